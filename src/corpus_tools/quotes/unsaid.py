"""Verbs of speech that report nothing: “met to discuss …”, “anyone wanting to …”, “called a meeting”.

Each is told by what is beside the verb; the words are general English.
"""

from __future__ import annotations

from typing import Final

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import DOCUMENT_NOUNS
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.reporting import Reporting, infinitive_marker, object_before
from corpus_tools.quotes.tags import tag_pattern, tag_set

_CLAUSES: Final = frozenset(["clause", "bare_clause"])
_NOUN_PHRASES: Final = frozenset(["phrase", "preposition"])
# Before “to”, these do not say that what follows was done.
_UNREAL: Final = word_set(
    "able unable free likely unlikely ready willing unwilling reluctant hesitant keen eager prepared due set quick "
    "expected supposed meant scheduled allowed entitled authorised authorized tempted need needs needed want wants "
    "wanted hope hopes hoped plan plans planned intend intends intended try tries tried trying seek seeks sought "
    "have has had having ought going how whether where what decision decisions plan plans attempt attempts effort "
    "efforts bid request requests right rights power powers chance ability inability refusal failure reluctance "
    "willingness vote votes duty need way ways"
)
_MEETINGS: Final = word_set(
    "hearing hearings meeting meetings election elections vote referendum poll ballot conference summit session strike "
    "strikes inquiry halt truce ceasefire police ambulance ambulances 911 999 witness witnesses doctor doctors help "
    "assistance backup reporters in back off up out time recess"
)
_FIGHTERS: Final = word_set(
    "rebel rebels militant militants gunman gunmen soldier soldiers troops forces fighter fighters terrorist "
    "terrorists insurgent insurgents army islamists jihadists rioters mob robbers bombers warplanes aircraft"
)
_VIOLENT: Final = word_set(
    "killing killed wounding wounded injuring injured destroying destroyed bomb bombs knife guns"
)
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
        or ((kind in _NOUN_PHRASES or cue.known.lemma == "call") and _is_act(article, cue, at, last))
        or (kind in _NOUN_PHRASES and _is_unreal(article, cue))
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
    lemma, lows, shape = cue.known.lemma, article.words.lows, article.words.tags
    if lemma == "discuss":
        return infinitive_marker(article, cue.at) >= 0  # “met to discuss it”: the purpose, and not what was said
    if lemma == "offer":
        return shape[at] != tags.QUOTATION and _ONLY_OWN.match(shape, at) is not None
    if lemma == "attack":
        return lows[cue.candidate.head] in _FIGHTERS or not _VIOLENT.isdisjoint(lows[at : last + 3])
    return lemma == "call" and _is_meeting(article, at, last)


def _is_meeting(article: Article, at: int, last: int) -> bool:
    """Whether what is called, from word ``at``, is a meeting or the police; not “called the vote a mistake”."""
    shape, lows = article.words.tags, article.words.lows
    noun = _NOUN.match(shape, at, last)
    is_one = noun is not None and (lows[noun.end() - 1] in _MEETINGS or lows[at] in _MEETINGS)
    return is_one and _SECOND_NOUN.search(shape, at, last) is None


def _is_unreal(article: Article, cue: Reporting) -> bool:
    """Whether an infinitive does not say that something was said: “free to disclose his returns”."""
    to = infinitive_marker(article, cue.at)
    if to < 1:
        return False
    if article.words.lows[to - 1] in _UNREAL:
        return True
    other = object_before(article, to)
    return other is not None and other is not cue.candidate and article.words.tags[other.head] in _PEOPLE


def _is_about_thing(article: Article, cue: Reporting) -> bool:
    """Whether “that” or “which” stands for a thing: “a problem that demands an answer”; not “a letter that says”."""
    candidate, words = cue.candidate, article.words
    if words.lows[candidate.head] not in ("that", "which") or cue.known.lemma in _EVIDENCE or not candidate.first:
        return False
    before = candidate.first - 2 if words.tags[candidate.first - 1] == tags.COMMA else candidate.first - 1
    return before >= 0 and words.tags[before] in _ABOUT_THINGS and words.lows[before] not in DOCUMENT_NOUNS
