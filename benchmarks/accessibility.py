"""Accessibility of a run's pages by axe-core, in headless Chromium: every violation with the elements it is about.

usage: accessibility.py RUN_FOLDER

Checks report.html (as it opens, and with everything unfolded), concordance.html (as it opens, and after a search) and
the list and the first page of articles, each 400, 800 and 1,280 pixels wide and as it is printed; that nothing is wider
than the window, too. Needs npm, which fetches axe-core (Mozilla Public License 2.0) when the command is run,
Chromium and websocket-client. Ends with 1 where there is a violation. A large report unfolded takes minutes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from chromium import UNFOLD, Page

AXE = "axe-core@4.10.3"
RUN = """axe.run(document).then((found) =>
  found.violations.map((v) => [v.id, v.help, v.nodes.map((n) => n.target.join(' '))]))"""
SEARCH = "location.hash = 'the'; new Promise((done) => setTimeout(done, 500))"
PAGES = (
    ("report.html", "", ""),
    ("report.html", "unfolded", UNFOLD),
    ("concordance.html", "", ""),
    ("concordance.html", "after a search", SEARCH),
    ("articles/index.html", "", ""),
    ("articles/0001.html", "", ""),
)
WIDTHS = (400, 800, 1280)
PRINTED = 0  # in place of a width
WIDER = "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"


def fetch_axe(folder: Path) -> str:
    """The source of axe-core, by npm."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not installed: it fetches axe-core")
    subprocess.run([npm, "pack", "--silent", AXE], cwd=folder, check=True, capture_output=True, timeout=120)
    with tarfile.open(next(folder.glob("axe-core-*.tgz"))) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode("utf-8")


def violations(page: Page, path: Path, first: str, axe: str) -> dict[int, list[list[Any]]]:
    """For each width what axe-core finds in a page after the script ``first``: rule, what it asks, and the elements."""
    page.ask("Page.setBypassCSP", enabled=True)  # the page's own policy would keep axe-core out
    page.open(path.as_uri())
    page.wait("document.readyState == 'complete' && !!document.querySelector('main')")
    if first:
        page.run(first)
    page.run(f"{axe}; undefined")
    found: dict[int, list[list[Any]]] = {}
    for width in (*WIDTHS, PRINTED):
        page.resize(width or 1280)
        page.ask("Emulation.setEmulatedMedia", media="" if width else "print")
        found[width] = page.run(RUN)
        if width and (more := page.run(WIDER)):
            found[width].append(["width", f"the page is {more} pixels wider than the window", ["html"]])
    return found


def main(run: Path) -> int:
    """Print the violations of each page; returns how many there are."""
    total = 0
    with tempfile.TemporaryDirectory() as temporary:
        axe = fetch_axe(Path(temporary))
        for number, (name, state, first) in enumerate(PAGES):
            if not (run / name).is_file():
                continue
            with Page(Path(temporary) / f"profile-{number}", patience=1800) as page:
                by_width = violations(page, (run / name).resolve(), first, axe)
            for width, found in by_width.items():
                total += len(found)
                how = f"{state + ', ' if state else ''}{f'{width} px' if width else 'printed'}"
                print(f"{name}, {how}: {len(found)} violations", flush=True)
                for rule, asked, elements in found:
                    print(f"  {rule}: {asked} ({len(elements)}: {', '.join(elements[:3])})")
    return total


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    raise SystemExit(1 if main(Path(sys.argv[1])) else 0)
