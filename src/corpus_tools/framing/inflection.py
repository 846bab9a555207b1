"""The inflected forms of English verbs and nouns, so that a codebook can name a word once."""

from __future__ import annotations

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
