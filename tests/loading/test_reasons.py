"""What a damaged file's message says: the file, what is wrong, what to do; a library's words come last, in brackets."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus_tools.errors import CorpusToolsError
from corpus_tools.loading import load
from tests.loading import exports

BROKEN: dict[str, Callable[[], bytes]] = {
    "a.pdf": lambda: b"%PDF-1.4\nnothing that a PDF holds\n",
    "a.docx": lambda: exports.nexis_docx(1)[:-400],
    "no_part.docx": lambda: exports.zipped(**{"word/document.xml": "<x/>"}),
    "a.xlsx": lambda: exports.xlsx()[:-300],
    "no_part.xlsx": lambda: exports.zipped(**{"xl/workbook.xml": "<x/>"}),
    "a.epub": lambda: exports.zipped(**{"META-INF/container.xml": "<x", "mimetype": "application/epub+zip"}),
    "a.zip": lambda: exports.zipped(**{"a.txt": "Depot\n\nText"})[:-10],
    "a.csv.gz": lambda: gzip.compress(exports.delimited().encode() * 9)[:-30],
    "a.parquet": lambda: exports.parquet()[:-20],
    "a.json": lambda: b'{"title": "Depot", "text": ',
    "a.jsonl": lambda: b'{"title": "Depot", "text": \n{"title" 1}\n',
    "a.xml": lambda: exports.factiva_xml().encode()[:300],
    "feed.xml": lambda: b"<rss version='2.0'><channel><title>The Elm</title",
    "a.warc": lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: nine\r\n\r\n",
    "a.eml": lambda: (
        b"From: a@elm.example\r\nSubject: Depot\r\nContent-Type: text/plain; charset=x-none\r\n\r\n\xff\xfe"
    ),
}
# An exception's name anywhere but in the brackets at the end, or its words in front.
LIBRARY = re.compile(r"[A-Z]\w*(?:Error|Exception|BadZipFile|Invalid\w*)\b|Traceback|Errno|\bchar \d+\)")


@pytest.mark.parametrize("name", BROKEN)
def test_a_damaged_file(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BROKEN[name]())
    (tmp_path / "good.txt").write_text("Depot to be sold\n\n" + "The depot will be sold. " * 20, "utf-8")
    loaded = load(tmp_path)
    rows = loaded.problems[
        loaded.problems["source_file"].str.startswith(name) & (loaded.problems["severity"] == "error")
    ]
    assert len(rows)
    for message, action in zip(rows["message"], rows["action"], strict=True):
        plain = re.sub(r" \(details: .*\)", "", message)
        assert len(plain.split()) >= 3
        assert not LIBRARY.search(plain), message
        assert len(action.split()) >= 2
        assert "\n" not in message
    with pytest.raises(CorpusToolsError) as raised:
        load(tmp_path / name)
    assert name in str(raised.value)
    assert "no article could be read from it" in str(raised.value)
