"""Who a source is, on invented articles with the answer counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.quotes import extract_quotes, quotes_in


def said(text: str) -> list[tuple[str, str | None]]:
    """Each quotation or report that is somebody's, with its speaker, else the words of the source."""
    table = extract_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    table = table[table["kind"] != "scare"]
    found = []
    for row in table.itertuples():
        assert text[row.start : row.end] == row.text
        if isinstance(row.source, str):
            assert text[int(row.source_start) : int(row.source_end)] == row.source
        who = next((cell for cell in (row.speaker, row.source) if isinstance(cell, str)), None)
        found.append((row.text, who if row.is_asserted else None))
    return found


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # An outlet hands on what another says.
        ("According to the Exham Courier, Ada Ode said the pier was “shut for good”.", "shut for good", "Ada Ode"),
        ("The Exham Courier reported that Ada Ode had called it “a mess”.", "a mess", "Ada Ode"),
        ("“We hid nothing,” Ada Ode was quoted by the agency as saying.", "We hid nothing,", "Ada Ode"),
        # What is put to somebody is not hers.
        ("Ada Ode was asked whether she had “lied to the board”.", "lied to the board", None),
        # A description that lacks its closing comma, or is in a list of places.
        ("“It is late,” Abel Crane, a baker from Exham told the Courier.", "It is late,", "Abel Crane"),
        ("Cora Lind, 32, of Mill Road, Exham, said it was “late”.", "late", "Cora Lind"),
        # Several people are all kept.
        ("Ada Ode, Abel Crane and Cora Lind said it was “late”.", "late", "Ada Ode, Abel Crane and Cora Lind"),
        ("Ada Ode and Abel Crane both said it was “late”.", "late", "Ada Ode and Abel Crane"),
        # An office in capitals and its holder are one.
        ("Exham’s President of Trade & Works, Abel Crane, says it was “late”.", "late", "Abel Crane"),
        ("MEC for Roads and Public Works, Abel Crane, said it was “late”.", "late", "Abel Crane"),
        ("Exham’s ambassador, Abel Crane, left. “No,” the ambassador said.", "No,", "Abel Crane"),
        # Letters after a name are none of it.
        ("Prosecutor Cora Lind KC said it was “late”.", "late", "Cora Lind"),
        # What a firm is called by.
        ("Security firm Rampart found it. The firm said it was “grave”.", "grave", "Rampart"),
        # A name at the head of a sentence may look like “speaking” or “early”.
        ("Beijing called the move “grave”.", "grave", "Beijing"),
        ("Emily Crane called the move “grave”.", "grave", "Emily Crane"),
        # The union does not speak with its secretary, nor the bank with its governor.
        ("Arro Union of Nurses secretary general Ada Ode said it was “late”.", "late", "Ada Ode"),
        ("The Bank of Exham governor Abel Crane said it was “late”.", "late", "Abel Crane"),
        # Another is set against the one who spoke first, and “because” sets nobody against anybody.
        ("Ada Ode says she is ready while Abel Crane believes it is “late”.", "late", "Abel Crane"),
        ("Ada Ode says it is slow, but Abel Crane thinks it is “late”.", "late", "Abel Crane"),
        ("Ada Ode says that while Abel Crane is there, the plan is “late”.", "late", "Ada Ode"),
        ("Ada Ode says it is slow because Abel Crane thinks it is “late”.", "late", "Ada Ode"),
        # What the police and a council are called.
        ("Exham Police came. The force said it was “late”.", "late", "Exham Police"),
        ("Exham Council met. The authority said it was “late”.", "late", "Exham Council"),
        # The army does not speak with its chief.
        ("Navy Secretary Ron Dale and Army chief Sue Park said it was “late”.", "late", "Ron Dale and Sue Park"),
        # A relative clause has its name.
        ("The bill was drafted by Ada Ode who said on Monday, “It is time”.", "It is time", "Ada Ode"),
    ],
)
def test_the_speaker_of_words_in_marks(text: str, words: str, speaker: str | None) -> None:
    assert dict(said(text))[words] == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # Somebody without a name is not the person named before her.
        ("“It is so,” said Ada Ode. One of the nurses left. She said it was “hard”.", "hard", "She"),
        # Whom the words are about does not say them.
        ("Mark Ode was angry.\n\nAbel Crane, the mayor, had lied to all, he said.", "", "Mark Ode"),
        # “He added” goes on with who was reported last.
        (
            "According to Abel Crane, the move was part of Governor Ivo Lind’s plan. He added that it was late.",
            "that it was late",
            "Abel Crane",
        ),
        # First names keep “he” from a sister where nothing else tells.
        ("Sarah Ode met her brother John Ode. He said: “She is good.”", "She is good.", "John Ode"),
        ("At the hearing, Mark Ode thanked Ivo Lind. “I am glad,” he said.", "I am glad,", "Mark Ode"),
    ],
)
def test_who_a_pronoun_stands_for(text: str, words: str, speaker: str) -> None:
    found = said(text)
    assert (dict(found)[words] if words else found[0][1]) == speaker


def test_a_running_quotation_may_name_its_source_at_its_end() -> None:
    text = (
        "Abel Crane met the press.\n\n“We paid for the trip.\n\n“The firms paid the rest,” the spokesman said.\n\n"
        "Owner, Ivo Lind said:\n\n“I am sad.\n\n“We go on.”"
    )
    assert said(text) == [
        ("We paid for the trip.", "the spokesman"),
        ("The firms paid the rest,", "the spokesman"),
        ("I am sad.", "Ivo Lind"),
        ("We go on.", "Ivo Lind"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to “editor@exham.example” by Friday, the editor said.", "editor@exham.example"),
        ("He left his ship, or “the walk”, said Ada Ode. It is also known as “the long one”.", "the long one"),
        ("The vote, often referred to as “the exit”, was held, said Ada Ode.", "the exit"),
        ("At the debate “This House Would Close the Pier”, Ada Ode said no.", "This House Would Close the Pier"),
        ("On Monday the house passed the “Harbour Reform Bill 2019” at last.", "Harbour Reform Bill 2019"),
    ],
)
def test_what_things_are_called_is_nobodys_speech(text: str, expected: str) -> None:
    table = extract_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    assert table.loc[table["text"] == expected, "kind"].tolist() == ["scare"]


def test_a_caption_gives_the_words_before_who_said_them() -> None:
    text = "Ada Ode lost her boat.\n\n’Awful’: Ada Ode said she could not understand it."
    table = extract_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    assert table.loc[table["text"] == "Awful", "kind"].tolist() == ["mixed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor told reporters the bridge would close.", [("the bridge would close", "The mayor")]),
        ("Ada Ode warned the town could run dry.", [("the town could run dry", "Ada Ode")]),
        ("Ada Ode said there will be no strike.", [("there will be no strike", "Ada Ode")]),
        ("Ada Ode accused Abel Crane of stealing votes.", []),
        ("The team say the flaws are likely to last.", [("the flaws are likely to last", "The team")]),
        ("Ada Ode had held her against her will at home.", []),
        ("He did not say when the trial would begin.", [("when the trial would begin", None)]),
        ("Ada Ode tagged the woman on the website asking for help.", []),
    ],
)
def test_reported_speech(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "The Exham Courier broke the story.\n\nThe newspaper said the council had paid nothing.",
            "the council had paid nothing",
            "Exham Courier",
        ),
        (
            "Radio Vellna reported the vote.\n\nThe station said the count was false.",
            "the count was false",
            "Radio Vellna",
        ),
        (
            "Abel Arro, a builder, found the leak.\n\nAccording to the Elrin Courier, the pumps had not been tested."
            "\n\nHe explained that he had run to the pump.",
            "that he had run to the pump",
            "Abel Arro",
        ),
        (
            "The government spokesman Abel Arro met the press. “We will pay,” he said.\n\n"
            "Minister Ines Coll left early.\n\nThe government spokesman said she was late.",
            "she was late",
            "Abel Arro",
        ),
        # Whose noun it is, whoever passes it on.
        (
            "Arro repeated Ines Coll’s claim that there were “hundreds of leaks” in town.",
            "hundreds of leaks",
            "Ines Coll",
        ),
        ("Her claim that Ines Coll called it “a mess” was false.", "a mess", "Ines Coll"),
        ("Visas are for a “lawful source of income,” as Ines Coll put it.", "lawful source of income,", "Ines Coll"),
        ("The tide was “higher than planned,” per Ines Coll.", "higher than planned,", "Ines Coll"),
        (
            "Another critic, Ines H. Stone, likened the rules to “burning the pier”.",
            "burning the pier",
            "Ines H. Stone",
        ),
        ("The former first lady said it was “a mistake” to go.", "a mistake", "The former first lady"),
    ],
)
def test_who_is_meant_by_a_kind_a_noun_or_an_office(text: str, words: str, speaker: str) -> None:
    assert (words, speaker) in said(text)


def test_what_is_behind_words_cried_out_is_the_narrators() -> None:
    assert said("She shouted “Shame!” as he left the hall.") == [("Shame!", "She")]
    assert said("Abel Arro walked in, chanting “Out! Out!”") == [("Out! Out!", "Abel Arro")]


_LATER = "\n\nPresident Dan Lund has not replied."


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # The office of another country: whom the paragraph before is about, and not whose office is told later.
        (
            "Emil Sarro has warned his allies about the fleet.\n\nThe Velland president told the Gazette that the "
            "alliance was on “the edge of a cliff”." + _LATER,
            "the edge of a cliff",
            "Emil Sarro",
        ),
        (
            "Emil Sarro has met President Dan Lund of Exland.\n\nThe Exland president told the Gazette that the "
            "alliance was on “the edge of a cliff”.",
            "the edge of a cliff",
            "Dan Lund",
        ),
        # “he said” goes on with the subject of the sentence, and not with that of its side clause.
        (
            "Perrin Oster said he faced pressure to resign after the president blamed “hatred on many sides” for the "
            "riot.\n\n“I am reluctant to leave my post,” he said." + _LATER,
            "I am reluctant to leave my post,",
            "Perrin Oster",
        ),
        # Who asks the questions does not answer them.
        (
            "In an interview with Channel Six's Cleo Marsh, the country's richest man said he was “giving it away”.",
            "giving it away",
            "the country's richest man",
        ),
        # A place and an agency before a report are no source.
        ("ARDLE (HERALD) - One of Ada Lund's aides said it “can and must do better”.", "can and must do better", None),
        (
            "Ada Berg left.\n\n“I am spent,” said the three-time Grand Slam winner.",
            "I am spent,",
            "the three-time Grand Slam winner",
        ),
    ],
)
def test_who_a_description_is(text: str, words: str, speaker: str | None) -> None:
    found = dict(said(text))[words]
    assert found == speaker or (speaker is None and found is not None and "aides" in found)


@pytest.mark.parametrize(
    ("text", "source_type"),
    [
        ("Checks had not been made at all, the report said. It called the log “a work of fiction”.", "document"),
        ("The museum must close, the council said. It called the roof “a danger to all”.", "organisation"),
        ("The museum must close, Ada Ode said. It was called “a danger to all”.", "unresolved"),
    ],
)
def test_it_is_the_document_or_body_of_the_report_before(text: str, source_type: str) -> None:
    table = extract_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    assert table[table["kind"] == "mixed"]["source_type"].tolist() == [source_type]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # Who is asked answers; who is attacked for saying something said it; who comes behind “by” gave the label.
        (
            "Ada Lind is a nurse.\n\nA young man asked Clara Ode why she had left. “I was tired,” she said.",
            "I was tired,",
            "Clara Ode",
        ),
        ("Clara Ode slammed Ben Arro for suggesting that boats “cling to the past”.", "cling to the past", "Ben Arro"),
        ("The letters were mails labelled “top secret” by Clara Ode.", "top secret", "Clara Ode"),
    ],
)
def test_who_is_asked_attacked_or_named_behind_by(text: str, words: str, speaker: str) -> None:
    assert dict(said(text))[words] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Former Arro and West Pier manager Bo Lund said the club was poor.", "Bo Lund"),
        ("Arro Senior Minister and Arro Peoples Party leader Bo Lund has said the club was poor.", "Bo Lund"),
        ("Ada Ode and mayor Bo Lund said the club was poor.", "Ada Ode and Bo Lund"),
    ],
)
def test_offices_and_clubs_before_a_name_do_not_speak_with_it(text: str, speaker: str) -> None:
    assert [row["speaker"] for row in quotes_in("a", text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Police Commissioner Ada Ode resigned. “I am sorry,” the shamed Commissioner said.", "Ada Ode"),
        ("“I am sorry,” the Commissioner said.", None),
    ],
)
def test_an_office_with_a_capital_is_nobodys_name(text: str, speaker: str | None) -> None:
    assert [row["speaker"] for row in quotes_in("a", text)] == [speaker]


@pytest.mark.parametrize(
    ("quotation", "speaker"),
    [
        ("“Abel Crane is running as well,”", "Bo Lund"),  # Crane would not speak of himself so
        ("“Abel Crane’s plan is poor,”", "Bo Lund"),
        ("“I am Abel Crane and I am running,”", "Abel Crane"),
        ("“It is time to run,”", "Abel Crane"),
    ],
)
def test_nobody_names_himself_as_others_do(quotation: str, speaker: str) -> None:
    text = (
        "Mr Bo Lund said on Monday that he was glad.\n\nMr Abel Crane is one of the members who will stand.\n\n"
        f"{quotation} he said during a visit."
    )
    assert (quotation[1:-1], speaker) in said(text)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # Who is quoted by another speaks, not who quotes.
        (
            "“I quit,” Exham’s Bexo News Agency quoted Ada Ode as saying there.",
            "I quit,",
            "Ada Ode",
        ),
        # A name behind an office goes on with “of”.
        (
            "The secretary of the group of unions, Mr Bo Lund of the Electrical Union, said it was “late”.",
            "late",
            "Bo Lund",
        ),
        # The firm or club that the article is about, if none other is named later.
        (
            "Exon Foods will shut. Exon Foods shares rose. Critics liked Exon Foods. “We are sad,” the company said.",
            "We are sad,",
            "Exon Foods",
        ),
        (
            "Exon Foods will shut. Exon Foods rose. Critics of Exon Foods praised Bexo Steel. “No,” the company said.",
            "No,",
            "the company",
        ),
        ("A TD facing trial for theft complained about “late reporting”.", "late reporting", "A TD"),
    ],
)
def test_who_is_meant_by_an_office_a_firm_or_a_quoter(text: str, words: str, speaker: str) -> None:
    assert (words, speaker) in said(text)


def test_she_who_answers_goes_on_speaking() -> None:
    text = "Asked if Mr Crane was pushed, Mr Lund said: “Yes.”\nBut he said the board must take responsibility."
    assert said(text)[-1] == ("the board must take responsibility", "Lund")
