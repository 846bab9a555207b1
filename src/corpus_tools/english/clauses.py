"""Who does what a verb says: its subject, or whoever controls its infinitive or gerund."""

from __future__ import annotations

from typing import Final

from corpus_tools.english import word_classes as en
from corpus_tools.english.name_words import PEOPLE, SUFFIXES
from corpus_tools.english.parse import MAX_PHRASE, is_person, is_verb, phrase_left, phrase_right, possessor_before
from corpus_tools.english.sentence import MARKS, Range, Sentence, is_adverb, is_past

_PARTICIPLES: Final = frozenset(["having", "being"])
_BEFORE_PARTICIPLE: Final = frozenset([",", ";", "and", "but", "because", "that"])
_ASIDES: Final = frozenset(["if", "as", "when", "while", "although", "though", "whether"])
_BETWEEN: Final = frozenset(
    ["-", "please", "due", "set", "about", "going", "supposed", "able", "expected", "likely", "ready"]
)
_SUBJECT_NEGATORS: Final = frozenset(["nobody", "none", "no"])
_LEADING: Final = en.PREPOSITIONS | en.SUBORDINATORS | en.TIMES
_CLAUSE_OPENERS: Final = frozenset(["when", "because", "although", "while", "whether", "after", "if"])
_ONLY_OBJECTS: Final = frozenset(["me", "him", "us", "them"])
_CONTROLS_BY_FORM: Final = frozenset(["needs", "deserves", "hopes", "wishes", "intends", "refuses"])
_BEFORE_INTENTION: Final = frozenset(["no", "any", "a", "the", "absolutely"])


def _skip_back(s: Sentence, k: int) -> int:
    """Back over auxiliaries, adverbs, negators, times and marks."""
    while k >= 0:
        low = s.tokens[k].low
        if _is_auxiliary(s, k):
            if low[0] != "'" and "'" in low and low.split("'")[0] in en.SUBJECTS:
                return k  # "she'd" holds the subject
            k -= 1
        elif low == "-" and (opening := _opening_dash(s, k)) > 0:
            k = opening - 1
        elif _is_loose(s, k):
            k -= 1
        elif low == "," and k > 1 and is_adverb(s.tokens[k - 1].low) and s.tokens[k - 2].low == ",":
            k -= 3
        else:
            break
    return k


def _opening_dash(s: Sentence, closing: int) -> int:
    """The dash with which an aside begins that ends in a dash: "officials [–] led by Ode – resigned"; else -1."""
    for k in range(closing - 2, max(closing - 16, 0), -1):
        if s.tokens[k].low == "-":
            return k
        if s.tokens[k].low in (";", ":"):
            break
    return -1


def _is_auxiliary(s: Sentence, k: int) -> bool:
    low = s.tokens[k].low
    return low in en.AUXILIARIES and (low != "'s" or (k > 0 and s.tokens[k - 1].low in en.SUBJECTS))


def _is_loose(s: Sentence, k: int) -> bool:
    """Whether a word between a subject and its verb belongs to neither: an adverb, a negator, a mark, a time."""
    low = s.tokens[k].low
    if low in en.NEGATORS:
        return low not in _SUBJECT_NEGATORS
    if low in MARKS or low in _BETWEEN or is_adverb(low):
        return True
    return low in en.TIMES and (low not in ("march", "may") or s.tokens[k].is_capital)


def clause_subject(s: Sentence, before: int) -> Range | None:
    """The subject of the clause that holds token ``before``: its first noun phrase, after a leading adverbial."""
    k = _over_openers(s, _clause_begin(s, before), before)
    first = s.tokens[k].low if k < before else ""
    if first in _LEADING or first.endswith("ing"):
        comma = next((i for i in range(k, before) if s.tokens[i].low == ","), None)
        if comma is None:
            return _subject_of_opening(s, k, before)
        late = _pronoun_behind_list(s, comma, before)
        if late is not None:
            return late
        k = comma + 1
    while k < before and (s.tokens[k].low == "," or is_adverb(s.tokens[k].low) or s.tokens[k].low in en.COORDINATORS):
        k += 1
    return _behind_expletive(s, k, before) or phrase_right(s, k) if k < before else None


def _behind_expletive(s: Sentence, k: int, before: int) -> Range | None:
    """The subject of what is understood or said: "It is understood [she] will stay before leaving the post"."""
    if s.words((k, k + 2))[:1] != ["it"] or s.tokens[k + 1].low not in en.BE or k + 4 >= before:
        return None
    at = k + 2 + is_adverb(s.tokens[k + 2].low)
    if s.tokens[at].low not in _UNDERSTOOD:
        return None
    at += 1 + (s.tokens[at + 1].low == "that")
    return phrase_right(s, at) if at < before else None


_UNDERSTOOD: Final = en.PASSIVE_REPORTS | {"understood", "thought", "believed", "reported", "rumoured", "claimed"}


def _pronoun_behind_list(s: Sentence, comma: int, before: int) -> Range | None:
    """The subject where the first comma is inside a list: "Following spells at Arro, Ardle and Exham [he] returned"."""
    found = phrase_right(s, comma + 1)
    if found is None or found[1] >= before or s.tokens[found[1]].low not in _PRONOUN_SUBJECTS:
        return None
    at = found[1]
    verb = at + 1 + is_adverb(s.tokens[at + 1].low)
    return (at, at + 1) if verb < before and is_verb(s, verb) else None


_PRONOUN_SUBJECTS: Final = frozenset(["he", "she", "they", "we", "i"])


def _subject_of_opening(s: Sentence, k: int, before: int) -> Range | None:
    """The subject of a side clause that opens a sentence and goes on: "When [Lind] spoke after being sacked"."""
    if s.tokens[k].low not in _CLAUSE_OPENERS:
        return None
    found = phrase_right(s, k + 1)
    return found if found is not None and found[1] < before and is_verb(s, found[1]) else None


def _over_openers(s: Sentence, k: int, before: int) -> int:
    while k < before and (s.tokens[k].low in MARKS or s.tokens[k].low in en.COORDINATORS or is_adverb(s.tokens[k].low)):
        k += 1
    return k


def _clause_begin(s: Sentence, before: int) -> int:
    """Where the clause that holds token ``before`` begins."""
    return next((k + 1 for k in range(before - 1, -1, -1) if _begins_behind(s, k, before)), 0)


def _begins_behind(s: Sentence, k: int, before: int) -> bool:
    """Whether a clause begins after the word at ``k``."""
    low = s.tokens[k].low
    if low in (";", ":"):
        return True
    previous = s.tokens[k - 1].low if k else ""
    if low == "that":
        return previous in en.REPORTING or (s.tokens[0].low == "it" and k < 7)  # "It emerged on Friday that"
    if low in _CLAUSE_OPENERS:
        # "Fans, angry after the defeat, …": no clause follows "after".
        return k > 0 and before - k > 2 and (low != "after" or _begins_clause(s, k + 1, before))
    return (low == "but" or (low == "and" and previous == ",")) and _begins_clause(s, k + 1, before)


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
    return found is not None and found[1] < before and is_verb(s, found[1])


def _with_attachments(s: Sentence, found: Range) -> Range:
    """A phrase with the head it is attached to: "activities" in "protests over rising prices and activities".

    What a verb has for its object is not: "two directors" in "it caused strife and two directors resigned".
    """
    begin = found[0]
    crosses_and = False
    while begin > 1:
        begin = _over_day(s, begin)
        low = s.tokens[begin - 1].low
        if low not in en.PREPOSITIONS and low != "and":
            break
        if low in ("after", "before", "since", "until", "as", "because", "when", "like", "than", "while"):
            break
        left = phrase_left(s, begin - 2)
        if left is None or found[1] - left[0] > 2 * MAX_PHRASE or s.words(left)[0] in en.PRONOUNS:
            break
        begin = left[0]
        crosses_and = crosses_and or low == "and"
    if crosses_and and _is_object(s, begin):
        return found
    return (begin, found[1])


def _over_day(s: Sentence, begin: int) -> int:
    """Where a phrase begins, the day before it included: "Friday's" in "during Friday's council meeting"."""
    is_day = begin > 2 and s.tokens[begin - 1].low == "'s" and s.tokens[begin - 2].low in en.TIMES
    return begin - 2 if is_day else begin


def _is_object(s: Sentence, begin: int) -> bool:
    """Whether a verb comes right before a phrase: a finite one, or one after an auxiliary."""
    if begin < 1:
        return False
    verb = s.tokens[begin - 1]
    if verb.low in en.AUXILIARIES:
        return False
    behind_auxiliary = begin > 1 and s.tokens[begin - 2].low in en.AUXILIARIES and not verb.is_capital
    return is_verb(s, begin - 1) or behind_auxiliary


def subject_of(s: Sentence, verb: int, depth: int = 0) -> Range | None:
    """Who does what the verb at token ``verb`` says: its subject, or whoever controls its infinitive or gerund."""
    if depth > 6 or verb <= 0:
        return _subject_behind(s, verb)
    is_gerund = s.tokens[verb].low.endswith("ing")
    if is_gerund and s.tokens[verb - 1].low == "since":
        # Before a gerund "since" is no adverb to step over.
        return clause_subject(s, verb - 1) or _subject_behind(s, verb)
    k = _skip_back(s, verb - 1)
    if k < 0:
        return _subject_behind(s, verb)
    if s.tokens[k + 1].low in _PARTICIPLES and s.tokens[k].low in _BEFORE_PARTICIPLE:
        # "because, having been removed, she …": the subject follows.
        return _teller(s, k) or _subject_behind(s, verb) or clause_subject(s, k)
    if s.tokens[k + 1].low == "having":
        return clause_subject(s, k)
    if is_gerund and s.tokens[k].low in _BEFORE_GERUND:
        return clause_subject(s, k) or _subject_behind(s, verb)
    if s.tokens[k].low == "to" or (is_gerund and s.tokens[k].low == "of"):
        return _controller(s, k - 1, depth)
    return _subject_before(s, k, verb, depth)


def _teller(s: Sentence, comma: int) -> Range | None:
    """Who speaks behind a quotation, before the comma at ``comma``: "…," [Lind] said, having been …"."""
    if s.tokens[comma].low != "," or comma < 3:
        return None
    is_inverted = s.tokens[comma - 1].low not in _SAID
    found = phrase_left(s, comma - 1 - (not is_inverted))
    if found is None or found[0] < 1:
        return None
    at = found[0] - 1
    if is_inverted:
        if s.tokens[at].low not in _SAID:
            return None
        at -= 1
    return found if at >= 0 and s.tokens[at].low in MARKS and s.tokens[at].low != "-" else None


_SAID: Final = frozenset(["said", "says", "added", "adds"])
_BEFORE_GERUND: Final = (en.PREPOSITIONS | {"when", "while"}) - {"to", "of"}


def _subject_before(s: Sentence, k: int, verb: int, depth: int) -> Range | None:
    """The subject of a verb, where the word at ``k`` is the first before it that says anything of it."""
    low = s.tokens[k].low
    if low in en.RELATIVES:
        return _antecedent_of_relative(s, k)
    if low in (",", ";", "-", "–") or low in en.COORDINATORS:
        return _coordinated(s, k)
    if low in en.SUBORDINATORS or low in en.PREPOSITIONS:
        return clause_subject(s, k)
    if (is_past(low) and is_verb(s, k)) or (low in en.FINITE and (low[-3:] != "ing" or is_verb(s, k))):
        return subject_of(s, k, depth + 1)
    return _phrase_before_verb(s, k)


def _phrase_before_verb(s: Sentence, k: int) -> Range | None:
    """The noun phrase that ends at ``k``, with what it is attached to; the antecedent of a relative clause in it."""
    found = _with_name(s, phrase_left(s, k))
    if found is None or is_person(s, found) is not True or s.words(found)[0] in _ONLY_OBJECTS:
        # "God who appointed me will remove me"
        antecedent = _antecedent(s, k)
        if antecedent is not None:
            return antecedent
        antecedent = _antecedent_of_thing(s, k)
        if antecedent is not None:
            return _with_attachments(s, antecedent)
    elif (of_clause := _antecedent_over(s, found)) is not None:
        return of_clause
    return _with_attachments(s, found) if found is not None else None


def _antecedent_over(s: Sentence, found: Range) -> Range | None:
    """Who a relative clause belongs to that ends in a person: "[officials] who served under Ode were dismissed"."""
    before = found[0] - 1
    if before < 2 or s.tokens[before].low not in en.PREPOSITIONS:
        return None
    antecedent = _antecedent(s, before - 1)
    return antecedent if antecedent is not None and is_person(s, antecedent) is True else None


def _with_name(s: Sentence, found: Range | None) -> Range | None:
    """A phrase, with the name before its comma where it is only what follows a name: "[Bo Lund, Jr.]"."""
    if (
        found is None
        or found[0] < 2
        or s.words(found)[0].rstrip(".") not in SUFFIXES
        or s.tokens[found[0] - 1].low != ","
    ):
        return found
    name = phrase_left(s, found[0] - 2)
    return (name[0], found[1]) if name is not None else found


def _antecedent_of_thing(s: Sentence, k: int) -> Range | None:
    """The noun of a relative clause that ends at ``k``, before an auxiliary: "[a club] that lost it has gone"."""
    if k + 1 >= len(s.tokens) or s.tokens[k + 1].low not in en.AUXILIARIES:
        return None
    for j in range(k, max(1, k - 12), -1):
        low = s.tokens[j].low
        if low in (",", ";", ":") or low in en.COORDINATORS:
            return None
        if low in ("which", "that"):
            is_subject = s.tokens[j + 1].low in en.AUXILIARIES or is_verb(s, j + 1)
            return phrase_left(s, j - 1) if is_subject and not is_verb(s, j - 1) else None
    return None


def _antecedent_of_relative(s: Sentence, k: int) -> Range | None:
    """The noun that "who", "which" or "that" at ``k`` refers to."""
    at = k - 1
    if at > 0 and s.tokens[at].low in en.COORDINATORS:
        # "the councillor who chairs the committee and who called": the same antecedent.
        at = next((j - 1 for j in range(at - 1, 0, -1) if s.tokens[j].low == s.tokens[k].low), at)
    if at >= 0 and s.tokens[at].low == ",":
        at -= 1
    if at > 1 and s.tokens[at].low.isdigit() and s.tokens[at - 1].low == ",":
        at -= 2  # "Ode, 47, who"
    return phrase_left(s, at)


def _antecedent(s: Sentence, k: int) -> Range | None:
    """The noun of a relative clause that ends here: "judges who refuse to go" (could be dismissed)."""
    for j in range(k, max(0, k - 12), -1):
        low = s.tokens[j].low
        if low in (",", ";", ":") or low in en.COORDINATORS:
            return None
        if low == "who":
            return phrase_left(s, j - 1)
    return None


def _subject_behind(s: Sentence, verb: int) -> Range | None:
    """The subject of "After stepping down, he …": the first phrase after the next comma."""
    for k in range(max(verb, 0), min(verb + 16, len(s.tokens))):
        if s.tokens[k].low == ",":
            return phrase_right(s, k + 1)
    return None


def _coordinated(s: Sentence, k: int) -> Range | None:
    if s.tokens[k].low == "," and k > 0:
        relative = _relative_before(s, k)
        if relative is not None:
            return phrase_left(s, relative - 2)
        described = _before_description(s, k)
        if described is not None:
            return described
        opening = next((i for i in range(k - 1, max(-1, k - 15), -1) if s.tokens[i].low == ","), None)
        if opening is not None:
            found = _before_apposition(s, opening, k)
            if found is not None:
                return found
    return clause_subject(s, k)


def _before_description(s: Sentence, k: int) -> Range | None:
    """The name before an office that a list follows: "[Ode], leader of Arro, Exham and Lund Council, resigned"."""
    commas = [i for i in range(k - 1, max(0, k - _LONGEST_DESCRIPTION), -1) if s.tokens[i].low == ","]
    for comma in commas[1:]:
        office = next((i for i in range(comma + 1, min(comma + 5, k)) if s.tokens[i].low in PEOPLE), 0)
        is_described = office and s.tokens[office + 1].low in ("of", "for", "at", "on", "in")
        plain = s.tokens[comma + 1 : office]
        if is_described and not s.tokens[office].is_capital and not any(t.is_capital for t in plain):
            name = phrase_left(s, comma - 1)
            inner = range(office + 1, k)
            if name is not None and is_person(s, name) is True and not any(is_verb(s, i) for i in inner):
                return name
    return None


_LONGEST_DESCRIPTION: Final = 24  # words


def _relative_before(s: Sentence, k: int) -> int | None:
    """The "who" or "whose" of an aside that ends with the comma at ``k``: "Ode, whose views were known, resigned"."""
    for j in range(k - 1, max(1, k - 40), -1):
        low = s.tokens[j].low
        if low in (";", ":"):
            return None
        if low in ("who", "whose", "which", "whom") and s.tokens[j - 1].low == ",":
            return j
    return None


def _before_apposition(s: Sentence, opening: int, k: int) -> Range | None:
    """The subject of "the chief executive, Anna Ode, resigned": the phrase of the two that names the person."""
    if s.tokens[opening + 1].low in _ASIDES or s.tokens[opening + 1].low == "it":
        # "they, if you like, …", "they, it is said, …"
        return phrase_left(s, opening - 1)
    if _begins_with_participle(s, opening + 1):
        return phrase_left(s, opening - 1)  # "[members], led by Ada Ode, demanded"
    apposition = phrase_left(s, k - 1)
    if apposition and apposition[0] > opening:
        before = phrase_left(s, opening - 1)
        if before is None:
            return apposition
        is_role = not _has_name(s, apposition)
        is_named = _has_name(s, before) and not s.tokens[apposition[0]].is_capital
        return before if is_role or is_named else apposition
    return phrase_left(s, opening - 1) if s.tokens[k - 1].low.isdigit() else None


def _begins_with_participle(s: Sentence, k: int) -> bool:
    """Whether an aside at ``k`` begins with a participle that has a phrase behind it: "led by", "backed by"."""
    low, behind = s.tokens[k].low, s.tokens[k + 1].low
    is_participle = is_past(low) or low in en.IRREGULAR_PAST or low == "led"
    return is_participle and not s.tokens[k].is_capital and behind in en.PREPOSITIONS


def _has_name(s: Sentence, found: Range) -> bool:
    return any(t.is_capital for t in s.tokens[found[0] : found[1]])


def _controller(s: Sentence, k: int, depth: int) -> Range | None:
    """Who controls the infinitive after "to" at ``k + 1``, or the gerund after "of"."""
    last = k
    k = _skip_back(s, k)
    if k < 0:
        return None
    low = s.tokens[k].low
    if low == "who":
        # "nurses who might have to be let go": whoever the clause is about.
        found = subject_of(s, k + 1, depth + 1)
        return found if found is not None and is_person(s, found) else (k, k + 1)
    if low in en.OBJECTS or low in en.SUBJECTS:
        return (k, k + 1)
    if any(s.tokens[i].low in en.BE for i in range(k + 1, last + 1)):
        # "the editor is to leave": no other verb controls it.
        if low == ",":
            return _coordinated(s, k)  # "Ana Ode, the editor, is to leave"
        owner = phrase_left(s, k)
        return _with_attachments(s, owner) if owner is not None else None
    if low in en.INTENTIONS:
        return _whose_intention(s, k, depth)
    if _is_controlling_verb(s, k):
        return subject_of(s, k, depth + 1)
    return _controlling_phrase(s, k, depth)


def _is_controlling_verb(s: Sentence, k: int) -> bool:
    """Whether the word before an infinitive is a verb with a subject: "agreed to go"; a gerund after be is one."""
    low = s.tokens[k].low
    if low in _CONTROLS_BY_FORM and k > 0 and not _opens_noun(s, k):
        return True  # "the clerk needs to be fired"
    if low not in en.REPORTING and low not in en.FINITE and not is_past(low):
        return False
    return not low.endswith("ing") or k == 0 or s.tokens[k - 1].low in en.BE


def _opens_noun(s: Sentence, k: int) -> bool:
    """Whether the word at ``k`` is a noun by what comes before it: "their needs"."""
    before = s.tokens[k - 1].low
    return before in en.DETERMINERS or before in en.POSSESSIVES or before in en.PREPOSITIONS or before == "'s"


def _controlling_phrase(s: Sentence, k: int, depth: int) -> Range | None:
    """The noun phrase that ends at ``k`` where it controls the infinitive, else the subject of the verb before it."""
    phrase = phrase_left(s, k)
    if phrase is None:
        return clause_subject(s, k)
    words = s.words(phrase)
    if "of" in words[1:] and words[words.index("of") - 1] in en.INTENTIONS:
        # "the decision of the council to dismiss her"
        return phrase_right(s, phrase[0] + words.index("of") + 1)
    decided = _who_intends(s, phrase)
    if decided is not None:
        return decided
    if phrase[0] == 0 or _is_controlled(s, phrase):
        return phrase
    verb = _governing_verb(s, phrase)
    return subject_of(s, verb, depth + 1) if verb is not None else clause_subject(s, k)


def _who_intends(s: Sentence, phrase: Range) -> Range | None:
    """The first of those whose intention is told: "the decision by [Ada Ode] and Bo Lund to stand down"."""
    for k in range(phrase[0] - 1, max(phrase[0] - MAX_PHRASE, 0), -1):
        low = s.tokens[k].low
        if low == "by" or (low == "from" and s.tokens[k - 1].low in _DECIDED_BY):
            return phrase_right(s, k + 1) if s.tokens[k - 1].low in en.INTENTIONS else None
        if low != "and" and low != "," and not s.tokens[k].is_capital:
            return None
    return None


_DECIDED_BY: Final = frozenset(["decision", "move", "choice", "vote"])  # not “pressure from the party to resign”


def _whose_intention(s: Sentence, k: int, depth: int) -> Range | None:
    """Whose plan or offer the noun at ``k`` denotes: its possessor, or the subject of the verb it is the object of."""
    owner = possessor_before(s, k)
    if owner is not None:
        return owner
    if s.tokens[k].low == "time":
        return None  # "it is time to go", "now is the right time to go": no one is named as going
    k = _over_adjectives(s, k)
    if k > 1 and s.tokens[k - 1].low in en.ARTICLES and s.tokens[k - 2].low in en.BE:
        return None  # "The cause was the failed attempt to oust him": not whose attempt
    while k > 0 and (s.tokens[k - 1].low in _BEFORE_INTENTION or s.tokens[k - 1].low in MARKS):
        k -= 1
    return subject_of(s, k, depth + 1) if k > 0 else None


def _over_adjectives(s: Sentence, noun: int) -> int:
    """The first adjective of a noun with an article: "difficult" in "the difficult decision"; else the noun."""
    for k in range(noun - 1, max(noun - 6, 0), -1):
        token = s.tokens[k]
        if token.low in en.ARTICLES:
            return k + 1
        if token.is_capital or not token.low.isalpha() or is_verb(s, k) or token.low in _LEADING:
            return noun
    return noun


def _is_controlled(s: Sentence, phrase: Range) -> bool:
    """Whether a phrase before an infinitive is who is to do it: "asked Ode to go", "called on Ode to go"."""
    governor = s.tokens[phrase[0] - 1].low
    if governor in ("on", "upon"):
        before = s.tokens[max(0, phrase[0] - 4) : phrase[0] - 1]
        if any(t.low.startswith("call") for t in before):
            return True
    elif governor in en.OBJECT_CONTROL:
        return True
    return s.tokens[phrase[1] - 1].low in PEOPLE and governor not in en.PREPOSITIONS


def _governing_verb(s: Sentence, phrase: Range) -> int | None:
    """The verb before a phrase, over prepositional phrases: "appeared on a radio station to say"."""
    at = phrase[0] - 1
    while at > 0 and s.tokens[at].low in en.PREPOSITIONS:
        left = phrase_left(s, at - 1)
        if left is None:
            at -= 1
            break
        at = left[0] - 1
    if at <= 0:
        return None
    low = s.tokens[at].low
    if is_past(low) or low in en.FINITE or low in en.HAVE:
        return at + 1 if low in en.HAVE else at
    return None
