"""Reuse: how much of an article is in another, how many independent texts there are, whose wording is contested."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools.arrays import Ints
from corpus_tools.measures.counts import characters_of_articles, latest_of, outlet_of, published_of, reading_order
from corpus_tools.measures.repeats import text_families
from corpus_tools.measures.words import content_words, words_of
from corpus_tools.outlets import is_unknown
from corpus_tools.schema import DERIVED, NOT_IN_CORPUS

_KINDS: Final = ("verbatim", "edited", "rewritten")
_WORDING: Final = ("altered", "paraphrase")


def reuse_shares(passages: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """For every ordered pair of articles that share text, how much of the first is in the second.

    Columns: ``article_id, other_id, outlet, other_outlet, published, other_published, characters`` (of the first, in
    passages shared with the second; overlapping passages counted once), ``n_characters`` (all of the first),
    ``share, passages, verbatim, edited, rewritten`` (numbers of passages). The largest share first.

    Parameters
    ----------
    passages : pandas.DataFrame
        The table ``passages``.
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.

    Returns
    -------
    pandas.DataFrame
        One row an ordered pair; ``share`` from 0 to 1, lengths in characters.

    Examples
    --------
    >>> bool(study.reuse_shares()["share"].between(0, 1).all())
    True
    """
    lengths = characters_of_articles(articles)
    outlets, published = outlet_of(articles), published_of(articles)
    names = sorted(lengths)
    found = _covered_of_pairs(passages, names)
    length = np.array([lengths[name] for name in names], np.int64)[found.one]
    share = found.characters / np.maximum(length, 1)
    order = np.lexsort((found.other, found.one, -share))
    ids = {"article_id": found.one[order].tolist(), "other_id": found.other[order].tolist()}
    table = pd.DataFrame(
        {name: pd.Series([names[number] for number in numbers], dtype="str") for name, numbers in ids.items()}
        | {
            name: pd.Series([outlets[names[number]] for number in ids[of]], dtype="str")
            for name, of in (("outlet", "article_id"), ("other_outlet", "other_id"))
        }
        | {"characters": found.characters[order], "n_characters": length[order], "share": share[order]}
        | {"passages": found.kinds[order].sum(axis=1) + found.of_other_kinds[order]}
        | {kind: found.kinds[order, place] for place, kind in enumerate(_KINDS)}
    )
    for name, of in (("other_published", "other_id"), ("published", "article_id")):
        times = pd.Series([published[names[number]] for number in ids[of]], dtype="datetime64[s]")
        table.insert(4, name, times)
    return table


class _Pairs(NamedTuple):
    """Ordered pairs of articles: both, how much of the first is in the second, and how many passages of each kind."""

    one: Ints
    other: Ints
    characters: Ints
    kinds: Ints
    of_other_kinds: Ints


def _covered_of_pairs(passages: pd.DataFrame, names: list[str]) -> _Pairs:
    """The pairs that share passages; articles are numbers, their places among ``names``."""
    places = pd.Index(names, dtype="str")
    one, other = (places.get_indexer(pd.Index(passages[name], dtype="str")) for name in ("article_id", "other_id"))
    numbers = [passages[name].to_numpy(np.int64) for name in ("start", "end", "other_start", "other_end")]
    kind = pd.Index(_KINDS).get_indexer(pd.Index(passages["kind"]))
    kept = np.flatnonzero((one != other) & (one >= 0) & (other >= 0))
    sides = [[column[kept] for column in (one, other, *numbers)], [column[kept] for column in (other, one)]]
    sides[1] += [numbers[place][kept] for place in (2, 3, 0, 1)]
    columns = [np.concatenate(both).astype(np.int64) for both in zip(*sides, strict=True)]
    kind = np.concatenate([kind[kept]] * 2)
    # The same passage may be listed from both sides, and is then of the kind that it was last said to be of.
    order = np.lexsort((np.tile(np.arange(len(kept)), 2), *columns[::-1]))
    is_last = np.ones(len(order), np.bool_)
    is_last[:-1] = np.any([column[order][1:] != column[order][:-1] for column in columns], axis=0)
    order = order[is_last]
    one, other, start, end = (column[order] for column in columns[:4])
    is_new = np.ones(len(order), np.bool_)
    is_new[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    pair, first = np.cumsum(is_new) - 1, np.flatnonzero(is_new)
    counts = np.zeros((len(first), len(_KINDS) + 1), np.int64)
    np.add.at(counts, (pair, kind[order]), 1)
    covered = np.bincount(pair, _uncovered(pair, start, end), len(first)).astype(np.int64)
    return _Pairs(one[first], other[first], covered, counts[:, :-1], counts[:, -1])


def _uncovered(group: Ints, start: Ints, end: Ints) -> Ints:
    """How much of each span no earlier span of its group covers; they are in order of group, start and end."""
    # Each group lies after the one before it, so that what one covers is nothing to the next.
    shift = group * (int(end.max(initial=0)) + 1)
    reached = np.maximum.accumulate(np.concatenate([[0], (end + shift)[:-1]])) if len(end) else end
    left: Ints = np.maximum(0, end + shift - np.maximum(start + shift, reached))
    return left


def reuse_matrix(shares: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The table of :func:`reuse_shares` as a square matrix: rows reuse columns, articles in the order published.

    Parameters
    ----------
    shares : pandas.DataFrame
        The table of :func:`reuse_shares`.
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.

    Returns
    -------
    pandas.DataFrame
        Square; shares from 0 to 1.

    Examples
    --------
    >>> study.reuse_matrix(study.reuse_shares()).shape
    (18, 18)
    """
    order = reading_order(articles)
    place = {article_id: i for i, article_id in enumerate(order)}
    values = np.zeros((len(order), len(order)))
    for a, b, share in zip(shares["article_id"], shares["other_id"], shares["share"], strict=True):
        values[place[a], place[b]] = share
    return pd.DataFrame(values, index=order, columns=order, copy=False)


def reuse_timeline(articles: pd.DataFrame, lineage: pd.DataFrame | None = None) -> pd.DataFrame:
    """The articles as they were published, with what each derives from.

    Columns: ``article_id, outlet, published, title, derivation, source_id`` (empty where its source is not an article
    of the corpus), ``source_outlet, has_outside_source, share_reused, direction, confidence, may_be_first`` (no article
    is known to be earlier; several where some have only a day). An article that ``lineage`` has no row of, because the
    stage failed on it, is left out.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    lineage : pandas.DataFrame, optional
        The table ``lineage``; without it nothing is said of derivation.

    Returns
    -------
    pandas.DataFrame
        One row an article, in order of publication.

    Examples
    --------
    >>> len(study.reuse_timeline())
    18
    """
    outlets, published, latest = outlet_of(articles), published_of(articles), latest_of(articles)
    earliest = min((moment for moment in latest.values() if not pd.isna(moment)), default=pd.NaT)
    titles: dict[str, Any] = {}
    if "title" in articles.columns:
        titles = dict(zip(articles["article_id"], articles["title"], strict=True))
    found: dict[str, tuple[Any, ...]] = {}
    if lineage is not None:
        columns = ["derivation", "source_id", "share_reused", "direction", "confidence"]
        found = {row[0]: row[1:] for row in lineage[["article_id", *columns]].itertuples(index=False, name=None)}
    rows = []
    for article_id in reading_order(_traced(articles, lineage)):
        derivation, source, share, direction, confidence = found.get(
            article_id, ("independent", None, 0.0, None, float("nan"))
        )
        known = isinstance(source, str) and source in outlets
        rows.append(
            {
                "article_id": article_id,
                "outlet": outlets[article_id],
                "published": published[article_id],
                "title": titles.get(article_id),
                "derivation": derivation,
                "source_id": source if known else None,
                "source_outlet": outlets[source] if known else None,
                "has_outside_source": source == NOT_IN_CORPUS,
                "share_reused": share,
                "direction": direction,
                "confidence": confidence,
                "may_be_first": not pd.isna(published[article_id]) and published[article_id] <= earliest,
            }
        )
    kinds = {"published": "datetime64[s]", "share_reused": "float64", "has_outside_source": "bool"}
    kinds["may_be_first"] = "bool"
    kinds |= dict.fromkeys(
        ("article_id", "outlet", "title", "derivation", "source_id", "source_outlet", "direction"), "str"
    )
    names = ["article_id", "outlet", "published", "title", "derivation", "source_id", "source_outlet"]
    names += ["has_outside_source", "share_reused", "direction", "confidence", "may_be_first"]
    return pd.DataFrame(rows, columns=names).astype({**kinds, "confidence": "float64"})


def _traced(articles: pd.DataFrame, lineage: pd.DataFrame | None) -> pd.DataFrame:
    """The articles whose source was looked for."""
    return articles if lineage is None else articles[articles["article_id"].isin(set(lineage["article_id"]))]


def independence(
    articles: pd.DataFrame,
    *,
    duplicates: pd.DataFrame | None = None,
    lineage: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How many independent texts there really are: one row.

    Columns: ``articles, outlets``; ``at_most`` (texts, if articles that share a source are still counted apart) and
    ``at_least`` (if each such group is counted as one); ``reprints`` (articles that are not the first of their text);
    ``largest_text`` (articles that carry the text most often printed), ``largest_texts`` (how many texts are carried by
    as many) and ``largest_text_outlets`` (of the first of these);
    ``outside_source`` (articles that derive from a text which is not in the corpus); ``of_unknown_outlets`` (articles
    whose outlet nothing names: where there are any, outlets cannot be counted). Articles that ``lineage`` has no row
    of, because the stage failed on them, are in none of these counts.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    duplicates : pandas.DataFrame, optional
        The table ``duplicates``.
    lineage : pandas.DataFrame, optional
        The table ``lineage``.

    Returns
    -------
    pandas.DataFrame
        One row, numbers of articles, texts and outlets.

    Examples
    --------
    >>> int(study.independence()["articles"].iloc[0])
    18
    """
    articles = _traced(articles, lineage)
    apart = text_families(articles, duplicates=duplicates, lineage=lineage)
    derivations = (*DERIVED, "shares_source")
    joined = text_families(articles, duplicates=duplicates, lineage=lineage, derivations=derivations)
    largest = apart.sort_values("family_articles", ascending=False, kind="stable")["family_id"].head(1)
    group = apart[apart["family_id"].isin(list(largest))]
    outside = 0 if lineage is None else int((lineage["source_id"] == NOT_IN_CORPUS).sum())
    row = {
        "articles": len(apart),
        "outlets": int(apart["outlet"].nunique()),
        "at_least": int(joined["is_first"].sum()),
        "at_most": int(apart["is_first"].sum()),
        "reprints": int((~apart["is_first"]).sum()),
        "largest_text": len(group),
        "largest_texts": int((apart.loc[apart["is_first"], "family_articles"] == len(group)).sum()),
        "largest_text_outlets": int(group["outlet"].nunique()),
        "outside_source": outside,
        "of_unknown_outlets": sum(map(is_unknown, apart["outlet"])),
    }
    return pd.DataFrame([row])


def contested_utterances(
    utterances: pd.DataFrame, articles: pd.DataFrame, changes: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The utterances that are printed in different words, the most contested first, those of one article alone last.

    What one article prints of an utterance is one version, in however many parts. Columns: ``utterance_id, speaker``
    (empty where articles name different ones), ``versions`` (articles that print it), ``outlets, wordings`` (different
    ones: the reference's, and each altered or paraphrased in a way of its own; quotation marks, capitals and how much
    is printed make none), ``altered, paraphrased`` (versions with such a part), ``is_contested``,
    ``reference_outlet, text`` (of the reference; of a contested one of several quotations, that in which the words
    differ).

    ``is_contested``: as ``changes`` says, one outlet has another content word than the reference of another outlet, and
    the speaker of these two was resolved to one entity and no other, in one of them at least. Only then may it be said
    that outlets differ in what somebody said. False throughout without ``changes``.

    Parameters
    ----------
    utterances : pandas.DataFrame
        The table ``utterances``; with it, further versions of one statement are repeats.
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    changes : pandas.DataFrame, optional
        The table ``changes`` (words in which versions of an utterance differ).

    Returns
    -------
    pandas.DataFrame
        One row an utterance.

    Examples
    --------
    >>> study.contested_utterances()["is_contested"].any()
    np.True_
    """
    outlets = outlet_of(articles)
    # Most utterances are printed in the same words: only the others are gathered.
    differ = utterances.loc[utterances["relation"].isin(_WORDING), "utterance_id"]
    data = utterances[utterances["utterance_id"].isin(set(differ))]
    data = data.sort_values(["utterance_id", "article_id", "start"], kind="stable")
    data["outlet"] = pd.Series([outlets.get(i, "unknown") for i in data["article_id"]], index=data.index, dtype="str")
    changed = _changed_between_outlets(changes, outlets, dict(zip(data["quote_id"], data["speaker_id"], strict=True)))
    printed = data[list(_Printed._fields)].itertuples(index=False, name=None)
    rows = [
        _contested(name, [row for _, row in part], changed)
        for name, part in groupby(zip(data["utterance_id"], map(_Printed._make, printed), strict=True), itemgetter(0))
    ]
    # Who words it differently in one article (a headline, a repetition) contests nothing between articles.
    rows.sort(
        key=lambda row: (not row[7], row[2] == 1, -row[4], -row[5], -row[6], -row[3], -row[2], str(row[0])),
    )
    columns = ["utterance_id", "speaker", "versions", "outlets", "wordings", "altered", "paraphrased", "is_contested"]
    table = pd.DataFrame(rows, columns=[*columns, "reference_outlet", "text"])
    return table.astype({"is_contested": "bool"})


class _Printed(NamedTuple):
    """What is asked of each version of an utterance."""

    article_id: str
    outlet: str
    relation: str
    is_reference: bool
    quote_id: str
    changes: str
    speaker_id: object
    speaker: object
    text: str


def _contested(utterance_id: str, versions: list[_Printed], changed: dict[str, str]) -> tuple[Any, ...]:
    altered, paraphrased = (len({v.article_id for v in versions if v.relation == relation}) for relation in _WORDING)
    reference = next((v for v in versions if v.is_reference), versions[0])
    reference = next((v for v in versions if v.quote_id == changed.get(utterance_id)), reference)
    printed: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for version in versions:
        if version.relation in _WORDING:
            # Who prints the same change in a longer or a shorter quotation has no other wording.
            words = version.changes.casefold().split() or words_of(version.text, numbers=True)
            printed[version.article_id] += tuple(words)
    return (
        utterance_id,
        _speaker(versions),
        len({v.article_id for v in versions}),
        len({v.outlet for v in versions}),
        len(set(printed.values())) + 1,
        altered,
        paraphrased,
        utterance_id in changed,
        reference.outlet,
        reference.text,
    )


def _speaker(versions: Sequence[_Printed]) -> str | None:
    """Who says it: nobody where two articles give the words to different names, one of which may be right."""
    names = {(v.speaker_id if isinstance(v.speaker_id, str) else v.speaker): v.speaker for v in versions}
    said = {each: name for each, name in names.items() if isinstance(name, str)}
    return next(iter(said.values())) if len(said) == 1 else None


def _changed_between_outlets(
    changes: pd.DataFrame | None, outlets: dict[str, str], speakers: Mapping[str, object]
) -> dict[str, str]:
    """The utterances of which one outlet prints another content word than another outlet, each with the quotation that
    is compared with most such words; ``speakers``: the entity that says each quotation, where one was resolved.
    """
    if changes is None:
        return {}
    columns = ["utterance_id", "reference_id", "quote_id", "article_id", "other_id", "kind", "text", "other_text"]
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for utterance_id, reference, quote_id, one, other, kind, *texts in changes[columns].itertuples(
        index=False, name=None
    ):
        is_between = kind not in ("contraction", "function_word", "order") and outlets.get(one) != outlets.get(other)
        # One article that gives the words to another takes nothing from what two others agree on.
        named = {each for each in (speakers.get(quote_id), speakers.get(reference)) if isinstance(each, str)}
        if is_between and len(named) == 1 and content_words(" ".join(texts)):
            found[utterance_id][reference] += 1
    return {utterance_id: compared.most_common(1)[0][0] for utterance_id, compared in found.items()}


def versions_of(
    utterance_id: str, utterances: pd.DataFrame, changes: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """The versions of one utterance, the reference first, then by relation and time.

    Columns: ``outlet, published, article_id, quote_id, relation, is_reference, support, text, marked``; ``marked``
    is a list of (start, end) inside ``text``: the words that differ from the reference (for the reference, those in
    which any other version differs).

    Parameters
    ----------
    utterance_id : str
        The utterance, as in the table ``utterances``.
    utterances : pandas.DataFrame
        The table ``utterances``.
    changes : pandas.DataFrame
        The table ``changes`` (words in which versions of an utterance differ).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.

    Returns
    -------
    pandas.DataFrame
        One row a quotation; ``marked`` counts characters from the beginning of ``text``.

    Examples
    --------
    >>> first = study.contested_utterances()["utterance_id"].iloc[0]
    >>> study.versions_of(first).columns[:3].tolist()
    ['outlet', 'published', 'article_id']
    """
    outlets, published = outlet_of(articles), published_of(articles)
    part = utterances[utterances["utterance_id"] == utterance_id]
    own: dict[str, list[tuple[int, int]]] = defaultdict(list)
    others: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    sides = ["quote_id", "start", "end", "reference_id", "other_id", "other_start", "other_end"]
    changed = changes.loc[changes["utterance_id"] == utterance_id, sides]
    for quote_id, start, end, reference_id, other_id, other_start, other_end in changed.itertuples(
        index=False, name=None
    ):
        own[quote_id].append((start, end))
        others[reference_id, other_id].append((other_start, other_end))
    order = {"altered": 1, "paraphrase": 2, "ellipsis_or_bracket": 3, "cut": 4, "punctuation": 5, "verbatim": 6}
    late = pd.Timestamp.max
    rows = []
    names = ["quote_id", "article_id", "start", "end", "text", "relation", "is_reference", "support"]
    for quote_id, article_id, start, end, text, relation, is_reference, support in part[names].itertuples(
        index=False, name=None
    ):
        spans = own[quote_id] + (others[quote_id, article_id] if is_reference else [])
        marks = [(s - start, e - start) for s, e in spans if start <= s < e <= end]
        when = published.get(article_id, pd.NaT)
        rows.append(
            {
                "outlet": outlets.get(article_id, "unknown"),
                "published": when,
                "article_id": article_id,
                "quote_id": quote_id,
                "relation": relation,
                "is_reference": bool(is_reference),
                "support": int(support),
                "text": text,
                "marked": _joined(marks),
                "_order": (not is_reference, order.get(relation, 7), late if pd.isna(when) else when, quote_id),
            }
        )
    rows.sort(key=lambda row: row["_order"])
    columns = ["outlet", "published", "article_id", "quote_id", "relation", "is_reference", "support", "text", "marked"]
    return pd.DataFrame(rows, columns=columns)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((int(start), int(end)))
    return joined


def versions_of_first(
    contested: pd.DataFrame, utterances: pd.DataFrame, changes: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """:func:`versions_of` the first of :func:`contested_utterances` that ``is_contested``; no rows where none is.

    Parameters
    ----------
    contested : pandas.DataFrame
        The table of :func:`contested_utterances`.
    utterances : pandas.DataFrame
        The table ``utterances``.
    changes : pandas.DataFrame
        The table ``changes`` (words in which versions of an utterance differ).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.

    Returns
    -------
    pandas.DataFrame
        As :func:`versions_of`.

    Examples
    --------
    >>> study.versions_of_first(study.contested_utterances()).columns[:3].tolist()
    ['outlet', 'published', 'article_id']
    """
    first = contested.loc[contested["is_contested"], "utterance_id"].head(1)
    utterance_id = str(first.iloc[0]) if len(first) else ""
    return versions_of(utterance_id, utterances, changes, articles)
