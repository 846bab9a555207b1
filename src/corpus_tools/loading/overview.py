"""What was read from where: one row a file, for the head of a report."""

from __future__ import annotations

import pandas as pd


def overview(articles: pd.DataFrame, problems: pd.DataFrame) -> pd.DataFrame:
    """Files with what they gave and what was wrong with them, in the order of their names.

    Columns: ``source_file``, ``format`` (empty where nothing was read), ``articles``, ``words`` (of the bodies),
    ``earliest`` and ``latest`` (dates of publication), ``errors`` and ``warnings`` (rows of ``problems``),
    ``first_problem`` (an error where there is one). Problems of the whole folder are in the row "(the folder)".

    >>> overview(loaded.articles, loaded.problems)              # doctest: +SKIP
    """
    read = (
        articles.groupby("source_file", sort=True)
        .agg(
            format=("format", "first"),
            articles=("article_id", "size"),
            words=("words", "sum"),
            earliest=("published", "min"),
            latest=("published", "max"),
        )
        .reset_index()
    )
    wrong = problems.sort_values(["source_file", "severity"], kind="stable")
    counted = (
        wrong.assign(errors=wrong["severity"] == "error", warnings=wrong["severity"] == "warning")
        .groupby("source_file", sort=True)
        .agg(errors=("errors", "sum"), warnings=("warnings", "sum"), first_problem=("message", "first"))
        .reset_index()
    )
    table = read.merge(counted, on="source_file", how="outer").sort_values("source_file", kind="stable")
    for column in ("articles", "words", "errors", "warnings"):
        table[column] = table[column].fillna(0).astype("int64")
    return table.replace({"source_file": {".": "(the folder)"}}).reset_index(drop=True)
