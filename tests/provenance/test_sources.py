"""What says that one article comes from another, on pairs of articles whose answer is plain."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from corpus_tools.provenance import align_passages, find_duplicates
from corpus_tools.provenance.known import Known
from corpus_tools.provenance.meant import Meant
from corpus_tools.provenance.reuse.shares import measure_reuse
from corpus_tools.provenance.sources import SURE, Sources, find_sources

Frame = Callable[..., pd.DataFrame]
EARLY, LATE = "2031-03-03T08:00", "2031-03-04T08:00"


def sources(articles: pd.DataFrame) -> tuple[list[tuple[str, str]], Sources]:
    """The pairs of ids, and what was found of each."""
    known = Known(articles)
    reuse = measure_reuse(known.texts, align_passages(articles))
    return list(reuse), find_sources(known, reuse, Meant(known, reuse, None), find_duplicates(articles))


def sure(articles: pd.DataFrame) -> dict[tuple[str, str], str]:
    """What says that the first of each pair comes from the second."""
    pairs, found = sources(articles)
    return {pair: SURE[which] for pair, which in zip(pairs, found.sure.tolist(), strict=True)}


def made(frame: Frame, one: str, other: str, **outlets: str) -> pd.DataFrame:
    """Two articles, the second a day after the first."""
    names = {"a": "Harbour Herald", "b": "Quay Post"} | outlets
    times = {"a": EARLY, "b": LATE}
    return frame({"a": one, "b": other}, times, outlet=names).assign(published_precision="second")


def test_the_later_of_two_with_the_same_text(frame: Frame, agency: str) -> None:
    assert sure(made(frame, agency, agency)) == {("a", "b"): "", ("b", "a"): "text published before"}


def test_two_of_one_outlet(frame: Frame, agency: str) -> None:
    assert sure(made(frame, agency, agency, b="Harbour Herald"))["b", "a"] == "text of one outlet"


def test_outlets_that_are_not_known_are_not_one(frame: Frame, agency: str) -> None:
    articles = made(frame, agency, agency).assign(outlet=None)
    assert sure(articles)["b", "a"] == "text published before"


def test_a_credit_says_more_than_the_days(frame: Frame, agency: str) -> None:
    credit = "The closure was first reported by the Harbour Herald."
    assert sure(made(frame, agency, f"{agency}\n\n{credit}"))["b", "a"] == "credit and text"


def test_without_days_nothing_says_who_was_first(frame: Frame, agency: str) -> None:
    articles = made(frame, agency, agency).drop(columns=["published", "published_precision"])
    assert set(sure(articles).values()) == {""}


def test_articles_of_one_agency_have_no_source_among_each_other(frame: Frame, agency: str) -> None:
    credited = f"PORT ELRIN (AP) — {agency}"
    articles = made(frame, credited, credited)
    _, found = sources(articles)
    assert [SURE[which] for which in found.sure.tolist()] == ["", ""]
    assert found.has_agency.tolist() == [True, True]
    assert found.is_copy.tolist() == [True, True]


def test_a_few_lines_in_common_are_no_source(frame: Frame, agency: str, own: str) -> None:
    first = agency.split("\n\n")[0]
    articles = made(frame, agency, f"{own}\n\n{first}")
    _, found = sources(articles)
    assert [SURE[which] for which in found.sure.tolist()] == ["", ""]
    assert not found.is_copy.any()


def test_no_articles_share_nothing(frame: Frame, agency: str, own: str) -> None:
    pairs, found = sources(made(frame, agency, own))
    assert (pairs, found.sure.tolist()) == ([], [])
