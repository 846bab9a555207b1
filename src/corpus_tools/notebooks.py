"""Running the notebooks with checked parameters, and keeping what was already run.

papermill takes a mistyped parameter without a word and leaves a broken notebook behind when a cell fails. Here
names and types are checked first, a notebook is moved to its place only when it ran to its end, and one that fails
does not stop the others.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import nbformat

from corpus_tools.corpus import bundled
from corpus_tools.errors import CorpusToolsError, InputError, NotebookError, ParameterError, did_you_mean
from corpus_tools.files import write_text

NAMES: Final = ("01_provenance", "02_named_entities", "03_quote_frequency", "04_discourse_framing")
KERNEL: Final = "python3"
TIMEOUT: Final = 3600  # seconds a single cell may take: hours of work belong in the tables made before
_TYPES: Final[dict[str, type]] = {"str": str, "int": int, "float": float, "bool": bool}
_SAID: Final = {"str": "text", "int": "a whole number", "float": "a number", "bool": "true or false"}
_TRUE: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True)
class Parameter:
    """A notebook's parameter: its type is the one annotated in the cell tagged ``parameters``."""

    name: str
    kind: str
    default: str
    meaning: str

    def convert(self, value: object) -> object:
        """``value`` as this parameter's type; raises :class:`ParameterError` where it is of another."""
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
    """The parameters of a notebook, read from its cell tagged ``parameters``."""
    from papermill import inspect_notebook

    found = inspect_notebook(str(notebook))
    return {
        name: Parameter(name, p["inferred_type_name"] or "str", p["default"], p["help"]) for name, p in found.items()
    }


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


def execute(notebook: Path, target: Path, values: Mapping[str, object], *, cwd: Path | None = None) -> Path:
    """Run ``notebook`` with ``values`` and put the result at ``target`` if it ran to its end.

    Raises :class:`ParameterError` before anything runs, :class:`NotebookError` naming the cell that failed.
    """
    from nbclient.exceptions import DeadKernelError
    from papermill import execute_notebook
    from papermill.exceptions import PapermillExecutionError

    checked = check_parameters(notebook, values)
    logging.getLogger("papermill").setLevel(logging.WARNING)
    try:
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
        )
    except PapermillExecutionError as error:
        raise NotebookError(
            notebook.name, error.exec_count, f"{error.ename}: {error.evalue}", "The other notebooks are not affected"
        ) from error
    except DeadKernelError as error:
        raise NotebookError(
            notebook.name, None, "its Python process died, most often for want of memory", "Try fewer articles at once"
        ) from error
    write_text(target, nbformat.writes(tidy(done)) + "\n")
    return target


@dataclass
class Outcome:
    """What became of a run of notebooks."""

    done: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


Told = Callable[[str, str], None]


def _fingerprint(notebook: Path, values: Mapping[str, object], key: str) -> str:
    parts = [notebook.read_bytes(), json.dumps(values, sort_keys=True, default=str).encode(), key.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def run_all(
    out: Path,
    values: Mapping[str, object],
    *,
    key: str = "",
    only: Sequence[str] = (),
    workers: int = 2,
    told: Told = lambda name, state: None,
) -> Outcome:
    """Run the notebooks into ``out/notebooks``; those that ran before with the same inputs are kept.

    ``values`` may hold parameters that only some notebooks have. ``key`` stands for everything else that a result
    depends on (articles, code); a notebook is kept where its own text, values and key are unchanged.
    Raises :class:`ParameterError` for a parameter that no notebook has.
    """
    chosen = find(only)
    _refuse_unknown(chosen, values)
    outcome = Outcome()
    waiting: dict[Path, dict[str, object]] = {}
    ledger = out / "notebooks" / ".ran.json"
    ran = _read_ledger(ledger)
    for notebook in chosen:
        mine = check_parameters(notebook, {n: v for n, v in values.items() if n in parameters(notebook)})
        entry = ran.get(notebook.stem, {})
        fingerprint = _fingerprint(notebook, mine, key)
        if entry.get("fingerprint") == fingerprint and all((out / f).is_file() for f in entry.get("files", ["?"])):
            outcome.kept.append(notebook.stem)
            told(notebook.stem, "from cache")
        else:
            waiting[notebook] = mine
    pool = ThreadPoolExecutor(max(1, min(workers, len(waiting) or 1)))
    try:
        futures = {}
        for notebook, mine in waiting.items():
            told(notebook.stem, "started")
            futures[pool.submit(execute, notebook, out / "notebooks" / notebook.name, mine)] = notebook
        for future in as_completed(futures):
            notebook = futures[future]
            try:
                future.result()
            except Exception as error:
                known = isinstance(error, CorpusToolsError)
                outcome.failed[notebook.stem] = str(error) if known else f"{type(error).__name__}: {error}"
                told(notebook.stem, "failed")
                continue
            files = [f"notebooks/{notebook.name}", *_written(out, notebook.stem)]
            ran[notebook.stem] = {"fingerprint": _fingerprint(notebook, waiting[notebook], key), "files": files}
            write_text(ledger, json.dumps(ran, indent=1, sort_keys=True))
            outcome.done.append(notebook.stem)
            told(notebook.stem, "done")
    finally:
        # When interrupted, not to wait for the notebooks that still run.
        pool.shutdown(wait=False, cancel_futures=True)
    return outcome


def _refuse_unknown(notebooks: Iterable[Path], values: Mapping[str, object]) -> None:
    known = {name for notebook in notebooks for name in parameters(notebook)}
    for name in values:
        if name not in known:
            raise ParameterError(name, values[name], f"no notebook has such a parameter: {did_you_mean(name, known)}")


def _read_ledger(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _written(out: Path, stem: str) -> list[str]:
    """The figures a notebook wrote: their names begin with its number."""
    return sorted(p.relative_to(out).as_posix() for p in (out / "figures").glob(f"{stem[:2]}_*") if p.is_file())
