"""How many outlets come after a wording."""

from __future__ import annotations

import pandas as pd

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
