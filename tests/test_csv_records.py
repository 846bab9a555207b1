from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corpus_tools import csv_records as module
from corpus_tools.csv_records import csv_records
from corpus_tools.entities import read_corrections
from corpus_tools.errors import InputError


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(end: str) -> None:
    header, records = csv_records("f.csv", end.join(["Form , person,article", 'Ada,"Ode, Ada",', "", "Ben,,"]))
    assert header == ["form", "person", "article"]
    assert records == [
        (2, {"form": "Ada", "person": "Ode, Ada", "article": ""}),
        (4, {"form": "Ben", "person": "", "article": ""}),
    ]


def test_names_saved_by_an_old_program_are_read(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(b"form,person,article\rOde,Ada Ode,*\r")
    assert read_corrections(path)["person"].tolist() == ["Ada Ode"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a,a\n1,2\n", "column 'a' is there twice"),
        ("a,b\n1,2\n\n1,2,3\n", "row 4 has more cells"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_row(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        csv_records("f.csv", text)


def test_a_cell_is_as_long_as_it_may_be_whatever_was_read_before(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "a,b\n" + "x" * 200_000 + ",1\n"
    before = csv.field_size_limit(131_072)
    try:
        assert len(csv_records("f.csv", long)[1][0][1]["a"]) == 200_000
        csv.field_size_limit(131_072)
        monkeypatch.setattr(module, "_LARGEST_CELL", 0)
        with pytest.raises(InputError, match=r"row 2 cannot be read \(field larger"):
            csv_records("f.csv", long)
    finally:
        csv.field_size_limit(before)


def test_nothing_has_no_header() -> None:
    assert csv_records("f.csv", "") == ([], [])
