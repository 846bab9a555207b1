"""Work in other processes."""

from __future__ import annotations

import operator
import subprocess
import sys
from pathlib import Path

from corpus_tools.engines import engine

# A script as researchers write them, without ``if __name__ == "__main__":``.
SCRIPT = """
from pathlib import Path
import corpus_tools as ct
from corpus_tools import pipeline

with Path("runs.txt").open("a") as runs:
    runs.write("run\\n")
pipeline.PARTITION = 2
corpus = ct.open_corpus("articles", cache="cache", backend="processes", workers=2)
print(len(corpus.quotes))
"""


def test_a_script_without_a_guard_is_run_once(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for number in range(5):
        text = f"Pier {number}\n\n“The pier is shut for week {number},” Ada Ode said on Monday."
        (tmp_path / "articles" / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "5"), done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "runs.txt").read_text().split() == ["run"]


def test_calls_in_other_processes_leave_the_main_module_as_it_was() -> None:
    main = sys.modules["__main__"]
    with engine("processes", 2) as running:
        assert running is not None
        results = dict(running.each(operator.add, [(n, (n, 1)) for n in range(4)]))
    assert results == {0: 1, 1: 2, 2: 3, 3: 4}
    assert sys.modules["__main__"] is main
