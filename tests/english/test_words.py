"""The word tokeniser: forms, offsets, breaks, and what a reader does not see."""

from __future__ import annotations

import unicodedata
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.english.sentence import read_sentence
from corpus_tools.english.words import as_seen, is_capital, read_words, split_words
from corpus_tools.quotes.words import read
from corpus_tools.text import fold, fold_case


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Ms Ode’s U.S. trip.", ["Ms", "Ode", "'s", "U.S.", "trip", "."]),
        ("The Oslo-based firm", ["The", "Oslo", "-", "based", "firm"]),
        ("Kim Jong-un", ["Kim", "Jong-un"]),
        ("“No”, he said", ['"', "No", '"', ",", "he", "said"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_forms(text: str, forms: list[str]) -> None:
    words = read_words(text)
    assert words.forms == forms
    assert words.lows == [form.lower() for form in forms]


def test_breaks_tell_sentences_and_paragraphs() -> None:
    words = read_words("He left. She stayed.\nThe end")
    assert [(f, b) for f, b in zip(words.forms, words.breaks, strict=True) if b] == [("He", 2), ("She", 1), ("The", 2)]


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200d", "\ufeff", "\u2060"])
def test_what_nobody_sees_parts_no_word(unseen: str) -> None:
    text = f"{unseen}Ada O{unseen}de{unseen} left"
    words = read_words(text)
    assert words.forms == ["Ada", "Ode", "left"]
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == ["Ada", f"O{unseen}de", "left"]


def test_decomposed_accents_are_composed_and_offsets_stay() -> None:
    text = unicodedata.normalize("NFD", "Rémi Odé left")
    words = read_words(text)
    assert words.forms == ["Rémi", "Odé", "left"]
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == text.split()


def test_an_accent_that_goes_into_no_letter_parts_no_word() -> None:
    assert read_words("Ox\u0304de left").forms == ["Oxde", "left"]
    assert as_seen("Ox\u0304de") == "Oxde"


@given(st.text(max_size=200))
@settings(max_examples=80)
def test_words_stand_where_they_say(text: str) -> None:
    words = read_words(text)
    at = 0
    for form, start, end in zip(words.forms, words.starts, words.ends, strict=True):
        assert at <= start < end <= len(text)
        assert fold(as_seen(text[start:end])) == form or "\ufffd" in form
        at = end


@given(st.text(alphabet="aOé.'- \n\u00ad\u200b\u0301\u0304", max_size=60))
@settings(max_examples=80)
def test_loose_characters_change_no_form(text: str) -> None:
    assert read_words(as_seen(text)).forms == read_words(text).forms


@pytest.mark.parametrize(("form", "expected"), [("Ode", True), ("iPhone", True), ("ode", False), ("4G", False)])
def test_capital(form: str, expected: bool) -> None:
    assert is_capital(form) is expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "It cost US$1,500, or 10%, at 8:30.",
            ["It", "cost", "US", "$1,500", ",", "or", "10%", ",", "at", "8:30", "."],
        ),
        ("No... She asked why?! “…”", ["No", "...", "She", "asked", "why", "?!", '"', "…", '"']),
        ("ODE'S 56-year-old’s @ada #1", ["ODE", "'S", "56-year-old", "'s", "@ada", "#1"]),
    ],
)
def test_numbers_runs_of_stops_and_handles_are_one_word(text: str, words: list[str]) -> None:
    assert read_words(text).forms == words


@given(st.text(alphabet="Aa1 .'’-–$%,@\n“”‘\u00ad\u0301", max_size=60))
def test_gaps_and_words_make_up_the_text(text: str) -> None:
    pieces = split_words(text)
    assert len("".join(pieces)) == len(text)
    assert not any(piece.strip() for piece in pieces[::2] if piece.isascii())


@given(st.text(alphabet="Aa1 .'’-$%,@“”s", max_size=60))
def test_quotations_and_frames_read_the_same_words(text: str) -> None:
    edges = set(accumulate(map(len, split_words(text))))
    assert {start for start in read(text, []).starts if start} <= edges
    cut = {token.start for token in read_sentence(text, fold_case(text), 0).tokens}
    assert {start for start in cut - edges - {0} if fold_case(text)[start] != "'"} == set()
