"""Articles that are made when they are asked for."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.provenance import texts as module
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.reuse.boilerplate import Line
from corpus_tools.provenance.texts import Texts, in_batches, text_digests

ROWS = pd.DataFrame(
    {"article_id": ["b", "a"], "text": ["Eels are late. Ads.", "Head\n\nA boat."], "body_start": [0, 6]}
)


def test_articles_are_in_the_order_of_their_ids_without_boilerplate() -> None:
    texts = Texts(ROWS, {"b": [Line(15, 19, 3)]})
    assert [texts[k] for k in range(2)] == [Article("a", "Head\n\nA boat.", 6), Article("b", "Eels are late.     ", 0)]
    assert texts.as_printed(1).text == "Eels are late. Ads."
    assert [texts.has_boilerplate(k) for k in range(2)] == [False, True]
    assert texts.place.tolist() == [1, 0]


def test_without_body_start_the_body_is_the_text() -> None:
    assert Texts(ROWS.drop(columns="body_start")).begins.tolist() == [0, 0]


def test_digests_are_the_same_however_many_are_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [Article(str(k), f"Text {k % 3}", k % 2) for k in range(7)]
    whole = text_digests(articles).tolist()
    assert whole[0] == whole[6] != whole[3]
    monkeypatch.setattr(module, "_AT_ONCE", 2)
    assert text_digests(articles).tolist() == whole
    assert [len(some) for some in in_batches(articles)] == [2, 2, 2, 1]
    assert text_digests([]).tolist() == []
