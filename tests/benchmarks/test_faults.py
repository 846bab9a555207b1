"""The fuzz and fault run finds what is put before it, and a seed repeats a trial."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the fault run is for systems that can limit a process")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import faults


def test_a_seed_repeats_its_trial() -> None:
    texts = ["one two three four “five” six. " * 30]
    made = [faults.mutated(random.Random("articles 7"), texts) for _ in range(2)]
    assert made[0] == made[1] != faults.mutated(random.Random("articles 8"), texts)
    content = b"<a>text</a>" * 40
    assert faults.damaged(random.Random(3), content) == faults.damaged(random.Random(3), content) != content


def test_what_fails_is_counted_with_its_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    def trial(chance: random.Random, work: Path) -> tuple[int, list[str]]:
        assert work.is_dir()
        if chance.random() < 2:
            raise ValueError("broken")
        return 1, []

    monkeypatch.setitem(faults.KINDS, "cache", trial)
    kind = faults.run("cache", 5, 0)
    assert (kind.number, kind.failed) == (1, ["seed 5: ValueError: broken"])


def test_a_mutated_export_is_read_or_reported(tmp_path: Path) -> None:
    for seed in range(3):
        work = tmp_path / str(seed)
        work.mkdir()
        assert faults.export_files(random.Random(f"exports {seed}"), work) == (1, [])
