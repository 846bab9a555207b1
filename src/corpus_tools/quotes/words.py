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
from typing import Final, NamedTuple

from corpus_tools.quotes.lexicon import DATES, word_classes
from corpus_tools.quotes.marks import Marked

_TOKEN: Final = re.compile(
    r"(?P<word>[^\W\d_](?:[^\W_]|[-‑&.](?=[^\W_])|['’](?=[^\W_])(?![sS](?![^\W_])))*)"
    r"|(?P<mark>[,:;—–()\[\]])"
    r"|(?P<stop>[.!?…]+)"
    r"|(?P<clitic>['’][sS](?![^\W_])|(?<=s)['’](?=\s))"
    r"|(?P<number>[$£€#]?\d(?:[^\W_]|[.,:/](?=\d)|-(?=[^\W_]))*%?)"
    r"|(?P<handle>@\w+)"
    r"|(?P<breaks>[\n\r\x0b\x0c\x85\u2028\u2029]+)"
    r"|(?P<other>[^\s\w])"
)
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


@lru_cache(maxsize=1 << 16)
def _classify(word: str) -> tuple[str, str, str]:
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
        for match in _TOKEN.finditer(text, begin, end):
            kind, low = match.lastgroup, match.group()
            if kind == "word":
                if low == "The" and letters and letters[-1] == "N" and not fresh:
                    low, letter = "the", "N"  # Reclaim The Night
                else:
                    low, at_start, elsewhere = _classify(low)
                    letter = at_start if fresh else elsewhere
                    if low == "it" and letters and lows[-1] in _PUT:
                        letters[-1], letter = "c", "m"  # as Ode put it
                fresh = False
            elif kind == "breaks":
                letter, fresh = "P", True
            elif kind == "stop":
                if low == "." and lows and ends[-1] == match.start():
                    last = lows[-1]
                    if last in _ABBREVIATIONS or "." in last or (len(last) == 1 and _INITIAL.match(text, match.end())):
                        ends[-1] += 1
                        continue
                letter, fresh = ".", True
            elif kind == "mark" or kind == "other":
                letter = _SIGNS.get(low, "?")
                fresh = fresh or letter in ":?"
            elif kind == "clitic":
                letter = "x" if letters and letters[-1] in "pWt" else "'"
            elif kind == "number":
                letter, fresh = "w" if "-" in low else "#", False
            else:
                low = low.lower()
                letter, fresh = "N", False
            starts.append(match.start())
            ends.append(match.end())
            lows.append(low)
            letters.append(letter)

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
