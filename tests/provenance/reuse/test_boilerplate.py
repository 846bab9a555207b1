"""Lines that an outlet prints under many articles."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.provenance import align_passages, find_anomalies, find_duplicates
from corpus_tools.provenance.reuse import boilerplate
from corpus_tools.provenance.reuse.boilerplate import find_boilerplate, without_boilerplate

FOOTER = "The Skerry Echo is printed on paper from the Fellshire mills and has been read on both banks since 1871."
BODIES = (
    "The lock keeper found the upper gate open at dawn and the basin half empty, with eels in the mud.",
    "A choir of forty sang on the quay while the new ferry was named after the engineer who drew her lines.",
    "Prices of herring fell for the third week, and the auction hall closed an hour before noon on Friday.",
)


def corpus(outlets: str = "EEE", days: tuple[str, ...] = ("2031-05-01", "2031-05-02", "2031-05-03")) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "article_id": [f"a{k}" for k in range(3)],
            "text": [f"{body}\n\n{FOOTER}" for body in BODIES],
            "outlet": list(outlets),
            "published": pd.to_datetime(list(days)),
        }
    )


def test_a_footer_of_three_days_is_boilerplate() -> None:
    articles = corpus()
    found = find_boilerplate(articles)
    assert list(found) == ["a0", "a1", "a2"]
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        (line,) = found[article_id]
        assert text[line.start : line.end] == FOOTER
        assert line.articles == 3
    assert [text.strip() for text in without_boilerplate(articles)] == list(BODIES)
    assert [len(a) for a in without_boilerplate(articles)] == [len(b) for b in articles["text"]]


def test_it_makes_no_passages_and_stands_on_record() -> None:
    articles = corpus()
    assert align_passages(articles, find_duplicates(articles)).empty
    assert len(align_passages(articles.drop(columns="outlet"))) == 3
    rows = find_anomalies(articles)
    assert rows.loc[rows["kind"] == "boilerplate", "text"].tolist() == [FOOTER] * 3


def test_other_outlets_and_one_day_are_none() -> None:
    assert find_boilerplate(corpus("EEF")) == {}
    assert find_boilerplate(corpus(days=("2031-05-01", "2031-05-01", "2031-05-02"))) == {}
    assert find_boilerplate(corpus().drop(columns="outlet")) == {}


def test_a_run_within_a_line_and_figures_that_differ() -> None:
    run = "more news from the harbour and the upper basin every day at six and at"
    articles = corpus().assign(text=[f"{body[:40]} {run} {k + 7}" for k, body in enumerate(BODIES)])
    for article_id, lines in find_boilerplate(articles).items():
        text = articles.set_index("article_id")["text"][article_id]
        assert [text[line.start : line.end] for line in lines] == [text[41:]]


def test_who_contributed_is_boilerplate_wherever_it_stands() -> None:
    line = "Echo writer Ada Quill contributed to this report."
    articles = corpus().iloc[:1].assign(text=f"{BODIES[0]}\n\n{line}")
    assert [articles["text"].iloc[0][x.start : x.end] for x in find_boilerplate(articles)["a0"]] == [line]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(["", FOOTER, "©", "a\n\nb", BODIES[0], f"{FOOTER}\n{FOOTER}"]), max_size=6))
def test_any_texts(texts: list[str]) -> None:
    articles = pd.DataFrame(
        {"article_id": [f"a{k}" for k in range(len(texts))], "text": texts, "outlet": "E"}, dtype="object"
    )
    blanked = without_boilerplate(articles)
    assert [len(text) for text in blanked] == [len(text) for text in texts]
    assert all(
        b in (" ", t) for one, other in zip(blanked, texts, strict=True) for b, t in zip(one, other, strict=True)
    )


def test_what_was_found_before_is_not_taken_for_other_articles() -> None:
    articles = corpus()
    assert len(find_boilerplate(articles)) == 3
    assert find_boilerplate(articles.assign(outlet=["E", "F", "G"])) == {}
    assert find_boilerplate(articles.assign(published=pd.Timestamp("2031-05-01"))) == {}
    assert find_boilerplate(articles.assign(text=list(BODIES))) == {}
    assert list(find_boilerplate(articles.assign(article_id=["x", "y", "z"]))) == ["x", "y", "z"]


def test_lines_that_only_begin_alike_are_read_to_their_end() -> None:
    ends = ("a lighthouse keeper who sings.", "two eels in a bucket of ice.", "nobody whom he had met before.")
    articles = corpus()
    articles["text"] = [
        f"{body}\n\nOn page {k} we tell of {end}" for k, (body, end) in enumerate(zip(BODIES, ends, strict=True))
    ]
    assert find_boilerplate(articles) == {}
    articles["text"] = [f"{body}\n\n{3 * k} of our readers write each week." for k, body in enumerate(BODIES)]
    found = find_boilerplate(articles)
    assert [line.articles for (line,) in found.values()] == [3, 3, 3]
    backwards = articles.iloc[::-1].reset_index(drop=True)
    assert find_boilerplate(backwards) == found


def test_articles_in_another_order_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = corpus()
    found = find_boilerplate(articles)
    monkeypatch.setattr(boilerplate, "_find", None)
    assert find_boilerplate(articles.iloc[[2, 0, 1]]) == found
