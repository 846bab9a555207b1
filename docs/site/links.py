"""Check the links of a built site: each leads to a page or file that is there, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What a browser fetches by itself; an ordinary link to another site is the reader's choice.
LOADED = {("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src"), ("link", "href"), ("video", "src")}
_CSS = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?P<address>(?:https?:)?//[^"')\s]+)""")


class _Page(HTMLParser):
    """The addresses and the anchors of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses: list[tuple[str, bool]] = []  # address, whether a browser loads it
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors.update(given[name] for name in ("id", "name") if given.get(name))
        for name in ("href", "src"):
            if given.get(name) and not (
                tag == "link" and given.get("rel") in {"canonical", "index", "search", "next", "prev"}
            ):
                self.addresses.append((given[name], (tag, name) in LOADED))

    handle_startendtag = handle_starttag


def read_page(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text("utf-8", errors="replace"))
    return page


def wrong_links(site: Path) -> Iterator[str]:
    """What is wrong with the links of all pages below ``site``, a line each."""
    pages = {path.resolve(): read_page(path) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        for address, loaded in page.addresses:
            if problem := _problem(address, loaded, path, site.resolve(), pages):
                yield f"{path.relative_to(site.resolve())}: {problem}: {address[:200]}"
    for path in sorted(site.rglob("*.css")):
        for match in _CSS.finditer(path.read_text("utf-8", errors="replace")):
            yield f"{path.relative_to(site)}: loaded from elsewhere: {match['address']}"


def _problem(address: str, loaded: bool, page: Path, site: Path, pages: dict[Path, _Page]) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return "loaded from elsewhere" if loaded and parts.scheme in {"", "http", "https"} else ""
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if target.is_dir():
        target /= "index.html"
    if not target.is_relative_to(site):
        return "leads out of the site"
    if not target.is_file():
        return "leads nowhere"
    anchor = unquote(parts.fragment)
    return "no such place on the page" if anchor and target in pages and anchor not in pages[target].anchors else ""
