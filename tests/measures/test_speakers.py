from __future__ import annotations

import pandas as pd

from corpus_tools.measures.speakers import attributed

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
