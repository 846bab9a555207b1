"""One pass over an article: what is known of a name there is carried to its other mentions.

The sequence model looks at one sentence; a reader remembers. A word after "Mr" is a person; the parts of a full name
seen anywhere in the article are that person; the same string keeps the label it has most often; repeats that the
model missed are added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from corpus_tools.entities.features import word_class
from corpus_tools.entities.gazetteer import load_gazetteer
from corpus_tools.entities.lexicon import MONTHS_AND_DAYS, ORGANISATIONS
from corpus_tools.entities.model import Span
from corpus_tools.entities.naming import (
    LINKS,
    PARTICLES,
    is_honorific,
    is_post_nominal,
    is_suffix,
    key,
    title_length,
    word_set,
)
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
    found = _trim(words, found)
    found = _titled(words, runs, found)
    people = _name_parts(words, found)
    _carry_labels(words, found, people)
    found = _add_repeats(words, runs, found, people)
    return [f for f in found if f.label != "MISC" and _is_sayable(words, f)]


def _is_sayable(words: Words, f: Found) -> bool:
    forms = words.forms[f.begin : f.end]
    if len(forms) == 1:
        low = key(forms[0])
        return not (len(low) < 2 or is_honorific(low) or (low in MONTHS_AND_DAYS and f.label != "PER"))
    return True


def _trim(words: Words, found: list[Found]) -> list[Found]:
    """Take titles off the front of persons, letters behind names and possessives off the end."""
    out = []
    for f in found:
        forms = words.forms
        while f.end > f.begin and forms[f.end - 1] in ("'s", "'", "-", "/", "&"):
            f.end -= 1
        while f.end > f.begin and key(forms[f.begin]) in ("the", "a", "an"):
            f.begin += 1
        if f.label == "PER" and f.end - f.begin > 1:
            n = title_length(forms[f.begin : f.end])
            if 0 < n < f.end - f.begin:
                f.begin += n
            while f.end - f.begin > 1 and is_post_nominal(forms[f.end - 1]):
                f.end -= 1
        if f.end > f.begin and is_capital(forms[f.begin]):
            out.append(f)
    return out


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
        votes[_surface(words, f.begin, f.end)][f.label] += round(1000 * f.confidence)
    for f in found:
        surface = _surface(words, f.begin, f.end)
        tally = votes[surface]
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


def is_known_organisation(surface: str) -> bool:
    """Whether a name is one of the well-known organisations."""
    return surface.lower() in ORGANISATIONS
