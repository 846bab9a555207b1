"""Whether an expression is denied, and whether it has happened, is asked for, offered or to come."""

from __future__ import annotations

from typing import Final

from corpus_tools.english import word_classes as en
from corpus_tools.english.inflection import word_set
from corpus_tools.english.sentence import Sentence, is_adverb
from corpus_tools.framing.match import Hit

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
_TRIALS: Final = word_set(
    "vote votes motion motions attempt attempts bid bids effort efforts move moves plot plots coup push petition "
    "campaign resolution plan plans threat threats ballot lawsuit case referendum"
)
_FAILS: Final = word_set("fail fails failed collapse collapses collapsed fizzled faltered founders foundered flopped")
_FAILED: Final = word_set(
    "rejected defeated blocked thwarted foiled abandoned withdrawn dropped dismissed overturned quashed shelved averted"
)
_CLAUSE_ENDS: Final = frozenset([";", ":", ",", ".", "but", "because", "and"])
_VOTES: Final = word_set("vote votes voted voting ballot ballots decided decide decides")
_BOUNDS: Final = frozenset([";", ":", ".", "who", "which", "that", "because", "after", "when", "if", "but", "and"])
_ENDS_DENIAL: Final = frozenset([";", ":", "but", "and"])
_NO_CLAIMS: Final = frozenset(["calls", "demands", "pleas", "appeals", "pressure"])
_NOT_DENIED: Final = {"not": ("only",), "no": ("longer", "choice", "option", "doubt")}
_DENIALS: Final = en.REFUSALS | {"ruled", "rules", "rule", "ruling"}
_NO_NOUNS: Final = frozenset(["no", "neither"])
_NOT_IN_PHRASE: Final = en.PREPOSITIONS | en.COORDINATORS | en.DETERMINERS | en.POSSESSIVES | en.AUXILIARIES
_ANNOUNCE: Final = frozenset(["announce", "confirm", "declare", "reveal"])
_IN_PLACE: Final = ("instead", "rather", "short", "far")  # before "of", "than", "from": it did not happen


def negation_cue(s: Sentence, hit: Hit) -> tuple[int, int] | None:
    """Offsets of the word that negates the expression, or the demand or cause it is under; or None."""
    found = _negator(s, s.last_token_before(hit.start))
    if found is None and hit.context is not None and hit.context_start < hit.start:
        found = _negator(s, s.last_token_before(hit.context_start))
    core = s.token_at(hit.core_start)
    found = found or _nor(s, core)
    return found or _no_such(s, hit) or _denied(s, core) or _voted_down(s, core) or _failed(s, hit)


def _nor(s: Sentence, core: int) -> tuple[int, int] | None:
    """A "nor" that begins the clause: "Nor has she been allowed to go"."""
    k = next((k for k in range(core - 1, max(-1, core - 14), -1) if s.tokens[k].low in _CLAUSE_ENDS), -1) + 1
    is_inverted = k + 1 < core and s.tokens[k].low in ("nor", "neither") and s.tokens[k + 1].low in en.AUXILIARIES
    return (s.tokens[k].start, s.tokens[k].end) if is_inverted else None


def _no_such(s: Sentence, hit: Hit) -> tuple[int, int] | None:
    """A "no" before the adjectives of a noun: "no formal resignation"."""
    if hit.pattern.grammar != "noun" or (hit.context is not None and hit.context_start < hit.core_start):
        return None
    core = s.token_at(hit.core_start)
    for k in range(core - 1, max(-1, core - 4), -1):
        token = s.tokens[k]
        if token.low in _NO_NOUNS:
            return None if _negates_nothing(s, k) else (token.start, token.end)
        if not token.low.isalpha() or token.is_capital or token.low in _NOT_IN_PHRASE:
            return None
    return None


def _failed(s: Sentence, hit: Hit) -> tuple[int, int] | None:
    """A failure of what was tried: "a vote to remove him failed", "the bid for her removal was rejected"."""
    core = s.token_at(hit.core_start)
    if not _is_tried(s, core):
        return None
    for k in range(s.last_token_before(hit.end) + 1, min(len(s.tokens), core + 16)):
        low = s.tokens[k].low
        if low in _BOUNDS:
            return None
        if low in _FAILS or (low in _FAILED and s.tokens[k - 1].low in en.BE):
            return None if s.tokens[k - 1].low in en.NEGATORS else (s.tokens[k].start, s.tokens[k].end)
    return None


def _voted_down(s: Sentence, core: int) -> tuple[int, int] | None:
    """A vote against what was tried: "voted against Tarn's motion to remove her"."""
    against = next((k for k in range(core - 1, max(0, core - 16), -1) if s.tokens[k].low == "against"), None)
    if against is None or not _is_tried(s, core) or _TRIALS.isdisjoint(s.words((against + 1, core))):
        return None
    is_vote = any(low in _VOTES for low in s.words((max(0, against - 6), against)))
    return (s.tokens[against].start, s.tokens[against].end) if is_vote else None


def _is_tried(s: Sentence, core: int) -> bool:
    """Whether an expression is what a word before it tries: "a bid for her removal"."""
    tried = next((k for k in range(core - 1, max(-1, core - 6), -1) if s.tokens[k].low in _TRIALS), None)
    return tried is not None and any(low in ("to", "for", "at", "on", "of") for low in s.words((tried + 1, core)))


def _denied(s: Sentence, core: int) -> tuple[int, int] | None:
    """A denial whose clause holds the expression: "denied a report that he had sacked her"."""
    for k in range(core - 1, max(-1, core - 25), -1):
        low = s.tokens[k].low
        if low in _ENDS_DENIAL or (low == "," and k < core - 1 and s.tokens[k + 1].low != "that"):
            return None
        if low in _DISPUTES:
            return (s.tokens[k].start, s.tokens[k].end) if _is_denial_of(low, s.words((k + 1, core))) else None
    return None


def _is_denial_of(verb: str, words: list[str]) -> bool:
    """Whether what comes between a verb of denial and an expression makes that what is denied."""
    if words and words[0] in _NO_CLAIMS:
        return False
    if "that" in words or (verb in _DENY and "of" in words[:4]):
        return True
    return bool(words) and words[0] in en.SUBJECTS


def _negator(s: Sentence, k: int) -> tuple[int, int] | None:
    """Offsets of the word that negates the expression, or None.

    Quotation marks are passed over: in “no intention” of stepping down the negator alone is quoted.
    """
    for at in range(k, max(-1, k - 14), -1):
        first = _cue_begins(s, at)
        if first is not None:
            return None if _is_undone(s, first, at) else (s.tokens[first].start, s.tokens[at].end)
        low = s.tokens[at].low
        previous = s.tokens[at - 1].low if at else ""
        if not _is_transparent(low) or (low in en.SUBJECTS and previous not in _CLAUSAL):
            # With its own subject a clause begins: "if he doesn't, she should resign".
            return None
    return None


def _cue_begins(s: Sentence, at: int) -> int | None:
    """The first token of the word or words of negation that end at a token, or None: "not", "ruled out", "refused"."""
    low = s.tokens[at].low
    previous = s.tokens[at - 1].low if at else ""
    if low in en.NEGATORS:
        return at
    if low == "out" and previous in _DENIALS:
        return at - 1
    if low in en.REFUSALS:
        return at
    return at - 1 if low in ("of", "than", "from") and previous in _IN_PLACE else None


def _is_undone(s: Sentence, first: int, last: int) -> bool:
    """Whether words of negation negate nothing here: "not only", "did not rule out"."""
    if s.tokens[last].low in en.NEGATORS:
        return _negates_nothing(s, last)
    return s.tokens[first].low not in _IN_PLACE and _is_negated(s, first, 3)


def _negates_nothing(s: Sentence, k: int) -> bool:
    """ "Not only", "no longer", "no choice": no denial."""
    following = s.tokens[k + 1].low if k + 1 < len(s.tokens) else ""
    return following in _NOT_DENIED.get(s.tokens[k].low, ())


def _is_negated(s: Sentence, k: int, reach: int) -> bool:
    return any(t.low in en.NEGATORS for t in s.tokens[max(0, k - reach) : k])


def _is_transparent(low: str) -> bool:
    return low in _TRANSPARENT or is_adverb(low)


def modality(s: Sentence, hit: Hit, is_negated: bool) -> str:
    """actual, demanded, offered, predicted, question or denied."""
    stated = hit.context.modality if hit.context and hit.context.modality else hit.pattern.modality
    if stated == "question":
        return stated
    if is_negated:
        return "denied"
    if stated == "demanded":
        return stated
    if _is_asked(s, hit):
        return "question"
    return "predicted" if _is_to_come(s, hit, stated) else stated or "actual"


def _is_asked(s: Sentence, hit: Hit) -> bool:
    rest = s.low[hit.end :].rstrip(" \"')]")
    return rest.endswith("?") and "." not in rest and "!" not in rest


def _is_to_come(s: Sentence, hit: Hit, stated: str) -> bool:
    """Whether an expression lies ahead: "will resign", "police chief to step down", "had he resigned"."""
    if hit.context is None:
        last = s.last_token_before(hit.start)
        if s.tokens[0].low in ("had", "were", "should"):
            return True
        if last >= 0 and s.tokens[last].low == "to" and not stated:
            return True
    k = s.last_token_before(hit.start)
    for at in range(k, max(-1, k - 7), -1):
        low = s.tokens[at].low
        if low in en.FUTURE or low.endswith(("'ll", "'d")):
            return True
        # An announcement that is to come, or may: "was expected to announce her retirement".
        if not _is_transparent(low) and low not in _ANNOUNCE and low not in en.NEGATORS:
            return False
    return False
