"""The table of reporting verbs."""

from __future__ import annotations

import pytest

from corpus_tools.quotes import cue_class, cue_table


def test_every_cue_has_a_class_a_group_and_a_source() -> None:
    table = cue_table()
    assert list(table.columns) == ["cue", "lemma", "form", "cue_class", "group", "meaning", "source"]
    assert not table.isna().any().any()
    assert table["cue"].is_unique
    assert set(table["group"]) == {"neutral", "strong", "loaded", "other"}
    assert table["source"].str.contains(r"19|20|own class", regex=True).all()


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "neutral"),
        ("told", "neutral"),
        ("has said", "neutral"),
        ("admitted", "conceding"),
        ("claims", "distancing"),
        ("insisting", "asserting"),
        ("warned", "directing"),
        ("slammed", "attacking"),
        ("praised", "supporting"),
        ("tweeted", "writing"),
        ("according to", "according"),
        ("went on", "structuring"),
        ("Said:", "neutral"),
        ("walked", ""),
        ("", ""),
    ],
)
def test_classes(cue: str, expected: str) -> None:
    assert cue_class(cue) == expected


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("speak", {"speak", "speaks", "spoke", "spoken", "speaking"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
    ],
)
def test_forms(lemma: str, forms: set[str]) -> None:
    table = cue_table()
    assert set(table.loc[table["lemma"] == lemma, "cue"]) == forms
