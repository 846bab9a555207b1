"""Findings on frames, each one or two sentences computed from a table."""

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
    say_day,
    sentence,
    series,
    times,
)
from corpus_tools.measures.frames import NOBODY, OTHERS, OWN, PRONOUN, UNKNOWN_ACTORS

_FEW = 5
_NOTHING = "No framing expression was found."


def finding_frames(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.frames.frame_shares` with ``by=None``: the frame that prevails."""
    if table.empty:
        return _NOTHING
    n, rests_on = int(table["n"].iloc[0]), (int(table["n_articles"].iloc[0]), int(table["n_texts"].iloc[0]))
    top = leaders(table, "expressions")
    names = [str(name) for name in top["frame"]]
    of_all = plural(n, "framing expression")
    if len(table) == 1:
        return sentence(
            f"all of {of_all} say “{names[0]}”" if n > 1 else f"the one framing expression says “{names[0]}”"
        )
    if len(top) > 1:
        each = percent(top["share"].iloc[0])
        return sentence(f"{series([f'“{x}”' for x in names])} are level, {each} each of {of_all}", caution(*rests_on))
    row = top.iloc[0]
    text = f"“{names[0]}” prevails: {percent(row['share'])} of {of_all}"
    if caution(*rests_on):
        return sentence(text, caution(*rests_on))
    text += f" (95% interval {interval(row['low'], row['high'])}, {basis(*rests_on)})"
    second = table[table["expressions"] < row["expressions"]].iloc[0]
    if overlap(row, second):
        return sentence(text, f"the lead over “{second['frame']}” may be chance")
    return sentence(text)


def finding_own_and_quoted(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.frames.own_and_quoted`: do the outlets' own words say what their voices say?

    Compares, over all outlets, the prevailing frame of the narrators with that of the quoted; then counts the
    outlets in which the two differ, of those with five expressions or more on each side.
    """
    if table.empty:
        return _NOTHING
    parts = {side: _prevailing(table[table["side"] == side]) for side in (OWN, OTHERS)}
    (own, own_most, own_n), (others, others_most, others_n) = parts[OWN], parts[OTHERS]
    if not own_n:
        return f"The outlets let others speak of it ({plural(others_n, 'expression')}) and never do so themselves."
    if not others_n:
        return f"The outlets speak of it in their own words alone ({plural(own_n, 'expression')})."
    mine, theirs = _of(own, own_most, own_n), _of(others, others_most, others_n)
    if own == others:
        head = f"the outlets' own words ({mine}) and the voices they quote ({theirs}) both say {_say(own)} most often"
    else:
        head = f"the outlets' own words say {_say(own)} most often ({mine})"
        head += f", the voices they quote {_say(others)} ({theirs})"
    differing, comparable = 0, 0
    for _, part in table.groupby("outlet", sort=True):
        one, _, n = _prevailing(part[part["side"] == OWN])
        other, _, m = _prevailing(part[part["side"] == OTHERS])
        if n >= _FEW and m >= _FEW:
            comparable += 1
            differing += not set(one) & set(other)
    if not comparable:
        return sentence(head, f"no outlet has {_FEW} expressions of each, too few to compare outlets")
    if comparable == 1:
        agree = "differ" if differing else "agree"
        return sentence(head, f"in the one outlet with {_FEW} or more of each, the two {agree}")
    return sentence(
        head, f"of the {comparable} outlets with {_FEW} or more of each, the two differ in {differing or 'none'}"
    )


def _prevailing(part: pd.DataFrame) -> tuple[list[str], int, int]:
    """The frames that are most frequent, how often each of them stands there, and how many expressions there are."""
    sums = part.groupby("frame", sort=True)["expressions"].sum()
    if not len(sums) or sums.max() == 0:
        return [], 0, 0
    return [str(name) for name in sums.index[sums == sums.max()]], int(sums.max()), int(sums.sum())


def _of(frames: list[str], most: int, n: int) -> str:
    return f"{most} each of {n}" if len(frames) > 1 else f"{most} of {n}"


def _say(frames: list[str], link: str = " or ") -> str:
    return link.join(f"“{name}”" for name in frames)


def finding_agents(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.frames.count_agents`: who is made the agent, and how often nobody."""
    if table.empty:
        return _NOTHING
    sums = table.groupby("agent", sort=True)["expressions"].sum()
    total = int(sums.sum())
    nobody = int(sums.get(NOBODY, 0))
    known = sums.drop(list(UNKNOWN_ACTORS), errors="ignore")
    verb = "names" if nobody == 1 else "name"
    missing = f"{nobody:,} of {plural(total, 'framing expression')} {verb} no agent"
    if pronouns := int(sums.get(PRONOUN, 0)):
        missing += f", {pronouns:,} only a pronoun that could not be resolved"
    if known.empty:
        return sentence(missing)
    most = int(known.max())
    top = [str(name) for name in known.index[known == most]]
    verb = "is" if len(top) == 1 else "are each"
    head = f"{a_few(top)} {verb} made the agent most, {times(most)}"
    if pronouns:
        head = f"of those who could be named, {head}"
    return sentence(head, missing)


def finding_modality(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.frames.modality_table`: how much is told as fact."""
    if table.empty:
        return _NOTHING
    sums = table.groupby("state", sort=True)["expressions"].sum()
    total, actual = int(sums.sum()), int(sums.get("actual", 0))
    rest = sums.drop("actual", errors="ignore").sort_values(ascending=False, kind="stable")
    verb = "is" if actual == 1 else "are"
    head = f"{actual:,} of {plural(total, 'framing expression')} ({percent(actual / total)}) {verb} told as fact"
    if rest.empty:
        return sentence(head)
    named = [f"{int(n)} {'asked' if state == 'question' else state}" for state, n in rest.items()]
    return sentence(f"{head}; {series(named)}")


def finding_repeats(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.frames.count_frames`: what changes when copies are counted once."""
    if table.empty:
        return _NOTHING
    sums = table.groupby("frame", sort=True)[["expressions", "expressions_once"]].sum()
    raw, once = int(sums["expressions"].sum()), int(sums["expressions_once"].sum())
    if raw == once:
        return f"Counting copies once changes nothing: none of {plural(raw, 'framing expression')} is a repeat."
    before = [str(x) for x in sums.index[sums["expressions"] == sums["expressions"].max()]]
    after = [str(x) for x in sums.index[sums["expressions_once"] == sums["expressions_once"].max()]]
    head = f"counted once, {plural(raw, 'framing expression')} are {once:,}"
    if before == after:
        return sentence(head, f"{_say(after)} still leads" if len(after) == 1 else f"{_say(after, ' and ')} stay level")
    return sentence(head, f"the lead passes from {_say(before)} to {_say(after)}")


def finding_frames_over_time(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.frames.frames_over_time`: which frame leads first and last."""
    dated = table[table["day"].notna()] if not table.empty else table
    if dated.empty:
        return _NOTHING if table.empty else "No article with a framing expression has a date."
    days = dated.groupby("day", sort=True)["expressions"].sum()
    if len(days) == 1:
        return f"All {plural(days.iloc[0], 'dated framing expression')} fall on {say_day(days.index[0])}."
    peak = days.index[int(days.to_numpy().argmax())]
    first = _prevailing(dated[dated["day"] == days.index[0]])[0]
    last = _prevailing(dated[dated["day"] == days.index[-1]])[0]
    head = f"most expressions ({days.max()}) fall on {say_day(peak)}"
    if first == last:
        return sentence(head, f"{_say(first)} leads on the first day and on the last")
    return sentence(head, f"{_say(first)} leads on the first day, {_say(last)} on the last")


def finding_transitivity(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.transitivity.transitivity`: who acts, and who is acted upon."""
    table = table[~table["actor"].isin(UNKNOWN_ACTORS)]
    if table.empty:
        return "Nobody who could be named is told as acting or as acted upon."
    acting, upon = leaders(table, "acts"), leaders(table, "acted_upon")
    parts = []
    if acting["acts"].iloc[0] > 0:
        verb = "acts" if len(acting) == 1 else "act"
        parts.append(f"{a_few(list(acting['actor']))} {verb} on others most ({times(int(acting['acts'].iloc[0]))})")
    if upon["acted_upon"].iloc[0] > 0:
        row = upon.iloc[0]
        verb = "is" if len(upon) == 1 else "are"
        often = f"{row['acted_upon']} of {plural(row['n'], 'time')}" if len(upon) == 1 else f"{row['acted_upon']} each"
        parts.append(f"{a_few(list(upon['actor']))} {verb} most often acted upon ({often})")
    return sentence(*parts) if parts else "Nobody who could be named is told as acting on others or as acted upon."


def finding_keyness(table: pd.DataFrame, most: int = 4) -> str:
    """From :func:`corpus_tools.measures.keyness.keyness`: what each side says more, where the evidence is strong.

    A word of one article is that article's, not the outlet's, however often it stands there.
    """
    strong = table[(table["p_bonferroni"] < 0.05) & (table["articles"] > 1)] if not table.empty else table
    if strong.empty:
        return "No word of two articles or more is so much more frequent on one side that chance can be left out."
    parts = []
    for target, part in strong.groupby("target", sort=True):
        words = [f"“{word}”" for word in part["word"].head(most)]
        parts.append(f"{target}: {', '.join(words)}")
    return sentence("words used more than elsewhere: " + "; ".join(parts[:6]) + (" …" if len(parts) > 6 else ""))
