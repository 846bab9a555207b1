"""Who is taken for the source where several might be, on invented sentences; and weights that a researcher can read."""

from __future__ import annotations

import re
from importlib.resources import files

import pandas as pd
import pytest

from corpus_tools.quotes import extract_quotes, quotes_in
from corpus_tools.quotes.sources import weights


def rows(text: str) -> pd.DataFrame:
    table = extract_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    return table[table["kind"] != "indirect"].reset_index(drop=True)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # A noun after an article stays one, whatever verb it looks like.
        ("The complaint, which was filed in Ardle, alleged that the firm “lost every file”.", "The complaint"),
        ("“No city may sell its river,” said the ruling.", "the ruling"),
        # A quantity that stands for a person.
        ("“The bridge is shut,” one driver wrote. “It is not,” replied another.", "another"),
        # Who names something speaks, not who tells of it.
        ("An aide said on Monday that the mayor had described the pier as “a heap of rust”.", "the mayor"),
        ("Critics have cast Ode as what Ben Arro, in his opening statement, called “a clerk”.", "Ben Arro"),
        # An attribution inside the sentence.
        ("But the rules, said Ines Coll, who keeps boats, “were written by people who slept”.", "Ines Coll"),
        ("Nonsense, says Ms Coll: “The pier is safe.”", "Ms Coll"),
        ("A captain who “steals a rope” is dismissed, Ben Arro said.", "Ben Arro"),
        # What comes between a subject and its verb.
        ("“It is late,” Ms Coll told the crowd, at which a man at the back shouted “So are you!”", "a man at the back"),
        (
            "A spokesman for the port, asked whether that was wise, said “no comment at all”.",
            "A spokesman for the port",
        ),
        ("A trader identified only as Seller 4 wrote that the fund would “buy anything afloat”.", "A trader"),
        ("A rebel who uses the name Black Stork told Ode that the talks were “a waste of tea”.", "A rebel"),
        # The subject of the sentence goes on, and not that of a relative clause.
        ("Ode dropped a plan in which Arro had put all hope, saying that it was “a mistake from the start”.", "Ode"),
        # A purpose or a question put to somebody is no report.
        ("One welder laughed when told of the plan: “He should try it himself.”", "One welder"),
        # A passive whose subject speaks.
        ("Then an old man was heard to say, “Amen, I suppose.”", "an old man"),
        # A point of view.
        ("To Ben Arro, the new pier is “a gift to the gulls”.", "Ben Arro"),
        # Whose words they are.
        ("The pier will be, in the words of one engineer, “a bridge to nowhere”.", "one engineer"),
        # People seldom name themselves.
        ("When Ada Ode met Ben Arro, she praised his work. “Arro is the best of us,” Ode said.", "Ode"),
        # The subject of a passive cue is spoken to.
        ("After Ada Ode was asked about the bridge, Ben Arro said it was “about to fall”.", "Ben Arro"),
        # Who is spoken of in the passive does not speak; who comes after "by" does.
        ("Ines Coll was described by Ben Arro as “a fair judge of boats”.", "Ben Arro"),
        ("Ines Coll was branded “a fool” by Ben Arro.", "Ben Arro"),
        ("Ines Coll was attacked by Ben Arro, who called her “a fool”.", "Ben Arro, who"),
        # Words that somebody else quotes are those of the one quoted.
        ("Ben Arro cited Ines Coll as saying “the pier is closed”.", "Ines Coll"),
        ("The Gazette quoted her as saying “the pier is closed”.", "her"),
        ("Ines Coll was quoted as saying “the pier is closed”.", "Ines Coll"),
        # Behind a quotation that ends in a comma, a word that may be a noun is a verb.
        ("“We want it back,” reply fishermen.", "fishermen"),
        ("“We want it back,” claims Ines Coll.", "Ines Coll"),
        ("“No” — said Ines Coll.", "Ines Coll"),
    ],
)
def test_the_source_among_several(text: str, source: str) -> None:
    assert rows(text)["source"].iloc[-1] == source


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ben Arro came in. Ines Coll was told: “Leave the pier.”", "told"),
        ("Ines Coll has been accused of “cheating”.", "accused"),
        ("Ines Coll was asked: “Where is the boat?”", "asked"),
    ],
)
def test_nobody_is_the_source_of_a_passive_without_an_agent(text: str, cue: str) -> None:
    row = rows(text).iloc[-1]
    assert pd.isna(row["source"])
    assert pd.isna(row["speaker"])
    assert row["cue"] == cue


@pytest.mark.parametrize(
    "text",
    [
        "Ines Coll and Ben Arro said: “The pier is closed.”",
        "“The pier is closed,” said Ines Coll and Ben Arro on Monday.",
    ],
)
def test_two_who_speak_together_are_both_kept(text: str) -> None:
    row = rows(text).iloc[0]
    assert row["source"] == row["speaker"] == "Ines Coll and Ben Arro"
    assert row["speaker_id"] == "per:ines-coll | per:ben-arro"


def test_the_last_of_a_list_speaks_alone() -> None:
    text = "There came Ada Ode, Ines Coll and Ben Arro, who said “the pier is closed” twice."
    assert "and" not in rows(text)["source"].iloc[0]


def test_a_signature_stands_on_the_line_below() -> None:
    table = rows(
        "Ada Ode spoke.\n\n“The bridge is unsafe.”\n\n- Ben Arro, at the meeting\n\nThe council voted on Monday."
    )
    assert table["source"].tolist() == ["Ben Arro"]


def test_a_list_below_a_quotation_is_no_signature() -> None:
    text = (
        "Ada Ode said: “These are the rules.”\n\n"
        "- Ben Arro opens the gate in the morning and closes it in the evening, on every day of the week.\n\n"
        "- Cyl Dorn counts the boats."
    )
    assert rows(text)["source"].tolist() == ["Ada Ode"]


def test_a_running_quotation_that_quotes_others_keeps_its_speaker() -> None:
    text = (
        "Ada Ode said:\n\n"
        '"The bridge is not about “safety first” any more.\n\n'
        '"It is about money, which nobody in the council has.\n\n'
        '"We shall mend it."\n\n'
        "The council voted."
    )
    table = rows(text)
    assert set(table["source"]) == {"Ada Ode"}
    assert table["text"].iloc[-1] == "We shall mend it."


def test_a_paragraph_that_closes_what_it_opened_does_not_run_on() -> None:
    text = 'Ada Ode wrote: "He said “no” and left."\n\n"I did not," Ben Arro said.\n\nThe council voted.'
    assert rows(text)["source"].iloc[-1] == "Ben Arro"


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Robert “Bobby” Arro resigned.", "Bobby"),
        ("The council kept a bylaw known as the “quiet rule” for trams.", "quiet rule"),
        ("In his 2030 book, “The Long Bridge to Ardle,” Ben Arro writes about trams.", "The Long Bridge to Ardle,"),
        ("He spoke on a broadcast of “Ardle This Morning” about trams.", "Ardle This Morning"),
    ],
)
def test_names_between_marks_quote_nobody(text: str, inner: str) -> None:
    assert rows(text).set_index("text")["kind"][inner] == "scare"


def test_every_weight_has_a_comment_and_every_feature_is_one_word() -> None:
    text = files("corpus_tools.quotes").joinpath("weights.toml").read_text(encoding="utf-8")
    entries = [line for line in text.splitlines() if re.match(r"\w+ = ", line)]
    assert len(entries) == sum(map(len, weights().values()))
    assert [line for line in entries if not re.fullmatch(r"[a-z0-9_]+ = -?\d+\.\d+  # .*\w{3}.*", line)] == []


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Former mayor Cyl Dorn was even more resolute.", "Cyl Dorn"),
        ("Ben Arro met Cyl Dorn on Monday. The bridge was shut by then.", "Ben Arro"),
        # An office with “the” has a holder farther up; here nobody else is named.
        ("The mayor opened the gate.", "Ed Ode"),
    ],
)
def test_he_is_the_subject_of_the_paragraph_before(before: str, speaker: str) -> None:
    text = f"“I am glad,” Mr Ed Ode said.\n\n{before}\n\n“Never,” he said."
    assert rows(text)["speaker"].iloc[-1] == speaker


def test_in_a_headline_the_subject_speaks_and_not_whom_it_rebuffs() -> None:
    row = quotes_in("a", "White House rebuffs Ode: ‘The mayor is not a liar’\n\nIt was the second time.")[0]
    assert row["source"] == "White House"


def test_cries_end_where_the_writer_tells_what_happened() -> None:
    text = "Some owners who packed the hall were angry, shouting “disgrace” as they walked out."
    assert [(row["text"], row["kind"]) for row in quotes_in("a", text)] == [("disgrace", "mixed")]


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("During the speech Ode claimed, “The plan is no cure.”", "The plan is no cure.", "Ode"),
        ("There was unrest. During the speech Ada Ode claimed the plan was bad.", "the plan was bad", "Ada Ode"),
        ("In the report Ode said the plan was bad.", "the plan was bad", "Ode"),
        ("Underwhelmed by the part, Ada Ode left. “It was small,” she said.", "It was small,", "she"),
        (
            "According to news agency Arro, the prosecutor of Ardle, Bo Lund, said the men must face trial.",
            "the men must face trial",
            "the prosecutor of Ardle, Bo Lund",
        ),
        ("According to the Courier, the bridge is shut.", "the bridge is shut", "the Courier"),
        (
            "According to the Courier, they only wish to provoke it.",
            "they only wish to provoke it",
            "the Courier",
        ),
        ("In a film, Ode said to Lund: “I am asking you.”", "I am asking you.", "Ode"),
        ("Backlash from the statement led Ada Ode to say “I was too rash.”", "I was too rash.", "Ada Ode"),
        ("Sen. Bo Lund of Ardle, Ohio said the pier was safe.", "the pier was safe", "Sen. Bo Lund of Ardle"),
        ("In Ardle, Ada Ode said the pier was safe.", "the pier was safe", "Ada Ode"),
        (
            "It fights the Front (ISF). Following the vote, a State Office spokesperson, Bo Ode, said it was dead.",
            "it was dead",
            "a State Office spokesperson, Bo Ode",
        ),
        ("The state of Exland announced three days of mourning.", "three days of mourning", "The state of Exland"),
        (
            "According to the Ardle mayor, Ada Ode, the police were looking at the letter.",
            "the police were looking at the letter",
            "the Ardle mayor, Ada Ode",
        ),
        ("The pier is shut, announced the council.", "The pier is shut", "the council"),
        ("“No,” said the White House press secretary, Ada Ode.", "No,", "the White House press secretary, Ada Ode"),
        ("The union urged the board not to agree to the plan.", "not to agree to the plan", "The union"),
        ("Ada Ode met Mr Arro. Later it was lawyer Bo Lund trading blows. He said it was false.", "it was false", "He"),
        ("Ode suggested in a late July letter that voting could fail.", "that voting could fail", "Ode"),
    ],
)
def test_whose_words_they_are_behind_a_setting_or_an_outlet(text: str, words: str, source: str) -> None:
    assert [(row["text"], row["source"]) for row in quotes_in("a", text)] == [(words, source)]


@pytest.mark.parametrize(
    "text",
    [
        "He took people out of cities, a process called “exfiltration.”",
        "Her name came from a song called “Day after Day,” so it would fit.",
        "She joined a group called “Save the Pier” in May.",
        "Ada Ode, nicknamed the “swan of the pier,” had many friends.",
        "Exland had not, as of yesterday, announced any plans to remove the troops.",
        "Several alleged accomplices, including Bo Lund, were tried by the court.",
        "Arro recorded four albums, then parted in 1968.",
        "Questions about the mayor’s alleged decline went on.",
    ],
)
def test_terms_and_alleged_things_quote_nobody(text: str) -> None:
    assert [row["text"] for row in quotes_in("a", text) if row["kind"] != "scare"] == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Ode said that the vote by the mayor was illegal, adding the mayor was the only one in the race.",
            [("that the vote by the mayor was illegal", "Ode"), ("the mayor was the only one in the race", "Ode")],
        ),
        (
            "Ode said that Lund may have helped, but denied that he wrote it.",
            [("that Lund may have helped", "Ode"), ("that he wrote it", "Ode")],
        ),
        (
            "Arro said it would cut its dividend and chief executive Mr Bo Lund said it would sell its ships.",
            [("it would cut its dividend", "Arro"), ("it would sell its ships", "chief executive Mr Bo Lund")],
        ),
        (
            "Ode said in a note that it saw a better year, but other brokers were wary of the shares.",
            [("that it saw a better year", "Ode")],
        ),
    ],
)
def test_who_goes_on_in_a_sentence_with_several_reports(text: str, rows: list[tuple[str, str]]) -> None:
    assert [(row["text"], row["source"]) for row in quotes_in("a", text)] == rows


def test_a_claim_of_some_year_is_its_owners() -> None:
    text = "Ode was asked about her claim in August 2017 that the mayor “certainly did not” write it."
    assert {row["source"] for row in quotes_in("a", text)} == {"her"}


def test_he_is_who_a_cleft_sentence_is_about() -> None:
    text = (
        "Ada Ode met Mr Arro. Hours later, it was Mr Arro’s outside lawyer Bo Lund trading blows. He said it was false."
    )
    assert [row["speaker"] for row in quotes_in("a", text)] == ["Bo Lund"]


def test_two_marked_spans_with_and_between_have_one_source() -> None:
    text = "The Courier reported that Ode spoke of the dead as “losers” and “fools.”"
    assert {row["source"] for row in quotes_in("a", text) if row["kind"] == "mixed"} == {"Ode"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("President Bo Lund met former President Ed Arro. The president of Exland vowed to help.", None),
        ("President Bo Lund came. The president of Exland vowed to help.", "Bo Lund"),
        ("Several came back. One is Denis Lund, a student. He said he was glad.", "Denis Lund"),
    ],
)
def test_who_holds_an_office_or_is_one_of_several(text: str, speaker: str | None) -> None:
    assert [row["speaker"] for row in quotes_in("a", text)] == [speaker]
