"""Several people in one role, and who asks for it inside quotation marks."""

from __future__ import annotations

from pathlib import Path

import pytest

import corpus_tools as ct
from corpus_tools.framing.about import about, most_about
from corpus_tools.measures import count_agents, transitivity

PEOPLE = "Ana Ode is the mayor. Peter Tarn is the clerk. Vera Moll is the chair.\n\n"


def coded(folder: Path, *texts: str) -> ct.Corpus:
    (folder / "articles").mkdir()
    for i, text in enumerate(texts):
        (folder / "articles" / f"{i}.txt").write_text(PEOPLE + text, encoding="utf-8")
    return ct.open_corpus(folder / "articles", cache=folder / "cache")


@pytest.mark.parametrize(
    ("text", "words", "entities"),
    [
        ("Ana Ode and Peter Tarn resigned.", "Ana Ode and Peter Tarn", ["ana-ode", "peter-tarn"]),
        ("The board sacked Ana Ode and Peter Tarn.", "Ana Ode and Peter Tarn", ["ana-ode", "peter-tarn"]),
        (
            "Ana Ode, Peter Tarn and Vera Moll were dismissed.",
            "Ana Ode, Peter Tarn and Vera Moll",
            ["ana-ode", "peter-tarn", "vera-moll"],
        ),
        ("Ms Moll and Mr Tarn quit.", "Ms Moll and Mr Tarn", ["vera-moll", "peter-tarn"]),
        ("Ana Ode, the mayor, resigned.", "Ana Ode", ["ana-ode"]),
        ("The adviser to Ana Ode and Peter Tarn resigned.", "The adviser to Ana Ode and Peter Tarn", []),
    ],
)
def test_whom_it_is_about(text: str, words: str, entities: list[str], tmp_path: Path) -> None:
    corpus = coded(tmp_path, text)
    row = corpus.frames.iloc[0]
    assert row["affected"] == words
    assert row["affected"] == corpus.articles["text"].iloc[0][row["affected_start"] : row["affected_end"]]
    if entities:
        assert row["affected_id"].split(" | ") == [f"per:{entity}" for entity in entities]


def test_each_of_several_is_found_and_counted(tmp_path: Path) -> None:
    corpus = coded(
        tmp_path,
        "Ana Ode and Peter Tarn resigned.",
        "Vera Moll and Ana Ode forced Peter Tarn to resign.",
        "Peter Tarn quit.",
    )
    frames, entities = corpus.frames, corpus.entities
    assert len(about(frames, entities, "Ode")) == 1
    assert len(about(frames, entities, "Tarn")) == 3
    assert most_about(frames, entities) == ("per:peter-tarn", "Peter Tarn", 3, 3)
    parts = transitivity(frames, corpus.articles, entities=entities).set_index("actor")
    assert parts.loc["Peter Tarn", ["acts", "acts_alone", "acted_upon"]].tolist() == [0, 2, 1]
    assert parts.loc["Ana Ode", ["acts", "acts_alone", "acted_upon"]].tolist() == [1, 1, 0]
    agents = count_agents(frames, corpus.articles, None, entities=entities).set_index("agent")["expressions"]
    assert agents["Vera Moll and Ana Ode"] == 1


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("“Ana Ode must resign,” said Peter Tarn.", "Peter Tarn"),
        ("“Ana Ode must resign,” he said. Peter Tarn left the hall.", None),
        ("“I must resign,” said Peter Tarn.", None),
        ("“Ana Ode will resign,” said Peter Tarn.", None),
        ("“The mayor should sack him,” Peter Tarn said of the guard.", "The mayor"),
    ],
)
def test_who_asks_for_it_in_quotation_marks(text: str, agent: str | None, tmp_path: Path) -> None:
    corpus = coded(tmp_path, text)
    row = corpus.frames.iloc[0]
    given = row["agent"] if isinstance(row["agent"], str) else None
    assert given == agent or (agent is None and given == "he")
    if given is not None:
        assert given == corpus.articles["text"].iloc[0][row["agent_start"] : row["agent_end"]]
