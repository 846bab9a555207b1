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
from typing import Final, NamedTuple

from corpus_tools.quotes.lexicon import DATES, word_classes
from corpus_tools.quotes.marks import Marked

_TOKEN: Final = re.compile(
    r"(?P<title>(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|Sr|Prof|Rev|Hon|Capt|Sgt|Maj|Cmdr|Adm|Supt|Det|Insp|No|vs"
    r"|Inc|Corp|Co|Ltd|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Calif|Mass|Conn|Fla|Pa|Va|Del|Ariz|Ill|Mich|Ky|Tenn|Tex|Wis)\."
    r"|(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s?[A-Z]))"
    r"|(?P<clitic>['’][sS](?![^\W_])|(?<=s)['’](?=\s))"
    r"|(?P<word>[^\W\d_](?:[^\W_]|[-‑&.](?=[^\W_])|['’](?=[^\W_])(?![sS](?![^\W_])))*)"
    r"|(?P<number>[$£€#]?\d(?:[^\W_]|[.,:/](?=\d)|-(?=[^\W_]))*%?)"
    r"|(?P<handle>@\w+)"
    r"|(?P<breaks>[\n\r\x0b\x0c\x85\u2028\u2029]+)"
    r"|(?P<stop>[.!?…]+)"
    r"|(?P<mark>[^\s\w])"
)
# A transcript names the speaker inside the marks: “ODE: I left.”
_LABEL: Final = re.compile(r"(?:[A-Z][A-Z.'’-]+ ?){1,4}:(?=\s)")
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


def read(text: str, marked: list[Marked]) -> Words:
    """The words of ``text`` outside its marked stretches, each of which becomes one ``Q``."""
    classes = word_classes()
    starts: list[int] = []
    ends: list[int] = []
    lows: list[str] = []
    letters: list[str] = []
    quote_at: list[int] = []
    fresh = True  # at the beginning of a sentence
    at = 0
    for gap in range(len(marked) + 1):
        stop = begin = len(text)
        if gap < len(marked):
            stop = marked[gap].outer_start
            label = _LABEL.match(text, marked[gap].start, marked[gap].end)
            begin = label.end() if label else stop
        pieces = [(at, stop)]
        if begin > stop:
            pieces.append((marked[gap].start, begin))
        for match in (m for piece in pieces for m in _TOKEN.finditer(text, *piece)):
            kind = match.lastgroup
            word = match.group()
            low = word.lower()
            if kind == "word":
                low = low.replace("’", "'")
                letter = classes.get(low, "")
                capital = word[0].isupper()
                if not letter:
                    if capital and not (fresh and low.endswith(("ing", "ly"))):
                        letter = "N"
                    elif low.endswith("ly"):
                        letter = "m"
                    elif low.endswith(("ed", "ing")):
                        letter = "e"
                    elif word[0].islower() and any(c.isupper() for c in word):
                        letter = "N"
                    else:
                        letter = "w"
                elif low == "the" and capital and letters and letters[-1] == "N":
                    letter = "N"  # Reclaim The Night
                elif capital and letter == "y" and not fresh and low not in DATES:
                    letter = "N"
                elif capital and ((letter in "rsofvzgwe" and not fresh) or low == "states" or word == "US"):
                    letter = "N"
                fresh = False
            elif kind == "title":
                letter = "y" if low[:3] in _MONTHS else "N"
                fresh = False
            elif kind == "clitic":
                letter = "x" if letters and letters[-1] in "pWt" else "'"
            elif kind == "number":
                letter, fresh = "w" if "-" in word else "#", False
            elif kind == "handle":
                letter, fresh = "N", False
            elif kind == "breaks":
                letter, fresh = "P", True
            elif kind == "stop":
                letter, fresh = ".", True
            else:
                letter = _SIGNS.get(word, "?")
                if letter in ":?":
                    fresh = True
            starts.append(match.start())
            ends.append(match.end())
            lows.append(low)
            letters.append(letter)
        if gap < len(marked):
            quote_at.append(len(letters))
            starts.append(begin)
            ends.append(marked[gap].outer_end)
            lows.append("")
            letters.append("Q")
            fresh = text[marked[gap].end - 1] in ".!?…"
            at = marked[gap].outer_end
    return Words(starts, ends, lows, "".join(letters), quote_at)


_MONTHS: Final = frozenset(["jan", "feb", "mar", "apr", "aug", "sep", "oct", "nov", "dec"])
