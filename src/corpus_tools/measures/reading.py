"""What was read and what is odd about it: counts over the tables that loading and provenance leave."""

from __future__ import annotations

from typing import Final

import pandas as pd

from corpus_tools.measures.counts import plain_counts
from corpus_tools.outlets import is_unknown

_MORE: Final = r"\(and (\d+) more of this kind\)$"


def count_anomalies(anomalies: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Anomalies by kind: ``kind, anomalies, not_listed, articles, n_articles, example``; the most frequent first.

    ``anomalies`` are the rows of the table, which lists only the first few of a kind in an article and says in the last
    of them how many more there are: these are ``not_listed``. ``example`` is what is said of the first of them: a kind
    is a name, an example says what it means.

    Parameters
    ----------
    anomalies : pandas.DataFrame
        The table ``anomalies``.
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.

    Returns
    -------
    pandas.DataFrame
        One row a kind.

    Examples
    --------
    >>> study.count_anomalies().columns[:3].tolist()
    ['kind', 'anomalies', 'not_listed']
    """
    table = plain_counts(anomalies, "kind", "anomalies", len(articles))
    more = anomalies["message"].str.extract(_MORE, expand=False).fillna("0").astype("int64").groupby(anomalies["kind"])
    table.insert(2, "not_listed", table["kind"].map(more.sum()).astype("int64"))
    first = anomalies.drop_duplicates("kind").set_index("kind")["message"]
    return table.assign(example=table["kind"].map(first).astype("str"))


def count_cleaning(cleaning: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """What loading changed or noticed, by rule: ``rule, is_changed, times, articles, n_articles``.

    Parameters
    ----------
    cleaning : pandas.DataFrame
        The table ``cleaning`` (what loading changed or noticed).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.

    Returns
    -------
    pandas.DataFrame
        One row a rule.

    Examples
    --------
    >>> study.count_cleaning().columns.tolist()
    ['rule', 'is_changed', 'times', 'articles', 'n_articles']
    """
    return plain_counts(cleaning, ["rule", "is_changed"], "times", len(articles))


def group_problems(problems: pd.DataFrame, by_file: bool = True) -> pd.DataFrame:
    """Problems of one kind in one file as one row: ``source_file, severity, kind, times, message, action``.

    ``message`` is the first of them, with how many more there are. Errors first.

    Parameters
    ----------
    problems : pandas.DataFrame
        The table ``problems``.
    by_file : bool
        False for one row a kind; ``source_file`` then is the first file, with how many more there are.

    Returns
    -------
    pandas.DataFrame
        One row a file and kind, or one a kind.

    Examples
    --------
    >>> study.group_problems().columns[:3].tolist()
    ['source_file', 'severity', 'kind']
    """
    keys = ["severity", "source_file", "kind", "action"]
    named = problems.assign(source_file=problems["source_file"].replace({".": "(the folder)"}))
    grouped = named.groupby(keys, sort=False).agg(times=("message", "size"), message=("message", "first"))
    grouped = grouped.reset_index()
    if not by_file:
        keys.remove("source_file")
        first = {"source_file": ("source_file", "first"), "message": ("message", "first")}
        rows = grouped.groupby(keys, sort=False).agg(files=("source_file", "size"), times=("times", "sum"), **first)
        grouped = rows.reset_index()
        counted = zip(grouped["source_file"], grouped["files"], strict=True)
        grouped["source_file"] = [f"{file} and {_many(n - 1, 'more file')}" if n > 1 else file for file, n in counted]
    grouped = grouped.sort_values("severity", kind="stable", ignore_index=True)
    more = [f" (and {times - 1} more like it)" if times > 1 else "" for times in grouped["times"]]
    grouped["message"] = [message + rest for message, rest in zip(grouped["message"], more, strict=True)]
    return grouped[["source_file", "severity", "kind", "times", "message", "action"]]


def finding_reading(articles: pd.DataFrame, problems: pd.DataFrame) -> str:
    """How much was read, and how much was not.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    problems : pandas.DataFrame
        The table ``problems``.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_reading(study.articles, study.problems), str)
    True
    """
    files = articles["source_file"].nunique()
    outlets = articles.loc[~articles["outlet"].map(is_unknown).astype("bool"), "outlet"].nunique()
    whose = f"by {_many(outlets, 'outlet')}" if outlets else "of unknown outlets"
    words = int(articles["words"].sum())
    said = f"{_many(len(articles), 'article')} from {_many(files, 'file')} {whose}, {_many(words, 'word')}."
    is_error = problems["severity"] == "error"
    is_failure = problems["stage"].notna() if "stage" in problems else is_error & False
    errors, failures = int((is_error & ~is_failure).sum()), int(is_failure.sum())
    warnings = int((problems["severity"] == "warning").sum())
    if errors:
        said += f" {_many(errors, 'file or article', 'files or articles')} could not be read."
    if failures:
        said += f" {_many(failures, 'time', 'times')} a stage of the analysis failed."
    if warnings:
        said += f" {_many(warnings, 'warning')} {'is' if warnings == 1 else 'are'} listed."
    return said if errors or failures or warnings else f"{said} Every file was read without a warning."


def finding_anomalies(table: pd.DataFrame) -> str:
    """From :func:`count_anomalies`.

    Parameters
    ----------
    table : pandas.DataFrame
        The table that the sentence is about, as named above.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_anomalies(study.count_anomalies()), str)
    True
    """
    if table.empty:
        return "No anomalies were found."
    each = table["anomalies"] + table["not_listed"]
    more = int(table["not_listed"].sum())
    apart = f" ({more:,} of them counted, not listed)" if more else ""
    most = int(each.max())
    kinds = [str(kind).replace("_", " ") for kind, n in zip(table["kind"], each, strict=True) if n == most]
    total = int(each.sum())
    head = f"{_many(total, 'anomaly', 'anomalies')} {'was' if total == 1 else 'were'} found{apart}"
    if len(each) == 1:
        return f"{head}: {kinds[0]}."
    if len(kinds) > 1:
        return f"{head}; the most frequent types are {', '.join(sorted(kinds))} ({most:,} each)."
    return f"{head}; the most frequent type is {kinds[0]} ({most:,})."


def _many(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"
