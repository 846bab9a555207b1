"""Verbs of speech that report nothing, and words that nobody said; on invented sentences, answers by hand."""

from __future__ import annotations

import pytest

from corpus_tools.quotes import quotes_in


def _reported(text: str) -> list[tuple[str, str, bool]]:
    rows = [row for row in quotes_in("a", text) if row["kind"] == "indirect"]
    return [(str(row["text"]), str(row["source"]), bool(row["is_asserted"])) for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "Council leaders gathered on Friday to discuss the flooding of the lower town.",
        "This form is free for anyone wanting to borrow a boat.",
        "Families hoping to move should write to the council.",
        "The committee had called the hearing because the clerk was late.",
        "The mayor called an emergency meeting on Monday.",
        "Neighbours called police at about nine.",
        "The leaders spoke for an hour, with experts offering their assessments.",
        "She spent years pushing private doctors to question patients about their homes.",
        "As a girl she had to reject her parents and their beliefs.",
        "It is a problem that demands a quick response.",
        "She relied on a doctor to discuss her health.",
        "Rebels attacked the harbour, killing nine sailors.",
        "The mayor, whose term expires in May, has lived in Ardle since 1990.",
        "The officials have effectively ruled that out.",
        "The court made a surprise decision to grant the request.",
        "People have reacted angrily to a decision to allow seven homes to be built in Ardle.",
        "Family and friends held a red rose as they sat in the gallery.",
        "The chamber is holding a long session, where any member can speak.",
        "Bo Lund offered an amendment that would block the pay of members.",
        "Ode vented his anger after the meeting had ended.",
        "What Ode said was false.",
        "The court heard a petition filed by the council.",
        "It was a compromise proposed by the clerk to get a vote.",
        "Not everyone has heard Ode speak in person.",
        "Ode challenged himself to make a boat from scratch.",
        "It was kept as a holiday called Pier Day, but in Arro it was met with protests.",
        "Governor Kay Ode signed the Human Pier Act, which shut the port.",
        "A hard lesson learnt is that the pier needs paint.",
        "A seat goes to each candidate according to their choice.",
        "The designer Mary Ode described Lund to the paper in 2002.",
        "Ode and Lund were both previously considered potential candidates.",
    ],
)
def test_an_act_a_purpose_or_a_description_of_people_is_no_report(text: str) -> None:
    assert _reported(text) == []


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("The mayor called the bridge a disgrace.", ("the bridge a disgrace", "The mayor")),
        ("The mayor called the vote a mistake.", ("the vote a mistake", "The mayor")),
        ("Ode attacked the plan as a waste of money.", ("the plan as a waste of money", "Ode")),
        ("Ode promised to pay for the boat.", ("to pay for the boat", "Ode")),
        ("The mayor, whose term ends in May, said the bridge was safe.", ("the bridge was safe", "The mayor")),
        ("Ode went on to say that the bridge was safe.", ("that the bridge was safe", "Ode")),
        ("Families, hoping to move in May, wrote letters.", ("to move in May", "Families")),
        ("Bo Lund offered an apology for his words.", ("an apology for his words", "Bo Lund")),
        ("Ode voiced her anger at the plan.", ("her anger at the plan", "Ode")),
    ],
)
def test_the_same_verbs_report_where_something_is_said(text: str, reported: tuple[str, str]) -> None:
    assert _reported(text) == [(*reported, True)]


@pytest.mark.parametrize(
    ("text", "source", "is_asserted"),
    [
        ("Not everyone agreed that the bridge was safe.", "everyone", False),
        ("No one expected that the bridge was safe.", "No one", False),
        ("Few believe that the bridge was safe.", "Few", False),
        ("Few owners believe that the bridge was safe.", "Few owners", False),
        ("A few believe that the bridge was safe.", "A few", True),
        ("Many believe that the bridge was safe.", "Many", True),
        ("No. I think that the bridge was safe.", "I", True),
    ],
)
def test_what_nobody_or_few_think_is_not_asserted(text: str, source: str, is_asserted: bool) -> None:
    assert _reported(text) == [("that the bridge was safe", source, is_asserted)]


@pytest.mark.parametrize(
    "text",
    [
        "After officials insisted in June that the bridge, built in 1900, was safe, the council has closed it.",
        "While his advisers have suggested that the bridge, built in 1900, was safe, the council will close it.",
        "Although Ada Ode said that the bridge, built in 1900, was safe, the council closed it.",
    ],
)
def test_a_report_in_an_opening_clause_ends_before_the_main_clause(text: str) -> None:
    assert [content for content, _, _ in _reported(text)] == ["that the bridge, built in 1900, was safe"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The case led Ode to admit that she had lied.", "Ode"),
        ("Ode never missed an opportunity to remind voters that she had lied.", "Ode"),
        ("Ode used the radio to say that she had lied.", "Ode"),
    ],
)
def test_who_says_what_an_infinitive_reports(text: str, source: str) -> None:
    assert _reported(text) == [("that she had lied", source, True)]


def test_a_verb_in_the_present_after_a_name_has_that_name_for_its_subject() -> None:
    text = "Mr Arro rings the clerk and tells her he has lost confidence in the board."
    assert _reported(text) == [("he has lost confidence in the board", "Mr Arro", True)]


def test_an_other_before_a_participle_and_what_is_seen_are_no_reports() -> None:
    assert _reported("Planets with high heat or other pronounced differences from Ardle were found.") == []
    assert _reported("The divers observed many fish around the pier.") == []
    assert _reported("The divers observed that the fish were late.") == [
        ("that the fish were late", "The divers", True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The board would not elaborate to the Courier on the sudden departure of Ms Ode.",
        "The clerk did not comment on the vote.",
        "Bo Lund also conveyed his resignation to the president.",
    ],
)
def test_what_nobody_talks_about_is_not_reported(text: str) -> None:
    assert _reported(text) == []


def test_who_says_more_is_reported() -> None:
    text = "The clerk elaborated to the Courier on the sudden departure of Ms Ode."
    assert [source for _, source, _ in _reported(text)] == ["The clerk"]


@pytest.mark.parametrize(
    "text",
    [
        "A woman who answered the phone at the mayor’s house was late.",
        "It was a gain compared to their opening price of 12.",
        "Ada Lund announced to a small crowd of students.",
        "The first reason outlined is the preservation of the park.",
    ],
)
def test_calls_comparisons_and_audiences_are_not_reported(text: str) -> None:
    assert _reported(text) == []


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Lund, reached outside of her home on Friday, said she was staying put.", "she was staying put", "Lund"),
        ("He said, however, the group would stay.", "the group would stay", "He"),
        ("Lund left early but did say he broke the rules.", "he broke the rules", "Lund"),
        ("It is open space, with campaigners saying the plan is bad.", "the plan is bad", "campaigners"),
    ],
)
def test_asides_part_a_source_from_what_it_says(text: str, content: str, source: str) -> None:
    assert (content, source) in [(found, who) for found, who, _ in _reported(text)]
