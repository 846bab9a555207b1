"""Notebooks as pages that load nothing, and as scripts that run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from corpus_tools.errors import InputError
from corpus_tools.notebooks import NAMES, find

pytest.importorskip("nbconvert")
from corpus_tools.offline import export_html

ASKS = re.compile(r"""(?:src|href)=["']?(?:https?:)?//|url\(["']?(?:https?:)?//|@import|import\(""")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_loads_nothing_from_outside(name: str, tmp_path: Path) -> None:
    page = export_html(find([name])[0], tmp_path / "page.html").read_text("utf-8")
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|link|iframe|object|embed)\b", page)
    assert not ASKS.search(page)


def test_a_figure_keeps_its_alternative_text(tmp_path: Path) -> None:
    from corpus_tools.figures import draw_counts

    picture = draw_counts(pd.Series({"The “Post”": 3, "Star & Sun": 1}), by="outlet")
    data, _ = picture._repr_mimebundle_()
    cell = nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("display_data", data)])
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "a.ipynb")
    page = export_html(tmp_path / "a.ipynb").read_text("utf-8")
    (said,) = re.findall(r'<img alt="([^"]*)"', page)
    assert (
        unescape(said)
        == picture.alt
        == ("Rows by outlet. Bars by outlet, the largest first. The “Post”: 3; Star & Sun: 1.")
    )


def test_what_is_no_notebook_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_text("no", "utf-8")
    for name in ("a.ipynb", "b.ipynb"):
        with pytest.raises(InputError, match=name):
            export_html(tmp_path / name)


@pytest.mark.slow
def test_a_script_runs_without_a_notebook(tmp_path: Path) -> None:
    from nbconvert import PythonExporter

    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("“I quit,” said the mayor of Exham, Ada Ode. She resigned.", "utf-8")
    code, _ = PythonExporter().from_filename(str(find(["03"])[0]))
    code = code.replace('corpus: str = "data/demo"', f"corpus: str = {str(tmp_path / 'news')!r}")
    (tmp_path / "script.py").write_text(code, "utf-8")
    done = subprocess.run(
        [sys.executable, "script.py"], cwd=tmp_path, env=os.environ, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "words",
        "[]",
        "5",
        "null",
        "{}",
        '{"cells": 5}',
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": 5}',
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code"}]}',
        '{"nbformat": 99, "cells": []}',
    ],
)
def test_what_is_no_notebook_is_named(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"a\.ipynb: it cannot be read as a notebook: .+\. Give the path"):
        export_html(path)
    assert [each.name for each in tmp_path.iterdir()] == ["a.ipynb"]
