"""How often Python searches for objects that nothing but each other refers to."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let Python's garbage collector search for reference cycles less often.

    Reading and the stages make millions of objects and hardly any cycles, but each search visits all objects, which
    takes an eighth of the time of all stages. Objects without references are still freed at once.
    """
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)
