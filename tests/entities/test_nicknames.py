"""Nicknames inside names, on invented sentences."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.entities import find_entities
from corpus_tools.entities.naming import parse_name


def people(text: str) -> list[str]:
    _, entities = find_entities(pd.DataFrame({"article_id": ["a"], "text": [text], "outlet": ["Ardle Post"]}))
    return sorted(entities.loc[entities["label"] == "PER", "name"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Rep. Robert “Bobby” Dunmore said the bridge was unsafe. It will fall, Dunmore said.",
            "Robert “Bobby” Dunmore",
        ),
        ('George "Jay" Whitlock met the mayor on Monday. Whitlock was late.', 'George "Jay" Whitlock'),
        ("Former governor Ana 'Annie' Pike left on Monday. Ms Pike was glad.", "Ana 'Annie' Pike"),
    ],
)
def test_a_nickname_does_not_split_a_person(text: str, name: str) -> None:
    assert people(text) == [name]


def test_a_quotation_of_one_word_is_no_nickname() -> None:
    assert "Ana “Yes” Dorn" not in people("Asked by Ana, “Yes” Dorn said on Monday. Dorn left.")


def test_a_nickname_is_no_part_of_the_name() -> None:
    name = parse_name("Robert “Bobby” Dunmore")
    assert (name.first, name.middle, name.surname) == ("Robert", "", "Dunmore")
    assert parse_name("Ann O'Hara").surname == "O'Hara"
