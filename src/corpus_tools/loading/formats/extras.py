"""The optional packages of the readers: imported when needed, named when missing."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any

from corpus_tools.errors import MissingExtraError


def needs(module: str, purpose: str, package: str = "", *, extra: str = "formats") -> Any:
    """The module, or :class:`MissingExtraError` that names the command to install it."""
    try:
        loaded: ModuleType = importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(package or module.split(".")[0], extra, purpose) from error
    return loaded
