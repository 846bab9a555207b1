"""The command line as its users meet it: what it prints, what it writes, how it ends."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import typer

from corpus_tools import cli

TEXT = (
    "Dame Ada Ode resigned on Monday after the Mayor, Ben Orme, lost confidence in her.\n\n"
    "“I had no choice,” Dame Ada said. Mr Orme said: “She goes with our thanks.”\n"
)


def call(*arguments: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["corpus-tools", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    printed = capsys.readouterr()
    return int(ended.value.code or 0), printed.out, printed.err


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    (folder / "latin.txt").write_bytes("“Café” – the Mayor’s résumé, he said.\n".encode("cp1252"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "long.txt").write_text("It was late and the rain went on. " * 30_000, encoding="utf-8")
    (tmp_path / "x").write_text("outside", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "x")
    return folder


def test_a_hostile_folder_is_read_as_far_as_it_can_be_and_each_file_is_listed(
    hostile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    code, printed, _ = call("run", str(hostile), "--out", str(out), capsys=capsys, monkeypatch=monkeypatch)
    assert code == 1
    for name in ("empty.txt", "binary.txt", "link.txt"):
        assert re.search(rf"error: {name}: ", printed), printed
    articles = pd.read_csv(out / "tables" / "articles.csv")
    assert set(articles["source_file"]) == {"good.txt", "latin.txt", "long.txt"}
    assert "Café" in articles.set_index("source_file")["text"]["latin.txt"]
    assert "outside" not in "".join(articles["text"])
    report = (out / "report.html").read_text("utf-8")
    assert "binary.txt" in report
    # Nothing is loaded; links lead within the page or to a file of the run.
    assert not re.search(r"""(?:src|href)=["'](?!#|data:|(?:tables|figures|notebooks)/|concordance\.html)""", report)
    assert sorted(p.name for p in (out / "notebooks").glob("*.ipynb")) == [
        "01_provenance.ipynb",
        "02_named_entities.ipynb",
        "03_quote_frequency.ipynb",
        "04_discourse_framing.ipynb",
    ]
    assert not list(out.rglob("*.tmp"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "dispersion", "articles", "--query", "town", "--figure", "articles/spread.png"],
        ["coding", "sample", "articles", "--out", "articles/coding"],
        ["codebook", "suggest", "articles", "--out", "articles/found.csv"],
        ["tables", "articles", "--out", "articles/tables"],
        ["export", "ris", "articles", "--out", "articles/a.ris"],
    ],
)
def test_nothing_is_written_among_the_articles(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code, _, complaint = call(*arguments, capsys=capsys, monkeypatch=monkeypatch)
    assert code == 2
    assert "lies inside the folder of articles" in complaint
    assert [path.name for path in (tmp_path / "articles").iterdir()] == ["a.txt"]


def test_keyness_within_one_outlet_asks_for_a_reference_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    code, _, complaint = call("show", "keyness", str(tmp_path / "a.txt"), capsys=capsys, monkeypatch=monkeypatch)
    assert code == 2
    assert "keyness compares outlets with one another, and there is 1 here. Name a reference corpus" in complaint


def test_of_many_errors_of_a_kind_some_are_named_and_the_others_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "ERRORS", 2)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"no PDF")
    for name in "abcde":
        (folder / f"{name}.txt").write_bytes(b"")
    code, printed, _ = call("check", str(folder), capsys=capsys, monkeypatch=monkeypatch)
    assert code == 1
    assert re.findall(r"error: (\S+): ", printed) == ["a.txt", "b.txt", "bad.pdf"]
    shown = f"corpus-tools show problems {folder} --where kind=empty --rows 5"
    assert f"  and 3 more errors of the kind empty; all of them: {shown}" in printed
    arguments = shown.removeprefix("corpus-tools ").split()
    monkeypatch.setattr(sys, "argv", ["corpus-tools", *arguments, "--format", "csv"])
    cli.app(standalone_mode=False)
    assert re.findall(r"(\S)\.txt,", capsys.readouterr().out) == list("abcde")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["run", "no/such/folder"], "no/such/folder: there is no such file or folder"),
        (["check", "x" * 300], "it cannot be looked for: File name too long"),
        (["tables", ""], "an empty path names no folder. Give the path of a folder"),
        (["check", "--corpus", " "], "an empty path names no folder"),
        (["check", " "], "an empty path names no folder"),
        (["check", "one", "--corpus", "two"], "--corpus = 'two' cannot be used: the articles are named already: one"),
        (["tables", "articles", "--out", ""], "--out = '' cannot be used: it names no folder"),
        (["tables", "articles", "--out="], "--out = '' cannot be used: it names no folder"),
        (["run", "--names", "spcy:en"], "names = 'spcy:en' cannot be used"),
        (["run", "-p", "topp=3"], "did you mean 'top'"),
        (["run", "-p", "top=many"], "top = 'many' cannot be used: it takes a whole number, of type int"),
        (["run", "-p", "top=-5"], "top = '-5' cannot be used: it takes a whole number from 1 upwards"),
        (["run", "-p", "top=0"], "top = '0' cannot be used: it takes a whole number from 1 upwards"),
        (["run", "-p", "top"], "it takes the form NAME=VALUE"),
        (["run", "-p", "corpus=x"], "this one is set by the command itself"),
        (["run", "--notebook", "05"], "valid names are 01_provenance"),
        (["run", "--codebook", "depature"], "departure"),
        (["run", "--workers", "many"], "'--workers'"),
        (["run", "--backend", "dsk"], "did you mean 'dask'"),
        (["show", "qoutes"], "did you mean 'quotes'"),
        (["check", "--case", "met_2021"], "did you mean 'met_2022'"),
        (["nonsense"], "nonsense"),
    ],
)
def test_what_cannot_start_ends_with_2_and_says_why(
    arguments: list[str],
    says: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, complaint = call(*arguments, capsys=capsys, monkeypatch=monkeypatch)
    assert code == 2
    assert says in complaint
    assert "Traceback" not in complaint
    assert list(tmp_path.iterdir()) == []


def test_results_may_not_be_written_among_the_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    code, _, complaint = call(
        "run", str(tmp_path), "--out", str(tmp_path / "runs"), capsys=capsys, monkeypatch=monkeypatch
    )
    assert code == 2
    assert "it lies inside the folder of articles" in complaint


def test_tables_are_written_twice_over_and_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    code, _, _ = call("tables", str(folder), "--out", str(tmp_path / "t"), capsys=capsys, monkeypatch=monkeypatch)
    assert code == 0
    assert (
        pd.read_parquet(tmp_path / "t/quotes.parquet")["text"].tolist()
        == pd.read_csv(tmp_path / "t/quotes.csv")["text"].tolist()
    )
    code, printed, _ = call(
        "show",
        "concordance",
        str(folder),
        "--query",
        "resign*",
        "--format",
        "csv",
        capsys=capsys,
        monkeypatch=monkeypatch,
    )
    assert code == 0
    assert "resigned" in printed


def test_terminal_control_characters_in_a_text_are_not_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "bad.txt").write_text("Ada Ode \x1b[31msaid: “No [bold]choice[/bold].”", encoding="utf-8")
    code, printed, _ = call("show", "articles", str(tmp_path / "a"), capsys=capsys, monkeypatch=monkeypatch)
    assert code == 0
    assert "\x1b[31m" not in printed


def test_what_cannot_be_written_is_said_before_the_work_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    out = str(tmp_path / "file" / "out")
    code, printed, complaint = call("run", str(tmp_path / "a"), "--out", out, capsys=capsys, monkeypatch=monkeypatch)
    assert (code, printed) == (2, "")
    assert f"{out}: it cannot be written" in complaint
    assert complaint.strip().endswith("Choose another folder.")


def test_what_is_looked_for_and_not_there_is_said_with_what_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "names.csv").write_text("form,person,article\nZork,Ada Ode,*\n", encoding="utf-8")
    here = str(tmp_path)
    code, _, complaint = call("show", "quotes", here, "--where", "speaker=zork", capsys=capsys, monkeypatch=monkeypatch)
    assert code == 2
    assert "no row has that speaker: valid names are Ada Ode, Ben Orme" in complaint
    code, printed, _ = call("show", "concordance", here, "--query", "zork*", capsys=capsys, monkeypatch=monkeypatch)
    assert (code, printed) == (0, "zork* does not occur in the article.\n")
    _, printed, _ = call("check", here, capsys=capsys, monkeypatch=monkeypatch)
    for same in (["--corpus", here], [here, "--corpus", here]):
        assert call("check", *same, capsys=capsys, monkeypatch=monkeypatch)[1] == printed
    assert "1 article from 1 file of unknown outlets" in printed
    assert "the only text file says no outlet: one.txt" in printed
    assert "names.csv: row 2: no name 'Zork' was found, so nothing was corrected." in printed


def commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Each command with its name, those in groups included."""
    for name, command in group.commands.items():
        yield from commands(command, f"{name} ") if hasattr(command, "commands") else [(before + name, command)]


def test_every_command_takes_the_articles_as_an_argument() -> None:
    takes = {
        name: parameter.param_type_name
        for name, command in commands(typer.main.get_command(cli.app))
        for parameter in command.params
        if parameter.name == "corpus"
    }
    assert {"run", "tables", "lab", "check", "show", "export", "codebook suggest", "coding sample"} <= takes.keys()
    assert set(takes.values()) == {"argument"}


def test_a_defect_of_ours_is_said_in_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("surprise")

    monkeypatch.setattr("corpus_tools.corpus.open_corpus", broken)
    code, _, complaint = call("tables", "--out", str(tmp_path / "t"), capsys=capsys, monkeypatch=monkeypatch)
    assert code == 1
    assert "corpus-tools itself failed (RuntimeError: surprise)" in complaint


def test_want_of_memory_is_not_called_a_defect(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("corpus_tools.corpus.open_corpus", full)
    code, _, complaint = call("tables", "--out", str(tmp_path / "t"), capsys=capsys, monkeypatch=monkeypatch)
    assert code == 1
    assert "there is not enough memory" in complaint
    assert "itself failed" not in complaint


def test_a_full_disk_is_not_called_a_defect(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("corpus_tools.corpus.open_corpus", full)
    code, _, complaint = call("tables", "--out", str(tmp_path / "t"), capsys=capsys, monkeypatch=monkeypatch)
    assert code == 1
    assert "there is no space left on the disk" in complaint
    assert "TMPDIR" in complaint
    assert "itself failed" not in complaint


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_nothing_half_written_and_goes_on_where_it_stopped(
    tmp_path: Path, number: signal.Signals
) -> None:
    folder, cache = tmp_path / "articles", tmp_path / "cache"
    folder.mkdir()
    for place in range(80):
        (folder / f"{place:02}.txt").write_text(TEXT * 30, encoding="utf-8")
    command = [sys.executable, "-m", "corpus_tools.cli", "tables", str(folder), "--out", str(tmp_path / "out")]
    environment = {**os.environ, "CORPUS_TOOLS_CACHE": str(cache)}
    running = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and running.poll() is None:
        if cache.is_dir() and [p for p in cache.iterdir() if p.suffix != ".tmp"]:
            running.send_signal(number)
            break
        time.sleep(0.01)
    _, complaint = running.communicate(timeout=60)
    if running.returncode == 0:
        pytest.skip("it was finished before it could be interrupted")
    assert running.returncode == 130
    assert "run the same command again" in complaint
    assert not list(tmp_path.rglob("*.tmp"))
    finished = {p.name for p in cache.iterdir()}
    assert finished
    again = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert again.returncode == 0
    assert "from cache" in again.stdout
    assert finished <= {p.name for p in cache.iterdir()}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["dispersion", "--query", "resign*"], "dp_norm_articles"),
        (["collocates", "--query", "mayor"], "log_dice"),
        (["ngrams", "--size", "2"], "t_score"),
        (["keyness", "--against", "words.csv"], "log_odds_z"),
    ],
)
def test_what_the_words_of_a_corpus_show(
    asked: list[str],
    expected: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for i in range(3):
        (folder / f"{i}.txt").write_text(f"{TEXT} The mayor of town {i} resigned.", encoding="utf-8")
    (tmp_path / "words.csv").write_text("word,count\nthe,900\ntown,1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    more = ["--figure", "out/spread"] if asked[0] == "dispersion" else []
    kind, *options = asked
    code, printed, complaint = call(
        "show", kind, str(folder), *options, *more, "--format", "csv", capsys=capsys, monkeypatch=monkeypatch
    )
    assert (code, complaint) == (0, "")
    assert expected in printed.splitlines()[0]
    assert len(printed.splitlines()) > 1
    assert not more or {p.name for p in (tmp_path / "out").iterdir()} == {"spread.png", "spread.svg"}


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (["dispersion"], "needs words to look for"),
        (["keyness", "--query", "x"], "takes no --query"),
        (["keyness", "--against", "words.csv"], "row 2, column count: '1,000' is not a whole number"),
        (["keyness", "--against", "articles"], "3 of the articles of the corpus itself"),
        (["ngrams", "--size", "1"], "2 to 8 words"),
    ],
)
def test_what_cannot_be_asked_of_the_words_is_refused(
    asked: list[str],
    reason: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for i in range(3):
        (folder / f"{i}.txt").write_text(f"{TEXT} The mayor of town {i} resigned.", encoding="utf-8")
    (tmp_path / "words.csv").write_text('word,count\nthe,"1,000"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    kind, *options = asked
    code, _, complaint = call("show", kind, "articles", *options, capsys=capsys, monkeypatch=monkeypatch)
    assert code == 2
    assert reason in complaint


def test_tables_about_one_person_and_without_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "Chair Vera Moll resigned on Monday.\n\nClerk Ivo Tarn was sacked on Friday, the council said."
    (folder / "one.txt").write_text(text, encoding="utf-8")
    out = str(tmp_path / "t")
    asked = ("tables", str(folder), "--out", out, "--only", "frames", "--only", "articles")
    assert call(*asked, capsys=capsys, monkeypatch=monkeypatch)[0] == 0
    assert len(pd.read_parquet(tmp_path / "t/frames.parquet")) == 2
    more = ("--about", "Moll", "--passages", "offsets")
    assert call(*asked, *more, capsys=capsys, monkeypatch=monkeypatch)[0] == 0
    frames = pd.read_parquet(tmp_path / "t/frames.parquet")
    assert (frames["affected_id"].tolist(), frames["text"].tolist()) == (["per:vera-moll"], [""])
    assert pd.read_parquet(tmp_path / "t/articles.parquet")["text"].tolist() == [""]
    assert call(*asked, capsys=capsys, monkeypatch=monkeypatch)[0] == 0
    assert len(pd.read_parquet(tmp_path / "t/frames.parquet")) == 2
    code, _, complaint = call(*asked, "--about", "Nobody", capsys=capsys, monkeypatch=monkeypatch)
    assert code == 2
    assert "Moll" in complaint
