"""Who prints which statement, looked up by article and by outlet."""

from __future__ import annotations

import numpy as np
import pandas as pd

from corpus_tools.provenance.statements import Statements

IDS = ["a", "b", "c", "d"]
OUTLETS = np.array([0, 1, 1, 2])
ROWS = [("u", "a", 5), ("u", "b", 9), ("v", "a", 40), ("v", "c", 2), ("v", "a", 70), ("w", "d", 1), ("u", "gone", 3)]


def statements() -> Statements:
    rows = pd.DataFrame(ROWS, columns=["utterance_id", "article_id", "start"])
    return Statements(rows, IDS, OUTLETS)


def test_articles_of_an_outlet_that_print_the_same_statement() -> None:
    found = statements()
    assert found.of_outlet(0, 1) == {1, 2}
    assert found.of_outlet(1, 0) == {0}
    assert found.of_outlet(1, 1) == set()  # itself is no other
    assert found.of_outlet(3, 0) == set()


def test_where_the_quotations_begin_that_another_prints_too() -> None:
    found = statements()
    assert found.starts(0, 1) == {5}
    assert found.starts(0, 2) == {40, 70}
    assert found.starts(2, 0) == {2}
    assert found.starts(0, 0) == found.starts(0, 3) == set()


def test_no_statements() -> None:
    assert Statements(None, IDS, OUTLETS).of_outlet(0, 1) == set()
    assert Statements(None, [], np.zeros(0, dtype=np.int64)) is not None
