"""The same invented article comes out of every full-text format with equal text, headline, date and author."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus_tools import schema
from corpus_tools.loading import load
from tests.loading import exports
from tests.timing import assert_in_proportion


@pytest.mark.parametrize(("name", "make", "form"), exports.FULL_TEXT, ids=[row[0] for row in exports.FULL_TEXT])
def test_same_article_from_each_format(tmp_path: Path, name: str, make: Callable[[], bytes | str], form: str) -> None:
    loaded = load(exports.write(tmp_path / name, make()))
    assert len(loaded.articles) == 1
    article = loaded.articles.iloc[0]
    assert article.text[article.body_start :] == exports.BODY
    assert article.text == f"{exports.TITLE}\n\n{exports.BODY}"
    assert article.title == exports.TITLE
    assert article.outlet == exports.OUTLET
    assert article.author == exports.AUTHOR
    assert f"{article.published:%Y-%m-%d}" == "2031-04-07"
    assert article.format == form
    if form != "europresse_html":  # it does not say
        assert article.language == "en"
    assert article.words == exports.WORDS
    for table in loaded:
        assert "SECRET" not in table.to_csv()
    assert not (loaded.problems["severity"] == "error").any()
    schema.validate(loaded.articles, "articles")
    schema.validate(loaded.cleaning, "cleaning")
    schema.validate(loaded.problems, "problems")


def test_all_of_it_in_one_zip_in_a_folder(tmp_path: Path) -> None:
    content = {f"inner/{name}": make() for name, make, _ in exports.FULL_TEXT}
    exports.write(tmp_path / "all.zip", exports.zipped(**content))
    loaded = load(tmp_path)
    assert len(loaded.articles) == len(exports.FULL_TEXT)
    assert loaded.articles["article_id"].is_unique
    assert set(loaded.articles["source_file"]) == {f"all.zip/{name}" for name in content}
    assert {"duplicate", "same_id"} & set(loaded.problems["kind"])


def test_a_name_that_lies_about_the_format(tmp_path: Path) -> None:
    exports.write(tmp_path / "a.txt", exports.nexis_docx())
    exports.write(tmp_path / "b.docx", exports.zipped(**{"c.txt": "A note about cranes and nothing else."}))
    exports.write(tmp_path / "d.csv", exports.jsonl())
    exports.write(tmp_path / "e.json", exports.web_page())
    forms = dict(zip(*(load(tmp_path).articles[c] for c in ("source_file", "format")), strict=True))
    assert forms == {"a.txt": "nexis_docx", "b.docx/c.txt": "plain_text", "d.csv": "json", "e.json": "web_page"}


def test_a_page_of_sixteen_megabytes_in_a_web_archive_is_read_in_linear_time(tmp_path: Path) -> None:
    from io import BytesIO

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    from corpus_tools.loading.formats import warc

    def prepare(size: int) -> Callable[[], object]:
        out = BytesIO()
        writer = WARCWriter(out, gzip=True)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                "https://q.example/", "response", payload=BytesIO(b"x" * size), http_headers=headers
            )
        )
        from warcio.archiveiterator import ArchiveIterator

        def read() -> None:
            payload, is_short = warc._payload(next(iter(ArchiveIterator(BytesIO(out.getvalue())))))
            assert (len(payload), is_short) == (size, False)

        return read

    assert_in_proportion(prepare, 2_000_000, 16_000_000)
