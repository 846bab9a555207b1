"""What a function was given: a corpus in place of its tables, or a table that is not the one it takes.

A measure takes tables. Given a :class:`~corpus_tools.corpus.Corpus` in the place of one, it takes that table from it;
given another table, it says which one it expects, where pandas would end in a bare ``KeyError``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from inspect import Signature, signature
from typing import Any, Final, ParamSpec, TypeVar

import pandas as pd

from corpus_tools.errors import ParameterError
from corpus_tools.schema import TABLES

P = ParamSpec("P")
R = TypeVar("R")
_WHOLE: Final = 0.9  # of a table's columns from which a frame is that table, with columns of one's own or without some
# A figure says in its first lines which measure makes the table that it draws.
_MADE_BY: Final = re.compile(r":func:`corpus_tools\.(measures\.\w+)`")
_COLUMN: Final = re.compile(r"'([a-z]\w*)'|^([a-z]\w*)$")


def checks_tables(function: Callable[P, R]) -> Callable[P, R]:
    """``function``, which then takes a corpus in the place of a table, and refuses a table that is another.

    It raises :class:`ParameterError` naming the argument and the table that it expects.
    """
    called = signature(function)
    made_by = next(iter(_MADE_BY.findall(function.__doc__ or "")), "")

    @wraps(function)
    def call(*values: P.args, **named: P.kwargs) -> R:
        filled, given = _filled(called, values, named)
        for name, frame in _frames(given):
            _refuse_another(name, frame)
        try:
            return function(*filled[0], **filled[1])
        except (KeyError, AttributeError) as error:
            wrong = _explained(error, given, made_by)
            if wrong is None:
                raise
            raise wrong from None

    return call


def check_all(names: Mapping[str, Any], public: Sequence[str]) -> dict[str, Any]:
    """The public functions of a package, each with its tables checked; classes are left as they are."""
    functions = {name: names[name] for name in public if not isinstance(names[name], type)}
    return {name: checks_tables(function) for name, function in functions.items()}


def _filled(
    called: Signature, values: tuple[Any, ...], named: dict[str, Any]
) -> tuple[tuple[tuple[Any, ...], dict[str, Any]], dict[str, Any]]:
    """The arguments, with tables in place of a corpus, as they are handed on and by their names."""
    try:
        bound = called.bind(*values, **named)
    except TypeError:
        return (values, named), {}  # the function itself says what is wrong
    for name, value in bound.arguments.items():
        if name in TABLES and _is_corpus(value):
            bound.arguments[name] = value.table(name)
    return (bound.args, bound.kwargs), bound.arguments


def _is_corpus(value: object) -> bool:
    return not isinstance(value, pd.DataFrame) and hasattr(value, "table") and hasattr(value, "tables")


def _frames(given: Mapping[str, Any]) -> Iterator[tuple[str, pd.DataFrame]]:
    return ((name, value) for name, value in given.items() if isinstance(value, pd.DataFrame))


def likest(frame: pd.DataFrame) -> str:
    """The table of the package whose columns ``frame`` has; empty where it has those of none."""
    columns = set(frame.columns)
    shares = {name: len(columns.intersection(spec.names)) / len(spec.names) for name, spec in TABLES.items()}
    best = max(shares, key=lambda name: (shares[name], len(TABLES[name].names)))
    return best if shares[best] >= _WHOLE else ""


def _refuse_another(name: str, frame: pd.DataFrame) -> None:
    """Refuse a table given under the name of another: its numbers would be of something else."""
    if name not in TABLES or set(TABLES[name].names) <= set(frame.columns):
        return
    found = likest(frame)
    if found and found != name:
        raise _wrong(name, frame, _expected(name))


def _expected(name: str) -> str:
    return f"it takes the table {name} (a row is {TABLES[name].row}), for example corpus.{name}"


def _wrong(name: str, frame: pd.DataFrame, expected: str) -> ParameterError:
    found = likest(frame)
    return ParameterError(name, _Shown(f"the table {found}" if found else _columns(frame)), expected)


def _columns(frame: pd.DataFrame) -> str:
    names = [str(name) for name in frame.columns]
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    return f"a table with the columns {', '.join(names[:8])}{more}" if names else "a table without columns"


class _Shown:
    """A value that an error message shows in words."""

    def __init__(self, words: str) -> None:
        self.words = words

    def __repr__(self) -> str:
        return self.words


def _explained(error: KeyError | AttributeError, given: Mapping[str, Any], made_by: str) -> ParameterError | None:
    """The error of a column that is missing, as one about the table that was given; None where it is another's."""
    column = _column_of(error)
    without = {name: frame for name, frame in _frames(given) if column and column not in frame.columns}
    for name, frame in without.items():
        if name in TABLES and column in TABLES[name].names:
            return _wrong(name, frame, f"column {column!r} is missing; {_expected(name)}")
    own = [name for name, _ in _frames(given) if name not in TABLES]
    if made_by and own and own[0] in without:
        return _wrong(own[0], without[own[0]], f"column {column!r} is missing; it takes what {made_by} returns")
    return None


def _column_of(error: KeyError | AttributeError) -> str:
    """The column that was looked for: by pandas, or as a field of a row; empty where it was something else."""
    if isinstance(error, AttributeError):
        return error.name or "" if isinstance(error.obj, tuple) else ""
    found = _COLUMN.search(str(error.args[0])) if error.args else None
    return next(filter(None, found.groups()), "") if found else ""
