"""What differs between two runs, and why."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.compare import compare_runs, write_record
from corpus_tools.errors import InputError
from corpus_tools.store import write_parquet


def run_folder(folder: Path, texts: dict[str, str], options: dict[str, str], findings: list[str]) -> Path:
    rows = [
        {"article_id": f"id-{name}", "outlet": "Argus", "published": pd.Timestamp("2031-03-03"), "format": "txt"}
        | {"source_file": name, "position": 0, "sha256": name, "text_sha256": text, "body_start": 0, "chars": 1}
        | {"words": 1, "text": text}
        for name, text in texts.items()
    ]
    write_parquet(schema.conform(rows, "articles"), folder / "tables" / "articles.parquet", "articles")
    write_record(folder, options, findings)
    return folder


def test_the_same_run_twice_differs_in_nothing(tmp_path: Path) -> None:
    one = run_folder(tmp_path / "a", {"x.txt": "x"}, {"names": "model"}, ["Moll leads."])
    other = run_folder(tmp_path / "b", {"renamed.txt": "x"}, {"names": "model"}, ["Moll leads."])
    assert compare_runs(one, other) == [
        "The runs have the same version, parameters and articles.",
        "Every table has as many rows in both.",
        "The findings are the same.",
    ]


def test_articles_parameters_counts_and_findings_are_told(tmp_path: Path) -> None:
    one = run_folder(tmp_path / "a", {"x.txt": "x", "y.txt": "y"}, {"codebook": "departure"}, ["Moll leads.", "Same."])
    book = str(tmp_path / "mine.toml")
    texts = {f"{i}.txt": str(i) for i in range(25)} | {"x.txt": "x"}
    other = run_folder(tmp_path / "b", texts, {"codebook": book}, ["Tarn leads.", "Same."])
    lines = compare_runs(one, other)
    assert lines[0] == "The runs differ in: codebook: departure and mine.toml; articles."
    assert lines[1:3] == ["1 article only in the first run:", "  Argus, 2031-03-03: y.txt"]
    assert lines[3] == "25 articles only in the second run:"
    assert "  and 5 more" in lines
    assert "  articles: 2, 26" in lines
    assert lines[-2:] == ["  − Moll leads.", "  + Tarn leads."]
    assert str(tmp_path) not in "".join(lines)


def test_an_article_that_is_there_twice_is_counted_twice(tmp_path: Path) -> None:
    one = run_folder(tmp_path / "a", {"x.txt": "x", "copy.txt": "x"}, {}, [])
    other = run_folder(tmp_path / "b", {"x.txt": "x"}, {}, [])
    assert "1 article only in the first run:" in compare_runs(one, other)


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not the folder of a finished run"):
        compare_runs(tmp_path, tmp_path)
    (tmp_path / "run.json").write_text("{}", "utf-8")
    with pytest.raises(InputError, match="Give a folder that corpus-tools run wrote"):
        compare_runs(tmp_path, tmp_path)
