"""What the paragraphs of two quotations say of the day and the channel."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.utterances import occasions
from corpus_tools.provenance.utterances.occasions import is_only_one_posted, may_be_one_occasion, may_fill_one_slot
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


@pytest.mark.parametrize(
    ("one", "other", "is_only_one"),
    [
        ("Moor wrote on X: «It leaks.»", "Moor said in the square: «It leaks badly.»", True),
        ("«It leaks,» she tweeted.", "Moor said: «It leaks badly.»", True),
        # Both were posted, or the other article speaks of a post somewhere.
        ("«It leaks,» she tweeted.", "In a post on Facebook she said: «It leaks badly.»", False),
        ("«It leaks,» she tweeted.", "Moor turned to Twitter on Monday.\nShe said: «It leaks badly.»", False),
        # What is heard in a video was spoken, wherever that was posted.
        ("«It leaks,» Moor said in a video posted to Twitter.", "Moor said: «It leaks badly.»", False),
        ("Moor said: «It leaks.»", "She added: «It leaks badly.»", False),
    ],
)
def test_a_post_and_what_was_said(one: str, other: str, is_only_one: bool) -> None:
    for first, second in ((one, other), (other, one)):
        assert is_only_one_posted(*placed(first), *placed(second)) is is_only_one


def test_a_post_and_a_speech_of_one_article() -> None:
    text = "“It leaks,” she said in the square.\nShe wrote on X: “It leaks badly.”\n“It leaks,” she added."
    said, posted, added = (
        Part(text.index(words), text.index(words) + len(words), words, words)
        for words in ("It leaks,” she said", "It leaks badly", "It leaks,” she added")
    )
    assert is_only_one_posted(text, said, text, posted)
    assert not is_only_one_posted(text, said, text, added)


def test_a_quotation_that_runs_on_over_paragraphs_hides_no_post() -> None:
    """Its paragraphs begin with a mark each, and the last alone ends with one."""
    running = "“It leaks badly here.\n\n“It leaks,” she said.\n\n«It leaks badly,» she wrote on Twitter."
    post = "«It leaks badly,» she tweeted."
    for first, second in ((running, post), (post, running)):
        assert not is_only_one_posted(*placed(first), *placed(second))
    assert is_only_one_posted(*placed(post), *placed("“It leaks,” she said.\n\n«It leaks badly,» she said."))


PIECES = st.sampled_from(
    ["on Monday ", "on Tuesday ", "told CNN ", "a letter ", "“", "”", '"', "It leaks", "\n", ", ", " "]
)


@given(st.lists(PIECES, min_size=2, max_size=14), st.integers(0, 60), st.integers(0, 20))
def test_what_a_long_paragraph_says_is_what_a_short_one_says(pieces: list[str], start: int, length: int) -> None:
    text = "".join(pieces)
    start = min(start, len(text))
    part = Part(start, min(start + length, len(text)), "q", "")
    other = placed("On Monday she told NPR in a letter: «It leaks.»")
    found = []
    for least in (0, 5_000):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(occasions, "_LONG", least)
            found.append((may_be_one_occasion(text, part, *other), may_fill_one_slot(text, part, *other)))
    assert found[0] == found[1]


def test_a_paragraph_of_thousands_of_quotations_is_searched_once() -> None:
    text = "On Monday: " + "“It leaks,” said Ode. " * 8_000
    parts = [Part(at, at + 9, "q", "It leaks,") for at in range(12, len(text), 22)]
    assert len(parts) == 8_000 and all(text[part.start : part.end] == "It leaks," for part in parts)
    other = placed("She said on Tuesday: «It leaks.»")
    begin = time.process_time()
    assert not any(may_be_one_occasion(text, part, *other) for part in parts)
    assert time.process_time() - begin < 10  # less than a second; to search it for each takes minutes
