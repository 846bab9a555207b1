"""Fit the weights of src/corpus_tools/quotes/weights.toml: who is the source, and which quotation marks quote nobody.

usage: train_quotes.py [GOLD.jsonl ...] [--out FILE] [--from FILE | --from none] [--hold H] [--folds K]
                       [--by articles|files]

GOLD: quotations in the format of the quotation scorer, under a licence that allows fitting a model (default: the demo
corpus and the files of benchmarks/gold, all labelled by this project). Two sums of named features are fitted: section
``source`` ranks the candidates of a quotation, section ``scare`` identifies quotation marks that quote nobody. A sum
stands for a likelihood (conditional logit; D. McFadden 1974), and what is maximised is the likelihood of the right
answers where weights start at 0, and then the expected share of right answers, which is less sensitive to outliers. A
normal prior keeps each weight near its start: --from names the file of start values (default: quotes_start.toml, five
levels set by hand; "none": 0 everywhere; or a file of weights), --hold the strength of the prior (default 3). Weights
are rounded to half points (``scare``: quarters), lie between -12 and 12, and keep their comments; features that the
file of weights does not name are not fitted, which keeps the weights few; none of them is a word or a name. Section
``indirect`` is set by hand.

The log on standard output holds, for K folds over articles (default 5) or with --by files for each gold file left out
in turn, the share of sources and of quotation marks classified correctly by weights fitted without them, and the same
shares for the start weights. --out: where the new weights are written; without it, none are. The results are in
train_quotes.log.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from predict import read_lines
from scipy.optimize import minimize

from corpus_tools.quotes import sources
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.features import judge
from corpus_tools.quotes.kinds import scare_features
from corpus_tools.quotes.marks import scan

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src" / "corpus_tools" / "quotes" / "weights.toml"
START = ROOT / "benchmarks" / "quotes_start.toml"
GOLD = ROOT / "benchmarks" / "gold"
STEPS = {"source": 0.5, "scare": 0.25}
LARGEST = 12.0
POINTS = {"source": 3.0, "scare": 1.0}  # points that make a candidate e times as likely: the scale of the weights
NOT_FITTED = ("least_to_count", "start")  # a limit and a beginning, not the weight of a feature
ROUNDS = 2  # what spoke last depends on the weights: features are read anew with those of the round before
Weights = dict[str, dict[str, float]]
Line = dict[str, Any]


@dataclass
class Gold:
    """What a gold file says of the stretches between marks: which quote nobody, where the heads of sources are."""

    article: Article
    scare: list[bool | None] = field(default_factory=list)  # None: readers may differ, or the file does not say
    heads: list[list[tuple[int, int]]] = field(default_factory=list)


@dataclass
class Choices:
    """One decision: the features of each candidate and which candidates are right."""

    features: list[list[str]]
    right: list[bool]


def read_gold(line: Line) -> Gold:
    """A line of the scorer's form, by the stretches that the package finds between marks."""
    text = line["text"]
    gold = Gold(Article(text, scan(text)))
    for marked in gold.article.marked:
        inside = [q for q in line["quotes"] if min(q["end"], marked.end) - max(q["start"], marked.start) > 0]
        real = next((q for q in inside if q["kind"] in ("direct", "mixed")), None)
        beside = real is None and bool(inside) and inside[0]["kind"] != "scare"  # reported speech, say
        gold.scare.append(None if beside or _is_unsure(line, marked) else real is None)
        gold.heads.append(_heads(real) if real else [])
    return gold


def _is_unsure(line: Line, marked: Any) -> bool:
    """Whether the file says of a stretch between marks that readers may differ on it."""
    return any(e["start"] < marked.end and marked.start < e["end"] for e in line.get("either", ()))


def _heads(quote: Line) -> list[tuple[int, int]]:
    if quote.get("speaker_start") is None:
        return []
    first = quote.get("head_start", quote["speaker_start"]), quote.get("head_end", quote["speaker_end"])
    return [(int(a), int(b)) for a, b in (first, *quote.get("alt_heads", ())) if a is not None]


def demo_lines() -> list[Line]:
    """The demo corpus and its gold in the form of a gold file."""
    from corpus_tools import open_corpus

    folder = ROOT / "data" / "demo"
    articles = open_corpus(folder).articles
    with (folder / "gold" / "quotes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = []
    for file_name, text in zip(articles["source_file"], articles["text"], strict=True):
        quotes = [_demo_quote(row) for row in rows if row["source_file"] == file_name and row["kind"] != "indirect"]
        lines.append({"id": file_name, "text": text, "quotes": quotes})
    return lines


def _demo_quote(row: dict[str, str]) -> Line:
    offsets = {key: int(row[key]) if row[key] else None for key in ("start", "end", "source_start", "source_end")}
    quote: Line = {"kind": row["kind"], "start": offsets["start"], "end": offsets["end"]}
    return quote | {"speaker_start": offsets["source_start"], "speaker_end": offsets["source_end"]}


def source_choices(gold: Gold, weights: Weights) -> tuple[list[Choices], list[sources.Choice | None]]:
    """The decisions about sources in one article, read with the sources that ``weights`` name before them."""
    seen: dict[int, dict[int, list[str]]] = {}

    def record(article: Article, spot: Any, index: int, previous: Any) -> tuple[list[str], str, int]:
        names, place, cue = judge(article, spot, index, previous)
        seen.setdefault(spot.at, {})[index] = list(names)
        return names, place, cue

    with mock.patch.object(sources, "judge", record), mock.patch.object(sources, "weights", lambda: weights):
        picked = sources.attribute(gold.article)
    decisions = []
    for quote, at in enumerate(gold.article.words.quote_at):
        candidates = seen.get(at, {})
        right = [_holds(gold.article, index, gold.heads[quote]) for index in candidates]
        if any(right):
            decisions.append(Choices(list(candidates.values()), right))
    return decisions, picked


def _holds(article: Article, index: int, heads: Iterable[tuple[int, int]]) -> bool:
    candidate = article.candidates[index]
    start, end = article.words.starts[candidate.first], article.words.ends[candidate.last - 1]
    return any(start <= a and b <= end for a, b in heads) or any(a <= start and end <= b for a, b in heads)


def scare_choices(gold: Gold, picked: Sequence[sources.Choice | None]) -> list[Choices]:
    """The decisions about marks in one article: two candidates each, to quote somebody and to quote nobody."""
    before: list[bool] = []
    decisions = []
    for quote, truth in enumerate(gold.scare):
        names = scare_features(gold.article, quote, picked[quote], before)
        before.append(bool(truth))
        if truth is not None:
            decisions.append(Choices([[], ["start", *names]], [not truth, truth]))
    return decisions


def fit(decisions: list[Choices], start: dict[str, float], hold: float, points: float = 1.0) -> dict[str, float]:
    """The weights that make the right candidates likeliest, held to ``start``; names and limits as in ``start``."""
    names = [name for name in start if name != "least_to_count"]
    place = {name: number for number, name in enumerate(names)}
    rows, owner, right = _table(decisions, place)
    origin = np.array([start[name] for name in names])

    def shares(values: Any) -> tuple[Any, Any, Any]:
        scores = rows @ values / points
        top = np.full(len(decisions), -np.inf)
        np.maximum.at(top, owner, scores)
        likely = np.exp(scores - top[owner])
        likely /= np.bincount(owner, likely)[owner]
        apart = (values - origin) / points
        return likely, np.maximum(np.bincount(owner, likely * right), 1e-300), apart

    def unlikeliness(values: Any) -> tuple[float, Any]:
        likely, hit, apart = shares(values)
        slope = likely * (right / hit[owner] - 1)
        return -np.log(hit).sum() + hold / 2 * apart @ apart, (hold * apart - rows.T @ slope) / points

    def wrong(values: Any) -> tuple[float, Any]:
        likely, hit, apart = shares(values)
        slope = likely * (right - hit[owner])
        return -hit.sum() + hold / 2 * apart @ apart, (hold * apart - rows.T @ slope) / points

    values = origin
    for loss in (unlikeliness, wrong) if not origin.any() else (wrong,):
        found = minimize(loss, values, jac=True, method="L-BFGS-B", bounds=[(-LARGEST, LARGEST)] * len(names))
        values = found.x
    return start | dict(zip(names, map(float, values), strict=True))


def _table(decisions: list[Choices], place: dict[str, int]) -> tuple[Any, Any, Any]:
    """One row for each candidate of each decision; to which decision it belongs; whether it is right."""
    from scipy.sparse import csr_matrix

    cells: list[int] = []
    columns: list[int] = []
    owner: list[int] = []
    right: list[bool] = []
    for number, decision in enumerate(decisions):
        for names, is_right in zip(decision.features, decision.right, strict=True):
            known = [place[name] for name in names if name in place]
            cells += [len(owner)] * len(known)
            columns += known
            owner.append(number)
            right.append(is_right)
    shape = len(owner), len(place)
    return csr_matrix((np.ones(len(cells)), (cells, columns)), shape=shape), np.array(owner), np.array(right, float)


def rounded(section: str, values: dict[str, float]) -> dict[str, float]:
    """Weights in the steps of their section."""
    step = STEPS[section]
    return {k: v if k == "least_to_count" else round(round(v / step) * step, 2) + 0.0 for k, v in values.items()}


def train(golds: list[Gold], start: Weights, hold: float) -> Weights:
    """Both sections fitted on ``golds``, in rounds."""
    weights = start
    for _ in range(ROUNDS):
        read = [source_choices(gold, weights) for gold in golds]
        source = rounded(
            "source", fit([c for choices, _ in read for c in choices], start["source"], hold, POINTS["source"])
        )
        marks = [c for gold, (_, picked) in zip(golds, read, strict=True) for c in scare_choices(gold, picked)]
        weights = start | {
            "source": source,
            "scare": rounded("scare", fit(marks, start["scare"], hold, POINTS["scare"])),
        }
    return weights


def told_right(golds: list[Gold], weights: Weights) -> tuple[int, int, int, int]:
    """Sources right, quotations with a source in reach, marks told right, marks."""
    counts = [0, 0, 0, 0]
    for gold in golds:
        decisions, picked = source_choices(gold, weights)
        marks = scare_choices(gold, picked)
        counts[0] += sum(_is_right(decision, weights["source"]) for decision in decisions)
        counts[1] += len(decisions)
        counts[2] += sum(_is_right(decision, weights["scare"]) for decision in marks)
        counts[3] += len(marks)
    return counts[0], counts[1], counts[2], counts[3]


def _is_right(decision: Choices, weights: dict[str, float]) -> bool:
    scores = [sum(weights.get(name, 0.0) for name in names) for names in decision.features]
    return decision.right[scores.index(max(scores))]


def fold_of(name: str, folds: int) -> int:
    """Which fold an article is in: by a digest of its id, so that the order of files changes nothing."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds


def cross_validate(
    named: dict[str, Gold], parts: dict[str, str], start: Weights, hold: float, say: Callable[[str], None]
) -> None:
    """Print the accuracy on each part of weights fitted on the other parts, and of the start weights.

    ``parts`` gives the part that each article of ``named`` belongs to.
    """
    sums = {"start": np.zeros(4, int), "fitted": np.zeros(4, int)}
    for part in sorted(set(parts.values())):
        inside = [gold for name, gold in named.items() if parts[name] == part]
        outside = [gold for name, gold in named.items() if parts[name] != part]
        for which, weights in (("start", start), ("fitted", train(outside, start, hold))):
            counts = np.array(told_right(inside, weights))
            sums[which] += counts
            say(f"{part}, {len(inside)} articles, {which:7}{_shares(counts)}")
    for which, counts in sums.items():
        say(f"all left out in turn, {which:7}{_shares(counts)}")


def _shares(counts: Any) -> str:
    shares = [part / whole if whole else 0.0 for part, whole in (counts[:2], counts[2:])]
    return f" sources {counts[0]} of {counts[1]} ({shares[0]:.3f}), marks {counts[2]} of {counts[3]} ({shares[1]:.3f})"


def read_weights(text: str) -> Weights:
    return {section: dict(values) for section, values in tomllib.loads(text).items()}


def written(text: str, weights: Weights) -> str:
    """The text of a weights file with other values and the same order and comments."""
    lines, section = [], ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        entry = re.match(r"(\w+) = (\S+)", line)
        if entry and section in STEPS:
            line = f"{entry[1]} = {weights[section][entry[1]]}{line[entry.end() :]}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--from", dest="start", default=str(START))
    parser.add_argument("--hold", type=float, default=3.0)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--by", choices=("articles", "files"), default="articles")
    given = parser.parse_args(arguments)
    try:
        start = read_start(given.start)
        files = {path.name: read_lines(path, ("id", "text", "quotes")) for path in given.gold or own_gold()}
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if not given.gold:
        files["data/demo"] = demo_lines()
    named = {str(line["id"]): read_gold(line) for lines in files.values() for line in lines}
    header = {"gold": list(files), "articles": len(named), "from": Path(given.start).name, "hold": given.hold}
    print(json.dumps(header))
    if given.by == "files":
        parts = {str(line["id"]): name for name, lines in files.items() for line in lines}
        cross_validate(named, parts, start, given.hold, print)
    elif given.folds > 1:
        parts = {name: f"fold {fold_of(name, given.folds)}" for name in named}
        cross_validate(named, parts, start, given.hold, print)
    weights = train(list(named.values()), start, given.hold)
    print(f"fitted on all, seen{_shares(told_right(list(named.values()), weights))}")
    print(f"weights that moved: {_moved(start, weights, 'source')}, {_moved(start, weights, 'scare')}")
    if given.out:
        given.out.write_text(written(WEIGHTS.read_text(encoding="utf-8"), weights), encoding="utf-8")
    return 0


def own_gold() -> list[Path]:
    """The gold files of this project, in the order of their names."""
    return sorted(GOLD.glob("*_quotes.jsonl"))


def read_start(named: str) -> Weights:
    """The weights that fitting starts from: a file of weights, a file of levels, or for "none" 0 for each feature.

    A file of levels lists under each level the features that start there; the others start at 0. Values that are
    not features (the minimum sum, and section ``indirect``) stay as they are in use.

    Raises:
        ValueError: a file of levels names a feature that is not in use.
    """
    weights = read_weights(WEIGHTS.read_text(encoding="utf-8"))
    given = {} if named == "none" else tomllib.loads(Path(named).read_text(encoding="utf-8"))
    if given and not any(isinstance(value, list) for value in given["source"].values()):
        return {section: dict(values) for section, values in given.items()}
    for section in STEPS:
        levels = {feature: float(level) for level, listed in given.get(section, {}).items() for feature in listed}
        if strange := sorted(levels.keys() - weights[section].keys()):
            raise ValueError(
                f"{named}: {section} has no feature {', '.join(strange)}; take it out or name it as in use."
            )
        kept = {"least_to_count": weights[section]["least_to_count"]} if section == "source" else {}
        weights[section] = {feature: levels.get(feature, 0.0) for feature in weights[section]} | kept
    return weights


def _moved(start: Weights, weights: Weights, section: str) -> str:
    return f"{sum(weights[section][k] != v for k, v in start[section].items())} of {len(start[section])}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
