"""Codebooks: frames as data, in a TOML file that a researcher can read and change.

A codebook has frames (what they mean, what is in and what is out), lists of words, patterns that find an
expression, contexts that change the frame of an expression (being forced to resign is not resigning), and cues of
pressure. The notation of the patterns is told in :mod:`corpus_tools.framing.patterns`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Final

from corpus_tools.errors import InputError
from corpus_tools.framing.patterns import Compiled

GRAMMARS: Final = ("intransitive", "transitive", "noun", "phrase")


@dataclass(frozen=True)
class Frame:
    """One frame with its coding rules; ``examples`` are the authors' own sentences."""

    name: str
    label: str
    definition: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pattern:
    """One entry under ``[[patterns]]``: several wordings that are coded alike."""

    id: str
    frame: str
    grammar: str
    compiled: tuple[Compiled, ...]
    not_before: tuple[Compiled, ...] = ()
    not_after: tuple[Compiled, ...] = ()
    only_before: tuple[Compiled, ...] = ()
    only_after: tuple[Compiled, ...] = ()
    earlier: tuple[Compiled, ...] = ()
    affected: str = "auto"
    agent: str = "auto"
    object: str = "any"
    not_of: frozenset[str] = frozenset()
    modality: str = ""
    is_negated: bool = False
    confidence: float = 0.9
    order: int = 0
    is_only_active: bool = False
    is_reported: bool = False
    inherits_frame: bool = False
    is_in_company: bool = False
    only_from: tuple[Compiled, ...] = ()
    not_after_object: tuple[Compiled, ...] = ()
    not_inside: tuple[Compiled, ...] = ()


@dataclass(frozen=True)
class Context:
    """One entry under ``[[contexts]]``: words beside an expression that change its coding."""

    id: str
    frame: str
    applies_to: tuple[str, ...]
    before: tuple[Compiled, ...] = ()
    after: tuple[Compiled, ...] = ()
    modality: str = ""
    is_reported: bool = False
    agent: str = "auto"
    is_extended: bool = False
    grammars: tuple[str, ...] = GRAMMARS
    confidence: float = 0.9
    is_for_others: bool = False


@dataclass(frozen=True)
class Codebook:
    """A checked codebook. ``by_word`` finds the patterns that a word of a text may begin to match."""

    name: str
    title: str
    description: str
    version: str
    language: str
    path: str
    frames: tuple[Frame, ...]
    patterns: tuple[Pattern, ...]
    contexts: tuple[Context, ...]
    pressure: tuple[Compiled, ...]
    by_word: Mapping[str, tuple[tuple[Pattern, Compiled], ...]] = field(repr=False)
    pressure_words: frozenset[str] = field(repr=False, default=frozenset())

    @property
    def frame_names(self) -> tuple[str, ...]:
        return tuple(frame.name for frame in self.frames)

    def rules(self) -> str:
        """The coding rules as Markdown, for coders and for the head of a notebook."""
        lines = [f"# {self.title} (codebook {self.name} {self.version})", "", self.description, ""]
        for frame in self.frames:
            lines += [f"## {frame.name}: {frame.label}", "", frame.definition, ""]
            for head, items in (("In", frame.include), ("Out", frame.exclude), ("Examples", frame.examples)):
                lines += [f"{head}:", *(f"- {item}" for item in items), ""] if items else []
        return "\n".join(lines)


def codebook_names() -> list[str]:
    """Names of the codebooks that come with the package."""
    folder = resources.files("corpus_tools.framing") / "codebooks"
    return sorted(
        p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml") and p.name[0] != "_"
    )


@lru_cache(maxsize=32)
def _packaged(name: str) -> Codebook:
    from corpus_tools.framing.codebook_reader import parse_codebook

    source = (resources.files("corpus_tools.framing") / "codebooks" / f"{name}.toml").read_text(encoding="utf-8")
    return parse_codebook(source, f"{name}.toml")


def load_codebook(name_or_path: str | Path | Codebook) -> Codebook:
    """A codebook that comes with the package, by name, or a user's own, by path (``….toml``).

    Raises :class:`~corpus_tools.errors.CodebookError` (line and field) for a file that is not a valid codebook and
    :class:`~corpus_tools.errors.InputError` for one that cannot be read.

    >>> load_codebook("departure").frame_names
    ('forced', 'voluntary', 'neutral')
    """
    from corpus_tools.framing.codebook_reader import parse_codebook

    if isinstance(name_or_path, Codebook):
        return name_or_path
    if isinstance(name_or_path, str) and name_or_path in codebook_names():
        return _packaged(name_or_path)
    path = Path(name_or_path)
    if not path.is_file():
        names = ", ".join(codebook_names())
        raise InputError(path, "there is no such codebook", f"Give the path of a TOML file, or one of: {names}.")
    try:
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path, f"it is not UTF-8 text (byte {error.start})", "Save it as UTF-8.") from None
    except OSError as error:
        raise InputError(path, str(error.strerror or error), "Check that it may be read.") from None
    return parse_codebook(source, str(path))


def codebook_template() -> str:
    """The commented start of a new codebook, valid as it is."""
    folder = resources.files("corpus_tools.framing") / "codebooks"
    return (folder / "_template.toml").read_text(encoding="utf-8")
