from __future__ import annotations

import pandas as pd

from corpus_tools.measures.actor_labels import INDEFINITE, NOBODY, PRONOUN, ActorLabels


def test_an_actor_is_spelt_as_the_articles_most_often_do() -> None:
    said = ["The GP", "the GP", "the Mayor", "The mayor", "Police", "US", "us", "Nobody", "  ", None, "Her GP", "NHS"]
    data = pd.DataFrame({"agent": said, "agent_id": None, "affected": "police", "affected_id": None})
    labels = ActorLabels(data, None)
    of = ["the GP", "the GP", "the mayor", "the mayor", "police", "US", PRONOUN, INDEFINITE, NOBODY, NOBODY]
    assert [labels.of(None, words) for words in said] == [*of, "her GP", "NHS"]
    assert labels.each(None, None) == []
    # Which rows come first changes nothing.
    other = ActorLabels(data.iloc[::-1], None)
    assert [other.of(None, words) for words in said] == [*of, "her GP", "NHS"]
