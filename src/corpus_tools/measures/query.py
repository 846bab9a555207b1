"""Queries over words: from ``stand* aside`` to the offsets of its hits.

A query is one or more words. ``*`` stands for any letters (``resign*``), ``?`` for one letter, a ``*`` by itself for
one whole word (``left * post``), and ``|`` between alternatives (``sack*|fire*``). Case is ignored, and so are the
styles of apostrophes, quotation marks, dashes and spaces. A phrase does not run over an empty line.
"""

from __future__ import annotations

import re
from typing import Final

from corpus_tools.errors import ParameterError
from corpus_tools.text import fold_case

# No word of a language is longer; the bound keeps a hostile text (one megabyte of letters) from costing a square.
_LETTERS: Final = r"(?:[^\W_]|['&.-](?=[^\W_])){0,60}"
_LETTER: Final = r"[^\W_]"
_WORD: Final = r"[^\W_](?:[^\W_]|['&.-](?=[^\W_])){0,60}"
GAP: Final = r"(?:[^\S\n]{1,20}|[^\S\n]{0,20}\n[^\S\n]{0,20})"


def compile_query(query: str) -> re.Pattern[str]:
    """The pattern for a query, to be matched against ``text.fold_case(article_text)``.

    Raises :class:`ParameterError` for a query without a letter or digit.
    """
    alternatives = [_phrase(part) for part in fold_case(query).split("|") if part.strip()]
    if not alternatives or not any(char.isalnum() for char in query):
        raise ParameterError(
            "query", query, "a query needs at least one letter or digit", "Write a word, 'resign*' or 'stand* aside'."
        )
    return re.compile("|".join(alternatives))


def _phrase(phrase: str) -> str:
    return GAP.join(word_pattern(word) for word in phrase.split())


def word_pattern(word: str) -> str:
    """The pattern for one word of a query, folded."""
    if word == "*":
        return rf"(?<![^\W_]){_WORD}(?![^\W_])"
    body = "".join(_LETTERS if char == "*" else _LETTER if char == "?" else re.escape(char) for char in word)
    before = r"(?<![^\W_])(?=[^\W_])" if word[0].isalnum() or word[0] in "*?" else ""
    after = r"(?![^\W_])" if word[-1].isalnum() or word[-1] in "*?" else ""
    return before + body + after


def find_spans(text: str, query: str | re.Pattern[str]) -> list[tuple[int, int]]:
    """Offsets of the hits of a query in one text, in order, none overlapping.

    >>> find_spans("She won’t resign. “Resigned?”", "resign*")
    [(10, 16), (19, 27)]
    """
    pattern = compile_query(query) if isinstance(query, str) else query
    return [match.span() for match in pattern.finditer(fold_case(text)) if match.end() > match.start()]
