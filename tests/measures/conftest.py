"""A story small enough to be counted by hand: five articles by three outlets, made for these tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from corpus_tools import schema

_STORY = "“I will not resign,” said Vera Moll. Dr Moll left. “She must go now, and everybody knows it,” Ivo Tarn said."
TEXTS = {
    "a1": _STORY,
    "a2": _STORY,
    "b1": "Moll was forced out. A source claimed “it was brutal”.",
    "b2": "Ivo Tarn insisted that Moll had to go.",
    "c1": "Nothing happened in Vell today.",
}
OUTLETS = {"a1": "Argus", "a2": "Beacon", "b1": "Beacon", "b2": "Beacon", "c1": "Courier"}
DAYS = {"a1": "2031-03-03", "a2": "2031-03-04", "b1": "2031-03-04", "b2": "2031-03-05", "c1": None}


def span(article_id: str, words: str, nth: int = 0) -> dict[str, Any]:
    """Offsets of the nth occurrence of words in an article of the story."""
    text, at = TEXTS[article_id], -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return {"article_id": article_id, "start": at, "end": at + len(words), "text": words}


@pytest.fixture(scope="session")
def articles() -> pd.DataFrame:
    rows = [
        {"article_id": i, "outlet": OUTLETS[i], "published": pd.Timestamp(DAYS[i]) if DAYS[i] else pd.NaT, "text": text}
        for i, text in TEXTS.items()
    ]
    frame = pd.DataFrame(rows)
    return frame.astype({"published": "datetime64[s]"})


def _quote(article_id: str, words: str, **more: Any) -> dict[str, Any]:
    row = span(article_id, words)
    row |= {
        "quote_id": f"{article_id}:{row['start']}",
        "kind": "direct",
        "paragraph": 0,
        "words": len(words.split()),
        "confidence": 1.0,
    }
    return row | more


MOLL = {"speaker_id": "per:moll", "speaker": "Vera Moll", "source": "Vera Moll", "source_type": "person"}
TARN = {"speaker_id": "per:tarn", "speaker": "Ivo Tarn", "source": "Ivo Tarn", "source_type": "person"}


@pytest.fixture(scope="session")
def quotes() -> pd.DataFrame:
    said = {"cue": "said", "cue_class": "neutral"}
    rows = []
    for article_id in ("a1", "a2"):
        rows.append(_quote(article_id, "I will not resign", **MOLL, **said))
        rows.append(_quote(article_id, "She must go now, and everybody knows it", **TARN, **said))
    rows.append(
        _quote(
            "b1",
            "it was brutal",
            kind="mixed",
            source="A source",
            source_type="unnamed",
            cue="claimed",
            cue_class="distancing",
        )
    )
    rows.append(_quote("b2", "Moll had to go", kind="indirect", **TARN, cue="insisted", cue_class="asserting"))
    return schema.conform(rows, "quotes")


@pytest.fixture(scope="session")
def utterances(quotes: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for row in quotes.head(4).itertuples():
        first = row.article_id == "a1"
        rows.append(
            {
                "utterance_id": "u-moll" if row.speaker == "Vera Moll" else "u-tarn",
                "quote_id": row.quote_id,
                "article_id": row.article_id,
                "start": row.start,
                "end": row.end,
                "text": row.text,
                "speaker": row.speaker,
                "reference_id": row.quote_id.replace("a2", "a1"),
                "relation": "verbatim",
                "is_reference": first,
                "support": 2,
                "changes": "",
            }
        )
    return schema.conform(rows, "utterances")


@pytest.fixture(scope="session")
def mentions() -> pd.DataFrame:
    moll, tarn = ("per:moll", "Vera Moll"), ("per:tarn", "Ivo Tarn")
    found = []
    for article_id in ("a1", "a2"):
        found += [
            (article_id, "Vera Moll", 0, moll, "full"),
            (article_id, "Dr Moll", 0, moll, "title+surname"),
            (article_id, "She", 0, moll, "pronoun"),
            (article_id, "Ivo Tarn", 0, tarn, "full"),
        ]
    found += [
        ("b1", "Moll", 0, moll, "surname"),
        ("b2", "Ivo Tarn", 0, tarn, "full"),
        ("b2", "Moll", 0, moll, "surname"),
        ("c1", "Vell", 0, ("loc:vell", "Vell"), "name"),
    ]
    rows = [
        span(article_id, words, nth)
        | {
            "label": "LOC" if entity[0].startswith("loc") else "PER",
            "entity_id": entity[0],
            "name": entity[1],
            "form": form,
            "is_misspelt": False,
            "confidence": 1.0,
            "method": "hand",
        }
        for article_id, words, nth, entity, form in found
    ]
    return schema.conform(rows, "mentions")


@pytest.fixture(scope="session")
def frames(quotes: pd.DataFrame) -> pd.DataFrame:
    def frame(article_id: str, words: str, name: str, voice: str, **more: Any) -> dict[str, Any]:
        row = span(article_id, words)
        return (
            row
            | {
                "frame_id": f"departure:{article_id}:{row['start']}",
                "codebook": "departure",
                "frame": name,
                "pattern": "hand",
                "voice": voice,
                "is_negated": False,
                "modality": "actual",
                "has_pressure_cue": False,
                "confidence": 1.0,
                "affected_id": "per:moll",
            }
            | more
        )

    rows = []
    for article_id in ("a1", "a2"):
        ids = list(quotes.loc[quotes["article_id"] == article_id, "quote_id"])
        rows += [
            frame(article_id, "resign", "voluntary", "quoted", is_negated=True, negation_cue="not", quote_id=ids[0]),
            frame(article_id, "left", "voluntary", "narrator"),
            frame(
                article_id,
                "must go",
                "forced",
                "quoted",
                modality="demanded",
                quote_id=ids[1],
                agent_id="per:tarn",
            ),
        ]
    rows.append(frame("b1", "forced out", "forced", "narrator"))
    rows.append(frame("b2", "had to go", "forced", "reported", agent_id="per:tarn"))
    return schema.conform(rows, "frames")


@pytest.fixture(scope="session")
def entities() -> pd.DataFrame:
    return pd.DataFrame({"entity_id": ["per:moll", "per:tarn"], "name": ["Vera Moll", "Ivo Tarn"]})


@pytest.fixture(scope="session")
def lineage() -> pd.DataFrame:
    rows = [
        {
            "article_id": i,
            "derivation": "copy" if i == "a2" else "independent",
            "source_id": "a1" if i == "a2" else None,
            "share_reused": 1.0 if i == "a2" else 0.0,
            "direction": "time" if i == "a2" else "none",
            "altered_quotes": 0,
            "rewriting_score": 0.0,
            "confidence": 1.0,
            "evidence": "",
        }
        for i in TEXTS
    ]
    return schema.conform(rows, "lineage")


@pytest.fixture(scope="session")
def passages() -> pd.DataFrame:
    row = {
        "article_id": "a1",
        "start": 0,
        "end": len(TEXTS["a1"]),
        "text": TEXTS["a1"],
        "other_id": "a2",
        "other_start": 0,
        "other_end": len(TEXTS["a2"]),
        "other_text": TEXTS["a2"],
        "similarity": 1.0,
        "kind": "verbatim",
    }
    return schema.conform([row], "passages")


@pytest.fixture(scope="session")
def empty() -> Callable[[str], pd.DataFrame]:
    """An empty table by name; ``articles`` with the two columns that are always there."""

    def make(name: str) -> pd.DataFrame:
        if name == "articles":
            return pd.DataFrame({"article_id": pd.Series(dtype="str"), "text": pd.Series(dtype="str")})
        return schema.table(name).empty()

    return make
