"""How well the limits of utterances/linking.py carry over to events they were not set on.

usage: cross_validate_links.py PAIRS TEXTS [--and PAIRS TEXTS ...] [--folds K] [--json FILE]

PAIRS: labelled pairs of quotations as predict.py fidelity reads them; TEXTS: their articles (several files with
commas between). The limits of :data:`LIMITS` are set anew K times (5 unless told) on the events outside one fold: each
limit by itself to the value that gives the best mean of same F1 and altered F1 through the tables, the others as they
are in use; of equally good values the one in use stays. What is so chosen is taken together, unless one change by
itself does better there. The fold that was left out is scored with them. Pairs that share an article, an event or a
group of pairs are in one fold. Figures are given once more without the pairs that hold a fragment of one to three
words: the tables never call such a fragment altered.

The tables are made once for each value of each limit, for all folds, and once or twice more for each fold; what no
limit changes (quotations, versions, alignments) is made once. That takes some five minutes of one core.

Printed: what is scored with the limits in use, what is scored on events left out, each with its interval over events,
and the values that the folds chose. What cannot be cross-validated so: the rules themselves, which were written with
all of these pairs in view.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from layers.fidelity import has_fragment, relations
from layers.through_tables import _table as table
from layers.through_tables import as_articles, as_rows
from predict import read_lines
from resampling import Figure, f1, figures, precision, recall, tally
from scipy.cluster.hierarchy import DisjointSet

from corpus_tools.provenance import match_utterances
from corpus_tools.provenance.utterances import compared, groups, linking, match, nodes, pruning
from corpus_tools.provenance.utterances.held import printed_versions

Line = dict[str, Any]
Setting = tuple[float, ...]
EXACT = ("EXACT_SAME_SPEAKER", "EXACT_UNKNOWN", "EXACT_OTHER_SPEAKER")
CHANGED = ("CHANGED_SAME_SPEAKER", "CHANGED_UNKNOWN")
# Each limit with the values tried. "exact" and "changed" multiply what exact and what changed words must tell.
LIMITS: dict[str, tuple[float, ...]] = {
    "WHOLE": (0.9, 0.95, 1.0),
    "MOST": (0.7, 0.8, 0.9),
    "MUCH": (0.6, 0.7, 0.8),
    "QUOTED_RUN": (6, 8, 10),
    "TELLING": (2.0, 2.5, 3.0),
    "LONG": (4.0, 5.0, 6.0),
    "PHRASE_WEIGHT": (2.4, 3.0, 3.6),
    "PART": (1.0, 1.5, 2.0),
    "exact": (0.8, 1.0, 1.25),
    "changed": (0.8, 1.0, 1.25),
}
SAME = ("different", "slogan")


def in_use() -> Setting:
    return tuple(float(getattr(linking, name, 1.0)) for name in LIMITS)


@contextmanager
def limits(setting: Setting) -> Iterator[None]:
    """The modules with other limits, wherever their names are read."""
    values: dict[str, Any] = dict(zip(LIMITS, setting, strict=True))
    for names, factor in ((EXACT, values.pop("exact")), (CHANGED, values.pop("changed"))):
        values |= {name: tuple((d, told * factor) for d, told in getattr(linking, name)) for name in names}
    with ExitStack() as stack:
        for module in (linking, groups, nodes, pruning, compared):
            here = {name: value for name, value in values.items() if hasattr(module, name)}
            stack.enter_context(mock.patch.multiple(module, **here))
        yield


class Material:
    """Pairs and the tables from which utterances are made; no limit changes them, and alignments are cached."""

    def __init__(self, pairs: Sequence[Line], articles: Sequence[Line]) -> None:
        texts = {article["id"]: article for article in articles}
        self.pairs = [pair for pair in pairs if all(pair[side]["doc"] in texts for side in ("a", "b"))]
        named = sorted({pair[side]["doc"] for pair in self.pairs for side in ("a", "b")})
        self.tables = {"articles": as_articles([texts[name] for name in named])}
        for name in ("quotes", "duplicates"):
            table(name, self.tables)
        self.versions = printed_versions(self.tables["quotes"], self.tables["articles"])
        # Aligned once, with the loosest limits that are tried.
        loose = tuple(values[-1] if name == "PHRASE_WEIGHT" else values[0] for name, values in LIMITS.items())
        with limits(loose), mock.patch.object(groups, "compare_versions", self._note(compared.compare_versions)):
            self._match()

    def _note(self, compare: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*given: Any) -> Any:
            self.compared = compare(*given)
            return self.compared

        return noted

    def _match(self) -> Any:
        tables = self.tables
        with mock.patch.object(match, "printed_versions", lambda quotes, articles: self.versions):
            return match_utterances(tables["quotes"], tables["articles"], duplicates=tables["duplicates"])

    def predict(self, setting: Setting) -> dict[str, str]:
        """The relation of each pair, by its id."""
        with limits(setting), mock.patch.object(groups, "compare_versions", lambda *given: self.compared):
            utterances, changes = self._match()
        return {line["id"]: line["relation"] for line in relations(self.pairs, as_rows(utterances), as_rows(changes))}


def counts(pairs: Sequence[Line], predicted: dict[str, str]) -> Counter[str]:
    """Right, found and wanted of *same* and of *altered*, each without fragments too."""
    total: Counter[str] = Counter()
    for pair in pairs:
        gold, said = pair["relation"], predicted[pair["id"]]
        told = {"same": (gold not in SAME, said not in SAME), "altered": (gold == "altered", said == "altered")}
        if not has_fragment(pair):
            told |= {f"{name}, no fragments": each for name, each in told.items()}
        for name, (wanted, found) in told.items():
            total.update(tally(name, wanted and found, found, wanted))
    return total


def goodness(units: Sequence[Sequence[Line]], predicted: dict[str, str]) -> float:
    total = sum((counts(unit, predicted) for unit in units), Counter[str]())
    return sum(
        2 * total[f"{k} right"] / max(total[f"{k} found"] + total[f"{k} wanted"], 1) for k in ("same", "altered")
    )


def units_of(pairs: Sequence[Line]) -> list[list[Line]]:
    """Pairs that share an article, an event or a group, together; in the order of their first pair."""
    joined: DisjointSet[str] = DisjointSet()
    for pair in pairs:
        keys = [f"doc {pair['a']['doc']}", f"doc {pair['b']['doc']}"]
        keys += [f"{name} {pair[name]}" for name in ("event", "cluster") if pair.get(name)]
        for key in keys:
            joined.add(key)
            joined.merge(keys[0], key)
    units: dict[str, list[Line]] = defaultdict(list)
    for pair in pairs:
        units[joined[f"doc {pair['a']['doc']}"]].append(pair)
    return list(units.values())


def one_changed() -> dict[str, list[Setting]]:
    """For each limit the settings that differ from the one in use in that limit alone."""
    used = in_use()
    return {
        name: [(*used[:at], value, *used[at + 1 :]) for value in values if value != used[at]]
        for at, (name, values) in enumerate(LIMITS.items())
    }


def fit(units: Sequence[Sequence[Line]], predict: Callable[[Setting], dict[str, str]]) -> Setting:
    """The limits that do best on these events, each chosen by itself; or the one change that does better than all."""
    used = in_use()

    def worth(setting: Setting) -> float:
        return round(goodness(units, predict(setting)), 9)

    best = [max([used, *changed], key=worth) for changed in one_changed().values()]
    together = tuple(setting[at] for at, setting in enumerate(best))
    return max([used, *best, together], key=worth)


def shown(title: str, units: Sequence[Sequence[Line]], predicted: dict[str, str]) -> dict[str, Figure]:
    """Print the figures with their intervals over events."""
    names = ("same", "altered", "same, no fragments", "altered, no fragments")
    formulas = {
        f"{name} {word}": make(name) for name in names for word, make in (("F1", f1), ("P", precision), ("R", recall))
    }
    found = figures([counts(unit, predicted) for unit in units], formulas)
    print(f"{title}: {sum(map(len, units))} pairs, {len(units)} groups")
    for name in names:
        words = (
            f"{word} {found[f'{name} {word}']} ({found[f'{name} {word}'].interval()})" for word in ("F1", "P", "R")
        )
        print(f"  {name:22} " + "  ".join(words))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs=2, metavar=("PAIRS", "TEXTS"))
    parser.add_argument("--and", dest="more", nargs=2, action="append", default=[], metavar=("PAIRS", "TEXTS"))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    known: dict[Setting, dict[str, str]] = {}
    material = []
    for pairs, texts in [given.files, *given.more]:
        articles = [line for name in texts.split(",") for line in read_lines(Path(name))]
        material.append((pairs, Material(read_lines(Path(pairs), ("id", "a", "b")), articles)))

    def predict(setting: Setting) -> dict[str, str]:
        if setting not in known:
            known[setting] = {key: said for _, one in material for key, said in one.predict(setting).items()}
        return known[setting]

    units = {name: units_of(one.pairs) for name, one in material}
    fold_of = {id(unit): at % given.folds for each in units.values() for at, unit in enumerate(each)}
    held_out: dict[str, str] = {}
    chosen: list[Setting] = []
    every = [unit for each in units.values() for unit in each]
    for fold in range(given.folds):
        chosen.append(fit([unit for unit in every if fold_of[id(unit)] != fold], predict))
        left_out = (pair["id"] for unit in every if fold_of[id(unit)] == fold for pair in unit)
        held_out |= {key: predict(chosen[-1])[key] for key in left_out}
    out = {}
    for name, each in units.items():
        out[f"{name}, in use"] = shown(f"{name}, limits in use", each, predict(in_use()))
        out[f"{name}, left out"] = shown(f"{name}, events left out", each, held_out)
        scraps = sum(pair["relation"] == "altered" and has_fragment(pair) for unit in each for pair in unit)
        print(f"  of the altered pairs, {scraps} have a fragment of one to three words")
    for name, changed in one_changed().items():
        gains = (goodness(every, predict(setting)) - goodness(every, predict(in_use())) for setting in changed)
        print(f"{name:14} mean of both F1, other values: " + "  ".join(f"{gain / 2:+.4f}" for gain in gains))
    for at, name in enumerate(LIMITS):
        print(f"{name:14} in use {in_use()[at]:g}, chosen {' '.join(f'{setting[at]:g}' for setting in chosen)}")
    print(f"{len(known)} settings tried")
    if given.json:
        plain = {title: {key: [f.value, f.low, f.high] for key, f in found.items()} for title, found in out.items()}
        given.json.write_text(json.dumps(plain, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
