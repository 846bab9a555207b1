"""Where stages are worked on: in this process, in several, or on a Dask cluster."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from importlib import import_module
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread, local
from types import ModuleType
from typing import Any, Final, TypeVar

from corpus_tools.errors import CorpusToolsError, InputError, MissingExtraError, ParameterError, did_you_mean

BACKENDS: Final = ("auto", "serial", "processes", "dask")
ANSWER: Final = 10  # seconds within which a scheduler has to answer and to have a worker
WITHOUT_WORKERS: Final = 45  # seconds that work waits for a cluster whose workers have all gone
_LOOK: Final = 5  # seconds between two checks for workers
_ATTEMPTS: Final = 3  # at work on which workers die
# What is raised where a scheduler is no longer there.
_GONE: Final = frozenset({"CancelledError", "FutureCancelledError", "ClosedClientError", "CommClosedError"})
_AHEAD: Final = 2  # calls submitted per place: the next is ready when one ends

K = TypeVar("K")
T = TypeVar("T")


class Engine:
    """Runs calls in other processes; ``places`` returns how many can run at a time, 0 if no worker is left."""

    def __init__(self, executor: Executor, places: Callable[[], int]) -> None:
        self._executor, self._places = executor, places

    def each(self, function: Callable[..., T], calls: Iterable[tuple[K, tuple[Any, ...]]]) -> Iterator[tuple[K, T]]:
        """Yield the key of each call and the result of ``function`` with its values, in order of completion.

        Calls are taken from the iterable as needed, a few more than run at a time; calls with equal values are all
        run. Raises whatever a call raises, and :class:`CorpusToolsError` if no worker is left.
        """
        waiting = iter(calls)
        running: dict[Future[T], K] = {}
        last_seen = time.monotonic()
        while True:
            at_once = max(_AHEAD * self._places(), 1)
            for key, values in islice(waiting, max(at_once - len(running), 0)):
                running[self._executor.submit(function, *values)] = key
            if not running:
                return
            done, _ = wait(running, timeout=_LOOK, return_when=FIRST_COMPLETED)
            if done or self._places():
                last_seen = time.monotonic()
            elif time.monotonic() - last_seen > WITHOUT_WORKERS:
                raise CorpusToolsError(
                    f"the Dask cluster has had no worker for {WITHOUT_WORKERS} seconds. What was finished is kept. "
                    "Start workers (dask worker ADDRESS) and run the same command again."
                )
            for future in done:
                yield running.pop(future), future.result()


class KeptOpen(local):
    """The engine of a backend for all stages of a run, so that workers start and load their models once.

    It starts when something is first to be worked on elsewhere, and ends with the outermost :meth:`open`, or as soon as
    something fails. Each thread has its own.
    """

    def __init__(self, backend: str, workers: int) -> None:
        self._backend, self._workers = backend, workers
        self._users = 0
        self._started: tuple[Engine | None, int] | None = None
        self._ends = ExitStack()

    @contextmanager
    def open(self) -> Iterator[None]:
        """Keep the engine inside; may be nested."""
        self._users += 1
        try:
            with self._ended_by_failure():
                yield
        finally:
            self._users -= 1
            if not self._users:
                self._end()

    @contextmanager
    def running(self, parts: int, workers: int) -> Iterator[Engine | None]:
        """The engine for so many parts on ``workers`` processes at most; None if this process works on them.

        Raises what :func:`engine` raises.
        """
        with self.open():
            if self._backend == "serial" or (self._backend == "auto" and min(parts, workers) <= 1):
                yield None
                return
            if self._started is None or self._started[1] != workers:
                self._end()
                self._started = self._ends.enter_context(engine(self._backend, workers)), workers
            with self._ended_by_failure():
                yield self._started[0]

    def run(
        self,
        name: str,
        function: Callable[..., T],
        values: Callable[[int], tuple[Any, ...]],
        numbers: Sequence[int],
        finished: Callable[[int, T], None],
    ) -> None:
        """Call ``function`` with the values of each part; if workers die (most for lack of memory), use fewer.

        ``values`` makes the values of a part when its turn comes; ``finished`` is told each result as soon as it is
        there; ``name`` is what an error names.
        """
        left = dict.fromkeys(numbers)
        workers = self._workers
        for _ in range(_ATTEMPTS):
            if not left:
                return
            calls = ((number, values(number)) for number in list(left))
            try:
                with self.running(len(left), workers) as running:
                    for number, result in running.each(function, calls) if running else _here(function, calls):
                        finished(number, result)
                        del left[number]
                return
            except Exception as error:
                if type(error).__name__ in _GONE:
                    raise CorpusToolsError(
                        f"{name}: the Dask scheduler has gone ({type(error).__name__}). What was finished is kept. "
                        "Start it and its workers, and run the same command again."
                    ) from error
                if not is_lost_worker(error):
                    raise
                workers = max(1, workers // 2)
                lost = error
        raise CorpusToolsError(
            f"{name}: a worker process ended {_ATTEMPTS} times ({type(lost).__name__}), most often for want of "
            "memory. What was finished is kept. Run again with --workers 1, or on a machine with more memory."
        ) from lost

    @contextmanager
    def _ended_by_failure(self) -> Iterator[None]:
        """What else was asked for at the time of a failure is not waited for."""
        try:
            yield
        except BaseException:
            self._started = None
            self._ends.__exit__(*sys.exc_info())
            raise

    def _end(self) -> None:
        self._started = None
        self._ends.close()


def _here(function: Callable[..., T], calls: Iterable[tuple[K, tuple[Any, ...]]]) -> Iterator[tuple[K, T]]:
    """Process the parts in this process, one after the other."""
    for key, values in calls:
        yield key, function(*values)


class _Pool(ProcessPoolExecutor):
    """Processes that do not run the caller's script again.

    A spawned process runs the main script for what the calls may need of it, and a script without the guard
    ``if __name__ == "__main__":`` fails there, with pages of tracebacks. All that is called here is the package's own.
    """

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """As of the base class; processes start while a call is submitted."""
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            sys.modules["__main__"] = main

    def look(self) -> None:
        """See that calls are still handed out.

        Raises BrokenProcessPool where the thread that does so has died (for want of memory): the standard library would
        wait for ever.
        """
        thread = getattr(self, "_executor_manager_thread", None)
        if thread is not None and not thread.is_alive():
            for process in list((getattr(self, "_processes", None) or {}).values()):
                process.kill()
            raise BrokenProcessPool("nothing hands out calls any more")


@contextmanager
def engine(backend: str, workers: int) -> Iterator[Engine | None]:
    """The engine that runs the calls of a backend; None if this process runs them itself.

    Raises :class:`ParameterError` for an unknown backend, :class:`MissingExtraError` if Dask is not installed,
    :class:`InputError` if a scheduler does not answer or has no worker.
    """
    if backend == "serial" or (backend == "auto" and workers <= 1):
        yield None
    elif backend in ("auto", "processes"):
        # Spawned, not forked: a forked child of a notebook kernel inherits its threads' locks.
        pool = _Pool(workers, mp_context=get_context("spawn"), initializer=_end_with_parent)

        def places() -> int:
            pool.look()
            return workers

        try:
            yield Engine(pool, places)
        except BaseException:
            # When interrupted, do not wait for calls that have not begun.
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        pool.shutdown()
    elif backend == "dask" or "://" in backend:
        with _cluster(backend, workers) as client:
            # Each worker runs as many calls as it has threads.
            yield Engine(client.get_executor(pure=False), lambda: sum(client.nthreads().values()))
    else:
        raise ParameterError("backend", backend, did_you_mean(backend, BACKENDS))


@contextmanager
def _cluster(backend: str, workers: int) -> Iterator[Any]:
    """A client of a cluster on this machine, or of the one whose scheduler is at the address ``backend``."""
    try:
        distributed: Any = import_module("distributed")  # without types of its own
    except ImportError:
        raise MissingExtraError("distributed", "dask", f"backend={backend!r}") from None
    if backend == "dask":
        # One's own machine: as many processes as asked for, and no page about them on a port.
        with distributed.Client(n_workers=workers, threads_per_worker=1, dashboard_address=None) as client:
            yield client
        return
    with _connected(distributed, backend) as client:
        try:
            client.wait_for_workers(1, timeout=ANSWER)
        except (OSError, TimeoutError) as error:
            raise InputError(
                backend, "this Dask scheduler has no worker", f"Start one with: dask worker {backend}"
            ) from error
        yield client


def _connected(distributed: Any, address: str) -> Any:
    """A client of the scheduler at ``address``.

    Dask's own limit of time does not hold where something takes the call and says nothing: so it is waited for beside.
    """
    made: Future[Any] = Future()

    def connect() -> None:
        try:
            made.set_result(distributed.Client(address, timeout=ANSWER))
        except Exception as error:
            made.set_exception(error)

    Thread(target=connect, daemon=True).start()
    try:
        return made.result(timeout=ANSWER + 2)
    except (OSError, ValueError) as error:
        raise InputError(
            address,
            f"no Dask scheduler answers at this address ({type(error).__name__})",
            "Start one with: dask scheduler. It prints its address",
        ) from error


def _end_with_parent() -> None:
    """In a worker: end when the process that started it has ended, however it did."""

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()


def is_lost_worker(error: Exception) -> bool:
    """Whether a worker died over its work, most often for want of memory."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"
