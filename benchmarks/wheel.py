"""Build the wheel, install it in clean environments, and use it as somebody who has only the wheel would.

    python benchmarks/wheel.py                                  # with this Python
    python benchmarks/wheel.py python3.11 python3.13            # with each of these

For each: a fresh environment, the wheel with what it needs from the package index that pip is set up for, and in an
empty folder with three articles of the demo: ``corpus-tools run``, ``lab --no-start`` (copies the notebooks),
``export``, and the Python snippet of README.md as a script without a ``__main__`` guard. Takes some minutes; ends
with 1 where any failed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = 3


def clean_environment() -> dict[str, str]:
    """This environment without what would lead to the checkout."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "CORPUS_TOOLS_CACHE")}


def call(*command: object, cwd: Path) -> None:
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=clean_environment(), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout}{done.stderr}")


def build(folder: Path) -> Path:
    call(
        sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT, cwd=folder
    )
    return next(folder.glob("*.whl"))


def snippet() -> str:
    """The first Python snippet of the README."""
    found = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert found is not None
    return found[1]


def try_with(python: str, wheel: Path, folder: Path) -> str:
    """Use the wheel under one Python; returns what was found."""
    call(python, "-m", "venv", folder / "venv", cwd=folder)
    own = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    call(own / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", wheel, cwd=folder)
    work = folder / "work"
    (work / "articles").mkdir(parents=True)
    for path in sorted((ROOT / "data" / "demo").glob("*.txt"))[:ARTICLES]:
        shutil.copy(path, work / "articles")
    cache = ("--cache", folder / "cache")
    call(own / "corpus-tools", "run", "articles", "--out", "out", *cache, cwd=work)
    call(own / "corpus-tools", "lab", "articles", "--out", "out", "--no-start", cwd=work)
    call(own / "corpus-tools", "export", "qdpx", "articles", "--out", "out.qdpx", *cache, cwd=work)
    (work / "snippet.py").write_text(snippet(), "utf-8")
    call(own / "python", "snippet.py", cwd=work)
    notebooks = len(list((work / "out").rglob("*.ipynb")))
    tables = len(list((work / "out" / "tables").glob("*.parquet")))
    if not (work / "out" / "report.html").is_file() or tables < 10 or notebooks < 8:
        raise RuntimeError(f"{python}: {tables} tables, {notebooks} notebooks")
    return f"{tables} tables, {notebooks} notebooks (executed and copied), a report, an export, the README's snippet"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pythons", nargs="*", default=[sys.executable], help="commands that start a Python")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="corpus-tools-wheel-") as temporary:
        wheel = build(Path(temporary))
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB")
        for number, python in enumerate(parser.parse_args().pythons):
            folder = Path(temporary) / str(number)
            folder.mkdir()
            try:
                print(f"{python}: {try_with(python, wheel, folder)}")
            except RuntimeError as error:
                failed += 1
                print(f"{python}: failed: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
