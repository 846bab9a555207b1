"""Attributions after or within a clause: "…, say councillors", "The dean, it is said, …", "her exit was announced"."""

from __future__ import annotations

from typing import Final, NamedTuple

from corpus_tools.english import word_classes as en
from corpus_tools.english.parse import is_person, is_verb, phrase_right
from corpus_tools.english.sentence import Range, Sentence, is_adverb

_LONGEST_TAIL: Final = 14
_SPANS: Final = en.SPANS_OF_TIME | {"shortly", "just", "soon", "immediately"}
_NO_CLAUSE: Final = frozenset(["that", "same", "such", "just", "well", "far", "soon", "long", "much", "but", "and"])
_OCCASIONS: Final = frozenset(["following", "amid"])
_WHEN: Final = en.PREPOSITIONS | {"last", "late", "early", "this"}


class Told(NamedTuple):
    """The token of the word that reports an expression, and the tokens of its source; None where it names no source."""

    cue: int
    source: Range | None


def told_aside(s: Sentence, core: int, last: int, *, is_noun: bool) -> Told | None:
    """The attribution of the expression from token ``core`` to before ``last``, in an aside or after it; else None."""
    behind = _told_behind(s, last) if is_noun else None
    return behind or _in_aside(s, core) or _in_tail(s, last)


def _told_behind(s: Sentence, last: int) -> Told | None:
    """A passive verb of reporting whose subject is the expression: "her departure has been rumoured for months"."""
    k = last
    if k < len(s.tokens) and s.tokens[k].low == "of":
        found = phrase_right(s, k + 1)
        k = found[1] if found is not None else k
    k = _over_auxiliaries(s, k)
    if k == last or k >= len(s.tokens) or s.tokens[k].low not in en.TOLD_OF:
        return None
    before = s.tokens[k - 1].low
    return Told(k, None) if before in en.BE or is_adverb(before) else None


def _over_auxiliaries(s: Sentence, k: int) -> int:
    while k < len(s.tokens) and (s.tokens[k].low in en.AUXILIARIES or is_adverb(s.tokens[k].low)):
        k += 1
    return k


def _in_aside(s: Sentence, core: int) -> Told | None:
    """An attribution between commas before the verb: "The dean, it is understood, has resigned"."""
    for k in range(1, core - 2):
        if s.tokens[k].low == "," and s.tokens[k + 1].low == "it":
            cue = k + 2 + (s.tokens[k + 2].low in en.BE or s.tokens[k + 2].low == "has")
            if s.tokens[cue].low in en.IMPERSONAL | en.TOLD_OF | en.SAID_TO:
                return Told(cue, None)
    return None


def _in_tail(s: Sentence, last: int) -> Told | None:
    """A source named at the end of the sentence: "…, say councillors", "…, the club confirmed on Friday"."""
    end = len(s.tokens)
    while end > last and not s.tokens[end - 1].low[0].isalnum():
        end -= 1
    comma = next((k for k in range(end - 1, max(last - 1, end - _LONGEST_TAIL), -1) if s.tokens[k].low == ","), None)
    first = end if comma is None else comma + 1
    if first >= end or s.tokens[first].low in en.RELATIVES or s.tokens[first].low in en.COORDINATORS:
        return None
    if s.words((first, first + 2)) == ["according", "to"]:
        return Told(first, phrase_right(s, first + 2))
    return _inverted(s, first, end) or _named_in_tail(s, first, end)


def _inverted(s: Sentence, first: int, end: int) -> Told | None:
    """ "Say councillors", "reports the Fell Gazette"."""
    found = phrase_right(s, first + 1) if s.tokens[first].low in en.IN_TAILS else None
    if found is None or found[1] < end:
        return None
    # "…, wrote the letters": the object, not a source.
    is_somebody = is_person(s, found) is True or s.tokens[found[1] - 1].is_capital
    return Told(first, found) if is_somebody else None


def _named_in_tail(s: Sentence, first: int, end: int) -> Told | None:
    """ "The club said", "it was confirmed last night"."""
    found = phrase_right(s, first)
    if found is None:
        return None
    return _verb_last(s, found) if found[1] >= end else _verb_behind(s, found, end)


def _verb_last(s: Sentence, found: Range) -> Told | None:
    """ "The Gazette reports": the verb is read as a noun with the words before it."""
    first, verb = found[0], found[1] - 1
    return Told(verb, (first, verb)) if verb > first and s.tokens[verb].low in en.IN_TAILS else None


def _verb_behind(s: Sentence, found: Range, end: int) -> Told | None:
    """ "The club said last night", "it was confirmed"."""
    is_passive = s.words(found) == ["it"] and s.tokens[found[1]].low in ("was", "is", "has")
    k = _over_auxiliaries(s, found[1])
    if k >= end or s.tokens[k].low not in en.IN_TAILS | en.SAID_TO:
        return None
    behind = phrase_right(s, k + 1) if s.tokens[k].low in en.WITH_HEARER else None
    return Told(k, None if is_passive else found) if _is_when(s, behind[1] if behind else k + 1, end) else None


def _is_when(s: Sentence, k: int, end: int) -> bool:
    """Whether nothing follows but when, where and to whom it was said."""
    if k >= end:
        return True
    low = s.tokens[k].low
    is_open = low in en.TIMES or is_adverb(low) or low in _WHEN
    return is_open and not any(is_verb(s, i) for i in range(k, end))


def is_behind_report(s: Sentence, begin: int, core: int, *, is_noun: bool) -> bool:
    """Whether an expression is in the writer's words after reported ones: "hours after he quit", "as she goes".

    A noun after "following" or "amid" is so too: "addressed the staff following the departure of".

    ``begin`` and ``core`` are tokens: where the reported words begin, and the expression.
    """
    for k in range(core - 1, begin, -1):
        if s.tokens[k].low in (",", ";"):
            return False
        if _begins_circumstance(s, k, core) or (is_noun and k > begin + 1 and _begins_occasion(s, k, core)):
            return True
    return False


def _begins_circumstance(s: Sentence, k: int, core: int) -> bool:
    """ "Hours [after] he quit", "[as] she goes"."""
    low, before = s.tokens[k].low, s.tokens[k - 1].low
    if low in ("after", "before"):
        return before in _SPANS
    return low == "as" and before not in _NO_CLAUSE and _is_subject(s, k + 1, core)


def _begins_occasion(s: Sentence, k: int, core: int) -> bool:
    """ "[Following] the departure of"."""
    return s.tokens[k].low in _OCCASIONS and _is_bare(s.words((k + 1, core)))


def _is_bare(words: list[str]) -> bool:
    """Whether the words between a preposition and a noun are only determiners, possessors and adjectives."""
    return all(
        low in en.DETERMINERS or low in en.POSSESSIVES or low == "'s" or low.isalpha() for low in words[:5]
    ) and (len(words) < 6 and not any(low in en.PREPOSITIONS or low in en.AUXILIARIES for low in words))


def _is_subject(s: Sentence, k: int, core: int) -> bool:
    """Whether what lies between "as" and a verb is its subject: "as Lind quits", not "as she was said to have quit"."""
    found = phrase_right(s, k)
    return found is not None and all(low in en.AUXILIARIES or is_adverb(low) for low in s.words((found[1], core)))
