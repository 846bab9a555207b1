"""The departure codebook: wordings of many fields, and what only looks like them. All sentences are invented."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.framing import find_frames, load_codebook

FORCED = """
The board ousted its chief executive after a stormy meeting.
Rovers sacked manager Ian Pell on Sunday night.
The coach was fired three games into the season.
The president dismissed her finance minister on Tuesday.
General Okoro was deposed in a bloodless coup.
The junta toppled the elected government in March.
Ministers were relieved of their duties before dawn.
The commissioner was stripped of her post.
The trustees removed the director from office.
The headteacher was removed from his post in June.
The editor was shown the door by the new owners.
He was forced out by a revolt of his own deputies.
Party elders pushed him out of the leadership.
The ambassador was kicked out of the job after a year.
The premier was voted out of office in a landslide.
The chairman was hounded out by the tabloids.
She was forced to resign as bishop.
The leak left the minister with no choice but to step down.
Shareholders forced the resignation of the entire board.
The report led to the departure of the head of the agency.
The affair cost the mayor his job.
A single tweet cost her her career at the bank.
The scandal prompted the resignation of two ministers.
The protests led to the resignation of the interior minister.
He was bullied into resigning.
She was pressured into stepping down.
The prime minister's job is on the line.
The manager's position had become untenable.
The captain's future hangs in the balance.
The coach is fighting for his job.
Fans called for the manager to be sacked.
MPs called on the speaker to stand down.
Unions demanded the resignation of the transport minister.
Opposition leaders urged the governor to quit.
Students are calling for the vice-chancellor to go.
The petition demands that the judge step down.
The council passed a vote of no confidence in its leader.
The chairwoman said she had no confidence in the chief executive.
Two hundred workers were made redundant.
The network axed its veteran presenter.
The sacking of the coach surprised nobody.
His dismissal by the board was swift.
Her ouster shocked the markets.
The ousted president fled to a neighbouring country.
The club terminated the contract of its head coach.
The striker was released by the club, and the manager was given the boot.
He lost his job as head of the central bank.
The minister must go.
The director should resign, the letter said.
The army chief was told to resign.
The king was overthrown in 1952.
The curator was let go in January.
The chancellor was drummed out by his rivals.
Regulators required the bank's chairman to step aside.
The inquiry's findings sealed the minister's fate.
The mayor asked the police chief for her resignation.
The emperor was dethroned by his generals.
The treasurer was purged in a night of arrests.
She was ordered to stand down.
The mutiny brought down the government.
""".strip().splitlines()

VOLUNTARY = """
The coach resigned on Monday.
The finance minister quit over the budget.
She is stepping down as chief executive.
He stood aside to let a younger colleague lead.
The chairman will step aside in May.
The bishop bowed out after twenty years.
She decided to move on from the role.
The captain gave up the captaincy.
The monarch abdicated in favour of her son.
He relinquished his post at the ministry.
The dean handed in her resignation.
The treasurer tendered his resignation on Friday.
She submitted her resignation to the president.
The ambassador's resignation surprised diplomats.
The manager walked away from the job.
The spokesman quit his post.
The deputy leader stood down from the front bench.
The judge is retiring in the summer.
The veteran presenter is to retire as host.
The prosecutor stepped down from her role.
The chief scientist stepped back from her position.
He threw in the towel as coach.
The minister fell on his sword.
The curator handed over the reins to her deputy.
The mayor refused to resign.
The director has no intention of stepping down.
He made way for a successor.
The professor vacated her post.
The chief constable offered to resign.
""".strip().splitlines()

NEUTRAL = """
Her term as governor ends in June.
His tenure came to an end on Friday.
The director's departure was announced in a memo.
The minister left office in 2019.
The club and its manager have parted company.
The outgoing chancellor thanked her staff.
She is leaving her post in the autumn.
His seven years as mayor ended on Sunday.
Her mandate expires in December.
The coach's exit leaves a gap.
""".strip().splitlines()

LOOK_ALIKES = """
The minister dismissed the allegations as nonsense.
The judge dismissed the case.
The charges against the mayor were dismissed.
The army fired rockets across the river.
Police fired tear gas at the crowd.
A gun was fired in the market square.
The singer stepped down from the stage.
The pilot stepped down from the aircraft.
Farmers loaded sacks of grain onto the lorry.
The statue was removed from the square.
Surgeons removed the tumour.
Two hecklers were removed from the hall.
She left the room in tears.
The train departed at noon.
He left school at sixteen.
She quit smoking in May.
The firm dropped the price of its phones.
The council dropped its plans for the bridge.
The troops were told to stand down.
The party withdrew the bill.
The bank released its results.
He dropped out of university.
His name is in the resignation honours list.
She saved for retirement.
The company will replace its computers.
The goalkeeper was replaced at half-time.
They resigned themselves to a long wait.
He was resigned to losing.
The Vikings sacked the monastery.
The city was sacked by the emperor's army.
The engine fired twice and stopped.
The jury was dismissed for lunch.
The teacher dismissed her class early.
Voters turned out in large numbers.
The couple were thrown out of the restaurant.
The tenants were forced out of their homes.
The champion was dethroned on points by a novice and the record fell.
The chairman made way through the crowd.
Rail fares will go up in January.
She has no confidence in the economy.
The airline fired up its engines.
He gave up sugar for Lent.
The team bowed out of the tournament.
Her remarks fired the imagination of a generation.
The delegation left the country on Monday.
""".strip().splitlines()


def coded(text: str) -> list[tuple[str, str]]:
    found = find_frames(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    return list(zip(found["frame"], found["text"], strict=True))


@pytest.mark.parametrize(
    ("frame", "text"),
    [(frame, t) for frame, ts in (("forced", FORCED), ("voluntary", VOLUNTARY), ("neutral", NEUTRAL)) for t in ts],
)
def test_wording(frame: str, text: str) -> None:
    assert frame in [f for f, _ in coded(text)]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alike(text: str) -> None:
    assert coded(text) == []


def test_well_over_a_hundred_wordings() -> None:
    assert sum(len(p.compiled) for p in load_codebook("departure").patterns) > 200
