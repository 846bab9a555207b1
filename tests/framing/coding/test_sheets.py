from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from corpus_tools.errors import InputError, ParameterError
from corpus_tools.framing import parse_codebook
from corpus_tools.framing.coding import (
    KEY_COLUMNS,
    agreement,
    read_key,
    read_sheets,
    write_sheets,
)


def test_sheets_hide_the_answer_and_run_no_formula(sample: pd.DataFrame, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    paths = write_sheets(sample, tmp_path, coders=("ana", "ben"))
    assert [p.name for p in paths] == [
        "coding_ana.csv",
        "coding_ana.xlsx",
        "coding_ben.csv",
        "coding_ben.xlsx",
        "rules.md",
        "key.csv",
    ]
    with (tmp_path / "coding_ana.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert not {"stratum", "weight", "is_negated"} & set(rows[0])
    assert {row["frame"] for row in rows} == {""}
    cells = [v for row in rows for v in row.values()]
    sheet = load_workbook(tmp_path / "coding_ana.xlsx")["coding"]
    cells += [c.value for line in sheet.iter_rows() for c in line if isinstance(c.value, str)]
    assert any(c.startswith("'=SUM") for c in cells)
    assert not any(c.startswith(("=", "+", "-", "@")) for c in cells)
    assert all(c.data_type != "f" for line in sheet.iter_rows() for c in line)
    assert "oust" in (tmp_path / "rules.md").read_text(encoding="utf-8")
    assert list(read_key(tmp_path / "key.csv").columns) == list(KEY_COLUMNS)


def fill(path: Path, answers: dict[str, tuple[str, str, str]]) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["frame"], row["voice"], row["negated"] = answers[row["item_id"]]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def truth(sample: pd.DataFrame) -> dict[str, tuple[str, str, str]]:
    return {r["item_id"]: (r["frame"], r["voice"], "no") for r in sample.to_dict("records")}


def test_perfect_coders(sample: pd.DataFrame, tmp_path: Path) -> None:
    paths = [p for p in write_sheets(sample, tmp_path) if p.suffix == ".csv" and "coding" in p.name]
    for path in paths:
        fill(path, truth(sample))
    codings = read_sheets(paths)
    assert len(codings) == 120
    tables = agreement(codings, read_key(tmp_path / "key.csv"), resamples=50)
    alpha = tables.alpha.set_index("variable")
    assert alpha.loc["frame", "alpha"] == pytest.approx(1.0)
    assert np.isnan(alpha.loc["is_negated", "alpha"]) and "undefined" in alpha.loc["is_negated", "note"]
    frame = tables.accuracy[tables.accuracy["variable"] == "frame"].set_index("category")
    assert frame.loc[["forced", "voluntary"], ["precision", "recall", "f1"]].to_numpy() == pytest.approx(1.0)
    shares = tables.prevalence[tables.prevalence["variable"] == "frame"].set_index("category")["corrected_share"]
    # One forced, two voluntary and four other sentences of seven.
    assert shares.to_dict() == pytest.approx({"forced": 1 / 7, "voluntary": 2 / 7, "none": 4 / 7})


def coded(sample: pd.DataFrame, *coders: str) -> list[dict[str, object]]:
    """Codings of every item as the machine coded it, by each coder in turn."""
    return [
        {"item_id": r["item_id"], "coder": c, "frame": r["frame"], "voice": r["voice"], "is_negated": False}
        for r in sample.to_dict("records")
        for c in coders
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl"])
def test_a_blank_cell_is_a_skipped_unit(sample: pd.DataFrame, tmp_path: Path, form: str) -> None:
    write_sheets(sample, tmp_path, coders=["ana"], formats=["jsonl", "csv", "xlsx"])
    units = [json.loads(line) for line in (tmp_path / "coding_ana.jsonl").read_text("utf-8").splitlines()]
    for unit in units:
        unit |= {"frame": "Forced", "voice": "narrator", "negated": "no"}
    units[3]["voice"] = ""
    path = tmp_path / f"filled.{form}"
    table = pd.DataFrame(units)
    if form == "csv":
        table.to_csv(path, index=False)
    elif form == "xlsx":
        table.to_excel(path, index=False)
    else:
        path.write_text("".join(json.dumps(unit) + "\n" for unit in units), "utf-8")
    codings = read_sheets([path])
    assert len(codings) == len(units) - 1
    assert codings.attrs["skipped"] == [("ana", units[3]["item_id"], "voice")]
    assert set(codings["frame"]) == {"forced"}


@pytest.mark.parametrize(
    ("text", "message"),
    [("[1]", "no object"), ("{\n", "line 1 is not JSON"), ('[{"frame": "forced"}]', "item_id")],
)
def test_json_that_is_no_sheet(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "filled.json"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=message):
        read_sheets([path])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "empty"),
        ("item_id,frame\nS1,forced\n", "'voice' is missing"),
        ("item_id,frame,voice,negated\nS1,forcd,narrator,no\n", "row 2, column frame: 'forcd'; did you mean 'forced'"),
        ("item_id,frame,voice,negated\n,forced,narrator,no\n", "row 2: item_id is empty"),
        ("item_id,frame,voice,negated\nS1,forced,narrator,no\nS1,forced,narrator,no\n", "row 3: S1 was already coded"),
    ],
)
def test_wrong_sheets_are_named_by_file_row_and_column(content: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "coding_ana.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_sheets([path])
    assert says in str(caught.value) and "coding_ana.csv" in str(caught.value)


def test_sheets_saved_by_spreadsheets(tmp_path: Path) -> None:
    path = tmp_path / "coding_ana.csv"
    path.write_bytes("item_id;frame;voice;negated;note\r\nS1;None;;;café\r\n;;;;\r\nS2;;;;\r\n".encode("cp1252"))
    assert read_sheets([path]).values.tolist() == [["S1", "ana", "none", "none", False, "café"]]
    broken = tmp_path / "coding_ben.xlsx"
    broken.write_bytes(b"not a workbook")
    with pytest.raises(InputError, match="workbook"):
        read_sheets([broken])


def test_filled_workbook(sample: pd.DataFrame, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = next(p for p in write_sheets(sample, tmp_path, coders=("ana",)) if p.suffix == ".xlsx")
    workbook = load_workbook(path)
    sheet = workbook["coding"]
    for column, value in (("G", "forced"), ("H", "quoted"), ("I", "yes")):
        sheet[f"{column}2"] = value
    workbook.save(path)
    assert read_sheets([path])[["coder", "frame", "voice", "is_negated"]].values.tolist() == [
        ["ana", "forced", "quoted", True]
    ]


@pytest.mark.parametrize("coders", [(), ("a", "a"), ("../x",), ("",)])
def test_names_of_coders(coders: tuple[str, ...], sample: pd.DataFrame, tmp_path: Path) -> None:
    with pytest.raises(ParameterError):
        write_sheets(sample, tmp_path, coders=coders)


def test_frames_with_capitals_are_read_however_they_are_typed(tmp_path: Path) -> None:
    book = parse_codebook(
        '[codebook]\nname = "g"\n[[frames]]\nname = "Growth"\ndefinition = "up"\n'
        '[[patterns]]\nid = "a"\nframe = "Growth"\nmatch = ["rise"]\n'
    )
    sheet = tmp_path / "coding_a.csv"
    sheet.write_text("item_id,frame,voice,negated\n1,Growth,narrator,no\n2,growth,narrator,no\n3,none,,\n", "utf-8")
    assert read_sheets([sheet], codebook=book)["frame"].tolist() == ["Growth", "Growth", "none"]
