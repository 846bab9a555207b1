"""Oddities inside one article that betray how its text was made: copied, pasted, cut, or reworded by machine.

Each finder takes an :class:`Article` and yields :class:`Oddity` rows with offsets. None is proof of anything; the
message says what is there, and the reader judges.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from corpus_tools.quotes.marks import Marked, scan
from corpus_tools.text import fold_case
from corpus_tools.tokens import Span, paragraph_spans, sentence_spans


class Oddity(NamedTuple):
    """One odd stretch; the ``other`` offsets are those of what it conflicts with, in article ``other_id``."""

    kind: str
    start: int
    end: int
    message: str
    other_id: str | None = None
    other_start: int | None = None
    other_end: int | None = None


@dataclass(frozen=True)
class Article:
    """A text with what the finders need of it, worked out once."""

    article_id: str
    text: str
    body_start: int = 0

    @cached_property
    def folded(self) -> str:
        return fold_case(self.text)

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Paragraphs of the body."""
        return [span for span in paragraph_spans(self.text) if span[0] >= self.body_start]

    @cached_property
    def sentences(self) -> list[Span]:
        return [span for span in sentence_spans(self.text) if span[0] >= self.body_start]

    @cached_property
    def marked(self) -> list[Marked]:
        return scan(self.text)

    @cached_property
    def _marked_starts(self) -> list[int]:
        return [mark.outer_start for mark in self.marked]

    def is_quoted(self, at: int) -> bool:
        """Whether the character stands between quotation marks."""
        k = bisect_right(self._marked_starts, at) - 1
        return k >= 0 and at < self.marked[k].outer_end

    @cached_property
    def narration(self) -> str:
        """The text in lower case with everything between quotation marks blanked out; same length."""
        parts: list[str] = []
        at = 0
        for mark in self.marked:
            parts += [self.folded[at : mark.outer_start], " " * (mark.outer_end - mark.outer_start)]
            at = mark.outer_end
        return "".join([*parts, self.folded[at:]])


_METADATA: Final = re.compile(
    r"[ \t]*\b(?:date|dated|published|updated|modified|posted|source|author|byline|title|headline|section|url|link|id|"
    r"language|outlet|publication|word count|words|copyright)\b\s*[:=]?[ \t]+(?:on[ \t]+)?"
    r"(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|https?://\S+)",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    r"^(?:share (?:this|on)|read more|click here|sign up|subscribe|follow us|advertisement|related articles?|"
    r"image (?:source|caption|credit)|getty images|photo(?:graph)?:|caption:|video:)\b.*$",
    re.IGNORECASE,
)


def run_in_metadata(article: Article) -> Iterator[Oddity]:
    """A date, address or label of a database that runs straight into the prose."""
    for begin, end in article.paragraphs[:2] + article.paragraphs[-1:]:
        first = begin - len(article.text[:begin]) + len(article.text[:begin].rstrip(" \t"))
        match = _METADATA.match(article.text, first, end)
        if match:
            yield Oddity(
                "run_in_metadata",
                match.start(),
                match.end(),
                f"{match.group().strip()!r} is a label of a database, run into the text",
            )
    for begin, end in article.paragraphs:
        if end - begin <= 160 and _SHARE.match(article.text[begin:end]):
            yield Oddity("run_in_metadata", begin, end, "a line of the web page, not of the article")


_STUB: Final = re.compile(r"[a-z]{2,}")


def truncated_first_word(article: Article) -> Iterator[Oddity]:
    """A paragraph that begins in the middle of a word: in lower case, with the whole word elsewhere in the article."""
    words = Counter(re.findall(r"[^\W\d_]+", article.folded))
    endings: dict[str, str] = {}
    for word in sorted(words, reverse=True):
        for lost in (1, 2):
            if len(word) > lost + 1:
                endings[word[lost:]] = word
    for begin, end in article.paragraphs:
        match = _STUB.match(article.text, begin, end)
        # A word that the article uses by itself is no stub ("ever", beside "never").
        if match and match.group() in endings and words[match.group()] == 1:
            yield Oddity(
                "truncated_first_word",
                begin,
                match.end(),
                f"begins with {match.group()!r}, which looks like a cut {endings[match.group()]!r}",
            )


def repeated_line(article: Article) -> Iterator[Oddity]:
    """A paragraph that repeats an earlier one, but for a few letters at most."""
    seen: dict[str, Span] = {}
    before: list[tuple[str, Span]] = []
    for begin, end in article.paragraphs:
        words = " ".join(re.findall(r"\w+", article.folded[begin:end]))
        if words.count(" ") < 3:
            continue
        first = seen.get(words)
        if first is None:
            # A lost first letter makes a neighbour; further apart, only a line that is quite the same counts.
            for other, span in before[-3:]:
                if abs(len(other) - len(words)) <= 4 and Indel.normalized_similarity(other, words) >= 0.95:
                    first = span
                    break
        if first is not None:
            yield Oddity(
                "repeated_line", begin, end, "the same line stands earlier in the article", article.article_id, *first
            )
        seen.setdefault(words, (begin, end))
        before = [*before[-3:], (words, (begin, end))]


_CLOSED: Final = re.compile(r"[.!?…:;,\"'”’»)\]—–-]$")
_FINITE: Final = frozenset(
    "is are was were has have had will would can could may might must shall should do does did said says".split()  # noqa: SIM905
)
_CAPTION_WORDS: Final = re.compile(
    r"\b(?:pictured|with|left|right|centre|center|seen|leaving|arriving|speaking|outside|during|file photo|image|photo|"
    r"photograph|credit)\b",
    re.IGNORECASE,
)


def captions(article: Article) -> Iterator[Oddity]:
    """A short line without a full stop among paragraphs that have one: a caption or a heading inside the body."""
    spans = article.paragraphs
    open_ended = [k for k, (begin, end) in enumerate(spans) if not _CLOSED.search(article.text[begin:end])]
    if len(spans) < 3 or len(open_ended) > len(spans) / 2:
        return
    for k in open_ended:
        begin, end = spans[k]
        words = re.findall(r"[^\W_][\w'’-]*", article.text[begin:end])
        is_headline = k == 0 and article.body_start == 0
        if not 3 <= len(words) <= 40 or is_headline or k == len(spans) - 1:
            continue
        capitals = sum(word[:1].isupper() for word in words[1:])
        if capitals >= 2 or _CAPTION_WORDS.search(article.text, begin, end):
            yield Oddity("caption", begin, end, "a line without a full stop inside the body: a caption or a heading")


def unbalanced_marks(article: Article) -> Iterator[Oddity]:
    """A quotation mark with no partner that no running quotation explains, and brackets left open."""
    spans = paragraph_spans(article.text)
    opening = {mark.paragraph: mark for mark in reversed(article.marked) if mark.open_mark}
    for k, mark in enumerate(article.marked):
        if mark.open_mark and mark.close_mark:
            continue
        if not mark.close_mark:
            begin, end = spans[mark.paragraph]
            follower = opening.get(mark.paragraph + 1)
            runs_on = follower is not None and follower.outer_start == spans[mark.paragraph + 1][0]
            if mark.outer_end >= end and runs_on:
                continue
            message = "a quotation that is opened and never closed"
        else:
            message = "a quotation that is closed and was never opened"
        if k + 1 < len(article.marked) and article.marked[k + 1].outer_start < mark.outer_end:
            continue
        yield Oddity("unbalanced_marks", mark.outer_start, mark.outer_end, message)
    for begin, end in spans:
        chunk = article.text[begin:end]
        for left, right in ("()", "[]"):
            # "a) first" and ":)" are no brackets left open.
            missing = chunk.count(left) - chunk.count(right)
            if missing > 0:
                at = begin + chunk.rfind(left)
                yield Oddity("unbalanced_marks", at, min(at + 40, end), f"{left!r} is opened and never closed")


_STRAIGHT: Final = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=[^\W\d_]s)'(?=\s)")
_CURLY: Final = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")


def mixed_apostrophes(article: Article) -> Iterator[Oddity]:
    """Paragraphs whose apostrophes are of another kind than most of the article's: they came from elsewhere."""
    straight = [m.start() for m in _STRAIGHT.finditer(article.text, article.body_start)]
    curly = [m.start() for m in _CURLY.finditer(article.text, article.body_start)]
    has_curly_marks = any(mark.open_mark in ("“", "‘") for mark in article.marked)
    has_straight_marks = any(mark.open_mark == '"' for mark in article.marked)
    if straight and (has_curly_marks or curly) and not (has_straight_marks and not curly):
        odd, name, other = straight, "straight", "curly"
    elif curly and has_straight_marks:
        odd, name, other = curly, "curly", "straight"
    else:
        return
    if name == "straight" and len(straight) > len(curly) and curly and not has_curly_marks:
        odd, name, other = curly, "curly", "straight"
    starts = [begin for begin, _ in article.paragraphs]
    by_paragraph: dict[int, list[int]] = {}
    for at in odd:
        by_paragraph.setdefault(bisect_right(starts, at) - 1, []).append(at)
    for paragraph, places in sorted(by_paragraph.items()):
        if paragraph < 0:
            continue
        words = sorted({_word_at(article.text, at) for at in places})
        at = places[0]
        begin, end = _word_span(article.text, at)
        yield Oddity(
            "mixed_apostrophes",
            begin,
            end,
            f"{name} apostrophe in a text with {other} marks ({', '.join(words[:4])}): pasted from elsewhere?",
        )


def _word_span(text: str, at: int) -> Span:
    begin, end = at, at + 1
    while begin > 0 and text[begin - 1].isalnum():
        begin -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return begin, end


def _word_at(text: str, at: int) -> str:
    begin, end = _word_span(text, at)
    return text[begin:end]


_SPACING: Final = (
    (
        re.compile(r"[^\W_]{1,40}[ \t\xa0]{1,20}[,;](?=\s)|[^\W_]{1,40}[ \t]{1,20}\.(?=\s[A-Z\"“‘]|$)", re.M),
        "a space before the mark",
    ),
    (re.compile(r"(?<!\S)[^\s.!?]{1,40}[.!?]?[ \t\xa0]{2,20}(?=\S)"), "more than one space"),
    (re.compile(r"\b[a-z]{2,40}[.!?][A-Z][a-z]{1,40}\b|\b[a-z]{2,40},[A-Za-z]{2,40}\b"), "no space after the mark"),
    (
        re.compile(r"[“«][ \t]{1,20}\S{1,40}|\([ \t]{1,20}\S{1,40}|\S{1,40}[ \t]{1,20}[”»]|\S{1,40}[ \t]{1,20}\)"),
        "a space inside the marks",
    ),
    (re.compile(r",[ \t]*,|\.[ \t]+\.(?![ \t]*\.)|(?<!\.)\.\.(?!\.)|;[ \t]*;"), "a mark twice"),
)
_ADDRESS: Final = re.compile(r"https?:|www\.|@|\.(?:com|org|net|co|uk|gov|edu|io)\b", re.IGNORECASE)


def stray_spacing(article: Article) -> Iterator[Oddity]:
    """Spaces where none belong, or none where one does: a word, a link or a mark was taken out here."""
    lead = len(article.text) - len(article.text.lstrip(" \t\xa0"))
    if 0 < lead < len(article.text):
        yield Oddity("stray_spacing", 0, lead, "the text begins with a space: what stood before it was cut off")
    taken: set[int] = set()
    for pattern, message in _SPACING:
        for match in pattern.finditer(article.text):
            if _ADDRESS.search(match.group()) or match.start() in taken:
                continue
            taken.add(match.start())
            yield Oddity("stray_spacing", match.start(), match.end(), f"{message}: {match.group().strip()!r}")


_STRAY_COMMA: Final = re.compile(
    r"^(?:In|On|At|After|Before|During|Speaking|Following|Last|Earlier|Later|Asked|Yesterday|Today)\b[^,;:.\"“‘]{3,80}, "
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?), "
    r"(?:said|told|added|wrote|insisted|warned|claimed|announced|replied)\b"
)


def stray_comma(article: Article) -> Iterator[Oddity]:
    """A comma that parts a subject from its verb ("On Friday, Mr Hall, said")."""
    for begin, end in article.sentences:
        match = _STRAY_COMMA.match(article.text[begin:end])
        if match:
            at = begin + match.end("name")
            yield Oddity("stray_comma", begin + match.start("name"), at + 1, "a comma parts the subject from its verb")


_FIRST_PERSON: Final = re.compile(r"(?<![\w'’.-])(?:i|i'(?:m|ve|d|ll)|me|my|myself)(?![\w.-])")


def first_person(article: Article) -> Iterator[Oddity]:
    """ "I" or "my" outside quotation marks in an article that is not written in the first person: marks were lost."""
    hits: list[tuple[Span, Span]] = []
    for begin, end in article.sentences:
        match = _FIRST_PERSON.search(article.narration, begin, end)
        if match and (match.group() != "i" or article.text[match.start()] == "I"):
            hits.append(((begin, end), match.span()))
    paragraphs = {bisect_right([b for b, _ in article.paragraphs], span[0]) for span, _ in hits}
    if len(paragraphs) > max(2, len(article.paragraphs) * 0.25):
        return
    for (begin, end), (at, to) in hits:
        yield Oddity(
            "first_person",
            begin,
            end,
            f"{article.text[at:to]!r} outside quotation marks in a report: whose words are these?",
        )


_POSSESSIVE: Final = r"[^\W\d_]+(?:'s|s')"
_STACKED: Final = (
    re.compile(rf"\b{_POSSESSIVE}(?: and)?(?: (?!(?:said|says)\b)[^\W\d_-]+){{0,2}} {_POSSESSIVE} [^\W\d_]+"),
    re.compile(r"\b(?:the|a|an) [^\W\d_]+(?: of (?:(?:the|its|their|his|her|a|an) )?[^\W\d_]+){3,}"),
    re.compile(r"\bof (?:the|a|an|its|their) (?:new )?[^\W\d_]+(?: [^\W\d_]+)?'s [^\W\d_]+ of the [^\W\d_]+"),
)


def stacked_genitives(article: Article) -> Iterator[Oddity]:
    """Genitives one upon another ("the chief of the police of the city of"), which rewriting machines pile up."""
    taken = -1
    hits = sorted({m.span() for pattern in _STACKED for m in pattern.finditer(article.folded, article.body_start)})
    for begin, end in hits:
        if begin >= taken:
            yield Oddity("stacked_genitives", begin, end, "genitives stacked one upon another")
            taken = end


_TITLED: Final = re.compile(r"\b(?:Dame|Sir) (?P<first>[A-Z][\w'’-]*[^\W_])(?: (?P<last>[A-Z][\w-]*[^\W_]))?")
_PLAIN: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? (?P<last>[A-Z][\w-]*[^\W_])")


def mixed_titles(article: Article) -> Iterator[Oddity]:
    """One person as "Dame Ann" and as "Ms Hall" in one article: two hands, or two sources."""
    titled = [m for m in _TITLED.finditer(article.text) if m.group("last")]
    surnames = {m.group("last"): m for m in reversed(titled)}
    for match in _PLAIN.finditer(article.text):
        first = surnames.get(match.group("last"))
        if first and not article.is_quoted(match.start()):
            yield Oddity(
                "mixed_titles",
                match.start(),
                match.end(),
                f"{match.group()!r} is {first.group()!r} elsewhere in the article",
                article.article_id,
                first.start(),
                first.end(),
            )


_DASH: Final = re.compile(r"(?<=[^\W_,]) (?P<dash>[-–—]) (?=[^\W_])")


def mixed_dashes(article: Article) -> Iterator[Oddity]:
    """Hyphens for dashes where the article has real ones, or the other way round: two keyboards."""
    found = list(_DASH.finditer(article.text, article.body_start))
    hyphens = [m for m in found if m.group("dash") == "-"]
    dashes = [m for m in found if m.group("dash") != "-"]
    if hyphens and dashes:
        odd, name = (hyphens, "a hyphen") if len(hyphens) <= len(dashes) else (dashes, "a dash")
        for match in odd:
            begin, end = _word_span(article.text, match.start() - 1)[0], _word_span(article.text, match.end())[1]
            yield Oddity("mixed_dashes", begin, end, f"{name} where the article elsewhere writes the other")


_CONNECTIVES: Final = frozenset(
    "however moreover furthermore additionally meanwhile nevertheless nonetheless consequently therefore".split()  # noqa: SIM905
)


def repeated_opening(article: Article) -> Iterator[Oddity]:
    """Two paragraphs running that open with the same connective ("However, … However, …")."""
    before: tuple[str, Span] | None = None
    for begin, end in article.paragraphs:
        match = re.compile(r"[a-z]+").match(article.folded, begin, end)
        word = match.group() if match else ""
        if before and word in _CONNECTIVES and before[0] == word:
            yield Oddity(
                "repeated_opening",
                begin,
                begin + len(word),
                f"two paragraphs running open with {word!r}",
                article.article_id,
                *before[1],
            )
        before = (word, (begin, begin + len(word)))


def unattributed_quotation(article: Article) -> Iterator[Oddity]:
    """A paragraph that is one closed quotation with nobody's name, before another of the same kind."""
    spans = paragraph_spans(article.text)
    whole: dict[int, Marked] = {}
    for mark in article.marked:
        begin, end = spans[mark.paragraph]
        if mark.outer_start == begin and mark.outer_end >= end and mark.open_mark and mark.close_mark:
            whole[mark.paragraph] = mark
    for paragraph, mark in sorted(whole.items()):
        follower = whole.get(paragraph + 1)
        if follower is not None and follower.end - follower.start >= 40 and mark.end - mark.start >= 40:
            yield Oddity(
                "unattributed_quotation",
                mark.outer_start,
                mark.outer_end,
                "a quotation closed with no speaker named, and another follows: the same speaker, or a lost name?",
                article.article_id,
                follower.outer_start,
                follower.outer_end,
            )


FINDERS: Final[tuple[Callable[[Article], Iterator[Oddity]], ...]] = (
    run_in_metadata,
    truncated_first_word,
    repeated_line,
    captions,
    unbalanced_marks,
    mixed_apostrophes,
    stray_spacing,
    stray_comma,
    first_person,
    stacked_genitives,
    mixed_titles,
    mixed_dashes,
    repeated_opening,
    unattributed_quotation,
)
