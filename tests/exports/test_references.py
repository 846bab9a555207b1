"""RIS and CSL-JSON: read by libraries that are not ours, with dates no more exact than they are known."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

import corpus_tools as ct
from corpus_tools.exports import write_csl, write_ris


def changed(corpus: ct.Corpus, **values: object) -> pd.DataFrame:
    """The first article with other values."""
    articles = corpus.articles.iloc[:1].copy()
    for name, value in values.items():
        articles[name] = value
    return articles


def test_rispy_reads_what_was_written(tmp_path: Path, corpus: ct.Corpus) -> None:
    path = write_ris(corpus.articles, tmp_path / "a.ris")
    read = {entry["id"]: entry for entry in rispy.loads(path.read_text("utf-8"))}
    assert len(read) == 2
    ids = dict(zip(corpus.articles["outlet"], corpus.articles["article_id"], strict=True))
    first = read[ids["The Argus"]]
    assert first["type_of_reference"] == "NEWS"
    assert first["title"] == "Port chief Ada Moll resigns & <goes>"
    assert first["authors"] == ["Cy Dunn"]
    assert (first["year"], first["date"]) == ("2031", "2031/03/01/")
    assert first["secondary_title"] == "The Argus"
    assert first["urls"] == ["https://example.invalid/1"]
    assert "authors" not in read[ids["Beacon"]]


@pytest.mark.parametrize(
    ("precision", "ris", "csl"),
    [
        ("second", "2031/03/01/", [2031, 3, 1]),
        ("day", "2031/03/01/", [2031, 3, 1]),
        ("month", "2031/03//", [2031, 3]),
        ("year", "2031///", [2031]),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    tmp_path: Path, corpus: ct.Corpus, precision: str, ris: str, csl: list[int]
) -> None:
    articles = changed(corpus, published=pd.Timestamp("2031-03-01"), published_precision=precision)
    assert f"DA  - {ris}\n" in write_ris(articles, tmp_path / "a.ris").read_text("utf-8")
    (item,) = json.loads(write_csl(articles, tmp_path / "a.json").read_text("utf-8"))
    assert item["issued"] == {"date-parts": [csl]}


def test_what_is_not_known_is_left_out(tmp_path: Path, corpus: ct.Corpus) -> None:
    articles = changed(corpus, published=pd.NaT, outlet="unknown (a)", author=None, url=None, title=None)
    ris = write_ris(articles, tmp_path / "a.ris").read_text("utf-8")
    assert [line[:2] for line in ris.splitlines()] == ["TY", "ID", "LA", "ER", ""] or "LA" not in ris
    (item,) = json.loads(write_csl(articles, tmp_path / "a.json").read_text("utf-8"))
    assert set(item) <= {"id", "type", "language"}


@pytest.mark.parametrize(
    ("printed", "author"),
    [("By Ada Moll", "Ada Moll"), ("BY: ADA MOLL", "ADA MOLL"), ("Byron Moll", "Byron Moll"), ("By ", "By")],
)
def test_a_byline_loses_its_by_and_nothing_else(tmp_path: Path, corpus: ct.Corpus, printed: str, author: str) -> None:
    (item,) = json.loads(write_csl(changed(corpus, author=printed), tmp_path / "a.json").read_text("utf-8"))
    assert item["author"] == [{"literal": author}]


def test_a_line_end_in_a_value_begins_no_field_of_its_own(tmp_path: Path, corpus: ct.Corpus) -> None:
    articles = changed(corpus, title="One\nER  - \nTY  - BOOK\x00")
    (entry,) = rispy.loads(write_ris(articles, tmp_path / "a.ris").read_text("utf-8"))
    assert entry["title"] == "One ER - TY - BOOK\ufffd"
    assert entry["type_of_reference"] == "NEWS"


def test_a_citation_processor_cites_them(tmp_path: Path, corpus: ct.Corpus) -> None:
    items = json.loads(write_csl(corpus.articles, tmp_path / "a.json").read_text("utf-8"))
    source = CiteProcJSON(items)
    assert {entry.type for entry in source.values()} == {"article-newspaper"}
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for key in source:
        bibliography.register(Citation([CitationItem(key)]))
    printed = " ".join(str(entry) for entry in bibliography.bibliography())
    for part in ("Cy Dunn", "2031", "Port chief Ada Moll resigns & <goes>", "The Argus", "Beacon"):
        assert part in printed


def test_the_order_of_the_articles_changes_nothing(tmp_path: Path, corpus: ct.Corpus) -> None:
    for number, write in enumerate((write_ris, write_csl)):
        one = write(corpus.articles, tmp_path / f"{number}a").read_bytes()
        assert write(corpus.articles.iloc[::-1], tmp_path / f"{number}b").read_bytes() == one
    assert write_ris(corpus.articles.iloc[:0], tmp_path / "none").read_text("utf-8") == ""


@pytest.mark.parametrize(
    ("url", "is_written"),
    [
        ("https://example.invalid/a?b=1#c", True),
        ("HTTP://example.invalid", True),
        ("www.example.invalid/a", True),
        ("example.invalid:8080/a", True),
        ("javascript:alert(1)", False),
        (" JavaScript:alert(1)", False),
        ("data:text/html,<b>", False),
        ("file:///etc/hosts", False),
        ("//example.invalid/a", False),
        ("vbscript:x.y/z", False),
    ],
)
def test_only_addresses_of_pages_are_written(tmp_path: Path, corpus: ct.Corpus, url: str, is_written: bool) -> None:
    articles = changed(corpus, url=url)
    ris = write_ris(articles, tmp_path / "a.ris").read_text("utf-8")
    assert ("\nUR  - " in ris) == is_written
    (item,) = json.loads(write_csl(articles, tmp_path / "a.json").read_text("utf-8"))
    assert item.get("URL") == (url if is_written else None)
