"""The concordance page: the same hits as the concordance in Python, nothing of a text becomes markup or script."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from corpus_tools import concordance_page, schema
from corpus_tools.concordance_page import page
from corpus_tools.kwic import concordance

HOSTILE = (
    "</script><script>document.title = 'run'</script> She resigned. <img src=x onerror=alert(1)> “It’s – over”\u2028"
    " He won’t stand quietly\naside.\n\nStand aside? 𝒜 resign-ation, RESIGNS & co. İstanbul resigned; naïve Ωmega_1."
)
TEXTS = ["They resign today. Then she resigned: “Resign?”", HOSTILE, "Nobody did: no post was left, none re-signed."]
QUERIES = [
    "resign*",
    "stand * aside",
    "stand aside",
    "won't",
    "it's - over",
    "r?sign*|no post",
    "ωmega*",
    "istanbul",
    "re",
]


def articles() -> pd.DataFrame:
    when = pd.to_datetime(["2031-03-03", "2031-03-04", "2031-03-05"])
    return pd.DataFrame(
        {
            "article_id": ["a", "b", "c"],
            "outlet": ["Argus", "</option><script>x()</script>", "Post"],
            "title": ["One", "<b>Two</b>", None],
            "published": when,
            "text": TEXTS,
        }
    )


def frames() -> pd.DataFrame:
    row = {"frame_id": "f", "article_id": "b", "codebook": "c", "frame": "forced", "pattern": "p", "voice": "narrator"}
    rest = {"is_negated": False, "modality": "actual", "has_pressure_cue": False, "confidence": 1.0}
    return schema.conform([row | rest | {"start": 0, "end": 9, "text": HOSTILE[:9]}], "frames")


def test_no_text_becomes_markup_and_only_our_script_may_run() -> None:
    made = page(articles(), frames(), "<i>corpus</i>")
    assert re.findall(r"<script[^>]*>", made) == ['<script type="application/json" id="data">', "<script>"]
    assert made.count("</script>") == 2
    assert "<img" not in made
    assert "<i>" not in made
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', made)[0])
    script = made.rsplit("<script>", 1)[1].removesuffix("</script>\n</body>\n</html>").removesuffix("\n")
    script = script.split("</script>")[0]
    assert concordance_page._digest(script) in policy
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
    for sink in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("):
        assert sink not in script


def test_the_data_are_the_texts_as_they_are() -> None:
    made = page(articles(), frames(), "corpus")
    data = json.loads(re.findall(r'id="data">(.*?)</script>', made, re.DOTALL)[0])
    assert [article["text"] for article in data["articles"]] == TEXTS


def test_what_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance_page, "CHARACTERS", len(TEXTS[0]) + 10)
    made = page(articles(), frames(), "corpus")
    assert "2 of 3 articles are not in this page" in made
    assert "naïve" not in json.dumps(made.split('id="data">')[1], ensure_ascii=False)


def browser() -> str | None:
    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )


def lines_of(dom: str) -> list[tuple[str, str]]:
    rows = re.findall(r'<td class="key">(.*?)</td>.*?<td class="offsets">(.*?)</td>', dom, re.DOTALL)
    return [(html.unescape(key), offsets) for key, offsets in rows]


@pytest.mark.skipif(browser() is None, reason="no Chromium here to run the page's script")
@pytest.mark.parametrize("query", QUERIES)
def test_the_page_finds_what_the_concordance_finds(query: str, tmp_path: Path) -> None:
    path = tmp_path / "concordance.html"
    path.write_text(page(articles(), frames(), "corpus"), encoding="utf-8")
    from urllib.parse import quote

    command = [str(browser()), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    address = f"{path.as_uri()}#{quote(query)}"
    dom = subprocess.run(
        [*command, "--dump-dom", address], capture_output=True, text=True, timeout=60, check=True
    ).stdout
    table = concordance(articles(), query)
    expected = [(re.sub(r"\s+", " ", row.keyword), f"{row.start}–{row.end}") for row in table.itertuples(index=False)]
    assert [(re.sub(r"\s+", " ", key), offsets) for key, offsets in lines_of(dom)] == expected
    assert "<title>Concordance: corpus</title>" in dom
