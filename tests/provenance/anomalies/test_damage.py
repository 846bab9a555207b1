"""Damage in a text, finder by finder, each beside what only looks like it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.anomalies.damage import (
    DAMAGE,
    captions,
    repeated_line,
    run_in_metadata,
    stray_spacing,
    truncated_first_word,
    unbalanced_marks,
)
from corpus_tools.provenance.article import Anomaly, Article

Finder = Callable[[Article], Iterator[Anomaly]]
BODY = "The lock was closed on Tuesday.\n\nIt leaks at the lower gate.\n\nNobody was hurt."


def found(finder: Finder, text: str) -> list[str]:
    article = Article("a", text)
    rows = list(finder(article))
    assert all(0 <= row.start < row.end <= len(text) for row in rows)
    return [text[row.start : row.end] for row in rows]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("date 2031-05-06 The lock is closed.", ["date 2031-05-06"]),
        ("Published: 6.5.2031 The lock is closed.", ["Published: 6.5.2031"]),
        ("The lock is closed.\n\nSource: https://tide.example/lock", ["Source: https://tide.example/lock"]),
        ("The lock is closed.\n\nRead more about locks\n\nIt leaks.", ["Read more about locks"]),
        ("The date of the vote is open.", []),
        ("The lock is closed.\n\nShare this day with her, he said, and she did. " + "It rained. " * 12, []),
    ],
)
def test_labels_and_lines_of_a_page(text: str, marked: list[str]) -> None:
    assert found(run_in_metadata, text) == marked


def test_a_cut_first_word_is_whole_elsewhere() -> None:
    assert found(truncated_first_word, "erries run late.\n\nAll ferries do.") == ["erries"]
    assert found(truncated_first_word, "ever again.\n\nNever, she said. Ever.") == []
    assert found(truncated_first_word, "eels again.\n\nNobody minds.") == []
    assert found(truncated_first_word, "Erries run late.\n\nAll ferries do.") == []


def test_a_line_repeated_with_its_first_letter_lost() -> None:
    line = "The lock was closed on Tuesday."
    assert found(repeated_line, f"{BODY}\n\n{line}") == [line]
    assert found(repeated_line, f"{line}\n\n{line[1:]}\n\nIt leaks.") == [line[1:]]
    # Three words are a refrain, and another day makes another line.
    assert found(repeated_line, "It leaks again.\n\nIt leaks again.") == []
    assert found(repeated_line, f"{line}\n\nThe gate was opened on Friday.") == []


def test_where_the_line_was_before() -> None:
    article = Article("a", f"{BODY}\n\nIt leaks at the lower gate.")
    (row,) = repeated_line(article)
    assert (row.other_id, article.text[row.other_start : row.other_end]) == ("a", "It leaks at the lower gate.")


def test_a_caption_is_open_ended_among_closed_lines() -> None:
    caption = "Ines Coll of Port Elrin at the gate"
    assert found(captions, BODY.replace("\n\n", f"\n\n{caption}\n\n", 1)) == [caption]
    assert found(captions, f"{BODY}\n\n{caption}") == []  # the last line may be a signature
    assert found(captions, BODY.replace("\n\n", "\n\nand so on and on\n\n", 1)) == []
    # Where most lines have no full stop, none tells anything.
    assert found(captions, f"One day\n\n{caption}\n\nTwo days\n\nIt leaks.") == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("She said “it leaks and left.\n\nNobody came.", ["“it leaks and left."]),
        ("“It leaks.\n\n“It always did,” she said.", []),
        ("It leaks (at the gate until June.", ["(at the gate until June."]),
        ("It leaks [sic at the gate.", ["[sic at the gate."]),
        ("a) It leaks. b) It drips :)", []),
        ("“It leaks,” she said.", []),
    ],
)
def test_marks_without_a_partner(text: str, marked: list[str]) -> None:
    assert found(unbalanced_marks, text) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It leaks , she said.", ["leaks ,"]),
        ("It  leaks.", ["It  "]),
        ("It leaks.Nobody came.", ["leaks.Nobody"]),
        ("It leaks,she said.", ["leaks,she"]),
        ("“ It leaks,” she said.", ["“ It"]),
        ("It leaks,, she said.", [",,"]),
        ("It leaks,  , she said.", ["leaks,  ", ",  ,"]),
        ("It leaks. . She left; ;", [". .", "; ;"]),
        ("It leaks\xa0, she said .", ["leaks\xa0,", "said ."]),
        ("x" * 41 + " , she said.", []),
        ("It leaks» , (he ) said", ["(he )"]),
        ("It leaks" + " " * 21 + "now.", []),
        ("\tIt leaks.", ["\t"]),
        ("See www.tide.example.Com or mail a.Quill@tide.example.", []),
        ("It leaks ... she said. It costs 1,000.50 crowns at 7.30.", []),
    ],
)
def test_spaces_that_are_one_too_many_or_missing(text: str, marked: list[str]) -> None:
    assert found(stray_spacing, text) == marked


@given(st.text(alphabet="aAbB .,;“”\"'()[]\n\t\xa0é😀3", max_size=120))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for finder in DAMAGE:
        found(finder, text)
