"""brat stand-off: read as its grammar has it (https://brat.nlplab.org/standoff.html)."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import corpus_tools as ct
from corpus_tools.errors import InputError
from corpus_tools.exports import write_brat


def unpacked(path: Path, folder: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


ENTITY = re.compile(r"T\d+\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)\t([^\t\n]+)", re.ASCII)
OTHER = re.compile(r"A\d+\t[\w-]+ T\d+( [\w-]+)?|#\d+\tAnnotatorNotes T\d+\t[^\t\n]+", re.ASCII)


def entities(files: dict[str, str]) -> list[tuple[str, str]]:
    """Types and words of all text-bound annotations; each is at its place, and every line is of a known kind."""
    found = []
    for name in (name for name in files if name.endswith(".ann")):
        text = files[name.removesuffix("ann") + "txt"]
        for line in files[name].splitlines():
            if line[0] != "T":
                assert OTHER.fullmatch(line), line
                continue
            kind, places, words = ENTITY.fullmatch(line).groups()
            spans = [tuple(map(int, place.split())) for place in places.split(";")]
            assert " ".join(text[start:end] for start, end in spans) == words
            found.append((kind, words))
    return sorted(found)


def test_every_annotation_is_read_at_its_place(tmp_path: Path, corpus: ct.Corpus) -> None:
    path = write_brat(corpus.articles, corpus.frames, corpus.quotes, tmp_path / "a.zip")
    files = unpacked(path, tmp_path / "a")
    found = entities(files)
    assert found == [
        ("Frame-forced", "forced out"),
        ("Frame-forced", "forced out"),
        ("Frame-forced", "sacked"),
        ("Frame-voluntary", "resigned"),
        ("Frame-voluntary", "resigns"),
        ("Quotation-direct", "I was not forced out,"),
        ("Quotation-direct", "It was time."),
        ("Quotation-direct", "She was sacked,"),
    ]
    notes = "".join(text for name, text in files.items() if name.endswith(".ann"))
    assert notes.count("\tVoice T") == 5
    assert notes.count("\tNegated T") == 1
    assert notes.count("speaker: Ada Moll") == 3
    types = files["annotation.conf"].split("[relations]")[0].split()[1:]
    assert set(types) == {kind for kind, _ in found}


def test_a_passage_over_two_lines_has_two_spans(tmp_path: Path, corpus: ct.Corpus) -> None:
    articles, quotes = corpus.articles.iloc[:1].copy(), corpus.quotes.iloc[:1].copy()
    articles["text"] = "A “one\n\ntwo” b"
    articles["article_id"] = quotes["article_id"] = "ä/1"
    quotes[["start", "end", "text"]] = [3, 11, "one\n\ntwo"]
    files = unpacked(write_brat(articles, corpus.frames.iloc[:0], quotes, tmp_path / "a.zip"), tmp_path / "a")
    assert files["1.ann"].splitlines()[0] == "T1\tQuotation-direct 3 6;8 11\tone two"
    assert entities(files) == [("Quotation-direct", "one two")]


def test_names_of_files_differ_also_where_case_does_not_count(tmp_path: Path, corpus: ct.Corpus) -> None:
    articles = pd.concat([corpus.articles, corpus.articles.iloc[:1]], ignore_index=True)
    articles["article_id"] = ["a b", "A_b", "??"]
    none = corpus.frames.iloc[:0], corpus.quotes.iloc[:0]
    files = unpacked(write_brat(articles, *none, tmp_path / "a.zip"), tmp_path / "a")
    assert {name for name in files if name.endswith(".txt")} == {"other.txt", "A_b.txt", "a_b_2.txt"}
    with pytest.raises(InputError, match="there is no article"):
        write_brat(articles.iloc[:0], *none, tmp_path / "b.zip")


def test_the_same_corpus_in_any_order_gives_the_same_bytes(tmp_path: Path, corpus: ct.Corpus) -> None:
    tables = corpus.articles, corpus.frames, corpus.quotes
    one = write_brat(*tables, tmp_path / "a.zip").read_bytes()
    assert write_brat(*(table.iloc[::-1] for table in tables), tmp_path / "b.zip").read_bytes() == one
