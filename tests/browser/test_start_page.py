"""The start page of a workspace in JupyterLab: every link of it opens something.

As the other tests here it runs where ``CORPUS_TOOLS_BROWSER=1`` is set.
"""

from __future__ import annotations

import os
from pathlib import Path

import chromium
import pytest

from corpus_tools import offline
from corpus_tools.links import START
from corpus_tools.workspace import FOLDER, make_workspace

from .laboratory import THEMES, serve

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.environ.get("CORPUS_TOOLS_BROWSER") != "1", reason="takes minutes: CORPUS_TOOLS_BROWSER=1"),
    pytest.mark.skipif(chromium.find() is None, reason="Chromium is not installed"),
]
DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
LINKS = "[...document.querySelectorAll('.jp-MarkdownCell a')].filter((a) => a.href.includes('/files/'))"
# The tab that is in front, once there is nothing that asks or complains.
OPENED = """(() => {{ const dialog = document.querySelector('.jp-Dialog');
  if (dialog && /Kernel/.test(dialog.innerText)) dialog.querySelector('.jp-mod-accept').click();
  else if (dialog) return dialog.innerText;
  const tab = [...document.querySelectorAll('.lm-DockPanel-tabBar .lm-mod-current')].map((t) => t.innerText.trim());
  return tab.includes({name!r}) && {name!r}; }})()"""
FRONT = "window.jupyterapp.commands.execute('docmanager:open', {{ path: '{path}' }}) && 1"


def test_every_link_opens_in_jupyterlab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, base = tmp_path / "run", tmp_path / "lab"
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(base / "data"))
    page_of_html = "<!DOCTYPE html><title>x</title><main>x</main>"
    for name, text in (
        ("report.html", page_of_html),
        ("concordance.html", page_of_html),
        ("articles/index.html", page_of_html),
        ("tables/quotes.csv", "quote_id\n1\n"),
    ):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, "utf-8")
    make_workspace(DEMO, out)
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(base / "data" / "runtime"))
    more = ("--LabApp.expose_app_in_browser=True", *offline.lab_options())
    server, address = serve(out, THEMES[0], base, False, *more)
    try:
        with chromium.Page(base / "profile") as page:
            page.open(f"{address}lab/tree/{FOLDER}/{START}?reset")
            page.wait(f"!!window.jupyterapp && {LINKS}.length >= 9")
            names = page.run(f"{LINKS}.map((a) => a.pathname.split('/').pop())")
            for number, name in enumerate(names):
                page.run(f"{LINKS}[{number}].click()")
                assert page.wait(OPENED.format(name=name)) == name
                page.run(FRONT.format(path=f"{FOLDER}/{START}"))
                page.wait(OPENED.format(name=START))
    finally:
        server.terminate()
        server.wait(chromium.PATIENCE)
    assert len(names) == 9  # four notebooks, three pages, a table, the dictionary
