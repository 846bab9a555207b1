"""Which articles the matrix of reuse shows."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.figures.provenance import _that_share_most

# "e" shares most after the pair of "a" and "b", with "f", of which little is in "e".
SHARES = pd.DataFrame(
    [("a", "b", 0.9), ("b", "a", 0.7), ("c", "d", 0.5), ("d", "c", 0.4), ("e", "f", 0.8), ("f", "e", 0.1)],
    columns=["article_id", "other_id", "share"],
)


@pytest.mark.parametrize(
    ("top", "shown"), [(1, "ab"), (2, "ab"), (3, "ab"), (4, "abef"), (5, "abef"), (6, "abcdef"), (18, "abcdef")]
)
def test_each_article_is_shown_with_its_partner(top: int, shown: str) -> None:
    assert _that_share_most(SHARES, top) == set(shown)
