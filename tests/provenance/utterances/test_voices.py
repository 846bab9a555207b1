"""How many outlets stand behind a wording."""

from __future__ import annotations

import pandas as pd

from corpus_tools.provenance.utterances.voices import count_voices, find_reprints


def test_outlets_without_a_name_are_one_each() -> None:
    assert count_voices(["x", "y", "z"], {}, {}) == 3
    assert count_voices(["x", "y", "z"], {"x": "Echo", "y": "Echo"}, {}) == 2
    assert count_voices(["x", "y", "z"], {"x": "Echo", "y": "Tide"}, {"y": "x", "x": "x"}) == 2
    assert count_voices(["x", "y"], {"x": "unknown", "y": "unknown"}, {}) == 2


def test_reprints_are_named_by_the_smallest_of_them() -> None:
    articles = pd.DataFrame({"article_id": ["d", "c", "b", "a"], "text": ["", "", "", ""]})
    duplicates = pd.DataFrame({"article_id": ["c", "b"], "other_id": ["d", "c"]})
    assert find_reprints(articles, duplicates) == {"a": "a", "b": "b", "c": "b", "d": "b"}
