"""The HTML report: one self-contained page made from the executed notebooks and the tables.

Nothing is loaded from outside (a content security policy in the page forbids it), so it works from a USB stick and
prints. What the notebooks show is taken over as it is; articles and pairs of articles are added to be opened.
"""

from __future__ import annotations

import base64
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import nbformat
import pandas as pd
from markdown_it import MarkdownIt
from markupsafe import Markup

from corpus_tools._version import __version__
from corpus_tools.corpus import Corpus
from corpus_tools.files import write_text
from corpus_tools.measures.findings.wording import plural
from corpus_tools.measures.reading import group_problems
from corpus_tools.notebooks import NAMES
from corpus_tools.outlets import is_unknown
from corpus_tools.views import WHOLE, day, each_row, environment, style, view_article, view_pair

ARTICLES: Final = 60  # articles shown whole: more make a page that browsers open slowly
PAIRS: Final = 30
CHARACTERS: Final = 600_000  # of all articles shown, and of all pairs: some are as long as a book
_SHORT: Final = dict(zip(NAMES, ("Provenance", "Names", "Quotations", "Framing"), strict=True))
_HIDDEN: Final = {"parameters", "injected-parameters", "setup", "files"}


@dataclass
class Section:
    """What the report takes from one notebook."""

    anchor: str
    short: str
    question: str
    answer: Markup = field(default_factory=Markup)
    sentence: str = ""
    pieces: list[Markup] = field(default_factory=list)
    failed: str = ""


def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _render(text: str) -> Markup:
    """Markdown as HTML, headings one level down, and no address that could load or lead anywhere."""
    html = _markdown().render(text)
    for level in (4, 3, 2, 1):
        html = html.replace(f"<h{level}>", f"<h{level + 1}>").replace(f"</h{level}>", f"</h{level + 1}>")
    return Markup(html)  # noqa: S704 - rendered with raw HTML switched off


def _output(output: Any) -> Markup | None:
    data = output.get("data", {})
    if "image/png" in data:
        alt = output.get("metadata", {}).get("alt") or output.get("metadata", {}).get("image/png", {}).get("alt") or ""
        picture = "".join(data["image/png"].split())
        base64.b64decode(picture, validate=True)
        return Markup('<figure><img alt="{}" src="data:image/png;base64,{}"></figure>').format(alt, picture)
    if "text/html" in data:
        html = data["text/html"].replace(f"<style>{style()}</style>", "")
        return Markup(html)  # noqa: S704 - made by display.py and views.py, which escape all text
    if "text/markdown" in data:
        return _render(data["text/markdown"])
    if "text/plain" in data:
        return Markup("<pre>{}</pre>").format(data["text/plain"])
    if output.get("output_type") == "stream":
        return Markup("<pre>{}</pre>").format(output["text"])
    return None


def read_section(path: Path, name: str) -> Section:
    """The section that the executed notebook at ``path`` makes."""
    notebook = nbformat.read(path, as_version=4)
    section = Section(name.split("_", 1)[1].replace("_", "-"), _SHORT.get(name, name), name)
    first = True
    for cell in notebook.cells:
        tags = set(cell.metadata.get("tags", []))
        if tags & _HIDDEN:
            continue
        if cell.cell_type == "markdown":
            text = cell.source
            if first and text.startswith("# "):
                title, _, text = text.partition("\n")
                section.question = title[2:].strip()
                first = False
            if text.strip():
                section.pieces.append(_render(text))
            continue
        shown = [made for output in cell.get("outputs", []) if (made := _output(output)) is not None]
        if "answer" in tags:
            section.answer = Markup("").join(shown)
            plain = section.answer.striptags()
            section.sentence = plain if len(plain) < 400 else plain[:400].rsplit(". ", 1)[0] + "."
        else:
            section.pieces += shown
    return section


def sections(out: Path, failed: Mapping[str, str]) -> list[Section]:
    """The sections of all notebooks that were run into ``out``, failed ones with their error."""
    made = []
    for name in NAMES:
        path = out / "notebooks" / f"{name}.ipynb"
        if name in failed:
            title = name.split("_", 1)[1].replace("_", " ").capitalize()
            made.append(Section(name.split("_", 1)[1].replace("_", "-"), _SHORT[name], title, failed=failed[name]))
        elif path.is_file():
            made.append(read_section(path, name))
    return made


def _label(row: Any) -> str:
    title = row.title if isinstance(row.title, str) and row.title else row.text[:70].replace("\n", " ") + " …"
    return f"{row.outlet}, {day(row.published)}: {title}"


def _pairs(corpus: Corpus) -> tuple[list[tuple[str, Markup]], int]:
    """Pairs of articles that share text, those that share most first."""
    passages, changes, articles = corpus.passages, corpus.changes, corpus.articles
    size: Counter[tuple[str, str]] = Counter()
    for table in (passages, changes):
        for row in each_row(table):
            one, other = sorted((row.article_id, row.other_id))
            if one != other:
                size[one, other] += row.end - row.start if table is passages else 0
    names = {row.article_id: _label(row) for row in each_row(articles)}
    order = sorted(size.items(), key=lambda item: (-item[1], item[0]))
    shown: list[tuple[str, Markup]] = []
    lengths = _lengths(articles)
    some = how_many([lengths[one] + lengths[other] for (one, other), _ in order[:PAIRS]])
    for (one, other), chars in order[:some]:
        view = view_pair(articles, one, other, passages, changes, corpus.utterances)
        shown.append((f"{names[one]} ⟷ {names[other]} ({chars:,} characters in shared passages)", view))
    return shown, len(order) - some


def _lengths(articles: pd.DataFrame) -> dict[str, int]:
    """How many characters of each article a view shows."""
    return {i: min(len(text), WHOLE) for i, text in zip(articles["article_id"], articles["text"], strict=True)}


def how_many(lengths: Sequence[int]) -> int:
    """How many of the first texts are shown: as many as fit into ``CHARACTERS`` together, and one at the least."""
    sums = list(accumulate(lengths))
    return max(bisect_right(sums, CHARACTERS), min(1, len(sums)))


def subtitle(articles: pd.DataFrame) -> str:
    """How many articles, by whom, from when to when."""
    outlets = articles.loc[~articles["outlet"].map(is_unknown), "outlet"].nunique()
    dates = articles["published"].dropna()
    first, last = (day(dates.min()), day(dates.max())) if len(dates) else ("", "")
    span = f", {first}" + (f" to {last}" if last != first else "") if first else ""
    undated = int(articles["published"].isna().sum())
    missing = f" ({undated} undated)" if undated and len(dates) else "" if not undated else ", undated"
    whose = plural(outlets, "outlet") if outlets else "outlets unknown"
    return f"{plural(len(articles), 'article')}, {whose}{span}{missing}"


def _corrections(corpus: Corpus) -> str:
    if not corpus.options["corrections"]:
        return "none"
    unused = [str(form) for form in corpus.unused_corrections()["form"]]
    return "names.csv of the corpus" + (f"; found nowhere: {', '.join(unused)}" if unused else "")


def write_report(out: Path, corpus: Corpus, made: list[Section]) -> Path:
    """Write ``out/report.html`` and return its path."""
    articles = corpus.articles
    tables = {name: corpus.table(name) for name in ("quotes", "mentions", "frames")}
    ordered = articles.sort_values(["published", "outlet", "article_id"], na_position="last").head(ARTICLES)
    ordered = ordered.head(how_many(list(_lengths(ordered).values())))
    texts = [(_label(row), view_article(articles, row.article_id, **tables)) for row in each_row(ordered)]
    pairs, pairs_left = _pairs(corpus)
    methods = sorted(set(corpus.mentions["method"])) if len(corpus.mentions) else []
    html = (
        environment()
        .get_template("report.html")
        .render(
            title=f"How the news told it: {corpus.path.name}",
            subtitle=subtitle(articles),
            style=Markup(style()),  # noqa: S704 - our own style sheet
            sections=made,
            problems=list(each_row(group_problems(corpus.problems))),
            texts=texts,
            texts_left=len(articles) - len(ordered),
            pairs=pairs,
            pairs_left=pairs_left,
            made=[
                ("Made with", f"corpus_tools {__version__}"),
                ("Articles read from", corpus.path.name),
                ("Names found by", corpus.options["names"] + (f" ({', '.join(methods)})" if methods else "")),
                ("Corrections to names", _corrections(corpus)),
                ("Codebook", Path(str(corpus.options["codebook"])).name),
                (
                    "Tables",
                    Markup("<code>tables/</code>, each as Parquet and CSV; every row has the offsets of its passage"),
                ),
                ("Notebooks", Markup("<code>notebooks/</code>, as they ran")),
            ],
        )
    )
    return write_text(out / "report.html", str(html))
