"""What the articles lack, and whether they are as long as their source says; a row for a file and a field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

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


def lacking_in_file(articles: Sequence[Article], name: str) -> list[Problem]:
    """Rows for text, headline, date, outlet and address that articles of one file lack, and for odd lengths."""
    if not articles:
        return []
    form = articles[0].row["format"]
    out = _lacking("text", [a for a in articles if not a.row["words"]], articles, name)
    if form in PLAIN:
        return out
    out += _lacking("title", [a for a in articles if not a.row["title"]], articles, name)
    undated = [a for a in articles if a.row["published"] is None and not a.row["raw_date"]]
    out += _lacking("date", undated, articles, name)
    out += _lacking("outlet", [a for a in articles if a.row["outlet"] == UNKNOWN], articles, name)
    if form in _FROM_THE_WEB:
        out += _lacking("url", [a for a in articles if not a.row["url"]], articles, name)
    return out + _odd_lengths(articles, name)


def lacking_in_plain(articles: Sequence[Article]) -> list[Problem]:
    """One row for all text files without a date, one for all without an outlet."""
    plain = [a for a in articles if a.row["format"] in PLAIN]
    out = []
    for words, lacking in (
        ("date", [a for a in plain if a.row["published"] is None and not a.row["raw_date"]]),
        ("outlet", [a for a in plain if a.row["outlet"] == UNKNOWN]),
    ):
        if lacking:
            names = sorted(a.row["source_file"] for a in lacking)
            shown = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
            said = f"{len(lacking)} of {len(plain)} text files {'says' if len(lacking) == 1 else 'say'}"
            said = "the only text file says" if len(plain) == 1 else said
            out.append(
                Problem(
                    f"no_{words}",
                    f"{said} no {words}: {shown}",
                    f"{words.capitalize()} left {'empty' if words == 'date' else 'as unknown'}. A manifest.csv "
                    f"(file, outlet, published, title, author, url) in the folder can give the {words}.",
                    source_file=".",
                )
            )
    return out


def _lacking(words: str, lacking: Sequence[Article], articles: Sequence[Article], name: str) -> list[Problem]:
    if not lacking:
        return []
    numbers = [a.row["position"] + 1 for a in lacking]
    message = f"no {words} in {len(lacking)} of {len(articles)} articles: {_listed(map(str, numbers))}"
    position = numbers[0] - 1 if len(numbers) == 1 else None
    return [Problem(f"no_{words}", message, _ACTIONS[words], position=position, source_file=name)]


def _odd_lengths(articles: Sequence[Article], name: str) -> list[Problem]:
    odd = []
    for article in articles:
        stated, counted = article.row["word_count_stated"], article.row["words"]
        if not stated or not counted or abs(counted - stated) <= _TOLERANCE * stated:
            continue
        if len(_NO_SPACES.findall(article.row["text"][:2000])) > 200:
            continue  # languages without spaces between words
        odd.append(f"{article.row['position'] + 1} ({stated} stated, {counted} counted)")
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


def _listed(items: object) -> str:
    words = list(items)  # type: ignore[call-overload]
    return ", ".join(words[:10]) + (", …" if len(words) > 10 else "")
