"""The pages of the reference: one for each part of the package, made from the docstrings of its public names."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path


@dataclass(frozen=True)
class Page:
    """A page: its file, its title, the module whose public names it lists, and what they are for."""

    name: str
    title: str
    module: str
    words: str


EXAMPLES = """The examples are run by the tests. Before each stand these lines:

>>> import corpus_tools as ct
>>> study = ct.open_study("data/demo")

A study has every measure and figure as a method, which is given the tables it needs: ``study.share_of_voice()`` is
``measures.share_of_voice(quotes, articles)``."""
_PAGES = (
    Page("api", "The package", "corpus_tools", "What ``import corpus_tools as ct`` gives."),
    Page(
        "api_measures",
        "Measures",
        "corpus_tools.measures",
        "Counts, shares, intervals and tests. Each returns a table.",
    ),
    Page(
        "api_findings",
        "Findings",
        "corpus_tools.measures.findings",
        "Sentences that say what a table holds, and no more.",
    ),
    Page("api_exports", "Exports", "corpus_tools.exports", "Results in the formats of other programs."),
    Page("api_figures", "Figures", "corpus_tools.figures", "Each takes a table of the measures and returns a picture."),
)
PAGES = tuple(f"docs/{page.name}" for page in _PAGES)


def public_names(module: str) -> list[str]:
    """The public functions and classes of a module, in the order of the alphabet."""
    loaded = import_module(module)
    names = [name for name in loaded.__all__ if not name.startswith("_")]
    return sorted(
        name for name in names if inspect.isroutine(getattr(loaded, name)) or inspect.isclass(getattr(loaded, name))
    )


def write(folder: Path) -> None:
    """Write the pages of the reference into ``folder``."""
    for page in _PAGES:
        parts = [
            page.title,
            "=" * len(page.title),
            "",
            page.words,
            "",
            EXAMPLES,
            "",
            f".. currentmodule:: {page.module}",
            "",
        ]
        for name in public_names(page.module):
            kind = "autoclass" if inspect.isclass(getattr(import_module(page.module), name)) else "autofunction"
            parts += [f".. {kind}:: {name}", "   :members:" if kind == "autoclass" else "", ""]
        (folder / f"{page.name}.rst").write_text("\n".join(parts), "utf-8")
