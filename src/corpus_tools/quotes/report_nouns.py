"""Reported speech after a noun or an adjective: “her claim that …”, “made the case that …”, “is adamant that …”."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from corpus_tools.english.word_classes import (
    BEING_ASKED,
    CLAIM_NOUNS,
    CONVICTIONS,
    MAKE,
    MAKING_POSSIBLE,
    PASSIVE_AUXILIARIES,
    PLAIN,
    VERBS_ABOUT_CLAIMS,
    VERBS_OF_CLAIMS,
)
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.report import ADVERBIAL, MAIN_CLAUSE, Report, actor_before, end_of_content, make_report
from corpus_tools.quotes.reporting import led_to
from corpus_tools.quotes.signed import signed
from corpus_tools.quotes.sources import Choice
from corpus_tools.quotes.tags import tag_pattern, tag_set

_SURE: Final = PLAIN | CONVICTIONS
# What may come between the noun and “that”: the source, an adverb, a day; “is” where the noun is the subject.
_TO_THAT: Final = tag_pattern(
    "(?:<preposition|of><article|determiner|possessive>?<name|person|persons|body|word|noun_or_cue|possessive_s>{1,5}"
    "|<adverb>|<preposition|temporal>?<time>{1,2}<number>?)?(?P<be><auxiliary>)?<adverb>?(?=<that>)"
)
# “the claim that he made”, “a promise that was broken”: a relative clause, not the content of the claim.
_DONE: Final = tag_pattern(
    "<that>(?:<adverb>?<auxiliary|verb|cue|thought|participle>|<word><preposition|of|article|possessive|adverb>"
    "|<article|determiner|possessive>?<pronoun|name|person|persons|body|word|possessive_s>{1,4}<auxiliary|adverb>{0,3}"
    "<verb|cue|thought|participle|noun_or_cue><adverb>?"
    r"(?:(?:<stop|comma|break|auxiliary|verb|cue|thought>|<preposition|of>|<time>)|\Z))"
)
# If the noun is the subject of its sentence, its clause ends before the main verb: “Her claim that it was safe | was
# false”.
_BEFORE_PREDICATE: Final = tag_pattern(
    "<that><!finite|participle|conjunction|relative|subordinator|comma>{1,8}"
    "(?:<auxiliary>{1,3}<adverb>?<!auxiliary|preposition|of|comma|conjunction>?|<verb|cue|thought|participle>)"
    "<!finite|participle|conjunction|relative|subordinator|comma|temporal>{0,10}"
    "(?=<auxiliary|verb|cue|participle>)"
)
_QUALIFIERS: Final = tag_set("word|participle|time|number|adverb|name")
_MOST_QUALIFIERS: Final = 3
_LONGEST_OWNER: Final = 8  # words
_MOST_OPENING: Final = 6  # words from the beginning of a sentence to the noun that is its subject
_FINITE: Final = tag_pattern("<finite|participle>")
_FROM: Final = frozenset(["from", "by"])


def find_by_noun(article: Article) -> list[Report]:
    """The reports introduced by a noun or an adjective, in order: “her claim that …”, “is adamant that …”."""
    shape, lows = article.words.tags, article.words.lows
    found: list[Report | None] = []
    for at, low in enumerate(lows[:-1]):
        if low in _SURE:
            found.append(_conviction(article, at))
        elif low in CLAIM_NOUNS and (behind := _TO_THAT.match(shape, at + 1)) is not None:
            that = behind.end()
            if behind["be"] is not None:
                found.append(_clause(article, that, _owner(article, at), at))
            elif not _is_relative(article, that):
                found.append(_clause_of_noun(article, that, at))
    return [report for report in found if report is not None]


def with_nouns(article: Article, chosen: list[Choice | None], by_noun: list[Report]) -> list[Choice | None]:
    """The sources of quotations, with those in the clause of a noun replaced: “her claim that it “leaks”” is hers.

    The subject of a verb of speech within that clause takes precedence: “her claim that Ode said “no”” quotes Ode. A
    quotation before “as Ode put it” is Ode's. The list ``chosen`` is changed.
    """
    for report in by_noun:
        first = bisect_left(article.words.quote_at, report.first)
        last = bisect_left(article.words.quote_at, report.last)
        for quote in range(first, last):
            inner = _subject_inside(article, report.first, article.words.quote_at[quote])
            source = inner if inner >= 0 else report.candidate
            cue = article.candidates[inner].cue if inner >= 0 else report.cue
            chosen[quote] = Choice(source, _SURE_OF_NOUN, report.score, "same", cue)
    chosen = [
        _put_so(article, quote) or _led_to(article, quote) or signed(article, quote) or choice
        for quote, choice in enumerate(chosen)
    ]
    for quote in range(1, len(chosen)):
        if chosen[quote] is not None and _is_joined(article, quote):
            chosen[quote] = chosen[quote - 1] or chosen[quote]
    return chosen


_SURE_OF_NOUN: Final = 12.0  # as for a source named right beside its words


def _subject_inside(article: Article, first: int, at: int) -> int:
    """The last subject of a verb of speech from word ``first`` to the quotation at word ``at``; -1 where none is."""
    for index in range(bisect_left(article.firsts, at) - 1, bisect_left(article.firsts, first) - 1, -1):
        candidate = article.candidates[index]
        if candidate.role == "subject" and first <= candidate.cue < at:
            return index
    return -1


def _is_joined(article: Article, quote: int) -> bool:
    """Whether only “and” parts two marked spans of one sentence: “called them “losers” and “fools””."""
    before, at = article.words.quote_at[quote - 1], article.words.quote_at[quote]
    ends = article.text[article.marked[quote - 1].end - 1] in ".!?"
    return not ends and article.words.tags[before + 1 : at] in _JOINING


_JOINING: Final = (tags.CONJUNCTION, tags.COMMA + tags.CONJUNCTION)


def _led_to(article: Article, quote: int) -> Choice | None:
    """Who is led to say the words between marks: “Criticism led Ode to say “…””; None where nobody is."""
    words, at = article.words, article.words.quote_at[quote]
    cue = at - 2 if words.tags[at - 1 : at] in (tags.COMMA, tags.COLON, tags.THAT) else at - 1
    if cue < 2 or words.lows[cue - 1] != "to" or words.tags[cue] != tags.CUE:
        return None
    led = led_to(article, cue - 1)
    # “rules that allow companies to say”, “for Ode to say”: nobody has said it yet
    if led is not None and words.lows[led.first - 1] in MAKING_POSSIBLE:
        return None
    return Choice(article.candidates.index(led), _SURE_OF_NOUN, _SURE_OF_NOUN, "same", cue) if led is not None else None


def _put_so(article: Article, quote: int) -> Choice | None:
    """The source of “…,” as Ode put it; None where no such words follow the quotation."""
    words, at = article.words, article.words.quote_at[quote]
    first = at + 2 if words.tags[at + 1 : at + 2] == tags.COMMA else at + 1
    if words.lows[first : first + 1] != ["as"]:
        return None
    index = bisect_left(article.firsts, first + 1)
    if index >= len(article.candidates):
        return None
    candidate = article.candidates[index]
    is_told = candidate.first == first + 1 and candidate.role == "subject" and candidate.cue == candidate.last
    known = article.cue_classes.get(words.lows[candidate.cue]) if is_told else None
    is_put = is_told and (
        words.lows[candidate.cue] in ("put", "puts") or (known is not None and known.lemma in _PUTTING)
    )
    return Choice(index, _SURE_OF_NOUN, _SURE_OF_NOUN, "after", candidate.cue) if is_put else None


_PUTTING: Final = frozenset(["put it", "say", "call", "describe", "write", "note", "explain"])


def _conviction(article: Article, at: int) -> Report | None:
    """What someone made clear or is sure of: “made clear that …”, “is adamant that …”; None where no clause follows."""
    begins = ADVERBIAL.match(article.words.tags, at + 1)
    if begins is not None:
        return _clause(article, begins.end(), _who_is_sure(article, at), at)
    is_made = article.words.lows[at] in PLAIN and article.words.lows[at - 1 : at] == ["it"]
    if is_made and _WITHOUT_THAT.match(article.words.tags, at + 1):
        return _clause(article, at + 1, _who_is_sure(article, at), at)  # “made it clear she would go”
    return None


_WITHOUT_THAT: Final = tag_pattern("(?:<pronoun>|<article|possessive|determiner>?<nounlike>{1,5})<adverb>?<finite>")


def _clause(article: Article, first: int, owner: int, cue: int) -> Report | None:
    if owner < 0:
        return None
    last = end_of_content(article, first + 1, len(article.words.tags))
    return make_report(article, first, last, owner, cue, "clause")


def _clause_of_noun(article: Article, that: int, noun: int) -> Report | None:
    """The clause of a noun; if the noun opens its sentence, without the main clause or main verb that follows."""
    owner = _owner(article, noun)
    if owner < 0:
        return None
    shape = article.words.tags
    last = end_of_content(article, that + 1, len(shape))
    begin = _sentence_start(article, noun)
    is_asked = article.words.lows[begin] in BEING_ASKED  # “Asked about her claim that it was safe, | Ode said”
    if noun - begin <= _MOST_OPENING and not _FINITE.search(shape, begin + is_asked, noun):
        is_side = is_asked or shape[begin] in _OPENERS
        end = MAIN_CLAUSE.search(shape, that, last) if is_side else None
        predicate = _BEFORE_PREDICATE.match(shape, that, last) if not is_side else None
        last = end.start() if end is not None else predicate.end() if predicate is not None else last
    return make_report(article, that, last, owner, noun, "clause")


_OPENERS: Final = tag_set("any_preposition|temporal|subordinator")


def _sentence_start(article: Article, at: int) -> int:
    """The first word of the sentence of word ``at``."""
    return max(article.words.tags.rfind(edge, 0, at) for edge in (tags.STOP, tags.BREAK)) + 1


def _who_holds(article: Article, be: int) -> int:
    """The subject of a form of “be” at word ``be``, whose view is told; -1 where none is found."""
    begin = _sentence_start(article, be)
    index = bisect_left(article.firsts, be) - 1
    if index >= 0 and article.candidates[index].role == "patient" and article.candidates[index].first >= begin:
        return index  # “is worried”: Ode is the one who holds the view
    return actor_before(article, be, begin)


def _who_is_sure(article: Article, at: int) -> int:
    """The source of “made clear” or “is adamant”, whose adjective is at word ``at``; -1 where none is found."""
    shape, lows = article.words.tags, article.words.lows
    begin = _sentence_start(article, at)
    verb = at - 1
    while verb > begin and (shape[verb] == tags.ADVERB or lows[verb] == "it"):
        verb -= 1
    is_told = lows[verb] in (MAKE if lows[at] in PLAIN else PASSIVE_AUXILIARIES)
    if not is_told:
        return -1
    return _who_holds(article, verb)


def _is_relative(article: Article, that: int) -> bool:
    """Whether “that” begins a clause about the noun: “the claim that he made”, “a promise that was broken”."""
    done = _DONE.match(article.words.tags, that)
    if done is None or article.words.lows[that + 1] == "there":
        return False
    inner = article.words.lows[that + 1 : done.end()]
    return article.words.tags[that + 1] in _VERBAL or done.end() == that + 3 or not VERBS_ABOUT_CLAIMS.isdisjoint(inner)


_VERBAL: Final = tag_set("auxiliary|verb|cue|thought|adverb")


def _owner(article: Article, noun: int) -> int:
    """The source of a claim, fear or promise, or -1: “her claim”, “warnings from Ode”, “Ode made the claim”."""
    if article.words.lows[noun + 1] in _FROM:
        index = bisect_left(article.firsts, noun + 2)
        if index < len(article.candidates) and article.candidates[index].first == noun + 2:
            return index
    first = noun
    while noun - first < _MOST_QUALIFIERS and article.words.tags[first - 1 : first] in tuple(_QUALIFIERS):
        first -= 1
    owner = _possessor(article, first, noun)
    return owner if owner >= 0 else _who_makes(article, first)


def _possessor(article: Article, first: int, noun: int) -> int:
    """The possessor of a noun, or -1: “her”, “the council’s”; the qualifiers of the noun begin at word ``first``."""
    index = bisect_left(article.firsts, noun) - 1
    while index >= 0 and article.candidates[index].first >= first - _LONGEST_OWNER:
        last = article.candidates[index].last
        is_owner = article.candidates[index].form == "possessive" or article.words.tags[last] == tags.POSSESSIVE_S
        if is_owner and last <= noun and _touches(article, last, noun):
            return index
        index -= 1
    return -1


def _touches(article: Article, last: int, noun: int) -> bool:
    """Whether only “'s” and qualifiers are between an owner and the noun."""
    return all(tag in _QUALIFIERS or tag == tags.POSSESSIVE_S for tag in article.words.tags[last:noun])


def _who_makes(article: Article, first: int) -> int:
    """Who makes, gives or voices what the noun phrase from word ``first`` names, or -1."""
    lows, shape = article.words.lows, article.words.tags
    verb = first - 2 if shape[first - 1 : first] in (tags.ARTICLE, tags.DETERMINER, tags.POSSESSIVE) else first - 1
    if verb > 0 and lows[verb] == "of" and lows[verb - 1] in PASSIVE_AUXILIARIES:
        return _who_holds(article, verb - 1)  # “was of the view that …”
    if verb < 0 or lows[verb] not in VERBS_OF_CLAIMS:
        return -1
    return actor_before(article, verb, _sentence_start(article, verb))
