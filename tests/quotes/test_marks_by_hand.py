"""Quotation marks at their edges: each case is read by hand, and is about one rule."""

from __future__ import annotations

import pytest

from corpus_tools.quotes.marks import Marked, is_defined_term, scan


def inner(text: str) -> list[str]:
    return [text[m.start : m.end] for m in scan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Blanks inside the marks, or none outside them.
        ('She said " we ran " and left.', ["we ran"]),
        ("She said“ we ran” and left.", ["we ran"]),
        ("She said„ we ran“ and left.", ["we ran"]),
        ("«We ran »and left.", ["We ran"]),
        ("“We heard“stop” and ran,” she said.", ["We heard“stop” and ran,"]),
        # Turned the wrong way.
        ("”We ran,” she said.", ["We ran,"]),
        ("’’We ran,’’ she said.", ["We ran,"]),
        ("“We ran“ she said.", ["We ran"]),
        ("“We ran.“— she said.", ["We ran."]),
        # Closing marks that nothing opened.
        ("We ran — » she said.", []),
        ("We ran ” she said.", []),
        ("»We ran« today", ["We ran"]),
        # What was closed is no longer open.
        ('He “ran” and " we sat " too.', ["ran", "we sat"]),
        # Forgotten closing marks, and marks inside marks before and after other quotations.
        (
            "“We ran, she said. “And then we sat,” he said. “No.”",
            ["We ran, she said.", "And then we sat,", "No."],
        ),
        ("“We heard “stop” and ran,” she said. “No,” he said.", ["We heard “stop” and ran,", "No,"]),
        # Terms that are defined in brackets.
        ('The "board of the fund (the “Fund”) met.', ["board of the fund (the", "Fund"]),
        ('"We saw it. (the "Fund") It was late." and "we ran', ['We saw it. (the "Fund") It was late.', "we ran"]),
    ],
)
def test_double_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What opens: a mark after a blank, a bracket or a colon, before a word.
        ("He left (‘no’) and sat.", ["no"]),
        ("‘—we ran,’ she said.", ["—we ran,"]),
        ("It's late,' he said.", []),
        ("The boats ' race was won,' he said.", []),
        ("It was late ', he said, 'and dark.'", ["and dark."]),
        ("`--all` is the dogs' choice.", []),
        ("Back in the '90s they sang, and the boys' band left.", []),
        ("'Cos it was the dogs' day.", []),
        ("O’Neil said no’ and “left”.", ["left"]),
        # What closes.
        ("The ‘pub was Ada’s", []),
        ("The 'day of the ' and so on.", []),
        ("It was a 'day to go '", []),
        ("The 'boats of Ada Coll’ are here.", []),
        ("‘’We ran,’ she said.", ["’We ran,"]),
        # The mark of a possessive, or one that closes after an s.
        ("‘It was the US’ plan,’ he said.", ["It was the US’ plan,"]),
        ("‘We like dogs’  and cats’ homes.", ["We like dogs"]),
        ("‘We like dogs’ and left the cats’ home", ["We like dogs"]),
        ("‘We like the dogs’ and left.", ["We like the dogs"]),
        ("‘We like the dogs’ home. It was late and dark.", ["We like the dogs’ home. It was late and dark."]),
        # Marks inside marks of their kind.
        ("She said: 'I ran, 'it was late.'", ["I ran, 'it was late."]),
        ("She said: 'I ran, 'it's late, isn't it?'", ["I ran, 'it's late, isn't it?"]),
        ("‘We ran, she said. ‘It was late.’", ["It was late."]),
        ("'We ran,' he said. 'We heard 'stop' and sat,' she said.", ["We ran,", "We heard 'stop' and sat,"]),
        # Speech that nobody closed: a sentence of four words or more, from the beginning or after a colon.
        ("‘I sat and ran.", ["I sat and ran."]),
        ("‘We sat down.", []),
        ("‘no more of it, and left.", []),
        ("She saw ‘We ran and left.", []),
        ("‘We ran and left the", []),
    ],
)
def test_single_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Single marks inside double ones belong to what is said there.
        ("“We saw 'some,” she said. 'No.'", ["We saw 'some,", "No."]),
        ("“One,” she said. “We saw 'some,” he said. 'No.'", ["One,", "We saw 'some,", "No."]),
        ("Ada ran.\n\n“We saw 'some,” he said. 'No.'", ["We saw 'some,", "No."]),
        ("Ada ran.\n\nThen “no,” she said, and ‘Never.’", ["no,", "Never."]),
        # Double marks inside single ones, where these end as speech does.
        ("‘He said “stop”’, she told us.", ["He said “stop”"]),
        ("‘The “old” pier’ was shut.", ["old"]),
        ("‘We saw “one” and ran,’ she said. “Two.”", ["We saw “one” and ran,", "Two."]),
        ("‘We saw “one and “two” and ran,’ she said.", ["one and", "two"]),
        ("She said:\n\n‘No, “it was late.” It was dark.’", ["No, “it was late.” It was dark."]),
        ("She said:\n\n‘We saw “one” and ran’, she added.", ["We saw “one” and ran"]),
        # Side by side.
        ("\"No\"'Yes,' she said.", ["No", "Yes,"]),
        ("'No.'\"Yes,\" she said.", ["No.", "Yes,"]),
    ],
)
def test_single_and_double_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Guillemets that are open at the end of a paragraph say nothing of the next one.
        ("»He ran.\n\nIt rained.\n\n»I sat.«", ["He ran.", "I sat."]),
        # Another quotation begins before a mark closes.
        ("“He ran and left.\n\nShe sat ”here” on Monday.", ["He ran and left.", "here"]),
        (
            "“He ran and left.\n\nShe sat ”here” on Monday.\n\n“It was late,” he said.",
            ["He ran and left.", "here", "It was late,"],
        ),
        ("“I sat,\n\nIt was late.\n\n»He ran.«", ["I sat,", "He ran."]),
        ("“He ran.\n\nIt rained.\n\n“” was all.", ["He ran."]),
        # Another begins to speak.
        ("“He was able.\n\nShe added:\n\nIt rained” and left.", ["He was able."]),
        # A paragraph that ends a sentence is no caption.
        ("‘He ran\n\nNo more?\n\n‘It was late?’", ["It was late?"]),
        ("‘He ran\n\nIT RAINED.", []),
        ("‘He ran\n\nOne\n\nTwo\n\n‘It was late.’", ["He ran", "It was late."]),
        ("‘He ran\n\nOne\n\nTwo\n\nThree\n\n‘It was late.’", ["It was late."]),
        # The paragraph before a running quotation that closes speech of its own is not all quoted.
        ("‘We ran,’ she said.\n\n‘It was late.’", ["We ran,", "It was late."]),
        ("‘We ran’, she said.\n\n‘It was late.’", ["We ran", "It was late."]),
        ("‘He said ‘no,’ and left\n\n‘It was late.’", ["He said ‘no,’ and left", "It was late."]),
        ("’We ran\n\n‘It was late.’", ["We ran", "It was late."]),
        ("‘…\n\n‘No.’", ["No."]),
        ("It was the ‘day of the boats\n\n‘It was late.’", ["It was late."]),
    ],
)
def test_quotations_that_run_over_paragraphs(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize("between", range(1, 9))
def test_at_most_five_paragraphs_without_a_mark_before_the_one_that_closes(between: int) -> None:
    middle = [f"It rained for {n} days." for n in range(between)]
    text = "\n\n".join(["“He was able.", *middle, "I thank him,” she said."])
    assert inner(text) == ["He was able.", *([*middle, "I thank him,"] if between <= 5 else [])]


def test_offsets_marks_paragraphs_and_styles() -> None:
    assert scan("“One\n\n«Two» ") == [
        Marked(1, 4, 0, 4, "“", "", 0, "double"),
        Marked(7, 10, 6, 11, "«", "»", 1, "guillemet"),
    ]
    assert scan("“He ran,\n\nI sat?\n\nI lay,” she said.") == [
        Marked(1, 8, 0, 8, "“", "", 0, "double"),
        Marked(10, 16, 10, 16, "", "", 1, "double"),
        Marked(18, 24, 18, 25, "", "”", 2, "double"),
    ]
    assert scan("‘We ran\n\n‘It was late.’") == [
        Marked(1, 7, 0, 7, "‘", "", 0, "single"),
        Marked(10, 22, 9, 23, "‘", "’", 1, "single"),
    ]
    # The mark after an s turned out to close: another opens, or the paragraph ends.
    assert scan("‘We like dogs’ and left, ‘No,’ she said.") == [
        Marked(1, 13, 0, 14, "‘", "’", 0, "single"),
        Marked(26, 29, 25, 30, "‘", "’", 0, "single"),
    ]
    assert scan("‘We like dogs’ and left") == [Marked(1, 13, 0, 14, "‘", "’", 0, "single")]


def test_what_single_marks_hold_is_no_longer_than_a_page_and_may_be_anywhere() -> None:
    words = "a" * 4000
    assert inner(f"‘{words}’, she said.") == [words]
    assert inner(f"‘{words}a’, she said.") == []
    assert inner("The crane is green. " * 300 + "‘No,’ she said.") == ["No,"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour fund (the “Fund”) met.", True),
        ("(“MCC”) met.", True),
        ("The fund (hereinafter the “Fund”; or so) met.", True),
        ("They met (the “Fund” of it).", False),
        ("They met the “Fund”) there.", False),
        ("They met (in the new “Fund”) there.", False),
        (f"({'a' * 10} {'b' * 11} “Fund”)", True),  # 24 characters before the mark
        (f"({'a' * 10} {'b' * 12} “Fund”)", False),
    ],
)
def test_terms_defined_in_brackets(text: str, expected: bool) -> None:
    (found,) = scan(text)
    assert is_defined_term(text, found) is expected
