"""The interactive concordance as it is used in JupyterLab: lines, filters, an article opened, a selection saved.

As the other tests here it runs where ``CORPUS_TOOLS_BROWSER=1`` is set.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
import nbformat
import pandas as pd
import pytest

import corpus_tools as ct

from .laboratory import THEMES, serve

pytest.importorskip("ipywidgets")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.environ.get("CORPUS_TOOLS_BROWSER") != "1", reason="takes minutes: CORPUS_TOOLS_BROWSER=1"),
    pytest.mark.skipif(chromium.find() is None, reason="Chromium is not installed"),
]
DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
LOOK = Path(__file__).with_name("look.js").read_text("utf-8")
CELL = "import corpus_tools as ct\nct.browse(ct.open_study({corpus!r}), 'resign*')"
# With less than this JupyterLab asks which kernel is meant.
KERNEL = {
    "kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"},
    "language_info": {"name": "python"},
}
READY = "!!window.jupyterapp && !!document.querySelector('.jp-Notebook-ExecutionIndicator[data-status=idle]')"
# Where the notebook does not know its kernel yet JupyterLab asks for one instead of running: it is answered, and asked
# again. A cell that is running or was run has a prompt that says so.
RUN = """(() => { const asked = document.querySelector('.jp-Dialog .jp-mod-accept');
  if (asked) { asked.click(); return 0; }
  if (/\\[ \\]/.test(document.querySelector('.jp-CodeCell .jp-InputPrompt').innerText))
    window.jupyterapp.commands.execute('notebook:run-all-cells');
  return document.querySelectorAll('.ct-line').length; })()"""
BUTTONS = "[...document.querySelectorAll('.jp-OutputArea button')].filter((b) => b.innerText.trim() === {name!r})"
LINES = "[...document.querySelectorAll('.ct-line')].map((line) => line.innerText)"
# What is said of the hits and the lines themselves come from the kernel one after the other: both are waited for.
SHOWS = """(() => {{ const lines = {lines};
  return lines.length === {n} && lines.every((x) => x.includes({words!r})); }})()"""
SAID = "[...document.querySelectorAll('.jp-OutputArea .widget-html')].map((x) => x.innerText).join(' | ')"
# A menu is found by what it is called; a change is told to the widget as the browser would tell it.
CHOOSE = """(() => {{ const box = [...document.querySelectorAll('.widget-dropdown')]
  .find((x) => x.querySelector('label').innerText.trim() === {menu!r}).querySelector('select');
  const option = [...box.options].find((x) => x.text.replace(/\u00a0/g, ' ') === {value!r});
  box.selectedIndex = option.index;
  box.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"""


@pytest.fixture(params=THEMES[:2])
def page(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A notebook with a concordance of the demo, run."""
    folder, base = tmp_path / "notebooks", tmp_path / "lab"
    folder.mkdir()
    assert len(ct.open_corpus(DEMO).quotes)  # made here, the kernel finds them in the cache
    cell = nbformat.v4.new_code_cell(CELL.format(corpus=str(DEMO)))
    book = nbformat.v4.new_notebook(cells=[cell], metadata=KERNEL)
    nbformat.write(book, folder / "reading.ipynb")
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(base / "data" / "runtime"))
    server, address = serve(folder, request.param, base, False, "--LabApp.expose_app_in_browser=True")
    try:
        with chromium.Page(base / "profile", height=1500) as opened:
            opened.open(f"{address}lab/tree/reading.ipynb?reset")
            opened.wait(READY)
            opened.wait(RUN, pause=3)
            yield opened
    finally:
        server.terminate()
        server.wait(chromium.PATIENCE)


def test_a_concordance_is_read_filtered_opened_and_saved(page: Any, tmp_path: Path) -> None:
    found = ct.concordance(ct.open_corpus(DEMO), "resign*")
    page.wait(SHOWS.format(lines=LINES, n=min(15, len(found)), words=""))
    page.wait(f"{SAID}.includes('of {len(found):,} hits')")

    # A filter: as many hits as the table has for the outlet.
    outlet = found["outlet"].value_counts().index[0]
    n = int((found["outlet"] == outlet).sum())
    page.run(CHOOSE.format(menu="outlet", value=outlet))
    page.wait(f"{SAID}.includes('of {n} hits ({len(found)} without filters)')")
    page.wait(SHOWS.format(lines=LINES, n=min(15, n), words=outlet))

    # An article: it opens under its line, at the hit, with everything marked.
    page.run(f"{BUTTONS.format(name='open')}[0].click()")
    page.wait("document.querySelectorAll('.jp-OutputArea article mark.hit').length === 1")
    for marked in ("quote", "name"):
        page.wait(f"document.querySelectorAll('.jp-OutputArea article .{marked}').length > 0")
    hit = page.run("document.querySelector('.jp-OutputArea article mark.hit').innerText")
    assert hit.lower().startswith("resign")
    seen = page.run(LOOK)
    assert seen["low"] == []
    assert seen["checked"] > 50
    if pictures := os.environ.get("CORPUS_TOOLS_BROWSER_PICTURES"):
        page.picture(Path(pictures) / f"browse-{tmp_path.name}.png")

    # A selection: marked, and saved as units for coding.
    page.wait(SHOWS.format(lines=LINES, n=min(15, n), words=outlet))  # beside the article they are made anew
    page.run("document.querySelectorAll('.jp-OutputArea input[type=checkbox]')[0].click()")
    page.wait(f"{SAID}.includes('1 marked')")
    page.run(f"{BUTTONS.format(name='save as units')}[0].click()")
    path = tmp_path / "notebooks" / "units.csv"
    page.wait(f"{SAID}.includes('the sentences of 1 hits')")
    units = pd.read_csv(path)
    assert len(units) == 1
    assert set(units["article_id"]) <= set(found.loc[found["outlet"] == outlet, "article_id"])
    assert [
        u for u in page.requests if not u.startswith(("http://127.0.0.1", "http://localhost", "data:", "blob:"))
    ] == []
