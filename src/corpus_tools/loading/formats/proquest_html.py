"""ProQuest exports as HTML: an anchor ``DocID_MSTAR_…`` before every article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats import proquest
from corpus_tools.loading.formats.bylines import stated_words
from corpus_tools.loading.formats.markup import blocks, cut_page, parse_html, text_of
from corpus_tools.loading.records import Detected, Item
from corpus_tools.loading.sources import SourceFile

_SIGN: Final = re.compile(
    r"DocID_MSTAR_\d+|>ProQuest document (?:link|ID)|Report Information from ProQuest", re.IGNORECASE
)


def looks_like(text: str) -> bool:
    """Whether a page is such an export."""
    return _SIGN.search(text) is not None


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every anchor."""
    if cut := cut_page(text):
        yield cut
    # HTML does not allow <p> in <p>, and <text> is unknown to it: both are renamed before parsing.
    marked = re.sub(r"<(/?)text\b([^>]*)>", r"<\1div data-fulltext='1'\2>", text)
    marked = re.sub(r"<p\b([^>]*)>\s*(<strong>Full ?text:\s*</strong>)", r"<div\1>\2", marked, flags=re.IGNORECASE)
    parts = re.split(r"(?=<a\s+name=[\"']DocID_MSTAR_\d+[\"'])", marked)
    number = 0
    for part in parts if len(parts) > 1 else [marked]:
        with entry(number + 1) as wrong:
            if "<strong" not in part.lower():
                continue
            root = parse_html(part)
            number += 1
            fields, title, words = _fields(root)
            if m := re.match(r"<a\s+name=[\"']DocID_MSTAR_(\d+)", part):
                fields.setdefault("proquest document id", m[1])
            record = proquest.record_from(fields, title, "proquest_html")
            record.word_count_stated = record.word_count_stated or words
            yield record
            yield from proquest.lacking(record, number, fields)
        yield from wrong


def _fields(root: Any) -> tuple[dict[str, str], str, int | None]:
    fields: dict[str, str] = {}
    words = None
    for strong in root.iter("strong", "b"):
        label = proquest.label_of(text_of(strong).rstrip(": "))
        holder = strong.getparent()
        if not label or holder is None or label in fields:
            continue
        if label == "full text":
            whole = holder.xpath(".//*[@data-fulltext]") or root.xpath("//*[@data-fulltext]")
            content = blocks(whole[0], skip=frozenset({"title"})) if whole else _after(strong, holder)
            fields[label] = "\n\n".join(content)
            if whole:
                words = stated_words(whole[0].get("wordcount") or "")
        else:
            fields[label] = " ".join(" ".join(_after(strong, holder)).split())
    link = root.xpath("//a[contains(@href, 'docview')]/@href")
    if link:
        fields.setdefault("document link", link[0])
    title = next((text_of(p) for p in root.xpath("//p[contains(@style, 'bold')]")), "")
    return fields, title, words


def _after(strong: Any, holder: Any) -> list[str]:
    """Blocks of the holder behind its label."""
    content = blocks(holder)
    label = text_of(strong)
    if content and content[0].startswith(label):
        content[0] = content[0][len(label) :].strip()
    return [line for line in content if line]
