"""Mutation testing: do the tests fail when the code is wrong?

    python benchmarks/mutants.py [edits intervals polarity marks lineage repeats] [--most 60] [--seed 1]

Each mutant is a module with one small change (a comparison reversed, a number raised by one, ``and`` for ``or``, a
``not`` dropped, a condition fixed, a return value lost). Its tests are run against it in a process of their own, until
the first one fails; a mutant on which no test fails is a survivor and is printed with its line. If a module has more
mutants than ``--most``, they are sampled evenly over it. Survivors whose change has no observable effect are listed
with the reason in ``benchmarks/mutants.toml`` and counted separately.

The tests are imported once; each process is a copy in which the code of the module's functions is replaced, so that
every reference to a function runs the mutant. Only the tests that execute the changed statement are run, the fastest
first. Property tests draw 30 fixed examples; tests that measure time ("linear", "proportion") are left out.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import gc
import importlib
import inspect
import io
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import FrameType, FunctionType, ModuleType
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, settings

_OUT = os.fdopen(os.dup(1), "w", encoding="utf-8")
ROOT = Path(__file__).resolve().parent.parent
SEEN = (
    Path(tempfile.gettempdir()) / f"mutants-{os.getpid()}.json"
)  # what the tests import and run, from the unchanged module
MOST_FOLLOWED = 200_000  # lines run by one test: tracing them takes time
SECONDS = 30  # of processor time a mutant's tests may take: an endless loop is found out
MODULES = {  # the tests that stop most mutants come first
    "edits": (
        "provenance.utterances.edits",
        ["tests/provenance/utterances/test_edits.py", "tests/provenance/utterances"],
    ),
    "intervals": (
        "measures.intervals",
        ["tests/measures/test_intervals_by_hand.py", "tests/measures/test_intervals.py"],
    ),
    "polarity": ("framing.polarity", ["tests/framing/test_polarity.py", "tests/framing/test_sentences.py"]),
    "marks": ("quotes.marks", ["tests/quotes/test_marks_by_hand.py", "tests/quotes/test_marks.py"]),
    "lineage": (
        "provenance.lineage",
        [
            "tests/provenance/test_lineage_by_hand.py",
            "tests/provenance/test_lineage.py",
            "tests/provenance/test_departures.py",
        ],
    ),
    "repeats": (
        "measures.repeats",
        ["tests/measures/test_repeats.py", "tests/measures/test_reuse.py", "tests/measures/test_voices.py"],
    ),
}
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_EXCHANGED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.Pow: ast.Mult,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change: where, what it was and is, and which node (by its number) it puts what in the place of."""

    line: int
    before: str
    after: str
    number: int
    new: ast.AST

    def tree(self, source: str) -> ast.Module:
        """The module with the change."""
        changed = _Put(self.number, self.new).visit(ast.parse(source))
        return cast(ast.Module, ast.fix_missing_locations(changed))


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that may replace ``node``."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            new = copy.deepcopy(node)
            new.ops[place] = _TURNED[type(operator)]()
            yield new
    elif isinstance(node, ast.BoolOp):
        new_bool = copy.deepcopy(node)
        new_bool.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield new_bool
    elif isinstance(node, ast.BinOp) and type(node.op) in _EXCHANGED:
        new_binary = copy.deepcopy(node)
        new_binary.op = _EXCHANGED[type(node.op)]()
        yield new_binary
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        yield copy.deepcopy(node.operand)
    elif isinstance(node, ast.Constant) and not isinstance(node.value, str) and node.value not in (None, ...):
        value: Any = not node.value if isinstance(node.value, bool) else cast(Any, node.value) + 1
        yield ast.Constant(value)
    elif isinstance(node, (ast.If, ast.IfExp, ast.While)) and not isinstance(node.test, ast.Constant):
        for value in (True, False):
            if not (value and isinstance(node, ast.While)):
                new_if = copy.deepcopy(node)
                new_if.test = ast.Constant(value)
                yield new_if
    elif isinstance(node, ast.Continue):
        yield ast.Break()


class _Put(ast.NodeTransformer):
    """Puts one node in the place of another, known by its number in the walk."""

    def __init__(self, number: int, new: ast.AST) -> None:
        self.number, self.new, self.seen = number, new, -1

    def visit(self, node: ast.AST) -> Any:
        self.seen += 1
        return self.new if self.seen == self.number else self.generic_visit(node)


def _code(tree: ast.Module) -> list[tuple[int, ast.AST]]:
    """The nodes with their number in a walk in depth, without annotations and the values of constants of a module."""
    found: list[tuple[int, ast.AST]] = []
    number = -1

    def walk(node: ast.AST, is_told: bool) -> None:
        nonlocal number
        number += 1
        if is_told:
            found.append((number, node))
        for name, value in ast.iter_fields(node):
            inner = is_told and name not in ("annotation", "returns", "decorator_list", "type_params")
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    walk(child, inner)

    walk(tree, True)
    return found


def mutants(source: str) -> list[Mutant]:
    """All mutants of a module's text."""
    made = []
    for number, node in _code(ast.parse(source)):
        for new in changes(node):
            before, after = (ast.unparse(each).splitlines()[0] for each in (node, new))
            made.append(Mutant(getattr(node, "lineno", 0), before, after, number, ast.copy_location(new, node)))
    return made


def statement(source: str, line: int) -> range | None:
    """The lines of the statement in a function that a line belongs to (of a compound one, its header), or None."""
    found = None
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in (each for part in function.body for each in ast.walk(part) if isinstance(each, ast.stmt)):
            inner = getattr(node, "body", None) or getattr(node, "cases", None)
            first = (
                getattr(inner[0], "lineno", getattr(getattr(inner[0], "pattern", None), "lineno", 0)) if inner else 0
            )
            lines = range(node.lineno, max(node.lineno + 1, first) if inner else (node.end_lineno or node.lineno) + 1)
            if line in lines and (found is None or len(lines) <= len(found)):
                found = lines
    return found


@dataclass(frozen=True)
class Seen:
    """What one test does with the unchanged module: the lines it runs, and how long it takes."""

    lines: frozenset[int]
    seconds: float


class _Loop:
    """A pytest plugin that, once the tests are collected, runs them once for each mutant."""

    def __init__(self, measured: Callable[[Tests], None], module: str) -> None:
        self.measured, self.module = measured, module

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.measured(Tests(session, self.module))
        return True


class Tests:
    """The tests of a module, run in copies of this process."""

    def __init__(self, session: pytest.Session, name: str) -> None:
        self.session, self.name = session, name
        self.seen: dict[str, Seen] = {}

    def pass_as_it_is(self) -> bool:
        """Whether all tests pass on the unchanged module; records the lines that each of them runs."""
        if not self._copied(self._see):
            return False
        kept = json.loads(SEEN.read_text("utf-8"))
        SEEN.unlink()
        self.seen = {name: Seen(frozenset(lines), seconds) for name, (lines, seconds) in kept["tests"].items()}
        _import_once(kept["imported"])
        return True

    def survive(self, changed: ast.Module, lines: range | None) -> bool:
        """Whether the tests that run any of ``lines`` (None: all tests) pass with a changed tree of the module."""
        items = [item for item in self.session.items if lines is None or self.seen[item.nodeid].lines & {*lines}]
        items.sort(key=lambda item: self.seen[item.nodeid].seconds)

        def run() -> None:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            signal.signal(signal.SIGXCPU, signal.SIG_DFL)
            exchange(sys.modules[self.name], changed)
            self._run(items)

        return self._copied(run)

    def _copied(self, run: Callable[[], None]) -> bool:
        child = os.fork()
        if child:
            _, status = os.waitpid(child, 0)
            return os.waitstatus_to_exitcode(status) == 0
        try:
            run()
            os._exit(0)
        except BaseException:
            os._exit(1)

    def _run(self, items: Sequence[pytest.Item]) -> None:
        for item, following in pairwise([*items, None]):
            assert item is not None
            self.session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.session.testsfailed:
                os._exit(1)

    def _see(self) -> None:
        kept = {}
        for item in self.session.items:
            begin = time.process_time()
            with _Lines(str(inspect.getsourcefile(sys.modules[self.name]))) as lines:
                self._run([item])
            kept[item.nodeid] = (sorted(lines.found), time.process_time() - begin)
        SEEN.write_text(json.dumps({"tests": kept, "imported": list(sys.modules)}), "utf-8")


class _Lines:
    """The lines of a file that are run; all of them if there are too many to trace."""

    def __init__(self, path: str) -> None:
        self.path, self.found, self.left = path, set[int](), MOST_FOLLOWED

    def __enter__(self) -> _Lines:
        sys.settrace(self._call)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _call(self, frame: FrameType, event: str, _: Any) -> Any:
        return self._line if frame.f_code.co_filename == self.path else None

    def _line(self, frame: FrameType, event: str, _: Any) -> Any:
        self.found.add(frame.f_lineno)
        self.left -= 1
        if self.left < 0:
            sys.settrace(None)
            self.found.update(range(1, 1 + len(Path(self.path).read_text("utf-8").split("\n"))))
        return self._line


def exchange(module: ModuleType, source: ast.Module) -> None:
    """Give a module's functions, methods and constants the code and values of another tree of it."""
    made: dict[str, Any] = {**{k: v for k, v in vars(module).items() if k.startswith("__")}}
    exec(compile(source, str(module.__file__), "exec", dont_inherit=True), made)  # noqa: S102
    for name, new in made.items():
        old = vars(module).get(name)
        if name.startswith("__") or getattr(new, "__module__", module.__name__) != module.__name__:
            continue
        if isinstance(old, type) and isinstance(new, type):
            for inner, value in vars(new).items():
                _exchange_code(vars(old).get(inner), value)
                _exchange_code(getattr(vars(old).get(inner), "fget", None), getattr(value, "fget", None))
        elif callable(old):
            _exchange_code(old, new)
        elif old != new:
            _rebind(name, old, new)


def _exchange_code(old: Any, new: Any) -> None:
    """The code of a function (or of what a decorator wraps) in place of that of the function it was."""
    old, new = (inspect.unwrap(getattr(each, "__func__", each)) for each in (old, new))
    if isinstance(old, FunctionType) and isinstance(new, FunctionType) and old.__code__ != new.__code__:
        old.__code__ = new.__code__
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__


def _rebind(name: str, old: object, new: object) -> None:
    """A constant's new value in its module, and wherever it was imported by its name."""
    for module in [m for each, m in sys.modules.items() if each.partition(".")[0] in ("corpus_tools", "tests")]:
        if vars(module).get(name) is old:
            setattr(module, name, new)


def explained(module: str) -> set[tuple[str, str, str]]:
    """Survivors that change nothing anyone could see, as (line of the module, before, after)."""
    table = tomllib.loads((Path(__file__).parent / "mutants.toml").read_text("utf-8"))
    return {
        (line, entry["before"], entry["after"])
        for entry in (*table["every_module"], *table.get(module, []))
        for line in entry.get("lines", [""])
    }


def is_explained(mutant: Mutant, source: str, known: set[tuple[str, str, str]]) -> bool:
    """Whether a survivor is one of those known: by its change, in any line or in the line that is named."""
    line = source.split("\n")[mutant.line - 1].strip()
    return any((mutant.before, mutant.after) == (before, after) and named in line for named, before, after in known)


def measure(module: str, most: int, seed: int, lines: set[int] | None = None) -> float:
    """Print the survivors of a module; returns their share of the mutants run, without those that are explained."""
    name, tests = MODULES[module]
    path = ROOT / "src" / "corpus_tools" / Path(*name.split(".")).with_suffix(".py")
    shares: list[float] = []
    plain = ["-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--no-header"]
    arguments = [*plain, "-k", "not linear and not proportion", *tests]
    source = path.read_text("utf-8")
    every = [m for m in mutants(source) if lines is None or m.line in lines]
    chosen = random.Random(seed).sample(every, most) if most < len(every) else every  # noqa: S311
    loop = _Loop(lambda found: shares.append(_share(module, source, found, chosen)), f"corpus_tools.{name}")
    settings.register_profile(
        "mutants", max_examples=30, derandomize=True, database=None, deadline=None, suppress_health_check=[*HealthCheck]
    )
    settings.load_profile("mutants")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        pytest.main(arguments, plugins=[loop])
    return shares[0] if shares else 1.0


def _share(module: str, source: str, tests: Tests, chosen: list[Mutant]) -> float:
    if not tests.pass_as_it_is():
        _print(f"{module}: its tests fail as it is")
        return 1.0
    known = explained(module)
    left = []
    for m in sorted(chosen, key=lambda m: m.line):
        if tests.survive(m.tree(source), statement(source, m.line)):
            left.append(m)
            told = "explained" if is_explained(m, source, known) else "survives"
            _print(f"    {module} line {m.line} {told}: {m.before}  ->  {m.after}")
    unexplained = [m for m in left if not is_explained(m, source, known)]
    share = len(unexplained) / len(chosen)
    _print(
        f"{module}: {len(chosen)} of {len(mutants(source))} mutants, {len(left)} survive,"
        f" {len(left) - len(unexplained)} of them explained: {share:.0%}"
    )
    return share


def _import_once(names: list[str]) -> None:
    """Import what the tests import while they run, so that no copy of this process has to."""
    for name in names:
        if name not in sys.modules and name.isascii():
            with contextlib.suppress(Exception):
                importlib.import_module(name)
    gc.freeze()


def _print(line: str) -> None:
    """Past what pytest makes of the output."""
    print(line, file=_OUT, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", choices=[*MODULES, []], default=list(MODULES))
    parser.add_argument("--most", type=int, default=60, help="mutants of a module (default: 60)")
    parser.add_argument("--seed", type=int, default=1, help="of the sample (default: 1)")
    parser.add_argument("--lines", type=int, nargs="+", help="only mutants of these lines")
    given = parser.parse_args()
    os.chdir(ROOT)
    lines = None if given.lines is None else set(given.lines)
    return int(max(measure(module, given.most, given.seed, lines) for module in given.modules) > 0.1)


if __name__ == "__main__":
    sys.exit(main())
