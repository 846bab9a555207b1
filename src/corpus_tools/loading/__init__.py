"""From files to the tables ``articles``, ``cleaning`` and ``problems``.

>>> from corpus_tools.loading import load
>>> loaded = load("data/demo")              # doctest: +SKIP
>>> loaded.articles, loaded.problems        # doctest: +SKIP
"""

from __future__ import annotations

from corpus_tools.loading.load import Loaded, load, load_articles
from corpus_tools.loading.overview import overview
from corpus_tools.loading.sources import corpus_digest

__all__ = ["Loaded", "corpus_digest", "load", "load_articles", "overview"]
