"""Whether two quotations are versions of one utterance, and not the same phrase said twice.

What counts: how much the words in common tell, how much of the shorter quotation they are, who speaks, how many days
lie between, and whether the two articles print another long quotation alike (then they report one occasion). The
thresholds are few and readable; they were set by looking at quotations that American outlets printed, and the
scores in ``benchmarks/README.md`` say how well they carry over.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from corpus_tools.english.name_words import HONORIFICS_UTTERANCES, ROLES_UTTERANCES
from corpus_tools.english.word_classes import FUNCTION_WORDS
from corpus_tools.provenance.utterances.edits import Change, Edits, compare_texts
from corpus_tools.provenance.utterances.tokens import Bag, quote_tokens
from corpus_tools.text import fold

# Words in common whose weights (0.2 function word, 0.4 name, 0.6 common word, 1 any other), less what the changed
# words weigh, sum to this are enough evidence when the days between two articles are at most the first number.
NEEDED: Final[tuple[tuple[float, float], ...]] = ((3, 1.5), (14, 2.0), (30, 2.6), (float("inf"), 5.0))
ASKED_NEEDED: Final = 1.0  # where a text stands in no article: the user puts it beside the other
WHOLE_SHARE: Final = 0.65  # of that is enough where all words of both are the same
SPEAKER_SHARE: Final = 0.65  # and where speaker or occasion is known to be the same
SMALL_COST: Final = 0.5  # a changed word or two, and no content word against another
LEAST_COVERAGE: Final = 0.6
CHANGED_COVERAGE: Final = 0.7  # where words are changed and neither speaker nor occasion is known to be the same
LONG: Final = 5.0  # a span this telling is one utterance at half the coverage, whoever is named as its speaker
LONG_COVERAGE: Final = 0.5
LONG_RUN: Final = 5  # words
QUOTED_RUN: Final = 8  # words
FEW_WORDS: Final = 4
FEW_WEIGHT: Final = 0.8
SENTENCE_RUN: Final = 7  # words
WHOLE_COVERAGE: Final = 0.95
SHARED_NEEDED: Final = 0.3  # where two articles report one occasion and all of the shorter one stands in the other
STRONG: Final = 6.0  # two articles that share a span this telling report one occasion
STRONG_COVERAGE: Final = 0.7
PHRASE_WEIGHT: Final = 3.0  # below, a title, a phrase of others or a string of common words is no utterance
SLOGAN_COVERAGE: Final = 0.75
SLOGAN_WEIGHT: Final = 1.0

_NAME_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NESTED: Final = re.compile(r"(?<![^\W_])['\"](?=\S)(.{2,80}?)(?<=\S)['\"](?![^\W_])")


@dataclass(frozen=True, slots=True)
class Version:
    """A quotation as one outlet prints it; only ``text`` is needed, whatever else is known makes the answer surer."""

    text: str
    speaker: str | None = None
    article_id: str | None = None
    outlet: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known of who spoke and when, for a pair: ``None`` where it is unknown."""

    days_apart: int | None = None
    same_speaker: bool | None = None
    is_shared: bool = False
    is_asked: bool = False


class Comparison(NamedTuple):
    """How two versions relate (:data:`schema.RELATIONS`), the changed words, and the evidence for one utterance.

    ``score`` is the weight of the words in common less that of the changed ones; below zero it is never linked.
    """

    relation: str
    changes: tuple[Change, ...]
    score: float


def compare_quotes(a: Version, b: Version, *, is_one_occasion: bool = False) -> Comparison:
    """Whether two quotations are versions of one utterance, and how ``a`` differs from ``b``.

    ``is_one_occasion`` says that both articles are known to report the same occasion; two quotations of one article
    always do. The relation is the same when ``a`` and ``b`` change places, and each change then is the reverse.

    >>> compare_quotes(Version("We will never leave the city."), Version("We shall never leave this city.")).relation
    'altered'
    """
    a_tokens, b_tokens = quote_tokens(a.text), quote_tokens(b.text)
    if a.text.strip() != b.text.strip() and not may_be_same(Bag.of(a_tokens), Bag.of(b_tokens)):
        return Comparison("different", (), 0.0)
    edits = compare_texts(a.text, b.text, a_tokens=a_tokens, b_tokens=b_tokens)
    relation = relate(edits, occasion_of(a, b, is_one_occasion=is_one_occasion), a.text, b.text)
    linked = relation not in ("slogan", "different")
    return Comparison(relation, edits.changes if linked else (), round(edits.shared_weight - edits.cost, 6))


def occasion_of(a: Version, b: Version, *, is_one_occasion: bool = False) -> Occasion:
    """What two versions say about being said on one occasion."""
    days = abs((a.published - b.published).days) if a.published and b.published else None
    return Occasion(
        days_apart=days,
        same_speaker=is_same_speaker(a.speaker, b.speaker),
        is_shared=is_one_occasion or (a.article_id is not None and a.article_id == b.article_id),
        is_asked=a.article_id is None or b.article_id is None,
    )


def is_same_speaker(one: str | None, other: str | None) -> bool | None:
    """Whether two names are one speaker; ``None`` where nothing, or a bare role, stands for one of them.

    "Dr Amara Ode", "Ode" and "Dame Amara" are one; another surname, or another first name with it, is not.
    """
    first, second = _names(one), _names(other)
    if not first or not second:
        return None
    shared = set(first) & set(second)
    if not shared:
        return False
    if len(shared) == min(len(set(first)), len(set(second))) or len(shared) >= 3:
        return True
    return None if first[-1] != second[-1] else False


def _names(name: str | None) -> list[str]:
    """The words of a name in lower case, without titles and roles."""
    return [
        w
        for w in _NAME_WORD.findall((name or "").lower())
        if w not in ROLES_UTTERANCES and w not in HONORIFICS_UTTERANCES
    ]


def surname(name: str | None) -> str:
    """The last word of a name in lower case; empty where there is none, or where a role stands for it."""
    names = _names(name)
    return names[-1] if names else ""


def relate(edits: Edits, occasion: Occasion, a: str, b: str, *, is_phrase: bool = False) -> str:
    """The relation of two quotations, from their edits and what is known of the occasion.

    ``is_phrase`` says that the words in common are known from other speakers too.
    """
    if is_same_utterance(edits, occasion, is_phrase=is_phrase or _is_phrase(a, b, edits)):
        return edits.relation
    return "slogan" if is_slogan(edits) else "different"


def may_be_same(a: Bag, b: Bag) -> bool:
    """Whether two quotations share enough words, in any order, for the rest of the work to be worth it."""
    shared = a.shared_weight(b)
    if shared < SHARED_NEEDED:
        return False
    lightest = max(min(a.lightest_part, b.lightest_part), SHARED_NEEDED)
    return shared >= (LONG_COVERAGE if shared >= LONG else LEAST_COVERAGE) * lightest


def may_be_linked(told: float, coverage: float) -> bool:
    """Whether what two aligned quotations share can make them one utterance, whatever else is known.

    What :func:`is_same_utterance` asks at the least.
    """
    return coverage >= (LONG_COVERAGE if told >= LONG else LEAST_COVERAGE)


def is_same_utterance(edits: Edits, occasion: Occasion, *, is_phrase: bool = False) -> bool:
    """Whether the evidence is enough to call two quotations versions of one utterance.

    ``is_phrase`` says that one of the two marks the words as a title, or as quoted from somebody else.
    """
    told, cover, days = edits.shared_weight, edits.coverage, occasion.days_apart or 0
    is_long = told >= LONG and cover >= LONG_COVERAGE and edits.kept >= LONG_COVERAGE
    if is_long and (edits.longest_run >= LONG_RUN or occasion.same_speaker):
        return True
    if told >= PHRASE_WEIGHT and cover >= WHOLE_COVERAGE and edits.longest_run >= QUOTED_RUN and days <= NEEDED[0][0]:
        # So many words in a row within days are one utterance, though one of the two names another speaker.
        return True
    is_known = occasion.same_speaker or occasion.is_shared or occasion.is_asked
    if occasion.same_speaker is False or cover < (
        LEAST_COVERAGE if is_known or not edits.changes else CHANGED_COVERAGE
    ):
        return False
    left = told - edits.cost
    if occasion.is_asked:
        return left >= ASKED_NEEDED
    if occasion.is_shared and cover >= WHOLE_COVERAGE and left >= SHARED_NEEDED:
        return True
    if _is_repeated_whole(edits, occasion) and not is_phrase:
        return True
    if told < PHRASE_WEIGHT and (is_phrase or not (edits.has_telling_word or _is_sentence(edits))):
        return False
    needed = next(needed for most, needed in NEEDED if days <= most)
    if occasion.same_speaker or (occasion.is_shared and edits.cost <= SMALL_COST):
        needed *= SPEAKER_SHARE
    if not edits.changes and not edits.is_cut:
        return told >= needed * WHOLE_SHARE
    return left >= needed


def is_one_report(edits: Edits) -> bool:
    """Whether two articles that print these two quotations report one occasion."""
    return edits.shared_weight >= STRONG and edits.coverage >= STRONG_COVERAGE


def is_slogan(edits: Edits) -> bool:
    """Whether two quotations that are not one utterance share a phrase that is most of the shorter one."""
    return edits.coverage >= SLOGAN_COVERAGE and edits.shared_weight >= SLOGAN_WEIGHT


def _is_repeated_whole(edits: Edits, occasion: Occasion) -> bool:
    """Whether all of the shorter one, a few words at least, stands in what the same speaker said in those days."""
    days = occasion.days_apart
    is_whole = edits.relation in ("verbatim", "punctuation", "cut") and edits.coverage >= WHOLE_COVERAGE
    return (
        bool(occasion.same_speaker)
        and days is not None
        and days <= NEEDED[0][0]
        and (is_whole and edits.shared_words >= FEW_WORDS and edits.shared_weight >= FEW_WEIGHT)
    )


def _is_sentence(edits: Edits) -> bool:
    """Whether common words make more than an idiom: many in a row, or all of both quotations."""
    return edits.longest_run >= SENTENCE_RUN or (not edits.is_cut and edits.shared_words >= LONG_RUN)


def _is_phrase(a: str, b: str, edits: Edits) -> bool:
    if edits.shared_weight >= PHRASE_WEIGHT:
        return False
    return any(_is_title(text) or _is_quoted_inside(text, edits.shared) for text in (a, b))


def _is_title(text: str) -> bool:
    """Whether every content word begins with a capital ("Make Harbours Great Again")."""
    first = [text[t.start] for t in quote_tokens(text) if t.norm not in FUNCTION_WORDS and not t.is_mark]
    return len(first) > 1 and all(letter.isupper() for letter in first)


def _is_quoted_inside(text: str, shared: tuple[str, ...]) -> bool:
    """Whether the words in common stand in marks of their own inside a longer quotation: somebody else's words."""
    folded = fold(text)
    for match in _NESTED.finditer(folded):
        inner = {t.norm for t in quote_tokens(match.group(1))}
        if len(match.group()) < len(folded) - 4 and inner and set(shared) - {"the", "a", "an"} <= inner:
            return True
    return False
