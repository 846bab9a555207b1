"""Patterns written with the names of tags."""

from __future__ import annotations

import pytest

from corpus_tools.quotes import tags
from corpus_tools.quotes.tags import tag_pattern, tag_set, tag_source


@pytest.mark.parametrize(
    ("pattern", "source"),
    [
        ("<article> <name>+", "aN+"),
        ("<cue|thought>", "[cz]"),
        ("<!stop|comma>{1,3}", r"[^\.,]{1,3}"),
        ("(?<=<name>)<of>(?!<name>)", "(?<=N)O(?!N)"),
        ("(?P<cue><cue>)", "(?P<cue>c)"),
        ("<any_preposition>", "[iO]"),
        ("<open_bracket>", r"\("),
    ],
)
def test_names_become_characters(pattern: str, source: str) -> None:
    assert tag_source(pattern) == source


def test_a_pattern_searches_a_tag_sequence() -> None:
    sequence = tags.ARTICLE + tags.NAME + tags.NAME + tags.CUE
    match = tag_pattern("<name>+").search(sequence)
    assert match is not None
    assert match.span() == (1, 3)
    assert tag_set("article|cue") == {tags.ARTICLE, tags.CUE}


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        tag_pattern("<nonesuch>")
