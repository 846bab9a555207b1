"""Quotations within their paragraph."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.provenance.utterances.slots import FRAGMENT_WORDS, Setting
from corpus_tools.provenance.utterances.tokens import quote_tokens
from corpus_tools.provenance.utterances.versions import Part

PIECES = [
    "a",
    "Lock",
    " ",
    " ",
    " ",
    "’",
    "'",
    ",",
    ".",
    "...",
    "-",
    "“",
    "”",
    '"',
    "[",
    "]",
    "(",
    ")",
    "7",
    "%",
    "U.S.",
    "é",
    "…",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@settings(max_examples=400)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from(['"', "“", "", "‘"]), st.sampled_from(['"', "”", "", "’"]))
def test_a_short_quotation_has_few_words(before: str, inside: str, behind: str, opened: str, closed: str) -> None:
    text = f"{before}{opened}{inside}{closed}{behind}"
    start = 30 + len(before) + len(opened)
    setting = Setting(0, Part(start, start + len(inside), "q", inside), 30, text)
    places = [30 + token.start for token in quote_tokens(text) if not token.is_mark]
    words = sum(start <= place < start + len(inside) for place in places)
    assert setting.is_short == (0 < words <= FRAGMENT_WORDS)


def test_short_and_long() -> None:
    text = "She called it “a short, rotten gate” and left “the quay and the lock and the eels alone”."
    for quoted, is_short in (("a short, rotten gate", True), ("the quay and the lock and the eels alone", False)):
        start = text.index(quoted)
        assert Setting(0, Part(start, start + len(quoted), "q", quoted), 0, text).is_short is is_short
