"""Web pages saved as one MIME file (MHTML, ``.mht``): the page inside is read as the page it is."""

from __future__ import annotations

import email
import email.policy
import importlib
from collections.abc import Iterator

from corpus_tools.loading.cleaning import unix_lines
from corpus_tools.loading.decoding import Decoded, decode
from corpus_tools.loading.detect import READERS, detect_text
from corpus_tools.loading.records import Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """What the reader of the inner page gives."""
    data = source.read()
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes) or not payload.strip():
        yield Problem("no_text", "is a saved page without a page in it", "Skipped. Save it again.", "error")
        return
    decoded = decode(payload, page.get_content_charset() or "")
    if isinstance(decoded, Problem):
        yield decoded
        return
    yield from decoded.problems
    address = str(page.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
    yield from _page(source, decoded, address if address.startswith("http") else "")
    if not data.rstrip().endswith(b"--"):
        yield Problem("truncated", "the file is cut: its last part is not closed", "Read as far as it goes.")


def _page(source: SourceFile, decoded: Decoded, address: str) -> Iterator[Item]:
    html, _ = unix_lines(decoded.text)
    inner = detect_text(source.name, html, Detected(""))
    module = importlib.import_module(f"corpus_tools.loading.formats.{READERS[inner.format]}")
    for item in module.read(inner, source, html):
        if isinstance(item, Record):
            item.changes = [*decoded.changes, *item.changes]
            item.url = item.url or address
        yield item
