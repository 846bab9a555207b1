"""HTML views: an article with its layers, two articles side by side, the versions of an utterance, passages.

Text comes from strangers: all of it passes through Jinja2's escaping, and nothing in a view is a link that leads
out of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Any, Final

import pandas as pd
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from corpus_tools.disclosure import PRINTED, limited, passages_shown, restricted
from corpus_tools.errors import ParameterError
from corpus_tools.legible import cell, cells, is_numeric, say_once
from corpus_tools.links import page_of
from corpus_tools.shipped import read_shipped
from corpus_tools.text import fold, unturned

LAYERS: Final = ("quotes", "mentions", "frames")
WHOLE: Final = 100_000  # characters of one article that a view shows: a short book; more stalls a browser
WORDINGS: Final = 40  # of one utterance that a view shows: more than that is a table to be sorted, not to be read
LONGEST: Final = 3_000  # characters of one passage or wording: a page; a mark that never closes takes in a whole file
# How a version's relation to its reference is said; a copy in other quotation marks is a copy.
# The table says which one: printed first, pieces aside, and among those of one day the one that most outlets support.
REFERENCE: Final = "the version that the others are compared with"
RELATION_WORDS: Final = {
    "verbatim": "the same words",
    "punctuation": "a copy: only quotation marks, punctuation or capitals differ",
    "cut": "a part of it",
    "ellipsis_or_bracket": "shortened or completed openly, with an ellipsis or brackets",
    "altered": "words differ",
    "paraphrase": "words differ",
}
# Written into cells too, where it is needed to read them: an untrusted notebook is shown without our style sheet.
LEFT: Final = Markup(' style="text-align:left"')
RIGHT: Final = Markup(' class="number" style="text-align:right"')
# Elements that can be told apart without a style sheet, by the first word of a layer's kind; the first that fits.
_ELEMENTS: Final = {
    "hit": "mark",
    "changed": "ins",
    "contested": "ins",
    "frame": "strong",
    "passage": "mark",
    "utterance": "em",
    "name": "u",
}
_BEGINNINGS: Final = 100  # of names, in one pattern
CONTEXT: Final = 90  # characters either side of a passage: a line and a half of a printed page


# JupyterLab makes a formula of what is between two dollar signs: "from $5m to $6m" would be unreadable without this.
NO_FORMULAS: Final = "mathjax_ignore tex2jax_ignore"
FRAME: Final = Markup(f'<div class="ct-view {NO_FORMULAS}">')  # noqa: S704 - no text of an article
# In Markdown even an escaped dollar sign begins a formula.
DOLLAR: Final = f'<span class="{NO_FORMULAS}">&#36;</span>'


class View(Markup):
    """A piece of HTML that shows itself in a notebook; as plain text it says only what it is."""

    def _repr_html_(self) -> str:
        return unturned(f"{FRAME}<style>{style()}</style>{self}</div>")

    def __repr__(self) -> str:
        return "<corpus_tools view: open in a notebook or the report>"


def _template(name: str) -> tuple[str, str, None]:
    """The text of a template and its name for error messages; one that is missing is no fault of what is shown."""
    path = f"templates/{name}"
    return read_shipped("corpus_tools", path, bytes.decode), path, None


@cache
def environment() -> Environment:
    """The templates, with escaping on and no undefined names."""
    made = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = day
    made.filters["dated"] = dated
    made.filters["cell"] = cell
    made.globals["to_left"], made.globals["to_right"] = LEFT, RIGHT
    return made


@cache
def style(report: bool = False) -> str:
    """The style sheet of a view in a notebook, or of the ``report``: the same rules, with colours of their own.

    A notebook's front end has rules for tables that are more specific than one class: ours name theirs three times.
    """
    scope = ".ct-report" if report else ".ct-view.ct-view.ct-view"
    made = environment().get_template("style.css").render(s=scope, report=report)
    return re.sub(r"\s*\n\s*", "\n" if report else " ", made).strip()


def each_row(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table as named tuples."""
    if frame.empty:
        return
    # Pandas' own way to the values takes ten times as long where they are text.
    row = _row_of(tuple(frame.columns))
    yield from map(row._make, zip(*(column.tolist() for _, column in frame.items()), strict=True))


@lru_cache(maxsize=256)
def _row_of(columns: tuple[Any, ...]) -> Any:
    """A row with these columns, its names those that pandas gives; to make such a class takes as long as many rows."""
    return type(next(pd.DataFrame([[0] * len(columns)], columns=list(columns)).itertuples(index=False)))


def rows_by_article(table: pd.DataFrame, wanted: Collection[str]) -> dict[str, list[Any]]:
    """The rows of a table, as far as a view shows them, by the article that they are of, for the articles wanted."""
    # What comes after the part that a view shows need not be made ready.
    some = table[table["article_id"].isin(list(wanted)) & (table["start"] < WHOLE)]
    rows: dict[str, list[Any]] = {article_id: [] for article_id in wanted}
    for row in each_row(some):
        rows[row.article_id].append(row)
    return rows


def day(value: Any) -> str:
    """A date for reading: 4 March 2031; 'undated' where there is none."""
    if value is None or pd.isna(value):
        return "undated"
    stamp = pd.Timestamp(value)
    return f"{stamp.day} {stamp:%B %Y}"


def dated(article: Any) -> Markup:
    """The date of an article, leading to the article where there is a page that holds it."""
    said = day(article.published)
    page = page_of(article.article_id)
    if not page:
        return Markup("{}").format(said)
    return Markup('<a href="{}">{}</a>').format(page, said)


@dataclass(frozen=True)
class Layer:
    """A span to be marked: ``kind`` is its CSS class, ``note`` what a reader sees on pointing at it."""

    start: int
    end: int
    kind: str
    note: str = ""
    anchor: str = ""


def mark_up(text: str, layers: Iterable[Layer], start: int = 0, end: int | None = None) -> Markup:
    """``text[start:end]`` with its layers as nested or adjoining ``<span>`` elements; they may overlap.

    Every character of the text appears exactly once and escaped, whatever the layers. A layer without width marks the
    place where something was left out.
    """
    end = len(text) if end is None else min(end, len(text))
    layers = list(layers)
    live = [x for x in layers if x.start < end and x.end > start and x.start < x.end]
    gaps = {x.start: x for x in layers if start < x.start == x.end < end}
    cuts = sorted({start, end, *gaps, *(min(max(p, start), end) for x in live for p in (x.start, x.end))})
    opening: dict[int, list[Layer]] = {}
    for layer in live:
        opening.setdefault(max(layer.start, start), []).append(layer)
    out: list[Markup] = []
    active: list[Layer] = []
    for left, right in pairwise(cuts):
        active = [x for x in active if x.end > left] + opening.get(left, [])
        if left in gaps:
            out.append(Markup('<span class="gap" title="{}"></span>').format(gaps[left].note))
        anchor = next((x.anchor for x in opening.get(left, []) if x.anchor), "")
        out.append(_marked(escape(text[left:right]), active, anchor))
    return Markup("").join(out)


def _marked(piece: Markup, layers: Sequence[Layer], anchor: str) -> Markup:
    """A piece of text inside the element of all layers that cover it."""
    if not layers:
        return piece
    kinds = " ".join(dict.fromkeys(x.kind for x in layers))
    note = " · ".join(dict.fromkeys(x.note for x in layers if x.note))
    identity = Markup(' id="{}"').format(anchor) if anchor else Markup("")
    words = {x.kind.partition(" ")[0] for x in layers}
    element = Markup(next((tag for kind, tag in _ELEMENTS.items() if kind in words), "span"))  # noqa: S704 - ours
    said = Markup(' title="{}"').format(note) if note else Markup("")
    return Markup('<{} class="{}"{}{}>{}</{}>').format(element, kinds, identity, said, piece, element)


def paragraphs(text: str, layers: Sequence[Layer]) -> list[Markup]:
    """The paragraphs of ``text``, each marked up with the layers that touch it."""
    from corpus_tools.english.tokens import paragraph_spans

    spans = paragraph_spans(text)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    touching: list[list[Layer]] = [[] for _ in spans]
    for layer in sorted(layers, key=lambda x: (x.start, -x.end)):
        for number in range(bisect_right(ends, layer.start), bisect_left(starts, layer.end)):
            touching[number].append(layer)
    return [mark_up(text, some, start, end) for some, (start, end) in zip(touching, spans, strict=True)]


def _one(articles: pd.DataFrame, article_id: str) -> pd.DataFrame:
    """The row of an article."""
    rows = articles[articles["article_id"] == article_id].head(1)
    if rows.empty:
        raise ParameterError("article_id", article_id, f"one of the {len(articles)} article_ids of the table articles")
    return rows


def quote_note(row: Any) -> str:
    """What a reader is told of a quotation."""
    speaker = row.speaker if isinstance(row.speaker, str) else row.source if isinstance(row.source, str) else ""
    cue = f" ({row.cue})" if isinstance(row.cue, str) else ""
    return f"{row.kind} quotation: {speaker}{cue}" if speaker else f"{row.kind} quotation, nobody named"


def frame_note(row: Any) -> str:
    """What a reader is told of a framing expression."""
    parts = [row.frame, f"voice: {row.voice}"]
    if isinstance(row.speaker, str):
        parts.append(f"speaker: {row.speaker}")
    if row.is_negated:
        parts.append("negated")
    if row.modality != "actual":
        parts.append(row.modality)
    return "frame: " + ", ".join(parts)


def layers_of(rows: Mapping[str, Iterable[Any]]) -> list[Layer]:
    """The layers of one article from its rows of ``quotes``, ``mentions`` and ``frames``, as far as they are given."""
    layers = [Layer(row.start, row.end, f"quote quote-{row.kind}", quote_note(row)) for row in rows.get("quotes", ())]
    layers += [
        Layer(row.start, row.end, f"name name-{row.label}", f"{row.name} ({row.form})")
        for row in rows.get("mentions", ())
        if row.form != "pronoun"
    ]
    return layers + [
        Layer(row.start, row.end, f"frame frame-{row.voice}", frame_note(row)) for row in rows.get("frames", ())
    ]


def view_article(articles: pd.DataFrame, article_id: str, **tables: pd.DataFrame) -> View:
    """One article with its quotations, names and framing expressions marked.

    ``tables``: any of ``quotes``, ``mentions``, ``frames``. Raises :class:`ParameterError` for an unknown article
    or table.
    """
    return view_articles(_one(articles, article_id), **tables)[0]


def view_articles(articles: pd.DataFrame, **tables: pd.DataFrame) -> list[View]:
    """Each of these articles as :func:`view_article` shows it: the tables are gone through once for all of them."""
    unknown = sorted(set(tables) - set(LAYERS))
    if unknown:
        raise ParameterError("table", unknown[0], f"layers of an article are {', '.join(LAYERS)}")
    ids = articles["article_id"].tolist()
    rows = {name: rows_by_article(table, ids) for name, table in tables.items()}
    return [
        _view_article(article, {name: by_id[article.article_id] for name, by_id in rows.items()}, [])
        for article in each_row(articles)
    ]


def view_hit(articles: pd.DataFrame, article_id: str, start: int, end: int, tables: Mapping[str, pd.DataFrame]) -> View:
    """One article as :func:`view_article` shows it, the passage from ``start`` to ``end`` marked as a hit.

    It begins with the headline and the paragraph of the hit; the paragraphs between them are folded, since no page
    can be scrolled without a script.
    """
    article = next(each_row(_one(articles, article_id)))
    rows = {name: rows_by_article(table, [article_id])[article_id] for name, table in tables.items()}
    return _view_article(article, rows, [Layer(start, end, "hit", "the hit")], start)


def _view_article(row: Any, rows: Mapping[str, Iterable[Any]], more: Sequence[Layer], begin: int = 0) -> View:
    from corpus_tools.english.tokens import paragraph_spans

    whole = _printed()
    layers = [*layers_of(rows), *more] if whole else []
    body = paragraphs(row.text[:whole], layers)
    folded = sum(end <= begin for _, end in paragraph_spans(row.text[:whole])) if begin else 0
    return View(
        environment()
        .get_template("article.html")
        .render(article=row, paragraphs=body, folded=folded, left=max(0, len(row.text) - whole))
    )


def _printed() -> int:
    """How many characters of an article are shown: none where passages are restricted."""
    return WHOLE if passages_shown() == "full" else 0


def view_pair(
    articles: pd.DataFrame,
    article_id: str,
    other_id: str,
    passages: pd.DataFrame,
    changes: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> View:
    """Two articles side by side: shared passages, one utterance in both (of ``utterances``), and altered words."""
    for each in (article_id, other_id):
        _one(articles, each)
    return view_pairs(articles, [(article_id, other_id)], passages, changes, utterances)[0]


def view_pairs(
    articles: pd.DataFrame,
    pairs: Sequence[tuple[str, str]],
    passages: pd.DataFrame,
    changes: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> list[View]:
    """Each pair of articles as :func:`view_pair` shows it: the tables are gone through once for all of them."""
    wanted = list(dict.fromkeys(article_id for pair in pairs for article_id in pair))
    known = {row.article_id: row for row in each_row(articles[articles["article_id"].isin(wanted)])}
    shared = _between(passages, pairs)
    changed = _between(changes, pairs) if changes is not None else {}
    versions = rows_by_article(utterances, wanted) if utterances is not None else {}
    made = []
    for pair in pairs:
        sides: list[list[Layer]] = [[], []]
        _add_passages(sides, pair, shared[pair])
        _add_utterances(sides, [versions.get(article_id, []) for article_id in pair])
        _add_changes(sides, pair, changed.get(pair, []))
        made.append(_side_by_side([known[article_id] for article_id in pair], sides))
    return made


def _add_passages(sides: Sequence[list[Layer]], pair: tuple[str, str], passages: Iterable[Any]) -> None:
    for number, passage in enumerate(passages, 1):
        note = f"passage {number}: {passage.kind}, similarity {passage.similarity:.2f}"
        for side, (start, end) in zip(sides, _ends(passage, pair), strict=True):
            side.append(Layer(start, end, f"passage passage-{passage.kind}", note))


def _add_utterances(sides: Sequence[list[Layer]], parts: Sequence[Sequence[Any]]) -> None:
    here, there = ({row.utterance_id for row in part} for part in parts)
    for side, part in zip(sides, parts, strict=True):
        for row in part:
            if row.utterance_id in here and row.utterance_id in there:
                of = "" if row.is_reference else f": {RELATION_WORDS.get(row.relation, row.relation)}"
                side.append(Layer(row.start, row.end, "utterance", f"an utterance that both print{of}"))


def _add_changes(sides: Sequence[list[Layer]], pair: tuple[str, str], changes: Iterable[Any]) -> None:
    for change in changes:
        note = f"{change.kind.replace('_', ' ')}: {change.other_text or '(nothing)'} → {change.text or '(nothing)'}"
        for side, (start, end) in zip(sides, _ends(change, pair), strict=True):
            side.append(Layer(start, end, "changed", note))


def _ends(row: Any, pair: tuple[str, str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a passage or a change is in the first article of a pair, and where in the second."""
    here, there = (row.start, row.end), (row.other_start, row.other_end)
    return (here, there) if row.article_id == pair[0] else (there, here)


def _side_by_side(rows: Sequence[Any], sides: Sequence[Sequence[Layer]]) -> View:
    whole = _printed()
    shown = [
        (row, paragraphs(row.text[:whole], side if whole else []), max(0, len(row.text) - whole))
        for row, side in zip(rows, sides, strict=True)
    ]
    return View(environment().get_template("pair.html").render(sides=shown))


def _between(table: pd.DataFrame, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Any]]:
    """The rows of a table of two articles that are of each pair, in either order."""
    rows: dict[tuple[str, str], list[Any]] = {pair: [] for pair in pairs}
    wanted = list({article_id for pair in rows for article_id in pair})
    for row in each_row(table[table["article_id"].isin(wanted) & table["other_id"].isin(wanted)]):
        for pair in dict.fromkeys([(row.article_id, row.other_id), (row.other_id, row.article_id)]):
            if pair in rows:
                rows[pair].append(row)
    return rows


def view_versions(utterance_id: str, utterances: pd.DataFrame, changes: pd.DataFrame, articles: pd.DataFrame) -> View:
    """The versions of one utterance one under another, with the words marked that differ from the reference version."""
    rows = utterances[utterances["utterance_id"] == utterance_id]
    if rows.empty:
        raise ParameterError("utterance_id", utterance_id, "one of the utterance_ids of the table utterances")
    outlets = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    ordered = rows.sort_values(["is_reference", "support", "quote_id"], ascending=[False, False, True])
    own: dict[str, list[Any]] = defaultdict(list)
    others: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for c in each_row(changes[changes["quote_id"].isin(set(rows["quote_id"]))]):
        own[c.quote_id].append(c)
    for c in each_row(changes[changes["utterance_id"] == utterance_id]):
        others[c.reference_id].add((c.other_start, c.other_end))
    versions: dict[tuple[str, str], tuple[Any, list[str], Markup]] = {}
    left: set[tuple[str, str]] = set()
    for row in each_row(ordered):
        # Outlets that print the same words share a line.
        key = (fold(row.text).rstrip(",.;:!? "), "reference" if row.is_reference else row.relation)
        outlet = str(outlets.get(row.article_id, "unknown"))
        if key in versions:
            if outlet not in versions[key][1]:
                versions[key][1].append(outlet)
        elif len(versions) < WORDINGS:
            versions[key] = (row, [outlet], _version(row, _differing(row, own, others)))
        else:
            left.add(key)
    template = environment().get_template("versions.html")
    words = {"relations": RELATION_WORDS, "reference": REFERENCE}
    return View(template.render(versions=list(versions.values()), left=len(left), **words))


def _version(row: Any, layers: Sequence[Layer]) -> Markup:
    """The wording of a version, as much of it as may be printed."""
    if passages_shown() == "full":
        return _shortened(row.text, layers, 0, len(row.text))
    return Markup("{}").format(limited(row.text) or f"characters {row.start}–{row.end}")


def _differing(
    row: Any, own: Mapping[str, Sequence[Any]], others: Mapping[str, Iterable[tuple[int, int]]]
) -> list[Layer]:
    """The words of a version that differ from the reference; of the reference, those in which others differ."""
    if row.is_reference:
        spans = sorted(others.get(row.quote_id, ()))
        return [Layer(start - row.start, end - row.start, "contested", "differs elsewhere") for start, end in spans]
    return [
        Layer(c.start - row.start, c.end - row.start, f"changed change-{c.kind}", f"{kind}: elsewhere “{c.other_text}”")
        for c in own.get(row.quote_id, ())
        for kind in [c.kind.replace("_", " ")]
        if row.start <= c.start and c.end <= row.end
    ]


def passage(text: str, start: int, end: int, kind: str = "hit", width: int = CONTEXT) -> Markup:
    """``text[start:end]`` marked, with ``width`` characters either side, cut at a space, line breaks as ¶.

    Of a passage longer than ``LONGEST`` its beginning and its end are shown, and how much is left out between them.
    """
    if passages_shown() != "full":
        inside = limited(text[start:end]) or f"characters {start}–{end}"
        return Markup('<mark class="{}">{}</mark>').format(kind, inside)
    left = max(0, start - width)
    right = min(len(text), end + width)
    if left:
        space = text.find(" ", left, start)
        left = space + 1 if space >= 0 else left
    if right < len(text):
        space = text.rfind(" ", end, right)
        right = space if space > end else right
    marked = _shortened(text, [Layer(start, end, kind)], left, right)
    marked = marked.replace("\n\n", " ¶ ").replace("\n", " ¶ ")
    return Markup("{}{}{}").format("… " if left else "", marked, " …" if right < len(text) else "")


def _shortened(text: str, layers: Sequence[Layer], start: int, end: int) -> Markup:
    """``text[start:end]`` marked up; where it is long, without its middle, of which it says how long it is."""
    over = end - start - LONGEST
    if over <= 0:
        return mark_up(text, layers, start, end)
    head, tail = start + LONGEST * 2 // 3, end - LONGEST // 3
    gap = Markup(' <span class="meta">[{:,} characters not shown here]</span> ').format(tail - head)
    return Markup("").join((mark_up(text, layers, start, head), gap, mark_up(text, layers, tail, end)))


def view_passages(
    table: pd.DataFrame,
    articles: pd.DataFrame,
    columns: Sequence[str] = (),
    *,
    limit: int = 50,
    width: int = CONTEXT,
) -> View:
    """The rows of any table with offsets as passages in their context, with outlet, date and ``columns`` beside.

    At most ``limit`` rows are shown; how many there are is said.
    """
    missing = [c for c in columns if c not in table.columns]
    if missing:
        raise ParameterError("columns", missing[0], f"columns of this table are {', '.join(table.columns)}")
    return _passages_of(table.head(limit), [limit], [len(table)], articles, columns, width)[0]


def _passages_of(
    table: pd.DataFrame,
    ends: Sequence[int],
    totals: Sequence[int],
    articles: pd.DataFrame,
    columns: Sequence[str],
    width: int,
) -> list[View]:
    """The rows of a table as passages in several views: each goes on to the row before its end, of so many in all."""
    wanted = table[["article_id", "start", "end", *columns]]
    ids = wanted["article_id"].drop_duplicates().tolist()
    known = {row.article_id: row for row in each_row(articles[articles["article_id"].isin(ids)])}
    rows = list(zip(*(column.tolist() for _, column in wanted.items()), strict=True))
    template = environment().get_template("passages.html")
    views = []
    for begin, end, total in zip([0, *ends][:-1], ends, totals, strict=True):
        shown = []
        for article_id, start, stop, *values in rows[begin:end]:
            article = known[article_id]
            beside = [_beside(column, value) for column, value in zip(columns, values, strict=True)]
            shown.append((article, beside, passage(article.text, start, stop, width=width)))
        views.append(View(template.render(columns=list(columns), rows=shown, total=total, shown=len(shown))))
    return views


def _beside(column: str, value: Any) -> Any:
    """What is said of a passage in a column beside it."""
    return "" if pd.isna(value) else limited(value) if column in PRINTED else value


def _need_columns(
    counts: pd.DataFrame,
    full: pd.DataFrame,
    by: Sequence[str],
    count: str,
    columns: Sequence[str],
    beside: Sequence[str],
) -> None:
    wanted = [("by", c, counts, "these counts") for c in (*by, count)]
    wanted += [("columns", c, counts, "these counts") for c in columns]
    wanted += [("by", c, full, "this table") for c in (*by, *beside)]
    for argument, column, frame, which in wanted:
        if column not in frame.columns:
            raise ParameterError(argument, column, f"columns of {which} are {', '.join(map(str, frame.columns))}")


def view_counts(
    counts: pd.DataFrame,
    table: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: Sequence[str],
    count: str,
    beside: Sequence[str] = (),
    columns: Sequence[str] = (),
    limit: int = 20,
    rows: int = 25,
) -> View:
    """A table of counts in which each count opens as the passages it counts.

    ``counts`` has the columns ``by`` and ``count``; the rows of ``table`` with the same values in ``by`` are the
    passages (``table`` may use columns of ``articles`` such as ``outlet``). ``beside``: columns of ``table`` to show
    with each passage; ``columns``: those of ``counts`` to show, all by default. At most ``limit`` passages are shown
    of each count and ``rows`` counts; both are said.
    Raises :class:`ParameterError` where a column is missing.
    """
    known = articles.set_index("article_id")
    extra = [c for c in by if c not in table.columns and c in known.columns]
    full = table.assign(**{c: table["article_id"].map(known[c]) for c in extra}) if extra else table
    _need_columns(counts, full, by, count, columns, beside)
    groups = dict(full.groupby(list(by), sort=False, dropna=False).indices)
    head = counts.head(rows)
    small, notes = say_once(restricted(head[[count, *columns]] if columns else head))
    heads = [c for c in small.columns if c != count]
    values = {c: cells(small[c]) for c in heads}
    places = [_places(groups, tuple(row)) for row in zip(*(head[c].tolist() for c in by), strict=True)]
    first = [some[:limit] for some in places]
    part = full[["article_id", "start", "end", *beside]].iloc[[place for some in first for place in some]]
    ends = list(accumulate(map(len, first)))
    passages = _passages_of(part, ends, [len(some) for some in places], articles, beside, CONTEXT)
    opened = []
    for number, (amount, some, view) in enumerate(zip(head[count].tolist(), places, passages, strict=True)):
        shown = [(values[c][number], is_numeric(small[c])) for c in heads]
        many = "1 passage" if len(some) == 1 else f"{len(some):,} passages"
        opened.append((shown, amount, many, view))
    return View(
        environment()
        .get_template("counts.html")
        .render(
            heads=[(c, is_numeric(small[c])) for c in heads],
            count=count,
            rows=opened,
            total=len(counts),
            notes=notes,
        )
    )


def _places(groups: Mapping[Any, Any], key: tuple[Any, ...]) -> list[int]:
    """The rows of a group, in their order; pandas calls groups of one column by its values, or by tuples of one."""
    found = groups.get(key, groups.get(key[0], ()) if len(key) == 1 else ())
    return sorted(int(i) for i in found)


def label_articles(table: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """``table`` with articles named by outlet, day and headline in place of identifiers.

    The column ``article`` stands for ``article_id``; ``source`` for ``source_id``, or ``other`` for ``other_id``,
    whichever the table has; identifiers in a column ``evidence`` are replaced too. The rows are in the order of
    publication.
    """
    wanted = articles[["article_id", "outlet", "published", "title", "source_file"]]
    labels = {row.article_id: f"{row.outlet}, {day(row.published)}{_headline(row)}" for row in each_row(wanted)}
    short = {row.article_id: f"“{row.outlet} of {day(row.published)}”" for row in each_row(wanted)}
    order = articles.sort_values(["published", "source_file", "position"], na_position="last")["article_id"]
    place = {article_id: number for number, article_id in enumerate(order)}
    second, name = ("source_id", "source") if "source_id" in table.columns else ("other_id", "other")
    other = table[second].map(lambda value: labels.get(value, value), na_action="ignore")
    made = table.assign(**{"article": table["article_id"].map(labels), name: other})
    if "evidence" in made.columns and len(made):
        replace = _replacer(short)
        made["evidence"] = [replace(text) for text in made["evidence"].tolist()]
    return made.sort_values("article_id", key=lambda ids: ids.map(place), kind="stable", ignore_index=True)


def _replacer(names: Mapping[str, str]) -> Callable[[str], str]:
    """What puts something else for each of the keys that is in a text: the first, and there the longest.

    One pattern of ten thousand names tries them one after another at each place. So it is only searched for where one
    may begin, and what stands there is looked up by its length.
    """
    lengths = sorted({len(name) for name in names if name}, reverse=True)
    if not lengths:
        return lambda text: text
    shared = next((n for n in range(lengths[-1], 1, -1) if len({name[:n] for name in names}) <= _BEGINNINGS), 1)
    begins = re.compile("|".join(map(re.escape, sorted({name[:shared] for name in names if name}))))

    def replace(text: str) -> str:
        made, at, search = [], 0, 0
        while found := begins.search(text, search):
            place = found.start()
            name = next((text[place : place + n] for n in lengths if text[place : place + n] in names), "")
            search = place + max(len(name), 1)
            if name:
                made += [text[at:place], names[name]]
                at = search
        return "".join([*made, text[at:]])

    return replace


def _headline(row: Any) -> str:
    if isinstance(row.title, str) and row.title:
        return f": {row.title if len(row.title) <= 60 else row.title[:59] + '…'}"
    return f" ({row.source_file})"


def view_contested(
    contested: pd.DataFrame, utterances: pd.DataFrame, changes: pd.DataFrame, articles: pd.DataFrame, *, top: int = 6
) -> View:
    """The ``top`` most contested utterances, each with its versions one under another.

    Those that :func:`corpus_tools.measures.contested_utterances` does not call contested are counted, not shown.
    """
    others = int((~contested["is_contested"]).sum())
    contested = contested[contested["is_contested"]]
    shown = [
        (
            row.speaker if isinstance(row.speaker, str) else "speaker not resolved",
            view_versions(row.utterance_id, utterances, changes, articles),
        )
        for row in each_row(contested.head(top))
    ]
    return View(environment().get_template("contested.html").render(shown=shown, total=len(contested), others=others))
