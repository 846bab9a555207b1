"""Closed word lists that the search for sources rests on: function words, persons, documents, organisations.

General English, by hand; no name of a person, place or event.
"""

from __future__ import annotations

from functools import lru_cache

from corpus_tools.english.cues import cues
from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import DOCUMENT_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS
from corpus_tools.english.word_classes import (
    ADVERBS_QUOTES,
    ARTICLES,
    AUXILIARIES_QUOTES,
    CONJUNCTIONS,
    DETERMINERS_QUOTES,
    NOT_ADVERBS_QUOTES,
    NOUN_OR_VERB,
    OBJECT_PRONOUNS,
    POSSESSIVES_QUOTES,
    PREPOSITIONS_QUOTES,
    RELATIVES_QUOTES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS_QUOTES,
    TEMPORAL,
    TIMES_QUOTES,
    VERBS,
)


@lru_cache(maxsize=1)
def word_classes() -> dict[str, str]:
    """One letter for each known word in lower case; :mod:`corpus_tools.quotes.words` says what the letters mean."""
    classes: dict[str, str] = {}

    def put(words: frozenset[str], letter: str) -> None:
        for word in words:
            classes[word] = letter

    put(VERBS, "v")
    put(DOCUMENT_NOUNS, "o")
    put(ORGANISATION_NOUNS, "o")
    put(PERSON_NOUNS, "r")
    for word in PERSON_NOUNS:
        for plural in _plurals(word):
            classes.setdefault(plural, "s")
    for word in ORGANISATION_NOUNS | DOCUMENT_NOUNS:
        for plural in _plurals(word):
            classes.setdefault(plural, "o")
    put(word_set("people men women children police staff officials authorities media parents"), "s")
    for cue in cues().values():
        if " " in cue.text or cue.cue_class == "according":
            continue
        if cue.text in classes and cue.form == "base":
            continue
        classes[cue.text] = "g" if cue.form == "gerund" else "z" if cue.cue_class == "thinking" else "c"
    put(NOUN_OR_VERB, "f")
    put(ADVERBS_QUOTES, "m")
    put(NOT_ADVERBS_QUOTES, "w")
    put(word_set("family families couple pair crew gang mob"), "s")
    put(TIMES_QUOTES, "y")
    put(PREPOSITIONS_QUOTES, "i")
    put(CONJUNCTIONS, "k")
    put(SUBORDINATORS_QUOTES, "u")
    put(DETERMINERS_QUOTES, "d")
    put(ARTICLES, "a")
    put(TEMPORAL, "j")
    classes["of"] = "O"
    put(AUXILIARIES_QUOTES, "x")
    put(SUBJECT_PRONOUNS, "p")
    put(OBJECT_PRONOUNS, "b")
    put(POSSESSIVES_QUOTES, "h")
    put(RELATIVES_QUOTES, "W")
    classes["that"] = "t"
    classes["according"] = "C"
    classes["may"] = "x"
    return classes


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("man"):
        return (word[:-3] + "men",)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith(("s", "ch", "sh", "x")):
        return (word + "es",)
    return (word + "s",)
