"""Saved web pages: the body by trafilatura, headline, date, author and outlet by what the page says of itself.

JSON-LD is believed before OpenGraph and both before guesses from the page; each is what the outlet itself states.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from corpus_tools.loading.formats.extras import needs
from corpus_tools.loading.formats.mapping import as_text
from corpus_tools.loading.formats.markup import blocks, cut_page, parse_html, text_of
from corpus_tools.loading.records import Detected, Item, Problem, Record
from corpus_tools.loading.sources import SourceFile

MIN_WORDS: Final = 15
_ARTICLES: Final = frozenset(
    {
        *("article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "blogposting"),
        *("backgroundnewsarticle", "askpublicnewsarticle", "reviewnewsarticle", "liveblogposting", "report"),
        *("socialmediaposting", "discussionforumposting"),
    }
)
_SAVED: Final = re.compile(
    r"<!--\s*(?:Page saved with SingleFile\s+url:\s*|saved from url=\(\d+\))(\S+)", re.IGNORECASE
)
_JSON_LD: Final = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)


def read(found: Detected, source: SourceFile, text: str) -> Iterator[Item]:
    """One record, or the reason why the page is no article."""
    yield from read_page(text, "", "web_page")


def read_page(text: str, url: str, form: str, *, is_short: bool = False) -> Iterator[Item]:
    """As :func:`read`, for a page whose address is known from elsewhere (a web archive).

    ``is_short``: the page is known to be cut, so that too little text is no reason to leave it out.
    """
    cut = cut_page(text)
    root = parse_html(text)
    facts, problems = page_facts(text, root)
    body = _body(text, facts.get("url", "") or url)
    if not body:
        # trafilatura gives up on short pages: then the article element, where there is one.
        for holder in root.xpath("//article") or root.xpath("//main"):
            body = "\n\n".join(_without_furniture(blocks(holder), facts))
            break
    words = len(re.findall(r"\w+", body))
    if words < MIN_WORDS and not (is_short and facts.get("title")):
        yield Problem(
            "not_an_article",
            f"the page is too short to be an article: {words} words",
            "Skipped. Is it a paywall, an error page or a page that loads its text later? Save it again when shown.",
            "error",
        )
        return
    if saved := _SAVED.search(text[:3000]):
        facts.setdefault("url", saved[1])
    yield Record(
        body,
        form,
        title=facts.get("title", ""),
        outlet=facts.get("outlet", ""),
        author=facts.get("author", ""),
        url=facts.get("url", "") or url,
        language=facts.get("language", ""),
        section=facts.get("section", ""),
        raw_date=facts.get("published", ""),
        copyright=facts.get("copyright", ""),
    )
    yield from problems
    if facts.get("is_free", "").lower() == "false":
        yield Problem("paywall", "the page says that it is not free: its text may be a part", "Read as it is.")
    if cut:
        yield cut


def page_facts(text: str, root: Any) -> tuple[dict[str, str], list[Problem]]:
    """Title, outlet, author, date, address, language and section, as the page states them."""
    problems: list[Problem] = []
    facts: dict[str, str] = {}
    articles = _json_ld(text, problems)
    for item in articles[:1]:
        publisher = item.get("publisher")
        _add(facts, "title", as_text(item.get("headline")) or as_text(item.get("name")))
        _add(facts, "published", as_text(item.get("datePublished")) or as_text(item.get("dateCreated")))
        _add(facts, "author", as_text(item.get("author")) or as_text(item.get("creator")))
        _add(facts, "outlet", as_text(publisher[0] if isinstance(publisher, list) and publisher else publisher))
        _add(facts, "language", as_text(item.get("inLanguage")))
        _add(facts, "section", as_text(item.get("articleSection")))
        _add(facts, "is_free", str(item.get("isAccessibleForFree", "")))
        main = item.get("mainEntityOfPage")
        _add(facts, "url", as_text(main.get("@id") if isinstance(main, Mapping) else main) or as_text(item.get("url")))
    meta = _meta(root)
    # The author of an article is never a profile's address.
    author = meta.get("article:author", "")
    for field, names in (
        ("title", ("og:title", "twitter:title", "dc.title", "headline")),
        ("outlet", ("og:site_name", "application-name", "dc.publisher")),
        ("published", ("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "pubdate")),
        ("author", ("author", "byl", "dc.creator", "parsely-author")),
        ("url", ("og:url",)),
        ("section", ("article:section",)),
        ("language", ("og:locale",)),
        ("copyright", ("copyright",)),
    ):
        _add(facts, field, next((meta[name] for name in names if meta.get(name)), ""))
    if author and not author.startswith("http"):
        _add(facts, "author", author)
    _add(facts, "url", next(iter(root.xpath("//link[@rel='canonical']/@href")), ""))
    _add(facts, "language", root.get("lang") or "")
    headings = [text_of(h) for h in root.xpath("//article//h1") or root.xpath("//h1")]
    _add(facts, "title", next((h for h in headings if h), ""))
    _add(facts, "title", re.split(r"\s+[|–—]\s+", " ".join(text_of(t) for t in root.xpath("//head/title")[:1]))[0])
    times = root.xpath("//article//time/@datetime") or root.xpath("//time[@pubdate]/@datetime")
    _add(facts, "published", next(iter(times), ""))
    _add(facts, "author", next((text_of(a) for a in root.xpath("//article//a[@rel='author']")), ""))
    if facts.get("title") and facts.get("outlet"):
        # "Headline | Outlet", as many pages title themselves.
        facts["title"] = re.sub(rf"\s+[|–—·-]\s+{re.escape(facts['outlet'])}$", "", facts["title"])
    if not facts.get("url", "").startswith("http"):
        facts.pop("url", None)
    return facts, problems


def _body(text: str, url: str) -> str:
    trafilatura = needs("trafilatura", "Reading web pages", "trafilatura")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    body = trafilatura.extract(
        text,
        url=url or None,
        output_format="txt",
        include_comments=False,
        include_tables=False,
        include_formatting=False,
        deduplicate=False,
        with_metadata=False,
    )
    # trafilatura ends paragraphs with one line end.
    return re.sub(r"\n+", "\n\n", body.strip()) if body else ""


def _json_ld(text: str, problems: list[Problem]) -> list[dict[str, Any]]:
    if "ld+json" not in text:
        return []
    extruct = needs("extruct", "Reading structured data of web pages", "extruct")
    logging.getLogger("extruct").setLevel(logging.CRITICAL)
    items: list[Any] = []
    try:
        items = extruct.extract(text, syntaxes=["json-ld"], errors="strict")["json-ld"]
    except Exception:  # extruct raises whatever its JSON, JavaScript and HTML parsers raise
        for block in _JSON_LD.findall(text):
            items += _lenient(block)
        problems.append(
            Problem(
                "broken_json_ld",
                "its JSON-LD is not valid" + ("; read leniently" if items else " and could not be read"),
                "Check title, date and author." if items else "Title, date and author come from its other tags.",
            )
        )
    found: list[dict[str, Any]] = []
    queue = list(items)
    while queue and len(found) < 50:
        item = queue.pop(0)
        if isinstance(item, list):
            queue = item + queue
        elif isinstance(item, dict):
            kinds = item.get("@type") or ""
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(name).rsplit("/", 1)[-1].lower() in _ARTICLES for name in names):
                found.append(item)
            elif "@graph" in item:
                queue.append(item["@graph"])
    return found


def _lenient(block: str) -> list[Any]:
    import json

    mended = re.sub(r",\s*([}\]])", r"\1", re.sub(r"[\x00-\x1f]+", " ", block))
    try:
        value = json.loads(mended)
    except ValueError:
        return []
    return value if isinstance(value, list) else [value]


def _meta(root: Any) -> dict[str, str]:
    out: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        value = " ".join((tag.get("content") or "").split())
        if name and value:
            out.setdefault(name, value)
    return out


def _without_furniture(lines: list[str], facts: dict[str, str]) -> list[str]:
    drop = {" ".join(facts.get(key, "").split()) for key in ("title", "author")}
    return [line for line in lines if " ".join(line.split()) not in drop]


def _add(facts: dict[str, str], field: str, value: str) -> None:
    value = " ".join(value.split())
    if value and not facts.get(field):
        facts[field] = value
