"""Whether an article is in English: names, quotations and frames are found by rules and models for English alone.

A guess from the commonest words, meant to find what does not belong in a corpus of English news. It is not meant to
name a language, and it says nothing about texts too short to tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from corpus_tools.english.word_classes import FREQUENT_WORDS
from corpus_tools.loading.articles import Article
from corpus_tools.loading.records import Problem

_READ: Final = 4000  # characters looked at: six hundred words tell
_WORDS: Final = 30  # fewer tell nothing
_LETTERS: Final = 20
_SHARE: Final = 0.1  # English news has about .3, other languages in Latin letters below .05
_WORD: Final = re.compile(r"[^\W\d_]+")
_LETTERS_ALONE: Final = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))
_FREQUENT: Final = frozenset(word.encode("ascii") for word in FREQUENT_WORDS if word.isascii())
# A letter or figure that is not ASCII; to look for what is not ASCII first is faster.
_LETTER_ABROAD: Final = re.compile(r"[^\x00-\x7f](?<=[^\W_])")
_OTHER_LETTER: Final = re.compile(r"[^A-Za-z\u00c0-\u024f]")


def is_english(text: str) -> bool | None:
    """Whether ``text`` reads as English; None where there is too little of it to tell.

    >>> is_english("The minister said that she would not resign, " * 5), is_english("A short line.")
    (True, None)
    """
    sample = text[:_READ]
    if sample.isascii() or _LETTER_ABROAD.search(sample) is None:
        # The same words as below, found without a pattern: this is asked of every article.
        plain = sample.encode("ascii", "replace").lower().translate(_LETTERS_ALONE).split()
        if len(plain) < _WORDS:
            return None
        enough, half = _SHARE * len(plain), len(plain) // 2
        found = sum(map(_FREQUENT.__contains__, plain[:half]))
        # The first half of an English text has them all.
        return found >= enough or found + sum(map(_FREQUENT.__contains__, plain[half:])) >= enough
    words = _WORD.findall(sample.lower())
    letters = "".join(words)
    if len(letters) >= _LETTERS and len(_OTHER_LETTER.findall(letters)) > len(letters) / 2:
        return False
    if len(words) < _WORDS:
        return None
    return sum(map(FREQUENT_WORDS.__contains__, words)) >= _SHARE * len(words)


def not_english(articles: Sequence[Article]) -> list[Problem]:
    """One warning for all articles that do not read as English."""
    found = [article.row for article in articles if is_english(str(article.row["text"])) is False]
    if not found:
        return []
    shown = ", ".join(_named(row) for row in found[:5]) + (", …" if len(found) > 5 else "")
    verb = "does" if len(found) == 1 else "do"
    number = "the only article" if len(articles) == 1 else f"{len(found)} of {len(articles)} articles"
    return [
        Problem(
            "not_english",
            f"{number} {verb} not read as English: {shown}",
            "Kept, and counted like the others. Names, quotations and frames are found by rules for English: take "
            "these articles out, or do not rely on what is found in them.",
            source_file=".",
        )
    ]


def _named(row: dict[str, Any]) -> str:
    place = f" article {row['position'] + 1}" if row["position"] else ""
    return f"{row['source_file']}{place}"
