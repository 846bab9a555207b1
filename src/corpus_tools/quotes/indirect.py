"""Reported speech without quotation marks: the content of a cue.

The content follows the cue (“Ode said that …”, “Ode called for …”), precedes it (“…, Ode said.”), or is the clause
with “according to”. It ends with its sentence, or where the next report begins.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from corpus_tools.quotes.article import Article
from corpus_tools.quotes.content_before import content_before, content_by_according
from corpus_tools.quotes.content_behind import content_behind
from corpus_tools.quotes.report import Report
from corpus_tools.quotes.reporting import is_inverted, reporting_at
from corpus_tools.quotes.tags import tag_pattern

_CUE: Final = tag_pattern("<cue|cue_gerund|thought|noun_or_cue|according>")
_SENTENCE: Final = tag_pattern("<!stop|break>+")


def find_reports(article: Article, by_noun: list[Report]) -> list[Report]:
    """All reported content of an article, in order, none overlapping another.

    ``by_noun``: the reports found by :func:`~corpus_tools.quotes.report_nouns.find_by_noun`.
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
            # A report inside another report is part of that report.
            continue
        kept.append(report)
    return kept


def _sentences(article: Article) -> list[tuple[int, int]]:
    """The sentences as ranges of words; a quotation that ends in “.”, “!” or “?” before a capital also ends one."""
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


def _in_sentence(article: Article, owners: dict[int, int], cues: list[int], begin: int, end: int) -> list[Report]:
    """What is reported in the sentence from word ``begin`` to ``end``, in which the words ``cues`` may report."""
    found: list[Report] = []
    for at in cues:
        if article.words.tags[at] == "C":
            if at in owners:
                found.extend(content_by_according(article, owners[at], at, begin, end))
            continue
        reporting = reporting_at(article, owners.get(at, -1), at, begin, end)
        if reporting is None:
            continue
        report = None if is_inverted(reporting) else content_behind(article, reporting)
        if report is None:
            found.extend(content_before(article, reporting))
        else:
            found.append(report)
    return found
