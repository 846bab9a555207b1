"""Phrases and subjects in sentences whose parts were marked by hand."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus_tools.english.clauses import clause_subject, subject_of
from corpus_tools.english.inflection import word_set
from corpus_tools.english.parse import (
    after_preposition,
    head_of,
    is_person,
    is_verb,
    phrase_left,
    phrase_right,
    possessor_before,
)
from corpus_tools.english.sentence import Range, Sentence, read_sentence
from corpus_tools.text import fold_case


def sentence(text: str) -> Sentence:
    return read_sentence(text, fold_case(text), 0)


def at(s: Sentence, word: str) -> int:
    return next(i for i, token in enumerate(s.tokens) if token.low == word.lower())


def shown(s: Sentence, found: Range | None) -> str:
    if found is None:
        return ""
    start, end = s.span(found)
    return s.raw[start:end]


@pytest.mark.parametrize(
    ("text", "before", "phrase"),
    [
        ("The chief executive resigned.", "resigned", "The chief executive"),
        ("On Friday the head of the council resigned.", "resigned", "the head of the council"),
        ("She resigned.", "resigned", "She"),
        ("Board members Ada Ode and Bo Lund resigned.", "resigned", "Board members Ada Ode and Bo Lund"),
        ("They said that the U.S. envoy resigned.", "resigned", "the U.S. envoy"),
        ("He said yesterday the mayor's deputy resigned.", "resigned", "the mayor's deputy"),
    ],
)
def test_phrase_to_the_left(text: str, before: str, phrase: str) -> None:
    s = sentence(text)
    assert shown(s, phrase_left(s, at(s, before) - 1)) == phrase


@pytest.mark.parametrize(
    ("text", "after", "phrase"),
    [
        ("The board sacked the chief executive on Friday.", "sacked", "the chief executive"),
        ("The board sacked her yesterday.", "sacked", "her"),
        ("The board sacked about 40 of its staff.", "sacked", "about 40 of its staff"),
        ("It sacked 15 out of 20 clerks who struck.", "sacked", "15 out of 20 clerks"),
        ("It sacked Ada Ode, the clerk.", "sacked", "Ada Ode"),
    ],
)
def test_phrase_to_the_right(text: str, after: str, phrase: str) -> None:
    s = sentence(text)
    assert shown(s, phrase_right(s, at(s, after) + 1)) == phrase


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The dean resigned.", "resigned", "The dean"),
        ("The dean has not yet resigned.", "resigned", "The dean"),
        ("The dean, who had fallen ill, resigned.", "resigned", "The dean"),
        ("Ada Ode, the dean, is to leave.", "leave", "Ada Ode"),
        ("The clerk who resigned was thanked.", "resigned", "The clerk"),
        ("The dean refused to resign.", "resign", "The dean"),
        ("The board asked the dean to resign.", "resign", "the dean"),
        ("After resigning, the dean left.", "resigning", "the dean"),
        ("The dean packed and left.", "left", "The dean"),
    ],
)
def test_who_does_what_a_verb_says(text: str, verb: str, subject: str) -> None:
    s = sentence(text)
    assert shown(s, subject_of(s, at(s, verb))) == subject


def test_subject_of_a_clause() -> None:
    s = sentence("On Friday, however, the dean of arts packed and, after a speech, left.")
    assert shown(s, clause_subject(s, at(s, "packed"))) == "the dean of arts"


@pytest.mark.parametrize(
    ("text", "noun", "owner"),
    [
        ("Her sudden resignation surprised us.", "resignation", "Her"),
        ("The dean's resignation surprised us.", "resignation", "The dean"),
        ("The ministers' resignation surprised us.", "resignation", "The ministers"),
        ("The terms of the dean's departure are secret.", "departure", "the dean"),
        ("Friday's resignation surprised us.", "resignation", ""),
        ("The resignation surprised us.", "resignation", ""),
    ],
)
def test_whose_a_noun_is(text: str, noun: str, owner: str) -> None:
    s = sentence(text)
    assert shown(s, possessor_before(s, at(s, noun))) == owner


@pytest.mark.parametrize(
    ("text", "word", "preposition", "phrase"),
    [
        ("She was removed on Friday by the board.", "removed", "by", "the board"),
        ("The removal of the dean was quick.", "removal", "of", "the dean"),
        ("She was removed by voting.", "removed", "by", ""),
        ("She was removed; by the gate sat the board.", "removed", "by", ""),
    ],
)
def test_phrase_after_a_preposition(text: str, word: str, preposition: str, phrase: str) -> None:
    s = sentence(text)
    assert shown(s, after_preposition(s, at(s, word) + 1, preposition)) == phrase


@pytest.mark.parametrize(
    ("phrase", "head", "person"),
    [
        ("the head of the council", "head", True),
        ("15 of its workers", "workers", True),
        ("workers at the plant", "workers", True),
        ("the 56-year-old", "56-year-old", True),
        ("an activist", "activist", True),
        ("she", "she", True),
        ("the computer", "computer", None),
        ("the contract", "contract", None),
    ],
)
def test_heads_and_people(phrase: str, head: str, person: bool | None) -> None:
    s = sentence(phrase)
    whole = (0, len(s.tokens))
    assert head_of(s, whole) == head
    assert is_person(s, whole) is person


def test_verbs_and_participles() -> None:
    s = sentence("The sacked dean resigned and was thanked.")
    assert [t.low for k, t in enumerate(s.tokens) if is_verb(s, k)] == ["resigned", "was", "thanked"]


WORDS = word_set("the dean who , of and to resigned was her ' \" ( ) by Ode 's 40 said . that")


@given(st.lists(st.sampled_from(sorted(WORDS))))
@example(["the", "of", "'s"])
def test_every_phrase_lies_in_its_sentence(words: list[str]) -> None:
    s = sentence(" ".join(words))
    n = len(s.tokens)
    for k in range(n):
        for found in (phrase_left(s, k), phrase_right(s, k), subject_of(s, k), possessor_before(s, k)):
            assert found is None or 0 <= found[0] < found[1] <= n
