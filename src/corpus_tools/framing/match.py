"""Finding the expressions of a codebook in a sentence, and the contexts that change their coding."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from corpus_tools.english import word_classes as en
from corpus_tools.english.inflection import forms
from corpus_tools.english.parse import phrase_left, phrase_right, possessor_before
from corpus_tools.english.sentence import Range, Sentence, is_adverb, is_past
from corpus_tools.framing.codebook import Codebook, Context, Pattern
from corpus_tools.framing.patterns import Compiled
from corpus_tools.framing.possible import Needs, may_hold

_REACH: Final = 220
_WORDS: Final = re.compile(r"[a-z]+")
# Auxiliaries and adverbs may come between a context and its expression: forced to (immediately) resign.
_LOOSE: Final = re.compile(
    r"(?:(?<=\s)(?:be|have|been|also|now|both|either|again|all|then|just|still|[a-z]{3,}ly)\s+)+\Z"
)
_LOOSE_WORDS: Final = frozenset(
    ["be", "have", "been", "also", "now", "both", "either", "again", "all", "then", "just", "still"]
)
_INTENTIONS: Final = frozenset(
    ["decision", "choice", "plan", "plans", "offer", "intention", "promise", "move", "effort"]
)
_EDGE: Final = frozenset("\"'([")
Roles = tuple[tuple[int, int] | None, tuple[int, int] | None, bool]


@dataclass(frozen=True)
class Hit:
    """An expression found in a sentence; offsets in the sentence.

    ``core_start`` and ``core_end`` hold the pattern's own words; ``start`` may lie before them where a context
    belongs to the expression ("forced to resign"). ``slots`` are the phrases that patterns named.
    """

    pattern: Pattern
    start: int
    end: int
    core_start: int
    core_end: int
    slots: dict[str, tuple[int, int]]
    context: Context | None = None
    context_start: int = 0
    context_slots: dict[str, tuple[int, int]] | None = None
    inherited: str | None = None
    begins_with_verb: bool = False
    source: str = ""

    @property
    def frame(self) -> str:
        return self.context.frame if self.context else self.inherited or self.pattern.frame


def _slot_phrase(
    s: Sentence, start: int, end: int, is_leading: bool, is_trailing: bool, is_owner: bool
) -> Range | None:
    """The noun phrase that a slot holds, or None where its words are not one."""
    first, last = s.token_at(start), s.last_token_before(end)
    if is_owner:
        owner = possessor_before(s, last + 1)
        # Within a wording the phrase does not begin before its slot: "not renew [Eva Lind's] contract".
        return owner if owner is None or is_leading else (max(owner[0], first), owner[1])
    if is_leading:
        return phrase_left(s, last)
    found = phrase_right(s, first)
    if found is None or is_trailing:
        return without_verb(s, found)
    if s.tokens[first].low.endswith("ing") and first < last and s.tokens[first + 1].low in en.PREPOSITIONS:
        return None  # "a petition [calling for the dean] to go"
    at: int | None = found[1]
    while at is not None and at <= last:
        at = _over_addition(s, at, last)
    return (found[0], min(at, last + 1)) if at is not None else None


def without_verb(s: Sentence, found: Range | None) -> Range | None:
    """A phrase up to the verb that may be read as its last noun: "the exit of [Eva Lind] leaves"."""
    if found is None or found[1] - found[0] < 2 or not s.tokens[found[1] - 2].is_capital:
        return found
    last = s.tokens[found[1] - 1]
    is_verbal = not last.is_capital and last.low.endswith("s") and last.low in en.VERBS
    return (found[0], found[1] - 1) if is_verbal else found


def _over_addition(s: Sentence, at: int, last: int) -> int | None:
    """The token after what may follow a noun phrase inside a slot: brackets, adverbs, "of …", an apposition."""
    low = s.tokens[at].low
    if low == "(":
        return next((j for j in range(at, last + 1) if s.tokens[j].low == ")"), last) + 1
    if is_adverb(low) or low in en.TIMES or not low[0].isalnum():
        return at + 1
    if low in ("in", "at", "for", "from", "on", "of", "and", "as") and at < last:
        more = phrase_right(s, at + 1)
        return more[1] if more is not None else None
    if s.tokens[at].is_capital and s.tokens[at - 1].low == ",":
        # "its manager, Ana Ode, on leave"
        apposition = phrase_right(s, at)
        return apposition[1] if apposition is not None else at + 1
    return None


def _slots(
    s: Sentence, match: re.Match[str], offset: int, whole: tuple[int, int], owners: frozenset[str]
) -> dict[str, tuple[int, int]] | None:
    """Slots of a match as offsets in the sentence; None where one of them is not a noun phrase."""
    found: dict[str, tuple[int, int]] = {}
    for name, value in match.groupdict().items():
        if value is None:
            continue
        start, end = match.start(name) + offset, match.end(name) + offset
        phrase = _slot_phrase(s, start, end, start == whole[0], end == whole[1], name in owners)
        if phrase is None:
            return None
        found[name] = s.span(phrase)
    return found


def any_of(patterns: Collection[Compiled], text: str, at: int | None = None) -> bool:
    """Whether one of the patterns is in the text, or right at ``at``."""
    if not patterns:
        return False
    # Most patterns have a word that is not there: they are neither searched for nor compiled.
    row, words = _words_from(text, at or 0)
    return any(
        (p.regex.match(text, at) if at is not None else p.regex.search(text)) is not None
        for p in patterns
        if may_hold(p, words, row)
    )


@lru_cache(maxsize=64)
def _words_from(text: str, at: int) -> tuple[list[str], frozenset[str]]:
    """The words of a text from an offset on; several lists of patterns are looked for in one place."""
    row = _WORDS.findall(text, at)
    return row, frozenset(row)


def _without_edge(text: str) -> str:
    """Less the spaces, quotation marks and opening brackets at its end; the apostrophe of "Mills'" is kept."""
    end = len(text)
    while end and (text[end - 1] in _EDGE or text[end - 1].isspace()) and not text.endswith("s'", 0, end):
        end -= 1
    return text[:end]


def _before(s: Sentence, position: int) -> str:
    return _without_edge(s.low[max(0, position - _REACH) : position])


def _is_refused(s: Sentence, pattern: Pattern, start: int, end: int) -> bool:
    """Whether what is around a match says that it is something else."""
    return (
        any_of(pattern.not_after, s.low, end)
        or any_of(pattern.not_inside, s.low[start:end])
        or _is_refused_behind(s, pattern, end)
        or _is_refused_before(s, pattern, start)
    )


def _is_refused_behind(s: Sentence, pattern: Pattern, end: int) -> bool:
    if pattern.followed_by and not any_of(pattern.followed_by, s.low, end):
        return True
    # With "only_object", what may follow is judged where mentions are known.
    if pattern.only_after and not pattern.only_object and not follows_as_meant(s, pattern, end):
        return True
    return bool(pattern.only_from) and not _leaves(s, pattern, end)


def _is_refused_before(s: Sentence, pattern: Pattern, start: int) -> bool:
    if not pattern.not_before and not pattern.only_before:
        return False
    before = _before(s, start)
    return any_of(pattern.not_before, before) or bool(pattern.only_before and not any_of(pattern.only_before, before))


def follows_as_meant(s: Sentence, pattern: Pattern, end: int) -> bool:
    """Whether a clause ends after an expression, or one of the wordings of ``only_after`` follows."""
    rest = s.low[end:].lstrip(" \"')]")
    return rest == "" or rest[0] in ".,;:!?-" or any_of(pattern.only_after, s.low, end)


def _leaves(s: Sentence, pattern: Pattern, end: int) -> bool:
    """Whether what follows "from" can be left as the pattern means it: a post or a name, and not a stage."""
    k = _over_adverbs(s, s.last_token_before(end) + 1)
    if k >= len(s.tokens) - 1 or s.tokens[k].low not in ("from", "of"):
        return True
    phrase = phrase_right(s, k + 1)
    if phrase is None or s.tokens[phrase[0]].low.endswith("ing"):
        return True
    if s.tokens[k].low == "from" and any(t.is_capital for t in s.tokens[phrase[0] : phrase[1]]):
        return True
    if any(w.endswith(("ship", "cy", "hood")) for w in s.words(phrase)):
        return True
    begin, stop = s.span(phrase)
    return any_of(pattern.only_from, s.low[begin:stop])


def _over_adverbs(s: Sentence, k: int) -> int:
    """The first token from ``k`` on that is no adverb, time or quotation mark."""
    while k < len(s.tokens) and (is_adverb(s.tokens[k].low) or s.tokens[k].low in en.TIMES or s.tokens[k].low in "\"'"):
        k += 1
    return k


class Found:
    """A match in a sentence, in whatever article that is; what is read of it is read once, when it is asked for.

    ``judged`` is for those who judge it: the roles of its people, and whether it is refused.
    """

    def __init__(self, s: Sentence, hit: Hit, start: int, codebook: Codebook) -> None:
        self.s, self.hit, self.start, self.codebook = s, hit, start, codebook
        self.judged: tuple[Roles, bool] | None = None

    @cached_property
    def coded(self) -> Hit:
        """The expression as the words beside it say that it is coded."""
        return _contexts_before(self.s, self.hit, self.codebook) or self.hit

    def needs_earlier(self, earlier: str) -> bool:
        """Whether its pattern wants something said before it that is not there."""
        wanted = self.hit.pattern.earlier
        return bool(wanted) and not (any_of(wanted, earlier) or any_of(wanted, self.s.low[: self.start]))


class KnownSentence:
    """A sentence that a codebook was looked for in, in whatever article it is printed: outlets print the same ones.

    Its offset counts nothing. ``words`` are those of the sentence in lower case.
    """

    def __init__(self, s: Sentence, words: AbstractSet[str], codebook: Codebook) -> None:
        self.s, self.codebook = s, codebook
        self._words = words

    @cached_property
    def plain(self) -> list[Found]:
        """The matches of the patterns that count without another expression in the article."""
        return self._matches(self.codebook.plain_needs)

    @cached_property
    def every(self) -> list[Found]:
        """The matches of all patterns."""
        return self.plain + self._matches(self.codebook.further_needs)

    def _matches(self, needs: Needs[Pattern]) -> list[Found]:
        s, low = self.s, self.s.low
        found: list[Found] = []
        for pattern, compiled in needs.possible(self._words, _WORDS.findall(low)):
            for match in compiled.regex.finditer(low):
                hit = _hit(s, pattern, compiled, match)
                if hit is not None:
                    found.append(Found(s, hit, match.start(), self.codebook))
        return found


def _hit(s: Sentence, pattern: Pattern, compiled: Compiled, match: re.Match[str]) -> Hit | None:
    """A match as an expression, or None where its slots are no phrases or its neighbours say something else."""
    slots = _slots(s, match, 0, match.span(), compiled.owners) if compiled.slots else {}
    if slots is None:
        return None
    start, end = _core(s, compiled, match)
    if end <= start or _is_refused(s, pattern, start, end) or _is_in_name(s, start):
        return None
    return Hit(
        pattern, start, end, start, end, slots, begins_with_verb=compiled.begins_with_verb, source=compiled.source
    )


def _core(s: Sentence, compiled: Compiled, match: re.Match[str]) -> tuple[int, int]:
    """The pattern's own words: a match without the slots at its edges."""
    core_start, core_end = start, end = match.span()
    for name in compiled.slots:
        if match.start(name) == start:
            core_start = match.end(name) + _lead(s.low, match.end(name))
        elif match.end(name) == end:
            core_end = match.start(name) - _trail(s.low, match.start(name))
    return core_start, core_end


def _is_in_name(s: Sentence, start: int) -> bool:
    """Whether a word is capitalised as part of a name (the Fire Service), not as in a headline."""
    k = s.token_at(start)
    if k == 0 or not s.tokens[k].is_capital:
        return False
    neighbours = [s.tokens[i].is_capital for i in (k - 1, k + 1) if 0 <= i < len(s.tokens)]
    return any(neighbours) and not s.is_headline


def _lead(low: str, at: int) -> int:
    n = at
    while n < len(low) and not low[n].isalnum():
        n += 1
    return n - at


def _trail(low: str, at: int) -> int:
    n = at
    while n > 0 and not low[n - 1].isalnum():
        n -= 1
    return at - n


def _contexts_before(s: Sentence, hit: Hit, codebook: Codebook) -> Hit | None:
    before = _before(s, hit.core_start)
    found = _WORDS.findall(before)
    last = found[-1] if found else ""
    # The pattern for loose words is slow, and mostly none of them is there.
    is_loose = last in _LOOSE_WORDS or last.endswith("ly")
    bare = _without_edge(_LOOSE.sub("", before + " ")) if is_loose else before
    texts = (before, bare) if bare != before else (before,)
    words = frozenset(found)
    for context in codebook.contexts:
        if hit.pattern.frame not in context.applies_to or hit.pattern.grammar not in context.grammars:
            continue
        for compiled in context.before:
            coded = _in_context(s, hit, context, compiled, texts) if may_hold(compiled, words, found) else None
            if coded is not None:
                return coded
        behind = _context_behind(s, hit, context)
        if behind is not None:
            return behind
    return None


def _context_behind(s: Sentence, hit: Hit, context: Context) -> Hit | None:
    """The expression coded by ``context`` if one of the context's wordings directly follows it; else None."""
    if not context.after:
        return None
    row, words = _words_from(s.low, hit.core_end)
    for compiled in context.after:
        match = compiled.regex.match(s.low, hit.core_end) if may_hold(compiled, words, row) else None
        slots = _slots(s, match, 0, (-1, -1), compiled.owners) if match is not None else None
        if slots is not None:
            return replace(hit, context=context, context_start=hit.core_start, context_slots=slots)
    return None


def _in_context(s: Sentence, hit: Hit, context: Context, compiled: Compiled, texts: Sequence[str]) -> Hit | None:
    """The expression coded as its context says, where the context's wording comes right before it."""
    offset = max(0, hit.core_start - _REACH)
    for text in texts:
        match = compiled.regex.search(text)
        while match is not None:
            slots = _slots(s, match, offset, (-1, -1), compiled.owners) if compiled.slots else {}
            is_other = _is_assertion(s, hit, match.group()) or _is_intention(s, (slots or {}).get("affected"))
            if slots is not None and not is_other:
                return replace(hit, context=context, context_start=match.start() + offset, context_slots=slots)
            match = compiled.regex.search(text, match.start() + 1)
    return None


def _is_assertion(s: Sentence, hit: Hit, words: str) -> bool:
    """Whether "insisted he left" or "suggest she resigned" states a fact: only a base form would be a demand."""
    verb = s.tokens[s.token_at(hit.core_start)].low
    return (is_past(verb) or verb.endswith("s")) and words.split(maxsplit=1)[0] in _ASSERTING


_ASSERTING: Final = frozenset(form for verb in ("insist", "suggest") for form in forms(verb))


def _is_intention(s: Sentence, slot: tuple[int, int] | None) -> bool:
    """Whether a slot for a person holds an intention instead: "made [the decision] to go"."""
    return slot is not None and s.tokens[s.last_token_before(slot[1])].low in _INTENTIONS


def _rank(hit: Hit, doubtful: AbstractSet[str]) -> tuple[int, int, int, int, int, str]:
    """The sort key of an expression; the lowest of those that overlap is kept.

    Patterns that count alone come first, then those that are doubtful in this article, those that need another
    expression, and those that need the same person elsewhere; of these the longer come first. Of two wordings of a
    pattern, the one that names more slots comes first. The wording itself is the last criterion, so that the result
    does not depend on the order of a set.
    """
    p = hit.pattern
    needs = 3 if p.needs_same_person else 2 if p.is_in_company else int(p.id in doubtful)
    return needs, hit.start - hit.end, p.order, -len(hit.slots), hit.start, hit.source


def choose_hits(
    found: Iterable[Found],
    accepts: Callable[[Found], bool],
    earlier: str = "",
    doubtful: AbstractSet[str] = frozenset(),
) -> list[Hit]:
    """The expressions of a sentence, in order; none overlaps another, the longest that is accepted wins.

    ``found`` are the matches in it; ``accepts`` has the last word on each; ``earlier`` is the text before the sentence
    in its paragraph; ``doubtful`` are the ids of patterns that may mean something else in this article.
    """
    kept: list[Hit] = []
    for one in sorted(found, key=lambda one: _rank(one.hit, doubtful)):
        hit = one.hit
        if any(hit.start < k.end and k.start < hit.end for k in kept) or one.needs_earlier(earlier):
            continue
        if accepts(one):
            kept.append(one.coded)
    kept = sorted(_without_contexts(kept), key=lambda h: h.start)
    return [
        replace(hit, inherited=kept[i - 1].frame) if hit.pattern.inherits_frame and i and not hit.context else hit
        for i, hit in enumerate(kept)
    ]


def _without_contexts(hits: list[Hit]) -> list[Hit]:
    """Less those that belong to another: "had no choice but to resign" is one, though "no choice" alone would be."""
    widened = [h for h in hits if h.context is not None and h.context.is_extended]
    return [h for h in hits if not any(w.context_start <= h.start and h.end <= w.core_start for w in widened)]
