"""One pass over an article: what is known of a name there is carried to its other mentions.

The sequence model looks at one sentence; a reader remembers. A word after "Mr" is a person; the parts of a full name
seen anywhere in the article are that person; the same string keeps the label it has most often; repeats that the
model missed are added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import LINKS, MONTHS_AND_DAYS, SAY_VERBS
from corpus_tools.english.word_classes import SENTENCE_OPENERS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.bodies import add_acronyms, join_bodies, join_place_and_body, spread_definitions
from corpus_tools.entities.edges import trim
from corpus_tools.entities.evidence import is_club_here, kind_votes, place_evidence
from corpus_tools.entities.features import is_headline, is_placelike, word_class
from corpus_tools.entities.found import Draft, Found, is_everyday, is_generic, is_name_like, is_strange, surface_of
from corpus_tools.entities.gazetteer import load_gazetteer, load_organisations
from corpus_tools.entities.model import Span
from corpus_tools.entities.name_rules import add_datelines, add_patterned, add_titled, label_by_heads, rescue_people
from corpus_tools.entities.naming import is_honorific, is_post_nominal, is_suffix, key, parse_name, title_length
from corpus_tools.entities.nicknames import join_nicknames

_MONTH_BEFORE: Final = word_set(
    "in last next early late since until till by of on mid from to between before after during this through"
)


_PLACE_BEFORE: Final = word_set("in at near from across around outside inside into throughout toward towards")


def apply_article_pass(words: Words, runs: list[tuple[int, int]], spans: Iterable[Span], method: str) -> Draft:
    """The names of an article: those of the finder, mended, and their repeats; in order, none overlapping."""
    found = [Found(s.begin, s.end, s.label, s.confidence, method) for s in spans]
    for f in found:
        initials = words.forms[f.begin].replace(".", "") if f.end - f.begin == 1 else ""
        if f.label == "LOC" and initials.isupper() and initials.lower() in load_organisations():
            # "EU", "UN": bodies, though they stand where places stand.
            f.label = "ORG"
    draft = Draft(words, runs, trim(words, found))
    for mend in _MENDS:
        mend(draft)
    _trim_headlines(draft)
    people = _name_parts(draft)
    _carry_labels(draft, people)
    _extend_left(draft)
    _add_repeats(draft, _name_parts(draft))
    _extend_particles(draft)
    spread_definitions(draft)
    draft.found = [f for f in draft.found if f.label != "MISC" and _is_sayable(words, f, people)]
    _drop_letters_behind(draft)
    return draft


def _drop_letters_behind(draft: Draft) -> None:
    """Letters behind a person's name are nobody: "Cora Ode, MLA"."""
    words = draft.words
    people = {f.end for f in draft.found if f.label == "PER"}
    owner = draft.owners()
    # Letters that stand right behind a name somewhere in the article, listed or not: "Cora Ode XYZ".
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
    label_by_heads,
    join_bodies,
    join_place_and_body,
    add_titled,
    add_acronyms,
    add_patterned,
    rescue_people,
)


def _is_sayable(words: Words, f: Found, people: dict[str, float]) -> bool:
    """Whether a name of one word can be one: no title, no month, no plural of letters, no word of its own."""
    if f.end - f.begin > 1:
        return True
    form = words.forms[f.begin]
    low = key(form)
    if f.confidence < 0.6 and f.method == "model" and words.breaks[f.begin] and is_generic(form):
        # "Harbour chief quits": the word itself.
        return False
    if f.label == "PER":
        return not (len(low) < 2 or is_honorific(low) or _is_no_person(words, f, people))
    return not (len(low) < 2 or is_honorific(low) or low in MONTHS_AND_DAYS)


def _is_no_person(words: Words, f: Found, people: dict[str, float]) -> bool:
    form = words.forms[f.begin]
    if title_length([form]) and form not in people:
        return True
    if form[-1] == "s" and len(form) > 2 and form[:-1].isupper():
        # "PACs", "MPs"
        return True
    if is_suffix(form) or _is_people_here(words, f):
        return True
    # A family is not one person.
    return _word_behind(words, f) in ("family", "families", "dynasty", "clan")


def _word_behind(words: Words, f: Found) -> str:
    return words.forms[f.end] if f.end < len(words.forms) and not words.breaks[f.end] else ""


def _is_people_here(words: Words, f: Found) -> bool:
    """Whether a people's word that is somebody's surname too is the people's here: "the French", "a French bank"."""
    if "D" not in word_class(words.lows[f.begin]):
        return False
    before = words.lows[f.begin - 1] if f.begin and not words.breaks[f.begin] else ""
    after = _word_behind(words, f)
    is_noun = after.isalpha() and after.islower() and after not in SAY_VERBS and after not in SENTENCE_OPENERS
    return before == "the" or (is_noun and not after.endswith(("ed", "s")))


def _extend_particles(draft: Draft) -> None:
    """Give a surname its small words back where the article has the full name: "de Ode" for Abel de Ode."""
    words = draft.words
    wholes: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for f in draft.found:
        if f.label == "PER" and f.end - f.begin > 2:
            parts = parse_name(surface_of(words, f.begin, f.end)).surname.lower().split()
            if len(parts) > 1:
                wholes[parts[-1]].add(tuple(parts[:-1]))
    if not wholes:
        return
    taken = draft.owners()
    for f in draft.found:
        if f.label != "PER" or f.end - f.begin != 1:
            continue
        for small in sorted(wholes.get(words.lows[f.begin], ()), key=lambda s: (-len(s), s)):
            begin = f.begin - len(small)
            is_free = begin >= 0 and not any(words.breaks[begin + 1 : f.begin + 1])
            if (
                is_free
                and tuple(words.lows[begin : f.begin]) == small
                and taken.keys().isdisjoint(range(begin, f.begin))
            ):
                f.begin = begin
                break


def _name_parts(draft: Draft) -> dict[str, float]:
    """Words that are parts of a person's full name in this article, with how sure that is."""
    words = draft.words
    parts: dict[str, float] = {}
    for f in draft.found:
        if f.label != "PER":
            continue
        names = [w for w in words.forms[f.begin : f.end] if is_capital(w) and len(key(w)) > 1 and not is_suffix(w)]
        is_titled = f.begin > 0 and is_honorific(words.forms[f.begin - 1]) and not words.breaks[f.begin]
        if is_titled:
            f.confidence = max(f.confidence, 0.9)
        if len(names) > 1 or is_titled:
            parts |= {n: max(parts.get(n, 0.0), f.confidence) for n in names}
    return parts


def _carry_labels(draft: Draft, people: dict[str, float]) -> None:
    """Give every mention of one string its surest label; parts of a full name are persons."""
    votes = _votes(draft, people)
    for f in draft.found:
        if f.label == "LOC" and is_club_here(draft.words, f):
            f.label, f.method, f.confidence = "ORG", "rule", max(f.confidence, 0.98)
            continue
        label = _carried_label(draft.words, f, votes[_voting(draft.words, f)], people)
        if label != f.label and not (f.confidence > 0.97 and f.label != "MISC"):
            f.label, f.method = label, "article pass"


def _votes(draft: Draft, people: dict[str, float]) -> dict[str, Counter[str]]:
    """For each string, how much speaks for each label: the mentions' confidence, and the words beside them."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for f in draft.found:
        votes[_voting(draft.words, f)][f.label] += round(1000 * f.confidence)
    for surface, tally in kind_votes(draft).items():
        if surface in votes and surface not in people:
            votes[surface].update(tally)
    for surface, weight in place_evidence(draft.words).items():
        if surface in votes and surface.lower() not in load_organisations() and surface not in people:
            votes[surface]["LOC"] += round(1000 * weight)
    for surface, tally in votes.items():
        if " " not in surface and tally.keys() == {"ORG"} and is_placelike(surface) and is_strange(surface):
            tally["LOC"] += 550
    return votes


def _carried_label(words: Words, f: Found, tally: Counter[str], people: dict[str, float]) -> str:
    label = f.label
    if len(tally) > 1:
        best = max(tally.values())
        label = min(name for name, v in tally.items() if v == best)
    if f.end - f.begin == 1:
        is_part = people.get(words.forms[f.begin], 0.0) >= 0.5
        return "PER" if label != "PER" and is_part and not _reads_as_place(words, f) else label
    firsts, last = words.forms[f.begin : f.end - 1], words.forms[f.end - 1]
    if f.confidence < 0.7 and len(firsts) < 3 and people.get(last, 0.0) >= 0.5 and all(map(is_strange, firsts)):
        # "Ms Ode" elsewhere: then "Cora Ode" is she.
        return "PER"
    return label


def _extend_left(draft: Draft) -> None:
    """Give a surname the strange or first name right before it that the finder left out."""
    taken = draft.owners()
    begins = {i: begin for begin, end in draft.runs for i in range(begin, end)}
    for f in draft.found:
        if f.label != "PER" or f.end - f.begin != 1:
            continue
        i = f.begin - 1
        first = draft.words.forms[i]
        if is_suffix(draft.words.forms[f.begin]) and i >= 0 and is_capital(first) and not draft.words.breaks[f.begin]:
            # "Ode Jr."
            f.begin = i if i not in taken else f.begin
            continue
        if i >= begins.get(f.begin, f.begin) and i not in taken and (is_strange(first) or _is_initial(first)):
            f.begin = i


def _is_initial(form: str) -> bool:
    """Whether a word is the initial of a first name, with or without its stop: "R Ode", but not "I"."""
    return len(form.rstrip(".")) == 1 and form[0].isupper() and form not in ("I", "A")


def _voting(words: Words, f: Found) -> str:
    """The string under which a mention votes: a long word in capitals counts as its ordinary form."""
    surface = surface_of(words, f.begin, f.end)
    return surface.title() if surface.isupper() and len(surface) > 4 else surface


def _reads_as_place(words: Words, f: Found) -> bool:
    before = words.lows[f.begin - 1] if f.begin and not words.breaks[f.begin] else ""
    if f.label == "LOC" and f.confidence > 0.8 and before in _PLACE_BEFORE:
        return True
    return f.label == "LOC" and f.confidence > 0.9 and load_gazetteer().is_large_place(words.forms[f.begin])


Known = dict[str, tuple[str, float]]
"""Names known from an article: label and how sure it is."""


def _add_repeats(draft: Draft, people: dict[str, float]) -> None:
    """Add names known from elsewhere in the article that the finder missed here."""
    words = draft.words
    known = _known_names(draft, people)
    if not known:
        return
    shouted = _shouted(words)
    if shouted:
        draft.found = [f for f in draft.found if f.begin not in shouted or _is_known_shouted(words, f, known)]
        known = {s.upper(): k for s, k in known.items() if len(s) > 3} | known
    taken = draft.owners()
    longest = max(s.count(" ") + 1 for s in known)
    lower = Counter(f for f in words.forms if f.islower())
    added: list[Found] = []
    for run in draft.runs:
        i = run[0]
        while i < run[1]:
            hit = None
            if i not in taken and is_capital(words.forms[i]):
                hit = _repeat_at(words, i, run, longest, known, taken, shouted, lower)
            if hit is not None:
                added.append(hit)
            i = hit.end if hit is not None else i + 1
    draft.put(added)


def _known_names(draft: Draft, people: dict[str, float]) -> Known:
    known: Known = {}
    for f in draft.found:
        is_lone = f.end - f.begin == 1
        if f.label == "MISC" or f.confidence < (0.6 if is_lone else 0.4):
            continue
        surface = surface_of(draft.words, f.begin, f.end)
        if is_lone and (len(surface) < 2 or surface.lower() in MONTHS_AND_DAYS):
            continue
        if known.get(surface, ("", 0.0))[1] < f.confidence:
            known[surface] = (f.label, f.confidence)
    for part, sure in people.items():
        if sure >= 0.6 and len(part) > 2:
            known.setdefault(part, ("PER", sure))
    return known


def _repeat_at(
    words: Words,
    i: int,
    run: tuple[int, int],
    longest: int,
    known: Known,
    taken: dict[int, Found],
    shouted: set[int],
    lower: Counter[str],
) -> Found | None:
    """The longest known name that begins at ``i`` and stands alone there."""
    for j in range(min(run[1], i + longest), i, -1):
        hit = known.get(surface_of(words, i, j))
        if hit is None or not taken.keys().isdisjoint(range(i, j)):
            continue
        if i in shouted or _stands_alone(words, (i, j), run, hit[0], lower):
            return Found(i, j, hit[0], 0.9 * hit[1], "article pass")
    return None


def _shouted(words: Words) -> set[int]:
    """The words of paragraphs, such as headlines, that are in capitals from end to end."""
    forms = words.forms
    edges = [i for i, brk in enumerate(words.breaks) if brk == 2] + [len(forms)]
    out: set[int] = set()
    for a, b in pairwise(edges):
        letters = [f for f in forms[a:b] if f.isalpha()]
        if len(letters) > 3 and all(f.isupper() for f in letters):
            out.update(range(a, b))
    return out


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


def _stands_alone(words: Words, name: tuple[int, int], run: tuple[int, int], label: str, lower: Counter[str]) -> bool:
    """Whether a known string here is the name itself and not part of a longer one or an everyday word."""
    (i, j), (begin, end) = name, run
    forms = words.forms
    if j - i == 1 and _is_everyday_here(words, i, lower):
        return False
    return not (
        _goes_on(forms[j] if j < end else "", label)
        or _has_begun(forms[i - 1] if i > begin else "", label)
        or (label == "PER" and i - 2 >= begin and _is_linked(forms, i))
    )


def _is_everyday_here(words: Words, i: int, lower: Counter[str]) -> bool:
    """Whether a lone word is a month in a date, or begins a sentence and is an everyday word elsewhere."""
    low = words.lows[i]
    if low in MONTHS_AND_DAYS:
        is_dated = i + 1 < len(words.forms) and words.forms[i + 1][0].isdigit()
        if is_dated or (i and words.lows[i - 1] in _MONTH_BEFORE):
            return True
    return bool(lower.get(low, 0) and words.breaks[i])


def _goes_on(after: str, label: str) -> bool:
    """Whether the word behind belongs to a longer name; in a headline every word is capitalised."""
    if not after or is_everyday(after) or not is_capital(after) or is_honorific(after):
        return False
    return label == "PER" or not {"o", "p"}.isdisjoint(word_class(after.lower()))


def _has_begun(before: str, label: str) -> bool:
    """Whether the word before belongs to a longer name of a person."""
    if label != "PER" or not before or title_length([before]):
        return False
    return is_capital(before) and not is_everyday(before)


def _is_linked(forms: list[str], i: int) -> bool:
    before = forms[i - 1]
    return before in LINKS and not is_everyday(before) and is_capital(forms[i - 2])
