"""Coding sheets (CSV, XLSX, JSON lines, Label Studio tasks): without the machine's answer, read back and checked."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from corpus_tools.errors import InputError, ParameterError, did_you_mean
from corpus_tools.files import check_writable
from corpus_tools.framing.codebook import Codebook
from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.coding.exchange import labelling_configuration, read_json, write_json_lines, write_tasks
from corpus_tools.framing.coding.sample import KEY_COLUMNS, NONE

VOICES: Final = ("narrator", "quoted", "reported", NONE)
YES_NO: Final = ("yes", "no")
_GIVEN: Final = ("item_id", "coder", "outlet", "before", "sentence", "after")
_TO_FILL: Final = ("frame", "voice", "negated", "note")
# A spreadsheet would run a cell that begins like this as a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_MOST_PROBLEMS: Final = 8


def _safe(value: object) -> object:
    """A cell that no spreadsheet takes for a formula, and without the control characters that XLSX refuses."""
    if not isinstance(value, str):
        return value
    clean = "".join(c if c >= " " or c in "\n\t" else " " for c in value)
    return "'" + clean if clean.startswith(_FORMULA) else clean


def instructions(codebook: Codebook) -> list[str]:
    """What coders are told, line by line: how to fill a row, then the codebook's rules."""
    return [
        "Code the sentence in the column 'sentence'; 'before' and 'after' are its context.",
        "If it holds several expressions of the codebook, code the first.",
        f"frame: one of {', '.join(codebook.frame_names)}; {NONE} if there is no such expression.",
        f"voice: {', '.join(VOICES[:3])}; {NONE} if the frame is {NONE}.",
        "  narrator: the outlet's own words; quoted: inside quotation marks; reported: another's, without them.",
        "negated: yes if the expression is denied (she will not resign), else no.",
        "note: anything you want to say. Work alone; do not look at another coder's sheet.",
        "",
        *codebook.rules().splitlines(),
    ]


def write_sheets(
    sample: pd.DataFrame,
    folder: str | Path,
    *,
    coders: Sequence[str] = ("A", "B"),
    codebook: str | Path | Codebook = "departure",
    formats: Sequence[str] = ("csv", "xlsx"),
) -> list[Path]:
    """Write a sheet for each coder in each of ``formats``, ``rules.md``, and ``key.csv`` for whoever evaluates.

    ``sample`` is from :func:`draw_sample`. ``formats``: ``csv``, ``xlsx``, ``jsonl`` (one object per line, for a
    language model or any other tool) and ``label-studio`` (tasks, and the configuration of the project). A coder whose
    name begins with ``machine-`` is a machine: it never counts as agreement of people. Returns the paths. The key holds
    the machine's answer: keep it from coders.

    Raises ParameterError for a format that is not known and for names of coders that are empty, repeated, or no file
    names; InputError where the folder cannot be written to or holds sheets already: they may have been filled.
    """
    book = load_codebook(codebook)
    _check_coders(coders)
    _check_formats(formats)
    target = Path(folder)
    _check_no_sheets(target)
    check_writable(target)
    target.mkdir(parents=True, exist_ok=True)
    shown = sample[[c for c in _GIVEN if c != "coder"]].to_dict("records")
    paths: list[Path] = []
    for coder in coders:
        units = [{c: coder if c == "coder" else row[c] for c in _GIVEN} for row in shown]
        paths += [_WRITERS[wanted](target, coder, units, book) for wanted in formats]
    if "label-studio" in formats:
        paths.append(target / "label_studio.xml")
        paths[-1].write_text(labelling_configuration(book, VOICES, NONE), encoding="utf-8")
    paths.append(target / "rules.md")
    paths[-1].write_text("\n".join(instructions(book)) + "\n", encoding="utf-8")
    paths.append(target / "key.csv")
    sample[list(KEY_COLUMNS)].to_csv(paths[-1], index=False)
    return paths


def _check_coders(coders: Sequence[str]) -> None:
    """Refuse names of coders that are empty, repeated, or cannot be part of a file's name."""
    if len(set(coders)) != len(coders) or not coders:
        raise ParameterError("coders", list(coders), "each coder needs a name of their own")
    for coder in coders:
        if not coder or not all(c.isalnum() or c in "-_" for c in coder):
            raise ParameterError("coders", coder, "letters, digits, - and _ make a coder's name")


def _check_formats(formats: Sequence[str]) -> None:
    for wanted in formats:
        if wanted not in FORMATS:
            raise ParameterError("formats", wanted, did_you_mean(wanted, FORMATS))


def _check_no_sheets(folder: Path) -> None:
    """Refuse a folder that holds sheets: somebody may have filled them in."""
    there = sorted(path for path in folder.glob("coding_*") if path.suffix in (".csv", ".xlsx", ".jsonl", ".json"))
    if there:
        raise InputError(there[0], "it is there already, and may be filled in", "Move the sheets away, or choose --out")


Unit = dict[str, object]


def _cells(units: list[Unit]) -> list[list[object]]:
    return [[_safe(unit[c]) for c in _GIVEN] + [""] * len(_TO_FILL) for unit in units]


def _write_csv(folder: Path, coder: str, units: list[Unit], book: Codebook) -> Path:
    path = folder / f"coding_{coder}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[*_GIVEN, *_TO_FILL], *_cells(units)])
    return path


def _write_xlsx(folder: Path, coder: str, units: list[Unit], book: Codebook) -> Path:
    path = folder / f"coding_{coder}.xlsx"
    _write_workbook(path, _cells(units), book)
    return path


def _write_jsonl(folder: Path, coder: str, units: list[Unit], book: Codebook) -> Path:
    path = folder / f"coding_{coder}.jsonl"
    write_json_lines(path, units)
    return path


def _write_label_studio(folder: Path, coder: str, units: list[Unit], book: Codebook) -> Path:
    path = folder / f"coding_{coder}.json"
    write_tasks(path, units)
    return path


_WRITERS: Final[dict[str, Callable[[Path, str, list[Unit], Codebook], Path]]] = {
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "jsonl": _write_jsonl,
    "label-studio": _write_label_studio,
}
FORMATS: Final = tuple(_WRITERS)


def _write_workbook(path: Path, rows: list[list[object]], book: Codebook) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.datavalidation import DataValidation

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "coding"
    sheet.append([*_GIVEN, *_TO_FILL])
    for row in rows:
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"
    for letter, width in zip("ABCDEFGHIJ", (8, 8, 16, 40, 60, 40, 12, 12, 9, 24), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    last = max(len(rows) + 1, 2)
    for letter, allowed in (("G", (*book.frame_names, NONE)), ("H", VOICES), ("I", YES_NO)):
        choice = DataValidation(type="list", formula1=f'"{",".join(allowed)}"', allow_blank=True, showErrorMessage=True)
        choice.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(choice)
    rules = workbook.create_sheet("rules")
    rules.column_dimensions["A"].width = 110
    for line in instructions(book):
        rules.append([_safe(line)])
        rules.cell(rules.max_row, 1).alignment = Alignment(wrap_text=True)
    workbook.save(path)


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of one sheet as texts, with the line each is in under ``line``."""
    if not path.is_file():
        raise InputError(path, "there is no such file", "Give the paths of the filled coding sheets.")
    if path.suffix.lower() in (".json", ".jsonl"):
        return _json_rows(path)
    table = _workbook_cells(path) if path.suffix.lower() == ".xlsx" else _csv_cells(path)
    if not table:
        raise InputError(path, "it is empty", "Give a filled coding sheet.")
    head = [name.strip().lower() for name in table[0]]
    missing = [c for c in ("item_id", "frame", "voice", "negated") if c not in head]
    if missing:
        raise InputError(path, f"the column {missing[0]!r} is missing", "Keep the columns of the sheet as written.")
    rows = []
    for number, cells in enumerate(table[1:], start=2):
        row = {name: cell.strip() for name, cell in zip(head, cells, strict=False)}
        if any(row.values()):
            rows.append({**row, "line": str(number)})
    return rows


def _json_rows(path: Path) -> list[dict[str, str]]:
    rows = read_json(path, _read_text(path))
    if rows and "item_id" not in rows[0]:
        raise InputError(path, "its units have no item_id", "Keep the fields of the tasks as written.")
    return rows


def _workbook_cells(path: Path) -> list[list[str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError):
        raise InputError(path, "it is not a workbook that can be read", "Save it again as XLSX or CSV.") from None
    sheet = workbook["coding"] if "coding" in workbook.sheetnames else workbook[workbook.sheetnames[0]]
    table = [["" if v is None else str(v) for v in row] for row in sheet.iter_rows(values_only=True)]
    workbook.close()
    return table


def _csv_cells(path: Path) -> list[list[str]]:
    text = _read_text(path)
    # A spreadsheet set to a European language saves CSV with semicolons.
    first = text.split("\n", 1)[0]
    mark = ";" if first.count(";") > first.count(",") else ","
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=mark))
    except csv.Error as error:
        raise InputError(path, f"it is not CSV: {error}", "Save it again as CSV or XLSX.") from None


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return path.read_text(encoding="cp1252", errors="replace")
    except OSError as error:
        raise InputError(path, str(error.strerror or error), "Check that it may be read.") from None


def read_sheets(paths: Iterable[str | Path], *, codebook: str | Path | Codebook = "departure") -> pd.DataFrame:
    """Read filled sheets (CSV, XLSX, JSON lines, Label Studio exports); one row per item and coder.

    Columns: ``item_id``, ``coder``, ``frame``, ``voice``, ``is_negated``, ``note``. A unit in which one of the codes is
    blank was skipped: it is left out, and counted with its blank column in ``.attrs["skipped"]``, a list of
    (coder, item_id, column). A coder's name is the sheet's ``coder`` column, else the file name after ``coding_``.

    Raises :class:`~corpus_tools.errors.InputError` naming file, row, column, the value and what is allowed.
    """
    reading = _Reading(load_codebook(codebook), [], {}, [])
    for given in paths:
        path = Path(given)
        problems = [problem for row in _rows(path) for problem in _read_unit(reading, path, row)]
        if problems:
            more = f" (and {len(problems) - _MOST_PROBLEMS} more)" if len(problems) > _MOST_PROBLEMS else ""
            raise InputError(path, "; ".join(problems[:_MOST_PROBLEMS]) + more, "Mend these cells and read it again.")
    codings = pd.DataFrame(reading.rows, columns=["item_id", "coder", "frame", "voice", "is_negated", "note"])
    codings.attrs["skipped"] = reading.skipped
    return codings


class _Reading(NamedTuple):
    """What was read so far: the rows, where each unit of a coder is, and the units that were skipped."""

    book: Codebook
    rows: list[dict[str, object]]
    seen: dict[tuple[str, str], str]
    skipped: list[tuple[str, str, str]]


def _read_unit(reading: _Reading, path: Path, row: dict[str, str]) -> list[str]:
    """Add one row of a sheet to what was read; returns what is wrong with it."""
    coder = row.get("coder") or path.stem.removeprefix("coding_")
    where, item = f"row {row['line']}", row.get("item_id")
    if not item:
        return [f"{where}: item_id is empty"]
    values = _values(row, reading.book)
    blank = next((column for column, value in values.items() if not value), None)
    if blank is not None:
        reading.skipped.append((coder, item, blank))
        return []
    problems = _problems(values, reading.book, where)
    key = (item, coder)
    if key in reading.seen:
        problems.append(f"{where}: {item} was already coded by {coder} in {reading.seen[key]}")
    reading.seen[key] = f"{path.name}, {where}"
    codes = {"frame": values["frame"], "voice": values["voice"], "is_negated": values["negated"] == "yes"}
    reading.rows.append({"item_id": item, "coder": coder, **codes, "note": row.get("note", "")})
    return problems


def _values(row: dict[str, str], book: Codebook) -> dict[str, str]:
    """The codes of a row, frames as the codebook writes them; no frame means no voice and no negation."""
    as_written = {name.lower(): name for name in book.frame_names}
    values = {c: row.get(c, "").lower() for c in ("frame", "voice", "negated")}
    if values["frame"] == NONE:
        values = {"frame": NONE, "voice": values["voice"] or NONE, "negated": values["negated"] or "no"}
    values["frame"] = as_written.get(values["frame"], values["frame"])
    return values


def _problems(values: dict[str, str], book: Codebook, where: str) -> list[str]:
    allowed = {"frame": (*book.frame_names, NONE), "voice": VOICES, "negated": YES_NO}
    return [
        f"{where}, column {column}: {values[column]!r}; {did_you_mean(values[column], names)}"
        for column, names in allowed.items()
        if values[column] not in names
    ]


def read_key(path: str | Path) -> pd.DataFrame:
    """The ``key.csv`` that :func:`write_sheets` wrote: the machine's answers, strata and weights."""
    if not Path(path).is_file():
        raise InputError(path, "there is no such file", "Give the key.csv that was written beside the sheets.")
    key = pd.read_csv(
        path, dtype={"item_id": str, "article_id": str, "frame": str, "voice": str}, keep_default_na=False
    )
    missing = [c for c in KEY_COLUMNS if c not in key.columns]
    if missing:
        raise InputError(path, f"the column {missing[0]!r} is missing", "Give the key.csv as it was written.")
    return key
