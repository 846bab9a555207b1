"""Records of articles without their text: RIS (Zotero, ProQuest) and CSL-JSON. They are joined to texts by address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.bylines import turned
from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.mapping import as_text
from corpus_tools.loading.records import Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_TYPE: Final = re.compile(r"^TY  ?- ?[A-Z]{2,7}[ \t]*$", re.MULTILINE)
_TAG: Final = re.compile(r"^[A-Z][A-Z0-9]  ?-", re.MULTILINE)
_OPENS: Final = re.compile(r"^TY  ?- ?", re.MULTILINE)
_CLOSES: Final = re.compile(r"^ER  ?- ?", re.MULTILINE)
_DOCVIEW: Final = re.compile(r"/docview/(\d+)")


def looks_like_ris(text: str) -> bool:
    """Whether a text is RIS: a line that opens a record, within the first lines, and another tag."""
    head = "\n".join(text.lstrip("\ufeff").split("\n", 20)[:20])
    opens = _TYPE.search(head)
    return opens is not None and _TAG.search(head, opens.end()) is not None


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """A record for every reference; records that rispy would lose for want of an ``ER`` are closed first."""
    rispy = needs("rispy", "Reading RIS files", "rispy")
    # rispy loses the first record after a byte-order mark, and every record that is not closed.
    pieces = [piece for piece in re.split(r"(?m)^(?=TY  ?- ?)", text.lstrip("\ufeff")) if _OPENS.match(piece)]
    unclosed = [number for number, piece in enumerate(pieces, 1) if not _CLOSES.search(piece)]
    closed = "\n".join(p if _CLOSES.search(p) else p.rstrip("\n") + "\nER  - \n" for p in pieces)
    entries = rispy.loads(re.sub(r"(?m)^([A-Z][A-Z0-9]) - ?", r"\1  - ", closed))
    for number, reference in enumerate(entries, 1):
        with entry(number, "record") as wrong:
            yield _from_ris(reference)
        yield from wrong
    yield from _lost(unclosed, len(pieces), len(entries))
    yield from abstracts_only([as_text(reference.get("abstract")) for reference in entries])


def _lost(unclosed: list[int], held: int, read: int) -> Iterator[Problem]:
    """Rows for records without an end, and for records that could not be read."""
    if unclosed:
        listed = ", ".join(map(str, unclosed[:12]))
        yield Problem(
            "truncated", f"{len(unclosed)} records without ER: {listed}", "Closed and read. Was the file cut?"
        )
    if read != held:
        yield Problem("count_mismatch", f"holds {held} records, {read} could be read", "Check it.", "error")


def looks_like_csl(value: Mapping[str, Any]) -> bool:
    """Whether an object is a CSL-JSON item."""
    issued = value.get("issued")
    return "type" in value and (
        "container-title" in value
        or (isinstance(issued, Mapping) and bool({"date-parts", "literal", "raw"} & set(issued)))
        or str(value.get("type")) in ("article-newspaper", "article-magazine", "article-journal")
    )


def read_csl(value: Mapping[str, Any]) -> Record:
    """A record of a CSL-JSON item."""
    people = (person for person in value.get("author") or [] if isinstance(person, Mapping))
    return Record(
        as_text(value.get("abstract"), paragraphs=True),
        "csl_json",
        title=as_text(value.get("title")),
        outlet=as_text(value.get("container-title")) or as_text(value.get("publisher")),
        author="; ".join(filter(None, map(_full_name, people))),
        url=as_text(value.get("URL")),
        language=as_text(value.get("language")),
        section=as_text(value.get("section")),
        page=as_text(value.get("page")),
        edition=as_text(value.get("edition")),
        source_id=as_text(value.get("id")),
        raw_date=_issued(value.get("issued")),
        is_metadata=True,
    )


def _full_name(person: Mapping[str, Any]) -> str:
    full = " ".join(filter(None, (as_text(person.get("given")), as_text(person.get("family")))))
    return full or as_text(person.get("literal"))


def _issued(issued: object) -> str:
    """The date of issue: its parts, else its words."""
    if not isinstance(issued, Mapping):
        return ""
    parts = issued.get("date-parts")
    raw = ""
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        raw = "-".join(f"{int(part):02d}" for part in parts[0] if str(part).strip().isdigit())
    return raw or as_text(issued.get("raw")) or as_text(issued.get("literal"))


def abstracts_only(abstracts: list[str]) -> Iterator[Problem]:
    """The row that says that references hold no full text."""
    if not abstracts:
        return
    having = sum(1 for text in abstracts if text.strip())
    what = "abstract only, no full text" if having == len(abstracts) else "no full text"
    yield Problem(
        "no_full_text",
        f"{what} in {len(abstracts)} of {len(abstracts)} records" + (f"; {having} have an abstract" if having else ""),
        "Metadata: joined to texts of the same address in the folder; else the abstract is taken as the text.",
    )


def _first_address(parts: list[str]) -> str:
    """The first address, whole: rispy takes a semicolon, which an address may hold, for a separator."""
    address = parts[0] if parts else ""
    for part in parts[1:]:
        if "://" in part:
            break
        address += f";{part}"
    return address


def _from_ris(entry: Mapping[str, Any]) -> Record:
    def value(*names: str) -> str:
        return next((text for name in names if (text := as_text(entry.get(name)))), "")

    urls = entry.get("urls")
    url = _first_address(list(map(as_text, urls))) if isinstance(urls, list) else as_text(entry.get("url"))
    docview = _DOCVIEW.search(url)
    notes = map(as_text, entry.get("notes") or [])
    rights = next((note for note in notes if note.lower().startswith("copyright")), "")
    authors = entry.get("authors") or entry.get("first_authors") or []
    return Record(
        value("abstract", "notes_abstract"),
        "ris",
        title=value("title", "primary_title"),
        outlet=value("journal_name", "secondary_title", "alternate_title3", "alternate_title1"),
        author="; ".join(turned(as_text(name)) for name in authors),
        url=url,
        language=value("language"),
        section=value("section"),
        page=value("start_page"),
        edition=value("edition"),
        source_id=value("accession_number", "id") or (docview[1] if docview else ""),
        raw_date=value("date", "publication_year", "year").strip("/"),
        copyright=re.sub(r"^Copyright - ", "", rights),
        is_metadata=True,
    )
