"""Forms that pass a test: each is tested once, and what was kept is forgotten when it is too much."""

from __future__ import annotations

import pytest

from corpus_tools.entities import forms
from corpus_tools.entities.forms import Passing


def test_each_form_is_tested_once() -> None:
    asked: list[str] = []

    def is_long(form: str) -> bool:
        asked.append(form)
        return len(form) > 3

    passing = Passing(is_long)
    assert passing.among({"Ode", "Exham"}) == {"Exham"}
    assert passing.among({"Exham", "Ode", "Arro", "of"}) == {"Exham", "Arro"}
    assert passing.among({"Ode"}) == set()
    assert sorted(asked) == ["Arro", "Exham", "Ode", "of"]


def test_the_keys_of_a_dictionary_are_looked_up_as_well() -> None:
    assert Passing(str.isupper).among({"EHA": 1, "Ode": 2}.keys()) == {"EHA"}


def test_too_many_forms_are_forgotten_and_tested_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "_MOST", 3)
    passing = Passing(str.isupper)
    assert passing.among({"A", "B", "c", "d"}) == {"A", "B"}
    assert passing.among({"A", "c", "E"}) == {"A", "E"}
    assert passing.among({"B", "d"}) == {"B"}
