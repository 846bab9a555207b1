"""ProQuest exports as HTML: an anchor ``DocID_MSTAR_…`` before every article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats import proquest
from corpus_tools.loading.formats.bylines import stated_words
from corpus_tools.loading.formats.markup import blocks, cut_page, holds_one_of, parse_html, text_of
from corpus_tools.loading.records import Detected, Item
from corpus_tools.loading.sources import SourceFile

_SIGN: Final = re.compile(
    r"DocID_MSTAR_\d+|>ProQuest document (?:link|ID)|Report Information from ProQuest", re.IGNORECASE
)


def looks_like(text: str) -> bool:
    """Whether a page is such an export."""
    return holds_one_of(text, ("proquest", "docid_mstar_")) and _SIGN.search(text) is not None


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every anchor."""
    if cut := cut_page(text):
        yield cut
    # HTML does not allow <p> in <p>, and <text> is unknown to it: both are renamed before parsing.
    marked = re.sub(r"<(/?)text\b([^>]*)>", r"<\1div data-fulltext='1'\2>", text)
    marked = re.sub(r"<p\b([^>]*)>\s*(<strong>Full ?text:\s*</strong>)", r"<div\1>\2", marked, flags=re.IGNORECASE)
    parts = re.split(r"(?=<a\s+name=[\"']DocID_MSTAR_\d+[\"'])", marked)
    for number, part in enumerate((part for part in parts if "<strong" in part.lower()), 1):
        with entry(number) as wrong:
            fields, title, words = _fields(parse_html(part))
            if m := re.match(r"<a\s+name=[\"']DocID_MSTAR_(\d+)", part):
                fields.setdefault("proquest document id", m[1])
            record = proquest.record_from(fields, title, "proquest_html")
            record.word_count_stated = record.word_count_stated or words
            yield record
            yield from proquest.lacking(record, number, fields)
        yield from wrong


def _fields(root: Any) -> tuple[dict[str, str], str, int | None]:
    """The value of each label, the headline, and the number of words stated."""
    fields: dict[str, str] = {}
    words = None
    for strong in root.iter("strong", "b"):
        label = proquest.label_of(text_of(strong).rstrip(": "))
        holder = strong.getparent()
        if not label or holder is None or label in fields:
            continue
        if label == "full text":
            fields[label], words = _full_text(root, strong, holder)
        else:
            fields[label] = " ".join(" ".join(_after(strong, holder)).split())
    link = root.xpath("//a[contains(@href, 'docview')]/@href")
    if link:
        fields.setdefault("document link", link[0])
    title = next(map(text_of, root.xpath("//p[contains(@style, 'bold')]")), "")
    return fields, title, words


def _full_text(root: Any, strong: Any, holder: Any) -> tuple[str, int | None]:
    """The text, of its own element or after its label, and the length that the element states."""
    whole = holder.xpath(".//*[@data-fulltext]") or root.xpath("//*[@data-fulltext]")
    if not whole:
        return "\n\n".join(_after(strong, holder)), None
    return "\n\n".join(blocks(whole[0], skip=frozenset({"title"}))), stated_words(whole[0].get("wordcount") or "")


def _after(strong: Any, holder: Any) -> list[str]:
    """Blocks of the holder after its label."""
    content = blocks(holder)
    label = text_of(strong)
    if content and content[0].startswith(label):
        content[0] = content[0][len(label) :].strip()
    return [line for line in content if line]
