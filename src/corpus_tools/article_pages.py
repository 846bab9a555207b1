"""Pages of the articles, one each, so that every passage leads to its article.

``articles/0001.html`` and so on hold the texts as they are read, without marks (:func:`corpus_tools.views.view_article`
has those), in the order of the report; ``articles/index.html`` lists them. They load nothing and have no script. A page
holds one article because JupyterLab opens a page at its top, whatever part of it a link means; of a large corpus it
holds several, as file systems and archives do not like ten thousands of files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
from markupsafe import Markup

from corpus_tools.disclosure import passages_shown
from corpus_tools.files import write_text
from corpus_tools.links import ARTICLE_LIST, anchor
from corpus_tools.measures.counts import lengths_of
from corpus_tools.measures.findings.wording import plural
from corpus_tools.report import in_order
from corpus_tools.text import unturned
from corpus_tools.views import each_row, environment, style

FOLDER: Final = "articles"
SINGLE: Final = 2_000  # articles that have a page each
CHARACTERS: Final = 500_000  # of the articles on one page, where there are more: browsers open it at once


def addresses(articles: pd.DataFrame) -> dict[str, str]:
    """Where each article is to be read, as an address in the folder of a run; none where texts are restricted."""
    if passages_shown() != "full":
        return {}
    # Without the texts, which would be copied in their order.
    known = articles[["article_id", "published", "outlet"]].assign(chars=lengths_of(articles))
    ordered = in_order(known)
    ids = ordered["article_id"].tolist()
    return {article_id: f"{name}#{anchor(article_id)}" for name, some in _pages(ordered) for article_id in ids[some]}


def write_article_pages(out: Path, articles: pd.DataFrame, name: str) -> list[Path]:
    """Write the pages that there are into ``out`` and return their paths; ``name`` is that of the corpus."""
    if passages_shown() != "full" or articles.empty:
        return []
    template = environment().get_template("articles.html")
    written = []
    ordered = in_order(articles)
    pages = list(_pages(ordered))
    # Of few articles all are made ready at once, which is faster; of many, those of one page.
    rows = list(each_row(ordered)) if len(ordered) <= SINGLE else []
    for address, some in pages:
        part = rows[some] or list(each_row(ordered.iloc[some]))
        html = template.render(
            title=f"Articles: {name}",
            subtitle=f"{plural(len(part), 'article')} of {len(articles):,}, in order of publication.",
            style=Markup(style(report=True)),  # noqa: S704 - our own style sheet
            articles=[(row, anchor(row.article_id), _paragraphs(row)) for row in part],
        )
        written.append(write_text(out / address, unturned(html)))
    listed = list(each_row(ordered.drop(columns="text")))
    html = (
        environment()
        .get_template("article_list.html")
        .render(
            title=f"Articles: {name}",
            subtitle=f"{plural(len(articles), 'article')}, in order of publication.",
            style=Markup(style(report=True)),  # noqa: S704 - our own style sheet
            articles=[
                (row, f"{address.removeprefix(FOLDER + '/')}#{anchor(row.article_id)}")
                for address, some in pages
                for row in listed[some]
            ],
        )
    )
    return [*written, write_text(out / ARTICLE_LIST, unturned(html))]


def _pages(ordered: pd.DataFrame) -> Iterator[tuple[str, slice]]:
    """The address of each page, and which of the articles in their order are on it."""
    lengths = lengths_of(ordered).to_numpy(dtype="int64")
    page = np.arange(len(ordered)) if len(ordered) <= SINGLE else (lengths.cumsum() - 1) // CHARACTERS
    ends = [*(np.flatnonzero(np.diff(page)) + 1).tolist(), len(ordered)]
    for number, (begin, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True), 1):
        yield f"{FOLDER}/{number:04}.html", slice(begin, end)


def _paragraphs(row: Any) -> list[str]:
    from corpus_tools.english.tokens import paragraph_spans

    return [row.text[start:end] for start, end in paragraph_spans(row.text)]
