"""Framing: which words tell the story, in whose voice, denied or not, and who acts on whom.

What finds expressions is imported when it is asked for: to read a table that is made takes none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus_tools.framing.codebook import Codebook
from corpus_tools.framing.codebook_reader import codebook_names, codebook_template, load_codebook, parse_codebook

if TYPE_CHECKING:
    from corpus_tools.framing.extract import find_frames as find_frames

__all__ = ["Codebook", "codebook_names", "codebook_template", "find_frames", "load_codebook", "parse_codebook"]


def __getattr__(name: str) -> Any:
    if name != "find_frames":
        raise AttributeError(f"module 'corpus_tools.framing' has no attribute {name!r}")
    from corpus_tools.framing.extract import find_frames

    return find_frames
