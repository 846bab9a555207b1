"""One stage by itself."""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

import corpus_tools
from corpus_tools import stages
from corpus_tools.pipeline import BASE
from corpus_tools.stages import MAKER, STAGES, TABLE_NAMES, counted
from corpus_tools.store import Tables


def test_each_table_is_made_by_one_stage_from_tables_made_before() -> None:
    made = {"articles", "cleaning", "problems"}
    for stage in STAGES:
        assert made.issuperset(stage.inputs)
        assert made.isdisjoint(stage.outputs)
        made.update(stage.outputs)
        assert all(MAKER[output] is stage for output in stage.outputs)
    assert made - {"found_mentions"} == set(TABLE_NAMES)


# No row depends on them: types, classes of errors, how files and graphs are written, and when memory is collected.
# The version is a part of every key.
_WITHOUT_ROWS = ("_version.py", "arrays.py", "errors.py", "files.py", "garbage.py", "graphml.py")
_ROOT = Path(corpus_tools.__file__).parent


@cache
def _imported(path: Path) -> set[Path]:
    """The files of the package that one of them imports, wherever in it."""
    found: set[Path] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            base = _ROOT.joinpath(*name.split(".")[1:]) if name.split(".")[0] == "corpus_tools" else path
            found |= {file for file in (base.with_suffix(".py"), base / "__init__.py") if file.is_file()}
    # What the package offers is imported by no stage, though each import names the package.
    return found - {_ROOT / "__init__.py"}


def _files(modules: Iterable[str]) -> set[Path]:
    """Code files of modules and packages that are named as in a stage."""
    paths = [_ROOT / module for module in modules]
    return {file for path in paths for file in ([path] if path.is_file() else path.rglob("*.py"))}


def _with_imports(files: set[Path]) -> set[Path]:
    left, reached = list(files), set(files)
    while left:
        new = _imported(left.pop()) - reached
        reached |= new
        left += new
    return reached


def _in_key(stage: stages.Stage) -> set[str]:
    """Modules whose change gives a stage another key: its own, and those of the stages that make its inputs."""
    named = set(stage.modules)
    for name in stage.inputs:
        named |= _in_key(MAKER[name]) if name in MAKER else {"loading"}
    return named


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: str(stage.name))
def test_a_change_in_any_imported_module_makes_the_tables_of_a_stage_anew(stage: stages.Stage) -> None:
    left = _with_imports(_files(stage.modules)) - _files((*BASE, *_WITHOUT_ROWS, *_in_key(stage)))
    assert sorted(file.relative_to(_ROOT).as_posix() for file in left) == []


def test_a_change_in_any_imported_module_reads_the_articles_anew() -> None:
    assert _with_imports(_files(["loading"])) <= _files((*BASE, *_WITHOUT_ROWS, "loading"))


def test_rows_are_counted_in_words() -> None:
    assert [counted("quotes", 1), counted("anomalies", 2), counted("entities", 2_000)] == [
        "1 quotation",
        "2 anomalies",
        "2,000 names",
    ]


def test_a_stage_leaves_the_collection_of_circles_as_it_was() -> None:
    before = gc.get_threshold()
    seen: list[tuple[int, int, int]] = []

    def run(tables: Tables, options: Mapping[str, object]) -> tuple[pd.DataFrame, ...]:
        seen.append(gc.get_threshold())
        raise ValueError("no")

    stage = replace(STAGES[0], run=run)
    with pytest.raises(ValueError, match="no"):
        stages.run_whole(stage, {}, {})
    assert seen[0] > before
    assert gc.get_threshold() == before
