"""Which quotations are worth comparing."""

from __future__ import annotations

from corpus_tools.provenance.utterances.candidates import candidate_pairs

FULL = "The lock gates were rotten for a decade, and nobody at the canal board cared to look."
SPUN = "The lock gates were decayed for a decade, and no one at the canal board bothered to look."


def test_candidates_share_words() -> None:
    texts = [
        FULL,
        SPUN,
        "Nothing to add.",
        "the canal board",
        "nothing to add",
        "",
        "not there yet",
        "not quite there yet",
    ]
    pairs = {tuple(pair) for pair in candidate_pairs(texts).tolist()}
    assert {(0, 1), (2, 4), (6, 7)} <= pairs
    assert all(i < j for i, j in pairs)
    assert not any(5 in pair for pair in pairs)
    assert candidate_pairs([]).shape == candidate_pairs(["one"]).shape == (0, 2)
