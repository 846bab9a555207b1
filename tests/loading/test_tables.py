"""Tables whose marks, lists and cells are not what the standard says, and what folders say of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.loading import Loaded, load
from corpus_tools.loading.formats.cells import marks_of, rows_of

HEADER = "id,title,outlet,published,text"


def read(tmp_path: Path, content: str, name: str = "a.csv") -> Loaded:
    (tmp_path / name).write_text(content, encoding="utf-8", newline="")
    return load(tmp_path)


def bodies(loaded: Loaded) -> list[str]:
    rows = loaded.articles.sort_values("position")
    return [text[start:] for text, start in zip(rows["text"], rows["body_start"], strict=True)]


def test_marks_of_a_tsv_that_quotes_nothing_are_the_authors(tmp_path: Path) -> None:
    rows = (
        "id\ttitle\toutlet\tpublished\ttext\n"
        '1\t"Green" crane\tQuay Mirror\t2031-04-07\t"Green it is," Nell Ashdown said. The gulls were silent.\n'
        '2\tCrane "painted"\tQuay Mirror\t2031-04-08\t"It is green."\n'
        "3\tCrane done\tQuay Mirror\t2031-04-09\tThe crane is done, said the board.\n"
    )
    loaded = read(tmp_path, rows, "a.tsv")
    assert bodies(loaded) == [
        '"Green it is," Nell Ashdown said. The gulls were silent.',
        '"It is green."',
        "The crane is done, said the board.",
    ]
    assert loaded.articles["title"][0] == '"Green" crane'


def test_marks_of_a_table_that_quotes_everything_are_not(tmp_path: Path) -> None:
    header = '"id";"title";"outlet";"text"\n'
    rows = header + '"1";"Crane";"Quay Mirror";"All green."\n"2";"Quay";"Quay Mirror";"He ""knew""."\n'
    loaded = read(tmp_path, rows)
    assert bodies(loaded) == ["All green.", 'He "knew".']


def test_one_mark_that_is_never_closed_costs_no_other_row(tmp_path: Path) -> None:
    rows = [f'{i},Crane {i},Quay Mirror,2031-04-0{i},"The crane, number {i}, is green."' for i in range(1, 7)]
    rows[2] = '3,Crane 3,Quay Mirror,2031-04-03,"The crane, number 3, is green.'
    loaded = read(tmp_path, "\n".join([HEADER, *rows]) + "\n")
    assert len(loaded.articles) == 6
    assert bodies(loaded)[2] == '"The crane, number 3, is green.'
    assert bodies(loaded)[3] == "The crane, number 4, is green."
    row = loaded.problems.set_index("kind").loc["quotation_marks"]
    assert "in 1 rows: 4 " in row["message"]


@pytest.mark.parametrize(
    ("header", "row", "prose"),
    [
        (HEADER, "{n},Crane {n},Quay Mirror,2031-04-0{n}", "Ode, 56, of Ardle, named in October 2027, paid, she said."),
        ("id,title,outlet,url,text", "{n},Crane {n},Quay Mirror,https://quay.example/{n}", "A, b, c, http://d, e."),
        ("id,title,outlet,text", "{n},Crane {n},Quay Mirror", "It was cold, dark, late, and over."),
    ],
)
def test_a_paragraph_with_as_many_commas_is_no_row(tmp_path: Path, header: str, row: str, prose: str) -> None:
    rows = [f'{row.format(n=n)},"The crane is green.\n\n{prose}\n\nIt is new."' for n in (1, 2, 3)]
    loaded = read(tmp_path, "\n".join([header, *rows]) + "\n")
    assert bodies(loaded) == [f"The crane is green.\n\n{prose}\n\nIt is new."] * 3
    assert "quotation_marks" not in set(loaded.problems["kind"])


def test_two_marks_missing_do_not_make_a_pair(tmp_path: Path) -> None:
    rows = [f"{i},Crane {i},Quay Mirror,2031-04-0{i},The crane is green." for i in range(1, 7)]
    rows[1] = '2,Crane 2,Quay Mirror,2031-04-02,"The crane, it seems, is not green.'
    rows[4] = '5,Crane 5,Quay Mirror,2031-04-05,The crane is what they called "green"'
    loaded = read(tmp_path, "\n".join([HEADER, *rows]) + "\n")
    assert len(loaded.articles) == 6
    assert bodies(loaded)[1] == '"The crane, it seems, is not green.'


def test_one_mark_never_closed_in_a_table_of_bare_cells(tmp_path: Path) -> None:
    rows = [f"{i},Crane {i},Quay Mirror,2031-04-0{i},The crane is green." for i in range(1, 6)]
    rows[1] = '2,Crane 2,Quay Mirror,2031-04-02,"The crane is not green.'
    loaded = read(tmp_path, "\n".join([HEADER, *rows]) + "\n")
    assert len(loaded.articles) == 5
    assert (loaded.problems["kind"] == "quotation_marks").sum() == 1


def test_backslash_before_marks(tmp_path: Path) -> None:
    rows = [
        rf'{i},"Crane","Quay Mirror","2031-04-07","She said \"green, then blue\" to the board, no. {i}."'
        for i in (1, 2)
    ]
    loaded = read(tmp_path, "\n".join([HEADER, *rows]) + "\n")
    assert bodies(loaded) == [f'She said "green, then blue" to the board, no. {i}.' for i in (1, 2)]


def test_marks_inside_marks(tmp_path: Path) -> None:
    one = '1,"Crane","Quay Mirror","2031-04-07","She said "green, then blue", and\nleft the board."\n'
    loaded = read(tmp_path, f'{HEADER}\n{one}2,B,Quay Mirror,2031-04-08,"C, d"\n')
    assert bodies(loaded) == ['She said "green, then blue", and\nleft the board.', "C, d"]
    assert "quotation_marks" in set(loaded.problems["kind"])


def test_commas_of_an_unquoted_last_text_are_kept(tmp_path: Path) -> None:
    loaded = read(tmp_path, f"{HEADER}\n1,Crane,Quay Mirror,2031-04-07,Green, not blue, said the board.\n")
    assert bodies(loaded) == ["Green, not blue, said the board."]
    assert "row_length" in set(loaded.problems["kind"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.text('ab",;\n\\ é', max_size=12), st.text('ab"\n,', max_size=12)), min_size=1, max_size=6),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_csv_writes_comes_back(rows: list[tuple[str, str]], quoting: int) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=quoting, lineterminator="\n")  # type: ignore[arg-type]
    writer.writerow(["title", "text"])
    # A mark or a line end, so that the writer has to say which way it quotes.
    writer.writerows([("a", 'x "y", z'), *rows])
    text = out.getvalue()

    def lines() -> Iterator[str]:
        return iter(text.splitlines(keepends=True))

    def is_row(cells: Sequence[str]) -> bool:
        return False

    read_back = [row.cells for row in rows_of(lines, ",", marks_of(lines, ",", is_row), 2, is_row)]
    assert read_back[2:] == [list(row) for row in rows if any(row)]


@pytest.mark.parametrize(
    ("cell", "author"),
    [
        ("['Nell Ashdown', \"Pat O'Hara\"]", "Nell Ashdown; Pat O'Hara"),
        ("['Nell Ashdown' 'Pat Hara']", "Nell Ashdown; Pat Hara"),
        ("[{'name': 'Nell Ashdown'}]", "Nell Ashdown"),
        ('{"Nell Ashdown","Pat Hara"}', "Nell Ashdown; Pat Hara"),
        ("('Nell Ashdown',)", "Nell Ashdown"),
        ("[]", ""),
        ("[sic] Nell", "[sic] Nell"),
        ("['unfinished", "['unfinished"),
    ],
)
def test_lists_that_were_printed_into_a_cell(tmp_path: Path, cell: str, author: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["title", "authors", "text"], ["Crane", cell, "The crane is green."]])
    assert (read(tmp_path, out.getvalue()).articles["author"].fillna("")[0]) == author


def _book(*sheets: tuple[str, list[list[str]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_escaped_characters_of_workbooks(tmp_path: Path) -> None:
    cell = "Green._x000D_\n_x000D_\nNot blue; a name like _x005F_x000D_ stays."
    (tmp_path / "a.xlsx").write_bytes(_book(("one", [["title", "text"], ["Crane", cell]])))
    assert bodies(load(tmp_path)) == ["Green.\n\nNot blue; a name like _x000D_ stays."]


def test_sheets_that_are_not_read_are_named(tmp_path: Path) -> None:
    rows = [["title", "text"], ["Crane", "Green it is."]]
    (tmp_path / "a.xlsx").write_bytes(_book(("2030", rows), ("notes", [["x"], ["y"]]), ("2031", rows)))
    loaded = load(tmp_path)
    assert len(loaded.articles) == 1
    assert "'2031'" in loaded.problems.set_index("kind").loc["other_sheets", "message"]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "xlsx"])
def test_cells_that_excel_cut_are_named_in_any_format(tmp_path: Path, form: str) -> None:
    text = "Green it is, said the board of the harbour.\n" * 800
    cut = text[:32_767]
    rows = [["Crane", cut], ["Quay", "Green it is."]]
    if form == "csv":
        out = io.StringIO(newline="")
        csv.writer(out).writerows([["title", "text"], *rows])
        (tmp_path / "a.csv").write_text(out.getvalue(), encoding="utf-8", newline="")
    elif form == "jsonl":
        import json

        lines = [json.dumps({"title": title, "text": body}) for title, body in rows]
        (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    elif form == "parquet":
        pq.write_table(pa.table({"title": [r[0] for r in rows], "text": [r[1] for r in rows]}), tmp_path / "a.parquet")
    else:
        (tmp_path / "a.xlsx").write_bytes(_book(("one", [["title", "text"], *rows])))
    problems = load(tmp_path).problems
    assert problems["message"].str.contains("32,767 characters, where Excel cuts").sum() == 1


def test_folders_of_a_partitioned_table_are_columns(tmp_path: Path) -> None:
    folder = (
        tmp_path
        / "outlet=The%20Quay%20Mirror"
        / "section=__HIVE_DEFAULT_PARTITION__"
        / "year=2031"
        / "month=4"
        / "day=7"
    )
    folder.mkdir(parents=True)
    pq.write_table(pa.table({"title": ["Crane"], "text": ["Green it is."]}), folder / "data_0.parquet")
    row = load(tmp_path).articles.iloc[0]
    assert row["outlet"] == "The Quay Mirror"
    assert pd.isna(row["section"])
    assert str(row["published"])[:10] == "2031-04-07"


@pytest.mark.parametrize("stated", ["9" * 30, "12345678"])
def test_a_stated_number_of_words_that_fits_no_column_costs_only_itself(tmp_path: Path, stated: str) -> None:
    for number, words in enumerate((stated, "5")):
        content = f"title,text,word_count\nQuay,The quay is shut.,{words}\n"
        (tmp_path / f"{number}.csv").write_text(content, "utf-8")
    counts = load(tmp_path).articles.set_index("source_file")["word_count_stated"]
    assert counts.isna().to_dict() == {"0.csv": True, "1.csv": False}


ABOVE = [["Coverage of the depot"], [], ["title", "outlet", "Published (UTC)", "text"]]
ROWS_BELOW = [
    ["Depot to be sold", "The Elm", "2032-03-02 10:00", "The depot in Elm Street will be sold in the autumn."],
    ["Clock gone", "The Oak", "2032-03-03 10:00", "#NAME?"],
    ["Porter asked", "#N/A", "2032-03-04 10:00", "The night porter had seen nothing, and heard a horse."],
]


@pytest.mark.parametrize("form", ["csv", "semicolons", "xlsx"])
def test_rows_above_the_header_and_cells_of_errors(form: str, tmp_path: Path) -> None:
    if form == "xlsx":
        (tmp_path / "a.xlsx").write_bytes(_book(("One", [*ABOVE, *ROWS_BELOW])))
    else:
        separator = "," if form == "csv" else ";"
        lines = [separator.join(row) for row in [*ABOVE, *ROWS_BELOW]]
        (tmp_path / "a.csv").write_text("\n".join(lines).replace("autumn.", "autumn") + "\n", "utf-8")
    loaded = load(tmp_path)
    problems = dict(zip(loaded.problems["kind"], loaded.problems["message"], strict=True))
    assert loaded.articles["title"].tolist() == ["Depot to be sold", "Clock gone", "Porter asked"]
    assert loaded.articles["outlet"].tolist() == ["The Elm", "The Oak", "unknown"]
    assert str(loaded.articles["published"][0]) == "2032-03-02 10:00:00"
    assert problems["rows_above_header"].startswith("2 rows above its header are no article: Coverage of the depot")
    assert any(message.startswith("rows 5 have an error") for message in loaded.problems["message"])


def test_a_table_whose_first_row_names_a_title_has_nothing_above(tmp_path: Path) -> None:
    loaded = read(tmp_path, "headline\ntitle and text\nClock gone\n")
    assert loaded.articles["title"].tolist() == ["title and text", "Clock gone"]


@pytest.mark.parametrize(("cell", "is_there"), [("NA", False), (".", False), ("<NA>", False), ("N. A. Sol", True)])
def test_words_for_missing_values(cell: str, is_there: bool, tmp_path: Path) -> None:
    loaded = read(tmp_path, f'title,outlet,author,text\nDepot,The Elm,{cell},"{"One. " * 30}"\n')
    assert (loaded.articles["author"].fillna("")[0] == cell) == is_there


@pytest.mark.parametrize(
    ("header", "cells", "moment"),
    [
        ("date,time", "2032-03-02,17:30", "2032-03-02 17:30:00"),
        ("date,time", "2 March 2032,5.30pm GMT", "2032-03-02 17:30:00"),
        ("date,time", "2032-03-02 09:00,17:30", "2032-03-02 09:00:00"),
        ("date,time", "2032-03-02,soon", "2032-03-02 00:00:00"),
        ("date (dd/mm/yyyy),n", "02/03/2032,1", "2032-03-02 00:00:00"),
        ("Date [MM/DD/YYYY],n", "02/03/2032,1", "2032-02-03 00:00:00"),
        ("date (dd/mm/yyyy),time", "02/03/2032,17:30", "2032-03-02 17:30:00"),
    ],
)
def test_the_time_of_another_column_and_the_order_in_a_name(
    header: str, cells: str, moment: str, tmp_path: Path
) -> None:
    loaded = read(tmp_path, f'title,outlet,{header},text\nDepot,The Elm,{cells},"{"One. " * 30}"\n')
    assert str(loaded.articles["published"][0]) == moment


def test_a_description_in_place_of_a_text_is_on_record(tmp_path: Path) -> None:
    loaded = read(tmp_path, "title,outlet,description\nDepot to be sold,The Elm,It goes in the autumn.\n")
    assert loaded.articles["text"].tolist() == ["Depot to be sold"]
    left = loaded.cleaning[loaded.cleaning["rule"] == "left_out"]
    assert left["before"].tolist() == ["It goes in the autumn."]
