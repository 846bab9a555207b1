"""Whether a corpus fits in memory: said before the work begins, since a process without memory is killed in its middle.

What is needed grows with the characters of the articles, faster at first, while models are read and caches fill. The
figures are those of ``benchmarks/pipeline_scale.py``, ``run_scale.py`` and ``large_scale.py`` on 1,000 to 100,000
articles that share much of their text, rounded up; text that shares less needs less.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from corpus_tools.errors import CorpusToolsError, ParameterError

SETTING: Final = "CORPUS_TOOLS_MEMORY"
MB: Final = 1024 * 1024
_ALLOCATOR: Final = "ARROW_DEFAULT_MEMORY_POOL"
_PROCESS: Final = 250 * MB  # libraries
_TABLES: Final = 100  # bytes a character of text in the process that makes the tables
_FIRST: Final = 20_000_000  # characters; most stages hold no more of a larger corpus than some articles at a time
_FURTHER: Final = 40  # bytes for each character beyond these
_CACHES: Final = 200 * MB  # models and what is remembered of words and sentences, at most
_NOTEBOOK: Final = 60  # and in one that runs a notebook
_SCIPY: Final = 360 * MB  # addresses that it takes when it is loaded
_CGROUPS: Final = (
    ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
    ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
)


def return_memory() -> None:
    """Let Arrow take its memory from the system and give it back there; to be called before pyarrow is imported.

    The allocator that it has by default keeps what was freed. A table that is read from many row groups then takes
    nearly twice its size, and as long again.
    """
    os.environ.setdefault(_ALLOCATOR, "system")


def check_memory(characters: int, articles: int, notebooks: int = 0) -> None:
    """Raise :class:`CorpusToolsError`, naming the way out, where the work would not fit in the memory that is free.

    ``notebooks``: how many are run at a time, each in a process of its own. What cannot be found out stops nothing.
    ``CORPUS_TOOLS_MEMORY`` (MB) takes the place of what the system tells.
    """
    first = min(characters, _FIRST)
    alone = first * _TABLES + (characters - first) * _FURTHER + min(characters * _TABLES, _CACHES)
    together = alone + notebooks * (_PROCESS + characters * _NOTEBOOK)
    for free, needed in ((free_memory(), together), (room_of_process(), alone)):
        if free is not None and needed > free:
            ways = ["fewer articles at a time (one event at a time)", f"a machine with {_gb(needed + _PROCESS)} free"]
            if notebooks and alone <= free:
                ways.insert(0, "the tables alone: corpus-tools tables")
            if notebooks > 1 and alone + _PROCESS + characters * _NOTEBOOK <= free:
                ways.insert(0, "one notebook at a time: --workers 1")
            raise CorpusToolsError(
                f"{articles:,} articles of {characters / 1e6:,.1f} million characters need about {_gb(needed)} of "
                f"memory, and {_gb(free)} are free; they were read, and nothing else was begun. "
                f"What helps: {'; '.join(ways)}. "
                f"If more can be used than the system tells, say how many MB: {SETTING}=16000"
            )


def free_memory() -> int | None:
    """Bytes that are free on this machine, or in this container; None where nothing tells."""
    named = os.environ.get(SETTING)
    if named:
        if not named.isdecimal():
            raise ParameterError(SETTING, named, "a whole number of MB")
        return int(named) * MB
    free = [_available(), *(_left(*paths) for paths in _CGROUPS)]
    return min((each for each in free if each is not None), default=None)


def room_of_process() -> int | None:
    """Bytes by which this process may grow (``ulimit -v``) beside SciPy; None where there is no limit."""
    if sys.platform == "win32":
        return None
    import resource

    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    used = _status("VmSize")
    if limit == resource.RLIM_INFINITY or used is None:
        return None
    # It is loaded in the middle of the work, and where it gets no memory then, its OpenBLAS asks for ever.
    later = 0 if "scipy.linalg" in sys.modules else _SCIPY
    return max(limit - used - later, 0)


def _available() -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")), None)


def _left(limit: str, used: str) -> int | None:
    """What a container may still use; None where it has no limit."""
    try:
        most, now = Path(limit).read_text("ascii").strip(), Path(used).read_text("ascii").strip()
    except OSError:
        return None
    return max(int(most) - int(now), 0) if most.isdecimal() and now.isdecimal() else None


def _status(name: str) -> int | None:
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:")), None)


def _gb(size: float) -> str:
    return f"{size / 1e9:,.1f} GB" if size >= 1e9 else f"{size / 1e6:,.0f} MB"
