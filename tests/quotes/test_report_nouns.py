"""Reported speech behind a noun or an adjective, on invented sentences."""

from __future__ import annotations

import pytest

from corpus_tools.quotes import quotes_in


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("The council’s claim that the bridge was safe was false.", "that the bridge was safe", "The council"),
        ("Her insistence that she had paid convinced nobody.", "that she had paid", "Her"),
        ("His view is that the ferry should be sold.", "that the ferry should be sold", "His"),
        ("Ines Coll made the case that the pier should close.", "that the pier should close", "Ines Coll"),
        ("The council issued a warning that the water was foul.", "that the water was foul", "The council"),
        ("Ms Coll took the view that the board had failed.", "that the board had failed", "Ms Coll"),
        ("Claims by Ines Coll that the pier was safe were denied.", "that the pier was safe", "Ines Coll"),
        ("Ms Coll is worried that the pier is rotten.", "that the pier is rotten", "Ms Coll"),
        ("The union is concerned that jobs will go.", "that jobs will go", "The union"),
        ("Ms Coll was of the view that the pier was safe.", "that the pier was safe", "Ms Coll"),
    ],
)
def test_what_a_noun_or_an_adjective_leads_to(text: str, content: str, source: str) -> None:
    assert [(row["text"], row["source"]) for row in quotes_in("a", text)] == [(content, source)]


def test_the_main_clause_behind_an_opening_phrase_is_the_narrators() -> None:
    text = "Despite Coll’s insistence that she was ill, the officer sent her a bill of £50."
    assert [row["text"] for row in quotes_in("a", text)] == ["that she was ill"]


@pytest.mark.parametrize(
    "text",
    [
        "The claim that Arro made was false.",
        "A promise that he broke cost him the vote.",
        "His message that went to voters was short.",
        "There was a report that the pier had burned.",  # nobody's
    ],
)
def test_no_report_without_a_source_or_a_clause_of_its_own(text: str) -> None:
    assert quotes_in("a", text) == []
