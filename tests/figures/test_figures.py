from __future__ import annotations

import base64
import re
import warnings
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import matplotlib.figure
import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.transforms import Bbox

from corpus_tools import figures, measures
from corpus_tools.errors import InputError, ParameterError
from corpus_tools.figures import quotes
from corpus_tools.figures.bins import bins_for, draw_columns
from corpus_tools.figures.days import seconds, time_axis
from corpus_tools.figures.panels import share_axis
from corpus_tools.figures.picture import COLOURS, _few_colours, style
from tests.timing import least_seconds

Story = dict[str, pd.DataFrame]


Make = Callable[..., Story]


def families(s: Story) -> pd.DataFrame:
    return measures.text_families(s["articles"], lineage=s["lineage"])


def versions(s: Story) -> pd.DataFrame:
    return measures.versions_of("u", s["utterances"], s["changes"], s["articles"])


def repeats(s: Story) -> pd.DataFrame:
    return measures.count_frames(s["frames"], s["articles"], families=families(s), utterances=s["utterances"])


def over_time(s: Story) -> pd.DataFrame:
    return measures.frames_over_time(s["frames"], s["articles"], families=families(s))


def days(s: Story) -> pd.DataFrame:
    return measures.count_quotations(s["quotes"], s["articles"], "day", families=families(s))


def independent(s: Story) -> pd.DataFrame:
    return measures.independence(s["articles"], lineage=s["lineage"])


DRAWN: dict[str, Callable[[Story, str], figures.Picture]] = {
    "agents": lambda s, n: figures.draw_agents(measures.count_agents(s["frames"], s["articles"]), source=n),
    "co_mentions": lambda s, n: figures.draw_co_mentions(measures.co_mentions(s["mentions"], s["articles"]), source=n),
    "counts": lambda s, n: figures.draw_counts(s["quotes"], by="kind", source=n),
    "dispersion": lambda s, n: figures.draw_dispersion(measures.occurrences(s["articles"], "word"), source=n),
    "cues": lambda s, n: figures.draw_cues(measures.cue_verbs(s["quotes"], s["articles"], level="group"), source=n),
    "entrances": lambda s, n: figures.draw_entrances(measures.first_words(s["quotes"], s["articles"]), source=n),
    "first_appearances": lambda s, n: figures.draw_first_appearances(
        measures.first_appearances(s["mentions"], s["articles"], label=None), source=n
    ),
    "forms": lambda s, n: figures.draw_forms(measures.forms_of_address(s["mentions"], s["articles"]), source=n),
    "frames_over_time": lambda s, n: figures.draw_frames_over_time(over_time(s), source=n),
    "manner": lambda s, n: figures.draw_manner(
        measures.directness(s["quotes"], s["articles"]), measures.source_types(s["quotes"], s["articles"]), source=n
    ),
    "mentions": lambda s, n: figures.draw_mentions(measures.count_mentions(s["mentions"], s["articles"]), source=n),
    "modality": lambda s, n: figures.draw_modality(measures.modality_table(s["frames"], s["articles"]), source=n),
    "own_and_quoted": lambda s, n: figures.draw_own_and_quoted(
        measures.own_and_quoted(s["frames"], s["articles"]), source=n
    ),
    "quotations_over_time": lambda s, n: figures.draw_quotations_over_time(days(s), source=n),
    "repeats": lambda s, n: figures.draw_repeats(repeats(s), source=n),
    "reuse_matrix": lambda s, n: figures.draw_reuse_matrix(
        measures.reuse_shares(s["passages"], s["articles"]), s["articles"], source=n
    ),
    "share_of_voice": lambda s, n: figures.draw_share_of_voice(
        measures.share_of_voice(s["quotes"], s["articles"]), source=n
    ),
    "timeline": lambda s, n: figures.draw_timeline(
        measures.reuse_timeline(s["articles"], s["lineage"]), independence=independent(s), source=n
    ),
    "transitivity": lambda s, n: figures.draw_transitivity(measures.transitivity(s["frames"], s["articles"]), source=n),
    "versions": lambda s, n: figures.draw_versions(versions(s), speaker="Ivo $Tarn$", source=n),
}


ALL = pytest.mark.parametrize("name", sorted(DRAWN))


def test_every_figure_is_tried_here() -> None:
    assert {name.removeprefix("draw_") for name in figures.__all__ if name.startswith("draw_")} == set(DRAWN)


Boxes = list[tuple[str, Bbox]]


def boxes(picture: figures.Picture) -> tuple[Boxes, Boxes]:
    """What each text of a figure covers, in pixels, its title and source line last; and what each row label covers."""
    with style():
        canvas = FigureCanvasAgg(picture.figure)
        canvas.draw()
        renderer = canvas.get_renderer()
        drawn = [axes for axes in picture.figure.axes if axes.axison]
        ticks = [tick for axes in drawn for axis in (axes.xaxis, axes.yaxis) for tick in axis.get_major_ticks()]
        labels = {id(label) for tick in ticks for label in (tick.label1, tick.label2)}
        others = [text for text in picture.figure.findobj(mpl.text.Text) if id(text) not in labels]
        rows = [label for axes in drawn if axes.yaxis.get_visible() for label in axes.get_yticklabels()]
        columns = [
            label
            for axes in drawn
            for tick in axes.xaxis.get_major_ticks()
            if axes.get_xlim()[0] <= tick.get_loc() <= axes.get_xlim()[1]
            for label in (tick.label1, tick.label2)
        ]
        head = list(picture.figure.texts)
        texts = [text for text in [*others, *rows, *columns] if text not in head]

        def extents(some: list[mpl.text.Text]) -> Boxes:
            shown = [text for text in some if text.get_visible() and text.get_text().strip()]
            return [(text.get_text(), text.get_window_extent(renderer)) for text in shown]

        return extents(texts + head), extents(rows)


@pytest.mark.parametrize("size", [3, 60])
@ALL
def test_no_text_is_cut_off_or_on_another(name: str, size: int, story: Make) -> None:
    tables = story(size, people=40, outlets=16) if size > 3 else story(size)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = DRAWN[name](tables, figures.source_line(tables["articles"]))
        found, labels = boxes(picture)
    width, height = picture.figure.get_size_inches() * picture.figure.dpi
    for text, box in found:
        inside = box.x0 >= -1 and box.y0 >= -1 and box.x1 <= width + 1 and box.y1 <= height + 1
        assert inside, (text, box, (width, height))
    assert picture.alt.startswith(picture.title)
    assert len(picture.alt) > len(picture.title) + 20
    assert not re.search(r"\bnan\b|NaT|np\.|\\\$", picture.alt)
    assert len(picture.table)
    for group in (labels, found[-len(picture.figure.texts) :]):
        for i, (text, one) in enumerate(group):
            on = [other for other, box in group[i + 1 :] if _overlap(one, box)]
            assert not on, (text, on)


def _overlap(one: Bbox, other: Bbox, allowed: float = 2.0) -> bool:
    return bool(
        min(one.x1, other.x1) - max(one.x0, other.x0) > allowed
        and min(one.y1, other.y1) - max(one.y0, other.y0) > allowed
    )


@ALL
def test_a_corpus_without_articles_gets_a_figure_that_says_so(name: str, story: Make) -> None:
    picture = DRAWN[name](story(0), "Source: none.")
    assert picture.alt.startswith(picture.title)
    assert "nothing to draw" in picture.alt
    assert picture.png().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["co_mentions", "own_and_quoted", "timeline"])
def test_the_same_tables_give_the_same_bytes(name: str, story: Make) -> None:
    one, other = (DRAWN[name](story(3), "Source: made up.") for _ in range(2))
    assert one.png(40) == other.png(40)
    drawn = one.svg()
    assert drawn == other.svg()
    assert b"<dc:date>" not in drawn


def test_words_of_a_figure_are_in_its_files(story: Make) -> None:
    picture = DRAWN["own_and_quoted"](story(3), "Source: made up.")
    root = ElementTree.fromstring(picture.svg())
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == picture.alt
    assert root.find("{http://www.w3.org/2000/svg}title").text == picture.title  # type: ignore[union-attr]
    data, _ = picture._repr_mimebundle_()
    assert data["text/plain"] == picture.alt
    shown = ElementTree.fromstring(data["text/html"].removesuffix(">") + "/>")
    assert shown.attrib["alt"] == picture.alt
    assert base64.b64decode(shown.attrib["src"].removeprefix("data:image/png;base64,")) == picture.png()
    assert set(data) == {"text/html", "text/plain"}, "a figure is stored once"


def test_dollars_are_dollars(story: Make) -> None:
    picture = DRAWN["versions"](story(3), "Source: $x^2$ and $\\frac{1}$.")
    texts = [text.get_text() for text in picture.figure.findobj(mpl.text.Text)]
    assert any("\\$ay" in text for text in texts)
    assert picture.png()


def test_the_users_own_style_is_neither_used_nor_lost(story: Make) -> None:
    plain = DRAWN["repeats"](story(3), "").png(40)
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "black", "text.usetex": False}):
        styled = DRAWN["repeats"](story(3), "").png(40)
        assert mpl.rcParams["font.size"] == 30
    assert plain == styled


def test_saving(tmp_path: Path, story: Make) -> None:
    picture = DRAWN["repeats"](story(3), "Source: made up.")
    paths = figures.save(picture, tmp_path / "figures", "04_repeats")
    assert [path.name for path in paths] == ["04_repeats.png", "04_repeats.svg"]
    before = [path.read_bytes() for path in paths]
    assert [path.read_bytes() for path in figures.save(picture, tmp_path / "figures", "04_repeats")] == before
    assert sorted(p.name for p in (tmp_path / "figures").iterdir()) == ["04_repeats.png", "04_repeats.svg"]
    for name in ("", "../x", "a/b", "a..b", ".hidden"):
        with pytest.raises(ParameterError, match="name"):
            figures.save(picture, tmp_path, name)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError):
        figures.save(picture, tmp_path / "file", "x")


def test_a_png_has_few_colours_and_every_area_its_own() -> None:
    shades = [(255, 255, 255), (253, 253, 254), (238, 244, 250), (0, 114, 178), (213, 94, 0), (0, 0, 0)]
    pixels = np.repeat(np.array(shades, dtype=np.uint8), 40, axis=0)[None].repeat(60, axis=0).copy()
    # And an edge of very many shades, as around letters.
    ramp = np.arange(240, dtype=np.uint8)
    pixels[59] = np.stack([ramp, ramp[::-1], ramp // 2], axis=1)
    few = np.asarray(_few_colours(pixels).convert("RGB"))
    assert (few[:59] == pixels[:59]).all()
    assert len(np.unique(few.reshape(-1, 3), axis=0)) <= COLOURS
    assert np.abs(few[59].astype(int) - pixels[59]).max() <= 32


def test_a_figure_takes_no_time_worth_speaking_of(story: Make) -> None:
    tables = story(60, people=40, outlets=16)
    table = measures.own_and_quoted(tables["frames"], tables["articles"])
    # 0.3 s where the machine is free; several times that where it is not.
    assert least_seconds(lambda: figures.draw_own_and_quoted(table).png()) < 3


@pytest.mark.parametrize("months", [2, 5, 6, 7, 10, 13, 24, 35])
def test_months_along_an_axis_do_not_touch(months: int) -> None:
    first = pd.Timestamp("2030-11-11")
    last = first + pd.DateOffset(months=months)
    with style():
        figure = mpl.figure.Figure(figsize=(5.0, 1.0), dpi=100)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.05, 0.5, 0.9, 0.4))
        axes.set_xlim(seconds(first), seconds(last))
        time_axis(axes, seconds(first), seconds(last))
        figure.canvas.draw()
        boxes = [label.get_window_extent() for label in axes.get_xticklabels() if label.get_text()]
    assert 2 <= len(boxes) <= 7
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("colours", [quotes.KINDS, quotes.SOURCE_TYPES, quotes.CUE_GROUPS])
def test_neighbours_in_a_bar_are_told_apart_in_grey(colours: dict[str, str]) -> None:
    tones = [_lightness(colour) for colour in colours.values()]
    assert min(abs(one - other) for one, other in pairwise(tones)) > 25  # as they mostly are
    assert len({round(tone / 10) for tone in tones}) >= len(tones) - 1


def test_columns_of_days_are_labelled_with_days() -> None:
    with style():
        axes = mpl.figure.Figure(figsize=(7, 2)).add_axes((0.05, 0.3, 0.9, 0.6))
        bins = bins_for(pd.to_datetime(["2031-03-04 10:00", "2031-03-04 17:00"]))
        draw_columns(axes, bins, [(np.array([3.0]), "C0")])
    assert [label.get_text() for label in axes.get_xticklabels()] == ["4 Mar 2031"]
    # At the middle of its column: where a day begins is between two.
    assert axes.get_xticks().tolist() == [seconds(pd.Timestamp("2031-03-04 12:00"))]


@pytest.mark.parametrize(
    ("highest", "last"), [(0.03, "5%"), (0.05, "5%"), (0.16, "20%"), (0.4, "50%"), (0.51, "100%"), (1.2, "100%")]
)
def test_an_axis_of_shares_ends_next_above_the_highest(highest: float, last: str) -> None:
    with style():
        axes = mpl.figure.Figure().add_axes((0, 0, 1, 1))
        share_axis(axes, highest=highest)
    assert [label.get_text() for label in axes.get_xticklabels()][-1] == last
    assert axes.get_xlim()[1] >= min(highest, 1)


def test_words_beside_a_row_stay_on_the_canvas() -> None:
    row = {"voice": "Vera Moll", "is_named": True, "words": 1_010_108, "n": 2_000_000, "share": 0.5, "low": 0.4}
    table = pd.DataFrame([row | {"high": 0.6, "articles": 12_196, "n_articles": 12_196, "n_texts": 12_196}])
    figure = figures.draw_share_of_voice(table, source="made").figure
    FigureCanvasAgg(figure).draw()
    boxes = [text.get_window_extent() for axes in figure.axes for text in axes.texts]
    assert max(box.x1 for box in boxes) <= figure.bbox.x1


def test_the_timeline_says_what_its_lines_mean() -> None:
    row = {"published": pd.Timestamp("2031-05-02"), "title": None, "source_id": None, "source_outlet": None}
    row |= {"has_outside_source": False, "share_reused": 0.0, "direction": "none", "confidence": 0.5}
    row |= {"may_be_first": True, "derivation": "independent"}

    def said(**second: str) -> str:
        rows = [row | {"article_id": name, "outlet": name.upper()} for name in ("a", "b")]
        rows[1] |= {"source_id": "a", "source_outlet": "A"} | second
        # Its words are the first line of the figure under the title.
        return " ".join(t.get_text() for t in figures.draw_timeline(pd.DataFrame(rows)).figure.texts).replace("\n", " ")

    assert "neither is shown to come from the other" in said(derivation="shares_source")
    assert "arrow" not in said(derivation="shares_source")
    assert "a later version of it" in said(derivation="copy")
    assert "without a head" not in said(derivation="copy")
    assert "one that credits it" in said(derivation="credits")


@pytest.mark.parametrize(("articles", "is_said"), [(2, True), (400, False)])
def test_rings_are_explained_where_there_are_any(articles: int, is_said: bool) -> None:
    row = {"published": pd.Timestamp("2031-05-02"), "title": None, "source_id": None, "source_outlet": None}
    row |= {"has_outside_source": True, "share_reused": 0.0, "direction": "none", "confidence": 0.5}
    row |= {"may_be_first": True, "derivation": "independent", "outlet": "A"}
    # Of many articles at one time numbers are drawn, and no mark has a ring.
    table = pd.DataFrame([row | {"article_id": f"a{n}"} for n in range(articles)])
    said = " ".join(t.get_text() for t in figures.draw_timeline(table).figure.texts)
    assert ("Ringed" in said) is is_said
