"""Articles as sentences and words with numbers."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.english.inflection import stem
from corpus_tools.english.tokens import FOLDED_WORD, sentence_spans
from corpus_tools.provenance.reuse.sentences import Vocabulary, prepare
from corpus_tools.text import fold_case

TEXTS = st.lists(st.sampled_from(["Ferry ", "ferries ", "sailed. ", "“Don’t” ", "1,5 ", "…", "\n\n", "É", "ł ", "!? "]))


@given(st.lists(TEXTS.map("".join), max_size=4))
def test_the_words_of_each_sentence(texts: list[str]) -> None:
    words = Vocabulary()
    numbers: dict[str, int] = {}
    for text, read in zip(texts, words.read(texts), strict=True):
        one, folded = prepare(text, words, read), fold_case(text)
        wanted = [(span, FOLDED_WORD.findall(folded, *span)) for span in sentence_spans(text)]
        wanted = [(span, found) for span, found in wanted if found]
        assert list(zip(one.starts.tolist(), one.ends.tolist(), strict=True)) == [span for span, _ in wanted]
        cut = [one.codes[begin:end].tolist() for begin, end in pairwise(one.borders)]
        assert list(map(len, cut)) == [len(found) for _, found in wanted]
        for codes, (_, found) in zip(cut, wanted, strict=True):
            for code, word in zip(codes, found, strict=True):
                assert numbers.setdefault(word, code) == code
        of_words = [stem(word) for _, found in wanted for word in found]
        of_codes = [words.stem_of[code] for code in one.codes.tolist()]
        assert len(set(zip(of_words, of_codes, strict=True))) == len(set(of_words)) == len(set(of_codes))
    assert len(set(numbers.values())) == len(numbers) == len(words)
