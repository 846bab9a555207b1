"""A stratified sample of sentences for human coders.

The unit is the sentence. Sentences in which the machine found something are drawn from each frame and voice, so that
rare ones are there too; others are drawn from the same articles, because without them nobody can say what was missed.
Which is which is in the key and not on the coders' sheets. Where a sentence has several expressions, the first is
the one that counts, for coders and machine alike.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

import numpy as np
import pandas as pd

from corpus_tools.english.tokens import sentence_spans
from corpus_tools.errors import ParameterError, TableError

NONE: Final = "none"
KEY_COLUMNS: Final = ("item_id", "article_id", "start", "end", "stratum", "weight", "frame", "voice", "is_negated")
_SHOWN: Final = ("item_id", "article_id", "outlet", "start", "end", "before", "sentence", "after")
_CONTEXT: Final = 240


def draw_sample(
    frames: pd.DataFrame, articles: pd.DataFrame, n: int = 200, *, seed: int = 0, blanks: float = 0.25
) -> pd.DataFrame:
    """Draw about ``n`` sentences: ``1 - blanks`` of them with an expression, evenly from each frame × voice.

    Columns: ``item_id``, ``article_id``, ``outlet``, ``start``, ``end`` (characters, of the sentence), ``before``,
    ``sentence``, ``after`` (text), and the key: ``stratum``, ``weight`` (sentences of the corpus that the item is
    for), ``frame``, ``voice``, ``is_negated`` (the machine's answer; ``none`` where it found nothing). In random
    order. The same tables and seed give the same sample.

    Raises :class:`~corpus_tools.errors.ParameterError` for an ``n`` or ``blanks`` that cannot be, and
    :class:`~corpus_tools.errors.TableError` where there is no sentence to draw.
    """
    if n < 1:
        raise ParameterError("n", n, "at least one sentence is needed")
    if not 0 <= blanks < 1:
        raise ParameterError("blanks", blanks, "it is a share from 0 up to, but not including, 1")
    units = _units(frames, articles)
    if units.empty:
        raise TableError("articles", "there is no sentence to draw from", "Load a corpus with text.")
    generator = np.random.default_rng(seed)
    sizes = units.groupby("stratum").size().sort_index()
    wanted = _allocate(sizes, n, blanks)
    chosen: list[int] = []
    weights: list[float] = []
    for stratum, number in wanted.items():
        members = np.flatnonzero((units["stratum"] == stratum).to_numpy())
        chosen += generator.choice(members, size=number, replace=False).tolist()
        weights += [len(members) / number] * number
    order = generator.permutation(len(chosen))
    sample = units.iloc[[chosen[i] for i in order]].reset_index(drop=True)
    sample["weight"] = [weights[i] for i in order]
    sample.insert(0, "item_id", [f"S{i:04d}" for i in range(1, len(sample) + 1)])
    return sample[[*_SHOWN, *(c for c in KEY_COLUMNS if c not in _SHOWN)]]


def _allocate(sizes: pd.Series[int], n: int, blanks: float) -> dict[str, int]:
    """How many to draw from each stratum: evenly, and what a small one cannot give goes to the others."""
    left = {str(k): int(v) for k, v in sizes.items()}
    hits = {k: size for k, size in left.items() if k != NONE}
    wanted = {NONE: min(left.get(NONE, 0), round(n * blanks) if hits else n)} if NONE in left else {}
    wanted |= _dealt(hits, min(n - sum(wanted.values()), sum(hits.values())))
    if NONE in left:
        # What the other strata could not give; without blanks wanted, none are added.
        wanted[NONE] += min(left[NONE] - wanted[NONE], n - sum(wanted.values())) if blanks else 0
    return {k: v for k, v in wanted.items() if v}


def _dealt(sizes: dict[str, int], number: int) -> dict[str, int]:
    """``number`` items (at most all there are) over strata of the given sizes, as evenly as they allow."""
    given = dict.fromkeys(sizes, 0)
    while number:
        open_ = [k for k, size in sizes.items() if given[k] < size]
        for k in open_[:number]:
            step = min(max(1, number // len(open_)), sizes[k] - given[k], number)
            given[k] += step
            number -= step
    return given


def _units(frames: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row per sentence, with the machine's first expression in it."""
    found: dict[str, list[tuple[int, str, str, bool]]] = {}
    columns = ["article_id", "start", "frame", "voice", "is_negated"]
    for article, start, frame, voice, negated in frames[columns].itertuples(index=False, name=None):
        found.setdefault(article, []).append((int(start), str(frame), str(voice), bool(negated)))
    outlets = articles["outlet"] if "outlet" in articles.columns else pd.Series("unknown", index=articles.index)
    rows: list[dict[str, object]] = []
    for article, outlet, text in zip(articles["article_id"], outlets, articles["text"], strict=True):
        spans = sentence_spans(text)
        starts = [s for s, _ in spans]
        first: dict[int, tuple[int, str, str, bool]] = {}
        for hit in sorted(found.get(article, [])):
            first.setdefault(max(bisect_right(starts, hit[0]) - 1, 0), hit)
        for number, (start, end) in enumerate(spans):
            _, frame, voice, negated = first.get(number, (0, NONE, NONE, False))
            rows.append(
                {
                    "article_id": article,
                    "outlet": outlet if isinstance(outlet, str) else "unknown",
                    "start": start,
                    "end": end,
                    "before": text[max(0, start - _CONTEXT) : start],
                    "sentence": text[start:end],
                    "after": text[end : end + _CONTEXT],
                    "stratum": NONE if frame == NONE else f"{frame} / {voice}",
                    "frame": frame,
                    "voice": voice,
                    "is_negated": negated,
                }
            )
    return pd.DataFrame(rows)
