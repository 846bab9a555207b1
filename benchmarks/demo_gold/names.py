# ruff: noqa: E501 -- one annotation a line reads best
"""What a reader finds in ``data/demo``: who is named, by which words.

Names are found by their forms (longest first, whole words); which person a bare surname or a title with a name means is
said here, not guessed. Roles that stand for a person are listed by hand, with ``[[ ]]`` around them.
``apposition``: the role is beside the name; ``generic`` cases are among the look-alikes in ``frames.py``.
"""

from __future__ import annotations

IT, TA, JW, RW = "Imogen Tarrant", "Tobias Adeyemi", "Jonah Whitlock", "Ruth Whitlock"
RD, LP, BP, HM, LH = "Ray Dunmore", "Leonard Pike", "Bernadette Pike", "Helen Marchbank", "Leila Haddow"
PR = "Priya Raman"

TITLES = (
    "Dame", "Sir", "Ms", "Mr", "Dr", "Rev", "Chief Constable", "Deputy Commissioner", "Acting Commissioner",
    "Commissioner", "Mayor", "Police Sergeant", "Councillor", "Cllr",
)  # fmt: skip

# form -> (entity, kind of form); a form that a title changes stands with that title.
PEOPLE: dict[str, tuple[str, str]] = {
    "Imogen Tarrant": (IT, "full"),
    "Imogen Tarrent": (IT, "full"),
    "Imogen": (IT, "first"),
    "Tarrant": (IT, "surname"),
    "Tobias Adeyemi": (TA, "full"),
    "Adeyemi": (TA, "surname"),
    "Jonah Whitlock": (JW, "full"),
    "Jonah": (JW, "first"),
    "Ruth Whitlock": (RW, "full"),
    "Dr Whitlock": (RW, "surname"),
    "Whitlock": (JW, "surname"),
    "Ray Dunmore": (RD, "full"),
    "Dunmore": (RD, "surname"),
    "Leonard Pike": (LP, "full"),
    "Bernadette Pike": (BP, "full"),
    "Ms Pike": (BP, "surname"),
    "Cllr Pike": (BP, "surname"),
    "Pike": (LP, "surname"),
    "Helen Marchbank": (HM, "full"),
    "Leila Haddow": (LH, "full"),
    "Haddow": (LH, "surname"),
    "Hugh Lanyon": ("Hugh Lanyon", "full"),
    "Barry Lumb": ("Barry Lumb", "full"),
    "Colin Eddowes": ("Colin Eddowes", "full"),
    "Agnes Mbeki-Stone": ("Agnes Mbeki-Stone", "full"),
    "Priya Raman": (PR, "full"),
    "Walter Finch": ("Walter Finch", "full"),
    "Marcus Bell": ("Marcus Bell", "full"),
    "Bell": ("Marcus Bell", "surname"),
    "Naomi Strand": ("Naomi Strand", "full"),
    "Alma Redgrave": ("Alma Redgrave", "full"),
}
MISSPELT = ("Imogen Tarrent",)
NOT_PEOPLE = ("Whitlock family",)

ORGANISATIONS: dict[str, tuple[str, str]] = {
    "Police Conduct Inspectorate": ("Police Conduct Inspectorate", "full"),
    "PCI": ("Police Conduct Inspectorate", "acronym"),
    "Calderhaven Constabulary": ("Calderhaven Constabulary", "full"),
    "Calderhaven Officers' Association": ("Calderhaven Officers' Association", "full"),
    "COA": ("Calderhaven Officers' Association", "acronym"),
    "Answers for Jonah": ("Answers for Jonah", "full"),
    "Policing Ministry": ("Policing Ministry", "full"),
    "Calderhaven University": ("Calderhaven University", "full"),
    "Strand & Teale": ("Strand & Teale", "full"),
    "Harbourside Live": ("Harbourside Live", "full"),
    "Meridian": ("Meridian Press", "short"),
    "Courier": ("Calderhaven Courier", "short"),
    "Lantern": ("Daily Lantern", "short"),
    "Sentinel": ("The National Sentinel", "short"),
}
PLACES: dict[str, tuple[str, str]] = {
    "Calderhaven": ("Calderhaven", "name"),
    "CALDERHAVEN": ("Calderhaven", "name"),
    "Kestrel Lane": ("Kestrel Lane", "name"),
    "Bellgate": ("Bellgate", "name"),
    "Withy Green": ("Withy Green", "name"),
    "Fellshire": ("Fellshire", "name"),
    "City Hall": ("City Hall", "name"),
}

AGENCY_ROLES = [
    ("hours after [[the city's mayor]] told", TA),
    ("written to [[the Mayor]] to", TA),
    ("met [[the Commissioner]] on", IT),
    ("I gave [[the Commissioner]] every", IT),
    ("called for [[the Commissioner]]'s", IT),
]
ROLES: dict[str, list[tuple[str, str]]] = {
    "01": [("see [[the Commissioner]] on Monday", IT)],
    "02": [("hauled in [[the Commissioner]]", IT)],
    "03": [("want [[the Commissioner]] out", IT), ('"[[The Commissioner]] retains', IT)],
    "04": AGENCY_ROLES,
    "05": AGENCY_ROLES,
    "06": AGENCY_ROLES[:4],
    "07": AGENCY_ROLES,
    "08": [
        ("[[Calderhaven's police commissioner]] has", IT),
        ("written to [[the Mayor]] to", TA),
        ("pushed [[the Commissioner]] out", IT),
    ],
    "09": [
        ("hours after [[the mayor]] told", TA),
        ("written to [[the Mayor]] to", TA),
        ("[[the shamed Commissioner]] said", IT),
        ("met [[the Commissioner]] on", IT),
        ("I gave [[the Commissioner]] every", IT),
    ],
    "10": [
        ("[[Calderhaven's police commissioner]] has", IT),
        ("written to [[the Mayor]] to", TA),
        ("forced [[the Commissioner]] out", IT),
    ],
    "11": [
        ("that [[the Mayor]] made", TA),
        ("[[The Chief Constable]] ruled", PR),
        ("meeting with [[the Mayor]]", TA),
    ],
    "12": [
        ("[[The Commissioner]] goes", IT),
        ("[[The Mayor]] describes", TA),
        ("rings [[the Commissioner]]", IT),
        ("[[The Commissioner]] is at her", IT),
        ("asked by [[the Mayor]]", TA),
    ],
    "13": [
        ("[[The mayor]]'s office disputes", TA),
        ("Pressure on [[the chief]]", IT),
        ("familiar with [[the mayor]]'s thinking", TA),
        ("[[The mayor]] had been urged", TA),
    ],
    "14": [("[[the Mayor]] announced", TA)],
    "15": [("because [[the Mayor]] wished", TA), ("“[[The Commissioner]] had lost", IT)],
    "16": [
        ("[[The number two of the Calderhaven Constabulary]] has", LP),
        ("[[the chief of the police of the city]].", IT),
        ("accepted [[the mayor]]'s request", TA),
        ("[[The deputy of the chief]] likewise", LP),
        ("near to [[the mayor]]'s office", TA),
    ],
    "17": [("Pike said [[the Mayor]] had", TA)],
    "18": [
        ("[[the Mayor]]'s] support", TA),
        ("[[The Mayor]] says", TA),
        ("Could [[the Mayor]] have", TA),
        ("given [[the Commissioner]] “", IT),
    ],
}  # fmt: skip

AGENCY_APPOSITIONS = [
    ("[[head of the Calderhaven Constabulary]], said", IT),
    ("[[the Mayor of Calderhaven]], said", TA),
    ("[[chairman of the Calderhaven Officers' Association (COA)]], said", RD),
    ("[[The Policing Minister]], Sir", "Hugh Lanyon"),
    ("[[the councillor who chairs the city's police committee]] and", BP),
]
APPOSITIONS: dict[str, list[tuple[str, str]]] = {
    "01": [
        ("[[Commissioner of the Calderhaven Constabulary]] since", IT),
        ("[[The Mayor of Calderhaven]], Tobias", TA),
        ("[[the chief inspector who led the inquiry]], said", HM),
    ],
    "02": [("[[the officers' leader]], Ray", RD)],
    "03": [("[[who founded the campaign group Answers for Jonah]]", LH), ("[[who chairs the city's police committee]]", BP)],
    "04": AGENCY_APPOSITIONS,
    "05": AGENCY_APPOSITIONS,
    "06": AGENCY_APPOSITIONS[:3],
    "07": AGENCY_APPOSITIONS,
    "08": [
        ("[[The Mayor]], Tobias", TA),
        ("[[The Deputy Commissioner]], Leonard", LP),
        ("[[The constabulary's chaplain]], the", "Agnes Mbeki-Stone"),
    ],
    "09": [("[[chairman of the Calderhaven Officers' Association]], was", RD)],
    "10": [("[[The Mayor]], Tobias", TA), ("[[The Deputy Commissioner]], Leonard", LP)],
    "11": [
        ("[[The Mayor]], Tobias", TA),
        ("[[the Policing Minister]], thanked", "Hugh Lanyon"),
        ("[[its chairman]], told", RD),
    ],
    "12": [("[[The Deputy Commissioner]], Leonard", LP)],
    "13": [
        ("[[a professor of law at Calderhaven University]]", "Marcus Bell"),
        ("[[who heads the officers' labor union]]", RD),
        ("[[an organizer with the group Answers for Jonah]]", LH),
    ],
    "14": [("[[her predecessor]], Sir", "Walter Finch")],
    "15": [
        ("for [[the Mayor]], Tobias", TA),
        ("[[of the law firm Strand & Teale]]", "Naomi Strand"),
        ("[[chairman of the Calderhaven Officers' Association (COA)]], called", RD),
    ],
    "16": [
        ("[[The shop steward of the officers]], Ray", RD),
        ("[[The mayor of the city of Calderhaven]], Tobias", TA),
    ],
    "18": [("Pike, [[her deputy]], is", LP), ("[[the outgoing Prime Minister]], Alma", "Alma Redgrave")],
}  # fmt: skip
