from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.loading import Loaded, dates, load
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
        # Zones as newspapers print them; New York is five hours behind in winter and four in summer.
        ("Jan. 7, 2031 9:20 p.m. ET", datetime(2031, 1, 8, 2, 20), "second"),
        ("July 7, 2031 9:20 p.m. ET", datetime(2031, 7, 8, 1, 20), "second"),
        ("July 7, 2031 | 9:20 a.m. Pacific Time", datetime(2031, 7, 7, 16, 20), "second"),
        ("7 July 2031 at 09:20 (BST)", datetime(2031, 7, 7, 8, 20), "second"),
        ("9:20 a.m. CT July 7, 2031", datetime(2031, 7, 7, 14, 20), "second"),
        ("7. Juli 2031, 9:20 Uhr MESZ", datetime(2031, 7, 7, 7, 20), "second"),
        ("7 July 2031 09:20 UK time", datetime(2031, 7, 7, 8, 20), "second"),
        ("7 July 2031 09:20 Central European Time", datetime(2031, 7, 7, 7, 20), "second"),
        ("7 January 2031 09:20 NZDT", datetime(2031, 1, 6, 20, 20), "second"),
        ("7 January 2031 09:20 SGT", datetime(2031, 1, 7, 1, 20), "second"),
        ("7 January 2031 09:20 HKT", datetime(2031, 1, 7, 1, 20), "second"),
        ("7 January 2031 09:20 local time", datetime(2031, 1, 7), "day"),
        ("7 January 2031 09:20 QQT", datetime(2031, 1, 7), "day"),
        # Offsets of hours alone and other forms.
        ("2031-07-07 09:20:00+02", datetime(2031, 7, 7, 7, 20), "second"),
        ("2031-07-07T09:20:00.5-03", datetime(2031, 7, 7, 12, 20), "second"),
        ("2031-07-07 09:20:00\u221205:30", datetime(2031, 7, 7, 14, 50), "second"),
        ("2031-07-07 09:20 GMT-3", datetime(2031, 7, 7, 12, 20), "second"),
        ("7 July 2031 09:20 (UTC+05:30)", datetime(2031, 7, 7, 3, 50), "second"),
        ("2031-07-07 09:20:00 Asia/Kolkata", datetime(2031, 7, 7, 3, 50), "second"),
        ("2031-07-07 09:20:00+02:00[Europe/Berlin]", datetime(2031, 7, 7, 7, 20), "second"),
        ("2031-07-07 09:20:00 Nowhere/Island", datetime(2031, 7, 7), "day"),
        ("2031-07-07 09:20+19", datetime(2031, 7, 7), "day"),
        # Two moments: the one of the publication, and never a mixture.
        ("Published: 8:30 BST, 7 July | Updated: 9:12 BST, 8 July 2031", datetime(2031, 7, 7, 7, 30), "second"),
        (
            "Last updated July 8, 2031 9:12 a.m. First published July 7, 2031 8:30 a.m.",
            datetime(2031, 7, 7, 8, 30),
            "second",
        ),
        ("July 7, 2031 (updated 9:12 a.m.)", datetime(2031, 7, 7), "day"),
        ("Posted July 7, 2031; edited July 9, 2031 10:00", datetime(2031, 7, 7), "day"),
        ("7 July 2031, first published at 8:30", datetime(2031, 7, 7, 8, 30), "second"),
        ("7 July 2031 08:30 | 8 July 2031 09:12", datetime(2031, 7, 7, 8, 30), "second"),
        ("08:30 7 July 2031 09:12 8 July 2031", datetime(2031, 7, 7, 8, 30), "second"),
        ("7 July 2031 – 8 July 2031 09:12", datetime(2031, 7, 7), "day"),
        ("Updated 7 July 2031 09:12", datetime(2031, 7, 7), "day"),
        ("Mon Jul 07 09:12:00 +0200 2031", datetime(2031, 7, 7, 7, 12), "second"),
        ("Mon Jul  7 09:12:00 EDT 2031", datetime(2031, 7, 7, 13, 12), "second"),
        ("7 July 2031 at 9pm", datetime(2031, 7, 7, 21), "second"),
        ("7 July 2031 12 a.m.", datetime(2031, 7, 7, 0), "second"),
        ("7 July 2031 0912 GMT", datetime(2031, 7, 7, 9, 12), "second"),
    ],
)
def test_reads(raw: str, expected: datetime, precision: str) -> None:
    found = read_date(raw)
    assert found is not None
    assert (found.published, found.precision) == (expected, precision)


@pytest.mark.parametrize(
    ("raw", "country", "expected"),
    [
        ("7 July 2031 09:20 IST", "in", datetime(2031, 7, 7, 3, 50)),
        ("7 July 2031 09:20 IST", "ie", datetime(2031, 7, 7, 8, 20)),
        ("7 July 2031 09:20 IST", "il", datetime(2031, 7, 7, 6, 20)),
        ("7 January 2031 09:20 CST", "us", datetime(2031, 1, 7, 15, 20)),
        ("7 January 2031 09:20 CST", "cn", datetime(2031, 1, 7, 1, 20)),
        ("7 July 2031 09:20 BST", "bd", datetime(2031, 7, 7, 3, 20)),
        ("7 July 2031 09:20 local time", "gb", datetime(2031, 7, 7, 8, 20)),
    ],
)
def test_letters_of_several_meanings_follow_the_country(raw: str, country: str, expected: datetime) -> None:
    found = read_date(raw, country)
    assert found is not None
    assert (found.published, found.precision, found.anomaly) == (expected, "second", "")
    unknown = read_date(raw, "xx")
    assert unknown is not None
    assert raw.endswith("BST") or (unknown.precision, unknown.anomaly) == ("day", "zone")


def test_where_date_and_time_end_in_the_words() -> None:
    line = "July 7, 2031 Monday 9:20 AM GMT, Late Edition"
    found = read_date(line)
    assert found is not None
    assert line[found.end :] == ", Late Edition"


def _rows(tmp_path: Path, *dates: str) -> Loaded:
    rows = [f"Story {i},Quay Mirror,{date},The crane was painted green on day {i}." for i, date in enumerate(dates)]
    (tmp_path / "a.csv").write_text("title,outlet,published,text\n" + "\n".join(rows), encoding="utf-8")
    return load(tmp_path)


def test_a_column_that_proves_its_order_is_read_so_throughout_and_says_so(tmp_path: Path) -> None:
    loaded = _rows(tmp_path, "04/05/2031", "25/05/2031", "6/5/2031 10:00")
    assert loaded.articles["published"].dt.strftime("%Y-%m-%d").tolist() == ["2031-05-04", "2031-05-25", "2031-05-06"]
    row = loaded.problems.set_index("kind").loc["date_order"]
    assert row["message"] == "2 dates could be day/month or month/day; 1 others prove day/month/year"


def test_a_column_that_proves_both_orders_settles_nothing(tmp_path: Path) -> None:
    loaded = _rows(tmp_path, "04/05/2031", "25/05/2031", "05/25/2031")
    assert loaded.articles["published"].isna().tolist() == [True, False, False]
    assert {"date_order", "ambiguous_date"} <= set(loaded.problems["kind"])


def test_a_manifest_that_proves_its_order_is_read_so_throughout(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("The crane was painted green on Monday.", encoding="utf-8")
    rows = "file,outlet,published\na.txt,Quay Mirror,05/13/2031\nb.txt,Quay Mirror,05/04/2031\n"
    (tmp_path / "manifest.csv").write_text(rows, encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.articles["published"].dt.strftime("%Y-%m-%d").tolist() == ["2031-05-13", "2031-05-04"]
    assert (loaded.problems["kind"] == "date_order").sum() == 1


def test_what_a_date_leaves_open_is_a_row(tmp_path: Path) -> None:
    loaded = _rows(tmp_path, "2031-05-04 10:00 IST", "Updated 4 May 2031 11:00", "4 May 2031 11:00 BST")
    assert loaded.articles["published_precision"].tolist() == ["day", "day", "second"]
    kinds = loaded.problems.set_index("kind")["position"]
    assert (kinds["zone_not_resolved"], kinds["date_of_update"]) == (0, 1)


def test_the_address_says_the_country(tmp_path: Path) -> None:
    row = {"text": "The crane was painted green.", "published": "4 May 2031 11:00 IST", "url": "https://a.example.ie/x"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert load(tmp_path).articles["published"].iloc[0] == datetime(2031, 5, 4, 10)


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


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("02MAR2032:10:15:30", "2032-03-02 10:15:30"),  # as SAS and SPSS write it
        ("Tue 02/03/2032", None),  # 2 March and 3 February are both a Tuesday
        ("Mon 03/05/2032 09:30", "2032-05-03 09:30:00"),
        ("Wednesday, 03/05/2032", None),  # neither 3 May (Monday) nor 5 March (Friday)
        ("Dienstag, 07/09/2032", "2032-09-07 00:00:00"),
        ("2 March 2032 17:30 Nairobi (EAT)", "2032-03-02 14:30:00"),
        ("2 March 2032 17:30 New York (ET)", "2032-03-02 22:30:00"),
    ],
)
def test_weekdays_and_places_decide(raw: str, moment: str | None) -> None:
    found = read_date(raw)
    assert found is not None
    assert found.published == (datetime.fromisoformat(moment) if moment else None)


@given(
    st.integers(1480, 2120),
    st.tuples(st.integers(0, 13), st.integers(0, 32)),
    st.tuples(st.integers(0, 25), st.integers(0, 61), st.integers(0, 61)),
    st.sampled_from("T "),
    st.sampled_from(["", "Z", "+00:00", "+0000"]),
)
def test_a_moment_that_a_program_wrote_is_read_as_words_are(
    year: int, date: tuple[int, int], clock: tuple[int, int, int], mark: str, zone: str
) -> None:
    raw = "{:04}-{:02}-{:02}{}{:02}:{:02}:{:02}{}".format(year, *date, mark, *clock, zone)
    plain = dates._plain_moment(raw)
    assert plain is None or plain == dates._read_words(raw, "", "")
    assert read_date(raw) == dates._read_words(raw, "", "")
