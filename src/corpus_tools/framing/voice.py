"""Whose words an expression is where the table of quotations does not say: hearsay, questions, embedded sources.

That words are quoted or reported, and whose they are, is read from the table ``quotes``; here is what no quotation
has: a report without a speaker ("reportedly", "the announcement of", "questions about whether"), and within what
somebody says the source that they name in turn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from corpus_tools.english import word_classes as en
from corpus_tools.english.clauses import subject_of
from corpus_tools.english.inflection import word_set
from corpus_tools.english.sentence import Range, Sentence
from corpus_tools.framing.reporting import before_adverbs, is_reporting_verb

Inside = Callable[[int], bool]
_TURNS: Final = frozenset(["but", "while", "although", "though", "whereas"])
_ASIDES: Final = frozenset(["who", "which", "where", "whose", "when"])
_ASKING: Final = word_set("asked asks asking ask wonder wondered wonders wondering question questions questioned")
_SAID_TO: Final = en.PASSIVE_REPORTS - {"expected", "tipped"}
_TOLD: Final = frozenset(["told", "informed", "warned", "assured"])
_WHETHER: Final = frozenset(["whether", "if"])
_BREAKS: Final = frozenset([",", ";", ":", ".", "but", "and"])
_HEARSAY_NOUNS: Final = word_set("rumour rumours rumor rumors report reports speculation talk allegations announcement")
_AFTER_NOUN: Final = frozenset(["that", "of", "to", "about", "for", "he", "she", "they"])


def is_hearsay(s: Sentence, start: int, end: int, inside: Inside) -> bool:
    """Whether an expression is reported without a speaker: "reportedly", "news of", "questions whether".

    ``inside`` tells of an offset whether it lies in the quotation marks that hold the expression, or outside all.
    """
    core, last = s.token_at(start), s.last_token_before(end) + 1
    want = inside(start)
    return _by_adverb(s, core, last, inside, want) or any(
        inside(s.tokens[k].start) == want
        and (_by_noun(s, k, core) or _is_question(s, k, core) or _is_passive(s, k, core))
        for k in range(core - 1, max(-1, core - 14), -1)
    )


def _by_adverb(s: Sentence, core: int, end: int, inside: Inside, want: bool) -> bool:
    for k in range(max(0, core - 12), min(len(s.tokens), end + 3)):
        if s.tokens[k].low in en.HEARSAY and inside(s.tokens[k].start) == want:
            between = s.tokens[k + 1 : core] if k < core else ()
            if not any(t.low in (",", ";", "but", "and") for t in between) or (k == 0 and len(between) < 12):
                return True
    return False


def _by_noun(s: Sentence, k: int, core: int) -> bool:
    """ "The announcement of his resignation", "a claim that he had resigned", "his offer to resign"."""
    low = s.tokens[k].low
    following = s.tokens[k + 1].low
    if low not in en.REPORT_NOUNS or following not in _AFTER_NOUN or is_reporting_verb(s, k):
        return False
    if following in ("of", "about", "for") and low not in _HEARSAY_NOUNS:
        return False
    return not _is_broken(s, k, core)


def _is_passive(s: Sentence, k: int, core: int) -> bool:
    """ "She is said to have resigned", "it is understood that she resigned", "staff were told that she resigned"."""
    low = s.tokens[k].low
    if k == 0 or (low not in en.PASSIVE_REPORTS and low not in _TOLD):
        return False
    if s.tokens[max(before_adverbs(s, k), 0)].low not in en.BE or _is_broken(s, k, core):
        return False
    between = s.words((k + 1, core))
    return "that" in between or (low in _SAID_TO and between[:1] == ["to"])


def _is_question(s: Sentence, k: int, core: int) -> bool:
    """ "Asked if she would resign", "questions about whether he would go"."""
    if s.tokens[k].low not in _ASKING:
        return False
    between = s.words((k + 1, core))
    at = next((i for i, low in enumerate(between) if low in _WHETHER), -1)
    return 0 <= at < 4 and not _is_broken(s, k, core)


def _is_broken(s: Sentence, k: int, core: int) -> bool:
    return any(low in _BREAKS for low in s.words((k + 1, core)))


def aside_before(s: Sentence, begin: int, start: int) -> int | None:
    """Where an aside begins that holds offset ``start``, within reported words that begin at offset ``begin``.

    "The board said he was ill, which led to his dismissal": the clause after the comma is the writer's.
    """
    first, core = s.token_at(max(begin, 0)), s.token_at(start)
    for k in range(core - 1, first, -1):
        low = s.tokens[k].low
        if low in (",", "-", "–", ";"):
            is_aside = low == "," and k + 1 < core and s.tokens[k + 1].low in _ASIDES
            return s.tokens[k + 1].start if is_aside else None
    return None


def embedded_source(s: Sentence, begin: int, start: int, inside: Inside) -> Range | None:
    """Whose words a speaker reports: the tutor in "she said her tutor had told her to resign".

    Looked for from offset ``begin``, where the speaker's words begin, to ``start``, where the expression does.
    """
    first, core = s.token_at(max(begin, 0)), s.token_at(start)
    want = inside(start)
    for k in range(core - 1, first - 1, -1):
        low = s.tokens[k].low
        if low == ";" or (low == "," and k + 1 < core and s.tokens[k + 1].low in _TURNS):
            return None
        if inside(s.tokens[k].start) != want or not is_reporting_verb(s, k) or not _reaches(s, k, core):
            continue
        found = _subject(s, k)
        if found is not None:
            return found
    return None


def _reaches(s: Sentence, k: int, core: int) -> bool:
    """Whether what is reported at ``k`` goes on to the expression: a clause, or an infinitive without a break."""
    following = s.tokens[k + 1].low
    is_clause = following in ("that", "he", "she", "they", "it", "i", "we", "there", "whether", "if")
    if is_clause or s.tokens[k].low in en.CLAUSE_TAKING:
        return True
    return not _is_broken(s, k, core)


def _subject(s: Sentence, cue: int) -> Range | None:
    before = s.tokens[cue - 1].low if cue else ""
    if before in en.BE and s.tokens[cue].low in en.PASSIVE_REPORTS:
        return None
    found = subject_of(s, cue) if cue else None
    if found is None or found[0] >= cue or s.words(found) in (["it"], ["there"]):
        return None
    return found
