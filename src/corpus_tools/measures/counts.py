"""What every count rests on: which outlet and day an article belongs to, and how many articles and words there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import pandas as pd

from corpus_tools.english.tokens import count_words
from corpus_tools.errors import ParameterError, did_you_mean

UNKNOWN: Final = "unknown"
FAMILY: Final = "family_id"
_OF_ROWS: Final = ("outlet", "published", "day")


def outlet_of(articles: pd.DataFrame) -> dict[str, str]:
    """The outlet of each article_id; ``unknown`` where nothing says."""
    if "outlet" not in articles.columns:
        return dict.fromkeys(articles["article_id"], UNKNOWN)
    outlets = articles["outlet"].astype("object").where(articles["outlet"].notna(), UNKNOWN)
    return {i: str(outlet) or UNKNOWN for i, outlet in zip(articles["article_id"].tolist(), outlets, strict=True)}


def published_of(articles: pd.DataFrame) -> dict[str, Any]:
    """The time each article_id was published; NaT where nothing says."""
    if "published" not in articles.columns:
        return dict.fromkeys(articles["article_id"], pd.NaT)
    return dict(zip(articles["article_id"].tolist(), articles["published"].astype("datetime64[s]"), strict=True))


def latest_of(articles: pd.DataFrame) -> dict[str, Any]:
    """The last moment at which each article may have appeared: the end of its day, month or year where that is all
    that is known (``published_precision``), else the time of publication itself."""
    published = published_of(articles)
    if "published_precision" not in articles.columns:
        return published
    exact = dict(zip(articles["article_id"], articles["published_precision"], strict=True))
    return {i: _end_of(moment, exact[i]) for i, moment in published.items()}


def _end_of(moment: Any, precision: object) -> Any:
    unit = {"day": "D", "month": "M", "year": "Y"}.get(str(precision))
    if unit is None or pd.isna(moment):
        return moment
    return pd.Timestamp(moment).to_period(unit).end_time.floor("s")


def reading_order(articles: pd.DataFrame) -> list[str]:
    """The article ids as they were published; undated ones last, ties by id, whatever the order of the table."""
    published = published_of(articles)
    late = pd.Timestamp.max
    return sorted(published, key=lambda i: (late if pd.isna(published[i]) else pd.Timestamp(published[i]), i))


def with_articles(table: pd.DataFrame, articles: pd.DataFrame, columns: Iterable[str] | None = None) -> pd.DataFrame:
    """``table`` with ``outlet``, ``published`` and ``day`` of the article each row is in (a copy).

    With ``family_id`` too where ``articles`` say which of them are one text, so that every interval reckons with it.
    ``columns``: those of the four that are wanted; None: all.
    """
    wanted = {*_OF_ROWS, FAMILY} if columns is None else set(columns)
    result = table.copy()
    # Each article is looked up once, not each of its rows.
    place, found = pd.factorize(table["article_id"], use_na_sentinel=False)
    ids = found.tolist()

    def of_rows(values: list[Any], kind: str) -> pd.Series[Any]:
        return pd.Series(pd.Series(values, dtype=kind).array.take(place), index=table.index)

    if "outlet" in wanted:
        outlets = outlet_of(articles)
        result["outlet"] = of_rows([outlets.get(i, UNKNOWN) for i in ids], "str")
    if not wanted.isdisjoint(("published", "day")):
        published = published_of(articles)
        times = of_rows([published.get(i, pd.NaT) for i in ids], "datetime64[s]")
        for name, values in (("published", times), ("day", times.dt.normalize())):
            if name in wanted:
                result[name] = values
    if FAMILY in wanted and FAMILY in articles.columns:
        family = dict(zip(articles["article_id"].tolist(), articles[FAMILY].tolist(), strict=True))
        result[FAMILY] = of_rows([family.get(i, i) for i in ids], "str")
    return result


def words_of_articles(articles: pd.DataFrame) -> dict[str, int]:
    """Words and numbers in each article: the table's ``words`` where it has them, else counted."""
    if "words" in articles.columns:
        return {i: int(n) for i, n in zip(articles["article_id"], articles["words"], strict=True)}
    return {i: count_words(text) for i, text in zip(articles["article_id"], articles["text"], strict=True)}


def lengths_of(articles: pd.DataFrame) -> pd.Series[Any]:
    """The characters of each article's text, row by row: the table's ``chars`` where it has them, else counted."""
    return articles["chars"] if "chars" in articles.columns else articles["text"].str.len()


def characters_of_articles(articles: pd.DataFrame) -> dict[str, int]:
    """The same by article."""
    return dict(zip(articles["article_id"].tolist(), lengths_of(articles).tolist(), strict=True))


def count_articles(articles: pd.DataFrame) -> pd.DataFrame:
    """How much each outlet printed: ``outlet, articles, words, first, last, undated``, most articles first.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.

    Returns
    -------
    pandas.DataFrame
        One row an outlet; ``first`` and ``last`` in UTC.

    Examples
    --------
    >>> int(study.count_articles()["articles"].sum())
    18
    """
    columns = ["outlet", "articles", "words", "first", "last", "undated"]
    outlets, published, words = outlet_of(articles), published_of(articles), words_of_articles(articles)
    frame = pd.DataFrame(
        {
            "outlet": pd.Series(list(outlets.values()), dtype="str"),
            "published": pd.Series(list(published.values()), dtype="datetime64[s]"),
            "words": pd.Series(list(words.values()), dtype="int64"),
        }
    )
    frame["undated"] = frame["published"].isna()
    counted = frame.groupby("outlet", sort=True).agg(
        articles=("words", "size"),
        words=("words", "sum"),
        first=("published", "min"),
        last=("published", "max"),
        undated=("undated", "sum"),
    )
    counted = counted.reset_index().sort_values(["articles", "outlet"], ascending=[False, True], kind="stable")
    return counted[columns].reset_index(drop=True)


def need_columns(table: pd.DataFrame, names: Iterable[str], argument: str = "by") -> None:
    """Raise :class:`ParameterError` for a name that is not a column, saying which there are."""
    for name in names:
        if name not in table.columns:
            raise ParameterError(argument, name, did_you_mean(name, [str(c) for c in table.columns]))


def as_list(by: str | Sequence[str] | None) -> list[str]:
    """A column name, several, or none, as a list."""
    if by is None:
        return []
    return [by] if isinstance(by, str) else list(by)


def plain_counts(table: pd.DataFrame, by: str | Sequence[str], unit: str, n_articles: int) -> pd.DataFrame:
    """Rows of ``table`` by the columns ``by``: ``by, <unit>, articles, n_articles``; most first, then by name."""
    keys = as_list(by)
    need_columns(table, keys)
    wanted = {unit: ("article_id", "size"), "articles": ("article_id", "nunique")}
    counted = table.groupby(keys, sort=True).agg(**wanted)
    counted["n_articles"] = n_articles
    return counted.reset_index().sort_values([unit, *keys], ascending=[False] + [True] * len(keys), ignore_index=True)
