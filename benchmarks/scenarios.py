"""Faults that users meet, each produced once: does the command report what is wrong, and are its results correct?

    python benchmarks/scenarios.py [--only NAME …] [--cases ../shared/bench/cases/faults]

Each scenario works in a folder of its own, with articles of the demo corpus, through the command line. It prints its
name and what is wrong, if anything is. Results are compared byte by byte with those of a fresh run. Exit code 1 if
anything is wrong. Scenarios that need special permissions (to mount a small disk, to read files as another user) say so
and are skipped without them. ``--cases``: folders of cases with the right answer in their ``EXPECTED.md``.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from faults import ROOT, digests, leftovers, small_corpus

CASES = ROOT.parent / "shared" / "bench" / "cases" / "faults"
SECONDS = 600  # allowed for one command on a busy machine
Wrong = list[str]


class CannotBeMade(Exception):
    """A scenario that this process lacks the permissions to set up."""


class Place:
    """A working folder with a corpus ``c``, a cache and the results ``out``."""

    def __init__(self, work: Path, articles: int = 3) -> None:
        self.work, self.corpus, self.out, self.cache = work, work / "c", work / "out", work / "cache"
        if articles:
            small_corpus(self.corpus, articles)
        self.variables: dict[str, str] = {}

    def environment(self) -> dict[str, str]:
        given = {**os.environ, "CORPUS_TOOLS_CACHE": str(self.cache), "PYTHONPATH": str(ROOT / "src")}
        return {**given, "PYTHONUNBUFFERED": "1", **self.variables}

    def start(self, *arguments: object, **options: Any) -> subprocess.Popen[str]:
        given = [*options.pop("through", []), sys.executable, "-m", "corpus_tools.cli", *map(str, arguments)]
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, **options}
        return subprocess.Popen(given, env=self.environment(), **options)

    def do(self, *arguments: object, **options: Any) -> tuple[int, str]:
        """Run a command; returns its exit code and everything it printed."""
        process = self.start(*arguments, errors="replace", **options)
        try:
            said, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            said, _ = process.communicate()
            return -1, f"not ended after {SECONDS} s: {said}"
        return process.returncode, said or ""

    def tables(self, *more: object, **options: Any) -> tuple[int, str]:
        return self.do("tables", self.corpus, "--out", self.out, *more, **options)

    def run(self, *more: object, **options: Any) -> tuple[int, str]:
        return self.do("run", self.corpus, "--out", self.out, "--notebook", "02", *more, **options)

    def forget(self) -> None:
        for folder in (self.out, self.cache):
            shutil.rmtree(folder, ignore_errors=True)


def clean_words(code: int, said: str, *codes: int, words: str = "") -> Wrong:
    """What is wrong with how a command ended: a wrong exit code, a traceback, or ``words`` missing from its output."""
    wrong = []
    if code not in codes:
        wrong.append(f"exit code {code} instead of {' or '.join(map(str, codes))}: {said[-400:]}")
    if "Traceback" in said or "itself failed" in said:
        wrong.append(f"not an error in words: {said[-400:]}")
    if words.casefold() not in said.casefold():
        wrong.append(f"does not say {words!r}: {said[-400:]}")
    return wrong


def unlike(found: dict[str, str], expected: dict[str, str]) -> Wrong:
    return [f"{name} differs" for name in sorted({*found, *expected}) if found.get(name) != expected.get(name)]


def fresh(place: Place, command: str = "tables", *more: object) -> dict[str, str]:
    """Digests of the files a command writes into an empty folder; output and cache are removed afterwards."""
    place.forget()
    code, said = getattr(place, command)(*more)
    assert code == 0, said
    found = digests(place.out)
    place.forget()
    return found


# ---- one folder, several runs


def interrupted_then_back(work: Path) -> Wrong:
    """A run; a second without one article, interrupted; then the first again."""
    place = Place(work, 8)
    code, said = place.run()
    wrong = clean_words(code, said, 0)
    first = digests(place.out)
    (gone,) = place.corpus.glob("05_*")
    text = gone.read_bytes()
    gone.unlink()
    before = {path: path.stat().st_mtime_ns for path in (place.out / "figures").iterdir()}
    process = place.start("run", place.corpus, "--out", place.out, "--notebook", "02")
    begin = time.monotonic()
    while process.poll() is None and time.monotonic() - begin < SECONDS:
        if sum(not p.exists() or p.stat().st_mtime_ns != then for p, then in before.items()) >= 4:
            process.send_signal(signal.SIGINT)
            break
        time.sleep(0.02)
    process.communicate(timeout=SECONDS)
    gone.write_bytes(text)
    wrong += clean_words(*place.run(), 0)
    return wrong + unlike(digests(place.out), first) + leftovers(work)


def tables_then_run(work: Path) -> Wrong:
    """Tables made with other parameters, then a run into the same folder; then tables again, which is refused."""
    place = Place(work)
    expected = fresh(place, "run")
    wrong = clean_words(*place.tables("--codebook", "protest"), 0)
    wrong += clean_words(*place.run(), 0)
    wrong += unlike(digests(place.out), expected)
    wrong += clean_words(*place.tables("--codebook", "protest"), 2)
    return wrong + unlike(digests(place.out), expected)


def edited_by_hand(work: Path) -> Wrong:
    """A table is edited by hand: the next command names it and changes nothing."""
    place = Place(work)
    wrong = clean_words(*place.tables(), 0)
    table = place.out / "quotes.csv"
    table.write_text(table.read_text("utf-8") + "x", "utf-8")
    before = digests(place.out)
    wrong += clean_words(*place.tables("--codebook", "protest"), 2, words="quotes.csv")
    return wrong + unlike(digests(place.out), before)


def two_codebooks_at_once(work: Path) -> Wrong:
    """Two commands write into one folder at once: one gets an error message, the other its results."""
    place = Place(work)
    books = ("departure", "protest")
    results = [fresh(place, "tables", "--codebook", book) for book in books]
    both = [place.start("tables", place.corpus, "--out", place.out, "--codebook", book) for book in books]
    ends = [(process.communicate(timeout=SECONDS)[0], process.returncode) for process in both]
    wrong = [f"{code}: {said[-300:]}" for said, code in ends if code and "another run is writing" not in said]
    return wrong + ([] if digests(place.out) in results else ["the folder is that of neither"])


def one_cache_two_folders(work: Path) -> Wrong:
    """Two commands write into two folders at once and share one cache, empty at first."""
    place = Place(work)
    expected = fresh(place)
    outs = [work / "one", work / "two"]
    both = [place.start("tables", place.corpus, "--out", out) for out in outs]
    wrong = []
    for process in both:
        said, _ = process.communicate(timeout=SECONDS)
        wrong += clean_words(process.returncode, said, 0)
    return wrong + [line for out in outs for line in unlike(digests(out), expected)] + leftovers(work)


# ---- terminations


def ended_in_each_stage(work: Path) -> Wrong:
    """SIGTERM after each line of progress, then a run to the end: byte-identical to an uninterrupted run."""
    place = Place(work)
    expected = fresh(place)
    place.forget()
    wrong: Wrong = []
    for line in range(1, 40):
        process = place.start("tables", place.corpus, "--out", place.out)
        assert process.stdout is not None
        read = [text for _, text in zip(range(line), process.stdout, strict=False)]
        if len(read) < line:
            process.wait()
            break
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=SECONDS)
        wrong += clean_words(process.returncode, said, 0, 130, 143)
        wrong += [f"{name} was left after SIGTERM at {read[-1].strip()}" for name in leftovers(work)]
        shutil.rmtree(place.cache, ignore_errors=True)
    wrong += clean_words(*place.tables(), 0)
    return wrong + unlike(digests(place.out), expected)


def kernel_killed(work: Path) -> Wrong:
    """The process of a notebook is killed: an error that names the notebook, and the next run is complete."""
    place = Place(work)
    expected = fresh(place, "run")
    process = place.start("run", place.corpus, "--out", place.out, "--notebook", "02")
    begin, killed = time.monotonic(), False
    while not killed and process.poll() is None and time.monotonic() - begin < SECONDS:
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError, IndexError):
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                if parent == process.pid and b"ipykernel" in (folder / "cmdline").read_bytes():
                    time.sleep(1)
                    os.kill(int(folder.name), signal.SIGKILL)
                    killed = True
        time.sleep(0.05)
    said, _ = process.communicate(timeout=SECONDS)
    wrong = clean_words(process.returncode, said, 1, words="02") if killed else ["no kernel was seen"]
    return wrong + clean_words(*place.run(), 0) + unlike(digests(place.out), expected)


def reader_went_away(work: Path) -> Wrong:
    """Output closed early (``corpus-tools check … | head -1``), and no standard input at all."""
    place = Place(work)
    process = place.start("check", "--corpus", place.corpus, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.wait(SECONDS)
    return [f"not silent: {said[-400:]}"] if "Traceback" in said or "Exception" in said else []


# ---- disks and folders


@contextlib.contextmanager
def small_disk(at: Path, megabytes: float) -> Iterator[None]:
    """A file system of a few megabytes, mounted while the context is open."""
    at.mkdir(parents=True)
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={int(megabytes * 1024)}k", "tmpfs", str(at)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        raise CannotBeMade("a small disk cannot be mounted")
    try:
        yield
    finally:
        subprocess.run(["umount", str(at)], check=False)


def full_disk_for_results(work: Path) -> Wrong:
    """The disk for the results has space for only a part of them."""
    place = Place(work)
    expected = fresh(place)
    wrong: Wrong = []
    for megabytes in (0.02, 0.06, 0.1):
        disk = work / f"disk{megabytes}"
        with small_disk(disk, megabytes):
            place.out = disk / "out"
            wrong += [f"{megabytes} MB: {line}" for line in clean_words(*place.tables(), 2, words="space")]
            wrong += [f"{megabytes} MB: {line}" for line in leftovers(disk)]
            subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
            wrong += clean_words(*place.tables(), 0) + unlike(digests(place.out), expected)
    return wrong


def full_disk_for_cache(work: Path) -> Wrong:
    """The disk for the cache is full: a warning, and correct tables."""
    place = Place(work)
    expected = fresh(place)
    wrong: Wrong = []
    for megabytes in (0.004, 0.03, 0.06):
        with small_disk(work / f"disk{megabytes}", megabytes):
            place.cache = work / f"disk{megabytes}" / "cache"
            wrong += clean_words(*place.tables(), 0, words="cache") + unlike(digests(place.out), expected)
            shutil.rmtree(place.out)
    return wrong


def folders_nobody_may_write(work: Path) -> Wrong:
    """Results and cache on a read-only disk."""
    place = Place(work)
    expected = fresh(place)
    with small_disk(work / "disk", 8):
        subprocess.run(["mount", "-o", "remount,ro", str(work / "disk")], check=True)
        place.cache = work / "disk" / "cache"
        wrong = clean_words(*place.tables(), 0, words="cache") + unlike(digests(place.out), expected)
        place.cache, place.out = work / "cache", work / "disk" / "out"
        wrong += clean_words(*place.tables(), 2, words="out")
    return wrong


def article_nobody_may_read(work: Path) -> Wrong:
    """One article that only its owner may read, and one folder of another user: the other articles are read."""
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        raise CannotBeMade("this user may read everything")
    place = Place(work)
    first = min(place.corpus.glob("*.txt"))
    first.chmod(0)
    (place.corpus / "closed").mkdir(mode=0)
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    code, said = place.do("check", "--corpus", place.corpus, through=bound)
    return clean_words(code, said, 1, words=first.name) + clean_words(code, said, 1, words="2 articles")


def folders_in_place_of_files(work: Path) -> Wrong:
    """Folders in place of result files, a folder named like an article, a file in place of cache or results."""
    place = Place(work)
    expected = fresh(place)
    (place.out / "quotes.csv" / "mine").mkdir(parents=True)
    wrong = clean_words(*place.tables(), 2, words="quotes.csv")
    place.forget()
    (place.corpus / "folder.txt").mkdir()
    place.cache.write_text("x", "utf-8")
    wrong += clean_words(*place.tables(), 0)
    wrong += unlike(digests(place.out), expected)
    shutil.rmtree(place.out)
    place.out.write_text("x", "utf-8")
    return wrong + clean_words(*place.tables(), 2, words="out")


def results_among_articles(work: Path) -> Wrong:
    """Results inside the folder of articles: neither this command nor the next reads them as articles."""
    place = Place(work)
    expected = fresh(place)
    place.out = place.corpus / "results"
    code, said = place.tables()
    if code == 2:
        return clean_words(code, said, 2, words="results")
    code, said = place.tables()
    return clean_words(code, said, 0) + unlike(digests(place.out), expected)


# ---- articles


def things_that_are_no_files(work: Path) -> Wrong:
    """Among the articles: a pipe, a socket, a link to itself, a broken link and a link out of the folder."""
    place = Place(work)
    expected = fresh(place)
    os.mkfifo(place.corpus / "pipe.txt")
    with contextlib.chdir(place.corpus), socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        (place.corpus / "loop.txt").symlink_to("loop.txt")
        (place.corpus / "nothing.txt").symlink_to("there_is_nothing.txt")
        (place.corpus / "round").symlink_to(place.corpus, target_is_directory=True)
        code, said = place.tables()
    wrong = clean_words(code, said, 0, 1)
    found = digests(place.out)
    return wrong + [line for line in unlike(found, expected) if not line.startswith(("problems", ".corpus"))]


def odd_file_names(work: Path) -> Wrong:
    """File names with line ends, control characters, undecodable bytes, 255 bytes; two that differ only in case."""
    place = Place(work)
    names = [
        b"a\nb.txt",
        b"\x1b[31mred.txt",
        b"\xff\xfe.txt",
        b"n" * 251 + b".txt",
        b"Same.txt",
        b"same.TXT",
        b"-o.txt",
    ]
    names += [b" .txt", "\u202egpj.txt".encode(), "é.txt".encode(), "e\u0301.txt".encode(), b"=1+1.txt"]
    for number, name in enumerate(names):
        path = place.corpus / os.fsdecode(name)
        path.write_text(f"The council of ward {number} met on Monday. “We are {number},” said Ada Ode.", "utf-8")
    code, said = place.tables()
    wrong = clean_words(code, said, 0, 1)
    if "\x1b[31m" in said:
        wrong.append("a control character reached the terminal")
    rows = (place.out / "articles.csv").read_text("utf-8").count("The council of ward") if not wrong else len(names)
    return wrong + ([] if rows >= len(names) else [f"{rows} of {len(names)} articles were read"])


def ids_that_collide(work: Path) -> Wrong:
    """Rows with equal ids, ids that differ only in case or spaces, paths, symbols or numbers as ids, or no id."""
    place = Place(work, 0)
    place.corpus.mkdir()
    ids: list[Any] = [
        "a",
        "a",
        "A",
        " a ",
        "a\u0301",
        "á",
        "../../x",
        "/etc/x",
        "x\ny",
        "x" * 5000,
        "nan",
        "None",
        "",
        1,
    ]
    ids += ["1", 1.0, True, None, [1], {"a": 1}, "CON", "a\x00b", "=1+1", "<b>", 10**30, float("inf")]
    rows = [
        {"id": each, "text": f"Ada Ode of ward {n} resigned on Monday. “I am {n},” she said to the {n} members."}
        for n, each in enumerate(ids)
    ]
    (place.corpus / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    before = {*work.parent.glob("x*")}
    wrong = clean_words(*place.tables(), 0, 1)
    if not wrong:
        text = (place.out / "articles.csv").read_text("utf-8")
        missing = [n for n in range(len(ids)) if f"Ada Ode of ward {n} resigned" not in text]
        wrong += [f"rows {missing} are in no article"] if missing else []
    outside = [*(p for p in work.parent.glob("x*") if p.is_file() and p not in before), *work.glob("x*")]
    return wrong + [f"{path} was written" for path in outside]


def _while_reading(change: Callable[[Place], None]) -> Callable[[Path], Wrong]:
    """A scenario in which ``change`` is applied to the folder repeatedly while a command reads it."""

    def scenario(work: Path) -> Wrong:
        place = Place(work, 8)
        over = threading.Event()

        def again() -> None:
            while not over.is_set():
                with contextlib.suppress(OSError):
                    change(place)
                over.wait(0.003)

        thread = threading.Thread(target=again)
        thread.start()
        try:
            code, said = place.tables()
        finally:
            over.set()
            thread.join()
        wrong = clean_words(code, said, 0, 1, 2)
        shutil.rmtree(place.corpus)
        small_corpus(place.corpus, 8)
        found = place.tables()
        wrong += clean_words(*found, 0)
        after = digests(place.out)
        return wrong + unlike(after, fresh(place))

    return scenario


def _come_and_go(place: Place) -> None:
    path = place.corpus / "zz.txt"
    if path.exists():
        path.unlink()
    else:
        path.write_text("Ben Orme resigned on Tuesday. “It was time,” he said.", "utf-8")


def _cut_off(place: Place) -> None:
    path = max(place.corpus.glob("*.txt"))
    size = path.stat().st_size
    os.truncate(path, size // 2 if size > 400 else 400)
    with path.open("a", encoding="utf-8") as file:
        file.write("More. ")


def _without_cache(place: Place) -> None:
    shutil.rmtree(place.cache, ignore_errors=True)


def cache_removed_while_used(work: Path) -> Wrong:
    """The cache is emptied while a command uses it."""
    return _while_reading(_without_cache)(work)


def article_comes_and_goes(work: Path) -> Wrong:
    """A file of the corpus is deleted and created again while it is read."""
    return _while_reading(_come_and_go)(work)


def article_cut_off(work: Path) -> Wrong:
    """A file of the corpus is truncated and appended to while it is read."""
    return _while_reading(_cut_off)(work)


def results_removed_while_written(work: Path) -> Wrong:
    """The results folder is removed while it is written: an error message, or complete results."""
    place = Place(work)
    expected = fresh(place)
    wrong: Wrong = []
    process = place.start("tables", place.corpus, "--out", place.out)
    while process.poll() is None and not list(place.out.glob("*.parquet")):
        time.sleep(0.01)
    shutil.rmtree(place.out, ignore_errors=True)
    said, _ = process.communicate(timeout=SECONDS)
    wrong += clean_words(process.returncode, said, 0, 2)
    if process.returncode == 0:
        wrong += unlike(digests(place.out), expected)
    wrong += clean_words(*place.tables(), 0)
    return wrong + unlike(digests(place.out), expected)


# ---- clocks, variables and limits


def clocks_set_back(work: Path) -> Wrong:
    """Corpus, cache and results dated 1970 and 2100: the same tables, and a changed article is still detected."""
    place = Place(work)
    expected = fresh(place)
    wrong: Wrong = []
    for moment in (1, 4_102_444_800):
        wrong += clean_words(*place.tables(), 0)
        for path in work.rglob("*"):
            os.utime(path, (moment, moment))
        wrong += clean_words(*place.tables(), 0) + unlike(digests(place.out), expected)
    article = max(place.corpus.glob("*.txt"))
    text = article.read_text("utf-8")
    then = article.stat()
    article.write_text(text.replace("e", "a", 1), "utf-8")  # same size, same modification time
    os.utime(article, ns=(then.st_atime_ns, then.st_mtime_ns))
    wrong += clean_words(*place.tables(), 0)
    if digests(place.out) == expected:
        wrong.append("a change that kept size and time was not seen")
    return wrong


def odd_environments(work: Path) -> Wrong:
    """No home folder, no temporary folder, another locale, time zone, hash seed or umask."""
    place = Place(work)
    expected = fresh(place)
    wrong: Wrong = []
    for variables in (
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
        {"TMPDIR": "/nonexistent"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati"},
        {"COLUMNS": "1", "TERM": "dumb", "NO_COLOR": "1"},
        {"COLUMNS": "x", "PYTHONWARNINGS": "error"},
    ):
        place.forget()
        place.variables = variables
        wrong += [f"{variables}: {line}" for line in clean_words(*place.tables(), 0)]
        wrong += [f"{variables}: {line}" for line in unlike(digests(place.out), expected)]
    place.forget()
    place.variables = {}
    wrong += clean_words(*place.tables(umask=0o777), 0, 2)
    for path in work.rglob("*"):
        path.chmod(0o700)
    return wrong


def few_open_files_and_little_memory(work: Path) -> Wrong:
    """At most 24 open files, then 300 to 700 MB of memory: correct tables or an error message; then without limits."""
    import resource

    place = Place(work)
    expected = fresh(place)
    wrong: Wrong = []
    for name, most in (("RLIMIT_NOFILE", 24), *(("RLIMIT_DATA", mb << 20) for mb in (150, 250, 350, 450))):

        def limit(name: str = name, most: int = most) -> None:
            resource.setrlimit(getattr(resource, name), (most, most))

        place.forget()
        code, said = place.tables(preexec_fn=limit)
        if code == 0:
            wrong += [f"{name} {most}: {line}" for line in unlike(digests(place.out), expected)]
        elif name == "RLIMIT_NOFILE":
            wrong += [f"{name} {most}: {line}" for line in clean_words(code, said, 0, 2)]
        wrong += clean_words(*place.tables(), 0)
        wrong += [f"after {name} {most}: {line}" for line in unlike(digests(place.out), expected)]
    return wrong


# ---- cases stored elsewhere


def kept_cases(folder: Path) -> Wrong:
    """Run the cases of a folder on a copy and compare with their expected answers."""
    with tempfile.TemporaryDirectory(prefix="scenarios-") as made:
        work = Path(made)
        shutil.copytree(folder, work / "cases")
        for path in (work / "cases").rglob("*"):
            path.chmod(0o755)
        return [line for case in _KEPT for line in _named(case, work)]


def _named(case: Callable[[Place], Wrong], work: Path) -> Wrong:
    name = case.__name__.strip("_")
    place = Place(work, 0)
    place.corpus = work / "cases" / name
    place.forget()
    return [f"{name}: {line}" for line in case(place)]


def _sir_and_middle_name(place: Place) -> Wrong:
    wrong = clean_words(*place.tables(), 0)
    people = (place.out / "entities.csv").read_text("utf-8")
    return wrong + [f"{name} is not there" for name in ("Sir Paul", "John Paul Jones") if name not in people]


def _zip_broken_deflate(place: Place) -> Wrong:
    code, said = place.do("check", "--corpus", place.corpus)
    wrong = clean_words(code, said, 1, words="one.txt") + clean_words(code, said, 1, words="damaged or cut")
    return wrong + clean_words(code, said, 1, words="2 articles")


def _zip_control_name(place: Place) -> Wrong:
    code, said = place.do("check", "--corpus", place.corpus)
    return clean_words(code, said, 0, 1, words="\\x1b") + (["ESC reached the terminal"] if "\x1b" in said else [])


def _codebook_huge_gap(place: Place) -> Wrong:
    code, said = place.do("codebook", "check", place.corpus / "codebook.toml")
    return clean_words(code, said, 2, words="line 13") + clean_words(code, said, 2, words="99999999999")


def _codebook_capital_frame(place: Place) -> Wrong:
    return clean_words(*place.do("codebook", "check", place.corpus / "codebook.toml"), 0)


def _linked_names(place: Place) -> Wrong:
    place.corpus /= "corpus"
    names = place.corpus / "names.csv"
    names.unlink()
    names.symlink_to("../outside_names.csv")
    code, said = place.do("check", "--corpus", place.corpus)
    wrong = clean_words(code, said, 0, 1, words="not followed")
    place.tables()
    given = (place.corpus.parent / "outside_names.csv").read_text("utf-8").split("\n")[1].split(",")[1]
    used = given in (place.out / "mentions.csv").read_text("utf-8")
    return wrong + (["names.csv was used and is said not to be"] if used else [])


_KEPT = (
    _sir_and_middle_name, _zip_broken_deflate, _zip_control_name, _codebook_huge_gap, _codebook_capital_frame,
    _linked_names,
)  # fmt: skip

SCENARIOS: dict[str, Callable[[Path], Wrong]] = {
    scenario.__name__: scenario
    for scenario in (
        interrupted_then_back, tables_then_run, edited_by_hand, two_codebooks_at_once, one_cache_two_folders,
        ended_in_each_stage, kernel_killed, reader_went_away, full_disk_for_results, full_disk_for_cache,
        folders_nobody_may_write, article_nobody_may_read, folders_in_place_of_files, results_among_articles,
        things_that_are_no_files, odd_file_names, ids_that_collide, cache_removed_while_used, article_comes_and_goes,
        article_cut_off, results_removed_while_written, clocks_set_back, odd_environments,
        few_open_files_and_little_memory,
    )
}  # fmt: skip


def tried(name: str, scenario: Callable[[], Wrong]) -> bool:
    """Run one scenario and print the outcome; returns whether nothing is wrong."""
    begin = time.monotonic()
    try:
        wrong = scenario()
    except CannotBeMade as reason:
        print(f"left out {name}: {reason}", flush=True)
        return True
    except Exception as error:
        wrong = [f"{type(error).__name__}: {str(error)[-500:]}"]
    print(f"{'wrong' if wrong else 'right'}    {name} ({time.monotonic() - begin:.0f} s)", flush=True)
    for line in wrong[:12]:
        print(f"         {line}", flush=True)
    return not wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=SCENARIOS, default=list(SCENARIOS))
    parser.add_argument("--cases", type=Path, default=CASES, help="a folder of cases; left out where it is not there")
    given = parser.parse_args()
    ends = []
    for name in given.only:
        with tempfile.TemporaryDirectory(prefix="scenarios-", ignore_cleanup_errors=True) as work:
            ends.append(tried(name, lambda name=name, work=work: SCENARIOS[name](Path(work))))  # type: ignore[misc]
    if given.cases.is_dir() and len(given.only) == len(SCENARIOS):
        ends.append(tried(f"cases of {given.cases.name}", lambda: kept_cases(given.cases)))
    print(f"{sum(ends)} of {len(ends)} right")
    return int(not all(ends))


if __name__ == "__main__":
    sys.exit(main())
