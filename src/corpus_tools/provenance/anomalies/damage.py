"""Damage in a text: what was run together, cut off, doubled or left over when it was copied.

Each finder takes an :class:`Article` and yields :class:`Anomaly` rows with offsets. None is proof of anything; the
message says what is there, and the reader judges.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from rapidfuzz.distance import Indel

from corpus_tools.english.tokens import Span, paragraph_spans
from corpus_tools.provenance.article import Anomaly, Article
from corpus_tools.quotes.marks import Marked

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


def run_in_metadata(article: Article) -> Iterator[Anomaly]:
    """A date, address or label of a database that runs straight into the prose."""
    # In a short text, the last paragraph may also be one of the first two.
    for begin, end in dict.fromkeys([*article.paragraphs[:2], *article.paragraphs[-1:]]):
        first = begin - len(article.text[:begin]) + len(article.text[:begin].rstrip(" \t"))
        match = _METADATA.match(article.text, first, end)
        if match:
            yield Anomaly(
                "run_in_metadata",
                match.start(),
                match.end(),
                f"{match.group().strip()!r} is a label of a database, run into the text",
            )
    for begin, end in article.paragraphs:
        if end - begin <= 160 and _SHARE.match(article.text[begin:end]):
            yield Anomaly("run_in_metadata", begin, end, "a line of the web page, not of the article")


_STUB: Final = re.compile(r"[a-z]{2,}")


def truncated_first_word(article: Article) -> Iterator[Anomaly]:
    """A paragraph that begins in the middle of a word: in lower case, with the whole word elsewhere in the article."""
    stubs = [match for begin, end in article.paragraphs if (match := _STUB.match(article.text, begin, end))]
    if not stubs:
        return
    words = Counter(re.findall(r"[^\W\d_]+", article.folded))
    endings: dict[str, str] = {}
    for word in sorted(words, reverse=True):
        for lost in (1, 2):
            if len(word) > lost + 1:
                endings[word[lost:]] = word
    for match in stubs:
        # A word that the article uses by itself is no stub ("ever", beside "never").
        if match.group() in endings and words[match.group()] == 1:
            message = f"begins with {match.group()!r}, which looks like a cut {endings[match.group()]!r}"
            yield Anomaly("truncated_first_word", match.start(), match.end(), message)


_WORD: Final = re.compile(r"\w+")
_WORD_BYTES: Final = bytes(code if code < 128 and re.match(r"\w", chr(code)) else 32 for code in range(256))


def _words(text: str) -> str:
    """The words in ``text`` with a space between them."""
    if text.isascii():  # as nearly all are once their marks are folded: half the time of the search
        return b" ".join(text.encode("ascii").translate(_WORD_BYTES).split()).decode("ascii")
    return " ".join(_WORD.findall(text))


def repeated_line(article: Article) -> Iterator[Anomaly]:
    """A paragraph that repeats an earlier one, but for a few letters at most."""
    seen: dict[str, Span] = {}
    before: list[tuple[str, Span]] = []
    for begin, end in article.paragraphs:
        words = _words(article.folded[begin:end])
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
            yield Anomaly(
                "repeated_line", begin, end, "the same line occurs earlier in the article", article.article_id, *first
            )
        seen.setdefault(words, (begin, end))
        before = [*before[-3:], (words, (begin, end))]


_CLOSING: Final = frozenset(".!?…:;,\"'”’»)]—–-")
_CAPTION_WORDS: Final = re.compile(
    r"\b(?:pictured|with|left|right|centre|center|seen|leaving|arriving|speaking|outside|during|file photo|image|photo|"
    r"photograph|credit)\b",
    re.IGNORECASE,
)


def captions(article: Article) -> Iterator[Anomaly]:
    """A short line without a full stop among paragraphs that have one: a caption or a heading inside the body."""
    spans = article.paragraphs
    open_ended = [k for k, (begin, end) in enumerate(spans) if article.text[end - 1] not in _CLOSING]
    if len(spans) < 3 or len(open_ended) > len(spans) / 2:
        return
    for k in open_ended:
        is_headline = k == 0 and article.body_start == 0
        if not is_headline and k < len(spans) - 1 and _is_caption(article.text, *spans[k]):
            begin, end = spans[k]
            yield Anomaly("caption", begin, end, "a line without a full stop inside the body: a caption or a heading")


def _is_caption(text: str, begin: int, end: int) -> bool:
    words = re.findall(r"[^\W_][\w'’-]*", text[begin:end])
    if not 3 <= len(words) <= 40:
        return False
    capitals = sum(word[:1].isupper() for word in words[1:])
    return capitals >= 2 or _CAPTION_WORDS.search(text, begin, end) is not None


def unbalanced_marks(article: Article) -> Iterator[Anomaly]:
    """A quotation mark with no partner that no running quotation explains, and brackets left open."""
    spans = paragraph_spans(article.text)
    yield from _unbalanced_quotations(article, spans)
    used = [pair for pair in (("(", ")"), ("[", "]")) if pair[0] in article.text]
    for begin, end in spans if used else []:
        for left, right in used:
            # "a) first" and ":)" are no brackets left open.
            if article.text.count(left, begin, end) > article.text.count(right, begin, end):
                at = article.text.rfind(left, begin, end)
                yield Anomaly("unbalanced_marks", at, min(at + 40, end), f"{left!r} is opened and never closed")


def _unbalanced_quotations(article: Article, spans: list[Span]) -> Iterator[Anomaly]:
    opening = {mark.paragraph: mark for mark in reversed(article.marked) if mark.open_mark}
    for k, mark in enumerate(article.marked):
        if mark.open_mark and mark.close_mark:
            continue
        if not mark.close_mark and _runs_on(mark, spans, opening):
            continue
        if k + 1 < len(article.marked) and article.marked[k + 1].outer_start < mark.outer_end:
            continue
        lost = "opened and never closed" if not mark.close_mark else "closed and was never opened"
        yield Anomaly("unbalanced_marks", mark.outer_start, mark.outer_end, f"a quotation that is {lost}")


def _runs_on(mark: Marked, spans: list[Span], opening: dict[int, Marked]) -> bool:
    """Whether a quotation runs to the end of its paragraph and the next begins with a mark."""
    follower = opening.get(mark.paragraph + 1)
    starts_next = follower is not None and follower.outer_start == spans[mark.paragraph + 1][0]
    return mark.outer_end >= spans[mark.paragraph][1] and starts_next


_ADDRESS: Final = re.compile(r"https?:|www\.|@|\.(?:com|org|net|co|uk|gov|edu|io)\b", re.IGNORECASE)

# Each pattern begins with the few characters that it may begin with, because a search for a set of characters passes
# over all others fastest; what is to the left of a find is looked up after.
_AFTER_SPACE: Final = re.compile(
    r"[,;.](?:(?<=[ \t\xa0][,;])(?=\s)|(?<=[ \t]\.)(?=\s[A-Z\"“‘]|$))",
    re.M,
)
_SPACED_WORD: Final = re.compile(r"(?<![^\W_])[^\W_]{1,40}[ \t\xa0]{1,20}\Z")
_SPACED_WORD_BEFORE_STOP: Final = re.compile(r"(?<![^\W_])[^\W_]{1,40}[ \t]{1,20}\Z")
_FARTHEST: Final = 60  # characters: forty of a word and twenty spaces
_SPACES: Final = re.compile(r"[ \t\xa0]{2,20}(?=\S)")
_WORD_AT_END: Final = re.compile(r"(?<!\S)[^\s.!?]{1,40}[.!?]?\Z")
_LONGEST_WORD: Final = 41  # characters, with a mark
_NO_SPACE: Final = re.compile(r"[.!?,](?=[A-Za-z])(?<=[a-z]{2}.)(?:(?<!,)(?=[A-Z][a-z])|(?<=,)(?=[A-Za-z]{2}))")
_SPACE_AT_MARKS: Final = re.compile(r"[“«(”»)](?:(?<=[“«(])(?=[ \t])|(?<=[ \t][”»)]))")
_INSIDE_MARKS: Final = re.compile(r"[“«][ \t]{1,20}\S{1,40}|\([ \t]{1,20}\S{1,40}|(?<!\S)\S{1,40}[ \t]{1,20}[”»)]")
_TWICE: Final = re.compile(
    r"[,.;](?=[ \t,.;])(?:(?<=,)[ \t]{0,20},|(?<=;)[ \t]{0,20};"
    r"|(?<=\.)(?:(?<![. ].)[ \t]{1,20}\.(?![ \t]*\.)|(?<!\..)\.(?!\.)))"
)


def _spaces_before_marks(text: str) -> Iterator[Span]:
    for mark in _AFTER_SPACE.finditer(text):
        pattern = _SPACED_WORD_BEFORE_STOP if mark.group() == "." else _SPACED_WORD
        word = pattern.search(text, max(0, mark.start() - _FARTHEST), mark.start())
        if word:
            yield word.start(), mark.end()


def _wide_spaces(text: str) -> Iterator[Span]:
    if not any(each in text for each in ("  ", "\t", "\xa0")):
        return
    for spaces in _SPACES.finditer(text):
        word = _WORD_AT_END.search(text, max(0, spaces.start() - _LONGEST_WORD), spaces.start())
        if word:
            yield word.start(), spaces.end()


def _spaces_inside_marks(text: str) -> Iterator[Span]:
    if _SPACE_AT_MARKS.search(text):
        yield from (match.span() for match in _INSIDE_MARKS.finditer(text))


_SPACING: Final[tuple[tuple[Callable[[str], Iterator[Span]], str], ...]] = (
    (_spaces_before_marks, "a space before the mark"),
    (_wide_spaces, "more than one space"),
    (lambda text: (match.span() for match in _NO_SPACE.finditer(text)), "no space after the mark"),
    (_spaces_inside_marks, "a space inside the quotation marks"),
    (lambda text: (match.span() for match in _TWICE.finditer(text)), "a mark twice"),
)


def stray_spacing(article: Article) -> Iterator[Anomaly]:
    """Missing or superfluous spaces, which show that a word, a link or a punctuation mark was removed here."""
    text = article.text
    lead = len(text) - len(text.lstrip(" \t\xa0"))
    if 0 < lead < len(text):
        yield Anomaly("stray_spacing", 0, lead, "the text begins with a space: what preceded it was cut off")
    taken: set[int] = set()
    for find, message in _SPACING:
        for begin, end in find(text):
            if end == begin + 1:
                begin, end = _around(text, begin)
            chunk = text[begin:end]
            if _ADDRESS.search(chunk) or begin in taken:
                continue
            taken.add(begin)
            yield Anomaly("stray_spacing", begin, end, f"{message}: {chunk.strip()!r}")


def _around(text: str, at: int) -> Span:
    """The run of letters, digits and marks that has no space in it, up to forty characters to either side."""
    begin, end = at, at + 1
    while begin > max(0, at - 40) and not text[begin - 1].isspace():
        begin -= 1
    while end < min(len(text), at + 40) and not text[end].isspace():
        end += 1
    return begin, end


DAMAGE: Final[tuple[Callable[[Article], Iterator[Anomaly]], ...]] = (
    run_in_metadata,
    truncated_first_word,
    repeated_line,
    captions,
    unbalanced_marks,
    stray_spacing,
)
