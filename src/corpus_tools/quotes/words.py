"""An article as a row of words with one letter each, so that patterns of grammar become patterns of letters.

Each marked stretch is one word ``Q``. The letters:

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
from itertools import accumulate, compress
from typing import Final, NamedTuple

from corpus_tools.quotes.lexicon import DATES, word_classes
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
# The same as one group: to split by it gives gaps and tokens in turn without an object for each match, and asking
# for no space first spares the branches at most places where no token begins.
_GAPS: Final = re.compile(f"((?=[^ ])(?:{re.sub('[?]P<[a-z]+>', '?:', _TOKEN.pattern)}))")
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
_PUT: Final = frozenset(["put", "puts", "putting"])
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
    quote_at: list[int]  # for each marked stretch, which word it is


# What a token does to the reading: most are words, of which the next one begins no sentence.
_WORD, _KEEPS, _OPENS, _STOP, _CLITIC, _APOSTROPHE, _THE, _IT = range(8)


@lru_cache(maxsize=1 << 16)
def _classify(piece: str) -> tuple[str, str, str, int]:
    """A token in lower case, its letter at the beginning of a sentence and elsewhere, and what it does there."""
    match = _TOKEN.match(piece)
    kind = match.lastgroup if match else "other"
    if kind == "word":
        low, at_start, elsewhere = _classify_word(piece)
        return low, at_start, elsewhere, _THE if piece == "The" else _IT if low == "it" else _WORD
    if kind == "number":
        letter = "w" if "-" in piece else "#"
        return piece, letter, letter, _WORD
    if kind == "handle":
        return piece.lower(), "N", "N", _WORD
    if kind == "stop":
        return piece, ".", ".", _STOP if piece == "." else _OPENS
    if kind == "breaks":
        return piece, "P", "P", _OPENS
    if kind == "clitic":
        return piece, "'", "'", _CLITIC
    letter = _SIGNS.get(piece, "?")
    return piece, letter, letter, _APOSTROPHE if piece in "'’" else _OPENS if letter in ":?" else _KEEPS


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


def _is_possessive(text: str, at: int, end: int) -> bool:
    """Whether the apostrophe at ``at`` is that of “the voters’ choice”."""
    return text[at - 1 : at] == "s" and at + 1 < end and text[at + 1].isspace()


def read(text: str, marked: list[Marked]) -> Words:
    """The words of ``text`` outside its marked stretches, each of which becomes one ``Q``."""
    starts: list[int] = []
    ends: list[int] = []
    lows: list[str] = []
    letters: list[str] = []
    quote_at: list[int] = []
    fresh = True  # at the beginning of a sentence

    def add(begin: int, end: int) -> None:
        nonlocal fresh
        pieces = _GAPS.split(text[begin:end])
        tokens = pieces[1::2]
        if not tokens:
            return
        edges = list(accumulate(map(len, pieces), initial=begin))
        first, kept = len(starts), bytearray(b"\1") * len(tokens)
        starts.extend(edges[1:-1:2])
        ends.extend(edges[2::2])
        for number, (low, at_start, elsewhere, effect) in enumerate(map(_classify, tokens)):
            if effect == _WORD:
                letter = at_start if fresh else elsewhere
                fresh = False
            elif effect == _KEEPS:
                letter = elsewhere
            elif effect == _OPENS:
                letter, fresh = elsewhere, True
            elif effect == _STOP:
                if lows and not pieces[2 * number]:
                    last = lows[-1]
                    initial = len(last) == 1 and _INITIAL.match(text, edges[2 * number + 2])
                    if initial or last in _ABBREVIATIONS or "." in last:
                        ends[first + number - 1] += 1
                        kept[number] = 0
                        continue
                letter, fresh = ".", True
            elif effect == _THE:
                is_inside = not fresh and letters and letters[-1] == "N"
                letter, fresh = "N" if is_inside else elsewhere, False  # Reclaim The Night
            elif effect == _IT:
                letter, fresh = elsewhere, False
                if letters and lows[-1] in _PUT:
                    letters[-1], letter = "c", "m"  # as Ode put it
            elif effect == _CLITIC or _is_possessive(text, edges[2 * number + 1], end):
                letter = "x" if letters and letters[-1] in "pWt" else "'"
            else:
                letter, fresh = elsewhere, True
            lows.append(low)
            letters.append(letter)
        if 0 in kept:
            starts[first:] = compress(starts[first:], kept)
            ends[first:] = compress(ends[first:], kept)

    at = 0
    for stretch in marked:
        add(at, stretch.outer_start)
        label = _LABEL.match(text, stretch.start, stretch.end)
        begin = stretch.outer_start
        if label:
            begin = label.end()
            add(stretch.start, begin)
        quote_at.append(len(letters))
        starts.append(begin)
        ends.append(stretch.outer_end)
        lows.append("")
        letters.append("Q")
        fresh = text[stretch.end - 1] in ".!?…"
        at = stretch.outer_end
    add(at, len(text))
    return Words(starts, ends, lows, "".join(letters), quote_at)
