from __future__ import annotations

import pandas as pd

from corpus_tools import figures
from corpus_tools.figures.sheet import _title_lines


def test_source_line() -> None:
    assert figures.source_line(pd.DataFrame({"article_id": ["a"], "text": ["one"]})).startswith(
        "Source: 1 article of an unknown outlet, undated. "
    )
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b"],
            "outlet": ["Argus", "Argus"],
            "published": pd.to_datetime(["2031-03-03", "2031-03-05"]),
            "text": ["one", "two"],
        }
    )
    assert figures.source_line(articles).startswith("Source: 2 articles by 1 outlet, 3 March 2031 to 5 March 2031.")


def test_a_title_ends_with_a_sentence() -> None:
    long = "This one is as long as it can be without being much too long for one line. "
    lines = _title_lines(long * 9, 6.0)
    assert 1 < len(lines) <= 4
    assert lines[-1].endswith(" one line.")
    assert " ".join(lines).count("This one") == len(" ".join(lines)) // (len(long) - 2)
    assert _title_lines("word " * 200, 6.0)[-1].endswith("…")
