from __future__ import annotations

import pandas as pd

from corpus_tools.outlets import MOST, is_unknown, tell_unknown_apart


def articles(*files: str, outlet: str = "unknown") -> pd.DataFrame:
    return pd.DataFrame({"outlet": [outlet] * len(files), "source_file": list(files), "position": 0})


def test_unknown_outlets_are_told_apart_by_their_files() -> None:
    named = tell_unknown_apart(articles("000_d7cc9d739c.txt", "sub/two.txt"))
    assert named["outlet"].tolist() == ["unknown (000_d7cc9d7…)", "unknown (two)"]
    assert all(map(is_unknown, named["outlet"]))


def test_names_that_would_be_cut_to_the_same_stay_whole() -> None:
    named = tell_unknown_apart(articles("a-very-long-name-1.txt", "a-very-long-name-2.txt"))
    assert named["outlet"].tolist() == ["unknown (a-very-long-name-1)", "unknown (a-very-long-name-2)"]


def test_articles_of_one_file_are_told_apart_by_position() -> None:
    table = articles("all.csv", "all.csv").assign(position=[0, 1])
    assert tell_unknown_apart(table)["outlet"].tolist() == ["unknown (all 1)", "unknown (all 2)"]


def test_named_outlets_one_unknown_and_very_many_are_left_alone() -> None:
    for table in (
        articles("a.txt", "b.txt", outlet="The Gazette"),
        articles("a.txt"),
        articles(*(f"{i}.txt" for i in range(MOST + 1))),
    ):
        assert tell_unknown_apart(table) is table
    assert not is_unknown("The Unknown Gazette")
