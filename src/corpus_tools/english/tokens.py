"""Paragraphs, sentences and words, each with its offsets; nothing to download.

Sentences are split within a paragraph, never across one. The splitter is a pattern with a list of abbreviations
rather than NLTK's Punkt: with the list both find the same share of sentence ends on news, and the pattern needs no
trained parameters and is many times faster (``benchmarks/README.md``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

import pandas as pd

from corpus_tools import schema
from corpus_tools.english.inflection import word_set
from corpus_tools.english.remembered import remembered

Span = tuple[int, int]

ABBREVIATIONS: Final = word_set(
    "mr mrs ms messrs rs dr prof sr jr st rev hon gen col lt sgt capt cmdr maj adm brig sen rep gov pres supt insp "
    "det dep asst assoc dist mt ft no nos vs v etc inc ltd co corp bros cf al fig figs vol vols pp p ed eds ca "
    "approx dept est univ jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri ala "
    "ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn "
    "tenn tex va vt wash wis wyo ave blvd rd hwy viz i.e e.g a.m p.m"
)
"""A full stop after these ends no sentence as a rule."""
PLAIN_WORDS: Final = word_set("ill mass wash ore miss no fig figs mar")
"""Of these the ones that are words too: written small and before no number, a full stop ends the sentence."""
# These end a sentence as often as not: what follows decides.
_SOMETIMES: Final = word_set(
    "inc ltd co corp bros etc al jr sr a.m p.m u.s u.k u.n e.u d.c no mar mass ill ore wash est ed miss ind del p "
    "sept dec jan feb aug oct nov"
)
_PARAGRAPH: Final = re.compile(r"\S(?:[^\n\r\x0b\x0c\x85\u2028\u2029]*\S)?")
# Possessive, and begun only where a run of marks begins: a megabyte of question marks is read once, not squared. The
# look back comes after the first mark, because a search for a set of characters passes over all others fastest.
_END: Final = re.compile(
    r"[.!?…](?<![.!?…].)[.!?…]*+[\"'”’»)\]]*+(?=\s+(?:[\"'“‘«(\[—–-]*\s?[^\W_]|[\"'“‘«(\[$£€#@—–]))"
)
_BEFORE: Final = re.compile(r"[^\s\"'“”‘’«»()\[\]—–/]+\Z")
# What comes before the letter of “didn’t.”, which is no initial.
_CUT: Final = re.compile(r"[^\W_]['’]\Z")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
LETTERS_AND_DIGITS: Final = re.compile(r"[^\W_]+")
"""Runs of letters and digits: "don't" is two. For counting what two texts have in common, folded before."""
# Plain words, which are most, come first: a set of letters is told faster than what is a letter or digit anywhere.
FOLDED_WORD: Final = re.compile(r"(?! )(?:[a-z]++(?=[ ,.])|[^\W_]+(?:'[^\W_]+)*)")
"""Words with their apostrophes, in a text whose marks are folded: "don't" is one. For comparing texts word by word."""

# A number with its unit is one word ("1970s", "8.15pm", "$1.5bn", "2,000th"): its digits are never shared out.
_WORD: Final = re.compile(
    r"(?P<number>[$£€]?\d++(?>(?:[,.:/]++\d++)*)(?:%|s|st|nd|rd|th|am|pm|[kmb]n?|tn)?)(?![^\W_])"
    r"|(?P<word>[@#]?[^\W_][a-z]*+[^\W_]*+(?>(?:['’.&-][^\W_]++|_[^\W_]++)*)(?:(?<=\b[^\W\d_])(?<![^\W_]['’].)\.)?)"
    r"|(?P<mark>[^\w\s])"
)
# The same without the marks: to split a text at its words and numbers.
WORDS_AND_NUMBERS: Final = re.compile(_WORD.pattern.removesuffix(r"|(?P<mark>[^\w\s])"))
# The same without the marks and without groups, of which each would cost an object for each word; plain words, which
# are most, come first.
_COUNTED: Final = re.compile(
    "(?! )(?:[A-Za-z][a-z]*+(?=[ ,])|"
    + re.sub(r"[?]P<[a-z]+>", "?:", _WORD.pattern.removesuffix(r"|(?P<mark>[^\w\s])"))
    + ")"
)


def paragraph_spans(text: str) -> list[Span]:
    """Offsets of the paragraphs: runs between line breaks, without the white space around them."""
    return list(_paragraphs(text))


@remembered
def _paragraphs(text: str) -> tuple[Span, ...]:
    return tuple([match.span() for match in _PARAGRAPH.finditer(text)])


def _is_end(text: str, match: re.Match[str], begin: int) -> bool:
    """Whether the mark found is the end of a sentence and not of an abbreviation or initial."""
    marks = match.group()
    follows = text[match.end() : match.end() + 24].lstrip()
    first = follows.lstrip("\"'“‘«([—–- ")[:1]
    if first.islower():
        # "Yahoo! said", "“Why?” she asked", "... and": no sentence begins in lower case in edited prose.
        return False
    if marks[0] != "." or len(marks.rstrip("\"'”’»)]")) > 1:
        return True
    # Looking back no further than the longest abbreviation keeps a text without spaces linear.
    before = _BEFORE.search(text, max(begin, match.start() - 24), match.start())
    if before is None:
        return True
    word = before.group().lower()
    if word in _SOMETIMES:
        return not first.isdigit() and _starts_sentence(follows)
    if word in ABBREVIATIONS:
        return False
    if word.isdigit():
        # "1. Cut the fares.": the number of a list is no sentence.
        return text[begin : before.start()].strip() != ""
    if _INITIAL.fullmatch(before.group()) and not _CUT.search(text, max(begin, before.start() - 2), before.start()):
        return _ends_after_initial(text, before, begin, follows)
    return True


def _ends_after_initial(text: str, before: re.Match[str], begin: int, follows: str) -> bool:
    """Whether a sentence ends after a letter: "J. Smith" and "Ada I. Ode" go on; "the U.S. The" and "so did I." end."""
    if before.group() == "I":
        previous = text[max(begin, before.start() - 40) : before.start()].split()
        return not previous or not previous[-1][0].isupper() or _starts_sentence(follows)
    return "." in before.group() and _starts_sentence(follows)


_STARTERS: Final = word_set(
    "the a an this that these those it he she they we i you his her their our my its in on at for from with after "
    "before when while as if but and or so yet however although though since because despite during there here what "
    "who why how where not no all some many most both each one two by to of under over until according meanwhile"
)


def _starts_sentence(follows: str) -> bool:
    word = re.match(r"[\"'“‘«(\[—–-]*\s?([^\W_]+)", follows)
    return word is not None and word.group(1)[:1].isupper() and word.group(1).lower() in _STARTERS


def sentence_spans(text: str) -> list[Span]:
    """Offsets of the sentences, in order; none crosses a line break.

    >>> sentence_spans("Dr. Ode left. She said so.")
    [(0, 13), (14, 26)]
    """
    return list(_sentences(text))


@remembered
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple([span for begin, end in _paragraphs(text) for span in sentences_of_paragraph(text, begin, end)])


def sentences_of_paragraph(text: str, begin: int = 0, end: int | None = None) -> list[Span]:
    """Offsets of the sentences of one paragraph, which is all of ``text`` or a part of it."""
    spans: list[Span] = []
    end = len(text) if end is None else end
    at = begin
    for match in _END.finditer(text, begin, end):
        if match.end() > at and _is_end(text, match, at):
            spans.append((at, match.end()))
            at = match.end()
            while at < end and text[at].isspace():
                at += 1
    if at < end:
        spans.append((at, end))
    return spans


def word_spans(text: str) -> list[tuple[int, int, str]]:
    """Offsets and kind (word, number, mark) of the tokens; a possessive or contraction stays one word."""
    return [(m.start(), m.end(), m.lastgroup or "mark") for m in _WORD.finditer(text)]


def counted_words(text: str) -> list[str]:
    """The words and numbers in ``text``, without marks.

    >>> counted_words("“It’s £1.5bn,” Ode said.")
    ['It’s', '£1.5bn', 'Ode', 'said']
    """
    return _COUNTED.findall(text)


def count_words(text: str) -> int:
    """Words and numbers in ``text``."""
    return len(counted_words(text))


def split_sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """One row per sentence (table ``sentences``) for a table with ``article_id`` and ``text``.

    Parameters
    ----------
    articles : pandas.DataFrame
        A table with ``article_id`` and ``text``.

    Returns
    -------
    pandas.DataFrame
        The table ``sentences``; offsets in characters.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article_id": ["a"], "text": ["Mr. Ode left. Nobody saw it."]})
    >>> ct.split_sentences(news)["text"].tolist()
    ['Mr. Ode left.', 'Nobody saw it.']
    """
    rows: list[dict[str, object]] = []
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        starts = [s for s, _ in paragraph_spans(text)]
        rows += [
            {
                "article_id": article_id,
                "start": s,
                "end": e,
                "text": text[s:e],
                "sentence": i,
                "paragraph": bisect_right(starts, s) - 1,
            }
            for i, (s, e) in enumerate(sentence_spans(text))
        ]
    return schema.conform(rows, "sentences")


def tokenise(articles: pd.DataFrame) -> pd.DataFrame:
    """One row per word, number or mark (table ``tokens``) for a table with ``article_id`` and ``text``.

    Parameters
    ----------
    articles : pandas.DataFrame
        A table with ``article_id`` and ``text``.

    Returns
    -------
    pandas.DataFrame
        The table ``tokens``; offsets in characters.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article_id": ["a"], "text": ["It’s late."]})
    >>> ct.tokenise(news)["text"].tolist()
    ['It’s', 'late', '.']
    """
    rows: list[dict[str, object]] = []
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        starts = [s for s, _ in sentence_spans(text)]
        rows += [
            {
                "article_id": article_id,
                "start": s,
                "end": e,
                "text": text[s:e],
                "sentence": max(bisect_right(starts, s) - 1, 0),
                "kind": kind,
            }
            for s, e, kind in word_spans(text)
        ]
    return schema.conform(rows, "tokens")
