"""The real articles and the benchmarks, where they are at hand."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from corpus_tools.quotes import extract_quotes

pytestmark = pytest.mark.shared


def test_every_quotation_of_the_three_articles_has_its_speaker(shared: Path) -> None:
    files = sorted((shared / "seeds").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    table = extract_quotes(pd.DataFrame({"article_id": [path.stem for path in files], "text": texts}))
    table = table[table["kind"] != "indirect"]
    assert len(table) == 49
    assert not (table["kind"] == "scare").any()
    # Two sources are unnamed; the others are five speakers: four persons and a campaign group.
    assert (table["source_type"] == "unnamed").sum() == 2
    assert sorted(table["speaker"].dropna().value_counts()) == [1, 4, 5, 13, 24]
    assert (table["source_form"] == "carried").sum() >= 12


def score(root: Path, shared: Path, tmp_path: Path, name: str, indirect: bool = False) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("layer_quotes", root / "benchmarks" / "layers" / "quotes.py")
    assert spec is not None and spec.loader is not None
    layer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(layer)
    gold = shared / "bench" / "quotes" / f"{name}.jsonl"
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    blind = [{"id": line["id"], "text": line["text"]} for line in lines]
    out = tmp_path / "predicted.jsonl"
    out.write_text("\n".join(json.dumps(p) for p in layer.predict(blind, indirect=indirect)), encoding="utf-8")
    kinds = ["--kinds", "direct,mixed,indirect"] if indirect else []
    command = [sys.executable, str(shared / "bench" / "quotes" / "score.py"), str(gold), str(out), *kinds]
    result: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return result


@pytest.mark.parametrize(
    ("name", "indirect", "least"),
    [
        ("polnear.dev", False, {"span_exact": 0.97, "e2e_any": 0.895, "e2e_surname": 0.87}),
        ("polnear_all.dev", True, {"span_relaxed": 0.65, "e2e_any": 0.58}),
        ("riqua.dev", False, {"span_exact": 0.96}),
        ("wikinews.dev", False, {"e2e_surname": 0.88}),
    ],
)
def test_measures_do_not_fall(
    root: Path, shared: Path, tmp_path: Path, name: str, indirect: bool, least: dict[str, float]
) -> None:
    found = score(root, shared, tmp_path, name, indirect)
    assert {measure: found[measure]["f1"] >= value for measure, value in least.items()} == dict.fromkeys(least, True)
