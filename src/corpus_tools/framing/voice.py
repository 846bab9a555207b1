"""In whose voice an expression stands: the outlet's own, a quotation, or somebody's reported words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from corpus_tools.english import word_classes as en
from corpus_tools.english.inflection import word_set
from corpus_tools.framing.phrases import is_person, phrase_right
from corpus_tools.framing.subjects import subject_of
from corpus_tools.framing.words import Range, Sentence, is_adverb, is_headline, is_past

Inside = Callable[[int], bool]
_TIES: Final = word_set("when after as before while during amid following despite since because until")
_TURNS: Final = frozenset(["but", "while", "although", "though", "whereas"])
_ENDS: Final = frozenset([".", ",", ";", ":", ")", "-", "–"])


@dataclass(frozen=True)
class Report:
    """That an expression is somebody's reported words: cue and source as tokens of the sentence.

    Where one speaker reports another, ``source`` is the outer one and ``embedded`` the inner.
    """

    cue: Range
    source: Range | None
    embedded: Range | None = None


@dataclass
class _Scope:
    cue: int
    is_clausal: bool
    is_relative: bool
    needs_clause: bool
    is_noun: bool


def _is_cue_verb(s: Sentence, k: int) -> bool:
    token = s.tokens[k]
    low = token.low
    if low not in en.REPORTING:
        return False
    before = s.tokens[k - 1].low if k else ""
    if before not in ("both", "all") and (
        before in en.DETERMINERS or before in en.POSSESSIVES or before in ("'s", "'", "of")
    ):
        return False
    if low in en.AMBIGUOUS and not _has_verb_place(s, k):
        return False
    if token.is_capital and k and not is_headline(s):
        return False
    if low in en.REPORT_NOUNS and (before in en.PREPOSITIONS or k == 0) and before != "to":
        return False
    return not (low == "thought" and before in en.PREPOSITIONS)


def _has_verb_place(s: Sentence, k: int) -> bool:
    """Whether a word that may be noun or verb (claims, report) stands where a verb does."""
    j = k - 1
    while j >= 0 and is_adverb(s.tokens[j].low):
        j -= 1
    if j < 0:
        return False
    before = s.tokens[j]
    following = s.tokens[k + 1].low if k + 1 < len(s.tokens) else ""
    then = s.tokens[k + 2].low if k + 2 < len(s.tokens) else ""
    is_relative = following == "that" and (then in en.AUXILIARIES or then in en.FINITE or is_past(then))
    if following in ("that", "he", "she", "they") and not is_relative and before.low not in en.DETERMINERS:
        return True
    if before.low in en.SUBJECTS or before.low in en.MODALS or before.low == "to":
        return True
    if s.tokens[k].low.endswith("s"):
        return before.is_capital or before.low in en.PEOPLE
    return before.low in en.PEOPLE and before.low.endswith("s")


def _opens(s: Sentence, k: int, inside: Inside, want: bool) -> _Scope | None:
    """The scope that a reporting word at ``k`` opens to its right, if it does."""
    following = s.tokens[k + 1].low if k + 1 < len(s.tokens) else "."
    low = s.tokens[k].low
    before = s.tokens[k - 1].low if k else ""
    if (
        low in en.REPORT_NOUNS
        and following in ("that", "of", "to", "about", "for", "he", "she", "they")
        and not _is_cue_verb(s, k)
    ):
        return _Scope(
            k, following == "that", False, following in ("of", "about", "for") and low not in _HEARSAY_NOUNS, True
        )
    if low in en.MAKE or low in en.CONVICTIONS:
        return _conviction(s, k)
    if not _is_cue_verb(s, k):
        return None
    if (low in _CALL and following in _CALLED) or (low == "reporting" and before not in en.BE and following != "that"):
        # "called into question", "their reporting style".
        return None
    if following in _TIES or (following in _ENDS and following != ":"):
        later = [t.low for t in s.tokens[k + 1 : k + 12]]
        if following == "," and "that" in later[:8]:
            return _Scope(k, True, False, False, False)
        return None
    if low in ("agree", "agrees", "agreed", "agreeing", "ask", "asks", "asking") and following == "to":
        return None
    if low.endswith("ing") and before in en.BE and low in ("considering", "thinking", "understanding"):
        return None
    # A quotation that ended right before "he said" is what was said.
    if not want and k >= 1:
        for j in range(k - 1, max(-1, k - 9), -1):
            if inside(s.tokens[j].start):
                near = [t.low for t in s.tokens[k + 1 : k + 9]]
                if "that" not in near[:7] and all(
                    t.low not in (".", ";") and t.low not in en.COORDINATORS for t in s.tokens[j + 1 : k]
                ):
                    return None
                break
    relative = next((j for j in range(k - 1, max(-1, k - 6), -1) if s.tokens[j].low in ("who", "which")), None)
    is_relative = relative is not None and relative > 0 and s.tokens[relative - 1].low == ","
    is_clausal = following in ("that", "he", "she", "they", "it", "i", "we", "there", ":") or low in en.CLAUSE_TAKING
    return _Scope(k, is_clausal, is_relative, low in en.CLAUSAL_ONLY, False)


_CALL: Final = word_set("call calls called calling")
_CALLED: Final = word_set("into off up back out")


def _conviction(s: Sentence, k: int) -> _Scope | None:
    """The scope of "made clear that …", "made it plain that …", "is adamant that …"."""
    low = s.tokens[k].low
    behind = [t.low for t in s.tokens[k + 1 : k + 4]]
    if low in en.CONVICTIONS:
        is_said = behind[:1] == ["that"] or (bool(behind) and behind[0] in ("he", "she", "they"))
        return _Scope(k, True, False, False, False) if is_said else None
    if behind[:1] == ["it"]:
        behind = behind[1:]
        k += 1
    if len(behind) > 1 and behind[0] in en.PLAIN and behind[1] == "that":
        return _Scope(k + 1, True, False, False, False)
    return None


_HEARSAY_NOUNS: Final = word_set(
    "rumour rumours rumor rumors report reports speculation talk claims claim allegations news announcement"
)


def _holds(s: Sentence, scope: _Scope, core: int, inside: Inside, want: bool) -> bool:
    """Whether the scope of a reporting word reaches the expression at token ``core``."""
    clausal = scope.is_clausal
    aside = -1
    for k in range(scope.cue + 1, core):
        low = s.tokens[k].low
        if inside(s.tokens[k].start) != want or k < aside:
            continue
        if low == ";":
            return False
        if low == "," and k + 1 < len(s.tokens):
            following = s.tokens[k + 1].low
            after = s.tokens[k + 2].low if k + 2 < len(s.tokens) else ""
            if following in ("who", "which", "where", "whose"):
                # An aside of the writer's: the scope goes on behind it.
                aside = next(
                    (j for j in range(k + 1, len(s.tokens)) if s.tokens[j].low in (",", "-", "–")), len(s.tokens)
                )
                if aside >= core:
                    return False
                continue
            if scope.is_relative or not clausal or (scope.cue == 0 and s.tokens[0].low.endswith("ing")):
                return False
            if following in _TURNS and after != "that":
                return False
            if following in ("and", "then") and after != "that" and _is_finite(s, k + 2, core):
                return False
        if not clausal:
            if low == "that":
                clausal = True
            elif low in _TIES:
                return False
            elif low in en.AUXILIARIES and low != "'s" and k > scope.cue + 1:
                clausal = True
            elif low in ("and", "but") and _is_finite(s, k + 1, core):
                return False
    if scope.needs_clause and not clausal:
        return any(t.low in en.SUBJECTS or t.low == "to" for t in s.tokens[scope.cue + 1 : core])
    return True


def _is_finite(s: Sentence, k: int, core: int) -> bool:
    """Whether a verb without a subject of its own stands at ``k`` or, over adverbs, the expression itself."""
    while k < core and (is_adverb(s.tokens[k].low) or s.tokens[k].low in en.NEGATORS):
        k += 1
    low = s.tokens[k].low if k < len(s.tokens) else ""
    return (
        k >= core or low in en.HAVE or low in en.BE or low in en.IRREGULAR_PAST or (low.endswith("ed") and len(low) > 3)
    )


def _source(s: Sentence, cue: int, is_noun: bool) -> Range | None:
    if is_noun:
        return None
    before = s.tokens[cue - 1].low if cue else ""
    if before in en.BE and s.tokens[cue].low in en.PASSIVE_REPORTS:
        return None
    if cue + 1 < len(s.tokens) and not cue:
        return None
    if s.tokens[cue].low == "asked" and (not cue or before in en.BE or before in ("when", "if", ".", ",")):
        return None
    found = subject_of(s, cue)
    if found is not None and s.words(found) in (["it"], ["there"]):
        return None
    return found


# Verbs that stand behind what they report: "…, the club said".
_BEHIND: Final = en.CLAUSE_TAKING | word_set(
    "reported reports wrote writes announced announces confirmed confirms tweeted posted noted noting stressed revealed"
)


def _posposed(s: Sentence, end: int, inside: Inside, want: bool) -> Report | None:
    """A report that comes behind: "…, the club said", "… , according to …"."""
    first = s.tokens[0].low
    is_leading = first in en.SUBORDINATORS or first in en.PREPOSITIONS or first.endswith("ing")
    for k in range(end, len(s.tokens)):
        if inside(s.tokens[k].start) != want:
            if not want:
                # A quotation in between takes what follows it.
                return None
            continue
        low = s.tokens[k].low
        if low not in (",", "-", "–"):
            continue
        at = k + 1
        if at < len(s.tokens) and s.tokens[at].low == "as":
            at += 1
        if at >= len(s.tokens):
            return None
        if s.tokens[at].low in en.REPORTING and not s.tokens[at].low.endswith("ing"):
            found = phrase_right(s, at + 1)
            behind = s.tokens[found[1]].low if found is not None and found[1] < len(s.tokens) else "."
            if (
                found is not None
                and is_person(s, found) is not None
                and (not behind[0].isalnum() or behind in en.PREPOSITIONS or behind in en.TIMES or behind == "who")
            ):
                return Report((at, at + 1), found)
        found = phrase_right(s, at)
        if found is None:
            continue
        verb = found[1]
        while verb < len(s.tokens) and (
            s.tokens[verb].low in en.HAVE or is_adverb(s.tokens[verb].low) or s.tokens[verb].low in en.TIMES
        ):
            verb += 1
        if (
            verb < len(s.tokens)
            and _is_cue_verb(s, verb)
            and s.tokens[verb].low in _BEHIND
            and not s.tokens[verb].low.endswith("ing")
        ):
            behind = s.tokens[verb + 1].low if verb + 1 < len(s.tokens) else "."
            is_over = not behind[0].isalnum() or behind in en.TIMES
            is_loose = not is_leading and (
                behind in ("in", "on", "at", "late", "early", "a", "reporters", "journalists")
                or (s.tokens[verb].low in ("told", "tells") and all(t.low != "that" for t in s.tokens[verb:]))
            )
            if is_over or is_loose:
                return Report((verb, verb + 1), found)
    return None


def _parenthesis(s: Sentence, core: int, inside: Inside, want: bool) -> Report | None:
    """A report between commas: "The thing to do, aides said, is to resign"."""
    for k in range(core - 3, 0, -1):
        token = s.tokens[k]
        if token.low == ";":
            return None
        if token.low != "," or s.tokens[k - 1].low in "\"'" or inside(token.start) != want:
            continue
        found = phrase_right(s, k + 1)
        if found is None or found[1] + 1 >= core or s.tokens[found[1] + 1].low != ",":
            continue
        verb = found[1]
        if s.tokens[verb].low not in _BEHIND or not _is_cue_verb(s, verb) or s.tokens[verb].low.endswith("ing"):
            continue
        between = s.tokens[verb + 2 : core]
        if any(t.low in _TURNS or t.low == ";" for t in between) or (
            between and (between[0].low in en.COORDINATORS or between[0].low.endswith("ing"))
        ):
            return None
        if any(inside(t.start) != want for t in s.tokens[k - 1 : core]):
            return None
        return Report((verb, verb + 1), found)
    return None


def _according(s: Sentence, inside: Inside, want: bool) -> Report | None:
    for k in range(len(s.tokens) - 1):
        if s.tokens[k].low == "according" and s.tokens[k + 1].low == "to" and inside(s.tokens[k].start) == want:
            return Report((k, k + 2), phrase_right(s, k + 2))
    return None


def _hearsay(s: Sentence, core: int, end: int, inside: Inside, want: bool) -> Report | None:
    for k in range(max(0, core - 12), min(len(s.tokens), end + 3)):
        if s.tokens[k].low in en.HEARSAY and inside(s.tokens[k].start) == want:
            between = s.tokens[k + 1 : core] if k < core else ()
            if not any(t.low in (",", ";", "but", "and") for t in between) or (k == 0 and len(between) < 12):
                return Report((k, k + 1), None)
    return None


def _outer(s: Sentence, cue: int, inside: Inside, want: bool) -> Range | None:
    """Who reports what is said at ``cue``: the colleague in "a colleague said she had told him …"."""
    for k in range(cue - 1, -1, -1):
        if inside(s.tokens[k].start) != want:
            continue
        scope = _opens(s, k, inside, want)
        if scope is not None and scope.is_clausal and not scope.is_noun and _holds(s, scope, cue, inside, want):
            return _source(s, k, False)
    return None


def find_report(s: Sentence, start: int, end: int, inside: Inside) -> Report | None:
    """Who is reported to say the expression at ``start:end``, if anybody is.

    ``inside`` tells of an offset whether it lies in the quotation marks that matter: an expression outside them is
    reported by a word outside them, one inside by a word inside (one speaker who reports another).
    """
    core, last = s.token_at(start), s.last_token_before(end) + 1
    want = inside(start)
    for k in range(core - 1, -1, -1):
        if inside(s.tokens[k].start) != want:
            continue
        scope = _opens(s, k, inside, want)
        if scope is not None and _holds(s, scope, core, inside, want):
            inner = _source(s, k, scope.is_noun)
            outer = _outer(s, k, inside, want) if inner is not None else None
            return Report((k, k + 1), outer or inner, inner if outer is not None else None)
    return (
        _according(s, inside, want)
        or _parenthesis(s, core, inside, want)
        or _hearsay(s, core, last, inside, want)
        or _posposed(s, last, inside, want)
    )
