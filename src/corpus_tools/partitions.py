"""The inputs of a stage, divided into parts that are processed separately, in this process or another.

A part is made only when it is needed, so that no more parts are in memory than are being processed.
"""

from __future__ import annotations

from typing import Protocol

from corpus_tools.store import Tables


class Cut(Protocol):
    """Inputs divided into parts; a part depends on the inputs alone, not on the number of processes."""

    def __len__(self) -> int: ...

    def part(self, number: int) -> Tables:
        """The tables of one part."""


class ByArticle:
    """Parts of ``size`` articles with their rows of other tables; tables without ``article_id`` are whole."""

    def __init__(self, inputs: Tables, size: int) -> None:
        self._inputs, self._size = inputs, size
        self._rows_of = {
            name: frame.groupby("article_id", sort=False).indices
            for name, frame in inputs.items()
            if "article_id" in frame and name != "articles"
        }

    def __len__(self) -> int:
        return -(-len(self._inputs["articles"]) // self._size)

    def part(self, number: int) -> Tables:
        begin = number * self._size
        some = self._inputs["articles"].iloc[begin : begin + self._size].reset_index(drop=True)
        part: Tables = {**self._inputs, "articles": some}
        for name, rows in self._rows_of.items():
            places = sorted(int(row) for i in some["article_id"].tolist() if i in rows for row in rows[i])
            part[name] = self._inputs[name].iloc[places].reset_index(drop=True)
        return part
