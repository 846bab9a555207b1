"""What the package says it exports is there."""

from __future__ import annotations

import pytest

from corpus_tools import provenance


@pytest.mark.parametrize("name", provenance.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(provenance, name) is not None
    assert name in dir(provenance)


def test_an_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no_such"):
        _ = provenance.no_such
