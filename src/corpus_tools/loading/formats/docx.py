"""Word files: exports of Nexis Uni, or one article as a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from corpus_tools.loading.formats import nexis
from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.records import Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """Articles of a Nexis export; any other document is one article."""
    docx = needs("docx", "Reading Word files", "python-docx")
    with source.open() as stream:
        try:
            document = docx.Document(stream)
        except (KeyError, ValueError, docx.opc.exceptions.PackageNotFoundError) as error:
            yield Problem("truncated", f"is no whole Word file: {error}", "Skipped. Download it again.", "error")
            return
        paragraphs = list(_paragraphs(document))
    if not any(p.text.strip() for p in paragraphs):
        yield Problem("no_text", "is a Word file without text", "Skipped.", "error")
        return
    if any(nexis.END.fullmatch(p.text) for p in paragraphs) or any(p.bookmark == "Bookmark_1" for p in paragraphs):
        yield from nexis.read_articles(paragraphs, "nexis_docx")
        return
    cover = [p.text.strip().lower() for p in paragraphs[:12]]
    if any(line.startswith(("job number", "user name")) for line in cover) and any(
        nexis.STATED.fullmatch(p.text) for p in paragraphs[:40]
    ):
        yield Problem(
            "not_an_article",
            "is the list of documents of a Nexis download (doclist), without articles",
            "Skipped.",
        )
        return
    lines = [p.text.strip() for p in paragraphs if p.text.strip()]
    yield Record("\n\n".join(lines), "docx", may_infer_title=True)


def _paragraphs(document: Any) -> Iterator[nexis.Paragraph]:
    """Paragraphs of the body in reading order, those in table cells too; headers and footers are elsewhere."""
    links = {key: rel.target_ref for key, rel in document.part.rels.items() if rel.is_external}
    for element in document.element.body.iter(_W + "p"):
        pieces: list[str] = []
        bookmark = link = ""
        is_heading = False
        for node in element.iter():
            tag = node.tag
            if tag == _W + "t":
                pieces.append(node.text or "")
            elif tag == _W + "tab":
                if node.getparent().tag == _W + "r":
                    pieces.append("\t")
            elif tag in (_W + "br", _W + "cr"):
                pieces.append("\n")
            elif tag == _W + "noBreakHyphen":
                pieces.append("-")
            elif tag == _W + "bookmarkStart":
                name = node.get(_W + "name") or ""
                bookmark = name if name.startswith("Bookmark_") or not bookmark else bookmark
            elif tag == _W + "hyperlink":
                link = link or links.get(node.get(_R + "id") or "", "")
            elif (tag == _W + "outlineLvl" and node.get(_W + "val") == "0") or (
                tag == _W + "pStyle" and (node.get(_W + "val") or "").lower().replace(" ", "") in ("heading1", "title")
            ):
                is_heading = True
        yield nexis.Paragraph("".join(pieces), bookmark, link, is_heading)
