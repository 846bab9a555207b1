"""Who speaks: one label for every source, and one number for every quotation that was split or runs on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pandas as pd

from corpus_tools.measures.counts import with_articles
from corpus_tools.measures.repeats import mark_repeats

UNNAMED: Final = "unnamed sources"
UNRESOLVED: Final = "not resolved"
DOCUMENTS: Final = "unnamed documents"
DIRECT: Final = ("direct", "mixed")
SPOKEN: Final = ("direct", "mixed", "indirect")


def attributed(quotes: pd.DataFrame, articles: pd.DataFrame, *, kinds: Iterable[str] = DIRECT) -> pd.DataFrame:
    """The quotations of these kinds with all that the counts need (a copy of ``quotes`` and more columns).

    Adds ``outlet, published, day``; ``voice_id`` and ``voice``: the entity where there is one, else the words of the
    source, with ``unnamed sources``, ``unnamed documents`` and ``not resolved`` as one voice each; ``is_named``;
    ``is_direct`` (words inside marks); ``quotation`` (the quote_id of its first part, so that parts can be counted as
    one: of a quotation that was split or runs over paragraphs, and of the clause after one verb of which some words
    are in marks and some do not, as in *said she was “not surprised” to go*). What the text does not say was said
    (``is_asserted`` false, where the table has that column: *did not say that …*) is left out. Scare quotes are
    attributed to nobody, and only there where ``kinds`` asks for them.

    Parameters
    ----------
    quotes : pandas.DataFrame
        The table ``quotes`` (one row a quotation).
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    kinds : Iterable[str], default ('direct', 'mixed')
        Kinds of quotation that are taken: ``direct``, ``mixed``, ``indirect``, ``scare``.

    Returns
    -------
    pandas.DataFrame
        One row a quotation: the columns of ``quotes`` and those named above.

    Examples
    --------
    >>> study.attributed()[["voice", "is_named", "is_direct"]].head(2)
                   voice  is_named  is_direct
    0  unnamed documents     False       True
    1     Imogen Tarrant      True       True
    """
    chosen = quotes[quotes["kind"].isin(list(kinds))]
    if "is_asserted" in chosen.columns:
        chosen = chosen[chosen["is_asserted"].fillna(True).astype("bool")]
    data = with_articles(chosen, articles).reset_index(drop=True)
    named = (data[name].tolist() for name in ("speaker_id", "speaker", "source_type", "source"))
    labels = [_voice(*row) for row in zip(*named, strict=True)]
    data["voice_id"] = pd.Series([label[0] for label in labels], dtype="str")
    data["voice"] = pd.Series([label[1] for label in labels], dtype="str")
    data["is_named"] = pd.Series([label[2] for label in labels], dtype="bool")
    data["is_direct"] = data["kind"].isin(list(DIRECT))
    data["quotation"] = pd.Series(_first_parts(quotes, data["quote_id"].tolist()), dtype="str")
    return data


def said_once(
    data: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    families: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The rows of :func:`attributed` without those that an earlier article prints already, or another version of the
    same utterance (:func:`corpus_tools.measures.repeats.mark_repeats`)."""
    marked = mark_repeats(data, articles, families=families, passages=passages, utterances=utterances)
    return marked[~marked["is_repeat"]].reset_index(drop=True)


def _voice(speaker_id: object, speaker: object, source_type: object, source: object) -> tuple[str, str, bool]:
    if isinstance(speaker_id, str) and speaker_id:
        return speaker_id, speaker if isinstance(speaker, str) else speaker_id, True
    if source_type == "unnamed":
        return "unnamed", UNNAMED, False
    name = _words(speaker) or _words(source)
    if source_type == "document" and not _has_a_name(name):
        # "a statement", "The report": which one, the words alone do not say.
        return "documents", DOCUMENTS, False
    if source_type in ("person", "organisation", "document") and name:
        # Named, yet no entity of the corpus: the words themselves are all there is to go by.
        return f"{source_type}:{name.casefold()}", name, True
    return "unresolved", UNRESOLVED, False


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _has_a_name(words: str) -> bool:
    """Whether a word after the first is capitalised: "the Dane report", not "The report"."""
    return any(word[0].isupper() for word in words.split()[1:])


def _first_parts(quotes: pd.DataFrame, wanted: list[str]) -> list[str]:
    """The first part of each quotation; a link to a part that is not there, or a ring of links, ends the walk."""
    before = _parts_of_one_clause(quotes)
    continued = quotes[quotes["continues"].notna()]
    before |= dict(zip(continued["quote_id"].tolist(), continued["continues"].tolist(), strict=True))
    known = set(quotes["quote_id"].tolist())
    first: dict[str, str] = {}
    for quote_id in wanted:
        if quote_id not in before:
            continue  # most are no part of another
        path = [quote_id]
        seen = {quote_id}
        while path[-1] not in first and (part := before.get(path[-1])) in known and part not in seen:
            path.append(str(part))
            seen.add(str(part))
        end = first.get(path[-1], path[-1])
        for step in path:
            first[step] = end
    return [first.get(quote_id, quote_id) for quote_id in wanted]


def _parts_of_one_clause(quotes: pd.DataFrame) -> dict[str, str]:
    """For the second and each further part of a clause that one verb reports, marked or not, the part before it.

    Whole sentences inside marks on either side of "she said" are left as they are: they are quotations of their own,
    or linked already where one sentence was split.
    """
    parts = quotes[quotes["kind"].isin(["mixed", "indirect"]) & quotes["cue_start"].notna()]
    parts = parts.astype({"cue_start": "int64"})
    same = ["article_id", "cue_start", "speaker_id", "speaker", "source"]
    parts = parts[parts.duplicated(same, keep=False)]
    latest: dict[tuple[object, ...], str] = {}
    before: dict[str, str] = {}
    parts = parts.sort_values(["article_id", "start"])
    for *names, quote_id in zip(*(parts[name].tolist() for name in (*same, "quote_id")), strict=True):
        # Not a number is not equal to itself; no name is equal to no name.
        clause = tuple(name if isinstance(name, (str, int)) else None for name in names)
        if clause in latest:
            before[quote_id] = latest[clause]
        latest[clause] = quote_id
    return before
