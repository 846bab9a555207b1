"""The scanner of quotation marks: every style, and text that breaks other tools."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.quotes.marks import Marked, scan
from tests.timing import assert_in_proportion

MARKS = "“”„‟\"«»‘’‚‛'‹›`´〝〞＂"


def inner(text: str) -> list[str]:
    return [text[m.start : m.end] for m in scan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “no” and left.", ["no"]),
        ('She said "no" and left.', ["no"]),
        ("She said ''no'' and left.", ["no"]),
        ("She said ``no'' and left.", ["no"]),
        ("She said «no» and left.", ["no"]),
        ("She said „no“ and left.", ["no"]),
        ("She said »no« and left.", ["no"]),
        ("She said ‘no’ and left.", ["no"]),
        ("“One” came, and then ‘two’ did.", ["One", "two"]),
        ("“A” and ‘b’ and “C” and ‘d’.", ["A", "b", "C", "d"]),
        # The mark after an s may be a possessive: not before a capital, and not where a sentence ended since.
        ("‘We like dogs’ Ada said of the home’.", ["We like dogs"]),
        ("‘We like dogs’ and left. It was the home’ again.", ["We like dogs"]),
        ("She said 'no' and left.", ["no"]),
        ("He called it ‘the officers’ best day’ and left.", ["the officers’ best day"]),
        ("It was the officers’ day, he said.", []),
        ("She didn’t go; it’s Ode’s car.", []),
        ("Back in the ’90s and the ‘80s they danced.", []),
        ("The ‘bad days’ of the 1980s won’t return, he said: ‘Never.’", ["bad days", "Never."]),
        ("“It's Ode's capital's plan,” she said.", ["It's Ode's capital's plan,"]),
        ("“He said ‘go’ to me,” she said.", ["He said ‘go’ to me,"]),
        ("‘He told me “go away” and I went,’ she said.", ["He told me “go away” and I went,"]),
        ("“One,” she said, “two.”", ["One,", "two."]),
        ("“like this,“ she said.", ["like this,"]),
        ("She said: “I will go", ["I will go"]),
        ("I will go,” she said.", []),
        # Marks inside marks of the same kind, curly, straight and single.
        ("“We heard “stop” and ran,” she said.", ["We heard “stop” and ran,"]),
        ('"We heard "stop" and ran," she said.', ['We heard "stop" and ran,']),
        ("'We heard 'stop' and ran,' she said.", ["We heard 'stop' and ran,"]),
        ("‘We heard “stop” and ran’, she said.", ["We heard “stop” and ran"]),
        # A closing mark was forgotten: the next one opens a quotation of its own.
        ("“We ran, she said. “And then we sat,” he said.", ["We ran, she said.", "And then we sat,"]),
        ("'£5 is too much,' she said.", ["£5 is too much,"]),
        ("“The fund (the “Fund”) is closed,” she said.", ["The fund (the “Fund”) is closed,"]),
        ("“ ” and “” and “,”", []),
        ("A 6'2\" man left.", []),
        ('<a href="x">link</a> she said "yes".', ["yes"]),
    ],
)
def test_styles(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_running_quotation_opens_each_paragraph_and_closes_the_last() -> None:
    text = "Ode said: “First.\n\n“Second.\n\n“Third.”\n\nShe left."
    found = scan(text)
    assert [(m.close_mark, m.paragraph) for m in found] == [("", 0), ("", 1), ("”", 2)]
    assert inner(text) == ["First.", "Second.", "Third."]


def test_a_paragraph_with_a_missing_mark_leaves_the_next_one_alone() -> None:
    text = "Ode said “go and left.\n\nHe said “stay” and sat."
    assert inner(text) == ["go and left.", "stay"]


def test_a_running_single_quotation() -> None:
    text = "‘It’s the first part.\n‘And the second one.’"
    assert inner(text) == ["It’s the first part.", "And the second one."]


@pytest.mark.parametrize(("left", "right"), [("'", "'"), ("‘", "’")])
def test_a_running_quotation_in_single_marks_opens_anywhere_in_its_paragraph(left: str, right: str) -> None:
    text = (
        f"Ines Coll said: {left}The boats didn't come.\n\n{left}We waited for the visitors{right} bus.\n\n"
        f"{left}He asked if we {left}did tours{right} and we told him {left}No{right}.\n\n"
        f"{left}Then we left.{right}\n\nIt was Ode's pier."
    )
    found = scan(text)
    assert [m.paragraph for m in found] == [0, 1, 2, 3]
    assert [m.close_mark for m in found] == ["", "", "", right]
    assert all(text[m.start : m.end] in text.split("\n\n")[m.paragraph] for m in found)


def test_a_caption_may_stand_between_two_paragraphs_of_a_running_quotation() -> None:
    text = "Coll said: 'The first part.\n\nThe pier at Ardle in 2019\n\n'The second part.'"
    assert inner(text) == ["The first part.", "The second part."]


def test_an_apostrophe_at_the_beginning_of_a_paragraph_opens_nothing() -> None:
    assert inner("The pier's gone.\n\n'Tis sad.\n\nIt's the visitors' loss.") == []


def test_offsets_with_and_without_the_marks() -> None:
    text = "a “ b ” c"
    assert scan(text) == [Marked(4, 5, 2, 7, "“", "”", 0, "double")]


def check(text: str) -> None:
    last = 0
    for found in scan(text):
        assert last <= found.outer_start <= found.start < found.end <= found.outer_end <= len(text)
        assert "\n" not in text[found.start : found.end]
        last = found.outer_end


@given(st.text(alphabet=st.sampled_from(MARKS + "abS s.,\n \u2028’ß"), max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_marks_give_offsets_in_order(text: str) -> None:
    check(text)


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_string_gives_offsets_in_order(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        ("“", 400_000),
        ("‘", 100_000),
        ('"', 100_000),
        ("“a ", 100_000),
        ("‘s’ ", 100_000),
        ("‘officers’ a", 100_000),
        ("'a b' ", 1_000_000),
        ("'a 'b ", 400_000),
    ],
)
def test_opening_marks_take_linear_time(unit: str, size: int) -> None:
    assert_in_proportion(lambda length: partial(scan, unit * (length // len(unit))), size // 8, size)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An editor's machine turned the mark the wrong way.
        ("’Awful’: Ada Ode in court.", ["Awful"]),
        ("She said: ‘I pay nothing.\n\n’It is awful. It is wrong.’", ["I pay nothing.", "It is awful. It is wrong."]),
        ("’Twas the night of the boats’ race.", []),
        ("The ’90s and the officers’ reports.", []),
        # A blank slipped in before the mark at the end.
        ("'Anyone can ask for the place of any user. '", ["Anyone can ask for the place of any user."]),
        # Nobody closed what was said.
        (
            "Ms Ode said: 'It means that we cannot go. It was worth it.",
            ["It means that we cannot go. It was worth it."],
        ),
        ("'Our first aim is that all are safe.", ["Our first aim is that all are safe."]),
        # A paragraph without a mark of its own goes on, where a later one closes.
        ('"He was able.\nHe led us well.\nI thank him."', ["He was able.", "He led us well.", "I thank him."]),
        ("“It rained as the rivers\n\nrose,” he said.", ["It rained as the rivers", "rose,"]),
        # Another quotation begins first, or none closes: then the paragraphs between are nobody's.
        ("“He was able.\n\nIt rained.\n\n“I left,” she said.", ["He was able.", "I left,"]),
        ("“He was able.\n\nIt rained.\n\nShe left.", ["He was able."]),
    ],
)
def test_marks_that_are_turned_or_missing(text: str, expected: list[str]) -> None:
    assert inner(text) == expected
