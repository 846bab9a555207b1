"""XML with many items: one at a time, whatever the pieces, and a broken one costs itself alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.loading import Loaded, load, reading
from corpus_tools.loading import large as large_module
from corpus_tools.loading.formats.xml_items import slices

TEXT = "The harbour board met on Monday and heard that the old crane will be green before the summer, said Ada Ode."


def factiva(number: int) -> str:
    return (
        f"<ppsarticle><article><accessionNo>QM{number}</accessionNo><headline>Crane {number}</headline>"
        f"<sourceName>Quay Mirror</sourceName><publicationDate>2031-03-0{number}</publicationDate>"
        f"<leadParagraph><paragraph>Number {number}. {TEXT}</paragraph></leadParagraph></article></ppsarticle>\n"
    )


def newsml(number: int) -> str:
    return (
        f'<itemSet><newsItem guid="urn:{number}"><contentMeta><headline>Crane {number}</headline></contentMeta>'
        f"<contentSet><inlineXML><h:html><h:body><h:p>Number {number}. {TEXT}</h:p></h:body></h:html></inlineXML>"
        "</contentSet></newsItem></itemSet>\n"
    )


def proquest(number: int) -> str:
    return (
        f"<RECORD><GOID>{number}</GOID><TitleAtt><Title>Crane {number}</Title></TitleAtt>"
        f"<NumericDate>2031-03-0{number}</NumericDate><FullText>Number {number}. {TEXT}</FullText></RECORD>\n"
    )


def rss(number: int) -> str:
    return (
        f"<item><title>Crane {number}</title><guid>{number}</guid>"
        f"<pubDate>Mon, 0{number} Mar 2031 08:00:00 GMT</pubDate>"
        f"<description><![CDATA[Number {number}. {TEXT}]]></description></item>\n"
    )


KINDS: dict[str, tuple[str, Callable[[int], str], str]] = {
    "factiva": ("<PPSResponse><ppsarticleResultSet>", factiva, "</ppsarticleResultSet></PPSResponse>"),
    "newsml": (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:h="http://www.w3.org/1999/xhtml">',
        newsml,
        "</newsMessage>",
    ),
    "proquest": ("<RECORDS>", proquest, "</RECORDS>"),
    "feed": ('<rss version="2.0"><channel><title>Quay Mirror</title>', rss, "<language>en</language></channel></rss>"),
}  # fmt: skip
DAMAGE: dict[str, Callable[[str], str]] = {
    "an end tag that does not fit": lambda item: item.replace("Number 2.", "Number 2.</b>"),
    "no end tag of its own": lambda item: item[: item.index("Number 2.")],
    "a tag inside a tag": lambda item: item.replace("Number 2.", "<p <i Number 2."),
}


def read(tmp_path: Path, kind: str, items: list[str], end: bool = True) -> Loaded:
    head, _, tail = KINDS[kind]
    path = tmp_path / "a.xml"
    path.write_text('<?xml version="1.0" encoding="utf-8"?>\n' + head + "".join(items) + (tail if end else ""), "utf-8")
    return load(path)


@pytest.fixture(params=[False, True], ids=["whole", "in pieces"])
def in_pieces(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways: a file that is parsed at once if it is sound, and one that is read in pieces of 100 characters."""
    if request.param:
        monkeypatch.setattr(large_module, "LARGE_BYTES", 0)
        monkeypatch.setattr(large_module, "_PIECE", 1000)


@pytest.mark.usefixtures("in_pieces")
@pytest.mark.parametrize("kind", KINDS)
def test_every_item_of_a_sound_file(tmp_path: Path, kind: str) -> None:
    loaded = read(tmp_path, kind, list(map(KINDS[kind][1], range(1, 6))))
    assert loaded.articles["title"].tolist() == [f"Crane {number}" for number in range(1, 6)]
    assert [f"Number {n}. {TEXT}" in text for n, text in enumerate(loaded.articles["text"], 1)] == [True] * 5
    assert not loaded.problems["severity"].eq("error").any()
    if kind == "feed":
        assert set(loaded.articles["outlet"]) == {"Quay Mirror"}
        assert set(loaded.articles["language"]) == {"en"}  # comes after the entries


@pytest.mark.usefixtures("in_pieces")
@pytest.mark.parametrize("kind", ["factiva", "newsml", "proquest"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_broken_item_in_the_middle_costs_itself(tmp_path: Path, kind: str, damage: str) -> None:
    make = KINDS[kind][1]
    loaded = read(tmp_path, kind, [make(1), DAMAGE[damage](make(2)), make(3), make(4)])
    assert loaded.articles["title"].tolist() == ["Crane 1", "Crane 3", "Crane 4"]
    assert [f"Number {n}." in text for n, text in zip((1, 3, 4), loaded.articles["text"], strict=True)] == [True] * 3
    said = loaded.problems[loaded.problems["severity"] == "error"]
    assert said["message"].str.contains("item 2 cannot be read: XML broken").sum() == 1
    assert "truncated" not in set(said["kind"])


@pytest.mark.usefixtures("in_pieces")
def test_a_broken_entry_of_a_feed_is_read_leniently_and_changes_no_other(tmp_path: Path) -> None:
    broken = rss(2).replace("]]>", "")  # the section is never closed
    loaded = read(tmp_path, "feed", [rss(1), broken, rss(3), rss(4)])
    assert loaded.articles["title"].tolist() == ["Crane 1", "Crane 2", "Crane 3", "Crane 4"]
    assert [f"Number {n}. {TEXT}" in text for n, text in enumerate(loaded.articles["text"], 1)] == [True] * 4
    assert loaded.problems["message"].str.contains("entry 2 is not valid XML").any()


@pytest.mark.usefixtures("in_pieces")
@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_file_gives_the_items_before_the_cut(tmp_path: Path, kind: str) -> None:
    make = KINDS[kind][1]
    loaded = read(tmp_path, kind, [make(1), make(2), make(3)[:-80]], end=False)
    assert loaded.articles["title"].tolist()[:2] == ["Crane 1", "Crane 2"]
    assert loaded.problems["kind"].tolist().count("truncated") == 1


@pytest.mark.usefixtures("in_pieces")
def test_control_characters_and_ampersands_are_counted_over_all_items(tmp_path: Path) -> None:
    items = [factiva(1).replace("Number", "\x0bNumber"), factiva(2).replace("Number", "A & B. Number"), factiva(3)]
    loaded = read(tmp_path, "factiva", items)
    assert len(loaded.articles) == 3
    assert loaded.problems["message"].str.contains("1 control character and 1 bare ampersand repaired").sum() == 1


def test_entities_of_its_own_are_refused_however_large_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_module, "LARGE_BYTES", 0)
    (tmp_path / "a.xml").write_text('<!DOCTYPE r [<!ENTITY a "b">]><RECORDS>' + proquest(1) + "</RECORDS>", "utf-8")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    loaded = load(tmp_path)
    assert loaded.articles["source_file"].tolist() == ["b.txt"]
    assert "entity_bomb" in set(loaded.problems["kind"])


def test_tags_in_sections_and_comments_are_no_items() -> None:
    text = "<r><!-- <a>0</a> --><a><![CDATA[</a><a>]]>1</a><a/><a b='2'>2</a ></r>"
    assert [part.text for part in slices([text], ["a"]) if part.is_item] == [
        "<a><![CDATA[</a><a>]]>1</a>",
        "<a/>",
        "<a b='2'>2</a >",
    ]


@given(st.text(st.sampled_from("<a>/b!-[CDATA]\n 1")), st.integers(1, 7))
def test_nothing_is_lost_and_pieces_change_nothing(text: str, size: int) -> None:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    found = list(slices(pieces, ["a", "b"]))
    assert "".join(part.text for part in found) == text
    assert found == list(slices([text], ["a", "b"]))


def test_formats_that_are_read_in_pieces_have_a_reader_for_it() -> None:
    from importlib import import_module

    from corpus_tools.loading.detect import READERS

    for form in reading._IN_PIECES:
        assert hasattr(import_module(f"corpus_tools.loading.formats.{READERS[form]}"), "read_large"), form
