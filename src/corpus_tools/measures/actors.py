"""The words that are near those who are most talked about."""

from __future__ import annotations

import pandas as pd

from corpus_tools.english.word_classes import FUNCTION_WORDS
from corpus_tools.measures.collocates import collocates
from corpus_tools.measures.names import count_mentions, named_mentions


def collocates_of_main(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    actors: int = 3,
    each: int = 10,
    window: int = 5,
    function_words: bool = False,
) -> pd.DataFrame:
    """The ``each`` most typical words near each of the ``actors`` persons named in most articles.

    Only words that occur there more often than chance would put them, and no function words ("of", "the") unless
    ``function_words``.
    Columns: ``name`` and those of :func:`corpus_tools.measures.collocates`. Only words that are near the person in
    at least two articles are taken (in one, where there is but one article).

    Parameters
    ----------
    mentions : pandas.DataFrame
        The table ``mentions`` (one row a mention of a name, role or pronoun).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    actors : int, default 3
        How many persons.
    each : int, default 10
        How many words for each.
    window : int, default 5
        Words on either side that count as near.
    function_words : bool, default False
        Whether function words are taken.

    Returns
    -------
    pandas.DataFrame
        One row a person and word, the most typical first.

    Raises
    ------
    ParameterError
        For a window below 1.

    Examples
    --------
    >>> study.collocates_of_main(actors=1, each=2)[["name", "log_dice"]].shape
    (2, 2)
    """
    people = named_mentions(mentions, articles)
    main = count_mentions(mentions, articles, by="name").sort_values(
        ["articles", "mentions", "name"], ascending=[False, False, True]
    )
    at_least = 2 if len(articles) > 1 else 1
    parts = []
    for name in main["name"].head(actors):
        near = collocates(articles, people[people["name"] == name], window, min_articles=at_least)
        near = near[near["together"] > near["expected"]]
        near = (near if function_words else near[~near["collocate"].isin(FUNCTION_WORDS)]).head(each)
        parts.append(near.assign(name=name)[["name", *near.columns]])
    if not parts:
        return collocates(articles.head(0), people).assign(name=pd.Series(dtype="str"))
    return pd.concat(parts, ignore_index=True)
