"""Words of texts as numbers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.utterances import split
from corpus_tools.provenance.utterances.split import Split

LETTERS = re.compile(r"\w+")
TEXTS = st.lists(st.text(st.sampled_from("ab- .\n\u00a0"), max_size=12), max_size=6)


def test_a_piece_is_split_once() -> None:
    asked: list[str] = []

    def words_of(piece: str) -> list[str]:
        asked.append(piece)
        return LETTERS.findall(piece)

    reader = Split(words_of)
    codes, sizes = reader.read(["the lock-gate", "", "-- the lock", "the lock-gate"])
    assert list(reader.numbers) == ["the", "lock", "gate"]
    assert codes.tolist() == [0, 1, 2, 0, 1, 0, 1, 2] and sizes.tolist() == [3, 0, 2, 3]
    assert asked == ["the", "lock-gate", "--", "lock"]


@given(TEXTS)
def test_as_the_texts_are_split_one_by_one(texts: list[str]) -> None:
    reader = Split(LETTERS.findall)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(split, "_AT_ONCE", 2)
        codes, sizes = reader.read(texts)
    words = list(reader.numbers)
    assert sizes.tolist() == [len(LETTERS.findall(text)) for text in texts]
    assert [words[code] for code in codes] == [word for text in texts for word in LETTERS.findall(text)]
    assert reader.read([])[0].tolist() == []
