"""What docs/formats.md claims and no other test of loading shows: names, languages, what is left out or refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from corpus_tools.errors import InputError
from corpus_tools.loading import load
from corpus_tools.loading.dates import read_date
from corpus_tools.loading.fields import ALIASES, field_of
from tests.loading import exports

WORDS = "The harbour board decided on Monday that the old crane on the wharf would be painted green before the summer."


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_name_of_a_column_that_the_page_gives_is_known(page: str) -> None:
    section = page.split("## Names of columns and keys")[1].split("##")[0]
    for words in re.findall(r"for the (\w+)s?: ((?:`\w+`(?:, )?)+)", section.replace("For the", "for the")):
        for name in re.findall(r"`(\w+)`", words[1]):
            assert field_of(name), name
    assert field_of("Publication Title") == field_of("publication-title") == field_of("PUBLICATION_TITLE") == "outlet"
    assert {"text", "title", "outlet", "published", "url", "author"} <= ALIASES.keys()


@pytest.mark.parametrize(
    "words",
    [
        "7 April 2031",
        "7. April 2031",
        "7 avril 2031",
        "7 april 2031",
        "7 de abril de 2031",
        "7 aprile 2031",
        "7 de abril de 2031, segunda-feira",
        "2031年4月7日",
    ],
)
def test_dates_in_eight_languages(words: str) -> None:
    found = read_date(words)
    assert found is not None
    assert str(found.published)[:10] == "2031-04-07"


def test_every_problem_that_the_page_names_is_one(page: str, root: Path) -> None:
    source = "".join(path.read_text("utf-8") for path in (root / "src/corpus_tools/loading").rglob("*.py"))
    for kind in ("paywall", "date_order", "zone_not_resolved", "date_of_update", "left_out"):
        assert f"`{kind}`" in page
        assert f'"{kind}"' in source


def test_formats_that_need_a_package_are_marked_and_no_other(page: str) -> None:
    assert 'pip install "corpus-tools[pdf]"' in page
    assert "| PDF (extra `pdf`)" in page
    for kind in ("Word *", "EPUB *", "`.mbox` *"):
        assert kind in page


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 60),
        ("a.mp3", b"ID3" + b"\0" * 60),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + b"\0" * 60),
    ],
)
def test_what_is_refused_says_what_to_do(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=name):
        load(tmp_path)


def test_words_left_out_of_agency_items_are_on_record(tmp_path: Path) -> None:
    media = "<media><media-caption>A crane in the rain, by Pat Hara</media-caption></media>"
    item = exports.nitf().replace("<body.content>", f"<body.content>{media}")
    assert media in item
    (tmp_path / "a.xml").write_text(item, encoding="utf-8")
    loaded = load(tmp_path)
    assert "A crane in the rain" not in loaded.articles["text"][0]
    assert "A crane in the rain, by Pat Hara" in "".join(loaded.cleaning["before"])


@pytest.mark.parametrize("field", ["title", "outlet", "published", "author", "url"])
def test_a_manifest_overrules_a_file_of_one_article(tmp_path: Path, field: str) -> None:
    row = {
        "title": "Crane",
        "outlet": "North Star",
        "published": "2030-01-01",
        "author": "A",
        "url": "https://a.example/1",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps({**row, "text": WORDS}), encoding="utf-8")
    wanted = {
        "title": "Gulls",
        "outlet": "Quay Mirror",
        "published": "2031-04-07",
        "author": "Nell Ashdown",
        "url": "https://q.example/2",
    }
    (tmp_path / "manifest.csv").write_text(f"file,{field}\na.jsonl,{wanted[field]}\n", encoding="utf-8")
    assert str(load(tmp_path).articles[field][0]).startswith(wanted[field])


def test_articles_of_fewer_than_thirty_words_are_not_judged_by_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Der Kran am Hafen wird grün, sagte der Rat.", encoding="utf-8")
    assert "not_english" not in set(load(tmp_path).problems["kind"])


def test_lines_of_a_table_are_read_one_at_a_time(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"title": f"Crane {i}", "text": f"{WORDS} {i}"}) + "\n" for i in range(300))
    (tmp_path / "a.jsonl").write_text(rows, encoding="utf-8")
    assert load(tmp_path).articles["position"].tolist() == list(range(300))
