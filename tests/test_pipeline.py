from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools import errors, loading, pipeline, schema, store
from corpus_tools.engines import engine
from corpus_tools.errors import InputError, ParameterError
from corpus_tools.pipeline import STAGES
from corpus_tools.store import Result

TEXTS = {
    "lantern.txt": "Dame Ada Ode resigned on Monday.\n\n“I had no choice,” Dame Ada said.",
    "gazette.txt": "Ada Ode is standing aside, the Mayor, Ben Orme, said.\n\n“She goes with our thanks,” Mr Orme said.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in TEXTS.items():
        (corpus / name).write_text(text, encoding="utf-8")
    return corpus


def test_every_table_is_made_when_asked_for_and_fits_the_schema(folder: Path, tmp_path: Path) -> None:
    corpus = ct.open_corpus(folder, cache=tmp_path / "cache")
    for name in corpus.tables:
        schema.validate(corpus.table(name), name, corpus.articles)
    assert len(corpus.articles) == 2
    assert {"I had no choice,", "She goes with our thanks,"} <= set(corpus.quotes["text"])
    assert "Ada Ode" in set(corpus.entities["name"])


def test_changing_what_is_returned_does_not_change_the_corpus(folder: Path, tmp_path: Path) -> None:
    corpus = ct.open_corpus(folder, cache=tmp_path / "cache")
    returned = corpus.articles
    returned["outlet"] = "changed"
    assert "changed" not in set(corpus.articles["outlet"])


def test_finished_stages_are_not_repeated(folder: Path, tmp_path: Path) -> None:
    first = {name: ct.open_corpus(folder, cache=tmp_path / "cache").table(name) for name in pipeline.TABLE_NAMES}
    notes: list[str] = []
    again = ct.open_corpus(folder, cache=tmp_path / "cache", progress=lambda s, d, t, note="": notes.append(note))
    for name in pipeline.TABLE_NAMES:
        pd.testing.assert_frame_equal(again.table(name), first[name])
    assert set(notes) == {"from cache"}


def test_a_changed_article_is_read_anew(folder: Path, tmp_path: Path) -> None:
    before = ct.open_corpus(folder, cache=tmp_path / "cache").quotes
    (folder / "lantern.txt").write_text("Nothing happened here.", encoding="utf-8")
    after = ct.open_corpus(folder, cache=tmp_path / "cache").quotes
    assert len(after) < len(before)


def test_a_damaged_cache_is_made_again(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    expected = ct.open_corpus(folder, cache=cache).quotes
    for path in cache.rglob("*.parquet"):
        path.write_bytes(path.read_bytes()[:40])
    pd.testing.assert_frame_equal(ct.open_corpus(folder, cache=cache).quotes, expected)


def test_parts_give_the_same_tables_as_one_piece_and_survive_an_interruption(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    lines = [f'{{"id": "a{i:02}", "outlet": "P{i % 3}", "text": "“Word {i},” Ada Ode said."}}' for i in range(25)]
    (corpus / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    whole = ct.open_corpus(corpus, cache=tmp_path / "one", backend="serial").quotes
    monkeypatch.setattr(pipeline, "PARTITION", 10)
    assert len(whole) == 25

    real, calls = pipeline.run_stage, []

    def failing(name: str, tables: store.Tables, options: object) -> Result:
        calls.append(name)
        if calls.count("quotations") == 2:
            raise KeyboardInterrupt
        return real(name, tables, options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "run_stage", failing)
    with pytest.raises(KeyboardInterrupt):
        _ = ct.open_corpus(corpus, cache=tmp_path / "parts", backend="serial").quotes
    assert not list((tmp_path / "parts").glob("*.tmp"))
    calls[:] = ["quotations"] * 2
    resumed = ct.open_corpus(corpus, cache=tmp_path / "parts", backend="serial").quotes
    assert calls.count("quotations") == 4  # the part that was finished is not run again: two of three remain
    pd.testing.assert_frame_equal(resumed, whole)


def test_processes_give_the_same_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for i in range(6):
        (corpus / f"{i}.txt").write_text(f"“Word {i},” Ada Ode said.", encoding="utf-8")
    serial = ct.open_corpus(corpus, cache=tmp_path / "one", backend="serial").quotes
    monkeypatch.setattr(pipeline, "PARTITION", 3)
    spread = ct.open_corpus(corpus, cache=tmp_path / "two", backend="processes", workers=2).quotes
    pd.testing.assert_frame_equal(spread, serial)


def told_twice(corpus: Path, stories: int) -> None:
    """Stories of two articles: the lock of a canal fails, and another outlet prints it with a word changed."""
    corpus.mkdir()
    for i in range(stories):
        text = (
            f"Lock {i} of the canal failed at dawn on Monday and the water ran out of basin {i + 40} in an hour. "
            f"Forty-{i} boats lie on the mud, said keeper {i + 70}, and nobody knows when the gate can be repaired."
        )
        (corpus / f"{i}-echo.txt").write_text(text, encoding="utf-8")
        (corpus / f"{i}-tide.txt").write_text(text.replace("repaired", "replaced"), encoding="utf-8")


def test_shared_passages_in_parts_are_those_of_one_piece_and_survive_an_interruption(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_twice(tmp_path / "corpus", 5)
    whole = ct.open_corpus(tmp_path / "corpus", cache=tmp_path / "one", backend="serial").passages
    assert len(whole) == 45  # every two of the ten articles
    monkeypatch.setattr("corpus_tools.provenance.reuse.parts.PAIRS", 9)
    real, calls = pipeline.run_stage, []

    def failing(name: str, tables: store.Tables, options: object) -> Result:
        calls.append(name)
        if calls.count("shared passages") == 3:
            raise KeyboardInterrupt
        return real(name, tables, options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "run_stage", failing)
    with pytest.raises(KeyboardInterrupt):
        _ = ct.open_corpus(tmp_path / "corpus", cache=tmp_path / "parts", backend="serial").passages
    calls[:] = ["shared passages"] * 3
    resumed = ct.open_corpus(tmp_path / "corpus", cache=tmp_path / "parts", backend="serial").passages
    assert calls.count("shared passages") - 3 == 3  # 45 pairs are five parts of nine, of which two were finished
    pd.testing.assert_frame_equal(resumed, whole)
    monkeypatch.setattr(pipeline, "run_stage", real)
    spread = ct.open_corpus(tmp_path / "corpus", cache=tmp_path / "two", backend="processes", workers=2).passages
    pd.testing.assert_frame_equal(spread, whole)


@pytest.mark.parametrize("is_full", [False, True])
def test_the_rows_of_many_parts_are_put_together_a_few_articles_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_full: bool
) -> None:
    told_twice(tmp_path / "corpus", 5)
    whole = ct.open_corpus(tmp_path / "corpus", cache=tmp_path / "one", backend="serial").passages
    monkeypatch.setattr("corpus_tools.provenance.reuse.parts.PAIRS", 9)
    monkeypatch.setattr(pipeline, "REGROUPED", 0)
    monkeypatch.setattr(pipeline, "PARTITION", 3)
    monkeypatch.setattr(pipeline, "joined", None if not is_full else pipeline.joined)  # not called

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if is_full:
        monkeypatch.setattr("corpus_tools.regrouped.Regrouped.take", full)
    corpus = ct.open_corpus(tmp_path / "corpus", cache=tmp_path / "parts", backend="serial")
    corpus._pipeline.make("passages")
    assert corpus._pipeline.made()["passages"] == 45
    assert len(corpus._pipeline.in_parts("passages")) == 4  # of three articles each
    pd.testing.assert_frame_equal(corpus.passages, whole)
    assert not list((tmp_path / "parts").rglob("*.tmp"))


def test_a_stage_whose_parts_cannot_be_found_is_run_in_one_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_twice(tmp_path / "corpus", 2)
    whole = ct.open_corpus(tmp_path / "corpus", cache=tmp_path / "one", backend="serial").passages

    def broken(tables: object) -> object:
        raise RuntimeError("no parts")

    changed = tuple(replace(s, cut=broken) if s.cut else s for s in pipeline.STAGES)
    monkeypatch.setattr(pipeline, "MAKER", {output: s for s in changed for output in s.outputs})
    found = ct.open_corpus(tmp_path / "corpus", cache=tmp_path / "two", backend="serial").passages
    pd.testing.assert_frame_equal(found, whole)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"names": "spcy:x"}, "names = 'spcy:x'"),
        ({"codebook": "departures"}, "departure"),
        ({"workers": 0}, "workers = 0"),
    ],
)
def test_a_wrong_option_is_refused_before_anything_runs(folder: Path, options: dict[str, object], says: str) -> None:
    with pytest.raises((ParameterError, errors.CorpusToolsError), match=says):
        ct.open_corpus(folder, **options)  # type: ignore[arg-type]


def test_an_unknown_backend_or_table_is_refused_with_the_valid_ones(folder: Path, tmp_path: Path) -> None:
    corpus = ct.open_corpus(folder, cache=tmp_path / "cache")
    with pytest.raises(errors.CorpusToolsError, match="did you mean 'quotes'"):
        corpus.table("quote")
    with (
        pytest.raises(ParameterError, match="valid names are auto, dask, processes, serial"),
        engine("treads", 2),
    ):
        pass


def test_a_missing_corpus_is_named_with_the_folder_it_was_looked_for_from(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: there is no such file or folder \(looked from .+\)"):
        ct.open_corpus(tmp_path / "nowhere")


def test_the_demo_corpus_is_found_from_any_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ct.open_corpus("data/demo").path.name == "demo"


def test_every_stage_names_tables_that_exist_and_comes_after_what_it_needs() -> None:
    made = {"articles", "cleaning", "problems"}
    for stage in STAGES:
        assert set(stage.inputs) <= made, stage.name
        made |= set(stage.outputs)
    assert made - {"found_mentions"} == set(pipeline.TABLE_NAMES)


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage.reads], ids=lambda stage: stage.name)
def test_a_stage_needs_no_other_columns_than_it_reads(root: Path, stage: pipeline.Stage) -> None:
    demo = ct.open_corpus(root / "data" / "demo", backend="serial")
    tables = {name: demo._pipeline.table(name) for name in stage.inputs}
    some = {name: table[list(stage.reads.get(name, table.columns))] for name, table in tables.items()}
    options = dict.fromkeys(stage.parameters)
    made = zip(stage.outputs, stage.run(tables, options), stage.run(some, options), strict=True)
    for output, whole, found in made:
        pd.testing.assert_frame_equal(found, whole, obj=output)


def test_a_cache_that_cannot_be_written_is_a_warning_and_the_tables_are_right(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ct.open_corpus(folder, cache=tmp_path / "good").quotes
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.warns(
        UserWarning, match=r"file/cache: tables cannot be kept here .* by CORPUS_TOOLS_CACHE\."
    ) as warned:
        found = ct.open_corpus(folder, cache=tmp_path / "file" / "cache").quotes
    assert len(warned) == 1
    pd.testing.assert_frame_equal(found, expected)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("write_table", "ParquetWriter"):
        monkeypatch.setattr(store.pq, name, full)
    with pytest.warns(UserWarning, match="no space left"):
        found = ct.open_corpus(folder, cache=tmp_path / "full").quotes
    pd.testing.assert_frame_equal(found, expected)
    assert not [p for p in (tmp_path / "full").rglob("*") if p.is_file()]


def test_a_disk_that_is_full_when_parts_are_put_together_costs_no_row(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ct.open_corpus(folder, cache=tmp_path / "good").quotes
    monkeypatch.setattr(pipeline, "PARTITION", 1)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("corpus_tools.parquet_parts.PartsWriter.add", full)
    with pytest.warns(UserWarning, match="no space left"):
        corpus = ct.open_corpus(folder, cache=tmp_path / "full", backend="serial")
        pd.testing.assert_frame_equal(corpus.quotes, expected)
    assert corpus.scan("quotes", ["text"]).to_pandas()["text"].tolist() == expected["text"].tolist()
    assert not list((tmp_path / "full").rglob("quotes.parquet"))
    assert not list((tmp_path / "full").rglob("*.tmp"))


def test_files_that_change_while_they_are_read_are_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = ct.open_corpus(folder, cache=tmp_path / "right").articles
    real, before = loading.load, (folder / "lantern.txt").read_bytes()
    times = []

    def during(path: Path, **options: Any) -> Any:
        times.append(path)
        (folder / "lantern.txt").write_text("Text that came while it was read.", encoding="utf-8")
        return real(path, **options)

    monkeypatch.setattr(loading, "load", during)
    changed = ct.open_corpus(folder, cache=tmp_path / "cache").articles
    assert len(times) == 2
    assert "Text that came while it was read." in set(changed["text"])
    (folder / "lantern.txt").write_bytes(before)
    monkeypatch.setattr(loading, "load", real)
    pd.testing.assert_frame_equal(ct.open_corpus(folder, cache=tmp_path / "cache").articles, right)

    def always(path: Path, **options: Any) -> Any:
        times.append(path)
        (folder / "lantern.txt").write_text(f"Text {len(times)}.", encoding="utf-8")
        return real(path, **options)

    monkeypatch.setattr(loading, "load", always)
    with pytest.raises(InputError, match=r"its files changed while they were read\. Run again"):
        _ = ct.open_corpus(folder, cache=tmp_path / "third").articles


def test_a_list_of_corrections_behind_a_link_is_not_used(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.csv").write_text("form,person,article\nBen Orme,Cy Dale,\n", encoding="utf-8")
    (folder / "names.csv").symlink_to(tmp_path / "elsewhere.csv")
    corpus = ct.open_corpus(folder, cache=tmp_path / "cache")
    assert "Cy Dale" not in set(corpus.entities["name"])
    assert corpus.options["corrections"] == ""
    assert "Not followed" in corpus.problems.set_index("source_file").loc["names.csv", "action"]
