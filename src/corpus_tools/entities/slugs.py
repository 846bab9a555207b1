"""Readable identifiers: "per:maria-ode"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_OTHER: Final = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1 << 14)
def slug(label: str, name: str) -> str:
    """Label and name as an identifier; letters of other scripts are as their code points.

    >>> slug("PER", "Émile d’Ode"), slug("ORG", "The Guild")
    ('per:emile-dode', 'org:the-guild')
    """
    folded = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", "").replace("ß", "ss").lower())
    folded = folded.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("æ", "ae").replace("œ", "oe")
    plain = "".join(
        c if c.isascii() or not c.isalnum() else f"-u{ord(c):x}-" for c in folded if not unicodedata.combining(c)
    )
    return f"{label.lower()}:{_OTHER.sub('-', plain).strip('-') or 'x'}"
