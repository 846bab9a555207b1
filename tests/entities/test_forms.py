"""Forms that pass a test: each is tested once, and what was kept is forgotten when it is too much."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_places_are_those_of_the_words_that_pass_in_order() -> None:
    capitals, short = Passing(str.isupper), Passing(lambda form: len(form) < 3)
    words = ["EHA", "of", "Ode", "UN", "EHA"]
    assert capitals.places(words) == [0, 3, 4]
    assert short.places(words) == [1, 3]
    assert capitals.is_among(words) and not capitals.is_among(["of"])
    assert capitals.places([]) == [] and not capitals.is_among([])


def test_a_test_made_later_is_asked_of_words_looked_up_before() -> None:
    words = ["EHA", "of"]
    assert Passing(str.isupper).places(words) == [0]
    assert Passing(str.islower).places(words) == [1]


def test_the_words_of_many_articles_are_forgotten_and_looked_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "_MOST_ARTICLES", 2)
    capitals = Passing(str.isupper)
    articles = [["A", "b"], ["c", "D"], ["E"], ["f"]]
    assert [capitals.places(words) for words in articles] == [[0], [1], [0], []]
    assert [capitals.places(words) for words in reversed(articles)] == [[], [0], [1], [0]]


def test_listed_words_pass_however_they_are_written() -> None:
    assert Passing(words=["eha", "of"]).places(["EHA", "Of", "ode", "of"]) == [0, 1, 3]
    assert Passing(words="(").places(["(", "a"]) == [0]


def test_the_runs_that_have_a_word_that_passes() -> None:
    capitals = Passing(str.isupper)
    words = ["EHA", "a", "OF", "b", "c", "D", "e", "F"]
    assert capitals.runs(words, [(0, 1), (2, 4), (4, 5), (5, 8)]) == [(0, 1), (2, 4), (5, 8)]
    assert capitals.runs(words, [(1, 2), (3, 5), (6, 7)]) == []
    assert capitals.runs(words, []) == []


@given(st.lists(st.sampled_from("aB")), st.sets(st.integers(0, 12)))
def test_runs_are_those_that_one_finds_by_looking_at_each(words: list[str], edges: set[int]) -> None:
    cuts = sorted(edge for edge in edges if edge <= len(words))
    runs = list(pairwise(cuts))[::2]
    expected = [run for run in runs if "B" in words[slice(*run)]]
    assert _CAPITALS.runs(words, runs) == expected


_CAPITALS = Passing(str.isupper)


def test_a_test_may_be_asked_of_those_alone_that_pass_another() -> None:
    asked: list[str] = []

    def is_long(form: str) -> bool:
        asked.append(form)
        return len(form) > 2

    long = Passing(is_long, words=["of"], among=Passing(str.isupper))
    assert long.places(["EHA", "UN", "exham", "of"]) == [0, 3]
    assert asked == ["EHA", "UN"]
