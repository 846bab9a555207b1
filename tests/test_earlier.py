"""What an earlier run made is taken over for the articles and pairs that are the same, and for no others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import pipeline
from corpus_tools.partitions import ByArticle
from corpus_tools.store import Result, Tables

TEXT = (
    "Dame {first} Ode, head of the port of {place}, resigned on Monday.\n\n“I had no choice in year {n},” Dame {first} "
    "told {who}. {who} said she had been forced out.\n\n“The ferries will run,” Mr {name} said. “All {n} of them.”"
)
PEOPLE = ("Ben Orme", "Cy Pell", "Dee Quill", "Eva Rook", "Finn Sorrel", "Gil Tarn", "Hana Udal")


def write(folder: Path, n: int, first: str = "Ada", place: str = "Skerry") -> None:
    folder.mkdir(exist_ok=True)
    who = PEOPLE[n]
    text = TEXT.format(n=n + 2, who=who, name=who.split()[1], first=first, place=place)
    (folder / f"paper{n}_2031-05-0{n + 1}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def worked_on(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[str, ...]]]:
    """Every call of a stage: its name and the sources of the articles, or the pairs, that it was given."""
    monkeypatch.setattr(pipeline, "PARTITION", 2)
    monkeypatch.setattr("corpus_tools.provenance.reuse.parts.PAIRS", 2)
    real, calls = pipeline.run_stage, list[tuple[str, tuple[str, ...]]]()

    def noted(name: str, tables: Tables, options: Mapping[str, Any]) -> Result:
        frame = tables.get("pairs", tables["articles"])
        calls.append((name, tuple(frame["article_id"])))
        return real(name, tables, options)

    monkeypatch.setattr(pipeline, "run_stage", noted)
    return calls


def tables_of(folder: Path, cache: Path) -> dict[str, pd.DataFrame]:
    corpus = ct.open_corpus(folder, cache=cache, backend="serial")
    # The table of problems has what the stages reported that were run before.
    return {name: corpus.table(name) for name in sorted(pipeline.TABLE_NAMES, key=lambda name: name == "problems")}


def assert_same(found: dict[str, pd.DataFrame], wanted: dict[str, pd.DataFrame]) -> None:
    for name, table in wanted.items():
        pd.testing.assert_frame_equal(found[name], table)


def count(calls: list[tuple[str, tuple[str, ...]]], stage: str) -> int:
    """How many articles, or pairs, a stage worked on."""
    return sum(len(ids) for name, ids in calls if name == stage)


@pytest.mark.parametrize("is_large", [False, True])
def test_an_added_article_costs_its_own_time(
    tmp_path: Path, worked_on: list[tuple[str, tuple[str, ...]]], monkeypatch: pytest.MonkeyPatch, is_large: bool
) -> None:
    if is_large:
        monkeypatch.setattr("corpus_tools.pipeline.REGROUPED", 0)
    folder = tmp_path / "corpus"
    for n in (0, 1, 2, 4, 5):
        write(folder, n)
    tables_of(folder, tmp_path / "cache")
    assert count(worked_on, "find names") == 5
    assert count(worked_on, "shared passages") == 10
    write(folder, 3)
    worked_on.clear()
    found = tables_of(folder, tmp_path / "cache")
    assert count(worked_on, "find names") == count(worked_on, "quotations") == count(worked_on, "framing") == 1
    assert count(worked_on, "shared passages") == 5  # with each of the others
    assert len(found["passages"]) > 10
    assert_same(found, tables_of(folder, tmp_path / "anew"))


def test_an_article_that_changed_or_went_leaves_no_row(
    tmp_path: Path, worked_on: list[tuple[str, tuple[str, ...]]]
) -> None:
    folder = tmp_path / "corpus"
    for n in range(6):
        write(folder, n)
    tables_of(folder, tmp_path / "cache")
    write(folder, 2, place="Tarnmouth")
    (folder / "paper4_2031-05-05.txt").unlink()
    worked_on.clear()
    found = tables_of(folder, tmp_path / "cache")
    assert count(worked_on, "find names") == 1
    assert count(worked_on, "shared passages") == 4
    assert_same(found, tables_of(folder, tmp_path / "anew"))


def test_a_name_that_another_article_makes_fuller_is_looked_at_again(
    tmp_path: Path, worked_on: list[tuple[str, tuple[str, ...]]]
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for n in range(4):
        (folder / f"{n}.txt").write_text(f"Rook resigned in year {n}.\n\n“I had no choice,” Rook said.", "utf-8")
    before = tables_of(folder, tmp_path / "cache")
    write(folder, 3)  # Eva Rook
    worked_on.clear()
    found = tables_of(folder, tmp_path / "cache")
    assert count(worked_on, "find names") == 1
    assert count(worked_on, "quotations") == 5
    assert set(before["quotes"]["speaker"]) != set(found["quotes"]["speaker"])
    assert_same(found, tables_of(folder, tmp_path / "anew"))


def test_an_article_that_failed_is_tried_again(
    tmp_path: Path, worked_on: list[tuple[str, tuple[str, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "corpus"
    for n in range(4):
        write(folder, n)
    from corpus_tools.framing import extract

    real = extract.code_article
    with monkeypatch.context() as patched:

        def failing(article_id: str, text: str, *rest: Any) -> Any:
            if "Dee Quill" in text:
                raise ZeroDivisionError
            return real(article_id, text, *rest)

        patched.setattr(extract, "code_article", failing)
        assert "internal_error" in set(tables_of(folder, tmp_path / "cache")["problems"]["kind"])
    write(folder, 4)
    worked_on.clear()
    found = tables_of(folder, tmp_path / "cache")
    assert count(worked_on, "framing") == 2
    assert_same(found, tables_of(folder, tmp_path / "anew"))


def test_quotations_that_are_corrected_by_hand_are_those_of_a_run_anew(
    tmp_path: Path, worked_on: list[tuple[str, tuple[str, ...]]]
) -> None:
    folder = tmp_path / "corpus"
    for n in range(5):
        write(folder, n)
    text = "passage,speaker,article\nThe ferries will run,Hana Udal,*\n"
    (folder / "quotes.csv").write_text(text, encoding="utf-8")
    before = tables_of(folder, tmp_path / "cache")
    write(folder, 6)  # Hana Udal, who is nobody's entity before
    found = tables_of(folder, tmp_path / "cache")
    assert_same(found, tables_of(folder, tmp_path / "anew"))
    corrected = [set(each["quotes"].query("text.str.startswith('The ferries')")["speaker"]) for each in (before, found)]
    assert corrected == [{"Hana Udal"}, {"Hana Udal"}]


def test_a_digest_depends_on_every_row_and_their_order() -> None:
    articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": ["x", "y", "z"], "position": [0, 1, 2]})
    mentions = pd.DataFrame({"article_id": ["a", "b", "b"], "entity_id": ["e1", "e1", "e2"], "start": [1, 2, 3]})
    entities = pd.DataFrame(
        {"entity_id": ["e1", "e2"], "name": ["Ada", "Bea"], "label": "PER", "gender": "female", "mentions": [2, 1]}
    )
    inputs = {"articles": articles, "mentions": mentions, "entities": entities}

    def changed(**tables: pd.DataFrame) -> list[bool]:
        before, after = ByArticle(inputs, 2).units(), ByArticle({**inputs, **tables}, 2).units()
        return (before["digest"] != after["digest"]).tolist()

    assert changed() == [False] * 3
    assert changed(articles=articles.assign(text=["x", "w", "z"])) == [False, True, False]
    assert changed(articles=articles.assign(position=[4, 5, 6])) == [False] * 3
    assert changed(mentions=mentions.assign(start=[1, 3, 2])) == [False, True, False]
    assert changed(mentions=mentions.iloc[[0, 2, 1]]) == [False, True, False]
    assert changed(mentions=mentions.iloc[:2]) == [False, True, False]
    assert changed(entities=entities.assign(name=["Ada Ode", "Bea"])) == [True, True, False]
    assert changed(entities=entities.assign(mentions=[7, 8])) == [False] * 3
    assert changed(entities=entities.iloc[::-1]) == [False] * 3


def test_quotations_are_compared_with_those_of_an_added_article_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpus_tools.divided import Work
    from corpus_tools.provenance.utterances import compared

    links, calls = compared._LINKS, list[list[str]]()

    def noted(wordings: list[compared.Wording], pairs: Any, *rest: Any) -> Any:
        calls.append([" ".join((wordings[i].text, wordings[j].text)) for i, j in pairs.tolist()])
        return links.function(wordings, pairs, *rest)

    monkeypatch.setattr(compared, "_LINKS", Work(noted, links.schema, links.size))
    folder = tmp_path / "corpus"
    for n in (0, 1, 2, 4, 5):
        write(folder, n)
    tables_of(folder, tmp_path / "cache")
    before = sum(map(len, calls))
    write(folder, 3)
    calls.clear()
    found = tables_of(folder, tmp_path / "cache")
    assert 0 < sum(map(len, calls)) < before
    assert all("5" in pair for each in calls for pair in each)  # "in year 5", "All 5 of them"
    assert_same(found, tables_of(folder, tmp_path / "anew"))
