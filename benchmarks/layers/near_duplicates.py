"""Adapter: pairs of near-duplicate articles, for the scorer's ``nearpairs``."""

from __future__ import annotations

from typing import Any


def predict(lines: list[dict[str, Any]]) -> list[str]:
    """``i j jaccard`` with the ids of the input lines."""
    from corpus_tools.provenance import near_duplicate_pairs

    ids = [line["id"] for line in lines]
    i, j, jaccard = near_duplicate_pairs([line["text"] for line in lines])
    return [
        f"{ids[a]} {ids[b]} {value:.4f}" for a, b, value in zip(i.tolist(), j.tolist(), jaccard.tolist(), strict=True)
    ]
