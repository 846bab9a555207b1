#!/usr/bin/env bash
# rdflib 7.6.0, Python 3.11 and later.
#
# schema.org allows `datePublished` to be a date or a date with a time, and pages have both. In a SPARQL query every date with a
# time is later than every date without one: an article of 2 March, ten o'clock, is not before 4 March and is on 4 March or
# later, and `ORDER BY` puts it behind that of 5 March. Nothing is raised (the standard calls the comparison an error, which
# leaves a row out). `month` and the like are right.
#
# Seen:
#   published: a on 1 March, b on 2 March at ten, c on 5 March
#   before 4 March: a
#   on 4 March or later: b c
#   in order: a c b
#   in March: a b c
#
# It matters to counts by period from linked data and JSON-LD: articles of outlets that state the time are counted after the
# period's end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "rdflib==7.6.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from rdflib import Graph

data = """
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:a> schema:datePublished "2024-03-01"^^xsd:date .
<urn:b> schema:datePublished "2024-03-02T10:00:00Z"^^xsd:dateTime .
<urn:c> schema:datePublished "2024-03-05"^^xsd:date .
"""
graph = Graph().parse(data=data, format="turtle")
prefixes = "PREFIX schema: <https://schema.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
dates = "SELECT ?a { ?a schema:datePublished ?d "


def found(rest: str) -> list[str]:
    return [str(row.a).removeprefix("urn:") for row in graph.query(prefixes + dates + rest)]


before = sorted(found('FILTER(?d < "2024-03-04"^^xsd:date) }'))
after = sorted(found('FILTER(?d >= "2024-03-04"^^xsd:date) }'))
ordered = found("} ORDER BY ?d")
in_march = sorted(found("FILTER(month(?d) = 3) }"))
print("published: a on 1 March, b on 2 March at ten, c on 5 March")
print("before 4 March:", *before)
print("on 4 March or later:", *after)
print("in order:", *ordered)
print("in March:", *in_march)
sys.exit(0 if (before, after, ordered, in_march) == (["a"], ["b", "c"], ["a", "c", "b"], ["a", "b", "c"]) else 1)
PYTHON
