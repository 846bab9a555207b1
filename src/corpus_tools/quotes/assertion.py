"""Whether a report asserts that something was said: “did not say that …”, “if Ode said that …” do not."""

from __future__ import annotations

from typing import Final

from corpus_tools.english.word_classes import NOT_DONE
from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.candidates import Candidate, is_passive
from corpus_tools.quotes.tags import tag_set

_NEGATIONS: Final = frozenset(["not", "never", "neither", "nor", "cannot"])
_HEADS: Final = frozenset(["nobody", "none", "neither", "nothing", "few"])
_BEFORE_NOBODY: Final = frozenset(["no", "not", "hardly", "barely", "scarcely"])
_OPEN: Final = frozenset(["whether", "if", "unless"])
_LINKS: Final = frozenset(["to", "of", "ever", "having", "even"])
_INSIDE_VERB: Final = tag_set("adverb|auxiliary")
_FEW: Final = 5  # words
_FINITE: Final = (tags.AUXILIARY,)
_QUESTION_WORDS: Final = frozenset(["who", "what", "when", "where", "why", "how", "which"])


def is_asserted(article: Article, candidate: Candidate, cue: int) -> bool:
    """Whether the text says that ``candidate`` said it; ``cue`` is the word that reports."""
    if _is_put_to(article, candidate):
        return False
    if cue < 0:
        return True
    return not (
        is_negated(article, cue)
        or _is_not_done(article, cue)
        or _is_open(article, candidate)
        or _is_denied(article, candidate)
        or _is_nobody(article, candidate)
        or _is_asked(article, cue)
    )


def _is_nobody(article: Article, candidate: Candidate) -> bool:
    """“nobody”, “no minister”, “no one”, “not everyone”, “few owners”; but “a few owners”."""
    lows, first = article.words.lows, candidate.first
    if lows[candidate.head] in _HEADS or lows[first] in ("no", "neither", "few"):
        return lows[first] != "a" and not (first and lows[first - 1] == "a")
    return candidate.form == "nominal" and first > 0 and lows[first - 1] in _BEFORE_NOBODY


def is_negated(article: Article, cue: int) -> bool:
    """“did not say”, “has never really said”, “wouldn’t say”; but “not only said”."""
    lows, sequence = article.words.lows, article.words.tags
    at = cue - 1
    while at >= 0 and cue - at <= _FEW and (sequence[at] in _INSIDE_VERB or lows[at] in _NEGATIONS):
        if lows[at].endswith("n't") or (lows[at] in _NEGATIONS and lows[at + 1] not in ("only", "just", "merely")):
            return True
        at -= 1
    return False


def _is_not_done(article: Article, cue: int) -> bool:
    """“refused to say”, “stopped short of saying”, “without saying”."""
    lows = article.words.lows
    at = cue - 1
    while at >= 0 and lows[at] in _LINKS:
        at -= 1
    return at >= 0 and lows[at] in NOT_DONE


def _is_open(article: Article, candidate: Candidate) -> bool:
    """“whether Ode said”, “if Ode had said”."""
    return candidate.first > 0 and article.words.lows[candidate.first - 1] in _OPEN and candidate.role == "subject"


def _is_put_to(article: Article, candidate: Candidate) -> bool:
    """“Ode was asked whether she had “lied””: what was put to her, and not what she said."""
    words, first = article.words, candidate.first
    if first < 2 or words.lows[first - 1] not in _OPEN:
        return False
    known = article.cue_classes.get(words.lows[first - 2])
    return known is not None and known.lemma == "ask" and is_passive(words, first - 2)


def _is_denied(article: Article, candidate: Candidate) -> bool:
    """“denied that she had said”."""
    lows, first = article.words.lows, candidate.first
    return first > 1 and lows[first - 1] == "that" and lows[first - 2] in NOT_DONE and candidate.role == "subject"


def _is_asked(article: Article, cue: int) -> bool:
    """“Did Ode say that …?”: an auxiliary or a question word begins the sentence, and a question mark ends it."""
    words, sequence = article.words, article.words.tags
    begin = max(sequence.rfind(edge, 0, cue) for edge in (tags.STOP, tags.BREAK)) + 1
    if not (sequence[begin] in _FINITE or words.lows[begin] in _QUESTION_WORDS):
        return False
    stop = sequence.find(tags.STOP, cue)
    return stop >= 0 and "?" in article.text[words.starts[stop] : words.ends[stop]]
