"""Weak wordings count where the article says plainly that the same person goes, and only there."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.entities import find_entities
from corpus_tools.framing import find_frames
from corpus_tools.quotes import extract_quotes


def texts(text: str) -> list[str]:
    """The expressions found on the path that users run."""
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]}, dtype="str")
    mentions, entities = find_entities(articles)[:2]
    quotes = extract_quotes(articles, mentions, entities)
    return [str(t) for t in find_frames(articles, quotes, mentions, entities)["text"]]


GOES = "Mr Ben Orme, the manager of Ardle Town, has resigned. "
OTHER = "Ms Ada Quill, his deputy, stays. "


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("Orme will leave at the end of the season.", ["leave"]),
        ("Orme leaves the club after ten years.", ["leaves"]),
        ("His contract had been due to run out in May.", []),
        ("His contract runs out in May.", ["His contract runs out"]),
        ("“It is time to go,” he said.", ["go"]),
        ("“Moving on was not easy,” Orme said.", ["Moving on"]),
        ("His spell in charge came to an end after a defeat.", ["His spell in charge came to an end"]),
        ("Orme had handed back his seat in June.", ["handed back his seat"]),
    ],
)
def test_of_the_one_who_goes(more: str, expected: list[str]) -> None:
    found = texts(GOES + more)[1:]
    assert len(found) == len(expected)
    for got, wanted in zip(found, expected, strict=True):
        assert got in wanted or wanted in got


@pytest.mark.parametrize(
    "more",
    [
        "Orme left the stage to applause.",
        "Orme left home at noon.",
        "Orme left his car open.",
        "Orme left for Elrin.",
        OTHER + "Quill will leave at the end of the season.",
        OTHER + "Ms Quill's contract runs out in May.",
        "The visitors left early.",
        "The police removed two fans.",
        "It has to go on.",
        "The talks moved on to the next topic.",
    ],
)
def test_of_somebody_or_something_else(more: str) -> None:
    assert len(texts(GOES + more)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ben Orme left at the end of the match. His contract runs out in May.",
        "The dog moved on. The keeper removed her coat. It is time to go now.",
    ],
)
def test_without_a_plain_word_they_say_nothing(text: str) -> None:
    assert texts(text) == []
