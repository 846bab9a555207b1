"""The notation of patterns."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.english.inflection import forms, gerund, past_forms
from corpus_tools.framing.codebook import Pattern
from corpus_tools.framing.patterns import (
    PatternError,
    TranslatedLists,
    compile_after,
    compile_before,
    compile_pattern,
)
from corpus_tools.framing.possible import Needs, has_all, letters_alone, may_hold, may_match

LISTS = {"post": ("job", "post", "white house"), "loop": ("[loop]",)}


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("<step> down", "she stepped down today", "stepped down"),
        ("<step> down", 'she "stepped" down', 'stepped" down'),
        ("<step> down", "she stepped right down", None),
        ("<step:ing> down", "stepping down", "stepping down"),
        ("<step:ing> down", "stepped down", None),
        ("<step:past> down", "stepped down", "stepped down"),
        ("<step:s> down", "he steps down", "steps down"),
        ("<quit> *2 [post]", "quit his top job", "quit his top job"),
        ("<quit> *2 [post]", "quit his very own top job", None),
        ("<quit> the [post]", "quits the white house", "quits the white house"),
        ("<cost> {affected} his|her job", "it cost the finance minister her job", "cost the finance minister her job"),
        ("no longer? needed", "not needed", None),
        ("is no? longer", "is longer", "is longer"),
        ("go|<leave> now", "leaving now", "leaving now"),
        ("{affected's} job", "the coach's job", "coach's job"),
        ("resignation", "resignations", None),
        ("resignation", "pre-resignation", None),
    ],
)
def test_pattern(pattern: str, text: str, found: str | None) -> None:
    match = compile_pattern(pattern, LISTS).regex.search(text)
    assert (match.group() if match else None) == found


def test_slots_are_named() -> None:
    match = compile_pattern("<cost> {affected} her job", {}).regex.search("cost the minister her job")
    assert match is not None and match["affected"] == "the minister"


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "*",
        "* down",
        "down *",
        "[nothing]",
        "{affected}",
        "<unclosed down",
        "{a} hits {a}",
        "{a}|b",
        "[loop]",
        "maybe?",
    ],
)
def test_what_is_no_pattern(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern, LISTS)


def test_before_and_after() -> None:
    assert compile_before("called for {affected} to", {}).regex.search("they called for the coach to")
    assert not compile_before("called for", {}).regex.search("called for the coach")
    assert compile_after("as nonsense", {}).regex.match("dismissed it as nonsense", 12)
    assert not compile_after("nonsense", {}).regex.match("dismissed it as nonsense", 12)


@pytest.mark.parametrize(
    ("lemma", "words"),
    [
        ("resign", {"resign", "resigns", "resigned", "resigning"}),
        ("dismiss", {"dismiss", "dismisses", "dismissed", "dismissing"}),
        ("drop", {"drop", "drops", "dropped", "dropping"}),
        ("remove", {"remove", "removes", "removed", "removing"}),
        ("overthrow", {"overthrow", "overthrows", "overthrew", "overthrown", "overthrowing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("submit", {"submit", "submits", "submitted", "submitting"}),
    ],
)
def test_inflection(lemma: str, words: set[str]) -> None:
    assert set(forms(lemma)) == words
    assert gerund(lemma).endswith("ing")
    assert all(w in words for w in past_forms(lemma))


def test_lists_translated_once_give_the_same_patterns() -> None:
    plain = {"post": ("job", "[office] of {body}"), "office": ("desk|chair", "<seat>"), "deep": ("[post]", "[office]")}
    kept = TranslatedLists()
    kept.update(plain)
    sources = ["<leave> [post]", "<take> [office]", "[deep] <go>", "<leave> [post]", "[office] <lose> [office]"]
    for source in sources * 2:
        one, other = compile_pattern(source, plain), compile_pattern(source, kept)
        assert (one.expression, one.words, one.required, one.slots) == (
            other.expression,
            other.words,
            other.required,
            other.slots,
        )
    for lists in (plain, kept):
        with pytest.raises(PatternError, match="twice"):
            compile_pattern("[post] and [post]", lists)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("<step> down", "she stepped down today"),
        ("<quit> *2 [post]", "quit his top job"),
        ("is no? longer", "is longer"),
        ("{affected's} job", "the coach's job"),
        ("<quit> the [post]", "the white house said he quits the white house"),
        ("pre-arranged exit", "a pre-arranged exit"),
    ],
)
def test_a_text_with_a_match_may_hold_its_pattern(pattern: str, text: str) -> None:
    compiled = compile_pattern(pattern, LISTS)
    row = re.findall("[a-z]+", text)
    assert compiled.regex.search(text) is not None
    assert may_hold(compiled, set(row), row)


def test_a_text_with_the_words_of_a_pattern_in_another_order_does_not_hold_it() -> None:
    compiled = compile_pattern("<quit> *2 [post]", LISTS)
    row = ["the", "post", "she", "quit"]
    assert has_all(compiled, set(row))
    assert not may_hold(compiled, set(row), row)
    assert may_hold(compiled, {*row, "job"}, [*row, "job"])


def test_only_patterns_whose_words_are_all_there_are_possible() -> None:
    down, job = compile_pattern("<step> down", LISTS), compile_pattern("<step> into|to {affected's} job", LISTS)
    pattern = Pattern("p", "f", "phrase", (down, job))
    needs = Needs({"stepped": ((pattern, down), (pattern, job)), "leap": ((pattern, down),)})
    row = ["she", "stepped", "down", "her"]
    assert list(needs.possible(set(row), row)) == [(pattern, down)]
    assert list(needs.possible({"down", "into", "job"}, ["down", "into", "job"])) == []
    known_by = needs.known_by(set(row))
    assert list(known_by) == ["stepped"]
    assert may_match(known_by, {"stepped", "down"})
    assert not may_match(known_by, {"stepped", "into", "job"})  # of a text without the words of that pattern
    assert not may_match(known_by, {"leap", "down"})


def test_a_pattern_that_several_words_lead_to_is_possible_once() -> None:
    both = compile_pattern("<step> <step>", LISTS)
    needs = Needs({"step": (("first", both),), "stepped": (("second", both),)})
    row = ["step", "stepped"]
    assert len(list(needs.possible(set(row), row))) == 1


def test_what_needs_less_stands_for_what_needs_the_same_and_more() -> None:
    down, further = compile_pattern("<step> down", LISTS), compile_pattern("<step> further down", LISTS)
    needs = Needs({"step": (("one", further), ("other", down))})
    assert needs.known_by({"step", "further", "down"}) == {"step": [(frozenset(["down"]),)]}


@given(st.text() | st.text(alphabet="abz'’-–é \n\ud800"))
def test_the_words_of_a_text_are_its_runs_of_letters(text: str) -> None:
    letters = letters_alone(text)
    assert len(letters) == len(text)
    assert letters.split() == re.findall("[a-z]+", text)


@pytest.mark.parametrize(
    ("pattern", "blocks"),
    [
        ("<quit:base> the job", [["quit", "the", "job"]]),
        ("<quit:base> *2 the job", [["quit"], ["the", "job"]]),
        ("<quit:base> no? job", [["quit"], ["job"]]),
        ("<quit:base> {affected} job", [["quit"], ["job"]]),
        ("<quit:base> vice-president job", [["quit"], ["president"], ["job"]]),
        ("<quit:base> [post] now", [["quit"], ["post"], ["now"]]),
        ("she 's out now", [["she"], ["out", "now"]]),
    ],
)
def test_the_words_that_stand_side_by_side(pattern: str, blocks: list[list[str]]) -> None:
    found = compile_pattern(pattern, {"post": ("post", "trade union post")}).blocks
    assert [[min(forms_) for forms_ in block] for block in found] == blocks


def test_words_side_by_side_are_not_held_apart() -> None:
    compiled = compile_pattern("under a cloud", LISTS)
    for text, holds in (("under a cloud", True), ("under such a cloud", False), ("under a tree under a “cloud”", True)):
        row = re.findall("[a-z]+", text)
        assert may_hold(compiled, set(row), row) is holds
        assert (compiled.regex.search(text) is not None) <= holds
