"""Words as the measures count them: in lower case, one spelling whatever the style of marks.

Composed characters are brought into one form, quotation marks, apostrophes and dashes are folded, and a possessive
is dropped, so that neither a curly apostrophe nor a decomposed accent can make two words of one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from corpus_tools.english.tokens import word_spans
from corpus_tools.english.word_classes import FUNCTION_WORDS, NEVER_OWNERS
from corpus_tools.text import fold_case

# Letters by their Unicode class, apostrophes by their use; and marks nobody sees.
_LOOK_ALIKES: Final = str.maketrans(
    {
        **dict.fromkeys("ʼʻˈ′ꞌ", "'"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
_NOT_POSSESSIVE: Final = frozenset(f"{word}'s" for word in NEVER_OWNERS)


def words_of(text: str, *, numbers: bool = False) -> list[str]:
    """The words of a text in their order, folded; with ``numbers``, these too.

    >>> words_of("Ode’s aide didn’t go in 2022")
    ['ode', 'aide', "didn't", 'go', 'in']
    """
    folded = normalised(text)
    return [
        bare(folded[start:end])
        for start, end, kind in word_spans(folded)
        if kind == "word" or (numbers and kind == "number")
    ]


def content_words(text: str) -> frozenset[str]:
    """The words and numbers of a text that say something by themselves, folded.

    >>> sorted(content_words("She left in 2022"))
    ['2022', 'left']
    """
    return frozenset(words_of(text, numbers=True)) - FUNCTION_WORDS


def word_positions(
    text: str, start: int = 0, end: int | None = None, *, numbers: bool = False
) -> list[tuple[int, int, str]]:
    """The words of ``text[start:end]`` with their offsets in ``text``; spelt as in :func:`words_of`."""
    return [
        (start + first, start + last, spelling(text[start + first : start + last]))
        for first, last, kind in word_spans(text[start:end])
        if kind == "word" or (numbers and kind == "number")
    ]


@lru_cache(maxsize=65_536)
def spelling(word: str) -> str:
    """One word as the measures spell it."""
    return bare(normalised(word))


def normalised(text: str) -> str:
    """The text in lower case, composed, with plain marks; its length may change."""
    return fold_case(unicodedata.normalize("NFC", text).translate(_LOOK_ALIKES))


def bare(word: str) -> str:
    """A folded word without a possessive ending."""
    if word.endswith("'s") and word not in _NOT_POSSESSIVE:
        return word[:-2]
    return word
