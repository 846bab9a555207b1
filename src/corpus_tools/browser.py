"""The interactive concordance: sort, filter and page through hits, open an article at a hit, save a selection.

It needs ipywidgets (``pip install "corpus-tools[lab]"``); without, the static concordance is shown.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pandas as pd
from markupsafe import Markup, escape

from corpus_tools.corpus import Corpus
from corpus_tools.errors import CorpusToolsError
from corpus_tools.hits import FILTERS, Hits
from corpus_tools.kwic import Sort
from corpus_tools.lines import SHOWN, view_lines, words_of
from corpus_tools.views import FRAME, View, day, style

ROWS: Final = 15  # hits on one page
ALL: Final = "all"
ORDERS: Final[tuple[Sort, ...]] = ("position", "left", "right", "keyword", "published")
UNITS: Final = "units.csv"


def browse(
    corpus: Any, what: str | pd.DataFrame, *, width: int = 70, rows: int = ROWS, units: str | Path = UNITS
) -> Any:
    """A concordance to read in: sorted by the words around the hit, filtered, each hit opening its article.

    Parameters
    ----------
    corpus : Corpus or Study
        What :func:`corpus_tools.open_corpus` or :func:`corpus_tools.open_study` returns.
    what : str or pandas.DataFrame
        A query (``resign*``), or a table with offsets: quotations, frames, mentions, or a part of one.
    width : int, default 70
        Characters of context on either side.
    rows : int, default 15
        Hits on one page.
    units : str or Path, default 'units.csv'
        Where the sentences of chosen hits are kept as units for coding.

    Returns
    -------
    ipywidgets.VBox or View
        The concordance, with its parts as attributes of :class:`Browser`; without ipywidgets the first hits as a view.

    Raises
    ------
    ParameterError
        For an empty query.
    TableError
        For a table without offsets.

    Examples
    --------
    >>> browse(open_corpus("data/demo"), "resign*")  # doctest: +SKIP
    >>> browse(corpus, corpus.quotes[corpus.quotes["outlet"] == "Coast Bulletin"])  # doctest: +SKIP
    """
    opened: Corpus = getattr(corpus, "corpus", corpus)
    hits = Hits(opened, what, width=width)
    if find_spec("ipywidgets") is None:
        return View(view_lines(hits.lines, SHOWN) + _WITHOUT)
    return Browser(hits, rows, Path(units))


class Browser:
    """The widgets of a concordance over ``hits``; shows itself in a notebook.

    ``selected`` are the numbers of the lines that are marked, as in ``hits.lines``.
    """

    def __init__(self, hits: Hits, rows: int = ROWS, units: Path = Path(UNITS)) -> None:
        import ipywidgets as w

        self.hits, self.rows, self.units = hits, rows, units
        self.selected: set[int] = set()
        self.opened: int | None = None
        self.page = 0
        self._page: list[tuple[int, Any]] = []
        self.order = w.Dropdown(options=ORDERS, description="sort by")
        self.filters = {name: w.Dropdown(options=[ALL, *hits.choices(name)], description=name) for name in FILTERS}
        self.since = w.Text(description="from", placeholder="2031-03-04", continuous_update=False)
        self.until = w.Text(description="to", placeholder="2031-03-04", continuous_update=False)
        self.back, self.on = w.Button(description="previous"), w.Button(description="next")
        self.speaker = w.Text(description="speaker", placeholder="a name, ? or -")
        self.correct = w.Button(description="save as correction")
        self.keep = w.Button(description="save as units")
        self.count, self.said = w.HTML(), w.HTML()
        self.article = w.HTML(layout=w.Layout(max_height="30em", overflow="auto", border="1px solid", margin="0 0 1em"))
        self.lines = w.VBox()
        for control in (self.order, *self.filters.values(), self.since, self.until):
            control.observe(self._changed, "value")
        self.back.on_click(lambda _: self._turn(-1))
        self.on.on_click(lambda _: self._turn(1))
        self.correct.on_click(lambda _: self._save(self._save_speaker))
        self.keep.on_click(lambda _: self._save(self._save_units))
        wrap = w.Layout(flex_flow="row wrap")
        self.box = w.VBox(
            [
                w.HBox([self.order, *self.filters.values(), self.since, self.until], layout=wrap),
                self.lines,
                w.HBox([self.back, self.on, self.count], layout=wrap),
                w.HBox([self.keep, self.speaker, self.correct], layout=wrap),
                self.said,
            ]
        )
        self._show()

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display(self.box)

    def shown(self) -> pd.DataFrame:
        """The lines that the filters leave, in the order that is chosen."""
        chosen = {name: "" if control.value == ALL else control.value for name, control in self.filters.items()}
        return self.hits.select(
            **chosen, since=self.since.value.strip(), until=self.until.value.strip(), sort=self.order.value
        )

    def open(self, line: int) -> None:
        """Show the article of a line, the hit marked."""
        self.opened = line
        self.article.value = self.hits.article(line)._repr_html_()
        self.lines.children = [self.lines.children[0], *self._with_article()]

    def _changed(self, _: object) -> None:
        self.page = 0
        self._show()

    def _turn(self, by: int) -> None:
        self.page += by
        self._show()

    def _show(self) -> None:
        try:
            found = self.shown()
        except CorpusToolsError as error:
            self._say(str(error))
            return
        self.said.value = ""
        last = max(0, (len(found) - 1) // self.rows)
        self.page = min(max(self.page, 0), last)
        first = self.page * self.rows
        part = found.iloc[first : first + self.rows]
        self.back.disabled, self.on.disabled = self.page == 0, self.page == last
        numbers = f"{first + 1}–{first + len(part)} of {len(found):,}" if len(found) else "none of 0"
        of = "" if len(found) == len(self.hits.lines) else f" ({len(self.hits.lines):,} without filters)"
        self.count.value = f"{numbers} hits{of}"
        self._page = [(int(number), self._line(int(number), part)) for number in part.index]
        self.lines.children = [self._heading(), *self._with_article()]

    def _with_article(self) -> list[Any]:
        """The lines of this page, the article that is open under its own."""
        made = []
        for number, line in self._page:
            made += [line, self.article] if number == self.opened else [line]
        return made

    def _heading(self) -> Any:
        import ipywidgets as w

        return w.HTML(f"{FRAME}<style>{style()}{_CSS}</style></div>")

    def _line(self, number: int, part: pd.DataFrame) -> Any:
        import ipywidgets as w

        mark = w.Checkbox(value=number in self.selected, indent=False, layout=w.Layout(flex="0 0 2em"))
        mark.tooltip = "mark this hit"
        mark.observe(lambda change: self._mark(number, change["new"]), "value")
        button = w.Button(description="open", layout=w.Layout(flex="0 0 5em", width="5em"))
        button.on_click(lambda _: self.open(number))
        html = w.HTML(line_of(part.loc[[number]].to_dict("records")[0]), layout=w.Layout(flex="1 1 auto"))
        return w.HBox([mark, button, html])

    def _mark(self, number: int, is_marked: bool) -> None:
        (self.selected.add if is_marked else self.selected.discard)(number)
        self._say(f"{len(self.selected)} marked")

    def _save(self, save: Any) -> None:
        try:
            self._say(save())
        except CorpusToolsError as error:
            self._say(str(error))

    def _save_units(self) -> str:
        if not self.selected:
            return "Mark hits first."
        return f"{self.hits.save_units(sorted(self.selected), self.units)}: the sentences of {len(self.selected)} hits"

    def _save_speaker(self) -> str:
        lines = sorted(self.selected) or ([self.opened] if self.opened is not None else [])
        if not lines:
            return "Mark hits, or open one, first."
        paths = {self.hits.save_speaker(line, self.speaker.value) for line in lines}
        return f"{', '.join(map(str, paths))}: used when the corpus is opened next"

    def _say(self, text: str) -> None:
        self.said.value = str(escape(text))


def line_of(row: dict[Any, Any]) -> Markup:
    """A hit as one line: where it is and who speaks, the words before it to the right, the hit, the words after."""
    left, hit, right = words_of(row)
    about = [row["outlet"], day(row["published"]), row["voice"], row["speaker"]]
    said = " · ".join(value for value in about if isinstance(value, str) and value)
    return Markup(
        '<div class="ct-view ct-line mathjax_ignore"><span class="meta">{}</span> <span class="ct-before">{}</span>'
        " <span>{}{}</span></div>"
    ).format(said, left, hit, right)


_WITHOUT: Final = Markup('<p class="meta">To sort, filter and open these: pip install "corpus-tools[lab]"</p>')
# Each line is in a grid of its own, so that a button can be beside it; the hits begin at one place.
_CSS: Final = (
    ".ct-view.ct-line{display:grid;grid-template-columns:15em minmax(0,1fr) minmax(0,1fr);gap:.3em .4em;"
    "font:14px/1.4 system-ui,sans-serif;padding:.25em 0}.ct-line .ct-before{text-align:right}"
    ".ct-line .meta{line-height:1.3}"
)
