"""Titles and the parts of a name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.entities.naming import (
    Name,
    gender_of_title,
    is_honorific,
    is_post_nominal,
    parse_name,
    title_length,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dame Maria Ode", Name("Dame", "Maria", "", "Ode", "", "female")),
        ("Dame Maria", Name("Dame", "Maria", "", "", "", "female")),
        ("Sir Abel", Name("Sir", "Abel", "", "", "", "male")),
        ("Ms Ode", Name("Ms", "", "", "Ode", "", "female")),
        ("Dr. Abel B. Ode Jr.", Name("Dr.", "Abel", "B.", "Ode", "Jr.", "unknown")),
        ("Baroness Ode of Exham", Name("Baroness", "Ode", "of", "Exham", "", "female")),
        ("Detective Chief Inspector Cora Ode", Name("Detective Chief Inspector", "Cora", "", "Ode", "", "unknown")),
        ("Ursula von der Ode", Name("", "Ursula", "", "von der Ode", "", "unknown")),
        ("Cora Ode QC, MP", Name("", "Cora", "", "Ode", "QC MP", "unknown")),
        ("Ode", Name("", "", "", "Ode", "", "unknown")),
        ("Ben Arro", Name("", "Ben", "", "Arro", "", "unknown")),
        ("De Arro", Name("", "", "", "De Arro", "", "unknown")),
        ("Lady Justice Ode", Name("Lady Justice", "", "", "Ode", "", "female")),
        ("", Name("", "", "", "", "", "unknown")),
    ],
)
def test_parse_name(text: str, expected: Name) -> None:
    assert parse_name(text) == expected


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("Chief Constable Ode", 2),
        ("Shadow Home Secretary Cora Ode", 3),
        ("Lt. Gen. Ode", 2),
        ("ex-president Ode", 1),
        ("Home Depot", 0),
        ("Cora Ode", 0),
        ("Attorney General Cora Ode", 2),
    ],
)
def test_title_length(words: str, length: int) -> None:
    assert title_length(words.split()) == length


@pytest.mark.parametrize(
    ("words", "gender"),
    [("Ms", "female"), ("Sir", "male"), ("Dr", "unknown"), ("chairman", "unknown"), ("Baroness Dr", "female")],
)
def test_gender_only_from_titles(words: str, gender: str) -> None:
    assert gender_of_title(words.split()) == gender


def test_letters_behind_a_name_are_capitals() -> None:
    assert is_post_nominal("OBE")
    assert is_post_nominal("PhD")
    assert not is_post_nominal("Ma")
    assert is_honorific("Dr.")
    assert not is_honorific("Doctoral")


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_any_text_has_parts(text: str) -> None:
    name = parse_name(text)
    assert name.gender in ("female", "male", "unknown")
