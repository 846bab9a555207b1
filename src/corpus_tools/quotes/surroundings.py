"""Where a quotation stands: its paragraph, what is at its edges and the cues of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

from corpus_tools.quotes.article import Article

WINDOW: Final = 400  # words; what stands farther off in the same paragraph is not looked at


class Spot(NamedTuple):
    """Where a quotation stands: its word, its paragraph, what is at its edges, and the cues of its sentence.

    ``cue_before`` and ``cue_behind`` are the nearest cues of the sentence, or -1. A cue may
    have no subject of its own, as in “Ode left, saying …”: ``chained`` is then the nearest subject of another verb
    before it, ``topmost`` the first one of the sentence. ``is_introduced`` where a colon ends the paragraph before.
    ``inner`` is what stands between the marks, in lower case.
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


def look(article: Article, quote: int) -> Spot:
    """The surroundings of a quotation."""
    shape = article.words.shape
    marked = article.marked[quote]
    at = article.words.quote_at[quote]
    number = article.paragraph(at)
    first, last = article.paragraph_start(number), article.paragraph_end(number)
    begin, end = max(first, at - WINDOW), min(last, at + WINDOW)
    here = bisect_left(article.firsts, at)
    start = max(shape.rfind(".", begin, at) + 1, begin)
    cue_before = max(shape.rfind("c", start, at), shape.rfind("g", start, at), shape.rfind("C", start, at))
    for owned in range(here - 1, max(here - 10, -1), -1):
        other = article.candidates[owned].cue
        if start <= other < at and other > cue_before:
            cue_before = other
    stop = shape.find(".", at, end)
    stop = end if stop < 0 else stop
    behind = [i for i in (shape.find("c", at, stop), shape.find("C", at, stop)) if i >= 0]
    cue_behind = min(behind, default=-1)
    chained = topmost = -1
    before_is_owned = cue_before in article.owned
    if cue_before >= 0 and not before_is_owned:
        index = bisect_left(article.firsts, cue_before) - 1
        while index >= 0 and article.candidates[index].first >= start:
            if article.candidates[index].role in ("subject", "actor"):
                topmost = index
                if chained < 0:
                    chained = index
            index -= 1
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
        at == first and shape[max(at - 2, 0) : at] == ":P",
        article.text[marked.start : marked.end].lower(),
    )
