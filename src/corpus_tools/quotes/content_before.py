"""Reported content before its cue, on both sides of it, or with “according to”: “…, Ode said”, “It, Ode said, is …”."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from corpus_tools.english.cues import Cue
from corpus_tools.english.name_words import DOCUMENT_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS
from corpus_tools.english.word_classes import ACTS_OF_PAPER, ADDRESSED, BEING_ASKED, MEASURES, SPEECH_NOUNS
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.candidates import Candidate, extend
from corpus_tools.quotes.content_behind import behind_addressee
from corpus_tools.quotes.report import LONGEST, Report, count_wordlike, end_of_content, make_report
from corpus_tools.quotes.reporting import AT_REST, Reporting, is_inverted
from corpus_tools.quotes.tags import tag_pattern, tag_set

# Classes of cues that do not follow a report: “…, Ode called”.
_NO_PARENTHESIS: Final = frozenset(["labelling", "attacking", "supporting", "directing", "committing", "manner"])
_PARENTHESIS: Final = frozenset(["complain", "protest", "object", "lament"])
# “…,” said Ode, half joking: what precedes the last comma is a quotation with its source.
_ATTRIBUTED: Final = tag_pattern(
    "<conjunction|open_bracket>?<quotation><comma>?(?:<cue>"
    "<article|determiner|possessive|name|person|persons|body|pronoun|noun_or_cue|word|possessive_s>{1,6}|"
    "<article|determiner|possessive|name|person|persons|pronoun|noun_or_cue|possessive_s>{1,6}<cue>"
    "<adverb|auxiliary>?)<comma>?"
)
_VERB: Final = tag_pattern("(?<!<comma>)<auxiliary|verb|cue|thought|participle|quotation>")


def content_before(article: Article, cue: Reporting) -> list[Report]:
    """The content before “, Ode said” or “, said Ode”, and its continuation after the cue, if there is one."""
    shape = article.words.tags
    left = min(cue.candidate.first, cue.at)
    right = max(cue.candidate.last, cue.at + 1)
    if not is_inverted(cue):
        right = _behind_hearers(article, cue, right)
        if not AT_REST.match(shape, right, cue.end):
            return []
    if shape[left - 1 : left] == "u" and article.words.lows[left - 1] == "as" and shape[left - 2 : left - 1] == ",":
        left -= 1  # “…, as Ode said”
    if _is_no_parenthesis(cue.known) or (is_inverted(cue) and _is_no_teller(article, cue)):
        return []
    if shape[cue.candidate.last : cue.at] == tags.COMMA:
        return []  # “The judge in the case, Ada Ode, said”: who speaks, and not what she says
    begin = max(cue.begin, shape.rfind(tags.SEMICOLON, cue.begin, left) + 1)
    if not _is_content(article, begin, left):
        return _around(article, cue._replace(begin=begin), left, right)
    report = make_report(article, begin, left - 1, cue.owner, cue.at, "before", cue.known)
    if report is None or "Q" in shape[report.last - 1 : report.last]:
        return []
    rest = _going_on(article, cue, right)
    return [report, rest] if rest is not None else [report]


def _behind_hearers(article: Article, cue: Reporting, right: int) -> int:
    """The word behind those who are told what precedes: “…, Ode told the Courier | on Friday”; else ``right``."""
    if cue.known.lemma not in ADDRESSED or article.words.tags[cue.begin] in _OPENERS:
        return right  # “After the storm came, Ode told the Courier”: what she told is not there
    if hearers := _PLAIN_HEARERS.match(article.words.tags, right, cue.end):
        return hearers.end()
    return behind_addressee(article, right, cue.end)


# Those who are told, before a place or a time: “reporters | on Friday”, “the Courier”, “Ms Ode”.
_PLAIN_HEARERS: Final = tag_pattern(
    "(?:<object_pronoun>|<article|possessive>?<name|person|persons|body|word|possessive_s>{1,6})"
    r"(?=<preposition|temporal|time|adverb|that|comma|semicolon|close_bracket>|\Z)"
)


_OPENERS: Final = tag_set("temporal|subordinator|preposition")


def _is_no_teller(article: Article, cue: Reporting) -> bool:
    """Whether what follows a cue tells nothing before it: a thing, or who wrote the article: “…, writes Ode.”"""
    return article.words.lows[cue.at] == "writes" or _is_thing(article, cue.candidate)


def _is_thing(article: Article, source: Candidate) -> bool:
    """Whether what follows a cue is its object and no source: “…, as of Friday, announced any plans”."""
    low = article.words.lows[source.head]
    return source.form == "nominal" and article.words.tags[source.head] in _THINGS and low not in _SAID_BY


_THINGS: Final = tag_set("word|noun_or_cue")
_SAID_BY: Final = DOCUMENT_NOUNS | ORGANISATION_NOUNS | PERSON_NOUNS


def _is_no_parenthesis(known: Cue) -> bool:
    """Whether a cue cannot follow its content: “…, Ode called”."""
    is_act = known.cue_class in _NO_PARENTHESIS or known.lemma in ACTS_OF_PAPER
    return is_act and known.lemma not in _PARENTHESIS


def _going_on(article: Article, cue: Reporting, right: int) -> Report | None:
    """The content that continues after “…, Ode said,”; None for an aside about the source after “…, said Ode,”."""
    shape = article.words.tags
    behind = shape[right + 1 : right + 2]
    is_next = behind == tags.CUE_GERUND and shape[right + 2 : right + 3] == tags.THAT  # “told the Courier, adding that”
    is_aside = is_next or (is_inverted(cue) and behind in "adWr")
    if shape[right : right + 1] != "," or is_aside:
        return None
    last = end_of_content(article, right + 1, cue.end)
    if is_inverted(cue) and _VERB_OF_CLAUSE.search(shape, right + 1, last) is None:
        return None  # “…, said Ada Ode, regional chief of the union”
    return make_report(article, right + 1, last, cue.owner, cue.at, "goes_on", cue.known)


_VERB_OF_CLAUSE: Final = tag_pattern("<finite|participle|quotation>")


def _around(article: Article, cue: Reporting, left: int, right: int) -> list[Report]:
    """A clause interrupted by its attribution: “The museum, Ode said, was a gift”, “Too often, she said, it leaks”."""
    shape, candidate = article.words.tags, cue.candidate
    is_name = article.text[article.words.starts[cue.at]].isupper()  # “Ben Said, …”
    is_between = shape[left - 1 : left] == "," and shape[right : right + 1] == "," and not is_name
    if not is_between or candidate.cue != cue.at or candidate.form == "relative":
        return []
    if left - cue.begin > _LONGEST_OPENING or not _OPENING.fullmatch(shape, cue.begin, left - 1):
        return []
    rest = _GOES_ON.match(shape, right + 1, cue.end)
    if rest is None or article.words.lows[rest.end() - 1].endswith("ing"):
        return []
    last = end_of_content(article, right + 2, cue.end)
    opening = None
    if not _tells_occasion(article, cue.begin, left - 1):
        opening = make_report(article, cue.begin, left - 1, cue.owner, cue.at, "before", cue.known)
    report = make_report(article, right + 1, last, cue.owner, cue.at, "goes_on", cue.known)
    return [found for found in (opening, report) if found is not None]


def _tells_occasion(article: Article, begin: int, end: int) -> bool:
    """Whether words before a comma say where something was said: “In a statement, Ode said, the bridge is safe”."""
    is_phrase = article.words.tags[begin] == "i" or article.words.tags[begin : begin + 2] == "ki"
    return is_phrase and not SPEECH_NOUNS.isdisjoint(article.words.lows[begin:end])


_LONGEST_OPENING: Final = 16  # words before “, Ode said, …” that are not yet a clause
_OPENING: Final = tag_pattern("<!auxiliary|verb|cue|thought|cue_gerund|quotation|colon|dash|semicolon>+")
# What follows such an attribution: the verb of the clause, or a whole clause.
_GOES_ON: Final = tag_pattern(
    "<adverb>{0,2}<auxiliary|verb|cue|thought|participle>"
    "|(?:<adverb>|<conjunction>)?<article|determiner|possessive>?"
    "<name|person|persons|body|word|possessive_s|number|pronoun|determiner|of|that|noun_or_cue>{0,7}"
    "(?:<preposition|of><article|determiner|possessive>?<nounlike>{1,4})?<adverb>?<auxiliary|verb|cue|thought|participle>"
)


def _is_content(article: Article, begin: int, left: int) -> bool:
    """Whether the words from ``begin`` to the comma before word ``left`` may be content: a clause, and not a source."""
    shape = article.words.tags
    if left - begin > LONGEST or shape[left - 1 : left] != "," or left - 1 <= begin:
        return False
    if article.words.lows[begin] in BEING_ASKED:
        return False  # “Asked about her future, Ode replied”: what she was asked, and not what she said
    return bool(_VERB.search(shape, begin, left - 1)) and not _ATTRIBUTED.fullmatch(shape, begin, left - 1)


def _is_measure(article: Article, source: Candidate) -> bool:
    """Whether something is done by a measure: “according to their choice”, “according to its size”."""
    is_owned = article.words.tags[source.first] == tags.POSSESSIVE
    return is_owned and article.words.lows[source.head] in MEASURES


_NAMED: Final = tag_pattern("<comma><name>{1,4}<comma>")  # “according to the mayor, Ada Ode, …”


def _is_told_by_another(article: Article, first: int, end: int) -> bool:
    """Whether who says it follows whoever hands it on: “According to the Courier, the prosecutor said …”."""
    index = bisect_left(article.firsts, first)
    candidate = article.candidates[index] if index < len(article.candidates) else None
    if candidate is None or candidate.first != first or candidate.role != "subject" or candidate.cue >= end:
        return False
    known = article.cue_classes.get(article.words.lows[candidate.cue])
    return known is not None and known.cue_class == "neutral" and article.words.tags[candidate.head] in _SPEAKING


_SPEAKING: Final = tag_set("name|person|persons")


def _is_inside(article: Article, according: int, begin: int) -> bool:
    """Whether “according to” is part of what another says: “Ode said it was late according to the rules”."""
    shape = article.words.tags
    if shape[according - 1 : according] == tags.COMMA:
        return False
    first, stop = bisect_left(article.firsts, begin), bisect_left(article.firsts, according)
    tellers = [c for c in article.candidates[first:stop] if c.role == "subject" and begin <= c.cue < according]
    return any(article.words.lows[c.cue] in _SAID for c in tellers if c.form != "relative")


_SAID: Final = frozenset(["said", "says", "say", "added", "adds", "told", "tells"])


def content_by_according(article: Article, owner: int, cue: int, begin: int, end: int) -> list[Report]:
    """Content before or after “according to Ode”, where ``cue`` is its first word; an empty list where it has none."""
    shape = article.words.tags
    if cue - begin > LONGEST or _is_measure(article, article.candidates[owner]) or _is_inside(article, cue, begin):
        return []
    right = extend(article.words, article.candidates[owner])
    before = shape[begin:cue]
    if count_wordlike(before) >= 3 and "Q" not in before[-2:]:
        report = make_report(article, begin, cue, owner, cue, "according_behind", None)
    else:
        comma = shape.find(",", right, end)
        if comma < 0 or comma - right > 14 or _is_told_by_another(article, comma + 1, end):
            return []
        named = _NAMED.match(shape, comma, end)
        comma = named.end() - 1 if named is not None and article.candidates[owner].form == "nominal" else comma
        report = make_report(
            article, comma + 1, end_of_content(article, comma + 1, end), owner, cue, "according_before", None
        )
    return [report] if report is not None else []
