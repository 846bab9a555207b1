"""Which article is which: ids that do not depend on the order of files, and duplicates, reported and kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus_tools.loading.articles import Article
from corpus_tools.loading.records import Problem

MIN_WORDS = 8


def identify(articles: Sequence[Article]) -> list[Problem]:
    """Give every article its id, and return a row for each group of duplicates.

    The id is the provider's; else the first 16 digits of the digest of outlet, date, title and text. What is the same
    in all of them is numbered in the order given (which is that of file names and positions).
    """
    wanted: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        wanted[article.row["source_id"] or article.identity[:16]].append(article)
    problems: list[Problem] = []
    taken: set[str] = set(wanted)
    for name, group in wanted.items():
        contents = {a.identity for a in group}
        counts: dict[str, int] = defaultdict(int)
        for article in group:
            # A provider's id that stands for different articles gets a part of each one's digest.
            base = name if len(contents) == 1 else f"{name}-{article.identity[:8]}"
            counts[base] += 1
            unique = base if counts[base] == 1 else f"{base}-{counts[base]}"
            while unique != name and unique in taken:
                unique += "x"
            taken.add(unique)
            article.row["article_id"] = unique
        if len(contents) > 1:
            problems.append(
                _row(
                    "same_id",
                    group,
                    f"the id {name!r} stands for {len(contents)} different articles",
                    "All kept; a digest is added to each id.",
                )
            )
    same: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        same[article.identity].append(article)
    for group in same.values():
        if len(group) > 1:
            problems.append(
                _row(
                    "duplicate",
                    group,
                    f"{len(group)} articles are the same in outlet, date, title and text",
                    "All kept and numbered. Remove copies that are an accident of collecting.",
                )
            )
    near: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in articles:
        if article.row["words"] >= MIN_WORDS and len(same[article.identity]) == 1:
            near[article.row["outlet"], article.row["text_sha256"]].append(article)
    for group in near.values():
        if len(group) > 1:
            problems.append(
                _row(
                    "possible_duplicate",
                    group,
                    f"possible duplicate: {len(group)} articles of one outlet have the same text",
                    "All kept: they may be editions of one article.",
                )
            )
    return problems


def _row(kind: str, group: Sequence[Article], message: str, action: str) -> Problem:
    first = group[0].row
    return Problem(
        kind, f"{message}: {_places(group)}", action, position=first["position"], source_file=first["source_file"]
    )


def _places(group: Iterable[Article]) -> str:
    places = [f"{a.row['source_file']} article {a.row['position'] + 1}" for a in group]
    return ", ".join(places[:6]) + (f" and {len(places) - 6} more" if len(places) > 6 else "")
