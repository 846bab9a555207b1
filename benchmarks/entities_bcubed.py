"""B-cubed over mentions: does each mention stand for the right person?

usage: python benchmarks/entities_bcubed.py GOLD.jsonl PRED.jsonl [--errors]
GOLD lines hold ``entities`` (and perhaps ``roles``) with start, end, kind (name or role) and id; PRED lines entities
with start, end and entity_id. A predicted mention matches a gold one with the same offsets, leading articles and
titles aside. A gold mention that was not found counts as a cluster of its own (precision 1, recall one in its
cluster's size). A. Bagga and B. Baldwin (1998), over all files' mentions as one corpus.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

_LEAD = re.compile(r"(?:(?:the|a|an|our|his|her|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Mayor|President)\.?\s+)+", re.I)


Lines = dict[str, dict[str, Any]]
Mention = tuple[str, int, int]
Mentions = dict[Mention, str]


def _key(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end


def _load(path: str) -> Lines:
    return {o["id"]: o for o in map(json.loads, Path(path).read_text(encoding="utf-8").splitlines())}


def bcubed(gold: Mentions, predicted: Mentions) -> dict[Mention, tuple[float, float]]:
    """Precision and recall of each gold mention; one that has no prediction is alone in its cluster."""
    clusters: defaultdict[object, list[Mention]] = defaultdict(list)
    for mention in gold:
        clusters[predicted.get(mention, ("missed", mention))].append(mention)
    sizes = Counter(gold.values())
    scores = {}
    for members in clusters.values():
        same = Counter(gold[m] for m in members)
        for m in members:
            scores[m] = same[gold[m]] / len(members), same[gold[m]] / sizes[gold[m]]
    return scores


def read_mentions(gold: Lines, pred: Lines) -> tuple[dict[str, Mentions], Mentions]:
    """Gold mentions of people (names; names and roles) and the predicted ones, each with whom it stands for."""
    names: Mentions = {}
    roles: Mentions = {}
    predicted: Mentions = {}
    for i, o in gold.items():
        for e in [*o["entities"], *o.get("roles", [])]:
            if e["label"] == "PER":
                (roles if e.get("kind") == "role" else names)[(i, *_key(o["text"], e["start"], e["end"]))] = e["id"]
        for e in pred.get(i, {"entities": []})["entities"]:
            if e["label"] in ("PER", "ROLE"):
                predicted[(i, *_key(o["text"], e["start"], e["end"]))] = e["entity_id"]
    return {"names": names, "names and roles": {**names, **roles}}, predicted


def mention_scores(gold: Lines, pred: Lines) -> dict[str, dict[str, tuple[list[float], list[float]]]]:
    """For ``names`` and ``names and roles``: the precisions and the recalls of the mentions of each article."""
    chosen, predicted = read_mentions(gold, pred)
    out: dict[str, dict[str, tuple[list[float], list[float]]]] = {}
    for label, mentions in chosen.items():
        by_article: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
        for mention, scores in bcubed(mentions, predicted).items():
            for kept, score in zip(by_article[mention[0]], scores, strict=True):
                kept.append(score)
        out[label] = dict(by_article)
    return out


def main(gold_path: str, pred_path: str, errors: bool) -> None:
    gold, pred = _load(gold_path), _load(pred_path)
    chosen, predicted = read_mentions(gold, pred)
    for label, mentions in chosen.items():
        scores = list(bcubed(mentions, predicted).values())
        found, n = sum(m in predicted for m in mentions), max(len(mentions), 1)
        p, r = (sum(score[side] for score in scores) / n for side in (0, 1))
        f = 2 * p * r / (p + r) if p + r else 0.0
        print(f"{label:16s} B-cubed P {p:.4f} R {r:.4f} F1 {f:.4f}  mentions {len(mentions)} found {found}")
    if errors:
        everybody = chosen["names and roles"]
        sizes = Counter(everybody.values())
        for m, g in sorted(everybody.items()):
            text = gold[m[0]]["text"]
            around = repr(text[max(0, m[1] - 40) : m[2] + 20])
            print(m[0], repr(text[m[1] : m[2]]), g, "->", predicted.get(m), sizes[g], around)


if __name__ == "__main__":
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    main(args[0], args[1], "--errors" in sys.argv)
