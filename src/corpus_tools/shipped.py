"""The data files of the package: one that is missing or damaged ends the work, and no article is blamed for it."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from importlib.resources import files
from typing import TypeVar

from corpus_tools.errors import InputError

T = TypeVar("T")


def read_shipped(package: str, name: str, parse: Callable[[bytes], T]) -> T:
    """What ``parse`` makes of a data file of ``package``, a part of this package.

    Raises :class:`InputError` where the file is missing, empty, or not one that ``parse`` can read.
    """
    path = files(package).joinpath(name)
    try:
        content = path.read_bytes()
        if not content:
            raise ValueError("it is empty")
        return parse(content)
    except (OSError, EOFError, KeyError, ValueError, zlib.error) as error:
        raise InputError(
            path, f"this file of corpus-tools itself is missing or damaged ({error})", "Install corpus-tools again"
        ) from error
