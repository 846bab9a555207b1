"""What the paragraphs of two quotations say of the day and the channel."""

from __future__ import annotations

import pytest

from corpus_tools.provenance.utterances.occasions import may_be_one_occasion, may_fill_one_slot
from corpus_tools.provenance.utterances.versions import Part


def placed(marked: str) -> tuple[str, Part]:
    """The text and the quotation between «»."""
    before, words, behind = marked.replace("»", "«").split("«")
    start = len(before) + 1
    return f"{before}“{words}”{behind}", Part(start, start + len(words), "q", words)


@pytest.mark.parametrize(
    ("one", "other", "one_occasion", "one_slot"),
    [
        ("On Monday she said: «It leaks.»", "She said on Tuesday: «It leaks.»", False, False),
        ("On Monday she said: «It leaks.»", "On Monday and Tuesday: «It leaks.»", True, True),
        ("On Monday she said: «It leaks.»", "She said: «It leaks.»", True, True),
        # Words that may name one day in two ways decide only where the link is soft.
        ("Yesterday she said: «It leaks.»", "A week ago she said: «It leaks.»", True, False),
        ("«It leaks,» she told the BBC.", "«It leaks,» she told NPR.", False, False),
        ("«It leaks,» she told the BBC.", "In an interview with the BBC: «It leaks.»", True, True),
        ("In a letter she wrote: «It leaks.»", "In an interview: «It leaks.»", True, False),
        # What others say of a day inside marks is not the reporter's, and the day of a paragraph before is further off.
        ("“On Monday,” he said. «It leaks.»", "She said on Tuesday: «It leaks.»", True, True),
        ("On Monday it rained.\nShe said: «It leaks.»", "She said on Tuesday: «It leaks.»", True, False),
    ],
)
def test_days_and_channels(one: str, other: str, one_occasion: bool, one_slot: bool) -> None:
    for first, second in ((one, other), (other, one)):
        assert may_be_one_occasion(*placed(first), *placed(second)) is one_occasion
        assert may_fill_one_slot(*placed(first), *placed(second)) is one_slot
