"""Two written names: can they be one person's? And are such names always found again where they are filed?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.entities.comparing import filed_under, looked_up_under, same_person
from corpus_tools.entities.in_article import Mention, resolve_names
from tests.timing import assert_in_proportion

_WORDS = [
    "Abel",
    "A",
    "A.",
    "Al",
    "Liz",
    "Elizabeth",
    "Bess",
    "B",
    "Ode",
    "Lund",
    "von",
    "de",
    "Jr",
    "III",
    "Mr",
    "Émile",
    "…",
    "O’Ode",
]
_NAMES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join)


@given(_NAMES, _NAMES)
def test_names_of_one_person_are_found_where_they_are_filed(one: str, other: str) -> None:
    if same_person(one, other):
        assert filed_under(one) & looked_up_under(other)


def _mentions(names: Iterable[str]) -> list[Mention]:
    return [Mention(40 * n, 40 * n + len(name), name, "PER", 1.0, "model") for n, name in enumerate(names)]


def test_people_of_one_surname_stay_apart_and_each_form_finds_its_own() -> None:
    names = ["Elizabeth Ode", "Abel Brian Ode", "Cora Ode", "Liz Ode", "A. Ode", "Brian Ode", "Dan Ode Lund", "Dan Ode"]
    mentions = _mentions(names)
    resolve_names(mentions)
    assert [m.referent for m in mentions] == [0, 1, 2, 0, 1, 1, 3, 3]


def test_among_very_many_of_one_surname_a_lone_surname_is_that_of_somebody_near() -> None:
    others = [f"B{'aeiou'[n % 5]}{n:o}o Ode" for n in range(200)]
    mentions = _mentions([*others, "Cora Ode", "Ode"])
    resolve_names(mentions)
    assert mentions[201].referent in range(200 - 64, 201)
    assert [m.referent for m in mentions[:201]] == list(range(201))


@pytest.mark.parametrize("form", ["{} Ode", "Abel {}", "Ms {} Ode-Lund"])
def test_many_people_who_share_a_word_take_time_in_proportion(form: str) -> None:
    def work(number: int) -> Callable[[], object]:
        names = (form.format(f"{'BDGKLMNP'[n % 8]}{'aeiou'[n % 5]}{n:o}o".title()) for n in range(number))
        mentions = _mentions(each for name in names for each in (name, "Ode", "Abel"))
        return lambda: resolve_names(mentions)

    assert_in_proportion(work, 150, 1_200)
