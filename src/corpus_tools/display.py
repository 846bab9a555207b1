"""What a notebook's cell shows: a finding, a figure, a table, passages; and the files it leaves where one is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from IPython.display import HTML, Markdown, display

from corpus_tools.files import writing
from corpus_tools.views import View, cell

if TYPE_CHECKING:
    from corpus_tools.figures import Picture

ROWS = 25  # rows of a table that a cell shows: a screen


class Show:
    """Shows results in a notebook and, where ``out`` is a folder, writes figures and tables into it.

    ``number`` is the notebook's, and begins the names of the files it writes.
    """

    def __init__(self, number: str, out: str = "") -> None:
        self.number = number
        self.out = Path(out).expanduser().resolve() if out else None
        self.written: list[str] = []

    def finding(self, *sentences: str) -> None:
        """A finding, as prose. The sentences are computed, so they are escaped: nothing in them is markup."""
        # Where there is nothing to tell, several findings say so in the same words: once is enough.
        display(Markdown(escape_markdown(" ".join(dict.fromkeys(s for s in sentences if s)))))

    def figure(self, picture: Picture, name: str) -> None:
        """A figure with its alternative text; written as PNG and SVG where there is a folder for it."""
        display(picture)
        if self.out is not None:
            from corpus_tools.figures import save

            for path in save(picture, self.out / "figures", f"{self.number}_{name}"):
                self._note(path)

    def table(self, frame: pd.DataFrame, name: str = "", *, columns: Sequence[str] = (), rows: int = ROWS) -> None:
        """The first ``rows`` rows of a table, with how many there are; written whole as CSV where ``name`` is given."""
        shown = frame[list(columns)] if columns else frame
        if frame.empty:
            display(Markdown("*Nothing to show: the table is empty.*"))
        head = shown.head(rows).rename(columns=lambda c: str(c).replace("_", " "))
        if len(head):
            display(HTML(html_table(head)))
        if len(frame) > rows:
            display(Markdown(f"{rows} of {len(frame)} rows."))
        if name and self.out is not None:
            path = self.out / "tables" / f"{self.number}_{name}.csv"
            with writing(path) as temporary:
                frame.to_csv(temporary, index=False, encoding="utf-8", lineterminator="\n")
            self._note(path)

    def graph(self, graph: Any, name: str) -> None:
        """A graph, written as GraphML for Gephi, Cytoscape and the like; shown as its size."""
        from corpus_tools.measures import write_graphml

        display(Markdown(f"{len(graph)} nodes, {graph.number_of_edges()} edges."))
        if self.out is not None:
            self._note(write_graphml(graph, self.out / "tables" / f"{self.number}_{name}.graphml"))

    def prov(self, document: dict[str, Any], name: str) -> None:
        """A W3C PROV document, written as PROV-JSON; shown as its size."""
        from corpus_tools.provenance import write_prov

        kinds = ", ".join(f"{len(values)} {kind}" for kind, values in sorted(document.items()) if kind != "prefix")
        display(Markdown(f"PROV document: {kinds}."))
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
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"\\{c}" if c in "\\`*_[]#|$~" else c for c in text)


def html_table(frame: pd.DataFrame) -> str:
    """A table as HTML: everything escaped, numbers to the right, nothing cut short."""
    formats: dict[Any, Any] = {column: cell for column in frame.columns if frame[column].dtype.kind in "fM"}
    with pd.option_context("display.max_colwidth", None):
        return str(frame.to_html(index=False, border=0, na_rep="", formatters=formats, classes="ct-table", escape=True))
