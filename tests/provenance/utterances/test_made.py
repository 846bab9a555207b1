"""Finished rows: put in order, without what is said at second hand or is not the same by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.provenance.utterances import made
from corpus_tools.provenance.utterances.made import Made


def row(utterance: str, quote: str, reference: str, article: str, start: int) -> dict[str, object]:
    ids = {"utterance_id": utterance, "quote_id": quote, "reference_id": reference, "article_id": article}
    place = {"start": start, "end": start + 3, "text": "Eel"}
    return ids | place | {"is_reference": quote == reference, "relation": "verbatim", "changes": "", "support": 1}


def change(utterance: str, quote: str, reference: str, article: str) -> dict[str, object]:
    other = {"other_id": "a9", "other_start": 5, "other_end": 8, "other_text": "Cod"}
    ids = {"utterance_id": utterance, "quote_id": quote, "reference_id": reference, "article_id": article}
    return ids | {"start": 4, "end": 7, "text": "Eel", "kind": "content_word"} | other


QUOTES = pd.DataFrame(
    {"quote_id": ["q1", "q2", "q3", "q9"], "speaker_id": ["p1", "", None, "p9"], "speaker": ["Ada", None, "Bo", "Di"]}
)


def tables(
    nested: dict[str, str] | None = None, apart: list[tuple[str, str]] | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    given = Made(QUOTES)
    given.add(
        [row("u10", "q3", "q3", "a10", 40), row("u10", "q2", "q3", "a10", 9), row("u10", "q4", "q3", "a9", 50)],
        [change("u10", "q4", "q3", "a9"), change("u10", "q2", "q3", "a10")],
    )
    given.add([row("u7", "q7", "q7", "a1", 1)], [])
    given.add([row("u9", "q1", "q1", "a3", 2), row("u9", "q5", "q1", "a4", 2)], [change("u9", "q5", "q1", "a4")])
    return given.tables(nested or {}, apart or [])


@pytest.mark.parametrize("at_once", [0, 1, 100])
def test_rows_are_sorted_by_number_and_named(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(made, "_AT_ONCE", at_once)
    rows, changes = tables()
    # u9 comes before u10, and a9 before a10; the utterance of one quotation is none.
    assert rows["quote_id"].tolist() == ["q1", "q5", "q4", "q2", "q3"]
    assert changes["quote_id"].tolist() == ["q5", "q4", "q2"]
    assert rows["speaker"].fillna("").tolist() == ["Ada", "", "", "", "Bo"]
    assert rows["speaker_id"].fillna("").tolist() == ["p1", "", "", "", ""]
    for frame, name in ((rows, "utterances"), (changes, "changes")):
        assert list(frame.columns) == list(schema.table(name).names)
        schema.validate(frame, name)


def test_what_is_quoted_inside_another_and_adds_nothing_goes() -> None:
    # What q4 is put beside, q2 and q3, is beside the quotation around it.
    rows, changes = tables(nested={"q4": "q2"})
    assert rows["quote_id"].tolist() == ["q1", "q5", "q2", "q3"] and changes["quote_id"].tolist() == ["q5", "q2"]
    # The one around q5 is in another utterance: it stays.
    assert len(tables(nested={"q5": "q2"})[0]) == 5


def test_of_two_that_are_not_the_same_by_hand_the_reference_stays() -> None:
    rows, changes = tables(apart=[("q5", "q1"), ("q4", "q1")])
    assert rows["quote_id"].tolist() == ["q4", "q2", "q3"] and changes["quote_id"].tolist() == ["q4", "q2"]


def test_no_rows_at_all() -> None:
    rows, changes = Made(QUOTES).tables({"q1": "q2"}, [("q1", "q2")])
    assert rows.empty and changes.empty and list(rows.columns) == list(schema.table("utterances").names)
