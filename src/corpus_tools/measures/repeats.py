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
from itertools import accumulate, pairwise
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools.arrays import Bools, Ints
from corpus_tools.errors import ParameterError
from corpus_tools.mapped import release
from corpus_tools.measures.counts import characters_of_articles, latest_of, outlet_of, published_of, reading_order
from corpus_tools.measures.index.pieces import read_positions
from corpus_tools.measures.words import content_words, word_positions
from corpus_tools.provenance.reuse.matching import matching_blocks
from corpus_tools.schema import DERIVED

_ROOM: Final = 2_000_000  # characters of the articles whose words are held at once
_READ: Final = 200  # articles whose texts are fetched at once
_HASHED: Final = 20_000  # rows of a table whose cells are Python objects at once
_NOBODY: Final = -1  # in place of an article: none has it already
_UNKNOWN: Final = -2  # nobody has looked
_OF_VERSIONS: Final = ("quote_id", "utterance_id", "relation", "text", "changes")
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
    versions the longest counts, as it holds what the fragments hold, and so does one of which most words are in none
    that counts (another part of the statement); of the frames in it, those of the earliest article. Without any of the
    three nothing is a repeat. "Earlier" is in the order of ``families``, where they are given, else by time of
    publication, then by id.

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
    result["is_repeat"] = np.array([r is not None for r in repeat_of], np.bool_)
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
    known = _known_of(passages, articles, rank)
    spans, row = _spans_of(table, rank)
    source = known.look_up(spans)
    unknown = np.flatnonzero(source == _UNKNOWN)
    if len(unknown):
        source[unknown] = _sources_of(spans[unknown], _earlier_passages(passages, rank), articles, rank)
        known.add(spans[unknown], source[unknown])
    names = list(rank)
    for i, number in enumerate(source[row].tolist()):
        repeat_of[i] = names[number] if number >= 0 else None


def _spans_of(table: pd.DataFrame, rank: Mapping[str, int]) -> tuple[Ints, Ints]:
    """The spans of a table without repeats, in order of publication (place of the article in that order, start, end;
    those of articles that are in no order last), and for each row its span."""
    place, found = pd.factorize(table["article_id"], use_na_sentinel=False)
    order = np.array([rank.get(article_id, len(rank)) for article_id in found.tolist()], np.int64)
    columns = (order[place], *(table[name].to_numpy(np.int64) for name in ("start", "end")))
    sorting = np.lexsort(columns[::-1])
    ordered = np.column_stack([column[sorting] for column in columns])
    is_new = np.ones(len(ordered), np.bool_)
    is_new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    row = np.empty(len(ordered), np.int64)
    row[sorting] = np.cumsum(is_new) - 1
    return ordered[is_new], row


def _sources_of(spans: Ints, sources: _Sources, articles: pd.DataFrame, rank: Mapping[str, int]) -> Ints:
    """For each span the place of the earliest article that has all its words; -1 for a span that none has.

    As many spans at once as the memory for texts of their articles allows.
    """
    made = np.full(len(spans), _NOBODY, np.int64)
    place = pd.Index(articles["article_id"], dtype="str").get_indexer(pd.Index(list(rank), dtype="str"))
    known = characters_of_articles(articles)
    lengths = [known[article_id] for article_id in articles["article_id"].iloc[place].tolist()]
    asked: dict[int, list[_Source]] = {}
    named: dict[int, None] = {}
    room = _ROOM

    def answer() -> None:
        # Strings of Python take twice the room: of the texts, those alone that are read now.
        texts: list[str] = []
        for begin in range(0, len(named), _READ):
            texts += articles["text"].iloc[place[list(named)[begin : begin + _READ]]].tolist()
            release()
        words = _Words(dict(zip(named, texts, strict=True)))
        for i, around in asked.items():
            made[i] = _earlier_article(tuple(spans[i].tolist()), around, words)

    in_turn = sources.with_any if sum(lengths) <= _ROOM else sources.neighbours_together()
    for i, around in _inside_passages(spans, sources, in_turn):
        if room < 0:
            answer()
            asked, named, room = {}, {}, _ROOM
        asked[i] = around
        for number in (int(spans[i, 0]), *(source.other for source in around)):
            if number not in named:
                named[number] = None
                room -= lengths[number]
    answer()
    return made


def _inside_passages(spans: Ints, sources: _Sources, in_turn: Iterable[int]) -> Iterator[tuple[int, list[_Source]]]:
    """The numbers of the spans that are inside of passages of earlier articles, each with these passages."""
    borders = np.searchsorted(spans[:, 0], np.arange(sources.articles + 1)).tolist()
    for article in in_turn:
        begin, end = borders[article : article + 2]
        if begin == end:
            continue
        of_article = sources.of(article)
        for i, (start, stop) in enumerate(spans[begin:end, 1:].tolist(), begin):
            around = [source for source in of_article if source.start <= start and stop <= source.end]
            if around:
                yield i, around


def _earlier_article(span: tuple[int, int, int], sources: Iterable[_Source], words: _Words) -> int:
    """The first of the earlier articles in whose passages all words of the span are."""
    article, start, end = span
    for source in sources:
        if words.kept(article, source).is_whole(start, end):
            return source.other
    return _NOBODY


class _Known:
    """Where spans of one corpus were found: those of all quotations or frames, so they are kept as numbers."""

    def __init__(self, digest: bytes) -> None:
        self.digest = digest
        self._spans: list[Any] = []  # in each an order of their own
        self._sources: list[Ints] = []

    def look_up(self, spans: Ints) -> Ints:
        """For each span the place of the article, ``_NOBODY``, or ``_UNKNOWN``."""
        wanted = _as_keys(spans)
        found = np.full(len(spans), _UNKNOWN, np.int64)
        for keys, sources in zip(self._spans, self._sources, strict=True):
            place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            is_there = keys[place] == wanted
            found[is_there] = sources[place[is_there]]
        return found

    def add(self, spans: Ints, sources: Ints) -> None:
        """Keep where spans were found that are not known; they are in order."""
        self._spans.append(_as_keys(spans))
        self._sources.append(sources)


def _as_keys(spans: Ints) -> Any:
    """Spans as text of 24 bytes each, of which the order is that of the numbers: to sort and look up rows at once."""
    return np.ascontiguousarray(spans.astype(">u8")).view("S24").ravel()


_last = _Known(b"")


def _known_of(passages: pd.DataFrame, articles: pd.DataFrame, rank: Mapping[str, int]) -> _Known:
    """What is known of the spans of articles: a notebook's measures ask for the same quotations ten times over.

    Only that of one corpus is remembered, and only for the same passages, texts and order.
    """
    global _last
    digest = blake2b("\0".join(rank).encode("utf-8", "surrogatepass"), digest_size=16)
    sides = ["article_id", "start", "end", "other_id", "other_start", "other_end", "kind"]
    for table, columns in ((passages, sides), (articles, ["article_id", "text"])):
        for begin in range(0, len(table), _HASHED):
            part = table[columns].iloc[begin : begin + _HASHED]
            digest.update(pd.util.hash_pandas_object(part, index=False).to_numpy().tobytes())
            release()
    if _last.digest != digest.digest():
        _last = _Known(digest.digest())
    return _last


class _Source(NamedTuple):
    """A passage of an article that an earlier one has: the earlier one's place in the order, and both spans."""

    other: int
    start: int
    end: int
    other_start: int
    other_end: int


class _Sources:
    """The passages that articles share with earlier ones, by the places of both in the order."""

    def __init__(self, articles: int, rows: Ints) -> None:
        self.articles = articles
        # By article; of each the earliest source first.
        self._rows = rows[np.lexsort(rows.T[::-1])]
        self._borders = np.searchsorted(self._rows[:, 0], np.arange(articles + 1))
        self.with_any: list[int] = np.unique(self._rows[:, 0]).tolist()

    def neighbours_together(self) -> list[int]:
        """The articles that have any, those one after the other that share text, so that each is read about once."""
        pairs = np.unique(self._rows[:, 0] * self.articles + self._rows[:, 1])
        columns = (column.tolist() for column in np.divmod(pairs, self.articles))
        first = _first_of_each(self.articles, list(zip(*columns, strict=True)))
        return sorted(self.with_any, key=lambda article: (first[article], article))

    def of(self, article: int) -> list[_Source]:
        """Those of one article."""
        begin, end = self._borders[article : article + 2]
        return [_Source(*row) for row in self._rows[begin:end, 1:].tolist()]


def _earlier_passages(passages: pd.DataFrame, rank: Mapping[str, int]) -> _Sources:
    # A rewritten passage is the rewriter's own choice of words, so nothing in it is a repeat.
    kept = passages[passages["kind"].isin(["verbatim", "edited"])]
    places = pd.Index(list(rank), dtype="str")
    one, other = (places.get_indexer(pd.Index(kept[name], dtype="str")) for name in ("article_id", "other_id"))
    numbers = [kept[name].to_numpy(np.int64) for name in ("start", "end", "other_start", "other_end")]
    start, end, other_start, other_end = numbers
    is_later = one > other
    rows = np.column_stack(
        [
            np.where(is_later, one, other),
            np.where(is_later, other, one),
            np.where(is_later, start, other_start),
            np.where(is_later, end, other_end),
            np.where(is_later, other_start, start),
            np.where(is_later, other_end, end),
        ]
    )
    return _Sources(len(rank), rows[(one >= 0) & (other >= 0) & (one != other)].astype(np.int64))


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

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._texts = texts
        self._place = {article: number for number, article in enumerate(texts)}
        self._all = read_positions(list(texts.values()), runs=False)
        self._known: dict[tuple[int, _Source], _Kept] = {}

    def kept(self, article: int, source: _Source) -> _Kept:
        """What is kept of a passage of an article in the article that it is compared with."""
        key = article, source
        if key not in self._known:
            here = article, source.start, source.end
            there = source.other, source.other_start, source.other_end
            own, other = self._inside(*here), self._inside(*there)
            if own is None or other is None:
                own, other = self._read(*here), self._read(*there)
            self._known[key] = _Kept(own, other[2])
        return self._known[key]

    def _inside(self, article: int, start: int, end: int) -> _Placed | None:
        """The words between two places of a text; None where one of these is in the middle of a word."""
        number = self._place[article]
        low, high = int(self._all.first[number]), int(self._all.first[number + 1])
        begin = low + int(np.searchsorted(self._all.start[low:high], start))
        stop = low + int(np.searchsorted(self._all.end[low:high], end, "right"))
        starts_inside = begin == low or self._all.end[begin - 1] <= start
        ends_inside = stop == high or self._all.start[stop] >= end
        if not (starts_inside and ends_inside):
            return None
        some = slice(begin, stop)
        return self._all.start[some].tolist(), self._all.end[some].tolist(), self._all.code[some].tolist()

    def _read(self, article: int, start: int, end: int) -> _Placed:
        """The words between two places of a text, which may be in the middle of a word."""
        words = word_positions(self._texts[article], start, end, numbers=True)
        return [first for first, _, _ in words], [last for _, last, _ in words], [word for *_, word in words]


def _by_utterance(
    table: pd.DataFrame, utterances: pd.DataFrame, rank: dict[str, int], repeat_of: list[str | None]
) -> None:
    is_same = utterances["relation"].isin(_SAME_UTTERANCE) | utterances["is_reference"]
    kept = [name for name in utterances.columns if name in _OF_VERSIONS]
    same = utterances[kept][is_same].drop_duplicates("quote_id", keep="last")
    # Those of the utterances are numbered first, in their order.
    numbered = pd.factorize(pd.concat([same["quote_id"], table["quote_id"]]))[0]
    place = np.where(numbered < len(same), numbered, _NOBODY)[len(same) :]
    rows = np.flatnonzero((place >= 0) & np.array([source is None for source in repeat_of], np.bool_))
    is_frames = "frame" in table.columns
    label = pd.factorize(table["frame"])[0][rows] if is_frames else np.zeros(len(rows), np.int64)
    utterance = pd.factorize(same["utterance_id"])[0][place[rows]]
    article, found = pd.factorize(table["article_id"])
    names = found.tolist()
    order = np.array([rank.get(article_id, len(rank)) for article_id in names], np.int64)[article[rows]]
    start, end = (table[name].to_numpy(np.int64)[rows] for name in ("start", "end"))
    length = np.zeros(len(rows), np.int64) if is_frames else start - end
    sorting = np.lexsort((rows, start, order, length, label, utterance))
    ordered, label, utterance = rows[sorting], label[sorting], utterance[sorting]
    is_first = np.ones(len(rows), np.bool_)
    is_first[1:] = (utterance[1:] != utterance[:-1]) | (label[1:] != label[:-1])
    repeats: Iterable[tuple[int, int]]
    if is_frames:
        # That which counts stands first of all versions.
        counted = ordered[is_first][np.cumsum(is_first) - 1]
        # Two expressions of one frame inside one quotation are two; the next article's are repeats.
        is_repeat = article[ordered] != article[counted]
        repeats = zip(ordered[is_repeat].tolist(), counted[is_repeat].tolist(), strict=True)
    else:
        size = np.diff(np.append(np.flatnonzero(is_first), len(ordered)))
        has_more = np.repeat(size > 1, size)
        ordered, is_first = ordered[has_more], is_first[has_more]
        repeats = _repeats_of(ordered, is_first, _Wordings(same, place[ordered]))
    for i, first in repeats:
        repeat_of[i] = names[article[first]]


def _repeats_of(ordered: Ints, is_first: Bools, wordings: _Wordings) -> Iterator[tuple[int, int]]:
    """The rows of quotations that say no more than others of their utterance, each with that one of these that has most
    of its words; the rows of an utterance are one after the other, and the first of them counts."""
    borders = [*np.flatnonzero(is_first).tolist(), len(ordered)]
    for begin, end in pairwise(borders):
        versions = ordered[begin:end].tolist()
        worded = wordings.of(begin, end)
        counted = [(versions[0], worded[0])]
        for row, own in zip(versions[1:], worded[1:], strict=True):
            if own.says_more(known for _, known in counted):
                counted.append((row, own))
            else:
                yield row, max(counted, key=own.in_common)[0]


class _Worded(NamedTuple):
    """The content words of a quotation: those that it is compared by, and these with all that it prints instead."""

    plain: frozenset[str]
    any: frozenset[str]

    def says_more(self, known: Iterable[_Worded]) -> bool:
        """Whether it is another part of the statement: most of its words are in none of those that are counted.

        A statement of several sentences is one utterance, of which each article prints the sentences that it likes.
        """
        new = self.plain.difference(*(each.any for each in known))
        return 2 * len(new) > len(self.plain)

    def in_common(self, other: tuple[int, _Worded]) -> int:
        return len(self.plain & other[1].any)


_NO_WORDS: Final = _Worded(frozenset(), frozenset())


class _Wordings:
    """The words of versions of utterances, of some thousand at a time: those of all would take more than all tables."""

    def __init__(self, utterances: pd.DataFrame, place: Ints) -> None:
        self._table = utterances if "text" in utterances.columns else None
        self._place = place
        self._begin, self._words = 0, list[_Worded]()

    def of(self, begin: int, end: int) -> list[_Worded]:
        """Those of the versions from one number to another."""
        if self._table is None:
            return [_NO_WORDS] * (end - begin)
        if end > self._begin + len(self._words):
            some = self._table.iloc[self._place[begin : max(end, begin + _HASHED)]]
            columns = (some[name].tolist() for name in ("relation", "text", "changes"))
            self._begin, self._words = begin, [_worded(*row) for row in zip(*columns, strict=True)]
        return self._words[begin - self._begin : end - self._begin]


def _worded(relation: str, text: str, changes: str) -> _Worded:
    """The words of a version; none of one that puts the statement in other words.

    A changed word ("support → backing") is compared as the one that it stands for.
    """
    if relation == "paraphrase":
        return _NO_WORDS
    words = content_words(text)
    sides = [change.split(" → ") for change in changes.split("; ") if " → " in change]
    theirs, own = (content_words(" ".join(side[k] for side in sides)) for k in (0, 1))
    return _Worded((words - own) | theirs, words | theirs)
