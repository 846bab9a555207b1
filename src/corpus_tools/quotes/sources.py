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
from corpus_tools.quotes.lexicon import SPEECH_NOUNS
from corpus_tools.quotes.marks import Marked
from corpus_tools.quotes.words import Words, read
from corpus_tools.tokens import paragraph_spans

_BEFORE_MAX: Final = 14
_BACK_MAX: Final = 6
_AFTER_MAX: Final = 7
_WINDOW: Final = 400  # words; what stands farther off in the same paragraph is not looked at
_FEW: Final = 4  # paragraphs that a source may be carried over
_TOUCH: Final = re.compile(r"(?:[mytad,:]|[iOj][yN#]?|\?){0,3}\Z")
_TOUCH_AFTER: Final = re.compile(r"[,\-]?(?:[mx]){0,2}(?:[cf]m?,?)?\Z")
_CUES: Final = frozenset(("subject", "inverted", "according"))
_FORM: Final = {f: f"form_{f}" for f in ("name", "nominal", "pronoun", "possessive", "relative")}
_PLACES: Final = ("same", "prev", "far", "par1", "par2", "after", "after_quote", "later")
_ROLES: Final = ("subject", "inverted", "according", "actor", "object", "owner", "inside", "label", "other")
_NEAR_PLACES: Final = frozenset(("same", "prev", "after"))
# Near by, each role has a weight of its own; farther off it only matters whether a cue is there.
_PLACE_ROLE: Final = {
    (place, role): f"{place}_{role}"
    if place in _NEAR_PLACES
    else f"{place}_{'with_cue' if role in _CUES or role == 'label' else 'without_cue'}"
    for place in _PLACES
    for role in _ROLES
}


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
        self.owned = {c.cue for c in self.candidates if c.cue >= 0}
        self.cue_classes = cues()
        self._paragraphs: list[int] | None = None

    def paragraph(self, word: int) -> int:
        return bisect_left(self.breaks, word)

    def text_paragraph(self, offset: int) -> int:
        """The number of the paragraph at an offset, as :func:`~corpus_tools.tokens.paragraph_spans` counts."""
        if self._paragraphs is None:
            self._paragraphs = [start for start, _ in paragraph_spans(self.text)]
        return max(bisect_right(self._paragraphs, offset) - 1, 0)

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
    low = max(bisect_left(article.firsts, max(begin, at - _WINDOW)), here - _BEFORE_MAX)
    high = min(bisect_left(article.firsts, min(end, at + _WINDOW)), here + _AFTER_MAX)
    reach = list(range(low, high))
    stop = bisect_left(article.firsts, begin)
    for back in (1, 2):
        if number - back < 0:
            break
        start = bisect_left(article.firsts, max(article.paragraph_start(number - back), at - 2 * _WINDOW))
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


class Spot(NamedTuple):
    """Where a quotation stands: its word, its paragraph, what is at its edges, and the cues of its sentence.

    ``cue_before`` and ``cue_behind`` are the nearest cues of the sentence, or -1. A cue may
    have no subject of its own, as in “Ode left, saying …”: ``chained`` is then the nearest subject of another verb
    before it, ``topmost`` the first one of the sentence.
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


def look(article: Article, quote: int) -> Spot:
    """The surroundings of a quotation."""
    shape = article.words.shape
    marked = article.marked[quote]
    at = article.words.quote_at[quote]
    number = article.paragraph(at)
    first, last = article.paragraph_start(number), article.paragraph_end(number)
    begin, end = max(first, at - _WINDOW), min(last, at + _WINDOW)
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
    )


def features(article: Article, spot: Spot, index: int) -> tuple[list[str], str, int]:
    """The names of the features that hold for a candidate, its place (same, prev, far, par1, par2, after, later) and cue."""
    words = article.words
    shape = words.shape
    candidate = article.candidates[index]
    at = spot.at
    cue = candidate.cue
    role = candidate.role
    names: list[str] = [_FORM[candidate.form]]
    add = names.append
    if candidate.first < at:
        gap = shape[candidate.last : at]
        breaks = gap.count("P")
        quotes = gap.count("Q")
        between = spot.here - index - 1
        distance = at - candidate.last
        if breaks:
            place = "par1" if breaks == 1 else "par2"
            if spot.opens:
                add("whole_paragraph_quote_back" if spot.ends else "opens_paragraph_back")
        else:
            stops = gap.count(".")
            place = "same" if not stops else "prev" if stops == 1 else "far"
            if spot.ends:
                add("nothing_behind_quote")
            elif spot.final == ",":
                add("comma_inside_but_before")
            if stops:
                if spot.opens:
                    add("opens_paragraph_before")
                if quotes:
                    add("quote_then_stop")
            else:
                if spot.cue_before >= 0:
                    if cue == spot.cue_before:
                        add("owns_cue_before")
                    elif index == spot.topmost:
                        add("topmost_of_cue_before" if index != spot.chained else "chained_to_cue_before")
                        cue = spot.cue_before
                    elif index == spot.chained:
                        add("nearest_to_cue_before")
                        cue = spot.cue_before
                    elif spot.before_is_owned:
                        add("other_owns_cue_before")
                    elif spot.chained >= 0:
                        add("other_chained_to_cue_before")
                else:
                    add("no_cue_before")
                if not gap and spot.is_lower and role not in _CUES:
                    add("quote_is_its_predicate")
                last = cue if cue >= candidate.last else -1
                if last >= 0 and _TOUCH.match(shape[last + 1 : at]):
                    add("cue_touches_quote")
                if shape[at - 1] == ":":
                    add("colon_before_same")
                elif shape[at - 1] == "," and role in _CUES:
                    add("cue_and_comma_before")
                if spot.cue_behind >= 0 and spot.behind_is_owned:
                    add("cue_behind_but_before")
        if spot.is_lower:
            add("lower_case_before_same" if place == "same" else "lower_case_before_other")
        if any(c.role in _CUES for c in article.candidates[index + 1 : index + 1 + min(between, 8)]):
            add("speaking_rival_between")
    else:
        gap = shape[at + 1 : candidate.first]
        quotes = gap.count("Q")
        between = index - spot.here
        distance = candidate.first - at - 1
        if "." in gap:
            place = "later"
        else:
            place = "after_quote" if quotes else "after"
            if not quotes:
                if spot.final == ".":
                    add("full_stop_inside_after")
                elif spot.final in ",?!—–":
                    add("comma_inside_after")
                else:
                    add("no_stop_inside_after")
                if role in _CUES:
                    if _TOUCH_AFTER.match(gap):
                        add("cue_touches_behind")
                elif not gap or gap in (",", "-", "?"):
                    add("name_touches_behind")
                    if (
                        gap
                        and candidate.form == "name"
                        and shape[candidate.last : candidate.last + 1] in ("", "P", ".", ",")
                    ):
                        add("signed_behind")
                if "k" in gap or "u" in gap or "t" in gap:
                    add("conjunction_behind")
                if spot.cue_behind >= 0:
                    add("owns_cue_behind" if cue == spot.cue_behind else "misses_cue_behind")
            if spot.is_lower:
                add("lower_case_after")
            if spot.before_is_owned and "Q" not in shape[spot.cue_before : at]:
                add("cue_before_but_after")
    add(_PLACE_ROLE[place, role])
    if between == 0:
        add("no_rival_between")
    elif between >= 4:
        add("many_rivals_between")
    elif between >= 2:
        add("some_rivals_between")
    if quotes == 1:
        add("one_quote_between")
    elif quotes > 1:
        add("quotes_between")
    if distance <= 3:
        add("very_near")
    elif distance > 25:
        add("very_far")
    elif distance > 10:
        add("far_away")
    if cue >= 0:
        known = article.cue_classes.get(words.lows[cue])
        if known is not None:
            add(f"cue_{known.cue_class}")
            if known.form == "base":
                add("cue_base_form")
    if candidate.opens:
        add("opens_sentence")
    if role == "according" and (cue == 0 or shape[cue - 1] in ".PQ"):
        add("according_opens_sentence")
    if role == "owner" and any(low in SPEECH_NOUNS for low in words.lows[candidate.last : candidate.last + 4]):
        add("owns_something_said")
    if candidate.form == "pronoun" and words.lows[candidate.head] in ("i", "we", "you", "it"):
        add("pronoun_no_third_person")
    return names, place, cue


def follows(article: Article, spot: Spot, index: int, previous: Previous | None) -> tuple[list[str], bool]:
    """The features that depend on who spoke last, and whether the source is carried over from an earlier paragraph.

    A source that is carried over is judged by the quotation it comes from, not by where it stands itself.
    """
    if previous is None or previous.candidate != index:
        return [], False
    at = spot.at
    back = spot.number - previous.paragraph
    if back == 0:
        gap = article.words.shape[previous.word + 1 : at]
        is_carried = article.paragraph(article.candidates[index].first) != spot.number
        if "." not in gap:
            return ["spoke_last_same_sentence"], is_carried
        inside = bisect_left(article.firsts, at) - bisect_right(article.firsts, previous.word)
        return ["spoke_last_adjacent" if inside <= 1 else "spoke_last_same_paragraph"], is_carried
    if back == 1 and spot.opens and not previous.is_closed:
        return ["spoke_last_running"], True
    if back == 1 and spot.opens and previous.ends_paragraph:
        return ["spoke_last_paragraph_to_paragraph"], True
    return ["spoke_last_one_back" if back == 1 else "spoke_last_farther"], True


def judge(article: Article, spot: Spot, index: int, previous: Previous | None) -> tuple[list[str], str, int]:
    """The features of a candidate for a quotation, its place and its cue."""
    last, is_carried = follows(article, spot, index, previous)
    if not is_carried:
        names, place, cue = features(article, spot, index)
        return names + last, place, cue
    names = ["carried", *last]
    if spot.opens and spot.ends:
        names.append("carried_whole_paragraph")
    if spot.is_lower:
        names.append("carried_lower_case")
    if spot.cue_before >= 0 or spot.cue_behind >= 0:
        names.append("carried_but_cue")
    candidate = article.candidates[index]
    far = spot.number - article.paragraph(candidate.first)
    return names, "par1" if far == 1 else "par2", candidate.cue


def attribute(article: Article) -> list[Choice | None]:
    """For each marked stretch the best candidate, from left to right; None where there is no candidate at all."""
    weight = weights()["source"]
    get = weight.get
    chosen: list[Choice | None] = []
    previous: Previous | None = None
    for quote, at in enumerate(article.words.quote_at):
        spot = look(article, quote)
        number = spot.number
        reach = in_reach(article, quote)
        if (
            previous is not None
            and previous.candidate not in reach
            and number - previous.paragraph <= _FEW
            and (at - article.candidates[previous.candidate].last < 2 * _WINDOW or number > previous.paragraph)
        ):
            reach.append(previous.candidate)
        best = second = -1e9
        pick, where, with_cue = -1, "", -1
        for index in reach:
            names, place, cue = judge(article, spot, index, previous)
            score = sum([get(name, 0.0) for name in names])
            if score > best:
                best, second, pick, where, with_cue = score, best, index, place, cue
            elif score > second:
                second = score
        if pick < 0:
            chosen.append(None)
            continue
        chosen.append(Choice(pick, best, best - second, where, with_cue))
        if best > weight.get("least_to_count", 0.0):
            previous = Previous(pick, at, number, bool(article.marked[quote].close_mark), spot.ends)
    return chosen
