"""What a new user does first: from a folder to a figure of one's own, by the lines of the tutorial."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import corpus_tools as ct
from corpus_tools import figures
from corpus_tools.errors import ParameterError

LINES = re.compile(r"```python\n(speaker = .*?)```", re.DOTALL)


def test_the_tutorials_lines_make_a_figure_of_one_speakers_quotations_by_outlet(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found,) = LINES.findall((root / "docs" / "tutorial.md").read_text("utf-8"))
    code = ["import corpus_tools as ct", "from corpus_tools import figures", "study = ct.open_study(folder)"]
    code += found.splitlines()
    assert len(code) < 10
    folder = tmp_path / "news"
    folder.mkdir()
    rows = [("Post", "go"), ("Post", "will go"), ("Star", "go now"), ("Sun", "never go")]
    for number, (_, words) in enumerate(rows):
        speaker = "Ada Ode" if number < 3 else "Bo Quill"
        text = f"{speaker} spoke in Exham on Tuesday. “I {words}, and I mean what I say,” {speaker} said."
        (folder / f"{number}.txt").write_text(f"{text}\n", "utf-8")
    manifest = ["file,outlet,date", *(f"{n}.txt,{outlet},2031-03-0{n + 1}" for n, (outlet, _) in enumerate(rows))]
    (folder / "manifest.csv").write_text("\n".join(manifest) + "\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    names = {"folder": folder}
    exec("\n".join(code), names)
    picture = names["picture"]
    assert isinstance(picture, figures.Picture)
    assert picture.table.to_dict("list") == {"value": ["Post", "Star"], "count": [2, 1]}
    assert picture.title == "Quotations of Ada Ode, by outlet."
    assert (tmp_path / "runs" / "tutorial" / "one_speaker.png").stat().st_size > 5000


def test_what_cannot_be_counted_is_refused_by_name() -> None:
    study = ct.open_study("data/demo")
    with pytest.raises(ParameterError, match="by = 'outlit' cannot be used"):
        study.draw_counts(study.articles, by="outlit")
    with pytest.raises(ParameterError, match="numbers from 0 upwards"):
        study.draw_counts(study.articles["outlet"])
