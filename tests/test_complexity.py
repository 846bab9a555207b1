"""Functions stay readable: few branches in most, many in none.

The limits are those of model projects (textacy, papermill, spaCy) or tighter; ``benchmarks/complexity.py`` prints the
figures by package and lists what is above a limit.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def complexity(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("_complexity", root / "benchmarks" / "complexity.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def values(complexity: ModuleType) -> dict[str, int]:
    return {f"{f.file}:{f.line} {f.name}": f.complexity for f in complexity.functions_of(complexity.SRC)}


def above(values: dict[str, int], limit: int) -> list[str]:
    return [f"{value} {name}" for name, value in sorted(values.items(), key=lambda item: -item[1]) if value > limit]


def test_mean_is_at_most_5(values: dict[str, int]) -> None:
    assert sum(values.values()) / len(values) <= 5


def test_at_most_a_tenth_is_above_10(values: dict[str, int]) -> None:
    assert len(above(values, 10)) <= len(values) / 10


def test_at_most_ten_functions_are_above_20(values: dict[str, int]) -> None:
    assert len(found := above(values, 20)) <= 10, found


def test_none_is_above_40(values: dict[str, int]) -> None:
    assert above(values, 40) == []
