from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from corpus_tools import notebooks
from corpus_tools.errors import NotebookError, ParameterError
from corpus_tools.notebooks import NAMES, Parameter, check_parameters, execute, find, run_all, tidy
from corpus_tools.output import OutputFolder


def write(path: Path, *cells: str, parameters: str = 'word: str = "a"  # a word\nnumber: int = 1  # a number') -> Path:
    book = nbformat.v4.new_notebook()
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    first = nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]})
    book.cells = [first, *(nbformat.v4.new_code_cell(cell) for cell in cells)]
    path.write_text(nbformat.writes(book), encoding="utf-8")
    return path


def test_notebooks_are_found_by_number_name_or_file() -> None:
    assert [p.stem for p in find()] == list(NAMES)
    assert [p.stem for p in find(["03", "provenance"])] == ["01_provenance", "03_quote_frequency"]
    with pytest.raises(ParameterError, match="did you mean '04_discourse_framing'"):
        find(["04_discourse_frames"])


@pytest.mark.parametrize("name", NAMES)
def test_every_notebook_says_what_its_parameters_are(name: str) -> None:
    known = notebooks.parameters(find([name])[0])
    assert {"corpus", "out", "names", "codebook", "top"} <= set(known)
    for parameter in known.values():
        assert parameter.kind in {"str", "int", "float", "bool"}
        assert parameter.meaning


def test_a_mistyped_or_mistaken_parameter_is_refused_by_name(tmp_path: Path) -> None:
    book = write(tmp_path / "n.ipynb", "word")
    with pytest.raises(ParameterError, match=r"nmber = 2 cannot be used: .* did you mean 'number'"):
        check_parameters(book, {"nmber": 2})
    with pytest.raises(ParameterError, match="number = 'two' cannot be used: it takes a whole number, of type int"):
        check_parameters(book, {"number": "two"})
    assert check_parameters(book, {"number": "2", "word": "b"}) == {"number": 2, "word": "b"}


@pytest.mark.parametrize(
    ("kind", "value", "converted"),
    [
        ("int", "7", 7),
        ("float", "0.5", 0.5),
        ("float", 1, 1.0),
        ("bool", "yes", True),
        ("bool", "False", False),
        ("str", "x", "x"),
    ],
)
def test_values_become_the_type_of_the_parameter(kind: str, value: object, converted: object) -> None:
    made = Parameter("p", kind, "", "").convert(value)
    assert made == converted
    assert type(made) is type(converted)


@pytest.mark.parametrize(
    ("kind", "value"), [("int", "7.5"), ("int", True), ("bool", "perhaps"), ("str", 3), ("float", "x")]
)
def test_values_of_another_type_are_refused(kind: str, value: object) -> None:
    with pytest.raises(ParameterError, match=f"type {kind}"):
        Parameter("p", kind, "", "").convert(value)


def test_a_notebook_runs_with_its_values_and_twice_the_same(tmp_path: Path) -> None:
    book = write(tmp_path / "n.ipynb", "word * number")
    one = execute(book, tmp_path / "one.ipynb", {"word": "ab", "number": 2}).read_bytes()
    two = execute(book, tmp_path / "two.ipynb", {"word": "ab", "number": 2}).read_bytes()
    assert b"abab" in one
    assert one == two


def test_a_failing_notebook_names_its_cell_and_leaves_nothing(tmp_path: Path) -> None:
    book = write(tmp_path / "n.ipynb", "1 / 0")
    with pytest.raises(NotebookError, match=r"n\.ipynb, cell \[\d\]: ZeroDivisionError: division by zero\. The other"):
        execute(book, tmp_path / "out.ipynb", {})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["n.ipynb"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("import sys; sys.exit()", r"it ends the notebook \(SystemExit\)"),
        ("get_ipython()._showtraceback = lambda *error: None; 1 / 0", r"it failed, and .* could not say why.*ulimit"),
    ],
)
def test_a_cell_that_ends_the_notebook_or_cannot_say_what_failed_is_named(tmp_path: Path, cell: str, said: str) -> None:
    book = write(tmp_path / "n.ipynb", cell)
    with pytest.raises(NotebookError, match=rf"n\.ipynb, cell \[\d\]: {said}"):
        execute(book, tmp_path / "out.ipynb", {})
    assert not (tmp_path / "out.ipynb").exists()


def test_one_failure_does_not_stop_the_rest_and_what_ran_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = write(tmp_path / "01_good.ipynb", "word"), write(tmp_path / "02_bad.ipynb", "raise ValueError('no')")
    monkeypatch.setattr(notebooks, "find", lambda only: [good, bad])

    def run(word: str, key: str) -> notebooks.Outcome:
        with OutputFolder(tmp_path / "out", "run") as output:
            return run_all(output, {"word": word}, key=key)

    first = run("x", "k")
    assert (first.done, list(first.failed)) == (["01_good"], ["02_bad"])
    assert "ValueError: no" in first.failed["02_bad"]
    assert [p.name for p in (tmp_path / "out/notebooks").glob("*.ipynb")] == ["01_good.ipynb"]
    again = run("x", "k")
    assert (again.kept, list(again.failed)) == (["01_good"], ["02_bad"])
    assert run("y", "k").done == ["01_good"]
    assert run("y", "other").done == ["01_good"]


def test_a_notebook_that_runs_again_leaves_none_of_its_former_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = write(
        tmp_path / "01_n.ipynb",
        "from pathlib import Path\nfor place in ('figures', 'tables'):\n"
        f"    p = Path({str(tmp_path / 'out')!r}) / place / ('01_' + word)\n"
        "    p.parent.mkdir(exist_ok=True)\n    p.write_text(word)",
        "1 / (word != 'bad')",
    )
    monkeypatch.setattr(notebooks, "find", lambda only: [book])
    (tmp_path / "out" / "figures").mkdir(parents=True)
    (tmp_path / "out" / "figures" / "mine.png").write_text("a user's")

    def files(word: str) -> list[str]:
        with OutputFolder(tmp_path / "out", "run") as output:
            run_all(output, {"word": word})
        found = (p for p in (tmp_path / "out").rglob("*") if p.is_file() and not p.name.startswith("."))
        return sorted(p.relative_to(tmp_path / "out").as_posix() for p in found)

    assert files("x") == ["figures/01_x", "figures/mine.png", "notebooks/01_n.ipynb", "tables/01_x"]
    assert files("y") == ["figures/01_y", "figures/mine.png", "notebooks/01_n.ipynb", "tables/01_y"]
    assert files("bad") == ["figures/01_bad", "figures/mine.png", "tables/01_bad"]
    assert files("x") == ["figures/01_x", "figures/mine.png", "notebooks/01_n.ipynb", "tables/01_x"]


def test_tidying_keeps_results_and_removes_times() -> None:
    book = nbformat.v4.new_notebook()
    cell = nbformat.v4.new_code_cell(
        "1", metadata={"tags": ["t"], "papermill": {"duration": 0.1}, "execution": {"a": "b"}}
    )
    cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "1"}, execution_count=1)]
    book.cells, book.metadata = [cell], {"papermill": {"x": 1}, "author": "us"}
    done = tidy(book)
    assert done.cells[0].metadata == {"tags": ["t"]}
    assert done.cells[0].outputs[0].data["text/plain"] == "1"
    assert "papermill" not in done.metadata
    assert done.metadata["author"] == "us"
