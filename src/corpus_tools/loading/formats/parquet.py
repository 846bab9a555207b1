"""Parquet tables; one article a row, read a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from corpus_tools.loading.entries import entry
from corpus_tools.loading.fields import columns_for
from corpus_tools.loading.formats.mapping import excel_cut, is_cut_by_excel, record_from
from corpus_tools.loading.formats.partitions import partition_values
from corpus_tools.loading.reasons import reason
from corpus_tools.loading.records import Detected, Item, Problem
from corpus_tools.loading.sources import SourceFile


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """One record per row."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with source.open() as stream:
        try:
            table = pq.ParquetFile(stream)
        except (pa.ArrowException, OSError, ValueError) as error:
            yield Problem(
                "truncated", f"is no whole Parquet file: {reason(error)}", "Skipped. Fetch it again.", "error"
            )
            return
        names = list(table.schema_arrow.names)
        folders = {name: value for name, value in partition_values(source.name).items() if name not in names}
        columns = columns_for([*names, *folders])
        if not {"text", "title"} & columns.keys():
            yield Problem(
                "no_text_column",
                f"no column of texts or titles among {', '.join(map(repr, names[:12]))}",
                "Skipped. Name the column of the articles 'text'.",
                "error",
            )
            return
        yield from _records(table, folders, columns)


def _records(table: Any, folders: Mapping[str, str], columns: Mapping[str, list[str]]) -> Iterator[Item]:
    wanted = [name for here in columns.values() for name in here if name not in folders]
    batches = table.iter_batches(batch_size=512, columns=wanted)
    cut: list[int] = []
    for number, row in enumerate((row for batch in batches for row in batch.to_pylist()), 1):
        with entry(number, "row") as wrong:
            if is_cut_by_excel(row.values()):
                cut.append(number)
            yield record_from({**folders, **row}, columns, "parquet")
        yield from wrong
    yield from excel_cut(cut)
