"""What an unexpected exception costs: the article, pair or group it happened in, and nothing else.

Code that works through articles, pairs or groups puts each of them into ``with isolated(...)``. Inside a run, where
failures are collected, an exception there is noted and the loop goes on. Elsewhere (a function called on its own, a
test) it is raised as usual, so that nothing is hidden from whoever calls one function.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, TypeVar

from corpus_tools.errors import CodebookError, InputError, MissingExtraError, ParameterError

ON_PURPOSE: Final = (CodebookError, InputError, MissingExtraError, ParameterError)
"""Errors that say what the user can do: they end a run."""
MOST_ATTEMPTS: Final = 400  # runs of a stage spent on finding the articles it fails on
_TRANSIENT: Final = frozenset({"MemoryError", "OSError"})
_CHARACTERS: Final = 300  # of an exception's message: it may quote a whole article

T = TypeVar("T")


@dataclass(frozen=True)
class Failure:
    """One article, pair or group that a stage could not use.

    ``articles``: the ids of the articles, none where the whole stage failed; ``error``: type and message of the
    exception; ``kind``: its type and those it derives from, so that a lack of memory or disk is told from a defect.
    """

    stage: str
    articles: tuple[str, ...]
    error: str
    traceback: str
    kind: tuple[str, ...] = ()

    @property
    def is_transient(self) -> bool:
        """Whether another attempt may succeed: memory or a disk was short."""
        return not _TRANSIENT.isdisjoint(self.kind)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Failure:
        """The inverse of :meth:`as_dict`; raises TypeError or KeyError for anything else."""
        lists = {name: tuple(map(str, values[name])) for name in ("articles", "kind")}
        return cls(**{**values, **lists})


_collector: ContextVar[list[Failure] | None] = ContextVar("failures", default=None)


def failure(error: BaseException, *article_ids: str, stage: str = "") -> Failure:
    """``error`` as a :class:`Failure`; its traceback begins where it was caught."""
    first = str(error).splitlines()[0] if str(error) else ""
    text = f"{type(error).__name__}: {first[:_CHARACTERS]}".rstrip(": ")
    kind = tuple(base.__name__ for base in type(error).__mro__ if base not in (object, BaseException, Exception))
    return Failure(stage, article_ids, text, "".join(traceback.format_exception(error)), kind)


@contextmanager
def collected() -> Iterator[list[Failure]]:
    """Collect the failures of :func:`isolated` and :func:`note` in the list that is yielded."""
    found: list[Failure] = []
    token = _collector.set(found)
    try:
        yield found
    finally:
        _collector.reset(token)


@contextmanager
def isolated(*article_ids: str) -> Iterator[None]:
    """An exception inside costs these articles, where failures are collected; elsewhere it is raised.

    >>> with collected() as failures:
    ...     for article_id in ("a", "b"):
    ...         with isolated(article_id):
    ...             _ = 1 / (article_id == "a")
    >>> [(f.articles, f.error) for f in failures]
    [(('b',), 'ZeroDivisionError: division by zero')]
    """
    try:
        yield
    except ON_PURPOSE:
        raise
    except Exception as error:
        if not note(error, *article_ids):
            raise


def note(error: Exception, *article_ids: str) -> bool:
    """Put ``error`` on record; False where nobody collects failures."""
    found = _collector.get()
    if found is None:
        return False
    found.append(failure(error, *article_ids))
    return True


def add(failures: Iterable[Failure]) -> None:
    """Put failures that another process noted on record here."""
    found = _collector.get()
    if found is not None:
        found.extend(failures)


def attempt(run: Callable[[], T]) -> tuple[T, list[Failure]]:
    """The result of ``run`` with the failures noted inside it."""
    with collected() as failures:
        return run(), failures


Run = Callable[[Sequence[str]], T]


def halve(ids: Sequence[str], run: Run[T]) -> tuple[list[T], list[Failure]]:
    """Results of ``run`` on parts of ``ids`` that together hold all it can be run on.

    For work in which articles do not depend on each other. A part that fails is halved until one article is left.
    """
    try:
        result, failures = attempt(lambda: run(ids))
    except ON_PURPOSE:
        raise
    except Exception as error:
        if len(ids) <= 1:
            return [], [failure(error, *ids)]
    else:
        return [result], failures
    middle = len(ids) // 2
    results, failures = halve(ids[:middle], run)
    more, others = halve(ids[middle:], run)
    return results + more, failures + others


@dataclass
class _Grown:
    """The articles that ``run`` can be run on together, found by adding half of the rest at a time."""

    run: Run[Any]
    kept: list[str]
    result: Any
    inner: list[Failure]
    left_out: list[Failure]
    attempts: int = 0

    def add(self, ids: Sequence[str]) -> None:
        """Keep ``ids`` as far as the stage runs with them."""
        self.attempts += 1
        try:
            if self.attempts > MOST_ATTEMPTS:
                raise RuntimeError("it was not tried alone: too many articles failed before")
            self.result, self.inner = attempt(lambda: self.run([*self.kept, *ids]))
        except ON_PURPOSE:
            raise
        except Exception as error:
            if self.attempts > MOST_ATTEMPTS or len(ids) == 1:
                self.left_out += [failure(error, article_id) for article_id in ids]
                return
        else:
            self.kept += ids
            return
        middle = len(ids) // 2
        self.add(ids[:middle])
        self.add(ids[middle:])


def grow(ids: Sequence[str], run: Run[T]) -> tuple[T, list[Failure]]:
    """The result of ``run`` on as many of ``ids`` as it can be run on together.

    For work in which articles are compared with each other: which of two is to blame cannot be told, so the one that
    was added last is left out. Raises what ``run`` raises on no article at all.
    """
    result, inner = attempt(lambda: run([]))
    grown = _Grown(run, [], result, inner, [])
    grown.add(ids)
    return grown.result, grown.inner + grown.left_out


def of_stage(failures: Sequence[Failure], stage: str) -> list[Failure]:
    """The failures as those of ``stage``."""
    return [replace(each, stage=stage) for each in failures]


def log_of(failures: Sequence[Failure]) -> str:
    """The failures with their tracebacks as text for a file; each traceback once."""
    lines: list[str] = []
    seen: set[str] = set()
    for each in failures:
        what = ", ".join(each.articles) or "the stage as a whole"
        lines.append(f"{each.stage}: {what}: {each.error}")
        if each.traceback not in seen:
            seen.add(each.traceback)
            lines.append(each.traceback)
    return "\n".join(lines)
