"""An error of this package in a notebook's cell is one message, whoever runs the notebook."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from corpus_tools import notebooks

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def shown(*lines: str) -> str:
    """What the cell that failed shows of its error."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("\n".join(lines))])
    with pytest.raises(CellExecutionError):
        NotebookClient(book, timeout=120, kernel_name="python3").execute()
    error = next(output for output in book.cells[0].outputs if output.output_type == "error")
    return COLOURS.sub("", "\n".join(error.traceback))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("ct.open_study('nowhere').articles", "nowhere: there is no such file or folder"),
        ("ct.open_study('data/demo', codebook='departur').frames", "departur"),
        ("ct.open_study('data/demo', names=5)", "names = 5 cannot be used: it takes text"),
        ("ct.find_name", "corpus_tools has no 'find_name': did you mean 'find_frames'?"),
        ("ct.open_study('data/demo').share_of_voices", "did you mean 'share_of_voice'?"),
        ("Show('01', '', top='abc')", "top = 'abc' cannot be used: it takes a whole number from 1 upwards"),
    ],
)
def test_an_error_is_one_message_with_the_way_out(line: str, message: str) -> None:
    text = shown("import corpus_tools as ct", "from corpus_tools.display import Show", line)
    assert message in text
    assert len(text.splitlines()) <= 2
    assert "site-packages" not in text and "File " not in text


def test_papermill_without_our_checks_is_stopped_in_the_first_cell(tmp_path: Path) -> None:
    """``papermill NOTEBOOK OUT -p top abc`` injects the text and runs: the cell that opens the corpus says no."""
    book = nbformat.read(notebooks.find(["01"])[0], as_version=4)
    cells = [cell for cell in book.cells if cell.cell_type == "code"]
    cells[0].source += "\ntop = 'abc'"
    book.cells = cells
    with pytest.raises(CellExecutionError, match="top = 'abc' cannot be used"):
        NotebookClient(book, timeout=120, kernel_name="python3").execute()
    assert [bool(cell.outputs) for cell in cells[:3]] == [False, True, False]
