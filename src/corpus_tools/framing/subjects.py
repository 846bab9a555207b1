"""Who does what a verb says: its subject, or whoever controls its infinitive or gerund."""

from __future__ import annotations

from corpus_tools.english import word_classes as en
from corpus_tools.framing.phrases import MAX_PHRASE, is_person, is_verb, phrase_left, phrase_right, possessor_before
from corpus_tools.framing.words import MARKS, Range, Sentence, is_adverb, is_past


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
            or low in MARKS
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
        if low in ("when", "because", "although", "while", "whether", "after", "if") and k > 0 and before - k > 2:
            begin = k + 1
            break
        if (low == "but" or (low == "and" and k > 0 and s.tokens[k - 1].low == ",")) and _begins_clause(
            s, k + 1, before
        ):
            begin = k + 1
            break
    k = begin
    while k < before and (s.tokens[k].low in MARKS or s.tokens[k].low in en.COORDINATORS or is_adverb(s.tokens[k].low)):
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
    return found is not None and found[1] < before and is_verb(s, found[1])


def _with_attachments(s: Sentence, found: Range) -> Range:
    """A phrase with the head it is attached to: "activities" in "protests over rising prices and activities".

    What a verb has for its object is not: "two directors" in "it caused strife and two directors resigned".
    """
    begin = found[0]
    crosses_and = False
    while begin > 1:
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


def _is_object(s: Sentence, begin: int) -> bool:
    """Whether a verb stands right before a phrase: a finite one, or one behind an auxiliary."""
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
    if s.tokens[verb - 1].low == "since" and s.tokens[verb].low.endswith("ing"):
        # Before a gerund "since" is no adverb to step over.
        return clause_subject(s, verb - 1) or _subject_behind(s, verb)
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
    if (is_past(low) and is_verb(s, k)) or low in en.FINITE:
        return subject_of(s, k, depth + 1)
    found = phrase_left(s, k)
    if found is None or is_person(s, found) is not True:
        antecedent = _antecedent(s, k)
        if antecedent is not None:
            return antecedent
    return _with_attachments(s, found) if found is not None else None


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
        owner = phrase_left(s, k)
        return _with_attachments(s, owner) if owner is not None else None
    if low in en.INTENTIONS:
        owner = possessor_before(s, k)
        if owner is not None:
            return owner
        while k > 0 and (
            s.tokens[k - 1].low in ("no", "any", "a", "the", "absolutely") or s.tokens[k - 1].low in MARKS
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
