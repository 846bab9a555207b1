"""One entry of a file that holds many: what goes wrong in it costs it alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from corpus_tools.errors import CorpusToolsError
from corpus_tools.isolation import note
from corpus_tools.loading.reasons import details
from corpus_tools.loading.records import Problem


@contextmanager
def entry(number: int, what: str = "article") -> Iterator[list[Problem]]:
    """Context for one entry in a reader's loop; yields a list that gets a problem if the body raises an exception.

    >>> def read(cells):
    ...     for number, cell in enumerate(cells, 1):
    ...         with entry(number, "row") as wrong:
    ...             yield 1 / int(cell)
    ...         yield from wrong
    >>> [item if isinstance(item, float) else item.message for item in read("20")]
    [0.5, 'row 2 cannot be read (details: ZeroDivisionError: division by zero)']
    """
    wrong: list[Problem] = []
    try:
        yield wrong
    except CorpusToolsError:
        raise
    except Exception as error:
        note(error)
        wrong.append(unread(f"{what} {number}", error))


def unread(what: str, error: Exception) -> Problem:
    """The problem that reports an entry on which a reader failed."""
    return Problem("unreadable", f"{what} cannot be read {details(error)}", "Left out; the others are read.", "error")
