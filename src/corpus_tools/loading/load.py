"""From a path to the tables ``articles``, ``cleaning`` and ``problems``."""

from __future__ import annotations

import os
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd

from corpus_tools import schema
from corpus_tools.errors import InputError
from corpus_tools.loading.articles import UNKNOWN, Article, make_article
from corpus_tools.loading.filenames import series_gaps
from corpus_tools.loading.manifest import Manifest, apply_entry, read_manifest
from corpus_tools.loading.reading import read_source
from corpus_tools.loading.records import Change, Problem, Record
from corpus_tools.loading.sources import Found, SourceFile, check_sums, find_sources

Progress = Callable[[int, int, str], None]
_PLAIN = frozenset({"plain_text", "front_matter", "header_block"})


class Loaded(NamedTuple):
    """What was read from a path, as tables of :mod:`corpus_tools.schema`."""

    articles: pd.DataFrame
    cleaning: pd.DataFrame
    problems: pd.DataFrame


def load(path: str | os.PathLike[str], *, progress: Progress | None = None) -> Loaded:
    """Read all articles under ``path`` (a folder, with subfolders and ZIPs, or one file).

    ``progress`` is called with (files done, files in all, name of the file to come). The tables do not depend on
    the order of the files. Raises :class:`InputError` if there is nothing at ``path`` or nothing could be read.

    >>> load("data/demo").articles[["outlet", "title"]]          # doctest: +SKIP
    """
    found = find_sources(path)
    problems = list(found.problems) + check_sums(found)
    manifest: Manifest | None = None
    if found.manifest is not None:
        manifest, wrong = read_manifest(found.manifest)
        problems += wrong
    articles: list[Article] = []
    for done, source in enumerate(found.files):
        if progress is not None:
            progress(done, len(found.files), source.name)
        articles += _read_file(source, manifest, problems)
    if progress is not None:
        progress(len(found.files), len(found.files), "")
    if manifest is not None:
        problems += manifest.unused()
    problems += series_gaps(source.name for source in found.files)
    problems += _missing_in_plain(articles)
    if not articles:
        raise _nothing(found, problems)
    articles.sort(key=lambda a: (a.row["source_file"], a.row["position"]))
    problems += _identify(articles)
    return Loaded(_articles_table(articles), _cleaning_table(articles), _problems_table(problems))


def load_articles(path: str | os.PathLike[str]) -> pd.DataFrame:
    """The articles alone, with a ``UserWarning`` that names the first problems where there are any.

    Raises :class:`InputError` as :func:`load` does.
    """
    loaded = load(path)
    if len(loaded.problems):
        rows = loaded.problems.sort_values("severity", kind="stable")
        shown = [f"{row.source_file}: {row.message}" for row in rows.head(3).itertuples()]
        more = f"; and {len(rows) - 3} more" if len(rows) > 3 else ""
        warnings.warn(
            f"{len(rows)} problems while loading {path}: {'; '.join(shown)}{more}. "
            "load(path).problems lists them all with what was done.",
            UserWarning,
            stacklevel=2,
        )
    return loaded.articles


def _read_file(source: SourceFile, manifest: Manifest | None, problems: list[Problem]) -> list[Article]:
    """The articles of one file (of every member of an archive)."""
    articles: list[Article] = []
    for _, group in groupby(read_source(source), key=lambda pair: id(pair[0])):
        member, records = source, []
        for member, item in group:
            if isinstance(item, Problem):
                item.source_file = item.source_file or member.name
                problems.append(item)
            else:
                records.append(item)
        if not records:
            if manifest is not None:
                manifest.entry(member.name)
            continue
        if manifest is not None:
            entry = manifest.entry(member.name)
            if entry is not None:
                apply_entry(entry, records)
            elif records[0].format in _PLAIN:
                problems.append(
                    Problem(
                        "manifest",
                        f"is not listed in {manifest.name}",
                        "Read without it. Add a row for it, or remove the file.",
                        source_file=member.name,
                    )
                )
        sha256 = member.sha256()
        made = [make_article(record, member.name, sha256) for record in records]
        for article in made:
            for problem in article.problems:
                problem.source_file = member.name
                problems.append(problem)
        if records[0].format not in _PLAIN:
            problems += _missing(made, member.name)
        else:
            problems += _no_text(made, member.name)
        articles += made
    return articles


def _missing(articles: list[Article], name: str) -> list[Problem]:
    """What the articles of one export lack, a row for every field."""
    out = _no_text(articles, name)
    for column, words in (("title", "title"), ("raw_date", "date"), ("outlet", "outlet")):
        lacking = [
            a
            for a in articles
            if (a.row[column] == UNKNOWN if column == "outlet" else not a.row[column])
            and (column != "raw_date" or a.row["published"] is None)
        ]
        out += _lacking(f"no_{words}", words, lacking, articles, name)
    return out


def _no_text(articles: list[Article], name: str) -> list[Problem]:
    return _lacking("no_text", "text", [a for a in articles if not a.row["words"]], articles, name)


def _lacking(kind: str, words: str, lacking: list[Article], articles: list[Article], name: str) -> list[Problem]:
    if not lacking:
        return []
    numbers = [a.row["position"] + 1 for a in lacking]
    which = ", ".join(map(str, numbers[:10])) + (", …" if len(numbers) > 10 else "")
    message = f"no {words} in {len(lacking)} of {len(articles)} articles: {which}"
    position = numbers[0] - 1 if len(numbers) == 1 else None
    action = {
        "no_text": "Kept with the headline alone: it counts as an article without words.",
        "no_title": "Left empty.",
        "no_date": "Left empty.",
        "no_outlet": "Called 'unknown'. A manifest.csv beside the file can name it.",
    }[kind]
    return [Problem(kind, message, action, position=position, source_file=name)]


def _missing_in_plain(articles: list[Article]) -> list[Problem]:
    """One row for all plain text files without a date or outlet, not one for each."""
    plain = [a for a in articles if a.row["format"] in _PLAIN]
    out = []
    for kind, words, lacking in (
        ("no_date", "date", [a for a in plain if a.row["published"] is None and not a.row["raw_date"]]),
        ("no_outlet", "outlet", [a for a in plain if a.row["outlet"] == UNKNOWN]),
    ):
        if lacking:
            names = sorted(a.row["source_file"] for a in lacking)
            shown = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
            message = f"{len(lacking)} of {len(plain)} text files say no {words}: {shown}"
            action = f"{words.capitalize()} left {'empty' if kind == 'no_date' else 'as unknown'}. "
            action += (
                f"A manifest.csv (file, outlet, published, title, author, url) in the folder can give the {words}."
            )
            out.append(Problem(kind, message, action, source_file="."))
    return out


def _identify(articles: list[Article]) -> list[Problem]:
    """Give every article its id; what is the same in all is numbered and reported, never dropped."""
    wanted: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        wanted[article.row["source_id"] or article.identity[:16]].append(article)
    problems: list[Problem] = []
    taken = set(wanted)
    for name, group in wanted.items():
        contents = {a.identity for a in group}
        by_content: dict[str, int] = defaultdict(int)
        for article in group:
            # A provider's id that stands for different articles gets a part of each one's digest.
            base = name if len(contents) == 1 else f"{name}-{article.identity[:8]}"
            by_content[base] += 1
            count = by_content[base]
            unique = base if count == 1 else f"{base}-{count}"
            while unique != name and unique in taken:
                unique += "x"
            taken.add(unique)
            article.row["article_id"] = unique
        if len(contents) > 1:
            where = _places(group)
            problems.append(
                Problem(
                    "same_id",
                    f"the id {name!r} stands for {len(contents)} different articles: {where}",
                    "All kept; a digest is added to each id.",
                    position=group[0].row["position"],
                    source_file=group[0].row["source_file"],
                )
            )
    same: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        same[article.identity].append(article)
    for group in same.values():
        if len(group) > 1:
            problems.append(
                Problem(
                    "duplicate",
                    f"{len(group)} articles are the same in outlet, date, title and text: {_places(group)}",
                    "All kept. Provenance groups them; remove copies that are an accident of collecting.",
                    position=group[0].row["position"],
                    source_file=group[0].row["source_file"],
                )
            )
    near: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in articles:
        if article.row["words"] >= 8 and len(same[article.identity]) == 1:
            near[article.row["outlet"], article.row["text_sha256"]].append(article)
    for group in near.values():
        if len(group) > 1:
            problems.append(
                Problem(
                    "possible_duplicate",
                    f"possible duplicate: {len(group)} articles of one outlet have the same text: {_places(group)}",
                    "All kept: they may be editions of one article.",
                    position=group[0].row["position"],
                    source_file=group[0].row["source_file"],
                )
            )
    return problems


def _places(group: Iterable[Article]) -> str:
    places = [f"{a.row['source_file']} article {a.row['position'] + 1}" for a in group]
    return ", ".join(places[:6]) + (", …" if len(places) > 6 else "")


def _articles_table(articles: list[Article]) -> pd.DataFrame:
    names = schema.ARTICLES.names
    columns: dict[str, list[Any]] = {name: [article.row[name] for article in articles] for name in names}
    frame = pd.DataFrame({n: v for n, v in columns.items() if n != "published"})
    frame["published"] = pd.Series(columns["published"], dtype="datetime64[s]")
    return schema.conform(frame, "articles")


def _cleaning_table(articles: list[Article]) -> pd.DataFrame:
    rows: list[dict[str, object]] = []
    for article in articles:
        base = {"article_id": article.row["article_id"], "source_file": article.row["source_file"]}
        for change in sorted(article.changes, key=_place):
            rows.append(
                base
                | {
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
    return InputError(
        found.root if len(found.files) != 1 else found.root / found.files[0].name,
        f"no article could be read from {len(found.files)} files ({shown}{more})",
        "Mend or replace these files; docs/formats.md says how to export from each service.",
    )


__all__ = ["Loaded", "Record", "load", "load_articles"]
