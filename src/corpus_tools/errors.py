"""The exceptions of the package.

A message says where the fault is (a file, a row, an argument), which value was met, what would do, and how to go
on; the parts are attributes too, so that a caller need not read the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class CorpusToolsError(Exception):
    """Base of every error that the package raises on purpose.

    In a notebook it is shown as one message: the lines of this package that raised it help nobody who reads it there.
    """

    def _render_traceback_(self) -> list[str]:
        return [f"{type(self).__name__}: {self}"]


class UnknownNameError(CorpusToolsError, AttributeError):
    """A function or table that there is not was asked for; the message names the nearest and all that there are."""


class CorpusToolsWarning(UserWarning):
    """Something is not as it should be, and the result is right all the same."""


class InputError(CorpusToolsError):
    """A file or folder cannot be used.

    Attributes: ``path``, ``reason``, ``next_step``.
    """

    def __init__(self, path: object, reason: str, next_step: str) -> None:
        self.path, self.reason, self.next_step = str(path), reason, next_step
        super().__init__(f"{self.path}: {reason}.{_then(next_step)}")


class ParameterError(CorpusToolsError, ValueError):
    """An argument or notebook parameter has a wrong name, type or value.

    Attributes: ``name``, ``value``, ``allowed``.
    """

    def __init__(self, name: str, value: object, allowed: str, next_step: str = "") -> None:
        self.name, self.value, self.allowed = name, value, allowed
        super().__init__(f"{name} = {value!r} cannot be used: {allowed}.{_then(next_step)}")


class TableError(CorpusToolsError, ValueError):
    """A table does not have the columns, types or offsets that :mod:`corpus_tools.schema` says.

    Attributes: ``table``, ``reason``.
    """

    def __init__(self, table: str, reason: str, next_step: str = "") -> None:
        self.table, self.reason = table, reason
        super().__init__(f"table {table!r}: {reason}.{_then(next_step)}")


class CodebookError(CorpusToolsError, ValueError):
    """A codebook file is not valid. Attributes: ``path``, ``line`` (1-based or None), ``field``, ``reason``."""

    def __init__(self, path: object, line: int | None, field: str, reason: str, next_step: str = "") -> None:
        self.path, self.line, self.field, self.reason = str(path), line, field, reason
        where = f"{self.path}, line {line}" if line is not None else self.path
        super().__init__(f"{where}: {field}: {reason}.{_then(next_step)}")


class MissingExtraError(CorpusToolsError, ImportError):
    """An optional dependency is not installed. Attributes: ``package``, ``extra``."""

    def __init__(self, package: str, extra: str, purpose: str) -> None:
        self.package, self.extra = package, extra
        super().__init__(
            f"{purpose} needs the package {package!r}, which is not installed. "
            f'Install it with: pip install "corpus-tools[{extra}]"'
        )


class NotebookError(CorpusToolsError):
    """A notebook failed while it ran. Attributes: ``notebook``, ``cell`` (execution count), ``reason``."""

    def __init__(self, notebook: str, cell: int | None, reason: str, next_step: str = "") -> None:
        self.notebook, self.cell, self.reason = notebook, cell, reason
        at = f", cell [{cell}]" if cell is not None else ""
        super().__init__(f"{notebook}{at}: {reason.rstrip('.')}.{_then(next_step)}")


def _then(next_step: str) -> str:
    """The next step as a sentence after another; what is to be typed (after a colon) gets no full stop."""
    if not next_step:
        return ""
    stop = "" if next_step[-1] in ".!?" or ": " in next_step else "."
    return f" {next_step[0].upper()}{next_step[1:]}{stop}"


def did_you_mean(value: object, allowed: Iterable[str]) -> str:
    """A sentence that lists what is allowed and, where one is close, names it first."""
    names = sorted(allowed)
    close = get_close_matches(str(value), names, n=1)
    hint = f"did you mean {close[0]!r}? " if close else ""
    return f"{hint}valid names are {', '.join(names)}"
