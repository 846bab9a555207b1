"""What pronouns and words for kin tell of somebody's gender."""

from __future__ import annotations

import pytest

from corpus_tools.english.words import read_words
from corpus_tools.entities.found import Found
from corpus_tools.entities.pronouns import kin_vote, pronoun_votes


def votes(text: str, *people: str) -> list[dict[str, int]]:
    """The votes for the people at the places of ``people`` in ``text``, in their order."""
    words = read_words(text)
    found = []
    at = 0
    for person in people:
        parts = person.split()
        at = next(i for i in range(at, len(words.forms)) if words.forms[i : i + len(parts)] == parts)
        found.append(Found(at, at + len(parts), "PER", 1.0, "model"))
        at += len(parts)
    counted = pronoun_votes(words, found)
    return [dict(counted.get(i, {})) for i in range(len(found))]


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        ("Ada Ode left. She was tired.", ["Ada Ode"], [{"female": 1}]),
        ("Ode said he would go and that his time was up.", ["Ode"], [{"male": 2}]),
        # Two people in the sentence: neither is meant for certain.
        ("Ada Ode met Bo Lund. She left.", ["Ada Ode", "Bo Lund"], [{}, {}]),
        # The same person twice is one person.
        ("Ada Ode said Ode would go. She left.", ["Ada Ode", "Ode"], [{}, {"female": 1}]),
        # A sister and a brother have one surname.
        ("Ada Ode met Abel Ode. He left.", ["Ada Ode", "Abel Ode"], [{}, {}]),
        ("Ode spoke. “She is gone,” Ode added.", ["Ode", "Ode"], [{}, {}]),
        ("Ode spoke. Nobody came. She left.", ["Ode"], [{"female": 1}]),
        ("Ode spoke. Nobody came.\n\nShe left.", ["Ode"], [{}]),
        ("Ode spoke.\n\nShe left.", ["Ode"], [{"female": 1}]),
        ("She left before anybody was named.", [], []),
    ],
)
def test_pronouns_after_a_name(text: str, people: list[str], expected: list[dict[str, int]]) -> None:
    assert votes(text, *people) == expected


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("She met her brother Abel Ode.", (4, 6), "male"),
        ("His wife, Ada Ode, left.", (3, 5), "female"),
        ("Ada Ode, his wife, left.", (0, 2), "female"),
        ("Ada Ode, the judge, left.", (0, 2), ""),
        ("Ada Ode left.", (0, 2), ""),
    ],
)
def test_words_for_kin(text: str, name: tuple[int, int], gender: str) -> None:
    assert kin_vote(read_words(text), Found(*name, "PER", 1.0, "model")) == gender
