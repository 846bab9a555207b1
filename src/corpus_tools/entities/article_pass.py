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
from corpus_tools.english.name_words import LINKS, MONTHS_AND_DAYS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.edges import trim
from corpus_tools.entities.features import is_placelike, word_class
from corpus_tools.entities.found import Found, is_everyday, is_generic, is_name_like, is_strange, surface_of
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer, load_organisations
from corpus_tools.entities.model import Span
from corpus_tools.entities.name_rules import add_acronyms, add_datelines, add_titled, label_by_heads, rescue_people
from corpus_tools.entities.naming import is_honorific, is_suffix, key, parse_name, title_length
from corpus_tools.entities.nicknames import join_nicknames

_MONTH_BEFORE: Final = word_set(
    "in last next early late since until till by of on mid from to between before after during this through"
)


_PLACE_BEFORE: Final = word_set("in at near from across around outside inside into throughout toward towards")


def apply_article_pass(words: Words, runs: list[tuple[int, int]], spans: Iterable[Span], method: str) -> list[Found]:
    """The names of an article: those of the finder, mended, and their repeats; in order, none overlapping."""
    found = [Found(s.begin, s.end, s.label, s.confidence, method) for s in spans]
    for f in found:
        initials = words.forms[f.begin].replace(".", "") if f.end - f.begin == 1 else ""
        if f.label == "LOC" and initials.isupper() and initials.lower() in load_organisations():
            # "EU", "UN": bodies, though they stand where places stand.
            f.label = "ORG"
    found = join_nicknames(words, add_datelines(words, runs, trim(words, found)))
    label_by_heads(words, found)
    found = add_titled(words, runs, found)
    found = rescue_people(words, runs, add_acronyms(words, runs, found))
    people = _name_parts(words, found)
    _carry_labels(words, found, people)
    _extend_left(words, runs, found)
    found = _add_repeats(words, runs, found, _name_parts(words, found))
    _extend_particles(words, found)
    return [f for f in found if f.label != "MISC" and _is_sayable(words, f, people)]


def _is_sayable(words: Words, f: Found, people: dict[str, float]) -> bool:
    forms = words.forms[f.begin : f.end]
    if len(forms) == 1:
        low = key(forms[0])
        if f.confidence < 0.6 and f.method == "model" and words.breaks[f.begin] and is_generic(forms[0]):
            # "Harbour chief quits": the word itself.
            return False
        if f.label == "PER" and title_length(forms) and forms[0] not in people:
            return False
        if f.label == "PER" and forms[0][-1] == "s" and len(forms[0]) > 2 and forms[0][:-1].isupper():
            # "PACs", "MPs"
            return False
        after = words.forms[f.end : f.end + 1]
        if f.label == "PER" and after in (["family"], ["families"], ["dynasty"], ["clan"]) and not words.breaks[f.end]:
            # A family is not one person.
            return False
        return not (len(low) < 2 or is_honorific(low) or (low in MONTHS_AND_DAYS and f.label != "PER"))
    return True


def _extend_particles(words: Words, found: list[Found]) -> None:
    """Give a surname its small words back where the article has the full name: "de Ode" for Abel de Ode."""
    wholes: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for f in found:
        if f.label == "PER" and f.end - f.begin > 2:
            parts = parse_name(surface_of(words, f.begin, f.end)).surname.lower().split()
            if len(parts) > 1:
                wholes[parts[-1]].add(tuple(parts[:-1]))
    if not wholes:
        return
    taken = {i for f in found for i in range(f.begin, f.end)}
    for f in found:
        if f.label != "PER" or f.end - f.begin != 1:
            continue
        for small in sorted(wholes.get(words.forms[f.begin].lower(), ()), key=lambda s: (-len(s), s)):
            begin = f.begin - len(small)
            if (
                begin < 0
                or any(words.breaks[begin + 1 : f.begin + 1])
                or any(i in taken for i in range(begin, f.begin))
            ):
                continue
            if tuple(w.lower() for w in words.forms[begin : f.begin]) == small:
                f.begin = begin
                break


def _name_parts(words: Words, found: list[Found]) -> dict[str, float]:
    """Words that are parts of a person's full name in this article, with how sure that is."""
    parts: dict[str, float] = {}
    for f in found:
        if f.label != "PER":
            continue
        names = [w for w in words.forms[f.begin : f.end] if is_capital(w) and len(key(w)) > 1 and not is_suffix(w)]
        titled = f.begin > 0 and is_honorific(words.forms[f.begin - 1]) and not words.breaks[f.begin]
        if titled:
            f.confidence = max(f.confidence, 0.9)
        if len(names) > 1 or titled:
            for n in names:
                parts[n] = max(parts.get(n, 0.0), f.confidence)
    return parts


def _carry_labels(words: Words, found: list[Found], people: dict[str, float]) -> None:
    """Give every mention of one string its surest label; parts of a full name are persons."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for f in found:
        votes[_voting(words, f)][f.label] += round(1000 * f.confidence)
    for surface, weight in _place_evidence(words).items():
        if surface in votes and surface.lower() not in load_organisations() and surface not in people:
            votes[surface]["LOC"] += round(1000 * weight)
    for surface, tally in votes.items():
        if " " not in surface and tally.keys() == {"ORG"} and is_placelike(surface) and is_strange(surface):
            tally["LOC"] += 550
    for f in found:
        surface = surface_of(words, f.begin, f.end)
        tally = votes[_voting(words, f)]
        label = f.label
        if len(tally) > 1:
            best = max(tally.values())
            label = min(name for name, v in tally.items() if v == best)
        if (
            label != "PER"
            and f.end - f.begin == 1
            and people.get(surface, 0.0) >= 0.5
            and not _reads_as_place(words, f)
        ):
            label = "PER"
        firsts, last = words.forms[f.begin : f.end - 1], words.forms[f.end - 1]
        if f.confidence < 0.7 and 0 < len(firsts) < 3 and people.get(last, 0.0) >= 0.5 and all(map(is_strange, firsts)):
            # "Ms Ode" elsewhere: then "Cora Ode" is she.
            label = "PER"
        if label != f.label and not (f.confidence > 0.97 and f.label != "MISC"):
            f.label, f.method = label, "article pass"


def _extend_left(words: Words, runs: list[tuple[int, int]], found: list[Found]) -> None:
    """Give a surname the strange or first name right before it that the finder left out."""
    taken = {i for f in found for i in range(f.begin, f.end)}
    begins = {i: begin for begin, end in runs for i in range(begin, end)}
    for f in found:
        if f.label != "PER" or f.end - f.begin != 1:
            continue
        i = f.begin - 1
        if i >= begins.get(f.begin, f.begin) and i not in taken and is_strange(words.forms[i]):
            f.begin = i


def _voting(words: Words, f: Found) -> str:
    """The string under which a mention votes: a long word in capitals counts as its ordinary form."""
    surface = surface_of(words, f.begin, f.end)
    return surface.title() if surface.isupper() and len(surface) > 4 else surface


def _place_evidence(words: Words) -> dict[str, float]:
    """What speaks for single words being places: "in Ode", "mayor of Ode", "Ode Constabulary", "Odehaven"."""
    forms, breaks = words.forms, words.breaks
    evidence: defaultdict[str, float] = defaultdict(float)
    n = len(forms)
    for i, form in enumerate(forms):
        if not form[0].isupper() or len(form) < 4 or form.lower() in load_everyday_words():
            continue
        after = forms[i + 1] if i + 1 < n and not breaks[i + 1] else ""
        if after and after[0].isupper():
            if after.lower() in _LOCAL_BODIES:
                evidence[form] += 1.0
            continue
        before = forms[i - 1] if i and not breaks[i] else ""
        if before == "in":
            evidence[form] += 0.5
        elif before == "of" and i > 1 and key(forms[i - 2]) in _OF_PLACES:
            evidence[form] += 1.0
    for form in evidence:
        if is_placelike(form):
            evidence[form] += 0.5
    return evidence


# "Ode Police" and "Ode Council" are of a place called Ode.
_LOCAL_BODIES: Final = frozenset(
    ["constabulary", "police", "council", "hospital", "airport", "infirmary", "county", "magistrates", "crown"]
)


_OF_PLACES: Final = frozenset(
    ["mayor", "city", "town", "village", "port", "people", "streets", "bishop", "governor", "outskirts", "citizens"]
)


def _reads_as_place(words: Words, f: Found) -> bool:
    before = words.forms[f.begin - 1].lower() if f.begin and not words.breaks[f.begin] else ""
    form = words.forms[f.begin]
    if f.label == "LOC" and f.confidence > 0.8 and before in _PLACE_BEFORE:
        return True
    return f.label == "LOC" and f.confidence > 0.9 and load_gazetteer().is_large_place(form)


def _add_repeats(
    words: Words, runs: list[tuple[int, int]], found: list[Found], people: dict[str, float]
) -> list[Found]:
    """Names known from elsewhere in the article that the finder missed here."""
    forms = words.forms
    taken = {i for f in found for i in range(f.begin, f.end)}
    known: dict[str, tuple[str, float]] = {}
    for f in found:
        if f.label == "MISC" or f.confidence < (0.4 if f.end - f.begin > 1 else 0.6):
            continue
        surface = surface_of(words, f.begin, f.end)
        if f.end - f.begin == 1 and (len(surface) < 2 or surface.lower() in MONTHS_AND_DAYS):
            continue
        if known.get(surface, ("", 0.0))[1] < f.confidence:
            known[surface] = (f.label, f.confidence)
    for part, sure in people.items():
        if sure >= 0.6 and len(part) > 2:
            known.setdefault(part, ("PER", sure))
    if not known:
        return found
    longest = max(s.count(" ") + 1 for s in known)
    shouted = _shouted(words)
    if shouted:
        found = [f for f in found if f.begin not in shouted or _is_known_shouted(words, f, known)]
        taken = {i for f in found for i in range(f.begin, f.end)}
        known = {s.upper(): k for s, k in known.items() if len(s) > 3} | known
    lower = Counter(f for f in forms if f.islower())
    added: list[Found] = []
    for begin, end in runs:
        i = begin
        while i < end:
            if i in taken or not is_capital(forms[i]):
                i += 1
                continue
            for j in range(min(end, i + longest), i, -1):
                if any(k in taken for k in range(i, j)):
                    continue
                hit = known.get(surface_of(words, i, j))
                if hit is None or (i not in shouted and not _stands_alone(words, i, j, begin, end, hit[0], lower)):
                    continue
                added.append(Found(i, j, hit[0], 0.9 * hit[1], "article pass"))
                i = j - 1
                break
            i += 1
    if not added:
        return found
    return sorted(found + added, key=lambda f: f.begin)


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


def _is_known_shouted(words: Words, f: Found, known: dict[str, tuple[str, float]]) -> bool:
    """Whether a name in a line of capitals is one that the article or a list has too; capitals alone tell nothing."""
    surface = surface_of(words, f.begin, f.end)
    cased = " ".join(w.capitalize() for w in surface.split())
    if cased in known:
        f.label = known[cased][0]
        return True
    if surface.lower() in load_organisations() or load_gazetteer().is_large_place(cased):
        return True
    return f.end - f.begin > 1 and f.label == "PER" and is_name_like(cased.split()[0])


def _stands_alone(words: Words, i: int, j: int, begin: int, end: int, label: str, lower: Counter[str]) -> bool:
    """Whether a known string here is the name itself and not part of a longer one or an everyday word."""
    forms, breaks = words.forms, words.breaks
    before = forms[i - 1] if i > begin else ""
    after = forms[j] if j < end else ""
    if j - i == 1:
        low = forms[i].lower()
        if low in MONTHS_AND_DAYS and (
            (i and forms[i - 1].lower() in _MONTH_BEFORE) or (j < len(forms) and forms[j][0].isdigit())
        ):
            return False
        if lower.get(low, 0) and breaks[i]:
            return False
    # In a headline every word is capitalised: an everyday one is no part of the name.
    after = "" if is_everyday(after) else after
    before = "" if is_everyday(before) and not title_length([before]) else before
    if after and is_capital(after) and not is_honorific(after):
        classes = word_class(after.lower())
        if "o" in classes or "p" in classes or label == "PER":
            return False
    if before and is_capital(before) and label == "PER" and not title_length([before]):
        return False
    return not (before in LINKS and i - 2 >= begin and is_capital(forms[i - 2]) and label == "PER")
