"""A folder of results is one run, whatever happened in it before."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest

from corpus_tools import notebooks, pipeline, run, stages
from corpus_tools.corpus import open_corpus
from corpus_tools.errors import CorpusToolsWarning, InputError
from corpus_tools.output import LOG
from corpus_tools.pipeline import STAGES, TABLE_NAMES
from corpus_tools.run import run_corpus, write_tables

TEXTS = {
    "lantern_2031-05-01.txt": "Dame Ada Ode was forced out on Monday.\n\n“I had no choice at all,” Dame Ada said.",
    "gazette_2031-05-02.txt": "Ada Ode is standing aside, Ben Orme said.\n\n“I had no choice left,” she told him.",
    "mirror_2031-05-03.txt": "Protesters marched on Friday. “We will not go,” Cy Pell said.",
}
CELL = """import corpus_tools as ct
from pathlib import Path
opened = ct.open_corpus(corpus, names=names, codebook=codebook)
for row in opened.quotes.itertuples():
    path = Path(out) / "figures" / f"NUMBER_{row.speaker or 'nobody'}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{len(opened.frames)} {len(opened.articles)} {top}")
"""


@pytest.fixture(autouse=True)
def small_notebooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two notebooks that write a file for each speaker, in place of the four."""
    made = []
    for name in ("01_provenance", "02_named_entities"):
        book = nbformat.v4.new_notebook()
        book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        parameters = 'corpus: str = ""  # c\nout: str = ""  # o\nnames: str = ""  # n\ncodebook: str = ""  # b'
        cells = [parameters + "\ntop: int = 3  # t", CELL.replace("NUMBER", name[:2])]
        book.cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
        book.cells[0].metadata["tags"] = ["parameters"]
        for number, cell in enumerate(book.cells):
            cell["id"] = f"c{number}"
        path = tmp_path / "books" / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        path.write_text(nbformat.writes(book), encoding="utf-8")
        made.append(path)

    def find(names: Any = ()) -> list[Path]:
        return [path for path in made if not names or path.stem in names or path.stem[:2] in names]

    monkeypatch.setattr(notebooks, "find", find)
    monkeypatch.setattr(run, "find", find)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in TEXTS.items():
        (corpus / name).write_text(text, encoding="utf-8")
    return corpus


def digests(folder: Path) -> dict[str, str]:
    found = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in found}


@pytest.fixture
def go(folder: Path, tmp_path: Path) -> Callable[..., dict[str, str]]:
    def go(**options: Any) -> dict[str, str]:
        run_corpus(folder, tmp_path / "out", cache=tmp_path / "cache", workers=2, **options)
        return digests(tmp_path / "out")

    return go


Go = Callable[..., dict[str, str]]


def test_back_and_forth_and_interrupted_ends_as_the_first_run(
    go: Go, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = go()
    assert {"report.html", "tables/quotes.csv", "notebooks/01_provenance.ipynb"} < set(first)
    assert not [name for name in first if name.endswith((".tmp", ".lock"))]
    assert go() == first
    text = (folder / "mirror_2031-05-03.txt").read_bytes()
    (folder / "mirror_2031-05-03.txt").unlink()
    real = run.run_all

    def interrupted(*given: Any, **options: Any) -> Any:
        real(*given, **options)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(run, "run_all", interrupted)
        with pytest.raises(KeyboardInterrupt):
            go()
    between = digests(tmp_path / "out")
    assert "report.html" not in between
    assert between["tables/quotes.csv"] != first["tables/quotes.csv"]
    assert "figures/01_Cy Pell.csv" not in between
    (folder / "mirror_2031-05-03.txt").write_bytes(text)
    assert go() == first


def test_another_codebook_or_parameter_leaves_nothing_of_the_first(go: Go) -> None:
    first = go()
    other = go(codebook="protest", parameters={"top": 5})
    assert other["tables/frames.csv"] != first["tables/frames.csv"]
    assert other["figures/01_Cy Pell.csv"] != first["figures/01_Cy Pell.csv"]
    assert go() == first


def test_some_notebooks_of_the_same_state_keep_the_others_and_of_another_do_not(go: Go, folder: Path) -> None:
    first = go()
    assert go(notebooks=["01"]) == first
    (folder / "mirror_2031-05-03.txt").unlink()
    other = go(notebooks=["01"])
    assert "notebooks/02_named_entities.ipynb" not in other
    assert not [name for name in other if name.startswith("figures/02")]


def test_tables_then_a_run_and_a_changed_file(go: Go, folder: Path, tmp_path: Path) -> None:
    first = go()
    out = tmp_path / "out"
    other = open_corpus(folder, codebook="protest", cache=tmp_path / "cache")
    for where in (out, out / "tables"):
        with pytest.raises(InputError, match="the tables of a run are in it"):
            write_tables(other, where)
    (out / "tables" / "frames.csv").write_text("by hand", encoding="utf-8")
    with pytest.raises(InputError, match=r"tables/frames\.csv was changed since"):
        go()
    (out / "tables" / "frames.csv").unlink()
    assert go() == first

    fresh = tmp_path / "fresh"
    write_tables(other, fresh)
    write_tables(other, fresh / "tables")
    run_corpus(folder, fresh, cache=tmp_path / "cache", workers=2)
    names = set(digests(fresh))
    assert names == set(first)
    same = [name for name in names if name.startswith("tables/")]
    assert {name: digests(fresh)[name] for name in same} == {name: first[name] for name in same}


def test_tables_one_after_another_are_kept_while_they_are_of_one_state(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "t"
    corpus = open_corpus(folder, cache=tmp_path / "cache")
    paths = write_tables(corpus, out, ["quotes"])
    assert [p.name for p in paths] == ["quotes.parquet", "quotes.csv"]
    write_tables(corpus, out, ["frames"])
    assert {p.name for p in out.glob("*.csv")} == {"quotes.csv", "frames.csv"}
    write_tables(open_corpus(folder, codebook="protest", cache=tmp_path / "cache"), out, ["articles"])
    assert {p.name for p in out.glob("*.csv")} == {"quotes.csv", "articles.csv"}  # quotations know no codebook


def test_what_a_stage_fails_on_is_in_the_report_the_problems_and_the_log(
    go: Go, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = go()
    real = next(s for s in STAGES if s.name == "quotations")

    def failing(tables: Any, options: Any) -> Any:
        if tables["articles"]["text"].str.contains("Protesters").any():
            raise IndexError("injected here")
        return real.run(tables, options)

    with monkeypatch.context() as patch:
        changed = tuple(dataclasses.replace(s, run=failing) if s is real else s for s in STAGES)
        patch.setattr(stages, "STAGES", changed)
        patch.setattr(pipeline, "MAKER", {output: s for s in changed for output in s.outputs})
        run_corpus(folder, tmp_path / "bad", cache=tmp_path / "cache_bad", workers=2)
    bad = tmp_path / "bad"
    problems = pd.read_csv(bad / "tables" / "problems.csv")
    row = problems[problems["kind"] == "internal_error"].iloc[0]
    assert (row["source_file"], row["stage"], row["severity"]) == ("mirror_2031-05-03.txt", "quotations", "error")
    assert "IndexError: injected here" in (bad / "report.html").read_text("utf-8")
    log = (bad / LOG).read_text("utf-8")
    assert "quotations: " in log
    assert 'raise IndexError("injected here")' in log
    assert not list((bad / "figures").glob("*Cy Pell*"))
    # The same folder without the fault is that of a clean run.
    run_corpus(folder, bad, cache=tmp_path / "cache", workers=2)
    assert set(digests(bad)) == set(clean)


def test_a_cache_that_cannot_be_written_changes_nothing_but_a_warning(go: Go, folder: Path, tmp_path: Path) -> None:
    first = go()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.warns(CorpusToolsWarning, match="tables cannot be kept here") as warned:
        run_corpus(folder, tmp_path / "out", cache=tmp_path / "file" / "cache", workers=2)
    assert len([w for w in warned if issubclass(w.category, CorpusToolsWarning)]) == 1
    assert digests(tmp_path / "out") == first


def test_the_ledger_lists_every_file(go: Go, tmp_path: Path) -> None:
    made = set(go())
    ledger = json.loads((tmp_path / "out" / ".corpus-tools.json").read_text("utf-8"))
    listed = {name for unit in ledger["units"].values() for name in unit["files"]}
    assert listed == made - {".corpus-tools.json"}
    assert set(TABLE_NAMES) < set(ledger["units"])
