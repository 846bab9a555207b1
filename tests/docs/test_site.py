"""The documentation: the site builds without a warning or a dead link, and what the pages tell one to type works."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)


def blocks(page: Path, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(page.read_text("utf-8")) if kind == language]


def commands(page: Path) -> list[list[str]]:
    lines = "\n".join(blocks(page, "")).splitlines()
    return [_words(line) for line in lines if line.startswith("corpus-tools ")]


def _words(line: str) -> list[str]:
    import shlex

    return shlex.split(line)[1:]


@pytest.mark.slow
def test_the_site_builds_and_every_link_leads_somewhere(root: Path, tmp_path: Path) -> None:
    pytest.importorskip("sphinx", reason="the documentation's tools are not installed: pip install corpus-tools[docs]")
    out = tmp_path / "site"
    # The report of the demo is left out: the tests of `run` make it, and this would make it once more.
    command = [sys.executable, str(root / "docs" / "site" / "build.py"), "--out", str(out), "--no-demo"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    wrong = [line for line in ran.stderr.splitlines() if "demo/report.html" not in line]
    assert wrong == []
    assert (out / "docs" / "gallery.html").is_file()
    assert "share_of_voice" in (out / "docs" / "api_measures.html").read_text("utf-8")


def test_every_figure_has_its_place_in_the_gallery(root: Path) -> None:
    from corpus_tools import figures

    text = (root / "docs" / "site" / "gallery.py").read_text("utf-8")
    drawn = {name for name in figures.__all__ if name.startswith("draw_")}
    assert drawn == set(re.findall(r'Entry\(\s*"(draw_\w+)"', text))


@pytest.mark.slow
@pytest.mark.parametrize("page", ["tutorial", "codebooks"])
def test_the_commands_of_a_page_run_in_their_order(root: Path, tmp_path: Path, page: str) -> None:
    shutil.copytree(root / "data" / "demo", tmp_path / "data" / "demo")
    (tmp_path / "runs").mkdir()
    path = root / "docs" / f"{page}.md"
    given = commands(path)
    assert given
    for words in given:
        # The codebook that the page has made is a start to fill in: no expression of the demo, and no failure.
        command = [sys.executable, "-m", "corpus_tools.cli", *words]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert ran.returncode == 0, (words, ran.stdout[-2000:], ran.stderr[-2000:])


def test_the_python_lines_of_the_tutorial_draw_the_stored_figure(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(root / "data" / "demo", tmp_path / "data" / "demo")
    (tmp_path / "runs" / "tutorial").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for body in blocks(root / "docs" / "tutorial.md", "python"):
        exec(compile(body, "tutorial.md", "exec"), names)
    drawn = tmp_path / "runs" / "tutorial" / "who_is_quoted.png"
    assert drawn.stat().st_size > 10_000
    assert (root / "docs" / "pictures" / "who_is_quoted.png").is_file()


@pytest.mark.parametrize("page", sorted(path.name for path in (Path(__file__).parents[2] / "docs").glob("*.md")))
def test_every_link_of_a_page_leads_to_a_file_of_the_repository(root: Path, page: str) -> None:
    text = (root / "docs" / page).read_text("utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)", text)
    assert [target for target in targets if "://" not in target and not (root / "docs" / target).exists()] == []
