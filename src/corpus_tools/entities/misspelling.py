"""Names that are one or two letters from a far more frequent one: taken for misspellings of it, and said to be."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

import numpy as np
from rapidfuzz.distance import OSA

from corpus_tools.entities.gazetteer import load_gazetteer

_FAR_MORE: Final = 5
_SHORTEST: Final = 5

Key = tuple[str, ...]


def _deletions(word: str) -> set[str]:
    """The word and it with one letter taken out: two words that share one are at most two edits apart."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def misspelt_pairs(counts: Counter[Key]) -> dict[Key, Key]:
    """Names (as words) that are misspellings, with the name meant.

    They differ in one word of five letters or more, by one edit (two from eight letters on) counting a swap of two
    neighbours as one, are at least five times as rare, and the odd word is not itself a listed personal name.
    Names are compared through their one-letter deletions, so the time grows linearly with their number.
    """
    found: dict[Key, Key] = {}
    for i, members in _alike(counts):
        best = min(members, key=lambda w: (-counts[w], w))
        for words in members:
            if words != best and counts[best] >= _FAR_MORE * counts[words] and _is_slip(words[i], best[i]):
                now = found.get(words)
                if now is None or (counts[best], now) > (counts[now], best):
                    found[words] = best
    return {wrong: right for wrong, right in found.items() if right not in found}


def _alike(counts: Counter[Key]) -> Iterator[tuple[int, list[Key]]]:
    """The names that differ in one word by letters left out, and which of their words that is."""
    # Most names have nothing in common with another: only a digest of each of their pieces is held.
    digests = array("q", (hash(piece) for words in counts for piece in _pieces(words)))
    different, often = np.unique(np.frombuffer(digests, dtype=np.int64), return_counts=True)
    shared = set(different[often > 1].tolist())
    groups: defaultdict[tuple[int, Key, str], list[Key]] = defaultdict(list)
    for words in counts if shared else ():
        for piece in _pieces(words):
            if hash(piece) in shared:
                groups[piece].append(words)
    return ((i, members) for (i, _rest, _piece), members in groups.items() if len(members) > 1)


def _pieces(words: Key) -> Iterator[tuple[int, Key, str]]:
    """A name without one word, for each word that is long enough, and that word without one letter or whole."""
    for i, word in enumerate(words):
        if len(word) >= _SHORTEST and not word.startswith("+"):
            rest = (*words[:i], *words[i + 1 :])
            for piece in _deletions(word):
                yield i, rest, piece


def _is_slip(word: str, meant: str) -> bool:
    """Whether a word is no listed name and one edit from the word meant, two where both have eight letters."""
    if load_gazetteer().is_personal_name(word.capitalize()):
        return False
    allowed = 2 if min(len(word), len(meant)) >= 8 else 1
    return OSA.distance(word, meant) <= allowed
