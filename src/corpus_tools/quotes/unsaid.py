"""Verbs of speech that report nothing: “met to discuss …”, “anyone wanting to …”, “called a meeting”.

Each is told by what is beside the verb; the words are general English.
"""

from __future__ import annotations

from typing import Final

from corpus_tools.english.name_words import DOCUMENT_NOUNS
from corpus_tools.english.word_classes import (
    ADDRESSED_CROWDS,
    ANSWERED,
    BEFORE_COURTS,
    CALLED_FOR_OR_IN,
    CLAIMED,
    FEELINGS,
    FIGHTERS,
    HANDED_IN,
    OFFERED,
    RESULTS,
    RUNG,
    UNREAL_BEFORE_TO,
    VIOLENT_ACTS,
    WRITTEN,
)
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.assertion import is_negated
from corpus_tools.quotes.reporting import Reporting, infinitive_marker, object_before
from corpus_tools.quotes.tags import tag_pattern, tag_set

_CLAUSES: Final = frozenset(["clause", "bare_clause"])
_ACTING: Final = frozenset(
    ["answer", "call", "offer", "hear", "challenge", "write", "publish", "post"]
)  # an act even before “a meeting that was …”
_NOUN_PHRASES: Final = frozenset(["phrase", "preposition"])
_EVIDENCE: Final = frozenset(
    ["show", "suggest", "indicate", "say", "state", "read", "confirm", "reveal", "find", "warn"]
)
_ABOUT_THINGS: Final = tag_set("word|participle|time|number")
_ONLY_OWN: Final = tag_pattern("<possessive>(?:<word|participle>?<word|noun_or_cue|body>)?(?=<comma|stop|break>|$)")
_NOUN: Final = tag_pattern(
    "<article|determiner>?(?:<name|person|persons|body|word|participle|number|possessive_s|noun_or_cue|cue_gerund>)+"
)
_SECOND_NOUN: Final = tag_pattern("<nounlike><article|quotation>")  # “the vote | a mistake”
_PARTICLE: Final = tag_pattern(r"<that><adverb|preposition>(?:<stop|comma|break|conjunction|semicolon>|\Z)")
_PEOPLE: Final = tag_set("person|persons|name")


def is_unsaid(article: Article, cue: Reporting, kind: str, at: int, last: int) -> bool:
    """Whether a cue whose content of form ``kind`` begins at word ``at`` reports nothing that was said."""
    if kind == "clause":
        return _PARTICLE.match(article.words.tags, at) is not None  # “ruled that out”
    return (
        _is_description(article, cue, kind)
        or ((kind in _NOUN_PHRASES or cue.known.lemma in _ACTING) and _is_act(article, cue, at, last))
        or (kind in _NOUN_PHRASES and (_is_unreal(article, cue) or _is_silent(article, cue)))
        or (kind == "phrase" and _is_about_thing(article, cue))
    )


def _is_description(article: Article, cue: Reporting, kind: str) -> bool:
    """Whether a gerund says which people are meant: “anyone wanting to borrow”, “families hoping to move”."""
    candidate = cue.candidate
    if kind in _CLAUSES or cue.known.cue_class != "thinking" or article.words.tags[cue.at] != tags.CUE_GERUND:
        return False
    is_beside = candidate.form == "nominal" and candidate.last == cue.at
    return is_beside and article.words.lows[max(candidate.first - 1, 0)] != "with"


def _is_act(article: Article, cue: Reporting, at: int, last: int) -> bool:
    """Whether the verb with this object is an act: “called a meeting”, “attacked the harbour”."""
    lemma, lows = cue.known.lemma, article.words.lows
    if lemma == "discuss":
        return infinitive_marker(article, cue.at) >= 0  # “met to discuss it”: the purpose, and not what was said
    if lemma == "attack":
        return lows[cue.candidate.head] in FIGHTERS or not VIOLENT_ACTS.isdisjoint(lows[at : last + 3])
    if lemma == "call":
        return _is_meeting(article, at, last) or _is_noun(article, at, last, RUNG)
    return lemma in ("sign", "record") or _is_act_on(
        article, lemma, at, last
    )  # “signed the Act”, “recorded four albums”


def _is_act_on(article: Article, lemma: str, at: int, last: int) -> bool:
    """Whether the verb is an act on what comes after it: “challenged Ode”, “heard Ode speak”, “offered a job”."""
    lows, shape = article.words.lows, article.words.tags
    if lemma == "challenge":
        return lows[at] in _SELVES or _ONLY_NAME.match(shape, at, last) is not None
    if lemma == "describe":
        return _DESCRIBED_TO.match(shape, at, last) is not None and lows[at:last].count("as") == 0
    if lemma == "address":
        return _is_hearers(article, at, last)
    if lemma == "hear" and _BARE_VERB.match(shape, at, last):
        return True
    if lemma in _GIVEN:
        is_own = lemma == "offer" and shape[at] != tags.QUOTATION and _ONLY_OWN.match(shape, at) is not None
        return is_own or _is_noun(article, at, last, _GIVEN[lemma])
    return lemma in _VENTING and _is_bare_feeling(article, at, last)


def _is_noun(article: Article, at: int, last: int, nouns: frozenset[str]) -> bool:
    """Whether the noun phrase at word ``at``, without what describes it behind, ends in one of ``nouns``."""
    noun = _PLAIN_NOUN.match(article.words.tags, at, last)
    return noun is not None and article.words.lows[noun.end() - 1] in nouns


def _is_hearers(article: Article, at: int, last: int) -> bool:
    """Whether those who listen are at word ``at``: “addressed the media”, “addressed a rally”; not “the issue”."""
    noun = _PLAIN_NOUN.match(article.words.tags, at, last)
    if noun is None:
        return False
    head = noun.end() - 1
    return article.words.tags[head] in _LISTENING or article.words.lows[head] in _CROWDS


_LISTENING: Final = tag_set("name|persons")
_CROWDS: Final = ADDRESSED_CROWDS | CALLED_FOR_OR_IN


def _is_bare_feeling(article: Article, at: int, last: int) -> bool:
    """Whether somebody only shows a feeling: “vented their anger as …”; not “voiced their anger at the plan”."""
    if article.words.tags[at] != tags.POSSESSIVE or not _is_noun(article, at, last, FEELINGS):
        return False
    noun = _PLAIN_NOUN.match(article.words.tags, at, last)
    behind = article.words.lows[noun.end()] if noun is not None else ""
    return behind not in _ABOUT


_SELVES: Final = frozenset(["himself", "herself", "themselves", "itself"])
_ONLY_NAME: Final = tag_pattern(r"<article|word|person>{0,2}<name>{1,5}\Z")
_DESCRIBED_TO: Final = tag_pattern(
    "<article|possessive>?<name|person|persons|word|body>{1,5}<preposition><article>?<name|persons|body>{1,4}"
)
_BARE_VERB: Final = tag_pattern(
    r"<article|possessive>?<name|person|object_pronoun|pronoun>{1,3}<cue|verb>(?:<preposition|adverb|time>|\Z)"
)
_GIVEN: Final = {
    "answer": ANSWERED,
    "claim": CLAIMED,
    "offer": OFFERED,
    "hear": BEFORE_COURTS,
    "convey": HANDED_IN,
    "write": WRITTEN,
    "publish": WRITTEN | DOCUMENT_NOUNS,
    "post": WRITTEN | RESULTS,
}
_VENTING: Final = frozenset(["vent", "shout", "express", "voice", "air", "scream", "show"])
_ABOUT: Final = frozenset(["at", "over", "about", "with", "that", "of", "to", "for", "against", "in", "on"])
_PLAIN_NOUN: Final = tag_pattern(
    "<article|determiner|possessive>?(?:<name|person|persons|body|word|number|possessive_s|noun_or_cue>)+"
)


def _is_meeting(article: Article, at: int, last: int) -> bool:
    """Whether what is called, from word ``at``, is a meeting or the police; not “called the vote a mistake”."""
    shape, lows = article.words.tags, article.words.lows
    noun = _NOUN.match(shape, at, last)
    is_one = noun is not None and (lows[noun.end() - 1] in CALLED_FOR_OR_IN or lows[at] in CALLED_FOR_OR_IN)
    return is_one and _SECOND_NOUN.search(shape, at, last) is None


def _is_unreal(article: Article, cue: Reporting) -> bool:
    """Whether an infinitive does not say that something was said: “free to disclose his returns”."""
    to = infinitive_marker(article, cue.at)
    if to < 1:
        return False
    if article.words.lows[to - 1] in UNREAL_BEFORE_TO:
        return True
    other = object_before(article, to)
    return other is not None and other is not cue.candidate and article.words.tags[other.head] in _PEOPLE


def _is_silent(article: Article, cue: Reporting) -> bool:
    """Whether nothing is said about what the writer tells: “would not elaborate on his departure”."""
    return cue.known.lemma in _GIVING_MORE and is_negated(article, cue.at)


_GIVING_MORE: Final = frozenset(["comment", "elaborate", "speculate"])


def _is_about_thing(article: Article, cue: Reporting) -> bool:
    """Whether “that” or “which” stands for a thing: “a problem that demands an answer”; not “a letter that says”."""
    candidate, words = cue.candidate, article.words
    if words.lows[candidate.head] not in ("that", "which") or cue.known.lemma in _EVIDENCE or not candidate.first:
        return False
    before = candidate.first - 2 if words.tags[candidate.first - 1] == tags.COMMA else candidate.first - 1
    return before >= 0 and words.tags[before] in _ABOUT_THINGS and words.lows[before] not in DOCUMENT_NOUNS
