"""What stages could not use, as rows of the table of problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from corpus_tools import schema
from corpus_tools.isolation import Failure

READING: Final = "read articles"


def with_failures(problems: pd.DataFrame, failures: Sequence[Failure], articles: pd.DataFrame) -> pd.DataFrame:
    """``problems`` with a row for each article, pair or group that a stage could not use."""
    if all(each.stage == READING for each in failures):
        return problems
    places = {
        article_id: (source_file, position)
        for article_id, source_file, position in articles[["article_id", "source_file", "position"]].itertuples(
            index=False, name=None
        )
    }
    rows = [_failure_row(each, places) for each in failures if each.stage != READING]
    whole = pd.concat([problems, schema.conform(rows, "problems")], ignore_index=True)
    order = ["source_file", "position", "kind", "message"]
    return whole.sort_values(order, kind="stable", na_position="first", ignore_index=True)


def _failure_row(each: Failure, places: Mapping[str, tuple[str, int]]) -> dict[str, object]:
    found = [places[article_id] for article_id in each.articles if article_id in places]
    source_file, position = found[0] if found else (".", None)
    others = [f"article {place + 1} of {name}" for name, place in found[1:4]]
    beside = f" together with {', '.join(others)}" if others else ""
    return {
        "source_file": source_file,
        "position": position,
        "kind": "internal_error",
        "severity": "error",
        "stage": each.stage,
        "message": f"the stage {each.stage!r} failed{beside or (' on it' if found else ' as a whole')}: {each.error}",
        "action": f"Left out of {each.stage} and of its counts; everything else is there. This is a defect of "
        "corpus-tools: please report it with the traceback (errors.log in the output folder).",
    }
