"""The notation that a codebook's patterns are written in, and its translation into regular expressions.

A pattern is a row of elements with spaces between them:

========================  ==================================================================
``down``                  this word
``post|office|[job]``     one of these words, forms or list entries
``<step>``, ``<go|leave>``  any form of the verb or noun: step, steps, stepped, stepping
``<step:ing>``            its -ing form alone; ``:past`` past tense and participle, ``:base`` and ``:s`` likewise
``[post]``                an entry of the codebook's list ``post``; an entry may hold several elements
``{affected}``            the words for someone or something, one to ten of them, kept under that name
``{affected's}``          the same as a possessor: "the minister's", "her"
``*``, ``*4``             up to three words of any kind; up to four
``word?``                 whatever element comes before the question mark may be missing
========================  ==================================================================

Case, and the style of quotation marks, apostrophes and dashes, make no difference; marks between words are
passed over, so that “left me no choice” is found however much of it is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import prod
from typing import Final, NamedTuple

from corpus_tools.english.inflection import forms, gerund, past_forms, word_set
from corpus_tools.english.word_classes import FREQUENT_IN_NEWS

Lists = Mapping[str, tuple[str, ...]]

# Between two words: spaces, and any quotation marks or brackets around them.
GAP: Final = r"[\"'\])]*\s+[\"'\[(]*"
_SLOT_GAP: Final = r"[\"'\])]*,?\s+[\"'\[(]*"
# Behind a slot also an aside: "asked the mayor, who had lied, to resign".
_AFTER_SLOT: Final = rf"(?:,\s+(?:who|whom|whose|which)\s[^,;.]{{3,80}})?{_SLOT_GAP}"
_WORD: Final = r"[\w$£€]+(?:['.\-&/][\w]+)*[.']?"
# A slot for a noun phrase does not run over these.
_SLOT_STOPS: Final = (
    "that which who whom whose if whether when while because although though unless until said says say saying told "
    "tells is are was were be been has had have will would can could should may might must do does did not but so "
    "than then where why how"
)
_SLOT_WORD: Final = rf"(?!(?:{'|'.join(_SLOT_STOPS.split())})\b){_WORD}"
_POSSESSIVES: Final = r"(?:his|her|their|my|our|your|its|hers|whose)"
# These say too little to look a pattern up by.
COMMON: Final = word_set(
    "a an the to of in on at for from by with as into out up down over off no not his her their my our "
    "your its be is are was were been being am have has had having do does did will would and or it he she "
    "they him them one's any all some this that these those who more less than longer 's job time go going "
    "get gets got"
)
_OF_COMMON: Final = 500
_OF_FREQUENT: Final = 15  # sentences in which such a word is, to one of another word
_ELEMENT: Final = re.compile(
    r"<(?P<lemma>[a-z'|-]+)(?::(?P<form>ing|past|base|s))?>"
    r"|\[(?P<list>[a-z_]+)\]"
    r"|\{(?P<slot>[a-z]+)(?P<possessive>'s)?\}"
    r"|\*(?P<gap>\d*)"
    r"|(?P<word>[^\s<>\[\]{}*?|]+)"
)
_LETTERS: Final = re.compile(r"[a-z]+")
_ALTERNATIVE: Final = re.compile(r"(?:<[^<>]*>|[^|<>]+)(?=\||\Z)")


MOST_WORDS: Final = 20  # in one gap: more is another sentence
MOST_READINGS: Final = 20_000  # ways to spread the words of a sentence over the gaps and slots of a pattern
MOST_CHARACTERS: Final = 200_000  # of the regular expression of one pattern, with all its lists


class TranslatedLists(dict[str, tuple[str, ...]]):
    """Lists whose translations are kept, for patterns that name them again; all are there before the first pattern."""

    def __init__(self) -> None:
        super().__init__()
        self.translated: dict[tuple[str, int], tuple[str, frozenset[str]]] = {}  # by name and depth of nesting


class PatternError(ValueError):
    """A pattern that is not written as the notation says."""


@dataclass(frozen=True)
class Compiled:
    """One pattern: as written, as a regular expression, and the words one of which any match must hold.

    The expression is compiled when it is first searched for: most patterns never meet a sentence with their words.
    ``required`` has, for each word that cannot be missing, the forms it may have, and ``blocks`` the same in rows of
    words between which a text has no other; ``owners`` are the slots written as possessors.
    """

    source: str
    expression: str
    words: frozenset[str]
    required: tuple[frozenset[str], ...]
    slots: tuple[str, ...]
    owners: frozenset[str] = frozenset()
    begins_with_verb: bool = False
    blocks: tuple[tuple[frozenset[str], ...], ...] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.expression)


def inflected(lemma: str, form: str | None) -> tuple[str, ...]:
    """The forms that ``<lemma:form>`` stands for."""
    if form == "ing":
        return (gerund(lemma),)
    if form == "past":
        return past_forms(lemma)
    if form == "s":
        return (forms(lemma)[1],)
    return (lemma,) if form == "base" else forms(lemma)


def _words_regex(words: Iterable[str]) -> str:
    # Longest first: an alternation takes the first that fits.
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) + ")"


@dataclass(frozen=True)
class _Element:
    """One element: its alternatives, or the one slot or gap that it is."""

    alternatives: tuple[re.Match[str], ...]
    is_optional: bool

    @property
    def is_gap(self) -> bool:
        return self.alternatives[0]["gap"] is not None

    @property
    def words(self) -> int:
        """The most words that a gap or slot stands for."""
        first = self.alternatives[0]
        if not self.is_gap:
            return 9 if first["slot"] else 0
        digits = first["gap"] or "3"
        return int(digits) if len(digits) < 4 else 9999

    @property
    def is_slot(self) -> bool:
        return self.alternatives[0]["slot"] is not None and not self.alternatives[0]["possessive"]

    @property
    def is_clitic(self) -> bool:
        return self.alternatives[0]["word"] in ("'s", "'")

    @property
    def is_one_word(self) -> bool:
        """Whether it is one word, whichever of its alternatives it is, and cannot be missing."""
        return not self.is_optional and all(m["word"] or m["lemma"] for m in self.alternatives)


def _split(source: str) -> list[_Element]:
    elements = [_element_of(chunk) for chunk in source.split()]
    if not elements:
        raise PatternError("it is empty")
    _check_gaps(elements)
    return elements


def _element_of(chunk: str) -> _Element:
    """One element as written: its alternatives, and whether it may be missing."""
    is_optional = chunk.endswith("?") and len(chunk) > 1
    body = chunk[:-1] if is_optional else chunk
    pieces = _ALTERNATIVE.findall(body)
    matches = [_ELEMENT.fullmatch(piece) for piece in pieces]
    if not pieces or "|".join(pieces) != body or not all(matches):
        raise PatternError(f"{chunk!r} is not a word, <verb>, [list], {{slot}} or *")
    kept = tuple(m for m in matches if m is not None)
    if len(kept) > 1 and any(m["slot"] or m["gap"] is not None for m in kept):
        raise PatternError(f"{chunk!r} gives a slot or * as an alternative")
    return _Element(kept, is_optional)


def _check_gaps(elements: list[_Element]) -> None:
    """Refuse gaps that would let one pattern take minutes over a sentence."""
    if any(element.is_gap and element.words > MOST_WORDS for element in elements):
        raise PatternError(f"a gap (*) of more than {MOST_WORDS} words is too wide")
    # A slot at the edge is read as one word.
    inner = [e.words + 1 for n, e in enumerate(elements) if e.is_gap or 0 < n < len(elements) - 1]
    if prod(inner) > MOST_READINGS:
        raise PatternError("it has too many or too wide gaps (*) and slots")


def _alternative(match: re.Match[str], lists: Lists, seen: set[str], depth: int) -> tuple[str, frozenset[str]]:
    """One alternative as a regular expression, and the words of which a match must hold one (none: unknown)."""
    if lemma := match["lemma"]:
        words = [w for part in lemma.split("|") for w in inflected(part, match["form"])]
        return _words_regex(words), frozenset(words)
    if name := match["list"]:
        return _list(name, lists, seen, depth)
    word = match["word"].lower()
    return re.escape(word), frozenset([word])


def _list(name: str, lists: Lists, seen: set[str], depth: int) -> tuple[str, frozenset[str]]:
    """A list of the codebook, as :func:`_alternative`."""
    if name not in lists:
        raise PatternError(f"[{name}] is not one of the lists ({', '.join(sorted(lists)) or 'there are none'})")
    if depth > 4:
        raise PatternError(f"the list [{name}] names itself, or lists are nested too deep")
    kept = lists.translated if isinstance(lists, TranslatedLists) else {}
    if (name, depth) in kept:
        return kept[name, depth]
    slots = len(seen)
    compiled = []
    length = 0
    for entry in lists[name]:
        compiled.append(_sequence(entry, lists, seen, depth + 1))
        length += len(compiled[-1].regex)
        if length > MOST_CHARACTERS:
            raise PatternError(f"with the list [{name}] it grows too long: lists in lists multiply")
    ordered = sorted({sequence.regex for sequence in compiled}, key=lambda r: (-len(r), r))
    heads = [_most_telling(sequence.required) for sequence in compiled]
    done = "(?:" + "|".join(ordered) + ")", frozenset().union(*heads) if all(heads) else frozenset[str]()
    if len(seen) == slots:  # a slot may occur in a pattern once, so that a list with one is read anew
        kept[name, depth] = done
    return done


def _slot(match: re.Match[str], seen: set[str], is_edge: bool) -> str:
    """A slot; at the edge of a pattern one word of it is enough, the phrase is read from there."""
    slot = match["slot"]
    if slot in seen:
        raise PatternError(f"the slot {{{slot}}} occurs in it twice")
    seen.add(slot)
    before = "" if is_edge else f"(?:{_SLOT_WORD}{_SLOT_GAP}){{0,9}}?"
    if match["possessive"]:
        return rf"(?P<{slot}>{_POSSESSIVES}|{before}{_SLOT_WORD}(?:(?<='s)|(?<=s')))"
    return rf"(?P<{slot}>{before}{_SLOT_WORD})"


def _element(element: _Element, lists: Lists, seen: set[str], depth: int, is_edge: bool) -> tuple[str, frozenset[str]]:
    match = element.alternatives[0]
    if match["slot"]:
        return _slot(match, seen, is_edge), frozenset()
    if element.is_gap:
        return rf"(?:{GAP}{_WORD}){{0,{element.words}}}?", frozenset()
    done = [_alternative(m, lists, seen, depth) for m in element.alternatives]
    words = [w for _, w in done]
    regexes = sorted((r for r, _ in done), key=lambda r: -len(r))
    regex = regexes[0] if len(done) == 1 else "(?:" + "|".join(regexes) + ")"
    return regex, frozenset().union(*words) if all(words) else frozenset()


class _Sequence(NamedTuple):
    """A row of elements as a regular expression, and for each word that cannot be missing the forms it may have.

    ``follows`` says of each of these whether a text has no word between it and the one before.
    """

    regex: str
    required: tuple[frozenset[str], ...]
    follows: tuple[bool, ...]


def _sequence(
    source: str, lists: Lists, seen: set[str], depth: int = 0, edges: tuple[bool, bool] = (False, False)
) -> _Sequence:
    elements = _split(source)
    if elements[0].is_gap or elements[-1].is_gap:
        raise PatternError("* at its edge means nothing")
    regex = ""
    required: list[frozenset[str]] = []
    follows: list[bool] = []
    before: _Element | None = None  # the last element, once one that cannot be missing has come
    for number, element in enumerate(elements):
        is_edge = (number == 0 and edges[0]) or (number == len(elements) - 1 and edges[1])
        body, words = _element(element, lists, seen, depth, is_edge)
        regex += _joined(element, body, before)
        if len(regex) > MOST_CHARACTERS:
            raise PatternError("with its lists it grows too long")
        if before is not None or not (element.is_optional or element.is_gap):
            before = element
        if not element.is_optional and words and not element.is_clitic:
            required.append(words)
            follows.append(number > 0 and element.is_one_word and _is_plain(elements[number - 1]))
    if before is None:
        raise PatternError("all of it may be missing")
    return _Sequence(regex, tuple(required), tuple(follows))


def _is_plain(element: _Element) -> bool:
    return element.is_one_word and not element.is_clitic


def _joined(element: _Element, body: str, before: _Element | None) -> str:
    """An element with the gap that joins it to what comes before it."""
    if element.is_gap:
        return body
    if before is None:
        # What may be missing at the beginning brings its gap after it, everything later before it.
        return f"(?:{body}{GAP})?" if element.is_optional else body
    gap = "" if element.is_clitic else _AFTER_SLOT if before.is_slot else GAP
    return f"(?:{gap}{body})?" if element.is_optional else gap + body


def _most_telling(required: tuple[frozenset[str], ...]) -> frozenset[str]:
    return max(required, key=_telling, default=frozenset())


def _telling(words: frozenset[str]) -> int:
    """How rarely one of some words is met: the fewer sentences have to be looked at, the better."""
    return -sum(_OF_COMMON if w in COMMON else _OF_FREQUENT if w in FREQUENT_IN_NEWS else 1 for w in words)


def _owners(source: str) -> frozenset[str]:
    return frozenset(re.findall(r"\{([a-z]+)'s\}", source))


def _compile(source: str, lists: Lists, shape: str, edges: tuple[bool, bool]) -> Compiled:
    seen: set[str] = set()
    body, required, follows = _sequence(source, lists, seen, edges=edges)
    words = _most_telling(required)
    keywords = tuple(frozenset(keyword(w) for w in forms_) for forms_ in required)
    return Compiled(
        source,
        shape.replace("BODY", f"(?:{body})"),
        frozenset(keyword(w) for w in words),
        tuple(k for k in keywords if "" not in k),
        tuple(sorted(seen)),
        _owners(source),
        source.startswith("<"),
        _blocks(required, keywords, follows),
    )


def _blocks(
    required: Sequence[frozenset[str]], keywords: Sequence[frozenset[str]], follows: Sequence[bool]
) -> tuple[tuple[frozenset[str], ...], ...]:
    """The words that cannot be missing, by the letters that they are known by, in rows that nothing parts.

    A word of which other letters are left out, as those of "vice-president", may have something beside it.
    """
    blocks: list[list[frozenset[str]]] = []
    was_whole = False
    for forms_, letters, is_next in zip(required, keywords, follows, strict=True):
        is_whole = forms_ == letters
        if "" not in letters:
            if is_next and is_whole and was_whole:
                blocks[-1].append(letters)
            else:
                blocks.append([letters])
        was_whole = is_whole
    return tuple(map(tuple, blocks))


@lru_cache(maxsize=1 << 14)
def keyword(word: str) -> str:
    """The longest run of plain letters in a word: what a text's words are compared by."""
    return max(_LETTERS.findall(word), key=len, default="")


def compile_pattern(source: str, lists: Lists) -> Compiled:
    """Translate one pattern.

    Raises :class:`PatternError` for a pattern that is not well formed, names an unknown list, or holds no word.

    >>> compile_pattern("<step> down", {}).regex.search("she stepped down today").group()
    'stepped down'
    """
    done = _compile(source, lists, r"(?<![\w'-])BODY(?![\w-])", (True, True))
    if not done.words:
        raise PatternError("it needs at least one word, <verb> or [list] that cannot be missing")
    return done


def compile_before(source: str, lists: Lists) -> Compiled:
    """As :func:`compile_pattern`, for what comes right before an expression (auxiliaries and adverbs between)."""
    return _compile(source, lists, r"(?<![\w'-])BODY\Z", (True, False))


def compile_after(source: str, lists: Lists) -> Compiled:
    """As :func:`compile_pattern`, for what comes right after an expression."""
    return _compile(source, lists, r"[\"'\])]*\s*[\"'\[(]*BODY(?![\w-])", (False, True))
