"""How two printed versions of a quotation differ: which words are kept, changed, cut, and what is owned up to.

The kinds of change are in :mod:`utterance_changes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Final

from corpus_tools.provenance.utterances.alignment import Step, align_all
from corpus_tools.provenance.utterances.changes import (
    CONTRACTED,
    Change,
    change_cost,
    change_kind,
    is_in_sign,
    is_masked,
    is_same_spelling,
    reordered,
    without_dates,
)
from corpus_tools.provenance.utterances.tokens import (
    ELLIPSIS,
    JOINT,
    MARKS,
    NAME_WEIGHT,
    Token,
    is_capitalised_inside,
    quote_tokens,
    text_weight,
    weight,
)

__all__ = ["Alignment", "Change", "Edits", "align_texts", "compare_texts"]

# As many words at the edge of both versions are read as one replaced by the other; more are two other sentences.
EDGE_WORDS: Final = 3
INTRUDED_WORDS: Final = 15
_ENDS: Final = re.compile(r"[.!?:][\s'’\"”]|['‘\"“](?<![^\W_].)")
_MOST_APART: Final = 3  # words that another writes together
LOOSE_WEIGHT: Final = 1.0  # less is a word that any two sentences have in common
AT_ONCE: Final = 4_000  # pairs aligned together
Parts = list[tuple[int, int, float]]  # first and last token of each part of a quotation, and its weight
Tokenised = tuple[str, list[Token]]


@dataclass(frozen=True, slots=True)
class Edits:
    """The comparison of two texts: ``changes`` from ``b`` (the other) to ``a``, and what their ends do.

    ``shared_weight`` sums what the words in common tell (:func:`utterance_words.weight`), ``shared_words`` counts
    them; ``coverage`` is the share of the weight of the lighter text that they make up; ``kept`` the share of words
    kept where words are on both sides; ``cost`` what the changed words weigh against the two being one utterance;
    ``clash`` counts the words that both print at the same end and that have nothing in common; ``aligned`` holds the
    offsets of the spans of equal words in either text.
    """

    changes: tuple[Change, ...]
    is_identical: bool
    cut_left: tuple[int, int]
    cut_right: tuple[int, int]
    shared: tuple[str, ...]
    shared_weight: float
    coverage: float
    kept: float
    cost: float
    has_telling_word: bool
    clash: int
    longest_run: int
    aligned: tuple[tuple[int, int, int, int], ...] = ()

    def reversed(self) -> Edits:
        """The same comparison seen from the other text."""
        return replace(
            self,
            changes=tuple(c.reversed() for c in self.changes),
            cut_left=self.cut_left[::-1],
            cut_right=self.cut_right[::-1],
            aligned=tuple((c, d, a, b) for a, b, c, d in self.aligned),
        )

    @property
    def shared_words(self) -> int:
        return len(self.shared)

    @property
    def is_cut(self) -> bool:
        return any((*self.cut_left, *self.cut_right))

    @property
    def relation(self) -> str:
        """How the texts differ, were they versions of one utterance."""
        if any(not c.is_marked for c in self.changes):
            return "altered" if self.kept >= 0.4 else "paraphrase"
        if self.changes:
            return "ellipsis_or_bracket"
        if self.is_cut:
            return "cut"
        return "verbatim" if self.is_identical else "punctuation"


def compare_texts(a: str, b: str, *, a_tokens: Sequence[Token] = (), b_tokens: Sequence[Token] = ()) -> Edits:
    """Align two quotations word by word; ``a_tokens`` and ``b_tokens`` save splitting a text again.

    >>> [(c.other_text, c.text, c.kind) for c in compare_texts("He has left the city", "He left the town").changes]
    [('', 'has', 'inserted'), ('town', 'city', 'content_word')]
    """
    left = list(a_tokens) or quote_tokens(a)
    right = list(b_tokens) or quote_tokens(b)
    return next(align_texts([((a, left), (b, right))])).read()


def align_texts(pairs: Iterable[tuple[Tokenised, Tokenised]]) -> Iterator[Alignment]:
    """Many pairs of texts with their tokens, aligned together; :meth:`Alignment.read` says how each pair differs."""
    waiting = iter(pairs)
    read: dict[int, _Side] = {}

    def side(text: str, tokens: list[Token]) -> _Side:
        if id(tokens) not in read:
            read[id(tokens)] = _Side.of(text, tokens)
        return read[id(tokens)]

    while some := list(islice(waiting, AT_ONCE)):
        read.clear()  # the lists of another batch may be gone, and their numbers given to others
        # The alignment breaks ties by direction: one order of the two makes the result the same both ways.
        straight = [(a, b) <= (b, a) for (a, _), (b, _) in some]
        aligned = align_all(
            [
                (one[1], other[1]) if forth else (other[1], one[1])
                for (one, other), forth in zip(some, straight, strict=True)
            ]
        )
        for ((a, left), (b, right)), forth, steps in zip(some, straight, aligned, strict=True):
            turned = steps if forth else [Step(s.is_equal, s.b0, s.b1, s.a0, s.a1) for s in steps]
            yield Alignment(side(a, left), side(b, right), turned)


@dataclass(frozen=True, slots=True)
class _Side:
    """A text with its tokens, its parts, what each token tells if the other has it too, and whether it has dots."""

    text: str
    tokens: list[Token]
    parts: Parts
    told: list[float]
    has_dots: bool

    @classmethod
    def of(cls, text: str, tokens: list[Token]) -> _Side:
        told = [_told(text, token) for token in tokens]
        return cls(text, tokens, weighed_parts(tokens), told, any(token.norm == ELLIPSIS for token in tokens))


def _told(text: str, token: Token) -> float:
    """What a word in common tells; a name is on everybody's lips in the articles on one event."""
    if token.is_mark:
        return 0.0
    told = weight(token.norm)
    return NAME_WEIGHT if told > NAME_WEIGHT and is_capitalised_inside(text, token) else told


class Alignment:
    """Two aligned texts: what they share is measured at once, their differences only when :meth:`read` is called.

    ``shared``, ``shared_weight`` and ``coverage`` are those of :class:`Edits`.
    """

    def __init__(self, one: _Side, other: _Side, steps: list[Step]) -> None:
        self.a, self.b, self.left, self.right = one.text, other.text, one.tokens, other.tokens
        left, right = self.left, self.right
        steps = _without_loose_ends(steps, left, right)
        if one.has_dots or other.has_dots:
            steps = _without_chance_ends(steps, left, right)
        self.steps = steps
        self._equal = [s for s in steps if s.is_equal]
        # A word is a name where one of the two prints it as one.
        self._weights = [told for s in self._equal for told in map(min, one.told[s.a0 : s.a1], other.told[s.b0 : s.b1])]
        self.shared = tuple([t.norm for s in self._equal for t in left[s.a0 : s.a1] if t.norm not in MARKS])
        self.shared_weight = round(sum(self._weights), 6)
        self.coverage = 0.0
        if steps:
            # "not", where the other has "don't", is in it too.
            lighter = min(
                _touched_weight(one.parts, [(s.a0, s.a1) for s in self._equal])
                - self._told_in_rest(left, self.a, right),
                _touched_weight(other.parts, [(s.b0, s.b1) for s in self._equal])
                - self._told_in_rest(right, self.b, left),
            )
            self.coverage = round(min(sum(weight(w) for w in self.shared) / max(lighter, 0.2), 1.0), 6)

    def _told_in_rest(self, words: list[Token], text: str, others: list[Token]) -> float:
        """What the first word tells, if it is the rest of a word that the other contracts."""
        first = self.steps[0]
        mine, other = (first.a0, first.b0) if words is self.left else (first.b0, first.a0)
        is_rest = mine == 1 and other > 0 and _is_rest(words[:1], text, others[:other])
        return weight(words[0].norm) if is_rest else 0.0

    def read(self) -> Edits:
        """All differences between the two texts."""
        steps, shared, equal = self.steps, self.shared, self._equal
        identical = self.a.strip() == self.b.strip()
        words_a, words_b = _count(self.left), _count(self.right)
        if not steps:
            clash = min(words_a, words_b)
            return Edits((), identical, (words_a, words_b), (0, 0), (), 0.0, 0.0, 0.0, 0.0, False, clash, 0)
        first, last = steps[0], steps[-1]
        head, cut_left, clash_left = self._edge(first.a0, first.b0, at_start=True)
        tail, cut_right, clash_right = self._edge(len(self.left) - last.a1, len(self.right) - last.b1, at_start=False)
        inner = [(s.a0, s.a1, s.b0, s.b1) for s in steps if not s.is_equal]
        found = [(self._change(*span), k) for k, spans in enumerate((head, inner, tail)) for span in spans]
        changes = without_dates([change for change, _ in found if change is not None])
        cost = sum(change_cost(change, is_inner=k == 1) for change, k in found if change in changes)
        replaced = _replaced_words(changes)
        return Edits(
            changes=tuple(reordered(changes)),
            is_identical=identical,
            cut_left=cut_left,
            cut_right=cut_right,
            shared=shared,
            shared_weight=self.shared_weight,
            coverage=self.coverage,
            kept=len(shared) / max(len(shared) + replaced, 1),
            cost=round(cost, 6),
            has_telling_word=any(w >= 1.0 for w in self._weights),
            clash=clash_left + clash_right,
            longest_run=max(_count(self.left[s.a0 : s.a1]) for s in equal),
            aligned=tuple(span for s in equal for span in self._stretches(s)),
        )

    def _stretches(self, step: Step) -> Iterator[tuple[int, int, int, int]]:
        """Offsets of equal words in both texts; a joint that both have parts two spans."""
        a0 = step.a0
        for i in range(step.a0, step.a1 + 1):
            if i == step.a1 or self.left[i].norm == JOINT:
                if i > a0:
                    b0, b1 = step.b0 + a0 - step.a0, step.b0 + i - step.a0
                    yield self.left[a0].start, self.left[i - 1].end, self.right[b0].start, self.right[b1 - 1].end
                a0 = i + 1

    def _edge(
        self, a_left: int, b_left: int, *, at_start: bool
    ) -> tuple[list[tuple[int, int, int, int]], tuple[int, int], int]:
        """What the words outside the aligned span are at one end.

        Returns the spans of a replaced or added edge, how many words of either are cut there, and how many are
        on both sides without being the same.
        """
        a_words = self._outside(self.left, a_left, at_start)
        b_words = self._outside(self.right, b_left, at_start)
        fewer = min(len(a_words), len(b_words))
        if not fewer:
            return self._edge_of_one(a_words, b_words, (a_left, b_left), at_start=at_start)
        joined = self._joined_otherwise(a_words, b_words, at_start=at_start)
        if joined is not None:
            return [], (len(a_words) - joined[0], len(b_words) - joined[1]), 0
        ends = (
            self._is_sentence_edge(self.a, self.left, a_left, at_start),
            self._is_sentence_edge(self.b, self.right, b_left, at_start),
        )
        taken = _taken_at_edge(len(a_words), len(b_words), ends)
        if taken is None:
            return [], (len(a_words), len(b_words)), fewer
        if at_start:
            span = (a_left - taken[0], a_left, b_left - taken[1], b_left)
        else:
            a0, b0 = len(self.left) - a_left, len(self.right) - b_left
            span = (a0, a0 + taken[0], b0, b0 + taken[1])
        left_over = len(a_words) - taken[0], len(b_words) - taken[1]
        if self._is_reporters_edge(span, left_over, at_start=at_start):
            return [], (len(a_words), len(b_words)), fewer
        return [span], left_over, fewer

    def _edge_of_one(
        self, a_words: list[int], b_words: list[int], left_over: tuple[int, int], *, at_start: bool
    ) -> tuple[list[tuple[int, int, int, int]], tuple[int, int], int]:
        """The edits at an edge where only one of the two has words outside the aligned span."""
        spans = []
        cut = _said(self.left, a_words), _said(self.right, b_words)
        if (a_words or b_words) and not any(cut):
            # A remark in square brackets at the end of a quotation is not part of what was said.
            a_left, b_left = left_over
            a0, b0 = (0, 0) if at_start else (len(self.left) - a_left, len(self.right) - b_left)
            spans = [(a0, a0 + a_left, b0, b0 + b_left)]
        return spans, cut, 0

    def _joined_otherwise(self, a_words: list[int], b_words: list[int], *, at_start: bool) -> tuple[int, int] | None:
        """How many words of either are one word written together by one, apart by the other ("well-being").

        Or one prints a part of what the other contracts ("not", "don't").
        """
        mine, other = [self.left[i] for i in a_words], [self.right[i] for i in b_words]
        if at_start and (_is_rest(mine, self.a, other) or _is_rest(other, self.b, mine)):
            return 1, 1
        ours, theirs = ([token.norm for token in side] for side in (mine, other))
        if at_start:
            ours.reverse()
            theirs.reverse()
        if apart := _written_apart(ours, theirs, at_start=at_start):
            return 1, apart
        apart = _written_apart(theirs, ours, at_start=at_start)
        return (apart, 1) if apart else None

    def _is_reporters_edge(
        self, span: tuple[int, int, int, int], left_over: tuple[int, int], *, at_start: bool
    ) -> bool:
        """Whether words differ where a quotation that is a part of the reporter's own sentence begins or ends.

        Where the other goes on beyond them, the reporter cut the sentence there, and nobody put the one word for the
        other. Inflected words and figures differ all the same.
        """
        a0, a1, b0, b1 = span
        mine, other = _said_words(self.left[a0:a1]), _said_words(self.right[b0:b1])
        if not at_start and (_is_broken_off(mine, self.a, other) or _is_broken_off(other, self.b, mine)):
            return True
        goes_on = [words > EDGE_WORDS for words in left_over]
        is_part = (goes_on[1] and _is_part(self.a, at_start)) or (goes_on[0] and _is_part(self.b, at_start))
        if not (mine and other and is_part):
            return False
        return change_kind(mine, other, self.a, self.b) not in ("contraction", "inflection", "number")

    @staticmethod
    def _is_sentence_edge(text: str, tokens: list[Token], count: int, at_start: bool) -> bool:
        """Whether a sentence ends between the aligned span and the words outside it."""
        inner = count if at_start else len(tokens) - count
        between = text[tokens[inner - 1].end : tokens[inner].start] if 0 < inner < len(tokens) else ""
        return any(mark in between for mark in ".!?;")

    @staticmethod
    def _outside(tokens: list[Token], count: int, at_start: bool) -> list[int]:
        """Places of the words outside the aligned span, as far as its own part of a split quotation goes."""
        places = range(count - 1, -1, -1) if at_start else range(len(tokens) - count, len(tokens))
        words = []
        for i in places:
            if tokens[i].norm == JOINT:
                break
            if not tokens[i].is_mark:
                words.append(i)
        return sorted(words)

    def _change(self, a0: int, a1: int, b0: int, b1: int) -> Change | None:
        ours, theirs = self.left[a0:a1], self.right[b0:b1]
        mine, other = _said_words(ours), _said_words(theirs)
        if (not mine and not other) or is_same_spelling(mine, other) or self._is_in_sign(a0, mine, b0, other):
            return None
        is_gap = (not mine and bool(ours)) or (not other and bool(theirs))
        if _is_between_parts((*ours, *theirs), mine, other, is_gap=is_gap):
            return None
        marked = is_gap or _is_inserted(mine, other)
        start, end = self._place(self.left, a0, mine)
        other_start, other_end = self._place(self.right, b0, other)
        if _is_intruded(self.a, mine) or _is_intruded(self.b, other):
            return None
        if is_masked(_chunk(self.a, start, end), _chunk(self.b, other_start, other_end)):
            return None
        text, other_text = self.a[start:end], self.b[other_start:other_end]
        kind = change_kind(mine, other, self.a, self.b)
        return Change(start, end, text, other_start, other_end, other_text, kind, marked)

    def _is_in_sign(self, a0: int, mine: list[Token], b0: int, other: list[Token]) -> bool:
        """Whether one names the currency ("17 million pounds") that the other gives as a sign ("£17m")."""
        if not mine:
            return is_in_sign(other, self.left[:a0])
        return not other and is_in_sign(mine, self.right[:b0])

    @staticmethod
    def _place(tokens: list[Token], first: int, words: list[Token]) -> tuple[int, int]:
        if words:
            return words[0].start, words[-1].end
        at = tokens[first].start if first < len(tokens) else (tokens[-1].end if tokens else 0)
        return at, at


def _is_between_parts(tokens: Sequence[Token], mine: list[Token], other: list[Token], *, is_gap: bool) -> bool:
    """Whether words differ, or are missing, where one part of a quotation ends and the next begins."""
    if is_gap:
        return not any(t.norm == ELLIPSIS for t in tokens)
    # The end of one part and the beginning of the next: neither replaces the other.
    has_joint = any(t.norm == JOINT for t in tokens)
    return has_joint and bool(mine and other) and max(len(mine), len(other)) > 1


def _written_apart(few: list[str], many: list[str], *, at_start: bool) -> int:
    """How many of the words nearest the aligned span another writes as one; 0 where none.

    Both lists begin at the span; ``at_start`` says that they were turned round for it.
    """
    for count in range(2, min(len(many), _MOST_APART) + 1):
        words = many[:count]
        if few and few[0] == "".join(reversed(words) if at_start else words):
            return count
    return 0


def _taken_at_edge(a_words: int, b_words: int, ends: tuple[bool, bool]) -> tuple[int, int] | None:
    """How many words of each side replace each other at an edge; None if they belong to other sentences.

    ``ends`` says whether a sentence of either ends at the aligned span: then only the other's words belong to it.
    """
    fewer = min(a_words, b_words)
    if all(ends) or (fewer > EDGE_WORDS and not any(ends)):
        return None
    whole = any(ends) or max(a_words, b_words) <= EDGE_WORDS
    taken = tuple(
        0 if is_end else words if whole else fewer for words, is_end in zip((a_words, b_words), ends, strict=True)
    )
    return None if max(taken) > EDGE_WORDS else (taken[0], taken[1])


def _is_inserted(mine: list[Token], other: list[Token]) -> bool:
    """Whether the only additional words are in brackets on one side, which marks them as an editor's."""
    if any(side and all(t.is_bracketed for t in side) for side in (mine, other)):
        return True
    plain = [[t for t in side if not t.is_bracketed] for side in (mine, other)]
    return plain != [mine, other] and is_same_spelling(*plain)


def _is_rest(words: list[Token], text: str, other: list[Token]) -> bool:
    """Whether a part of the reporter's own sentence begins with what the other contracts: he did “not know”, "I don't".

    The reporter's words are outside the quotation marks, so this is not a change of wording.
    """
    if len(words) != 1 or not other or not _is_part(text, at_start=True):
        return False
    return any(other[-1].norm.endswith(end) and words[0].norm in rests for end, rests in CONTRACTED.items())


def _is_broken_off(words: list[Token], text: str, other: list[Token]) -> bool:
    """Whether a text ends within a word that the other prints whole, as in the preview of a page."""
    if len(words) != 1 or not other or text.rstrip()[-1:] != text[words[0].end - 1 : words[0].end]:
        return False
    return other[0].norm != words[0].norm and other[0].norm.startswith(words[0].norm)


def _is_part(text: str, at_start: bool) -> bool:
    """Whether a quotation is a part of a sentence at one end: it begins small, and for its end has no full stop."""
    plain = text.strip()
    return plain[:1].islower() and (at_start or plain[-1:] not in ".!?")


def _is_intruded(text: str, words: list[Token]) -> bool:
    """Whether many words are in the middle of a sentence that are none of it: a caption or a list of links.

    They begin with a capital and hold the end of a sentence or a mark of quotation, and nothing parts them from the
    words around.
    """
    if len(words) < INTRUDED_WORDS or not text[words[0].start].isupper():
        return False
    start, end = words[0].start, words[-1].end
    before, behind = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return before.isalnum() and behind.isalnum() and _ENDS.search(text, start, end) is not None


def _without_loose_ends(steps: list[Step], left: list[Token], right: list[Token]) -> list[Step]:
    """The steps without a word or two at either end that only another part of a split quotation holds."""
    while len(steps) > 2:
        ends = [(_weight_of(steps[at], left), at, beside) for at, beside in ((0, 1), (-1, -2))]
        loose = [
            (told, at) for told, at, beside in ends if told < LOOSE_WEIGHT and _has_joint(steps[beside], left, right)
        ]
        if not loose:
            break
        steps = steps[2:] if min(loose)[1] == 0 else steps[:-2]
    return steps


def _without_chance_ends(steps: list[Step], left: list[Token], right: list[Token]) -> list[Step]:
    """The steps without those on the far side of dots of omission where fewer words are kept there than replaced.

    After the dots a text may go on with another sentence than the other does: what the two have in common there is
    chance ("the … of the"), and nobody put the one for the other.
    """
    for turned in (False, True):
        gaps = [k for k, s in enumerate(steps) if not s.is_equal and _has_dots(s, left, right)]
        if gaps:
            outer = steps[: gaps[0]] if turned else steps[gaps[-1] + 1 :]
            if _is_chance(outer, left, right):
                steps = steps[gaps[0] + 1 :] if turned else steps[: gaps[-1]]
    return steps


def _has_dots(gap: Step, left: list[Token], right: list[Token]) -> bool:
    return any(t.norm == ELLIPSIS for t in (*left[gap.a0 : gap.a1], *right[gap.b0 : gap.b1]))


def _is_chance(steps: Sequence[Step], left: list[Token], right: list[Token]) -> bool:
    kept = sum(_count(left[s.a0 : s.a1]) for s in steps if s.is_equal)
    sides = [(_count(left[s.a0 : s.a1]), _count(right[s.b0 : s.b1])) for s in steps if not s.is_equal]
    return kept < sum(max(side) for side in sides if all(side))


def _weight_of(step: Step, left: list[Token]) -> float:
    return round(sum([weight(t.norm) for t in left[step.a0 : step.a1] if t.norm not in MARKS]), 6)


def _has_joint(gap: Step, left: list[Token], right: list[Token]) -> bool:
    return any(t.norm == JOINT for t in (*left[gap.a0 : gap.a1], *right[gap.b0 : gap.b1]))


def weighed_parts(tokens: list[Token]) -> Parts:
    """Begin, end and weight of each part of a split quotation."""
    parts = []
    begin = 0
    for i in [*(i for i, t in enumerate(tokens) if t.norm == JOINT), len(tokens)]:
        parts.append((begin, i, text_weight(tokens[begin:i])))
        begin = i + 1
    return parts


def _touched_weight(parts: Parts, spans: list[tuple[int, int]]) -> float:
    """Weight of the parts of a split quotation in which an aligned word is: of all of it, where it is whole."""
    return sum((told for begin, end, told in parts if any(a0 < end and a1 > begin for a0, a1 in spans)), 0.0)


def _said_words(tokens: Sequence[Token]) -> list[Token]:
    return [t for t in tokens if not t.is_mark]


def _chunk(text: str, start: int, end: int) -> str:
    """The letters and marks without a space around a place, as far as they are one word."""
    if start == end:
        return ""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip(".,;:!?()[]'\"‘’“”")


def _said(tokens: list[Token], places: list[int]) -> int:
    return sum(not tokens[i].is_bracketed for i in places)


def _replaced_words(changes: Iterable[Change]) -> int:
    return sum(max(_word_count(c.text), _word_count(c.other_text)) for c in changes if c.is_replaced)


@lru_cache(maxsize=16_384)
def _word_count(text: str) -> int:
    return _count(quote_tokens(text))


def _count(tokens: Sequence[Token]) -> int:
    return sum([t.norm not in MARKS for t in tokens])
