"""Texts of a gold file as a corpus, and the tables that ``Corpus`` makes of them.

Every stage runs as the pipeline runs it: the stages of ``corpus_tools.pipeline.STAGES`` in their order, each given
whole tables, so that a figure is that of the tables a user gets. Only loading is left out, because it would tidy
spaces away and gold counts characters in the text as it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from corpus_tools import schema
from corpus_tools.pipeline import STAGES

OPTIONS = {"names": "model", "codebook": "departure", "corrections": ""}
_DATED = re.compile(r"([^_]+)_(\d{4}-\d\d-\d\d)_")
_MAKER = {output: stage for stage in STAGES for output in stage.outputs}


def tables_of(lines: Iterable[dict[str, Any]], *names: str) -> list[pd.DataFrame]:
    """The tables ``names`` of the articles in ``lines``: id, text; perhaps title, outlet, published."""
    tables = {"articles": as_articles(lines)}
    return [_table(name, tables) for name in names]


def as_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, with None for what is missing and whole numbers as such."""
    plain = frame.astype(object)
    return [
        {str(name): value for name, value in row.items()} for row in plain.where(plain.notna(), None).to_dict("records")
    ]


def as_articles(lines: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Table ``articles``; outlet and day are read from an id ``outlet_YYYY-MM-DD_rest`` where no field gives them."""
    frame = schema.conform([_article(line, number) for number, line in enumerate(lines)], "articles")
    schema.validate(frame, "articles")
    return frame


def _table(name: str, tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    if name not in tables:
        stage = _MAKER[name]
        given = {needed: _table(needed, tables) for needed in stage.inputs}
        for output, frame in zip(stage.outputs, stage.run(given, OPTIONS), strict=True):
            tables[output] = schema.conform(frame, "mentions" if output == "found_mentions" else output)
    return tables[name]


def _article(line: dict[str, Any], number: int) -> dict[str, Any]:
    text = str(line["text"])
    dated = _DATED.match(str(line["id"]))
    outlet, day = dated.groups() if dated else (None, None)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {
        "article_id": str(line["id"]),
        "outlet": line.get("outlet") or outlet or f"outlet {number}",
        "published": pd.Timestamp(str(line.get("published") or day or "NaT")),
        "title": line.get("title"),
        "format": "gold file",
        "source_file": str(line["id"]),
        "position": 0,
        "sha256": digest,
        "text_sha256": digest,
        "body_start": 0,
        "chars": len(text),
        "words": len(text.split()),
        "text": text,
    }
