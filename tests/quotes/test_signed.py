"""Quotations whose source follows behind a dash; on invented sentences, answers by hand."""

from __future__ import annotations

import pytest

from corpus_tools.quotes import quotes_in


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("— Ada Ode, president of Arro.", "Ada Ode"),
        ("— Former Exland great and captain Bo Lund.", "captain Bo Lund"),
        ("- the president of the club, Cyl Dorn.", "Cyl Dorn"),
    ],
)
def test_who_is_named_behind_a_dash_said_it(behind: str, source: str) -> None:
    text = f"“The first answer is no.” — Ines Coll, mayor of Ardle.\n\n“The second answer is yes.” {behind}\n"
    assert [row["source"] for row in quotes_in("a", text)] == ["Ines Coll", source]


def test_a_clause_behind_a_dash_is_no_signature() -> None:
    text = "Bo Lund spoke first. “It suits the role” — Ada Ode had gone by then.\n"
    assert all(row["source"] != "Ada Ode" for row in quotes_in("a", text))
