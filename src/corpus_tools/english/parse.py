"""Noun phrases without a parser: where they begin and end, what comes before and after them, who they are.

A parser would know more, at a thousand times the cost; what is done here is to walk from an expression to its
neighbours over words that can be known by their form.
"""

from __future__ import annotations

from typing import Final

from corpus_tools.english import word_classes as en
from corpus_tools.english.inflection import word_set
from corpus_tools.english.name_words import PEOPLE, TITLES
from corpus_tools.english.sentence import MARKS, Range, Sentence, is_adverb, is_past, is_word

MAX_PHRASE: Final = 14
_QUANTIFIERS: Final = frozenset(
    (word,) for word in word_set("about around over nearly almost roughly some")
) | frozenset([("up", "to"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("close", "to")])
_TENS: Final = word_set("ten twenty thirty forty fifty sixty seventy eighty ninety six seven eight nine eleven twelve")
_CLAUSE_ENDS: Final = frozenset([";", ":", "who", "which", "that", "but", "."])
_PERSON_ENDINGS: Final = ("man", "woman", "men", "women", "ist", "ists", "ician", "icians")
_LIKE_NOUNS: Final = frozenset(["others", "one"])
_NOUNS_IN_ING: Final = frozenset(["meeting", "hearing"])  # "a council meeting"
_BEFORE_IS: Final = en.SUBJECTS | {"that", "there", "here", "what"}
_RAISES: Final = frozenset(["raises", "sparks", "prompts", "fuels"])
_RAISED: Final = word_set(
    "concern concerns question questions doubts fears eyebrows hopes calls anger speculation outcry"
)
_FACED: Final = word_set("a an the calls demands pressure criticism questions charges trial new growing mounting fresh")
_FINITE_IN_CAPITALS: Final = frozenset(["says", "said", "has", "is", "are", "was", "were"])
_BEHIND_PEOPLE: Final = frozenset(["to", "for", "in", "at", "from"])  # "workers at the plant"
_IN_PHRASES: Final = frozenset(["only", "very", "both", "all"])
_BEFORE_DETERMINERS: Final = frozenset(["of", "all", "both"])
_BARE: Final = frozenset(["the", "a", "an", "that", "this", "its", "no"])
_OPENERS: Final = frozenset(["no", "the", "a", "an"])  # "his comment no formal resignation": no adjectives
_NAMES_OR_TIMES: Final = frozenset(["march", "may"])
_NO_NOUN: Final = en.PREPOSITIONS | en.COORDINATORS | en.SUBORDINATORS | en.TIMES | en.AUXILIARIES
_NO_ADJECTIVE: Final = en.PREPOSITIONS | en.COORDINATORS | en.AUXILIARIES
# A noun phrase does not run over these.
_BREAKS: Final = (en.PREPOSITIONS | en.SUBORDINATORS | en.COORDINATORS) - en.DETERMINERS


def _is_modifier_place(s: Sentence, k: int) -> bool:
    """Whether a word at ``k`` is where an adjective would: after a determiner, possessor or adjective."""
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
    """Whether the word at ``k`` looks like a finite verb or auxiliary where it is."""
    token = s.tokens[k]
    low = token.low
    if low == "'s":
        # "the president's resigned" is rare; after a pronoun it is an auxiliary.
        return k > 0 and s.tokens[k - 1].low in _BEFORE_IS
    following = s.tokens[k + 1].low if k + 1 < len(s.tokens) else ""
    if low in en.AUXILIARIES or (low == "faces" and following in _FACED) or (low in _RAISES and following in _RAISED):
        return True
    if low in _NOUNS_IN_ING and k > 0 and s.tokens[k - 1].low not in en.BE:
        return False
    is_name = token.is_capital and not (s.is_headline and k > 0 and low.endswith("ed"))
    if low in en.FINITE or low in en.IRREGULAR_PAST:
        return not is_name or low in _FINITE_IN_CAPITALS
    if low.endswith("ed") and len(low) > 3 and not is_name and "-" not in low:
        return not _is_modifier_place(s, k)
    return False


def phrase_left(s: Sentence, last: int) -> Range | None:
    """The noun phrase that ends with token ``last``."""
    k = last
    while k >= 0 and s.tokens[k].low in MARKS:
        k -= 1
    if k < 0:
        return None
    end = k + 1
    if _is_pronoun(s.tokens[k].low):
        return (k, end)
    begin = _phrase_begin(s, k, end)
    while end - begin > 1 and (s.tokens[begin].low in en.TIMES or s.tokens[begin].low in ("'s", "of")):
        begin += 1
    return _kept(s, begin, end)


def _phrase_begin(s: Sentence, k: int, end: int) -> int:
    """Where the phrase that ends before ``end`` begins; ``k`` is its last word."""
    begin = end
    while k >= 0 and end - k <= MAX_PHRASE:
        over = _over_marks_left(s, k)
        if over < k:
            k = over
            continue
        if not is_word(s.tokens[k]) and s.tokens[k].low != "'s":
            break
        if not _joins_left(s, k, begin, end):
            if _bounds_left(s, k, is_empty=begin == end):
                break
            begin = k
            if _opens_phrase(s, k):
                break
        k -= 1
    return begin


def _is_pronoun(low: str) -> bool:
    return low in en.PRONOUNS and low not in _LIKE_NOUNS


def _over_marks_left(s: Sentence, k: int) -> int:
    """The index before a bracket, mark or the stop of an abbreviation at ``k``; or ``k`` itself."""
    low = s.tokens[k].low
    if low == ")":
        opening = next((j for j in range(k - 1, max(-1, k - 7), -1) if s.tokens[j].low == "("), None)
        if opening is not None:
            return opening - 1
    if low in MARKS or (low == "." and k > 0 and s.tokens[k - 1].low in en.ABBREVIATED):
        return k - 1
    return k


def _joins_left(s: Sentence, k: int, begin: int, end: int) -> bool:
    """Whether a word ties what follows to what precedes: "Hill and Ode", "head of", "aide to"."""
    low = s.tokens[k].low
    if low == "of":
        return True
    if k == 0 or begin >= end:
        return False
    if low in ("and", "&"):
        return s.tokens[k - 1].is_capital and s.tokens[begin].is_capital
    return low in _BEHIND_PEOPLE and s.tokens[k - 1].low in PEOPLE


def _bounds_left(s: Sentence, k: int, *, is_empty: bool) -> bool:
    """Whether a phrase begins after the word at ``k``."""
    low, capital = s.tokens[k].low, s.tokens[k].is_capital
    if _is_pronoun(low) and low not in en.POSSESSIVES:
        return True
    if low == "that" or (low in _BREAKS and not (capital and k > 0)) or is_verb(s, k):
        return True
    if capital:
        return False
    return (is_empty and low in en.TIMES) or (is_adverb(low) and low not in _IN_PHRASES)


def _opens_phrase(s: Sentence, k: int) -> bool:
    """Whether the word at ``k`` is a determiner with which a phrase begins: "the", but not in "all the", "of the"."""
    low = s.tokens[k].low
    if low not in en.DETERMINERS and low not in en.POSSESSIVES:
        return False
    return not (k > 0 and s.tokens[k - 1].low in _BEFORE_DETERMINERS)


def _kept(s: Sentence, begin: int, end: int) -> Range | None:
    """A phrase, unless nothing is in it but a determiner."""
    if begin >= end or (end - begin == 1 and s.tokens[begin].low in _BARE):
        return None
    return (begin, end)


def phrase_right(s: Sentence, first: int) -> Range | None:
    """The noun phrase that begins with token ``first`` (or after marks there)."""
    k, n = first, len(s.tokens)
    while k < n and s.tokens[k].low in MARKS:
        k += 1
    if k >= n or not is_word(s.tokens[k]):
        return None
    if _stands_alone(s, k):
        return (k, k + 1)
    begin = end = k
    k = over_quantifier(s, k)
    k = over_number(s, k) if k < n and _is_number(s.tokens[k].low) else k
    while k < n and k - begin < MAX_PHRASE:
        if _is_passed_over(s, k, begin):
            k += 1
            continue
        if s.tokens[k].low == "(" and s.tokens[k - 1].low == "'s":
            k = _behind_bracket(s, k)  # "Exon’s (ARD:EXN) chief executive"
            continue
        if _bounds_right(s, k, begin):
            break
        k += 1
        end = k
    return _kept(s, begin, end)


def _behind_bracket(s: Sentence, k: int) -> int:
    """Index after the bracket that opens at ``k``, which is short; else after its mark."""
    return next((j + 1 for j in range(k + 1, min(k + 7, len(s.tokens))) if s.tokens[j].low == ")"), k + 1)


def over_quantifier(s: Sentence, k: int) -> int:
    """Index of the number after "about", "more than", "at least", where one is there; else ``k``."""
    words = [t.low for t in s.tokens[k : k + 3]]
    for length in (2, 1):
        if tuple(words[:length]) in _QUANTIFIERS and len(words) > length and _is_number(words[length]):
            return k + length
    return k


def over_number(s: Sentence, k: int) -> int:
    """Index after "15 out of", of the number at ``k`` that is part of a larger one; else ``k``."""
    return k + 3 if [t.low for t in s.tokens[k + 1 : k + 3]] == ["out", "of"] and k + 3 < len(s.tokens) else k


def _is_number(low: str) -> bool:
    return low[0].isdigit() or low in en.QUANTITIES or low.partition("-")[0] in _TENS


def _stands_alone(s: Sentence, k: int) -> bool:
    """Whether the word at ``k`` is a pronoun; "her" is one where no noun follows."""
    low = s.tokens[k].low
    if low != "her":
        return low in en.OBJECTS or low in en.SUBJECTS
    following = s.tokens[k + 1] if k + 1 < len(s.tokens) else None
    return following is None or not is_word(following) or following.low in _NO_NOUN or is_adverb(following.low)


def _is_passed_over(s: Sentence, k: int, begin: int) -> bool:
    """Whether a mark or tie inside a phrase is stepped over: quotation marks, "Gov.", "Hill and Ode", "of"."""
    low = s.tokens[k].low
    if low in MARKS:
        return low not in "()"
    if low == ".":
        return s.tokens[k - 1].low in en.ABBREVIATED
    if k == begin:
        return False
    if low in ("and", "&"):
        return s.tokens[k - 1].is_capital and k + 1 < len(s.tokens) and s.tokens[k + 1].is_capital
    return low == "of"


def _bounds_right(s: Sentence, k: int, begin: int) -> bool:
    """Whether a phrase ends before the word at ``k``."""
    token = s.tokens[k]
    low = token.low
    if (not is_word(token) and low != "'s") or low in en.COORDINATORS:
        return True
    if k == begin:
        return low in _BREAKS
    if low == "very" and s.tokens[k - 1].low in en.DETERMINERS:
        return False  # "the very same person"
    return _begins_another(s, k) or (is_adverb(low) and not token.is_capital) or _opens_phrase(s, k)


def _begins_another(s: Sentence, k: int) -> bool:
    """Whether a relative clause, another phrase or the verb begins at ``k``."""
    token = s.tokens[k]
    low = token.low
    if low in en.RELATIVES or (low in _BREAKS and not token.is_capital):
        return True
    if (_is_pronoun(low) and low not in en.POSSESSIVES) or is_verb(s, k):
        return True
    return low in en.TIMES and low not in _NAMES_OR_TIMES


def possessor_before(s: Sentence, index: int) -> Range | None:
    """The possessor of the noun at ``index``: "his", or the phrase before "'s", over up to four adjectives."""
    for k in range(index - 1, max(-1, index - 6), -1):
        low = s.tokens[k].low
        if low in en.POSSESSIVES:
            return (k, k + 1)
        if low == "'s" or _is_plural_apostrophe(s, k):
            return None if s.tokens[k - 1].low in en.TIMES else _owner(s, k - 1)
        if low not in MARKS and (not is_word(s.tokens[k]) or low in _NO_ADJECTIVE or low in _OPENERS):
            return None
    return None


def _owner(s: Sentence, last: int) -> Range | None:
    """The possessor whose last token is ``last``: "the dean" in "the terms of the dean's departure"."""
    found = phrase_left(s, last)
    words = s.words(found) if found is not None else []
    if found is not None and words[0] in en.RELATIVES and len(words) > 1:
        found, words = (found[0] + 1, found[1]), words[1:]  # "the meeting at which [Lind]'s resignation"
    if found is None or "of" not in words[1:-1]:
        return found
    at = found[0] + words.index("of")
    # "The head of the council's departure": the head is the one who leaves.
    return found if is_person(s, (found[0], at)) else (at + 1, found[1])


def _is_plural_apostrophe(s: Sentence, k: int) -> bool:
    before = s.tokens[k - 1] if k > 0 else None
    token = s.tokens[k]
    return before is not None and token.low == "'" and token.start == before.end and before.low.endswith("s")


def after_preposition(s: Sentence, index: int, preposition: str, reach: int = 8) -> Range | None:
    """The noun phrase after ``preposition``, which is within ``reach`` words from ``index`` in the clause."""
    while index < len(s.tokens) and s.tokens[index].low in "\"'":
        index += 1
    for k in range(index, min(index + reach, len(s.tokens))):
        low = s.tokens[k].low
        if low == preposition:
            return phrase_right(s, k + 1) if _takes_noun(s, k) else None
        if low in _CLAUSE_ENDS or (preposition == "of" and (low == "," or k > index)):
            return None
        if low == "and" and preposition == "by" and k + 1 < len(s.tokens) and is_past(s.tokens[k + 1].low):
            return None
    return None


def _takes_noun(s: Sentence, k: int) -> bool:
    """Whether a noun comes after the preposition at ``k``, and no gerund, day or number."""
    if k + 1 >= len(s.tokens):
        return False
    following = s.tokens[k + 1].low
    return not (following.endswith("ing") or following in en.TIMES or following[0].isdigit())


def head_of(s: Sentence, found: Range) -> str:
    """The head noun of a phrase: its last word before "of" (after a quantity, the word after "of")."""
    words = s.words(found)
    if "of" in words:
        at = words.index("of")
        if at and not _is_number(words[at - 1]) and not (words[at - 1] == "out" and _is_number(words[0])):
            words = words[:at]
        else:
            words = words[at + 1 :]
    # "workers at the plant": the head comes before the preposition.
    cut = next((i for i, w in enumerate(words) if i and w in en.PREPOSITIONS), len(words))
    words = [w for w in words[:cut] if w[0].isalnum()]
    return words[-1] if words else ""


def is_person(s: Sentence, found: Range) -> bool | None:
    """Whether a phrase denotes a person or a body of people; None where that cannot be decided."""
    words = s.words(found)
    if _is_personal_pronoun(words):
        return True
    head = head_of(s, found)
    if head == "one" and "of" in words[:-1]:
        # "one of its meetings"
        return is_person(s, (found[0] + words.index("of") + 1, found[1]))
    if head in ("one", "us", "them"):
        return True
    if head.endswith("-year-old") or _is_some_of_them(words):
        return True
    phrase = s.tokens[found[0] : found[1]]
    is_name = next((t.is_capital for t in reversed(phrase) if t.low == head), False)
    head = head.rsplit("-", 1)[-1]  # "vice-chancellor"
    if is_name or _is_one_of_people(head):
        return True
    if any(w in TITLES for w in words) and any(t.is_capital for t in phrase[1:]):
        return None
    return True if _ends_as_person(head) else None


def _is_some_of_them(words: list[str]) -> bool:
    """ "The four", "the 15": people of whom the text told before."""
    return len(words) == 2 and words[0] == "the" and (words[1] in en.NUMBER_WORDS or words[1].isdigit())


def _singular(head: str) -> str:
    return head[:-1] if head.endswith("s") else head


def _is_one_of_people(head: str) -> bool:
    return head in PEOPLE or _singular(head) in PEOPLE


def _ends_as_person(head: str) -> bool:
    """Whether a noun ends as words for people do: "spokesman", "activists", "organiser"."""
    if head.endswith(_PERSON_ENDINGS):
        return True
    single = _singular(head)
    return len(single) > 4 and single.endswith(("er", "or")) and single not in en.THINGS


def _is_personal_pronoun(words: list[str]) -> bool:
    """ "She", "his", "no one"; not "it"."""
    if len(words) == 1:
        return words[0] not in ("it", "its") and (words[0] in en.PRONOUNS or words[0] in en.POSSESSIVES)
    return len(words) == 2 and words[0] in ("no", "any", "some", "every") and words[1] in ("one", "body")
