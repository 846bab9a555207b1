"""Who makes whom go, in constructions of many kinds; the values were written down before the rules."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from corpus_tools.entities import find_entities
from corpus_tools.framing import find_frames
from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.extract import code_article
from corpus_tools.quotes import extract_quotes


def rows(text: str) -> list[dict[str, Any]]:
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]}, dtype="str")
    mentions, entities = find_entities(articles)[:2]
    frames = find_frames(articles, extract_quotes(articles, mentions, entities), mentions, entities).astype("object")
    return [{str(k): v for k, v in row.items()} for row in frames.where(frames.notna(), None).to_dict("records")]


@pytest.mark.parametrize(
    ("text", "frame", "agent", "affected"),
    [
        (
            "The board of Ardle Foods sacked Ana Ode and clerk Peter Tarn in the same week.",
            "forced",
            "The board of Ardle Foods",
            "Ana Ode and clerk Peter Tarn",
        ),
        (
            "Shareholders voted to oust chairman Bo Lind and his deputy, Eva Stam.",
            "forced",
            "Shareholders",
            "chairman Bo Lind and his deputy, Eva Stam",
        ),
        ("Calls by councillor Moll for mayor Tarn to go grew louder.", "forced", "councillor Moll", "mayor Tarn"),
        ("The headteacher needs to be fired by the governors.", "forced", "the governors", "The headteacher"),
        ("The minister whom the premier dismissed last week has written.", "forced", "the premier", "The minister"),
        ("A clerk it sacked in May has sued.", "forced", "it", "A clerk"),
        ("The man she sacked on Monday sued.", "forced", "she", "The man"),
        (
            "Opposition leader Rhea Vance urged the minister, who has denied wrongdoing, to resign.",
            "forced",
            "Opposition leader Rhea Vance",
            "the minister",
        ),
        ("The paper laid off forty of its reporters.", "forced", "The paper", "forty of its reporters"),
        ("Bo Lind sacked 15 out of his 18 aides.", "forced", "Bo Lind", "15 out of his 18 aides"),
        ("Sayer's resignation was demanded by the union.", "forced", "the union", "Sayer"),
        ("Sayer faces calls from the union to quit.", "forced", "the union", "Sayer"),
        ("Admiral Joss Kerr relieved Frey of her command.", "forced", "Admiral Joss Kerr", "Frey"),
        ("Voters threw the governor out of office.", "forced", "Voters", "the governor"),
        ("Lind, who was pressed by Stam to quit, said nothing.", "forced", "Stam", "Lind"),
        ("The decision of the council to dismiss Gail Penn was unlawful.", "forced", "the council", "Gail Penn"),
        ("“Only God, who appointed me, will remove me from office,” Lind said.", "forced", "Only God", "me"),
        ("The club parted company with its manager, Ivo Brandt.", "neutral", None, "its manager"),
        ("Ivo Brandt parted company with Ardle United on Friday.", "neutral", None, "Ivo Brandt"),
        ("Ardle United parted company with coach Ivo Brandt.", "neutral", None, "coach Ivo Brandt"),
        ("The departure of the 61-year-old was confirmed.", "neutral", None, "the 61-year-old"),
        # Adjectives before the decision that an infinitive belongs to.
        ("The club took the difficult decision to oust coach Bo Lind.", "forced", "The club", "coach Bo Lind"),
        ("The council made a hard and unpopular choice to sack Bo Lind.", "forced", "The council", "Bo Lind"),
        ("The cause was the failed attempt to oust Bo Lind.", "forced", None, "Bo Lind"),
        # A relative pronoun is no part of a possessor.
        ("The meeting at which Ana Ode's resignation was accepted was short.", "voluntary", None, "Ana Ode"),
        # Participles of one who speaks, and of the subject of an opening clause.
        ("“I respect the board,” Bo Lind said, having been ousted on Friday.", "forced", None, "Bo Lind"),
        ("“I respect the board,” said Bo Lind, having been ousted on Friday.", "forced", None, "Bo Lind"),
        ("When Bo Lind sat down just hours after being sacked, he was calm.", "forced", None, "Bo Lind"),
        # Demands by what is refused.
        ("The union will not let work resume until the chairman resigns.", "forced", "The union", "the chairman"),
        ("The union will accept nothing less than Bo Lind's resignation.", "forced", "The union", "Bo Lind"),
        # A demand, and what makes somebody go, with an adjective before the noun.
        ("Staff called for the immediate resignation of rector Ana Ode.", "forced", "Staff", "rector Ana Ode"),
        ("Staff called for Ana Ode's immediate resignation.", "forced", "Staff", "Ana Ode"),
        ("Members demanded the immediate sacking of Ana Ode.", "forced", "Members", "Ana Ode"),
        ("The row led to the eventual resignation of Ana Ode.", "forced", "The row", "Ana Ode"),
        ("It was a move that led to that coach's resignation.", "forced", "a move", "coach"),
        # Who it is about, over asides, days, lists and brackets.
        ("Officials – led by Bo Lind – resigned on Friday.", "voluntary", None, "Officials"),
        ("Three left. The four were forced out after a row.", "forced", None, "The four"),
        ("The mayor asked all officials yesterday to resign.", "forced", "The mayor", "all officials"),
        (
            "The mayor during Friday's council (AC) meeting ordered the clerk to resign.",
            "forced",
            "The mayor during Friday's council (AC) meeting",
            "the clerk",
        ),
        ("Following spells at Ardle, Exham and Fell he left home and was sacked on Monday.", "forced", None, "he"),
        ("After an 80 per cent vote of no confidence in Ana Ode, all wept.", "forced", None, "Ana Ode"),
        # What somebody insists on or suggests is a demand only with a base form.
        ("Lind insisted he resigned of his own will.", "voluntary", None, "he"),
        ("Reports suggest Ana Ode resigned in May.", "voluntary", None, "Ana Ode"),
        ("The board insists that the chairman step down.", "forced", "The board", "the chairman"),
        # A name that ends in s has but an apostrophe.
        ("The club ruled it out, triggering Bo Mills’ resignation.", "forced", "The club", "Bo Mills"),
        # Wordings of removal and of parting.
        ("The row claimed the jobs of two ministers.", "forced", "The row", "two ministers"),
        ("The premier terminated the appointment of her aide.", "forced", "The premier", "her aide"),
        ("The mayor was removed through a motion of no confidence.", "forced", None, "The mayor"),
        ("The club relieved manager Bo Lind from his duties.", "forced", "The club", "manager Bo Lind"),
        ("The club did not renew coach Bo Lind's contract.", "forced", "The club", "coach Bo Lind"),
        ("The premier dropped her health minister in a reshuffle.", "forced", "The premier", "her health minister"),
        ("Ardle Town split with manager Bo Lind on Friday.", "neutral", None, "manager Bo Lind"),
    ],
)
def test_roles(text: str, frame: str, agent: str | None, affected: str) -> None:
    (row,) = rows(text)
    assert (row["frame"], row["agent"], row["affected"]) == (frame, agent, affected)
    assert row["text"] == text[row["start"] : row["end"]]


@pytest.mark.parametrize(
    "text",
    [
        "If you win like this, why would you ever call it a day?",
        "The player did not renew his contract with the phone company.",
        "Ana Ode split with her husband in May.",
        "The premier dropped the idea of a tax in the reshuffle.",
        "The council would not let the market open until the lights came on.",
        "The call was aimed at giving him the elbow room to think.",
        "The storm caused the early departure of the train.",
        "The government resigned itself to higher prices.",
        "Lind was dismissed by Arro for 40.",
        "Lind dismissed Arro for a duck.",
        "He retired from the race with engine trouble.",
        "The chairman will leave hospital on Friday.",
        "Bo Lind – who was new – was quickly dismissed by the press and voters as a clown.",
    ],
)
def test_nobody_goes(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "words", "agent"),
    [
        ("The union is calling for heads to roll at the bank.", "calling for heads to roll", "The union"),
        ("Ana Ode fears that heads will roll at the bank.", "heads will roll", None),
    ],
)
def test_heads_roll(text: str, words: str, agent: str | None) -> None:
    (row,) = rows(text)
    assert (row["frame"], row["text"], row["agent"], row["affected"]) == ("forced", words, agent, None)


def test_two_joined_by_and_are_both_meant() -> None:
    (row,) = rows("Shareholders ousted chairman Bo Lind and clerk Eva Stam on Friday.")
    assert row["affected_id"].count(" | ") == 1


def test_the_subject_of_a_second_clause_is_not_meant() -> None:
    (row,) = rows("The board sacked Ana Ode and clerk Peter Tarn wept.")
    assert row["affected"] == "Ana Ode"


def test_an_office_has_the_name_behind_it() -> None:
    (row,) = rows("The departure of the curator, Sten Abel, surprised the museum.")
    assert row["affected"] == "the curator"
    assert row["affected_id"] is not None and "abel" in row["affected_id"]


def test_no_formal_resignation_is_none() -> None:
    (row,) = rows("No formal resignations had been tabled on Friday.")
    assert (row["is_negated"], row["negation_cue"]) == (True, "No")


@pytest.mark.parametrize(
    "text",
    [
        "Protesters demand the dismissal of the bill.",
        "They call for the removal of loudspeakers from the square.",
        "Technology has usurped our values.",
        "During his presidency he ended national service.",
        "Mitchell dropped by to watch her son.",
        "The pilot asked the passengers to go through the side door.",
        "She can lead the team in the direction it needs to go.",
        "The senator would abdicate American leadership in the region.",
        "Lost job growth is not due to trade.",
        "Biden left the campaign trail for two days.",
    ],
)
def test_look_alikes(text: str) -> None:
    assert rows(text) == []


def test_a_demand_alone_does_not_say_that_somebody_went() -> None:
    demand = "“We call on Carrie Moll to step down,” a councillor said. "
    assert [row["text"] for row in rows(demand + "The session ended as Moll left.")] == ["step down"]
    assert [row["text"] for row in rows("Carrie Moll stepped down. Moll left in June.")] == ["stepped down", "left"]


@pytest.mark.parametrize(
    ("text", "affected"),
    [
        ("Lind, the Ardle manager, is expected to be dismissed tomorrow.", "Lind"),
        ("The terms of the dean's departure are secret. The dean resigned.", "the dean"),
        ("Ardle City police chief fired", "Ardle City police chief"),
        ("It emerged on Friday that the principal had been ill and would resign.", "the principal"),
    ],
)
def test_the_affected_is_the_whole_of_who_goes(text: str, affected: str) -> None:
    rows = code_article("a", text, load_codebook("departure"))
    assert str(rows[0]["affected"]).startswith(affected)


@pytest.mark.parametrize(
    "text",
    ["Now is a good time to resign.", "Mr Holt was facing growing calls to resign.", "They were very sorry to resign."],
)
def test_no_fragment_is_affected(text: str) -> None:
    (row,) = code_article("a", text, load_codebook("departure"))
    assert row.get("affected") in (None, "They", "Mr Holt")


@pytest.mark.parametrize(
    ("text", "frame", "agent"),
    [
        ("The clerk resigned at the mayor's request.", "forced", "the mayor"),
        ("He said he was leaving his post on the president's orders.", "forced", "the president"),
        ("The clerk decided to leave her post.", "voluntary", None),
        ("The clerk plans to leave her post.", "neutral", None),
        ("The clerk was unlawfully induced to retire.", "forced", None),
        ("The enforced retirement of the clerk was a mistake.", "forced", None),
    ],
)
def test_whose_will_it_is(text: str, frame: str, agent: str | None) -> None:
    (row,) = code_article("a", text, load_codebook("departure"))
    assert (row["frame"], row.get("agent")) == (frame, agent)


@pytest.mark.parametrize(
    ("text", "agent", "affected"),
    [
        ("Fans, angry after the defeat, blamed the chairman and called for him to resign.", "Fans", "him"),
        ("Stam felt she had no choice but to resign.", None, "Stam"),
        ("The report left Stam with no choice but to resign.", "The report", "Stam"),
        ("The mayor told Stam she had to go.", "The mayor", "Stam"),
        ("The premier told the minister that he must resign.", "The premier", "the minister"),
        ("The demand from the Unity Party that the minister resign was rejected.", "the Unity Party", "the minister"),
        ("Students have signed a petition calling for the dean to go.", "Students", "the dean"),
        ("By sacking Lind, the club has shown courage.", "the club", "Lind"),
        ("MPs passed a vote of no confidence in the speaker.", "MPs", "the speaker"),
        ("The premier is under pressure from his own party to resign.", "his own party", "The premier"),
        ("The vice-chancellor announces shock resignation", None, "The vice-chancellor"),
    ],
)
def test_who_makes_whom_go(text: str, agent: str | None, affected: str) -> None:
    (row,) = code_article("a", text, load_codebook("departure"))
    assert (row.get("agent"), row.get("affected")) == (agent, affected)


@pytest.mark.parametrize(
    ("text", "agent", "affected"),
    [
        (
            "The decision from the management to sack coach Bo Lobo has upset players.",
            "the management",
            "coach Bo Lobo",
        ),
        (
            "Three senior officials who served under Abel Crane were dismissed from their positions on Tuesday.",
            None,
            "Three senior officials",
        ),
        ("Exon shares rise following CEO ouster.", None, "CEO"),
        ("The police chief resignation came late.", None, "The police chief"),
        (
            "The sudden departure of Exon Foods’s (KL:EXON) chief financial officer raises concerns.",
            None,
            "Exon Foods’s (KL:EXON) chief financial officer",
        ),
        ("The Board approved terminating Ana Ode, 44, on Monday.", "The Board", "Ana Ode"),
        ("Opposition lawmakers, led by Ana Ode, demanded that the clerk resign.", "Opposition lawmakers", "the clerk"),
        (
            "Protesters who met outside the office of Governor Ode demanded the sacking of the clerk.",
            "Protesters",
            "the clerk",
        ),
    ],
)
def test_who_acts_over_asides_and_relative_clauses(text: str, agent: str | None, affected: str) -> None:
    (row,) = rows(text)
    assert (row["agent"], row["affected"]) == (agent, affected)


def test_heads_that_are_likely_to_roll_are_yet_to_go() -> None:
    (row,) = rows("The defeat means heads are likely to roll in the team.")
    assert (row["frame"], row["modality"]) == ("forced", "predicted")
