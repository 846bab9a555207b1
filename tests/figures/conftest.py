"""Tables of any size for figures to draw, with names that are out to break them; made up, and the same every time."""

from __future__ import annotations

import random
from collections.abc import Callable

import pandas as pd
import pytest

from corpus_tools import schema

NAMES = [
    "Vera Moll",
    "Ivo $Tarn$ & Söhne",
    "The Extraordinarily Long-Winded Committee for the Preservation of Municipal Lamp Posts",
    "O\\'Neil_{sub}^2 \\frac",
    "100% Name #1",
    "Żółć Ďábel",
    "王小明",
    "محمد",
    "Unbrokenlylongsurnamewithoutanyspaceinitwhatsoeverwhichmustbecut Moll",
    "A\x07B\u200bC\nD",
    "<b>Bold</b>",
    "$",
    *[f"Person Number {i}" for i in range(60)],
]
OUTLETS = ["Argus", "The Beacon of $easide & District", "Courier-Advertiser-Chronicle-Herald-Gazette", "日報", "e"]
FRAMES = ["forced", "neutral", "voluntary"]

Story = dict[str, pd.DataFrame]


def make_story(n: int, *, people: int = 14, outlets: int = 7, dated: float = 0.9, seed: int = 7) -> Story:
    """A corpus of ``n`` articles and the tables that extractors would make of it."""
    rng = random.Random(seed)
    papers = (OUTLETS + [f"Paper {i}" for i in range(outlets)])[:outlets]
    ids = [f"a{i:04d}" for i in range(n)]
    text = "word " * 200
    articles = pd.DataFrame(
        {
            "article_id": ids,
            "outlet": [rng.choice(papers) for _ in ids],
            "published": [
                pd.Timestamp("2031-03-03") + pd.Timedelta(minutes=rng.randrange(4 * 1440))
                if rng.random() < dated
                else pd.NaT
                for _ in ids
            ],
            "text": text,
        }
    ).astype({"published": "datetime64[s]", "article_id": "str", "outlet": "str", "text": "str"})
    mentions, quotes, frames, lineage, passages, utterances, changes = [], [], [], [], [], [], []
    for i, article_id in enumerate(ids):
        span = {"article_id": article_id, "start": 0, "end": 4, "text": "word"}
        for name in rng.sample(NAMES[:people], min(people, 5)):
            for _ in range(rng.randrange(1, 4)):
                mentions.append(
                    span
                    | {
                        "start": rng.randrange(900),
                        "label": rng.choice(["PER", "PER", "PER", "ORG"]) if name == "$" else "PER",
                        "entity_id": f"per:{NAMES.index(name)}",
                        "name": name.replace("\x07", " "),
                        "form": rng.choice(["full", "surname", "title+surname", "role"]),
                        "is_misspelt": False,
                        "confidence": 1.0,
                        "method": "hand",
                    }
                )
            speaks = rng.random() < 0.8
            quote = span | {
                "quote_id": f"{article_id}:{len(quotes)}",
                "start": rng.randrange(900),
                "kind": rng.choice(["direct", "mixed", "indirect"]),
                "source": name if speaks else "a source",
                "speaker": name if speaks else None,
                "speaker_id": f"per:{NAMES.index(name)}" if speaks else None,
                "source_type": "person" if speaks else rng.choice(["unnamed", "unresolved", "document"]),
                "cue": "said",
                "cue_class": rng.choice(["neutral", "asserting", "conceding", "thinking"]),
                "paragraph": 0,
                "words": rng.randrange(1, 40),
                "confidence": 1.0,
            }
            quotes.append(quote)
            frames.append(
                span
                | {
                    "frame_id": f"f{len(frames)}",
                    "start": rng.randrange(900),
                    "codebook": "departure",
                    "frame": rng.choice(FRAMES),
                    "pattern": "hand",
                    "voice": rng.choice(["narrator", "quoted", "reported"]),
                    "is_negated": rng.random() < 0.2,
                    "modality": rng.choice(["actual", "actual", "demanded", "predicted"]),
                    "agent": rng.choice([name, None, "he"]),
                    "affected": rng.choice([name, "she", None]),
                    "has_pressure_cue": False,
                    "confidence": 1.0,
                }
            )
        derived = i > 0 and rng.random() < 0.4
        source = ids[rng.randrange(i)] if derived else None
        derivation = rng.choice(["copy", "excerpt", "edited", "rewritten"]) if derived else "independent"
        lineage.append(
            {
                "article_id": article_id,
                "derivation": derivation,
                "source_id": source if rng.random() < 0.9 or not derived else "not in corpus",
                "share_reused": 0.5 if derived else 0.0,
                "altered_quotes": 0,
                "rewriting_score": 0.0,
                "confidence": 1.0,
                "evidence": "",
            }
        )
        if source is not None:
            end = rng.randrange(100, 1000)
            passages.append(
                {
                    "article_id": article_id,
                    "start": 0,
                    "end": end,
                    "text": text[:end],
                    "other_id": source,
                    "other_start": 0,
                    "other_end": end,
                    "other_text": text[:end],
                    "similarity": 1.0,
                    "kind": rng.choice(["verbatim", "edited", "rewritten"]),
                }
            )
        said = "I will $ay it once and never a_gain, whatever they may offer me in " + "return " * rng.randrange(1, 30)
        row = {
            "utterance_id": "u",
            "quote_id": f"{article_id}:u",
            "article_id": article_id,
            "start": 0,
            "end": len(said),
            "text": said,
            "speaker": NAMES[1],
            "reference_id": "a0000:u",
            "relation": "verbatim" if i == 0 else rng.choice(["altered", "cut", "paraphrase"]),
            "is_reference": i == 0,
            "support": 1,
            "changes": "",
        }
        utterances.append(row)
        if i:
            changes.append(
                {
                    "utterance_id": "u",
                    "quote_id": row["quote_id"],
                    "reference_id": "a0000:u",
                    "article_id": article_id,
                    "start": 7,
                    "end": 11,
                    "text": "$ay ",
                    "other_id": "a0000",
                    "other_start": 7,
                    "other_end": 11,
                    "other_text": "$ay ",
                    "kind": "content_word",
                }
            )
    tables = {
        "mentions": mentions,
        "quotes": quotes,
        "frames": frames,
        "lineage": lineage,
        "passages": passages,
        "utterances": utterances,
        "changes": changes,
    }
    return {"articles": articles} | {name: schema.conform(rows, name) for name, rows in tables.items()}


@pytest.fixture(scope="session")
def story() -> Callable[..., Story]:
    made: dict[tuple[object, ...], Story] = {}

    def make(n: int, **more: int) -> Story:
        key = (n, *sorted(more.items()))
        if key not in made:
            made[key] = make_story(n, **more)  # type: ignore[arg-type]
        return made[key]

    return make
