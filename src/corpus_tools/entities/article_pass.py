"""One pass over an article: what is known of a name there is carried to its other mentions.

The sequence model looks at one sentence; a reader remembers. A word after "Mr" is a person; the parts of a full name
seen anywhere in the article are that person; the same string keeps the label it has most often; repeats that the
model missed are added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from corpus_tools.entities.comparing import initials_of
from corpus_tools.entities.features import is_placelike, phrase_marks, word_class
from corpus_tools.entities.gazetteer import load_everyday_words, load_gazetteer, load_organisations
from corpus_tools.entities.lexicon import DEMONYMS, MONTHS_AND_DAYS, PLACES, SAY_VERBS, STRONG_ORG_HEADS
from corpus_tools.entities.model import Span
from corpus_tools.entities.naming import (
    LINKS,
    PARTICLES,
    is_honorific,
    is_post_nominal,
    is_suffix,
    key,
    parse_name,
    title_length,
    word_set,
)
from corpus_tools.entities.roles import head_of, role_before
from corpus_tools.entities.runs import Words, is_capital

# Titles so plain that whatever capitalised word follows is a person.
_SURE_TITLES: Final = word_set(
    "mr mrs ms miss mx dame sir dr prof professor baroness rev reverend lord lady sen rep gov sgt cpl pc wpc dci "
    "dsupt supt councillor cllr mme monsieur madame herr frau señor señora sheikh detective lt lieutenant col "
    "colonel capt insp inspector"
)
_MONTH_BEFORE: Final = word_set(
    "in last next early late since until till by of on mid from to between before after during this through"
)
_PLACE_BEFORE: Final = word_set("in at near from across around outside inside into throughout toward towards")


class Found:
    """A name found in an article, as word indices; ``method`` says what found or changed it."""

    __slots__ = ("begin", "confidence", "end", "label", "method")

    def __init__(self, begin: int, end: int, label: str, confidence: float, method: str) -> None:
        self.begin, self.end, self.label = begin, end, label
        self.confidence, self.method = confidence, method


def apply_article_pass(words: Words, runs: list[tuple[int, int]], spans: Iterable[Span], method: str) -> list[Found]:
    """The names of an article: those of the finder, mended, and their repeats; in order, none overlapping."""
    found = [Found(s.begin, s.end, s.label, s.confidence, method) for s in spans]
    for f in found:
        initials = words.forms[f.begin].replace(".", "") if f.end - f.begin == 1 else ""
        if f.label == "LOC" and initials.isupper() and initials.lower() in load_organisations():
            # "EU", "UN": bodies, though they stand where places stand.
            f.label = "ORG"
    found = _datelines(words, runs, _trim(words, found))
    _heads(words, found)
    found = _titled(words, runs, found)
    found = _rescue(words, runs, _acronyms(words, runs, found))
    people = _name_parts(words, found)
    _carry_labels(words, found, people)
    found = _add_repeats(words, runs, found, people)
    _extend_particles(words, found)
    return [f for f in found if f.label != "MISC" and _is_sayable(words, f, people)]


def _is_sayable(words: Words, f: Found, people: dict[str, float]) -> bool:
    forms = words.forms[f.begin : f.end]
    if len(forms) == 1:
        low = key(forms[0])
        if f.label == "PER" and title_length(forms) and forms[0] not in people:
            return False
        after = words.forms[f.end : f.end + 1]
        if f.label == "PER" and after in (["family"], ["families"], ["dynasty"], ["clan"]) and not words.breaks[f.end]:
            # A family is not one person.
            return False
        return not (len(low) < 2 or is_honorific(low) or (low in MONTHS_AND_DAYS and f.label != "PER"))
    return True


def _trim(words: Words, found: list[Found]) -> list[Found]:
    """Take titles and peoples off the front of persons, letters behind names and possessives off the end.

    A person's name that begins with a listed place or organisation of several words is two names.
    """
    out: list[Found] = []
    for f in found:
        for part in _parts(words, f):
            _trim_ends(words, part)
            if part.end <= part.begin or not is_capital(words.forms[part.end - 1]):
                continue
            front = _listed_front(words, part)
            if front is not None:
                out.append(front)
                part.begin, part.label = front.end, "PER"
            if _follows_office_of(words, part):
                # "Mayor of Exham Cora Ode"
                out.append(Found(part.begin, part.begin + 1, "LOC", part.confidence, "article pass"))
                part.begin += 1
            if not _is_people_word(words, part):
                out.append(part)
    return out


def _follows_office_of(words: Words, f: Found) -> bool:
    """Whether a person's name begins with the place of the office before it."""
    forms = words.forms
    if f.label != "PER" or f.end - f.begin < 3 or f.begin < 2 or forms[f.begin - 1] != "of":
        return False
    return bool(head_of(forms[f.begin - 2])) and _is_name_like(forms[f.begin + 1]) and not _is_name_like(forms[f.begin])


def _heads(words: Words, found: list[Found]) -> None:
    """A name of several words that ends in "Association", "Ministry" and the like is an organisation's."""
    for f in found:
        last = words.forms[f.end - 1]
        if f.label != "ORG" and f.end - f.begin > 1 and last[0].isupper() and last.lower() in STRONG_ORG_HEADS:
            f.label, f.method = "ORG", "rule"


def _datelines(words: Words, runs: list[tuple[int, int]], found: list[Found]) -> list[Found]:
    """A paragraph's first words in capitals before a bracket, dash or date are the place it was written at."""
    forms, breaks = words.forms, words.breaks
    added: list[Found] = []
    for n, (begin, end) in enumerate(runs):
        if breaks[begin] != 2 or end - begin > 4 or end + 1 >= len(forms) or breaks[end]:
            continue
        if not all(w.isupper() or w.lower() in ("st", "st.", "-") for w in forms[begin:end]) or len(forms[begin]) < 3:
            continue
        after = forms[end]
        i = end
        if after == ",":
            # "OSLO, March 4 (Agency)": the date joins no run.
            i = end + 1
            if forms[i].lower() not in MONTHS_AND_DAYS and not load_gazetteer().is_place(forms[i]):
                continue
        elif after not in ("-", "(") and not after[0].isdigit():
            continue
        added.append(Found(begin, end, "LOC", 0.9, "rule"))
        for b, e in runs[n + 1 : n + 3]:
            if (
                b <= i + 4
                and e < len(forms)
                and forms[b - 1] == "("
                and forms[e] == ")"
                and not any(breaks[begin + 1 : e])
            ):
                added.append(Found(b, e, "ORG", 0.9, "rule"))
    if not added:
        return found
    covered = {i for f in added for i in range(f.begin, f.end)}
    kept = [f for f in found if not any(i in covered for i in range(f.begin, f.end))]
    return sorted(kept + added, key=lambda f: f.begin)


def _parts(words: Words, f: Found) -> list[Found]:
    """A person's name has no "of" or "and" in it: what stands on either side is a name of its own."""
    forms = words.forms
    if f.label != "PER":
        return [f]
    cuts = [i for i in range(f.begin, f.end) if forms[i] in ("of", "and", "&", "for", "in", "on", "to")]
    if not cuts:
        return [f]
    out: list[Found] = []
    begin = f.begin
    after_of = False
    for cut in [*cuts, f.end]:
        end = cut
        titled = after_of and begin - 1 > f.begin and title_length(forms[f.begin : begin - 1]) == begin - 1 - f.begin
        while begin < end and forms[begin] == "the":
            begin += 1
        if begin < end:
            part = Found(begin, end, "PER", f.confidence, f.method)
            if after_of:
                place = load_gazetteer().is_place(_surface(words, begin, end))
                if place or titled or (end - begin == 1 and forms[begin].isupper()):
                    part.label = "LOC" if place or not forms[begin].isupper() else "ORG"
                elif load_gazetteer().is_large_place(forms[begin]) and end - begin > 2:
                    # "Mayor of Oslo Abel Ode"
                    out.append(Found(begin, begin + 1, "LOC", f.confidence, "article pass"))
                    part.begin += 1
            out.append(part)
        after_of = cut < f.end and forms[cut] not in ("and", "&")
        begin = cut + 1
    return out


def _trim_ends(words: Words, f: Found) -> None:
    forms = words.forms
    while f.end > f.begin and forms[f.end - 1] in ("'s", "'", "-", "/", "&"):
        f.end -= 1
    while f.end > f.begin and key(forms[f.begin]) in ("the", "a", "an"):
        f.begin += 1
    if f.label != "PER" or f.end <= f.begin:
        return
    n = title_length(forms[f.begin : f.end])
    if f.end - f.begin == 2 and key(forms[f.begin]) in _TITLES_AND_NAMES:
        return
    if n == f.end - f.begin > 1:
        # "Home Secretary": an office, not a name.
        f.begin = f.end
        return
    if n < f.end - f.begin:
        f.begin += n
    while f.end - f.begin > 2 and "D" in word_class(forms[f.begin].lower()):
        f.begin += 1
    while f.end - f.begin > 1 and is_post_nominal(forms[f.end - 1]):
        f.end -= 1


def _is_people_word(words: Words, f: Found) -> bool:
    """Whether what was found is a people's or party's word: "North Korean", "Tory source", "Fellow Democrats"."""
    last = words.forms[f.end - 1].lower()
    if "D" not in word_class(last) or (f.label == "ORG" and f.end - f.begin > 1):
        return False
    if f.label == "PER":
        return last.endswith("s") and last[:-1] in DEMONYMS
    if f.label == "LOC":
        return last not in PLACES and not load_gazetteer().is_place(_surface(words, f.begin, f.end))
    after = words.forms[f.end] if f.end < len(words.forms) and not words.breaks[f.end] else ""
    return last in _PARTY_ADJECTIVES and after.isalpha() and after.islower() and after not in SAY_VERBS


# First names too: "Dean Ode", "Earl Ode".
_TITLES_AND_NAMES: Final = frozenset(["dean", "earl", "duke", "lance", "baron", "marshal"])
_PARTY_ADJECTIVES: Final = frozenset(["tory", "republican", "democratic", "democrat", "nazi", "communist", "socialist"])


def _listed_front(words: Words, f: Found) -> Found | None:
    """The place or body that a person's name was run together with: "Hong Kong Abel Ode"."""
    if f.end - f.begin < 3 or f.label == "LOC":
        return None
    marks = phrase_marks(words, (f.begin, f.end))
    if f.begin not in marks:
        return None
    end = f.begin + 1
    while end < f.end and end in marks and marks[end][0] in "IE":
        end += 1
    rest = words.forms[end : f.end]
    kind = marks[f.begin][1]
    if not rest or not all(is_capital(r) and not set(word_class(r.lower())) & set("oprRO1") for r in rest):
        return None
    if f.label == "ORG" and (kind != "o" or len(rest) < 2 or not _is_name_like(rest[0])):
        return None
    if kind in "01" and _is_name_like(words.forms[f.begin]):
        return None
    return Found(f.begin, end, "ORG" if kind == "o" else "LOC", f.confidence, "article pass")


def _titled(words: Words, runs: list[tuple[int, int]], found: list[Found]) -> list[Found]:
    """After a courtesy title comes a person, whatever the model said."""
    forms, breaks = words.forms, words.breaks
    owner = {i: f for f in found for i in range(f.begin, f.end)}
    dropped: set[int] = set()
    added: list[Found] = []
    for begin, end in runs:
        i = begin
        while i < end - 1:
            if key(forms[i]) not in _SURE_TITLES or not forms[i][0].isupper() or breaks[i + 1]:
                i += 1
                continue
            j = i + 1
            while j < end - 1 and title_length([forms[j]]) and not _is_name_like(forms[j]):
                j += 1
            if not is_capital(forms[j]) or title_length([forms[j]]) or forms[j].lower() in ("justice", "chief", "lord"):
                i = j
                continue
            k = j + 1
            here = owner.get(j)
            if here is not None and here.label == "PER" and here.begin == j:
                i = here.end
                continue
            # As long as the words still look like parts of a person's name.
            while k < end and not breaks[k]:
                if owner.get(k) is not None and owner[k] is not here and owner[k].label != "PER":
                    break
                if (
                    is_capital(forms[k]) and not is_honorific(forms[k]) and "o" not in word_class(forms[k].lower())
                ) or (
                    key(forms[k]) in PARTICLES and k + 1 < end and is_capital(forms[k + 1]) and forms[k] not in ("the",)
                ):
                    k += 1
                else:
                    break
            while k - 1 > j and is_post_nominal(forms[k - 1]):
                k -= 1
            if here is None or here.label != "PER" or here.begin != j:
                for m in range(j, k):
                    if m in owner:
                        dropped.add(id(owner[m]))
                if here is not None and here.label == "PER":
                    k = max(k, here.end)
                added.append(Found(j, k, "PER", 0.95, "rule"))
            i = k
    kept = [f for f in found if id(f) not in dropped]
    return sorted(kept + added, key=lambda f: f.begin)


def _acronyms(words: Words, runs: list[tuple[int, int]], found: list[Found]) -> list[Found]:
    """Bodies by their initials: "Exham Harbour Authority (EHA)", and a strange "the EHA" in running text."""
    forms, breaks = words.forms, words.breaks
    owner = {i: f for f in found for i in range(f.begin, f.end)}
    run_of = {end: begin for begin, end in runs}
    added: list[Found] = []
    for begin, end in runs:
        form = forms[begin]
        if end != begin + 1 or not 2 <= len(form) <= 7 or not form.isupper() or not form.isalpha() or breaks[begin]:
            continue
        before = forms[begin - 1]
        bracketed = before == "(" and end < len(forms) and forms[end] == ")"
        if bracketed and begin > 1 and begin - 1 in run_of:
            # The words before that the letters stand for, if there are any.
            long = _spelt_out(forms[run_of[begin - 1] : begin - 1], form)
            if long:
                first = begin - 1 - long
                old = owner.get(begin - 2)
                if old is not None and old.end == begin - 1 and old.label == "ORG":
                    first = old.begin
                elif any(i in owner for i in range(first, begin - 1)):
                    continue
                else:
                    added.append(Found(first, begin - 1, "ORG", 0.9, "rule"))
                if begin in owner:
                    owner[begin].label = "ORG"
                else:
                    added.append(Found(begin, end, "ORG", 0.9, "rule"))
        elif before in ("the", "The") and begin not in owner and len(form) > 2 and "N" not in word_class(form.lower()):
            after = forms[end] if end < len(forms) and not breaks[end] else ""
            if (end < len(forms) and breaks[end] == 0) and (
                not after.isalpha() or after in SAY_VERBS or after in _VERBS
            ):
                added.append(Found(begin, end, "ORG", 0.65, "rule"))
    return sorted(found + added, key=lambda f: f.begin) if added else found


_VERBS: Final = word_set(
    "is was has had will would can could should may might must did does and or in at on to for by with from"
)


def _spelt_out(forms: list[str], letters: str) -> int:
    """How many of the last words ``letters`` are the initials of, links and all; 0 if they are of none."""
    for n in range(len(letters), len(forms) + 1):
        words = tuple(f.lower() for f in forms[-n:] if f[0].isalnum())
        if len(words) > 1 and letters.lower() in initials_of(words) and is_capital(forms[-n]):
            return n
    return 0


def _rescue(words: Words, runs: list[tuple[int, int]], found: list[Found]) -> list[Found]:
    """People whom the words beside them give away: in apposition to an office, or who say something.

    And the first name that the model left out before a surname at the head of a sentence.
    """
    forms, breaks = words.forms, words.breaks
    taken = {i for f in found for i in range(f.begin, f.end)}
    starts = {f.begin: f for f in found}
    added: list[Found] = []
    for begin, end in runs:
        f = starts.get(begin + 1)
        if (
            f is not None
            and f.label == "PER"
            and f.end == end == begin + 2
            and begin not in taken
            and _is_strange(forms[begin])
        ):
            f.begin = begin
            continue
        if end - begin > 3 or any(i in taken for i in range(begin, end)) or end >= len(forms):
            continue
        if not all(_is_strange(w) for w in forms[begin:end]):
            continue
        after, after2 = forms[end], forms[end + 1] if end + 1 < len(forms) else ""
        says = not breaks[end] and (after in SAY_VERBS or (after == "," and after2 in ("who", "whose")))
        if says or (end - begin > 1 and begin and forms[begin - 1] == "," and role_before(words, begin) is not None):
            added.append(Found(begin, end, "PER", 0.7, "rule"))
    return sorted(found + added, key=lambda f: f.begin) if added else found


def _is_strange(form: str) -> bool:
    """Whether a word is a personal name or in no list, and is not written in lower case in running text."""
    if not form[0].isupper() or form.isupper() or not form.replace("-", "").replace("'", "").isalpha():
        return False
    if form.lower() in load_everyday_words() or word_class(form.lower()):
        return False
    return not any(c in "cs3" for c in load_gazetteer().codes.get(form, ""))


def _extend_particles(words: Words, found: list[Found]) -> None:
    """Give a surname its small words back where the article has the full name: "de Ode" for Abel de Ode."""
    wholes: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for f in found:
        if f.label == "PER" and f.end - f.begin > 2:
            parts = parse_name(_surface(words, f.begin, f.end)).surname.lower().split()
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


def _is_name_like(form: str) -> bool:
    return load_gazetteer().is_first_name(form)


def _name_parts(words: Words, found: list[Found]) -> dict[str, float]:
    """Words that are parts of a person's full name in this article, with how sure that is."""
    parts: dict[str, float] = {}
    for f in found:
        if f.label != "PER":
            continue
        names = [w for w in words.forms[f.begin : f.end] if is_capital(w) and len(key(w)) > 1 and not is_suffix(w)]
        titled = f.begin > 0 and is_honorific(words.forms[f.begin - 1])
        if len(names) > 1 or titled:
            for n in names:
                parts[n] = max(parts.get(n, 0.0), f.confidence)
    return parts


def _surface(words: Words, begin: int, end: int) -> str:
    return " ".join(words.forms[begin:end])


def _carry_labels(words: Words, found: list[Found], people: dict[str, float]) -> None:
    """Give every mention of one string its surest label; parts of a full name are persons."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for f in found:
        votes[_voting(words, f)][f.label] += round(1000 * f.confidence)
    for surface, weight in _place_evidence(words).items():
        if surface in votes and surface.lower() not in load_organisations() and surface not in people:
            votes[surface]["LOC"] += round(1000 * weight)
    for surface, tally in votes.items():
        if " " not in surface and tally.keys() == {"ORG"} and is_placelike(surface) and _is_strange(surface):
            tally["LOC"] += 550
    for f in found:
        surface = _surface(words, f.begin, f.end)
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
        if label != f.label and not (f.confidence > 0.97 and f.label != "MISC"):
            f.label, f.method = label, "article pass"


def _voting(words: Words, f: Found) -> str:
    """The string under which a mention votes: a long word in capitals counts as its ordinary form."""
    surface = _surface(words, f.begin, f.end)
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
        if f.label == "MISC" or f.confidence < 0.6:
            continue
        surface = _surface(words, f.begin, f.end)
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
                hit = known.get(_surface(words, i, j))
                if hit is None or not _stands_alone(words, i, j, begin, end, hit[0], lower):
                    continue
                added.append(Found(i, j, hit[0], 0.9 * hit[1], "article pass"))
                i = j - 1
                break
            i += 1
    if not added:
        return found
    return sorted(found + added, key=lambda f: f.begin)


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
    if after and is_capital(after) and not is_honorific(after):
        classes = word_class(after.lower())
        if "o" in classes or "p" in classes or label == "PER":
            return False
    if before and is_capital(before) and label == "PER" and not title_length([before]):
        return False
    return not (before in LINKS and i - 2 >= begin and is_capital(forms[i - 2]) and label == "PER")
