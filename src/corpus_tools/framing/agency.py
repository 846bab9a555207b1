"""Who makes it happen and to whom: the agent and the affected of an expression."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from corpus_tools.english import word_classes as en
from corpus_tools.english.clauses import clause_subject, subject_of
from corpus_tools.english.inflection import forms, word_set
from corpus_tools.english.name_words import PEOPLE
from corpus_tools.english.parse import (
    after_preposition,
    head_of,
    is_person,
    is_verb,
    over_quantifier,
    phrase_left,
    phrase_right,
    possessor_before,
)
from corpus_tools.english.sentence import Range, Sentence, is_adverb, is_past
from corpus_tools.framing.match import Hit, without_verb

Span = tuple[int, int]
_DEMAND_NOUNS: Final = word_set(
    "demand demands call calls pressure petition appeal appeals plea pleas campaign clamour bid request requests"
)

_DEMANDS_BESIDE: Final = word_set("call calls demand demands request requests appeal appeals")
_DECISIONS: Final = word_set("decision move vote choice plan proposal order motion")
_DECIDED: Final = word_set("made taken backed approved supported proposed opposed reached passed carried ordered")
_FULL_STOPS: Final = frozenset([".", "!", "?"])
_SUDDEN: Final = frozenset(["shock", "surprise", "sudden", "abrupt", "immediate"])
_HASTY: Final = _SUDDEN | word_set(
    "instant early prompt swift speedy eventual subsequent urgent summary unfair unlawful"
)
_ANNOUNCING: Final = frozenset(
    form for verb in ("announce", "declare", "decline", "refuse", "mull", "consider") for form in forms(verb)
)
_EDGES_OF_TIME: Final = frozenset(["end", "start", "beginning", "close"])
_CLAUSE_MARKS: Final = frozenset(['"', ";", ":"])
_DEGREES: Final = frozenset(["very", "so", "too", "rather", "quite"])
_ADJECTIVES: Final = frozenset(["good", "bad", "right", "wrong", "great", "long", "new", "fresh"])
_OWNERS: Final = frozenset(["his", "her", "their", "my", "our"])
_HELD_OPEN: Final = en.INTENTIONS | word_set(
    "thing shame honour honor privilege pleasure pity way moment day reason place wrench sadness step call risk"
)
_COPULAS: Final = frozenset([*forms("become"), "is", "was", "are", "were", "be", "been"])
_FIRST_PERSON: Final = frozenset(["i", "me", "us", "we", "my", "our"])
_ASIDE_GOES_ON: Final = frozenset([",", "who", "whose", "which", "that"])
_CHIEFS: Final = frozenset(["ceo", "cfo", "coo", "cto", "cio"])
_SAYS: Final = frozenset(["said", "says", "added", "adds"])
_BEFORE_VERB: Final = en.AUXILIARIES | {"to"}
_NO_NOUN: Final = (
    en.PREPOSITIONS | en.DETERMINERS | en.POSSESSIVES | en.PRONOUNS | en.TIMES | en.COORDINATORS | en.AUXILIARIES
)


class _Verb(NamedTuple):
    """A past form and its neighbours: ``before`` is the word before it over adverbs and marks, ``following`` after."""

    s: Sentence
    last: int  # the token after the verb
    place: int  # the token of ``before``, or -1
    before: str
    following: str
    has_noun: bool  # a noun phrase may begin after it


# Each of these says that a past form is active (True where it holds); the first that holds decides.
def _shoots(v: _Verb) -> bool:
    """ "Fired on protesters" is no dismissal; "fired on Monday" may be."""
    if v.following not in ("on", "upon", "at", "into"):
        return False
    behind = [low for low in v.s.words((v.last + 1, v.last + 3)) if low != "the"][:1] or [""]
    return not (behind[0] in en.TIMES | en.SPANS_OF_TIME | _EDGES_OF_TIME or behind[0][:1].isdigit())


def _has_auxiliary(v: _Verb) -> bool:
    """ "Has sacked", "to sack"."""
    return v.before in en.HAVE or v.before in en.MODALS or v.before == "to"


def _has_subject(v: _Verb) -> bool:
    """ "What she so curtly dismissed", but not "was she dismissed?"."""
    is_asked = v.place > 0 and v.s.tokens[v.place - 1].low in en.BE
    return v.before in ("he", "she", "they", "we", "i") and not is_asked


def _has_late_object(v: _Verb) -> bool:
    """ "Dismissed on Friday claims that …" has its object after the day."""
    behind = _over_time(v.s, v.last)
    if behind == v.last or behind >= len(v.s.tokens) or v.s.tokens[behind].low in en.AUXILIARIES:
        return False
    return phrase_right(v.s, behind) is not None


_ACTIVE: Final = (_shoots, _has_auxiliary, _has_subject, _has_late_object)


def _is_passive(s: Sentence, verb: int, last: int) -> tuple[bool, bool]:
    """Whether the verb at ``verb`` is passive, and whether it comes before its noun (the ousted leader)."""
    if not is_past(s.tokens[verb].low):
        return False, False
    v = _look_around(s, verb, last)
    if _is_behind_be(v):
        return True, False
    if any(rule(v) for rule in _ACTIVE):
        return False, False
    if _is_only_verb(v):
        return False, False
    at_front = _stands_in_front(v)
    if v.has_noun and at_front:
        return True, True
    return _ends_clause(v) or (at_front and not v.has_noun and v.following in en.COORDINATORS), False


def _is_only_verb(v: _Verb) -> bool:
    """Whether a past form is the only verb of a sentence, and so active: "Officers fired." (headlines omit "were")."""
    s = v.s
    ends = v.following in _FULL_STOPS or s.words((v.last, v.last + 2)) == [",", '"']
    if not ends or v.place < 0 or not s.tokens[v.place].low.isalpha() or _stands_in_front(v):
        return False
    begin = next((k + 1 for k in range(v.place, -1, -1) if s.tokens[k].low in _CLAUSE_MARKS), 0)
    return not any(is_verb(s, k) for k in range(begin, v.place + 1))


def _ends_clause(v: _Verb) -> bool:
    """Whether nothing comes after a verb that it could act on: a mark, a preposition, a time."""
    return not v.following[:1].isalnum() or v.following in en.PREPOSITIONS or v.following in en.TIMES


def _look_around(s: Sentence, verb: int, last: int) -> _Verb:
    k = verb - 1
    while k >= 0 and _is_passed_over(s.tokens[k].low):
        k -= 1
    following = s.tokens[last].low if last < len(s.tokens) else ""
    has_noun = following[:1].isalnum() and following not in _NO_NOUN and not is_adverb(following)
    if over_quantifier(s, last) > last:
        has_noun, following = True, "some"  # "sacked about half of its staff"
    return _Verb(s, last, k, s.tokens[k].low if k >= 0 else "", following, has_noun)


def _is_passed_over(low: str) -> bool:
    """Adverbs, negations and marks between an auxiliary and its verb."""
    return is_adverb(low) or low in en.NEGATORS or low in "\"'()"


def _is_behind_be(v: _Verb) -> bool:
    if v.before == "'s":
        return v.place > 0 and v.s.tokens[v.place - 1].low in en.SUBJECTS and not v.has_noun
    return v.before in en.BE


def _stands_in_front(v: _Verb) -> bool:
    """Whether a participle is where an adjective does: "the ousted leader", "a team of sacked workers"."""
    if v.place < 0 or v.before in en.POSSESSIVES or v.before in ("'s", "'") or v.before in en.PREPOSITIONS:
        return True
    return v.before in en.DETERMINERS and v.before not in ("that", "this", "all", "both")


def _over_time(s: Sentence, k: int) -> int:
    """Index after "on Friday", "last week", or ``k`` itself."""
    at = k + 1 if k + 1 < len(s.tokens) and s.tokens[k].low == "on" and s.tokens[k + 1].low in en.TIMES else k
    while at < len(s.tokens) and s.tokens[at].low in en.TIMES:
        at += 1
    return at


def _transitive(s: Sentence, hit: Hit) -> tuple[Range | None, Range | None, bool]:
    """Agent, affected, and whether the clause is passive."""
    verb, last = s.token_at(hit.core_start), s.last_token_before(hit.core_end) + 1
    # A wording with its object inside is active: "relieved Ode of her command".
    passive, attributive = _is_passive(s, verb, last) if "affected" not in hit.slots else (False, False)
    if attributive:
        return None, _object_inside(s, verb, last) or phrase_right(s, last), True
    relative = _object_before(_look_around(s, verb, last)) if is_past(s.tokens[verb].low) else None
    if relative is not None:
        return *relative, False
    subject = _who_decided(s, verb, last) or subject_of(s, verb)
    if passive:
        return after_preposition(s, last, "by", 10) or _event(s, last), subject, True
    affected = _object(s, verb, last)
    return (None if subject == affected else subject), affected, False


def _object(s: Sentence, verb: int, last: int) -> Range | None:
    """Whom an active verb acts on: inside the wording, behind it and a time, or after the "of" of a gerund."""
    found = _object_inside(s, verb, last) or phrase_right(s, _over_time(s, last))
    if found is None and s.tokens[verb].low.endswith("ing"):
        return after_preposition(s, last, "of", 2)
    return found


def _who_decided(s: Sentence, verb: int, last: int) -> Range | None:
    """Who took the decision that an infinitive belongs to: "the decision to remove Lind was made by the board"."""
    if verb < 2 or s.tokens[verb - 1].low != "to" or s.tokens[verb - 2].low not in _DECISIONS:
        return None
    for k in range(last, min(last + 12, len(s.tokens) - 1)):
        if s.tokens[k].low in _DECIDED and s.tokens[k + 1].low == "by" and s.tokens[k - 1].low in en.BE | {"been"}:
            return phrase_right(s, k + 2)
    return None


def _object_before(v: _Verb) -> tuple[Range, Range] | None:
    """Agent and affected of a relative clause whose object comes before it: "the clerk (whom) the council sacked"."""
    s = v.s
    agent = phrase_left(s, v.place) if v.place > 1 and v.before not in en.BE and _ends_clause(v) else None
    if v.following == "by" or agent is None or agent[0] < 2 or s.words(agent)[0] not in _AGENT_OPENERS:
        return None
    whom = _antecedent(s, agent[0] - 1)
    return (agent, whom) if whom is not None and is_person(s, whom) is True else None


def _antecedent(s: Sentence, k: int) -> Range | None:
    """The noun phrase that a relative clause belongs to: ``k`` is its pronoun, or the last word of the phrase."""
    before = s.tokens[k]
    if before.low in _OBJECT_RELATIVES:
        return phrase_left(s, k - (2 if s.tokens[k - 1].low == "," else 1))
    return phrase_left(s, k) if before.low.isalpha() and not before.is_capital else None


_OBJECT_RELATIVES: Final = frozenset(["whom", "who", "that"])
_AGENT_OPENERS: Final = en.SUBJECTS | en.POSSESSIVES | frozenset(["the", "a", "an"])


def _object_inside(s: Sentence, verb: int, last: int) -> Range | None:
    """The person that the wording itself names: "axed its minister"."""
    found = phrase_right(s, verb + 1) if verb + 1 < last else None
    return found if found is not None and found[1] >= last and is_person(s, found) else None


def _event(s: Sentence, index: int) -> Range | None:
    """An event named as the means: ousted in a coup."""
    for k in range(index, min(index + 16, len(s.tokens))):
        if s.tokens[k].low in ("in", "after", "during"):
            found = phrase_right(s, k + 1)
            if found is not None and head_of(s, found) in en.COUPS:
                return found
    return None


def _noun(s: Sentence, hit: Hit, is_forced: bool) -> tuple[Range | None, Range | None]:
    first, last = s.token_at(hit.core_start), _over_time(s, s.last_token_before(hit.core_end) + 1)
    owner = possessor_before(s, first)
    of = without_verb(s, after_preposition(s, last, "of", 1))
    by = after_preposition(s, last, "by", 10)
    affected = of or owner or (None if is_forced else _announcer(s, first)) or _holder_before(s, first)
    if of is not None and owner is not None and is_forced:
        return owner, of
    if affected is None and by is not None and not is_forced:
        return None, by
    return (by if is_forced or hit.pattern.frame == "forced" else None), affected


def _holder_before(s: Sentence, noun: int) -> Range | None:
    """The office right before a noun, whose holder leaves: "[CEO] ouster", "the [police chief] resignation"."""
    if noun < 1 or not (s.tokens[noun - 1].low in _CHIEFS or s.tokens[noun - 1].low in PEOPLE):
        return None
    return phrase_left(s, noun - 1)


def _announcer(s: Sentence, noun: int) -> Range | None:
    """The subject of a verb of announcing, who is the one that leaves: "The dean announces (shock) resignation"."""
    k = noun - 1 if noun and s.tokens[noun - 1].low not in _SUDDEN else noun - 2
    return subject_of(s, k) if k > 0 and s.tokens[k].low in _ANNOUNCING else None


def demander(s: Sentence, hit: Hit) -> Range | None:
    """The subject of the context of an expression: who demands the departure, or what forces it."""
    first = s.token_at(hit.context_start)
    low = s.tokens[first].low
    if low in _DEMAND_NOUNS and not (first and s.tokens[first - 1].low in _BEFORE_VERB):
        # "calls by the union for her to go", "pressure to resign by the union"
        by = after_preposition(s, s.last_token_before(hit.core_end) + 1, "by", 2)
        return _whose_demand(s, first) or by or _who_makes(s, first)
    if is_past(low) and _has_be_before(s, first):
        return _by_whom(s, hit)
    is_beside = low.endswith("ing") and first > 1 and s.tokens[first - 1].low not in en.TIMES
    beside = phrase_left(s, first - 1) if is_beside else None
    if beside is not None and is_person(s, beside) is True:
        return beside  # "[some MPs] demanding the dismissal"
    found = subject_of(s, _first_relative(s, first))
    if low.endswith("ing") and (found is None or not is_person(s, found)):
        return clause_subject(s, first) or found
    return found


def _first_relative(s: Sentence, verb: int) -> int:
    """The verb of the first of two relative clauses: "who [chairs] it and who on Monday called for"."""
    again = next((k for k in range(verb - 1, max(0, verb - 5), -1) if s.tokens[k].low == "who"), 0)
    if not again or s.tokens[again - 1].low != "and":
        return verb
    first = next((k for k in range(again - 1, -1, -1) if s.tokens[k].low == "who"), None)
    return verb if first is None else first + 1


def _has_be_before(s: Sentence, k: int) -> bool:
    """Whether a form of "be" comes before a word, adverbs between."""
    k -= 1
    while k >= 0 and is_adverb(s.tokens[k].low):
        k -= 1
    return k >= 0 and s.tokens[k].low in en.BE


def _whose_demand(s: Sentence, noun: int) -> Range | None:
    """Who demands it, by the noun at ``noun``: "the union's demand", "calls from the union", "the union calls"."""
    owner = possessor_before(s, noun)
    if owner is not None and s.tokens[owner[0]].low not in ("a", "the"):
        return owner
    behind = after_preposition(s, noun + 1, "from", 2) or after_preposition(s, noun + 1, "by", 2)
    if behind is not None:
        return behind
    beside = phrase_left(s, noun - 1) if noun and s.tokens[noun].low in _DEMANDS_BESIDE else None
    is_somebody = beside is not None and (is_person(s, beside) or s.words(beside) == ["opposition"])
    return beside if is_somebody else None


def _who_makes(s: Sentence, noun: int) -> Range | None:
    """Who makes or repeats a demand: "[MPs] made public demands for", "[the union] renewed its call for"."""
    k = noun - 1
    while k > 0 and not s.tokens[k].is_capital and s.tokens[k].low not in _MADE and noun - k < _FEW:
        k -= 1
    return subject_of(s, k) if s.tokens[k].low in _MADE else None


_MADE: Final = frozenset(
    form for verb in ("make", "issue", "renew", "repeat", "voice", "lead", "join") for form in forms(verb)
)
_FEW: Final = 4  # words between the verb and the demand


def _by_whom(s: Sentence, hit: Hit) -> Range | None:
    """Who makes somebody do it, after a passive: "was told by the board to resign"."""
    by = after_preposition(s, s.token_at(hit.context_start) + 1, "by", 2)
    by = by or after_preposition(s, s.token_at(hit.core_end - 1) + 1, "by", 10)
    if by is None and s.tokens[0].low == "under" and hit.context and not hit.context.is_reported:
        # "Under the constitution, the cabinet is required to resign."
        return phrase_right(s, 1)
    return by


def read_roles(s: Sentence, hit: Hit) -> tuple[Span | None, Span | None, bool]:
    """Agent and affected as offsets in the sentence, and whether the expression is a passive without a person.

    What a pattern or its context names in a slot comes first; then what its grammar says.
    """
    agent, affected, passive = _by_places(s, hit)
    named = "affected" in {**hit.slots, **(hit.context_slots or {})}
    agent = _by_context(s, hit, None if named else affected) or agent
    if hit.context is None:
        agent = _unless_expletive(s, agent, hit)
    if hit.pattern.grammar == "intransitive":
        affected = _unless_expletive(s, affected, hit)
    slots = _slots(s, hit, is_passive=passive)
    agent_span, affected_span = slots.get("agent", _meant(s, agent)), slots.get("affected", _meant(s, affected))
    remover = _remover(s, hit) if agent_span is None else None
    if remover is not None:
        agent_span = s.span(remover)
    elif _goes_alone(hit):
        agent_span = None
    if _overlap(agent_span, affected_span):
        agent_span = None
    return agent_span, _without_day(s, affected_span), passive


def _without_day(s: Sentence, span: Span | None) -> Span | None:
    """A phrase without the day behind it: "all officials" in "asked all officials yesterday to resign"."""
    if span is None:
        return None
    last = s.last_token_before(span[1])
    is_day = s.tokens[last].low in en.NEAR_DAYS and last and s.tokens[last - 1].start >= span[0]
    return (span[0], s.tokens[last - 1].end) if is_day else span


def _unless_expletive(s: Sentence, found: Range | None, hit: Hit) -> Range | None:
    return None if found is None or _is_expletive(s, found, hit) else found


def _meant(s: Sentence, found: Range | None) -> Span | None:
    """The offsets of whom a phrase means; None where it means nobody."""
    meant = _narrowed(s, found) if found is not None else None
    return s.span(meant) if meant is not None and not _is_fragment(s, meant) else None


def _narrowed(s: Sentence, found: Range) -> Range:
    """Who is meant by a phrase that says more or less: a possessor's pronoun, who a predicate is said of, a name."""
    if s.tokens[found[1] - 1].low in _OWNERS:
        return found[1] - 1, found[1]  # "aides to print copies of [his]" resignation letter
    if _is_predicate(s, found):
        return subject_of(s, found[0] - 1) or found  # "[Lind] has become the fourth minister to quit"
    return _name_before_office(s, found) or found


def _name_before_office(s: Sentence, found: Range) -> Range | None:
    """The name before an office in an aside: "[Eva Lind], CFO, will go", "[Lind], the councillor who called for"."""
    before, behind = s.tokens[found[0] - 1 : found[0]], s.tokens[found[1] : found[1] + 1]
    if not before or before[0].low != "," or not behind or behind[0].low not in _ASIDE_GOES_ON or found[0] < 2:
        return None
    if head_of(s, found) not in PEOPLE | _CHIEFS or not s.tokens[found[0] - 2].is_capital:
        return None
    name = phrase_left(s, found[0] - 2)
    return name if name is not None and is_person(s, name) is True else None


def _is_predicate(s: Sentence, found: Range) -> bool:
    """Whether a phrase with an infinitive is said of somebody: "became the fourth minister to quit"."""
    follows = s.tokens[found[1]].low if found[1] < len(s.tokens) else ""
    before = s.tokens[found[0] - 1].low if found[0] else ""
    return follows == "to" and s.tokens[found[0]].low in ("the", "a", "an") and before in _COPULAS


def _is_fragment(s: Sentence, found: Range) -> bool:
    """Whether a phrase does not denote a person or thing: "very sorry", "growing", "the right time"."""
    words = s.words(found)
    if words[0] in _DEGREES or words[0] in _SAYS or head_of(s, found) in en.SPANS_OF_TIME | en.TIMES:
        return True
    if words[-1] in ("cent", "percent", "%"):
        return True  # "an 80 per cent vote"
    if words in (["the"], ["a"], ["an"]):
        return True
    if len(words) == 1:
        return not s.tokens[found[0]].is_capital and (is_adverb(words[0]) or words[0].endswith("ing"))
    if len(words) == 2 and words[0] in en.ARTICLES and words[1] in _HASTY:
        return True  # "demanded [the immediate] sacking of"
    return len(words) == 2 and words[0] in ("a", "an") and words[1] in _ADJECTIVES


def _by_context(s: Sentence, hit: Hit, affected: Range | None) -> Range | None:
    """The agent that the context of an expression names, unless that is the one affected."""
    if hit.context is None or hit.context.agent == "none":
        return None
    last = s.last_token_before(hit.core_end) + 1
    place = hit.context.agent
    found = after_preposition(s, last, place, 8) if place in ("of", "by") else demander(s, hit)
    if found is None or found == affected:
        return None
    is_same = affected is not None and s.words(found) == s.words(affected)
    return None if is_same else found


def _goes_alone(hit: Hit) -> bool:
    """Whether an expression has no agent, as a resignation has none."""
    return hit.frame == "voluntary" or (hit.context is None and hit.pattern.grammar == "intransitive")


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _is_expletive(s: Sentence, found: Range, hit: Hit) -> bool:
    """ "It seems extraordinary to sack him", "it was time to go": nobody is said to do it."""
    before = s.token_at(hit.core_start) - 1
    return s.words(found) in (["it"], ["there"]) and before >= 0 and s.tokens[before].low == "to"


def _by_grammar(s: Sentence, hit: Hit, first: int) -> tuple[Range | None, Range | None, bool]:
    """Agent, affected and whether it is a passive, as the grammar of the pattern has them."""
    if hit.pattern.grammar == "transitive":
        return _transitive(s, hit)
    if hit.pattern.grammar == "intransitive":
        return None, subject_of(s, first), False
    if hit.pattern.grammar == "noun":
        return *_noun(s, hit, hit.frame == "forced"), False
    return None, None, False


_OF_WHO_GOES: Final = frozenset(["intransitive", "phrase"])


def _remover(s: Sentence, hit: Hit) -> Range | None:
    """Who removes somebody, where that is told right behind the noun: "faces dismissal by [the board]"."""
    last = s.last_token_before(hit.core_end)
    is_removal = hit.pattern.grammar in _OF_WHO_GOES and hit.frame == "forced" and s.tokens[last].low in en.REMOVALS
    by = after_preposition(s, last + 1, "by", 1) if is_removal else None
    return by if by is not None and is_person(s, by) is True else None


def _by_places(s: Sentence, hit: Hit) -> tuple[Range | None, Range | None, bool]:
    """As :func:`_by_grammar`, with the places that the pattern names in their stead."""
    first, last = s.token_at(hit.core_start), s.last_token_before(hit.core_end) + 1
    if s.tokens[first].low == "to" and first + 1 < last:
        first += 1
    agent, affected, passive = _by_grammar(s, hit, first)
    if hit.pattern.affected == "none":
        affected = None
    else:
        affected = _at_place(s, hit.pattern.affected, first, last, is_passive=passive) or affected
    if hit.pattern.grammar == "intransitive":
        affected = _own(s, affected, first, last)
    if hit.pattern.agent == "none":
        agent = None
    else:
        agent = _at_place(s, hit.pattern.agent, first, last, is_passive=passive) or agent
    return agent, affected, passive


def _own(s: Sentence, subject: Range | None, first: int, last: int) -> Range | None:
    """The subject of an intransitive expression, or where that is no person the possessor inside it.

    "The paper reports [his] offer": his. What an infinitive belongs to is no subject: "a difficult thing to leave".
    """
    if subject is None or is_person(s, subject) is True:
        return subject
    inside = next((k for k in range(first, last) if s.tokens[k].low in _OWNERS), None)
    if inside is not None:
        return inside, inside + 1
    return None if s.tokens[first - 1].low == "to" and _holds_open(s, subject, first - 1) else subject


def _holds_open(s: Sentence, phrase: Range, to: int) -> bool:
    """Whether an infinitive belongs to the noun of a phrase: "a wrench to leave", "a hard decision to leave"."""
    if phrase[1] == to - 1:  # up to its adjective
        return s.tokens[to - 1].low in _HELD_OPEN
    return phrase[1] == to and not s.tokens[to - 1].is_capital and head_of(s, phrase) in _HELD_OPEN


def _at_place(s: Sentence, place: str, first: int, last: int, *, is_passive: bool) -> Range | None:
    """The phrase at a place that a pattern names: its subject, object, possessor, or after "of" or "by"."""
    if place in ("of", "by"):
        return after_preposition(s, last, place, 2 if place == "of" else 10)
    if place == "speaker":
        own = next((k for k in range(first, last) if s.tokens[k].low in _FIRST_PERSON), None)
        return (own, own + 1) if own is not None else None
    if place in ("object", "partner"):
        return None if is_passive else phrase_right(s, last)
    read = _PLACES.get(place)
    return read(s, first) if read is not None else None


def _name_before(s: Sentence, noun: int) -> Range | None:
    """The name right before a noun: "[Lind] exit", "shock at the [Eva Stam] sacking"."""
    begin = noun
    while begin and s.tokens[begin - 1].is_capital and s.tokens[begin - 1].low.isalpha():
        begin -= 1
    return (begin, noun) if begin < noun else None


_PLACES: Final[dict[str, Callable[[Sentence, int], Range | None]]] = {
    "subject": subject_of,
    "self": phrase_right,
    "possessor": possessor_before,
    "compound": _name_before,
}


def _slots(s: Sentence, hit: Hit, *, is_passive: bool) -> dict[str, Span]:
    """The phrases that a pattern and its context name; of a person told to sack another the one told is the agent."""
    slots = {**hit.slots, **(hit.context_slots or {})}
    is_told = hit.pattern.grammar == "transitive" and not is_passive and "affected" in (hit.context_slots or {})
    if is_told:
        # "called on the premier to sack the minister": the premier is to do it.
        told = slots.pop("affected")
        if not _is_fragment(s, (s.token_at(told[0]), s.last_token_before(told[1]) + 1)):
            slots["agent"] = told
    return slots
