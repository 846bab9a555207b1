"""Running the notebooks with checked parameters, and keeping what was already run.

papermill takes a mistyped parameter without a word and leaves a broken notebook after when a cell fails. Here
names and types are checked first, a notebook is moved to its place only when it ran to its end, and one that fails
does not stop the others.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from corpus_tools.corpus import bundled
from corpus_tools.errors import CorpusToolsError, InputError, NotebookError, ParameterError, did_you_mean
from corpus_tools.files import scratch, write_text
from corpus_tools.jupyter_files import load_nbformat, parameter_lines
from corpus_tools.links import IN_RUN
from corpus_tools.output import OutputFolder
from corpus_tools.pipeline import FROM_CACHE
from corpus_tools.shipped import damaged

NAMES: Final = ("01_provenance", "02_named_entities", "03_quote_frequency", "04_discourse_framing")
KERNEL: Final = "python3"
TIMEOUT: Final = 3600  # seconds a single cell may take: hours of work belong in the tables made before
_TYPES: Final[dict[str, type]] = {"str": str, "int": int, "float": float, "bool": bool}
_SAID: Final = {"str": "text", "int": "a whole number", "float": "a number", "bool": "true or false"}
_LEAST: Final = {"top": 1}  # as the notebooks themselves refuse it, but before an hour of work and not after it
_TRUE: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True)
class Parameter:
    """A notebook's parameter: its type is the one annotated in the cell tagged ``parameters``."""

    name: str
    kind: str
    default: str
    meaning: str

    def convert(self, value: object) -> object:
        """``value`` as this parameter's type; raises :class:`ParameterError` where it is of another, or too small."""
        made = self._of_type(value)
        least = _LEAST.get(self.name)
        if least is not None and isinstance(made, int) and made < least:
            raise ParameterError(self.name, value, f"it takes a whole number from {least} upwards ({self.meaning})")
        return made

    def _of_type(self, value: object) -> object:
        wanted = _TYPES[self.kind]
        refused = ParameterError(self.name, value, f"it takes {_SAID[self.kind]}, of type {self.kind} ({self.meaning})")
        if isinstance(value, bool) and wanted is not bool:
            raise refused
        if isinstance(value, wanted) or (wanted is float and isinstance(value, int)):
            return wanted(value)
        if not isinstance(value, str) or wanted is str:
            raise refused
        if wanted is bool:
            if value.lower() not in _TRUE:
                raise refused
            return _TRUE[value.lower()]
        try:
            return wanted(value)
        except ValueError:
            raise refused from None


def folder() -> Path:
    """Where the notebooks are: in the checkout, or inside the installed package."""
    found = bundled("notebooks")
    if found is None:
        raise InputError("notebooks", "the notebooks are not where they should be", "Install the package again")
    return found


def find(names: Sequence[str] = ()) -> list[Path]:
    """The notebooks called ``names`` (by number, name or file name), in order; all four when none is named."""
    chosen = []
    for name in names or NAMES:
        hits = [n for n in NAMES if name in (n, n + ".ipynb", n[:2], n[1:2], n[3:])]
        if not hits:
            raise ParameterError("notebook", name, did_you_mean(name, NAMES))
        chosen.append(hits[0])
    return [folder() / f"{name}.ipynb" for name in NAMES if name in chosen]


@cache
def parameters(notebook: Path) -> dict[str, Parameter]:
    """The parameters of a notebook, read from its cell tagged ``parameters``.

    Raises :class:`InputError` where the notebook is missing or is none.
    """
    try:
        return {name: Parameter(name, *rest) for name, *rest in parameter_lines(notebook)}
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, AttributeError) as error:
        raise damaged(notebook, error) from error


def check_parameters(notebook: Path, values: Mapping[str, object]) -> dict[str, object]:
    """``values`` converted to the types of the notebook's parameters.

    Raises :class:`ParameterError` for a name that the notebook does not have, naming those it has, and for a value
    of a wrong type.
    """
    known = parameters(notebook)
    for name in values:
        if name not in known:
            raise ParameterError(
                name, values[name], f"{notebook.stem} has no such parameter: {did_you_mean(name, known)}"
            )
    return {name: known[name].convert(value) for name, value in values.items()}


def tidy(notebook: Any) -> Any:
    """Remove what differs from run to run (times, papermill's notes, versions), and keep what was found."""
    keep = {"author", "title", "description", "kernelspec", "language_info"}
    notebook.metadata = {k: v for k, v in notebook.metadata.items() if k in keep}
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": KERNEL}
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = {"tags": list(tags)} if tags else {}
        if "injected-parameters" in tags:
            cell["id"] = "injected-parameters"  # papermill gives it a new one each time
        for output in cell.get("outputs", []):
            if output.get("output_type") == "display_data" or output.get("output_type") == "execute_result":
                output.get("metadata", {}).pop("isolated", None)
    return notebook


def execute(
    notebook: Path,
    target: Path,
    values: Mapping[str, object],
    *,
    cwd: Path | None = None,
    kernels: type | None = None,
) -> Path:
    """Run ``notebook`` with ``values`` and write the result to ``target`` if every cell ran.

    ``kernels``: what starts its kernel (:func:`corpus_tools.kernels.kernels`); None: Jupyter.
    Raises :class:`ParameterError` before anything runs, :class:`NotebookError` naming the cell that failed.
    """
    nbformat = load_nbformat()
    from nbclient import NotebookClient
    from nbclient.exceptions import DeadKernelError
    from papermill import execute_notebook
    from papermill.exceptions import PapermillExecutionError

    checked = check_parameters(notebook, values)
    logging.getLogger("papermill").setLevel(logging.WARNING)
    try:
        # Jupyter writes a connection file, which a run that is killed would leave in the user's folder.
        with scratch(f"kernel-{notebook.stem}") as connection:
            config: Any = NotebookClient.config.klass  # the Config class of traitlets
            settings = config({"KernelManager": {"connection_file": str(connection)}})
            done = execute_notebook(
                str(notebook),
                None,
                parameters=checked,
                kernel_name=KERNEL,
                progress_bar=False,
                log_output=False,
                execution_timeout=TIMEOUT,
                cwd=str(cwd) if cwd else None,
                extra_arguments=["--log-level=50"],
                config=settings,
                **({"kernel_manager_class": kernels} if kernels else {}),
            )
    except PapermillExecutionError as error:
        raise NotebookError(
            notebook.name, error.exec_count, _said(error), "The other notebooks are not affected"
        ) from error
    except DeadKernelError as error:
        raise NotebookError(
            notebook.name, None, "its Python process died, most often for want of memory", "Try fewer articles at once"
        ) from error
    _refuse_unfinished(notebook, done)
    write_text(target, nbformat.writes(tidy(done)) + "\n")
    return target


def _refuse_unfinished(notebook: Path, done: Any) -> None:
    """Raise :class:`NotebookError` where a cell ended the notebook: to papermill, ``sys.exit()`` is no error."""
    for cell in done.cells:
        if any(output.get("ename") == "SystemExit" for output in cell.get("outputs", [])):
            reason = "it ends the notebook (SystemExit), so the cells after it did not run"
            raise NotebookError(
                notebook.name, cell.execution_count, reason, "Take sys.exit() or exit() out of the cell"
            )


def _said(error: Any) -> str:
    """What the error of a cell was, as papermill hands it on; where the kernel itself could not tell, what may help."""
    if error.evalue or error.ename != "CellExecutionError":
        return f"{error.ename}: {error.evalue}"
    return "it failed, and its Python process could not say why; most often too few files may be open (ulimit -n)"


@dataclass
class Outcome:
    """What became of a run of notebooks."""

    done: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


Told = Callable[[str, str], None]


def fingerprint(notebook: Path, values: Mapping[str, object], key: str) -> str:
    """A digest of all that an executed notebook depends on: its text, its parameters, and what ``key`` stands for."""
    parts = [notebook.read_bytes(), json.dumps(values, sort_keys=True, default=str).encode(), key.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def own_parameters(notebook: Path, values: Mapping[str, object]) -> dict[str, object]:
    """Those of ``values`` that are parameters of the notebook, checked and converted."""
    return check_parameters(notebook, {n: v for n, v in values.items() if n in parameters(notebook)})


def run_all(
    output: OutputFolder,
    values: Mapping[str, object],
    *,
    key: str = "",
    only: Sequence[str] = (),
    workers: int = 2,
    told: Told = lambda name, state: None,
) -> Outcome:
    """Run the notebooks into the folder ``notebooks`` of ``output``; those that are there in this state are kept.

    ``values`` may hold parameters that only some notebooks have. ``key`` stands for everything else that a result
    depends on (articles, code); a notebook is kept where its own text, values and key are unchanged, and its files
    are as they were written. Before one is run, its former files (those with its number in ``figures`` and
    ``tables``) are removed.
    Raises :class:`ParameterError` for a parameter that no notebook has.
    """
    chosen = find(only)
    _refuse_unknown(chosen, values)
    outcome = Outcome()
    waiting: dict[Path, dict[str, object]] = {}
    for notebook in chosen:
        mine = own_parameters(notebook, values)
        if output.is_current(notebook.stem, fingerprint(notebook, mine, key)):
            outcome.kept.append(notebook.stem)
            told(notebook.stem, FROM_CACHE)
        else:
            waiting[notebook] = mine
    if not waiting:
        return outcome
    from corpus_tools.kernels import kernels  # imported here: a run that finds all in place needs nothing of Jupyter

    pool = ThreadPoolExecutor(max(1, min(workers, len(waiting))))
    os.environ[IN_RUN] = "1"
    with kernels() as copies:
        try:
            futures = {}
            for notebook, mine in waiting.items():
                output.begin(notebook.stem, _patterns(notebook))
                told(notebook.stem, "started")
                target = output.folder / "notebooks" / notebook.name
                futures[pool.submit(execute, notebook, target, mine, kernels=copies)] = notebook
            for future in as_completed(futures):
                notebook = futures[future]
                why = _failure(future)
                whole = "" if why else fingerprint(notebook, waiting[notebook], key)
                output.finish(notebook.stem, whole, _written(output.folder, notebook))
                if why:
                    outcome.failed[notebook.stem] = why
                else:
                    trust(output.folder / "notebooks" / notebook.name)
                    outcome.done.append(notebook.stem)
                told(notebook.stem, "failed" if why else "done")
        finally:
            os.environ.pop(IN_RUN, None)
            # When interrupted, not to wait for the notebooks that still run.
            pool.shutdown(wait=False, cancel_futures=True)
    return outcome


def trust(notebook: Path) -> None:
    """Sign a notebook that this package wrote, so that JupyterLab shows its tables with their style.

    The signature is kept by Jupyter for this user and this content; a notebook of a stranger is never signed. Where
    Jupyter's folder cannot be written to, the notebook stays unsigned, and is legible all the same.
    """
    nbformat = load_nbformat()
    from nbformat.sign import NotebookNotary

    with suppress(OSError, sqlite3.Error):
        NotebookNotary().sign(nbformat.read(notebook, as_version=4))


def _failure(future: Future[Path]) -> str:
    """Why a notebook failed; empty where it did not."""
    try:
        future.result()
    except CorpusToolsError as error:
        return str(error)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def _refuse_unknown(notebooks: Iterable[Path], values: Mapping[str, object]) -> None:
    known = {name for notebook in notebooks for name in parameters(notebook)}
    for name in values:
        if name not in known:
            raise ParameterError(name, values[name], f"no notebook has such a parameter: {did_you_mean(name, known)}")


def _patterns(notebook: Path) -> tuple[str, ...]:
    """Where the files of a notebook are: their names begin with its number."""
    number = notebook.stem[:2]
    return f"notebooks/{notebook.name}", f"figures/{number}_*", f"tables/{number}_*"


def _written(out: Path, notebook: Path) -> list[Path]:
    return [path for pattern in _patterns(notebook) for path in out.glob(pattern) if path.is_file()]
