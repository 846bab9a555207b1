"""Finds the reporting verb or noun whose complement an expression is, and its source.

Verbs are classed by what they take: a clause ("made clear she had been sacked"), an infinitive ("refused to quit"),
a noun ("accepted the resignation"), a gerund ("ruled out resigning"). A word reports an expression only where
nothing but such a complement lies between: no other clause, and no preposition before a bare noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from corpus_tools.english import word_classes as en
from corpus_tools.english.clauses import subject_of
from corpus_tools.english.parse import is_person, is_verb, phrase_right
from corpus_tools.english.sentence import MARKS, Range, Sentence, is_adverb, is_past
from corpus_tools.framing.reporting import before_adverbs, is_reporting_verb
from corpus_tools.framing.tails import Told, told_aside

# A complement does not extend across these.
_ENDS: Final = frozenset([";", ".", "?", "!", "-", "–", "—"])
_OTHER_CLAUSE: Final = (
    en.SUBORDINATORS | en.RELATIVES | {"and", "but", "or", "after", "before", "following", "amid", "despite"}
) - {"that", "to", "of", "whether", "if"}
_CLOSED: Final = en.DETERMINERS | en.POSSESSIVES | MARKS | {"'s", "'", "-"}
_BEFORE_NOUN: Final = en.DETERMINERS | en.POSSESSIVES | {"'s"}
_COMPLEMENTIZERS: Final = frozenset(["that", "whether", "if", ":"])
_QUESTIONS: Final = frozenset(["who", "whom", "what", "why"])
_RULE: Final = frozenset(["rule", "rules", "ruled", "ruling"])
_NO_SOURCE: Final = frozenset(["it", "there", "who", "which", "that", "what"])
_BEGINS_ASIDE: Final = en.RELATIVES | en.DETERMINERS | {"along", "together", "with"}
_THREATS: Final = frozenset(["threaten", "threatens", "threatened", "threatening"])
_REACH: Final = 34
_LONGEST_ASIDE: Final = 16


class _Place(NamedTuple):
    """A word at ``k`` whose complement may have the expression at ``core``; ``path``: tokens between, less asides."""

    s: Sentence
    k: int
    path: Sequence[int]
    core: int
    is_noun: bool

    @property
    def low(self) -> str:
        return self.s.tokens[self.k].low

    @property
    def words(self) -> list[str]:
        return [self.s.tokens[i].low for i in self.path]

    @property
    def is_next(self) -> bool:
        """Whether what lies between begins right after the word."""
        return bool(self.path) and self.path[0] == self.k + 1


def teller(s: Sentence, start: int, end: int, *, is_noun: bool) -> Told | None:
    """The attribution of the expression from offset ``start`` to ``end``; None where the sentence itself asserts it."""
    core, last = s.token_at(start), s.last_token_before(end) + 1
    path: list[int] = []
    k = core - 1
    while k >= 0 and core - k < _REACH:
        low = s.tokens[k].low
        opening = _aside_opens(s, k) if low == "," else None
        if opening is not None:
            k = opening - 1
            continue
        if low == "," or low in _ENDS or (low in _OTHER_CLAUSE and not _goes_on_over(s, k, core)):
            break
        if _governs(_Place(s, k, path[::-1], core, is_noun)):
            return Told(k, _source(s, k))
        path.append(k)
        k -= 1
    return told_aside(s, core, last, is_noun=is_noun)


def _goes_on_over(s: Sentence, k: int, core: int) -> bool:
    """Whether reported content continues across a word that may begin a clause: "humiliate and dismiss", "asks who"."""
    if s.tokens[k].low in _QUESTIONS:
        return k > 0 and is_reporting_verb(s, k - 1)
    between = s.words((k + 1, core))
    return s.tokens[k].low in ("and", "or") and all(low in en.AUXILIARIES or is_adverb(low) for low in between)


def _aside_opens(s: Sentence, k: int) -> int | None:
    """The comma before an aside that ends with the comma at ``k``: "Tarn, who left Ardle, would be sacked"."""
    for j in range(k - 1, max(0, k - _LONGEST_ASIDE), -1):
        low = s.tokens[j].low
        if low in _ENDS:
            return None
        if low == ",":
            opener = s.tokens[j + 1]
            return j if opener.low in _BEGINS_ASIDE or opener.is_capital or opener.low[0].isdigit() else None
    return None


def _governs(p: _Place) -> bool:
    """Whether a word takes the expression as its complement."""
    if _is_fixed(p.s, p.k):
        return _takes_clause(p) or (p.low == "out" and _takes_object(p))
    is_reporting = is_reporting_verb(p.s, p.k)
    if p.low in en.REPORT_NOUNS and not is_reporting:
        return _holds_that(p.words)
    if not _is_verb_of_telling(p, is_reporting=is_reporting):
        return False
    return (is_reporting and _takes_clause(p)) or any(takes(p) for takes in _TAKING)


def _is_verb_of_telling(p: _Place, *, is_reporting: bool) -> bool:
    if not is_reporting and p.low not in en.WITH_NOUN and p.low not in en.WITH_INFINITIVE:
        return False
    if p.k and p.s.tokens[p.k - 1].low in _BEFORE_NOUN:
        return False
    return p.low not in en.ANSWERS or _is_main(p.s, p.k)


def _is_main(s: Sentence, k: int) -> bool:
    """Whether a verb is finite, and not of a relative clause: "refused", but not "refusing", "who accepted"."""
    j = before_adverbs(s, k)
    if j > 0 and s.tokens[j].low == "to":
        return s.tokens[j - 1].low in en.WITH_INFINITIVE and _is_main(s, j - 1)  # "refused to accept"
    return not s.tokens[k].low.endswith("ing") and not (j >= 0 and s.tokens[j].low in en.RELATIVES)


def _is_fixed(s: Sentence, k: int) -> bool:
    """ "Ruled out", "made (it) clear", "emerged"."""
    low = s.tokens[k].low
    if low == "out":
        return k > 0 and s.tokens[k - 1].low in _RULE
    before = s.words((max(0, k - 2), k))
    return low in en.IMPERSONAL or (low in en.PLAIN and any(word in en.MAKE for word in before))


def _holds_that(words: Sequence[str]) -> bool:
    """Whether a clause with "that" follows a noun: "the demand (from two parties) that he quit"."""
    if "that" not in words[:9]:
        return False
    before = words[: words.index("that")]
    is_beside = not before or before[0] in ("from", "by", "on", "in") or all(low in en.TIMES for low in before)
    return is_beside or before[-1] in en.ON_THE_MOVE


# ------------------------------------------------------------------ what a verb takes


def _takes_clause(p: _Place) -> bool:
    """Whether a clause of reported content begins after the word: "that …", or a subject and its verb."""
    words = p.words
    if words[:1] and words[0] in _QUESTIONS:
        return True
    if any(low in _COMPLEMENTIZERS for low in words[:8]):
        return True
    subject = phrase_right(p.s, _over_hearer(p.s, p.k, p.path[-1] + 1)) if p.is_next else None
    if subject is None or p.s.tokens[subject[0]].low in en.OBJECTS - en.SUBJECTS:
        return False
    stop = subject[1]
    if stop <= p.path[-1] and p.s.words(subject)[0] in en.SUBJECTS:
        return True  # "told the board he plans to quit": after a pronoun even what may be a noun is a verb
    if stop > p.path[-1]:
        # The subject ends right before the expression, which is its verb.
        return stop == p.path[-1] + 1 and (words[-1] in en.SUBJECTS or _may_be_finite(p.s.tokens[stop].low))
    low = p.s.tokens[stop].low
    return is_verb(p.s, stop) or low in en.AUXILIARIES or is_adverb(low)


def _may_be_finite(low: str) -> bool:
    return is_past(low) or low in en.FINITE or low.endswith("s")


def _over_hearer(s: Sentence, k: int, stop: int) -> int:
    """The token after the addressee and any time or adverb: "told the board she was leaving"."""
    at = k + 1
    while at < stop and (s.tokens[at].low in en.TIMES or is_adverb(s.tokens[at].low)):
        at += 1
    hearer = phrase_right(s, at) if s.tokens[k].low in en.WITH_HEARER else None
    return hearer[1] if hearer is not None and hearer[1] < stop else at


def _takes_infinitive(p: _Place) -> bool:
    """ "Refused to", "is expected to"; without "is" in headlines: "officials said to be close to resigning"."""
    is_taking = p.low in en.WITH_INFINITIVE and not (p.low in _THREATS and _is_of_thing(p.s, p.k))
    if not is_taking and p.low in en.SAID_TO:
        k = p.k - 1
        while k >= 0 and (is_adverb(p.s.tokens[k].low) or p.s.tokens[k].low in en.NEGATORS):
            k -= 1
        is_taking = p.low == "said" or (k >= 0 and p.s.tokens[k].low in en.BE)
    return is_taking and _is_infinitive(p.s, p.path)


def _is_of_thing(s: Sentence, k: int) -> bool:
    """Whether what threatens is no person: "a vote that threatened to remove her"."""
    found = subject_of(s, k)
    return found is not None and is_person(s, found) is not True


def _is_infinitive(s: Sentence, path: Sequence[int]) -> bool:
    """Whether an infinitive leads to the expression: "to be forced to", "to humiliate and"."""
    words = [s.tokens[i].low for i in path]
    if words[:1] != ["to"]:
        return False
    if "and" in words or "or" in words:
        return True  # "_goes_on_over" has checked the words between
    return all(low in en.BEFORE_INFINITIVES or low in MARKS or is_adverb(low) for low in words)


def _takes_object_and_infinitive(p: _Place) -> bool:
    """ "Expects the mayor to resign"."""
    if p.low not in en.WITH_OBJECT_AND_INFINITIVE or not p.is_next:
        return False
    found = phrase_right(p.s, p.k + 1)
    return found is not None and _is_infinitive(p.s, range(found[1], p.path[-1] + 1))


def _takes_noun(p: _Place) -> bool:
    return p.low in en.WITH_NOUN and _takes_object(p)


def _takes_object(p: _Place) -> bool:
    """Whether the expression is the object of a verb: a noun with its adjectives and possessor, or a gerund."""
    if not p.is_noun and not p.s.tokens[p.core].low.endswith("ing"):
        return _takes_intention(p)
    for i in p.path:
        low = p.s.tokens[i].low
        if low in en.PREPOSITIONS and low != "of":
            return _takes_intention(p)
        if is_verb(p.s, i) and low not in _CLOSED and not low.endswith("ed"):
            return False
    return True


def _takes_intention(p: _Place) -> bool:
    """ "Announced his decision to step down"."""
    words = p.words
    at = next((n for n, low in enumerate(words) if low == "to"), 0)
    if not at or words[at - 1] not in en.INTENTIONS:
        return False
    return all(low.isalpha() or low in _CLOSED for low in words[:at]) and _is_infinitive(p.s, p.path[at:])


def _takes_gerund(p: _Place) -> bool:
    return p.low in en.WITH_GERUND and not p.path and p.s.tokens[p.core].low.endswith("ing")


_TAKING: Final = (_takes_infinitive, _takes_object_and_infinitive, _takes_noun, _takes_gerund)


def _source(s: Sentence, k: int) -> Range | None:
    """The subject of the reporting word at ``k``; None for a passive, a noun, or a subject such as "it"."""
    low = s.tokens[k].low
    if low == "out" or low in en.PLAIN:
        k -= 1 + (s.tokens[k - 1].low == "it")
    is_noun = low in en.REPORT_NOUNS and not is_reporting_verb(s, k)
    if is_noun or (k and s.tokens[k - 1].low in en.BE):
        return None
    found = subject_of(s, k)
    if found is None or found[0] >= k or s.tokens[found[0]].low in _NO_SOURCE:
        return None
    return found
