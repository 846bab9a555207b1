"""Finding names, and who is who inside one article."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.entities import find_entities, find_mentions, mentions
from corpus_tools.entities.mentions import read_article
from corpus_tools.errors import CorpusToolsError, ParameterError

STORY = (
    "Harbour chief quits after flood report\n\n"
    "Dame Maria Oakden, the Commissioner of the Exham Harbour Authority, resigned on Tuesday.\n"
    "Dame Maria told staff in Exham that she had lost the support of the mayor. “I leave with pride,” Ms Oakden said.\n"
    "Mayor of Exham Joseph Tindle said the Commissioner’s report had been late. Mr Tindle met her in May.\n"
    "Peter Tindle, a shopkeeper who is no relation, welcomed the news. “About time,” said Peter Tindle.\n"
    "The Exham Harbour Authority (EHA) declined to comment. A new Commissioner will be named by the EHA in Turkey."
)


def found(text: str) -> list[tuple[str, str, str, str]]:
    mentions, referents = read_article(text)
    return [
        (m.text, m.label, m.form, referents[m.referent].name) for m in mentions if not referents[m.referent].is_office
    ]


def test_story() -> None:
    people = [(text, form, name) for text, label, form, name in found(STORY) if label == "PER"]
    assert people == [
        ("Maria Oakden", "title+full", "Maria Oakden"),
        ("Maria", "title+first", "Maria Oakden"),
        ("the mayor", "role", "Joseph Tindle"),
        ("Oakden", "title+surname", "Maria Oakden"),
        ("Joseph Tindle", "full", "Joseph Tindle"),
        ("the Commissioner", "role", "Maria Oakden"),
        ("Tindle", "title+surname", "Joseph Tindle"),
        ("Peter Tindle", "full", "Peter Tindle"),
        ("Peter Tindle", "full", "Peter Tindle"),
    ]


def test_acronym_stands_for_the_body() -> None:
    bodies = [(text, form, name) for text, label, form, name in found(STORY) if label == "ORG"]
    assert ("EHA", "acronym", "Exham Harbour Authority") in bodies
    assert all(name == "Exham Harbour Authority" for _, _, name in bodies)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Dame Lorne said no. Lorne left.", "Lorne", "PER"),
        ("Ministers met in Turkey on Monday.", "Turkey", "LOC"),
        ("Prime Minister Theresa May spoke. Mrs May left in May.", "May", "PER"),
        ("Mark Ode said so. He told Mark twice.", "Mark", "PER"),
        ("She studied at the University of Exham in Leeds.", "Leeds", "LOC"),
        ("It is run by the Ministry of Justice.", "Ministry of Justice", "ORG"),
        ("Bill de Ode spoke. De Ode left. The mayor met de Ode.", "de Ode", "PER"),
    ],
)
def test_single_names(text: str, name: str, label: str) -> None:
    assert (name, label) in {(t, lab) for t, lab, _, _ in found(text)}


def test_month_is_no_person() -> None:
    text = "Prime Minister Theresa May resigned. Mrs May left office in May 2019. It was wet last May."
    spans = [m.start for m in read_article(text)[0] if m.text == "May"]
    assert spans == [text.index("May left")]


def test_office_is_no_name() -> None:
    assert not [t for t, _, form, _ in found("The Home Secretary said so.") if form != "role"]


def test_indefinite_role_is_nobody() -> None:
    text = "Cora Ode, the Commissioner of Police, left. A new Commissioner came. Every commissioner does."
    assert [t for t, _, form, _ in found(text) if form == "role"] == []
    text += " The Commissioner waved."
    assert [t for t, _, form, _ in found(text) if form == "role"] == ["The Commissioner"]


def test_deputy_is_not_the_chief() -> None:
    text = "Deputy Mayor Cora Ode spoke. The mayor was away. The deputy mayor stayed."
    mentions, referents = read_article(text)
    roles = {m.text: referents[m.referent].name for m in mentions if m.form == "role"}
    assert roles["The deputy mayor"] == "Cora Ode"
    assert roles.get("The mayor") != "Cora Ode"


def test_two_of_one_surname_are_told_apart_by_title() -> None:
    text = (
        "Councillor Ann Pell attacked Deputy Commissioner Ian Pell, who is no relation. "
        "Cllr Pell wanted more. Mr Pell said no. “No,” said Mr Pell."
    )
    mentions, referents = read_article(text)
    by_title = {m.honorific: referents[m.referent].name for m in mentions if m.text == "Pell"}
    assert by_title["Cllr"] == "Ann Pell"


def test_mrs_and_mr_are_two() -> None:
    text = "Mr Crane and Mrs Crane came. Mrs Crane spoke. Mr Crane slept."
    mentions, referents = read_article(text)
    who = {m.honorific: m.referent for m in mentions}
    assert who["Mr"] != who["Mrs"]
    assert len(referents) == 2


def test_dateline() -> None:
    mentions, _ = read_article("EXHAM, March 4 (Meridian) – Cora Ode left.\n\nROME (Reuters) - It rained.")
    assert {(m.text, m.label) for m in mentions} >= {("EXHAM", "LOC"), ("ROME", "LOC"), ("Reuters", "ORG")}


def test_possessive_is_outside() -> None:
    mentions, _ = read_article("Cora Ode’s dog bit Ms Ode's neighbour in London’s zoo.")
    assert [m.text for m in mentions] == ["Cora Ode", "Ode", "London"]


def test_family_is_not_a_person() -> None:
    mentions, _ = read_article("Jonah Wend died. The Wend family wept. Mr Wend was 19.")
    assert [m.text for m in mentions if m.label == "PER"] == ["Jonah Wend", "Wend"]


def test_table_points_into_the_text() -> None:
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": [STORY, ""]})
    mentions = find_mentions(articles)
    schema.validate(mentions, "mentions", articles)
    assert set(mentions["article_id"]) == {"a"}
    assert mentions["method"].isin(["model", "article pass", "rule"]).all()
    assert mentions["confidence"].between(0, 1).all()


def test_no_articles() -> None:
    tables = find_entities(pd.DataFrame({"article_id": [], "text": []}))
    assert len(tables.mentions) == 0
    assert len(tables.entities) == 0


def test_unknown_finder_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"names = 'modl'.*spacy:"):
        find_mentions(pd.DataFrame({"article_id": ["a"], "text": ["x"]}), names="modl")


def test_missing_pipeline_is_named() -> None:
    with pytest.raises(CorpusToolsError, match="no_such_pipeline"):
        find_mentions(pd.DataFrame({"article_id": ["a"], "text": ["x"]}), names="spacy:no_such_pipeline")


@pytest.mark.parametrize(
    "text", ["\x00 Ode\x00", "Cora \ud800Ode left", "\ufeffCora Ode", "É" * 9, "Mr " * 50, "'s" * 30]
)
def test_hostile_text(text: str) -> None:
    for m in read_article(text)[0]:
        assert text[m.start : m.end] == m.text


_PIECES = st.lists(
    st.sampled_from(
        [
            "Dame", "Maria", "Oakden", "Mr", "the", "Mayor", "of", "Exham", "said", ",", ".", "“", "”", "’s", "'", "\n",
            "Bank", "and", "May", "in", "EXHAM", "(", ")", "-", "QC", "de", "Ode", "who", "is", "her", "new", "5", "&",
            "Council", "Home", "Secretary", "president", "chairman", "Hong", "Kong", "United", "States", "family",
        ]
    ),
    max_size=60,
)  # fmt: skip


@given(_PIECES.map(" ".join) | st.text(max_size=120))
@settings(max_examples=150)
def test_any_text_gives_sound_mentions(text: str) -> None:
    mentions, referents = read_article(text)
    at = 0
    for m in mentions:
        assert at <= m.start < m.end
        assert text[m.start : m.end] == m.text
        assert 0 <= m.referent < len(referents)
        at = m.end


@pytest.mark.parametrize(("characters", "most", "sizes"), [(500, 9, [4]), (4, 9, [2, 1, 1]), (500, 3, [3, 1])])
def test_articles_are_read_in_batches(
    characters: int, most: int, sizes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mentions, "_TOGETHER", characters)
    monkeypatch.setattr(mentions, "_MOST_TOGETHER", most)
    texts = ["Ode", "", "Oslo", "Ms Arro spoke."]
    batches = list(mentions._batches(texts))
    assert [len(texts[some]) for some in batches] == sizes
    assert [text for some in batches for text in texts[some]] == texts
    assert list(mentions._batches([])) == []
    articles = pd.DataFrame({"article_id": list("abcd"), "text": texts})
    one_by_one = pd.concat([find_mentions(articles[k : k + 1]) for k in range(4)], ignore_index=True)
    assert find_mentions(articles).equals(one_by_one)
