"""The tags of words: an article becomes a tag sequence, one character for each word, in which patterns are searched.

A pattern is written with the names of the tags (:func:`tag_pattern`): ``<article> <name>+ <comma>``.
"""

from __future__ import annotations

import re
from typing import Final

NAME: Final = "N"  # capitalised, no function word
PERSON: Final = "r"  # spokesman
PERSONS: Final = "s"  # several: police, spokesmen
BODY: Final = "o"  # organisation or document: campaign, report
NOUN_OR_CUE: Final = "f"  # report, notes
WORD: Final = "w"  # any other word in lower case
PARTICIPLE: Final = "e"  # ends in -ed or -ing
CUE: Final = "c"  # said
CUE_GERUND: Final = "g"  # saying
THOUGHT: Final = "z"  # thinks
VERB: Final = "v"  # another verb
AUXILIARY: Final = "x"
ADVERB: Final = "m"
TIME: Final = "y"  # day or month
ARTICLE: Final = "a"  # the, a, every, no
DETERMINER: Final = "d"  # this, some, and quantities
NUMBER: Final = "#"
POSSESSIVE_S: Final = "'"
PRONOUN: Final = "p"  # as subject: he, they
OBJECT_PRONOUN: Final = "b"  # him
POSSESSIVE: Final = "h"  # his
RELATIVE: Final = "W"  # who, which
THAT: Final = "t"
ACCORDING: Final = "C"
PREPOSITION: Final = "i"
OF: Final = "O"
TEMPORAL: Final = "j"  # after, before
CONJUNCTION: Final = "k"  # and, or, but
SUBORDINATOR: Final = "u"
BREAK: Final = "P"  # between paragraphs
STOP: Final = "."  # end of a sentence
QUOTATION: Final = "Q"  # a marked span, as one word
COMMA: Final = ","
COLON: Final = ":"
SEMICOLON: Final = ";"
DASH: Final = "-"
OPEN_BRACKET: Final = "("
CLOSE_BRACKET: Final = ")"
OTHER_SIGN: Final = "?"

_TAGS: Final = {
    name.lower(): value for name, value in list(globals().items()) if name.isupper() and not name.startswith("_")
}
# Names for several tags.
_SETS: Final = {
    "any_determiner": ARTICLE + DETERMINER + POSSESSIVE,
    "noun": NAME + PERSON + PERSONS + BODY + WORD,
    "common_noun": PERSON + PERSONS + BODY + WORD,
    "any_preposition": PREPOSITION + OF,
    "nounlike": NAME + PERSON + PERSONS + BODY + WORD + POSSESSIVE_S + NUMBER + NOUN_OR_CUE,
    "finite": AUXILIARY + VERB + CUE + THOUGHT,
}
_TAG: Final = re.compile(r"(?<!\?P)<(!?)([a-z_]+(?:\|[a-z_]+)*)>")


def _characters(match: re.Match[str]) -> str:
    tags = "".join(_TAGS.get(name) or _SETS[name] for name in match[2].split("|"))
    if len(tags) == 1 and not match[1]:
        return re.escape(tags)
    return f"[{'^' if match[1] else ''}{''.join(map(re.escape, tags))}]"


def tag_source(pattern: str) -> str:
    """A pattern of tag names as one of characters.

    ``<name>`` is one tag, ``<name|person>`` one of several, ``<!stop|comma>`` any other; blanks count nothing. The
    rest is as in :mod:`re`.
    """
    return _TAG.sub(_characters, "".join(pattern.split()))


def tag_pattern(pattern: str) -> re.Pattern[str]:
    """A compiled pattern of tag names, to be searched in a tag sequence; see :func:`tag_source`.

    >>> tag_pattern("<article> <name>+").pattern
    'aN+'
    """
    return re.compile(tag_source(pattern))


def tag_set(names: str) -> frozenset[str]:
    """The tags named, for a test of one word: ``tag_set("cue|thought")``."""
    return frozenset("".join(_TAGS.get(name) or _SETS[name] for name in names.split("|")))
