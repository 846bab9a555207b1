"""Saved pages: parts of an article, bylines without tags, copies in web archives, words on payment."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus_tools.loading import Loaded, load

FIRST = (
    "The tram board heard on Tuesday that the depot in Elm Street would be sold in the autumn, although two of its "
    "members had asked for another year in which to find a tenant for the old sheds."
)
SECOND = (
    "Drivers who came to listen said they had not been told, and one of them offered to buy the clock above the gate, "
    "which has shown ten past four since the winter of the flood."
)
ARTICLE = {"@type": "NewsArticle", "headline": "Depot to be sold", "datePublished": "2032-03-02T10:00:00Z"}


def page(head: str = "", body: str = "", *, above: str = "") -> str:
    text = body or f"<article><h1>Depot to be sold</h1>{above}<p>{FIRST}</p><p>{SECOND}</p></article>"
    return f"<html><head><title>Depot to be sold</title>{head}</head><body>{text}</body></html>"


def node(**more: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({**ARTICLE, **more})}</script>'


def read(tmp_path: Path, text: str) -> Loaded:
    (tmp_path / "a.html").write_text(text, "utf-8")
    return load(tmp_path)


@pytest.mark.parametrize("tag", ["link", "a"])
@pytest.mark.parametrize("end", ["?page=2", "/2", "/page/2", "/seite-2"])
def test_a_page_of_several_says_so(tag: str, end: str, tmp_path: Path) -> None:
    other = f'<{tag} rel="next" href="https://tram.example/depot{end}">Next</{tag}>'
    head, above = ("", other) if tag == "a" else (other, "")
    text = page(f'<link rel="canonical" href="https://tram.example/depot">{head}', above=above)
    found = read(tmp_path, text).problems.set_index("kind")["message"]
    assert found["part_of_article"].endswith(f"another part: https://tram.example/depot{end}")


def test_the_second_page_says_so_too_and_the_next_article_does_not(tmp_path: Path) -> None:
    head = (
        '<link rel="canonical" href="https://tram.example/depot?page=2"><link rel="prev" href="/depot">'
        '<link rel="next" href="https://tram.example/clock-stolen">'
    )
    found = read(tmp_path, page(head)).problems.set_index("kind")["message"]
    assert found["part_of_article"].endswith("another part: /depot")
    head = '<link rel="canonical" href="https://tram.example/depot"><link rel="next" href="/clock-stolen">'
    assert "part_of_article" not in set(read(tmp_path, page(head)).problems["kind"])


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ('<p class="byline">By Ada Ode and Ben Roe</p>', "Ada Ode; Ben Roe"),
        ('<div class="article-byline"><span>Ada Ode</span>, Transport Editor</div>', "Ada Ode"),
        ('<span class="author-name">ADA VAN ODE</span>', "Ada Van Ode"),
        ('<p class="byline">From our correspondents in the north</p>', ""),
        ('<p class="byline">Ada Ode wrote this after a long winter.</p>', ""),
        ('<aside><p class="byline">By Cy Imber</p></aside>', ""),
    ],
)
def test_bylines_without_tags(line: str, author: str, tmp_path: Path) -> None:
    loaded = read(tmp_path, page(above=line))
    assert (loaded.articles["author"].fillna("")[0]) == author
    assert "By Ada" not in loaded.articles["text"][0]


def test_a_copy_in_a_web_archive_is_the_page_itself(tmp_path: Path) -> None:
    copy = "https://web.archive.org/web/20330101000000/https://tram.example/2032/03/02/depot"
    loaded = read(tmp_path, page(f'<link rel="canonical" href="{copy}">'))
    article = loaded.articles.iloc[0]
    assert (article["url"], article["outlet"]) == ("https://tram.example/2032/03/02/depot", "tram.example")
    assert str(article["published"]) == "2032-03-02 00:00:00"
    assert loaded.cleaning.set_index("rule").loc["original_address", "before"] == copy


@pytest.mark.parametrize(
    ("said", "is_free"),
    [
        ({"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False}}, False),
        ({"hasPart": [{"isAccessibleForFree": "False"}]}, False),
        ({"isAccessibleForFree": True, "hasPart": {"isAccessibleForFree": False}}, True),
        ({"hasPart": [{"@type": "Clip"}]}, True),
    ],
)
def test_a_part_that_is_not_free(said: dict[str, Any], is_free: bool, tmp_path: Path) -> None:
    assert ("paywall" not in set(read(tmp_path, page(node(**said))).problems["kind"])) == is_free


def test_the_newspaper_that_an_article_is_part_of(tmp_path: Path) -> None:
    part = {"isPartOf": {"@type": ["CreativeWork", "Product"], "name": "The Elm"}}
    assert read(tmp_path, page(node(**part))).articles["outlet"][0] == "The Elm"
    assert read(tmp_path, page(node(sourceOrganization={"name": "Elm Wire"}))).articles["outlet"][0] == "Elm Wire"
    named = page('<meta property="og:site_name" content="The Oak">' + node(**part))
    assert read(tmp_path, named).articles["outlet"][0] == "The Oak"


@pytest.mark.parametrize(
    ("title", "is_read"),
    [
        ("Page not found | The Elm", False),
        ("404", False),
        ("Error 503: Service unavailable", True),  # not how such pages are called, and long enough to be read
        ("Just a moment...", False),
        ("Sorry, this page could not be found", False),
        ("Access denied", False),
        ("404 jobs lost at the depot", True),
        ("Access denied to drivers", True),
        ("Page not found in the diary of the depot", True),
    ],
)
def test_error_pages_and_headlines_like_them(title: str, is_read: bool, tmp_path: Path) -> None:
    text = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{FIRST}</p></main></body></html>"
    (tmp_path / "good.txt").write_text(f"Depot\n\n{FIRST}\n\n{SECOND}\n", "utf-8")
    loaded = read(tmp_path, text)
    assert len(loaded.articles) == 1 + is_read
    assert ("error_page" in set(loaded.problems["kind"])) != is_read


def test_the_largest_heading_is_the_outlets_name(tmp_path: Path) -> None:
    text = (
        f"<html><head><title>Depot to be sold | The Elm</title></head><body><header><h1>The Elm</h1></header>"
        f"<main><h2>Depot to be sold</h2><p>{FIRST}</p><p>{SECOND}</p></main></body></html>"
    )
    article = read(tmp_path, text).articles.iloc[0]
    assert (article["title"], article["outlet"]) == ("Depot to be sold", "The Elm")


@pytest.mark.parametrize(
    ("stated", "tag", "moment"),
    [
        ("2032-03-02", "2032-03-02T10:00:00Z", "2032-03-02 10:00:00"),
        ("2032-03-02", "2032-03-03T10:00:00Z", "2032-03-02 00:00:00"),
        ("2032-03-02T09:00:00Z", "2032-03-02T10:00:00Z", "2032-03-02 09:00:00"),
        (1961834400000, "2032-03-05", "2032-03-02 10:00:00"),
    ],
)
def test_of_a_day_and_a_moment_on_it_the_moment(stated: Any, tag: str, moment: str, tmp_path: Path) -> None:
    head = f'<meta property="article:published_time" content="{tag}">' + node(datePublished=stated)
    assert str(read(tmp_path, page(head)).articles["published"][0]) == moment


def test_words_that_are_crossed_out_are_no_words_of_the_article(tmp_path: Path) -> None:
    line = (
        "<p>In all <del>41</del>42 sheds “will <s>not</s> be <strike>kept <s>or</s></strike> sold”, the board says.</p>"
    )
    loaded = read(
        tmp_path, page(body=f"<article><h1>Depot to be sold</h1><p>{FIRST}</p>{line}<p>{SECOND}</p></article>")
    )
    assert "In all 42 sheds “will be sold”, the board says." in loaded.articles["text"][0].split("\n")
    left_out = loaded.cleaning[loaded.cleaning["rule"] == "left_out"]["before"]
    assert sorted(left_out) == ["41", "kept or", "not"]


def test_an_element_that_was_not_closed_crosses_nothing_out(tmp_path: Path) -> None:
    text = f"<article><h1>Depot to be sold</h1><s><p>{FIRST}</p><p>{SECOND}</p></s></article>"
    loaded = read(tmp_path, page(body=text))
    assert loaded.articles["text"][0].endswith(f"{FIRST}\n\n{SECOND}")


def test_crossed_out_words_of_a_feed_are_left_out(tmp_path: Path) -> None:
    body = f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;We will &lt;del&gt;not&lt;/del&gt; go. {SECOND}&lt;/p&gt;"
    item = f"<item><title>Depot to be sold</title><description>{body}</description></item>"
    (tmp_path / "a.xml").write_text(f'<rss version="2.0"><channel><title>Tram</title>{item}</channel></rss>', "utf-8")
    assert f"We will go. {SECOND}" in load(tmp_path).articles["text"][0]
