"""The JSON-LD of a page: the node that describes this page's article, among those of other articles."""

from __future__ import annotations

import html
import json
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.mapping import as_text
from corpus_tools.loading.joining import plain_address
from corpus_tools.loading.records import Problem

_ARTICLES: Final = frozenset(
    {
        *("article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "blogposting"),
        *("backgroundnewsarticle", "askpublicnewsarticle", "reviewnewsarticle", "liveblogposting", "report"),
        *("socialmediaposting", "discussionforumposting", "advertisercontentarticle", "satiricalarticle"),
    }
)
# A comment or section around the data, as older templates write it.
_WRAPPING: Final = re.compile(
    r"^\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$"
)
_MOST_NODES: Final = 2000
_INSIDE: Final = ("@graph", "mainEntity", "mainEntityOfPage")  # where a page keeps its own article


class PageNames(NamedTuple):
    """What a page itself says it is: its addresses and headlines, to compare a node with."""

    addresses: frozenset[str]
    headlines: tuple[str, ...]


def article_node(root: Any, page: PageNames, problems: list[Problem]) -> dict[str, Any]:
    """The node of this page's article, its references to other nodes resolved; empty where there is none.

    Of several nodes the one counts that agrees with the page's address or headline; a node that contradicts both is
    another article's and is reported.
    """
    items = _items(root, problems)
    nodes = list(_nodes(items))
    by_id = {str(node["@id"]): node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    candidates = [node for node in _own(items) if _is_article(node)]
    if not candidates:
        return {}
    scored = [(_agreement(node, page), -place, node) for place, node in enumerate(candidates)]
    score, _, best = max(scored, key=lambda entry: entry[:2])
    if score < 0:
        problems.append(
            Problem(
                "other_article",
                f"its JSON-LD describes another article: {_headline(best)[:80]!r}",
                "Not used. Title, date and author come from the page's other tags.",
            )
        )
        return {}
    return {key: _resolved(value, by_id) for key, value in best.items()}


def plain_text(value: object) -> str:
    """A value as text on one line, character references decoded (a script's text is not decoded by HTML parsers)."""
    return " ".join(decoded(as_text(value)).split())


def decoded(text: str) -> str:
    """Character references decoded, once; twice only where the ampersand itself was written as one."""
    plain = html.unescape(text)
    return html.unescape(plain) if re.search(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-z]{2,6});", plain) else plain


def _items(root: Any, problems: list[Problem]) -> list[Any]:
    scripts = root.xpath("//script[contains(@type, 'ld+json')]")
    if not scripts:
        return []
    extruct = needs("extruct.jsonld", "Reading structured data of web pages", "extruct")
    logging.getLogger("extruct").setLevel(logging.CRITICAL)
    extractor = extruct.JsonLdExtractor()
    items: list[Any] = []
    broken = False
    for script in scripts:
        script.text = _WRAPPING.sub("", script.text or "")
        try:
            items += list(extractor._extract_items(script))
        except Exception:  # extruct raises whatever its JSON and JavaScript parsers raise
            broken = True
            items += _lenient(script.text_content())
    if broken:
        problems.append(
            Problem(
                "broken_json_ld",
                "its JSON-LD is not valid" + ("; read leniently" if items else " and could not be read"),
                "Check title, date and author." if items else "Title, date and author come from its other tags.",
            )
        )
    return items


def _lenient(block: str) -> list[Any]:
    fixed = re.sub(r",\s*(?:,\s*)*([}\]])", r"\1", re.sub(r"[\x00-\x1f]+", " ", block))
    fixed = re.sub(r",(?:\s*,)+", ",", fixed)
    try:
        value = json.loads(fixed)
    except ValueError:
        return []
    return value if isinstance(value, list) else [value]


def _own(items: list[Any]) -> Iterator[dict[str, Any]]:
    """Nodes that may be the page's article: at the top, in ``@graph``, as ``mainEntity``; not in lists of others."""
    queue = list(items)
    seen = 0
    while queue and seen < _MOST_NODES:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, list):
            queue = item + queue
        elif isinstance(item, dict):
            yield item
            queue += [item[key] for key in _INSIDE if isinstance(item.get(key), (list, dict))]


def _nodes(items: list[Any]) -> Iterator[dict[str, Any]]:
    stack = list(items)
    seen = 0
    while stack and seen < _MOST_NODES:
        item = stack.pop()
        seen += 1
        if isinstance(item, list):
            stack += item
        elif isinstance(item, dict):
            yield item
            stack += [value for value in item.values() if isinstance(value, (list, dict))]


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type") or ""
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() in _ARTICLES for name in names)


def _headline(node: Mapping[str, Any]) -> str:
    return plain_text(node.get("headline")) or plain_text(node.get("name"))


def _addresses(node: Mapping[str, Any]) -> set[str]:
    main = node.get("mainEntityOfPage")
    values = [node.get("url"), node.get("@id"), main.get("@id") if isinstance(main, Mapping) else main]
    values.append(main.get("url") if isinstance(main, Mapping) else None)
    return {address for value in values if isinstance(value, str) and (address := plain_address(value))}


def _agreement(node: Mapping[str, Any], page: PageNames) -> int:
    """How well a node agrees with the page: below 0 where it contradicts address and headline."""
    addresses = _addresses(node)
    same_address = bool(addresses & page.addresses)
    headline = _headline(node)
    likeness = max((_likeness(headline, other) for other in page.headlines), default=0.0)
    score = 4 * same_address + (3 if likeness >= 0.8 else 0) + bool(node.get("datePublished")) + bool(headline)
    contradicts = bool(addresses and page.addresses) and not same_address
    if contradicts and headline and page.headlines and likeness < 0.4:
        return -1
    return score


def _likeness(one: str, two: str) -> float:
    """Share of the shorter headline's words that the longer one has."""
    first, second = set(re.findall(r"\w+", one.casefold())), set(re.findall(r"\w+", two.casefold()))
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def _resolved(value: Any, by_id: Mapping[str, Any], depth: int = 0) -> Any:
    """A value with ``{"@id": …}`` replaced by the node it names."""
    if isinstance(value, list):
        return [_resolved(item, by_id, depth) for item in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and depth < 3:
        return by_id.get(str(value.get("@id")), value)
    return value
