"""The stages that make the tables of a corpus, and how one of them is run.

A stage is a pure function from tables to tables. An article on which it fails is left out of it and put on record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

import pandas as pd

from corpus_tools import schema
from corpus_tools.garbage import seldom_collected
from corpus_tools.isolation import ON_PURPOSE, Failure, attempt, failure, grow, halve, of_stage
from corpus_tools.parquet_parts import KeptTable, schema_name
from corpus_tools.partitions import Cut
from corpus_tools.store import Result, Tables
from corpus_tools.streamed import Stream, Streamed


@dataclass(frozen=True)
class Stage:
    """One step. ``inputs`` and ``outputs`` are table names, ``modules`` the code it depends on.

    ``by_article`` stages may be run on a part of the articles with its rows of the other tables; ``cut`` divides the
    inputs of other stages, in memory or on disk, into parts that may be processed separately. ``order``: the columns by
    which the rows of all parts are sorted. ``stream`` does the same as ``run`` and holds no table whole. ``reads``: the
    columns of an input that are all the stage looks at, so that the others of a large table need not be read.
    """

    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    run: Callable[[Tables, Mapping[str, Any]], tuple[pd.DataFrame, ...]]
    modules: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    by_article: bool = False
    cut: Callable[[Mapping[str, pd.DataFrame | KeptTable]], Cut] | None = None
    order: tuple[str, ...] = ()
    stream: Stream | None = None
    reads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _mentions(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.entities import find_mentions

    return (find_mentions(tables["articles"], names=options["names"]),)


def _entities(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.entities import read_corrections, resolve_entities

    path = options["corrections"]
    corrections = read_corrections(Path(path)) if path else None
    return tuple(resolve_entities(tables["found_mentions"], tables["articles"], corrections=corrections))


def _entities_in_parts(tables: Mapping[str, KeptTable], options: Mapping[str, Any]) -> Streamed:
    from corpus_tools.entities import read_corrections
    from corpus_tools.entities.resolve import resolve_in_parts

    path = options["corrections"]
    corrections = read_corrections(Path(path)) if path else None
    articles = tables["articles"].whole(["article_id", "outlet", "published"])
    resolved, parts = resolve_in_parts(tables["found_mentions"], articles, corrections)
    return Streamed({"entities": resolved.entities}, "mentions", parts, not resolved.is_as_added)


def _quotes(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.quotes import extract_quotes, read_quote_corrections

    path = options.get("quote_corrections")
    corrections = read_quote_corrections(Path(path)) if path else None
    return (extract_quotes(tables["articles"], tables["mentions"], tables["entities"], corrections=corrections),)


def _duplicates(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.provenance import find_duplicates

    return (find_duplicates(tables["articles"]),)


def _duplicates_in_parts(tables: Mapping[str, KeptTable], options: Mapping[str, Any]) -> Streamed:
    from corpus_tools.provenance.reuse.duplicates import duplicates_in_parts

    parts, in_other_order = duplicates_in_parts(tables["articles"])
    return Streamed({}, "duplicates", parts, in_other_order)


def _passages(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.provenance.reuse.passages import align_pairs, align_passages

    if "pairs" in tables:
        return (align_pairs(tables["articles"], tables["pairs"]),)
    return (align_passages(tables["articles"], tables["duplicates"]),)


def _pairs(tables: Mapping[str, pd.DataFrame | KeptTable]) -> Cut:
    from corpus_tools.provenance.reuse.parts import PairsInParts

    return PairsInParts(tables["articles"], tables["duplicates"])


def _utterances(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.provenance import match_utterances
    from corpus_tools.provenance.corrections import read_utterance_corrections

    given = {"duplicates": tables["duplicates"]}
    if options.get("utterance_corrections"):
        given["corrections"] = read_utterance_corrections(options["utterance_corrections"])
    return tuple(match_utterances(tables["quotes"], tables["articles"], **given))


def _anomalies(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.provenance import find_anomalies

    return (find_anomalies(tables["articles"], tables["cleaning"], tables["quotes"]),)


def _lineage(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.provenance import trace_lineage
    from corpus_tools.provenance.corrections import correct_lineage, read_lineage_corrections

    given = {name: tables[name] for name in ("duplicates", "utterances", "changes", "quotes")}
    found = trace_lineage(tables["articles"], tables["passages"], **given)
    if options.get("lineage_corrections"):
        found = correct_lineage(found, read_lineage_corrections(options["lineage_corrections"]))
    return (found,)


def _frames(tables: Tables, options: Mapping[str, Any]) -> tuple[pd.DataFrame, ...]:
    from corpus_tools.framing import find_frames

    given = [tables[name] for name in ("articles", "quotes", "mentions", "entities")]
    return (find_frames(*given, codebook=options["codebook"]),)


# What is read of articles whose texts are compared: lines that an outlet prints under many of them are left out.
_TEXTS: Final = ("article_id", "text", "body_start", "outlet", "published")
# These two have no quotations or names among their inputs, whose keys would tell of changes in this code.
_REUSE: Final = ("provenance", "quotes/marks.py", "entities/gazetteer.py")
STAGES: Final = (
    Stage("find names", ("articles",), ("found_mentions",), _mentions, ("entities",), ("names",), by_article=True),
    Stage(
        "resolve names",
        ("found_mentions", "articles"),
        ("mentions", "entities"),
        _entities,
        ("entities",),
        ("corrections",),
        stream=_entities_in_parts,
    ),
    Stage(
        "quotations",
        ("articles", "mentions", "entities"),
        ("quotes",),
        _quotes,
        ("quotes",),
        ("quote_corrections",),
        by_article=True,
    ),
    Stage(
        "duplicates",
        ("articles",),
        ("duplicates",),
        _duplicates,
        _REUSE,
        stream=_duplicates_in_parts,
        reads={"articles": _TEXTS},
    ),
    Stage(
        "shared passages",
        ("articles", "duplicates"),
        ("passages",),
        _passages,
        _REUSE,
        cut=_pairs,
        order=("article_id", "other_id"),
        reads={"articles": (*_TEXTS, "published_precision")},
    ),
    Stage(
        "utterances",
        ("quotes", "articles", "duplicates"),
        ("utterances", "changes"),
        _utterances,
        ("provenance",),
        ("utterance_corrections",),
        reads={
            "articles": (*_TEXTS, "published_precision"),
            "quotes": (
                *("quote_id", "article_id", "start", "end", "text", "kind", "source", "source_form"),
                *("speaker_id", "speaker", "is_asserted", "continues"),
            ),
            "duplicates": ("article_id", "other_id"),
        },
    ),
    Stage(
        "anomalies",
        ("articles", "cleaning", "quotes"),
        ("anomalies",),
        _anomalies,
        ("provenance",),
        reads={
            "articles": (*_TEXTS, "source_file", "sha256", "text_sha256", "url"),
            "quotes": ("article_id", "start", "end", "kind"),
        },
    ),
    Stage(
        "lineage",
        ("articles", "passages", "duplicates", "utterances", "changes", "quotes"),
        ("lineage",),
        _lineage,
        ("provenance",),
        ("lineage_corrections",),
        reads={
            "articles": (*_TEXTS, "published_precision", "author"),
            "passages": ("article_id", "other_id", "start", "end", "other_start", "other_end", "kind"),
            "duplicates": ("article_id", "other_id", "kind"),
            "utterances": (
                *("utterance_id", "quote_id", "article_id", "start"),
                *("reference_id", "relation", "is_reference", "support"),
            ),
            "changes": (*("quote_id", "article_id", "start", "text", "other_id", "other_start", "other_text", "kind"),),
            "quotes": ("article_id",),
        },
    ),
    Stage(
        "framing",
        ("articles", "quotes", "mentions", "entities"),
        ("frames",),
        _frames,
        ("framing", "quotes"),
        ("codebook",),
        by_article=True,
    ),
)
MAKER: Final = {output: stage for stage in STAGES for output in stage.outputs}
LOADED: Final = ("articles", "cleaning", "problems")
TABLE_NAMES: Final = (*LOADED, *(output for output in MAKER if output != "found_mentions"))


# What a row of each table is called, where that is not the table's name without its plural.
_ROWS: Final = {
    "found_mentions": "mention",
    "entities": "name",
    "quotes": "quotation",
    "duplicates": "pair",
    "anomalies": "anomaly",
    "lineage": "article",
    "frames": "framing expression",
}


def counted(name: str, rows: int) -> str:
    """How many rows a table has, for a reader: ``1 quotation``, ``2 anomalies``."""
    one = _ROWS.get(name, name.removesuffix("s"))
    several = one[:-1] + "ies" if one.endswith("y") else one + "s"
    return f"{rows:,} {one if rows == 1 else several}"


def run_stage(name: str, tables: Tables, options: Mapping[str, Any]) -> Result:
    """Run one stage by its name, without the articles on which it fails: the function that is sent to other processes.

    Raises the errors of a wrong parameter or a missing package; any other costs the articles it happened in.
    """
    stage = next(s for s in STAGES if s.name == name)
    try:
        made, failures = attempt(partial(run_whole, stage, tables, options))
    except ON_PURPOSE:
        raise
    except Exception as error:
        made, failures = _run_without_failing(stage, tables, options, error)
    return Result(made, of_stage(failures, name))


def run_whole(stage: Stage, tables: Tables, options: Mapping[str, Any]) -> Tables:
    out: Tables = {}
    with seldom_collected():
        for output, frame in zip(stage.outputs, stage.run(tables, options), strict=True):
            out[output] = schema.conform(frame, schema_name(output))
            schema.validate(out[output], schema_name(output), tables.get("articles"))
    return out


def _run_without_failing(
    stage: Stage, tables: Tables, options: Mapping[str, Any], error: Exception
) -> tuple[Tables, list[Failure]]:
    """Run a stage that failed on all articles with as many of them as it can be run on."""
    ids = sorted(tables["articles"]["article_id"])

    def run(some: Sequence[str]) -> Tables:
        return run_whole(stage, _restricted(tables, some), options)

    if stage.by_article:
        parts, failures = halve(ids, run)
        return joined(stage, parts), failures
    try:
        return grow(ids, run)
    except ON_PURPOSE:
        raise
    except Exception:
        return joined(stage, []), [failure(error)]


def _restricted(tables: Tables, ids: Iterable[str]) -> Tables:
    """The rows of ``tables`` that are of these articles alone."""
    kept = frozenset(ids)
    out: Tables = {}
    for name, frame in tables.items():
        here = frame
        for column in ("article_id", "other_id"):
            if column in frame.columns:
                here = here[here[column].isin(kept)]
        out[name] = here.reset_index(drop=True)
    return out


def joined(stage: Stage, parts: Sequence[Tables]) -> Tables:
    """The tables of parts as one, in their order."""
    whole: Tables = {}
    for output in stage.outputs:
        frames = [part[output] for part in parts]
        empty = schema.table(schema_name(output)).empty()
        frame = pd.concat(frames, ignore_index=True) if frames else empty
        if stage.order:
            frame = frame.sort_values(list(stage.order), kind="stable", ignore_index=True)
        whole[output] = schema.conform(frame, schema_name(output))
    return whole
