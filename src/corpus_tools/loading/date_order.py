"""Whether dates in numbers alone begin with the day or with the month, where others of the same file prove it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from corpus_tools.loading.dates import Order, numeric_order
from corpus_tools.loading.records import Problem


def proved_order(raw_dates: Iterable[str]) -> tuple[Order, Problem | None]:
    """The order, and a row that says so where it settles a date; nothing where none or both orders are proved.

    >>> proved_order(["25/12/2024", "04/05/2024"])[0]
    'day'
    """
    counts = Counter(numeric_order(raw) for raw in raw_dates)
    if not counts["either"]:
        return "", None
    for order, other, words in (("day", "month", "day/month/year"), ("month", "day", "month/day/year")):
        if counts[order] and not counts[other]:
            return order, Problem(  # type: ignore[return-value]
                "date_order",
                f"{counts['either']} dates could be day/month or month/day; {counts[order]} others prove {words}",
                f"All are read as {words}. If that is wrong, write them as YYYY-MM-DD.",
            )
    if counts["day"]:
        return "", Problem(
            "date_order",
            f"{counts['day']} dates are day/month/year and {counts['month']} month/day/year",
            f"{counts['either']} dates that could be either are left empty. Write them as YYYY-MM-DD.",
        )
    return "", None
