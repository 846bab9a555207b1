"""Write docs/dependencies.md: licence, size, last release and reason of each dependency that users install.

Names and reasons are those of pyproject.toml; licence, version and size those of the packages installed beside this
Python. The month of the last release cannot be known offline: it is in RELEASED, by hand, with the day of looking.

    python benchmarks/dependencies.py           # writes docs/dependencies.md
    python benchmarks/dependencies.py --check   # only says whether the page has the dependencies of pyproject.toml
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "dependencies.md"
GROUPS = ("core", "lab", "formats", "pdf", "spacy", "dask")
LOOKED_UP = "2026-11-29"
# Month of the newest release in a package index's list.
RELEASED: dict[str, str] = {
    "brotli": "2026-10",
    "charset-normalizer": "2026-09",
    "dask": "2026-08",
    "defusedxml": "2021-03",
    "extruct": "2024-11",
    "feedparser": "2026-07",
    "ftfy": "2024-10",
    "ipykernel": "2026-09",
    "ipython": "2026-11",
    "ipywidgets": "2026-08",
    "jinja2": "2025-03",
    "jupyterlab": "2026-11",
    "lxml": "2026-09",
    "markdown-it-py": "2026-11",
    "matplotlib": "2026-09",
    "nbclient": "2026-06",
    "nbformat": "2026-08",
    "networkx": "2026-09",
    "nltk": "2026-10",
    "numpy": "2026-11",
    "openpyxl": "2024-06",
    "pandas": "2026-11",
    "papermill": "2026-02",
    "pdfminer.six": "2026-01",
    "platformdirs": "2026-11",
    "pyarrow": "2026-11",
    "python-crfsuite": "2025-12",
    "python-docx": "2025-06",
    "rapidfuzz": "2026-08",
    "rich": "2026-04",
    "rispy": "2025-05",
    "rocrate": "2026-10",
    "scipy": "2026-08",
    "spacy": "2026-10",
    "striprtf": "2026-10",
    "trafilatura": "2026-10",
    "typer": "2026-11",
    "warcio": "2026-03",
    "zstandard": "2025-09",
}
REQUIREMENT = re.compile(r'^(?:\s*|\w+ = \[)"([A-Za-z0-9_.-]+[^"]*)"[,\]]?\s*(?:# *(.*))?$')
HEAD = """# Dependencies

Made by `python benchmarks/dependencies.py`; do not edit by hand. Licence and version are those of the packages' own
metadata; the size is that of the package alone, installed, without byte code and without what it needs itself; the
month is that of the newest release, looked up on {day}. None is under the GPL.
"""
SIZE = """
## Size of the core

A fresh environment with the wheel and what it needs, without JupyterLab and byte code (Linux, November 2026): 585 MB on
Python 3.13 and 601 MB on 3.11, of which pip is 11 to 22. Most of it: pyarrow 171, scipy 112 to 114, numpy 53 to 57,
pandas 44, debugpy and jedi (which the notebooks' kernel needs) 29 to 31, matplotlib 25, fonttools 23, pillow 20,
rapidfuzz 12.

450 MB are not reached by leaving out packages that are not used: without scipy the core is about 470 MB, and scipy does
the sparse counts, the assignment of utterances and the tests. pyarrow comes in one piece; conda has a smaller
`pyarrow-core`, and the index for pip does not. In an image for servers, tests and headers inside the packages
(`pyarrow/include`, `*/tests`) may be deleted: they are 59 MB.
"""


def requirements(text: str) -> dict[str, list[tuple[str, str]]]:
    """For each group, the names of its requirements in pyproject.toml with the reason beside each."""
    project = tomllib.loads(text)["project"]
    wanted = {"core": project["dependencies"], **project["optional-dependencies"]}
    reasons: dict[str, str] = {}
    for line in text.splitlines():
        if (found := REQUIREMENT.match(line)) and found[2]:
            reasons.setdefault(found[1], found[2])
    return {
        group: [(re.split(r"[\[<>=!~ ]", one)[0], reasons.get(one, "")) for one in wanted[group]] for group in GROUPS
    }


def licence(name: str) -> str:
    """The licence in a package's metadata: the expression, else the field if it is short, else the classifier."""
    meta = distribution(name).metadata
    field = (meta["License"] or "").strip()
    classifiers = [c.split(" :: ")[-1] for c in meta.get_all("Classifier") or [] if c.startswith("License ::")]
    short = field if 0 < len(field) <= 40 and "\n" not in field else ""
    return meta["License-Expression"] or short or "; ".join(classifiers) or "see its metadata"


def megabytes(name: str) -> float:
    """The installed size of a package's own files, without byte code."""
    files = [Path(str(file.locate())) for file in distribution(name).files or [] if file.suffix != ".pyc"]
    return sum(path.stat().st_size for path in files if path.is_file()) / 1e6


def row(name: str, reason: str) -> str:
    size: float | str
    try:
        version, what, size = distribution(name).version, licence(name), megabytes(name)
    except PackageNotFoundError:
        version, what, size = "not installed here", "", ""
    shown = "" if isinstance(size, str) else "<0.1" if size < 0.05 else f"{size:.1f}"
    what = what.replace("|", "/")
    return f"| {name} | {version} | {what} | {shown} | {RELEASED.get(name.lower(), 'not known')} | {reason} |"


def page() -> str:
    groups = requirements((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = [HEAD.format(day=LOOKED_UP)]
    for group, wanted in groups.items():
        title = "Core" if group == "core" else f"Extra `{group}`"
        lines += [f"## {title}", "", "| package | version | licence | MB | newest release | reason |"]
        lines += ["|---|---|---|---:|---|---|", *(row(*one) for one in wanted), ""]
    return "\n".join(lines).rstrip("\n") + "\n" + SIZE


def listed(text: str) -> dict[str, list[tuple[str, str]]]:
    """For each group, the names and reasons that a page lists."""
    found: dict[str, list[tuple[str, str]]] = {}
    group = ""
    for line in text.splitlines():
        if line.startswith("## "):
            group = "core" if line == "## Core" else line.removeprefix("## Extra `").removesuffix("`")
        elif line.startswith("| ") and not line.startswith("| package "):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            found.setdefault(group, []).append((cells[0], cells[-1]))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    if not parser.parse_args().check:
        PAGE.write_text(page(), "utf-8")
    wanted = requirements((ROOT / "pyproject.toml").read_text("utf-8"))
    agrees = listed(PAGE.read_text("utf-8")) == wanted
    print(f"{PAGE.name} {'agrees' if agrees else 'does not agree'} with pyproject.toml")
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())
