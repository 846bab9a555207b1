"""Passages: offsets that point at what they say, whatever the order, and none where nothing is shared."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.english.inflection import stem
from corpus_tools.provenance import align_pair, align_passages, find_duplicates
from corpus_tools.provenance.reuse import beside
from corpus_tools.provenance.reuse.passages import prepare
from tests.timing import assert_in_proportion

SENTENCES = [
    "The harbour bridge was closed on Tuesday after engineers found a crack in its main girder.",
    "Nine thousand cars cross it on an ordinary day, and the ferries can carry half of them.",
    "Marta Lunde has sold nets beside the old customs house since her father retired.",
    "A grant from the coastal fund paid for the inspection that brought the damage to light.",
    "Children from the northern quarter were rowed to school in boats lent by the sailing club.",
    "The council meets on Friday to decide whether the toll will be paid back.",
    "Nobody at the weather office recalls a wetter spring in forty years of keeping records.",
    "Lorries heading for the cannery must drive around the bay, which takes two hours.",
]


def test_verbatim_edited_rewritten_and_nothing(agency: str, spun: str, cut: str, own: str) -> None:
    (whole,) = align_pair(agency, agency)
    assert (whole.s_start, whole.s_end, whole.t_start, whole.t_end) == (0, len(agency), 0, len(agency))
    assert (whole.kind, whole.similarity) == ("verbatim", 1.0)
    (part,) = align_pair(agency, cut)
    assert (part.kind, agency[part.s_start : part.s_end]) == ("verbatim", cut)
    (edited,) = align_pair(agency, spun)
    assert edited.kind == "edited"
    assert 0.6 < edited.similarity < 1
    assert align_pair(agency, own) == []


def test_a_rewritten_passage() -> None:
    source = " ".join(SENTENCES[2:4]) + (
        " The director of the port authority told reporters on Monday that the damaged girder will be replaced by June."
    )
    target = (
        "By June, reporters were told on Monday, the port authority will have replaced the girder that was damaged, "
        "its director said. " + SENTENCES[6]
    )
    (found,) = align_pair(source, target)
    assert found.kind == "rewritten"
    assert source[found.s_start :].startswith("The director")
    assert target[found.t_start : found.t_end].startswith("By June")


def test_what_lies_between_the_sentences_of_a_rewritten_passage_is_no_part_of_it() -> None:
    said = (
        "The director of the port authority told reporters on Monday that the damaged girder will be replaced by June.",
        "Until then, lorries of more than ten tonnes have to take the road that leads around the bay, she said.",
    )
    reworded = (
        "By June, reporters were told on Monday, the port authority will have replaced the girder that was damaged, "
        "its director said.",
        "Lorries of more than ten tonnes, she said, have to take the long road around the bay until then.",
    )
    source = " ".join(said)
    (whole,) = align_pair(source, " ".join(reworded))
    assert whole.kind == "rewritten"
    target = " ".join([reworded[0], SENTENCES[6], reworded[1]])
    found = align_pair(source, target)
    assert [target[p.t_start : p.t_end] for p in found] == list(reworded)
    assert [source[p.s_start : p.s_end] for p in found] == list(said)


def test_order_is_not_assumed() -> None:
    source = "\n\n".join(SENTENCES[:3]) + "\n\n" + "\n\n".join(SENTENCES[5:])
    target = "\n\n".join(SENTENCES[5:]) + "\n\n" + SENTENCES[3] + "\n\n" + "\n\n".join(SENTENCES[:3])
    found = align_pair(source, target)
    covered = {source[p.s_start : p.s_end] for p in found}
    assert covered == {source} or covered == {"\n\n".join(SENTENCES[:3]), "\n\n".join(SENTENCES[5:])}


TEXTS = st.lists(st.sampled_from([*SENTENCES, "\n\n", "Yes.", "“No,” she said. ", "  "]), max_size=9).map(" ".join)


@given(TEXTS, TEXTS)
@settings(max_examples=80)
def test_passages_point_into_both_texts_and_turn_round(one: str, other: str) -> None:
    found = align_pair(one, other)
    for p in found:
        assert 0 <= p.s_start < p.s_end <= len(one)
        assert 0 <= p.t_start < p.t_end <= len(other)
        assert 0 < p.similarity <= 1
        assert (p.kind == "verbatim") <= (p.similarity == 1.0)
    turned = sorted((p.t_start, p.t_end, p.s_start, p.s_end, round(p.similarity, 9), p.kind) for p in found)
    back = [(p.s_start, p.s_end, p.t_start, p.t_end, round(p.similarity, 9), p.kind) for p in align_pair(other, one)]
    assert turned == sorted(back)


@given(st.text(max_size=200))
@settings(max_examples=80)
def test_any_text_against_itself_is_one_verbatim_passage(text: str) -> None:
    found = align_pair(text, text)
    if not len(prepare(text).codes):
        assert found == []
        return
    (passage,) = found
    assert passage.kind == "verbatim"
    assert (passage.s_start, passage.s_end) == (passage.t_start, passage.t_end)
    assert any(map(str.isalnum, text[passage.s_start : passage.s_end]))


@pytest.mark.parametrize(
    ("one", "other"),
    [("", ""), ("", "word"), ("word", "other"), ("!?", "!?"), ("\n\n", " "), ("a" * 50_000, "a" * 49_999)],
)
def test_hardly_any_text(one: str, other: str) -> None:
    assert align_pair(one, other) == []


def test_one_repeated_sentence_takes_linear_time() -> None:
    def copies(times: int) -> Callable[[], object]:
        text = (SENTENCES[0] + " ") * times
        (found,) = align_pair(text, text[: len(text) // 2])
        assert found.kind == "verbatim"
        return partial(align_pair, text, text[: len(text) // 2])

    assert_in_proportion(copies, 800, 8_000)


def test_table(frame: Callable[..., pd.DataFrame], agency: str, spun: str, cut: str, own: str) -> None:
    articles = frame({"c": cut, "a": agency, "s": spun, "o": own})
    found = align_passages(articles)
    schema.validate(found, "passages", articles)
    assert list(zip(found["article_id"], found["other_id"], found["kind"], strict=True)) == [
        ("a", "c", "verbatim"),
        ("a", "s", "edited"),
        ("c", "s", "edited"),
    ]
    pd.testing.assert_frame_equal(align_passages(articles.iloc[::-1]), found)


def test_given_pairs_only(frame: Callable[..., pd.DataFrame], agency: str, cut: str, spun: str) -> None:
    articles = frame({"a": agency, "c": cut, "s": spun})
    found = align_passages(articles, pairs=[("c", "a"), ("a", "c"), ("a", "a"), ("a", "gone")])
    assert list(zip(found["article_id"], found["other_id"], strict=True)) == [("a", "c")]


def test_a_larger_corpus_compares_only_likely_pairs(
    frame: Callable[..., pd.DataFrame], monkeypatch: pytest.MonkeyPatch, agency: str, spun: str, cut: str, own: str
) -> None:
    from corpus_tools.provenance.reuse import pairs as pairing

    texts = {"a": agency, "c": cut, "s": spun, "o": own}
    texts |= {f"x{k}": f"{SENTENCES[k]} It was item {k} of {k + 3} others in list {k * 7}." for k in range(8)}
    articles = frame(texts)
    everything = align_passages(articles)
    monkeypatch.setattr(pairing, "SMALL_CORPUS", 3)
    chosen = pairing.passage_candidates([texts[k] for k in sorted(texts)])
    assert len(chosen) < 20
    pd.testing.assert_frame_equal(align_passages(articles), everything)


def test_a_story_in_every_outlet_is_aligned_with_the_likest_and_the_earliest(
    frame: Callable[..., pd.DataFrame], monkeypatch: pytest.MonkeyPatch, agency: str
) -> None:
    from corpus_tools.provenance.reuse import pairs as pairing

    texts = {f"a{k:02}": f"{agency} This is number {k} of {k * k + 3} in print." for k in range(40)}
    articles = frame(texts, published=dict.fromkeys(texts, "2024-03-02") | {"a37": "2024-03-01"})
    monkeypatch.setattr(pairing, "SMALL_CORPUS", 3)
    monkeypatch.setattr(pairing, "LIKEST", 4)
    monkeypatch.setattr(pairing, "EARLIEST", 1)
    # Only what overlap brings in is looked at here.
    monkeypatch.setattr(pairing, "_nearest", lambda *_, **__: np.zeros(0, dtype=np.int64))
    found = align_passages(articles, find_duplicates(articles))
    pairs = set(zip(found["article_id"], found["other_id"], strict=True))
    assert 40 <= len(pairs) <= 40 * (4 + 1)
    assert {each for pair in pairs if "a37" in pair for each in pair} == set(texts)
    no_dates = align_passages(articles.drop(columns="published"))
    assert 40 <= len(set(zip(no_dates["article_id"], no_dates["other_id"], strict=True))) <= 40 * 4


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["resign", "resigns", "resigned", "resigning"], "resign"),
        (["stop", "stops", "stopped", "stopping"], "stop"),
        (["story", "stories"], "stori"),
        (["mayor", "mayor's", "mayors"], "mayor"),
        (["close", "closed", "closing"], "clos"),
    ],
)
def test_stems(words: list[str], expected: str) -> None:
    assert {stem(word) for word in words} == {expected}


@pytest.mark.shared
def test_development_pairs(shared) -> None:  # type: ignore[no-untyped-def]
    """Every planted passage is met, and unrelated pairs give none."""
    import json

    lines = (shared / "bench" / "reuse" / "newsalign.dev.align.jsonl").read_text(encoding="utf-8").splitlines()[:120]
    for line in map(json.loads, lines):
        found = align_pair(line["source"], line["target"])
        if line["kind"] == "none":
            assert found == []
        for gold in line["pairs"]:
            assert any(p.s_start < gold["s_end"] and gold["s_start"] < p.s_end for p in found)


def test_more_words_than_there_are_characters_change_nothing(
    frame: Callable[..., pd.DataFrame], monkeypatch: pytest.MonkeyPatch, agency: str, spun: str, cut: str, own: str
) -> None:
    articles = frame({"c": cut, "a": agency, "s": spun, "o": own})
    whole = align_passages(articles)
    assert not whole[whole["kind"] == "edited"].empty
    monkeypatch.setattr(beside, "CHARACTERS", 1)  # so that words are compared as numbers
    pd.testing.assert_frame_equal(align_passages(articles), whole)


def test_what_is_told_in_other_words_months_later_is_no_passage(frame: Callable[..., pd.DataFrame]) -> None:
    told = (
        "The harbour board appointed the retired engineer Orrin Quill to examine the cracked northern sluice after "
        "fishermen complained about flooding. He will report to the council of the town before the end of the winter."
    )
    retold = (
        "Orrin Quill, an engineer who has retired, will examine the northern sluice, which is cracked, for the harbour "
        "board, as fishermen had complained about flooding. He reports to the town's council by the winter's end."
    )
    again = told.replace("retired", "former")
    texts = {"a": told, "b": retold, "c": again}

    def kinds(days: dict[str, str] | None, **columns: dict[str, str]) -> dict[tuple[str, str], str]:
        found = align_passages(frame(texts, days, **columns))
        return {(row.article_id, row.other_id): row.kind for row in found.itertuples()}

    near = {"a": "2031-05-01", "b": "2031-06-01", "c": "2031-06-01"}
    late = near | {"b": "2031-06-02", "c": "2031-12-01"}
    both = {("a", "b"): "rewritten", ("a", "c"): "edited", ("b", "c"): "rewritten"}
    assert kinds(near) == both
    assert kinds(late) == {("a", "c"): "edited"}
    # Where the day is not known, nothing says that it is late.
    assert kinds(None) == both
    month = {"a": "day", "b": "month", "c": "day"}
    assert kinds(late, published_precision=month) == both
