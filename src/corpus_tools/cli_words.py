"""What ``corpus-tools show`` prints of the words of a corpus: concordance, collocates, dispersion, keyness, n-grams."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from corpus_tools.errors import InputError, ParameterError

if TYPE_CHECKING:
    import pandas as pd


class Asked(NamedTuple):
    """What the user asks for: the words, the reference corpus, how many words a sequence has, where a figure goes."""

    query: str = ""
    against: str = ""
    size: int = 2
    figure: Path | None = None


def words_table(kind: str, opened: Any, asked: Asked) -> pd.DataFrame:
    """The table ``kind`` (one of :data:`WORDS`) of an opened corpus, the most telling row first."""
    given = {"--query": bool(asked.query), "--against": bool(asked.against), "--figure": asked.figure is not None}
    for option, is_given in given.items():
        if is_given and option not in _TAKES[kind]:
            fits = ", ".join(name for name, options in _TAKES.items() if option in options)
            raise ParameterError(option, kind, f"{kind} takes no {option}", f"Use it with: {fits}")
    if kind in _NEED_QUERY and not asked.query:
        raise ParameterError(
            "--query", asked.query, f"{kind} needs words to look for", "For example: --query 'resign*'"
        )
    return WORDS[kind](opened, asked)


def _concordance(opened: Any, asked: Asked) -> pd.DataFrame:
    from corpus_tools.kwic import concordance

    return concordance(opened.articles, asked.query)


def _collocates(opened: Any, asked: Asked) -> pd.DataFrame:
    from corpus_tools.measures import collocates

    return collocates(opened.articles, asked.query)


def _dispersion(opened: Any, asked: Asked) -> pd.DataFrame:
    from corpus_tools.measures import dispersion, occurrences

    if asked.figure is not None:
        from corpus_tools.run import check_out

        check_out(opened.path, asked.figure.parent, "figure")
    table = dispersion(opened.articles, asked.query)
    if asked.figure is not None:
        from corpus_tools.figures import draw_dispersion, save, source_line

        picture = draw_dispersion(occurrences(opened.articles, asked.query), table, source=source_line(opened.articles))
        save(picture, asked.figure.parent, asked.figure.stem)
    return table


def _keyness(opened: Any, asked: Asked) -> pd.DataFrame:
    from corpus_tools.measures import keyness, keyness_against

    if not asked.against:
        outlets = opened.articles["outlet"].nunique()
        if outlets < 2:
            reason = f"keyness compares outlets with one another, and there is {outlets} here"
            raise ParameterError("--against", "", reason, "Name a reference corpus: --against FOLDER")
        return keyness(opened.articles)
    reference, name = read_reference(asked.against)
    if {"article_id", "text"} <= set(reference.columns):
        same = set(reference["text"]) & set(opened.articles["text"])
        if same:
            reason = f"it holds {len(same):,} of the articles of the corpus itself"
            raise ParameterError("--against", asked.against, reason, "Leave them out of the reference corpus")
    return keyness_against(opened.articles, reference, name=name)


def _ngrams(opened: Any, asked: Asked) -> pd.DataFrame:
    from corpus_tools.measures import ngrams

    return ngrams(opened.articles, asked.size, node=asked.query)


def read_reference(path: str) -> tuple[pd.DataFrame, str]:
    """A reference corpus and its name: articles, or a frequency list (CSV with the columns ``word`` and ``count``).

    Raises :class:`InputError` where it is neither.
    """
    place = Path(path)
    if place.suffix.lower() in (".csv", ".tsv") and place.is_file():
        table = _frequency_list(place)
        if table is not None:
            return table, place.stem
    from corpus_tools.corpus import open_corpus

    articles = open_corpus(path).articles
    if not len(articles):
        raise InputError(path, "no article could be read from it", "Give articles, or a CSV with word and count.")
    return articles, place.name


def _frequency_list(path: Path) -> pd.DataFrame | None:
    """A frequency list, or None where the file is none (it may be a table of articles)."""
    import pandas as pd

    mark = "\t" if path.suffix.lower() == ".tsv" else ","
    try:
        table = pd.read_csv(path, sep=mark, encoding="utf-8-sig", dtype={"word": "str"}, keep_default_na=False)
    except (ValueError, OSError):
        return None
    table.columns = [str(name).strip().lower() for name in table.columns]
    if not {"word", "count"} <= set(table.columns):
        return None
    for name in ("count", "articles"):
        if name in table.columns:
            table[name] = _whole_numbers(path, name, table[name])
    return table


def _whole_numbers(path: Path, name: str, values: pd.Series[Any]) -> pd.Series[Any]:
    import pandas as pd

    numbers = pd.to_numeric(values, errors="coerce")
    wrong = numbers.isna() | (numbers < 0) | (numbers % 1 != 0)
    if wrong.any():
        row = int(wrong.to_numpy().argmax())
        reason = f"row {row + 2}, column {name}: {str(values.iloc[row])[:40]!r} is not a whole number"
        raise InputError(path, reason, "Give counts of words, without thousands separators.")
    return numbers.astype("int64")


WORDS: Final[dict[str, Callable[[Any, Asked], pd.DataFrame]]] = {
    "concordance": _concordance,
    "collocates": _collocates,
    "dispersion": _dispersion,
    "keyness": _keyness,
    "ngrams": _ngrams,
}
_NEED_QUERY: Final = frozenset({"concordance", "collocates", "dispersion"})
_TAKES: Final = {
    "concordance": ("--query",),
    "collocates": ("--query",),
    "dispersion": ("--query", "--figure"),
    "keyness": ("--against",),
    "ngrams": ("--query",),
}
