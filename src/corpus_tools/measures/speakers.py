"""Who speaks: one label for every source, and one number for every quotation that was split or runs on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from corpus_tools.arrays import Ints
from corpus_tools.mapped import release
from corpus_tools.measures.counts import FAMILY, need_columns, with_articles
from corpus_tools.measures.repeats import mark_repeats

UNNAMED: Final = "unnamed sources"
UNRESOLVED: Final = "not resolved"
DOCUMENTS: Final = "unnamed documents"
DIRECT: Final = ("direct", "mixed")
_NAMED_BY: Final = ("speaker_id", "speaker", "source_type", "source")
_COUNTED: Final = ("quote_id", "article_id", "start", "end", "kind", "words")
_OF_ARTICLES: Final = ("outlet", "published", "day")
_NONE: Final = -1  # in place of the part before
_ADDED: Final = ("voice_id", "voice", "is_named", "is_direct", "quotation")
SPOKEN: Final = ("direct", "mixed", "indirect")


def attributed(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    kinds: Iterable[str] = DIRECT,
    columns: Iterable[str] | None = None,
) -> pd.DataFrame:
    """The quotations of these kinds with all that the counts need (a copy of ``quotes`` and more columns).

    Adds ``outlet, published, day``; ``voice_id`` and ``voice``: the entity where there is one, else the words of the
    source, with ``unnamed sources``, ``unnamed documents`` and ``not resolved`` as one voice each; ``is_named``;
    ``is_direct`` (words inside marks); ``quotation`` (the quote_id of its first part, so that parts can be counted as
    one: of a quotation that was split or runs over paragraphs, and of the clause after one verb of which some words
    are in marks and some do not, as in *said she was “not surprised” to go*). What the text does not say was said
    (``is_asserted`` false, where the table has that column: *did not say that …*) is left out. Scare quotes are
    attributed to nobody, and only there where ``kinds`` asks for them.

    Parameters
    ----------
    quotes : pandas.DataFrame
        The table ``quotes`` (one row a quotation).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    kinds : Iterable[str], default ('direct', 'mixed')
        Kinds of quotation that are taken: ``direct``, ``mixed``, ``indirect``, ``scare``.
    columns : Iterable[str], optional
        Columns of the result that are wanted beside those that every count needs (``quote_id, article_id, start, end,
        kind, words, family_id, voice_id, voice, is_named, is_direct, quotation``); None: all. In a corpus of a hundred
        thousand articles the words of all quotations take more memory than everything else.

    Returns
    -------
    pandas.DataFrame
        One row a quotation: the columns of ``quotes`` and those named above.

    Raises
    ------
    ParameterError
        For one of ``columns`` that there is not, with those that there are.

    Examples
    --------
    >>> study.attributed()[["voice", "is_named", "is_direct"]].head(2)
                   voice  is_named  is_direct
    0  unnamed documents     False       True
    1     Imogen Tarrant      True       True
    """
    wanted = None if columns is None else list(columns)
    data = attributed_with(quotes, articles, kinds, wanted)
    need_columns(data, wanted or (), "columns")
    return data


def attributed_with(
    quotes: pd.DataFrame, articles: pd.DataFrame, kinds: Iterable[str], wanted: Sequence[str] | None
) -> pd.DataFrame:
    """:func:`attributed` with the columns wanted and those that every count needs; with all of them where one of those
    wanted is not there, so that whoever misses it can say which there are."""
    is_taken = quotes["kind"].isin(list(kinds))
    if "is_asserted" in quotes.columns:
        is_taken &= quotes["is_asserted"].fillna(True).astype("bool")
    rows = np.flatnonzero(is_taken)
    of_articles = [*_OF_ARTICLES, *({FAMILY} & set(articles.columns))]
    known = {*quotes.columns, *of_articles, *_ADDED}
    kept = known if wanted is None or not known.issuperset(wanted) else {*_COUNTED, *_ADDED, FAMILY, *wanted}
    # The columns first: to choose rows of those that nobody looks at takes most of the time and memory.
    data = quotes[[name for name in quotes.columns if name in kept]].iloc[rows]
    release()
    data = with_articles(data, articles, [name for name in of_articles if name in kept]).reset_index(drop=True)
    data["voice_id"], data["voice"], data["is_named"] = _voices(quotes, rows)
    data["is_direct"] = data["kind"].isin(list(DIRECT))
    data["quotation"] = _quotations(quotes, rows)
    return data


def said_once(
    data: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The rows of :func:`attributed` without those that an earlier article prints already, or another version of the
    same utterance (:func:`corpus_tools.measures.repeats.mark_repeats`)."""
    marked = mark_repeats(data, articles, families=families, passages=passages, utterances=utterances)
    return marked[~marked["is_repeat"]].reset_index(drop=True)


def _voices(quotes: pd.DataFrame, rows: Ints) -> tuple[pd.Series[Any], pd.Series[Any], pd.Series[Any]]:
    """Voice_id, voice and is_named of these rows; each source is labelled once, however many rows it has."""
    same, number = _numbered(quotes, _NAMED_BY, rows)
    first = np.empty(number, np.int64)
    first[same[::-1]] = rows[::-1]
    labels = [_voice(*row) for row in zip(*(quotes[name].iloc[first].tolist() for name in _NAMED_BY), strict=True)]
    return tuple(  # type: ignore[return-value]
        pd.Series(pd.Series([label[place] for label in labels], dtype=kind).array.take(same))
        for place, kind in enumerate(("str", "str", "bool"))
    )


def _numbered(table: pd.DataFrame, columns: Sequence[str], rows: Ints) -> tuple[Ints, int]:
    """A number for each of these rows, the same for rows that have the same in all columns, and how many there are."""
    same, many = np.zeros(len(rows), np.int64), 0
    for name in columns:
        codes = pd.factorize(table[name])[0][rows] + 1
        release()
        # Numbered anew each time: several large numbers multiplied would be too large a number.
        seen, same = np.unique(same * (int(codes.max(initial=0)) + 1) + codes, return_inverse=True)
        many = len(seen)
    return same, many


def _voice(speaker_id: object, speaker: object, source_type: object, source: object) -> tuple[str, str, bool]:
    if isinstance(speaker_id, str) and speaker_id:
        return speaker_id, speaker if isinstance(speaker, str) else speaker_id, True
    if source_type == "unnamed":
        return "unnamed", UNNAMED, False
    name = _words(speaker) or _words(source)
    if source_type == "document" and not _has_a_name(name):
        # "a statement", "The report": which one, the words alone do not say.
        return "documents", DOCUMENTS, False
    if source_type in ("person", "organisation", "document") and name:
        # Named, yet no entity of the corpus: the words themselves are all there is to go by.
        return f"{source_type}:{name.casefold()}", name, True
    return "unresolved", UNRESOLVED, False


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _has_a_name(words: str) -> bool:
    """Whether a word after the first is capitalised: "the Dane report", not "The report"."""
    return any(word[0].isupper() for word in words.split()[1:])


def _quotations(quotes: pd.DataFrame, rows: Ints) -> pd.Series[Any]:
    """The first part of each quotation of these rows, which of most is the quotation itself."""
    release()
    ids = quotes["quote_id"]
    is_continued = quotes["continues"].notna().to_numpy()
    numbers = pd.factorize(pd.concat([ids, quotes["continues"][is_continued]]))[0]
    release()
    own, continues = numbers[: len(ids)], numbers[len(ids) :]
    row_of = np.empty(own.max(initial=-1) + 1, np.int64)
    row_of[own[::-1]] = np.arange(len(ids))[::-1]
    before = np.full(len(row_of), _NONE, np.int64)
    parts, parts_before = _parts_of_one_clause(quotes)
    before[own[parts]] = own[parts_before]
    # Links to a part that is not in the table lead nowhere.
    before[own[is_continued]] = np.where(continues < len(row_of), continues, _NONE)
    first = _first_parts(before, own[rows])
    return pd.Series(ids.array.take(row_of[first])).astype("str")


def _first_parts(before: Ints, wanted: Ints) -> Ints:
    """The first part of each part wanted; ``before`` says of each which is before it. A ring of links ends the walk."""
    first = np.where(before == _NONE, np.arange(len(before)), before)
    for _ in range(len(before).bit_length()):
        first = first[first]
    found = first[wanted]
    in_rings = np.flatnonzero(before[found] != _NONE)
    if len(in_rings):
        found[in_rings] = _ends_in_rings(before, wanted[in_rings].tolist())
    return found


def _ends_in_rings(before: Ints, parts: list[int]) -> list[int]:
    """Where the walk from each of these parts ends, which comes back to a part that it has seen."""
    first: dict[int, int] = {}
    for part in parts:
        path = [part]
        while path[-1] not in first and (earlier := int(before[path[-1]])) not in path:
            path.append(earlier)
        end = first.get(path[-1], path[-1])
        for step in path:
            first[step] = end
    return [first[part] for part in parts]


def _parts_of_one_clause(quotes: pd.DataFrame) -> tuple[Ints, Ints]:
    """The rows of the second and each further part of a clause that one verb reports, marked or not, and for each of
    them the row of the part before it.

    Whole sentences inside marks on either side of "she said" are left as they are: they are quotations of their own,
    or linked already where one sentence was split.
    """
    columns = ["article_id", "cue_start", "speaker_id", "speaker", "source"]
    rows = np.flatnonzero(quotes["kind"].isin(["mixed", "indirect"]) & quotes["cue_start"].notna())
    clause, _ = _numbered(quotes, columns, rows)
    order = np.lexsort((quotes["start"].to_numpy(np.int64)[rows], clause))
    later = np.flatnonzero(clause[order][1:] == clause[order][:-1]) + 1
    return rows[order[later]], rows[order[later - 1]]
