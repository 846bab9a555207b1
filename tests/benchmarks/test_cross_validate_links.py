"""The limits of linking set on some events and scored on others, on two invented ones."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy")

GATES = "The lock gates were rotten for a decade, and nobody at the canal board cared to look."
EELS = "We drained the western basin twice last winter and found nothing down there but eels."


def article(name: str, words: str) -> dict[str, str]:
    return {"id": f"{name}_2031-05-02_lock", "text": f"The board met.\n\n“{words}” said Ada Quill.\n\nIt rained."}


def pair(number: int, one: dict[str, str], other: dict[str, str], relation: str) -> dict[str, object]:
    sides = {}
    for side, each in (("a", one), ("b", other)):
        start, end = each["text"].index("“") + 1, each["text"].index("”")
        sides[side] = {"doc": each["id"], "start": start, "end": end, "text": each["text"][start:end]}
    return {"id": f"p{number}", "relation": relation, "event": f"e{number}", **sides}


def test_pairs_are_read_with_the_limits_in_use_and_with_others() -> None:
    from cross_validate_links import Material, fit, in_use, one_changed, units_of

    articles = [
        article("echo", GATES),
        article("tide", GATES.replace("rotten", "ruined")),
        article("post", EELS),
        article("bell", EELS),
    ]
    pairs = [pair(1, *articles[:2], "altered"), pair(2, *articles[2:], "verbatim")]
    material = Material(pairs, articles)
    wanted = {"p1": "altered", "p2": "verbatim"}
    assert material.predict(in_use()) == wanted
    # With limits that nothing reaches nothing is linked.
    strict = tuple(100.0 for _ in in_use())
    assert material.predict(strict) == {"p1": "different", "p2": "different"}
    units = units_of(pairs)
    assert [[each["id"] for each in unit] for unit in units] == [["p1"], ["p2"]]
    assert fit(units, material.predict) == in_use()
    assert all(in_use() not in changed for changed in one_changed().values())
