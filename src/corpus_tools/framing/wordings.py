"""Wordings that might be expressions, and what is around them.

An occurrence of a wording is described by features: the words or word classes at two places on each side, the
content words near it, who its subject, object or possessor is, whether it is used as a verb or a noun, whether its
first word is one of every conversation, of saying, or for people or organisations, and whether expressions of the
codebook are in the same sentence and article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from corpus_tools.english import word_classes as en
from corpus_tools.english.clauses import subject_of
from corpus_tools.english.inflection import stem
from corpus_tools.english.name_words import ORG_HEADS, PEOPLE
from corpus_tools.english.parse import after_preposition, is_person, is_verb, phrase_right, possessor_before
from corpus_tools.english.sentence import Range, Sentence, is_adverb, read_sentence
from corpus_tools.english.tokens import sentence_spans
from corpus_tools.text import fold_case

FUNCTION: Final = (
    en.PREPOSITIONS
    | en.SUBORDINATORS
    | en.COORDINATORS
    | en.DETERMINERS
    | en.POSSESSIVES
    | en.PRONOUNS
    | en.AUXILIARIES
    | en.NEGATORS
    | en.RELATIVES
)
_ENDINGS: Final = ("ing", "ed", "ion", "al", "ment", "er", "ly", "ure", "s")
_PRONOUNS: Final = en.PRONOUNS | en.POSSESSIVES
_GENERAL: Final = frozenset(stem(word) for word in en.COMMON_WORDS | en.FREQUENT_IN_NEWS)
_SAYING: Final = en.REPORTING | en.SAYING_WORDS
_NEAR: Final = 8  # words on each side whose content counts
_LONGEST: Final = 1500  # characters of a sentence; longer ones are tables or lists


class Place(NamedTuple):
    """An occurrence: its article, offsets, the wording's key (stems; "*" for a word left open), and its features."""

    article: str
    start: int
    end: int
    key: tuple[str, ...]
    text: str
    features: tuple[str, ...]


class Found(NamedTuple):
    """An expression that the codebook finds: its offsets, its pattern, and the names in who is affected."""

    start: int
    end: int
    pattern: str
    names: frozenset[str]


def names_in(words: str) -> frozenset[str]:
    """The capitalised words of a phrase, without pronouns."""
    found = (w.strip(".,'").removesuffix("'s") for w in words.replace("\u2019", "'").split() if w[:1].isupper())
    return frozenset(low for w in found if (low := w.lower()) not in _PRONOUNS)


def places_of(
    article: str, text: str, found: Sequence[Found], lexical: Callable[[Sequence[str], str], tuple[str, ...]]
) -> Iterator[tuple[Place, str]]:
    """Every expression of an article with its pattern, and every candidate with an empty text.

    ``lexical`` gives the features of a wording's own words, by their stems and the pattern that they belong to ("" of
    a candidate).
    """
    low = fold_case(text)
    for begin, end in sentence_spans(text):
        if end - begin > _LONGEST:
            continue
        s = read_sentence(text[begin:end], low[begin:end], begin)
        here = [f for f in found if f.start < end and f.end > begin]
        about = _Article(found, len(here))
        taken: set[int] = set()
        for f in here:
            at = s.token_at(max(f.start - begin, 0)), s.last_token_before(min(f.end, end) - begin) + 1
            taken.update(range(*at))
            features = (*about.features(s, at, f), *lexical(_stems(s, at)[:2], f.pattern))
            yield Place(article, f.start, f.end, (), "", features), f.pattern
        for first, last, key in _candidates(s):
            if taken.isdisjoint(range(first, last)):
                a, b = s.span((first, last))
                features = (*about.features(s, (first, last), None), *lexical(key, ""))
                yield Place(article, begin + a, begin + b, key, s.raw[a:b], features), ""


def _stems(s: Sentence, at: Range) -> tuple[str, ...]:
    """The stems of an expression's first word and of its other content words."""
    return tuple(stem(s.tokens[k].low) for k in range(*at) if k == at[0] or is_content(s, k))


class _Article:
    """What an article says of its expressions, for the features of one sentence of it."""

    def __init__(self, found: Sequence[Found], in_sentence: int) -> None:
        self.found, self.in_sentence = found, in_sentence
        self.going = frozenset[str]().union(*(f.names for f in found))

    def features(self, s: Sentence, at: Range, own: Found | None) -> tuple[str, ...]:
        """The features of an occurrence; ``own`` is the expression that it is, which does not speak for itself."""
        beside, others = self.in_sentence - (own is not None), len(self.found) - (own is not None)
        about = (f"sentence:{beside > 0}", f"article:{min(others, 4)}", *_around(s, *at), *_kinds(s, *at))
        if not self.found:
            return about
        going = self.going if own is None else frozenset[str]().union(*(f.names for f in self.found if f is not own))
        return (*about, *_roles(s, at, going))


def _candidates(s: Sentence) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Words, words with a particle, and words with their object, that may be wordings, with a key for their forms."""
    n = len(s.tokens)
    for k in range(n):
        if not is_content(s, k):
            continue
        head = stem(s.tokens[k].low)
        yield k, k + 1, (head,)
        if k + 1 < n and s.tokens[k + 1].low in en.VERB_PARTICLES:
            yield k, k + 2, (head, s.tokens[k + 1].low)
        if k + 1 < n and is_content(s, k + 1):
            yield k, k + 2, (head, stem(s.tokens[k + 1].low))
        owned = k + 2 < n and (s.tokens[k + 1].low in en.POSSESSIVES or s.tokens[k + 1].low in en.DETERMINERS)
        if owned and is_content(s, k + 2):
            yield k, k + 3, (head, "*", stem(s.tokens[k + 2].low))


def is_content(s: Sentence, k: int) -> bool:
    """Whether a word may say something by itself: no function word, name, adverb or time."""
    token = s.tokens[k]
    if not token.low.isalpha() or len(token.low) < 3 or (token.is_capital and k and not s.is_headline):
        return False
    return token.low not in FUNCTION and token.low not in en.TIMES and not is_adverb(token.low)


def _around(s: Sentence, first: int, last: int) -> tuple[str, ...]:
    """What is around the tokens ``first`` to ``last``, and the ending of the first of them."""
    near = {
        f"near:{stem(s.tokens[k].low)}"
        for k in [*range(max(0, first - _NEAR), first), *range(last, min(len(s.tokens), last + _NEAR))]
        if is_content(s, k)
    }
    own = s.tokens[first].low
    ending = next((e for e in _ENDINGS if own.endswith(e)), "other")
    places = (("1", first - 1), ("2", first - 2), ("+1", last), ("+2", last + 1))
    return (f"own:{ending}", *(f"{name}:{_class(s, k)}" for name, k in places), *sorted(near))


def _kinds(s: Sentence, first: int, last: int) -> Iterator[str]:
    """Whether it is used as a verb or a noun, and what kind of word it begins or ends with."""
    low, end = s.tokens[first].low, s.tokens[last - 1].low
    yield "use:verb" if _is_verbal(s, first) else "use:noun"
    if first and s.tokens[first - 1].low in en.PASSIVE_AUXILIARIES:
        yield "use:passive"
    if stem(low) in _GENERAL:
        yield "word:general"
    if low in _SAYING:
        yield "word:saying"
    if low in ORG_HEADS:
        yield "word:organisation"
    if low in PEOPLE or end in PEOPLE:
        yield "word:people"


def _is_verbal(s: Sentence, first: int) -> bool:
    before = s.tokens[first - 1].low if first else ""
    return is_verb(s, first) or s.tokens[first].low.endswith("ing") or before == "to" or before in en.MODALS


def _class(s: Sentence, k: int) -> str:
    """A word by its class: itself where it is a function word or mark, else what kind of word it is."""
    if not 0 <= k < len(s.tokens):
        return "edge"
    token = s.tokens[k]
    low = token.low
    if low in en.TIMES:
        return "time"
    if low in FUNCTION or not low[0].isalnum():
        return low
    if low in PEOPLE:
        return "people"
    if token.is_capital:
        return "name"
    if low[0].isdigit():
        return "number"
    return "adverb" if is_adverb(low) else f"…{low[-2:]}"


def _roles(s: Sentence, at: Range, going: frozenset[str]) -> Iterator[str]:
    """Who takes part, by grammatical role: a pronoun, a person, a thing, or somebody who goes by an expression."""
    for role, phrase in _participants(s, *at):
        if phrase is None:
            continue
        a, b = s.span(phrase)
        words = s.raw[a:b]
        yield f"{role}:{'pronoun' if words.lower() in _PRONOUNS else 'person' if is_person(s, phrase) else 'thing'}"
        if not going.isdisjoint(names_in(words)):
            yield f"{role}:goes"


def _participants(s: Sentence, first: int, last: int) -> Iterator[tuple[str, Range | None]]:
    if _is_verbal(s, first):
        yield "subject", subject_of(s, first)
        yield "object", phrase_right(s, last)
    else:
        yield "possessor", possessor_before(s, first)
        yield "of", after_preposition(s, last, "of", 1)
