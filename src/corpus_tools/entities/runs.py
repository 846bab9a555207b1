"""The capitalised runs of an article, in which names are looked for.

The finder reads only these runs and the words beside them, a sixth of a news text: that is what makes it fast.
"""

from __future__ import annotations

from typing import Final

from corpus_tools.english.name_words import LINKS
from corpus_tools.english.word_classes import CAPITAL_OPENERS, NEVER_IN_NAMES, SENTENCE_OPENERS
from corpus_tools.english.words import Words, is_capital
from corpus_tools.entities.forms import CAPITALS
from corpus_tools.entities.gazetteer import load_gazetteer

_BRIDGES: Final = (LINKS - {"in", "on", "to"}) | {"ter", "las", "los", "-", "'s", "/"}
_LINKING: Final = _BRIDGES | {"'", "ten"}
_LONGEST_LINK: Final = 3  # words between two capitalised ones


def _is_tight(words: Words, i: int) -> bool:
    """Whether a hyphen, not a long dash, is without space on either side."""
    after = words.starts[i + 1] if i + 1 < len(words.starts) and words.text[words.starts[i]] != "—" else -1
    return words.starts[i] == words.ends[i - 1] and words.ends[i] == after


def capital_runs(words: Words) -> list[tuple[int, int]]:
    """Word indices (begin, end) of the runs: capitalised words, with at most three linking words between two.

    Numbers join a run after a capital ("Channel 4", "Flight 93"); a sentence break ends it.
    """
    runs: list[tuple[int, int]] = []
    end = 0
    for begin in CAPITALS.places(words.forms):
        if begin >= end and not _is_no_name(words, begin):
            end = _run_end(words, begin)
            runs.append((begin, end))
    return runs


def _is_no_name(words: Words, i: int) -> bool:
    """Whether a capitalised word is a determiner, or a function word that only begins a sentence."""
    low = words.lows[i]
    if low in NEVER_IN_NAMES:
        return True
    return bool(words.breaks[i]) and low in SENTENCE_OPENERS and not (words.forms[i].isupper() and len(low) > 1)


def _run_end(words: Words, begin: int) -> int:
    forms, breaks = words.forms, words.breaks
    n = len(forms)
    end = begin + 1
    while end < n and not breaks[end]:
        form = forms[end]
        if form in CAPITAL_OPENERS and forms[end - 1][-1] == ".":
            # "in the U.S. The …": the full stop was the sentence's too.
            breaks[end] = 1
            break
        if is_capital(form) or (form.isdigit() and len(form) < 4):
            end += 1
            continue
        beyond = _beyond_link(words, end) if form in _LINKING else end
        if beyond == end:
            break
        end = beyond
    return end


def _beyond_link(words: Words, end: int) -> int:
    """The end of a run that goes on after the linking words at ``end``; ``end`` itself where it does not."""
    # "Officers' Association"
    links = end + 1 if _is_plural_possessive(words, end) else end
    while links < end + _LONGEST_LINK and words.form_at(links) in _BRIDGES and _is_joined(words, links):
        links += 1
    if links == end and words.form_at(links) == "ten" and load_gazetteer().is_first_name(words.forms[end - 1]):
        links += 1  # "Abel ten Ode"
    return links + 1 if links > end and words.goes_on(links) and is_capital(words.forms[links]) else end


def _is_plural_possessive(words: Words, i: int) -> bool:
    return words.forms[i] == "'" and words.forms[i - 1][-1] == "s" and words.starts[i] == words.ends[i - 1]


def _is_joined(words: Words, i: int) -> bool:
    """A dash between two names is no hyphen."""
    return words.forms[i] not in "-/" or _is_tight(words, i)
