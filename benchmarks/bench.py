"""Run every layer on its development file and print one table: measure, value, best peer, speed, peak memory.

usage: bench.py [SHARED] [--only LAYER]

SHARED is the folder with the development files and their scorers (default: ../shared beside the project). The peers'
figures are those measured on the same files before this project began (SHARED/bench/README.md says how); speeds are
of this run on this machine, and mean little beside a speed measured elsewhere.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "benchmarks" / "out"


@dataclass(frozen=True)
class Bench:
    """One development file: how it is scored, and which of the scorer's figures are printed beside which peer's."""

    layer: str
    gold: str
    scorer: str
    measures: tuple[tuple[str, str, str], ...]  # (what is printed, path in the scorer's answer, best peer)
    texts: str = ""  # where the texts are, if not in the gold file
    options: tuple[str, ...] = ()


BENCHES = (
    Bench("sentences", "sentences/sent.gum_wikinews.jsonl", "", (("sentence ends, F1", "f1", ".977"),)),
    Bench(
        "quotes",
        "quotes/polnear.dev.jsonl",
        "quotes/score.py",
        (
            ("exact span F1", "span_exact.f1", ".946"),
            ("span and source F1", "e2e_any.f1", ".735"),
            ("span and surname F1", "e2e_surname.f1", ".679"),
        ),
    ),
    Bench(
        "quotes",
        "quotes/polnear_all.dev.jsonl",
        "quotes/score.py",
        (
            ("with indirect: relaxed F1", "span_relaxed.f1", ".553"),
            ("with indirect: span and source F1", "e2e_any.f1", ".494"),
        ),
        options=("--kinds", "direct,mixed,indirect"),
    ),
    Bench("quotes", "quotes/riqua.dev.jsonl", "quotes/score.py", (("exact span F1", "span_exact.f1", ".95"),)),
    Bench(
        "quotes",
        "quotes/wikinews.dev.jsonl",
        "quotes/score.py",
        (("span and surname F1", "e2e_surname.f1", ".418 (other half)"),),
    ),
    Bench(
        "entities",
        "entities/uner_pud_news.dev.jsonl",
        "entities/score.py",
        (("strict F1", "strict.f1", ".677"),),
        options=("--json",),
    ),
    Bench(
        "entities",
        "entities/wikinews_people.dev.jsonl",
        "entities/score.py",
        (("persons, strict F1", "strict_PER.f1", ".780 (other half)"),),
        options=("--json",),
    ),
    Bench(
        "framing",
        "framing/departures.dev.jsonl",
        "framing/score.py",
        (
            ("detection recall", "detect_r", "–"),
            ("frame macro-F1", "frame_macro_f1", ".891"),
            ("voice macro-F1", "voice_macro_f1", "–"),
        ),
    ),
    Bench(
        "framing",
        "framing/distractors.dev.jsonl",
        "look-alikes",
        (("look-alikes fired on, of 14", "fired", "14"),),
    ),
    Bench(
        "framing",
        "framing/wikinews.dev.jsonl",
        "framing/score.py",
        (
            ("detection F1", "detect_f1", ".806 (other half)"),
            ("frame macro-F1", "frame_macro_f1", ".450 (other half)"),
            ("voice macro-F1", "voice_macro_f1", ".597 (other half)"),
        ),
        texts="quotes/wikinews.dev.jsonl",
    ),
    Bench("framing", "framing/voice_departures.dev.jsonl", "voice", (("voice macro-F1", "f1", ".789"),)),
    Bench(
        "alignment",
        "reuse/newsalign.dev.align.jsonl",
        "reuse/score.py",
        (
            ("plagdet, all", "all.plagdet", ".980"),
            ("plagdet, paraphrase", "paraphrase.plagdet", ".985 (all)"),
            ("passages on unrelated pairs", "none.detections", "–"),
        ),
        options=("--by", "kind"),
    ),
    Bench(
        "fidelity",
        "fidelity/natural.dev.jsonl",
        "fidelity/score.py",
        (("natural: same utterance F1", "same.f1", ".80"), ("natural: altered F1", "altered.f1", ".79")),
        options=("--json",),
    ),
    Bench(
        "fidelity",
        "fidelity/synthetic.dev.jsonl",
        "fidelity/score.py",
        (("synthetic: same utterance F1", "same.f1", ".97"), ("synthetic: altered F1", "altered.f1", ".90")),
        options=("--json",),
    ),
)


def dig(answer: Any, path: str) -> Any:
    """The figure at a dotted path of the scorer's answer."""
    for part in path.split("."):
        answer = answer.get(part, {}) if isinstance(answer, dict) else {}
    return answer if not isinstance(answer, dict) else None


def sentence_score(gold: Path, predicted: Path) -> dict[str, float]:
    """F1 of sentence ends."""
    right = found = wanted = 0
    pairs = zip(gold.read_text("utf-8").splitlines(), predicted.read_text("utf-8").splitlines(), strict=True)
    for one, other in pairs:
        ends, mine = set(json.loads(one)["ends"]), set(json.loads(other)["ends"])
        right, found, wanted = right + len(ends & mine), found + len(mine), wanted + len(ends)
    return {"f1": round(2 * right / (found + wanted), 4)}


def voice_score(gold: Path, predicted: Path) -> dict[str, float]:
    """Macro-F1 of the voice at the given expressions; one that was not found has none of the three voices."""
    found = [json.loads(line) for line in predicted.read_text("utf-8").splitlines()]
    pairs = []
    for line in gold.read_text("utf-8").splitlines():
        item = json.loads(line)
        here = [
            p for p in found if p["context"] == item["text"] and p["start"] < item["end"] and item["start"] < p["end"]
        ]
        pairs.append((item["voice"], here[0]["voice"] if here else None))
    scores = []
    for voice in sorted({g for g, _ in pairs}):
        right = sum(g == p == voice for g, p in pairs)
        wrong = sum((g == voice) != (p == voice) for g, p in pairs)
        scores.append(2 * right / (2 * right + wrong) if right else 0.0)
    return {"f1": round(sum(scores) / len(scores), 4)}


def score(bench: Bench, shared: Path, predicted: Path) -> Any:
    """The scorer's answer for one file."""
    gold = shared / "bench" / bench.gold
    if not bench.scorer:
        return sentence_score(gold, predicted)
    if bench.scorer == "look-alikes":
        found = [json.loads(line) for line in predicted.read_text("utf-8").splitlines()]
        return {"fired": len({item["context"] for item in found})}
    if bench.scorer == "voice":
        return voice_score(gold, predicted)
    command = [sys.executable, str(shared / "bench" / bench.scorer)]
    command += ["align"] if bench.layer == "alignment" else []
    done = subprocess.run(
        [*command, str(gold), str(predicted), *bench.options], capture_output=True, text=True, check=True
    )
    try:
        return json.loads(done.stdout)
    except ValueError:
        return ast.literal_eval(done.stdout)


def run(bench: Bench, shared: Path) -> list[tuple[str, ...]]:
    """The rows of one development file."""
    name = Path(bench.gold).name
    source = shared / "bench" / (bench.texts or bench.gold)
    predicted = OUT / f"{bench.layer}.{name}"
    command = [
        sys.executable,
        str(ROOT / "benchmarks" / "predict.py"),
        bench.layer,
        str(source),
        str(predicted),
        "--stats",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return [(bench.layer, name, "failed: " + done.stderr.strip().splitlines()[-1], "", "", "", "")]
    stats = json.loads(done.stdout.splitlines()[-1])
    answer = score(bench, shared, predicted)
    seconds = max(stats["seconds"], 1e-9)
    speed = f"{stats['lines'] / seconds:,.0f}", f"{stats['characters'] / seconds:,.0f}", f"{stats['peak_mb']:.0f}"
    rows = []
    for number, (what, path, peer) in enumerate(bench.measures):
        value = dig(answer, path)
        rows.append(
            (
                bench.layer,
                name,
                what,
                "–" if value is None else f"{value:g}",
                peer,
                *(speed if not number else ("", "", "")),
            )
        )
    return rows


def main(arguments: list[str]) -> int:
    only = arguments[arguments.index("--only") + 1] if "--only" in arguments else ""
    named = [a for a in arguments if not a.startswith("--") and a != only]
    shared = Path(named[0]) if named else ROOT.parent / "shared"
    if not (shared / "bench").is_dir():
        print(f"{shared / 'bench'}: there is no such folder; name the one with the development files", file=sys.stderr)
        return 2
    OUT.mkdir(exist_ok=True)
    heads = ("layer", "file", "measure", "value", "best peer", "lines/s", "characters/s", "peak MB")
    rows: list[tuple[str, ...]] = [heads]
    for bench in BENCHES:
        if only in ("", bench.layer):
            rows += run(bench, shared)
    widths = [max(len(row[i]) for row in rows if len(row) > i) for i in range(len(heads))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
