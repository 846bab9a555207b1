from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.errors import ParameterError
from corpus_tools.measures.reporting import cue_verbs, directness, source_types
from corpus_tools.measures.voices import (
    count_quotations,
)

Table = pd.DataFrame


def test_cues(quotes: Table, articles: Table) -> None:
    table = cue_verbs(quotes, articles)
    tarn = table[table["voice"] == "Ivo Tarn"]
    assert tarn[["cue", "quotations", "n"]].values.tolist() == [["said", 2, 3], ["insisted", 1, 3]]
    groups = cue_verbs(quotes, articles, by=None, level="group").set_index("cue_group")["quotations"]
    assert groups.to_dict() == {"neutral": 4, "strong": 1, "loaded": 1}
    mute = quotes.assign(cue=None, cue_class=None).astype({"cue": "str", "cue_class": "str"})
    assert set(cue_verbs(mute, articles)["cue"]) == {"no cue"}
    with pytest.raises(ParameterError, match="level"):
        cue_verbs(quotes, articles, level="verb")  # type: ignore[arg-type]


def test_direct_and_indirect_named_and_unnamed(quotes: Table, articles: Table) -> None:
    kinds = directness(quotes, articles)
    beacon = kinds[kinds["outlet"] == "Beacon"].set_index("kind")["quotations"].to_dict()
    assert beacon == {"direct": 2, "indirect": 1, "mixed": 1}
    types = source_types(quotes, articles, by=None).set_index("source_type")
    assert types["quotations"].to_dict() == {"person": 5, "unnamed": 1}
    assert types.loc["unnamed", "share"] == pytest.approx(1 / 6)


def test_a_clause_partly_in_marks_is_one_quotation() -> None:
    # Moll said she was “not surprised” to go, and “sorry”. “I leave,” she said. “It is late.” Tarn said he would stay.
    parts = [
        ("indirect", "she was", 10, 5, "Moll"),
        ("mixed", "not surprised", 20, 5, "Moll"),
        ("indirect", "to go, and", 35, 5, "Moll"),
        ("mixed", "sorry", 50, 5, "Moll"),
        ("direct", "I leave,", 60, 72, "Moll"),
        ("direct", "It is late.", 80, 72, "Moll"),
        ("indirect", "he would stay", 105, 100, "Tarn"),
    ]
    rows = [
        {
            "quote_id": f"a:{start}",
            "article_id": "a",
            "start": start,
            "end": start + len(text),
            "text": text,
            "kind": kind,
            "source": who,
            "source_type": "person",
            "speaker": who,
            "speaker_id": f"per:{who}",
            "cue": "said",
            "cue_start": cue,
            "cue_end": cue + 4,
            "cue_class": "neutral",
            "paragraph": 0,
            "words": len(text.split()),
            "confidence": 1.0,
        }
        for kind, text, start, cue, who in parts
    ]
    quotes = schema.conform(rows, "quotes")
    articles = pd.DataFrame({"article_id": ["a"], "text": ["x" * 200]})
    found = directness(quotes, articles, by=None)
    assert dict(zip(found["kind"], found["quotations"], strict=True)) == {"direct": 2, "mixed": 1, "indirect": 1}
    assert source_types(quotes, articles, by=None)["quotations"].tolist() == [4]
    by_voice = cue_verbs(quotes, articles, level="group")
    assert dict(zip(by_voice["voice"], by_voice["quotations"], strict=True)) == {"Moll": 3, "Tarn": 1}
    # In marks: the clause with two words or phrases of hers, and two sentences.
    counted = count_quotations(quotes, articles)
    assert counted[["quotations", "words", "n_quotations"]].values.tolist() == [[3, 8, 3]]
    # Whoever reads the rows in another order counts the same; another speaker's words are not joined to hers.
    shuffled = directness(quotes.sample(frac=1, random_state=3), articles, by=None)
    pd.testing.assert_frame_equal(shuffled, found)
    other = quotes.assign(speaker_id=["per:Moll"] * 3 + ["per:Ode"] + ["per:Moll"] * 2 + ["per:Tarn"])
    assert directness(other, articles, by=None)["n"].tolist() == [5, 5, 5]
