"""Whether an expression is denied: by a word before it, by a denial, by the failure of what was tried."""

from __future__ import annotations

import pytest

from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.extract import code_article


def cues(text: str) -> list[object]:
    return [row["negation_cue"] for row in code_article("a", text, load_codebook("departure"))]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("A vote to remove him from office failed.", "failed"),
        ("The attempt to oust the treasurer collapsed on Monday.", "collapsed"),
        ("The motion for her dismissal was rejected.", "rejected"),
        ("She had no thoughts of resigning.", "no"),
        ("The palace had received no resignation.", "no"),
    ],
)
def test_denied(text: str, cue: str) -> None:
    assert cues(text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "A vote to remove him from office did not fail.",
        "The motion to sack the coach was passed.",
        "The board sacked the coach after the plan failed.",
        "The treasurer resigned, and the plan was rejected.",
        "The attempt to oust the treasurer, who was rejected by voters, goes on.",
    ],
)
def test_not_denied(text: str) -> None:
    assert cues(text) == [None]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        # A "no" before the adjectives of a noun, at the beginning of a sentence too.
        ("The palace had received no formal resignation.", "no"),
        ("There was no formal early resignation.", "no"),
        ("No formal resignation came.", "No"),
        ("Neither resignation came.", "Neither"),
        # A denial, and what it is of.
        ("Denying that she had resigned, Coll left.", "Denying"),
        ("She denied a report, that the board had sacked him.", "denied"),
        ("She denied that the board had on Monday, sacked him.", "denied"),
        ("She denied he had sacked her.", "denied"),
        ("She rejected claims that she had resigned.", "rejected"),
        ("She issued a denial of her resignation.", "denial"),
        # A vote against it, at the beginning of a sentence too.
        ("Voting against Tarn’s motion to sack her, Coll left the hall.", "against"),
        ("Votes against the plan for her dismissal came in.", "against"),
        # Words of negation, alone or two together, and what they reach across.
        ("Not to resign was wise.", "Not"),
        ("She ruled out resigning.", "ruled out"),
        ("She refused to resign.", "refused"),
        ("She stayed instead of resigning.", "instead of"),
        ("Rather than resign, she fought.", "Rather than"),
        ("She is far from resigning.", "far from"),
        ("She stopped short of resigning.", "short of"),
        ("She did not stop short of resigning.", "short of"),
        ("She has no intention of resigning.", "no"),
        ("“No intention” of stepping down, she said.", "No"),
        ("She does not think she will resign.", "not"),
    ],
)
def test_words_of_negation(text: str, cue: str) -> None:
    assert cues(text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        # Another noun, with a preposition, a conjunction or a word for whose it is between.
        "There was no word of resignation.",
        "There was no warning and resignation followed.",
        "With no warning her resignation came.",
        "At No 10 resignation talk was rife.",
        "There was no doubt resignation would come.",
        # Nothing was tried.
        "Her resignation failed to calm the town.",
        "Talks on plans resigning members made collapsed.",
        # A denial of something else.
        "She denied it; the board sacked him.",
        "She denied it but the board sacked him.",
        "She denied that he knew, the board sacked him.",
        "She denied that, the board sacked him.",
        "She denied that, then sacked him.",
        "She rejected a plan after the board sacked him.",
        "He rejected a plan after the board sacked him.",
        "She rejected calls that she should resign.",
        "She denied the plan after the board sacked him.",
        "She rejected an offer of talks after the board sacked him.",
        # Negations that are undone, or are none.
        "She did not rule out resigning.",
        "She did not refuse to resign.",
        "She has not yet ruled out resigning.",
        "If he doesn't, she should resign.",
        "She does not know he resigned.",
    ],
)
def test_no_words_of_negation(text: str) -> None:
    assert cues(text) == [None]


def test_not_only_denies_nothing() -> None:
    assert cues("She not only resigned but left.") == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She resigned.", "actual"),
        ("She did not resign.", "denied"),
        ("She should resign.", "demanded"),
        ("She offered to resign.", "offered"),
        ("She rejected calls that she should resign.", "demanded"),
        # Questions.
        ("Will she resign?", "question"),
        ("Will she resign? She may.", "question"),
        ("Did she resign?", "question"),
        ("“She resigned,” he said. What now?", "actual"),
        # What lies ahead.
        ("Had she resigned, it would be late.", "predicted"),
        ("Were she to resign, it would be late.", "predicted"),
        ("Should she resign, it would be late.", "predicted"),
        ("To resign would be wrong.", "predicted"),
        ("Police chief to step down", "predicted"),
        ("Coll will resign.", "predicted"),
        ("Coll was expected to announce her retirement.", "predicted"),
        ("There was speculation that Coll would announce she is quitting the council.", "predicted"),
        ("She joked that she would never announce her retirement in a car park.", "predicted"),
        ("Coll stood up to announce her retirement.", "actual"),
        ("Coll will not forget that they announced her retirement.", "actual"),
        ("Coll’ll resign.", "predicted"),
        ("She'd resign.", "predicted"),
        ("Coll will soon formally resign.", "predicted"),
        # With a clause between, it is another's.
        ("Coll will in the autumn, he said, resign.", "actual"),
    ],
)
def test_whether_it_has_happened(text: str, expected: str) -> None:
    assert [row["modality"] for row in code_article("a", text, load_codebook("departure"))] == [expected]
