"""What a web page says of its article: headline, outlet, author, date, address, language, section.

JSON-LD is believed before meta tags and both before guesses from the page; each is what the outlet itself states. A
time that is called an update's is never the time of publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urljoin

from corpus_tools.loading.dates import from_timestamp, read_date
from corpus_tools.loading.formats.bylines import in_small_letters
from corpus_tools.loading.formats.json_ld import PageNames, article_node, decoded, plain_text
from corpus_tools.loading.formats.markup import text_of
from corpus_tools.loading.joining import plain_address
from corpus_tools.loading.records import Problem

# Names of meta tags (in lower case), best first.
_TAG_NAMES: Final = {
    "title": "og:title twitter:title dc.title dcterms.title citation_title parsely-title sailthru.title headline",
    "outlet": (
        "og:site_name article:publisher application-name dc.publisher dcterms.publisher publisher "
        "citation_journal_title citation_publisher"
    ),
    "published": (
        "article:published_time og:article:published_time article:published og:published_time datepublished "
        "rnews:datepublished parsely-pub-date sailthru.date publish-date publishdate publish_date published_date "
        "publication_date pubdate pub_date dc.date.issued dcterms.issued dc.date.published dcterms.created "
        "dc.date.created dc.date dcterms.date citation_publication_date citation_date article.published "
        "article:published_date cxenseparse:recs:publishtime cxenseparse:publishtime originalpublicationdate "
        "article_date_original article-publish-date article_publish_date published_at date.release datecreated "
        "displaydate date"
    ),
    "author": (
        "author byl dc.creator dcterms.creator parsely-author sailthru.author citation_author article:author "
        "article:author_name og:article:author dcsext.author"
    ),
    "url": "og:url",
    "section": "article:section og:article:section parsely-section",
    "language": "og:locale dc.language",
    "copyright": "copyright dc.rights rights",
}
_TAGS: Final = {field: tuple(names.split()) for field, names in _TAG_NAMES.items()}
_SEVERAL: Final = frozenset({"author"})
_NOT_ADDRESSES: Final = frozenset({"author", "outlet"})
_UPDATED: Final = re.compile(r"updat|modif|edited|revis|amend|aktualisier|mis à jour|actualiz|aggiornat", re.IGNORECASE)
_PUBLISHED: Final = re.compile(
    r"publi(?:sh|é|c|k)|\bposted|\bcreated|entry-date|pub-?date|veröffentlich", re.IGNORECASE
)
_TAG_OF_DATE: Final = re.compile(
    r"(?<![a-z])p(?:ub(?:l|lish|lished|lication)?)?[-_.: ]?(?:date|time|datetime)(?![a-z])|"
    r"published[-_.: ]?(?:on|time)|(?:post|posted|issue|release)[-_.: ]?date|"
    r"(?:date|time)[-_.: ]?(?:pub|published|publication|issued|posted)(?![a-z])",
    re.IGNORECASE,
)
_SECONDS: Final = re.compile(r"1\d{9}(?:\d{3})?")
_BYLINE_CLASS: Final = re.compile(
    r"(?:^|[\s_\-])(?:byline|by-line|authors?|author-name|credits|writer)(?:$|[\s_\-])", re.IGNORECASE
)
_ROLE: Final = re.compile(r"\b(?:editor|reporter|correspondent|writer|staff|agency|desk|columnist)s?$", re.IGNORECASE)
_CAPITALIZED: Final = r"[^\W\d_a-z][\w’'.\-]*"
_NAME: Final = rf"{_CAPITALIZED}(?:\s(?:{_CAPITALIZED}|(?:van|von|de|del|della|der|den|da|di|al|bin|la|le)\b)){{1,4}}"
_BYLINE: Final = re.compile(
    rf"(?:[Bb]y|BY|Words by|Written by)?:?\s*(?P<names>{_NAME}(?:(?:,\s+|\s+and\s+|\s+&\s+){_NAME}){{0,4}})"
)
_DATE_CLASS: Final = re.compile(
    r"(?:^|[\s_\-])(?:date|dates|datetime|pub(?:lish(?:ed)?)?-?(?:date|time|on)?|published|timestamp|time-?stamp|"
    r"posted|post-date|entry-date|article-date|byline-?date|dateline|article-?time)(?:$|[\s_\-])",
    re.IGNORECASE,
)
_ELSEWHERE: Final = (
    "ancestor-or-self::aside or ancestor-or-self::footer or ancestor-or-self::nav or "
    "ancestor-or-self::*[contains(@class, 'comment') or contains(@class, 'related') or contains(@class, 'recommend') "
    "or contains(@class, 'sidebar') or contains(@id, 'comment') or contains(@class, 'teaser') or "
    "contains(@class, 'promo')]"
)


def page_facts(root: Any) -> tuple[dict[str, str], list[Problem]]:
    """Title, outlet, author, date, address, language and section, as the page states them, and problems found.

    Also: ``body`` and ``word_count`` of the structured data, ``is_free``, and ``heading``, the headline on the page.
    """
    problems: list[Problem] = []
    facts: dict[str, str] = {}
    meta = _meta(root)
    heading = _heading(root)
    canonical = next(iter(root.xpath("//link[@rel='canonical']/@href")), "")
    _from_node(facts, article_node(root, _names(root, meta, heading, canonical), problems))
    for field, names in _TAGS.items():
        for value in _values(meta, field, names):
            _add(facts, field, value)
    _add(facts, "published", _from_other_tags(meta))
    facts["published"] = _more_exact(facts.get("published", ""), meta)
    _add(facts, "url", canonical)
    _add(facts, "other_part", _other_part(root, (canonical, *meta.get("og:url", ()))))
    _from_page(facts, root, heading)
    if facts.get("title") and facts.get("outlet"):
        # "Headline | Outlet", the form of many page titles, and "Outlet - Headline".
        outlet = re.escape(facts["outlet"])
        facts["title"] = re.sub(rf"\s+[|–—·-]\s+{outlet}$|^{outlet}\s+[|–—·-]\s+(?=\S)", "", facts["title"])
    facts["author"] = "; ".join(map(_plain_author, facts.get("author", "").split("; ")))
    if not facts.get("url", "").startswith("http"):
        facts.pop("url", None)
    return facts, problems


def _plain_author(name: str) -> str:
    """A name without "By" before it and in ordinary letters."""
    return in_small_letters(re.sub(r"^by[:\s]\s*", "", name, flags=re.IGNORECASE))


def _from_page(facts: dict[str, str], root: Any, heading: str) -> None:
    """What the page itself shows, for what neither structured data nor meta tags say."""
    _add(facts, "language", root.get("lang") or "")
    parts = re.split(r"\s+[|–—]\s+", _page_title(root))
    if len(parts) > 1 and heading == parts[-1]:
        # The largest heading is the outlet's own name.
        _add(facts, "outlet", heading)
        heading = ""
    _add(facts, "title", heading)
    _add(facts, "title", parts[0])
    for read in (_published_property, _from_times, _from_words):
        if not facts.get("published"):
            _add(facts, "published", read(root))
    _add(facts, "author", _from_properties(root, "author"))
    _add(facts, "author", next((text_of(a) for a in root.xpath("//article//a[@rel='author']")), ""))
    if not facts.get("author"):
        _add(facts, "author", _from_byline(root))
    _add(facts, "outlet", facts.get("whole", ""))
    _add(facts, "heading", heading)


def _from_byline(root: Any) -> str:
    """The author in the element whose class says that it is the byline: "By …", or names alone."""
    for element in root.xpath(f"//*[@class][not(self::body)][not({_ELSEWHERE})]"):
        if isinstance(element.tag, str) and _BYLINE_CLASS.search(element.get("class")) and len(element) <= 8:
            text = text_of(element)
            if len(text) <= 120 and (m := _BYLINE.fullmatch(text)) is not None:
                names = re.split(r"\s+(?:and|&)\s+|,\s+", m["names"])
                return "; ".join(name for name in names if not _ROLE.search(name))
    return ""


def _page_title(root: Any) -> str:
    return " ".join(map(text_of, root.xpath("//head/title")[:1]))


def _published_property(root: Any) -> str:
    return _from_properties(root, "datePublished")


def _from_node(facts: dict[str, str], node: Mapping[str, Any]) -> None:
    """Title, date, people and the like of the structured data."""
    for field, read in _NODE_FACTS:
        _add(facts, field, read(node))
    body = node.get("articleBody")
    if isinstance(body, str) and body.strip():
        facts["body"] = body


def _outlet_of_node(node: Mapping[str, Any]) -> str:
    publisher = node.get("publisher")
    return plain_text(publisher[0] if isinstance(publisher, list) and publisher else publisher)


def _main_address(node: Mapping[str, Any]) -> str:
    """The address of the page that the node is the main thing of."""
    main = node.get("mainEntityOfPage")
    address = plain_text(main.get("@id") or main.get("url") if isinstance(main, Mapping) else main)
    return address if address.startswith("http") else ""


def _is_free(node: Mapping[str, Any]) -> str:
    """The node's ``isAccessibleForFree``, else that of a part that is not free; empty if neither states it."""
    parts = node.get("hasPart")
    nodes = [node, *(parts if isinstance(parts, list) else [parts])]
    said = [
        str(part["isAccessibleForFree"])
        for part in nodes
        if isinstance(part, Mapping) and "isAccessibleForFree" in part
    ]
    return said[0] if "isAccessibleForFree" in node else next((word for word in said if word.lower() == "false"), "")


def _whole_publication(node: Mapping[str, Any]) -> str:
    """The newspaper of which the article is a part, or the organization for which it was written."""
    return plain_text(node.get("isPartOf")) or plain_text(node.get("sourceOrganization"))


_NODE_FACTS: Final[tuple[tuple[str, Callable[[Mapping[str, Any]], str]], ...]] = (
    ("title", lambda node: plain_text(node.get("headline")) or plain_text(node.get("name"))),
    ("published", lambda node: plain_text(node.get("datePublished")) or plain_text(node.get("dateCreated"))),
    ("author", lambda node: _people(node.get("author")) or _people(node.get("creator"))),
    ("outlet", _outlet_of_node),
    ("language", lambda node: plain_text(node.get("inLanguage"))),
    ("section", lambda node: plain_text(node.get("articleSection"))),
    ("is_free", _is_free),
    ("whole", _whole_publication),
    ("word_count", lambda node: plain_text(node.get("wordCount"))),
    ("url", _main_address),
    ("url", lambda node: plain_text(node.get("url"))),
)


def _people(value: object) -> str:
    """Names of authors, each once; addresses of profiles are no names."""
    entries = value if isinstance(value, list) else [value]
    names = [plain_text(entry) for entry in entries]
    return "; ".join(dict.fromkeys(name for name in names if name and not name.startswith(("http", "@"))))


def _names(root: Any, meta: Mapping[str, Sequence[str]], heading: str, canonical: str) -> PageNames:
    addresses = {plain_address(address) for address in (canonical, *meta.get("og:url", ()))}
    headlines = (heading, *meta.get("og:title", ()), *meta.get("twitter:title", ()), _page_title(root))
    return PageNames(frozenset(filter(None, addresses)), tuple(filter(None, headlines)))


def _values(meta: Mapping[str, Sequence[str]], field: str, names: Iterable[str]) -> Iterable[str]:
    for name in names:
        found = [value for value in meta.get(name, ()) if _may_be(field, value)]
        if found:
            yield "; ".join(dict.fromkeys(found)) if field in _SEVERAL else found[0]


def _may_be(field: str, value: str) -> bool:
    """Whether a tag's value may be what its name says: names are no addresses, outlets no accounts or numbers."""
    if field in _NOT_ADDRESSES and _is_address(value):
        return False
    return field != "outlet" or not (value.startswith("@") or value.isdigit())


def _from_other_tags(meta: Mapping[str, Sequence[str]]) -> str:
    """The date in a tag whose name, not known here, says that it is the publication's."""
    for name, values in meta.items():
        if _TAG_OF_DATE.search(name) and not _UPDATED.search(name) and _is_day(values[0]):
            return values[0]
    return ""


def _more_exact(published: str, meta: Mapping[str, Sequence[str]]) -> str:
    """The time of publication; if only the day is known, the time on that day that a meta tag gives."""
    if _SECONDS.fullmatch(published):
        moment = from_timestamp(float(published))
        return f"{moment.isoformat()}Z" if moment is not None else published
    day = read_date(published)
    if day is None or day.published is None or day.precision != "day":
        return published
    for value in _values(meta, "published", _TAGS["published"]):
        found = read_date(value)
        own = read_date(value[:10])
        if found is not None and found.precision == "second" and own is not None and own.published == day.published:
            return value
    return published


def _other_part(root: Any, own: Sequence[str]) -> str:
    """The address of the next part of the article, or of the one before: its own address with another page number.

    Links to the next article of a blog differ in more than that.
    """
    known = {_without_part(plain_address(address)) for address in own if address}
    for address in root.xpath("//*[self::link or self::a][@rel='next' or @rel='prev']/@href"):
        plain = plain_address(urljoin(own[0] or next(iter(own[1:]), ""), address))
        if plain and _without_part(plain) in known and plain not in map(plain_address, own):
            return str(address)
    return ""


def _without_part(address: str) -> str:
    """An address without a page number at its end.

    >>> [_without_part(f"q.example/ferry{end}") for end in ("?page=2", "/2", "/page/2", "-2.html", ".html")]
    ['q.example/ferry', 'q.example/ferry', 'q.example/ferry', 'q.example/ferry', 'q.example/ferry']
    """
    address = re.sub(r"([?&])(?:page|p|pg|seite|pagina|pagewanted|part)=\d{1,2}(?=&|$)", r"\1", address).rstrip("?&")
    return re.sub(r"(?:/(?:(?:page|seite|part)[/-]?)?\d{1,2}|[-_,]\d{1,2})?(?:\.\w{3,5})?$", "", address)


def _is_address(value: str) -> bool:
    return re.match(r"(?:https?:)?//|www\.|/", value) is not None


def _meta(root: Any) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for tag in root.iter("meta"):
        value = " ".join(decoded(tag.get("content") or "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (tag.get(attribute) or "").strip().lower()
            if name and value:
                out.setdefault(name, []).append(value)
    return out


def _heading(root: Any) -> str:
    headings = [text_of(h) for h in root.xpath("//article//h1") or root.xpath("//h1")]
    return next((heading for heading in headings if heading), "")


def _from_properties(root: Any, name: str) -> str:
    """The value of ``itemprop`` on any element but a meta tag: its date, its content, or its text."""
    values = []
    for element in root.xpath(f"//*[@itemprop='{name}'][not(self::meta)][not({_ELSEWHERE})]"):
        inner = element.xpath(".//*[@itemprop='name']")
        text = element.get("datetime") or element.get("content") or text_of(inner[0] if inner else element)
        if text and not _is_address(text):
            values.append(" ".join(text.split()))
    return "; ".join(dict.fromkeys(values)) if name == "author" else next(iter(values), "")


def _from_times(root: Any) -> str:
    """The ``<time>`` of publication; that of an update only as such; in the article, or else beside its headline."""
    times = root.xpath(f"//time[not({_ELSEWHERE})]")
    inside = [time for time in times if time.xpath("ancestor::article or ancestor::main or ancestor::header")]
    found: dict[str, str] = {}
    for time in inside or times:
        value = (time.get("datetime") or text_of(time)).strip()
        if read_date(value) is not None:
            found.setdefault(_event_of(time), value)
    if value := found.get("published") or found.get("plain"):
        return value
    return f"Updated {found['updated']}" if "updated" in found else ""


def _event_of(time: Any) -> str:
    """What a ``<time>`` says that happened then: ``published``, ``updated``, or nothing (``plain``)."""
    named = f"{time.get('class') or ''} {time.get('itemprop') or ''}"
    # "entry-date published updated": never updated since.
    if time.get("pubdate") is not None or _PUBLISHED.search(named):
        return "published"
    says = f"{named} {_words_before(time)}"
    if _UPDATED.search(says):
        return "updated"
    return "published" if _PUBLISHED.search(says) else "plain"


def _words_before(element: Any) -> str:
    """The words that lead up to an element in its line."""
    before = element.getprevious()
    text = (before.tail if before is not None else element.getparent().text) or ""
    if not text.strip(" \n\t:") and before is not None:
        text = text_of(before)
    return re.split(r"[,;|.•·]", " ".join(text.split()).rstrip(":, "))[-1][-40:]


def _from_words(root: Any) -> str:
    """A date in words, in an element whose class says that it is one."""
    for element in root.xpath(f"//*[@class or @id][not(self::body)][not({_ELSEWHERE})]"):
        says = f"{element.get('class') or ''} {element.get('id') or ''}"
        if isinstance(element.tag, str) and _DATE_CLASS.search(says) and len(element) <= 8:
            text = text_of(element)
            if 6 <= len(text) <= 120 and _is_day(text):
                return text
    return ""


def _is_day(text: str) -> bool:
    found = read_date(text)
    return found is not None and found.precision in ("day", "second")


def _add(facts: dict[str, str], field: str, value: str) -> None:
    value = " ".join(value.split())
    if value and not facts.get(field):
        facts[field] = value
