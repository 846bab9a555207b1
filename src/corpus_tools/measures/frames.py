"""Counting frames: by outlet, voice and frame, raw and once; over time; what is denied; who is made the agent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from corpus_tools.measures.actor_labels import ActorLabels
from corpus_tools.measures.counts import as_list, need_columns, with_articles
from corpus_tools.measures.intervals import COUNTED_ONCE, effective_sizes, share_table, wilson
from corpus_tools.measures.repeats import mark_repeats

VOICES: Final = ("narrator", "reported", "quoted")
OWN: Final = "own words"
OTHERS: Final = "others' words"


def coded(
    frames: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
    once: bool = False,
    asserted: bool = False,
) -> pd.DataFrame:
    """The framing expressions with ``outlet, published, day, is_repeat, repeat_of, is_asserted, side`` (a copy).

    ``is_asserted``: stated as fact, neither negated nor demanded, offered, predicted, asked or denied. ``side``: the
    outlet's own words (the narrator's), or those of others (quoted or reported). With ``once`` repeats are left out,
    with ``asserted`` all that is not asserted.
    """
    data = with_articles(frames, articles)
    data = mark_repeats(data, articles, families=families, passages=passages, utterances=utterances)
    data["is_asserted"] = ~data["is_negated"].astype("bool") & (data["modality"] == "actual")
    data["side"] = pd.Series(np.where(data["voice"] == "narrator", OWN, OTHERS), index=data.index, dtype="str")
    if once:
        data = data[~data["is_repeat"]]
    if asserted:
        data = data[data["is_asserted"]]
    return data.reset_index(drop=True)


def count_frames(
    frames: pd.DataFrame,
    articles: pd.DataFrame,
    by: str | Sequence[str] = ("outlet", "voice", "frame"),
    *,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Framing expressions, raw and each thing counted once, side by side.

    Columns: ``by``; ``expressions``; ``expressions_once`` (those that no earlier article prints already, see
    :func:`corpus_tools.measures.repeats.mark_repeats`); ``asserted`` and ``negated`` of the raw ones; ``articles``;
    and the denominators ``n_expressions, n_once, n_articles``, of the outlet where ``outlet`` is among ``by``, else of
    the corpus.

    Parameters
    ----------
    frames : pandas.DataFrame
        The table ``frames`` (one row an expression).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str], default ('outlet', 'voice', 'frame')
        Column or columns that rows are grouped by; None: all together.
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
    >>> study.count_frames(by="frame")["frame"].tolist()
    ['forced', 'neutral', 'voluntary']
    """
    data = coded(frames, articles, families=families, passages=passages, utterances=utterances)
    columns = as_list(by)
    need_columns(data, columns)
    data["once"] = ~data["is_repeat"]
    data["negated"] = data["is_negated"].astype("bool")
    table = (
        data.groupby(columns, sort=True, dropna=False)
        .agg(
            expressions=("once", "size"),
            expressions_once=("once", "sum"),
            asserted=("is_asserted", "sum"),
            negated=("negated", "sum"),
            articles=("article_id", "nunique"),
        )
        .reset_index()
    )
    for source, name, how in (
        ("once", "n_expressions", "size"),
        ("once", "n_once", "sum"),
        ("article_id", "n_articles", "nunique"),
    ):
        if "outlet" in columns:
            sums = data.groupby("outlet")[source].agg(how)
            table[name] = table["outlet"].map(sums)
        else:
            table[name] = data[source].agg(how)
    numbers = ["expressions", "expressions_once", "asserted", "negated", "articles"]
    for name in [*numbers, "n_expressions", "n_once", "n_articles"]:
        table[name] = table[name].astype("int64")
    return table


def frame_shares(
    frames: pd.DataFrame,
    articles: pd.DataFrame,
    by: str | Sequence[str] | None = ("outlet", "voice"),
    *,
    once: bool = False,
    asserted: bool = False,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Each frame's share within each outlet and voice: ``by, frame, expressions, n, share, low, high, articles,
    n_articles, interval``; intervals over articles, see :mod:`corpus_tools.measures.intervals`.

    ``by`` may be ``side`` too (the outlets' own words, or those of others). ``once`` leaves out repeats, ``asserted``
    all that is not stated as fact.

    Parameters
    ----------
    frames : pandas.DataFrame
        The table ``frames`` (one row an expression).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str] | None, default ('outlet', 'voice')
        Column or columns that rows are grouped by; None: all together.
    once : bool, default False
        Leave out text that an earlier article prints already (:func:`mark_repeats`).
    asserted : bool, default False
        Leave out what is negated, demanded, predicted or asked.
    families : pandas.DataFrame, optional
        The table of :func:`text_families`; with it, articles that reprint an earlier one are repeats.
    passages : pandas.DataFrame, optional
        The table ``passages``; with it, text that an earlier article prints is found passage by passage.
    utterances : pandas.DataFrame, optional
        The table ``utterances``; with it, further versions of one statement are repeats.

    Returns
    -------
    pandas.DataFrame
        One row a group and frame; ``share``, ``low`` and ``high`` from 0 to 1.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> sorted(study.frame_shares(by=None)["frame"])
    ['forced', 'neutral', 'voluntary']
    """
    data = coded(
        frames,
        articles,
        families=families,
        passages=passages,
        utterances=utterances,
        once=once,
        asserted=asserted,
    )
    table = share_table(data, "frame", by=as_list(by), unit="expressions")
    table.attrs[COUNTED_ONCE] = once
    return table


def own_and_quoted(
    frames: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    once: bool = False,
    asserted: bool = False,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """For each outlet its own voice beside the voices it quotes: every outlet × side × frame, zeros included.

    Columns: ``outlet, side`` (``own words``: the narrator; ``others' words``: quoted and reported), ``frame,
    expressions, n`` (of that side in that outlet), ``share`` (empty where n is 0), ``low, high, articles, n_articles,
    n_texts`` (with any expression on that side).

    Parameters
    ----------
    frames : pandas.DataFrame
        The table ``frames`` (one row an expression).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    once : bool, default False
        Leave out text that an earlier article prints already (:func:`mark_repeats`).
    asserted : bool, default False
        Leave out what is negated, demanded, predicted or asked.
    families : pandas.DataFrame, optional
        The table of :func:`text_families`; with it, articles that reprint an earlier one are repeats.
    passages : pandas.DataFrame, optional
        The table ``passages``; with it, text that an earlier article prints is found passage by passage.
    utterances : pandas.DataFrame, optional
        The table ``utterances``; with it, further versions of one statement are repeats.

    Returns
    -------
    pandas.DataFrame
        One row an outlet, side and frame.

    Examples
    --------
    >>> sorted(study.own_and_quoted()["side"].unique())
    ["others' words", 'own words']
    """
    data = coded(
        frames,
        articles,
        families=families,
        passages=passages,
        utterances=utterances,
        once=once,
        asserted=asserted,
    )
    shares = share_table(data, "frame", by=["outlet", "side"], unit="expressions")
    outlets, names = sorted(set(data["outlet"])), sorted(set(data["frame"]))
    grid = pd.DataFrame(
        [(outlet, side, frame) for outlet in outlets for side in (OWN, OTHERS) for frame in names],
        columns=["outlet", "side", "frame"],
    ).astype("str")
    of_side = ["n", "n_articles", "n_texts"]
    table = grid.merge(shares.drop(columns=[*of_side, "interval"]), how="left")
    sizes = shares.drop_duplicates(["outlet", "side"])[["outlet", "side", *of_side]]
    table = table.merge(sizes, how="left", on=["outlet", "side"])
    for name in ("expressions", "articles", *of_side):
        table[name] = table[name].fillna(0).astype("int64")
    unseen = (table["expressions"] == 0) & (table["n"] > 0)
    table.loc[unseen, "share"] = 0.0
    # None of n: how large the share may still be, with the articles (or texts) as observations.
    table.loc[unseen, "low"] = 0.0
    worth = effective_sizes(data, ["outlet", "side"])
    sides = zip(table.loc[unseen, "outlet"], table.loc[unseen, "side"], strict=True)
    table.loc[unseen, "high"] = [wilson(0, float(worth[side]))[1] for side in sides]
    names_of = ["outlet", "side", "frame", "expressions", "n", "share", "low", "high", "articles"]
    table = table[[*names_of, "n_articles", "n_texts"]]
    table.attrs[COUNTED_ONCE] = once
    return table


def frames_over_time(
    frames: pd.DataFrame,
    articles: pd.DataFrame,
    by: str | Sequence[str] = ("frame",),
    *,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Expressions per day: ``day, by, expressions, expressions_once, articles, n_expressions, n_articles`` of that day.

    ``n_articles`` are all articles of the day, with or without a framing expression; undated ones are under an
    empty day, at the end.

    Parameters
    ----------
    frames : pandas.DataFrame
        The table ``frames`` (one row an expression).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str], default ('frame',)
        Column or columns that each day is divided by.
    families : pandas.DataFrame, optional
        The table of :func:`text_families`; with it, articles that reprint an earlier one are repeats.
    passages : pandas.DataFrame, optional
        The table ``passages``; with it, text that an earlier article prints is found passage by passage.
    utterances : pandas.DataFrame, optional
        The table ``utterances``; with it, further versions of one statement are repeats.

    Returns
    -------
    pandas.DataFrame
        One row a day and group; days in UTC.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> study.frames_over_time().columns[:3].tolist()
    ['day', 'frame', 'expressions']
    """
    data = coded(frames, articles, families=families, passages=passages, utterances=utterances)
    columns = ["day", *as_list(by)]
    need_columns(data, columns)
    data["once"] = ~data["is_repeat"]
    table = (
        data.groupby(columns, sort=True, dropna=False)
        .agg(expressions=("once", "size"), expressions_once=("once", "sum"), articles=("article_id", "nunique"))
        .reset_index()
    )
    table["n_expressions"] = table.groupby("day", dropna=False)["expressions"].transform("sum")
    days = with_articles(articles[["article_id"]], articles)["day"]
    sizes = days.value_counts()
    table["n_articles"] = table["day"].map(sizes).fillna(int(days.isna().sum()))
    for name in ("expressions", "expressions_once", "articles", "n_expressions", "n_articles"):
        table[name] = table[name].astype("int64")
    return table


def modality_table(
    frames: pd.DataFrame,
    articles: pd.DataFrame,
    by: str | Sequence[str] | None = ("frame",),
    *,
    once: bool = False,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """What is said to have happened, and what is negated, denied, demanded, offered, predicted or asked.

    One row per group and state: ``by, state, expressions, n, share, low, high, articles, n_articles, interval``. The
    state ``negated`` goes before the modality: a negated prediction counts as negated.

    Parameters
    ----------
    frames : pandas.DataFrame
        The table ``frames`` (one row an expression).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str] | None, default ('frame',)
        Column or columns that rows are grouped by; None: all together.
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
        One row a group and state; ``share``, ``low`` and ``high`` from 0 to 1.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> study.modality_table().columns[:3].tolist()
    ['frame', 'state', 'expressions']
    """
    data = coded(frames, articles, families=families, passages=passages, utterances=utterances, once=once)
    state = data["modality"].astype("object").where(~data["is_negated"].astype("bool"), "negated")
    data["state"] = state.astype("str")
    table = share_table(data, "state", by=as_list(by), unit="expressions")
    table.attrs[COUNTED_ONCE] = once
    return table


def count_agents(
    frames: pd.DataFrame,
    articles: pd.DataFrame,
    by: str | Sequence[str] | None = ("voice",),
    *,
    entities: pd.DataFrame | None = None,
    frame: str | None = None,
    once: bool = False,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Who is made the agent: ``by, agent, expressions, n, share, low, high, articles, n_articles, interval``.

    An agent is named as in ``entities`` where it was resolved, else in the articles' words, in the spelling that they
    use most ("The GP" is counted with "the GP"). Expressions that name
    none are under ``not named``, since leaving the agent out is a choice too; pronouns that were not resolved
    belong together, and so do "anyone" and "no one". ``frame`` keeps one frame, ``once`` leaves out repeats.

    Parameters
    ----------
    frames : pandas.DataFrame
        The table ``frames`` (one row an expression).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str] | None, default ('voice',)
        Column or columns that rows are grouped by; None: all together.
    entities : pandas.DataFrame, optional
        The table ``entities``; with it, agents are named by their full names.
    frame : str, optional
        Keep this frame alone; None: all.
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
        One row a group and agent; ``share``, ``low`` and ``high`` from 0 to 1.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> study.count_agents(by=None).columns[:3].tolist()
    ['agent', 'expressions', 'n']
    """
    data = coded(frames, articles, families=families, passages=passages, utterances=utterances, once=once)
    return _actors(data, "agent", by, entities, frame)


def count_affected(
    frames: pd.DataFrame,
    articles: pd.DataFrame,
    by: str | Sequence[str] | None = ("voice",),
    *,
    entities: pd.DataFrame | None = None,
    frame: str | None = None,
    once: bool = False,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Whom it happens to: as :func:`count_agents`, with ``affected``.

    Parameters
    ----------
    frames : pandas.DataFrame
        The table ``frames`` (one row an expression).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str] | None, default ('voice',)
        Column or columns that rows are grouped by; None: all together.
    entities : pandas.DataFrame, optional
        The table ``entities``; with it, those affected are named by their full names.
    frame : str, optional
        Keep this frame alone; None: all.
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
        One row a group and person or thing affected; ``share``, ``low`` and ``high`` from 0 to 1.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> study.count_affected(by=None).columns[:3].tolist()
    ['affected', 'expressions', 'n']
    """
    data = coded(frames, articles, families=families, passages=passages, utterances=utterances, once=once)
    return _actors(data, "affected", by, entities, frame)


def _actors(
    data: pd.DataFrame,
    part: str,
    by: str | Sequence[str] | None,
    entities: pd.DataFrame | None,
    frame: str | None,
) -> pd.DataFrame:
    labels = ActorLabels(data, entities)
    if frame is not None:
        data = data[data["frame"] == frame].reset_index(drop=True)
    actors = [labels.of(i, words) for i, words in zip(data[f"{part}_id"], data[part], strict=True)]
    data[part] = pd.Series(actors, dtype="str")
    return share_table(data, part, by=as_list(by), unit="expressions")
