"""Who is who inside one article: each name, role and pronoun to one person, organisation or place.

Full names first, then what is shorter: title and first name, surname, role, pronoun. Two people of one surname stay
two. Gender comes from titles and pronouns alone and serves only to tell them apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import CLUB_ENDINGS, FIRST_NAME_HONORIFICS, PARTIES, TITLE_WORDS
from corpus_tools.english.words import as_seen
from corpus_tools.entities.comparing import (
    BODY_WORDS,
    FIRM_WORDS_LAST,
    filed_under,
    generation,
    initials_of,
    is_clipped_form,
    is_first_of_firm,
    is_short_form,
    looked_up_under,
    name_words,
    person_words,
    same_person,
    surname_of,
)
from corpus_tools.entities.gazetteer import load_gazetteer, load_organisations
from corpus_tools.entities.naming import gender_of_title, key, parse_name


class Mention:
    """One mention in one article. ``referent`` is its place in the article's list of referents (-1: none yet)."""

    __slots__ = (
        "confidence",
        "end",
        "form",
        "gender",
        "honorific",
        "label",
        "method",
        "misspelt",
        "pronouns",
        "referent",
        "role",
        "shown",
        "start",
        "text",
        "words",
    )

    def __init__(self, start: int, end: int, text: str, label: str, confidence: float, method: str) -> None:
        self.start, self.end, self.text, self.label = start, end, text, label
        self.confidence, self.method = confidence, method
        self.honorific = self.role = ""
        self.form = "name"
        self.gender = "unknown"
        self.misspelt = False
        self.referent = -1
        self.pronouns: dict[str, int] = {}
        self.shown, self.words = _as_shown(text, label == "PER")


@lru_cache(maxsize=1 << 15)
def _as_shown(text: str, is_person: bool) -> tuple[str, tuple[str, ...]]:
    """A name as a reader sees it, and its words for comparison."""
    shown = as_seen(text)
    return shown, person_words(shown) if is_person else name_words(shown)


class Referent:
    """A person, organisation or place of one article, and the names it goes by there."""

    __slots__ = ("gender", "is_office", "label", "last", "names", "roles", "titles", "total")

    def __init__(self, label: str) -> None:
        self.label = label
        self.names: Counter[str] = Counter()
        self.roles: list[tuple[str, frozenset[str], bool]] = []
        self.gender: Counter[str] = Counter()
        self.titles: set[str] = set()
        self.is_office = False
        self.total = 0
        self.last = -1

    @property
    def name(self) -> str:
        """The fullest name: most words of two letters or more, then most frequent, then first in the alphabet."""
        if len(self.names) == 1:
            return next(iter(self.names))
        return min(self.names, key=lambda n: (-sum(len(key(w)) > 1 for w in n.split()), -self.names[n], -len(n), n))

    def told_gender(self) -> str:
        """Female or male where titles and pronouns agree (a title weighs three pronouns, one is too few)."""
        if not self.gender:
            return "unknown"
        (best, n), *rest = self.gender.most_common()
        return best if n > 1 and (not rest or n >= 3 * rest[0][1]) else "unknown"


MOST_NAMESAKES: Final = 64
"""How many people who share a word of their names a lone word is compared with, before it and after it."""

Office = tuple[str, frozenset[str], bool]
"""A role beside a name: its head word, all its words, and whether it is a former one."""


def resolve_names(
    mentions: list[Mention],
    offices: list[list[Office]] | None = None,
    defined: Mapping[tuple[str, ...], tuple[str, ...]] = MappingProxyType({}),
) -> list[Referent]:
    """Set ``referent`` of every name; return the referents in order of first mention.

    ``offices`` holds the roles beside each mention; ``defined`` the words of the name that
    letters stand for, as the article says: "Exham Harbour Authority (EHA)".
    """
    referents: list[Referent] = []
    beside = dict(zip(map(id, mentions), offices, strict=True)) if offices is not None else {}
    _resolve_people([m for m in mentions if m.label == "PER"], referents, beside)
    for label in ("ORG", "LOC"):
        _resolve_others([m for m in mentions if m.label == label], referents, label, defined)
    return _in_order(mentions, referents)


def _in_order(mentions: list[Mention], referents: list[Referent]) -> list[Referent]:
    order: dict[int, int] = {}
    for m in mentions:
        if m.referent >= 0:
            order.setdefault(m.referent, len(order))
    for m in mentions:
        if m.referent >= 0:
            m.referent = order[m.referent]
    return [referents[i] for i in order]


def _note(mention: Mention, referent: Referent, index: int) -> None:
    mention.referent = index
    referent.names[mention.shown] += 1
    referent.total += 1
    referent.last = max(referent.last, mention.start)
    if mention.honorific:
        referent.titles.add(_title(mention.honorific))
    if mention.honorific or mention.role:
        gender = gender_of_title([*mention.honorific.split(), *mention.role.split()])
        if gender != "unknown":
            referent.gender[gender] += 3
    for told, n in mention.pronouns.items():
        referent.gender[told] += n


class _People:
    """The people of one article while their names are being resolved."""

    def __init__(self, referents: list[Referent], beside: dict[int, list[Office]]) -> None:
        self.referents, self.beside = referents, beside
        self.by_word: defaultdict[str, dict[int, None]] = defaultdict(dict)  # a full name's word → who has it
        self.by_form: defaultdict[Hashable, set[int]] = defaultdict(set)  # what names of one person share → who has it
        self.by_place: dict[str, list[tuple[int, int]]] = {}  # the same in the order of the text: place, who
        self.spots: defaultdict[int, list[int]] = defaultdict(list)  # where somebody is named in full, in order
        self.alone: defaultdict[str, list[int]] = defaultdict(list)  # a word that stands for no full name

    def new(self) -> int:
        self.referents.append(Referent("PER"))
        return len(self.referents) - 1

    def note(self, m: Mention, index: int) -> None:
        _note(m, self.referents[index], index)
        held = self.referents[index].roles
        held += [office for office in self.beside.get(id(m), ()) if office not in held]

    def having_word(self, word: str, start: int) -> list[int]:
        """Those who have ``word`` in their full name; of very many, those named in full nearest to ``start``.

        Without that limit, an article that lists hundreds of people of one surname takes quadratic time.
        """
        known = self.by_word.get(word, {})
        if len(known) <= MOST_NAMESAKES:
            return list(known)
        if word not in self.by_place:
            self.by_place[word] = sorted((spot, i) for i in known for spot in self.spots[i])
        places = self.by_place[word]
        at = bisect_right(places, (start, -1))
        return list(dict.fromkeys(i for _, i in places[max(0, at - MOST_NAMESAKES) : at + MOST_NAMESAKES]))

    def having(self, test: Callable[[str], bool], options: Iterable[int]) -> list[int]:
        """Those of ``options`` of whom one of the names passes the test."""
        return [i for i in options if any(test(n) for n in self.referents[i].names)]


def _resolve_people(mentions: list[Mention], referents: list[Referent], beside: dict[int, list[Office]]) -> None:
    people = _People(referents, beside)
    full = [m for m in mentions if len(m.words) > 1]
    groups = _full_names(full, people)
    for m in full:
        people.note(m, groups[m.shown])
        people.spots[m.referent].append(m.start)
    # Those with a title first: they tell more, and what they tell helps with the bare surnames.
    for m in sorted((m for m in mentions if len(m.words) == 1), key=_what_it_tells):
        people.note(m, _lone_name(m, people))


def _full_names(full: list[Mention], people: _People) -> dict[str, int]:
    """Whose each full name is. Longest first: "Abel Brian Ode" and "Abel Ode" meet before "Abel Cecil Ode" comes."""
    counts = Counter(m.shown for m in full)
    groups: dict[str, int] = {}
    for text in sorted(counts, key=lambda t: (-len(person_words(t)), -counts[t], t)):
        words = person_words(text)
        fits = _fitting(text, people)
        index = fits[0] if len(fits) == 1 or (fits and len(words[0]) > 1) else people.new()
        groups[text] = index
        people.referents[index].names[text] += 0
        for w in words:
            people.by_word[w][index] = None
        for form in filed_under(text):
            people.by_form[form].add(index)
    return groups


def _fitting(text: str, people: _People) -> list[int]:
    """The people whom a full name may be; those of the very surname where there are any."""
    options = sorted({i for form in looked_up_under(text) for i in people.by_form.get(form, ())})
    fits = people.having(lambda n: same_person(text, n), options)
    if generation(text) or people.having(lambda n: bool(generation(n)), fits):
        # An article that has both Abel Ode and Abel Ode Jr. means two.
        relatives = people.having(lambda n: _father_and_son(text, n), fits)
        fits = [i for i in fits if i not in relatives]
    if len(fits) > 1:
        fits = people.having(lambda n: surname_of(n) == surname_of(text), fits) or fits
    return fits


def _lone_name(m: Mention, people: _People) -> int:
    """Whose a lone word is; a person of its own where it stands for no full name."""
    word = m.words[0]
    chosen = _choose_person(m, people)
    if chosen is not None:
        return _or_namesake(m, chosen, people.alone[word], people.referents) if word in people.alone else chosen
    known = people.alone[word]
    fits = [i for i in known if _gender_fits(m, people.referents[i])]
    if fits:
        return max(fits, key=lambda i: (people.referents[i].total, -i))
    known.append(people.new())
    return known[-1]


def _or_namesake(m: Mention, chosen: int, others: list[int], referents: list[Referent]) -> int:
    """Who "President Ode" and "Ode" are where "Mrs Ode" was found to be another than the Ode of the full name."""
    other = max(others, key=lambda i: (_gender_fits(m, referents[i]), referents[i].total, -i))
    title = _title(m.honorific) if m.honorific else ""
    if not _gender_fits(m, referents[other]) or title in referents[chosen].titles or _holds(referents[chosen], title):
        return chosen
    if title:
        return other if gender_of_title([title]) == "unknown" else chosen
    return other if referents[other].total > referents[chosen].total else chosen


def _what_it_tells(m: Mention) -> tuple[int, int]:
    """Sort key: names whose title tells a gender, then other titles, then bare names."""
    if not m.honorific:
        return 2, m.start
    return (0 if gender_of_title(m.honorific.split()) != "unknown" else 1), m.start


def _father_and_son(a: str, b: str) -> bool:
    first, second = person_words(a), person_words(b)
    return generation(a) != generation(b) and first[0] == second[0] and surname_of(a) == surname_of(b)


def _gender_fits(m: Mention, referent: Referent) -> bool:
    if not (m.honorific or m.role):
        return True  # nothing tells
    told = gender_of_title([*m.honorific.split(), *m.role.split()])
    known = referent.told_gender()
    if known == "unknown" and told != "unknown":
        known = _gender_of_first_name(referent)
    return "unknown" in (told, known) or told == known


def _gender_of_first_name(referent: Referent) -> str:
    """What the first name of a person named in full tells: "Mr Ode" is not Michelle Ode."""
    first = parse_name(referent.name).first if " " in referent.name else ""
    return load_gazetteer().genders.get(first, "unknown")


def _choose_person(m: Mention, people: _People) -> int | None:
    """The full name that a lone word stands for: by surname, or by first name after Dame, Sir and the like."""
    referents = people.referents
    pick = [i for i in _named_by(m, people) if not _holds_another(m, referents[i])]
    if len(pick) > 1 and m.honorific:
        title = _title(m.honorific)
        pick = [i for i in pick if title in referents[i].titles or _holds(referents[i], title)] or pick
    if len(pick) < 2:
        return pick[0] if pick else None
    # How often each was named in full before; the lists are in order.
    spots = people.spots
    before = {i: bisect_right(spots.get(i, []), m.start) for i in pick}
    if not any(before.values()):
        # A headline's surname is that of whoever the article names first.
        return min(pick, key=lambda i: (spots.get(i, [0])[0], i))

    def rank(i: int) -> tuple[bool, int, int, int]:
        n = before[i]
        return n > 0, referents[i].total, spots[i][n - 1] if n else -1, -i

    return max(pick, key=rank)


def _named_by(m: Mention, people: _People) -> list[int]:
    """Those whom a lone word may name: by surname, and by first name where no title forbids it."""
    word = m.words[0]
    options = [i for i in people.having_word(word, m.start) if _gender_fits(m, people.referents[i])]
    if len(options) < 2 and not m.honorific:
        return options
    if told := generation(m.shown):
        # "Ode Jr." is not his father.
        options = people.having(lambda n: generation(n) == told, options) or options
    by_first = people.having(lambda n: person_words(n)[0] == word, options)
    by_last = people.having(lambda n: word in surname_of(n).split(), options)
    if not m.honorific:
        return by_last or by_first or options
    if key(m.honorific.split()[-1]) in FIRST_NAME_HONORIFICS:
        # Never only a middle name: "Sir Paul" is not John Paul Jones.
        return by_first or by_last
    # "Mr Abel" is not Abel Ode.
    return by_last or (by_first if _is_family_first(by_first, word) else [])


def _holds_another(m: Mention, referent: Referent) -> bool:
    """Whether somebody who holds an office of another rank is no "President Ode": Secretary Cora Ode."""
    title = _title(m.honorific) if m.honorific else ""
    if title not in _HIGHEST or title in referent.titles or _holds(referent, title):
        return False
    return any(head in _OTHER_OFFICES for head, _words, _former in referent.roles)


_HIGHEST: Final = frozenset(["president", "justice"])
_OTHER_OFFICES: Final = frozenset(
    ["secretary", "governor", "gov", "mayor", "minister", "judge", "congressman", "congresswoman"]
)


def _title(honorific: str) -> str:
    """The last word of a title, abbreviations written out."""
    word = key(honorific.split()[-1])
    return TITLE_WORDS.get(word, word)


def _holds(referent: Referent, title: str) -> bool:
    return any(head == title for head, _words, _former in referent.roles)


def _is_family_first(options: list[int], word: str) -> bool:
    """Whether the word may be a family name that is written first ("Xi", "Kim"): no listed first name."""
    return bool(options) and not load_gazetteer().is_first_name(word.capitalize())


def _resolve_others(
    mentions: list[Mention],
    referents: list[Referent],
    label: str,
    defined: Mapping[tuple[str, ...], tuple[str, ...]],
) -> None:
    """Organisations or places: same words, what the article defines, acronym, short form."""
    counts = Counter(m.words for m in mentions)
    index_of: dict[tuple[str, ...], int] = {}
    first_word: dict[str, list[tuple[str, ...]]] = {}
    acronyms: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(counts, key=lambda w: (-len(w), -len(" ".join(w)), w)):
        target = _longer_form(words, first_word, acronyms) if label == "ORG" or len(words) == 1 else None
        if target is not None and label == "LOC" and len(words[0]) > 5:
            target = None
        if defined.get(words) in index_of:
            target = defined[words]
        if target is not None:
            index_of[words] = index_of[target]
        else:
            index_of[words] = len(referents)
            referents.append(Referent(label))
        if len(words) > 1:
            first_word.setdefault(words[0], []).append(words)
            if label == "ORG":
                first_word.setdefault("~" + words[0][:3], []).append(words)
                head = _head_of_body(words)
                if head:
                    first_word.setdefault("$" + head, []).append(words)
            for short in initials_of(words):
                acronyms.setdefault(short, []).append(words)
    for m in mentions:
        index = index_of[m.words]
        _note(m, referents[index], index)


def _longer_form(
    words: tuple[str, ...],
    first_word: dict[str, list[tuple[str, ...]]],
    acronyms: dict[str, list[tuple[str, ...]]],
) -> tuple[str, ...] | None:
    """The longer name that ``words`` is a short form of, when one only comes into question."""
    if len(words) == 1 and words[0] in acronyms:
        return _only(acronyms[words[0]])
    longer = [w for w in first_word.get(words[0], ()) if is_short_form(words, w)]
    longer = longer or _firm_or_club(words, first_word)
    if longer:
        return min(longer, key=lambda w: (len(w), w))
    if words and words[0]:
        clipped = [w for w in first_word.get("~" + words[0][:3], ()) if is_clipped_form(words, w)]
        if clipped:
            return min(clipped, key=lambda w: (len(w), w))
    return None


def _firm_or_club(words: tuple[str, ...], first_word: dict[str, list[tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """The only firm whose name begins with the words, or the only club or body of a kind: "United", "Commission"."""
    firms = [w for w in first_word.get(words[0], ()) if is_first_of_firm(words, w)]
    if _is_body_itself(words):
        # "the House" is not "House Education", nor "Bank of Ode" the "Bank of Ode Stadium"; "Ode" may be "Ode News".
        firms = [w for w in firms if w[-1] in FIRM_WORDS_LAST]
    if firms and load_gazetteer().is_large_place(" ".join(words).title()):
        return []
    # "Odex Resources Ltd" and "Odex Resources" are one; "Odex Bank" and "Odex Foods" are two.
    if firms and not all(w == min(firms, key=len) or is_short_form(min(firms, key=len), w) for w in firms):
        return []
    clubs = first_word.get("$" + words[0], ()) if len(words) == 1 else ()
    return firms or (list(clubs) if len(clubs) == 1 else [])


def _is_body_itself(words: tuple[str, ...]) -> bool:
    """Whether a name is that of a listed body or of a party, or ends in a word for one: it needs no longer name."""
    return words[-1] in BODY_WORDS or words[-1] in PARTIES or " ".join(words) in load_organisations()


def _head_of_body(words: tuple[str, ...]) -> str:
    """The word by which an article refers to a body or club that it has named: "University" of "University of Ode"."""
    head = words[0] if words[1] in ("of", "for", "on") else words[-1]
    return head if head in CLUB_ENDINGS or head in _CALLED_BY_KIND else ""


_CALLED_BY_KIND: Final = word_set(
    "university college school council commission committee court board agency authority department ministry bureau "
    "institute foundation union association federation tribunal bank trust society corporation club company group "
    "party church hospital museum league"
)


def _only(options: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return min(options, key=lambda w: (len(w), w))


def set_forms(mentions: list[Mention], referents: list[Referent]) -> None:
    """Say of each name what kind it is: full, title and surname, acronym …"""
    names = [referent.name for referent in referents]
    for m in mentions:
        if m.form not in ("role", "pronoun") and m.referent >= 0:
            m.form = form_of(m.shown, m.label, m.honorific, bool(m.role), names[m.referent])


def form_of(text: str, label: str, honorific: str, has_role: bool, name: str) -> str:
    """The kind of name that ``text`` is, of an entity whose fullest name is ``name``."""
    if label != "PER":
        words, full = name_words(text), name_words(name)
        if words == full or len(words) >= len(full):
            return "full" if len(full) > 1 and words == full else "name"
        return "acronym" if text.replace(".", "").isupper() and len(words) == 1 else "short"
    if len(person_words(text)) > 1:
        return "title+full" if honorific else "full"
    return _lone_form(text, honorific, has_role, name)


def _lone_form(text: str, honorific: str, has_role: bool, name: str) -> str:
    word, full = person_words(text)[0], person_words(name)
    is_first = len(full) > 1 and full[0] == word and word not in surname_of(name).split()
    if honorific:
        first_title = key(honorific.split()[-1]) in FIRST_NAME_HONORIFICS
        return "title+first" if is_first or (first_title and len(full) == 1) else "title+surname"
    if has_role:
        return "role+name"
    if len(full) == 1:
        return "name"
    return "first" if is_first else "surname"
