"""Hearsay, asides and embedded sources, on invented sentences."""

from __future__ import annotations

import pytest

from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.extract import code_article


def voices(text: str) -> list[tuple[object, object, object]]:
    rows = code_article("a", text, load_codebook("departure"))
    return [(row["voice"], row["speaker"], row["embedded_source"]) for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour master has reportedly resigned.",
        "The harbour master is said to have resigned.",
        "It is understood that the harbour master has resigned.",
        "There were claims that the harbour master had resigned.",
        "Staff were told on Monday that the harbour master had resigned.",
        "The surprise announcement of her resignation came on Monday.",
        "He faced questions about whether the harbour master would resign.",
    ],
)
def test_hearsay_has_no_speaker(text: str) -> None:
    assert voices(text) == [("reported", None, None)]


def test_an_aside_of_the_writers_is_no_report() -> None:
    assert [v for v, _, _ in voices("The board said it knew of the leak, which led to the treasurer's dismissal.")] == [
        "narrator"
    ]


def test_a_speaker_may_report_another() -> None:
    text = "Ines Coll said that the warden had told the treasurer to resign."
    assert voices(text) == [("reported", "Ines Coll", "the warden")]


def test_words_behind_a_clause_that_ended_are_the_writers() -> None:
    assert voices("She declared a state of emergency and dismissed the treasurer.")[0][0] == "narrator"
