"""An article as Nexis Uni and Lexis+ write it: headline, outlet, date, labels, ``Body``, ``End of Document``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from corpus_tools.loading.dates import read_date
from corpus_tools.loading.entries import entry
from corpus_tools.loading.formats.bylines import is_copyright, is_rights
from corpus_tools.loading.formats.nexis_labels import LABELS, NEW_LABEL, fill, is_edition, split_date
from corpus_tools.loading.records import Change, Item, Problem, Record

END: Final = re.compile(
    r"\s*(?:End of Document|Fin du document|Ende des Dokuments|Dokumentende|Fin del documento|Fine del documento|"
    r"Fim do documento|Einde van (?:het )?document)\s*",
    re.IGNORECASE,
)
STATED: Final = re.compile(r"\s*(?:Documents?|Dokumente?|Documentos?|Documenti|Documenten)\s*\((\d+)\)\s*")
_URN: Final = re.compile(r"urn:contentItem:([0-9A-Z][0-9A-Z\-]+)")
_COVER: Final = re.compile(r"\s*(?:Job Number|Documents \(|Client/Matter|Search T|Narrowed by|User Name|Date and Time)")
_BODY: Final = frozenset(
    {"body", "texte", "corps", "text", "cuerpo", "corpo", "hauptteil", "textkörper", "inhalt", "tekst"}
)
_GRAPHIC: Final = frozenset(
    {"graphic", "graphics", "illustration", "graphique", "grafik", "gráfico", "notes", "correction"}
)
_PLAIN_LABEL: Final = re.compile(r"[ \t]*([A-ZÀ-ÖØ-Þ][\w\-]{1,24}):[ \t]+(?=\S)")
# Labels that no paragraph of an article begins with.
_AT_END: Final = frozenset({"LOAD-DATE", "PUBLICATION-TYPE", "JOURNAL-CODE", "DATE-CHARGEMENT", "LADE-DATUM"})
_CLASSIFICATION: Final = frozenset({"classification", "klassifizierung", "clasificación", "classificazione"})


class Paragraph(NamedTuple):
    """A paragraph of the export: its text, the bookmark set in it, the address it links to, whether it is a heading."""

    text: str
    bookmark: str = ""
    link: str = ""
    is_heading: bool = False


def split_articles(paragraphs: Sequence[Paragraph]) -> tuple[int | None, list[list[Paragraph]]]:
    """The number of documents that the cover states, and each article's paragraphs; the cover is left out.

    An article begins at a bookmark ``Bookmark_1``; where there is none, after the end of the one before.
    """
    starts = [i for i, p in enumerate(paragraphs) if re.fullmatch(r"Bookmark_\d+", p.bookmark)]
    starts = starts or _starts_after_ends(paragraphs)
    # "Documents (4)" may come after the start in files without a cover page: not there.
    stated = next((int(m[1]) for p in paragraphs[: starts[0]] if (m := STATED.fullmatch(p.text))), None)
    pieces = [list(paragraphs[a:b]) for a, b in zip(starts, [*starts[1:], len(paragraphs)], strict=True)]
    return stated, [piece for piece in pieces if any(p.text.strip() for p in piece)]


def _starts_after_ends(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Where articles begin in a file without bookmarks: after the cover, and after the end of the one before."""
    heading = next((i for i, p in enumerate(paragraphs) if p.is_heading), None)
    cover_end = heading if heading is not None else _after_cover(paragraphs)
    later = [i + 1 for i, p in enumerate(paragraphs) if i >= cover_end and END.fullmatch(p.text)]
    return [cover_end, *(start for start in later if any(p.text.strip() for p in paragraphs[start:]))]


def read_articles(paragraphs: Sequence[Paragraph], form: str) -> Iterator[Item]:
    """Records of all articles, and what the cover promised but the file does not hold."""
    stated, pieces = split_articles(paragraphs)
    unclosed: list[int] = []
    without_id: list[int] = []
    for number, piece in enumerate(pieces, 1):
        with entry(number) as wrong:
            record, is_closed = _article(piece, form)
            if not is_closed:
                unclosed.append(number)
            if not record.source_id:
                without_id.append(number)
            yield record
        yield from wrong
    yield from _not_closed(unclosed)
    if without_id:
        listed = ", ".join(map(str, without_id[:12]))
        yield Problem(
            "no_source_id",
            f"no source id for {len(without_id)} of {len(pieces)} articles: {listed}",
            "They are known by a digest. Export with 'Embedded links' to keep the database's own id.",
        )
    if stated is not None and stated != len(pieces):
        yield Problem(
            "count_mismatch",
            f"states {stated} documents, but holds {len(pieces)}",
            "The articles that are there were read. Export again.",
            "error" if len(pieces) < stated else "warning",
        )


def _not_closed(numbers: Iterable[int]) -> Iterator[Problem]:
    for number in numbers:
        yield Problem(
            "truncated",
            f"article {number} is not closed: no 'End of Document'",
            "Read as far as it goes. Compare its length with the original, or export again.",
            position=number - 1,
        )


def _after_cover(paragraphs: Sequence[Paragraph]) -> int:
    """Behind the last line of the search on the cover page; 0 where there is no cover."""
    before_end = takewhile(lambda p: not END.fullmatch(p.text), paragraphs)
    last = max((i for i, p in enumerate(before_end) if _COVER.match(p.text)), default=-1)
    if last < 0:
        return 0
    return next((i for i in range(last + 1, len(paragraphs)) if not paragraphs[i].text.strip()), len(paragraphs))


def _article(piece: Sequence[Paragraph], form: str) -> tuple[Record, bool]:
    lines = [line.strip(" \t\n") for p in piece for line in p.text.split("\n")]
    ends = [i for i, line in enumerate(lines) if END.fullmatch(line)]
    lines = lines[: ends[-1]] if ends else lines
    record = Record("", form)
    headings = (text for p in piece if p.is_heading and (text := p.text.strip()))
    body_start = _head(record, lines, next(headings, ""))
    body_end = _tail(record, lines, body_start)
    record.text = "\n\n".join(line for line in lines[body_start:body_end] if line.strip("\xa0 "))
    record.source_id = _id_of(piece, record.title)
    return record, bool(ends)


def _id_of(piece: Sequence[Paragraph], title: str) -> str:
    """The database's id, in the address that the headline links to."""
    for p in piece:
        m = _URN.search(p.link)
        if m and (p.is_heading or p.text.strip() == title):
            return "urn:contentItem:" + m[1]
    return ""


def _head(record: Record, lines: Sequence[str], heading: str) -> int:
    """Fill headline, outlet, date and labels; returns the line on which the body begins."""
    filled = [i for i, line in enumerate(lines) if line]
    if not filled:
        return 0
    at = _take_title(record, lines, heading, filled)
    marker = next((i for i in range(at + 1, min(len(lines), at + 60)) if lines[i].lower() in _BODY), -1)
    if marker < 0:
        return _unmarked_start(record, lines, at)
    for line in filter(None, lines[at + 1 : marker]):
        if label := NEW_LABEL.match(line) or _plain_label(line, LABELS):
            _take_label(record, label, line)
        elif not _take_line(record, line):
            record.changes.append(Change("left_out", 0, 0, line, ""))
    return marker + 1


def _take_title(record: Record, lines: Sequence[str], heading: str, filled: Sequence[int]) -> int:
    """Fill the headline; returns its (last) line."""
    if not heading:
        record.title = lines[filled[0]]
        return filled[0]
    record.title = " ".join(heading.split())
    last = heading.split("\n")[-1].strip()
    return next((i for i in filled if lines[i] == last), filled[0])


def _unmarked_start(record: Record, lines: Sequence[str], at: int) -> int:
    """Where the body begins in an article that has no line "Body": after the labels, or at a long line."""
    last_label = at
    for i in range(at + 1, len(lines)):
        line = lines[i]
        if label := NEW_LABEL.match(line):
            last_label = i
            _take_label(record, label, line)
        elif line and not _take_line(record, line):
            if record.word_count_stated is not None or record.section or record.author:
                return last_label + 1
            if len(line) > 200:
                return i
    return len(lines)


def _take_label(record: Record, label: re.Match[str], line: str) -> None:
    value = line[label.end() :]
    left = fill(record, label[1], value) if label[1].upper() in LABELS else value.strip()
    if left:
        record.changes.append(Change("left_out", 0, 0, f"{label[1]}: {left}", ""))


def _take_line(record: Record, line: str) -> bool:
    """Whether a line without a label was outlet, date, edition or copyright: the first rule that fits takes it."""
    return any(rule(record, line) for rule in _LINE_RULES)


def _take_date(record: Record, line: str) -> bool:
    date, edition = split_date(line) if not record.raw_date else ("", "")
    if date:
        record.raw_date, record.edition = date, record.edition or edition
    return bool(date)


def _take_copyright(record: Record, line: str) -> bool:
    if not is_copyright(line) and not is_rights(line):
        return False
    record.copyright = record.copyright or line
    return True


def _take_outlet(record: Record, line: str) -> bool:
    if record.outlet:
        return False
    record.outlet = line
    return True


def _take_edition(record: Record, line: str) -> bool:
    if not is_edition(line) or len(line) >= 80:
        return False
    record.edition = record.edition or line
    return True


def _take_rough_date(record: Record, line: str) -> bool:
    """A month with its year, or a day among other words."""
    if record.raw_date or len(line) >= 60:
        return False
    found = read_date(line)
    if found is None or found.precision == "year":
        return False
    record.raw_date = line
    return True


_LINE_RULES: Final = (_take_date, _take_copyright, _take_outlet, _take_edition, _take_rough_date)


def _tail(record: Record, lines: Sequence[str], start: int) -> int:
    """Fill what follows the body; returns the line on which the body ends."""
    end = _classification(record, lines, start, _labels_at_end(record, lines, start))
    if end == len(lines):
        return end
    graphic = next((i for i in range(end - 1, max(start, end - 30), -1) if lines[i].lower() in _GRAPHIC), end)
    if graphic < end:
        left = " ".join(line for line in lines[graphic:end] if line)
        record.changes.append(Change("left_out", 0, 0, left, ""))
    return graphic


def _classification(record: Record, lines: Sequence[str], start: int, end: int) -> int:
    """Where the body ends if labels run over several lines: at the heading above them."""
    for i in range(start, end):
        if lines[i].lower() in _CLASSIFICATION and any(map(_label_in, lines[i + 1 : i + 4])):
            for line in lines[i + 1 : end]:
                if label := _label_in(line):
                    fill(record, label[1], line[label.end() :])
            return i
    return end


def _label_in(line: str) -> re.Match[str] | None:
    label = NEW_LABEL.match(line)
    return label if label and label[1].upper() in LABELS else _plain_label(line, _AT_END)


def _plain_label(line: str, labels: Collection[str]) -> re.Match[str] | None:
    """A known label followed by an ordinary space, as written by programs that replace non-breaking spaces."""
    label = _PLAIN_LABEL.match(line)
    return label if label and label[1].upper() in labels else None


def _labels_at_end(record: Record, lines: Sequence[str], start: int) -> int:
    """Where the labels begin, read from the end upwards."""
    end = len(lines)
    for i in range(len(lines) - 1, start - 1, -1):
        line = lines[i]
        if not line:
            continue
        if label := _label_in(line):
            fill(record, label[1], line[label.end() :])
        elif line.lower() not in _CLASSIFICATION:
            break
        end = i
    return end
