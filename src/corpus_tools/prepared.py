"""The process that kernels are copies of (see kernels): it imports what every notebook imports, and forks when asked.

usage: python -P -m corpus_tools.prepared DESCRIPTOR

DESCRIPTOR: that of a connection over which a process asks for kernels. It ends with that connection, and they with it.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Final

from corpus_tools.jupyter_files import left_out
from corpus_tools.memory import return_memory

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MODULES: Final = (
    "ipykernel.kernelapp",
    "pandas",
    "corpus_tools.display",
    "corpus_tools.study",
    "corpus_tools.article_pages",
    "corpus_tools.figures",
    "corpus_tools.graphml",
    "corpus_tools.kwic",
    "corpus_tools.loading",
    "corpus_tools.measures.findings",
    "corpus_tools.provenance",
    "networkx",
)
_END_AT_ONCE: Final[set[int]] = set()  # numbers of processes, since what a cell forks may end as it likes


def prepare() -> None:
    """Import what every notebook imports; an error is left to the notebook that needs what cannot be imported."""
    # ipykernel reads from here, while it is imported, which process it is to end with; that is another for a copy.
    os.environ.pop("JPY_PARENT_PID", None)
    # As ipykernel sets it before matplotlib is imported.
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    # Nearly all that is made while modules are imported stays: to look for what does not takes a tenth of the time.
    gc.disable()
    _read_for_kernels()
    for name in MODULES:
        with suppress(Exception):
            import_module(name)
    with suppress(Exception):
        _draw()
    # Objects that stay are not looked at again in each copy, which would also copy the memory they are in.
    gc.freeze()
    gc.enable()


def _read_for_kernels() -> None:
    """Import, and look up, what each kernel would for itself while it starts."""
    # Nobody steps through the cells of a run: the debugger would be half of what a kernel imports.
    with suppress(Exception), left_out("debugpy"):
        import_module("ipykernel.debugger")
    with suppress(Exception):
        import_module("jupyter_client.localinterfaces").local_ips()


def _draw() -> None:
    """Draw a figure that nobody sees: with the first one libraries load fonts and make tables of their own."""
    import pandas as pd

    from corpus_tools.figures import draw_counts

    picture = draw_counts(pd.Series([1], index=["Aa"]), title="Aa")
    picture.png()
    picture.svg()


def serve(connection: Connection) -> None:
    """Do what is asked until nobody is there to ask: start a kernel (its process number), say how one ended (or None).

    In a copy, this returns when its kernel has ended.
    """
    running: set[int] = set()
    ended: dict[int, int] = {}
    with connection, suppress(EOFError, OSError):
        while True:
            asked = connection.recv()
            if isinstance(asked, int):
                if asked in running:
                    _look(asked, running, ended)
                connection.send(ended.get(asked, None if asked in running else 1))
                continue
            process = _fork()
            if not process:
                connection.close()
                _be_kernel(*asked)
                return
            running.add(process)
            connection.send(process)
    for process in running:
        with suppress(OSError):
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _look(process: int, running: set[int], ended: dict[int, int]) -> None:
    """Note it if a copy has ended."""
    found, status = os.waitpid(process, os.WNOHANG)
    if found:
        running.remove(process)
        ended[process] = os.waitstatus_to_exitcode(status)


def _fork() -> int:
    with warnings.catch_warnings():
        # The threads are those of the library for linear algebra, which minds forks.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _be_kernel(arguments: Sequence[str], cwd: str | None, environment: Mapping[str, str]) -> None:
    """In a copy: be a kernel until it is told to end, or the process that it is a copy of has ended."""
    from ipykernel.kernelapp import launch_new_instance

    _END_AT_ONCE.add(os.getpid())
    # Signals of the terminal are for whoever started the run; Jupyter tells its kernels itself.
    os.setsid()
    os.environ.clear()
    os.environ.update(environment)
    if cwd:
        os.chdir(cwd)
    _draw_own_numbers()
    sys.argv = ["ipykernel_launcher", *arguments]
    launch_new_instance(argv=[*arguments, f"--IPKernelApp.parent_handle={os.getppid()}"])


def _draw_own_numbers() -> None:
    """Numbers drawn at random are not those of the other copies; Python's own module sees to that itself."""
    with suppress(ImportError):
        import_module("numpy.random").seed()


def _end_at_once() -> None:
    """End this process without taking apart what it imported, for which Python needs a tenth of a second."""
    if os.getpid() in _END_AT_ONCE:
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(0)


def _main(descriptor: int) -> None:
    # First of all: what is registered later, by modules or by cells, is done before.
    atexit.register(_end_at_once)
    _END_AT_ONCE.add(os.getpid())
    from multiprocessing.connection import Connection

    return_memory()
    prepare()
    serve(Connection(descriptor))


if __name__ == "__main__":
    _main(int(sys.argv[1]))
