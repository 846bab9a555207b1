"""The quotations of a corpus made ready for comparison: the parts of a split or running quotation joined again.

One outlet prints a statement in one pair of marks, another breaks it over three paragraphs or puts "she said" in its
middle. The parts are joined into one text in which every character keeps its distance from the others, so an offset
in the joined text is an offset in the article.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Final, NamedTuple, Protocol

import numpy as np
import pandas as pd

from corpus_tools.arrays import Ints
from corpus_tools.english.name_words import IMPERSONAL_VOICES, RANK_MODIFIERS, RANKS, ROLES, SHORT_ROLES
from corpus_tools.english.word_classes import CALENDAR
from corpus_tools.provenance.utterances.linking import is_same_speaker
from corpus_tools.provenance.utterances.tokens import JOINT, Token, quote_tokens
from corpus_tools.provenance.utterances.words import Piece, Words, read_words

# A part that is this far behind the last is a quotation by itself, whatever links them.
LONGEST_GAP: Final = 2_000
UNMARKED: Final = "indirect"
SENTENCE: Final = "direct"
VAGUE: Final = ("month", "year")  # of an article of which no more is known, no day is known
NESTED_WORDS: Final = 5  # fewer words in marks of their own inside a quotation are a term, a title or a name
_NESTED: Final = re.compile(
    r"(?<![^\W_])(?:(?P<curly>‘)|(?P<double>“)|(?P<straight>['\"]))(?=[^\W_])(?P<words>.{15,1500}?)"
    r"(?<=[^\W_.,!?;:…][.,!?;:…]|.[^\W_])(?(curly)’|(?(double)”|(?P=straight)))(?![^\W_])",
    re.DOTALL,
)
_ADDRESS: Final = re.compile(r"https?://\S+|www\.\S+|[\w.]+\.com\S*|[@#]\w+|\b[a-z]+[A-Z]\w*|\b[A-Z][a-z]+[A-Z]\w*")
_OF_ADDRESS: Final = re.compile(r"[@#]|[a-z][A-Z]|https?:|www\.|\.com")
# Words that no address, date or figure is made of; most quotations hold one of them.
_OF_SPEECH: Final = re.compile(
    r"\b(?:the|and|of|to|in|is|it|we|you|that|was|are|be|not|have|for|this|they|our)\b", re.IGNORECASE
)
# "Prime Minister", "the Home Secretary", "CEO"
_OF_ROLES: Final = RANKS | ROLES | RANK_MODIFIERS | SHORT_ROLES | {"the", "of"}
_CALENDAR: Final = CALENDAR | {"am", "pm"}
_COLUMNS: Final = (
    *("quote_id", "article_id", "start", "end", "text", "kind"),
    *("speaker_id", "speaker", "continues", "source", "source_form", "is_asserted"),
)


_ROWS: Final = 10_000  # that are objects at a time
UNKNOWN: Final = "unknown"
_start: Final = attrgetter("start")
_REPEATED: Final = frozenset({"article_id", "kind", "speaker_id", "speaker", "source", "source_form"})


class Part(NamedTuple):
    """One row of the table ``quotes``."""

    start: int
    end: int
    quote_id: str
    text: str


class _Row(NamedTuple):
    article_id: str
    part: Part
    speaker: str | None
    speaker_id: str | None
    source: str | None
    continues: str | None


class Spoken(NamedTuple):
    """What is held of the words of a quotation: a digest, the same for the same words in the same order, how many they
    are, how much they tell, and where they are among the words of all (:class:`~.words.Words`).
    """

    digest: bytes
    words: int
    weight: float
    row: int


NOTHING: Final = Spoken(b"", 0, 0.0, 0)


@dataclass(slots=True)
class PrintedVersion:
    """What one article prints of a statement: its parts in order, and who said it when.

    ``day`` is the day of publication as a number, ``moment`` its time in seconds where the hour is known, ``text`` the
    parts joined at the distance they have in print; ``within`` is the quotation inside which it is quoted, where it is.
    Of the words only a digest, their number and their weight are held, as a large corpus prints millions of quotations.
    """

    article_id: str
    parts: tuple[Part, ...]
    speaker: str | None
    speaker_id: str | None
    source: str | None
    outlet: str
    day: int | None
    moment: float | None = None
    within: str | None = None
    text: str = ""
    spoken: Spoken = NOTHING

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The place in the joined text, and the words, of each part."""
        return tuple((part.start - self.start, part.text) for part in self.parts)

    @property
    def tokens(self) -> list[Token]:
        """The words, split again each time."""
        return joined(self.pieces)[1]

    def part_at(self, offset: int) -> Part:
        """The part in which a place of the joined text is, or the last before it."""
        at = self.start + offset
        return self.parts[max(bisect_right(self.parts, at, key=_start) - 1, 0)]


def chained_versions(quotes: pd.DataFrame, articles: pd.DataFrame | None) -> Iterator[PrintedVersion]:
    """Every marked quotation of the table ``quotes``, in an order that does not depend on that of its rows."""
    outlets, published = _metadata(articles)
    for some in _some_articles(quotes):
        for chain in _chains(sorted(_rows(some), key=lambda row: (row.article_id, row.part))):
            article_id = chain[0].article_id
            day, moment = published.get(article_id, (None, None))
            version = PrintedVersion(
                article_id=article_id,
                parts=tuple(row.part for row in chain),
                speaker=_first(row.speaker for row in chain),
                speaker_id=_first(row.speaker_id for row in chain),
                source=_first(row.source for row in chain),
                outlet=outlets.get(article_id, UNKNOWN),
                day=day,
                moment=moment,
            )
            version.text = joined_text(version.pieces)
            yield version


def _some_articles(quotes: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The rows of some articles at a time, those of one together: as objects, all rows would take much memory."""
    ids = quotes["article_id"].astype(str).tolist()
    places = {name: place for place, name in enumerate(sorted(set(ids)))}
    place = np.array([places[name] for name in ids], dtype=np.int64)
    order = np.argsort(place, kind="stable")
    ends = np.cumsum(np.bincount(place, minlength=len(places)))
    begin = 0
    while begin < len(order):
        enough = int(np.searchsorted(ends, begin + _ROWS))
        end = int(ends[min(enough, len(ends) - 1)])
        yield quotes.iloc[order[begin:end]]
        begin = end


def read_into(versions: Sequence[PrintedVersion]) -> Words:
    """Read the words of quotations, and note in each what is held of them."""
    words, rows = read_pieces(version.pieces for version in versions)
    held = list(map(Spoken, words.digests(), words.counts.tolist(), words.weights.tolist(), range(len(words))))
    for version, row in zip(versions, rows.tolist(), strict=True):
        version.spoken = held[row]
    return words


def read_pieces(quotations: Iterable[tuple[Piece, ...]]) -> tuple[Words, Ints]:
    """The words of the distinct quotations, and which of these each one is; many articles may print the same."""
    numbers: dict[tuple[Piece, ...], int] = {}
    rows = np.fromiter((numbers.setdefault(pieces, len(numbers)) for pieces in quotations), dtype=np.int64)
    return read_words(list(numbers)), rows


def _chains(rows: Iterable[_Row]) -> list[list[_Row]]:
    """The rows of each quotation, with those that continue it."""
    chains: dict[str, list[_Row]] = {}
    head: dict[str, str] = {}
    for row in rows:
        key = row.part.quote_id
        first = head.get(row.continues or "")
        if first is not None and _goes_on(chains[first][-1], row):
            key = first
        head[row.part.quote_id] = key
        chains.setdefault(key, []).append(row)
    return list(chains.values())


def _goes_on(last: _Row, row: _Row) -> bool:
    return last.article_id == row.article_id and 0 <= row.part.start - last.part.end <= LONGEST_GAP


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def nested_versions(version: PrintedVersion) -> Iterator[PrintedVersion]:
    """What a speaker quotes from somebody else, in marks of its own; nothing says who that is.

    Its identifier is made as those of the table ``quotes`` are, in which only the quotation around it is.
    """
    for part in version.parts:
        for match in _NESTED.finditer(part.text):
            words = match.group("words")
            if len(words.split()) < NESTED_WORDS or not is_speech(words):
                continue
            start, end = (part.start + offset for offset in match.span("words"))
            inner = Part(start, end, f"{version.article_id}:{start}-{end}", words)
            nested = replace(version, parts=(inner,), speaker=None, speaker_id=None, source=None, within=part.quote_id)
            nested.text = words
            yield nested


class Told(Protocol):
    """Whose words they are, as far as an article says."""

    @property
    def speaker(self) -> str | None: ...

    @property
    def speaker_id(self) -> str | None: ...

    @property
    def source(self) -> str | None: ...


def same_speaker(one: Told, other: Told) -> bool | None:
    """Whether two versions have one speaker: by identifier where both have one.

    Two identifiers with one surname may be one person found twice, and one of a bare role ("the prime minister") may
    be anybody. The narrator of an advertisement, a law or a crowd is not the person whom another article names.

    Nobody's name is known where both articles have the same "one of her deputies" speak: taken for one person.
    """
    if one.source and one.source == other.source and not (one.speaker or other.speaker):
        return True
    if (one.speaker and _is_impersonal(other)) or (other.speaker and _is_impersonal(one)):
        return False
    by_name = is_same_speaker(one.speaker, other.speaker)
    if one.speaker_id and other.speaker_id:
        return True if one.speaker_id == other.speaker_id else False if by_name is False else None
    return by_name


def _is_impersonal(version: Told) -> bool:
    """Whether it is given to nobody by name, but to a narrator, a law or a crowd."""
    described = (version.source or "").partition(" of ")[0].split()
    return not version.speaker and bool(described) and described[-1] in IMPERSONAL_VOICES


def joined_text(pieces: Sequence[Piece]) -> str:
    """The parts of a quotation as one text; blanks are between two parts."""
    if len(pieces) == 1:
        return pieces[0][1]
    texts: list[str] = []
    at = 0
    for offset, text in pieces:
        texts.append(" " * max(offset - at, 0) + text)
        at = offset + len(text)
    return "".join(texts)


def joined(pieces: Sequence[Piece]) -> tuple[str, list[Token]]:
    """The parts of a quotation as one text, and its tokens; between two parts a joint is among the tokens.

    ``pieces``: for each part the place that it has in the joined text, and its words.
    """
    tokens: list[Token] = []
    for offset, text in pieces:
        if tokens:
            tokens.append(Token(JOINT, offset, offset))
        found = quote_tokens(text)
        tokens += [Token(n, s + offset, e + offset, b) for n, s, e, b in found] if offset else found
    return joined_text(pieces), tokens


def _rows(quotes: pd.DataFrame) -> Iterator[_Row]:
    once: dict[Any, Any] = {}  # each name and identifier as one object, however many rows have it

    def column(name: str) -> list[Any]:
        if name not in quotes.columns:
            return [None] * len(quotes)
        values = quotes[name].tolist()
        return [once.setdefault(value, value) for value in values] if name in _REPEATED else values

    for quote_id, article_id, start, end, text, kind, speaker_id, speaker, before, source, form, asserted in zip(
        *(column(name) for name in _COLUMNS), strict=True
    ):
        # "She did not say that it is “safe”": nobody's words, but a sentence that is by itself is somebody's.
        is_denied = asserted is False and kind != SENTENCE
        if kind == UNMARKED or is_denied or not is_speech(str(text)):
            continue
        part = Part(int(start), int(end), str(quote_id), str(text))
        name = _name(_text(speaker), _text(speaker_id))
        yield _Row(str(article_id), part, name, _text(speaker_id), _nominal(source, form), _text(before))


def _name(speaker: str | None, speaker_id: str | None) -> str | None:
    """The speaker if that is a name: "Prime Minister" or "CEO", of whom no more is known, may be anybody's."""
    is_role = speaker is not None and speaker_id is None and set(speaker.lower().split()) <= _OF_ROLES
    return None if is_role else speaker


def is_speech(text: str) -> bool:
    """Whether a quotation contains words, and not only an address, a handle, a date or a figure."""
    # Every kind of address contains one of these; most quotations contain none.
    plain = _ADDRESS.sub(" ", text) if _OF_ADDRESS.search(text) else text
    if _OF_SPEECH.search(plain):
        return True
    tokens = [t for t in quote_tokens(plain) if not t.is_mark]
    return any(not t.norm[0].isdigit() and t.norm not in _CALENDAR for t in tokens)


def _nominal(source: Any, form: Any) -> str | None:
    """A source that is described and not named, in lower case, when it is described in more than a word."""
    described = (_text(source) or "").lower() if form == "nominal" else ""
    return described if " " in described else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


Published = tuple[int | None, float | None]  # day as a number, and seconds where the hour is known


def _metadata(articles: pd.DataFrame | None) -> tuple[Mapping[str, str], Mapping[str, Published]]:
    """Outlet, and day and time of publication, of each article, where they are known."""
    if articles is None:
        return {}, {}
    ids = articles["article_id"].astype(str).tolist()
    outlets: dict[str, str] = {}
    published: dict[str, Published] = {}
    if "outlet" in articles.columns:
        outlets = {i: str(o) for i, o in zip(ids, articles["outlet"].tolist(), strict=True) if isinstance(o, str) and o}
    if "published" in articles.columns:
        stamps = pd.to_datetime(articles["published"]).tolist()
        known = "published_precision" in articles.columns
        precise = articles["published_precision"].tolist() if known else ["day"] * len(ids)
        published = {
            i: _when(t, p) for i, t, p in zip(ids, stamps, precise, strict=True) if not pd.isna(t) and p not in VAGUE
        }
    return outlets, published


def _when(time: pd.Timestamp, precision: object) -> Published:
    day = dt.date.toordinal(time.date())
    return day, (time.timestamp() if precision == "second" else None)
