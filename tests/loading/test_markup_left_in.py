"""Marks of Markdown and of HTML that tools leave in texts; feeds and archives of kinds with little text."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus_tools.loading import Loaded, load

FIRST = "The tram board heard on Tuesday that the depot in Elm Street would be sold in the autumn, a year early."
SECOND = "Drivers who came to listen said they had not been told, and one of them offered to buy the clock."


def read(tmp_path: Path, text: str | bytes, name: str) -> Loaded:
    (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(tmp_path)


def test_markdown_is_read_as_it_is_shown(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Depot to be sold\nsource: The Elm\ndate: 2032-03-02\n---\n\n# Depot to be sold\n\n"
        f"{FIRST.replace('Elm Street', '[Elm Street](https://elm.example/street_1)')}\n\n## The *clock*\n\n"
        "![The depot in snow](depot.jpg)\n\n> She said __no__, and **meant** it; the file is a_b_c and 2 * 3 * 4.\n\n"
        f"* * *\n\n{SECOND}\n"
    )
    loaded = read(tmp_path, text, "a.md")
    article = loaded.articles.iloc[0]
    said = "She said no, and meant it; the file is a_b_c and 2 * 3 * 4."
    assert article["text"] == f"Depot to be sold\n\n{FIRST}\n\nThe clock\n\n{said}\n\n{SECOND}"
    left = loaded.cleaning.loc[loaded.cleaning["rule"] == "left_out", "before"].tolist()
    assert {"# Depot to be sold", "![The depot in snow](depot.jpg)", "* * *"} <= set(left)


@pytest.mark.parametrize("form", ["a.txt", "a.jsonl", "b.jsonl"])
def test_tags_left_in_a_text_or_escaped_once_more(form: str, tmp_path: Path) -> None:
    body = f"<p>{FIRST}</p><p>It&rsquo;s late. {SECOND}</p>"
    if form == "a.txt":
        text = f"Depot to be sold\n\n{body}\n"
    else:
        shown = body if form == "a.jsonl" else body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = f'{{"title": "Depot to be sold", "text": "{shown}"}}\n'
    loaded = read(tmp_path, text, form)
    assert loaded.articles["text"][0] == f"Depot to be sold\n\n{FIRST}\n\nIt’s late. {SECOND}"
    assert "markup" in set(loaded.cleaning["rule"])


def test_a_text_about_tags_keeps_them(tmp_path: Path) -> None:
    loaded = read(tmp_path, f"On tags\n\nWrite <p> and &lt;b&gt; where a paragraph begins. {FIRST}\n", "a.txt")
    assert "Write <p> and &lt;b&gt; where" in loaded.articles["text"][0]


def atom(dates: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Elm</title><updated>2032-04-01T00:00:00Z</updated>'
        f"<entry><title>Depot to be sold</title><id>t:1</id><link href='https://elm.example/d'/>{dates}"
        f"<content type='html'>{FIRST} {SECOND}</content></entry></feed>"
    )


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ("<published>2032-03-02T10:00:00Z</published><updated>2032-03-05T10:00:00Z</updated>", "2032-03-02 10:00:00"),
        ("<updated>2032-03-05T10:00:00Z</updated>", "2032-03-05 00:00:00"),
    ],
)
def test_what_atom_calls_updated_gives_no_time_of_publication(dates: str, published: str, tmp_path: Path) -> None:
    loaded = read(tmp_path, atom(dates), "a.xml")
    assert str(loaded.articles["published"][0]) == published
    assert ("date_of_update" in set(loaded.problems["kind"])) == ("published" not in dates)


def test_a_sitemap_of_news_is_metadata_and_joined(tmp_path: Path) -> None:
    def url(name: str, title: str) -> str:
        news = (
            f"<n:news><n:publication><n:name>The Elm</n:name><n:language>en</n:language></n:publication>"
            f"<n:publication_date>2032-03-02T11:00:00+01:00</n:publication_date><n:title>{title}</n:title></n:news>"
        )
        return f"<url><loc>https://elm.example/{name}</loc>{news if title else ''}</url>"

    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    text = f"<?xml version='1.0'?><urlset {spaces}>{url('d', 'Depot to be sold')}"
    text += f"{url('c', 'Clock')}{url('x', '')}</urlset>"
    (tmp_path / "b.jsonl").write_text(f'{{"url": "https://elm.example/d", "text": "{FIRST} {SECOND}"}}\n', "utf-8")
    loaded = read(tmp_path, text, "a.xml")
    articles = loaded.articles.set_index("url")
    joined = articles.loc["https://elm.example/d"]
    assert (joined["title"], joined["outlet"], str(joined["published"])) == (
        "Depot to be sold",
        "The Elm",
        "2032-03-02 10:00:00",
    )
    assert articles.loc["https://elm.example/c", "title"] == "Clock"
    assert {"joined", "skipped"} <= set(loaded.problems["kind"])


def test_an_export_of_wordpress_gives_published_posts(tmp_path: Path) -> None:
    def item(title: str, kind: str, status: str) -> str:
        return (
            f"<item><title>{title}</title><link>https://elm.example/{title}</link><wp:post_type>{kind}</wp:post_type>"
            f"<wp:status>{status}</wp:status><content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]>"
            "</content:encoded></item>"
        )

    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    items = item("Depot", "post", "publish") + item("Picture", "attachment", "inherit") + item("Clock", "post", "draft")
    loaded = read(
        tmp_path, f'<rss version="2.0" {spaces}><channel><title>The Elm</title>{items}</channel></rss>', "a.xml"
    )
    assert loaded.articles["title"].tolist() == ["Depot"]
    said = loaded.problems.set_index("kind")["message"]["skipped"]
    assert said == "entries that are no published posts: 1 of status draft, 1 of type attachment"


def test_plain_text_of_a_web_archive(tmp_path: Path) -> None:
    body = f"Depot to be sold\n\n{FIRST}\n\n{SECOND}\n".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://elm.example/d\r\nContent-Type: text/plain\r\n"
        "WARC-Date: 2032-03-09T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    article = read(tmp_path, head.encode() + body + b"\r\n\r\n", "a.warc.wet").articles.iloc[0]
    assert (article["title"], article["url"]) == ("Depot to be sold", "https://elm.example/d")
    assert article["text"].endswith(SECOND)


def test_rich_text_of_the_old_macintosh(tmp_path: Path) -> None:
    text = (
        rf"{{\rtf1\mac{{\fonttbl{{\f0 Geneva;}}}}\f0 Depot to be sold\par\par It\'d5s \'d2gone\'d3. {FIRST} {SECOND}}}"
    )
    assert "It’s “gone”." in read(tmp_path, text, "a.rtf").articles["text"][0]
