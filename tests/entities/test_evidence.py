"""What the words beside a name say of it."""

from __future__ import annotations

import pytest

from corpus_tools.entities.mentions import read_article


def labels(text: str) -> dict[str, str]:
    return {m.text: m.label for m in read_article(text)[0] if m.form != "role"}


@pytest.mark.parametrize(("town", "region"), [("Arden", "Kentucky"), ("Allen", "Texas"), ("Ode", "New Mexico")])
def test_a_word_before_its_state_is_a_town(town: str, region: str) -> None:
    assert labels(f"Two men were held, police in Oslo, and {town}, {region}, said.")[town] == "LOC"


def test_a_person_before_a_state_that_is_not_set_apart_stays_one() -> None:
    assert labels("The vote of Peter Smith, Texas Republican, was counted. Smith, Texas Republican, left.")[
        "Smith"
    ] == ("PER")


def test_a_country_in_apposition_to_a_firms_kind_stays_one() -> None:
    assert labels("There were sanctions on Moscow, a major nickel exporter, and on trade.")["Moscow"] == "LOC"


def test_the_kind_behind_a_name_tells_a_body() -> None:
    assert labels("Protests by the Kuntara movement began. Later Kuntara fell.")["Kuntara"] == "ORG"


def test_a_name_that_ends_as_places_do_is_one_after_in() -> None:
    assert labels("She heard the news at her practice in Withy Green. She left Withy Green.")["Withy Green"] == "LOC"
