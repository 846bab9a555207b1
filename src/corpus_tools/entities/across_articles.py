"""Which referents of different articles are one person, organisation or place.

Every step looks names up in dictionaries, so the time grows linearly with the corpus, and every choice is made from
counts over the whole corpus with ties broken by the alphabet, so the order of the articles does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Final, NamedTuple

from corpus_tools.disjoint import DisjointSet
from corpus_tools.english.name_words import FIRST_NAME_HONORIFICS, SHORT_FORMS
from corpus_tools.entities.comparing import (
    clipped_forms,
    generation,
    initials_of,
    name_words,
    nickname_groups,
    person_words,
    short_forms,
    surname_of,
)
from corpus_tools.entities.gazetteer import load_gazetteer
from corpus_tools.entities.misspelling import misspelt_pairs
from corpus_tools.entities.naming import key

_DOMINANCE: Final = 5  # a short form goes to the name that is this many times as frequent as the next

_CLEAR: Final = 3  # a gender is that of most articles when it is this many times as frequent
_KNOWN: Final = 3  # articles from which on somebody counts as known to the corpus's readers

Key = tuple[str, ...]


class LocalReferent(NamedTuple):
    """Referents of single articles that are alike: their label, names with counts over all of them, titles before lone
    names, and told gender; ``articles``: how many they are.
    """

    label: str
    names: Counter[str]
    titles: frozenset[str]
    gender: str
    articles: int = 1


def join_people(referents: list[LocalReferent]) -> tuple[list[Hashable], set[Key]]:
    """A key for each referent, equal for one person; and the names that are misspelt, as their words."""
    counts: Counter[Key] = Counter()
    for referent in referents:
        for name, n in referent.names.items():
            words = _full(name)
            if words:
                counts[words] += n
    misspelt = misspelt_pairs(counts)
    known = _Known(counts, _joined_names(counts, misspelt))
    people = [known.person_of(referent) for referent in referents]
    known.learn(referents, people)
    keys: list[Hashable] = [
        person if person is not None else known.whose(referent)
        for person, referent in zip(people, referents, strict=True)
    ]
    return _own_keys(referents, keys), set(misspelt)


def _joined_names(counts: Counter[Key], misspelt: dict[Key, Key]) -> dict[Key, Key]:
    """Each full name, and the first in the alphabet of those that are the same person's."""
    union: DisjointSet[Key] = DisjointSet(counts)
    by_ends: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for words in sorted(counts):
        by_ends[words[0], _last(words)].append(words)
    for block in by_ends.values():
        _join_middles(block, union)
    _join_short_first_names(by_ends, union)
    _join_longer(counts, union)
    _join_generations(by_ends, union)
    for wrong, right in sorted(misspelt.items()):
        union.merge(wrong, right)
    return {words: first for subset in union.subsets() for first in [min(subset)] for words in subset}


class _Known:
    """The people whom the corpus names in full, and what it tells of them."""

    def __init__(self, counts: Counter[Key], persons: dict[Key, Key]) -> None:
        self.counts, self.persons = counts, persons
        self.totals: Counter[Key] = Counter()
        self.by_surname: defaultdict[str, set[Key]] = defaultdict(set)
        self.by_first: defaultdict[str, set[Key]] = defaultdict(set)
        self.genders: defaultdict[Key, Counter[str]] = defaultdict(Counter)
        self.articles: Counter[Key] = Counter()
        for words, n in counts.items():
            person = persons[words]
            self.totals[person] += n
            self.by_surname[_surname(words)].add(person)
            self.by_first[words[0]].add(person)

    def person_of(self, referent: LocalReferent) -> Key | None:
        """Who a referent with a full name is; None for one without.

        What the article ran together with it by mistake stays there: the name that the corpus knows best counts.
        """
        full = [w for w in map(_full, referent.names) if w]
        return self.persons[min(full, key=lambda w: (-self.counts[w], w))] if full else None

    def learn(self, referents: list[LocalReferent], people: list[Key | None]) -> None:
        """Take in how many articles name each person, and the genders they tell."""
        for referent, person in zip(referents, people, strict=True):
            if person is not None:
                self.articles[person] += referent.articles
                if referent.gender != "unknown":
                    self.genders[person][referent.gender] += referent.articles

    def whose(self, referent: LocalReferent) -> Hashable | None:
        """Who a referent with no more than a lone word is; None where nobody comes into question or several do."""
        if not referent.names:
            return ("", "office", "")
        word = _lone_word(referent)
        titles = {key(t) for t in referent.titles}
        takes_first = not titles.isdisjoint(("dame", "sir"))
        if not takes_first and not titles.isdisjoint(FIRST_NAME_HONORIFICS):
            # "Pope Abel", "King Abel": a name of his own.
            return None
        surnamed, first_named = self.by_surname.get(word, set()), self.by_first.get(word, set())
        options = (first_named or surnamed) if takes_first else surnamed
        fits = [p for p in options if _fits(referent.gender, self._genders_of(p))]
        if not fits and not titles and len(first_named) == 1:
            # A lone first name is hers whom the corpus knows by it, if it knows her well.
            person = next(iter(first_named))
            is_she = self.articles[person] >= _KNOWN and _fits(referent.gender, self.genders[person])
            return person if is_she else None
        return _dominant(fits, self.totals)

    def _genders_of(self, person: Key) -> Counter[str]:
        """The genders that the articles tell of somebody; where they tell none, what the first name tells."""
        told = self.genders[person]
        if told or len(person) == 1:
            return told
        by_name = load_gazetteer().genders.get(person[0].capitalize(), "")
        return Counter({by_name: 1}) if by_name else told


def _own_keys(referents: list[LocalReferent], keys: list[Hashable | None]) -> list[Hashable]:
    """Give those who are nobody known a key of their own word, and of their gender where the word is of two."""
    genders: defaultdict[str, set[str]] = defaultdict(set)
    for referent, known in zip(referents, keys, strict=True):
        if known is None and referent.gender != "unknown" and not _is_named_as_ruler(referent):
            genders[_lone_word(referent)].add(referent.gender)
    out: list[Hashable] = []
    for referent, known in zip(referents, keys, strict=True):
        if known is None:
            word = _lone_word(referent)
            known = (word, "", referent.gender if len(genders[word]) > 1 else "")
        out.append(known)
    return out


def _is_named_as_ruler(referent: LocalReferent) -> bool:
    titles = {key(t) for t in referent.titles}
    return titles.isdisjoint(("dame", "sir")) and not titles.isdisjoint(FIRST_NAME_HONORIFICS)


def _lone_word(referent: LocalReferent) -> str:
    return person_words(min(referent.names))[0]


def _full(name: str) -> Key:
    """The words of a name of several words, with Jr or Sr after; empty for a lone word."""
    words = person_words(name)
    if len(words) < 2:
        return ()
    suffix = generation(name)
    return (*words, "+" + suffix) if suffix else words


def _bare(words: Key) -> Key:
    return words[:-1] if words[-1].startswith("+") else words


def _last(words: Key) -> str:
    """Surname's last word; with Jr or Sr, which keeps father and son apart."""
    return words[-2] + words[-1] if words[-1].startswith("+") else words[-1]


def _surname(words: Key) -> str:
    return surname_of(" ".join(_bare(words)))


def _fits(told: str, known: Counter[str]) -> bool:
    """Whether a told gender goes with the articles' counts; a few misled articles do not count."""
    if told == "unknown" or not known:
        return True
    return known[told] * _CLEAR >= sum(known.values()) - known[told]


def _dominant(options: Iterable[Key], totals: Counter[Key]) -> Key | None:
    """The only option, or the one far more frequent than the next; else none."""
    ranked = sorted(options, key=lambda p: (-totals[p], p))
    if not ranked:
        return None
    if len(ranked) == 1 or totals[ranked[0]] >= _DOMINANCE * totals[ranked[1]]:
        return ranked[0]
    return None


def _join_middles(block: list[Key], union: DisjointSet[Key]) -> None:
    """Names of one first and last word are one person unless middle names contradict: "Abel B. Ode", "Abel Ode"."""
    if len(block) < 2:
        return
    initials: defaultdict[str, list[Key]] = defaultdict(list)
    for words in block:
        if len(_bare(words)) > 2:
            initials[words[1][0]].append(words)
    for group in initials.values():
        full = {w[1] for w in group if len(w[1]) > 1}
        if len(full) <= 1:
            for other in group[1:]:
                union.merge(group[0], other)
    bare = [w for w in block if len(_bare(w)) == 2]
    distinct = {union[w] for w in block if w not in bare}
    if bare and len(distinct) == 1:
        union.merge(bare[0], next(iter(distinct)))


def _join_generations(by_ends: dict[tuple[str, str], list[Key]], union: DisjointSet[Key]) -> None:
    """Join "Abel Ode Jr." to "Abe Ode" unless the corpus has an Abel Ode too, who is another."""
    by_group: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for first, last in by_ends:
        if "+" not in last:
            for group in nickname_groups(first):
                by_group[group, last].add(first)
    for (first, last), names in sorted(by_ends.items()):
        bare, plus, _suffix = last.partition("+")
        if not plus or (first, bare) in by_ends:
            continue
        options = {f for group in nickname_groups(first) for f in by_group.get((group, bare), ())}
        if len(options) == 1:
            union.merge(names[0], by_ends[next(iter(options)), bare][0])


def _join_longer(counts: Counter[Key], union: DisjointSet[Key]) -> None:
    """Join a name to the one that has one word more: "Bader Ode" to "Cora Bader Ode", "Abel Ode Says" to "Abel Ode".

    The shorter one goes where it is dominant; a longer one that ends in another word only to a more frequent name.
    """
    longer: defaultdict[Key, Counter[Key]] = defaultdict(Counter)
    for words in counts:
        if len(_bare(words)) < 3:
            continue
        if words[1:] in counts:
            longer[words[1:]][words] += counts[words]
        short = words[:-1]
        if not words[-1].startswith("+") and counts.get(short, 0) > counts[words]:
            union.merge(short, words)
    for short, options in longer.items():
        best = _dominant(options, options)
        if best is not None:
            union.merge(short, best)


def _join_short_first_names(by_ends: dict[tuple[str, str], list[Key]], union: DisjointSet[Key]) -> None:
    """Join "Liz Ode" and "E. Ode" to "Elizabeth Ode" where only she comes into question."""
    by_group: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    by_initial: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for first, last in by_ends:
        for group in nickname_groups(first):
            by_group[group, last].add(first)
        if len(first) > 1:
            by_initial[first[0], last].add(first)
    for (_group, last), firsts in sorted(by_group.items()):
        if len(firsts) == 2:
            a, b = sorted(firsts)
            union.merge(by_ends[a, last][0], by_ends[b, last][0])
    for (initial, last), firsts in sorted(by_initial.items()):
        if len(firsts) == 1 and (initial, last) in by_ends:
            union.merge(by_ends[initial, last][0], by_ends[next(iter(firsts)), last][0])


def join_others(referents: list[LocalReferent]) -> list[Hashable]:
    """A key for each referent that is an organisation or place, equal for one and the same."""
    fullest = [_fullest(r.names) for r in referents]
    counts: Counter[Key] = Counter()
    for referent, full in zip(referents, fullest, strict=True):
        counts[full] += sum(referent.names.values())
    shorts = _short_forms(referents, fullest, counts)
    target: dict[Key, Key] = {}
    # Longest first: what a short form's candidates are short forms of is then known.
    for short in sorted(shorts, key=lambda w: (-len(w), -len(" ".join(w)), w)):
        longs: Counter[Key] = Counter()
        for long, n in shorts[short].items():
            longs[_follow(long, target)] += n
        best = _dominant(longs, longs)
        if best is not None and best != short:
            target[short] = best
    return [_follow(full, target) for full in fullest]


def _short_forms(referents: list[LocalReferent], fullest: list[Key], counts: Counter[Key]) -> dict[Key, Counter[Key]]:
    """Each short form with the names it can stand for, weighed by mentions."""
    shorts: defaultdict[Key, Counter[Key]] = defaultdict(Counter)
    for referent, full in zip(referents, fullest, strict=True):
        for name, n in referent.names.items():
            words = _alias(name_words(name))
            if words != full:
                # What the article itself says: this short form stood for that name.
                shorts[words][full] += n
    for words in sorted(counts, key=lambda w: (-len(w), w)):
        for short in _forms_of(words):
            if short in counts and short != words:
                shorts[short][words] += counts[words]
    return shorts


def _forms_of(words: Key) -> Iterator[Key]:
    """The short forms, clipped forms and acronyms that a name can have."""
    cut = short_forms(words)
    yield from cut
    for whole in (words, *cut):
        yield from clipped_forms(whole)
    if len(words) > 2:
        for acronym in initials_of(words):
            if len(acronym) > 2:
                yield (acronym,)


def _follow(words: Key, target: dict[Key, Key]) -> Key:
    """The name that a short form stands for, and that one in turn; a circle ends where it began."""
    seen = {words}
    while words in target and target[words] not in seen:
        words = target[words]
        seen.add(words)
    return words


def _alias(words: Key) -> Key:
    return SHORT_FORMS.get(words, words)


def _fullest(names: Counter[str]) -> Key:
    if not names:
        return ("",)
    return min((_alias(name_words(n)) or (n.lower(),) for n in names), key=lambda w: (-len(w), -len(" ".join(w)), w))
