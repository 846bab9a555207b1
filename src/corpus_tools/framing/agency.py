"""Who makes it happen and to whom: the agent and the affected of an expression."""

from __future__ import annotations

from typing import Final

from corpus_tools.english import word_classes as en
from corpus_tools.english.inflection import word_set
from corpus_tools.framing.match import Hit
from corpus_tools.framing.phrases import (
    after_preposition,
    head_of,
    is_person,
    phrase_left,
    phrase_right,
    possessor_before,
)
from corpus_tools.framing.subjects import clause_subject, subject_of
from corpus_tools.framing.words import Range, Sentence, is_adverb, is_past

Span = tuple[int, int]
_DEMAND_NOUNS: Final = word_set(
    "demand demands call calls pressure petition appeal appeals plea pleas campaign clamour bid request requests"
)


def _is_passive(s: Sentence, verb: int, last: int) -> tuple[bool, bool]:
    """Whether the verb at ``verb`` is passive, and whether it stands before its noun (the ousted leader)."""
    if not is_past(s.tokens[verb].low):
        return False, False
    k = verb - 1
    while k >= 0 and (is_adverb(s.tokens[k].low) or s.tokens[k].low in en.NEGATORS or s.tokens[k].low in "\"'()"):
        k -= 1
    before = s.tokens[k].low if k >= 0 else ""
    following = s.tokens[last] if last < len(s.tokens) else None
    has_noun = (
        following is not None
        and following.low[0].isalnum()
        and not (
            following.low in en.PREPOSITIONS
            or following.low in en.DETERMINERS
            or following.low in en.POSSESSIVES
            or following.low in en.PRONOUNS
            or following.low in en.TIMES
            or following.low in en.COORDINATORS
            or following.low in en.AUXILIARIES
            or is_adverb(following.low)
        )
    )
    if (before in en.BE and before != "'s") or (
        before == "'s" and k > 0 and s.tokens[k - 1].low in en.SUBJECTS and not has_noun
    ):
        return True, False
    if following is not None and following.low in ("on", "upon", "at", "into"):
        # "fired on protesters" is no dismissal; "fired on Monday" may be.
        behind = s.tokens[last + 1].low if last + 1 < len(s.tokens) else ""
        if behind not in en.TIMES and not behind[:1].isdigit() and not (following.low == "at" and behind == "the"):
            return False, False
    if before in en.HAVE or before in en.MODALS or before == "to":
        return False, False
    if before in ("he", "she", "they", "we", "i") and not (k > 0 and s.tokens[k - 1].low in en.BE):
        # "what she so curtly dismissed", but not "was she dismissed?"
        return False, False
    behind_time = _over_time(s, last)
    if behind_time > last and phrase_right(s, behind_time) is not None:
        # "dismissed on Friday claims that …" has its object behind the day.
        return False, False
    at_front = (
        k < 0
        or (before in en.DETERMINERS and before not in ("that", "this", "all", "both"))
        or before in en.POSSESSIVES
        or before in ("'s", "'")
        or before in en.PREPOSITIONS
    )
    if has_noun and at_front:
        return True, True
    if (
        following is None
        or not following.low[0].isalnum()
        or following.low in en.PREPOSITIONS
        or following.low in en.TIMES
    ):
        return True, False
    return (at_front and not has_noun and following.low in en.COORDINATORS), False


def _over_time(s: Sentence, k: int) -> int:
    """Index behind "on Friday", "last week", or ``k`` itself."""
    at = k + 1 if k + 1 < len(s.tokens) and s.tokens[k].low == "on" and s.tokens[k + 1].low in en.TIMES else k
    while at < len(s.tokens) and s.tokens[at].low in en.TIMES:
        at += 1
    return at


def _first_verb(s: Sentence, hit: Hit) -> int:
    return s.token_at(hit.core_start)


def _transitive(s: Sentence, hit: Hit) -> tuple[Range | None, Range | None, bool]:
    """Agent, affected, and whether the clause is passive."""
    verb, last = _first_verb(s, hit), s.last_token_before(hit.core_end) + 1
    passive, attributive = _is_passive(s, verb, last)
    if attributive:
        return None, phrase_right(s, last), True
    if passive:
        agent = after_preposition(s, last, "by", 10) or _event(s, last)
        subject = subject_of(s, verb)
        return agent, subject, True
    low = s.tokens[verb].low
    affected = phrase_right(s, _over_time(s, last))
    if affected is None and low.endswith("ing"):
        affected = after_preposition(s, last, "of", 2)
    subject = subject_of(s, verb)
    if subject is not None and affected is not None and subject == affected:
        subject = None
    return subject, affected, False


def _event(s: Sentence, index: int) -> Range | None:
    """An event named as the means: ousted in a coup."""
    for k in range(index, min(index + 16, len(s.tokens))):
        if s.tokens[k].low in ("in", "after", "during"):
            found = phrase_right(s, k + 1)
            if found is not None and head_of(s, found) in en.COUPS:
                return found
    return None


def _noun(s: Sentence, hit: Hit, is_forced: bool) -> tuple[Range | None, Range | None]:
    first, last = s.token_at(hit.core_start), s.last_token_before(hit.core_end) + 1
    owner = possessor_before(s, first)
    of = after_preposition(s, last, "of", 1)
    by = after_preposition(s, last, "by", 10)
    affected = of or owner
    if of is not None and owner is not None and is_forced:
        return owner, of
    if affected is None and by is not None and not is_forced:
        return None, by
    return (by if is_forced or hit.pattern.frame == "forced" else None), affected


def demander(s: Sentence, hit: Hit) -> Range | None:
    """Who or what the context of an expression has as its subject: who demands, what forces."""
    first = s.token_at(hit.context_start)
    low = s.tokens[first].low
    if low in _DEMAND_NOUNS and not (first and s.tokens[first - 1].low in en.AUXILIARIES | {"to"}):
        owner = possessor_before(s, first)
        if owner is not None and s.tokens[owner[0]].low not in ("a", "the"):
            return owner
        behind = after_preposition(s, first + 1, "from", 2) or after_preposition(s, first + 1, "by", 2)
        if behind is not None:
            return behind
        if low in ("call", "calls", "demand", "demands", "request", "requests", "appeal", "appeals") and first:
            beside = phrase_left(s, first - 1)
            if beside is not None and is_person(s, beside):
                return beside
            if beside is not None and s.words(beside) == ["opposition"]:
                return beside
        return None
    k = first - 1
    while k >= 0 and is_adverb(s.tokens[k].low):
        k -= 1
    if k >= 0 and is_past(low) and s.tokens[k].low in en.BE:
        by = after_preposition(s, s.token_at(hit.core_end - 1) + 1, "by", 10)
        if by is None and s.tokens[0].low == "under" and hit.context and not hit.context.is_reported:
            # "Under the constitution, the cabinet is required to resign."
            return phrase_right(s, 1)
        return by
    found = subject_of(s, first)
    if low.endswith("ing") and (found is None or not is_person(s, found)):
        return clause_subject(s, first) or found
    return found


def read_roles(s: Sentence, hit: Hit) -> tuple[Span | None, Span | None, bool]:
    """Agent and affected as offsets in the sentence, and whether the expression is a passive without a person.

    What a pattern or its context names in a slot comes first; then what its grammar says.
    """
    pattern = hit.pattern
    agent: Range | None = None
    affected: Range | None = None
    first, last = s.token_at(hit.core_start), s.last_token_before(hit.core_end) + 1
    passive = False
    if s.tokens[first].low == "to" and first + 1 < last:
        first += 1
    if pattern.grammar == "transitive":
        agent, affected, passive = _transitive(s, hit)
    elif pattern.grammar == "intransitive":
        affected = subject_of(s, first)
    elif pattern.grammar == "noun":
        agent, affected = _noun(s, hit, hit.frame == "forced")
    for place, is_agent in ((pattern.affected, False), (pattern.agent, True)):
        found: Range | None = None
        if place == "subject":
            found = subject_of(s, first)
        elif place == "self":
            found = phrase_right(s, first)
        elif place == "possessor":
            found = possessor_before(s, first)
        elif place == "of":
            found = after_preposition(s, last, "of", 2)
        elif place == "by":
            found = after_preposition(s, last, "by", 10)
        elif place == "object" and not passive:
            found = phrase_right(s, last)
        if place == "none":
            found = None
        elif found is None:
            continue
        if is_agent:
            agent = found
        else:
            affected = found
    if hit.context is not None and hit.context.agent != "none":
        by_context = after_preposition(s, last, "of", 8) if hit.context.agent == "of" else demander(s, hit)
        if by_context is not None and by_context != affected:
            agent = by_context
    slots = {**hit.slots, **(hit.context_slots or {})}
    if hit.context_slots and pattern.grammar == "transitive" and not passive and "affected" in hit.context_slots:
        # "called on the premier to sack the minister": the premier is to do it.
        slots["agent"] = hit.context_slots["affected"]
        slots.pop("affected")
    agent_span = s.span(agent) if agent else None
    affected_span = s.span(affected) if affected else None
    agent_span, affected_span = slots.get("agent", agent_span), slots.get("affected", affected_span)
    if agent_span and affected_span and agent_span[0] < affected_span[1] and affected_span[0] < agent_span[1]:
        agent_span = None
    if hit.frame == "voluntary" or (hit.context is None and pattern.grammar == "intransitive"):
        agent_span = None
    return agent_span, affected_span, passive
