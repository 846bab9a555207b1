"""Titles, ranks, roles and the parts of a person's name; plain strings, no tables and no model.

British, Commonwealth and American use. Lists are of the language, not of any story: no name of a person is in them.
Everything is compared in lower case without the final full stop ("Dr." is "dr").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple


def word_set(text: str) -> frozenset[str]:
    """The words of ``text`` as a set: how the word lists here are written."""
    return frozenset(text.split())


HONORIFICS: Final[dict[str, frozenset[str]]] = {
    "female": word_set(
        "ms mrs miss dame lady baroness madam madame mme mlle señora sra srta signora frau begum sister queen "
        "princess duchess countess marchioness viscountess empress tsarina sheikha sayyida"
    ),
    "male": word_set(
        "mr messrs sir lord baron master monsieur señor signor sr herr king prince duke earl viscount marquess "
        "marquis emperor tsar count sultan emir father fr brother pope monsignor sheikh sheik imam ayatollah"
    ),
    "unknown": word_set("mx dr doctor prof professor rev revd reverend hon rt honourable honorable cde comrade"),
}
"""Courtesy titles by the gender they tell; ``unknown`` ones tell none."""

FIRST_NAME_HONORIFICS: Final = word_set(
    "dame sir king queen prince princess pope father sister brother fr saint sheikh sheikha emperor empress tsar sultan"
)
"""Titles that go with the first name: "Dame Maria", never "Dame Ode"."""

RANKS: Final = word_set(
    # police, fire, prison
    "pc wpc pcso dc ds di dci det dsupt supt superintendent insp inspector sgt sergeant constable commissioner "
    "commander cmdr detective sheriff marshal officer cadet trooper warden "
    # forces
    "general gen lieutenant lt colonel col major maj captain capt corporal cpl lance private pte pfc brigadier brig "
    "admiral adm commodore cdre ensign midshipman gunner rifleman guardsman airman airmen seaman spc specialist "
    # government, parliament, courts
    "president premier chancellor minister secretary senator sen governor gov representative rep congressman "
    "congresswoman mayor mayoress councillor cllr councilman councilwoman councilmember alderman assemblyman "
    "assemblywoman speaker ambassador consul envoy delegate deputy mp msp mep taoiseach tánaiste judge justice "
    "magistrate recorder coroner sheriff attorney solicitor prosecutor registrar ombudsman treasurer whip "
    "legislator lawmaker "
    # church and mosque
    "bishop archbishop cardinal canon dean vicar pastor rabbi mullah mufti chaplain archdeacon deacon elder "
    # work and school
    "nurse coach manager principal headmaster headmistress headteacher chairman chairwoman chair director chief "
    "boss captain skipper"
)
"""Words that end a rank or office standing before a name: "Chief Constable Ode", "Sen. Ode"."""

RANK_MODIFIERS: Final = word_set(
    "chief deputy assistant asst acting former ex vice associate senior junior detective det temporary lead interim "
    "outgoing incoming late lieutenant major brigadier rear air wing group squadron flight field staff master warrant "
    "petty lance police district crown state federal supreme prime first foreign home shadow attorney solicitor "
    "national security education health finance interior defence defense justice transport treasury trade energy "
    "environment culture agriculture housing immigration communities development "
    "parliamentary permanent private press general inspector lord lady right very most rt hon opposition party "
    "republican democratic conservative liberal green us uk u.s. british american french german russian israeli "
    "chinese indian canadian australian scottish welsh irish european then-"
)
"""Words that may stand before one of :data:`RANKS` inside a title: "Assistant", "Detective Chief", "Shadow Home"."""

ROLES: Final = word_set(
    "adviser advisor administrator activist actor actress agent ambassador analyst anchor archbishop architect artist "
    "attorney author ayatollah bishop boss broadcaster campaigner candidate captain cardinal chair chairman "
    "chairperson chairwoman champion chancellor chief coach columnist commander commissioner congressman "
    "congresswoman constable consul convenor convener coroner correspondent councillor counsel curator dean delegate "
    "deputy designer director economist editor emperor envoy executive father financier founder co-founder general "
    "governor head headteacher historian imam inspector journalist judge justice king lawmaker lawyer leader "
    "lecturer magistrate manager mayor mep minister mp msp officer official ombudsman organiser organizer owner "
    "partner pastor photographer physician playwright policeman policewoman politician pope premier president "
    "presenter priest princess prince principal producer professor prosecutor psychologist queen rabbi recorder "
    "rector reporter representative researcher scientist secretary senator sergeant sheriff singer solicitor "
    "speaker spokesman spokesperson spokeswoman star striker superintendent surgeon teacher treasurer "
    "undersecretary vicar warden watchdog whip writer"
)
"""Head words of an office or function: what may stand beside a name, or for it ("the Commissioner")."""

_FEMALE_ROLES: Final = word_set(
    "congresswoman councilwoman assemblywoman policewoman spokeswoman chairwoman businesswoman actress princess queen "
    "duchess countess empress mayoress headmistress mother wife daughter sister widow grandmother"
)
# "Chairman", "spokesman" and "actor" are said of women too: they tell no gender.
_MALE_ROLES: Final = word_set(
    "congressman councilman assemblyman policeman businessman prince king duke earl emperor headmaster father husband "
    "son brother widower grandfather pope imam"
)
ROLE_GENDER: Final[dict[str, str]] = {
    **dict.fromkeys(_FEMALE_ROLES, "female"),
    **dict.fromkeys(_MALE_ROLES, "male"),
}
"""Roles that tell a gender."""

TITLE_WORDS: Final[dict[str, str]] = {
    "cllr": "councillor",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "supt": "superintendent",
    "dsupt": "superintendent",
    "insp": "inspector",
    "dci": "inspector",
    "di": "inspector",
    "pc": "constable",
    "dc": "constable",
    "cmdr": "commander",
    "adm": "admiral",
    "brig": "brigadier",
    "prof": "professor",
    "dr": "doctor",
    "rev": "reverend",
    "fr": "father",
}
"""Abbreviated titles and ranks, written out."""

SUFFIXES: Final = word_set("jr sr jnr snr junior ii iii iv")
POST_NOMINALS: Final = word_set(
    "qc kc sc mp mep msp ms mla am td obe mbe cbe kbe dbe kcb dcb gbe gcb ch om qpm kpm bem gc vc dso dsc mc dfc "
    "rn raf phd ph.d md m.d mba ma ba bsc msc frs frcp frcs rcn esq facc jd llb dl jp cmg kcmg gcmg kg kt pc ao ac am"
)
"""Letters after a name: "QC", "MP", "OBE"; written in capitals, or like "PhD"."""

PARTICLES: Final = word_set(
    "de del della di da do dos das du des la le van von der den het ten ter zu zum bin bint ibn ben al el ul abu af av "
    "y e st san dal dello d"
)
"""Small words inside a surname: "de", "von der", "bin"."""

LINKS: Final = word_set(
    "of for and & the to in on de del della di da do dos du des la le van von der den bin ibn al el y"
)
"""Lower-case words that can stand inside a name of several words."""

PRONOUNS: Final[dict[str, str]] = {
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
}

INDEFINITE: Final = word_set(
    "a an another any no every each some new next future successive all both two three four five several other "
    "various many few either neither whichever whatever potential possible"
)
"""Words before a role that say it is nobody in particular, or somebody else: "a new Commissioner"."""

_ALL_HONORIFICS: Final = frozenset[str]().union(*HONORIFICS.values())
_GENDER_OF_HONORIFIC: Final = {
    word: gender for gender, words in HONORIFICS.items() if gender != "unknown" for word in words
}
_FIRST_NAMES_TOO: Final = word_set("earl dean duke lance marshal")
_SPLIT: Final = re.compile(r"[^\s,]+")
_NICKNAME: Final = re.compile(r"""(?<=\s)["“'‘][^"”“]{2,30}?["”'’]\s+""")


class Name(NamedTuple):
    """The parts of a person's name as written; an absent part is empty.

    A lone word without a title that goes with first names is put down as the surname: the caller, who knows the
    other names of the article, may know better. ``gender`` is female, male or unknown, from the title alone.
    """

    honorific: str
    first: str
    middle: str
    surname: str
    suffix: str
    gender: str

    @property
    def full(self) -> str:
        """The name without honorific and suffix."""
        return " ".join(p for p in (self.first, self.middle, self.surname) if p)


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """A word as it is compared here: lower case, no full stop behind it, straight apostrophe."""
    return word.lower().rstrip(".").replace("’", "'")


def is_honorific(word: str) -> bool:
    """Whether ``word`` is a courtesy title (Dame, Mr, Dr.)."""
    return key(word) in _ALL_HONORIFICS


def is_post_nominal(word: str) -> bool:
    """Whether ``word`` is letters behind a name, written as such (QC, OBE, PhD)."""
    return key(word) in POST_NOMINALS and sum(c.isupper() for c in word) >= 2


def is_suffix(word: str) -> bool:
    """Whether ``word`` is Jr, Sr, III or the like."""
    return key(word) in SUFFIXES


def title_length(words: Sequence[str]) -> int:
    """How many of the leading ``words`` form a title; capitalised or wholly lower case alike.

    >>> title_length(["Detective", "Chief", "Inspector", "Ann", "Ode"])
    3
    >>> title_length(["Dame", "Maria", "Ode"])
    1
    >>> title_length(["Chief", "Ode"]), title_length(["Home", "Depot"])
    (1, 0)
    """
    best = 0
    for i, word in enumerate(words):
        k = key(word)
        k = k.removeprefix("ex-").removeprefix("then-")
        parts = k.split("-")
        if best and k in _FIRST_NAMES_TOO:
            # "Chief Justice Earl Ode"
            break
        if k in _ALL_HONORIFICS or (parts[-1] in RANKS and all(p in RANKS or p in RANK_MODIFIERS for p in parts)):
            best = i + 1
        elif k not in RANK_MODIFIERS:
            break
    return best


def gender_of_title(words: Iterable[str]) -> str:
    """The gender that titles or role words tell: female, male, or unknown when none or both are told.

    >>> gender_of_title(["Dame"]), gender_of_title(["Dr"]), gender_of_title(["spokeswoman"])
    ('female', 'unknown', 'female')
    """
    told = set()
    for word in words:
        k = key(word)
        gender = _GENDER_OF_HONORIFIC.get(k) or ROLE_GENDER.get(k)
        if gender:
            told.add(gender)
    return told.pop() if len(told) == 1 else "unknown"


# In front of a surname these are given names: Ben Arro, Al Ode; the other particles begin one: De Ode, Van Arro.
_ALSO_GIVEN: Final = frozenset(["ben", "al"])


@lru_cache(maxsize=65536)
def parse_name(text: str) -> Name:
    """Split a person's name into its parts; a nickname between marks is none of them.

    >>> parse_name("Dame Maria von Ode QC")
    Name(honorific='Dame', first='Maria', middle='', surname='von Ode', suffix='QC', gender='female')
    >>> parse_name("Sir Abel").first, parse_name("Mr Ode").surname, parse_name("Abel B. Ode Jr.").middle
    ('Abel', 'Ode', 'B.')
    """
    words = _SPLIT.findall(_NICKNAME.sub("", text))
    tail: list[str] = []
    while len(words) > 1 and (is_post_nominal(words[-1]) or is_suffix(words[-1])):
        tail.insert(0, words.pop())
    n = title_length(words)
    if n == len(words) and n:
        # "Pope", "Major", "Dean": a surname when nothing else is left, unless it is a courtesy title alone.
        n -= 1
    title, rest = words[:n], words[n:]
    gender = gender_of_title(title)
    first = middle = surname = ""
    if len(rest) == 1:
        if title and key(title[-1]) in FIRST_NAME_HONORIFICS:
            first = rest[0]
        else:
            surname = rest[0]
    elif rest:
        begin = len(rest) - 1
        while begin > 1 and key(rest[begin - 1]) in PARTICLES:
            begin -= 1
        if begin == 1 and key(rest[0]) in PARTICLES and key(rest[0]) not in _ALSO_GIVEN:
            begin = 0
        first = rest[0] if begin else ""
        middle = " ".join(rest[1:begin])
        surname = " ".join(rest[begin:])
    return Name(" ".join(title), first, middle, surname, " ".join(tail), gender)
