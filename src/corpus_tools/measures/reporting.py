"""How speech is reported: through which verbs, with or without marks, from named sources or unnamed ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import pandas as pd

from corpus_tools.english.cues import cue_table
from corpus_tools.errors import ParameterError, did_you_mean
from corpus_tools.measures.counts import as_list, need_columns
from corpus_tools.measures.intervals import COUNTED_ONCE, share_table
from corpus_tools.measures.speakers import SPOKEN, attributed_with, said_once
from corpus_tools.text import fold_case

NO_CUE: Final = "no cue"
UNCLASSED: Final = "not classed"
Level = Literal["cue", "class", "group"]
_LEVELS: Final = {"cue": ("cue", "cue_class"), "class": ("cue_class",), "group": ("cue_group",)}


def cue_verbs(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | Sequence[str] | None = "voice",
    level: Level = "cue",
    kinds: Iterable[str] = SPOKEN,
    once: bool = False,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Through which cues each voice is reported: ``by``, the cue, ``quotations, n, share, low, high, articles,
    n_articles, interval``.

    ``level``: ``cue`` (columns ``cue`` as printed, in lower case, and ``cue_class``), ``class`` (``cue_class``), or
    ``group`` (``cue_group``: neutral, strong, loaded, other). Parts of one quotation count once, with their first
    cue; a quotation without a cue of its own counts as ``no cue``. Who is quoted most comes first. For the classes,
    and the literature they are taken from, see :func:`corpus_tools.english.cues.cue_table`.

    Parameters
    ----------
    quotes : pandas.DataFrame
        The table ``quotes`` (one row a quotation).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str] | None, default 'voice'
        Column or columns that rows are grouped by; None: all together.
    level : Level, default 'cue'
        What is a cue: the word, its class, or its group.
    kinds : Iterable[str], default ('direct', 'mixed', 'indirect')
        Kinds of quotation that are taken: ``direct``, ``mixed``, ``indirect``, ``scare``.
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
        One row a group and cue; ``share``, ``low`` and ``high`` from 0 to 1.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> sorted(study.cue_verbs(by=None, level="group")["cue_group"])
    ['loaded', 'neutral', 'no cue', 'other', 'strong']
    """
    if level not in _LEVELS:
        raise ParameterError("level", level, did_you_mean(level, tuple(_LEVELS)))
    groups = as_list(by)
    data = attributed_with(quotes, articles, kinds, ["cue", "cue_class", *groups])
    if once:
        data = said_once(data, articles, families=families, passages=passages, utterances=utterances)
    data = data.sort_values(["article_id", "start"], kind="stable")
    need_columns(data, groups)
    has_cue = data["cue"].notna()
    data["cue"] = [fold_case(cue).strip() if isinstance(cue, str) else NO_CUE for cue in data["cue"]]
    data["cue_class"] = data["cue_class"].astype("object").where(data["cue_class"].notna(), UNCLASSED)
    data["cue_class"] = data["cue_class"].where(has_cue, NO_CUE).astype("str")
    data["cue"] = data["cue"].astype("str")
    data["has_cue"] = has_cue
    data = data.sort_values("has_cue", ascending=False, kind="stable").drop_duplicates(["quotation", *groups])
    known = cue_table().drop_duplicates("cue_class")
    group = dict(zip(known["cue_class"], known["group"], strict=True)) | {NO_CUE: NO_CUE}
    data["cue_group"] = pd.Series(
        [group.get(name, "other") for name in data["cue_class"]], index=data.index, dtype="str"
    )
    table = share_table(data, list(_LEVELS[level]), by=groups, unit="quotations")
    table = table.sort_values("n", ascending=False, kind="stable", ignore_index=True)
    table.attrs[COUNTED_ONCE] = once
    return table


def directness(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | Sequence[str] | None = "outlet",
    kinds: Iterable[str] = SPOKEN,
    once: bool = False,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Quotations ``direct``, ``mixed`` and ``indirect``: ``by, kind, quotations, n, share, low, high, articles …``.

    A clause of which some words are in marks and some are not is one quotation, ``mixed``.

    Parameters
    ----------
    quotes : pandas.DataFrame
        The table ``quotes`` (one row a quotation).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str] | None, default 'outlet'
        Column or columns that rows are grouped by; None: all together.
    kinds : Iterable[str], default ('direct', 'mixed', 'indirect')
        Kinds of quotation that are taken: ``direct``, ``mixed``, ``indirect``, ``scare``.
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
        One row a group and kind; ``share``, ``low`` and ``high`` from 0 to 1.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> sorted(study.directness(by=None)["kind"])
    ['direct', 'indirect', 'mixed']
    """
    data = attributed_with(quotes, articles, kinds, ["source_type", *as_list(by)])
    if once:
        data = said_once(data, articles, families=families, passages=passages, utterances=utterances)
    return _quotation_shares(data, "kind", by, once)


def source_types(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | Sequence[str] | None = "outlet",
    kinds: Iterable[str] = SPOKEN,
    once: bool = False,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Persons, organisations, documents, unnamed and unresolved: ``by, source_type, quotations, n, share, low …``.

    Parameters
    ----------
    quotes : pandas.DataFrame
        The table ``quotes`` (one row a quotation).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str] | None, default 'outlet'
        Column or columns that rows are grouped by; None: all together.
    kinds : Iterable[str], default ('direct', 'mixed', 'indirect')
        Kinds of quotation that are taken: ``direct``, ``mixed``, ``indirect``, ``scare``.
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
        One row a group and type; ``share``, ``low`` and ``high`` from 0 to 1.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> study.source_types(by=None).columns[:3].tolist()
    ['source_type', 'quotations', 'n']
    """
    data = attributed_with(quotes, articles, kinds, ["source_type", *as_list(by)])
    if once:
        data = said_once(data, articles, families=families, passages=passages, utterances=utterances)
    return _quotation_shares(data, "source_type", by, once)


def _quotation_shares(data: pd.DataFrame, category: str, by: str | Sequence[str] | None, once: bool) -> pd.DataFrame:
    data = data.sort_values(["article_id", "start"], kind="stable")
    data["source_type"] = data["source_type"].astype("object").where(data["source_type"].notna(), "unresolved")
    data["source_type"] = data["source_type"].astype("str")
    groups = as_list(by)
    need_columns(data, groups)
    # Of the parts of one clause those in marks say what it is.
    data = data.sort_values("is_direct", ascending=False, kind="stable").drop_duplicates(["quotation", *groups])
    table = share_table(data, category, by=groups, unit="quotations")
    table.attrs[COUNTED_ONCE] = once
    return table
