"""Cue words: the verbs and phrases that say that somebody speaks, in the classes that the literature uses.

The table is ``data/cues.toml``: verbs by class, with the works that the classes are taken from.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Final

import pandas as pd

FORMS: Final = ("base", "third", "past", "gerund", "participle")


@dataclass(frozen=True)
class Cue:
    """One form of one cue: ``form`` is base, third (says), past (said), gerund (saying) or participle (told)."""

    text: str
    lemma: str
    cue_class: str
    group: str
    form: str

    @cached_property
    def feature(self) -> str:
        """The name of the feature of its class."""
        return f"cue_{self.cue_class}"


def _inflect(lemma: str) -> tuple[str, str, str]:
    """Third person, past and gerund of a regular verb; of a phrasal verb the first word changes."""
    head, _, rest = lemma.partition(" ")
    rest = f" {rest}" if rest else ""
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        third, past, gerund = head[:-1] + "ies", head[:-1] + "ied", head + "ing"
    elif head.endswith("ie"):
        third, past, gerund = head + "s", head + "d", head[:-2] + "ying"
    elif head.endswith("e"):
        third, past, gerund = head + "s", head + "d", head + "ing" if head.endswith("ee") else head[:-1] + "ing"
    elif head.endswith(("s", "sh", "ch", "x", "z")):
        third, past, gerund = head + "es", head + "ed", head + "ing"
    else:
        third, past, gerund = head + "s", head + "ed", head + "ing"
    return third + rest, past + rest, gerund + rest


@lru_cache(maxsize=1)
def _load() -> tuple[tuple[Cue, str, str], ...]:
    """Every form of every cue with the meaning and the source of its class."""
    data = tomllib.loads(files("corpus_tools.english").joinpath("data/cues.toml").read_text(encoding="utf-8"))
    irregular: dict[str, list[str]] = data["irregular"]
    rows: dict[str, tuple[Cue, str, str]] = {}
    for name, entry in data["class"].items():
        for lemma in entry["verbs"]:
            if lemma in irregular:
                third, past, gerund, participle = irregular[lemma]
            else:
                third, past, gerund = _inflect(lemma)
                participle = past
            for form, text in zip(FORMS, (lemma, third, past, gerund, participle), strict=True):
                # The first class that lists a form keeps it.
                rows.setdefault(text, (Cue(text, lemma, name, entry["group"], form), entry["meaning"], entry["source"]))
        for phrase in entry.get("phrases", []):
            rows.setdefault(
                phrase, (Cue(phrase, phrase, name, entry["group"], "phrase"), entry["meaning"], entry["source"])
            )
    return tuple(rows.values())


@lru_cache(maxsize=1)
def cues() -> dict[str, Cue]:
    """Every cue by its form in lower case: ``cues()["said"].cue_class == "neutral"``."""
    return {cue.text: cue for cue, _, _ in _load()}


@lru_cache(maxsize=1 << 12)
def cue_class(text: str) -> str:
    """The class of a cue as it stands in an article, or an empty string: of its words, the first that is known.

    >>> cue_class("also insisted")
    'asserting'
    """
    known = cues()
    lowered = " ".join(text.lower().replace("’", "'").split()).strip(" ,:")
    if lowered in known:
        return known[lowered].cue_class
    words = lowered.split()
    for i, word in enumerate(words):
        pair = " ".join(words[i : i + 2])
        if pair in known:
            return known[pair].cue_class
        if word in known:
            return known[word].cue_class
    return ""


def cue_table() -> pd.DataFrame:
    """All cues as a table.

    Columns: ``cue`` (the form), ``lemma``, ``form``, ``cue_class``, ``group`` (neutral, strong, loaded, other),
    ``meaning`` of the class, ``source`` (the work the class is taken from).
    """
    return pd.DataFrame(
        [(c.text, c.lemma, c.form, c.cue_class, c.group, meaning, source) for c, meaning, source in _load()],
        columns=["cue", "lemma", "form", "cue_class", "group", "meaning", "source"],
    )
