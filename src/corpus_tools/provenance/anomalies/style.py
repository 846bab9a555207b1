"""Breaks of style in one article that betray two hands: pasted text, lost marks, or words put in by a machine.

Each finder takes an :class:`Article` and yields :class:`Anomaly` rows with offsets, as in
:mod:`corpus_tools.provenance.anomalies.damage`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Final

from corpus_tools.english.inflection import word_set
from corpus_tools.english.remembered import remembered_by
from corpus_tools.english.tokens import Span, paragraph_spans
from corpus_tools.english.word_classes import BEFORE_IS
from corpus_tools.provenance.article import Anomaly, Article
from corpus_tools.quotes.marks import Marked

_STRAIGHT: Final = re.compile(r"'(?:(?<=[^\W\d_]')(?=[^\W\d_])|(?<=[^\W\d_]s')(?=\s))")
_CURLY: Final = re.compile(r"’(?<=[^\W\d_]’)(?=[^\W\d_])")


def mixed_apostrophes(article: Article) -> Iterator[Anomaly]:
    """Paragraphs whose apostrophes are of another kind than most of the article's: they came from elsewhere."""
    odd, name = _odd_apostrophes(article)
    other = "curly" if name == "straight" else "straight"
    starts = [begin for begin, _ in article.paragraphs]
    by_paragraph: dict[int, list[int]] = {}
    for at in odd:
        by_paragraph.setdefault(bisect_right(starts, at) - 1, []).append(at)
    for paragraph, places in sorted(by_paragraph.items()):
        if paragraph < 0:
            continue
        words = ", ".join(sorted({_word_at(article.text, at) for at in places})[:4])
        message = f"{name} apostrophe in a text with {other} marks ({words}): pasted from elsewhere?"
        yield Anomaly("mixed_apostrophes", *_word_span(article.text, places[0]), message)


def _odd_apostrophes(article: Article) -> tuple[list[int], str]:
    """The apostrophes that are not of the article's kind, and of which kind they are; none where all agree."""
    straight = [m.start() for m in _STRAIGHT.finditer(article.text, article.body_start)]
    curly = [m.start() for m in _CURLY.finditer(article.text, article.body_start)]
    has_curly_marks = any(mark.open_mark in ("“", "‘") for mark in article.marked)
    has_straight_marks = any(mark.open_mark == '"' for mark in article.marked)
    if straight and (curly or (has_curly_marks and not has_straight_marks)):
        is_fewer = not curly or has_curly_marks or len(straight) <= len(curly)
        return (straight, "straight") if is_fewer else (curly, "curly")
    return (curly, "curly") if has_straight_marks else ([], "")


def _word_span(text: str, at: int) -> Span:
    begin, end = at, at + 1
    while begin > 0 and text[begin - 1].isalnum():
        begin -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return begin, end


def _word_at(text: str, at: int) -> str:
    begin, end = _word_span(text, at)
    return text[begin:end]


_STRAY_COMMA: Final = re.compile(
    r"^(?:In|On|At|After|Before|During|Speaking|Following|Last|Earlier|Later|Asked|Yesterday|Today)\b"
    r"[^,;:.\"“‘]{3,80}, "
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?), "
    r"(?:said|told|added|wrote|insisted|warned|claimed|announced|replied)\b"
)


_COMMA_BEFORE_VERB: Final = re.compile(", (?:said|told|added|wrote|insisted|warned|claimed|announced|replied)")


def stray_comma(article: Article) -> Iterator[Anomaly]:
    """A comma that parts a subject from its verb ("On Friday, Mr Hall, said")."""
    before: Span | None = None
    for comma in _COMMA_BEFORE_VERB.finditer(article.text, article.body_start):
        sentence = article.sentence_at(comma.start())
        match = _STRAY_COMMA.match(article.text[slice(*sentence)]) if sentence and sentence != before else None
        if sentence and match:
            begin, at = sentence[0], sentence[0] + match.end("name")
            yield Anomaly("stray_comma", begin + match.start("name"), at + 1, "a comma parts the subject from its verb")
        before = sentence


# The look back comes after the first letter, because a search for a set of characters passes over all others fastest.
_FIRST_PERSON: Final = re.compile(r"[im](?<![\w'’.-].)(?:(?<=i)(?:|'(?:m|ve|d|ll))|(?<=m)(?:e|y|yself))(?![\w.-])")


def _text_and_body(article: Article) -> tuple[str, int]:
    """What the result for an article depends on, as the key of a cache shared by lineage and anomalies."""
    return article.text, article.body_start


_TOLD: Final = re.compile(r"(?:told|asked|tell|showed|shown|gave|sent|emailed|texted|called|reminded|assured)\s\Z")


def _is_other_i(article: Article, at: int, word: str) -> bool:
    """Whether a reporter speaks of being told something, or "I" is a numeral (Title I, Elizabeth I)."""
    if word == "me":
        return _TOLD.search(article.folded, max(0, at - 12), at) is not None
    if word != "i":
        return False
    before = re.search(r"([^\W\d_][\w-]*)\s\Z", article.text[max(0, at - 30) : at])
    return article.text[at] != "I" or (before is not None and before.group(1)[0].isupper())


def first_person(article: Article) -> Iterator[Anomaly]:
    """ "I" or "my" outside quotation marks in an article not written in the first person, which suggests lost marks."""
    return iter(_persons(article))


@remembered_by(_text_and_body)
def _persons(article: Article) -> tuple[Anomaly, ...]:
    return tuple(_find_persons(article))


def _find_persons(article: Article) -> Iterator[Anomaly]:
    hits = _first_persons(article)
    borders = [begin for begin, _ in article.paragraphs]
    paragraphs = {bisect_right(borders, span[0]) for span, _ in hits}
    if len(paragraphs) > max(2, len(article.paragraphs) * 0.25):
        return
    for (begin, end), (at, to) in hits:
        message = f"{article.text[at:to]!r} outside quotation marks in a report: whose words are these?"
        yield Anomaly("first_person", begin, end, message)


def _first_persons(article: Article) -> list[tuple[Span, Span]]:
    """Sentences with a first person outside marks, each with its first one."""
    hits: list[tuple[Span, Span]] = []
    for match in _FIRST_PERSON.finditer(article.narration, article.body_start):
        sentence = article.sentence_at(match.start())
        if sentence is None or (hits and hits[-1][0] == sentence):
            continue
        if not _is_other_i(article, match.start(), match.group()):
            hits.append((sentence, match.span()))
    return hits


# Both begin with what is rare, for speed; what is to the left is looked up after.
_TWO_POSSESSIVES: Final = re.compile(
    r"'(?:(?<=s')|s)(?: and)?(?: (?:its|his|her|their|our|my|own|new|former|late))* "
    r"(?P<second>[^\W\d_]+)(?:'s|s') [^\W\d_]+"
)
_OF: Final = r" of (?:(?:the|its|their|his|her|our|a|an) )?(?:new |former |late )?[^\W\d_]+"
_THREE_OF: Final = re.compile(f"{_OF}(?:{_OF}){{2,}}")
_NOUN_BEFORE: Final = re.compile(r"\b(?:the|a|an|its|their|his|her) [^\W\d_]+\Z")
# "Tens of thousands of" counts; it is no pile of genitives.
_QUANTITY: Final = re.compile(
    r"\b(?:(?:hundred|thousand|million|billion|ten|dozen|score)s?|number|rest|half|most|some|many|all|one|part|kind|sort|"
    r"end|beginning|middle|top|side|course)\b"
)


def stacked_genitives(article: Article) -> Iterator[Anomaly]:
    """Genitives one upon another ("the chief of the police of the city of"), typical of automatic rewriting."""
    return iter(_genitives(article))


@remembered_by(_text_and_body)
def _genitives(article: Article) -> tuple[Anomaly, ...]:
    return tuple(_find_genitives(article))


def _find_genitives(article: Article) -> Iterator[Anomaly]:
    taken = -1
    for begin, end in sorted([*_possessives(article), *_chains_of_of(article)]):
        if begin >= taken and not _QUANTITY.search(article.folded, begin, end):
            yield Anomaly("stacked_genitives", begin, end, "genitives stacked one upon another")
            taken = end


def _possessives(article: Article) -> Iterator[Span]:
    folded = article.folded
    for match in _TWO_POSSESSIVES.finditer(folded, article.body_start):
        begin = _word_span(folded, match.start() - 1)[0] if match.start() else 0
        if begin < match.start() and not {folded[begin : match.start()], match.group("second")} & BEFORE_IS:
            yield begin, match.end()


def _chains_of_of(article: Article) -> Iterator[Span]:
    folded = article.folded
    for match in _THREE_OF.finditer(folded, article.body_start):
        noun = _NOUN_BEFORE.search(folded, max(article.body_start, match.start() - 40), match.start())
        # The Office of the Secretary of State is a name; tens of thousands are a number.
        if noun and not any(word[:1].isupper() for word in article.text[noun.start() : match.end()].split()[1:]):
            yield noun.start(), match.end()


_TITLED: Final = re.compile(r"\b(?:Dame|Sir) (?P<first>[A-Z][\w'’-]*[^\W_])(?: (?P<last>[A-Z][\w-]*[^\W_]))?")
_PLAIN: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? (?P<last>[A-Z][\w-]*[^\W_])")


def mixed_marks(article: Article) -> Iterator[Anomaly]:
    """Quotations in curly marks among straight ones, or the other way round: some were pasted."""
    curly = [mark for mark in article.marked if mark.open_mark == "“"]
    straight = [mark for mark in article.marked if mark.open_mark == '"']
    if curly and straight:
        odd, name = (curly, "curly") if len(curly) <= len(straight) else (straight, "straight")
        for mark in odd:
            yield Anomaly(
                "mixed_marks",
                mark.outer_start,
                mark.outer_end,
                f"{name} quotation marks among others: pasted from elsewhere?",
            )


def mixed_titles(article: Article) -> Iterator[Anomaly]:
    """One person as "Dame Ann" and as "Ms Hall" in one article: two hands, or two sources."""
    if "Dame " not in article.text and "Sir " not in article.text:
        return
    titled = [m for m in _TITLED.finditer(article.text) if m.group("last")]
    surnames = {m.group("last"): m for m in reversed(titled)}
    seen: set[str] = set()
    for match in _PLAIN.finditer(article.text):
        if match.group() in seen:
            continue
        first = surnames.get(match.group("last"))
        if first and not article.is_quoted(match.start()):
            seen.add(match.group())
            yield Anomaly(
                "mixed_titles",
                match.start(),
                match.end(),
                f"{match.group()!r} is {first.group()!r} elsewhere in the article",
                article.article_id,
                first.start(),
                first.end(),
            )


_DASH: Final = re.compile(r"(?<=[^\W_,]) (?P<dash>[-–—]) (?=[^\W_])")


def mixed_dashes(article: Article) -> Iterator[Anomaly]:
    """Hyphens for dashes where the article has real ones, or the other way round: two keyboards."""
    text = article.text
    if " - " not in text or not (" – " in text or " — " in text):
        return
    found = list(_DASH.finditer(text, article.body_start))
    hyphens = [m for m in found if m.group("dash") == "-"]
    dashes = [m for m in found if m.group("dash") != "-"]
    if hyphens and dashes:
        odd, name = (hyphens, "a hyphen") if len(hyphens) <= len(dashes) else (dashes, "a dash")
        for match in odd:
            begin, end = _word_span(article.text, match.start() - 1)[0], _word_span(article.text, match.end())[1]
            yield Anomaly("mixed_dashes", begin, end, f"{name} where the article elsewhere writes the other")


_CONNECTIVES: Final = word_set(
    "however moreover furthermore additionally meanwhile nevertheless nonetheless consequently therefore"
)

_FIRST_WORD: Final = re.compile(r"[a-z]+")


def repeated_opening(article: Article) -> Iterator[Anomaly]:
    """Two paragraphs running that open with the same connective ("However, … However, …")."""
    before: tuple[str, Span] | None = None
    for begin, end in article.paragraphs:
        match = _FIRST_WORD.match(article.folded, begin, end)
        word = match.group() if match else ""
        if before and word in _CONNECTIVES and before[0] == word:
            yield Anomaly(
                "repeated_opening",
                begin,
                begin + len(word),
                f"two paragraphs running open with {word!r}",
                article.article_id,
                *before[1],
            )
        before = (word, (begin, begin + len(word)))


def unattributed_quotation(article: Article) -> Iterator[Anomaly]:
    """A paragraph that is one closed quotation with nobody's name, before another of the same kind."""
    spans = paragraph_spans(article.text)
    whole: dict[int, Marked] = {}
    for mark in article.marked:
        begin, end = spans[mark.paragraph]
        if mark.outer_start == begin and mark.outer_end >= end and mark.open_mark and mark.close_mark:
            whole[mark.paragraph] = mark
    for paragraph, mark in sorted(whole.items()):
        follower = whole.get(paragraph + 1)
        if follower is not None and follower.end - follower.start >= 40 and mark.end - mark.start >= 40:
            yield Anomaly(
                "unattributed_quotation",
                mark.outer_start,
                mark.outer_end,
                "a quotation closed with no speaker named, and another follows: the same speaker, or a lost name?",
                article.article_id,
                follower.outer_start,
                follower.outer_end,
            )


STYLE_BREAKS: Final[tuple[Callable[[Article], Iterator[Anomaly]], ...]] = (
    mixed_apostrophes,
    stray_comma,
    first_person,
    stacked_genitives,
    mixed_marks,
    mixed_titles,
    mixed_dashes,
    repeated_opening,
    unattributed_quotation,
)
