"""The sequence model: a linear-chain CRF that CRFsuite trained; loaded once, when the first article is read.

The model file holds numbers and strings only; loading it executes nothing.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from corpus_tools.english.words import Words
from corpus_tools.entities.crf import Floats, Weights, best_labels, read_model
from corpus_tools.entities.features import KINDS, Reading, sequences

MODEL_FILE = "names.crfsuite.gz"
Runs = list[tuple[int, int]]


class Span(NamedTuple):
    """A name as word indices, with its label (PER, ORG, LOC or MISC) and how sure the model is (0 to 1)."""

    begin: int
    end: int
    label: str
    confidence: float


class _Loaded(NamedTuple):
    """The model: its labels, the transition weights between them, and the weights of features and how to read them."""

    labels: list[str]
    transition: Floats
    weights: Weights
    reading: Reading[int]


@cache
def load_model() -> _Loaded:
    """The shipped model."""
    return open_model((files("corpus_tools.entities") / "data" / MODEL_FILE).read_bytes())


def open_model(packed: bytes) -> _Loaded:
    """The model in a gzipped CRFsuite file, given as bytes; raises ValueError where it is not one."""
    model = read_model(gzip.decompress(packed))
    weights = Weights(model)
    kinds = {kind: weights.sums(features_of) for kind, features_of in KINDS.items()}
    return _Loaded(model.labels, model.transition, weights, Reading(kinds, weights.numbers.get, weights.none))


def tag_runs(articles: Sequence[tuple[Words, Runs]]) -> list[list[Span]]:
    """The names that the model finds in the runs of each article, in order."""
    model = load_model()
    model.weights.forget()
    read = [sequences(words, runs, model.reading) for words, runs in articles]
    whole = [sequence for some in read for sequence in some]
    if not whole:
        return [[] for _ in articles]
    scores = model.weights.scores([item for sequence in whole for item in sequence.items])
    labels, sure = best_labels(scores, [len(sequence.items) for sequence in whole], model.transition)
    tags, sures = [model.labels[label] for label in labels.tolist()], sure.tolist()
    out: list[list[Span]] = []
    at = 0
    for some in read:
        spans: list[Span] = []
        for sequence in some:
            end = at + len(sequence.items)
            spans += _spans(sequence.words, tags[at:end], sures[at:end])
            at = end
        out.append(spans)
    return out


def _spans(words: list[int], tags: list[str], sure: list[float]) -> Iterator[Span]:
    """The names in one sequence; the confidence of a name is the lowest of its words."""
    k, n = 0, len(tags)
    while k < n:
        j = k + 1
        if tags[k] != "O" and words[k] >= 0:
            label = tags[k][2:]
            while j < n and words[j] >= 0 and tags[j] == "I-" + label:
                j += 1
            yield Span(words[k], words[j - 1] + 1, label, min(sure[k:j]))
        k = j
