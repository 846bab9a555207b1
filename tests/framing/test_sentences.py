"""Sentences of many fields and countries, coded by hand before they were tried. All are invented."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.framing import find_frames

# Text; then of each expression: frame, voice, whether denied, words of the agent (None: there is none) and affected.
CODED: list[tuple[str, list[tuple[str, str, bool, str | None, str]]]] = [
    ("She has written four novels since retiring in 2011.", [("voluntary", "narrator", False, None, "She")]),
    ("Patrick Odell, Lieutenant General (Retired), opened the fair.", []),
    ("The mayor's opponents all dropped out on Monday.", [("candidacy", "narrator", False, None, "opponents")]),
    ("The mayor dismissed his opponents on the stump.", []),
    ("The premier dropped his bid for a third term in June.", [("candidacy", "narrator", False, None, "premier")]),
    ("Judge Amara Sesay retires on Friday after thirty years.", [("voluntary", "narrator", False, None, "Sesay")]),
    (
        "The chief executive has retired and the finance director resigned.",
        [
            ("voluntary", "narrator", False, None, "chief executive"),
            ("voluntary", "narrator", False, None, "finance director"),
        ],
    ),
    (
        "The board is looking for somebody to follow retiring chairman Otto Brandt.",
        [("voluntary", "narrator", False, None, "Brandt")],
    ),
    ("The retired general waved to a quiet and retiring crowd.", []),
    ("The outgoing coalition approved the budget.", [("neutral", "narrator", False, None, "coalition")]),
    ("Lawyers for the widow asked to depose the minister under oath.", []),
    ("The captain gave the platoon an order to stand down.", []),
    ("His rough and contemptuous dismissal of the players annoyed the fans.", []),
    ("He told the clerk that he wanted to go.", []),
    ("You really do not have to go.", []),
    ("The firm's wasp removal service was quick.", []),
    ("The report dealt with the affair, which he dismissed.", []),
    ("Was she sacked, or is that a rumour?", [("forced", "narrator", False, None, "she")]),
    ("He quit flying at sixty.", []),
    (
        "The best thing for the party, aides said, is for the leader to resign.",
        [("voluntary", "reported", False, None, "leader")],
    ),
    ("The mayor made clear that she had not considered resigning.", [("voluntary", "reported", True, None, "she")]),
    ("The minister is adamant that she will not resign.", [("voluntary", "reported", True, None, "she")]),
    (
        "The treaty has been called into question since his effort to oust the king.",
        [("forced", "narrator", False, "his", "king")],
    ),
    (
        "The treasurer, a friend who left the firm in May, has kept silent.",
        [("neutral", "narrator", False, None, "friend")],
    ),
    (
        "The clerks who would have to be laid off were told on Monday.",
        [("forced", "narrator", False, None, "clerks")],
    ),
    ("The senior IT manager has resigned.", [("voluntary", "narrator", False, None, "senior IT manager")]),
    ("The US secretary resigned on Monday.", [("voluntary", "narrator", False, None, "US secretary")]),
    ("The premier demoted Ines Roca from his cabinet.", [("forced", "narrator", False, "premier", "Roca")]),
    (
        "The driver should be terminated over the lies, the union said.",
        [("forced", "reported", False, None, "driver")],
    ),
    ("Mr Pell lost both posts on Monday.", [("forced", "narrator", False, None, "Pell")]),
    ("Rebels tried to overthrow Pres. Juan Abad.", [("forced", "narrator", False, "Rebels", "Abad")]),
    (
        "Brazilian president Lima Duarte was impeached and removed from office by the senate in August.",
        [("forced", "narrator", False, "senate", "Duarte")],
    ),
    (
        "The health secretary, Priya Nandakumar, has handed in her notice, her office confirmed on Sunday.",
        [("voluntary", "reported", False, None, "Nandakumar")],
    ),
    (
        '"I will not be driven out of office by a mob," the governor told supporters.',
        [("forced", "quoted", True, "mob", "I")],
    ),
    ("Sources close to the striker claimed the manager would be gone by Christmas.", []),
    (
        "United's board has lost patience and will dismiss Marco Rossi within days, according to Italian media.",
        [("forced", "reported", False, "board", "Rossi")],
    ),
    ("Rossi denied he was about to be sacked.", [("forced", "reported", True, None, "he")]),
    (
        "The chief executive of the airline stepped down on Thursday amid an inquiry into its accounts.",
        [("voluntary", "narrator", False, None, "chief executive")],
    ),
    (
        "After nine years at the helm, Sarah Holt is to leave her post as editor.",
        [("neutral", "narrator", False, None, "Holt")],
    ),
    (
        "It is understood that the archbishop has been asked to resign.",
        [("forced", "reported", False, None, "archbishop")],
    ),
    (
        "Investors want the chairman to go, and have told him so.",
        [("forced", "reported", False, "Investors", "chairman")],
    ),
    ("Nobody has been fired over the failure, the union complained.", [("forced", "reported", True, None, "Nobody")]),
    ("He was reportedly axed after a row with the owner.", [("forced", "reported", False, None, "He")]),
    ("Asked if he would stand down, Mr Barro laughed.", [("voluntary", "reported", False, None, "he")]),
    ("The premier vowed never to resign.", [("voluntary", "reported", True, None, "premier")]),
    ("Calls for the coach's dismissal grew louder after the defeat.", [("forced", "reported", False, None, "coach")]),
    (
        "The king dismissed his prime minister and dissolved parliament.",
        [("forced", "narrator", False, "king", "prime minister")],
    ),
    (
        '"We asked him to step aside and he refused," said the party\'s chairwoman, Ada Lund.',
        [("forced", "quoted", False, "We", "him")],
    ),
    (
        "The resignation of the entire cabinet, which the street had demanded for weeks, came at midnight.",
        [("voluntary", "narrator", False, None, "cabinet")],
    ),
    (
        "Mr Okafor, who was sacked as head coach in June, is suing the federation.",
        [("forced", "narrator", False, None, "Okafor")],
    ),
    (
        "The supreme leader fired two generals and the navy's commander.",
        [("forced", "narrator", False, "supreme leader", "generals")],
    ),
    (
        "Students occupied the building and demanded that the rector resign.",
        [("forced", "reported", False, "Students", "rector")],
    ),
    (
        "The ministry said the ambassador's resignation had been accepted.",
        [("voluntary", "reported", False, None, "ambassador")],
    ),
    ("Her aides insisted she was not going to quit.", [("voluntary", "reported", True, None, "she")]),
    (
        "The bank's founder was eased out by regulators last spring.",
        [("forced", "narrator", False, "regulators", "founder")],
    ),
    ("The mayor, whose term expires in May, opened the bridge.", [("neutral", "narrator", False, None, "whose")]),
    ("A no-nonsense coach, he led the side until he retired in 2010.", [("voluntary", "narrator", False, None, "he")]),
    ("The trust refused to accept his resignation.", [("voluntary", "reported", False, None, "his")]),
    (
        "The paper reported that three editors had quit in protest at the cuts.",
        [("voluntary", "reported", False, None, "editors")],
    ),
    ("The company parted ways with its finance chief on Monday.", [("neutral", "narrator", False, None, "")]),
    (
        "Fearing a revolt, the chancellor fired the deputy he had appointed.",
        [("forced", "narrator", False, "chancellor", "deputy")],
    ),
    ("The prime minister is clinging on to power.", [("forced", "narrator", False, None, "prime minister")]),
    ("His position is untenable, three backbenchers said.", [("forced", "reported", False, None, "His")]),
    ("Parliament voted to remove the speaker from office.", [("forced", "narrator", False, "Parliament", "speaker")]),
    (
        "The secretary-general will leave office on 31 December.",
        [("neutral", "narrator", False, None, "secretary-general")],
    ),
    ("The CEO's abrupt exit wiped a tenth off the shares.", [("neutral", "narrator", False, None, "CEO")]),
    ("Why did she resign?", [("voluntary", "narrator", False, None, "she")]),
    ("The court dismissed her appeal and the union withdrew its claim.", []),
    ("Rebels fired on a convoy and left the area.", []),
    ("He dismissed suggestions that he might quit as coach.", [("voluntary", "reported", True, None, "he")]),
    ("The manager insisted he had not been told to resign.", [("forced", "reported", True, None, "he")]),
    (
        "Without naming the minister, the bishop said those responsible should go.",
        [("forced", "reported", False, None, "those")],
    ),
    (
        "The dictator was driven from power by a popular uprising.",
        [("forced", "narrator", False, "uprising", "dictator")],
    ),
    # A workforce holds no posts: its layoffs count only where the article tells of a departure from one.
    ("Workers at the plant were laid off without notice.", []),
    (
        "The director quit. Workers at the plant were laid off without notice.",
        [("voluntary", "narrator", False, None, "The director"), ("forced", "narrator", False, None, "Workers")],
    ),
    (
        "The finance minister’s departure from the cabinet was inevitable, said one colleague.",
        [("neutral", "reported", False, None, "finance minister")],
    ),
    (
        "Kenya's interior minister was dropped from the cabinet in a reshuffle on Thursday.",
        [("forced", "narrator", False, None, "interior minister")],
    ),
    (
        "The prime minister reshuffled his cabinet, sacking four ministers.",
        [("forced", "narrator", False, "prime minister", "ministers")],
    ),
    (
        "Malaysia's long-serving premier announced he was stepping down after 22 years.",
        [("voluntary", "reported", False, None, "he")],
    ),
    (
        "The chairman of the Japanese carmaker tendered his resignation over the emissions scandal.",
        [("voluntary", "narrator", False, None, "chairman")],
    ),
    (
        "Bayern have parted company with their sporting director.",
        [("neutral", "narrator", False, None, "sporting director")],
    ),
    ("“If results do not improve, I will go,” the Valencia coach said.", []),
    (
        "Polish judges who refuse to retire early could be dismissed under the new law.",
        [("voluntary", "narrator", True, None, "judges"), ("forced", "narrator", False, None, "judges")],
    ),
    (
        "Thousands rallied in Tbilisi to demand the government's resignation.",
        [("forced", "reported", False, "Thousands", "government")],
    ),
    (
        "Her opponents had been calling for her to quit since the spring.",
        [("forced", "reported", False, "opponents", "her")],
    ),
    (
        "The university's president was placed on leave, and the provost resigned.",
        [("voluntary", "narrator", False, None, "provost")],
    ),
    (
        "Mr Lindqvist was ousted as chief executive by an activist investor.",
        [("forced", "narrator", False, "investor", "Lindqvist")],
    ),
    (
        "Shares rose after the founder said he would hand over power to his daughter.",
        [("voluntary", "reported", False, None, "he")],
    ),
    ("The star striker has handed in a transfer request.", []),
    ("The cathedral dean is facing the sack over the missing silver.", [("forced", "narrator", False, None, "dean")]),
    (
        "Peru's congress voted to oust the president, the third in four years.",
        [("forced", "narrator", False, "congress", "president")],
    ),
    (
        "The leader of the Greens will not stand down, a spokesman confirmed.",
        [("voluntary", "reported", True, None, "leader")],
    ),
    ("Bolivian miners want the energy minister sacked.", [("forced", "reported", False, "miners", "energy minister")]),
    (
        "The head of the tax office was suspended on Friday, and later fired.",
        [("forced", "narrator", False, None, "head")],
    ),
    (
        "The interim coach, appointed after Silva's sacking in March, won his first match.",
        [("forced", "narrator", False, None, "Silva")],
    ),
    (
        "“I was fired because I told the truth,” the former inspector told the committee.",
        [("forced", "quoted", False, None, "I")],
    ),
    ("The committee cleared the chief whip, who kept his job.", []),
    ("The minister said that calls for her resignation were absurd.", [("forced", "reported", False, None, "her")]),
    (
        "Dr Amina Sule, dismissed as hospital director last year, has been reinstated.",
        [("forced", "narrator", False, None, "Sule")],
    ),
    (
        "She has been the bank's chief since her predecessor quit in disgrace.",
        [("voluntary", "narrator", False, None, "predecessor")],
    ),
    ("“There is no question of me resigning,” the taoiseach said.", [("voluntary", "quoted", True, None, "me")]),
    ("Neither the minister nor her deputy offered to resign.", [("voluntary", "narrator", True, None, "")]),
    (
        "The director-general bowed to pressure and quit on Sunday.",
        [("voluntary", "narrator", False, None, "director-general")],
    ),
    ("The vote cost three senators their seats.", [("forced", "narrator", False, "vote", "senators")]),
    ("Police dismissed as rumours the claim that he had fled.", []),
    ("The rocket was fired from a boat; two sailors were injured.", []),
    ("The sitcom was axed after one season.", []),
    ("The council removed the fallen trees by noon.", []),
    ("The firm's shares were dropped from the index.", []),
    ("Voters will decide in June whether the governor keeps her job.", []),
    ("He left the government in 2014 to teach.", [("neutral", "narrator", False, None, "He")]),
    ("The chief justice is due to retire in March.", [("voluntary", "narrator", False, None, "chief justice")]),
    ("Harbour Chief Quits Amid Row Over Dredging Contract", [("voluntary", "narrator", False, None, "Harbour Chief")]),
    ("Embattled Minister Vows to Stay as Calls for Resignation Mount", [("forced", "reported", False, None, "")]),
    ("PM sacks defence secretary over leak", [("forced", "narrator", False, "PM", "defence secretary")]),
    ("Coach fired after winless run", [("forced", "narrator", False, None, "Coach")]),
    ("Bank boss to leave post in spring", [("neutral", "narrator", False, None, "Bank boss")]),
    ("'I was pushed out', says former museum head", [("forced", "quoted", False, None, "I")]),
    ("Pressure grows on union leader to resign", [("forced", "narrator", False, None, "union leader")]),
    (
        "The opposition said the president, who has ruled since 1999, must resign immediately.",
        [("forced", "reported", False, None, "president")],
    ),
    (
        "Two directors resigned in protest, saying the board had misled investors.",
        [("voluntary", "narrator", False, None, "directors")],
    ),
    (
        "The board, which met until midnight, decided to dismiss the chief executive with immediate effect.",
        [("forced", "narrator", False, "board", "chief executive")],
    ),
    ("His lawyer argued that the dismissal had been unlawful.", [("forced", "reported", False, None, "")]),
    (
        "“She did not resign. She was sacked,” her brother told the paper.",
        [("voluntary", "quoted", True, None, "She"), ("forced", "quoted", False, None, "She")],
    ),
    ("The regulator said it had not asked anyone to step down.", [("forced", "reported", True, "it", "anyone")]),
    ("He has resisted calls to resign.", [("forced", "reported", True, None, "")]),
    ("Only the assembly can remove the auditor from office.", [("forced", "narrator", False, "assembly", "auditor")]),
    (
        "According to the club's website, Moreno has left his role by mutual consent.",
        [("neutral", "reported", False, None, "Moreno")],
    ),
    ("The bishop's decision to retire came as a surprise.", [("voluntary", "narrator", False, None, "bishop")]),
    (
        "Ms Castellanos, the third spokeswoman to quit this year, gave no reason.",
        [("voluntary", "narrator", False, None, "spokeswoman")],
    ),
    (
        "Staff were told on Monday that the editor had been relieved of her duties.",
        [("forced", "reported", False, None, "editor")],
    ),
    ("Having been ousted by his own party, he founded another.", [("forced", "narrator", False, "party", "he")]),
    (
        "Analysts believe the governor will be forced out before the summer.",
        [("forced", "reported", False, None, "governor")],
    ),
    (
        "The general secretary was accused of misleading members and later resigned.",
        [("voluntary", "narrator", False, None, "general secretary")],
    ),
    ("If the vote is lost, the chancellor will have to resign.", [("forced", "narrator", False, None, "chancellor")]),
    ("The king's abdication in 1936 shook the country.", [("voluntary", "narrator", False, None, "king")]),
    (
        "The league fired its commissioner by email, three team owners said.",
        [("forced", "reported", False, "league", "commissioner")],
    ),
    (
        "The rebels want to overthrow the government of President Tadesse.",
        [("forced", "narrator", False, "rebels", "government")],
    ),
    (
        "She was elected after the previous mayor stepped down because of ill health.",
        [("voluntary", "narrator", False, None, "mayor")],
    ),
    ("The minister left the meeting early and took the train home.", []),
    ("The minister shot down the proposal and dismissed his critics as dreamers.", []),
    (
        "A former gardener, dismissed by the estate in 1998, wrote the letters.",
        [("forced", "narrator", False, "estate", "gardener")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CODED)
def test_sentence(text: str, expected: list[tuple[str, str, bool, str | None, str]]) -> None:
    found = find_frames(pd.DataFrame({"article_id": ["a"], "text": [text]})).astype(object)
    rows = found.where(found.notna(), None).to_dict("records")
    assert [(r["frame"], r["voice"], r["is_negated"]) for r in rows] == [e[:3] for e in expected]
    for row, (_, _, _, agent, affected) in zip(rows, expected, strict=True):
        assert (row["agent"] is None) == (agent is None)
        assert agent is None or agent in row["agent"]
        assert affected in (row["affected"] or "")
