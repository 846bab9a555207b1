"""Notebooks read as files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from corpus_tools import notebooks
from corpus_tools.jupyter_files import load_nbformat, parameter_lines


def test_parameters_are_read_as_papermill_reads_them() -> None:
    from papermill import inspect_notebook

    for notebook in notebooks.find():
        found = {name: (kind, default, meaning) for name, kind, default, meaning in parameter_lines(notebook)}
        theirs = inspect_notebook(str(notebook))
        assert found == {n: (p["inferred_type_name"], p["default"], p["help"]) for n, p in theirs.items()}


def test_a_default_may_hold_what_else_begins_a_comment(tmp_path: Path) -> None:
    source = ["corpus: str = 'ä # 1'  # where it is\n", "top: int = 3\n", "print(corpus)\n", "free = 1.5 # a number"]
    cells = [{"metadata": {}, "source": ["a = 1"]}, {"metadata": {"tags": ["parameters"]}, "source": source}]
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert list(parameter_lines(path)) == [
        ("corpus", "str", "'ä # 1'", "where it is"),
        ("top", "int", "3", ""),
        ("free", "str", "1.5", "a number"),
    ]
    path.write_text(json.dumps({"cells": []}), encoding="utf-8")
    assert list(parameter_lines(path)) == []


def test_the_grammar_that_nothing_uses_stays_out() -> None:
    code = (
        "import sys; from corpus_tools.jupyter_files import load_nbformat; load_nbformat();"
        "import papermill; assert 'rfc3987_syntax' not in sys.modules, 'loaded'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert load_nbformat().v4.new_notebook().cells == []
