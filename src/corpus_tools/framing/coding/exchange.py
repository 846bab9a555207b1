"""Coding units as JSON lines and as Label Studio tasks, so that any annotation tool can be a coder.

JSON lines: one object per unit with the columns of the sheet. Label Studio: a file of tasks and a labelling
configuration (https://labelstud.io/guide/tasks, https://labelstud.io/tags/choices); what it exports as JSON, in full
or as JSON-MIN, is read back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from corpus_tools.errors import InputError
from corpus_tools.framing.codebook import Codebook

FILLED: Final = ("frame", "voice", "negated", "note")


def write_json_lines(path: Path, units: Iterable[Mapping[str, object]]) -> None:
    """One line per unit, with empty fields for the codes."""
    lines = [json.dumps({**unit, **dict.fromkeys(FILLED, "")}, ensure_ascii=False) for unit in units]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def write_tasks(path: Path, units: Iterable[Mapping[str, object]]) -> None:
    """Tasks to import into Label Studio."""
    path.write_text(
        json.dumps([{"data": dict(unit)} for unit in units], ensure_ascii=False, indent=1), encoding="utf-8"
    )


def labelling_configuration(book: Codebook, voices: Sequence[str], none: str) -> str:
    """The labelling configuration of a Label Studio project for these tasks."""
    lines = ["<View>", '  <Text name="before" value="$before"/>', '  <Text name="sentence" value="$sentence"/>']
    lines.append('  <Text name="after" value="$after"/>')
    for name, values in (("frame", (*book.frame_names, none)), ("voice", voices), ("negated", ("yes", "no"))):
        lines.append(f'  <Header value="{name}"/>')
        lines.append(f'  <Choices name="{name}" toName="sentence" choice="single" showInLine="true">')
        lines += [f"    <Choice value={quoteattr(value)}/>" for value in values]
        lines.append("  </Choices>")
    lines.append('  <TextArea name="note" toName="sentence" placeholder="note"/>')
    return "\n".join([*lines, "</View>", ""])


def read_json(path: Path, text: str) -> list[dict[str, str]]:
    """The rows of a file of JSON lines, or of a Label Studio export, with the unit each is under ``line``."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        return list(_lines(path, text))
    objects = whole if isinstance(whole, list) else [whole]
    rows: list[dict[str, str]] = []
    for number, item in enumerate(objects, start=1):
        if not isinstance(item, dict):
            raise InputError(path, f"its entry {number} is no object", "Give JSON lines, or what Label Studio exports.")
        rows += [{**row, "line": str(number)} for row in _from_object(item)]
    return rows


def _lines(path: Path, text: str) -> Iterator[dict[str, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(
                path, f"line {number} is not JSON: {error.msg}", "Write one object per line, or one list."
            ) from None
        if not isinstance(item, dict):
            raise InputError(path, f"line {number} is no object", "Write one object per line.")
        for row in _from_object(item):
            yield {**row, "line": str(number)}


def _from_object(item: Mapping[str, Any]) -> list[dict[str, str]]:
    """The codings of a unit: one of a JSON line, or one for each annotation of a Label Studio task."""
    if not isinstance(item.get("data"), dict):
        return [_texts(item)]
    unit = _texts(item["data"])
    annotations = item.get("annotations")
    if not isinstance(annotations, list):
        return [unit]
    rows = []
    for annotation in annotations:
        if not isinstance(annotation, dict) or annotation.get("was_cancelled"):
            continue
        row = {**unit, **_results(annotation.get("result"))}
        coder = _coder(annotation)
        rows.append({**row, "coder": row.get("coder") or coder})
    return rows


def _results(results: object) -> dict[str, str]:
    found: dict[str, str] = {}
    for result in results if isinstance(results, list) else []:
        value = result.get("value") if isinstance(result, dict) else None
        if isinstance(value, dict):
            chosen = value.get("choices") or value.get("text") or [""]
            found[str(result.get("from_name"))] = _text(chosen)
    return found


def _coder(annotation: Mapping[str, Any]) -> str:
    by = annotation.get("completed_by")
    if isinstance(by, dict):
        by = by.get("email") or by.get("id")
    return "" if by is None else f"annotator-{by}"


def _texts(item: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): _text(value) for name, value in item.items()}


def _text(value: object) -> str:
    """A value as the cell of a sheet: of a list its first entry, of a truth value yes or no."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("choices", [""])
        return _text(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value).strip()
