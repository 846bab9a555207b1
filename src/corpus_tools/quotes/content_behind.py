"""Reported content after its cue: “Ode said that …”, “called for …”, “hopes to …”."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from corpus_tools.english.cues import Cue
from corpus_tools.english.word_classes import (
    ADDRESSED,
    ADDRESSED_CROWDS,
    CLAUSE_ONLY,
    CLAUSE_TAKING,
    GOVERNED_PREPOSITIONS,
    NEAR_DAYS,
    NUMERALS,
    OPENING_ADVERBS,
)
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.assertion import is_negated
from corpus_tools.quotes.candidates import extend
from corpus_tools.quotes.report import ADVERBIAL, MAIN_CLAUSE, Report, end_of_content, make_report
from corpus_tools.quotes.reporting import AT_REST, Reporting, is_behind_preposition, is_behind_quotation
from corpus_tools.quotes.setting import behind_setting
from corpus_tools.quotes.tags import tag_pattern, tag_set
from corpus_tools.quotes.unsaid import is_unsaid

_TIME: Final = tag_pattern("(?:<adverb>|<preposition|temporal>?<article|determiner>?<time>{1,2})*")
_TO_ACT: Final = frozenset(["committing", "directing", "thinking"])
_NOT_TO_ACT: Final = frozenset(["offer", "decide", "plan", "intend", "appeal"])
# “said on the steps of …”: where, not what.
_NO_PREPOSITION: Final = frozenset(["neutral", "writing", "structuring", "thinking", "manner", "supporting"])
_ASKING: Final = frozenset(["how", "what", "why", "whether", "if", "where", "who", "which", "when", "whatever", "than"])
_AROUND: Final = frozenset(["about", "around", "over", "under", "up"])  # “said about 20 people want it”
# “said when she left”: the time of the speech; “asked when she left”: what was asked.
_NOT_WHEN: Final = frozenset(["neutral", "writing", "structuring", "committing", "supporting", "attacking", "manner"])
_WHEN: Final = frozenset(["after", "before", "since", "during", "until", "while", "when", "as", "once"])
_CLAUSE: Final = tag_pattern(
    "(?:<preposition><auxiliary|verb>{1,2}+"
    "|(?!<conjunction><adverb>?<auxiliary|verb|cue|thought|participle>|<preposition><auxiliary|verb>)"
    "<!comma|stop|quotation|subordinator|relative|temporal>){1,9}?(?<!<preposition>)<auxiliary|verb|cue|thought>"
)
# A side clause before the main one: “said since the pier was private, it …”, “told the court when he came she …”.
_SIDE_CLAUSE: Final = tag_pattern(
    "<subordinator|temporal>(?=<!comma|stop|quotation|that>{1,10}<finite|participle>)<!comma|stop|quotation|that>{2,18}"
    "(?:<comma><adverb>?<article|determiner|possessive>?"
    "<name|person|persons|body|word|pronoun|possessive_s|number>{1,6}<adverb>?<finite>"
    "|(?<=<!conjunction|relative|of|cue|thought|temporal|subordinator>)<pronoun><adverb>?<finite>)"
)
_SIDES: Final = frozenset(
    ["since", "when", "although", "though", "while", "unless", "because", "once", "even", "whereas"]
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
# What the writer adds to a phrase: “criticised Ode, who left”, “praised it, raising hopes”, “the deal as Ode left”.
_ASIDE: Final = tag_pattern(
    "<comma><preposition|of>?<relative>(?!<!comma|stop>{1,20}<comma><auxiliary|verb>)"
    "|<comma><adverb>?(?P<gerund><participle|cue_gerund>)|<dash>"
)
# “condemned the launch as Ode fired another”: the writer adds when it was, or what else happened.
_MEANWHILE: Final = frozenset(["as", "while", "after", "although", "though", "whereas"])
_CLAUSE_BEHIND: Final = tag_pattern(
    "<article|determiner|possessive>?<name|person|persons|body|word|pronoun|possessive_s|number>{1,5}"
    "<adverb>?<auxiliary|verb|cue|participle>"
)
# “the bridge described in the report is old”: a participle with a phrase of place, then the main verb.
_REDUCED: Final = tag_pattern("<preposition|of><article|determiner|possessive>?<nounlike>{1,5}<auxiliary|verb>")
_ASIDE_ENDS: Final = tag_pattern("<comma>(?=<adverb>?<auxiliary|verb|cue|participle>)")
_FINITE: Final = tag_pattern("<auxiliary|verb>")
_ANY_FINITE: Final = tag_pattern("<finite>")
# “decided to go” is a decision; “decided that” introduces what was decided.
_WILL: Final = frozenset(["decide", "plan", "intend", "opt"])
_CLAUSE_ONLY: Final = frozenset(["hold", "plead", "observe"])  # not speech: “held her there”, “observed flies”
_UNTIL: Final = frozenset(["until", "till", "after", "before", "since", "during"])
_ACCUSING: Final = frozenset(["accuse", "convict", "acquit", "suspect"])  # an act: a charge follows, not what was said
_BEGINNING: Final = frozenset(["begin", "start", "continue", "resume", "finish", "open"])


def content_behind(article: Article, cue: Reporting) -> Report | None:
    """The content after a cue, or None: “Ode said that …”, “called for …”, “hopes to …”."""
    shape, lows = article.words.tags, article.words.lows
    is_told_by = is_behind_preposition(article, cue.candidate, cue.at)
    at = _behind_teller(article, cue) if is_told_by else _behind_what(article, cue, _content_begins(article, cue))
    if at < 0 or at >= cue.end or shape[at] in ",.:;)-?":
        return None
    last = end_of_content(article, at + 1, cue.end)
    if cue.candidate.first > cue.at and not is_told_by:
        last = min(last, cue.candidate.first - 1)  # “Claiming that …, Ode left”
    if _opens_sentence(article, cue):
        last = _before_main_clause(article, at, last)
    kind = _kind(article, cue, at, last)
    if _is_something_else(article, cue, kind, at, last):
        return None
    last = _content_ends(article, cue, kind, at, last)
    if kind == "preposition" and f"{lows[cue.at]} {lows[at]}" in article.cue_classes:
        at += 1  # “called for | the bridge to be closed”: its preposition is part of the cue
    return make_report(article, at, last, cue.owner, cue.at, kind, cue.known)


def _behind_teller(article: Article, cue: Reporting) -> int:
    """Where a clause begins behind who tells it, “was told by Ode on Friday that …”, “by Ode it …”; -1 for none."""
    shape, at = article.words.tags, cue.candidate.last
    adverbial = ADVERBIAL.match(shape, at, cue.end)
    if adverbial is not None:
        at = adverbial.end()
        return -1 if _RELATIVE_THAT.match(shape, at, cue.end) else at
    return at if _PRONOUN_CLAUSE.match(shape, at, cue.end) else -1


_RELATIVE_THAT: Final = tag_pattern("<that><adverb>?<auxiliary|verb|cue|thought>|<that><time>")
_THAT_PRONOUN: Final = tag_pattern("<that><pronoun><adverb>?<finite>")
_PRONOUN_CLAUSE: Final = tag_pattern("<pronoun><adverb>?<finite>")


def _behind_what(article: Article, cue: Reporting, at: int) -> int:
    """Where content begins: word ``at``, or behind “is” in “what Ode said is that …”; -1 for “what Ode said hurt”."""
    shape, first = article.words.tags, cue.candidate.first
    if at != cue.at + 1 or shape[at : at + 1] not in _FINITE_TAGS or article.words.lows[max(first - 1, 0)] != "what":
        return at
    return at + 1 if shape[at + 1 : at + 2] == tags.THAT else -1


def _opens_sentence(article: Article, cue: Reporting) -> bool:
    """Whether the cue is in a clause before the main one: “While officials said that …, the council closed it”."""
    shape, first = article.words.tags, cue.candidate.first
    begin = cue.begin + (article.words.lows[cue.begin] in ("but", "and", "even"))
    is_subordinate = shape[begin] in _OPENERS or article.words.lows[begin] in _MEANWHILE
    return is_subordinate and begin < first <= begin + _FEW and tags.COMMA not in shape[begin:first]


_OPENERS: Final = tag_set("temporal|subordinator")
_FEW: Final = 6  # words


def _before_main_clause(article: Article, at: int, last: int) -> int:
    """Where content from word ``at`` ends: before the main clause, which begins after a comma behind a whole clause."""
    shape = article.words.tags
    for match in MAIN_CLAUSE.finditer(shape, at, last):
        if _ANY_FINITE.search(shape, at, match.start()):
            return match.start()
    return last


def _is_something_else(article: Article, cue: Reporting, kind: str, at: int, last: int) -> bool:
    """Whether what follows the cue, from word ``at``, is not its content."""
    shape, lows = article.words.tags, article.words.lows
    if not kind or _is_no_report(cue.known, kind, shape[at : at + 2], lows[at]):
        return True
    if cue.candidate.first > cue.at and kind not in _CLAUSES:
        return True  # “Explaining his reason, Ode left”
    if shape[cue.at] == "g" and cue.candidate.last == cue.at and _SAID_NEXT.search(shape, at, last + 1):
        return True  # “residents objecting to the plan said: “…””: which residents
    if kind == "quoted_phrase" and (_is_whole(article, at) or _is_meanwhile(article, at, last)):
        return True
    if kind == "preposition" and (_REDUCED.match(shape, at) or _is_audience(article, cue, at)):
        return True
    if is_unsaid(article, cue, kind, at, last):
        return True
    return (shape[cue.at] != "g" and _is_quoting(article, at, last)) or _stands_in_front(article, cue, kind, at)


_CLAUSES: Final = ("clause", "bare_clause")
_SAID_NEXT: Final = tag_pattern("<cue><colon|quotation>")


def _is_audience(article: Article, cue: Reporting, at: int) -> bool:
    """Whether those who listen come after “to”: “announced to a small crowd of students”, “said to reporters”."""
    words = article.words
    if words.lows[at] != "to" or "to" in GOVERNED_PREPOSITIONS.get(cue.known.lemma, ()):
        return False
    found = _HEARD_BY.match(words.tags, at + 1)
    if found is None or not _OF_WHAT.isdisjoint(words.lows[found.end() : found.end() + _FEW]):
        return False  # “complained to officials about it”
    head = found.end() - 1
    is_persons = words.tags[head] == tags.PERSONS and words.tags[found.end() : found.end() + 1] != tags.OF
    return is_persons or words.lows[head] in ADDRESSED_CROWDS


_OF_WHAT: Final = frozenset(["about", "that", "as", "how", "on"])
_HEARD_BY: Final = tag_pattern("<article|determiner|possessive>?<nounlike>{1,4}")


def _content_ends(article: Article, cue: Reporting, kind: str, at: int, last: int) -> int:
    """Where content from word ``at`` ends, at word ``last`` at the latest: before the writer continues."""
    shape, first = article.words.tags, cue.candidate.first
    if cue.candidate.form == "relative" and shape[first - 1 : first] == ",":
        # “Ode, who said she was tired, resigned”: the report ends with the aside.
        match = _ASIDE_ENDS.search(shape, at, last)
        last = match.start() if match else last
    if kind in _CLAUSES:
        return last
    last = _before_next_clause(article, at, last, cue.owner)
    is_phrase = kind in ("phrase", "preposition") and article.words.lows[cue.at] not in CLAUSE_TAKING
    return _before_aside(article, at, last) if is_phrase else last


def _is_whole(article: Article, at: int) -> bool:
    """Whether the quotation at word ``at`` ends as a sentence does: “shouted “Shame!” as he left”."""
    mark = article.marked[bisect_left(article.words.quote_at, at)]
    return article.text[mark.end - 1] in "!?."


def _is_meanwhile(article: Article, at: int, last: int) -> bool:
    """Whether the writer tells what happened during a cry: “shouted “shame” as he left”."""
    behind = at + 1
    is_time = article.words.lows[behind : behind + 1] in _DURING
    return is_time and _CLAUSE_BEHIND.match(article.words.tags, behind + 1, last) is not None


_DURING: Final = tuple([word] for word in ("as", "while", "when", "after", "before"))


def _is_quoting(article: Article, at: int, last: int) -> bool:
    """Whether “as saying” follows: “quoted Ode as saying that …” reports what Ode says."""
    lows, shape = article.words.lows, article.words.tags
    return any(lows[word] == "as" and shape[word + 1] == "g" for word in range(at, last - 1))


def _content_begins(article: Article, cue: Reporting) -> int:
    """Where the content begins, after the addressee and the time; -1 where only a place or a time follows the cue."""
    shape, end = article.words.tags, cue.end
    at = cue.at + 1
    if (clause := _behind_occasion(article, cue)) >= 0:
        return clause
    if cue.candidate.opens and (aside := _HOWEVER.match(shape, at, end)) is not None:
        return aside.end()
    adverbial = ADVERBIAL.match(shape, at, end)
    if adverbial is not None and cue.candidate.opens and _THAT_PRONOUN.match(shape, adverbial.end(), end):
        return adverbial.end()  # also behind a comma: “said in April, that he …”
    if AT_REST.match(shape, at, end) and not _is_governed(article, cue, at):
        return -1
    if adverbial is not None:
        return adverbial.end()
    if cue.known.lemma in ADDRESSED and at < end:
        at = behind_addressee(article, at, end)
        if (day := _THAT_DAY.match(shape, at, end)) is not None:
            at = day.end()  # “told the Courier that day that …”
        elif article.words.lows[at : at + 2] in _DAY_TO:
            at += 1  # “asked all officials yesterday to resign”
        elif (often := _HOW_OFTEN.match(shape, at, end)) is not None and article.words.lows[often.end() - 1] == "times":
            at = often.end()
        adverbial = ADVERBIAL.match(shape, at, end)
        return adverbial.end() if adverbial else at
    skipped = _TIME.match(shape, at, end)
    begin = _before_first_adverb(article, at, skipped.end()) if skipped else at
    if shape[begin : begin + 1] == tags.OF:
        begin = at  # “announced three days of mourning”
    # “said there will be”: its “there” is not an adverb
    is_there = begin > at and article.words.lows[begin - 1] == "there" and shape[begin : begin + 1] in _FINITE_TAGS
    return begin - 1 if is_there else begin


def _before_first_adverb(article: Article, at: int, begin: int) -> int:
    """Where content begins that opens with an adverb of its own: “said | too much was spent”, “said | perhaps she”."""
    own = next((word for word in range(at, begin) if article.words.lows[word] in OPENING_ADVERBS), begin)
    is_clause = own < begin and _CLAUSE.match(article.words.tags, own) is not None
    return own if is_clause else begin


# “He said, however, the group would stay”
_HOWEVER: Final = tag_pattern(
    "<comma><adverb>{1,2}<comma>(?=<that|(?:<article|determiner|possessive>?<nounlike>{1,6}|<pronoun>)<adverb>?<finite>)"
)


def _behind_occasion(article: Article, cue: Reporting) -> int:
    """Where a clause without “that” begins behind a place or time: “told the jury on Monday | she was ill”; or -1."""
    at = cue.at + 1
    if cue.known.lemma in ADDRESSED and at < cue.end:
        at = behind_addressee(article, at, cue.end)
    return behind_setting(article, cue, at) if at < cue.end else -1


def behind_addressee(article: Article, begin: int, end: int) -> int:
    """The word after the addressee, if there is one at word ``begin``; else ``begin``."""
    shape, at = article.words.tags, begin
    index = bisect_left(article.firsts, begin)
    while index < len(article.candidates) and article.candidates[index].first == begin:
        other = article.candidates[index]
        if shape[begin] == "b" or other.last < end:
            # “urged the council to repair it”: what is asked for begins at “to”.
            at = max(at, other.last if article.words.lows[other.last] == "to" else extend(article.words, other))
        index += 1
    if at > begin and shape[at : at + 1] in _FINITE_TAGS and shape[begin] != "b":
        return begin  # “warned the town could run dry”: no addressee
    if at == begin and (group := _HEARERS.match(shape, at, end)) is not None:
        return group.end()
    if at > begin and (named := _ADDRESSEE_NAMED.match(shape, at, end)) is not None:
        return named.end()
    return at + 1 if at == begin and shape[at : at + 1] == "b" else at


# “asked the clerk, Bo Lund, to leave”
_ADDRESSEE_NAMED: Final = tag_pattern("<comma><name>{1,4}<comma>(?=<preposition><auxiliary|verb|cue|word>)")
# “told the meeting how …”: a noun in -ing, which cannot be a source, may be the addressee.
_HEARERS: Final = tag_pattern(
    "<article|possessive><word|participle|name|number>{0,2}<word|participle>(?=<that|subordinator>)"
)
_DAY_TO: Final = tuple([day, "to"] for day in sorted(NEAR_DAYS))
_THAT_DAY: Final = tag_pattern(r"<that><time>{1,2}(?=<that|stop|comma|semicolon>|\Z)")
# “told the hearing a number of times that …”
_HOW_OFTEN: Final = tag_pattern(
    "<article|determiner|number><adverb|word>?(?:<word|noun_or_cue><of>)?<time|word>(?=<that>)"
)
_FINITE_TAGS: Final = ("x", "v")


def _kind(article: Article, cue: Reporting, at: int, last: int) -> str:
    """The form of content from word ``at``, as in :class:`~corpus_tools.quotes.report.Report`; empty for none."""
    shape = article.words.tags
    letter = shape[at]
    if letter == "t" or (letter in "uWj" and _is_side_clause(article, cue, at, last)):
        return "clause"
    if letter in "uW":
        return "clause" if _is_asked(article, cue, at) else ""
    if _begins_infinitive(article, at):
        return "infinitive"
    if letter in "iO":
        return "bare_clause" if _is_number_and_clause(article, at, last) else "preposition"
    if letter == "Q":
        return "" if _is_only_a_name(article, cue, at) else "quoted_phrase"
    is_clause = _CLAUSE.match(shape, at, last) or _has_past(article, at, last)
    return "bare_clause" if is_clause else "phrase"


def _begins_infinitive(article: Article, at: int) -> bool:
    """Whether “to” and a verb, or “not to”, is at word ``at``; not “to Ode”."""
    lows = article.words.lows
    if lows[at] == "not":
        return lows[at + 1 : at + 2] == ["to"]
    return lows[at] == "to" and article.words.tags[at + 1 : at + 2] not in _NOUNS_BEHIND_TO


_NOUNS_BEHIND_TO: Final = tag_set("name|article|possessive|persons|object_pronoun|determiner")


def _is_asked(article: Article, cue: Reporting, at: int) -> bool:
    """Whether a question word begins what is reported: “asked when she left”; not the time: “said when she left”."""
    low = article.words.lows[at]
    is_time = low == "when" and cue.known.cue_class in _NOT_WHEN and not is_negated(article, cue.at)
    return low in _ASKING and not is_time


def _is_side_clause(article: Article, cue: Reporting, at: int, last: int) -> bool:
    """Whether what is said begins with a side clause: “said since the pier was private, it could not be closed”."""
    lows = article.words.lows
    if lows[at] not in _SIDES or lows[cue.at] not in CLAUSE_TAKING:
        return False
    return _SIDE_CLAUSE.match(article.words.tags, at, last) is not None


def _is_number_and_clause(article: Article, at: int, last: int) -> bool:
    """Whether a clause begins with a rough number: “said about 20 people want it”."""
    shape, lows = article.words.tags, article.words.lows
    number = at + 1 if lows[at] in _AROUND else at + 2 if tuple(lows[at : at + 2]) in _AT_LEAST else last
    is_rough = shape[number : number + 1] == tags.NUMBER or lows[number : number + 1] in _COUNTED
    return is_rough and number < last and _CLAUSE.match(shape, number, last) is not None


_AT_LEAST: Final = frozenset([("at", "least"), ("at", "most"), ("up", "to"), ("as", "many"), ("close", "to")])
_COUNTED: Final = tuple([numeral] for numeral in sorted(NUMERALS))


def _has_past(article: Article, at: int, last: int) -> bool:
    """Whether a clause with a regular past tense begins at word ``at``: “found the paper often praised the mayor”."""
    match = _PAST_CLAUSE.match(article.words.tags, at, last)
    return match is not None and article.words.lows[match.end() - 1].endswith("ed")


_PAST_CLAUSE: Final = tag_pattern(
    "<article|determiner|possessive>?<name|person|persons|body|word|pronoun|number>{1,4}<adverb>?"
    "<participle>(?=<article|determiner|possessive|name|number|object_pronoun|persons>)"
)


def _is_only_a_name(article: Article, cue: Reporting, at: int) -> bool:
    """Whether a quotation is only a name for something: “what Ode calls ‘the swamp’”."""
    shape, first = article.words.tags, cue.candidate.first
    if first and article.words.lows[first - 1] == "what":
        return True
    mark = article.marked[bisect_left(article.words.quote_at, at)]
    return bool(mark.end) and shape[at + 1 : at + 2] in ("", ",", ".", "k")


def _is_no_report(known: Cue, kind: str, letters: str, low: str) -> bool:
    """Whether a cue does not report content of this form."""
    if known.lemma in CLAUSE_ONLY | _CLAUSE_ONLY and kind not in ("clause", "bare_clause"):
        return True
    if low in _UNTIL and kind != "clause":
        return True  # “did not say until Friday”: when
    if kind == "preposition" and (known.cue_class in _NO_PREPOSITION or low == "by"):
        return True  # “a plan proposed by Ode”
    if kind == "phrase" and known.cue_class == "labelling" and known.form in ("base", "third") and _is_naming(letters):
        return True  # “They call him the boat thief”: a nickname
    return _is_act(known.lemma, kind, letters, low)


def _is_naming(letters: str) -> bool:
    """Whether the content begins with “him” or with “her the …”."""
    return letters[:1] == "b" or letters == "ha"


def _stands_in_front(article: Article, cue: Reporting, kind: str, at: int) -> bool:
    """Whether what was said precedes the cue, and what follows says when or to whom.

    “…,” Ode told the Courier; “…,” she said after the meeting, answering a question.
    """
    shape, low = article.words.tags, article.words.lows[at]
    if shape[cue.at] == "g":
        return False
    is_hearers = kind == "bare_clause" and at == cue.at + 1 and shape[at] == tags.PERSONS
    addressed = (kind == "phrase" or is_hearers) and cue.known.lemma in ADDRESSED
    if not (addressed or low in _WHEN or low == "of" or (kind == "phrase" and shape[at] in "eg")):
        return False
    return is_behind_quotation(article, min(cue.candidate.first, cue.at))


def _is_governed(article: Article, cue: Reporting, at: int) -> bool:
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
    """Whether a verb of speech denotes something else: “told a story”, “called her in”, “began to go”."""
    if lemma == "tell":
        return kind == "phrase"
    if lemma in _ACCUSING:
        return kind in ("phrase", "bare_clause", "preposition")
    if lemma == "remind":
        return low == "of"
    if lemma == "hold" and kind == "bare_clause":
        return True  # “held a rose as they sat”; a court holds that something is so
    if lemma == "call":
        return (kind in ("preposition", "infinitive") and low not in ("for", "on")) or letters in ("bi", "hi")
    if lemma in _WILL and kind == "infinitive":
        return True
    if lemma == "speak":
        return low != "of"
    return lemma in _BEGINNING and kind != "clause"


def _before_next_clause(article: Article, at: int, last: int, owner: int) -> int:
    """Where a phrase ends that is followed by a new clause: “derided the deal, but Ode liked it”."""
    shape = article.words.tags
    if article.candidates[owner].form == "relative":
        verb = _FINITE.search(shape, at + 1, last)
        if verb:
            last = verb.start()
    match = _NEXT_CLAUSE.search(shape, at, last)
    return match.start() if match else last


def _before_aside(article: Article, at: int, last: int) -> int:
    """Where a phrase ends after which the writer continues: “criticised Ode, who left”, “the launch as Ode fired”."""
    shape, lows = article.words.tags, article.words.lows
    for match in _ASIDE.finditer(shape, at + 1, last):
        if match["gerund"] is None or lows[match.end() - 1].endswith("ing"):
            last = match.start()
            break
    for word in range(at + 1, last):
        if lows[word] in _MEANWHILE and _CLAUSE_BEHIND.match(shape, word + 1, last):
            return word
    return last
