"""Adapter: shared passages of pairs of articles, for the scorer's ``align``."""

from __future__ import annotations

from typing import Any


def predict(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One output line per input line with ``source`` and ``target`` texts."""
    from corpus_tools.provenance.reuse.passages import align_pair

    return [
        {
            "id": line["id"],
            "pairs": [
                {"s_start": p.s_start, "s_end": p.s_end, "t_start": p.t_start, "t_end": p.t_end}
                for p in align_pair(line["source"], line["target"])
            ],
        }
        for line in lines
    ]
