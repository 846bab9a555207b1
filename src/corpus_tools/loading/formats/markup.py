"""HTML as blocks of text: what a browser would show as lines and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.raised import raise_digits
from corpus_tools.loading.formats.struck import take_out_struck
from corpus_tools.loading.records import Problem

_BLOCKS: Final = frozenset(
    {
        *("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "section", "article"),
        *("header", "footer", "aside", "blockquote", "pre", "figure", "figcaption", "dl", "dt", "dd", "main", "form"),
        *("body", "html", "hr", "text", "tbody", "thead", "address", "center", "fieldset", "nav"),
    }
)
_SILENT: Final = frozenset({"script", "style", "noscript", "template", "head", "iframe", "svg", "button", "select"})
_SPACE: Final = re.compile(r"[ \t\r\f\v]*\n[ \t\r\n\f\v]*|[ \t\f\v]+")
_ENDS: Final = re.compile(r"</\s*html\s*>", re.IGNORECASE)


def parse_html(text: str, *, struck: list[str] | None = None) -> Any:
    """The root element of a page or fragment (lxml), without words that are crossed out, which are added to ``struck``.

    Raises MissingExtraError, ValueError for a page without text.
    """
    html = needs("lxml.html", "Reading HTML", "lxml")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"), count=1)
    if not text.strip():
        raise ValueError("the page is empty")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    for element in list(root.iter("sup")):
        raise_digits(element)
        element.drop_tag()
    taken = take_out_struck(root, text_of)
    if struck is not None:
        struck += taken
    return root


def blocks(element: Any, *, skip: frozenset[str] = frozenset()) -> list[str]:
    """Text of an element, one string per block; ``<br>`` becomes a line end, runs of spaces become one space."""
    out: list[str] = []
    pieces: list[str] = []

    def flush() -> None:
        text = "".join(pieces)
        pieces.clear()
        lines = [line.strip(" \u00a0") for line in text.split("\v")]
        joined = "\n".join(lines).strip("\n")
        if joined.strip():
            out.append(joined)

    for kind, value in _walk(element, skip):
        if kind == "text":
            pieces.append(value if value.isprintable() and "  " not in value else _SPACE.sub(" ", value))
        elif kind == "break":
            pieces.append("\v")
        else:
            flush()
    flush()
    return out


def has_words(element: Any, least: int) -> bool:
    """Whether an element shows at least ``least`` words; stops counting there."""
    words = 0
    for kind, value in _walk(element, frozenset()):
        words += len(value.split()) if kind == "text" else 0
        if words >= least:
            return True
    return False


def text_of(element: Any) -> str:
    """Text of an element on one line."""
    if len(element) == 0 and isinstance(element.tag, str) and element.tag not in _SILENT:
        return " ".join((element.text or "").split())
    return " ".join(" ".join(blocks(element)).split())


def paragraphs_of(fragment: str) -> str:
    """The text of an HTML fragment, paragraphs apart by an empty line; text without a tag as it is."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    if not re.search(r"<[a-zA-Z/!]", fragment):
        import html

        return html.unescape(fragment).strip()
    return "\n\n".join(blocks(parse_html(f"<div>{fragment}</div>").find("body")))


def holds_one_of(text: str, words: Iterable[str]) -> bool:
    """Whether a text has one of some words (in small letters): tells in no time that a slow pattern cannot fit."""
    lowered = text.lower()
    return any(word in lowered for word in words)


def cut_page(text: str) -> Problem | None:
    """A problem if a page that begins with ``<html>`` does not end it."""
    if re.search(r"<html[\s>]", text[:5000], re.IGNORECASE) and not _ENDS.search(text[-2000:]):
        return Problem(
            "truncated",
            "the page is cut: it has no </html>",
            "Read as far as it goes; its last article may be incomplete. Save or download it again.",
        )
    return None


def _walk(element: Any, skip: frozenset[str]) -> Iterator[tuple[str, str]]:
    """``text``, ``break`` and (at either end of one) ``block``, in document order, without recursion."""
    silent = _SILENT | skip
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, is_end = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        is_seen = bool(tag) and tag not in silent
        if is_seen and not is_end:
            yield from _opening(node, tag)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
            continue
        if is_seen and tag in _BLOCKS:
            yield "block", ""
        if node is not element and node.tail:
            yield "text", node.tail


def _opening(node: Any, tag: str) -> Iterator[tuple[str, str]]:
    if tag == "br":
        yield "break", ""
    elif tag in ("td", "th") and node.getprevious() is not None:
        yield "text", " \t "
    if tag in _BLOCKS:
        yield "block", ""
    if node.text:
        yield "text", node.text


__all__ = ["blocks", "cut_page", "has_words", "holds_one_of", "paragraphs_of", "parse_html", "text_of"]
