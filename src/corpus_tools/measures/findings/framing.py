"""Findings on frames, each one or two sentences computed from a table.

What is asserted as fact comes first, and apart from what is denied, demanded, predicted or asked: to print that nobody
was forced out is to print the words of a frame, not to say that it happened.
"""

from __future__ import annotations

from typing import Final

import pandas as pd

from corpus_tools.measures.actor_labels import NOBODY, PRONOUN, UNKNOWN_ACTORS
from corpus_tools.measures.findings.wording import (
    a_few,
    basis,
    caution,
    interval,
    once_note,
    part_of,
    parts,
    percent,
    plural,
    rank,
    say_day,
    sentence,
    series,
    times,
)
from corpus_tools.measures.frames import OTHERS, OWN
from corpus_tools.schema import JOINT

_NOTHING: Final = "No framing expression was found."
_ASSERTED: Final = "actual"
# How a state other than asserted is named, in the order in which it is reported.
_STATES: Final = {
    "negated": "denied or negated",
    "denied": "denied or negated",
    "demanded": "demanded",
    "offered": "offered",
    "predicted": "predicted",
    "question": "asked about",
}
_FEW_ARTICLES: Final = 4  # of fewer, half is hardly anything
_FEW: Final = 5  # expressions; of fewer nobody is said to be whom they are about
FITS: Final = 0.25  # of the articles must hold an expression before shares of frames say anything of the corpus


def finding_codebook_fit(frames: pd.DataFrame, articles: pd.DataFrame, people: tuple[int, int] | None = None) -> str:
    """Whether the codebook fits the corpus: empty where it does, else what to know before any share is read.

    It does not where fewer than a quarter of the articles hold an expression of it; nor where, of the expressions that
    name whom they are about, fewer than half are about people (``people``, from
    ``corpus_tools.framing.about.people_share``). Where most expressions name whom they are about, but no one person
    is affected in half of the articles, they may tell of several events, or of another than the one reported.

    Parameters
    ----------
    frames : pandas.DataFrame
        The table ``frames`` (one row an expression).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    people : tuple[int, int], optional
        How many expressions are about people, of how many that name whom they are about.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such. Empty where there is
        nothing to say.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_codebook_fit(study.frames, study.articles), str)
    True
    """
    n = len(articles)
    if not n:
        return ""
    if frames.empty:
        none = f"none of the {plural(n, 'article')} contains" if n > 1 else "the article does not contain"
        return sentence(
            f"{none} an expression of the codebook",
            "it may not fit this corpus, and nothing can be said of how what happened is framed",
        )
    return " ".join(filter(None, [_few_articles(frames, n), _few_people(people) or _many_people(frames)]))


def _many_people(frames: pd.DataFrame) -> str:
    about = frames[frames["affected"].notna()]
    articles = int(about["article_id"].nunique())
    if 2 * len(about) <= len(frames) or len(about) < _FEW or articles < _FEW_ARTICLES:
        return ""
    each = about.assign(person=about["affected_id"].astype("object").str.split(JOINT, regex=False)).explode("person")
    known = each[each["person"].notna()]
    most = int(known.groupby("person")["article_id"].nunique().max()) if len(known) else 0
    if 2 * most >= articles:
        return ""
    many = (
        f"in more than {most:,} of the {plural(articles, 'article')}"
        if most
        else f"in any of the {articles:,} articles"
    )
    return sentence(
        f"nobody who is known by name is the one affected {many} that say who is",
        "the expressions may tell of several events, or of another than the one that is reported",
    )


def _few_people(people: tuple[int, int] | None) -> str:
    if people is None or not people[1] or 2 * people[0] >= people[1]:
        return ""
    verb = "is" if people[0] == 1 else "are"
    return sentence(
        f"of the expressions that name whom they are about, only {people[0]:,} of {people[1]:,} {verb} about a person"
        " or a body of people: the codebook may not fit this corpus"
    )


def _few_articles(frames: pd.DataFrame, n: int) -> str:
    with_any = int(frames["article_id"].nunique())
    if with_any / n >= FITS:
        return ""
    codebook = str(frames["codebook"].iloc[0])
    verb = "contains" if with_any == 1 else "contain"
    return sentence(
        f"only {part_of(with_any, n, 'article')} {verb} an expression of the codebook “{codebook}”",
        "it may not fit this corpus, so the frames below describe those articles alone",
    )


def finding_about(most: tuple[str, str, int, int] | None, about: str = "", *, once: bool = False) -> str:
    """Whom the expressions are about: from ``corpus_tools.framing.about.most_about``; ``about``: who was asked for.

    Nothing is said where it is nobody that more than half of the expressions are about, or there are fewer than five.

    Parameters
    ----------
    most : tuple[str, str, int, int] | None
        What :func:`corpus_tools.framing.about.most_about` gives.
    about : str, default ''
        The person who was asked for.
    once : bool, default False
        Whether the expressions were counted without repeated text, which is then said.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such. Empty where there is
        nothing to say.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_about(study.most_about()), str)
    True
    """
    if about:
        return f"Only what is said of {about} is counted."
    if most is None:
        return ""
    _, name, expressions, known = most
    if 2 * expressions <= known or known < _FEW:
        return ""
    note = ", repeated text counted once," if once else ""
    whose = f"{expressions:,} of the {plural(known, 'framing expression')} with a person known{note}"
    return sentence(f"{whose} are about {name}")


def finding_frames(shares: pd.DataFrame, states: pd.DataFrame | None = None) -> str:
    """What is asserted, by frame, and then what is denied, demanded, predicted, asked.

    ``shares``: :func:`corpus_tools.measures.frames.frame_shares` with ``by=None, asserted=True``; ``states``:
    :func:`corpus_tools.measures.frames.modality_table` by frame, of the same expressions (both deduplicated or
    neither). A frame is called the most frequent only where its interval lies above all others.

    Parameters
    ----------
    shares : pandas.DataFrame
        The table of :func:`corpus_tools.measures.frames.frame_shares`.
    states : pandas.DataFrame, optional
        The table of :func:`corpus_tools.measures.frames.modality_table`.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_frames(study.frame_shares(by=None, asserted=True)), str)
    True
    """
    if states is not None and states.empty:
        return _NOTHING
    whole = "" if states is None else _whole(states)
    if shares.empty:
        comma = "," if ", " in whole else ""  # closes "repeated text counted once"
        first = f"none of {whole or 'the framing expressions'}{comma} is asserted as fact"
        return sentence(first, _not_asserted(states))
    n, rests_on = int(shares["n"].iloc[0]), (int(shares["n_articles"].iloc[0]), int(shares["n_texts"].iloc[0]))
    asserted = parts(zip(shares["frame"].astype(str), shares["expressions"].astype(int), strict=True))
    verb = "is" if n == 1 else "are"
    first = f"of {whole}, {n:,} {verb} asserted as fact: {asserted}" if whole else f"{n:,} asserted as fact: {asserted}"
    if caution(*rests_on):
        return sentence(first, _not_asserted(states), caution(*rests_on))
    return sentence(first, _leading(shares, basis(*rests_on)), _not_asserted(states))


def _whole(states: pd.DataFrame) -> str:
    return f"{plural(int(states['expressions'].sum()), 'framing expression')}{once_note(states)}"


def _leading(shares: pd.DataFrame, on: str) -> str:
    ranking = rank(shares, "frame", "expressions")
    if not ranking.others and len(ranking.names) == 1:
        return ""
    row = ranking.row
    if ranking.is_distinguishable:
        share = f"{percent(row['share'])}, 95% interval {interval(row['low'], row['high'])}, {on}"
        return f"“{ranking.names[0]}” is the most frequent frame ({share})"
    return "which frame is asserted most often cannot be distinguished from chance"


def _not_asserted(states: pd.DataFrame | None) -> str:
    """``25 are denied or negated (18 “forced” and 7 “voluntary”), 9 demanded (9 “forced”)``."""
    if states is None:
        return ""
    said: list[str] = []
    for name in dict.fromkeys(_STATES.values()):
        part = states[states["state"].map(_STATES) == name]
        n = int(part["expressions"].sum())
        if n:
            by_frame = part.groupby("frame", sort=True)["expressions"].sum()
            frames = parts([(str(frame), int(many)) for frame, many in by_frame.items()])
            verb = "" if said else "is " if n == 1 else "are "
            said.append(f"{n:,} {verb}{name} ({frames})")
    return series(said)


def finding_own_and_quoted(table: pd.DataFrame, sides: pd.DataFrame | None = None) -> str:
    """From :func:`corpus_tools.measures.frames.own_and_quoted`: the outlets' own words beside those of others.

    ``sides``: :func:`corpus_tools.measures.frames.frame_shares` with ``by="side"``, of the same expressions; with it
    the sentence says in which frame the two can be told apart, or that they cannot.

    Parameters
    ----------
    table : pandas.DataFrame
        The table that the sentence is about, as named above.
    sides : pandas.DataFrame, optional
        The table of :func:`corpus_tools.measures.frames.frame_shares` by side.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_own_and_quoted(study.own_and_quoted()), str)
    True
    """
    if table.empty:
        return "No framing expression is asserted as fact."
    parts_of = {side: table[table["side"] == side] for side in (OWN, OTHERS)}
    counts = {side: part.groupby("frame", sort=True)["expressions"].sum() for side, part in parts_of.items()}
    own_n, others_n = (int(counts[side].sum()) for side in (OWN, OTHERS))
    if not own_n:
        return f"All framing expressions are quoted or reported ({others_n:,}); none is in the outlets' own words."
    if not others_n:
        return f"All framing expressions are in the outlets' own words ({own_n:,}); none is quoted or reported."
    mine, theirs = (parts([(str(f), int(n)) for f, n in counts[side].items()]) for side in (OWN, OTHERS))
    head = f"in the outlets' own words: {mine}{once_note(table)}; in quoted or reported words: {theirs}"
    return sentence(head, "" if sides is None else _apart(sides))


def _apart(sides: pd.DataFrame) -> str:
    """In which frames the shares of both sides have intervals that do not meet."""
    texts = sides.groupby("side")["n_texts"].first()
    articles = sides.groupby("side")["n_articles"].first()
    smaller = int(texts.min())
    if caution(int(articles.min()), smaller):
        return "one side rests on too few articles to compare the two"
    wide = sides.pivot(index="frame", columns="side", values=["share", "low", "high"])
    differing = []
    for frame in wide.index:
        (a, b), (a_low, b_low), (a_high, b_high) = (
            (wide.loc[frame, (value, OWN)], wide.loc[frame, (value, OTHERS)]) for value in ("share", "low", "high")
        )
        if a_low > b_high or b_low > a_high:
            both = f"{percent(a)} of the outlets' own expressions and {percent(b)} of quoted or reported ones"
            differing.append(f"“{frame}” is {both}")
    return series(differing) if differing else "whether the two differ cannot be distinguished from chance"


# The agent of a denied or demanded action did not perform it, so a finding that counts all must say so.
ALIKE: Final = "whether the expression is asserted, denied or demanded"


def finding_agents(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.frames.count_agents`: who is presented as agent, and how often none is named.

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
    >>> isinstance(findings.finding_agents(study.count_agents()), str)
    True
    """
    if table.empty:
        return _NOTHING
    sums = table.groupby("agent", sort=True)["expressions"].sum()
    total = int(sums.sum())
    nobody = int(sums.get(NOBODY, 0))
    known = sums.drop(list(UNKNOWN_ACTORS), errors="ignore")
    name = "names" if nobody == 1 else "name"
    missing = f"{part_of(nobody, total, 'framing expression')} {name} no agent{once_note(table)}"
    if pronouns := int(sums.get(PRONOUN, 0)):
        missing += f", {pronouns:,} only a pronoun that could not be resolved"
    if known.empty:
        return sentence(missing)
    most = int(known.max())
    top = [str(name) for name in known.index[known == most]]
    if most == 1 and len(known) > 1:
        return sentence(f"nobody is named as agent more than once ({plural(len(known), 'agent')})", missing)
    if len(known) == 1:
        return sentence(f"{top[0]} alone is named as agent, {times(most)}, {ALIKE}", missing)
    verb = "is" if len(top) == 1 else "are each"
    return sentence(f"{a_few(top)} {verb} named as agent most often, {times(most)}, {ALIKE}", missing)


def finding_modality(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.frames.modality_table`: how much is asserted as fact.

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
    >>> isinstance(findings.finding_modality(study.modality_table()), str)
    True
    """
    if table.empty:
        return _NOTHING
    sums = table.groupby("state", sort=True)["expressions"].sum()
    total, actual = int(sums.sum()), int(sums.get(_ASSERTED, 0))
    verb = "is" if actual == 1 else "are"
    head = f"{part_of(actual, total, 'framing expression')} {verb} asserted as fact{once_note(table)}"
    rest: dict[str, int] = {}
    for state, n in sums.drop(_ASSERTED, errors="ignore").items():
        name = _STATES.get(str(state), str(state))
        rest[name] = rest.get(name, 0) + int(n)
    others = parts(rest.items(), quoted=False)
    return sentence(f"{head}; {others}" if others else head)


def finding_repeats(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.frames.count_frames`: what changes when repeated text is counted once.

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
    >>> isinstance(findings.finding_repeats(study.count_frames(by=["voice", "frame"])), str)
    True
    """
    if table.empty:
        return _NOTHING
    sums = table.groupby("frame", sort=True)[["expressions", "expressions_once"]].sum()
    raw, once = int(sums["expressions"].sum()), int(sums["expressions_once"].sum())
    if raw == once:
        return f"None of {plural(raw, 'framing expression')} repeats another article or the same utterance."
    each = series(
        f"“{frame}” {before:,} to {after:,}"
        for frame, before, after in sums.sort_values("expressions", ascending=False, kind="stable").itertuples()
    )
    return sentence(
        f"without what repeats another article or the same utterance, {plural(raw, 'framing expression')}"
        f" become {once:,}: {each}"
    )


def finding_frames_over_time(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.frames.frames_over_time`: on how many days, and on which most.

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
    >>> isinstance(findings.finding_frames_over_time(study.frames_over_time()), str)
    True
    """
    dated = table[table["day"].notna()] if not table.empty else table
    if dated.empty:
        return _NOTHING if table.empty else "No article with a framing expression has a date."
    days = dated.groupby("day", sort=True)["expressions"].sum()
    total, most = int(days.sum()), int(days.max())
    if len(days) == 1:
        whole = plural(total, "dated framing expression")
        return sentence(f"{f'all {whole} are' if total > 1 else f'{whole} is'} of {say_day(days.index[0])}")
    peaks = days.index[days.to_numpy() == most]
    over = f"{plural(total, 'dated framing expression')} occur on {plural(len(days), 'day')}"
    if len(peaks) > 1:
        return sentence(f"{over}, at most {most:,} on one day")
    return sentence(f"{over}, most ({most:,}) on {say_day(peaks[0])}")


def finding_transitivity(table: pd.DataFrame) -> str:
    """From :func:`corpus_tools.measures.transitivity.transitivity`: who is presented as agent, and who as affected.

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
    >>> isinstance(findings.finding_transitivity(study.transitivity()), str)
    True
    """
    table = table[~table["actor"].isin(UNKNOWN_ACTORS)]
    if table.empty or not int(table[["acts", "acted_upon"]].to_numpy().sum()):
        return "Nobody who could be named is presented as agent or as affected."
    said = [_most_in_role(table, *role) for role in (("acts", "agent (transitive)"), ("acted_upon", "affected"))]
    return sentence(*filter(None, said), f"counted {ALIKE}")


def _most_in_role(table: pd.DataFrame, column: str, role: str) -> str:
    most = int(table[column].max())
    top = sorted(str(name) for name in table.loc[table[column] == most, "actor"])
    if not most:
        return ""
    if int((table[column] > 0).sum()) == 1:
        return f"{top[0]} alone is presented as {role} ({times(most)})"
    if most == 1:
        return f"nobody is presented as {role} more than once"
    verb = "is" if len(top) == 1 else "are each"
    return f"{a_few(top)} {verb} presented as {role} most often ({times(most)})"


def finding_keyness(table: pd.DataFrame, most: int = 4) -> str:
    """From :func:`corpus_tools.measures.keyness.keyness`: what each side says more, where the evidence is strong.

    A word of one article is that article's, not the outlet's, however often it occurs there.

    Parameters
    ----------
    table : pandas.DataFrame
        The table that the sentence is about, as named above.
    most : int, default 4
        How many sides are named.

    Returns
    -------
    str
        One or more sentences; each number in them is one of the table, or a sum of such.

    Examples
    --------
    >>> from corpus_tools.measures import findings
    >>> isinstance(findings.finding_keyness(study.keyness()), str)
    True
    """
    strong = table[(table["p_bonferroni"] < 0.05) & (table["articles"] > 1)] if not table.empty else table
    if strong.empty:
        return "No word of two articles or more is distinguishably more frequent in one outlet than in the others."
    said = []
    for target, part in strong.groupby("target", sort=True):
        words = [f"“{word}”" for word in part["word"].head(most)]
        said.append(f"{target}: {', '.join(words)}")
    more = f"; and {plural(len(said) - 6, 'more outlet')}" if len(said) > 6 else ""
    return sentence(f"words more frequent than in the other outlets: {'; '.join(said[:6])}{more}")
