"""Forms of words, stems under which forms meet, and spellings of one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.english.inflection import forms, gerund, is_respelling, past_forms, stem, verb_forms

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=16)


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("resign", ("resign", "resigns", "resigned", "resigning")),
        ("quit", ("quit", "quits", "quitted", "quitting")),
        ("cut", ("cut", "cuts", "cutting")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("stay", ("stay", "stays", "stayed", "staying")),
        ("dismiss", ("dismiss", "dismisses", "dismissed", "dismissing")),
        ("fire", ("fire", "fires", "fired", "firing")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("permit", ("permit", "permits", "permitted", "permitting")),
        ("cancel", ("cancel", "cancels", "cancelled", "canceled", "cancelling", "canceling")),
        ("take", ("take", "takes", "took", "taken", "taking")),
        ("go", ("go", "goes", "went", "gone", "going")),
        ("child", ("child", "children")),
    ],
)
def test_forms(lemma: str, expected: tuple[str, ...]) -> None:
    assert forms(lemma) == expected


def test_single_forms() -> None:
    assert gerund("lie") == "lying"
    assert gerund("bring") == "bringing"
    assert past_forms("give") == ("gave", "given")
    assert past_forms("hit") == ("hit",)
    assert verb_forms("step down") == ("steps down", "stepped down", "stepping down", "stepped down")
    assert verb_forms("learn") == ("learns", "learned", "learning", "learned")


@pytest.mark.parametrize(
    "family",
    [
        "resign resigned resigns resigning",
        "stop stopped stops stopping",
        "quit quits quitting",
        "say said says saying",
        "leave leaves left leaving",
        "story stories",
        "minister ministers minister's",
        "child children",
        "be was were isn't",
        "make made making makes",
    ],
)
def test_forms_of_one_word_meet(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("resign", "resume"), ("news", "new"), ("this", "these those"), ("boss", "bos"), ("ring", "r")]
)
def test_other_words_do_not_meet(one: str, other: str) -> None:
    assert stem(one) not in {stem(word) for word in other.split()[1:] or [other]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("honour", "honor"),
        ("organise", "organize"),
        ("analyse", "analyze"),
        ("travelled", "traveled"),
        ("fulfil", "fulfill"),
        ("judgement", "judgment"),
        ("theatre", "theater"),
        ("defence", "defense"),
        ("paediatric", "pediatric"),
        ("towards", "toward"),
        ("whilst", "while"),
        ("learnt", "learned"),
        ("boss", "boss's"),
        ("tumultuous", "tumultous"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert is_respelling(one, other)
    assert is_respelling(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("four", "for"), ("would", "could"), ("hour", "hours"), ("resign", "resigned"), ("his", "her"), ("now", "not")],
)
def test_other_words_are_no_spellings(one: str, other: str) -> None:
    assert not is_respelling(one, other)


@given(WORDS)
def test_every_word_has_a_stem_and_is_its_own_spelling(word: str) -> None:
    assert stem(word)
    assert stem(word) == stem(word)
    assert is_respelling(word, word)


@given(WORDS, WORDS)
def test_spelling_is_mutual(one: str, other: str) -> None:
    assert is_respelling(one, other) == is_respelling(other, one)


@given(st.from_regex(r"[a-z]{2,8}", fullmatch=True))
def test_forms_begin_with_the_word_and_differ(lemma: str) -> None:
    found = forms(lemma)
    assert found[0] == lemma
    assert len(set(found)) == len(found)
