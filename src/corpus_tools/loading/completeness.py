"""What the articles lack, and whether they are as long as their source says; a row for a file and a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from corpus_tools.loading.articles import UNKNOWN, Article
from corpus_tools.loading.records import Problem

# Formats of one article without fields of its own: one row for all of them, not one for each file.
PLAIN: Final = frozenset({"plain_text", "front_matter", "header_block", "docx", "rtf", "pdf"})
_FROM_THE_WEB: Final = frozenset({"json", "parquet", "feed", "web_page", "warc"})
_TOLERANCE: Final = 0.15
_ACTIONS: Final = {
    "text": "Kept with the headline alone: it counts as an article without words.",
    "title": "Left empty.",
    "date": "Left empty.",
    "outlet": "Called 'unknown'. A manifest.csv beside the file can name it.",
    "url": "Left empty.",
}
_NO_SPACES: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_LACKS: Final[Mapping[str, Callable[[Mapping[str, Any]], bool]]] = {
    "text": lambda row: not row["words"],
    "title": lambda row: not row["title"],
    "date": lambda row: row["published"] is None and not row["raw_date"],
    "outlet": lambda row: row["outlet"] == UNKNOWN,
    "url": lambda row: not row["url"],
}


def lacking_in_file(articles: Sequence[Article], name: str) -> list[Problem]:
    """Rows for text, headline, date, outlet and address that articles of one file lack, and for odd lengths."""
    if not articles:
        return []
    form = articles[0].row["format"]
    if form in PLAIN:
        return _lacking("text", articles, name)
    wanted = (
        ("text", "title", "date", "outlet", "url") if form in _FROM_THE_WEB else ("text", "title", "date", "outlet")
    )
    out = [problem for words in wanted for problem in _lacking(words, articles, name)]
    return out + _odd_lengths(articles, name)


def lacking_in_plain(articles: Sequence[Article]) -> list[Problem]:
    """One row for all text files without a date, one for all without an outlet."""
    plain = [a for a in articles if a.row["format"] in PLAIN]
    return [
        _lacking_in_all(words, left, lacking, len(plain))
        for words, left in (("date", "empty"), ("outlet", "as unknown"))
        if (lacking := [a for a in plain if _LACKS[words](a.row)])
    ]


def _lacking_in_all(words: str, left: str, lacking: Sequence[Article], count: int) -> Problem:
    """The row for text files of a folder that lack a date or an outlet, which is left ``left``."""
    names = sorted(a.row["source_file"] for a in lacking)
    shown = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
    said = f"{len(lacking)} of {count} text files {'says' if len(lacking) == 1 else 'say'}"
    if count == 1:
        said = "the only text file says"
    return Problem(
        f"no_{words}",
        f"{said} no {words}: {shown}",
        f"{words.capitalize()} left {left}. A manifest.csv "
        f"(file, outlet, published, title, author, url) in the folder can give the {words}.",
        source_file=".",
    )


def _lacking(words: str, articles: Sequence[Article], name: str) -> list[Problem]:
    lacking = [a for a in articles if _LACKS[words](a.row)]
    if not lacking:
        return []
    numbers = [a.row["position"] + 1 for a in lacking]
    message = f"no {words} in {len(lacking)} of {len(articles)} articles: {_listed(map(str, numbers))}"
    position = numbers[0] - 1 if len(numbers) == 1 else None
    return [Problem(f"no_{words}", message, _ACTIONS[words], position=position, source_file=name)]


def _odd_lengths(articles: Sequence[Article], name: str) -> list[Problem]:
    odd = [
        f"{a.row['position'] + 1} ({a.row['word_count_stated']} stated, {a.row['words']} counted)"
        for a in articles
        if _has_odd_length(a.row)
    ]
    if not odd:
        return []
    return [
        Problem(
            "length_mismatch",
            f"stated length off by more than 15 % in {len(odd)} of {len(articles)} articles: {_listed(odd)}",
            "Kept as they are. Compare with the original: text may be missing or too much.",
            source_file=name,
        )
    ]


def _has_odd_length(row: Mapping[str, Any]) -> bool:
    """Whether the length counted is far from that stated; not asked of languages without spaces between words."""
    stated, counted = row["word_count_stated"], row["words"]
    if not stated or not counted or abs(counted - stated) <= _TOLERANCE * stated:
        return False
    return len(_NO_SPACES.findall(row["text"][:2000])) <= 200


def _listed(items: object) -> str:
    words = list(items)  # type: ignore[call-overload]
    return ", ".join(words[:10]) + (", …" if len(words) > 10 else "")
