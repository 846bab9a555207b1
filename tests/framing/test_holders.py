"""Weak words of leaving, of those whom the article calls by a post, and in texts about something else.

The articles are invented; what counts in each was coded by hand. Names and quotations are found as in a corpus.
"""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.entities import find_entities
from corpus_tools.errors import CodebookError
from corpus_tools.framing import find_frames
from corpus_tools.framing.codebook_reader import codebook_template, load_codebook, parse_codebook
from corpus_tools.quotes import extract_quotes

PLAIN = "Ardle Town manager Bo Lind has resigned."


def found(*texts: str) -> list[list[str]]:
    """The expressions of each article."""
    articles = pd.DataFrame({"article_id": [f"a{i:03}" for i in range(len(texts))], "text": texts}, dtype="str")
    mentions, entities = find_entities(articles)[:2]
    quotes = extract_quotes(articles, mentions, entities)
    frames = find_frames(articles, quotes, mentions, entities)
    return [frames.loc[frames["article_id"] == i, "text"].tolist() for i in articles["article_id"]]


def test_weak_words_count_of_the_one_who_goes() -> None:
    cases = {
        "Lind leaves after two years.": "leaves",
        "Lind left Ardle Town on Friday.": "left",
        "Since leaving Ardle, Lind has been in Fell.": "leaving",
        "“I leave with my head held high,” Lind said.": "leave",
        "“This is the right time for me to leave,” Lind said.": "leave",
        "“I feel the time is right to move on,” Lind said.": "move on",
        "“I have decided not to carry on,” Lind said.": "not to carry on",
        "“I won't be here next season,” Lind said.": "won't be here",
        "“We are sorry to see him go,” chairman Per Holt said.": "go",
        "Lind has gone with immediate effect.": "gone",
        "Lind wants out.": "wants out",
        "His exit had been expected.": "exit",
        "Three departures in a week have shaken the club.": "departures",
        "The departure was announced on Friday.": "departure",
        "Fans are shocked by the Lind exit.": "exit",
        "It came after the end of his tenure.": "end of his tenure",
    }
    assert found(*(f"{PLAIN} {text}" for text in cases)) == [["resigned", words] for words in cases.values()]


def test_who_holds_a_post_leaves_where_the_article_tells_of_departures() -> None:
    """The chief executive of whom nothing else is said, beside a clerk who resigned."""
    text = "Clerk Per Holt resigned in May. Chief executive Eva Stam left last Monday."
    without = "Clerk Per Holt resigned in May. Neighbour Eva Stam left last Monday."
    assert found(text, without) == [["resigned", "left"], ["resigned"]]


@pytest.mark.parametrize(
    "text",
    [
        "Smokers need about seven attempts to quit. Tobacco is hard to give up, and one smoker who quit agrees.",
        "Holt was dismissed for 34 and the innings ended at 210. The spinner took four wickets.",
        "The court dismissed the plea. The dismissal of the plea was final.",
        "Two defenders and a winger departed. The departures of Holt and Stam leave the squad thin.",
        "The seventh seed was forced out with an injury, and Holt's retirement ended the tournament at Wimbledon.",
        "Police fired at the crowd. Two officers fired.",
        "The president left for Fell on Monday.",
        "The manager left the pitch in tears.",
        "The director left no doubt about her plans.",
        "The chief executive is out of the country.",
        "Holt pleaded for his life.",
        "Commissioners were handed the power to set budgets.",
        "The teacher handed over the keys.",
    ],
)
def test_look_alikes_do_not_count(text: str) -> None:
    assert found(text) == [[]]


def test_in_a_text_about_another_subject_a_post_makes_it_a_departure() -> None:
    text = (
        "The squad has four wingers, and no goalkeeper. Manager Bo Lind left the club on Friday. Winger Per Holt also "
        "left the club."
    )
    assert found(text) == [["left the club"]]


def test_a_setting_names_patterns_that_exist_and_a_number() -> None:
    head = codebook_template()
    with pytest.raises(CodebookError, match=r"settings\[0\].patterns: there is no pattern 'rize'"):
        parse_codebook(head + '\n[[settings]]\nid = "s"\nwords = ["oven"]\npatterns = ["rize"]\n')
    with pytest.raises(CodebookError, match="least: 0 is not a number of words"):
        parse_codebook(head + '\n[[settings]]\nid = "s"\nwords = ["oven"]\npatterns = ["rise"]\nleast = 0\n')


def test_doubtful_patterns_are_those_of_the_settings_whose_words_an_article_has() -> None:
    book = load_codebook("departure")
    always = {p.id for p in book.patterns if p.needs_holder}
    assert book.doubtful({"innings"}) == always and "dismiss" not in always
    assert "dismiss" in book.doubtful({"innings", "wicket"})
    assert book.is_holder("the vice-chancellor") and not book.is_holder("the neighbour")


BEFORE = "Eva Lind is stepping down as chief executive of Ardle Council."
OF_THE_SAME = {
    "Lind's last day in charge will be 31 May.": ("last day in charge", "neutral"),
    "She worked her final day on Tuesday.": ("final day", "neutral"),
    "Her post is vacant for now.": ("post is vacant", "neutral"),
    "Lind will complete her term in June.": ("complete her term", "neutral"),
    "Lind served as chief executive until last month.": ("served as chief executive until", "neutral"),
    "Lind is no longer with the council.": ("is no longer with the council", "neutral"),
    "It brings to an end her nine years at the council.": ("brings to an end her nine years", "neutral"),
    "Lind bade farewell to staff on Friday.": ("bade farewell", "neutral"),
    "“We have agreed to part,” Lind said.": ("agreed to part", "neutral"),
    "“We are sorry to lose her,” said the chair, Per Tarn.": ("sorry to lose", "neutral"),
    "“I’m done,” Lind said.": ("I’m done", "voluntary"),
    "“I feel it is time for a new challenge,” Lind said.": ("time for a new challenge", "voluntary"),
    "“I can no longer serve this board,” Lind said.": ("no longer serve", "neutral"),
    "“I was given no choice,” Lind said.": ("was given no choice", "forced"),
}
ALONE = {
    "Mayor Eva Lind will not be seeking re-election.": ("not be seeking re-election", "voluntary"),
    "MP Eva Lind will not contest the next election.": ("not contest the next election", "voluntary"),
    "Editor Eva Lind has put in her papers.": ("put in her papers", "voluntary"),
    "The chairman, Per Tarn, is stepping away after nine years.": ("stepping away", "voluntary"),
    "Tarn succeeds Eva Lind, who left in May.": ("left", "neutral"),
    "Music director Eva Lind will leave the orchestra in May.": ("leave the orchestra", "neutral"),
    "The board decided not to renew Eva Lind’s contract.": ("decided not to renew Eva Lind’s contract", "forced"),
    "Mayor Eva Lind was unseated by Per Tarn.": ("unseated", "forced"),
    "The speaker declared the MP’s seat vacant.": ("declared the MP’s seat vacant", "forced"),
    "Mayor Eva Lind lost her seat to Per Tarn.": ("lost her seat", "forced"),
}
SOMETHING_ELSE = [
    "Lind’s last meeting with the unions was in March.",
    "Lind signed off the budget on Monday.",
    "“It is time to start the meeting,” Lind said.",
    "“It’s time for a change in the law,” Lind said.",
    "“I’ve had enough cake,” Lind said.",
    "“I’m done with this interview,” Lind said.",
    "The council will not renew its contract with the bus company.",
    "Lind recalled her first day at the council.",
    "Lind left the room in tears.",
]
NO_DEPARTURE = [
    "Mayor Eva Lind left the stage after her speech.",
    "Minister Eva Lind will leave for Paris on Friday.",
    "The manager turned down a deal with the supplier.",
    "President Eva Lind lost her seat in the front row.",
    "The mayor stepped back from the edge.",
    "The chairman exits the hall by the side door.",
    "Voters rejected the plan.",
]


def coded(*texts: str) -> list[list[dict[str, object]]]:
    """The rows of each article, with names and quotations found as in a corpus."""
    articles = pd.DataFrame({"article_id": [f"a{i:03}" for i in range(len(texts))], "text": texts}, dtype="str")
    mentions, entities = find_entities(articles)[:2]
    frames = find_frames(articles, extract_quotes(articles, mentions, entities), mentions, entities)
    rows = frames.astype(object).where(frames.notna(), None).to_dict("records")
    return [[row for row in rows if row["article_id"] == i] for i in articles["article_id"]]


def said(*texts: str) -> list[list[tuple[object, object]]]:
    return [[(row["text"], row["frame"]) for row in rows] for rows in coded(*texts)]


def test_weak_wordings_of_the_person_who_goes() -> None:
    first = ("stepping down", "voluntary")
    assert said(*(f"{BEFORE} {text}" for text in OF_THE_SAME)) == [[first, one] for one in OF_THE_SAME.values()]


def test_wordings_that_need_no_other() -> None:
    assert said(*ALONE) == [[one] for one in ALONE.values()]


def test_the_person_who_goes_does_other_things() -> None:
    assert found(*(f"{BEFORE} {text}" for text in SOMETHING_ELSE)) == [["stepping down"]] * len(SOMETHING_ELSE)


def test_who_holds_a_post_does_other_things() -> None:
    assert found(*NO_DEPARTURE) == [[]] * len(NO_DEPARTURE)


def test_where_nobody_is_named_the_first_person_named_goes() -> None:
    text = (
        "Eva Lind was hosting her final show. The departing host thanked the staff. Lind signed off at the end of May."
    )
    assert ("signed off", "neutral") in said(text)[0]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Eva Lind resigned in May. Nor has she been allowed to go.", "Nor"),
        ("Shareholders voted against Tarn’s motion to remove Eva Lind from office.", "against"),
    ],
)
def test_what_is_denied(text: str, cue: str) -> None:
    last = coded(text)[0][-1]
    assert (last["is_negated"], last["negation_cue"]) == (True, cue)


@pytest.mark.parametrize(
    ("text", "agent", "affected"),
    [
        ("Eva Lind, CFO, would be stepping down from her role.", None, "Eva Lind"),
        ("Eva Lind has become the fourth minister to quit the government.", None, "Eva Lind"),
        (
            "She is not related to Per Tarn, the councillor who chairs the committee and who on Monday called for the "
            "mayor’s resignation.",
            "Per Tarn",
            "mayor",
        ),
        ("He faced pressure to resign by the unions.", "the unions", "He"),
        ("The wide rift grew after Tarn’s ousting in May.", None, "Tarn"),
    ],
)
def test_who_goes_and_who_makes_them_go(text: str, agent: str | None, affected: str) -> None:
    row = coded(text)[0][-1]
    assert row["agent"] == agent
    assert affected in str(row["affected"])
