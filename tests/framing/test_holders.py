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
