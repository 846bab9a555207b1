"""Whether two quotations are versions of one utterance, and not the same phrase said twice.

What counts is how much the words in common tell (0.2 a function word, 0.4 a name, 0.6 a common word, 1 any other), how
much of the shorter quotation they are, how many are in a row, whether the speakers named agree, and how many days lie
between the two articles. Each rule of :data:`RULES` names one kind of evidence that is enough by itself; a pair that
none of them covers stays apart, since a false link accuses somebody of altering what was said.

The numbers are few and are here with their reasons; ``benchmarks/README.md`` says how well they carry over to events
they were not set on.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from corpus_tools.english.name_words import NEVER_SURNAMES
from corpus_tools.english.word_classes import FUNCTION_WORDS
from corpus_tools.provenance.utterances.edits import Change, Edits, compare_texts
from corpus_tools.provenance.utterances.tokens import Bag, quote_tokens
from corpus_tools.text import fold

# How much of the shorter quotation must be in the other. An outlet that quotes a part quotes words in a row, so a
# true version is nearly whole; statements on one subject share about half of their words.
WHOLE: Final = 0.95
MOST: Final = 0.8
MUCH: Final = 0.7  # where one speaker says several sentences within a day
NEARLY: Final = 0.9
BOTH_GO_ON: Final = 0.85  # where both go on at one end, in other words
HALF: Final = 0.6
LEAST_OF_LONG: Final = 0.4  # where two long quotations run on at different ends
ASKED: Final = 0.6  # where a text is in no article: the user puts it beside the other

QUOTED_RUN: Final = 8  # words in a row that two people do not say by chance, whoever is named
LONG_RUN: Final = 12  # words in a row that make up for the rest of two quotations that run on at different ends
POSTED_RUN: Final = 2 * QUOTED_RUN  # words in a row by which a post is known where an article speaks of no post
TELLING: Final = 2.5  # a sentence: three content words and what joins them
SENTENCE: Final = 4.0  # where it is inside a longer quotation, reworded
LONG: Final = 5.0  # several sentences, or one long one
VERY_LONG: Final = 8.0  # a paragraph
CHANGED_LEFT: Final = 3.5  # what must be left of it when the changed words are taken off
SMALL: Final = 0.5  # a word or two, and no content word against another
SLIGHT: Final = 0.8  # what changed words may weigh where one article prints both
PART: Final = 1.5  # what a part of a sentence must tell there
SAID: Final = 3  # so few words may be a term, a title or a chant, unless one speaker is named for both
FEW: Final = 5  # words of a short sentence

# What exact words must tell, by days between the articles: the fewer days, the likelier one occasion. A speaker who is
# known to be the same needs less in the first days; later, people repeat their own lines as they repeat others'.
LATE: Final = 31
EXACT_SAME_SPEAKER: Final = ((1, 0.6), (3, 1.0), (30, 2.2))
EXACT_UNKNOWN: Final = ((1, 1.8), (14, 2.2), (30, 3.0))
EXACT_OTHER_SPEAKER: Final = ((3, 3.0),)
LATE_RUN: Final = 7  # words in a row by which a phrase is known after months
# What words with changes among them must tell, the changes taken off.
CHANGED_SAME_SPEAKER: Final = ((3, 1.5),)
CHANGED_UNKNOWN: Final = ((1, 1.5), (3, 2.5))

PHRASE_WEIGHT: Final = 3.0  # below, a title, a phrase of others or a string of common words is no utterance
STRONG: Final = 6.0  # two articles that share a span this telling report one occasion
STRONG_COVERAGE: Final = 0.7
LEAST_SHARED: Final = 0.3  # less in common is not worth aligning
TITLE_WORDS: Final = 4  # content words; a longer run of capitals is a headline
SLOGAN_COVERAGE: Final = 0.75
SLOGAN_WEIGHT: Final = 1.0
SPANS_OF_DAYS: Final = (1, 3, 14, 30)

_NAME_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
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
    """What is known of who spoke and when, for a pair: ``None`` where it is unknown.

    ``is_shared``: both articles print another, long statement alike, so that they report one occasion;
    ``is_one_article``: one article prints both; ``is_other``: the articles name different days or channels;
    ``is_elsewhere``: one was posted on a network, and the other was not;
    ``is_asked``: one of the two is in no article.
    """

    days_apart: int | None = None
    same_speaker: bool | None = None
    is_shared: bool = False
    is_asked: bool = False
    is_one_article: bool = False
    is_other: bool = False
    is_elsewhere: bool = False

    @property
    def days(self) -> int:
        """Days between the two; none where a day is unknown."""
        return self.days_apart or 0

    @property
    def is_known(self) -> bool:
        """Whether one speaker is named, or one occasion known and nobody else named."""
        return bool(self.same_speaker) or (self.is_shared and self.same_speaker is None)


class Comparison(NamedTuple):
    """How two versions relate (:data:`schema.RELATIONS`), the changed words, and the evidence for one utterance.

    ``score`` is the weight of the words in common less that of the changed ones; below zero it is never linked.
    """

    relation: str
    changes: tuple[Change, ...]
    score: float


def compare_quotes(a: Version, b: Version, *, is_one_occasion: bool = False) -> Comparison:
    """Whether two quotations are versions of one utterance, and how ``a`` differs from ``b``.

    ``is_one_occasion`` says that both articles are known to report the same occasion. The relation is the same when
    ``a`` and ``b`` change places, and each change then is the reverse.

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
    days = None if is_one_occasion else _days_between(a.published, b.published)
    return Occasion(
        days_apart=days,
        same_speaker=is_same_speaker(a.speaker, b.speaker),
        is_shared=is_one_occasion,
        is_asked=a.article_id is None or b.article_id is None,
        is_one_article=a.article_id is not None and a.article_id == b.article_id,
    )


def _days_between(one: dt.date | None, other: dt.date | None) -> int | None:
    return abs((one - other).days) if one and other else None


# The same two people are asked for in every pair of their quotations.
@lru_cache(maxsize=65_536)
def is_same_speaker(one: str | None, other: str | None) -> bool | None:
    """Whether two names are one speaker; ``None`` where nothing, or a bare role, stands for one of them.

    "Dr Amara Ode", "Ode", "Dame Amara" and, misspelt, "Amarra Ode" are one; another surname, or another first name
    with it, is not.
    """
    first, second = _names(one), _names(other)
    if not first or not second:
        return None
    second = [next((name for name in first if is_misspelt(name, each)), each) for each in second]
    shared = set(first) & set(second)
    if not shared:
        return False
    if len(shared) == min(len(set(first)), len(set(second))) or len(shared) >= 3:
        return True
    return None if first[-1] != second[-1] else False


def is_misspelt(one: str, other: str) -> bool:
    """Whether two long names differ in one letter after the first ("Vicente", "Vincente"), where no ending tells."""
    is_alike = min(len(one), len(other)) > FEW and one[0] == other[0] and one[-1] == other[-1]
    return is_alike and Levenshtein.distance(one, other, score_cutoff=1) == 1


def _names(name: str | None) -> list[str]:
    """The words of a name in lower case, without titles and roles."""
    return [w for w in _NAME_WORD.findall((name or "").lower()) if w not in NEVER_SURNAMES]


def surname(name: str | None) -> str:
    """The last word of a name in lower case; empty where there is none, or where a role stands for it."""
    names = _names(name)
    return names[-1] if names else ""


def relate(edits: Edits, occasion: Occasion, a: str, b: str, *, is_phrase: bool = False) -> str:
    """The relation of two quotations, from their edits and what is known of the occasion.

    ``is_phrase`` says that the words in common are known from other speakers too.
    """
    if is_same_utterance(edits, occasion, is_phrase=is_phrase or is_phrase_in((a, b), edits)):
        return edits.relation
    return "slogan" if is_slogan(edits) else "different"


def may_be_same(a: Bag, b: Bag) -> bool:
    """Whether two quotations share enough words, in any order, for the rest of the work to be worth it."""
    shared = a.shared_weight(b)
    if shared < LEAST_SHARED:
        return False
    return shared >= (LEAST_OF_LONG if shared >= TELLING else HALF) * max(
        min(a.lightest_part, b.lightest_part), LEAST_SHARED
    )


def may_be_linked(told: float, coverage: float) -> bool:
    """Whether what two aligned quotations share can make them one utterance, whatever else is known."""
    return told >= LEAST_SHARED and coverage >= (LEAST_OF_LONG if told >= TELLING else HALF)


def is_possible(told: float, coverage: float, longest_run: int, occasions: Iterable[Occasion]) -> bool:
    """Whether two quotations that share at most this much can be one utterance, or one report.

    Every rule requires much in common and few differences: more in common never makes a passing pair fail. Unknown
    facts are assumed to favour a link: no words are changed or cut.
    """
    best = _edits_of(told, coverage, longest_run)
    known = list(occasions)
    if is_one_report(best) or any(is_same_utterance(best, occasion) for occasion in known):
        return True
    inside = [occasion for occasion in known if occasion.is_one_article]
    # Within one article, a rule may require a change, or more words on one side.
    others = (
        _edits_of(told, coverage, longest_run, changes, cut)
        for changes in ((), (_SOME_CHANGE,))
        for cut in ((0, 0), (len(_SOME_WORDS), 0))
    )
    return bool(inside) and any(is_same_utterance(edits, occasion) for edits in others for occasion in inside)


def _edits_of(
    told: float,
    coverage: float,
    longest_run: int,
    changes: tuple[Change, ...] = (),
    cut: tuple[int, int] = (0, 0),
) -> Edits:
    return Edits(changes, False, cut, (0, 0), _SOME_WORDS, told, coverage, 1.0, 0.0, True, 0, longest_run)


_SOME_WORDS: Final = ("",) * 100
_SOME_CHANGE: Final = Change(0, 0, "", 0, 0, "", "inserted", False)


def is_same_utterance(edits: Edits, occasion: Occasion, *, is_phrase: bool = False) -> bool:
    """Whether one of the rules finds enough evidence that two quotations are versions of one utterance.

    ``is_phrase`` says that the words are known as a title, as a saying, or as quoted from somebody else.
    """
    if occasion.is_asked:
        return edits.coverage >= ASKED and edits.shared_weight - edits.cost >= 1.0
    if occasion.is_elsewhere and edits.longest_run < POSTED_RUN:
        return False
    if occasion.is_one_article:
        return is_repeated_in_article(edits, occasion, is_phrase=is_phrase)
    if is_phrase and edits.shared_weight < PHRASE_WEIGHT:
        # A person who uses a title or a saying is quoted with it by two outlets of one day.
        return bool(occasion.same_speaker) and occasion.days <= 1 and is_exact(edits, occasion)
    return any(rule(edits, occasion) for rule in RULES)


def is_repeated_in_article(edits: Edits, occasion: Occasion, *, is_phrase: bool = False) -> bool:
    """One article prints it twice: nearly all of the shorter one, in a sentence's worth of words where any differ.

    That both are in one article says nothing: a reporter quotes many statements on one subject side by side, and a
    title or a term as often as it comes up.
    """
    if occasion.same_speaker is False and edits.longest_run < QUOTED_RUN:
        return False
    if not occasion.same_speaker and is_told_of_another(edits):
        return True
    goes_on = max(edits.cut_left[0] + edits.cut_right[0], edits.cut_left[1] + edits.cut_right[1])
    if any(not change.is_marked for change in edits.changes):
        return _is_repeated_nearly(edits, is_whole=not goes_on)
    if edits.coverage < WHOLE or edits.shared_weight < PART:
        return False
    # A part of a sentence, and the sentence; or the same sentence twice.
    is_part = goes_on > 1 and (bool(occasion.same_speaker) or edits.shared_words > SAID)
    return is_part or (edits.shared_words >= FEW and not is_phrase)


def _is_repeated_nearly(edits: Edits, *, is_whole: bool) -> bool:
    """Whether one article prints a sentence twice with few words changed; ``is_whole``: neither goes on beyond it."""
    is_near = edits.coverage >= WHOLE or (is_whole and edits.kept >= MOST and edits.longest_run >= FEW)
    return is_near and edits.shared_weight >= TELLING and edits.cost <= SLIGHT


def is_told_of_another(edits: Edits) -> bool:
    """A sentence that two people are said to have spoken, nearly word for word: one of them quotes the other."""
    is_long = edits.longest_run >= QUOTED_RUN and edits.shared_weight >= LONG
    return is_long and edits.coverage >= MUCH and edits.kept >= NEARLY


def is_long_run(edits: Edits, occasion: Occasion) -> bool:
    """All of the shorter one, with eight words or more in a row: one utterance, whoever is named as its speaker."""
    soon = bool(occasion.same_speaker) or occasion.days < LATE
    return edits.longest_run >= QUOTED_RUN and edits.coverage >= WHOLE and edits.shared_weight >= TELLING and soon


def is_sentence_of(edits: Edits) -> bool:
    """Whether all of the shorter one, a sentence of at least five consecutive words, is in the other."""
    return edits.longest_run >= FEW and edits.coverage >= WHOLE and edits.shared_weight >= TELLING


def is_long_and_alike(edits: Edits, occasion: Occasion) -> bool:
    """Several sentences of which most are the same, or that share a very long run."""
    if occasion.is_other and edits.longest_run < LONG_RUN:
        return False
    if edits.shared_weight < LONG or edits.shared_weight - edits.cost < CHANGED_LEFT or edits.kept < HALF:
        return False
    # Two people named say much of one thing, but seldom in the same words throughout.
    cover = WHOLE if occasion.same_speaker is False and edits.shared_weight < VERY_LONG else MOST
    if occasion.days > SPANS_OF_DAYS[2]:
        cover = NEARLY  # after weeks, people say the same again in nearly the same words
    elif occasion.same_speaker and occasion.days <= 1:
        cover = MUCH
    return edits.coverage >= cover or edits.longest_run >= LONG_RUN


def is_exact(edits: Edits, occasion: Occasion) -> bool:
    """The words of the shorter one as they are in the other, telling enough for the days between."""
    if edits.coverage < WHOLE or any(not change.is_marked for change in edits.changes):
        return False
    told = edits.shared_weight
    if occasion.same_speaker is False:
        # Two articles that report one occasion mean the same words, though one has the wrong name.
        least = FEW if occasion.is_shared and occasion.days <= 1 else LATE_RUN - 1
        return _is_enough(told, EXACT_OTHER_SPEAKER, occasion) and edits.longest_run >= least
    if _is_enough(told, EXACT_SAME_SPEAKER if occasion.is_known else EXACT_UNKNOWN, occasion):
        return True
    return edits.longest_run >= LATE_RUN and told >= 2.0


def is_changed(edits: Edits, occasion: Occasion) -> bool:
    """Most of the shorter one with a few words changed, within days, and nobody else named."""
    if occasion.is_other or occasion.same_speaker is False or edits.coverage < (BOTH_GO_ON if edits.clash else MOST):
        return False
    needed = CHANGED_SAME_SPEAKER if occasion.same_speaker else CHANGED_UNKNOWN
    return _is_enough(edits.shared_weight - edits.cost, needed, occasion)


def is_reworded(edits: Edits, occasion: Occasion) -> bool:
    """A sentence printed whole by both, with words swapped here and there, as a rewriting leaves it."""
    if occasion.is_other or occasion.same_speaker is False or occasion.days > SPANS_OF_DAYS[1]:
        return False
    if edits.kept < HALF or edits.longest_run < FEW - 1:
        return False
    is_soon = bool(occasion.same_speaker) and occasion.days <= 1
    if not edits.is_cut:
        return edits.shared_weight >= (PART if is_soon else TELLING)
    return is_soon and _is_reworded_within(edits)


def _is_reworded_within(edits: Edits) -> bool:
    """Whether one of the two, reworded, is inside the other."""
    if all(edits.cut_left[k] or edits.cut_right[k] for k in (0, 1)):
        return False
    if edits.cost <= SMALL:
        return edits.shared_weight >= PART
    return edits.shared_weight >= SENTENCE and not edits.clash


def is_running_on(edits: Edits, occasion: Occasion) -> bool:
    """A long run in common, where both quotations run on at different ends."""
    if occasion.same_speaker is False or occasion.days > SPANS_OF_DAYS[2]:
        return False
    is_plain = not edits.changes or bool(occasion.same_speaker)
    return is_plain and edits.longest_run > QUOTED_RUN and edits.coverage >= HALF and edits.shared_weight >= TELLING


RULES: Final[tuple[Callable[[Edits, Occasion], bool], ...]] = (
    is_long_run,
    is_long_and_alike,
    is_exact,
    is_changed,
    is_reworded,
    is_running_on,
)


def _is_enough(told: float, needed: tuple[tuple[int, float], ...], occasion: Occasion) -> bool:
    """Whether words tell as much as is needed for the days between; beyond the last number of days nothing does."""
    return any(occasion.days <= days and told >= least for days, least in needed)


def is_one_report(edits: Edits) -> bool:
    """Whether two articles that print these two quotations report one occasion."""
    return edits.shared_weight >= STRONG and edits.coverage >= STRONG_COVERAGE


def is_slogan(edits: Edits) -> bool:
    """Whether two quotations that are not one utterance share a phrase that is most of the shorter one."""
    return edits.coverage >= SLOGAN_COVERAGE and edits.shared_weight >= SLOGAN_WEIGHT


def is_phrase_in(texts: tuple[str, ...], edits: Edits) -> bool:
    """Whether one of the texts marks the few words in common as a title, or as quoted from somebody else."""
    if edits.shared_weight >= PHRASE_WEIGHT:
        return False
    return any(_is_title(text) or _is_quoted_inside(text, edits.shared) for text in texts)


def _is_title(text: str) -> bool:
    """Whether every one of a few content words begins with a capital ("Make Harbours Great Again")."""
    first = [text[t.start] for t in quote_tokens(text) if t.norm not in FUNCTION_WORDS and not t.is_mark]
    return 1 < len(first) <= TITLE_WORDS and all(letter.isupper() for letter in first)


def _is_quoted_inside(text: str, shared: tuple[str, ...]) -> bool:
    """Whether the words in common are in marks of their own inside a longer quotation: somebody else's words."""
    folded = fold(text)
    for match in _NESTED.finditer(folded):
        inner = {t.norm for t in quote_tokens(match.group(1))}
        if len(match.group()) < len(folded) - 4 and inner and set(shared) - {"the", "a", "an"} <= inner:
            return True
    return False
