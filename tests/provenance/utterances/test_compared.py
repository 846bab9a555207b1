"""Pairs of quotations compared in parts: the same whatever the parts, and read back as they were kept."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.divided import UNIT, Ints, UInts, Work, dividing
from corpus_tools.provenance.utterances import compared
from corpus_tools.provenance.utterances.compared import Compared, Wording, as_text, compare_versions, edits_of
from corpus_tools.provenance.utterances.edits import compare_texts
from corpus_tools.provenance.utterances.linking import Occasion
from corpus_tools.provenance.utterances.versions import PrintedVersion, printed_versions

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


def versions() -> list[PrintedVersion]:
    rows = [
        {"quote_id": f"a{n}:0-{len(text)}", "article_id": f"a{n}", "start": 0, "end": len(text), "text": text}
        for n, text in enumerate(SAID)
    ]
    return printed_versions(pd.DataFrame(rows), None)


def found() -> Compared:
    return compare_versions(versions(), lambda i, j: [Occasion(1, None), Occasion(days_apart=(i + j) % 3)])


@pytest.mark.parametrize("size", [1, 2, 5])
def test_parts_of_any_size_find_the_same(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = found()
    assert (0, 1) in whole.edits and (4, 5) in whole.edits and whole.phrases
    for name in ("_LINKS", "_PHRASES"):
        work = getattr(compared, name)
        monkeypatch.setattr(compared, name, Work(work.function, work.schema, size))
    again = found()
    assert list(again.edits.items()) == list(whole.edits.items())
    assert list(again.phrases.items()) == list(whole.phrases.items())


def test_a_digest_depends_on_texts_and_occasions() -> None:
    seen: list[UInts] = []

    def divide(work: Work, digests: UInts, part: object) -> object:
        seen.append(digests)
        return work.schema.empty_table()

    with dividing(divide):  # type: ignore[arg-type]
        found()
        compare_versions(versions(), lambda i, j: [Occasion(2, None)])
        compare_versions(versions()[::-1], lambda i, j: [Occasion(2, None)])
    links = [each for each in seen if len(each)]
    assert [len(set(each.tolist())) for each in links] == [len(each) for each in links]
    assert not set(links[0].tolist()) & set(links[1].tolist())
    # Which of two comes first counts.
    assert not set(links[1].tolist()) & set(links[2].tolist())


def test_a_wording_is_split_again_in_another_process() -> None:
    first = versions()[2]
    wording = Wording(first.pieces)
    again = pickle.loads(pickle.dumps(wording))
    assert again.text == first.text and again.tokens == first.tokens
    assert again.bag == first.bag and again.words == first.words
    assert len(pickle.dumps(wording)) < len(first.text) + 200


@given(WORDS, WORDS)
def test_edits_are_read_as_they_were_kept(one: list[str], other: list[str]) -> None:
    edits = compare_texts(" ".join(one), " ".join(other))
    assert edits_of(as_text(edits)) == edits


def test_no_quotation_is_compared_with_none() -> None:
    assert compare_versions([], lambda i, j: []) == Compared({}, {})
    assert compared._phrases([], np.zeros((0, 2), dtype=np.int64))[UNIT].to_pylist() == []
    empty: Ints = np.zeros((0, 2), dtype=np.int64)
    assert compared._links([], empty, [], np.zeros((0, 3), dtype=np.int64)).num_rows == 0
