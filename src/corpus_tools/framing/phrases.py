"""Noun phrases without a parser: where they begin and end, what stands before and behind them, who they are.

A parser would know more, at a thousand times the cost; what is done here is to walk from an expression to its
neighbours over words that can be known by their form.
"""

from __future__ import annotations

from typing import Final

from corpus_tools.english import word_classes as en
from corpus_tools.framing.words import MARKS, Range, Sentence, is_adverb, is_past, is_word

MAX_PHRASE: Final = 14
# A noun phrase does not run over these.
_BREAKS: Final = (en.PREPOSITIONS | en.SUBORDINATORS | en.COORDINATORS) - en.DETERMINERS


def _is_modifier_place(s: Sentence, k: int) -> bool:
    """Whether a word at ``k`` stands where an adjective would: behind a determiner, possessor or adjective."""
    if k == 0:
        return True
    before = s.tokens[k - 1].low
    return (
        before in en.DETERMINERS
        or before in en.POSSESSIVES
        or before in ("'s", "'", "of", "-")
        or before.endswith("ly")
    )


def is_verb(s: Sentence, k: int) -> bool:
    """Whether the word at ``k`` looks like a finite verb or auxiliary where it stands."""
    token = s.tokens[k]
    low = token.low
    if low in en.AUXILIARIES and low != "'s":
        return True
    if low == "'s":
        # "the president's resigned" is rare; behind a pronoun it is an auxiliary.
        return k > 0 and s.tokens[k - 1].low in en.SUBJECTS | {"that", "there", "here", "what"}
    if low in en.FINITE or low in en.IRREGULAR_PAST:
        return not token.is_capital or low in ("says", "said", "has", "is", "are", "was", "were")
    if low.endswith("ed") and len(low) > 3 and not token.is_capital and "-" not in low:
        return not _is_modifier_place(s, k)
    return False


def phrase_left(s: Sentence, last: int) -> Range | None:
    """The noun phrase that ends with token ``last``."""
    k = last
    while k >= 0 and s.tokens[k].low in MARKS:
        k -= 1
    end = k + 1
    if k < 0:
        return None
    if s.tokens[k].low in en.PRONOUNS and s.tokens[k].low not in ("others", "one"):
        return (k, end)
    begin = end
    while k >= 0 and end - k <= MAX_PHRASE:
        low, capital = s.tokens[k].low, s.tokens[k].is_capital
        if low == ")" and "(" in [t.low for t in s.tokens[max(0, k - 6) : k]]:
            k = max(j for j in range(max(0, k - 6), k) if s.tokens[j].low == "(") - 1
            continue
        if low in MARKS or (low == "." and k > 0 and s.tokens[k - 1].low in en.ABBREVIATED):
            k -= 1
            continue
        if not is_word(s.tokens[k]) and low not in ("'s",):
            break
        if low in ("and", "&") and k > 0 and begin < end and s.tokens[k - 1].is_capital and s.tokens[begin].is_capital:
            k -= 1
            continue
        if low == "of" or (
            low in ("to", "for", "in", "at", "from") and k > 0 and begin < end and s.tokens[k - 1].low in en.PEOPLE
        ):
            k -= 1
            continue
        if low in en.PRONOUNS and low not in en.POSSESSIVES and low not in ("others", "one"):
            break
        if low in _BREAKS and not (capital and k > 0):
            break
        if low == "that" or is_verb(s, k) or (low in en.TIMES and not capital and begin == end):
            break
        if is_adverb(low) and low not in ("only", "very", "both", "all") and not capital:
            break
        begin = k
        if (low in en.DETERMINERS or low in en.POSSESSIVES) and not (
            k > 0 and s.tokens[k - 1].low in ("of", "all", "both")
        ):
            break
        k -= 1
    while begin < end and (s.tokens[begin].low in en.TIMES or s.tokens[begin].low in ("'s", "of")) and end - begin > 1:
        begin += 1
    return _kept(s, begin, end)


def _kept(s: Sentence, begin: int, end: int) -> Range | None:
    """A phrase, unless nothing is in it but a determiner."""
    if begin >= end or (end - begin == 1 and s.tokens[begin].low in ("the", "a", "an", "that", "this", "its", "no")):
        return None
    return (begin, end)


def phrase_right(s: Sentence, first: int) -> Range | None:
    """The noun phrase that begins with token ``first`` (or behind marks there)."""
    k, n = first, len(s.tokens)
    while k < n and s.tokens[k].low in MARKS:
        k += 1
    if k >= n or not is_word(s.tokens[k]):
        return None
    begin = k
    low = s.tokens[k].low
    if low in en.OBJECTS and low != "her":
        return (k, k + 1)
    if low == "her":
        following = s.tokens[k + 1] if k + 1 < n else None
        if (
            following is None
            or not is_word(following)
            or following.low in en.PREPOSITIONS
            or following.low in en.COORDINATORS
            or following.low in en.SUBORDINATORS
            or following.low in en.TIMES
            or is_adverb(following.low)
            or following.low in en.AUXILIARIES
        ):
            return (k, k + 1)
    if low in en.SUBJECTS:
        return (k, k + 1)
    end = begin
    while k < n and k - begin < MAX_PHRASE:
        token = s.tokens[k]
        low = token.low
        if low in MARKS and low not in "()":
            k += 1
            continue
        if low == "." and s.tokens[k - 1].low in en.ABBREVIATED:
            k += 1
            continue
        if (
            low in ("and", "&")
            and k > begin
            and s.tokens[k - 1].is_capital
            and k + 1 < n
            and s.tokens[k + 1].is_capital
        ):
            k += 1
            continue
        if not is_word(token) and low != "'s":
            break
        if low == "of" and k > begin:
            k += 1
            continue
        if low in en.COORDINATORS or (low in en.RELATIVES and k > begin):
            break
        if low in _BREAKS and not (token.is_capital and k > begin):
            break
        if low in en.PRONOUNS and low not in en.POSSESSIVES and k > begin and low not in ("others", "one"):
            break
        if k > begin and (is_verb(s, k) or (low in en.TIMES and low not in ("march", "may"))):
            break
        if k > begin and is_adverb(low) and not token.is_capital:
            break
        if (
            k > begin
            and (low in en.DETERMINERS or low in en.POSSESSIVES)
            and s.tokens[k - 1].low not in ("of", "all", "both")
        ):
            break
        k += 1
        end = k
    return _kept(s, begin, end)


def possessor_before(s: Sentence, index: int) -> Range | None:
    """The possessor of the noun at ``index``: "his", or the phrase before "'s", over up to four adjectives."""
    k = index - 1
    for _ in range(5):
        if k < 0:
            return None
        low = s.tokens[k].low
        if low in en.POSSESSIVES:
            return (k, k + 1)
        if low == "'s" or (
            low == "'" and k > 0 and s.tokens[k].start == s.tokens[k - 1].end and s.tokens[k - 1].low.endswith("s")
        ):
            if s.tokens[k - 1].low in en.TIMES:
                return None
            return phrase_left(s, k - 1)
        if low in MARKS:
            k -= 1
            continue
        if not is_word(s.tokens[k]) or low in en.PREPOSITIONS or low in en.COORDINATORS or low in en.AUXILIARIES:
            return None
        k -= 1
    return None


def after_preposition(s: Sentence, index: int, preposition: str, reach: int = 8) -> Range | None:
    """The noun phrase behind ``preposition``, which stands within ``reach`` words from ``index`` in the clause."""
    for k in range(index, min(index + reach, len(s.tokens))):
        low = s.tokens[k].low
        if low == preposition:
            following = s.tokens[k + 1] if k + 1 < len(s.tokens) else None
            if (
                following is None
                or following.low.endswith("ing")
                or following.low in en.TIMES
                or following.low[0].isdigit()
            ):
                return None
            return phrase_right(s, k + 1)
        if low in (";", ":", "who", "which", "that", "but", ".") or (low == "," and preposition == "of"):
            return None
        if low == "and" and preposition == "by" and k + 1 < len(s.tokens) and is_past(s.tokens[k + 1].low):
            return None
        if preposition == "of" and k > index:
            return None
    return None


def head_of(s: Sentence, found: Range) -> str:
    """The head noun of a phrase: its last word before "of" (behind a quantity, the word after "of")."""
    words = s.words(found)
    if "of" in words:
        at = words.index("of")
        if at and words[at - 1] not in en.QUANTITIES:
            words = words[:at]
        else:
            words = words[at + 1 :]
    # "workers at the plant": the head stands before the preposition.
    cut = next((i for i, w in enumerate(words) if i and w in en.PREPOSITIONS), len(words))
    words = [w for w in words[:cut] if w[0].isalnum()]
    return words[-1] if words else ""


def is_person(s: Sentence, found: Range) -> bool | None:
    """Whether a phrase stands for a person or a body of people; None: cannot tell."""
    words = s.words(found)
    if len(words) == 1 and words[0] not in ("it", "its") and words[0] in en.PRONOUNS | en.POSSESSIVES:
        return True
    if len(words) == 2 and words[0] in ("no", "any", "some", "every") and words[1] in ("one", "body"):
        return True
    head = head_of(s, found)
    if head in ("one", "us", "them"):
        return True
    head = head.rsplit("-", 1)[-1]
    if head in en.PEOPLE or (head.endswith("s") and head[:-1] in en.PEOPLE):
        return True
    for token in reversed(s.tokens[found[0] : found[1]]):
        if token.low == head:
            if token.is_capital:
                return True
            break
    if any(w in en.TITLES for w in words) and any(t.is_capital for t in s.tokens[found[0] : found[1]][1:]):
        return head in en.PEOPLE or None
    if head.endswith(("man", "woman", "men", "women", "ist", "ists", "ician", "icians")):
        return True
    single = head[:-1] if head.endswith("s") else head
    if len(single) > 4 and single.endswith(("er", "or")) and single not in en.THINGS:
        return True
    return None
