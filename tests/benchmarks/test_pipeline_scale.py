"""Two builds side by side: what is printed, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest


def run(seconds: float, rows: int = 3) -> dict[str, dict[str, float]]:
    return {
        "seconds": {"names": seconds, "quotes": 1.0},
        "rows": {"names": rows, "quotes": 2},
        "memory": {"names": 100.0},
    }


def test_the_least_of_each_stage_counts() -> None:
    from pipeline_scale import least

    assert least([run(3.0), run(2.0), run(4.0)])["seconds"] == {"names": 2.0, "quotes": 1.0}


def test_ratio_rows_and_total(capsys: pytest.CaptureFixture[str]) -> None:
    from pipeline_scale import show_against

    other = run(4.0, rows=5)
    del other["seconds"]["quotes"], other["rows"]["quotes"]  # a stage that the other build has not
    show_against("two", other, run(2.0))
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[1] == ["names", "4.00", "2.00", "2.00", "3", "(other:", "5)"]
    assert lines[2][:3] == ["quotes", "–", "1.00"]
    assert lines[3] == ["all", "4.00", "3.00", "1.33"]


def test_growth_is_the_power_of_the_number() -> None:
    from pipeline_scale import growth

    assert float(growth([100, 400], [1.0, 16.0])) == 2.0
    assert growth([100], [1.0]).strip() == ""


def test_a_folder_without_the_package_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from pipeline_scale import main

    with pytest.raises(SystemExit) as stopped:
        main(["10", "--against", str(tmp_path)])
    assert stopped.value.code == 2
    assert f"{tmp_path}: holds no corpus_tools" in capsys.readouterr().err


def test_both_builds_run_on_one_folder(root: Path, tmp_path: Path) -> None:
    from pipeline_scale import side_by_side, source_of

    (tmp_path / "a.txt").write_text("Mirela Tolvaj said on Monday: “The pier stays shut.”\n\nIt was shut in May.\n" * 3)
    other, this = side_by_side(str(tmp_path), source_of(root), rounds=1)
    assert other["rows"] == this["rows"]
    assert this["rows"]["read articles"] == 1
    assert set(this["seconds"]) == set(other["seconds"]) >= {"read articles", "quotations", "framing"}
