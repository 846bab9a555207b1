"""How large a run's report is and how fast it opens, in headless Chromium; beside another run's where one is given.

usage: report_page.py RUN_FOLDER [OTHER_RUN_FOLDER]

Prints bytes, the height of the page with its details folded at 400, 800 and 1280 pixels, printed A4 pages, and seconds
from the address to a page that is laid out and drawn: the median of openings in which the two take turns, each in a
browser of its own, and their ratio. Needs Chromium and websocket-client.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from chromium import Page

ROUNDS = 7
WIDTHS = (400, 800, 1280)
READY = "document.readyState == 'complete' && !!document.querySelector('main, body')"
DRAWN = (
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(document.body.offsetHeight))))"
)
HEIGHT = "document.documentElement.scrollHeight"


def seconds_to_open(report: Path, profile: Path) -> float:
    """Seconds from the address to a page that is drawn, in a browser that has just been started."""
    with Page(profile, width=1280) as page:
        start = time.perf_counter()
        page.open(report.as_uri())
        page.wait(READY, pause=0.01)
        page.run(DRAWN)
        return time.perf_counter() - start


def describe(report: Path, profile: Path) -> str:
    """Its size, heights and printed pages in a line."""
    heights = []
    with Page(profile, patience=300) as page:
        page.open(report.as_uri())
        page.wait(READY)
        for width in WIDTHS:
            page.resize(width)
            heights.append(f"{page.run(HEIGHT):,} px at {width}")
        printed = len(re.findall(rb"/Type\s*/Page\b", page.pdf()))
    return f"{report.stat().st_size / 1e6:.2f} MB; {', '.join(heights)}; {printed} printed pages"


def main(runs: list[Path]) -> None:
    """Print the figures of each run's report."""
    reports = [(run / "report.html").resolve() for run in runs]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for number, report in enumerate(reports):
            print(f"{report.parent.name}: {describe(report, folder / f'look-{number}')}", flush=True)
        taken: list[list[float]] = [[] for _ in reports]
        for turn in range(ROUNDS):
            for number, report in enumerate(reports):
                taken[number].append(seconds_to_open(report, folder / f"{turn}-{number}"))
        medians = [statistics.median(some) for some in taken]
        for report, median in zip(reports, medians, strict=True):
            print(f"{report.parent.name}: opens in {median:.2f} s (median of {ROUNDS})")
        if len(medians) == 2:
            print(f"ratio {medians[0] / medians[1]:.2f}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    main([Path(name) for name in sys.argv[1:]])
