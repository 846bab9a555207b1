"""The data files of the package: one that is missing or damaged ends the work, and no article is blamed for it."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from importlib.resources import files
from typing import Final, TypeVar

from corpus_tools.errors import InputError

T = TypeVar("T")
# The last line of each file that is text. A file that was cut between two entries is else a shorter list, read without
# a word; a digest would refuse the other line ends that git may write.
_END: Final = b"# end of file"
_TEXTS: Final = (".toml", ".txt")


def read_shipped(package: str, name: str, parse: Callable[[bytes], T]) -> T:
    """What ``parse`` makes of a data file of ``package``, a part of this package.

    Raises :class:`InputError` where the file is missing, empty, cut, or not one that ``parse`` can read.
    """
    path = files(package).joinpath(name)
    try:
        content = path.read_bytes()
        if not content:
            raise ValueError("it is empty")
        if name.endswith(_TEXTS) and not content.rstrip().endswith(_END):
            raise ValueError("its end is missing")
        return parse(content)
    except (OSError, EOFError, KeyError, ValueError, zlib.error) as error:
        raise damaged(path, error) from error


def damaged(path: object, why: object) -> InputError:
    """The error of a file of this package that cannot be used."""
    reason = f"this file of corpus-tools itself is missing or damaged ({why})"
    return InputError(path, reason, "Install corpus-tools again")
