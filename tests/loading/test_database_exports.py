"""Exports of databases in the layouts that real files have: nothing merged, nothing lost, no label in a text."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest

from corpus_tools.loading import Loaded, load
from tests.loading.exports import NBSP

ONE = (
    "The harbour board decided on Monday that the old crane on the wharf would be painted green before the summer.\n\n"
    "“Nobody asked the gulls,” said Émile Fournier, who has run the café below it for many years."
)
TWO = "The gulls left the island on Tuesday, after the crane had been painted, and nobody has seen one of them since."


def read(tmp_path: Path, content: str | bytes, name: str = "export.txt") -> Loaded:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(tmp_path)


def bodies(loaded: Loaded) -> list[str]:
    rows = loaded.articles.sort_values("position")
    return [text[start:] for text, start in zip(rows["text"], rows["body_start"], strict=True)]


def left_out(loaded: Loaded) -> str:
    return "\n".join(loaded.cleaning.loc[loaded.cleaning["rule"] == "left_out", "before"])


def centred(text: str) -> str:
    return f"{text:>60}"


def nexis(number: int, total: int, above: list[str], body: str, below: list[str] | None = None) -> str:
    tail = below if below is not None else ["LOAD-DATE: April 8, 2031", "LANGUAGE: ENGLISH", "TYPE: Newspaper"]
    blocks = [centred(f"{number} of {total} DOCUMENTS"), *above, body, *tail, centred("Copyright 2031 Quay Mirror Ltd")]
    return "\n\n\n" + "\n\n".join(blocks) + "\n"


HEAD = [centred("The Quay Mirror"), centred("April 7, 2031 Monday"), "Crane to be green", "LENGTH: 35 words"]


def test_nexis_agency_layout(tmp_path: Path) -> None:
    above = [
        centred("Quay Press Agency"),
        "Crane to be green",
        centred("April 7, 2031, Monday\n") + centred("11:22 GMT"),
    ]
    below = [
        "SECTION: City",
        "LENGTH: 35 words",
        "DATELINE: Port Ellan",
        "LOAD-DATE: April 8, 2031",
        "LANGUAGE: ENGLISH",
    ]
    loaded = read(tmp_path, nexis(1, 1, above, ONE, below))
    row = loaded.articles.iloc[0]
    assert (row["title"], row["outlet"], row["section"]) == ("Crane to be green", "Quay Press Agency", "City")
    assert (row["published"], row["word_count_stated"]) == (datetime(2031, 4, 7, 11, 22), 35)
    assert bodies(loaded) == [ONE]


def test_nexis_agency_layout_as_html(tmp_path: Path) -> None:
    lines = ["1 of 1 DOCUMENTS", "Quay Press Agency", "Crane to be green", "April 7, 2031, Monday", *ONE.split("\n\n")]
    lines += ["SECTION: City", "LENGTH: 35 words", "LOAD-DATE: April 8, 2031", "LANGUAGE: ENGLISH"]
    html = '<HTML><BODY><A NAME="DOC_ID_0_0"></A>' + "".join(f"<P>{line}</P>" for line in lines) + "</BODY></HTML>"
    loaded = read(tmp_path, html, "export.html")
    row = loaded.articles.iloc[0]
    assert (row["title"], row["outlet"], row["section"]) == ("Crane to be green", "Quay Press Agency", "City")
    assert bodies(loaded) == [ONE]


def test_nexis_two_searches_in_one_file(tmp_path: Path) -> None:
    whole = "".join(nexis(n, total, HEAD, f"{TWO} {n} of {total}.") for total in (2, 3) for n in range(1, total + 1))
    loaded = read(tmp_path, whole)
    assert len(loaded.articles) == 5
    assert "count_mismatch" not in set(loaded.problems["kind"])
    (tmp_path / "export.txt").unlink()
    lacking = nexis(1, 2, HEAD, f"{TWO} A.") + nexis(2, 2, HEAD, f"{TWO} B.") + nexis(1, 3, HEAD, f"{TWO} C.")
    problems = read(tmp_path, lacking).problems.set_index("kind")
    assert problems.loc["count_mismatch", "message"] == "2 of 3 stated documents missing: the file holds 1"


def test_nexis_copyright_above_the_outlet(tmp_path: Path) -> None:
    notice = f"{'':20}Copyright 2031 Quay Mirror Ltd., All\n{'':30}Rights Reserved"
    loaded = read(tmp_path, nexis(1, 1, [notice, *HEAD], ONE))
    row = loaded.articles.iloc[0]
    assert row["outlet"] == "The Quay Mirror"
    assert row["copyright"] == "Copyright 2031 Quay Mirror Ltd., All Rights Reserved"
    assert bodies(loaded) == [ONE]


def test_nexis_broadcast(tmp_path: Path) -> None:
    above = [
        centred("QUAY NEWS NETWORK"),
        centred("April 7, 2031 Monday"),
        centred("SHOW: QUAY TONIGHT 7:00 PM EST"),
        "Crane to be Green",
        "BYLINE: Nell Ashdown, Pat Hara",
        "GUESTS: Ada Ode",
        "SECTION: NEWS; Domestic",
        "LENGTH: 12 words",
    ]
    talk = "NELL ASHDOWN, HOST: Good evening.\n\nODE: Good evening.\n\nHOST: Is it green?\n\nGUEST: It is."
    loaded = read(tmp_path, nexis(1, 1, above, talk, ["LOAD-DATE: April 8, 2031", "LANGUAGE: ENGLISH"]))
    row = loaded.articles.iloc[0]
    assert (row["title"], row["outlet"], row["section"]) == ("Crane to be Green", "QUAY NEWS NETWORK", "NEWS; Domestic")
    assert bodies(loaded) == [talk]
    assert "SHOW: QUAY TONIGHT" in left_out(loaded)
    assert "GUESTS: Ada Ode" in left_out(loaded)


def test_nexis_line_below_the_headline_is_on_record(tmp_path: Path) -> None:
    loaded = read(tmp_path, nexis(1, 1, [*HEAD[:3], "Gulls were not asked, says café", HEAD[3]], ONE))
    assert bodies(loaded) == [ONE]
    assert "Gulls were not asked" in left_out(loaded)


def docx_of(lines: list[str]) -> bytes:
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("line", "edition", "published"),
    [
        ("April 7, 2031 Monday, Final Edition", "Final Edition", datetime(2031, 4, 7)),
        ("April 7, 2031, Monday,, FIRST EDITION", "FIRST EDITION", datetime(2031, 4, 7)),
        ("April 7, 2031 Monday 9:20 AM GMT", None, datetime(2031, 4, 7, 9, 20)),
        ("April 7, 2031 Monday, Scotland", "Scotland", datetime(2031, 4, 7)),
        ("7 April 2031 Monday, National Edition; Ulster", "National Edition; Ulster", datetime(2031, 4, 7)),
        ("April 7, 2031, Monday, BC cycle", "BC cycle", datetime(2031, 4, 7)),
    ],
)
def test_nexis_date_line_with_an_edition(tmp_path: Path, line: str, edition: str | None, published: datetime) -> None:
    lines = ["Crane to be green", "The Quay Mirror", line, "Copyright 2031 Quay Mirror Ltd"]
    lines += [f"Section:{NBSP}City", f"Length:{NBSP}35 words", "Body", *ONE.split("\n\n"), "End of Document"]
    row = read(tmp_path, docx_of(lines), "export.docx").articles.iloc[0]
    assert row["published"] == published
    assert (row["edition"] if isinstance(row["edition"], str) else None) == edition
    assert row["outlet"] == "The Quay Mirror"


def test_nexis_lines_between_labels(tmp_path: Path) -> None:
    lines = ["Crane to be green", "The Quay Mirror", "April 7, 2031 Monday", f"Byline:{NBSP}Nell Ashdown"]
    lines.append("Quay Press Service")
    lines += [f"Dateline:{NBSP}PORT ELLAN", f"Series:{NBSP}Cranes", "Body", *ONE.split("\n\n"), "End of Document"]
    loaded = read(tmp_path, docx_of(lines), "export.docx")
    assert bodies(loaded) == [ONE]
    assert loaded.articles["author"][0] == "Nell Ashdown"
    assert {"Quay Press Service", "Dateline: PORT ELLAN"} <= set(left_out(loaded).split("\n"))


RULE = "_" * 60


def proquest(body: str, extra: list[str]) -> str:
    fields = ["Title: Crane to be green", "Publication title: Quay Mirror; Port Ellan", "Publication date: Apr 7, 2031"]
    fields += ["ProQuest document ID: 400001", "Copyright: Copyright Quay Mirror", "Database: Ellan Newsstream"]
    blocks = [RULE, "Crane to be green", f"Full text: {body}", *extra, *fields, RULE, "Contact us at: x"]
    return "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize(
    "extra",
    [
        ["Subject: Cranes", "Business indexing term: Subject: Paint", "Location: Port Ellan", "People: Ode, Ada"],
        ["Company / organization: Name: Quay Ltd; NAICS: 1", "Identifier / keyword: crane; gull"],
        ["Subject: Cranes", "Some new field: of theirs", "Another one / two: 3"],
        ["Subject: Cranes\nLocation: Port Ellan\nPeople: Ode, Ada"],
    ],
)
def test_proquest_index_fields_are_no_text(tmp_path: Path, extra: list[str]) -> None:
    loaded = read(tmp_path, proquest(f"{ONE}\n\nCREDIT: Nell Ashdown", extra))
    row = loaded.articles.iloc[0]
    assert bodies(loaded) == [ONE]
    assert (row["outlet"], row["author"], row["source_id"]) == ("Quay Mirror", "Nell Ashdown", "400001")
    assert "CREDIT: Nell Ashdown" in left_out(loaded)


def test_proquest_labels_of_a_text_stay(tmp_path: Path) -> None:
    body = f"{ONE}\n\nLocation: the wharf.\n\nThe board meets again in May, it said."
    assert bodies(read(tmp_path, proquest(body, ["Subject: Cranes"]))) == [body]


def test_factiva_counted_headlines_and_captions(tmp_path: Path) -> None:
    def article(number: int, headline: str) -> str:
        key = f"QUAY00002031040{number}e74700001"
        return (
            f'<div id="article-{key}" class="article"><div class="article enArticle"><div id="hd">'
            f'<span class="enHeadline">{number}) {headline}</span></div><div>35 words</div><div>7 April 2031</div>'
            "<div>Quay Mirror</div><div>QUAY</div><div>English</div><div>Copyright 2031 Quay Mirror</div>"
            f'<p class="articleParagraph enarticleParagraph">{TWO}</p><p>A gull in the rain. Photo by Pat Hara.</p>'
            f"<p>Quay Mirror Ltd</p><p>Document {key}</p></div></div>"
        )

    both = article(1, "Crane") + article(2, "Gulls")
    html = f"<html><head><title>Factiva</title></head><body>{both}</body></html>"
    loaded = read(tmp_path, html, "export.html")
    assert loaded.articles["title"].tolist() == ["Crane", "Gulls"]
    assert bodies(loaded) == [TWO, TWO]
    assert left_out(loaded).count("A gull in the rain. Photo by Pat Hara.") == 2


def test_feeds_that_collect_headlines(tmp_path: Path) -> None:
    links = "&lt;a href='x'&gt;Crane to be green&lt;/a&gt;&lt;font&gt;Quay Mirror - Evening&lt;/font&gt;"
    more = "&lt;li&gt;&lt;a href='y'&gt;Gulls leave&lt;/a&gt;&lt;font&gt;North Star&lt;/font&gt;&lt;/li&gt;"
    feed = (
        "<rss version='2.0'><channel><title>cranes - A service</title><item><title>Crane to be green - Quay Mirror - "
        f"Evening</title><link>https://x.example/1</link><description>&lt;ol&gt;&lt;li&gt;{links}&lt;/li&gt;{more}"
        "&lt;/ol&gt;</description><source url='https://quay.example'>Quay Mirror - Evening</source></item>"
        "</channel></rss>"
    )
    loaded = read(tmp_path, feed, "feed.xml")
    row = loaded.articles.iloc[0]
    assert (row["title"], row["outlet"], row["words"]) == ("Crane to be green", "Quay Mirror - Evening", 0)
    assert "Gulls" not in row["text"]
    assert "headline_only" in set(loaded.problems["kind"])


BLOCK = "Title: {}\nOutlet: {}\nDate: 2031-04-0{}\n\n{}\n"


@pytest.mark.parametrize("between", ["\n\n", "\n---\n\n", "\n2.\n", "\n\nArticle 2 of 2\n\n"])
def test_several_header_blocks_are_several_articles(tmp_path: Path, between: str) -> None:
    text = BLOCK.format("Crane", "Quay Mirror", 7, ONE) + between + BLOCK.format("Gulls", "North Star", 8, TWO)
    loaded = read(tmp_path, text, "all.txt")
    assert loaded.articles["outlet"].tolist() == ["Quay Mirror", "North Star"]
    assert bodies(loaded) == [ONE, TWO]
    assert "several_articles" in set(loaded.problems["kind"])


def test_one_label_in_a_text_begins_no_article(tmp_path: Path) -> None:
    text = BLOCK.format("Crane", "Quay Mirror", 7, f"{ONE}\n\nTitle: a word that the board likes.\n\n{TWO}")
    assert len(read(tmp_path, text, "all.txt").articles) == 1


def test_numbered_texts_are_several_articles(tmp_path: Path) -> None:
    loaded = read(
        tmp_path, f"Article 1\n\nCrane to be green\n\n{ONE}\n\nArticle 2\n\nGulls leave\n\n{TWO}\n", "all.txt"
    )
    assert loaded.articles["title"].tolist() == ["Crane to be green", "Gulls leave"]
    assert "seems to hold 2 articles" in loaded.problems.set_index("kind").loc["several_articles", "message"]


def test_numbered_headlines_with_dates_are_several_articles(tmp_path: Path) -> None:
    one = f"1. Crane to be green\nQuay Mirror, 7 April 2031\n\n{ONE}\n\n"
    text = f"{one}2. Gulls leave\nNorth Star, 8 April 2031\n\n{TWO}\n"
    rows = read(tmp_path, text, "all.txt").articles
    assert rows["title"].tolist() == ["Crane to be green", "Gulls leave"]
    assert rows["outlet"].tolist() == ["Quay Mirror", "North Star"]
    assert rows["published"].dt.day.tolist() == [7, 8]
    assert [text[a:] for text, a in zip(rows["text"], rows["body_start"], strict=True)] == [ONE, TWO]
    plan = "The plan has three parts.\n\n1. Paint\nThe crane is painted.\n\n2. Gulls\nThey leave in May 2031.\n"
    (tmp_path / "all.txt").write_text(plan, encoding="utf-8")
    assert len(load(tmp_path).articles) == 1


@pytest.mark.parametrize("address", ["desk@herald.com", "desk@herald.press", "desk@herald.newspaper"])
def test_the_author_of_a_feed_entry_is_the_name_beside_the_address(tmp_path: Path, address: str) -> None:
    author = f"<author>{address} (Ada Moll)</author>"
    item = f"<item><title>Quay shut</title><description>The quay is shut.</description>{author}</item>"
    rss = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>{item}</channel></rss>'
    (tmp_path / "a.rss").write_text(rss, "utf-8")
    assert load(tmp_path).articles["author"].tolist() == ["Ada Moll"]


@pytest.mark.parametrize("prefix", ["media", "m"])
@pytest.mark.parametrize("order", ["{own}{picture}", "{picture}{own}", "{picture}"])
def test_the_caption_of_a_picture_is_no_text_of_a_feed_entry_that_has_one(
    tmp_path: Path, prefix: str, order: str
) -> None:
    caption = f'<{prefix}:description type="plain">The crane &amp; the quay.</{prefix}:description>'
    picture = f'<{prefix}:content url="https://herald.invalid/a.jpg">{caption}</{prefix}:content>'
    item = order.format(own="<description>The quay is shut.</description>", picture=picture)
    spaces = f'xmlns:{prefix}="http://search.yahoo.com/mrss/"'
    channel = f"<channel><title>Herald</title><item><title>Shut</title>{item}</item></channel>"
    (tmp_path / "a.rss").write_text(f'<?xml version="1.0"?><rss version="2.0" {spaces}>{channel}</rss>', "utf-8")
    loaded = load(tmp_path)
    assert bodies(loaded) == ["The quay is shut." if "{own}" in order else "The crane & the quay."]
    assert "summary_only" in set(loaded.problems["kind"])


def test_an_address_with_a_semicolon_stays_whole(tmp_path: Path) -> None:
    lines = ["TY  - NEWS", "TI  - Quay shut", "AB  - The quay is shut.", "UR  - https://herald.invalid/quay;art12,3"]
    (tmp_path / "a.ris").write_text("\n".join([*lines, "UR  - https://other.invalid/x", "ER  - ", ""]), "utf-8")
    assert load(tmp_path).articles["url"].tolist() == ["https://herald.invalid/quay;art12,3"]
