"""Reading a clause without a parser: its words, noun phrases, subjects, objects and possessors.

A parser would know more, at a thousand times the cost; what is done here is to walk from an expression to its
neighbours over words that can be known by their form.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Final, NamedTuple

from corpus_tools.framing import english as en

Range = tuple[int, int]

_TOKEN: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}|'(?:s|d|ll|ve|re|m)\b|[\w$£€@#]+(?:[.\-&/'](?!s\b|d\b|ll\b|ve\b|re\b|m\b)\w+)*|[^\w\s]"
)
_MARKS: Final = frozenset("\"'()[]")
_MAX_PHRASE: Final = 14
# A noun phrase does not run over these.
_BREAKS: Final = (en.PREPOSITIONS | en.SUBORDINATORS | en.COORDINATORS) - en.DETERMINERS


class Token(NamedTuple):
    """A word or mark: offsets in the sentence, in lower case, and whether it is capitalised."""

    start: int
    end: int
    low: str
    is_capital: bool


class Sentence:
    """A sentence: where it begins in the article, as printed, folded in lower case; its words are read when needed."""

    def __init__(self, raw: str, low: str, offset: int) -> None:
        self.raw, self.low, self.offset = raw, low, offset

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        raw = self.raw
        return tuple(Token(m.start(), m.end(), m.group(), raw[m.start()].isupper()) for m in _TOKEN.finditer(self.low))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        return tuple(t.start for t in self.tokens)

    def token_at(self, position: int) -> int:
        """Index of the first token that begins at or behind ``position`` or holds it."""
        index = bisect_right(self.starts, position) - 1
        if index >= 0 and self.tokens[index].end > position:
            return index
        return min(bisect_left(self.starts, position), max(len(self.tokens) - 1, 0))

    def last_token_before(self, position: int) -> int:
        """Index of the last token that begins before ``position`` (-1: none)."""
        return bisect_left(self.starts, position) - 1

    def span(self, found: Range) -> Range:
        return self.tokens[found[0]].start, self.tokens[found[1] - 1].end

    def words(self, found: Range) -> list[str]:
        return [t.low for t in self.tokens[found[0] : found[1]]]


def read_sentence(raw: str, low: str, offset: int) -> Sentence:
    """A sentence of an article; ``low`` is ``raw`` folded in lower case, character for character."""
    return Sentence(raw, low, offset)


def is_headline(s: Sentence) -> bool:
    """Whether most words are capitalised, as in many headlines."""
    words = [t for t in s.tokens if len(t.low) > 3 and t.low.isalpha()]
    return sum(t.is_capital for t in words) >= 0.6 * len(words)


def is_word(token: Token) -> bool:
    return token.low[0].isalnum() or token.low[0] in "$£€@#"


def is_adverb(low: str) -> bool:
    return low in en.ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in en.NOT_ADVERBS)


def is_past(low: str) -> bool:
    """Whether a word looks like a past tense or past participle."""
    return (low.endswith("ed") and len(low) > 3) or low in en.IRREGULAR_PAST


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


def _is_verb(s: Sentence, k: int) -> bool:
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
    while k >= 0 and s.tokens[k].low in _MARKS:
        k -= 1
    end = k + 1
    if k < 0:
        return None
    if s.tokens[k].low in en.PRONOUNS and s.tokens[k].low not in ("others", "one"):
        return (k, end)
    begin = end
    while k >= 0 and end - k <= _MAX_PHRASE:
        low, capital = s.tokens[k].low, s.tokens[k].is_capital
        if low == ")" and "(" in [t.low for t in s.tokens[max(0, k - 6) : k]]:
            k = max(j for j in range(max(0, k - 6), k) if s.tokens[j].low == "(") - 1
            continue
        if low in _MARKS or (low == "." and k > 0 and s.tokens[k - 1].low in en.ABBREVIATED):
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
        if low == "that" or _is_verb(s, k) or (low in en.TIMES and not capital and begin == end):
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
    while k < n and s.tokens[k].low in _MARKS:
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
    while k < n and k - begin < _MAX_PHRASE:
        token = s.tokens[k]
        low = token.low
        if low in _MARKS and low not in "()":
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
        if k > begin and (_is_verb(s, k) or (low in en.TIMES and low not in ("march", "may"))):
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
        if low in _MARKS:
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


def _skip_back(s: Sentence, k: int) -> int:
    """Back over auxiliaries, adverbs, negators, times and marks."""
    while k >= 0:
        low = s.tokens[k].low
        previous = s.tokens[k - 1].low if k else ""
        if low in en.AUXILIARIES and not (low == "'s" and previous not in en.SUBJECTS):
            if low[0] != "'" and "'" in low and low.split("'")[0] in en.SUBJECTS:
                return k
            k -= 1
        elif (
            (low in en.NEGATORS and low not in ("nobody", "none", "no"))
            or low in _MARKS
            or low in ("-",)
            or is_adverb(low)
            or low
            in (
                "due",
                "set",
                "about",
                "going",
                "supposed",
                "able",
                "expected",
                "likely",
                "ready",
            )
            or (low in en.TIMES and not (low in ("march", "may") and not s.tokens[k].is_capital))
        ):
            k -= 1
        elif low == "," and k > 1 and is_adverb(previous) and s.tokens[k - 2].low == ",":
            k -= 3
        else:
            break
    return k


def clause_subject(s: Sentence, before: int) -> Range | None:
    """The subject of the clause that holds token ``before``: its first noun phrase, behind a leading adverbial."""
    begin = 0
    for k in range(before - 1, -1, -1):
        low = s.tokens[k].low
        if low in (";", ":") or (low == "that" and k > 0 and s.tokens[k - 1].low in en.REPORTING):
            begin = k + 1
            break
        if low in ("when", "because", "although", "while", "whether", "after", "if") and before - k > 2:
            begin = k + 1
            break
        if (low == "but" or (low == "and" and k > 0 and s.tokens[k - 1].low == ",")) and _begins_clause(
            s, k + 1, before
        ):
            begin = k + 1
            break
    k = begin
    while k < before and (
        s.tokens[k].low in _MARKS or s.tokens[k].low in en.COORDINATORS or is_adverb(s.tokens[k].low)
    ):
        k += 1
    first = s.tokens[k].low if k < before else ""
    if first in en.PREPOSITIONS or first in en.SUBORDINATORS or first in en.TIMES or first.endswith("ing"):
        commas = [i for i in range(k, before) if s.tokens[i].low == ","]
        if not commas:
            return None
        k = commas[0] + 1
    while k < before and (
        s.tokens[k].low in (",",) or is_adverb(s.tokens[k].low) or s.tokens[k].low in en.COORDINATORS
    ):
        k += 1
    return phrase_right(s, k) if k < before else None


def _begins_clause(s: Sentence, k: int, before: int) -> bool:
    """Whether a clause with a subject of its own begins at ``k``: "but (instead) she cancelled"."""
    while k < before and is_adverb(s.tokens[k].low):
        k += 1
    if k >= before:
        return False
    low = s.tokens[k].low
    if low in en.AUXILIARIES or low in en.FINITE or is_past(low) or low in en.PREPOSITIONS:
        return False
    found = phrase_right(s, k)
    return found is not None and found[1] < before and _is_verb(s, found[1])


def _with_attachments(s: Sentence, found: Range) -> Range:
    """A phrase with the head it is attached to: "activities" in "protests over rising prices and activities"."""
    begin = found[0]
    while begin > 1:
        low = s.tokens[begin - 1].low
        if low not in en.PREPOSITIONS and low != "and":
            break
        if low in ("after", "before", "since", "until", "as", "because", "when", "like", "than", "while"):
            break
        left = phrase_left(s, begin - 2)
        if left is None or found[1] - left[0] > 2 * _MAX_PHRASE or s.words(left)[0] in en.PRONOUNS:
            break
        begin = left[0]
    return (begin, found[1])


def subject_of(s: Sentence, verb: int, depth: int = 0) -> Range | None:
    """Who does what the verb at token ``verb`` says: its subject, or whoever controls its infinitive or gerund."""
    if depth > 6 or verb <= 0:
        return _subject_behind(s, verb)
    k = _skip_back(s, verb - 1)
    if k < 0:
        return _subject_behind(s, verb)
    low = s.tokens[k].low
    if low == "to":
        return _controller(s, k - 1, depth)
    if s.tokens[verb].low.endswith("ing") and (low in en.PREPOSITIONS or low in ("when", "while")):
        if low == "of":
            return _controller(s, k - 1, depth)
        return clause_subject(s, k) or _subject_behind(s, verb)
    if low in en.RELATIVES:
        at = k - 1
        if at > 0 and s.tokens[at].low in en.COORDINATORS:
            # "the councillor who chairs the committee and who called": the same antecedent.
            at = next((j - 1 for j in range(at - 1, 0, -1) if s.tokens[j].low == low), at)
        if at >= 0 and s.tokens[at].low == ",":
            at -= 1
        if at > 1 and s.tokens[at].low.isdigit() and s.tokens[at - 1].low == ",":
            at -= 2
        found = phrase_left(s, at)
        if found is None and at > 0:
            return None
        return found
    if low in (",", ";", "-", "–") or low in en.COORDINATORS:
        return _coordinated(s, k, verb, depth)
    if low in en.SUBORDINATORS and low not in en.PREPOSITIONS:
        return clause_subject(s, k)
    if low in en.PREPOSITIONS:
        return clause_subject(s, k)
    if (is_past(low) and _is_verb(s, k)) or low in en.FINITE:
        return subject_of(s, k, depth + 1)
    found = phrase_left(s, k)
    return _with_attachments(s, found) if found is not None else None


def _subject_behind(s: Sentence, verb: int) -> Range | None:
    """The subject of "After stepping down, he …": the first phrase behind the next comma."""
    for k in range(max(verb, 0), min(verb + 16, len(s.tokens))):
        if s.tokens[k].low == ",":
            return phrase_right(s, k + 1)
    return None


def _coordinated(s: Sentence, k: int, verb: int, depth: int) -> Range | None:
    if s.tokens[k].low == "," and k > 0:
        # "the chief executive, Anna Ode, resigned": the phrase between the commas.
        apposition = phrase_left(s, k - 1)
        opening = [i for i in range(max(0, k - 14), k) if s.tokens[i].low == ","]
        is_name = apposition is not None and any(t.is_capital for t in s.tokens[apposition[0] : apposition[1]])
        if opening and apposition and apposition[0] > opening[-1]:
            before = phrase_left(s, opening[-1] - 1)
            named = before is not None and any(t.is_capital for t in s.tokens[before[0] : before[1]])
            if before is not None and (not is_name or (named and not s.tokens[apposition[0]].is_capital)):
                return before
            return apposition
        if opening and s.tokens[k - 1].low.isdigit():
            return phrase_left(s, opening[-1] - 1)
    return clause_subject(s, k)


def _controller(s: Sentence, k: int, depth: int) -> Range | None:
    """Who controls the infinitive behind "to" at ``k + 1``, or the gerund behind "of"."""
    k = _skip_back(s, k)
    if k < 0:
        return None
    low = s.tokens[k].low
    if (low in en.OBJECTS and low != "her") or low == "her":
        return (k, k + 1)
    if low in en.INTENTIONS:
        owner = possessor_before(s, k)
        if owner is not None:
            return owner
        while k > 0 and (
            s.tokens[k - 1].low in ("no", "any", "a", "the", "absolutely") or s.tokens[k - 1].low in _MARKS
        ):
            k -= 1
        return subject_of(s, k, depth + 1) if k > 0 else None
    if low in en.REPORTING or low in en.FINITE or is_past(low):
        return subject_of(s, k, depth + 1)
    phrase = phrase_left(s, k)
    if phrase is not None and phrase[0] > 0:
        governor = s.tokens[phrase[0] - 1].low
        called = governor in ("on", "upon") and any(
            t.low.startswith("call") for t in s.tokens[max(0, phrase[0] - 4) : phrase[0] - 1]
        )
        if called or (governor in en.OBJECT_CONTROL and governor not in ("on", "upon")):
            return phrase
        if s.tokens[phrase[1] - 1].low in en.PEOPLE and governor not in en.PREPOSITIONS:
            return phrase
        # "appeared on a radio station to say": over the prepositional phrases to the verb.
        at = phrase[0] - 1
        while at > 0 and s.tokens[at].low in en.PREPOSITIONS:
            left = phrase_left(s, at - 1)
            if left is None:
                at -= 1
                break
            at = left[0] - 1
        if at > 0 and (is_past(s.tokens[at].low) or s.tokens[at].low in en.FINITE or s.tokens[at].low in en.HAVE):
            return subject_of(s, at if s.tokens[at].low not in en.HAVE else at + 1, depth + 1)
    elif phrase is not None:
        return phrase
    return clause_subject(s, k)


def head_of(s: Sentence, found: Range) -> str:
    """The head noun of a phrase: its last word before "of" (behind a quantity, the word after "of")."""
    words = s.words(found)
    if "of" in words:
        at = words.index("of")
        if at and words[at - 1] not in en.QUANTITIES:
            words = words[:at]
        else:
            words = words[at + 1 :]
    words = [w for w in words if w[0].isalnum()]
    return words[-1] if words else ""


def is_person(s: Sentence, found: Range) -> bool | None:
    """Whether a phrase stands for a person or a body of people; None: cannot tell."""
    words = s.words(found)
    if len(words) == 1 and words[0] not in ("it", "its") and words[0] in en.PRONOUNS | en.POSSESSIVES:
        return True
    if len(words) == 2 and words[0] in ("no", "any", "some", "every") and words[1] in ("one", "body"):
        return True
    head = head_of(s, found)
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
