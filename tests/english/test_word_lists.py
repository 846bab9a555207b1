"""General English is described in ``corpus_tools.english``: other modules hold few word lists of their own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import corpus_tools

ROOT = Path(corpus_tools.__file__).parent
LEAST = 12  # words; shorter ones belong to the rule that uses them
MOST_MODULES = 12
WORD = re.compile(r"[a-z][a-z'’-]*")
# Names of columns, files, keys of codebooks and codes of formats, which are no word lists.
NO_ENGLISH = {"loading", "exports", "schema.py", "kwic.py"}
NO_ENGLISH_IN = {"framing/codebook_reader.py", "framing/patterns.py", "measures/__init__.py"}


def _sizes(node: ast.AST) -> Iterator[int]:
    """How many words each literal list, and each call of ``word_set``, in an assignment holds."""
    for part in ast.walk(node):
        if isinstance(part, ast.List | ast.Tuple | ast.Set):
            yield sum(isinstance(e, ast.Constant) and bool(WORD.fullmatch(str(e.value))) for e in part.elts)
        elif isinstance(part, ast.Dict):
            yield sum(isinstance(e, ast.Constant) and bool(WORD.fullmatch(str(e.value))) for e in part.keys)
        elif isinstance(part, ast.Call) and getattr(part.func, "id", "") == "word_set":
            yield sum(len(str(a.value).split()) for a in part.args if isinstance(a, ast.Constant))


def _modules_with_lists() -> set[str]:
    found = set()
    for path in ROOT.rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        if name.split("/")[0] in NO_ENGLISH or name in NO_ENGLISH_IN:
            continue
        values = (
            node.value
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        )
        if any(size >= LEAST for value in values for size in _sizes(value)):
            found.add(name)
    return found


def test_few_modules_hold_word_lists() -> None:
    found = _modules_with_lists()
    assert {"english/word_classes.py", "english/name_words.py"} <= found  # the count sees lists at all
    assert len(found) <= MOST_MODULES, sorted(found)
