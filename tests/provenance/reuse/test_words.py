"""Words found by numpy are those that the pattern finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.english.tokens import FOLDED_WORD
from corpus_tools.provenance.reuse import words
from corpus_tools.provenance.reuse.words import read_words
from corpus_tools.text import fold_case

# Letters of one to four bytes, digits of other scripts, half of a surrogate pair, marks and apostrophes.
SIGNS = "ab1'’ _-.\n\0éßİǆ²½٣中\u200d😀\ud800…"
TEXTS = st.lists(st.text(SIGNS, max_size=30) | st.text(max_size=10), max_size=6)


@settings(max_examples=200)
@given(TEXTS, st.sampled_from([1, 20, 1 << 18]))
def test_as_the_pattern_finds_them(texts: list[str], characters: int) -> None:
    folded = [fold_case(text) for text in texts]
    before, words._CHARACTERS = words._CHARACTERS, characters  # type: ignore[misc]
    try:
        found = read_words(folded)
    finally:
        words._CHARACTERS = before  # type: ignore[misc]
    spans = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
    borders, hashes = found.borders.tolist(), found.hashes.tolist()
    word_of: dict[int, str] = {}
    hash_of: dict[str, int] = {}
    for k, text in enumerate(folded):
        here = slice(borders[k], borders[k + 1])
        assert spans[here] == [match.span() for match in FOLDED_WORD.finditer(text)]
        for (start, end), digest in zip(spans[here], hashes[here], strict=True):
            assert word_of.setdefault(digest, text[start:end]) == text[start:end]
            assert hash_of.setdefault(text[start:end], digest) == digest


@pytest.mark.parametrize("text", ["", "'", "''", " ", "\n", "'a", "a'", "a''b"])
def test_apostrophes_at_the_edge(text: str) -> None:
    found = read_words([text, text])
    wanted = [match.span() for match in FOLDED_WORD.finditer(text)] * 2
    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == wanted


def test_no_text() -> None:
    assert [len(each) for each in read_words([])] == [0, 0, 0, 1]
