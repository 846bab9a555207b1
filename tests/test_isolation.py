from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import isolation, pipeline, schema, stages
from corpus_tools.errors import ParameterError
from corpus_tools.isolation import collected, failure, grow, halve, isolated
from corpus_tools.pipeline import STAGES, Stage

BAD = "bad"
TEXT = (
    "Dame Ada Ode, head of the port, resigned on Monday.\n\n“I had no choice in the matter,” Dame Ada told {who}."
    " {who} said she had been forced out by the board of the port.\n\n“The {n} ferries will run,” Mr {name} said."
)
PEOPLE = ("Ben Orme", "Cy Pell", "Dee Quill", "Eva Rook", "Finn Sorrel")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    lines = [
        f'{{"id": "{BAD if n == 2 else who[:2].lower()}", "outlet": "Quay {n}", "published": "2031-05-0{n + 1}",'
        f' "text": {_quoted(TEXT.format(n=n + 2, who=who, name=who.split()[1]))}}}'
        for n, who in enumerate(PEOPLE)
    ]
    (corpus / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return corpus


def _quoted(text: str) -> str:
    return '"' + text.replace("\n", "\\n") + '"'


def inject(monkeypatch: pytest.MonkeyPatch, name: str, error: Exception) -> None:
    """Let the stage ``name`` fail on the article called ``bad``, whatever else it is given."""

    def failing(stage: Stage) -> Callable[..., Any]:
        def run(tables: Any, options: Any) -> Any:
            if BAD in set(tables["articles"]["article_id"]):
                raise error
            return stage.run(tables, options)

        return run

    def stream(tables: Any, options: Any) -> Any:
        raise error  # all articles are read, the bad one among them

    changed = tuple(
        dataclasses.replace(s, run=failing(s), stream=s.stream and stream) if s.name == name else s for s in STAGES
    )
    monkeypatch.setattr(stages, "STAGES", changed)
    monkeypatch.setattr(pipeline, "MAKER", {output: s for s in changed for output in s.outputs})


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_an_exception_in_any_stage_costs_one_article(
    stage: Stage, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ct.open_corpus(folder, cache=tmp_path / "whole", backend="serial")
    expected = {name: whole.table(name) for name in whole.tables}
    inject(monkeypatch, stage.name, ZeroDivisionError("injected"))
    for again in (False, True):
        corpus = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial")
        made = {name: corpus.table(name) for name in corpus.tables}
        problems = corpus.problems
        listed = problems[problems["kind"] == "internal_error"]
        assert list(zip(listed["stage"], listed["source_file"], listed["position"], strict=True)) == [
            (stage.name, "all.jsonl", 2)
        ], again
        assert listed["severity"].tolist() == ["error"]
        assert "ZeroDivisionError: injected" in listed["message"].iloc[0]
        assert "raise error" in corpus.failure_log()
        for output in set(stage.outputs) - {"found_mentions"}:
            here = made[output]
            schema.validate(here, output, corpus.articles)
            if "article_id" in here:
                assert BAD not in set(here["article_id"])
                others = expected[output]["article_id"] != BAD
                assert len(here) or not others.any()
    assert len(made["articles"]) == len(PEOPLE)


def test_articles_that_do_not_depend_on_each_other_keep_all_their_rows(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ct.open_corpus(folder, cache=tmp_path / "whole", backend="serial").quotes
    inject(monkeypatch, "quotations", KeyError("x"))
    monkeypatch.setattr(pipeline, "PARTITION", 2)
    found = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial").quotes
    kept = whole[whole["article_id"] != BAD].reset_index(drop=True)
    pd.testing.assert_frame_equal(
        found.sort_values("quote_id", ignore_index=True), kept.sort_values("quote_id", ignore_index=True)
    )


def test_a_stage_that_cannot_run_at_all_leaves_the_others(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(tables: Any, options: Any) -> Any:
        raise RuntimeError("never works")

    changed = tuple(dataclasses.replace(s, run=broken, stream=broken) if s.name == "duplicates" else s for s in STAGES)
    monkeypatch.setattr(stages, "STAGES", changed)
    monkeypatch.setattr(pipeline, "MAKER", {output: s for s in changed for output in s.outputs})
    corpus = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial")
    assert len(corpus.duplicates) == 0
    assert len(corpus.lineage) == len(PEOPLE)
    listed = corpus.problems[corpus.problems["kind"] == "internal_error"]
    assert listed["source_file"].tolist() == ["."]
    assert "failed as a whole: RuntimeError: never works" in listed["message"].iloc[0]


def test_a_row_that_does_not_point_at_its_text_costs_its_article(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = next(s for s in STAGES if s.name == "quotations")

    def shifted(tables: Any, options: Any) -> Any:
        (quotes,) = real.run(tables, options)
        quotes.loc[quotes["article_id"] == BAD, "start"] += 1
        return (quotes,)

    changed = tuple(dataclasses.replace(s, run=shifted) if s is real else s for s in STAGES)
    monkeypatch.setattr(stages, "STAGES", changed)
    monkeypatch.setattr(pipeline, "MAKER", {output: s for s in changed for output in s.outputs})
    corpus = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial")
    assert BAD not in set(corpus.quotes["article_id"])
    assert len(corpus.quotes) > 0
    assert corpus.problems["message"].str.contains("TableError").any()


def test_an_error_that_says_what_to_do_ends_the_stage(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inject(monkeypatch, "quotations", ParameterError("names", "x", "another is needed"))
    with pytest.raises(ParameterError, match="another is needed"):
        _ = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial").quotes


def test_what_failed_for_want_of_memory_is_tried_again_and_what_rests_on_it_made_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        inject(patch, "quotations", MemoryError())
        short = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial")
        assert len(short.frames) and len(short.utterances)
    again = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial")
    assert BAD not in set(again.quotes["article_id"])  # kept as it was: notebooks show what the tables hold
    again = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial")
    again.forget_transient_failures()
    assert BAD in set(again.quotes["article_id"])
    fresh = ct.open_corpus(folder, cache=tmp_path / "fresh", backend="serial")
    for name in fresh.tables:
        pd.testing.assert_frame_equal(again.table(name), fresh.table(name))


def test_outside_of_a_run_an_exception_is_raised() -> None:
    with pytest.raises(ZeroDivisionError), isolated("a"):
        _ = 1 / 0
    with pytest.raises(KeyboardInterrupt), collected(), isolated("a"):
        raise KeyboardInterrupt


def fails_on(*bad: set[str]) -> Callable[[Sequence[str]], list[str]]:
    def run(ids: Sequence[str]) -> list[str]:
        for some in bad:
            if some <= set(ids):
                raise ValueError("+".join(sorted(some)))
        return list(ids)

    return run


def test_halving_finds_each_article_that_fails() -> None:
    ids = [f"{n:02}" for n in range(23)]
    parts, failures = halve(ids, fails_on({"00"}, {"11"}, {"12"}, {"22"}))
    assert [f.articles for f in failures] == [("00",), ("11",), ("12",), ("22",)]
    assert [i for part in parts for i in part] == [i for i in ids if i not in {"00", "11", "12", "22"}]
    assert halve([], fails_on()) == ([[]], [])


def test_growing_leaves_out_as_few_as_the_failures_need() -> None:
    ids = [f"{n:02}" for n in range(23)]
    kept, failures = grow(ids, fails_on({"03"}, {"05", "17"}))
    assert kept == [i for i in ids if i not in {"03", "17"}]
    assert [(f.articles, f.error) for f in failures] == [
        (("03",), "ValueError: 03"),
        (("17",), "ValueError: 05+17"),
    ]
    with pytest.raises(ValueError, match=r"^$"):
        grow(ids, fails_on(set()))


def test_growing_gives_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "MOST_ATTEMPTS", 10)
    ids = [f"{n:02}" for n in range(40)]
    kept, failures = grow(ids, fails_on(*({i} for i in ids[::2])))
    assert sorted([*kept, *(i for f in failures for i in f.articles)]) == ids
    assert "too many articles failed" in failures[-1].error


def test_a_failure_is_short_and_whole_when_read_again() -> None:
    try:
        raise FileNotFoundError("x" * 5000 + "\nmore")
    except FileNotFoundError as error:
        found = failure(error, "a", "b", stage="s")
    assert len(found.error) < 400
    assert found.is_transient
    assert isolation.Failure.from_dict(found.as_dict()) == found
    assert not dataclasses.replace(found, kind=("ValueError",)).is_transient


@pytest.mark.parametrize(
    ("table", "module", "function", "costs", "calls_that_fail"),
    [
        # All pairs together, and then the second of them alone.
        ("passages", "reuse.passages", "align_prepared", 2, {1, 3}),
        ("passages", "reuse.passages", "prepare", 1, {2}),
        ("anomalies", "anomalies.find", "two_wordings", 1, {2}),
        ("utterances", "utterances.match", "_read", 5, {2}),
        ("lineage", "own_evidence", "agency_credits", 1, {2}),
    ],
)
def test_inside_a_stage_that_compares_articles_only_what_failed_is_lost(
    table: str,
    module: str,
    function: str,
    costs: int,
    calls_that_fail: set[int],
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = ct.open_corpus(folder, cache=tmp_path / "whole", backend="serial").table(table)
    place = importlib.import_module(f"corpus_tools.provenance.{module}")
    real, calls = getattr(place, function), []

    def failing(*given: Any, **options: Any) -> Any:
        calls.append(given)
        if len(calls) in calls_that_fail:
            raise LookupError("injected")
        return real(*given, **options)

    monkeypatch.setattr(place, function, failing)
    corpus = ct.open_corpus(folder, cache=tmp_path / "cache", backend="serial")
    found = corpus.table(table)
    assert len(calls) >= max(calls_that_fail)
    failures = [f for f in corpus._pipeline.failures() if "LookupError" in f.error]
    assert len(failures) == 1
    lost = failures[0].articles
    assert len(lost) <= costs
    of_them = whole["article_id"].isin(lost)
    if "other_id" in whole:
        of_them |= whole["other_id"].isin(lost)
    assert len(whole[~of_them]) <= len(found) <= len(whole)
    assert set(lost) <= set(corpus.articles["article_id"])
