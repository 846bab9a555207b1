"""Patterns read alike by every version of Python that the package runs on."""

from __future__ import annotations

import importlib
import pkgutil
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import corpus_tools
from corpus_tools.english.tokens import counted_words

ONE_CHARACTER = (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN)


def possessive_groups(pattern: Any) -> Iterator[str]:
    """What is repeated possessively and is more than one character, at any depth of a parsed pattern."""
    for operation, value in pattern:
        if operation is codes.POSSESSIVE_REPEAT:
            repeated = value[2]
            if len(repeated) != 1 or repeated[0][0] not in ONE_CHARACTER:
                yield str(repeated)
        for inner in parsed_in(value):
            yield from possessive_groups(inner)


def parsed_in(value: Any) -> Iterator[Any]:
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from parsed_in(each)


def found_in(value: object, depth: int = 4) -> Iterator[re.Pattern[str]]:
    """The compiled patterns of a module's variable, in lists, dicts and the like too."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth and isinstance(value, Mapping):
        for each in value.values():
            yield from found_in(each, depth - 1)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from found_in(each, depth - 1)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    names: Iterable[Any] = pkgutil.walk_packages(corpus_tools.__path__, "corpus_tools.")
    for name in [each.name for each in names]:
        if name.endswith(("__main__", ".prepared")):
            continue
        for variable, value in vars(importlib.import_module(name)).items():
            yield from ((f"{name}.{variable}", pattern) for pattern in found_in(value))


def test_no_group_is_repeated_possessively() -> None:
    # Early releases of Python 3.11 (Debian 12 has 3.11.2) read such a group wrongly, without an error: "smith." was a
    # word.
    # An atomic group, (?>(?:…)*), means the same and is read rightly by all.
    found = list(patterns())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        wrong = {name: list(possessive_groups(parser.parse(each.pattern, each.flags))) for name, each in found}
    assert len(found) > 300
    assert {name: groups for name, groups in wrong.items() if groups} == {}


def test_a_group_that_is_repeated_possessively_is_noticed() -> None:
    assert list(possessive_groups(parser.parse(r"a(?:b|(?:cd?)*+)")))
    assert not list(possessive_groups(parser.parse(r"a*+[bc]++(?>(?:cd?)*)")))


def test_a_full_stop_is_no_part_of_the_word_before_it() -> None:
    text = "Nobody asked Smith. The vote's 1,000 pages, she said."
    assert [word.casefold() for word in counted_words(text)] == [
        "nobody",
        "asked",
        "smith",
        "the",
        "vote's",
        "1,000",
        "pages",
        "she",
        "said",
    ]
