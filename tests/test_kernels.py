"""Kernels as copies of one process: each with its own names and its own end, and none left behind."""

import os
import signal
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

from corpus_tools.kernels import Prepared, kernels, own_arguments

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are copied on Linux alone")


def _run(manager: type, *cells: str, folder: Path | None = None) -> list[str]:
    """What each cell printed."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    resources = {"metadata": {"path": str(folder)}} if folder else {}
    NotebookClient(
        book, timeout=120, kernel_name="python3", kernel_manager_class=manager, resources=resources
    ).execute()
    return ["".join(output.get("text", "") for output in cell.outputs).strip() for cell in book.cells]


def test_a_kernel_is_a_copy_with_names_folder_and_environment_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kernels() as manager:
        first = _run(manager, "import os; print(os.getpid())", "mine = 1", "import pandas; pandas.mine = 2")
        monkeypatch.setenv("SET_LATER", "here")
        cells = (
            "import os, sys; print(os.getppid(), os.environ['SET_LATER'], os.getcwd())",
            "print('mine' in dir(), hasattr(__import__('pandas'), 'mine'))",
            "print('corpus_tools.figures' in sys.modules, os.getsid(0) == os.getpid())",
        )
        second = _run(manager, *cells, folder=tmp_path)
        server = manager.prepared._process
        assert server is not None
        assert second == [f"{server.pid} here {tmp_path}", "False False", "True True"]
        with pytest.raises(ProcessLookupError):
            os.kill(int(first[0]), 0)
    assert server.returncode == 0


def test_an_error_and_a_death_are_those_of_one_notebook() -> None:
    with kernels() as manager:
        with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
            _run(manager, "1 / 0")
        with pytest.raises(DeadKernelError):
            _run(manager, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
        assert _run(manager, "print(1 + 1)") == ["2"]


def test_what_cells_leave_to_the_end_is_done(tmp_path: Path) -> None:
    at_end = "import atexit, threading, time; from pathlib import Path"
    thread = "threading.Thread(target=lambda: (time.sleep(0.3), Path('thread').touch())).start()"
    with kernels() as manager:
        _run(manager, at_end, "_ = atexit.register(Path('registered').touch)", thread, folder=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["registered", "thread"]


def test_no_kernel_has_a_debugger_but_a_cell_may_import_one() -> None:
    with kernels() as manager:
        said = _run(manager, "import ipykernel.debugger as d; print(d._is_debugpy_available)", "import debugpy")
    assert said == ["False", ""]


def test_kernels_start_as_usual_where_the_prepared_process_is_gone() -> None:
    with kernels() as manager:
        assert _run(manager, "print(1)") == ["1"]
        server = manager.prepared._process
        assert server is not None
        server.send_signal(signal.SIGKILL)
        server.wait()
        assert _run(manager, "import os; print(os.getppid())") == [str(os.getpid())]


def test_numbers_drawn_at_random_are_those_of_one_notebook() -> None:
    draw = "import random, numpy; print(random.random(), numpy.random.rand())"
    with kernels() as manager:
        first, second = (_run(manager, draw)[0].split() for _ in range(2))
    assert first[0] != second[0]
    assert first[1] != second[1]


def test_an_interrupt_in_the_terminal_is_for_whoever_started_the_run() -> None:
    with kernels() as manager:
        assert _run(manager, "print(1)") == ["1"]
        server = manager.prepared._process
        assert server is not None
        assert os.getpgid(server.pid) != os.getpgid(0)


def test_a_kernel_that_still_runs_ends_with_the_context() -> None:
    prepared = Prepared()
    try:
        process = prepared.start(["-f", "/nowhere/that/exists.json", "--log-level=50"], None, dict(os.environ))
        assert prepared.code(process) in (None, 1)
        assert prepared.code(2**22 + 1) == 1  # not one of them
    finally:
        prepared.end()
    assert prepared.code(process) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_kernel_of_another_python_is_not_copied() -> None:
    assert own_arguments([sys.executable, "-m", "ipykernel_launcher", "-f", "x"]) == ["-f", "x"]
    assert own_arguments([sys.executable, "-X", "y", "-m", "ipykernel_launcher", "-f", "x"]) == ["-f", "x"]
    assert own_arguments(["/another/python", "-m", "ipykernel_launcher", "-f", "x"]) is None
    assert own_arguments([sys.executable, "-m", "another_kernel", "-f", "x"]) is None
