"""Closed word lists that the search for sources rests on: function words, persons, documents, organisations.

General English, by hand; no name of a person, place or event.
"""

from __future__ import annotations

from functools import lru_cache

from corpus_tools.english.cues import Cue, cues
from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import DOCUMENT_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS
from corpus_tools.english.word_classes import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    GETTING,
    NOT_ADVERBS,
    NOUN_OR_VERB,
    NUMERALS,
    OBJECT_PRONOUNS,
    PARTICLES_AND_ANSWERS,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTITY_ADJECTIVES,
    RELATIVES,
    SEASONS_AND_VERBS,
    SUBJECT_PRONOUNS,
    SUBORDINATING_CONJUNCTIONS,
    TEMPORAL,
    TIME_NOUNS,
    VERBS,
)
from corpus_tools.quotes import tags


@lru_cache(maxsize=1)
def word_classes() -> dict[str, str]:
    """The tag of each known word in lower case, of those in :mod:`corpus_tools.quotes.tags`."""
    classes: dict[str, str] = {}

    def put(words: frozenset[str], tag: str) -> None:
        for word in words:
            classes[word] = tag

    put(VERBS, tags.VERB)
    put(DOCUMENT_NOUNS, tags.BODY)
    put(ORGANISATION_NOUNS, tags.BODY)
    put(PERSON_NOUNS, tags.PERSON)
    for word in PERSON_NOUNS:
        for plural in _plurals(word):
            classes.setdefault(plural, tags.PERSONS)
    for word in ORGANISATION_NOUNS | DOCUMENT_NOUNS:
        for plural in _plurals(word):
            classes.setdefault(plural, tags.BODY)
    put(word_set("people men women children police staff officials authorities media parents"), tags.PERSONS)
    for cue in cues().values():
        if " " in cue.text or cue.cue_class == "according":
            continue
        if cue.text in classes and cue.form == "base":
            continue
        classes[cue.text] = _cue_tag(cue)
    put(NOUN_OR_VERB, tags.NOUN_OR_CUE)
    put(ADVERBS | PARTICLES_AND_ANSWERS, tags.ADVERB)
    put(NOT_ADVERBS, tags.WORD)
    put(word_set("family families couple pair crew gang mob majority plurality minority"), tags.PERSONS)
    put(CALENDAR | TIME_NOUNS | SEASONS_AND_VERBS, tags.TIME)
    put(PREPOSITIONS, tags.PREPOSITION)
    put(CONJUNCTIONS, tags.CONJUNCTION)
    put(SUBORDINATING_CONJUNCTIONS, tags.SUBORDINATOR)
    put((DETERMINERS - ARTICLES - {"that"}) | NUMERALS | QUANTITY_ADJECTIVES, tags.DETERMINER)
    put(ARTICLES, tags.ARTICLE)
    put(TEMPORAL, tags.TEMPORAL)
    classes["of"] = tags.OF
    put(AUXILIARIES - GETTING, tags.AUXILIARY)
    put(SUBJECT_PRONOUNS, tags.PRONOUN)
    put(OBJECT_PRONOUNS, tags.OBJECT_PRONOUN)
    put(POSSESSIVES, tags.POSSESSIVE)
    put(RELATIVES, tags.RELATIVE)
    classes["that"] = tags.THAT
    classes["according"] = tags.ACCORDING
    classes["may"] = tags.AUXILIARY
    return classes


def _cue_tag(cue: Cue) -> str:
    if cue.form == "gerund":
        return tags.CUE_GERUND
    return tags.THOUGHT if cue.cue_class == "thinking" else tags.CUE


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("man"):
        return (word[:-3] + "men",)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith(("s", "ch", "sh", "x")):
        return (word + "es",)
    return (word + "s",)
