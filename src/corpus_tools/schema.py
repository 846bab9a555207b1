"""Every table of the package: its columns, their types, units and meaning.

Column names are decided here and nowhere else. :func:`conform` brings a frame into a table's shape,
:func:`validate` refuses one that is not, and :func:`data_dictionary` prints it all for ``data/README.md``.

Offsets are Python string indices into ``articles.text``, half-open: ``text == article.text[start:end]``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pandas as pd
import pyarrow as pa

from corpus_tools.article_texts import ArticleTexts
from corpus_tools.errors import TableError, did_you_mean

_TYPES: Final = {
    "str": pa.large_string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "time": pa.timestamp("s"),
}
_DTYPES: Final = {"str": "str", "int": "Int64", "float": "float64", "bool": "bool", "time": "datetime64[s]"}


NOT_IN_CORPUS: Final = "not in corpus"  # the source of an article whose source is not among the collected articles
DERIVED: Final = ("copy", "excerpt", "edited", "rewritten")  # made from another article of the corpus
DERIVATIONS: Final = ("independent", "shares_source", "credits", *DERIVED)
JOINT: Final = " | "  # between the entities of several who speak, act or are affected together


@dataclass(frozen=True)
class Column:
    """One column: ``kind`` is str, int, float, bool or time (UTC); ``required`` columns have no empty cell."""

    name: str
    kind: str
    meaning: str
    unit: str = ""
    required: bool = False
    allowed: tuple[str, ...] = ()
    default: object = None  # what rows that leave the column out have

    @property
    def dtype(self) -> str:
        return "int64" if self.kind == "int" and self.required else _DTYPES[self.kind]


@dataclass(frozen=True)
class Table:
    """One table: what a row is, its columns, and the offset triples to check against the articles."""

    name: str
    row: str
    columns: tuple[Column, ...]
    spans: tuple[tuple[str, str, str, str], ...] = (("article_id", "start", "end", "text"),)

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def arrow(self) -> pa.Schema:
        return pa.schema([pa.field(c.name, _TYPES[c.kind], nullable=not c.required) for c in self.columns])

    def empty(self) -> pd.DataFrame:
        return pd.DataFrame({c.name: pd.Series(dtype=c.dtype) for c in self.columns})


def _c(
    name: str, kind: str, meaning: str, unit: str = "", *, allowed: Iterable[str] = (), default: object = None
) -> Column:
    """A column; a ``!`` after its kind makes it required."""
    return Column(name, kind.rstrip("!"), meaning, unit, kind.endswith("!"), tuple(allowed), default)


_SPAN: Final = (
    _c("article_id", "str!", "the article in which it occurs"),
    _c("start", "int!", "offset of its first character in the article's text", "characters"),
    _c("end", "int!", "offset of the first character after it", "characters"),
    _c("text", "str!", "the text between start and end"),
)

ARTICLES: Final = Table(
    "articles",
    "an article",
    (
        _c("article_id", "str!", "the provider's id, else a digest of outlet, date, title and text"),
        _c("outlet", "str!", "publisher; 'unknown' where the file does not say"),
        _c("published", "time", "when it was published, in UTC where a zone was given"),
        _c("published_precision", "str", "precision of that time", allowed=("second", "day", "month", "year")),
        _c("title", "str", "the headline"),
        _c("author", "str", "the byline"),
        _c("url", "str", "address"),
        _c("language", "str", "language code (ISO 639-1)"),
        _c("section", "str", "section of the paper or site"),
        _c("edition", "str", "edition"),
        _c("page", "str", "page"),
        _c("format", "str!", "file format it was read as"),
        _c("source_file", "str!", "file it was read from, relative to the corpus folder"),
        _c("position", "int!", "which article of that file, from 0"),
        _c("source_id", "str", "the provider's own identifier"),
        _c("raw_date", "str", "the date as it was written"),
        _c("word_count_stated", "int", "length that the source states", "words"),
        _c("copyright", "str", "copyright line"),
        _c("sha256", "str!", "digest of the bytes it was read from"),
        _c("text_sha256", "str!", "digest of the text, folded, in lower case, spaces run together"),
        _c(
            "body_start",
            "int!",
            "where the body begins in text, after the headline (0: no headline in it)",
            "characters",
        ),
        _c("chars", "int!", "length of text", "characters"),
        _c("words", "int!", "length of the body", "words"),
        _c("text", "str!", "headline, an empty line, and the body; all offsets point into this"),
    ),
    spans=(),
)

CLEANING: Final = Table(
    "cleaning",
    "one change made, or one anomaly seen, while loading",
    (
        _c("article_id", "str!", "the article"),
        _c("source_file", "str!", "the file"),
        _c(
            "rule",
            "str!",
            "the rule applied or the anomaly noted (encoding, mojibake, metadata, repeated_line, caption …)",
        ),
        _c("start", "int!", "offset in the article's text as it is now", "characters"),
        _c("end", "int!", "offset of its end; equal to start where text was removed", "characters"),
        _c("before", "str!", "the text before the change"),
        _c("after", "str!", "the text after the change"),
        _c("is_changed", "bool!", "whether the text was changed, or the anomaly only noted"),
    ),
    spans=(),
)

PROBLEMS: Final = Table(
    "problems",
    "a file, article or value that could not be read, or not with certainty",
    (
        _c("source_file", "str!", "the file"),
        _c("position", "int", "which article of that file, from 0; empty: the whole file"),
        _c("kind", "str!", "empty, binary, truncated, count_mismatch, encoding, ambiguous_date, internal_error …"),
        _c(
            "severity",
            "str!",
            "error: an article or a file is missing, or was left out of a stage; warning: it was read, with a doubt",
            allowed=("error", "warning"),
        ),
        _c("stage", "str", "the stage of the analysis that failed on it (quotations, lineage …); empty: reading it"),
        _c("message", "str!", "what is wrong, with the value"),
        _c("action", "str!", "what was done about it, and what the user can do"),
    ),
    spans=(),
)

MENTIONS: Final = Table(
    "mentions",
    "a mention of a person, organisation or place, by name, role or pronoun",
    (
        *_SPAN,
        _c("label", "str!", "person, organisation or place", allowed=("PER", "ORG", "LOC")),
        _c("entity_id", "str!", "the entity it denotes"),
        _c("name", "str!", "that entity's name"),
        _c(
            "form",
            "str!",
            "what kind of name is used",
            allowed=(
                "full",
                "title+full",
                "title+first",
                "title+surname",
                "first",
                "surname",
                "role",
                "role+name",
                "acronym",
                "short",
                "pronoun",
                "name",
            ),
        ),
        _c("honorific", "str", "title or rank before the name (Dame, Ms, Chief Constable)"),
        _c("role", "str", "office or function next to it (Mayor of London)"),
        _c(
            "gender", "str", "from titles and pronouns alone; unknown is a value", allowed=("female", "male", "unknown")
        ),
        _c("is_misspelt", "bool!", "a variant one or two letters from a name that is far more frequent"),
        _c("confidence", "float!", "uncalibrated score of the finder; not a probability", "0 to 1"),
        _c("method", "str!", "what found it (model, gazetteer, article pass, rule, correction, spacy:…)"),
    ),
)

ENTITIES: Final = Table(
    "entities",
    "a person, organisation or place",
    (
        _c("entity_id", "str!", "stable identifier made from label and name"),
        _c("name", "str!", "its fullest form"),
        _c("label", "str!", "person, organisation or place", allowed=("PER", "ORG", "LOC")),
        _c("gender", "str!", "from titles and pronouns alone", allowed=("female", "male", "unknown")),
        _c("mentions", "int!", "number of mentions by name or role", "mentions"),
        _c("articles", "int!", "number of articles that mention it", "articles"),
        _c("outlets", "int!", "number of outlets that mention it", "outlets"),
        _c("variants", "str!", "the forms used, most frequent first, joined by ' | '"),
        _c("roles", "str!", "offices and functions stated with it, joined by ' | '"),
        _c("first_article_id", "str!", "the earliest article that mentions it"),
        _c("first_published", "time", "time of publication of that article"),
    ),
    spans=(),
)

QUOTES: Final = Table(
    "quotes",
    "a quotation; where one runs over several paragraphs, its part in one of them, linked to the part before",
    (
        _c("quote_id", "str!", "article_id and offsets"),
        *_SPAN,
        _c(
            "kind",
            "str!",
            "direct: a clause or more; mixed: words worked into a sentence; "
            "scare: quotation marks, unattributed; indirect: reported without quotation marks",
            allowed=("direct", "mixed", "scare", "indirect"),
        ),
        _c("open_mark", "str", "the opening quotation mark; empty where there is none"),
        _c("close_mark", "str", "the closing quotation mark; empty where there is none"),
        _c("source", "str", "the source: text span naming the speaker"),
        _c("source_start", "int", "where they begin", "characters"),
        _c("source_end", "int", "where they end", "characters"),
        _c(
            "source_form",
            "str",
            "named, nominal ('a campaign aide'), pronoun, or carried over from before",
            allowed=("named", "nominal", "pronoun", "carried"),
        ),
        _c("speaker_id", "str", "the entity that the source was resolved to; ' | ' between those who speak together"),
        _c("speaker", "str", "that entity's name; 'A and B' of those who speak together"),
        _c(
            "source_type",
            "str",
            "what kind of source",
            allowed=("person", "organisation", "unnamed", "document", "unresolved"),
        ),
        _c("cue", "str", "the reporting verb or phrase (said, according to)"),
        _c("cue_start", "int", "where it begins", "characters"),
        _c("cue_end", "int", "where it ends", "characters"),
        _c("cue_class", "str", "class of the reporting verb"),
        _c(
            "is_asserted",
            "bool!",
            "whether the text says that it was said; not in 'did not say that ...', 'whether she had said ...'",
            default=True,
        ),
        _c("continues", "str", "quote_id of the part before, where a quotation is split or runs over paragraphs"),
        _c("paragraph", "int!", "which paragraph of the article, from 0"),
        _c("words", "int!", "length in words", "words"),
        _c("confidence", "float!", "uncalibrated score of the attribution; not a probability", "0 to 1"),
    ),
    spans=(
        ("article_id", "start", "end", "text"),
        ("article_id", "source_start", "source_end", "source"),
        ("article_id", "cue_start", "cue_end", "cue"),
    ),
)

DUPLICATES: Final = Table(
    "duplicates",
    "two articles whose texts are the same, nearly the same, or one inside the other",
    (
        _c("article_id", "str!", "the one"),
        _c("other_id", "str!", "the other"),
        _c(
            "kind",
            "str!",
            "exact: same words; near: most five-word runs shared; excerpt: one is mostly contained in the other",
            allowed=("exact", "near", "excerpt"),
        ),
        _c("jaccard", "float!", "shared five-word runs over all of both", "0 to 1"),
        _c("containment", "float!", "share of article_id's five-word runs that occur in other_id", "0 to 1"),
        _c("other_containment", "float!", "share of other_id's five-word runs that occur in article_id", "0 to 1"),
    ),
    spans=(),
)

_BOTH: Final = (
    *_SPAN,
    _c("other_id", "str!", "the other article"),
    _c("other_start", "int!", "where it begins there", "characters"),
    _c("other_end", "int!", "where it ends there", "characters"),
    _c("other_text", "str!", "the text between them"),
)
_BOTH_SPANS: Final = (("article_id", "start", "end", "text"), ("other_id", "other_start", "other_end", "other_text"))

PASSAGES: Final = Table(
    "passages",
    "a span of text that two articles share",
    (
        *_BOTH,
        _c("similarity", "float!", "share of words in common, edits counted", "0 to 1"),
        _c("kind", "str!", "same words; some changed; most changed", allowed=("verbatim", "edited", "rewritten")),
    ),
    spans=_BOTH_SPANS,
)

ANOMALIES: Final = Table(
    "anomalies",
    "an anomaly in an article that may indicate the origin of its text",
    (
        *_SPAN,
        _c(
            "kind",
            "str!",
            "run_in_metadata, truncated_first_word, repeated_line, caption, unbalanced_marks, mixed_apostrophes, "
            "stray_spacing, first_person, two_wordings, conflicting_figures, missing_number, digest_mismatch, "
            "mixed_marks, mixed_titles, stacked_genitives, date_mismatch …; start = end = 0: it concerns the file",
        ),
        _c("message", "str!", "the anomaly in one sentence"),
        _c("other_id", "str", "the article it conflicts with, where there is one"),
        _c("other_start", "int", "where in that article", "characters"),
        _c("other_end", "int", "where it ends there", "characters"),
        _c("other_text", "str", "the text there"),
    ),
    spans=_BOTH_SPANS,
)

RELATIONS: Final = (
    "verbatim",
    "punctuation",
    "cut",
    "ellipsis_or_bracket",
    "altered",
    "paraphrase",
    "slogan",
    "different",
)

UTTERANCES: Final = Table(
    "utterances",
    "a quotation as one version of an utterance (the same statement, quoted in several places)",
    (
        _c("utterance_id", "str!", "the utterance"),
        _c(
            "quote_id",
            "str!",
            "the quotation; of words quoted inside a quotation, their offsets, which are no row of quotes",
        ),
        *_SPAN,
        _c("speaker_id", "str", "who said it"),
        _c("speaker", "str", "that entity's name"),
        _c(
            "reference_id",
            "str!",
            "the version it is compared with: printed first; of one day, with most support",
        ),
        _c("relation", "str!", "how it differs from that version", allowed=RELATIONS),
        _c("is_reference", "bool!", "whether it is the reference version"),
        _c("support", "int!", "number of outlets whose wording agrees with this one", "outlets"),
        _c("changes", "str!", "the changed words: before → after; …"),
    ),
)

CHANGES: Final = Table(
    "changes",
    "one span of words that differs between two versions of an utterance",
    (
        _c("utterance_id", "str!", "the utterance"),
        _c("quote_id", "str!", "the version that differs"),
        _c("reference_id", "str!", "the version it is compared with"),
        *_SPAN,
        *_BOTH[4:],
        _c(
            "kind",
            "str!",
            "kind of change",
            allowed=(
                *("contraction", "inflection", "function_word", "content_word", "dropped", "inserted"),
                *("number", "name", "order", "other"),
            ),
        ),
    ),
    spans=_BOTH_SPANS,
)

LINEAGE: Final = Table(
    "lineage",
    "the most probable source of an article",
    (
        _c("article_id", "str!", "the article"),
        _c(
            "derivation",
            "str!",
            "what its text is to its source",
            allowed=DERIVATIONS,
        ),
        _c(
            "source_id",
            "str",
            "the article it derives from or credits, or 'not in corpus'; for shares_source, one with much in common",
        ),
        _c(
            "share_reused",
            "float!",
            "share of its characters that are in aligned passages with that source",
            "0 to 1",
        ),
        _c("direction", "str", "basis of the direction", allowed=("credit", "time", "none")),
        _c("altered_quotes", "int!", "quotations whose words differ from another version in the corpus", "quotations"),
        _c("rewriting_score", "float!", "signs of mechanical rewriting, as evidence to look at", "0 to 1"),
        _c(
            "confidence",
            "float!",
            "share of such claims that were right among those judged by hand; 0.5 where none of its kind was judged",
            "0 to 1",
        ),
        _c("evidence", "str!", "the evidence, in words"),
    ),
    spans=(),
)

FRAMES: Final = Table(
    "frames",
    "one framing expression",
    (
        _c("frame_id", "str!", "codebook, article_id and offsets"),
        *_SPAN,
        _c("codebook", "str!", "the codebook"),
        _c("frame", "str!", "the frame"),
        _c("pattern", "str!", "the pattern of the codebook that matched"),
        _c(
            "voice",
            "str!",
            "narrator: the outlet's own; quoted: inside quotation marks; reported: another's, without quotation marks",
            allowed=("narrator", "quoted", "reported"),
        ),
        _c("speaker_id", "str", "the entity whose voice it is, where it is not the narrator's"),
        _c("speaker", "str", "that entity's name, or the words that name the source"),
        _c("embedded_source", "str", "the source whose words the speaker reports"),
        _c("quote_id", "str", "the quotation in which it occurs"),
        _c("is_negated", "bool!", "whether it is negated"),
        _c("negation_cue", "str", "the negating word"),
        _c(
            "modality",
            "str!",
            "whether it happened",
            allowed=("actual", "demanded", "offered", "predicted", "question", "denied"),
        ),
        _c("agent", "str", "agent: words for who performs or causes the action"),
        _c("agent_start", "int", "where they begin", "characters"),
        _c("agent_end", "int", "where they end", "characters"),
        _c("agent_id", "str", "the entity; ' | ' between several who are joined by 'and'"),
        _c("affected", "str", "affected (patient): words for who undergoes it"),
        _c("affected_start", "int", "where they begin", "characters"),
        _c("affected_end", "int", "where they end", "characters"),
        _c("affected_id", "str", "the entity; ' | ' between several who are joined by 'and'"),
        _c("has_pressure_cue", "bool!", "whether the sentence names criticism or a crisis as context"),
        _c("pressure_cue", "str", "the words that name it"),
        _c("confidence", "float!", "uncalibrated score; not a probability", "0 to 1"),
    ),
    spans=(
        ("article_id", "start", "end", "text"),
        ("article_id", "agent_start", "agent_end", "agent"),
        ("article_id", "affected_start", "affected_end", "affected"),
    ),
)

SENTENCES: Final = Table(
    "sentences",
    "a sentence",
    (
        *_SPAN,
        _c("sentence", "int!", "which of the article, from 0"),
        _c("paragraph", "int!", "which paragraph, from 0"),
    ),
)
TOKENS: Final = Table(
    "tokens",
    "a word, number or mark",
    (
        *_SPAN,
        _c("sentence", "int!", "which sentence of the article, from 0"),
        _c("kind", "str!", "word, number or mark", allowed=("word", "number", "mark")),
    ),
)

TABLES: Final[dict[str, Table]] = {
    t.name: t
    for t in (
        ARTICLES,
        CLEANING,
        PROBLEMS,
        MENTIONS,
        ENTITIES,
        QUOTES,
        DUPLICATES,
        PASSAGES,
        ANOMALIES,
        UTTERANCES,
        CHANGES,
        LINEAGE,
        FRAMES,
        SENTENCES,
        TOKENS,
    )
}


def table(name: str) -> Table:
    """The table called ``name``; raises :class:`TableError` naming the valid ones."""
    try:
        return TABLES[name]
    except KeyError:
        raise TableError(name, "there is no such table: " + did_you_mean(name, TABLES)) from None


def conform(frame: pd.DataFrame | Iterable[dict[str, object]], name: str) -> pd.DataFrame:
    """Bring a frame, or rows as dictionaries, into the shape of table ``name``.

    Missing optional columns are added empty or with their default, columns are put in order and cast; nothing is
    dropped.
    Raises :class:`TableError` for a missing required column, an unknown column or a value of a wrong type.
    """
    spec = table(name)
    if not isinstance(frame, pd.DataFrame):
        rows = list(frame)
        frame = pd.DataFrame(rows) if rows else spec.empty()
    unknown = [c for c in frame.columns if c not in spec.names]
    if unknown:
        raise TableError(name, f"unknown column {unknown[0]!r}: " + did_you_mean(unknown[0], spec.names))
    out: dict[str, pd.Series] = {}
    for column in spec.columns:
        if column.name not in frame.columns:
            if column.required and column.default is None:
                raise TableError(name, f"column {column.name!r} is missing")
            out[column.name] = pd.Series([column.default] * len(frame), index=frame.index, dtype="object").astype(
                pd.api.types.pandas_dtype(column.dtype)
            )
            continue
        values = frame[column.name]
        try:
            out[column.name] = values.astype(pd.api.types.pandas_dtype(column.dtype))
        except (TypeError, ValueError) as error:
            raise TableError(
                name, f"column {column.name!r} holds a value that is not of type {column.kind} ({error})"
            ) from None
    result = pd.DataFrame(out).reset_index(drop=True)
    for column in spec.columns:
        if column.required and result[column.name].isna().any():
            row = int(result[column.name].isna().to_numpy().nonzero()[0][0])
            raise TableError(name, f"column {column.name!r} is empty in row {row}")
    return result


def validate(frame: pd.DataFrame, name: str, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return ``frame`` unchanged, or raise :class:`TableError` saying what does not fit table ``name``.

    Checks columns, types, empty cells and allowed values; with ``articles``, that every offset pair points at
    the text beside it.
    """
    spec = table(name)
    if list(frame.columns) != spec.names:
        missing = [c for c in spec.names if c not in frame.columns]
        extra = [c for c in frame.columns if c not in spec.names]
        raise TableError(name, f"columns differ: missing {missing}, unknown {extra}, or in another order")
    try:
        pa.Table.from_pandas(frame, schema=spec.arrow, preserve_index=False)
    except (pa.ArrowException, TypeError, ValueError) as error:
        raise TableError(name, str(error).splitlines()[0]) from None
    for column in spec.columns:
        values = frame[column.name]
        if column.required and values.isna().any():
            raise TableError(name, f"column {column.name!r} is empty in row {int(values.isna().to_numpy().argmax())}")
        if column.allowed:
            wrong = sorted(set(map(str, values.dropna().unique())) - set(column.allowed))
            if wrong:
                raise TableError(
                    name, f"column {column.name!r} holds {wrong[0]!r}: " + did_you_mean(wrong[0], column.allowed)
                )
    if articles is not None and spec.spans:
        texts = ArticleTexts(articles)
        for key, start, end, text in spec.spans:
            _check_spans(frame, name, (key, start, end, text), texts)
    return frame


def _check_spans(frame: pd.DataFrame, name: str, columns: tuple[str, str, str, str], texts: ArticleTexts) -> None:
    missing = (frame[columns[0]].isna() | frame[columns[1]].isna()).tolist()
    # To iterate over a column takes ten times as long as to make a list of it.
    rows = zip(*(frame[column].tolist() for column in columns), missing, strict=True)
    for article_id, start, end, text, is_missing in rows:
        if is_missing:
            continue
        if article_id not in texts:
            raise TableError(name, f"{columns[0]} {article_id!r} is not in the articles")
        if texts[article_id][int(start) : int(end)] != text:
            raise TableError(name, f"{columns[3]} {str(text)[:40]!r} is not at {start}:{end} of article {article_id!r}")


def data_dictionary() -> str:
    """All tables and columns as Markdown, for ``data/README.md``."""
    lines: list[str] = []
    for spec in TABLES.values():
        lines += [
            f"### `{spec.name}`",
            "",
            f"A row is {spec.row}.",
            "",
            "| column | type | unit | meaning | values |",
            "|---|---|---|---|---|",
        ]
        for c in spec.columns:
            kind = c.kind if c.required else f"{c.kind}, may be empty"
            lines.append(f"| `{c.name}` | {kind} | {c.unit} | {c.meaning} | {', '.join(c.allowed)} |")
        lines.append("")
    return "\n".join(lines)
