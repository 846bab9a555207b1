"""An article as a row of words with one tag each, so that patterns of grammar become patterns of tags.

Each marked span is one word; :mod:`corpus_tools.quotes.tags` lists the tags.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from itertools import accumulate, compress
from typing import Final, NamedTuple

from corpus_tools.english.cues import cues
from corpus_tools.english.tokens import ABBREVIATIONS, PLAIN_WORDS
from corpus_tools.english.word_classes import CALENDAR, THINGS
from corpus_tools.english.words import BREAKS, readable, split_readable, without
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer
from corpus_tools.quotes import tags
from corpus_tools.quotes.lexicon import word_classes
from corpus_tools.quotes.marks import Marked
from corpus_tools.quotes.tags import tag_pattern, tag_set

# A transcript names the speaker inside the marks: “ODE: I left.”
_LABEL: Final = re.compile(r"(?>(?:[A-Z][A-Z.'’-]{1,24}+ ?){1,4}):(?=\s)")
_PARTICLES: Final = ("out", "back")
_PUT: Final = frozenset(["put", "puts", "putting"])
_MARKED: Final = re.compile(tags.QUOTATION)
# “the researchers report in a paper”: after several people it is a verb.
_PEOPLE_REPORT: Final = re.compile(f"{tags.PERSONS}{tags.NOUN_OR_CUE}(?=[{tags.PREPOSITION}{tags.THAT}{tags.COMMA}])")
_INITIAL: Final = re.compile(r"\s?[A-Z]")
_NUMBER: Final = re.compile(r"\s?\d")
# A full stop before a bracket after which the sentence goes on is that of an abbreviation: “(R-Fla.) said”.
_IN_BRACKET: Final = re.compile(r"\)(?:[,;:]|['’]s\b|\s+[a-z])")
_SIGNS: Final = {
    ",": tags.COMMA,
    ":": tags.COLON,
    ";": tags.SEMICOLON,
    "-": tags.DASH,
    "(": tags.OPEN_BRACKET,
    ")": tags.CLOSE_BRACKET,
    "[": tags.OPEN_BRACKET,
    "]": tags.CLOSE_BRACKET,
}


class Words(NamedTuple):
    """``starts`` and ``ends`` are offsets; ``lows`` the words in lower case; ``tags`` is the tag sequence."""

    starts: list[int]
    ends: list[int]
    lows: list[str]
    tags: str
    quote_at: list[int]  # for each marked span, which word it is


# A token whose tag depends on what is beside it has one of these until that is known: a word with
# another tag at the beginning of a sentence, a full stop that may belong to an abbreviation, an apostrophe, “The”,
# “it”. Most words have none of these and are passed over.
_EITHER, _STOP, _APOSTROPHE, _THE, _IT, _MAY = "ESATIM"
_EVENT: Final = re.compile(
    f"[{_EITHER}{_STOP}{_APOSTROPHE}{_THE}{_IT}{_MAY}{tags.POSSESSIVE_S}{tags.QUOTATION}{tags.BREAK}{tags.COLON}?.]"
)
_AUXILIARIES: Final = frozenset(["may", "will"])
_MONTHS_OR_NAMES: Final = _AUXILIARIES | {"april", "august", "june", "march"}
_BEFORE_MONTHS: Final = frozenset(["in", "since", "by", "until", "last", "this", "next", "early", "late", "mid", "of"])
# What leaves the beginning of a sentence where it is: “(The”.
_KEEPING: Final = f",;-()'{_STOP}{_APOSTROPHE}"


class _Classified(dict[str, tuple[str, str]]):
    """Tokens classified before; to look a token up here takes half the time of a call to a cached function."""

    def __missing__(self, piece: str) -> tuple[str, str]:
        if len(self) >= _MOST_CLASSIFIED:
            self.clear()
        found = self[piece] = _classify(piece)
        return found


_MOST_CLASSIFIED: Final = 1 << 16


def _classify(piece: str) -> tuple[str, str]:
    """A token in lower case and its tag; an empty one stands for a marked span."""
    if not piece:
        return "", tags.QUOTATION
    first = piece[0]
    if first.isdigit() or (first in "$£€#" and len(piece) > 1):
        return piece, tags.WORD if "-" in piece else tags.NUMBER
    if first.isalnum():
        return _classify_plain(piece.rstrip("."))
    if first in ".!?…":
        return piece, _STOP if piece == "." else tags.STOP
    if first == "'":
        return piece.lower(), tags.POSSESSIVE_S if len(piece) > 1 else _APOSTROPHE
    if first == "@" and len(piece) > 1:
        return piece.lower(), tags.NAME
    if first in BREAKS:
        return piece, tags.BREAK
    return piece, _SIGNS.get(piece, tags.OTHER_SIGN)


def _classify_plain(word: str) -> tuple[str, str]:
    """A word in lower case and its tag, as far as it is known without its neighbours."""
    low, at_start, elsewhere = _classify_word(word)
    if low in _MONTHS_OR_NAMES and word.istitle():
        return low, _MAY
    plain = elsewhere if at_start == elsewhere else _EITHER
    return low, _THE if word == "The" else _IT if low == "it" else plain


@lru_cache(maxsize=1 << 16)
def _classify_word(word: str) -> tuple[str, str, str]:
    """A word in lower case, and its tag at the beginning of a sentence and elsewhere."""
    low = word.lower()
    capital = word[0].isupper()
    tag = word_classes().get(low, "")
    if not tag:
        return low, *_unlisted(word, low, capital)
    if not capital:
        return low, tag, tag
    if low == "states" or word == "US":
        return low, tags.NAME, tags.NAME
    if tag in _CAPITALISED_IN_NAMES or (tag == tags.TIME and low not in CALENDAR):
        return low, tag, tags.NAME
    return low, tag, tag


_CAPITALISED_IN_NAMES: Final = tag_set("person|persons|body|noun_or_cue|verb|thought|cue_gerund|word|participle")


def _unlisted(word: str, low: str, capital: bool) -> tuple[str, str]:
    """The tag of a word in no list, at the beginning of a sentence and elsewhere, by its ending and its capitals."""
    last = word_classes().get(low.rpartition("-")[2], "") if "-" in low else ""
    if last in (tags.PERSON, tags.PERSONS):
        return last, tags.NAME if capital else last  # vice-president, co-founders
    is_participle = low.endswith(("ed", "ing"))
    plain = tags.ADVERB if low.endswith("ly") else tags.PARTICIPLE if is_participle else tags.WORD
    if plain == tags.WORD and not capital and _is_plural_of_people(low):
        return tags.PERSONS, tags.PERSONS
    if capital:
        is_plain = low.endswith(("ing", "ly")) and not _is_listed_name(word, low)
        return plain if is_plain else tags.NAME, tags.NAME
    if plain == tags.WORD and any(c.isupper() for c in word):
        plain = tags.NAME
    return plain, plain


def _is_plural_of_people(low: str) -> bool:
    """Whether an unlisted plural denotes people, by its ending: environmentalists, librarians, islanders."""
    if low.endswith(("ists", "ians")):
        return True
    return low.endswith(("ers", "ors")) and len(low) > _LONG_WORD and low[:-1] not in THINGS


_LONG_WORD: Final = 6  # letters


def _is_listed_name(word: str, low: str) -> bool:
    """Whether a capitalised word that looks like “speaking” or “early” is a name: Beijing, Italy, Emily."""
    listed = load_gazetteer()
    if listed.is_country(word) or listed.is_usual_first_name(word):
        return True
    return bool(listed.codes.get(word)) and low not in load_everyday_words()


def _is_possessive(text: str, at: int) -> bool:
    """Whether the apostrophe at ``at`` is that of “the voters’ choice”."""
    return text[at - 1 : at] == "s" and text[at + 1 : at + 2].isspace()


def _pieces(text: str, marked: list[Marked]) -> tuple[list[str], list[int]]:
    """Gaps and tokens in turn, beginning and ending with a gap, and their lengths; a marked span is an empty one."""
    pieces = [""]
    spans: list[tuple[int, int]] = []
    folded = readable(text)

    def add(begin: int, end: int) -> None:
        if end > begin:
            more = split_readable(folded[begin:end])
            more[0] = pieces.pop() + more[0]
            pieces.extend(more)

    at = 0
    for span in marked:
        begin = span.outer_start
        add(at, begin)
        label = _LABEL.match(text, span.start, span.end)
        if label:
            pieces[-1] += text[begin : span.start]
            begin = label.end()
            add(span.start, begin)
        spans.append((len(pieces), span.outer_end - begin))
        pieces += ("", "")
        at = span.outer_end
    add(at, len(text))
    lengths = list(map(len, pieces))
    for index, length in spans:
        lengths[index] = length
    return pieces, lengths


def places_of(wanted: Set[str], lows: list[str]) -> dict[str, list[int]]:
    """Where each of some words is in a row of words."""
    places: dict[str, list[int]] = {word: [] for word in wanted}
    # As a comprehension with a condition does it, in half the time.
    for at in compress(range(len(lows)), map(wanted.__contains__, lows)):
        places[lows[at]].append(at)
    return places


def _settle_words(lows: list[str], letters: list[str]) -> None:
    """Settle the tags of the few words that depend on what is beside them, in this order."""
    places = places_of(_SETTLED, lows)
    _settle_particles(places, lows, letters)
    # Where a word and a particle became one cue, the word is no longer there.
    for word in _OFFICE_WORK:
        _name_offices([at for at in places[word] if lows[at] == word], letters)
    for word in _SELVES:
        _pass_over_selves([at for at in places[word] if lows[at] == word], letters)
    _find_as_per([at for at in places["per"] if lows[at] == "per"], lows, letters)
    _name_outsides([at for at in places["outside"] if lows[at] == "outside"], letters)


def _settle_particles(places: dict[str, list[int]], lows: list[str], letters: list[str]) -> None:
    for particle in _PARTICLES:
        _join_verbs(particle, places[particle], lows, letters)
    _name_wills(places["will"], letters)
    _name_firsts(places["first"], lows, letters)
    _name_backs([at for at in places["back"] if lows[at] == "back"], letters)


_SELVES: Final = ("himself", "herself", "themselves", "itself")
_OFFICE_WORK: Final = ("planning", "press")
_SETTLED: Final = frozenset([*_PARTICLES, *_SELVES, *_OFFICE_WORK, "will", "first", "per", "outside"])


def _join_verbs(particle: str, places: list[int], lows: list[str], letters: list[str]) -> None:
    """Make one cue of two words: “pointed out”, “hit back”. The second word becomes an adverb of the first."""
    known = cues()
    for at in places:
        pair = f"{lows[at - 1]} {particle}" if at and lows[at] == particle else ""
        if pair in known:
            lows[at - 1] = pair
            letters[at - 1] = tags.CUE_GERUND if known[pair].form == "gerund" else tags.CUE
            letters[at] = tags.ADVERB


def _name_wills(places: list[int], letters: list[str]) -> None:
    """Make a noun of the will that somebody has: “against her will”."""
    for at in places:
        if at and letters[at - 1] in (tags.POSSESSIVE, tags.ARTICLE, tags.POSSESSIVE_S):
            letters[at] = tags.WORD


def _name_firsts(places: list[int], lows: list[str], letters: list[str]) -> None:
    """Tag "first" as a noun where it begins an office: “the former first lady”."""
    for at in places:
        if lows[at + 1 : at + 2] in (["lady"], ["ladies"], ["minister"], ["ministers"]):
            letters[at] = tags.WORD


def _name_parts(found: str, letters: list[str]) -> None:
    """Tag a gerund between an article or possessive and a noun as a participle: “in her opening statement”."""
    for match in _DESCRIBING.finditer(found):
        letters[match.end() - 1] = tags.PARTICIPLE


_DESCRIBING: Final = tag_pattern("<article|possessive><cue_gerund>(?=<word|body|person|persons>)")


def _find_as_per(places: list[int], lows: list[str], letters: list[str]) -> None:
    """Read “as per the police” as “according to the police”; not “as per usual”, “as per the plan”."""
    for at in [place + 1 for place in places]:
        is_source = at > 1 and lows[at - 2] == "as" and letters[at : at + 1] and letters[at] in _BEFORE_ADJECTIVE
        if is_source and _USUAL.isdisjoint(lows[at : at + 3]):
            letters[at - 2], letters[at - 1] = tags.ACCORDING, tags.PREPOSITION


_USUAL: Final = frozenset(["usual", "schedule", "tradition", "norm", "norms", "plan", "custom", "rules", "own"])


def _pass_over_selves(places: list[int], letters: list[str]) -> None:
    """Tag “himself” behind a name or noun as an adverb: “Ode himself suggested”; not “cut himself”."""
    for at in places:
        if at and letters[at - 1] in _EMPHASISED and letters[at] == tags.OBJECT_PRONOUN:
            letters[at] = tags.ADVERB


_EMPHASISED: Final = tag_set("name|person|persons|body|close_bracket")


def _name_offices(places: list[int], letters: list[str]) -> None:
    """Make a noun of what an office does: “Council planning officer Ada Ode”, “the planning committee”."""
    for at in places:
        if letters[at + 1 : at + 2] and letters[at + 1] in _OFFICES and letters[at] in _CUE_OR_NOUN:
            letters[at] = tags.WORD


_CUE_OR_NOUN: Final = tag_set("cue_gerund|noun_or_cue|cue")
_OFFICES: Final = tag_set("person|persons|body")


def _name_outsides(places: list[int], letters: list[str]) -> None:
    """Make an adjective of “outside” between a possessive or article and a person: “the mayor's outside lawyer”."""
    for at in places:
        is_inside = at > 0 and letters[at - 1] in _BEFORE_ADJECTIVE
        if is_inside and letters[at + 1 : at + 2] and letters[at + 1] in _OFFICES:
            letters[at] = tags.WORD


_BEFORE_ADJECTIVE: Final = tag_set("article|possessive|possessive_s|name")


def _name_backs(places: list[int], letters: list[str]) -> None:
    """Make a noun of the back of something: “a man at the back shouted”."""
    for at in places:
        if at and letters[at - 1] == tags.ARTICLE:
            letters[at] = tags.WORD


def _name_inside(text: str, starts: list[int], lows: list[str], found: str, letters: list[str]) -> None:
    """Tag a verb of speech with a capital as a name where one is: “a Grand Slam winner”, “the mayor, Grant Ode,”."""
    for match in _INSIDE_NAME.finditer(found):
        verb, noun = match.end() - 2, match.end() - 1
        if text[starts[verb]].isupper() and text[starts[noun]].islower():
            letters[verb] = tags.NAME
    for match in _FIRST_NAME.finditer(found):
        verb = match.end() - 1
        if text[starts[verb]].isupper() and cues()[lows[verb]].form == "base":
            letters[verb] = tags.NAME


_FIRST_NAME: Final = tag_pattern("<comma|any_preposition|conjunction|person|that><cue>(?=<name>)")
_INSIDE_NAME: Final = tag_pattern("<article|possessive|possessive_s|number|word><name><cue><person|persons|word>")


def _find_present(lows: list[str], found: str, letters: list[str]) -> None:
    """Tag a word in -s as a verb between a name and an article or possessive: “Ode rings the clerk”."""
    for match in _PRESENT.finditer(found):
        verb = match.end() - 1
        if lows[verb].endswith("s") and not lows[verb].endswith(("ss", "'s")):
            letters[verb] = tags.VERB


def _find_opening_participles(lows: list[str], found: str, letters: list[str]) -> None:
    """Tag a participle with a capital that begins a sentence: “Underwhelmed by the pier, she left”."""
    for match in _OPENING.finditer(found):
        word = match.end() - 1
        low = lows[word]
        if low.endswith("ed") and len(low) > _LONG_WORD and not load_gazetteer().is_usual_first_name(low.capitalize()):
            letters[word] = tags.PARTICIPLE


_OPENING: Final = tag_pattern("(?:^|<stop|break|quotation>)<name>(?=<preposition><any_determiner>)")
_PRESENT: Final = tag_pattern("<name><word>(?=<article|possessive>|<name>{1,4}<colon><quotation>)")


class _Sentences:
    """Tags that depend on what is beside a word, settled from left to right."""

    def __init__(
        self, text: str, pieces: list[str], starts: list[int], ends: list[int], lows: list[str], found: str
    ) -> None:
        self.text, self.pieces, self.starts, self.ends, self.lows, self.found = text, pieces, starts, ends, lows, found
        self.letters = list(found)
        self.dropped: list[int] = []  # full stops that belong to the word before
        self.fresh, self.since = True, 0  # whether word ``since`` begins a sentence

    def begin(self, at: int) -> None:
        self.fresh, self.since = True, at

    def is_first(self, at: int) -> bool:
        """Whether a word begins a sentence, be it after a bracket or a dash."""
        return self.fresh and not self.found[self.since : at].strip(_KEEPING)

    def before(self, at: int) -> int:
        """The word before, a full stop that belongs to it passed over."""
        return at - 2 if self.dropped and self.dropped[-1] == at - 1 else at - 1

    def quotation(self, at: int, final: str) -> None:
        """A marked span that ends in the character ``final``: after a comma, “reply” and “claims” are verbs."""
        self.fresh, self.since = final in ".!?…", at + 1
        if final in ",!?" and at + 1 < len(self.lows):
            known = cues().get(self.lows[at + 1])
            if known is not None and known.form in ("base", "third") and known.cue_class != "thinking":
                self.letters[at + 1] = tags.CUE

    def sign(self, at: int) -> None:
        self.begin(at + 1)

    def stop(self, at: int) -> None:
        if at and self.starts[at] == self.ends[at - 1]:
            last = self.lows[at - 1]
            initial = len(last) == 1 and last.isalpha() and _INITIAL.match(self.text, self.ends[at])
            shortened = last in ABBREVIATIONS and not self.is_plain_word(at - 1)
            if initial or shortened or "." in last or _IN_BRACKET.match(self.text, self.ends[at]):
                self.ends[at - 1] += 1
                self.dropped.append(at)
                return
        self.letters[at] = tags.STOP
        self.begin(at + 1)

    def is_plain_word(self, at: int) -> bool:
        """Whether a word before a full stop is no abbreviation though it looks like one: “She was ill.”"""
        is_small = self.lows[at] in PLAIN_WORDS and self.text[self.starts[at]].islower()
        return is_small and _NUMBER.match(self.text, self.ends[at] + 1) is None

    def either(self, at: int) -> None:
        _, at_start, elsewhere = _classify_word(self.pieces[at].rstrip("."))
        self.letters[at] = at_start if self.is_first(at) else elsewhere
        self.fresh = False

    def the(self, at: int) -> None:
        before = self.before(at)
        is_in_name = before >= 0 and self.letters[before] == tags.NAME and not self.is_first(at)
        self.letters[at] = tags.NAME if is_in_name else tags.ARTICLE  # Reclaim The Night
        self.fresh = False

    def it(self, at: int) -> None:
        before = self.before(at)
        if before >= 0 and self.lows[before] in _PUT:
            self.letters[before], self.letters[at] = tags.CUE, tags.ADVERB  # as Ode put it
        else:
            self.letters[at] = tags.PRONOUN
        self.fresh = False

    def may(self, at: int) -> None:
        """ "May", "Will", "June" with a capital: a name, a month or an auxiliary, by what is beside it."""
        low, is_first = self.lows[at], self.is_first(at)
        if self._is_name(at, is_first):
            self.letters[at] = tags.NAME
        elif low == "will" or (low == "may" and is_first):
            self.letters[at] = tags.AUXILIARY
        else:
            self.letters[at] = tags.TIME
        self.fresh = False

    def _is_name(self, at: int, is_first: bool) -> bool:
        before = self.before(at)
        following, farther = (self._elsewhere(k) for k in (at + 1, at + 2))
        low_before = self.lows[before] if before >= 0 and not is_first else ""
        if following == tags.NUMBER or low_before in _BEFORE_MONTHS or low_before.isdigit():
            return False
        if not is_first and before >= 0 and self.letters[before] == tags.NAME:
            return True
        if is_first and self.lows[at] in _AUXILIARIES and following == tags.NAME:
            return farther == tags.CUE  # “Will Ode said”; but “Will Ode resign?”
        is_source = low_before == "to" and before > 0 and self.letters[before - 1] == tags.ACCORDING
        # “Ode said May was the best candidate”
        is_subject = following == tags.AUXILIARY and before >= 0 and self.letters[before] in _BEFORE_CLAUSES
        return is_source or is_subject or following in (tags.NAME, tags.CUE)

    def _elsewhere(self, at: int) -> str:
        """The tag of a word as it is inside a sentence; an empty one for a mark or none."""
        word = self.pieces[at].rstrip(".") if at < len(self.pieces) else ""
        return _classify_word(word)[2] if word[:1].isalpha() else tags.NUMBER if word[:1].isdigit() else ""

    def clitic(self, at: int) -> None:
        before = self.before(at)
        is_verb = before >= 0 and self.letters[before] in _BEFORE_IS
        self.letters[at] = tags.AUXILIARY if is_verb else tags.POSSESSIVE_S

    def apostrophe(self, at: int) -> None:
        if _is_possessive(self.text, self.starts[at]):
            self.clitic(at)
        else:
            self.letters[at] = tags.OTHER_SIGN
            self.begin(at + 1)


_BEFORE_CLAUSES: Final = (tags.CUE, tags.THAT)
_BEFORE_IS: Final = (tags.PRONOUN, tags.RELATIVE, tags.THAT)
_SETTLED_BY: Final = {
    tags.BREAK: _Sentences.sign,
    tags.COLON: _Sentences.sign,
    tags.OTHER_SIGN: _Sentences.sign,
    tags.STOP: _Sentences.sign,
    _STOP: _Sentences.stop,
    _EITHER: _Sentences.either,
    _THE: _Sentences.the,
    _IT: _Sentences.it,
    _MAY: _Sentences.may,
    tags.POSSESSIVE_S: _Sentences.clitic,
    _APOSTROPHE: _Sentences.apostrophe,
}


_CLASSIFIED: Final = _Classified()


def read(text: str, marked: list[Marked]) -> Words:
    """The words of ``text`` outside its marked spans, each of which becomes one word."""
    pieces, lengths = _pieces(text, marked)
    edges = list(accumulate(lengths))
    starts, ends = edges[:-1:2], edges[1::2]
    forms = pieces[1::2]
    classified = list(map(_CLASSIFIED.__getitem__, forms))
    lows = [low for low, _ in classified]
    found = "".join([letter for _, letter in classified])
    sentences = _Sentences(text, forms, starts, ends, lows, found)
    quotes = iter(marked)
    for match in _EVENT.finditer(found):
        at = match.start()
        if found[at] == tags.QUOTATION:
            sentences.quotation(at, text[next(quotes).end - 1])
        else:
            _SETTLED_BY[found[at]](sentences, at)
    letters, dropped = sentences.letters, sentences.dropped
    if dropped:
        starts, ends = without(dropped, starts), without(dropped, ends)
        lows, letters = without(dropped, lows), without(dropped, letters)
    _settle_words(lows, letters)
    found = "".join(letters)
    _name_parts(found, letters)
    _name_inside(text, starts, lows, found, letters)
    _find_present(lows, found, letters)
    _find_opening_participles(lows, found, letters)
    sequence = _PEOPLE_REPORT.sub(tags.PERSONS + tags.CUE, "".join(letters))
    return Words(starts, ends, lows, sequence, [match.start() for match in _MARKED.finditer(sequence)])
