"""Reported speech: what is, what is not, and where it ends; on invented sentences."""

from __future__ import annotations

import pytest

from corpus_tools.quotes import quotes_in


@pytest.mark.parametrize(
    "text",
    [
        "“We all knew about the ferry,” one of them told the Elrin Gazette.",
        "“We all knew about the ferry,” Ms Coll told the cheering crowd.",
        "“The bridge is closed,” Ines Coll told reporters this week.",
        "“The bridge is closed,” Ines Coll said after the meeting broke up at noon.",
        "“She was hung out to dry,” Mr Ode asserted of Dame Ada earlier.",
        "“I like it more than my boat,” said Ines Coll, half joking.",
        "“I like it more than my boat,” Ines Coll said answering a question.",
    ],
)
def test_what_stands_behind_the_verb_of_a_quotation_is_not_reported_speech(text: str) -> None:
    assert [row["kind"] for row in quotes_in("a", text)] == ["direct"]


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("Ines Coll called for the bridge to be closed at once.", "called for", "directing"),
        ("Ines Coll called on ministers to close the bridge.", "called on", "directing"),
        ("“Close the bridge at once,” Ines Coll called on Monday.", "called", "labelling"),
    ],
)
def test_a_verb_of_two_words_is_one_cue(text: str, cue: str, kind: str) -> None:
    row = quotes_in("a", text)[0]
    assert (row["cue"], row["cue_class"]) == (cue, kind)


def test_what_somebody_calls_something_ends_with_the_marks() -> None:
    assert [row["kind"] for row in quotes_in("a", "What Ode calls “the swamp” is a harbour.")] == ["mixed"]


def test_after_a_quoted_title_speech_is_still_reported() -> None:
    text = "On “Dawn,” the minister told viewers that the bridge would stay closed."
    assert [row["text"] for row in quotes_in("a", text) if row["kind"] == "indirect"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ines Coll pointed out that the ferry had been late for a year.", "that the ferry had been late for a year"),
        # A phrase ends where a clause with a subject of its own begins.
        ("Ms Coll criticised the plan, but the council voted for it.", "the plan"),
        ("Ines Coll was quoted as saying that the pier was shut.", "that the pier was shut"),
        ("Ben Arro cited Ines Coll as saying that the pier was shut.", "that the pier was shut"),
        ("The novice who wants to unseat Ms Coll is winning.", "to unseat Ms Coll"),
    ],
)
def test_content(text: str, content: str) -> None:
    assert [row["text"] for row in quotes_in("a", text)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "They were wrongly charged fees for the ferry.",
        "Arro & Sons, a club known for its boats, has closed.",
        "The ferry company published its prices and granted a refund.",
        "Ines Coll sang to the guests on the ferry.",
        "A statement from his office told a different story.",
        "The mayor called her in for a meeting.",
        "The bridge reminds him of a book about boats.",
        "The mayor spoke in a hall that overlooks the harbour.",
        "On Monday the mayor began taking questions from the crowd.",
        "The vote in some member states could be close.",
        "They call her the queen of the pier.",
    ],
)
def test_no_speech(text: str) -> None:
    assert quotes_in("a", text) == []


def test_reported_speech_ends_before_the_name_inside_the_marks() -> None:
    rows = quotes_in("a", 'Ines Coll said that the bridge was shut and "ODE: it is not shut at all, it is open".')
    spans = [(row["start"], row["end"]) for row in rows]
    assert len(spans) == 2
    assert spans[0][1] <= spans[1][0]


def reported(text: str) -> list[tuple[str, str]]:
    return [(str(r["source"]), str(r["text"])) for r in quotes_in("a", text) if r["kind"] == "indirect"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ines Coll made it clear on Monday that the ferry stays.", [("Ines Coll", "that the ferry stays")]),
        ("The warden is adamant that the gate was shut.", [("The warden", "that the gate was shut")]),
        ("The warden vowed never to leave.", [("The warden", "to leave")]),
        ("She urged the council to mend the bridge.", [("She", "to mend the bridge")]),
        ("The gate was shut, as Ines Coll reported a few days later.", [("Ines Coll", "The gate was shut")]),
        ("The leak led Ines Coll to announce the closure of the bridge.", [("Ines Coll", "the closure of the bridge")]),
        ("The bridge was unsafe, the union complained.", [("the union", "The bridge was unsafe")]),
        ("Ines Coll, who said she was tired, closed the gate.", [("Ines Coll, who", "she was tired")]),
        ("She declared a state of emergency and closed the bridge.", [("She", "a state of emergency")]),
        ("Ines Coll addressed the issue of pay.", [("Ines Coll", "the issue of pay")]),
        (
            "Asked about Bo Arro’s claim that it was safe, Ines Coll said: “No comment from me.”",
            [("Bo Arro", "that it was safe")],
        ),
        ("The warden asked all ferrymen yesterday to leave.", [("The warden", "to leave")]),
        (
            "By noon the union said the ferry was safe according to long-established rules.",
            [("the union", "the ferry was safe according to long-established rules")],
        ),
        (
            "A statement issued on behalf of the governing body said Bo Arro had broken the rules.",
            [("A statement", "Bo Arro had broken the rules")],
        ),
    ],
)
def test_what_is_reported_and_where_it_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert reported(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The warden decided to leave the gate open.",  # a decision, nothing said
        "The warden accepted the offer of the council.",
        "The warden maintains the old bridge by the harbour.",
        "Island judges who close the court early could lose their pay.",
        "The second hearing of the case began on Monday.",
        "That was what Ines Coll said when she left the harbour.",
        "Asked whether she would stay, Ines Coll laughed.",
        "Ines Coll addressed the media outside the court.",
        "The warden addressed a rally of ferrymen by the harbour.",
        "The warden is on trial for alleged fraud.",
        "Ines Coll has addressed the Ferry Congress twice.",
        "The ferry is late again, writes Ines Coll.",  # who wrote the article
        "Asked about the ferry, Ines Coll replied: “Wait.”",
        "The row has claimed the jobs of two wardens.",
        "Ines Coll claimed the title in May.",
    ],
)
def test_what_is_not_reported(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "pieces", "source"),
    [
        ("The museum, Ms Coll said, celebrated the island.", ["The museum", "celebrated the island"], "Ms Coll"),
        (
            "Too often, Ms Coll said, the ferry leaves without its mail.",
            ["Too often", "the ferry leaves without its mail"],
            "Ms Coll",
        ),
        ("However, she added, the pier had burned.", ["the pier had burned"], "she"),
        # “In a statement” tells where she said it.
        ("In a statement, Ms Coll said, the bridge would open.", ["the bridge would open"], "Ms Coll"),
    ],
)
def test_a_clause_that_its_attribution_interrupts(text: str, pieces: list[str], source: str) -> None:
    rows = quotes_in("a", text)
    assert [row["text"] for row in rows] == pieces
    assert {row["source"] for row in rows} == {source}


@pytest.mark.parametrize(
    "text",
    [
        "Ines Coll, who protested, resigned on Monday.",
        "At the pier Ben Said, the mayor, met guests.",
    ],
)
def test_an_aside_about_somebody_is_no_attribution(text: str) -> None:
    assert quotes_in("a", text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ines Coll called for new tariffs on boats.", "new tariffs on boats"),
        ("Ines Coll warned against cheap paint.", "against cheap paint"),
        ("The mayor complained about the noise.", "about the noise"),
        ("Ms Coll hopes to sign up 500 sailors.", "to sign up 500 sailors"),
        ("The board threatened to close the pier.", "to close the pier"),
    ],
)
def test_what_belongs_to_the_verb_is_no_place_and_no_time(text: str, content: str) -> None:
    assert [row["text"] for row in quotes_in("a", text)] == [content]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("But environmentalists worry that the mine will leak.", "environmentalists"),
        ("The polls suggest that the mayor leads.", "The polls"),
        ("Some islanders, however, say that the mayor leads.", "Some islanders"),
        ("Elected officials from both parties say that the mayor leads.", "Elected officials from both parties"),
        ("Those close to him say that the mayor leads.", "Those close to him"),
        ("A study that appeared in the Elrin Gazette found that the mayor leads.", "A study"),
        ("Claiming that the mayor leads, Ines Coll left the hall.", "Ines Coll"),
        ("She does believe that the mayor leads.", "She"),
    ],
)
def test_subjects_in_the_plural_and_apart_from_their_verb(text: str, source: str) -> None:
    rows = quotes_in("a", text)
    assert [row["text"] for row in rows] == ["that the mayor leads" if "leads" in text else "that the mine will leak"]
    assert rows[0]["source"] == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ms Coll condemned the launch, raising hopes of a ban.", "the launch"),
        ("Ms Coll condemned the launch as the firm sent up another boat.", "the launch"),
        ("Ms Coll condemned the owner of the pier, who took the money.", "the owner of the pier"),
        ("She has said about 20 people want the berth.", "about 20 people want the berth"),
        ("Ms Coll told the meeting how the pier had burned.", "how the pier had burned"),
        ("Ms Coll said that the pier leaks, and the harbour board warned that it may fall.", "that the pier leaks"),
    ],
)
def test_where_content_begins_and_ends(text: str, content: str) -> None:
    assert quotes_in("a", text)[0]["text"] == content


def test_who_spoke_in_marks_goes_on_in_reported_words() -> None:
    rows = quotes_in("a", "“The pier is shut,” said Ines Coll, adding that the ferry would run.")
    assert [(row["kind"], row["source"]) for row in rows] == [("direct", "Ines Coll"), ("indirect", "Ines Coll")]


def test_nobody_reports_what_the_reader_is_asked() -> None:
    assert quotes_in("a", "How many votes do you expect to receive?") == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Abel Arro, speaking to sailors in Vellna, said the pier would open and warned against thieves from Ardle.",
            ["the pier would open", "against thieves from Ardle"],
        ),
        ("Ines Coll, like Arro, has said she will hold firm.", ["she will hold firm"]),
        ("Ines Coll, in particular, has called for steep tariffs on boats.", ["steep tariffs on boats"]),
        ("The report found the paper often praised the mayor.", ["the paper often praised the mayor"]),
    ],
)
def test_an_aside_between_subject_and_verb_and_a_regular_past(text: str, contents: list[str]) -> None:
    assert [row["text"] for row in quotes_in("a", text)] == contents


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Ode left, stating if the plan was refused they would pay.", "if the plan was refused they would pay", "Ode"),
        (
            "Ode said since the pier was private, the council could not close it.",
            "since the pier was private, the council could not close it",
            "Ode",
        ),
        (
            "Ada Ode told the court when he came in she could see the knife.",
            "when he came in she could see the knife",
            "Ada Ode",
        ),
        (
            "Ode said although the mayor had lied, he would vote for her.",
            "although the mayor had lied, he would vote for her",
            "Ode",
        ),
    ],
)
def test_what_is_said_may_begin_with_a_side_clause(text: str, content: str, source: str) -> None:
    assert [(row["text"], row["source"]) for row in quotes_in("a", text)] == [(content, source)]


@pytest.mark.parametrize(
    "text",
    [
        "“It is good,” Ode said when the pier opened, and the crowd sang.",
        "“It is good,” Ode said after he left the pier.",
    ],
)
def test_the_time_of_speaking_is_not_what_is_said(text: str) -> None:
    assert [row["kind"] for row in quotes_in("a", text)] == ["direct"]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "Prosecutors allege that Mr Lund, of nearby Arro Close, started fires at the house.",
            "that Mr Lund, of nearby Arro Close, started fires at the house",
            "Prosecutors",
        ),
        (
            "Bo Lund, of Pier Street, said residents felt as though they had been robbed.",
            "residents felt as though they had been robbed",
            "Bo Lund",
        ),
        (
            "Ada Ode promised at her first briefing Friday that she would never lie.",
            "that she would never lie",
            "Ada Ode",
        ),
        (
            "Ode suggested during his three-hour sworn testimony that the mayor was no friend.",
            "that the mayor was no friend",
            "Ode",
        ),
        (
            "The mayor’s outside lawyer insisted that it was Ode who lied when he described the talks.",
            "that it was Ode who lied when he described the talks",
            "The mayor’s outside lawyer",
        ),
        (
            "Council planning officer Bo Lund told members that the scheme was good.",
            "that the scheme was good",
            "Council planning officer Bo Lund",
        ),
        (
            "Ada Ode (D-Arro) attacked Bo Lund’s (R-Fla.) amendment on piers.",
            "Bo Lund’s (R-Fla.) amendment on piers",
            "Ada Ode",
        ),
        ("As per the police, the driver fled.", "the driver fled", "the police"),
        ("What Ode said was that the pier was safe.", "that the pier was safe", "Ode"),
        (
            "The court then spoke with the woman who said she was a student.",
            "she was a student",
            "the woman who",
        ),
        (
            "The court heard a petition filed by a man claiming his friend had been locked up.",
            "his friend had been locked up",
            "a man",
        ),
    ],
)
def test_where_content_begins_behind_places_offices_and_asides(text: str, content: str, source: str) -> None:
    assert [(row["text"], row["source"]) for row in quotes_in("a", text)] == [(content, source)]


def test_a_woman_without_a_name_is_who_who_stands_for() -> None:
    row = quotes_in("a", "The court then spoke with the woman who said she was a student.")[0]
    assert (row["source_type"], row["speaker"]) == ("unnamed", None)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ode challenged the mayor to explain the costs.", [("the mayor to explain the costs", "Ode")]),
        ("Nine people died in the fire, police said.", [("Nine people died in the fire", "police")]),
        ("Ode asked the clerk, Bo Lund, to leave.", [("to leave", "Ode")]),
        ("Ode described the pier as a ruin.", [("the pier as a ruin", "Ode")]),
        (
            "The judge presiding over the case, Bernard Ode, said, “I spared the children.”",
            [("I spared the children.", "The judge presiding over the case, Bernard Ode")],
        ),
        (
            "VENICE — The pilots who guide ships went on strike on Sunday, saying they would not go “until it is dry”.",
            [("they would not go", "The pilots"), ("until it is dry", "The pilots")],
        ),
    ],
)
def test_what_is_said_to_whom_and_by_whom(text: str, rows: list[tuple[str, str]]) -> None:
    found = [(row["text"], row["source"]) for row in quotes_in("a", text)]
    assert [content for content, _ in found] == [content for content, _ in rows]
    assert all(str(source) in wanted for (_, source), (_, wanted) in zip(found, rows, strict=True))


def test_a_text_that_ends_in_told_reports_nothing() -> None:
    assert quotes_in("a", "Ada Ode told") == []
