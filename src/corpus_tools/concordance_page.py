"""The concordance page: any word of the corpus in its contexts, sortable and filterable, in one file beside the report.

It works offline and from a USB stick. Its one script is ours (``templates/concordance.js``), named by its digest in
the page's content security policy, so that no other can run; texts are data to it, and are put into the page as text.
Without scripts the page shows the framing expressions in their contexts.
"""

from __future__ import annotations

import base64
import hashlib
import json
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import pandas as pd
from markupsafe import Markup

from corpus_tools.corpus import Corpus
from corpus_tools.disclosure import passages_shown
from corpus_tools.files import write_text
from corpus_tools.kwic import concordance_of
from corpus_tools.measures.counts import reading_order
from corpus_tools.measures.findings.wording import plural
from corpus_tools.text import DASHES, DOUBLE_MARKS, SINGLE_MARKS, SPACES, unturned
from corpus_tools.views import day, each_row, environment, style

NAME: Final = "concordance.html"
CHARACTERS: Final = 3_000_000  # of all texts in the page, some thousand articles: browsers stall on more
WIDTH: Final = 80  # characters on either side
SHOWN: Final = 500  # lines
KEPT: Final = 20_000  # hits that are sorted and filtered
STATIC: Final = 200  # lines that are there without a script


def write_concordance(out: Path, corpus: Corpus) -> Path | None:
    """Write ``out/concordance.html`` and return its path; None where the texts may not be printed (``--passages``)."""
    if passages_shown() != "full":
        return None
    return write_text(out / NAME, unturned(page(corpus.articles, corpus.frames, corpus.path.name)))


def page(articles: pd.DataFrame, frames: pd.DataFrame, name: str) -> str:
    """The page for these articles; ``frames`` are the lines that it begins with."""
    shown = _that_fit(articles)
    lines = concordance_of(frames, articles, width=WIDTH, sort="published")
    first = lines.head(STATIC)
    script = _script()
    outlets = sorted({str(outlet) for outlet in shown["outlet"]})
    of = "" if len(first) == len(lines) else f"The first {len(first)} of "
    return str(
        environment()
        .get_template("concordance.html")
        .render(
            title=f"Concordance: {name}",
            subtitle=plural(len(articles), "article"),
            style=Markup(style(report=True)),  # noqa: S704 - our own style sheet
            script=Markup(script),  # noqa: S704 - our own script
            script_digest=_digest(script),
            data=Markup(_as_json(shown)),  # noqa: S704 - every character that could end the element is escaped
            outlets=outlets,
            articles=f"{len(articles):,}",
            left_out=f"{len(articles) - len(shown):,}" if len(shown) < len(articles) else "",
            caption="Framing expressions",
            said=f"{of}{plural(len(lines), 'framing expression')}, by date of publication.",
            lines=list(each_row(first)),
        )
    )


def _that_fit(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles in order of publication, as many as there is room for."""
    ordered = articles.set_index("article_id", drop=False).loc[reading_order(articles)].reset_index(drop=True)
    sums = list(accumulate(len(text) for text in ordered["text"]))
    return ordered.head(sum(total <= CHARACTERS for total in sums))


def _as_json(shown: pd.DataFrame) -> str:
    """The texts and settings as JSON that can be inside a script element."""
    marks = {**dict.fromkeys(DOUBLE_MARKS, '"'), **dict.fromkeys(SINGLE_MARKS, "'")}
    marks |= {**dict.fromkeys(DASHES, "-"), **dict.fromkeys(SPACES, " ")}
    data: dict[str, Any] = {
        "articles": [
            {
                "outlet": unturned(str(row.outlet)),
                "day": day(row.published),
                "title": unturned(row.title) if isinstance(row.title, str) else "",
                "text": unturned(row.text),
            }
            for row in each_row(shown)
        ],
        "straight": sorted(marks.items()),
        "width": WIDTH,
        "shown": SHOWN,
        "kept": KEPT,
    }
    return json.dumps(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _script() -> str:
    template = environment().get_template("concordance.js")
    return template.render()


def _digest(script: str) -> str:
    """How a content security policy names an inline script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
