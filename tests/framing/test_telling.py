"""Whose words a departure is by the grammar of its sentence, on invented sentences; each answer was coded by hand."""

from __future__ import annotations

import pytest

from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.extract import code_article


def voiced(text: str) -> list[tuple[object, object]]:
    return [(row["voice"], row["speaker"]) for row in code_article("a", text, load_codebook("departure"))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a source behind the clause
        ("Elected chairs can easily sack head teachers and avoid scrutiny, say councillors.", "councillors"),
        ("The mayor, Eva Stam, has resigned, the Fell Gazette reports.", "the Fell Gazette"),
        ("The treasurer was dismissed last week, union officials told the Gazette on Friday.", "union officials"),
        ("The mayor will step down in June, it was confirmed last night.", None),
        # in an aside
        ("The dean, it emerged on Monday, had resigned.", None),
        ("The dean, it is understood, will leave his post in June.", None),
        # in front of it, impersonal
        ("Yesterday it was announced that the registrar would step down in May.", None),
        ("It emerged on Friday that the principal had been suspended and would resign.", None),
        ("Lind, the Ardle manager, is expected to be dismissed tomorrow.", None),
        # a clause, with and without "that"
        ("Stam made clear she had been sacked.", "Stam"),
        ("The company said in a statement: Tarn has resigned.", "The company"),
        ("Tarn told staff he was quitting.", "Tarn"),
        # a noun
        ("Ardle chancellor Professor Eva Stam announces resignation", "Ardle chancellor Professor Eva Stam"),
        ("Prime Minister Bo Lind on Saturday ruled out the resignation of the law minister.", "Prime Minister Bo Lind"),
        ("The premier accepted Ms Stam's resignation.", "The premier"),
        ("The board has refused to accept Tarn's resignation.", "The board"),
        ("Tarn declined resignation last month and spent two weeks abroad.", "Tarn"),
        ("Stam's departure has been rumoured for months.", None),
        # an infinitive, a gerund
        ("The minister has threatened to resign if the bill passes.", "The minister"),
        ("Tarn has not ruled out quitting.", "Tarn"),
        ("Lind denied having sacked the clerk.", "Lind"),
        # a noun with "that", words between them
        ("Speculation is mounting that Tarn will be sacked.", None),
        ("The club is silent on reports on Monday that Tarn, who left Ardle in May, would be sacked.", None),
    ],
)
def test_a_departure_told_by_somebody_is_reported(text: str, speaker: str | None) -> None:
    assert voiced(text) == [("reported", speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Tarn decided to step down after the report.",
        "Tarn agreed to resign on Friday.",
        "Stam stepped down on Monday, saying she was tired.",
        "Stam, who resigned in May, said the club was in good health.",
        "When the dean quit, students said they were sad.",
        "Tarn resigned on Monday and the council said it would elect a new mayor.",
        "Critics welcomed the resignation of the dean.",
        "The speaker, who accepted the resignation, took the chair.",
        "Refusing to resign, the premier called an election.",
        "The council announced a new budget, and the harbour master resigned.",
        # behind what is reported
        "Tarn apologised to staff hours after he resigned.",
        "Tarn spoke of his pride a day after being sacked.",
        "Fans cry foul as Lind quits",
    ],
)
def test_a_departure_that_nobody_is_said_to_tell_is_the_writers(text: str) -> None:
    assert voiced(text) == [("narrator", None)]
