"""Whether a word is a verb of reporting where it is: "staff report that", not "the report that"."""

from __future__ import annotations

from typing import Final

from corpus_tools.english import word_classes as en
from corpus_tools.english.name_words import PEOPLE
from corpus_tools.english.sentence import Sentence, is_adverb, is_past

_BEFORE_NOUN: Final = ((en.DETERMINERS | en.POSSESSIVES) - {"both", "all"}) | {"'s", "'", "of"}


def is_reporting_verb(s: Sentence, k: int) -> bool:
    """Whether the word at ``k`` is a verb of reporting where it is."""
    token = s.tokens[k]
    low = token.low
    if low not in en.REPORTING or (token.is_capital and k and not s.is_headline):
        return False
    if _is_noun_place(s, k):
        return False
    return (low not in en.AMBIGUOUS and low not in en.REPORT_NOUNS) or _has_verb_place(s, k)


def _is_noun_place(s: Sentence, k: int) -> bool:
    """Whether what comes before a word makes it a noun: "the report", "news of", "there were claims"."""
    low = s.tokens[k].low
    before = s.tokens[k - 1].low if k else ""
    if before in _BEFORE_NOUN or (low == "thought" and before in en.PREPOSITIONS):
        return True
    if low not in en.REPORT_NOUNS or before == "to":
        return False
    return k == 0 or before in en.PREPOSITIONS or before in en.BE


def _has_verb_place(s: Sentence, k: int) -> bool:
    """Whether a word that may be noun or verb (claims, report) is where a verb does."""
    j = before_adverbs(s, k)
    if j < 0:
        return False
    before = s.tokens[j]
    # "Addressing rumours that …": what a gerund or past form has after it is a noun.
    is_object = before.low.endswith("ing") or (is_past(before.low) and not before.is_capital)
    if before.low not in en.DETERMINERS and not is_object and _takes_clause(s, k):
        return True
    if before.low in en.SUBJECTS or before.low in en.MODALS or before.low == "to":
        return True
    is_people = before.low in PEOPLE
    return before.is_capital or is_people if s.tokens[k].low.endswith("s") else is_people and before.low.endswith("s")


def _takes_clause(s: Sentence, k: int) -> bool:
    """Whether a clause with a subject of its own comes after: "claims that he …", not "claims that are …"."""
    following = s.tokens[k + 1].low if k + 1 < len(s.tokens) else ""
    then = s.tokens[k + 2].low if k + 2 < len(s.tokens) else ""
    if following == "that":
        return not (then in en.AUXILIARIES or then in en.FINITE or is_past(then))
    return following in ("he", "she", "they")


def before_adverbs(s: Sentence, k: int) -> int:
    """The token before a word, over adverbs; -1 where none is."""
    k -= 1
    while k >= 0 and is_adverb(s.tokens[k].low):
        k -= 1
    return k
