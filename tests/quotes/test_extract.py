"""Quotations with their sources, on invented sentences whose answers were found by hand."""

from __future__ import annotations

from functools import partial

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.quotes import extract_quotes
from tests.timing import assert_in_proportion


def frame(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"article_id": [f"a{i}" for i in range(len(texts))], "text": list(texts)})


def marked(text: str) -> pd.DataFrame:
    table = schema.validate(extract_quotes(frame(text)), "quotes", frame(text))
    return table[table["kind"] != "indirect"].reset_index(drop=True)


def reported(text: str) -> pd.DataFrame:
    table = schema.validate(extract_quotes(frame(text)), "quotes", frame(text))
    return table[table["kind"] == "indirect"].reset_index(drop=True)


@pytest.mark.parametrize(
    ("text", "source", "speaker", "cue"),
    [
        ("“We will go,” said Ada Ode.", "Ada Ode", "Ada Ode", "said"),
        ("“We will go,” Ada Ode said.", "Ada Ode", "Ada Ode", "said"),
        ("Ada Ode said: “We will go.”", "Ada Ode", "Ada Ode", "said"),
        ("Ada Ode, the mayor of Ardle, said: “We will go.”", "Ada Ode", "Ada Ode", "said"),
        ("Mr Ode, said: “We will go.”", "Mr Ode", "Ode", "said"),
        ("“We will go,” said a spokesman for the union.", "a spokesman for the union", None, "said"),
        (
            "“We will go,” said one union source familiar with the talks.",
            "one union source familiar with the talks",
            None,
            "said",
        ),
        (
            "According to Interior Ministry sources, it was “rude and late”.",
            "Interior Ministry sources",
            None,
            "According to",
        ),
        ("Ada Ode praised the officer’s “steadfast and long service”.", "Ada Ode", "Ada Ode", "praised"),
        ("A spokesperson described the meeting as “frank and open”.", "A spokesperson", None, "described"),
        (
            "Campaign group Save The Trees simply tweeted: “Good riddance.”",
            "Campaign group Save The Trees",
            "Save The Trees",
            "tweeted",
        ),
        ("“We will go,” the report said.", "the report", None, "said"),
    ],
)
def test_source_and_cue(text: str, source: str, speaker: str | None, cue: str) -> None:
    table = marked(text)
    assert len(table) == 1
    row = table.iloc[0]
    assert (row["source"], row["cue"]) == (source, cue)
    assert (None if pd.isna(row["speaker"]) else row["speaker"]) == speaker


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("“We will go,” said Ada Ode.", "named", "person"),
        ("“We will go,” said a campaign aide.", "nominal", "unnamed"),
        ("“We will go,” the report said.", "nominal", "document"),
        ("“We will go,” the company said in a statement.", "nominal", "organisation"),
        ("“We will go,” they said.", "pronoun", "unresolved"),
    ],
)
def test_form_and_type(text: str, form: str, kind: str) -> None:
    row = marked(text).iloc[0]
    assert (row["source_form"], row["source_type"]) == (form, kind)


def test_a_pronoun_takes_the_person_of_fitting_gender() -> None:
    text = (
        "Dame Ada Ode met Mr Ben Arro on Monday.\n\n“It was a good meeting,” she said.\n\n“I was not so sure,” he said."
    )
    assert marked(text)["speaker"].tolist() == ["Ada Ode", "Ben Arro"]


def test_title_and_first_name_and_surname_are_one_person() -> None:
    text = "Dame Ada Ode resigned.\n\nDame Ada said: “I am going now.”\n\nMs Ode added: “It is time to go.”"
    assert marked(text)["speaker"].tolist() == ["Ada Ode", "Ada Ode"]


def test_a_split_quotation_is_linked() -> None:
    table = marked("“There is much to do,” she said, “and I know that we will do it.”")
    assert table["continues"].tolist()[1] == table["quote_id"].tolist()[0]
    assert pd.isna(table["continues"][0])


def test_a_running_quotation_keeps_its_source_to_the_last_paragraph() -> None:
    text = (
        "Ada Ode said: “This is the first part of it.\n“And this is the second one.\n“Here goes the third.\n"
        "“There is a fourth.\n“And that was the fifth.”\nThe council met."
    )
    table = marked(text)
    assert table["speaker"].tolist() == ["Ada Ode"] * 5
    assert table["source_form"].tolist() == ["named"] + ["carried"] * 4
    assert table["continues"].tolist()[1:] == table["quote_id"].tolist()[:-1]


def test_an_interrupted_quotation_that_reopens_without_a_cue() -> None:
    text = "“I go with sadness,” Ada Ode said in a statement.\n\n“He forced me to go.”\n\n“I will stay on for a while.”"
    assert marked(text)["speaker"].tolist() == ["Ada Ode"] * 3


def test_a_colon_ends_the_paragraph_before() -> None:
    text = (
        "Ben Arro left on Monday. When he had gone, Ada Ode released a statement:\n\n“We wish him well in all he does.”"
    )
    assert marked(text)["speaker"].tolist() == ["Ada Ode"]


def test_a_pronoun_may_stand_for_somebody_without_a_name() -> None:
    text = "Ada Ode left. Ben Arro came.\n\nA retired sergeant was glad. “I told them so,” he said."
    row = marked(text).iloc[0]
    assert (row["source"], row["source_type"]) == ("he", "unnamed")
    assert pd.isna(row["speaker"])


def test_an_office_with_the_name_behind_it() -> None:
    row = marked("The mayor of Ardle, Ada Ode, thanked “all who came to help”.").iloc[0]
    assert (row["source"], row["speaker"]) == ("The mayor of Ardle, Ada Ode", "Ada Ode")


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        # The name stands at once behind the office and its body.
        ("“We are firm,” Leader of the Opposition Ada Ode said.", "Leader of the Opposition Ada Ode", "Ada Ode"),
        (
            "“We are firm,” Secretary of the Exham Union Ada Ode said.",
            "Secretary of the Exham Union Ada Ode",
            "Ada Ode",
        ),
        ("“We are firm,” a minister for justice Ada Ode said.", "a minister for justice Ada Ode", "Ada Ode"),
        ("MLA for Exham North, Ada Ode, said “no”.", "MLA for Exham North, Ada Ode", "Ada Ode"),
        (
            "The Deputy Commissioner of Police (Operations), Mr Bo Lund, said it was “late”.",
            "The Deputy Commissioner of Police (Operations), Mr Bo Lund",
            "Bo Lund",
        ),
        # An aide to somebody is not that person.
        ("“We are firm,” an aide to Senator Ada Ode said.", "an aide to Senator Ada Ode", None),
        ("“We are firm,” a spokesman for former mayor Ada Ode said.", "a spokesman for former mayor Ada Ode", None),
        # Adjectives between the verb and the name.
        ("Bo Lund left. “It is late,” said award-winning and much-loved author Ada Ode.", "author Ada Ode", "Ada Ode"),
        (
            "Bo Lund left. “It is late,” said 70-cap and three-time title winning coach Ada Ode.",
            "coach Ada Ode",
            "Ada Ode",
        ),
    ],
)
def test_offices_and_adjectives_beside_a_name(text: str, source: str, speaker: str | None) -> None:
    row = marked(text).astype("object").iloc[0]
    assert (row["source"], row["speaker"] if isinstance(row["speaker"], str) else None) == (source, speaker)


def test_as_she_put_it() -> None:
    row = marked("It was, as Ada Ode put it, “a long and winding road to nowhere”.").iloc[0]
    assert (row["source"], row["cue"]) == ("Ada Ode", "put it")


def test_a_cue_may_be_the_last_word_of_the_text() -> None:
    text = "“We shall not leave,” she said"
    row = extract_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]})).iloc[0]
    assert (row["cue"], row["cue_start"], row["cue_end"]) == ("said", 26, 30)


def test_a_speaker_inside_the_marks_of_a_transcript() -> None:
    text = "A transcript follows.\n\n“ODE: We have to go now, and soon.”\n\n“ARRO: I do not think that we should.”"
    assert marked(text)["source"].tolist() == ["ODE", "ARRO"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will go,” said Ada Ode.", "direct"),
        ("Ada Ode said that it was “rude and unprofessional”.", "mixed"),
        ("They watched the film “The Long Road Home” twice.", "scare"),
        ("Her novel, “Rivers of Ardle”, was a success.", "scare"),
        ("Ada Ode says her favourite film is “The Long Road Home”.", "scare"),
        ("The harbour fund (the “Fund”) paid for the pier.", "scare"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert marked(text)["kind"].tolist() == [kind]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Ada Ode said that the bridge was unsafe.", "that the bridge was unsafe", "Ada Ode"),
        ("Ada Ode said the bridge was unsafe.", "the bridge was unsafe", "Ada Ode"),
        ("The bridge was unsafe, Ada Ode said.", "The bridge was unsafe", "Ada Ode"),
        ("The bridge was unsafe, said Ada Ode.", "The bridge was unsafe", "Ada Ode"),
        ("The bridge was unsafe, according to two engineers.", "The bridge was unsafe", "two engineers"),
        ("According to two engineers, the bridge was unsafe.", "the bridge was unsafe", "two engineers"),
        ("Ada Ode told reporters on Monday that the bridge was unsafe.", "that the bridge was unsafe", "Ada Ode"),
        ("She left early, saying that the bridge was unsafe.", "that the bridge was unsafe", "She"),
    ],
)
def test_reported_speech(text: str, content: str, source: str) -> None:
    table = reported(text)
    assert table["text"].tolist() == [content]
    assert table["source"].tolist() == [source]


def test_words_between_marks_are_left_out_of_reported_speech() -> None:
    text = "Ada Ode said that she saw “no reason” for going home."
    table = extract_quotes(frame(text))
    assert table["kind"].tolist() == ["indirect", "mixed", "indirect"]
    assert table["text"].tolist() == ["that she saw", "no reason", "for going home"]
    assert set(table["speaker"]) == {"Ada Ode"}


def test_a_title_stays_inside_reported_speech() -> None:
    table = reported("Ada Ode says her favourite film is “The Long Road Home”.")
    assert table["text"].tolist() == ["her favourite film is “The Long Road Home”"]


def test_tables_of_entities_give_the_speaker() -> None:
    text = "“We will go,” the Commissioner said."
    start = text.index("the Commissioner")
    mention = {"article_id": "a0", "start": start, "end": start + 16, "text": "the Commissioner", "label": "PER"}
    mention |= {"entity_id": "per:ada-ode", "name": "Ada Ode", "form": "role", "is_misspelt": False}
    mentions = schema.conform([mention | {"confidence": 1.0, "method": "rule"}], "mentions")
    entity = {"entity_id": "per:ada-ode", "name": "Ada Ode", "label": "PER", "gender": "female", "mentions": 1}
    entity |= {"articles": 1, "outlets": 1, "variants": "", "roles": "", "first_article_id": "a0"}
    table = extract_quotes(frame(text), mentions, schema.conform([entity], "entities"))
    assert table["speaker_id"].tolist() == ["per:ada-ode"]
    assert table["speaker"].tolist() == ["Ada Ode"]


def test_no_articles_and_no_quotations() -> None:
    assert extract_quotes(frame()).empty
    assert extract_quotes(frame("", "\n\n", "Nothing here")).empty
    assert list(extract_quotes(frame("x")).columns) == schema.table("quotes").names


def test_an_article_does_not_change_another() -> None:
    one = "Ada Ode left.\n\n“We will go,” she said."
    other = "Ben Arro came.\n\n“She will stay,” he said, “for ever.”"
    alone = extract_quotes(frame(one))
    both = extract_quotes(frame(one, other))
    pd.testing.assert_frame_equal(both[both["article_id"] == "a0"].reset_index(drop=True), alone)


def test_a_table_made_in_parts_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["“We will go,” Ada Ode said.", "Nothing.", "Ben Arro said that it was late. “Go,” he said."]
    whole = extract_quotes(frame(*texts))
    monkeypatch.setattr("corpus_tools.quotes.extract._ROWS_HELD", 0)
    pd.testing.assert_frame_equal(extract_quotes(frame(*texts)), whole)


PIECES = [
    *"“”‘’\"'«» ()\n\u2028",
    *(
        "''",
        ", ",
        ". ",
        ": ",
        "— ",
        "Ada Ode",
        "Mr Ode",
        "she",
        "he",
        "I",
        "said",
        "says",
        "told",
        "according to",
        "that",
    ),
    *(
        "the mayor",
        "of Ardle",
        "a spokesman",
        "and",
        "who",
        "ODE: ",
        "We will go",
        "no",
        "’s ",
        "St. ",
        "U.S. ",
        "10",
        "ß",
    ),
    *("to", "saying", "sources"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_mixture_gives_a_valid_table(pieces: list[str]) -> None:
    articles = frame("".join(pieces), " ".join(pieces))
    table = schema.validate(extract_quotes(articles), "quotes", articles)
    for _, rows in table.groupby("article_id"):
        # A scare quote may be inside reported speech; nothing else overlaps.
        for group in (rows[rows["kind"] != "scare"], rows[rows["kind"] != "indirect"]):
            assert (group["start"].to_numpy()[1:] >= group["end"].to_numpy()[:-1]).all()
        assert rows["quote_id"].is_unique
        known = set(rows["quote_id"])
        assert all(c in known for c in rows["continues"].dropna())


@given(st.text(max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_string_gives_a_valid_table(text: str) -> None:
    schema.validate(extract_quotes(frame(text)), "quotes", frame(text))


@pytest.mark.parametrize("unit", ["“a ", "Ode said “a ", "Ode, said Ode, ", "“AAAA BBBB ", "of Ode "])
def test_a_long_line_takes_linear_time(unit: str) -> None:
    assert_in_proportion(lambda size: partial(extract_quotes, frame(unit * (size // len(unit)))), 3_000, 24_000)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The bridge is safe,” the Velland senator said on Monday.", "unresolved"),
        ("The former minister of transport said that the bridge was safe.", "unresolved"),
        ("“The bridge is safe,” the source said on Monday.", "unnamed"),
        ("“The bridge is safe,” the adviser said on Monday.", "unnamed"),
        ("“The bridge is safe,” a senator said on Monday.", "unnamed"),
        ("“The bridge is safe,” the senators said on Monday.", "unnamed"),
        ("Twenty-four percent said the bridge was safe.", "unnamed"),
    ],
)
def test_who_is_told_by_office_is_no_unnamed_source(text: str, kind: str) -> None:
    assert list(extract_quotes(frame(text))["source_type"]) == [kind]
