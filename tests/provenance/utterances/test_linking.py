"""Whether two quotations are one utterance: each rule with what it asks for, and what it must leave apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.provenance.utterances.edits import Edits, compare_texts
from corpus_tools.provenance.utterances.linking import (
    Occasion,
    Version,
    compare_quotes,
    is_long_run,
    is_phrase_in,
    is_same_speaker,
    is_same_utterance,
)

FULL = "The lock gates were rotten for a decade, and nobody at the canal board cared to look."
WORDS = ["the", "lock", "gate", "was", "rotten", "and", "12", "eels", "swam", "…", "through", "[sic]", "it", "Orrin’s"]
MAYOR = "Ada Quill"


def edits(one: str, other: str) -> Edits:
    return compare_texts(one, other)


@pytest.mark.parametrize(
    ("one", "other", "occasion", "expected"),
    [
        # Eight words in a row are one utterance, whoever is named.
        ("nobody at the canal board cared to look", FULL, Occasion(0, False), True),
        ("nobody at the canal board", FULL, Occasion(0, False), False),
        # A few exact words of one speaker are known again the next day, not after two months.
        ("rotten for a decade", FULL, Occasion(1, True), True),
        ("rotten for a decade", FULL, Occasion(60, True), False),
        ("rotten for a decade", FULL, Occasion(1, None), True),
        # One article that prints two statements on one subject does not print one of them twice.
        ("the lock gates at the canal were rotten", FULL, Occasion(is_one_article=True), False),
        ("The lock gates were rotten for a decade", FULL, Occasion(is_one_article=True, same_speaker=True), True),
        # Changed words are no version where the articles name different days.
        ("nobody at the water board cared to look", FULL, Occasion(1, True), True),
        ("nobody at the water board cared to look", FULL, Occasion(1, True, is_other=True), False),
        ("nobody at the water board cared to look", FULL, Occasion(1, False), False),
    ],
)
def test_what_is_one_utterance(one: str, other: str, occasion: Occasion, expected: bool) -> None:
    assert is_same_utterance(edits(one, other), occasion) is expected
    assert is_same_utterance(edits(other, one), occasion) is expected


def test_a_late_quotation_by_a_run_of_seven_words() -> None:
    late = Occasion(200, True)
    assert is_same_utterance(edits("were rotten for a decade, and nobody", FULL), late)
    assert not is_same_utterance(edits("rotten for a decade, and nobody", FULL), late)


def test_a_long_run_of_another_speaker_is_too_late_after_a_month() -> None:
    found = edits("nobody at the canal board cared to look", FULL)
    assert is_long_run(found, Occasion(30, False))
    assert not is_long_run(found, Occasion(31, False))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Make Canals Great Again", "He will make canals great again"), True),
        (("She asked what “rotten gates” means in it", "rotten gates"), True),
        (("rotten gates", "the rotten gates of the canal"), False),
        ((FULL, FULL), False),  # it tells too much to be a title
    ],
)
def test_titles_and_words_of_others(texts: tuple[str, str], expected: bool) -> None:
    assert is_phrase_in(texts, edits(*texts)) is expected


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join),
    st.sampled_from([None, 0, 1, 3, 14, 30, 31, 400]),
    st.sampled_from([True, False, None]),
)
def test_more_days_or_another_speaker_never_link(one: str, other: str, days: int | None, same: bool | None) -> None:
    found = edits(one, other)
    if is_same_utterance(found, Occasion(days, same)):
        assert is_same_utterance(found, Occasion(0, True))
    if is_same_utterance(found, Occasion(days, False)):
        assert is_same_utterance(found, Occasion(days, None))


@settings(max_examples=60)
@given(st.text(max_size=40), st.text(max_size=40))
def test_comparison_is_symmetric(a: str, b: str) -> None:
    one, two = Version(a, "Quill", "x"), Version(b, "Quill", "y")
    assert compare_quotes(one, two).relation == compare_quotes(two, one).relation
    assert compare_quotes(one, two).score == pytest.approx(compare_quotes(two, one).score)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS), min_size=6, max_size=12))
def test_the_same_words_are_verbatim(words: Sequence[str]) -> None:
    text = " ".join(["Breakwater", "flooded", *words])
    assert compare_quotes(Version(text), Version(text)).relation == "verbatim"


def test_the_same_words_years_apart() -> None:
    phrase = "clean water now"
    near = Version(phrase, None, "x", published=dt.date(2031, 5, 1))
    far = Version(phrase, None, "y", published=dt.date(2033, 5, 1))
    assert compare_quotes(near, far).relation == "slogan"
    assert compare_quotes(near, Version(phrase, None, "y", published=dt.date(2031, 5, 2))).relation == "verbatim"
    assert compare_quotes(near, far, is_one_occasion=True).relation == "verbatim"
    assert (
        compare_quotes(Version(FULL, "Ada Quill", "x"), Version("Nothing to add.", "Ada Quill", "y")).relation
        == "different"
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ada Quill", "Quill", True),
        ("Dame Ada", "Ada Quill", True),
        ("Ada Quill", "Tom Quill", False),
        ("Amaranth Quill", "Amarantth Quill", True),
        ("Marina Quill", "Marine Quill", False),  # two names, not one misspelt
        ("Martin Quill", "Marin Quill", False),  # too short to tell
        ("Ada Quill", "Tom Orrin", False),
        ("Commissioner", "Ada Quill", None),
        (None, "Ada Quill", None),
    ],
)
def test_speakers(one: str | None, other: str | None, expected: bool | None) -> None:
    assert is_same_speaker(one, other) is expected
    assert is_same_speaker(other, one) is expected


def test_one_article_in_which_a_speaker_quotes_another() -> None:
    other = FULL.replace("a decade", "decades")
    assert is_same_utterance(edits(other, FULL), Occasion(same_speaker=None, is_one_article=True))
    assert is_same_utterance(edits(other, FULL), Occasion(same_speaker=False, is_one_article=True))
    half = "The lock gates were rotten for a decade, and so were the men who painted them each spring for no wage."
    assert not is_same_utterance(edits(half, FULL), Occasion(same_speaker=False, is_one_article=True))


def test_a_short_sentence_of_one_speaker_with_a_word_changed() -> None:
    found = edits("No. Nobody ever told us about it", "No, I, I — nobody even told us about it")
    assert is_same_utterance(found, Occasion(0, True))
    assert not is_same_utterance(found, Occasion(0, None))
    assert not is_same_utterance(found, Occasion(5, True))
