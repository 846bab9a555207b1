"""The samples and articles that may not be published, where they are at hand."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from corpus_tools.loading import load

pytestmark = pytest.mark.shared


def test_every_expected_count_and_problem(shared: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main = runpy.run_path(str(root / "benchmarks" / "formats.py"))["main"]
    missed = main([str(shared / "bench" / "formats")])
    assert not missed, capsys.readouterr().out


def test_real_articles(shared: Path) -> None:
    loaded = load(shared / "seeds")
    assert list(loaded.articles["body_start"] > 0) == [False, False, True]
    assert loaded.articles["published"].notna().tolist() == [True, False, False]
    rules = loaded.cleaning.groupby("rule").size().to_dict()
    assert rules == {"caption": 4, "inferred_title": 1, "lost_first_letter": 1, "metadata": 1}
    assert set(loaded.problems["kind"]) == {"no_date", "no_outlet", "series_gap"}
