"""What a corpus is, on one card: articles, outlets, dates, problems, and the tables that can be asked for.

And what their columns mean, to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
from markupsafe import Markup

from corpus_tools.legible import html_table
from corpus_tools.views import View, day, environment

OUTLETS = 8  # outlets that the card names; the rest is counted


class Dictionary(pd.DataFrame):
    """A table of words that are to be read: a DataFrame that is shown whole, where pandas cuts at 50 characters."""

    @property
    def _constructor(self) -> Callable[..., Dictionary]:
        return Dictionary

    def _repr_html_(self) -> str:
        return View(Markup(html_table(self)))._repr_html_()  # noqa: S704 - the table escapes all that is in it

    def __repr__(self) -> str:
        return self.to_string(max_colwidth=None, index=False, justify="left")


def card(
    name: str, articles: pd.DataFrame, problems: pd.DataFrame, tables: pd.DataFrame, made: Mapping[str, int]
) -> View:
    """The card of the corpus called ``name``: ``tables`` as :meth:`Corpus.describe` has them, ``made`` their rows."""
    per_outlet = articles["outlet"].value_counts(sort=False)
    per_outlet = per_outlet[sorted(per_outlet.index, key=lambda name: (-per_outlet[name], name))]
    dates = articles["published"].dropna()
    html = (
        environment()
        .get_template("card.html")
        .render(
            name=name,
            articles=len(articles),
            outlets=[(outlet, int(n)) for outlet, n in per_outlet.head(OUTLETS).items()],
            more=max(0, len(per_outlet) - OUTLETS),
            first=day(dates.min()) if len(dates) else "",
            last=day(dates.max()) if len(dates) else "",
            undated=int(articles["published"].isna().sum()),
            problems=problems["severity"].value_counts().to_dict(),
            tables=[(table, row, made.get(table)) for table, row in zip(tables["table"], tables["row"], strict=True)],
        )
    )
    return View(html)
