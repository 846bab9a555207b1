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
from itertools import accumulate
from typing import Final, NamedTuple, TypeVar

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
    r"|[$£€#]?\d(?>(?:[^\W_]|[.,:/](?=\d)|-(?=[^\W_]))*)%?"
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
_ANY_LOOSE: Final = re.compile(f"[{_ACCENTS}{_UNSEEN}]")  # to search with this takes a tenth of the time
_TRAILING: Final = re.compile(f"[{_UNSEEN}]+$")
_EVERY_UNSEEN: Final = re.compile(f"[{_UNSEEN}]+")

# A long dash is a mark between words, however close it is; only a hyphen joins: "June—a deal", "US–China".
_LONG_DASHES: Final = "–—―"
_HYPHENS: Final = {0x2010: "-", 0x2011: "-"}
_DASH_SIGN: Final = "\x01"  # stands for one while the words are told apart
_T = TypeVar("_T")
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
    if text.isascii() or _ANY_LOOSE.search(text) is None:
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
    seen = text if _ANY_LOOSE.search(text) is None else _as_seen(text)[0]
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


def split_words(text: str) -> list[str]:
    """Gaps and words in turn, beginning and ending with a gap, folded; their lengths are those in ``text``.

    >>> split_words("He’s 19.")[1::2]
    ['He', "'s", '19', '.']
    """
    return split_readable(readable(text))


def readable(text: str) -> str:
    """``text`` folded character for character, for :func:`split_readable`; of a text in pieces made once for all."""
    # To look for a few characters is many times faster than to search with a pattern.
    if "\x00" in text or _DASH_SIGN in text or not _is_whole(text):
        text = _UNSAYABLE.sub("\ufffd", text)
    if not text.isascii():
        for dash in _LONG_DASHES:
            text = text.replace(dash, _DASH_SIGN)
    return fold(text)


def split_readable(text: str) -> list[str]:
    """As :func:`split_words`, for a text that is :func:`readable` or a piece of one."""
    pieces = _WORD.split(text)
    return ["-" if piece == _DASH_SIGN else piece for piece in pieces] if _DASH_SIGN in text else pieces


def _is_whole(text: str) -> bool:
    """Whether a text has no halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _split(text: str, shown: str) -> Words:
    pieces = split_words(shown)
    found = pieces[1::2]
    edges = list(accumulate(map(len, pieces)))
    # Only marks, line breaks and hyphens are looked at one by one: the words between begin no sentence.
    distinct = set(found)
    special = {form for form in distinct if form[0] in _FIRST}
    breaks, dropped = _breaks(found, [number for number, form in enumerate(found) if form in special])
    forms, starts, ends, breaks = (without(dropped, row) for row in (found, edges[:-1:2], edges[1::2], breaks))
    words = Words(text, forms, starts, ends, breaks, [])
    parted = {form: cut for form in distinct if "-" in form and (cut := _cut_of(form))}
    if parted:
        _part(words, parted)
    return words._replace(lows=list(map(str.lower, words.forms)))


def without(dropped: list[int], row: list[_T]) -> list[_T]:
    """A row less the places dropped, which are few and ascend."""
    kept: list[_T] = []
    at = 0
    for place in dropped:
        kept += row[at:place]
        at = place + 1
    return kept + row[at:]


def _breaks(found: list[str], special: list[int]) -> tuple[list[int], list[int]]:
    """For each word what begins with it (:class:`Words`), and which words are line breaks.

    ``special``: the words that begin with a mark or are line breaks.
    """
    breaks = [0] * len(found)
    line_breaks: list[int] = []
    pending, at = 2, 0  # what the next word begins, and the word after the last one looked at
    for number in special:
        if at < number:
            breaks[at] = pending
            pending = 0
        form = found[number]
        at = number + 1
        if form[0] in BREAKS:
            line_breaks.append(number)
            pending = 2
            continue
        breaks[number] = pending
        # A mark that ends a sentence makes the next word begin one; one that opens something leaves that to it.
        if form[0] in _ENDERS:
            pending = 1
        elif form not in _OPENERS:
            pending = 0
    if at < len(found):
        breaks[at] = pending
    return breaks, line_breaks


@lru_cache(maxsize=1 << 12)
def _cut_of(form: str) -> int:
    """Where the hyphen of "Oslo-based" is, which is three words; 0 where a hyphen is part of the word."""
    cut = _ADJECTIVAL.search(form) if form[0].isupper() else None
    return cut.start() if cut is not None and cut.start() > 1 else 0


def _part(words: Words, parted: dict[str, int]) -> None:
    """Make three words of each that has a hyphen at the place given: "Oslo", "-", "based"."""
    for number in reversed([number for number, form in enumerate(words.forms) if form in parted]):
        form, here = words.forms[number], slice(number, number + 1)
        cut = parted[form]
        middle, end = words.starts[number] + cut, words.ends[number]
        words.forms[here] = [form[:cut], "-", form[cut + 1 :]]
        words.starts[here] = [words.starts[number], middle, middle + 1]
        words.ends[here] = [middle, middle + 1, end]
        words.breaks[here] = [words.breaks[number], 0, 0]


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
