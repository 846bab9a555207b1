from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from corpus_tools.errors import ParameterError
from corpus_tools.measures import intervals
from corpus_tools.measures.differences import outlets_differ
from corpus_tools.measures.intervals import (
    BOOTSTRAP,
    WILSON,
    bootstrap_bounds,
    effective_articles,
    is_enough,
    resampled_shares,
    say_n,
    share_table,
    wilson,
    wilson_bounds,
)


# Newcombe (1998), Statistics in Medicine 17, table I, method 3.
@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_values(count: int, n: int, low: float, high: float) -> None:
    assert wilson(count, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 200), st.integers(0, 200), st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_wilson_holds_the_proportion_and_stays_between_0_and_1(a: int, b: int, level: float) -> None:
    low, high = wilson(a, a + b, level)
    assert 0 <= low <= high <= 1
    if a + b:
        assert low <= a / (a + b) <= high


def test_wilson_refuses_what_is_no_proportion() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    with pytest.raises(ParameterError):
        wilson(3, 2)
    with pytest.raises(ParameterError):
        wilson(1, 2, level=95)


def test_effective_articles() -> None:
    assert effective_articles([5, 5, 5, 5]) == 4
    assert effective_articles([9, 1]) == pytest.approx(100 / 82)
    assert effective_articles([]) == 0


def test_a_plain_statement_where_articles_are_few() -> None:
    assert say_n(0) == "There is no article to go by."
    assert say_n(1).startswith("1 article is too few")
    assert say_n(4).startswith("4 articles are too few")
    assert say_n(5) == ""
    assert say_n(9, 5) == ""
    assert say_n(9, 4).startswith("9 articles of 4 texts are too few")
    assert say_n(9, 1).startswith("9 articles of 1 text are too few")
    assert say_n(2, 2).startswith("2 articles are too few")
    assert is_enough(5)


def _rows(sizes: dict[str, tuple[int, int]]) -> pd.DataFrame:
    rows = [(i, kind) for i, (a, b) in sizes.items() for kind, n in (("a", a), ("b", b)) for _ in range(n)]
    return pd.DataFrame(rows, columns=["article_id", "kind"]).astype("str")


def test_shares_counted_by_hand() -> None:
    table = share_table(_rows({"x": (3, 1), "y": (0, 4)}), "kind")
    assert table[["kind", "count", "n", "share", "articles", "n_articles"]].values.tolist() == [
        ["b", 5, 8, 0.625, 2, 2],
        ["a", 3, 8, 0.375, 1, 2],
    ]
    assert set(table["interval"]) == {WILSON}
    assert tuple(table.loc[1, ["low", "high"]]) == pytest.approx(wilson(0.375 * 2, 2))


def test_ten_articles_are_resampled_whole() -> None:
    # Each article is all a or all b: what looks like 100 observations is ten.
    table = share_table(_rows({str(i): (10, 0) if i % 2 else (0, 10) for i in range(20)}), "kind")
    assert set(table["interval"]) == {BOOTSTRAP}
    low, high = table.loc[0, "low"], table.loc[0, "high"]
    assert low < 0.35 < 0.65 < high
    assert low == pytest.approx(0.3, abs=0.05)


def test_where_every_article_agrees_nothing_is_called_certain() -> None:
    table = share_table(_rows({str(i): (2, 0) for i in range(12)}), "kind")
    assert table.loc[0, "share"] == 1.0
    assert table.loc[0, "low"] == pytest.approx(wilson(12, 12)[0])
    assert table.loc[0, "interval"] == WILSON


def test_the_printed_interval_does_not_hang_on_the_seed() -> None:
    rows = _rows({str(i): (i % 7, (i * i) % 11) for i in range(13)})
    one, other = (share_table(rows, "kind", seed=seed).set_index("kind").loc["a"] for seed in (1, 2))
    assert one[["low", "high"]].tolist() == pytest.approx(other[["low", "high"]].tolist(), abs=0.01)


def test_reprints_of_one_text_are_one_observation() -> None:
    # Articles x, y and z print one text, w another: two observations of 9 and 3, worth (9 + 3)² / (81 + 9) = 1.6.
    rows = _rows({"w": (3, 0), "x": (0, 3), "y": (0, 3), "z": (1, 2)})
    rows["family_id"] = rows["article_id"].where(rows["article_id"] == "w", "x")
    table = share_table(rows, "kind")
    assert table[["kind", "count", "n", "articles", "n_articles", "n_texts"]].values.tolist() == [
        ["b", 8, 12, 3, 4, 2],
        ["a", 4, 12, 2, 4, 2],
    ]
    assert set(table["interval"]) == {"Wilson, texts as units"}
    assert tuple(table.loc[0, ["low", "high"]]) == pytest.approx(wilson(8 / 12 * 1.6, 1.6))
    apart = share_table(rows, "kind", cluster="article_id")
    assert apart["n_texts"].tolist() == [4, 4]
    assert apart.loc[0, "high"] - apart.loc[0, "low"] < table.loc[0, "high"] - table.loc[0, "low"]


def test_resampling_whole_texts_is_wider_than_resampling_their_copies() -> None:
    # Twenty articles, of which ten print one text (all a) and the rest say a and b in turn.
    rows = _rows({str(i): (10, 0) if i < 10 or i % 2 else (0, 10) for i in range(20)})
    copies = rows.assign(family_id=[i if int(i) >= 10 else "0" for i in rows["article_id"]])
    apart, joined = share_table(rows, "kind").loc[0], share_table(copies, "kind").loc[0]
    assert (apart["share"], joined["share"]) == (0.75, 0.75)
    assert (joined["n_articles"], joined["n_texts"], joined["interval"]) == (20, 11, "bootstrap over texts")
    assert joined["high"] - joined["low"] > apart["high"] - apart["low"]


def test_groups_do_not_change_each_other_nor_does_the_order_of_rows() -> None:
    rows = _rows({str(i): (i % 3, 1) for i in range(24)})
    rows["side"] = ["l" if int(i) < 12 else "r" for i in rows["article_id"]]
    whole = share_table(rows, "kind", by=["side"])
    left = share_table(rows[rows["side"] == "l"], "kind", by=["side"])
    pd.testing.assert_frame_equal(whole[whole["side"] == "l"].reset_index(drop=True), left)
    mixed = share_table(rows.sample(frac=1, random_state=1), "kind", by=["side"])
    pd.testing.assert_frame_equal(whole, mixed)


def test_weights_and_empty_tables() -> None:
    rows = _rows({"x": (1, 1)}).assign(words=[30, 10])
    table = share_table(rows, "kind", weight="words", unit="words")
    assert table["words"].tolist() == [30, 10]
    assert table["share"].tolist() == [0.75, 0.25]
    nothing = share_table(rows.head(0), "kind", weight="words", unit="words")
    assert nothing.empty
    assert list(nothing.columns) == list(table.columns)
    assert (nothing.dtypes == table.dtypes).all()
    with pytest.raises(ParameterError, match="kind"):
        share_table(rows, "kinds")


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=20))
def test_every_interval_lies_between_0_and_1_and_shares_add_up(sizes: list[tuple[int, int]]) -> None:
    table = share_table(_rows({str(i): pair for i, pair in enumerate(sizes)}), "kind", replicates=60)
    if len(table):
        assert table["share"].sum() == pytest.approx(1)
        assert ((table["low"] >= 0) & (table["low"] <= table["high"]) & (table["high"] <= 1)).all()
        assert (table["articles"] <= table["n_articles"]).all()


def test_resampling_is_the_same_every_time() -> None:
    counts, totals = np.array([[1.0, 2.0], [3.0, 0.0], [1.0, 1.0]]), np.array([3.0, 3.0, 2.0])
    one, other = resampled_shares(counts, totals, replicates=50), resampled_shares(counts, totals, replicates=50)
    assert (one == other).all()
    assert one.sum(axis=1) == pytest.approx(np.ones(50))
    with pytest.raises(ParameterError):
        resampled_shares(counts, totals, replicates=0)


def test_a_large_matrix_is_sparse_and_gives_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = _rows({str(i): (i % 5 + 1, i % 3) for i in range(14)})
    dense = share_table(rows, "kind", replicates=200)
    monkeypatch.setattr("corpus_tools.measures.intervals._LARGEST_DENSE", 0)
    pd.testing.assert_frame_equal(share_table(rows, "kind", replicates=200), dense, check_exact=True)


def test_a_row_without_a_cluster_is_refused() -> None:
    rows = _rows({"a": (1, 1), "b": (2, 0)}).assign(text_id=["t", None, "t", "u"])
    with pytest.raises(ParameterError, match="text_id"):
        share_table(rows, "kind", cluster="text_id")


def _story(mix: dict[str, tuple[int, int]], outlets: dict[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    return _rows(mix), pd.DataFrame({"article_id": list(outlets), "outlet": list(outlets.values()), "text": ""})


def test_outlets_that_differ_and_outlets_that_do_not() -> None:
    outlets = {str(i): "A" if i < 6 else "B" for i in range(12)}
    rows, articles = _story({i: (4, 0) if o == "A" else (0, 4) for i, o in outlets.items()}, outlets)
    apart = outlets_differ(rows, articles, "kind").iloc[0]
    assert apart["cramers_v"] == pytest.approx(1)
    assert apart["p"] <= 0.01
    rows, articles = _story(dict.fromkeys(outlets, (2, 2)), outlets)
    same = outlets_differ(rows, articles, "kind").iloc[0]
    assert same["cramers_v"] == pytest.approx(0)
    assert same["p"] == 1


def test_one_article_each_can_show_nothing() -> None:
    rows, articles = _story({"x": (9, 0), "y": (0, 9)}, {"x": "A", "y": "B"})
    row = outlets_differ(rows, articles, "kind").iloc[0]
    # Either way one outlet has all of x and the other all of y: no arrangement differs from the other.
    assert row["smallest_p"] == 1
    assert np.isnan(row["p"])
    alone = outlets_differ(rows[rows["article_id"] == "x"], articles, "kind").iloc[0]
    assert np.isnan(alone["p"])
    assert np.isnan(outlets_differ(rows.head(0), articles, "kind").iloc[0]["p"])


def test_groups_of_one_size_can_be_swapped_without_a_difference() -> None:
    # Two and two: {1,2|3,4}, {1,3|2,4}, {1,4|2,3}. One and three: each of four may stand alone. Four alone: no choice.
    for sizes, ways in (("AABB", 3), ("ABBB", 4), ("ABCD", 1), ("AAABBB", 10), ("AABBCC", 15)):
        outlets = {str(i): outlet for i, outlet in enumerate(sizes)}
        rows, articles = _story({i: (1 + int(i), 1) for i in outlets}, outlets)
        assert outlets_differ(rows, articles, "kind").iloc[0]["smallest_p"] == pytest.approx(1 / ways)


def test_what_chance_alone_gives_stands_beside_the_measure() -> None:
    # Each article quotes a voice of its own: V is 1 however the articles are dealt out.
    outlets = {str(i): "A" if i < 6 else "B" for i in range(12)}
    articles = pd.DataFrame({"article_id": list(outlets), "outlet": list(outlets.values()), "text": ""})
    rows = pd.DataFrame({"article_id": list(outlets), "kind": [f"voice {i}" for i in outlets]})
    row = outlets_differ(rows, articles, "kind").iloc[0]
    assert row[["cramers_v", "v_by_chance", "p"]].tolist() == pytest.approx([1, 1, 1])


def test_rows_without_a_category_or_a_group_do_not_disturb_the_test() -> None:
    outlets = {str(i): "A" if i < 6 else "B" for i in range(12)}
    rows, articles = _story(dict.fromkeys(outlets, (2, 2)), outlets)
    whole = outlets_differ(rows, articles, "kind")
    more = pd.concat([rows, pd.DataFrame({"article_id": ["99", "99"], "kind": [None, None]})], ignore_index=True)
    pd.testing.assert_frame_equal(outlets_differ(more, articles, "kind"), whole)
    undated = articles.assign(published=pd.Series([pd.NaT] * 12, dtype="datetime64[s]"))
    assert np.isnan(outlets_differ(rows, undated, "kind", by="day").iloc[0]["p"])


@pytest.mark.parametrize("most", [10**9, 0])
def test_the_test_of_outlets_is_that_of_a_table_of_articles_by_categories(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus_tools.measures.differences._DENSE", most)
    rng = np.random.default_rng(3)
    ids = [f"a{i:02d}" for i in range(40)]
    articles = pd.DataFrame({"article_id": ids, "outlet": rng.choice(list("ABC"), 40), "text": ""})
    rows = pd.DataFrame({"article_id": rng.choice(ids, 300), "kind": rng.choice(list("xyzuvw"), 300)})
    row = outlets_differ(rows, articles, "kind", shuffles=60).iloc[0]
    counts = rows.pivot_table(index="article_id", columns="kind", aggfunc="size", fill_value=0)
    outlet = articles.set_index("article_id")["outlet"][counts.index]
    codes = pd.factorize(outlet, sort=True)[0]

    def v(groups: Any) -> float:
        table = np.array([counts.to_numpy()[groups == g].sum(axis=0) for g in range(3)], dtype=float)
        expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
        return float(np.sqrt(((table - expected) ** 2 / expected).sum() / table.sum() / 2))

    shuffled = np.random.default_rng(1927)
    dealt = [v(shuffled.permutation(codes)) for _ in range(60)]
    assert row["cramers_v"] == pytest.approx(v(codes), abs=1e-12)
    assert row["v_by_chance"] == pytest.approx(np.mean(dealt), abs=1e-12)
    assert row["p"] == (1 + sum(each >= v(codes) - 1e-12 for each in dealt)) / 61


@given(
    st.lists(st.tuples(st.floats(0, 1), st.just(0.0) | st.floats(0.01, 1e6)), min_size=1, max_size=20),
    st.sampled_from([0.8, 0.95, 0.99]),
)
def test_many_wilson_intervals_at_once_are_those_one_by_one(pairs: list[tuple[float, float]], level: float) -> None:
    low, high = wilson_bounds(np.array([p for p, _ in pairs]), np.array([n for _, n in pairs]), level)
    assert list(zip(low, high, strict=True)) == [wilson(share * n, n, level) for share, n in pairs]


def test_resamples_that_count_nothing_are_left_out_of_an_interval() -> None:
    # Of two articles the second has no rows: a quarter of all resamples draws it alone.
    counts, totals = np.array([[2.0, 1.0], [0.0, 0.0]]), np.array([3.0, 0.0])
    low, high = bootstrap_bounds(counts, totals, replicates=200)
    replicated = resampled_shares(counts, totals, replicates=200)
    assert np.isnan(replicated).any()
    assert np.array_equal([low, high], np.nanquantile(replicated, [(1 - 0.95) / 2, 1 - (1 - 0.95) / 2], axis=0))


@pytest.mark.parametrize("is_sparse", [False, True])
def test_bounds_are_the_same_however_many_categories_are_resampled_at_once(
    is_sparse: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(3)
    counts = rng.integers(0, 4, (12, 9)).astype(np.float64)
    counts[3:] *= rng.integers(0, 2, (9, 1))  # articles that count nothing
    given_counts = csr_matrix(counts) if is_sparse else counts
    whole = bootstrap_bounds(given_counts, counts.sum(axis=1), replicates=50)
    monkeypatch.setattr(intervals, "_ROOM", 200)  # four categories at once
    parts = bootstrap_bounds(given_counts, counts.sum(axis=1), replicates=50)
    assert [each.tolist() for each in parts] == [each.tolist() for each in whole]
    monkeypatch.setattr(intervals, "_KEPT", 0)
    drawn_anew = bootstrap_bounds(given_counts, counts.sum(axis=1), replicates=50)
    assert [each.tolist() for each in drawn_anew] == [each.tolist() for each in whole]
