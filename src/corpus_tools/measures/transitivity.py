"""Transitivity: how often each actor is the one who acts, and how often the one acted upon.

After the transitivity analysis of critical linguistics (Halliday 1985; Fowler 1991; van Leeuwen 1996): who is told as
doing something, and who as having it done to them. It rests on the agents and the affected of the framing
expressions, so it covers what the codebook covers, and nothing else an actor does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import pandas as pd

from corpus_tools.measures.actor_labels import ActorLabels
from corpus_tools.measures.counts import with_articles
from corpus_tools.measures.frames import coded
from corpus_tools.measures.intervals import WILSON, effective_sizes, name_of_interval, share_table, unit_sampled, wilson

ACTS: Final = "agent (transitive)"
ACTED_UPON: Final = "affected"
SELF: Final = "agent (intransitive)"
COLUMNS: Final = (
    "actor",
    "acts",
    "acts_alone",
    "acted_upon",
    "n",
    "share_acted_upon",
    "low",
    "high",
    "articles",
    "interval",
)


def transitivity(
    frames: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    entities: pd.DataFrame | None = None,
    own_act_frames: Iterable[str] = ("voluntary", "candidacy"),
    once: bool = False,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per actor: ``actor, acts`` (agent, somebody else affected), ``acts_alone`` (agent and affected in one,
    or affected under one of ``own_act_frames``, with nobody else as the agent: who resigns acts), ``acted_upon``
    (affected, otherwise), ``n`` (the sum), ``share_acted_upon, low, high`` (interval over articles), ``articles,
    interval``. Most frequent first. ``once`` leaves out repeats.

    Parameters
    ----------
    frames : pandas.DataFrame
        The table ``frames`` (one row an expression).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    entities : pandas.DataFrame, optional
        The table ``entities``; with it, actors are named by their full names.
    own_act_frames : Iterable[str], default ('voluntary', 'candidacy')
        Frames under which who is affected acts, where nobody else is the agent.
    once : bool, default False
        Leave out text that an earlier article prints already (:func:`mark_repeats`).
    families : pandas.DataFrame, optional
        The table of :func:`text_families`; with it, articles that reprint an earlier one are repeats.
    passages : pandas.DataFrame, optional
        The table ``passages``; with it, text that an earlier article prints is found passage by passage.
    utterances : pandas.DataFrame, optional
        The table ``utterances``; with it, further versions of one statement are repeats.

    Returns
    -------
    pandas.DataFrame
        One row an actor; ``share_acted_upon``, ``low`` and ``high`` from 0 to 1.

    Examples
    --------
    >>> study.transitivity().columns[:4].tolist()
    ['actor', 'acts', 'acts_alone', 'acted_upon']
    """
    data = coded(frames, articles, families=families, passages=passages, utterances=utterances, once=once)
    labels, own_acts = ActorLabels(data, entities), set(own_act_frames)
    rows: list[tuple[str, str, str]] = []
    columns = ["article_id", "frame", "agent_id", "agent", "affected_id", "affected"]
    for article_id, frame, agent_id, agent, affected_id, affected in data[columns].itertuples(index=False, name=None):
        actors, patients = labels.each(agent_id, agent), labels.each(affected_id, affected)
        own_act = frame in own_acts
        rows += [(article_id, one, ACTS if patients or not own_act else SELF) for one in actors if one not in patients]
        alone = own_act and not actors
        rows += [(article_id, one, SELF if alone or one in actors else ACTED_UPON) for one in patients]
    parts = pd.DataFrame(rows, columns=["article_id", "actor", "part"]).astype("str")
    parts = with_articles(parts, articles)
    worth, by_wilson = effective_sizes(parts, ["actor"]), name_of_interval(WILSON, unit_sampled(parts))
    shares = share_table(parts, "part", by=["actor"], unit="times")
    spread = parts.groupby("actor")["article_id"].nunique()
    found: dict[str, dict[str, tuple[int, float, float, str]]] = defaultdict(dict)
    for actor, part, times, low, high, interval in shares[
        ["actor", "part", "times", "low", "high", "interval"]
    ].itertuples(index=False, name=None):
        found[actor][part] = (int(times), low, high, interval)
    table = pd.DataFrame(
        [_row(actor, of, int(spread[actor]), float(worth[actor]), by_wilson) for actor, of in found.items()],
        columns=list(COLUMNS),
    )
    table["actor"] = table["actor"].astype("str")
    return table.sort_values(["n", "actor"], ascending=[False, True], kind="stable").reset_index(drop=True)


def _row(
    actor: str, parts: dict[str, tuple[int, float, float, str]], articles: int, worth: float, by_wilson: str
) -> tuple[object, ...]:
    acts, alone = parts.get(ACTS, (0,))[0], parts.get(SELF, (0,))[0]
    if ACTED_UPON in parts:
        upon, low, high, interval = parts[ACTED_UPON]
    else:
        # Never acted upon: how large the share may still be, with the articles (or texts) as observations.
        upon, (low, high), interval = 0, wilson(0, worth), by_wilson
    n = acts + alone + upon
    return actor, acts, alone, upon, n, upon / n, low, high, articles, interval
