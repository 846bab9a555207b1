"""The modules of the package import each other without a cycle, imports inside functions included."""

from __future__ import annotations

import ast
from pathlib import Path

import networkx as nx

import corpus_tools

ROOT = Path(corpus_tools.__file__).parent


def module_name(path: Path, root: Path) -> str:
    parts = [root.name, *path.relative_to(root).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(source: str, known: frozenset[str]) -> set[str]:
    """Modules among ``known`` that a source imports anywhere; ``from a import b`` is ``a.b`` where that is a module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {name if name in known else node.module for name in names}
    return found & known


def import_graph(root: Path) -> nx.DiGraph:
    files = {module_name(path, root): path for path in sorted(root.rglob("*.py"))}
    known = frozenset(files)
    graph = nx.DiGraph()
    for name, path in files.items():
        graph.add_edges_from(
            (name, other) for other in imported_modules(path.read_text("utf-8"), known) if other != name
        )
    return graph


def test_no_import_cycle() -> None:
    cycles = [sorted(group) for group in nx.strongly_connected_components(import_graph(ROOT)) if len(group) > 1]
    assert cycles == []


def test_a_cycle_inside_functions_is_seen(tmp_path: Path) -> None:
    root = tmp_path / "pack"
    root.mkdir()
    (root / "__init__.py").write_text("")
    (root / "one.py").write_text("def f():\n    from pack import two\n    return two\n")
    (root / "two.py").write_text("from pack.one import f\n")
    cycles = [group for group in nx.strongly_connected_components(import_graph(root)) if len(group) > 1]
    assert cycles == [{"pack.one", "pack.two"}]
