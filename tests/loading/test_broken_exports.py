"""What each format loses when it is cut, or lacks from the start, is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus_tools.errors import InputError
from corpus_tools.loading import Loaded, load
from tests.loading import exports
from tests.loading.exports import write


def read(path: Path, content: bytes | str) -> tuple[Loaded, str]:
    """What was loaded, and all problems as one text."""
    loaded = load(write(path, content))
    return loaded, " / ".join(f"{r.kind}: {r.message}" for r in loaded.problems.itertuples())


def refused(path: Path, content: bytes | str) -> str:
    with pytest.raises(InputError) as caught:
        load(write(path, content))
    return str(caught.value)


def test_nexis_docx(tmp_path: Path) -> None:
    loaded, problems = read(tmp_path / "a.docx", exports.nexis_docx(3, cover=5, closed=False, linked=False))
    assert len(loaded.articles) == 3
    assert "article 3 is not closed" in problems
    assert "states 5 documents, but holds 3" in problems
    assert "no source id for 3 of 3 articles" in problems
    assert "duplicate" in problems
    whole = exports.nexis_docx(2)
    assert "damaged or cut" in refused(tmp_path / "b.docx", whole[: len(whole) // 2])
    assert "HTML, not DOCX" in refused(tmp_path / "c.docx", "<html><body>Log in</body></html>")
    assert "lock file" in refused(tmp_path / "~$c.docx", b"\x04user")


def test_nexis_docx_without_cover(tmp_path: Path) -> None:
    loaded, problems = read(tmp_path / "a.docx", exports.nexis_docx(cover=None))
    assert loaded.articles.iloc[0].text.endswith(exports.PARAGRAPHS[-1])
    assert "count_mismatch" not in problems


def test_nexis_txt(tmp_path: Path) -> None:
    loaded, problems = read(tmp_path / "a.txt", exports.nexis_txt(2, total=17))
    assert len(loaded.articles) == 2
    assert "15 of 17 stated documents missing" in problems
    text = exports.nexis_txt(2)
    _, problems = read(tmp_path / "b.txt", text[: text.rindex("The board expects") + 30])
    assert "article 2 is not closed" in problems


def test_nexis_error_page(tmp_path: Path) -> None:
    sorry = (
        '<A NAME="DOC_ID_0_1"></A><DIV><P>We are sorry but there is an error in this document and it is not possible '
        "to display it.</P></DIV></BODY>"
    )
    loaded, problems = read(tmp_path / "a.html", exports.nexis_html().replace("</BODY>", sorry))
    assert len(loaded.articles) == 1
    assert "error_page" in problems


def test_rtf(tmp_path: Path) -> None:
    text = exports.nexis_rtf()
    _, problems = read(tmp_path / "a.rtf", text[: text.index("The board expects") + 20])
    assert "unbalanced braces" in problems
    assert "article 1 is not closed" in problems


def test_factiva(tmp_path: Path) -> None:
    text = exports.factiva_html_codes()
    _, problems = read(tmp_path / "a.html", text[: text.index("<b>LP</b>")])
    assert "article 1: no text, no id" in problems
    assert "truncated" in problems
    headlines = '<html><head><title>Factiva</title></head><body><a class="enHeadline">Crane</a></body></html>'
    assert "headline list" in refused(tmp_path / "b.html", headlines)
    _, problems = read(tmp_path / "c.rtf", exports.factiva_rtf())
    assert "search summary dropped" in problems


def test_factiva_xml(tmp_path: Path) -> None:
    text = exports.factiva_xml()
    damaged = text.replace("painted green</p", "painted \x0b& green</p", 1)
    loaded, problems = read(tmp_path / "a.xml", damaged)
    assert "1 control character and 1 bare ampersand repaired" in problems
    assert "& green" in loaded.articles.iloc[0].title
    whole = text.replace('count="1"', 'count="2"')
    end = whole.index("</ppsarticle>") + len("</ppsarticle>")
    loaded, problems = read(tmp_path / "b.xml", whole[:end] + "<ppsarticle><article><accessionNo>X")
    assert len(loaded.articles) == 1
    assert "truncated" in problems
    assert "states 2 articles, but holds 1" in problems


def test_proquest(tmp_path: Path) -> None:
    text = exports.proquest_txt().replace("Document 1 of 1", "Document 1 of 3")
    _, problems = read(tmp_path / "a.txt", text)
    assert "states 3 documents, but holds 1" in problems
    _, problems = read(tmp_path / "b.txt", exports.proquest_txt().split("Full text:")[0])
    assert "article 1: no date, no outlet, no text, no id" in problems
    assert "XML cut" in refused(tmp_path / "c.xml", exports.proquest_xml()[:300])


def test_europresse(tmp_path: Path) -> None:
    _, problems = read(tmp_path / "a.html", exports.europresse().split("<footer>")[0])
    assert "article 1 is cut: no id" in problems
    text = exports.europresse().replace("docOcurrContainer", "x").replace("DocText", "y")
    loaded, problems = read(tmp_path / "b.html", text)
    assert "outside its container" in problems
    assert loaded.articles.iloc[0].text.endswith(exports.PARAGRAPHS[-1])


def test_feed(tmp_path: Path) -> None:
    _, problems = read(tmp_path / "a.xml", exports.rss(full=False))
    assert "summary only in 1 of 1 entries" in problems
    _, problems = read(tmp_path / "b.xml", exports.rss(closed=False))
    assert "feed cut" in problems
    _, problems = read(tmp_path / "c.xml", exports.rss().replace("Mon, 07 Apr 2031 00:00:00 GMT", "7. März 2031"))
    assert "date not read by the rules of feeds" in problems


def test_web_page(tmp_path: Path) -> None:
    assert "too short to be an article" in refused(tmp_path / "a.html", "<html><body><p>Subscribe.</p></body></html>")
    _, problems = read(tmp_path / "b.html", exports.web_page().replace('"@type": "Person",', '"@type": "Person",,'))
    assert "JSON-LD is not valid" in problems
    _, problems = read(tmp_path / "c.html", exports.web_page().encode("cp1252"))
    assert "declared utf-8" in problems


def test_warc(tmp_path: Path) -> None:
    url = "https://quaymirror.example/"
    html = "text/html; charset=utf-8"
    pages = [
        (url + "a", "200 OK", html),
        (url + "b", "200 OK", html),
        (url + "c", "404 Not Found", html),
        (url + "d", "200 OK", "image/png"),
    ]
    loaded, problems = read(tmp_path / "a.warc.gz", exports.warc(pages))
    assert len(loaded.articles) == 1
    assert "1 404, 1 duplicate capture, 1 image skipped" in problems
    for compressed in (True, False):
        whole = exports.warc(compressed=compressed)
        _, problems = read(tmp_path / "b.warc", whole[:-120])
        assert "truncated" in problems


def test_agency_items_that_are_no_articles(tmp_path: Path) -> None:
    assert "type picture" in refused(tmp_path / "a.json", exports.ninjs().replace('"text"', '"picture"', 1))
    empty = exports.nitf().replace("<p>", "<!--").replace("</p>", "-->")
    assert "item without text" in refused(tmp_path / "b.xml", empty)
    assert "XML cut" in refused(tmp_path / "c.xml", exports.newsml()[:-200])


def test_tables(tmp_path: Path) -> None:
    _, problems = read(tmp_path / "a.csv", exports.delimited(";"))
    assert "separator is ;" in problems
    _, problems = read(tmp_path / "b.csv", "title,text\nCrane,The crane is green.,extra\n")
    assert "1 rows have more cells than the header's 2" in problems
    _, problems = read(tmp_path / "c.jsonl", exports.jsonl(2).replace('{"title"', '{"title', 1))
    assert "line 1 is not JSON" in problems
    assert "no column of texts" in refused(tmp_path / "d.csv", "name,age\nNell,40\n")
    _, problems = read(tmp_path / "e.parquet", exports.parquet())
    assert problems == ""
    assert "truncated" in refused(tmp_path / "f.parquet", exports.parquet()[:-10]) or "Parquet" in refused(
        tmp_path / "f.parquet", exports.parquet()[:-10]
    )
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    assert "Git LFS pointer" in refused(tmp_path / "g.parquet", pointer)


def test_ris(tmp_path: Path) -> None:
    one = "TY  - NEWS\nTI  - Crane\nT2  - Quay Mirror\nDA  - 2031/04/07/\nAB  - Short.\n"
    loaded, problems = read(tmp_path / "a.ris", f"\ufeff{one}\n{one.replace('Crane', 'Café')}")
    assert list(loaded.articles["title"]) == ["Crane", "Café"]
    assert "2 records without ER" in problems
    assert "abstract only, no full text in 2 of 2 records" in problems


def test_stated_length(tmp_path: Path) -> None:
    text = exports.nexis_txt().replace(f"LENGTH: {exports.WORDS} words", "LENGTH: 400 words")
    _, problems = read(tmp_path / "a.txt", text)
    assert "stated length off by more than 15 % in 1 of 1 articles: 1 (400 stated, 67 counted)" in problems


def test_text_divided_by_asterisks(tmp_path: Path) -> None:
    text = "Title: Crane\nOutlet: Quay Mirror\nDate: 2031-04-07\n\nThe crane is green now.\n****\n\n"
    text += "Café shut\n\nIts owner is away today.\n"
    loaded, problems = read(tmp_path / "a.txt", text)
    assert list(loaded.articles["title"]) == ["Crane", "Café shut"]
    assert list(loaded.articles["outlet"]) == ["Quay Mirror", "unknown"]
    assert "into 2 articles" in problems


def test_labels_inside_a_proquest_text(tmp_path: Path) -> None:
    body = "The crane is green.\n\nLocation: the wharf, behind the café.\n\nTitle: none was given to it.\n\nIt stays."
    loaded, _ = read(tmp_path / "a.txt", exports.proquest_txt().replace(exports.BODY, body))
    article = loaded.articles.iloc[0]
    assert article.text[article.body_start :] == body


def test_nothing_vanishes_without_a_row(tmp_path: Path) -> None:
    assert "holds no article" in refused(tmp_path / "a.xml", "<?xml version='1.0'?><record><a>1</a></record>")


def test_text_cut_by_a_service(tmp_path: Path) -> None:
    _, problems = read(tmp_path / "a.jsonl", '{"title": "Crane", "content": "The crane is green … [+2041 chars]"}')
    assert "cut by the service" in problems


def test_many_problems_of_one_kind_are_counted(tmp_path: Path) -> None:
    text = exports.jsonl() + "{broken\n" * 500
    loaded, problems = read(tmp_path / "a.jsonl", text)
    assert len(loaded.articles) == 1
    assert "480 more problems of this kind" in problems


def test_markup_inside_a_table(tmp_path: Path) -> None:
    loaded, _ = read(
        tmp_path / "a.jsonl", '{"title": "Crane", "body": "<p>The crane</p><p>is&nbsp;green &amp; tall.</p>"}'
    )
    assert loaded.articles.iloc[0].text == "Crane\n\nThe crane\n\nis\u00a0green & tall."
    assert "markup" in set(loaded.cleaning["rule"])
