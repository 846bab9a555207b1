"""Case studies: the same articles give the same figures, and other articles are told apart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from corpus_tools.cases import case_folder, check_case
from corpus_tools.errors import ParameterError


def test_a_case_holds_no_text(root: Path) -> None:
    folder = root / "data" / "case_studies" / "met_2022"
    manifest = pd.read_csv(folder / "manifest.csv", dtype=str)
    assert list(manifest.columns) == ["file", "sha256", "chars", "published"]
    figures = pd.read_csv(folder / "figures.csv", dtype=str)
    assert list(figures.columns) == ["measure", "of", "value"]
    assert set(figures["of"]) <= {"all", *manifest["file"]}
    assert figures["value"].str.len().max() < 20


def test_an_unknown_case_is_named_with_the_known_ones() -> None:
    with pytest.raises(ParameterError, match="did you mean 'met_2022'"):
        case_folder("met_2023")


def test_other_articles_are_not_compared(tmp_path: Path) -> None:
    (tmp_path / "000_d7cc9d739cfab7ed.txt").write_text("Something else.", encoding="utf-8")
    checked = check_case("met_2022", tmp_path)
    assert not checked.is_right
    assert any("000_d7cc9d739cfab7ed.txt: other bytes" in line for line in checked.lines)
    assert any("not in" in line for line in checked.lines)
    assert "hold for these articles alone" in checked.lines[-1]


@pytest.mark.shared
def test_the_three_articles_give_the_published_figures(shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for path in sorted((shared / "seeds").glob("*.txt"), reverse=True):
        shutil.copy(path, folder / path.name)
    checked = check_case("met_2022", folder)
    assert checked.is_right, "\n".join(line for line in checked.lines if not line.startswith("ok"))
    assert len(checked.lines) > 30
