"""Each article is to be read somewhere in a run: in the report or on a page of its own, and passages lead there."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import article_pages, report
from corpus_tools.article_pages import addresses, write_article_pages
from corpus_tools.concordance_page import write_concordance
from corpus_tools.disclosure import passages_set
from corpus_tools.links import anchor, link_articles
from corpus_tools.report import write_report
from corpus_tools.views import view_article, view_passages


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ct.Corpus:
    """Seven articles, of which the report holds two."""
    monkeypatch.setattr(report, "ARTICLES", 2)
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(1, 8):
        text = f"Head {number}\n\nAda Moll <b>said</b> no {number} & left the old quay."
        (folder / f"Echo_2031-03-0{number}_x{number}.txt").write_text(text, "utf-8")
    return ct.open_corpus(folder, cache=tmp_path / "cache")


@pytest.mark.parametrize(("single", "pages"), [(7, 7), (6, 4)])
def test_every_article_is_at_the_address_that_its_passages_lead_to(
    corpus: ct.Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, single: int, pages: int
) -> None:
    """One page each, or, where there are more than may be single, pages of two of them."""
    monkeypatch.setattr(article_pages, "SINGLE", single)
    monkeypatch.setattr(article_pages, "CHARACTERS", 120)
    articles = corpus.articles
    *written, index = write_article_pages(tmp_path, articles, "news")
    write_report(tmp_path, corpus, [])
    found = addresses(articles)
    assert set(found) == set(articles["article_id"])
    assert [path.relative_to(tmp_path).as_posix() for path in written] == sorted(
        {address.partition("#")[0] for address in found.values()}
    )
    assert len(written) == pages
    listed = re.findall(r'<li>Echo, \d+ March 2031: <a href="([^"]+)">', index.read_text("utf-8"))
    assert sorted(f"articles/{address}" for address in listed) == sorted(found.values())
    for row in articles.itertuples():
        page, _, identity = found[row.article_id].partition("#")
        assert identity == anchor(row.article_id)
        made = (tmp_path / page).read_text("utf-8")
        at = made.index(f'id="{identity}"')
        body = html.unescape(re.sub(r"<[^>]+>", " ", made[at:]))
        assert body.index(f"no {row.text.split(' & ')[0][-1]} & left") < 900
    assert "<b>" not in written[0].read_text("utf-8") and "<script" not in written[0].read_text("utf-8")
    assert 'href="articles/index.html">list of articles</a>' in (tmp_path / "report.html").read_text("utf-8")


def test_passages_lead_there(corpus: ct.Corpus) -> None:
    articles = corpus.articles.sort_values("published")
    rows = pd.DataFrame({"article_id": articles["article_id"].iloc[[0, -1]], "start": 0, "end": 4})
    try:
        link_articles(addresses(articles))
        shown = view_passages(rows, articles)
    finally:
        link_articles({})
    first, last = re.findall(r'href="([^"]*)"', shown)
    assert first.startswith("../articles/0001.html#article-")
    assert last.startswith("../articles/0007.html#article-")


def test_in_the_report_they_lead_to_the_articles_that_it_holds(corpus: ct.Corpus, tmp_path: Path) -> None:
    articles = corpus.articles.sort_values("published")
    rows = pd.DataFrame({"article_id": articles["article_id"].iloc[[0, -1]], "start": 0, "end": 4})
    try:
        link_articles(addresses(articles))
        shown = view_passages(rows, articles)
    finally:
        link_articles({})
    found = report._output({"data": {"text/html": shown._repr_html_()}})
    assert found is not None
    held = {anchor(str(articles["article_id"].iloc[0]))}
    first, last = re.findall(r'href="([^"]*)"', report._to_own_articles(found, held))
    assert first == f"#{held.pop()}"
    assert last.startswith("articles/0007.html#article-")


def test_texts_that_may_not_be_printed_are_on_no_page(corpus: ct.Corpus, tmp_path: Path) -> None:
    for setting in ("short", "offsets"):
        with passages_set(setting):
            assert addresses(corpus.articles) == {}
            assert write_article_pages(tmp_path, corpus.articles, "news") == []


def test_of_no_articles_there_is_no_page(corpus: ct.Corpus, tmp_path: Path) -> None:
    none = corpus.articles.head(0)
    assert write_article_pages(tmp_path, none, "news") == []
    assert addresses(none) == {}


def test_no_name_turns_the_direction_of_what_is_behind_it(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    turning = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
    rows = [
        {
            "outlet": f"\u202e{name}",
            "title": f"\u2067{name}",
            "published": "2031-03-01",
            "text": f"“Go {turning},” Ada Moll said.",
        }
        for name in ("Echo", "Post")
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    corpus = ct.open_corpus(folder, cache=tmp_path / "cache")
    assert turning in corpus.articles["text"][0]
    pages = write_article_pages(tmp_path, corpus.articles, "news")
    pages += [write_report(tmp_path, corpus, []), write_concordance(tmp_path, corpus)]
    shown = [path.read_text("utf-8") for path in pages if path is not None]
    shown.append(view_article(corpus.articles, corpus.articles["article_id"][0])._repr_html_())
    assert len(shown) >= 4 and "\u2060Echo" in shown[0] + shown[1]
    for html_page in shown:
        assert not set(turning) & set(html_page)
        assert "\\u202e" not in html_page and "\\u2067" not in html_page  # as JSON writes them
