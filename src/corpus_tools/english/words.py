"""The words of an article, one after the other, with their offsets and where sentences and paragraphs begin.

``split_words`` is the tokeniser for everything that reads grammar: names (``read_words``), quotations
(``quotes.words``) and frames (``english.sentence``). Marks are words of their own, a possessive 's is one,
abbreviations and initials keep their full stop, a number keeps its unit. Counting words is another task
(``english.tokens``): there "Ode's" is one word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate, repeat
from typing import Final, NamedTuple

from corpus_tools.text import fold

BREAKS: Final = "\n\r\x0b\x0c\x85\u2028\u2029"
"""Characters that end a paragraph."""
# Abbreviations and initials keep their full stop ("J.", "U.S.", "Gov."); a possessive is a word of its own. Plain
# words, which are most, come first. One group: to split by it gives gaps and words in turn.
_WORD: Final = re.compile(
    r"((?! )(?:[A-Za-z][a-z]*+(?=[ ,])"
    rf"|[{BREAKS}]+"
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w]))?"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Rev|Fr|Hon|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Cpl|Cmdr|Adm|Brig|Det|Insp|Supt|Jr|Sr|St"
    r"|Mt|Ft|Inc|Corp|Co|Ltd|Bros|No)\.(?![\w.])"
    r"|[A-Z]\.(?=\s*[A-Z])"
    r"|'[sS]?(?!\w)"
    r"|[$£€#]?\d(?:[^\W_]|[.,:/](?=\d)|-(?=[^\W_]))*+%?"
    r"|[.!?…]+"
    r"|@\w+"
    r"|[^\W_]+(?:(?:['.&](?![sS](?!\w))|-|_)(?=[^\W_])[^\W_]+)*"
    r"|[^\w\s]|_))"
)
# "London-based", "US-led": the name ends at the hyphen. "Jong-un" and "Jae-in" do not end so.
_ADJECTIVAL: Final = re.compile(
    r"-(?:[a-z]*ed|[a-z]{3,}(?:ing|ian)|(?:us|go|be|do|ow|ey)ing|led|run|born|style|held|made|wide|only|like|era|area|bound|owned|friendly|sponsored"
    r"|speaking|listed|level|type|built|free|based|backed|themed|inspired|linked|dominated|majority|turned"
    r"|registered|themed|specific|sized|nominated|appointed|elected|trained|educated|affiliated|allied|imposed)(?:-|$)"
    r"|-(?:to|and|in)-"
)
# Halves of broken characters and null characters cannot be handed to a model.
_UNSAYABLE: Final = re.compile("[\x00\x01\ud800-\udfff]")
# Soft hyphens, zero-width characters and marks of direction: a reader sees none of them.
_UNSEEN: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_ACCENTS: Final = "\u0300-\u036f"
_LOOSE: Final = re.compile(f"([^{_ACCENTS}{_UNSEEN}]?)([{_ACCENTS}{_UNSEEN}]+)", re.DOTALL)
_TRAILING: Final = re.compile(f"[{_UNSEEN}]+$")
_EVERY_UNSEEN: Final = re.compile(f"[{_UNSEEN}]+")

# A long dash is a mark between words, however close it is; only a hyphen joins: "June—a deal", "US–China".
_LONG_DASH: Final = re.compile("[–—―]")
_HYPHENS: Final = {0x2010: "-", 0x2011: "-"}
_DASH_SIGN: Final = "\x01"  # stands for one while the words are told apart
_ENDERS: Final = frozenset(".!?…:;")
_OPENERS: Final = frozenset("\"'([-*•")
_FIRST: Final = _ENDERS | _OPENERS | frozenset(BREAKS)  # what a mark or break begins with


class Words(NamedTuple):
    """The words of one article, as parallel lists.

    ``forms`` are folded (straight marks, composed accents, nothing unseen), ``lows`` the same in lower case;
    ``text[starts[i]:ends[i]]`` is the word as stored. ``breaks[i]`` is 1 where a sentence begins, 2 where a
    paragraph does, else 0: the first word always begins a paragraph. Line breaks themselves are no words.
    """

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]
    breaks: list[int]
    lows: list[str]

    def goes_on(self, i: int) -> bool:
        """Whether the sentence goes on with a word at ``i``."""
        return i < len(self.breaks) and not self.breaks[i]

    def form_at(self, i: int) -> str:
        """The word at ``i`` where the sentence goes on with it, else an empty one."""
        return self.forms[i] if i < len(self.breaks) and not self.breaks[i] else ""

    def low_before(self, i: int) -> str:
        """The word before ``i`` in the same sentence, in lower case; an empty one where there is none."""
        return "" if self.breaks[i] else self.lows[i - 1]


def read_words(text: str) -> Words:
    """Split ``text``; forms are folded (straight marks), offsets those of ``text``.

    >>> read_words("Ms Ode's U.S. trip.").forms
    ['Ms', 'Ode', "'s", 'U.S.', 'trip', '.']
    """
    if text.isascii() or _LOOSE.search(text) is None:
        return _split(text, text)
    shown, begins, ends = _as_seen(text)
    words = _split(text, shown)
    return words._replace(starts=[begins[i] for i in words.starts], ends=[ends[i - 1] for i in words.ends])


def as_seen(text: str) -> str:
    """``text`` as a reader sees it: accents composed, soft hyphens and zero-width characters left out.

    Hyphens that forbid a line break are plain ones, and space of any length is one space.

    >>> as_seen("Re\u0301mi O\u00adde")
    'Rémi Ode'
    """
    seen = text if text.isascii() else _composed(text)
    return " ".join(seen.split()) if "  " in seen or "\n" in seen or "\t" in seen else seen


@lru_cache(maxsize=1 << 14)
def _composed(text: str) -> str:
    seen = text if _LOOSE.search(text) is None else _as_seen(text)[0]
    return seen.translate(_HYPHENS)


def _as_seen(text: str) -> tuple[str, list[int], list[int]]:
    """The text as seen, and where each of its characters begins and ends in ``text``."""
    pieces: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _LOOSE.finditer(text):
        pieces.append(text[at : match.start()])
        begins += range(at, match.start())
        ends += range(at + 1, match.start() + 1)
        at = match.end()
        letter, loose = match.groups()
        if letter:
            # An accent that goes into no letter is left out: it must not part the word.
            pieces.append(unicodedata.normalize("NFC", letter + _EVERY_UNSEEN.sub("", loose))[0])
            begins.append(match.start())
            ends.append(match.start(2) + len(_TRAILING.sub("", loose)))
    pieces.append(text[at:])
    begins += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return "".join(pieces), begins, ends


class _Row:
    """The words taken over so far, and the break that the next one begins with."""

    __slots__ = ("begins", "breaks", "ends", "forms", "found", "pending", "starts", "stops")

    def __init__(self, found: list[str], begins: list[int], stops: list[int]) -> None:
        self.found, self.begins, self.stops = found, begins, stops
        self.forms: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.breaks: list[int] = []
        self.pending = 2

    def take(self, first: int, last: int) -> None:
        """Take over the plain words from ``first`` to before ``last`` as they are."""
        if first < last:
            self.forms += self.found[first:last]
            self.starts += self.begins[first:last]
            self.ends += self.stops[first:last]
            self._break(last - first)

    def part(self, number: int) -> bool:
        """Take over "Oslo-based" as three words; False where the hyphen is part of the word."""
        form, start = self.found[number], self.begins[number]
        cut = _ADJECTIVAL.search(form) if form[0].isupper() else None
        if cut is None or cut.start() < 2:
            return False
        middle = start + cut.start()
        self.forms += (form[: cut.start()], "-", form[cut.start() + 1 :])
        self.starts += (start, middle, middle + 1)
        self.ends += (middle, middle + 1, self.stops[number])
        self._break(3)
        return True

    def add(self, number: int) -> None:
        """Take over one mark or word; a mark that ends a sentence makes the next word begin one."""
        form = self.found[number]
        self.forms.append(form)
        self.starts.append(self.begins[number])
        self.ends.append(self.stops[number])
        self.breaks.append(self.pending)
        if form[0] in _ENDERS:
            self.pending = 1
        elif form not in _OPENERS:
            self.pending = 0

    def _break(self, count: int) -> None:
        self.breaks.append(self.pending)
        self.breaks.extend(repeat(0, count - 1))
        self.pending = 0


def split_words(text: str) -> list[str]:
    """Gaps and words in turn, beginning and ending with a gap, folded; their lengths are those in ``text``.

    >>> split_words("He’s 19.")[1::2]
    ['He', "'s", '19', '.']
    """
    dashed = _LONG_DASH.sub(_DASH_SIGN, _UNSAYABLE.sub("\ufffd", text))
    pieces = _WORD.split(fold(dashed))
    return ["-" if piece == _DASH_SIGN else piece for piece in pieces] if _DASH_SIGN in dashed else pieces


def _split(text: str, shown: str) -> Words:
    pieces = split_words(shown)
    found = pieces[1::2]
    edges = list(accumulate(map(len, pieces)))
    row = _Row(found, edges[:-1:2], edges[1::2])
    at = 0
    # Only marks, line breaks and hyphens are looked at one by one; the words between are taken over as they are.
    special = {form for form in set(found) if form[0] in _FIRST or "-" in form}
    for number in [number for number, form in enumerate(found) if form in special]:
        form = found[number]
        row.take(at, number)
        at = number + 1
        if form[0] in BREAKS:
            row.pending = 2
        elif "-" not in form or not row.part(number):
            row.add(number)
    row.take(at, len(found))
    return Words(text, row.forms, row.starts, row.ends, row.breaks, list(map(str.lower, row.forms)))


@lru_cache(maxsize=1 << 16)
def is_capital(form: str) -> bool:
    """Whether a word can be (part of) a name by its letters: a capital at the head or inside ("iPhone", "al-Ode")."""
    return form[0].isupper() or (
        len(form) > 2
        and form[0].isalnum()
        and not form.islower()
        and form.upper() != form.lower()
        and not form[0].isdigit()
    )
