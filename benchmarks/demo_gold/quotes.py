# ruff: noqa: E501 -- one annotation a line reads best
"""What a reader finds in ``data/demo``: the quotations.

A row is ``(content, kind, speaker, source, cue, source_type, form, more)``. ``content`` is what comes between the
marks, or ``beginning ~ end`` of it; rows follow the order of the text. ``source`` and ``cue`` name the occurrence that is
nearest to the quotation; ``<`` before one looks only backwards, ``>`` only forwards. ``more`` may hold ``utterance`` (what
it is a version of), ``continues`` (it goes on from the row before) and ``on_behalf_of``.
"""

from __future__ import annotations

from typing import Any

Row = tuple[str, str, str, str, str, str, str, dict[str, Any]]

IT, TA, JW, RW = "Imogen Tarrant", "Tobias Adeyemi", "Jonah Whitlock", "Ruth Whitlock"
RD, LP, BP, HM, LH = "Ray Dunmore", "Leonard Pike", "Bernadette Pike", "Helen Marchbank", "Leila Haddow"
CONSTABULARY = "Calderhaven Constabulary"
GO_ON = {"continues": True}


def u(*names: str, **more: Any) -> dict[str, Any]:
    return {"utterance": names, **more}


AGENCY: list[Row] = [
    ("I have today ~ step down,", "direct", IT, ">Dame Imogen", "said", "person", "named", u("step_down")),
    ("I cannot lead ~ had it.", "direct", IT, "<Dame Imogen", "<said", "person", "carried", u("support", **GO_ON)),
    ("for a limited number of weeks", "mixed", IT, "<She", "", "person", "pronoun", u("weeks")),
    ("I gave the ~ to the report,", "direct", TA, ">Mr Adeyemi", ">said", "person", "named", u("chance")),
    ("The plan I was ~ better.", "direct", TA, "<Mr Adeyemi", "<said", "person", "carried", u("plan_shown", "better", **GO_ON)),
    ("Nobody was ~ respect it,", "direct", TA, ">he", ">told", "person", "pronoun", u("sacked", "decision")),
    ("She has been ~ win,", "direct", RD, ">he", ">said", "person", "pronoun", u("hung_out")),
    ("Our members ~ this city.", "direct", RD, "<he", "<said", "person", "carried", u("lost_leader", **GO_ON)),
    ("Dame Imogen has given ~ of them.", "direct", "Hugh Lanyon", "<Sir Hugh Lanyon", "<said", "person", "named", u("years")),
    ("My brother waited ~ for that.", "direct", RW, "<Dr Ruth Whitlock", "<said", "person", "named", u("brother")),
]  # fmt: skip

QUOTES: dict[str, list[Row]] = {
    "01": [
        ("a work of fiction", "mixed", "the report", "<It", "<called", "document", "pronoun", {}),
        ("What was done ~ honestly,", "direct", IT, ">she", ">told", "person", "pronoun", {}),
        ("I have no intention ~ mend it.", "direct", IT, "<Dame Imogen", "<said", "person", "named", u("intention")),
        ("with names and dates in it", "mixed", TA, "<He", "<asked for", "person", "pronoun", {}),
        ("routine, known and unchallenged", "mixed", HM, "<Helen Marchbank", "<said", "person", "named", {}),
        ("No decision ~ to say,", "direct", "a spokeswoman", ">a spokeswoman", ">said", "unnamed", "nominal", {"on_behalf_of": TA}),
    ],
    "02": [
        ("show me names ~ out", "mixed", TA, "<Mayor Tobias Adeyemi", "<told", "person", "named", {}),
        ("It was brutal ~ thread.", "direct", "One insider", "<One insider", "<said", "unnamed", "nominal", {}),
        ("asleep and well", "mixed", "staff", "<staff", "<wrote", "unnamed", "nominal", {}),
        ("She should have ~ died,", "direct", RW, ">the GP", ">said", "person", "nominal", {}),
        ("Nobody at the top ever pays.", "direct", RW, "<the GP", "<said", "person", "carried", GO_ON),
        ("We don't change captains in a storm,", "direct", RD, ">he", ">said", "person", "pronoun", {}),
        ("Imogen doesn't run from a fight.", "direct", "One (of the pals)", "<One", "<said", "unnamed", "nominal", {}),
        ("The place was rotten in my day,", "direct", "Barry Lumb", ">he", ">said", "person", "pronoun", {}),
    ],
    "03": [
        ("Names, dates, answers", "mixed", "hundreds", ">hundreds", "", "unnamed", "nominal", u("names")),
        ("Names, dates, answers", "mixed", "protesters", "<They", "<chanted", "unnamed", "pronoun", u("names")),
        ("a copper in a bib", "mixed", "one man", ">one man", "<dismissed as", "unnamed", "nominal", {}),
        ("People keep ~ out,", "direct", LH, ">Haddow", ">said", "person", "named", {}),
        ("I want the truth ~ better.", "direct", LH, "<Haddow", "<said", "person", "carried", u("better", **GO_ON)),
        ("and go tonight", "mixed", BP, "<Councillor Bernadette Pike", "<said", "person", "named", {}),
        ("We all knew about the paper checks,", "direct", "one of two officers", ">one of them", ">told", "unnamed", "nominal", {}),
        ("You were laughed ~ properly.", "direct", "one of two officers", "<one of them", "<told", "unnamed", "carried", GO_ON),
        ("They told me I'd be proud,", "direct", "A retired custody sergeant", ">he", ">said", "unnamed", "pronoun", {}),
        ("I left that building prouder of my sandwiches.", "direct", "A retired custody sergeant", "<he", "<said", "unnamed", "carried", GO_ON),
        ("The Commissioner retains ~ officers,", "direct", "a spokesman", ">a spokesman", ">said", "unnamed", "nominal", {"on_behalf_of": CONSTABULARY}),
        ("Is that a serious question?", "direct", "a spokesman", "<he", "<said", "unnamed", "pronoun", {"on_behalf_of": CONSTABULARY}),
    ],
    "04": AGENCY,
    "05": AGENCY,
    "06": AGENCY[:8],
    "07": AGENCY,
    "08": [
        ("I no longer had his support", "direct", IT, ">Dame Imogen", "", "person", "named", u("support")),
        ("I have today ~ had it.", "direct", IT, "<she", "<wrote", "person", "pronoun", u("step_down", "support")),
        ("Kestrel Lane was ~ forget that.", "direct", IT, "<she", "<wrote", "person", "carried", u("failure", **GO_ON)),
        ("I have agreed ~ dogs.", "direct", IT, "<she", "<wrote", "person", "carried", u("weeks", "dogs", **GO_ON)),
        ("a very short call", "mixed", "one of two people who were in the building", "<one of them", "<said", "unnamed", "nominal", u("call")),
        ("I told her ~ decide,", "direct", TA, ">he", ">said", "person", "pronoun", u("told_her")),
        ("She stood on a chair ~ soul,", "direct", "Colin Eddowes", ">he", ">said", "person", "pronoun", u("chair")),
        ("I don't want her head,", "direct", RW, ">Dr Whitlock", ">said", "person", "named", u("head")),
        ("I want the eleven hours explained.", "direct", RW, "<Dr Whitlock", "<said", "person", "carried", u("hours", **GO_ON)),
        ("not given a thought", "mixed", LP, "<He", "<told", "person", "pronoun", {}),
        ("all who carry ~ door", "mixed", "Agnes Mbeki-Stone", "<the Rev Agnes Mbeki-Stone", "<said", "person", "named", {}),
    ],
    "09": [
        ("I have today ~ step down,", "direct", IT, ">the shamed Commissioner", ">said", "person", "nominal", u("step_down")),
        ("I cannot lead ~ had it.", "direct", IT, "<the shamed Commissioner", "<said", "person", "carried", u("support", **GO_ON)),
        ("for a limited number of weeks", "mixed", IT, "<Tarrant", "", "person", "named", u("weeks")),
        ("I gave the ~ to the report,", "direct", TA, ">he", ">said", "person", "pronoun", u("chance")),
        ("The plan I was ~ better.", "direct", TA, "<he", "<said", "person", "carried", u("plan_shown", "better", **GO_ON)),
        ("Nobody was sacked today,", "direct", TA, ">he", ">told", "person", "pronoun", u("sacked")),
        ("She has been ~ win,", "direct", RD, ">he", ">said", "person", "pronoun", u("hung_out")),
        ("My brother waited ~ for that.", "direct", RW, "<Dr Ruth Whitlock", "<said", "person", "named", u("brother")),
    ],
    "10": [
        ("I have today ~ possessed it.", "direct", IT, "<she", "<penned", "person", "pronoun", u("step_down", "support")),
        ("Kestrel Lane was ~ forget that.", "direct", IT, "<she", "<penned", "person", "carried", u("failure", **GO_ON)),
        ("I have agreed ~ dogs.", "direct", IT, "<she", "<penned", "person", "carried", u("weeks", "dogs", **GO_ON)),
        ("a very brief call", "mixed", "one of two individuals who were in the building", "<one of them", "<stated", "unnamed", "nominal", u("call")),
        ("I informed her ~ determine,", "direct", TA, ">he", ">stated", "person", "pronoun", u("told_her")),
        ("She stood on a chair ~ anyone,", "direct", "Colin Eddowes", ">he", ">stated", "person", "pronoun", u("chair")),
        ("I do not want her head,", "direct", RW, ">Dr Whitlock", ">stated", "person", "named", u("head")),
        ("I want the eleven hours clarified.", "direct", RW, "<Dr Whitlock", "<stated", "person", "carried", u("hours", **GO_ON)),
    ],
    "11": [
        ("no intention", "mixed", IT, "<she", "<insisting", "person", "pronoun", u("intention")),
        ("He took away ~ fallen,", "direct", "one former colleague", ">one former colleague", ">said", "unnamed", "nominal", {}),
        ("Let us not ~ removed.", "direct", "A senior official at the Policing Ministry", "<A senior official at the Policing Ministry", "", "unnamed", "nominal", {}),
        ("31 years", "mixed", "Hugh Lanyon", "<Sir Hugh Lanyon", "<thanked", "person", "named", u("years")),
        ("Imogen Tarrant inherited ~ published.", "direct", "Priya Raman", "<Chief Constable Priya Raman", "<set out", "person", "named", {}),
        ("I do not say ~ first.", "direct", "Priya Raman", "<Chief Constable Priya Raman", "<set out", "person", "carried", GO_ON),
        ("An honest officer and a bad week.", "direct", "Walter Finch", "<Sir Walter Finch", "<wrote", "person", "named", {}),
        ("lost a leader who knew every street in this city", "mixed", RD, "<Ray Dunmore", "<told", "person", "named", u("lost_leader")),
    ],
    "12": [
        ("no intention of walking away", "mixed", IT, "<Dame Imogen", "<says", "person", "named", u("intention")),
        ("candid", "mixed", TA, "<The Mayor", "<describes", "person", "nominal", {}),
        ("constructive", "mixed", IT, "<she", "<calls", "person", "pronoun", {}),
        ("The Commissioner is at her desk,", "direct", "a spokesman", ">a spokesman", ">says", "unnamed", "nominal", {"on_behalf_of": CONSTABULARY}),
        ("No one was sacked today.", "direct", TA, "<Mr Adeyemi", "<tells", "person", "named", u("sacked")),
    ],
    "13": [
        ("I cannot lead ~ support,", "direct", IT, ">Tarrant", ">said", "person", "named", u("support")),
        ("In practice ~ manners,", "direct", "Marcus Bell", ">Bell", ">said", "person", "named", {}),
        ("hung out to dry by a politician.", "mixed", RD, "<Ray Dunmore", "<said", "person", "named", u("hung_out")),
        ("Chiefs come and go,", "direct", LH, ">she", ">said", "person", "pronoun", {}),
        ("The files stay locked.", "direct", LH, "<she", "<said", "person", "carried", GO_ON),
        ("one resignation", "mixed", RW, "<Ruth Whitlock", "<said", "person", "named", u("brother")),
        ("just moved up the date.", "mixed", "a person familiar with the mayor's thinking", "<The person", "<said", "unnamed", "nominal", {}),
    ],
    "14": [
        ("stood aside", "scare", "", "", "", "", "", {}),
        ("Nobody was sacked today,", "direct", TA, ">the Mayor", ">announced", "person", "nominal", u("sacked")),
        ("reflect", "scare", "", "", "", "", "", {}),
        ("move on", "scare", "", "", "", "", "", {}),
        ("spend time with their dogs", "scare", "", "", "", "", "", {}),
        ("Dame Imogen reached her own decision", "direct", TA, "<Mr Adeyemi", "<says", "person", "named", u("decision")),
        ("safe custody", "scare", "", "", "", "", "", {}),
        ("for several months", "mixed", IT, "<She", "<agreed", "person", "pronoun", u("weeks")),
        ("This city eats its constables,", "direct", "Walter Finch", ">Sir Walter Finch", ">put it", "person", "named", {}),
        ("They'll give ~ honours,", "direct", "My taxi driver", ">he", ">told", "unnamed", "pronoun", {}),
        ("and give us ~ the same.", "direct", "My taxi driver", "<he", "<told", "unnamed", "carried", GO_ON),
    ],
    "15": [
        ("We apologise ~ unaffected,", "direct", "Police Conduct Inspectorate", ">it", ">said", "organisation", "pronoun", {}),
        ("Nobody resigned over a decimal point,", "direct", "Naomi Strand", ">Naomi Strand", ">said", "person", "named", {}),
        ("Dame Imogen went ~ go.", "direct", "Naomi Strand", "<Naomi Strand", "<said", "person", "carried", GO_ON),
        ("He did not force anyone to resign,", "direct", "A spokeswoman for the Mayor", ">she", ">said", "unnamed", "pronoun", {"on_behalf_of": TA}),
        ("The Commissioner had ~ city.", "direct", "A spokeswoman for the Mayor", "<she", "<said", "unnamed", "carried", {**GO_ON, "on_behalf_of": TA}),
        ("A chief has ~ count,", "direct", RD, ">he", ">said", "person", "pronoun", {}),
    ],
    "16": [
        ("I did not ~ required,", "direct", LP, ">Mr Pike", ">stated", "person", "named", u("not_ask")),
        ("Dame Imogen gave ~ attends to.", "direct", LP, "<Mr Pike", "<stated", "person", "carried", u("first_order", **GO_ON)),
        ("a boss who heard everyone", "mixed", LP, "<He", "<said", "person", "pronoun", {}),
        ("Three officers ~ more,", "direct", LP, ">he", ">mentioned", "person", "pronoun", u("more")),
        ("She has been ~ win,", "direct", RD, ">Mr Dunmore", ">asserted", "person", "named", u("hung_out")),
        ("Our members ~ this city.", "direct", RD, "<Mr Dunmore", "<asserted", "person", "carried", u("lost_leader", **GO_ON)),
    ],
    "17": [
        ("Names, dates, answers!", "direct", "about 60 people", ">about 60 people", ">shouted", "unnamed", "nominal", u("names")),
        ("Calderhaven deserves better,", "direct", LH, ">she", ">said", "person", "pronoun", u("better")),
        ("and it isn't ~ hat.", "direct", LH, "<she", "<said", "person", "carried", GO_ON),
        ("I did not ask ~ needed,", "direct", LP, ">he", ">said", "person", "pronoun", u("not_ask")),
        ("Dame Imogen gave ~ listens to.", "direct", LP, "<he", "<said", "person", "carried", u("first_order", **GO_ON)),
        ("there will be more", "mixed", LP, "<Pike", "<told", "person", "named", u("more")),
        ("the man in the next office", "mixed", BP, "<Cllr Pike", "<said", "person", "named", {}),
        ("She'd have been ~ was,", "direct", LH, ">she", ">said", "person", "pronoun", {}),
        ("She resigned. ~ clause,", "direct", "A source at City Hall", ">the source", ">said", "unnamed", "nominal", {}),
    ],
    "18": [
        ("I cannot lead ~ had it.", "direct", IT, "<Dame Imogen Tarrant's letter", "<says", "document", "nominal", u("support")),
        ("every chance", "mixed", TA, "<Tobias Adeyemi", "<said", "person", "named", u("chance")),
        ("He read four of them,", "direct", "a police official who helped to draft it", ">a police official who helped to draft it", ">claims", "unnamed", "nominal", {}),
        ("would not give ~ shed", "mixed", BP, "<Ms Pike", "<said", "person", "named", {}),
        ("When the music ~ away,", "direct", RD, ">he", ">told", "person", "pronoun", {}),
        ("I have asked ~ truth,", "direct", RW, ">she", ">said", "person", "pronoun", {}),
    ],
}  # fmt: skip

# Reported speech without marks, where it is clear: (content, speaker, source, cue, source_type). Not complete:
# to be used for recall only.
AGENCY_INDIRECT = [
    ("[[she would step down]], hours", IT, "<Dame Imogen Tarrant", "<said", "person"),
    ("[[he had met the Commissioner on Monday night and had not been satisfied]]", TA, "<Tobias Adeyemi", "<said", "person"),
    ("[[he had dismissed her]]. ", TA, "<He", "<denied", "person"),
    ("[[she had been forced out]]. ", RD, "<Ray Dunmore", "<said", "person"),
    ("[[the departure changed nothing for her family]]", RW, "<Dr Ruth Whitlock", "<said", "person"),
]  # fmt: skip
INDIRECT: dict[str, list[tuple[str, str, str, str, str]]] = {
    "01": [
        ("[[Officers at a police station in Calderhaven falsified 312 custody records over two years]]", "Police Conduct Inspectorate", ">the Police Conduct Inspectorate", ">said", "organisation"),
        ("[[Checks that were logged as having been made every 30 minutes had not been made at all]]", "the report", ">the report", ">said", "document"),
        ("[[he would see the Commissioner on Monday evening]]", TA, "<Tobias Adeyemi", "<said", "person"),
    ],
    "02": [("[[Tarrant, 56, won't quit]]", "Pals", "<Pals", "<insist", "unnamed"), ("[[Tarrant go]]", RW, "<Dr Ruth Whitlock", "<demanded", "person")],
    "03": [
        ("[[the march was not about one woman]]", LH, "<Leila Haddow", "<told", "person"),
        ("[[morale was on the floor]]", "Two officers in the crowd", "<Two officers in the crowd", "<said", "unnamed"),
    ],
    "04": AGENCY_INDIRECT,
    "05": AGENCY_INDIRECT,
    "06": AGENCY_INDIRECT[:4],
    "07": AGENCY_INDIRECT,
    "08": [
        ("[[had telephoned her at 8.15am]]", "two people who were in the building", ">two people who were in the building", ">according to", "unnamed"),
        ("[[he had not pushed the Commissioner out]]", TA, "<Mr Adeyemi", "<insisted", "person"),
    ],
    "09": [("[[he had axed her]]", TA, "<He", "<denied", "person")],
    "10": [
        ("[[had phoned her at 8.15am]]", "two individuals who were in the building", ">two individuals who were in the building", ">according to", "unnamed"),
        ("[[he had not forced the Commissioner out]]", TA, "<Mr Adeyemi", "<insisted", "person"),
    ],
    "11": [
        ("[[he did not ask her to go]]", "His aides", "<His aides", "<maintain", "unnamed"),
        ("[[he scarcely needed to]]", "Her friends", "<Her friends", "<say", "unnamed"),
        ("[[Ms Tarrant had told him that the Mayor made her resign]]", "Another former colleague", "<Another former colleague", "<said", "unnamed"),
    ],
    "12": [("[[she is about to step down]]", CONSTABULARY, "<The constabulary", "<denies", "organisation")],
    "13": [
        ("[[she could not continue without the backing of Mayor Tobias Adeyemi]]", IT, "<Imogen Tarrant", "<said", "person"),
        ("[[he fired her]]", "The mayor's office", "<The mayor's office", "<disputes", "organisation"),
        ("[[under the city's charter a commissioner who loses the mayor's confidence has little choice]]", "Marcus Bell", ">Marcus Bell", ">said", "person"),
        ("[[officers had falsified 312 records]]", "Police Conduct Inspectorate", "<the Police Conduct Inspectorate", "<said", "organisation"),
        ("[[her group had never asked for anyone's resignation]]", LH, "<Leila Haddow", "<said", "person"),
        ("[[Pressure on the chief had been building for months]]", "a person familiar with the mayor's thinking", ">a person familiar with the mayor's thinking", ">according to", "unnamed"),
        ("[[Adeyemi had planned to replace Tarrant in the fall]]", "The person", "<The person", "<said", "unnamed"),
        ("[[The mayor had been urged to fire her weeks earlier]]", "local news reports", ">local news reports", ">according to", "document"),
    ],
    "15": [
        ("[[231 custody records had been falsified at Kestrel Lane police station in Calderhaven, and not 312 as stated in its report on Monday]]", "Police Conduct Inspectorate", "<The Police Conduct Inspectorate", "<said", "organisation"),
        ("[[Figures in a table had been transposed and the error was carried into the summary]]", "Police Conduct Inspectorate", ">the inspectorate", ">said", "organisation"),
        ("[[Helen Marchbank, who led the inquiry, offered her resignation on Wednesday night but it was not accepted]]", "a spokesman for the inspectorate", ">a spokesman for the inspectorate", ">said", "unnamed"),
        ("[[Advertisements for a new Commissioner will appear in April]]", "Policing Ministry", ">the Policing Ministry", ">said", "organisation"),
    ],
    "16": [
        ("[[he'd accepted the mayor's request to take the reins of the force on an interim basis]]", LP, "<Deputy Commissioner Leonard Pike", "<stated", "person"),
        ("[[further departures would follow]]", LP, "<The deputy of the chief", "<cautioned", "person"),
        ("[[the remarks were welcome]]", RD, "<Ray Dunmore", "<said", "person"),
        ("[[he had no favorite]]", "Sources near to the mayor's office", "<Sources near to the mayor's office", "<stated", "unnamed"),
    ],
    "17": [
        ("[[he had been in no hurry to have it]]", LP, "<Pike", "<told", "person"),
        ("[[Three officers had been sacked since Monday over the faked checks]]", LP, ">Pike", ">told", "person"),
        ("[[Tarrant had been offered a payoff to leave quietly]]", "A source at City Hall", "<A source at City Hall", "<denied", "unnamed"),
    ],
    "18": [
        ("[[she was hounded out]]", "Calderhaven Officers' Association", "<The Calderhaven Officers' Association", "<says", "organisation"),
        ("says [[she was not]].", TA, "<The Mayor", "<says", "person"),
    ],
}  # fmt: skip
