from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.errors import ParameterError
from corpus_tools.measures.speakers import SPOKEN, attributed

Table = pd.DataFrame


def test_labels_of_sources(quotes: Table, articles: Table) -> None:
    some = quotes.head(4).copy()
    some["speaker_id"] = pd.Series([None] * 4, dtype="str")
    some["speaker"] = pd.Series([None] * 4, dtype="str")
    some["source"] = pd.Series(["$ome Firm", "The report", "he", None], dtype="str")
    some["source_type"] = pd.Series(["organisation", "document", "unresolved", None], dtype="str")
    data = attributed(some, articles)
    assert list(data["voice"]) == ["$ome Firm", "unnamed documents", "not resolved", "not resolved"]
    assert list(data["is_named"]) == [True, False, False, False]


def test_columns_that_are_asked_for_are_those_of_the_whole_table(quotes: Table, articles: Table) -> None:
    whole = attributed(quotes, articles, kinds=SPOKEN)
    some = attributed(quotes, articles, kinds=SPOKEN, columns=["cue", "outlet"])
    assert {"cue", "outlet", "voice", "quotation", "words"} <= set(some.columns)
    assert not {"text", "source", "published"} & set(some.columns)
    pd.testing.assert_frame_equal(some, whole[some.columns.tolist()])
    assert "family_id" in attributed(quotes, articles.assign(family_id="f"), columns=[]).columns
    with pytest.raises(ParameterError, match="did you mean 'outlet'"):
        attributed(quotes, articles, columns=["outlets"])


def test_parts_are_counted_with_the_first_of_them_however_long_the_chain_is(quotes: Table, articles: Table) -> None:
    linked = quotes.head(5).copy()
    ids = linked["quote_id"].tolist()
    linked["kind"] = "direct"
    # The second goes on from the first, the third from the second; the fourth from one that is not there.
    linked["continues"] = pd.Series([None, ids[0], ids[1], "nobody", None], dtype="str")
    assert attributed(linked, articles)["quotation"].tolist() == [ids[0], ids[0], ids[0], ids[3], ids[4]]
    ring = linked.assign(continues=pd.Series([ids[2], ids[0], ids[1], ids[0], None], dtype="str"))
    # The walk from the first ends where it would come back to it.
    assert attributed(ring, articles)["quotation"].tolist() == [ids[1], ids[1], ids[1], ids[1], ids[4]]
