"""English words that carry grammar rather than matter: they say little about whether two texts are one."""

from __future__ import annotations

from typing import Final


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


FUNCTION_WORDS: Final = word_set(
    """
    a an the this that these those and or but nor so if as of to in on at by for from with about into over after
    before under between through during until than then there here it its he him his she her hers they them their
    we us our i me my you your who whom whose which what when where why how is are was were be been being am has
    have had having do does did will would shall should can could may might must not no any all some each both more
    most other such only own same too very just also up out off down again
    """
)
REPORTING_WORDS: Final = word_set("said say says saying told tell tells mr mrs ms dr sir dame")
