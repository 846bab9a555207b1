"""One pass over an article: what is known of a name there is carried to its other mentions.

The sequence model looks at one sentence; a reader remembers. A word after "Mr" is a person; the parts of a full name
seen anywhere in the article are that person; the same string keeps the label it has most often; repeats that the
model missed are added.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import compress, pairwise
from typing import Final

from corpus_tools.english.name_words import (
    BEFORE_MONTHS,
    DOCUMENT_NOUNS,
    LINKS,
    MONTHS_AND_DAYS,
    OFFICERS,
    PARTICLES,
    PERSON_NOUNS,
    SAY_VERBS,
    THING_HEADS,
)
from corpus_tools.english.word_classes import PREPOSITIONS_OF_PLACE, SENTENCE_OPENERS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.bodies import add_acronyms, join_bodies, join_place_and_body, spread_definitions
from corpus_tools.entities.edges import is_currency, is_part_of_office, trim
from corpus_tools.entities.evidence import is_club_here, is_club_in_match, kind_votes, place_evidence, tells_of_sport
from corpus_tools.entities.features import is_headline, is_placelike
from corpus_tools.entities.forms import Passing
from corpus_tools.entities.found import Draft, Found, is_everyday, is_generic, is_name_like, is_strange, surface_of
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer, load_organisations
from corpus_tools.entities.headed import add_headed, doubtful_short_names, short_names
from corpus_tools.entities.model import Span
from corpus_tools.entities.name_rules import (
    add_datelines,
    add_patterned,
    add_titled,
    drop_storms,
    label_by_heads,
    rescue_people,
)
from corpus_tools.entities.naming import (
    is_honorific,
    is_plural_of_letters,
    is_post_nominal,
    is_suffix,
    is_title,
    key,
    parse_name,
)
from corpus_tools.entities.neighbours import add_by_neighbours, correct_by_neighbours, join_listed_places
from corpus_tools.entities.nicknames import join_nicknames
from corpus_tools.entities.seats import correct_by_use, is_opener
from corpus_tools.entities.set_phrases import add_in_set_phrases
from corpus_tools.entities.word_kinds import Kind, word_class

_LEAST_SURE: Final = 0.6  # of a lone word that the finder gives
_UNSURE: Final = 0.7
_LIKELY: Final = 0.5
_SHORT_NAME: Final = 2000  # weight, in thousandths, of "Odex Industries" as evidence that "Odex" is the firm
_SURE_OF_SHORT: Final = 0.8
_TOLD: Final = 2000  # weight, in thousandths, from which on the evidence for a label is what the text says


def apply_article_pass(words: Words, runs: list[tuple[int, int]], spans: Iterable[Span], method: str) -> Draft:
    """The names of an article: those of the finder, corrected, and their repeats; in order, none overlapping."""
    found = [_as_found(words, span, method) for span in spans]
    draft = Draft(words, runs, trim(words, found))
    for mend in _MENDS:
        mend(draft)
    _trim_headlines(draft)
    people = _name_parts(draft)
    _drop_titles_of_known(draft, people)
    _carry_labels(draft, people)
    _extend_left(draft)
    _add_repeats(draft, _name_parts(draft))
    _extend_particles(draft)
    spread_definitions(draft)
    drop_storms(draft)
    draft.found = [f for f in draft.found if f.label != "MISC" and _is_sayable(words, f, people)]
    _drop_letters_behind(draft)
    return draft


def _as_found(words: Words, span: Span, method: str) -> Found:
    """A name as the finder gives it; "EU" and "UN" are bodies, though they are where places are."""
    label = span.label
    if label == "LOC" and span.end - span.begin == 1:
        letters = words.forms[span.begin].replace(".", "")
        if letters.isupper() and (letters.lower() in load_organisations() or _are_a_bodys(words, span, letters)):
            label = "ORG"
    return Found(span.begin, span.end, label, span.confidence, method)


def _are_a_bodys(words: Words, span: Span, letters: str) -> bool:
    """Whether letters that the finder doubtfully calls a place are more likely a body's: "at the EHA"."""
    is_doubtful = span.confidence < _UNSURE and len(letters) > len("US")
    return is_doubtful and words.low_before(span.begin) == "the" and not load_gazetteer().is_place(letters)


def _drop_letters_behind(draft: Draft) -> None:
    """Letters after a person's name are nobody: "Cora Ode, MLA"."""
    words = draft.words
    people = {f.end for f in draft.found if f.label == "PER"}
    owner = draft.owners()
    # Letters that come right after a name somewhere in the article, listed or not: "Cora Ode XYZ".
    known = {words.forms[i] for i in people if i < len(words.forms) and i not in owner and not words.breaks[i]}

    def are_behind(f: Found) -> bool:
        form = words.forms[f.begin]
        if f.end - f.begin > 1 or words.breaks[f.begin] or not (is_post_nominal(form) or _are_letters(form, known)):
            return False
        before = f.begin - 1 if words.forms[f.begin - 1] == "," else f.begin
        return before in people

    draft.found = [f for f in draft.found if not are_behind(f)]


def _are_letters(form: str, known: set[str]) -> bool:
    return form in known and form.isupper() and form.isalpha() and 2 <= len(form) <= 5


def _trim_headlines(draft: Draft) -> None:
    """Take the verb off "Abel Ode Hammers" in a headline where the article has Abel Ode."""
    words = draft.words
    names = Counter(surface_of(words, f.begin, f.end) for f in draft.found if f.label == "PER")
    for f in draft.found:
        if f.label != "PER" or f.end - f.begin < 3 or is_suffix(words.forms[f.end - 1]):
            continue
        whole, shorter = surface_of(words, f.begin, f.end), surface_of(words, f.begin, f.end - 1)
        if names[shorter] >= names[whole] and is_headline(words, f.begin, f.end):
            f.end -= 1


_MENDS: Final = (
    add_datelines,
    join_nicknames,
    join_listed_places,
    label_by_heads,
    correct_by_neighbours,
    join_bodies,
    add_headed,
    join_place_and_body,
    add_titled,
    add_acronyms,
    add_patterned,
    add_by_neighbours,
    rescue_people,
    add_in_set_phrases,
    correct_by_use,
)


def _is_sayable(words: Words, f: Found, people: dict[str, float]) -> bool:
    """Whether a name of one word can be one: no title, no month, no plural of letters, no word of its own."""
    if f.end - f.begin > 1:
        return True
    if is_plural_of_letters(words.forms[f.begin]):
        return False
    if f.label != "PER" and (is_currency(words, f.end) or is_part_of_office(words, f)):
        return False
    if f.label == "ORG" and _is_plain_word(words.forms[f.begin]):
        return False
    is_called = f.label == "LOC" or (f.label == "PER" and words.forms[f.begin] not in people)
    if is_called and words.lows[f.begin] in PERSON_NOUNS and words.low_before(f.begin) == "the":
        return False  # "the Bailiff"
    form = words.forms[f.begin]
    low = key(form)
    if len(low) < 2 or is_honorific(low) or _is_word_itself(words, f):
        return False
    return not _is_no_person(words, f, people) if f.label == "PER" else low not in MONTHS_AND_DAYS


@lru_cache(maxsize=1 << 16)
def _is_plain_word(form: str) -> bool:
    """Whether a word with a capital is listed as no name, or is two everyday words: "Islam", "Five-Year"."""
    low = form.lower()
    if low in load_organisations():
        return False
    kinds = word_class(low)
    is_no_name = Kind.NO_NAME in kinds and Kind.BODY_HEAD not in kinds and Kind.NOUN_FOR_BODY not in kinds
    first, hyphen, second = low.partition("-")
    return is_no_name or (hyphen != "" and {first, second} <= load_everyday_words())


def _is_word_itself(words: Words, f: Found) -> bool:
    """Whether a doubtful name at the head of a sentence is an everyday word: "Harbour chief quits", "Transcript:"."""
    is_doubtful = f.confidence < _LEAST_SURE and f.method == "model"
    if not is_doubtful or not words.breaks[f.begin]:
        return False
    form = words.forms[f.begin]
    return is_generic(form) or (words.lows[f.begin] in DOCUMENT_NOUNS and not load_gazetteer().is_surname(form))


def _is_no_person(words: Words, f: Found, people: dict[str, float]) -> bool:
    form = words.forms[f.begin]
    if words.breaks[f.begin] and form not in people and _are_professionals(form):
        return True
    if form in ("God", "Allah") or (is_title(form) and form not in people):
        return True
    if is_suffix(form) or _is_people_here(words, f) or (form not in people and _names_a_thing(words, f.end)):
        return True
    # A family is not one person.
    return words.form_at(f.end) in ("family", "families", "dynasty", "clan")


@lru_cache(maxsize=1 << 12)
def _are_professionals(form: str) -> bool:
    """Whether a word of no list has the ending of people of a profession: "Meteorologists said"."""
    return len(form) > len("artists") and form.endswith(("ists", "icians", "ologers")) and is_strange(form)


def _names_a_thing(words: Words, end: int) -> bool:
    """Whether a lone name is only the first word of a prize's, cup's or law's: "Davis Cup"."""
    return words.goes_on(end) and is_capital(words.forms[end]) and words.lows[end] in THING_HEADS


def _is_people_here(words: Words, f: Found) -> bool:
    """Whether a people's word that is somebody's surname too is the people's here: "the French", "a French bank"."""
    if Kind.PEOPLE not in word_class(words.lows[f.begin]):
        return False
    return words.low_before(f.begin) == "the" or _is_noun(words.form_at(f.end))


def _is_noun(form: str) -> bool:
    """Whether a word in lower case looks like a noun: no verb, no function word, no plural."""
    if not (form.isalpha() and form.islower()) or form.endswith(("ed", "s")):
        return False
    return form not in SAY_VERBS and form not in SENTENCE_OPENERS


def _extend_particles(draft: Draft) -> None:
    """Give a surname its small words back where the article has the full name: "de Ode" for Abel de Ode."""
    wholes = _small_words(draft)
    if not wholes:
        return
    taken = draft.owners()
    for f in draft.found:
        if f.label == "PER" and f.end - f.begin == 1:
            options = sorted(wholes.get(draft.words.lows[f.begin], ()), key=lambda s: (-len(s), s))
            f.begin = next((b for small in options if (b := _begin_with(draft.words, small, f, taken)) >= 0), f.begin)


def _small_words(draft: Draft) -> dict[str, set[tuple[str, ...]]]:
    """The small words of the surnames in an article's full names, by the surname's last word."""
    wholes: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for f in draft.found:
        if f.label == "PER" and f.end - f.begin > 2:
            *small, last = parse_name(surface_of(draft.words, f.begin, f.end)).surname.lower().split() or [""]
            if small:
                wholes[last].add(tuple(small))
    return wholes


def _begin_with(words: Words, small: tuple[str, ...], f: Found, taken: dict[int, Found]) -> int:
    """Where a name begins with these small words, which are free right before it in its sentence; -1 if not so."""
    begin = f.begin - len(small)
    if begin < 0 or tuple(words.lows[begin : f.begin]) != small or any(words.breaks[begin + 1 : f.begin + 1]):
        return -1
    return begin if taken.keys().isdisjoint(range(begin, f.begin)) else -1


def _name_parts(draft: Draft) -> dict[str, float]:
    """Words that are parts of a person's full name in this article, with how sure that is."""
    words = draft.words
    parts: dict[str, float] = {}
    for f in draft.found:
        if f.label == "PER":
            names = [form for form in words.forms[f.begin : f.end] if _is_name_word(form)]
            is_titled = _is_persons_title(words.low_before(f.begin))
            if is_titled:
                f.confidence = max(f.confidence, 0.9)
            if len(names) > 1 or is_titled:
                parts |= {n: max(parts.get(n, 0.0), f.confidence) for n in names}
    return parts


@lru_cache(maxsize=1 << 12)
def _is_persons_title(low: str) -> bool:
    return is_honorific(low) or key(low) in OFFICERS


@lru_cache(maxsize=1 << 16)
def _is_name_word(form: str) -> bool:
    return is_capital(form) and len(key(form)) > 1 and not is_suffix(form)


def _carry_labels(draft: Draft, people: dict[str, float]) -> None:
    """Give every mention of one string its surest label; parts of a full name are persons."""
    surfaces = [surface_of(draft.words, f.begin, f.end) for f in draft.found]
    voting = list(map(_voting, surfaces))
    votes = _votes(draft, people, surfaces, voting)
    is_sport = tells_of_sport(draft.words)
    for f, voted in zip(draft.found, voting, strict=True):
        label = _carried_label(draft.words, f, votes[voted], people)
        if label == "ORG" and load_gazetteer().is_country(surface_of(draft.words, f.begin, f.end)):
            label = "LOC"  # a country's government and team bear its name
        is_club = f.label == "LOC" and is_club_here(draft.words, f)
        if is_club or ("LOC" in (label, f.label) and is_sport and is_club_in_match(draft.words, f)):
            f.label, f.method, f.confidence = "ORG", "rule", max(f.confidence, 0.98)
            continue
        if label != f.label and not (f.confidence > 0.97 and f.label != "MISC"):
            f.label, f.method = label, "article pass"


def _drop_titles_of_known(draft: Draft, people: dict[str, float]) -> None:
    """Make a title and the surname of a known person that person: "Bishop Ode" is no body where Kieran Ode is named."""
    words = draft.words
    for f in draft.found:
        if f.end - f.begin != _TITLE_AND_NAME or f.label not in ("ORG", "MISC"):
            continue
        title, last = words.forms[f.begin], words.forms[f.end - 1]
        if people.get(last, 0.0) >= _SURE_OF_SHORT and is_strange(last) and is_title(title):
            f.begin, f.label, f.method = f.begin + 1, "PER", "article pass"


_TITLE_AND_NAME: Final = 2  # words


def _votes(draft: Draft, people: dict[str, float], surfaces: list[str], voting: list[str]) -> dict[str, dict[str, int]]:
    """For each string, the evidence for each label: the mentions' confidence, and the words beside them.

    ``surfaces``: of each name, how it is written; ``voting``: and the string under which it votes.
    """
    votes: dict[str, dict[str, int]] = {}
    for f, voted in zip(draft.found, voting, strict=True):
        _add_vote(votes.setdefault(voted, {}), f.label, round(1000 * f.confidence))
    strangers = votes.keys() - people.keys()
    for surface in short_names(draft):
        if surface in strangers:
            _add_vote(votes[surface], "ORG", _SHORT_NAME)
    doubtful = doubtful_short_names(draft, strangers)
    for surface, label, weight in kind_votes(draft, surfaces, strangers):
        if surface in strangers:
            _add_vote(votes[surface], label, weight)
        if label == "ORG" and surface in doubtful:
            # "Rio shares", where the article has "Rio Odex Ltd"
            _add_vote(votes[surface], "ORG", _SHORT_NAME)
            doubtful.discard(surface)
    evidence = place_evidence(draft.words, strangers)
    for surface in strangers & evidence.keys():
        if surface.lower() not in load_organisations():
            _add_vote(votes[surface], "LOC", round(1000 * evidence[surface]))
    for surface, tally in votes.items():
        if tally.keys() == {"ORG"} and " " not in surface and is_placelike(surface) and is_strange(surface):
            _add_vote(tally, "LOC", 800)
    return votes


def _add_vote(tally: dict[str, int], label: str, weight: int) -> None:
    tally[label] = tally.get(label, 0) + weight


def _carried_label(words: Words, f: Found, tally: dict[str, int], people: dict[str, float]) -> str:
    """The label that most speaks for; parts of a person's full name are a person's."""
    # Of two for which as much speaks, the first in the alphabet.
    label = min(tally, key=lambda name: (-tally[name], name)) if len(tally) > 1 else f.label
    if f.end - f.begin == 1:
        is_part = people.get(words.forms[f.begin], 0.0) >= _LIKELY
        return "PER" if label != "PER" and is_part and not _reads_as_place(words, f) else label
    is_open = f.confidence < _UNSURE and tally.get(label, 0) < _TOLD  # unsure, and the text does not tell either
    return "PER" if is_open and _is_full_name_of_known(words, f, people) else label


def _is_full_name_of_known(words: Words, f: Found, people: dict[str, float]) -> bool:
    """Whether a name is one or two strange words and a surname of the article: "Ms Ode", then "Cora Ode" is she."""
    *firsts, last = words.forms[f.begin : f.end]
    are_names = all(is_strange(first) or key(first) in PARTICLES for first in firsts)
    return len(firsts) < 3 and people.get(last, 0.0) >= _LIKELY and are_names


def _extend_left(draft: Draft) -> None:
    """Give a surname the strange or first name right before it that the finder left out; and "Jr." its name."""
    words = draft.words
    lone = [f for f in draft.found if f.label == "PER" and f.end - f.begin == 1 and f.begin > 0]
    lone = [f for f in lone if is_suffix(words.forms[f.begin]) or _may_be_first_name(words.forms[f.begin - 1])]
    if not lone:
        return
    taken = draft.owners()
    begins = {i: begin for begin, end in draft.runs for i in range(begin, end)}
    for f in lone:
        before = f.begin - 1
        if before in taken or (words.breaks[before] and is_opener(words.forms[before])):
            continue
        is_in_run = before >= begins.get(f.begin, f.begin)
        if _is_suffix_of_name(words, f.begin) or (is_in_run and _may_be_first_name(words.forms[before])):
            f.begin = before


def _is_suffix_of_name(words: Words, i: int) -> bool:
    """Whether "Jr." or the like comes after a capitalised word: "Ode Jr."."""
    return is_suffix(words.forms[i]) and not words.breaks[i] and is_capital(words.forms[i - 1])


@lru_cache(maxsize=1 << 16)
def _may_be_first_name(form: str) -> bool:
    return is_strange(form) or _is_initial(form)


def _is_initial(form: str) -> bool:
    """Whether a word is the initial of a first name, with or without its stop: "R Ode", but not "I"."""
    return len(form.rstrip(".")) == 1 and form[0].isupper() and form not in ("I", "A")


def _voting(surface: str) -> str:
    """The string under which a mention votes: a long word in capitals counts as its ordinary form."""
    return surface.title() if surface.isupper() and len(surface) > 4 else surface


def _reads_as_place(words: Words, f: Found) -> bool:
    if f.label != "LOC" or f.confidence <= 0.8:
        return False
    if words.low_before(f.begin) in PREPOSITIONS_OF_PLACE:
        return True
    return f.confidence > 0.9 and load_gazetteer().is_large_place(words.forms[f.begin])


Known = dict[str, tuple[str, float]]
"""Names known from an article: label and how sure it is."""


def _add_repeats(draft: Draft, people: dict[str, float]) -> None:
    """Add names known from elsewhere in the article that the finder missed here."""
    known = _known_names(draft, people)
    if not known:
        return
    shouted = _shouted(draft.words)
    if shouted:
        draft.found = [f for f in draft.found if f.begin not in shouted or _is_known_shouted(draft.words, f, known)]
        known = {s.upper(): k for s, k in known.items() if len(s) > 3} | known
    repeats = _Repeats(draft, known, shouted)
    draft.put([f for run in draft.runs for f in repeats.inside(run)])


def _known_names(draft: Draft, people: dict[str, float]) -> Known:
    known: Known = {}
    for f in draft.found:
        surface = surface_of(draft.words, f.begin, f.end)
        if _is_worth_repeating(f, surface) and known.get(surface, ("", 0.0))[1] < f.confidence:
            known[surface] = (f.label, f.confidence)
    for part, sure in people.items():
        if sure >= _LEAST_SURE and len(part) > 2:
            known.setdefault(part, ("PER", sure))
    for short in short_names(draft):
        known.setdefault(short, ("ORG", _SURE_OF_SHORT))
    return known


def _is_worth_repeating(f: Found, surface: str) -> bool:
    """Whether a name is sure enough to be looked for elsewhere, and is no month."""
    if f.label == "MISC":
        return False
    if f.end - f.begin > 1:
        return f.confidence >= 0.4
    return f.confidence >= _LEAST_SURE and len(surface) > 1 and surface.lower() not in MONTHS_AND_DAYS


class _Repeats:
    """Looks for the names that an article has elsewhere in its capitalised runs."""

    def __init__(self, draft: Draft, known: Known, shouted: set[int]) -> None:
        self.words, self.taken, self.known, self.shouted = draft.words, draft.owners(), known, shouted
        self.longest = max(s.count(" ") + 1 for s in known)
        self.firsts = {surface.partition(" ")[0] for surface in known}

    @cached_property
    def forms(self) -> set[str]:
        """The words that the article has."""
        return set(self.words.forms)

    def inside(self, run: tuple[int, int]) -> Iterator[Found]:
        """The names in a run that the finder missed, in order."""
        i = run[0]
        while i < run[1]:
            hit = None
            if self.words.forms[i] in self.firsts and i not in self.taken and is_capital(self.words.forms[i]):
                hit = self._at(i, run)
            if hit is not None:
                yield hit
            i = hit.end if hit is not None else i + 1

    def _at(self, i: int, run: tuple[int, int]) -> Found | None:
        """The longest known name that begins at ``i`` and stands alone there."""
        for j in range(min(run[1], i + self.longest), i, -1):
            hit = self.known.get(surface_of(self.words, i, j))
            if hit is None or not self.taken.keys().isdisjoint(range(i, j)):
                continue
            if i in self.shouted or _stands_alone(self.words, (i, j), run, hit[0], self.forms):
                return Found(i, j, hit[0], 0.9 * hit[1], "article pass")
        return None


def _shouted(words: Words) -> set[int]:
    """The words of paragraphs, such as headlines, that are in capitals from end to end."""
    breaks = words.breaks
    edges = [i for i in compress(range(len(breaks)), breaks) if breaks[i] == 2] + [len(breaks)]
    small = [*_SMALL.places(words.forms), len(breaks)]
    return {
        i
        for a, b in pairwise(edges)
        if small[bisect_left(small, a)] >= b and _are_four(words.forms[a:b])
        for i in range(a, b)
    }


_SMALL: Final = Passing(lambda form: form.isalpha() and not form.isupper())


def _are_four(forms: list[str]) -> bool:
    return sum(form.isalpha() for form in forms) > 3


def _is_known_shouted(words: Words, f: Found, known: Known) -> bool:
    """Whether a name in a line of capitals is one that the article or a list has too; capitals alone tell nothing."""
    surface = surface_of(words, f.begin, f.end)
    cased = " ".join(w.capitalize() for w in surface.split())
    if cased in known:
        f.label = known[cased][0]
        return True
    if surface.lower() in load_organisations() or load_gazetteer().is_large_place(cased):
        return True
    return f.end - f.begin > 1 and f.label == "PER" and is_name_like(cased.split()[0])


def _stands_alone(words: Words, name: tuple[int, int], run: tuple[int, int], label: str, others: set[str]) -> bool:
    """Whether a known string here is the name itself and not part of a longer one or an everyday word."""
    (i, j), (begin, end) = name, run
    forms = words.forms
    if j - i == 1 and _is_everyday_here(words, i, others):
        return False
    if _goes_on(forms[j] if j < end else "", label):
        return False
    if label != "PER":
        return True
    return not (_has_begun(forms[i - 1] if i > begin else "") or (i - 2 >= begin and _is_linked(forms, i)))


def _is_everyday_here(words: Words, i: int, others: set[str]) -> bool:
    """Whether a lone word is a month in a date, or begins a sentence and is an everyday word elsewhere."""
    low = words.lows[i]
    if low in MONTHS_AND_DAYS and _is_in_date(words, i):
        return True
    return bool(words.breaks[i]) and low in others and low.islower()


def _is_in_date(words: Words, i: int) -> bool:
    """Whether a month or day is beside a number or after "in", "last" and the like."""
    if words.lows[i + 1 : i + 2] and words.forms[i + 1][0].isdigit():
        return True
    return i > 0 and words.lows[i - 1] in BEFORE_MONTHS


def _goes_on(after: str, label: str) -> bool:
    """Whether the word after belongs to a longer name; in a headline every word is capitalised."""
    if not after or is_everyday(after) or not is_capital(after) or is_honorific(after):
        return False
    return label == "PER" or not {"o", "p"}.isdisjoint(word_class(after.lower()))


def _has_begun(before: str) -> bool:
    """Whether the word before belongs to a longer name of a person."""
    return before != "" and is_capital(before) and not is_title(before) and not is_everyday(before)


def _is_linked(forms: list[str], i: int) -> bool:
    before = forms[i - 1]
    return before in LINKS and not is_everyday(before) and is_capital(forms[i - 2])
