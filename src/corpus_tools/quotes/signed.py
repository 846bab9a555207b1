"""Quotations with their source behind a dash: ““…” — Ada Ode, president of Arro”."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from corpus_tools.quotes import tags
from corpus_tools.quotes.article import Article
from corpus_tools.quotes.sources import Choice
from corpus_tools.quotes.tags import tag_pattern, tag_set

_SIGNATURE: Final = tag_pattern(
    r"<dash>{1,2}(?:<!dash|finite|participle|pronoun|relative|quotation|stop|break|colon>{1,24})<stop>?(?=<break>|\Z)"
)
_ENDS: Final = tag_set("comma|stop|break|open_bracket") | {""}
_SURE: Final = 12.0  # as for a source named right beside its words


def signed(article: Article, quote: int) -> Choice | None:
    """Who is named behind a dash after a quotation that begins its paragraph; None where nobody is.

    Of “Former Exland captain Ada Ode, now of Arro” it is the name that ends before a comma.
    """
    words, at = article.words, article.words.quote_at[quote]
    if at and words.tags[at - 1] != tags.BREAK:
        return None
    found = _SIGNATURE.match(words.tags, at + 1)
    if found is None:
        return None
    behind = range(bisect_left(article.firsts, at + 2), bisect_left(article.firsts, found.end()))
    named = [index for index in behind if article.candidates[index].form == "name"]
    whole = [i for i in named if words.tags[article.candidates[i].last : article.candidates[i].last + 1] in _ENDS]
    source = next(iter(whole or named or behind), -1)
    return Choice(source, _SURE, _SURE, "after", -1) if source >= 0 else None
