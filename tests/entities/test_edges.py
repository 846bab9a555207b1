"""Where names begin and end, and what is none."""

from __future__ import annotations

import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.english.words import read_words
from corpus_tools.entities import edges, find_entities
from corpus_tools.entities.found import Found
from corpus_tools.entities.mentions import read_article


def people(text: str) -> list[str]:
    return [m.text for m in read_article(text)[0] if m.label == "PER" and m.form != "role"]


@pytest.mark.parametrize("letters", ["MHK", "MSP", "MLA", "TD", "MBE", "KC", "XQZ"])
def test_letters_behind_a_name_are_no_part_of_it(letters: str) -> None:
    mentions, referents = read_article(f"Cora Ode {letters} spoke. Cora Ode, {letters}, left. Ms Ode stayed.")
    assert [m.text for m in mentions] == ["Cora Ode", "Cora Ode", "Ode"]
    assert len(referents) == 1


def test_people_in_office_are_no_part_of_a_name() -> None:
    assert people("MPs Cora Ode and Bo Lund voted.") == ["Cora Ode", "Bo Lund"]


def test_a_son_is_not_his_father() -> None:
    mentions, referents = read_article("Abel Crane Jr. spoke. Abel Crane, his father, left. Crane Jr. stayed.")
    assert [(m.text, referents[m.referent].name) for m in mentions] == [
        ("Abel Crane Jr.", "Abel Crane Jr."),
        ("Abel Crane", "Abel Crane"),
        ("Crane Jr.", "Abel Crane Jr."),
    ]


def test_a_son_is_not_his_father_across_articles() -> None:
    articles = pd.DataFrame(
        {"article_id": ["a", "b"], "text": ["Abel Crane Jr. spoke in Oslo.", "Abel Crane spoke. Mr Crane left."]}
    )
    mentions = find_entities(articles).mentions
    ids = mentions[mentions["label"] == "PER"].groupby("article_id")["entity_id"].unique()
    assert len(ids["a"]) == len(ids["b"]) == 1
    assert ids["a"][0] != ids["b"][0]


@pytest.mark.parametrize(
    "text",
    [
        "A French bank met the French. Two Australians, who left, saw it.",
        "The Hausa community spoke.",
        "It cost US$100.",
        "It cost US$ 100.",
        "Costa Ricans met two Sri Lankans and a New Zealander.",
        "On Ram Navami and Eid al-Adha schools close.",
        "Hurricane Dorian made landfall. Dorian moved slowly. Typhoon Phanfone came, and Phanfone was weak.",
        "She became Secretary of State.",
        "Indigenous Australians and First Nations people met New Zealanders.",
    ],
)
def test_peoples_and_money_are_no_names(text: str) -> None:
    assert [m.text for m in read_article(text)[0]] == []


def test_an_envoy_is_not_run_together_with_the_country() -> None:
    mentions, _ = read_article("Exland’s ambassador to Norway Abel Crane said so.")
    assert [(m.text, m.label) for m in mentions if m.text in ("Norway", "Abel Crane")] == [
        ("Norway", "LOC"),
        ("Abel Crane", "PER"),
    ]


def test_a_headlines_verb_is_no_part_of_the_name() -> None:
    text = "Elizabeth Crane Hammers Big Banks Over Fees\n\nElizabeth Crane spoke on Monday. Crane left."
    assert people(text) == ["Elizabeth Crane", "Elizabeth Crane", "Crane"]


def test_names_by_their_pattern() -> None:
    assert people("On 25 June—a Sunday—Ode Jae-in met R Arrova. B C Arrova left.") == [
        "Ode Jae-in",
        "R Arrova",
        "B C Arrova",
    ]


def test_a_club_is_a_body() -> None:
    mentions, _ = read_article("Watford midfielder Abel Crane stayed.")
    assert [(m.text, m.label) for m in mentions] == [("Watford", "ORG"), ("Abel Crane", "PER")]


@pytest.mark.parametrize(
    "written", [unicodedata.normalize("NFD", "Rémi Odé"), "Ré\u00admi Odé", "Rémi\u200b Od\u200bé", "Rémi Odé\ufeff"]
)
def test_accents_and_unseen_characters_part_nobody(written: str) -> None:
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b"],
            "text": [f"Mr {written} spoke. {written} left Oslo.", "Mr Rémi Odé spoke. Rémi Odé left Oslo."],
        }
    )
    tables = find_entities(articles)
    persons = tables.mentions[tables.mentions["label"] == "PER"]
    assert set(persons["entity_id"]) == {"per:remi-ode"}
    assert set(persons["name"]) == {"Rémi Odé"}
    texts = articles.set_index("article_id")["text"]
    assert all(texts[r.article_id][r.start : r.end] == r.text for r in persons.itertuples())


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mayor of Oslo Abel Crane left.", "Mayor of Oslo"),
        ("Abel Crane, chairman of the Guild, left.", "chairman of the Guild"),
        ("The adviser to Abel Crane left.", ""),
        ("Abel Crane, a federal judge ruled, was wrong.", ""),
        ("Abel Crane is such a con artist.", ""),
        ("Abel Crane spoke. The leader Crane praised was late.", ""),
    ],
)
def test_only_roles_that_the_text_gives(text: str, role: str) -> None:
    mentions, _ = read_article(text)
    assert {m.role for m in mentions if m.text.endswith("Crane")} == {role}


def test_a_role_that_one_article_of_many_gives_is_not_believed() -> None:
    texts = [f"Mayor Abel Crane spoke on day {n}." for n in range(6)] + ["Abel Crane, an actor, spoke."]
    articles = pd.DataFrame({"article_id": [str(n) for n in range(7)], "text": texts})
    entities = find_entities(articles).entities
    assert entities.loc[entities["entity_id"] == "per:abel-crane", "roles"].tolist() == ["Mayor"]


def test_first_names_at_the_end_of_a_list_are_no_firm() -> None:
    assert people("My heart breaks for Emma, Abel & Bram.") == ["Emma", "Abel", "Bram"]
    assert people("Ernst & Young and Marks & Spencer closed.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The senator from Vermont Peter Ode spoke.", [("Vermont", "LOC"), ("Peter Ode", "PER")]),
        (
            "United States Senator from Utah Cora Ode left.",
            [("United States", "LOC"), ("Utah", "LOC"), ("Cora Ode", "PER")],
        ),
        ("Former leader of the United States Joe Ode won.", [("United States", "LOC"), ("Joe Ode", "PER")]),
        ("An agent told NPR Peter Ode had left.", [("NPR", "ORG"), ("Peter Ode", "PER")]),
        ("Broadcaster Peter Ode commented.", [("Peter Ode", "PER")]),
        ("Senior Advisors Peter Ode and Cora Arro left.", [("Peter Ode", "PER"), ("Cora Arro", "PER")]),
        ("Vice President Cora Ode met Labour Minister Abel Ode.", [("Cora Ode", "PER"), ("Abel Ode", "PER")]),
    ],
)
def test_places_bodies_and_offices_before_a_person_are_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.text, m.label) for m in read_article(text)[0] if m.form != "role"] == expected


def test_a_person_who_has_a_storms_name_stays_one() -> None:
    assert people("Hurricane Crane came. Abel Crane stayed in Oslo. Crane was safe.") == ["Abel Crane", "Crane"]


def test_hyphens_that_forbid_a_line_break_split_nobody() -> None:
    referents = read_article("Kim Jae\u2011won spoke on Monday. Kim Jae-won had come from Seoul.")[1]
    assert [r.name for r in referents if r.label == "PER"] == ["Kim Jae-won"]


def test_an_officers_rank_is_no_part_of_the_name() -> None:
    assert people("Gen Prayuth said he would stay. Later Gen Prayuth left.") == ["Prayuth", "Prayuth"]


PIECES = """
Abel Ode Cora Dutch Dutchman Saint Lucian Saudi Arabia Dean Vice State Police of for President US USD $ $5 MPs MP Ms
Mayor Ex-Mayor Street Longtime Broadcaster Dane iPhone Islanders community said Tax Act Jr QC Al-Ode and the , . Easter
Diwali CEOs Parliament 's - Anti-Dutch Senators Ivory Coast New York
"""
WORDS = st.sampled_from(PIECES.split())
LABELS = st.sampled_from(["PER", "ORG", "LOC", "MISC"])


@given(st.lists(WORDS, min_size=3, max_size=12), st.data())
def test_names_that_stay_as_they_are_do_so_by_the_longer_way_too(forms: list[str], data: st.DataObject) -> None:
    words = read_words(data.draw(st.sampled_from([" ", "\n"])).join([" ".join(forms[:4]), " ".join(forms[4:])]).strip())
    begin = data.draw(st.integers(0, len(words.forms) - 1))
    end = data.draw(st.integers(begin + 1, min(begin + 2, len(words.forms))))
    label = data.draw(LABELS)

    def trimmed() -> list[tuple[int, int, str]]:
        return [(f.begin, f.end, f.label) for f in edges.trim(words, [Found(begin, end, label, 0.9, "model")])]

    shortly = trimmed()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edges, "_is_inert_here", lambda *_: False)
        patch.setattr(edges, "_is_whole_person", lambda *_: False)
        assert trimmed() == shortly
