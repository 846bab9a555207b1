"""Framing expressions: small cases coded by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.framing import find_frames


def frames(text: str, **kwargs: object) -> pd.DataFrame:
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    found = find_frames(articles, **kwargs)  # type: ignore[arg-type]
    schema.validate(found, "frames", articles)
    return found


@pytest.mark.parametrize(
    ("text", "frame", "voice"),
    [
        ("The harbour master resigned on Friday.", "voluntary", "narrator"),
        ("The board sacked Ana Ode on Friday.", "forced", "narrator"),
        ("The mayor said she would step down in May.", "voluntary", "reported"),
        ("“I was forced to resign,” said Ms Ode.", "forced", "quoted"),
        ("The scandal cost the coach his job.", "forced", "narrator"),
        ("Her term ends in May.", "neutral", "narrator"),
    ],
)
def test_frame_and_voice(text: str, frame: str, voice: str) -> None:
    found = frames(text)
    assert found[["frame", "voice"]].values.tolist() == [[frame, voice]]
