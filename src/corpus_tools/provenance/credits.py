"""Whom an article credits: a news agency in dateline, byline or footer, or another outlet in its narration.

"WASHINGTON (AP) —", "By Ann Hall, Reuters" and "The Associated Press contributed to this report" say that words come
from an agency. "First reported by the Harbour Gazette", "told the Herald" and "according to the Herald" say that a fact
or a statement does. What comes between quotation marks is somebody else's credit and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from corpus_tools.english.name_words import NEWS_AGENCIES
from corpus_tools.english.tokens import LETTERS_AND_DIGITS
from corpus_tools.provenance.article import Article

FIRST: Final = "credits {} with reporting it first"
TOLD: Final = "credits {} with words said to it"
REPORTED: Final = "cites {}"
AGENCY: Final = "credits {}"

_HEAD: Final = 800  # characters in which dateline and byline are
_FOOT: Final = 600
_LONGEST: Final = 6  # words of an outlet's name
_AGENCY: Final = "|".join(
    sorted((re.escape(name).replace(r"\ ", r"\s") for name in NEWS_AGENCIES), key=lambda n: (-len(n), n))
)
_DATELINE: Final = re.compile(rf"\((?P<name>{_AGENCY})\)")
_BYLINE: Final = re.compile(rf"^[^\S\n]*(?:by|By|BY)\b[^\n]{{0,80}}?\b(?P<name>{_AGENCY})[^\S\n]*$", re.MULTILINE)
_FOOTER: Final = re.compile(
    rf"\b(?P<name>{_AGENCY})\b[^.\n]{{0,60}}\bcontributed to this\b|"
    rf"\b[Tt]his (?:report|article|story)[^.\n]{{0,60}}\b(?:from|by) (?:[Tt]he )?(?P<other>{_AGENCY})\b"
)
_NAME: Final = r"(?:the )?(?P<name>[^\W_]\S*(?: [^\W_]\S*){0,5})"
# Each begins with a letter and looks back after it: a search for a few letters passes over all others fastest.
_INTERVIEW: Final = re.compile(rf"i(?<!\wi)nterview (?:with|in|on|to) {_NAME}")
_CUES: Final = (
    (
        FIRST,
        re.compile(
            r"[fo](?<!\w[fo])(?:(?<=f)irst|(?<=o)riginally) "
            rf"(?:reported|published|revealed|disclosed|obtained) (?:by|in|on) {_NAME}"
        ),
    ),
    (TOLD, re.compile(rf"t(?<!\wt)(?:old|elling|ells) {_NAME}")),
    (TOLD, _INTERVIEW),
    (TOLD, re.compile(rf"s(?<!\ws)p(?:eaking|oke) (?:to|with) {_NAME}")),
    (
        REPORTED,
        re.compile(
            r"[ac](?<!\w[ac])(?:(?<=a)(?:ccording to|s reported by| report (?:by|in|from))|(?<=c)iting) " + _NAME
        ),
    ),
)
_SUBJECT: Final = re.compile(r"(?:r(?<= r)e(?:ported|ports|vealed)|d(?<= d)isclosed)\b")
_BEFORE: Final = 60  # characters in which the name before such a verb is
_GENERIC: Final = frozenset({"the", "online", "web", "www", "com", "newspaper", "website"})
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_SHORTEST: Final = 4  # letters of an abbreviated word
_LAST: Final = frozenset({"news"})  # "Harbour News" may be called "Harbour"


class Credit(NamedTuple):
    """A credit: ``outlet`` as the corpus calls it (the agency's name where it is an agency), and its place.

    ``kind`` is a sentence with a gap for the outlet.
    """

    outlet: str
    kind: str
    start: int
    end: int


def agency_credits(article: Article, author: str | None = None) -> list[Credit]:
    """The agencies that dateline, byline or footer name, each once."""
    text = article.text
    foot = max(len(text) - _FOOT, 0)
    head = min(article.body_start + _HEAD, len(text))
    matches = [
        *_DATELINE.finditer(text, 0, head),
        *_BYLINE.finditer(text, 0, head),
        *_FOOTER.finditer(text, foot),
    ]
    found: dict[str, Credit] = {}
    for match in matches:
        group = "name" if match.group("name") else "other"
        name = _agency(match.group(group))
        found.setdefault(name, Credit(name, AGENCY, *match.span(group)))
    for name in NEWS_AGENCIES:
        if author and re.search(rf"\b{re.escape(name)}\b", author):
            found.setdefault(_agency(name), Credit(_agency(name), AGENCY, 0, 0))
    return [found[name] for name in sorted(found)]


def _agency(name: str) -> str:
    return NEWS_AGENCIES[" ".join(name.split())]


class OutletNames:
    """An index of outlet names by their words: a name in a text is looked up, not compared with every outlet."""

    def __init__(self, outlets: Iterable[str]) -> None:
        self._by_words: dict[tuple[str, ...], list[str]] = {}
        self._begun: set[tuple[str, ...]] = set()  # the beginnings of names
        for outlet in outlets:
            tokens = tuple(_tokens(outlet))
            if tokens:
                self._by_words.setdefault(tokens, []).append(outlet)
                self._begun.update(tokens[:k] for k in range(len(tokens) + 1))

    def named(self, words: list[str]) -> dict[str, int]:
        """The outlets that ``words`` begin with, and the least number of words that each name takes.

        Names of outlets are abbreviated in file names: ``harb-gazette`` for the Harbour Gazette, ``hg`` for its
        initials.
        """
        found: dict[str, int] = {}
        taken: list[str] = []
        begun: set[tuple[str, ...]] = {()}
        for count, tokens in enumerate(map(_spoken, words), start=1):
            if tokens and tokens[0] in _GENERIC and not taken:
                continue
            if not words[count - 1][:1].isupper():
                break
            taken += tokens
            for token in tokens:
                begun = {(*head, short) for head in begun for short in _shortened(token)} & self._begun
            letters = [("".join(token[0] for token in taken),)] if len(taken) > 1 else []
            for each in (*begun, *letters):
                for outlet in self._by_words.get(each, ()):
                    found.setdefault(outlet, count)
        return found


def _spoken(word: str) -> list[str]:
    return LETTERS_AND_DIGITS.findall(_POSSESSIVE.sub("", word).casefold())


def _shortened(token: str) -> Iterator[str]:
    """A word as file names may abbreviate it: whole, or any beginning of at least four letters."""
    yield token
    for size in range(_SHORTEST, len(token)):
        yield token[:size]


def outlet_credits(article: Article, outlets: Iterable[str] | OutletNames, own: str) -> list[Credit]:
    """The outlets among ``outlets`` other than the article's ``own`` that its narration credits, by position."""
    names = outlets if isinstance(outlets, OutletNames) else OutletNames(outlets)
    found: set[Credit] = set()
    for kind, start, words in _named(article):
        for outlet, length in names.named(words).items():
            if outlet != own:
                end = start + sum(len(word) for word in words[:length]) + length - 1
                found.add(Credit(outlet, kind, start, min(end, len(article.text))))
    return sorted(found, key=lambda credit: (credit.start, credit.outlet, credit.kind))


def sources_named(article: Article) -> set[str]:
    """First words of the names of those whom the narration says to have had an interview or to have reported first.

    They need not be outlets of the corpus; most are outlets, some are people. Only first words are given, as the end of
    a name is not known.
    """
    names = set()
    for kind, pattern in _CUES:
        if kind != FIRST and pattern is not _INTERVIEW:
            continue
        for match in pattern.finditer(article.narration):
            name = article.text[slice(*match.span("name"))]
            if name[0].isupper():
                names.update(
                    [token for token in LETTERS_AND_DIGITS.findall(name.casefold()) if token not in _GENERIC][:1]
                )
    return names


def _named(article: Article) -> Iterator[tuple[str, int, list[str]]]:
    """Kind, place and words of each name that is where an outlet is credited; it begins with a capital."""
    for kind, pattern in _CUES:
        for match in pattern.finditer(article.narration):
            start, end = match.span("name")
            if article.text[start].isupper():
                yield kind, start, article.text[start:end].split(" ")[:_LONGEST]
    for match in _SUBJECT.finditer(article.narration):
        is_first = article.narration.endswith(" first ", 0, match.start())
        kind, end = (FIRST, match.start() - len(" first ")) if is_first else (REPORTED, match.start() - 1)
        begin = max(end - _BEFORE, article.narration.rfind("\n", 0, end) + 1)
        before = article.text[begin:end]
        for word in re.finditer(r"(?<!\S)[^\W_]\S*", before):
            # The name ends where the verb begins.
            if word.group()[0].isupper() and not re.search(r"[,;:.] ", before[word.start() :]):
                yield kind, begin + word.start(), before[word.start() :].split(" ")


def is_agency(agency: str, outlet: str) -> bool:
    """Whether an outlet of the corpus is the agency that credits call so."""
    names = [written for written, name in NEWS_AGENCIES.items() if name == agency]
    return any(_is_name(LETTERS_AND_DIGITS.findall(name.casefold()), _tokens(outlet)) for name in names)


def _tokens(name: str) -> list[str]:
    tokens = [token for token in LETTERS_AND_DIGITS.findall(name.casefold()) if token not in _GENERIC]
    return tokens[:-1] if len(tokens) > 1 and tokens[-1] in _LAST else tokens


def _is_name(spoken: list[str], outlet: list[str]) -> bool:
    if not outlet:
        return False
    if len(outlet) == 1 and len(spoken) == len(outlet[0]) > 1:
        return "".join(word[0] for word in spoken) == outlet[0]
    return len(spoken) == len(outlet) and all(
        word == token or (len(token) >= _SHORTEST and word.startswith(token))
        for word, token in zip(spoken, outlet, strict=True)
    )
