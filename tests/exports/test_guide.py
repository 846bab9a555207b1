"""docs/exports.md: its snippets run on the tables of a corpus and count what pandas counts; its list is complete."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools.exports import FORMATS
from corpus_tools.run import write_tables


@pytest.fixture(scope="module")
def expected(corpus: ct.Corpus) -> list[tuple[str, str, int, int]]:
    counted = corpus.quotes.groupby(["outlet", "kind"])["words"].agg(["size", "sum"]).sort_index()
    return [(*index, int(n), int(words)) for index, (n, words) in zip(counted.index, counted.to_numpy(), strict=True)]


def value(code: str) -> object:
    """What the last line of a snippet is, as a notebook would show it."""
    tree = ast.parse(code)
    last = tree.body.pop()
    assert isinstance(last, ast.Expr)
    names: dict[str, object] = {}
    exec(compile(tree, "docs/exports.md", "exec"), names)
    return eval(compile(ast.Expression(last.value), "docs/exports.md", "eval"), names)


def test_the_snippets_count_what_pandas_counts(
    root: Path,
    tmp_path: Path,
    corpus: ct.Corpus,
    expected: list[tuple[str, str, int, int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guide = (root / "docs" / "exports.md").read_text("utf-8")
    snippets = re.findall(r"```python\n(.*?)```", guide, re.S)
    assert len(snippets) == 2
    write_tables(corpus, tmp_path / "runs" / "mine" / "tables", ["articles", "quotes"])
    monkeypatch.chdir(tmp_path)
    for snippet in snippets:
        found = value(snippet)
        rows = found.to_numpy().tolist() if isinstance(found, pd.DataFrame) else found.rows()  # type: ignore[attr-defined]
        assert [tuple(row) for row in rows] == expected


def test_every_format_is_in_the_guide(root: Path) -> None:
    guide = (root / "docs" / "exports.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", guide, re.M) == list(FORMATS)
