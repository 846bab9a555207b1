"""The real articles, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from corpus_tools.quotes import extract_quotes

pytestmark = pytest.mark.shared


def test_every_quotation_of_the_three_articles_has_its_speaker(shared: Path) -> None:
    files = sorted((shared / "seeds").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    table = extract_quotes(pd.DataFrame({"article_id": [path.stem for path in files], "text": texts}))
    table = table[table["kind"] != "indirect"]
    assert len(table) == 49
    assert not (table["kind"] == "scare").any()
    # Two sources are unnamed; the others are five speakers: four persons and a campaign group.
    assert (table["source_type"] == "unnamed").sum() == 2
    assert sorted(table["speaker"].dropna().value_counts()) == [1, 4, 5, 13, 24]
    assert (table["source_form"] == "carried").sum() >= 12
