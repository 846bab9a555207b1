"""An article as a row of words with one letter each, so that patterns of grammar become patterns of letters.

Each marked span is one word ``Q``. The letters:

=====  ==========================================  =====  =======================================
``N``  name: capitalised, no function word         ``p``  pronoun as subject (he, they)
``r``  person (spokesman), ``s`` several persons   ``b``  pronoun as object (him)
``o``  organisation or document (campaign)         ``h``  possessive (his)
``f``  noun or cue verb (report, notes)            ``W``  who, which
``w``  any other word in lower case                ``d``  determiner, quantity
``e``  ends in -ed or -ing                         ``t``  that
``c``  cue verb; ``g`` in -ing; ``z`` of thought   ``C``  according
``v``  another verb; ``x`` auxiliary               ``i``  preposition
``m``  adverb; ``y`` day or month                  ``k``  and, or, but; ``u`` subordinator
``a``  article (the, a, every, no)                 ``O``  of; ``j`` after, before
``#``  number; ``'`` possessive ’s                 ``P``  paragraph break; ``.`` end of a sentence
``,``  comma; ``:`` ``;`` ``-`` dash               ``(``, ``)`` bracket; ``?`` any other sign
=====  ==========================================  =====  =======================================
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple, TypeVar

from corpus_tools.english.cues import cues
from corpus_tools.english.word_classes import DATES
from corpus_tools.quotes.lexicon import word_classes
from corpus_tools.quotes.marks import Marked

_TOKEN: Final = re.compile(
    r"(?P<word>[^\W\d_][a-z]*+[^\W_]*+(?:(?:[-‑&.]|['’](?![sS](?![^\W_])))[^\W_]++)*+)"
    r"|(?P<mark>[,:;—–()\[\]])"
    r"|(?P<stop>[.!?…]+)"
    r"|(?P<clitic>['’][sS](?![^\W_])|(?<=s)['’](?=\s))"
    r"|(?P<number>[$£€#]?\d(?:[^\W_]|[.,:/](?=\d)|-(?=[^\W_]))*%?)"
    r"|(?P<handle>@\w+)"
    r"|(?P<breaks>[\n\r\x0b\x0c\x85\u2028\u2029]+)"
    r"|(?P<other>[^\s\w])"
)
# The same as one group: to split by it gives gaps and tokens in turn without an object for each match. Asking for no
# space first spares the branches at most places where no token begins, and the plain words, which are most, come first.
_GAPS: Final = re.compile(f"((?=[^ ])(?:[A-Za-z][a-z]*+(?=[ ,])|{re.sub('[?]P<[a-z]+>', '?:', _TOKEN.pattern)}))")
# A full stop behind these ends no sentence.
_ABBREVIATIONS: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "gen",
        "lt",
        "col",
        "st",
        "jr",
        "sr",
        "prof",
        "rev",
        "hon",
        "capt",
        "sgt",
        "maj",
        "cmdr",
        "adm",
        "supt",
        "det",
        "insp",
        "vs",
        "inc",
        "corp",
        "co",
        "ltd",
        "jan",
        "feb",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "calif",
        "mass",
        "conn",
        "fla",
        "pa",
        "va",
        "del",
        "ariz",
        "ill",
        "mich",
        "ky",
        "tenn",
        "tex",
        "wis",
    ]
)
# A transcript names the speaker inside the marks: “ODE: I left.”
_LABEL: Final = re.compile(r"(?:[A-Z][A-Z.'’-]{1,24}+ ?){1,4}+:(?=\s)")
_PARTICLES: Final = ("out", "back")
_PUT: Final = frozenset(["put", "puts", "putting"])
_MARKED: Final = re.compile("Q")
_T = TypeVar("_T")
_INITIAL: Final = re.compile(r"\s?[A-Z]")
_SIGNS: Final = {
    ",": ",",
    ":": ":",
    ";": ";",
    "—": "-",
    "–": "-",
    "-": "-",
    "―": "-",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
}


class Words(NamedTuple):
    """``starts`` and ``ends`` are offsets; ``lows`` the words in lower case; ``shape`` has one letter for each."""

    starts: list[int]
    ends: list[int]
    lows: list[str]
    shape: str
    quote_at: list[int]  # for each marked span, which word it is


# A token whose letter depends on what stands beside it has one of these letters until that is known: a word with
# another letter at the beginning of a sentence, a full stop that may belong to an abbreviation, an apostrophe, “The”,
# “it”. Most words have no such letter and are passed over.
_EITHER, _STOP, _APOSTROPHE, _THE, _IT = "ESATI"
_EVENT: Final = re.compile(f"[{_EITHER}{_STOP}{_APOSTROPHE}{_THE}{_IT}'QP:?.]")
# What leaves the beginning of a sentence where it is: “(The”.
_KEEPING: Final = f",;-()'{_STOP}{_APOSTROPHE}"


@lru_cache(maxsize=1 << 16)
def _classify(piece: str) -> tuple[str, str]:
    """A token in lower case and its letter; an empty one stands for a marked span."""
    if not piece:
        return "", "Q"
    match = _TOKEN.match(piece)
    kind = match.lastgroup if match else "other"
    if kind == "word":
        low, at_start, elsewhere = _classify_word(piece)
        plain = elsewhere if at_start == elsewhere else _EITHER
        return low, _THE if piece == "The" else _IT if low == "it" else plain
    if kind == "number":
        return piece, "w" if "-" in piece else "#"
    if kind == "handle":
        return piece.lower(), "N"
    if kind == "stop":
        return piece, _STOP if piece == "." else "."
    if kind == "breaks":
        return piece, "P"
    if kind == "clitic":
        return piece, "'"
    return piece, _APOSTROPHE if piece in "'’" else _SIGNS.get(piece, "?")


@lru_cache(maxsize=1 << 16)
def _classify_word(word: str) -> tuple[str, str, str]:
    """A word in lower case, and its letter at the beginning of a sentence and elsewhere."""
    low = word.lower().replace("’", "'")
    capital = word[0].isupper()
    letter = word_classes().get(low, "")
    if not letter:
        plain = "m" if low.endswith("ly") else "e" if low.endswith(("ed", "ing")) else "w"
        if capital:
            return low, plain if low.endswith(("ing", "ly")) else "N", "N"
        if any(c.isupper() for c in word):
            plain = plain if plain != "w" else "N"
        return low, plain, plain
    if not capital:
        return low, letter, letter
    if low == "states" or word == "US":
        return low, "N", "N"
    if letter in "rsofvzgwe" or (letter == "y" and low not in DATES):
        return low, letter, "N"
    return low, letter, letter


def _is_possessive(text: str, at: int) -> bool:
    """Whether the apostrophe at ``at`` is that of “the voters’ choice”."""
    return text[at - 1 : at] == "s" and text[at + 1 : at + 2].isspace()


def _pieces(text: str, marked: list[Marked]) -> tuple[list[str], list[int]]:
    """Gaps and tokens in turn, beginning and ending with a gap, and their lengths; a marked span is an empty one."""
    pieces = [""]
    spans: list[tuple[int, int]] = []

    def add(begin: int, end: int) -> None:
        if end > begin:
            more = _GAPS.split(text[begin:end])
            more[0] = pieces.pop() + more[0]
            pieces.extend(more)

    at = 0
    for span in marked:
        begin = span.outer_start
        add(at, begin)
        label = _LABEL.match(text, span.start, span.end)
        if label:
            pieces[-1] += text[begin : span.start]
            begin = label.end()
            add(span.start, begin)
        spans.append((len(pieces), span.outer_end - begin))
        pieces += ("", "")
        at = span.outer_end
    add(at, len(text))
    lengths = list(map(len, pieces))
    for index, length in spans:
        lengths[index] = length
    return pieces, lengths


def _without(dropped: list[int], row: list[_T]) -> list[_T]:
    """A row less the places dropped, which are few."""
    kept: list[_T] = []
    at = 0
    for place in dropped:
        kept += row[at:place]
        at = place + 1
    return kept + row[at:]


def _join_verbs(lows: list[str], letters: list[str]) -> None:
    """Make one cue of two words: “pointed out”, “hit back”. The second word becomes an adverb of the first."""
    known = cues()
    for particle in _PARTICLES:
        at = 0
        for _ in range(lows.count(particle)):
            at = lows.index(particle, at) + 1
            pair = f"{lows[at - 2]} {particle}" if at > 1 else ""
            if pair in known:
                lows[at - 2] = pair
                letters[at - 2], letters[at - 1] = "g" if known[pair].form == "gerund" else "c", "m"


def read(text: str, marked: list[Marked]) -> Words:
    """The words of ``text`` outside its marked spans, each of which becomes one ``Q``."""
    pieces, lengths = _pieces(text, marked)
    edges = list(accumulate(lengths))
    starts, ends = edges[:-1:2], edges[1::2]
    classified = list(map(_classify, pieces[1::2]))
    lows = [low for low, _ in classified]
    found = "".join([letter for _, letter in classified])
    letters = list(found)
    dropped: list[int] = []
    fresh, since = True, 0  # whether word ``since`` begins a sentence
    quotes = iter(marked)
    for match in _EVENT.finditer(found):
        at = match.start()
        letter = found[at]
        if letter in "P:?.":
            fresh, since = True, at + 1
        elif letter == _STOP:
            if at and starts[at] == ends[at - 1]:
                last = lows[at - 1]
                initial = len(last) == 1 and _INITIAL.match(text, ends[at])
                if initial or last in _ABBREVIATIONS or "." in last:
                    ends[at - 1] += 1
                    dropped.append(at)
                    continue
            letters[at] = "."
            fresh, since = True, at + 1
        elif letter == "Q":
            fresh, since = text[next(quotes).end - 1] in ".!?…", at + 1
        elif letter == _EITHER:
            _, at_start, elsewhere = _classify_word(text[starts[at] : ends[at]])
            letters[at] = at_start if fresh and not found[since:at].strip(_KEEPING) else elsewhere
            fresh = False
        else:
            before = at - 2 if dropped and dropped[-1] == at - 1 else at - 1
            if letter in (_THE, _IT):
                letters[at] = _classify_word(text[starts[at] : ends[at]])[2]
                if before < 0:
                    pass
                elif letter == _IT and lows[before] in _PUT:
                    letters[before], letters[at] = "c", "m"  # as Ode put it
                elif letter == _THE and letters[before] == "N" and (not fresh or found[since:at].strip(_KEEPING)):
                    letters[at] = "N"  # Reclaim The Night
                fresh = False
            elif letter == "'" or _is_possessive(text, starts[at]):
                letters[at] = "x" if before >= 0 and letters[before] in "pWt" else "'"
            else:
                letters[at] = "?"
                fresh, since = True, at + 1
    if dropped:
        starts, ends = _without(dropped, starts), _without(dropped, ends)
        lows, letters = _without(dropped, lows), _without(dropped, letters)
    _join_verbs(lows, letters)
    shape = "".join(letters)
    return Words(starts, ends, lows, shape, [match.start() for match in _MARKED.finditer(shape)])
