"""Reported speech without marks: what is beside a cue as its content.

Three shapes: the content after the cue (“Ode said that …”, “Ode called for …”), before it (“…, Ode said.”), and
beside “according to”. The content ends with its sentence, or where the next report begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from corpus_tools.english.cues import Cue
from corpus_tools.english.word_classes import ADDRESSED, CLAUSE_ONLY, CONVICTIONS, MAKE, PASSIVE_AUXILIARIES, PLAIN
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.assertion import is_negated
from corpus_tools.quotes.candidates import Candidate, extend
from corpus_tools.quotes.sources import weights
from corpus_tools.quotes.tags import tag_pattern

_CUE: Final = tag_pattern("<cue|cue_gerund|thought|noun_or_cue|according>")
_SENTENCE: Final = tag_pattern("<!stop|break>+")
_END: Final = tag_pattern(
    "<semicolon|break|stop>|<colon>(?=<pronoun|name><auxiliary|verb>)|<comma>(?=<cue_gerund|cue>)|<comma>"
    "?(?=<conjunction><adverb|auxiliary>{0,2}<cue|cue_gerund><!comma>)|<comma>(?=<subordinator>"
    "<!stop|comma>{1,14}<cue|thought>)|<comma>(?=<conjunction><pronoun>?<adverb|auxiliary>{0,2}<cue>)"
)
_ADVERBIAL: Final = tag_pattern(
    "(?:<adverb>|<preposition><article|determiner|possessive>?<body|noun_or_cue|word><participle|word>?<preposition>"
    "<article|determiner>?<word|body|time|persons>{1,3}|<comma>?<preposition|temporal>?<article|determiner>?<time>{1,2}<number>?<comma>?|<comma>"
    "?<preposition|temporal><article|determiner|possessive>?"
    "<name|person|persons|body|word|possessive_s|noun_or_cue|number|participle>{1,5}(?:<preposition|of>"
    "<article|determiner|possessive>?<name|person|persons|body|word|possessive_s|noun_or_cue|number>"
    "{1,4})?<comma>?){0,3}(?=<that>)"
)
_TIME: Final = tag_pattern("(?:<adverb>|<preposition|temporal>?<article|determiner>?<time>{1,2})*")
_AT_REST: Final = tag_pattern(
    "(?:<adverb>|<preposition|temporal>?<article|determiner>{0,2}<time>{1,2}<number>?|<preposition>"
    "<article|determiner|possessive>?<name|person|persons|body|word|possessive_s|noun_or_cue|number|time>"
    r"{1,6}){0,3}(?:<stop|comma|break|semicolon|close_bracket>|\Z)"
)
# “reports that …”, “claims the …”: what comes after a word that may be a noun when it is a verb.
_VERB_BEFORE: Final = frozenset("tadphN#Q")
_LONGEST: Final = 200  # words of reported content in one sentence
_SURE: Final = PLAIN | CONVICTIONS
_TO_ACT: Final = frozenset(["committing", "directing"])
# “said on the steps of …”: where, not what.
_NO_PREPOSITION: Final = frozenset(["neutral", "writing", "structuring", "thinking", "manner", "supporting"])
# “…, Ode called” does not end a report.
_NO_PARENTHESIS: Final = frozenset(["labelling", "attacking", "supporting", "directing", "committing", "manner"])
_PARENTHESIS: Final = frozenset(["complain", "protest", "object", "lament"])
_ASKING: Final = frozenset(["how", "what", "why", "whether", "if", "where", "who", "which", "when", "whatever", "than"])
# “said when she left”: the time of the speech; “asked when she left”: what was asked.
_NOT_WHEN: Final = frozenset(["neutral", "writing", "structuring", "committing", "supporting", "attacking", "manner"])
_WHEN: Final = frozenset(["after", "before", "since", "during", "until", "while", "when", "as", "once"])
_CLAUSE: Final = tag_pattern(
    "(?:(?!<conjunction><adverb>?<auxiliary|verb|cue|thought|participle>)"
    "<!comma|stop|quotation|subordinator|relative|temporal>){1,9}?<auxiliary|verb|cue|thought>"
)
# “…,” said Ode, half joking: what comes before the comma says whose words they are.
_ATTRIBUTED: Final = tag_pattern(
    "<conjunction|open_bracket>?<quotation><comma>?(?:<cue>"
    "<article|determiner|possessive|name|person|persons|body|pronoun|noun_or_cue|word|possessive_s>{1,6}|"
    "<article|determiner|possessive|name|person|persons|pronoun|noun_or_cue|possessive_s>{1,6}<cue>"
    "<adverb|auxiliary>?)<comma>?"
)
# A clause with a subject of its own, after a comma.
_NEXT_CLAUSE: Final = tag_pattern(
    "<comma><conjunction|subordinator>?<adverb|that>?"
    "<article|determiner|possessive|name|pronoun|person|persons|body|word|number|possessive_s|noun_or_cue>"
    "{1,6}<adverb>?<auxiliary|verb|cue>|<comma><conjunction><adverb|that>?"
    "<article|determiner|possessive|name|pronoun|person|persons|body|word|number|possessive_s|noun_or_cue>"
    "{1,6}<adverb>?<participle>(?=<preposition|article|that|object_pronoun|determiner|possessive|pronoun>"
    ")|<comma><article|determiner><word>{0,2}<time>|<comma>?<conjunction><adverb>?"
    "<auxiliary|verb|cue|cue_gerund>(?="
    "<preposition|adverb|article|that|object_pronoun|determiner|possessive|pronoun|temporal|name>)|"
    "<comma>?<conjunction><adverb>?<participle>(?="
    "<preposition|adverb|article|that|object_pronoun|determiner|possessive|pronoun|temporal>)"
)
_ASIDE_ENDS: Final = tag_pattern("<comma>(?=<adverb>?<auxiliary|verb|cue|participle>)")
_FINITE: Final = tag_pattern("<auxiliary|verb>")
# “decided to go” tells a decision, “decided that” what was decided.
_WILL: Final = frozenset(["decide", "plan", "intend", "opt"])
_CLAUSE_ONLY: Final = frozenset(["hold", "plead"])  # “held her there”, “pleaded guilty”: no words
_UNTIL: Final = frozenset(["until", "till", "after", "before", "since", "during"])
_ACCUSING: Final = frozenset(["accuse", "convict", "acquit", "suspect"])  # an act: what it is of is no clause
_BEGINNING: Final = frozenset(["begin", "start", "continue", "resume", "finish", "open"])
# Plural nouns more often than verbs, unless somebody comes before them: “18 states”, “some calls”.
_NOUNS: Final = frozenset(["states", "calls", "rules", "remarks", "claims"])
_RELATIVE: Final = re.compile("tm?[xvec]")  # “messages that led to …”
# “a ruling”, “the second hearing”: no reports.
_GERUND_NOUN: Final = tag_pattern(r"<article|determiner|possessive|number><word|time|name|body|person>{0,2}\Z")
_VERB: Final = tag_pattern("(?<!<comma>)<auxiliary|verb|cue|thought|participle|quotation>")
_WORDLIKE: Final = frozenset("NrsofwcgzvexmyihjpbWdatkuO#")


class Report(NamedTuple):
    """A span of reported content as offsets, its source (index of a candidate), its cue (a word) and its shape.

    ``shape`` is clause, infinitive, phrase, before or according.
    """

    start: int
    end: int
    first: int
    last: int
    candidate: int
    cue: int
    shape: str
    score: float


def find_reports(article: Article) -> list[Report]:
    """All reported content of an article, in order, none overlapping another."""
    owners: dict[int, int] = {}
    for index, candidate in enumerate(article.candidates):
        if candidate.cue >= 0:
            owners.setdefault(candidate.cue, index)
    found: list[Report] = []
    cues = [match.start() for match in _CUE.finditer(article.words.tags)]
    number = 0
    for begin, end in _sentences(article):
        first = number
        while number < len(cues) and cues[number] < end:
            number += 1
        if number > first:
            found.extend(_in_sentence(article, owners, cues[first:number], begin, end))
    found.extend(_convictions(article))
    found.sort(key=lambda r: (r.first, r.last))
    kept: list[Report] = []
    for report in found:
        if kept and report.first < kept[-1].last:
            # What a reported speaker reports is part of what is reported.
            continue
        kept.append(report)
    return kept


def _convictions(article: Article) -> list[Report]:
    """What somebody made plain or is sure of: “made clear that …”, “is adamant that …”."""
    shape, lows = article.words.tags, article.words.lows
    found: list[Report] = []
    for at, low in enumerate(lows[:-1]):
        if low in _SURE and (begins := _ADVERBIAL.match(shape, at + 1)) is not None:
            owner, first = _who_is_sure(article, at), begins.end()
            report = _make(article, first, _end_of(article, first + 1, len(shape)), owner, at, "clause", None)
            found += [report] if owner >= 0 and report is not None else []
    return found


def _who_is_sure(article: Article, at: int) -> int:
    """Whose conviction “clear” or “adamant” at word ``at`` tells, or -1."""
    shape, lows = article.words.tags, article.words.lows
    begin = max(shape.rfind(stop, 0, at) for stop in ".P") + 1
    verb = at - 1
    while verb > begin and (shape[verb] == "m" or lows[verb] == "it"):
        verb -= 1
    return (
        _actor_before(article, verb, begin)
        if lows[verb] in (MAKE if lows[at] in PLAIN else PASSIVE_AUXILIARIES)
        else -1
    )


def _actor_before(article: Article, verb: int, begin: int) -> int:
    """The nearest subject before a verb in its sentence, or -1."""
    index = bisect_left(article.firsts, verb) - 1
    while index >= 0 and article.candidates[index].first >= begin:
        if article.candidates[index].role in ("subject", "actor"):
            return index
        index -= 1
    return -1


def _sentences(article: Article) -> list[tuple[int, int]]:
    """The sentences as words; one also ends where the words between marks end in a full stop and a new one begins."""
    text, words = article.text, article.words
    spans: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(words.tags):
        begin, end = match.span()
        first = bisect_left(words.quote_at, begin)
        for quote in range(first, bisect_left(words.quote_at, end)):
            at = words.quote_at[quote]
            if at + 1 < end and text[article.marked[quote].end - 1] in ".!?" and text[words.starts[at + 1]].isupper():
                spans.append((begin, at + 1))
                begin = at + 1
        spans.append((begin, end))
    return spans


class _Reporting(NamedTuple):
    """A word that reports: where it is, whose it is, what cue it is, and its sentence; ``owner`` is an index."""

    at: int
    owner: int
    candidate: Candidate
    known: Cue
    begin: int
    end: int


def _in_sentence(article: Article, owners: dict[int, int], cues: list[int], begin: int, end: int) -> list[Report]:
    """What is reported in the sentence from word ``begin`` to ``end``, in which the words ``cues`` may report."""
    found: list[Report] = []
    for at in cues:
        if article.words.tags[at] == "C":
            if at in owners:
                found.extend(_according(article, owners[at], at, begin, end))
            continue
        reporting = _reporting(article, owners.get(at, -1), at, begin, end)
        if reporting is None:
            continue
        report = None if reporting.candidate.role == "inverted" else _behind(article, reporting)
        if report is None:
            found.extend(_before(article, reporting))
        else:
            found.append(report)
    return found


def _reporting(article: Article, owner: int, at: int, begin: int, end: int) -> _Reporting | None:
    """The word ``at`` as one that reports, with whose it is; None where it is another part of speech or nobody's."""
    letter = article.words.tags[at]
    if owner < 0 and letter in "cg":
        owner = _subject_of_clause(article, at, begin)
    if owner < 0:
        return None
    candidate = article.candidates[owner]
    known = article.cue_classes.get(article.words.lows[at])
    if known is None or (candidate.role == "object" and letter != "g" and article.words.lows[at - 1] != "to"):
        return None
    if _is_other_part(article, at, known):
        return None
    return _Reporting(at, owner, candidate, known, begin, end)


def _is_other_part(article: Article, at: int, known: Cue) -> bool:
    """Whether a word that may report is a noun, a passive or a participle where it is."""
    shape, lows = article.words.tags, article.words.lows
    letter, before = shape[at], shape[at - 1 : at]
    is_collective = before == "o" and known.lemma in ("say", "claim", "believe", "insist")  # “the team say”
    if (
        known.form == "base"
        and before not in ("r", "s", "p", "N", "m")
        and not is_collective
        and not _takes_base(lows[at - 1])
    ):
        return True
    if lows[at + 1 : at + 2] == ["who"] or (lows[at] in _NOUNS and before in tuple("#dwr")):
        return True  # “judges who …”, “18 states”
    if letter == "f":
        return shape[at + 1 : at + 2] not in _VERB_BEFORE or _RELATIVE.match(shape, at + 1) is not None
    if letter == "g":
        return _GERUND_NOUN.search(shape, max(0, at - 3), at) is not None
    return known.form in ("past", "participle") and _is_passive(article, at, known)


def _takes_base(low: str) -> bool:
    """Whether a base form after the word is a verb: “to say”, “wouldn’t say”."""
    return low == "to" or low.endswith("n't")


def _is_passive(article: Article, cue: int, known: Cue) -> bool:
    """Whether a past form has no speaker for its subject: “was wrongly charged”, “a club known for”."""
    shape, lows = article.words.tags, article.words.lows
    before = cue - 1
    while before >= 0 and shape[before] == "m":
        before -= 1
    if before < 0:
        return False
    if lows[before] in PASSIVE_AUXILIARIES:
        return True
    # “known” and “seen” are no past tense: they need a “have”.
    return known.form == "participle" and shape[before] != "x"


def _subject_of_clause(article: Article, cue: int, begin: int) -> int:
    """Whose cue it is where no subject touches it: “Ode left, saying that …”, “Ode left and said …”."""
    shape = article.words.tags
    before = cue - 1
    while before > begin and shape[before] in "mx":
        before -= 1
    if before < begin:
        return -1
    is_infinitive = article.words.lows[before] == "to"
    if not is_infinitive and shape[before] not in (",kiO" if shape[cue] == "g" else ",k"):
        return -1
    index = bisect_left(article.firsts, cue) - 1
    if shape[before] == "i" and index >= 0 and article.candidates[index].last == before:
        # “led Ode to say that …”, but not “in his to say”.
        return index if is_infinitive and article.candidates[index].form != "possessive" else -1
    since = max(begin, cue - _LONGEST)
    if shape[before] == "k":
        # “Ode said it was no policy and urged …”: who said goes on, not what “it” was
        told = _teller_before(article, cue, since)
        if told >= 0:
            return told
    return _actor_before(article, cue, since)


def _teller_before(article: Article, cue: int, begin: int) -> int:
    """The first subject of a cue before a word in its sentence, where only a clause of “it” or “there” is after it."""
    index = bisect_left(article.firsts, begin)
    stop = bisect_left(article.firsts, cue)
    subjects = [i for i in range(index, stop) if article.candidates[i].role in ("subject", "actor")]
    if len(subjects) < 2 or article.candidates[subjects[0]].cue < 0:
        return -1
    return subjects[0] if all(article.words.lows[article.candidates[i].head] == "it" for i in subjects[1:]) else -1


def _make(article: Article, first: int, last: int, owner: int, cue: int, kind: str, known: Cue | None) -> Report | None:
    """A report from word ``first`` to ``last``, trimmed; None where too little is in it."""
    shape = article.words.tags
    while first < last and shape[first] in ",:-;?)":
        first += 1
    while last > first and shape[last - 1] in ",:-;?(k":
        last -= 1
    inner = shape[first:last]
    words = sum(map(_WORDLIKE.__contains__, inner))
    if words < 2 or (inner[:1] == "Q" and words < 3):
        return None
    weight = weights()["indirect"]
    score = weight["start"] + weight.get(kind, 0.0)
    if known is not None:
        score += weight.get(f"cue_{known.cue_class}", 0.0)
    candidate = article.candidates[owner]
    score += weight.get(f"role_{candidate.role}", 0.0)
    if score <= 0:
        return None
    return Report(article.words.starts[first], article.words.ends[last - 1], first, last, owner, cue, kind, score)


def _end_of(article: Article, first: int, end: int) -> int:
    end = min(end, first + _LONGEST)
    match = _END.search(article.words.tags, first, end)
    return match.start() if match else end


def _behind(article: Article, cue: _Reporting) -> Report | None:
    """Content after the cue."""
    at = _content_begins(article, cue)
    shape, lows = article.words.tags, article.words.lows
    if at < 0 or at >= cue.end or shape[at] in ",.:;)-?":
        return None
    last = _end_of(article, at + 1, cue.end)
    kind = _kind(article, cue, at, last)
    if shape[cue.at] != "g" and _is_quoting(article, at, last):
        return None
    if not kind or _is_no_report(cue.known, kind, shape[at : at + 2], lows[at]):
        return None
    first = cue.candidate.first
    if cue.candidate.form == "relative" and shape[first - 1 : first] == ",":
        # “Ode, who said she was tired, resigned”: the report ends with the aside.
        match = _ASIDE_ENDS.search(shape, at, last)
        last = match.start() if match else last
    if kind not in ("clause", "bare_clause"):
        last = _before_next_clause(article, at, last, cue.owner)
    if _stands_in_front(article, cue, kind, at):
        return None
    return _make(article, at, last, cue.owner, cue.at, kind, cue.known)


def _is_quoting(article: Article, at: int, last: int) -> bool:
    """Whether “as saying” follows: “quoted Ode as saying that …” reports what Ode says."""
    lows, shape = article.words.lows, article.words.tags
    return any(lows[word] == "as" and shape[word + 1] == "g" for word in range(at, last - 1))


def _content_begins(article: Article, cue: _Reporting) -> int:
    """Where the content begins: after who is told and when; -1 where nothing follows but where and when."""
    shape, end = article.words.tags, cue.end
    at = cue.at + 1
    is_act = cue.known.cue_class in _TO_ACT and cue.known.lemma != "offer" and _to_act(article, at)
    if _AT_REST.match(shape, at, end) and not is_act:
        return -1
    adverbial = _ADVERBIAL.match(shape, at, end)
    if adverbial:
        return adverbial.end()
    if cue.known.lemma in ADDRESSED and at < end:
        at = _behind_addressee(article, at, end)
        adverbial = _ADVERBIAL.match(shape, at, end)
        return adverbial.end() if adverbial else at
    skipped = _TIME.match(shape, at, end)
    begin = skipped.end() if skipped else at
    # “said there will be”: its “there” is no adverb
    is_there = begin > at and article.words.lows[begin - 1] == "there" and shape[begin : begin + 1] in _FINITE_TAGS
    return begin - 1 if is_there else begin


def _behind_addressee(article: Article, begin: int, end: int) -> int:
    """The word after who is told, where somebody is at word ``begin``."""
    shape, at = article.words.tags, begin
    index = bisect_left(article.firsts, begin)
    while index < len(article.candidates) and article.candidates[index].first == begin:
        other = article.candidates[index]
        if shape[begin] == "b" or other.last < end:
            # “urged the council to mend it”: what is asked for begins at “to”.
            at = max(at, other.last if article.words.lows[other.last] == "to" else extend(article.words, other))
        index += 1
    if at > begin and shape[at : at + 1] in _FINITE_TAGS and shape[begin] != "b":
        return begin  # “warned the town could run dry”: nobody is told
    return at + 1 if at == begin and shape[at] == "b" else at


_FINITE_TAGS: Final = ("x", "v")


def _kind(article: Article, cue: _Reporting, at: int, last: int) -> str:
    """What shape content from word ``at`` has; empty where it is none."""
    shape, lows = article.words.tags, article.words.lows
    letter = shape[at]
    if letter in "uW":
        is_time = lows[at] == "when" and cue.known.cue_class in _NOT_WHEN and not is_negated(article, cue.at)
        is_asked = lows[at] in _ASKING and not is_time
        return "clause" if is_asked else ""
    if letter == "t":
        return "clause"
    if lows[at] == "to":
        return "infinitive"
    if letter in "iO":
        return "preposition"
    if letter == "Q":
        return "" if _is_only_a_name(article, cue, at) else "quoted_phrase"
    return "bare_clause" if _CLAUSE.match(shape, at, last) else "phrase"


def _is_only_a_name(article: Article, cue: _Reporting, at: int) -> bool:
    """Whether words in marks are no more than what something is called: “what Ode calls ‘the swamp’”."""
    shape, first = article.words.tags, cue.candidate.first
    if first and article.words.lows[first - 1] == "what":
        return True
    mark = article.marked[bisect_left(article.words.quote_at, at)]
    return bool(mark.end) and shape[at + 1 : at + 2] in ("", ",", ".", "k")


def _is_no_report(known: Cue, kind: str, letters: str, low: str) -> bool:
    """Whether a cue does not report with content of this shape."""
    if known.lemma in CLAUSE_ONLY | _CLAUSE_ONLY and kind not in ("clause", "bare_clause"):
        return True
    if low in _UNTIL:
        return True  # “did not say until Friday”: when
    if kind == "preposition" and known.cue_class in _NO_PREPOSITION:
        return True
    if kind == "phrase" and known.cue_class == "labelling" and known.form in ("base", "third") and _is_naming(letters):
        return True  # “They call him the boat thief”: what he goes by
    return _is_act(known.lemma, kind, letters, low)


def _is_naming(letters: str) -> bool:
    """Whether “him” or “her the …” follows."""
    return letters[:1] == "b" or letters == "ha"


def _stands_in_front(article: Article, cue: _Reporting, kind: str, at: int) -> bool:
    """Whether what was said comes before the cue, and what is after says when or to whom.

    “…,” Ode told the Courier; “…,” she said after the meeting, answering a question.
    """
    shape, low = article.words.tags, article.words.lows[at]
    if shape[cue.at] == "g":
        return False
    addressed = kind == "phrase" and cue.known.lemma in ADDRESSED
    if not (addressed or low in _WHEN or low == "of" or (kind == "phrase" and shape[at] in "eg")):
        return False
    return _ends_a_quotation(article, min(cue.candidate.first, cue.at))


def _to_act(article: Article, at: int) -> bool:
    """Whether an infinitive is at word ``at``, over adverbs: “vowed never to resign”."""
    while article.words.tags[at : at + 1] == "m":
        at += 1
    return article.words.lows[at : at + 1] == ["to"] and article.words.tags[at + 1 : at + 2] in tuple("vecfw")


def _is_act(lemma: str, kind: str, letters: str, low: str) -> bool:
    """Whether a verb of speech does something else: “told a story”, “called her in”, “began to go”."""
    if lemma == "tell":
        return kind == "phrase"
    if lemma in _ACCUSING:
        return kind in ("phrase", "bare_clause", "preposition")
    if lemma == "remind":
        return low == "of"
    if lemma == "call":
        return (kind in ("preposition", "infinitive") and low not in ("for", "on")) or letters in ("bi", "hi")
    if lemma in _WILL and kind == "infinitive":
        return True
    if lemma == "speak":
        return low != "of"
    return lemma in _BEGINNING and kind != "clause"


def _before_next_clause(article: Article, at: int, last: int, owner: int) -> int:
    """Where a phrase ends that a clause of its own follows: “derided the deal, but Ode liked it”."""
    shape = article.words.tags
    if article.candidates[owner].form == "relative":
        verb = _FINITE.search(shape, at + 1, last)
        if verb:
            last = verb.start()
    match = _NEXT_CLAUSE.search(shape, at, last)
    return match.start() if match else last


def _ends_a_quotation(article: Article, at: int) -> bool:
    """Whether word ``at`` follows words in marks that end as speech does, in a comma, an exclamation or a question."""
    before = at - 2 if article.words.tags[at - 1 : at] == "," else at - 1
    if before < 0 or article.words.tags[before] != "Q":
        return False
    mark = article.marked[bisect_left(article.words.quote_at, before)]
    return article.text[mark.end - 1] in ",!?" or before == at - 2


def _before(article: Article, cue: _Reporting) -> list[Report]:
    """Content before “, Ode said” or “, said Ode”, and what follows when the words go on after it."""
    shape, known = article.words.tags, cue.known
    left = min(cue.candidate.first, cue.at)
    right = max(cue.candidate.last, cue.at + 1)
    is_inverted = cue.candidate.role == "inverted"
    if not is_inverted and not _AT_REST.match(shape, right, cue.end):
        return []
    if shape[left - 1 : left] == "u" and article.words.lows[left - 1] == "as" and shape[left - 2 : left - 1] == ",":
        left -= 1  # “…, as Ode said”
    if known.cue_class in _NO_PARENTHESIS and known.lemma not in _PARENTHESIS:
        return []
    if not _is_content(article, cue.begin, left):
        return []
    found = []
    report = _make(article, cue.begin, left - 1, cue.owner, cue.at, "before", known)
    if report is not None and "Q" not in shape[report.last - 1 : report.last]:
        found.append(report)
    if found and shape[right : right + 1] == "," and not (is_inverted and shape[right + 1 : right + 2] in "adWr"):
        last = _end_of(article, right + 1, cue.end)
        report = _make(article, right + 1, last, cue.owner, cue.at, "goes_on", known)
        found += [report] if report is not None else []
    return found


def _is_content(article: Article, begin: int, left: int) -> bool:
    """Whether the words from ``begin`` to the comma before word ``left`` may be what was said: a clause, no source."""
    shape = article.words.tags
    if left - begin > _LONGEST or shape[left - 1 : left] != "," or left - 1 <= begin:
        return False
    return bool(_VERB.search(shape, begin, left - 1)) and not _ATTRIBUTED.fullmatch(shape, begin, left - 1)


def _according(article: Article, owner: int, cue: int, begin: int, end: int) -> list[Report]:
    shape = article.words.tags
    if cue - begin > _LONGEST:
        return []
    right = extend(article.words, article.candidates[owner])
    before = shape[begin:cue]
    if sum(letter in _WORDLIKE for letter in before) >= 3 and "Q" not in before[-2:]:
        report = _make(article, begin, cue, owner, cue, "according_behind", None)
    else:
        comma = shape.find(",", right, end)
        if comma < 0 or comma - right > 14:
            return []
        report = _make(article, comma + 1, _end_of(article, comma + 1, end), owner, cue, "according_before", None)
    return [report] if report is not None else []
