"""Invented articles on one invented event, and how one becomes another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

AGENCY = (
    "The harbour bridge at Port Elrin was closed on Tuesday after engineers found a crack in its main girder. "
    "The crack, eleven centimetres long, was discovered during a routine inspection of the northern span.\n\n"
    "“We have taken the decision to close the bridge until the girder has been replaced,” said Ines Coll, "
    "the director of the port authority. “Nobody was in danger at any moment.”\n\n"
    "About 9,000 cars cross the bridge each day. Ferries will run every twenty minutes from Wednesday morning, "
    "and the authority expects the repair to last until the end of June."
)
CUT = AGENCY.rsplit("\n\n", 1)[0]
SPUN = (
    "The harbour bridge at Port Elrin was shut on Tuesday after engineers discovered a fissure in its main girder. "
    "The fissure, eleven centimetres long, was spotted during a routine check of the northern span.\n\n"
    "“We have made the choice to shut the bridge until the girder has been substituted,” said Ines Coll, "
    "the head of the port authority. “No one was in peril at any moment.”\n\n"
    "Around 9,000 vehicles cross the bridge every day. Ferries will operate every twenty minutes from Wednesday "
    "morning, and the authority anticipates the repair to last until the end of June."
)
OWN = (
    "Shopkeepers on the quay say they were told nothing. Marta Lunde, who sells nets beside the old customs house, "
    "opened at six and had sold one rope by noon.\n\n"
    "“You can hear the gulls now,” she said. “That is how quiet it is.”\n\n"
    "The last time the crossing stood empty was in the flood of 1987, when her father rowed customers over for a coin."
)


@pytest.fixture
def frame() -> Callable[..., pd.DataFrame]:
    """A table of articles from texts by id, with publication times where given."""

    def make(texts: dict[str, str], published: dict[str, str] | None = None, **columns: dict[str, Any]) -> pd.DataFrame:
        table = pd.DataFrame({"article_id": list(texts), "text": list(texts.values())})
        if published is not None:
            times = pd.to_datetime([published.get(each) for each in texts])
            table["published"] = pd.Series(times).astype("datetime64[s]")
        for name, values in columns.items():
            table[name] = [values.get(each) for each in texts]
        return table

    return make


@pytest.fixture
def agency() -> str:
    return AGENCY


@pytest.fixture
def cut() -> str:
    """The agency's text without its last paragraph."""
    return CUT


@pytest.fixture
def spun() -> str:
    """The agency's text with synonyms put in, inside the quotation marks too."""
    return SPUN


@pytest.fixture
def own() -> str:
    """Another outlet's own report of the same event."""
    return OWN
