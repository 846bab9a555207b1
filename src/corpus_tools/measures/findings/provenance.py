"""Findings on provenance, each one sentence computed from its table."""

from __future__ import annotations

import pandas as pd

from corpus_tools.measures.findings.wording import a_few, percent, plural, say_day, sentence
from corpus_tools.outlets import is_unknown


def finding_independence(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reuse.independence`."""
    row = table.iloc[0]
    articles, low, high = int(row["articles"]), int(row["at_least"]), int(row["at_most"])
    if articles == 0:
        return "The corpus holds no article."
    if articles == 1:
        outside = "; it seems to derive from a text that is not in the corpus" if row["outside_source"] else ""
        return f"The corpus holds a single article{outside}."
    texts = plural(high, "independent text") if low == high else f"{low} to {high} independent texts"
    if high == articles and low == high:
        first = f"each of the {plural(articles, 'article')} is a text of its own"
    else:
        by = "" if row["of_unknown_outlets"] else f" by {plural(row['outlets'], 'outlet')}"
        first = f"the {plural(articles, 'article')}{by} are only {texts}"
    second = ""
    if row["largest_text"] > 1:
        of = "" if row["of_unknown_outlets"] else f" of {plural(row['largest_text_outlets'], 'outlet')}"
        second = f"one text fills {plural(row['largest_text'], 'article')}{of}"
    third = ""
    if row["outside_source"]:
        verb = "seems" if row["outside_source"] == 1 else "seem"
        third = f"{plural(row['outside_source'], 'article')} {verb} to derive from a text that is not in the corpus"
    return sentence(first, second, third)


def finding_reuse(shares: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reuse.reuse_shares`."""
    if shares.empty:
        return "No two articles share a passage."
    pairs = len({tuple(sorted(pair)) for pair in zip(shares["article_id"], shares["other_id"], strict=True)})
    top = shares.iloc[0]
    verb = "shares" if pairs == 1 else "share"
    first = f"{plural(pairs, 'pair')} of articles {verb} passages"
    half = shares[shares["share"] >= 0.5]
    if half.empty:
        second = (
            f"at most {percent(top['share'])} of an article by {top['outlet']} stands in one by {top['other_outlet']}"
        )
        return sentence(first, second)
    articles, outlets = half["article_id"].nunique(), half["outlet"].nunique()
    second = (
        f"in {plural(articles, 'article')} by {plural(outlets, 'outlet')}, half or more of the text stands in another"
    )
    return sentence(first, second)


def finding_contested(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reuse.contested_utterances`."""
    if table.empty:
        return "No utterance is printed in differing words."
    top = table.iloc[0]
    speaker = top["speaker"] if isinstance(top["speaker"], str) else "an unresolved speaker"
    verb = "is" if len(table) == 1 else "are"
    first = f"{plural(len(table), 'utterance')} {verb} printed in differing words"
    alone = int((table["versions"] == 1).sum())
    if alone:
        whose = "" if len(table) == 1 else "each " if alone == len(table) else f"{alone:,} of them "
        first += f", {whose}within one article"
    if top["versions"] == 1:
        by = "within one article"
    else:
        by = f"by {plural(top['outlets'], 'unknown outlet' if is_unknown(top['reference_outlet']) else 'outlet')}"
    second = f"the most contested is {speaker}'s “{_short(top['text'])}”, in {plural(top['wordings'], 'wording')} {by}"
    return sentence(first, second)


def finding_timeline(timeline: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reuse.reuse_timeline`: who was first, and how many derive from others."""
    if timeline.empty:
        return "The corpus holds no article."
    dated = timeline[timeline["published"].notna()]
    derived = timeline[~timeline["derivation"].isin(["independent", "shares_source"])]
    if dated.empty:
        first = f"none of the {plural(len(timeline), 'article')} has a date"
    elif len(dated) == 1 < len(timeline):
        first = f"only 1 of {plural(len(timeline), 'article')} has a date: which is first cannot be said"
    else:
        earliest = dated[dated["may_be_first"]]
        outlets = sorted(set(earliest["outlet"]))
        verb = "is" if len(outlets) == 1 else "are"
        first = f"{a_few(outlets)} {verb} first, on {say_day(earliest['published'].iloc[0])}"
        if len(dated) < len(timeline):
            first += f", of the {plural(len(dated), 'article')} that have a date"
    n = len(timeline)
    if derived.empty:
        return sentence(first, f"none of the {plural(n, 'article')} is seen to derive from another")
    verb = "seems" if len(derived) == 1 else "seem"
    return sentence(first, f"{len(derived)} of {plural(n, 'article')} {verb} to derive from another text")


def _short(text: str, most: int = 80) -> str:
    flat = " ".join(text.split()).strip("“”\"'‘’ ")
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + " …"
