"""E-mail: single messages (``.eml``) and mailboxes (``.mbox``), as newsletters and alerts come.

The HTML part is read where it says as much as the plain one, the subject is the headline, the sender's name the outlet.
Python's ``email`` takes messages apart; which parts are the text, and in which encoding, is decided here.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from itertools import chain, pairwise
from typing import Final, NamedTuple

from corpus_tools.loading.cleaning import unix_lines
from corpus_tools.loading.dates import read_date
from corpus_tools.loading.decoding import decode
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats import walls
from corpus_tools.loading.formats.bylines import author_from
from corpus_tools.loading.formats.markup import blocks, parse_html
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_NO_ARTICLES: Final = frozenset({"text/calendar", "text/vcard", "text/x-vcard"})
# Names of encodings that mail programs write and Python does not know.
_ALIASES: Final = {
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso-8859-8",
    "x-unknown": "",
    "unknown-8bit": "",
    "default": "",
}
# Claims that are wrong so often that the bytes are asked first.
_DOUBTED: Final = frozenset(
    {"", "us-ascii", "ascii", "utf-8", "utf8", "iso-8859-1", "latin-1", "windows-1252", "cp1252"}
)
_HEADER: Final = re.compile(
    rb"(?:From|To|Cc|Subject|Date|Sender|Reply-To|Return-Path|Received|Delivered-To|Message-ID|MIME-Version|"
    rb"Content-[A-Za-z-]+|X-[\w-]+|List-[\w-]+|DKIM-Signature|ARC-[\w-]+|Authentication-Results|Envelope-To|Status):",
    re.IGNORECASE,
)
_OF_MAIL: Final = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Content-Type|Content-Transfer-Encoding|Delivered-To):",
    re.IGNORECASE | re.MULTILINE,
)
_POSTMARK: Final = re.compile(rb"From \S.*\d{4}\s*$|From - ")
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0|font-size\s*:\s*0(?!\.)|mso-hide", re.IGNORECASE
)
_FORWARDED: Final = re.compile(
    r"\s*(?:-{2,}\s*(?:Forwarded message|Original Message|Weitergeleitete Nachricht)\s*-{2,}|"
    r"Begin forwarded message:)\s*\n"
    r"(?P<head>(?:[ \t>]*\*?(?:From|Date|Sent|Subject|To|Cc|Reply-To)\*?:[^\n]*\n+)+)",
    re.IGNORECASE,
)
_SIGNATURE: Final = re.compile(r"\n-- \n(?P<rest>(?:[^\n]*\n?){0,12})$")


def looks_like(head: bytes, suffix: str) -> str:
    """``eml`` or ``mbox`` for the first bytes of a message or a mailbox, else nothing."""
    start = head.lstrip(b"\xef\xbb\xbf\r\n")
    first, _, rest = start.replace(b"\r\n", b"\n").partition(b"\n")
    if _POSTMARK.match(first) and _HEADER.match(rest):
        return "mbox"
    if not _HEADER.match(first):
        return ""
    block = start.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    names = {line.split(b":", 1)[0].lower() for line in block.split(b"\n") if _HEADER.match(line)}
    is_addressed = b"from" in names and bool(names & {b"subject", b"date"})
    return "eml" if is_addressed and (suffix == ".eml" or _OF_MAIL.search(block)) else ""


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every message; what cannot be read of one is a row, and the others are read."""
    messages = _mailbox(source) if found.format == "mbox" else iter([source.read()])
    for number, data in enumerate(messages, 1):
        with entry(number, "message") as wrong:
            message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=email.policy.compat32)
            yield from _message(message, f"message {number}: " if found.format == "mbox" else "")
        yield from wrong


def _mailbox(source: SourceFile) -> Iterator[bytes]:
    """The messages of a mailbox: each after a line ``From …`` with a date, at the start or below an empty line."""
    with source.open() as stream:
        lines: list[bytes] = []
        is_empty = True
        following = chain(stream, [b""])
        for line in stream:
            if is_empty and _POSTMARK.match(line):
                after = next(following)
                if _HEADER.match(after):
                    if any(map(bytes.strip, lines)):
                        yield b"".join(lines)
                    lines = []
                else:
                    lines.append(line)
                line = after
            lines.append(line[1:] if re.match(rb">+From ", line) else line)
            is_empty = not line.strip()
        if any(map(bytes.strip, lines)):
            yield b"".join(lines)


class _Part(NamedTuple):
    text: str
    is_html: bool
    changes: list[Change]


def _message(message: Message, where: str) -> Iterator[Item]:
    problems: list[Problem] = []
    inner: list[Message] = []
    parts = _parts(message, where, problems, inner)
    record = _of_headers(message)
    sorted_out = walls.sort_out(paragraph for part in parts for paragraph in _paragraphs(part, record))
    record.text = "\n\n".join(sorted_out.kept)
    record.changes += [Change("left_out", 0, 0, line, "") for _, line in sorted_out.left_out]
    _take_forwarded(record)
    if record.text.strip():
        yield record
    elif not inner:
        yield Problem(
            "no_text",
            f"{where}holds no text: {record.title[:60]!r}",
            "Skipped. Is the text a picture or an attachment? Save it by itself.",
            "error",
        )
    yield from problems
    for forwarded in inner:
        yield from _message(forwarded, where)


def _of_headers(message: Message) -> Record:
    """Subject, sender, date and id of a message, as a record without a text."""
    name, address = parseaddr(_header(message, "From"))
    return Record(
        "",
        "email",
        title=_header(message, "Subject"),
        outlet=name.strip("\"' ") or address.rpartition("@")[2],
        raw_date=_header(message, "Date"),
        source_id=_header(message, "Message-ID").strip("<> "),
    )


def _parts(message: Message, where: str, problems: list[Problem], inner: list[Message]) -> list[_Part]:
    """The texts of a message in order; attached messages go into ``inner``, other attachments into a row."""
    sorting = _Sorting(problems, inner, [], [])
    attached, others = sorting.attached, sorting.others
    parts = _walk(message, where, sorting)
    if not parts and others:
        # The only text is marked as an attachment.
        parts = [part for other in others if (part := _text_part(other, where, problems)) is not None]
    else:
        attached += [str(other.get_filename() or other.get_content_type()) for other in others]
    if attached:
        shown = ", ".join(attached[:6]) + (", …" if len(attached) > 6 else "")
        problems.append(
            Problem("attachments", f"{where}{len(attached)} attachments: {shown}", "Not read. Save them as files.")
        )
    return parts


def _walk(part: Message, where: str, sorting: _Sorting) -> list[_Part]:
    """The texts in a part of a message, in order; what is no text of it goes where it belongs."""
    kind = part.get_content_type()
    children = [child for child in part.get_payload() if isinstance(child, Message)] if part.is_multipart() else []
    if kind == "message/rfc822":
        sorting.inner.extend(children)
        return []
    if part.is_multipart():
        found = [_walk(child, where, sorting) for child in (children[:1] if kind == "multipart/related" else children)]
        return _best(found) if kind == "multipart/alternative" else list(chain.from_iterable(found))
    if part.get_content_maintype() != "text" or kind in _NO_ARTICLES:
        if part.get_content_maintype() != "image" or part.get_content_disposition() == "attachment":
            sorting.attached.append(str(part.get_filename() or kind))
        return []
    if part.get_content_disposition() == "attachment":
        sorting.others.append(part)
        return []
    text = _text_part(part, where, sorting.problems)
    return [text] if text is not None else []


class _Sorting(NamedTuple):
    """What was found in a message beside its texts."""

    problems: list[Problem]
    inner: list[Message]  # messages attached to it
    attached: list[str]  # names of attachments that are no text
    others: list[Message]  # texts marked as attachments


def _best(found: list[list[_Part]]) -> list[_Part]:
    """Of alternatives the HTML one, unless it says less than half of what the plain one says."""
    filled = [parts for parts in found if any(part.text.strip() for part in parts)]
    html = [parts for parts in filled if any(part.is_html for part in parts)]
    plain = [parts for parts in filled if parts not in html]
    if not html or not plain:
        return html[-1] if html else next(iter(plain), [])
    return plain[0] if 2 * _count(html[-1]) < _count(plain[0]) else html[-1]


def _count(parts: list[_Part]) -> int:
    texts = (" ".join(_html_lines(part.text)) if part.is_html else part.text for part in parts)
    return sum(len(text.split()) for text in texts)


def _text_part(part: Message, where: str, problems: list[Problem]) -> _Part | None:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return None
    stated = str(part.get_content_charset() or "").lower()
    text, changes = _decoded(payload, stated, where, problems)
    text, _ = unix_lines(text)
    is_html = part.get_content_subtype() == "html"
    if not is_html and str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, str(part.get_param("delsp", "")).lower() == "yes")
    if part.defects:
        names = ", ".join(sorted({type(defect).__name__ for defect in part.defects}))
        problems.append(
            Problem("damaged", f"{where}a part is against the rules of e-mail (details: {names})", "Read as it is.")
        )
    return _Part(text, is_html, changes)


def _decoded(payload: bytes, stated: str, where: str, problems: list[Problem]) -> tuple[str, list[Change]]:
    name = _ALIASES.get(stated, stated)
    if name not in _DOUBTED:
        try:
            return payload.decode(name), []
        except LookupError:
            problems.append(
                Problem(
                    "unknown_charset",
                    f"{where}its encoding {stated!r} is not known",
                    "Read by its bytes; check accents and quotation marks.",
                )
            )
        except UnicodeDecodeError:
            pass
    found = decode(payload, name)
    if isinstance(found, Problem):
        problems.append(Problem(found.kind, f"{where}a part {found.message}", found.action, found.severity))
        return "", []
    problems += [Problem(p.kind, f"{where}{p.message}", p.action, p.severity) for p in found.problems]
    return found.text, found.changes


def _header(message: Message, name: str) -> str:
    """A header as text on one line, encoded words decoded; an encoding that is not known is read by its bytes."""
    value = message.get(name)
    if value is None:
        return ""
    try:
        pieces = decode_header(value)
    except (ValueError, email.errors.HeaderParseError):
        return " ".join(str(value).split())
    return " ".join("".join(_piece(piece, charset) for piece, charset in pieces).split())


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        if piece.isascii():
            return piece
        piece = piece.encode("utf-8", "surrogateescape")
    ignored: list[Problem] = []
    return _decoded(piece, (charset or "").lower(), "", ignored)[0]


def _unflowed(text: str, deletes_space: bool) -> str:
    """Lines of ``format=flowed`` (RFC 3676) joined again."""
    out: list[str] = []
    is_open = False
    for line in text.split("\n"):
        plain = line[1:] if line.startswith(" ") else line
        flows = plain.endswith(" ") and plain != "-- "
        piece = plain[:-1] if flows and deletes_space else plain
        if is_open and out:
            out[-1] += piece
        else:
            out.append(piece)
        is_open = flows
    return "\n".join(line.rstrip() if line != "-- " else line for line in out)


def _html_lines(html: str) -> list[str]:
    """Paragraphs of an HTML message, without the words for previews that no reader sees."""
    root = parse_html(html)
    for element in root.xpath("//*[@style]"):
        if _HIDDEN.search(element.get("style") or "") and element.getparent() is not None:
            element.drop_tree()
    return [line for block in blocks(root.find("body")) for line in block.split("\n") if line.strip()]


def _paragraphs(part: _Part, record: Record) -> list[str]:
    record.changes += part.changes
    if part.is_html:
        return [" ".join(line.split()) for line in _html_lines(part.text)]
    text = part.text
    if m := _SIGNATURE.search(text):
        record.changes.append(Change("left_out", 0, 0, m["rest"].strip(), ""))
        text = text[: m.start()]
    paragraphs = [paragraph for paragraph in re.split(r"\n[ \t]*\n", text) if paragraph.strip()]
    joined = [_unwrapped(paragraph) for paragraph in paragraphs]
    count = sum(before.count("\n") - after.count("\n") for before, after in zip(paragraphs, joined, strict=True))
    if count:
        record.changes.append(Change("line_breaks", 0, 0, f"{count} line breaks of the message", "spaces"))
    return joined


def _unwrapped(paragraph: str) -> str:
    """Lines that a mail program broke because the next word did not fit, joined; other breaks stay."""
    lines = [line.strip() for line in paragraph.strip().split("\n")]
    width = max(map(len, lines))
    joined = lines[0]
    for before, line in pairwise(lines):
        first = (line.split() or [""])[0]
        fits_not = len(before) + 1 + len(first) > min(width, 80) - 2 and len(before) >= 40
        joined += (" " if fits_not else "\n") + line
    return joined


def _take_forwarded(record: Record) -> None:
    """Of a message that was passed on, sender, date and subject of the original; its header is on record."""
    m = _FORWARDED.match(record.text + "\n")
    if m is None:
        return
    values = re.findall(r"(From|Date|Sent|Subject)\*?:[ \t]*([^\n]*)", m["head"], re.IGNORECASE)
    fields = {key.lower(): value.strip(" *") for key, value in values}
    name, address = parseaddr(fields.get("from", ""))
    record.outlet = name or address.rpartition("@")[2] or record.outlet
    record.title = fields.get("subject") or record.title
    date = fields.get("date") or fields.get("sent") or ""
    if read_date(date):
        record.raw_date = date
    record.author = author_from(record.author)
    record.text = record.text[m.end() :].strip()
    record.changes.append(Change("header", 0, 0, m[0].strip(), ""))
