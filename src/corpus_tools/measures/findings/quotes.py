"""Findings on quotations, each one or two sentences computed from a table."""

from __future__ import annotations

import pandas as pd

from corpus_tools.measures.findings.wording import (
    a_few,
    basis,
    caution,
    interval,
    leaders,
    overlap,
    percent,
    plural,
    sentence,
)
from corpus_tools.measures.speakers import DOCUMENTS, UNNAMED, UNRESOLVED

_NOTHING = "No quotation is attributed to anybody."


def finding_share_of_voice(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.voices.share_of_voice` over the whole corpus."""
    if table.empty:
        return "Nobody is quoted."
    unit = "words" if "words" in table.columns else "quotations"
    n, rests_on = int(table["n"].iloc[0]), (int(table["n_articles"].iloc[0]), int(table["n_texts"].iloc[0]))
    of_all = plural(n, "quoted word" if unit == "words" else "quotation")
    known = table[table["is_named"]]
    if known.empty:
        return sentence(f"none of {of_all} is given to a named voice", caution(*rests_on))
    top = leaders(known, unit)
    names = [str(name) for name in top["voice"]]
    share = percent(top["share"].iloc[0])
    if len(table) == 1:
        return sentence(f"{names[0]} is the only voice quoted ({of_all})", caution(*rests_on))
    if len(top) > 1:
        return sentence(f"{a_few(names)} are heard most, with {share} of {of_all} each", caution(*rests_on))
    row = top.iloc[0]
    text = f"{names[0]} is heard most: {share} of {of_all}"
    if caution(*rests_on):
        return sentence(text, caution(*rests_on))
    text += f" (95% interval {interval(row['low'], row['high'])}, {basis(*rests_on)})"
    rest = known[known[unit] < row[unit]]
    if rest.empty:
        return sentence(text)
    near = rest[[overlap(row, other) for _, other in rest.iterrows()]]
    if len(near):
        verb = "interval of {} overlaps" if len(near) == 1 else "intervals of {} overlap"
        return sentence(text, f"the order may be chance, since the {verb.format(a_few(list(near['voice'])))}")
    second = rest.iloc[0]
    return sentence(text, f"{second['voice']} follows with {percent(second['share'])}")


def finding_concentration(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.voices.concentration` over the whole corpus."""
    if table.empty:
        return _NOTHING
    row = table.iloc[0]
    if row["voices"] == 1:
        return f"{row['top_voice']} is the only named voice."
    return (
        f"{plural(row['voices'], 'named voice')} are heard, so unequally that {row['equal_voices']:.1f} of equal size"
        f" would be as concentrated (Herfindahl index {row['hhi']:.2f}, Gini {row['gini']:.2f})."
    )


def finding_directness(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reporting.directness`, over the whole corpus or by outlet."""
    if table.empty:
        return _NOTHING
    total = int(table["quotations"].sum())
    indirect = int(table.loc[table["kind"] == "indirect", "quotations"].sum())
    marked = total - indirect
    verb, rest = ("stands" if marked == 1 else "stand"), ("is" if indirect == 1 else "are")
    return (
        f"{marked:,} of {plural(total, 'quotation')} ({percent(marked / total)}) {verb} in quotation marks;"
        f" {indirect:,} {rest} reported without."
    )


def finding_source_types(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reporting.source_types`, over the whole corpus or by outlet."""
    if table.empty:
        return _NOTHING
    total = int(table["quotations"].sum())
    unnamed = int(table.loc[table["source_type"] == "unnamed", "quotations"].sum())
    unresolved = int(table.loc[table["source_type"] == "unresolved", "quotations"].sum())
    of_all = f"{plural(total, 'quotation')}, direct and indirect" if total > 1 else "the one quotation"
    if unnamed:
        verb = "comes" if unnamed == 1 else "come"
        text = f"{unnamed:,} of {of_all} ({percent(unnamed / total)}), {verb} from unnamed sources"
    else:
        text = f"none of {of_all}, comes from an unnamed source" if total > 1 else f"{of_all} is of no unnamed source"
    if unresolved:
        text += f"; for {unresolved:,}{' more' if unnamed else ''} the source could not be resolved"
    if "outlet" in table.columns and table["outlet"].nunique() > 1 and unnamed:
        top = leaders(table[table["source_type"] == "unnamed"], "quotations")
        if len(top) == 1:
            row = top.iloc[0]
            text += f". No outlet has more unnamed ones than {row['outlet']} ({row['quotations']} of its {row['n']})"
    return sentence(text)


def finding_entrances(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.voices.entrances`: who is the first voice heard."""
    known = table[table["is_named"]] if not table.empty else table
    if known.empty:
        return "Nobody named is quoted."
    n = int(known["n_articles"].iloc[0])
    top = leaders(known, "first_voice")
    count = int(top["first_voice"].iloc[0])
    if count == 0:
        return "No named voice is the first to be heard in any article."
    names = [str(name) for name in top["voice"]]
    verb = "is" if len(names) == 1 else "are each"
    return sentence(
        f"{a_few(names)} {verb} the first voice heard in {count} of {plural(n, 'article')} that quote anybody",
        caution(n),
    )


def finding_cues(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.reporting.cue_verbs` with ``level="group"`` by voice: who only "says"."""
    if table.empty:
        return _NOTHING
    total = int(table["quotations"].sum())
    loaded = int(table.loc[table["cue_group"] == "loaded", "quotations"].sum())
    neutral = int(table.loc[table["cue_group"] == "neutral", "quotations"].sum())
    text = f"of {plural(total, 'quotation')}, direct and indirect, {neutral:,} ({percent(neutral / total)}) have a"
    text += " neutral cue"
    text += f" and {loaded:,} ({percent(loaded / total)}) a loaded one"
    if not loaded or "voice" not in table.columns:
        return sentence(text)
    often = table[(table["n"] >= 10) & ~table["voice"].isin([UNNAMED, UNRESOLVED, DOCUMENTS])]
    rows = often[often["cue_group"] == "loaded"]
    if rows.empty:
        return sentence(text, "no named voice that has any is quoted ten times, so voices are not compared")
    above = rows[rows["low"] > loaded / total].sort_values(["low", "voice"], ascending=[False, True], kind="stable")
    if above.empty:
        return sentence(text, "no named voice that is quoted ten times stands out from that by more than chance")
    top = above.iloc[0]
    voices = int(often["voice"].nunique())
    said = f"{top['voice']} has more than that: {top['quotations']} of {top['n']}"
    said += f" (95% interval {interval(top['low'], top['high'])})"
    # Of many voices one will stand out by chance: who reads it must know of how many this is the one.
    return sentence(text, f"{said}, the clearest of {plural(voices, 'named voice')} compared" if voices > 1 else said)


def finding_differences(table: pd.DataFrame, what: str = "in whom they quote") -> str:
    """From :func:`corpus_tools.measures.differences.outlets_differ`: whether outlets differ beyond chance."""
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
    if row["p"] <= 0.05:
        return f"The outlets differ {what} by more than chance {odds}."
    return f"Whether the outlets differ {what} cannot be told from chance {odds}."


def finding_once(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.voices.count_quotations`: what counting once leaves."""
    if table.empty:
        return _NOTHING
    raw, once = int(table["n_quotations"].iloc[0]), int(table["quotations_once"].sum())
    if raw == once:
        return f"No quotation is printed twice: {plural(raw, 'quotation')}, each its own utterance."
    behind = f"{plural(once, 'utterance')} {'lies' if once == 1 else 'lie'}"
    return f"{plural(raw, 'quotation')} are printed, yet only {behind} behind them."
