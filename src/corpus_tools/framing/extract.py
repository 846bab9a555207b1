"""One pass over an article: find the expressions of a codebook and code each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from corpus_tools import schema
from corpus_tools.english import word_classes as en
from corpus_tools.english.tokens import paragraph_spans, sentences_of_paragraph
from corpus_tools.framing.agency import demander, read_roles
from corpus_tools.framing.codebook import Codebook
from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.match import Hit, find_hits
from corpus_tools.framing.phrases import head_of, is_person
from corpus_tools.framing.polarity import modality, negation_cue
from corpus_tools.framing.pronouns import resolve_pronouns
from corpus_tools.framing.upstream import (
    Mentions,
    Quotation,
    Spans,
    mentions_by_article,
    quotations_by_article,
)
from corpus_tools.framing.voice import find_report
from corpus_tools.framing.words import Sentence, read_sentence
from corpus_tools.text import fold_case

_WORDS: Final = re.compile(r"[a-z]+")
# A "sentence" without an end (a table, a list, a file in one line) is read in pieces of at most this many characters.
_LONGEST: Final = 1500
_NOBODY: Final = Mentions()
Roles = tuple[tuple[int, int] | None, tuple[int, int] | None, bool]


def _sentences(text: str, low: str, codebook: Codebook) -> Iterator[tuple[Sentence, set[str], str]]:
    """The sentences that hold a word of the codebook, with their words and what stands before in the paragraph."""
    triggers = codebook.by_word.keys()
    for begin, end in paragraph_spans(text):
        if triggers.isdisjoint(_WORDS.findall(low, begin, end)):
            continue
        for first, last in sentences_of_paragraph(text[begin:end]):
            at = begin + first
            while at < begin + last:
                stop = begin + last
                if stop - at > _LONGEST:
                    space = text.rfind(" ", at + _LONGEST // 2, at + _LONGEST)
                    stop = space if space > at else at + _LONGEST
                words = set(_WORDS.findall(low, at, stop))
                if not triggers.isdisjoint(words):
                    yield (
                        read_sentence(text[at:stop], low[at:stop], at),
                        words,
                        low[max(begin, at - 300) : at],
                    )
                at = stop


def _refuses_affected(s: Sentence, hit: Hit, roles: Roles) -> bool:
    """Whether the one affected is of a kind that the pattern does not mean: a claim dismissed, a rocket fired."""
    pattern = hit.pattern
    _, affected, is_passive = roles
    if hit.begins_with_verb and pattern.grammar in ("transitive", "intransitive") and _is_noun(s, hit):
        return True
    if pattern.grammar == "noun" and hit.core_start and _is_verb_place(s, s.token_at(hit.core_start)):
        return True
    if (
        pattern.not_after_object
        and affected is not None
        and affected[0] >= hit.core_end
        and any(c.regex.match(s.low, affected[1]) for c in pattern.not_after_object)
    ):
        return True
    if pattern.is_only_active and is_passive:
        return True
    if affected is None:
        k = s.token_at(hit.core_start)
        if k and s.tokens[k - 1].low in pattern.not_of:
            return True
        return pattern.object == "person" and not is_passive and pattern.grammar in ("transitive", "noun")
    first, last = s.token_at(affected[0]), s.last_token_before(affected[1]) + 1
    head = head_of(s, (first, last))
    if head in pattern.not_of or (
        pattern.object == "person" and any(w in pattern.not_of for w in s.words((first, last)))
    ):
        return True
    if pattern.object == "person":
        return is_person(s, (first, last)) is not True
    return pattern.object == "thing" and is_person(s, (first, last)) is True


def _not_everyone(s: Sentence, subject: tuple[int, int] | None) -> tuple[int, int] | None:
    """A "not" before the subject: "Not everyone wanted her out"."""
    k = s.token_at(subject[0]) if subject is not None else 0
    before = [t.low for t in s.tokens[max(0, k - 10) : k]]
    if "nor" in before and "neither" in before:
        token = s.tokens[max(0, k - 10) + before.index("neither")]
        return token.start, token.end
    return (s.tokens[k - 1].start, s.tokens[k - 1].end) if k and s.tokens[k - 1].low == "not" else None


def _is_noun(s: Sentence, hit: Hit) -> bool:
    """Whether a verb's base form is a noun here: "the sack", "a stand down order"."""
    k = s.token_at(hit.core_start)
    if k == 0 or s.tokens[k].low.endswith(("ed", "ing")) or s.tokens[k].low in en.IRREGULAR_PAST:
        return False
    before = s.tokens[k - 1].low
    return before in ("a", "an", "the", "this", "of") or (before in en.POSSESSIVES and before != "her")


def _is_verb_place(s: Sentence, k: int) -> bool:
    """Whether a noun that is also a verb stands where a verb does: "to overthrow", "they exit"."""
    before = s.tokens[k - 1].low if k else ""
    return before == "to" or before in en.MODALS or before in ("he", "she", "they", "we", "who")


def _pressure(s: Sentence, codebook: Codebook, hit: Hit) -> str | None:
    if codebook.pressure_words.isdisjoint(_WORDS.findall(s.low)):
        return None
    for cue in codebook.pressure:
        match = cue.regex.search(s.low)
        if match is not None and (match.end() <= hit.core_start or match.start() >= hit.core_end):
            return s.raw[match.start() : match.end()]
    return None


def code_article(
    article_id: str,
    text: str,
    codebook: Codebook,
    quotations: Sequence[Quotation] | None = None,
    mentions: Mentions = _NOBODY,
) -> list[dict[str, object]]:
    """The rows of table ``frames`` for one article; without ``quotations`` its marks are scanned here."""
    low = fold_case(text)
    rows: list[dict[str, object]] = []
    marked: Spans | None = None
    reported: Spans | None = None
    alone = True
    for s, words, earlier in _sentences(text, low, codebook):
        roles: dict[int, Roles] = {}

        def accepts(hit: Hit, s: Sentence = s, roles: dict[int, Roles] = roles) -> bool:
            read = read_roles(s, hit)
            roles[hit.core_start] = read
            return not _refuses_affected(s, hit, read)

        hits = find_hits(s, words, codebook, accepts, earlier)
        if hits and marked is None:
            if quotations is None:
                # Imported here, so that framing alone need not load what the rest of the quotes room needs.
                from corpus_tools.quotes.marks import scan

                quotations = [Quotation(m.start, m.end, None, None, None, True) for m in scan(text)]
            marked = Spans([q for q in quotations if q.is_marked])
            reported = Spans([q for q in quotations if not q.is_marked])
        for hit in hits:
            assert marked is not None and reported is not None
            rows.append(_code(article_id, text, s, hit, roles[hit.core_start], codebook, marked, reported, mentions))
            alone = alone and hit.pattern.is_in_company
    # Wordings that say it only where something else does ("she was pushed") need such company in the article.
    weak = {p.id for p in codebook.patterns if p.is_in_company} if alone else ()
    return [row for row in rows if row["pattern"] not in weak]


class _Voiced(NamedTuple):
    voice: str
    speaker_id: str | None = None
    speaker: str | None = None
    embedded_source: str | None = None
    quote_id: str | None = None


def _who_demands(s: Sentence, hit: Hit, roles: Roles) -> tuple[int, int] | None:
    """Who asks for it, where the expression is somebody's demand."""
    if hit.pattern.is_reported:
        return roles[0]
    if hit.context is None or hit.context.agent == "none":
        return None
    found = demander(s, hit)
    return s.span(found) if found is not None else None


def _whose_voice(
    s: Sentence,
    hit: Hit,
    roles: Roles,
    quotation: Quotation | None,
    inside: Callable[[int], bool],
    indirect: Quotation | None,
    mentions: Mentions,
) -> _Voiced:
    """Voice and speaker: from the quotation it stands in, a reporting word, or a demand."""

    def named(start: int, end: int) -> tuple[str | None, str]:
        who = mentions.entity_in(s.offset + start, s.offset + end)
        return (who.entity_id, who.name) if who else (None, s.raw[start:end])

    start = hit.core_start if quotation is None else max(hit.core_start, quotation.start - s.offset)
    report = find_report(s, start, hit.core_end, inside)
    source = s.span(report.source) if report is not None and report.source is not None else None
    inner = s.span(report.embedded) if report is not None and report.embedded is not None else None
    embedded = s.raw[inner[0] : inner[1]] if inner else None
    if quotation is not None:
        embedded = s.raw[source[0] : source[1]] if source else None
        return _Voiced("quoted", quotation.speaker_id, quotation.speaker, embedded, quotation.quote_id)
    is_demand = hit.pattern.is_reported or (hit.context is not None and hit.context.is_reported)
    if report is None and not is_demand:
        # An indirect quotation says whose words they are, not that they are: its edges are less sure than the cue.
        return _Voiced("narrator")
    if source is None and is_demand:
        source = _who_demands(s, hit, roles)
    speaker_id, speaker = named(*source) if source else (None, None)
    if indirect is None:
        return _Voiced("reported", speaker_id, speaker, embedded)
    if indirect.speaker is not None:
        speaker_id, speaker = indirect.speaker_id, indirect.speaker
    return _Voiced("reported", speaker_id, speaker, embedded, indirect.quote_id)


def _code(
    article_id: str,
    text: str,
    s: Sentence,
    hit: Hit,
    roles: Roles,
    codebook: Codebook,
    marked: Spans,
    reported: Spans,
    mentions: Mentions,
) -> dict[str, object]:
    agent, affected, _ = roles
    context = hit.context
    if (
        context is not None
        and context.is_for_others
        and affected is not None
        and s.low[affected[0] : affected[1]] in ("i", "we", "me", "us")
    ):
        context = None
    frame = context.frame if context else hit.inherited or hit.pattern.frame
    at = s.offset
    quotation = marked.at(at + hit.core_start)
    if quotation is not None and quotation.end - at - hit.core_start < (hit.core_end - hit.core_start) / 2:
        quotation = None
    if quotation is None:
        late = marked.at(at + hit.core_end - 1)
        if late is not None and at + hit.core_end - late.start >= (hit.core_end - hit.core_start) / 2:
            quotation = late

    holder = quotation
    has_marks = marked.touch(at, at + len(s.raw))

    def inside(position: int) -> bool:
        if not has_marks:
            return False
        found = marked.at(at + position)
        return found is not None and (holder is None or found == holder)

    voiced = _whose_voice(s, hit, roles, quotation, inside, reported.at(at + hit.core_start), mentions)
    negation = negation_cue(s, hit)
    if affected is not None and negation is None:
        first = s.tokens[s.token_at(affected[0])]
        if first.low in ("no", "none", "nobody", "neither"):
            negation = (first.start, first.end)
    if negation is None:
        negation = _not_everyone(s, agent or affected)
    is_negated = hit.pattern.is_negated or negation is not None
    mode = modality(s, hit, is_negated)
    pressure = _pressure(s, codebook, hit)
    start = hit.start
    if (
        context is not None
        and context.is_extended
        and hit.context_start < start
        and holder == marked.at(at + hit.context_start)
    ):
        start = hit.context_start
    confidence = hit.pattern.confidence * (context.confidence if context else 1.0)
    row: dict[str, object] = {
        "frame_id": f"{codebook.name}:{article_id}:{at + start}-{at + hit.end}",
        "article_id": article_id,
        "start": at + start,
        "end": at + hit.end,
        "text": text[at + start : at + hit.end],
        "codebook": codebook.name,
        "frame": frame,
        "pattern": hit.pattern.id,
        "voice": voiced.voice,
        "speaker_id": voiced.speaker_id,
        "speaker": voiced.speaker,
        "embedded_source": voiced.embedded_source,
        "quote_id": voiced.quote_id,
        "is_negated": is_negated,
        "negation_cue": s.raw[negation[0] : negation[1]] if negation else None,
        "modality": mode,
        "has_pressure_cue": pressure is not None or mode == "demanded",
        "pressure_cue": pressure,
        "confidence": round(confidence, 3),
    }
    for name, span in (("agent", agent), ("affected", affected)):
        if span is None:
            continue
        begin, end = at + span[0], at + span[1]
        who = mentions.entity_in(begin, end)
        row |= {
            name: text[begin:end],
            f"{name}_start": begin,
            f"{name}_end": end,
            f"{name}_id": who.entity_id if who else None,
        }
    return row


def find_frames(
    articles: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    entities: pd.DataFrame | None = None,
    *,
    codebook: str | Path | Codebook = "departure",
) -> pd.DataFrame:
    """Find and code every expression of a codebook (table ``frames``, one row an expression).

    ``articles`` needs ``article_id`` and ``text``. With ``quotes`` a quoted or reported expression has the speaker
    found there; without them the marks are scanned here. With ``mentions`` speaker, agent and
    affected are resolved to entities, whose fuller names come from ``entities``.

    Raises :class:`~corpus_tools.errors.CodebookError` for a codebook that is not valid.

    >>> import pandas as pd
    >>> news = pd.DataFrame({"article_id": ["a"], "text": ["The mayor said she would not resign."]})
    >>> find_frames(news)[["text", "frame", "voice", "is_negated"]].values.tolist()
    [['resign', 'voluntary', 'reported', True]]
    """
    book = load_codebook(codebook)
    by_quote = quotations_by_article(quotes) if quotes is not None else {}
    names = dict(zip(entities["entity_id"], entities["name"], strict=True)) if entities is not None else {}
    by_mention = mentions_by_article(mentions, names) if mentions is not None else {}
    rows: list[dict[str, object]] = []
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        quotations = by_quote.get(article_id, []) if quotes is not None else None
        rows += code_article(article_id, text, book, quotations, by_mention.get(article_id, _NOBODY))
    frames = schema.conform(rows, "frames")
    if quotes is None or mentions is None or entities is None:
        return frames
    return resolve_pronouns(frames, articles, quotes, mentions, entities)
