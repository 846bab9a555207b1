"""docs/dependencies.md lists what pyproject.toml does, with its reasons."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def made(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dependencies", root / "benchmarks" / "dependencies.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_agrees_with_pyproject(root: Path, made: ModuleType) -> None:
    wanted = made.requirements((root / "pyproject.toml").read_text("utf-8"))
    assert made.listed((root / "docs" / "dependencies.md").read_text("utf-8")) == wanted


def test_a_dependency_that_is_not_on_the_page_is_seen(root: Path, made: ModuleType) -> None:
    text = (root / "pyproject.toml").read_text("utf-8")
    more = text.replace("dependencies = [", 'dependencies = [\n    "new-one>=1",  # a reason', 1)
    assert made.requirements(more)["core"][0] == ("new-one", "a reason")
    assert made.listed((root / "docs" / "dependencies.md").read_text("utf-8")) != made.requirements(more)


def test_each_dependency_has_a_reason_a_month_and_no_strong_copyleft(root: Path, made: ModuleType) -> None:
    text = (root / "docs" / "dependencies.md").read_text("utf-8")
    rows = [line.split("|") for line in text.splitlines() if re.match(r"\| [A-Za-z0-9_.-]+ \| [\dn]", line)]
    assert len(rows) == sum(len(group) for group in made.listed(text).values())
    for row in rows:
        assert not re.search(r"(?<!L)GPL|General Public", row[3].replace("Lesser General Public", "")), row
        assert re.fullmatch(r" (\d{4}-\d{2}|not known) ", row[5]), row
    groups = made.requirements((root / "pyproject.toml").read_text("utf-8"))
    assert [name for group in groups.values() for name, reason in group if not reason] == []
