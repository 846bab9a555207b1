"""What a reader says of utterances and of sources, kept in the folder of the corpus."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from corpus_tools import open_corpus, schema
from corpus_tools.errors import InputError
from corpus_tools.provenance.corrections import (
    correct_lineage,
    read_lineage_corrections,
    read_utterance_corrections,
    unused_lineage_corrections,
    unused_utterance_corrections,
)

SAID = "The lock gates were rotten for a decade, and nobody at the canal board cared to look at them."
OTHER = "The lock gates were decayed for a decade, and nobody at the canal board cared to look at them."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    rows = ["file,outlet,published"]
    for name, outlet, words in (("a", "Echo", SAID), ("b", "Tide", OTHER), ("c", "Post", SAID)):
        text = (
            f"Report {name} from the quay of Skerry\n\n“{words}” said Ada Quill, who keeps the upper lock. {name * 3}."
        )
        (corpus / f"{name}.txt").write_text(text, encoding="utf-8")
        rows.append(f"{name}.txt,{outlet},2031-05-0{len(rows)}")
    (corpus / "manifest.csv").write_text("\n".join(rows), encoding="utf-8")
    return corpus


def test_a_pair_that_is_not_one_utterance(folder: Path, tmp_path: Path) -> None:
    corpus = open_corpus(folder, cache=tmp_path / "cache", backend="serial")
    before = corpus.utterances
    assert len(before) == 3
    first = before.loc[before["is_reference"], "quote_id"].iloc[0]
    altered = before.loc[before["relation"] == "altered", "quote_id"].iloc[0]
    (folder / "utterances.csv").write_text(f"quote_id,other_id,same\n{first},{altered},no\n", encoding="utf-8")
    corpus = open_corpus(folder, cache=tmp_path / "cache", backend="serial")
    assert altered not in set(corpus.utterances["quote_id"])
    assert len(corpus.utterances) == 2
    assert corpus.table("changes").empty
    assert len(corpus.articles) == 3
    assert corpus.unused_provenance_corrections().empty
    # Kept across runs, and gone with the file.
    assert len(open_corpus(folder, cache=tmp_path / "cache", backend="serial").utterances) == 2
    (folder / "utterances.csv").unlink()
    assert len(open_corpus(folder, cache=tmp_path / "cache", backend="serial").utterances) == 3


def test_a_source_set_by_hand(folder: Path, tmp_path: Path) -> None:
    ids = open_corpus(folder, cache=tmp_path / "cache", backend="serial").articles["article_id"].tolist()
    lines = ["article_id,source_id,derivation", f"{ids[0]},{ids[1]},rewritten", "nowhere,,independent"]
    (folder / "lineage.csv").write_text("\n".join(lines), encoding="utf-8")
    corpus = open_corpus(folder, cache=tmp_path / "cache", backend="serial")
    row = corpus.lineage.set_index("article_id").loc[ids[0]]
    assert (row["derivation"], row["source_id"]) == ("rewritten", ids[1])
    assert "lineage.csv, row 2" in row["evidence"]
    assert corpus.unused_provenance_corrections()[["file", "row"]].to_numpy().tolist() == [["lineage.csv", 3]]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("quote_id,other_id\nq,r\n", "has no column same"),
        ("quote_id,other_id,same\nq,r,maybe\n", "row 2 has 'maybe'"),
        ("quote_id,other_id,same\nq,q,no\n", "row 2 does not name two"),
        ("quote_id,other_id,same\nq,r,no\nr,q,yes\n", "row 3 says yes, row 2 no"),
        ("quote_id,other_id,same\nq,r,no,5\n", "more cells"),
    ],
)
def test_wrong_utterance_corrections(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "utterances.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        read_utterance_corrections(path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("article_id,source_id\na,b\n", "has no column derivation"),
        ("article_id,source_id,derivation\na,b,stolen\n", "'stolen' under derivation"),
        ("article_id,source_id,derivation\na,b,copy\na,c,copy\n", "rows 2 and 3 are on one article"),
        ("article_id,source_id,derivation\na,b,independent\n", "as the source of what is independent"),
        ("article_id,source_id,derivation\n,b,copy\n", "names no article"),
        ("article_id,source_id,derivation\na,a,copy\n", "row 2 names an article as its own source"),
        (
            "article_id,source_id,derivation\na,b,copy\nb,a,edited\n",
            "rows 2, 3 lead back .*: a comes from b; b comes from a",
        ),
        ("article_id,source_id,derivation\nd,a,copy\na,b,\nc,a,copy\nb,c,copy\n", "rows 3, 4, 5 lead back to where"),
    ],
)
def test_wrong_lineage_corrections(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "lineage.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        read_lineage_corrections(path)


def test_tables_of_results_are_no_corrections(tmp_path: Path) -> None:
    for name, read in (("utterances", read_utterance_corrections), ("lineage", read_lineage_corrections)):
        path = tmp_path / f"{name}.csv"
        schema.conform([], name).to_csv(path, index=False)
        assert read(path).empty


def test_rows_that_fit_nothing() -> None:
    rows = pd.DataFrame([{"article_id": "a", "source_id": "x", "derivation": "copy", "row": 2}])
    assert len(unused_lineage_corrections(rows, {"a"})) == 1
    found = schema.conform(
        [
            {
                "article_id": "a",
                "derivation": "independent",
                "source_id": None,
                "share_reused": 0.0,
                "direction": "none",
                "altered_quotes": 0,
                "rewriting_score": 0.0,
                "confidence": 0.7,
                "evidence": "no passage shared with another article",
            }
        ],
        "lineage",
    )
    pd.testing.assert_frame_equal(correct_lineage(found, rows), found)
    pairs = pd.DataFrame([{"quote_id": "q", "other_id": "r", "same": "no", "row": 2}])
    assert len(unused_utterance_corrections(pairs, {"q"})) == 1
    assert unused_utterance_corrections(pairs, {"q", "r"}).empty


def _lineage(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Articles, the source of each, and how it comes from it."""
    base = {"share_reused": 0.8, "direction": "time", "altered_quotes": 0, "rewriting_score": 0.0, "confidence": 0.9}
    return schema.conform(
        [
            base | {"article_id": one, "source_id": source or None, "derivation": kind, "evidence": "found"}
            for one, source, kind in rows
        ],
        "lineage",
    )


def test_two_articles_may_credit_one_another(tmp_path: Path) -> None:
    path = tmp_path / "lineage.csv"
    path.write_text("article_id,source_id,derivation\na,b,credits\nb,a,credits\n", encoding="utf-8")
    assert len(read_lineage_corrections(path)) == 2


@pytest.mark.parametrize(
    ("found", "changed"),
    [
        ([("a", "", "independent"), ("b", "a", "edited")], "b"),
        ([("a", "", "independent"), ("c", "a", "copy"), ("b", "c", "excerpt"), ("d", "a", "copy")], "c"),
        ([("a", "", "independent"), ("b", "a", "credits")], ""),
        ([("a", "", "independent"), ("b", "x", "copy"), ("x", "b", "shares_source")], ""),
    ],
)
def test_a_source_set_by_hand_is_not_found_to_come_from_what_was_made_from_it(
    found: list[tuple[str, str, str]], changed: str
) -> None:
    by_hand = pd.DataFrame([{"article_id": "a", "source_id": "b", "derivation": "edited", "row": 2}])
    before = _lineage(*found).set_index("article_id")
    after = correct_lineage(_lineage(*found), by_hand).set_index("article_id")
    assert tuple(after.loc["a", ["source_id", "derivation"]]) == ("b", "edited")
    for name in after.index.drop("a"):
        row = after.loc[name]
        if name == changed:
            assert tuple(row[["source_id", "derivation", "direction"]]) == ("a", "shares_source", "none")
            assert row["evidence"] == (
                "text in common with a; that it does not come from there is set by hand (lineage.csv, row 2)"
            )
            assert row["share_reused"] == 0.8
        else:
            assert row.equals(before.loc[name])
