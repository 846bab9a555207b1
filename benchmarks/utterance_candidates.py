"""How many true pairs of quotations the candidate index finds, and how long it takes.

usage: utterance_candidates.py QUOTES.jsonl PAIRS.jsonl [--json]

QUOTES: articles with text and quotes (start, end). PAIRS: lines with relation, a and b (doc, start), as in the
fidelity benchmark; a pair counts when both quotations are among QUOTES and the relation is neither different nor
slogan. Seconds are CPU time: of reading the file (JSON, cutting the quotations out), of reading the words of all
quotations, and of the whole index, words included.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def main(arguments: list[str]) -> int:
    paths = [Path(a) for a in arguments if not a.startswith("--")]
    if len(paths) != 2 or not all(p.is_file() for p in paths):
        print(__doc__, file=sys.stderr)
        return 2
    from corpus_tools.provenance.utterances.candidates import candidate_pairs
    from corpus_tools.provenance.utterances.tokens import quote_tokens

    candidate_pairs(["warm up", "warm up"])
    start = time.process_time()
    texts: list[str] = []
    place: dict[tuple[str, int], int] = {}
    with paths[0].open(encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            for quote in article["quotes"]:
                place[article["id"], quote["start"]] = len(texts)
                texts.append(article["text"][quote["start"] : quote["end"]])
    read = time.process_time()
    words = sum(len(quote_tokens(text)) for text in texts)
    worded = time.process_time()
    pairs = candidate_pairs(texts)
    done = time.process_time()
    found = set(map(tuple, pairs.tolist()))
    true = hit = 0
    with paths[1].open(encoding="utf-8") as file:
        for line in file:
            pair = json.loads(line)
            ends = [place.get((pair[side]["doc"], pair[side]["start"])) for side in "ab"]
            if None in ends or pair["relation"] in ("different", "slogan"):
                continue
            true += 1
            hit += tuple(sorted(ends)) in found  # type: ignore[type-var]
    out = {
        "quotations": len(texts),
        "words": words,
        "true_pairs": true,
        "recall": round(hit / true, 4) if true else None,
        "candidates_per_quotation": round(2 * len(pairs) / max(len(texts), 1), 1),
        "seconds_reading_file": round(read - start, 3),
        "seconds_reading_words": round(worded - read, 3),
        "seconds_index": round(done - worded, 3),
    }
    print(json.dumps(out) if "--json" in arguments else "\n".join(f"{k:26} {v}" for k, v in out.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
