"""A few quoted words that contradict what another article prints in their place.

One article writes that she will stay for a “short period” to ensure stability, another prints the sentence: “I will
stay for a limited time to ensure stability”. The two quotations have no word in common, but they are in one slot:
the words around them agree, marks or no marks, and so do speaker and occasion. Such a link is soft, and so it asks
for more than the words: the fragment must come between words that are equal, the speakers must not differ, and what
either article says of the occasion (the day, the interview, the letter) must not conflict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
from rapidfuzz.distance import LCSseq
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from corpus_tools.arrays import Bools, Ints, UInts
from corpus_tools.divided import UNIT, Work, in_parts
from corpus_tools.english.word_classes import FUNCTION_WORDS
from corpus_tools.partitions import pair_digests, row_digests
from corpus_tools.provenance.utterances.alignment import Step, align_all
from corpus_tools.provenance.utterances.candidates import candidate_pairs
from corpus_tools.provenance.utterances.changes import replaced
from corpus_tools.provenance.utterances.compared import as_text
from corpus_tools.provenance.utterances.edits import Edits
from corpus_tools.provenance.utterances.occasions import may_fill_one_slot
from corpus_tools.provenance.utterances.slots import AROUND_WORDS, Setting, Settings, masked_words, place_of
from corpus_tools.provenance.utterances.tokens import quote_tokens
from corpus_tools.provenance.utterances.versions import Part, PrintedVersion, joined, same_speaker
from corpus_tools.provenance.utterances.words import Piece

NEEDED_WEIGHT: Final = 1.2  # of equal words around the slot, where the speaker is the same
_ENDS_SENTENCE: Final = re.compile(r"[.!?;:]\s")
REWORDED_SHARE: Final = 0.6
MOST_DAYS: Final = 3
_AT_ONCE: Final = 10_000  # settings that are objects at a time
PAIRS: Final = 12_000  # in a part: some seconds of work, which is worth another process


@dataclass(frozen=True)
class Teller:
    """What counts of the version that holds a quotation: its words, where it begins, whose it is, and its article.

    The words are split when first asked for, in whichever process that is.
    """

    pieces: tuple[Piece, ...]
    start: int
    speaker: str | None
    speaker_id: str | None
    source: str | None
    article: str

    @classmethod
    def of(cls, version: PrintedVersion, article: str) -> Teller:
        return cls(
            version.pieces,
            version.start,
            version.speaker,
            version.speaker_id,
            version.source,
            article,
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(token.norm for token in joined(self.pieces)[1])


def fragment_links(
    versions: Sequence[PrintedVersion], unlinked: Bools, texts: Mapping[str, str]
) -> list[tuple[int, int, str]]:
    """For each of the ``unlinked`` short quotations the one whose words are in its slot, where there is one.

    Takes the versions, which of them are without a partner, and the articles' texts. Returns the number of the
    fragment, that of the other version, and the edits from the one to the other as text.
    """
    settings = Settings(versions, texts)
    pairs = _from_fragments(settings, versions, unlinked)
    in_pairs, places = np.unique(pairs, return_inverse=True)
    digests = _digests(settings, in_pairs, versions, texts)[places.reshape(-1, 2)]

    def part(chosen: Ints) -> tuple[list[Setting], list[Teller], Ints]:
        used, here = np.unique(pairs[chosen], return_inverse=True)
        some = [settings.of(k) for k in used.tolist()]
        numbers = [setting.version for setting in some]
        tellers = {number: Teller.of(versions[number], texts[versions[number].article_id]) for number in set(numbers)}
        return some, [tellers[number] for number in numbers], here.reshape(-1, 2)

    found = in_parts(_SLOTS, pair_digests(digests[:, 0], digests[:, 1]), part)
    best: dict[int, tuple[float, int, str]] = {}
    rows = (found[name].to_pylist() for name in _SLOTS.schema.names)
    for unit, told, edits in zip(*rows, strict=True):
        fragment, beside = settings.versions[pairs[unit]].tolist()
        if fragment not in best or (told, -beside) > (best[fragment][0], -best[fragment][1]):
            best[fragment] = (told, beside, edits)
    return [(fragment, beside, edits) for fragment, (_, beside, edits) in sorted(best.items())]


def _digests(settings: Settings, numbers: Ints, versions: Sequence[PrintedVersion], texts: Mapping[str, str]) -> UInts:
    """A number for each of some settings, of all that its slots depend on; some are worked out at a time."""
    # By article, as the text of each is read for it.
    order = np.argsort(settings.articles[numbers], kind="stable")
    out = np.zeros(len(numbers), dtype=np.uint64)
    for begin in range(0, len(order), _AT_ONCE):
        some = order[begin : begin + _AT_ONCE]
        out[some] = _some_digests([settings.of(k) for k in numbers[some].tolist()], versions, texts)
    return out


def _some_digests(settings: Sequence[Setting], versions: Sequence[PrintedVersion], texts: Mapping[str, str]) -> UInts:
    made = [versions[s.version] for s in settings]
    names = list(dict.fromkeys(v.article_id for v in made))
    read = dict(zip(names, row_digests(pd.DataFrame({"text": [texts[n] for n in names]}, dtype=object)), strict=True))
    rows = [
        (
            v.text,
            v.speaker or "",
            v.speaker_id or "",
            v.source or "",
            f"{v.start} {s.start} {s.part.start} {s.part.end}",
        )
        for s, v in zip(settings, made, strict=True)
    ]
    articles = np.array([read[v.article_id] for v in made], dtype=np.uint64)
    return pair_digests(row_digests(pd.DataFrame(rows, columns=list("abcde"), dtype=object)), articles)


def _slots(settings: Sequence[Setting], tellers: Sequence[Teller], pairs: Ints) -> pa.Table:
    """The pairs of a fragment and what is quoted in its slot: what the equal words around tell, and the edits."""
    worth = [(unit, i, j) for unit, (i, j) in enumerate(pairs.tolist()) if _may_stand_beside(settings, tellers, i, j)]
    aligned = align_all([(masked_words(settings[i]), settings[j].tokens) for _, i, j in worth])
    rows = []
    for (unit, i, j), steps in zip(worth, aligned, strict=True):
        found = _slot(settings[i], settings[j], steps, tellers[i], tellers[j])
        if found is not None:
            rows.append((unit, found[0], as_text(found[1])))
    for setting in settings:
        setting.forget_words()
    names = _SLOTS.schema.names
    return pa.table({name: [row[k] for row in rows] for k, name in enumerate(names)}, _SLOTS.schema)


_SLOTS: Final = Work(_slots, pa.schema([(UNIT, pa.int64()), ("told", pa.float64()), ("edits", pa.string())]), PAIRS)


def _share_a_run(fragment: Teller, other: Teller) -> bool:
    """Whether the other prints words of the fragment itself: then what is in its place elsewhere says nothing."""
    words = fragment.words
    if len(words) < 3:
        return False
    there = set(zip(other.words, other.words[1:], other.words[2:], strict=False))
    return any(run in there for run in zip(words, words[1:], words[2:], strict=False))


def _from_fragments(settings: Settings, versions: Sequence[PrintedVersion], unlinked: Bools) -> Ints:
    """The short, unlinked quotations, each with those of another article that share something rare, days at most apart.

    Those of one pair that are both short follow one another, and so do pairs that other pairs connect: their words are
    then read once, though they are let go soon.
    """
    found = candidate_pairs(settings)
    i, j = found[:, 0], found[:, 1]
    articles, days = settings.articles, settings.days
    chosen = (articles[i] != articles[j]) & ~(np.abs(days[i] - days[j]) > MOST_DAYS)
    # Whether a text is short depends on its words, so it is only asked of texts in pairs.
    near = _by_group(found[chosen], len(settings))
    some = np.unique(near)
    some = some[unlinked[settings.versions[some]]]
    is_fragment = np.zeros(len(settings), dtype=bool)
    is_fragment[[n for n in some.tolist() if settings.of(n).is_short]] = True
    both = np.stack([near, near[:, ::-1]], axis=1).reshape(-1, 2)
    return both[is_fragment[both[:, 0]]]


def _by_group(pairs: Ints, count: int) -> Ints:
    """The pairs sorted by the groups that they connect, in which they keep their order."""
    graph = coo_matrix((np.ones(len(pairs), dtype=np.int8), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    _, group = connected_components(graph, directed=False)
    ordered: Ints = pairs[np.argsort(group[pairs[:, 0]], kind="stable")]
    return ordered


def _may_stand_beside(settings: Sequence[Setting], tellers: Sequence[Teller], one: int, other: int) -> bool:
    """Whether a quotation of another article holds a word beside the fragment, none of its runs of words, and nobody
    else is its speaker; where no speaker is known, most words around must be in both in one order.
    """
    a, b = tellers[one], tellers[other]
    speaker = same_speaker(a, b)
    if speaker is False or _share_a_run(a, b):
        return False
    left, _, right = settings[one].around
    there = settings[other].norms
    if not any(t.norm in there for t in (*left[-2:], *right[:2])):
        return False
    around = [t.norm for t in (*left, *right)]
    return speaker is True or (
        len(around) >= AROUND_WORDS
        and LCSseq.similarity(around, [t.norm for t in settings[other].tokens]) / len(around) >= REWORDED_SHARE
    )


def _slot(fragment: Setting, other: Setting, steps: list[Step], a: Teller, b: Teller) -> tuple[float, Edits] | None:
    """The words that are in the fragment's place, and how much the equal words around it tell."""
    place = place_of(fragment, other, steps)
    if place is None:
        return None
    speaker = same_speaker(a, b)
    # One text reworded: who speaks need not be known.
    if place.told < NEEDED_WEIGHT or not (speaker or place.share >= REWORDED_SHARE):
        return None
    if _ENDS_SENTENCE.search(other.text[place.start : place.end]):
        return None
    if not may_fill_one_slot(a.article, fragment.part, b.article, other.part):
        return None
    edits = _edits(fragment.part, a, other, (place.start, place.end), b)
    return None if edits is None else (place.told, edits)


def _has_content(text: str) -> bool:
    """Whether a content word is in it that is no name, handle or mere figure."""
    return any(
        t.norm not in FUNCTION_WORDS and not t.norm[0].isdigit() and text[t.start].islower() for t in quote_tokens(text)
    )


def _edits(part: Part, a: Teller, other: Setting, slot: tuple[int, int], b: Teller) -> Edits | None:
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
