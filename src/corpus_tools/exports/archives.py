"""ZIP files that are the same, byte for byte, whenever they are made from the same content."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from corpus_tools.files import writing

# The earliest time that the format knows: a file says nothing of when it was made.
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3


def write_zip(path: Path, files: Mapping[str, str]) -> Path:
    """Write texts, as UTF-8 under their names, into a ZIP file that is there whole or not at all.

    Parameters
    ----------
    path
        The file to write; an existing one is replaced.
    files
        The names inside the archive and their texts, in the order in which they are written.

    Returns
    -------
    Path
        ``path``.

    Raises
    ------
    InputError
        Where ``path`` cannot be written.
    """
    with writing(path) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode("utf-8"))
    return path
