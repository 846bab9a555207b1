"""Run every layer on its development files and print one table: measure, value, interval, best peer, speed, memory.

usage: bench.py [SHARED] [--only LAYER] [--fresh] [--json FILE]

SHARED is the folder with the development files and their scorers (default: ../shared beside the project). LAYER:
sentences, quotes, entities, framing, alignment or fidelity. Each file is a corpus whose tables are made as users get
them (predict.py). The interval is that of 95 in 100 draws of as many articles (of events, for fidelity); two builds
whose intervals overlap may still differ, since both are scored on the same articles. The peers' figures were measured
on the same files: names and quotations with peers.py (spaCy 3.8 md; textacy 0.13, a paragraph at a time), the others
before this project began (SHARED/bench/README.md says how). Speeds are CPU time of all that the layer needs, on this
machine, beside whatever else it did, and mean little beside a speed measured elsewhere.

What was predicted is kept in benchmarks/out and used again while neither the package nor the file has changed;
--fresh predicts anew. --json also writes the values to FILE.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from predict import NEEDED, read_lines
from resampling import Figure
from scoring import SCORERS

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "benchmarks" / "out"
PROCESSES = 2
Measures = tuple[tuple[str, str, str], ...]  # (what is printed, name of the figure, best peer)


@dataclass(frozen=True)
class Bench:
    """One development file: how it is scored, and which figures are printed beside which peer's."""

    layer: str
    gold: str
    measures: Measures
    scorer: str = ""  # a name in scoring.SCORERS, where it is not the layer's
    script: str = ""  # the development files' own scorer, where it is not score.py beside the gold
    texts: str = ""  # where the texts are, if not in the gold file
    articles: tuple[str, ...] = ()  # where the articles of pairs are
    kinds: str = ""  # kinds of quotations that count

    @property
    def predicted(self) -> Path:
        return OUT / f"{self.layer}.{Path(self.texts or self.gold).name}"


POLNEAR = ("quotes/polnear.dev.jsonl", "quotes/polnear.train.jsonl")
QUOTED: Measures = (
    ("exact span F1", "exact", ".946"),
    ("span and source F1", "source", ".735"),
    ("span and surname F1", "surname", ".679"),
)
REPORTED: Measures = (
    ("with indirect: relaxed F1", "relaxed", ".553"),
    ("with indirect: span and source F1", "source", ".494"),
    ("with indirect: span and surname F1", "surname", "–"),
)
LABELS: Measures = (
    ("strict F1", "strict", "–"),
    ("people, strict F1", "strict_PER", "–"),
    ("organisations, strict F1", "strict_ORG", "–"),
    ("places, strict F1", "strict_LOC", "–"),
)
EITHER: Measures = (("strict F1, either counted as wrong", "strict, either wrong", ".773"),)
DEPARTURES: Measures = (
    ("found, precision", "detect_p", "–"),
    ("found, recall", "detect_r", "–"),
    ("found, F1", "detect_f1", "–"),
    ("found of forced", "recall, forced", "–"),
    ("found of voluntary", "recall, voluntary", "–"),
    ("found of neutral", "recall, neutral", "–"),
    ("found of narrator", "recall, narrator", "–"),
    ("found of reported", "recall, reported", "–"),
    ("found of quoted", "recall, quoted", "–"),
    ("frame macro-F1", "frame_macro_f1", "–"),
    ("voice macro-F1", "voice_macro_f1", "–"),
    ("frame right, of found", "frame_acc_on_detected", "–"),
    ("voice right, of found", "voice_acc_on_detected", "–"),
    ("agent F1", "agent", "–"),
    ("affected F1", "departing", "–"),
)
PAIRS: Measures = (
    ("pairs whose articles are at hand", "pairs", ""),
    ("same utterance F1", "same", "–"),
    ("same utterance, precision", "same, precision", "–"),
    ("same utterance, recall", "same, recall", "–"),
    ("altered F1", "altered", "–"),
    ("altered, precision", "altered, precision", "–"),
    ("altered, recall", "altered, recall", "–"),
    ("same utterance F1, pairs without a fragment of one to three words", "same, no fragments", "–"),
    ("altered F1, pairs without a fragment of one to three words", "altered, no fragments", "–"),
)


def beside(measures: Measures, **peers: str) -> Measures:
    """``measures`` with these peers' figures, by the name of the figure."""
    return tuple((what, name, peers.get(name, peer)) for what, name, peer in measures)


def only(measures: Measures, *names: str) -> Measures:
    return tuple(row for row in measures if row[1] in names)


BENCHES = (
    Bench("sentences", "sentences/sent.gum_wikinews.jsonl", (("sentence ends, F1", "ends", ".977"),)),
    Bench("quotes", "quotes/polnear.train.jsonl", beside(QUOTED, exact="–", source="–", surname="–")),
    Bench("quotes", "quotes/polnear.dev.jsonl", QUOTED),
    Bench("quotes", "quotes/polnear_all.dev.jsonl", REPORTED, kinds="direct,mixed,indirect"),
    Bench("quotes", "quotes/riqua.dev.jsonl", only(beside(QUOTED, exact=".95", source="–"), "exact", "source")),
    Bench("quotes", "quotes/wikinews.dev.jsonl", beside(QUOTED, exact="–", source=".753", surname=".538")),
    Bench(
        "quotes",
        "quotes/blind_quotes.dev.jsonl",
        beside(QUOTED, exact=".92 (32 articles)", source=".379", surname=".248"),
    ),
    Bench(
        "quotes",
        "quotes/blind_quotes_all.dev.jsonl",
        beside(REPORTED, relaxed="–", source="–"),
        kinds="direct,mixed,indirect",
    ),
    Bench("entities", "entities/uner_pud_news.dev.jsonl", beside(LABELS, strict=".660")),
    Bench(
        "entities",
        "entities/wikinews_people.dev.jsonl",
        only(beside(LABELS, strict_PER=".758"), "strict_PER"),
    ),
    Bench(
        "entities",
        "entities/wikinews_people.dev.jsonl",
        (
            ("the right person, B-cubed F1: names", "names", ".83 (other texts)"),
            ("the right person, B-cubed F1: names and roles", "names and roles", ".67 (other texts)"),
        ),
        scorer="identity",
    ),
    Bench("entities", "entities/blind_entities.dev.jsonl", beside(LABELS, strict=".806") + EITHER),
    Bench("entities", "entities/worldwide.dev.jsonl", beside(LABELS, strict=".682 (200 articles)")),
    Bench(
        "framing",
        "framing/departures.dev.jsonl",
        beside(
            only(DEPARTURES, "detect_r", "frame_macro_f1", "voice_macro_f1", "agent", "departing"),
            frame_macro_f1=".891",
            agent=".493",
            departing=".890",
        ),
    ),
    Bench(
        "framing",
        "framing/distractors.dev.jsonl",
        (("look-alikes fired on, of 14", "fired", "14"),),
        scorer="look-alikes",
    ),
    Bench(
        "framing",
        "framing/wikinews.dev.jsonl",
        beside(
            only(DEPARTURES, "detect_f1", "frame_macro_f1", "voice_macro_f1", "agent", "departing"),
            detect_f1=".806 (other half)",
            frame_macro_f1=".450 (other half)",
            voice_macro_f1=".597 (other half)",
        ),
        texts="quotes/wikinews.dev.jsonl",
    ),
    Bench("framing", "framing/blind.dev.jsonl", DEPARTURES, texts="framing/blind.dev.texts.jsonl"),
    Bench("framing", "framing/voice_departures.dev.jsonl", (("voice macro-F1", "voice", ".789"),), scorer="voice"),
    Bench(
        "alignment",
        "reuse/newsalign.dev.align.jsonl",
        (
            ("plagdet, all", "all", ".980"),
            ("plagdet, paraphrase", "paraphrase", ".985 (all)"),
            ("passages on unrelated pairs", "none", "–"),
        ),
    ),
    Bench("fidelity", "fidelity/natural.dev.jsonl", beside(PAIRS, same=".80", altered=".79"), articles=POLNEAR),
    Bench(
        "fidelity",
        "fidelity/synthetic.dev.jsonl",
        (
            ("made changes, pair rules alone: same utterance F1", "same", ".97"),
            ("made changes, pair rules alone: altered F1", "altered", ".90"),
        ),
    ),
    Bench("fidelity", "fidelity/events.dev.jsonl", PAIRS, articles=("fidelity/events.dev.texts.jsonl",)),
)


@cache
def code_digest() -> str:
    """Digest of all that a prediction depends on but its file: the package and the adapters."""
    import corpus_tools

    package = Path(corpus_tools.__file__).parent
    files = [p for p in package.rglob("*") if p.is_file() and p.suffix not in (".pyc", ".tmp")]
    files += [ROOT / "benchmarks" / "predict.py", *(ROOT / "benchmarks" / "layers").glob("*.py")]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def predict(bench: Bench, folder: Path, fresh: bool) -> dict[str, float]:
    """Make the predictions of one file in a process of its own, unless they are there; its statistics."""
    source, articles = folder / (bench.texts or bench.gold), [folder / name for name in bench.articles]
    key = hashlib.sha256(code_digest().encode() + b"".join(p.read_bytes() for p in (source, *articles))).hexdigest()
    kept = bench.predicted.with_suffix(".stats")
    if not fresh and (stats := _kept(kept, bench.predicted, key)):
        return stats
    command = [sys.executable, str(ROOT / "benchmarks" / "predict.py"), bench.layer, str(source), str(bench.predicted)]
    command += [part for path in articles for part in ("--articles", str(path))] + ["--stats"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError((done.stderr.strip().splitlines() or ["stopped without a word"])[-1])
    stats = json.loads(done.stdout.splitlines()[-1])
    kept.write_text(json.dumps(stats | {"key": key}), "utf-8")
    return {name: float(value) for name, value in stats.items()}


def _kept(stats_file: Path, predicted: Path, key: str) -> dict[str, Any]:
    """The statistics of predictions made before with the same code on the same file; empty where there are none."""
    if not stats_file.is_file() or not predicted.is_file():
        return {}
    try:
        stats: dict[str, Any] = json.loads(stats_file.read_text("utf-8"))
    except ValueError:
        return {}
    return stats if stats.get("key") == key else {}


def score(bench: Bench, folder: Path) -> dict[str, Figure]:
    """The figures of one file."""
    needed = ("text",) if bench.layer == "framing" else ("id",)
    gold = read_lines(folder / bench.gold, needed)
    predicted = [json.loads(line) for line in bench.predicted.read_text("utf-8").splitlines()]
    script = (folder / bench.gold).parent / "score.py"
    options = {"kinds": bench.kinds} if bench.kinds else {}
    return SCORERS[bench.scorer or bench.layer](gold, predicted, script, **options)


def rows_of(bench: Bench, folder: Path, stats: dict[str, float]) -> list[tuple[str, ...]]:
    """The rows of one development file."""
    answer = score(bench, folder)
    seconds = max(stats["seconds"], 1e-9)
    speed = f"{stats['lines'] / seconds:,.0f}", f"{stats['characters'] / seconds:,.0f}", f"{stats['peak_mb']:.0f}"
    rows: list[tuple[str, ...]] = []
    for number, (what, key, peer) in enumerate(bench.measures):
        figure = answer[key]
        told = (bench.layer, Path(bench.gold).name, what, str(figure), figure.interval(), peer)
        rows.append(told if number else (*told, *speed))
    return rows


def run_all(benches: list[Bench], folder: Path, fresh: bool) -> list[tuple[str, ...]]:
    """The rows of all ``benches`` in their order; files are scored here while others are predicted."""
    OUT.mkdir(exist_ok=True)
    rows: list[tuple[str, ...]] = []
    with ThreadPoolExecutor(PROCESSES) as pool:
        waiting: dict[Path, Future[dict[str, float]]] = {}
        for bench in benches:
            if bench.predicted not in waiting:
                waiting[bench.predicted] = pool.submit(predict, bench, folder, fresh)
        for bench in benches:
            try:
                stats = waiting[bench.predicted].result()
            except RuntimeError as error:
                rows.append((bench.layer, Path(bench.gold).name, f"failed: {error}"))
            else:
                rows += rows_of(bench, folder, stats)
    return rows


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=ROOT.parent / "shared")
    parser.add_argument("--only", choices=[layer for layer in NEEDED if any(b.layer == layer for b in BENCHES)])
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    folder = given.shared / "bench"
    if not folder.is_dir():
        print(f"{folder}: there is no such folder; name the one with the development files", file=sys.stderr)
        return 2
    benches = [bench for bench in BENCHES if given.only in (None, bench.layer)]
    rows = run_all(benches, folder, given.fresh)
    show(rows)
    if given.json:
        given.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
    return int(any(len(row) == 3 for row in rows))


def show(rows: list[tuple[str, ...]]) -> None:
    heads = ("layer", "file", "measure", "value", "95 in 100 draws", "best peer", "lines/s", "characters/s", "peak MB")
    full = [row for row in rows if len(row) > 3]
    widths = [max(len(row[i]) for row in (heads, *full) if len(row) > i) for i in range(len(heads))]
    for row in (heads, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
