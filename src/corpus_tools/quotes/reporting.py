"""Finds cues and their sources: “Ode said”, “Ode left, saying”, “polls suggest”."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from corpus_tools.english.cues import Cue
from corpus_tools.english.name_words import DOCUMENT_NOUNS, ORGANISATION_NOUNS
from corpus_tools.english.word_classes import (
    ADDRESSED,
    ALLEGED,
    GOVERNED_PREPOSITIONS,
    ISSUED,
    LEADING_TO,
    PASSIVE_AUXILIARIES,
)
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.candidates import Candidate
from corpus_tools.quotes.report import LONGEST, actor_before
from corpus_tools.quotes.tags import tag_pattern, tag_set

AT_REST: Final = tag_pattern(
    "(?:<adverb>|<preposition|temporal>?<article|determiner|that>{0,2}<time>{1,2}<number>?|<preposition>"
    "<article|determiner|possessive>?<name|person|persons|body|word|possessive_s|noun_or_cue|number|time>"
    r"{1,6}){0,3}(?:<stop|comma|break|semicolon|close_bracket>|\Z)"
)
# Tags after a word that may be noun or verb where it is a verb: “reports that …”, “claims the …”.
_VERB_BEFORE: Final = frozenset("tadphN#Q")
# Words that are plural nouns, not verbs, after a number, a quantity or another noun: “18 states”, “some calls”.
_NOUNS: Final = frozenset(["states", "calls", "rules", "remarks", "claims"])
_RELATIVE: Final = re.compile("tm?[xvec]")  # “messages that led to …”
# “a ruling”, “the second hearing”: nouns, not cues.
_GERUND_NOUN: Final = tag_pattern(r"<article|determiner|possessive|number><word|time|name|body>{0,2}\Z")


class Reporting(NamedTuple):
    """A cue in its sentence.

    ``at`` is the index of its word, ``owner`` the index of its source among the candidates of the article,
    ``candidate`` that source, ``known`` the entry of the cue; the sentence is from word ``begin`` to before ``end``.
    """

    at: int
    owner: int
    candidate: Candidate
    known: Cue
    begin: int
    end: int


def is_inverted(cue: Reporting) -> bool:
    """Whether the source comes after its cue: “said Ode”."""
    return cue.candidate.role == "inverted" and cue.candidate.cue == cue.at


def reporting_at(article: Article, owner: int, at: int, begin: int, end: int) -> Reporting | None:
    """The word ``at`` as a cue with its source; None where it is another part of speech or has no source.

    ``owner`` is the index of a candidate known to be the source, or -1, in which case a source is looked for.
    """
    letter = article.words.tags[at]
    if owner < 0 and (letter in "cg" or _is_to_report(article, at)):
        owner = _subject_of_clause(article, at, begin)
    known = article.cue_classes.get(article.words.lows[at])
    if owner >= 0 and known is not None and known.lemma in _HEARING:
        owner = _heard_from(article, owner, at)
    if owner < 0:
        return None
    candidate = article.candidates[owner]
    if article.words.lows[candidate.head] == "you":
        return None  # the reader, or the person asked
    if known is not None and is_behind_preposition(article, candidate, at):
        return Reporting(at, owner, candidate, known, begin, end)
    if known is None or (candidate.role == "object" and letter != "g" and article.words.lows[at - 1] != "to"):
        return None
    if _is_other_part(article, at, known, candidate):
        return None
    return Reporting(at, owner, candidate, known, begin, end)


def is_behind_preposition(article: Article, candidate: Candidate, at: int) -> bool:
    """Whether the source follows its cue with “by” or “from”: “was told by Ode that …”, “heard from Ode that …”."""
    known = article.cue_classes.get(article.words.lows[at])
    if known is None or candidate.first != at + 2:
        return False
    low = article.words.lows[at + 1]
    return (low == "by" and candidate.role == "agent" and known.lemma in ADDRESSED) or (
        low == "from" and known.lemma in _HEARING
    )


def _is_to_report(article: Article, at: int) -> bool:
    """Whether “to report that” at word ``at`` tells what somebody reported: “called the police to report that …”."""
    is_clause = article.words.tags[at + 1 : at + 2] == tags.THAT
    return is_clause and article.words.lows[max(at - 1, 0) : at + 1] == ["to", "report"]


_HEARING: Final = frozenset(["hear", "learn"])


def _heard_from(article: Article, owner: int, at: int) -> int:
    """Whom something is heard from, “the jury heard from Ode that …”; ``owner`` where nobody is told."""
    if article.words.lows[at + 1 : at + 2] != ["from"]:
        return owner
    index = bisect_left(article.firsts, at + 2)
    is_one = index < len(article.candidates) and article.candidates[index].first == at + 2
    return index if is_one and article.words.tags[article.candidates[index].head] in _SPEAKING else owner


_SPEAKING: Final = tag_set("name|person|persons|body")


def _is_other_part(article: Article, at: int, known: Cue, candidate: Candidate) -> bool:
    """Whether a word that may be a cue is a noun, a passive or a participle here."""
    shape, lows = article.words.tags, article.words.lows
    letter, before = shape[at], shape[at - 1 : at]
    if known.form == "base" and not _is_finite_base(article, at, known, candidate):
        return True
    if known.form == "past" and (before in _OWNING or _is_alleged(article, at)):
        return True  # “the mayor's alleged decline”
    if lows[at - 1 : at] == ["whose"]:
        return True  # “whose term expires”
    if is_said_of_another(article, at):
        return True
    if lows[at + 1 : at + 2] == ["who"] or (lows[at] in _NOUNS and before in tuple("#dwrf")):
        return True  # “judges who …”, “18 states”
    if _is_reduced(article, at, known, candidate):
        return True
    if known.lemma == "compare" and shape[candidate.head] in _THINGS:
        return True  # “a gain compared to last year”
    if letter == "f":
        return not _is_verb_here(article, at, known)
    if letter == "g":
        is_in_document = lows[at] in _SAYING and lows[at - 1] in DOCUMENT_NOUNS
        return not is_in_document and _GERUND_NOUN.search(shape, max(0, at - 3), at) is not None
    return known.form in ("past", "participle") and _is_passive(article, at, known)


def _is_finite_base(article: Article, at: int, known: Cue, candidate: Candidate) -> bool:
    """Whether a base form has a subject that takes one, “they say”, or an auxiliary or “to” before it."""
    before = article.words.tags[at - 1 : at]
    if (
        before in ("r", "s", "p", "N", "m")
        or article.words.lows[at - 1] in _QUANTITIES
        or _takes_base(article.words.lows[at - 1])
    ):
        return True
    is_collective = before == "o" and known.lemma in ("say", "claim", "believe", "insist")  # “the team say”
    return is_collective or _is_plural_subject(article, at) or _is_apart(article, at, cue_of=candidate)


def _is_reduced(article: Article, at: int, known: Cue, candidate: Candidate) -> bool:
    """Whether a past form describes the thing before it: “a holiday called Pier Day”, “the lesson learnt is …”."""
    words = article.words
    is_beside = candidate.last == at and candidate.role == "subject" and candidate.form == "nominal"
    if known.form not in ("past", "participle") or not is_beside or words.tags[candidate.head] != tags.WORD:
        return False
    if words.lows[candidate.head] in DOCUMENT_NOUNS | ORGANISATION_NOUNS:
        return False
    if words.tags[at + 1 : at + 2] == tags.AUXILIARY:
        return True  # “the first reason outlined is”
    return known.cue_class == "labelling" and words.lows[at] in _DESCRIBING


def _is_alleged(article: Article, at: int) -> bool:
    """Whether “alleged” or the like describes people or things: “several alleged accomplices”, “for alleged fraud”."""
    words = article.words
    return (
        words.lows[at] in ALLEGED
        and words.tags[at - 1 : at] in _BEFORE_ADJECTIVE
        and words.tags[at + 1 : at + 2] in _DESCRIBED
    )


def is_said_of_another(article: Article, at: int) -> bool:
    """Whether “said to be” at word ``at`` tells what others say of somebody: “Ode, said to be ill, left”."""
    lows, shape = article.words.lows, article.words.tags
    return lows[at : at + 2] == ["said", "to"] and shape[at + 2 : at + 3] in _VERBS


_VERBS: Final = ("x", "v")
_BEFORE_ADJECTIVE: Final = tuple(tag_set("determiner|number|possessive|any_preposition"))
_DESCRIBED: Final = tuple(tag_set("word|person|persons"))
_THINGS: Final = tag_set("word|number|time")
_OWNING: Final = tuple(tag_set("possessive_s|article"))
_DESCRIBING: Final = frozenset(["called", "named", "dubbed", "termed", "titled", "entitled", "learnt", "learned"])
_QUANTITIES: Final = frozenset(["few", "many", "most", "others", "both"])


def _is_verb_here(article: Article, at: int, known: Cue) -> bool:
    """Whether a word that may be a noun is a verb, by what comes after it: “hopes to win”, “reports that”."""
    shape, lows = article.words.tags, article.words.lows
    before, behind = shape[at - 1 : at], shape[at + 1 : at + 2]
    if lows[at + 1 : at + 2] == ["to"] and shape[at + 2 : at + 3] in tuple("vecfw") and before in tuple("Nprs"):
        return True
    if behind == "i":
        return lows[at + 1] in GOVERNED_PREPOSITIONS.get(known.lemma, ()) and before in tuple("Np")
    return behind in _VERB_BEFORE and not _is_relative(article, at + 1)


def _is_plural_subject(article: Article, at: int) -> bool:
    """Whether a plural noun is before a base form and a clause after it: “the polls suggest that”."""
    shape, lows = article.words.tags, article.words.lows
    is_plural = shape[at - 1 : at] in ("o", "w", "f") and lows[at - 1].endswith("s") and not lows[at - 1].endswith("ss")
    return is_plural and shape[at + 1 : at + 2] in tuple("tadp")


def _is_relative(article: Article, at: int) -> bool:
    """Whether “that” at a word begins a relative clause: “messages that led to …”, not “fear that rising tides …”."""
    match = _RELATIVE.match(article.words.tags, at)
    return match is not None and not article.words.lows[match.end() - 1].endswith("ing")


def _is_apart(article: Article, at: int, cue_of: Candidate) -> bool:
    """Whether the subject of a base form is “who”, or separated from it: “those who argue”, “Some, however, say”."""
    before = article.words.tags[at - 1 : at]
    is_own = cue_of.cue == at and cue_of.role == "subject"
    return is_own and (before in ("W", "b") or (before == "," and article.words.tags[cue_of.head] in "sdWo"))


def _takes_base(low: str) -> bool:
    """Whether a base form after the word is a verb: “to say”, “wouldn’t say”, “does believe”."""
    return low in ("to", "do", "does", "did") or low.endswith("n't")


_FLOATING: Final = frozenset(["both", "all", "each"])  # “were both previously considered”


def _is_passive(article: Article, cue: int, known: Cue) -> bool:
    """Whether the subject of a past form is not the speaker: “was wrongly charged”, “a club known for”."""
    shape, lows = article.words.tags, article.words.lows
    before = cue - 1
    while before >= 0 and (shape[before] == "m" or lows[before] in _FLOATING):
        before -= 1
    if before < 0:
        return False
    if lows[before] in PASSIVE_AUXILIARIES:
        return True
    # “known” and “seen” are not past tenses: they need a “have”.
    return known.form == "participle" and shape[before] != "x"


def _subject_of_clause(article: Article, cue: int, begin: int) -> int:
    """The source of a cue with no subject right beside it, or -1: “Ode left, saying that …”, “Ode left and said …”."""
    shape = article.words.tags
    before = cue - 1
    while before > begin and shape[before] in "mx":
        before -= 1
    if shape[cue] == "g" and _opens_sentence(shape, before, begin):
        return _subject_behind(article, cue)
    if before < begin:
        return -1
    index = bisect_left(article.firsts, cue) - 1
    if article.words.lows[before] == "to":
        if (led := led_to(article, before)) is not None:
            return article.candidates.index(led, max(index - _MOST_NESTED, 0))
    elif (document := _document_before(article, cue, index)) >= 0:
        return _who_sent(article, document, begin)
    elif not _may_go_on(article, cue, before, index):
        return -1
    since = max(begin, cue - LONGEST)
    # “Ode said it was no policy and urged …”: Ode urged, not “it”
    told = _teller_before(article, cue, since) if shape[before] == tags.CONJUNCTION else -1
    if told < 0:
        told = _main_teller(article, cue, before, since)
    if told < 0:
        told = actor_before(article, cue, since)
        if shape[cue] == "g" and shape[before] == tags.COMMA:
            told = _main_actor(article, told, since)
    return told


def _main_actor(article: Article, nearest: int, begin: int) -> int:
    """The subject that opens the sentence, where the nearest is in a clause of time: “Ode left as it rained, saying”.

    A subject that says or feels something there may well be meant, and stays.
    """
    if nearest < 0 or article.candidates[nearest].cue >= 0:
        return nearest
    if article.words.tags[article.candidates[nearest].first - 1] not in _TEMPORAL:
        return nearest
    for index in range(bisect_left(article.firsts, begin), nearest):
        candidate = article.candidates[index]
        if candidate.opens and candidate.role in ("subject", "actor") and candidate.form != "relative":
            return index
    return nearest


_TEMPORAL: Final = tag_set("temporal|subordinator")


def _may_go_on(article: Article, cue: int, before: int, index: int) -> bool:
    """Whether a cue behind the word ``before`` takes up a subject: “, saying”, “and said”, but not “in his saying”."""
    shape = article.words.tags
    is_saying = shape[cue] == "g" and article.words.lows[cue] in _SAYING
    if is_saying and shape[before] == tags.WORD and not (index >= 0 and article.candidates[index].last == before):
        return True  # “led the move for approval stating that …”
    if shape[before] not in (",kiO" if shape[cue] == "g" else ",k"):
        return False
    return not (shape[before] == "i" and index >= 0 and article.candidates[index].last == before)


def _document_before(article: Article, cue: int, index: int) -> int:
    """The document that says what follows, or -1: “issued a statement saying”, “sent a letter to Ode saying”.

    ``index`` is the last candidate before the cue.
    """
    words = article.words
    if words.lows[cue] not in _SAYING or words.tags[cue + 1 : cue + 2] == tags.PREPOSITION:
        return -1
    while index >= 0 and cue - article.candidates[index].first <= _LONGEST_DOCUMENT:
        candidate = article.candidates[index]
        is_beside = words.lows[candidate.first - 1] in _SENT_TO  # “a note on the story saying”: the note says so
        if candidate.role == "object" and words.lows[candidate.head] in DOCUMENT_NOUNS and not is_beside:
            behind = words.tags[candidate.last : cue]
            is_sent = words.lows[candidate.last] in _SENT_TO and not behind.strip(_RECIPIENT)
            return index if not behind or is_sent else -1
        index -= 1
    return -1


def _who_sent(article: Article, document: int, begin: int) -> int:
    """Who issued or sent a document; the document itself where somebody got or read it: “got a letter saying”."""
    first = article.candidates[document].first
    verb = first - 2 if article.words.lows[first - 1] == "out" else first - 1  # “put out a statement”
    if article.words.lows[verb].partition(" ")[0] not in ISSUED:
        return document
    sender = actor_before(article, first, begin)
    return sender if sender >= 0 else document


_LONGEST_DOCUMENT: Final = 12  # words
_SENT_TO: Final = frozenset(["to", "from", "on", "in", "about", "of"])
_RECIPIENT: Final = "iaONrsowh'f"
_SAYING: Final = frozenset(["saying", "stating", "claiming", "adding", "arguing", "insisting", "warning"])


def led_to(article: Article, to: int) -> Candidate | None:
    """Whom something makes speak, at the end of the words before “to”: “led Ode to say that …”, “for Ode to say”."""
    led = object_before(article, to)
    return led if led is not None and article.words.lows[led.first - 1] in LEADING_TO else None


_MOST_NESTED: Final = 4  # candidates that end in one place


def _opens_sentence(shape: str, before: int, begin: int) -> bool:
    """Whether nothing but “by”, “after” or “while” is before a gerund in its sentence."""
    return before < begin or (before == begin and shape[before] in "iju")


def _subject_behind(article: Article, cue: int) -> int:
    """The subject of the main clause after a comma: “Claiming that the bridge was unsafe, Ode left”; or -1."""
    shape = article.words.tags
    for index in range(bisect_left(article.firsts, cue), len(article.candidates)):
        candidate = article.candidates[index]
        if not 0 <= candidate.first - cue <= _LONGEST_OPENING_CLAUSE or "." in shape[cue : candidate.first]:
            return -1
        if (
            candidate.role in ("subject", "actor")
            and shape[candidate.first - 1] == ","
            and candidate.form != "relative"
        ):
            return index
    return -1


_LONGEST_OPENING_CLAUSE: Final = 40  # words


def _main_teller(article: Article, cue: int, comma: int, begin: int) -> int:
    """Who goes on with “, adding …” or “, but denied …”: the one subject that has a cue, after “said that”; else -1."""
    words = article.words
    is_adding = words.tags[comma] == tags.COMMA and words.lows[cue] in _GOING_ON
    is_but = words.tags[comma - 1 : comma] == tags.COMMA and words.lows[comma] == "but"
    if not (is_adding or is_but):
        return -1
    index, stop = bisect_left(article.firsts, begin), bisect_left(article.firsts, cue)
    tellers = [
        i for i in range(index, stop) if article.candidates[i].cue >= 0 and article.candidates[i].form != "relative"
    ]
    if len(tellers) != 1 or article.candidates[tellers[0]].role != "subject":
        return -1
    behind = article.candidates[tellers[0]].cue + 1
    return tellers[0] if article.words.tags[behind : behind + 1] == tags.THAT else -1


_GOING_ON: Final = frozenset(
    ["adding", "saying", "noting", "stressing", "insisting", "warning", "explaining", "arguing"]
)


def _teller_before(article: Article, cue: int, begin: int) -> int:
    """The first subject before a cue in its sentence if it has a cue and all later ones are things; else -1."""
    index = bisect_left(article.firsts, begin)
    stop = bisect_left(article.firsts, cue)
    subjects = [i for i in range(index, stop) if article.candidates[i].role in ("subject", "actor")]
    if len(subjects) < 2 or article.candidates[subjects[0]].cue < 0:
        return -1
    return subjects[0] if all(_is_thing(article, article.candidates[i]) for i in subjects[1:]) else -1


def _is_thing(article: Article, candidate: Candidate) -> bool:
    """Whether a subject is “it” or a thing that says nothing: “said the plans were bad and claimed …”."""
    low = article.words.lows[candidate.head]
    is_thing = candidate.form == "nominal" and article.words.tags[candidate.head] in "wf"
    return low == "it" or (is_thing and candidate.cue < 0 and low not in DOCUMENT_NOUNS | ORGANISATION_NOUNS)


def infinitive_marker(article: Article, cue: int) -> int:
    """The word “to” before a verb, over adverbs; -1 where there is none."""
    before = cue - 1
    while before > 0 and article.words.tags[before] == tags.ADVERB:
        before -= 1
    return before if before >= 0 and article.words.lows[before] == "to" else -1


def object_before(article: Article, to: int) -> Candidate | None:
    """The phrase that ends right before “to” and is the object of a verb or preposition: “relied on a doctor to”."""
    index = bisect_left(article.firsts, to) - 1
    while index >= 0 and article.candidates[index].first >= to - _LONGEST_OBJECT:
        candidate = article.candidates[index]
        if candidate.last == to and candidate.role != "owner":
            is_subject = candidate.opens or article.words.tags[candidate.first - 1] in _CLAUSE_EDGES
            return None if is_subject else candidate
        index -= 1
    return None


_LONGEST_OBJECT: Final = 8  # words
_CLAUSE_EDGES: Final = tag_set("comma|stop|break|conjunction|that|colon")


def is_behind_quotation(article: Article, at: int) -> bool:
    """Whether word ``at`` follows a quotation that ends in “,”, “!” or “?”, or has a comma after it."""
    before = at - 2 if article.words.tags[at - 1 : at] == tags.COMMA else at - 1
    if before < 0 or article.words.tags[before] != tags.QUOTATION:
        return False
    mark = article.marked[bisect_left(article.words.quote_at, before)]
    return article.text[mark.end - 1] in ",!?" or before == at - 2
