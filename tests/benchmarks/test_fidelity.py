"""Pairs of quotations counted with and without those that hold a fragment, by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("scipy")

SCORER = """
def score(gold, predicted):
    def of(test):
        sides = [(test(g["relation"]), test(p["relation"])) for g, p in zip(gold, predicted)]
        return {"tp": sides.count((True, True)), "fp": sides.count((False, True)), "fn": sides.count((True, False))}
    return {"same": of(lambda r: r != "different"), "altered": of(lambda r: r == "altered")}
"""


def pair(number: int, one: str, other: str, relation: str) -> dict[str, object]:
    sides = {
        side: {"doc": side, "start": 0, "end": len(text), "text": text} for side, text in (("a", one), ("b", other))
    }
    return {"id": f"p{number}", "relation": relation, "event": f"e{number % 2}", **sides}


def test_pairs_with_a_fragment_are_left_out_of_gold_and_prediction(tmp_path: Path) -> None:
    from layers.fidelity import has_fragment
    from scoring import score_fidelity

    (tmp_path / "score.py").write_text(SCORER, "utf-8")
    gold = [
        pair(1, "the gates were rotten for years", "the gates were ruined for years", "altered"),
        pair(2, "rotten gates", "the gates were rotted for years", "altered"),
        pair(3, "we drained the basin twice", "we drained it … twice", "altered"),
        pair(4, "eels and … herons", "eels, herons and a pike", "cut"),
    ]
    assert [has_fragment(each) for each in gold] == [False, True, False, True]
    said = [{"id": "p1", "relation": "altered"}, {"id": "p2", "relation": "paraphrase"}]
    said += [{"id": "p3", "relation": "different"}, {"id": "p4", "relation": "different"}]
    found = score_fidelity(gold, said, tmp_path / "score.py")
    # altered: one of three found; of those without a fragment one of two. Same: two of four, and one of two.
    assert [round(found[key].value, 4) for key in ("altered", "altered, no fragments")] == [0.5, 0.6667]
    assert [round(found[key].value, 4) for key in ("same", "same, no fragments")] == [0.6667, 0.6667]
    assert found["same, no fragments, recall"].value == 0.5
    assert found["pairs"].value == 4
