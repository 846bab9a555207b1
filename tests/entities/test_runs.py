"""Capitalised runs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.english.words import read_words
from corpus_tools.entities.runs import capital_runs


def runs(text: str) -> list[str]:
    words = read_words(text)
    return [" ".join(words.forms[a:b]) for a, b in capital_runs(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Ode’s dog met the Bank of Exland.", ["Ms Ode", "Bank of Exland"]),
        ("The Oslo-based firm", ["Oslo"]),
        ("He met Kim Jong-un in the U.S. The end", ["Kim Jong-un", "U.S."]),
        ("In Oslo and Rome, he said", ["Oslo and Rome"]),
        ("Flight 93 left. Ode stayed", ["Flight 93", "Ode"]),
        ("the Exland Officers’ Association", ["Exland Officers ' Association"]),
        ("nothing at all", []),
        ("", []),
    ],
)
def test_runs(text: str, expected: list[str]) -> None:
    assert runs(text) == expected


@given(st.text(max_size=200))
@settings(max_examples=80)
def test_runs_follow_each_other(text: str) -> None:
    words = read_words(text)
    last = 0
    for begin, end in capital_runs(words):
        assert last <= begin < end <= len(words.forms)
        last = end
