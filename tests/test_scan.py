"""A table that is read in parts holds what the table in memory holds, whatever articles are called."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import pipeline
from corpus_tools.errors import ParameterError

IDS = ("7", "007", "7.0", "07", "1e3", "a=b/c", "é", "e\u0301", "../7", "７", "-7", "2031-03-04")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article for each of IDS: number n has n + 1 quotations, whose speaker is the number of the article."""
    made = tmp_path_factory.mktemp("hostile")
    people = ("Ada Ode", "Ben Orme", "Cy Pell", "Dee Quill", "Eva Rook", "Finn Sorrel", "Gil Tarn", "Hana Udal")
    lines = []
    for n, article_id in enumerate(IDS):
        said = "\n\n".join(f"“Ferry {n} of {k} will run,” {people[(n + k) % 8]} said." for k in range(n + 1))
        outlet = f"Paper {n % 3}"
        lines.append(json.dumps({"id": article_id, "outlet": outlet, "date": f"2031-03-{n + 1:02}", "text": said}))
    (made / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def cache(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = tmp_path_factory.mktemp("kept") / "cache"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pipeline, "PARTITION", 5)
        patched.setattr(pipeline, "HELD", 0)  # as if every table were large
        yield made


@pytest.fixture
def corpus(folder: Path, cache: Path) -> ct.Corpus:
    return ct.open_corpus(folder, cache=cache, backend="serial")


def attribute(corpus: ct.Corpus, name: str) -> pd.DataFrame:
    frame: pd.DataFrame = getattr(corpus, name)
    return frame


def test_a_scan_holds_the_rows_of_the_table_in_memory(corpus: ct.Corpus, folder: Path, tmp_path: Path) -> None:
    whole = ct.open_corpus(folder, cache=tmp_path / "whole", backend="serial")
    ids = whole.articles["article_id"].tolist()
    assert sorted(ids) == sorted(IDS)
    for name in ct.Corpus.tables:
        wanted, scan = attribute(whole, name), corpus.scan(name)
        pd.testing.assert_frame_equal(scan.to_pandas(), wanted)
        assert scan.count() == len(wanted)
        parts = list(scan)
        assert sum(map(len, parts)) == len(wanted)
        assert all(part.dtypes.equals(wanted.dtypes) for part in parts)
        if "article_id" in wanted.columns:
            in_parts = pd.concat(parts) if parts else wanted
            for article_id in ids:
                pd.testing.assert_frame_equal(
                    in_parts[in_parts["article_id"] == article_id].reset_index(drop=True),
                    wanted[wanted["article_id"] == article_id].reset_index(drop=True),
                )


def test_a_part_has_all_rows_of_its_articles(corpus: ct.Corpus) -> None:
    parts = [part["article_id"].unique().tolist() for part in corpus.scan("mentions")]
    ids = corpus.articles["article_id"].tolist()
    assert [sorted(part) for part in parts] == [sorted(ids[:5]), sorted(ids[5:10]), sorted(ids[10:])]


@pytest.mark.parametrize("article_id", IDS)
def test_an_article_is_found_by_its_own_id_and_by_no_other(corpus: ct.Corpus, article_id: str) -> None:
    n = IDS.index(article_id)
    for name in ("quotes", "mentions", "articles"):
        wanted = attribute(corpus, name)
        wanted = wanted[wanted["article_id"] == article_id].reset_index(drop=True)
        scan = corpus.scan(name, articles=[article_id])
        pd.testing.assert_frame_equal(scan.to_pandas(), wanted)
        assert scan.count() == len(wanted)
    [found] = corpus.scan("quotes", articles=[article_id])
    assert len(found) == n + 1
    assert all(text.startswith(f"Ferry {n} of ") for text in found["text"])


def test_columns_come_in_the_order_asked_for_and_articles_in_that_of_the_table(corpus: ct.Corpus) -> None:
    scan = corpus.scan("quotes", ["text", "outlet", "start"], articles=["007", "-7", "7"])
    assert repr(scan) == "Scan('quotes', columns=['text', 'outlet', 'start'])"
    frame = scan.to_pandas()
    assert list(frame.columns) == ["text", "outlet", "start"]
    quotes = corpus.quotes
    wanted = quotes[quotes["article_id"].isin(["7", "007", "-7"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(frame, wanted[["text", "outlet", "start"]])
    assert len(frame) == 1 + 2 + 11
    assert [len(part) for part in corpus.scan("quotes", ["text"], articles=["7", "-7"])] == [1, 11]


def test_no_articles_have_no_rows(corpus: ct.Corpus) -> None:
    scan = corpus.scan("quotes", ["text", "words"], articles=[])
    assert (scan.count(), list(scan)) == (0, [])
    none = scan.to_pandas()
    assert none.empty
    assert none.dtypes.equals(corpus.scan("quotes", ["text", "words"]).to_pandas().dtypes)


def test_what_is_wrong_is_named(corpus: ct.Corpus) -> None:
    for wrong in (["07 "], [7], ["7", ""], "77"):
        with pytest.raises(ParameterError, match="no article has this id"):
            corpus.scan("quotes", articles=wrong)  # type: ignore[arg-type]
    with pytest.raises(ParameterError, match="speaker_id"):
        corpus.scan("quotes", ["speaker_ids"])
    with pytest.raises(ParameterError, match="at least one column"):
        corpus.scan("quotes", [])
    with pytest.raises(ParameterError, match="quotes"):
        corpus.scan("quote")
    with pytest.raises(ParameterError, match="no single article"):
        corpus.scan("entities", articles=["7"])


def test_a_dataset_is_read_by_other_programs(corpus: ct.Corpus) -> None:
    import pyarrow.compute as pc

    for name in ("quotes", "mentions", "entities", "problems"):
        dataset = corpus.scan(name).dataset()
        assert dataset.schema.names == list(corpus.table(name).columns)
        assert dataset.count_rows() == len(corpus.table(name))
    found = corpus.scan("mentions").dataset().to_table(filter=pc.field("article_id") == "007", columns=["text"])
    assert found["text"].to_pylist() == corpus.scan("mentions", ["text"], articles="007").to_pandas()["text"].tolist()
    duckdb = pytest.importorskip("duckdb")
    quotes = corpus.scan("quotes").dataset()
    rows = duckdb.from_arrow(quotes).aggregate("article_id, count(*) AS n").fetchall()
    assert dict(rows) == {article_id: n + 1 for n, article_id in enumerate(IDS)}


def test_without_a_cache_a_scan_reads_what_is_in_memory(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.warns(UserWarning, match="tables cannot be kept"):
        corpus = ct.open_corpus(folder, cache=tmp_path / "file" / "cache", backend="serial")
        scan = corpus.scan("mentions")
    pd.testing.assert_frame_equal(scan.to_pandas(), corpus.mentions)
    assert corpus.scan("quotes", articles=["é"]).count() == IDS.index("é") + 1
    assert scan.dataset().count_rows() == len(corpus.mentions)


def test_large_tables_are_not_held_in_memory(corpus: ct.Corpus) -> None:
    for name in ct.Corpus.tables:
        corpus.make(name)
    assert corpus._pipeline._tables == {}
    made = corpus.made()
    assert made["quotes"] == sum(range(1, len(IDS) + 1))
    assert made == {name: len(corpus.table(name)) for name in made}
    assert set(made) == set(ct.Corpus.tables)


def test_a_table_that_is_damaged_after_it_was_made_is_made_again(corpus: ct.Corpus, cache: Path) -> None:
    wanted = corpus.scan("quotes").to_pandas()
    path = cache / corpus.key("quotes") / "quotes.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    pd.testing.assert_frame_equal(corpus.scan("quotes").to_pandas(), wanted)
    assert path.exists()
    path.unlink()
    pd.testing.assert_frame_equal(corpus.scan("quotes").to_pandas(), wanted)
    assert path.exists()


def test_the_worked_example_of_the_guide_counts_what_the_tables_hold(
    folder: Path, corpus: ct.Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("duckdb")
    guide = (Path(__file__).parents[1] / "docs" / "large.md").read_text("utf-8")
    example, in_duckdb = re.findall(r"```python\n(.*?)```", guide.partition("## Tables that do not fit")[2], re.DOTALL)
    shutil.copytree(folder, tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CORPUS_TOOLS_CACHE", str(tmp_path / "cache"))
    names: dict[str, Any] = {}
    exec(example, names)
    direct = corpus.quotes[corpus.quotes["kind"] == "direct"]
    words = direct["text"].str.split().str.len()
    assert names["by_outlet"]["size"].to_dict() == direct.groupby("outlet").size().to_dict()
    assert names["by_outlet"]["sum"].to_dict() == words.groupby(direct["outlet"]).sum().to_dict()
    assert sorted(names["mentions"]["article_id"].unique()) == ["007", "7"]
    exec(in_duckdb.replace("duckdb.sql(", "rows = duckdb.sql("), names)
    assert names["rows"].fetchall() == list(corpus.quotes.groupby("outlet").size().items())
