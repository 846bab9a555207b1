"""How branched the package's functions are: McCabe's measure, as radon's ComplexityVisitor counts it.

usage: complexity.py [FOLDER] [--above N]

Prints for each package the number of functions and methods (what is defined inside a function is left out, as radon
leaves it out), their mean, how many are above 10, 20 and 40, and the highest. FOLDER: what is measured (default: src).
--above N: lists the functions above N as well, the highest first. Needs radon.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

SRC = Path(__file__).resolve().parent.parent / "src"


class Measured(NamedTuple):
    """A function: where it is (relative path, line), its name with its class, and its complexity."""

    file: str
    line: int
    name: str
    complexity: int

    @property
    def package(self) -> str:
        parts = self.file.split("/")
        return "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def functions_of(folder: Path) -> list[Measured]:
    """All functions and methods of the modules under ``folder``."""
    from radon.visitors import ComplexityVisitor

    found = []
    for path in sorted(folder.rglob("*.py")):
        visitor = ComplexityVisitor.from_code(path.read_text(encoding="utf-8"))
        file = path.relative_to(folder).as_posix()
        blocks = [*visitor.functions, *_methods(visitor.classes)]
        found += [Measured(file, block.lineno, block.fullname, block.complexity) for block in blocks]
    return found


def _methods(classes: Iterable[Any]) -> list[Any]:
    return [block for one in classes for block in (*one.methods, *_methods(one.inner_classes))]


def told(name: str, values: list[int]) -> str:
    """One line of the table."""
    above = [sum(value > limit for value in values) for limit in (10, 20, 40)]
    share = f"{above[0] / len(values):6.1%}"
    return (
        f"{name:28}{len(values):10,}{sum(values) / len(values):7.2f}{share:>9}{above[1]:6}{above[2]:6}{max(values):6}"
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SRC)
    parser.add_argument("--above", type=int)
    given = parser.parse_args(arguments)
    found = functions_of(given.folder)
    if not found:
        print(f"{given.folder}: no function of Python is there; name a folder of modules", file=sys.stderr)
        return 2
    packages: dict[str, list[int]] = defaultdict(list)
    for one in found:
        packages[one.package].append(one.complexity)
    print(f"{'package':28}{'functions':>10}{'mean':>7}{'> 10':>9}{'> 20':>6}{'> 40':>6}{'worst':>6}")
    for name in sorted(packages):
        print(told(name, packages[name]))
    print(told("all", [one.complexity for one in found]))
    for one in sorted(found, key=lambda f: -f.complexity):
        if given.above is not None and one.complexity > given.above:
            print(f"{one.complexity:4}  {one.file}:{one.line} {one.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
