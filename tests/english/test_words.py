"""The word tokeniser: forms, offsets, breaks, and what a reader does not see."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.english.words import as_seen, is_capital, read_words
from corpus_tools.text import fold


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
