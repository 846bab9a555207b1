"""Which rows repeat an earlier article's, counted by hand on corpora of two to five short articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pytest

from corpus_tools.errors import ParameterError
from corpus_tools.measures import repeats
from corpus_tools.measures.repeats import mark_repeats, text_families, with_families

Table = pd.DataFrame


def made(times: Mapping[str, str | None], texts: Mapping[str, str] | None = None, precision: str = "second") -> Table:
    frame = pd.DataFrame(
        {"article_id": list(times), "outlet": "Argus", "text": [(texts or {}).get(i, "x") for i in times]}
    )
    frame["published"] = pd.Series(list(times.values()), dtype="datetime64[s]")
    frame["published_precision"] = precision
    return frame


def days(*ids: str) -> dict[str, str | None]:
    """Each article a day after the one before."""
    return {article_id: f"2031-03-{n:02}" for n, article_id in enumerate(ids, 1)}


def twins(*rows: tuple[str, str, str, float, float]) -> Table:
    return pd.DataFrame(rows, columns=["article_id", "other_id", "kind", "containment", "other_containment"])


def derived(*rows: tuple[str, str | None, str]) -> Table:
    return pd.DataFrame(rows, columns=["article_id", "source_id", "derivation"])


def reprints(families: Table) -> list[str]:
    return sorted(families.loc[families["is_reprint"], "article_id"])


@pytest.mark.parametrize(
    ("kind", "inside", "around", "expected"),
    [
        ("exact", 0.2, 0.9, ["b"]),
        ("exact", 0.9, 0.2, ["b"]),
        ("near", 1.0, 1.0, []),
        ("excerpt", 0.9, 0.2, ["b"]),  # b is inside of a
        ("excerpt", 0.9, 0.9, ["b"]),
        ("excerpt", 0.2, 0.9, []),  # a is inside of b, which has more
    ],
)
def test_what_has_nothing_of_its_own_is_a_reprint(kind: str, inside: float, around: float, expected: list[str]) -> None:
    families = text_families(made(days("a", "b")), duplicates=twins(("b", "a", kind, inside, around)))
    assert reprints(families) == expected
    assert families["family_id"].tolist() == ["a", "a"]
    assert families["family_articles"].tolist() == [2, 2]
    assert families["is_first"].tolist() == [True, False]


@pytest.mark.parametrize(("inside", "around", "expected"), [(0.2, 0.9, ["b"]), (0.9, 0.2, []), (0.5, 0.5, [])])
def test_the_other_side_of_an_excerpt(inside: float, around: float, expected: list[str]) -> None:
    # The pair is told from a's side: at equal shares a, the first, is the one inside, and no reprint of itself.
    assert (
        reprints(text_families(made(days("a", "b")), duplicates=twins(("a", "b", "excerpt", inside, around))))
        == expected
    )


def test_ways_of_deriving() -> None:
    articles = made(days("a", "b", "c", "d", "e", "f"))
    lineage = derived(
        ("a", None, "independent"),
        ("b", "a", "copy"),
        ("c", "a", "excerpt"),
        ("d", "a", "edited"),
        ("e", "not in corpus", "copy"),
        ("f", "a", "shares_source"),
    )
    families = text_families(articles, lineage=lineage).set_index("article_id")
    assert families["family_id"].to_dict() == {"a": "a", "b": "a", "c": "a", "d": "a", "e": "e", "f": "f"}
    assert families.index[families["is_reprint"]].tolist() == ["b", "c"]
    assert families["family_articles"].to_dict() == {"a": 4, "b": 4, "c": 4, "d": 4, "e": 1, "f": 1}
    some = text_families(articles, lineage=lineage, derivations=["excerpt"]).set_index("article_id")
    assert some["family_id"].to_dict() == {"a": "a", "b": "b", "c": "a", "d": "d", "e": "e", "f": "f"}
    assert some.index[some["is_reprint"]].tolist() == ["c"]


def test_an_article_that_has_a_source_and_one_outside_is_no_reprint_of_the_one_outside() -> None:
    # b copies what is not here; that it is near a does not make it a reprint of a.
    families = text_families(
        made(days("a", "b")),
        duplicates=twins(("b", "a", "near", 1, 1)),
        lineage=derived(("b", "not in corpus", "copy")),
    )
    assert reprints(families) == []


@pytest.mark.parametrize(
    ("times", "lineage", "expected"),
    [
        # The same second: the source first, though its id is the later.
        ({"a": "2031-03-01 09:00", "b": "2031-03-01 09:00"}, [("a", "b", "copy")], ["b", "a"]),
        # A second later it cannot be the source.
        ({"a": "2031-03-01 09:00:00", "b": "2031-03-01 09:00:01"}, [("a", "b", "copy")], ["a", "b"]),
        ({"a": "2031-03-01 09:00", "b": "2031-03-01 09:00"}, [("a", "b", "shares_source")], ["a", "b"]),
        ({"a": "2031-03-01 09:00", "b": None}, [("a", "b", "copy")], ["a", "b"]),
        ({"a": "2031-03-01 09:00", "b": "2031-03-01 09:00"}, [("a", "gone", "copy")], ["a", "b"]),
    ],
)
def test_sources_come_first_where_dates_allow(
    times: dict[str, str | None], lineage: list[tuple[str, str | None, str]], expected: list[str]
) -> None:
    assert text_families(made(times), lineage=derived(*lineage))["article_id"].tolist() == expected


def test_all_that_wait_for_a_source_follow_it_in_their_order() -> None:
    articles = made(dict.fromkeys("abcdz", "2031-03-01 09:00"))
    lineage = derived(("a", "z", "copy"), ("b", "z", "edited"), ("d", "a", "copy"))
    # a and b wait for z, d for a; c stands alone and keeps its place.
    assert text_families(articles, lineage=lineage)["article_id"].tolist() == ["c", "z", "a", "d", "b"]


def test_rings_stay_as_they_are_and_what_derives_from_one_follows_it() -> None:
    articles = made(dict.fromkeys("abcd", "2031-03-01 09:00"))
    ring = derived(("b", "c", "copy"), ("c", "d", "copy"), ("d", "b", "copy"), ("a", "c", "copy"))
    assert text_families(articles, lineage=ring)["article_id"].tolist() == ["b", "c", "a", "d"]


def test_families_of_articles_that_are_not_listed() -> None:
    articles = made(days("a", "b")).set_index(pd.Index([7, 9]))
    families = text_families(articles.head(1))
    assert with_families(articles, families)["family_id"].to_dict() == {7: "a", 9: "b"}
    assert "family_id" not in articles


def rows(*spans: tuple[str, int, int], **more: Sequence[Any]) -> Table:
    return pd.DataFrame(spans, columns=["article_id", "start", "end"]).assign(**more)


def shared(
    a: str, start: int, end: int, b: str, other_start: int, other_end: int, kind: str = "verbatim"
) -> dict[str, Any]:
    row = {"article_id": a, "start": start, "end": end, "text": "", "other_id": b, "other_start": other_start}
    return row | {"other_end": other_end, "other_text": "", "similarity": 1.0, "kind": kind}


def passages(*of: dict[str, Any]) -> Table:
    return pd.DataFrame(list(of))


def test_by_families_alone_and_not_beside_passages() -> None:
    articles = made(days("a", "b", "c"), {"a": "One two three.", "b": "One two three."})
    families = text_families(articles, lineage=derived(("b", "a", "copy"), ("c", "a", "edited")))
    table = rows(("a", 0, 3), ("b", 0, 3), ("c", 0, 1))
    marked = mark_repeats(table, articles, families=families)
    assert marked["is_repeat"].tolist() == [False, True, False]
    assert marked["repeat_of"].tolist()[1] == "a"
    none = passages(shared("b", 4, 14, "a", 4, 14))
    assert mark_repeats(table, articles, families=families, passages=none)["is_repeat"].tolist() == [False] * 3
    assert "is_repeat" not in table


TEXTS = {"a": "Ada left in 2031, she said.", "b": "Ada left in 2032, she said.", "c": "Ada left in 2031, she said."}


@pytest.mark.parametrize(
    ("start", "end", "is_repeat"),
    [
        (0, 8, True),  # "Ada left"
        (0, 11, True),
        (0, 16, False),  # with the year, which b changed
        (12, 16, False),
        (11, 12, False),  # the space before it: no word
        (18, 27, True),
        (18, 26, True),
    ],
)
def test_a_row_is_a_repeat_where_none_of_its_words_was_changed(start: int, end: int, is_repeat: bool) -> None:
    articles = made(days("a", "b"), TEXTS)
    for pair in (shared("b", 0, 27, "a", 0, 27, "edited"), shared("a", 0, 27, "b", 0, 27, "edited")):
        marked = mark_repeats(rows(("b", start, end), ("a", start, end)), articles, passages=passages(pair))
        assert marked["is_repeat"].tolist() == [is_repeat, False]
        assert marked["repeat_of"].tolist()[0] == "a" if is_repeat else pd.isna(marked["repeat_of"].tolist()[0])


def test_a_row_must_lie_inside_the_passage_to_its_edges() -> None:
    articles = made(days("a", "c"), TEXTS)
    inside = passages(shared("c", 4, 16, "a", 4, 16))
    table = rows(("c", 4, 16), ("c", 3, 16), ("c", 4, 17), ("c", 4, 8), ("c", 12, 16))
    assert mark_repeats(table, articles, passages=inside)["is_repeat"].tolist() == [True, False, False, True, True]
    rewritten = passages(shared("c", 4, 16, "a", 4, 16, "rewritten"))
    assert not mark_repeats(table, articles, passages=rewritten)["is_repeat"].any()


def test_the_earliest_of_several_sources_is_named_and_others_are_left_out() -> None:
    articles = made(days("a", "b", "c"), TEXTS)
    found = passages(
        shared("c", 0, 27, "b", 0, 27, "edited"),
        shared("c", 0, 27, "a", 0, 27),
        shared("c", 0, 27, "c", 0, 27),
        shared("c", 0, 27, "gone", 0, 27),
        shared("gone", 0, 27, "c", 0, 27),
    )
    marked = mark_repeats(rows(("c", 0, 8), ("c", 0, 16), ("b", 0, 8)), articles, passages=found)
    assert marked["repeat_of"].tolist()[:2] == ["a", "a"]
    assert marked["is_repeat"].tolist() == [True, True, False]
    # Where a's words differ, the next one is asked.
    second = passages(shared("c", 0, 27, "b", 0, 27), shared("b", 0, 27, "a", 0, 27))
    assert mark_repeats(rows(("c", 0, 8)), articles, passages=second)["repeat_of"].tolist() == ["b"]


def versions(*of: tuple[str, str, str, bool]) -> Table:
    return pd.DataFrame(of, columns=["quote_id", "utterance_id", "relation", "is_reference"])


def test_of_a_quotation_the_longest_version_counts() -> None:
    articles = made(days("a", "b", "c"))
    table = rows(("a", 0, 5), ("b", 0, 9), ("c", 3, 12), ("c", 20, 25), quote_id=["qa", "qb", "qc", None])
    said = versions(("qa", "u", "cut", False), ("qb", "u", "verbatim", True), ("qc", "u", "altered", False))
    marked = mark_repeats(table, articles, utterances=said)
    # b and c are as long: the earlier counts.
    assert marked["is_repeat"].tolist() == [True, False, True, False]
    assert marked["repeat_of"].tolist()[0] == marked["repeat_of"].tolist()[2] == "b"
    related = versions(("qa", "u", "related", False), ("qb", "u", "related", True), ("qc", "u", "related", False))
    assert not mark_repeats(table, articles, utterances=related)["is_repeat"].any()
    with_reference = versions(
        ("qa", "u", "related", True), ("qb", "u", "paraphrase", False), ("qc", "v", "verbatim", True)
    )
    assert mark_repeats(table, articles, utterances=with_reference)["is_repeat"].tolist() == [True, False, False, False]


def test_of_a_statement_each_part_counts_of_which_no_longer_version_holds_the_words() -> None:
    articles = made(days("a", "b", "c"))
    whole, other = "the ferries will sail again before winter", "nobody has asked our crews"
    texts = {"qa": "ferries will sail", "qb": whole, "qc": other, "qd": "our crews", "qe": "boats may leave harbour"}
    table = rows(("a", 0, 17), ("b", 0, 41), ("c", 0, 26), ("b", 50, 59), ("c", 30, 53), quote_id=list(texts))
    relations = ["cut", "verbatim", "verbatim", "cut", "paraphrase"]
    said = versions(*((q, "u", relation, q == "qb") for q, relation in zip(texts, relations, strict=True)))
    marked = mark_repeats(table, articles, utterances=said.assign(text=list(texts.values()), changes=""))
    # By length: b's sentence, c's other one; a's words are in the first, b's "our crews" in the second. The paraphrase
    # has no word of either, and is the same statement.
    assert marked["is_repeat"].tolist() == [True, False, False, True, True]
    assert marked["repeat_of"].tolist()[0] == "b"
    assert marked["repeat_of"].tolist()[3] == "c"


@pytest.mark.parametrize("is_longer_altered", [True, False])
def test_a_version_with_other_words_is_no_other_part(is_longer_altered: bool) -> None:
    altered, plain = "we head the crew lacking backing, they vowed", "we lead the crew without support, they said"
    changes = "lead → head; without → lacking; support → backing; said → vowed"
    texts = [altered, plain] if is_longer_altered else [plain, altered]
    table = rows(("a", 0, 44), ("b", 0, 43), quote_id=["qa", "qb"])
    said = versions(("qa", "u", "altered", not is_longer_altered), ("qb", "u", "altered", is_longer_altered))
    said = said.assign(text=texts, changes=[changes, ""] if is_longer_altered else ["", changes])
    marked = mark_repeats(table, made(days("a", "b")), utterances=said)
    assert marked["is_repeat"].tolist() == [False, True]


def test_of_one_article_the_first_of_equal_versions_counts() -> None:
    articles = made(days("a"))
    table = rows(("a", 30, 35), ("a", 0, 5), quote_id=["late", "early"])
    said = versions(("late", "u", "verbatim", False), ("early", "u", "verbatim", True))
    assert mark_repeats(table, articles, utterances=said)["is_repeat"].tolist() == [True, False]


def test_of_frames_those_of_the_earliest_article_count_all_of_them() -> None:
    articles = made(days("a", "b"))
    table = rows(
        ("b", 0, 9), ("b", 10, 12), ("a", 0, 3), ("a", 5, 8), ("b", 14, 15), ("z", 0, 3),
        quote_id=["qb", "qb", "qa", "qa", "qb", "qz"],
        frame=["forced", "forced", "forced", "forced", "voluntary", "forced"],
    )  # fmt: skip
    said = versions(("qa", "u", "verbatim", True), ("qb", "u", "verbatim", False), ("qz", "u", "verbatim", False))
    marked = mark_repeats(table, articles, utterances=said)
    # The voluntary frame is in b alone; an article that is not listed comes last.
    assert marked["is_repeat"].tolist() == [True, True, False, False, False, True]
    assert set(marked["repeat_of"].dropna()) == {"a"}


def test_what_a_passage_has_already_explained_is_no_version_to_choose_from() -> None:
    articles = made(days("a", "c"), TEXTS)
    table = rows(("a", 0, 3), ("c", 0, 8), quote_id=["qa", "qc"])
    said = versions(("qa", "u", "verbatim", True), ("qc", "u", "verbatim", False))
    # By length c's would count and a's repeat it; c's is a repeat already, so a's stays.
    marked = mark_repeats(table, articles, passages=passages(shared("c", 0, 27, "a", 0, 27)), utterances=said)
    assert marked["is_repeat"].tolist() == [False, True]
    assert mark_repeats(table.drop(columns="quote_id"), articles, utterances=said)["is_repeat"].tolist() == [
        False,
        False,
    ]


@pytest.mark.parametrize("column", ["article_id", "start", "end"])
def test_a_table_without_offsets(column: str) -> None:
    with pytest.raises(ParameterError, match=f"without {column}"):
        mark_repeats(rows(("a", 0, 1)).drop(columns=column), made(days("a")))


def test_the_index_is_kept() -> None:
    table = rows(("a", 0, 1), ("b", 0, 1)).set_index(pd.Index([5, 3]))
    marked = mark_repeats(table, made(days("a", "b")), families=text_families(made(days("a", "b"))))
    assert marked.index.tolist() == [5, 3]
    assert marked["is_repeat"].dtype == bool


def test_a_passage_that_does_not_hold_the_row_and_one_that_tells_nothing_hide_no_other() -> None:
    articles = made(days("a", "b", "c"), TEXTS)
    found = passages(
        shared("c", 0, 27, "gone", 0, 27),  # of an article that is not listed: passed over
        shared("c", 18, 26, "a", 18, 26),  # the earliest, but it does not hold the row
        shared("c", 0, 27, "b", 0, 27, "edited"),
    )
    assert mark_repeats(rows(("c", 0, 8)), articles, passages=found)["repeat_of"].tolist() == ["b"]


def test_the_first_word_of_a_passage_may_be_the_one_that_was_changed() -> None:
    articles = made(days("a", "b"), TEXTS)
    found = passages(shared("b", 12, 27, "a", 12, 27, "edited"))
    marked = mark_repeats(rows(("b", 12, 16), ("b", 18, 26)), articles, passages=found)
    assert marked["is_repeat"].tolist() == [False, True]


def test_articles_are_read_with_those_that_they_share_text_with(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = dict(zip("abcdef", ["one two three", "go my dear old friend"] * 3, strict=True))
    articles = made(days(*"abcdef"), texts)
    table = rows(*((article_id, 0, 5) for article_id in "fedcba"))
    found = passages(shared("c", 0, 13, "a", 0, 13), shared("e", 0, 13, "c", 0, 13), shared("f", 0, 21, "b", 0, 21))
    monkeypatch.setattr(repeats, "_ROOM", 1)
    marked = mark_repeats(table, articles, passages=found)
    assert marked["is_repeat"].tolist() == [True, True, False, True, False, False]
    assert marked["repeat_of"].tolist()[:2] == ["b", "c"] and marked["repeat_of"].tolist()[3] == "a"
    ranks = {article_id: number for number, article_id in enumerate("abcdef")}
    assert repeats._earlier_passages(found, ranks).neighbours_together() == [2, 4, 5]


def test_the_first_of_the_longest_versions_counts_whatever_the_order_of_rows() -> None:
    table = rows(("b", 0, 9), ("a", 5, 9), ("c", 0, 9), ("a", 0, 3)).assign(quote_id=["1", "2", "3", None])
    said = pd.DataFrame(
        {
            "quote_id": ["1", "2", "3", "4"],
            "utterance_id": "u",
            "relation": ["verbatim", "cut", "verbatim", "verbatim"],
            "is_reference": [False, False, True, False],
        }
    )
    marked = mark_repeats(table, made(days("a", "b", "c")), utterances=said)
    assert marked["is_repeat"].tolist() == [False, True, True, False]
    assert marked["repeat_of"].tolist()[1:3] == ["b", "b"]


def test_what_was_found_before_holds_for_the_same_passages_texts_and_order_alone() -> None:
    texts = {"a": "one two three four five", "b": "one two three four five", "c": "one two three four five"}
    articles, table = made(days("a", "b", "c"), texts), rows(("b", 0, 7), ("c", 0, 7), ("c", 8, 18))
    both = passages(shared("b", 0, 23, "a", 0, 23), shared("c", 0, 23, "b", 0, 23))

    def found(table: Table, articles: Table, passages: Table) -> list[str | None]:
        named = mark_repeats(table, articles, passages=passages)["repeat_of"]
        return [name if isinstance(name, str) else None for name in named]

    for _ in range(2):
        assert found(table, articles, both) == ["a", "b", "b"]
    assert found(table.iloc[[2, 0]], articles, both) == ["b", "a"]
    assert found(rows(("c", 4, 13), ("c", 0, 7)), articles, both) == ["b", "b"]
    assert found(table, articles, both.head(1)) == ["a", None, None]
    assert found(table, articles, both.assign(kind="rewritten")) == [None] * 3
    changed = made(days("a", "b", "c"), {**texts, "a": "one 2 three four five"})
    assert found(table, changed, both) == [None, "b", "b"]
    backwards = made(dict(zip("cba", days("c", "b", "a").values(), strict=True)), texts)
    assert found(table, backwards, both) == ["c", None, None]
    assert found(table, articles, both) == ["a", "b", "b"]


def test_a_copy_with_dashes_and_soft_hyphens_is_a_copy() -> None:
    text = "Ada resigned—after talks—in 2030–31, and co\u00adoperated."
    articles = made(days("a", "b"), {"a": text, "b": text})
    whole = passages(shared("b", 0, len(text), "a", 0, len(text)))
    marked = mark_repeats(rows(("b", 4, 18), ("b", 0, len(text))), articles, passages=whole)
    assert marked["repeat_of"].tolist() == ["a", "a"]


def test_a_passage_may_begin_and_end_in_the_middle_of_a_word() -> None:
    articles = made(days("a", "b"), {"a": "a breakfast club met", "b": "the fast clubs left"})
    found = passages(shared("b", 4, 13, "a", 7, 16))  # "fast club" of "breakfast club" and of "fast clubs"
    marked = mark_repeats(rows(("b", 4, 13), ("b", 4, 14)), articles, passages=found)
    assert marked["is_repeat"].tolist() == [True, False]


def test_the_same_is_found_where_few_texts_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeats, "_ROOM", 1)
    texts = dict.fromkeys("abcd", "six seven eight nine ten")
    found = passages(*(shared(later, 0, 24, earlier, 0, 24) for earlier, later in ("ab", "bc", "ad", "cd")))
    table = rows(("d", 0, 9), ("b", 4, 15), ("c", 0, 24), ("a", 0, 9), ("gone", 0, 9))
    marked = mark_repeats(table, made(days(*"abcd"), texts), passages=found)
    assert marked["repeat_of"].fillna("").tolist() == ["a", "a", "b", "", ""]


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
    assert families.set_index("article_id")["is_reprint"].to_dict() == {
        "a1": False,
        "a2": True,
        "b1": False,
        "b2": False,
        "c1": False,
    }
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
