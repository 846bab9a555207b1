"""The checker of the site's links finds what it is there to find."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest


@pytest.fixture
def wrong_links(root: Path):
    sys.path.insert(0, str(root / "docs" / "site"))
    try:
        import links

        yield links.wrong_links
    finally:
        sys.path.pop(0)


def _site(folder: Path, **pages: str) -> Path:
    for name, html in pages.items():
        path = folder / f"{name}.html"
        path.write_text(f"<!doctype html><title>x</title><body>{html}</body>", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ('<a href="gone.html">x</a>', "leads nowhere"),
        ('<a href="b.html#gone">x</a>', "no such place on the page"),
        ('<a href="#gone">x</a>', "no such place on the page"),
        ('<a href="../outside.html">x</a>', "leads out of the site"),
        ('<img src="gone.png">', "leads nowhere"),
        ('<script src="https://example.org/x.js"></script>', "loaded from elsewhere"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "loaded from elsewhere"),
        ('<img src="https://example.org/x.png"/>', "loaded from elsewhere"),
    ],
)
def test_a_wrong_link_is_named_with_its_page(tmp_path: Path, wrong_links, html: str, says: str) -> None:
    found = list(wrong_links(_site(tmp_path, a=html, b='<p id="here">y</p>')))
    assert len(found) == 1
    assert found[0].startswith("a.html: " + says)


def test_right_links_and_links_to_other_sites_are_left_alone(tmp_path: Path, wrong_links) -> None:
    addresses = ("b.html#here", "b.html", "https://example.org/", "mailto:a@b.c")
    html = "".join(f'<a href="{address}">x</a>' for address in addresses)
    (tmp_path / "x.css").write_text("body { background: url(data:image/png;base64,AA==) }", "utf-8")
    assert list(wrong_links(_site(tmp_path, a=html, b='<p id="here">y</p>'))) == []


def test_a_style_that_loads_from_elsewhere_is_named(tmp_path: Path, wrong_links) -> None:
    (tmp_path / "x.css").write_text("@import 'https://example.org/font.css';", "utf-8")
    assert list(wrong_links(_site(tmp_path))) == ["x.css: loaded from elsewhere: https://example.org/font.css"]
