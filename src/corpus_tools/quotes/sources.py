"""Who said it: candidates ranked from left to right by named features, whose weights stand in ``weights.toml``.

The features look at structure alone: how a candidate stands to a cue, where it stands to the quotation, what lies
between them, and who spoke last. No name and no content word has a weight.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from corpus_tools.quotes.candidates import Candidate, find
from corpus_tools.quotes.cues import cues
from corpus_tools.quotes.marks import Marked
from corpus_tools.quotes.words import Words, read

_BEFORE_MAX: Final = 14
_BACK_MAX: Final = 6
_AFTER_MAX: Final = 7
_FEW: Final = 4  # paragraphs that a source may be carried over
_TOUCH: Final = re.compile(r"(?:[mytd,:]|i[yN#]?|\?){0,3}\Z")
_TOUCH_AFTER: Final = re.compile(r"[,\-]?(?:[mx]){0,2}(?:[cf]m?,?)?\Z")
_CUES: Final = frozenset(("subject", "inverted", "according"))


class Choice(NamedTuple):
    """The candidate chosen for a quotation, with its score and the lead over the next one; ``place`` as in the weights."""

    candidate: int
    score: float
    lead: float
    place: str
    cue: int


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """The weights by section: ``source`` for the ranking, ``kind`` for scare quotes, ``indirect`` for reported speech."""
    text = files("corpus_tools.quotes").joinpath("weights.toml").read_text(encoding="utf-8")
    return {
        section: {name: float(value) for name, value in entries.items()}
        for section, entries in tomllib.loads(text).items()
    }


class Article:
    """One article prepared for ranking: its words, candidates, and where its paragraphs begin."""

    def __init__(self, text: str, marked: list[Marked]) -> None:
        self.text = text
        self.marked = marked
        self.words: Words = read(text, marked)
        self.candidates: list[Candidate] = find(self.words)
        shape = self.words.shape
        self.firsts = [c.first for c in self.candidates]
        self.breaks = [i for i, letter in enumerate(shape) if letter == "P"]
        self.cue_classes = cues()

    def paragraph(self, word: int) -> int:
        return bisect_left(self.breaks, word)

    def paragraph_start(self, number: int) -> int:
        return self.breaks[number - 1] + 1 if number > 0 else 0

    def paragraph_end(self, number: int) -> int:
        return self.breaks[number] if number < len(self.breaks) else len(self.words.shape)


def in_reach(article: Article, quote: int) -> list[int]:
    """The candidates that may be the source of a quotation: near it before and behind, fewer in earlier paragraphs."""
    at = article.words.quote_at[quote]
    number = article.paragraph(at)
    begin, end = article.paragraph_start(number), article.paragraph_end(number)
    here = bisect_left(article.firsts, at)
    low = max(bisect_left(article.firsts, begin), here - _BEFORE_MAX)
    high = min(bisect_left(article.firsts, end), here + _AFTER_MAX)
    reach = list(range(low, high))
    stop = bisect_left(article.firsts, begin)
    for back in (1, 2):
        if number - back < 0:
            break
        start = bisect_left(article.firsts, article.paragraph_start(number - back))
        kept = [
            c
            for c in range(max(start, stop - 24), stop)
            if article.candidates[c].role in _CUES or article.candidates[c].opens
        ]
        reach.extend(kept[-_BACK_MAX:])
        stop = start
    return reach


class Previous(NamedTuple):
    """What was decided for the quotation before: its source, where it stands and whether it was closed."""

    candidate: int
    word: int
    paragraph: int
    is_closed: bool
    ends_paragraph: bool


def features(article: Article, quote: int, index: int) -> tuple[list[str], str, int]:
    """The names of the features that hold for a candidate, its place (same, prev, far, par1, par2, after, later) and cue."""
    words = article.words
    shape = words.shape
    candidate = article.candidates[index]
    at = words.quote_at[quote]
    marked = article.marked[quote]
    number = article.paragraph(at)
    final = article.text[marked.end - 1]
    names: list[str] = []
    cue = candidate.cue
    role = candidate.role
    opens_par = at == article.paragraph_start(number)
    ends_par = at + 1 >= article.paragraph_end(number)
    if candidate.first < at:
        gap = shape[candidate.last : at]
        breaks = gap.count("P")
        quotes = gap.count("Q")
        stops = gap.count(".")
        if breaks:
            place = "par1" if breaks == 1 else "par2"
        elif stops == 0:
            place = "same"
        else:
            place = "prev" if stops == 1 else "far"
        between = bisect_left(article.firsts, at) - index - 1
        if place == "same":
            if cue >= candidate.last and _TOUCH.match(shape[cue + 1 : at]):
                names.append("cue_touches_quote")
            elif role in _CUES and cue >= 0:
                rest = shape[max(cue, candidate.last) : at]
                if "c" not in rest[1:] and "Q" not in rest:
                    names.append("cue_is_last_before_quote")
            before = shape[at - 1]
            if before in ":,":
                names.append("colon_or_comma_before" if role in _CUES or cue >= 0 else "colon_or_comma_no_cue")
            if before == ":":
                names.append("colon_before_same")
        elif not breaks:
            if opens_par:
                names.append("opens_paragraph_before")
            if quotes and "Q" in gap:
                names.append("quote_then_stop")
        if ends_par and not breaks:
            names.append("nothing_behind_quote")
        if final == "," and not ends_par:
            names.append("comma_inside_but_before")
        if marked.start and article.text[marked.start].islower():
            names.append("lower_case_before_" + ("same" if place == "same" else "other"))
        if opens_par and ends_par and breaks:
            names.append("whole_paragraph_quote_back")
        elif opens_par and breaks:
            names.append("opens_paragraph_back")
        distance = at - candidate.last
    else:
        gap = shape[at + 1 : candidate.first]
        quotes = gap.count("Q")
        if "." in gap:
            place = "later"
        else:
            place = "after_quote" if quotes else "after"
        between = index - bisect_left(article.firsts, at)
        if place == "after":
            if final == ".":
                names.append("full_stop_inside_after")
            elif final in ",?!—–":
                names.append("comma_inside_after")
            else:
                names.append("no_stop_inside_after")
            if role in _CUES:
                if _TOUCH_AFTER.match(gap):
                    names.append("cue_touches_behind")
            elif not gap or gap in (",", "-", "?"):
                names.append("name_touches_behind")
            if "k" in gap or "u" in gap or "t" in gap:
                names.append("conjunction_behind")
        distance = candidate.first - at - 1
    names.append(f"{place}_{role}")
    names.append(f"form_{candidate.form}")
    if between == 0:
        names.append("no_rival_between")
    elif between >= 4:
        names.append("many_rivals_between")
    elif between >= 2:
        names.append("some_rivals_between")
    if place in ("same", "prev", "far", "par1", "par2"):
        rival = article.candidates[index + 1 : index + 1 + min(between, 8)]
        if any(c.role in _CUES for c in rival):
            names.append("speaking_rival_between")
    if quotes == 1:
        names.append("one_quote_between")
    elif quotes > 1:
        names.append("quotes_between")
    if distance <= 3:
        names.append("very_near")
    elif distance > 25:
        names.append("very_far")
    elif distance > 10:
        names.append("far_away")
    if cue >= 0:
        known = article.cue_classes.get(words.lows[cue])
        if known is not None:
            if known.group == "neutral":
                names.append("cue_neutral")
            elif known.cue_class == "thinking":
                names.append("cue_thinking")
            if known.form == "base":
                names.append("cue_base_form")
    if candidate.opens:
        names.append("opens_sentence")
    return names, place, cue


def follows(article: Article, quote: int, index: int, previous: Previous | None) -> list[str]:
    """The features that depend on who spoke last."""
    if previous is None or previous.candidate != index:
        return []
    at = article.words.quote_at[quote]
    number = article.paragraph(at)
    back = number - previous.paragraph
    if back == 0:
        gap = article.words.shape[previous.word + 1 : at]
        if "." not in gap:
            return ["spoke_last_same_sentence"]
        inside = bisect_left(article.firsts, at) - bisect_right(article.firsts, previous.word)
        return ["spoke_last_adjacent" if inside <= 1 else "spoke_last_same_paragraph"]
    opens = at == article.paragraph_start(number)
    if back == 1 and opens and not previous.is_closed:
        return ["spoke_last_running"]
    if back == 1 and opens and previous.ends_paragraph:
        return ["spoke_last_paragraph_to_paragraph"]
    if back == 1:
        return ["spoke_last_one_back"]
    return ["spoke_last_farther"]


def attribute(article: Article) -> list[Choice | None]:
    """For each marked stretch the best candidate, from left to right; None where there is no candidate at all."""
    weight = weights()["source"]
    get = weight.get
    chosen: list[Choice | None] = []
    previous: Previous | None = None
    for quote, at in enumerate(article.words.quote_at):
        number = article.paragraph(at)
        reach = in_reach(article, quote)
        if previous is not None and previous.candidate not in reach and number - previous.paragraph <= _FEW:
            reach.append(previous.candidate)
        best = second = -1e9
        pick, where, with_cue = -1, "", -1
        for index in reach:
            names, place, cue = features(article, quote, index)
            score = sum(get(name, 0.0) for name in names)
            if previous is not None and previous.candidate == index:
                score += sum(get(name, 0.0) for name in follows(article, quote, index, previous))
            if score > best:
                best, second, pick, where, with_cue = score, best, index, place, cue
            elif score > second:
                second = score
        if pick < 0:
            chosen.append(None)
            continue
        chosen.append(Choice(pick, best, best - second, where, with_cue))
        if best > weight.get("least_to_count", 0.0):
            previous = Previous(
                pick, at, number, bool(article.marked[quote].close_mark), at + 1 >= article.paragraph_end(number)
            )
    return chosen
