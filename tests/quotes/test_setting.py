"""Reported speech without “that”: behind a place or time, before “Ode told …”, behind “told by”; on invented text."""

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
        ("Ada Ode told the inquiry on the first day she kept it in a box.", "she kept it in a box", "Ada Ode"),
        ("Bo Lund told Ms Ode on Monday he kept the money.", "he kept the money", "Bo Lund"),
        ("Lund said in a press briefing earlier in the day he had no plan.", "he had no plan", "Lund"),
        ("Lund said in an interview with the Courier he would not stand.", "he would not stand", "Lund"),
        ("Lund said at a news conference the bridge would be closed.", "the bridge would be closed", "Lund"),
        ("Lund said at a meeting on Friday the bridge was closed.", "the bridge was closed", "Lund"),
        ("Lund said after the meeting they had agreed a price.", "they had agreed a price", "Lund"),
    ],
)
def test_a_clause_behind_a_place_or_time(text: str, content: str, source: str) -> None:
    assert _reported(text) == [(content, source)]


@pytest.mark.parametrize(
    "text",
    [
        "“All is well,” Lund said in a statement the council was sent on Friday.",
        "“All is well,” Lund said at the meeting he had called.",
        "“All is well,” Lund told the Courier on the day he was born.",
        "“All is well,” Lund said after the match he had lost.",
        "Lund spoke about the time he was ill.",
        "Lund said in the speech he gave on Friday.",
        "Lund said in a report the council had ordered.",
        "Lund said in a letter he had sent to the council.",
    ],
)
def test_what_describes_the_place_or_time_is_not_said(text: str) -> None:
    assert _reported(text) == []


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("The bridge is safe, Ode told the Courier.", "The bridge is safe", "Ode"),
        ("The bridge is safe, Ode told reporters on Tuesday.", "The bridge is safe", "Ode"),
        ("The bridge is safe, she told him.", "The bridge is safe", "she"),
        (
            "The clerk had quit, Deputy Secretary Bo Lund told reporters.",
            "The clerk had quit",
            "Deputy Secretary Bo Lund",
        ),
        ("It was a shock, one aid worker told the Courier that day.", "It was a shock", "one aid worker"),
    ],
)
def test_what_precedes_somebody_who_is_told(text: str, content: str, source: str) -> None:
    assert _reported(text) == [(content, source)]


def test_who_goes_on_after_somebody_is_told() -> None:
    text = "Nine are safe, officials told the Courier, adding that the search was over."
    assert [content for content, _ in _reported(text)] == ["Nine are safe", "that the search was over"]


@pytest.mark.parametrize(
    "text",
    [
        "After the storm hit the coast, Ode told the Courier.",
        "The plan was dropped, but Ode never told the council.",
        "Ode, who told the council, resigned.",
        "Ode left the room, and nobody told the clerk.",
        "“It was a shock,” he told reporters based on a list sent on Friday.",
        "“It was a shock,” Ode told the Courier that day.",
    ],
)
def test_to_tell_somebody_alone_reports_nothing(text: str) -> None:
    assert _reported(text) == []


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("The councillors were told by officers it would be discussed.", "it would be discussed", "officers"),
        ("The inquest was told by Dr Ada Ode that he died quickly.", "that he died quickly", "Dr Ada Ode"),
        ("Tenants were warned by the council that rents would rise.", "that rents would rise", "the council"),
        ("The court heard from Ode that the money was hers.", "that the money was hers", "Ode"),
        (
            "The jury had heard from several police witnesses that they confessed.",
            "that they confessed",
            "several police witnesses",
        ),
        ("The officers, from Arro and West Pier, all denied that they lied.", "that they lied", "The officers"),
    ],
)
def test_who_tells_follows_the_verb_or_an_aside(text: str, content: str, source: str) -> None:
    assert _reported(text) == [(content, source)]


@pytest.mark.parametrize(
    "text",
    [
        "The book was read by Ode that night.",
        "He was warned by the storm that hit the coast.",
        "The court heard from Ode that night.",
        "She was told by her doctor on Friday.",
    ],
)
def test_a_time_or_a_description_behind_by_and_from_is_not_said(text: str) -> None:
    assert _reported(text) == []


def test_all_alone_is_its_own_subject() -> None:
    assert _reported("In the hall, all said that it was cold.") == [("that it was cold", "all")]


@pytest.mark.parametrize("aside", ["defending", "mitigating", "prosecuting", "speaking in Arro"])
def test_what_a_lawyer_does_stands_between_the_name_and_the_verb(aside: str) -> None:
    assert _reported(f"Bo Lund, {aside}, said his client was ill.") == [("his client was ill", "Bo Lund")]
    assert _reported(f"Bo Lund, {aside}, told Judge Ada Marr his client was ill.") == [
        ("his client was ill", "Bo Lund")
    ]


def test_a_report_ends_where_another_is_set_against_it() -> None:
    text = "The mayor said it was late while Minister Bo Lund wrote he had asked for checks."
    assert _reported(text) == [("it was late", "The mayor"), ("he had asked for checks", "Minister Bo Lund")]
    text = "The mayor said that while Bo Lund believes in checks the plan is late."
    assert [source for _, source in _reported(text)] == ["The mayor"]


def test_a_word_that_looks_like_an_abbreviation_ends_its_sentence() -> None:
    assert _reported("Bo Lund said she was ill. He told the court the answer was no. It rained.") == [
        ("she was ill", "Bo Lund"),
        ("the answer was no", "He"),
    ]
    assert _reported("Bo Lund said that he was born in Exham, Ill. and lived at no. 5 there.") == [
        ("that he was born in Exham, Ill. and lived at no. 5 there", "Bo Lund")
    ]
