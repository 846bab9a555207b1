"""What a marked span is: direct speech, words worked into a sentence, or marks that quote nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Final

from corpus_tools.english.tokens import counted_words
from corpus_tools.english.word_classes import NAMING, SMALL_IN_TITLES
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.marks import is_defined_term
from corpus_tools.quotes.sources import Choice, weights
from corpus_tools.quotes.tags import tag_set
from corpus_tools.quotes.words import Words

_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|mine|ours|myself|ourselves)\b")
_FINITE: Final = re.compile(
    r"\b(?:is|isn['’]t|are|am|was|were|will|would|won['’]t|be|been|has|have|had|do|does|did|don['’]t"
    r"|can|could|cannot|can['’]t|shall|should|may|might|must)\b|['’](?<=\w.)(?:s|re|ve|ll|d|m)\b",
    re.IGNORECASE,
)
_ANY_CUE: Final = tag_set("cue|according|cue_gerund|noun_or_cue|thought")
_SAYING: Final = tag_set("cue|according")
_TOUCHING: Final = tag_set("cue|cue_gerund")
_SENTENCE_EDGES: Final = (tags.STOP, tags.QUOTATION)
_BEFORE_SENTENCE: Final = (tags.BREAK, tags.STOP)
_ARTICLES: Final = (tags.ARTICLE, tags.DETERMINER)
_OWNERS: Final = (tags.POSSESSIVE, tags.POSSESSIVE_S)
_COPULAS: Final = (["is"], ["was"], ["are"], ["were"])
_COMMON_NOUNS: Final = tag_set("common_noun")
_NOUNS_BEHIND: Final = tag_set("common_noun|noun_or_cue")
_VERBS_BEHIND: Final = tag_set("auxiliary|verb|thought")
_SIDE: Final = 12  # words on either side that are looked at
_NEAR: Final = 40  # words
_RECENT: Final = 100  # spans


class Span:
    """A marked span and what is beside it, each asked for once.

    ``before`` and ``behind`` are the tags of the words on either side in its paragraph, ``left`` and ``right`` those of
    its sentence; ``beside`` are the four words before it.
    """

    def __init__(self, article: Article, quote: int) -> None:
        words = article.words
        self.article = article
        self.marked = article.marked[quote]
        self.inner = article.text[self.marked.start : self.marked.end]
        self.words = words_between(self.inner)
        self.count = len(self.words)
        content = [w for w in self.words if w.lower() not in SMALL_IN_TITLES]
        self.capitals = sum(w[0].isupper() for w in content)
        self.share_of_capitals = self.capitals / len(content) if content else 0.0
        self.final = self.inner[-1:]
        self.at = at = words.quote_at[quote]
        self.number = article.paragraph(at)
        self.begin, self.end = article.paragraph_start(self.number), article.paragraph_end(self.number)
        self.opens = at == self.begin
        self.before = words.tags[max(self.begin, at - _SIDE) : at]
        self.left = self.before[max(map(self.before.rfind, _SENTENCE_EDGES)) + 1 :]
        self.behind = words.tags[at + 1 : min(self.end, at + 1 + _SIDE)]
        self.right = self.behind.partition(tags.STOP)[0].partition(tags.QUOTATION)[0]
        self.last = self.before[-1:]
        self.next = self.behind[:1]
        self.beside = words.lows[max(at - 4, 0) : at]
        self.is_title = self.count >= 2 and self.share_of_capitals >= 0.7 and not self.is_in_title_case()

    def is_in_title_case(self) -> bool:
        """Whether the span is in a headline that begins its other words with capitals, too."""
        if not _is_headline(self):
            return False
        words, text = self.article.words, self.article.text
        others = [at for at in range(self.begin, self.end) if at != self.at and words.tags[at] in _CONTENT]
        capitals = sum(text[words.starts[at]].isupper() for at in others)
        return len(others) > 2 and capitals > _MOST * len(others)


_CONTENT: Final = tag_set("name|common_noun|noun_or_cue|verb|cue|thought|participle|cue_gerund")
_MOST: Final = 0.8


@lru_cache(maxsize=4)
def words_between(inner: str) -> tuple[str, ...]:
    """The words between marks, as readers count them; asked for twice of each span in turn."""
    return tuple(counted_words(inner))


def _is_headline(span: Span) -> bool:
    return span.number == 0 and bool(span.article.breaks) and span.end - span.begin <= _LONGEST_HEADLINE


_LONGEST_HEADLINE: Final = 25  # words


def _length(span: Span, choice: Choice | None) -> str:
    if span.count <= 2:
        return "one_or_two_words"
    if span.count <= 4:
        return "three_or_four_words"
    if span.count <= 7:
        return "five_to_seven_words"
    return "twelve_words_or_more" if span.count >= 12 else ""


def _capitals(span: Span, choice: Choice | None) -> str:
    if span.count == 1:
        return "one_capitalised_word" if span.capitals and not span.is_in_title_case() else ""
    if not span.is_title:
        return ""
    return "title_case" if span.share_of_capitals == 1.0 else "mostly_capitals"


def _ending(span: Span, choice: Choice | None) -> str:
    if span.final == ",":
        return "ends_in_comma"
    return "ends_in_stop" if span.final in ".?!" else "ends_without_stop"


def _place(span: Span, choice: Choice | None) -> str:
    if _is_headline(span):
        return "headline"
    return "opens_paragraph_without_stop" if span.opens and span.final not in ".?!," else ""


# What the word right before the span is, by its tag.
_NEIGHBOUR_BEFORE: Final = {
    tags.BREAK: "begins_sentence",
    tags.STOP: "begins_sentence",
    tags.DETERMINER: "determiner_before",
    tags.ARTICLE: "determiner_before",
    tags.POSSESSIVE: "possessive_before",
    tags.POSSESSIVE_S: "possessive_before",
    tags.NAME: "name_before",
    tags.PERSON: "noun_before",
    tags.BODY: "noun_before",
    tags.PERSONS: "noun_before",
    tags.WORD: "noun_before",
    tags.COLON: "colon_before",
    tags.COMMA: "comma_before",
    tags.DASH: "dash_before",
    tags.OPEN_BRACKET: "bracket_before",
    tags.CUE: "cue_touches",
    tags.CUE_GERUND: "cue_touches",
    tags.THAT: "that_before",
    tags.AUXILIARY: "auxiliary_before",
    tags.CONJUNCTION: "and_before",
}


def _neighbour_before(span: Span, choice: Choice | None) -> str:
    known = _NEIGHBOUR_BEFORE.get(span.last)
    if known:
        return known
    if span.at and span.article.words.lows[span.at - 1] == "as":
        return "as_before"
    return "preposition_before" if span.last in (tags.PREPOSITION, tags.OF) else ""


# What comes before a title, by its tag.
_TITLE_BEHIND: Final = {
    tags.PREPOSITION: "title_behind_preposition",
    tags.OF: "title_behind_preposition",
    tags.COMMA: "title_behind_comma",
    tags.POSSESSIVE_S: "title_behind_possessive",
    tags.POSSESSIVE: "title_behind_possessive",
}


def _title_behind(span: Span, choice: Choice | None) -> str:
    return _TITLE_BEHIND.get(span.last, "") if span.is_title else ""


def _strength(span: Span, choice: Choice | None) -> str:
    if choice is None:
        return "no_candidate"
    if choice.score < 2:
        return "weak_source"
    if choice.score < 5:
        return "fair_source"
    return "strong_source" if choice.score >= 9 else ""


_VERBLESS: Final = {
    "object": "source_beside_no_cue",
    "owner": "source_beside_no_cue",
    "other": "source_beside_no_cue",
    "actor": "source_of_other_verb",
}


def _verb_of_source(span: Span, choice: Choice | None) -> str:
    return "" if choice is None else _VERBLESS.get(span.article.candidates[choice.candidate].role, "")


# Of each of these at most one name holds.
_ONE_OF: Final[tuple[Callable[[Span, Choice | None], str], ...]] = (
    _length,
    _capitals,
    _ending,
    _place,
    _neighbour_before,
    _title_behind,
    _strength,
    _verb_of_source,
)


@lru_cache(maxsize=16)
def _is_finite(inner: str) -> bool:
    """Whether a finite verb is in the words of a span; asked twice of each."""
    return _FINITE.search(inner) is not None


def _is_named(span: Span) -> bool:
    """Whether a word for a name or a work comes before: “the film”, or “his book,” before a title."""
    beside = span.beside[-4:-1] if span.last == tags.COMMA and span.is_title else span.beside[-3:]
    return _NAMING.search(" ".join(beside)) is not None


def _is_nickname(span: Span) -> bool:
    """One or two capitalised words inside a name: Ada “Lady” Ode, Ada C. “Lady” Ode."""
    if span.count > 2 or not span.capitals or span.next != tags.NAME:
        return False
    return span.last == tags.NAME or (span.last == tags.STOP and len(span.article.words.lows[span.at - 2]) == 1)


def _stands_behind_cue(span: Span) -> bool:
    """“said …”, or “said … that …”."""
    is_clause = span.last == tags.THAT and not _ANY_CUE.isdisjoint(span.left + span.right)
    return span.last in _TOUCHING or is_clause


def _is_right_behind(span: Span, cue: int) -> bool:
    """Whether a cue is right behind the span: “…,” said Ode; “…” — said Ode."""
    return cue > span.at and not span.article.words.tags[span.at + 1 : cue].strip(tags.COMMA + tags.DASH)


def _is_label_of_object(span: Span, cue: int) -> bool:
    """Whether a verb of naming gives a name to somebody: called her “Miss Pier”; not “a ship called “Pier””."""
    if not 0 < span.at - cue - 1 <= _FEW or cue > span.at:
        return False
    return _VERBLESS_GAP.isdisjoint(span.article.words.tags[cue + 1 : span.at])


_VERBLESS_GAP: Final = tag_set("finite|comma|stop|that|relative|quotation")
_OTHER_CLASSES: Final = frozenset(["thinking", "explaining", "attacking", "supporting", "directing"])


def _by_what_is_inside(span: Span, add: Callable[[str], None]) -> None:
    """What speaks for or against by the words between the marks, and by the marks."""
    if span.inner[:1].islower():
        add("begins_lower_case")
    if _FIRST_PERSON.search(span.inner) is not None:
        add("first_person")
    if _is_finite(span.inner):
        add("finite_verb")
    if not span.marked.close_mark:
        add("no_closing_mark")
    if span.count <= _FEW and is_defined_term(span.article.text, span.marked):
        add("defined_term")
    if span.opens:
        add("opens_paragraph")


def _by_cues_beside(span: Span, add: Callable[[str], None]) -> None:
    """What the cues and verbs of its sentence say, whoever is the source."""
    left, right = span.left, span.right
    if not _SAYING.isdisjoint(left):
        add("cue_before_in_sentence")
    if tags.CUE_GERUND in left:
        add("gerund_cue_before")
    if tags.THOUGHT in left:
        add("thought_before")
    if not _SAYING.isdisjoint(right):
        add("cue_behind_in_sentence")
    if _ANY_CUE.isdisjoint(left) and _ANY_CUE.isdisjoint(right):
        add("no_cue_in_sentence")
    if right[:1] in _VERBS_BEHIND and (span.opens or span.last in _BEFORE_SENTENCE):
        add("is_itself_a_subject")


def _by_names_beside(span: Span, add: Callable[[str], None]) -> None:
    """What words for names and works before it say."""
    if _is_named(span):
        add("naming_word_before")
        if span.is_title:
            add("named_title")
            if span.beside[-1:] in _COPULAS:
                add("title_behind_copula")
    if span.is_title and ":" in span.inner:
        add("title_with_colon")
    if "known" in span.beside and _KNOWN_AS in (span.beside[-2:], span.beside[-3:-1]):
        add("known_as")


def _by_neighbours(span: Span, add: Callable[[str], None]) -> None:
    """What the words right before it and right behind it say."""
    if _is_nickname(span):
        add("nickname")
    if span.next in _NOUNS_BEHIND and span.last in _DETERMINING:
        add("between_determiner_and_noun")
    if span.next in _COMMON_NOUNS:
        add("noun_behind")
    if span.count <= _SHORT:
        if _stands_behind_cue(span):
            add("short_behind_cue")
        if span.last in _ARTICLES and span.inner[:1].islower():
            add("short_behind_determiner")


def _by_source(span: Span, choice: Choice, add: Callable[[str], None]) -> None:
    """What the best source and its cue say."""
    if choice.lead < _LEVEL:
        add("rivals_level")
    if choice.place in _FAR_PLACES:
        add("source_far_off")
    known = span.article.cue_classes.get(span.article.words.lows[choice.cue]) if choice.cue >= 0 else None
    if known is None:
        return
    if known.cue_class in _OTHER_CLASSES:
        add("cue_of_other_class")
    if known.cue_class == "labelling" and _is_label_of_object(span, choice.cue):
        add("label_of_object")
    if known.group == "neutral":
        if -_CUE_BEFORE <= choice.cue - span.at <= _CUE_BEHIND:
            add("neutral_cue_near")
        if known.form != "base" and _is_right_behind(span, choice.cue):
            add("cue_right_behind")


# Each adds the names whose rules hold, whatever else holds.
_EACH: Final = (_by_what_is_inside, _by_cues_beside, _by_names_beside, _by_neighbours)
_KNOWN_AS: Final = ["known", "as"]
_DETERMINING: Final = _ARTICLES + _OWNERS
_SHORT: Final = 4  # words
_LEVEL: Final = 2  # lead over the next source
_FAR_PLACES: Final = ("par1", "par2", "far", "later")
_CUE_BEFORE, _CUE_BEHIND = 4, 5  # words from the span to a cue near it


# Features that say more together than each alone, with the name that the two have together.
_TOGETHER: Final = (
    ("title_case", "neutral_cue_near", "title_near_neutral_cue"),
    ("determiner_before", "neutral_cue_near", "determiner_near_neutral_cue"),
    ("possessive_before", "neutral_cue_near", "possessive_near_neutral_cue"),
    ("begins_lower_case", "cue_before_in_sentence", "lower_case_behind_cue"),
    ("ends_without_stop", "cue_behind_in_sentence", "no_stop_though_cue_behind"),
    ("cue_before_in_sentence", "quotation_before_near", "cue_and_quotation_before"),
    ("no_cue_in_sentence", "source_beside_no_cue", "neither_cue_nor_verb"),
)


def scare_features(article: Article, quote: int, choice: Choice | None, scares: Sequence[bool] = ()) -> list[str]:
    """The names of the features that speak for or against a quotation being attributed to nobody.

    ``scares`` says of each span before this one whether it quotes nobody: marks that are side by side in a list
    mostly do the same, and some articles are full of titles or irony.
    """
    span = Span(article, quote)
    names = {rule(span, choice) for rule in _ONE_OF}
    for rules in _EACH:
        rules(span, names.add)
    if choice is not None:
        _by_source(span, choice, names.add)
    if quote and scares:
        names.update(_beside_others(article, quote, scares))
    names.update(both for one, other, both in _TOGETHER if one in names and other in names)
    return sorted(names - {""})


def _beside_others(article: Article, quote: int, scares: Sequence[bool]) -> list[str]:
    """What the spans before say: the last one, where it is near, and all of them together."""
    words = article.words
    before, at = words.quote_at[quote - 1], words.quote_at[quote]
    names: list[str] = []
    gap = words.tags[before + 1 : at]
    if at - before <= 4 and article.paragraph(at) == article.paragraph(before):
        names.append("quote_right_before")
    if len(gap) < _NEAR:
        if scares[-1]:
            names.append("scare_before_near")
            if len(gap) <= 3 and not gap.strip(tags.COMMA + tags.CONJUNCTION):
                names.append("listed_with_scare")
        elif tags.BREAK not in gap:
            names.append("quotation_before_near")
    recent = scares[-_RECENT:]
    if sum(recent) >= 2 and sum(recent) > 0.3 * len(recent):
        names.append("many_scares_before")
    return names


_NAMING: Final = re.compile(rf"\b(?:{'|'.join(sorted(NAMING, reverse=True))})(?: (?:is|was|are|were))?$")


def scare_score(article: Article, quote: int, choice: Choice | None, scares: Sequence[bool] = ()) -> float:
    """Above zero where the marks quote nobody; ``scares`` as for :func:`scare_features`."""
    weight = weights()["scare"]
    marked = article.marked[quote]
    if _ADDRESS.fullmatch(article.text, marked.start, marked.end) or _names_something(article, quote, choice):
        return _SURELY
    if _is_headed(article, quote, choice) or _is_cried(article, quote):
        return -_SURELY
    return weight["start"] + sum(map(weight.get, scare_features(article, quote, choice, scares), repeat(0.0)))


# An e-mail or web address, or the name of an account, in marks.
_ADDRESS: Final = re.compile(
    r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|[@#]\w+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk)"
)
_SURELY: Final = 6.0
# What laws and honours are called: “Reform Bill 2019”, “Order of the Star”.
_LEGAL: Final = re.compile(
    r"\b(?:Act|Bill|Code|Regulations?|Charter|Protocol|Agreement|Treaty|Award|Prize|Medal|Order)(?: \d{4})?\Z"
)


def _names_something(article: Article, quote: int, choice: Choice | None) -> bool:
    """Whether a thing is called so: “, or “spacewalk”,”, “also known as “the pit””, “the “Reform Bill””."""
    words, at = article.words, article.words.quote_at[quote]
    marked = article.marked[quote]
    beside = words.lows[max(at - 3, 0) : at]
    if marked.end - marked.start > _LONGEST_NAME:
        return False
    if _is_of_year(article, at):
        return _is_work(article.text[marked.start : marked.end].split(), is_unsaid=True)
    if _is_called_so(article, at):
        return True
    if beside[-1:] not in _BEFORE_TERM:
        return False
    if beside[-1] == "so-called" or _is_known_as(words, at):
        return True
    if beside[-2:] == ["called", "the"] and beside[0] in ("is", "was", "are", "were", "been"):
        return True
    if beside[-1] == "or":
        parted = words.tags[max(at - 2, 0) : at - 1] in (tags.COMMA, tags.CLOSE_BRACKET)
        return parted and words.tags[at + 1 : at + 2] in _BEHIND_TERM
    is_unsaid = choice is None or choice.cue < 0
    return beside[-1] == "the" and _is_work(article.text[marked.start : marked.end].split(), is_unsaid=is_unsaid)


def _is_called_so(article: Article, at: int) -> bool:
    """Whether marks follow a thing and “called”: “a process called “cold pressing””."""
    named = at - 2 if article.words.tags[at - 1] == tags.ARTICLE else at - 1
    if article.words.lows[named] in _NICKNAMED and article.words.tags[named - 1 : named] == tags.COMMA:
        return True  # “Ode, nicknamed the “swan””
    if _is_called_by_title(article, at):
        return True
    if article.words.lows[at - 1] not in ("called", "dubbed", "termed"):
        return False
    index = bisect_left(article.firsts, at) - 1
    thing = article.candidates[index] if index >= 0 else None
    if thing is None or thing.form != "nominal" or thing.last != at - 1:
        return False
    determiner, tag = article.words.lows[thing.first], article.words.tags[thing.head]
    return (determiner in ("a", "an") and tag in _THINGS) or (determiner == "the" and tag == tags.WORD)


def _is_called_by_title(article: Article, at: int) -> bool:
    """Whether marks follow “referred to as”, “was titled:” or the debate whose motion they hold: “This House …”."""
    words, before = article.words, article.words.lows[max(at - 3, 0) : at]
    if before == ["referred", "to", "as"]:
        return words.lows[at + 1 : at + 2] != ["by"]
    if before[-2:] in _TITLED:
        return True
    marked = article.marked[bisect_left(words.quote_at, at)]
    return before[-1:] in _DEBATED and article.text.startswith("This House ", marked.start)


_TITLED: Final = (["titled", ":"], ["entitled", ":"], ["headlined", ":"])
_DEBATED: Final = (["debate"], ["motion"])
_NICKNAMED: Final = ("nicknamed", "dubbed", "titled", "entitled")
_THINGS: Final = tag_set("word|body|noun_or_cue")


def _is_of_year(article: Article, at: int) -> bool:
    """Whether marks follow “1976's”: a song or a film of that year."""
    words = article.words
    is_owner = words.tags[max(at - 2, 0) : at] == tags.NUMBER + tags.POSSESSIVE_S
    return is_owner and len(words.lows[at - 2]) == _DIGITS_OF_YEAR and words.lows[at - 2].isdecimal()


_DIGITS_OF_YEAR: Final = 4


def _is_known_as(words: Words, at: int) -> bool:
    """Whether marks follow “what is known in the building as the”."""
    last = at - 1 if words.lows[at - 1] == "as" else at - 2
    if last < 1 or words.lows[last] != "as" or "known" not in words.lows[max(last - _FEW, 0) : last]:
        return False
    known = max(at for at in range(max(last - _FEW, 0), last) if words.lows[at] == "known")
    return _PARTED.isdisjoint(words.tags[known:last])


_PARTED: Final = tag_set("stop|comma|break|quotation|semicolon|colon")
_FEW: Final = 6  # words


def _is_work(parts: list[str], *, is_unsaid: bool) -> bool:
    """Whether words are capitalised as a title is; if they may be speech, only the title of a law or honour counts."""
    is_title = len(parts) > 1 and all(w[0].isupper() or w in SMALL_IN_TITLES or w[0].isdigit() for w in parts)
    if not is_title or parts[-1][-1] in "!?":
        return False
    return is_unsaid or _LEGAL.search(parts[-2] + " " + parts[-1]) is not None


_BEFORE_TERM: Final = (["or"], ["so-called"], ["as"], ["the"], ["a"], ["an"])
_LONGEST_NAME: Final = 90  # characters
_BEHIND_TERM: Final = (tags.COMMA, tags.STOP, tags.CLOSE_BRACKET, tags.DASH)


def _is_headed(article: Article, quote: int, choice: Choice | None) -> bool:
    """Whether a headline or caption gives the words and then who said them: “‘It broke us’: Ada Ode tells of loss”."""
    words, at = article.words, article.words.quote_at[quote]
    opens = at == article.paragraph_start(article.paragraph(at))
    return opens and choice is not None and choice.cue >= 0 and words.tags[at + 1 : at + 3] in _HEADED


def _is_cried(article: Article, quote: int) -> bool:
    """Whether an exclamation follows a verb of manner: “chanting “Out! Out!””."""
    at = article.words.quote_at[quote]
    known = article.cue_classes.get(article.words.lows[at - 1]) if at else None
    is_exclaimed = article.text[article.marked[quote].end - 1] == "!"
    return is_exclaimed and known is not None and known.cue_class == "manner"


_HEADED: Final = (tags.COLON + tags.NAME, tags.COLON + tags.PERSON)
_INTRODUCING: Final = (tags.COLON, tags.QUOTATION)
_BEFORE_WHOLE: Final = (tags.COMMA, tags.BREAK, tags.STOP)
_FEW_WORDS: Final = 5


def is_mixed(article: Article, quote: int) -> bool:
    """Whether the words are worked into the reporter's sentence rather than standing for themselves."""
    marked = article.marked[quote]
    inner = article.text[marked.start : marked.end]
    at = article.words.quote_at[quote]
    before = article.words.tags[at - 1] if at else tags.BREAK
    is_whole = inner[-1:] in ".!?" or _is_finite(inner)
    count = len(inner.split(maxsplit=_FEW_WORDS))
    # “Chiefs come and go,” is a clause in all but its last mark.
    is_clause = inner[:1].isupper() and inner[-1:] == "," and count >= 3
    if count < _FEW_WORDS and not is_whole and not is_clause:
        return True
    if inner[:1].islower():
        return not (before in _INTRODUCING or (before in _BEFORE_WHOLE and is_whole))
    return False
