"""Pairs of quotations compared in parts: the same whatever the parts, and read back as they were kept."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.arrays import Ints, UInts
from corpus_tools.divided import UNIT, Work, dividing
from corpus_tools.provenance.utterances import compared
from corpus_tools.provenance.utterances.compared import Wording, as_text, compare_versions, edits_of
from corpus_tools.provenance.utterances.edits import Edits, compare_texts
from corpus_tools.provenance.utterances.held import Versions, printed_versions
from corpus_tools.provenance.utterances.linking import Occasion
from corpus_tools.provenance.utterances.words import Words, read_words

SAID = (
    "We will never leave the harbour to the storm, and nobody in Skerry should think so.",
    "We shall never leave the harbour to the storm and nobody in Skerry should think so.",
    "We will never leave [Skerry’s] harbour … nobody in Skerry should think so.",
    "never leave the harbour",
    "The ferries sail at nine whatever the weather does to the pier.",
    "The ferries sail at ten whatever the weather does to the pier.",
    "whatever the weather",
)
VOCABULARY = ["we", "will", "never", "[not]", "leave", "…", "the", "Harbour’s", "£5m", "pier.", "(today)", "\ud800"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=9)


def versions() -> tuple[Versions, Words]:
    rows = [
        {"quote_id": f"a{n}:0-{len(text)}", "article_id": f"a{n}", "start": 0, "end": len(text), "text": text}
        for n, text in enumerate(SAID)
    ]
    return printed_versions(pd.DataFrame(rows), None)


UNKNOWN = np.array([[-np.inf, np.inf]] * len(SAID))  # days
Found = tuple[list[tuple[tuple[int, int], Edits]], dict[tuple[str, ...], set[str]]]


def found() -> Found:
    given, words = versions()
    compared = compare_versions(
        given, words, UNKNOWN, lambda i, j: [Occasion(1, None), Occasion(days_apart=(i + j) % 3)]
    )
    phrases = {edits.shared for edits in compared.edits.values()}
    return list(compared.edits.items()), compared.speakers_of(
        phrases, lambda k: {"quill", "sorn"} if k == 6 else {"ode"}
    )


@pytest.mark.parametrize("size", [1, 2, 5])
def test_parts_of_any_size_find_the_same(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = found()
    assert {(0, 1), (4, 5)} <= dict(whole[0]).keys()
    for name in ("_LINKS", "_PHRASES"):
        work = getattr(compared, name)
        monkeypatch.setattr(compared, name, Work(work.function, work.schema, size))
    assert found() == whole


def test_who_says_a_phrase() -> None:
    texts = ["clean water now", "we want clean water now", "Clean water now!", "clean eels", "now, clean the water"]
    rows = [
        {"quote_id": f"a{n}", "article_id": f"a{n}", "start": 0, "end": len(text), "text": text}
        for n, text in enumerate(texts)
    ]
    given, words = printed_versions(pd.DataFrame(rows), None)
    days = np.zeros((len(texts), 2))
    compared = compare_versions(given, words, days, lambda i, j: [Occasion(0, True)] if (i, j) == (0, 1) else [])
    phrase = ("clean", "water", "now")
    assert [(pair, edits.shared) for pair, edits in compared.edits.items()] == [((0, 1), phrase)]
    people = ["quill", "", "sorn", "ode", "ode"]
    # Of the last text the words are in another order, and nobody is named for the second.
    assert compared.speakers_of([phrase], lambda k: {people[k]} - {""}) == {phrase: {"quill", "sorn"}}
    assert compared.speakers_of([phrase], lambda k: {"quill"}) == {phrase: {"quill"}}
    assert compared.speakers_of([("eels",)], lambda k: {"quill"}) == {("eels",): set()}


def test_a_digest_depends_on_texts_and_occasions() -> None:
    seen: list[UInts] = []

    def divide(work: Work, digests: UInts, part: object) -> object:
        seen.append(digests)
        return work.schema.empty_table()

    given, words = versions()
    back = words.chosen(np.arange(len(given))[::-1])
    with dividing(divide):  # type: ignore[arg-type]
        compare_versions(given, words, UNKNOWN, lambda i, j: [Occasion(1, None)])
        compare_versions(given, words, UNKNOWN, lambda i, j: [Occasion(2, None)])
        compare_versions(given[::-1], back, UNKNOWN, lambda i, j: [Occasion(2, None)])
    links = [each for each in seen if len(each)]
    assert [len(set(each.tolist())) for each in links] == [len(each) for each in links]
    assert not set(links[0].tolist()) & set(links[1].tolist())
    # Which of two comes first counts.
    assert not set(links[1].tolist()) & set(links[2].tolist())


def test_a_wording_is_split_again_in_another_process() -> None:
    first = versions()[0][2]
    wording = Wording(first.pieces)
    again = pickle.loads(pickle.dumps(wording))
    assert again.text == first.text and again.tokens == first.tokens
    assert len(pickle.dumps(wording)) < len(first.text) + 200


@given(WORDS, WORDS)
def test_edits_are_read_as_they_were_kept(one: list[str], other: list[str]) -> None:
    edits = compare_texts(" ".join(one), " ".join(other))
    assert edits_of(as_text(edits)) == edits


def test_no_quotation_is_compared_with_none() -> None:
    none = compare_versions([], read_words([]), np.zeros((0, 2)), lambda i, j: [])
    assert none.edits == {} and none.speakers_of([("clean",)], lambda k: set()) == {("clean",): set()}
    empty: Ints = np.zeros((0, 2), dtype=np.int64)
    assert compared._phrases([], empty)[UNIT].to_pylist() == []
    assert compared._links([], empty, [], np.zeros(0)).num_rows == 0
