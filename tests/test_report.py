from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pandas as pd

import corpus_tools as ct
from corpus_tools.report import CHARACTERS, how_many, read_section, sections, subtitle, write_report

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def notebook(path: Path) -> Path:
    book = nbformat.v4.new_notebook()
    answer = nbformat.v4.new_code_cell("x", metadata={"tags": ["answer"]})
    answer.outputs = [nbformat.v4.new_output("display_data", {"text/markdown": "One &lt;b&gt; is *most*."})]
    picture = nbformat.v4.new_code_cell("y")
    picture.outputs = [
        nbformat.v4.new_output(
            "display_data", {"image/png": PIXEL, "text/plain": "p"}, metadata={"image/png": {"alt": 'a "pic" <x>'}}
        )
    ]
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
    page = "".join(section.pieces)
    assert "<h3>When?</h3>" in page
    assert "<script>" not in page
    assert "secret" not in page
    assert 'alt="a &#34;pic&#34; &lt;x&gt;"' in page


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
    assert not re.search(
        r"<(script|i|b|u|iframe|link)\b(?!>\d+ thing)", re.sub(r"<b>(?=\d+ thing|This notebook)", "", html)
    )
    assert not re.search(r"""(?:src|href)=["']?(?!["']?(?:#|data:))""", html.replace("&lt;img src=x", ""))
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
