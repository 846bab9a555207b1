"""Words of an article, and the capitalised runs among them in which names are looked for.

The finder reads only these runs and the words beside them, a sixth of a news text: that is what makes it fast.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from corpus_tools.english.name_words import LINKS
from corpus_tools.english.word_classes import CAPITAL_FUNCTION_WORDS, DETERMINERS_NAMES, FUNCTION_WORDS_NAMES
from corpus_tools.text import fold

# Abbreviations and initials keep their full stop ("J.", "U.S.", "Gov."); a possessive is a word of its own. Plain
# words, which are most, come first. One group: to split by it gives gaps and words in turn.
_WORD: Final = re.compile(
    r"((?! )(?:[A-Za-z][a-z]*+(?=[ ,])"
    r"|\n"
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w]))?"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Rev|Fr|Hon|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Cpl|Cmdr|Adm|Brig|Det|Insp|Supt|Jr|Sr|St"
    r"|Mt|Ft|Inc|Corp|Co|Ltd|Bros|No)\.(?!\w)"
    r"|[A-Z]\.(?=\s*[A-Z])"
    r"|'s?(?!\w)"
    r"|[^\W_]+(?:(?:['.&](?!s(?!\w))|-|_)(?=[^\W_])[^\W_]+)*"
    r"|[^\w\s]|_))"
)
# "London-based", "US-led": the name ends at the hyphen. "Jong-un" and "Ki-moon" do not end so.
_ADJECTIVAL: Final = re.compile(
    r"-(?:[a-z]*(?:ed|ing|ian)|led|run|born|style|held|made|wide|only|like|era|area|bound|owned|friendly|sponsored"
    r"|speaking|listed|level|type|built|free|based|backed|themed|inspired|linked|dominated|majority|turned|to|and|in"
    r"|registered|themed|specific|sized|nominated|appointed|elected|trained|educated|affiliated|allied|imposed)(?:-|$)"
)


_UNSAYABLE: Final = re.compile("[\x00\ud800-\udfff]")


class Words(NamedTuple):
    """The words of one article: parallel lists. ``breaks[i]`` is 1 where a sentence begins, 2 a paragraph, else 0."""

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]
    breaks: list[int]


def read_words(text: str) -> Words:
    """Split ``text``; forms are folded (straight marks), offsets those of ``text``.

    >>> read_words("Ms Ode's U.S. trip.").forms
    ['Ms', 'Ode', "'s", 'U.S.', 'trip', '.']
    """
    # Halves of broken characters and null characters cannot be handed to the model.
    folded = _UNSAYABLE.sub("\ufffd", fold(text))
    pieces = _WORD.split(folded)
    found = pieces[1::2]
    edges = list(accumulate(map(len, pieces)))
    begins, stops = edges[:-1:2], edges[1::2]
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    pending, at = 2, 0
    # Only marks, line breaks and hyphens are looked at one by one; the words between are taken over as they are.
    for number, form in enumerate(found):
        if form not in _MARKS and "-" not in form:
            continue
        if at < number:
            forms += found[at:number]
            starts += begins[at:number]
            ends += stops[at:number]
            breaks += [pending, *[0] * (number - at - 1)]
            pending = 0
        at = number + 1
        if form == "\n":
            pending = 2
            continue
        start, end = begins[number], stops[number]
        if "-" in form and form[0].isupper():
            cut = _ADJECTIVAL.search(form)
            if cut is not None and cut.start() > 1:
                middle = start + cut.start()
                forms += (form[: cut.start()], "-", form[cut.start() + 1 :])
                starts += (start, middle, middle + 1)
                ends += (middle, middle + 1, end)
                breaks += (pending, 0, 0)
                pending = 0
                continue
        forms.append(form)
        starts.append(start)
        ends.append(end)
        breaks.append(pending)
        if form in _ENDERS:
            pending = 1
        elif form not in _OPENERS:
            pending = 0
    if at < len(found):
        forms += found[at:]
        starts += begins[at:]
        ends += stops[at:]
        breaks += [pending, *[0] * (len(found) - at - 1)]
    return Words(text, forms, starts, ends, breaks)


_ENDERS: Final = frozenset(".!?…:;")
_OPENERS: Final = frozenset("\"'([-*•")
_MARKS: Final = _ENDERS | _OPENERS | {"\n"}
_BRIDGES: Final = (LINKS - {"in", "on", "to"}) | {"-", "'s", "/"}
_PLURAL_POSSESSIVE: Final = "'"


@lru_cache(maxsize=1 << 16)
def is_capital(form: str) -> bool:
    """Whether a word can be (part of) a name by its letters: a capital at the head or inside ("iPhone", "al-Ode")."""
    return form[0].isupper() or (
        len(form) > 2
        and form[0].isalnum()
        and not form.islower()
        and form.upper() != form.lower()
        and not form[0].isdigit()
    )


def _is_tight(words: Words, i: int) -> bool:
    """Whether no space stands on either side of a word."""
    after = words.starts[i + 1] if i + 1 < len(words.starts) else -1
    return words.starts[i] == words.ends[i - 1] and words.ends[i] == after


def capital_runs(words: Words) -> list[tuple[int, int]]:
    """Word indices (begin, end) of the runs: capitalised words, with at most three linking words between two.

    Numbers join a run behind a capital ("Channel 4", "Flight 93"); a sentence break ends it.
    """
    forms, breaks = words.forms, words.breaks
    runs: list[tuple[int, int]] = []
    n = len(forms)
    i = 0
    while i < n:
        if not is_capital(forms[i]):
            i += 1
            continue
        low = forms[i].lower()
        if (
            breaks[i] and low in FUNCTION_WORDS_NAMES and not (forms[i].isupper() and len(low) > 1)
        ) or low in DETERMINERS_NAMES:
            i += 1
            continue
        begin = i
        end = i + 1
        while end < n and not breaks[end]:
            form = forms[end]
            if form in CAPITAL_FUNCTION_WORDS and forms[end - 1][-1] == ".":
                # "in the U.S. The …": the full stop was the sentence's too.
                breaks[end] = 1
                break
            if is_capital(form) or (form.isdigit() and len(form) < 4):
                end += 1
                continue
            j = end
            if form == _PLURAL_POSSESSIVE and forms[end - 1][-1] == "s" and words.starts[end] == words.ends[end - 1]:
                # "Officers' Association"
                j += 1
            while j < n and j < end + 3 and not breaks[j] and forms[j] in _BRIDGES:
                if forms[j] in "-/" and not _is_tight(words, j):
                    # A dash between two names is no hyphen.
                    break
                j += 1
            if j > end and j < n and not breaks[j] and is_capital(forms[j]):
                end = j + 1
                continue
            break
        runs.append((begin, end))
        i = end
    return runs
