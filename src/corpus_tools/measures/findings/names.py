"""Findings on names, each one sentence computed from its table."""

from __future__ import annotations

import pandas as pd

from corpus_tools.measures.findings.wording import (
    a_few,
    caution,
    leaders,
    percent,
    plural,
    say_day,
    sentence,
    series,
    times,
)

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
    """From :func:`corpus_tools.measures.names.count_mentions` by name (or by name and outlet)."""
    if table.empty:
        return "Nobody is named."
    totals = table.groupby("name", sort=True)["mentions"].sum()
    total, most = int(totals.sum()), int(totals.max())
    top = [str(name) for name in totals.index[totals == most]]
    if len(totals) == 1:
        return f"{top[0]} is the only one named, {times(most)}."
    if len(top) > 1:
        return f"{a_few(top)} are named most, {times(most)} each of {plural(total, 'mention')}."
    people = plural(len(totals), "name")
    return f"{top[0]} is named most: {most:,} of {plural(total, 'mention')} ({percent(most / total)}) of {people}."


def finding_forms(table: pd.DataFrame, name: str | None = None) -> str:
    """From :func:`corpus_tools.measures.names.forms_of_address` by name (and outlet), for the one most mentioned."""
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
    first = f"{who} is called {series([say_form(form) for form in top])} most often: {most} of {plural(n, 'mention')}"
    if len(top) > 1:
        first += " each"
    if "outlet" not in own.columns:
        return sentence(first)
    # An outlet that uses another form just as often prefers neither, and one that names somebody once or twice none.
    often = own[own.groupby("outlet")["mentions"].transform("sum") >= _FEW]
    best = [(str(name), set(leaders(part, "mentions")["form"])) for name, part in often.groupby("outlet", sort=True)]
    others = [outlet for outlet, preferred in best if not preferred & set(top)]
    if not others:
        return sentence(first)
    verb = "prefers" if len(others) == 1 else "prefer"
    return sentence(first, f"{a_few(others)} {verb} another form")


def finding_co_mentions(pairs: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.network.co_mentions`."""
    if pairs.empty:
        return "No two people are named together."
    top = leaders(pairs, "articles_together")
    row = top.iloc[0]
    both, n = int(row["articles_together"]), int(row["n_articles"])
    if len(top) > 1:
        return (
            f"{plural(len(top), 'pair')} are named together in {both} of {plural(n, 'article')}, more than any other;"
            f" among them {row['name']} and {row['other_name']}."
        )
    return f"{row['name']} and {row['other_name']} are named together most: in {both} of {plural(n, 'article')}."


def finding_first_appearances(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.names.first_appearances`."""
    if table.empty:
        return "Nobody is named."
    dated = table[table["published"].notna()]
    if dated.empty:
        return f"{plural(len(table), 'name')} appear, but no article that first names them has a date."
    days = dated["published"].dt.normalize()
    first = days.min()
    n = int((days == first).sum())
    later, undated = len(dated) - n, len(table) - len(dated)
    head = f"{n} of {plural(len(table), 'name')} {'is' if n == 1 else 'are'} there on the first day, {say_day(first)}"
    rest = ""
    if later:
        verb = "others come" if later > 1 else "other comes"
        rest = f"{later} {verb} in by {say_day(days.max())}"
    missing = f"{plural(undated, 'name')} first {'appears' if undated == 1 else 'appear'} in an article without a date"
    return sentence(head, rest, missing if undated else "")


def finding_spread(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.names.count_mentions` by name alone: who is in how many of the articles."""
    if table.empty:
        return "Nobody is named."
    top = leaders(table, "articles")
    n = int(top["n_articles"].iloc[0])
    names = [str(name) for name in top["name"]]
    verb = "is" if len(names) == 1 else "are"
    text = f"{a_few(names)} {verb} named in {int(top['articles'].iloc[0])} of {plural(n, 'article')}"
    if len(table) > len(top):
        text += ", more than anybody else"
    return sentence(text, caution(n))
