"""Pairs of quotations for the scorer: does the corpus say that they are one utterance, and that it was altered?

A pair is looked up in the tables ``utterances`` and ``changes`` of the corpus that its articles make up. Lines hold
``id``, ``a`` and ``b`` with ``doc``, ``start`` and ``end``; the articles come from another file
(``predict.py fidelity PAIRS OUT --articles FILE``).
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from .through_tables import as_rows, tables_of

Row = dict[str, Any]
Changed = dict[tuple[str, str], set[tuple[str, str]]]
SEVEREST = ("altered", "paraphrase", "ellipsis_or_bracket", "cut", "punctuation", "verbatim")


def predict(lines: list[Row], articles: list[Row]) -> list[dict[str, str]]:
    """One line ``{"id", "relation"}`` for each pair whose two articles are at hand; the corpus is all of those."""
    texts = {article["id"]: article for article in articles}
    pairs = [line for line in lines if line["a"]["doc"] in texts and line["b"]["doc"] in texts]
    named = {line[side]["doc"] for line in pairs for side in ("a", "b")}
    utterances, changes = tables_of([texts[name] for name in sorted(named)], "utterances", "changes")
    by_article, changed = _indexed(as_rows(utterances), as_rows(changes))
    return [
        {"id": line["id"], "relation": _relation(*(_rows_in(by_article, line[side]) for side in ("a", "b")), changed)}
        for line in pairs
    ]


def _indexed(utterances: list[Row], changes: list[Row]) -> tuple[dict[str, list[Row]], Changed]:
    """The versions of each article, and the changed words of each version."""
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in utterances:
        by_article[row["article_id"]].append(row)
    changed: Changed = defaultdict(set)
    for row in changes:
        changed[row["utterance_id"], row["quote_id"]].add((row["text"], row["other_text"]))
    return by_article, changed


def _rows_in(by_article: dict[str, list[Row]], side: Row) -> list[Row]:
    return [row for row in by_article[side["doc"]] if row["start"] < side["end"] and side["start"] < row["end"]]


def _relation(left: list[Row], right: list[Row], changed: Changed) -> str:
    """What the tables say of two quotations, each one or several rows: the severest of what is said of their rows."""
    both = [(a, b) for a in left for b in right if _is_one(a, b)]
    direct = [(a, b) for a, b in both if _is_compared(a, b) or _is_compared(b, a)]
    said = {_of_rows(a, b, changed) for a, b in direct or both}
    if "slogan" in said or not said:
        return "slogan" if said else "different"
    return next((relation for relation in SEVEREST if relation in said), "different")


def _is_one(a: Row, b: Row) -> bool:
    """Whether two quotations are versions of one utterance."""
    return bool(a["utterance_id"] == b["utterance_id"] and a["quote_id"] != b["quote_id"])


def _is_compared(a: Row, b: Row) -> bool:
    """Whether the table compares ``a`` with ``b``."""
    return bool(a["reference_id"] == b["quote_id"])


def _of_rows(a: Row, b: Row, changed: Changed) -> str:
    for one, other in ((a, b), (b, a)):
        if _is_compared(one, other) and not one["is_reference"]:
            return str(one["relation"])
    # Neither is compared with the other: each departs, or does not, from a third.
    said = {str(a["relation"]), str(b["relation"])}
    if "altered" in said and changed[a["utterance_id"], a["quote_id"]] == changed[b["utterance_id"], b["quote_id"]]:
        return "verbatim"
    return "altered" if "altered" in said else next((r for r in SEVEREST if r in said), "different")
