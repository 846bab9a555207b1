"""The words of a quotation as they are compared: folded tokens with offsets, and how much a word tells.

Two spellings of one word are one token: case, the shape of quotation marks, dashes and hyphens, points in
abbreviations, ``7`` and ``seven``, ``1,500`` and ``1500``. Words in square brackets, a few words in round ones and dots
of omission keep a flag, since a newspaper says with them that it changed something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate, repeat
from typing import Final, NamedTuple

from corpus_tools.english.word_classes import (
    AUXILIARIES,
    COMMON_WORDS,
    FUNCTION_WORDS,
    NUMBER_VALUES,
    NUMBER_WORDS,
    PRONOUNS,
)
from corpus_tools.text import fold

NAME_WEIGHT: Final = 0.4
ELLIPSIS: Final = "…"
JOINT: Final = "¶"
# Some newspapers put their additions in round brackets. A speaker's own remark in brackets is usually longer and has a
# verb or a pronoun, unlike the explanation of a name.
INSERTED_WORDS: Final = 3
EXPLAINED_WORDS: Final = 12
_OF_A_REMARK: Final = PRONOUNS | AUXILIARIES
_BEHIND_WORDS: Final = frozenset('.,;:?!"”')
_CLOSED_BY: Final = {"[": "]", "(": ")"}
MARKS: Final = frozenset((ELLIPSIS, JOINT))
_CLIPPED: Final = {"em": "them", "til": "until", "till": "until", "cos": "because"}  # ’em, ’til: spelt as spoken
_MISREAD: Final = {"l": "i", "l'm": "i'm", "l've": "i've", "l'll": "i'll", "l'd": "i'd"}
_SPOKEN: Final = {**_CLIPPED, **_MISREAD}


_MULTIPLE: Final = r"(?i:m|mn|mln|bn?|trn|tn|k)(?![^\W_])"  # £17m, $5bn, 10k
_TOKEN: Final = re.compile(
    r"(?P<ellipsis>\.(?:\s?\.){2,}|…)"
    r"|(?P<acronym>(?:[^\W\d_]\.){2,})"
    r"|(?P<inserted>[^\W_]*\[[^\W_]+\][^\W_]+|[^\W_]+\[[^\W_]+\]|[^\W_]+\([^\W_]+\)[^\W_]*)"
    rf"|(?P<number>[$£€¥]?\d+(?:[.,:]\d+)*(?:{_MULTIPLE})?)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<bracket>[\[\]()])"
    r"|(?P<sign>[%&])"
)
# Plain words, which are most, come first.
_SPLIT: Final = re.compile(f"((?! )(?:[A-Za-z]++(?=[ ,])|{re.sub('[?]P<[a-z]+>', '?:', _TOKEN.pattern)}))")


class Token(NamedTuple):
    """A word of a quotation: ``norm`` is what is compared, ``start``/``end`` its place in the text given."""

    norm: str
    start: int
    end: int
    is_bracketed: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether it is no word: dots of omission, or the joint between two parts of a split quotation."""
        return self.norm in MARKS


# What Token._make does, in half the time.
_token: Final[Callable[[Iterable[object]], Token]] = partial(tuple.__new__, Token)


def quote_tokens(text: str) -> list[Token]:
    """The words of ``text`` with their offsets; punctuation is left out.

    >>> [t.norm for t in quote_tokens("“We won’t pay [Mexico] 1,500 … or seven.”")]
    ['we', "won't", 'pay', 'mexico', '1500', '…', 'or', '7']
    """
    return list(_tokens(text))


def spoken_words(text: str) -> list[str]:
    """The words of ``text`` alone, as :func:`quote_tokens` has them; "]" follows those in the newspaper's brackets.

    >>> spoken_words("We won’t pay [Mexico]")
    ['we', "won't", 'pay', 'mexico]']
    """
    plain = text if text.isalpha() else text[:-1]
    # A word, or a word and the mark behind it, as most pieces between blanks are.
    if plain.isalpha() and (plain is text or text[-1] in _BEHIND_WORDS):
        return [_plain_word(plain)]
    return [f"{norm}]" if is_bracketed else norm for norm, _, _, is_bracketed in _read(text)]


def _read(text: str) -> tuple[Token, ...]:
    folded = fold(text)
    if "[" in folded or "(" in folded or "]" in folded or ")" in folded:
        return _with_brackets(folded)
    # To split by the words gives what comes between them and the words in turn, without an object for each match.
    pieces = _SPLIT.split(folded)
    edges = list(accumulate(map(len, pieces)))
    norms = map(_norm, pieces[1::2])
    return tuple(map(_token, zip(norms, edges[:-1:2], edges[1::2], repeat(False))))


def _with_brackets(folded: str) -> tuple[Token, ...]:
    tokens: list[Token] = []
    opened: dict[str, int] = {}
    for match in _TOKEN.finditer(folded):
        raw, (start, end) = match.group(), match.span()
        if raw in _CLOSED_BY:
            opened[_CLOSED_BY[raw]] = len(tokens)
        elif raw in _CLOSED_BY.values():
            begin = opened.pop(raw, len(tokens))
            if raw == "]" or _is_editors(tokens[begin:], folded):
                tokens[begin:] = [Token(t.norm, t.start, t.end, True) for t in tokens[begin:]]
        else:
            tokens.append(Token(_norm(raw), start, end, match.lastgroup == "inserted"))
    return tuple(tokens)


def _is_editors(tokens: list[Token], folded: str) -> bool:
    """Whether words in round brackets are the newspaper's: a few words, or a name with a description."""
    if len(tokens) <= INSERTED_WORDS:
        return True
    is_name = folded[tokens[0].start].isupper() and folded[tokens[1].start].isupper()
    return is_name and len(tokens) <= EXPLAINED_WORDS and not any(token.norm in _OF_A_REMARK for token in tokens)


# The few words of a change are asked for again and again, by what weighs it and by what names it.
_tokens: Final = lru_cache(maxsize=16_384)(_read)


@lru_cache(maxsize=65_536)
def _norm(raw: str) -> str:
    match = _TOKEN.fullmatch(raw)
    return _NORMS[(match.lastgroup if match else None) or "word"](raw)


def _plain_number(raw: str) -> str:
    """The figures, then the multiplier, then the currency sign: "£1,700m" as ``1700m£``."""
    sign = raw[0] if not raw[0].isdigit() else ""
    plain = re.sub(r",(?=\d{3}(?!\d))", "", raw[len(sign) :]).lower() + sign
    return plain if plain != "1" else "one"


def _plain_word(raw: str) -> str:
    low = raw.lower()
    low = _SPOKEN.get(low, low)
    # "one" is a pronoun more often than a number.
    return NUMBER_VALUES.get(low, low) if low != "one" else low


# Four dots are a full stop and an omission, and so is "[…]".
_NORMS: Final[dict[str, Callable[[str], str]]] = {
    "ellipsis": lambda _: ELLIPSIS,
    "acronym": lambda raw: raw.replace(".", "").lower(),
    "inserted": lambda raw: re.sub(r"[\[\]()]", "", raw).lower(),
    "number": _plain_number,
    "word": _plain_word,
    "sign": lambda raw: "percent" if raw == "%" else "and",
}


def is_number(norm: str) -> bool:
    """Whether a word is a figure or a number word."""
    return norm[:1].isdigit() or norm in NUMBER_WORDS


WEIGHTS: Final = (1.0, 0.6, 0.2)  # of a word that tells, a common word, and a function word


@lru_cache(maxsize=65_536)
def weight(norm: str) -> float:
    """How much a shared word tells about which utterance it is: 0.2 function word, 0.6 common, 1 any other."""
    if norm in FUNCTION_WORDS:
        return WEIGHTS[2]
    return WEIGHTS[1] if norm in COMMON_WORDS else WEIGHTS[0]


def text_weight(tokens: Iterable[Token]) -> float:
    """Sum of the weights of the words that the speaker said: those in square brackets do not count."""
    return sum([weight(norm) for norm, _, _, is_bracketed in tokens if norm not in MARKS and not is_bracketed])


def is_capitalised_inside(text: str, token: Token) -> bool:
    """Whether the word is capitalised although no sentence begins with it: most likely a part of a name."""
    if not text[token.start].isupper() or token.norm == "i" or token.norm.startswith("i'"):
        return False
    before = text[max(0, token.start - 6) : token.start].rstrip(" \t\n\"'“‘(")
    return bool(before) and before[-1] not in ".!?:…"


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of a quotation without their order, to see at once that two have too little in common."""

    counts: dict[str, int]
    weight: float
    lightest_part: float

    @classmethod
    def of(cls, tokens: Iterable[Token]) -> Bag:
        """Count the words; the parts of a split quotation lie between joints."""
        counts: dict[str, int] = {}
        parts = [0.0]
        for norm, _, _, is_bracketed in tokens:
            if norm == JOINT:
                parts.append(0.0)
            elif norm != ELLIPSIS:
                counts[norm] = counts.get(norm, 0) + 1
                parts[-1] += 0.0 if is_bracketed else weight(norm)
        return cls(counts, sum(parts), min((p for p in parts if p), default=0.0))

    def shared_counts(self, other: Bag) -> list[int]:
        """How many words of each of the :data:`WEIGHTS` both hold."""
        shared = [0] * len(WEIGHTS)
        for word in self.counts.keys() & other.counts.keys():
            shared[WEIGHTS.index(weight(word))] += min(self.counts[word], other.counts[word])
        return shared

    def shared_weight(self, other: Bag) -> float:
        """Weight of the words that both hold: at least that of the words any alignment finds equal."""
        few, many = self.counts, other.counts
        if len(many) < len(few):
            few, many = many, few
        total = 0.0
        for word, count in few.items():
            there = many.get(word)
            if there is not None:
                total += (count if count < there else there) * weight(word)
        return total
