"""Is it whole, and what is odd about it: anomalies as typed evidence, each with its place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from hashlib import md5, sha1, sha256
from sys import intern
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from corpus_tools import schema
from corpus_tools.arrays import Ints, UInts
from corpus_tools.divided import UNIT, Work, in_parts
from corpus_tools.english.tokens import Span
from corpus_tools.isolation import isolated
from corpus_tools.partitions import row_digests
from corpus_tools.provenance.anomalies.conflicts import conflicting_figures, two_wordings
from corpus_tools.provenance.anomalies.damage import DAMAGE
from corpus_tools.provenance.anomalies.files import File, claims_digest, digests_of, missing_numbers, wrong_claims
from corpus_tools.provenance.anomalies.style import STYLE_BREAKS
from corpus_tools.provenance.article import Anomaly, Article
from corpus_tools.provenance.reuse.boilerplate import find_boilerplate
from corpus_tools.provenance.texts import Texts

MOST_OF_A_KIND: Final = 20
ARTICLES: Final = 500  # in a part: a second of work, which is worth another process
_READ: Final = 1_000  # texts held while the table is written
_UNNAMED: Final = frozenset({""})

# What the loader noticed or changed, and what it is called here.
_FROM_CLEANING: Final = {
    "metadata": "run_in_metadata",
    "run_in_metadata": "run_in_metadata",
    "repeated_line": "repeated_line",
    "caption": "caption",
    "truncated_first_word": "truncated_first_word",
    "lost_first_letter": "truncated_first_word",
    "markup": "markup",
    "control_characters": "control_characters",
    "surrogates": "control_characters",
    "encoding": "encoding",
    "mojibake": "mojibake",
}


def find_anomalies(
    articles: pd.DataFrame, cleaning: pd.DataFrame | None = None, quotes: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Anomalies that tell where an article's text comes from (table ``anomalies``), ordered by article and place.

    Kinds: ``run_in_metadata, truncated_first_word, repeated_line, caption, unbalanced_marks, mixed_apostrophes,
    mixed_marks, mixed_dashes, mixed_titles, stray_spacing, stray_comma, first_person, stacked_genitives,
    repeated_opening, unattributed_quotation, two_wordings, conflicting_figures`` (at most 20 of a kind for an
    article); ``boilerplate``, the lines that are left out when texts are compared; about the file, with no place in
    the text (start and end 0): ``missing_number, digest_mismatch, date_mismatch``; and what ``cleaning`` reports of
    the loading. With ``quotes``, quotations are those of that table.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    cleaning : pandas.DataFrame, optional
        The table ``cleaning``.
    quotes : pandas.DataFrame, optional
        The table ``quotes``.

    Returns
    -------
    pandas.DataFrame
        The table ``anomalies``: one row an anomaly, with offsets in characters.

    Examples
    --------
    >>> ct.find_anomalies(study.articles).columns[:3].tolist()
    ['article_id', 'start', 'end']
    """
    texts = Texts(articles)
    found = _by_themselves(texts, _Quoted(texts, quotes))
    found += list(conflicting_figures(texts))
    found += _boilerplate(articles)
    found += _file_claims(articles)
    found += _from_cleaning(cleaning, set(texts.ids), found)
    found.sort(key=lambda each: (each[0], each[1].start, each[1].end, each[1].kind, each[1].message))
    return schema.conform(_as_columns(found, texts), "anomalies")


class _Quoted:
    """Where the quotations of articles are by the table ``quotes``; nothing is known of any without it."""

    def __init__(self, texts: Texts, quotes: pd.DataFrame | None) -> None:
        self._spans: tuple[Ints, Ints, Ints] | None = None
        if quotes is None:
            return
        chosen = quotes[quotes["kind"] != "indirect"] if "kind" in quotes.columns else quotes
        article = pd.Index(texts.ids).get_indexer(pd.Index(chosen["article_id"]))
        order = np.argsort(article, kind="stable")
        start, end = (chosen[name].to_numpy(dtype=np.int64)[order] for name in ("start", "end"))
        self._spans = np.searchsorted(article[order], np.arange(len(texts) + 1)), start, end

    def of(self, number: int) -> list[Span] | None:
        """The quotations of an article, in the order of the table."""
        if self._spans is None:
            return None
        first, starts, ends = self._spans
        here = slice(int(first[number]), int(first[number + 1]))
        return list(zip(starts[here].tolist(), ends[here].tolist(), strict=True))


def _by_themselves(texts: Texts, quoted: _Quoted) -> list[tuple[str, Anomaly]]:
    """The anomalies that articles show by themselves, found in parts that any process may work on."""

    def part(chosen: Ints) -> tuple[list[Article], list[list[Span] | None]]:
        some = chosen.tolist()
        return [texts[k] for k in some], [quoted.of(k) for k in some]

    numbers = np.arange(len(texts))
    digests = [_digests(*part(numbers[k : k + ARTICLES])) for k in range(0, len(texts), ARTICLES)]
    found = in_parts(_INSIDE, np.concatenate([np.zeros(0, dtype=np.uint64), *digests]), part)
    ids = (texts.ids[unit] for unit in found[UNIT].to_pylist())
    values = zip(*(found[name].to_pylist() for name in Anomaly._fields), strict=True)
    return [(article_id, Anomaly(intern(kind), *each)) for article_id, (kind, *each) in zip(ids, values, strict=True)]


def _digests(articles: Sequence[Article], quoted: Sequence[list[Span] | None]) -> UInts:
    """A number for each article, of all that its anomalies depend on."""
    rows = [
        (each.article_id, each.text, each.body_start, str(given)) for each, given in zip(articles, quoted, strict=True)
    ]
    return row_digests(pd.DataFrame(rows, columns=["article_id", "text", "body_start", "quoted"]))


def _all_inside(articles: Sequence[Article], quoted: Sequence[list[Span] | None]) -> pa.Table:
    """The anomalies inside each of some articles."""
    found: list[tuple[int, Anomaly]] = []
    for unit, (article, given) in enumerate(zip(articles, quoted, strict=True)):
        with isolated(article.article_id):
            found += [(unit, anomaly) for anomaly in _inside(article, given)]
    columns = {name: [getattr(anomaly, name) for _, anomaly in found] for name in Anomaly._fields}
    return pa.table({UNIT: [unit for unit, _ in found], **columns}, _INSIDE.schema)


_INSIDE: Final = Work(
    _all_inside,
    pa.schema(
        [
            *((UNIT, pa.int64()), ("kind", pa.string()), ("start", pa.int64()), ("end", pa.int64())),
            *(("message", pa.string()), ("other_id", pa.string())),
            *(("other_start", pa.int64()), ("other_end", pa.int64())),
        ]
    ),
    ARTICLES,
)


def _inside(article: Article, quoted: list[Span] | None) -> list[Anomaly]:
    """The anomalies that an article shows by itself."""
    found = [anomaly for finder in (*DAMAGE, *STYLE_BREAKS) for anomaly in _first(finder(article))]
    return found + _first(two_wordings(article, quoted))


def _boilerplate(articles: pd.DataFrame) -> list[tuple[str, Anomaly]]:
    """The lines that the comparison of texts leaves out."""
    return [
        (
            article_id,
            Anomaly(
                "boilerplate",
                line.start,
                line.end,
                f"the outlet prints this line in {line.articles} articles: left out when texts are compared",
            ),
        )
        for article_id, lines in find_boilerplate(articles).items()
        for line in lines
    ]


def _as_columns(found: Sequence[tuple[str, Anomaly]], texts: Texts) -> pd.DataFrame:
    """The table, of anomalies in its order."""
    numbers = {article_id: number for number, article_id in enumerate(texts.ids)}
    read = lru_cache(maxsize=_READ)(lambda article_id: texts[numbers[article_id]].text)

    def other_text(anomaly: Anomaly) -> str | None:
        is_known = anomaly.other_id is not None and anomaly.other_id in numbers
        return read(anomaly.other_id)[anomaly.other_start : anomaly.other_end] if is_known else None

    columns: dict[str, list[Any]] = {"article_id": [article_id for article_id, _ in found]}
    for name in Anomaly._fields:
        columns[name] = [getattr(anomaly, name) for _, anomaly in found]
    columns["text"] = [read(article_id)[anomaly.start : anomaly.end] for article_id, anomaly in found]
    columns["other_text"] = [other_text(anomaly) for _, anomaly in found]
    places = {name: pd.array(columns.pop(name), dtype="Int64") for name in ("other_start", "other_end")}
    names = {name: pd.array(values, dtype="str") for name, values in columns.items() if name not in ("start", "end")}
    return pd.DataFrame({**names, "start": columns["start"], "end": columns["end"], **places})


def _first(anomalies: Iterable[Anomaly]) -> list[Anomaly]:
    """The first few of a kind; where an article has many, it is its style, and the last row says how many more."""
    found = list(anomalies)
    more = len(found) - MOST_OF_A_KIND
    if more > 0:
        last = found[MOST_OF_A_KIND - 1]
        found[MOST_OF_A_KIND - 1] = last._replace(message=f"{last.message} (and {more} more of this kind)")
    return found[:MOST_OF_A_KIND]


def _file_claims(articles: pd.DataFrame) -> list[tuple[str, Anomaly]]:
    if "source_file" not in articles.columns:
        return []
    per_file = articles["source_file"].value_counts().to_dict()
    names = ["article_id", "text", "source_file", "sha256", "text_sha256", "published", "url"]
    columns = [name for name in names if name in articles.columns]
    rows = (dict(zip(columns, row, strict=True)) for row in articles[columns].itertuples(index=False, name=None))
    files = [_file(row, per_file[row["source_file"]]) for row in rows if _string(row["source_file"])]
    claims = list(missing_numbers(files))
    for file in files:
        if file.digests != _UNNAMED:
            claims += list(wrong_claims(file))
    return [(claim.article_id, Anomaly(claim.kind, 0, 0, claim.message)) for claim in claims]


def _file(row: dict[str, Any], articles: int) -> File:
    """An article with what its file may be named after; a file of many articles is not named after one of them."""
    if articles > 1:
        return File(row["article_id"], row["source_file"], _UNNAMED, None)
    published = row.get("published")
    when: date | None = None if published is None or pd.isna(published) else pd.Timestamp(published).date()
    digests = _digests_of(row) if claims_digest(row["source_file"]) else frozenset()
    return File(row["article_id"], row["source_file"], digests, when)


def _digests_of(row: dict[str, Any]) -> frozenset[str]:
    known = [value for name in ("sha256", "text_sha256") if (value := _string(row.get(name)))]
    url = row.get("url")
    if isinstance(url, str):
        data = url.encode("utf-8", "surrogatepass")
        known += [f(data, usedforsecurity=False).hexdigest() for f in (sha256, sha1, md5)]
    return digests_of(row["text"], *known)


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _from_cleaning(
    cleaning: pd.DataFrame | None, ids: set[str], found: list[tuple[str, Anomaly]]
) -> list[tuple[str, Anomaly]]:
    """What was changed or seen while loading and is not found in the text any more."""
    if cleaning is None:
        return []
    known = {(article_id, anomaly.kind, anomaly.start) for article_id, anomaly in found}
    out = []
    columns = ["article_id", "rule", "start", "end", "before"]
    for article_id, rule, start, end, before in cleaning[columns].itertuples(index=False, name=None):
        kind = _FROM_CLEANING.get(rule)
        if kind is None or article_id not in ids or (article_id, kind, int(start)) in known:
            continue
        message = f"seen while loading ({rule})" + (f": {str(before)[:80]!r}" if before else "")
        out.append((article_id, Anomaly(kind, int(start), int(end), message)))
    return out
