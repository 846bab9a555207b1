"""From a corpus to a table of agreement, through the sheets that coders fill."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from corpus_tools.cli import app
from corpus_tools.errors import CorpusToolsError

TEXT = (
    "The board sacked Ada Ode on Monday.\n\nBen Orme resigned on Tuesday. It rained.\n\n"
    "“I was forced to resign,” Ms Ode said. Nobody else will step down, the board said.\n"
)


def test_a_sample_is_drawn_filled_and_read_back(tmp_path: Path) -> None:
    folder, sheets = tmp_path / "articles", tmp_path / "coding"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    runner = CliRunner()
    drawn = runner.invoke(app, ["coding", "sample", str(folder), "--out", str(sheets), "--n", "6"])
    assert drawn.exit_code == 0, drawn.output
    key = pd.read_csv(sheets / "key.csv", dtype=str, keep_default_na=False).set_index("item_id")
    for coder in ("A", "B"):
        sheet = pd.read_csv(sheets / f"coding_{coder}.csv", dtype=str, keep_default_na=False)
        assert not set(sheet.columns) & {"stratum", "weight", "machine_frame"}
        sheet["frame"] = [key["frame"][i] for i in sheet["item_id"]]
        sheet["voice"] = [key["voice"][i] if key["frame"][i] != "none" else "" for i in sheet["item_id"]]
        sheet["negated"] = ["yes" if key["is_negated"][i] == "True" else "no" for i in sheet["item_id"]]
        sheet.to_csv(sheets / f"coding_{coder}.csv", index=False)
    filled = [str(sheets / f"coding_{coder}.csv") for coder in ("A", "B")]
    read = runner.invoke(app, ["coding", "read", *filled, "--out", str(tmp_path / "out")])
    assert read.exit_code == 0, read.output
    alpha = pd.read_csv(tmp_path / "out" / "alpha.csv").set_index("variable")
    # Two coders who agree on every item, over more than one value.
    assert alpha["alpha"]["frame"] == pytest.approx(1.0)
    # Hours of somebody's work: another sample must not be written over them.
    before = {path.name: path.read_bytes() for path in sheets.iterdir()}
    again = runner.invoke(app, ["coding", "sample", str(folder), "--out", str(sheets), "--n", "6"])
    assert again.exit_code != 0
    assert "may be filled in" in str(again.exception)
    assert {path.name: path.read_bytes() for path in sheets.iterdir()} == before
    assert {p.name for p in (tmp_path / "out").iterdir()} >= {"alpha.csv", "accuracy.csv", "prevalence.csv"}


def test_an_unfilled_sheet_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "coding_A.csv").write_text("item_id,coder\nS1,A\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["coding", "read", str(tmp_path / "coding_A.csv")])
    assert isinstance(result.exception, CorpusToolsError)
    assert "coding_A.csv" in str(result.exception)
