"""Findings on quotations, each one or two sentences computed from a table."""

from __future__ import annotations

from statistics import NormalDist
from typing import Any, Final

import pandas as pd

from corpus_tools.measures.findings.wording import (
    Rank,
    a_few,
    basis,
    caution,
    interval,
    leaders,
    once_note,
    part_of,
    percent,
    plural,
    rank,
    sentence,
    share_of,
)
from corpus_tools.measures.speakers import DOCUMENTS, UNNAMED, UNRESOLVED
from corpus_tools.outlets import is_unknown

_NOTHING: Final = "No quotation is attributed to anybody."
_COMPARED: Final = 10  # quotations a voice needs before its reporting verbs are compared
_SLIGHT: Final = 0.05  # Cramér's V above what chance gives; less is a difference that no reader would notice


def finding_share_of_voice(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.voices.share_of_voice` over the whole corpus: who is quoted most, if anybody.

    One source is called the most quoted only where its interval lies above those of all other named sources.

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
    >>> isinstance(findings.finding_share_of_voice(study.share_of_voice()), str)
    True
    """
    if table.empty:
        return "No words in quotation marks are attributed to anybody."
    unit = "words" if "words" in table.columns else "quotations"
    n, rests_on = int(table["n"].iloc[0]), (int(table["n_articles"].iloc[0]), int(table["n_texts"].iloc[0]))
    of_all = f"{plural(n, 'quoted word' if unit == 'words' else 'quotation')}{once_note(table)}"
    known = table[table["is_named"]]
    if known.empty:
        verb = f"{',' if once_note(table) else ''} {'is' if n == 1 else 'are'}"
        return sentence(f"none of {of_all}{verb} attributed to a named source", caution(*rests_on))
    ranking = rank(known, "voice", unit)
    share = percent(ranking.row["share"])
    if len(table) == 1:
        return sentence(f"{ranking.names[0]} is the only source quoted ({of_all})", caution(*rests_on))
    if len(ranking.names) > 1:
        level = f"{a_few(ranking.names)} have the largest shares of any named source, {share} each of {of_all}"
        return sentence(level, caution(*rests_on))
    if caution(*rests_on):
        who = f"{ranking.names[0]} accounts for the largest share of any named source"
        return sentence(f"{who}: {share} of {of_all}", caution(*rests_on))
    return sentence(_most_quoted(known, ranking, unit, of_all, basis(*rests_on)))


def _most_quoted(known: pd.DataFrame, ranking: Rank, unit: str, of_all: str, on: str) -> str:
    row, name = ranking.row, ranking.names[0]
    share = f"{percent(row['share'])} (95% interval {interval(row['low'], row['high'])}, {on})"
    if not ranking.others:
        return f"{name} is the only named source, with {share} of {of_all}"
    seconds = leaders(known[known[unit] < row[unit]], unit).sort_values("voice")
    follows = (
        f"{a_few(list(seconds['voice']))} {percent(seconds['share'].iloc[0])}{' each' if len(seconds) > 1 else ''}"
    )
    if ranking.is_distinguishable:
        return f"{name} is the named source quoted most, with {share} of {of_all}; {follows}"
    return f"of {of_all}, {name} has {share} and {follows}: who is quoted most cannot be distinguished from chance"


def finding_concentration(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.voices.concentration` over the whole corpus.

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
    >>> isinstance(findings.finding_concentration(study.concentration()), str)
    True
    """
    if table.empty:
        return _NOTHING
    row = table.iloc[0]
    if row["voices"] == 1:
        return f"{row['top_voice']} is the only named source."
    indices = f"(Herfindahl index {row['hhi']:.2f}, Gini {row['gini']:.2f})"
    return (
        f"{plural(row['voices'], 'named source')} are quoted{once_note(table)}; their shares of the words are as"
        f" concentrated as those of {row['equal_voices']:.1f} sources of equal size {indices}."
    )


def finding_directness(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reporting.directness`, over the whole corpus or by outlet.

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
    >>> isinstance(findings.finding_directness(study.directness()), str)
    True
    """
    if table.empty:
        return _NOTHING
    total = int(table["quotations"].sum())
    indirect = int(table.loc[table["kind"] == "indirect", "quotations"].sum())
    marked = total - indirect
    return (
        f"{part_of(marked, total, 'quotation')} {'is' if marked == 1 else 'are'} in quotation marks{once_note(table)};"
        f" {indirect:,} {'is' if indirect == 1 else 'are'} reported without."
    )


def finding_source_types(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reporting.source_types`, over the whole corpus or by outlet.

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
    >>> isinstance(findings.finding_source_types(study.source_types()), str)
    True
    """
    if table.empty:
        return _NOTHING
    total = int(table["quotations"].sum())
    unnamed = int(table.loc[table["source_type"] == "unnamed", "quotations"].sum())
    unresolved = int(table.loc[table["source_type"] == "unresolved", "quotations"].sum())
    verb = "comes from an unnamed source" if unnamed == 1 else "come from unnamed sources"
    text = f"{part_of(unnamed, total, 'quotation')}, direct or indirect, {verb}{once_note(table)}"
    if not unnamed:
        text = f"none of {plural(total, 'quotation')}, direct or indirect, comes from an unnamed source"
    if unresolved:
        text += f"; for {unresolved:,}{' more' if unnamed else ''} the source could not be resolved"
    return sentence(text, _outlets_above(table, unnamed / total) if unnamed else "")


def _outlets_above(table: pd.DataFrame, overall: float) -> str:
    """The outlets whose share of unnamed sources lies above that of all together, with its whole interval, widened for
    the number of outlets compared (Bonferroni)."""
    if "outlet" not in table.columns:
        return ""
    is_enough = [not caution(int(a), int(t)) for a, t in zip(table["n_articles"], table["n_texts"], strict=True)]
    table = table[is_enough]
    table = table[~table["outlet"].map(is_unknown).astype("bool")]
    compared = int(table["outlet"].nunique())
    rows = table[table["source_type"] == "unnamed"].sort_values(["share", "outlet"], ascending=[False, True])
    said = [
        f"{row['outlet']} ({row['quotations']:,} of {row['n']:,}, 95% interval {interval(row['low'], row['high'])})"
        for _, row in rows.iterrows()
        if _corrected_low(row, compared) > overall
    ]
    if not said:
        return ""
    correction = f"distinguishable after correction for {plural(compared, 'outlet')} compared"
    return f"the share is higher in {a_few(said)}, {correction}"


def finding_entrances(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.voices.entrances`: who is quoted first.

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
    >>> isinstance(findings.finding_entrances(study.entrances()), str)
    True
    """
    known = table[table["is_named"]] if not table.empty else table
    if known.empty:
        return "No named source is quoted."
    n = int(known["n_articles"].iloc[0])
    top = leaders(known, "first_voice")
    count = int(top["first_voice"].iloc[0])
    if count == 0:
        return "No named source is the first to be quoted in any article."
    names = sorted(str(name) for name in top["voice"])
    if count == 1 and n > 1 and len(names) > 1:
        return sentence("no named source is the first to be quoted in more than one article", caution(n))
    each = "is" if len(names) == 1 else "are each"
    quoting = f"{plural(n, 'article')} that {'quotes' if n == 1 else 'quote'} anybody"
    first = f"{a_few(names)} {each} the first source quoted in {count:,} of {quoting}"
    if len(names) == 1 < len(known):
        first += ", more than any other named source"
    # Unnamed and unresolved sources may be first more often than any named one.
    if nameless := int(table.loc[~table["is_named"], "first_voice"].sum()):
        first += f"; in {nameless:,} the first is unnamed or not resolved"
    return sentence(first, caution(n))


def finding_cues(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reporting.cue_verbs` with ``level="group"`` by voice: neutral and loaded verbs.

    A source is said to differ only where its interval, widened for the number of sources compared (Bonferroni), lies
    above the share of all.

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
    >>> isinstance(findings.finding_cues(study.cue_verbs(level="group")), str)
    True
    """
    if table.empty:
        return _NOTHING
    total = int(table["quotations"].sum())
    loaded = int(table.loc[table["cue_group"] == "loaded", "quotations"].sum())
    neutral = int(table.loc[table["cue_group"] == "neutral", "quotations"].sum())
    text = f"of {plural(total, 'quotation')}, direct or indirect{once_note(table)}, {neutral:,}"
    text += f"{share_of(neutral, total)} {'has' if neutral == 1 else 'have'} a neutral reporting verb"
    text += f" and {loaded:,}{share_of(loaded, total)} a loaded one"
    if not loaded or "voice" not in table.columns:
        return sentence(text)
    often = table[(table["n"] >= _COMPARED) & ~table["voice"].isin([UNNAMED, UNRESOLVED, DOCUMENTS])]
    voices = int(often["voice"].nunique())
    if voices < 2:
        return sentence(text, f"fewer than two named sources are quoted {_COMPARED} times, so none are compared")
    rows = often[often["cue_group"] == "loaded"]
    above = [row for _, row in rows.iterrows() if _corrected_low(row, voices) > loaded / total]
    if not above:
        return sentence(text, f"none of {plural(voices, 'named source')} compared can be distinguished from that share")
    top = max(above, key=lambda row: (row["low"], str(row["voice"])))
    said = f"{top['voice']} has a higher share: {part_of(int(top['quotations']), int(top['n']), 'quotation')}"
    return sentence(text, f"{said}, distinguishable after correction for {plural(voices, 'named source')} compared")


def _corrected_low(row: Any, compared: int) -> float:
    """The lower end of an interval at 95% over all comparisons, the distance to the share stretched as a normal one."""
    wider = NormalDist().inv_cdf(1 - 0.025 / compared) / NormalDist().inv_cdf(0.975)
    return float(row["share"] - (row["share"] - row["low"]) * wider)


def finding_differences(table: pd.DataFrame, what: str = "in whom they quote") -> str:
    """From :func:`corpus_tools.measures.differences.outlets_differ`: whether outlets differ beyond chance.

    Parameters
    ----------
    table : pandas.DataFrame
        The table that the sentence is about, as named above.
    what : str, default 'in whom they quote'
        What the outlets are compared in, as the sentence says it.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_differences(study.outlets_differ(study.attributed(), "voice")), str)
    True
    """
    row = table.iloc[0]
    n, groups = int(row["n_articles"]), int(row["groups"])
    # Outlets that nothing names are told apart by their articles.
    of = "each taken as an outlet of its own" if n == groups > 1 else plural(groups, "outlet")
    base = f"({plural(n, 'article')}, {of}"
    if groups < 2:
        return f"Whether the outlets differ {what} cannot be asked: there are no two to compare."
    if row["categories"] < 2:
        return f"The outlets cannot differ {what}: there is no choice of two."
    if pd.isna(row["p"]) or row["smallest_p"] > 0.05:
        return f"Too few articles to say whether the outlets differ {what} {base})."
    odds = f"{base}, permutation test p = {row['p']:.3f}, Cramér's V = {row['cramers_v']:.2f}"
    odds += f", by chance {row['v_by_chance']:.2f})"
    if row["p"] > 0.05:
        return f"Whether the outlets differ {what} cannot be distinguished from chance {odds}."
    if row["cramers_v"] - row["v_by_chance"] < _SLIGHT:
        return f"The outlets differ {what} by more than chance, but only slightly {odds}."
    return f"The outlets differ {what} by more than chance {odds}."


def finding_once(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.voices.count_quotations`: what deduplication leaves.

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
    >>> isinstance(findings.finding_once(study.count_quotations()), str)
    True
    """
    if table.empty:
        return _NOTHING
    raw, once = int(table["n_quotations"].iloc[0]), int(table["quotations_once"].sum())
    if raw == once:
        return f"No quotation in quotation marks is repeated: {plural(raw, 'quotation')}, each printed once."
    return (
        f"{plural(raw, 'quotation')} in quotation marks {'are' if raw > 1 else 'is'} printed; without those that repeat"
        f" an earlier article or the same utterance, {once:,} {'remain' if once != 1 else 'remains'}."
    )
