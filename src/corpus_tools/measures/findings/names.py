"""Findings on names, each one sentence computed from its table."""

from __future__ import annotations

import pandas as pd

from corpus_tools.measures.findings.wording import (
    a_few,
    caution,
    leaders,
    part_of,
    plural,
    say_day,
    sentence,
    series,
    times,
)
from corpus_tools.measures.intervals import wilson
from corpus_tools.outlets import is_unknown

_FEW = 5
_FORMS = {
    "full": "by full name",
    "title+full": "by title and full name",
    "title+first": "by title and first name",
    "title+surname": "by title and surname",
    "first": "by first name",
    "surname": "by bare surname",
    "role": "by role alone",
    "role+name": "by role and name",
    "acronym": "by acronym",
    "short": "by a short form",
    "pronoun": "by pronoun",
    "name": "by name",
}


def say_form(form: str) -> str:
    """A form of address in words: ``title+surname`` is "by title and surname"."""
    return _FORMS.get(form, f"as {form}")


def finding_mentions(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.names.count_mentions` by name (or by name and outlet).

    Parameters
    ----------
    table : pandas.DataFrame
        The table that the sentence is about, as named above.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_mentions(study.count_mentions()), str)
    True
    """
    if table.empty:
        return "Nobody is named."
    # Two people of one name are two: without outlets a row is a person.
    by_person = "outlet" not in table.columns
    totals = table.set_index("name")["mentions"] if by_person else table.groupby("name", sort=True)["mentions"].sum()
    total, most = int(totals.sum()), int(totals.max())
    top = sorted(str(name) for name in totals.index[totals == most])
    if len(totals) == 1:
        return f"{top[0]} is the only one named, {times(most)}."
    if len(top) > 1:
        return f"{a_few(top)} are named most, {times(most)} each of {plural(total, 'mention')}."
    return f"{top[0]} is named most: {part_of(most, total, 'mention')} of {plural(len(totals), 'name')}."


def finding_forms(table: pd.DataFrame, name: str | None = None) -> str:
    """From :func:`corpus_tools.measures.names.forms_of_address` by name (and outlet), for the one most mentioned.

    Parameters
    ----------
    table : pandas.DataFrame
        The table that the sentence is about, as named above.
    name : str, optional
        Whose forms; None: the person most mentioned.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_forms(study.forms_of_address()), str)
    True
    """
    if table.empty:
        return "Nobody is named."
    totals = table.groupby("name", sort=True)["mentions"].sum()
    who = name if name is not None else str(totals.index[int(totals.to_numpy().argmax())])
    own = table[table["name"] == who]
    if own.empty:
        return f"{who} is not named."
    forms = own.groupby("form", sort=True)["mentions"].sum()
    n, most = int(forms.sum()), int(forms.max())
    top = [str(form) for form in forms.index[forms == most]]
    often = "always" if most == n else "most often"
    first = f"{who} is referred to {series([say_form(form) for form in top])} {often}"
    if most < n:
        first += f": {most:,} of {plural(n, 'mention')}" + (" each" if len(top) > 1 else "")
    else:
        first += f" ({times(n)})"
    return sentence(first, _outlets_with_another_form(own, set(top)))


def _outlets_with_another_form(own: pd.DataFrame, top: set[str]) -> str:
    """Of the outlets that name somebody five times or more, those that use another form than ``top`` more often.

    An outlet is said to only where the interval of its own most frequent form lies above those of the forms ``top``.
    """
    if "outlet" not in own.columns:
        return ""
    own = own[~own["outlet"].map(is_unknown).astype("bool")]
    often = own[own.groupby("outlet")["mentions"].transform("sum") >= _FEW]
    outlets = [(str(name), part) for name, part in often.groupby("outlet", sort=True)]
    if len(outlets) < 2:
        return ""
    others = [name for name, part in outlets if _prefers_another(part, top)]
    compared = f"of the {len(outlets)} outlets with {_FEW} or more of these mentions"
    if not others:
        return f"{compared}, none can be distinguished as using another form more often"
    verb = "uses" if len(others) == 1 else "use"
    return f"{compared}, {len(others)} {verb} another form more often ({a_few(others)})"


def _prefers_another(part: pd.DataFrame, top: set[str]) -> bool:
    """Whether the interval of an outlet's most frequent form lies above those of the forms ``top``."""
    best = leaders(part, "mentions").iloc[0]
    used = part[part["form"].isin(top)]
    # A form that an outlet never uses has no row: how large its share may be follows from the number of texts.
    highest = float(used["high"].max()) if len(used) else wilson(0, int(best["n_texts"]))[1]
    return best["form"] not in top and bool(best["low"] > highest)


def finding_co_mentions(pairs: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.network.co_mentions`.

    Parameters
    ----------
    pairs : pandas.DataFrame
        The table of :func:`corpus_tools.measures.co_mentions`.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_co_mentions(study.co_mentions()), str)
    True
    """
    if pairs.empty:
        return "No two people are named in one article."
    top = leaders(pairs, "articles_together")
    row = top.iloc[0]
    both, n = int(row["articles_together"]), int(row["n_articles"])
    if len(top) > 1:
        return (
            f"{plural(len(top), 'pair')} of names occur together in {both:,} of {plural(n, 'article')}, more than any"
            f" other; among them {row['name']} and {row['other_name']}."
        )
    return f"{row['name']} and {row['other_name']} are named together most: in {both:,} of {plural(n, 'article')}."


def finding_first_appearances(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.names.first_appearances`.

    Parameters
    ----------
    table : pandas.DataFrame
        The table that the sentence is about, as named above.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_first_appearances(study.first_appearances()), str)
    True
    """
    if table.empty:
        return "Nobody is named."
    dated = table[table["published"].notna()]
    if dated.empty:
        appears = "appears" if len(table) == 1 else "appear"
        return f"{plural(len(table), 'name')} {appears}, but no article that first names them has a date."
    days = dated["published"].dt.normalize()
    first = days.min()
    n = int((days == first).sum())
    later, undated = len(dated) - n, len(table) - len(dated)
    verb = "appears" if n == 1 else "appear"
    head = f"{n:,} of {plural(len(table), 'name')} {verb} on the first day, {say_day(first)}"
    if later:
        head += f", {later:,} later, up to {say_day(days.max())}"
    missing = f"{plural(undated, 'name')} first {'appears' if undated == 1 else 'appear'} in an article without a date"
    return sentence(head, missing if undated else "")


def finding_spread(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.names.count_mentions` by name alone: who is in how many of the articles.

    Parameters
    ----------
    table : pandas.DataFrame
        The table that the sentence is about, as named above.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_spread(study.count_mentions(by="name")), str)
    True
    """
    if table.empty:
        return "Nobody is named."
    top = leaders(table, "articles").sort_values("name", kind="stable")
    n, n_texts = int(top["n_articles"].iloc[0]), int(top["n_texts"].iloc[0])
    names = [str(name) for name in top["name"]]
    count = int(top["articles"].iloc[0])
    if count == 1 and n > 1 and len(names) > 1:
        return sentence(f"nobody is named in more than one of {plural(n, 'article')}", caution(n, n_texts))
    text = f"{a_few(names)} {'is' if len(names) == 1 else 'are'} named in {count:,} of {plural(n, 'article')}"
    if n_texts < n and len(names) == 1:
        text += f" ({int(top['texts'].iloc[0]):,} of {plural(n_texts, 'text')}, reprints counted once)"
    if len(table) > len(top):
        text += ", more than anybody else"
    return sentence(text, caution(n, n_texts))
