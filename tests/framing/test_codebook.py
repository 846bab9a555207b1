"""Codebooks: the ones that ship, a user's own, and what is said of a bad one."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.errors import CodebookError, InputError
from corpus_tools.framing import (
    codebook_names,
    codebook_reader,
    codebook_template,
    find_frames,
    load_codebook,
    parse_codebook,
)

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
    assert codebook_names() == ["departure", "election", "migration", "protest"]
    assert load_codebook("departure").frame_names == ("forced", "voluntary", "neutral", "candidacy")
    assert load_codebook("protest").frame_names == ("disorder", "protest", "policing")


@pytest.mark.parametrize("name", ["departure", "election", "migration", "protest"])
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


def _error(source: str) -> CodebookError:
    with pytest.raises(CodebookError) as caught:
        parse_codebook(source, "w.toml")
    return caught.value


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("wind *99999999999 today", "a gap (*) of more than 20 words is too wide"),
        ("wind *21 today", "more than 20 words"),
        ("wind *20 blows *20 over *20 all *20 hills", "too many or too wide gaps (*) and slots"),
        ("wind {affected} * {agent} * {place} * {time} * hills", "too many or too wide gaps"),
    ],
)
def test_gaps_are_bounded_and_the_line_is_named(pattern: str, says: str) -> None:
    error = _error(GOOD.replace("[wind] <howl>", pattern))
    assert error.line == 15
    assert pattern in str(error)
    assert says in str(error)


def test_gaps_as_wide_as_they_may_be_are_read() -> None:
    book = parse_codebook(GOOD.replace("[wind] <howl>", "wind *20 blows *20 over *20 hills"), "w.toml")
    text = "wind " + "a " * 600
    assert book.patterns[0].compiled[0].regex.search(text) is None


def test_the_number_of_patterns_and_wordings_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    more = "".join(f'\n[[patterns]]\nid = "p{n}"\nframe = "storm"\nmatch = ["wind{n}", "gale{n}"]\n' for n in range(9))
    parse_codebook(GOOD + more)
    monkeypatch.setattr(codebook_reader, "MAX_PATTERNS", 9)
    error = _error(GOOD + more)
    assert "there are 10 patterns, more than 9" in str(error)
    assert (GOOD + more).splitlines()[error.line - 1 + 1] == 'id = "p8"'  # type: ignore[operator]
    monkeypatch.setattr(codebook_reader, "MAX_PATTERNS", 10)
    monkeypatch.setattr(codebook_reader, "MAX_WORDINGS", 17)
    assert "more than 17 wordings" in str(_error(GOOD + more))


def test_lists_in_lists_do_not_multiply_without_end() -> None:
    lists = 'a = ["x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x0"]\n'
    for name, inner in zip("bcde", "abcd", strict=True):
        entries = ", ".join(f'"[{inner}] {n}"' for n in range(40))
        lists += f"{name} = [{entries}]\n"
    error = _error(GOOD.replace('wind = ["wind", "gale"]\n', lists).replace("[wind] <howl>", "[e] wind"))
    assert "grows too long" in str(error)


def test_frames_that_differ_in_capitals_alone_are_one() -> None:
    frame = '\n[[frames]]\nname = "Storm"\ndefinition = "Also bad."\n'
    assert "'Storm' occurs twice" in str(_error(GOOD + frame))


def test_a_file_too_large_for_a_codebook_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codebook_reader, "MAX_BYTES", 100)
    (tmp_path / "w.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(InputError, match="larger than 100 bytes"):
        load_codebook(tmp_path / "w.toml")


@pytest.mark.parametrize("name", ["None", "a,b", "=x", " a", 'a"b', "NA", "a\tb"])
def test_a_frame_name_that_breaks_a_sheet_is_refused(name: str) -> None:
    source = (
        codebook_template()
        .replace('name = "decline"', f"name = {json.dumps(name)}")
        .replace('frame = "decline"', f"frame = {json.dumps(name)}")
    )
    with pytest.raises(CodebookError, match="coding sheet"):
        parse_codebook(source)


def test_frame_names_that_differ_in_case_alone_are_one() -> None:
    with pytest.raises(CodebookError, match="twice"):
        parse_codebook(codebook_template().replace('name = "decline"', 'name = "GROWTH"'))


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("Of 250 thousand protesters some wept.", ["protest"]),
        ("A residents' group protested outside the mill.", ["protest"]),
        ("The women have demonstrated in Ardle since June.", ["protest"]),
        ("During a riot in Ardle a shop burned.", ["disorder"]),
        ("The police used force against protesters.", ["policing"]),
        ("The vicar read the riot act.", []),
        ("The mayor held his first campaign rally in Ardle.", []),
        ("The study demonstrated that salt dissolves.", []),
    ],
)
def test_protest_wordings(text: str, frames: list[str]) -> None:
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    assert find_frames(articles, codebook="protest")["frame"].tolist() == frames


def test_a_bare_rally_counts_beside_a_protest_only() -> None:
    texts = ["They left for the rally.", "They left for the rally. Protesters filled the square."]
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": texts})
    assert find_frames(articles, codebook="protest")["text"].tolist() == ["rally", "Protesters"]


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("Ana Ode is the frontrunner.", ["contest"]),
        ("She won the primary in Ardle.", ["contest"]),
        ("There was a swing against the party.", ["contest"]),
        ("Tarn dropped out of the race.", ["contest"]),
        ("Tarn held a campaign rally in Ardle.", ["campaigning"]),
        ("They reached out to voters.", ["campaigning"]),
        ("People of every race live in Ardle.", []),
        ("The court has a majority of women.", []),
        ("She led the country during the war.", []),
    ],
)
def test_election_wordings(text: str, frames: list[str]) -> None:
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    assert find_frames(articles, codebook="election")["frame"].tolist() == frames
