"""Interviews and transcripts: who speaks comes before a colon, and no marks are around the words."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.quotes import extract_quotes


def rows(text: str) -> pd.DataFrame:
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    return schema.validate(extract_quotes(articles), "quotes", articles)


def spoken(text: str) -> list[tuple[str, str | None]]:
    table = rows(text)
    return [(t, None if pd.isna(s) else s) for t, s in zip(table["text"], table["speaker"], strict=True)]


def test_question_and_answer() -> None:
    text = (
        "We met Ines Coll, the head of the harbour, on the pier.\n\nQ: Is the pier safe?\n\n"
        "A: It is safe. I walked on it.\n\nQ: Will it open?\n\nA: Soon."
    )
    assert spoken(text) == [
        ("Is the pier safe?", None),
        ("It is safe. I walked on it.", "Ines Coll"),
        ("Will it open?", None),
        ("Soon.", "Ines Coll"),
    ]
    assert set(rows(text)["kind"]) == {"direct"}
    assert rows(text)["open_mark"].isna().all()


def test_names_in_capitals_with_offices_and_in_short() -> None:
    text = (
        "Ms Ines Coll met Ben Arro.\n\nINES COLL (MINISTER): The pier is shut.\n\nBEN ARRO, HOST: Why is it shut?\n\n"
        "COLL: It is old.\n\nIt was built a long time ago.\n\nMR ARRO: Thank you, minister.\n\n(Music)"
    )
    assert spoken(text) == [
        ("The pier is shut.", "Ines Coll"),
        ("Why is it shut?", "Ben Arro"),
        ("It is old.", "Ines Coll"),
        ("It was built a long time ago.", "Ines Coll"),
        ("Thank you, minister.", "Ben Arro"),
    ]
    assert rows(text)["continues"].notna().tolist() == [False, False, False, True, False]


def test_an_unknown_label_ends_the_turn_before() -> None:
    text = "Ines Coll spoke to us.\n\nColl: It is old.\n\nXyl: Is it?\n\nColl: Yes, it is."
    assert spoken(text) == [("It is old.", "Ines Coll"), ("Is it?", None), ("Yes, it is.", "Ines Coll")]


def test_what_a_speaker_quotes_is_part_of_the_turn() -> None:
    text = "Ines Coll met Ben Arro.\n\nCOLL: He said “no” to me.\n\nARRO: I said that I was busy.\n\nCOLL: You did."
    assert [t for t, _ in spoken(text)] == ["He said “no” to me.", "I said that I was busy.", "You did."]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Coll met Ben Arro.\n\nMonday: The pier opens.\n\nTuesday: It shuts.\n\nMonday: It opens again.",
        "Ines Coll met Ben Arro.\n\nColl: 7. Ran a lot and never stopped.\n\nArro: 4. Ran little.",
        "Note: This text was changed.\n\nRead more: The pier.\n\nNote: It was changed twice.",
    ],
)
def test_lists_are_no_conversation(text: str) -> None:
    assert rows(text).empty


def test_marks_behind_labels_are_read_as_before() -> None:
    text = "Ines Coll met Ben Arro.\n\nColl: “It is old.”\n\nArro: “Is it?”\n\nColl: “Yes.”"
    assert spoken(text) == [("It is old.", "Ines Coll"), ("Is it?", "Ben Arro"), ("Yes.", "Ines Coll")]


def test_the_cue_of_a_headline_is_not_that_of_the_first_quotation() -> None:
    table = rows("Minister explains\n\n“We waited for the boat all night. It was cold.”\n\nInes Coll left the pier.")
    assert table["source"].isna().all()
    assert table["cue"].isna().all()
