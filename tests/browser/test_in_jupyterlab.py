"""The notebooks as a reader sees them in JupyterLab: in each theme, trusted and not; and the report, light and dark.

Needs JupyterLab and Chromium and takes minutes, so it runs where ``CORPUS_TOOLS_BROWSER=1`` is set, and nowhere else.
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
from chromium import PATIENCE
from markupsafe import Markup
from nbformat.v4 import new_code_cell, new_notebook, new_output

from corpus_tools import open_corpus
from corpus_tools.display import escape_markdown
from corpus_tools.notebooks import NAMES
from corpus_tools.views import View

from .laboratory import THEMES, serve

PAPER = Path(__file__).with_name("look.js").read_text("utf-8")
# All outputs are there, in the theme asked for, with their pictures, and nothing has moved since the last look.
SETTLED = """(() => {{ const outputs = document.querySelectorAll('.jp-OutputArea-output');
  outputs.forEach((e) => {{ e.style.contain = 'none'; }});
  const heights = [...outputs].map((e) => e.scrollHeight).join(), same = heights === window.seenBefore;
  window.seenBefore = heights;
  return same && outputs.length >= {n} && document.body.dataset.jpThemeName === {theme!r}
    && [...document.images].every((i) => i.complete); }})()"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.environ.get("CORPUS_TOOLS_BROWSER") != "1", reason="takes minutes: CORPUS_TOOLS_BROWSER=1"),
    pytest.mark.skipif(chromium.find() is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of the demo, or the one named by ``CORPUS_TOOLS_BROWSER_RUN``."""
    if given := os.environ.get("CORPUS_TOOLS_BROWSER_RUN"):
        return Path(given)
    from corpus_tools.run import run_corpus

    out = tmp_path_factory.mktemp("run")
    assert not run_corpus("data/demo", out).failed
    return out


@pytest.fixture(scope="module", params=[(t, y) for t in THEMES for y in (True, False)], ids=str)
def looks(
    request: pytest.FixtureRequest, run: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, dict[str, Any]]]:
    """What is seen of each of the four notebooks in one theme, trusted or not."""
    theme, trusted = request.param
    base, folder = tmp_path_factory.mktemp("lab"), tmp_path_factory.mktemp("notebooks")
    for name in NAMES:
        (folder / f"{name}.ipynb").write_bytes((run / "notebooks" / f"{name}.ipynb").read_bytes())
    os.environ["JUPYTER_RUNTIME_DIR"] = str(base / "data" / "runtime")
    server, address = serve(folder, theme, base, trusted)
    pictures = os.environ.get("CORPUS_TOOLS_BROWSER_PICTURES")
    found = {}
    try:
        for name in NAMES:
            with chromium.Page(base / f"profile-{name}") as page:
                page.open(f"{address}lab/tree/{name}.ipynb?reset")
                cells = nbformat.read(folder / f"{name}.ipynb", as_version=4).cells
                outputs = sum(len(cell.get("outputs", [])) for cell in cells)
                page.wait(SETTLED.format(n=outputs, theme=theme), pause=1)
                if pictures:
                    page.picture(Path(pictures) / f"{theme}-{trusted}-{name}.png".replace(" ", "_"))
                seen = page.run(PAPER)
                seen["accessible"] = page.images()
                seen["outside"] = [u for u in page.requests if not u.startswith((address, "data:", "about:", "blob:"))]
                seen["trusted"] = trusted
                if pictures:
                    page.run("document.querySelector('.opens summary, .ct-table')?.scrollIntoView()")
                    page.wait(SETTLED.format(n=outputs, theme=theme), pause=1)
                    page.picture(Path(pictures) / f"{theme}-{trusted}-{name}-open.png".replace(" ", "_"))
            found[name] = seen
        yield found
    finally:
        server.terminate()
        server.wait(PATIENCE)
        del os.environ["JUPYTER_RUNTIME_DIR"]


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_can_be_read(looks: dict[str, dict[str, Any]], name: str) -> None:
    seen = looks[name]
    assert bool(seen["styles"]) == seen["trusted"]
    assert seen["checked"] > 100
    assert seen["low"] == []
    assert (seen["columns"] and min(seen["columns"]) >= 0.45) or name == "01_provenance"
    assert seen["together"] == []
    assert len(seen["images"]) >= 3
    assert all(len(text) > 40 for text in seen["images"])
    # Chromium shortens nothing: what is in the page is what a screen reader reads.
    assert set(seen["images"]) <= set(seen["accessible"])
    assert seen["outside"] == []


@pytest.mark.parametrize("dark", [False, True])
def test_the_report_can_be_read(run: Path, tmp_path: Path, dark: bool) -> None:
    with chromium.Page(tmp_path / "profile", dark=dark) as page:
        address = (run / "report.html").as_uri()
        page.open(address)
        page.wait("document.readyState == 'complete' && !!document.querySelector('main')")
        seen = page.run(PAPER)
        assert seen["low"] == []
        assert min(seen["columns"]) >= 0.45
        assert seen["together"] == []
        assert len(seen["images"]) >= 15
        assert set(seen["images"]) <= set(page.images())
        assert [u for u in page.requests if not u.startswith((address, "data:"))] == []
        dead = page.run(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1))"
            ".filter(id => !document.getElementById(decodeURIComponent(id)))"
        )
        assert dead == []


def test_sums_in_dollars_are_shown_as_they_are(tmp_path: Path) -> None:
    text = "It rose from $5m_a to $6m^b."
    view = View(Markup("<p>{}</p>").format(text))._repr_html_()
    open_corpus("data/demo")  # from here on pandas shows its tables so, too
    table = pd.DataFrame({"text": [text]})._repr_html_()  # type: ignore[operator]
    shown = [{"text/html": view}, {"text/html": table}, {"text/markdown": escape_markdown(text)}]
    shown.append({"text/html": "<p>$a_b$</p>"})  # a formula: once it is set, the others have been looked at
    cells = [new_code_cell("1", outputs=[new_output("display_data", data | {"text/plain": ""})]) for data in shown]
    folder = tmp_path / "notebooks"
    folder.mkdir()
    nbformat.write(new_notebook(cells=cells), folder / "sums.ipynb")
    os.environ["JUPYTER_RUNTIME_DIR"] = str(tmp_path / "data" / "runtime")
    server, address = serve(folder, THEMES[0], tmp_path, trusted=False)
    try:
        with chromium.Page(tmp_path / "profile") as page:
            page.open(f"{address}lab/tree/sums.ipynb?reset")
            page.wait(SETTLED.format(n=len(cells), theme=THEMES[0]), pause=1)
            page.wait("document.querySelectorAll('.jp-OutputArea-output mjx-container').length > 0", pause=1)
            seen = page.run("[...document.querySelectorAll('.jp-OutputArea-output')].map((e) => e.innerText)")
            formulas = page.run("document.querySelectorAll('.jp-OutputArea-output mjx-container').length")
    finally:
        server.terminate()
        server.wait(PATIENCE)
    assert formulas == 1
    assert all(text in each for each in seen[:-1])
