"""Build the documentation site into a folder: ``python docs/site/build.py --out site``.

The pages are the Markdown files of the repository in the places they have there, so that a link that works in the
repository works on the site; the four notebooks with their stored outputs; a gallery whose figures are drawn here, by
the lines that it prints; the reference of the Python functions, from their docstrings; and the report of the demo
corpus, run here. Links are checked on the pages as built: a warning-free build passes dead links inside notebooks.

Exit code 1: a warning of Sphinx, a dead link, or something that a page would load from elsewhere.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import gallery
import links
import reference

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "CODE_OF_CONDUCT.md",
    "SECURITY.md",
    "data/README.md",
    "benchmarks/README.md",
    "benchmarks/quotes_errors.md",
    "findings/README.md",
)
NOTEBOOKS = ("01_provenance", "02_named_entities", "03_quote_frequency", "04_discourse_framing")
# The order of the menu; a page that is not named here is an error, so that none is forgotten.
MENU = {
    "Learn": ("docs/tutorial", "docs/reading"),
    "How to": (
        "docs/formats",
        "docs/names",
        "docs/quotes",
        "docs/codebooks",
        "docs/coding",
        "docs/large",
        "docs/exports",
        "docs/troubleshooting",
    ),
    "The notebooks": tuple(f"notebooks/{name}" for name in NOTEBOOKS),
    "Reference": (
        "docs/methods",
        "benchmarks/README",
        "benchmarks/quotes_errors",
        "data/README",
        "docs/gallery",
        *reference.PAGES,
    ),
    "The project": (
        "CHANGELOG",
        "CONTRIBUTING",
        "docs/dependencies",
        "docs/systems",
        "findings/README",
        "SECURITY",
        "CODE_OF_CONDUCT",
    ),
}
_DEMO = '<a href="demo/report.html">The report of the demo corpus</a>, as `make run` makes it.'
LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)#\s]+)(#[^)\s]*)?\)")


def assemble(tree: Path) -> None:
    """Lay out all pages in ``tree``."""
    for name in PAGES:
        _copy(ROOT / name, tree / ("index.md" if name == "README.md" else name))
    for page in (ROOT / "docs").glob("*.md"):
        _copy(page, tree / "docs" / page.name)
    if (ROOT / "docs" / "pictures").is_dir():
        shutil.copytree(ROOT / "docs" / "pictures", tree / "docs" / "pictures")
    for name in NOTEBOOKS:
        _copy(ROOT / "notebooks" / f"{name}.ipynb", tree / "notebooks" / f"{name}.ipynb")
    shutil.copyfile(ROOT / "docs" / "site" / "conf.py", tree / "conf.py")
    gallery.write(tree / "docs", ROOT / "data" / "demo")
    reference.write(tree / "docs")
    for page in tree.rglob("*.md"):
        page.write_text(_without_links_to_other_files(page, tree), "utf-8")
    _add_menu(tree)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _without_links_to_other_files(page: Path, tree: Path) -> str:
    """The text of a page whose links to files that are no page (code, licences, folders) are their words alone."""

    def replaced(match: re.Match[str]) -> str:
        words, target, anchor = match.group(1), match.group(2), match.group(3) or ""
        if "://" in target or target.startswith("mailto:"):
            return match.group(0)
        path = (page.parent / target).resolve()
        if path == (tree / "README.md").resolve():
            return f"[{words}]({'../' * len(page.parent.relative_to(tree).parts)}index.md{anchor})"
        return match.group(0) if path.is_file() else words

    return LINK.sub(replaced, page.read_text("utf-8"))


def _add_menu(tree: Path) -> None:
    listed = {name for names in MENU.values() for name in names}
    there = {
        str(path.relative_to(tree).with_suffix(""))
        for path in tree.rglob("*")
        if path.suffix in {".md", ".ipynb", ".rst"}
    }
    if forgotten := sorted(there - listed - {"index"}):
        raise SystemExit(f"pages that MENU in {Path(__file__).name} does not name: {', '.join(forgotten)}")
    if missing := sorted(listed - there):
        raise SystemExit(f"MENU in {Path(__file__).name} names pages that are not there: {', '.join(missing)}")
    blocks = [_DEMO, *(_toctree(title, names) for title, names in MENU.items())]
    with (tree / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n\n## The demo, as it runs\n\n" + "\n\n".join(blocks) + "\n")


def _toctree(title: str, names: tuple[str, ...]) -> str:
    lines = "\n".join(names)
    return f":::{{toctree}}\n:caption: {title}\n:hidden:\n:maxdepth: 1\n\n{lines}\n:::"


def run_demo(extra: Path) -> None:
    """The report of the demo corpus, as `make run` leaves it, at ``demo/report.html``."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "demo")
        command = [sys.executable, "-m", "corpus_tools.cli", "run", str(ROOT / "data" / "demo"), "--out", str(out)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)  # noqa: S603
        (extra / "demo").mkdir(parents=True, exist_ok=True)
        for part in ("report.html", "concordance.html"):
            if (out / part).is_file():
                shutil.copyfile(out / part, extra / "demo" / part)
        for part in ("figures", "tables", "notebooks"):
            shutil.copytree(out / part, extra / "demo" / part)
        for part in out.iterdir():
            if part.is_file() and not (extra / "demo" / part.name).exists():
                shutil.copyfile(part, extra / "demo" / part.name)


def build(out: Path, *, demo: bool = True) -> Iterator[str]:
    """Build the site in ``out``; yields what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        tree.mkdir()
        assemble(tree)
        (tree / "extra").mkdir()
        if demo:
            run_demo(tree / "extra")
        if out.exists():
            shutil.rmtree(out)
        command = [
            sys.executable,
            "-m",
            "sphinx",
            "-q",
            "-b",
            "html",
            "-d",
            str(Path(folder, "trees")),
            str(tree),
            str(out),
        ]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        yield from (line.replace(str(tree) + "/", "") for line in ran.stderr.splitlines() if line.strip())
        if ran.returncode:
            yield f"sphinx ended with exit code {ran.returncode}"
    yield from links.wrong_links(out)


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the documentation site.")
    parser.add_argument("--out", type=Path, default=ROOT / "site", help="folder, replaced (default: site)")
    parser.add_argument("--no-demo", action="store_true", help="leave out the report of the demo corpus")
    given = parser.parse_args()
    wrong = list(build(given.out, demo=not given.no_demo))
    print("\n".join(wrong) or f"{given.out / 'index.html'}: open this", file=sys.stderr if wrong else sys.stdout)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
