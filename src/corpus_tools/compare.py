"""Two runs compared: which articles, counts and findings differ, and why (articles, parameters, version).

A run folder says in ``run.json`` what made it: the version, the parameters, and its findings.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from corpus_tools._version import __version__
from corpus_tools.errors import InputError
from corpus_tools.files import write_text
from corpus_tools.measures.findings.wording import plural
from corpus_tools.schema import TABLES

RECORD: Final = "run.json"
_NAMED: Final = 20  # articles that are named one by one


@dataclass(frozen=True)
class RunRecord:
    """What a run folder holds: its version, parameters, findings, and tables."""

    folder: Path
    version: str
    options: dict[str, str]
    findings: list[str]
    tables: dict[str, pd.DataFrame]


def write_record(out: Path, options: Mapping[str, object], findings: Sequence[str]) -> Path:
    """Write ``out/run.json``: the version, the parameters without paths of this machine, and the findings."""
    plain = {name: Path(str(value)).name for name, value in options.items()}
    record = {"version": __version__, "options": plain, "findings": list(findings)}
    return write_text(out / RECORD, json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def findings_of(out: Path) -> list[str]:
    """The findings in the record of a run that was just written, or that is as it was written."""
    return [str(finding) for finding in json.loads((out / RECORD).read_text("utf-8"))["findings"]]


def read_record(folder: str | Path) -> RunRecord:
    """The record of a run folder; raises :class:`InputError` where it is none, or not whole."""
    path = Path(folder).expanduser()
    try:
        record = json.loads((path / RECORD).read_text("utf-8"))
        version, options, findings = str(record["version"]), dict(record["options"]), list(record["findings"])
        tables = {name: _read(path, name) for name in TABLES if (path / "tables" / f"{name}.parquet").is_file()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        why = f"it is not the folder of a finished run of this version ({type(error).__name__})"
        raise InputError(folder, why, "Give a folder that corpus-tools run wrote") from None
    if "articles" not in tables:
        raise InputError(folder, "it holds no tables/articles.parquet", "Run corpus-tools run again")
    return RunRecord(path, version, {name: str(value) for name, value in options.items()}, findings, tables)


def _read(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(folder / "tables" / f"{name}.parquet")


def compare_runs(one: str | Path, other: str | Path) -> list[str]:
    """What differs between two run folders, as lines to print; the reasons first.

    Articles are the same where their texts are: a renamed file is no other article.
    Raises :class:`InputError` for a folder that is no finished run.
    """
    a, b = read_record(one), read_record(other)
    gone, come = _articles_apart(a, b)
    lines = _reasons(a, b, gone, come)
    for name, rows in (("only in the first run", gone), ("only in the second run", come)):
        if rows:
            lines.append(f"{plural(len(rows), 'article')} {name}:")
            lines += [f"  {row}" for row in rows[:_NAMED]]
            lines += [f"  and {len(rows) - _NAMED} more"] if len(rows) > _NAMED else []
    counts = _counts_apart(a, b)
    lines += (["Rows of the tables (first, second):", *counts]) if counts else ["Every table has as many rows in both."]
    return lines + _findings_apart(a, b)


def _reasons(a: RunRecord, b: RunRecord, gone: Sequence[str], come: Sequence[str]) -> list[str]:
    reasons = []
    if a.version != b.version:
        reasons.append(f"version {a.version} and {b.version}")
    for name in sorted(a.options.keys() | b.options.keys()):
        before, after = a.options.get(name, ""), b.options.get(name, "")
        if before != after:
            reasons.append(f"{name}: {before or '(none)'} and {after or '(none)'}")
    if gone or come:
        reasons.append("articles")
    if not reasons:
        return ["The runs have the same version, parameters and articles."]
    return [f"The runs differ in: {'; '.join(reasons)}."]


def _articles_apart(a: RunRecord, b: RunRecord) -> tuple[list[str], list[str]]:
    first, second = a.tables["articles"], b.tables["articles"]
    return _without(first, second), _without(second, first)


def _without(these: pd.DataFrame, those: pd.DataFrame) -> list[str]:
    """The articles of one table whose texts the other has fewer times."""
    left = those["text_sha256"].value_counts().to_dict()
    apart = []
    for row in these.sort_values(["source_file", "position"]).itertuples(index=False):
        digest = str(row.text_sha256)
        if left.get(digest, 0):
            left[digest] -= 1
        else:
            apart.append(f"{row.outlet}, {_day(row.published)}: {row.source_file}")
    return apart


def _day(moment: Any) -> str:
    return "undated" if pd.isna(moment) else f"{moment:%Y-%m-%d}"


def _counts_apart(a: RunRecord, b: RunRecord) -> list[str]:
    lines = []
    for name in TABLES:
        sizes = [len(run.tables[name]) if name in run.tables else None for run in (a, b)]
        if sizes[0] != sizes[1]:
            said = ["not written" if size is None else f"{size:,}" for size in sizes]
            lines.append(f"  {name}: {said[0]}, {said[1]}")
    return lines


def _findings_apart(a: RunRecord, b: RunRecord) -> list[str]:
    gone = [f"  − {text}" for text in a.findings if text not in b.findings]
    come = [f"  + {text}" for text in b.findings if text not in a.findings]
    if not gone and not come:
        return ["The findings are the same."]
    return ["Findings (− first run, + second run):", *gone, *come]
