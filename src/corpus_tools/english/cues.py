"""Cue words: the verbs and phrases that say that somebody speaks, in the classes that the literature uses.

The table is ``data/cues.toml``: verbs by class, with the works that the classes are taken from.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import pandas as pd

from corpus_tools.english.inflection import forms, verb_forms
from corpus_tools.shipped import read_shipped

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


def _forms_of(lemma: str) -> list[tuple[str, str]]:
    """The forms of a verb with their names; of spelling variants ("labelled", "labeled") each."""
    named = list(zip(FORMS, (lemma, *verb_forms(lemma)), strict=True))
    if " " in lemma:
        return named
    known = {text for _, text in named}
    variants = [text for text in forms(lemma) if text not in known]
    return named + [("gerund" if text.endswith("ing") else "past", text) for text in variants]


@lru_cache(maxsize=1)
def _load() -> tuple[tuple[Cue, str, str], ...]:
    """Every form of every cue with the meaning and the source of its class."""
    return read_shipped("corpus_tools.english", "data/cues.toml", _read)


def _read(content: bytes) -> tuple[tuple[Cue, str, str], ...]:
    data = tomllib.loads(content.decode())
    rows: dict[str, tuple[Cue, str, str]] = {}
    for name, entry in data["class"].items():
        for lemma in entry["verbs"]:
            for form, text in _forms_of(lemma):
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
    """The class of a cue as it is in an article, or an empty string: of its words, the first that is known.

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
