"""Reported speech without marks: what stands beside a cue as its content.

Three shapes: the content behind the cue (“Ode said that …”, “Ode called for …”), before it (“…, Ode said.”), and
beside “according to”. The content ends with its sentence, or where the next report begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from corpus_tools.english.cues import Cue
from corpus_tools.english.word_classes import ADDRESSED, CLAUSE_ONLY
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.candidates import Candidate, extend
from corpus_tools.quotes.sources import weights

_CUE: Final = re.compile("[cgzfC]")
_SENTENCE: Final = re.compile(r"[^.P]+")
_END: Final = re.compile(r"[;P.]|,(?=[gc])|,?(?=k[mx]{0,2}[cg][^,])|,(?=u[^.,]{1,14}[cz])|,(?=kp?[mx]{0,2}c)")
_ADVERBIAL: Final = re.compile(
    r"(?:m|,?[ij]?[ad]?y{1,2}#?,?|,?[ij][adh]?[Nrsow'f#]{1,5}(?:[iO][adh]?[Nrsow'f#]{1,4})?,?){0,3}(?=t)"
)
_TIME: Final = re.compile(r"(?:m|[ij]?[ad]?y{1,2})*")
_AT_REST: Final = re.compile(r"(?:m|[ij]?[ad]?y{1,2}#?|i[adh]?[Nrsow'f#y]{1,6}){0,3}(?:[.,P;)]|\Z)")
# “reports that …”, “claims the …”: what stands behind a word that may be a noun when it is a verb.
_VERB_BEFORE: Final = frozenset("tadphN#Q")
_LONGEST: Final = 200  # words of reported content in one sentence
# “said on the steps of …”: where, not what.
_NO_PREPOSITION: Final = frozenset(["neutral", "writing", "structuring", "thinking", "manner", "supporting"])
# “…, Ode called” does not end a report.
_NO_PARENTHESIS: Final = frozenset(["labelling", "attacking", "supporting", "directing", "committing"])
_PASSIVE: Final = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_ASKING: Final = frozenset(["how", "what", "why", "whether", "if", "where", "who", "which", "when", "whatever", "than"])
_WHEN: Final = frozenset(["after", "before", "since", "during", "until", "while", "when", "as", "once"])
_CLAUSE: Final = re.compile(r"[^,.QuWj]{1,9}?[xvcz]")
# “…,” said Ode, half joking: what stands before the comma says whose words they are.
_ATTRIBUTED: Final = re.compile(r"[k(]?Q,?(?:c[adhNrsopfw']{1,6}|[adhNrspf']{1,6}c[mx]?),?")
# A clause with a subject of its own, behind a comma.
_NEXT_CLAUSE: Final = re.compile(r",[ku]?[mt]?[adhNprsow#'f]{1,6}m?[xvc]|,k[mt]?[adhNprsow#'f]{1,6}m?e(?=[iatbdhp])")
_FINITE: Final = re.compile("[xv]")
_BEGINNING: Final = frozenset(["begin", "start", "continue", "resume", "finish", "open"])
# Plural nouns more often than verbs, unless somebody stands before them: “18 states”, “some calls”.
_NOUNS: Final = frozenset(["states", "calls", "rules", "remarks", "claims"])
_VERB: Final = re.compile(r"[xvczeQ]")
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
    cues = [match.start() for match in _CUE.finditer(article.words.shape)]
    number = 0
    for begin, end in _sentences(article):
        first = number
        while number < len(cues) and cues[number] < end:
            number += 1
        if number > first:
            found.extend(_in_sentence(article, owners, cues[first:number], begin, end))
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
    for match in _SENTENCE.finditer(words.shape):
        begin, end = match.span()
        first = bisect_left(words.quote_at, begin)
        for quote in range(first, bisect_left(words.quote_at, end)):
            at = words.quote_at[quote]
            if at + 1 < end and text[article.marked[quote].end - 1] in ".!?" and text[words.starts[at + 1]].isupper():
                spans.append((begin, at + 1))
                begin = at + 1
        spans.append((begin, end))
    return spans


def _in_sentence(article: Article, owners: dict[int, int], cues: list[int], begin: int, end: int) -> list[Report]:
    """What is reported in the sentence from word ``begin`` to ``end``, in which the words ``cues`` may report."""
    shape = article.words.shape
    found: list[Report] = []
    for at in cues:
        letter = shape[at]
        owner = owners.get(at, -1)
        if letter == "C":
            if owner >= 0:
                found.extend(_according(article, owner, at, begin, end))
            continue
        if owner < 0:
            if letter not in "cg":
                continue
            owner = _subject_of_clause(article, at, begin)
            if owner < 0:
                continue
        candidate = article.candidates[owner]
        if candidate.role == "object" and letter != "g":
            continue
        known = article.cue_classes.get(article.words.lows[at])
        if known is None or (known.form == "base" and shape[at - 1 : at] not in ("r", "s", "p", "N", "m")):
            continue
        if letter in "cz" and known.form in ("past", "participle") and _is_passive(article, at, known):
            continue
        if letter == "f" and shape[at + 1 : at + 2] not in _VERB_BEFORE:
            continue
        if article.words.lows[at] in _NOUNS and shape[at - 1] in "#dwr":
            continue
        report = None if candidate.role == "inverted" else _behind(article, owner, at, known, end)
        if report is None:
            found.extend(_before(article, owner, candidate, at, begin, end))
        else:
            found.append(report)
    return found


def _is_passive(article: Article, cue: int, known: Cue) -> bool:
    """Whether a past form has no speaker for its subject: “was wrongly charged”, “a club known for”."""
    shape, lows = article.words.shape, article.words.lows
    before = cue - 1
    while before >= 0 and shape[before] == "m":
        before -= 1
    if before < 0:
        return False
    if lows[before] in _PASSIVE:
        return True
    # “known” and “seen” are no past tense: they need a “have”.
    return known.form == "participle" and shape[before] != "x"


def _subject_of_clause(article: Article, cue: int, begin: int) -> int:
    """Whose cue it is where no subject touches it: “Ode left, saying that …”, “Ode left and said …”."""
    shape = article.words.shape
    before = cue - 1
    while before > begin and shape[before] in "mx":
        before -= 1
    if before < begin or shape[before] not in ",k":
        return -1
    index = bisect_left(article.firsts, cue) - 1
    begin = max(begin, cue - _LONGEST)
    while index >= 0 and article.candidates[index].first >= begin:
        if article.candidates[index].role in ("subject", "actor"):
            return index
        index -= 1
    return -1


def _make(article: Article, first: int, last: int, owner: int, cue: int, kind: str, known: Cue | None) -> Report | None:
    """A report from word ``first`` to ``last``, trimmed; None where too little stands in it."""
    shape = article.words.shape
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
    match = _END.search(article.words.shape, first, end)
    return match.start() if match else end


def _behind(article: Article, owner: int, cue: int, known: Cue, end: int) -> Report | None:
    """Content behind the cue."""
    shape, lows = article.words.shape, article.words.lows
    at = cue + 1
    if _AT_REST.match(shape, at, end):
        return None
    adverbial = _ADVERBIAL.match(shape, at, end)
    if adverbial:
        at = adverbial.end()
    elif known.lemma in ADDRESSED and at < end:
        index = bisect_left(article.firsts, at)
        while index < len(article.candidates) and article.candidates[index].first == at:
            other = article.candidates[index]
            if shape[at] == "b" or other.last < end:
                at = max(at, extend(article.words, other))
            index += 1
        if at == cue + 1 and shape[at] == "b":
            at += 1
        adverbial = _ADVERBIAL.match(shape, at, end)
        at = adverbial.end() if adverbial else at
    else:
        skipped = _TIME.match(shape, at, end)
        at = skipped.end() if skipped else at
    if at >= end or shape[at] in ",.:;)-?":
        return None
    letter = shape[at]
    last = _end_of(article, at + 1, end)
    if letter in "uW" and lows[at] not in _ASKING:
        return None
    if letter in "tuW":
        kind = "clause"
    elif lows[at] == "to":
        kind = "infinitive"
    elif letter in "iO":
        kind = "preposition"
    elif letter == "Q":
        if lows[article.candidates[owner].first - 1] == "what" and article.candidates[owner].first:
            return None  # what Ode calls “the swamp” is a harbour
        if article.marked[bisect_left(article.words.quote_at, at)].end and shape[at + 1 : at + 2] in (
            "",
            ",",
            ".",
            "k",
        ):
            return None
        kind = "quoted_phrase"
    elif _CLAUSE.match(shape, at, last):
        kind = "bare_clause"
    else:
        kind = "phrase"
    if known.lemma in CLAUSE_ONLY and kind not in ("clause", "bare_clause"):
        return None
    if kind not in ("clause", "bare_clause"):
        last = _before_next_clause(article, at, last, owner)
    if kind == "preposition" and known.cue_class in _NO_PREPOSITION:
        return None
    if _is_act(known.lemma, kind, shape[at : at + 2], lows[at]):
        return None
    addressed = kind == "phrase" and known.lemma in ADDRESSED
    if (
        shape[cue] != "g"
        and (addressed or lows[at] in _WHEN or lows[at] == "of" or (kind == "phrase" and letter in "eg"))
        and _ends_a_quotation(article, min(article.candidates[owner].first, cue))
    ):
        # “…,” Ode told the Courier; “…,” she said after the meeting, answering a question: it stands in front.
        return None
    return _make(article, at, last, owner, cue, kind, known)


def _is_act(lemma: str, kind: str, letters: str, low: str) -> bool:
    """Whether a verb of speech does something else: “told a story”, “called her in”, “began to go”."""
    if lemma == "tell":
        return kind == "phrase"
    if lemma == "remind":
        return low == "of"
    if lemma == "call":
        return (kind in ("preposition", "infinitive") and low not in ("for", "on")) or letters in ("bi", "hi")
    if lemma == "speak":
        return low != "of"
    return lemma in _BEGINNING and kind != "clause"


def _before_next_clause(article: Article, at: int, last: int, owner: int) -> int:
    """Where a phrase ends that a clause of its own follows: “derided the deal, but Ode liked it”."""
    shape = article.words.shape
    if article.candidates[owner].form == "relative":
        verb = _FINITE.search(shape, at + 1, last)
        if verb:
            last = verb.start()
    match = _NEXT_CLAUSE.search(shape, at, last)
    return match.start() if match else last


def _ends_a_quotation(article: Article, at: int) -> bool:
    """Whether word ``at`` follows words in marks that end as speech does, in a comma, an exclamation or a question."""
    before = at - 2 if article.words.shape[at - 1 : at] == "," else at - 1
    if before < 0 or article.words.shape[before] != "Q":
        return False
    mark = article.marked[bisect_left(article.words.quote_at, before)]
    return article.text[mark.end - 1] in ",!?" or before == at - 2


def _before(article: Article, owner: int, candidate: Candidate, cue: int, begin: int, end: int) -> list[Report]:
    """Content before “, Ode said” or “, said Ode”, and what follows when the words go on behind it."""
    shape = article.words.shape
    left = min(candidate.first, cue)
    right = max(candidate.last, cue + 1)
    if candidate.role != "inverted" and not _AT_REST.match(shape, right, end):
        return []
    if left - begin > _LONGEST or shape[left - 1 : left] != "," or left - 1 <= begin:
        return []
    if not _VERB.search(shape, begin, left - 1) or _ATTRIBUTED.fullmatch(shape, begin, left - 1):
        return []
    known = article.cue_classes.get(article.words.lows[cue])
    if known is not None and known.cue_class in _NO_PARENTHESIS:
        return []
    found = []
    report = _make(article, begin, left - 1, owner, cue, "before", known)
    if report is not None and "Q" not in shape[report.last - 1 : report.last]:
        found.append(report)
    if shape[right : right + 1] == "," and not (
        candidate.role == "inverted" and shape[right + 1 : right + 2] in "adWr"
    ):
        report = _make(article, right + 1, _end_of(article, right + 1, end), owner, cue, "goes_on", known)
        if report is not None and found:
            found.append(report)
    return found


def _according(article: Article, owner: int, cue: int, begin: int, end: int) -> list[Report]:
    shape = article.words.shape
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
