"""Who gets to speak: quotations and quoted words, shares of voice, concentration, and how early each is heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.errors import ParameterError, did_you_mean
from corpus_tools.measures.counts import as_list, characters_of_articles, need_columns
from corpus_tools.measures.intervals import COUNTED_ONCE, share_table
from corpus_tools.measures.repeats import mark_repeats
from corpus_tools.measures.speakers import DIRECT, SPOKEN, attributed_with, said_once

Unit = Literal["words", "quotations"]
_COUNTS: Final = ["quotations", "words", "quotations_once", "words_once", "articles", "outlets"]


def count_quotations(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    by: str | Sequence[str] = "voice",
    *,
    kinds: Iterable[str] = DIRECT,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Quotations and quoted words by any of ``voice, outlet, day, source_type, source_form, kind, cue_class``.

    Columns: ``by``; ``quotations`` (one that was split or runs over paragraphs is one), ``words``;
    ``quotations_once, words_once`` (each utterance and each reprint counted once, where ``utterances``, and
    ``passages`` or ``families``, are given; else the same as raw); ``articles`` and ``outlets`` that print them; and
    the denominators ``n_quotations, n_words, n_articles`` of the whole table. Most words first. Several ``by`` are
    crossed.

    Parameters
    ----------
    quotes : pandas.DataFrame
        The table ``quotes`` (one row a quotation).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str], default 'voice'
        Column or columns that rows are grouped by; None: all together.
    kinds : Iterable[str], default ('direct', 'mixed')
        Kinds of quotation that are taken: ``direct``, ``mixed``, ``indirect``, ``scare``.
    families : pandas.DataFrame, optional
        The table of :func:`text_families`; with it, articles that reprint an earlier one are repeats.
    passages : pandas.DataFrame, optional
        The table ``passages``; with it, text that an earlier article prints is found passage by passage.
    utterances : pandas.DataFrame, optional
        The table ``utterances``; with it, further versions of one statement are repeats.

    Returns
    -------
    pandas.DataFrame
        One row a group.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> study.count_quotations(by="kind").columns[:3].tolist()
    ['kind', 'quotations', 'words']
    """
    columns = as_list(by)
    data = attributed_with(quotes, articles, kinds, [*columns, "outlet"])
    data = mark_repeats(data, articles, families=families, passages=passages, utterances=utterances)
    need_columns(data, columns)
    keys = ["voice_id", *columns] if "voice" in columns else columns
    table = _counted(data, keys)
    if "voice_id" in table.columns:
        table = table.drop(columns="voice_id")
    table["n_quotations"] = int(data["quotation"].nunique())
    table["n_words"] = int(data["words"].sum())
    table["n_articles"] = int(data["article_id"].nunique())
    order = [*columns] if columns == ["day"] else ["words", *columns]
    ascending = [column != "words" for column in order]
    return table.sort_values(order, ascending=ascending, kind="stable").reset_index(drop=True)


def _counted(data: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    names = [*keys, *_COUNTS]
    if data.empty:
        empty = data[keys].copy()
        for name in _COUNTS:
            empty[name] = pd.Series(dtype="int64")
        return empty[names]
    once = data[~data["is_repeat"]]
    grouped = data.groupby(keys, sort=True, dropna=False)
    counts = grouped.agg(
        quotations=("quotation", "nunique"),
        words=("words", "sum"),
        articles=("article_id", "nunique"),
        outlets=("outlet", "nunique"),
    )
    single = once.groupby(keys, sort=True, dropna=False).agg(
        quotations_once=("quotation", "nunique"), words_once=("words", "sum")
    )
    table = counts.join(single).fillna({"quotations_once": 0, "words_once": 0}).reset_index()
    for name in _COUNTS:
        table[name] = table[name].astype("int64")
    return table[names]


def share_of_voice(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    unit: Unit = "words",
    by: str | Sequence[str] | None = None,
    kinds: Iterable[str] = DIRECT,
    once: bool = False,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
    replicates: int | None = None,
) -> pd.DataFrame:
    """Each voice's share of all quoted words (or quotations), with an interval over articles.

    Columns: ``by``, ``voice, is_named, words`` (or ``quotations``), ``n, share, low, high, articles, n_articles,
    interval``, the largest first within a group; see :func:`corpus_tools.measures.intervals.share_table`. Unnamed and
    unresolved sources are in the denominator, each as one voice. With ``once``, repeats are left out as
    :func:`corpus_tools.measures.repeats.mark_repeats` finds them.

    Parameters
    ----------
    quotes : pandas.DataFrame
        The table ``quotes`` (one row a quotation).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    unit : Unit, default 'words'
        What is counted: words inside quotation marks, or quotations.
    by : str | Sequence[str], optional
        Column or columns that rows are grouped by; None: all together.
    kinds : Iterable[str], default ('direct', 'mixed')
        Kinds of quotation that are taken: ``direct``, ``mixed``, ``indirect``, ``scare``.
    once : bool, default False
        Leave out text that an earlier article prints already (:func:`mark_repeats`).
    families : pandas.DataFrame, optional
        The table of :func:`text_families`; with it, articles that reprint an earlier one are repeats.
    passages : pandas.DataFrame, optional
        The table ``passages``; with it, text that an earlier article prints is found passage by passage.
    utterances : pandas.DataFrame, optional
        The table ``utterances``; with it, further versions of one statement are repeats.
    replicates : int, optional
        Number of bootstrap resamples; None: as many as make the printed figures stay (1,000 to 10,000).

    Returns
    -------
    pandas.DataFrame
        One row a group and voice; ``share``, ``low`` and ``high`` from 0 to 1.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> study.share_of_voice(once=True).columns[:4].tolist()
    ['voice', 'is_named', 'words', 'n']
    """
    if unit not in ("words", "quotations"):
        raise ParameterError("unit", unit, did_you_mean(unit, ("words", "quotations")))
    groups = as_list(by)
    data = attributed_with(quotes, articles, kinds, groups)
    if once:
        data = said_once(data, articles, families=families, passages=passages, utterances=utterances)
    need_columns(data, groups)
    if unit == "quotations":
        data = data.drop_duplicates(["quotation", "voice_id", *groups])
    table = share_table(
        data,
        ["voice_id", "voice", "is_named"],
        by=groups,
        weight="words" if unit == "words" else None,
        unit=unit,
        replicates=replicates,
    )
    table = table.drop(columns="voice_id")
    table.attrs[COUNTED_ONCE] = once
    return table


def gini(amounts: Iterable[float]) -> float:
    """Gini coefficient: 0 where all have the same, close to 1 where one has all (Gini 1912); NaN for nothing.

    >>> gini([1, 1, 1, 1]), gini([0, 0, 0, 1])
    (0.0, 0.75)
    """
    values: NDArray[np.float64] = np.sort(np.asarray(list(amounts), dtype=np.float64))
    total = values.sum()
    if total <= 0:
        return float("nan")
    n = len(values)
    return float(2 * (values * np.arange(1, n + 1)).sum() / (n * total) - (n + 1) / n)


def concentration(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | Sequence[str] | None = None,
    kinds: Iterable[str] = DIRECT,
    unit: Unit = "words",
    once: bool = False,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How far a few voices dominate: ``by, voices, words, hhi, equal_voices, gini, top_voice, top_share, articles``.

    ``hhi`` is the Herfindahl–Hirschman index, the sum of the squared shares (Hirschman 1964): 1 for a single voice.
    ``equal_voices`` is one over it: as many voices of equal size would be as concentrated (Laakso & Taagepera 1979).
    Only named voices count, since "unnamed sources" may be one or many. ``gini`` says how unequal those heard are,
    and nothing of those never heard.

    Parameters
    ----------
    quotes : pandas.DataFrame
        The table ``quotes`` (one row a quotation).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str], optional
        Column or columns that rows are grouped by; None: all together.
    kinds : Iterable[str], default ('direct', 'mixed')
        Kinds of quotation that are taken: ``direct``, ``mixed``, ``indirect``, ``scare``.
    unit : Unit, default 'words'
        What is counted: words inside quotation marks, or quotations.
    once : bool, default False
        Leave out text that an earlier article prints already (:func:`mark_repeats`).
    families : pandas.DataFrame, optional
        The table of :func:`text_families`; with it, articles that reprint an earlier one are repeats.
    passages : pandas.DataFrame, optional
        The table ``passages``; with it, text that an earlier article prints is found passage by passage.
    utterances : pandas.DataFrame, optional
        The table ``utterances``; with it, further versions of one statement are repeats.

    Returns
    -------
    pandas.DataFrame
        One row a group (one row in all without ``by``). ``hhi``, ``gini`` and ``top_share`` from 0 to 1,
        ``equal_voices`` a number of voices.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> study.concentration().columns[:4].tolist()
    ['voices', 'words', 'hhi', 'equal_voices']
    """
    groups = as_list(by)
    data = attributed_with(quotes, articles, kinds, groups)
    if once:
        data = said_once(data, articles, families=families, passages=passages, utterances=utterances)
    data = data[data["is_named"]]
    need_columns(data, groups)
    if unit == "quotations":
        data = data.drop_duplicates(["quotation", "voice_id", *groups])
        data = data.assign(words=1)
    names = [*groups, "voices", unit, "hhi", "equal_voices", "gini", "top_voice", "top_share", "articles"]
    parts: Iterable[tuple[Any, pd.DataFrame]] = [((), data)] if not groups else data.groupby(groups, sort=True)
    rows = []
    for key, part in parts:
        sizes = part.groupby(["voice_id", "voice"], sort=True)["words"].sum()
        sizes = sizes[sizes > 0].sort_index().sort_values(ascending=False, kind="stable")
        if sizes.empty:
            continue
        shares = sizes.to_numpy(dtype=np.float64) / float(sizes.sum())
        hhi = float((shares**2).sum())
        top: Any = sizes.index[0]
        row = (len(sizes), int(sizes.sum()), hhi, 1 / hhi, gini(sizes), top[1], float(shares[0]))
        rows.append((*key, *row, int(part["article_id"].nunique())))
    table = pd.DataFrame(rows, columns=names)
    table.attrs[COUNTED_ONCE] = once
    return table


def first_words(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    kinds: Iterable[str] = SPOKEN,
    families: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Where in each article each voice is first heard: ``article_id, outlet, published, voice, is_named, start,
    position, turn``.

    ``position`` is the share of the article's characters before it (0: at once, 1: at the very end); ``turn`` counts
    the voices in the order in which they come in, from 1. ``quote_id`` points at the passage. With ``families``, copies
    and excerpts of an earlier article are left out: their order is not their own.

    Parameters
    ----------
    quotes : pandas.DataFrame
        The table ``quotes`` (one row a quotation).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    kinds : Iterable[str], default ('direct', 'mixed', 'indirect')
        Kinds of quotation that are taken: ``direct``, ``mixed``, ``indirect``, ``scare``.
    families : pandas.DataFrame, optional
        The table of :func:`text_families`; with it, copies and excerpts are left out.

    Returns
    -------
    pandas.DataFrame
        One row an article and voice; ``position`` from 0 to 1.

    Examples
    --------
    >>> bool(study.first_words()["position"].between(0, 1).all())
    True
    """
    quotes = _without_reprints(quotes, families)
    data = attributed_with(quotes, articles, kinds, ["outlet", "published"])
    data = data.sort_values(["article_id", "start"], kind="stable").drop_duplicates(["article_id", "voice_id"])
    lengths = {i: max(length, 1) for i, length in characters_of_articles(articles).items()}
    starts = data["start"].to_numpy(dtype=np.float64)
    data = data.assign(
        position=starts / np.array([lengths.get(i, 1) for i in data["article_id"]], dtype=np.float64),
        turn=data.groupby("article_id").cumcount() + 1,
    )
    columns = ["article_id", "outlet", "published", "voice", "is_named", "quote_id", "start", "position", "turn"]
    return data[columns].reset_index(drop=True)


def _without_reprints(table: pd.DataFrame, families: pd.DataFrame | None) -> pd.DataFrame:
    if families is None:
        return table
    reprints = set(families.loc[families["is_reprint"], "article_id"])
    return table[~table["article_id"].isin(reprints)]


def entrances(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    kinds: Iterable[str] = SPOKEN,
    families: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How early each voice is heard, over the articles that quote it.

    Columns: ``voice, is_named, articles`` (that quote it), ``n_articles`` (that quote anybody), ``median_position``,
    ``lower_quartile``, ``upper_quartile`` (share of the article before its first words), ``first_voice`` (articles in
    which it is the first to be heard). In most articles first.

    Parameters
    ----------
    quotes : pandas.DataFrame
        The table ``quotes`` (one row a quotation).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    kinds : Iterable[str], default ('direct', 'mixed', 'indirect')
        Kinds of quotation that are taken: ``direct``, ``mixed``, ``indirect``, ``scare``.
    families : pandas.DataFrame, optional
        The table of :func:`text_families`; with it, copies and excerpts are left out.

    Returns
    -------
    pandas.DataFrame
        One row a voice; positions from 0 (the beginning) to 1 (the end).

    Examples
    --------
    >>> study.entrances().columns[:3].tolist()
    ['voice', 'is_named', 'articles']
    """
    return entrances_of(first_words(quotes, articles, kinds=kinds, families=families))


def entrances_of(first: pd.DataFrame) -> pd.DataFrame:
    """:func:`entrances` from the table that :func:`first_words` gives."""
    first = first.assign(is_first=first["turn"] == 1)
    grouped = first.groupby(["voice", "is_named"], sort=True)
    table = grouped.agg(
        articles=("article_id", "nunique"),
        median_position=("position", "median"),
        first_voice=("is_first", "sum"),
    ).reset_index()
    # A call of numpy a voice: pandas needs twenty times as long for a quantile of its own for each group.
    quartiles = [np.percentile(values.to_numpy(), (25, 75)) for _, values in grouped["position"]]
    for number, name in enumerate(("lower_quartile", "upper_quartile")):
        table.insert(4 + number, name, np.array([pair[number] for pair in quartiles], dtype=np.float64))
    table.insert(3, "n_articles", int(first["article_id"].nunique()))
    order = ["articles", "median_position", "voice"]
    return table.sort_values(order, ascending=[False, True, True], kind="stable").reset_index(drop=True)
