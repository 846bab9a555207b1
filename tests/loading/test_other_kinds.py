"""EPUB, packed pages of web archives, and the kinds of text that are refused by name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from corpus_tools.errors import InputError
from corpus_tools.loading import load
from tests.loading import exports

WORDS = "The harbour board decided on Monday that the old crane on the wharf would be painted green before the summer."


def epub() -> bytes:
    pages = {
        "OPS/z.xhtml": f"<html><body><h1>First</h1><p>{WORDS}</p><figcaption>A crane</figcaption></body></html>",
        "OPS/a%20b.xhtml": f"<html><body><h2>Second</h2><p>{WORDS} Twice.</p></body></html>",
        "OPS/cover.xhtml": "<html><body><p>Quay Mirror</p></body></html>",
        "OPS/nav.xhtml": f"<html><body><nav><ol><li>{WORDS}</li></ol></nav></body></html>",
    }
    kind = 'media-type="application/xhtml+xml"'
    items = "".join(f'<item id="{name[4]}" href="{name[4:]}" {kind}/>' for name in pages if "nav" not in name)
    items += f'<item id="n" href="nav.xhtml" {kind} properties="nav"/>'
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Quay Weekly</dc:title><dc:date>2031-04-07</dc:date><dc:language>en</dc:language></metadata>"
        f'<manifest>{items}</manifest><spine><itemref idref="c"/><itemref idref="n"/><itemref idref="z"/>'
        '<itemref idref="a"/></spine></package>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml", '<container><rootfiles><rootfile full-path="OPS/b.opf"/></rootfiles></container>'
        )
        archive.writestr("OPS/b.opf", book)
        for name, page in pages.items():
            archive.writestr(name.replace("%20", " "), page)
    return out.getvalue()


def test_chapters_of_an_epub_in_reading_order(tmp_path: Path) -> None:
    (tmp_path / "a.epub").write_bytes(epub())
    loaded = load(tmp_path)
    rows = loaded.articles.sort_values("position")
    assert rows["title"].tolist() == ["First", "Second"]
    assert set(rows["outlet"]) == {"Quay Weekly"}
    assert rows["text"].tolist()[1] == f"Second\n\n{WORDS} Twice."
    assert "cover.xhtml" in loaded.problems.set_index("kind").loc["skipped", "message"]
    assert "A crane" in set(loaded.cleaning["before"])


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        (
            "a.srt",
            "1\n00:00:01,000 --> 00:00:04,000\nGood evening.\n\n2\n00:00:05,000 --> 00:00:06,000\nYes.\n",
            "SubRip",
        ),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\nGood evening.\n", "WebVTT"),
        ("a.ass", "[Script Info]\nTitle: x\n\n[Events]\n", "SubStation"),
        ("a.ttml", '<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>', "TTML"),
        ("a.conllu", "# sent_id = 1\n1\tShe\tshe\tPRON\t_\t_\t2\tnsubj\t_\t_\n", "CoNLL-U"),
        ("a.conllu", "1\tShe\tshe\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_\n", "CoNLL-U"),
        ("a.txt", "-DOCSTART- -X- O O\n\nShe PRP O O\n", "CoNLL-2003"),
        ("a.txt", "She\tPRP\nleft\tVBD\nthe\tDT\nold\tJJ\nboard\tNN\n", "a word and its labels a line"),
        ("a.ann", "T1\tPER 0 3\tShe\nT2\tORG 8 13\tboard\n", "brat"),
        ("a.xml", '<?xml version="1.0"?><TEI xmlns="x"><text><body><p>She left.</p></body></text></TEI>', "XML"),
        ("a.tsv", "#FORMAT=WebAnno TSV 3.3\n\n1-1\t0-3\tShe\t_\n", "WebAnno"),
    ],
)
def test_texts_that_are_no_articles_are_refused_by_name(tmp_path: Path, name: str, text: str, what: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=what):
        load(tmp_path)


def test_prose_is_not_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"1\n\n{WORDS}\n\nThe BBC said so.\nIt A was.\n", encoding="utf-8")
    assert len(load(tmp_path).articles) == 1


@pytest.mark.parametrize("encoding", ["br", "zstd", "x-gzip"])
@pytest.mark.parametrize("is_packed", [True, False])
def test_packed_pages_of_web_archives(tmp_path: Path, encoding: str, is_packed: bool) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    packer = pytest.importorskip({"br": "brotli", "zstd": "zstandard", "x-gzip": "gzip"}[encoding])
    page = exports.web_page().encode()
    payload = page if not is_packed else packer.compress(page)
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = StatusAndHeaders(
        "200 OK", [("Content-Type", "text/html"), ("Content-Encoding", encoding)], protocol="HTTP/1.1"
    )
    writer.write_record(
        writer.create_warc_record("https://q.example/a", "response", payload=io.BytesIO(payload), http_headers=headers)
    )
    (tmp_path / "a.warc.gz").write_bytes(out.getvalue())
    assert load(tmp_path).articles["title"].tolist() == [exports.TITLE]
