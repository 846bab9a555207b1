"""F1 of agent and affected on a gold file of departures: ``framing_agency.py GOLD.jsonl``.

A pair counts where the expressions overlap in the same text and one of the two phrases holds the other. A phrase that
stands on one side only, or two that differ, count against precision and recall as they should.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "layers"))


def score(gold: list[dict[str, Any]], found: list[dict[str, Any]], role: str) -> dict[str, float]:
    """Precision, recall and F1 of ``role`` (agent or departing) over the expressions that were found."""
    by_text: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        by_text.setdefault(row["context"], []).append(row)
    right = said = wanted = 0
    for item in gold:
        overlaps = [
            row
            for row in by_text.get(item["text"], [])
            if min(row["end"], item["end"]) > max(row["start"], item["start"])
        ]
        best = max(overlaps, key=lambda r: min(r["end"], item["end"]) - max(r["start"], item["start"]), default={})
        truth, guess = item.get(role), best.get(role)
        wanted += bool(truth)
        said += bool(guess)
        right += bool(truth and guess and (truth in guess or guess in truth))
    precision, recall = right / said if said else 0.0, right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "gold": wanted}


def main(path: str) -> None:
    from framing import predict  # type: ignore[import-not-found]

    lines = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    found = predict(lines)
    gold = [line for line in lines if line.get("frame")]
    print(json.dumps({role: score(gold, found, role) for role in ("agent", "departing")}, indent=1))


if __name__ == "__main__":
    main(sys.argv[1])
