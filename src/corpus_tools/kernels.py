"""Kernels of notebooks as copies of one process, so that what all notebooks import is imported once.

Each notebook has a process of its own, with names, memory and end of its own: nothing that one does is seen by another.
But it does not begin as an empty interpreter. One process imports pandas, matplotlib, IPython and this package
(:mod:`corpus_tools.prepared`), and each kernel is a fork of it. That is done on Linux alone: elsewhere libraries do not
bear a fork, and kernels are started as Jupyter starts them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import EntryPoint
from multiprocessing import Pipe
from threading import Lock
from typing import Any, ClassVar, Final

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

_NAME: Final = "corpus-tools-copies"
_LAUNCHER: Final = ["-m", "ipykernel_launcher"]
_ENDING: Final = 10  # seconds that the prepared process has to end


class Prepared:
    """The prepared process, started with the first kernel that is asked of it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ours, self._theirs = Pipe()

    def start(self, arguments: Sequence[str], cwd: str | None, environment: Mapping[str, str]) -> int:
        """Start a kernel and return the number of its process; OSError or EOFError where that cannot be done."""
        return int(self._answer((list(arguments), cwd, dict(environment))))

    def code(self, process: int) -> int | None:
        """The exit code of a kernel, None while it runs; 1 where nobody knows any more."""
        try:
            answer = self._answer(process)
        except (OSError, EOFError):
            return 1
        return None if answer is None else int(answer)

    def _answer(self, asked: object) -> Any:
        with self._lock:
            if self._process is None:
                handed = self._theirs.fileno()
                # -P: a file of the current folder that is called like a library is not that library.
                command = [sys.executable, "-P", "-m", "corpus_tools.prepared", str(handed)]
                # In a session of its own: Ctrl-C in a terminal is for whoever started the run, who then ends this.
                self._process = subprocess.Popen(  # noqa: S603
                    command, pass_fds=[handed], stdin=subprocess.DEVNULL, start_new_session=True
                )
                self._theirs.close()
            self._ours.send(asked)
            return self._ours.recv()

    def end(self) -> None:
        """End the process, and kernels that are left."""
        self._ours.close()
        self._theirs.close()
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_ENDING)
            self._process.kill()
            self._process.wait()


@contextmanager
def kernels() -> Iterator[type[AsyncKernelManager]]:
    """What starts the kernels of several notebooks, as the class that nbclient takes; used while the context lasts."""
    if sys.platform != "linux":
        yield AsyncKernelManager
        return
    prepared = Prepared()
    try:
        yield type("Kernels", (_Kernels,), {"prepared": prepared})
    finally:
        prepared.end()


class _Kernels(AsyncKernelManager):
    """Starts kernels of this Python as copies of a prepared process, and all others as usual."""

    prepared: ClassVar[Prepared]

    @property
    def kernel_spec(self) -> KernelSpec | None:
        """As of the base class, with what starts copies where nothing else is asked for."""
        spec: KernelSpec | None = super().kernel_spec
        if spec is not None:
            known = KernelProvisionerFactory.instance().provisioners
            known.setdefault(_NAME, EntryPoint(_NAME, f"{__name__}:Copies", KernelProvisionerFactory.GROUP_NAME))
            spec.metadata = {"kernel_provisioner": {"provisioner_name": _NAME}} | dict(spec.metadata)
        return spec


class Copies(LocalProvisioner):
    """Starts a kernel as a copy of a prepared process."""

    process: Any  # what the base class starts, or a copy

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """As of the base class."""
        arguments = own_arguments(cmd)
        if arguments is not None:
            with suppress(OSError, EOFError):
                manager: Any = self.parent
                self.process = _Copy(manager.prepared, arguments, kwargs.get("cwd"), kwargs["env"])
                self.pid = self.pgid = self.process.pid
                return self.connection_info
        return await super().launch_kernel(cmd, **kwargs)


def own_arguments(command: Sequence[str]) -> list[str] | None:
    """The arguments of a kernel that runs in this Python; None where a command starts anything else.

    >>> own_arguments(["another-python", "-m", "ipykernel_launcher", "-f", "file.json"])
    """
    places = [i for i in range(len(command)) if list(command[i : i + 2]) == _LAUNCHER]
    if not places or os.path.realpath(command[0]) != os.path.realpath(sys.executable):
        return None
    return list(command[places[0] + 2 :])


class _Copy:
    """A kernel with what is asked of a process that :class:`subprocess.Popen` started."""

    stdin = stdout = stderr = None

    def __init__(
        self, prepared: Prepared, arguments: Sequence[str], cwd: str | None, environment: Mapping[str, str]
    ) -> None:
        self._prepared = prepared
        self.pid = prepared.start(arguments, cwd, environment)

    def poll(self) -> int | None:
        return self._prepared.code(self.pid)

    def wait(self) -> int | None:
        # Asked for when ``poll`` has told that it ended.
        return self.poll()

    def send_signal(self, signal: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal)
