"""Accessibility of a run's pages by axe-core, in headless Chromium: every violation with the elements it is about.

usage: accessibility.py RUN_FOLDER

Checks report.html (as it opens, and with everything unfolded) and concordance.html. Needs npm, which fetches axe-core
(Mozilla Public License 2.0) when the command is run, and Chromium. Ends with 1 where there is a violation.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

AXE = "axe-core@4.10.3"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
RUN = """
<script>{axe}</script>
<script>
window.addEventListener("load", () => axe.run(document).then((found) => {{
  const made = document.createElement("pre");
  made.id = "axe-found";
  const rows = found.violations.map((v) => [v.id, v.help, v.nodes.map((n) => n.target.join(" "))]);
  made.textContent = JSON.stringify(rows);
  document.body.append(made);
}}));
</script>
"""


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


def violations(page: str, axe: str, folder: Path) -> list[list[Any]]:
    """What axe-core finds in a page: rule, what it asks, and the elements; the page's own policy would keep it out."""
    browser = next((found for name in ("chromium", "google-chrome") if (found := shutil.which(name))), None)
    if browser is None:
        raise SystemExit("Chromium is not installed")
    made = folder / "page.html"
    made.write_text(POLICY.sub("", page).replace("</body>", RUN.format(axe=axe) + "</body>"), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    options += ["--virtual-time-budget=60000", "--dump-dom", made.as_uri()]
    dom = subprocess.run([browser, *options], capture_output=True, text=True, timeout=300, check=True).stdout
    found = re.search(r'<pre id="axe-found">(.*?)</pre>', dom, re.DOTALL)
    if found is None:
        raise SystemExit("axe-core did not finish")
    result: list[list[Any]] = json.loads(html.unescape(found.group(1)))
    return result


def main(run: Path) -> int:
    """Print the violations of each page; returns how many there are."""
    total = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        axe = fetch_axe(folder)
        report = (run / "report.html").read_text(encoding="utf-8")
        pages = {"report.html": report, "report.html, unfolded": report.replace("<details", "<details open")}
        if (run / "concordance.html").is_file():
            pages["concordance.html"] = (run / "concordance.html").read_text(encoding="utf-8")
        for name, page in pages.items():
            found = violations(page, axe, folder)
            total += len(found)
            print(f"{name}: {len(found)} violations")
            for rule, asked, elements in found:
                print(f"  {rule}: {asked} ({len(elements)}: {', '.join(elements[:3])})")
    return total


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    raise SystemExit(1 if main(Path(sys.argv[1])) else 0)
