"""Intervals at their edges, and resampling done over again, one draw at a time."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest

from corpus_tools.errors import ParameterError
from corpus_tools.measures.intervals import (
    BOOTSTRAP,
    WILSON,
    bootstrap_bounds,
    effective_articles,
    effective_sizes,
    is_enough,
    name_of_interval,
    resampled_shares,
    resamples_for,
    say_n,
    share_table,
    unit_sampled,
    wilson,
    wilson_bounds,
)


@pytest.mark.parametrize("level", [0, 1, -0.5, 1.5])
def test_levels_that_are_none(level: float) -> None:
    with pytest.raises(ParameterError, match="between 0 and 1"):
        wilson(1, 2, level)


def test_nothing_to_go_by_and_counts_that_are_none() -> None:
    assert wilson(0, 0) == wilson(5, -1) == (0.0, 1.0)
    for count in (-1, 3):
        with pytest.raises(ParameterError, match="n = 2"):
            wilson(count, 2)


def test_none_and_all_end_at_0_and_1_exactly() -> None:
    assert {wilson(0, n)[0] for n in range(1, 60)} == {0.0}
    assert {wilson(n, n)[1] for n in range(1, 60)} == {1.0}


def test_shares_that_rounding_put_outside_are_taken_as_0_and_1() -> None:
    low, high = wilson_bounds(np.array([1.0000001, -0.0000001, 0.5]), np.array([3.0, 3.0, 4.0]), 0.9)
    assert list(zip(low, high, strict=True)) == [wilson(3, 3, 0.9), wilson(0, 3, 0.9), wilson(2, 4, 0.9)]
    default, _ = wilson_bounds(np.array([0.5]), np.array([4.0]))
    assert default[0] == wilson(2, 4, 0.95)[0]


def test_how_many_resamples() -> None:
    assert [resamples_for(n) for n in (0, 1, 40, 41, 100, 399, 400, 401, 10**6)] == [
        10_000, 10_000, 10_000, 9_756, 4_000, 1_002, 1_000, 1_000, 1_000,
    ]  # fmt: skip


def test_few_and_enough() -> None:
    assert [is_enough(n) for n in (4, 4.99, 5)] == [False, False, True]
    assert say_n(5, 5) == ""
    assert say_n(4, 4) == "4 articles are too few to say anything beyond what they print."
    assert say_n(6, 3) == "6 articles of 3 texts are too few to say anything beyond what they print."
    assert say_n(1) == "1 article is too few to say anything beyond what it prints."


def test_what_was_sampled_and_what_it_is_called() -> None:
    frame = pd.DataFrame({"article_id": ["a"]})
    assert unit_sampled(frame) == "article_id"
    assert unit_sampled(frame.assign(family_id="a")) == "family_id"
    assert name_of_interval(BOOTSTRAP, "article_id") == BOOTSTRAP
    assert name_of_interval(BOOTSTRAP, "family_id") == "bootstrap over texts"
    assert name_of_interval(WILSON, "family_id") == "Wilson, texts as units"


COUNTS, TOTALS = np.array([[1.0, 2.0], [3.0, 0.0], [1.0, 4.0]]), np.array([3.0, 3.0, 6.0])


def by_draws(replicates: int, seed: int) -> list[list[float]]:
    """Shares of each resample, article by article."""
    drawn = np.random.default_rng(seed).integers(0, 3, size=(replicates, 3))
    return [[sum(COUNTS[i][c] for i in row) / sum(TOTALS[i] for i in row) for c in (0, 1)] for row in drawn]


def test_resampled_shares_draw_by_draw() -> None:
    assert resampled_shares(COUNTS, TOTALS, replicates=40, seed=7).tolist() == pytest.approx(np.array(by_draws(40, 7)))
    assert resampled_shares(COUNTS, TOTALS, replicates=1) == pytest.approx(np.array(by_draws(1, 1927)))
    assert resampled_shares(COUNTS, TOTALS).shape == (10_000, 2)


def test_many_articles_are_resampled_in_parts() -> None:
    totals = np.ones(3000)
    counts = np.arange(3000)[:, None] % 2 * 1.0
    found = resampled_shares(counts, totals, replicates=1500)  # 1,333 at a time
    assert found.shape == (1500, 1)
    assert found.mean() == pytest.approx(0.5, abs=0.002)
    assert found[1333:].std() == pytest.approx(found[:1333].std(), rel=0.2)


@pytest.mark.parametrize("level", [0.9, 0.5])
def test_bounds_are_the_percentiles_of_the_resamples(level: float) -> None:
    low, high = bootstrap_bounds(COUNTS, TOTALS, level=level, replicates=60, seed=3)
    sorted_shares = np.sort(np.array(by_draws(60, 3)), axis=0)
    for bound, part in ((low, (1 - level) / 2), (high, (1 + level) / 2)):
        place = part * 59  # the order statistic, and its neighbour in proportion
        below, above = sorted_shares[int(place)], sorted_shares[min(59, int(place) + 1)]
        assert bound == pytest.approx(below + (place - int(place)) * (above - below))
    default = bootstrap_bounds(COUNTS, TOTALS, replicates=60)
    assert default[0] == pytest.approx(bootstrap_bounds(COUNTS, TOTALS, level=0.95, replicates=60, seed=1927)[0])


def rows(sizes: dict[str, tuple[int, int]]) -> pd.DataFrame:
    found = [(i, kind) for i, (a, b) in sizes.items() for kind, n in (("a", a), ("b", b)) for _ in range(n)]
    return pd.DataFrame(found, columns=["article_id", "kind"])


def test_ten_articles_are_resampled_and_nine_are_not() -> None:
    for count, method in ((9, WILSON), (10, BOOTSTRAP)):
        table = share_table(rows({str(i): (1 + i % 2, 1) for i in range(count)}), "kind")
        assert set(table["interval"]) == {method}


def test_the_interval_of_a_share_is_that_of_its_own_resamples() -> None:
    sizes = {f"{i:02}": (i % 3, 1 + i % 2) for i in range(12)}
    table = share_table(rows(sizes), "kind", replicates=80, seed=5, level=0.8).set_index("kind")
    counts = np.array(list(sizes.values()), dtype=float)
    low, high = bootstrap_bounds(counts, counts.sum(axis=1), level=0.8, replicates=80, seed=5)
    assert table.loc[["a", "b"], "low"].tolist() == pytest.approx(low.tolist())
    assert table.loc[["a", "b"], "high"].tolist() == pytest.approx(high.tolist())
    assert table.loc["a", "n"] == sum(a + b for a, b in sizes.values())
    # By default: level 0.95, the seed 1927, 10,000 resamples of twelve articles.
    default = share_table(rows(sizes), "kind").set_index("kind")
    low, _ = bootstrap_bounds(counts, counts.sum(axis=1), level=0.95, replicates=10_000, seed=1927)
    assert default.loc["a", "low"] == pytest.approx(low[0])


def test_rows_of_no_weight_and_weights_that_are_no_whole_numbers() -> None:
    table = pd.DataFrame({"article_id": list("xxyz"), "kind": list("abab"), "w": [0.5, 0.0, 2.0, 1.0]})
    found = share_table(table, "kind", weight="w", unit="words")
    # x prints .5 of a; y 2 of a; z 1 of b: worth 3.5² / (.25 + 4 + 1) articles.
    assert found[["kind", "words", "n", "articles", "n_articles"]].values.tolist() == [
        ["a", 2.5, 3.5, 2, 3],
        ["b", 1.0, 3.5, 1, 3],
    ]
    assert found["words"].dtype == found["n"].dtype == "float64"
    worth = 3.5**2 / 5.25
    assert (found.loc[0, "low"], found.loc[0, "high"]) == pytest.approx(wilson(2.5 / 3.5 * worth, worth))
    assert share_table(table.assign(w=2.0), "kind", weight="w")["count"].dtype == "int64"


def test_rows_without_a_value_are_a_group_and_a_category_of_their_own() -> None:
    table = pd.DataFrame({"article_id": list("xyz"), "kind": ["a", None, "a"], "side": ["l", "l", None]})
    found = share_table(table, "kind", by=["side"])
    assert found["count"].tolist() == [1, 1, 1]
    assert found["n"].tolist() == [2, 2, 1]
    assert found["kind"].isna().sum() == found["side"].isna().sum() == 1


def test_equal_shares_keep_the_order_of_their_names() -> None:
    table = share_table(rows({"x": (2, 2), "y": (1, 1)}), "kind")
    assert table["kind"].tolist() == ["a", "b"]
    assert share_table(rows({"x": (1, 3)}), "kind")["kind"].tolist() == ["b", "a"]


def test_sizes_of_groups_in_articles_of_equal_size() -> None:
    table = pd.DataFrame({"article_id": list("aaabbc"), "side": list("lllllr"), "part": list("xxxxxy")})
    assert effective_sizes(table, ["side"]).to_dict() == {"l": pytest.approx(25 / 13), "r": 1.0}
    assert effective_sizes(table, ["side", "part"]).to_dict() == {("l", "x"): pytest.approx(25 / 13), ("r", "y"): 1.0}


def test_one_article_that_says_it_all() -> None:
    z = NormalDist().inv_cdf(0.975)
    assert wilson(1, 1) == (pytest.approx(1 / (1 + z * z)), 1.0)
    assert wilson(0, 1) == (0.0, pytest.approx(z * z / (1 + z * z)))


def test_sizes_below_one_are_worth_as_many_articles() -> None:
    assert effective_articles([0.5, 0.5]) == 2.0
    assert effective_articles([]) == effective_articles([0.0]) == 0.0


def test_shares_of_two_columns_together_in_any_order_of_rows() -> None:
    table = pd.DataFrame({"article_id": list("zzyyx"), "kind": list("baaab"), "side": list("lrrll")})
    found = share_table(table, ["kind", "side"])
    # a/l: y. a/r: z, y. b/l: z, x. Five in all, of three articles.
    assert found[["kind", "side", "count", "n", "articles", "n_articles"]].values.tolist() == [
        ["a", "r", 2, 5, 2, 3],
        ["b", "l", 2, 5, 2, 3],
        ["a", "l", 1, 5, 1, 3],
    ]
    assert share_table(table, ("kind", "side")).equals(found)
    assert found["count"].dtype == found["n"].dtype == "int64"


def test_articles_of_a_category_are_its_own_in_any_order_of_rows() -> None:
    table = pd.DataFrame({"article_id": list("zyxxx"), "kind": list("cbaab"), "side": list("rlrll")})
    found = share_table(table, "kind", by=["side"])
    assert found[["side", "kind", "count", "n", "articles", "n_articles", "n_texts"]].values.tolist() == [
        ["l", "b", 2, 3, 2, 2, 2],
        ["l", "a", 1, 3, 1, 2, 2],
        ["r", "a", 1, 2, 1, 2, 2],
        ["r", "c", 1, 2, 1, 2, 2],
    ]


def test_a_weight_that_is_not_there_is_named() -> None:
    with pytest.raises(ParameterError, match="words"):
        share_table(rows({"x": (1, 1)}), "kind", weight="words")


def test_of_no_rows_there_are_no_shares() -> None:
    table = rows({"x": (1, 1)}).assign(w=0.0)
    found = share_table(table, "kind", by=["article_id"], weight="w", unit="words")
    assert found.columns.tolist() == [
        "article_id", "kind", "words", "n", "share", "low", "high", "articles", "n_articles", "n_texts", "interval",
    ]  # fmt: skip
    assert len(found) == 0
    assert found[["share", "low", "high"]].dtypes.unique().tolist() == ["float64"]
    assert found[["words", "n", "articles", "n_articles", "n_texts"]].dtypes.unique().tolist() == ["int64"]


def test_a_share_that_never_varies_among_shares_that_do() -> None:
    found = [(f"{i:02}", kind) for i in range(12) for kind in ("a", "a", "b" if i % 2 else "c", "b" if i % 3 else "c")]
    table = share_table(pd.DataFrame(found, columns=["article_id", "kind"]), "kind", replicates=80).set_index("kind")
    assert table["interval"].to_dict() == {"a": WILSON, "b": BOOTSTRAP, "c": BOOTSTRAP}
    assert tuple(table.loc["a", ["low", "high"]]) == wilson(6, 12)
    counts = np.array([[2, (i % 2 > 0) + (i % 3 > 0), (i % 2 == 0) + (i % 3 == 0)] for i in range(12)], dtype=float)
    low, high = bootstrap_bounds(counts, counts.sum(axis=1), replicates=80)
    assert table.loc[["b", "c"], "low"].tolist() == pytest.approx(low[1:].tolist())
    assert table.loc[["b", "c"], "high"].tolist() == pytest.approx(high[1:].tolist())


def test_rows_without_a_value_are_resampled_too() -> None:
    table = rows({f"{i:02}": (i % 3, 1 + i % 2) for i in range(12)})
    named = share_table(table, "kind", replicates=80)
    unnamed = share_table(table.assign(kind=table["kind"].where(table["kind"] == "a")), "kind", replicates=80)
    assert set(unnamed["interval"]) == {BOOTSTRAP}
    assert unnamed.drop(columns="kind").equals(named.drop(columns="kind"))
