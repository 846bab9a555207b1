"""The figures reached on the development files, where these are at hand: what was reached must stay reached.

Each is that of the tables a user gets, and each is held against what the development files' own scorer prints.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.shared

# The least that is accepted: half a point below what was measured when a line was written, or the project's target.
# Three lines of quotations were written anew on 29 November 2026, when weights tuned on polnear.dev gave way to weights
# fitted on gold of our own (benchmarks/train_quotes.log): exact spans there fell from .971 to .963; other lines rose.
LEAST: dict[str, dict[str, float]] = {
    "quotes/polnear.dev.jsonl": {"exact": 0.957, "source": 0.894, "surname": 0.855},
    "quotes/polnear_all.dev.jsonl": {"relaxed": 0.667, "source": 0.650},
    "quotes/riqua.dev.jsonl": {"exact": 0.964},
    "quotes/wikinews.dev.jsonl": {"surname": 0.905},
    "quotes/blind_quotes.dev.jsonl": {"exact": 0.966, "source": 0.915, "surname": 0.900},
    "entities/uner_pud_news.dev.jsonl": {"strict": 0.756},
    "entities/wikinews_people.dev.jsonl": {"strict_PER": 0.929},
    "entities/blind_entities.dev.jsonl": {"strict": 0.877},
    "framing/departures.dev.jsonl": {"detect_r": 0.96, "frame_macro_f1": 0.95, "voice_macro_f1": 0.90, "agent": 0.90},
    "framing/wikinews.dev.jsonl": {"detect_f1": 0.90, "frame_macro_f1": 0.80, "voice_macro_f1": 0.80},
    "framing/blind.dev.jsonl": {"detect_p": 0.97, "detect_r": 0.69, "departing": 0.77},
    "framing/voice_departures.dev.jsonl": {"voice": 0.87},
    "fidelity/synthetic.dev.jsonl": {"same": 0.98, "altered": 0.95},
}
# Where the scorer's own answer has a figure of ours.
PRINTED = {"exact": "span_exact", "relaxed": "span_relaxed", "source": "e2e_any", "surname": "e2e_surname"}


@cache
def measured(shared: Path, gold: str) -> tuple[dict[str, Any], Path]:
    from bench import BENCHES, predict, score

    bench = next(b for b in BENCHES if b.gold == gold)
    bench.predicted.parent.mkdir(exist_ok=True)
    predict(bench, shared / "bench", fresh=False)
    return score(bench, shared / "bench"), bench.predicted


@pytest.mark.parametrize("gold", LEAST)
def test_figures_do_not_fall(shared: Path, gold: str) -> None:
    figures, _ = measured(shared, gold)
    assert {name: figures[name].value for name, least in LEAST[gold].items() if figures[name].value < least} == {}


def test_no_look_alike_is_taken_for_a_departure(shared: Path) -> None:
    assert measured(shared, "framing/distractors.dev.jsonl")[0]["fired"].value <= 1


@pytest.mark.parametrize(
    ("gold", "options"),
    [
        ("quotes/blind_quotes.dev.jsonl", []),
        ("quotes/polnear_all.dev.jsonl", ["--kinds", "direct,mixed,indirect"]),
        ("entities/blind_entities.dev.jsonl", ["--json"]),
        ("framing/wikinews.dev.jsonl", []),
        ("fidelity/synthetic.dev.jsonl", ["--json"]),
    ],
)
def test_sums_by_article_are_what_the_scorer_prints(shared: Path, gold: str, options: list[str]) -> None:
    figures, predicted = measured(shared, gold)
    path = shared / "bench" / gold
    command = [sys.executable, str(path.parent / "score.py"), str(path), str(predicted), *options]
    printed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    compared = 0
    for name, figure in figures.items():
        said = printed.get(PRINTED.get(name, name))
        said = said["f1"] if isinstance(said, dict) and "f1" in said else said
        if isinstance(said, (int, float)):
            compared += 1
            assert figure.value == pytest.approx(said, abs=6e-5), name
    assert compared >= 2
