from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.text import DASHES, DOUBLE_MARKS, SINGLE_MARKS, SPACES, escape_controls, fold, fold_case


@given(st.text())
def test_folding_keeps_length(text: str) -> None:
    assert len(fold(text)) == len(fold_case(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_case(fold_case(text)) == fold_case(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“It’s – over”", '"It\'s - over"'),
        ("«Non» ‹oui›", "\"Non\" 'oui'"),
        ("a\u00a0b\u2009c", "a b c"),
        ("plain text, nothing to do.", "plain text, nothing to do."),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_listed_character_folds_to_one_of_four() -> None:
    assert set(fold(DOUBLE_MARKS)) == {'"'}
    assert set(fold(SINGLE_MARKS)) == {"'"}
    assert set(fold(DASHES)) == {"-"}
    assert set(fold(SPACES)) == {" "}


def test_case_folding_keeps_letters_whose_lower_case_is_longer() -> None:
    # The capital I with a dot has a lower case of two characters; offsets after it must stay true.
    assert fold_case("\u0130stanbul") == "\u0130stanbul"
    assert fold_case("“ÉTÉ”") == '"été"'


def test_what_steers_a_terminal_is_written_out() -> None:
    assert escape_controls("a\x1b[31m\u202eb\u200bc\tü\u00a0\n\x9b") == "a\\x1b[31m\\u202eb\u200bc\tü\u00a0\n\\x9b"


ODD = st.text(st.sampled_from([*DOUBLE_MARKS, *SINGLE_MARKS, *DASHES, *SPACES, *"aÉİß\n"]), max_size=60)


@given(ODD)
def test_long_texts_are_folded_as_short_ones(text: str) -> None:
    copies = 400 // max(len(text), 1) + 1
    assert fold(text * copies) == fold(text) * copies
    assert fold_case(text * copies) == fold_case(text) * copies
