from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.errors import ParameterError
from corpus_tools.measures.repeats import mark_repeats, text_families
from corpus_tools.measures.reporting import cue_verbs, directness, source_types
from corpus_tools.measures.speakers import UNNAMED, attributed
from corpus_tools.measures.voices import (
    concentration,
    count_quotations,
    entrances,
    first_words,
    gini,
    share_of_voice,
)

Table = pd.DataFrame
TEXTS = ("a1", "a2", "b1", "b2", "c1")
Empty = Callable[[str], pd.DataFrame]


def test_quotations_raw_and_once(quotes: Table, articles: Table, utterances: Table) -> None:
    table = count_quotations(quotes, articles, utterances=utterances)
    names = ["voice", "quotations", "words", "quotations_once", "words_once", "articles", "outlets"]
    assert table[names].values.tolist() == [
        ["Ivo Tarn", 2, 16, 1, 8, 2, 2],
        ["Vera Moll", 2, 8, 1, 4, 2, 2],
        [UNNAMED, 1, 3, 1, 3, 1, 1],
    ]
    assert table.loc[0, ["n_quotations", "n_words", "n_articles"]].tolist() == [5, 27, 3]


def test_reprinted_articles_count_once_too(quotes: Table, articles: Table, lineage: Table) -> None:
    families = text_families(articles, lineage=lineage)
    table = count_quotations(quotes, articles, "outlet", families=families)
    assert table[["outlet", "quotations", "quotations_once"]].values.tolist() == [["Beacon", 3, 1], ["Argus", 2, 2]]


def test_quotations_by_day_and_kind(quotes: Table, articles: Table) -> None:
    days = count_quotations(quotes, articles, "day")
    assert list(days["quotations"]) == [2, 3]
    assert list(days["day"]) == [pd.Timestamp("2031-03-03"), pd.Timestamp("2031-03-04")]
    crossed = count_quotations(quotes, articles, ("outlet", "kind"), kinds=("direct", "mixed", "indirect"))
    assert crossed["quotations"].sum() == 6
    with pytest.raises(ParameterError, match="did you mean 'voice'"):
        count_quotations(quotes, articles, "voices")


def test_parts_of_one_quotation_are_one(quotes: Table, articles: Table) -> None:
    linked = quotes.head(2).copy()
    linked["continues"] = pd.Series([None, linked["quote_id"].iloc[0]], dtype="str")
    table = count_quotations(linked.assign(speaker_id="per:moll", speaker="Vera Moll"), articles)
    assert table[["quotations", "words"]].values.tolist() == [[1, 12]]
    ring = linked.assign(continues=list(linked["quote_id"])[::-1])
    assert len(attributed(ring, articles)) == 2


def test_share_of_voice_by_hand(quotes: Table, articles: Table, utterances: Table) -> None:
    table = share_of_voice(quotes, articles)
    assert list(table["voice"]) == ["Ivo Tarn", "Vera Moll", UNNAMED]
    assert list(table["share"]) == pytest.approx([16 / 27, 8 / 27, 3 / 27])
    assert list(table["n_articles"]) == [3, 3, 3]
    assert ((table["low"] < table["share"]) & (table["share"] < table["high"])).all()
    once = share_of_voice(quotes, articles, once=True, utterances=utterances)
    assert list(once["share"]) == pytest.approx([8 / 15, 4 / 15, 3 / 15])
    number = share_of_voice(quotes, articles, unit="quotations", by="outlet")
    beacon = number[number["outlet"] == "Beacon"]
    assert list(beacon["quotations"]) == [1, 1, 1]
    assert list(beacon["n"]) == [3, 3, 3]


def test_gini_and_concentration(quotes: Table, articles: Table) -> None:
    assert gini([5, 5]) == 0
    assert gini([1, 3]) == pytest.approx(0.25)
    assert pd.isna(gini([]))
    row = concentration(quotes, articles).iloc[0]
    assert (row["voices"], row["words"], row["top_voice"]) == (2, 24, "Ivo Tarn")
    assert row["hhi"] == pytest.approx((2 / 3) ** 2 + (1 / 3) ** 2)
    assert row["equal_voices"] == pytest.approx(9 / 5)
    assert row["gini"] == pytest.approx(gini([8, 16]))
    assert list(concentration(quotes, articles, by="outlet")["outlet"]) == ["Argus", "Beacon"]


def test_how_early_each_is_heard(quotes: Table, articles: Table) -> None:
    first = first_words(quotes, articles)
    a1 = first[first["article_id"] == "a1"]
    assert list(a1["voice"]) == ["Vera Moll", "Ivo Tarn"]
    assert list(a1["turn"]) == [1, 2]
    length = len(articles["text"].iloc[0])
    assert list(a1["position"]) == pytest.approx([1 / length, list(a1["start"])[1] / length])
    table = entrances(quotes, articles).set_index("voice")
    assert table.loc["Ivo Tarn", ["articles", "n_articles", "first_voice"]].tolist() == [3, 4, 1]
    assert table.loc["Vera Moll", ["articles", "first_voice"]].tolist() == [2, 2]


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


def test_labels_of_sources(quotes: Table, articles: Table) -> None:
    some = quotes.head(4).copy()
    some["speaker_id"] = pd.Series([None] * 4, dtype="str")
    some["speaker"] = pd.Series([None] * 4, dtype="str")
    some["source"] = pd.Series(["$ome Firm", "The report", "he", None], dtype="str")
    some["source_type"] = pd.Series(["organisation", "document", "unresolved", None], dtype="str")
    data = attributed(some, articles)
    assert list(data["voice"]) == ["$ome Firm", "unnamed documents", "not resolved", "not resolved"]
    assert list(data["is_named"]) == [True, False, False, False]


def test_repeats_of_a_quotation_keep_the_longest(quotes: Table, articles: Table, utterances: Table) -> None:
    fragment = utterances.copy()
    some = quotes.copy()
    # Argus prints a fragment first, Beacon the whole later: the whole is the one that counts.
    cut = some["quote_id"] == fragment["quote_id"].iloc[0]
    some.loc[cut, "end"] = some.loc[cut, "start"] + 6
    marked = mark_repeats(some, articles, utterances=fragment)
    moll = marked[marked["speaker"] == "Vera Moll"].set_index("article_id")
    assert moll["is_repeat"].to_dict() == {"a1": True, "a2": False}
    assert moll.loc["a1", "repeat_of"] == "a2"
    slogans = utterances.assign(relation="slogan", is_reference=[True, True, False, False])
    assert mark_repeats(quotes, articles, utterances=slogans)["is_repeat"].sum() == 0


def test_repeats_by_passage(quotes: Table, articles: Table, passages: Table) -> None:
    marked = mark_repeats(quotes, articles, passages=passages)
    assert marked["is_repeat"].tolist() == [False, False, True, True, False, False]
    assert set(marked["repeat_of"].dropna()) == {"a1"}
    rewritten = passages.assign(kind="rewritten")
    assert not mark_repeats(quotes, articles, passages=rewritten)["is_repeat"].any()
    shuffled = mark_repeats(quotes, articles.iloc[::-1], passages=passages)
    assert list(shuffled["is_repeat"]) == list(marked["is_repeat"])
    assert not mark_repeats(quotes, articles)["is_repeat"].any()
    with pytest.raises(ParameterError, match="start"):
        mark_repeats(quotes.drop(columns="start"), articles)


def test_a_changed_word_is_no_repeat_though_the_passage_is_one() -> None:
    texts = [
        "The chief was to step down after talks with the mayor. Nobody was forced out of any post, they add.",
        "The chief was forced out after talks with the mayor. Nobody was forced out of any post, they add.",
    ]
    articles = pd.DataFrame({"article_id": ["1", "2"], "text": texts})
    passage = {"article_id": "1", "start": 0, "end": len(texts[0]), "other_id": "2", "other_start": 0}
    passages = pd.DataFrame([passage | {"other_end": len(texts[1]), "kind": "edited"}])
    first, second = texts[1].index("forced"), texts[1].rindex("forced")
    table = pd.DataFrame({"article_id": "2", "start": [first, second], "end": [first + 10, second + 10]})
    assert mark_repeats(table, articles, passages=passages)["is_repeat"].tolist() == [False, True]


def test_families(articles: Table, lineage: Table) -> None:
    pairs = {"article_id": ["b2", "gone"], "other_id": ["a2", "a1"], "kind": "near"}
    duplicates = pd.DataFrame({**pairs, "containment": 0.6, "other_containment": 0.6})
    table = text_families(articles, duplicates=duplicates, lineage=lineage).set_index("article_id")
    assert table["family_id"].to_dict() == {"a1": "a1", "a2": "a1", "b2": "a1", "b1": "b1", "c1": "c1"}
    assert table.loc["b2", "family_articles"] == 3
    assert list(table.index) == ["a1", "a2", "b1", "b2", "c1"]
    assert text_families(articles[["article_id", "text"]])["is_first"].all()


def test_an_edited_copy_has_words_of_its_own(quotes: Table, articles: Table, lineage: Table, passages: Table) -> None:
    edited = text_families(articles, lineage=lineage.replace("copy", "edited")).set_index("article_id")
    assert edited["family_id"]["a2"] == "a1"
    assert not edited["is_reprint"].any()
    families = text_families(articles, lineage=lineage)
    assert families.set_index("article_id")["is_reprint"].to_dict() == dict.fromkeys(TEXTS, False) | {"a2": True}
    # Only the first quotation of a2 is in the passage: the second is its own, copy or not.
    half = passages.assign(end=40, other_end=40)
    marked = mark_repeats(quotes, articles, families=families, passages=half)
    assert marked["is_repeat"].tolist() == [False, False, True, False, False, False]


def test_exact_duplicates_and_excerpts_are_reprints(articles: Table) -> None:
    rows = [("a1", "a2", "exact", 1.0, 1.0), ("b1", "b2", "excerpt", 0.2, 0.9), ("b1", "c1", "near", 0.6, 0.6)]
    columns = ["article_id", "other_id", "kind", "containment", "other_containment"]
    families = text_families(articles, duplicates=pd.DataFrame(rows, columns=columns)).set_index("article_id")
    assert families["is_reprint"].to_dict() == {"a1": False, "a2": True, "b1": False, "b2": True, "c1": False}
    assert families["family_id"]["c1"] == "b1"


def test_nothing_in_nothing_out(articles: Table, quotes: Table, empty: Empty) -> None:
    for given in (empty("articles"), articles):
        none = empty("quotes")
        for table in (
            count_quotations(none, given),
            count_quotations(none, given, ("outlet", "day")),
            share_of_voice(none, given),
            share_of_voice(none, given, once=True, utterances=empty("utterances")),
            concentration(none, given),
            first_words(none, given),
            entrances(none, given),
            cue_verbs(none, given),
            directness(none, given),
            source_types(none, given),
        ):
            assert table.empty
    assert list(entrances(empty("quotes"), articles).columns) == list(entrances(quotes, articles).columns)


def test_articles_without_outlet_or_date(quotes: Table, articles: Table) -> None:
    bare = articles[["article_id", "text"]]
    assert set(count_quotations(quotes, bare, "outlet")["outlet"]) == {"unknown"}
    assert count_quotations(quotes, bare, "day")["day"].isna().all()


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
