"""Word and RTF documents as their readers show them, and characters that were spoilt before the file was saved."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from corpus_tools.loading import Loaded, load

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def rtf(tmp_path: Path, body: str) -> Loaded:
    (tmp_path / "a.rtf").write_text("{\\rtf1\\ansi\\ansicpg1252 " + body + "\\par}", encoding="ascii")
    return load(tmp_path)


def left_out(loaded: Loaded) -> list[str]:
    return loaded.cleaning.loc[loaded.cleaning["rule"] == "left_out", "before"].tolist()


def link(address: str, words: str) -> str:
    return r'{\field{\*\fldinst{HYPERLINK "' + address + r'"}}{\fldrslt{' + words + "}}}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"The board called {link('https://e.example/x', 'the crane')} green.", "The board called the crane green."),
        (
            f"First {link('https://e.example/1', 'one')} came, then {link('https://e.example/2', 'two')}. No more.",
            "First one came, then two. No more.",
        ),
        (r"Page {\field{\*\fldinst PAGE }{\fldrslt 3}} of it.", "Page 3 of it."),
        (r"She {\deleted\revauthdel1 always }never {\v secretly }left.", "She never left."),
        (r"She \v in secret \v0 left, {\b at last}.", "She left, at last."),
        (r"A brace \{ and \'e9 and \u8217?s stay.", "A brace { and é and ’s stay."),
    ],
)
def test_rtf_shows_what_a_reader_sees(tmp_path: Path, body: str, text: str) -> None:
    assert rtf(tmp_path, body).articles["text"].tolist() == [text]


def test_what_rtf_hides_is_on_record(tmp_path: Path) -> None:
    assert left_out(rtf(tmp_path, r"She {\deleted always }never {\v secretly }left.")) == ["always", "secretly"]


def word(tmp_path: Path, *runs: str) -> Loaded:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    paragraph = document.add_paragraph()._p
    for run in runs:
        paragraph.append(parse_xml(run.replace(">", f" {W}>", 1)))
    out = io.BytesIO()
    document.save(out)
    (tmp_path / "a.docx").write_bytes(out.getvalue())
    return load(tmp_path)


def test_word_shows_what_a_reader_sees(tmp_path: Path) -> None:
    loaded = word(
        tmp_path,
        "<w:r><w:t>The crane was </w:t></w:r>",
        '<w:moveFrom w:id="1"><w:r><w:t>elsewhere </w:t></w:r></w:moveFrom>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>",
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>openly </w:t></w:r>',
        '<w:del w:id="2"><w:r><w:delText>red </w:delText></w:r></w:del>',
        '<w:ins w:id="3"><w:r><w:t>green </w:t></w:r></w:ins>',
        '<w:moveTo w:id="4"><w:r><w:t>elsewhere.</w:t></w:r></w:moveTo>',
    )
    assert loaded.articles["text"].tolist() == ["The crane was openly green elsewhere."]
    assert sorted(left_out(loaded)) == ["red", "secretly"]


@pytest.mark.parametrize(
    ("spoilt", "text"),
    [
        ("â€œIt is green,â€ he said. â€œYesâ€, she said.", "“It is green,” he said. “Yes”, she said."),
        ("â€œIt is green,â€\ufffd he said. â€œYesâ€?, she said.", "“It is green,” he said. “Yes”, she said."),
        ("â€œIt is green,â€\u009d he said â€” and left.", "“It is green,” he said — and left."),
        ("Did she say â€œgreenâ€? She did.", "Did she say “green”? She did."),
        ("â€œIt is green.â€? She left.", "“It is green.” She left."),
        ("The boardâ€™s crane.", "The board’s crane."),
    ],
)
def test_marks_that_lost_a_byte_are_closed(tmp_path: Path, spoilt: str, text: str) -> None:
    (tmp_path / "a.txt").write_text(spoilt, encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.articles["text"].tolist() == [text]
    rows = loaded.cleaning[loaded.cleaning["rule"] == "mojibake"]
    assert [text[a:b] for a, b in zip(rows["start"], rows["end"], strict=True)] == rows["after"].tolist()


def test_character_references_left_in_a_text(tmp_path: Path) -> None:
    start = '{"title": "Crane&#8217;s end", "outlet": "Quay &amp; Mirror", "text": '
    row = start + '"The board&rsquo;s &quot;green&quot; AT&T; &lt;b&gt;."}'
    (tmp_path / "a.jsonl").write_text(row, encoding="utf-8")
    loaded = load(tmp_path)
    article = loaded.articles.iloc[0]
    assert (article["title"], article["outlet"]) == ("Crane’s end", "Quay & Mirror")
    assert article["text"].endswith('The board’s "green" AT&T; &lt;b&gt;.')
    rows = loaded.cleaning[loaded.cleaning["rule"] == "character_reference"]
    assert [article["text"][a:b] for a, b in zip(rows["start"], rows["end"], strict=True)] == ["’", '"', '"']


def test_the_day_in_an_address(tmp_path: Path) -> None:
    address = '<link rel="canonical" href="https://quay.example/2031/apr/07/crane">'
    words = "The crane is green, and the board of the harbour says that it will stay so. " * 3
    page = f"<html><head>{address}</head><body><article><h1>Crane</h1><p>{words}</p></article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    loaded = load(tmp_path)
    assert str(loaded.articles["published"][0])[:10] == "2031-04-07"
    assert "date_from_path" in set(loaded.cleaning["rule"])


def test_header_blocks_in_a_word_file(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for number in (1, 2):
        for line in (
            f"Title: Crane {number}",
            "Outlet: Quay Mirror",
            f"Date: 2031-04-0{number}",
            f"It is green {number}.",
        ):
            document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    loaded = load(tmp_path)
    assert loaded.articles["title"].tolist() == ["Crane 1", "Crane 2"]
    assert loaded.articles["published"].dt.day.tolist() == [1, 2]
    assert set(loaded.articles["format"]) == {"docx"}


def test_raised_digits_join_no_number_in_any_format(tmp_path: Path) -> None:
    """A note's mark after a sum, and a square metre, in Word, Rich Text, mail, NITF and an export's page."""
    import docx

    document = docx.Document()
    paragraph = document.add_paragraph("The crane cost the town £40")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" in all and stands on 30 m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" of quay, as the board heard on the 4")
    paragraph.add_run("th").font.superscript = True
    paragraph.add_run(" of May at its meeting in the hall.")
    document.save(str(tmp_path / "a.docx"))
    rtf = (
        r"{\rtf1\ansi The crane cost the town \'a340{\super 2} in all and stands on 30 m\super 2\nosupersub  of quay,"
        r" as the board heard on the 4{\super th} of May at its meeting in the hall.}"
    )
    (tmp_path / "b.rtf").write_text(rtf, "ascii")
    inner = (
        "The crane cost the town £40<sup>2</sup> in all and stands on 30 m<sup>2</sup> of quay, as the board heard on "
        "the 4<sup>th</sup> of May at its meeting in the hall."
    )
    head = (
        "From: Quay Mirror <a@example.org>\nSubject: Crane\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8"
    )
    mail = f"{head}\n\n<p>{inner}</p>"
    (tmp_path / "c.eml").write_text(mail, "utf-8")
    nitf = f"<nitf><head><title>Crane</title></head><body><body.content><p>{inner}</p></body.content></body></nitf>"
    (tmp_path / "d.xml").write_text(nitf, "utf-8")
    (tmp_path / "e.html").write_text(
        f"<html><body><article><h1>Crane</h1><p>{inner}</p></article></body></html>", "utf-8"
    )
    wanted = "£40² in all and stands on 30 m² of quay, as the board heard on the 4th of May"
    texts = load(tmp_path).articles.set_index("source_file")["text"]
    assert {name: wanted in text for name, text in texts.items()} == dict.fromkeys(
        ("a.docx", "b.rtf", "c.eml", "d.xml", "e.html"), True
    )
