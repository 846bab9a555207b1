"""Who is named: people, organisations and places, and who is who.

``find_entities(articles)`` gives both tables; ``find_mentions`` works on single articles and ``resolve_entities`` on
a whole corpus, so that a large one can be read in parts. Nothing is loaded before the first article is read.
"""

from corpus_tools.entities.corrections import corrections_used, read_corrections
from corpus_tools.entities.mentions import find_mentions
from corpus_tools.entities.naming import Name, parse_name
from corpus_tools.entities.resolve import EntityTables, find_entities, resolve_entities

__all__ = [
    "EntityTables",
    "Name",
    "corrections_used",
    "find_entities",
    "find_mentions",
    "parse_name",
    "read_corrections",
    "resolve_entities",
]
