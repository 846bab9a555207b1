"""Bodies that their own words give away, towns that are clubs, and names beside offices; on invented sentences."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.entities.mentions import read_article
from corpus_tools.entities.resolve import find_entities


def _names(text: str) -> list[tuple[str, str]]:
    mentions, _ = find_entities(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    kept = mentions[~mentions["form"].isin(["role", "pronoun"])]
    return [
        (text[start:end], label) for start, end, label in zip(kept["start"], kept["end"], kept["label"], strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She left the board of Oderberg Technologies in May.", "Oderberg Technologies"),
        ("Workers at Rossdal Uranium were told on Monday.", "Rossdal Uranium"),
        ("He teaches at the Universidad de Ardana in the north.", "Universidad de Ardana"),
        ("The leaders of the Vellna Mahila Parishad met on Sunday.", "Vellna Mahila Parishad"),
        ("A loan from BankArdle paid for the pier.", "BankArdle"),
        ("It went to the Policy and Finance Committee for a vote.", "Policy and Finance Committee"),
        ("The weekly meeting of the Executive Council was put off.", "Executive Council"),
        (
            "She works at the Ministry of Agriculture, Forestry and Fisheries now.",
            "Ministry of Agriculture, Forestry and Fisheries",
        ),
        (
            "A note from the Ministry of Education, Tertiary Education, Science and Technology came.",
            "Ministry of Education, Tertiary Education, Science and Technology",
        ),
        ("The plan of the Government of Norway failed.", "Government of Norway"),
    ],
)
def test_bodies_by_their_own_words(text: str, name: str) -> None:
    assert (name, "ORG") in _names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Winter Energy Payment went up.", "Winter Energy"),
        ("The pupils learn Knitting and Photovoltaic Power.", "Photovoltaic Power"),
        ("The Member of Parliament for the area came.", "Parliament"),
    ],
)
def test_things_and_offices_are_no_bodies(text: str, name: str) -> None:
    assert (name, "ORG") not in _names(text)


def test_a_firm_is_known_by_the_first_word_of_its_name() -> None:
    text = "Rossdal Uranium cut jobs. The pit of Rossdal is deep, and Rossdal said it would close."
    assert _names(text) == [("Rossdal Uranium", "ORG"), ("Rossdal", "ORG"), ("Rossdal", "ORG")]


def test_the_first_word_stays_the_persons_who_has_it() -> None:
    text = "Cora Rossdal founded Rossdal Uranium. Mrs Rossdal left, and Rossdal did not come back."
    assert [label for name, label in _names(text) if name in ("Cora Rossdal", "Rossdal")] == ["PER"] * 3


def test_initials_said_as_a_word_stand_for_the_body_beside_them() -> None:
    text = "The Arnland Wind Power Association (Arwpa) met. Nobody at Arwpa spoke."
    assert _names(text)[1:] == [("Arwpa", "ORG"), ("Arwpa", "ORG")]


_MATCH = "The striker scored a late goal in the league match. "


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (_MATCH + "Last week they lost after a draw with Burnley at home.", "ORG"),
        (_MATCH + "He plays for Burnley and is glad.", "ORG"),
        (_MATCH + "He was born in Burnley and is glad.", "LOC"),
        ("The tax fell after a draw with Burnley in the count.", "LOC"),  # nothing tells of a match
    ],
)
def test_a_town_is_its_club_in_reports_of_matches(text: str, label: str) -> None:
    assert ("Burnley", label) in _names(text)


def test_a_country_plays_under_its_own_name() -> None:
    assert ("France", "LOC") in _names(_MATCH + "They ended with a 3-0 win over France in May.")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The prize went to Lam Wai-ying in Oslo.", "Lam Wai-ying"),
        ("Former president Chen Shui-bian was there.", "Chen Shui-bian"),
        ("Upazila Vice-Chairman Sohel Rana said so.", "Sohel Rana"),
    ],
)
def test_names_of_persons_are_neither_cut_nor_joined_to_offices(text: str, person: str) -> None:
    assert (person, "PER") in _names(text)


def test_a_place_and_its_adjective_part_at_the_hyphen() -> None:
    assert ("Beijing", "LOC") in _names("A Beijing-leaning paper said so.")


def test_saudi_arabia_stays_a_place() -> None:
    assert ("Saudi Arabia", "LOC") in _names("Oil from Saudi Arabia was dear.")


def test_an_office_behind_a_body_abroad_is_no_part_of_it() -> None:
    mentions = read_article("She had dinner with Editorial Perla CEO Gustavo Ode.")[0]
    assert [(m.text, m.label) for m in mentions if m.form != "role"] == [
        ("Editorial Perla", "ORG"),
        ("Gustavo Ode", "PER"),
    ]


def test_a_familys_firm_and_a_tower() -> None:
    assert ("Arro & Sons", "ORG") in _names("The Bank of Velda sued Odex and Arro & Sons.")
    assert ("Ode Tower", "ORG") not in _names("They met at the Ode Tower, the museum of Ode.")


def test_a_listed_body_and_its_branch_are_one_name() -> None:
    assert ("Qantas Rail", "ORG") in _names("An official from Qantas Rail said the line would open.")
