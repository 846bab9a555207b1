"""Stages that compare all articles of a corpus, and yet read and write its tables a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from corpus_tools import schema
from corpus_tools.parquet_parts import ARTICLE, KeptTable, schema_name
from corpus_tools.store import Tables


class Streamed(NamedTuple):
    """What a stage made: small tables ``whole``, and the table ``name`` part by part.

    ``in_other_order``: the table is in another order than its parts, whose column ``ROW`` says which rows they are.
    """

    whole: Tables
    name: str
    parts: Iterator[pd.DataFrame]
    in_other_order: bool


Stream = Callable[[Mapping[str, KeptTable], Mapping[str, Any]], Streamed]


def checked(made: Streamed, articles: KeptTable, rows: dict[str, int]) -> Iterator[Tables]:
    """The parts of a table, each compared with the texts of its articles; ``rows`` is told how many they had."""
    spec = schema.table(schema_name(made.name))
    for number, part in enumerate(made.parts):
        # A table without offsets is compared with no text.
        texts = articles.part_as_arrow(number, [ARTICLE, "text"]).to_pandas() if spec.spans else None
        schema.validate(part[spec.names], spec.name, texts)
        rows[made.name] += len(part)
        yield {made.name: part}
