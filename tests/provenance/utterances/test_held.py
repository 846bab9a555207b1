"""Quotations held as columns: each is made as it was, whichever is asked for."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from corpus_tools.provenance.utterances import held
from corpus_tools.provenance.utterances.held import NOBODY, OneByOne, Versions, by_value, printed_versions

GATES = "The lock gates were rotten for a decade"
INNER = "nobody at the board cared to look"
OUTER = f"She told us that ‘{INNER}’ at any time"
ROWS = [
    ("b", 60, "and we knew it.", "Ada Quill", "b:10"),
    ("b", 10, GATES, "Ada Quill", None),
    ("a", 7, OUTER, None, None),
    ("c", 3, "12.30", "Bo Tern", None),
    ("c", 30, GATES, "Bo Tern", None),
]


def versions() -> Versions:
    rows = [
        {
            "quote_id": f"{article}:{start}",
            "article_id": article,
            "start": start,
            "end": start + len(text),
            "text": text,
            "kind": "direct",
            "speaker": speaker,
            "continues": before,
        }
        for article, start, text, speaker, before in ROWS
    ]
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b", "c"],
            "outlet": ["Auk", "Gull", None],
            "published": pd.to_datetime(pd.Series(["2031-05-02", "2031-05-03", None])),
            "published_precision": ["day", "second", None],
        }
    )
    return printed_versions(pd.DataFrame(rows), articles)[0]


def test_each_version_is_made_from_its_columns() -> None:
    found = versions()
    # A time of day is no speech; the second row of b goes on from the first; what is inside another comes last.
    assert [(v.article_id, v.start, v.within) for v in found] == [
        ("a", 7, None),
        ("b", 10, None),
        ("c", 30, None),
        ("a", 7 + OUTER.index(INNER), "a:7"),
    ]
    joined = found[1]
    assert [(p.start, p.end, p.quote_id) for p in joined.parts] == [(10, 10 + len(GATES), "b:10"), (60, 75, "b:60")]
    assert joined.speaker == "Ada Quill" and joined.outlet == "Gull" and joined.moment is not None
    assert found[2].outlet == "unknown" and found[2].day is None and found[2].text == GATES
    assert found[0].speaker is None and found[0].spoken.words == 14
    assert [v.start for v in found[1:3]] == [10, 30] and found[-1].text == INNER


def test_columns_say_what_the_versions_say() -> None:
    found = versions()
    assert [found.name(n) for n in found.articles.tolist()] == ["a", "b", "c", "a"]
    assert [found.name(n) for n in found.speakers.tolist()] == [None, "Ada Quill", "Bo Tern", None]
    assert (found.within != NOBODY).tolist() == [False, False, False, True]
    assert np.isnan(found.days).tolist() == [False, False, True, False] and found.days[1] - found.days[0] == 1
    assert found.nested() == {f"a:{7 + OUTER.index(INNER)}-{7 + OUTER.index(INNER) + len(INNER)}": "a:7"}
    assert found.outlets == {"a": "Auk", "b": "Gull", "c": "unknown"}


def test_a_version_is_the_same_after_others_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    found = versions()
    before = list(found)
    monkeypatch.setattr(held, "MOST_HELD", 1)
    again = [found[k] for k in (3, 1, 0, 2, 1)]
    assert again == [before[k] for k in (3, 1, 0, 2, 1)]


def test_no_quotation_at_all() -> None:
    none = printed_versions(pd.DataFrame({name: [] for name in ("quote_id", "article_id", "start", "text")}), None)[0]
    assert len(none) == 0 and list(none) == [] and none.nested() == {}


def test_items_are_made_one_by_one() -> None:
    squares = OneByOne(4, lambda k: k * k)
    assert list(squares) == [0, 1, 4, 9] and squares[::-1] == [9, 4, 1, 0] and squares[-2] == 4
    with pytest.raises(IndexError):
        squares[4]


def test_places_of_each_value() -> None:
    order, borders = by_value(np.array([2, 0, 2, 1]), 4)
    assert order.tolist() == [1, 3, 0, 2] and borders.tolist() == [0, 1, 2, 4, 4]
