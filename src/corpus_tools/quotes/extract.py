"""One pass over an article: marks, kinds, sources, speakers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from math import exp
from typing import Final

import pandas as pd

from corpus_tools import schema
from corpus_tools.english.cues import cue_class
from corpus_tools.english.name_words import PERSON_NOUNS
from corpus_tools.english.tokens import count_words, paragraph_spans
from corpus_tools.entities.references import References, mentioned_in
from corpus_tools.entities.resolve import find_entities
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.assertion import is_asserted
from corpus_tools.quotes.candidates import Candidate, extend
from corpus_tools.quotes.corrections import apply_quote_corrections
from corpus_tools.quotes.indirect import find_reports
from corpus_tools.quotes.kinds import is_mixed, scare_score, words_between
from corpus_tools.quotes.marks import scan
from corpus_tools.quotes.report import Report
from corpus_tools.quotes.report_nouns import find_by_noun, with_nouns
from corpus_tools.quotes.sources import Choice, attribute, weights
from corpus_tools.quotes.speakers import Speaker, Speakers
from corpus_tools.quotes.surroundings import look
from corpus_tools.quotes.tags import tag_set
from corpus_tools.quotes.turns import Turn, Voice, find_turns
from corpus_tools.quotes.words import Words

Row = dict[str, object]
_FORMS: Final = {"name": "named", "nominal": "nominal"}
_WITH_CUE_PLACES: Final = ("same", "after")
_SURE_OF_LABEL: Final = 0.95
_ROWS_HELD: Final = 5_000  # a row as a dictionary takes ten times what it takes in a table


def quotes_in(article_id: str, text: str, references: References | None = None) -> list[Row]:
    """The quotations of one article as rows of table ``quotes``.

    ``references`` are its mentions; where none are given, names are found first, as in a corpus of this one article.
    """
    if references is None:
        found = find_entities(pd.DataFrame({"article_id": [article_id], "text": [text]}))
        references = References(text, mentioned_in(*found).get(article_id, ()))
    paragraphs = paragraph_spans(text)
    article = Article(text, scan(text), paragraphs)
    reading = _Reading(article_id, article, Speakers(article, references))
    by_noun = find_by_noun(article)
    for quote, choice in enumerate(with_nouns(article, attribute(article), by_noun)):
        reading.add(quote, choice)
    rows = reading.rows
    turns = _turn_rows(article_id, article, find_turns(text, paragraphs, references))
    reported = _reported_rows(article_id, article, reading, by_noun)
    if turns:
        rows, reported = _outside(rows, turns), _outside(reported, turns)
    return sorted([*rows, *turns, *reported], key=_position) if turns or reported else rows


def _turn_rows(article_id: str, article: Article, turns: list[tuple[Turn, Voice]]) -> list[Row]:
    """The turns of a transcript as direct speech without marks."""
    text = article.text
    rows: list[Row] = []
    before: Row | None = None
    for turn, voice in turns:
        row: Row = {
            "quote_id": f"{article_id}:{turn.start}-{turn.end}",
            "article_id": article_id,
            "start": turn.start,
            "end": turn.end,
            "text": text[turn.start : turn.end],
            "kind": "direct",
            "source": text[turn.label_start : turn.label_end],
            "source_start": turn.label_start,
            "source_end": turn.label_end,
            "source_form": "named" if voice.entity_id else "nominal",
            "speaker_id": voice.entity_id or None,
            "speaker": voice.name or None,
            "source_type": voice.source_type,
            "is_asserted": True,
            "paragraph": turn.paragraph,
            "words": count_words(text[turn.start : turn.end]),
            "confidence": _SURE_OF_LABEL if voice.entity_id else 0.5,
        }
        if before is not None and before["source_start"] == turn.label_start:
            row |= {"source_form": "carried", "continues": before["quote_id"]}
        rows.append(row)
        before = row
    return rows


def _outside(rows: list[Row], turns: list[Row]) -> list[Row]:
    """The rows that lie outside the paragraphs of turns: what somebody quotes in a turn is part of it."""
    paragraphs = {row["paragraph"] for row in turns}
    return [row for row in rows if row["paragraph"] not in paragraphs]


class _Reading:
    """The rows of the marked spans of an article, made from left to right, and what the next one is read with."""

    def __init__(self, article_id: str, article: Article, speakers: Speakers) -> None:
        self.article_id, self.article, self.speakers = article_id, article, speakers
        self.rows: list[Row] = []
        self.resolved: dict[int, Speaker] = {}  # by candidate
        self.choices: list[Choice | None] = []
        self._scares: list[bool] = []
        self._before: Row | None = None  # the last row that is no scare quote
        self._last: Speaker | None = None
        self._source: Candidate | None = None
        self._least = weights()["source"].get("least_to_count", 0.0)

    def add(self, quote: int, choice: Choice | None) -> None:
        """Make the row of a span; ``choice`` is its source."""
        article, before = self.article, self._before
        self.choices.append(choice)
        scare = -1.0 if self._runs_on(quote) else scare_score(article, quote, choice, self._scares)
        self._scares.append(scare > 0)
        row = self._row(quote, "scare" if scare > 0 else "mixed" if is_mixed(article, quote) else "direct")
        self.rows.append(row)
        if scare > 0:
            row["confidence"] = _chance(scare)
            return
        self._before = row
        if choice is None or choice.score < self._least:
            row["source_type"] = "unresolved"
            spot = look(article, quote)
            if spot.is_passive:
                _put_cue(row, article, spot.cue_before)
            return
        candidate = article.candidates[choice.candidate]
        speaker = self.resolved.get(choice.candidate)
        if speaker is None:
            said = article.marked[quote].start, article.marked[quote].end
            speaker = self.speakers.resolve(candidate, self._last, self._source, said=said)
            self.resolved[choice.candidate] = speaker
        self._last, self._source = speaker, candidate
        _describe(row, article, candidate, choice, speaker)
        if before is not None and _is_continued(article, quote, before, row):
            row["continues"] = before["quote_id"]

    def _runs_on(self, quote: int) -> bool:
        """Whether a span goes on from one that is no scare quote."""
        from_ = self.article.goes_on_from(quote)
        return from_ >= 0 and self._before is not None and self._before["end"] == self.article.marked[from_].end

    def _row(self, quote: int, kind: str) -> Row:
        marked = self.article.marked[quote]
        inner = self.article.text[marked.start : marked.end]
        return {
            "quote_id": f"{self.article_id}:{marked.start}-{marked.end}",
            "article_id": self.article_id,
            "start": marked.start,
            "end": marked.end,
            "text": inner,
            "kind": kind,
            "open_mark": marked.open_mark or None,
            "close_mark": marked.close_mark or None,
            "paragraph": marked.paragraph,
            "words": len(words_between(inner)),
            "is_asserted": True,
            "confidence": 0.0,
        }


def _position(row: Row) -> tuple[int, int]:
    start, end = row["start"], row["end"]
    assert isinstance(start, int) and isinstance(end, int)
    return start, end


def _reported_rows(article_id: str, article: Article, reading: _Reading, by_noun: list[Report]) -> list[Row]:
    """Reported content as rows: a quotation inside it has a row of its own and is left out; a scare quote is not."""
    rows: list[Row] = []
    attributed = [at for at, row in zip(article.words.quote_at, reading.rows, strict=True) if row["kind"] != "scare"]
    before: Report | None = None
    for found in find_reports(article, by_noun):
        report = _as_of_marked(article, found, reading.choices)
        source: Row | None = None  # the same for all pieces of a report
        for start, end in _pieces(article, report, attributed):
            content = article.text[start:end]
            length = count_words(content)
            if length < 2:
                continue
            if source is None:
                source = _source_of_report(article, report, before, reading)
                before = report
            rows.append(
                {
                    "quote_id": f"{article_id}:{start}-{end}",
                    "article_id": article_id,
                    "start": start,
                    "end": end,
                    "text": content,
                    "kind": "indirect",
                    "paragraph": article.text_paragraph(start),
                    "words": length,
                    "is_asserted": True,
                    "confidence": 0.0,
                    **source,
                }
            )
    return rows


def _as_of_marked(article: Article, report: Report, choices: list[Choice | None]) -> Report:
    """The report with the source of the quotation inside it, where both have the same cue: one clause, one source."""
    quote = bisect_left(article.words.quote_at, report.first)
    choice = choices[quote] if quote < len(choices) and article.words.quote_at[quote] < report.last else None
    is_same = choice is not None and choice.cue == report.cue and choice.candidate != report.candidate
    return report._replace(candidate=choice.candidate) if choice is not None and is_same else report


def _pieces(article: Article, report: Report, attributed: list[int]) -> Iterator[tuple[int, int]]:
    """The offsets of what is reported, without the words between marks that are quotations (``attributed``)."""
    words = article.words
    first = report.first
    while first <= report.last:
        quote = bisect_left(attributed, first)
        at = min(attributed[quote], report.last) if quote < len(attributed) else report.last
        begin, end = _trim(words.tags, first, _before_label(article, first, at))
        first = at + 1
        if end > begin:
            yield words.starts[begin], words.ends[end - 1]


def _source_of_report(article: Article, report: Report, before: Report | None, reading: _Reading) -> Row:
    """The source of a report; ``before`` is the report before it, whose speaker “She added” goes on with."""
    candidate = article.candidates[report.candidate]
    speaker = reading.resolved.get(report.candidate)
    if speaker is None:
        last = reading.resolved.get(before.candidate) if before is not None else None
        told_by = article.candidates[before.candidate] if before is not None and last is not None else None
        speaker = reading.speakers.resolve(candidate, last, told_by, own_words=report.first)
        reading.resolved[report.candidate] = speaker
    source: Row = {}
    _describe(source, article, candidate, Choice(report.candidate, report.score, 0.0, "same", report.cue), speaker)
    source["confidence"] = _chance(report.score)
    return source


def _before_label(article: Article, first: int, last: int) -> int:
    """Where content that runs up to the word ``last`` ends: before the name that a transcript has inside the marks."""
    quote = bisect_left(article.words.quote_at, last)
    if quote < len(article.marked) and article.words.quote_at[quote] == last:
        opens = article.marked[quote].outer_start
        while last > first and article.words.ends[last - 1] > opens:
            last -= 1
    return last


_BEFORE_CONTENT: Final = tag_set("comma|colon|dash|semicolon|other_sign|close_bracket|conjunction")
_BEHIND_CONTENT: Final = tag_set("comma|colon|dash|semicolon|other_sign|open_bracket")


def _trim(sequence: str, first: int, last: int) -> tuple[int, int]:
    while first < last and sequence[first] in _BEFORE_CONTENT:
        first += 1
    while last > first and sequence[last - 1] in _BEHIND_CONTENT:
        last -= 1
    return first, last


def _chance(score: float) -> float:
    """A score as a confidence: a half at 0, nine tenths at 2.2."""
    return round(1.0 / (1.0 + exp(-max(min(score, 20.0), -20.0))), 3)


def _confidence(choice: Choice, is_inferred: bool) -> float:
    """How sure an attribution is, from the lead over the next candidate.

    The lines are the shares of right sources among quotations with that lead, as measured: six tenths where two
    candidates are level, nearly all from a lead of 16 on; less where even the best candidate scores low.
    """
    if choice.score < 6.0:
        sure = min(0.46 + 0.03 * choice.lead, 0.87)
    else:
        sure = min(0.6 + 0.023 * choice.lead, 0.98)
    return round(0.75 * sure if is_inferred else sure, 3)


def _describe(row: Row, article: Article, candidate: Candidate, choice: Choice, speaker: Speaker) -> None:
    """Put source, speaker and cue into a row."""
    words = article.words
    start, end = words.starts[candidate.first], words.ends[extend(words, candidate) - 1]
    if speaker.start >= 0:
        # A name that the tables know to be longer: “Reclaim The Streets”.
        start, end = min(start, speaker.start), max(end, speaker.end)
    row["source"] = article.text[start:end]
    row["source_start"] = start
    row["source_end"] = end
    row["source_form"] = "carried" if choice.place in ("par1", "par2") else _form(words, candidate)
    row["speaker_id"] = speaker.entity_id or None
    row["speaker"] = speaker.name or None
    row["source_type"] = speaker.source_type
    row["confidence"] = _confidence(choice, speaker.is_inferred)
    if choice.cue >= 0:
        _put_cue(row, article, choice.cue)
    if choice.place in _WITH_CUE_PLACES and not is_asserted(article, candidate, choice.cue):
        # Nobody said it: the row tells of words that were not spoken, or may not have been.
        row |= {"is_asserted": False, "speaker_id": None, "speaker": None}


def _put_cue(row: Row, article: Article, word: int) -> None:
    start, end = article.words.starts[word], article.words.ends[_last_of_cue(article, word)]
    row["cue"] = article.text[start:end]
    row["cue_start"] = start
    row["cue_end"] = end
    row["cue_class"] = cue_class(article.text[start:end]) or None


_DETERMINERS: Final = tag_set("any_determiner")


def _form(words: Words, candidate: Candidate) -> str:
    form = _FORMS.get(candidate.form, "pronoun")
    is_office = words.tags[candidate.first] in _DETERMINERS and words.lows[candidate.head] in PERSON_NOUNS
    return "nominal" if form == "named" and is_office else form


def _last_of_cue(article: Article, first: int) -> int:
    """The last word of a cue: “according to”, “put it”, “called for” are two; “called on Monday” is one."""
    words = article.words
    if " " in words.lows[first]:
        return first + 1
    behind = words.tags[first + 1 : first + 2]
    if words.tags[first] == tags.ACCORDING:
        return first + 1 if behind == tags.PREPOSITION else first
    is_pair = behind and f"{words.lows[first]} {words.lows[first + 1]}" in article.cue_classes
    return first + 1 if is_pair and words.tags[first + 2 : first + 3] != tags.TIME else first


def _is_continued(article: Article, quote: int, before: Row, row: Row) -> bool:
    """Whether a quotation goes on from the one before: split by its own attribution, or running over paragraphs."""
    if before.get("source_start") != row.get("source_start") or before["kind"] == "scare":
        return False
    this, that = article.marked[quote], article.marked[quote - 1]
    if f"{row['article_id']}:{that.start}-{that.end}" != before["quote_id"]:
        return False
    if this.paragraph == that.paragraph:
        gap = article.words.tags[article.words.quote_at[quote - 1] + 1 : article.words.quote_at[quote]]
        return len(gap) <= 12 and tags.BREAK not in gap and row["kind"] == "direct" == before["kind"]
    return article.goes_on_from(quote) >= 0


def extract_quotes(
    articles: pd.DataFrame,
    mentions: pd.DataFrame | None = None,
    entities: pd.DataFrame | None = None,
    *,
    corrections: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Every quotation with its source, cue and speaker (table ``quotes``).

    ``articles`` needs ``article_id`` and ``text``. Speakers (``speaker_id``) are entities of ``mentions`` and
    ``entities``, the tables of :func:`corpus_tools.find_entities`; where no mentions are given, they are made first.
    ``corrections``, from :func:`~corpus_tools.quotes.corrections.read_quote_corrections`, has the last word.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    mentions : pandas.DataFrame, optional
        The table ``mentions`` (one row a mention of a name, role or pronoun).
    entities : pandas.DataFrame, optional
        The table ``entities`` (one row a person, organisation or place).
    corrections : pandas.DataFrame, optional
        The table of :func:`corpus_tools.quotes.corrections.read_quote_corrections`.

    Returns
    -------
    pandas.DataFrame
        The table ``quotes``.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article_id": ["a"], "text": ["“We will wait,” said Ada Ode."]})
    >>> ct.extract_quotes(news)[["text", "source", "cue"]].values.tolist()
    [['We will wait,', 'Ada Ode', 'said']]
    """
    if mentions is None:
        mentions, entities = find_entities(articles)
    table = _all_quotes(articles, mentions, entities)
    if corrections is None or corrections.empty:
        return table
    named = entities if entities is not None else mentions[["entity_id", "name", "label"]]
    return apply_quote_corrections(table, corrections, named)


def _all_quotes(articles: pd.DataFrame, mentions: pd.DataFrame, entities: pd.DataFrame | None) -> pd.DataFrame:
    known = mentioned_in(mentions, entities)
    rows: list[Row] = []
    parts: list[pd.DataFrame] = []
    for article_id, text in zip(articles["article_id"].tolist(), articles["text"].tolist(), strict=True):
        rows.extend(quotes_in(article_id, text, References(text, known.get(article_id, ()))))
        if len(rows) > _ROWS_HELD:
            parts.append(schema.conform(rows, "quotes"))
            rows = []
    if rows or not parts:
        parts.append(schema.conform(rows, "quotes"))
    return pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]
