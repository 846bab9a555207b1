"""spaCy pipelines as large as en_core_web_sm, with random weights: for measuring time, and for nothing else.

How long a pipeline takes depends on its layers, on how many labels it tells apart and on the text, and little on what
it has learnt: the name finder makes one decision a word whatever the decision is. So a pipeline of the same layers and
widths stands in for the trained one, which has to be fetched from elsewhere. Every line of text it gets is answered
wrongly; no figure but its time is read. The whole pipeline is somewhat faster than a trained one: its
parser, which knows no sentences, decides once a word where a trained one decides up to twice, and its lemmatiser has
only the regular endings for rules. A ratio of times to it is therefore a lower bound.
"""

from __future__ import annotations

from typing import Any

# The labels that the trained pipeline tells apart.
NAMES = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME "
    "WORK_OF_ART"
)
TAGS = (
    "CC CD DT EX FW IN JJ JJR JJS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG VBN VBP VBZ WDT "
    "WP WP$ WRB . , : HYPH NFP ADD AFX LS SYM XX _SP $ `` '' -LRB- -RRB-"
)
RELATIONS = (
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep "
    "det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
)
WIDTH, DEPTH = 96, 4
_WORDS = ["The", "mayor", "of", "Oldtown", "told", "two", "reporters", "that", "nobody", "had", "seen", "it", "."]


def _vectors(attributes: list[str], rows: list[int]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": attributes,
            "rows": rows,
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _transitions(kind: str, vectors: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": vectors,
    }


def _own_vectors() -> dict[str, Any]:
    return _vectors(["NORM", "PREFIX", "SUFFIX", "SHAPE"], [5000, 1000, 2500, 2500])


def name_finder() -> Any:
    """A pipeline of the tokeniser and the name finder with its own word vectors."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("ner", config={"model": _transitions("ner", _own_vectors())})
    _initialise(nlp)
    return nlp


def whole_pipeline() -> Any:
    """Word vectors, tagger, parser, part-of-speech rules, lemmatiser and name finder."""
    import spacy

    nlp = spacy.blank("en")
    shared = _vectors(["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"], [5000, 1000, 2500, 2500, 50, 50])
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec", config={"model": shared})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": _transitions("parser", listener), "min_action_freq": 1})
    rules = nlp.add_pipe("attribute_ruler")
    lemmatiser = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    nlp.add_pipe("ner", config={"model": _transitions("ner", _own_vectors())})
    with nlp.select_pipes(disable=["lemmatizer"]):
        _initialise(nlp)
    lemmatiser.initialize(lookups=_endings())
    for tag in TAGS.split():
        kind = "VERB" if tag.startswith("VB") else "NOUN" if tag.startswith("N") else "X"
        rules.add(patterns=[[{"TAG": tag}]], attrs={"POS": kind})
    return nlp


def _endings() -> Any:
    """Tables for the lemmatiser: the regular endings, no exceptions."""
    from spacy.lookups import Lookups

    rules = [["s", ""], ["es", "e"], ["ies", "y"], ["ing", ""], ["ing", "e"], ["ed", ""], ["ed", "e"]]
    tables = Lookups()
    for name, content in (("lemma_rules", rules), ("lemma_exc", {}), ("lemma_index", [])):
        tables.add_table(name, dict.fromkeys(("noun", "verb", "adj"), content))
    return tables


def _initialise(nlp: Any) -> None:
    """Random weights for all labels, from one sentence told once for each."""
    from spacy.tokens import Doc
    from spacy.training import Example

    names, tags, relations = NAMES.split(), TAGS.split(), RELATIONS.split()
    heads = [1, 4, 1, 2, 4, 6, 4, 10, 10, 10, 4, 10, 4]
    examples = []
    for number in range(max(len(names), len(tags), len(relations))):
        deps = [relations[(number + k) % len(relations)] if k != 4 else "ROOT" for k in range(len(_WORDS))]
        marks = ["O"] * len(_WORDS)
        label = names[number % len(names)]
        marks[3], marks[5], marks[6] = f"B-{label}", f"B-{label}", f"I-{label}"
        marks[8:11] = [f"B-{label}", f"I-{label}", f"I-{label}"]
        told = Doc(nlp.vocab, words=_WORDS, tags=[tags[number % len(tags)]] * len(_WORDS), heads=heads, deps=deps)
        gold = Doc(
            nlp.vocab,
            words=_WORDS,
            tags=[tags[(number + k) % len(tags)] for k in range(len(_WORDS))],
            heads=heads,
            deps=deps,
            ents=marks,
        )
        examples.append(Example(Doc(nlp.vocab, words=[t.text for t in told]), gold))
    nlp.initialize(lambda: examples)
