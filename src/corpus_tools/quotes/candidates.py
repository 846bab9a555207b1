"""Who might have said it: each name, noun phrase and pronoun outside the marks, with its place in the clause."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from corpus_tools.quotes.words import Words

# What follows these is who hears it, not who says it.
_TOLD: Final = frozenset(
    [
        "told",
        "tells",
        "tell",
        "asked",
        "asks",
        "informed",
        "urged",
        "warned",
        "reminded",
        "assured",
        "thanked",
        "accused",
        "called",
    ]
)


WITH_CUE: Final = frozenset(("subject", "inverted", "according"))  # the roles of a candidate that has a cue


class Candidate(NamedTuple):
    """A possible source.

    ``first`` and ``last`` are words (half-open), ``head`` the word that the phrase is about. ``form`` is name,
    nominal, pronoun, possessive (his) or relative (who). ``role`` says how it stands to a cue: ``subject`` (she said),
    ``inverted`` (said she), ``according`` (according to her), ``actor`` (subject of another verb), ``object`` (behind a
    preposition or verb), ``owner`` (her statement), ``label`` (Ode: “…”), ``inside`` (between a subject and its cue) or
    ``other``; ``cue`` is the word of that cue, or -1.
    """

    first: int
    last: int
    head: int
    form: str
    role: str
    cue: int
    opens: bool  # first words of its sentence


_D: Final = "[ad]"  # a determiner
_DH: Final = "[adh]"
_I: Final = "[iO]"  # a preposition
# “reports” is a noun, unless what stands beside it makes it a verb: “the reports”, “Ode reports that”.
_F: Final = r"(?:(?<=N)f(?=[cxvf])|(?<![Np])f(?![QtadhpuWN:,]))"
_JOINT: Final = r"(?:(?<=r)O(?=[ow]{1,2}N)|(?<=[No])O(?=N)|(?<=[rsow])k(?=[wN]{0,4}r))"
# Behind an article, or an article and an adjective, “complaint”, “order” and “ruling” are nouns whatever follows.
_NOUN: Final = r"(?:(?<=[ah])[vczfg]|(?<=[ah][we])f)"
_PART: Final = rf"(?:[Nrsow#']|{_F}|(?<=[adh'#m])[ey]|{_NOUN}|{_JOINT})"
# Noun phrases, pronouns, and determiners that stand for a noun. No group has a name, and all letters that may begin one
# come first: both save time at each of many places.
_PHRASE: Final = re.compile(
    rf"(?=[adhNrsowf#pWbt])(?:(?=[adhNrsowf#])(?:(?<=Ci)(?=[^,.PQ]{{1,9}}f[,QP.])[adhNrsow#'fey]{{1,9}}f"
    rf"|[d#]Ob|(?:(?<!{_DH})(?:[d#]|(?<=[adhPQ.,])[sw])O(?={_DH}))?"
    rf"(?:{_DH}{{1,2}}m?|{_D}?#)?(?:(?<=[adhm#])|(?=[Nrsof#])|(?=w{{1,2}}[rsoN])|(?<=Ci)(?=[wfd]))"
    rf"{_PART}{{0,9}}(?:[Nrsow]|{_F}|{_NOUN}))"
    r"|[pWbh]"
    rf"|[dt](?=[mx]*[cfzg])|d(?=[vx])|(?<=[cf])d(?=[.,PQ])|#(?=i?[ad]?[smx]*[cfz]))"
)
# What may stand between a subject and its verb: “of the union”, “(D-Md.)”, “, who …,”, “, a friend,”, adverbs, days.
_OF: Final = rf"(?:{_I}{_DH}?m?[NrsowO#'fe]{{1,6}}k?[Nrsow]{{0,3}}){{0,3}}"
_BRACKET: Final = r"(?:,?\([^)PQ]{1,8}\))?"
_APPOSITION: Final = (
    r"(?:(?:,(?:W[^.PQC:]{1,24}?|[adhrosNwe#m][^.PQC:cpg]{0,22}?)(?=,)){1,2},"
    r"|-{1,2}[^.PQ-]{1,24}-{1,2}|W[^,.PQcC]{1,9}|e[iOadwNyhrso#]{1,8})?"
)
_ADVERBS: Final = r"(?:W?[mx]|[ij]?[ad]?w?y|i#){0,5}"
_CUE_AFTER: Final = re.compile(
    rf"{_BRACKET}{_OF}{_BRACKET}{_APPOSITION}(?:{_ADVERBS}(?P<cue>[cfz])|W?m?(?:xm?){{1,3}}g)|g|,(?P<cue3>c)"
)
_INVERTED: Final = re.compile(r"(?:^|[Q,.\-;:?)Pk])(?:x|m)?(?P<cue>[cf])m?,?\Z")
_FINITE: Final = re.compile(r"m?[xvcz]")
_VERB_AFTER: Final = re.compile(rf"{_BRACKET}{_OF}{_BRACKET}{_APPOSITION}{_ADVERBS}[vexz]")
_NO_CUE: Final = frozenset(["", ".", "P", "Q", ":", ";", ")", "k", "?", "t", "u", "b", "p", "h", "'"])
_BEFORE_COMMA: Final = frozenset(["", ",", ".", "P", "Q", "k"])
# The forms of phrases of one letter.
_ALONE: Final = {
    "p": "pronoun",
    "W": "relative",
    "b": "object",
    "h": "possessive",
    "d": "nominal",
    "t": "nominal",
    "#": "nominal",
}
_tuple: Final = tuple.__new__
# With an auxiliary or a comma before them, these may still lead to a cue in the two patterns above.
_BEHIND_AUXILIARY: Final = frozenset("Wmxijadwycfzg")
_BEHIND_COMMA: Final = frozenset("(WadhrosNwe#mc")
_TAIL: Final = re.compile(rf"(?:w?{_I}{_DH}?m?(?:(?<=[ah])[vczf]|[Nrsow#'f]{{1,5}}(?:(?<=')[vczeg])?)){{1,2}}")


def find(words: Words) -> list[Candidate]:
    """All candidates of an article, in order.

    What stands between a subject and its cue gets the role ``inside``: “a friend of Ode’s, from Ardle, said”.
    """
    shape = words.shape
    padded = f"  {shape} "
    found: list[Candidate] = []
    until = -1  # the cue of a subject before, where it stands apart from that
    for match in _PHRASE.finditer(shape):
        first, last = match.span()
        owners, head, form = _inner(shape[first:last])
        role, opens = _beside(padded[first : first + 2] + padded[last + 2])
        if form == "possessive":
            role = "owner"
        elif form == "object":
            if role != "according":
                continue
            form, opens = "pronoun", False
        for end, owner, kind in owners:
            found.append(Candidate(first, first + end, first + owner, kind, "owner", -1, opens))
        if not role:
            role, cue = _role(shape, first, last)
            if (
                role == "inverted"
                and shape[cue - 1] != "Q"
                and words.lows[cue] in _TOLD
                and shape[first:last] not in _ALONE
            ):
                role, cue = "object", -1
        else:
            cue = last if role == "subject" else first - 2 if role == "according" else -1
        if role == "object" and shape[first - 1] == "O" and words.lows[first - 2] == "words":
            role, cue = "according", first - 2  # in the words of Ode
        if first < until and cue in (until, -1) and role != "owner":
            role, cue = "inside", -1
        elif role == "subject" and cue > last:
            until = max(until, cue)
        # As Candidate(…) does it, without a call between: there are many.
        found.append(_tuple(Candidate, (first, last, first + head, form, role, cue, opens)))
    return found


@lru_cache(maxsize=1 << 14)
def _beside(letters: str) -> tuple[str, bool]:
    """What the two letters before a phrase and the one behind it tell; a blank is a letter beyond the text.

    Its role, empty where more has to be looked at, and whether it opens a sentence. The cue of a subject is then the
    word behind it.
    """
    far, near, follows = letters[0], letters[1].strip(), letters[2].strip()
    opens = not near or near in ".PQ:?-" or (near == "k" and far in ".P")
    if near == "i" and far == "C":
        return "according", opens
    if near and (near in "cf" or (near == "m" and far in "cf") or (near == "," and far in "cfm")):
        return "", opens  # perhaps inverted
    if near and near in "iOgzve":
        # “with the union saying …”, “footage of Ode saying …”
        is_subject = follows == "g" if near in "iO" else follows == "c" and near != "g"
        return "subject" if is_subject else "object", opens
    if follows == ":":
        return "", opens  # perhaps a label
    if follows in _NO_CUE:
        return "object" if near == "j" else "other", opens
    if follows in "cfzg":
        return "subject", opens
    return "actor" if follows == "v" else "", opens


def _head(shape: str, first: int, last: int) -> int:
    """The last person of the phrase, or its last name where that follows the person, else its last word."""
    if shape[last - 1] == "N":
        # “the governor of Ardle”, “Ode of Ardle”: the head stands before the “of”.
        of = shape.find("NO", first, last)
        return of if of >= 0 else last - 1
    for at in range(last - 1, first - 1, -1):
        if shape[at] in "rs":
            return at
    for at in range(last - 1, first - 1, -1):
        if shape[at] in "of":
            return at
    return last - 1


@lru_cache(maxsize=1 << 14)
def _inner(phrase: str) -> tuple[tuple[tuple[int, int, str], ...], int, str]:
    """What the letters of a phrase alone tell: its owners (last, head, form), its own head and form.

    News has few shapes of noun phrase, so that nearly each is looked up.
    """
    if phrase in _ALONE:
        return (), 0, _ALONE[phrase]
    last = len(phrase)
    owners: list[tuple[int, int, str]] = []
    start = 0
    owner = phrase.find("'", 1)
    if owner >= 0:
        for at in range(owner, last):
            if phrase[at] != "'":
                continue
            # Ode ’s campaign: the owner may be the source as well as the whole.
            head = _head(phrase, start, at)
            owners.append((at, head, _form(phrase, head)))
            start = at + 1
    if phrase[0] == "h":
        owners.append((1, 0, "possessive"))
    head = _head(phrase, start, last) if start < last else last - 1
    return tuple(owners), head, _form(phrase, head)


def _form(phrase: str, head: int) -> str:
    return "name" if phrase[head] == "N" else "nominal"


def _role(shape: str, first: int, last: int) -> tuple[str, int]:
    """How the phrase stands to the nearest cue, where :func:`_beside` does not tell."""
    before = shape[first - 1] if first else ""
    follows = shape[last] if last < len(shape) else ""
    if before and before in "cfm,":
        left = max(first - 4, 0)
        inverted = _INVERTED.search(shape[left:first])
        if inverted and not (inverted.group()[0] in ",k" and _FINITE.match(shape, last)):
            return "inverted", left + inverted.start("cue")
        if before in "cf":
            return ("subject", last) if before == "f" and follows == "c" else ("object", -1)
    neither = "object" if before == "j" else "other"
    if follows in _NO_CUE:
        is_label = follows == ":" and (before in ("", "P") or shape[last + 1 : last + 2] == "Q")
        return "label" if is_label else neither, -1
    if follows in "cfzg":
        return "subject", last
    # What the letter behind these excludes needs no pattern.
    beyond = shape[last + 1 : last + 2]
    if follows == "v" or (follows == "x" and beyond not in _BEHIND_AUXILIARY):
        return "actor", -1
    if follows == "," and beyond not in _BEHIND_COMMA:
        return neither, -1
    match = _CUE_AFTER.match(shape, last, last + 70)
    if match and not (match["cue3"] and before not in _BEFORE_COMMA) and not (before == "j" and "," in match.group()):
        return "subject", match.end() - 1
    if follows in "exz" or _VERB_AFTER.match(shape, last, last + 50):
        return "actor", -1
    return neither, -1


def extend(words: Words, candidate: Candidate) -> int:
    """The end (a word) of a nominal source with what belongs to it behind: “an aide to the mayor”."""
    if candidate.form != "nominal":
        return candidate.last
    match = _TAIL.match(words.shape, candidate.last)
    if match is None:
        return candidate.last
    return match.end()
