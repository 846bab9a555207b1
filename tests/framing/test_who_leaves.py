"""Who goes and who wants it, over descriptions and demands; on invented sentences, coded by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.entities import find_entities
from corpus_tools.framing import find_frames
from corpus_tools.quotes import extract_quotes


def frames(text: str) -> pd.DataFrame:
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]}, dtype="str")
    mentions, entities = find_entities(articles)[:2]
    quotes = extract_quotes(articles, mentions, entities)
    return find_frames(articles, quotes, mentions, entities)


@pytest.mark.parametrize(
    ("text", "affected"),
    [
        ("Cora Lind, leader of Arro, Exham and Ardle (AEA) Council, stood down on Friday.", "Cora Lind"),
        ("It is understood she will work for a month before leaving the post.", "she"),
        ("Cllr Crane has been asked to step down from the committees.", "Cllr Crane"),
    ],
)
def test_who_goes(text: str, affected: str) -> None:
    assert frames(text)["affected"].tolist() == [affected]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("She was behind some members demanding the sacking of Abel Crane.", "some members"),
        ("A group of members made public demands for the dismissal of the mayor.", "A group of members"),
    ],
)
def test_who_demands_it(text: str, agent: str) -> None:
    found = frames(text)
    assert found["modality"].tolist() == ["demanded"]
    assert found["agent"].tolist() == [agent]


@pytest.mark.parametrize(
    "text",
    [
        "The man would not give up his seat on the crowded plane.",
        "The woman gave up her seat to an old man.",
        "The forcible removal of a passenger from a flight caused anger.",
    ],
)
def test_seats_in_planes_are_no_posts(text: str) -> None:
    assert frames(text).empty


def test_a_day_demands_nothing() -> None:
    found = frames("Supporters of the judge chanted Saturday demanding the resignation of President Abel Crane.")
    assert found["agent"].tolist() == ["Supporters of the judge"]
