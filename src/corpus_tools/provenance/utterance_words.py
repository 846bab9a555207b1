"""The words of a quotation as they are compared: folded tokens with offsets, and how much a word tells.

Two spellings of one word are one token: case, the shape of quotation marks, dashes and hyphens, points in
abbreviations, ``7`` and ``seven``, ``1,500`` and ``1500``. Words in square brackets and dots of omission keep a
flag, since a newspaper says with them that it changed something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from corpus_tools.text import fold

NAME_WEIGHT: Final = 0.4
ELLIPSIS: Final = "…"
JOINT: Final = "¶"


def words(text: str) -> frozenset[str]:
    """The words of a list written with spaces."""
    return frozenset(text.split())


# Each family is one auxiliary or pronoun in all its forms: a change within a family of verbs is one of tense.
AUXILIARIES: Final[tuple[frozenset[str], ...]] = (
    words("be am is are was were been being isn't aren't wasn't weren't"),
    words("have has had having haven't hasn't hadn't"),
    words("do does did done doing don't doesn't didn't"),
    words("will would won't wouldn't"),
    words("can could can't cannot couldn't"),
    words("may might mayn't mightn't"),
    words("shall should shan't shouldn't"),
)
PRONOUNS: Final = words(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers "
    "herself it its itself they them their theirs themselves one who whom whose which what this that these those"
)
CONTRACTED: Final = words(
    "i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd "
    "it'll they're they've they'd they'll that's that'd that'll there's there'd there'll here's what's what'll who's "
    "who'd who'll where's when's why's how's let's mustn't needn't oughtn't ain't y'all 'em"
)
FUNCTION_WORDS: Final = (
    frozenset().union(*AUXILIARIES)
    | PRONOUNS
    | CONTRACTED
    | words(
        "a an the and or but nor so yet for of to in on at by with from into onto upon about as than then if though "
        "although because since while whereas when where why how whether unless until till before after during "
        "against between among through throughout over under above below up down out off across along around near "
        "within without toward towards beside besides despite except like per via not no none neither either both "
        "all any some each every few many much more most less least several other others another such own same too "
        "very just also only even ever never here there now again still already well must ought need dare let "
        "whatever whoever whichever anyone anything someone something everyone everything nobody nothing else "
        "therefore thus hence however rather quite almost oh yes yeah"
    )
)
# Words of every conversation: they say little about which utterance it is. From the language, not from a corpus.
COMMON_WORDS: Final = words(
    "say says said saying tell tells told telling talk talks talked talking speak ask asks asked asking answer know "
    "knows knew known knowing think thinks thought thinking believe believes believed feel feels felt feeling want "
    "wants wanted wanting like likes liked get gets got getting gotten give gives gave given giving go goes going "
    "went gone gonna come comes came coming take takes took taken taking make makes made making put puts putting see "
    "sees saw seen seeing look looks looked looking find finds found keep keeps kept keeping work works worked "
    "working try tries tried trying use uses used using show shows showed shown run runs ran running call calls "
    "called calling mean means meant help helps helped move moves moved play turn turned start started begin began "
    "happen happens happened happening seem seems seemed become became leave left stand stands stood stop bring "
    "brings brought live lives lived hold holds held lose lost win wins won pay paid meet met set stay stayed care "
    "hope hear heard people person man men woman women child children family families friend friends thing things "
    "way ways day days week weeks month months year years time times today tomorrow yesterday night morning hour "
    "hours moment place places part parts point points side end fact facts case cases kind sort lot lots bit number "
    "problem problems question questions issue issues idea reason reasons result results change changes country "
    "countries world state states nation government president minister party public power job life house home city "
    "money business company group system program plan plans policy law right rights wrong good better best bad worse "
    "worst great greatest big bigger biggest small little large long short high low old new young next last first "
    "second third real really true truth sure clear important different able possible hard easy full free open whole "
    "together away back always often sometimes maybe perhaps probably actually certainly simply ago later long soon "
    "once twice far enough certain everybody somebody anybody nothing mr mrs ms sir dr thank thanks please "
    "war american americans united national political course matter matters send sends sent sending message messages "
    "deal deals dealt share shares fair angry crazy happy sad afraid worry worried ready interest interested "
    "need needs needed needing allow allowed include including continue continued lead leads led leader leaders "
    "leadership understand understands understood follow followed create created add added spend spent grow build "
    "built walk remember consider wait serve die died expect expected decide decided decision return send receive "
    "agree agreed support supported supporters pass passed sell require report raise raised reach reached reduce "
    "accept face fight fought offer offered protect vote votes voted voting voter voters election elections win "
    "campaign candidate candidates race policy policies political politics politician politicians republican "
    "republicans democrat democrats senator congress house white black security economy economic health care "
    "education school schools student students police force forces military community office officer officers "
    "member members council court department service services team history human social local general special "
    "young early late single major strong certain common poor rich fine nice bad true false serious simple main "
    "head hand hands eye eyes body word words story book line side name names age room air food water door area "
    "level order form news paper art research effort efforts experience role rate heart kids kid guy guys girl boy "
    "mother father son daughter parents street town road car top bottom middle front past future present action "
    "actions opportunity situation position relationship difference value attention process control view sense "
    "choice attack attacks mind amount hundred thousand million billion percent dollars"
)
# The words that turn a statement round.
NEGATIONS: Final = words(
    "not no never none nobody nothing neither nor without cannot isn't aren't wasn't weren't haven't "
    "hasn't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't mustn't ain't"
)
_UP_TO_NINETEEN: Final = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen"
)
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER_VALUES: Final = {word: str(n) for n, word in enumerate(_UP_TO_NINETEEN.split("|"))} | {
    word: str(20 + 10 * n) for n, word in enumerate(_TENS.split("|"))
}
NUMBER_WORDS: Final = (
    frozenset(_NUMBER_VALUES)
    | words("hundred thousand million billion trillion dozen half quarter first second third fourth fifth sixth")
    | words("seventh eighth ninth tenth once twice hundreds thousands millions billions dozens double triple")
)

_TOKEN: Final = re.compile(
    r"(?P<ellipsis>\.(?:\s?\.){2,}|…)"
    r"|(?P<acronym>(?:[^\W\d_]\.){2,})"
    r"|(?P<inserted>[^\W_]*\[[^\W_]+\][^\W_]+|[^\W_]+\[[^\W_]+\])"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<bracket>[\[\]])"
    r"|(?P<sign>[%&])"
)


class Token(NamedTuple):
    """A word of a quotation: ``norm`` is what is compared, ``start``/``end`` its place in the text given."""

    norm: str
    start: int
    end: int
    is_bracketed: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether it is no word: dots of omission, or the joint between two parts of a split quotation."""
        return self.norm == ELLIPSIS or self.norm == JOINT


def quote_tokens(text: str) -> list[Token]:
    """The words of ``text`` with their offsets; punctuation is left out.

    >>> [t.norm for t in quote_tokens("“We won’t pay [Mexico] 1,500 … or seven.”")]
    ['we', "won't", 'pay', 'mexico', '1500', '…', 'or', '7']
    """
    return list(_tokens(text))


# The few words of a change are asked for again and again, by what weighs it and by what names it.
@lru_cache(maxsize=16_384)
def _tokens(text: str) -> tuple[Token, ...]:
    tokens: list[Token] = []
    folded = fold(text)
    opened = -1
    for match in _TOKEN.finditer(folded):
        kind, raw = match.lastgroup, match.group()
        start, end = match.span()
        if kind == "bracket":
            if raw == "[":
                opened = len(tokens)
            elif opened >= 0:
                tokens[opened:] = [Token(t.norm, t.start, t.end, True) for t in tokens[opened:]]
                opened = -1
            continue
        if kind == "ellipsis":
            # Four dots are a full stop and an omission, and so is "[…]".
            tokens.append(Token(ELLIPSIS, start, end))
        elif kind == "acronym":
            tokens.append(Token(raw.replace(".", "").lower(), start, end))
        elif kind == "inserted":
            tokens.append(Token(raw.replace("[", "").replace("]", "").lower(), start, end, True))
        elif kind == "number":
            tokens.append(Token(_plain_number(raw), start, end))
        elif kind == "sign":
            tokens.append(Token("percent" if raw == "%" else "and", start, end))
        else:
            low = raw.lower()
            # "one" is a pronoun more often than a number.
            tokens.append(Token(_NUMBER_VALUES.get(low, low) if low != "one" else low, start, end))
    return tuple(tokens)


def _plain_number(raw: str) -> str:
    plain = re.sub(r",(?=\d{3}(?!\d))", "", raw)
    return plain if plain != "1" else "one"


def is_number(token: Token) -> bool:
    """Whether the token is a figure or a number word."""
    return token.norm[:1].isdigit() or token.norm in NUMBER_WORDS


@lru_cache(maxsize=65_536)
def weight(norm: str) -> float:
    """How much a shared word tells about which utterance it is: 0.2 function word, 0.6 common, 1 any other."""
    if norm in FUNCTION_WORDS:
        return 0.2
    return 0.6 if norm in COMMON_WORDS else 1.0


_IRREGULAR: Final = (
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
_LEMMAS: Final = {form: row.split()[0] for row in _IRREGULAR.split("|") for form in row.split()} | {
    form: sorted(family)[0] for family in AUXILIARIES for form in family
}
_SUFFIXES: Final = ("ing", "ied", "ies", "ed", "es", "s", "'s")


@lru_cache(maxsize=65_536)
def stem(norm: str) -> str:
    """The word without its inflection, so that ``says``, ``saying`` and ``said`` meet; a rough key, not a word.

    >>> stem("stopped") == stem("stopping") == stem("stops")
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
    """Whether two words are spellings of one: honour and honor, realise and realize, boss' and boss's."""
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


def text_weight(tokens: Iterable[Token]) -> float:
    """Sum of the weights of the words that the speaker said: those in square brackets do not count."""
    return sum(weight(t.norm) for t in tokens if not t.is_mark and not t.is_bracketed)


def is_capitalised_inside(text: str, token: Token) -> bool:
    """Whether the word is capitalised although no sentence begins with it: most likely a part of a name."""
    if not text[token.start].isupper() or token.norm == "i" or token.norm.startswith("i'"):
        return False
    before = text[max(0, token.start - 6) : token.start].rstrip(" \t\n\"'“‘(")
    return bool(before) and before[-1] not in ".!?:…"


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of a quotation without their order, to see at once that two have too little in common."""

    counts: dict[str, int]
    weight: float
    lightest_part: float

    @classmethod
    def of(cls, tokens: Iterable[Token]) -> Bag:
        """Count the words; the parts of a split quotation lie between joints."""
        counts: dict[str, int] = {}
        parts = [0.0]
        for token in tokens:
            if token.norm == JOINT:
                parts.append(0.0)
            elif not token.is_mark:
                counts[token.norm] = counts.get(token.norm, 0) + 1
                parts[-1] += 0.0 if token.is_bracketed else weight(token.norm)
        return cls(counts, sum(parts), min((p for p in parts if p), default=0.0))

    def shared_weight(self, other: Bag) -> float:
        """Weight of the words that both hold: at least that of the words any alignment finds equal."""
        few, many = self.counts, other.counts
        if len(many) < len(few):
            few, many = many, few
        total = 0.0
        for word, count in few.items():
            there = many.get(word)
            if there is not None:
                total += (count if count < there else there) * weight(word)
        return total
