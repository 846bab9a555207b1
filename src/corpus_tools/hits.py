"""The hits of a search, or the rows of a table, to be read one by one: sorted, filtered, opened, and saved.

What the interactive concordance (:mod:`corpus_tools.browser`) does, without a window.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

import pandas as pd

from corpus_tools.corpus import Corpus
from corpus_tools.errors import InputError, ParameterError
from corpus_tools.files import write_text
from corpus_tools.framing.coding import draw_sample
from corpus_tools.kwic import Sort, concordance, concordance_of, sort_concordance
from corpus_tools.quotes import read_quote_corrections
from corpus_tools.spreadsheets import write_csv
from corpus_tools.views import LAYERS, View, view_hit

FILTERS: Final = ("outlet", "voice", "speaker")
NARRATOR: Final = "narrator"
_VOICES: Final = {"indirect": "reported"}  # of a kind of quotation; all others are inside quotation marks
_EVERY: Final = 10**9  # more sentences than any article has


class Hits:
    """The hits of ``what`` in a corpus: a query, or any table with offsets (quotations, frames, mentions).

    ``lines`` are those of :func:`corpus_tools.kwic.concordance` with ``voice`` (narrator, quoted, reported) and
    ``speaker`` of the quotation around the hit, where the table does not say them itself.
    Raises :class:`ParameterError` for an empty query.
    """

    def __init__(self, corpus: Corpus, what: str | pd.DataFrame, *, width: int = 70) -> None:
        self.corpus = corpus
        if isinstance(what, str):
            lines = concordance(corpus.articles, what, width=width)
        else:
            lines = concordance_of(what, corpus.articles, width=width)
        self.lines = _with_voices(lines, corpus.quotes)

    def choices(self, name: str) -> list[str]:
        """The values that the column ``name`` has, in alphabetical order."""
        return sorted({value for value in self.lines[name] if isinstance(value, str)})

    def select(
        self,
        *,
        outlet: str = "",
        voice: str = "",
        speaker: str = "",
        since: str = "",
        until: str = "",
        sort: Sort = "position",
    ) -> pd.DataFrame:
        """The lines of an outlet, a voice, a speaker, and of the days from ``since`` to ``until``, in an order.

        Their index is that of ``lines``. Undated ones are left out where a day is given.
        Raises :class:`ParameterError` for a day that is none (2031-03-04 is one) and for an unknown order.
        """
        kept = self.lines
        for name, value in (("outlet", outlet), ("voice", voice), ("speaker", speaker)):
            if value:
                kept = kept[kept[name] == value]
        days = kept["published"].dt.normalize()
        if since:
            kept, days = kept[days >= _day("since", since)], days[days >= _day("since", since)]
        if until:
            kept = kept[days <= _day("until", until)]
        # Sorting numbers the lines anew; which line it was is kept in its place.
        ordered = sort_concordance(kept.assign(line=kept.index), sort)
        return ordered.set_index("line").rename_axis(None)

    def article(self, line: int) -> View:
        """The article of a line with its quotations, names and frames marked, and the hit."""
        row = self._row(line)
        tables = {name: getattr(self.corpus, name) for name in LAYERS}
        return view_hit(self.corpus.articles, row.article_id, row.start, row.end, tables)

    def _row(self, line: int) -> Any:
        if line not in self.lines.index:
            raise ParameterError("line", line, f"lines are numbered from 0 to {len(self.lines) - 1}")
        return next(self.lines.loc[[line]].itertuples(index=False))

    def save_units(self, lines: list[int], path: str | Path) -> Path:
        """Add the sentences of these lines to a file of units for coding, each once.

        The columns are those of :func:`corpus_tools.framing.coding.draw_sample`; ``stratum`` is ``chosen``, and the
        weight 1: what was chosen by hand stands for itself alone, and no share of the corpus follows from it.
        Raises :class:`InputError` where the file cannot be written or is none of units.
        """
        path = Path(path).expanduser()
        chosen = self.lines.loc[lines]
        articles = self.corpus.articles[self.corpus.articles["article_id"].isin(set(chosen["article_id"]))]
        units = draw_sample(self.corpus.frames, articles, _EVERY)
        places = [
            units.index[(units["article_id"] == a) & (units["start"] <= s) & (s < units["end"])]
            for a, s in zip(chosen["article_id"], chosen["start"], strict=True)
        ]
        new = units.loc[[place[0] for place in places if len(place)]].assign(stratum="chosen", weight=1.0)
        both = pd.concat([_units_of(path, list(units.columns)), new]).drop_duplicates(["article_id", "start"])
        both["item_id"] = [f"C{number:04d}" for number in range(1, len(both) + 1)]
        return write_csv(both, path)

    def save_speaker(self, line: int, speaker: str) -> Path:
        """Write who said the quotation around a line into ``quotes.csv`` beside the articles; returns its path.

        ``speaker``: a name; ``?``: cannot be decided; ``-``: it is no quotation. It is used when the corpus is next
        opened.
        Raises :class:`ParameterError` where there is no quotation around the line or no speaker is given,
        :class:`InputError` where the file says another speaker of the same words already, or cannot be written.
        """
        if not speaker.strip():
            raise ParameterError("speaker", speaker, "a name, ? (cannot be decided) or - (no quotation)")
        row = self._row(line)
        quotes = self.corpus.quotes
        inside = (quotes["start"] <= row.start) & (quotes["end"] >= row.end)
        around = quotes[(quotes["article_id"] == row.article_id) & inside]
        if around.empty:
            raise ParameterError("line", line, "there is no quotation around this hit, so it has no speaker")
        passage = min(around["text"], key=len)
        folder = self.corpus.path if self.corpus.path.is_dir() else self.corpus.path.parent
        return _added(folder / "quotes.csv", [passage, speaker.strip(), row.article_id])


def _day(name: str, value: str) -> pd.Timestamp:
    try:
        return pd.Timestamp(value).normalize()
    except ValueError:
        raise ParameterError(name, value, "a day is written as 2031-03-04") from None


def _with_voices(lines: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """``lines`` with ``voice`` and ``speaker``: of the shortest quotation around each, where it does not say them."""
    by_article: dict[str, list[tuple[int, int, str, Any]]] = defaultdict(list)
    for article_id, start, end, kind, speaker in quotes[["article_id", "start", "end", "kind", "speaker"]].itertuples(
        index=False, name=None
    ):
        by_article[article_id].append((start, end, _VOICES.get(kind, "quoted"), speaker))
    found = [
        min((q for q in by_article[i] if q[0] <= s and e <= q[1]), key=lambda q: q[1] - q[0], default=None)
        for i, s, e in zip(lines["article_id"], lines["start"], lines["end"], strict=True)
    ]
    made = {"voice": [q[2] if q else NARRATOR for q in found], "speaker": [q[3] if q else None for q in found]}
    own = {name: values for name, values in made.items() if name not in lines.columns}
    return lines.assign(**{name: pd.Series(values, lines.index, "str") for name, values in own.items()})


def _units_of(path: Path, columns: list[str]) -> pd.DataFrame:
    """The units that a file holds already; none where there is no file."""
    if not path.exists():
        return pd.DataFrame(columns=columns)
    try:
        kept = pd.read_csv(path, encoding="utf-8-sig", dtype={"article_id": "str"})
    except (OSError, ValueError) as error:
        raise InputError(path, f"cannot be read as units for coding ({error})", "Name another file") from error
    if list(kept.columns) != columns:
        raise InputError(path, "it holds something other than units for coding", "Name another file")
    return kept


def _added(path: Path, cells: list[str]) -> Path:
    """A file of corrections to quotations with one row more; refused where it would contradict itself."""
    try:
        before = path.read_text("utf-8-sig") if path.exists() else ""
    except OSError as error:
        raise InputError(path, error.strerror or str(error), "Check that it may be read") from error
    before = before if before.strip() else "passage,speaker,article\n"
    header = [name.strip().lower() for name in next(csv.reader([before.splitlines()[0]]))]
    row = dict(zip(("passage", "speaker", "article"), cells, strict=True))
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([row.get(name, "") for name in header])
    if line.getvalue() in before.splitlines(keepends=True):
        return path
    write_text(path, before + ("" if before.endswith("\n") else "\n") + line.getvalue())
    try:
        read_quote_corrections(path)
    except InputError:
        write_text(path, before)
        raise
    return path
