from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.loading.dates import is_date_line, read_date


@pytest.mark.parametrize(
    ("raw", "expected", "precision"),
    [
        ("2031-04-07", datetime(2031, 4, 7), "day"),
        ("2031/04/07/", datetime(2031, 4, 7), "day"),
        ("2031-04-07T09:30:00Z", datetime(2031, 4, 7, 9, 30), "second"),
        ("2031-04-07T09:30:00+02:00", datetime(2031, 4, 7, 7, 30), "second"),
        ("2031-04-07 21:14:09.100000", datetime(2031, 4, 7, 21, 14, 9), "second"),
        ("20310407T093000Z", datetime(2031, 4, 7, 9, 30), "second"),
        ("20310407", datetime(2031, 4, 7), "day"),
        ("Mon, 07 Apr 2031 09:30:00 +0100", datetime(2031, 4, 7, 8, 30), "second"),
        ("April 7, 2031 Monday 9:20 AM GMT", datetime(2031, 4, 7, 9, 20), "second"),
        ("April 7, 2031 Monday 9:20 PM EST", datetime(2031, 4, 8, 2, 20), "second"),
        ("December 19, 1991, Sunday, Late Edition", datetime(1991, 12, 19), "day"),
        ("7th April 2031", datetime(2031, 4, 7), "day"),
        ("2031 Apr 07", datetime(2031, 4, 7), "day"),
        ("Apr 2031", datetime(2031, 4, 1), "month"),
        ("2031-04", datetime(2031, 4, 1), "month"),
        ("2031", datetime(2031, 1, 1), "year"),
        ("7. März 2031, 9:05 Uhr", datetime(2031, 3, 7, 9, 5), "second"),
        ("Montag, 1. Dezember 2031", datetime(2031, 12, 1), "day"),
        ("mardi 1er août 2031", datetime(2031, 8, 1), "day"),
        ("le 12 février 2031 à 14h30", datetime(2031, 2, 12, 14, 30), "second"),
        ("woensdag 3 maart 2031", datetime(2031, 3, 3), "day"),
        ("5 de enero de 2031", datetime(2031, 1, 5), "day"),
        ("domenica 9 giugno 2031", datetime(2031, 6, 9), "day"),
        ("segunda-feira, 3 de fevereiro de 2031", datetime(2031, 2, 3), "day"),
        ("2031 年 4 月 7 日 17:04", datetime(2031, 4, 7, 17, 4), "second"),
        ("2031年4月7日", datetime(2031, 4, 7), "day"),
        ("07.04.2031", datetime(2031, 4, 7), "day"),
        ("13/04/2031", datetime(2031, 4, 13), "day"),
        ("04/13/2031", datetime(2031, 4, 13), "day"),
        ("04/04/2031", datetime(2031, 4, 4), "day"),
        ("April 7, 2031 9:20 AM CST", datetime(2031, 4, 7), "day"),  # a zone of two meanings: the day alone
    ],
)
def test_reads(raw: str, expected: datetime, precision: str) -> None:
    found = read_date(raw)
    assert found is not None
    assert (found.published, found.precision) == (expected, precision)


@pytest.mark.parametrize("raw", ["04/05/2031", "4-5-2031", "Tuesday 04/05/2031 10:00"])
def test_ambiguous_is_not_guessed(raw: str) -> None:
    found = read_date(raw)
    assert found is not None
    assert found.is_ambiguous


@pytest.mark.parametrize("raw", ["", "last Tuesday", "31 February 2031", "2031-13-45", "call 555 1234", "Monday"])
def test_no_date(raw: str) -> None:
    assert read_date(raw) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("April 7, 2031 Monday 9:20 AM GMT", True),
        ("lundi 7 avril 2031", True),
        ("The board met on April 7, 2031 and went home", False),
        ("Copyright 2031 Quay Mirror Ltd", False),
    ],
)
def test_date_lines(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


@settings(max_examples=150)
@given(st.text(max_size=60))
def test_never_an_exception(raw: str) -> None:
    read_date(raw)


@settings(max_examples=80)
@given(st.text("0123456789-/:. TZ+年月日apr", max_size=30))
def test_never_an_exception_on_nearly_dates(raw: str) -> None:
    read_date(raw)


@settings(max_examples=60)
@given(st.dates(datetime(1900, 1, 1).date(), datetime(2099, 12, 31).date()))
def test_unambiguous_forms_of_every_day(day: object) -> None:
    expected = datetime.fromisoformat(str(day))
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%Y%m%d", "%d.%m.%Y"):
        found = read_date(expected.strftime(form))
        assert found is not None
        assert found.published == expected


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By NELL ASHDOWN", "Nell Ashdown"),
        ("By Nell Ashdown and ÉMILE FOURNIER", "Nell Ashdown and ÉMILE FOURNIER"),
        ("NELL McASHDOWN", "NELL McASHDOWN"),
        ("JEAN-LUC O’NEILL", "Jean-Luc O’Neill"),
        ("Von Jörg Ahlers", "Jörg Ahlers"),
        ("Mattha Busby (now)", "Mattha Busby (now)"),
        ("Byron Day", "Byron Day"),
    ],
)
def test_bylines(byline: str, author: str) -> None:
    from corpus_tools.loading.formats.bylines import author_from

    assert author_from(byline) == author
