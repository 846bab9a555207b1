"""Which entity of the corpus each mention is of, and the rows of the table ``mentions`` that follow from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from corpus_tools import schema
from corpus_tools.arrays import Bools, Int32s, Ints
from corpus_tools.entities.mention_columns import NONE, MentionColumns


@dataclass
class Whose:
    """The number of each mention's entity, -1 for a mention that is of none; identifiers and names by number.

    ``is_corrected``: the mentions whose entity the user told.
    """

    entity: Int32s
    ids: list[str]
    names: list[str]
    is_corrected: Bools


class Resolved:
    """The table ``entities``, and ``mentions`` part by part.

    ``place``: of each mention as it was added, its place in ``mentions``. ``is_as_added``: the table's order is that
    in which mentions were added.
    """

    def __init__(self, place: Int32s, mentions: MentionColumns, whose: Whose, entities: pd.DataFrame) -> None:
        self.entities = entities
        self._place, self._mentions, self._whose = place, mentions, whose
        self._row = np.cumsum(whose.entity != NONE, dtype=np.int64) - 1
        self.is_as_added = bool((np.diff(place) > 0).all())
        self._ids, self._names = (np.array([*texts, ""], dtype=object) for texts in (whose.ids, whose.names))

    def part(self, found: pd.DataFrame, begin: int) -> tuple[pd.DataFrame, Ints]:
        """The rows of some mentions, and which rows of the whole table they are.

        ``found`` are the rows that were added behind ``begin`` others. Rows come in the order of the whole table.
        """
        place = self._place[begin : begin + len(found)]
        order = np.argsort(place)
        order = order[self._whose.entity[place[order]] != NONE]
        at, out = place[order], found.take(order)
        mentions, entity = self._mentions, self._whose.entity[at]
        method = out["method"].to_numpy(object)
        columns = {
            "entity_id": self._ids[entity],
            "name": self._names[entity],
            "label": np.array(mentions.labels.texts, dtype=object)[mentions.label[at]],
            "form": np.array(mentions.forms.texts, dtype=object)[mentions.form[at]],
            "gender": np.array(mentions.genders.texts, dtype=object)[mentions.gender[at]],
            "is_misspelt": mentions.is_misspelt[at],
            "method": np.where(self._whose.is_corrected[at], "correction", method),
        }
        return schema.conform(out.assign(**columns), "mentions"), self._row[at]
