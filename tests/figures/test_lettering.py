"""Lettering: what fits, and where lines are broken."""

from __future__ import annotations

import os
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.figures import lettering
from corpus_tools.figures.lettering import fits, inches, shorten, wrap

# Pairs that are nearer to each other than others (AV, To), letters that fonts like to join (ffi), marks, other scripts.
LINES = st.text(st.sampled_from([*string.ascii_letters, *" .,-AVTofil“”’…", "é", "ا", "ب", "न", "\u0301"]), max_size=60)


@given(LINES, st.sampled_from([7.5, 9, 11.5]), st.booleans(), st.floats(0.05, 6))
def test_a_line_fits_where_it_is_not_wider_than_the_room(line: str, size: float, bold: bool, room: float) -> None:
    assert fits(line, room, size, bold) == (inches(line, size, bold) <= room)


@given(LINES, st.sampled_from([7.5, 9, 11.5]), st.booleans(), st.sampled_from([-1e-4, 0, 1e-4]))
def test_a_line_fits_into_its_own_width(line: str, size: float, bold: bool, more: float) -> None:
    room = inches(line, size, bold) + more
    assert fits(line, room, size, bold) == (inches(line, size, bold) <= room)


def test_most_lines_are_not_set_to_see_whether_they_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(lettering, "inches", lambda line, *_: asked.append(line) or 0.0)
    wrap("The council said that the head of the office had resigned after “a long talk”, and nobody asked why.", 2.0)
    assert len(asked) <= 1


def test_lines_are_broken_between_words_and_long_words_inside() -> None:
    assert wrap("one two", 10) == ["one two"]
    assert wrap("one two", inches("one tw")) == ["one", "two"]
    assert wrap("abcdef", inches("abcd")) == ["abcd", "ef"]
    assert wrap("one two three", inches("one two"), most=1) == [shorten("one two three", inches("one two"))]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not copied here")
def test_a_copied_process_opens_the_font_anew() -> None:
    assert fits("Ada Ode", 5)
    assert lettering._letters.cache_info().currsize
    child = os.fork()
    if not child:
        os._exit(lettering._letters.cache_info().currsize)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
