"""Who is meant by a name, a pronoun, "who" or "I" beside an expression."""

from __future__ import annotations

import pytest

from corpus_tools.entities.references import Mentioned
from corpus_tools.framing.people import People
from corpus_tools.framing.upstream import Quotation

GENDERS = {"Ada Ode": "female", "Ben Orme": "male", "Cy Pell": "male", "Dee Quill": "female", "Sam Fox": "unknown"}


def identity(name: str) -> str:
    return "per:" + name.lower().replace(" ", "-")


def mentions(text: str) -> list[Mentioned]:
    return [
        Mentioned(at, at + len(n), identity(n), n, "PER", gender, "full")
        for n, gender in GENDERS.items()
        for at in range(len(text))
        if text.startswith(n, at)
    ]


def who(text: str, word: str, speaker: str | None = None, exclude: str | None = None) -> str | None:
    """Whom ``word`` (its last occurrence) stands for in ``text``, where names are as they are in GENDERS."""
    begin, end = text.find("“"), text.find("”")
    spoken = [Quotation(begin + 1, end, "q", speaker, speaker, True)] if begin >= 0 else []
    at = text.rindex(word)
    return People(text, mentions(text), spoken).who(at, at + len(word), exclude)


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Ada Ode met Ben Orme. Then she resigned.", "she", "Ada Ode"),
        ("Ada Ode met Ben Orme. Then he resigned.", "he", "Ben Orme"),
        # Two men in the sentence that names the last of them: nobody is chosen.
        ("Ben Orme met Cy Pell. Then he resigned.", "he", None),
        ("Ben Orme spoke. Cy Pell answered. Then he resigned.", "he", "Cy Pell"),
        # Nothing tells the gender, so nothing is told.
        ("Sam Fox spoke. Then she resigned.", "she", None),
        ("Somebody spoke. Then she resigned.", "she", None),
        ("Ada Ode spoke. Then they resigned.", "they", None),
        ("Ada Ode spoke." + " It rained on." * 120 + " Then she resigned.", "she", None),
        ("They spoke to Ada Ode, who resigned.", "who", "Ada Ode"),
        ("The chairman, Ben Orme, resigned.", "The chairman, Ben Orme,", "Ben Orme"),
        ("Ben Orme's successor resigned.", "Ben Orme's successor", "Ben Orme"),
    ],
)
def test_names_and_pronouns(text: str, word: str, meant: str | None) -> None:
    assert who(text, word) == (identity(meant) if meant else None)


def test_a_body_behind_the_head_is_not_who_is_meant() -> None:
    text = "The chairman of Ardle Council resigned. Ardle Council's chairman resigned. Ardle Council resigned."
    places = [i for i in range(len(text)) if text.startswith("Ardle Council", i)]
    people = People(
        text, [Mentioned(i, i + 13, "org:ardle", "Ardle Council", "ORG", "unknown", "full") for i in places], []
    )
    assert people.who(0, places[0] + 13) is None
    assert people.who(places[1], places[1] + 24) is None
    assert people.who(places[2], places[2] + 13) == "org:ardle"


def test_i_inside_marks_is_who_speaks_and_elsewhere_nobody() -> None:
    ada = identity("Ada Ode")
    assert who("“I was sacked,” Ada Ode said to Dee Quill. ”", "I", speaker=ada) == ada
    assert who("“I was sacked,” somebody said. ”", "I") is None
    assert who("Ada Ode spoke. I was sacked.", "I") is None


def test_she_inside_marks_is_not_who_speaks() -> None:
    text = "Dee Quill left. Ada Ode said: “She was sacked.”"
    assert who(text, "She", speaker=identity("Ada Ode")) == identity("Dee Quill")


def test_of_quotations_one_in_another_the_one_that_begins_first_says_who_speaks() -> None:
    spoken = [(10, 60, "outer"), (20, 30, "inner"), (70, 80, "last")]
    people = People(" " * 100, [], [Quotation(b, e, None, s, s, True) for b, e, s in spoken])
    meant = [next((s for begin, end, s in spoken if begin <= at < end), None) for at in range(100)]
    assert [people.speaker(at) for at in range(100)] == meant


def test_nobody_is_both_roles() -> None:
    text = "Ben Orme stayed. Cy Pell spoke. He sacked him."
    assert who(text, "him", exclude=identity("Cy Pell")) == identity("Ben Orme")


def test_an_article_without_mentions() -> None:
    assert People("She resigned.", [], []).who(0, 3) is None
