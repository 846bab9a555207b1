"""A few quoted words that contradict what another article prints in their place.

One article writes that she will stay for a “short period” to ensure stability, another prints the sentence: “I will
stay for a limited time to ensure stability”. The two quotations have no word in common, but they stand in one slot:
the words around them agree, marks or no marks, and so do speaker and occasion. Such a link is soft, and so it asks
for more than the words: the fragment must stand between words that are equal, the speakers must not differ, and what
either article says of the occasion (the day, the interview, the letter) must not conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Final

import numpy as np
import pandas as pd

from corpus_tools.english.inflection import stem
from corpus_tools.english.word_classes import FUNCTION_WORDS
from corpus_tools.provenance.utterances.alignment import Step, align_all
from corpus_tools.provenance.utterances.candidates import candidate_pairs
from corpus_tools.provenance.utterances.changes import replaced
from corpus_tools.provenance.utterances.edits import AT_ONCE, Edits
from corpus_tools.provenance.utterances.occasions import may_fill_one_slot
from corpus_tools.provenance.utterances.tokens import (
    JOINT,
    NAME_WEIGHT,
    Token,
    is_capitalised_inside,
    quote_tokens,
    weight,
)
from corpus_tools.provenance.utterances.versions import Part, PrintedVersion, same_speaker

FRAGMENT_WORDS: Final = 6
SLOT_WORDS: Final = 8
AROUND_CHARS: Final = 90
NEAR: Final = 6  # words on either side of the slot that count
NEEDED_WEIGHT: Final = 1.2  # of equal words around the slot, where the speaker is the same
_ENDS_SENTENCE: Final = re.compile(r"[.!?;:]\s")
FIRM: Final = 3
AROUND_WORDS: Final = 8
REWORDED_SHARE: Final = 0.6
MOST_DAYS: Final = 3


@dataclass(frozen=True)
class _Setting:
    """A quotation within its paragraph: ``text`` is a slice of the article from ``start`` on."""

    version: int
    part: Part
    start: int
    text: str

    # Split into words when first asked: most settings share no rare word with one of another article.
    @cached_property
    def tokens(self) -> list[Token]:
        """All words of the slice."""
        return [t for t in quote_tokens(self.text) if not t.is_mark]

    @cached_property
    def norms(self) -> frozenset[str]:
        return frozenset(t.norm for t in self.tokens)

    @cached_property
    def words(self) -> int:
        """How many words stand inside the marks."""
        return sum(self.part.start <= self.start + t.start < self.part.end for t in self.tokens)

    @property
    def is_short(self) -> bool:
        return 0 < self.words <= FRAGMENT_WORDS

    @property
    def around(self) -> tuple[list[Token], list[Token], list[Token]]:
        """The words before, of, and behind the quotation."""
        begin, end = self.part.start - self.start, self.part.end - self.start
        return (
            [t for t in self.tokens if t.end <= begin],
            [t for t in self.tokens if begin <= t.start < end],
            [t for t in self.tokens if t.start >= end],
        )


def fragment_links(
    versions: Sequence[PrintedVersion], unlinked: set[int], texts: Mapping[str, str]
) -> list[tuple[int, int, Edits]]:
    """For each of the ``unlinked`` short quotations the one whose words stand in its slot, where there is one.

    Takes the versions, the numbers of those without a partner, and the articles' texts. Returns the number of the
    fragment, that of the other version, and the edits from the one to the other.
    """
    settings = [s for n, v in enumerate(versions) if (text := texts.get(v.article_id)) for s in _settings(n, v, text)]
    best: dict[int, tuple[float, int, Edits]] = {}
    pairs = (
        (settings[one], settings[other])
        for i, j in _across_articles(settings, versions)
        for one, other in ((i, j), (j, i))
        if settings[one].version in unlinked and settings[one].is_short
        if not _share_a_run(versions[settings[one].version], versions[settings[other].version])
    )
    worth = (pair for pair in pairs if _may_stand_beside(*pair, versions))
    while some := list(islice(worth, AT_ONCE)):
        aligned = align_all([(_masked(one), other.tokens) for one, other in some])
        for (one, other), steps in zip(some, aligned, strict=True):
            found = _slot(one, other, steps, versions, texts)
            if found is None:
                continue
            told, edits = found
            fragment, beside = one.version, other.version
            if fragment not in best or (told, -beside) > (best[fragment][0], -best[fragment][1]):
                best[fragment] = (told, beside, edits)
    return [(fragment, beside, edits) for fragment, (_, beside, edits) in sorted(best.items())]


def _share_a_run(fragment: PrintedVersion, other: PrintedVersion) -> bool:
    """Whether the other prints words of the fragment itself: then what stands in its place elsewhere says nothing."""
    words, there = fragment.words, set(zip(other.words, other.words[1:], other.words[2:], strict=False))
    return any(run in there for run in zip(words, words[1:], words[2:], strict=False))


def _across_articles(settings: Sequence[_Setting], versions: Sequence[PrintedVersion]) -> Iterator[tuple[int, int]]:
    """The pairs of settings that share something rare and are of two articles."""
    found = candidate_pairs([s.text for s in settings])
    articles, _ = pd.factorize(np.array([versions[s.version].article_id for s in settings], dtype=object))
    across = found[articles[found[:, 0]] != articles[found[:, 1]]]
    yield from zip(across[:, 0].tolist(), across[:, 1].tolist(), strict=True)


def _settings(number: int, version: PrintedVersion, text: str) -> list[_Setting]:
    settings = []
    for part in version.parts:
        left = max(text.rfind("\n", 0, part.start) + 1, part.start - AROUND_CHARS)
        end = text.find("\n", part.end)
        right = min(end if end >= 0 else len(text), part.end + AROUND_CHARS)
        # No word is cut in two.
        while 0 < left < part.start and text[left - 1].isalnum():
            left += 1
        while part.end < right < len(text) and text[right].isalnum() and text[right - 1].isalnum():
            right -= 1
        settings.append(_Setting(number, part, left, text[left:right]))
    return settings


def _may_stand_beside(fragment: _Setting, other: _Setting, versions: Sequence[PrintedVersion]) -> bool:
    """Whether a fragment and a quotation of another article are of one time and share a word beside the fragment."""
    a, b = versions[fragment.version], versions[other.version]
    if a.day is not None and b.day is not None and abs(a.day - b.day) > MOST_DAYS:
        return False
    left, _, right = fragment.around
    return any(t.norm in other.norms for t in (*left[-2:], *right[:2])) and same_speaker(a, b) is not False


def _masked(fragment: _Setting) -> list[Token]:
    """The words around the fragment: a joint in its place lets them be aligned whatever stands there."""
    left, _, right = fragment.around
    begin = fragment.part.start - fragment.start
    return [*left, Token(JOINT, begin, begin), *right]


def _slot(
    fragment: _Setting,
    other: _Setting,
    steps: list[Step],
    versions: Sequence[PrintedVersion],
    texts: Mapping[str, str],
) -> tuple[float, Edits] | None:
    """The words that stand in the fragment's place, and how much the equal words around it tell."""
    place = _place(fragment, other, steps)
    if place is None:
        return None
    a, b = versions[fragment.version], versions[other.version]
    speaker = same_speaker(a, b)
    told, share, slot = place
    # One text reworded: who speaks need not be known.
    if told < NEEDED_WEIGHT or not (speaker or share >= REWORDED_SHARE):
        return None
    if _ENDS_SENTENCE.search(other.text[slot[0] : slot[1]]):
        return None
    if not may_fill_one_slot(texts[a.article_id], fragment.part, texts[b.article_id], other.part):
        return None
    edits = _edits(fragment.part, a, other, slot, b)
    return None if edits is None else (told, edits)


def _place(fragment: _Setting, other: _Setting, steps: list[Step]) -> tuple[float, float, tuple[int, int]] | None:
    """Weight of the equal words around the slot, their share of all there, and the slot's place in the other's text.

    ``steps`` align the words around the fragment (:func:`_masked`) with those of the other.
    """
    (left, here, _), there, masked = fragment.around, other.tokens, _masked(fragment)
    gap = len(left)
    pairs = {s.a0 + k: s.b0 + k for s in steps if s.is_equal for k in range(s.a1 - s.a0)}
    # One word beside the slot may differ ("said" for "stated").
    before = next((pairs[k] + gap - k for k in (gap - 1, gap - 2) if k in pairs), None)
    behind = next((pairs[k] - (k - gap - 1) for k in (gap + 1, gap + 2) if k in pairs), None)
    is_anchored = before is not None and behind is not None
    if before is not None and behind is not None:
        first, last = before, behind
    elif behind is not None:
        length, is_anchored = _reach(here, there[: max(behind, 0)][::-1])
        first, last = behind - length, behind
    elif before is not None:
        length, is_anchored = _reach(here[::-1], there[before:])
        first, last = before, before + length
    else:
        return None
    if not (is_anchored or _is_firm(masked, pairs, gap, fragment.text)):
        return None
    if not 0 <= first < last <= len(there) or last - first > SLOT_WORDS:
        return None
    if gap - 1 not in pairs:
        first += _offset(here, there[first:last])
    if gap + 1 not in pairs:
        last -= _offset(here[::-1], there[first:last][::-1])
    slot = (there[first].start, there[last - 1].end)
    if slot[0] < other.part.start - other.start or slot[1] > other.part.end - other.start:
        return None
    near = [k for k in range(max(gap - NEAR, 0), min(gap + NEAR + 1, len(masked))) if k != gap]
    weights = [_weight(fragment.text, masked[k]) for k in near if k in pairs]
    same = {t.norm for t in there[first:last]}
    weights += [_weight(fragment.text, t) for t in here if t.norm in same]
    if not any(w >= 0.6 for w in weights):
        return None
    # Words that both print nearby, but in another order or form, tell half.
    beside = {stem(t.norm) for t in there[max(first - 2 * NEAR, 0) : last + 2 * NEAR]}
    told = [_weight(fragment.text, masked[k]) for k in near if k not in pairs and stem(masked[k].norm) in beside]
    share = len(pairs) / (len(masked) - 1) if len(masked) > AROUND_WORDS else 0.0
    return round(sum(weights) + sum(w for w in told if w > 0.2) / 2, 6), share, slot


def _reach(here: list[Token], outward: list[Token]) -> tuple[int, bool]:
    """How many words the slot has where only one end is known, and whether the fragment's far word ends it."""
    far = next((k for k, t in enumerate(outward[:SLOT_WORDS]) if here and t.norm == here[0].norm), None)
    return (len(here), False) if far is None else (far + 1, True)


def _offset(here: list[Token], slot: list[Token]) -> int:
    """How far into the slot the fragment's own first word stands: what is before it belongs to the words around."""
    return next((k for k, t in enumerate(slot) if here and t.norm == here[0].norm), 0)


def _is_firm(masked: list[Token], pairs: Mapping[int, int], gap: int, text: str) -> bool:
    """Whether three equal words in a row, one of them telling, touch the slot on the side that is known."""
    for side in (range(gap - 1, gap - 1 - FIRM, -1), range(gap + 1, gap + 1 + FIRM)):
        steps = [pairs[k] for k in side if k in pairs]
        if len(steps) == FIRM and max(steps) - min(steps) == FIRM - 1:
            return any(_weight(text, masked[k]) >= 0.6 for k in side)
    return False


def _weight(text: str, token: Token) -> float:
    told = weight(token.norm)
    return min(told, NAME_WEIGHT) if is_capitalised_inside(text, token) else told


def _has_content(text: str) -> bool:
    """Whether a content word stands in it that is no name, handle or mere figure."""
    return any(
        t.norm not in FUNCTION_WORDS and not t.norm[0].isdigit() and text[t.start].islower() for t in quote_tokens(text)
    )


def _edits(part: Part, a: PrintedVersion, other: _Setting, slot: tuple[int, int], b: PrintedVersion) -> Edits | None:
    """The words that differ between slot and fragment, with offsets in the two quotations."""
    text = other.text[slot[0] : slot[1]]
    left, right = part.start - a.start, other.start + slot[0] - b.start
    mine, theirs = ([t for t in quote_tokens(words) if not t.is_mark] for words in (part.text, text))
    head = _common([t.norm for t in mine], [t.norm for t in theirs])
    tail = _common([t.norm for t in mine[head:]][::-1], [t.norm for t in theirs[head:]][::-1])
    mine, theirs = mine[head : len(mine) - tail], theirs[head : len(theirs) - tail]
    change = replaced(part.text, mine, text, theirs)
    if change is None or not (_has_content(change.text) and _has_content(change.other_text)):
        return None
    moved = replace(
        change,
        start=change.start + left,
        end=change.end + left,
        other_start=change.other_start + right,
        other_end=change.other_end + right,
    )
    aligned = ((left, left + len(part.text), right, right + len(text)),)
    return Edits(
        changes=(moved,),
        is_identical=False,
        cut_left=(0, 1),
        cut_right=(0, 1),
        shared=(),
        shared_weight=0.0,
        coverage=0.0,
        kept=1.0,
        cost=0.0,
        has_telling_word=False,
        clash=0,
        longest_run=0,
        aligned=aligned,
    )


def _common(one: list[str], other: list[str]) -> int:
    return next((k for k, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
