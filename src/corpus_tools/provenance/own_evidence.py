"""What an article shows of its origin by itself: signs of rewriting, agencies, and the outlets that it credits.

Read article by article, in parts that any process may work on (:mod:`corpus_tools.divided`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from sys import intern
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from corpus_tools.arrays import Ints, UInts
from corpus_tools.divided import UNIT, Work, in_parts
from corpus_tools.isolation import isolated
from corpus_tools.partitions import pair_digests, row_digests
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.credits import (
    Credit,
    OutletNames,
    agency_credits,
    is_agency,
    outlet_credits,
    sources_named,
)
from corpus_tools.provenance.rewriting import Spin, own_signs
from corpus_tools.provenance.texts import Texts

ARTICLES: Final = 500  # in a part: a second of work, which is worth another process
_NONE: Final[frozenset[str]] = frozenset()


class Asked(NamedTuple):
    """An article without boilerplate, as it was printed, and what its row says of outlet and author."""

    article: Article
    printed: Article
    outlet: str
    author: str | None


class OwnEvidence(NamedTuple):
    """``spin``: the signs of rewriting; ``agencies`` and ``credits``: none where reading them failed.

    ``named``: see :func:`corpus_tools.provenance.credits.sources_named`. ``words``: of the body, without boilerplate.
    """

    spin: Spin
    agencies: list[Credit] | None
    credits: list[Credit] | None
    named: frozenset[str]
    words: int


def read_evidence(
    texts: Texts, own_outlets: Sequence[str], authors: Sequence[str | None], outlets: Sequence[str]
) -> list[OwnEvidence]:
    """What each article shows by itself; ``outlets`` are those of the corpus that may be credited."""

    def asked(k: int) -> Asked:
        article = texts[k]
        printed = texts.as_printed(k) if texts.has_boilerplate(k) else article
        return Asked(article, printed, own_outlets[k], authors[k])

    def part(chosen: Ints) -> tuple[list[Asked], list[str]]:
        return [asked(k) for k in chosen.tolist()], list(outlets)

    numbers = np.arange(len(texts))
    parts = (_digests(part(numbers[k : k + ARTICLES])[0], outlets) for k in range(0, len(texts), ARTICLES))
    found = in_parts(_READ, np.concatenate([np.zeros(0, dtype=np.uint64), *parts]), part)
    return list(_as_evidence(found))


def _digests(asked: Sequence[Asked], outlets: Sequence[str]) -> UInts:
    """A number for each article, of all that its evidence depends on."""
    columns = ["article_id", "text", "printed", "body_start", "outlet", "author"]
    rows = [
        (each.article.article_id, each.article.text, each.printed.text, each.printed.body_start, *each[2:])
        for each in asked
    ]
    of_outlets = row_digests(pd.DataFrame({"outlets": ["\n".join(outlets)]}))
    return pair_digests(row_digests(pd.DataFrame(rows, columns=columns)), of_outlets)


def _as_evidence(found: pa.Table) -> Iterator[OwnEvidence]:
    for batch in found.to_batches(max_chunksize=ARTICLES):
        for evidence, words in zip(batch["evidence"].to_pylist(), batch["words"].to_pylist(), strict=True):
            signs, agencies, credited, named = json.loads(evidence)
            credits = _as_credits(agencies), _as_credits(credited)
            yield OwnEvidence(Spin(signs), *credits, frozenset(named) or _NONE, words)


def _as_credits(found: list[Any] | None) -> list[Credit] | None:
    # The same few names are in the credits of all articles.
    return None if found is None else [Credit(intern(outlet), intern(kind), *at) for outlet, kind, *at in found]


def _read(asked: Sequence[Asked], outlets: Sequence[str]) -> pa.Table:
    """The evidence of some articles, one row each."""
    names = OutletNames(outlets)
    spins = own_signs([each.article for each in asked])
    found, words = [], []
    for each in asked:
        agencies = credited = None
        named: list[str] = []
        with isolated(each.article.article_id):
            # An agency that credits itself is the source.
            from_agencies = [
                c for c in agency_credits(each.printed, each.author) if not is_agency(c.outlet, each.outlet)
            ]
            named = sorted(sources_named(each.printed))
            agencies, credited = from_agencies, outlet_credits(each.printed, names, each.outlet)
        found.append(json.dumps([spins[each.article.article_id].signs, agencies, credited, named]))
        words.append(each.article.body_words)
    return pa.table({UNIT: range(len(found)), "evidence": found, "words": words}, _READ.schema)


_READ: Final = Work(_read, pa.schema([(UNIT, pa.int64()), ("evidence", pa.string()), ("words", pa.int64())]), ARTICLES)
