"""Spans of reported content, and the functions that delimit them."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

from corpus_tools.english.cues import Cue
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.sources import weights
from corpus_tools.quotes.tags import tag_pattern, tag_set

_END: Final = tag_pattern(
    "<semicolon|break|stop>|<colon>(?=<pronoun|name><auxiliary|verb>)|<comma>(?=<cue_gerund|cue>)|<comma>"
    "?(?=<conjunction><adverb|auxiliary>{0,2}<cue|cue_gerund><!comma>)|<comma>(?=<subordinator>"
    "<!stop|comma>{1,14}<cue|thought>)|<comma>(?=<conjunction><pronoun>?<adverb|auxiliary>{0,2}<cue>)"
    "|<comma>(?=<conjunction><article|determiner|possessive>?<name|person|persons|body|word|possessive_s|number>{1,5}"
    "<adverb|auxiliary>{0,2}<cue><that|quotation>)"
    "|<comma>?(?=<conjunction><subordinator><name|persons|article|person|body|word|pronoun>{1,4}<cue>)"
)
# What may come between a cue and its “that”: adverbs, days, places, asides between commas.
ADVERBIAL: Final = tag_pattern(
    "(?:<adverb>|<preposition><article|determiner|possessive>?<body|noun_or_cue|word><participle|word>?<preposition>"
    "<article|determiner>?<word|body|time|persons>{1,3}|<comma>?<preposition|temporal>?<article|determiner>?<time>{1,2}<number>?<comma>?|<comma>"
    "?<preposition|temporal><article|determiner|possessive>?"
    "<adverb>?<name|person|persons|body|word|possessive_s|noun_or_cue|number|participle|cue_gerund|cue|time>{1,5}<time>?"
    "(?:<preposition|of>"
    "<article|determiner|possessive>?<name|person|persons|body|word|possessive_s|noun_or_cue|number>"
    "{1,4})?<comma>?(?:<name>{1,3}<comma>)?|<comma><!stop|break|quotation|semicolon|that|pronoun>{1,14}<comma>){0,3}(?=<that>)"
)
# Where the main clause begins after an opening one: “Despite her claim that it was safe, | the council closed it”.
MAIN_CLAUSE: Final = tag_pattern(
    "<comma>(?=<article|determiner|possessive>?<name|person|persons|body|word|pronoun|possessive_s|number>{1,6}"
    "<adverb>?<finite|participle>)"
)
_FINITE: Final = tag_pattern("<finite>")
_TOLD_NEXT: Final = tag_pattern(
    "(?<!<person|persons|name>)<conjunction><article|determiner|possessive>?<name|person|persons|body|word|possessive_s>{1,7}<cue>"
    "(?=<that|pronoun|article|possessive>)"
)
_BUT: Final = tag_pattern(
    "<comma><conjunction><article|determiner>?<name|person|persons|body|word|number>{1,4}<adverb>?<auxiliary|verb|thought>"
)
_WHILE_ANOTHER: Final = tag_pattern(
    "<comma>?<subordinator>(?=<article|determiner|possessive>?<name|person|persons|body|word|possessive_s|pronoun>{1,5}"
    "<adverb>?<cue|thought>)"
)
_CONTRASTING: Final = frozenset(["while", "whereas"])
_CLAUSE: Final = tag_set("finite|quotation")
_SAYING: Final = frozenset(["said", "says", "added", "stated", "claimed"])
_WORDLIKE: Final = frozenset("NrsofwcgzvexmyihjpbWdatkuO#")
LONGEST: Final = 200  # words of reported content in one sentence
_SUBJECTS: Final = frozenset(["subject", "actor"])


class Report(NamedTuple):
    """A span of reported content with its source and its cue.

    ``start`` and ``end`` are offsets in characters, ``first`` and ``last`` the same span in words (``last`` excluded);
    ``candidate`` is the index of the source among the candidates of the article, ``cue`` the index of a word. ``shape``
    is the form of the content after its cue (clause, bare_clause, infinitive, preposition, phrase, quoted_phrase) or
    its position (before, goes_on, according_before, according_behind). ``score`` is an uncalibrated sum of weights,
    above 0.
    """

    start: int
    end: int
    first: int
    last: int
    candidate: int
    cue: int
    shape: str
    score: float


def count_wordlike(sequence: str) -> int:
    """The number of tags that are of words, not of punctuation or quotations."""
    return sum(map(_WORDLIKE.__contains__, sequence))


def end_of_content(article: Article, first: int, end: int) -> int:
    """Where content that begins before word ``first`` ends: with its sentence, or where another report begins."""
    shape, end = article.words.tags, min(end, first + LONGEST)
    for told in _TOLD_NEXT.finditer(shape, first, end):
        if article.words.lows[told.end() - 1] in _SAYING:
            end = told.start()  # “said it was safe and Ode said it was dear”
            break
    for but in _BUT.finditer(shape, first, end):
        if article.words.lows[but.start() + 1] == "but":
            end = but.start()
            break
    for other in _WHILE_ANOTHER.finditer(shape, first, end):
        is_contrast = article.words.lows[other.end() - 1] in _CONTRASTING
        if is_contrast and not _CLAUSE.isdisjoint(shape[first : other.start()]):
            end = other.start()  # “said it was late while Arro thinks that …”
            break
    match = _END.search(shape, first, end)
    while match is not None and _is_inside(article, first, match.start()):
        match = _END.search(shape, match.start() + 1, end)
    return match.start() if match else end


def _is_inside(article: Article, first: int, edge: int) -> bool:
    """Whether content goes on behind what looks like its end, at word ``edge``."""
    shape, lows = article.words.tags, article.words.lows
    if _is_aside_before_verb(shape, first, edge) or _is_said_of(lows, edge):
        return True
    if shape[edge] == tags.COMMA:
        return lows[edge + 1] in _RESULTING
    at = edge + 1 if shape[edge] == tags.CONJUNCTION else edge
    while shape[at : at + 1] == tags.ADVERB:
        at += 1
    # “show Ode leaving her car and raising her hands”: two gerunds side by side
    return shape[at : at + 1] == tags.CUE_GERUND and any(low.endswith("ing") for low in lows[first - 1 : edge])


_RESULTING: Final = frozenset(
    ["allowing", "raising", "showing", "finding", "proving", "holding", "offering", "opening"]
)


def _is_said_of(lows: list[str], comma: int) -> bool:
    """Whether “, said to be …,” begins at a comma: what others say of somebody."""
    return lows[comma + 1 : comma + 3] == ["said", "to"]


def _is_aside_before_verb(shape: str, first: int, comma: int) -> bool:
    """Whether a comma ends an aside about a subject whose verb follows: “Mr Lund, of Arro Close, started fires”."""
    is_cue = shape[comma] == tags.COMMA and shape[comma + 1 : comma + 2] == tags.CUE
    return is_cue and tags.COMMA in shape[first:comma] and _FINITE.search(shape, first, comma) is None


def actor_before(article: Article, verb: int, begin: int) -> int:
    """The nearest subject before a verb in its sentence, or the source of “…,” said Ode there; -1 where neither is."""
    index = bisect_left(article.firsts, verb) - 1
    while index >= 0 and article.candidates[index].first >= begin:
        candidate = article.candidates[index]
        if candidate.role in _SUBJECTS or (candidate.role == "inverted" and _is_behind_marks(article, candidate.cue)):
            return index
        index -= 1
    return -1


def _is_behind_marks(article: Article, cue: int) -> bool:
    """Whether a quotation ends right before a cue: “…,” said Ode."""
    before = article.words.tags[max(cue - 2, 0) : cue]
    return before[-1:] == tags.QUOTATION or before == tags.QUOTATION + tags.COMMA


def make_report(
    article: Article, first: int, last: int, owner: int, cue: int, kind: str, known: Cue | None = None
) -> Report | None:
    """A report from word ``first`` to ``last``, trimmed; None where it has too few words or its score is 0 or less."""
    shape = article.words.tags
    while first < last and shape[first] in ",:-;?)":
        first += 1
    while last > first and shape[last - 1] in ",:-;?(k" and article.words.lows[last - 1] != "yet":
        last -= 1
    inner = shape[first:last]
    words = count_wordlike(inner)
    if words < 2 or (inner[:1] == "Q" and words < 3):
        return None
    weight = weights()["indirect"]
    score = weight["start"] + weight.get(kind, 0.0)
    if known is not None:
        score += weight.get(f"cue_{known.cue_class}", 0.0)
    score += weight.get(f"role_{article.candidates[owner].role}", 0.0)
    if score <= 0:
        return None
    return Report(article.words.starts[first], article.words.ends[last - 1], first, last, owner, cue, kind, score)
