"""What spreadsheets are given, and that our own reader gets back what was written."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.worksheet import _writer

from corpus_tools import schema, spreadsheets
from corpus_tools.errors import InputError
from corpus_tools.spreadsheets import for_reading, read_csv, safe, unsafe, write_csv, write_workbook

HOSTILE = ["=1+1", "+44 20", "-1", "@home", "\tx", "'=x", "''-y", "'tis", "“curly”", 'a,b\n"c"', "", "-", "'"]


@pytest.fixture
def articles() -> pd.DataFrame:
    return pd.DataFrame(
        {"article_id": ["a", "b"], "outlet": ["=Argus", "Beacon"], "title": ["-Head", None]}
        | {"published": pd.to_datetime(["2031-03-03 10:00", None]).astype("datetime64[s]")}
    )


@pytest.fixture
def anomalies() -> pd.DataFrame:
    rows = [
        {"article_id": "ab"[i % 2], "start": 0, "end": len(text), "text": text, "kind": "caption", "message": text}
        for i, text in enumerate(HOSTILE)
    ]
    return schema.conform(rows, "anomalies")


@given(st.text(alphabet="'=+-@\t\rax ", max_size=6))
def test_a_marked_cell_is_no_formula_and_is_read_back(text: str) -> None:
    marked = str(safe(text))
    assert not marked or marked[0] not in "=+-@\t\r"
    assert unsafe(marked) == text


def test_a_table_is_read_back_as_it_was_written(
    tmp_path: Path, articles: pd.DataFrame, anomalies: pd.DataFrame
) -> None:
    path = write_csv(anomalies, tmp_path / "anomalies.csv", articles)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    raw = path.read_text("utf-8-sig")
    assert raw.splitlines()[0].startswith("article_id,article_outlet,article_date,article_headline,start")
    assert "\na,'=Argus,2031-03-03,'-Head,0," in raw
    pd.testing.assert_frame_equal(read_csv(path, "anomalies"), anomalies)


def test_how_many_rows_are_written_at_once_does_not_matter(
    tmp_path: Path, articles: pd.DataFrame, anomalies: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only one of the times has an hour, which decides how pandas writes the others.
    days = pd.to_datetime(["2031-03-03", "2031-03-04", "2031-03-05 10:00"], format="ISO8601")
    times = pd.DataFrame({"day": days, "n": [1, 2, None]})
    frames = {"anomalies": anomalies, "times": times, "empty": anomalies.head(0)}
    whole = {n: write_csv(frame, tmp_path / f"{n}.csv", articles).read_bytes() for n, frame in frames.items()}
    book = write_workbook(frames, tmp_path / "all.xlsx", articles).read_bytes()
    assert (
        whole["times"] == b"\xef\xbb\xbfday,n\n2031-03-03 00:00:00,1.0\n2031-03-04 00:00:00,2.0\n2031-03-05 10:00:00,\n"
    )
    monkeypatch.setattr(spreadsheets, "_AT_ONCE", 2)
    for name, frame in frames.items():
        assert write_csv(frame, tmp_path / f"{name}.csv", articles).read_bytes() == whole[name]
    assert write_workbook(frames, tmp_path / "all.xlsx", articles).read_bytes() == book


@given(st.lists(st.text(alphabet="\t\r\n\x00\x1f\ufffe<>&\"' ab=é\U0001f600]", max_size=8), min_size=1, max_size=4))
@example(["x" * 40_000, "  ", "]]>", "_x0041_", "#N/A", "TRUE", "1", "=1"])
def test_a_sheet_written_column_by_column_reads_as_one_written_cell_by_cell(texts: list[str]) -> None:
    numbers = [-3, 0, 2**53, None][: len(texts)] + [1] * (len(texts) - 4)
    given_frame = pd.DataFrame(
        {
            "text": pd.Series([*texts, None], dtype="str"),
            "share": [1e-7 * n for n in range(len(texts))] + [float("nan")],
            "many": pd.Series([*numbers, 7], dtype="Int64"),
            "is": [True, False, *[True] * (len(texts) - 1)],
            "when": pd.to_datetime(["1900-03-01 00:00:01", "2031-12-31 23:59:59", *[None] * (len(texts) - 1)]),
        }
    )
    nobody = pd.DataFrame({"article_id": pd.Series(dtype="str")})
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        fast = write_workbook({"t": given_frame}, Path(folder) / "fast.xlsx", nobody)
        quick = [list(row) for row in openpyxl.load_workbook(fast)["t"].values]
        patched.setattr(spreadsheets, "is_plain", lambda frame: False)
        slow = write_workbook({"t": given_frame}, Path(folder) / "slow.xlsx", nobody)
        careful = [list(row) for row in openpyxl.load_workbook(slow)["t"].values]
    assert quick == careful
    assert len(quick) == len(texts) + 2


def test_offsets_hold_in_what_is_read_back(tmp_path: Path, articles: pd.DataFrame) -> None:
    texts = articles.assign(text=["x -1 y", "=z"])
    rows = [{"article_id": "a", "start": 2, "end": 4, "text": "-1", "sentence": 0, "kind": "number"}]
    path = write_csv(schema.conform(rows, "tokens"), tmp_path / "tokens.csv", articles)
    assert "'-1" in path.read_text("utf-8-sig")
    schema.validate(read_csv(path, "tokens"), "tokens", texts)


def test_numbers_and_tables_without_articles_are_left_as_they_are(articles: pd.DataFrame) -> None:
    frame = pd.DataFrame({"word": ["=x"], "log_ratio": [-1.5]})
    shown = for_reading(frame, articles)
    assert shown.values.tolist() == [["'=x", -1.5]]


def test_the_workbook_has_a_sheet_for_each_table_and_a_dictionary(
    tmp_path: Path, articles: pd.DataFrame, anomalies: pd.DataFrame
) -> None:
    bad = anomalies.assign(message="\x01" + "y" * 40_000)
    path = write_workbook({"anomalies": bad}, tmp_path / "all.xlsx", articles)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["anomalies", "dictionary"]
    rows = list(book["anomalies"].iter_rows(values_only=True))
    assert rows[0][:4] == ("article_id", "article_outlet", "article_date", "article_headline")
    assert len(rows) == len(HOSTILE) + 1
    assert all(cell.data_type != "f" for row in book["anomalies"].iter_rows() for cell in row)
    assert len(rows[1][rows[0].index("message")]) == 32_767
    meanings = list(book["dictionary"].iter_rows(values_only=True))
    assert len(meanings) == 1 + len(schema.ANOMALIES.columns)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_of_temporary_files_is_said(
    tmp_path: Path, articles: pd.DataFrame, anomalies: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sheet").symlink_to("/dev/full")
    monkeypatch.setattr(_writer, "create_temporary_file", lambda: str(tmp_path / "sheet"))
    with pytest.raises(InputError, match=r"there is no space left on the disk"):
        write_workbook({"anomalies": anomalies}, tmp_path / "all.xlsx", articles)
    assert [path.name for path in tmp_path.iterdir()] == ["sheet"]
