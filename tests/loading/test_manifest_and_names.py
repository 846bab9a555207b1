from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from corpus_tools.loading import load
from corpus_tools.loading.filenames import facts_of, series_gaps
from tests.loading.exports import jsonl, write


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write(tmp_path / "a.txt", "Crane goes green\n\nThe board has decided.")
    write(tmp_path / "sub" / "b.txt", "The café stays open, its owner says.")
    return tmp_path


def rows(path: Path, kind: str = "manifest") -> list[str]:
    problems = load(path).problems
    return list(problems[problems["kind"] == kind]["message"])


def test_fields_come_from_the_manifest(corpus: Path) -> None:
    write(
        corpus / "manifest.csv",
        "File,Outlet,Published,Title,Author,URL\n"
        "a.txt,Quay Mirror,2031-04-07T10:00:00Z,Another headline,Nell Ashdown,https://quaymirror.example/a\n"
        "b.txt,Hill Post,7 April 2031,,,\n",
    )
    articles = load(corpus).articles.set_index("source_file")
    first, second = articles.loc["a.txt"], articles.loc["sub/b.txt"]
    assert (first.outlet, first.title, first.author) == ("Quay Mirror", "Another headline", "Nell Ashdown")
    assert first.published == datetime(2031, 4, 7, 10)
    assert first.text == "Another headline\n\nCrane goes green\n\nThe board has decided."
    assert (second.outlet, second.published_precision) == ("Hill Post", "day")
    assert load(corpus).problems.empty


def test_the_headline_is_not_doubled(corpus: Path) -> None:
    write(
        corpus / "manifest.csv", "file,outlet,published,title\na.txt,Q,2031-04-07,Crane goes green\nsub/b.txt,Q,2031,\n"
    )
    first = load(corpus).articles.iloc[0]
    assert first.text == "Crane goes green\n\nThe board has decided."
    assert first.text[first.body_start :] == "The board has decided."


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_excel_writes_it_with_other_separators(corpus: Path, delimiter: str) -> None:
    text = f"source_file{delimiter}publication{delimiter}date\na.txt{delimiter}Café Post{delimiter}07.04.2031\n"
    write(corpus / "manifest.csv", text.encode("cp1252"))
    assert load(corpus).articles.iloc[0].outlet == "Café Post"


def test_what_is_wrong_names_row_and_column(corpus: Path) -> None:
    write(
        corpus / "manifest.csv",
        "file,outlet,published\na.txt,Q,04/05/2031\nb.txt,Q,soon\ngone.txt,Q,2031\na.txt,R,2031\n,S,2031\nb.txt,T\n",
    )
    problems = load(corpus).problems
    messages = " / ".join(problems["message"])
    assert "row 2, column 'published': '04/05/2031' could be two dates" in messages
    assert "row 3, column 'published': 'soon' is no date" in messages
    assert "'gone.txt' (row 4, column 'file') is listed, but there is no such article file" in messages
    assert "row 5, column 'file': 'a.txt' is listed in row 2 already" in messages
    assert "row 6, column 'file' is empty" in messages
    assert "row 7 has 2 cells, the header 3" in messages


def test_unlisted_file(corpus: Path) -> None:
    write(corpus / "manifest.csv", "file,outlet\na.txt,Q\n")
    problems = load(corpus).problems
    assert list(problems[problems["kind"] == "manifest"]["source_file"]) == ["sub/b.txt"]


def test_a_misspelt_column_is_said_and_a_column_of_ones_own_is_not(corpus: Path) -> None:
    write(corpus / "manifest.csv", "file,outlt,publishd,my notes\na.txt,Quay Mirror,2031-04-07,good\nsub/b.txt,,,\n")
    problems = load(corpus).problems
    said = problems[problems["kind"] == "manifest"]
    assert list(said["message"]) == [
        "row 1: the column 'outlt' is not known",
        "row 1: the column 'publishd' is not known",
    ]
    assert "Is 'published' meant?" in said["action"].iloc[1]


def test_no_file_column(corpus: Path) -> None:
    write(corpus / "manifest.csv", "name,outlet\na.txt,Q\n")
    problems = load(corpus).problems
    row = problems[problems["kind"] == "manifest"].iloc[0]
    assert "no column 'file' among 'name', 'outlet'" in row.message
    assert row.severity == "error"


def test_files_of_several_articles_are_only_filled(tmp_path: Path) -> None:
    write(tmp_path / "two.jsonl", jsonl() + '{"text": "A second article about cranes.", "title": "Second"}\n')
    write(tmp_path / "manifest.csv", "file,outlet\ntwo.jsonl,Hill Post\n")
    assert list(load(tmp_path).articles["outlet"]) == ["The Quay Mirror", "Hill Post"]


@pytest.mark.parametrize(
    ("name", "outlet", "day"),
    [
        ("2031-04-07_quay-mirror_crane-goes-green.txt", "Quay Mirror", datetime(2031, 4, 7)),
        ("20310407_quay-mirror_crane.txt", "Quay Mirror", datetime(2031, 4, 7)),
        ("quay-mirror_2031-04-07_crane.txt", "Quay Mirror", datetime(2031, 4, 7)),
        ("01_quay-mirror_2031-04-07.txt", "Quay Mirror", datetime(2031, 4, 7)),
        ("quay-mirror/2031/04/07/crane.txt", "Quay Mirror", datetime(2031, 4, 7)),
        ("Hill Post/crane.txt", "Hill Post", None),
        ("articles/crane.txt", "", None),
        ("all.zip/articles/crane.txt", "", None),
        ("2031-04-07_crane.txt", "", datetime(2031, 4, 7)),
        ("000_d7cc9d739cfab7ed.txt", "", None),
        ("2031-99-99_x_y.txt", "", None),
        ("crane.txt", "", None),
    ],
)
def test_names(name: str, outlet: str, day: datetime | None) -> None:
    facts = facts_of(name)
    assert (facts.outlet, facts.published) == (outlet, day)


def test_what_the_path_says_is_logged(tmp_path: Path) -> None:
    write(tmp_path / "2031-04-07_quay-mirror_crane.txt", "The board has decided.")
    loaded = load(tmp_path)
    assert loaded.articles.iloc[0].outlet == "Quay Mirror"
    assert set(loaded.cleaning["rule"]) == {"date_from_path", "outlet_from_path"}
    assert not loaded.cleaning["is_changed"].any()


@pytest.mark.parametrize(
    ("names", "gaps"),
    [
        (["000_a.txt", "002_b.txt", "003_c.txt"], ["number 001 missing"]),
        (["1-a.txt", "2-b.txt", "5-c.txt"], ["number 3, 4 missing"]),
        (["000_a.txt", "001_b.txt"], []),
        (["1_a.txt", "900_b.txt"], []),
        (["2031-04-07_a.txt", "2031-04-09_b.txt"], []),
        (["a.txt", "b.txt"], []),
        (["x/01_a.txt", "y/03_b.txt"], []),
    ],
)
def test_gaps_in_a_series(names: list[str], gaps: list[str]) -> None:
    assert [p.message.split(", but ")[1] for p in series_gaps(names)] == gaps
