"""How many outlets come after a wording."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.utterances.versions import Part, PrintedVersion
from corpus_tools.provenance.utterances.voices import count_voices, find_copied, find_reprints


def test_outlets_without_a_name_are_one_each() -> None:
    assert count_voices(["x", "y", "z"], {}, {}) == 3
    assert count_voices(["x", "y", "z"], {"x": "Echo", "y": "Echo"}, {}) == 2
    assert count_voices(["x", "y", "z"], {"x": "Echo", "y": "Tide"}, {"y": "x", "x": "x"}) == 2
    assert count_voices(["x", "y"], {"x": "unknown", "y": "unknown"}, {}) == 2


def test_reprints_are_named_by_the_smallest_of_them() -> None:
    articles = pd.DataFrame({"article_id": ["d", "c", "b", "a"], "text": ["", "", "", ""]})
    duplicates = pd.DataFrame({"article_id": ["c", "b"], "other_id": ["d", "c"]})
    assert find_reprints(articles, duplicates) == {"a": "a", "b": "b", "c": "b", "d": "b"}


def version(article_id: str, text: str, words: str) -> PrintedVersion:
    start = text.index(words)
    part = Part(start, start + len(words), f"{article_id}:{start}", words)
    return PrintedVersion(article_id, (part,), None, None, None, "Echo", None)


def test_a_quotation_copied_with_the_words_around_counts_once() -> None:
    words = "nobody at the canal board cared"
    before = "The board met on Monday in the old toll house where the water stood knee deep after a week of rain"
    texts = {
        "a": f"{before}. “{words},” she told the meeting before the chairman left.",
        "b": f"{before.replace('Monday', 'Tuesday')}. “{words},” she told the meeting before the chairman left.",
        "c": f"Her office stands at the end of a lane of lime trees above a rope shop. “{words},” said Quill.",
        "d": f"She said: “{words}.”",
        "e": f"She said: “{words}.”",
    }
    versions = [version(name, text, words) for name, text in texts.items()]
    copied = find_copied(versions, texts)
    # So few words as in the last two may be anybody's.
    assert copied == {"a": "a", "b": "a", "c": "c"}
    outlets = {name: f"outlet {name}" for name in texts}
    assert count_voices(texts, outlets, {}, copied) == 4


def one_by_one(ids: set[str], *marks: dict[str, str]) -> int:
    """Groups of articles that have a text, a passage or an outlet in common, found by going from one to the next."""
    left, groups = set(ids), 0
    while left:
        groups += 1
        near = [left.pop()]
        while near:
            at = near.pop()
            beside = {
                other for other in left if any(m.get(at) is not None and m.get(at) == m.get(other) for m in marks)
            }
            left -= beside
            near += beside
    return groups


LABELS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"))


@given(st.sets(st.sampled_from("abcdefgh")), LABELS, LABELS, LABELS)
def test_voices_are_groups_of_articles(
    ids: set[str], outlets: dict[str, str], reprints: dict[str, str], copied: dict[str, str]
) -> None:
    texts = {name: reprints.get(name, name) for name in ids}
    passages = {name: copied.get(name, name) for name in ids}
    assert count_voices(ids, outlets, reprints, copied) == one_by_one(ids, texts, passages, outlets)


def test_what_two_people_of_one_outlet_print_is_one_voice_and_an_unknown_outlet_is_none() -> None:
    outlets = {"x": "Echo", "y": "unknown", "z": "Echo", "v": "unknown"}
    assert count_voices(outlets, outlets, {}) == 3
    assert count_voices([], outlets, {}) == 0
