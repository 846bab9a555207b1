"""What is worked out of an article, and for how long it is held."""

from __future__ import annotations

import pytest

from corpus_tools.provenance import article as module
from corpus_tools.provenance.article import Article

TEXT = "The mill burned down. “Nobody was hurt,” Ada Ode said."


def test_what_is_worked_out_is_held_for_some_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    articles = [Article(str(i), TEXT) for i in range(5)]
    told = [(each.narration, each.sentences) for each in articles]
    assert len(set(map(str, told))) == 1
    assert [set(vars(each)) == {"article_id", "text", "body_start"} for each in articles] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert (articles[0].narration, articles[0].sentences) == told[0]
    # The article asked for again came last; the one asked for longest ago was given up.
    assert ["narration" in vars(each) for each in articles] == [True, False, False, True, True]
    assert articles[3].folded is articles[3].folded


def test_articles_that_are_gone_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    for i in range(20):
        assert Article(str(i), TEXT).body_words == 10  # four, three and three
    assert len(module._RECENT) <= 2
