"""Codebooks: the ones that ship, a user's own, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.errors import CodebookError, InputError
from corpus_tools.framing import codebook_names, codebook_template, find_frames, load_codebook, parse_codebook

GOOD = """[codebook]
name = "weather"

[[frames]]
name = "storm"
definition = "Bad weather."

[lists]
wind = ["wind", "gale"]

[[patterns]]
id = "blow"
frame = "storm"
grammar = "intransitive"
match = ["[wind] <howl>"]
"""


def test_the_codebooks_that_ship() -> None:
    assert codebook_names() == ["departure", "protest"]
    assert load_codebook("departure").frame_names == ("forced", "voluntary", "neutral")
    assert load_codebook("protest").frame_names == ("disorder", "protest", "policing")


@pytest.mark.parametrize("name", ["departure", "protest"])
def test_rules_can_be_read(name: str) -> None:
    book = load_codebook(name)
    rules = book.rules()
    assert all(frame.definition in rules for frame in book.frames)
    assert all(frame.examples for frame in book.frames)


def test_examples_are_coded_as_their_frame() -> None:
    for name in codebook_names():
        for frame in load_codebook(name).frames:
            for example in frame.examples:
                articles = pd.DataFrame({"article_id": ["a"], "text": [example]})
                assert frame.name in find_frames(articles, codebook=name)["frame"].tolist(), example


def test_template_is_valid() -> None:
    assert parse_codebook(codebook_template()).frame_names == ("growth", "decline")


def test_own_codebook(tmp_path: Path) -> None:
    path = tmp_path / "weather.toml"
    path.write_text(GOOD, encoding="utf-8")
    articles = pd.DataFrame({"article_id": ["a"], "text": ["The gale howled all night."]})
    found = find_frames(articles, codebook=path)
    assert found[["codebook", "frame", "pattern", "text"]].values.tolist() == [
        ["weather", "storm", "blow", "gale howled"]
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "says"),
    [
        ('frame = "storm"', 'frame = "strom"', 13, "patterns[0].frame", "storm"),
        ("grammar =", "gramar =", 14, "patterns[0].gramar", "grammar"),
        ('"intransitive"', '"passive"', 14, "patterns[0].grammar", "transitive"),
        ("[wind] <howl>", "[winds] <howl>", 15, "patterns[0].match", "winds"),
        ("[wind] <howl>", "* down", 15, "patterns[0].match", "edge"),
        ('match = ["[wind] <howl>"]', "match = []", 15, "patterns[0].match", "wording"),
        ('definition = "Bad weather."', "", 4, "frames[0]", "definition"),
        ('definition = "Bad weather."', "definition = 3", 6, "frames[0].definition", "3"),
        ("[[patterns]]", "[[pattern]]", 11, "pattern", "patterns"),
        ('name = "weather"', 'name = "weather', 2, "TOML", "TOML"),
        ('wind = ["wind", "gale"]', "wind = []", 9, "lists.wind", "empty"),
        ('id = "blow"', 'id = "blow"\nconfidence = 2', 13, "patterns[0].confidence", "2"),
        ('id = "blow"', 'id = "blow"\nnegated = "yes"', 13, "patterns[0].negated", "yes"),
    ],
)
def test_a_bad_file_is_named_by_line_and_field(old: str, new: str, line: int, field: str, says: str) -> None:
    assert old in GOOD
    with pytest.raises(CodebookError) as caught:
        parse_codebook(GOOD.replace(old, new, 1), "mine.toml")
    error = caught.value
    assert (error.line, error.field, error.path) == (line, field, "mine.toml")
    assert says in str(error)


def test_missing_and_binary_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="departure"):
        load_codebook("departures")
    path = tmp_path / "binary.toml"
    path.write_bytes(b"\xff\xfe\x00name")
    with pytest.raises(InputError):
        load_codebook(path)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_codebook_or_an_error(source: str) -> None:
    with pytest.raises(CodebookError):
        parse_codebook(source)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab<>[]{}|*?: 's", min_size=1, max_size=30))
def test_any_pattern_is_read_or_refused(pattern: str) -> None:
    source = GOOD.replace('"[wind] <howl>"', "'''" + pattern.replace("'", "") + "x'''")
    try:
        parse_codebook(source)
    except CodebookError as error:
        assert error.line is not None


def test_protest_codebook_tells_who_acts() -> None:
    text = "Police fired tear gas at the marchers. The demonstrators were arrested by officers. Youths hurled bottles."
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    found = find_frames(articles, codebook="protest")
    by = {row["pattern"]: row for row in found.to_dict("records")}
    assert (by["police_weapons"]["agent"], by["police_weapons"]["affected"]) == ("Police", "the marchers")
    assert (by["police_act"]["agent"], by["police_act"]["affected"]) == ("officers", "The demonstrators")
    assert by["damage"]["frame"] == "disorder"
