"""Expressions about one person: who is meant by a name."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.errors import ParameterError
from corpus_tools.framing.about import about, most_about, people_share, person

NAMES = {"per:ada-ode": "Ada Ode", "per:ben-orme": "Ben Orme", "per:cy-orme": "Cy Orme", "org:ardle": "Ardle Town"}
ENTITIES = pd.DataFrame({"entity_id": list(NAMES), "name": list(NAMES.values())})
FRAMES = pd.DataFrame(
    {
        "affected_id": ["per:ada-ode", "per:ada-ode", "per:ben-orme", "per:cy-orme", "org:ardle", None, None],
        "affected": ["Ode", "she", "Ben Orme", "Mr Orme", "Ardle Town", "the old bridge", None],
    }
)


@pytest.mark.parametrize("name", ["Ada Ode", "ada  ode", "Ode", "per:ada-ode"])
def test_a_name_that_fits_one(name: str) -> None:
    assert person(FRAMES, ENTITIES, name) == ("per:ada-ode", "Ada Ode")
    assert list(about(FRAMES, ENTITIES, name).index) == [0, 1]


@pytest.mark.parametrize(
    ("name", "message"),
    [("Orme", "several fit.*Ben Orme, Cy Orme"), ("Ada Odd", "nobody|no expression.*Ada Ode"), ("", "no expression")],
)
def test_a_name_that_fits_nobody_or_several(name: str, message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        person(FRAMES, ENTITIES, name)


def test_whom_most_expressions_are_about() -> None:
    assert most_about(FRAMES, ENTITIES) == ("per:ada-ode", "Ada Ode", 2, 4)
    assert most_about(FRAMES.iloc[2:4], ENTITIES) is None  # two come first alike
    assert most_about(FRAMES.iloc[:0], ENTITIES) is None


def test_how_many_are_about_people() -> None:
    assert people_share(FRAMES) == (5, 6)


def test_a_table_without_expressions_is_about_nobody() -> None:
    # Text columns of pandas 3: what maps an empty one gives text again, and no truth values.
    empty = FRAMES.iloc[:0].astype({"affected": "str", "affected_id": "str"})
    assert people_share(empty) == (0, 0)
