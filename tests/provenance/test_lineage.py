"""Where articles come from, in a corpus small enough to know the answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.provenance import NOT_IN_CORPUS, align_passages, find_duplicates, trace_lineage

Frame = Callable[..., pd.DataFrame]
TIMES = {
    "agency": "2031-05-06 08:00",
    "copy": "2031-05-06 09:00",
    "cut": "2031-05-06 10:00",
    "spun": "2031-05-07 07:00",
}


def trace(articles: pd.DataFrame, **tables: pd.DataFrame) -> dict[str, dict[str, object]]:
    duplicates = find_duplicates(articles)
    found = trace_lineage(articles, align_passages(articles, duplicates), duplicates, **tables)
    schema.validate(found, "lineage")
    assert found["article_id"].tolist() == sorted(articles["article_id"])
    return {row["article_id"]: row for row in found.to_dict("records")}


@pytest.fixture
def texts(agency: str, cut: str, spun: str, own: str) -> dict[str, str]:
    return {"spun": spun, "own": own, "cut": cut, "agency": agency, "copy": agency.replace("“", '"').replace("”", '"')}


def test_with_times(frame: Frame, texts: dict[str, str]) -> None:
    found = trace(frame(texts, TIMES))
    kinds = {k: (row["derivation"], row["direction"]) for k, row in found.items()}
    assert kinds == {
        "agency": ("independent", "none"),
        "copy": ("copy", "time"),
        "cut": ("excerpt", "time"),
        "own": ("independent", "none"),
        "spun": ("rewritten", "time"),
    }
    # The copy would explain the others as well; the earliest of equals is named.
    assert {found[k]["source_id"] for k in ("copy", "cut", "spun")} == {"agency"}
    assert found["cut"]["share_reused"] == pytest.approx(1.0)
    assert pd.isna(found["own"]["source_id"])


def test_without_times_nothing_gives_a_direction(frame: Frame, texts: dict[str, str]) -> None:
    found = trace(frame({k: v for k, v in texts.items() if k != "spun"}))
    assert (found["agency"]["derivation"], found["agency"]["source_id"]) == ("shares_source", "copy")
    assert (found["copy"]["derivation"], found["copy"]["source_id"]) == ("shares_source", "agency")
    assert found["copy"]["direction"] == "none"
    # That one text is the longer does not say which came first.
    assert (found["cut"]["derivation"], found["cut"]["direction"]) == ("shares_source", "none")


def test_a_day_is_no_hour(frame: Frame, texts: dict[str, str]) -> None:
    times = {"agency": "2031-05-06 00:00", "copy": "2031-05-06 09:00"}
    articles = frame({k: texts[k] for k in times}, times, published_precision={"agency": "day", "copy": "second"})
    assert {row["direction"] for row in trace(articles).values()} == {"none"}


def test_a_month_is_no_day(frame: Frame, texts: dict[str, str]) -> None:
    times = {"agency": "2031-05-01", "copy": "2031-05-20"}
    for precision, direction in (("month", "none"), ("day", "time")):
        articles = frame({k: texts[k] for k in times}, times, published_precision={"agency": precision, "copy": "day"})
        assert {row["direction"] for row in trace(articles).values()} - {"none"} == {direction} - {"none"}


def test_a_statement_that_both_print_is_no_copying(frame: Frame) -> None:
    statement = (
        "“We have taken the decision to close the bridge until the girder has been replaced. Nobody was in danger at "
        "any moment, and the inspectors have done what they are paid to do. Ferries will run from Wednesday morning.”"
    )
    one = f"Commuters woke to closed gates at Port Elrin. {statement} The director then left for the quay."
    other = f"It began with a hammer and a lamp. {statement} So ended a week of rumours in the harbour town."
    found = trace(frame({"one": one, "other": other}, {"one": "2031-05-06", "other": "2031-05-07"}))
    assert {row["derivation"] for row in found.values()} <= {"independent", "shares_source"}
    assert {row["direction"] for row in found.values()} == {"none"}


def with_outlets(articles: pd.DataFrame, **outlets: str) -> pd.DataFrame:
    return articles.assign(outlet=[outlets[article_id] for article_id in articles["article_id"]])


@pytest.mark.parametrize(
    ("quoted", "is_meant"), [("We have taken the decision", True), ("Shopkeepers on the quay", False)]
)
def test_a_credit_names_the_source_that_prints_what_it_was_told(
    frame: Frame, agency: str, own: str, quoted: str, is_meant: bool
) -> None:
    statement = " “We have taken the decision to close the bridge,” Coll told the Harbour Gazette."
    articles = frame({"own": own + statement, "told": agency}, {"own": "2031-05-07", "told": "2031-05-06"})
    articles = with_outlets(articles, own="Tide", told="harb-gazette")
    utterances = schema.conform(
        [
            {
                "utterance_id": "u",
                "quote_id": article_id,
                "reference_id": "told",
                "relation": "cut",
                "article_id": article_id,
                "start": max(text.find(quoted), 0),
                "end": max(text.find(quoted), 0) + 1,
                "text": text[:1],
                "changes": "",
                "is_reference": article_id == "told",
                "support": 1,
            }
            for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
        ],
        "utterances",
    )
    row = trace(articles, utterances=utterances)["own"]
    if is_meant:
        assert (row["derivation"], row["source_id"], row["direction"]) == ("credits", "told", "credit")
        assert "told the Harbour Gazette" in str(row["evidence"])
    else:
        assert row["derivation"] == "independent"


def test_an_agency_is_a_shared_source(frame: Frame, agency: str, own: str) -> None:
    texts = {
        "a": f"PORT ELRIN (AP) — {agency}",
        "b": f"PORT ELRIN (AP) — {agency}",
        "c": f"PORT ELRIN (AP) — {own}",
    }
    times = {"a": "2031-05-06", "b": "2031-05-07", "c": "2031-05-08"}
    found = trace(with_outlets(frame(texts, times), a="Echo", b="Tide", c="Post"))
    assert {found[k]["derivation"] for k in "ab"} == {"shares_source"}
    assert {found[k]["source_id"] for k in "ab"} == {"a", "b"}
    assert (found["c"]["derivation"], found["c"]["source_id"]) == ("credits", NOT_IN_CORPUS)


@pytest.mark.parametrize(
    ("named", "derivation"),
    [
        ("in an interview with the Inland Weekly", "shares_source"),
        ("as was first reported by the Inland Weekly", "shares_source"),
        ("in an interview with Tide", "copy"),
        ("in an interview with two eels", "copy"),
    ],
)
def test_what_both_have_from_a_third_is_not_taken_from_one_another(
    frame: Frame, agency: str, named: str, derivation: str
) -> None:
    text = agency.replace("said Ines Coll", f"said Ines Coll {named}")
    articles = frame({"first": text, "later": text}, {"first": "2031-05-06", "later": "2031-05-08"})
    row = trace(with_outlets(articles, first="Tide", later="Echo"))["later"]
    assert (row["derivation"], row["source_id"]) == (derivation, "first")


def test_a_bulletin_of_a_few_lines_is_no_derivation(frame: Frame, agency: str) -> None:
    short = agency[: agency.index(".", 60) + 1]
    found = trace(frame({"long": agency, "short": short}, {"long": "2031-05-06", "short": "2031-05-07"}))
    assert found["short"]["derivation"] not in ("copy", "excerpt", "edited", "rewritten")


def test_a_letter_that_both_print_makes_no_rewriting_of_the_few_words_around_it(frame: Frame) -> None:
    letter = (
        "“It has been the honour of my life to serve this port as its pilot. And while I meant to stand again, I hold "
        "it is best for my crew and the town that I step down and give my time to the boats for the rest of my years. "
        "I thank every one of you for the trust that you have put in me, and for all that we have built on this shore.”"
    )
    first = f"Ina Moor will not stand again as pilot of Skerry.\n\n{letter}\n\nMoor wrote in the letter."
    reworded = letter
    for old, new in (("honour", "joy"), ("best for", "better for"), ("every one", "each"), ("years", "days")):
        reworded = reworded.replace(old, new)
    later = f"Ina Moor will not stand again, the pilot of Skerry says.\n\n{reworded}\n\nMoor wrote in the letter."
    found = trace(frame({"first": first, "later": later}, {"first": "2031-05-06 08:00", "later": "2031-05-07 08:00"}))
    assert {row["derivation"] for row in found.values()} == {"shares_source"}


def test_a_rewriting_whose_source_is_missing(frame: Frame, agency: str) -> None:
    spun = (
        "The chief of the authority of the port of the town has addressed the press over its crossing.\n\n"
        "“We have made the choice to shut the bridge until the girder has been substituted,” Ines Coll stated. "
        "However, I understand from the briefing that the works are going well.\n\n"
        "The town’s traders’ spokeswoman was not reached. “No one was in peril at any moment,” the chief mentioned."
    )
    found = trace(frame({"agency": agency, "spun": spun}))
    assert found["spun"]["derivation"] == "rewritten"
    assert found["spun"]["source_id"] == NOT_IN_CORPUS
    assert found["agency"]["derivation"] == "independent"
    evidence = str(found["spun"]["evidence"])
    assert "inside quotation marks" in evidence and "genitives" in evidence


def test_first_person_alone_makes_no_rewriting(frame: Frame, own: str) -> None:
    found = trace(frame({"a": own + "\n\nHowever, I understand that it may be June."}))
    assert found["a"]["derivation"] == "independent"
    assert 0 < float(str(found["a"]["rewriting_score"])) < 0.5


def utterance_tables(articles: pd.DataFrame, rows: list[tuple[str, str, str]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tables in which each (article, own words, majority's words) is one altered quotation."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    utterances, changes = [], []
    for k, (article_id, mine, theirs) in enumerate(rows):
        start = texts[article_id].index(mine)
        other_id = next(a for a, text in texts.items() if theirs in text)
        other_start = texts[other_id].index(theirs)
        span = {"article_id": article_id, "start": start, "end": start + len(mine), "text": mine}
        shared = {"utterance_id": f"u{k}", "quote_id": f"q{k}", "reference_id": f"r{k}"}
        utterances.append(shared | span | {"relation": "altered", "is_reference": False, "support": 1, "changes": ""})
        other = {"other_id": other_id, "other_start": other_start, "other_end": other_start + len(theirs)}
        changes.append(shared | span | other | {"other_text": theirs, "kind": "content_word"})
    return schema.conform(utterances, "utterances"), schema.conform(changes, "changes")


def test_altered_quotations_from_their_own_table(frame: Frame, texts: dict[str, str]) -> None:
    articles = frame({k: texts[k] for k in ("agency", "spun")}, TIMES)
    utterances, changes = utterance_tables(
        articles, [("spun", "choice", "decision"), ("spun", "substituted", "replaced"), ("spun", "peril", "danger")]
    )
    found = trace(articles, utterances=utterances, changes=changes)
    assert found["spun"]["altered_quotes"] == 3
    assert found["agency"]["altered_quotes"] == 0
    assert (found["spun"]["derivation"], found["spun"]["source_id"]) == ("rewritten", "agency")
    assert found["spun"]["direction"] == "time"
    assert "“choice” where another has “decision”" in str(found["spun"]["evidence"])


def test_order_changes_nothing(frame: Frame, texts: dict[str, str]) -> None:
    articles = frame(texts, TIMES)
    assert trace(articles) == trace(articles.iloc[::-1]) or str(trace(articles)) == str(trace(articles.iloc[::-1]))


@given(st.lists(st.sampled_from(["", " ", "a", "“b”", "The bridge is closed. " * 9, "I am. " * 30]), max_size=5))
@settings(max_examples=25)
def test_any_texts(texts: list[str]) -> None:
    articles = pd.DataFrame({"article_id": [f"a{k}" for k in range(len(texts))], "text": texts}, dtype="str")
    trace(articles)


def test_the_demo_corpus(root: Path) -> None:
    """Every derivation of the gold table is found, and none invented."""
    folder = root / "data" / "demo"
    if not (folder / "gold" / "derivations.csv").is_file():
        pytest.skip("the demo corpus is not here")
    manifest = pd.read_csv(folder / "manifest.csv").set_index("file" if "file" in _header(folder) else "source_file")
    rows = []
    for name, row in manifest.iterrows():
        head = f"{row['title']}\n\n"
        rows.append(
            {
                "article_id": str(name),
                "text": head + (folder / str(name)).read_text(encoding="utf-8"),
                "body_start": len(head),
                "published": pd.Timestamp(row["published"]).tz_convert(None),
            }
        )
    articles = pd.DataFrame(rows)
    articles["published"] = articles["published"].astype("datetime64[s]")
    found = trace(articles)
    gold = pd.read_csv(folder / "gold" / "derivations.csv", dtype="str", keep_default_na=False)
    for row in gold.to_dict("records"):
        traced = found[row["source_file"]]
        accepted = {row["derivation"], *filter(None, row["also_acceptable"].split("|"))}
        assert traced["derivation"] in accepted, (row, traced)
        if row["derived_from"] and traced["derivation"] == row["derivation"]:
            assert traced["source_id"] == row["derived_from"]


def _header(folder: Path) -> str:
    return (folder / "manifest.csv").read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.shared
def test_the_three_articles(shared: Path) -> None:
    files = sorted((shared / "seeds").glob("*.txt"))
    texts = {f.name[:3]: f.read_text(encoding="utf-8") for f in files}
    found = trace(pd.DataFrame({"article_id": list(texts), "text": list(texts.values())}))
    assert {k: row["derivation"] for k, row in found.items()} == {
        "000": "rewritten",
        "002": "independent",
        "003": "independent",
    }
    assert found["000"]["source_id"] == NOT_IN_CORPUS
