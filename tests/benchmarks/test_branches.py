"""Counting branches: what counts as a function, and which package it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("radon")

CODE = """
def plain():
    return 1


class Outer:
    class Inner:
        def branched(self, x):
            for y in x:
                if y and x:
                    return [z for z in x if z]


def with_inner(x):
    def inner(y):
        return 1 if y else 0
    return inner(x)
"""


def test_branches_are_counted_as_radon_counts_them(tmp_path: Path) -> None:
    from complexity import functions_of

    (tmp_path / "pack" / "part").mkdir(parents=True)
    (tmp_path / "pack" / "part" / "a.py").write_text(CODE)
    # One path, and one more for each if, for, and, and comprehension with a condition.
    found = [(f.name, f.complexity, f.package) for f in functions_of(tmp_path)]
    assert found == [("plain", 1, "pack/part"), ("with_inner", 1, "pack/part"), ("Inner.branched", 6, "pack/part")]


def test_an_empty_folder_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from complexity import main

    assert main([str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
