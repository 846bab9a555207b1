"""What was read and what is odd, counted by hand."""

from __future__ import annotations

import pandas as pd

from corpus_tools import measures, schema
from corpus_tools.measures import findings

ARTICLES = pd.DataFrame({"article_id": ["a", "b"], "text": ["One one.", "Two."]})


def problem(file: str, kind: str, message: str, severity: str = "warning") -> dict[str, object]:
    return {"source_file": file, "kind": kind, "severity": severity, "message": message, "action": "Look."}


def test_problems_of_one_kind_in_one_file_are_one_row_and_errors_come_first() -> None:
    rows = [problem("f", "mojibake", "first"), problem("f", "mojibake", "second"), problem(".", "gap", "001 missing")]
    table = measures.group_problems(schema.conform([*rows, problem("g", "empty", "no text", "error")], "problems"))
    assert table[["source_file", "times", "message"]].to_numpy().tolist() == [
        ["g", 1, "no text"],
        ["f", 2, "first (and 1 more like it)"],
        ["(the folder)", 1, "001 missing"],
    ]
    assert len(measures.group_problems(schema.conform([], "problems"))) == 0


def test_problems_of_one_kind_in_many_files_can_be_one_row() -> None:
    rows = [problem("f", "mojibake", "first"), problem("g", "mojibake", "second"), problem("h", "mojibake", "third")]
    rows += [problem("f", "mojibake", "fourth"), problem("g", "gap", "001 missing"), problem("h", "gap", "007 missing")]
    rows += [problem(".", "language", "one is French")]
    table = measures.group_problems(schema.conform(rows, "problems"), by_file=False)
    assert table[["source_file", "kind", "times", "message"]].to_numpy().tolist() == [
        ["f and 2 more files", "mojibake", 4, "first (and 3 more like it)"],
        ["g and 1 more file", "gap", 2, "001 missing (and 1 more like it)"],
        ["(the folder)", "language", 1, "one is French"],
    ]
    assert len(measures.group_problems(schema.conform([], "problems"), by_file=False)) == 0


def test_oddities_are_counted_by_kind_with_their_articles() -> None:
    span = {"start": 0, "end": 3, "message": "odd"}
    rows = [
        {"article_id": "a", "text": "One", "kind": "caption", **span},
        {"article_id": "a", "text": "One", "kind": "repeated_line", **span},
        {"article_id": "b", "text": "Two", "kind": "caption", **span},
    ]
    table = measures.count_anomalies(schema.conform(rows, "anomalies"), ARTICLES)
    assert table.to_numpy().tolist() == [["caption", 2, 0, 2, 2, "odd"], ["repeated_line", 1, 0, 1, 2, "odd"]]
    assert findings.finding_anomalies(table) == "3 anomalies were found; the most frequent type is caption (2)."
    assert findings.finding_anomalies(table.head(0)) == "No anomalies were found."
    # Of the lines that are repeated only one is listed; it says that there are two more.
    rows[1]["message"] = "twice (and 2 more of this kind)"
    table = measures.count_anomalies(schema.conform(rows, "anomalies"), ARTICLES)
    assert table["not_listed"].tolist() == [0, 2]
    assert findings.finding_anomalies(table) == (
        "5 anomalies were found (2 of them counted, not listed); the most frequent type is repeated line (3)."
    )


def test_what_loading_did_is_counted_by_rule() -> None:
    row = {"article_id": "a", "source_file": "f", "start": 0, "end": 0, "before": "x", "after": ""}
    rows = [{**row, "rule": "metadata", "is_changed": True}, {**row, "rule": "caption", "is_changed": False}]
    table = measures.count_cleaning(schema.conform([*rows, rows[0]], "cleaning"), ARTICLES)
    assert table.to_numpy().tolist() == [["metadata", True, 2, 1, 2], ["caption", False, 1, 1, 2]]


def test_what_could_not_be_read_and_what_a_stage_failed_on_are_told_apart() -> None:
    articles = pd.DataFrame({"source_file": ["f", "f"], "outlet": ["A", "B"], "words": [3, 4]})
    unread = problem("g", "empty", "no text", "error")
    failed = {**problem("f", "internal_error", "no", "error"), "stage": "lineage"}

    def said(*rows: dict[str, object]) -> str:
        return findings.finding_reading(articles, schema.conform(rows, "problems")).partition("7 words. ")[2]

    assert said() == "Every file was read without a warning."
    assert said(unread) == "1 file or article could not be read."
    assert said(failed, failed) == "2 times a stage of the analysis failed."
    assert said(unread, failed) == ("1 file or article could not be read. 1 time a stage of the analysis failed.")
