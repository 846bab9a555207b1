"""Who is who across a corpus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.entities import (
    EntityTables,
    corrections_used,
    find_entities,
    find_mentions,
    read_corrections,
    resolve_entities,
)
from corpus_tools.entities.slugs import slug
from corpus_tools.errors import InputError
from tests.timing import assert_in_proportion


def corpus(*texts: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "article_id": [f"a{i}" for i in range(len(texts))],
            "text": list(texts),
            "outlet": [f"Outlet {i % 2}" for i in range(len(texts))],
            "published": pd.to_datetime([f"2030-01-{i + 1:02}" for i in range(len(texts))]).astype("datetime64[s]"),
        }
    )


TEXTS = (
    "Dame Maria Oakden resigned on Tuesday. Dame Maria had led the Exham Harbour Authority for years.",
    "Oakden quits. Commissioner Maria Oakden told the mayor of Exham, Joseph Tindle, in a letter.",
    "Ms Oakden wrote to Mr Tindle. The Commissioner had met Joe Tindle at the Exham Harbour Authority (EHA).",
    "Peter Tindle praised Maria Okden on Friday. “She did well,” Peter Tindle said.",
    "The Home Secretary, Cora Lund, spoke. Ms Lund said no more.",
    "Maria Oakden and Maria Oakden again met the Home Secretary at the EHA. Maria Oakden smiled.",
)


def ids(tables: EntityTables) -> dict[str, int]:
    return dict(zip(tables.entities["entity_id"], tables.entities["mentions"], strict=True))


def test_corpus() -> None:
    articles = corpus(*TEXTS)
    tables = find_entities(articles)
    schema.validate(tables.mentions, "mentions", articles)
    schema.validate(tables.entities, "entities")
    people = {i: n for i, n in ids(tables).items() if i.startswith("per:")}
    # Oakden: 2 + 2 + 2 (Ms Oakden, the Commissioner) + 1 misspelt + 3; Tindle the mayor: 1 + 2; Peter: 2; Lund: 2 + 1.
    assert people == {"per:maria-oakden": 10, "per:joseph-tindle": 3, "per:peter-tindle": 2, "per:cora-lund": 3}
    row = tables.entities.set_index("entity_id").loc["per:maria-oakden"]
    assert (row["articles"], row["outlets"], row["first_article_id"], row["gender"]) == (5, 2, "a0", "female")
    assert "Dame Maria" in row["variants"]
    wrong = tables.mentions[tables.mentions["is_misspelt"]]
    assert list(wrong["text"]) == ["Maria Okden"]
    assert list(wrong["name"]) == ["Maria Oakden"]


def test_acronym_of_another_article() -> None:
    tables = find_entities(corpus(*TEXTS))
    bodies = tables.mentions[tables.mentions["label"] == "ORG"]
    assert set(bodies["entity_id"]) == {"org:exham-harbour-authority"}
    assert "acronym" in set(bodies["form"])


@given(st.permutations(range(len(TEXTS))))
@settings(max_examples=20)
def test_order_does_not_matter(order: list[int]) -> None:
    articles = corpus(*TEXTS)
    whole = find_entities(articles)
    other = find_entities(articles.iloc[order].reset_index(drop=True))
    pd.testing.assert_frame_equal(whole.entities, other.entities)
    pd.testing.assert_frame_equal(whole.mentions, other.mentions)


def test_parts_of_a_corpus_give_the_same_mentions() -> None:
    articles = corpus(*TEXTS)
    parts = pd.concat([find_mentions(articles.iloc[[i]]) for i in reversed(range(len(articles)))])
    again = resolve_entities(parts, articles)
    pd.testing.assert_frame_equal(again.entities, find_entities(articles).entities)


def test_surname_of_two_people_stays_open() -> None:
    tables = find_entities(
        corpus("Abel Crane sang. Abel Crane left.", "Cora Crane came. Cora Crane spoke.", "Crane was late, Crane said.")
    )
    assert ids(tables) == {"per:abel-crane": 2, "per:cora-crane": 2, "per:crane": 2}


def test_father_and_son_stay_two() -> None:
    tables = find_entities(corpus("Abel Crane Sr. met Mr Lund.", "Abel Crane Jr. met Mr Lund."))
    assert sum(i.startswith("per:abel-crane") for i in ids(tables)) == 2


def test_only_article_and_text() -> None:
    articles = corpus(*TEXTS)[["article_id", "text"]]
    tables = find_entities(articles)
    assert set(tables.entities["outlets"]) == {1}
    assert tables.entities["first_published"].isna().all()


def test_identifier() -> None:
    assert slug("PER", "Zoë O’Ode-Lund") == "per:zoe-oode-lund"
    assert slug("ORG", "日本") != slug("ORG", "中国")
    assert slug("LOC", "…") == "loc:x"


def write(path: Path, text: str) -> Path:
    file = path / "names.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_corrections(tmp_path: Path) -> None:
    articles = corpus(*TEXTS)
    file = write(
        tmp_path,
        "form,person,article,label\n"
        "Peter Tindle,Joseph Tindle,*,\n"
        "Ms Oakden,Olga Oakden,a2,\n"
        "EHA,-,a5,\n"
        "Exham,Exham Town Council,*,ORG\n"
        "Nobody,Somebody,*,\n",
    )
    corrections = read_corrections(file)
    before = find_entities(articles)
    tables = find_entities(articles, corrections=corrections)
    counts = ids(tables)
    assert counts["per:joseph-tindle"] == 5
    assert counts["per:olga-oakden"] == 1
    assert counts["per:maria-oakden"] == 9
    assert "per:peter-tindle" not in counts
    assert counts["org:exham-town-council"] == 1
    assert counts["org:exham-harbour-authority"] == ids(before)["org:exham-harbour-authority"] - 1
    assert (tables.mentions["method"] == "correction").sum() == 4
    used = corrections_used(before.mentions, corrections)
    assert list(used["mentions"]) == [2, 1, 1, 1, 0]
    schema.validate(tables.mentions, "mentions", articles)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("form,person\nA,B\n", "column 'article' is missing"),
        ("form,person,article,gender\nA,B,*,f\n", "unknown column 'gender'"),
        ("form,person,article\n,B,*\n", "row 2: 'form' is empty"),
        ("form,person,article\nA,,*\n", "row 2: 'person' is empty"),
        ("form,person,article,label\nA,B,*,DOG\n", "row 2: label 'DOG'"),
        ("form,person,article\nA,B,*\nA,C,*\n", "row 3 gives 'A' to 'C', row 2 to 'B'"),
        ("form,person,article\nA,B,*,x\n", "row 2 has more cells"),
        ("", "column 'form' is missing"),
    ],
)
def test_corrections_are_checked(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message.replace("(", r"\(")) as raised:
        read_corrections(write(tmp_path, text))
    assert "names.csv" in str(raised.value)


def test_corrections_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_corrections(tmp_path / "names.csv")
    (tmp_path / "names.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        read_corrections(tmp_path / "names.csv")


def test_empty_corrections_change_nothing(tmp_path: Path) -> None:
    articles = corpus(*TEXTS)
    corrections = read_corrections(write(tmp_path, "form,person,article\n\n"))
    pd.testing.assert_frame_equal(
        find_entities(articles, corrections=corrections).entities, find_entities(articles).entities
    )


def many(n: int) -> pd.DataFrame:
    firsts = ["Abel", "Cora", "Dora", "Evan", "Fay", "Gus", "Hope", "Ivan"]
    texts = [
        f"{firsts[i % 8]} Ode{'abcdefghij'[i // 8 % 10]}{'klmnopqrst'[i // 80 % 10]} spoke. "
        "Ms Lund of the Exham Council heard it."
        for i in range(n)
    ]
    return pd.DataFrame({"article_id": [f"a{i:05}" for i in range(n)], "text": texts})


def test_time_grows_linearly() -> None:
    def prepare(n: int) -> Callable[[], object]:
        articles = many(n)
        mentions = find_mentions(articles)
        assert ids(resolve_entities(mentions, articles))["per:lund"] == n
        return partial(resolve_entities, mentions, articles)

    assert_in_proportion(prepare, 500, 4_000)


def test_husband_is_not_his_wife() -> None:
    tables = find_entities(
        corpus(
            "Cora Lund smiled. Mrs Lund said so. She left.",
            "Mrs Cora Lund met Abel Lund. Mr Abel Lund, her husband, was glad. He waved.",
            "Cora Lund rang. Mr Lund was late. Mr Lund was told so.",
        )
    )
    last = tables.mentions[tables.mentions["article_id"] == "a2"]
    assert list(last["entity_id"]) == ["per:cora-lund", "per:abel-lund", "per:abel-lund"]


def test_a_title_and_a_middle_name_are_two_people() -> None:
    names = find_entities(corpus("Sir Adam spoke on Monday. Brian Adam Ode, a councillor, listened.")).mentions
    people = dict(zip(names["text"], names["entity_id"], strict=True))
    assert people["Adam"] != people["Brian Adam Ode"]
