"""The migration codebook on invented sentences: one of each frame, and what is something else."""

from __future__ import annotations

import pytest

from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.extract import code_article


def frames(text: str) -> list[object]:
    return [row["frame"] for row in code_article("a", text, load_codebook("migration"))]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("The minister promised tougher border controls.", "control"),
        ("The council spoke against illegal immigration.", "control"),
        ("They deported the baker on Friday.", "control"),
        ("The town braces for a wave of arrivals.", "pressure"),
        ("Nobody could deny the refugee crisis.", "pressure"),
        ("A charity took in the refugees.", "humanitarian"),
        ("Eleven migrants drowned off the coast.", "humanitarian"),
        ("Her parents emigrated to Canada in 1962.", "movement"),
    ],
)
def test_a_wording_of_each_frame(text: str, frame: str) -> None:
    assert frames(text) == [frame]


@pytest.mark.parametrize(
    "text",
    [
        "The geese migrate in October.",
        "We migrated the data to a new server.",
        "A wave of the hand ended the talk.",
        "She fled the fire.",
        "The border of the lawn was planted with roses.",
    ],
)
def test_something_else(text: str) -> None:
    assert frames(text) == []
