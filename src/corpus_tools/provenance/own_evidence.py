"""What an article shows of its origin by itself: signs of rewriting, agencies, and the outlets that it credits.

Read article by article, in parts that any process may work on (:mod:`corpus_tools.divided`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
import pyarrow as pa

from corpus_tools.divided import UNIT, Work, in_parts
from corpus_tools.isolation import isolated
from corpus_tools.partitions import row_digests
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.credits import Credit, OutletNames, agency_credits, is_agency, outlet_credits
from corpus_tools.provenance.rewriting import Spin, own_signs

ARTICLES: Final = 500  # in a part: a second of work, which is worth another process


class Asked(NamedTuple):
    """An article without boilerplate, as it was printed, and what its row says of outlet and author."""

    article: Article
    printed: Article
    outlet: str
    author: str | None


class OwnEvidence(NamedTuple):
    """``spin``: the signs of rewriting; ``agencies`` and ``credits``: none where reading them failed."""

    spin: Spin
    agencies: list[Credit] | None
    credits: list[Credit] | None


def read_evidence(asked: Sequence[Asked], outlets: Sequence[str]) -> list[OwnEvidence]:
    """What each article shows by itself; ``outlets`` are those of the corpus that may be credited."""
    columns = ["article_id", "text", "printed", "body_start", "outlet", "author"]
    rows = [
        (each.article.article_id, each.article.text, each.printed.text, each.printed.body_start, *each[2:])
        for each in asked
    ]
    digests = row_digests(pd.DataFrame(rows, columns=columns).assign(outlets="\n".join(outlets)))
    found = in_parts(_READ, digests, lambda chosen: ([asked[k] for k in chosen.tolist()], list(outlets)))
    return [_as_evidence(*json.loads(each)) for each in found["evidence"].to_pylist()]


def _as_evidence(signs: dict[str, list[str]], *found: Any) -> OwnEvidence:
    agencies, credited = (None if each is None else [Credit(*values) for values in each] for each in found)
    return OwnEvidence(Spin(signs), agencies, credited)


def _read(asked: Sequence[Asked], outlets: Sequence[str]) -> pa.Table:
    """The evidence of some articles, one row each."""
    names = OutletNames(outlets)
    spins = own_signs([each.article for each in asked])
    found = []
    for each in asked:
        agencies = credited = None
        with isolated(each.article.article_id):
            # An agency that credits itself is the source.
            named = [c for c in agency_credits(each.printed, each.author) if not is_agency(c.outlet, each.outlet)]
            agencies, credited = named, outlet_credits(each.printed, names, each.outlet)
        found.append(json.dumps([spins[each.article.article_id].signs, agencies, credited]))
    return pa.table({UNIT: range(len(found)), "evidence": found}, _READ.schema)


_READ: Final = Work(_read, pa.schema([(UNIT, pa.int64()), ("evidence", pa.string())]), ARTICLES)
