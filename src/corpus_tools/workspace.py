"""A workspace for one corpus: copies of the notebooks, filled in and trusted, beside the results of its run.

The notebooks of the project are never written to: what a researcher changes or finds, with passages of copyrighted
articles in it, stays in the folder of the results.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import nbformat

from corpus_tools import notebooks, offline
from corpus_tools.corpus import check_options, find_corpus
from corpus_tools.errors import InputError, MissingExtraError
from corpus_tools.files import write_text
from corpus_tools.links import WORKSPACE

FOLDER: Final = WORKSPACE
START: Final = "start.ipynb"  # a notebook: JupyterLab shows its Markdown, and a file of Markdown as source
_RESULTS: Final = (
    ("report.html", "the report: findings, figures and the passages behind every count"),
    ("tables", "each table as Parquet and CSV"),
    ("figures", "each figure as PNG and SVG"),
    ("notebooks", "the notebooks as the run executed them; read these, and work in the copies above"),
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
    """Copy the four notebooks into ``out``/workspace with the parameters of this corpus, and write a start page there.

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
    write_text(folder / START, nbformat.writes(_start_page(found, folder.parent)) + "\n")
    notebooks.trust(folder / START)
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


def _start_page(corpus: Path, out: Path) -> Any:
    lines = [f"# {out.name}", "", f"Articles: `{corpus}`", "", "## Work on", ""]
    lines += [f"- [{name}]({name}.ipynb): {title}" for name, title in _TITLES.items()]
    lines += ["", "## Results of the run", ""]
    lines += [f"- [{name}](../{name}): {what}" for name, what in _RESULTS if (out / name).exists()]
    if not (out / "report.html").exists():
        lines += ["- none yet: `corpus-tools run` makes them"]
    lines += [
        "",
        "Corrections (`names.csv`, `quotes.csv`) belong into the folder of the articles. "
        "The notebooks above are yours: they are copied once and not overwritten. This page is written anew each time.",
    ]
    cell = nbformat.v4.new_markdown_cell("\n".join(lines), id="start")
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": notebooks.KERNEL}}
    return nbformat.v4.new_notebook(cells=[cell], metadata=kernel)


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
