"""A notebook as one HTML page that loads nothing: for an archive, a colleague, or to print as PDF.

nbconvert's own pages ask other sites for MathJax, require.js and mermaid, which no notebook of this package needs.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from corpus_tools.errors import InputError, MissingExtraError
from corpus_tools.files import write_text
from corpus_tools.shipped import damaged
from corpus_tools.text import unturned

TEMPLATE: Final = "offline"
_FOLDER: Final = Path(__file__).resolve().parent / "templates" / "nbconvert"


def lab_options() -> list[str]:
    """Options of JupyterLab with which its menu, too, exports a notebook as such a page."""
    return [f"--TemplateExporter.extra_template_basedirs={_FOLDER}", f"--HTMLExporter.template_name={TEMPLATE}"]


def export_html(notebook: str | Path, target: str | Path | None = None) -> Path:
    """Write a notebook with its outputs as one HTML page that loads nothing from outside.

    Parameters
    ----------
    notebook
        An executed notebook; it is not run.
    target
        The page to write; by default beside the notebook, with its name.

    Returns
    -------
    Path
        The page. Its content security policy forbids scripts and addresses outside of it.

    Raises
    ------
    InputError
        Where there is no such notebook, or it cannot be read.
    MissingExtraError
        Where nbconvert is not installed.

    Examples
    --------
    >>> export_html("runs/demo/notebooks/01_provenance.ipynb")  # doctest: +SKIP
    PosixPath('runs/demo/notebooks/01_provenance.html')
    """
    if find_spec("nbconvert") is None:
        raise MissingExtraError("nbconvert", "lab", "corpus-tools html")
    import nbformat
    from nbconvert import HTMLExporter

    # What is JSON and no notebook fails anywhere in it.
    unread = (OSError, ValueError, TypeError, LookupError, AttributeError, nbformat.ValidationError)

    if not (_FOLDER / TEMPLATE).is_dir():
        raise damaged(_FOLDER / TEMPLATE, "there is no such folder")
    exporter = HTMLExporter(extra_template_basedirs=[str(_FOLDER)], template_name=TEMPLATE)
    path = Path(notebook).expanduser()
    try:
        content = nbformat.read(path, as_version=4)
        body, _ = exporter.from_notebook_node(content, {"metadata": {"name": path.stem}})
    except unread as error:
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        raise InputError(
            path, f"it cannot be read as a notebook: {reason[:200]}", "Give the path of an .ipynb file"
        ) from error
    return write_text(Path(target) if target else path.with_suffix(".html"), unturned(body))
