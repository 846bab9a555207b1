"""What the words beside a name say of it: "in Ode" is a place, "Ode shares" a firm, "Ode, a lawyer," a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import Final

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import (
    ANNOUNCING_VERBS,
    BEHIND_NOUN,
    CLUB_WORDS,
    CLUB_WORDS_OF_TOWNS,
    FIRM_WORDS,
    KINDS_BEHIND,
    MATCH_VERBS,
    MATCHES,
    OWNED,
    PLACES_BEHIND,
    PLAYING,
    RESULTS_OF_FIRMS,
    SPORT_WORDS,
    SUPPLIERS,
)
from corpus_tools.english.words import Words
from corpus_tools.entities.features import is_placelike
from corpus_tools.entities.forms import CAPITALS, Passing
from corpus_tools.entities.found import Draft, Found, surface_of
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer
from corpus_tools.entities.naming import key
from corpus_tools.entities.word_kinds import Kind, is_any, word_class

# "Ode Police" and "Ode Council" are of a place called Ode.
_LOCAL_BODIES: Final = word_set("constabulary police council hospital airport infirmary county magistrates crown")
_OF_PLACES: Final = word_set("mayor city town village port people streets bishop governor outskirts citizens")
_PLAYER_WORDS: Final = CLUB_WORDS - CLUB_WORDS_OF_TOWNS
_HEADS_OF_FIRMS: Final = word_set(
    "ceo chairman chairwoman founder co-founder shares subsidiary unit employees customers"
)


def place_evidence(words: Words, among: Container[str]) -> dict[str, float]:
    """What speaks for single words being places: "in Ode", "mayor of Ode", "Ode, Ohio,", "Ode Police", "Odehaven".

    Only words ``among`` some names are looked at.
    """
    evidence: defaultdict[str, float] = defaultdict(float)
    forms = words.forms
    for i in _RARE.places(forms):
        if forms[i] in among and (weight := _place_context(words, i)):
            evidence[forms[i]] += weight
    for form in evidence:
        if is_placelike(form):
            evidence[form] += 0.5
    return evidence


def _is_rare(form: str) -> bool:
    return form[0].isupper() and len(form) > 3 and form.lower() not in load_everyday_words()


_RARE: Final = Passing(_is_rare, among=CAPITALS)


def _place_context(words: Words, i: int) -> float:
    """How much the words beside a capitalised word speak for its being a place."""
    after = words.form_at(i + 1)
    if after and after[0].isupper():
        return 1.0 if after.lower() in _LOCAL_BODIES else 0.0
    if after == "," and _is_region_apart(words, i + 2):
        return 1.0
    if words.breaks[i]:
        return 0.0
    before = words.forms[i - 1]
    if before == "in":
        return 0.5
    return 1.0 if before == "of" and i > 1 and key(words.forms[i - 2]) in _OF_PLACES else 0.0


def _is_region_apart(words: Words, i: int) -> bool:
    """Whether a country or state stands at ``i`` between two marks, as behind its town: "Ode, Ohio, is"."""
    for end in (i + 1, i + 2):
        if words.goes_on(end - 1) and load_gazetteer().is_country_or_state(surface_of(words, i, end)):
            return not words.goes_on(end) or words.forms[end] in (",", ".", ";", ")", "-")
    return False


def kind_votes(draft: Draft, surfaces: Iterable[str], among: Container[str]) -> Iterator[tuple[str, str, int]]:
    """The names, each label that the words beside a mention give, and how much they speak for it in thousandths.

    ``surfaces``: how each name of ``draft`` is written. Only the mentions ``among`` some names are looked at.
    """
    for f, surface in zip(draft.found, surfaces, strict=True):
        if f.label != "MISC" and surface in among:
            for label, weight in _kinds_beside(draft.words, f, surface):
                yield surface, label, weight


def _kinds_beside(words: Words, f: Found, surface: str) -> Iterator[tuple[str, int]]:
    if _word_behind(words, f.end) in _TELLING_BEHIND:
        behind = _words_behind(words, f.end)
        is_large = load_gazetteer().is_large_place(surface)
        if told := _told_by_word_behind(words, f, behind[0], is_large):
            yield told
        if told := _told_in_apposition(words, f.end, behind, is_large):
            yield told
    if not _may_tell_before(words.low_before(f.begin)):
        return
    if label := _kind_before(words, f.begin):
        is_defined = label == "ORG" and f.label == "PER" and _is_closed(words, f)
        yield label, _SETTLED if is_defined else 1200
    if _is_headed(words, f.begin):
        yield "ORG", 500
    elif _is_owned(words, f.begin):
        yield "ORG", 1000 if load_gazetteer().is_place(surface) else _DEFINED


@lru_cache(maxsize=1 << 15)
def _may_tell_before(low: str) -> bool:
    """Whether the word before a name may say what it is: see _kind_before, _is_headed and _is_owned."""
    return low in ("of", "in") or low in SUPPLIERS or is_any(low, _NOUNS)


_NOUNS: Final = frozenset({Kind.NOUN_FOR_BODY, Kind.NOUN_FOR_PLACE})


def _told_by_word_behind(words: Words, f: Found, after: str, is_large: bool) -> tuple[str, int] | None:
    """What the word ``after`` a name says it is; ``is_large``: a large place has the name."""
    if after in FIRM_WORDS and not is_large:
        return "ORG", 500
    if after in KINDS_BEHIND and not is_large:
        return "ORG", 800
    if after in PLACES_BEHIND and f.label != "ORG":
        return "LOC", 800
    if is_club_here(words, f):
        return "ORG", 900
    if after in ANNOUNCING_VERBS and not is_large and not RESULTS_OF_FIRMS.isdisjoint(_words_of_sentence(words, f.end)):
        return "ORG", 1000
    return None


# Words behind a name that may tell what it is: see _told_by_word_behind and _told_in_apposition.
_TELLING_BEHIND: Final = FIRM_WORDS.union(
    KINDS_BEHIND, PLACES_BEHIND, ANNOUNCING_VERBS, _PLAYER_WORDS, CLUB_WORDS, [","]
)


def _told_in_apposition(words: Words, end: int, after: list[str], is_large: bool) -> tuple[str, int] | None:
    """What ", a Swiss lender," says of the name before it; ``after``: the words behind that."""
    if len(after) < 3 or after[0] != "," or after[1] not in ("a", "an", "the"):
        return None
    kind = _kind_in_apposition(words, end + 2)
    # "sanctions on Exland, a nickel exporter": a country stays one.
    if not kind or (kind == Kind.NOUN_FOR_BODY and is_large):
        return None
    return _LABEL_OF_KIND[kind], _DEFINED if kind == Kind.NOUN_FOR_BODY else 600


def _words_of_sentence(words: Words, end: int) -> set[str]:
    """The words after a name in its sentence, at most eight."""
    last = end
    while last < end + 8 and words.goes_on(last):
        last += 1
    return set(words.lows[end:last])


_LABEL_OF_KIND: Final = {
    Kind.NOUN_FOR_BODY: "ORG",
    Kind.NOUN_FOR_PLACE: "LOC",
    Kind.NOUN_FOR_PERSON: "PER",
    Kind.ROLE: "PER",
}


# What the text says a name is outweighs what two mentions look like.
_DEFINED: Final = 2000


def _kind_in_apposition(words: Words, i: int) -> str:
    """The class of the noun that ", a Swiss lender," ends with: a firm; of "a bank manager", a person."""
    kind = ""
    for j in range(i, min(i + 6, len(words.lows))):
        if words.breaks[j] or not words.lows[j][0].isalpha() or words.lows[j] in BEHIND_NOUN:
            return kind
        kind = next((c for c in word_class(words.lows[j]) if c in _LABEL_OF_KIND), "")
    return ""


def _is_owned(words: Words, begin: int) -> bool:
    """Whether a name comes after "shares in" or "a stake in", as only a firm's does."""
    if begin < 2 or words.breaks[begin] or words.breaks[begin - 1] or words.lows[begin - 1] != "in":
        return False
    return words.lows[begin - 2] in OWNED


# Outweighs every mention: "the dating app Ode's users", but not "the party Ode leads".
_SETTLED: Final = 1_000_000


def _is_closed(words: Words, f: Found) -> bool:
    """Whether a lone name ends its noun phrase: no verb or further name follows that a clause might go on with."""
    after = words.form_at(f.end)
    is_end = not words.goes_on(f.end) or not (after[0].isalnum() or after in "(-")
    return f.end - f.begin == 1 and is_end


_NEVER_BEFORE: Final = word_set("side rivals champions lawyers militants rebels team club crew coast province")


def _kind_before(words: Words, begin: int) -> str:
    """What the common noun right before a name says it is: "the think tank Ode", "the town Ode"; or ""."""
    if begin < 2 or words.breaks[begin] or not words.forms[begin - 1].islower():
        return ""
    low = words.lows[begin - 1]
    if low in _NEVER_BEFORE or words.low_before(begin - 1) in ("of", "in"):
        return ""
    kinds = word_class(low)
    is_body = Kind.NOUN_FOR_BODY in kinds or low in SUPPLIERS
    return "ORG" if is_body else "LOC" if Kind.NOUN_FOR_PLACE in kinds else ""


def _is_headed(words: Words, begin: int) -> bool:
    """Whether a name comes after "chairman of", "shares of" and the like, as a firm's does."""
    if begin < 2 or words.lows[begin - 1] != "of" or words.breaks[begin] or words.breaks[begin - 1]:
        return False
    return words.lows[begin - 2] in _HEADS_OF_FIRMS


def _words_behind(words: Words, end: int) -> list[str]:
    """Up to three words of the same sentence after a name, its possessive left out."""
    lows, breaks = words.lows, words.breaks
    last = end
    while last < end + 4 and last < len(lows) and not breaks[last]:
        last += 1
    return lows[end + 1 : last] if lows[end:last][:1] == ["'s"] else lows[end:last]


def _word_behind(words: Words, end: int) -> str:
    """The first of :func:`_words_behind`, or ""."""
    if not words.goes_on(end):
        return ""
    if words.lows[end] != "'s":
        return words.lows[end]
    return words.lows[end + 1] if words.goes_on(end + 1) else ""


def tells_of_sport(words: Words) -> bool:
    """Whether an article is about sport: it has three or more different words of match reports."""
    return len({words.lows[i] for i in _OF_SPORT.places(words.forms)}) > 2


_OF_SPORT: Final = Passing(words=SPORT_WORDS)


def is_club_in_match(words: Words, f: Found) -> bool:
    """Whether a town's name denotes its club, in an article about sport.

    Examples: "plays for Ode", "beat Ode 2-1", "a draw with Ode". A country's name is never read as a club's.
    """
    name = surface_of(words, f.begin, f.end)
    if _plays_as_country(name):
        return False
    if f.begin < 2 or words.breaks[f.begin]:
        return _beats(words, f.end)
    before, farther = words.lows[f.begin - 1], words.lows[f.begin - 2]
    if before in MATCH_VERBS or (before == "for" and farther in PLAYING):
        return True
    return (before in _OPPONENT and farther in MATCHES) or _beats(words, f.end)


def _plays_as_country(name: str) -> bool:
    """Whether a name is that of a country, a region or islands, whose team has the same name."""
    return load_gazetteer().is_country_or_state(name) or name.endswith(("Islands", "Island"))


def _beats(words: Words, end: int) -> bool:
    """Whether a verb such as "beat" or "drew", or a score, follows a name."""
    if words.form_at(end) in MATCH_VERBS:
        return True
    score = [words.form_at(i) for i in range(end, min(end + 3, len(words.forms)))]
    return len(score) == _OF_SCORE and score[1] == "-" and score[0].isdigit() and score[2].isdigit()


_OF_SCORE: Final = 3  # words: 2 - 1
_OPPONENT: Final = frozenset(["with", "against", "over", "to", "by"])


def is_club_here(words: Words, f: Found) -> bool:
    """Whether a name is a club's by the word after it: "Ode midfielder Abel Crane"."""
    after = _word_behind(words, f.end)
    if after in _PLAYER_WORDS:
        return True
    if after not in CLUB_WORDS or f.label == "PER" or Kind.PEOPLE in word_class(words.lows[f.begin]):
        return False
    return not load_gazetteer().is_place(surface_of(words, f.begin, f.end))
