"""The figures that the project promises for names, on the material that may not be published."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.shared


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"_{path.parent.name}_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "measure", "least"),
    [("uner_pud_news.dev.jsonl", "strict", 0.70), ("wikinews_people.dev.jsonl", "strict_PER", 0.92)],
)
def test_strict_f1(shared: Path, root: Path, name: str, measure: str, least: float) -> None:
    folder = shared / "bench" / "entities"
    lines = [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]
    predicted = load(root / "benchmarks" / "layers" / "entities.py").predict(lines)
    scores = load(folder / "score.py").score({o["id"]: o for o in lines}, {o["id"]: o for o in predicted})
    assert scores[measure]["f1"] >= least
