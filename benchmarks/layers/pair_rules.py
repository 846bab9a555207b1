"""Pairs of quotations judged by the rules for pairs alone, without the corpus that a user has.

This is for pairs that were made up, so that no article holds them; real pairs are looked up in the tables
(:mod:`layers.fidelity`), which know speakers and what else was said.

Lines hold ``id``, ``a`` and ``b`` with ``doc`` (outlet_date_slug, or null) and ``text``; everything else is ignored.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any


def predict(lines: list[dict[str, Any]]) -> list[dict[str, str]]:
    """One line ``{"id", "relation"}`` for each pair; pairs of the same two articles inform each other."""
    from corpus_tools.provenance.utterances.edits import compare_texts
    from corpus_tools.provenance.utterances.linking import is_one_report, may_be_same, occasion_of, relate
    from corpus_tools.provenance.utterances.tokens import Bag, quote_tokens

    pairs = [(_version(line["a"]), _version(line["b"])) for line in lines]
    edits = []
    for a, b in pairs:
        left, right = quote_tokens(a.text), quote_tokens(b.text)
        worth = may_be_same(Bag.of(left), Bag.of(right))
        edits.append(compare_texts(a.text, b.text, a_tokens=left, b_tokens=right) if worth else None)
    one_report = {
        frozenset((a.article_id, b.article_id))
        for (a, b), e in zip(pairs, edits, strict=True)
        if e and a.article_id and b.article_id and is_one_report(e)
    }
    out = []
    for line, (a, b), e in zip(lines, pairs, edits, strict=True):
        shared = frozenset((a.article_id, b.article_id)) in one_report
        occasion = occasion_of(a, b, is_one_occasion=shared)
        relation = relate(e, occasion, a.text, b.text) if e else "different"
        out.append({"id": line["id"], "relation": relation})
    return out


def _version(side: dict[str, Any]) -> Any:
    from corpus_tools.provenance.utterances.linking import Version

    doc = side.get("doc")
    dated = re.match(r"([^_]+)_(\d{4}-\d\d-\d\d)_", doc or "")
    return Version(
        text=side["text"],
        article_id=doc,
        outlet=dated.group(1) if dated else None,
        published=dt.date.fromisoformat(dated.group(2)) if dated else None,
    )
