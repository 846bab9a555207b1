"""Notebooks as files, read without what only running them needs."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final

# The validator of notebooks loads this where it is installed: a grammar of international web addresses, which takes
# as long as all else that a run from the cache does, and no notebook has a field that is checked with it.
_UNUSED: Final = "rfc3987_syntax"


def load_nbformat() -> Any:
    """The package that reads, writes and validates notebooks; to be called before papermill is imported, too."""
    with left_out(_UNUSED):
        return import_module("nbformat")


@contextmanager
def left_out(name: str) -> Iterator[None]:
    """Let an optional package seem not to be installed."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


def parameter_lines(notebook: Path) -> Iterator[tuple[str, str, str, str]]:
    """Name, type, default (as written) and comment of each line of the cell tagged ``parameters``."""
    cells = json.loads(notebook.read_text(encoding="utf-8")).get("cells", [])
    tagged = [cell for cell in cells if "parameters" in cell.get("metadata", {}).get("tags", ())]
    for cell in tagged[:1]:
        source = "".join(cell["source"])
        lines = source.splitlines()
        for node in ast.parse(source).body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
                name, kind, value = node.target.id, ast.unparse(node.annotation), node.value
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name, kind, value = node.targets[0].id, "str", node.value
            else:
                continue
            behind = lines[(value.end_lineno or 1) - 1].encode()[value.end_col_offset or 0 :].decode()
            yield name, kind, ast.get_source_segment(source, value) or "", behind.strip().removeprefix("#").strip()
