"""Hits are sorted, filtered, opened and saved; the widgets do no more than that."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import browser
from corpus_tools.errors import InputError, ParameterError
from corpus_tools.hits import Hits

TEXTS = {
    "Echo_2031-03-01_one": "Chief resigns\n\nAda Moll will resign. “I did not resign for money,” Ada Moll said.",
    "Post_2031-03-02_two": "Port in turmoil\n\nBen Oduya said: “She should resign today.” Nobody else spoke.",
    "Echo_2031-03-05_three": "Port again\n\nBen Oduya said that Ada Moll would resign. The quay <b>closed</b>.",
}


@pytest.fixture
def corpus(tmp_path: Path) -> ct.Corpus:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return ct.open_corpus(folder, cache=tmp_path / "cache")


def words(lines: pd.DataFrame) -> list[str]:
    return [f"{left.split()[-1]} {keyword}" for left, keyword in zip(lines["left"], lines["keyword"], strict=True)]


def test_each_hit_has_the_voice_around_it(corpus: ct.Corpus) -> None:
    hits = Hits(corpus, "resign")
    # Counted by hand: in the outlet's words, in two quotations, in reported speech.
    assert dict(zip(words(hits.lines), hits.lines["voice"], strict=True)) == {
        "will resign": "narrator",
        "not resign": "quoted",
        "should resign": "quoted",
        "would resign": "reported",
    }
    assert hits.choices("speaker") == ["Ada Moll", "Ben Oduya"]


def test_filters_and_orders_keep_the_number_of_a_line(corpus: ct.Corpus) -> None:
    hits = Hits(corpus, "resign")
    assert words(hits.select(outlet="Post")) == ["should resign"]
    assert words(hits.select(voice="quoted", speaker="Ada Moll")) == ["not resign"]
    assert words(hits.select(since="2031-03-02", until="2031-03-04")) == ["should resign"]
    ordered = hits.select(sort="left")
    assert words(ordered) == ["not resign", "should resign", "will resign", "would resign"]
    assert all(hits.lines.loc[number, "start"] == row["start"] for number, row in ordered.iterrows())
    with pytest.raises(ParameterError, match="since = 'spring' cannot be used: a day is written as 2031-03-04"):
        hits.select(since="spring")


def test_a_hit_opens_its_article_with_everything_marked(corpus: ct.Corpus) -> None:
    hits = Hits(corpus, "resign", width=20)
    line = hits.select(outlet="Post").index[0]
    html = hits.article(line)
    assert html.count("hit") == 2  # its class and its note
    assert "quote quote-direct" in html and ">resign</" in html
    assert "&lt;b&gt;closed" in hits.article(hits.select(voice="reported").index[0])


def test_quotations_and_frames_are_read_in_the_same_way(corpus: ct.Corpus) -> None:
    quotes = corpus.quotes
    hits = Hits(corpus, quotes[quotes["outlet"] == "Post"])
    assert list(hits.lines["keyword"]) == ["“She should resign today.”"] or "She should" in hits.lines["keyword"][0]
    assert list(hits.lines["speaker"]) == ["Ben Oduya"]
    assert set(Hits(corpus, corpus.frames).lines["voice"]) <= {"narrator", "quoted", "reported"}


def test_a_correction_is_used_when_the_corpus_is_opened_next(corpus: ct.Corpus, tmp_path: Path) -> None:
    hits = Hits(corpus, "resign")
    line = int(hits.select(outlet="Post").index[0])
    (corpus.path / "quotes.csv").write_text("\n", "utf-8")  # as an editor leaves a file that was emptied
    path = hits.save_speaker(line, "Cy Dale")
    assert path == corpus.path / "quotes.csv"
    assert hits.save_speaker(line, "Cy Dale").read_text("utf-8").count("Cy Dale") == 1
    again = ct.open_corpus(corpus.path, cache=tmp_path / "cache")
    quotes = again.quotes
    assert set(quotes[quotes["outlet"] == "Post"]["speaker"]) == {"Cy Dale"}
    before = path.read_bytes()
    with pytest.raises(InputError, match="Keep one of the two"):
        hits.save_speaker(line, "Di Eames")
    assert path.read_bytes() == before
    with pytest.raises(ParameterError, match="no quotation around this hit"):
        hits.save_speaker(int(hits.select(voice="narrator").index[0]), "Cy Dale")
    with pytest.raises(ParameterError, match="cannot be decided"):
        hits.save_speaker(line, " ")


def test_units_for_coding_are_whole_sentences_each_once(corpus: ct.Corpus, tmp_path: Path) -> None:
    hits = Hits(corpus, "resign")
    lines = [int(number) for number in hits.select(outlet="Echo").index]
    path = hits.save_units(lines, tmp_path / "units.csv")
    hits.save_units(lines[:1], path)
    hits.save_units([int(hits.select(outlet="Post").index[0])], path)
    units = pd.read_csv(path, encoding="utf-8-sig")
    assert sorted(units["sentence"].str.contains("resign")) == [True] * 4
    assert list(units["item_id"]) == ["C0001", "C0002", "C0003", "C0004"]
    assert set(units["stratum"]) == {"chosen"}
    texts = dict(zip(corpus.articles["article_id"], corpus.articles["text"], strict=True))
    assert all(texts[u.article_id][u.start : u.end] == u.sentence for u in units.itertuples())
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(InputError, match="something other than units"):
        hits.save_units(lines, other)


def test_without_widgets_the_hits_are_shown(corpus: ct.Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "find_spec", lambda name: None)
    view = browser.browse(ct.Study(corpus), "resign")
    assert view.count('<mark class="hit">') == 4
    assert "pip install" in view


class TestWidgets:
    @pytest.fixture
    def browser(self, corpus: ct.Corpus, tmp_path: Path) -> browser.Browser:
        pytest.importorskip("ipywidgets", reason="the extra lab is not installed")
        made = ct.Study(corpus).browse("resign", rows=2, units=tmp_path / "units.csv")
        assert isinstance(made, browser.Browser)
        return made

    def test_pages_filters_and_orders(self, browser: browser.Browser) -> None:
        assert len(browser.lines.children) == 1 + 2
        assert browser.count.value == "1–2 of 4 hits"
        browser.on.click()
        assert (browser.count.value, browser.on.disabled) == ("3–4 of 4 hits", True)
        browser.filters["outlet"].value = "Post"
        assert browser.count.value == "1–1 of 1 hits (4 without filters)"
        browser.since.value = "spring"
        assert "a day is written as" in browser.said.value
        browser.since.value = "2040-01-01"
        assert browser.count.value.startswith("none of 0")

    def test_a_row_opens_its_article(self, browser: browser.Browser) -> None:
        browser.filters["outlet"].value = "Post"
        browser.lines.children[1].children[1].click()
        assert "She should" in browser.article.value and "hit" in browser.article.value
        # The article is under its line.
        assert list(browser.lines.children).index(browser.article) == 2
        browser.filters["outlet"].value = "Echo"
        assert browser.article not in browser.lines.children

    def test_what_is_marked_is_saved(self, browser: browser.Browser) -> None:
        browser.keep.click()
        assert "Mark hits first" in browser.said.value
        browser.filters["outlet"].value = "Post"
        browser.lines.children[1].children[0].value = True
        browser.keep.click()
        assert browser.units.is_file() and "1 hits" in browser.said.value
        browser.speaker.value = "<Cy> Dale"
        browser.correct.click()
        assert "used when the corpus is opened next" in browser.said.value
        assert "<Cy> Dale" in (browser.hits.corpus.path / "quotes.csv").read_text("utf-8")
