"""Run All of each notebook on the demo, beside another checkout of the project, in the same run.

usage: notebooks_speed.py OTHER_CHECKOUT [ROUNDS]

Each checkout runs its own notebooks with its own code in a fresh kernel, its tables in a cache that a first run filled.
The two take turns; the least of ROUNDS (3) is kept, in CPU seconds of the kernel (import of the package included) and
in seconds by the clock, with the ratios of this checkout to the other.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parents[1]
CLOCK = "import time; print(time.process_time())"
Times = tuple[float, float]


def run_all(path: Path, checkout: Path, cache: Path) -> Times:
    """CPU seconds of the kernel and seconds by the clock of one run of a notebook, without the kernel's start."""
    book = nbformat.read(path, as_version=4)
    book.cells.append(nbformat.v4.new_code_cell(CLOCK))
    env = os.environ | {"PYTHONPATH": str(checkout / "src"), "CORPUS_TOOLS_CACHE": str(cache)}
    client = NotebookClient(book, timeout=1200, kernel_name="python3", resources={"metadata": {"path": path.parent}})
    with client.setup_kernel(env=env):
        start = time.perf_counter()
        for number, cell in enumerate(book.cells):
            if cell.cell_type == "code":
                client.execute_cell(cell, number)
        taken = time.perf_counter() - start
    return float(book.cells[-1].outputs[0].text), taken


def main(other: Path, rounds: int = 3) -> None:
    """Print the times of each notebook and the ratios."""
    checkouts = {"this": HERE, "other": other.resolve()}
    names = sorted(path.name for path in (HERE / "notebooks").glob("0*.ipynb"))
    totals = {name: [0.0, 0.0] for name in checkouts}
    with tempfile.TemporaryDirectory() as temporary:
        caches = {name: Path(temporary) / name for name in checkouts}
        for name in names:
            best: dict[str, Times] = {}
            for turn in range(rounds + 1):
                for which, checkout in checkouts.items():
                    taken = run_all(checkout / "notebooks" / name, checkout, caches[which])
                    if turn:  # the first fills the cache
                        old = best.get(which, taken)
                        best[which] = (min(old[0], taken[0]), min(old[1], taken[1]))
            print(f"{name}: {_said(best['this'], best['other'])}", flush=True)
            for which, (cpu, clock) in best.items():
                totals[which][0] += cpu
                totals[which][1] += clock
    print(f"all: {_said((totals['this'][0], totals['this'][1]), (totals['other'][0], totals['other'][1]))}")


def _said(this: Times, other: Times) -> str:
    parts = [
        f"{what} {mine:.1f} s, other {theirs:.1f} s, ratio {mine / theirs:.2f}"
        for what, mine, theirs in zip(("CPU", "clock"), this, other, strict=True)
    ]
    return "; ".join(parts)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
