"""Which share of each package's lines the tests run.

    python benchmarks/coverage_by_package.py [tests …]

Runs the tests given (default: all but those of the browser and of the notebooks) under coverage.py, in this process
and without the processes that tests start, and prints lines, lines run and their share, a row a package.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from coverage import Coverage

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "corpus_tools"
LEFT_OUT = ("--ignore=tests/browser", "--ignore=tests/test_notebooks.py")


def run(data: Path, tests: list[str]) -> int:
    """The exit code of the tests."""
    command = [sys.executable, "-m", "coverage", "run", f"--data-file={data}", f"--source={SOURCE}", "-m", "pytest"]
    return subprocess.run([*command, "-q", *(tests or LEFT_OUT)], cwd=ROOT, check=False).returncode


def by_package(data: Path) -> dict[str, tuple[int, int]]:
    """Lines of each package, and how many of them were run; modules of the first rank together."""
    coverage = Coverage(data_file=str(data))
    coverage.load()
    lines: Counter[str] = Counter()
    run_lines: Counter[str] = Counter()
    for path in sorted(SOURCE.rglob("*.py")):
        _, statements, _, missing, _ = coverage.analysis2(str(path))
        parts = path.relative_to(SOURCE).parts
        name = parts[0] if len(parts) > 1 else "corpus_tools"
        lines[name] += len(statements)
        run_lines[name] += len(statements) - len(missing)
    return {name: (count, run_lines[name]) for name, count in sorted(lines.items())}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "coverage"
        code = run(data, sys.argv[1:])
        table = by_package(data)
    print(f"{'package':16}{'lines':>8}{'run':>8}{'share':>8}")
    for name, (count, run_lines) in table.items():
        print(f"{name:16}{count:8,}{run_lines:8,}{run_lines / max(1, count):8.1%}")
    total, ran = (sum(column) for column in zip(*table.values(), strict=True))
    print(f"{'all':16}{total:8,}{ran:8,}{ran / total:8.1%}")
    return code


if __name__ == "__main__":
    sys.exit(main())
