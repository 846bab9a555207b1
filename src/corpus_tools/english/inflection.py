"""The inflected forms of English verbs and nouns, so that a codebook can name a word once."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final


def word_set(*texts: str) -> frozenset[str]:
    """The words of some texts: a list that reads as a line."""
    return frozenset(word for text in texts for word in text.split())


_IRREGULAR: Final = {
    "be": "be is are was were been being am 's 're 'm",
    "have": "have has had having 've",
    "do": "do does did done doing",
    "go": "go goes went gone going",
    "leave": "leave leaves left leaving",
    "stand": "stand stands stood standing",
    "give": "give gives gave given giving",
    "take": "take takes took taken taking",
    "make": "make makes made making",
    "lose": "lose loses lost losing",
    "fall": "fall falls fell fallen falling",
    "throw": "throw throws threw thrown throwing",
    "overthrow": "overthrow overthrows overthrew overthrown overthrowing",
    "withdraw": "withdraw withdraws withdrew withdrawn withdrawing",
    "drive": "drive drives drove driven driving",
    "quit": "quit quits quitted quitting",
    "put": "put puts putting",
    "cut": "cut cuts cutting",
    "let": "let lets letting",
    "cost": "cost costs costing",
    "set": "set sets setting",
    "hit": "hit hits hitting",
    "beat": "beat beats beaten beating",
    "bring": "bring brings brought bringing",
    "seek": "seek seeks sought seeking",
    "tell": "tell tells told telling",
    "say": "say says said saying",
    "think": "think thinks thought thinking",
    "send": "send sends sent sending",
    "show": "show shows showed shown showing",
    "get": "get gets got gotten getting",
    "come": "come comes came coming",
    "become": "become becomes became becoming",
    "hang": "hang hangs hung hanging",
    "hold": "hold holds held holding",
    "keep": "keep keeps kept keeping",
    "lead": "lead leads led leading",
    "sign": "sign signs signed signing",
    "forsake": "forsake forsakes forsook forsaken forsaking",
    "write": "write writes wrote written writing",
    "speak": "speak speaks spoke spoken speaking",
    "fight": "fight fights fought fighting",
    "break": "break breaks broke broken breaking",
    "shoot": "shoot shoots shot shooting",
    "burn": "burn burns burned burnt burning",
    "lay": "lay lays laid laying",
    "mean": "mean means meant meaning",
    "see": "see sees saw seen seeing",
    "feel": "feel feels felt feeling",
    "find": "find finds found finding",
    "meet": "meet meets met meeting",
    "pay": "pay pays paid paying",
    "spell": "spell spells spelled spelt spelling",
    "strip": "strip strips stripped stripping",
    "offer": "offer offers offered offering",
    "order": "order orders ordered ordering",
    "suffer": "suffer suffers suffered suffering",
    "axe": "axe axes axed axing ax",
    "resubmit": "resubmit resubmits resubmitted resubmitting",
    "sack": "sack sacks sacked sacking",
    "man": "man men",
    "woman": "woman women",
    "rethink": "rethink rethinks rethought rethinking",
    "forbid": "forbid forbids forbade forbidden forbidding",
    "understand": "understand understands understood understanding",
    "hear": "hear hears heard hearing",
    "know": "know knows knew known knowing",
    "swear": "swear swears swore sworn swearing",
    "forecast": "forecast forecasts forecasting",
    "read": "read reads reading",
    "win": "win wins won winning",
    "begin": "begin begins began begun beginning",
    "choose": "choose chooses chose chosen choosing",
    "shut": "shut shuts shutting",
    "sweep": "sweep sweeps swept sweeping",
    "run": "run runs ran running",
    "learn": "learn learns learned learnt learning",
    "beg": "beg begs begged begging",
    "compel": "compel compels compelled compelling",
    "expel": "expel expels expelled expelling",
    "propel": "propel propels propelled propelling",
    "prefer": "prefer prefers preferred preferring",
    "pay off": "pay off",
}
_VOWELS: Final = "aeiou"
# One-syllable verbs ending in consonant, vowel, consonant double the last letter, and so do these.
_DOUBLING: Final = word_set(
    "drop chop can bin step ship plan strip shop rob stab ban tap submit admit commit permit ",
    "pen trap wrap pin tip dub skip scrap slam snub jet refer",
)


def _endings(lemma: str) -> list[str]:
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    if lemma in _DOUBLING:
        return [lemma, lemma + "s", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"]
    third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return [lemma, third, lemma + "ed", lemma + "ing"]


@lru_cache(maxsize=4096)
def forms(lemma: str) -> tuple[str, ...]:
    """All forms of ``lemma``, itself first: base, -s, past, participles.

    >>> forms("step")
    ('step', 'steps', 'stepped', 'stepping')
    """
    return tuple(_IRREGULAR[lemma].split()) if lemma in _IRREGULAR else tuple(_endings(lemma))


def gerund(lemma: str) -> str:
    """The -ing form."""
    return next(form for form in reversed(forms(lemma)) if form.endswith("ing"))


def past_forms(lemma: str) -> tuple[str, ...]:
    """Past tense and past participle."""
    return tuple(f for f in forms(lemma)[1:] if not f.endswith(("ing", "s"))) or (lemma,)


def stem(word: str) -> str:
    """A word without its commonest English endings; for comparing only, not for show.

    >>> [stem(w) for w in ("resigned", "resigning", "resigns", "stories")]
    ['resign', 'resign', 'resign', 'stori']
    """
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) <= 3 or not word.isalpha():
        return word
    for ending, keep in (("ing", ""), ("ied", "i"), ("ed", ""), ("ies", "i"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                break
            word = word[: len(word) - len(ending)] + keep
            if ending in ("ing", "ed") and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    elif len(word) > 3 and word.endswith("y"):
        word = word[:-1] + "i"
    if len(word) > 6 and word.endswith("li"):
        word = word[:-2]
    return word


class _Stems(dict[str, str]):
    """Stems worked out so far; emptied when there are very many, so that an archive does not fill the memory."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _STEMS_KEPT:
            self.clear()
        self[word] = result = stem(word)
        return result


_STEMS_KEPT: Final = 1 << 18

stem_of: Final = _Stems().__getitem__


# Each family is one auxiliary or pronoun in all its forms: a change within a family of verbs is one of tense.
AUXILIARY_FAMILIES: Final[tuple[frozenset[str], ...]] = (
    word_set("be am is are was were been being isn't aren't wasn't weren't"),
    word_set("have has had having haven't hasn't hadn't"),
    word_set("do does did done doing don't doesn't didn't"),
    word_set("will would won't wouldn't"),
    word_set("can could can't cannot couldn't"),
    word_set("may might mayn't mightn't"),
    word_set("shall should shan't shouldn't"),
)


_IRREGULAR_FAMILIES: Final = (
    "arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun|bend bent|"
    "bet|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|"
    "build built|burn burnt|buy bought|catch caught|choose chose chosen|cling clung|come came|creep crept|deal dealt|"
    "dig dug|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|"
    "feed fed|feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forget forgot "
    "forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go goes went gone|"
    "grind ground|"
    "grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|"
    "lead led|lean leant|leap leapt|learn learnt|leave left|lend lent|lie lay lain|light lit|lose lost|make made|"
    "mean meant|meet met|pay paid|prove proven|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|"
    "see saw seen|seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|"
    "shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|"
    "speed sped|spend spent|spin spun|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|"
    "strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swim swam swum|swing swung|"
    "take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|"
    "understand understood|undertake undertook undertaken|wake woke woken|wear wore worn|weave wove woven|weep wept|"
    "win won|withdraw withdrew withdrawn|withstand withstood|write wrote written|man men|woman women|child children|"
    "person people|foot feet|tooth teeth|life lives|wife wives|this these|that those"
)

_LEMMAS: Final = {form: row.split()[0] for row in _IRREGULAR_FAMILIES.split("|") for form in row.split()} | {
    form: sorted(family)[0] for family in AUXILIARY_FAMILIES for form in family
}

_SUFFIXES: Final = ("ing", "ied", "ies", "ed", "es", "s", "'s")


@lru_cache(maxsize=65_536)
def lemma_key(norm: str) -> str:
    """The word without its inflection, so that ``says``, ``saying`` and ``said`` meet; a rough key, not a word.

    >>> lemma_key("stopped") == lemma_key("stopping") == lemma_key("stops")
    True
    """
    if norm in _LEMMAS:
        return _LEMMAS[norm]
    for suffix in _SUFFIXES:
        if norm.endswith(suffix) and (root := norm[: -len(suffix)]) and not norm.endswith("ss"):
            if len(root) < 3 and root not in _LEMMAS:
                continue
            if suffix in ("ied", "ies"):
                return _LEMMAS.get(root + "y", root + "i")
            if suffix in ("ing", "ed") and len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiosl":
                root = root[:-1]
            return _LEMMAS.get(root) or _LEMMAS.get(root + "e") or _root(root)
    return _root(norm)


def _root(word: str) -> str:
    if word.endswith("e") and len(word) > 3:
        return word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 and word[-2] not in "aeiou" else word


def is_respelling(one: str, other: str) -> bool:
    """Whether two word_set are spellings of one: honour and honor, realise and realize, boss' and boss's."""
    owner = one.removesuffix("'s")
    if one == other or (owner == other.removesuffix("'s") and owner.endswith("s")):
        return True
    return min(len(one), len(other)) >= 5 and _spelling(one) == _spelling(other)


def _spelling(word: str) -> str:
    word = re.sub(r"is(e[sdr]?|ing|ation|ations)$", r"iz\1", word)
    word = re.sub(r"ys(e[sd]?|ing)$", r"yz\1", word)
    word = word.replace("our", "or") if len(word) >= 6 else word
    word = re.sub(r"(?<=[bt])re(s?)$", r"er\1", word)
    return re.sub(r"ll(ed|ing|er|ers)$", r"l\1", word).replace("ence", "ense")
