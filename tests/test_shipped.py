from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpus_tools as ct
from corpus_tools import shipped
from corpus_tools.english import cues
from corpus_tools.entities import gazetteer, model
from corpus_tools.errors import InputError
from corpus_tools.quotes import sources
from corpus_tools.shipped import read_shipped

READERS = {
    ("corpus_tools.entities", "data/gazetteer.txt.gz"): gazetteer.load_gazetteer,
    ("corpus_tools.entities", "data/organisations.txt"): gazetteer.load_organisations,
    ("corpus_tools.entities", "data/everyday.txt.gz"): gazetteer.load_everyday_words,
    ("corpus_tools.entities", "data/names.npz"): model.load_model,
    ("corpus_tools.quotes", "weights.toml"): sources.weights,
    ("corpus_tools.english", "data/cues.toml"): cues._load,
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
    if damage == "cut" and name.endswith(".txt"):
        pytest.skip("a shorter list is a list")
    with pytest.raises(InputError, match=rf"{copy.name}.* is missing or damaged .*Install corpus-tools again"):
        READERS[package, name]()


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
