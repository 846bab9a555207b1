"""The mutants that are made of a module: one change each, and every one a text that can be run."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("resource", reason="a mutant's tests run in a process that is limited")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import mutants

SOURCE = """
LEAST: int = 3

def is_high(a: int, b: int = 2) -> bool:
    if a < LEAST and not b:
        return a + 1 == b
    return -a in (b,)
"""


def test_each_mutant_changes_one_place_and_no_annotation() -> None:
    made = mutants.mutants(SOURCE)
    assert {(m.before, m.after) for m in made} >= {
        ("a < LEAST", "a <= LEAST"),
        ("a < LEAST and (not b)", "a < LEAST or not b"),
        ("not b", "b"),
        ("a + 1", "a - 1"),
        ("a + 1 == b", "a + 1 != b"),
        ("-a in (b,)", "-a not in (b,)"),
        ("-a", "a"),
        ("3", "4"),
        ("1", "2"),
        ("2", "3"),
        ("if a < LEAST and (not b):", "if True:"),
        ("if a < LEAST and (not b):", "if False:"),
    }
    texts = [ast.unparse(m.tree(SOURCE)) for m in made]
    assert len(set(texts)) == len(texts)
    for text in texts:
        compile(text, "m", "exec")
        assert "a: int" in text


def test_whoever_holds_a_function_holds_the_mutant(tmp_path: Path) -> None:
    module = ModuleType("corpus_tools_mutant")
    module.__file__ = "m"
    exec(SOURCE, vars(module))
    held = module.is_high
    assert held(-1, 0) is True
    assert held(1, 0) is False
    other = SOURCE.replace("return a + 1 == b", "return 'changed'").replace("b: int = 2", "b: int = 0")
    mutants.exchange(module, ast.parse(other))
    assert module.is_high is held
    assert held(1) == "changed"


def test_one_constant_changes_and_no_other_of_its_value() -> None:
    module = ModuleType("corpus_tools.mutant")
    module.__file__ = "m"
    source = "LEAST = 0.5\nMOST = 0.5\ndef both():\n    return LEAST, MOST\n"
    exec(source, vars(module))
    sys.modules[module.__name__] = module
    try:
        mutants.exchange(module, ast.parse(source.replace("LEAST = 0.5", "LEAST = 1.5")))
        assert module.both() == (1.5, 0.5)
    finally:
        del sys.modules[module.__name__]


def test_every_module_that_is_measured_and_its_tests_are_there() -> None:
    for name, tests in mutants.MODULES.values():
        assert (mutants.ROOT / "src/corpus_tools" / f"{name.replace('.', '/')}.py").is_file()
        assert all((mutants.ROOT / test).exists() for test in tests), name


def test_survivors_are_explained_for_modules_that_are_measured(tmp_path: Path) -> None:
    assert all(isinstance(mutants.explained(module), set) for module in mutants.MODULES)


LINES = """
LEAST = 3

def cut(
    text: str,
) -> str:
    if (
        text
        and text[0]
    ):
        return max(
            text,
            "b",
        )
    for each in text:
        print(each)
    return text
"""


def test_a_line_belongs_to_the_innermost_statement_of_a_function() -> None:
    assert mutants.statement(LINES, 2) is None
    assert mutants.statement(LINES, 4) is None
    assert mutants.statement(LINES, 9) == range(7, 11)
    assert mutants.statement(LINES, 13) == range(11, 15)
    assert mutants.statement(LINES, 15) == range(15, 16)
    assert mutants.statement(LINES, 16) == range(16, 17)
    assert mutants.statement(LINES, 17) == range(17, 18)
