"""One pass over an article: find the expressions of a codebook and code each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from corpus_tools import schema
from corpus_tools.english import word_classes as en
from corpus_tools.english.clauses import subject_of
from corpus_tools.english.name_words import PEOPLE
from corpus_tools.english.parse import head_of, is_person, phrase_right
from corpus_tools.english.remembered import kept_until_forgotten
from corpus_tools.english.sentence import Range, Sentence, is_past, read_sentence
from corpus_tools.english.tokens import paragraph_spans, sentences_of_paragraph
from corpus_tools.entities.references import FIRST_PERSON, Mentioned
from corpus_tools.framing.agency import demander, read_roles
from corpus_tools.framing.codebook import Codebook, Context, Pattern
from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.match import Found, Hit, KnownSentence, Roles, any_of, choose_hits, follows_as_meant
from corpus_tools.framing.people import People
from corpus_tools.framing.polarity import modality, negation_cue
from corpus_tools.framing.possible import Needs, letters_alone, may_hold, may_match
from corpus_tools.framing.reporting import before_adverbs, is_reporting_verb
from corpus_tools.framing.same_person import without_other_people
from corpus_tools.framing.tails import is_behind_report
from corpus_tools.framing.telling import teller
from corpus_tools.framing.upstream import Quotation, Spans, mentions_by_article, quotations_by_article
from corpus_tools.framing.voice import aside_before, embedded_source, is_hearsay
from corpus_tools.schema import JOINT
from corpus_tools.text import fold_case

_WORDS: Final = re.compile(r"[a-z]+")
# A "sentence" without an end (a table, a list, a file in one line) is read in pieces of at most this many characters.
_LONGEST: Final = 1500
_NEAR: Final = 90  # characters: "at the end of the season after eight years in the post as its director"
_CLAUSE: Final = re.compile(r"[^.,;:!?]*?\bas [^.,;:!?]*")
_AMOUNTS: Final = frozenset(["dozens", "scores", "hundreds", "thousands", "tens", "millions"])
_BESIDE: Final = re.compile(r"[^.,;:!?]+, $")
Span = tuple[int, int]


class _Read(NamedTuple):
    """An article as framing reads it: its paragraphs with their words, and its text folded in lower case.

    ``letters`` is the same with a blank for every character that is no letter, to be split into words.
    """

    text: str
    low: str
    letters: str
    paragraphs: list[tuple[Span, list[str]]]

    def words(self) -> set[str]:
        return set().union(*(row for _, row in self.paragraphs))


def _read(text: str) -> _Read:
    low = fold_case(text)
    letters = letters_alone(low)
    return _Read(text, low, letters, [(span, letters[slice(*span)].split()) for span in paragraph_spans(text)])


class _Part(NamedTuple):
    """A sentence of an article that may hold an expression, and what comes before it in its paragraph."""

    offset: int
    known: KnownSentence
    earlier: str


def _sentences(read: _Read, words_here: set[str], codebook: Codebook, needs: Needs[Pattern]) -> Iterator[_Part]:
    """The sentences that may hold an expression of those whose ``needs`` are given; ``words_here`` are all words."""
    text, low, letters, paragraphs = read
    known_by = needs.known_by(words_here)
    words_of_patterns = frozenset(known_by)
    for (begin, end), row in paragraphs:
        # Splitting a paragraph into sentences costs more than all else here.
        if words_of_patterns.isdisjoint(row) or not may_match(known_by, set(row)):
            continue
        for first, last in sentences_of_paragraph(text[begin:end]):
            for at, stop in _in_pieces(text, begin + first, begin + last):
                words = set(letters[at:stop].split())
                if may_match(known_by, words):
                    known = _known(text[at:stop], low[at:stop], words, codebook)
                    yield _Part(at, known, low[max(begin, at - 300) : at])


def _in_pieces(text: str, at: int, end: int) -> Iterator[Span]:
    """A sentence in pieces that are not too long."""
    while at < end:
        stop = end
        if stop - at > _LONGEST:
            space = text.rfind(" ", at + _LONGEST // 2, at + _LONGEST)
            stop = space if space > at else at + _LONGEST
        yield at, stop
        at = stop


_KNOWN: Final = kept_until_forgotten()
_MOST_KNOWN: Final = 2048  # sentences: a few megabytes


def _known(raw: str, low: str, words: set[str], codebook: Codebook) -> KnownSentence:
    """A sentence with what the codebook finds in it; an article that others print has sentences of theirs."""
    known: KnownSentence | None = _KNOWN.get((raw, low))
    if known is None or known.codebook is not codebook:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[raw, low] = KnownSentence(read_sentence(raw, low, 0), words, codebook)
    return known


def _refuses(s: Sentence, hit: Hit, roles: Roles) -> bool:
    """Whether a find is something else: a noun that looks like a verb, a claim dismissed, a rocket fired."""
    pattern = hit.pattern
    if _is_other_part_of_speech(s, hit) or (pattern.is_only_active and roles[2]):
        return True
    affected = roles[1]
    if affected is None:
        return _refuses_nobody(s, hit, is_passive=roles[2])
    if affected[0] >= hit.core_end and any_of(pattern.not_after_object, s.low, affected[1]):
        return True
    return _refuses_affected(s, pattern, (s.token_at(affected[0]), s.last_token_before(affected[1]) + 1))


def _is_other_part_of_speech(s: Sentence, hit: Hit) -> bool:
    grammar = hit.pattern.grammar
    if hit.begins_with_verb and grammar in ("transitive", "intransitive"):
        return _is_noun(s, hit) or (grammar == "intransitive" and _is_passive(s, hit))
    return grammar == "noun" and hit.core_start > 0 and _is_verb_place(s, s.token_at(hit.core_start))


def _refuses_nobody(s: Sentence, hit: Hit, *, is_passive: bool) -> bool:
    """Whether an expression that names nobody is refused: one that needs a person, or comes after a wrong word."""
    k = s.token_at(hit.core_start)
    if k and s.tokens[k - 1].low in hit.pattern.not_of:
        return True
    return hit.pattern.object == "person" and not is_passive and hit.pattern.grammar in ("transitive", "noun")


def _refuses_affected(s: Sentence, pattern: Pattern, affected: Range) -> bool:
    """Whether the one affected is of a kind that the pattern does not mean."""
    head = head_of(s, affected)
    if head in pattern.not_of:
        return True
    if head in _AMOUNTS and not pattern.not_of.isdisjoint(s.words(affected)):
        return True  # "the removal of thousands of voters"
    if pattern.object == "person" and head in PEOPLE:
        return False  # "the city police chief": "city" alone would not be a person
    if pattern.object == "person":
        return any(w in pattern.not_of for w in s.words(affected)) or is_person(s, affected) is not True
    return pattern.object == "thing" and is_person(s, affected) is True


def _is_noun(s: Sentence, hit: Hit) -> bool:
    """Whether a verb's base form is a noun here: "the sack", "a stand down order"."""
    k = s.token_at(hit.core_start)
    if k and s.tokens[k].low.endswith("ing") and hit.pattern.grammar == "transitive":
        # "Lind's ousting after a row"; "her sacking Tarn" is a verb.
        is_owned = s.tokens[k - 1].low in en.POSSESSIVES or s.tokens[k - 1].low in ("'s", "'")
        return is_owned and phrase_right(s, k + 1) is None
    if k == 0 or s.tokens[k].low.endswith(("ed", "ing")) or s.tokens[k].low in en.IRREGULAR_PAST:
        return False
    before = s.tokens[k - 1].low
    return before in ("a", "an", "the", "this", "of") or (before in en.POSSESSIVES and before != "her")


_NOUN_ENDINGS: Final = ("tion", "tions", "al", "als", "ure", "ures", "ing", "ings", "ment")


def _is_passive(s: Sentence, hit: Hit) -> bool:
    """Whether a verb with an object in the expression is passive: "were handed power" is not "handed over power"."""
    k = s.token_at(hit.core_start)
    if s.tokens[k].low.endswith("ing") or not is_past(s.tokens[k].low) or s.tokens[k].end >= hit.core_end:
        return False
    before = before_adverbs(s, k)
    return before >= 0 and s.tokens[before].low in en.PASSIVE_AUXILIARIES


def _is_verb_place(s: Sentence, k: int) -> bool:
    """Whether a noun that is also a verb is where a verb does: "to overthrow", "they exit"."""
    before = s.tokens[k - 1].low if k else ""
    is_infinitive = before == "to" and not s.tokens[k].low.endswith(_NOUN_ENDINGS)  # "due to resignation"
    return is_infinitive or before in en.MODALS or before in ("he", "she", "they", "we", "who")


def _pressure(s: Sentence, codebook: Codebook, hit: Hit) -> str | None:
    row = _WORDS.findall(s.low)
    words = set(row)
    if codebook.pressure_words.isdisjoint(words):
        return None
    for cue in codebook.pressure:
        match = cue.regex.search(s.low) if may_hold(cue, words, row) else None
        if match is not None and (match.end() <= hit.core_start or match.start() >= hit.core_end):
            return s.raw[match.start() : match.end()]
    return None


def code_article(
    article_id: str,
    text: str,
    codebook: Codebook,
    quotations: Sequence[Quotation] | None = None,
    mentions: Sequence[Mentioned] = (),
) -> list[dict[str, object]]:
    """The rows of table ``frames`` for one article; without ``quotations`` they are looked for here."""
    read = _read(text)
    coder = _Coder(article_id, text, codebook, _speech(article_id, text, quotations), mentions)
    rows: list[dict[str, object]] = []
    holders: set[str] = set()
    every_word = read.words()
    doubtful = codebook.doubtful(every_word)
    for part in _sentences(read, every_word, codebook, codebook.needs):
        found = part.known.every
        if not found:
            continue
        s = part.known.s.moved(part.offset)
        hits, roles = _find(s, found, part.earlier, doubtful, coder.is_meant)
        for hit in hits:
            row = coder.code(s, hit, roles[hit.core_start])
            if coder.is_about_holder(row):
                holders.add(str(row["frame_id"]))
            rows.append(row)
    return _with_company(rows, codebook, holders, doubtful, coder.people)


def _says_plainly(read: _Read, codebook: Codebook) -> bool:
    """Whether an article may hold an expression that counts by itself; without one no other counts either.

    Most articles have none, and are done after the few words that such expressions are known by.
    """
    if all(p.is_plain for p in codebook.patterns):
        return True
    parts = _sentences(read, read.words(), codebook, codebook.plain_needs)
    return any(_find(part.known.s, part.known.plain, part.earlier)[0] for part in parts)


def _with_company(
    rows: list[dict[str, object]],
    codebook: Codebook,
    holders: set[str],
    doubtful: frozenset[str],
    people: People,
) -> list[dict[str, object]]:
    """The rows without those of weak patterns that nothing else in the article supports."""
    patterns = {p.id: p for p in codebook.patterns}
    weak = [patterns[str(row["pattern"])] for row in rows]
    if not any(p.is_plain for p in weak):
        return []
    if not any(p.needs_same_person or p.id in doubtful for p in weak):
        return rows
    return without_other_people(rows, patterns, holders, doubtful, people.first_named)


def _find(
    s: Sentence,
    found: Sequence[Found],
    earlier: str,
    doubtful: frozenset[str] = frozenset(),
    is_meant: Callable[[Sentence, Hit], bool] | None = None,
) -> tuple[list[Hit], dict[int, Roles]]:
    """The expressions of a sentence, and the agent and affected of each, by the offset where it begins.

    ``is_meant`` is asked last, where the mentions of the article are at hand.
    """
    roles: dict[int, Roles] = {}

    def accepts(one: Found) -> bool:
        if one.judged is None:
            one.judged = _judge(s, one.coded)
        roles[one.coded.core_start], is_refused = one.judged
        return not is_refused and (is_meant is None or is_meant(s, one.coded))

    return choose_hits(found, accepts, earlier, doubtful), roles


def _judge(s: Sentence, hit: Hit) -> tuple[Roles, bool]:
    """The agent and affected of an expression, and whether it is something else."""
    roles = read_roles(s, hit)
    return roles, _refuses(s, hit, roles)


def _speech(article_id: str, text: str, quotations: Sequence[Quotation] | None) -> Sequence[Quotation]:
    if quotations is not None:
        return quotations
    # Imported here, so that framing with the table at hand need not load what finding quotations needs.
    from corpus_tools.quotes import quotes_in

    return quotations_by_article(pd.DataFrame(quotes_in(article_id, text))).get(article_id, [])


class _Voiced(NamedTuple):
    voice: str
    speaker_id: str | None = None
    speaker: str | None = None
    embedded_source: str | None = None
    quote_id: str | None = None


class _Coder:
    """Codes the expressions of one article."""

    def __init__(
        self,
        article_id: str,
        text: str,
        codebook: Codebook,
        quotations: Sequence[Quotation],
        mentions: Sequence[Mentioned],
    ) -> None:
        self.article_id, self.text, self.codebook = article_id, text, codebook
        self.people = People(text, mentions, quotations)
        self.marked = Spans([q for q in quotations if q.is_marked])
        self.reported = Spans([q for q in quotations if not q.is_marked])

    def code(self, s: Sentence, hit: Hit, roles: Roles) -> dict[str, object]:
        """The row of an expression."""
        quotation = self._quotation(s, hit)
        agent, affected, _ = roles = self._with_speaker(s, hit, self._with_partner(s, hit, roles), quotation)
        context = _context(s, hit, affected)
        voiced = self._voice(s, hit, roles, quotation)
        negation = _negation(s, hit, agent, affected)
        is_negated = hit.pattern.is_negated or negation is not None
        mode = modality(s, hit, is_negated)
        pressure = _pressure(s, self.codebook, hit)
        at = s.offset
        start, end = at + self._start(s, hit, context, quotation), at + hit.end
        row: dict[str, object] = {
            "frame_id": f"{self.codebook.name}:{self.article_id}:{start}-{end}",
            "article_id": self.article_id,
            "start": start,
            "end": end,
            "text": self.text[start:end],
            "codebook": self.codebook.name,
            "frame": context.frame if context else hit.inherited or hit.pattern.frame,
            "pattern": hit.pattern.id,
            **voiced._asdict(),
            "is_negated": is_negated,
            "negation_cue": s.raw[negation[0] : negation[1]] if negation else None,
            "modality": mode,
            "has_pressure_cue": pressure is not None or mode == "demanded",
            "pressure_cue": pressure,
            "confidence": round(hit.pattern.confidence * (context.confidence if context else 1.0), 3),
        }
        whom = self._entity(at, affected, None)
        who = self._entity(at, agent, whom)
        row |= self._person("affected", at, affected, whom if agent is None else self._entity(at, affected, who))
        row |= self._person("agent", at, agent, who)
        if agent is None and quotation is not None and mode == "demanded" and voiced.embedded_source is None:
            row |= self._who_asks(quotation, row)
        return row

    def _with_partner(self, s: Sentence, hit: Hit, roles: Roles) -> Roles:
        """The roles with the one of the two who part that goes: of a body and a person the person."""
        if hit.pattern.affected != "partner" or roles[1] is None:
            return roles
        found = subject_of(s, s.token_at(hit.core_start))
        if found is None or is_person(s, found) is not True or not self._goes_from(s, s.span(found), roles[1]):
            return roles
        return roles[0], s.span(found), roles[2]

    def _with_speaker(self, s: Sentence, hit: Hit, roles: Roles, quotation: Quotation | None) -> Roles:
        """The roles with an "I" said before where a quoted expression has no subject: "I think it is time to go"."""
        if quotation is None or roles[1] is not None or hit.pattern.grammar != "intransitive":
            return roles
        first = s.token_at(max(0, quotation.start - s.offset))
        said = (k for k in range(s.token_at(hit.core_start) - 1, first - 1, -1) if s.tokens[k].low in en.SUBJECTS)
        k = next(said, None)
        return (roles[0], s.span((k, k + 1)), roles[2]) if k is not None and s.tokens[k].low == "i" else roles

    def _goes_from(self, s: Sentence, subject: Span, other: Span) -> bool:
        """Whether the subject goes from the other: a person from a body; of two of one kind the subject."""
        one, two = (self.people.is_one(s.offset + begin, s.offset + end) for begin, end in (subject, other))
        return one or not (two or s.low[other[0] : other[1]].startswith(("its ", "their ")))

    def _who_asks(self, quotation: Quotation, row: dict[str, object]) -> dict[str, object]:
        """The speaker as the agent of a demand in quotation marks, unless they go: "“She must go,” Tarn said"."""
        affected, speaker = str(row.get("affected_id")).split(JOINT), quotation.speaker_id
        is_own = speaker in affected or str(row.get("affected")).lower() in FIRST_PERSON
        if is_own or quotation.source_start < 0:
            return {}
        begin, end = quotation.source_start, quotation.source_end
        if speaker is None and not _names_people(self.text[begin:end]):
            return {}  # the source is a thing: a banner, a letter
        return {"agent": self.text[begin:end], "agent_start": begin, "agent_end": end, "agent_id": speaker}

    def is_meant(self, s: Sentence, hit: Hit) -> bool:
        """Whether what comes after an expression is what its pattern means: the end, a wording, a body named."""
        pattern = hit.pattern
        if not pattern.only_object or (pattern.only_after and follows_as_meant(s, pattern, hit.core_end)):
            return True
        found = phrase_right(s, s.last_token_before(hit.core_end) + 1)
        if found is None or s.tokens[found[0]].start > hit.core_end + 3:
            return False
        begin, end = s.span(found)
        if any(c.regex.search(s.low[begin:end]) for c in pattern.only_object):
            return True
        # "Left Ardle", about the Ardle manager.
        is_name = s.tokens[found[0]].is_capital and not pattern.needs_holder
        return self._is_body(s, begin, end) or (is_name and self._stands_for_body(s.low[begin:end]))

    def _is_body(self, s: Sentence, begin: int, end: int) -> bool:
        mention = self.people.named(s.offset + begin, s.offset + end)
        return mention is not None and mention.label == "ORG"

    def _stands_for_body(self, words: str) -> bool:
        return self.people.is_in_office(words) or self.people.begins_a_body(words)

    def is_about_holder(self, row: dict[str, object]) -> bool:
        """Whether the article calls the person affected by a post, in or right after the expression or elsewhere."""
        if not self.codebook.holders:
            return False
        words = fold_case(str(row.get("affected") or ""))
        if self._has_office_behind(int(str(row["end"]))):
            return True
        if words and (self.codebook.is_holder(words) or self._has_office_before(int(str(row["affected_start"])))):
            return True
        return self._is_called_by_post(row.get("affected_id") if words not in FIRST_PERSON else row["speaker_id"])

    def _is_called_by_post(self, entity: object) -> bool:
        """Whether the article gives a post to one of the entities in an id column."""
        offices = (self.people.office(one) for one in str(entity or "").split(JOINT))
        return any(self.codebook.is_holder(office) for office in offices if office)

    def _has_office_behind(self, end: int) -> bool:
        """Whether a post is named behind an expression: "will leave the school after ten years as head teacher"."""
        behind = _CLAUSE.match(fold_case(self.text[end : end + _NEAR]))
        return behind is not None and self.codebook.is_holder(behind.group())

    def _has_office_before(self, begin: int) -> bool:
        """Whether a post comes before a name and its comma: "The MP for Fell South, Eva Lind"."""
        before = _BESIDE.search(fold_case(self.text[max(0, begin - _NEAR) : begin]))
        return before is not None and self.codebook.is_holder(before.group())

    def _entity(self, at: int, span: Span | None, other: str | None) -> str | None:
        if span is None:
            return None
        return self.people.who(*self.people.whole_list(at + span[0], at + span[1]), other)

    def _person(self, name: str, at: int, span: Span | None, entity: str | None) -> dict[str, object]:
        if span is None:
            return {}
        begin, end = self.people.whole_list(at + span[0], at + span[1])
        return {name: self.text[begin:end], f"{name}_start": begin, f"{name}_end": end, f"{name}_id": entity}

    def _quotation(self, s: Sentence, hit: Hit) -> Quotation | None:
        """The quotation in marks that holds at least half of the expression."""
        start, end = s.offset + hit.core_start, s.offset + hit.core_end
        half = (end - start) / 2
        first, last = self.marked.at(start), self.marked.at(end - 1)
        if first is not None and first.end - start >= half:
            return first
        return last if last is not None and end - last.start >= half else None

    def _start(self, s: Sentence, hit: Hit, context: Context | None, quotation: Quotation | None) -> int:
        """Where the expression begins: with the context that belongs to it, if that is in the same marks."""
        if context is None or not context.is_extended or hit.context_start >= hit.start:
            return hit.start
        return hit.context_start if self.marked.at(s.offset + hit.context_start) == quotation else hit.start

    def _inside(self, s: Sentence, quotation: Quotation | None) -> Callable[[int], bool]:
        """Whether an offset of the sentence lies in the marks that hold the expression, or in any."""
        if not self.marked.touch(s.offset, s.offset + len(s.raw)):
            return lambda position: False

        def inside(position: int) -> bool:
            found = self.marked.at(s.offset + position)
            return found is not None and (quotation is None or found == quotation)

        return inside

    def _named(self, s: Sentence, span: Span) -> tuple[str | None, str | None]:
        who = self.people.who(s.offset + span[0], s.offset + span[1])
        return (who, self.people.name(who)) if who is not None else (None, s.raw[span[0] : span[1]])

    def _voice(self, s: Sentence, hit: Hit, roles: Roles, quotation: Quotation | None) -> _Voiced:
        """Voice and speaker: from the quotation or the reported words it is in, from a demand, or hearsay."""
        inside = self._inside(s, quotation)
        at = hit.core_start
        if quotation is not None:
            begin = quotation.start - s.offset
            embedded = self._embedded(s, begin, max(at, begin), inside)
            return _Voiced("quoted", quotation.speaker_id, quotation.speaker, embedded, quotation.quote_id)
        report = self.reported.at(s.offset + at)
        if report is not None:
            return self._in_report(s, hit, report, inside)
        goes_on = self.marked.next(s.offset + hit.core_end)
        if goes_on is not None and _is_said_behind(self.text, s.offset + hit.core_end, goes_on):
            return _Voiced("reported", goes_on.speaker_id, goes_on.speaker, None, goes_on.quote_id)
        demander = _who_demands(s, hit, roles)
        if demander is not None:
            return _Voiced("reported", *self._named(s, demander))
        return self._told(s, hit, inside)

    def _told(self, s: Sentence, hit: Hit, inside: Callable[[int], bool]) -> _Voiced:
        """The voice of words in no quotation: of who tells them, of hearsay, or the writer's."""
        told = None if _is_demand(hit) else teller(s, hit.start, hit.core_end, is_noun=_is_noun_phrase(hit))
        if told is not None:
            return _Voiced("reported", *(self._named(s, s.span(told.source)) if told.source else (None, None)))
        is_reported = _is_demand(hit) or is_hearsay(s, hit.core_start, hit.core_end, inside)
        return _Voiced("reported" if is_reported else "narrator")

    def _in_report(self, s: Sentence, hit: Hit, report: Quotation, inside: Callable[[int], bool]) -> _Voiced:
        """The voice in words that are reported without quotation marks."""
        begin = report.start - s.offset
        aside = aside_before(s, begin, hit.core_start)
        if aside is None and is_behind_report(
            s, s.token_at(max(begin, 0)), s.token_at(hit.core_start), is_noun=_is_noun_phrase(hit)
        ):
            return _Voiced("narrator")
        embedded = self._embedded(s, begin if aside is None else aside, hit.core_start, inside)
        if aside is not None:
            return self._in_aside(s, hit, aside, embedded)
        return _Voiced("reported", report.speaker_id, report.speaker, embedded, report.quote_id)

    def _in_aside(self, s: Sentence, hit: Hit, begin: int, source: str | None) -> _Voiced:
        """The voice in an aside of the writer's: their own, unless somebody speaks in it ("who announced her exit")."""
        first, last = s.token_at(begin), s.token_at(hit.core_end - 1)
        is_said = any(is_reporting_verb(s, k) for k in range(first, last))
        return _Voiced("reported", None, source) if is_said else _Voiced("narrator")

    def _embedded(self, s: Sentence, begin: int, start: int, inside: Callable[[int], bool]) -> str | None:
        found = embedded_source(s, begin, start, inside)
        return s.raw[slice(*s.span(found))] if found is not None else None


def _names_people(words: str) -> bool:
    """Whether the words of a source denote a person or body: "two members", "the Gazette", not "a banner"."""
    s = read_sentence(words, fold_case(words), 0)
    return bool(s.tokens) and is_person(s, (0, len(s.tokens))) is True


def _is_said_behind(text: str, end: int, quotation: Quotation) -> bool:
    """Whether a quotation followed by its source continues an expression: "She was leaving “to rest”, he said"."""
    is_next = not text[end : quotation.start].strip(" \t\"'“‘")
    return is_next and 0 <= quotation.source_start - quotation.end < 40


def _context(s: Sentence, hit: Hit, affected: Span | None) -> Context | None:
    """The context that decides the frame; a demand on others is none on oneself ("I should go")."""
    context = hit.context
    if context is None or not context.is_for_others or affected is None:
        return context
    return None if s.low[affected[0] : affected[1]] in ("i", "we", "me", "us") else context


def _is_noun_phrase(hit: Hit) -> bool:
    return hit.pattern.grammar == "noun" or (hit.pattern.modality == "offered" and not hit.begins_with_verb)


def _is_demand(hit: Hit) -> bool:
    return hit.pattern.is_reported or (hit.context is not None and hit.context.is_reported)


def _who_demands(s: Sentence, hit: Hit, roles: Roles) -> Span | None:
    """Who asks for it, where the expression is somebody's demand."""
    if not _is_demand(hit):
        return None
    if hit.pattern.is_reported:
        return roles[0]
    if hit.context is None or hit.context.agent == "none":
        return None
    found = demander(s, hit)
    return s.span(found) if found is not None else None


def _negation(s: Sentence, hit: Hit, agent: Span | None, affected: Span | None) -> Span | None:
    """The word that negates the expression: beside it, or in who goes ("nobody", "not everyone")."""
    found = negation_cue(s, hit)
    if found is None and affected is not None:
        first = s.tokens[s.token_at(affected[0])]
        if first.low in ("no", "none", "nobody", "neither"):
            return first.start, first.end
    return found or _not_everyone(s, agent or affected)


def _not_everyone(s: Sentence, subject: Span | None) -> Span | None:
    """A "not" before the subject: "Not everyone wanted her out"."""
    k = s.token_at(subject[0]) if subject is not None else 0
    before = [t.low for t in s.tokens[max(0, k - 10) : k]]
    if "nor" in before and "neither" in before:
        token = s.tokens[max(0, k - 10) + before.index("neither")]
        return token.start, token.end
    return (s.tokens[k - 1].start, s.tokens[k - 1].end) if k and s.tokens[k - 1].low == "not" else None


def find_frames(
    articles: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    entities: pd.DataFrame | None = None,
    *,
    codebook: str | Path | Codebook = "departure",
) -> pd.DataFrame:
    """Find and code every expression of a codebook (table ``frames``, one row an expression).

    ``articles`` needs ``article_id`` and ``text``. What is quoted or reported, and by whom, is read from ``quotes``;
    without that table quotations are looked for here, and their speakers have no entity. With ``mentions`` speaker,
    agent and affected are resolved to entities, whose fuller names come from ``entities``.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    quotes : pandas.DataFrame, optional
        The table ``quotes``; without it quotations are looked for here.
    mentions : pandas.DataFrame, optional
        The table ``mentions``.
    entities : pandas.DataFrame, optional
        The table ``entities``.
    codebook : str | Path | Codebook, default 'departure'
        Name, path, or a codebook that was loaded.

    Returns
    -------
    pandas.DataFrame
        The table ``frames``.

    Raises
    ------
    CodebookError
        For a codebook that is not valid, with line and field.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article_id": ["a"], "text": ["The mayor said she would not resign."]})
    >>> find_frames(news)[["text", "frame", "voice", "is_negated"]].values.tolist()
    [['resign', 'voluntary', 'reported', True]]
    """
    book = load_codebook(codebook)
    every = zip(articles["article_id"].tolist(), articles["text"].tolist(), strict=True)
    # Most articles say nothing: their quotations and mentions are not looked at.
    telling = [(article_id, text) for article_id, text in every if _says_plainly(_read(text), book)]
    ids = [article_id for article_id, _ in telling]
    by_quote = quotations_by_article(_of(quotes, ids)) if quotes is not None else {}
    by_mention = mentions_by_article(_of(mentions, ids), entities) if mentions is not None else {}
    rows: list[dict[str, object]] = []
    for article_id, text in telling:
        quotations = by_quote.get(article_id, []) if quotes is not None else None
        rows += code_article(article_id, text, book, quotations, by_mention.get(article_id, ()))
    return schema.conform(rows, "frames")


def _of(frame: pd.DataFrame, article_ids: list[str]) -> pd.DataFrame:
    """The rows that are of these articles."""
    return frame[frame["article_id"].isin(article_ids)]
