"""The corpus that ships with the project: is it what its plan says, and does its gold point at the text?"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.loading.load import load

Rows = list[dict[str, str]]
SPANS = {
    "quotes": (("start", "end", "text"), ("source_start", "source_end", "source"), ("cue_start", "cue_end", "cue")),
    "mentions": (("start", "end", "text"),),
    "frames": (
        ("start", "end", "text"),
        ("agent_start", "agent_end", "agent"),
        ("affected_start", "affected_end", "affected"),
    ),
    "look_alikes": (("start", "end", "text"),),
}


@pytest.fixture(scope="module")
def demo(root: Path) -> Path:
    return root / "data" / "demo"


@pytest.fixture(scope="module")
def articles(demo: Path) -> pd.DataFrame:
    return load(demo).articles


@pytest.fixture(scope="module")
def texts(articles: pd.DataFrame) -> dict[str, str]:
    return dict(zip(articles["source_file"], articles["text"], strict=True))


def gold(demo: Path, name: str) -> Rows:
    with (demo / "gold" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_files_are_those_of_the_checksums(demo: Path) -> None:
    lines = (demo / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    assert set(sums) == {p.name for p in demo.glob("[0-9]*.txt")} | {"manifest.csv"}
    for name, digest in sums.items():
        assert hashlib.sha256((demo / name).read_bytes()).hexdigest() == digest, name


def test_loads_whole_and_without_a_doubt(demo: Path) -> None:
    loaded = load(demo)
    assert len(loaded.articles) == 18
    assert loaded.problems.empty
    assert loaded.cleaning.empty
    assert loaded.articles["title"].notna().all()
    assert (loaded.articles["body_start"] > 0).all()


def test_composition_is_the_planned_one(articles: pd.DataFrame) -> None:
    assert articles["outlet"].nunique() == 9
    assert articles["published"].dt.date.nunique() == 4
    assert articles["words"].between(150, 500).all()
    assert (articles["language"] == "en").all()
    assert articles["url"].str.startswith("https://example.invalid/").all()


@pytest.mark.parametrize("name", SPANS)
def test_gold_offsets_point_at_their_text(demo: Path, texts: dict[str, str], name: str) -> None:
    rows = gold(demo, name)
    assert {row["source_file"] for row in rows} <= set(texts)
    for row in rows:
        for start, end, text in SPANS[name]:
            if row[start]:
                assert texts[row["source_file"]][int(row[start]) : int(row[end])] == row[text], row


def test_altered_quotes_are_quotations_of_the_gold(demo: Path, texts: dict[str, str]) -> None:
    quotes = {(r["source_file"], r["start"], r["end"]) for r in gold(demo, "quotes") if r["kind"] != "indirect"}
    pairs = gold(demo, "altered_quotes")
    for pair in pairs:
        for side in "ab":
            place = pair[f"{side}_file"], pair[f"{side}_start"], pair[f"{side}_end"]
            assert place in quotes
            assert texts[place[0]][int(place[1]) : int(place[2])] == pair[f"{side}_text"]
        assert pair["relation"] in schema.RELATIONS
        assert bool(pair["changed"]) == (pair["relation"] == "altered"), pair


def test_every_mark_in_the_text_belongs_to_a_gold_quotation(demo: Path, texts: dict[str, str]) -> None:
    """Nothing between “ and ” or between two " was forgotten."""
    marks = Counter((r["source_file"], r["open_mark"]) for r in gold(demo, "quotes") if r["open_mark"])
    for file, text in texts.items():
        assert text.count("“") == marks[file, "“"], file
        assert text.count('"') in (2 * marks[file, '"'], 2 * marks[file, '"'] - 2), file  # 10's letter: closed once
        assert text.count("‘") == marks[file, "‘"], file


def test_values_are_those_of_the_schema(demo: Path) -> None:
    for name, table in (("quotes", schema.QUOTES), ("mentions", schema.MENTIONS), ("frames", schema.FRAMES)):
        allowed = {c.name: c.allowed for c in table.columns if c.allowed}
        for row in gold(demo, name):
            for column, values in allowed.items():
                if row.get(column):
                    assert row[column] in values, (name, column, row)
    derivations = next(c.allowed for c in schema.LINEAGE.columns if c.name == "derivation")
    assert {r["derivation"] for r in gold(demo, "derivations")} <= set(derivations)


def test_people_have_one_name_each(demo: Path) -> None:
    people = {r["name"] for r in gold(demo, "mentions") if r["label"] == "PER"}
    organisations = {r["name"] for r in gold(demo, "mentions") if r["label"] == "ORG"}
    for row in gold(demo, "quotes"):
        if row["source_type"] == "person":
            assert row["speaker"] in people, row
        elif row["source_type"] == "organisation":
            assert row["speaker"] in organisations | {"The mayor's office"}, row
        assert row["on_behalf_of"] in people | organisations | {""}, row
    surnames = Counter(name.split()[-1] for name in people)
    assert surnames["Pike"] == surnames["Whitlock"] == 2


def test_the_planned_phenomena_are_there(demo: Path, texts: dict[str, str]) -> None:
    quotes, frames, mentions = (gold(demo, n) for n in ("quotes", "frames", "mentions"))
    assert {r["kind"] for r in quotes} == {"direct", "mixed", "scare", "indirect"}
    assert {r["open_mark"] for r in quotes} == {"“", "‘", '"', "'", ""}
    assert {r["source_form"] for r in quotes} == {"named", "nominal", "pronoun", "carried", ""}
    assert sum(r["kind"] != "indirect" and not r["close_mark"] for r in quotes) == 6  # two letters, one never closed
    assert {r["frame"] for r in frames} == {"forced", "voluntary", "neutral"}
    assert {r["voice"] for r in frames} == {"narrator", "reported", "quoted"}
    assert {r["modality"] for r in frames} == {"actual", "demanded", "offered", "predicted", "question", "denied"}
    assert sum(r["is_negated"] == "True" for r in frames) >= 25
    assert sum(r["layer"] == "frames" for r in gold(demo, "look_alikes")) >= 15
    honorifics = {r["honorific"] for r in mentions}
    assert {"Dame", "Sir", "Ms", "Dr", "Chief Constable", "Rev", "Cllr", "Mayor"} <= honorifics
    assert [r["text"] for r in mentions if r["is_misspelt"] == "True"] == ["Imogen Tarrent"]
    relations = Counter(r["relation"] for r in gold(demo, "altered_quotes"))
    assert set(relations) == {"verbatim", "cut", "ellipsis_or_bracket", "altered", "slogan"}
    assert "312" in texts["04_meridian-press_2031-03-04.txt"]
    assert "The figure is 231" in texts["15_meridian-press_2031-03-06.txt"]


def test_derivations_cover_every_article(demo: Path, texts: dict[str, str]) -> None:
    rows = gold(demo, "derivations")
    assert {r["source_file"] for r in rows} == set(texts)
    kinds = Counter(r["derivation"] for r in rows)
    assert kinds == {"independent": 12, "copy": 2, "excerpt": 1, "edited": 1, "rewritten": 2}
    for row in rows:
        assert row["derived_from"] in {*texts, "not in corpus", ""}


def test_reprints_are_what_they_are_said_to_be(texts: dict[str, str]) -> None:
    bodies = {name[:2]: text.partition("\n\n")[2] for name, text in texts.items()}
    straight = bodies["04"].replace("“", '"').replace("”", '"').replace("’", "'")
    assert bodies["05"] == bodies["04"]
    assert bodies["07"] == straight
    assert bodies["04"].startswith(bodies["06"].rstrip())
    assert 0.6 < len(bodies["06"]) / len(bodies["04"]) < 0.72


def test_data_dictionary_is_the_schema(root: Path) -> None:
    text = (root / "data" / "README.md").read_text(encoding="utf-8")
    inside = text.split("<!-- data dictionary: start -->")[1].split("<!-- data dictionary: end -->")[0]
    assert inside.strip() == schema.data_dictionary().strip(), "renew it: see benchmarks/demo_gold/dictionary.py"


@pytest.mark.shared
def test_case_study_names_the_articles_without_their_text(root: Path, shared: Path) -> None:
    with (root / "data/case_studies/met_2022/manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        data = (shared / "seeds" / row["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == row["sha256"]
        assert len(data.decode("utf-8")) == int(row["chars"])
