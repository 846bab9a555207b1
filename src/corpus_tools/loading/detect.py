"""Which format a file is in: by its first bytes, then by its structure, never by its ending alone."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

from corpus_tools.loading.formats import (
    delimited,
    epub,
    europresse,
    factiva_html,
    factiva_text,
    gdelt,
    headed_text,
    mail,
    newsbank,
    nexis_html,
    nexis_txt,
    proquest_html,
    proquest_txt,
    references,
    unsupported,
)
from corpus_tools.loading.reasons import reason
from corpus_tools.loading.records import Detected, Problem
from corpus_tools.loading.sources import SourceFile, refuse_bomb

# format → module in loading/formats
READERS: Final[dict[str, str]] = {
    "plain_text": "plain_text",
    "front_matter": "headed_text",
    "header_block": "headed_text",
    "separated_text": "headed_text",
    "alceste": "alceste",
    "table": "delimited",
    "parquet": "parquet",
    "xlsx": "xlsx",
    "json": "json_records",
    "jsonl": "json_records",
    "docx": "docx",
    "rtf": "rtf",
    "nexis_txt": "nexis_txt",
    "nexis_html": "nexis_html",
    "factiva_html": "factiva_html",
    "factiva_txt": "factiva_text",
    "factiva_xml": "factiva_xml",
    "newsbank_txt": "newsbank",
    "proquest_txt": "proquest_txt",
    "proquest_html": "proquest_html",
    "proquest_xml": "proquest_xml",
    "europresse_html": "europresse",
    "web_page": "web_page",
    "mhtml": "mhtml",
    "eml": "mail",
    "mbox": "mail",
    "epub": "epub",
    "pdf": "pdf",
    "unsupported": "unsupported",
    "feed": "feed",
    "news_xml": "news_xml",
    "ris": "references",
    "gdelt_gkg": "gdelt",
    "sitemap": "sitemap",
    "warc": "warc",
    "wacz": "warc",
}


_NAMED: Final = (
    (b"\x89PNG", "a picture", "Leave it out."),
    (b"\xff\xd8\xff", "a picture", "Leave it out."),
    (b"GIF8", "a picture", "Leave it out."),
    (b"RIFF", "a picture, sound or film", "Leave it out."),
    (b"ID3", "a sound file", "Leave it out."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it by hand, or pack it as ZIP."),
    (b"Rar!", "a RAR archive", "Unpack it by hand, or pack it as ZIP."),
    (b"BZh", "a bzip2 file", "Unpack it by hand."),
    (b"\xfd7zXZ", "an xz file", "Unpack it by hand."),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "Unpack it by hand."),
    (b"SQLite format 3", "a database", "Export its table as CSV."),
    (b"<stata_dta>", "a Stata data set", "In Stata: export delimited using articles.csv, quote"),
    (b"$FL2", "an SPSS data set", "In SPSS: File, Save as, CSV in UTF-8."),
    (b"$FL3", "an SPSS data set", "In SPSS: File, Save as, CSV in UTF-8."),
    (b"HEADER RECORD*******LIBRARY", "a SAS transport file", "Export its table as CSV."),
    (bytes(12) + b"\xc2\xea\x81\x60", "a SAS data set", "Export its table as CSV."),
    (b"ARROW1", "a Feather file", "Write its table as Parquet or CSV."),
    (b"FEA1", "a Feather file", "Write its table as Parquet or CSV."),
    (b"\x89HDF", "an HDF5 file", "Write its table as Parquet or CSV."),
    (b"RDX", "an R data file", "In R: write.csv(articles, 'articles.csv', fileEncoding = 'UTF-8')"),
    (b"\x80\x02", "a Python pickle", "Write its table as Parquet or CSV."),
    (b"\x80\x03", "a Python pickle", "Write its table as Parquet or CSV."),
    (b"\x80\x04\x95", "a Python pickle", "Write its table as Parquet or CSV."),
    (b"\x80\x05\x95", "a Python pickle", "Write its table as Parquet or CSV."),
    (b"bplist00", "a Safari web archive", "In Safari, save the page as 'Page Source', or as PDF."),
    (b"\x7fELF", "a program", "Leave it out."),
    (b"MZ\x90", "a program", "Leave it out."),
)
_MAGIC: Final = ((b"%PDF", "pdf"), (b"PAR1", "parquet"), (b"WARC/", "warc"), (b"filedesc://", "warc"))
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Old Office files, recognised by the name of a part or by their extension.
_OLE_KINDS: Final = (
    (
        "__substg1.0",
        (".msg",),
        "an Outlook message",
        "In Outlook, save it as text or HTML, or export the folder as .mbox.",
    ),
    ("Workbook", (".xls",), "an old Excel workbook (.xls)", "Save it as XLSX or CSV."),
    ("WordDocument", (".doc",), "an old Word document (.doc)", "Save it as DOCX."),
)
_META_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_XML_ENCODING: Final = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_\-]+)[\"']")


def detect_bytes(source: SourceFile) -> Detected | Problem:
    """What the first bytes say; a problem where they say that no article can be read from them."""
    head = source.head()
    for rule in _BYTE_RULES:
        if (found := rule(source, head)) is not None:
            return found
    declared = _XML_ENCODING.search(head[:300]) or _META_CHARSET.search(head[:4096])
    return Detected("", declared[1].decode("ascii").lower() if declared else "")


def _left_over(source: SourceFile, head: bytes) -> Problem | None:
    """Files that stand for another: a lock, a pointer."""
    if source.name.rsplit("/", 1)[-1].startswith("~$"):
        return Problem("lock_file", "is a Word lock file, left by an open document", "Skipped.")
    if head.startswith(b"version https://git-lfs"):
        action = "Skipped. Fetch it with: git lfs pull"
        return Problem("lfs_pointer", "is a Git LFS pointer, not the data", action, "error")
    return None


def _packed(source: SourceFile, head: bytes) -> Detected | Problem | None:
    if head.startswith(b"PK\x03\x04"):
        return _detect_zip(source)
    if head.startswith(b"PK\x05\x06"):
        return Problem("empty", "is an empty ZIP archive", "Skipped. Download it again.", "error")
    if head.startswith(b"\x1f\x8b"):
        return _detect_gzip(source)
    return None


def _marked(source: SourceFile, head: bytes) -> Detected | None:
    """Formats that open with a mark of their own."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return Detected("rtf")
    return next((Detected(form) for magic, form in _MAGIC if head.startswith(magic)), None)


def _mail(source: SourceFile, head: bytes) -> Detected | None:
    """A page saved as one MIME file, a message, or a mailbox."""
    start = head[:3000].lower()
    is_one_file = b"multipart/related" in start and b"mime-version:" in start and source.suffix != ".eml"
    if is_one_file and b"content-location:" in head[:20000].lower():
        return Detected("mhtml")
    if form := mail.looks_like(head, source.suffix):
        return Detected(form)
    return None


def _named(source: SourceFile, head: bytes) -> Problem | None:
    """Kinds of file that are refused by name."""
    if head.startswith(_OLE):
        for part, endings, what, step in _OLE_KINDS:
            if part.encode("utf-16-le") in head or source.suffix in endings:
                return Problem("unsupported", f"is {what}", f"Skipped. {step}", "error")
        action = "Skipped. Save it as DOCX, CSV or text."
        return Problem("unsupported", "is an old Word or Excel document (binary)", action, "error")
    for magic, what, step in _NAMED:
        if head.startswith(magic):
            return Problem("unsupported", f"is {what}", f"Skipped. {step}", "error")
    return None


def _not_what_it_says(source: SourceFile, head: bytes) -> Problem | None:
    """Endings that promise what the bytes do not hold."""
    if source.suffix == ".dta" and head[:1] in (b"\x71", b"\x72", b"\x73"):
        action = "Skipped. In Stata: export delimited using articles.csv, quote"
        return Problem("unsupported", "is a Stata data set", action, "error")
    if source.suffix == ".parquet":
        return Problem(
            "truncated", "is no Parquet file: its first bytes are not PAR1", "Skipped. Fetch it again.", "error"
        )
    if source.suffix in (".docx", ".zip", ".epub", ".pdf"):
        text = head.lstrip()[:200].lower()
        what = "HTML, not " if b"<html" in text or b"<!doctype html" in text else "not "
        kind = source.suffix[1:].upper()
        return Problem(
            "wrong_format",
            f"is {what}{kind}: the download is a web page (a login page?) or was cut",
            "Skipped. Log in and download it again.",
            "error",
        )
    return None


_BYTE_RULES: Final[tuple[Callable[[SourceFile, bytes], Detected | Problem | None], ...]] = (
    _left_over,
    _packed,
    _marked,
    _mail,
    _named,
    _not_what_it_says,
)


def _detect_zip(source: SourceFile) -> Detected | Problem:
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            names = frozenset(archive.namelist())
            if names & _READ_WHOLE and (bomb := refuse_bomb(archive)) is not None:
                return bomb
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        return Problem(
            "truncated",
            f"is not a whole ZIP or Office file: {reason(error)}",
            "Skipped. Download it again.",
            "error",
        )
    if any(name.endswith(".iwa") for name in names):
        action = "Skipped. Export it from there as Word, CSV or text."
        return Problem("unsupported", "is a document of Apple's Pages, Numbers or Keynote", action, "error")
    if {"mimetype", "content.xml"} <= names and not names & _READ_WHOLE:
        return Problem("unsupported", "is an OpenDocument file", "Skipped. Save it as text or DOCX.", "error")
    return Detected(next((form for form, fits in _ZIP_RULES if fits(names, source.suffix)), "zip"))


# Members that tell a format read by one library, which unpacks them itself.
_READ_WHOLE: Final = frozenset({"word/document.xml", "datapackage.json", "xl/workbook.xml", epub.CONTAINER})
_ZIP_RULES: Final[tuple[tuple[str, Callable[[frozenset[str], str], bool]], ...]] = (
    ("docx", lambda names, suffix: "word/document.xml" in names),
    ("wacz", lambda names, suffix: "datapackage.json" in names and (suffix == ".wacz" or _holds_archive(names))),
    ("xlsx", lambda names, suffix: "xl/workbook.xml" in names),
    ("epub", lambda names, suffix: epub.CONTAINER in names),
)


def _holds_archive(names: frozenset[str]) -> bool:
    return any(name.startswith("archive/") for name in names)


def _detect_gzip(source: SourceFile) -> Detected | Problem:
    """A compressed web archive, or any other file compressed alone."""
    reader = zlib.decompressobj(wbits=31)
    try:
        start = reader.decompress(source.head(4096), 512)
    except zlib.error as error:
        return Problem("truncated", f"is no whole gzip file: {reason(error)}", "Skipped. Fetch it again.", "error")
    if start.startswith((b"WARC/", b"filedesc://")):
        return Detected("warc")
    if start.startswith((b"RDX", b"RDA", b"X\n\0\0\0")):
        action = "Skipped. In R: write.csv(articles, 'articles.csv', fileEncoding = 'UTF-8')"
        return Problem("unsupported", "is an R data file", action, "error")
    return Detected("gzip")


_ALCESTE: Final = re.compile(r"^(?:\*{4}|\d{4})(?:[ \t]+\*\S+)+[ \t]*$", re.MULTILINE)


def detect_text(name: str, text: str, found: Detected) -> Detected:
    """What the structure of a text says; plain text where it says nothing."""
    start = text.lstrip("\ufeff \t\n")
    head = start[:20000]
    suffix = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if what := unsupported.kind_of(start[:4000]):
        return Detected("unsupported", declared=what)
    if form := _by_first_character(start, suffix):
        return Detected(form)
    for form, fits in _TEXT_RULES:
        if fits(text, start, head):
            return Detected(form)
    if (delimiter := delimited.find_delimiter(head, suffix)) is not None:
        return Detected("table", delimiter=delimiter)
    return Detected("header_block" if headed_text.has_header_block(head) else "plain_text")


def _by_first_character(start: str, suffix: str) -> str:
    """JSON or markup of some kind, where the text opens as they do; else nothing."""
    if start[:1] in ("{", "["):
        return _detect_json(start, suffix)
    return _detect_markup(start) if start[:1] == "<" else ""


# Asked in this order, of the whole text, the text without blank space before it, and its first part.
_TEXT_RULES: Final[tuple[tuple[str, Callable[[str, str, str], bool]], ...]] = (
    ("ris", lambda text, start, head: references.looks_like_ris(head[:2000])),
    ("gdelt_gkg", lambda text, start, head: gdelt.looks_like(start)),
    ("proquest_txt", lambda text, start, head: proquest_txt.looks_like(text)),
    ("nexis_txt", lambda text, start, head: nexis_txt.looks_like(text)),
    ("newsbank_txt", lambda text, start, head: newsbank.looks_like(text)),
    ("factiva_txt", lambda text, start, head: factiva_text.looks_like(text)),
    ("front_matter", lambda text, start, head: headed_text.has_front_matter(head)),
    ("separated_text", lambda text, start, head: "****" in text and headed_text.is_separated(text)),
    ("alceste", lambda text, start, head: _ALCESTE.match(head) is not None),
)


def _detect_json(text: str, suffix: str) -> str:
    """``jsonl`` where the first line is a whole JSON value and more follow, ``json`` for one value, else nothing."""
    first, _, rest = text.partition("\n")
    if suffix in (".jsonl", ".ndjson", ".jl"):
        return "jsonl"
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        is_json = suffix == ".json" or re.match(r'[\[{]\s*(?:[{\[]\s*)*["}\]]', text) is not None
        return "json" if is_json else ""
    return "jsonl" if rest.strip() else "json"


_XML_ROOTS: Final = {
    "ppsresponse": "factiva_xml",
    "ppsarticleresponse": "factiva_xml",
    "ppsarticleresultset": "factiva_xml",
    "distdocs": "factiva_xml",
    "record": "proquest_xml",
    "records": "proquest_xml",
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "newsitem": "news_xml",
    "newsmessage": "news_xml",
    "packageitem": "news_xml",
    "nitf": "news_xml",
    "contentset": "news_xml",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "inlinexml": "news_xml",
}
_TAGS: Final = re.compile(r"<(?:html|head|body|script|div|p|br|span|meta|article|h1)\b[^<>]*>", re.IGNORECASE)
_HTML_ROOTS: Final = frozenset(
    {
        "html",
        "head",
        "body",
        "div",
        "a",
        "br",
        "p",
        "article",
        "table",
        "main",
        "meta",
        "section",
        "h1",
        "span",
        "title",
    }
)


def _detect_markup(text: str) -> str:
    """The kind of HTML or XML, by its root element and the marks of each export."""
    root = _root_element(text[:50000]).lower().rsplit(":", 1)[-1]
    if root in _XML_ROOTS:
        return _XML_ROOTS[root]
    if root in _HTML_ROOTS:
        for form, reader in (
            ("nexis_html", nexis_html),
            ("factiva_html", factiva_html),
            ("europresse_html", europresse),
            ("proquest_html", proquest_html),
        ):
            if reader.looks_like(text):
                return form
        return "web_page"
    if text.startswith("<?xml") and not _TAGS.search(text[:20000]):
        return "news_xml"
    return "web_page" if _TAGS.search(text[:20000]) else ""


_BEFORE_ROOT: Final = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))


def _root_element(text: str) -> str:
    """Name of the first element, after declaration, comments and document type."""
    at = 0
    while True:
        at += len(text) - at - len(text[at:].lstrip())
        pair = next((pair for pair in _BEFORE_ROOT if text.startswith(pair[0], at)), None)
        if pair is None:
            m = re.compile(r"<([\w.\-:]+)").match(text, at)
            return m[1] if m else ""
        if (end := _end_of(text, at, *pair)) < 0:
            return ""
        at = end


def _end_of(text: str, at: int, opens: str, closes: str) -> int:
    """Where a declaration or comment ends (a document type may hold others in brackets); -1 where it does not."""
    end = text.find(closes, at)
    subset = text.find("[", at, end) if opens == "<!" and end >= 0 else -1
    if subset >= 0:
        end = text.find(">", max(text.find("]", subset), subset))
    return end + len(closes) if end >= 0 else -1
