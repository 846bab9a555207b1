"""Shingles made with numpy are those that a few lines of plain Python make."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.english.remembered import forget
from corpus_tools.provenance.reuse import fingerprints
from corpus_tools.provenance.reuse.fingerprints import (
    RUNS,
    Fingerprints,
    are_among,
    by_hash,
    counted,
    fingerprint,
    frequent,
    in_place,
    ranges,
    remembered_fingerprint,
    remembered_fingerprints,
)


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    if len(words) < 5:
        return {tuple(words)} if words else set()
    return {tuple(words[k : k + 5]) for k in range(len(words) - 4)}


WORDS = st.text("ab cd.,\n'-", max_size=120)


@given(st.lists(WORDS, max_size=6))
@settings(max_examples=60)
def test_distinct_shingles_and_what_two_texts_share(texts: list[str]) -> None:
    marks = fingerprint(texts)
    sets = [shingles(text) for text in texts]
    assert marks.sizes.tolist() == [len(each) for each in sets]
    for i in range(len(texts)):
        for j in range(len(texts)):
            mine = marks.hashes[marks.starts[i] : marks.starts[i + 1]]
            theirs = marks.hashes[marks.starts[j] : marks.starts[j + 1]]
            assert len(np.intersect1d(mine, theirs)) == len(sets[i] & sets[j])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge, said Coll, is closed.", "the BRIDGE said Coll is closed"),
        ("“We don’t know”", '"We don\'t know"'),
        ("a – b — c - d … e", "a b c d e"),
        ("caf\u00e9 noir", "cafe\u0301 noir"),
        ("«Nous partons»\u00a0dit-elle", "nous partons dit elle"),
    ],
)
def test_marks_case_and_spaces_do_not_count(one: str, other: str) -> None:
    marks = fingerprint([one, other])
    assert marks.digests[0] == marks.digests[1]


@pytest.mark.parametrize(("one", "other"), [("one two", "two one"), ("a", "b"), ("ab c", "a bc"), ("x" * 9, "x" * 8)])
def test_other_words_or_another_order_have_another_digest(one: str, other: str) -> None:
    marks = fingerprint([one, other])
    assert marks.digests[0] != marks.digests[1]


def test_long_words_differ_in_every_part() -> None:
    base = "abcdefghijklmnopqrstuvwxyz" * 3
    texts = [base] + [base[:k] + "0" + base[k + 1 :] for k in range(len(base))]
    assert len(np.unique(fingerprint(texts).digests)) == len(texts)


def test_batches_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"article {k} tells of the bridge number {k % 7} and no other one" for k in range(300)] + ["", "word"]
    whole = fingerprint(texts)
    monkeypatch.setattr(fingerprints, "_BATCH_BYTES", 100)
    small = fingerprint(texts)
    assert np.array_equal(whole.hashes, small.hashes)
    assert np.array_equal(whole.digests, small.digests)


def test_no_texts() -> None:
    marks = fingerprint([])
    assert len(marks.hashes) == 0 and marks.sizes.tolist() == []


def test_ranges() -> None:
    assert ranges(np.array([5, 9]), np.array([2, 3])).tolist() == [5, 6, 9, 10, 11]


def test_what_was_found_before_is_the_same() -> None:
    forget()
    texts = ["The lock gates failed in the storm.", "", "Mud.", "The lock gates failed in the storm."]
    for some in (texts, texts[::-1], [*texts, "The eels left the quay before the gates fell."]):
        made = [remembered_fingerprint(some), *remembered_fingerprints(some, RUNS)]
        for found, run in zip(made, (RUNS[0], *RUNS), strict=True):
            wanted = fingerprint(some, run)
            for name in ("hashes", "starts", "words", "digests"):
                assert getattr(found, name).tolist() == getattr(wanted, name).tolist()
                assert getattr(found, name).dtype == getattr(wanted, name).dtype


def test_no_more_texts_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    forget()
    monkeypatch.setattr(fingerprints, "MOST", 12)
    remembered_fingerprint(["Mud and eels.", "Mud.", "Eel.", "Quay."])
    assert not fingerprints._REMEMBERED
    remembered_fingerprint(["Mud.", "Eel.", "Quay."])
    assert list(fingerprints._REMEMBERED) == ["Mud.", "Eel."]
    forget()
    assert not fingerprints._REMEMBERED


@given(st.lists(st.integers(0, 6)), st.lists(st.integers(0, 6)))
def test_values_are_counted_and_looked_up(values: list[int], chosen: list[int]) -> None:
    distinct, counts = counted(np.array(values, dtype=np.int64))
    assert distinct.tolist() == sorted(set(values))
    assert counts.tolist() == [values.count(value) for value in distinct.tolist()]
    for least in (1, 2, 3):
        often = frequent(np.array(values, dtype=np.int64), least)
        assert often.tolist() == [value for value in distinct.tolist() if values.count(value) >= least]
    found = are_among(np.array(values, dtype=np.int64), np.array(sorted(chosen), dtype=np.int64))
    assert found.tolist() == [value in chosen for value in values]


def marks_of(hashes: list[list[int]]) -> Fingerprints:
    sizes = [len(each) for each in hashes]
    flat = np.array([value for each in hashes for value in each], dtype=np.uint64)
    starts = np.cumsum([0, *sizes]).astype(np.int64)
    return Fingerprints(flat, starts, np.array(sizes, dtype=np.int64), np.arange(len(sizes), dtype=np.uint64))


@pytest.mark.parametrize("count", [3, 5000])  # so many articles that they do not fit beside a whole hash
def test_hashes_come_in_order_with_their_articles(count: int) -> None:
    hashes: list[list[int]] = [[] for _ in range(count)]
    top = 1 << 51
    hashes[0], hashes[1], hashes[2] = [1, top, top + 7], [top + 7], [1, 2, top]
    hashes[-1] = [*hashes[-1], (1 << 52) - 1]
    found = [
        (value, article)
        for values, articles in by_hash(marks_of(hashes))
        for value, article in zip(values.tolist(), articles.tolist(), strict=True)
    ]
    assert found == sorted((value, article) for article, each in enumerate(hashes) for value in each)


def test_parts_are_put_in_their_places() -> None:
    texts = ["one two three four five six", "", "a b c d e f g", "one two"]
    whole = fingerprint(texts)
    parts = [(np.array([3, 0]), fingerprint([texts[3], texts[0]])), (np.array([2]), fingerprint([texts[2]]))]
    found = in_place(iter(parts), 4)
    assert found.starts.tolist() == whole.starts.tolist()
    assert found.hashes.tolist() == whole.hashes.tolist()
    assert found.words.tolist() == whole.words.tolist()
    assert found.digests[[0, 2, 3]].tolist() == whole.digests[[0, 2, 3]].tolist()
