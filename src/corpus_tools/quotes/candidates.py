"""Who might have said it: each name, noun phrase and pronoun outside the marks, with its place in the clause."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from corpus_tools.english.cues import cues
from corpus_tools.english.word_classes import PASSIVE_AUXILIARIES, SPANS_OF_TIME, SPEECH_NOUNS, TOLD
from corpus_tools.quotes import tags
from corpus_tools.quotes.tags import tag_pattern, tag_set
from corpus_tools.quotes.words import Words, places_of

WITH_CUE: Final = frozenset(("subject", "inverted", "according", "agent"))  # the roles of a candidate that has a cue


class Candidate(NamedTuple):
    """A possible source.

    ``first`` and ``last`` are words (half-open), ``head`` the word that the phrase is about. ``form`` is name,
    nominal, pronoun, possessive (his) or relative (who). ``role`` says how it is to a cue: ``subject`` (she said),
    ``inverted`` (said she), ``agent`` (accused by her), ``patient`` (she was accused), ``according`` (according to
    her), ``actor`` (subject of another verb), ``object`` (after a preposition or verb), ``owner`` (her statement),
    ``label`` (Ode: “…”), ``inside`` (between a subject and its cue) or ``other``; ``cue`` is the word of that cue,
    or -1.
    """

    first: int
    last: int
    head: int
    form: str
    role: str
    cue: int
    opens: bool  # first words of its sentence
    joint: tuple[int, ...] = ()  # the heads of those who speak with it: “Ada Ode and Bo Lund said”


_PREPOSITION: Final = "<any_preposition>"
_DETERMINER: Final = "<any_determiner>"
# “reports” is a noun, unless what is beside it makes it a verb: “the reports”, “Ode reports that”.
_CUE_AS_NOUN: Final = """
    (?: (?<=<name>)<noun_or_cue>(?=<cue|auxiliary|verb|noun_or_cue>)
      | (?<!<name|pronoun>)<noun_or_cue>
        (?!<quotation|that|any_determiner|pronoun|subordinator|relative|name|colon|comma>))
"""
# What joins two nouns: “a member of staff of Ardle”, “Bank of Ardle”, “the prosecutor and former mayor”.
_JOINT: Final = """
    (?: (?<=<person>)<of>(?=<body|word>{1,2}<name>)
      | (?<=<name|body>)<of>(?=<name>)
      | (?<=<person|persons|body>)<conjunction>(?=<word|name>{0,4}<person>))
"""
# Behind an article, or an article and an adjective, “complaint”, “order” and “ruling” are nouns whatever follows.
_VERB_AS_NOUN: Final = """
    (?: (?<=<article|possessive>)<verb|cue|thought|noun_or_cue|cue_gerund>
      | (?<=<article|possessive><word|participle>)<noun_or_cue>)
"""
_PART: Final = f"""
    (?: <noun|number|possessive_s> | {_CUE_AS_NOUN}
      | (?<=<any_determiner|possessive_s|number|adverb>)<participle|time> | {_VERB_AS_NOUN} | {_JOINT})
"""
_NOUN_PHRASE: Final = f"""
    (?= <any_determiner|noun|noun_or_cue|number>)
    (?: (?<=<according><preposition>)(?=<!comma|stop|break|quotation>{{1,9}}<noun_or_cue><comma|quotation|stop|break>)
        <any_determiner|nounlike|participle|time>{{1,9}}<noun_or_cue>
      | <determiner|number><of><object_pronoun>
      | (?: (?<!{_DETERMINER})
            (?: <determiner|number> | (?<=<any_determiner|break|quotation|stop|comma>)<persons|word>)
            <of>(?={_DETERMINER}|<number>|<name>{{1,4}}<possessive_s>|(?<=<number><of>)<persons>))?
        (?: {_DETERMINER}{{1,2}}<adverb>? | <article|determiner>?<number>)?
        (?: (?<=<any_determiner|adverb|number>) | (?=<name|person|persons|body|noun_or_cue|number>)
          | (?=<word>{{1,2}}<name|person|persons|body>)
          | (?<=<according><preposition>)(?=<word|noun_or_cue|determiner>))
        {_PART}{{0,9}}(?:<noun> | {_CUE_AS_NOUN} | {_VERB_AS_NOUN}))
"""
# Pronouns, and determiners and numbers that stand for a noun: “some say”, “two of the men said”.
_NO_NOUN: Final = """
    <pronoun|relative|object_pronoun|possessive>
  | <article>?<determiner|that>(?=<adverb|auxiliary>*<cue|noun_or_cue|thought|cue_gerund>)
  | <determiner>(?=<verb|auxiliary>)
  | <determiner>(?=<word><preposition>(?:<object_pronoun>|<article|possessive>?<nounlike>{1,3})<cue|noun_or_cue>)
  | (?<=<break|stop|comma>)<participle><persons>
  | (?<=<cue|noun_or_cue>)<determiner>(?=<stop|comma|break|quotation>)
  | <number>(?=<preposition>?<article|determiner>?<persons|adverb|auxiliary>*<cue|noun_or_cue|thought>)
"""
# No group has a name, and all tags that may begin a phrase come first: both save time at each of many places.
_PHRASE: Final = tag_pattern(
    "(?=<any_determiner|noun|noun_or_cue|number|pronoun|relative|object_pronoun|that|participle>)"
    f"(?:{_NOUN_PHRASE} | {_NO_NOUN})"
)
# What may come between a subject and its verb: “of the union”, “(D-Md.)”, “, who …,”, “, defending,”, adverbs, days.
_OF_PHRASES: Final = f"""
    (?: (?:<conjunction>|(?<=<person|persons|determiner>)<word>)?{_PREPOSITION}{_DETERMINER}?<adverb>?
        <nounlike|of|participle|object_pronoun>{{1,6}}(?:<conjunction><noun>{{1,3}})?){{0,3}}
"""
_BRACKET: Final = "(?:<comma>?<open_bracket><!close_bracket|break|quotation>{1,8}<close_bracket>)?"
_APPOSITION: Final = """
    (?: (?: <comma>
            (?: <relative><!stop|break|quotation|according|colon>{1,24}?
              | <any_determiner|noun|participle|number|adverb>
                <!stop|break|quotation|according|colon|cue|pronoun|cue_gerund>{0,22}?
              | <cue_gerund>(?=<comma>)
              | <cue_gerund|any_preposition|temporal|subordinator>
                <!stop|break|quotation|according|colon|comma|cue|pronoun|cue_gerund>{1,12}?
              | <cue>(?=<subordinator|any_preposition>)<!stop|break|quotation|according|colon|comma>{1,14}?)
            (?=<comma>)){1,2}<comma>
      | <dash>{1,2}<!stop|break|quotation|dash>{1,24}<dash>{1,2}
      | <relative><!comma|stop|break|quotation|cue|according>{1,9}
      | <that>(?=<auxiliary|verb|participle>)<!comma|stop|break|quotation|cue|according>{1,9}
      | <participle>(?:<adverb>?<subordinator>)?
        (?:<any_determiner|noun|any_preposition|time|number>|(?<=<any_determiner>)<participle>){1,8}
      | <comma><participle|verb><any_preposition>{1,2}
        <any_determiner|noun|number|time|adverb|any_preposition>{1,9}<comma>
      | (?:<comma><number>)?<comma><of|preposition><number>?<name>{1,4}(?:<comma><name>{1,4}){1,3}<comma>)?
"""
_BETWEEN: Final = _BRACKET + _OF_PHRASES + _BRACKET + _APPOSITION
_ADVERBS: Final = """
    (?: <relative>?<adverb|auxiliary> | <preposition|temporal>?<article|determiner>?<word>?<time>
      | <preposition><number>){0,5}
"""
_CUE_AFTER: Final = tag_pattern(
    f"{_BETWEEN}"
    f"(?: {_ADVERBS}<cue|noun_or_cue|thought> | <relative>?<adverb>?(?:<auxiliary><adverb>?){{1,3}}<cue_gerund>)"
    "| <cue_gerund> | (?P<behind_comma><comma><cue>)"
)
_VERB_AFTER: Final = tag_pattern(f"{_BETWEEN}{_ADVERBS}<verb|participle|auxiliary|thought>")
_INVERTED: Final = tag_pattern(
    r"(?:^ | <quotation|comma|stop|dash|semicolon|colon|other_sign|close_bracket|break|conjunction>)"
    r"(?:<auxiliary> | <adverb>)?(?P<cue><cue|noun_or_cue>)<adverb>?<comma>?\Z"
)
_FINITE: Final = tag_pattern("<adverb>?<finite>")
_TAIL: Final = tag_pattern(
    f"(?:<word>?{_PREPOSITION}{_DETERMINER}?<adverb>?"
    "(?:(?<=<article|possessive>)<verb|cue|thought|noun_or_cue>"
    "| <object_pronoun> | <nounlike>{1,5}(?:(?<=<possessive_s>)<verb|cue|thought|participle|cue_gerund>)?)){1,2}"
)
_CUES: Final = tag_set("cue|noun_or_cue|thought|cue_gerund")
_SENTENCE_OPENERS: Final = tag_set("stop|break|quotation|colon|other_sign|dash")
# After a subject these are not verbs.
_NO_CUE: Final = tag_set(
    "stop|break|quotation|colon|semicolon|close_bracket|conjunction|other_sign|that|subordinator|object_pronoun"
    "|pronoun|possessive|possessive_s"
) | {""}
_BEFORE_COMMA: Final = tag_set("comma|stop|break|quotation|conjunction") | {""}
# With an auxiliary or a comma before them, these may still lead to a cue in the two patterns above.
_BEHIND_AUXILIARY: Final = tag_set(
    "relative|adverb|auxiliary|preposition|temporal|article|determiner|word|time|cue|noun_or_cue|thought|cue_gerund"
)
_BEHIND_COMMA: Final = tag_set(
    "open_bracket|relative|any_determiner|noun|participle|number|adverb|cue|verb|any_preposition"
    "|cue_gerund|temporal|subordinator"
)
# The forms of phrases of one word.
_ALONE: Final = {
    tags.PRONOUN: "pronoun",
    tags.RELATIVE: "relative",
    tags.OBJECT_PRONOUN: "object",
    tags.POSSESSIVE: "possessive",
    tags.DETERMINER: "nominal",
    tags.THAT: "nominal",
    tags.NUMBER: "nominal",
}
_tuple: Final = tuple.__new__


def find(words: Words) -> list[Candidate]:
    """All candidates of an article, in order.

    What comes between a subject and its cue gets the role ``inside``: “a friend of Ode’s, from Ardle, said”.
    """
    sequence = words.tags
    padded = f"  {sequence} "
    found: list[Candidate] = []
    until = -1  # the cue of a subject before, where it is apart from that
    for match in _PHRASE.finditer(sequence):
        first, last = match.span()
        if padded[last + 2] == tags.CUE:
            first = _behind_setting(words, first, last)
        owners, head, form = _inner(sequence[first:last])
        role, opens = _beside(padded[first : first + 2] + padded[last + 2])
        if role == "subject" and first and words.lows[first - 1] in _WHERE:
            role = "object"  # “on the site asking for help”: it is not the site that asks
        if form == "possessive":
            role = "owner"
        elif form == "object":
            form, opens = "pronoun", False
            if role != "according" and not _is_quoted_as_saying(words, last):
                continue
        for end, owner, kind in owners:
            found.append(Candidate(first, first + end, first + owner, kind, "owner", -1, opens))
        cue = last if role == "subject" else -1
        if role in _UNSETTLED:
            role, cue = _with_cue(words, role, first, last)
        if first < until and cue in (until, -1) and role != "owner":
            role, cue = "inside", -1
        elif role == "subject" and cue > last:
            until = max(until, cue)
        # As Candidate(…) does it, without a call between: there are many.
        found.append(_tuple(Candidate, (first, last, first + head, form, role, cue, opens, ())))
    return _with_joint_subjects(words, _with_voices(words, found))


def _behind_setting(words: Words, first: int, last: int) -> int:
    """Where a phrase before a cue begins, or its last name: “During the speech | Ode claimed” begins with a time."""
    sequence = words.tags
    if not first or sequence[first] not in _DETERMINING:
        return first
    if sequence[first - 1] not in _SETTING or sequence[last - 1] != tags.NAME:
        return first
    name = last - 1
    while name > first and sequence[name - 1] == tags.NAME:
        name -= 1
    is_time = sequence[name - 1] == tags.WORD or words.lows[name - 1] in SPEECH_NOUNS
    opens = first < 2 or sequence[first - 2] in _EDGES
    return name if is_time and opens and name > first + 1 else first


_DETERMINING: Final = tag_set("article|possessive")
_SETTING: Final = tag_set("preposition|temporal")
_EDGES: Final = tag_set("stop|break|quotation|conjunction")


def is_passive(words: Words, cue: int) -> bool:
    """Whether a past form at word ``cue`` is passive: “was told”, “has been wrongly accused”."""
    at = cue - 1
    while at >= 0 and words.tags[at] == tags.ADVERB:
        at -= 1
    if at < 0 or words.lows[at] not in PASSIVE_AUXILIARIES:
        return False
    known = cues().get(words.lows[cue])
    return known is not None and known.form in ("past", "participle")


def _is_quoted_as_saying(words: Words, last: int) -> bool:
    """Whether “as saying” is at word ``last``: “quoted her as saying”, “was quoted as having said”."""
    if words.lows[last : last + 1] != ["as"]:
        return False
    follows = words.tags[last + 1 : last + 3]
    return follows[:1] == tags.CUE_GERUND or (words.lows[last + 1 : last + 2] == ["having"] and follows[1:] == tags.CUE)


def _cue_behind_as(words: Words, last: int) -> int:
    return last + 1 if words.tags[last + 1] == tags.CUE_GERUND else last + 2


def _with_voices(words: Words, found: list[Candidate]) -> list[Candidate]:
    """The candidates with the roles of a passive cue: its subject is spoken of, who comes after “by” speaks."""
    out = found.copy()
    subjects = [at for at, candidate in enumerate(found) if candidate.role == "subject"]
    for at in subjects:
        out[at] = _with_parenthesis(words, found, at)
    subjects = [at for at in subjects if out[at].role == "subject"]
    passive = {c.cue for c in map(out.__getitem__, subjects) if c.form != "relative" and is_passive(words, c.cue)}
    for at in subjects:
        if out[at].cue in passive:
            out[at] = _passive_subject(words, out[at])
        elif out[at].cue >= 0 and _hands_on_quotation(words, out[at]):
            out[at] = out[at]._replace(role="actor", cue=-1)
    behind, before = _places_of_voices(words)
    for at, candidate in enumerate(out):
        if (candidate.last in behind or candidate.first in before) and candidate.role in _OBJECTS:
            out[at] = _voiced_object(words, candidate)
    return out


def _places_of_voices(words: Words) -> tuple[set[int], set[int]]:
    """The words that may come right behind and right before an object that speaks, found once for all candidates."""
    places = places_of(_BESIDE_VOICES, words.lows)
    quoted = {at for at in places["as"] if _is_quoted_as_saying(words, at)}
    blamed = {at for at in places["for"] if words.tags[at + 1 : at + 2] == tags.CUE_GERUND}
    return quoted | blamed, {at + 1 for at in places["by"]} | {at + 1 for at in places["quoted"]}


_BESIDE_VOICES: Final = frozenset(["as", "for", "by", "quoted"])


def _with_parenthesis(words: Words, found: list[Candidate], index: int) -> Candidate:
    """A candidate that is no subject of the cue beside it: “The rules, said Ode, were …”, “one rule: …”."""
    candidate = found[index]
    if not 0 <= candidate.cue - candidate.last <= 1:
        return candidate
    if words.tags[candidate.last] == tags.COMMA and candidate.cue == candidate.last + 1:
        if _is_nicknamed(words, candidate.cue) or _is_spoken_of(words, candidate.cue):
            return candidate._replace(role="actor", cue=-1)  # “Ode, nicknamed “the swan”, had”
        rivals = [c for c in found[index + 1 : index + 4] if c.cue == candidate.cue and c.role == "inverted"]
        if rivals and words.tags[rivals[0].last : rivals[0].last + 1] in _PARENTHESIS_ENDS:
            return candidate._replace(role="object", cue=-1)
    if words.lows[candidate.first : candidate.last] == ["other"]:
        return candidate._replace(role="object", cue=-1)  # “other pronounced differences”
    if candidate.cue == candidate.last and words.lows[candidate.head] in _SINGULAR:
        known = cues().get(words.lows[candidate.cue])
        if known is not None and known.form == "base":
            return candidate._replace(role="other", cue=-1)
    return candidate


def _is_spoken_of(words: Words, cue: int) -> bool:
    """Whether “by” follows a past form: “the pier, described by Ode as “old”, was”."""
    known = cues().get(words.lows[cue])
    return words.lows[cue + 1 : cue + 2] == ["by"] and known is not None and known.form in ("past", "participle")


def _is_nicknamed(words: Words, cue: int) -> bool:
    """Whether the past form of a verb of naming is before marks: “nicknamed “the swan””."""
    known = cues().get(words.lows[cue])
    is_naming = known is not None and known.cue_class == "labelling" and known.form in ("past", "participle")
    return is_naming and words.tags[cue + 1 : cue + 3] in (tags.QUOTATION, tags.ARTICLE + tags.QUOTATION)


_PARENTHESIS_ENDS: Final = tag_set("comma|stop|colon|quotation|break") | {""}
_SINGULAR: Final = frozenset(["one", "this", "that", "another", "each", "every"])


def _passive_subject(words: Words, candidate: Candidate) -> Candidate:
    """Who is spoken of in the passive: no source, but for “was quoted as saying”."""
    at = _behind_agent(words, candidate.cue + 1)
    if _is_quoted_as_saying(words, at):
        return candidate._replace(cue=_cue_behind_as(words, at))
    if words.lows[candidate.cue] in _HEARD and (said := _HEARD_TO.match(words.tags, candidate.cue + 1)) is not None:
        return candidate._replace(cue=said.end() - 1)
    return candidate._replace(role="patient", cue=-1)


# “was heard to say”, “was overheard telling a guest”.
_HEARD: Final = frozenset(["heard", "overheard"])
_HEARD_TO: Final = tag_pattern("<adverb>?(?:<preposition><cue|noun_or_cue>|<cue_gerund>)")
_AGENT_OF_QUOTING: Final = tag_pattern("(?:<preposition|of><any_determiner>?<nounlike>{1,6}|<time>)*")


def _behind_agent(words: Words, at: int) -> int:
    """The word after who quotes and where: “was quoted by the agency on Monday as saying”."""
    found = _AGENT_OF_QUOTING.match(words.tags, at)
    return found.end() if found else at


def _voiced_object(words: Words, candidate: Candidate) -> Candidate:
    """Who is quoted as saying something, or comes after “by” and a passive cue: both speak."""
    last = candidate.last
    if _is_quoted_as_saying(words, last):
        form = "pronoun" if candidate.form == "possessive" else candidate.form  # “quoted her as saying”
        return candidate._replace(form=form, role="subject", cue=_cue_behind_as(words, last))
    if _is_blamed(words, candidate):
        return candidate._replace(role="subject", cue=last + 1)
    if candidate.role == "object" and _is_quoted_by_another(words, candidate.first - 1):
        return candidate._replace(role="inverted", cue=candidate.first - 1)
    if candidate.role == "object" and candidate.first and words.lows[candidate.first - 1] == "by":
        cue = _labelled_before(words, candidate.first - 1, last)
        if cue < 0:
            cue = _passive_before(words, candidate.first - 1)
        if cue >= 0 and not _is_quoted_as_saying(words, _behind_agent(words, candidate.first - 1)):
            return candidate._replace(role="agent", cue=cue)
    return candidate


def _hands_on_quotation(words: Words, candidate: Candidate) -> bool:
    """Whether a subject, behind marks, only quotes somebody named next: “…,” the agency quoted Ode as saying."""
    behind = words.tags[candidate.cue + 1 : candidate.cue + 2]
    return behind in _QUOTABLE and _is_quoted_by_another(words, candidate.cue)


_QUOTABLE: Final = tuple(tag_set("any_determiner|noun|object_pronoun"))


def _is_quoted_by_another(words: Words, cue: int) -> bool:
    """Whether the word ``cue`` hands on, behind marks, what another says: “…,” the agency quoted Ode as saying."""
    if cue < 1 or words.lows[cue] != "quoted" or is_passive(words, cue):
        return False
    return _QUOTED_BY.search(words.tags, max(cue - _QUOTER, 0), cue) is not None


_QUOTER: Final = 10  # words
_QUOTED_BY: Final = tag_pattern(r"<quotation><comma>?<any_determiner|nounlike|auxiliary|adverb>{1,8}\Z")


def _is_blamed(words: Words, candidate: Candidate) -> bool:
    """Whether somebody is attacked or praised for saying something: “slammed Ode for suggesting that …”."""
    last = candidate.last
    if words.lows[last : last + 1] != ["for"] or words.tags[last + 1 : last + 2] != tags.CUE_GERUND:
        return False
    known = cues().get(words.lows[candidate.first - 1]) if candidate.first else None
    return known is not None and known.cue_class in ("attacking", "supporting")


def _labelled_before(words: Words, by: int, last: int) -> int:
    """The participle of a label, or -1: “mails labelled “secret” by the ministry”, “, described by Ode as “old””.

    ``by`` is the word “by”, ``last`` the word behind who comes after it.
    """
    is_behind = words.lows[last : last + 1] == ["as"] and _LABEL_BEHIND.match(words.tags, last + 1) is not None
    label = by - 1 if is_behind else by - 2
    if label < 0 or not (is_behind or words.tags[label:by] == tags.CUE + tags.QUOTATION):
        return -1
    known = cues().get(words.lows[label])
    is_label = known is not None and (known.cue_class == "labelling" or known.lemma == "describe")
    is_past = known is not None and known.form in ("past", "participle")
    return label if is_label and is_past and not is_passive(words, label) else -1


_LABEL_BEHIND: Final = tag_pattern("<article|determiner|possessive>?<adverb|word|participle>{0,2}<quotation>")


_OBJECTS: Final = frozenset(("object", "other", "inverted", "owner"))
_AGENT_REACH: Final = 12  # words between a passive cue and its “by”
_PAST_CUES: Final = tag_set("cue|noun_or_cue|thought")


def _passive_before(words: Words, by: int) -> int:
    """The passive cue whose agent comes after the word ``by``, or -1: “was called “a bully” by Ode”."""
    for at in range(by - 1, max(by - _AGENT_REACH, -1), -1):
        tag = words.tags[at]
        if tag in (tags.STOP, tags.BREAK):
            return -1
        if tag in _PAST_CUES:
            return at if is_passive(words, at) else -1
    return -1


def _with_joint_subjects(words: Words, found: list[Candidate]) -> list[Candidate]:
    """The candidates with those who speak together as one: “Ada Ode and Bo Lund said”, “said Ada Ode and Bo Lund”."""
    out: list[Candidate] = []
    for candidate in found:
        # Only phrases that touch, or that one word parts, can be one.
        if out and candidate.first - out[-1].last <= 1 and _is_one_phrase(words, out, candidate):
            _join_list(words, out)
            continue
        out.append(candidate)
    return out


_FLOATING: Final = frozenset(["all", "both", "each"])
_ASIDES: Final = tag_pattern("<comma>(?:<!comma|stop|break|quotation|cue|pronoun|verb|auxiliary>{1,10}<comma>){0,2}")
_MOST_ASIDES: Final = 6  # phrases between a name and the last description of it


def _floats(words: Words, out: list[Candidate], candidate: Candidate) -> bool:
    """Whether “all” stands for people named before an aside, whose cue it is: “The officers, from Arro, all denied”."""
    if words.tags[candidate.first - 1] != tags.COMMA:
        return False
    for back in range(len(out) - 1, max(len(out) - _MOST_ASIDES, 0) - 1, -1):
        people = out[back]
        begins = people.first == 0 or words.tags[people.first - 1] in _CLAUSE_EDGES
        if begins and people.role in ("other", "actor") and words.tags[people.head] in _SEVERAL:
            if _ASIDES.fullmatch(words.tags, people.last, candidate.first) is None:
                return False
            out[back] = people._replace(role="subject", cue=candidate.cue)
            return True
    return False


_SEVERAL: Final = tag_set("persons|name")


def _takes_back(words: Words, out: list[Candidate], candidate: Candidate) -> bool:
    """Whether a description belongs to the name before it, whose cue it then is: “…,” Ode, a baker from Ardle said.

    The comma after the description is missing. The name must begin the clause.
    """
    if words.tags[candidate.first - 1] != tags.COMMA or words.tags[candidate.first] not in _DESCRIBING:
        return False
    for back in range(len(out) - 1, max(len(out) - _MOST_ASIDES, 0) - 1, -1):
        name = out[back]
        if name.form != "name" or name.role not in ("other", "actor"):
            continue
        begins = name.first == 0 or words.tags[name.first - 1] in _CLAUSE_EDGES
        if begins and _ASIDES.fullmatch(words.tags, name.last, candidate.first):
            out[back] = name._replace(role="subject", cue=candidate.cue)
            return True
        return False
    return False


def _is_aside(words: Words, out: list[Candidate], candidate: Candidate) -> bool:
    """Whether a subject is part of an aside about the name before it, whose comma behind is missing."""
    if candidate.form == "name" and _is_place_of(words, out, candidate):
        return True
    if words.lows[candidate.first] in _FLOATING and candidate.last == candidate.first + 1:
        return _floats(words, out, candidate)
    is_description = candidate.form == "nominal" or words.tags[candidate.first] == tags.ARTICLE
    return is_description and _takes_back(words, out, candidate)


def _is_place_of(words: Words, out: list[Candidate], candidate: Candidate) -> bool:
    """Whether a name tells where the name before it is from, whose cue it then is: “Ada Ode of Arro, Ohio said”.

    The comma after the place is missing. The first name must begin the clause.
    """
    if words.tags[candidate.first - 1] != tags.COMMA or candidate.cue != candidate.last:
        return False
    for back in range(len(out) - 1, max(len(out) - _MOST_ASIDES, 0) - 1, -1):
        name = out[back]
        begins = name.first == 0 or words.tags[name.first - 1] in _CLAUSE_EDGES
        if begins and name.form == "name" and name.role in ("other", "actor"):
            is_from = _FROM.fullmatch(words.tags, name.first, candidate.first) is not None
            if is_from:
                out[back] = name._replace(role="subject", cue=candidate.cue)
            return is_from
    return False


_FROM: Final = tag_pattern("<name>{1,5}<of><article>?<name|body>{1,5}(?:<of><name>{1,4})?<comma>")
_DESCRIBING: Final = tag_set("article|person|persons")
_CLAUSE_EDGES: Final = tag_set("quotation|stop|break")


def _is_listed(words: Words, out: list[Candidate]) -> bool:
    """Whether the last phrase goes on with a list of names: “Ada Ode, Bo Lund”."""
    if len(out) < 2:
        return False
    first, second = out[-2:]
    is_name = first.form == second.form == "name" and first.role == "other"
    return is_name and words.tags[first.last : second.first] == tags.COMMA


def _join_list(words: Words, out: list[Candidate]) -> None:
    """Take the first names of a list in: “Ada Ode, Bo Lund and Cyl Dorn said”."""
    while len(out) > 1 and out[-1].joint and out[-1].role == "subject":
        if not _is_listed(words, out):
            return
        first, rest = out[-2:]
        out[-2:] = [rest._replace(first=first.first, joint=(first.head, *rest.joint), opens=first.opens)]


def _is_one_phrase(words: Words, out: list[Candidate], candidate: Candidate) -> bool:
    """Whether a phrase is part of the one before, which is then changed; or takes that in, which then goes."""
    before = out[-1]
    if candidate.role == "subject" and _is_aside(words, out, candidate):
        return True
    if words.lows[candidate.first] in _FLOATING and candidate.first == before.last and candidate.role == "subject":
        together = out.pop()._replace(role="subject", cue=candidate.cue)  # “Ada Ode and Bo Lund all said”
        if not (out and _is_one_phrase(words, out, together)):
            out.append(together)
        return True
    if _is_described_by(words, before, candidate):
        of = candidate if before.role == "other" else before
        out[-1] = before._replace(last=candidate.last, role=of.role, cue=of.cue)
        return True
    is_pair = candidate.form == before.form == "name" and _are_joined(words, before, candidate)
    return is_pair and _speaks_with(words, out, candidate)


def _speaks_with(words: Words, out: list[Candidate], candidate: Candidate) -> bool:
    """Whether a name and the one before it share a cue: “Ode and Arro said”; the last of ``out`` is then both names."""
    before = out[-1]
    if candidate.role == "subject" and before.role == "other":
        if words.tags[max(before.first - 2, 0) : before.first] != tags.NAME + tags.COMMA or _is_listed(words, out):
            out[-1] = candidate._replace(first=before.first, joint=(*before.joint, before.head), opens=before.opens)
            return True
    elif before.role in ("inverted", "agent", "according") and candidate.role == "other":
        out[-1] = before._replace(last=candidate.last, joint=(*before.joint, candidate.head))
        return True
    return False


def _is_described_by(words: Words, before: Candidate, candidate: Candidate) -> bool:
    """Whether a name has its description right after it: “Dorn the comedian said”."""
    touches = before.form == "name" and candidate.form == "nominal" and candidate.first == before.last
    is_person = words.lows[candidate.first] == "the" and words.tags[candidate.head] == tags.PERSON
    return touches and is_person and candidate.role in ("subject", "actor", "other")


def _are_joined(words: Words, before: Candidate, candidate: Candidate) -> bool:
    return candidate.first == before.last + 1 and words.lows[before.last] in ("and", "&")


# After these comes where something is: “on the site asking for help”.
_WHERE: Final = frozenset(["on", "at", "in", "to", "into", "near", "outside", "inside", "over", "under", "through"])
_UNSETTLED: Final = frozenset(("", "according", "object"))  # roles whose cue the neighbours do not tell


def _with_cue(words: Words, role: str, first: int, last: int) -> tuple[str, int]:
    """The role of a phrase and its cue; ``role`` is what its neighbours tell, or empty."""
    sequence = words.tags
    if role == "according":
        return role, first - 2
    cue = -1
    if not role:
        role, cue = _role(sequence, first, last)
        if role == "inverted" and _is_told(words, first, last, cue):
            role, cue = "object", -1
    if role == "object" and (view := _view(words, first, last)) >= 0:
        return "according", view
    if role == "object" and sequence[first - 1] == tags.PARTICIPLE:
        return _behind_adjectives(sequence, first)
    return role, cue


def _behind_adjectives(sequence: str, first: int) -> tuple[str, int]:
    """The role of a phrase behind a participle: it speaks in “…,” said award-winning author Ode."""
    left = max(first - _MOST_ADJECTIVES, 0)
    found = _SAID_BEFORE_ADJECTIVES.search(sequence[left:first])
    return ("inverted", left + found.start("cue")) if found is not None else ("object", -1)


_MOST_ADJECTIVES: Final = 9  # words, with the quotation and its cue
_SAID_BEFORE_ADJECTIVES: Final = tag_pattern(
    r"<quotation><comma>?(?P<cue><cue>)<article>?<participle|word|number|adverb|conjunction>{1,6}\Z"
)


def _view(words: Words, first: int, last: int) -> int:
    """The word that gives an object's view, or -1: “in the words of Ode”, “per the rules of the council”, “To Ode,”."""
    before = words.lows[first - 1]
    if words.tags[first - 1] == tags.OF and words.lows[first - 2] == "words":
        return first - 2
    if before == "per" and words.tags[first] in _AFTER_PER:
        return first - 1
    return first - 1 if before == "to" and _is_viewpoint(words, first, last) else -1


def _is_viewpoint(words: Words, first: int, last: int) -> bool:
    """Whether a sentence begins with “To Ode,”: it gives her view."""
    if words.tags[last : last + 1] != tags.COMMA:
        return False
    return words.tags[first] in _AFTER_PER and (first == 1 or words.tags[first - 2] in _CLAUSE_EDGES)


_AFTER_PER: Final = tag_set("article|possessive|name")


def _is_told(words: Words, first: int, last: int, cue: int) -> bool:
    """Whether what follows a cue is the addressee: “, told reporters”."""
    behind_marks = words.tags[cue - 1] == tags.QUOTATION
    return not behind_marks and words.lows[cue] in TOLD and words.tags[first:last] not in _ALONE


@lru_cache(maxsize=1 << 14)
def _beside(neighbours: str) -> tuple[str, bool]:
    """What the two tags before a phrase and the one after it tell; a blank is one beyond the text.

    Its role, empty where more has to be looked at, and whether it opens a sentence. The cue of a subject is then the
    word after it.
    """
    far, near, follows = neighbours[0], neighbours[1].strip(), neighbours[2].strip()
    opens = not near or near in _SENTENCE_OPENERS or (near == tags.CONJUNCTION and far in (tags.STOP, tags.BREAK))
    if near == tags.PREPOSITION and far == tags.ACCORDING:
        return "according", opens
    if _may_be_inverted(far, near):
        return "", opens
    if near and near in _GOVERNING:
        return "subject" if _is_subject_of_clause(near, follows) else "object", opens
    return _by_what_follows(near, follows), opens


_INVERTING: Final = tag_set("cue|noun_or_cue")
_GOVERNING: Final = tag_set("any_preposition|cue_gerund|thought|verb|participle")


def _may_be_inverted(far: str, near: str) -> bool:
    """Whether a phrase comes after a cue, perhaps with an adverb and a comma between."""
    if near in (tags.ADVERB, tags.COMMA) and far in _INVERTING:
        return True
    return near in _INVERTING or (near == tags.COMMA and far == tags.ADVERB)


def _is_subject_of_clause(near: str, follows: str) -> bool:
    """“with the union saying …”, “footage of Ode saying …”, “think the union said …”."""
    if near in (tags.PREPOSITION, tags.OF):
        return follows == tags.CUE_GERUND
    return follows == tags.CUE and near != tags.CUE_GERUND


def _by_what_follows(near: str, follows: str) -> str:
    if follows == tags.COLON:
        return ""  # perhaps a label
    if follows == tags.THAT:
        return ""  # perhaps “a study that appeared in May found”
    if follows in _NO_CUE:
        return "object" if near == tags.TEMPORAL else "other"
    if follows in _CUES:
        return "subject"
    return "actor" if follows == tags.VERB else ""


def _head(sequence: str, first: int, last: int) -> int:
    """The last person of the phrase, or its last name where that follows the person, else its last word."""
    if sequence[last - 1] == tags.NAME:
        # “the governor of Ardle”, “Ode of Ardle”: the head comes before the “of”.
        of = sequence.find(tags.NAME + tags.OF, first, last)
        if of < 0 or _OFFICER.search(sequence, of, last) is not None:
            return last - 1  # “Arro Union of Nurses secretary general Ada Ode”
        return of
    for heads in (_PEOPLE, _BODIES):
        for at in range(last - 1, first - 1, -1):
            if sequence[at] in heads:
                return at
    return last - 1


_OFFICER: Final = tag_pattern(r"<person><name>{1,5}\Z")
_PEOPLE: Final = tag_set("person|persons")
_BODIES: Final = tag_set("body|noun_or_cue")


@lru_cache(maxsize=1 << 14)
def _inner(phrase: str) -> tuple[tuple[tuple[int, int, str], ...], int, str]:
    """What the tags of a phrase alone tell: its owners (last, head, form), its own head and form.

    News has few kinds of noun phrase, so that nearly each is looked up.
    """
    if phrase in _ALONE:
        return (), 0, _ALONE[phrase]
    last = len(phrase)
    owners: list[tuple[int, int, str]] = []
    start = 0
    at = phrase.find(tags.POSSESSIVE_S, 1)
    while at >= 0:
        # Ode ’s campaign: the owner may be the source as well as the whole.
        head = _head(phrase, start, at)
        owners.append((at, head, _form(phrase, head)))
        start = at + 1
        at = phrase.find(tags.POSSESSIVE_S, start)
    if phrase[0] == tags.POSSESSIVE:
        owners.append((1, 0, "possessive"))
    head = _head(phrase, start, last) if start < last else last - 1
    return tuple(owners), head, _form(phrase, head)


def _form(phrase: str, head: int) -> str:
    return "name" if phrase[head] == tags.NAME else "nominal"


def _role(sequence: str, first: int, last: int) -> tuple[str, int]:
    """How the phrase is to the nearest cue, where :func:`_beside` does not tell."""
    before = sequence[first - 1] if first else ""
    follows = sequence[last] if last < len(sequence) else ""
    behind = _behind_cue(sequence, first, last, before, follows)
    if behind is not None:
        return behind
    neither = "object" if before == tags.TEMPORAL else "other"
    if follows in _NO_CUE and not (follows == tags.THAT and sequence[last + 1 : last + 2] in _VERBS_OF_RELATIVE):
        return "label" if _is_label(sequence, last, before, follows) else neither, -1
    if follows in _CUES:
        return "subject", last
    # What the tag after these excludes needs no pattern.
    beyond = sequence[last + 1 : last + 2]
    if follows == tags.VERB or (follows == tags.AUXILIARY and beyond not in _BEHIND_AUXILIARY):
        return "actor", -1
    if follows == tags.COMMA and beyond not in _BEHIND_COMMA:
        return neither, -1
    return _with_verb_after(sequence, last, before, follows, neither)


def _behind_cue(sequence: str, first: int, last: int, before: str, follows: str) -> tuple[str, int] | None:
    """The role of a phrase after a cue; None where it has none there."""
    if before not in _AFTER_CUE:
        return None
    left = max(first - 4, 0)
    inverted = _INVERTED.search(sequence[left:first])
    if inverted and not (inverted.group()[0] in _JOINING and _begins_clause(sequence, first, last)):
        return "inverted", left + inverted.start("cue")
    if before not in _INVERTING:
        return None
    return ("subject", last) if before == tags.NOUN_OR_CUE and follows == tags.CUE else ("object", -1)


def _begins_clause(sequence: str, first: int, last: int) -> bool:
    """Whether a phrase is the subject of what is said: “but did say | he broke the rules”, “and said | she was ill”."""
    is_past = sequence[first:last] == tags.PRONOUN and sequence[last : last + 1] == tags.PARTICIPLE
    return is_past or _FINITE.match(sequence, last) is not None


_JOINING: Final = (tags.COMMA, tags.CONJUNCTION)
_AFTER_CUE: Final = tag_set("cue|noun_or_cue|adverb|comma")


def _is_label(sequence: str, last: int, before: str, follows: str) -> bool:
    """“Ode: …” at the beginning of a paragraph or before marks."""
    if follows != tags.COLON:
        return False
    is_speaker = before in ("", tags.BREAK) and sequence[last - 1] in _LABELS  # not “Child labour: gang “robbed …””
    return is_speaker or sequence[last + 1 : last + 2] == tags.QUOTATION


_LABELS: Final = tag_set("name|person|persons|body|pronoun|number")


def _with_verb_after(sequence: str, last: int, before: str, follows: str, neither: str) -> tuple[str, int]:
    """The role of a phrase that more than one word parts from its verb."""
    match = _CUE_AFTER.match(sequence, last, last + 70)
    if match and not (match["behind_comma"] and before not in _BEFORE_COMMA):
        is_bare = not (before == tags.TEMPORAL and tags.COMMA in match.group())
        if is_bare:
            return "subject", match.end() - 1
    if follows in _VERBAL or _VERB_AFTER.match(sequence, last, last + 50):
        return "actor", -1
    return neither, -1


_VERBS_OF_RELATIVE: Final = tag_set("auxiliary|verb|participle")
_VERBAL: Final = tag_set("participle|auxiliary|thought")


def cannot_speak(words: Words, candidate: Candidate) -> bool:
    """Whether a phrase is a number or a time that has no verb of speech: “Level 3”, “for a second time”."""
    if candidate.form != "nominal" or candidate.role in ("subject", "inverted", "label"):
        return words.lows[candidate.head] in SPANS_OF_TIME and candidate.form == "nominal"
    return words.tags[candidate.head] in (tags.NUMBER, tags.TIME) or words.lows[candidate.head] in SPANS_OF_TIME


def extend(words: Words, candidate: Candidate) -> int:
    """The end (a word) of a nominal source with what belongs to it after: “an aide to the mayor”."""
    if candidate.form != "nominal":
        return candidate.last
    match = _TAIL.match(words.tags, candidate.last)
    if match is None:
        return candidate.last
    return match.end()
