"""The command line: ``corpus-tools run | tables | check | show | …``. Thin: each command calls the package once.

Exit codes: 0 all well; 1 finished, but some files or notebooks failed (each is listed); 2 could not start.
"""

from __future__ import annotations

import os
import shlex
import signal
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console

from corpus_tools._version import __version__
from corpus_tools.cli_coding import app as coding_app
from corpus_tools.cli_words import WORDS, Asked, words_table
from corpus_tools.errors import CorpusToolsError, CorpusToolsWarning, ParameterError, did_you_mean
from corpus_tools.memory import return_memory
from corpus_tools.text import escape_controls

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Read how the news tells a story: provenance, names, quotations, framing.",
)
out_console = Console(soft_wrap=True, highlight=False, markup=False)
err_console = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)

FAILED: Final = 1
REFUSED: Final = 2
INTERRUPTED: Final = 130
_NO_MEMORY: Final = (
    "error: there is not enough memory. What was finished is kept. Run again with --workers 1, or on a machine with "
    "more memory.\n"
)
DEMO: Final = "data/demo"
WARNINGS: Final = 10  # printed at most; the table problems has all
ERRORS: Final = 100  # of a kind that are printed at most: an archive can hold thousands of empty files

CorpusArgument = Annotated[
    str, typer.Argument(help="Folder or file of articles (text, JSON lines, CSV, Parquet, exports of news databases).")
]
NamesOption = Annotated[
    str,
    typer.Option(help="What finds names: 'model' (comes with the package) or 'spacy:PIPELINE' (must be installed)."),
]
CodebookOption = Annotated[
    str,
    typer.Option(
        help="The codebook of frames: one of the package (departure, election, migration, protest), or a TOML file."
    ),
]
AboutOption = Annotated[
    str, typer.Option(help="Only expressions (frames) about this person: a full name, or a last name that is enough.")
]
CacheOption = Annotated[
    str,
    typer.Option(
        help="Folder in which tables are kept between runs. Empty: $CORPUS_TOOLS_CACHE, else the user's cache."
    ),
]
WorkersOption = Annotated[int, typer.Option(min=0, help="How many processes to use; 0: as many as there are cores.")]
BackendOption = Annotated[
    str, typer.Option(help="Where work runs: auto, serial, processes, dask, or the address of a Dask scheduler.")
]


class Format(StrEnum):
    """How ``show`` prints."""

    table = "table"
    csv = "csv"


def say(text: str = "") -> None:
    """A line for the user."""
    out_console.print(escape_controls(text))


def complain(text: str) -> None:
    """A line about something wrong."""
    err_console.print(escape_controls(text))


@contextmanager
def _progress(steps: Mapping[str, float] | None = None) -> Iterator[Any]:
    """A function that is told about stages: bars on a terminal, a line per finished stage elsewhere.

    ``steps``: all that will be done, and what each costs beside the others; the time left is said where they are given.
    """
    from corpus_tools.forecast import Forecast, said

    forecast = Forecast(steps or {})
    if not out_console.is_terminal:

        def plain(stage: str, done: int, total: int, note: str = "") -> None:
            left = said(forecast.left(stage, done, total, note))
            if done >= total and note:
                say(f"  {stage}: {note}" + (f" ({left})" if left else ""))

        yield plain
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[note]}"),
        console=out_console,
    ) as bars:
        tasks: dict[str, Any] = {}

        def on_terminal(stage: str, done: int, total: int, note: str = "") -> None:
            left = said(forecast.left(stage, done, total, note))
            if stage not in tasks:
                tasks[stage] = bars.add_task(f"{stage:<22}", total=total, note=note)
            bars.update(tasks[stage], completed=done, total=total, note=", ".join(filter(None, (note, left))))

        yield on_terminal


def _open(corpus: str, names: str, codebook: str, cache: str, workers: int, backend: str, progress: Any) -> Any:
    from corpus_tools.corpus import open_corpus

    return open_corpus(
        corpus,
        names=names,
        codebook=codebook,
        cache=cache or None,
        workers=workers or None,
        backend=backend,
        progress=progress,
    )


def _report_problems(corpus: Any) -> int:
    """List what could not be read, or fits nothing; returns how many are errors."""
    from corpus_tools.measures import group_problems

    problems = corpus.problems
    errors = problems[problems["severity"] == "error"]
    warnings = group_problems(problems[problems["severity"] != "error"], by_file=False)
    unused = corpus.unused_corrections()
    unused_quotes = corpus.unused_quote_corrections()
    astray = corpus.unused_provenance_corrections()
    number = len(errors) + len(warnings) + len(unused) + len(unused_quotes) + len(astray)
    if number:
        say()
        say(f"{number} thing{'s' if number != 1 else ''} to know about the files:")
    named = errors[errors.groupby("kind").cumcount() < ERRORS]
    for row in [*named.itertuples(index=False), *warnings.head(WARNINGS).itertuples(index=False)]:
        where = "the folder" if row.source_file == "." else row.source_file
        say(f"  {row.severity}: {where}: {row.message.rstrip('.')}. {row.action}")
    _count_others(errors["kind"].value_counts() - named["kind"].value_counts(), corpus.path)
    if len(warnings) > WARNINGS:
        say(f"  and {len(warnings) - WARNINGS} more kinds of warnings: see the table problems")
    for row in unused.itertuples(index=False):
        where = "" if row.article == "*" else f" of article {row.article}"
        say(f"  warning: names.csv: row {row.row}: no name {row.form!r}{where} was found, so nothing was corrected.")
    for row in astray.itertuples(index=False):
        say(f"  warning: {row.file}: row {row.row}: {row.about} is not in the corpus, so nothing was corrected.")
    for row in unused_quotes.itertuples(index=False):
        where = "" if row.article == "*" else f" of article {row.article}"
        fits = f"no quotation {row.passage!r}{where} was found"
        say(f"  warning: quotes.csv: row {row.row}: {fits}, so nothing was corrected.")
    return len(errors)


def _count_others(numbers: Any, path: Path) -> None:
    """How many more errors of each kind there are, and the command that prints them."""
    for kind, more in numbers.sort_index().items():
        if more:
            shown = f"show problems {shlex.quote(str(path))} --where kind={kind} --rows {more + ERRORS}"
            say(f"  and {more:,} more errors of the kind {kind}; all of them: corpus-tools {shown}")


PassagesOption = Annotated[
    str,
    typer.Option(
        help="How much of the articles' text is printed: full; short (no passage of more than 25 words, no article);"
        " offsets (none).",
    ),
]


@app.command()
def run(
    corpus: CorpusArgument = "data/demo",
    out: Annotated[Path, typer.Option(help="Folder for the report, tables, figures and notebooks.")] = Path(
        "runs/demo"
    ),
    notebook: Annotated[
        list[str] | None,
        typer.Option(help="Run only this notebook (01 … 04, or its name); may be given more than once."),
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option(
            "--parameter",
            "-p",
            help="A notebook parameter as NAME=VALUE; may be given more than once: top, how many names, voices, actors"
            " and utterances are shown (top=20); about, as --about.",
        ),
    ] = None,
    names: NamesOption = "model",
    codebook: CodebookOption = "departure",
    cache: CacheOption = "",
    workers: WorkersOption = 0,
    backend: BackendOption = "auto",
    about: AboutOption = "",
    passages: PassagesOption = "full",
) -> None:
    """Make tables, the four executed notebooks, figures and one HTML report from a folder of articles."""
    from corpus_tools.forecast import RUN
    from corpus_tools.output import LOG
    from corpus_tools.run import run_corpus

    values = _parameters(parameter or []) | ({"about": about} if about else {})
    with _progress(RUN) as progress:
        result = run_corpus(
            corpus,
            out,
            notebooks=notebook or [],
            parameters=values,
            names=names,
            codebook=codebook,
            cache=cache or None,
            workers=workers or None,
            backend=backend,
            passages=passages,
            progress=progress,
        )
    for number, sentence in enumerate(result.findings, 1):
        if number == 1:
            say()
            say("What was found:")
        say(f"  {number}. {sentence}")
    errors = _report_problems(result.corpus)
    for name, why in result.failed.items():
        complain(f"failed: {name}: {why}")
    say()
    say(f"Report:    {result.out / 'report.html'}")
    say(f"Tables:    {result.out / 'tables'}")
    say(f"Figures:   {result.out / 'figures'}")
    say(f"Notebooks: {result.out / 'notebooks'}")
    if (log := result.out / LOG).is_file():
        say(f"Errors:    {log}")
    if errors or result.failed:
        raise typer.Exit(FAILED)


def _parameters(pairs: list[str]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise ParameterError("--parameter", pair, "it takes the form NAME=VALUE", "For example: -p top=20")
        values[name.strip()] = value
    return values


@app.command()
def tables(
    corpus: CorpusArgument = "data/demo",
    out: Annotated[Path, typer.Option(help="Folder for the tables (Parquet and CSV).")] = Path("runs/tables"),
    only: Annotated[list[str] | None, typer.Option(help="Only this table; may be given more than once.")] = None,
    names: NamesOption = "model",
    codebook: CodebookOption = "departure",
    cache: CacheOption = "",
    workers: WorkersOption = 0,
    backend: BackendOption = "auto",
    passages: PassagesOption = "full",
    about: AboutOption = "",
) -> None:
    """Make the tables alone, each as Parquet and CSV."""
    from corpus_tools.forecast import TABLES
    from corpus_tools.run import check_out, write_tables

    with _progress(TABLES) as progress:
        opened = _open(corpus, names, codebook, cache, workers, backend, progress)
        check_out(opened.path, out)
        written = write_tables(opened, out, only or [], passages=passages, about=about)
    for path in written:
        say(str(path))
    if _report_problems(opened):
        raise typer.Exit(FAILED)


@app.command()
def lab(
    corpus: CorpusArgument = "data/demo",
    out: Annotated[Path, typer.Option(help="Folder of the results; the notebooks are copied into it.")] = Path(
        "runs/demo"
    ),
    names: NamesOption = "model",
    codebook: CodebookOption = "departure",
    start: Annotated[bool, typer.Option(help="Start JupyterLab, or only copy the notebooks.")] = True,
) -> None:
    """Copy the notebooks beside the results, filled in for this corpus, and open them in JupyterLab."""
    from corpus_tools.workspace import FOLDER, make_workspace, open_lab

    copied = make_workspace(corpus, out, names=names, codebook=codebook)
    say(f"{len(copied)} of 4 notebooks copied into {out / FOLDER}; those that were there are left as they are.")
    if start and (code := open_lab(out)):
        raise typer.Exit(code)


@app.command("notebooks")
def copy_notebooks(
    folder: Annotated[Path, typer.Argument(help="Folder to copy them into; made where it does not exist.")],
) -> None:
    """Copy the four notebooks out of the package, to be changed; those that are there are left alone."""
    from corpus_tools.workspace import copy_notebooks as copy

    say(f"{len(copy(folder))} of 4 notebooks copied into {folder}; those that were there are left as they are.")


@app.command("html")
def html_page(
    notebook: Annotated[list[Path], typer.Argument(help="Executed notebooks, of a run or of your own.")],
    out: Annotated[Path | None, typer.Option(help="Folder for the pages. Default: beside each notebook.")] = None,
) -> None:
    """Write notebooks as HTML pages that load nothing from outside; a browser prints them as PDF."""
    from corpus_tools.offline import export_html

    for path in notebook:
        say(str(export_html(path, out / f"{path.stem}.html" if out else None)))


@app.command()
def check(
    corpus: Annotated[
        str | None, typer.Argument(help="Folder or file of articles to check.", show_default=DEMO)
    ] = None,
    named: Annotated[str | None, typer.Option("--corpus", help="The same folder or file, as an option.")] = None,
    case: Annotated[
        str,
        typer.Option(help="A case study that comes with the project (met_2022): are these its articles and figures?"),
    ] = "",
    cache: CacheOption = "",
) -> None:
    """Report which files can be read, and why others cannot; with --case, whether a case study's figures are found."""
    if None not in (corpus, named) and corpus != named:
        raise ParameterError("--corpus", named, f"the articles are named already: {corpus}", "Name them once")
    path = next((given for given in (corpus, named) if given is not None), DEMO)
    if case:
        from corpus_tools.cases import check_case

        findings = check_case(case, path, cache=cache or None)
        for line in findings.lines:
            say(line)
        if not findings.is_right:
            raise typer.Exit(FAILED)
        return
    from corpus_tools.measures.findings import finding_reading

    opened = _open(path, "model", "departure", cache, 0, "auto", lambda *a, **k: None)
    articles = opened.articles
    say(finding_reading(articles, opened.problems))
    for kind, number in articles["format"].value_counts().sort_index().items():
        say(f"  {number:,} read as {kind.replace('_', ' ')}")
    say(f"Changes made and anomalies noted while loading: {len(opened.cleaning):,} (table cleaning).")
    if _report_problems(opened):
        raise typer.Exit(FAILED)


@app.command()
def show(
    table: Annotated[
        str,
        typer.Argument(
            help="A table (articles, quotes, mentions, frames …), or 'concordance', 'collocates', 'dispersion',"
            " 'keyness', 'ngrams'."
        ),
    ],
    corpus: CorpusArgument = "data/demo",
    query: Annotated[
        str,
        typer.Option(
            help="For concordance, collocates, dispersion: the words to look for; * stands for any ending. For ngrams:"
            " a word they hold."
        ),
    ] = "",
    where: Annotated[
        list[str] | None,
        typer.Option(
            help="Only rows with COLUMN=VALUE; may be given more than once. Of speaker, outlet and other names a part"
            " is enough; date=2031-03 is all of March."
        ),
    ] = None,
    rows: Annotated[int, typer.Option(min=1, help="How many rows to print.")] = 20,
    form: Annotated[
        Format, typer.Option("--format", help="table, for reading; csv, for another program.")
    ] = Format.table,
    names: NamesOption = "model",
    codebook: CodebookOption = "departure",
    cache: CacheOption = "",
    about: AboutOption = "",
    against: Annotated[
        str, typer.Option(help="For keyness: a reference corpus (articles, or a CSV with the columns word and count).")
    ] = "",
    size: Annotated[int, typer.Option(help="For ngrams: how many words.")] = 2,
    figure: Annotated[
        Path | None, typer.Option(help="For dispersion: a picture to write as well, as PNG and as SVG.")
    ] = None,
) -> None:
    """Print a table, every passage where words occur, or what a corpus's words show."""
    opened = _open(corpus, names, codebook, cache, 0, "auto", lambda *a, **k: None)
    asked = Asked(query, against, size, figure)
    frame = words_table(table, opened, asked) if table in WORDS else opened.table(table)
    if about:
        if table != "frames":
            raise ParameterError("--about", about, "only frames are about somebody", "Use it with: show frames")
        from corpus_tools.framing.about import about as about_person

        frame = about_person(frame, opened.table("entities"), about)
    frame, notes = _filtered(frame, where or [], opened)
    head = frame.head(rows)
    if form is Format.csv:
        sys.stdout.write(head.to_csv(index=False, lineterminator="\n"))
        return
    if frame.empty and query and table != "ngrams":
        number = len(opened.articles)
        nowhere = f"occurs in none of the {number:,} articles" if number > 1 else "does not occur in the article"
        say(f"{query} {nowhere}.")
        return
    for note in notes:
        say(note)
    values = head.astype(object).where(head.notna(), "")
    records = [dict(zip(map(str, head.columns), row, strict=True)) for row in values.to_numpy()]
    (_print_lines if table == "concordance" else _print_records)(records)
    of = f"{len(head):,} of {len(frame):,} row{'' if len(frame) == 1 else 's'}"
    say(f"{of}{'; --rows shows more' if len(head) < len(frame) else ''}.")


def _filtered(frame: Any, conditions: list[str], opened: Any) -> tuple[Any, list[str]]:
    """The rows that fit all of ``COLUMN=VALUE``, and which names were taken for those given in part."""
    from corpus_tools.filters import only

    notes = []
    for condition in conditions:
        frame, note = only(frame, condition, opened.articles)
        notes += [note] if note else []
    return frame, notes


def _print_lines(records: list[dict[str, Any]]) -> None:
    """A concordance as concordances are read: the words one under another in the middle of the line."""
    side = max(20, (out_console.width - 34) // 2)
    for record in records:
        left, right = _printable(str(record["left"])), _printable(str(record["right"]))
        say(f"{left[-side:]:>{side}}  {_printable(str(record['keyword']))}  {right[:side]}")
        say(f"{'':>{side}}  ({_printable(str(record['outlet']))}, {str(record['published'])[:10] or 'undated'})")


def _print_records(records: list[dict[str, Any]]) -> None:
    """Rows one under another, a column a line, without the empty ones: wider tables than a terminal stay readable."""
    for number, record in enumerate(records, 1):
        say(f"{number}.")
        for column, value in record.items():
            said = f"{value:.4g}" if isinstance(value, float) else str(value)
            if said:
                say(f"   {column:<16} {_printable(said)}")


def _printable(text: str, most: int = 200) -> str:
    """A value for the terminal, on one line and not too long."""
    clean = escape_controls(" ".join(text.split()))
    return clean if len(clean) <= most else clean[: most - 1] + "…"


@app.command("export")
def export_(
    form: Annotated[
        str, typer.Argument(metavar="FORMAT", help="qdpx, qdc, gexf, graphml, ris, csl or brat: see docs/exports.md.")
    ],
    corpus: CorpusArgument = "data/demo",
    out: Annotated[
        Path | None, typer.Option(help="The file to write. Default: the corpus's name with the format's ending.")
    ] = None,
    graph: Annotated[str, typer.Option(help="For gexf and graphml: people, lineage or speakers.")] = "people",
    ends: Annotated[
        str,
        typer.Option(help="For qdpx: what the end of a passage is, 'after' its last character or the 'last' itself."),
    ] = "after",
    names: NamesOption = "model",
    codebook: CodebookOption = "departure",
    cache: CacheOption = "",
    workers: WorkersOption = 0,
    backend: BackendOption = "auto",
) -> None:
    """Write coded passages, graphs or references for other programs: NVivo, MAXQDA, ATLAS.ti, Gephi, Zotero, brat."""
    from corpus_tools.exports import FORMATS, export_corpus

    if form not in FORMATS:
        raise ParameterError("FORMAT", form, did_you_mean(form, FORMATS))
    with _progress() as progress:
        opened = _open(corpus, names, codebook, cache, workers, backend, progress)
        path = out or Path(f"{opened.path.stem}{FORMATS[form][0]}")
        written = export_corpus(opened, form, path, graph=graph, ends=ends)
    say(f"{written}: {FORMATS[form][1]}")


@app.command()
def compare(
    first: Annotated[str, typer.Argument(help="The folder of a run.")],
    second: Annotated[str, typer.Argument(help="The folder of another run.")],
) -> None:
    """Compare two runs: which articles, counts and findings differ, and why."""
    from corpus_tools.compare import compare_runs

    for line in compare_runs(first, second):
        say(line)


@app.command()
def dictionary() -> None:
    """Print the data dictionary: every table and column, as Markdown."""
    from corpus_tools.schema import data_dictionary

    sys.stdout.write(data_dictionary())


@app.command(hidden=True)
def refresh() -> None:
    """For maintainers: renew the outputs stored in notebooks/ and the files in figures/ from the default run."""
    from corpus_tools.run import refresh as renew

    with _progress() as progress:
        for path in renew(progress):
            say(str(path))


@app.command("case-figures", hidden=True)
def case_figures(case: str, corpus: str) -> None:
    """For maintainers: renew the published figures of a case study."""
    from corpus_tools.cases import write_case_figures

    say(str(write_case_figures(case, corpus)))


codebook_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Codebooks of frames.")
app.add_typer(codebook_app, name="codebook")
app.add_typer(coding_app, name="coding")


@codebook_app.command("new")
def codebook_new(
    path: Annotated[Path, typer.Argument(help="The TOML file to write; an existing one is left alone.")],
) -> None:
    """Write a commented codebook to start from."""
    from corpus_tools.files import write_text
    from corpus_tools.framing import codebook_template

    if path.exists():
        raise ParameterError("path", str(path), "it exists already", "Choose another name, or move it away first.")
    write_text(path, codebook_template())
    say(f"{path}: a codebook to fill in. Check it with: corpus-tools codebook check {path}")


@codebook_app.command("check")
def codebook_check(path: Annotated[str, typer.Argument(help="A TOML file, or the name of a codebook.")]) -> None:
    """Validate a codebook, naming line and field where it is not valid."""
    from corpus_tools.framing import load_codebook

    book = load_codebook(path)
    say(f"{path} is valid: {book.name}")


@codebook_app.command("suggest")
def codebook_suggest(
    corpus: CorpusArgument = "data/demo",
    codebook: CodebookOption = "departure",
    n: Annotated[int, typer.Option(min=1, help="How many candidates to print.")] = 50,
    out: Annotated[Path | None, typer.Option(help="Write them as CSV into this file instead.")] = None,
    names: NamesOption = "model",
    cache: CacheOption = "",
) -> None:
    """List wordings that are where a codebook's expressions are and are not matched by it, with passages."""
    from corpus_tools.files import writing
    from corpus_tools.framing.suggest import suggest

    opened = _open(corpus, names, codebook, cache, 0, "auto", lambda *a, **k: None)
    if out is not None:
        from corpus_tools.run import check_out

        check_out(opened.path, out.parent)
    tables = [opened.table(name) for name in ("articles", "quotes", "mentions", "entities")]
    found = suggest(*tables, codebook=codebook, n=n)
    if out is not None:
        with writing(out) as temporary:
            found.to_csv(temporary, index=False, encoding="utf-8", lineterminator="\n")
        say(f"{out}: {len(found)} candidates")
        return
    _print_records([{str(name): value for name, value in row.items()} for row in found.to_dict("records")])
    say("Candidates to read, no findings: most are no expression of the codebook.")


@codebook_app.command("show")
def codebook_show(
    path: Annotated[str, typer.Argument(help="A codebook's name, or a TOML file.")] = "departure",
) -> None:
    """Print a codebook's frames with their definitions, rules and examples."""
    from corpus_tools.framing import load_codebook

    book = load_codebook(path)
    say(f"{book.title} ({book.name}, version {book.version})")
    say(book.description)
    for frame in book.frames:
        say()
        say(f"{frame.name}: {frame.definition}")
        for head, lines in (("counts", frame.include), ("does not count", frame.exclude), ("example", frame.examples)):
            for line in lines:
                say(f"  {head}: {line}")
    say()
    say(f"{len(book.patterns)} patterns and {len(book.contexts)} contexts.")


def version(value: bool) -> None:
    """Print the version and stop."""
    if value:
        say(f"corpus-tools {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read how the news tells a story: provenance, names, quotations, framing."""


def main() -> None:
    """Run the command line; every expected error is a line on standard error and an exit code."""
    return_memory()
    warnings.showwarning = _warn
    signal.signal(signal.SIGTERM, _terminate)
    try:
        _refuse_empty_folder(sys.argv[1:])
        app()
    except CorpusToolsError as error:
        complain(f"error: {error}")
        sys.exit(REFUSED)
    except MemoryError:
        # Without rich, which would read modules of its own to print it.
        sys.stderr.write(_NO_MEMORY)
        sys.exit(FAILED)
    except Exception as error:
        if os.environ.get("CORPUS_TOOLS_DEBUG"):
            raise
        complain(f"error: {_unforeseen(error)}")
        sys.exit(FAILED)
    except SystemExit as ended:
        if ended.code != INTERRUPTED:
            raise
        _interrupted()
    except KeyboardInterrupt:
        _interrupted()


def _unforeseen(error: Exception) -> str:
    """What to say of an error that nothing in the package expects: its own defect, unless a disk is full."""
    from corpus_tools.files import FULL, not_written  # imported here: most commands end without

    if isinstance(error, OSError) and error.errno in FULL:
        where = error.filename or "the folder of results, the cache, or the folder for temporary files (TMPDIR)"
        return str(not_written(where, error))
    return (
        f"corpus-tools itself failed ({type(error).__name__}: {error}).\n"
        "What was finished is kept. Please report it with the output of: CORPUS_TOOLS_DEBUG=1 corpus-tools …"
    )


def _refuse_empty_folder(arguments: list[str]) -> None:
    """An empty ``--out`` is a shell variable that is not set; read as a path, it would be the current folder."""
    if "--out=" in arguments or ("--out", "") in pairwise(arguments):
        raise ParameterError("--out", "", "it names no folder", "Give the path of a folder; . is this folder")


def _warn(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
    """What the package warns of as a line; what libraries warn of is for developers."""
    if issubclass(category, CorpusToolsWarning):
        complain(f"warning: {message}")


def _terminate(number: int, frame: Any) -> None:
    """What ends a program from outside (a scheduler, a shutdown) ends this one as Ctrl-C does."""
    raise KeyboardInterrupt


def _interrupted() -> None:
    from corpus_tools.files import remove_unfinished

    remove_unfinished()
    complain("Interrupted. What was finished is kept: run the same command again to go on from there.")
    sys.stdout.flush()
    # Kernels of notebooks still running end by themselves when this process is gone; waiting for them could
    # take as long as the notebooks do.
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
