"""What a notebook's cell shows: a finding, a figure, a table, passages; and the files it leaves where one is named."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from IPython.display import Markdown, display

from corpus_tools.disclosure import restricted
from corpus_tools.errors import ParameterError
from corpus_tools.legible import html_table, say_once
from corpus_tools.links import START, has_article_pages, is_beside_others, link_articles, report_beside
from corpus_tools.measures.findings.wording import plural
from corpus_tools.notebooks import NAMES
from corpus_tools.spreadsheets import write_csv
from corpus_tools.text import unturned
from corpus_tools.views import DOLLAR, View

if TYPE_CHECKING:
    from corpus_tools.figures import Picture
    from corpus_tools.study import Study

ROWS = 25  # rows of a table that a cell shows: a screen
MOST_ROWS = 50  # however many are asked for: what is longer is read in the file


class Show:
    """Shows results in a notebook and, where ``out`` is a folder, writes figures and tables into it.

    ``number`` is the notebook's number, with which the names of the files it writes begin.
    """

    def __init__(self, number: str, out: str = "", *, top: int = 1) -> None:
        self.number = number
        # Notebooks are run by others than this package too, and those hand on whatever they are given.
        if not isinstance(out, str):
            raise ParameterError("out", out, "it takes text, the path of a folder", f'For example: out = "{out}"')
        if isinstance(top, bool) or not isinstance(top, int) or top < 1:
            raise ParameterError("top", top, "it takes a whole number from 1 upwards", "For example: top = 12")
        self.out = Path(out).expanduser().resolve() if out else None
        self.written: list[str] = []

    def opened(self, study: Study) -> None:
        """Print which articles were opened, so that a reader sees at once if a notebook was run on other articles.

        Passages shown afterwards link to their articles where the results beside the notebook have pages of them.
        """
        articles = study.articles
        digest = hashlib.sha256("".join(sorted(articles["text_sha256"])).encode()).hexdigest()[:12]
        what = f"Articles: `{study.corpus.path.name}` ({plural(len(articles), 'article')}, digest {digest})."
        display(Markdown(f"{what} All outputs below are of these articles."))
        if has_article_pages():
            from corpus_tools.article_pages import addresses  # imported here: it imports all modules of the report

            link_articles(addresses(articles))
        else:
            link_articles({})

    def links(self, *sections: str) -> None:
        """Where to go from here: the sections of this notebook, the other notebooks, and the results beside it.

        They are links where the notebook lies beside the others, in a run or a workspace.
        """
        linked = is_beside_others()
        parts = [f"[{s}](#{s.replace(' ', '-')})" if linked else s for s in sections]
        others = [name for name in NAMES if not name.startswith(self.number)]
        lines = ["In this notebook:", "", *(f"- {part}" for part in parts), ""]
        lines.append(
            "Other notebooks: "
            + ", ".join(f"[{name}]({name}.ipynb)" if linked else f"`{name}`" for name in others)
            + "."
        )
        if base := report_beside():
            lines += ["", f"Results: the [report]({base}); beside it `tables` and `figures`."]
        if Path(START).is_file():
            lines += ["", f"[Start page]({START})"]
        display(Markdown("\n".join(lines)))

    def finding(self, *sentences: str) -> None:
        """A finding, as prose. The sentences are computed, so they are escaped: nothing in them is markup."""
        # Where there is nothing to tell, several findings say so in the same words: once is enough.
        display(Markdown("\n\n".join(map(escape_markdown, dict.fromkeys(s for s in sentences if s)))))

    def figure(self, picture: Picture, name: str) -> None:
        """A figure with its alternative text; written as PNG and SVG where there is a folder for it."""
        display(picture)
        if self.out is not None:
            from corpus_tools.figures import save

            for path in save(picture, self.out / "figures", f"{self.number}_{name}"):
                self._note(path)

    def table(
        self,
        frame: pd.DataFrame,
        name: str = "",
        *,
        columns: Sequence[str] | Mapping[str, str] = (),
        rows: int = ROWS,
        each: str = "",
        empty: str = "",
        whole: pd.DataFrame | None = None,
    ) -> None:
        """The first ``rows`` rows of a table, with how many there are; written whole as CSV where ``name`` is given.

        ``columns``: those to show, in this order, with other headings where it is a mapping. ``each``: a column of
        whose every value the first ``rows`` rows are shown, instead of the first of all. ``empty``: what is said in
        place of a table without rows. ``whole``: what the file holds, where ``frame`` is a part of it.
        """
        frame, rows = restricted(frame), min(rows, MOST_ROWS)
        head = frame.groupby(each, sort=False, dropna=False).head(rows).head(MOST_ROWS) if each else frame.head(rows)
        shown = head[list(columns)] if columns else head
        shown = shown.rename(columns=columns) if isinstance(columns, Mapping) else shown
        file = f"tables/{self.number}_{name}.csv"
        if frame.empty:
            display(Markdown(f"*{escape_markdown(empty or 'Nothing to show: the table is empty.')}*"))
        else:
            legible, notes = say_once(shown)
            display(View(html_table(legible)))
            if len(frame) > len(head):
                elsewhere = f"; all are in `{file}`" if name and self.out is not None else ""
                heading = columns.get(each, each) if isinstance(columns, Mapping) else each
                those = f", the first {rows} of each {heading.replace('_', ' ')}" if each else ""
                notes.insert(0, f"{len(head)} of {len(frame):,} rows{those}{elsewhere}.")
            if notes:
                display(Markdown(" ".join(notes)))
        if name and self.out is not None:
            path = self.out / file
            self._note(write_csv(frame if whole is None else restricted(whole), path))

    def graph(self, graph: Any, name: str) -> None:
        """A graph, written as GraphML; shown as its size."""
        from corpus_tools.graphml import write_graphml

        nodes, edges = len(graph), graph.number_of_edges()
        dots = f"{plural(nodes, 'node')}, {plural(edges, 'edge')}"
        display(Markdown(f"As a graph for Gephi, Cytoscape and the like (GraphML): {dots}."))
        if self.out is not None:
            self._note(write_graphml(graph, self.out / "tables" / f"{self.number}_{name}.graphml"))

    def prov(self, document: dict[str, Any], name: str) -> None:
        """A W3C PROV document, written as PROV-JSON; shown as the number of derivations in it."""
        from corpus_tools.provenance import write_prov

        derived = plural(len(document.get("wasDerivedFrom", {})), "derivation")
        display(Markdown(f"As a provenance record for archives (W3C PROV, in JSON): {derived}."))
        if self.out is not None:
            self._note(write_prov(document, self.out / "tables" / f"{self.number}_{name}.prov.json"))

    def view(self, view: View) -> None:
        """A view made by :mod:`corpus_tools.views`."""
        display(view)

    def files(self) -> None:
        """The files this notebook wrote."""
        if self.out is None:
            display(Markdown("No files were written: the parameter `out` is empty."))
        else:
            display(Markdown("\n".join(["Files written:", "", *(f"- `{name}`" for name in sorted(self.written))])))

    def _note(self, path: Path) -> None:
        assert self.out is not None
        self.written.append(path.relative_to(self.out).as_posix())


def escape_markdown(text: str) -> str:
    """``text`` so that Markdown and HTML show it as it is."""
    text = unturned(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"\\{c}" if c in "\\`*_[]#|~" else c for c in text).replace("$", DOLLAR)
