"""What is printed more than once: reprinted articles, shared passages, and one utterance in several articles.

Counting copies as independent voices is the commonest error in media analysis. :func:`text_families` says which
articles are one text, :func:`mark_repeats` which rows of a table (quotations, frames, mentions) an earlier article
already prints. Counts are then given twice: raw, and with each thing counted once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools.errors import ParameterError
from corpus_tools.measures.counts import latest_of, outlet_of, published_of, reading_order
from corpus_tools.measures.index.pieces import read_positions
from corpus_tools.measures.words import word_positions
from corpus_tools.provenance.reuse.matching import matching_blocks

_ROOM: Final = 4_000_000  # characters of the articles whose words are held at once
DERIVED: Final = ("copy", "excerpt", "edited", "rewritten")
_SAME_UTTERANCE: Final = ("verbatim", "punctuation", "cut", "ellipsis_or_bracket", "altered", "paraphrase")


def text_families(
    articles: pd.DataFrame,
    *,
    duplicates: pd.DataFrame | None = None,
    lineage: pd.DataFrame | None = None,
    derivations: Iterable[str] = DERIVED,
) -> pd.DataFrame:
    """Which articles are one text: ``article_id, outlet, published, family_id, is_first, is_reprint, family_articles``.

    Two articles are of one family where ``duplicates`` pairs them, or where ``lineage`` derives one from the other
    in one of the ways ``derivations``. A family is named after its first article: the earliest; where the dates do not
    tell (many have a day and no time), the one that ``lineage`` derives from no other, then by id.
    ``is_reprint``: not the first, and nothing of its own in it (a copy or an excerpt; an edited or rewritten text has
    words of its own).

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    duplicates : pandas.DataFrame, optional
        The table ``duplicates``.
    lineage : pandas.DataFrame, optional
        The table ``lineage``.
    derivations : Iterable[str], default ('copy', 'excerpt', 'edited', 'rewritten')
        Values of ``lineage.derivation`` that make two articles one text.

    Returns
    -------
    pandas.DataFrame
        One row an article, in order of publication.

    Examples
    --------
    >>> int(study.text_families()["family_id"].nunique()) <= len(study.articles)
    True
    """
    order = _sources_first(articles, lineage)
    rank = {article_id: i for i, article_id in enumerate(order)}
    pairs: list[tuple[int, int]] = []
    reprints: set[str] = set()
    for one, other, is_reprint in (*_same_texts(duplicates), *_derived_texts(lineage, set(derivations), rank)):
        if one in rank and other in rank:
            pairs.append((rank[one], rank[other]))
        if is_reprint:
            reprints.add(one)
    roots = _first_of_each(len(order), pairs)
    sizes = Counter(roots)
    outlets, published = outlet_of(articles), published_of(articles)
    return pd.DataFrame(
        {
            "article_id": pd.Series(order, dtype="str"),
            "outlet": pd.Series([outlets[i] for i in order], dtype="str"),
            "published": pd.Series([published[i] for i in order], dtype="datetime64[s]"),
            "family_id": pd.Series([order[r] for r in roots], dtype="str"),
            "is_first": pd.Series([r == i for i, r in enumerate(roots)], dtype="bool"),
            "is_reprint": pd.Series([r != i and order[i] in reprints for i, r in enumerate(roots)], dtype="bool"),
            "family_articles": pd.Series([sizes[root] for root in roots], dtype="int64"),
        }
    )


def _first_of_each(n: int, pairs: list[tuple[int, int]]) -> list[int]:
    """For each of ``n`` numbers the first of all that pairs join it with, directly or through others."""
    # Written out here, since importing scipy's version takes a third of a second.
    first = list(range(n))

    def root(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        first[high] = low
    return [root(number) for number in range(n)]


def _same_texts(duplicates: pd.DataFrame | None) -> Iterator[tuple[str, str, bool]]:
    """The pairs of one text: article, the other, and whether the article has nothing of its own beside that one."""
    if duplicates is None:
        return
    columns = ["article_id", "other_id", "kind", "containment", "other_containment"]
    for one, other, kind, inside, around in duplicates[columns].itertuples(index=False, name=None):
        yield one, other, kind == "exact" or (kind == "excerpt" and inside >= around)
        yield other, one, kind == "exact" or (kind == "excerpt" and inside < around)


def _derived_texts(
    lineage: pd.DataFrame | None, wanted: set[str], rank: Mapping[str, int]
) -> Iterator[tuple[str, str, bool]]:
    """As :func:`_same_texts`, for articles that derive from another in one of the ways wanted."""
    if lineage is None:
        return
    columns = zip(lineage["article_id"], lineage["source_id"], lineage["derivation"], strict=True)
    for one, other, derivation in columns:
        if derivation in wanted and isinstance(other, str):
            yield one, other, derivation in ("copy", "excerpt") and other in rank


def _sources_first(articles: pd.DataFrame, lineage: pd.DataFrame | None) -> list[str]:
    """The articles as in :func:`reading_order`, but none before the one it derives from where both may be as early."""
    order = reading_order(articles)
    if lineage is None:
        return order
    published, latest = published_of(articles), latest_of(articles)
    source_of: dict[str, str] = {}
    for one, source, derivation in zip(lineage["article_id"], lineage["source_id"], lineage["derivation"], strict=True):
        # A date that is missing compares as false.
        if derivation in DERIVED and one in published and source in published and published[source] <= latest[one]:
            source_of[one] = source
    waiting: dict[str, list[str]] = defaultdict(list)
    ordered: dict[str, None] = {}
    for article_id in order:
        wanted = source_of.get(article_id)
        if wanted is not None and wanted not in ordered and not _is_ring(article_id, source_of):
            waiting[wanted].append(article_id)
            continue
        ready = [article_id]
        while ready:
            one = ready.pop()
            ordered[one] = None
            ready += reversed(waiting.pop(one, []))
    return list(ordered)


def _is_ring(article_id: str, source_of: dict[str, str]) -> bool:
    """Whether following the sources leads back to the article."""
    seen: set[str] = set()
    at = source_of.get(article_id)
    while at is not None and at != article_id and at not in seen:
        seen.add(at)
        at = source_of.get(at)
    return at == article_id


def with_families(articles: pd.DataFrame, families: pd.DataFrame) -> pd.DataFrame:
    """``articles`` with the ``family_id`` of :func:`text_families` (a copy).

    Given such articles, the measures take a text with all its reprints for one observation when they make intervals.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    families : pandas.DataFrame
        The table of :func:`text_families`.

    Returns
    -------
    pandas.DataFrame
        A copy with one more column.

    Examples
    --------
    >>> from corpus_tools.measures import with_families
    >>> "family_id" in with_families(study.corpus.articles, study.families)
    True
    """
    family = dict(zip(families["article_id"], families["family_id"], strict=True))
    return articles.assign(
        family_id=pd.Series([family.get(i, i) for i in articles["article_id"]], articles.index, "str")
    )


def mark_repeats(
    table: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """``table`` (any with offsets) with ``is_repeat`` and ``repeat_of`` (the article that has it already; a copy).

    A row is a repeat where it is in a passage, verbatim or edited, that an earlier article shares, and none of
    its own words was changed there (``passages``); where its article as a whole reprints an earlier one (``families``;
    only without ``passages``, which also know the headline of its own that an outlet sets above agency copy); or where
    its quotation is another version of an utterance (``utterances``, matched by ``quote_id``). Of a quotation's
    versions the longest counts, as it holds what the fragments hold; of the frames in it, those of the earliest
    article. Without any of the three nothing is a repeat. "Earlier" is in the order of ``families``, where they are
    given, else by time of publication, then by id.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table with ``article_id``, ``start`` and ``end``.
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    families : pandas.DataFrame, optional
        The table of :func:`text_families`; with it, articles that reprint an earlier one are repeats.
    passages : pandas.DataFrame, optional
        The table ``passages``; with it, text that an earlier article prints is found passage by passage.
    utterances : pandas.DataFrame, optional
        The table ``utterances``; with it, further versions of one statement are repeats.

    Returns
    -------
    pandas.DataFrame
        A copy of ``table`` with two more columns.

    Raises
    ------
    ParameterError
        For a table without offsets.

    Examples
    --------
    >>> study.mark_repeats(study.attributed()).columns[-2:].tolist()
    ['is_repeat', 'repeat_of']
    """
    need = [name for name in ("article_id", "start", "end") if name not in table.columns]
    if need:
        raise ParameterError("table", f"a table without {need[0]}", "rows need article_id, start and end")
    order = reading_order(articles) if families is None else list(families["article_id"])
    rank = {article_id: i for i, article_id in enumerate(order)}
    repeat_of: list[str | None] = [None] * len(table)
    if passages is not None:
        _by_passage(table, passages, articles, rank, repeat_of)
    elif families is not None:
        _by_family(table, families, repeat_of)
    if utterances is not None and "quote_id" in table.columns:
        _by_utterance(table, utterances, rank, repeat_of)
    result = table.copy()
    result["is_repeat"] = pd.Series([r is not None for r in repeat_of], index=table.index, dtype="bool")
    result["repeat_of"] = pd.Series(repeat_of, index=table.index, dtype="str")
    return result


def _by_family(table: pd.DataFrame, families: pd.DataFrame, repeat_of: list[str | None]) -> None:
    reprints = families[families["is_reprint"]]
    first = dict(zip(reprints["article_id"], reprints["family_id"], strict=True))
    for i, article_id in enumerate(table["article_id"].tolist()):
        repeat_of[i] = first.get(article_id)


def _by_passage(
    table: pd.DataFrame,
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    rank: dict[str, int],
    repeat_of: list[str | None],
) -> None:
    found = _found_in(passages, articles, rank)
    spans = list(zip(*(table[name].tolist() for name in ("article_id", "start", "end")), strict=True))
    unknown = [span for span in dict.fromkeys(spans) if span not in found]
    if unknown:
        texts = dict(zip(articles["article_id"].tolist(), articles["text"].tolist(), strict=True))
        for asked in _asked(unknown, _earlier_passages(passages, rank), rank, texts):
            words = _Words({i: texts[i] for i in _articles_of(asked)})
            for span, sources in asked.items():
                found[span] = _earlier_article(span, sources, words)
    for i, span in enumerate(spans):
        repeat_of[i] = found.get(span)


def _asked(
    spans: Iterable[_Span], sources: Mapping[str, Sequence[_Source]], rank: Mapping[str, int], texts: Mapping[str, str]
) -> Iterator[dict[_Span, list[_Source]]]:
    """Spans with the passages of earlier articles that they are in, as many at once as there is room for their texts.

    In order of publication, as articles share passages with those of the same days.
    """
    asked: dict[_Span, list[_Source]] = {}
    named: set[str] = set()
    room = _ROOM
    for span in sorted(spans, key=lambda span: (rank.get(span[0], len(rank)), span)):
        article_id, start, end = span
        around = [source for source in sources.get(article_id, ()) if source.start <= start and end <= source.end]
        if not around:
            continue
        new = {article_id, *(source.other for source in around)} - named
        if room < 0:
            yield asked
            asked, named, room = {}, set(), _ROOM
            new = {article_id, *(source.other for source in around)}
        asked[span] = around
        named |= new
        room -= sum(len(texts[i]) for i in new)
    yield asked


def _articles_of(asked: Mapping[_Span, Sequence[_Source]]) -> list[str]:
    named = {article_id: None for article_id, _, _ in asked}
    named.update({source.other: None for sources in asked.values() for source in sources})
    return list(named)


def _earlier_article(span: _Span, sources: Iterable[_Source], words: _Words) -> str | None:
    """The first of the earlier articles in whose passages all words of the span are."""
    article_id, start, end = span
    for source in sources:
        if words.kept(article_id, source).is_whole(start, end):
            return source.other
    return None


_Span = tuple[str, int, int]
_Found = dict[_Span, str | None]
_last: tuple[bytes, _Found] = (b"", {})


def _found_in(passages: pd.DataFrame, articles: pd.DataFrame, rank: Mapping[str, int]) -> _Found:
    """What is known of the spans of articles: a notebook's measures ask for the same quotations ten times over.

    Only that of one corpus is remembered, and only for the same passages, texts and order.
    """
    global _last
    digest = blake2b("\0".join(rank).encode("utf-8", "surrogatepass"), digest_size=16)
    sides = ["article_id", "start", "end", "other_id", "other_start", "other_end", "kind"]
    for table in (passages[sides], articles[["article_id", "text"]]):
        digest.update(pd.util.hash_pandas_object(table, index=False).to_numpy().tobytes())
    if _last[0] != digest.digest():
        _last = (digest.digest(), {})
    return _last[1]


class _Source(NamedTuple):
    """A passage of an article that an earlier one has: the earlier one's place in the order, and both spans."""

    rank: int
    start: int
    end: int
    other: str
    other_start: int
    other_end: int


def _earlier_passages(passages: pd.DataFrame, rank: dict[str, int]) -> dict[str, list[_Source]]:
    """For each article the passages that it shares with earlier ones, the earliest first."""
    # A rewritten passage is the rewriter's own choice of words, so nothing in it is a repeat.
    kept = passages[passages["kind"].isin(["verbatim", "edited"])]
    sources: dict[str, list[_Source]] = defaultdict(list)
    sides = ["article_id", "start", "end", "other_id", "other_start", "other_end"]
    for a, a_start, a_end, b, b_start, b_end in zip(*(kept[name].tolist() for name in sides), strict=True):
        if a not in rank or b not in rank or a == b:
            continue
        if rank[b] < rank[a]:
            sources[a].append(_Source(rank[b], a_start, a_end, b, b_start, b_end))
        else:
            sources[b].append(_Source(rank[a], b_start, b_end, a, a_start, a_end))
    for article_sources in sources.values():
        article_sources.sort()
    return sources


class _Kept:
    """The words of a passage, and how many of them are not, in their order, among the words ``other`` too.

    A passage may be a whole newspaper and hold thousands of rows, so each is looked up among the words, not searched.
    """

    def __init__(self, words: _Placed, other: Sequence[Hashable]) -> None:
        self.starts, self.ends, own = words
        changed = [1] * len(own)
        for block in matching_blocks(own, other):
            changed[block.a : block.a + block.size] = [0] * block.size
        self.changed = [0, *accumulate(changed)]

    def is_whole(self, start: int, end: int) -> bool:
        """Whether words touch the span, and none of them was changed."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return first < last and self.changed[first] == self.changed[last]


_Placed = tuple[list[int], list[int], Sequence[Hashable]]  # where words begin and end, and the words themselves


class _Words:
    """The words of articles: each text is read once, however many passages it shares, and words are numbers then."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._place = {article_id: number for number, article_id in enumerate(texts)}
        self._all = read_positions(list(texts.values()), runs=False)
        self._known: dict[tuple[str, _Source], _Kept] = {}

    def kept(self, article_id: str, source: _Source) -> _Kept:
        """What is kept of a passage of an article in the article that it is compared with."""
        key = article_id, source
        if key not in self._known:
            here = article_id, source.start, source.end
            there = source.other, source.other_start, source.other_end
            own, other = self._inside(*here), self._inside(*there)
            if own is None or other is None:
                own, other = self._read(*here), self._read(*there)
            self._known[key] = _Kept(own, other[2])
        return self._known[key]

    def _inside(self, article_id: str, start: int, end: int) -> _Placed | None:
        """The words between two places of a text; None where one of these is in the middle of a word."""
        number = self._place[article_id]
        low, high = int(self._all.first[number]), int(self._all.first[number + 1])
        begin = low + int(np.searchsorted(self._all.start[low:high], start))
        stop = low + int(np.searchsorted(self._all.end[low:high], end, "right"))
        starts_inside = begin == low or self._all.end[begin - 1] <= start
        ends_inside = stop == high or self._all.start[stop] >= end
        if not (starts_inside and ends_inside):
            return None
        some = slice(begin, stop)
        return self._all.start[some].tolist(), self._all.end[some].tolist(), self._all.code[some].tolist()

    def _read(self, article_id: str, start: int, end: int) -> _Placed:
        """The words between two places of a text, which may be in the middle of a word."""
        words = word_positions(self._texts[article_id], start, end, numbers=True)
        return [first for first, _, _ in words], [last for _, last, _ in words], [word for *_, word in words]


def _by_utterance(
    table: pd.DataFrame, utterances: pd.DataFrame, rank: dict[str, int], repeat_of: list[str | None]
) -> None:
    same = utterances[utterances["relation"].isin(_SAME_UTTERANCE) | utterances["is_reference"]]
    utterance_of = dict(zip(same["quote_id"].tolist(), same["utterance_id"].tolist(), strict=True))
    is_frames = "frame" in table.columns
    labels = table["frame"].tolist() if is_frames else [""] * len(table)
    rows: dict[tuple[str, str], list[tuple[int, int, int, int, str]]] = defaultdict(list)
    quoted, article_ids, starts, ends = (table[name].tolist() for name in ("quote_id", "article_id", "start", "end"))
    columns = zip(quoted, labels, article_ids, starts, ends, strict=True)
    for i, (quote_id, label, article_id, start, end) in enumerate(columns):
        if repeat_of[i] is None and isinstance(quote_id, str) and quote_id in utterance_of:
            length = 0 if is_frames else start - end
            rows[utterance_of[quote_id], label].append((length, rank.get(article_id, len(rank)), start, i, article_id))
    for versions in rows.values():
        versions.sort()
        counted = versions[0]
        for version in versions[1:]:
            # Two expressions of one frame inside one quotation are two; the next article's are repeats.
            if not is_frames or version[4] != counted[4]:
                repeat_of[version[3]] = counted[4]
