from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.errors import ParameterError
from corpus_tools.views import (
    Layer,
    mark_up,
    passage,
    view_article,
    view_counts,
    view_pair,
    view_passages,
    view_versions,
)

HOSTILE = '<script>alert(1)</script> & "Ada" said <img src=x onerror=y>'


class Reader(HTMLParser):
    """Collects the text and the tags of a page, as a browser would see them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", set[str]()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def articles(*texts: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "article_id": [f"a{i}" for i in range(len(texts))],
            "outlet": [f"Paper <{i}>" for i in range(len(texts))],
            "published": pd.to_datetime(["2031-03-04"] * len(texts)).astype("datetime64[s]"),
            "source_file": [f"{i}.txt" for i in range(len(texts))],
            "title": ["T"] * len(texts),
            "text": texts,
        }
    )


def quote(article_id: str, text: str, start: int, end: int, **other: object) -> dict[str, object]:
    return {
        "quote_id": f"{article_id}:{start}-{end}",
        "article_id": article_id,
        "start": start,
        "end": end,
        "text": text[start:end],
        "kind": "direct",
        "paragraph": 0,
        "words": 1,
        "confidence": 1.0,
        **other,
    }


spans = st.lists(st.tuples(st.integers(-2, 40), st.integers(-2, 40)), max_size=6)


@given(st.text(max_size=40), spans)
def test_marking_up_keeps_every_character_once_whatever_the_layers(text: str, layers: list[tuple[int, int]]) -> None:
    text = re.sub(r"[\r\x00]", " ", text)  # the parser here normalises these, as browsers do
    html = mark_up(text, [Layer(a, b, "quote", 'note "with" <marks>') for a, b in layers])
    reader = read(str(html))
    assert reader.text == text
    assert reader.tags <= {"span"}


def test_strangers_text_is_never_markup() -> None:
    table = articles(HOSTILE, HOSTILE)
    quotes = schema.conform([quote("a0", HOSTILE, 29, 34, speaker="<b>Ada</b>", kind="mixed")], "quotes")
    for view in (view_article(table, "a0", quotes=quotes), view_passages(quotes, table, ["speaker", "kind"])):
        reader = read(str(view))
        assert not reader.tags & {"script", "img", "b"}
        assert "<script>" in reader.text or "script" in reader.text
        assert "Paper <0>" in reader.text


def test_an_unknown_article_or_layer_or_column_is_refused_by_name() -> None:
    table = articles("text")
    with pytest.raises(ParameterError, match="nope"):
        view_article(table, "nope")
    with pytest.raises(ParameterError, match="qoutes"):
        view_article(table, "a0", qoutes=schema.conform([], "quotes"))
    with pytest.raises(ParameterError, match="speeker"):
        view_passages(schema.conform([], "quotes"), table, ["speeker"])


def test_a_passage_is_cut_at_words_and_marks_exactly_its_span() -> None:
    text = "word " * 50 + "the target here " + "word " * 50
    start = text.index("target")
    html = str(passage(text, start, start + 6, width=22))
    assert '<span class="hit" title="">target</span>' in html
    assert read(html).text == "… word word word the target here word word word …"


def test_a_passage_over_a_line_break_says_so() -> None:
    assert read(str(passage("one\n\ntwo", 0, 8))).text == "one ¶ two"


def test_shared_text_is_marked_on_both_sides() -> None:
    table = articles("xx shared words yy", "shared words zz")
    shared = schema.conform(
        [
            {
                "article_id": "a0",
                "start": 3,
                "end": 15,
                "text": "shared words",
                "other_id": "a1",
                "other_start": 0,
                "other_end": 12,
                "other_text": "shared words",
                "similarity": 1.0,
                "kind": "verbatim",
            }
        ],
        "passages",
    )
    for one, other in (("a0", "a1"), ("a1", "a0")):
        html = str(view_pair(table, one, other, shared))
        assert len(re.findall(r'<span class="passage passage-verbatim"[^>]*>shared words</span>', html)) == 2


def test_versions_stand_under_each_other_with_the_changed_words_marked() -> None:
    table = articles("We will rebuild trust.", "We will restore trust.")
    common = {"utterance_id": "u", "speaker": "Ada Ode", "reference_id": "q0", "support": 1, "changes": ""}
    utterances = schema.conform(
        [
            {
                **common,
                "quote_id": "q0",
                "article_id": "a0",
                "start": 0,
                "end": 22,
                "text": table["text"][0],
                "relation": "verbatim",
                "is_reference": True,
            },
            {
                **common,
                "quote_id": "q1",
                "article_id": "a1",
                "start": 0,
                "end": 22,
                "text": table["text"][1],
                "relation": "altered",
                "is_reference": False,
            },
        ],
        "utterances",
    )
    changes = schema.conform(
        [
            {
                "utterance_id": "u",
                "quote_id": "q1",
                "reference_id": "q0",
                "article_id": "a1",
                "start": 8,
                "end": 15,
                "text": "restore",
                "other_id": "a0",
                "other_start": 8,
                "other_end": 15,
                "other_text": "rebuild",
                "kind": "synonym",
            }
        ],
        "changes",
    )
    html = str(view_versions("u", utterances, changes, table))
    assert re.search(r'<span class="contested"[^>]*>rebuild</span>', html)
    assert re.search(r'<span class="changed change-synonym"[^>]*>restore</span>', html)
    with pytest.raises(ParameterError, match="none"):
        view_versions("none", utterances, changes, table)


def test_each_count_opens_as_exactly_the_passages_it_counts() -> None:
    text = "“One,” said Ada. “Two,” said Bea. “Three,” said Ada."
    table = articles(text)
    rows = [
        quote("a0", text, text.index(w), text.index(w) + len(w), speaker=s)
        for w, s in (("One", "Ada"), ("Two", "Bea"), ("Three", "Ada"))
    ]
    quotes = schema.conform(rows, "quotes")
    counts = pd.DataFrame({"speaker": ["Ada", "Bea"], "quotations": [2, 1]})
    view = str(view_counts(counts, quotes, table, by=["speaker"], count="quotations"))
    opened = view.split("<details>")[1:]
    assert [len(re.findall('class="hit"', part)) for part in opened] == [2, 1]
    assert '<span class="counts-n">2</span>' in opened[0]
    by_outlet = pd.DataFrame({"outlet": ["Paper <0>"], "speaker": ["Bea"], "n": [1]})
    view = str(view_counts(by_outlet, quotes, table, by=["outlet", "speaker"], count="n"))
    assert len(re.findall('class="hit"', view)) == 1
