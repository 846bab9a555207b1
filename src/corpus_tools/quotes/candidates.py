"""Who might have said it: every name, noun phrase and pronoun outside the quotation marks, with its place in the clause."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from corpus_tools.quotes.words import Words


class Candidate(NamedTuple):
    """A possible source.

    ``first`` and ``last`` are words (half-open), ``head`` the word that the phrase is about. ``form`` is name,
    nominal, pronoun, possessive (his) or relative (who). ``role`` says how it stands to a cue: ``subject`` (she
    said), ``inverted`` (said she), ``according`` (according to her), ``actor`` (subject of another verb), ``object``
    (behind a preposition), ``owner`` (her statement) or ``other``; ``cue`` is the word of that cue, or -1.
    """

    first: int
    last: int
    head: int
    form: str
    role: str
    cue: int
    opens: bool  # first words of its sentence


_F: Final = r"f(?![QtdhpuWN:,])"
_PART: Final = rf"(?:[Nrsow#']|{_F}|(?<=[dh'#m])e)"
_PHRASE: Final = re.compile(
    rf"(?P<np>(?:[dh]{{1,2}}m?|d?#)?(?:(?<=[dhm#])|(?=[Nrsof#])|(?=w{{1,2}}[rsoN])){_PART}{{0,8}}(?:[Nrsow]|{_F}))"
    rf"|(?P<pronoun>p)|(?P<relative>W)|(?P<object>b)|(?P<bare>[dt](?=[mx]*[cfzg])|d(?=[vx])|#(?=i?d?[smx]*[cfz]))"
)
_TAIL: Final = re.compile(r"(?:i[dh]?[Nrsow#f']{1,5}){1,2}")
_CUE_AFTER: Final = re.compile(
    r"(?:\([^)PQ.]{1,8}\))?(?:,[^.PQ]{1,22}?,)?(?:-[^.PQ-]{1,20}-)?(?:W?[mx]|i?y|i#){0,5}(?P<cue>[cfgz])"
    r"|,?k?(?:[mx]){0,3}(?P<cue2>[cg])"
)
_THEN_CUE: Final = re.compile(r"[^.PQ;:]{1,24}?(?:,|k)m?x?(?P<cue>[cg])(?=[^.PQ]{0,8}[Q:])")
_INVERTED: Final = re.compile(r"(?:^|[Q,.\-;:?)Pk])(?:x|m)?(?P<cue>[cf])m?,?\Z")
_OBJECT: Final = re.compile(r"[cgfzve]\Z")
_VERB_AFTER: Final = re.compile(r"(?:,[^.PQ]{1,20}?,)?(?:[mx])*[vexz]")


def find(words: Words) -> list[Candidate]:
    """All candidates of an article, in order."""
    shape = words.shape
    found: list[Candidate] = []
    for match in _PHRASE.finditer(shape):
        first, last = match.span()
        group = match.lastgroup
        if group == "np":
            found.extend(_noun_phrases(shape, first, last))
        elif group == "object":
            if shape[max(first - 2, 0) : first] == "Ci":
                found.append(Candidate(first, last, first, "pronoun", "according", first - 2, False))
        else:
            form = "nominal" if group == "bare" else group or "pronoun"
            role, cue = _role(shape, first, last)
            found.append(Candidate(first, last, first, form, role, cue, _opens(shape, first)))
    return found


def _opens(shape: str, first: int) -> bool:
    return first == 0 or shape[first - 1] in ".PQ:?-" or shape[max(first - 2, 0) : first] in (".k", "Pk")


def _head(shape: str, first: int, last: int) -> int:
    """The last person of the phrase, or its last name where that follows the person, else its last word."""
    if shape[last - 1] == "N":
        return last - 1
    for at in range(last - 1, first - 1, -1):
        if shape[at] in "rs":
            return at
    for at in range(last - 1, first - 1, -1):
        if shape[at] in "of":
            return at
    return last - 1


def _noun_phrases(shape: str, first: int, last: int) -> list[Candidate]:
    found: list[Candidate] = []
    start = first
    for at in range(first, last):
        if shape[at] == "'" and at > first:
            # Trump ’s campaign: the owner may be the source as well as the whole.
            head = _head(shape, start, at)
            found.append(Candidate(first, at, head, _form(shape, first, at, head), "owner", -1, _opens(shape, first)))
            start = at + 1
    if shape[first] == "h":
        found.append(Candidate(first, first + 1, first, "possessive", "owner", -1, _opens(shape, first)))
    head = _head(shape, start, last) if start < last else last - 1
    role, cue = _role(shape, first, last)
    found.append(Candidate(first, last, head, _form(shape, start, last, head), role, cue, _opens(shape, first)))
    return found


def _form(shape: str, first: int, last: int, head: int) -> str:
    return "name" if shape[head] == "N" else "nominal"


def _role(shape: str, first: int, last: int) -> tuple[str, int]:
    """How the phrase stands to the nearest cue."""
    before = shape[max(first - 2, 0) : first]
    if before == "Ci":
        return "according", first - 2
    match = _CUE_AFTER.match(shape, last, min(last + 60, len(shape)))
    preposition = before[-1:] == "i"
    if match and not preposition:
        return "subject", match.end() - 1
    if before[-1:] in ("c", "f", "m", ","):
        left = max(first - 4, 0)
        inverted = _INVERTED.search(shape[left:first])
        if inverted:
            return "inverted", left + inverted.start("cue")
    if match:
        return "subject", match.end() - 1
    if preposition or _OBJECT.search(before):
        return "object", -1
    if _VERB_AFTER.match(shape, last, min(last + 40, len(shape))):
        match = _THEN_CUE.match(shape, last, min(last + 60, len(shape)))
        return "actor", match.start("cue") if match else -1
    return "other", -1


def extend(words: Words, candidate: Candidate) -> int:
    """The end (a word) of a nominal source with what belongs to it behind: “an aide to the mayor”."""
    if candidate.form != "nominal":
        return candidate.last
    match = _TAIL.match(words.shape, candidate.last)
    if match is None:
        return candidate.last
    return match.end()
