"""Who pronouns, roles and descriptions stand for, on invented articles."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.entities import find_entities
from corpus_tools.entities.references import Mentioned, References, mentioned_in
from corpus_tools.quotes import quotes_in


def references(text: str) -> References:
    tables = find_entities(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    return References(text, mentioned_in(*tables).get("a", []))


def speakers(text: str) -> list[str | None]:
    return [row.get("speaker") for row in quotes_in("a", text)]  # type: ignore[misc]


ODE = Mentioned(0, 7, "per:ada-ode", "Ada Ode", "PER", "female", "full")
ARRO = Mentioned(12, 20, "per:ben-arro", "Ben Arro", "PER", "male", "full")


def test_a_pronoun_is_the_person_of_its_gender() -> None:
    text = "Ada Ode met Ben Arro. She left; he stayed."
    people = References(text, [ODE, ARRO])
    assert people.person("She", text.index("She")) == ODE
    assert people.person("he", text.index("he stayed")) == ARRO
    assert people.person("he", text.index("he stayed"), exclude=["per:ben-arro"]) is None


def test_who_was_read_as_she_is_not_he_later() -> None:
    text = "Ada Ode met Ben Arro. She left; he stayed."
    people = References(text, [ODE._replace(gender="unknown"), ARRO._replace(gender="unknown")])
    people.note_gender("per:ada-ode", "female")
    assert people.person("he", text.index("he stayed")) == ARRO._replace(gender="unknown")
    assert people.gender("per:ada-ode") == "unknown"


def test_the_order_of_mentions_changes_nothing() -> None:
    text = "Ada Ode met Ben Arro. She left; he stayed."
    assert References(text, [ARRO, ODE]).person("She", 22) == References(text, [ODE, ARRO]).person("She", 22)


def test_a_table_without_offices_will_do() -> None:
    tables = find_entities(pd.DataFrame({"article_id": ["a"], "text": ["Judge Ada Ode left."]}))
    assert mentioned_in(tables.mentions.drop(columns=["role", "honorific"]))["a"][0].office == ""
    assert mentioned_in(tables.mentions)["a"][0].office == "Judge Judge"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Judge Ada Ode opened the case.\n\n“He is guilty,” the judge said.", "Ada Ode"),
        ("“We will act,” said the mayor of Ardle.\n\nAda Ode, the mayor of Ardle, left the hall.", "Ada Ode"),
        ("Ada Ode, 56, joined the club on Monday.\n\nBen Arro left.\n\n“I am glad,” the 56-year-old said.", "Ada Ode"),
        ("Ardle Savings Bank lost money.\n\n“We are fine,” the bank said.", "Ardle Savings Bank"),
        ("Ada Ode the comedian said: “It is a hard act to follow.”", "Ada Ode"),
    ],
)
def test_descriptions(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        # An office that nobody is named with; a deputy is no mayor.
        "Ada Ode met Ben Arro at the harbour.\n\n“We will act,” the ambassador to Borland said.",
        "Deputy mayor Ada Ode came.\n\nThen it rained.\n\n“We will act,” the mayor said.",
    ],
)
def test_what_the_article_does_not_tell(text: str) -> None:
    assert speakers(text) == [None]


def test_it_goes_on_with_the_organisation_that_spoke() -> None:
    assert speakers("Ardle Savings Bank said it was fine. “All is well,” it said.")[-1] == "Ardle Savings Bank"
