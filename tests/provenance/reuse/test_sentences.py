"""Articles as sentences and words with numbers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.english.inflection import stem
from corpus_tools.english.tokens import FOLDED_WORD, sentence_spans
from corpus_tools.provenance.reuse import sentences
from corpus_tools.provenance.reuse.matching import similarity
from corpus_tools.provenance.reuse.sentences import Vocabulary, alike, prepare
from corpus_tools.text import fold_case

FEW = st.lists(st.sampled_from(["ab", "cd", "ef"]), max_size=9)
TEXTS = st.lists(st.sampled_from(["Ferry ", "ferries ", "sailed. ", "“Don’t” ", "1,5 ", "…", "\n\n", "É", "ł ", "!? "]))


@given(st.lists(TEXTS.map("".join), max_size=4))
def test_the_words_of_each_sentence(texts: list[str]) -> None:
    words = Vocabulary()
    numbers: dict[str, int] = {}
    for text, read in zip(texts, words.read(texts), strict=True):
        one, folded = prepare(text, words, read), fold_case(text)
        wanted = [(span, FOLDED_WORD.findall(folded, *span)) for span in sentence_spans(text)]
        wanted = [(span, found) for span, found in wanted if found]
        assert list(one.spans) == [span for span, _ in wanted]
        cut = [one.codes[begin:end].tolist() for begin, end in pairwise(one.borders)]
        assert [list(map(len, cut))] == [[len(found) for _, found in wanted]]
        for codes, (_, found) in zip(cut, wanted, strict=True):
            for code, word in zip(codes, found, strict=True):
                assert numbers.setdefault(word, code) == code
        stems = [tuple(dict.fromkeys(map(stem, found))) for _, found in wanted]
        assert [len(each) for each in one.stems] == [len(each) for each in stems]
    assert len(set(numbers.values())) == len(numbers) == len(words)


@given(FEW, FEW)
def test_what_two_sentences_have_in_common_is_kept_as_it_was_found(one: list[str], other: list[str]) -> None:
    words = Vocabulary()
    left, right = (prepare(" ".join(each), words) for each in (one, other))
    assert alike(left.codes, right.codes) == similarity(one, other)
    for _ in range(2):
        if left.numbers and right.numbers:
            pair = left.numbers[0], right.numbers[0]
            assert words.similarity(pair, left.codes, right.codes) == similarity(one, other)


def test_sentences_of_the_same_words_have_one_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "_COMPARED", 1)
    words = Vocabulary()
    one = prepare("The ferries sail. They sail early. The ferries sail.", words)
    other = prepare("The ferry sails. The FERRIES sail.", words)
    assert one.numbers[0] == one.numbers[2] == other.numbers[1] != other.numbers[0]
    assert len({*one.stems, *other.stems}) == 2
    # What is forgotten is worked out again.
    left, right = one.slice(0, 0), one.slice(1, 1)
    for pair, wanted in (((0, 1), 1 / 3), ((0, 2), 1.0), ((0, 1), 1 / 3)):
        assert words.similarity(pair, left, right if wanted < 1 else left) == pytest.approx(wanted)
