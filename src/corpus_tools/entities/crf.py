"""A linear-chain CRF that CRFsuite trained: reads its weights, and labels many sequences at a time.

CRFsuite takes the features of each word as text, one sequence at a time. Here, the weights of the features that depend
on a word's form alone (most of them) are summed once per form, not once per mention, and many sequences are decoded
together in arrays. Labels equal CRFsuite's; probabilities differ from them by no more than rounding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from itertools import accumulate, chain, pairwise
from typing import Final, NamedTuple
from zipfile import BadZipFile

import numpy as np

from corpus_tools.arrays import Floats, Ints

_MOST_ROWS: Final = 200_000  # cached sums, of some 6,000 articles: 14 MB, and as much for their texts
_AT_ONCE: Final = 4_000  # items whose rows are summed in one step


class Model(NamedTuple):
    """The weights of a model.

    ``state`` has a row for each attribute and a column for each label; ``transition`` has a row for each label and a
    column for the label that follows it.
    """

    labels: list[str]
    attributes: list[str]
    state: Floats
    transition: Floats


def read_model(data: bytes) -> Model:
    """The weights in a model file (see ``benchmarks/crfsuite_model.py``); raises ValueError where ``data`` is not one.

    The file is an archive of arrays of numbers and letters; to read it executes nothing.
    """
    try:
        with np.load(BytesIO(data), allow_pickle=False) as file:
            labels, written, transition = file["labels"].tolist(), file["attributes"].tobytes(), file["transition"]
            counts, targets, weights = file["counts"], file["targets"], file["weights"]
    except (BadZipFile, EOFError, IndexError, KeyError, ValueError) as error:
        raise ValueError("this is no model file of names") from error
    attributes = written.decode().split("\n")
    state = np.zeros((len(attributes), len(labels)))
    state[np.repeat(np.arange(len(attributes)), counts), targets] = weights
    return Model(labels, attributes, state, transition)


class Weights:
    """Weights for each label: one row for each attribute of a model, and one for each sum of attributes requested.

    Sums are cached by kind and text until a batch ends with more than ``_MOST_ROWS`` of them, so that memory use does
    not grow with the corpus.
    """

    def __init__(self, model: Model, kinds: Mapping[str, Callable[[str], Iterable[str]]]) -> None:
        """``kinds``: for each kind of texts, the attributes that one of them has.

        A text of any other kind is itself an attribute.
        """
        self.numbers = dict(zip(model.attributes, range(len(model.attributes)), strict=True))
        self.none = len(self.numbers)  # the row of attributes that the model does not have, all zero
        self._first = self._next = self.none + 1
        self._rows = np.zeros((self._first + _MOST_ROWS, len(model.labels)))
        self._rows[: self.none] = model.state
        self._sums = {kind: Sums(self, attributes_of) for kind, attributes_of in kinds.items()}
        self._asked: list[list[int]] = []  # the attributes of each sum not yet computed

    def rows(self, kind: str, texts: Sequence[str]) -> Ints:
        """The row of each text; an empty text has no attributes."""
        if kind in self._sums:
            return np.fromiter(map(self._sums[kind].__getitem__, texts), np.int64, len(texts))
        get, none = self.numbers.get, self.none
        return np.fromiter([get(text, none) for text in texts], np.int64, len(texts))

    def add(self, attributes: Iterable[str]) -> int:
        """The row that the sum of these attributes will have."""
        self._asked.append(self._known(attributes))
        return self._next + len(self._asked) - 1

    def _known(self, attributes: Iterable[str]) -> list[int]:
        """The rows of these attributes, at least one."""
        return [number for number in map(self.numbers.get, attributes) if number is not None] or [self.none]

    def scores(self, columns: Iterable[Ints]) -> Floats:
        """The sum of the rows of each item, as an array of items by labels; each column has a row of each item."""
        self._compute()
        first, *others = columns
        out = self._rows[first]
        for column in others:
            out += self._rows[column]
        return out

    def scores_of(self, items: Sequence[Sequence[str]]) -> Floats:
        """The sum of the weights of each item's attributes, as an array of items by labels."""
        none = [self.none]
        return self._added([self._known(item) if item else none for item in items])

    def _compute(self) -> None:
        """Compute the sums that were requested since."""
        if self._asked:
            end = self._next + len(self._asked)
            if end > len(self._rows):
                self._rows = np.vstack([self._rows, np.zeros((end - len(self._rows), self._rows.shape[1]))])
            self._rows[self._next : end] = self._added(self._asked)
            self._next = end
            self._asked = []

    def _added(self, items: Sequence[list[int]]) -> Floats:
        """For each item, the sum of its rows (at least one); computed in batches to limit memory."""
        out = np.empty((len(items), self._rows.shape[1]))
        for at in range(0, len(items), _AT_ONCE):
            some = items[at : at + _AT_ONCE]
            ends = list(accumulate(map(len, some)))
            columns = np.fromiter(chain.from_iterable(some), np.int64, ends[-1])
            np.add.reduceat(self._rows[columns], [0, *ends[:-1]], axis=0, out=out[at : at + len(some)])
        return out

    def sums_cached(self) -> int:
        """The number of texts whose sums are cached."""
        return sum(map(len, self._sums.values()))

    def forget(self) -> None:
        """Discard all cached sums if there are more than ``_MOST_ROWS``; rows given out before are then invalid."""
        if self._next - self._first > _MOST_ROWS:
            for sums in self._sums.values():
                sums.clear()
            self._rows = self._rows[: self._first + _MOST_ROWS].copy()
            self._next = self._first


class Sums(dict[str, int]):
    """The row of each text of one kind, added when it is first looked up."""

    def __init__(self, weights: Weights, attributes_of: Callable[[str], Iterable[str]]) -> None:
        super().__init__()
        self._weights, self._attributes_of = weights, attributes_of

    def __missing__(self, text: str) -> int:
        row = self[text] = self._weights.add(self._attributes_of(text)) if text else self._weights.none
        return row


def best_labels(scores: Floats, lengths: Ints | Sequence[int], transition: Floats) -> tuple[Ints, Floats]:
    """The most probable labels of sequences of items, and the marginal probability (0 to 1) of each of these labels.

    ``scores`` has a row for each item, one sequence after another; ``lengths`` has the number of items in each. There
    has to be a sequence, and an item in each. Labels are those of the most probable path (Viterbi); of two equally
    probable labels, the one that the model lists first.
    """
    every = np.asarray(lengths, dtype=np.int64)
    order = np.argsort(-every, kind="stable")
    sizes, starts = every[order], (np.cumsum(every) - every)[order]
    # At each position, the items of the sequences that are long enough: always the first ones in this order.
    places = [starts[: np.searchsorted(-sizes, -at, side="left")] + at for at in range(int(sizes[0]))]
    labels = _viterbi(scores, places, transition)
    return labels, _marginals(scores, places, transition)[np.arange(len(labels)), labels]


def _viterbi(scores: Floats, places: list[Ints], transition: Floats) -> Ints:
    into = transition.T
    best = np.empty_like(scores)
    came = np.zeros(scores.shape, dtype=np.int64)
    best[places[0]] = scores[places[0]]
    for before, here in pairwise(places):
        ways = best[before[: len(here)], None, :] + into
        came[here] = ways.argmax(axis=2)
        best[here] = ways.max(axis=2) + scores[here]
    labels: Ints = best.argmax(axis=1)  # right for the last items; each determines the one before it
    for before, here in zip(places[-2::-1], places[:0:-1], strict=False):
        labels[before[: len(here)]] = came[here, labels[here]]
    return labels


def _marginals(scores: Floats, places: list[Ints], transition: Floats) -> Floats:
    """The probability of each label at each item, by the forward-backward algorithm (Rabiner 1989)."""
    weight, step = np.exp(scores - scores.max(axis=1, keepdims=True)), np.exp(transition)
    ahead, behind = np.empty_like(scores), np.ones_like(scores)
    ahead[places[0]] = weight[places[0]]
    for before, here in pairwise(places):
        reached = np.einsum("ij,jk->ik", ahead[before[: len(here)]], step) * weight[here]
        ahead[here] = reached / reached.sum(axis=1, keepdims=True)
    for before, here in zip(places[-2::-1], places[:0:-1], strict=False):
        reached = np.einsum("ij,kj->ik", behind[here] * weight[here], step)
        behind[before[: len(here)]] = reached / reached.sum(axis=1, keepdims=True)
    both = ahead * behind
    return np.asarray(both / both.sum(axis=1, keepdims=True))
