"""Counts of the forms of quotations on which readers differ; on invented quotations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import quotes_conventions


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The Salt Road", "title: each word with a capital"),
        ("A Day at the Pier", "title: each word with a capital"),
        ("work-related", "one word"),
        ("a mess", "two or three words"),
        ("we will close the pier", "longer"),
    ],
)
def test_the_form_of_marked_words(text: str, form: str) -> None:
    assert quotes_conventions.form_of_marked(text) == form


@pytest.mark.parametrize(
    ("content", "source_first", "form"),
    [
        ("that the pier is shut", True, "clause with that"),
        ("to close the pier", True, "infinitive"),
        ("for calm", True, "preposition: for"),
        ("whether it was safe", True, "question word"),
        ("the pier is shut", False, "before its cue"),
        ("the pier is shut", True, "other"),
    ],
)
def test_the_form_of_what_is_reported(content: str, source_first: bool, form: str) -> None:
    text = f"Ode said {content}" if source_first else f"{content}, Ode said"
    start = text.index(content)
    quote = {"start": start, "end": start + len(content), "speaker_start": text.index("Ode")}
    assert quotes_conventions.form_of_reported(quote, text) == form


@pytest.mark.parametrize(
    ("cue", "kind"), [("said", "neutral"), ("", "no cue"), ("gathered", "not in the list of cues")]
)
def test_the_kind_of_a_cue(cue: str, kind: str) -> None:
    assert quotes_conventions.cue_of({"cue": cue}) == kind


def test_what_is_missed_and_what_is_left_out() -> None:
    long = {"start": 0, "end": 9, "kind": "direct", "text": "we shut the pier"}
    short = {"start": 20, "end": 24, "kind": "mixed", "text": "mess"}
    nobody = {"start": 30, "end": 40, "kind": "scare", "text": "term"}
    lines: list[dict[str, Any]] = [{"id": "a", "text": "", "quotes": [long, short, nobody]}]
    found = [{"quotes": [{"start": 3, "end": 6}]}]
    assert quotes_conventions.missed(lines, found, ("direct", "mixed")) == [(short, "")]
    left = quotes_conventions.left_out(lines, frozenset({"one word"}))
    assert (left[0]["quotes"], left[0]["either"]) == ([long, nobody], [short])


@pytest.mark.parametrize(("mention", "expected"), [("said", True), ("Ada Ode", False), (None, False)])
def test_a_verb_of_speech_is_no_source(mention: str | None, expected: bool) -> None:
    assert quotes_conventions.is_exchanged({"mention": mention, "cue": "Ada Ode"}) is expected
