"""Which article is which: ids that do not depend on the order of files, and duplicates, reported and kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from corpus_tools.loading.articles import Article
from corpus_tools.loading.records import Problem

MIN_WORDS = 8
Key = TypeVar("Key")


def identify(articles: Sequence[Article]) -> list[Problem]:
    """Give every article its id, and return a row for each group of duplicates.

    The id is the provider's; else the first 16 digits of the digest of outlet, date, title and text. What is the same
    in all of them is numbered in the order given (which is that of file names and positions).
    """
    wanted = _grouped(articles, lambda a: a.row["source_id"] or a.identity[:16])
    taken: set[str] = set(wanted)
    problems = [problem for name, group in wanted.items() for problem in _named(name, group, taken)]
    same = _grouped(articles, lambda a: a.identity)
    problems += [
        _row(
            "duplicate",
            group,
            f"{len(group)} articles are the same in outlet, date, title and text",
            "All kept and numbered. Remove copies that are an accident of collecting.",
        )
        for group in same.values()
        if len(group) > 1
    ]
    return problems + _of_one_outlet([a for a in articles if len(same[a.identity]) == 1])


def _grouped(articles: Iterable[Article], key: Callable[[Article], Key]) -> dict[Key, list[Article]]:
    groups: dict[Key, list[Article]] = defaultdict(list)
    for article in articles:
        groups[key(article)].append(article)
    return groups


def _named(name: str, group: Sequence[Article], taken: set[str]) -> list[Problem]:
    """Give the articles that want one id theirs; a row where they differ. ``taken``: the ids in use."""
    contents = {a.identity for a in group}
    counts: Counter[str] = Counter()
    for article in group:
        # A provider's id that stands for different articles gets a part of each one's digest.
        base = name if len(contents) == 1 else f"{name}-{article.identity[:8]}"
        counts[base] += 1
        unique = base if counts[base] == 1 else f"{base}-{counts[base]}"
        while unique != name and unique in taken:
            unique += "x"
        taken.add(unique)
        article.row["article_id"] = unique
    if len(contents) == 1:
        return []
    message = f"the id {name!r} stands for {len(contents)} different articles"
    return [_row("same_id", group, message, "All kept; a digest is added to each id.")]


def _of_one_outlet(articles: Sequence[Article]) -> list[Problem]:
    """Rows for articles of one outlet that have the same text and differ in date or headline."""
    near = _grouped(
        (a for a in articles if a.row["words"] >= MIN_WORDS), lambda a: (a.row["outlet"], a.row["text_sha256"])
    )
    return [
        _row(
            "possible_duplicate",
            group,
            f"possible duplicate: {len(group)} articles of one outlet have the same text",
            "All kept: they may be editions of one article.",
        )
        for group in near.values()
        if len(group) > 1
    ]


def _row(kind: str, group: Sequence[Article], message: str, action: str) -> Problem:
    first = group[0].row
    return Problem(
        kind, f"{message}: {_places(group)}", action, position=first["position"], source_file=first["source_file"]
    )


def _places(group: Iterable[Article]) -> str:
    places = [f"{a.row['source_file']} article {a.row['position'] + 1}" for a in group]
    return ", ".join(places[:6]) + (f" and {len(places) - 6} more" if len(places) > 6 else "")
