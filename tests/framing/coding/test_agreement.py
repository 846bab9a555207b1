"""Human coding: what the sheets say about coders and machine."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from corpus_tools.errors import ParameterError, TableError
from corpus_tools.framing.coding import (
    agreement,
    krippendorff_alpha,
    rogan_gladen,
)


def test_machine_errors_are_weighted_and_corrected() -> None:
    # 100 sentences the machine calls forced, 900 it leaves; ten coded of each. Coders reject 2 of 10 and find 1 of 10.
    key = pd.DataFrame(
        {
            "item_id": [f"S{i}" for i in range(20)],
            "article_id": [f"a{i}" for i in range(20)],
            "stratum": ["forced / narrator"] * 10 + ["none"] * 10,
            "weight": [10.0] * 10 + [90.0] * 10,
            "frame": ["forced"] * 10 + ["none"] * 10,
            "voice": ["narrator"] * 10 + ["none"] * 10,
            "is_negated": False,
        }
    )
    human = ["forced"] * 8 + ["none"] * 2 + ["forced"] + ["none"] * 9
    codings = pd.DataFrame(
        {
            "item_id": key["item_id"],
            "coder": "ana",
            "frame": human,
            "voice": ["narrator" if h == "forced" else "none" for h in human],
            "is_negated": False,
        }
    )
    tables = agreement(codings, key, resamples=200)
    row = tables.accuracy.query("variable == 'frame' and category == 'forced'").iloc[0]
    assert row["precision"] == pytest.approx(0.8)
    assert row["recall"] == pytest.approx(80 / 170)
    share = tables.prevalence.query("variable == 'frame' and category == 'forced'").iloc[0]
    assert share["machine_share"] == pytest.approx(0.1)
    assert share["corrected_share"] == pytest.approx(0.17)
    assert share["rogan_gladen"] == pytest.approx(0.17)
    assert share["low"] < 0.17 < share["high"]
    assert np.isnan(tables.alpha["alpha"]).all()


def coded_by_article(articles: int, items: int, *, is_alike: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The machine says "forced" everywhere and is right in every other article, or in every other item of each.

    Coder ben says what ana says where she agrees with the machine, and else something of his own.
    """
    key = pd.DataFrame(
        [
            {"item_id": f"S{a}-{i}", "article_id": f"a{a}", "right": (a if is_alike else i) % 2 == 0}
            for a in range(articles)
            for i in range(items)
        ]
    )
    key = key.assign(stratum="forced / narrator", weight=1.0, frame="forced", voice="narrator", is_negated=False)
    shared = key[["item_id"]].assign(voice="narrator", is_negated=False)
    ana = shared.assign(coder="ana", frame=np.where(key["right"], "forced", "none"))
    ben = shared.assign(coder="ben", frame=np.where(key["right"], "forced", "neutral"))
    return pd.concat([ana, ben], ignore_index=True), key.drop(columns="right")


def width(table: pd.DataFrame, low: str, high: str, **where: str) -> float:
    for column, value in where.items():
        table = table[table[column] == value]
    return float(table[high].iloc[0] - table[low].iloc[0])


def test_items_of_one_article_are_not_so_many_observations() -> None:
    codings, key = coded_by_article(20, 10, is_alike=True)
    alike = agreement(codings[codings["coder"] == "ana"], key, resamples=400)
    apart = agreement(codings[codings["coder"] == "ana"], key.assign(article_id=key["item_id"]), resamples=400)
    # Half of 200 items right: 2 * 1.96 * sqrt(.25 / 200) were they independent, but there are 20 articles.
    one = width(apart.accuracy, "precision_low", "precision_high", variable="frame", category="forced")
    all_ = width(alike.accuracy, "precision_low", "precision_high", variable="frame", category="forced")
    assert one == pytest.approx(2 * 1.96 * (0.25 / 200) ** 0.5, rel=0.25)
    assert all_ == pytest.approx(2 * 1.96 * (0.25 / 20) ** 0.5, rel=0.25)
    shares = [width(t.prevalence, "low", "high", variable="frame", category="forced") for t in (apart, alike)]
    assert shares[1] > 2.5 * shares[0]
    points = [t.accuracy.drop(columns=[c for c in t.accuracy if c[-4:] in ("_low", "high")]) for t in (apart, alike)]
    # Nothing but the intervals changes.
    assert points[0].drop(columns="articles").equals(points[1].drop(columns="articles"))
    assert (set(points[0]["articles"]), set(points[1]["articles"])) == ({200}, {20})
    assert set(alike.accuracy["interval"]) == {"bootstrap over articles"}


def test_alpha_is_resampled_by_article_too() -> None:
    codings, key = coded_by_article(20, 10, is_alike=True)
    alike = agreement(codings, key, resamples=200).alpha
    apart = agreement(codings, key.assign(article_id=key["item_id"]), resamples=200).alpha
    assert alike["alpha"].equals(apart["alpha"])
    assert width(alike, "low", "high", variable="frame") > 2 * width(apart, "low", "high", variable="frame")
    assert (alike["articles"].iloc[0], apart["articles"].iloc[0]) == (20, 200)
    # Where all articles are as right and as wrong, their items being alike tells nothing less.
    codings, key = coded_by_article(20, 10, is_alike=False)
    even = agreement(codings, key, resamples=200).alpha
    assert width(even, "low", "high", variable="frame") == pytest.approx(0, abs=1e-9)


def test_few_articles_give_no_interval_and_say_so() -> None:
    codings, key = coded_by_article(9, 10, is_alike=True)
    tables = agreement(codings[codings["coder"] == "ana"], key, resamples=20)
    assert tables.accuracy[["precision_low", "precision_high", "recall_low", "f1_high"]].isna().all(axis=None)
    assert tables.prevalence[["low", "high"]].isna().all(axis=None)
    for table in (tables.alpha, tables.accuracy, tables.prevalence):
        assert set(table["interval"]) == {"none: 9 articles, and 10 are needed"}
    assert tables.accuracy["precision"].notna().any()


def coded(sample: pd.DataFrame, *coders: str) -> list[dict[str, object]]:
    """Codings of every item as the machine coded it, by each coder in turn."""
    return [
        {"item_id": r["item_id"], "coder": c, "frame": r["frame"], "voice": r["voice"], "is_negated": False}
        for r in sample.to_dict("records")
        for c in coders
    ]


def test_a_disputed_item_counts_with_both_readings(sample: pd.DataFrame) -> None:
    rows = coded(sample, "ana", "ben")
    rows[1]["frame"] = "neutral" if rows[1]["frame"] != "neutral" else "forced"
    tables = agreement(pd.DataFrame(rows), sample, resamples=20)
    frame = tables.accuracy[tables.accuracy["variable"] == "frame"].set_index("category")
    assert set(frame["items_disputed"]) == {1}
    assert set(frame["items"]) == {60}
    assert frame["items_human"].sum() == 60
    assert frame.loc[str(rows[1]["frame"]), "items_human"] % 1 == 0.5
    assert 0.9 < tables.alpha.set_index("variable").loc["frame", "alpha"] < 1


def test_an_adjudicator_decides_disputes_and_does_not_count_for_alpha(sample: pd.DataFrame) -> None:
    rows = coded(sample, "ana", "ben")
    other = "neutral" if rows[1]["frame"] != "neutral" else "forced"
    rows[1]["frame"] = other
    decision = {**rows[1], "coder": "cleo"}
    with_her = agreement(pd.DataFrame([*rows, decision]), sample, adjudicator="cleo", resamples=20)
    frame = with_her.accuracy[with_her.accuracy["variable"] == "frame"].set_index("category")
    assert set(frame["items_disputed"]) == {0}
    assert frame.loc[other, "items_human"] % 1 == 0
    assert set(with_her.alpha["coders"]) == {2}
    with pytest.raises(ParameterError, match="adjudicator"):
        agreement(pd.DataFrame(rows), sample, adjudicator="dora")


def test_a_machine_coder_is_measured_and_never_counted_as_a_person(sample: pd.DataFrame) -> None:
    rows = coded(sample, "ana", "ben", "machine-x")
    for row in rows:
        if row["coder"] == "machine-x":
            row["frame"] = "none"
    tables = agreement(pd.DataFrame(rows), sample, resamples=20)
    assert set(tables.alpha["coders"]) == {2}
    assert tables.alpha.set_index("variable").loc["frame", "alpha"] == 1
    assert set(tables.accuracy["machine"]) == {"corpus-tools", "machine-x"}
    by = tables.accuracy.set_index(["machine", "variable", "category"])["recall"]
    assert by[("machine-x", "frame", "none")] == 1
    assert by[("machine-x", "frame", str(rows[0]["frame"]) if rows[0]["frame"] != "none" else "forced")] < 1
    only = pd.DataFrame([row for row in rows if row["coder"] == "machine-x"])
    with pytest.raises(TableError, match="all coders are machines"):
        agreement(only, sample)


def test_alpha_of_a_published_kind() -> None:
    # Two coders, ten items, nominal: four disagreements; worked out by the coincidence matrix.
    a, b = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2], [1, 1, 1, 1, 2, 2, 2, 2, 1, 2]
    counts = np.array([[(x == v) + (y == v) for v in (1, 2)] for x, y in zip(a, b, strict=True)], dtype=float)
    # Observed disagreement 2/10; expected 2 * 10 * 10 / (20 * 19).
    assert krippendorff_alpha(counts) == pytest.approx(1 - 0.2 / (200 / 380))


# Four observers, twelve units, with gaps: the reliability data of Krippendorff (2011), section C.
OBSERVERS = ("123321412...", "1233224125.3", ".33323422510", "12332441251.")


def observed_counts() -> np.ndarray:
    codings = [[row[unit] for row in OBSERVERS if row[unit] in "12345"] for unit in range(12)]
    return np.array([[unit.count(value) for value in "12345"] for unit in codings], dtype=float)


@pytest.mark.parametrize(("level", "expected"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_of_the_published_data_with_gaps(level: str, expected: float) -> None:
    assert krippendorff_alpha(observed_counts(), level) == pytest.approx(expected, abs=0.0005)


def test_alpha_is_that_of_nltk() -> None:
    from nltk.metrics.agreement import AnnotationTask

    triples = [
        (str(coder), str(unit), value)
        for coder, row in enumerate(OBSERVERS)
        for unit, value in enumerate(row)
        if value in "12345" and sum(other[unit] in "12345" for other in OBSERVERS) > 1
    ]
    assert krippendorff_alpha(observed_counts()) == pytest.approx(AnnotationTask(triples).alpha())


def test_alpha_is_undefined_where_nothing_can_differ() -> None:
    assert np.isnan(krippendorff_alpha(np.array([[2.0, 0.0], [3.0, 0.0]])))
    assert np.isnan(krippendorff_alpha(np.array([[1.0, 0.0], [0.0, 1.0]])))
    with pytest.raises(ParameterError, match="nominal"):
        krippendorff_alpha(observed_counts(), "nominel")


@pytest.mark.parametrize(
    ("share", "sensitivity", "specificity", "expected"),
    [(0.1, 1.0, 1.0, 0.1), (0.3, 0.8, 0.9, 0.2 / 0.7), (0.05, 0.8, 0.9, 0.0), (0.95, 0.9, 0.9, 1.0)],
)
def test_rogan_gladen(share: float, sensitivity: float, specificity: float, expected: float) -> None:
    assert rogan_gladen(share, sensitivity, specificity) == pytest.approx(expected)


def test_rogan_gladen_is_undefined_where_the_test_tells_nothing() -> None:
    assert np.isnan(rogan_gladen(0.5, 0.5, 0.5))
    assert np.isnan(rogan_gladen(0.5, float("nan"), 0.5))


def test_codings_of_another_sample(sample: pd.DataFrame) -> None:
    other = pd.DataFrame([{"item_id": "X1", "coder": "a", "frame": "none", "voice": "none", "is_negated": False}])
    with pytest.raises(TableError, match="X1"):
        agreement(other, sample)
    with pytest.raises(TableError, match="no coded item"):
        agreement(other.iloc[:0], sample)


def test_perfect_agreement_of_few_is_no_certainty() -> None:
    # Twelve articles, each with one forced item and one blank, all coded as the machine did: 12 / (12 + z²).
    rows = [
        {"item_id": f"{n}{frame}", "frame": frame, "voice": voice, "is_negated": "no"}
        for n in range(12)
        for frame, voice in (("forced", "narrator"), ("none", "none"))
    ]
    machine = pd.DataFrame(rows).assign(stratum="all", weight=1.0, article_id=[f"a{i // 2}" for i in range(24)])
    codings = pd.concat([pd.DataFrame(rows).assign(coder=coder) for coder in ("a", "b")], ignore_index=True)
    tables = agreement(codings, machine, resamples=50)
    row = tables.accuracy[tables.accuracy["category"] == "forced"].iloc[0]
    assert row[["precision", "precision_high", "recall"]].tolist() == [1, 1, 1]
    assert row[["precision_low", "recall_low", "f1_low"]].tolist() == pytest.approx([12 / (12 + 1.959964**2)] * 3)
    alpha = tables.alpha.set_index("variable").loc["frame"]
    assert alpha["alpha"] == 1
    assert np.isnan(alpha["low"])
    assert alpha["note"].startswith("all items agree")
