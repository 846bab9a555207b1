"""The commands for human coders: draw a sample, read the filled sheets, compare."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Human coding: a sample to code, and agreement.")


@app.command("sample")
def sample(
    corpus: Annotated[str, typer.Argument(help="Folder or file of articles.")] = "data/demo",
    out: Annotated[Path, typer.Option(help="Folder for the sheets.")] = Path("coding"),
    n: Annotated[int, typer.Option(min=1, help="How many sentences to draw.")] = 200,
    coder: Annotated[
        list[str] | None, typer.Option(help="A coder's name; give it once for each of them. Default: A and B.")
    ] = None,
    format: Annotated[
        list[str] | None, typer.Option(help="csv, xlsx, jsonl or label-studio; may be given several times.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed draws the same sentences.")] = 0,
    names: Annotated[str, typer.Option(help="What finds names.")] = "model",
    codebook: Annotated[str, typer.Option(help="The codebook of frames.")] = "departure",
    cache: Annotated[str, typer.Option(help="Folder in which tables are kept between runs.")] = "",
) -> None:
    """Draw sentences for two or more people to code, without the machine's answer."""
    from corpus_tools.corpus import open_corpus
    from corpus_tools.framing.coding import draw_sample, write_sheets
    from corpus_tools.run import check_out

    opened = open_corpus(corpus, names=names, codebook=codebook, cache=cache or None)
    check_out(opened.path, out)
    drawn = draw_sample(opened.frames, opened.articles, n, seed=seed)
    for path in write_sheets(
        drawn, out, coders=coder or ["A", "B"], codebook=codebook, formats=format or ["csv", "xlsx"]
    ):
        typer.echo(str(path))
    typer.echo(
        f"{len(drawn)} sentences. key.csv holds the machine's answers: keep it from the coders until they are done."
    )


@app.command("read")
def read(
    sheets: Annotated[
        list[Path], typer.Argument(help="The filled sheets (CSV, XLSX, JSON lines, Label Studio exports).")
    ],
    key: Annotated[
        Path | None, typer.Option(help="The key.csv of the sample. Default: beside the first sheet.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the tables as CSV. Default: printed only.")] = None,
    codebook: Annotated[str, typer.Option(help="The codebook that was coded with.")] = "departure",
    adjudicator: Annotated[
        str | None, typer.Option(help="The coder whose codes decide where the others disagree.")
    ] = None,
) -> None:
    """Compare coders with each other and with the machine: alpha, precision, recall, F1, corrected prevalence."""
    from corpus_tools.files import writing
    from corpus_tools.framing.coding import agreement, read_key, read_sheets

    codings = read_sheets(sheets, codebook=codebook)
    skipped = codings.attrs["skipped"]
    if skipped:
        one = ", ".join(f"{coder}: {item} ({column})" for coder, item, column in skipped[:5])
        typer.echo(f"{len(skipped)} blank, left out as skipped units: {one}{', …' if len(skipped) > 5 else ''}")
    compared = agreement(codings, read_key(key or sheets[0].parent / "key.csv"), adjudicator=adjudicator)
    for name, table in vars(compared).items():
        typer.echo(f"\n{name.replace('_', ' ')}\n{table.to_string(index=False, float_format=lambda v: f'{v:.3f}')}")
        if out is not None:
            with writing(out / f"{name}.csv") as temporary:
                table.to_csv(temporary, index=False, encoding="utf-8", lineterminator="\n")
