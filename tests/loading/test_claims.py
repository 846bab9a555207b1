"""Each claim of docs/formats.md that no other test shows, with an input of its own."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from corpus_tools.errors import InputError
from corpus_tools.loading import Loaded, load, reading
from tests.loading import exports

ONE = (
    "The harbour board decided on Monday that the old crane on the wharf would be painted green before the summer "
    "regatta, after a debate of three hours in the town hall that nobody had expected to run so late."
)
TWO = "“Nobody asked the gulls,” said Nell Ashdown, who has run the café below it since 1998, and went back to work."
TEXT = f"{ONE}\n\n{TWO}"
WORDS = len(TEXT.split())


def read(tmp_path: Path, content: str | bytes, name: str = "a.txt") -> Loaded:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(tmp_path)


def refused(tmp_path: Path, content: str | bytes, name: str) -> str:
    with pytest.raises(InputError) as error:
        read(tmp_path, content, name)
    return str(error.value)


def kinds(loaded: Loaded) -> set[str]:
    return set(loaded.problems["kind"])


def on_record(loaded: Loaded, words: str) -> bool:
    return bool(loaded.cleaning["before"].str.contains(words, regex=False).any())


# From the databases


def test_rtf_saved_as_doc(tmp_path: Path) -> None:
    loaded = read(tmp_path, r"{\rtf1\ansi Crane row\par \par " + ONE + r"\par}", "a.doc")
    assert "wrong_ending" in kinds(loaded)
    assert ONE in loaded.articles["text"][0]


def test_a_batch_of_a_larger_search(tmp_path: Path) -> None:
    text = (
        "\n\n           1 of 9 DOCUMENTS\n\n\n        Quay Mirror\n\n        April 7, 2031 Monday\n\nCrane row\n\n"
        f"LENGTH: 50 words\n\n{TEXT}\n\nLOAD-DATE: April 8, 2031\n"
    )
    rows = read(tmp_path, text).problems
    assert "8 of 9 stated documents missing" in rows.loc[rows["kind"] == "count_mismatch", "message"].tolist()[0]


def factiva(rows: list[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><td><b>{code}</b></td><td><p>{value}</p></td></tr>" for code, value in rows)
    return (
        "<html><head><meta charset='utf-8'><title>Factiva</title></head><body><div class='article enArticle'><table>"
        f"{cells}</table></div></body></html>"
    )


FACTIVA = [("HD", "Crane row"), ("PD", "7 April 2031"), ("SN", "Quay Mirror"), ("LP", ONE), ("TD", TWO)]


def test_factiva_with_the_lead_alone(tmp_path: Path) -> None:
    rows = read(tmp_path, factiva(FACTIVA[:-1]), "a.html").problems
    assert rows["message"].str.contains("only the lead paragraph").any()


def test_factiva_list_of_headlines(tmp_path: Path) -> None:
    page = "<html><head><title>Factiva</title></head><body><td class='headline'>Crane row</td></body></html>"
    assert "headline list" in refused(tmp_path, page, "a.html")


def test_factiva_that_declares_utf8_and_is_windows_1252(tmp_path: Path) -> None:
    page = factiva([*FACTIVA, ("AN", "Document QUAYM00020310407ed4700001")])
    loaded = read(tmp_path, page.encode("cp1252"), "a.html")
    assert loaded.articles["text"][0] == f"Crane row\n\n{TEXT}"
    assert "encoding" in kinds(loaded)


def test_factiva_rtf_counters_and_search_summary_are_on_record(tmp_path: Path) -> None:
    rows = [*FACTIVA, ("AN", "Document QUAYM00020310407ed4700001")]
    cells = "".join(f"{code}|{value}|\\par\n" for code, value in [("HD", "1) Crane row"), *rows[1:]])
    text = (
        r"{\rtf1\ansi\ansicpg1252 " + cells.encode("cp1252").decode("latin-1") + r"Search Summary\par Text: crane\par}"
    )
    loaded = read(tmp_path, text.encode("latin-1"), "a.rtf")
    assert loaded.articles["title"][0] == "Crane row"
    assert on_record(loaded, "1) ")
    assert "search_summary" in kinds(loaded)


def proquest(full: str, more: str = "") -> str:
    return (
        "_"
        * 60
        + f"\n\nCrane row\n\nAuthor: Ode, Ada\n\nPublication info: Quay Mirror [Port Ellan]. 07 Apr 2031: 4.\n\n"
        f"{more}Full text: {full}\n\nSubject: Cranes\n\nPublicationtitle: Quay Mirror\n\n"
        "Publication date: Apr 7, 2031\n\nProQuest document ID: 123\n\n"
        + "_" * 60
        + "\n\nContact us at: http://example.org\n"
    )


def test_words_of_a_proquest_article_outside_its_text_are_on_record(tmp_path: Path) -> None:
    more = "Subtitle: Board acts at last\n\n"
    loaded = read(tmp_path, proquest(f"{TEXT}\n\nCaption: The crane from the water", more))
    row = loaded.articles.iloc[0]
    assert (row["outlet"], row["words"]) == ("Quay Mirror", WORDS)
    assert on_record(loaded, "The crane from the water")
    assert on_record(loaded, "Board acts at last")


# From the web


def page(head: str = "", above: str = "", paragraphs: tuple[str, ...] = (ONE, TWO)) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    head = f"<head><title>Crane row</title>{head}</head>"
    return f"<html>{head}<body><article><h1>Crane row</h1>{above}{body}</article></body></html>"


@pytest.mark.parametrize(
    "comment",
    [
        "<!--\n Page saved with SingleFile \n url: https://quay.example/crane \n-->",
        "<!-- saved from url=(0026)https://quay.example/crane -->",
    ],
)
def test_saved_pages_say_their_address(comment: str, tmp_path: Path) -> None:
    html = "<!DOCTYPE html>" + page().replace("<head>", f"{comment}<head>", 1)
    assert read(tmp_path, html, "a.html").articles["url"][0] == "https://quay.example/crane"


def test_a_page_that_loads_its_text_later(tmp_path: Path) -> None:
    html = page(paragraphs=()).replace("</h1>", "</h1><div id='root'>Loading…</div><script>load()</script>")
    assert "too short to be an article" in refused(tmp_path, html, "a.html")


def test_a_form_for_a_newsletter_is_no_article(tmp_path: Path) -> None:
    html = page(paragraphs=("Sign up for our daily newsletter and get the top stories straight to your inbox.",))
    assert "newsletter" in refused(tmp_path, html, "a.html")


def capture(url: str, body: str, status: str = "200 OK", kind: str = "text/html", digest: str = "") -> bytes:
    data = body.encode()
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data
    more = f"WARC-Payload-Digest: {digest}\r\n" if digest else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2032-01-02T03:04:05Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(url)):032d}>\r\n{more}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


ARCHIVE = (
    capture("https://quay.example/a", page(), digest="sha1:A")
    + capture("https://quay.example/a?again", page(), digest="sha1:A")
    + capture("https://quay.example/gone", page(), "404 Not Found")
    + capture("https://quay.example/a.png", "x", kind="image/png")
)


def test_an_archive_gives_each_page_once_and_counts_the_rest(tmp_path: Path) -> None:
    loaded = read(tmp_path, ARCHIVE, "a.warc")
    assert list(loaded.articles["url"]) == ["https://quay.example/a"]
    assert loaded.articles["published"].isna().all()
    assert on_record(loaded, "2032-01-02T03:04:05Z")
    message = loaded.problems.loc[loaded.problems["kind"] == "skipped", "message"].tolist()[0]
    assert message == "1 404, 1 duplicate capture, 1 image skipped"


def test_wacz(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", gzip.compress(ARCHIVE))
    assert len(read(tmp_path, out.getvalue(), "a.wacz").articles) == 1


def test_json_of_scrapers(tmp_path: Path) -> None:
    fundus = {
        "title": "Crane row",
        "publishing_date": "2031-04-07 08:00:00+02:00",
        "authors": ["Ada Ode", "Ben Arden"],
        "body": {"summary": [], "sections": [{"headline": ["Gulls"], "paragraphs": [ONE, TWO]}]},
    }
    news_please = {
        "title": "Crane row",
        "maintext": TEXT,
        "date_publish": "2031-04-07 06:00:00",
        "source_domain": "q.ex",
    }
    loaded = read(tmp_path, json.dumps({"Quay Mirror": [fundus]}), "a.json")
    row = loaded.articles.iloc[0]
    assert (row["text"], row["author"]) == (f"Crane row\n\nGulls\n\n{TEXT}", "Ada Ode; Ben Arden")
    assert str(row["published"]) == "2031-04-07 06:00:00"
    assert row["outlet"] == "Quay Mirror"
    row = read(tmp_path, json.dumps(news_please), "b.json").articles.iloc[1]
    assert (row["text"], row["outlet"]) == (f"Crane row\n\n{TEXT}", "q.ex")


def test_metadata_alone_is_kept_with_its_headline(tmp_path: Path) -> None:
    csl = {
        "type": "article-newspaper",
        "title": "Crane row",
        "container-title": "Quay Mirror",
        "issued": {"date-parts": [[2031, 4, 7]]},
        "author": [{"family": "Ode", "given": "Ada"}],
        "URL": "https://quay.example/crane",
    }
    row = read(tmp_path, json.dumps([csl]), "a.json").articles.iloc[0]
    assert (row["text"], row["author"], str(row["published"])[:10]) == ("Crane row", "Ada Ode", "2031-04-07")
    media_cloud = "id,title,url,language,publish_date,media_name\n1,Crane row,https://q.example/1,en,2031-04-07,Quay\n"
    row = read(tmp_path / "m", media_cloud, "b.csv").articles.iloc[0]
    assert (row["outlet"], row["text"], row["url"]) == ("Quay", "Crane row", "https://q.example/1")


def test_metadata_is_joined_to_a_text_of_the_same_address(tmp_path: Path) -> None:
    read(tmp_path, page("<link rel='canonical' href='https://q.example/1'>"), "b.html")
    table = "id,title,url,language,publish_date,media_name\n1,Crane row,http://www.q.example/1?utm_source=x,en,2031-04-07,Quay\n"
    articles = read(tmp_path, table, "a.csv").articles
    assert len(articles) == 1
    assert (articles["outlet"][0], str(articles["published"][0])[:10]) == ("Quay", "2031-04-07")


# Documents and messages


def epub(chapter: str, more: dict[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml", "<container><rootfiles><rootfile full-path='o/b.opf'/></rootfiles></container>"
        )
        archive.writestr(
            "o/b.opf",
            "<package><metadata><title>Quay Mirror</title></metadata><manifest><item id='a' href='a.xhtml'/>"
            "<item id='b' href='b.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>",
        )
        archive.writestr("o/a.xhtml", chapter)
        archive.writestr("o/b.xhtml", page())
        for name, text in (more or {}).items():
            archive.writestr(name, text)
    return out.getvalue()


def test_covers_of_an_epub_are_named(tmp_path: Path) -> None:
    loaded = read(tmp_path, epub("<html><body><h1>Quay Mirror</h1></body></html>"), "a.epub")
    assert len(loaded.articles) == 1
    assert loaded.problems["message"].str.contains("a.xhtml", regex=False).any()


def test_protected_chapters_of_an_epub_are_said_to_be(tmp_path: Path) -> None:
    protection = "<encryption><EncryptedData><CipherReference URI='o/a.xhtml'/></EncryptedData></encryption>"
    data = epub("\x01\x02\x03\x04" * 300, {"META-INF/encryption.xml": protection})
    loaded = read(tmp_path, data, "a.epub")
    assert len(loaded.articles) == 1
    assert "encrypted" in kinds(loaded)


def test_the_words_of_a_link_alone_are_read_from_word(tmp_path: Path) -> None:
    loaded = read(tmp_path, exports.nexis_docx(1), "a.docx")
    assert not loaded.articles["text"].str.contains("http").any()


# Plain text


def test_front_matter(tmp_path: Path) -> None:
    head = "title: Crane row\noutlet: 'Quay Mirror'\ndate: 2031-04-07\nauthor:\n  - Ada Ode\n  - Ben Arden"
    row = read(tmp_path, f"---\n{head}\n---\n{TEXT}", "a.md").articles.iloc[0]
    assert (row["outlet"], row["author"], row["words"]) == ("Quay Mirror", "Ada Ode; Ben Arden", WORDS)


def test_a_note_is_no_article(tmp_path: Path) -> None:
    assert "is a note" in refused(tmp_path, TEXT, "notes.md")


def test_iramuteq(tmp_path: Path) -> None:
    text = f"**** *source_Quay *date_2031-04-07\n-*theme_harbour\n{TEXT}\n**** *source_Pier *date_2031-04-08\n{TEXT}\n"
    articles = read(tmp_path, text).articles
    assert list(articles["outlet"]) == ["Quay", "Pier"]
    assert [str(day)[:10] for day in articles["published"]] == ["2031-04-07", "2031-04-08"]
    assert list(articles["words"]) == [WORDS] * 2


def test_missing_numbers_of_a_series(tmp_path: Path) -> None:
    for number in ("001", "002", "004"):
        loaded = read(tmp_path, f"Crane {number}\n\n{TEXT}", f"{number}_crane.txt")
    assert loaded.problems["message"].str.contains("number 003 missing").any()


# What is refused


def test_one_long_line_that_is_not_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_TEXT_BYTES", 1000)
    assert "one line of more than" in refused(tmp_path, "word " * 400, "a.txt")


def test_one_article_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_ARTICLE_CHARS", 1000)
    assert "one article of" in refused(tmp_path, TEXT * 9, "a.txt")


def test_archives_nested_more_than_three_deep(tmp_path: Path) -> None:
    data = b""
    for depth in range(6):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(f"{depth}.zip" if depth else "a.txt", data or TEXT)
        data = out.getvalue()
    assert "nested more than" in refused(tmp_path, data, "a.zip")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("[Script Info]\nTitle: x\n", "SubStation Alpha"),
        ("# sent_id = 1\n1\tThe\tthe\tDET\t_\t_\t0\troot\t_\t_\n", "CoNLL-U"),
        ("#FORMAT=WebAnno TSV 3.3\n", "WebAnno"),
        ("T1\tPerson 0 8\tAda Ode\n", "brat"),
        ("<TEI xmlns='x'><text/></TEI>", "annotated"),
    ],
)
def test_annotated_texts_and_subtitles(content: str, what: str, tmp_path: Path) -> None:
    assert what in refused(tmp_path, content, "a.txt")


def test_an_open_document_file(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    assert "OpenDocument" in refused(tmp_path, out.getvalue(), "a.odt")


# What is damaged costs itself


def test_a_damaged_chapter_of_an_epub(tmp_path: Path) -> None:
    data = epub(page())
    at = data.index(b"<article>")
    loaded = read(tmp_path, data[:at] + b"\xff\xfe" + data[at + 2 :], "a.epub")
    assert len(loaded.articles) == 1
    assert loaded.problems["message"].str.contains("a.xhtml cannot be unpacked", regex=False).any()


def test_a_damaged_message_of_a_mailbox(tmp_path: Path) -> None:
    head = (
        "From a@q.example Mon Apr  7 08:00:00 2031\nFrom: Quay Mirror <a@q.example>\nSubject: {}\nMIME-Version: 1.0\n"
    )
    whole = head + f"Content-Type: text/plain; charset=utf-8\n\n{TEXT}\n\n"
    broken = head + "Content-Type: multipart/mixed\nContent-Transfer-Encoding: base64\n\n=?=\n\n"
    text = whole.format("One") + broken.format("Two") + whole.format("Three")
    articles = read(tmp_path, text, "a.mbox").articles
    assert {"One", "Three"} <= set(articles["title"])
    assert (articles.loc[articles["title"] != "Two", "words"] == WORDS).all()


def test_a_damaged_entry_of_a_feed(tmp_path: Path) -> None:
    entries = "".join(
        f"<item><title>Crane {n}</title><link>https://q.example/{n}</link><description>{text}</description></item>"
        for n, text in ((1, ONE), (2, "<b>bad & & <zz"), (3, ONE))
    )
    loaded = read(tmp_path, f"<rss version='2.0'><channel><title>Quay</title>{entries}</channel></rss>", "a.xml")
    whole = loaded.articles[loaded.articles["title"].isin(["Crane 1", "Crane 3"])]
    assert list(whole["words"]) == [len(ONE.split())] * 2
    assert len(loaded.problems)


def test_a_damaged_row_of_a_table(tmp_path: Path) -> None:
    texts = ('"one, two"', '"one " two, three"', '"four, five"')
    rows = "".join(f"Crane {n},Quay,2031-04-0{n},{text}\n" for n, text in enumerate(texts, 1))
    loaded = read(tmp_path, f"title,outlet,published,text\n{rows}", "a.csv")
    assert list(loaded.articles["title"]) == ["Crane 1", "Crane 2", "Crane 3"]
