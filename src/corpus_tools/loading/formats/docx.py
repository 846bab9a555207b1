"""Word files: exports of Nexis Uni, or one article as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from corpus_tools.loading.formats import headed_text, nexis, several_pages
from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.raised import raised
from corpus_tools.loading.formats.xml_trees import content, every, parse_xml
from corpus_tools.loading.reasons import reason
from corpus_tools.loading.records import Change, Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS: Final = {_W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Moved away; paragraphs of their own; a second wording for old readers.
_ELSEWHERE: Final = frozenset({_W + "moveFrom", _W + "txbxContent", _FALLBACK})
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """Articles of a Nexis export; any other document is one article."""
    docx = needs("docx", "Reading Word files", "python-docx")
    with source.open() as stream:
        try:
            document = docx.Document(stream)
        except (KeyError, ValueError, docx.opc.exceptions.PackageNotFoundError) as error:
            yield Problem(
                "truncated", f"is no whole Word file: {reason(error)}", "Skipped. Download it again.", "error"
            )
            return
        paragraphs = list(_paragraphs(document))
    if not any(p.text.strip() for p in paragraphs):
        yield Problem(
            "no_text",
            "is a Word file without text",
            "Skipped. Open it: is the text a picture? Then save its text.",
            "error",
        )
    elif any(nexis.END.fullmatch(p.text) or p.bookmark == "Bookmark_1" for p in paragraphs):
        yield from nexis.read_articles(paragraphs, "nexis_docx")
    elif _is_list(paragraphs):
        yield Problem(
            "not_an_article",
            "is the list of documents of a Nexis download (doclist), without articles",
            "Skipped. The articles themselves are in the other files of the download.",
        )
    else:
        yield from _document(paragraphs, _not_shown(document))


def _document(paragraphs: Sequence[nexis.Paragraph], hidden: Sequence[str]) -> list[Item]:
    """The article (or the articles with header blocks) of a document that is no export."""
    lines = [line for p in paragraphs if (line := p.text.strip())]
    items = headed_text.articles_of(lines, "docx") or [Record("\n\n".join(lines), "docx", may_infer_title=True)]
    if len(items) == 1:
        items = (
            several_pages.at_headings([(p.text, p.is_heading) for p in paragraphs], "docx")
            or several_pages.numbered_records(_with_heads(paragraphs), "docx")
            or items
        )
    first = next(item for item in items if isinstance(item, Record))
    first.changes += [Change("left_out", 0, 0, text, "") for text in hidden]
    return items


def _with_heads(paragraphs: Sequence[nexis.Paragraph]) -> str:
    """The text with consecutive short lines (headline, outlet, date) joined in one block."""
    pieces: list[str] = []
    was_short = False
    for p in paragraphs:
        line = p.text.strip()
        is_short = bool(line) and len(line) < 120 and not line.endswith((".", "!", "?", "”"))
        if line:
            pieces.append(("\n" if was_short and is_short else "\n\n") + line)
        was_short = is_short
    return "".join(pieces).strip("\n") + "\n"


def _is_list(paragraphs: Sequence[nexis.Paragraph]) -> bool:
    cover = [p.text.strip().lower() for p in paragraphs[:12]]
    return any(line.startswith(("job number", "user name")) for line in cover) and any(
        nexis.STATED.fullmatch(p.text) for p in paragraphs[:40]
    )


def _paragraphs(document: Any) -> Iterator[nexis.Paragraph]:
    """Paragraphs of the body in reading order, those in table cells too; headers and footers are elsewhere."""
    links = {key: rel.target_ref for key, rel in document.part.rels.items() if rel.is_external}
    for element in document.element.body.iter(_W + "p"):
        # A text box is twice: for new readers, and for old ones.
        if next(element.iterancestors(_FALLBACK), None) is None:
            yield _paragraph(element, links)


def _paragraph(element: Any, links: Mapping[str, str]) -> nexis.Paragraph:
    pieces: list[str] = []
    bookmark = link = ""
    is_heading = False
    for node in _shown(element):
        if (piece := _words_of(node)) is not None:
            pieces.append(piece)
        elif node.tag == _W + "bookmarkStart":
            bookmark = _better_bookmark(bookmark, node.get(_W + "name"))
        elif node.tag == _W + "hyperlink" and not link:
            link = links.get(node.get(_R + "id"), "")
        is_heading = is_heading or _makes_heading(node)
    return nexis.Paragraph("".join(pieces), bookmark, link, is_heading)


def _better_bookmark(bookmark: str, name: str | None) -> str:
    """The bookmark of an export, else the first of any name."""
    return name or "" if not bookmark or (name or "").startswith("Bookmark_") else bookmark


def _shown(element: Any) -> Iterator[Any]:
    """Nodes of a paragraph that a reader sees, in order: not what was moved away, hidden runs, and text boxes in it.

    Moved text is at both places (ECMA-376 part 1, 17.13.5); deleted text has an element of its own and no words.
    """
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag in _ELSEWHERE or (node.tag == _W + "r" and _is_hidden(node)):
            continue
        yield node
        stack.extend(reversed(node))


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(_W + "val") not in ("0", "false", "off")


def _words_of(node: Any) -> str | None:
    if node.tag == _W + "t":
        return raised(node.text or "") if _is_raised(node.getparent()) else node.text or ""
    if node.tag == _W + "tab":
        return "\t" if node.getparent().tag == _W + "r" else None
    return _SIGNS.get(node.tag)


def _is_raised(run: Any) -> bool:
    place = run.find(f"{_W}rPr/{_W}vertAlign")
    return place is not None and place.get(_W + "val") == "superscript"


def _makes_heading(node: Any) -> bool:
    value = node.get(_W + "val") or ""
    if node.tag == _W + "outlineLvl":
        return bool(value == "0")
    return bool(node.tag == _W + "pStyle" and value.lower().replace(" ", "") in ("heading1", "title"))


def _not_shown(document: Any) -> list[str]:
    """Texts that are not in the article: deleted, hidden, notes; what was moved is at its new place."""
    runs = document.element.body.iter(_W + "r")
    texts = ["".join(t.text or "" for t in run.iter(_W + "t")) for run in runs if _is_hidden(run)]
    texts += [
        "".join(t.text or "" for t in gone.iter(_W + "delText")) for gone in document.element.body.iter(_W + "del")
    ]
    return [text.strip() for text in (*texts, *_notes(document)) if text.strip()]


def _notes(document: Any) -> Iterator[str]:
    """Footnotes and endnotes, which are in parts of their own."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/footnotes", "/endnotes")):
            root, _ = parse_xml(relation.target_part.blob.decode("utf-8", "replace"))
            if root is not None:
                yield from map(content, (*every(root, "footnote"), *every(root, "endnote")))
