from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from corpus_tools.english.tokens import sentence_spans
from corpus_tools.measures.index.pieces import read_bags, read_positions
from corpus_tools.measures.words import word_positions, words_of
from tests.measures.index.any_texts import texts


@given(texts)
@settings(max_examples=200, deadline=None)
def test_bags_are_the_words_of_each_text(some: list[str]) -> None:
    bags = read_bags(some)
    assert bags.words == sorted(set(bags.words))
    for row, text in enumerate(some):
        here = slice(bags.first[row], bags.first[row + 1])
        spelt = [bags.words[code] for code in bags.code[here]]
        assert dict(zip(spelt, bags.as_word[here] + bags.as_number[here], strict=True)) == Counter(
            words_of(text, numbers=True)
        )
        alone = {word: n for word, n in zip(spelt, bags.as_word[here].tolist(), strict=True) if n}
        assert alone == Counter(words_of(text))


@given(texts)
@settings(max_examples=200, deadline=None)
def test_positions_are_the_words_of_each_sentence(some: list[str]) -> None:
    stream = read_positions(some)
    for row, text in enumerate(some):
        here = slice(stream.first[row], stream.first[row + 1])
        spelt = [stream.words[code] for code in stream.code[here]]
        rows = list(zip(stream.start[here].tolist(), stream.end[here].tolist(), spelt, strict=True))
        by_sentence = [word_positions(text, start, end, numbers=True) for start, end in sentence_spans(text)]
        assert rows == [word for sentence in by_sentence for word in sentence]
        begins = stream.begins_run[here]
        at = 0
        for sentence in by_sentence:
            for number, (start, _, _) in enumerate(sentence):
                gap = text[sentence[number - 1][1] : start] if number else ""
                assert begins[at] == (not number or any(mark in ',;:()[]–—"“”' for mark in gap))
                at += 1
