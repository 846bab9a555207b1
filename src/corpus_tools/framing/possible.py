"""Which patterns of a codebook a text may match, told by its words alone.

No match of a pattern can do without its required words, and they stand in the order in which the pattern has them.
Most articles hold the words of thirty of some five hundred patterns: the others are neither searched for nor compiled.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final

from corpus_tools.framing.patterns import Compiled

if TYPE_CHECKING:
    from corpus_tools.framing.codebook import ByWord


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
    for forms in compiled.required:  # noqa: SIM110 - a loop is faster than all(...), and this runs for each pattern
        if forms.isdisjoint(words):
            return False
    return True


def may_hold(compiled: Compiled, words: AbstractSet[str], row: Sequence[str]) -> bool:
    """Whether the required words of a pattern follow each other in ``row``, the words of a text; ``words`` is its set.

    Words that nothing parts in a match have to be side by side.

    To compile a pattern takes as long as to search a hundred sentences for it.
    """
    if not has_all(compiled, words):
        return False
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


def within(by_word: ByWord, words: AbstractSet[str]) -> ByWord:
    """The part of ``by_word`` whose patterns a text with these words (in lower case) may match."""
    kept = {
        word: tuple([entry for entry in by_word[word] if has_all(entry[1], words)]) for word in by_word.keys() & words
    }
    return {word: entries for word, entries in kept.items() if entries}
