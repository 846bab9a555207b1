"""Framing: which words tell the story, in whose voice, denied or not, and who acts on whom."""

from corpus_tools.framing.codebook import Codebook
from corpus_tools.framing.codebook_reader import codebook_names, codebook_template, load_codebook, parse_codebook
from corpus_tools.framing.extract import find_frames

__all__ = ["Codebook", "codebook_names", "codebook_template", "find_frames", "load_codebook", "parse_codebook"]
