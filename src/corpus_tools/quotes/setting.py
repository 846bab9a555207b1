"""Where and when something was said, between a cue and content without “that”: “said in an interview | he would go”."""

from __future__ import annotations

from typing import Final

from corpus_tools.english.name_words import DOCUMENT_NOUNS
from corpus_tools.english.word_classes import (
    CALLED_FOR_OR_IN,
    CLAUSE_TAKING,
    GOVERNED_PREPOSITIONS,
    MODALS,
    PASSIVE_AUXILIARIES,
    SPANS_OF_TIME,
    SPEECH_NOUNS,
)
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.reporting import Reporting, is_behind_quotation
from corpus_tools.quotes.tags import tag_pattern, tag_set

_PHRASES: Final = (
    "(?:<adverb>|<comma>?<preposition|temporal>?<article|determiner|that>{0,2}<adverb>?<time>{1,2}<number>?<comma>?"
    "|<preposition|of|temporal><article|determiner|possessive>?<adverb>?"
    "<name|person|persons|body|word|possessive_s|noun_or_cue|number|participle|cue_gerund>{1,6}?){1,4}?"
)
_PRONOUN_AND_VERB: Final = tag_pattern(f"{_PHRASES}(?=(?:<pronoun><adverb>?<auxiliary|verb|cue|thought|participle>))")
_NOUN_AND_VERB: Final = tag_pattern(
    f"{_PHRASES}(?=<article|possessive|number|determiner><name|person|persons|body|word|possessive_s|number>{{1,5}}"
    "<adverb>?(?:<auxiliary>|<verb|cue><article|determiner|possessive|number|name|persons>))"
)
# “in a letter he had sent to the council”, “the job he was offered”: the noun before the pronoun is the object.
_OBJECT_MISSING: Final = tag_pattern(
    r"<pronoun><adverb>?(?:(?:<auxiliary>{1,2}<adverb>?)?<verb|cue|thought|participle|word>"
    r"(?:<preposition|of|temporal|time|comma|stop|conjunction|adverb|semicolon>|\Z)"
    r"|<auxiliary>{0,2}(?:<preposition|of|temporal|time|comma|stop|conjunction|semicolon>|\Z))"
)
_THAT_BEHIND: Final = tag_pattern("<pronoun><adverb>?<auxiliary|verb|participle>{1,2}<that>")
_VERB: Final = tag_pattern("<auxiliary|verb|cue>")
_EARLIER: Final = frozenset(["early", "earlier", "late", "later"])
_WHERE: Final = frozenset(["in", "at", "on", "during", "after", "before", "from", "outside", "inside", "to"])
_OCCASIONS: Final = SPEECH_NOUNS | DOCUMENT_NOUNS | CALLED_FOR_OR_IN
_RIGHT_BEFORE: Final = tag_set("name|time|adverb|persons")
# “only | on Friday”, “, | at the gate,”, “that | day”.
_BEFORE_SETTING: Final = tag_set("adverb|comma|determiner")
_BEGINS_SETTING: Final = tag_set("preposition|temporal|time")


def behind_setting(article: Article, cue: Reporting, at: int) -> int:
    """Where a clause begins behind the place or time of the speech at word ``at``; -1 where there is none."""
    words = article.words
    if words.lows[cue.at] not in CLAUSE_TAKING or not _is_setting(article, cue, at):
        return -1
    if is_behind_quotation(article, min(cue.candidate.first, cue.at)):
        return -1  # “…,” Ode said in a letter she wrote on Friday
    found = _PRONOUN_AND_VERB.match(words.tags, at, cue.end)
    if found is not None:
        return found.end() if _is_clause(article, found.end(), cue.end) else -1
    found = _NOUN_AND_VERB.match(words.tags, at, cue.end)
    return found.end() if found is not None and _begins_main_clause(article, found.end(), cue.end) else -1


def _is_setting(article: Article, cue: Reporting, at: int) -> bool:
    """Whether a place or a time is at word ``at``, and nothing that the cue governs: “complained to”, “insisted on”."""
    low, tag = article.words.lows[at], article.words.tags[at]
    if tag == tags.TIME or (tag in _BEFORE_SETTING and article.words.tags[at + 1 : at + 2] in _BEGINS_SETTING):
        return True
    governed = GOVERNED_PREPOSITIONS.get(cue.known.lemma, ())
    return low in _WHERE and (low not in governed or low == "to" or article.words.tags[at + 1] == tags.TIME)


def _is_clause(article: Article, pronoun: int, end: int) -> bool:
    """Whether the clause at a pronoun is content, and does not describe the noun before: “in the speech he gave”."""
    words = article.words
    if words.lows[pronoun - 1] in SPANS_OF_TIME and words.lows[pronoun - 2] == "the":
        # “on the day he left” is a time; “at the time he was”, “earlier in the day he was” go on with a clause
        return words.lows[pronoun - 3] == "at" or words.lows[pronoun - 4] in _EARLIER
    if _THAT_BEHIND.match(words.tags, pronoun, end) is not None:
        return False
    if words.tags[pronoun - 1] in _RIGHT_BEFORE:
        return True
    return _OBJECT_MISSING.match(words.tags, pronoun, end) is None


def _begins_main_clause(article: Article, noun: int, end: int) -> bool:
    """Whether a noun phrase behind an occasion of speech or a day begins what is said: “on Friday | the bridge was”.

    “in a report the council had ordered” describes the report: after an occasion a modal is needed.
    """
    words, before = article.words, article.words.lows[noun - 1]
    if words.tags[noun - 1] == tags.TIME:
        return before not in SPANS_OF_TIME
    if before not in _OCCASIONS:
        return False
    verb = _VERB.search(words.tags, noun, end)
    at = verb.start() if verb is not None else noun
    return words.tags[at] != tags.AUXILIARY or words.lows[at] in MODALS or _is_whole_clause(article, at, end)


def _is_whole_clause(article: Article, verb: int, end: int) -> bool:
    """Whether a clause with an auxiliary at word ``verb`` lacks no object: “the bridge was closed”, “had hit a pier”.

    In “a report the council had ordered” the object is the report.
    """
    words, at = article.words, verb + 1
    is_being = words.lows[verb] in _BEING
    while at < end and words.tags[at] in _BEFORE_VERBS:
        is_being = is_being or words.lows[at] in _BEING
        at += 1
    if at >= end:
        return False
    is_doing = words.lows[at].endswith("ing")
    return (is_being and not is_doing) or words.tags[at + 1 : at + 2] in _OBJECTS


_BEING: Final = PASSIVE_AUXILIARIES - {"get", "gets", "got"}
_BEFORE_VERBS: Final = tag_set("auxiliary|adverb")
_OBJECTS: Final = tuple(tag_set("article|determiner|possessive|number|name|object_pronoun|persons"))
