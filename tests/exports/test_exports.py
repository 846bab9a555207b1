"""The command and the function that write every format."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import corpus_tools as ct
from corpus_tools import cli
from corpus_tools.errors import InputError, ParameterError
from corpus_tools.exports import FORMATS, export_corpus


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.filterwarnings("ignore::corpus_tools.errors.CorpusToolsWarning")
def test_every_format_is_written_whole_and_the_same_twice(tmp_path: Path, corpus: ct.Corpus, form: str) -> None:
    path = export_corpus(corpus, form, tmp_path / "new" / f"one{FORMATS[form][0]}")
    first = path.read_bytes()
    assert first
    assert export_corpus(corpus, form, path).read_bytes() == first
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_wrong_name_is_answered_with_the_right_ones(tmp_path: Path, corpus: ct.Corpus) -> None:
    for options, said in (
        ({"form": "qpdx"}, "did you mean 'qdpx'"),
        ({"form": "gexf", "graph": "persons"}, "lineage, people, speakers"),
        ({"form": "qdpx", "ends": "first"}, "after, last"),
    ):
        with pytest.raises(ParameterError, match=said):
            export_corpus(corpus, path=tmp_path / "x", **options)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_into_the_corpus_or_over_a_folder(tmp_path: Path, corpus: ct.Corpus) -> None:
    with pytest.raises(InputError, match="inside the folder of articles"):
        export_corpus(corpus, "ris", corpus.path / "a.ris")
    with pytest.raises(InputError, match="it is a folder"):
        export_corpus(corpus, "ris", tmp_path)


def test_the_command_writes_beside_the_user_and_says_what(
    tmp_path: Path, corpus: ct.Corpus, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["corpus-tools", "export", "qdpx", str(corpus.path)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    printed = capsys.readouterr()
    assert not ended.value.code
    assert (tmp_path / f"{corpus.path.stem}.qdpx").is_file()
    assert "coded passages for NVivo" in printed.out
    assert "1 article has" in printed.err

    monkeypatch.setattr(sys, "argv", ["corpus-tools", "export", "qdpxx", str(corpus.path)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "did you mean 'qdpx'" in capsys.readouterr().err
