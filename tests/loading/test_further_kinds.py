"""Dates, pages, records and documents as strangers have them; each right value was written down before it was run."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.loading import Loaded, load
from corpus_tools.loading.dates import read_date
from corpus_tools.loading.formats.bylines import author_from
from corpus_tools.loading.language import is_english

ONE = (
    "The harbour board decided on Monday that the old crane on the wharf would be painted green before the summer "
    "regatta, after a debate of three hours in the town hall that nobody had expected to run so late."
)
TWO = (
    "“Nobody asked the gulls,” said Nell Ashdown, who has run the café below it since 1998. She said that scaffolding "
    "would go up next week and that her tables would have to be moved to the other side of the quay."
)
TEXT = f"{ONE}\n\n{TWO}"
WORDS = len(TEXT.split())


def read(tmp_path: Path, content: str | bytes, name: str) -> Loaded:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(tmp_path)


def page(head: str = "", above: str = "", below: str = "") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in (ONE, TWO))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Crane to be painted green</title>{head}</head><body><article>"
        f"<h1>Crane to be painted green</h1>{above}{paragraphs}{below}</article></body></html>"
    )


@pytest.mark.parametrize(
    ("raw", "country", "published", "precision"),
    [
        ("4 March 2031 10:15 CST", "cn", "2031-03-04 02:15:00", "second"),
        ("Jul 4, 2031 10:15 AM CT", "us", "2031-07-04 15:15:00", "second"),
        ("4 July 2031 10:15 IST", "", "2031-07-04 00:00:00", "day"),
        ("4 July 2031 at 10:15 (GMT+5:30)", "", "2031-07-04 04:45:00", "second"),
        ("2031-07-04 10:15 America/Argentina/Buenos_Aires", "", "2031-07-04 13:15:00", "second"),
        ("2031-07-04 10:15 Etc/GMT-3", "", "2031-07-04 07:15:00", "second"),
        ("Fri Jul  4 10:15:00 EDT 2031", "", "2031-07-04 14:15:00", "second"),
        ("Publié le 4 juillet 2031 à 10h15, modifié le 5 juillet 2031 à 09h00", "", "2031-07-04 10:15:00", "second"),
        ("Sat 5 Jul 2031 11.00 BST (first published Fri 4 Jul 2031 10.15 BST)", "", "2031-07-04 09:15:00", "second"),
        ("July 4, 2031 Friday 2:00 AM Edition", "", "2031-07-04 00:00:00", "day"),
        ("July 4, 2031 Friday, Late Edition - Final", "", "2031-07-04 00:00:00", "day"),
        ("12:00 midnight, 4 July 2031", "", "2031-07-04 00:00:00", "second"),
        ("12:00 noon, 4 July 2031", "", "2031-07-04 12:00:00", "second"),
        ("4 July 2031, 10:15 local time", "us", "2031-07-04 00:00:00", "day"),
        ("Created 4 March 2031 10:15 UTC−5", "", "2031-03-04 15:15:00", "second"),
        ("Modified: 5 March 2031, created: 4 March 2031", "", "2031-03-04 00:00:00", "day"),
        ("Tue., March 4, 2031timer2 min. read", "", "2031-03-04 00:00:00", "day"),
    ],
)
def test_dates_as_they_are_printed(raw: str, country: str, published: str, precision: str) -> None:
    found = read_date(raw, country)
    assert found is not None
    assert (str(found.published), found.precision) == (published, precision)


def test_a_day_of_month_zero_is_no_date() -> None:
    assert read_date("2031-00-05") is None


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By ADA ODE", "Ada Ode"),
        ("By: Ada Ode", "Ada Ode"),
        ("Di Bartolo", "Di Bartolo"),
        ("De Souza", "De Souza"),
        ("Von Max Muster", "Max Muster"),
        ("Par Léa Dubois", "Léa Dubois"),
        ("Byron Hale", "Byron Hale"),
    ],
)
def test_bylines(byline: str, author: str) -> None:
    assert author_from(byline) == author


@pytest.mark.parametrize(
    "tag",
    ["published_time_telegram", "article:post_date", "bt:pubDate", "pdate", "x-publication-date", "date.published"],
)
def test_tags_whose_name_says_publication(tag: str, tmp_path: Path) -> None:
    head = f"<meta name='{tag}' content='2031-04-07T08:00:00Z'>"
    assert str(read(tmp_path, page(head), "a.html").articles["published"][0]) == "2031-04-07 08:00:00"


@pytest.mark.parametrize("tag", ["last-modified", "article:modified_time", "pub-date-updated", "expiry-date", "update"])
def test_tags_of_other_moments(tag: str, tmp_path: Path) -> None:
    head = f"<meta name='{tag}' content='2031-04-07T08:00:00Z'>"
    assert read(tmp_path, page(head), "a.html").articles["published"].isna().all()


def test_a_time_that_was_published_and_never_updated(tmp_path: Path) -> None:
    time = "<time class='entry-date published updated' datetime='2031-04-07T08:00:00Z'>7 April</time>"
    assert str(read(tmp_path, page("", time), "a.html").articles["published"][0]) == "2031-04-07 08:00:00"


def test_by_before_an_author_of_structured_data(tmp_path: Path) -> None:
    node = {"@type": "NewsArticle", "headline": "Crane to be painted green", "author": [{"name": "By ADA ODE"}]}
    head = f"<script type='application/ld+json'>{json.dumps(node)}</script>"
    assert read(tmp_path, page(head), "a.html").articles["author"][0] == "Ada Ode"


@pytest.mark.parametrize("where", ["Facebook and X", "Bluesky", "WhatsApp"])
def test_lines_that_ask_to_follow(where: str, tmp_path: Path) -> None:
    loaded = read(tmp_path, page(below=f"<p>Follow the Quay Mirror on {where}.</p>"), "a.html")
    assert loaded.articles["words"][0] == WORDS
    assert loaded.cleaning["before"].str.contains("Follow the Quay").any()


def test_records_in_containers_without_headings(tmp_path: Path) -> None:
    records = "".join(
        f"<div class='doc'><p><b>Story {name} of the harbour</b></p><p>Quay Mirror, {day} April 2031</p>"
        f"<p>{ONE}</p></div>"
        for name, day in (("A", 7), ("B", 8))
    )
    loaded = read(tmp_path, f"<html><body>{records}</body></html>", "a.html")
    assert list(loaded.articles["title"]) == ["Story A of the harbour", "Story B of the harbour"]
    assert list(loaded.articles["outlet"]) == ["Quay Mirror"] * 2
    assert "several_articles" in set(loaded.problems["kind"])


@pytest.mark.parametrize("number", ["[{}] ", "({}) ", "{}. ", ""])
def test_heads_of_three_lines_repeated_in_a_text(number: str, tmp_path: Path) -> None:
    text = "".join(
        f"{number.format(place)}Story {name} of the harbour\nQuay Mirror\n{day} April 2031\n\n{TEXT}\n\n"
        for place, (name, day) in enumerate((("A", 7), ("B", 8), ("C", 9)), 1)
    )
    articles = read(tmp_path, text, "a.txt").articles
    assert list(articles["title"]) == [f"Story {name} of the harbour" for name in "ABC"]
    assert list(articles["outlet"]) == ["Quay Mirror"] * 3
    assert [str(day)[:10] for day in articles["published"]] == ["2031-04-07", "2031-04-08", "2031-04-09"]
    assert list(articles["words"]) == [WORDS] * 3


def test_a_timeline_inside_an_article_is_no_list_of_articles(tmp_path: Path) -> None:
    votes = "".join(f"\n\nThe {name} vote\n{day} April 2031\n\n{ONE}" for name, day in (("first", 7), ("second", 8)))
    text = f"Crane: how it went\n\n{TEXT}{votes}\n"
    assert len(read(tmp_path, text, "a.txt").articles) == 1


def test_counters_beside_headlines_that_look_like_counters(tmp_path: Path) -> None:
    text = "".join(f"ARTICLE {number} OF 2\n\nStory {number}\n\n{TEXT}\n\n" for number in (1, 2))
    assert list(read(tmp_path, text, "a.txt").articles["title"]) == ["Story 1", "Story 2"]


def test_character_references_of_any_name(tmp_path: Path) -> None:
    text = f"Crane&rsquo;s end\n\nZo&euml; said: AT&T; and R&D; stay, &ldquo;yes&rdquo;.\n\n{TEXT}"
    assert "Zoë said: AT&T; and R&D; stay, “yes”." in read(tmp_path, text, "a.txt").articles["text"][0]


def nexis(head: str, body: str) -> str:
    return f"\n\n          1 of 1 DOCUMENTS\n\n\n{head}\n\n{body}\n\nLOAD-DATE: April 8, 2031\n\nLANGUAGE: ENGLISH\n"


def test_old_nexis_with_a_label_before_the_body(tmp_path: Path) -> None:
    head = "           Quay Mirror\n\n           April 7, 2031 Monday\n\nLENGTH: 90 words\n\nHEADLINE: Crane row"
    row = read(tmp_path, nexis(head, f"BODY:\n{TEXT}"), "a.txt").articles.iloc[0]
    assert (row["title"], row["words"]) == ("Crane row", WORDS)


def test_old_nexis_with_the_outlet_below_the_rights(tmp_path: Path) -> None:
    head = (
        "      Copyright 2031 Harbour Group\n          All Rights Reserved\n           Quay Mirror\n\n"
        "           April 7, 2031 Monday\n\nLENGTH: 90 words\n\nHEADLINE: Crane row"
    )
    row = read(tmp_path, nexis(head, TEXT), "a.txt").articles.iloc[0]
    assert row["outlet"] == "Quay Mirror"
    assert row["copyright"] == "Copyright 2031 Harbour Group All Rights Reserved"


@pytest.mark.parametrize(
    "date",
    [
        {"$date": "2031-04-07T08:00:00Z"},
        {"$date": 1933315200000},
        {"$date": {"$numberLong": "1933315200000"}},
        1933315200,
    ],
)
def test_dates_as_databases_write_them_into_json(date: Any, tmp_path: Path) -> None:
    row = {"_id": {"$oid": "6f2a"}, "title": "Crane", "outlet": "Q", "published": date, "text": "One."}
    article = read(tmp_path, json.dumps(row) + "\n", "a.jsonl").articles.iloc[0]
    assert str(article["published"]) == "2031-04-07 08:00:00"
    assert article["source_id"] == "6f2a"


def test_json_values_one_behind_the_other(tmp_path: Path) -> None:
    rows = [{"title": f"Crane {n}", "outlet": "Q", "published": "2031-04-07", "text": "One."} for n in (1, 2, 3)]
    text = "\n".join(json.dumps(row, indent=2) for row in rows)
    assert list(read(tmp_path, text, "a.json").articles["title"]) == ["Crane 1", "Crane 2", "Crane 3"]


def test_footnotes_of_rtf_are_on_record(tmp_path: Path) -> None:
    text = r"{\rtf1\ansi \pard Crane row\par \par The crane{\footnote \pard A note.} is green. " + ONE + r"\par}"
    loaded = read(tmp_path, text, "a.rtf")
    assert "The crane is green." in loaded.articles["text"][0]
    assert loaded.cleaning["before"].str.contains("A note.").any()


def word(paragraphs: list[tuple[str, int]], box: str = "", note: str = "") -> bytes:
    """A document of paragraphs (and headings of a rank), a text box in the last, and a footnote part."""
    import docx
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    for text, rank in paragraphs:
        paragraph = document.add_heading(text, rank) if rank else document.add_paragraph(text)
    if box:
        inner = f"<w:txbxContent><w:p><w:r><w:t>{box}</w:t></w:r></w:p></w:txbxContent>"
        paragraph._p.append(
            parse_xml(
                f'<w:r {w} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
                f'<mc:Choice Requires="wps"><w:drawing>{inner}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}'
                f"</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            )
        )
    if note:
        blob = f"<w:footnotes {w}><w:footnote><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote></w:footnotes>"
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, blob.encode(), document.part.package)
        reltype = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        document.part.relate_to(part, reltype)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_text_box_is_read_once_and_notes_are_on_record(tmp_path: Path) -> None:
    data = word([("Crane row", 0), (ONE, 0), (TWO, 0)], box="The crane from the water", note="A note.")
    loaded = read(tmp_path, data, "a.docx")
    assert loaded.articles["text"][0].count("The crane from the water") == 1
    assert "A note." not in loaded.articles["text"][0]
    assert loaded.cleaning["before"].str.contains("A note.").any()


def test_a_document_of_several_articles(tmp_path: Path) -> None:
    paragraphs = [
        line
        for name, day in (("A", 7), ("B", 8))
        for line in ((f"Story {name}", 1), (f"Quay Mirror, {day} April 2031", 0), (ONE, 0), (TWO, 0))
    ]
    loaded = read(tmp_path, word(paragraphs), "a.docx")
    assert list(loaded.articles["title"]) == ["Story A", "Story B"]
    assert "several_articles" in set(loaded.problems["kind"])


def test_news_services_that_collect_add_their_outlet_and_the_byline_its_by(tmp_path: Path) -> None:
    text = "The ferry board decided on Monday that the old landing stage would be closed before the winter."
    rows = [
        {"title": "Ferry - Quay Mirror", "source": {"name": "Quay Mirror"}, "author": "By Ada Ode", "content": text},
        {
            "title": "Ferry - Quay Mirror",
            "source": {"name": "Harbour Post"},
            "author": "Byron Roe",
            "content": text + "!",
        },
        {"webTitle": "Ferry", "sectionName": "World", "fields": {"bodyText": text + "?", "byline": "ADA ODE"}},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"status": "ok", "articles": rows}), "utf-8")
    loaded = load(tmp_path)
    found = loaded.articles.sort_values("position")
    assert found["title"].tolist() == ["Ferry", "Ferry - Quay Mirror", "Ferry"]
    assert found["author"].tolist() == ["Ada Ode", "Byron Roe", "Ada Ode"]
    assert found["section"].tolist()[2] == "World"
    assert " - Quay Mirror" in set(loaded.cleaning["before"])


def test_structured_data_inside_a_comment_or_a_section(tmp_path: Path) -> None:
    text = "The ferry board decided on Monday that the old landing stage would be closed before the winter. " * 3
    data = json.dumps({"@type": "NewsArticle", "headline": "Ferry", "author": {"name": "Ada Ode"}})
    around = {
        "a": ("<!-- ", " -->"),
        "b": ("//<![CDATA[\n", "\n//]]>"),
        "c": ("/*<![CDATA[*/ ", " /*]]>*/"),
        "d": ("<!--\n", "\n//-->"),
    }
    for name, (opens, closes) in around.items():
        head = f'<script type="application/ld+json">{opens}{data}{closes}</script>'
        html = f"<html><head>{head}</head><body><article><h1>Ferry</h1><p>{text}{name}</p></article></body></html>"
        (tmp_path / f"{name}.html").write_text(html, "utf-8")
    loaded = load(tmp_path)
    assert loaded.articles["author"].tolist() == ["Ada Ode"] * 4
    assert "broken_json_ld" not in set(loaded.problems["kind"])


@pytest.mark.parametrize("rule", ["=" * 40, "-" * 20, "_" * 72, "#" * 12])
def test_rules_between_articles(tmp_path: Path, rule: str) -> None:
    text = (
        "The ferry board decided on Monday that the old landing stage at Ness would be closed\nbefore the winter. " * 3
    )
    parts = [f"Ferry {n} sails\n\nQuay Mirror\n\n{n} July 2031\n\n{text}\n\nIt was number {n}.\n" for n in (1, 2, 3)]
    (tmp_path / "a.txt").write_text(f"\n{rule}\n".join(parts), "utf-8")
    loaded = load(tmp_path)
    found = loaded.articles.sort_values("position")
    assert found["title"].tolist() == ["Ferry 1 sails", "Ferry 2 sails", "Ferry 3 sails"]
    assert set(found["outlet"]) == {"Quay Mirror"}
    assert found["published"].dt.day.tolist() == [1, 2, 3]
    assert [t.endswith(f"It was number {n}.") for n, t in enumerate(found["text"], 1)] == [True] * 3
    assert "several_articles" in set(loaded.problems["kind"])


def test_a_rule_inside_one_article_divides_nothing(tmp_path: Path) -> None:
    text = (
        "The ferry board decided on Monday that the old landing stage at Ness would be closed before the winter. " * 3
    )
    (tmp_path / "a.txt").write_text(f"Ferry sails\n\n3 July 2031\n\n{text}\n\n{'=' * 30}\n\n{text}", "utf-8")
    assert len(load(tmp_path).articles) == 1


def test_a_list_of_contents_with_anchors_is_several_articles(tmp_path: Path) -> None:
    text = (
        "The ferry board decided on Monday that the old landing stage at Ness would be closed before the winter. " * 3
    )
    index = "".join(f'{n}. <a href="#{n}">Ferry {n} sails</a> <small>0{n}.02.2031</small><br>' for n in (1, 2, 3))
    parts = "".join(
        f'<div><a name="{n}"></a><table><tr><td>^SO: Quay Mirror<br>^DT: 0{n}.02.2031<br></td></tr></table>'
        f"<h3>Ferry {n} sails\n</h3><pre>\n{text}{n}</pre></div>"
        for n in (1, 2, 3)
    )
    html = f"<html><head><title>Report</title></head><body><h3>Report</h3>{index}{parts}</body></html>"
    (tmp_path / "a.html").write_text(html, "utf-8")
    loaded = load(tmp_path)
    found = loaded.articles.sort_values("position")
    assert found["title"].tolist() == ["Ferry 1 sails", "Ferry 2 sails", "Ferry 3 sails"]
    assert found["published"].dt.day.tolist() == [1, 2, 3]
    assert [text.endswith(f"winter. {n}") for n, text in enumerate(found["text"], 1)] == [True] * 3
    assert loaded.problems["message"].str.contains("seems to hold 3 articles").any()
    # One article with a list of its parts has no dates at their heads.
    plain = html.replace("^DT: 0", "part ").replace(".02.2031", "")
    (tmp_path / "a.html").write_text(plain, "utf-8")
    assert len(load(tmp_path).articles) == 1


def test_an_edition_of_two_lines_below_the_date(tmp_path: Path) -> None:
    text = "The ferry board decided on Monday that the old landing stage would be closed before the winter. " * 3
    heads = {
        1: "                                   Edition 1;\n                                    Scotland\n",
        2: "                                 Late Edition - Final\n",
        3: "                              Correction Appended\n",
    }
    parts = "".join(
        f"\n\n{' ' * 31}{n} of 3 DOCUMENTS\n\n\n\n{' ' * 31}The Shore (England)\n\n"
        f"{' ' * 28}January 1{n}, 2031 Monday\n{head}\n"
        f"Ferry {n} sails\n\nBYLINE: Ada Ode\n\nLENGTH: 51 words\n\n{text}\n\nLOAD-DATE: January 11, 2031\n\n"
        "LANGUAGE: ENGLISH\n"
        for n, head in heads.items()
    )
    (tmp_path / "a.txt").write_text(parts, "utf-8")
    loaded = load(tmp_path)
    found = loaded.articles.sort_values("position")
    assert found["edition"].fillna("").tolist() == ["Edition 1; Scotland", "Late Edition - Final", ""]
    assert found["published"].dt.day.tolist() == [11, 12, 13]
    assert "Correction Appended" in set(loaded.cleaning["before"])


@given(st.text(st.sampled_from("the minister said “no” ü é 1 _ - \n\x0bIJK"), min_size=80, max_size=400))
def test_whether_a_text_is_english_does_not_hang_on_a_mark_that_is_no_ascii(text: str) -> None:
    plain = "".join(char if char.isascii() else " " for char in text)
    # A dash of another kind is no word: it sends the same text down the way for texts that are not ASCII.
    assert is_english(plain) == is_english(f"{plain}–")
