from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.measures.index.model import build, from_tables
from corpus_tools.measures.index.pieces import read_bags, read_chains, read_positions
from tests.measures.index.any_texts import texts

words = st.text("ab3éσ*?", min_size=1, max_size=4) | st.sampled_from(
    ["a'b", "a-b*", "*", "b.a", "a*b", "(a", "a-", "_a"]
)


@given(texts)
@settings(max_examples=50, deadline=None)
def test_an_index_that_was_kept_is_the_one_that_was_made(some: list[str]) -> None:
    kept = from_tables(build(some))
    for name, read in (("chains", read_chains), ("bags", read_bags), ("positions", read_positions)):
        made, again = read(some), getattr(kept, name)
        assert made.words == again.words
        for column in made.__dataclass_fields__:
            if column != "words":
                assert np.array_equal(getattr(made, column), getattr(again, column)), (name, column)


def test_parts_that_do_not_fit_together_are_refused() -> None:
    tables = build(["one two", "three"])
    other = build(["one"])
    with pytest.raises(ValueError, match="do not fit together"):
        from_tables({**tables, "chains_first": other["chains_first"]})
