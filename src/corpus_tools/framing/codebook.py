"""Codebooks: frames as data, in a TOML file that a researcher can read and change.

A codebook has frames (what they mean, what is in and what is out), lists of words, patterns that find an
expression, contexts that change the frame of an expression (being forced to resign is not resigning), and cues of
pressure. The notation of the patterns is told in :mod:`corpus_tools.framing.patterns`.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from corpus_tools.framing.patterns import Compiled
from corpus_tools.framing.possible import Needs

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
    needs_same_person: bool = False
    only_object: tuple[Compiled, ...] = ()
    followed_by: tuple[Compiled, ...] = ()
    needs_holder: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it counts without another expression in the article, if need be of somebody called by a post."""
        return not self.needs_same_person and (self.needs_holder or not self.is_in_company)


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
class Setting:
    """One entry under ``[[settings]]``: another subject, in articles on which some patterns mean something else.

    In an article with at least ``least`` different words of ``words``, the patterns whose ids are in ``patterns`` count
    only for a person whom the article calls by a post, or about whom another expression of the article says the same.
    """

    id: str
    words: frozenset[str]
    least: int
    patterns: frozenset[str]


ByWord = Mapping[str, tuple[tuple[Pattern, Compiled], ...]]


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
    by_word: ByWord = field(repr=False)
    pressure_words: frozenset[str] = field(repr=False, default=frozenset())
    settings: tuple[Setting, ...] = ()
    holders: tuple[Compiled, ...] = ()

    @cached_property
    def needs(self) -> Needs[Pattern]:
        """What the patterns cannot do without."""
        return Needs(self.by_word)

    @cached_property
    def plain_needs(self) -> Needs[Pattern]:
        """The same of the patterns that count without another expression in the article."""
        return Needs(_only(self.by_word, is_plain=True))

    @cached_property
    def further_needs(self) -> Needs[Pattern]:
        """The same of all other patterns."""
        return Needs(_only(self.by_word, is_plain=False))

    @cached_property
    def _of_holders(self) -> frozenset[str]:
        return frozenset(p.id for p in self.patterns if p.needs_holder)

    def doubtful(self, words: AbstractSet[str]) -> frozenset[str]:
        """The ids of the patterns that may mean something else in an article with these words (in lower case)."""
        fits = [setting for setting in self.settings if len(setting.words & words) >= setting.least]
        return self._of_holders.union(*(setting.patterns for setting in fits))

    def is_holder(self, words: str) -> bool:
        """Whether ``words``, in lower case, denote a person by a post: "the club's manager"."""
        apart = words.replace("-", " ")  # a vice-chancellor is a chancellor
        return any(compiled.regex.search(words) or compiled.regex.search(apart) for compiled in self.holders)

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


def _only(by_word: ByWord, *, is_plain: bool) -> ByWord:
    kept = {word: tuple(f for f in found if f[0].is_plain is is_plain) for word, found in by_word.items()}
    return {word: found for word, found in kept.items() if found}
