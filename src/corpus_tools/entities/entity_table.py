"""The table ``entities``, counted from resolved mentions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools import schema
from corpus_tools.arrays import Bools, Int32s, Ints
from corpus_tools.entities.mention_columns import NONE, MentionColumns, Numbered, Tally, paired, parted, slices
from corpus_tools.entities.resolved import Whose
from corpus_tools.entities.roles import role_head

_MANY: Final = 5  # articles that give somebody a role, from which on one of them alone is not believed


class _Rows(NamedTuple):
    """Of each mention the number of its entity's identifier (-1: it is of none), and what it counts for.

    ``counted``: it is in the number of mentions. ``met``: its article is one of the entity's. ``named``: its words are
    one of the entity's variants, and its role one of the entity's.
    """

    entity: Int32s
    counted: Bools
    met: Bools
    named: Bools


def entity_table(
    mentions: MentionColumns, whose: Whose, articles: pd.DataFrame, seen: list[str], shown: Int32s
) -> pd.DataFrame:
    """The table ``entities`` of resolved mentions, most mentioned first."""
    ids = Numbered()
    by_entity = np.array([*map(ids.number, whose.ids), NONE], dtype=np.int32)
    count = len(ids)
    rows = _rows(mentions, by_entity[whose.entity], count)
    number = np.bincount(rows.entity[rows.counted], minlength=count)
    first = np.full(count, len(rows.entity), dtype=np.int64)
    at = np.flatnonzero(rows.entity != NONE)
    np.minimum.at(first, rows.entity[at], at)
    there = np.flatnonzero(first < len(rows.entity))
    order = np.array(sorted(there.tolist(), key=lambda i: (-number[i], ids.texts[i])), dtype=np.int64)
    row = first[order]
    values: dict[str, Any] = {
        "entity_id": [ids.texts[i] for i in order.tolist()],
        "name": [whose.names[i] for i in whose.entity[row].tolist()],
        "label": [mentions.labels.texts[i] for i in mentions.label[row].tolist()],
        "gender": [mentions.genders.texts[i] for i in mentions.gender[row].tolist()],
        "mentions": number[order],
    }
    values |= _by_articles(mentions, rows, articles, count, order)
    variants, roles = _variants(mentions, rows, seen, shown, count), _roles(mentions, rows, count)
    values |= {"variants": [variants[i] for i in order.tolist()], "roles": [roles[i] for i in order.tolist()]}
    return schema.conform(pd.DataFrame(values), "entities")


def _rows(mentions: MentionColumns, entity: Int32s, count: int) -> _Rows:
    is_pronoun, is_role = mentions.is_form("pronoun")[mentions.form], mentions.is_form("role")[mentions.form]
    is_any = entity != NONE
    counted = is_any & ~is_pronoun
    named = counted & ~is_role
    is_counted, is_named = (np.bincount(entity[which], minlength=count + 1) > 0 for which in (counted, named))
    met = counted | (is_any & ~is_counted[entity])
    return _Rows(entity, counted, met, named | (met & ~is_named[entity]))


def _by_articles(
    mentions: MentionColumns, rows: _Rows, articles: pd.DataFrame, count: int, order: Ints
) -> dict[str, Any]:
    """How many articles and outlets mention each entity, and which article is the first."""
    pairs, _ = _tallied(
        mentions, rows.met, lambda at: paired(rows.entity[at], mentions.article[at], len(mentions.articles))
    )
    entity, article = parted(pairs, len(mentions.articles))
    place_of = {article_id: i for i, article_id in enumerate(articles["article_id"].tolist())}
    place = np.array([place_of.get(article_id, NONE) for article_id in mentions.articles.texts], dtype=np.int64)
    outlet, outlets = _outlets(articles, place)
    of_outlets, _ = parted(np.unique(paired(entity, outlet[article], outlets)), outlets)
    published = _in_time(articles, place)
    # Of articles without a date the first in the alphabet.
    first = article[np.lexsort((article, published[article], entity))][np.searchsorted(entity, order)]
    values = {
        "articles": np.bincount(entity, minlength=count)[order],
        "outlets": np.bincount(of_outlets, minlength=count)[order],
        "first_article_id": [mentions.articles.texts[i] for i in first.tolist()],
    }
    if "published" in articles:
        values["first_published"] = articles["published"].reset_index(drop=True).reindex(place[first]).array
    return values


def _outlets(articles: pd.DataFrame, place: Ints) -> tuple[Int32s, int]:
    """The number of each article's outlet, and how many there may be."""
    outlets = Numbered(["unknown"])
    if "outlet" not in articles:
        return np.zeros(len(place), dtype=np.int32), 1
    numbers = np.append(outlets.of(articles["outlet"]), np.int32(0))
    return numbers[place], len(outlets)


def _in_time(articles: pd.DataFrame, place: Ints) -> Ints:
    """A number for each article that tells which was published first; those without a date come last."""
    if "published" not in articles:
        return np.zeros(len(place), dtype=np.int64)
    rank = articles["published"].rank(method="dense").fillna(len(articles) + 1).to_numpy(np.int64)
    return np.append(rank, len(articles) + 1)[place]


def _tallied(mentions: MentionColumns, which: Bools, numbers: Any) -> tuple[Ints, Ints]:
    """The different ``numbers(places)`` of the mentions chosen, and how many mentions have each."""
    tally = Tally()
    for some in mentions.pieces():
        tally.add(numbers(np.flatnonzero(which[some]) + some.start))
    return tally.result()


def _variants(mentions: MentionColumns, rows: _Rows, seen: list[str], shown: Int32s, count: int) -> list[str]:
    """The names of each entity with the titles before them, most frequent first."""
    variants, tally, known = Numbered(), Tally(), {}
    for some in mentions.pieces():
        at = np.flatnonzero(rows.named[some]) + some.start
        different, inverse = np.unique(
            paired(mentions.title[at], shown[mentions.text[at]], len(seen)), return_inverse=True
        )
        number = []
        for each in different.tolist():
            if each not in known:
                title, name = divmod(each, len(seen) + 1)
                before = mentions.titles.texts[title] if title != NONE else ""
                known[each] = variants.number(f"{before} {seen[name - 1]}".lstrip())
            number.append(known[each])
        tally.add(paired(rows.entity[at], np.array(number, dtype=np.int64)[inverse], 1 << 31))
    pairs, counts = tally.result()
    return list(_ranked(*parted(pairs, 1 << 31), counts, variants.texts, count))


def _roles(mentions: MentionColumns, rows: _Rows, count: int) -> list[str]:
    """The roles beside somebody's names; of one known from many articles, those of an office that two articles give."""
    numbers, articles = len(mentions.roles), len(mentions.articles)
    heads = Numbered()
    head = np.array([*(heads.number(role_head(role)) for role in mentions.roles.texts), NONE], dtype=np.int64)
    told = rows.named & (mentions.role != NONE)
    pairs, counts = _tallied(mentions, told, lambda at: paired(rows.entity[at], mentions.role[at], numbers))
    where, _ = _tallied(
        mentions,
        told,
        lambda at: paired(paired(rows.entity[at], head[mentions.role[at]], len(heads)), mentions.article[at], articles),
    )
    office, article = parted(where, articles)
    agreed, given = np.unique(office, return_counts=True)
    in_articles, _ = parted(np.unique(paired(parted(office, len(heads))[0], article, articles)), articles)
    is_many = np.bincount(in_articles, minlength=count) >= _MANY
    entity, role = parted(pairs, numbers)
    given = given[np.searchsorted(agreed, paired(entity, head[role], len(heads)))]
    kept = ~is_many[entity] | (given > 1)
    return list(_ranked(entity[kept], role[kept], counts[kept], mentions.roles.texts, count))


def _ranked(entity: Ints, text: Ints, counts: Ints, texts: list[str], count: int) -> Iterator[str]:
    """The different texts of each entity in one cell, most frequent first."""
    borders, numbers, often = slices(entity, count), text.tolist(), counts.tolist()
    for begin, end in pairwise(borders):
        ranked = sorted((-often[i], texts[numbers[i]]) for i in range(begin, end))
        yield " | ".join(each for _, each in ranked)
