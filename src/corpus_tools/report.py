"""The HTML report: one self-contained page made from the executed notebooks and the tables.

Nothing is loaded from outside (a content security policy in the page forbids it), so it works from a USB stick and
prints. It begins with a first page that is read in two minutes: the four answers, and what must be known before use.
Everything else is folded: what the notebooks show, the articles, pairs of articles, and how the report was made.
"""

from __future__ import annotations

import base64
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import pandas as pd
from markdown_it import MarkdownIt
from markupsafe import Markup

from corpus_tools._version import __version__
from corpus_tools.concordance_page import NAME as CONCORDANCE_PAGE
from corpus_tools.corpus import Corpus
from corpus_tools.disclosure import limited, passages_shown
from corpus_tools.files import write_text
from corpus_tools.jupyter_files import load_nbformat
from corpus_tools.links import ARTICLE_LIST, REPORT, anchor
from corpus_tools.measures.findings.wording import plural, split_sentences
from corpus_tools.measures.intervals import FEW_ARTICLES
from corpus_tools.measures.reading import group_problems
from corpus_tools.methods import bibtex, csl_json
from corpus_tools.methods import paragraph as methods_paragraph
from corpus_tools.notebooks import NAMES
from corpus_tools.outlets import is_unknown
from corpus_tools.text import unturned
from corpus_tools.views import DOLLAR, FRAME, WHOLE, View, day, each_row, environment, style, view_articles, view_pairs

ARTICLES: Final = 60  # articles shown whole: more make a page that browsers open slowly
PAIRS: Final = 30
ROWS: Final = 50  # rows of a table in the page; the rest is in the file
CHARACTERS: Final = 600_000  # of all articles shown, and of all pairs: some are as long as a book
_SHORT: Final = dict(zip(NAMES, ("Provenance", "Names", "Quotations", "Framing"), strict=True))
BRIEF: Final = 55  # words of each answer that the first page shows
_OPENED: Final = 2  # paragraphs of an answer whose first sentence is shown in any case
# Sentences that say how little those before them carry.
_LIMITS: Final = re.compile(r"\bdistinguish|\btoo few\b|\bmay (?:not fit|tell of)\b")
_PARAGRAPH: Final = re.compile(r"<p>.*?</p>", re.DOTALL)
_FIGURES: Final = tuple(map(re.compile, (r"(?:\d[\d,]*|[Nn]one) of (?:the )?\d[\d,]*", r"\d+%", r"\d[\d,]*")))
# Of no use outside the notebook: how it is set up, where it leads to, and what is there to be changed and tried.
_HIDDEN: Final = {"parameters", "injected-parameters", "setup", "files", "links", "worked", "own"}
_ARTICLE: Final = re.compile(r'href="articles/\d+\.html#([^"]+)"')


@dataclass
class Part:
    """A part of a section, folded in the report: its heading and what is in it."""

    title: str
    pieces: list[Markup] = field(default_factory=list)


@dataclass
class Section:
    """What the report takes from one notebook.

    ``answer`` is all of its answer, ``brief`` what the first page says of it, ``lead`` its first figure, ``parts`` the
    rest; the first part has no title of its own.
    """

    anchor: str
    short: str
    question: str
    answer: Markup = field(default_factory=Markup)
    sentence: str = ""
    brief: Markup = field(default_factory=Markup)
    lead: Markup = field(default_factory=Markup)
    parts: list[Part] = field(default_factory=lambda: [Part("What this analysis can and cannot tell")])
    failed: str = ""

    def add(self, piece: Markup) -> None:
        """Put a piece into the last part; the first figure of all becomes the lead."""
        if not self.lead and piece.startswith("<figure"):
            self.lead = piece
        else:
            self.parts[-1].pieces.append(piece)


def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _render(text: str) -> Markup:
    """Markdown as HTML, headings one level down, and no address that could load or lead anywhere."""
    html = _markdown().render(text.replace(DOLLAR, "&#36;"))
    for level in (4, 3, 2, 1):
        html = html.replace(f"<h{level}>", f"<h{level + 1}>").replace(f"</h{level}>", f"</h{level + 1}>")
    return Markup(html)  # noqa: S704 - rendered with raw HTML switched off


def _output(output: Any) -> Markup | None:
    data = output.get("data", {})
    if "text/html" in data:
        html = data["text/html"]
        if html.startswith("<img "):
            return Markup('<figure tabindex="0">{}</figure>').format(Markup(html))  # noqa: S704 - made by figures
        html = html.replace(f"<style>{style()}</style>", "").replace(FRAME, "<div>", 1)
        html = html.replace(f'href="{REPORT}#', 'href="#').replace('href="../articles/', 'href="articles/')
        return Markup(html)  # noqa: S704 - made by views, which escape all text
    if "image/png" in data:
        # A figure of one's own, drawn without this package.
        picture = "".join(data["image/png"].split())
        base64.b64decode(picture, validate=True)
        return Markup('<figure tabindex="0"><img alt="{}" src="data:image/png;base64,{}"></figure>').format(
            data.get("text/plain", ""), picture
        )
    if "text/markdown" in data:
        return _render(data["text/markdown"])
    if "text/plain" in data:
        return Markup("<pre>{}</pre>").format(data["text/plain"])
    if output.get("output_type") == "stream":
        return Markup("<pre>{}</pre>").format(output["text"])
    return None


def read_section(path: Path, name: str) -> Section:
    """The section that the executed notebook at ``path`` makes."""
    notebook = load_nbformat().read(path, as_version=4)
    section = Section(name.split("_", 1)[1].replace("_", "-"), _SHORT.get(name, name), name)
    for cell in notebook.cells:
        tags = set(cell.metadata.get("tags", []))
        if tags & _HIDDEN:
            continue
        if cell.cell_type == "markdown":
            _read_prose(section, cell.source)
            continue
        shown = [made for output in cell.get("outputs", []) if (made := _output(output)) is not None]
        if "answer" in tags:
            section.answer = Markup("").join(shown)
            said = [plain for p in _PARAGRAPH.findall(section.answer) if (plain := _plain(p))]
            section.brief = Markup("").join(Markup("<p>{}</p>").format(_with_figure(text)) for text in brief(said))
            section.sentence = " ".join(brief(said))
        else:
            for piece in shown:
                section.add(piece)
    section.parts = [part for part in section.parts if part.pieces]
    return section


def _read_prose(section: Section, text: str) -> None:
    if text.startswith("# "):
        title, _, text = text.partition("\n")
        section.question = title[2:].strip()
    elif text.startswith("## "):
        title, _, text = text.partition("\n")
        section.parts.append(Part(title[3:].strip()))
    if text.strip():
        section.add(_render(text))


def _plain(html: str) -> str:
    return Markup(html).striptags()  # noqa: S704 - only read, and escaped when it is shown


def brief(paragraphs: Sequence[str]) -> list[str]:
    """As much of an answer as the first page has room for: whole sentences of at most ``BRIEF`` words together.

    Whatever its length, the first sentence is there, that of the second paragraph, which is about something else, and
    what limits the sentences before it: too few articles, a codebook that may not fit, or a difference that cannot be
    distinguished from chance.
    """
    split = list(map(split_sentences, paragraphs))
    words = sum(len(sentences[0].split()) for sentences in split[:_OPENED] if sentences)
    kept: list[str] = []
    for number, sentences in enumerate(split):
        some: list[str] = []
        for at, sentence in enumerate(sentences):
            is_opening = at == 0 and number < _OPENED
            words += 0 if is_opening else len(sentence.split())
            if is_opening or words <= BRIEF or (some and _LIMITS.search(sentence)):
                some.append(sentence)
        if some:
            kept.append(" ".join(some))
    return kept


def _with_figure(text: str) -> Markup:
    """A finding with its first figure in bold: ``5 of the 18``, a share, or a number."""
    match = next((found for pattern in _FIGURES if (found := pattern.search(text))), None)
    if match is None:
        return Markup("{}").format(text)
    return Markup("{}<strong>{}</strong>{}").format(text[: match.start()], match.group(), text[match.end() :])


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
    title = row.title if isinstance(row.title, str) and row.title else limited(row.text[:70]).replace("\n", " ") + " …"
    return f"{row.outlet}, {day(row.published)}: {title}"


def _pairs(corpus: Corpus) -> tuple[list[tuple[str, View]], int]:
    """Pairs of articles that share text, those that share most first."""
    passages, changes, articles = corpus.passages, corpus.changes, corpus.articles
    size: Counter[tuple[str, str]] = Counter()
    for table in (passages, changes):
        of = [table[name].tolist() for name in ("article_id", "other_id", "start", "end")]
        for one, other, start, end in zip(*of, strict=True):
            if one != other:
                size[min(one, other), max(one, other)] += end - start if table is passages else 0
    order = sorted(size.items(), key=lambda item: (-item[1], item[0]))
    lengths = _lengths(articles)
    some = order[: how_many([lengths[one] + lengths[other] for (one, other), _ in order[:PAIRS]])]
    ids = {article_id for pair, _ in some for article_id in pair}
    names = {row.article_id: _label(row) for row in each_row(articles[articles["article_id"].isin(list(ids))])}
    views = view_pairs(articles, [pair for pair, _ in some], passages, changes, corpus.utterances)
    shown = [
        (f"{names[one]} ⟷ {names[other]} ({chars:,} characters in shared passages)", view)
        for ((one, other), chars), view in zip(some, views, strict=True)
    ]
    return shown, len(order) - len(some)


def _lengths(articles: pd.DataFrame) -> dict[str, int]:
    """How many characters of each article a view shows."""
    return {i: min(len(text), WHOLE) for i, text in zip(articles["article_id"], articles["text"], strict=True)}


def how_many(lengths: Sequence[int]) -> int:
    """How many of the first texts are shown: as many as fit into ``CHARACTERS`` together, and one at the least."""
    sums = list(accumulate(lengths))
    return max(bisect_right(sums, CHARACTERS), min(1, len(sums)))


def in_order(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles in the order in which they are printed."""
    return articles.sort_values(["published", "outlet", "article_id"], na_position="last")


def articles_shown(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles that the report prints whole, in its order: the first ones, and none where texts are restricted."""
    if passages_shown() != "full":
        return articles.head(0)
    ordered = in_order(articles).head(ARTICLES)
    return ordered.head(how_many(list(_lengths(ordered).values())))


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


def _quote_corrections(corpus: Corpus) -> str:
    if not corpus.options.get("quote_corrections"):
        return "none"
    unused = [str(passage) for passage in corpus.unused_quote_corrections()["passage"]]
    return "quotes.csv of the corpus" + (f"; found nowhere: {', '.join(unused)}" if unused else "")


def about(corpus: Corpus) -> str:
    """Who is named in more articles than anybody else, where one is and there are articles to compare."""
    from corpus_tools.measures import count_mentions

    people = count_mentions(corpus.mentions, corpus.articles, by="name")
    if people.empty or len(corpus.articles) < 2:
        return ""
    top = people[people["articles"] == people["articles"].max()]
    if len(top) > 1 or int(top["articles"].iloc[0]) < 2:
        return ""
    row = top.iloc[0]
    return (
        f"{row['name']} is named in more articles than any other person ({row['articles']:,} of {row['n_articles']:,})."
    )


def before_use(articles: pd.DataFrame, problems: pd.DataFrame) -> list[str]:
    """What must be known before any number is used: at most five lines."""
    lines = []
    errors = problems[problems["severity"] == "error"]
    if len(errors):
        lines.append(f"{plural(len(errors), 'error')}: something was left out. {_by_kind(errors)}")
    warnings = problems[problems["severity"] == "warning"]
    if len(warnings):
        lines.append(f"{plural(len(warnings), 'warning')} about how files were read. {_by_kind(warnings)}")
    unknown = int(articles["outlet"].map(is_unknown).sum())
    undated = int(articles["published"].isna().sum())
    gaps = [
        f"{number:,} of {plural(len(articles), 'article')} {'has' if number == 1 else 'have'} no {what}"
        for number, what in ((unknown, "known outlet"), (undated, "date"))
        if number
    ]
    if gaps:
        lines.append(f"{'; '.join(gaps)}. To fix this, add a manifest.csv.")
    if len(articles) < FEW_ARTICLES:
        lines.append(f"{plural(len(articles), 'article')}: too few for any statement beyond what is printed here.")
    if passages_shown() != "full":
        what = "passages are cut to 25 words" if passages_shown() == "short" else "passages are given as offsets"
        lines.append(f"The texts are not printed here: articles are left out, and {what}.")
    lines = lines[:4]
    lines.append(
        "Names, quotations, frames and copies are found automatically, with errors. Read the passages behind a number"
        " before publishing it."
    )
    return lines


def _by_kind(problems: pd.DataFrame) -> str:
    counts = problems["kind"].value_counts().sort_index(kind="stable").sort_values(ascending=False, kind="stable")
    said = [f"{str(kind).replace('_', ' ')} ({many:,})" for kind, many in counts.head(4).items()]
    rest = int(counts.iloc[4:].sum())
    return f"By kind: {', '.join([*said, *([f'other ({rest:,})'] if rest else [])])}."


def write_report(out: Path, corpus: Corpus, made: list[Section]) -> Path:
    """Write ``out/report.html`` and return its path."""
    articles = corpus.articles
    tables = {name: corpus.table(name) for name in ("quotes", "mentions", "frames")}
    ordered = articles_shown(articles)
    texts = [
        (_label(row), anchor(row.article_id), view)
        for row, view in zip(each_row(ordered), view_articles(ordered, **tables), strict=True)
    ]
    pairs, pairs_left = _pairs(corpus) if passages_shown() == "full" else ([], 0)
    problems = group_problems(corpus.problems)
    html = (
        environment()
        .get_template("report.html")
        .render(
            title=f"News coverage report: {corpus.path.name}",
            subtitle=subtitle(articles),
            about=about(corpus),
            before_use=before_use(articles, corpus.problems),
            style=Markup(style(report=True)),  # noqa: S704 - our own style sheet
            sections=made,
            problems=list(each_row(problems.head(ROWS))),
            problems_left=max(0, len(problems) - ROWS),
            texts=texts,
            texts_left=len(articles) - len(ordered),
            pairs=pairs,
            pairs_left=pairs_left,
            made=_made(corpus),
            files=_files(out),
            pages=ARTICLE_LIST if (out / ARTICLE_LIST).is_file() else "",
            concordance=CONCORDANCE_PAGE if (out / CONCORDANCE_PAGE).is_file() else "",
            methods=methods_paragraph(corpus),
            citations=[("BibTeX", bibtex()), ("CSL-JSON", csl_json())],
        )
    )
    page = _to_own_articles(str(html), {identity for _, identity, _ in texts})
    return write_text(out / "report.html", unturned(page))


def _to_own_articles(html: str, held: AbstractSet[str]) -> str:
    """``html`` with links to the articles that the report holds leading there, where they are marked."""

    def address(match: re.Match[str]) -> str:
        return f'href="#{match[1]}"' if match[1] in held else match[0]

    return _ARTICLE.sub(address, html)


def _made(corpus: Corpus) -> list[tuple[str, str]]:
    methods = sorted(set(corpus.mentions["method"])) if len(corpus.mentions) else []
    return [
        ("Made with", f"corpus_tools {__version__}"),
        ("Articles read from", corpus.path.name),
        ("Names found by", corpus.options["names"] + (f" ({', '.join(methods)})" if methods else "")),
        ("Corrections to names", _corrections(corpus)),
        ("Corrections to quotations", _quote_corrections(corpus)),
        ("Codebook", Path(str(corpus.options["codebook"])).name),
    ]


def _files(out: Path) -> list[tuple[str, list[str]]]:
    """The files of the run beside the report, by folder, as addresses relative to it."""
    folders = []
    for folder in ("tables", "figures", "notebooks"):
        names = sorted(path.name for path in (out / folder).glob("*.*") if not path.name.startswith("."))
        if names:
            folders.append((folder, names))
    return folders
