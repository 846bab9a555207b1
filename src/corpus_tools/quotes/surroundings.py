"""Where a quotation is: its paragraph, what is at its edges and the cues of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.candidates import is_passive
from corpus_tools.quotes.tags import tag_pattern, tag_set

WINDOW: Final = 400  # words; what is farther off in the same paragraph is not looked at


class Spot(NamedTuple):
    """Where a quotation is: its word, its paragraph, what is at its edges, and the cues of its sentence.

    ``cue_before`` and ``cue_behind`` are the nearest cues of the sentence, or -1. A cue may
    have no subject of its own, as in “Ode left, saying …”: ``chained`` is then the nearest subject of another verb
    before it, ``topmost`` the first one of the sentence. ``is_introduced`` where a colon ends the paragraph before.
    ``inner`` is what comes between the marks, in lower case. ``is_passive`` where a passive cue leads to the
    quotation: “Ode was told: “…””.
    """

    at: int
    number: int
    opens: bool
    ends: bool
    final: str
    is_lower: bool
    here: int
    cue_before: int
    cue_behind: int
    before_is_owned: bool
    behind_is_owned: bool
    chained: int
    topmost: int
    is_introduced: bool
    inner: str
    is_passive: bool


def look(article: Article, quote: int) -> Spot:
    """The surroundings of a quotation."""
    sequence = article.words.tags
    marked = article.marked[quote]
    at = article.words.quote_at[quote]
    number = article.paragraph(at)
    first, last = article.paragraph_start(number), article.paragraph_end(number)
    begin, end = max(first, at - WINDOW), min(last, at + WINDOW)
    here = bisect_left(article.firsts, at)
    start = max(sequence.rfind(tags.STOP, begin, at) + 1, begin)
    cue_before = _cue_before(article, start, at, here)
    cue_behind = _of_quoted(article, _cue_behind(sequence, at, end))
    before_is_owned = cue_before in article.owned
    chained, topmost = (-1, -1) if before_is_owned or cue_before < 0 else _subjects(article, start, cue_before)
    return Spot(
        at,
        number,
        at == first,
        at + 1 >= last,
        article.text[marked.end - 1],
        article.text[marked.start].islower(),
        here,
        cue_before,
        cue_behind,
        before_is_owned,
        cue_behind in article.owned,
        chained,
        topmost,
        at == first and sequence[max(at - 2, 0) : at] == tags.COLON + tags.BREAK,
        article.text[marked.start : marked.end].lower(),
        cue_before >= 0 and _leads_to(sequence, start, cue_before, at) and is_passive(article.words, cue_before),
    )


_LEADING: Final = 14  # words


_ANOTHER_CLAUSE: Final = tag_set("quotation|verb|auxiliary|relative")
_SAYING: Final = tag_set("cue|cue_gerund|according")


def _leads_to(sequence: str, start: int, cue: int, at: int) -> bool:
    """Whether a cue is the only one of its sentence and nothing but a complement parts it from the quotation."""
    between = sequence[cue + 1 : at]
    is_complement = len(between) <= _LEADING and _ANOTHER_CLAUSE.isdisjoint(between)
    return is_complement and _SAYING.isdisjoint(sequence[start:cue])


def _cue_before(article: Article, start: int, at: int, here: int) -> int:
    """The nearest cue of the sentence before word ``at``, or -1; a noun is one where a candidate has it."""
    sequence = article.words.tags
    cue, end = at, at
    while end >= start and (cue == at or _is_when_asked(article, cue)):
        cue = max(sequence.rfind(tag, start, end) for tag in (tags.CUE, tags.CUE_GERUND, tags.ACCORDING))
        end = cue
    owned = [candidate.cue for candidate in article.candidates[max(here - 9, 0) : here]]
    return max([cue, *(other for other in owned if start <= other < at)])


def _is_when_asked(article: Article, cue: int) -> bool:
    """Whether a cue is the passive of “when asked”, “if told of it”: nobody says anything."""
    if cue < 1 or article.words.lows[cue - 1] not in _WHEN:
        return False
    known = article.cue_classes.get(article.words.lows[cue])
    return known is not None and known.form in ("past", "participle")


_WHEN: Final = frozenset(["when", "if", "once", "unless"])


def _cue_behind(sequence: str, at: int, end: int) -> int:
    stop = sequence.find(tags.STOP, at, end)
    stop = end if stop < 0 else stop
    behind = [sequence.find(tag, at, stop) for tag in (tags.CUE, tags.ACCORDING)]
    return min((cue for cue in behind if cue >= 0), default=-1)


def _of_quoted(article: Article, cue: int) -> int:
    """The gerund that a cue leads to in “…,” the agency quoted Ode as saying; else the cue."""
    if cue < 0 or article.words.lows[cue] != "quoted":
        return cue
    found = _QUOTED_AS.match(article.words.tags, cue + 1)
    is_saying = found is not None and article.words.lows[found.end() - 2] == "as"
    return found.end() - 1 if found is not None and is_saying else cue


_QUOTED_AS: Final = tag_pattern("<any_determiner|nounlike|object_pronoun>{1,8}<!stop|break|quotation><cue_gerund>")
_EMBEDDING: Final = tag_set("relative|that")


def _subjects(article: Article, start: int, cue: int) -> tuple[int, int]:
    """The nearest and the first of the subjects of a sentence that come before a cue; -1 where there is none."""
    firsts, candidates = article.firsts, article.candidates
    before = range(bisect_left(firsts, start), bisect_left(firsts, cue))
    subjects = [index for index in before if candidates[index].role in ("subject", "actor")]
    sequence = article.words.tags
    if sequence[cue] == tags.CUE_GERUND and sequence[cue - 1 : cue] == tags.COMMA:
        # “Ode disavowed a tweet in which Arro had called it a mess, saying …”: Ode says it
        main = [index for index in subjects if sequence[max(candidates[index].first - 1, 0)] not in _EMBEDDING]
        subjects = main or subjects
    return (subjects[-1], subjects[0]) if subjects else (-1, -1)
