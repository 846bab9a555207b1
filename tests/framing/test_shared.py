"""The development benchmarks, where they are at hand: what was reached must stay reached."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.extract import code_article

pytestmark = pytest.mark.shared


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("framing_score", shared / "bench" / "framing" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(texts: list[dict[str, Any]], path: Path) -> Path:
    book = load_codebook("departure")
    rows = []
    for text, name in {line["text"]: line["id"] for line in texts}.items():
        for row in code_article(name, text, book):
            keep = {k: row[k] for k in ("start", "end", "text", "frame", "voice")}
            rows.append({**keep, "doc": name, "context": text, "negated": row["is_negated"]})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_departures(shared: Path, scorer: ModuleType, tmp_path: Path) -> None:
    gold = shared / "bench" / "framing" / "departures.dev.jsonl"
    result = scorer.main(gold, predictions(lines(gold), tmp_path / "out.jsonl"))
    assert result["detect_r"] >= 0.96
    assert result["frame_macro_f1"] >= 0.95
    assert result["voice_macro_f1"] >= 0.90
    assert result["negated_f1"] == 1.0


def test_distractors(shared: Path, tmp_path: Path) -> None:
    gold = shared / "bench" / "framing" / "distractors.dev.jsonl"
    assert len(lines(predictions(lines(gold), tmp_path / "out.jsonl"))) <= 1


def test_running_text(shared: Path, scorer: ModuleType, tmp_path: Path) -> None:
    texts = lines(shared / "bench" / "quotes" / "wikinews.dev.jsonl")
    gold = shared / "bench" / "framing" / "wikinews.dev.jsonl"
    result = scorer.main(gold, predictions(texts, tmp_path / "out.jsonl"))
    assert result["detect_f1"] >= 0.90
    assert result["frame_macro_f1"] >= 0.80
    assert result["voice_macro_f1"] >= 0.80
    assert result["distractor_false_alarms"] == 0
