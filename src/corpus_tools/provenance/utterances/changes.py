"""The kinds of change between two printed versions of a quotation, and how heavily each weighs.

Kinds, the first that applies: ``order`` (the same words are elsewhere), ``dropped`` and ``inserted`` (words
without a counterpart), ``contraction`` ("we are", "we're": the same words, of which some readers say that nothing was
altered), ``number``, ``inflection`` (the same word in another tense, or singular and plural), ``function_word`` (only
articles, pronouns, prepositions, conjunctions and auxiliaries differ), ``name`` (capitalised on both sides),
``content_word`` (other content words in the same place), ``other``.

A ``content_word`` may be a synonym or the opposite ("won" for "lost"): no dictionary is shipped. What the words mean is
for the reader, who finds both beside each other in the table ``changes``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Final

from rapidfuzz.distance import OSA

from corpus_tools.english.inflection import is_respelling, stem
from corpus_tools.english.name_words import TITLE_WORDS
from corpus_tools.english.word_classes import COMMON_WORDS, FUNCTION_WORDS, NEGATORS, NUMBER_WORDS, ORDINALS
from corpus_tools.entities.gazetteer import load_everyday_words
from corpus_tools.provenance.utterances.tokens import Token, is_capitalised_inside, is_number, quote_tokens, text_weight

Norms = tuple[str, ...]  # words as they are compared

_HELPERS: Final = frozenset(stem(word) for word in ("be", "have", "will", "do", "to"))
_TURNED: Final = 1.5  # a statement turned round by "not" is more likely another one
_MOST: Final = 2.0


# A misprint of a shorter word may be another word.
_SHORT_WORD: Final = 3
_FEWEST_INITIALS: Final = 3
_FREQUENT: Final = FUNCTION_WORDS | COMMON_WORDS
_TENS: Final = frozenset(str(n) for n in range(20, 100, 10))
_LONGEST_CONTRACTED: Final = 6  # words side by side; longer spans hold other changes
# The end of a contraction, and the word that it may stand for.
CONTRACTED: Final = {
    "n't": {"not"},
    "'ve": {"have"},
    "'ll": {"will", "shall"},
    "'re": {"are"},
    "'m": {"am"},
    "'s": {"is", "has", "us"},
    "'d": {"would", "had"},
}
_WRITTEN_AS_SPOKEN: Final[dict[str, tuple[str, ...]]] = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "gonna": ("going", "to"),
    "gotta": ("got", "to"),
    "wanna": ("want", "to"),
}
_POWERS: Final = {"hundred": 100, "thousand": 1000}
_ONE: Final = frozenset(("a", "one"))
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}
# "£17m" and "17 million pounds": the outlet's house style.
_AMOUNT: Final = re.compile(r"(?P<figures>\d[\d.:]*)(?P<multiple>[a-z]*)(?P<sign>[$£€¥]?)")
_MULTIPLES: Final = {
    **dict.fromkeys(("m", "mn", "mln"), "million"),
    **dict.fromkeys(("b", "bn"), "billion"),
    **dict.fromkeys(("tn", "trn"), "trillion"),
}
CURRENCIES: Final = {
    **dict.fromkeys(("dollar", "dollars"), "$"),
    **dict.fromkeys(("pound", "pounds"), "£"),
    **dict.fromkeys(("euro", "euros"), "€"),
    "yen": "¥",
}
MONTHS: Final = {
    name: month
    for month in (
        *("january", "february", "march", "april", "may", "june"),
        *("july", "august", "september", "october", "november", "december"),
    )
    for name in (month, month[:3])
} | {"sept": "september"}
_BESIDE_DAY: Final = 12  # characters between the two positions of a month: "15 January", "Jan. 15"
_MASK: Final = re.compile(r"(?<=[^\W\d_])(?:[*•_]+|[-–—]{2,}|—)(?=[^\W\d_]|$)")


@dataclass(frozen=True, slots=True)
class Change:
    """One span of words that differs: offsets into either text, empty (start == end) where words were dropped.

    ``is_marked`` says that dots of omission or square brackets own up to it.
    """

    start: int
    end: int
    text: str
    other_start: int
    other_end: int
    other_text: str
    kind: str
    is_marked: bool = False

    @property
    def is_replaced(self) -> bool:
        """Whether words are on both sides."""
        return bool(self.text and self.other_text)

    def reversed(self) -> Change:
        """The same change seen from the other text."""
        kind = {"dropped": "inserted", "inserted": "dropped"}.get(self.kind, self.kind)
        return Change(
            self.other_start, self.other_end, self.other_text, self.start, self.end, self.text, kind, self.is_marked
        )


def replaced(a: str, mine: list[Token], b: str, other: list[Token]) -> Change | None:
    """The change that puts the words ``mine`` of ``a`` in the place of ``other`` of ``b``; none if one is empty."""
    if not mine or not other:
        return None
    start, end, other_start, other_end = mine[0].start, mine[-1].end, other[0].start, other[-1].end
    kind = change_kind(mine, other, a, b)
    return Change(start, end, a[start:end], other_start, other_end, b[other_start:other_end], kind)


def change_cost(change: Change, *, is_inner: bool) -> float:
    """What a change weighs: its words, half of it with equal words on both sides, more for a turned statement."""
    if change.is_marked:
        return 0.0
    return _cost(change.text, change.other_text, is_inner or change.kind in ("contraction", "inflection"))


# Many articles change the same words in the same way; so are those kept that follow.
@lru_cache(maxsize=16_384)
def _cost(text: str, other_text: str, is_half: bool) -> float:
    sides = [quote_tokens(some) for some in (text, other_text)]
    told = [text_weight(side) for side in sides]
    words = sum(told) / 2 if text and other_text else max(told)
    if is_half:
        words = min(words / 2, 1.0)
    norms = [{t.norm for t in side} for side in sides]
    if norms[0] | norms[1] <= FUNCTION_WORDS:
        words /= 2
    is_turned = norms[0].isdisjoint(NEGATORS) != norms[1].isdisjoint(NEGATORS)
    return min(words + (_TURNED if is_turned else 0.0), _MOST)


def is_same_spelling(mine: list[Token], other: list[Token]) -> bool:
    """Whether the words are the same but for hyphens, spaces, British spelling, figures, a title or initials.

    ``26th`` is ``twenty-sixth``, ``Sen.`` is ``Senator``, ``UBI`` is ``universal basic income``.
    """
    return bool(mine and other) and _is_same_spelling(_norms(mine), _norms(other))


@lru_cache(maxsize=16_384)
def _is_same_spelling(mine: Norms, other: Norms) -> bool:
    one, two = "".join(mine), "".join(other)
    if one.replace("'", "") == two.replace("'", ""):
        return True  # a missing apostrophe is a misprint
    (words, currency), (other_words, other_currency) = _written_out(mine), _written_out(other)
    if words == other_words and (currency == other_currency or not (currency and other_currency)):
        return True
    if len(mine) == len(other) == 1:
        return is_respelling(one, two) or _is_slip(one, two)
    return _are_initials(mine, other) or _are_initials(other, mine)


def _is_slip(one: str, other: str) -> bool:
    """Whether one of two short words is no word, and a letter away from a frequent one: "ben" for "been"."""
    if one[:1] != other[:1] or OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    return any(
        len(slip) >= _SHORT_WORD and slip.isalpha() and slip not in load_everyday_words() and meant in _FREQUENT
        for slip, meant in ((one, other), (other, one))
    )


def _are_initials(short: Norms, words: Norms) -> bool:
    """Whether a word consists of the first letters of others, function words counted or not: "DOJ", "UBI"."""
    if len(short) != 1 or len(short[0]) < _FEWEST_INITIALS:
        return False
    initials = ("".join(norm[:1] for norm in some) for some in (words, filter(_is_content, words)))
    return short[0] in initials


def _written_out(norms: Norms) -> tuple[str, frozenset[str]]:
    """The words with titles in full and numbers in figures, ``twenty`` ``sixth`` as ``26th``; and the currency."""
    out: list[str] = []
    currency = set()
    is_amount = any(map(is_number, norms))
    for norm in norms:
        word = MONTHS.get(norm, TITLE_WORDS.get(norm, norm))
        amount = _AMOUNT.fullmatch(word)
        if is_amount and word in CURRENCIES:
            currency.add(CURRENCIES[word])
        elif amount is not None and (amount["multiple"] or amount["sign"]):
            currency |= {amount["sign"]} - {""}
            out.append(_in_full(amount["figures"], amount["multiple"]))
        else:
            out.append(_figures(word, out))
    return "".join(out), frozenset(currency)


def _in_full(figures: str, multiple: str) -> str:
    if multiple == "k":
        return f"{figures}000" if figures.isdecimal() else f"{figures}thousand"
    return figures + _MULTIPLES.get(multiple, multiple)


def _figures(word: str, before: list[str]) -> str:
    """A number or an ordinal in figures, with what precedes it in ``before`` ("twenty", "a" hundred); or the word.

    What it takes from ``before`` is removed there.
    """
    if word in _POWERS and before and (before[-1] in _ONE or before[-1].isdecimal()):
        times = before.pop()
        return str((1 if times in _ONE else int(times)) * _POWERS[word])
    value = ORDINALS.get(word) or (int(word) if word.isdecimal() else 0)
    if 0 < value < 10 and before and before[-1] in _TENS:
        value += int(before.pop())
    suffix = _ENDINGS.get(value % 10 if value % 100 not in (11, 12, 13) else 0, "th") if word in ORDINALS else ""
    return f"{value}{suffix}" if value else word


def is_in_sign(words: list[Token], before: list[Token]) -> bool:
    """Whether the words name a currency whose sign precedes the same amount in the other quotation."""
    signs = {CURRENCIES.get(token.norm, "") for token in words}
    return len(signs) == 1 and any(token.norm.endswith(sign) for sign in signs - {""} for token in before[-2:])


def is_masked(one: str, other: str) -> bool:
    """Whether one of two words is the other with letters hidden: ``f***`` or ``d—n``.

    >>> is_masked("d—n", "damn"), is_masked("well-known", "wellness")
    (True, False)
    """
    for hidden, plain in ((one, other), (other, one)):
        mask = _MASK.search(hidden)
        if mask and plain.isalpha() and plain.casefold().startswith(hidden[: mask.start()].casefold()):
            return True
    return False


def change_kind(mine: list[Token], other: list[Token], a: str, b: str) -> str:
    """The kind of change when the words ``mine`` of text ``a`` are where ``b`` has ``other``."""
    if not mine:
        return "dropped"
    if not other:
        return "inserted"
    norms, other_norms = _norms(mine), _norms(other)
    kind = _kind_of_words(norms, other_norms)
    if kind:
        return kind
    if _has_name(mine, a) and _has_name(other, b):
        return "name"
    return "content_word" if any(map(_is_content, norms)) and any(map(_is_content, other_norms)) else "other"


@lru_cache(maxsize=16_384)
def _kind_of_words(mine: Norms, other: Norms) -> str:
    """The kind of change that the words alone tell, whatever is capitalised; empty where they tell none."""
    if _is_contracted(mine, other):
        return "contraction"
    if _numbers_differ(mine, other):
        return "number"
    if _is_inflected(mine, other):
        return "inflection"
    return "function_word" if FUNCTION_WORDS.issuperset((*mine, *other)) else ""


def _norms(tokens: Iterable[Token]) -> Norms:
    return tuple([norm for norm, *_ in tokens])


def _is_contracted(mine: Norms, other: Norms) -> bool:
    """Whether the words are the same but for a contraction: "they are", "they're"."""
    if max(len(mine), len(other)) > _LONGEST_CONTRACTED:
        return False
    return not _in_full_words(mine).isdisjoint(_in_full_words(other))


def _in_full_words(norms: Norms) -> frozenset[tuple[str, ...]]:
    """What the words may stand for, contractions in full: "he's gone" for "he is gone" or "he has gone"."""
    readings = product(*map(_readings, norms))
    return frozenset(tuple(word for words in reading for word in words) for reading in readings)


def _readings(word: str) -> list[tuple[str, ...]]:
    if word in _WRITTEN_AS_SPOKEN:
        return [_WRITTEN_AS_SPOKEN[word]]
    ending = next((end for end in CONTRACTED if word.endswith(end) and word != end), "")
    return [(word,), *((word.removesuffix(ending), full) for full in sorted(CONTRACTED.get(ending, ())))]


def _is_content(norm: str) -> bool:
    return norm not in FUNCTION_WORDS and not is_number(norm)


def _numbers_differ(mine: Norms, other: Norms) -> bool:
    one, two = (list(filter(is_number, side)) for side in (mine, other))
    if not one or not two:
        return False
    rest = [list(filter(_is_content, side)) for side in (mine, other)]
    return Counter(one) != Counter(two) and (rest[0] == rest[1] or not (rest[0] and rest[1]))


def _is_inflected(mine: Norms, other: Norms) -> bool:
    """Whether both sides are the same words, inflected otherwise; an auxiliary more or less is allowed."""
    one, two = (list(map(stem, side)) for side in (mine, other))
    return one == two or (not set(one).isdisjoint(two) and set(one) ^ set(two) <= _HELPERS)


def _has_name(tokens: list[Token], text: str) -> bool:
    return any(
        is_capitalised_inside(text, t) and t.norm not in FUNCTION_WORDS and t.norm not in NUMBER_WORDS for t in tokens
    )


def reordered(changes: list[Change]) -> list[Change]:
    """Give the kind ``order`` to words that are gone from one place and are in another."""
    gone: dict[tuple[str, str], list[int]] = {}
    for i, change in enumerate(changes):
        gone.setdefault((_key(change.text), _key(change.other_text)), []).append(i)
    out = list(changes)
    for i, change in enumerate(changes):
        if change.is_marked:
            continue
        # Two words that changed places, or one that moved, are each other's reverse.
        places = gone.get((_key(change.other_text), _key(change.text)), [])
        if any(not changes[k].is_marked for k in places) or (change.is_replaced and _is_shuffle(change)):
            out[i] = replace(change, kind="order")
    return out


def without_dates(changes: list[Change]) -> list[Change]:
    """The changes without those of a month that precedes the day in one version and follows it in the other."""
    moved: set[int] = set()
    for i, gone in enumerate(changes):
        for k, added in enumerate(changes):
            month = MONTHS.get(_key(added.text))
            is_moved = not gone.text and not added.other_text and month and month == MONTHS.get(_key(gone.other_text))
            if is_moved and abs(gone.start - added.start) <= _BESIDE_DAY:
                moved |= {i, k}
    return [change for i, change in enumerate(changes) if i not in moved]


@lru_cache(maxsize=16_384)
def _key(text: str) -> str:
    return " ".join(t.norm for t in quote_tokens(text))


def _is_shuffle(change: Change) -> bool:
    one, two = ([t.norm for t in quote_tokens(text)] for text in (change.text, change.other_text))
    return len(one) > 1 and one != two and sorted(one) == sorted(two)
