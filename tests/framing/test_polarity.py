"""Whether an expression is denied: by a word before it, by a denial, by the failure of what was tried."""

from __future__ import annotations

import pytest

from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.extract import code_article


def cues(text: str) -> list[object]:
    return [row["negation_cue"] for row in code_article("a", text, load_codebook("departure"))]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("A vote to remove him from office failed.", "failed"),
        ("The attempt to oust the treasurer collapsed on Monday.", "collapsed"),
        ("The motion for her dismissal was rejected.", "rejected"),
        ("She had no thoughts of resigning.", "no"),
        ("The palace had received no resignation.", "no"),
    ],
)
def test_denied(text: str, cue: str) -> None:
    assert cues(text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "A vote to remove him from office did not fail.",
        "The motion to sack the coach was passed.",
        "The board sacked the coach after the plan failed.",
        "The treasurer resigned, and the plan was rejected.",
        "The attempt to oust the treasurer, who was rejected by voters, goes on.",
    ],
)
def test_not_denied(text: str) -> None:
    assert cues(text) == [None]
