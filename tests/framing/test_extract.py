"""Coding of an expression: frame, voice, denial, modality, roles. Invented articles, answers counted by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.framing import find_frames


def frames(text: str, **kwargs: Any) -> pd.DataFrame:
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    found = find_frames(articles, **kwargs)
    schema.validate(found, "frames", articles)
    return found


def one(text: str, **kwargs: Any) -> dict[str, Any]:
    found = frames(text, **kwargs).to_dict("records")
    assert len(found) == 1, [f["text"] for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "voice", "speaker"),
    [
        ("The harbour master resigned on Friday.", "narrator", None),
        ("The mayor said she would step down in May.", "reported", "The mayor"),
        ("“I was forced to resign,” said Ms Ode.", "quoted", "Ode"),
        ("Ms Ode said she had “no intention” of stepping down.", "reported", "Ode"),
        ("Ms Ode left them ‘no choice’, and said that she “was forced to resign”.", "quoted", "Ode"),
        ("The harbour master will resign, according to two officials.", "reported", "two officials"),
        ("The harbour master has resigned, the council said on Friday.", "reported", "the council"),
        ("The harbour master has reportedly resigned.", "reported", None),
        ("The harbour master is said to have resigned.", "reported", None),
        ("It is understood that the harbour master has resigned.", "reported", None),
        ("There were rumours that the harbour master had resigned.", "reported", None),
        ("Asked whether she would resign, Ms Ode laughed.", "reported", None),
        ("The council called on the harbour master to resign.", "reported", "The council"),
        ("The harbour master resigned, saying she was tired.", "narrator", None),
        ("The harbour master, who said she was tired, resigned.", "narrator", None),
        ("The council announced a new budget, and the harbour master resigned.", "narrator", None),
        ("“I am tired,” Ms Ode said as she resigned.", "narrator", None),
        ("The harbour master refused to resign.", "reported", "The harbour master"),
        ("The harbour master agreed to resign.", "narrator", None),
        ("The state treasurer resigned.", "narrator", None),
        ("Protests led to the resignation of the treasurer.", "narrator", None),
    ],
)
def test_voice(text: str, voice: str, speaker: str | None) -> None:
    row = one(text.replace("left them ‘no choice’, and ", ""))
    assert row["voice"] == voice
    assert (row["speaker"] if isinstance(row["speaker"], str) else None) == speaker


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("She did not resign.", "not"),
        ("She will never resign.", "never"),
        ("She won't resign.", "won't"),
        ("She won’t resign.", "won’t"),
        ("She has no intention of resigning.", "no"),
        ("She had “no intention” of stepping down.", "no"),
        ("She refused to step down.", "refused"),
        ("She ruled out stepping down.", "ruled out"),
        ("She denied that she would step down.", "denied"),
        ("She denied reports that she would step down.", "denied"),
        ("The club denied it had sacked Ms Ode.", "denied"),
        ("Nobody was sacked.", "Nobody"),
        ("She left without resigning.", "without"),
        ("Instead of resigning she went on holiday.", "Instead of"),
        ("He did not call for her resignation.", "not"),
        ("She resigned.", None),
        ("She resigned, but not today.", None),
        ("She has not ruled out resigning.", None),
        ("If he does not listen, she will resign.", None),
        ("Not only did she resign.", None),
    ],
)
def test_negation(text: str, cue: str | None) -> None:
    row = one(text)
    assert (row["negation_cue"] if isinstance(row["negation_cue"], str) else None) == cue
    assert row["is_negated"] == (cue is not None)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("She resigned.", "actual"),
        ("She will resign.", "predicted"),
        ("Police chief to step down", "predicted"),
        ("She is expected to resign.", "predicted"),
        ("She should resign.", "demanded"),
        ("He demanded her resignation.", "demanded"),
        ("She offered her resignation.", "offered"),
        ("Will she resign?", "question"),
        ("Asked if she would resign, she laughed.", "question"),
        ("She will not resign.", "denied"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert one(text)["modality"] == modality


@pytest.mark.parametrize(
    ("text", "agent", "affected"),
    [
        ("The board sacked the coach.", "The board", "the coach"),
        ("The coach was sacked by the board.", "the board", "The coach"),
        ("The coach, who was sacked in May, sued.", None, "The coach"),
        ("The sacked coach sued.", None, "coach"),
        ("The coach was ousted in a coup.", "a coup", "The coach"),
        ("The leak cost the coach his job.", "The leak", "the coach"),
        ("The leak forced Ms Ode to resign.", "The leak", "Ms Ode"),
        ("“He forced me to resign,” said Ms Ode.", "He", "me"),
        ("Fans urged the coach to quit.", "Fans", "the coach"),
        ("The leak led to the resignation of the coach.", "The leak", "the coach"),
        ("The coach's dismissal by the board was quick.", "the board", "The coach"),
        ("The coach resigned.", None, "The coach"),
        ("Her resignation came late.", None, "Her"),
        ("After stepping down, Ms Ode travelled.", None, "Ms Ode"),
        ("Anna Ode, the chief executive, resigned.", None, "Anna Ode"),
        ("The chief executive, Anna Ode, resigned.", None, "Anna Ode"),
        ("Ms Ode wrote a letter and resigned.", None, "Ms Ode"),
        ("In May, after a long row, the treasurer of the club resigned.", None, "the treasurer of the club"),
        # What a verb has for its object is no part of the next subject.
        ("The report caused strife and two directors resigned.", None, "two directors"),
        ("The yard will cut jobs and 300 workers were dismissed.", None, "300 workers"),
    ],
)
def test_roles(text: str, agent: str | None, affected: str | None) -> None:
    row = one(text)
    assert (row["agent"] if isinstance(row["agent"], str) else None) == agent
    assert (row["affected"] if isinstance(row["affected"], str) else None) == affected


def test_pressure() -> None:
    row = one("The coach stepped down amid growing criticism.")
    assert (row["frame"], row["has_pressure_cue"], row["pressure_cue"]) == ("voluntary", True, "amid growing criticism")
    assert not one("The coach stepped down on Friday.")["has_pressure_cue"]


def test_weak_wordings_need_company() -> None:
    assert frames("She was pushed.").empty
    found = frames("Ms Ode has resigned. Her friends say she was pushed.")
    assert found["frame"].tolist() == ["voluntary", "forced"]


def test_a_context_belongs_to_its_expression() -> None:
    row = one("The mayor had no choice but to resign.")
    assert (row["frame"], row["text"]) == ("forced", "had no choice but to resign")


def test_quotations_and_mentions_resolve_who_speaks() -> None:
    text = "“The board says he must step down,” Ms Ode told reporters. Later Ms Ode said the board had fired her."
    start = text.index("The board")
    quotes = schema.conform(
        [
            {
                "quote_id": "q1",
                "article_id": "a",
                "start": start,
                "end": text.index(",”"),
                "text": "",
                "kind": "direct",
                "speaker_id": "PER:anna-ode",
                "speaker": "Anna Ode",
                "paragraph": 0,
                "words": 8,
                "confidence": 1.0,
            },
            {
                "quote_id": "q2",
                "article_id": "a",
                "start": text.index("the board had"),
                "end": len(text) - 1,
                "text": "",
                "kind": "indirect",
                "speaker_id": "PER:anna-ode",
                "speaker": "Anna Ode",
                "paragraph": 0,
                "words": 5,
                "confidence": 1.0,
            },
        ],
        "quotes",
    )
    names = [("Ms Ode", text.index("Ms Ode")), ("Ms Ode", text.rindex("Ms Ode"))]
    mentions = pd.DataFrame(
        [
            {"article_id": "a", "start": s, "end": s + len(n), "entity_id": "PER:anna-ode", "name": "Anna Ode"}
            for n, s in names
        ]
    )
    found = frames(text, quotes=quotes, mentions=mentions).to_dict("records")
    assert [(r["voice"], r["speaker"], r["speaker_id"]) for r in found] == [
        ("quoted", "Anna Ode", "PER:anna-ode"),
        ("reported", "Anna Ode", "PER:anna-ode"),
    ]
    assert (found[0]["quote_id"], found[0]["embedded_source"]) == ("q1", "The board")


def test_indirect_quotation_says_who_speaks() -> None:
    text = "She said the harbour master would resign in May. The treasurer resigned."
    row = {
        "quote_id": "q",
        "article_id": "a",
        "start": 9,
        "kind": "indirect",
        "speaker": "Ana Ode",
        "speaker_id": "PER:o",
    }
    found = frames(text, quotes=pd.DataFrame([{**row, "end": text.index(".")}])).to_dict("records")
    assert [(r["voice"], r["speaker"], r["speaker_id"], r["quote_id"]) for r in found[:1]] == [
        ("reported", "Ana Ode", "PER:o", "q")
    ]
    assert found[1]["voice"] == "narrator"


def test_without_a_table_the_quotations_are_looked_for() -> None:
    assert one("“She was sacked,” he said.")["voice"] == "quoted"
    assert one("“She was sacked,” he said.", quotes=schema.TABLES["quotes"].empty())["voice"] != "quoted"


def test_order_of_articles_makes_no_difference() -> None:
    texts = ["The coach resigned.", "Fans want him sacked.", "“I quit,” she said.", "Nothing here."]
    articles = pd.DataFrame({"article_id": list("abcd"), "text": texts})
    one_way = find_frames(articles)
    other = find_frames(articles.iloc[::-1])
    assert sorted(one_way["frame_id"]) == sorted(other["frame_id"])
    assert one_way.sort_values("frame_id", ignore_index=True).equals(other.sort_values("frame_id", ignore_index=True))


def test_empty_tables() -> None:
    assert find_frames(pd.DataFrame({"article_id": [], "text": []})).empty
    assert list(frames("").columns) == schema.TABLES["frames"].names


WORDS = (
    "she he resigned sacked was been forced to step down the a mayor “ ” ' \" ’s , . ; : ( ) – said that not no by of "
    "from office cost her job no choice but called for resignation who İstanbul ß \n \n\n ? ! Dr. U.S. asked if "
    "on line demanded in coup with departure end term ended their position untenable"
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join))
def test_any_row_of_words_is_coded(text: str) -> None:
    frames(text)


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_any_text_is_coded(text: str) -> None:
    frames(text)


@pytest.mark.parametrize(
    "text",
    [
        "resigned " * 3000,
        "“" * 2000 + " she resigned " + "”" * 2000,
        "the mayor's " * 1500 + "job is on the line",
        "a" * 100_000 + " resigned",
        "cost " + "the very old " * 1000 + "mayor her job",
        "x" * 50 + "\x00 resigned \ud7ff \u2028 sacked",
    ],
)
def test_hostile_text_ends(text: str) -> None:
    frames(text)


def test_one_long_line_is_read_in_pieces() -> None:
    text = "and so on " * 20_000 + "the mayor resigned " + "and so on " * 100
    assert frames(text)["text"].tolist() == ["resigned"]


def test_a_sentence_that_several_articles_print_is_coded_in_each_as_that_article_says() -> None:
    texts = ["Ms Ode was ill. She will resign on Friday.", "“She will resign on Friday.” Ms Ode spoke."]
    texts += [texts[0], "Bo Lund left Ardle. She will resign on Friday."]
    articles = pd.DataFrame({"article_id": list("abcd"), "text": texts})
    found = find_frames(articles)
    schema.validate(found, "frames", articles)
    alone = [frames(text).iloc[0] for text in texts]
    columns = ["start", "end", "text", "frame", "voice", "modality", "affected", "affected_start"]
    of_resigning = found[found["text"] == "resign"]
    assert of_resigning[columns].values.tolist() == [one[columns].tolist() for one in alone if one["text"] == "resign"]
    assert of_resigning["start"].tolist()[:3] == [25, 10, 25]
    assert of_resigning["voice"].tolist()[:3] == ["narrator", "quoted", "narrator"]


def test_a_sentence_is_coded_by_the_codebook_that_is_asked_for() -> None:
    text = "They deported the baker on Friday, after the minister resigned."
    by_departure, by_migration = frames(text), frames(text, codebook="migration")
    assert set(by_departure["codebook"]) == {"departure"} and set(by_migration["codebook"]) == {"migration"}
    assert by_departure["text"].tolist() == frames(text)["text"].tolist() == ["resigned"]
