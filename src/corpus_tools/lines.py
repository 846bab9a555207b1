"""A concordance as it is read: the hits under one another, and the words nearest to each always shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pandas as pd
from markupsafe import Markup

from corpus_tools.disclosure import passages_shown
from corpus_tools.views import LONGEST, View, day, environment

SHOWN: Final = 50  # lines that a cell shows: more is read by sorting and filtering
_NEEDED: Final = frozenset({"outlet", "published", "left", "keyword", "right"})
_BESIDE: Final = ("voice", "speaker")
_PRINTED: Final = 30  # characters either side in a terminal


class Lines(pd.DataFrame):
    """A table of hits with ``left``, ``keyword`` and ``right``, shown as a concordance.

    It is a pandas DataFrame in every other way. Where columns that are needed for showing it were taken out, it is
    shown as any DataFrame is.
    """

    @property
    def _constructor(self) -> Callable[..., Lines]:
        return Lines

    def _repr_html_(self) -> str | None:
        if not set(self.columns) >= _NEEDED:
            return pd.DataFrame(self)._repr_html_()  # type: ignore[operator, no-any-return]
        return view_lines(self)._repr_html_()

    def __repr__(self) -> str:
        if not set(self.columns) >= _NEEDED or passages_shown() == "offsets":
            return repr(pd.DataFrame(self))
        rows = self.head(SHOWN)[["outlet", "left", "keyword", "right"]].itertuples(index=False, name=None)
        text = "\n".join(_printed(*row) for row in rows)
        return f"{text}\n{_how_many(self)}" if text else _how_many(self)


def _printed(outlet: str, left: str, keyword: str, right: str) -> str:
    words = " ".join(keyword.split())
    return f"{outlet[:16]:16}  {left[-_PRINTED:]:>{_PRINTED}}[{words}]{right[:_PRINTED]}"


def _how_many(lines: pd.DataFrame) -> str:
    found = lines.attrs.get("hits", len(lines))
    total = f"{found:,} {'hit' if found == 1 else 'hits'}"
    shown = min(SHOWN, len(lines))
    return f"The first {shown} of {total}." if found > shown else f"{total}."


def view_lines(lines: pd.DataFrame, limit: int = SHOWN) -> View:
    """The first ``limit`` hits with the words before them set to the right, so that the hits are under one another.

    ``lines``: from :func:`corpus_tools.kwic.concordance` or ``concordance_of``. How many there are is said. Where
    passages may not be printed, offsets are in their place.
    """
    beside = [name for name in _BESIDE if name in lines.columns and lines[name].notna().any()]
    rows = [
        (row["outlet"], day(row["published"]), [_said(row[name]) for name in beside], *words_of(row))
        for row in lines.head(limit).to_dict("records")
    ]
    template = environment().get_template("lines.html")
    return View(template.render(beside=beside, rows=rows, said=_how_many(lines) if limit == SHOWN else ""))


def _said(value: Any) -> str:
    return value if isinstance(value, str) else ""


def words_of(row: dict[Any, Any]) -> tuple[str, Markup, str]:
    """The words before a hit, the hit, marked, and the words after it; offsets where no words may be printed."""
    if passages_shown() == "offsets":
        return "", Markup("{}").format(f"characters {row['start']}–{row['end']}"), ""
    words = " ".join(row["keyword"].split())
    if len(words) > LONGEST:
        words = f"{words[: LONGEST // 2]} … {words[-LONGEST // 2 :]}"
    return row["left"], Markup('<mark class="hit">{}</mark>').format(words), row["right"]
