"""Names of bodies: "Ministry of … and …", letters that the article defines, places and the bodies after them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.english.words import read_words
from corpus_tools.entities.bodies import fits_initials
from corpus_tools.entities.edges import trim
from corpus_tools.entities.found import Draft, Found, surface_of
from corpus_tools.entities.mentions import read_article
from tests.timing import assert_in_proportion


def named(text: str) -> list[tuple[str, str, str]]:
    mentions, referents = read_article(text)
    return [(m.text, m.label, referents[m.referent].name) for m in mentions if m.form != "role"]


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("The Port Authority of Odeville (PAO) met. PAO’s chief left.", "Port Authority of Odeville", "PAO"),
        ("The Office for Exham Statistics (OES) met. Nobody at the OES knew.", "Office for Exham Statistics", "OES"),
        ("He left the OES (Office for Exham Statistics). OES staff wept.", "Office for Exham Statistics", "OES"),
        ("The Commission on Fishing in Exland (CFE) sat. The CFE met.", "Commission on Fishing in Exland", "CFE"),
    ],
)
def test_defined_letters_are_one_body_throughout(text: str, long: str, short: str) -> None:
    names = named(text)
    assert (long, "ORG", long) in names
    assert names.count((short, "ORG", long)) == 2


def test_letters_of_a_law_are_no_name() -> None:
    assert named("The Fishing Boats Act (FBA) passed. The FBA is law.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She joined the Ministry of Health and Welfare.", "Ministry of Health and Welfare"),
        ("The Association of Exham Bakers met.", "Association of Exham Bakers"),
        ("The Exham Crown Court sat.", "Exham Crown Court"),
    ],
)
def test_whole_names(text: str, expected: str) -> None:
    assert named(text) == [(expected, "ORG", expected)]


def test_two_bodies_stay_two() -> None:
    names = [text for text, _label, _name in named("The Exham Council and the Board of Trade met on Monday.")]
    assert names == ["Exham Council", "Board of Trade"]


@pytest.mark.parametrize(
    ("words", "letters", "expected"),
    [
        ("office for national statistics", "ons", True),
        ("ministry of defence", "mod", True),
        ("ministry of defence", "md", True),
        ("exham harbour authority", "eh", False),
        ("anti-fraud office", "afo", True),
        ("exham", "e", False),
    ],
)
def test_initials(words: str, letters: str, expected: bool) -> None:
    assert fits_initials(words.split(), letters) is expected


@given(st.text(alphabet="ABab ()-'.\n", max_size=60))
@settings(max_examples=60, deadline=None)
def test_brackets_and_letters_in_any_order_keep_their_offsets(text: str) -> None:
    mentions, _ = read_article(text)
    assert all(m.text == text[m.start : m.end] for m in mentions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He left the Department for Culture, Media and Sport.",
            [("Department for Culture, Media and Sport", "ORG")],
        ),
        (
            "Shares in Harland Greaves fell. Harland Greaves, a Swiss lender, wept.",
            [("Harland Greaves", "ORG"), ("Harland Greaves", "ORG")],
        ),
        ("He leads the think tank Odera.", [("Odera", "ORG")]),
    ],
)
def test_bodies_by_what_stands_beside_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(form, label) for form, label, _ in named(text)] == expected


def test_two_bodies_joined_by_and_are_two() -> None:
    words = read_words("The Odeville Teachers' Union and Exham Nurses' Union met at Exham College and Hospital.")
    last = words.forms.index("Hospital")
    found = trim(words, [Found(1, 10, "ORG", 0.9, "model"), Found(last - 3, last + 1, "ORG", 0.9, "model")])
    assert [surface_of(words, f.begin, f.end) for f in found] == [
        "Odeville Teachers ' Union",
        "Exham Nurses ' Union",
        "Exham College and Hospital",
    ]


@pytest.mark.parametrize("title", ["Datuk Seri", "Malam", "Alhaji", "Shri", "Deputies"])
def test_titles_of_other_countries_are_no_part_of_a_name(title: str) -> None:
    assert ("Abel Crane", "PER") in [(form, label) for form, label, _ in named(f"{title} Abel Crane left the house.")]


LISTED = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), max_size=8)


def drafted(spans: list[tuple[int, int]]) -> Draft:
    """A draft of names at words, in order; those that overlap one before them are left out."""
    found: list[Found] = []
    for begin, length in sorted(spans):
        if not found or found[-1].end <= begin:
            found.append(Found(begin, begin + length, "ORG", 1.0, "rule"))
    return Draft(read_words("a " * 40), [], found)


@given(LISTED, LISTED)
def test_names_put_in_take_the_place_of_those_they_overlap(
    old: list[tuple[int, int]], new: list[tuple[int, int]]
) -> None:
    draft, added = drafted(old), drafted(new).found
    covered = {i for f in added for i in range(f.begin, f.end)}
    kept = [f for f in draft.found if covered.isdisjoint(range(f.begin, f.end))]
    draft.put(added)
    assert draft.found == sorted(kept + added, key=lambda f: f.begin)
    owners = draft.owners()
    assert [draft.owner(i) for i in range(40)] == [owners.get(i) for i in range(40)]


def test_many_bodies_with_letters_take_time_in_proportion() -> None:
    def bodies(number: int) -> Callable[[], object]:
        text = " ".join(f"The {'ABCDEGHK'[n % 8]}od{n:x}o Harbour Board (HB) met." for n in range(number))
        return lambda: read_article(text)

    assert_in_proportion(bodies, 150, 1_200)
