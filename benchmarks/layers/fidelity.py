"""Pairs of quotations for the scorer: does the corpus say that they are one utterance, and that it was altered?

A pair is looked up in the tables ``utterances`` and ``changes`` of the corpus that its articles make up. That two
quotations are one utterance is what ``utterances`` says. How they differ is what ``changes`` says where one was
compared with the other. Where both were compared with a third and one of them departs from it, the two may agree all
the same: then their texts are compared as the pipeline compares a version with its reference.

Lines hold ``id``, ``a`` and ``b`` with ``doc``, ``start`` and ``end``; the articles come from another file
(``predict.py fidelity PAIRS OUT --articles FILE``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from corpus_tools.provenance.utterances.edits import compare_texts
from corpus_tools.provenance.utterances.match import SCRAP_WORDS
from corpus_tools.provenance.utterances.tokens import quote_tokens

from .through_tables import as_rows, tables_of

Row = dict[str, Any]
Changed = Collection[tuple[str, str]]  # a version, and the one it departs from in some word
CHANGED = ("altered", "paraphrase")
SEVEREST = ("altered", "paraphrase", "ellipsis_or_bracket", "cut", "punctuation", "verbatim")


def predict(lines: list[Row], articles: list[Row]) -> list[dict[str, str]]:
    """One line ``{"id", "relation"}`` for each pair whose two articles are at hand; the corpus is all of those."""
    texts = {article["id"]: article for article in articles}
    pairs = [line for line in lines if line["a"]["doc"] in texts and line["b"]["doc"] in texts]
    named = {line[side]["doc"] for line in pairs for side in ("a", "b")}
    utterances, changes = tables_of([texts[name] for name in sorted(named)], "utterances", "changes")
    return relations(pairs, as_rows(utterances), as_rows(changes))


def relations(pairs: list[Row], utterances: list[Row], changes: list[Row]) -> list[dict[str, str]]:
    """One line ``{"id", "relation"}`` for each pair, from the rows of the two tables."""
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in utterances:
        by_article[row["article_id"]].append(row)
    changed = {(row["quote_id"], row["reference_id"]) for row in changes}
    found = []
    for pair in pairs:
        left, right = (_rows_in(by_article, pair[side]) for side in ("a", "b"))
        found.append({"id": pair["id"], "relation": _relation(left, right, changed)})
    return found


def has_fragment(pair: Row) -> bool:
    """Whether one of the two has so few words that the tables never say *altered* of the pair."""
    return min(_count(pair[side]["text"]) for side in ("a", "b")) <= SCRAP_WORDS


def _count(text: str) -> int:
    return sum(not token.is_mark for token in quote_tokens(text))


def _rows_in(by_article: dict[str, list[Row]], side: Row) -> list[Row]:
    return [row for row in by_article[side["doc"]] if row["start"] < side["end"] and side["start"] < row["end"]]


def _relation(left: list[Row], right: list[Row], changed: Changed) -> str:
    """What the tables say of two quotations, each one or several rows: the severest of what is said of their rows."""
    said = {_of_rows(a, b, changed) for a in left for b in right if _is_one(a, b)}
    if "slogan" in said or not said:
        return "slogan" if said else "different"
    # Two parts of one statement that have no word in common are one utterance still.
    return next((relation for relation in SEVEREST if relation in said), "cut")


def _is_one(a: Row, b: Row) -> bool:
    """Whether two quotations are versions of one utterance."""
    return bool(a["utterance_id"] == b["utterance_id"] and a["quote_id"] != b["quote_id"])


def _of_rows(a: Row, b: Row, changed: Changed) -> str:
    for one, other in ((a, b), (b, a)):
        if one["reference_id"] == other["quote_id"] and not one["is_reference"]:
            is_other = one["relation"] in CHANGED and (one["quote_id"], other["quote_id"]) not in changed
            # Where words differ, but from another part of the reference, of this one a part is printed.
            return "cut" if is_other else str(one["relation"])
    if a["relation"] in CHANGED or b["relation"] in CHANGED:
        return _side_by_side(a["text"], b["text"])
    return min((str(a["relation"]), str(b["relation"])), key=SEVEREST.index)


def _side_by_side(one: str, other: str) -> str:
    """How two versions of one utterance differ that the tables compare with a third."""
    edits = compare_texts(one, other)
    if not edits.shared:
        return "different"
    fewest = min(_count(one), _count(other))
    return "paraphrase" if edits.relation == "altered" and fewest <= SCRAP_WORDS else edits.relation
