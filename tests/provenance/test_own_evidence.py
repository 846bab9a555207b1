"""What an article shows of its origin by itself, read in parts of any size."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools import divided
from corpus_tools.provenance.own_evidence import OwnEvidence, read_evidence
from corpus_tools.provenance.texts import Texts

OUTLETS = ["Harbour Gazette", "Skerry Times"]
TEXTS = (
    "SKERRY (Reuters) - The ferries stopped on Monday, the port said in the morning.",
    "Ada Ode has resigned, the Harbour Gazette first reported. She told the Skerry Times why.",
    "The mayor of the port of the town of Skerry's brother's firm sank. We saw it, and I wept.",
)


def evidence(outlets: list[str]) -> list[OwnEvidence]:
    ids = [f"a{n}" for n in range(len(TEXTS))]
    articles = pd.DataFrame({"article_id": ids, "text": list(TEXTS)})
    return read_evidence(Texts(articles), ["Skerry Times"] * len(ids), [None] * len(ids), outlets)


@pytest.mark.parametrize("size", [1, 2, 400])
def test_agencies_outlets_and_signs(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    real = divided.divided
    monkeypatch.setattr(divided, "divided", lambda units, _: real(units, size))
    agency, credited, signs = evidence(OUTLETS)
    assert [credit.outlet for credit in agency.agencies or ()] == ["Reuters"]
    (credit,) = credited.credits or ()  # its own outlet is not credited
    assert credit.outlet == "Harbour Gazette"
    assert TEXTS[1][credit.start : credit.end] == "Harbour Gazette"
    assert "first person outside quotation marks" in signs.spin.signs
    assert credited.agencies == agency.credits == []
    assert [each.words for each in (agency, credited, signs)] == [14, 15, 19]


def test_no_article_and_no_outlet() -> None:
    assert read_evidence(Texts(pd.DataFrame({"article_id": [], "text": []})), [], [], OUTLETS) == []
    assert [each.credits for each in evidence([])] == [[], [], []]
