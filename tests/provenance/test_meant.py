"""Which article of a credited outlet is meant, on articles of a few sentences."""

from __future__ import annotations

import pandas as pd

from corpus_tools.provenance import align_passages
from corpus_tools.provenance.known import Known
from corpus_tools.provenance.meant import CREDITED_DAYS, Meant
from corpus_tools.provenance.reuse.shares import measure_reuse

NEWS = "The ferry to Skerry ran aground in the morning fog, and forty people were brought ashore in small boats."
OTHER = "Nets are cheap on the quay this year, says Marta Lunde, who has sold them there since the flood of 1987."
CREDIT = "The news was first reported by the Harbour Herald."
SAID = "“The keel went over the stones,” the pilot told the Harbour Herald."


def meant(texts: dict[str, str], days: dict[str, str], quoted: tuple[str, ...] = ()) -> tuple[Known, Meant]:
    """Of articles whose ids say their outlets: h… is the Harbour Herald, all others are the Quay Post.

    Articles in ``quoted`` print one statement, from the first quotation mark on.
    """
    outlets = ["Harbour Herald" if key.startswith("h") else "Quay Post" for key in texts]
    articles = pd.DataFrame({"article_id": list(texts), "outlet": outlets, "text": list(texts.values())})
    articles["published"] = pd.to_datetime([days.get(key) for key in texts]).astype("datetime64[s]")
    articles["published_precision"] = "day"
    statements = pd.DataFrame({"article_id": list(quoted), "utterance_id": "u1"})
    statements["start"] = pd.Series([texts[key].index("“") for key in quoted], dtype="int64")
    known = Known(articles)
    return known, Meant(known, measure_reuse(known.texts, align_passages(articles)), statements)


def found(known: Known, of: Meant, article_id: str) -> list[str | None]:
    """The articles that the credits of an article refer to."""
    article = known.ids.index(article_id)
    return [None if other is None else known.ids[other] for _, other in of.of[article]]


def test_the_article_with_text_in_common_is_meant() -> None:
    texts = {"h1": OTHER, "h2": NEWS, "q": f"{NEWS} {CREDIT}"}
    known, of = meant(texts, {"h1": "2031-03-03", "h2": "2031-03-03", "q": "2031-03-04"})
    assert found(known, of, "q") == ["h2"]
    assert of.keys.tolist() == [2 * 3 + 1]  # the third article refers to the second of three


def test_nothing_in_common_and_no_article_is_meant() -> None:
    texts = {"h1": OTHER, "q": f"{NEWS} {CREDIT}"}
    known, of = meant(texts, {"h1": "2031-03-03", "q": "2031-03-04"})
    assert found(known, of, "q") == [None]
    assert of.keys.tolist() == []


def test_an_article_published_later_or_long_before_is_not_meant() -> None:
    texts = {"h1": NEWS, "q": f"{NEWS} {CREDIT}"}
    days = {"later": "2031-03-21", "last": "2031-03-13", "early": "2031-03-12", "unknown": None}
    is_meant = {}
    for name, day in days.items():
        known, of = meant(texts, {"q": "2031-03-20"} | ({"h1": day} if day else {}))
        is_meant[name] = found(known, of, "q") == ["h1"]
    assert CREDITED_DAYS == 7
    assert is_meant == {"later": False, "last": True, "early": False, "unknown": True}


def test_words_told_to_an_outlet_are_in_the_article_that_is_meant() -> None:
    texts = {"h1": SAID.replace(" told the Harbour Herald", " said"), "h2": OTHER, "q": f"{SAID} {NEWS}"}
    known, of = meant(texts, {}, quoted=("h1", "q"))
    assert found(known, of, "q") == ["h1"]
    assert [of.is_quoted(2, k) for k in range(3)] == [True, False, False]


def test_an_article_that_shares_only_what_is_far_from_the_words_told_is_not_meant() -> None:
    between = "Rain fell on Tuesday. " * 20
    texts = {"h2": NEWS, "q": f"{SAID} {between}{NEWS}"}
    known, of = meant(texts, {})
    assert found(known, of, "q") == [None]
    near, of_near = meant({"h2": NEWS, "q": f"{SAID} {NEWS}"}, {})
    assert found(near, of_near, "q") == ["h2"]
