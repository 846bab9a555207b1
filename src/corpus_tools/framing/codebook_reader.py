"""Checks and compiles the text of a codebook; every complaint names the line and the field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from corpus_tools.english.inflection import word_set
from corpus_tools.errors import CodebookError, InputError, did_you_mean
from corpus_tools.framing.codebook import GRAMMARS, Codebook, Context, Frame, Pattern, Setting
from corpus_tools.framing.patterns import (
    Compiled,
    Lists,
    PatternError,
    TranslatedLists,
    compile_after,
    compile_before,
    compile_pattern,
)
from corpus_tools.shipped import read_shipped

_ANY_HEAD: Final = re.compile(r"\s*\[\[?[\w. ]+\]\]?\s*(?:#.*)?")
_LONGEST_CHOICE: Final = 245  # a list in a spreadsheet cell may have 255 characters, "none" included
PLACES: Final = (
    "slot",
    "self",
    "subject",
    "object",
    "possessor",
    "of",
    "by",
    "partner",
    "compound",
    "speaker",
    "none",
    "auto",
)
MODALITIES: Final = ("actual", "demanded", "offered", "predicted", "question")
KINDS: Final = ("person", "thing", "any")
MAX_BYTES: Final = 2_000_000  # of a codebook; that of departures has some 40,000
MAX_PATTERNS: Final = 2_000
MAX_WORDINGS: Final = 20_000  # in all fields of patterns and contexts
_PARTS: Final = ("codebook", "frames", "lists", "patterns", "contexts", "settings", "pressure")
_FEWEST_IN_SETTING: Final = 2  # words: a single one may occur by chance
_PATTERN_KEYS: Final = word_set(
    "id frame match grammar affected agent object not_of modality negated not_before not_after only_before only_after",
    "earlier confidence reported only_active inherits in_company only_from",
    "not_after_object not_inside same_person only_object followed_by holder",
)
_CONTEXT_KEYS: Final = word_set(
    "id frame applies_to before after modality reported agent extend grammars confidence for_others"
)


def _line_of_key(lines: list[str], begin: int, key: str) -> int | None:
    """The line of a key in the table whose own lines begin at ``begin``, or None."""
    own = next((i for i in range(begin, len(lines)) if _ANY_HEAD.fullmatch(lines[i])), len(lines))
    wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
    return next((i for i in range(begin, own) if wanted.match(lines[i])), None)


class _Reader:
    """Reads one file; every complaint names the line and the field."""

    def __init__(self, path: str, source: str) -> None:
        self.path, self.source = path, source
        self.lists = TranslatedLists()
        self.wordings = 0

    def line_of(self, table: str, number: int | None, key: str | None, value: object = None) -> int | None:
        """Line (from 1) of ``key`` in the ``number``-th ``[[table]]``; tomllib keeps no lines, so look for it."""
        lines = self.source.splitlines()
        head = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\]\]?\s*(?:#.*)?")
        heads = [index for index, line in enumerate(lines) if head.fullmatch(line)]
        if len(heads) <= (number or 0):
            return None
        at = heads[number or 0]
        index = _line_of_key(lines, at + 1, key) if key is not None else None
        if index is None:
            return at + 1
        if not isinstance(value, str):
            return index + 1
        return next((i for i in range(index, len(lines)) if value in lines[i]), index) + 1

    def fail(
        self, table: str, number: int | None, key: str | None, reason: str, step: str = "", value: object = None
    ) -> CodebookError:
        where = table if number is None else f"{table}[{number}]"
        return CodebookError(
            self.path, self.line_of(table, number, key, value), f"{where}.{key}" if key else where, reason, step
        )

    def keys(self, table: str, number: int | None, data: Mapping[str, Any], allowed: Collection[str]) -> None:
        for key in data:
            if key not in allowed:
                raise self.fail(table, number, key, "this field is not known", did_you_mean(key, allowed).capitalize())

    def text(self, table: str, number: int | None, data: Mapping[str, Any], key: str, default: str | None = "") -> str:
        value = data.get(key, default)
        if value is None:
            raise self.fail(table, number, None, f"the field {key!r} is missing", f'Add a line {key} = "…"')
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.fail(table, number, key, f"{value!r} is not a text")
        return value

    def choice(
        self, table: str, number: int, data: Mapping[str, Any], key: str, default: str, allowed: tuple[str, ...]
    ) -> str:
        value = self.text(table, number, data, key, default)
        if value not in allowed and value != default:
            raise self.fail(table, number, key, f"{value!r} cannot stand here", did_you_mean(value, allowed))
        return value

    def texts(self, table: str, number: int | None, data: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = data.get(key, [])
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.fail(table, number, key, f"{value!r} is not a list of texts", f'Write {key} = ["…", "…"]')
        return tuple(value)

    def compiled(
        self,
        table: str,
        number: int,
        data: Mapping[str, Any],
        key: str,
        how: Callable[[str, Lists], Compiled] = compile_pattern,
    ) -> tuple[Compiled, ...]:
        done: list[Compiled] = []
        wordings = self.texts(table, number, data, key)
        self.wordings += len(wordings)
        if self.wordings > MAX_WORDINGS:
            raise self.fail(table, number, key, f"there are more than {MAX_WORDINGS:,} wordings in the codebook")
        for source in wordings:
            try:
                done.append(how(source, self.lists))
            except PatternError as error:
                raise self.fail(
                    table,
                    number,
                    key,
                    f"the pattern {source!r} cannot be read: {error}",
                    "The template explains the notation: corpus-tools codebook new",
                    source,
                ) from None
        return tuple(done)

    def number(self, table: str, index: int, data: Mapping[str, Any], key: str, default: float) -> float:
        value = data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
            raise self.fail(table, index, key, f"{value!r} is not a number from 0 to 1")
        return float(value)

    def flag(self, table: str, index: int, data: Mapping[str, Any], key: str) -> bool:
        value = data.get(key, False)
        if not isinstance(value, bool):
            raise self.fail(table, index, key, f"{value!r} is neither true nor false")
        return value

    def words(self, table: str, index: int, data: Mapping[str, Any], key: str) -> frozenset[str]:
        """Single words; an entry ``[name]`` is replaced by the words of that list."""
        found: set[str] = set()
        for entry in self.texts(table, index, data, key):
            if entry.startswith("[") and entry.endswith("]"):
                if entry[1:-1] not in self.lists:
                    raise self.fail(
                        table, index, key, f"{entry} is not one of the lists", did_you_mean(entry[1:-1], self.lists)
                    )
                found |= set(self.lists[entry[1:-1]])
            else:
                found.add(entry.lower())
        return frozenset(found)


def _tables(reader: _Reader, data: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise reader.fail(key, None, None, "it is not a list of tables", f"Write [[{key}]] above each of them")
    return value


def _frames(reader: _Reader, data: Mapping[str, Any]) -> tuple[Frame, ...]:
    frames: list[Frame] = []
    for i, entry in enumerate(_tables(reader, data, "frames")):
        reader.keys("frames", i, entry, ("name", "label", "definition", "include", "exclude", "examples"))
        name = reader.text("frames", i, entry, "name", None)
        if name.lower() in {f.name.lower() for f in frames}:
            raise reader.fail("frames", i, "name", f"the frame {name!r} occurs twice (capitals make no difference)")
        if problem := _breaks_a_sheet(name):
            raise reader.fail("frames", i, "name", problem, "Choose a name of letters, digits, spaces, - and _")
        frames.append(
            Frame(
                name,
                reader.text("frames", i, entry, "label") or name,
                reader.text("frames", i, entry, "definition", None),
                reader.texts("frames", i, entry, "include"),
                reader.texts("frames", i, entry, "exclude"),
                reader.texts("frames", i, entry, "examples"),
            )
        )
    if not frames:
        raise reader.fail("frames", None, None, "there is no frame", "Add [[frames]] with a name and a definition")
    if len(",".join(frame.name for frame in frames)) > _LONGEST_CHOICE:
        reason = f"together their names have more than {_LONGEST_CHOICE} characters, too many for a coding sheet"
        raise reader.fail("frames", None, None, reason, "Give shorter names; the label may be long")
    return tuple(frames)


def _breaks_a_sheet(name: str) -> str:
    """Why a frame's name cannot be in a coding sheet, or an empty text."""
    if name.lower() in ("none", "nan", "null", "na", "n/a", "true", "false"):
        return f"{name!r} means a missing value in a coding sheet"
    if name != name.strip() or not re.fullmatch(r"[^\W_][\w -]*", name):
        return f"{name!r} would break a coding sheet"
    return ""


def _patterns(reader: _Reader, data: Mapping[str, Any], names: tuple[str, ...]) -> tuple[Pattern, ...]:
    patterns: list[Pattern] = []
    known: set[str] = set()
    tables = _tables(reader, data, "patterns")
    if len(tables) > MAX_PATTERNS:
        reason = f"there are {len(tables):,} patterns, more than {MAX_PATTERNS:,}"
        raise reader.fail("patterns", MAX_PATTERNS, None, reason, "Put wordings of one meaning into one pattern")
    for i, entry in enumerate(tables):
        reader.keys("patterns", i, entry, _PATTERN_KEYS)
        identifier = reader.text("patterns", i, entry, "id", None)
        if identifier in known:
            raise reader.fail("patterns", i, "id", f"the pattern {identifier!r} occurs twice")
        known.add(identifier)
        frame = reader.text("patterns", i, entry, "frame", None)
        if frame not in names:
            raise reader.fail("patterns", i, "frame", f"{frame!r} is not a frame", did_you_mean(frame, names))
        compiled = reader.compiled("patterns", i, entry, "match")
        if not compiled:
            raise reader.fail("patterns", i, "match", "there is no wording", 'Write match = ["<step> down"]')
        patterns.append(
            Pattern(
                identifier,
                frame,
                reader.choice("patterns", i, entry, "grammar", "phrase", GRAMMARS),
                compiled,
                reader.compiled("patterns", i, entry, "not_before", compile_before),
                reader.compiled("patterns", i, entry, "not_after", compile_after),
                reader.compiled("patterns", i, entry, "only_before", compile_before),
                reader.compiled("patterns", i, entry, "only_after", compile_after),
                reader.compiled("patterns", i, entry, "earlier"),
                reader.choice("patterns", i, entry, "affected", "auto", PLACES),
                reader.choice("patterns", i, entry, "agent", "auto", PLACES),
                reader.choice("patterns", i, entry, "object", "any", KINDS),
                reader.words("patterns", i, entry, "not_of"),
                reader.choice("patterns", i, entry, "modality", "", MODALITIES),
                reader.flag("patterns", i, entry, "negated"),
                reader.number("patterns", i, entry, "confidence", 0.9),
                i,
                reader.flag("patterns", i, entry, "only_active"),
                reader.flag("patterns", i, entry, "reported"),
                reader.flag("patterns", i, entry, "inherits"),
                reader.flag("patterns", i, entry, "in_company"),
                reader.compiled("patterns", i, entry, "only_from"),
                reader.compiled("patterns", i, entry, "not_after_object", compile_after),
                reader.compiled("patterns", i, entry, "not_inside"),
                reader.flag("patterns", i, entry, "same_person"),
                reader.compiled("patterns", i, entry, "only_object"),
                reader.compiled("patterns", i, entry, "followed_by", compile_after),
                reader.flag("patterns", i, entry, "holder"),
            )
        )
    if not patterns:
        raise reader.fail("patterns", None, None, "there is no pattern", "Add [[patterns]] with id, frame and match")
    return tuple(patterns)


def _contexts(reader: _Reader, data: Mapping[str, Any], names: tuple[str, ...]) -> tuple[Context, ...]:
    contexts: list[Context] = []
    for i, entry in enumerate(_tables(reader, data, "contexts")):
        reader.keys("contexts", i, entry, _CONTEXT_KEYS)
        frame = reader.text("contexts", i, entry, "frame", None)
        applies = reader.texts("contexts", i, entry, "applies_to") or names
        for key, values in (("frame", (frame,)), ("applies_to", applies)):
            for value in values:
                if value not in names:
                    raise reader.fail("contexts", i, key, f"{value!r} is not a frame", did_you_mean(value, names))
        grammars = reader.texts("contexts", i, entry, "grammars") or GRAMMARS
        for value in grammars:
            if value not in GRAMMARS:
                raise reader.fail(
                    "contexts", i, "grammars", f"{value!r} cannot stand here", did_you_mean(value, GRAMMARS)
                )
        contexts.append(
            Context(
                reader.text("contexts", i, entry, "id", None),
                frame,
                applies,
                reader.compiled("contexts", i, entry, "before", compile_before),
                reader.compiled("contexts", i, entry, "after", compile_after),
                reader.choice("contexts", i, entry, "modality", "", MODALITIES),
                reader.flag("contexts", i, entry, "reported"),
                reader.choice("contexts", i, entry, "agent", "auto", PLACES),
                reader.flag("contexts", i, entry, "extend"),
                grammars,
                reader.number("contexts", i, entry, "confidence", 0.9),
                reader.flag("contexts", i, entry, "for_others"),
            )
        )
    return tuple(contexts)


def _settings(reader: _Reader, data: Mapping[str, Any], patterns: tuple[Pattern, ...]) -> tuple[Setting, ...]:
    known = {pattern.id for pattern in patterns}
    settings: list[Setting] = []
    for i, entry in enumerate(_tables(reader, data, "settings")):
        reader.keys("settings", i, entry, ("id", "words", "least", "patterns"))
        least = entry.get("least", _FEWEST_IN_SETTING)
        if isinstance(least, bool) or not isinstance(least, int) or least < 1:
            raise reader.fail("settings", i, "least", f"{least!r} is not a number of words, from 1")
        named = reader.texts("settings", i, entry, "patterns")
        for name in named:
            if name not in known:
                reason = f"there is no pattern {name!r}"
                raise reader.fail("settings", i, "patterns", reason, did_you_mean(name, known), name)
        words = reader.words("settings", i, entry, "words")
        if not words or not named:
            raise reader.fail(
                "settings", i, None, "it needs words and patterns", 'Write words = ["…"], patterns = ["…"]'
            )
        settings.append(Setting(reader.text("settings", i, entry, "id", None), words, least, frozenset(named)))
    return tuple(settings)


def _toml(reader: _Reader) -> dict[str, Any]:
    """The file as tables, with no part that is not known."""
    try:
        data = tomllib.loads(reader.source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise CodebookError(
            reader.path,
            int(line.group(1)) if line else None,
            "TOML",
            f"it is not valid TOML: {error}",
            "Mend that line",
        ) from None
    for key in data:
        if key not in _PARTS:
            raise CodebookError(
                reader.path, reader.line_of(key, None, None), key, "this part is not known", did_you_mean(key, _PARTS)
            )
    return data


def _head(reader: _Reader, data: Mapping[str, Any]) -> dict[str, Any]:
    head = data.get("codebook")
    if not isinstance(head, dict):
        raise CodebookError(
            reader.path, None, "codebook", "the part [codebook] is missing", 'Begin with [codebook], name = "…"'
        )
    reader.keys("codebook", None, head, ("name", "title", "description", "version", "language", "holders"))
    return head


def _lists(reader: _Reader, data: Mapping[str, Any]) -> None:
    """Reads the lists, which patterns name."""
    lists = data.get("lists", {})
    if not isinstance(lists, dict):
        raise reader.fail("lists", None, None, "it is not a table", "Write [lists] above the lists")
    for key in lists:
        if not re.fullmatch(r"[a-z_]+", key):
            raise reader.fail("lists", None, key, "a list's name has small letters and _ only")
        reader.lists[key] = reader.texts("lists", None, lists, key)
        if not reader.lists[key]:
            raise reader.fail("lists", None, key, "the list is empty")


def _pressure(reader: _Reader, data: Mapping[str, Any]) -> tuple[Compiled, ...]:
    pressure = data.get("pressure", {})
    if not isinstance(pressure, dict):
        raise reader.fail(
            "pressure", None, None, "it is not a table", 'Write [pressure] and cues = ["amid *4 criticism"]'
        )
    reader.keys("pressure", None, pressure, ("cues",))
    cues: list[Compiled] = []
    for cue in reader.texts("pressure", None, pressure, "cues"):
        try:
            cues.append(compile_pattern(cue, reader.lists))
        except PatternError as error:
            reason = f"the pattern {cue!r} cannot be read: {error}"
            raise reader.fail("pressure", None, "cues", reason, value=cue) from None
    return tuple(cues)


def _by_word(patterns: tuple[Pattern, ...]) -> dict[str, list[tuple[Pattern, Compiled]]]:
    """The patterns that each word may begin to match."""
    by_word: dict[str, list[tuple[Pattern, Compiled]]] = {}
    for pattern in patterns:
        for compiled in pattern.compiled:
            for word in sorted(compiled.words):
                by_word.setdefault(word, []).append((pattern, compiled))
    return by_word


def parse_codebook(source: str, path: str = "codebook") -> Codebook:
    """Check the text of a codebook and compile it; ``path`` names it in messages. Raises CodebookError."""
    reader = _Reader(path, source)
    data = _toml(reader)
    head = _head(reader, data)
    _lists(reader, data)
    frames = _frames(reader, data)
    names = tuple(frame.name for frame in frames)
    patterns = _patterns(reader, data, names)
    cues = _pressure(reader, data)
    by_word = _by_word(patterns)
    return Codebook(
        reader.text("codebook", None, head, "name", None),
        reader.text("codebook", None, head, "title") or reader.text("codebook", None, head, "name", None),
        reader.text("codebook", None, head, "description"),
        reader.text("codebook", None, head, "version") or "1",
        reader.text("codebook", None, head, "language") or "en",
        path,
        frames,
        patterns,
        _contexts(reader, data, names),
        tuple(cues),
        {word: tuple(found) for word, found in by_word.items()},
        frozenset(w for cue in cues for w in cue.words),
        _settings(reader, data, patterns),
        reader.compiled("codebook", 0, head, "holders"),
    )


def codebook_names() -> list[str]:
    """Names of the codebooks that come with the package."""
    folder = resources.files("corpus_tools.framing") / "codebooks"
    return sorted(
        p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml") and p.name[0] != "_"
    )


def _decode(content: bytes) -> str:
    return content.decode().replace("\r\n", "\n")


@lru_cache(maxsize=32)
def _packaged(name: str) -> Codebook:
    source = read_shipped("corpus_tools.framing", f"codebooks/{name}.toml", _decode)
    return parse_codebook(source, f"{name}.toml")


def load_codebook(name_or_path: str | Path | Codebook) -> Codebook:
    """A codebook that comes with the package, by name, or a user's own, by path (``….toml``).

    Parameters
    ----------
    name_or_path : str | Path | Codebook
        Name of a codebook of the package, path of a TOML file, or a codebook.

    Returns
    -------
    Codebook
        The codebook, with its patterns compiled.

    Raises
    ------
    CodebookError
        For a file that is not a valid codebook, with line and field.
    InputError
        For one that cannot be read.

    Examples
    --------
    >>> load_codebook("departure").frame_names
    ('forced', 'voluntary', 'neutral', 'candidacy')
    """
    if isinstance(name_or_path, Codebook):
        return name_or_path
    if isinstance(name_or_path, str) and name_or_path in codebook_names():
        return _packaged(name_or_path)
    path = Path(name_or_path)
    if not path.is_file():
        names = ", ".join(codebook_names())
        raise InputError(path, "there is no such codebook", f"Give the path of a TOML file, or one of: {names}.")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(path, f"it is larger than {MAX_BYTES:,} bytes", "Give a codebook; is it another file?")
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path, f"it is not UTF-8 text (byte {error.start})", "Save it as UTF-8.") from None
    except OSError as error:
        raise InputError(path, str(error.strerror or error), "Check that it may be read.") from None
    return parse_codebook(source, str(path))


def codebook_template() -> str:
    """The commented start of a new codebook, valid as it is."""
    folder = resources.files("corpus_tools.framing") / "codebooks"
    return (folder / "_template.toml").read_text(encoding="utf-8")
