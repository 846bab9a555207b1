"""Large files are read in pieces, and give what they give when they are read whole."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from corpus_tools.loading import Loaded, large, load
from corpus_tools.loading.formats import cells
from corpus_tools.loading.formats.json_lists import BrokenItem, list_items
from corpus_tools.loading.sources import SourceFile

PROSE = "The harbour board met on Monday and heard that the old crane would be painted green before the summer"


def text_of(number: int) -> str:
    """Sixty words or so, with marks, accents and a line end."""
    words = random.Random(number).choices(PROSE.split(), k=60)
    return " ".join(words[:30]) + ' “We knew,” said Zoë Imber.\n\nShe said: "No", twice. ' + " ".join(words[30:]) + "."


def rows(count: int) -> list[dict[str, str]]:
    return [
        {"title": f"Crane {n}", "outlet": "Quay Mirror", "published": f"2031-04-{n:02d}", "text": text_of(n)}
        for n in range(1, count + 1)
    ]


def as_lines(count: int) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(count))


def as_list(count: int) -> str:
    return json.dumps(rows(count), ensure_ascii=False)


def as_csv(count: int) -> str:
    return pd.DataFrame(rows(count)).to_csv(index=False)


def as_unquoted(count: int) -> str:
    cells = [[value.replace("\n", " ") for value in row.values()] for row in rows(count)]
    return "".join("\t".join(row) + "\n" for row in [list(rows(1)[0]), *cells])


def as_broken_csv(count: int) -> str:
    return as_csv(count) + 'Last,Quay Mirror,2031-04-28,"never closed\n'


def as_proquest(count: int) -> str:
    parts = [
        f"Document {n} of {count}\n\nCrane {n}\n\nPublication title: Quay Mirror\n\nPublication date: Apr {n}, 2031\n\n"
        f"ProQuest document ID: 90000{n}\n\nFull text: {text_of(n)}\n\nSubject: Cranes\n"
        for n in range(1, count + 1)
    ]
    rule = "_" * 60 + "\n"
    return rule + rule.join(parts) + rule + "Contact us at: http://example.org\n"


def as_nexis(count: int) -> str:
    return "".join(
        f"\n\n{n} of {count} DOCUMENTS\n\n\n                  Quay Mirror\n\n              April {n}, 2031 Monday\n\n"
        f"Crane {n}\n\nBYLINE: Ada Ode\n\nLENGTH: 60 words\n\n{text_of(n)}\n\nLOAD-DATE: April {n}, 2031\n\n"
        f"LANGUAGE: ENGLISH\n"
        for n in range(1, count + 1)
    )


MAKERS: dict[str, tuple[str, Callable[[int], str]]] = {
    "json lines": ("a.jsonl", as_lines),
    "json list": ("a.json", as_list),
    "json object": ("a.json", lambda n: json.dumps({"articles": rows(n)})),
    "csv": ("a.csv", as_csv),
    "tsv": ("a.tsv", as_unquoted),
    "broken csv": ("a.csv", as_broken_csv),
    "proquest": ("a.txt", as_proquest),
    "nexis": ("a.txt", as_nexis),
}


def same(one: Loaded, two: Loaded) -> None:
    for left, right in zip(one, two, strict=True):
        pd.testing.assert_frame_equal(left, right)


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_in_pieces_as_whole(kind: str, ends: str, mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, make = MAKERS[kind]
    (tmp_path / name).write_text(mark + make(9), "utf-8", newline=ends)
    whole = load(tmp_path)
    assert len(whole.articles) == (10 if kind == "broken csv" else 9)
    monkeypatch.setattr(large, "LARGE_BYTES", 0)
    for size in (300, 5_000):
        monkeypatch.setattr(large, "_PIECE", size if kind.startswith("json") else 5_000)
        same(whole, load(tmp_path))


CYRILLIC = "title,outlet,published,text\n" + "".join(
    f"Порт {n},Вестник,2031-04-{n:02d},Совет порта заявил в понедельник что старый кран покрасят до лета {n}\n"
    for n in range(1, 10)
)
ENCODED = {
    "windows-1252": as_csv(9).encode("cp1252", "replace"),
    "utf-16": as_csv(9).encode("utf-16"),
    "utf-16 without a mark": as_csv(9).encode("utf-16-le"),
    "utf-16 and cut": as_csv(9).encode("utf-16")[:-1],
    "a few foreign bytes": as_csv(9).encode() + 'Last,Q,2031-04-10,"caf\u00e9, na\u00efve"\n'.encode("cp1252"),
    "undefined bytes": as_csv(9).encode("cp1252", "replace") + b"Last,Q,2031-04-10,\x81 and \x9d\n",
    "windows-1251": CYRILLIC.encode("cp1251"),
}


@pytest.mark.parametrize("how", ENCODED)
def test_any_encoding_is_read_in_pieces(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_bytes(ENCODED[how])
    whole = load(tmp_path)
    assert len(whole.articles) >= 9
    monkeypatch.setattr(large, "LARGE_BYTES", 0)
    monkeypatch.setattr(SourceFile, "read", lambda self: pytest.fail("read whole"))
    for size in (2_001, 100_000):
        monkeypatch.setattr(large, "_PIECE", size)
        same(whole, load(tmp_path))


def test_a_file_that_is_cut_in_a_character_says_so_in_pieces_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "c.jsonl").write_bytes(as_lines(9).encode() + "é".encode()[:1])
    whole = load(tmp_path)
    assert (len(whole.articles), "truncated" in set(whole.problems["kind"])) == (9, True)
    monkeypatch.setattr(large, "LARGE_BYTES", 0)
    same(whole, load(tmp_path))


def test_a_line_separator_inside_a_record_is_no_line_end_of_the_file(tmp_path: Path) -> None:
    # ensure_ascii=False writes U+2028 as it is: valid JSON.
    row = {"title": "Crane", "outlet": "Q", "published": "2031-04-07", "text": "One two.\u2028Three \x85four."}
    (tmp_path / "a.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n" + as_lines(1), "utf-8")
    (tmp_path / "b.tsv").write_text("title\toutlet\tpublished\ttext\nCrane\tQ\t2031-04-07\tOne.\u2028Two.\n", "utf-8")
    loaded = load(tmp_path)
    assert loaded.articles["text"].tolist()[0] == "Crane\n\nOne two.\nThree \nfour."
    assert loaded.articles["text"].tolist()[2] == "Crane\n\nOne.\nTwo."
    assert list(loaded.cleaning["rule"]).count("line_ends") == 2
    assert "broken_json" not in set(loaded.problems["kind"])


@pytest.mark.parametrize("size", [1, 7, 40, 10_000])
def test_one_broken_item_of_a_list_costs_itself(size: int) -> None:
    text = '[{"a": 1, "b": [1, 2]}, {"a" 2}, {"a": "x}, {y"}, {"a": tru}, {"c": {}} ]'
    found = list(list_items(iter([text[at : at + size] for at in range(0, len(text), size)])))
    whole = [{"a": 1, "b": [1, 2]}, {"a": "x}, {y"}, {"c": {}}]
    assert [item for item in found if not isinstance(item, BrokenItem)] == whole
    assert sum(isinstance(item, BrokenItem) for item in found) == 2


def test_a_list_that_is_cut_gives_what_is_whole(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(as_list(5)[:-80], "utf-8")
    loaded = load(tmp_path)
    assert list(loaded.articles["title"]) == [f"Crane {n}" for n in range(1, 5)]
    assert loaded.problems.loc[loaded.problems["kind"] == "truncated", "message"].tolist()[0].startswith("item 5")


def test_a_damaged_item_of_a_list_is_a_row_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(as_list(5).replace('"title": "Crane 3"', '"title" "Crane 3"'), "utf-8")
    loaded = load(tmp_path)
    assert list(loaded.articles["title"]) == ["Crane 1", "Crane 2", "Crane 4", "Crane 5"]
    assert loaded.problems.loc[loaded.problems["kind"] == "broken_json", "message"].tolist()[0].startswith("item 3")


def as_oddly_quoted(count: int) -> str:
    """A table whose marks fit no one way: one row in twenty has a mark too many, an open one, or both."""
    lines = ["title,outlet,published,text\n"]
    for n in range(1, count + 1):
        text = text_of(n).replace('"', '""')
        odd = {7: f'"{text}', 11: f'"The "new" {text}"', 13: f'He said "no, {PROSE}'}.get(n % 20, f'"{text}"')
        lines.append(f'"Crane {n}",Quay Mirror,2031-04-{1 + n % 28:02d},{odd}\n')
    return "".join(lines)


@pytest.mark.parametrize("ahead", [1, 700, 20_000])
@pytest.mark.parametrize("columns", ["all", "title and text alone"])
def test_a_table_whose_marks_do_not_fit_reads_the_same_however_little_is_held(
    ahead: int, columns: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = as_oddly_quoted(60)
    if columns != "all":
        text = "".join(line.replace("Quay Mirror,2031-04-", "") for line in text.splitlines(keepends=True))
    (tmp_path / "a.csv").write_text(text, "utf-8")
    whole = load(tmp_path)
    assert (whole.problems["kind"] == "quotation_marks").any()
    assert columns != "all" or len(whole.articles) == 60
    monkeypatch.setattr(cells, "_AHEAD", ahead)
    same(whole, load(tmp_path))


def test_a_mark_that_is_never_closed_is_looked_for_no_further_than_the_next_row() -> None:
    lines = as_oddly_quoted(9_000).splitlines(keepends=True)
    taken = 0

    def counted() -> Iterator[str]:
        nonlocal taken
        for line in lines:
            taken += 1
            yield line

    rows = cells.rows_of(counted, ",", "broken", 4, lambda row: len(row) >= 4 and row[2].startswith("2031"))
    for _ in range(16):
        next(rows)
    assert taken < len(lines) / 2
