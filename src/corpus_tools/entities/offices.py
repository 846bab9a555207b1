"""Who holds an office that an article speaks of without saying who does: "the mayor"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np

from corpus_tools.arrays import Int32s, Ints
from corpus_tools.entities.comparing import name_words
from corpus_tools.entities.local_referents import Referents, is_open_role
from corpus_tools.entities.mention_columns import NONE, MentionColumns, Tally, paired, parted
from corpus_tools.entities.roles import RANKING, is_office, may_be_rank_of, role_head, says_whose

_KNOWN: Final = 3  # articles from which on somebody counts as known to the corpus's readers
_NOT_NOW: Final = frozenset(["former", "ex", "late", "acting", *RANKING])

Office = tuple[str, ...]


class _Sought(NamedTuple):
    """An office that articles leave open: its words, the word for its rank, whether it is written as a name or as one
    that several hold, and who holds it in the whole corpus.
    """

    words: Office
    head: str
    is_office: bool
    is_ranking: bool
    holder: int


class _Holders:
    """Who holds which office in the corpus; people are numbers."""

    def __init__(self, roles: list[str], held: Iterable[tuple[int, int]], articles: Ints) -> None:
        self._by_office: defaultdict[Office, set[int]] = defaultdict(set)
        self._by_head: defaultdict[str, dict[int, set[Office]]] = defaultdict(dict)
        self._articles = articles
        for person, role in held:
            office = name_words(roles[role])
            if roles[role] and not any(w in _NOT_NOW or w.startswith("ex-") for w in office):
                self._by_office[office].add(person)
                self._by_head[role_head(roles[role])].setdefault(person, set()).add(office)

    def sought(self, name: str) -> _Sought:
        """What is to be known of an office before its holder is looked for in an article."""
        office, is_named = name_words(name), is_office(name)
        everywhere = self._by_office.get(office, ())
        only = next(iter(everywhere)) if len(everywhere) == 1 else NONE
        if only != NONE and not is_named and self._articles[only] < _KNOWN:
            only = NONE
        return _Sought(office, role_head(name), is_named, any(w in RANKING for w in office), only)

    def of(self, office: _Sought, named: Iterable[int]) -> int | Office:
        """The holder of an office in an article that names these people; failing that, the office itself or -1."""
        if not office.is_ranking:
            holders = self._by_head.get(office.head, {})
            here = {who for who in named if who in holders and _may_hold(office.head, office.words, holders[who])}
            if len(here) == 1:
                return here.pop()
        if office.holder != NONE:
            return office.holder
        return office.words if office.is_office else NONE


def _may_hold(head: str, office: Office, held: Iterable[Office]) -> bool:
    """Whether one of the offices that somebody holds may be the one that is spoken of: "the prime minister"."""
    said = says_whose(set(office) - {head})
    return any(may_be_rank_of(head, office, words) and (not said or not said.isdisjoint(words)) for words in held)


def find_holders(
    mentions: MentionColumns, referents: Referents, person: Int32s, people: int
) -> list[tuple[int, int | Office]]:
    """The holder of each role that its article leaves open, as far as the rest of the corpus tells: referent, holder.

    It is the one person named in the same article who holds that office elsewhere in the corpus. Failing that, it is
    the office's only holder in the corpus, if the office is written as a name ("the Home Secretary") or the holder
    is in three articles or more. Failing that, an office written as a name is an entity of its own (its words), any
    other is nobody (-1). ``person`` has a number for each referent, -1 for none; ``people``: how many there are.
    """
    is_open = is_open_role(mentions)[mentions.local[referents.first]] & (person != NONE)
    open_roles = np.flatnonzero(is_open)
    if not len(open_roles):
        return []
    is_named = ~is_open & (person != NONE)
    held = _held(mentions, referents, np.where(is_named, person, NONE))
    articles = np.bincount(person[person != NONE], minlength=people)
    holders = _Holders(mentions.roles.texts, held, articles)
    article = mentions.article[referents.first]
    begins = np.searchsorted(article, article[open_roles]).tolist()
    ends = np.searchsorted(article, article[open_roles], side="right").tolist()
    known: dict[int, _Sought] = {}
    out: list[tuple[int, int | Office]] = []
    for at, begin, end in zip(open_roles.tolist(), begins, ends, strict=True):
        name = int(mentions.name[referents.first[at]])
        if name not in known:
            known[name] = holders.sought(mentions.names.texts[name])
        named = person[begin:end][is_named[begin:end]].tolist()
        out.append((at, holders.of(known[name], named)))
    return out


def _held(mentions: MentionColumns, referents: Referents, person: Int32s) -> list[tuple[int, int]]:
    """Each person with each role that stands beside a name of theirs, as numbers."""
    tally, roles = Tally(), len(mentions.roles)
    has_role = mentions.is_name() & (mentions.role != NONE)
    for some in mentions.pieces():
        at = np.flatnonzero(has_role[some]) + some.start
        who = person[referents.of_mention[at]]
        tally.add(paired(who[who != NONE], mentions.role[at][who != NONE], roles))
    who, role = parted(tally.result()[0], roles)
    return list(zip(who.tolist(), role.tolist(), strict=True))
