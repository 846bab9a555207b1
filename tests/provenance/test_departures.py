"""Who departs from whom, by support first and by other signs in a draw."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from corpus_tools import schema
from corpus_tools.provenance import trace_lineage
from corpus_tools.provenance.departures import judge_departures

Row = tuple[str, str, str, str, bool, int]


def table(*rows: Row) -> pd.DataFrame:
    """Rows of (quotation, article, reference, relation, is it the reference, support)."""
    names = ("quote_id", "article_id", "reference_id", "relation", "is_reference", "support")
    given = {"utterance_id": "u", "start": 0, "end": 0, "text": "", "changes": ""}
    return schema.conform([given | dict(zip(names, row, strict=True)) for row in rows], "utterances")


def test_the_version_of_fewer_outlets_departs() -> None:
    found = judge_departures(
        table(("q1", "a", "q1", "verbatim", True, 3), ("q2", "b", "q1", "altered", False, 1)), {"a": 0.9, "b": 0.0}
    )
    assert found.told_of == {"q2": "b"}
    assert dict(found.altered) == {"b": 1}


def test_a_draw_goes_to_the_article_with_more_signs_even_if_it_is_the_reference() -> None:
    draw = table(("q1", "a", "q1", "verbatim", True, 1), ("q2", "b", "q1", "altered", False, 1))
    assert judge_departures(draw, {"a": 0.2, "b": 0.1}).told_of == {"q2": "a"}
    assert judge_departures(draw, {"a": 0.1, "b": 0.2}).told_of == {"q2": "b"}


def test_a_draw_that_nothing_decides_is_told_of_neither_and_counts_for_both() -> None:
    draw = table(("q1", "a", "q1", "verbatim", True, 1), ("q2", "b", "q1", "altered", False, 1))
    found = judge_departures(draw, {})
    assert found.told_of == {}
    assert dict(found.altered) == {"a": 1, "b": 1}


def test_a_clear_departure_decides_a_draw() -> None:
    found = judge_departures(
        table(
            ("q1", "a", "q1", "verbatim", True, 4),
            ("q2", "b", "q1", "altered", False, 1),
            ("q3", "c", "q3", "verbatim", True, 1),
            ("q4", "b", "q3", "altered", False, 1),
        ),
        {},
    )
    assert found.told_of == {"q2": "b", "q4": "b"}


def test_cuts_and_versions_of_one_article_are_no_departures() -> None:
    rows = table(("q1", "a", "q1", "verbatim", True, 2), ("q2", "b", "q1", "cut", False, 1))
    assert judge_departures(rows, {}).altered.total() == 0
    own = table(("q1", "a", "q1", "verbatim", True, 1), ("q2", "a", "q1", "altered", False, 1))
    assert judge_departures(own, {}).told_of == {"q2": "a"}


def test_changed_quotations_alone_make_no_rewriting(frame: Callable[..., pd.DataFrame], agency: str, own: str) -> None:
    """Many outlets transcribe speech differently: one more sign is needed."""
    articles = frame({"a": agency, "b": own})
    rows, changes = [], []
    for k, (mine, theirs) in enumerate(
        [("gulls", "bridge"), ("quiet", "closed"), ("hear", "danger"), ("rope", "moment")]
    ):
        at, other_at = own.index(mine), agency.index(theirs)
        rows += [(f"r{k}", "a", f"r{k}", "verbatim", True, 2), (f"q{k}", "b", f"r{k}", "altered", False, 1)]
        changes.append(
            {
                "utterance_id": f"u{k}",
                "quote_id": f"q{k}",
                "reference_id": f"r{k}",
                "article_id": "b",
                "start": at,
                "end": at + len(mine),
                "text": mine,
                "other_id": "a",
                "other_start": other_at,
                "other_end": other_at + len(theirs),
                "other_text": theirs,
                "kind": "content_word" if k else "inflection",
            }
        )
    passages = schema.table("passages").empty()
    found = trace_lineage(
        articles, passages, utterances=table(*rows), changes=schema.conform(changes, "changes")
    ).set_index("article_id")
    assert found.loc["b", "rewriting_score"] == 0.5
    assert found.loc["b", "altered_quotes"] == 4
    assert found.loc["b", "derivation"] == "independent"
