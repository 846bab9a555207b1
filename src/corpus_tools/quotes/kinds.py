"""What a marked span is: direct speech, words worked into a sentence, or marks that quote nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import filterfalse, product, repeat
from typing import Final

from corpus_tools.quotes.article import Article
from corpus_tools.quotes.sources import Choice, weights

_FIRST_PERSON: Final = re.compile(r"\b(?=[IMOWmouw])(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|mine|ours|myself|ourselves)\b")
# Plain words, which are most, come first.
_WORD: Final = re.compile(r"[A-Za-z][a-z]*+(?=[ ,])|[^\W_][a-z]*+[^\W_]*+(?:['’-][^\W_]++)*+")
# By first letters, so that most words are passed over after a few comparisons.
_FINITE: Final = re.compile(
    r"\b(?:i(?:s|sn['’]t)|a(?:re|m)|w(?:as|ere|ill|ould|on['’]t)|be(?:en)?|ha(?:s|ve|d)|d(?:o|oes|id|on['’]t)"
    r"|c(?:an|ould|annot|an['’]t)|sh(?:ould|all)|m(?:ay|ight|ust)|\w++['’](?:s|re|ve|ll|d|m))\b",
    re.IGNORECASE,
)
_SMALL: Final = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "for", "and", "or", "to", "by", "with", "from", "as", "but", "nor"]
)
# With all their capitals, so that no word need be put into lower case to be looked up.
_is_small: Final = frozenset("".join(c) for w in _SMALL for c in product(*((x, x.upper()) for x in w))).__contains__
# Most clauses hold one of these; the pattern is for the others.
_FINITE_WORDS: Final = frozenset(
    ["is", "are", "am", "was", "were", "will", "would", "be", "been", "has", "have", "had"]
)
_CUE_LETTERS: Final = frozenset("cCgfz")


def scare_features(article: Article, quote: int, choice: Choice | None, scares: Sequence[bool] = ()) -> list[str]:
    """The names of the features that speak for or against a quotation being attributed to nobody.

    ``scares`` says of each span before this one whether it quotes nobody: marks that stand side by side in a list
    mostly do the same, and some articles are full of titles or irony.
    """
    marked = article.marked[quote]
    inner = article.text[marked.start : marked.end]
    found = _WORD.findall(inner)
    count = len(found)
    names: list[str] = []
    if count <= 2:
        names.append("one_or_two_words")
    elif count <= 4:
        names.append("three_or_four_words")
    elif count <= 7:
        names.append("five_to_seven_words")
    elif count >= 12:
        names.append("twelve_words_or_more")
    content = list(filterfalse(_is_small, found))
    capitals = sum([w[0].isupper() for w in content])
    if count >= 2 and content and capitals == len(content):
        names.append("title_case")
    elif count >= 2 and content and capitals >= 0.7 * len(content):
        names.append("mostly_capitals")
    elif count == 1 and capitals:
        names.append("one_capitalised_word")
    if inner[:1].islower():
        names.append("begins_lower_case")
    final = inner[-1:]
    if final in ",":
        names.append("ends_in_comma")
    elif final in ".?!":
        names.append("ends_in_stop")
    else:
        names.append("ends_without_stop")
    if _FIRST_PERSON.search(inner):
        names.append("first_person")
    if (not _FINITE_WORDS.isdisjoint(found) and "_" not in inner) or _FINITE.search(inner):
        names.append("finite_verb")
    if not marked.close_mark:
        names.append("no_closing_mark")
    words = article.words
    at = words.quote_at[quote]
    shape = words.shape
    number = article.paragraph(at)
    begin, end = article.paragraph_start(number), article.paragraph_end(number)
    if at == begin:
        names.append("opens_paragraph")
    if number == 0 and article.breaks and end - begin <= 25:
        names.append("headline")
    elif at == begin and final not in ".?!,":
        names.append("opens_paragraph_without_stop")
    left = max(begin, at - 12)
    before = shape[left:at]
    stop = max(before.rfind("."), before.rfind("Q"))
    sentence = before[stop + 1 :]
    behind = shape[at + 1 : min(end, at + 13)]
    cut = min([i for i in (behind.find("."), behind.find("Q")) if i >= 0], default=len(behind))
    after = behind[:cut]
    if "c" in sentence or "C" in sentence:
        names.append("cue_before_in_sentence")
    if "g" in sentence:
        names.append("gerund_cue_before")
    if "z" in sentence:
        names.append("thought_before")
    if "c" in after or "C" in after:
        names.append("cue_behind_in_sentence")
    if _CUE_LETTERS.isdisjoint(sentence + after):
        names.append("no_cue_in_sentence")
    last = before[-1:]
    previous = words.lows[at - 1] if at else ""
    if last in ("P", "."):
        names.append("begins_sentence")
    elif last in ("d", "a"):
        names.append("determiner_before")
    elif last == "h" or last == "'":
        names.append("possessive_before")
    elif last == "N":
        names.append("name_before")
    elif last in ("r", "o", "s", "w"):
        names.append("noun_before")
    elif last == ":":
        names.append("colon_before")
    elif last == ",":
        names.append("comma_before")
    elif last == "-":
        names.append("dash_before")
    elif last == "(":
        names.append("bracket_before")
    elif last in ("c", "g"):
        names.append("cue_touches")
    elif last == "t":
        names.append("that_before")
    elif last == "x":
        names.append("auxiliary_before")
    elif last == "k":
        names.append("and_before")
    elif previous == "as":
        names.append("as_before")
    elif last in ("i", "O"):
        names.append("preposition_before")
    is_title = "title_case" in names or "mostly_capitals" in names
    beside = words.lows[max(at - 4, 0) : at]
    if _is_named(beside, last, is_title):
        names.append("naming_word_before")
        if is_title:
            names.append("named_title")
    if ["known", "as"] in (beside[-2:], beside[-3:-1]):
        names.append("known_as")
    if count <= 2 and capitals and behind[:1] == "N" and _ends_in_name(words.lows, at, last):
        names.append("nickname")
    if is_title:
        if last in ("i", "O"):
            names.append("title_behind_preposition")
        elif last == ",":
            names.append("title_behind_comma")
        elif last in ("'", "h"):
            names.append("title_behind_possessive")
    if behind[:1] and behind[0] in "rswof" and last in ("a", "d", "h", "'"):
        names.append("between_determiner_and_noun")
    if after and after[0] in "xvz" and (last in ("P", ".") or "opens_paragraph" in names):
        names.append("is_itself_a_subject")
    if behind[:1] and behind[0] in "rswo":
        names.append("noun_behind")
    if quote and at - words.quote_at[quote - 1] <= 4 and number == article.paragraph(words.quote_at[quote - 1]):
        names.append("quote_right_before")
    short = count <= 4
    no_cue = "no_cue_in_sentence" in names
    if short:
        if last in ("c", "g") or (last == "t" and not no_cue):
            names.append("short_behind_cue")
        if last in ("a", "d") and inner[:1].islower():
            names.append("short_behind_determiner")
    if is_title and ":" in inner:
        names.append("title_with_colon")
    if choice is not None and choice.cue >= 0:
        known = article.cue_classes.get(words.lows[choice.cue])
        if known is not None and known.cue_class in ("thinking", "explaining", "attacking", "supporting", "directing"):
            names.append("cue_of_other_class")
        if known is not None and known.group == "neutral" and choice.cue in range(at - 4, at + 6):
            names.append("neutral_cue_near")
    if choice is None:
        names.append("no_candidate")
    else:
        if choice.lead < 2:
            names.append("rivals_level")
        candidate = article.candidates[choice.candidate]
        if choice.score < 2:
            names.append("weak_source")
        elif choice.score < 5:
            names.append("fair_source")
        elif choice.score >= 9:
            names.append("strong_source")
        if candidate.role in ("object", "owner", "other"):
            names.append("source_beside_no_cue")
        elif candidate.role == "actor":
            names.append("source_of_other_verb")
        if choice.place in ("par1", "par2", "far", "later"):
            names.append("source_far_off")
    if quote and scares:
        names += _beside_others(shape, words.quote_at[quote - 1], at, scares)
    held = set(names)
    names += [both for one, other, both in _TOGETHER if one in held and other in held]
    return names


def _beside_others(shape: str, before: int, at: int, scares: Sequence[bool]) -> list[str]:
    """What the spans before say: the last one, at word ``before``, where it is near, and all of them together."""
    names: list[str] = []
    gap = shape[before + 1 : at]
    if len(gap) < _NEAR:
        if scares[-1]:
            names.append("scare_before_near")
            if len(gap) <= 3 and not gap.strip(",k"):
                names.append("listed_with_scare")
        elif "P" not in gap:
            names.append("quotation_before_near")
    recent = scares[-_RECENT:]
    count = sum(recent)
    if count >= 2 and count > 0.3 * len(recent):
        names.append("many_scares_before")
    return names


_NEAR: Final = 40  # words
_RECENT: Final = 100  # spans
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


_NAMING: Final = re.compile(
    r"\b(?:called|titled|entitled|named|dubbed|nicknamed|headlined|so-called|self-described|labelled|labeled"
    r"|hashtag|slogan|song|single|track|book|memoir|novel|poem|film|movie|documentary|drama|sitcom|musical|play|album|show"
    r"|programme|program|series|episode|podcast|column|article|essay|magazine|game|painting|exhibition|exhibit|sketch"
    r"|term|word|words|phrase|terms|project|operation|aka|click|author of|co-author of|host of|anchor of|star of"
    r"|editor of|copy of|broadcast of|episode of|edition of|rendition of|screening of|premiere of|adaptation of|clip of"
    r"|trailer for|reads|hit|classic|anthem|chapter|section|category|button)$"
)
_NAMING_ENDS: Final = tuple(_NAMING.pattern[len(r"\b(?:") : -len(")$")].split("|"))


def _ends_in_name(lows: list[str], at: int, last: str) -> bool:
    """Whether what stands before word ``at`` ends in a name or in an initial with its full stop."""
    return last == "N" or (last == "." and len(lows[at - 2]) == 1)


def _is_named(beside: list[str], last: str, is_title: bool) -> bool:
    """Whether a word for a name or a work stands before: “the film”, or “his book,” before a title."""
    phrase = " ".join(beside[-4:-1] if last == "," and is_title else beside[-3:])
    return phrase.endswith(_NAMING_ENDS) and _NAMING.search(phrase) is not None


def scare_score(article: Article, quote: int, choice: Choice | None, scares: Sequence[bool] = ()) -> float:
    """Above zero where the marks quote nobody; ``scares`` as for :func:`scare_features`."""
    weight = weights()["scare"]
    return weight["start"] + sum(map(weight.get, scare_features(article, quote, choice, scares), repeat(0.0)))


def is_mixed(article: Article, quote: int) -> bool:
    """Whether the words are worked into the reporter's sentence rather than standing for themselves."""
    marked = article.marked[quote]
    inner = article.text[marked.start : marked.end]
    at = article.words.quote_at[quote]
    before = article.words.shape[at - 1] if at else "P"
    is_whole = inner[-1:] in ".!?" or _FINITE.search(inner) is not None
    # “Chiefs come and go,” is a clause in all but its last mark.
    is_clause = inner[:1].isupper() and inner[-1:] == "," and len(inner.split()) >= 3
    if len(inner.split()) <= 4 and not is_whole and not is_clause:
        return True
    if inner[:1].islower():
        return not (before in ":Q" or (before in ",P." and is_whole))
    return False
