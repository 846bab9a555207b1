"""The sequence model: a linear-chain CRF, run by CRFsuite; loaded once, when the first article is read.

The model file holds numbers and strings only; loading it executes nothing.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pycrfsuite

from corpus_tools.english.words import Words
from corpus_tools.entities.features import sequences

MODEL_FILE = "names.crfsuite.gz"


class Span(NamedTuple):
    """A name as word indices, with its label (PER, ORG, LOC or MISC) and how sure the model is (0 to 1)."""

    begin: int
    end: int
    label: str
    confidence: float


class _Loaded(NamedTuple):
    tagger: pycrfsuite.Tagger
    data: bytes  # CRFsuite reads from this memory as long as the tagger lives


@cache
def load_model() -> _Loaded:
    """The shipped model."""
    return open_model((files("corpus_tools.entities") / "data" / MODEL_FILE).read_bytes())


def open_model(packed: bytes) -> _Loaded:
    """A tagger for a gzipped model file."""
    data = gzip.decompress(packed)
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(data)
    return _Loaded(tagger, data)


def tag_runs(words: Words, runs: list[tuple[int, int]]) -> list[Span]:
    """The names that the model finds in the runs of one article, in order."""
    tagger = load_model().tagger
    spans: list[Span] = []
    for sequence in sequences(words, runs):
        tags = tagger.tag(sequence.features)
        k, n = 0, len(tags)
        while k < n:
            if tags[k] == "O" or sequence.words[k] < 0:
                k += 1
                continue
            label = tags[k][2:]
            j = k + 1
            while j < n and sequence.words[j] >= 0 and tags[j] == "I-" + label:
                j += 1
            sure = min(tagger.marginal(tags[m], m) for m in range(k, j))
            spans.append(Span(sequence.words[k], sequence.words[j - 1] + 1, label, sure))
            k = j
    return spans
