"""An exception in one entry costs that entry, in every reader, and wherever in loading it happens."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus_tools.isolation import collected
from corpus_tools.loading import load
from corpus_tools.loading.formats import (
    alceste,
    delimited,
    europresse,
    factiva_html,
    factiva_xml,
    feed,
    gdelt,
    headed_text,
    json_records,
    mail,
    news_xml,
    nexis,
    nexis_old,
    parquet,
    proquest,
    proquest_xml,
    references,
    warc,
    xlsx,
)

from . import exports


def _jsonl() -> str:
    return "".join(f'{{"title": "T{n}", "text": "Words of {n} here."}}\n' for n in range(3))


def _json() -> str:
    return "[" + ",".join(f'{{"title": "T{n}", "text": "Words of {n} here."}}' for n in range(3)) + "]"


def _separated() -> str:
    return "****\n".join(f"Title: T{n}\nOutlet: Quay\n\nThe text of {n} is here now.\n" for n in range(3))


def _alceste() -> str:
    return "".join(f"**** *outlet_q *title_T{n}\nWords of number {n} here.\n" for n in range(3))


def _proquest_txt() -> str:
    one = exports.proquest_txt()
    line = "_" * 60
    start, end = one.index(line), one.rindex(line)
    return one[:start] + (one[start:end]) * 3 + one[end:]


def _factiva_html() -> str:
    one = exports.factiva_html_codes()
    start = one.index('<div class="article')
    end = one.rindex("</div>") + len("</div>")
    return one[:start] + one[start:end] * 3 + one[end:]


def _europresse() -> str:
    one = exports.europresse()
    start, end = one.index("<article"), one.rindex("</article>") + len("</article>")
    return one[:start] + one[start:end] * 3 + one[end:]


def _csv() -> str:
    return "title,text,outlet\n" + "".join(f"T{n},The text of number {n} is here.,Quay\n" for n in range(3))


def _ris() -> str:
    return "".join(f"TY  - NEWS\nTI  - T{n}\nAB  - Words of {n} here.\nER  - \n\n" for n in range(3))


def _feed() -> str:
    items = "".join(f"<item><title>T{n}</title><description>Words of {n} here.</description></item>" for n in range(3))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Quay</title>{items}</channel></rss>'


def _factiva_xml() -> str:
    items = "".join(
        f"<ppsarticle><article><accessionNo>X{n}</accessionNo><headline><paragraph>T{n}</paragraph></headline>"
        f"<tailParagraphs><paragraph>Words of {n}.</paragraph></tailParagraphs></article></ppsarticle>"
        for n in range(3)
    )
    results = f"<ppsarticleResultSet>{items}</ppsarticleResultSet>"
    return f'<?xml version="1.0"?><PPSArticleResponse>{results}</PPSArticleResponse>'


def _newsml() -> str:
    items = "".join(
        f'<newsItem guid="urn:{n}"><contentMeta><headline>T{n}</headline></contentMeta><contentSet><inlineXML><nitf>'
        f"<body><body.content><p>Words of number {n} here.</p></body.content></body></nitf></inlineXML></contentSet>"
        "</newsItem>"
        for n in range(3)
    )
    return f'<?xml version="1.0"?><newsMessage><itemSet>{items}</itemSet></newsMessage>'


def _proquest_xml() -> str:
    records = "".join(
        f"<RECORD><TextInfo><Text>Words of number {n} here.</Text></TextInfo><TitleAtt><Title>T{n}</Title></TitleAtt>"
        "</RECORD>"
        for n in range(3)
    )
    return f'<?xml version="1.0"?><RECORDS>{records}</RECORDS>'


def _nexis_txt() -> str:
    return "\n\n\n".join(
        f"{n + 1} of 3 DOCUMENTS\n\n\n                       Quay Mirror\n\n                  April 7, 2031 Monday\n\n"
        f"T{n}\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 4 words\n\n\nWords of number {n}.\n\nLOAD-DATE: April 7, 2031\n\n"
        "LANGUAGE: ENGLISH\n\n           Copyright 2031 Quay Mirror\n                 All Rights Reserved\n"
        for n in range(3)
    )


def _gdelt() -> str:
    rows = []
    for n in range(3):
        cells = [""] * gdelt.COLUMNS
        cells[:5] = [f"20310407000000-{n}", "20310407000000", "1", "quay.example", f"https://quay.example/{n}"]
        cells[26] = f"<PAGE_TITLE>T{n}</PAGE_TITLE>"
        rows.append("\t".join(cells))
    return "\n".join(rows) + "\n"


def _xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in [("title", "text"), *((f"T{n}", f"Words of number {n}.") for n in range(3))]:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _parquet() -> bytes:
    import pandas as pd

    stream = io.BytesIO()
    pd.DataFrame({"title": ["T0", "T1", "T2"], "text": ["Words here."] * 3}).to_parquet(stream)
    return stream.getvalue()


def _warc() -> bytes:
    records = []
    for n in range(3):
        body = "<p>Words of number here. " * (n + 9)
        page = f"<html><head><title>T{n}</title></head><body><article>{body}</article></body></html>"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n{page}"
        records.append(
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/{n}\r\n"
            f"WARC-Record-ID: <urn:uuid:{n}>\r\nWARC-Date: 2031-04-07T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n{http}\r\n\r\n"
        )
    return "".join(records).encode()


def _nexis_docx() -> bytes:
    return exports.nexis_docx(3, cover=3)


def _mbox() -> str:
    return "\n".join(
        f"From a@quay.example Mon Apr  7 00:00:00 2031\nFrom: Quay <a@quay.example>\nSubject: T{n}\n"
        f"Date: Mon, 07 Apr 2031 00:00:00 +0000\nContent-Type: text/plain\n\nWords of number {n} here.\n"
        for n in range(3)
    )


# name of the file, its content, and the function in which the reader makes an article of an entry
READERS: list[tuple[str, Callable[[], str | bytes], Any, str]] = [
    ("a.csv", _csv, delimited, "record_from"),
    ("a.parquet", _parquet, parquet, "record_from"),
    ("a.xlsx", _xlsx, xlsx, "record_from"),
    ("a.jsonl", _jsonl, json_records, "record_from"),
    ("a.json", _json, json_records, "record_from"),
    ("a.ris", _ris, references, "_from_ris"),
    ("a.xml", _feed, feed, "_record"),
    ("a.xml", _factiva_xml, factiva_xml, "_record"),
    ("a.xml", _newsml, news_xml, "_nitf"),
    ("a.xml", _proquest_xml, proquest_xml, "paragraphs_of"),
    ("a.txt", _separated, headed_text, "_record"),
    ("a.txt", _alceste, alceste, "record_of"),
    ("a.csv", _gdelt, gdelt, "Record"),
    ("a.txt", _nexis_txt, nexis_old, "article"),
    ("a.docx", _nexis_docx, nexis, "_article"),
    ("a.warc", _warc, warc, "_payload"),
    ("a.txt", _proquest_txt, proquest, "record_from"),
    ("a.html", _factiva_html, factiva_html, "_rows"),
    ("a.html", _europresse, europresse, "_article"),
    ("a.mbox", _mbox, mail, "_parts"),
]


@pytest.mark.parametrize(
    ("name", "content", "module", "function"), READERS, ids=lambda x: getattr(x, "__name__", None) or ""
)
def test_an_exception_in_one_entry_costs_that_entry(
    name: str,
    content: Callable[[], str | bytes],
    module: Any,
    function: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = content()
    (tmp_path / name).write_bytes(made if isinstance(made, bytes) else made.encode())
    whole = load(tmp_path).articles
    assert len(whole) >= 2, "the export is read"
    real = getattr(module, function)
    calls = []

    def failing(*given: Any, **options: Any) -> Any:
        calls.append(given)
        if len(calls) == 2:
            raise LookupError("injected")
        return real(*given, **options)

    monkeypatch.setattr(module, function, failing)
    with collected() as failures:
        loaded = load(tmp_path)
    assert len(calls) >= 2
    assert len(loaded.articles) == len(whole) - 1
    problem = loaded.problems[loaded.problems["message"].str.contains("LookupError: injected")]
    assert problem["severity"].tolist() == ["error"]
    assert problem["source_file"].tolist() == [name]
    assert "the others are read" in problem["action"].iloc[0]
    assert [f.error for f in failures] == ["LookupError: injected"]


def test_an_exception_while_an_article_is_made_costs_that_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = sys.modules["corpus_tools.loading.load"]
    (tmp_path / "a.jsonl").write_text(_jsonl(), encoding="utf-8")
    real = module.make_article

    def failing(record: Any, *given: Any) -> Any:
        if record.title == "T1":
            raise LookupError("injected")
        return real(record, *given)

    monkeypatch.setattr(module, "make_article", failing)
    loaded = load(tmp_path)
    assert loaded.articles["title"].tolist() == ["T0", "T2"]
    assert loaded.problems.loc[loaded.problems["kind"] == "unreadable", "position"].tolist() == [1]


def test_a_check_that_fails_costs_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules["corpus_tools.loading.load"]
    (tmp_path / "a.jsonl").write_text(_jsonl(), encoding="utf-8")

    def series_gaps(names: Any) -> Any:
        raise LookupError("injected")

    monkeypatch.setattr(module, "series_gaps", series_gaps)
    loaded = load(tmp_path)
    assert len(loaded.articles) == 3
    assert (
        loaded.problems["message"]
        .str.contains("what the check 'series gaps' looks at cannot be read .details: Look")
        .any()
    )


def test_an_exception_while_a_file_is_looked_at_costs_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpus_tools.loading import reading

    (tmp_path / "a.jsonl").write_text(_jsonl(), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(_jsonl().replace("T", "U"), encoding="utf-8")
    real = reading.detect_bytes

    def failing(source: Any) -> Any:
        if source.name == "a.jsonl":
            raise LookupError("injected")
        return real(source)

    monkeypatch.setattr(reading, "detect_bytes", failing)
    loaded = load(tmp_path)
    assert loaded.articles["title"].tolist() == ["U0", "U1", "U2"]
    assert loaded.problems.iloc[0]["message"] == "the file cannot be read (details: LookupError: injected)"
