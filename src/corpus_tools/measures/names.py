"""Who is in the story: mentions by person and outlet, the forms they are called by, first appearances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import pandas as pd

from corpus_tools.measures.counts import as_list, latest_of, need_columns, outlet_of, with_articles, words_of_articles
from corpus_tools.measures.intervals import effective_articles, share_table, unit_sampled, wilson

_PRONOUN: Final = "pronoun"


def named_mentions(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, label: str | None = "PER", pronouns: bool = False
) -> pd.DataFrame:
    """The mentions of persons (or ``ORG``, ``LOC``; None: all) with ``outlet, published, day``; pronouns on demand.

    Parameters
    ----------
    mentions : pandas.DataFrame
        The table ``mentions`` (one row a mention of a name, role or pronoun).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    label : str | None, default 'PER'
        ``PER``, ``ORG`` or ``LOC``; None: all three.
    pronouns : bool, default False
        Whether pronouns that were resolved count as mentions.

    Returns
    -------
    pandas.DataFrame
        One row a mention.

    Examples
    --------
    >>> study.named_mentions(label="ORG")["label"].unique().tolist()
    ['ORG']
    """
    chosen = mentions if label is None else mentions[mentions["label"] == label]
    if not pronouns:
        chosen = chosen[chosen["form"] != _PRONOUN]
    return with_articles(chosen, articles).reset_index(drop=True)


def count_mentions(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    by: str | Sequence[str] = ("name", "outlet"),
    *,
    label: str | None = "PER",
    pronouns: bool = False,
) -> pd.DataFrame:
    """How often, and in how many articles, each is named.

    ``by``: ``name`` with any of ``outlet, day, label, form``. Columns: ``by, mentions, per_1000_words, articles,
    n_articles`` (all of that outlet, or of the corpus), ``texts, n_texts`` (an article and its reprints are one, where
    ``articles`` say which are), ``share_of_articles``, ``low, high`` (Wilson, articles as
    observations, or texts with all their reprints where ``articles`` say which are one). Most mentions first.

    Parameters
    ----------
    mentions : pandas.DataFrame
        The table ``mentions`` (one row a mention of a name, role or pronoun).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str], default ('name', 'outlet')
        Column or columns that rows are grouped by; None: all together.
    label : str | None, default 'PER'
        ``PER``, ``ORG`` or ``LOC``; None: all three.
    pronouns : bool, default False
        Whether pronouns that were resolved count as mentions.

    Returns
    -------
    pandas.DataFrame
        One row a group; ``per_1000_words`` a rate, ``share_of_articles``, ``low`` and ``high`` from 0 to 1.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> study.count_mentions(by="name")["name"].iloc[0]
    'Imogen Tarrant'
    """
    data = named_mentions(mentions, articles, label=label, pronouns=pronouns)
    columns = as_list(by)
    need_columns(data, columns)
    keys = list(dict.fromkeys(["entity_id", *columns])) if "name" in columns else columns
    table = (
        data.groupby(keys, sort=True, dropna=False)
        .agg(mentions=("article_id", "size"), articles=("article_id", "nunique"))
        .reset_index()
    )
    outlets, words = outlet_of(articles), words_of_articles(articles)
    by_outlet = "outlet" in columns
    n_articles: dict[str, int] = {}
    n_words: dict[str, int] = {}
    printed: dict[str, Counter[str]] = {}
    texts = dict(zip(articles["article_id"], articles[unit_sampled(articles)], strict=True))
    for article_id, outlet in outlets.items():
        key = outlet if by_outlet else ""
        n_articles[key] = n_articles.get(key, 0) + 1
        n_words[key] = n_words.get(key, 0) + words[article_id]
        printed.setdefault(key, Counter())[texts[article_id]] += 1
    worth = {key: effective_articles(list(sizes.values())) for key, sizes in printed.items()}
    in_texts = _texts_of(data, keys, texts)
    where = list(table["outlet"]) if by_outlet else [""] * len(table)
    table["per_1000_words"] = [1000 * n / max(n_words[key], 1) for n, key in zip(table["mentions"], where, strict=True)]
    table["n_articles"] = pd.Series([n_articles[key] for key in where], dtype="int64")
    table["share_of_articles"] = table["articles"] / table["n_articles"]
    table["texts"] = in_texts
    table["n_texts"] = pd.Series([len(printed[key]) for key in where], dtype="int64")
    bounds = [
        wilson(share * worth[key], worth[key]) for share, key in zip(table["share_of_articles"], where, strict=True)
    ]
    table["low"] = pd.Series([low for low, _ in bounds], dtype="float64")
    table["high"] = pd.Series([high for _, high in bounds], dtype="float64")
    table = table.sort_values(["mentions", *keys], ascending=[False] + [True] * len(keys), kind="stable")
    counts = ["mentions", "per_1000_words", "articles", "n_articles", "texts", "n_texts"]
    return table[[*columns, *counts, "share_of_articles", "low", "high"]].reset_index(drop=True)


def _texts_of(data: pd.DataFrame, keys: list[str], texts: dict[str, str]) -> pd.Series[int]:
    """How many texts each row of the counts was found in, in the order of ``groupby(keys, sort=True)``."""
    marked = data.assign(_text=pd.Series([texts[i] for i in data["article_id"]], index=data.index, dtype="str"))
    return marked.groupby(keys, sort=True, dropna=False)["_text"].nunique().reset_index(drop=True).astype("int64")


def forms_of_address(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | Sequence[str] | None = ("name", "outlet"),
    label: str = "PER",
    pronouns: bool = False,
) -> pd.DataFrame:
    """What each person is called, by whom: ``by, form, mentions, n, share, low, high, articles, n_articles, interval``.

    ``n`` is all mentions of that person in that outlet; low and high are an interval over articles, see
    :mod:`corpus_tools.measures.intervals`. The person most mentioned comes first.

    Parameters
    ----------
    mentions : pandas.DataFrame
        The table ``mentions`` (one row a mention of a name, role or pronoun).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str | Sequence[str] | None, default ('name', 'outlet')
        Column or columns that rows are grouped by; None: all together.
    label : str, default 'PER'
        ``PER``, ``ORG`` or ``LOC``; None: all three.
    pronouns : bool, default False
        Whether pronouns that were resolved count as mentions.

    Returns
    -------
    pandas.DataFrame
        One row a group and form; ``share``, ``low`` and ``high`` from 0 to 1.

    Raises
    ------
    ParameterError
        For a ``by`` that is no column of the table, with the columns that there are.

    Examples
    --------
    >>> study.forms_of_address(by="name").columns[:3].tolist()
    ['name', 'form', 'mentions']
    """
    data = named_mentions(mentions, articles, label=label, pronouns=pronouns)
    groups = as_list(by)
    need_columns(data, groups)
    keys = ["entity_id", *groups] if "name" in groups else groups
    table = share_table(data, "form", by=keys, unit="mentions")
    if "name" in groups:
        size = table.groupby("entity_id")["mentions"].transform("sum")
        table = table.assign(_size=-size).sort_values(["_size", *keys], kind="stable", ignore_index=True)
    return table[[column for column in table.columns if column not in ("entity_id", "_size")]]


def first_appearances(mentions: pd.DataFrame, articles: pd.DataFrame, *, label: str | None = "PER") -> pd.DataFrame:
    """When and where each first appears: ``name, label, published, outlet, also_first, article_id, start, end, text,
    form, mentions, articles, n_articles``, the earliest first.

    ``also_first``: how many other outlets name them in an article that may be as early, since both have the same time,
    or one of them only a day; which of them is in ``outlet`` then says nothing. Undated articles come after all
    dated ones: someone whose first article has no date has an empty ``published``.

    Parameters
    ----------
    mentions : pandas.DataFrame
        The table ``mentions`` (one row a mention of a name, role or pronoun).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    label : str | None, default 'PER'
        ``PER``, ``ORG`` or ``LOC``; None: all three.

    Returns
    -------
    pandas.DataFrame
        One row a name.

    Examples
    --------
    >>> study.first_appearances().columns[:4].tolist()
    ['name', 'label', 'published', 'outlet']
    """
    data = named_mentions(mentions, articles, label=label)
    data = data.sort_values(["published", "article_id", "start"], na_position="last", kind="stable")
    counts = data.groupby("entity_id", sort=True).agg(
        mentions=("article_id", "size"), articles=("article_id", "nunique")
    )
    first = data.drop_duplicates("entity_id").join(counts, on="entity_id")
    latest = latest_of(articles)
    until = dict(zip(first["entity_id"], [latest.get(i, pd.NaT) for i in first["article_id"]], strict=True))
    # Nothing comes before the first: whatever appeared by the end of its day may have been as early.
    as_early = data["published"] <= pd.Series([until[i] for i in data["entity_id"]], data.index, "datetime64[s]")
    rivals = data[as_early].groupby("entity_id")["outlet"].nunique() - 1
    first = first.assign(n_articles=len(articles), also_first=first["entity_id"].map(rivals).fillna(0).astype("int64"))
    columns = ["name", "label", "published", "outlet", "also_first", "article_id", "start", "end", "text", "form"]
    return first[[*columns, "mentions", "articles", "n_articles"]].reset_index(drop=True)


def mentions_over_time(mentions: pd.DataFrame, articles: pd.DataFrame, *, label: str | None = "PER") -> pd.DataFrame:
    """Mentions of each name on each day: ``day, name, label, mentions, articles, n_articles`` (of that day).

    Undated articles are under an empty day.

    Parameters
    ----------
    mentions : pandas.DataFrame
        The table ``mentions`` (one row a mention of a name, role or pronoun).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    label : str | None, default 'PER'
        ``PER``, ``ORG`` or ``LOC``; None: all three.

    Returns
    -------
    pandas.DataFrame
        One row a day and name; days in UTC.

    Examples
    --------
    >>> study.mentions_over_time().columns[:3].tolist()
    ['day', 'name', 'label']
    """
    data = named_mentions(mentions, articles, label=label)
    table = (
        data.groupby(["day", "entity_id", "name", "label"], sort=True, dropna=False)
        .agg(mentions=("article_id", "size"), articles=("article_id", "nunique"))
        .reset_index()
    )
    days = with_articles(articles[["article_id"]], articles).groupby("day", dropna=False).size()
    table["n_articles"] = table["day"].map(days).fillna(int(days[days.index.isna()].sum())).astype("int64")
    columns = ["day", "name", "label", "mentions", "articles", "n_articles"]
    order = ["day", "mentions", "name"]
    return table[columns].sort_values(order, ascending=[True, False, True], kind="stable", ignore_index=True)
