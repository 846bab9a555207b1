"""Offices beside names, and who is spoken of by an office; on invented sentences."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest

from corpus_tools.entities.mentions import read_article
from corpus_tools.entities.resolve import best_name, find_entities
from corpus_tools.entities.roles import may_be_rank_of


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Alberto Ode, CEO of Odex, said so.", "Alberto Ode", "CEO of Odex"),
        (
            "Omar Ode, spokesman for the disaster management ministry, told AFP.",
            "Omar Ode",
            "spokesman for the disaster management ministry",
        ),
        ("It went to the imprisoned Iranian filmmaker Jafar Ode.", "Jafar Ode", "Iranian filmmaker"),
        ("Sir Emmanuel Ode, Governor General of Saint Lucia, came.", "Emmanuel Ode", "Governor General of Saint Lucia"),
        ("He was good, said Pete Ode, 27, a former employee, on Friday.", "Pete Ode", "former employee"),
        (
            "Professor Ebenezer Ode, Vice Chancellor of the University of Ghana, spoke.",
            "Ebenezer Ode",
            "Vice Chancellor of the University of Ghana",
        ),
        ("Professor Ebenezer Ode spoke.", "Ebenezer Ode", "Professor"),
        (
            "President of the Caribbean Court of Justice (CCJ), Justice Adrian Ode, says so.",
            "Adrian Ode",
            "President of the Caribbean Court of Justice",
        ),
        ("Marni Ode, who serves as the chief of the Guild, told senators.", "Marni Ode", "chief of the Guild"),
        (
            "An investigator with the Commission, Rufai Ode, said so in court.",
            "Rufai Ode",
            "investigator with the Commission",
        ),
        ("Jo Ode, head of research at Odex Bank, agreed.", "Jo Ode", "head of research at Odex Bank"),
        ("Bo Ode, a lawyer representing the family, said so.", "Bo Ode", "lawyer"),
        ("Ann Ode, co-founder and CFO of Odex, left.", "Ann Ode", "co-founder and CFO of Odex"),
        ("His Excellency Abel Ode came.", "Abel Ode", ""),
        ("Abel Ode, could face questions if he becomes president", "Abel Ode", ""),
        (
            "They met Bo Lund, the EU trade commissioner, Cy Ode, the Supreme Court judge, and others.",
            "Cy Ode",
            "Supreme Court judge",
        ),
        ("They met Bo Lund, the mayor, Cy Ode and others.", "Cy Ode", ""),
        ("Odex also named its founder, Jake Ode, as chairman.", "Jake Ode", "founder"),
        ("On Tuesday, the mayor, Cy Ode, left.", "Cy Ode", "mayor"),
        ("Cora Ode, a judge ruled, must pay.", "Cora Ode", ""),
        ("Bo Crane, the son of a miner, grew up in Exham.", "Bo Crane", ""),
        ("The trial of Bo Crane, who killed a nurse, began.", "Bo Crane", ""),
        ("Honourable Bo Ode, Minister of Trade Mr Cy Arro and others came.", "Bo Ode", ""),
    ],
)
def test_role(text: str, name: str, role: str) -> None:
    assert [m.role for m in read_article(text)[0] if m.text == name] == [role]


def test_both_offices_denote_the_person() -> None:
    text = "Professor Ada Ode, rector of Exham College, spoke. The professor smiled. The rector left."
    mentions, _ = read_article(text)
    assert {m.referent for m in mentions if m.label == "PER"} == {mentions[0].referent}


def test_prime_minister_is_no_minister_beside_others() -> None:
    text = "Veteran schools minister Nick Ode has left. The Prime Minister thanked him. The minister wept."
    mentions, entities = find_entities(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    ode = entities.loc[entities["name"] == "Nick Ode", "entity_id"].item()
    meant = dict(zip(mentions["text"], mentions["entity_id"], strict=True))
    assert meant["The minister"] == ode
    assert meant.get("The Prime Minister") != ode


@pytest.mark.parametrize(
    ("head", "said", "held", "right"),
    [
        ("minister", {"minister"}, {"schools", "minister"}, True),
        ("minister", {"minister"}, {"prime", "minister"}, False),
        ("justice", {"chief", "justice"}, {"justice"}, False),
        ("justice", {"justice"}, {"chief", "justice"}, True),
        ("chief", {"chief"}, {"police", "chief"}, True),
    ],
)
def test_rank(head: str, said: set[str], held: set[str], right: bool) -> None:
    assert may_be_rank_of(head, said, held) is right


def test_space_in_a_shown_name_is_one() -> None:
    _, entities = find_entities(pd.DataFrame({"article_id": ["a"], "text": ["The painter Patrick  Ode left."]}))
    assert entities["name"].tolist() == ["Patrick Ode"]


def test_name_with_a_first_name_is_shown() -> None:
    assert best_name(Counter({"Van Ode": 2, "Virgil van Ode": 1}), "PER") == "Virgil van Ode"


def _meant(text: str) -> dict[str, str]:
    mentions, entities = find_entities(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    names = dict(zip(entities["entity_id"], entities["name"], strict=True))
    return {row.text: names[row.entity_id] for row in mentions.itertuples() if row.form != "pronoun"}


def test_office_of_a_country_is_not_that_of_another_person() -> None:
    text = "President Ode met Lena Arro on Monday. The Russian president sent condolences, while Ode left."
    assert _meant(text).get("The Russian president") != "Ode"


def test_office_of_a_country_is_that_of_whoever_was_named_last() -> None:
    text = "President Lena Arro was in Oslo on Monday. The Russian president sent condolences."
    assert _meant(text)["The Russian president"] == "Lena Arro"


def test_leader_elsewhere_in_the_corpus_is_not_meant_by_another_leader() -> None:
    texts = ["Abel Ode is the leader of a movement.", "Abel Ode spoke. The Russian leader was told of it by the press."]
    mentions, entities = find_entities(pd.DataFrame({"article_id": ["a", "b"], "text": texts}))
    ode = entities.loc[entities["name"] == "Abel Ode", "entity_id"].item()
    assert not ((mentions["text"] == "The Russian leader") & (mentions["entity_id"] == ode)).any()


def test_son_of_the_same_name_is_another() -> None:
    found = _meant("Donald J. Crane spoke. His son Donald Crane Jr. listened. Donald J. Crane left.")
    assert found["Donald J. Crane"] != found["Donald Crane Jr."]


def test_first_name_tells_a_title_from_hers() -> None:
    found = _meant("Michelle Ode came first. Then Mr. Ode came. President Ode spoke at noon.")
    assert found["Ode"] != "Michelle Ode"


def test_president_is_not_the_secretary() -> None:
    text = "Secretary Cora Arden spoke in May. She said that President Arden would help. Mrs. Arden left."
    mentions, _ = read_article(text)
    referents = [m.referent for m in mentions if m.label == "PER" and m.form not in ("role", "pronoun")]
    assert referents[0] == referents[2] != referents[1]


def test_shown_name_has_the_first_name_before_two_surnames() -> None:
    names = Counter({"Wasserman Ode": 5, "Debbie Wasserman Ode": 2})
    assert best_name(names, "PER") == "Debbie Wasserman Ode"
