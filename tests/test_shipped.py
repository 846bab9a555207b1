from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import corpus_tools as ct
from corpus_tools import notebooks, offline, shipped
from corpus_tools.english import cues
from corpus_tools.entities import gazetteer, model
from corpus_tools.errors import InputError
from corpus_tools.framing import codebook_reader, load_codebook
from corpus_tools.framing.codebook import Codebook
from corpus_tools.quotes import sources
from corpus_tools.run import run_corpus
from corpus_tools.shipped import read_shipped
from corpus_tools.views import environment


@cache
def codebook() -> Codebook:
    codebook_reader._packaged.cache_clear()
    return load_codebook("departure")


READERS = {
    ("corpus_tools.entities", "data/gazetteer.txt.gz"): gazetteer.load_gazetteer,
    ("corpus_tools.entities", "data/organisations.txt"): gazetteer.load_organisations,
    ("corpus_tools.entities", "data/everyday.txt.gz"): gazetteer.load_everyday_words,
    ("corpus_tools.entities", "data/names.npz"): model.load_model,
    ("corpus_tools.quotes", "weights.toml"): sources.weights,
    ("corpus_tools.english", "data/cues.toml"): cues._load,
    ("corpus_tools.framing", "codebooks/departure.toml"): codebook,
}


@pytest.fixture(autouse=True)
def _nothing_read_before() -> Iterator[None]:
    for read in READERS.values():
        read.cache_clear()
    yield
    for read in READERS.values():
        read.cache_clear()


def test_a_file_is_read() -> None:
    assert read_shipped("corpus_tools.english", "data/cues.toml", bytes.decode).startswith("#")


@pytest.mark.parametrize("damage", ["missing", "empty", "cut"])
@pytest.mark.parametrize(("package", "name"), READERS)
def test_a_file_that_is_not_as_it_was_shipped_is_named(
    package: str, name: str, damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / Path(name).name
    content = (Path(str(shipped.files(package))) / name).read_bytes()
    if damage != "missing":
        copy.write_bytes(b"" if damage == "empty" else content[:100])
    monkeypatch.setattr(shipped, "files", lambda _: _Folder(copy))
    with pytest.raises(InputError, match=rf"{copy.name}.* is missing or damaged .*Install corpus-tools again"):
        READERS[package, name]()


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize(("package", "name"), [key for key in READERS if key[1].endswith((".txt", ".toml"))])
def test_a_list_that_is_cut_between_two_entries_is_not_read_as_a_shorter_list(
    package: str, name: str, line_end: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / Path(name).name
    lines = (Path(str(shipped.files(package))) / name).read_bytes().splitlines()
    monkeypatch.setattr(shipped, "files", lambda _: _Folder(copy))
    copy.write_bytes(line_end.join(lines) + line_end)
    assert READERS[package, name]()
    READERS[package, name].cache_clear()
    at = max(k for k, line in enumerate(lines[: len(lines) // 2]) if not line.strip() or name.endswith(".txt"))
    copy.write_bytes(line_end.join(lines[:at]) + line_end)
    with pytest.raises(InputError, match="its end is missing"):
        READERS[package, name]()


@pytest.mark.parametrize("content", [None, "", "{", "{}\n{}", '{"cells": [{"metadata": {"tags": ["parameters"]}}]}'])
def test_a_notebook_of_the_package_that_is_missing_or_damaged_is_named(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in notebooks.find():
        shutil.copy(path, tmp_path)
    if content is None:
        (tmp_path / "03_quote_frequency.ipynb").unlink()
    else:
        (tmp_path / "03_quote_frequency.ipynb").write_text(content, "utf-8")
    monkeypatch.setattr(notebooks, "folder", lambda: tmp_path)
    with pytest.raises(InputError, match=r"03_quote_frequency\.ipynb: .*missing or damaged.*Install corpus"):
        run_corpus("data/demo", tmp_path / "out", cache=tmp_path / "cache")
    assert not (tmp_path / "out").exists()


def test_a_template_that_is_missing_is_named() -> None:
    with pytest.raises(InputError, match=r"templates.nothing\.html: .*Install corpus-tools again"):
        environment().get_template("nothing.html")


def test_the_template_of_pages_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline, "_FOLDER", tmp_path)
    with pytest.raises(InputError, match=r"offline: .*Install corpus-tools again"):
        offline.export_html(notebooks.find()[0], tmp_path / "page.html")


def test_it_ends_the_work_and_is_not_laid_on_each_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(str(shipped.files("corpus_tools.entities")))
    shutil.copytree(folder / "data", tmp_path / "data")
    (tmp_path / "data" / "names.npz").unlink()
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.txt").write_text("The mayor, Ada Ode, spoke on the wharf.", "utf-8")
    corpus = ct.open_corpus(tmp_path / "c", cache=tmp_path / "cache", backend="serial")
    monkeypatch.setattr(shipped, "files", lambda _: tmp_path)
    with pytest.raises(InputError, match=r"names\.npz"):
        _ = corpus.mentions


class _Folder:
    def __init__(self, file: Path) -> None:
        self.file = file

    def joinpath(self, _: str) -> Path:
        return self.file
