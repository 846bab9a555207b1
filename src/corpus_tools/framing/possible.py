"""Which patterns of a codebook a text may match, told by its words alone.

No match of a pattern can do without its required words, and they stand in the order in which the pattern has them.
Most articles hold the words of thirty of some five hundred patterns: the others are neither searched for nor compiled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, Generic, TypeVar

from corpus_tools.framing.patterns import Compiled

Entry = TypeVar("Entry")  # of a codebook

_LETTERS: Final = bytes(code if 97 <= code <= 122 else 32 for code in range(256))


def letters_alone(low: str) -> str:
    """``low``, in lower case, with a blank for each character that is none of the letters a to z; same length.

    To split it gives the runs of these letters, in a third of the time of a search for them.

    >>> letters_alone("“don’t,” he said").split()
    ['don', 't', 'he', 'said']
    """
    return low.encode("ascii", "replace").translate(_LETTERS).decode("ascii")


def has_all(compiled: Compiled, words: AbstractSet[str]) -> bool:
    """Whether ``words`` hold what no match of the pattern can do without."""
    return _has_each(compiled.required, words)


def may_hold(compiled: Compiled, words: AbstractSet[str], row: Sequence[str]) -> bool:
    """Whether the required words of a pattern follow each other in ``row``, the words of a text; ``words`` is its set.

    Words that nothing parts in a match have to be side by side.

    To compile a pattern takes as long as to search a hundred sentences for it.
    """
    return has_all(compiled, words) and in_order(compiled, row)


def in_order(compiled: Compiled, row: Sequence[str]) -> bool:
    """As :func:`may_hold`, of words that hold all that a match of the pattern cannot do without."""
    at = 0
    for block in compiled.blocks:
        at = _behind(block, row, at)
        if at < 0:
            return False
    return True


def _behind(block: Sequence[AbstractSet[str]], row: Sequence[str], at: int) -> int:
    """The place behind the first words of ``row``, from ``at`` on, that are those of a block; -1 for none."""
    first, size = block[0], len(block)
    for begin in range(at, len(row) - size + 1):
        if row[begin] in first and all(row[begin + k] in block[k] for k in range(1, size)):
            return begin + size
    return -1


Rest = tuple[frozenset[str], ...]
KnownBy = Mapping[str, Sequence[Rest]]


class Needs(Generic[Entry]):
    """What each pattern of a codebook cannot do without: a word that it is known by, and sets of which it needs a form.

    Patterns that are known by the same word and need the same beside it are tested as one.
    """

    def __init__(self, by_word: Mapping[str, Sequence[tuple[Entry, Compiled]]]) -> None:
        self._entries: dict[str, dict[Rest, list[tuple[Entry, Compiled]]]] = {}
        for word, found in by_word.items():
            alike = self._entries[word] = {}
            for entry, compiled in found:
                rest = tuple(forms for forms in compiled.required if word not in forms)
                alike.setdefault(rest, []).append((entry, compiled))
        self._least = {word: _least(alike) for word, alike in self._entries.items()}

    def known_by(self, words: AbstractSet[str]) -> KnownBy:
        """The words by which the patterns are known that the words of a text, in lower case, do not rule out.

        With each come, for :func:`may_match`, the rows of sets of which the patterns need a form beside it.
        """
        least = self._least
        found = {word: [rest for rest in least[word] if _has_each(rest, words)] for word in least.keys() & words}
        return {word: rests for word, rests in found.items() if rests}

    def possible(self, words: AbstractSet[str], row: Sequence[str]) -> Iterator[tuple[Entry, Compiled]]:
        """The patterns that a text may match whose words are ``row``, each once; ``words`` is the set of them."""
        seen: set[int] = set()
        for word in self._entries.keys() & words:
            for rest, alike in self._entries[word].items():
                if _has_each(rest, words):
                    for entry, compiled in alike:
                        if id(compiled) not in seen:
                            seen.add(id(compiled))
                            if in_order(compiled, row):
                                yield entry, compiled


def may_match(known_by: KnownBy, words: AbstractSet[str]) -> bool:
    """Whether a part of a text may match a pattern; ``known_by`` is that of the whole, ``words`` are the part's."""
    for word in known_by.keys() & words:
        for rest in known_by[word]:
            if _has_each(rest, words):
                return True
    return False


def _has_each(rest: Rest, words: AbstractSet[str]) -> bool:
    for forms in rest:  # noqa: SIM110 - a loop is faster than all(...), and this runs for each pattern
        if forms.isdisjoint(words):
            return False
    return True


def _least(rests: Iterable[Rest]) -> list[Rest]:
    """The rows of sets without those that hold all sets of another: what meets these meets that one."""
    kept: list[Rest] = []
    for rest in sorted(rests, key=len):
        if not any(set(other) <= set(rest) for other in kept):
            kept.append(rest)
    return kept
