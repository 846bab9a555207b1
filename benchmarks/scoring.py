"""The scorers of the development files, asked article by article, so that every figure has an interval.

usage: scoring.py SCORER GOLD.jsonl PREDICTED.jsonl [--kinds KINDS]

SCORER: quotes, entities, identity, framing, look-alikes, voice, sentences, alignment or fidelity; the script
score.py is looked for beside GOLD. Prints every figure with its interval.

A scorer there is a script that prints the figures of a whole file. Here it is given one article at a time, its counts
are kept, and the figures are computed from their sums: the same figures, which a test holds against what the script
prints. ``gold`` and ``predicted`` are lines of JSON as read.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import runpy
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from entities_bcubed import mention_scores
from layers.fidelity import has_fragment
from resampling import Figure, Formula, f1, figures, figures_of_draws, macro, precision, recall, share, tally

Line = dict[str, Any]
Figures = dict[str, Figure]
FRAMES = ("forced", "voluntary", "neutral")
WHOLE = ", no fragments"
VOICES = ("narrator", "reported", "quoted")


@cache
def _script(path: Path) -> dict[str, Any]:
    """The names a scorer defines. One that runs when it is read is given two empty files."""
    empty = [str(path), os.devnull, os.devnull]
    with mock.patch.object(sys, "argv", empty), contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(path))


def _by_id(lines: Iterable[Line]) -> dict[str, Line]:
    return {line["id"]: line for line in lines}


def score_quotes(gold: list[Line], predicted: list[Line], scorer: Path, kinds: str = "direct,mixed") -> Figures:
    """Exact and relaxed spans, and spans with the right source."""
    script, found = _script(scorer)["main"].__globals__, _by_id(predicted)
    names = {"span_exact": "exact", "span_relaxed": "relaxed", "e2e_any": "source", "e2e_surname": "surname"}
    units = []
    for line in gold:
        files = {"gold": _by_id([line]), "predicted": _by_id([found[line["id"]]])}
        printed = io.StringIO()
        with (
            mock.patch.dict(script, {"load": files.__getitem__, "f1": lambda *counts: counts}),
            mock.patch.object(sys, "argv", [str(scorer), "gold", "predicted", "--kinds", kinds]),
            contextlib.redirect_stdout(printed),
        ):
            script["main"]()
        answer = json.loads(printed.getvalue())
        units.append(_merged(tally(name, *answer[key]) for key, name in names.items()))
    return figures(units, {name: f1(name) for name in names.values()})


def score_entities(gold: list[Line], predicted: list[Line], scorer: Path) -> Figures:
    """Names, label and both ends right; ``NAME, either wrong`` counts what readers may differ about as wrong."""
    score, found = _script(scorer)["score"], _by_id(predicted)
    units, formulas = [], {}
    for line in gold:
        strictly = {key: value for key, value in line.items() if key != "either"}
        counts = []
        for suffix, answers in (("", line), (", either wrong", strictly)):
            answer = score(_by_id([answers]), _by_id([found[line["id"]]]))
            for key, (tp, fp, fn) in ((k, (v["tp"], v["fp"], v["fn"])) for k, v in answer.items()):
                counts.append(tally(key + suffix, tp, tp + fp, tp + fn))
                formulas[key + suffix] = f1(key + suffix)
        units.append(_merged(counts))
    return figures(units, formulas)


def score_identity(gold: list[Line], predicted: list[Line], scorer: Path) -> Figures:
    """B-cubed of names, and of names and roles."""
    del scorer
    out: Figures = {}
    for label, by_article in mention_scores(_by_id(gold), _by_id(predicted)).items():
        units = [_merged([{"precision": sum(p), "recall": sum(r), "mentions": len(p)}]) for p, r in by_article.values()]
        out |= figures(units, {label: _harmonic})
    return out


def _harmonic(sums: Mapping[str, Any]) -> Any:
    p, r = share("precision", "mentions")(sums), share("recall", "mentions")(sums)
    return 2 * p * r / (p + r)


def score_fidelity(gold: list[Line], predicted: list[Line], scorer: Path) -> Figures:
    """Same utterance, and altered, over the pairs whose articles were at hand; drawn by event or group of pairs.

    ``KEY, no fragments`` leaves out the pairs with a quotation of one to three words, of which *altered* is never said.
    """
    score, found = _script(scorer)["score"], _by_id(predicted)
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in gold:
        if line["id"] in found:
            groups[str(line.get("event") or line.get("cluster"))].append(line)
    units = []
    for lines in groups.values():
        counts = []
        for suffix, some in (("", lines), (WHOLE, [line for line in lines if not has_fragment(line)])):
            answer = score(some, [found[line["id"]] for line in some])
            for key, v in ((key, answer[key]) for key in ("same", "altered")):
                counts.append(tally(key + suffix, v["tp"], v["tp"] + v["fp"], v["tp"] + v["fn"]))
        units.append(_merged(counts))
    keys = [key + suffix for suffix in ("", WHOLE) for key in ("same", "altered")]
    formulas = {key: f1(key) for key in keys}
    formulas |= {f"{key}, precision": precision(key) for key in keys}
    formulas |= {f"{key}, recall": recall(key) for key in keys}
    return figures(units, formulas) | {"pairs": Figure(sum(map(len, groups.values())))}


def score_framing(gold: list[Line], predicted: list[Line], scorer: Path) -> Figures:
    """The scorer's figures, recall by frame and voice, and agent and affected as the words that are there."""
    scored = _script(scorer)["main"]
    units = framing_units(gold, predicted)

    def measure(draw: Sequence[tuple[int, tuple[list[Line], list[Line]]]]) -> dict[str, float]:
        here = [_renumbered(number, *unit) for number, unit in draw]
        with mock.patch.dict(scored.__globals__, {"load": lambda lines: lines}):
            answer = scored([g for lines, _ in here for g in lines], [p for _, lines in here for p in lines])
        return {key: value for key, value in answer.items() if isinstance(value, (int, float))}

    counts = [framing_counts(*unit) for unit in units]
    known = {name for unit in counts for name in unit}
    formulas: dict[str, Formula] = {
        f"recall, {name}": recall(name) for name in (*FRAMES, *VOICES) if f"{name} wanted" in known
    }
    formulas |= {role: f1(role) for role in ("agent", "departing")}
    return figures_of_draws(units, measure) | figures(counts, formulas)


def framing_units(gold: list[Line], predicted: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Gold and predictions by article; gold without one is by its text."""
    by_article: dict[str, tuple[list[Line], list[Line]]] = defaultdict(lambda: ([], []))
    article_of = {row["context"]: row["doc"] for row in predicted}
    for line in gold:
        by_article[str(line.get("doc") or article_of.get(line["text"], line["text"]))][0].append(line)
    for row in predicted:
        if row["doc"] in by_article:
            by_article[row["doc"]][1].append(row)
    return list(by_article.values())


def _renumbered(number: int, gold: list[Line], predicted: list[Line]) -> tuple[list[Line], list[Line]]:
    """An article under a name of its own, so that one that is drawn twice is two."""
    name = f"article {number}"
    return [{**line, "doc": name} for line in gold], [{**row, "doc": name, "context": name} for row in predicted]


def framing_counts(gold: list[Line], predicted: list[Line]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line in gold:
        if not line.get("frame") or line.get("kind", "departure") != "departure":
            continue
        best = max(predicted, key=lambda row: _overlap(row, line), default=None)
        found = best if best is not None and _overlap(best, line) > 0 else None
        for name in (line["frame"], line["voice"]):
            counts[f"{name} wanted"] += 1
            counts[f"{name} right"] += found is not None
        for role in ("agent", "departing"):
            truth, said = line.get(role), found.get(role) if found else None
            counts[f"{role} wanted"] += bool(truth)
            counts[f"{role} found"] += bool(said)
            counts[f"{role} right"] += bool(truth and said and (truth in said or said in truth))
    return counts


def _overlap(a: Line, b: Line) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def score_look_alikes(gold: list[Line], predicted: list[Line], scorer: Path) -> Figures:
    """In how many texts that hold none an expression was found."""
    del gold, scorer
    return {"fired": Figure(len({row["context"] for row in predicted}))}


def score_voice(gold: list[Line], predicted: list[Line], scorer: Path) -> Figures:
    """Macro-F1 of the voice at the given expressions; one that was not found has none of the three voices."""
    del scorer
    by_article: dict[str, Counter[str]] = defaultdict(Counter)
    rows: dict[str, list[Line]] = defaultdict(list)
    for row in predicted:
        rows[row["context"]].append(row)
    for line in gold:
        voice = next((row["voice"] for row in rows[line["text"]] if _overlap(row, line) > 0), None)
        counts = by_article[line["id"].rpartition(":")[0]]
        counts[f"{line['voice']} wanted"] += 1
        counts[f"{voice} found"] += 1
        counts[f"{line['voice']} right"] += voice == line["voice"]
    return figures(list(by_article.values()), {"voice": macro(VOICES)})


def score_sentences(gold: list[Line], predicted: list[Line], scorer: Path) -> Figures:
    """Ends of sentences."""
    del scorer
    found = _by_id(predicted)
    units = []
    for line in gold:
        ends, mine = set(line["ends"]), set(found[line["id"]]["ends"])
        units.append(tally("ends", len(ends & mine), len(mine), len(ends)))
    return figures(units, {"ends": f1("ends")})


def score_alignment(gold: list[Line], predicted: list[Line], scorer: Path) -> Figures:
    """Plagdet over all pairs and by kind of pair; passages found in pairs that share nothing."""
    score, found = _script(scorer)["score_align"], _by_id(predicted)
    units: dict[str, list[dict[str, float]]] = defaultdict(list)
    for line in gold:
        counts = _plagdet_counts(score([line], [found[line["id"]]]))
        units["all"].append(counts)
        units[line["kind"]].append(counts)
    out: Figures = {}
    for kind, of_kind in units.items():
        out |= figures(of_kind, {kind: _plagdet})
    return out | {"none": Figure(sum(unit["detections"] for unit in units["none"]))}


def _plagdet_counts(answer: Mapping[str, float]) -> dict[str, float]:
    cases, detections, hit = answer["cases"], answer["detections"], answer["cases"] - answer["missed"]
    return {
        "recall": answer["recall"] * cases,
        "cases": cases,
        "precision": answer["precision"] * detections,
        "detections": detections,
        "pieces": answer["granularity"] * hit,
        "hit": hit,
    }


def _plagdet(sums: Mapping[str, Any]) -> Any:
    import numpy as np

    p, r = share("precision", "detections")(sums), share("recall", "cases")(sums)
    pieces = np.maximum(share("pieces", "hit")(sums), 1.0)
    return np.divide(2 * p * r, p + r, out=np.zeros_like(p), where=p + r > 0) / np.log2(1 + pieces)


def _merged(parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    return {key: value for part in parts for key, value in part.items()}


SCORERS: dict[str, Callable[..., Figures]] = {
    "quotes": score_quotes,
    "entities": score_entities,
    "identity": score_identity,
    "framing": score_framing,
    "look-alikes": score_look_alikes,
    "voice": score_voice,
    "sentences": score_sentences,
    "alignment": score_alignment,
    "fidelity": score_fidelity,
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", choices=SCORERS)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--kinds", default="")
    given = parser.parse_args(arguments)
    gold, predicted = (
        [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        for path in (given.gold, given.predicted)
    )
    options = {"kinds": given.kinds} if given.kinds else {}
    answer = SCORERS[given.scorer](gold, predicted, given.gold.parent / "score.py", **options)
    for name, figure in answer.items():
        print(f"{name:40}{figure!s:>8}   {figure.interval()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
