"""What an article says of the occasion of a quotation: the day, the channel, the broadcaster.

Two quotations that name different ones were not said on one occasion, however alike they are; where one of the two
names none, nothing is known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final

from corpus_tools.provenance.utterances.versions import Part
from corpus_tools.text import DOUBLE_MARKS, fold

PARAGRAPHS_BACK: Final = 2

_TIME: Final = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|"
    r"october|november|december) \d|\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b|\b(?:following|next|previous|same) (?:day|morning|evening|night|week|month|year)\b|"
    r"\b(?:days|weeks|months|years|week|month|year|day) (?:ago|later|earlier|before)\b|"
    r"\blast (?:night|week|month|year|summer|autumn|winter|spring)\b|\b(?:yesterday|earlier|previously)\b"
)
_CHANNEL: Final = re.compile(
    r"\b(statement|interview|letter|tweet|radio|television|speech|press conference|news conference|parliament|"
    r"podcast|memo|email|e-mail|hearing|court|debate|rally|resignation letter|meeting|programme|broadcast)\b"
)
_WEEKDAY: Final = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
# Broadcasters are named by their letters: "told CNN", "on NBC", "the BBC's".
_BROADCASTER: Final = re.compile(r"\b(?:on|told|with|to|by|for|at) (?:the )?([A-Z]{2,5})(?:'s)?\b(?! [A-Z][a-z])")

# Of a video or a clip that was posted, the words were spoken.
_NETWORK: Final = r"(?:twitter|facebook|instagram|threads|truth social|social media|x(?=[\s,.:;]))"
_SENT: Final = (
    r"(?:wrote|writes|writing|(?<!video )(?<!clip )posted|posting|said|added|shared|published|post|message|statement)"
)
_POST: Final = re.compile(
    rf"\btweet(?:s|ed|ing)?\b|\b{_SENT}\b(?:(?!video|clip|live)[^.\n]){{0,40}}\b(?:on|to|via|over) {_NETWORK}"
)
_POSTS: Final = re.compile(
    rf"\btweet|\b(?:posted|post)\b|\bon {_NETWORK}|\b(?:twitter|facebook|instagram|social media)\b"
)


def may_fill_one_slot(text: str, part: Part, other_text: str, other: Part) -> bool:
    """Whether what the articles say of the day, and of the channel, agrees or is said by one of them only."""
    return _agree(((_TIME, PARAGRAPHS_BACK), (_CHANNEL, 0), (_BROADCASTER, 0)), text, part, other_text, other)


def may_be_one_occasion(text: str, part: Part, other_text: str, other: Part) -> bool:
    """Whether the weekdays and the broadcasters that two paragraphs name agree, or one of them names none.

    "On Monday" and "yesterday" may be one day, a statement may be read on the radio: such words decide nothing here.
    """
    return _agree(((_WEEKDAY, 0), (_BROADCASTER, 0)), text, part, other_text, other)


def is_only_one_posted(text: str, part: Part, other_text: str, other: Part) -> bool:
    """Whether one quotation was posted on a network, and the other was not.

    Of one article its paragraph says so; of another, that it speaks of no post.
    """
    if text == other_text:
        return bool(_named(_POST, 0, text, part)) != bool(_named(_POST, 0, text, other))
    return _is_posted_elsewhere(text, part, other_text) or _is_posted_elsewhere(other_text, other, text)


def _is_posted_elsewhere(text: str, part: Part, other_text: str) -> bool:
    return bool(_named(_POST, 0, text, part)) and not _outside(_POSTS, other_text)


def _agree(
    patterns: tuple[tuple[re.Pattern[str], int], ...], text: str, part: Part, other_text: str, other: Part
) -> bool:
    for pattern, back in patterns:
        one, two = _named(pattern, back, text, part), _named(pattern, back, other_text, other)
        if one and two and one.isdisjoint(two):
            return False
    return True


def _named(pattern: re.Pattern[str], back: int, text: str, part: Part) -> frozenset[str]:
    """Days or channels named outside quotation marks in the paragraph, else in the nearest of ``back`` before."""
    begin, end = _paragraph(text, part)
    if end - begin > _LONG and _is_between_marks(text, begin, end, part):
        found = _outside_in(pattern, text, begin, end)
    else:
        found = _outside(pattern, text[begin : part.start] + " " + text[part.end : end])
    for _ in range(back):
        if found or begin == 0:
            break
        stop = len(text[:begin].rstrip())
        begin = text.rfind("\n", 0, stop) + 1
        found = _outside(pattern, text[begin:stop])
    return found


# A paragraph of so many characters is searched once for all quotations in it, however many they are.
_LONG: Final = 5_000
_MARK: Final = re.compile(f"[{DOUBLE_MARKS}]")
_LINE_END: Final = re.compile("\n")


def _paragraph(text: str, part: Part) -> tuple[int, int]:
    """Where the paragraph that a quotation is in begins and ends."""
    if len(text) <= _LONG:
        end = text.find("\n", part.end)
        return text.rfind("\n", 0, part.start) + 1, end if end >= 0 else len(text)
    breaks = _places(_LINE_END, text, 0, len(text))
    before, behind = bisect_left(breaks, part.start), bisect_left(breaks, part.end)
    return breaks[before - 1] + 1 if before else 0, breaks[behind] if behind < len(breaks) else len(text)


def _is_between_marks(text: str, begin: int, end: int, part: Part) -> bool:
    """Whether a quotation is all that is between an opening mark and the next: without it the rest reads the same."""
    marks = _places(_MARK, text, begin, end)
    before = bisect_left(marks, part.start)
    is_inside = before % 2 == 1 and before == bisect_left(marks, part.end)
    return is_inside and text.find("\n", part.start, part.end) < 0


@lru_cache(maxsize=256)
def _places(pattern: re.Pattern[str], text: str, begin: int, end: int) -> list[int]:
    """Where the matches of a pattern are; of a text whose paragraph is long."""
    return [match.start() for match in pattern.finditer(text, begin, end)]


@lru_cache(maxsize=256)
def _outside_in(pattern: re.Pattern[str], text: str, begin: int, end: int) -> frozenset[str]:
    return _outside(pattern, text[begin:end])


# Cached: a paragraph is searched once for each quotation that its own are compared with.
@lru_cache(maxsize=16_384)
def _outside(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    # A quotation over several paragraphs is closed only in the last: each part is left out to the end of its line.
    plain = re.sub(r"\"[^\"\n]*\"?", " ", fold(text))
    if pattern is _BROADCASTER:
        return frozenset(pattern.findall(plain))
    return frozenset(m.group() for m in pattern.finditer(plain.lower()))
