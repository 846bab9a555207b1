"""Who a pronoun stands for, where it is the agent or the one affected."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.framing.pronouns import Reader, resolve_pronouns

GENDERS = {"Ada Ode": "female", "Ben Orme": "male", "Cy Pell": "male", "Dee Quill": "female", "Sam Fox": "unknown"}


def identity(name: str) -> str:
    return "per:" + name.lower().replace(" ", "-")


def resolve(text: str, word: str, role: str = "affected", speaker: str | None = None, **other: object) -> str | None:
    """Whom ``word`` (its last occurrence) stands for in ``text``, where names stand as they are in GENDERS."""
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    entities = pd.DataFrame({"entity_id": [identity(n) for n in GENDERS], "gender": list(GENDERS.values())})
    mentions = pd.DataFrame(
        [
            {
                "article_id": "a",
                "start": at,
                "end": at + len(n),
                "entity_id": identity(n),
                "label": "PER",
                "form": "full",
            }
            for n in GENDERS
            for at in range(len(text))
            if text.startswith(n, at)
        ],
        columns=["article_id", "start", "end", "entity_id", "label", "form"],
    )
    begin, end = text.find("“"), text.find("”")
    quotes = pd.DataFrame(
        [{"article_id": "a", "start": begin + 1, "end": end, "speaker_id": speaker, "kind": "direct"}]
        if begin >= 0
        else [],
        columns=["article_id", "start", "end", "speaker_id", "kind"],
    )
    at = text.rindex(word)
    row = {
        "frame_id": "f",
        "article_id": "a",
        "start": 0,
        "end": 1,
        "text": text[:1],
        "codebook": "c",
        "frame": "x",
        "pattern": "p",
        "voice": "narrator",
        "is_negated": False,
        "modality": "actual",
        "has_pressure_cue": False,
        "confidence": 1.0,
        role: word,
        f"{role}_start": at,
        f"{role}_end": at + len(word),
        **other,
    }
    frames = schema.conform([row], "frames")
    found = resolve_pronouns(frames, articles, quotes, mentions, entities)
    schema.validate(found, "frames")
    value = found[f"{role}_id"].iloc[0]
    return value if isinstance(value, str) else None


@pytest.mark.parametrize(
    ("text", "word", "who"),
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
    ],
)
def test_he_and_she(text: str, word: str, who: str | None) -> None:
    assert resolve(text, word) == (identity(who) if who else None)


def test_i_inside_marks_is_who_speaks_and_elsewhere_nobody() -> None:
    ada = identity("Ada Ode")
    assert resolve("“I was sacked,” Ada Ode said to Dee Quill. ”", "I", speaker=ada) == ada
    assert resolve("“I was sacked,” somebody said. ”", "I") is None
    assert resolve("Ada Ode spoke. I was sacked.", "I") is None


def test_she_inside_marks_is_not_who_speaks() -> None:
    text = "Dee Quill left. Ada Ode said: “She was sacked.”"
    assert resolve(text, "She", speaker=identity("Ada Ode")) == identity("Dee Quill")


def test_of_quotations_one_in_another_the_one_that_begins_first_says_who_speaks() -> None:
    spoken = [(10, 60, "outer"), (20, 30, "inner"), (70, 80, "last")]
    reader = Reader(" " * 100, [], spoken)
    # A plain search through all of them, which takes as long as there are quotations, is what is meant.
    meant = [next((s for begin, end, s in spoken if begin <= at < end), None) for at in range(100)]
    assert [reader.speaker(at) for at in range(100)] == meant


def test_nobody_is_both_roles_and_what_is_known_stays() -> None:
    text = "Ben Orme stayed. Cy Pell spoke. He sacked him."
    assert resolve(text, "him", agent_id=identity("Cy Pell")) == identity("Ben Orme")
    assert resolve(text, "him", affected_id=identity("Ada Ode")) == identity("Ada Ode")


def test_an_empty_table_stays_empty() -> None:
    empty = schema.conform([], "frames")
    assert len(resolve_pronouns(empty, pd.DataFrame(), pd.DataFrame(), pd.DataFrame(), pd.DataFrame())) == 0
