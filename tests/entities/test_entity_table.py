"""The table of entities, counted by hand."""

from __future__ import annotations

import pandas as pd

from corpus_tools.entities import resolve_entities


def mention(
    article: str, start: int, text: str, form: str = "full", title: str = "", role: str = ""
) -> dict[str, object]:
    return {
        "article_id": article,
        "start": start,
        "end": start + len(text),
        "text": text,
        "label": "PER",
        "entity_id": "per:cora-ode",
        "name": "Cora Ode",
        "form": form,
        "honorific": title or None,
        "role": role or None,
        "gender": "female" if title == "Ms" else "unknown",
        "is_misspelt": False,
        "confidence": 0.9,
        "method": "model",
    }


def test_counts() -> None:
    rows = [
        mention("a", 0, "Cora Ode", role="mayor of Exham"),
        mention("a", 20, "Ode", "surname", "Ms"),
        mention("a", 40, "the mayor", "role"),
        mention("b", 0, "Cora Ode", role="Mayor of Exham"),
        mention("b", 50, "She", "pronoun"),
        mention("c", 0, "Cora Ode", role="head teacher"),
        mention("d", 0, "Cora Ode", role="mayor of Exham"),
        mention("e", 0, "Cora Ode", role="mayor of Exham"),
    ]
    dates = [pd.NaT, "2030-01-05", "2030-01-03", "2030-01-03", "2030-01-09"]
    published = pd.Series(pd.to_datetime(dates)).astype("datetime64[s]")
    articles = pd.DataFrame(
        {
            "article_id": [*"abcde"],
            "text": ["x"] * 5,
            "outlet": ["One", "Two", "Two", "One", "One"],
            "published": published,
        }
    )
    (row,) = resolve_entities(pd.DataFrame(rows), articles).entities.to_dict("records")
    # The pronoun is not counted; of two first articles of one day that whose id comes first.
    assert (row["mentions"], row["articles"], row["outlets"]) == (7, 5, 2)
    assert (row["first_article_id"], str(row["first_published"])[:10], row["gender"]) == ("c", "2030-01-03", "female")
    assert row["variants"] == "Cora Ode | Ms Ode"
    # Five articles tell a role: one that a single article gives is not believed.
    assert row["roles"] == "mayor of Exham | Mayor of Exham"


def test_somebody_known_by_an_office_alone() -> None:
    rows = [
        mention("a", 0, "The Home Secretary", "role") | {"entity_id": "role:home-secretary", "name": "Home Secretary"}
    ]
    articles = pd.DataFrame({"article_id": ["a"], "text": ["x"]})
    (row,) = resolve_entities(pd.DataFrame(rows), articles).entities.to_dict("records")
    assert (row["entity_id"], row["name"], row["variants"]) == (
        "per:home-secretary",
        "Home Secretary",
        "The Home Secretary",
    )
    assert pd.isna(row["first_published"])
