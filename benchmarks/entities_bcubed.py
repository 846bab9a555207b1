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

_LEAD = re.compile(r"(?:(?:the|a|an|our|his|her|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Mayor|President)\.?\s+)+", re.I)


def _key(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end


def _load(path: str) -> dict[str, dict]:
    return {o["id"]: o for o in map(json.loads, Path(path).read_text(encoding="utf-8").splitlines())}


def bcubed(gold: dict[tuple, object], predicted: dict[tuple, object]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the gold mentions; one that has no prediction is alone in its cluster."""
    clusters: defaultdict[object, list[tuple]] = defaultdict(list)
    for mention in gold:
        clusters[predicted.get(mention, ("missed", mention))].append(mention)
    sizes = Counter(gold.values())
    precision = recall = 0.0
    for members in clusters.values():
        same = Counter(gold[m] for m in members)
        precision += sum(n * n / len(members) for n in same.values())
        recall += sum(n * n / sizes[g] for g, n in same.items())
    n = max(len(gold), 1)
    p, r = precision / n, recall / n
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main(gold_path: str, pred_path: str, errors: bool) -> None:
    gold, pred = _load(gold_path), _load(pred_path)
    names: dict[tuple, object] = {}
    roles: dict[tuple, object] = {}
    predicted: dict[tuple, object] = {}
    for i, o in gold.items():
        for e in [*o["entities"], *o.get("roles", [])]:
            if e["label"] == "PER":
                (roles if e.get("kind") == "role" else names)[(i, *_key(o["text"], e["start"], e["end"]))] = e["id"]
        for e in pred.get(i, {"entities": []})["entities"]:
            if e["label"] in ("PER", "ROLE"):
                predicted[(i, *_key(o["text"], e["start"], e["end"]))] = e["entity_id"]
    for label, chosen in (("names", names), ("names and roles", {**names, **roles})):
        found = sum(m in predicted for m in chosen)
        p, r, f = bcubed(chosen, predicted)
        print(f"{label:16s} B-cubed P {p:.4f} R {r:.4f} F1 {f:.4f}  mentions {len(chosen)} found {found}")
    if errors:
        pairs = Counter((names | roles)[m] for m in names | roles)
        for m, g in sorted((names | roles).items()):
            text = gold[m[0]]["text"]
            got = predicted.get(m)
            print(m[0], repr(text[m[1] : m[2]]), g, "->", got, pairs[g], repr(text[max(0, m[1] - 40) : m[2] + 20]))


if __name__ == "__main__":
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    main(args[0], args[1], "--errors" in sys.argv)
