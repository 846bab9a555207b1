"""Fuzz and fault run: does anything end a run, lose an article, or pass a stale or damaged result off as right?

    python benchmarks/faults.py --seconds 60 [--only articles exports …] [--seed 1]

Each kind of trial gets an equal share of the time. Printed are the number of trials, what failed, and the seed of the
trial with which it is repeated (``--only KIND --seed SEED --seconds 1``). Exit code 1 where anything failed.

========== ===============================================================================================
articles   mutated articles of 50 to 300 words through all stages: no failure, true offsets, no article over 5 s
exports    mutated export files through all readers: no exception, the file beside them is read, none over 5 s
cache      one bit flipped anywhere in the cache: the tables are those of a run without a cache
kills      whole runs ended at random moments (SIGKILL, SIGTERM, SIGINT) and run again: the same bytes, no leftovers
full       files that cannot grow beyond a random size: an error in words, and the same bytes when run again
together   two runs into one folder at once, with two codebooks: one is refused, the other is whole
workers    worker processes killed in the middle of a stage, of the pool and of a Dask cluster: the same tables
========== ===============================================================================================
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import corpus_tools as ct  # noqa: E402
from corpus_tools import pipeline, schema  # noqa: E402
from corpus_tools.loading import load  # noqa: E402
from tests.loading import exports  # noqa: E402

LIMIT = 5.0  # seconds that an article or a file may take
BATCH = 80  # articles per corpus
DEMO = ROOT / "data" / "demo"
_ODD = [
    *("“", "”", "‘", "’", '"', "'", "''", "``", "«", "»", "„", "…", "—", "–", "-", "(", ")", "[", "]", "\n\n", "\n"),
    *(
        "\u00a0",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\u0301",
        "İ",
        "ß",
        "ﬁ",
        "𝒜",
        "👩‍🚀",
        "\x0b",
        "\u2028",
        "\t",
        ".",
        ",",
        ":",
        "?!",
    ),
    *(
        " Sir ",
        " Dame ",
        " Mr ",
        " Mrs Mr ",
        " the Lord ",
        " John Paul Jones ",
        " O’",
        " d’",
        " van der ",
        " Jr. ",
        " II ",
    ),
    *(" said ", " not said ", " “said ", " according to ", " who ", " that ", " he ", " she’s ", " n’t ", " resigned "),
    *(
        " sacked ",
        " forced out ",
        " 2022 ",
        " 31/02/2022 ",
        " 1,00,000 ",
        " $9bn ",
        " 10 Downing Street ",
        " 3pm ",
        " %s ",
        " {0} ",
    ),
    *(
        "<p>",
        "&amp;",
        "](x)",
        "\\",
        "*",
        "_",
        "#",
        "=1+1",
        "ALL CAPS NOW ",
        "a" * 300,
        "Ab " * 40,
        "“x” " * 30,
        "‘’" * 20,
    ),
]


@dataclass
class Kind:
    """One kind of trial: ``trial`` returns what is wrong, or nothing, and how many things it tried."""

    trial: Callable[[random.Random, Path], tuple[int, list[str]]]
    number: int = 0
    failed: list[str] = field(default_factory=list)


def mutated(chance: random.Random, texts: list[str]) -> str:
    """50 to 300 words of the demo corpus (as many below 122 as above), changed in a few to many places."""
    words: list[str] = []
    while len(words) < 50:
        words += chance.choice(texts).split(" ")
    start = chance.randrange(max(1, len(words) - 50))
    words = words[start : start + int(50 * 6 ** chance.random())]
    for _ in range(chance.choice((1, 3, 10, 40))):
        at = chance.randrange(len(words))
        what = chance.randrange(6)
        if what == 0:
            words[at] = chance.choice(_ODD)
        elif what == 1:
            words[at] += chance.choice(_ODD)
        elif what == 2:
            del words[at : at + chance.randint(1, 5)]
            words = words or ["x"]
        elif what == 3:
            words[at:at] = words[at : at + chance.randint(1, 12)]
        elif what == 4:
            words[at] = chance.choice((words[at].upper(), words[at].title(), words[at][::-1], words[at].strip(".,”“")))
        else:
            other = chance.randrange(len(words))
            words[at], words[other] = words[other], words[at]
    return " ".join(words)


def articles(chance: random.Random, work: Path) -> tuple[int, list[str]]:
    texts = [path.read_text("utf-8") for path in sorted(DEMO.glob("*.txt"))]
    rows = [
        {
            "id": f"a{n}",
            "text": mutated(chance, texts),
            "outlet": f"Outlet {n % 7}",
            "published": chance.choice(
                (f"2031-05-{n % 28 + 1:02}", "", "2031", f"2031-05-{n % 28 + 1:02}T0{n % 9}:00:00Z")
            ),
            "title": mutated(chance, texts)[:60] if chance.random() < 0.5 else "",
        }
        for n in range(BATCH)
    ]
    wrong, seconds = _analysed(rows, work / "all")
    if seconds > LIMIT:  # otherwise none of the articles took that long
        alone = [(str(row["id"]), _analysed([row], work / str(row["id"]))[1]) for row in rows]
        wrong += [f"article {number} took {each:.0f} s" for number, each in alone if each > LIMIT]
    return BATCH, wrong


def _analysed(rows: list[dict[str, str]], work: Path) -> tuple[list[str], float]:
    """The errors in the tables of some articles, and the processor time that all stages took, in seconds."""
    work.mkdir()
    (work / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    begin = time.process_time()
    corpus = ct.open_corpus(work / "a.jsonl", cache=work / "cache", backend="serial")
    wrong = []
    for name in corpus.tables:
        schema.validate(corpus.table(name), name, corpus.articles)
    seconds = time.process_time() - begin
    if log := corpus.failure_log():
        wrong.append(log[:2000])
    if len(corpus.articles) != len(rows):
        wrong.append(f"{len(corpus.articles)} of {len(rows)} articles were read")
    return wrong, seconds


_MADE = {
    "nexis.docx": exports.nexis_docx, "nexis.txt": exports.nexis_txt, "nexis.html": exports.nexis_html,
    "nexis.rtf": exports.nexis_rtf, "factiva.html": exports.factiva_html_codes,
    "factiva2.html": exports.factiva_html_plain,
    "factiva.rtf": exports.factiva_rtf, "factiva.xml": exports.factiva_xml, "proquest.txt": exports.proquest_txt,
    "proquest.html": exports.proquest_html, "proquest.xml": exports.proquest_xml, "europresse.html": exports.europresse,
    "page.html": exports.web_page, "page.mht": exports.mhtml, "a.warc.gz": exports.warc, "rss.xml": exports.rss,
    "atom.xml": exports.atom, "nitf.xml": exports.nitf, "newsml.xml": exports.newsml, "ninjs.json": exports.ninjs,
    "a.jsonl": lambda: exports.jsonl(4), "fundus.json": exports.fundus, "a.csv": exports.delimited,
    "a.parquet": exports.parquet, "a.xlsx": exports.xlsx, "header.txt": exports.header_block,
    "front.md": exports.front_matter,
    "a.zip": lambda: exports.zipped(**{"one.txt": exports.header_block(), "two.txt": exports.front_matter()}),
}  # fmt: skip
_SAVED: dict[str, bytes] = {}
_BYTES = [
    b"\x00",
    b"\xff",
    b"<",
    b">",
    b'"',
    b"\n",
    b"\r",
    b"{",
    b"}",
    b"9" * 30,
    b"-1",
    b"\x80",
    b"\\u0000",
    b"&#x0;",
    b"\t" * 9,
]


def _export(name: str) -> bytes:
    if name not in _SAVED:
        content: Any = _MADE[name]()  # type: ignore[operator]
        _SAVED[name] = content if isinstance(content, bytes) else content.encode()
    return _SAVED[name]


def damaged(chance: random.Random, content: bytes) -> bytes:
    """Bytes changed, lost, doubled, moved or cut off."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(max(1, len(data)))
        length = chance.choice((1, 4, 40, 400))
        what = chance.randrange(6)
        if what == 0 and data:
            data[min(at, len(data) - 1)] ^= 1 << chance.randrange(8)
        elif what == 1:
            del data[at : at + length]
        elif what == 2:
            data[at:at] = data[at : at + length]
        elif what == 3:
            data[at:at] = chance.choice(_BYTES)
        elif what == 4:
            there = chance.randrange(max(1, len(data)))
            data[there:there] = data[at : at + length]
        else:
            del data[chance.randrange(max(1, len(data))) :]
    return bytes(data)


def export_files(chance: random.Random, work: Path) -> tuple[int, list[str]]:
    folder = work / "exports"
    folder.mkdir()
    (folder / "zz_good.txt").write_text("The crane on the wharf is green, the board says.", "utf-8")
    name = chance.choice(sorted(_MADE))
    (folder / name).write_bytes(damaged(chance, _export(name)))
    wrong = []
    begin = time.process_time()
    loaded = load(folder)
    if "zz_good.txt" not in set(loaded.articles["source_file"]):
        wrong.append(f"{name}: the file beside it was lost")
    schema.validate(loaded.articles, "articles")
    schema.validate(loaded.cleaning, "cleaning")
    if not {name} & {f.split("/")[0] for f in (*loaded.articles["source_file"], *loaded.problems["source_file"])}:
        wrong.append(f"{name}: it vanished without a row")
    for text, start in zip(loaded.articles["text"], loaded.articles["body_start"], strict=True):
        if not 0 <= start <= len(text):
            wrong.append(f"{name}: body_start {start} of {len(text)} characters")
    if time.process_time() - begin > LIMIT:
        wrong.append(f"{name}: took {time.process_time() - begin:.1f} s")
    return 1, wrong


def small_corpus(folder: Path, number: int = 8) -> Path:
    """The first articles of the demo corpus."""
    folder.mkdir(parents=True)
    for path in sorted(DEMO.glob("*.txt"))[:number]:
        shutil.copy(path, folder / path.name)
    return folder


def tables(corpus: Path, cache: Path, **options: Any) -> dict[str, pd.DataFrame]:
    opened = ct.open_corpus(corpus, cache=cache, **{"backend": "serial", **options})
    return {name: opened.table(name) for name in opened.tables}


def differing(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> list[str]:
    return [name for name in one if not one[name].equals(other[name])]


_REFERENCE: dict[str, Any] = {}


def cache_bits(chance: random.Random, work: Path) -> tuple[int, list[str]]:
    if "cache" not in _REFERENCE:
        kept = Path(tempfile.mkdtemp(prefix="faults-kept-"))
        _REFERENCE["kept"] = kept
        _REFERENCE["cache"] = tables(small_corpus(kept / "corpus", 4), kept / "cache")
    kept = _REFERENCE["kept"]
    shutil.copytree(kept / "cache", work / "cache")
    path = chance.choice(sorted(p for p in (work / "cache").rglob("*") if p.is_file()))
    content = bytearray(path.read_bytes())
    place = chance.randrange(len(content))
    content[place] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    wrong = differing(_REFERENCE["cache"], tables(kept / "corpus", work / "cache"))
    return 1, [f"bit in byte {place} of {path.name}: {', '.join(wrong)}"] if wrong else []


def digests(folder: Path) -> dict[str, str]:
    found = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in found}


def command(work: Path, *more: str, name: str = "run") -> list[str]:
    last = ("--notebook", "02") if name == "run" else ()
    return [sys.executable, "-m", "corpus_tools.cli", name, str(work / "c"), "--out", str(work / "out"), *last, *more]


def environment(work: Path) -> dict[str, str]:
    (work / "tmp").mkdir(exist_ok=True)
    own = {"CORPUS_TOOLS_CACHE": str(work / "cache"), "TMPDIR": str(work / "tmp")}
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), **own}


def finish(work: Path, *more: str, name: str = "run") -> tuple[int, str]:
    done = subprocess.run(
        command(work, *more, name=name), env=environment(work), capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def _heed_interrupts() -> None:
    """What a shell starts in the background ignores SIGINT, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ended(work: Path, after: float, number: signal.Signals, **options: Any) -> None:
    """Run, and end it after some seconds."""
    running = subprocess.Popen(
        command(work),
        env=environment(work),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=_heed_interrupts,
        **options,
    )
    with contextlib.suppress(subprocess.TimeoutExpired):
        running.wait(after)
    if running.poll() is None:
        running.send_signal(number)
        try:
            running.wait(30)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
            raise AssertionError(f"{number.name} did not end the run in 30 s") from None


def leftovers(work: Path) -> list[str]:
    """Half-written files and locks, and everything left in the folder for temporary files."""
    found = [p for p in work.rglob("*") if p.suffix in (".tmp", ".lock") or p.parent == work / "tmp"]
    return [str(p.relative_to(work)) for p in found]


def whole_run(work: Path) -> tuple[dict[str, str], float]:
    """What a run that nothing disturbs leaves, and how long it takes; always in a folder of the same name."""
    small_corpus(work / "c", 4)
    begin = time.monotonic()
    code, said = finish(work)
    assert code in (0, 1), said
    return digests(work / "out"), time.monotonic() - begin


def kills(chance: random.Random, work: Path) -> tuple[int, list[str]]:
    expected, seconds = whole_run(work)
    wrong, number = [], 0
    for _ in range(3):
        shutil.rmtree(work / "out")
        shutil.rmtree(work / "cache")
        for _ in range(5):
            ended(
                work,
                chance.uniform(0.3, 1.1) * seconds * chance.random(),
                chance.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT)),
            )
            number += 1
        time.sleep(2)  # kernels of a killed run end by themselves
        finish(work)
        found = digests(work / "out")
        wrong += [f"{name} differs" for name in sorted({*expected, *found}) if expected.get(name) != found.get(name)]
        wrong += [f"{name} was left" for name in leftovers(work)]
    return number, wrong


def full_disk(chance: random.Random, work: Path) -> tuple[int, list[str]]:
    expected, _ = whole_run(work)
    shutil.rmtree(work / "out")
    if chance.random() < 0.5:
        shutil.rmtree(work / "cache")
    most = chance.choice((200, 5_000, 50_000, 200_000))

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    done = subprocess.run(
        command(work),
        env=environment(work),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )
    wrong = [done.stderr[-500:]] if "itself failed" in done.stderr or "Traceback" in done.stderr else []
    wrong += [f"{name} was left after files of {most} bytes" for name in leftovers(work)]
    finish(work)
    found = digests(work / "out")
    wrong += [f"{name} differs" for name in sorted({*expected, *found}) if expected.get(name) != found.get(name)]
    return 1, wrong


def together(chance: random.Random, work: Path) -> tuple[int, list[str]]:
    small_corpus(work / "c", 4)
    results = {}
    for book in ("departure", "protest"):
        code, said = finish(work, "--codebook", book, name="tables")
        assert code in (0, 1), said
        results[book] = digests(work / "out")
        shutil.rmtree(work / "out")
    if chance.random() < 0.5:
        shutil.rmtree(work / "cache")
    running = {
        book: subprocess.Popen(
            command(work, "--codebook", book, name="tables"), env=environment(work), stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL, text=True,
        )
        for book in results
    }  # fmt: skip
    told = {book: (one.communicate()[1], one.returncode) for book, one in running.items()}
    found = digests(work / "out")
    wrong = []
    if found not in results.values():
        wrong.append("the folder is that of neither run")
    for name, (stderr, code) in told.items():
        if code not in (0, 1) and "another run is writing" not in stderr:
            wrong.append(f"{name}: {code} {stderr[-300:]}")
    return 1, wrong


def workers(chance: random.Random, work: Path) -> tuple[int, list[str]]:
    corpus = small_corpus(work / "c", 8)
    if "workers" not in _REFERENCE:
        _REFERENCE["workers"] = tables(corpus, work / "reference")
    size, pipeline.PARTITION = pipeline.PARTITION, 2  # type: ignore[misc]  # smaller parts
    try:
        with _killed_after(chance.uniform(1, 6)):
            found = tables(corpus, work / "cache", backend=chance.choice(("processes", "dask")), workers=2)
    finally:
        pipeline.PARTITION = size  # type: ignore[misc]
    wrong = differing(_REFERENCE["workers"], found)
    return 1, [f"tables differ: {', '.join(wrong)}"] if wrong else []


@contextlib.contextmanager
def _killed_after(seconds: float) -> Iterator[None]:
    """Kill one child process of this one after some time."""

    def kill() -> None:
        for child in _children(os.getpid()):
            with contextlib.suppress(OSError):
                os.kill(child, signal.SIGKILL)
                return

    timer = threading.Timer(seconds, kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _children(process: int) -> list[int]:
    """Worker processes among the children: not the tracker of shared resources."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == process and b"spawn_main" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return sorted(found)


KINDS: dict[str, Callable[[random.Random, Path], tuple[int, list[str]]]] = {
    "articles": articles,
    "exports": export_files,
    "cache": cache_bits,
    "kills": kills,
    "full": full_disk,
    "together": together,
    "workers": workers,
}


def run(name: str, seed: int, until: float) -> Kind:
    """Trials of one kind until the time is over, one at the least."""
    kind = Kind(KINDS[name])
    while not kind.number or time.monotonic() < until:
        with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as work:
            try:
                number, wrong = kind.trial(random.Random(f"{name} {seed}"), Path(work))  # noqa: S311
            except Exception as error:
                number, wrong = 1, [f"{type(error).__name__}: {str(error)[:500]}"]
        kind.number += number
        kind.failed += [f"seed {seed}: {what}" for what in wrong]
        seed += 1
    return kind


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60, help="for all kinds together (default: 60)")
    parser.add_argument("--only", nargs="+", choices=KINDS, default=list(KINDS), help="kinds of trials")
    parser.add_argument("--seed", type=int, default=1, help="of the first trial (default: 1)")
    given = parser.parse_args()
    failed = 0
    for name in given.only:
        kind = run(name, given.seed, time.monotonic() + given.seconds / len(given.only))
        print(f"{name:<10} {kind.number:>8,} tried {len(kind.failed):>6,} failed", flush=True)
        for line in kind.failed[:20]:
            print(f"    {line}")
        failed += len(kind.failed)
    if "kept" in _REFERENCE:
        shutil.rmtree(_REFERENCE["kept"], ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
