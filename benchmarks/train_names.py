"""Train the sequence model that finds names, on openly licensed data.

usage: python benchmarks/train_names.py DATA_FOLDER OUT_FOLDER --wikinews WIKINEWS.jsonl [--without N]
DATA_FOLDER holds ``open_ner_cc.jsonl``: {"src","doc","tokens","tags"}, BIO over PER ORG LOC MISC. The tokens are
joined to running text, read by the package's own word splitter, and the labels carried over by offset, so that
training sees exactly what the finder sees. WIKINEWS.jsonl: lines with "url" and "text" of Wikinews articles (CC BY
2.5), whose names are by offset in ``wikinews_names.jsonl`` beside this script: found by this package, then read
through and corrected by hand. ``gold/invented_names.jsonl`` holds articles invented for this project, with their names.
``--without N`` (0, 1 or 2) leaves out every third article of these two and scores the model on them. OUT_FOLDER
(``src/corpus_tools/entities/data``) gets ``names.npz`` and ``everyday.txt.gz``, the words that the texts write
in lower case.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import pycrfsuite
from crfsuite_model import pack_model, read_crfsuite

from corpus_tools.english.words import Words, read_words
from corpus_tools.entities import model
from corpus_tools.entities.gazetteer import load_gazetteer
from corpus_tools.entities.mentions import read_article
from corpus_tools.entities.naming import title_length
from corpus_tools.entities.runs import capital_runs
from corpus_tools.entities.sequences import text_sequences

# Tweets name people in ways that news does not: each source counts as often as it is near to news.
SOURCES = {"uner_ewt": 1, "wikigold": 2, "gum": 2, "btc": 1, "wnut17": 1, "wikinews": 3, "invented": 3}
PARAMETERS = {"c1": 0.2, "c2": 1.0, "max_iterations": 90, "feature.possible_transitions": True, "feature.minfreq": 1}
WIKINEWS_NAMES = Path(__file__).with_name("wikinews_names.jsonl")
INVENTED_NAMES = Path(__file__).with_name("gold") / "invented_names.jsonl"
FOLDS = 3

_NO_SPACE_BEFORE = re.compile(r"^(?:[.,:;!?%)\]}’”…]|'s|'S|’s|n't|n’t|'re|'ve|'ll|'d|'m|'|…)$")
_NO_SPACE_AFTER = re.compile(r"^(?:[(\[{$£€“‘#@])$")


def detokenise(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Running text of one sentence and the offsets of its tokens."""
    text = ""
    spans = []
    open_quote = False
    glue = True
    for i, written in enumerate(tokens):
        word = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(written, written)
        closing = word == '"' and open_quote
        hyphen = word in ("-", "/") and 0 < i < len(tokens) - 1 and tokens[i - 1].isalnum() and tokens[i + 1].isalnum()
        if not glue and not closing and not hyphen and not _NO_SPACE_BEFORE.match(word):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        glue = bool(_NO_SPACE_AFTER.match(word)) or hyphen
        if word == '"':
            glue = not open_quote
            open_quote = not open_quote
    return text, spans


def _whole_names(row: dict[str, list[str]]) -> list[str]:
    """GUM's derived names lost a first word that is a participle ("United" Nations): give it back."""
    tags = list(row["tags"])
    for i in range(len(tags) - 2, -1, -1):
        word, pos, after = row["tokens"][i], row["pos"][i], tags[i + 1]
        if tags[i] == "O" and after[0] == "B" and pos == "NNP" and word.endswith(("ed", "ing", "al", "st")):
            tags[i], tags[i + 1] = after, "I" + after[1:]
    return tags


def _without_title(text: str, start: int, end: int, label: str) -> list[tuple[int, int, str]]:
    """Bring persons of GUM and the tweets to the rule of the others: no title, and no "of the Party" after."""
    if label != "PER":
        return [(start, end, label)]
    out = []
    link = re.search(r" (?:of|in)(?: the)? ", text[start:end])
    if link:
        rest = start + link.end()
        gazetteer = load_gazetteer()
        out.append((rest, end, "LOC" if gazetteer.is_place(text[rest:end]) else "ORG"))
        end = start + link.start()
    words = text[start:end].split()
    n = title_length(words)
    if n and not (len(words) == n + 1 and words[0] in ("Dean", "Earl", "Duke", "Lance")):
        if n == len(words):
            return out
        start = text.index(words[n], start)
    return [(start, end, label), *out]


def wikinews_documents(path: Path) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """As :func:`documents`, of the Wikinews articles whose names are in ``wikinews_names.jsonl``."""
    with path.open(encoding="utf-8") as lines:
        texts = {row["url"]: row["text"] for row in map(json.loads, lines)}
    with WIKINEWS_NAMES.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield "wikinews", texts[row["url"]], [(start, end, label) for start, end, label in row["names"]]


def invented_documents() -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """As :func:`documents`, of the articles invented for this project."""
    with INVENTED_NAMES.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield "invented", row["text"], [(e["start"], e["end"], e["label"]) for e in row["entities"]]


def everyday_words(docs: Iterable[tuple[str, str, list[tuple[int, int, str]]]]) -> list[str]:
    """Words that the training texts write in lower case at least three times."""
    counts: Counter[str] = Counter()
    for _src, text, _spans in docs:
        counts.update(form for form in read_words(text).forms if form.islower() and form.isalpha() and len(form) > 1)
    return sorted(word for word, n in counts.items() if n >= 3)


def documents(path: Path) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """(source, text, labelled spans) of each document; tweets are documents of one sentence."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for (src, _doc), group in groupby(
        rows, key=lambda r: (r["src"], r["id"] if r["src"] in ("btc", "wnut17") else r["doc"])
    ):
        text = ""
        spans: list[tuple[int, int, str]] = []
        for row in group:
            sentence, tokens = detokenise(row["tokens"])
            at = len(text)
            tags = _whole_names(row) if row["src"] == "gum" else row["tags"]
            for (start, end), tag in zip(tokens, tags, strict=True):
                if tag[0] == "B" or (tag[0] == "I" and (not spans or spans[-1][2] != tag[2:])):
                    spans.append((at + start, at + end, tag[2:]))
                elif tag[0] == "I":
                    spans[-1] = (spans[-1][0], at + end, tag[2:])
            text += sentence + "\n"
        yield src, text, [s for span in spans for s in _without_title(text, *span)] if src in ("gum", "btc") else spans


def project(words: Words, spans: list[tuple[int, int, str]]) -> list[str]:
    """The label of each word: BIO by offset."""
    tags = ["O"] * len(words.forms)
    i = 0
    for start, end, label in spans:
        while i < len(words.forms) and words.ends[i] <= start:
            i += 1
        j, prefix = i, "B-"
        while j < len(words.forms) and words.starts[j] < end:
            tags[j] = prefix + label
            prefix = "I-"
            j += 1
    return tags


def training_sequences(
    docs: Iterable[tuple[str, str, list[tuple[int, int, str]]]],
) -> Iterator[tuple[str, list[list[str]], list[str]]]:
    for src, text, spans in docs:
        words = read_words(text)
        tags = project(words, spans)
        for numbers, features in text_sequences(words, capital_runs(words)):
            labels = [tags[i] if i >= 0 else "O" for i in numbers]
            for k, label in enumerate(labels):
                # A name that began outside the run begins anew inside it.
                if label[0] == "I" and (k == 0 or labels[k - 1] == "O"):
                    labels[k] = "B" + label[1:]
            yield src, features, labels


def write_packed(path: Path, data: bytes) -> None:
    """Gzip with a fixed time in the header: the same data give the same bytes."""
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write(data)


def print_scores(held: list[tuple[str, str, list[tuple[int, int, str]]]], packed: bytes) -> None:
    """Strict precision, recall and F1 of the whole finder with this model on articles it has not seen, by source."""
    model.load_model = cache(lambda: model.open_model(packed))
    for source in sorted({src for src, _, _ in held}):
        gold, found = set(), set()
        for n, (src, text, spans) in enumerate(held):
            if src == source:
                gold |= {(n, *span) for span in spans if span[2] != "MISC"}
                names = [m for m in read_article(text, model.tag_runs)[0] if m.form not in ("role", "pronoun")]
                found |= {(n, m.start, m.end, m.label) for m in names}
        for label in ("", "ORG", "PER", "LOC"):
            sets = (gold & found, found, gold)
            right, given, asked = (sum(not label or span[3] == label for span in spans) for spans in sets)
            print(source, label or "all", f"P {right / given:.3f} R {right / asked:.3f}", end="; ")
        print()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--wikinews", type=Path, required=True)
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="change a parameter")
    parser.add_argument("--without", type=int, choices=range(FOLDS), help="leave out a third of our own articles")
    args = parser.parse_args()
    parameters = dict(PARAMETERS)
    sources = dict(SOURCES)
    for item in args.set:
        name, _, value = item.partition("=")
        if name in sources:
            sources[name] = int(value)
        else:
            parameters[name] = type(parameters.get(name, 0.0))(float(value))
    began = time.perf_counter()
    # The features ask for the everyday words: they must be there before the first article is read.
    own = [*wikinews_documents(args.wikinews), *invented_documents()]
    held = [] if args.without is None else own[args.without :: FOLDS]
    docs = [*documents(args.data / "open_ner_cc.jsonl"), *(d for d in own if d not in held)]
    words = everyday_words(docs)
    write_packed(args.out / "everyday.txt.gz", ("\n".join(words) + "\n").encode())
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(parameters)
    counts: Counter[str] = Counter()
    for src, features, labels in training_sequences(docs):
        for _ in range(sources[src]):
            trainer.append(features, labels)
        counts[src] += len(labels)
    print(f"items by source: {dict(counts)}; weights: {sources}; parameters: {parameters}")
    print(f"read in {time.perf_counter() - began:.0f} s", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "names.crfsuite"
        trainer.train(str(plain))
        packed = pack_model(read_crfsuite(plain.read_bytes()))
    (args.out / model.MODEL_FILE).write_bytes(packed)
    last = trainer.logparser.last_iteration
    print(f"trained in {time.perf_counter() - began:.0f} s: {last}, {len(packed)} bytes")
    if held:
        print_scores(held, packed)


if __name__ == "__main__":
    main()
