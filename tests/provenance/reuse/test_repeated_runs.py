"""Runs of words that an outlet repeats within longer lines."""

from __future__ import annotations

import numpy as np
import pandas as pd

from corpus_tools.provenance.reuse.corpus_texts import CorpusTexts
from corpus_tools.provenance.reuse.repeated_runs import NOBODY, Runs, find_suspects, has_articles

RUN = "more news from the harbour and the upper basin every day at six"  # thirteen words
SHORT = " ".join(RUN.split()[:11])
TEXTS = [
    f"{start} {RUN} {end}" for start, end in [("It rained.", "Ferries ran."), ("No eels.", ""), ("A choir", "sang.")]
]


def found(texts: list[str], outlet: list[int], day: list[int]) -> list[tuple[int, str, int]]:
    runs = Runs(np.array(outlet), np.array(day))
    for place, text in enumerate(texts):
        runs.add(np.array([place]), [text.lower()])
    return [(place, texts[place][start:end], many) for place, start, end, many in runs.found()]


def test_a_run_of_three_days_or_of_four_articles_without_days() -> None:
    expected = [(0, RUN, 3), (1, RUN, 3), (2, RUN, 3)]
    assert found(TEXTS, [0, 0, 0], [0, 1, 2]) == expected
    assert found(TEXTS, [0, 0, 0], [0, 1, 1]) == []
    assert found(TEXTS, [0, 0, 0], [NOBODY] * 3) == []
    assert found([*TEXTS, RUN], [0] * 4, [NOBODY] * 4) == [(k, RUN, 4) for k in range(4)]
    assert found(TEXTS, [0, 0, 1], [0, 1, 2]) == []
    assert found([], [], []) == []


def test_a_shorter_run_is_none_and_figures_are_alike() -> None:
    assert found([f"{text[:9]} {SHORT} {'xyz'[k]}" for k, text in enumerate(TEXTS)], [0] * 3, [0, 1, 2]) == []
    other = [text.replace("six", f"{number}.30pm") for text, number in zip(TEXTS, (6, 18, 7), strict=True)]
    assert [run for _, run, _ in found(other, [0] * 3, [0, 1, 2])] == [
        RUN.replace("six", time) for time in ("6.30pm", "18.30pm", "7.30pm")
    ]


def test_the_end_of_one_article_and_the_beginning_of_the_next_are_no_run() -> None:
    words = RUN.split()
    halves = [" ".join(words[:7]), " ".join(words[7:])] * 4
    assert found(halves, [0] * 8, list(range(8))) == []


def test_suspects_hold_what_others_of_their_outlet_hold() -> None:
    texts = CorpusTexts(pd.DataFrame({"article_id": list("abcd"), "text": [*TEXTS, "A tug sank."]}))
    assert find_suspects(texts, np.zeros(4, dtype=np.int64)).tolist() == [True, True, True, False]
    assert find_suspects(texts, np.array([0, 0, 1, 1])).tolist() == [False] * 4
    assert find_suspects(texts, np.full(4, NOBODY)).tolist() == [False] * 4


def test_outlets_with_few_articles() -> None:
    assert has_articles(np.array([0, 1, 0, NOBODY, NOBODY]), 2).tolist() == [True, False, True, False, False]
    assert has_articles(np.array([], dtype=np.int64), 2).tolist() == []
