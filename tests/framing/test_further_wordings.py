"""Wordings of leaving that news has and word lists lack, each with a look-alike that is none.

The sentences are invented; what counts in each was coded by hand.
"""

from __future__ import annotations

import pandas as pd

from corpus_tools.entities import find_entities
from corpus_tools.framing import find_frames
from corpus_tools.quotes import extract_quotes

EVIDENCE = "Vera Lind is stepping down as chief executive of Ardle Council.\n\n"


def found(*texts: str) -> list[list[tuple[str, str]]]:
    """Frame and words of each expression, by article."""
    articles = pd.DataFrame({"article_id": [f"a{i:03}" for i in range(len(texts))], "text": texts}, dtype="str")
    mentions, entities = find_entities(articles)[:2]
    quotes = extract_quotes(articles, mentions, entities)
    frames = find_frames(articles, quotes, mentions, entities)
    columns = ["frame", "text"]
    return [
        list(frames.loc[frames["article_id"] == i, columns].itertuples(index=False, name=None))
        for i in articles["article_id"]
    ]


def test_somebody_leaves_for_another_post_or_after_years_in_one() -> None:
    cases = {
        "Mr Peter Tarn will be leaving Fellmouth in June to take up the post of rector.": "leaving",
        "Director Vera Lind is leaving to become head of the Ardle Port Authority.": "leaving",
        "The boss of Ardle University will be leaving for the south coast after eight years at the helm.": "leaving",
        "Vera Lind, the editor of the Ardle Echo, is to leave after 12 years in the job.": "leave",
        "Lind will leave Fellmouth at the end of the month to take over as coach of Ardle.": "leave",
    }
    assert found(*cases) == [[("neutral", words)] for words in cases.values()]
    others = (
        "The tourists are leaving Fellmouth in June to take up rooms in Ardle.",
        "Children leaving school to become nurses are few.",
        "He left home to become a sailor.",
        "The storm left after three hours at sea.",
        "The family left Fellmouth to become farmers.",
        "Lind left Fellmouth as a child to join her father in Ardle.",
    )
    assert found(*others) == [[]] * len(others)


def test_somebody_else_ends_it() -> None:
    cases = {
        "The dumping of the sports minister angered her allies.": "dumping",
        "The premier dumped Peter Tarn from the ministry.": "dumped Peter Tarn from the ministry",
        "Peter Tarn got his appointment revoked.": "got his appointment revoked",
        "The axe fell on the commissioner.": "axe fell on",
        "The coach has been relieved of command.": "relieved of command",
        "The mayor was unseated in May.": "unseated",
        "The station has taken presenter Vera Lind off the air.": "taken presenter Vera Lind off the air",
        "The leader was rolled by her party room.": "rolled",
        "Peter Tarn was relegated to the backbenches.": "relegated to the backbenches",
    }
    assert found(*cases) == [[("forced", words)] for words in cases.values()]
    others = (
        "Dumping of waste in the harbour is banned.",
        "The lorry dumped sand from the cabin.",
        "The axe fell on the road scheme.",
        "The champion was unseated by her horse.",
        "The team rolled its opponents in September.",
        "The show was taken off the air.",
    )
    assert found(*others) == [[]] * len(others)


def test_by_their_own_will() -> None:
    cases = {
        "Tarn announced she would move to the backbench.": "move to the backbench",
        "The minister will return to the backbenches.": "return to the backbenches",
        "“Are you ready to step back from being the minister?” he was asked.": "step back from being the minister",
        "Judge Tarn is taking senior status.": "taking senior status",
        "The deputy head accepted voluntary redundancy.": "accepted voluntary redundancy",
        "Mayor Vera Lind is hanging up her chain.": "hanging up her chain",
    }
    assert found(*cases) == [[("voluntary", words)] for words in cases.values()]
    others = (
        "He moved to the back bench of the bus.",
        "She stepped back from being hit by the car.",
        "Step back from the edge, he said.",
    )
    assert found(*others) == [[]] * len(others)


def test_told_as_a_fact_of_somebody_who_goes() -> None:
    cases = {
        "She will no longer present the breakfast show.": "no longer present",
        "Lind's three decades with the firm came to an end last fall.": "three decades with the firm came to an end",
        "The team has seen an exodus of executives.": "exodus of",
        "Several top executives left in March.": "left",
        "The trust has lost its director after two years.": "lost its director",
        "She will serve out her term.": "serve out her term",
    }
    expected = [("voluntary", "stepping down")]
    assert found(*(EVIDENCE + text for text in cases)) == [[*expected, ("neutral", words)] for words in cases.values()]
    others = (
        "The farm no longer presents a problem.",
        "The nine years of war came to an end in June.",
        "The village has seen an exodus of young people.",
        "Several guests left since the music was loud.",
        "The museum lost its roof in the storm.",
        "The prisoner will serve out her term.",
    )
    assert found(*(EVIDENCE + text for text in others)) == [[("voluntary", "stepping down")]] * len(others)


def test_a_post_is_parted_with_and_a_building_is_not() -> None:
    cases = ("The trust has parted with its director after two years.", "The clinic parted with its old building.")
    assert found(*cases) == [[("neutral", "parted with")], []]


def test_reasons_given_for_a_resignation_are_no_offer() -> None:
    offered, reasons = found(
        "Four frontbenchers have offered the prime minister their resignations.",
        "Church officials gave vague reasons for his resignation.",
    )
    assert [frame for frame, _ in offered] == ["voluntary"]
    assert reasons == [("voluntary", "resignation")]


def test_what_is_said_of_ones_own_going() -> None:
    cases = {
        "“My journey at the council comes to an end,” Lind said.": (
            "neutral",
            "journey at the council comes to an end",
        ),
        "“This will be my last season here,” Lind said.": ("neutral", "be my last season"),
        "“I will not be in charge next year,” Lind said.": ("neutral", "not be in charge"),
        "“It is somebody else's turn now,” Lind said.": ("voluntary", "somebody else's turn"),
        "“I have had my time,” Lind said.": ("voluntary", "have had my time"),
        "“It was a hard decision to leave the council,” Lind said.": ("voluntary", "leave the council"),
        "“I was told to clear my desk,” Lind said.": ("forced", "clear my desk"),
    }
    given = found(*(EVIDENCE + text for text in cases))
    assert [rows[1:] for rows in given] == [[expected] for expected in cases.values()]


def test_weak_wordings_count_beside_a_departure_only() -> None:
    cases = {
        "In her farewell speech Lind thanked her staff.": ("neutral", "farewell speech"),
        "Lind is about to leave.": ("neutral", "leave"),
        "Lind's going had been expected.": ("neutral", "going"),
        "The council is losing Lind to a rival.": ("neutral", "losing Lind to"),
        "Lind has cleared her desk.": ("neutral", "cleared her desk"),
        "Lind was escorted from the building.": ("forced", "was escorted from the building"),
        "The council decided against keeping Lind.": ("forced", "decided against keeping"),
    }
    given = found(*(EVIDENCE + text for text in cases), *cases)
    assert [rows[1:] for rows in given[: len(cases)]] == [[expected] for expected in cases.values()]
    assert given[len(cases) :] == [[]] * len(cases)


def test_others_end_a_contract_a_cabinet_or_a_career() -> None:
    cases = {
        "Three ministers were left out of the new cabinet.": "were left out of the new cabinet",
        "Three ministers lost their places in the cabinet.": "lost their places in the cabinet",
        "The board voted to terminate the superintendent's contract.": "terminate the superintendent's contract",
        "The board bought out the superintendent's contract.": "bought out the superintendent's contract",
        "The king dissolved his cabinet.": "dissolved",
        "The prime minister was brought down by her own party.": "was brought down",
    }
    assert found(*cases) == [[("forced", words)] for words in cases.values()]
    others = (
        "The king dissolved sugar in his tea.",
        "The bridge was brought down by the flood.",
        "The president dissolved parliament.",
        "The firm terminated the lease for cause.",
        "She asked to be released from hospital.",
    )
    assert found(*others) == [[]] * len(others)


def test_a_body_in_the_words_for_somebody_is_no_second_person() -> None:
    # "The boss of Ardle University" and Lind are one; "his" is the one person who goes.
    text = (
        "The boss of Ardle University will be leaving after eight years at the helm.\n\n"
        "Professor Per Lind will be leaving Ardle in June to take up the post of rector in Fellmouth.\n\n"
        "Lind said his decision to leave was a hard one."
    )
    assert [words for _, words in found(text)[0]] == ["leaving", "leaving", "leave"]


def test_who_took_the_decision_makes_them_go() -> None:
    text = "The director has been sacked. The decision to oust Bo Lind was made by the board of trustees."
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]}, dtype="str")
    frames = find_frames(articles)
    assert frames["affected"].tolist() == ["The director", "Bo Lind"]
    assert frames["agent"].iloc[1] == "the board of trustees"


def test_who_goes_stands_before_what_describes_them() -> None:
    cases = {
        "The decision by Ada Ode and Bo Lund to stand down came after a vote.": "Ada Ode and Bo Lund",
        "Two aides of Mayor Bo R. Lund, Jr. have resigned.": "Two aides of Mayor Bo R. Lund, Jr.",
        "The head of a board which had police called to one of its meetings has quit.": "The head of a board",
        "The manager of a club that lost nine of its games has quit.": "The manager of a club",
        "The mayor told a meeting that the clerk has resigned.": "the clerk",
        "It was one of the ministers who resigned.": "one of the ministers",
    }
    for text, who in cases.items():
        articles = pd.DataFrame({"article_id": ["a"], "text": [text]}, dtype="str")
        assert find_frames(articles)["affected"].tolist() == [who]


def test_who_removes_is_told_behind_the_noun() -> None:
    cases = {
        "The nurses must work or face dismissal by the county governments.": "the county governments",
        "Bo Lund faces removal by the board.": "the board",
        "Bo Lund faces removal by Friday.": None,
        "Bo Lund faces dismissal.": None,
    }
    for text, agent in cases.items():
        articles = pd.DataFrame({"article_id": ["a"], "text": [text]}, dtype="str")
        frames = find_frames(articles).astype("object")
        assert frames["frame"].tolist() == ["forced"]
        assert frames["agent"].where(frames["agent"].notna(), None).tolist() == [agent]


def test_part_of_a_body_no_longer() -> None:
    assert found("Bo Lund is no longer part of the cabinet.") == [[("neutral", "is no longer part of the cabinet")]]
    assert found("The island is no longer part of the plan.", "Sugar is no longer part of the menu.") == [[], []]
