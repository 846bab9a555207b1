"""The workspace: copies of the notebooks for one corpus."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from corpus_tools import notebooks
from corpus_tools.errors import InputError, ParameterError
from corpus_tools.links import START
from corpus_tools.workspace import FOLDER, copy_notebooks, make_workspace


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("The mayor of Exham resigned on Tuesday.", "utf-8")
    return folder


@pytest.fixture(autouse=True)
def signatures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Jupyter keeps its signatures in the user's folder: not in a test."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))


def parameters_of(path: Path) -> dict[str, object]:
    cells = nbformat.read(path, as_version=4).cells
    source = next(cell.source for cell in cells if "parameters" in cell.metadata.get("tags", []))
    return {name: parameter.default for name, parameter in notebooks.parameters(path).items() if name in source}


def test_notebooks_are_filled_in_trusted_and_without_outputs(corpus: Path, tmp_path: Path) -> None:
    from nbformat.sign import NotebookNotary

    copied = make_workspace(corpus, tmp_path / "out", codebook="protest")
    assert [path.name for path in copied] == [f"{name}.ipynb" for name in notebooks.NAMES]
    for path in copied:
        content = nbformat.read(path, as_version=4)
        assert parameters_of(path)["corpus"] == repr(str(corpus.resolve()))
        assert parameters_of(path)["codebook"] == "'protest'" or "codebook" not in notebooks.parameters(path)
        assert all(not cell.get("outputs") for cell in content.cells)
        assert NotebookNotary().check_signature(content)


def test_the_originals_stay_as_they_are(corpus: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in notebooks.find()}
    make_workspace(corpus, tmp_path / "out")
    assert {path: path.read_bytes() for path in notebooks.find()} == before


def test_work_that_is_there_is_kept(corpus: Path, tmp_path: Path) -> None:
    first = make_workspace(corpus, tmp_path / "out")[0]
    first.write_text("mine", "utf-8")
    first.with_name("02_named_entities.ipynb").unlink()
    assert [path.name for path in make_workspace(corpus, tmp_path / "out")] == ["02_named_entities.ipynb"]
    assert first.read_text("utf-8") == "mine"


def test_every_link_of_the_start_page_leads_somewhere(corpus: Path, tmp_path: Path) -> None:
    import re

    out = tmp_path / "out"
    for name in ("tables/quotes.csv", "tables/quotes.parquet", "figures/01_timeline.png", "report.html"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("", "utf-8")
    make_workspace(corpus, out)
    page = nbformat.read(out / FOLDER / START, as_version=4).cells[0].source
    links = re.findall(r"\]\(([^)]+)\)", page)
    assert len(links) == 8  # four notebooks, a table, a figure, the report, the dictionary
    # A folder would be an error in JupyterLab.
    assert all((out / FOLDER / link).is_file() for link in links)


def test_the_start_page_says_where_nothing_was_run_yet(corpus: Path, tmp_path: Path) -> None:
    make_workspace(corpus, tmp_path / "out")
    page = nbformat.read(tmp_path / "out" / FOLDER / START, as_version=4).cells[0].source
    assert "none yet: `corpus-tools run`" in page


def test_the_start_page_counts_the_corrections_that_are_there(corpus: Path, tmp_path: Path) -> None:
    (corpus / "names.csv").write_text("form,person\nA. Vane,Ada Vane\n\nVane,Ada Vane\n", "utf-8")
    (corpus / "quotes.csv").write_bytes(b"\xff\xfe\x00")
    (corpus / "lineage.csv").mkdir()
    make_workspace(corpus, tmp_path / "out")
    page = nbformat.read(tmp_path / "out" / FOLDER / START, as_version=4).cells[0].source
    assert "`names.csv`: who is who (2 rows)" in page
    assert "`quotes.csv`: who said what (0 rows)" in page
    assert "`utterances.csv`: which quotations are versions of one statement (none yet)" in page
    assert "(cannot be read)" in page


def test_the_dictionary_has_a_cell_for_each_table(corpus: Path, tmp_path: Path) -> None:
    from corpus_tools.schema import TABLES

    make_workspace(corpus, tmp_path / "out")
    cells = nbformat.read(tmp_path / "out" / FOLDER / "dictionary.ipynb", as_version=4).cells
    assert [cell.source.split("\n")[0] for cell in cells[1:]] == [f"## `{name}`" for name in TABLES]


def test_wrong_corpus_codebook_and_folder_are_refused(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        make_workspace(tmp_path / "nowhere", tmp_path / "out")
    with pytest.raises((InputError, ParameterError), match="departur"):
        make_workspace(corpus, tmp_path / "out", codebook="departur")
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(InputError, match="cannot be made"):
        make_workspace(corpus, tmp_path / "file")


def test_a_folder_with_a_number_for_a_name_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``papermill -p corpus 2024`` gives the number 2024."""
    from corpus_tools.corpus import find_corpus

    (tmp_path / "2024").mkdir()
    monkeypatch.chdir(tmp_path)
    assert find_corpus(2024) == (tmp_path / "2024").resolve()  # type: ignore[arg-type]


def test_notebooks_are_copied_out_as_they_are_and_never_over_somebodys_work(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    copied = copy_notebooks(folder)
    assert [path.read_bytes() for path in copied] == [
        path.read_bytes() for path in sorted(root.glob("notebooks/*.ipynb"))
    ]
    copied[0].write_text("mine", "utf-8")
    copied[1].unlink()
    assert copy_notebooks(folder) == [copied[1]]
    assert copied[0].read_text("utf-8") == "mine"


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(InputError, match="file"):
        copy_notebooks(tmp_path / "file")
