"""Who said it: candidates ranked from left to right by named features, whose weights are in ``weights.toml``."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from functools import lru_cache
from itertools import repeat
from typing import Final, NamedTuple

from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.candidates import Candidate
from corpus_tools.quotes.features import Previous, judge
from corpus_tools.quotes.surroundings import WINDOW, Spot, look
from corpus_tools.quotes.tags import tag_set
from corpus_tools.shipped import read_shipped

_BEFORE_MAX: Final = 14
_BACK_MAX: Final = 6
_AFTER_MAX: Final = 7
_SIGNATURE_MAX: Final = 14  # words of a line such as “- Ada Ode, at the rally”
_SIGNED: Final = tags.BREAK + tags.DASH + tags.NAME
_CLOSING: Final = frozenset("”\"»’'")
_SECTIONS: Final = ("source", "scare", "indirect")
_FEW: Final = 4  # paragraphs that a source may be carried over


class Choice(NamedTuple):
    """The candidate chosen for a quotation, its score and lead over the next one, its place and its cue (or -1)."""

    candidate: int
    score: float
    lead: float
    place: str
    cue: int


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """The weights by section: ``source`` for the ranking, ``scare`` and ``indirect`` for the kinds."""
    return read_shipped("corpus_tools.quotes", "weights.toml", _read_weights)


def _read_weights(content: bytes) -> dict[str, dict[str, float]]:
    sections = tomllib.loads(content.decode())
    return {name: {key: float(value) for key, value in sections[name].items()} for name in _SECTIONS}


def _that_may_go_on(article: Article, number: int) -> list[int]:
    """The candidates of a paragraph that a later one may go on with; found once, as each of its quotations asks."""
    kept = article.goes_on.get(number)
    if kept is None:
        kept = article.goes_on[number] = _behind_word(article, number, 0, False)
    return kept


def _behind_word(article: Article, number: int, word: int, is_introduced: bool) -> list[int]:
    """The last candidates of a paragraph after a word that speak or open a sentence.

    Before a colon all others that are no objects count as well: “The mayor released a statement:”.
    """
    stop = bisect_left(article.firsts, article.paragraph_end(number))
    start = max(bisect_left(article.firsts, max(article.paragraph_start(number), word)), stop - 24)
    kept = [
        c
        for c in range(start, stop)
        if (is_introduced and article.candidates[c].role != "object")
        or article.speaks[c]
        or article.candidates[c].opens
    ]
    return kept[-_BACK_MAX:]


def in_reach(article: Article, quote: int) -> list[int]:
    """The candidates that may be the source of a quotation: near it before and after, fewer in earlier paragraphs."""
    sequence = article.words.tags
    at = article.words.quote_at[quote]
    number = article.paragraph(at)
    begin, end = article.paragraph_start(number), article.paragraph_end(number)
    here = bisect_left(article.firsts, at)
    low = max(bisect_left(article.firsts, max(begin, at - WINDOW)), here - _BEFORE_MAX)
    high = min(bisect_left(article.firsts, min(end, at + WINDOW)), here + _AFTER_MAX)
    reach = list(range(low, high))
    if at == begin and at + 1 >= end:
        reach += _signature(article, at, number)
    is_introduced = sequence[max(at - 2, 0) : at] == tags.COLON + tags.BREAK
    for back in range(1, min(2, number) + 1):
        if article.is_heading(number - back):
            continue
        before_colon = back == 1 and is_introduced
        if before_colon or article.paragraph_start(number - back) < at - 2 * WINDOW:
            reach += _behind_word(article, number - back, at - 2 * WINDOW, before_colon)
        else:
            reach += _that_may_go_on(article, number - back)
    return reach


def _signature(article: Article, at: int, number: int) -> list[int]:
    """Who signs a quotation on the line below: “- Ada Ode”."""
    if article.words.tags[at + 1 : at + 4] != _SIGNED:
        return []
    below = bisect_left(article.firsts, at + 3)
    is_short = article.paragraph_end(number + 1) - at <= _SIGNATURE_MAX
    return [below] if is_short and article.firsts[below : below + 1] == [at + 3] else []


def _is_closed_later(article: Article, number: int) -> bool:
    """Whether a paragraph ends in a mark that closes what its beginning opened: “He wrote “no” and left.”"""
    last = article.paragraph_end(number) - 1
    return article.words.tags[last] == tags.OTHER_SIGN and article.text[article.words.starts[last]] in _CLOSING


def attribute(article: Article) -> list[Choice | None]:
    """For each marked span the best candidate, from left to right; None where there is no candidate at all."""
    least = weights()["source"].get("least_to_count", 0.0)
    chosen: list[Choice | None] = []
    previous: Previous | None = None
    running: Previous | None = None  # opened its paragraph and was not closed, whatever was quoted inside it
    for quote, at in enumerate(article.words.quote_at):
        spot = look(article, quote)
        number = spot.number
        if spot.opens and running is not None and running.paragraph == number - 1:
            previous = running
        elif previous is not None and article.goes_on_from(quote) >= 0:
            previous = previous._replace(paragraph=number - 1)
        reach = in_reach(article, quote)
        if previous is not None and previous.candidate not in reach and _is_carried(article, spot, previous):
            reach.append(previous.candidate)
        choice = _best(article, spot, reach, previous)
        chosen.append(choice)
        if choice is not None and choice.score > least:
            previous = Previous(choice.candidate, at, number, bool(article.marked[quote].close_mark), spot.ends)
            if spot.opens:
                running = None if previous.is_closed or _is_closed_later(article, number) else previous
    return _with_late_sources(article, chosen)


def _with_late_sources(article: Article, chosen: list[Choice | None]) -> list[Choice | None]:
    """The sources where a quotation runs over paragraphs and only its last one says whose it is: “…,” said Ode."""
    quote = len(chosen) - 1
    while quote > 0:
        last = quote
        while quote > 0 and article.goes_on_from(quote) >= 0:
            quote -= 1
        told, first = chosen[last], chosen[quote]
        is_untold = first is None or first.place not in _TOLD_AT_ONCE
        if quote < last and is_untold and told is not None and _is_told_behind(article, last, told):
            chosen[quote:last] = [told._replace(place="par1", cue=-1)] * (last - quote)
        quote -= 1
    return chosen


_TOLD_AT_ONCE: Final = ("same", "after", "after_quote", "introduced")
_RIGHT_BEHIND: Final = 8  # words


def _is_told_behind(article: Article, quote: int, choice: Choice) -> bool:
    """Whether a cue and its subject come right after a quotation."""
    at = article.words.quote_at[quote]
    is_near = at < article.candidates[choice.candidate].first and 0 < choice.cue - at <= _RIGHT_BEHIND
    return choice.place == "after" and is_near


def _is_carried(article: Article, spot: Spot, previous: Previous) -> bool:
    """Whether the source of the quotation before may be that of this one, though it stands out of reach."""
    back = spot.number - previous.paragraph
    if back > 0 and article.is_heading(article.paragraph(previous.word)):
        return False
    return back <= _FEW and (back > 0 or spot.at - article.candidates[previous.candidate].last < 2 * WINDOW)


def _best(article: Article, spot: Spot, reach: list[int], previous: Previous | None) -> Choice | None:
    """The candidate that scores most, and its lead over the next one."""
    get = weights()["source"].get
    reach = [index for index in reach if may_be_source(article, spot, index)]
    best = second = -1e9
    pick, where, with_cue = -1, "", -1
    for index in reach:
        names, place, cue = judge(article, spot, index, previous)
        score = sum(map(get, names, repeat(0.0)))
        if score > best:
            best, second, pick, where, with_cue = score, best, index, place, cue
        elif score > second:
            second = score
    return Choice(pick, best, best - second, where, with_cue) if pick >= 0 else None


def may_be_source(article: Article, spot: Spot, index: int) -> bool:
    """Whether grammar leaves a candidate in question.

    Who is spoken of in the passive (“Ode was told: …”) is no source; nor is anybody else before that cue, other than
    the one after “by”.
    """
    candidate = article.candidates[index]
    if candidate.role == "patient" or index in article.mute:
        return False
    if candidate.first > spot.at:
        return True
    if spot.is_passive and candidate.cue != spot.cue_before:
        return False
    return not (_hands_on(article, spot, candidate) or _is_contrasted(article, spot, candidate))


def _is_contrasted(article: Article, spot: Spot, candidate: Candidate) -> bool:
    """Whether another has the word by then: “Ode says it is late, while Arro thinks it is “good””."""
    near, words = spot.cue_before, article.words
    if not (0 <= candidate.cue < near and spot.before_is_owned) or tags.COMMA in words.tags[near : spot.at]:
        return False
    between = range(bisect_left(article.firsts, candidate.cue), spot.here)
    other = next((article.candidates[i] for i in between if article.candidates[i].cue == near), None)
    if other is None or other.role != "subject" or words.lows[other.first - 1] not in _CONTRASTING:
        return False
    if words.tags[other.first - 2] == tags.THAT:
        return False  # “Ode says that while Arro thinks it …”
    return not _CLAUSE.isdisjoint(words.tags[candidate.cue + 1 : other.first - 1])


_CONTRASTING: Final = frozenset(["while", "whereas", "but"])
_CLAUSE: Final = tag_set("finite|quotation")


def _hands_on(article: Article, spot: Spot, candidate: Candidate) -> bool:
    """Whether a candidate only hands on what another says: “According to the Courier, Ode said”, “reported that …”.

    It is so where the cue next before the quotation has a subject of its own.
    """
    cue, near = candidate.cue, spot.cue_before
    if not (0 <= cue < near and spot.before_is_owned and candidate.last <= near):
        return False
    words = article.words
    if candidate.role == "according":
        return tags.STOP not in words.tags[cue:near] and words.tags[candidate.last : candidate.last + 1] == tags.COMMA
    known = article.cue_classes.get(words.lows[cue])
    hands_on = candidate.role == "subject" and known is not None and known.lemma == "report"
    return hands_on and words.tags[cue + 1 : cue + 2] == tags.THAT and tags.STOP not in words.tags[cue:near]
