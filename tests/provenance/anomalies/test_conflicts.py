"""Figures and quotations that contradict each other, in articles made for these tests."""

from __future__ import annotations

import pytest

from corpus_tools.provenance.anomalies.conflicts import conflicting_figures, figures, two_wordings
from corpus_tools.provenance.article import Article

SAID = "“The lock gates were rotten for a decade and nobody cared to look,” she said."


def read(text: str) -> list[tuple[str, float, float, str, str]]:
    article = Article("a", text)
    found = figures(article)
    assert all(article.text[f.start : f.end] == f.text for f in found)
    return [(f.text, f.low, f.high, f.unit, f.qualifier) for f in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They counted 40 eels.", [("40 eels", 40, 40, "eel", "")]),
        ("They counted seven eels.", [("seven eels", 7, 7, "eel", "")]),
        ("They counted 1,200 dead eels.", [("1,200 dead eels", 1200, 1200, "eel", "dead")]),
        ("They counted 2 thousand eels.", [("2 thousand eels", 2000, 2000, "eel", "")]),
        ("They counted 1.5 million eels.", [("1.5 million eels", 1.5e6, 1.5e6, "eel", "")]),
        ("They counted more than 40 eels.", [("more than 40 eels", 40, 50, "eel", "")]),
        ("They counted nearly 40 eels.", [("nearly 40 eels", 34, 40, "eel", "")]),
        ("They counted about 40 eels.", [("about 40 eels", 34, 46, "eel", "")]),
        ("It stood for two decades.", [("two decades", 20, 20, "year", "")]),
        ("It took two fortnights.", [("two fortnights", 4, 4, "week", "")]),
    ],
)
def test_what_a_figure_counts(text: str, found: list[tuple[str, float, float, str, str]]) -> None:
    assert [(a, pytest.approx(low), pytest.approx(high), u, q) for a, low, high, u, q in found] == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was built in 1931 barges ago.",
        "It cost £40 millions.",
        "It rose by 40 percent.",
        "It opened at 7:30 gates.",
        "They met on 7 May.",
        "Some 40 of them came.",
        "She won 40 votes and 12 delegates.",
        "It rose by 40 percentage points.",
        "They knocked 40 times.",
    ],
)
def test_years_money_dates_and_votes_count_nothing(text: str) -> None:
    assert read(text) == []


def conflicts(*texts: str) -> list[tuple[str, str, str]]:
    """(article, the figure, the one it is set against)."""
    articles = [Article(f"a{k}", text) for k, text in enumerate(texts)]
    by_id = {article.article_id: article.text for article in articles}
    out = []
    for article_id, found in conflicting_figures(articles):
        assert found.kind == "conflicting_figures"
        other = by_id[found.other_id][found.other_start : found.other_end]
        out.append((article_id, by_id[article_id][found.start : found.end], other))
    return out


FLOOD = "The flood in the western basin killed {} herons that nested on the mud bank, the warden said."


def test_two_articles_count_one_thing_differently() -> None:
    assert conflicts(FLOOD.format(40), FLOOD.format(60)) == [("a1", "60 herons", "40 herons")]
    # What most articles give comes first, whatever their order.
    assert conflicts(FLOOD.format(60), FLOOD.format(40), FLOOD.format(40)) == [("a0", "60 herons", "40 herons")]


def test_figures_that_may_both_be_right() -> None:
    assert conflicts(FLOOD.format(40), FLOOD.format("more than 40")) == []
    assert conflicts(FLOOD.format(40), FLOOD.format("nearly 45")) == []
    # Beyond three times as much it counts something else; below five it is a way of speaking.
    assert conflicts(FLOOD.format(40), FLOOD.format(400)) == []
    assert conflicts(FLOOD.format("two"), FLOOD.format("four")) == []
    assert conflicts(FLOOD.format(40), "On the other side of the town 60 herons were sold to a lady with a hat.") == []
    assert conflicts(FLOOD.format("40 grey"), FLOOD.format("60 white")) == []


def test_an_article_contradicts_itself_on_years_of_service() -> None:
    one = "Dame Amara served the town for 30 years.\n\nIn her 40 years of service she saw two floods."
    assert [(a, b) for _, a, b in conflicts(one)] in ([("40 years", "30 years")], [("30 years", "40 years")])
    assert conflicts("She served for 30 years.\n\nThe wall stood for 40 years.") == []


def wordings(*quotations: str) -> list[tuple[str, str]]:
    article = Article("a", "\n\n".join(quotations))
    out = []
    for found in two_wordings(article):
        assert (found.kind, found.other_id) == ("two_wordings", "a")
        out.append((article.text[found.start : found.end], article.text[found.other_start : found.other_end]))
    return out


def test_one_sentence_in_two_wordings() -> None:
    changed = SAID.replace("rotten", "ruined")
    ((here, there),) = wordings(SAID, changed)
    assert "ruined" in here and "rotten" in there


def test_the_same_words_twice_or_another_sentence_are_none() -> None:
    assert wordings(SAID, SAID) == []
    assert wordings(SAID, "“The lock gates were sold to a friend of mine,” she said.") == []
    assert wordings(SAID) == []


def test_spans_of_the_table_are_used_where_given() -> None:
    text = f"{SAID}\n\n{SAID.replace('rotten', 'ruined')}"
    assert list(two_wordings(Article("a", text), [])) == []
    ends = [(1, text.index(",”")), (text.index("“", 5) + 1, text.rindex(",”"))]
    assert [(f.start, f.end) for f in two_wordings(Article("a", text), ends)] == [ends[1]]
