"""A table that is mapped is the table, whatever its order, texts and empty cells; nothing is left of its file."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus_tools as ct
from corpus_tools import mapped, pipeline, schema
from corpus_tools.mapped import mapped_table, release
from corpus_tools.parquet_parts import KeptTable, Parts, write_table

IDS = ["7", "007", "é", "b"]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="files that are mapped cannot be removed here")


def changes(ids: list[str], texts: list[str | None]) -> pd.DataFrame:
    rows = [
        {
            "utterance_id": f"u{number}",
            "quote_id": "q",
            "reference_id": "r",
            "article_id": article_id,
            "start": number,
            "end": number + 1,
            "text": text or "",
            "other_id": "o",
            "other_start": 0,
            "other_end": 1,
            "other_text": text or "",
            "kind": "content_word",
        }
        for number, (article_id, text) in enumerate(zip(ids, texts, strict=True))
    ]
    return schema.conform(rows, "changes")


def quotes(ids: list[str], texts: list[str | None]) -> pd.DataFrame:
    rows = [
        {
            "quote_id": f"q{number}",
            "article_id": article_id,
            "start": number,
            "end": number + 1,
            "text": "x",
            "kind": "direct",
            "source": text,
            "source_start": None if text is None else number,
            "paragraph": 0,
            "words": number,
            "confidence": number / 2,
        }
        for number, (article_id, text) in enumerate(zip(ids, texts, strict=True))
    ]
    return schema.conform(rows, "quotes")


TEXTS = st.lists(
    st.tuples(st.sampled_from(IDS), st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=9)),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(1, 4), st.sampled_from([changes, quotes]))
def test_what_is_mapped_is_what_is_kept(rows: list[tuple[str, str | None]], size: int, of: object) -> None:
    frame = (changes if of is changes else quotes)([one for one, _ in rows], [text for _, text in rows])
    name = "changes" if of is changes else "quotes"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.parquet"
        write_table(frame, path, name, Parts(IDS, size))
        found = mapped_table(KeptTable(path, name), Path(folder))
        assert found is not None
        assert [each.name for each in Path(folder).iterdir()] == ["t.parquet"]
        release()
        pd.testing.assert_frame_equal(found, frame)


def test_where_no_file_can_be_written_nothing_is_mapped(tmp_path: Path) -> None:
    write_table(changes(["b"], ["x"]), tmp_path / "t.parquet", "changes")
    kept = KeptTable(tmp_path / "t.parquet", "changes")
    assert mapped_table(kept, tmp_path / "nowhere") is None
    write_table(changes([], []), tmp_path / "e.parquet", "changes")
    assert mapped_table(KeptTable(tmp_path / "e.parquet", "changes"), tmp_path) is None


def test_a_corpus_whose_large_tables_are_mapped_has_the_same_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo = Path(__file__).parents[1] / "data" / "demo"
    corpus = ct.open_corpus(demo, cache=tmp_path, backend="serial")
    expected = {name: getattr(corpus, name) for name in ct.Corpus.tables}
    shares = ct.Study(corpus).share_of_voice(once=True)
    monkeypatch.setattr(pipeline, "LARGE", 0)
    again = ct.open_corpus(demo, cache=tmp_path, backend="serial")
    before = len(mapped._MAPPED)
    for name, table in expected.items():
        pd.testing.assert_frame_equal(getattr(again, name), table)
    assert len(mapped._MAPPED) > before
    pd.testing.assert_frame_equal(ct.Study(again).share_of_voice(once=True), shares)
    # A copy may be written to, and does not change the corpus.
    own = again.quotes
    own.loc[own.index[0], ["text", "start"]] = ["Ada", 7]
    pd.testing.assert_frame_equal(again.quotes, expected["quotes"])
