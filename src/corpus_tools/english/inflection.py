"""Inflection of English: all forms of a word, and the stem under which its forms meet.

One table of irregular forms serves both directions. The stem is for comparing words, not for showing them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein


def word_set(*texts: str) -> frozenset[str]:
    """The words of some texts: how the word lists of the package are written."""
    return frozenset(word for text in texts for word in text.split())


# Base form, past tense and, where it is another word, past participle; variants of one form follow each other.
_IRREGULAR_VERBS: Final = (
    "arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|befall befell befallen|begin "
    "began begun|bend bent|bet|bid|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed "
    "bred|bring brought|broadcast|build built|burn burned burnt|burst|buy bought|cast|catch caught|choose chose "
    "chosen|cling clung|come came|cost|creep crept|cut|deal dealt|dig dug|do did done|draw drew drawn|dream "
    "dreamed dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight "
    "fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forecast|foresee foresaw foreseen|forget "
    "forgot forgotten|forgive forgave forgiven|forsake forsook forsaken|freeze froze frozen|get got gotten|give "
    "gave given|go went gone|grind ground|grow grew grown|hang hung|have had|hear heard|hide hid hidden|hit|hold "
    "held|hurt|keep kept|kneel knelt|know knew known|lay laid|lead led|lean leaned leant|leap leaped leapt|learn "
    "learned learnt|leave left|lend lent|let|lie lay lain|light lit|lose lost|make made|mean meant|meet "
    "met|mislead misled|mistake mistook mistaken|misunderstand misunderstood|oversee oversaw overseen|overtake "
    "overtook overtaken|overthrow overthrew overthrown|pay paid|prove proved proven|put|quit quitted|read|repay "
    "repaid|rethink rethought|rid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw "
    "seen|seek sought|sell sold|send sent|set|shake shook shaken|shed|shine shone|shoot shot|show showed "
    "shown|shrink shrank shrunk|shut|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke "
    "spoken|speed sped|spell spelled spelt|spend spent|spin spun|spit spat|split|spread|spring sprang "
    "sprung|stand stood|steal stole stolen|stick stuck|sting stung|strike struck stricken|strive strove "
    "striven|swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|tear tore "
    "torn|tell told|think thought|throw threw thrown|thrust|understand understood|undertake undertook "
    "undertaken|undo undid undone|upset|wake woke woken|wear wore worn|weave wove woven|weep wept|win "
    "won|withdraw withdrew withdrawn|withhold withheld|withstand withstood|write wrote written"
)
_PASTS: Final[dict[str, tuple[str, ...]]] = {
    base: tuple(pasts) or (base,) for base, *pasts in (row.split() for row in _IRREGULAR_VERBS.split("|"))
}
# All forms where the rules do not make them.
_WHOLE: Final[dict[str, tuple[str, ...]]] = {
    words[0]: words
    for words in map(
        tuple,
        map(
            str.split,
            (
                "be is are was were been being am 's 're 'm",
                "have has had having 've",
                "do does did done doing",
                "go goes went gone going",
                "axe axes axed axing ax",
                "die dies died dying",
                "lie lies lay lain lying",
                "tie ties tied tying",
                "man men",
                "woman women",
                "child children",
                "person persons people",
                "foot feet",
                "tooth teeth",
                "life lives",
                "wife wives",
            ),
        ),
    )
}
_VOWELS: Final = "aeiou"
_SYLLABLE: Final = re.compile(r"[^aeiouy]*+[aeiouy][^aeiouwxy]")
# Of several syllables, with the stress on the last: they double the last letter too.
_DOUBLING: Final = word_set(
    "abet abhor acquit admit allot begin commit compel concur confer control defer deter equip expel forget "
    "forbid incur infer occur omit patrol permit prefer propel rebel rebut recur refer regret remit repel "
    "resubmit submit transfer transmit upset quip quit quiz outwit"
)
# British spelling doubles the l, American does not: both are forms.
_EITHER_L: Final = word_set(
    "cancel channel counsel dial duel fuel label level libel marvel model quarrel signal travel tunnel total"
)


def _doubles(lemma: str) -> bool:
    return lemma in _DOUBLING or _SYLLABLE.fullmatch(lemma) is not None


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    if lemma.endswith("z") and _doubles(lemma):
        return lemma + "zes"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _stems_for_endings(lemma: str) -> tuple[str, ...]:
    """What -ed and -ing are put on: "step" gives "stepp", "label" gives "labell" and "label"."""
    if lemma in _EITHER_L:
        return lemma + "l", lemma
    return (lemma + lemma[-1],) if _doubles(lemma) else (lemma,)


def _regular_pasts(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return (lemma + "d",)
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return (lemma[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems_for_endings(lemma))


def _gerunds(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("ie"):
        return (lemma[:-2] + "ying",)
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return (lemma[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems_for_endings(lemma))


@lru_cache(maxsize=4096)
def forms(lemma: str) -> tuple[str, ...]:
    """All forms of ``lemma``, itself first: base, -s, past, participles.

    >>> forms("step"), forms("give")
    (('step', 'steps', 'stepped', 'stepping'), ('give', 'gives', 'gave', 'given', 'giving'))
    """
    if lemma in _WHOLE:
        return _WHOLE[lemma]
    pasts = _PASTS.get(lemma) or _regular_pasts(lemma)
    return tuple(dict.fromkeys((lemma, _third(lemma), *pasts, *_gerunds(lemma))))


def gerund(lemma: str) -> str:
    """The -ing form."""
    return next(form for form in forms(lemma) if form.endswith("ing") and form != lemma)


def past_forms(lemma: str) -> tuple[str, ...]:
    """Past tense and past participle."""
    return tuple(f for f in forms(lemma)[1:] if not f.endswith(("ing", "s"))) or (lemma,)


@lru_cache(maxsize=4096)
def verb_forms(lemma: str) -> tuple[str, str, str, str]:
    """Third person, past tense, gerund and past participle; of a phrasal verb the first word changes.

    >>> verb_forms("point out"), verb_forms("speak")
    (('points out', 'pointed out', 'pointing out', 'pointed out'), ('speaks', 'spoke', 'speaking', 'spoken'))
    """
    head, _, rest = lemma.partition(" ")
    pasts = _PASTS.get(head) or _regular_pasts(head)
    # Of "learned" and "learnt" the first is the commoner participle in print.
    participle = pasts[0] if pasts[0].endswith("ed") and pasts[-1].endswith("t") else pasts[-1]
    four = (forms(head)[1], pasts[0], gerund(head), participle)
    return tuple(f"{form} {rest}" if rest else form for form in four)  # type: ignore[return-value]


# More often nouns, adjectives or present forms than past tenses.
_SELDOM_PAST: Final = word_set(
    "ground bit bound shed bet bid split spread rid burst thrust spat lit lay broadcast upset"
)
IRREGULAR_PAST: Final = (
    frozenset(past for pasts in _PASTS.values() for past in pasts if not past.endswith("ed")) - _SELDOM_PAST
) | word_set("was were")
"""Past tenses and participles that do not end in -ed; some are base forms too ("put", "read")."""

# Each family is one auxiliary in all its forms: a change within a family is one of tense.
AUXILIARY_FAMILIES: Final[tuple[frozenset[str], ...]] = (
    word_set("be am is are was were been being isn't aren't wasn't weren't"),
    word_set("have has had having haven't hasn't hadn't"),
    word_set("do does did done doing don't doesn't didn't"),
    word_set("will would won't wouldn't"),
    word_set("can could can't cannot couldn't"),
    word_set("may might mayn't mightn't"),
    word_set("shall should shan't shouldn't"),
)
_NO_PLURALS: Final = word_set("news series species always perhaps besides")
_NOUNS: Final = word_set("man woman child person foot tooth life wife")
_LEMMAS: Final[dict[str, str]] = (
    {past: base for base, pasts in _PASTS.items() for past in pasts if past != base}
    | {base: base for base in _PASTS}
    | {form: noun for noun in _NOUNS for form in _WHOLE[noun]}
    | {"these": "this", "this": "this", "those": "that", "that": "that"}
    | {form: sorted(family)[0] for family in AUXILIARY_FAMILIES for form in family}
    | {word: word for word in _NO_PLURALS}
)
_SUFFIXES: Final = ("'s", "ing", "ied", "ies", "ed", "es", "s")


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """The word (in lower case) without its inflection, so that its forms meet; a rough key, for comparing only.

    >>> [stem(w) for w in ("resigned", "resigning", "resigns", "said", "saying", "stories", "story")]
    ['resign', 'resign', 'resign', 'say', 'say', 'stori', 'stori']
    """
    if word in _LEMMAS:
        return _LEMMAS[word]
    for suffix in _SUFFIXES:
        root = word.removesuffix(suffix)
        if not root or root == word or word.endswith(("ss", "us", "is")):
            continue
        if len(root) >= 3 or root in _LEMMAS:
            return _without_suffix(root, suffix)
    return _root(word)


def _without_suffix(root: str, suffix: str) -> str:
    if suffix in ("ied", "ies"):
        return _LEMMAS.get(root + "y", root + "i")
    if suffix in ("ing", "ed") and len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiosl":
        root = root[:-1]
    return _LEMMAS.get(root) or _LEMMAS.get(root + "e") or _root(root)


def _root(word: str) -> str:
    if len(word) <= 3:
        return word
    if word.endswith("e"):
        return word[:-1]
    return word[:-1] + "i" if word.endswith("y") and word[-2] not in _VOWELS else word


# "towards" and "toward", "amongst" and "among", "grey" and "gray": spellings that depend on house style.
_DOUBLETS: Final = {
    **{
        f"{way}wards": f"{way}ward"
        for way in (
            "after",
            "back",
            "down",
            "east",
            "for",
            "home",
            "in",
            "north",
            "on",
            "out",
            "south",
            "to",
            "up",
            "west",
        )
    },
    "amongst": "among",
    "amidst": "amid",
    "whilst": "while",
    "okay": "ok",
    "mum": "mom",
    "mums": "moms",
    "mummy": "mommy",
    "grey": "gray",
    "greys": "grays",
    "ageing": "aging",
    "programme": "program",
    "programmes": "programs",
    "cosy": "cozy",
    "pyjamas": "pajamas",
    "jewellery": "jewelry",
    "practise": "practice",
    "practises": "practices",
    "practised": "practiced",
    "practising": "practicing",
    "racquet": "racket",
    "racquets": "rackets",
    "plough": "plow",
    "ploughs": "plows",
    "moustache": "mustache",
    "moustaches": "mustaches",
    "sceptic": "skeptic",
    "sceptics": "skeptics",
    "sceptical": "skeptical",
    "scepticism": "skepticism",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "foetus": "fetus",
    "diarrhoea": "diarrhea",
    **{f"{word}t": f"{word}ed" for word in ("burn", "dream", "lean", "leap", "learn", "spoil")},
    **{f"{word}lt": f"{word}lled" for word in ("dwe", "sme", "spe", "spi")},
    **{f"{word}ogue": f"{word}og" for word in ("anal", "catal", "dial", "epil", "monol")},
    **{f"{word}ogues": f"{word}ogs" for word in ("anal", "catal", "dial", "epil", "monol")},
}
_LONG_WORD: Final = 9  # letters


def is_respelling(one: str, other: str) -> bool:
    """Whether two words are spellings of the same word.

    Examples: honour and honor, fulfil and fulfill, judgement and judgment, okay and ok, boss (of boss') and boss's.
    """
    owner = one.removesuffix("'s")
    if one == other or (owner == other.removesuffix("'s") and owner.endswith("s")):
        return True
    if _DOUBLETS.get(one, one) == _DOUBLETS.get(other, other):
        return True
    if min(len(one), len(other)) < 5:
        return False
    return _spelling(one) == _spelling(other) or _is_misprint(one, other)


def _is_misprint(one: str, other: str) -> bool:
    """Whether one letter within two long words differs ("tumultuous", "tumultous"): few other words are so similar."""
    if min(len(one), len(other)) < _LONG_WORD or one[:3] != other[:3] or one[-2:] != other[-2:]:
        return False
    return bool(Levenshtein.distance(one, other, score_cutoff=1) == 1)


def _spelling(word: str) -> str:
    word = _DOUBLETS.get(word, word)
    word = re.sub(r"is(e[sdr]?|ing|ation|ations)$", r"iz\1", word)
    word = re.sub(r"ys(e[sd]?|ing)$", r"yz\1", word)
    word = re.sub(r"(?<!f)our", "or", word) if len(word) >= 6 else word
    word = word.replace("dgement", "dgment")
    word = re.sub(r"(?<=[bt])re(s?)$", r"er\1", word)
    word = re.sub(r"(?<=[a-z])ae(?=[dmno])", "e", word)  # paediatric, anaemia, archaeology
    # travelled, fulfil, skilful, enrolment
    word = re.sub(r"ll(ed|ing|er|ers|s|ful|fully|ments?)?$", lambda end: "l" + (end.group(1) or ""), word)
    return word.replace("ence", "ense")
