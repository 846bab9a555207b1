"""Identifiers made of names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.entities.slugs import slug


@pytest.mark.parametrize(
    ("label", "name", "expected"),
    [
        ("PER", "Maria Ode", "per:maria-ode"),
        ("PER", "Søren Łukasz Đorđe", "per:soren-lukasz-dorde"),
        ("PER", "O’Neill", "per:oneill"),
        ("ORG", "A&B (Holdings)", "org:a-b-holdings"),
        ("LOC", "Äland", "loc:aland"),
        ("PER", "…", "per:x"),
        ("PER", "安", "per:u5b89"),
    ],
)
def test_slug(label: str, name: str, expected: str) -> None:
    assert slug(label, name) == expected


@given(st.text(max_size=40))
def test_a_slug_is_plain(name: str) -> None:
    assert re.fullmatch(r"per:[a-z0-9]+(?:-[a-z0-9]+)*", slug("PER", name))
