"""Reported speech without marks: what is beside a cue as its content.

Three shapes: the content after the cue (“Ode said that …”, “Ode called for …”), before it (“…, Ode said.”), and
beside “according to”. The content ends with its sentence, or where the next report begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from corpus_tools.english.cues import Cue
from corpus_tools.english.word_classes import (
    ACTS_OF_PAPER,
    ADDRESSED,
    CLAUSE_ONLY,
    CLAUSE_TAKING,
    GOVERNED_PREPOSITIONS,
    PASSIVE_AUXILIARIES,
    SPEECH_NOUNS,
)
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.assertion import is_negated
from corpus_tools.quotes.candidates import Candidate, extend
from corpus_tools.quotes.report import (
    ADVERBIAL,
    LONGEST,
    Report,
    actor_before,
    count_wordlike,
    end_of_content,
    make_report,
)
from corpus_tools.quotes.tags import tag_pattern

_CUE: Final = tag_pattern("<cue|cue_gerund|thought|noun_or_cue|according>")
_SENTENCE: Final = tag_pattern("<!stop|break>+")
_TIME: Final = tag_pattern("(?:<adverb>|<preposition|temporal>?<article|determiner>?<time>{1,2})*")
_AT_REST: Final = tag_pattern(
    "(?:<adverb>|<preposition|temporal>?<article|determiner>{0,2}<time>{1,2}<number>?|<preposition>"
    "<article|determiner|possessive>?<name|person|persons|body|word|possessive_s|noun_or_cue|number|time>"
    r"{1,6}){0,3}(?:<stop|comma|break|semicolon|close_bracket>|\Z)"
)
# “reports that …”, “claims the …”: what comes after a word that may be a noun when it is a verb.
_VERB_BEFORE: Final = frozenset("tadphN#Q")
_TO_ACT: Final = frozenset(["committing", "directing", "thinking"])
_NOT_TO_ACT: Final = frozenset(["offer", "decide", "plan", "intend", "appeal"])
# “said on the steps of …”: where, not what.
_NO_PREPOSITION: Final = frozenset(["neutral", "writing", "structuring", "thinking", "manner", "supporting"])
# “…, Ode called” does not end a report.
_NO_PARENTHESIS: Final = frozenset(["labelling", "attacking", "supporting", "directing", "committing", "manner"])
_PARENTHESIS: Final = frozenset(["complain", "protest", "object", "lament"])
_ASKING: Final = frozenset(["how", "what", "why", "whether", "if", "where", "who", "which", "when", "whatever", "than"])
_AROUND: Final = frozenset(["about", "around", "over", "under", "up"])  # “said about 20 people want it”
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
    "{1,6}<adverb>?<auxiliary|verb|cue|thought>|<comma><conjunction><adverb|that>?"
    "<article|determiner|possessive|name|pronoun|person|persons|body|word|number|possessive_s|noun_or_cue>"
    "{1,6}<adverb>?<participle>(?=<preposition|article|that|object_pronoun|determiner|possessive|pronoun>"
    ")|<comma><article|determiner><word>{0,2}<time>|<comma>?<conjunction><adverb>?"
    "<auxiliary|verb|cue|cue_gerund>(?="
    "<preposition|adverb|article|that|object_pronoun|determiner|possessive|pronoun|temporal|name>)|"
    "<comma>?<conjunction><adverb>?<participle>(?="
    "<preposition|adverb|article|that|object_pronoun|determiner|possessive|pronoun|temporal>)"
)
# What the narrator adds to a phrase: “criticised Ode, who left”, “praised it, raising hopes”, “the deal as Ode left”.
_ASIDE: Final = tag_pattern(
    "<comma><preposition|of>?<relative>(?!<!comma|stop>{1,20}<comma><auxiliary|verb>)"
    "|<comma><adverb>?(?P<gerund><participle|cue_gerund>)|<dash>"
)
# “condemned the launch as Ode fired another”: when it was, or what else; after these words only.
_MEANWHILE: Final = frozenset(["as", "while", "after", "although", "though", "whereas"])
_CLAUSE_BEHIND: Final = tag_pattern(
    "<article|determiner|possessive>?<name|person|persons|body|word|pronoun|possessive_s|number>{1,5}"
    "<adverb>?<auxiliary|verb|cue|participle>"
)
# “the bridge described in the report is old”: a participle with its place, and the verb.
_REDUCED: Final = tag_pattern("<preposition|of><article|determiner|possessive>?<nounlike>{1,5}<auxiliary|verb>")
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


def find_reports(article: Article, by_noun: list[Report]) -> list[Report]:
    """All reported content of an article, in order, none overlapping another.

    ``by_noun`` is what :func:`~corpus_tools.quotes.report_nouns.find_by_noun` finds.
    """
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
    found.extend(by_noun)
    found.sort(key=lambda r: (r.first, r.last))
    kept: list[Report] = []
    for report in found:
        if kept and report.first < kept[-1].last:
            # What a reported speaker reports is part of what is reported.
            continue
        kept.append(report)
    return kept


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
        report = None if _is_inverted(reporting) else _behind(article, reporting)
        if report is None:
            found.extend(_before(article, reporting))
        else:
            found.append(report)
    return found


def _is_inverted(cue: _Reporting) -> bool:
    """Whether the source comes after its cue: “said Ode”."""
    return cue.candidate.role == "inverted" and cue.candidate.cue == cue.at


def _reporting(article: Article, owner: int, at: int, begin: int, end: int) -> _Reporting | None:
    """The word ``at`` as one that reports, with whose it is; None where it is another part of speech or nobody's."""
    letter = article.words.tags[at]
    if owner < 0 and letter in "cg":
        owner = _subject_of_clause(article, at, begin)
    if owner < 0:
        return None
    candidate = article.candidates[owner]
    known = article.cue_classes.get(article.words.lows[at])
    if article.words.lows[candidate.head] == "you":
        return None  # the reader, or who is asked
    if known is None or (candidate.role == "object" and letter != "g" and article.words.lows[at - 1] != "to"):
        return None
    if _is_other_part(article, at, known, candidate):
        return None
    return _Reporting(at, owner, candidate, known, begin, end)


def _is_other_part(article: Article, at: int, known: Cue, candidate: Candidate) -> bool:
    """Whether a word that may report is a noun, a passive or a participle where it is."""
    shape, lows = article.words.tags, article.words.lows
    letter, before = shape[at], shape[at - 1 : at]
    is_collective = before == "o" and known.lemma in ("say", "claim", "believe", "insist")  # “the team say”
    if (
        known.form == "base"
        and before not in ("r", "s", "p", "N", "m")
        and not is_collective
        and not _takes_base(lows[at - 1])
        and not _is_plural_subject(article, at)
        and not _is_apart(article, at, cue_of=candidate)
    ):
        return True
    if lows[at + 1 : at + 2] == ["who"] or (lows[at] in _NOUNS and before in tuple("#dwrf")):
        return True  # “judges who …”, “18 states”
    if letter == "f":
        if lows[at + 1 : at + 2] == ["to"] and shape[at + 2 : at + 3] in tuple("vecfw") and before in tuple("Nprs"):
            return False  # “she hopes to win”
        if shape[at + 1 : at + 2] == "i":
            return lows[at + 1] not in GOVERNED_PREPOSITIONS.get(known.lemma, ()) or before not in tuple("Np")
        return shape[at + 1 : at + 2] not in _VERB_BEFORE or _is_relative(article, at + 1)
    if letter == "g":
        return _GERUND_NOUN.search(shape, max(0, at - 3), at) is not None
    return known.form in ("past", "participle") and _is_passive(article, at, known)


def _is_plural_subject(article: Article, at: int) -> bool:
    """Whether a plural noun is before a base form and a clause after it: “the polls suggest that”."""
    shape, lows = article.words.tags, article.words.lows
    is_plural = shape[at - 1 : at] in ("o", "w", "f") and lows[at - 1].endswith("s") and not lows[at - 1].endswith("ss")
    return is_plural and shape[at + 1 : at + 2] in tuple("tadp")


def _is_relative(article: Article, at: int) -> bool:
    """Whether “that” at a word is about a noun: “messages that led to …”, not “fear that rising tides …”."""
    match = _RELATIVE.match(article.words.tags, at)
    return match is not None and not article.words.lows[match.end() - 1].endswith("ing")


def _is_apart(article: Article, at: int, cue_of: Candidate) -> bool:
    """Whether the subject of a base form is apart from it or “who”: “Some, however, say”, “those who argue”."""
    before = article.words.tags[at - 1 : at]
    is_own = cue_of.cue == at and cue_of.role == "subject"
    return is_own and (before in ("W", "b") or (before == "," and article.words.tags[cue_of.head] in "sdWo"))


def _takes_base(low: str) -> bool:
    """Whether a base form after the word is a verb: “to say”, “wouldn’t say”, “does believe”."""
    return low in ("to", "do", "does", "did") or low.endswith("n't")


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
    if shape[cue] == "g" and (before < begin or (before == begin and shape[before] in "iju")):
        return _subject_behind(article, cue)
    if before < begin:
        return -1
    is_infinitive = article.words.lows[before] == "to"
    if not is_infinitive and shape[before] not in (",kiO" if shape[cue] == "g" else ",k"):
        return -1
    index = bisect_left(article.firsts, cue) - 1
    if shape[before] == "i" and index >= 0 and article.candidates[index].last == before:
        # “led Ode to say that …”, but not “in his to say”.
        return index if is_infinitive and article.candidates[index].form != "possessive" else -1
    since = max(begin, cue - LONGEST)
    if shape[before] == "k":
        # “Ode said it was no policy and urged …”: who said goes on, not what “it” was
        told = _teller_before(article, cue, since)
        if told >= 0:
            return told
    return actor_before(article, cue, since)


def _subject_behind(article: Article, cue: int) -> int:
    """Who opens the main clause after a comma: “Claiming that the bridge was unsafe, Ode left”; or -1."""
    shape = article.words.tags
    for index in range(bisect_left(article.firsts, cue), len(article.candidates)):
        candidate = article.candidates[index]
        if not 0 <= candidate.first - cue <= _LONGEST_OPENING_CLAUSE or "." in shape[cue : candidate.first]:
            return -1
        if (
            candidate.role in ("subject", "actor")
            and shape[candidate.first - 1] == ","
            and candidate.form != "relative"
        ):
            return index
    return -1


_LONGEST_OPENING_CLAUSE: Final = 40  # words


def _teller_before(article: Article, cue: int, begin: int) -> int:
    """The first subject of a cue before a word in its sentence, where only a clause of “it” or “there” is after it."""
    index = bisect_left(article.firsts, begin)
    stop = bisect_left(article.firsts, cue)
    subjects = [i for i in range(index, stop) if article.candidates[i].role in ("subject", "actor")]
    if len(subjects) < 2 or article.candidates[subjects[0]].cue < 0:
        return -1
    return subjects[0] if all(article.words.lows[article.candidates[i].head] == "it" for i in subjects[1:]) else -1


def _behind(article: Article, cue: _Reporting) -> Report | None:
    """Content after the cue."""
    at = _content_begins(article, cue)
    shape, lows = article.words.tags, article.words.lows
    if at < 0 or at >= cue.end or shape[at] in ",.:;)-?":
        return None
    last = end_of_content(article, at + 1, cue.end)
    if cue.candidate.first > cue.at:
        last = min(last, cue.candidate.first - 1)  # “Claiming that …, Ode left”
    kind = _kind(article, cue, at, last)
    if shape[cue.at] != "g" and _is_quoting(article, at, last):
        return None
    if kind == "quoted_phrase" and _is_whole(article, at):
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
        if kind in ("phrase", "preposition") and lows[cue.at] not in CLAUSE_TAKING:
            last = _before_aside(article, at, last)
    if _stands_in_front(article, cue, kind, at) or (kind == "preposition" and _REDUCED.match(shape, at)):
        return None
    if kind == "preposition" and f"{lows[cue.at]} {lows[at]}" in article.cue_classes:
        at += 1  # “called for | the bridge to be closed”: its preposition is part of the cue
    return make_report(article, at, last, cue.owner, cue.at, kind, cue.known)


def _is_whole(article: Article, at: int) -> bool:
    """Whether the marked words at word ``at`` end as a sentence does: “shouted “Shame!” as he left”."""
    mark = article.marked[bisect_left(article.words.quote_at, at)]
    return article.text[mark.end - 1] in "!?."


def _is_quoting(article: Article, at: int, last: int) -> bool:
    """Whether “as saying” follows: “quoted Ode as saying that …” reports what Ode says."""
    lows, shape = article.words.lows, article.words.tags
    return any(lows[word] == "as" and shape[word + 1] == "g" for word in range(at, last - 1))


def _content_begins(article: Article, cue: _Reporting) -> int:
    """Where the content begins: after who is told and when; -1 where nothing follows but where and when."""
    shape, end = article.words.tags, cue.end
    at = cue.at + 1
    if _AT_REST.match(shape, at, end) and not _is_governed(article, cue, at):
        return -1
    adverbial = ADVERBIAL.match(shape, at, end)
    if adverbial:
        return adverbial.end()
    if cue.known.lemma in ADDRESSED and at < end:
        at = _behind_addressee(article, at, end)
        adverbial = ADVERBIAL.match(shape, at, end)
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
    if at == begin and (group := _HEARERS.match(shape, at, end)) is not None:
        return group.end()
    return at + 1 if at == begin and shape[at] == "b" else at


# “told the meeting how …”: a noun in -ing is nobody who could speak, and hears all the same.
_HEARERS: Final = tag_pattern(
    "<article|possessive><word|participle|name|number>{0,2}<word|participle>(?=<that|subordinator>)"
)
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
        is_number = lows[at] in _AROUND and shape[at + 1] == "#" and _CLAUSE.match(shape, at + 1, last) is not None
        return "bare_clause" if is_number else "preposition"
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


def _is_governed(article: Article, cue: _Reporting, at: int) -> bool:
    """Whether what comes after the cue belongs to it: “vowed to resign”, “warned against haste”, “called for calm”."""
    lows, lemma = article.words.lows, cue.known.lemma
    if cue.known.cue_class in _TO_ACT and lemma not in _NOT_TO_ACT and _to_act(article, at):
        return True
    while article.words.tags[at : at + 1] == "m":
        at += 1
    return (
        at < len(lows)
        and lows[at] in GOVERNED_PREPOSITIONS.get(lemma, ())
        and article.words.tags[at + 1 : at + 2] != "y"
    )


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


def _before_aside(article: Article, at: int, last: int) -> int:
    """Where a phrase ends that the narrator goes on from: “criticised Ode, who left”, “the launch as Ode fired”."""
    shape, lows = article.words.tags, article.words.lows
    for match in _ASIDE.finditer(shape, at + 1, last):
        if match["gerund"] is None or lows[match.end() - 1].endswith("ing"):
            last = match.start()
            break
    for word in range(at + 1, last):
        if lows[word] in _MEANWHILE and _CLAUSE_BEHIND.match(shape, word + 1, last):
            return word
    return last


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
    is_inverted = _is_inverted(cue)
    if not is_inverted and not _AT_REST.match(shape, right, cue.end):
        return []
    if shape[left - 1 : left] == "u" and article.words.lows[left - 1] == "as" and shape[left - 2 : left - 1] == ",":
        left -= 1  # “…, as Ode said”
    if (known.cue_class in _NO_PARENTHESIS or known.lemma in ACTS_OF_PAPER) and known.lemma not in _PARENTHESIS:
        return []
    if not _is_content(article, cue.begin, left):
        return _around(article, cue, left, right)
    found = []
    report = make_report(article, cue.begin, left - 1, cue.owner, cue.at, "before", known)
    if report is not None and "Q" not in shape[report.last - 1 : report.last]:
        found.append(report)
    if found and shape[right : right + 1] == "," and not (is_inverted and shape[right + 1 : right + 2] in "adWr"):
        last = end_of_content(article, right + 1, cue.end)
        report = make_report(article, right + 1, last, cue.owner, cue.at, "goes_on", known)
        found += [report] if report is not None else []
    return found


def _around(article: Article, cue: _Reporting, left: int, right: int) -> list[Report]:
    """A clause that its attribution interrupts: “The museum, Ode said, was a gift”, “Too often, she said, it leaks”."""
    shape, candidate = article.words.tags, cue.candidate
    is_name = article.text[article.words.starts[cue.at]].isupper()  # “Ben Said, …”
    is_between = shape[left - 1 : left] == "," and shape[right : right + 1] == "," and not is_name
    if not is_between or candidate.cue != cue.at or candidate.form == "relative":
        return []
    if left - cue.begin > _LONGEST_OPENING or not _OPENING.fullmatch(shape, cue.begin, left - 1):
        return []
    rest = _GOES_ON.match(shape, right + 1, cue.end)
    if rest is None or article.words.lows[rest.end() - 1].endswith("ing"):
        return []
    last = end_of_content(article, right + 2, cue.end)
    opening = None
    if not _tells_occasion(article, cue.begin, left - 1):
        opening = make_report(article, cue.begin, left - 1, cue.owner, cue.at, "before", cue.known)
    report = make_report(article, right + 1, last, cue.owner, cue.at, "goes_on", cue.known)
    return [found for found in (opening, report) if found is not None]


def _tells_occasion(article: Article, begin: int, end: int) -> bool:
    """Whether words before a comma tell where something was said: “In a statement, Ode said, the bridge is safe”."""
    is_phrase = article.words.tags[begin] == "i" or article.words.tags[begin : begin + 2] == "ki"
    return is_phrase and not SPEECH_NOUNS.isdisjoint(article.words.lows[begin:end])


_LONGEST_OPENING: Final = 16  # words before “, Ode said, …” that are no clause yet
_OPENING: Final = tag_pattern("<!auxiliary|verb|cue|thought|cue_gerund|quotation|colon|dash|semicolon>+")
# What comes after such an attribution: the verb, or a clause.
_GOES_ON: Final = tag_pattern(
    "<adverb>{0,2}<auxiliary|verb|cue|thought|participle>"
    "|(?:<adverb>|<conjunction>)?<article|determiner|possessive>?"
    "<name|person|persons|body|word|possessive_s|number|pronoun|determiner|of|that|noun_or_cue>{0,7}"
    "(?:<preposition|of><article|determiner|possessive>?<nounlike>{1,4})?<adverb>?<auxiliary|verb|cue|thought|participle>"
)


def _is_content(article: Article, begin: int, left: int) -> bool:
    """Whether the words from ``begin`` to the comma before word ``left`` may be what was said: a clause, no source."""
    shape = article.words.tags
    if left - begin > LONGEST or shape[left - 1 : left] != "," or left - 1 <= begin:
        return False
    return bool(_VERB.search(shape, begin, left - 1)) and not _ATTRIBUTED.fullmatch(shape, begin, left - 1)


def _according(article: Article, owner: int, cue: int, begin: int, end: int) -> list[Report]:
    shape = article.words.tags
    if cue - begin > LONGEST:
        return []
    right = extend(article.words, article.candidates[owner])
    before = shape[begin:cue]
    if count_wordlike(before) >= 3 and "Q" not in before[-2:]:
        report = make_report(article, begin, cue, owner, cue, "according_behind", None)
    else:
        comma = shape.find(",", right, end)
        if comma < 0 or comma - right > 14:
            return []
        report = make_report(
            article, comma + 1, end_of_content(article, comma + 1, end), owner, cue, "according_before", None
        )
    return [report] if report is not None else []
