"""The words of a corpus as arrays, made once and kept: what searches, counts of words and word sequences read."""

from corpus_tools.measures.index.found import LEAST, hits_of, index_of
from corpus_tools.measures.index.model import PARTS, WordIndex, build, from_tables
from corpus_tools.measures.index.search import Hits

__all__ = ["LEAST", "PARTS", "Hits", "WordIndex", "build", "from_tables", "hits_of", "index_of"]
