"""PDF files made of invented articles: columns, running heads, hyphens, initials, and files that cannot be read."""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from corpus_tools.errors import InputError
from corpus_tools.loading import Loaded, load

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
pytest.importorskip("pdfminer")
WIDTH, HEIGHT, MARGIN, GUTTER = 595.0, 842.0, 54.0, 18.0
VOCABULARY = [
    "harbour",
    "crane",
    "board",
    "gulls",
    "captain",
    "wharf",
    "council",
    "paint",
    "green",
    "summer",
    "island",
    "evening",
    "inspectors",
    "warning",
    "government",
    "opposition",
    "village",
    "railway",
    "hospital",
    "fishermen",
    "proposal",
    "well-known",
    "co-operative",
    "responsibility",
    "international",
    "understanding",
    "communication",
    "announcement",
    "organisation",
    "particularly",
]


def width_of(text: str, size: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, "Times-Roman", size))


def lines_of(text: str, size: float, width: float, *, hyphens: bool) -> list[str]:
    """Words set into lines; with ``hyphens`` long words are parted at the end of a line."""
    out, line = [], ""
    for word in text.split():
        if width_of(f"{line} {word}".strip(), size) <= width:
            line = f"{line} {word}".strip()
            continue
        cut = next(
            (k for k in range(len(word) - 3, 2, -1) if width_of(f"{line} {word[:k]}-", size) <= width),
            0,
        )
        if hyphens and len(word) > 8 and word.isalpha() and cut:
            out.append(f"{line} {word[:cut]}-".strip())
            line = word[cut:]
        else:
            out.append(line)
            line = word
    return [*out, line]


def paragraphs_of(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    out = []
    for _ in range(count):
        sentences = [" ".join(chance.choices(VOCABULARY, k=chance.randint(8, 22))).capitalize() + "." for _ in range(3)]
        out.append(" ".join(sentences))
    return out


def clipping(seed: int, *, columns: int, heads: bool, hyphens: bool, count: int = 12) -> tuple[bytes, list[str]]:
    paragraphs = paragraphs_of(seed, count)
    out = io.BytesIO()
    pdf = canvas.Canvas(out, pagesize=(WIDTH, HEIGHT))
    width = (WIDTH - 2 * MARGIN - GUTTER * (columns - 1)) / columns
    page = 1

    def furniture() -> None:
        if heads:
            pdf.setFont("Helvetica", 8)
            pdf.drawString(MARGIN if page % 2 else 380, HEIGHT - 36, "The Quay Mirror — City edition")
            pdf.drawCentredString(WIDTH / 2, 30, f"Page {page}")
        pdf.setFont("Times-Roman", 10)

    furniture()
    pdf.setFont("Helvetica-Bold", 22)
    pdf.drawString(MARGIN, HEIGHT - 90, f"Crane number {seed}")
    pdf.setFont("Helvetica", 9)
    pdf.drawString(MARGIN, HEIGHT - 112, "By Nell Ashdown")
    pdf.drawString(MARGIN, HEIGHT - 126, "7 April 2031")
    pdf.setFont("Times-Roman", 10)
    top = y = HEIGHT - 150
    column = 0
    for paragraph in paragraphs:
        for number, line in enumerate(lines_of(paragraph, 10, width - 12, hyphens=hyphens)):
            if y < 60:
                column += 1
                if column == columns:
                    pdf.showPage()
                    page, column, top = page + 1, 0, HEIGHT - 70
                    furniture()
                y = top
            pdf.drawString(MARGIN + column * (width + GUTTER) + (12 if number == 0 else 0), y, line)
            y -= 12.4
    pdf.save()
    return out.getvalue(), paragraphs


def read(tmp_path: Path, content: bytes) -> Loaded:
    (tmp_path / "a.pdf").write_bytes(content)
    return load(tmp_path)


def body(loaded: Loaded) -> str:
    row = loaded.articles.iloc[0]
    return str(row["text"])[row["body_start"] :]


@pytest.mark.parametrize("seed", range(20))
def test_clippings_read_back(tmp_path: Path, seed: int) -> None:
    content, paragraphs = clipping(
        seed, columns=1 + seed % 2, heads=seed % 4 != 3, hyphens=seed % 3 != 0, count=30 if seed % 5 == 0 else 12
    )
    loaded = read(tmp_path, content)
    row = loaded.articles.iloc[0]
    wanted = re.findall(r"\w+(?:-\w+)*", " ".join(paragraphs))
    got = re.findall(r"\w+(?:-\w+)*", body(loaded))
    assert (Counter(wanted) & Counter(got)).total() >= 0.99 * len(wanted)
    assert sum(a == b for a, b in zip(wanted, got, strict=False)) >= 0.99 * len(wanted)
    assert "Quay Mirror" not in row["text"]
    assert "Page" not in row["text"]
    assert (row["title"], row["author"]) == (f"Crane number {seed}", "Nell Ashdown")
    assert row["published"] == datetime(2031, 4, 7)
    kept = body(loaded).split("\n\n")
    assert sum(paragraph in kept for paragraph in paragraphs) >= len(paragraphs) - 2


def test_what_is_left_out_and_the_reader_are_on_record(tmp_path: Path) -> None:
    cleaning = read(tmp_path, clipping(1, columns=2, heads=True, hyphens=True)[0]).cleaning.set_index("rule")
    assert "The Quay Mirror — City edition" in set(cleaning.loc[["left_out"], "before"])
    assert "pdfminer.six" in cleaning.loc["pdf_text", "before"]
    assert "hyphens at line ends" in cleaning.loc["line_breaks", "before"]


def drawn(draw: Any, *, password: str = "") -> bytes:
    out = io.BytesIO()
    if password:
        from reportlab.lib.pdfencrypt import StandardEncryption

        pdf = canvas.Canvas(out, pagesize=(WIDTH, HEIGHT), encrypt=StandardEncryption(password))
    else:
        pdf = canvas.Canvas(out, pagesize=(WIDTH, HEIGHT))
    draw(pdf)
    pdf.save()
    return out.getvalue()


def test_an_initial_joins_its_word_and_a_line_printed_twice_counts_once(tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        pdf.setFont("Times-Roman", 30)
        pdf.drawString(MARGIN, 700, "T")
        pdf.setFont("Times-Roman", 10)
        for number, line in enumerate(
            ("he harbour board decided on Monday that", "the old crane would be painted green.")
        ):
            pdf.drawString(MARGIN + 22, 714 - 12 * number, line)
        for number in range(4):
            pdf.drawString(MARGIN, 690 - 12 * number, f"It was line number {number} of the text, they said.")
        pdf.drawString(MARGIN + 0.3, 690, "It was line number 0 of the text, they said.")

    text = body(read(tmp_path, drawn(draw)))
    assert text.startswith("The harbour board decided on Monday that the old crane would be painted green.")
    assert text.count("line number 0") == 1


def test_pages_without_a_text_layer(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="without a text layer"):
        read(tmp_path, drawn(lambda pdf: pdf.rect(100, 100, 200, 200, fill=1)))


def test_a_password_and_a_cut(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="protected by a password"):
        read(tmp_path, drawn(lambda pdf: pdf.drawString(100, 700, "Green it is."), password="gull"))
    content, _ = clipping(3, columns=1, heads=False, hyphens=False, count=40)
    (tmp_path / "b.txt").write_text("Title: A\nOutlet: B\nDate: 2031-01-01\n\nGreen it is.", encoding="utf-8")
    problems = read(tmp_path, content[: len(content) // 2]).problems
    assert "truncated" in set(problems.loc[problems["source_file"] == "a.pdf", "kind"])


def test_a_web_page_saved_as_pdf(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is HTML, not PDF"):
        read(tmp_path, b"<!doctype html><html><body>Log in</body></html>")


def test_nexis_articles_of_a_pdf(tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        pdf.setFont("Times-Roman", 11)
        y = 780
        for number in (1, 2):
            for line in (
                f"Crane number {number}", "", "Quay Mirror", "April 7, 2031 Monday", "Copyright 2031 Quay Mirror", "",
                "Section: City; Pg. 5", "Length: 12 words", "Byline: Nell Ashdown", "", "Body", "",
                f"The old crane, number {number}, will be painted green before the summer.", "",
                "Load-Date: April 8, 2031", "", "End of Document", "",
            ):  # fmt: skip
                pdf.drawString(MARGIN, y, line)
                y -= 15

    loaded = read(tmp_path, drawn(draw))
    rows = loaded.articles.sort_values("position")
    assert rows["title"].tolist() == ["Crane number 1", "Crane number 2"]
    assert rows["section"].tolist() == ["City", "City"]
    assert [t[s:] for t, s in zip(rows["text"], rows["body_start"], strict=True)] == [
        f"The old crane, number {n}, will be painted green before the summer." for n in (1, 2)
    ]


@pytest.mark.parametrize("is_same_day", [True, False])
def test_an_article_a_page(is_same_day: bool, tmp_path: Path) -> None:
    from reportlab.pdfgen import canvas

    sheet = canvas.Canvas(str(tmp_path / "a.pdf"))
    line = "The tram board heard on Tuesday that the depot would be sold in the autumn"
    for number, title in enumerate(["Depot to be sold", "Clock gone from the gate"]):
        sheet.setFont("Helvetica-Bold", 20)
        sheet.drawString(60, 780, title)
        sheet.setFont("Helvetica", 10)
        sheet.drawString(60, 760, f"The Elm, {2 if is_same_day else 2 + number} March 2032")
        for row in range(6):
            sheet.drawString(60, 730 - 13 * row, f"{line}, {number + row}{'.' if row == 5 else ','}")
        sheet.showPage()
    sheet.save()
    loaded = load(tmp_path)
    assert loaded.articles["title"].tolist() == ["Depot to be sold", "Clock gone from the gate"]
    assert loaded.articles["outlet"].tolist() == ["The Elm"] * 2
    days = ["2032-03-02", "2032-03-02" if is_same_day else "2032-03-03"]
    assert loaded.articles["published"].astype(str).tolist() == days
    assert "several_articles" in set(loaded.problems["kind"])
