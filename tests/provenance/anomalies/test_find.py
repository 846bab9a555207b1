"""Anomalies: each kind in a text that has it, none in a text that is clean."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.provenance import find_anomalies
from corpus_tools.provenance.anomalies.find import MOST_OF_A_KIND

CLEAN = (
    "The harbour bridge was closed on Tuesday after engineers found a crack in its main girder.\n\n"
    "“We closed it at once,” said Ines Coll, the director of the port authority. “I slept badly.”\n\n"
    "“It will take until June.\n\n"
    "“After that, we shall see,” Ms Coll added, and left for the town’s other bridge.\n\n"
    "Ferries run every twenty minutes – more often on Saturdays."
)


def anomalies(text: str) -> list[tuple[str, str]]:
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    found = schema.validate(find_anomalies(articles), "anomalies", articles)
    return list(zip(found["kind"], found["text"], strict=True))


def test_a_clean_text_has_none() -> None:
    assert anomalies(CLEAN) == []


@pytest.mark.parametrize(
    ("text", "kind", "marked"),
    [
        (" date 2031-05-06 The bridge is closed.\n\nIt stays so.", "run_in_metadata", " date 2031-05-06"),
        (CLEAN + "\n\nSign up to our newsletter", "run_in_metadata", "Sign up to our newsletter"),
        (
            "Head\n\nerries run late.\n\nFerries are slow.\n\nNobody minds the ferries.",
            "truncated_first_word",
            "erries",
        ),
        (
            CLEAN + "\n\nFerries run every twenty minutes – more often on Saturdays.",
            "repeated_line",
            "Ferries run every twenty minutes – more often on Saturdays.",
        ),
        (
            "One is here.\n\nThe bridge at Port Elrin with Ines Coll\n\nTwo is here.\n\nThree is here.",
            "caption",
            "The bridge at Port Elrin with Ines Coll",
        ),
        ("She said “it is closed and left.\n\nNobody came.", "unbalanced_marks", "“it is closed and left."),
        ("It is closed (for repair until June.", "unbalanced_marks", "(for repair until June."),
        (CLEAN.replace("town’s", "town's"), "mixed_apostrophes", "town's"),
        (CLEAN + '\n\n"Pasted," he said. “So,” she said.', "mixed_marks", '"Pasted,"'),
        (CLEAN + "\n\nIt held - so far.", "mixed_dashes", "held - so"),
        ("Dame Ines Coll resigned. She was liked. Ms Coll is 60.", "mixed_titles", "Ms Coll"),
        (" The bridge is closed.", "stray_spacing", " "),
        ("The bridge is closed , she said.", "stray_spacing", "closed ,"),
        ("The bridge  is closed.", "stray_spacing", "bridge  "),
        ("The bridge is closed.Ferries run.", "stray_spacing", "closed.Ferries"),
        ("In a statement on Friday, Ms Coll, said it was closed.", "stray_comma", "Ms Coll,"),
        (
            CLEAN + "\n\nHowever, I understand that it may be June.",
            "first_person",
            "However, I understand that it may be June.",
        ),
        (CLEAN + "\n\nShe leads the office of the chief of the police of the town.", "stacked_genitives", None),
        ("However, it rained.\n\nHowever, it stopped.", "repeated_opening", "However"),
        (
            "“The northern span of the bridge has a crack in it.”\n\n“The ferries will carry everybody who comes.”",
            "unattributed_quotation",
            "“The northern span of the bridge has a crack in it.”",
        ),
        (
            "“The council no longer has enough trust in my work to go on,” she said. Later: “It is clear that the "
            "council no longer has enough trust in my work to let me go on,” she wrote.",
            "two_wordings",
            None,
        ),
        (
            "Engineers found 312 cracked steel bolts in the span. Later they said that engineers had found 231 cracked "
            "steel bolts in the span.",
            "conflicting_figures",
            None,
        ),
        (
            "He served for 40 years in the force. He spent 22 years in uniform, a life of service.",
            "conflicting_figures",
            None,
        ),
    ],
)
def test_each_kind(text: str, kind: str, marked: str | None) -> None:
    found = anomalies(text)
    assert kind in [k for k, _ in found], found
    if marked is not None:
        assert (kind, marked) in found


@pytest.mark.parametrize(
    "text",
    [
        "I have met her twice. I liked her.\n\nMy view is that I was wrong, and I say so.\n\nI do not repent.",
        "The city told me that King Charles I had stood here. Title I schools agreed.",
        "The Office of the Secretary of State of the Republic of Elrin has moved.",
        "It’s the mayor’s view. That’s the town’s loss.",
        "Tens of thousands of members of the union came.",
        "The crack was 11 centimetres long. The span is 90 metres long. Twelve ships waited; three left.",
        "“The council has lost trust in me,” she said. “The council will meet on Friday,” she said.",
        "See https://example.invalid/a,b.Html for more. The U.S. firm Node.js agreed ... in part.",
        "She was 56. He served for 20 years; the ferry ran for 30 years.",
    ],
)
def test_look_alikes(text: str) -> None:
    assert anomalies(text) == []


def test_figures_that_differ_between_articles(frame: Callable[..., pd.DataFrame]) -> None:
    articles = frame(
        {
            "a": "Inspectors found 312 cracked bolts in the northern span of the bridge.",
            "b": "The northern span of the bridge had 312 cracked bolts, inspectors said.",
            "c": "The inspectors now say that the bridge had 231 cracked bolts in its northern span.",
        }
    )
    found = find_anomalies(articles)
    assert found[["article_id", "kind", "text"]].to_numpy().tolist() == [
        ["c", "conflicting_figures", "231 cracked bolts"]
    ]
    assert found["other_text"].tolist() == ["312 cracked bolts"]
    pd.testing.assert_frame_equal(find_anomalies(articles.iloc[::-1]), found)


def test_what_file_names_claim(frame: Callable[..., pd.DataFrame]) -> None:
    texts = {"a": "One.", "b": "Two.", "c": "Three.", "d": "Four."}
    good = sha256(b"One.").hexdigest()[:16]
    names = {
        "a": f"000_{good}.txt",
        "b": "001_2031-05-06.txt",
        "c": "004_0123456789abcdef.txt",
        "d": "005_2031-05-06.txt",
    }
    published = {"b": "2031-05-06", "d": "2031-07-01"}
    found = find_anomalies(frame(texts, published, source_file=names))
    assert list(zip(found["article_id"], found["kind"], strict=True)) == [
        ("c", "digest_mismatch"),
        ("c", "missing_number"),
        ("d", "date_mismatch"),
    ]
    assert "002, 003" in found["message"][1]
    assert (found["start"] == 0).all() and (found["end"] == 0).all() and (found["text"] == "").all()


def test_what_the_loader_saw_is_kept(frame: Callable[..., pd.DataFrame]) -> None:
    articles = frame({"a": CLEAN})
    cleaning = schema.conform(
        [
            {
                "article_id": "a",
                "source_file": "a.txt",
                "rule": "metadata",
                "start": 0,
                "end": 0,
                "before": "date 2031-05-06",
                "after": "",
                "is_changed": True,
            }
        ],
        "cleaning",
    )
    found = schema.validate(find_anomalies(articles, cleaning), "anomalies", articles)
    assert found["kind"].tolist() == ["run_in_metadata"]
    assert "date 2031-05-06" in found["message"][0]


def test_many_of_a_kind_are_told_once(frame: Callable[..., pd.DataFrame]) -> None:
    found = find_anomalies(frame({"a": "It is so , yes. " * 100}))
    assert len(found) == MOST_OF_A_KIND
    assert f"{100 - MOST_OF_A_KIND} more" in found["message"].iloc[-1]


PIECES = st.sampled_from(
    ["“", "”", "'", "’", '"', " ", "\n", "(", "I ", "40 years ", "of the ", "’s ", "said, ", "a", ". ", ","]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
@settings(max_examples=100)
def test_any_text(text: str) -> None:
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": [text, text[::-1]]})
    schema.validate(find_anomalies(articles), "anomalies", articles)


@pytest.mark.shared
def test_the_three_articles(shared) -> None:  # type: ignore[no-untyped-def]
    files = sorted((shared / "seeds").glob("*.txt"))
    articles = pd.DataFrame(
        {
            "article_id": [f.name[:3] for f in files],
            "text": [f.read_text(encoding="utf-8") for f in files],
            "source_file": [f.name for f in files],
        }
    )
    found = schema.validate(find_anomalies(articles), "anomalies", articles)
    assert len(found) >= 20
    assert found["kind"].nunique() >= 15
    kinds = {(a, k) for a, k in found[["article_id", "kind"]].itertuples(index=False)}
    assert {("000", "run_in_metadata"), ("000", "two_wordings"), ("002", "missing_number")} <= kinds
    assert {("003", "truncated_first_word"), ("003", "repeated_line"), ("003", "caption")} <= kinds


def test_a_sentence_quoted_again_and_again_is_told_a_few_times_and_counted() -> None:
    said = "The ferry {} crossed the wide river at dawn with {} sailors and a wooden anchor aboard."
    text = " ".join(f"“{said.format(n, n + 100)}”" for n in range(40))
    found = find_anomalies(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    told = found[found["kind"] == "two_wordings"]
    assert len(told) == MOST_OF_A_KIND
    assert told["message"].iloc[-1].endswith("more of this kind)")


_MANY_ALIKE = """
from random import Random
from corpus_tools.provenance.anomalies.conflicts import two_wordings
from corpus_tools.provenance.article import Article

words = "ferry river crossing bridge harbour pilot anchor sailor lantern".split()
draw = Random(7)
said = [" ".join(draw.choices(words, k=9)) for _ in range(400)]
text = " ".join("“" + words + "”." for words in said)
print([(o.start, o.other_start) for o in two_wordings(Article("a", text, 0))])
"""


def test_the_order_in_which_a_process_walks_through_sets_does_not_matter() -> None:
    # More quotations are alike than are compared with each: which of them are must not be left to chance.
    seen = {
        subprocess.run(
            [sys.executable, "-c", _MANY_ALIKE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1
    assert len(next(iter(seen))) > 10
