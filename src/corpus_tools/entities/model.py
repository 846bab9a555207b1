"""The sequence model: a linear-chain CRF that CRFsuite trained; loaded once, when the first article is read.

The model file holds numbers and strings only; loading it executes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from corpus_tools.arrays import Floats, Ints
from corpus_tools.english.words import Words
from corpus_tools.entities.crf import Weights, best_labels, read_model
from corpus_tools.entities.features import KINDS
from corpus_tools.entities.sequences import Columns, Runs
from corpus_tools.shipped import read_shipped

MODEL_FILE = "names.npz"


class Span(NamedTuple):
    """A name as word indices, with its label (PER, ORG, LOC or MISC) and how sure the model is (0 to 1)."""

    begin: int
    end: int
    label: str
    confidence: float


class _Loaded(NamedTuple):
    """The model: its labels, the weights of the steps from one to the next, and the weights of the features."""

    labels: list[str]
    transition: Floats
    weights: Weights


@cache
def load_model() -> _Loaded:
    """The shipped model."""
    return read_shipped("corpus_tools.entities", f"data/{MODEL_FILE}", open_model)


def open_model(data: bytes) -> _Loaded:
    """The model in a file, given as bytes; raises ValueError where it is not one."""
    model = read_model(data)
    return _Loaded(model.labels, model.transition, Weights(model, KINDS))


def tag_runs(articles: Sequence[tuple[Words, Runs]]) -> list[list[Span]]:
    """The names that the model finds in the runs of each article, in order."""
    columns = Columns()
    ends = []  # of each article: how many words the runs up to there have
    for words, runs in articles:
        columns.add(words, runs)
        ends.append(len(columns.places))
    found: list[list[Span]] = [[] for _ in articles]
    if columns.places:
        names = _names(columns, load_model())
        for article, name in zip(np.searchsorted(ends, names.first, side="right").tolist(), names.spans(), strict=True):
            found[article].append(name)
    return found


class Items(NamedTuple):
    """The items of sequences, one sequence after another."""

    lengths: Ints  # of each sequence: how many items it has
    words: Ints  # of each word of a run: which item it is
    gaps: Ints  # of each gap: which item it is


def items_of(columns: Columns) -> Items:
    """Where words and gaps are among the items: each gap comes right before the first word of its run."""
    sizes = np.array(columns.sizes)
    has_gap = np.array([bool(gap) for gap in columns.gaps])
    firsts = np.cumsum(sizes + has_gap) - sizes  # of each run: the item that its first word is
    words = np.arange(len(columns.places)) + np.repeat(np.cumsum(has_gap), sizes)
    begins = firsts[~has_gap]  # of each sequence: its first item
    return Items(np.diff(begins, append=firsts[-1] + sizes[-1]), words, firsts[has_gap] - 1)


def item_scores(columns: Columns, items: Items, weights: Weights) -> Floats:
    """The sum of the weights of each item's features, as an array of items by labels."""
    weights.forget()
    of_words = weights.scores([weights.rows(kind, texts) for kind, texts in columns.of_words.items()])
    of_runs = weights.scores([weights.rows(kind, texts) for kind, texts in columns.of_runs.items()])
    told = [number for number, features in enumerate(columns.shared) if features]
    of_runs[told] += weights.scores_of([columns.shared[number] for number in told])
    scores = np.empty((len(items.words) + len(items.gaps), of_words.shape[1]))
    scores[items.words] = of_words + np.repeat(of_runs, columns.sizes, axis=0)
    if len(items.gaps):
        scores[items.gaps] = weights.scores([weights.rows("gap", [gap for gap in columns.gaps if gap])])
    return scores


class _Names(NamedTuple):
    """Names by the numbers of their words among the words of all runs, parallel arrays."""

    first: Ints
    begin: Ints  # the index of the first word in its article
    end: Ints
    labels: list[str]
    sure: Floats

    def spans(self) -> Iterator[Span]:
        return map(Span, self.begin.tolist(), self.end.tolist(), self.labels, self.sure.tolist())


def _names(columns: Columns, model: _Loaded) -> _Names:
    """The names in all runs; the confidence of a name is the lowest of its words."""
    items = items_of(columns)
    labels, sure = best_labels(item_scores(columns, items, model.weights), items.lengths, model.transition)
    labels, sure = labels[items.words], sure[items.words]
    types = [label[2:] for label in model.labels]  # "B-PER" and "I-PER" are of the type "PER", "O" of none
    kind = np.array([types.index(each) for each in types])[labels]
    is_name = kind != types.index("")
    goes_on = np.array([label.startswith("I-") for label in model.labels])[labels]
    goes_on[1:] &= kind[1:] == kind[:-1]
    goes_on[np.cumsum(columns.sizes) - columns.sizes] = False  # no name begins in another run
    begins = np.flatnonzero(is_name & ~goes_on)
    is_last = is_name & ~np.append(goes_on[1:], False)
    places = np.array(columns.places)
    return _Names(
        begins,
        places[begins],
        places[np.flatnonzero(is_last)] + 1,
        [types[number] for number in kind[begins].tolist()],
        np.minimum.reduceat(np.where(is_name, sure, 1.0), begins) if len(begins) else np.empty(0),
    )
