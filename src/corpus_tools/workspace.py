"""A workspace for one corpus: copies of the notebooks, filled in and trusted, beside the results of its run.

The notebooks of the project are never written to: what a researcher changes or finds, with passages of copyrighted
articles in it, stays in the folder of the results.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import nbformat

from corpus_tools import notebooks, offline
from corpus_tools.corpus import check_options, find_corpus
from corpus_tools.errors import InputError, MissingExtraError
from corpus_tools.files import write_text
from corpus_tools.links import ARTICLE_LIST, START, WORKSPACE
from corpus_tools.measures.findings.wording import plural
from corpus_tools.schema import data_dictionary

FOLDER: Final = WORKSPACE
DICTIONARY: Final = "dictionary.ipynb"
_CORRECTIONS: Final = (
    ("names.csv", "who is who"),
    ("quotes.csv", "who said what"),
    ("utterances.csv", "which quotations are versions of one statement"),
    ("lineage.csv", "what an article comes from"),
)
_PAGES: Final = (
    ("report.html", "findings, figures and the passages behind every count"),
    ("concordance.html", "every passage where a word occurs"),
    (ARTICLE_LIST, "the articles as they were read"),
)
# JupyterLab opens no folder that a link leads to, so its files are linked.
_FOLDERS: Final = (
    ("tables", "*.csv", "also as Parquet in that folder; those of a notebook begin with its number"),
    ("figures", "*.png", "also as SVG in that folder"),
    ("notebooks", "*.ipynb", "as the run executed them; read these, and work in the copies above"),
)
_TITLES: Final = {
    "01_provenance": "where each article comes from",
    "02_named_entities": "who is named, and how",
    "03_quote_frequency": "who is quoted, and in whose words",
    "04_discourse_framing": "how it is framed, and in whose voice",
}


def make_workspace(
    corpus: str | Path, out: str | Path, *, names: str = "model", codebook: str = "departure"
) -> list[Path]:
    """Copy the four notebooks into ``out``/workspace with the parameters of this corpus, and write a start page and a
    dictionary of the tables there.

    Parameters
    ----------
    corpus
        Folder or file of articles; kept in the notebooks as an absolute path.
    out
        Folder of the results of ``corpus-tools run``; made where it does not exist.
    names, codebook
        As in :func:`corpus_tools.open_corpus`.

    Returns
    -------
    list of Path
        The notebooks that were copied now. One that is there already is somebody's work, and is left as it is.

    Raises
    ------
    InputError
        Where there are no articles at ``corpus``, or ``out`` cannot be written.
    ParameterError
        For a wrong ``names`` or ``codebook``.

    Examples
    --------
    >>> make_workspace("data/demo", "runs/demo")  # doctest: +SKIP
    [PosixPath('runs/demo/workspace/01_provenance.ipynb'), ...]
    """
    found = find_corpus(corpus).resolve()
    check_options(names, codebook)
    chosen = str(Path(codebook).resolve()) if Path(codebook).suffix else codebook
    folder = Path(out).resolve() / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"the folder of the workspace cannot be made: {error.strerror or error}"
        raise InputError(folder, reason, "Choose another folder for --out") from error
    copied = []
    for notebook in notebooks.find():
        target = folder / notebook.name
        if not target.exists():
            filled = _filled(notebook, {"corpus": str(found), "names": names, "codebook": chosen})
            write_text(target, nbformat.writes(filled) + "\n")
            notebooks.trust(target)
            copied.append(target)
    for name, cells in ((START, [_start_page(found, folder.parent)]), (DICTIONARY, _dictionary())):
        write_text(folder / name, nbformat.writes(_page(cells)) + "\n")
        notebooks.trust(folder / name)
    return copied


def copy_notebooks(folder: str | Path) -> list[Path]:
    """Copy the four notebooks of the package into ``folder``, as they are, with the outputs of the demo corpus.

    Parameters
    ----------
    folder
        Made where it does not exist.

    Returns
    -------
    list of Path
        The notebooks that were copied now; one that is there already is left as it is.

    Raises
    ------
    InputError
        Where ``folder`` cannot be written.

    Examples
    --------
    >>> copy_notebooks("my_notebooks")  # doctest: +SKIP
    [PosixPath('my_notebooks/01_provenance.ipynb'), ...]
    """
    copied = []
    for notebook in notebooks.find():
        target = Path(folder) / notebook.name
        if not target.exists():
            copied.append(write_text(target, notebook.read_text("utf-8")))
    return copied


def _filled(notebook: Path, values: Mapping[str, object]) -> Any:
    """The notebook without outputs, the values standing in its cell of parameters."""
    own = notebooks.own_parameters(notebook, values)
    content = nbformat.read(notebook, as_version=4)
    for cell in content.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = "\n".join(_with_value(line, own) for line in cell.source.splitlines())
    return content


def _with_value(line: str, values: Mapping[str, object]) -> str:
    """A line ``name: type = default  # meaning`` with the value of that name."""
    name = line.partition(":")[0].strip()
    if name not in values:
        return line
    head, _, rest = line.partition("=")
    meaning = rest.partition("  # ")[2]
    return f"{head}= {values[name]!r}" + (f"  # {meaning}" if meaning else "")


def _start_page(corpus: Path, out: Path) -> str:
    lines = [f"# {out.name}", "", f"Articles: `{corpus}`", "", "## Work on", ""]
    lines += [f"- [{name}]({name}.ipynb): {title}" for name, title in _TITLES.items()]
    lines += [
        "",
        "These four are yours: they are copied once and not overwritten. This page is written anew each time.",
    ]
    lines += ["", "## Results of the run", "", *(_results(out) or ["- none yet: `corpus-tools run` makes them"])]
    lines += ["", "## Corrections", "", "Files in the folder of the articles, used when they are next opened:", ""]
    beside = corpus if corpus.is_dir() else corpus.parent
    lines += [f"- `{name}`: {what} ({_filled_in(beside / name)})" for name, what in _CORRECTIONS]
    lines += ["", "`study.browse(…)` in a notebook writes into `quotes.csv` what is saved there as a correction."]
    lines += ["", "## Documentation", "", f"- [dictionary]({DICTIONARY}): every table and what its columns mean"]
    lines += ["- in a notebook, `help(study.share_of_voice)` says what a function takes and returns; so for all others"]
    return "\n".join(lines)


def _results(out: Path) -> list[str]:
    """One line for each page and for each folder of results that there is, with links to its files."""
    lines = [f"- [{name}](../{name}): {what}" for name, what in _PAGES if (out / name).exists()]
    for folder, kind, what in _FOLDERS:
        links = [f"[{path.stem}](../{folder}/{path.name})" for path in sorted((out / folder).glob(kind))]
        lines += [f"- `{folder}` ({what}): {', '.join(links)}"] if links else []
    return lines


def _filled_in(path: Path) -> str:
    """How many corrections a file has, for reading; what is wrong with them is said when the corpus is opened."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            rows = sum(1 for row in csv.reader(file) if any(cell.strip() for cell in row)) - 1
    except (OSError, csv.Error):
        return "cannot be read" if path.exists() else "none yet"
    return plural(max(rows, 0), "row")


def _dictionary() -> list[str]:
    """The data dictionary, one cell a table."""
    first = '# Tables and columns\n\n`study.describe("quotes")` gives these as a table.'
    return [first, *(f"##{part}".strip() for part in re.split(r"(?m)^###(?= )", data_dictionary()) if part.strip())]


def _page(cells: Sequence[str]) -> Any:
    made = [nbformat.v4.new_markdown_cell(text, id=f"cell-{number}") for number, text in enumerate(cells)]
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": notebooks.KERNEL}}
    return nbformat.v4.new_notebook(cells=made, metadata=kernel)


def open_lab(out: str | Path) -> int:
    """Start JupyterLab on the folder of the results, with the start page open; its exit code.

    Raises :class:`MissingExtraError` where JupyterLab is not installed.
    """
    if find_spec("jupyterlab") is None:
        raise MissingExtraError("jupyterlab", "lab", "corpus-tools lab")
    root = Path(out).resolve()
    command = [sys.executable, "-m", "jupyterlab", f"--notebook-dir={root}"]
    command.append(f"--LabApp.default_url=/lab/tree/{FOLDER}/{START}")
    command += offline.lab_options()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # In a container one is often root, and JupyterLab then wants to be told that this is meant.
        command.append("--allow-root")
    return subprocess.run(command, check=False).returncode  # noqa: S603
