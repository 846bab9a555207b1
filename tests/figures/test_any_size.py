"""Every figure on corpora of any size: no text on another or outside, each mark at its date, each column at its days.

Boxes are those of the renderer that draws the figure. The tables are made, so that ten thousand articles cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from corpus_tools import figures
from corpus_tools.figures.bins import MOST, bins_for
from corpus_tools.figures.days import seconds
from corpus_tools.figures.picture import Picture, style

START = pd.Timestamp("2031-03-03 06:00")
# articles, outlets, hours from the first to the last; None: no article has a date
SIZES: list[tuple[int, int, float | None]] = [
    (1, 1, 1),
    (2, 2, None),
    (2, 1, 1),
    (18, 9, 80),
    (84, 7, 24 * 30),
    (84, 40, 24 * 400),
    (840, 7, 24 * 300),
    (840, 200, 24 * 3650),
    (10_000, 200, 24 * 3650),
    (10_000, 1, 1),
]
KINDS = ("independent", "copy", "excerpt", "edited", "rewritten", "shares_source")


def outlet_names(outlets: int) -> list[str]:
    return [
        f"The {word} Evening Courier and Gazette {i}"[: 12 + 7 * (i % 5)] + f" {i}"
        for i, word in zip(range(outlets), ("Harbourside", "Northern", "Iiiii", "WWWWWW", "Coast") * 40, strict=False)
    ]


@cache
def timeline(articles: int, outlets: int, hours: float | None) -> pd.DataFrame:
    rng = np.random.default_rng(articles + outlets)
    at = np.sort(rng.uniform(0, 1, articles)) * (hours or 0) * 3600
    if articles > 1:
        at[0], at[-1] = 0, (hours or 0) * 3600
    ids = [f"a{i}" for i in range(articles)]
    names = outlet_names(outlets)
    published = [pd.NaT if hours is None else START + pd.Timedelta(seconds=int(s)) for s in at]
    kinds = [KINDS[0] if rng.random() < 0.8 else KINDS[int(rng.integers(1, 6))] for _ in ids]
    frame = pd.DataFrame({"article_id": ids, "outlet": [names[int(rng.integers(outlets))] for _ in ids]})
    frame["published"] = pd.Series(published, dtype="datetime64[s]")
    frame["derivation"] = kinds
    frame["source_id"] = [ids[max(0, i - 1)] if k != "independent" and i else None for i, k in enumerate(kinds)]
    return frame.assign(has_outside_source=False, may_be_first=[i == 0 for i in range(articles)])


def by_day(table: pd.DataFrame) -> pd.DataFrame:
    counts = table.groupby(table["published"].dt.normalize(), dropna=False).size().reset_index(name="n")
    counts.columns = ["day", "n"]
    return counts


def intervals(names: list[str], column: str, unit: str) -> pd.DataFrame:
    amounts = np.arange(len(names), 0, -1)
    frame = pd.DataFrame({column: names, unit: amounts, "n": int(amounts.sum())})
    share = frame[unit] / frame["n"]
    frame = frame.assign(share=share, low=share * 0.6, high=np.minimum(1, share * 1.5))
    return frame.assign(n_articles=20, n_texts=18, articles=np.minimum(amounts, 20), is_named=True)


def share_of_voice(size: tuple[int, int, float | None]) -> Picture:
    return figures.draw_share_of_voice(intervals(outlet_names(size[1]), "voice", "words"), source="Source: made.")


def quotations(size: tuple[int, int, float | None]) -> Picture:
    days = by_day(timeline(*size))
    table = days.assign(quotations=days["n"] * 2, quotations_once=days["n"])
    return figures.draw_quotations_over_time(table, source="Source: made.")


def frames_over_time(size: tuple[int, int, float | None]) -> Picture:
    days = by_day(timeline(*size))
    parts = [days.assign(frame=frame) for frame in ("forced", "neutral", "voluntary")]
    table = pd.concat(parts, ignore_index=True).rename(columns={"n": "expressions"})
    table = table.assign(expressions_once=table["expressions"], n_articles=table["expressions"])
    return figures.draw_frames_over_time(table, source="Source: made.")


def own_and_quoted(size: tuple[int, int, float | None]) -> Picture:
    rows = [
        (o, side, f, i % 7)
        for i, o in enumerate(outlet_names(size[1]))
        for side in ("own words", "others' words")
        for f in ("forced", "voluntary")
    ]
    table = pd.DataFrame(rows, columns=["outlet", "side", "frame", "expressions"])
    return figures.draw_own_and_quoted(table, source="Source: made.", title="A finding.")


def mentions(size: tuple[int, int, float | None]) -> Picture:
    rows = [
        (f"Person {p} of Somewhere", o, 1 + (i * p) % 9)
        for i, o in enumerate(outlet_names(size[1]))
        for p in range(1, 25)
    ]
    table = pd.DataFrame(rows, columns=["name", "outlet", "mentions"])
    table = table.assign(per_1000_words=table["mentions"] / 3, n_articles=3)
    return figures.draw_mentions(table, source="Source: made.")


def forms(size: tuple[int, int, float | None]) -> Picture:
    kinds = ("full", "title+full", "title+surname", "surname", "role", "role+name")
    rows = [
        ("Ada Moll", o, f, 1 + (i * j) % 9) for i, o in enumerate(outlet_names(size[1])) for j, f in enumerate(kinds)
    ]
    table = pd.DataFrame(rows, columns=["name", "outlet", "form", "mentions"])
    share = table["mentions"] / table.groupby("outlet")["mentions"].transform("sum")
    table = table.assign(share=share, low=(share - 0.2).clip(0), high=(share + 0.2).clip(upper=1), n_articles=3)
    return figures.draw_forms(table, source="Source: made.")


def first_appearances(size: tuple[int, int, float | None]) -> Picture:
    table = timeline(*size).drop_duplicates("article_id").head(60)
    names = [f"Somebody Number {i}" for i in range(len(table))]
    table = table.assign(name=names, label="PER", also_first=0, mentions=3, articles=2, n_articles=size[0])
    return figures.draw_first_appearances(table, source="Source: made.")


def reuse_matrix(size: tuple[int, int, float | None]) -> Picture:
    table = timeline(*size).head(60)
    ids = list(table["article_id"])
    rows = [(a, b, 0.3) for a, b in pairwise(ids)]
    shares = pd.DataFrame(rows, columns=["article_id", "other_id", "share"])
    outlets = dict(zip(ids, table["outlet"], strict=True))
    shares = shares.assign(outlet=shares["article_id"].map(outlets), other_outlet=shares["other_id"].map(outlets))
    return figures.draw_reuse_matrix(shares, table.assign(text="x"), source="Source: made.")


Size = tuple[int, int, float | None]
VOICES = ("narrator", "quoted", "reported")
TITLED: dict[str, str] = {"source": "Source: made.", "title": "A finding."}


def people(size: Size) -> list[str]:
    """As many voices as a corpus of this size may have, up to three hundred."""
    return [f"{name} of Somewhere"[: 8 + i % 30] for i, name in enumerate(outlet_names(min(200, 2 + size[0] // 3)))]


def crossed(rows: list[str], row: str, columns: tuple[str, ...], column: str, amount: str) -> pd.DataFrame:
    """Made amounts for each row and column, some of them none."""
    cells = [(r, c, (7 * i + 3 * j) % 23 * (1 + i % 40)) for i, r in enumerate(rows) for j, c in enumerate(columns)]
    return pd.DataFrame(cells, columns=[row, column, amount])


def agents(size: Size) -> Picture:
    names = [*people(size), "a pronoun, not resolved", "not named"]
    return figures.draw_agents(crossed(names, "agent", VOICES, "voice", "expressions"), **TITLED)


def modality(size: Size) -> Picture:
    states = ("actual", "denied", "demanded", "offered", "predicted", "question")
    frames = [f"frame {i} with a long name"[: 8 + 4 * i] for i in range(min(size[1], 8))]
    return figures.draw_modality(crossed(frames, "frame", states, "state", "expressions"), **TITLED)


def cues(size: Size) -> Picture:
    groups = ("neutral", "strong", "loaded", "other", "no cue")
    return figures.draw_cues(crossed(people(size), "voice", groups, "cue_group", "quotations"), **TITLED)


def manner(size: Size) -> Picture:
    outlets = outlet_names(size[1])
    kinds = crossed(outlets, "outlet", ("direct", "mixed", "indirect"), "kind", "quotations")
    sources = ("person", "organisation", "document", "unnamed", "unresolved")
    types = crossed(outlets, "outlet", sources, "source_type", "quotations")
    return figures.draw_manner(kinds, types, **TITLED)


def entrances(size: Size) -> Picture:
    rng = np.random.default_rng(size[0])
    voices = people(size)
    rows = [
        (voices[int(v)], f"a{i}", float(rng.random())) for i in range(min(size[0], 900)) for v in {0, i % len(voices)}
    ]
    table = pd.DataFrame(rows, columns=["voice", "article_id", "position"])
    return figures.draw_entrances(table.assign(is_named=True, n_articles=size[0], outlet="A", turn=1), **TITLED)


def versions(size: Size) -> Picture:
    shown = timeline(*size).head(900)
    relations = ("verbatim", "altered", "cut", "paraphrase", "punctuation")
    texts = [f"I will never go back{' again' * (i % 9)} {'and again ' * (i % 70)}" for i in range(len(shown))]
    table = pd.DataFrame(
        {
            "outlet": shown["outlet"],
            "published": shown["published"],
            "article_id": shown["article_id"],
            "quote_id": shown["article_id"] + ":q",
            "relation": [relations[i % 5] for i in range(len(shown))],
            "is_reference": [i == 0 for i in range(len(shown))],
            "support": 1,
            "text": texts,
            "marked": [[(2, 6)] if i % 3 else [] for i in range(len(shown))],
        }
    )
    return figures.draw_versions(table, source="Source: made.", speaker="The Extraordinarily Long-Winded Chair")


def network(size: Size) -> Picture:
    names = people(size)
    rows = [
        (names[i], names[j], f"per:{i}", f"per:{j}", 1 + (i * j) % 9)
        for i in range(min(len(names), 60))
        for j in range(i + 1, min(len(names), 60))
        if (i + j) % 4 == 0 or j == i + 1
    ]
    table = pd.DataFrame(rows, columns=["name", "other_name", "entity_id", "other_id", "together"])
    table = table.assign(articles_together=table["together"], n_articles=size[0], articles=5, other_articles=4)
    return figures.draw_co_mentions(table, **TITLED)


def transitivity(size: Size) -> Picture:
    table = pd.DataFrame({"actor": people(size)})
    rank = np.arange(len(table), 0, -1)
    table = table.assign(acts=rank % 31, acts_alone=rank % 7, acted_upon=rank % 301)
    return figures.draw_transitivity(table, **TITLED)


def dispersion(size: Size) -> Picture:
    news = timeline(*size)
    hits = [
        (i, o, p, k / 50) for i, o, p in news[["article_id", "outlet", "published"]].values for k in range(0, 50, 7)
    ]
    table = pd.DataFrame(hits, columns=["article_id", "outlet", "published", "position"])
    table.attrs = {"query": "a long query of several words | another | and_another", "articles_searched": size[0]}
    spread = pd.DataFrame({"dp_norm_articles": [0.25]})
    return figures.draw_dispersion(table, spread, source="Source: made.")


def draw_timeline(size: tuple[int, int, float | None]) -> Picture:
    return figures.draw_timeline(timeline(*size), source="Source: made.")


DRAWN: dict[str, Callable[[tuple[int, int, float | None]], Picture]] = {
    f.__name__: f
    for f in (
        draw_timeline,
        quotations,
        frames_over_time,
        share_of_voice,
        own_and_quoted,
        mentions,
        forms,
        first_appearances,
        reuse_matrix,
        agents,
        modality,
        cues,
        manner,
        entrances,
        versions,
        network,
        transitivity,
        dispersion,
    )
}


def texts_of(picture: Picture) -> list[tuple[str, Any]]:
    """Every text that is drawn, with its box; boxes of slanted text, which say little, are left out of overlaps."""
    renderer = FigureCanvasAgg(picture.figure).get_renderer()
    found = picture.figure.findobj(Text)
    out_of_view = {
        id(label)
        for axes in picture.figure.axes
        for axis in (axes.xaxis, axes.yaxis)
        for tick in axis.get_major_ticks()
        if not min(axis.get_view_interval()) <= tick.get_loc() <= max(axis.get_view_interval())
        for label in (tick.label1, tick.label2)
    }
    found = [t for t in found if id(t) not in out_of_view]
    shown = [t for t in found if t.get_visible() and t.get_text().strip() and t.get_rotation() in (0.0, 90.0)]
    boxes = [(t.get_text(), t.get_window_extent(renderer)) for t in shown if t.axes is None or t.axes.axison]
    return [(text, box) for text, box in boxes if box.width > 0 and _is_drawn(text, box)]


def _is_drawn(text: str, box: Any) -> bool:
    return bool(np.isfinite([box.x0, box.x1, box.y0, box.y1]).all())


def check_boxes(picture: Picture) -> None:
    with style():
        FigureCanvasAgg(picture.figure).draw()
        boxes = texts_of(picture)
    width, height = picture.figure.bbox.width, picture.figure.bbox.height
    for text, box in boxes:
        assert box.x0 >= -1 and box.x1 <= width + 1, f"{text!r} leaves the sheet sideways"
        assert box.y0 >= -1 and box.y1 <= height + 1, f"{text!r} leaves the sheet up or down"
    for (one, a), (other, b) in combinations(boxes, 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        along = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert across < 1 or along < 2.5, f"{one!r} lies on {other!r}"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", DRAWN)
def test_no_text_lies_on_another_or_leaves_the_sheet(name: str, size: tuple[int, int, float | None]) -> None:
    if name not in ("draw_timeline", "quotations", "first_appearances") and size[0] in (2, 840) and size[1] != 200:
        pytest.skip("sizes that this figure does not tell apart")
    picture = DRAWN[name](size)
    assert picture.figure.get_figheight() < 14
    check_boxes(picture)


@pytest.mark.parametrize("size", [s for s in SIZES if s[2] is not None], ids=str)
def test_every_article_is_at_its_date_or_counted_in_the_cell_of_its_date(size: tuple[int, int, float | None]) -> None:
    table = timeline(*size)
    axes = DRAWN["draw_timeline"](size).figure.axes[0]
    marks = [x for line in axes.lines if line.get_gid() == "article" for x in np.atleast_1d(line.get_xdata())]
    cells = [p for p in axes.patches if isinstance(p, Rectangle) and str(p.get_gid()).startswith("count:")]
    at = sorted(seconds(moment) for moment in table["published"])
    if marks:
        assert sorted(marks) == at
        return
    assert sum(int(str(c.get_gid()).split(":")[1]) for c in cells) == len(table)
    columns: dict[tuple[float, float], int] = {}
    for cell in cells:
        where = (cell.get_x(), cell.get_x() + cell.get_width())
        columns[where] = columns.get(where, 0) + int(str(cell.get_gid()).split(":")[1])
    for (begin, end), many in columns.items():
        assert sum(begin <= moment < end for moment in at) == many


@pytest.mark.parametrize("hours", [0, 1, 30, 24 * 40, 24 * 200, 24 * 1200, 24 * 3650, 24 * 36500])
def test_bins_are_few_cover_all_and_hold_what_lies_in_them(hours: float) -> None:
    moments = [START + pd.Timedelta(hours=hours * i / 40) for i in range(41)]
    for finest in ("hour", "day"):
        bins = bins_for(moments, finest=finest)
        assert 1 <= len(bins) <= MOST
        assert list(bins.edges) == sorted(set(bins.edges))
        for moment in moments:
            number = bins.of(moment)
            assert bins.edges[number] <= seconds(moment) < bins.edges[number + 1]


@pytest.mark.parametrize("size", [(18, 9, 80), (840, 7, 24 * 300)], ids=str)
def test_the_columns_over_time_add_up_to_what_is_counted(size: tuple[int, int, float | None]) -> None:
    axes = DRAWN["quotations"](size).figure.axes[0]
    assert sum(p.get_height() for p in axes.patches if isinstance(p, Rectangle)) == 2 * size[0]
