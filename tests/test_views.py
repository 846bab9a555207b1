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
    LONGEST,
    WHOLE,
    WORDINGS,
    Layer,
    _replacer,
    mark_up,
    paragraphs,
    passage,
    view_article,
    view_counts,
    view_hit,
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
    assert reader.tags <= {"span", "mark", "ins", "strong", "em", "u"}


def test_where_words_were_left_out_a_mark_stands_and_no_letter_is_added() -> None:
    html = mark_up("no longer has it", [Layer(10, 10, "changed", "dropped: elsewhere “<really>”")])
    assert html == 'no longer <span class="gap" title="dropped: elsewhere “&lt;really&gt;”"></span>has it'


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
    assert '<mark class="hit">target</mark>' in html
    assert read(html).text == "… word word word the target here word word word …"


def test_a_passage_over_a_line_break_says_so() -> None:
    assert read(str(passage("one\n\ntwo", 0, 8))).text == "one ¶ two"


def test_of_a_passage_as_long_as_a_file_beginning_and_end_are_shown_and_how_much_is_not() -> None:
    text = "before " + "a" * LONGEST + "b" * LONGEST + " behind"
    shown = read(str(passage(text, 7, 7 + 2 * LONGEST))).text
    assert shown.startswith("before aaa")
    assert shown.endswith("bbb behind")
    left = int(re.findall(r"\[([\d,]+) characters not shown here\]", shown)[0].replace(",", ""))
    assert left + shown.count("a" * 10) * 10 > LONGEST
    kept = re.sub(r" \[.*?\] ", "", shown)
    assert len(kept) + left == len(text)


@given(
    st.lists(st.text(alphabet="ab", min_size=1, max_size=8), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8),
)
def test_each_paragraph_is_marked_by_the_layers_that_touch_it(parts: list[str], places: list[tuple[int, int]]) -> None:
    text = "\n\n".join(parts)
    layers = [Layer(a, b, f"k{n}") for n, (a, b) in enumerate(places)]
    ordered = sorted(layers, key=lambda x: (x.start, -x.end))
    at, meant = 0, []
    for part in parts:
        at = text.index(part, at)
        meant.append(mark_up(text, ordered, at, at + len(part)))
        at += len(part)
    assert paragraphs(text, layers) == meant


def test_an_article_as_long_as_a_book_is_cut_and_says_so_and_so_are_two_of_them() -> None:
    table = articles("short", "x" * (WHOLE + 1_234))
    far = schema.conform([quote("a1", table["text"][1], WHOLE + 5, WHOLE + 9)], "quotes")
    html = str(view_article(table, "a1", quotes=far))
    assert "1,234 more characters of this article are not shown here" in html
    assert len(html) < WHOLE + 2_000
    pair = str(view_pair(table, "a0", "a1", schema.conform([], "passages")))
    assert pair.count("more characters of this article are not shown here") == 1


def test_of_very_many_wordings_of_one_utterance_some_are_shown_and_the_others_counted() -> None:
    words = [f"We will build {n} bridges." for n in range(WORDINGS + 7)]
    table = articles(*words)
    utterances = schema.conform(
        [
            {
                "utterance_id": "u",
                "quote_id": f"q{n}",
                "article_id": f"a{n}",
                "start": 0,
                "end": len(text),
                "text": text,
                "speaker": "Ada Ode",
                "reference_id": "q0",
                "relation": "altered" if n else "verbatim",
                "is_reference": n == 0,
                "support": 1,
                "changes": "",
            }
            for n, text in enumerate(words)
        ],
        "utterances",
    )
    html = str(view_versions("u", utterances, schema.conform([], "changes"), table))
    assert html.count('<div class="version') == WORDINGS
    assert "7 more wordings of this utterance are not shown here" in html
    assert "tables/utterances.csv" in html


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
        assert len(re.findall(r'<mark class="passage passage-verbatim"[^>]*>shared words</mark>', html)) == 2


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
                "kind": "content_word",
            }
        ],
        "changes",
    )
    html = str(view_versions("u", utterances, changes, table))
    assert re.search(r'<ins class="contested"[^>]*>rebuild</ins>', html)
    assert re.search(r'<ins class="changed change-content_word"[^>]*>restore</ins>', html)
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
    assert "<summary>2 passages</summary>" in opened[0]
    by_outlet = pd.DataFrame({"outlet": ["Paper <0>"], "speaker": ["Bea"], "n": [1]})
    view = str(view_counts(by_outlet, quotes, table, by=["outlet", "speaker"], count="n"))
    assert len(re.findall('class="hit"', view)) == 1


def test_no_counts_are_an_empty_table() -> None:
    quotes = schema.conform([], "quotes")
    counts = pd.DataFrame({"speaker": pd.Series([], dtype="str"), "quotations": pd.Series([], dtype="int64")})
    view = str(view_counts(counts, quotes, articles("Nobody speaks."), by=["speaker"], count="quotations"))
    assert "Nothing to count." in view


def test_an_article_opened_at_a_hit_begins_with_its_paragraph() -> None:
    table = articles("Head line\n\nOne.\n\nTwo.\n\nThe hit is here.\n\nAfter.")
    text = table["text"].iloc[0]
    start = text.index("hit")
    html = view_hit(table, "a0", start, start + 3, {})
    assert re.sub(r"<[^>]+>|\s+", " ", html.split("</details>")[1]).split()[:4] == ["The", "hit", "is", "here."]
    assert "<summary>2 paragraphs before</summary>" in html and html.count("<p") == 6
    assert "<details>" not in view_hit(table, "a0", 0, 4, {}) and "<details>" not in view_article(table, "a0")


@given(
    names=st.dictionaries(st.text("ab/", min_size=1, max_size=4), st.text("xyz", max_size=3), min_size=1, max_size=150),
    text=st.text("ab/ ", max_size=60),
)
def test_names_are_replaced_as_one_pattern_of_all_of_them_would(names: dict[str, str], text: str) -> None:
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    assert _replacer(names)(text) == pattern.sub(lambda match: names[match.group()], text)
