"""The words of quotations as numbers: the same words, weights and parts as of each quotation by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.utterances.tokens import JOINT, MARKS, Bag, quote_tokens, spoken_words, weight
from corpus_tools.provenance.utterances.versions import joined
from corpus_tools.provenance.utterances.words import Piece, read_words

TEXT = st.text(st.sampled_from("aIé7l…. .\n\t\u00a0'’\"“”[]()-–,%&£k_½"), max_size=14)
PIECES = st.lists(TEXT, min_size=1, max_size=3)


def pieces(texts: list[str]) -> tuple[Piece, ...]:
    placed, at = [], 0
    for text in texts:
        placed.append((at, text))
        at += len(text) + 7
    return tuple(placed)


@given(TEXT)
def test_words_alone_are_those_of_the_tokens(text: str) -> None:
    assert spoken_words(text) == [t.norm + "]" * t.is_bracketed for t in quote_tokens(text)]


@given(st.lists(PIECES, max_size=5))
def test_as_each_quotation_by_itself(texts: list[list[str]]) -> None:
    quotations = [pieces(each) for each in texts]
    words = read_words(quotations)
    alone = [joined(each)[1] for each in quotations]
    assert len(words) == len(quotations)
    for k, tokens in enumerate(alone):
        here = slice(words.starts[k], words.starts[k + 1])
        assert [words.vocabulary[code] for code in words.codes[here]] == [t.norm for t in tokens]
        assert words.is_bracketed[here].tolist() == [t.is_bracketed for t in tokens]
        bag = Bag.of(tokens)
        assert words.weights[k] == bag.weight
        assert words.lightest(is_empty_too=False)[k] == bag.lightest_part
        assert words.counts[k] == sum(t.norm not in MARKS for t in tokens)
    assert [len(each) for each in words.as_characters()] == words.counts.tolist()
    digests = list(words.digests())
    for one, left in zip(digests, alone, strict=True):
        for other, right in zip(digests, alone, strict=True):
            assert (one == other) == ([(t.norm, t[3]) for t in left] == [(t.norm, t[3]) for t in right])


def test_parts_and_brackets() -> None:
    words = read_words([((0, "We never"), (20, "[Skerry’s] harbour … sank")), ((0, "…"),), ((0, "[sic]"), (9, "We"))])
    spoken = [[words.vocabulary[code] for code in words.codes[words.starts[k] : words.starts[k + 1]]] for k in range(3)]
    assert spoken == [["we", "never", JOINT, "skerry's", "harbour", "…", "sank"], ["…"], ["sic", JOINT, "we"]]
    told, owners = words.parts
    assert owners.tolist() == [0, 0, 1, 2, 2]
    assert told.tolist() == [0.2 + weight("never"), 2.0, 0.0, 0.0, 0.2]
    assert words.lightest(is_empty_too=True).tolist() == [told[0], 0.0, 0.0]
    assert words.lightest(is_empty_too=False).tolist() == [told[0], 0.0, 0.2]
    assert words.counts.tolist() == [5, 0, 2]
    some = words.chosen(np.array([2, 0]))
    assert some.counts.tolist() == [2, 5] and some.as_characters()[1] == words.as_characters()[0]
    number = words.numbers_of(["we", "never", "we"])
    assert number is not None and sorted(words.vocabulary[n] for n in number) == ["never", "we"]
    assert words.numbers_of(["herons"]) is None
