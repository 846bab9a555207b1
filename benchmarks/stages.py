"""What each stage of a run took, whatever is looked at, and a digest of all tables."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

Look = Callable[[], tuple[float, ...]]


def all_tables(folder: str, look: Look, told: Callable[..., None] | None = None, **options: Any) -> tuple[Any, Any]:
    """Make all tables of a folder; returns the corpus and, by stage, by how much each figure of ``look`` grew.

    ``told`` hears of the progress before a stage is written down; ``options`` are those of ``open_corpus``.
    """
    from corpus_tools.corpus import open_corpus

    stages: dict[str, list[float]] = {}

    def progress(stage: str, done: int, total: int, note: str = "") -> None:
        if told is not None:
            told(stage, done, total)
        if done >= total and note:
            stages[stage] = [now - then for now, then in zip(look(), last, strict=True)]
            last[:] = look()

    corpus = open_corpus(folder, progress=progress, **options)
    last = list(look())
    corpus.make(*corpus.tables)
    return corpus, stages


def digest_of(corpus: Any) -> str:
    """A digest of all tables."""
    import pandas as pd

    digest = hashlib.sha256()
    for name in corpus.tables:
        for part in corpus.scan(name):
            digest.update(pd.util.hash_pandas_object(part, index=False).to_numpy().tobytes())
    return digest.hexdigest()[:12]
