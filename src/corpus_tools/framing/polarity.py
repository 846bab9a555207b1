"""Whether an expression is denied, and whether it has happened, is asked for, offered or to come."""

from __future__ import annotations

from typing import Final

from corpus_tools.english import word_classes as en
from corpus_tools.english.inflection import word_set
from corpus_tools.framing.match import Hit
from corpus_tools.framing.words import Sentence, is_adverb

# Words that a negation reaches across to the expression: no intention of, not going to be, denied that he had.
_TRANSPARENT: Final = (
    en.AUXILIARIES
    | en.INTENTIONS
    | en.POSSESSIVES
    | frozenset("\"'()[]-")
    | word_set(
        "to of be being a an the any from about by that he she they it i we intend intends intended plan plans planned",
        "planning consider considering considered want wants wanted wish wishes going even ever also yet formally",
        "immediately reports rumours rumors claims suggestions speculation thinking thought prepared ready willing",
        "believe believes suppose think thinks able expected expect likely due and him her them forced asked if need",
    )
)
_DENY: Final = word_set("deny denies denied denying denial denials")
_DISPUTES: Final = _DENY | word_set(
    "dismiss dismisses dismissed dismissing dispute disputes disputed disputing refute refutes",
    "refuted rebut rebutted reject rejects rejected rejecting",
)
_CLAUSAL: Final = word_set("that if believe believes think thinks suppose expect deny denies denied denying")
_DENIALS: Final = en.REFUSALS | {"ruled", "rules", "rule", "ruling"}


def negation_cue(s: Sentence, hit: Hit) -> tuple[int, int] | None:
    """Offsets of the word that negates the expression, or the demand or cause it stands under; or None."""
    found = _negator(s, s.last_token_before(hit.start))
    if found is None and hit.context is not None and hit.context_start < hit.start:
        found = _negator(s, s.last_token_before(hit.context_start))
    return found or _denied(s, s.token_at(hit.core_start))


def _denied(s: Sentence, core: int) -> tuple[int, int] | None:
    """A denial whose clause holds the expression: "denied a report that he had sacked her"."""
    for k in range(core - 1, max(-1, core - 25), -1):
        low = s.tokens[k].low
        if (
            low in (";", ":")
            or low in ("but", "and")
            or (low == "," and k < core - 1 and s.tokens[k + 1].low != "that")
        ):
            return None
        if low in _DISPUTES:
            words = [t.low for t in s.tokens[k + 1 : core]]
            if words and words[0] in ("calls", "demands", "pleas", "appeals", "pressure"):
                return None
            if "that" in words or (words and words[0] in en.SUBJECTS) or (low in _DENY and "of" in words[:4]):
                return s.tokens[k].start, s.tokens[k].end
            return None
    return None


def _negator(s: Sentence, k: int) -> tuple[int, int] | None:
    """Offsets of the word that negates the expression, or None.

    Quotation marks are passed over: in “no intention” of stepping down the negator alone is quoted.
    """
    for _ in range(14):
        if k < 0:
            return None
        token = s.tokens[k]
        low = token.low
        previous = s.tokens[k - 1].low if k else ""
        if low in en.NEGATORS:
            if low == "not" and k + 1 < len(s.tokens) and s.tokens[k + 1].low == "only":
                return None
            if low == "no" and k + 1 < len(s.tokens) and s.tokens[k + 1].low in ("longer", "choice", "option", "doubt"):
                return None
            return token.start, token.end
        if low == "out" and previous in _DENIALS:
            before = [t.low for t in s.tokens[max(0, k - 4) : k - 1]]
            return None if any(w in en.NEGATORS for w in before) else (s.tokens[k - 1].start, token.end)
        if low in en.REFUSALS:
            before = [t.low for t in s.tokens[max(0, k - 3) : k]]
            return None if any(w in en.NEGATORS for w in before) else (token.start, token.end)
        if low in ("of", "than", "from") and previous in ("instead", "rather", "short", "far"):
            return s.tokens[k - 1].start, token.end
        if low not in _TRANSPARENT and not is_adverb(low):
            return None
        if low in en.SUBJECTS and previous not in _CLAUSAL:
            # A clause begins here: "if he doesn't, she should resign".
            return None
        k -= 1
    return None


def modality(s: Sentence, hit: Hit, is_negated: bool) -> str:
    """actual, demanded, offered, predicted, question or denied."""
    stated = hit.context.modality if hit.context and hit.context.modality else hit.pattern.modality
    if stated == "question":
        return stated
    if is_negated:
        return "denied"
    if stated == "demanded":
        return stated
    rest = s.low[hit.end :].rstrip(" \"')]")
    if rest.endswith("?") and "." not in rest and "!" not in rest:
        return "question"
    k = s.last_token_before(hit.start)
    future = False
    for _ in range(7):
        if k < 0:
            break
        low = s.tokens[k].low
        if low in en.FUTURE or low.endswith(("'ll", "'d")):
            future = True
            break
        if low not in _TRANSPARENT and not is_adverb(low):
            break
        k -= 1
    last = s.last_token_before(hit.start)
    if last >= 0 and s.tokens[last].low == "to" and hit.context is None and not stated:
        # "Police chief to step down", "decided to quit".
        future = True
    if s.tokens[0].low in ("had", "were", "should") and hit.context is None:
        future = True
    if future:
        return "predicted"
    return stated or "actual"
