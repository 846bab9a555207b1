"""A user's own word on who is who: ``names.csv`` in the corpus folder.

Columns: ``form`` (the words as they are in the text, with or without title), ``person`` (the name it belongs to;
``-``: it is no name), ``article`` (an article id, or ``*`` for all), and, if wanted, ``label`` (PER, ORG or LOC).
A form that is an entity's whole name moves all of that entity's mentions there; any other form moves itself alone.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import pandas as pd

from corpus_tools.entities.slugs import slug
from corpus_tools.errors import InputError, did_you_mean
from corpus_tools.text import fold

_REQUIRED: Final = ("form", "person", "article")
_OPTIONAL: Final = ("label",)
COLUMNS: Final = ("form", "person", "article", "label", "row")
_NO_NAME: Final = "-"


def read_corrections(path: str | Path) -> pd.DataFrame:
    """Read ``names.csv``; columns form, person, article, label ("" where not given) and row (line in the file).

    Raises :class:`~corpus_tools.errors.InputError` naming the file, the row and what is allowed.
    """
    path = Path(path)
    rows: list[dict[str, object]] = []
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for line, cell in read_cells(path, _REQUIRED, _OPTIONAL):
        label, article = _check_label(path, line, cell), cell["article"] or "*"
        place = (fold(cell["form"]), article)
        if place in seen and seen[place][0] != cell["person"]:
            raise InputError(
                path,
                f"row {line} gives {cell['form']!r} to {cell['person']!r}, row {seen[place][1]} to {seen[place][0]!r}",
                "Keep one of the two, or name an article in each.",
            )
        seen[place] = (cell["person"], line)
        rows.append({"form": cell["form"], "person": cell["person"], "article": article, "label": label, "row": line})
    return pd.DataFrame(rows, columns=list(COLUMNS))


def read_cells(
    path: Path, required: Sequence[str], optional: Sequence[str] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file of corrections: the line in the file and the cells by column; empty rows are passed over.

    Of ``required`` the last column may be empty (``article``: all), the others not. Raises
    :class:`~corpus_tools.errors.InputError` naming the file, the row and what is allowed.
    """
    reader = csv.DictReader(io.StringIO(_read_text(path, required)), restkey="")
    header = [h.strip().lower() for h in reader.fieldnames or []]
    _check_header(path, header, required, optional)
    reader.fieldnames = header
    for record in reader:
        line = reader.line_num
        if "" in record:
            raise InputError(
                path, f"row {line} has more cells than the header", "Put a cell with a comma in quotation marks."
            )
        cell = {c: (record.get(c) or "").strip() for c in (*required, *optional)}
        if not any(cell.values()):
            continue
        for column in required[:-1]:
            if not cell[column]:
                raise InputError(path, f"row {line}: {column!r} is empty", "Fill it in, or delete the row.")
        yield line, cell


def _read_text(path: Path, required: Sequence[str]) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            path, f"cannot be read ({error.strerror})", f"Give the path of a CSV file with {', '.join(required)}."
        ) from None
    except UnicodeDecodeError:
        raise InputError(path, "is not UTF-8 text", "Save it as CSV in UTF-8.") from None


def _check_header(path: Path, header: list[str], required: Sequence[str], optional: Sequence[str]) -> None:
    missing = [c for c in required if c not in header]
    if missing:
        raise InputError(path, f"column {missing[0]!r} is missing", f"The first line must be: {','.join(required)}")
    known = (*required, *optional)
    unknown = [h for h in header if h not in known]
    if unknown:
        raise InputError(path, f"unknown column {unknown[0]!r}", did_you_mean(unknown[0], known).capitalize() + ".")


def _check_label(path: Path, line: int, cell: dict[str, str]) -> str:
    """The row's label in capitals; an error where it is none."""
    label = cell["label"].upper()
    if label not in ("", "PER", "ORG", "LOC"):
        raise InputError(path, f"row {line}: label {cell['label']!r}", "Allowed are PER, ORG, LOC or nothing.")
    return label


def _forms(row: dict[str, object]) -> Iterable[str]:
    text = fold(str(row["text"]))
    yield text
    if isinstance(row["honorific"], str):
        yield f"{fold(row['honorific'])} {text}"
    lowered = text.lower()
    if row["form"] == "role" and lowered.startswith(("the ", "our ")):
        yield text[4:]


def apply_corrections(rows: list[dict[str, object]], corrections: pd.DataFrame) -> list[dict[str, object]]:
    """Mention rows with the corrections carried out; rows they changed have the method ``correction``."""
    table: dict[tuple[str, str], tuple[str, str]] = {
        (fold(form), article): (person, label)
        for form, person, article, label in zip(
            corrections["form"], corrections["person"], corrections["article"], corrections["label"], strict=True
        )
    }
    known: dict[str, tuple[str, str, str]] = {}
    counts: defaultdict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for row in rows:
        counts[fold(str(row["name"])).lower()][str(row["entity_id"]), str(row["name"]), str(row["label"])] += 1
    for name, options in counts.items():
        known[name] = min(options, key=lambda o: (-options[o], o))
    out = []
    for row in rows:
        decision = _decide(row, table)
        if decision is None:
            out.append(row)
            continue
        person, label = decision
        if person == _NO_NAME:
            continue
        entity_id, name, kind = known.get(fold(person).lower(), ("", person, label or str(row["label"])))
        if not entity_id or (label and label != kind):
            kind = label or kind
            entity_id = slug(kind, person)
        out.append({**row, "entity_id": entity_id, "name": name, "label": kind, "method": "correction"})
    return out


def _decide(row: dict[str, object], table: dict[tuple[str, str], tuple[str, str]]) -> tuple[str, str] | None:
    forms = list(_forms(row))
    name = fold(str(row["name"]))
    for article in (str(row["article_id"]), "*"):
        for form in [*reversed(forms), name]:
            found = table.get((form, article))
            if found is not None:
                return found
    return None


def corrections_used(before: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """Each correction with the number of mentions that it decides (column ``mentions``; 0: it fits none).

    ``before`` is the table of mentions without corrections: ``resolve_entities(mentions, articles).mentions``.
    """
    table = {
        (fold(form), article): (str(row), "")
        for form, article, row in zip(corrections["form"], corrections["article"], corrections["row"], strict=True)
    }
    used: Counter[str] = Counter()
    for row in before.to_dict("records"):
        decision = _decide({str(k): v for k, v in row.items()}, table)
        if decision is not None:
            used[decision[0]] += 1
    return corrections.assign(mentions=[used[str(r)] for r in corrections["row"]])
