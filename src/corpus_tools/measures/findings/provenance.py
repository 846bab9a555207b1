"""Findings on provenance, each one or two sentences computed from its table.

They say what was found in the texts ("prints the same text as another"), not what somebody did.
"""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from corpus_tools.disclosure import passages_shown
from corpus_tools.measures.findings.wording import a_few, part_of, parts, percent, plural, say_day, sentence
from corpus_tools.outlets import is_unknown

_KINDS: Final = {
    "copy": "a copy",
    "excerpt": "an excerpt",
    "edited": "an edited version",
    "rewritten": "a rewritten version",
}


def finding_independence(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reuse.independence`: how many texts there are, apart from copies.

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
    >>> isinstance(findings.finding_independence(study.independence()), str)
    True
    """
    row = table.iloc[0]
    articles, low, high = int(row["articles"]), int(row["at_least"]), int(row["at_most"])
    if articles == 0:
        return "The corpus holds no article."
    third = ""
    if row["outside_source"]:
        third = f"of {plural(row['outside_source'], 'article')} the only source found is one that is not in the corpus"
    if articles == 1:
        return sentence("the corpus holds a single article, so nothing can be said about reuse", third)
    return sentence(_texts_apart(row, articles, low, high), _largest_text(row), third)


def _texts_apart(row: Any, articles: int, low: int, high: int) -> str:
    by = "" if row["of_unknown_outlets"] else f" by {plural(row['outlets'], 'outlet')}"
    reprints = articles - high
    if not reprints:
        text = f"none of the {plural(articles, 'article')}{by} is found to reprint another"
        text += f": at most {plural(high, 'independent text')}" if low < high else ""
    else:
        verb = "prints" if reprints == 1 else "print"
        text = f"{reprints:,} of the {plural(articles, 'article')}{by} {verb}, in whole or large part, the same"
        text += f" text as another: at most {plural(high, 'independent text')}"
    if low < high:
        text += f", or {low:,} if articles that share a source count as one"
    return text


def _largest_text(row: Any) -> str:
    if row["largest_text"] < 2:
        return ""
    if row["largest_texts"] > 1:
        most = f"{plural(row['largest_texts'], 'text')} are found in {plural(row['largest_text'], 'article')} each"
        return f"{most}, none is found in more"
    of = "" if row["of_unknown_outlets"] else f" by {plural(row['largest_text_outlets'], 'outlet')}"
    return f"the text found most often is in {plural(row['largest_text'], 'article')}{of}"


def finding_reuse(shares: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reuse.reuse_shares`.

    Parameters
    ----------
    shares : pandas.DataFrame
        The table of :func:`corpus_tools.measures.reuse.reuse_shares`.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_reuse(study.reuse_shares()), str)
    True
    """
    if shares.empty:
        return "No two articles share a passage."
    pairs = len({tuple(sorted(pair)) for pair in zip(shares["article_id"], shares["other_id"], strict=True)})
    top = shares.iloc[0]
    first = f"{plural(pairs, 'pair')} of articles {'shares' if pairs == 1 else 'share'} passages"
    half = shares[shares["share"] >= 0.5]
    if half.empty:
        by = f"an article by {top['outlet']}, with one by {top['other_outlet']}"
        if is_unknown(str(top["outlet"])) or is_unknown(str(top["other_outlet"])):
            by = "one article, with another"
        largest = f"the largest share of a text that is in passages shared with another is {percent(top['share'])}"
        return sentence(first, f"{largest} ({by})")
    articles = half["article_id"].nunique()
    by = f" by {plural(half['outlet'].nunique(), 'outlet')}"
    by = "" if half["outlet"].map(is_unknown).any() else by
    second = f"of {plural(articles, 'article')}{by}, half or more of the text is in passages shared with another"
    return sentence(first, f"{second} article, counting changed words")


def finding_contested(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reuse.contested_utterances` with the table of changes.

    An utterance (the same statement, quoted in several articles) is called contested only where two outlets print it,
    one speaker was resolved, and a content word differs between the outlets. The speaker is named where no article
    gives the words to anybody else.

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
    >>> isinstance(findings.finding_contested(study.contested_utterances()), str)
    True
    """
    contested = table[table["is_contested"]]
    outlets = "outlets" if not contested["reference_outlet"].map(is_unknown).any() else "articles"
    others = len(table) - len(contested)
    rest = f"{plural(others, 'other utterance')} {'differs' if others == 1 else 'differ'}"
    rest += " within one article, in function words, or without one resolved speaker"
    if contested.empty:
        none = "no quotation of one resolved speaker differs in a content word between two outlets"
        return sentence(none, rest if others else "")
    top = contested.iloc[0]
    known = not is_unknown(str(top["reference_outlet"]))
    where = (
        f"{plural(top['outlets'], 'outlet')}" if known else f"{plural(top['versions'], 'article')} of unknown outlets"
    )
    verb = "quotation differs" if len(contested) == 1 else "quotations differ"
    first = f"{len(contested):,} {verb} in a content word between {outlets}"
    quoted = f"“{_short(top['text'])}”"
    if isinstance(top["speaker"], str):
        quoted = f"{top['speaker']}'s {quoted}"
    return sentence(first, _most_wordings(contested["wordings"], quoted, where))


def _most_wordings(wordings: pd.Series[int], quoted: str, where: str) -> str:
    """The quotation with most wordings, or one of those that have as many."""
    most = int(wordings.max())
    level, of_all = int((wordings == most).sum()), len(wordings)
    if level == 1:
        which = "it is" if of_all == 1 else "the one with most wordings is"
        return f"{which} {quoted}, in {plural(most, 'wording')} by {where}"
    who = "each occurs" if level == of_all else f"{level:,} of them occur"
    return (
        f"{who} in {plural(most, 'wording')}{'' if level == of_all else ', none in more'}; one is {quoted}, by {where}"
    )


def finding_timeline(timeline: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reuse.reuse_timeline`: what was published first, and how many derive.

    Parameters
    ----------
    timeline : pandas.DataFrame
        The table of :func:`corpus_tools.measures.reuse.reuse_timeline`.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_timeline(study.reuse_timeline()), str)
    True
    """
    if timeline.empty:
        return "The corpus holds no article."
    derived = timeline[~timeline["derivation"].isin(["independent", "shares_source", "credits"])]
    sharing = int((timeline["derivation"] == "shares_source").sum())
    n = len(timeline)
    if n == 1:
        return sentence(_first(timeline))
    verb = "shares" if sharing == 1 else "share"
    unknown = f"{sharing:,} {verb} text with another, and which was made from which is not known" if sharing else ""
    if derived.empty:
        none = f"none of the {plural(n, 'article')} is found to be made from another text"
        return sentence(_first(timeline), none, unknown)
    verb = "appears" if len(derived) == 1 else "appear"
    made = f"{part_of(len(derived), n, 'article')} {verb} to be made from another text"
    kinds = derived["derivation"].value_counts()
    how = parts([(f"as {_KINDS.get(str(kind), kind)}", int(many)) for kind, many in kinds.items()], quoted=False)
    outside = int(derived["has_outside_source"].sum())
    absent = f"; the source of {outside:,} is not in the corpus" if outside else ""
    return sentence(_first(timeline), f"{made} ({how}){absent}", unknown)


def _first(timeline: pd.DataFrame) -> str:
    """Which articles may be the earliest, by their outlets."""
    dated = timeline[timeline["published"].notna()]
    if dated.empty:
        return f"none of the {plural(len(timeline), 'article')} has a date" if len(timeline) > 1 else "it has no date"
    if len(timeline) == 1:
        return f"the article was published on {say_day(dated['published'].iloc[0])}"
    if len(dated) == 1:
        return f"only 1 of {plural(len(timeline), 'article')} has a date: which is first cannot be said"
    earliest = dated[dated["may_be_first"]]
    of = f", of the {plural(len(dated), 'article')} that have a date" if len(dated) < len(timeline) else ""
    day = say_day(earliest["published"].iloc[0])
    outlets = sorted({str(outlet) for outlet in earliest["outlet"] if not is_unknown(str(outlet))})
    if not outlets:
        many = (
            "the earliest article is" if len(earliest) == 1 else f"the earliest {plural(len(earliest), 'article')} are"
        )
        return f"{many} of {day}{of}"
    if len(outlets) == 1:
        return f"the earliest article is by {outlets[0]}, of {day}{of}"
    return f"the earliest articles are by {a_few(outlets)}, of {day}; which came first is not known{of}"


def _short(text: str, most: int = 80) -> str:
    if passages_shown() == "offsets":
        return "…"
    flat = " ".join(text.split()).strip("“”\"'‘’ ").rstrip(",;: ")
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + " …"
