from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.measures import findings
from corpus_tools.measures.repeats import mark_repeats, text_families
from corpus_tools.measures.reuse import (
    contested_utterances,
    independence,
    reuse_matrix,
    reuse_shares,
    reuse_timeline,
    versions_of,
)

Table = pd.DataFrame
Empty = Callable[[str], pd.DataFrame]


def _passage(a: str, start: int, end: int, b: str, other_start: int, other_end: int) -> dict[str, object]:
    return {
        "article_id": a,
        "start": start,
        "end": end,
        "text": "x" * (end - start),
        "other_id": b,
        "other_start": other_start,
        "other_end": other_end,
        "other_text": "x" * (other_end - other_start),
        "similarity": 1.0,
        "kind": "verbatim",
    }


def test_overlapping_passages_count_once_and_both_ways() -> None:
    articles = pd.DataFrame({"article_id": ["p", "q"], "outlet": ["A", "B"], "text": ["x" * 100, "x" * 50]})
    rows = [_passage("p", 0, 20, "q", 0, 20), _passage("p", 10, 30, "q", 30, 50), _passage("q", 0, 20, "p", 0, 20)]
    table = reuse_shares(schema.conform(rows, "passages"), articles)
    assert table[["article_id", "other_id", "characters", "n_characters", "share", "passages"]].values.tolist() == [
        ["q", "p", 40, 50, 0.8, 2],
        ["p", "q", 30, 100, 0.3, 2],
    ]
    matrix = reuse_matrix(table, articles)
    assert matrix.loc["p", "q"] == pytest.approx(0.3)
    assert matrix.loc["q", "p"] == pytest.approx(0.8)
    assert matrix.loc["p", "p"] == 0


def test_how_many_texts_there_are(articles: Table, lineage: Table) -> None:
    row = independence(articles, lineage=lineage).iloc[0]
    assert row[["articles", "outlets", "at_least", "at_most", "reprints", "largest_text"]].tolist() == [
        5,
        3,
        4,
        4,
        1,
        2,
    ]
    shared = lineage.copy()
    shared.loc[shared["article_id"] == "b1", ["derivation", "source_id"]] = ["shares_source", "a1"]
    shared.loc[shared["article_id"] == "b2", ["derivation", "source_id"]] = ["rewritten", "not in corpus"]
    row = independence(articles, lineage=shared).iloc[0]
    assert row[["at_least", "at_most", "outside_source"]].tolist() == [3, 4, 1]


def test_the_timeline(articles: Table, lineage: Table) -> None:
    table = reuse_timeline(articles, lineage).set_index("article_id")
    assert list(table.index) == ["a1", "a2", "b1", "b2", "c1"]
    assert table.loc["a2", ["derivation", "source_id", "source_outlet"]].tolist() == ["copy", "a1", "Argus"]
    assert pd.isna(table.loc["a1", "source_id"])
    outside = lineage.assign(source_id="not in corpus", derivation="rewritten")
    assert reuse_timeline(articles, outside)["has_outside_source"].all()
    assert reuse_timeline(articles)["derivation"].eq("independent").all()


def test_versions_side_by_side(articles: Table, utterances: Table) -> None:
    altered = utterances.assign(relation=["verbatim", "verbatim", "altered", "verbatim"])
    moll = altered[altered["utterance_id"] == "u-moll"].set_index("article_id")
    start, other = int(moll.loc["a2", "start"]), int(moll.loc["a1", "start"])
    change = {
        "utterance_id": "u-moll",
        "quote_id": moll.loc["a2", "quote_id"],
        "reference_id": moll.loc["a1", "quote_id"],
        "article_id": "a2",
        "start": start + 11,
        "end": start + 17,
        "text": "resign",
        "other_id": "a1",
        "other_start": other + 11,
        "other_end": other + 17,
        "other_text": "resign",
        "kind": "other",
    }
    changes = schema.conform([change], "changes")
    table = versions_of("u-moll", altered, changes, articles)
    assert list(table["outlet"]) == ["Argus", "Beacon"]
    assert list(table["marked"]) == [[(11, 17)], [(11, 17)]]
    assert all(
        text[s:e] == "resign" for text, marks in zip(table["text"], table["marked"], strict=True) for s, e in marks
    )
    contested = contested_utterances(altered, articles)
    assert contested[["utterance_id", "versions", "wordings", "altered"]].values.tolist() == [["u-moll", 2, 2, 1]]
    assert versions_of("none", altered, changes, articles).empty


def _derived(pairs: dict[str, str | None], kind: str = "copy") -> Table:
    return pd.DataFrame(
        {
            "article_id": list(pairs),
            "source_id": list(pairs.values()),
            "derivation": [kind if source else "independent" for source in pairs.values()],
        }
    )


def test_where_dates_do_not_tell_the_source_comes_before_what_was_made_of_it() -> None:
    when = dict.fromkeys("abcd", "2031-03-03") | {"c": "2031-03-03 10:00", "e": "2031-03-02"}
    articles = pd.DataFrame(
        {
            "article_id": list(when),
            "outlet": "A",
            "text": "x",
            "published": pd.Series([pd.Timestamp(t) for t in when.values()], dtype="datetime64[s]"),
            "published_precision": ["second" if i == "c" else "day" for i in when],
        }
    )
    # By date and id: e, a, b, d, c. The agency's c, with its hour, is the source of a, and a of b; d stands alone.
    assert list(text_families(articles)["article_id"]) == ["e", "a", "b", "d", "c"]
    lineage = _derived({"a": "c", "b": "a", "c": None, "d": None, "e": None})
    families = text_families(articles, lineage=lineage)
    assert list(families["article_id"]) == ["e", "d", "c", "a", "b"]
    assert dict(zip(families["article_id"], families["family_id"], strict=True)) == {
        "a": "c",
        "b": "c",
        "c": "c",
        "d": "d",
        "e": "e",
    }
    # A row of a is then a repeat of c's, and not the other way round.
    passages = schema.conform([_passage("a", 0, 1, "c", 0, 1)], "passages")
    rows = pd.DataFrame({"article_id": ["a", "c"], "start": 0, "end": 1})
    assert mark_repeats(rows, articles, families=families, passages=passages)["is_repeat"].tolist() == [True, False]
    # e came the day before, whatever is said to derive from what; two that derive from each other stay as they are.
    late = text_families(articles, lineage=_derived({"e": "c", "a": "b", "b": "a"}))
    assert list(late["article_id"]) == ["e", "a", "b", "d", "c"]


def test_no_article_is_called_first_that_another_may_precede() -> None:
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b", "c", "d"],
            "outlet": ["A", "B", "C", "D"],
            "text": "x",
            "published": pd.Series(["2031-03-03", "2031-03-03 09:00", "2031-03-04", None], dtype="datetime64[s]"),
            "published_precision": ["day", "second", "day", None],
        }
    )
    assert reuse_timeline(articles).set_index("article_id")["may_be_first"].to_dict() == {
        "a": True,
        "b": True,
        "c": False,
        "d": False,
    }
    exact = articles.assign(published_precision="second")
    assert reuse_timeline(exact)["may_be_first"].tolist() == [True, False, False, False]


def test_wordings_are_counted_by_article_and_by_words() -> None:
    # p prints the reference in two paragraphs; q alters both; r alters as q does, with other marks and capitals;
    # s alters one word in a way of its own; t cuts: three wordings in five articles of four outlets.
    printed = {
        "p": [("We shall go.", "verbatim"), ("We shall not come back.", "verbatim")],
        "q": [("We will go.", "altered"), ("We will not come back.", "altered")],
        "r": [("we will go", "altered"), ("We will not come back!", "altered")],
        "s": [("We shall leave.", "altered")],
        "t": [("shall not come back", "cut")],
    }
    rows = [
        {
            "utterance_id": "u",
            "quote_id": f"{article_id}:{i}",
            "article_id": article_id,
            "start": 100 * i,
            "end": 100 * i + len(text),
            "text": text,
            "reference_id": "p:0",
            "relation": relation,
            "is_reference": article_id == "p",
            "support": 1,
            "changes": "",
        }
        for article_id, parts in printed.items()
        for i, (text, relation) in enumerate(parts)
    ]
    articles = pd.DataFrame({"article_id": list("pqrst"), "outlet": list("ABBCD"), "text": ""})
    # Another statement is in p alone, in two wordings: it comes last.
    alone = [
        {
            **rows[0],
            "utterance_id": "a",
            "quote_id": f"p:x{i}",
            "start": 500 + 100 * i,
            "end": 500 + 100 * i + len(text),
        }
        | {"article_id": "p", "text": text, "relation": relation, "is_reference": i == 0}
        for i, (text, relation) in enumerate([("I may go.", "verbatim"), ("I might go.", "altered")])
    ]
    both = contested_utterances(schema.conform([*alone, *rows], "utterances"), articles)
    assert both[["utterance_id", "versions", "wordings"]].values.tolist() == [["u", 5, 3], ["a", 1, 2]]
    table = contested_utterances(schema.conform(rows, "utterances"), articles)
    counted = ["versions", "outlets", "wordings", "altered", "paraphrased", "reference_outlet"]
    assert table[counted].values.tolist() == [[5, 4, 3, 3, 0, "A"]]


def test_one_change_in_quotations_of_different_length_is_one_wording_and_the_part_that_differs_is_shown() -> None:
    printed = {
        "p": [("We shall go.", "verbatim", ""), ("The gates are rotten.", "verbatim", "")],
        "q": [("We shall go. The gates are decayed.", "altered", "rotten → decayed")],
        "r": [("the gates are decayed", "altered", "rotten → decayed")],
        "s": [("the gates are worn", "altered", "rotten → worn")],
    }
    rows = [
        {"utterance_id": "u", "quote_id": f"{article_id}:{i}", "article_id": article_id, "start": 100 * i}
        | {"end": 100 * i + len(text), "text": text, "reference_id": "p:1", "relation": relation, "support": 1}
        | {"is_reference": article_id == "p", "changes": changes, "speaker_id": "per:moll", "speaker": "Vera Moll"}
        for article_id, parts in printed.items()
        for i, (text, relation, changes) in enumerate(parts)
    ]
    change = {"utterance_id": "u", "quote_id": "q:0", "reference_id": "p:1", "article_id": "q", "start": 27, "end": 34}
    change |= {"text": "decayed", "other_id": "p", "other_start": 114, "other_end": 120, "other_text": "rotten"}
    changes = schema.conform([change | {"kind": "content_word"}], "changes")
    articles = pd.DataFrame({"article_id": list("pqrs"), "outlet": list("ABCD"), "text": ""})
    found = contested_utterances(schema.conform(rows, "utterances"), articles, changes).iloc[0]
    assert (found["is_contested"], found["versions"], found["wordings"]) == (True, 4, 3)
    assert found["text"] == "The gates are rotten."


@pytest.mark.parametrize(
    ("ids", "names", "speaker"),
    [
        (["per:moll", "per:moll"], ["Vera Moll", "Vera Moll"], "Vera Moll"),
        (["per:moll", None], ["Vera Moll", None], "Vera Moll"),  # the other names nobody
        (["per:moll", None], ["Vera Moll", "Chief Engineer"], None),  # the other names an office
        (["per:moll", "per:tarn"], ["Vera Moll", "Ivo Tarn"], None),
        ([None, None], [None, None], None),
    ],
)
def test_a_speaker_is_named_where_no_article_names_another(
    ids: list[str | None], names: list[str | None], speaker: str | None
) -> None:
    rows = [
        {"utterance_id": "u", "quote_id": f"{a}:0", "article_id": a, "start": 0, "end": 20, "text": text, "support": 1}
        | {"reference_id": "p:0", "relation": relation, "is_reference": a == "p", "changes": "", "speaker_id": one}
        | {"speaker": name}
        for a, text, relation, one, name in zip(
            "pq", ["The gates are rotten.", "The gates are worn."], ["verbatim", "altered"], ids, names, strict=True
        )
    ]
    articles = pd.DataFrame({"article_id": list("pq"), "outlet": list("AB"), "text": ""})
    found = contested_utterances(schema.conform(rows, "utterances"), articles).iloc[0]
    assert (found["speaker"] if isinstance(found["speaker"], str) else None) == speaker
    contested = pd.DataFrame([found.to_dict() | {"is_contested": True}])
    said = "“The gates are rotten.”, in 2 wordings by 2 outlets."
    assert findings.finding_contested(contested).endswith(f"It is {speaker}'s {said}" if speaker else f"It is {said}")


@pytest.mark.parametrize(
    ("ids", "is_contested"),
    [
        (["per:moll", "per:moll", "per:moll"], True),
        (["per:moll", "per:moll", "per:gate"], True),  # the third misreads it, and the first two agree
        (["per:moll", None, "per:gate"], True),
        (["per:moll", "per:tarn", "per:moll"], False),
        ([None, None, "per:moll"], False),
    ],
)
def test_outlets_differ_where_the_two_that_do_have_one_speaker(ids: list[str | None], is_contested: bool) -> None:
    texts = ["The gates are rotten.", "The gates are worn.", "The gates are rotten."]
    rows = [
        {"utterance_id": "u", "quote_id": f"{a}:0", "article_id": a, "start": 0, "end": len(text), "text": text}
        | {"reference_id": "p:0", "relation": "altered" if a == "q" else "verbatim", "is_reference": a == "p"}
        | {"changes": "", "speaker_id": one, "speaker": one, "support": 1}
        for a, text, one in zip("pqr", texts, ids, strict=True)
    ]
    change = {"utterance_id": "u", "quote_id": "q:0", "reference_id": "p:0", "article_id": "q", "start": 14, "end": 18}
    change |= {"text": "worn", "other_id": "p", "other_start": 14, "other_end": 20, "other_text": "rotten"}
    changes = schema.conform([change | {"kind": "content_word"}], "changes")
    articles = pd.DataFrame({"article_id": list("pqr"), "outlet": list("ABC"), "text": ""})
    found = contested_utterances(schema.conform(rows, "utterances"), articles, changes).iloc[0]
    assert found["is_contested"] == is_contested


def test_nothing_in_nothing_out(articles: Table, empty: Empty) -> None:
    none = empty("articles")
    assert reuse_shares(empty("passages"), articles).empty
    assert reuse_matrix(reuse_shares(empty("passages"), none), none).empty
    assert reuse_timeline(none, empty("lineage")).empty
    assert independence(none, lineage=empty("lineage")).iloc[0]["at_most"] == 0
    assert contested_utterances(empty("utterances"), articles).empty


def test_an_article_that_the_stage_failed_on_is_in_no_count_of_sources() -> None:
    articles = pd.DataFrame(
        {"article_id": ["a", "b", "c"], "outlet": ["A", "B", "C"], "published": pd.Timestamp("2031-05-01")}
    )
    row = {"derivation": "independent", "source_id": None, "share_reused": 0.0, "direction": "none", "confidence": 0.6}
    lineage = pd.DataFrame([{"article_id": "a", **row}, {"article_id": "c", **row}])
    assert reuse_timeline(articles, lineage)["article_id"].tolist() == ["a", "c"]
    counted = independence(articles, lineage=lineage).iloc[0]
    assert (counted["articles"], counted["outlets"], counted["at_most"]) == (2, 2, 2)
    assert independence(articles).iloc[0]["articles"] == 3
