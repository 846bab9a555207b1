"""What contradicts itself: one sentence quoted in two wordings, and figures for one thing that differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import Final

from rapidfuzz.distance import Indel, MatchingBlock

from corpus_tools.english.inflection import stem, word_set
from corpus_tools.english.tokens import FOLDED_WORD, Span
from corpus_tools.english.word_classes import CALENDAR, FUNCTION_WORDS, LIGHT_WORDS, NUMBER_VALUES, SAYING_WORDS
from corpus_tools.provenance.article import Anomaly, Article

_FUNCTION: Final = FUNCTION_WORDS | SAYING_WORDS
_LIGHT: Final = _FUNCTION | LIGHT_WORDS
_QUOTES_COMPARED: Final = 12
_LONGEST_COMPARED: Final = 400  # words
_SHARED_WORDS: Final = 5
_SHARED_CONTENT: Final = 4
_SHARED_PART: Final = 0.65  # of the span from the first word in common to the last


def two_wordings(article: Article, spans: Iterable[Span] | None = None) -> Iterator[Anomaly]:
    """One sentence that the article quotes twice, in two wordings; ``spans`` are its quotations where known."""
    quoted = sorted({(m.start, m.end) for m in article.marked} if spans is None else set(spans))
    words = [FOLDED_WORD.findall(article.folded, start, end) for start, end in quoted]
    # In the order of the words: that of a set is another one in each process.
    grams = [dict.fromkeys(zip(run, run[1:], run[2:], strict=False)) for run in words]
    again = _in_several(grams)
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, run in enumerate(words if again else []):
        near: Counter[int] = Counter()
        for gram in filter(again.__contains__, grams[k]):
            near.update(index[gram][-_QUOTES_COMPARED:])
            index[gram].append(k)
        # Those that share most and, of equals, those that are nearest.
        ranked = sorted(near.items(), key=lambda item: (-item[1], -item[0]))
        for other, _ in sorted(ranked[:_QUOTES_COMPARED]):
            if _is_reworded(words[other], run):
                yield Anomaly(
                    "two_wordings",
                    *quoted[k],
                    "the article quotes this sentence twice, in two wordings",
                    article.article_id,
                    *quoted[other],
                )


def _in_several(grams: Sequence[Iterable[tuple[str, ...]]]) -> set[tuple[str, ...]]:
    """What is in more than one of the lists."""
    seen: set[tuple[str, ...]] = set()
    again: set[tuple[str, ...]] = set()
    for each in grams:
        again.update(seen.intersection(each))
        seen.update(each)
    return again


def _is_reworded(one: list[str], other: list[str]) -> bool:
    """Whether two quotations share a span of a sentence that differs in its middle."""
    if len(one) > _LONGEST_COMPARED or len(other) > _LONGEST_COMPARED:
        return False
    blocks = _without_single_ends([b for b in Indel.editops(one, other).as_matching_blocks() if b.size])
    if len(blocks) < 2:
        return False
    shared = sum(block.size for block in blocks)
    span = max(blocks[-1].a + blocks[-1].size - blocks[0].a, blocks[-1].b + blocks[-1].size - blocks[0].b)
    content = sum(w not in _LIGHT for b in blocks for w in one[b.a : b.a + b.size])
    return shared >= _SHARED_WORDS and content >= _SHARED_CONTENT and shared >= _SHARED_PART * span


def _without_single_ends(blocks: list[MatchingBlock]) -> list[MatchingBlock]:
    """The blocks between the first and the last of more than a word: one word alone is met by chance."""
    while len(blocks) > 1 and blocks[0].size == 1:
        blocks = blocks[1:]
    while len(blocks) > 1 and blocks[-1].size == 1:
        blocks = blocks[:-1]
    return blocks


_UNITS: Final = {word: int(value) for word, value in NUMBER_VALUES.items() if value != "0"}
_HEDGE: Final = re.compile(
    r"\b(nearly|almost|up to|fewer than|less than|under|more than|over|at least|about|around|some|roughly|"
    r"approximately|an estimated) \Z"
)
_FIGURE: Final = re.compile(
    r"(?<![\w.,£$€/:-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|" + "|".join(_UNITS) + r")"
    r"(?P<scale> (?:hundred|thousand|million|billion))?"
    r"(?P<noun>(?: [a-z]{2,}){1,4})"
)
_SCALES: Final = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_CONVERTED: Final = {"decad": ("year", 10.0), "fortnight": ("week", 2.0), "centuri": ("year", 100.0)}
_LOOSE: Final = frozenset(
    stem(word)
    for word in word_set(
        "of the in on at by for from with and or to year month week day hour minute second time people person percent "
        "am pm other more thing way"
    )
)
_CALENDAR: Final = CALENDAR | {"am", "pm"}
# Shares and counts of votes differ from poll to poll, and small numbers are ways of speaking.
_SKIPPED: Final = frozenset(
    stem(word)
    for word in word_set("percent percentage point per cent vote delegate poll pound dollar euro thing reason time way")
)
_SMALL: Final = 5
_YEARS: Final = (1800, 2100)
_DURATIONS: Final = word_set("year")
_CLAUSE: Final = 60  # characters to either side
_SERVICE: Final = word_set("serv care unif devo dedi")
_CONTEXT_WORDS: Final = 14
_CONTEXT: Final = 120  # characters to either side
_LONG: Final = 10  # years
_FARTHEST: Final = 3.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of things: ``low`` to ``high`` of ``unit``, with the words around it."""

    article_id: str
    start: int
    end: int
    text: str
    low: float
    high: float
    unit: str
    qualifier: str
    context: frozenset[str]
    is_service: bool


def figures(article: Article) -> list[Figure]:
    """Numbers of countable things in an article; not years, dates, clock times, ages or money."""
    found = (_figure(article, match) for match in _FIGURE.finditer(article.folded, article.body_start))
    return [figure for figure in found if figure is not None]


def _figure(article: Article, match: re.Match[str]) -> Figure | None:
    head = list(takewhile(lambda word: word not in _FUNCTION and word not in _CALENDAR, match.group("noun").split()))
    value = _value(match)
    if not head or value is None:
        return None
    stems = [stem(word) for word in head]
    at = _counted_word(head)
    if stems[0] in _SKIPPED or stems[at] in _SKIPPED:
        return None
    unit, factor = _CONVERTED.get(stems[at], (stems[at], 1.0))
    hedge = _HEDGE.search(article.folded, max(0, match.start() - 16), match.start())
    low, high = _bounds(hedge.group(1) if hedge else "", value * factor)
    is_long = unit in _DURATIONS and low >= _LONG
    start = hedge.start() if hedge else match.start()
    end = match.start("noun") + sum(len(word) + 1 for word in head[: at + 1])
    return Figure(
        article.article_id,
        start,
        end,
        article.text[start:end],
        low,
        high,
        unit,
        " ".join(stems[:at]),
        _context(article, match) - {unit},
        is_long and _tells_service(article.folded, match.start(), match.end("number")),
    )


def _counted_word(head: list[str]) -> int:
    """Which word is what is counted: the first plural; before it are its qualifiers ("custody records")."""
    return next((k for k, word in enumerate(head) if word.endswith("s") and not word.endswith("ss")), 0)


def _value(match: re.Match[str]) -> float | None:
    """The number as it is written; none for what may be a year."""
    number, scale = match.group("number"), match.group("scale")
    value = float(_UNITS[number]) if number in _UNITS else float(number.replace(",", ""))
    if scale:
        return value * _SCALES[scale.strip()]
    return None if number.isdigit() and _YEARS[0] <= value <= _YEARS[1] else value


def _context(article: Article, match: re.Match[str]) -> frozenset[str]:
    """Stems of the content words beside a figure in its sentence."""
    begin, end = article.sentence_at(match.start()) or match.span()
    before = FOLDED_WORD.findall(article.folded, max(begin, match.start() - _CONTEXT), match.start())
    after = FOLDED_WORD.findall(article.folded, match.end("number"), min(end, match.end() + _CONTEXT))
    return frozenset(
        stem(word)
        for word in before[-_CONTEXT_WORDS:] + after[:_CONTEXT_WORDS]
        if word not in _FUNCTION and word not in _UNITS and not word.isdigit()
    )


def _bounds(hedge: str, value: float) -> tuple[float, float]:
    """What a hedged number may mean."""
    if hedge in ("nearly", "almost", "up to", "fewer than", "less than", "under"):
        return 0.85 * value, value
    if hedge in ("more than", "over", "at least"):
        return value, 1.25 * value
    if hedge:
        return 0.85 * value, 1.15 * value
    return value, value


def _count_the_same(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same thing."""
    if one.unit in _DURATIONS and one.article_id == other.article_id and one.is_service and other.is_service:
        return True
    needed = _context_needed(one, other)
    if needed is None:
        return False
    shared, smaller = len(one.context & other.context), min(len(one.context), len(other.context))
    return shared >= needed[0] and shared >= needed[1] * smaller


def _context_needed(one: Figure, other: Figure) -> tuple[int, float] | None:
    """How many of the words around two figures, and what share of them, must be the same; none where none are enough.

    Years, minutes and percents are counted of everything: the words around must be nearly the same.
    """
    if one.unit in _LOOSE:
        return 4, 0.7
    if one.qualifier and one.qualifier == other.qualifier:
        return 2, 0.2
    return None if one.qualifier and other.qualifier else (4, 0.6)


def _is_apart(one: Figure, other: Figure) -> bool:
    """Whether two numbers differ, by so little that one may be wrong.

    A figure is mistyped, revised or misheard within its order of size; beyond it, it counts something else.
    """
    if one.low <= other.high and other.low <= one.high:
        return False
    return max(one.high, other.high) >= _SMALL and max(one.low, other.low) <= _FARTHEST * min(one.high, other.high)


def _tells_service(folded: str, start: int, end: int) -> bool:
    """Whether the clause is about somebody's time in work or office ("served 30 years in uniform")."""
    before = re.split(r"[,.;:]", folded[max(0, start - _CLAUSE) : start])[-1]
    after = re.split(r"[,.;:]", folded[end : end + _CLAUSE])[0]
    return any(word[:4] in _SERVICE for word in FOLDED_WORD.findall(f"{before} {after}"))


def conflicting_figures(articles: Iterable[Article]) -> Iterator[tuple[str, Anomaly]]:
    """Figures that differ from what the same article, or most articles, give for the same thing."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for article in articles:
        for figure in figures(article):
            groups[figure.unit].append(figure)
    for unit in sorted(groups):
        for figure, other in _conflicts(groups[unit]):
            where = "here" if other.article_id == figure.article_id else "in another article"
            message = f"{figure.text!r}, but {other.text!r} {where}"
            there = (other.article_id, other.start, other.end)
            anomaly = Anomaly("conflicting_figures", figure.start, figure.end, message, *there)
            yield figure.article_id, anomaly


def _conflicts(group: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Figures of one unit with the one that each conflicts with most plainly."""
    by_value: dict[tuple[float, float], list[Figure]] = defaultdict(list)
    for figure in group:
        by_value[figure.low, figure.high].append(figure)
    # The value that most articles give goes first; each later one is compared with those before it.
    ranked = sorted(by_value.items(), key=lambda kv: (-len({f.article_id for f in kv[1]}), kv[0]))[:40]
    for k, (_, later) in enumerate(ranked):
        # Whether two values are apart is the same for all figures that give them.
        apart = [same for _, same in ranked[:k] if _is_apart(later[0], same[0])]
        earlier = [figure for same in apart for figure in same[:40]]
        for figure in later[:200]:
            against = [e for e in earlier if _count_the_same(figure, e)]
            if against:
                yield figure, max(against, key=partial(_nearness, figure))


def _nearness(figure: Figure, other: Figure) -> tuple[bool, int, str, int]:
    is_here = other.article_id == figure.article_id
    return is_here, len(other.context & figure.context), other.article_id, -other.start
