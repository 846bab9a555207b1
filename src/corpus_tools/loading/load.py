"""From a path to the tables ``articles``, ``cleaning`` and ``problems``."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd

from corpus_tools import schema
from corpus_tools.errors import InputError
from corpus_tools.garbage import seldom_collected
from corpus_tools.isolation import note
from corpus_tools.loading.articles import Article, make_article
from corpus_tools.loading.completeness import PLAIN, lacking_in_file, lacking_in_plain
from corpus_tools.loading.date_order import proved_order
from corpus_tools.loading.entries import entry, unread
from corpus_tools.loading.filenames import series_gaps
from corpus_tools.loading.identity import identify
from corpus_tools.loading.joining import FileRecords, join_by_address
from corpus_tools.loading.language import not_english
from corpus_tools.loading.manifest import Entry, Manifest, apply_entry, read_manifest
from corpus_tools.loading.records import Change, Problem, Record
from corpus_tools.loading.sources import Found, SourceFile, check_sums, find_sources

Progress = Callable[[int, int, str], None]


class Loaded(NamedTuple):
    """What was read from a path, as tables of :mod:`corpus_tools.schema`."""

    articles: pd.DataFrame
    cleaning: pd.DataFrame
    problems: pd.DataFrame


@seldom_collected()
def load(path: str | os.PathLike[str], *, progress: Progress | None = None) -> Loaded:
    """Read all articles under ``path`` (a folder, with subfolders and ZIPs, or one file).

    ``progress`` is called with (files done, files in all, name of the file to come). The tables do not depend on
    the order of the files.

    Parameters
    ----------
    path : str | os.PathLike[str]
        Folder or file.
    progress : Progress, optional
        Called with files done, files in all, and the name of the file to come.

    Returns
    -------
    Loaded
        ``articles``, ``cleaning`` and ``problems``.

    Raises
    ------
    InputError
        Where there is nothing at ``path`` or nothing could be read.

    Examples
    --------
    >>> len(ct.load("data/demo").articles)
    18
    """
    found = find_sources(path)
    problems = list(found.problems) + _tried(check_sums, found)
    manifest, wrong = read_manifest(found.manifest) if found.manifest is not None else (None, [])
    problems += wrong
    files = _read_files(found, manifest, problems, progress or _silent)
    if manifest is not None:
        problems += _tried(manifest.unused)
    problems += _tried(join_by_address, files)
    articles: list[Article] = []
    for file in files:
        articles += _make_articles(file, problems)
    problems += _tried(series_gaps, [source.name for source in found.files])
    problems += _tried(lacking_in_plain, articles)
    problems += _tried(not_english, articles)
    if not articles:
        raise _nothing(found, problems)
    articles.sort(key=lambda a: (a.row["source_file"], a.row["position"]))
    problems += identify(articles)
    return Loaded(_articles_table(articles), _cleaning_table(articles), _problems_table(problems))


def _silent(done: int, count: int, name: str) -> None:
    """Progress that nobody asked for."""


def _read_files(
    found: Found, manifest: Manifest | None, problems: list[Problem], progress: Progress
) -> list[FileRecords]:
    files: list[FileRecords] = []
    for done, source in enumerate(found.files):
        progress(done, len(found.files), source.name)
        files += _read_file(source, manifest, problems)
    progress(len(found.files), len(found.files), "")
    return files


def load_articles(path: str | os.PathLike[str]) -> pd.DataFrame:
    """The articles alone, with a ``UserWarning`` that names the first problems where there are any.

    Parameters
    ----------
    path : str | os.PathLike[str]
        Folder or file.

    Returns
    -------
    pandas.DataFrame
        The table ``articles``.

    Raises
    ------
    InputError
        Where there is nothing at ``path`` or nothing could be read.

    Examples
    --------
    >>> ct.load_articles("data/demo")["outlet"].nunique()
    9
    """
    loaded = load(path)
    if len(loaded.problems):
        rows = loaded.problems.sort_values("severity", kind="stable")
        shown = [
            f"{name}: {message}" for name, message in zip(rows["source_file"][:3], rows["message"][:3], strict=True)
        ]
        more = f"; and {len(rows) - 3} more" if len(rows) > 3 else ""
        problems = "1 problem" if len(rows) == 1 else f"{len(rows)} problems"
        warnings.warn(
            f"{problems} while loading {path}: {'; '.join(shown)}{more}. "
            "load(path).problems lists all of them with what was done.",
            UserWarning,
            stacklevel=2,
        )
    return loaded.articles


def _read_file(source: SourceFile, manifest: Manifest | None, problems: list[Problem]) -> list[FileRecords]:
    """The records of one file, or of every member of an archive."""
    from corpus_tools.loading.reading import read_source  # all formats: not needed where the tables are kept

    files: list[FileRecords] = []
    for _, group in groupby(read_source(source), key=lambda pair: id(pair[0])):
        member, records = source, list[Record]()
        for member, item in group:
            if isinstance(item, Problem):
                item.source_file = item.source_file or member.name
                problems.append(item)
            else:
                records.append(item)
        given = manifest.entry(member.name) if manifest is not None else None
        if not records:
            continue
        if manifest is not None:
            problems += _with_manifest(manifest, given, member.name, records)
        files.append(FileRecords(member.name, member.sha256(), records))
    return files


def _with_manifest(manifest: Manifest, given: Entry | None, name: str, records: list[Record]) -> list[Problem]:
    """Put what the manifest says into the records of a file; rows for what is wrong or not listed."""
    if given is not None:
        with entry(given.row, "manifest row") as wrong:
            apply_entry(given, records)
        return [replace(each, source_file=name) for each in wrong]
    if records[0].format not in PLAIN:
        return []
    message = f"is not listed in {manifest.name}"
    return [Problem("manifest", message, "Read without it. Add a row for it, or remove the file.", source_file=name)]


def _make_articles(file: FileRecords, problems: list[Problem]) -> list[Article]:
    order, said = proved_order(record.raw_date for record in file.records if record.published is None)
    if said is not None:
        said.source_file = file.name
        problems.append(said)
    articles: list[Article] = []
    # Each record is given up as soon as its article is made: the texts are not held twice.
    waiting, file.records = file.records[::-1], []
    while waiting:
        record = waiting.pop()
        with entry(record.position + 1) as wrong:
            articles.append(make_article(record, file.name, file.sha256, order))
        problems += [replace(each, source_file=file.name, position=record.position) for each in wrong]
    found = [problem for article in articles for problem in article.problems]
    for problem in found:
        problem.source_file = file.name
    problems += found
    problems += _tried(lacking_in_file, articles, file.name)
    return articles


def _tried(check: Callable[..., Iterable[Problem]], *given: Any) -> list[Problem]:
    """What a check found; where it fails, that it did: no article is lost for want of a check."""
    try:
        return list(check(*given))
    except Exception as error:
        note(error)
        name = check.__name__.replace("_", " ")
        return [replace(unread(f"what the check {name!r} looks at", error), action="Not checked.", source_file=".")]


def _articles_table(articles: list[Article]) -> pd.DataFrame:
    names = schema.ARTICLES.names
    columns: dict[str, list[Any]] = {name: [article.row[name] for article in articles] for name in names}
    frame = pd.DataFrame({n: v for n, v in columns.items() if n != "published"})
    frame["published"] = pd.Series(columns["published"], dtype="datetime64[s]")
    return schema.conform(frame, "articles")


def _cleaning_table(articles: list[Article]) -> pd.DataFrame:
    rows: list[dict[str, object]] = []
    for article in articles:
        for change in sorted(article.changes, key=_place):
            rows.append(
                {
                    "article_id": article.row["article_id"],
                    "source_file": article.row["source_file"],
                    "rule": change.rule,
                    "start": change.start,
                    "end": change.end,
                    "before": change.before,
                    "after": change.after,
                    "is_changed": change.is_changed,
                }
            )
    return schema.conform(rows, "cleaning")


def _problems_table(problems: list[Problem]) -> pd.DataFrame:
    ordered = sorted(
        problems,
        key=lambda p: (p.source_file, -1 if p.position is None else p.position, p.kind, p.message),
    )
    return schema.conform(
        (
            {
                "source_file": p.source_file,
                "position": p.position,
                "kind": p.kind,
                "severity": p.severity,
                "message": p.message,
                "action": p.action,
            }
            for p in ordered
        ),
        "problems",
    )


def _place(change: Change) -> tuple[int, int, str, str]:
    return change.start, change.end, change.rule, change.before


def _nothing(found: Found, problems: list[Problem]) -> InputError:
    shown = "; ".join(f"{p.source_file}: {p.message}" for p in problems[:3])
    more = f"; and {len(problems) - 3} more" if len(problems) > 3 else ""
    steps = {p.action.removeprefix("Skipped.").strip() for p in problems if p.severity == "error"} - {""}
    step = steps.pop() if len(steps) == 1 else "Repair or replace these files."
    which = "it" if len(found.files) == 1 else f"{len(found.files)} files"
    return InputError(
        found.root if len(found.files) != 1 else found.root / found.files[0].name,
        f"no article could be read from {which} ({shown}{more})",
        f"{step} docs/formats.md says how to export from each service.",
    )
