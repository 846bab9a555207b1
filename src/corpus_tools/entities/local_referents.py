"""The referents of single articles, told from the mentions: which are of one kind, and who is not whom it seems.

A referent's kind is what joining looks at: its label, the names it goes by, the titles before them and its gender. A
corpus has many referents and few kinds, so that only kinds are held as Python objects.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from corpus_tools.arrays import Bools, Int32s, Ints
from corpus_tools.entities.across_articles import LocalReferent
from corpus_tools.entities.comparing import person_words
from corpus_tools.entities.mention_columns import NONE, MentionColumns, Tally, paired, parted, slices
from corpus_tools.entities.naming import gender_of_title

_CLEAR: Final = 3  # a lone word's label is the corpus's where it is this many times as sure as the article's
_DOUBT: Final = 700  # thousandths: a mean confidence below it is doubtful
_NO_TITLES: Final[frozenset[str]] = frozenset()


class Kind(NamedTuple):
    """What referents that are treated alike have in common; ``names`` are numbers of what is seen, in their order."""

    label: str
    names: tuple[int, ...]
    titles: frozenset[str]
    gender: str


class Referents(NamedTuple):
    """Of each mention the referent it is of; of each referent its first mention, its mentions, their thousandths of
    confidence, and the number of its kind.
    """

    of_mention: Int32s
    first: Int32s
    mentions: Int32s
    sure: Int32s
    kind: Int32s
    kinds: list[Kind]


def part_couples(mentions: MentionColumns) -> None:
    """Take "Mr Ode" from a Cora Ode whom the rest of the corpus knows as a woman, and the bare "Ode" with it.

    Inside an article that names only her in full, nothing else may tell that he is another.
    """
    told = _told_by_titles(mentions)
    others = _of_the_other_gender(mentions, told)
    if not others:
        return
    numbers = len(mentions.locals)
    here = np.array([article * numbers + local for article, local in others], dtype=np.int64)
    is_name = mentions.is_name() & ~mentions.is_form("first", "title+first")[mentions.form]
    for some in mentions.pieces():
        keys = mentions.article[some].astype(np.int64) * numbers + mentions.local[some]
        for i in (np.flatnonzero(np.isin(keys, here)) + some.start).tolist():
            gender = others[int(mentions.article[i]), int(mentions.local[i])]
            is_short = is_name[i] and " " not in mentions.texts.texts[mentions.text[i]]
            if is_short and told[i] in (NONE, mentions.genders.number(gender)):
                other = f"{mentions.locals.texts[mentions.local[i]]} ({gender})"
                mentions.local[i] = mentions.locals.number(other)
                mentions.gender[i] = mentions.genders.number(gender)
            else:
                # What the other's title told of her is void.
                mentions.gender[i] = mentions.genders.number("unknown")


def _told_by_titles(mentions: MentionColumns) -> Int32s:
    """The gender that the title before a lone name tells; -1 where none does."""
    told = [mentions.genders.number(gender_of_title(title.split())) for title in mentions.titles.texts]
    by_title = np.array([number or NONE for number in [*told, 0]], dtype=np.int32)
    is_lone = mentions.texts.flags(" " not in text for text in mentions.texts.texts)
    is_person = mentions.label == mentions.labels.number("PER")
    out: Int32s = np.where(is_person & is_lone[mentions.text] & mentions.is_name(), by_title[mentions.title], NONE)
    return out


def _of_the_other_gender(mentions: MentionColumns, told: Int32s) -> dict[tuple[int, int], str]:
    """Article and referent whose title tells a gender that clearly more of the other articles contradict."""
    at = np.flatnonzero(told != NONE)
    if not len(at):
        return {}
    people, genders, articles = (
        _people(mentions, np.unique(mentions.name[at])),
        len(mentions.genders),
        len(mentions.articles),
    )
    is_told = mentions.is_name() & (mentions.gender != 0) & (people[mentions.name] != NONE)
    is_told &= mentions.label == mentions.labels.number("PER")
    known = Tally()
    for some in mentions.pieces():
        chosen = np.flatnonzero(is_told[some]) + some.start
        known.add(
            (people[mentions.name[chosen]] * genders + mentions.gender[chosen]) * articles + mentions.article[chosen]
        )
    pairs, _ = known.result()  # person and gender, article
    person = people[mentions.name[at]] * genders
    same, opposite = (
        _other_articles(pairs, person + gender, mentions.article[at], articles) for gender in (told[at], 3 - told[at])
    )
    return {
        (int(mentions.article[i]), int(mentions.local[i])): mentions.genders.texts[told[i]]
        for i in at[opposite > _CLEAR * same].tolist()
    }


def _people(mentions: MentionColumns, names: Int32s) -> Ints:
    """By the number of a name, a number of the person whose name it is; -1 for those whom none of ``names`` names."""
    numbers: dict[tuple[str, ...], int] = {}
    for name in names.tolist():
        numbers.setdefault(person_words(mentions.names.texts[name]), len(numbers))
    of = [numbers.get(person_words(name), NONE) for name in mentions.names.texts]
    return np.array([*of, NONE], dtype=np.int64)


def _other_articles(pairs: Ints, person: Ints, article: Int32s, articles: int) -> Ints:
    """How many articles there are in ``pairs`` of each person, but for the one beside."""
    begin = np.searchsorted(pairs, person * articles)
    count = np.searchsorted(pairs, (person + 1) * articles) - begin
    own = person * articles + article
    at = np.searchsorted(pairs, own)
    is_here = np.zeros(len(own), dtype=bool) if not len(pairs) else pairs[np.minimum(at, len(pairs) - 1)] == own
    out: Ints = count - is_here
    return out


def find_referents(mentions: MentionColumns, seen: list[str], shown: Int32s) -> Referents:
    """The referents of each article, in the order of their first mentions."""
    of_mention = np.empty(len(mentions.article), dtype=np.int32)
    kinds: dict[Kind, int] = {}
    found: list[tuple[Int32s, Int32s, Int32s, Int32s]] = []
    is_name, last_words = mentions.is_name(), [text.split()[-1] for text in mentions.titles.texts]
    count = 0
    for some in mentions.pieces():
        keys = paired(mentions.article[some], mentions.local[some], len(mentions.locals))
        _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        order = np.argsort(first)
        number = np.empty(len(order), dtype=np.int32)
        number[order] = np.arange(len(order), dtype=np.int32)
        here, first = number[inverse], first[order]
        of_mention[some] = here + count
        named = np.flatnonzero(is_name[some])
        names = _in_order(here[named], shown[mentions.text[some][named]], len(seen))
        titles = _titles(here[named], mentions.title[some][named], last_words)
        kind = _kinds(
            kinds,
            [mentions.labels.texts[label] for label in mentions.label[some][first].tolist()],
            [
                mentions.genders.texts[gender]
                for gender in _only_gender(here, mentions.gender[some], len(first)).tolist()
            ],
            names,
            titles,
        )
        sizes = np.bincount(here, minlength=len(first)).astype(np.int32)
        sure = np.bincount(here, weights=mentions.sure[some], minlength=len(first)).astype(np.int32)
        found.append(((first + some.start).astype(np.int32), sizes, sure, kind))
        count += len(first)
    empty = np.zeros(0, dtype=np.int32)
    columns = [np.concatenate([empty, *(each[at] for each in found)], dtype=np.int32) for at in range(4)]
    return _one_label(
        mentions, Referents(of_mention, columns[0], columns[1], columns[2], columns[3], list(kinds)), seen
    )


def _in_order(referent: Int32s, name: Int32s, names: int) -> list[tuple[int, ...]]:
    """The different names of each referent, in the order in which they first come."""
    _, first = np.unique(paired(referent, name, names), return_index=True)
    of, name = referent[first], name[first]
    order = np.lexsort((first, of))
    count = int(referent.max(initial=-1)) + 1
    borders, flat = slices(of[order], count), name[order].tolist()
    return [tuple(flat[begin:end]) for begin, end in pairwise(borders)]


def _titles(referent: Int32s, title: Int32s, last_words: list[str]) -> dict[int, frozenset[str]]:
    """The titles before the names of each referent that has any; of several words the last."""
    has_title = title != NONE
    found: defaultdict[int, set[str]] = defaultdict(set)
    for at, number in zip(referent[has_title].tolist(), title[has_title].tolist(), strict=True):
        found[at].add(last_words[number])
    return {at: frozenset(words) for at, words in found.items()}


def _only_gender(referent: Int32s, gender: Int32s, count: int) -> Int32s:
    """The gender that is told of each referent; 0, unknown, where none or several are."""
    told, only = np.zeros(count, dtype=np.int32), np.zeros(count, dtype=np.int32)
    for number in range(1, int(gender.max(initial=0)) + 1):
        is_told = np.bincount(referent[gender == number], minlength=count) > 0
        told += is_told
        only[is_told] = number
    return np.where(told == 1, only, 0)


def _kinds(
    kinds: dict[Kind, int],
    labels: list[str],
    genders: list[str],
    names: list[tuple[int, ...]],
    titles: dict[int, frozenset[str]],
) -> Int32s:
    """The number of each referent's kind; new ones are added to ``kinds``."""
    names = names + [()] * (len(labels) - len(names))
    found = [
        kinds.setdefault(Kind(label, named, titles.get(at, _NO_TITLES), gender), len(kinds))
        for at, (label, gender, named) in enumerate(zip(labels, genders, names, strict=True))
    ]
    return np.array(found, dtype=np.int32)


def _one_label(mentions: MentionColumns, referents: Referents, seen: list[str]) -> Referents:
    """Give a lone word that is a place in most articles that label where it was taken for another with some doubt."""
    kinds = {kind: number for number, kind in enumerate(referents.kinds)}
    other = _other_labels(referents, seen, kinds)
    is_doubtful = referents.sure < _DOUBT * referents.mentions
    changed = np.where(is_doubtful, other[referents.kind], NONE)
    if (changed == NONE).all():
        return referents
    label = np.array([mentions.labels.number(kind.label) for kind in kinds], dtype=np.int8)
    for some in mentions.pieces():
        now = changed[referents.of_mention[some]]
        at = np.flatnonzero(now != NONE)
        mentions.label[some.start + at] = label[now[at]]
        mentions.gender[some.start + at] = mentions.genders.number("unknown")
    kind = np.where(changed == NONE, referents.kind, changed)
    return referents._replace(kind=kind, kinds=list(kinds))


def _other_labels(referents: Referents, seen: list[str], kinds: dict[Kind, int]) -> Int32s:
    """By kind, the kind that a doubtful referent of it is of, which is added to ``kinds``; -1 where it stays."""
    words = [_only_word(kind, seen) for kind in referents.kinds]
    sure = np.bincount(referents.kind, weights=referents.sure, minlength=len(words)).astype(np.int64).tolist()
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kind, word, weight in zip(referents.kinds, words, sure, strict=True):
        if word:
            tally[word][kind.label] += weight
    other = [NONE] * len(words)
    for number, (kind, word) in enumerate(zip(referents.kinds, words, strict=True)):
        counts = tally.get(word, Counter())
        if len(counts) < 2:
            continue
        best, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if best not in ("PER", kind.label) and most >= _CLEAR * counts[kind.label]:
            other[number] = kinds.setdefault(kind._replace(label=best, gender="unknown"), len(kinds))
    return np.array([*other, NONE], dtype=np.int32)


def _only_word(kind: Kind, seen: list[str]) -> str:
    """The one word that a referent goes by, without titles; empty where there are more."""
    only = {seen[name].casefold() for name in kind.names}
    word = only.pop() if len(only) == 1 else ""
    return "" if " " in word or kind.titles else word


def to_join(mentions: MentionColumns, referents: Referents, seen: list[str], shown: Int32s) -> dict[int, LocalReferent]:
    """The kinds of referents that there are, in the order of their first ones, with the mentions of each name."""
    kind, name, counts = _mentions_by_name(mentions, referents, len(seen), shown)
    borders = slices(kind, len(referents.kinds))
    different, first, articles = np.unique(referents.kind, return_index=True, return_counts=True)
    out: dict[int, LocalReferent] = {}
    for at in np.argsort(first).tolist():
        number = int(different[at])
        of, some = referents.kinds[number], slice(borders[number], borders[number + 1])
        by_name = dict(zip(name[some].tolist(), counts[some].tolist(), strict=True))
        names = Counter({seen[each]: by_name[each] for each in of.names})
        out[number] = LocalReferent(of.label, names, of.titles, of.gender, int(articles[at]))
    return out


def _mentions_by_name(
    mentions: MentionColumns, referents: Referents, names: int, shown: Int32s
) -> tuple[Ints, Ints, Ints]:
    """How many mentions are of each kind and name: kind, name, mentions; sorted."""
    tally, is_name = Tally(), mentions.is_name()
    for some in mentions.pieces():
        at = np.flatnonzero(is_name[some]) + some.start
        tally.add(paired(referents.kind[referents.of_mention[at]], shown[mentions.text[at]], names))
    pairs, counts = tally.result()
    return *parted(pairs, names), counts


def is_open_role(mentions: MentionColumns) -> Bools:
    """By number of a local referent, whether it is a role whose holder the article does not tell."""
    return mentions.locals.flags(text.startswith("role:") for text in mentions.locals.texts)
