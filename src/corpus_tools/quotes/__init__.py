"""Who said what, in whose words: quotation marks, cues, sources and speakers."""

from corpus_tools.english.cues import cue_class, cue_table
from corpus_tools.quotes.corrections import quote_corrections_used, read_quote_corrections
from corpus_tools.quotes.extract import extract_quotes, quotes_in
from corpus_tools.quotes.marks import Marked, scan

__all__ = [
    "Marked",
    "cue_class",
    "cue_table",
    "extract_quotes",
    "quote_corrections_used",
    "quotes_in",
    "read_quote_corrections",
    "scan",
]
