"""Names that seats, parties and adjectives beside them give away; on invented sentences, answers by hand."""

from __future__ import annotations

import pytest

from corpus_tools.entities.mentions import read_article


def names(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.label) for m in read_article(text)[0] if m.form not in ("role", "pronoun")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The MP for Suvane, Abel Crane, said no.", ("Suvane", "LOC")),
        ("The Suvane MP said the claim was not true.", ("Suvane", "LOC")),
        ("The Member of Parliament for Suvane said no.", ("Suvane", "LOC")),
        ("The mayor of the town of Natovin said no.", ("Natovin", "LOC")),
        ("It was sent to Speaker of Parliament Jacob Mudenra on Friday.", ("Jacob Mudenra", "PER")),
        ("The unreliability of the NPQ MPs was noted.", ("NPQ", "ORG")),
        ("Prince Salim Bin Al Huvein said he would stand.", ("Salim Bin Al Huvein", "PER")),
        (
            "He sits on the authority's Investigation and Disciplinary Committee.",
            (
                "Investigation and Disciplinary Committee",
                "ORG",
            ),
        ),
        ("Arden Global Capital owns it. “Since Arden took control, it fell,” she wrote.", ("Arden", "ORG")),
        (
            "Industrial services provider Arrow said Martin Ode was stepping down. Arrow's shares fell. "
            "In its statement on Thursday, Arrow said it was sad. Arrow named Bo Lund as the acting CEO.",
            ("Arrow", "ORG"),
        ),
        ("Chief executive Oscar Lunez apologised. Embattled Lunez left.", ("Lunez", "PER")),
    ],
)
def test_what_stands_beside_a_name_tells_what_it_is(text: str, name: tuple[str, str]) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Meteorologists said the storm would come.", "Meteorologists"),
        ("Chief executive Oscar Lunez apologised. Embattled Lunez left.", "Embattled Lunez"),
        ("Prince Salim Bin Al Huvein said he would stand.", "Al Huvein"),
    ],
)
def test_what_is_no_name(text: str, word: str) -> None:
    assert word not in [name for name, _ in names(text)]


def test_two_clubs_joined_by_and_stay_two() -> None:
    found = names("The leaders of Arro Council and Exham Council met on Friday.")
    assert ("Arro Council", "ORG") in found
    assert ("Exham Council", "ORG") in found
