"""Reported speech in statements and letters, and where it begins and ends; on invented sentences, answers by hand."""

from __future__ import annotations

import pytest

from corpus_tools.quotes import quotes_in


def _reported(text: str) -> list[tuple[str, str]]:
    rows = [row for row in quotes_in("a", text) if row["kind"] == "indirect"]
    for row in rows:
        assert text[row["start"] : row["end"]] == row["text"]
    return [(str(row["text"]), str(row["source"])) for row in rows]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Ada Ode issued a statement saying she had left.", "she had left", "Ada Ode"),
        ("The campaign released a statement saying that it was over.", "that it was over", "The campaign"),
        ("A man sent a letter to Speaker Bo Lund saying they were out.", "they were out", "A man"),
        ("Ada Ode got a letter saying she was out.", "she was out", "a letter"),
        ("Police said in a statement two men were arrested there.", "two men were arrested there", "Police"),
        ("The board said in its report its clerk had found the money.", "its clerk had found the money", "The board"),
        ("Ode made it clear she could not go.", "she could not go", "Ode"),
        ("Ode called the police to report that the boat was gone.", "that the boat was gone", "Ode"),
        ("Ode told the inquiry a number of times that she was ill.", "that she was ill", "Ode"),
        ("Ode indicated in April, that she would go.", "that she would go", "Ode"),
        ("Ode said at a stop in Ardle, Exland, that it was late.", "that it was late", "Ode"),
        ("Ode said at least three boats had been found.", "at least three boats had been found", "Ode"),
        ("Arro said May was the best of them.", "May was the best of them", "Arro"),
        ("Ode says too much is made of it.", "too much is made of it", "Ode"),
        ("Ode said after the meeting he would not take the post.", "he would not take the post", "Ode"),
        ("Ninety residents called. 96% of staff who voted said they had no plan.", "they had no plan", "96% of staff"),
    ],
)
def test_where_a_report_begins_and_whose_it_is(text: str, content: str, source: str) -> None:
    assert (content, source) in _reported(text)


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "Ode left before the board meeting had started, telling his friends he was tired.",
            "he was tired",
            "Ode",
        ),
        ("Ode left after Lund said no, saying she was tired.", "she was tired", "Lund"),
        ("Ode agreed that the plans should stop and claimed the rules were vague.", "the rules were vague", "Ode"),
        (
            "The Courier reported that Ode, said to be ill, had asked Lund to go.",
            "that Ode, said to be ill, had asked Lund to go",
            "The Courier",
        ),
        (
            "Mr Lund said the museum would show it, allowing people to see more.",
            "the museum would show it, allowing people to see more",
            "Mr Lund",
        ),
        ("While Ode said that he was ill, he wrote that it was over.", "that he was ill", "Ode"),
    ],
)
def test_who_tells_and_where_a_report_ends(text: str, content: str, source: str) -> None:
    assert (content, source) in _reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "A clerk who wrote an essay criticising her employer left on Friday.",
        "The company posted a higher full-year profit this month.",
        "Officers called the man’s phone and left.",
        "The party kept its majority in disputed elections in August.",
        "“The boat sank,” said Milo Santer, regional chief for the north of the island.",
        "One of the residents objecting to the plans said: “No.”",
    ],
)
def test_acts_and_descriptions_are_no_reports(text: str) -> None:
    assert _reported(text) == []


def test_an_adverb_at_the_head_of_a_sentence_is_no_source() -> None:
    assert _reported("Likewise, the Harbour Department has said the talks go on.") == [
        ("the talks go on", "the Harbour Department")
    ]


def test_who_describes_something_in_a_participle_is_the_source_of_the_label() -> None:
    text = "The musician, described by Exham Weekly as “one of the giants of jazz,” died in a clinic."
    assert [row["source"] for row in quotes_in("a", text)] == ["Exham Weekly"]
