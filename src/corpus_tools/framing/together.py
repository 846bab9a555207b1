"""Several people in one role: "Ode and Tarn resigned", "Ode, Tarn and Moll were dismissed"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import Final

from corpus_tools.english import word_classes as en
from corpus_tools.english.words import split_words
from corpus_tools.entities.references import Mentioned
from corpus_tools.schema import JOINT

_AND: Final = frozenset(["and", "or", "nor", "&"])
_JOINING: Final = frozenset([",", "&"])
_MOST_BETWEEN: Final = 6  # words of a title or office before the next name: "and deputy chief of staff" has too many
_FAR: Final = 60  # characters from one name to the next
# Behind a list: its end, or words that no verb is among.
_CLOSES: Final = re.compile(
    r"[\"'\u2019\u201d)]?(?:[.;:!?]|\s*$|,? (?:in|on|at|for|from|after|over|because|as|to|with|last|this|amid|following"
    r"|during|by|when|while|yesterday|today)\b)"
)
_NO_JOINT: Final = en.PREPOSITIONS | en.RELATIVES | en.AUXILIARIES | frozenset(["of"])


def joined(text: str, mentions: Sequence[Mentioned]) -> list[Mentioned]:
    """The mentions of a phrase, in their order, if all of them are joined by "and" or commas; else none."""
    gaps = [_gap(text[one.end : other.start]) for one, other in pairwise(mentions)]
    is_list = bool(gaps) and all(gap is not None for gap in gaps) and bool(gaps[-1])
    return list(mentions) if is_list and len({m.entity_id for m in mentions}) == len(mentions) else []


def _gap(between: str) -> bool | None:
    """Whether an "and" (True) or a comma alone (False) joins two names; None: neither, or more than a title."""
    words = [word.lower() for word in split_words(between)[1::2] if word[0].isalnum() or word in _JOINING]
    head = list(takewhile(_joins, words[:2]))
    rest = words[len(head) :]
    if not head or len(rest) > _MOST_BETWEEN or not _NO_JOINT.isdisjoint(rest):
        return None
    is_and = not _AND.isdisjoint(head)
    return is_and if _is_title(rest[:-1] if is_and and rest[-1:] == [","] else rest) else None


def _joins(word: str) -> bool:
    return word in _AND or word == ","


def _is_title(words: list[str]) -> bool:
    """Whether words before a name go on with no list of their own: "his deputy" of "and his deputy, Eva Stam"."""
    return "," not in words and _AND.isdisjoint(words)


def list_end(text: str, last: Mentioned, behind: Iterable[Mentioned]) -> int:
    """Where the list of people ends that goes on after a name: "Ode[ and clerk Peter Tarn] on Friday".

    ``behind``: the mentions after it, in their order. What follows "and" goes on with the list only where no verb
    follows it: in "sacked Ode and Tarn resigned" the second is another clause.
    """
    end, at = last.end, last
    for mention in behind:
        gap = _gap(text[at.end : mention.start]) if mention.label == "PER" and mention.start - at.end < _FAR else None
        if gap is None:
            break
        if gap:
            return mention.end if _CLOSES.match(text, mention.end) else end
        at = mention
    return end


def before_list(text: str, mentions: Sequence[Mentioned], start: int) -> list[Mentioned]:
    """The people whom a list begins with, before the phrase at ``start`` that ends it: "Ode, [Tarn and Moll]".

    ``mentions``: those that end before the phrase, in their order.
    """
    found: list[Mentioned] = []
    at = start
    for mention in reversed(mentions):
        if mention.label != "PER" or mention.form == "pronoun" or text[mention.end : at].strip() != ",":
            break
        found.insert(0, mention)
        at = mention.start
    return found


def joint_id(mentions: Sequence[Mentioned]) -> str:
    """Their entities as one value of an id column."""
    return JOINT.join(mention.entity_id for mention in mentions)
