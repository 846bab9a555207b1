"""A spaCy pipeline in place of the shipped model, where a user names one; the article pass stays the same."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final

from corpus_tools.english.words import Words
from corpus_tools.entities.model import Span
from corpus_tools.entities.sequences import Runs
from corpus_tools.errors import MissingExtraError, ParameterError

_LABELS: Final = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "MISC": "MISC",
    "EVENT": "MISC",
    "WORK_OF_ART": "MISC",
    "PRODUCT": "MISC",
}
_CONFIDENCE: Final = 0.8  # spaCy tells none


@cache
def _pipeline(name: str) -> Any:
    try:
        import spacy
    except ImportError:
        raise MissingExtraError("spacy", "spacy", f"names='spacy:{name}'") from None
    try:
        return spacy.load(name, exclude=["lemmatizer", "textcat"])
    except OSError:
        raise ParameterError(
            "names",
            f"spacy:{name}",
            f"the spaCy pipeline {name!r} is not installed",
            f"Install it with: python -m spacy download {name}",
        ) from None


def spacy_finder(name: str) -> Callable[[Sequence[tuple[Words, Runs]]], list[list[Span]]]:
    """A finder that runs the spaCy pipeline ``name`` and returns the names it finds as spans of this package's words.

    Raises :class:`MissingExtraError` where spaCy is not installed, :class:`ParameterError` where the pipeline is not.
    """
    pipeline = _pipeline(name)

    def find(words: Words) -> list[Span]:
        spans: list[Span] = []
        for entity in pipeline(words.text).ents:
            label = _LABELS.get(entity.label_)
            begin = bisect_right(words.ends, entity.start_char)
            end = bisect_left(words.starts, entity.end_char)
            if label is not None and begin < end and (not spans or spans[-1].end <= begin):
                spans.append(Span(begin, end, label, _CONFIDENCE))
        return spans

    return lambda articles: [find(words) for words, _ in articles]
