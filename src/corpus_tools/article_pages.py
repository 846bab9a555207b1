"""Pages of the articles that the report has no room for, so that every passage leads to its article.

``articles/001.html`` and so on hold the texts as they are read, without marks (:func:`corpus_tools.views.view_article`
has those), in the order of the report. They load nothing and have no script.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd
from markupsafe import Markup

from corpus_tools.disclosure import passages_shown
from corpus_tools.files import write_text
from corpus_tools.links import REPORT_NAME, anchor
from corpus_tools.measures.findings.wording import plural
from corpus_tools.report import articles_shown, in_order
from corpus_tools.views import each_row, environment, style

FOLDER: Final = "articles"
CHARACTERS: Final = 500_000  # of the articles on one page: browsers open it at once


def addresses(articles: pd.DataFrame) -> dict[str, str]:
    """Where each article is to be read, as an address in the folder of a run; none where texts are restricted."""
    if passages_shown() != "full":
        return {}
    pages = dict.fromkeys(articles_shown(articles)["article_id"], REPORT_NAME)
    for name, part in _pages(articles):
        pages |= dict.fromkeys(part["article_id"], name)
    return {article_id: f"{page}#{anchor(article_id)}" for article_id, page in pages.items()}


def write_article_pages(out: Path, articles: pd.DataFrame, name: str) -> list[Path]:
    """Write the pages that there are into ``out`` and return their paths; ``name`` is that of the corpus."""
    if passages_shown() != "full":
        return []
    template = environment().get_template("articles.html")
    written = []
    for address, part in _pages(articles):
        html = template.render(
            title=f"Articles: {name}",
            subtitle=f"{plural(len(part), 'article')} of {len(articles):,}, in order of publication",
            style=Markup(style(report=True)),  # noqa: S704 - our own style sheet
            articles=[(row, anchor(row.article_id), _paragraphs(row)) for row in each_row(part)],
        )
        written.append(write_text(out / address, html))
    return written


def _pages(articles: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """The address of each page with its articles: those that the report does not hold."""
    rest = in_order(articles).iloc[len(articles_shown(articles)) :]
    page = (rest["text"].str.len().cumsum() - 1) // CHARACTERS if len(rest) else pd.Series(dtype="int64")
    for number, (_, part) in enumerate(rest.groupby(page.to_numpy(), sort=True), 1):
        yield f"{FOLDER}/{number:03}.html", part


def _paragraphs(row: Any) -> list[str]:
    from corpus_tools.english.tokens import paragraph_spans

    return [row.text[start:end] for start, end in paragraph_spans(row.text)]
