"""The body of a web page, by trafilatura, with what it loses put back and every part that is left out on record.

Before: elements inside sentences (``<q>``, ``<time>``, ``<label>``) become the text that a browser shows, for the
extractor drops or splits at them. After: the page's own ``articleBody`` and containers of the same kind tell whether
paragraphs are missing.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from typing import Any, Final, NamedTuple

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.json_ld import decoded
from corpus_tools.loading.formats.markup import blocks, paragraphs_of, text_of

# Elements that are inside sentences and that the extractor drops or makes paragraphs of.
_PHRASING_WORDS: Final = (
    "time label output button abbr acronym data dfn kbd samp var bdi bdo mark small cite ins meter progress ruby rb "
    "wbr big font tt u summary"
)
_PHRASING: Final = frozenset(_PHRASING_WORDS.split())
_PROSE_WORDS: Final = "p li blockquote dd dt td h1 h2 h3 h4 figcaption span em strong b i a q"
_PROSE: Final = frozenset(_PROSE_WORDS.split())
_PARAGRAPH_TAGS: Final = ("p", "li", "h2", "h3", "h4", "blockquote", "pre", "dd", "dt")
_PARAGRAPHS: Final = " or ".join(f"self::{tag}" for tag in _PARAGRAPH_TAGS)
_ASIDE: Final = (
    "ancestor::aside or ancestor::nav or ancestor::footer or ancestor::form or ancestor::figure or ancestor::table or "
    "ancestor::*[contains(@class, 'comment') or contains(@class, 'related') or contains(@class, 'recommend') or "
    "contains(@class, 'promo') or contains(@class, 'newsletter') or contains(@class, 'sidebar')]"
)
_FINAL: Final = re.compile(r"[.!?…:][\"'”’»)\]]*\s*$")
_LABELS: Final = re.compile(
    r"\b(?:last|first|originally|updated|published|posted|modified|at|on)\b|[|•·:,–—-]",
    re.IGNORECASE,
)
# Dates without a year, which the markup of the page has in full.
_ONLY_LABELS: Final = re.compile(
    r"(?:(?:last|first|originally)?\s*(?:updated|published|posted|modified)(?:\s+(?:on|at))?[\s:,;|·•–-]*)+",
    re.IGNORECASE,
)
_LENGTH: Final = re.compile(r"\b\d+[\s-]min(?:ute)?s?(?: read)?\b", re.IGNORECASE)
_DATES_ALONE: Final = re.compile(
    r"(?:(?:last |first )?(?:updated|published|posted)[:\s]*(?:on |at )?\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\s*"
    r"[,;|·•–-]*\s*)+",
    re.IGNORECASE,
)
_SHARE: Final = 0.9  # of the words of articleBody that the body must hold


class Texts:
    """The texts of a page's elements, each assembled once; the tree must not change in the meantime."""

    def __init__(self) -> None:
        self._texts: dict[Any, tuple[str, str]] = {}
        self._squeezed: dict[str, str] = {}

    def of(self, element: Any) -> tuple[str, str]:
        """An element's text on one line, and its letters and digits alone."""
        found = self._texts.get(element)
        if found is None:
            text = text_of(element)
            found = self._texts[element] = text, self.squeezed(text)
        return found

    def squeezed(self, *texts: str) -> str:
        """Letters and digits alone, to compare texts whose spaces differ."""
        return "".join(map(self._squeezed_one, texts))

    def _squeezed_one(self, text: str) -> str:
        found = self._squeezed.get(text)
        if found is None:
            found = self._squeezed[text] = _squeezed(text)
        return found


def body_of(root: Any, url: str, stated: str) -> tuple[list[str], str, Texts]:
    """The paragraphs of the page's article, and where they come from if not from the page (a rule of ``cleaning``).

    ``stated`` is the ``articleBody`` of the structured data. The tree is changed; its texts after that are handed over.
    """
    _show_inline(root)
    texts = Texts()
    lines = _with_twins(root, _extracted(root, url) or _lines_of_article(root), texts)
    return (*(_compared(root, lines, _plain_body(stated), texts) if stated else (lines, "")), texts)


def _lines_of_article(root: Any) -> list[str]:
    """All lines of the article element, where there is one: the extractor gives up on short pages."""
    holders = root.xpath("//article") or root.xpath("//main")
    return [line for holder in holders[:1] for block in blocks(holder) for line in block.split("\n") if line.strip()]


def left_out(root: Any, lines: Sequence[str], texts: Texts) -> list[str]:
    """Texts of the article element that are not in the body: captions, tables, paragraphs."""
    holders = root.xpath("//article[not(ancestor::article)]") or root.xpath("//main")
    if not holders:
        return []
    held = texts.squeezed(*lines)
    found: list[str] = []
    for element in holders[0].xpath(f".//figcaption | .//table | .//*[{_PARAGRAPHS}][not({_ASIDE})]"):
        text, squeezed = texts.of(element)
        if len(text.split()) >= 3 and squeezed not in held and not any(text in other for other in found):
            found.append(text)
    return found


def is_date_line(line: str) -> bool:
    """Whether a line says when the article was published or updated, and nothing else."""
    if _ONLY_LABELS.fullmatch(line.strip()):
        return True
    if len(line) > 160 or not any(map(str.isdigit, line)):
        return False
    line = _LENGTH.sub(" ", line)
    if _DATES_ALONE.fullmatch(line.strip() + " "):
        return True
    found = read_date(line)
    if found is None or found.precision not in ("day", "second") or len(found.rest) > 3:
        return False
    words = filter(str.isalpha, _LABELS.sub(" ", line).split())
    return sum(read_date(f"1 {word} 2000") is None for word in words) <= 4


def _show_inline(root: Any) -> None:
    """Write into the tree what a browser shows of elements inside sentences."""
    for quote in list(root.iter("q")):
        _put_marks(quote)
    for quote in list(root.iter("q")):
        quote.drop_tag()
    for element in list(root.iter(*_PHRASING)):
        parent = element.getparent()
        if parent is not None and parent.tag in _PROSE and _is_in_sentence(element):
            element.drop_tag()
    for br in list(root.iter("br")):
        if _joins_sentence(br):
            br.tail = " " + (br.tail or "").lstrip()
            br.drop_tag()


def _put_marks(quote: Any) -> None:
    """The quotation marks that a browser shows around ``<q>``: single ones inside another."""
    depth = sum(1 for _ in quote.iterancestors("q"))
    opens, closes = ("“", "”") if depth % 2 == 0 else ("‘", "’")
    quote.text = opens + (quote.text or "")
    if len(quote):
        quote[-1].tail = (quote[-1].tail or "") + closes
    else:
        quote.text += closes


def _is_in_sentence(element: Any) -> bool:
    """Whether words come before or after an element in the same paragraph (a date or a button alone is none)."""
    around = _LABELS.sub(" ", _text_before(element) + " " + (element.tail or ""))
    return len(re.findall(r"[^\W\d_]+", around)) >= 2


def _text_before(element: Any) -> str:
    """The text right before an element, in the same parent."""
    before = element.getprevious()
    return (before.tail if before is not None else element.getparent().text) or ""


def _joins_sentence(br: Any) -> bool:
    """Whether a line break is single and inside a sentence; after a sentence, or beside another break, it stays."""
    parent = br.getparent()
    if parent is None or parent.tag not in _PROSE:
        return False
    before, following = br.getprevious(), br.getnext()
    text, tail = _text_before(br), (br.tail or "").lstrip()
    if (_is_break(before) and not text.strip()) or (_is_break(following) and not tail):
        return False
    text = text if text.strip() else _text_of(before)
    behind = tail or _text_of(following)
    return bool(text.strip() and behind) and (not _FINAL.search(text) or behind[:1].islower())


def _is_break(element: Any) -> bool:
    return element is not None and bool(element.tag == "br")


def _text_of(element: Any) -> str:
    return text_of(element) if element is not None else ""


def _extracted(root: Any, url: str) -> list[str]:
    trafilatura = needs("trafilatura", "Reading web pages", "trafilatura")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    body = trafilatura.extract(
        deepcopy(root),
        url=url or None,
        output_format="txt",
        include_comments=False,
        include_tables=False,
        include_formatting=False,
        deduplicate=False,
        with_metadata=False,
    )
    # trafilatura ends paragraphs with one line end.
    return [line.strip() for line in body.split("\n") if line.strip()] if body else []


def _page_paragraphs(root: Any) -> list[Any]:
    """Elements that hold a paragraph each and no other such element, in the order of the page."""
    found = root.xpath(f"//*[{_PARAGRAPHS}][not({_ASIDE})]")
    return [element for element in found if next(element.iterdescendants(*_PARAGRAPH_TAGS), None) is None]


def _with_twins(root: Any, lines: list[str], texts: Texts) -> list[str]:
    """The lines, with paragraphs that are in containers of the same kind as theirs and were not taken.

    A second headline between them begins another article: nothing is taken from after it.
    """
    if not lines:
        return lines
    held = set(map(texts.squeezed, lines))
    part_of = _parts(root)
    paragraphs = [_Paragraph.of(element, part_of, texts) for element in _page_paragraphs(root)]
    belongs = _test_of_twins([paragraph for paragraph in paragraphs if paragraph.squeezed in held])
    whole = texts.squeezed(*lines)
    missing = {id(paragraph) for paragraph in paragraphs if belongs(paragraph) and paragraph.squeezed not in whole}
    return _merged(paragraphs, missing, lines, texts) if missing else lines


def _test_of_twins(taken: Sequence[_Paragraph]) -> Callable[[_Paragraph], bool]:
    """Whether a paragraph is prose in a container of a kind that two or more of those taken are in, in their part."""
    kinds = Counter(paragraph.kind for paragraph in taken)
    usual = {kind for kind, count in kinds.items() if kind[1] and count >= 2}
    home = next((part for part, _ in Counter(paragraph.part for paragraph in taken).most_common(1)), 0)
    return lambda paragraph: paragraph.kind in usual and paragraph.part == home and paragraph.is_prose


class _Paragraph(NamedTuple):
    """A paragraph of a page: its text, the kind of its container, and the part of the page it is in."""

    text: str
    squeezed: str
    kind: tuple[str, str]
    part: int
    is_prose: bool

    @classmethod
    def of(cls, element: Any, part_of: dict[Any, int], texts: Texts) -> _Paragraph:
        text, squeezed = texts.of(element)
        is_prose = element.tag == "p" and len(squeezed) > 40 and _FINAL.search(text) is not None
        return cls(text, squeezed, _kind(element.getparent()), part_of.get(element, 0), is_prose)


def _kind(element: Any) -> tuple[str, str]:
    return (
        (str(element.tag), " ".join(sorted((element.get("class") or "").split()))) if element is not None else ("", "")
    )


def _parts(root: Any) -> dict[Any, int]:
    """For each paragraph how many headlines of the first rank come before it."""
    parts: dict[Any, int] = {}
    count = 0
    for element in root.iter("h1", *_PARAGRAPH_TAGS):
        if element.tag == "h1":
            count += 1
        parts[element] = count
    return parts


def _merged(paragraphs: Iterable[_Paragraph], missing: set[int], lines: list[str], texts: Texts) -> list[str]:
    """Lines and missing paragraphs in the order of the page."""
    places: dict[str, int] = {}
    for place, line in enumerate(lines):
        places.setdefault(texts.squeezed(line), place)
    out: list[str] = []
    done = 0
    for paragraph in paragraphs:
        if id(paragraph) in missing:
            out.append(paragraph.text)
        elif (place := places.get(paragraph.squeezed, -1)) >= done:
            out += lines[done : place + 1]
            done = place + 1
    return out + lines[done:]


def _plain_body(stated: str) -> list[str]:
    text = paragraphs_of(stated) if re.search(r"<\w", stated) else decoded(stated)
    return [line.strip() for line in re.split(r"\s*\n\s*", text) if line.strip()]


def _compared(root: Any, lines: list[str], stated: list[str], texts: Texts) -> tuple[list[str], str]:
    """The lines, unless they lack a good part of what the page states as its text."""
    wanted = Counter(_words(" ".join(stated)))
    count = wanted.total()
    if count < 40 or _held(wanted, lines) >= _SHARE:
        return lines, ""
    taken = _paragraphs_in(root, texts.squeezed(*stated), texts)
    if _held(wanted, taken) >= _SHARE:
        return taken, ""
    if _held(wanted, lines) < 0.5 and sum(len(_words(line)) for line in lines) > 2 * count:
        return lines, ""  # another text altogether: the page's own is longer
    return stated, "article_body"


def _paragraphs_in(root: Any, whole: str, texts: Texts) -> list[str]:
    """The paragraphs of a page, each once, that a text (its letters and digits alone) holds."""
    taken: dict[str, None] = {}
    for text, squeezed in map(texts.of, _page_paragraphs(root)):
        if len(squeezed) >= 2 and squeezed in whole:
            taken[text] = None
    return list(taken)


def _held(wanted: Counter[str], lines: Iterable[str]) -> float:
    """Share of the wanted words that the lines have."""
    have = Counter(_words(" ".join(lines)))
    return (wanted & have).total() / max(1, wanted.total())


# All of ASCII except letters, digits and the underscore.
_NO_WORD: Final = dict.fromkeys(code for code in range(128) if not (chr(code).isalnum() or chr(code) == "_"))


def _squeezed(text: str) -> str:
    return text.lower().translate(_NO_WORD) if text.isascii() else "".join(_words(text))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
