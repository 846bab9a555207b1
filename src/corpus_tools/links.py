"""Where a passage leads to: the page that holds its article, as seen from a notebook.

A notebook of a run or of a workspace lies one folder below its results, ``report.html`` and ``articles``. Where there
is no page of an article, nothing is linked.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

REPORT_NAME: Final = "report.html"
REPORT: Final = f"../{REPORT_NAME}"
ARTICLE_LIST: Final = "articles/index.html"
WORKSPACE: Final = "workspace"  # the folder of a run's results in which one works
START: Final = "start.ipynb"  # a notebook: JupyterLab shows its Markdown, and a file of Markdown as source
IN_RUN: Final = "CORPUS_TOOLS_IN_RUN"  # set for the notebooks of a run: their report is written after them


@dataclass
class _Pages:
    """What the views of this process may link to; a notebook's :class:`~corpus_tools.display.Show` fills it in."""

    addresses: Mapping[str, str] = field(default_factory=dict)


_pages: Final = _Pages()


def anchor(article_id: str) -> str:
    """The anchor of an article in the report: letters and digits as they are, all else as its number.

    >>> anchor("a1 b")
    'article-a1_20_b'
    """
    return "article-" + "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in article_id)


def link_articles(addresses: Mapping[str, str]) -> None:
    """Let passages of these articles lead to their addresses, which are those in the folder of a run."""
    _pages.addresses = addresses


def page_of(article_id: str) -> str:
    """The address of the article as seen from the notebook; empty where nothing holds it."""
    address = _pages.addresses.get(article_id, "")
    return f"../{address}" if address else ""


def report_beside() -> str:
    """The address of the report as seen from this notebook; empty where there is none."""
    return REPORT if os.environ.get(IN_RUN) or (Path.cwd() / REPORT).is_file() else ""


def has_article_pages() -> bool:
    """Whether the results beside this notebook have, or will have, pages of the articles."""
    return bool(os.environ.get(IN_RUN)) or (Path.cwd() / ".." / ARTICLE_LIST).is_file()


def is_beside_others() -> bool:
    """Whether the other notebooks are in the same folder as this one: in a run, or in a workspace."""
    return bool(report_beside()) or Path.cwd().name == WORKSPACE
