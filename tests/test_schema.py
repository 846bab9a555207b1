from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.errors import TableError

ARTICLES = pd.DataFrame({"article_id": ["a"], "text": ["Ada Ode spoke."]})
MENTION = {
    "article_id": "a",
    "start": 0,
    "end": 7,
    "text": "Ada Ode",
    "label": "PER",
    "entity_id": "per:ada-ode",
    "name": "Ada Ode",
    "form": "full",
    "is_misspelt": False,
    "confidence": 0.9,
    "method": "model",
}


def mentions(**other: object) -> pd.DataFrame:
    return schema.conform([{**MENTION, **other}], "mentions")


def test_rows_become_a_table_with_all_columns_in_order() -> None:
    table = mentions()
    assert list(table.columns) == schema.TABLES["mentions"].names
    assert schema.validate(table, "mentions", ARTICLES) is table
    assert table["honorific"].isna().all()


@pytest.mark.parametrize("name", sorted(schema.TABLES))
def test_an_empty_table_is_valid(name: str) -> None:
    assert len(schema.validate(schema.conform([], name), name)) == 0
    assert len(schema.validate(schema.TABLES[name].empty(), name)) == 0


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"label": "PERSON"}, "did you mean 'PER'"),
        ({"end": 6}, "is not at 0:6"),
        ({"article_id": "b"}, "'b' is not in the articles"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(change: dict[str, object], says: str) -> None:
    with pytest.raises(TableError, match=says):
        schema.validate(mentions(**change), "mentions", ARTICLES)


def test_conform_refuses_unknown_missing_and_mistyped_columns() -> None:
    with pytest.raises(TableError, match="did you mean 'honorific'"):
        mentions(honorfic="Ms")
    with pytest.raises(TableError, match="'name' is missing"):
        schema.conform([{k: v for k, v in MENTION.items() if k != "name"}], "mentions")
    with pytest.raises(TableError, match="'start' holds a value that is not of type int"):
        mentions(start="first")
    with pytest.raises(TableError, match="'name' is empty in row 0"):
        mentions(name=None)


def test_an_unknown_table_is_named_with_the_valid_ones() -> None:
    with pytest.raises(TableError, match="did you mean 'quotes'"):
        schema.table("qoutes")


def test_the_data_dictionary_names_every_column() -> None:
    text = schema.data_dictionary()
    for table in schema.TABLES.values():
        assert f"### `{table.name}`" in text
        for column in table.columns:
            assert f"| `{column.name}` |" in text
