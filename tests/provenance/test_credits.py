"""Whom an article credits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.article import Article
from corpus_tools.provenance.credits import (
    FIRST,
    REPORTED,
    TOLD,
    OutletNames,
    agency_credits,
    is_agency,
    outlet_credits,
    sources_named,
)

OUTLETS = ("harb-gazette", "Fellshire Herald", "sbc")


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("SKERRY (Reuters) - The lock was closed.", ["Reuters"]),
        ("Lock closed\n\nBy Ada Quill, Associated Press\n\nThe lock was closed.", ["AP"]),
        ("The lock was closed.\n\nThe Associated Press contributed to this report.", ["AP"]),
        ("The lock (AP Photo/Ada Quill) was closed.", []),
        ("The lock was closed by the pa of the keeper.", []),
    ],
)
def test_agencies(text: str, agencies: list[str]) -> None:
    article = Article("a", text)
    found = agency_credits(article)
    assert [credit.outlet for credit in found] == agencies
    assert all(text[credit.start : credit.end] for credit in found)


def test_the_byline_of_the_table() -> None:
    assert [credit.outlet for credit in agency_credits(Article("a", "The lock was closed."), "Ada Quill / AFP")] == [
        "AFP"
    ]


@pytest.mark.parametrize(
    ("text", "outlet", "kind"),
    [
        ("The leak was first reported by the Harbour Gazette.", "harb-gazette", FIRST),
        ("“It is rotten,” Quill told the Fellshire Herald on Monday.", "Fellshire Herald", TOLD),
        ("The gate is rotten, according to the Fellshire Herald.", "Fellshire Herald", REPORTED),
        ("Earlier the Harbour Gazette reported that the gate was rotten.", "harb-gazette", REPORTED),
        ("Quill told the Skerry Broadcasting Company that it was rotten.", "sbc", TOLD),
        ("In an interview with SBC, Quill said it was rotten.", "sbc", TOLD),
        ("Quill gave a long, angry interview to the Harbour Gazette.", "harb-gazette", TOLD),
        ("Speaking to SBC News, Quill said it was rotten.", "sbc", TOLD),
        ("Quill spoke with the Fellshire Herald on Monday.", "Fellshire Herald", TOLD),
    ],
)
def test_outlets(text: str, outlet: str, kind: str) -> None:
    found = outlet_credits(Article("a", text), OUTLETS, "Tide")
    assert [(credit.outlet, credit.kind) for credit in found] == [(outlet, kind)]
    assert text[found[0].start : found[0].end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "“It was first reported by the Harbour Gazette,” Quill said.",
        "Quill told the harbour master that it was rotten.",
        "The Harbour Gazette stands at the corner.",
        "Quill told Herald Fellshire that it was rotten.",
        "She spoke to the harbour master in Skerry.",
    ],
)
def test_no_credit(text: str) -> None:
    assert outlet_credits(Article("a", text), OUTLETS, "Tide") == []


def test_an_outlet_does_not_credit_itself() -> None:
    article = Article("a", "Quill told the Harbour Gazette that it was rotten.")
    assert outlet_credits(article, OUTLETS, "harb-gazette") == []
    assert is_agency("AP", "associated-press") and not is_agency("AP", "harb-gazette")


@pytest.mark.parametrize(
    ("outlet", "words", "taken"),
    [
        ("Harbour Gazette", ["Harbour", "Gazette", "on"], 2),
        ("Harbour Gazette", ["The", "Harbour", "Gazette’s", "Quill"], 3),
        ("harb-gaz", ["Harbour", "Gazette"], 0),  # three letters are too few to stand for a word
        ("harb-gaze", ["Harbour", "Gazette"], 2),
        ("hg", ["Harbour", "Gazette"], 2),
        ("hg", ["Hg"], 1),
        ("Harbour News", ["Harbour"], 1),
        ("Harbour Gazette", ["Harbour", "gazette"], 0),
        ("Harbour", ["Harbour", "Gazette"], 1),
        ("", ["Harbour"], 0),
    ],
)
def test_how_many_words_name_an_outlet(outlet: str, words: list[str], taken: int) -> None:
    assert OutletNames([outlet]).named(words) == ({outlet: taken} if taken else {})


NAMES = st.lists(st.sampled_from(["Harbour", "Harb", "Gazette", "The", "H", "hg", "Hgt", "News", "Tide-2"]), min_size=1)


@given(st.sets(NAMES.map(" ".join), max_size=8), NAMES)
def test_many_outlets_are_found_as_each_alone(outlets: set[str], words: list[str]) -> None:
    alone = {outlet: count for outlet in outlets for count in OutletNames([outlet]).named(words).values()}
    assert OutletNames(outlets).named(words) == alone


def test_sources_named_need_not_be_in_the_corpus() -> None:
    text = (
        "In an interview with the Inland Waterways Weekly, Quill called it rotten. It was first reported by Tide. "
        "“I gave an interview to the Star,” she said, and told the Bell. Hers was an interview with eels."
    )
    assert sources_named(Article("a", text)) == {"inland", "tide"}
