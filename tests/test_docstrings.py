"""What the reference says of each public function: its parts are there, its examples run, its errors are raised."""

from __future__ import annotations

import doctest
import inspect
import re
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import measures
from corpus_tools.errors import ParameterError

MODULES = (
    "corpus_tools",
    "corpus_tools.measures",
    "corpus_tools.measures.findings",
    "corpus_tools.figures",
    "corpus_tools.exports",
)
SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}$", re.M)


def _public() -> list[tuple[str, Callable[..., Any]]]:
    found: dict[Any, str] = {}
    for name in MODULES:
        module: ModuleType = import_module(name)
        for public in module.__all__:
            value = getattr(module, public)
            if inspect.isroutine(value):
                found.setdefault(value, f"{name}.{public}")
    return sorted((name, function) for function, name in found.items())


PUBLIC = _public()
NAMES = [name for name, _ in PUBLIC]


@pytest.fixture(scope="module")
def study(root: Any) -> ct.Study:
    return ct.open_study(root / "data" / "demo")


def _sections(function: Callable[..., Any]) -> dict[str, str]:
    parts = SECTION.split(inspect.getdoc(function) or "")
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("name", "function"), PUBLIC, ids=NAMES)
def test_every_parameter_is_described_and_no_other(name: str, function: Callable[..., Any]) -> None:
    described = re.findall(r"^(\w+(?:, \w+)*)(?: : \S.*)?$", _sections(function).get("Parameters", ""), re.M)
    assert [one for some in described for one in some.split(", ")] == list(inspect.signature(function).parameters)


@pytest.mark.parametrize(("name", "function"), PUBLIC, ids=NAMES)
def test_what_is_returned_is_described_and_shown(name: str, function: Callable[..., Any]) -> None:
    sections = _sections(function)
    if inspect.signature(function).return_annotation not in ("None", None):
        assert sections.get("Returns", "").strip()
    assert ">>>" in sections.get("Examples", "")


@pytest.mark.parametrize(("name", "function"), PUBLIC, ids=NAMES)
def test_the_examples_run(
    name: str, function: Callable[..., Any], study: ct.Study, root: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.chdir(root)
    given = {**vars(import_module(function.__module__)), "ct": ct, "study": study, "corpus": study.corpus, "pd": pd}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    said: list[str] = []
    for test in doctest.DocTestFinder(recurse=False).find(function, name, globs=given):
        runner.run(test, out=said.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(said)


_GROUPED = [
    name
    for name in measures.__all__
    if "by" in inspect.signature(getattr(measures, name)).parameters and name != "share_table"
]


@pytest.mark.parametrize("name", _GROUPED)
def test_a_group_that_is_no_column_is_an_error_that_names_it(name: str, study: ct.Study) -> None:
    more: dict[str, Any] = {"outlets_differ": {"table": study.attributed(), "category": "voice"}}
    more["keyness_against"] = {"reference": study.articles}
    with pytest.raises(ParameterError, match="nonsense"):
        getattr(study, name)(by="nonsense", **more.get(name, {}))


@pytest.mark.parametrize(
    "call",
    [
        lambda study: study.co_mentions(within="page"),
        lambda study: study.collocates_of_main(window=0),
        lambda study: study.mark_repeats(study.entities),
        lambda study: study.dispersion(""),
        lambda study: study.occurrences(""),
        lambda study: study.ngrams(1),
        lambda study: study.keyness_against(reference=study.articles.iloc[:0]),
        lambda study: study.outlets_differ(study.attributed(), "nonsense"),
        lambda study: measures.share_table(study.frames, "nonsense"),
        lambda study: measures.share_table(study.frames, "frame", level=1.5),
        lambda study: measures.wilson(3, 2),
        lambda study: ct.find_entities(study.articles, names="nonsense"),
    ],
)
def test_the_other_errors_that_are_described_are_raised(call: Callable[[ct.Study], Any], study: ct.Study) -> None:
    with pytest.raises(ParameterError):
        call(study)
