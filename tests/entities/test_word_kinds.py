"""The kinds of a word, and the letters that the names model knows them by."""

from __future__ import annotations

from corpus_tools.entities.word_kinds import Kind, is_any, word_class


def test_a_word_is_of_every_kind_whose_list_has_it() -> None:
    assert word_class("council") == Kind.BODY_HEAD
    assert word_class("bank") == Kind.BODY_HEAD + Kind.NOUN_FOR_BODY
    assert word_class("dutch") == Kind.PEOPLE
    assert Kind.ROLE in word_class("president")
    assert Kind.SAY_VERB in word_class("said")


def test_most_words_are_of_no_kind() -> None:
    assert word_class("ode") == ""
    assert word_class("table") == ""
    assert word_class("") == ""


def test_a_kind_has_a_letter_of_its_own() -> None:
    letters = [letter for name, letter in vars(Kind).items() if name.isupper()]
    assert len(letters) == len(set(letters)) == 19
    assert all(len(letter) == 1 for letter in letters)


def test_any_of_several_kinds() -> None:
    assert is_any("dutch", frozenset({Kind.ROLE, Kind.PEOPLE}))
    assert not is_any("dutch", frozenset({Kind.ROLE}))
    assert not is_any("ode", frozenset({Kind.ROLE, Kind.PEOPLE}))
