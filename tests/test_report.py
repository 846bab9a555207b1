from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pandas as pd

import corpus_tools as ct
from corpus_tools.measures.findings.wording import split_sentences
from corpus_tools.report import (
    CHARACTERS,
    before_use,
    brief,
    how_many,
    read_section,
    sections,
    subtitle,
    write_report,
)

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def notebook(path: Path) -> Path:
    book = nbformat.v4.new_notebook()
    answer = nbformat.v4.new_code_cell("x", metadata={"tags": ["answer"]})
    answer.outputs = [nbformat.v4.new_output("display_data", {"text/markdown": "One &lt;b&gt; is *most*."})]
    picture = nbformat.v4.new_code_cell("y")
    picture.outputs = [nbformat.v4.new_output("display_data", {"image/png": PIXEL, "text/plain": 'a "pic" <x>'})]
    hidden = nbformat.v4.new_code_cell("z", metadata={"tags": ["parameters"]})
    hidden.outputs = [nbformat.v4.new_output("stream", text="secret")]
    book.cells = [
        nbformat.v4.new_markdown_cell("# Who said it?\n\nA sentence with <script>alert(1)</script>."),
        hidden,
        answer,
        nbformat.v4.new_markdown_cell("## When?"),
        picture,
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(nbformat.writes(book), encoding="utf-8")
    return path


def test_a_notebook_becomes_a_section(tmp_path: Path) -> None:
    section = read_section(notebook(tmp_path / "03_quote_frequency.ipynb"), "03_quote_frequency")
    assert section.question == "Who said it?"
    assert section.sentence == "One <b> is most."
    assert section.brief == "<p>One &lt;b&gt; is most.</p>"
    assert [part.title for part in section.parts] == ["What this analysis can and cannot tell"]
    page = "".join(piece for part in section.parts for piece in part.pieces)
    assert "<script>" not in page
    assert "secret" not in page + section.answer
    assert 'alt="a &#34;pic&#34; &lt;x&gt;"' in section.lead


def test_a_part_begins_at_each_heading_and_empty_ones_are_left_out(tmp_path: Path) -> None:
    path = notebook(tmp_path / "03_quote_frequency.ipynb")
    book = nbformat.read(path, as_version=4)
    second = nbformat.v4.new_code_cell("y")
    second.outputs = [book.cells[4].outputs[0]]
    prose = nbformat.v4.new_markdown_cell("More.")
    book.cells += [second, prose, nbformat.v4.new_markdown_cell("## Nothing")]
    path.write_text(nbformat.writes(book), encoding="utf-8")
    section = read_section(path, "03_quote_frequency")
    assert [part.title for part in section.parts] == ["What this analysis can and cannot tell", "When?"]
    assert section.parts[1].pieces[0].startswith("<figure")
    assert section.lead.startswith("<figure")


def test_the_first_page_takes_whole_sentences_up_to_its_room() -> None:
    long = "It is “We go. Now.” of " + "many " * 40 + "words."
    assert brief([long, "Short one. " + "x " * 60 + "end."]) == [long, "Short one."]
    assert brief(["y " * 100 + "end."]) == ["y " * 100 + "end."]
    assert brief([]) == []
    # What limits a sentence is not left out where there is no room for it, nor printed without that sentence.
    limit = "Which is most cannot be distinguished from chance."
    whole = f"{long} {limit} Three more are denied."
    assert brief([f"{long} Two of these are of one day. {limit}"]) == [f"{long} Two of these are of one day. {limit}"]
    assert brief([f"{long} So it is here, as told. It may not fit this corpus."])[0].endswith(
        "It may not fit this corpus."
    )
    # A second paragraph is about something else, of which its first sentence says most; a third is not shown.
    two = [f"{long} {limit}", f"Of more, nine are. {limit}"]
    assert brief([whole, f"{two[1]} So are three more.", "A third has five. So do six."]) == two
    assert split_sentences("Mr. Moll of the U.S. went at 3 p.m. today. 2 others did.") == [
        "Mr. Moll of the U.S. went at 3 p.m. today.",
        "2 others did.",
    ]


def test_what_must_be_known_is_grouped_and_at_most_five_lines() -> None:
    articles = pd.DataFrame(
        {
            "outlet": ["unknown", "A", "B"],
            "published": pd.to_datetime([None, None, "2031-03-03"]).astype("datetime64[s]"),
        }
    )
    rows = [("warning", "mojibake")] * 3 + [("warning", f"kind{i}") for i in range(5)] + [("error", "empty")]
    problems = pd.DataFrame(rows, columns=["severity", "kind"])
    lines = before_use(articles, problems)
    assert len(lines) == 5
    assert lines[0] == "1 error: something was left out. By kind: empty (1)."
    assert lines[1].startswith("8 warnings about how files were read. By kind: mojibake (3), ")
    assert lines[1].endswith("other (2).")
    assert lines[2].startswith("1 of 3 articles has no known outlet; 2 of 3 articles have no date.")
    assert lines[3].startswith("3 articles: too few")
    whole = articles.assign(outlet="A", published=pd.Timestamp("2031-03-03"))
    assert len(before_use(pd.concat([whole] * 2), problems.head(0))) == 1


def test_a_failed_notebook_is_said_in_its_place(tmp_path: Path) -> None:
    notebook(tmp_path / "notebooks" / "03_quote_frequency.ipynb")
    made = sections(tmp_path, {"01_provenance": "cell [3]: ValueError"})
    assert [s.short for s in made] == ["Provenance", "Quotations"]
    assert made[0].failed == "cell [3]: ValueError"


def test_the_report_is_one_page_that_loads_nothing_and_escapes_everything(tmp_path: Path) -> None:
    folder = tmp_path / "ar<i>ticles"
    folder.mkdir()
    text = "“I quit <img src=x onerror=alert(1)>,” Ada <b>Ode</b> said. She was forced to resign."
    (folder / "one.txt").write_text(text, encoding="utf-8")
    (folder / "two.txt").write_text(text + " Really.", encoding="utf-8")
    corpus = ct.open_corpus(folder, cache=tmp_path / "cache")
    notebook(tmp_path / "notebooks" / "03_quote_frequency.ipynb")
    made = sections(tmp_path, {"01_provenance": "<u>broken</u>"})
    html = write_report(tmp_path, corpus, made).read_text("utf-8")
    assert "default-src 'none'" in html
    assert not re.search(r"<(script|i|u(?! class=)|iframe|link|object|embed|form)\b", html)
    for address in re.findall(r"""(?:src|href)=["']?([^"'\s>]*)""", html.replace("&lt;img src=x", "")):
        # Within the page, a picture inside it, or a file of the run beside it.
        assert re.match(r"#|data:image/png;base64,|(tables|figures|notebooks|articles)/[\w.%-]+$", address), address
    assert "onerror=alert(1)&gt;" in html
    assert html.count("<details") >= 2


def test_the_subtitle_counts_what_is_known() -> None:
    table = pd.DataFrame(
        {
            "outlet": ["unknown (a)", "unknown (b)"],
            "published": pd.to_datetime(["2031-03-04", None]).astype("datetime64[s]"),
        }
    )
    assert subtitle(table) == "2 articles, outlets unknown, 4 March 2031 (1 undated)"
    assert subtitle(table.assign(outlet="The Gazette", published=pd.NaT)) == "2 articles, 1 outlet, undated"


def test_articles_as_long_as_a_book_are_shown_as_far_as_a_page_bears_them() -> None:
    assert how_many([]) == 0
    assert how_many([CHARACTERS * 2]) == 1
    assert how_many([CHARACTERS // 2, CHARACTERS // 2, 1]) == 2
    assert how_many([10] * 60) == 60
