"""What the shipped lists of names say of a word."""

from __future__ import annotations

import pytest

from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer, load_organisations


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Norway", {"country", "country_or_state", "listed_country_state_or_city", "place", "large_place"}),
        ("Ohio", {"country_or_state", "listed_country_state_or_city", "place", "large_place"}),
        ("Nairobi", {"listed_country_state_or_city", "place", "large_place"}),
        ("Bournemouth", {"place", "large_place"}),
        ("Susan", {"first_name", "usual_first_name", "personal_name"}),
        ("Zzyzx", set()),
        ("", set()),
    ],
)
def test_what_a_name_is_listed_as(name: str, kinds: set[str]) -> None:
    listed = load_gazetteer()
    asked = (
        "country country_or_state listed_country_state_or_city place large_place first_name usual_first_name "
        "personal_name"
    )
    assert {kind for kind in asked.split() if getattr(listed, f"is_{kind}")(name)} == kinds


def test_surnames_and_genders() -> None:
    listed = load_gazetteer()
    assert listed.is_surname("Okafor") or listed.is_surname("Johnson")
    assert listed.is_surname("Johnson") and not listed.is_surname("Zzyzx")
    assert listed.genders["Susan"] == "female"
    assert listed.genders["Peter"] == "male"
    assert "Robin" not in listed.genders or listed.genders["Robin"] in ("female", "male")


def test_words_in_lower_case_and_organisations() -> None:
    assert {"council", "said", "after"} <= load_everyday_words()
    assert "susan" not in load_everyday_words()
    assert "united nations" in load_organisations()
    assert all(name == name.lower() for name in load_organisations())


def test_listed_names_of_several_words_are_found_by_their_first_two() -> None:
    listed = load_gazetteer()
    assert listed.codes["New York"] and listed.pairs["new york"] in "s3"
    assert listed.pairs["united nations"] == "o"
    assert (["antigua", "and", "barbuda"], "c") in listed.phrases["antigua and"]
    assert all(len(parts) > 2 for options in listed.phrases.values() for parts, _ in options)
    sizes = [[len(parts) for parts, _ in options] for options in listed.phrases.values()]
    assert sizes == [sorted(some, reverse=True) for some in sizes]
