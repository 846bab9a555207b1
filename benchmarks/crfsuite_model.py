"""The file of the names model, from one that CRFsuite wrote.

CRFsuite's file has tables to look up each attribute; the package needs their texts and the weights alone, which take
half the space and load in half the time. The new file is an archive of arrays as ``numpy.load`` reads it: ``labels``;
``attributes``, their texts one to a line, in order; ``counts``, for each of them how many labels it has a weight for;
``targets`` and ``weights``, these labels and weights one attribute after another; ``transition``.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Final

import numpy as np

from corpus_tools.entities.crf import Model

_FEATURE: Final = np.dtype([("kind", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])


def pack_model(model: Model) -> bytes:
    """A model as a file that ``corpus_tools.entities.crf.read_model`` reads; the same model gives the same bytes."""
    order = sorted(range(len(model.attributes)), key=model.attributes.__getitem__)
    state = model.state[order]
    attributes, targets = np.nonzero(state)
    file = BytesIO()
    np.savez_compressed(
        file,
        labels=np.array(model.labels),
        attributes=np.frombuffer("\n".join([model.attributes[number] for number in order]).encode(), np.uint8),
        counts=np.bincount(attributes, minlength=len(order)).astype(np.uint8),
        targets=targets.astype(np.uint8),
        weights=state[attributes, targets],
        transition=model.transition,
    )
    return file.getvalue()


def read_crfsuite(data: bytes) -> Model:
    """The weights in a CRFsuite model file; raises ValueError where ``data`` is not one.

    The file has a header with the offsets of its parts; the features, each with its kind (0: an attribute and a label,
    1: two labels), the two it connects and its weight; and the labels and the attributes, each as a table of texts.
    """
    if data[:4] != b"lCRF":
        raise ValueError("this is no model file of CRFsuite")
    at_features, at_labels, at_attributes = struct.unpack_from("<3I", data, 28)
    count = struct.unpack_from("<I", data, at_features + 8)[0]
    features = np.frombuffer(data, _FEATURE, count, at_features + 12)
    labels, attributes = _texts(data, at_labels), _texts(data, at_attributes)
    state, transition = np.zeros((len(attributes), len(labels))), np.zeros((len(labels), len(labels)))
    for kind, weights in ((0, state), (1, transition)):
        some = features[features["kind"] == kind]
        weights[some["source"], some["target"]] = some["weight"]
    return Model(labels, attributes, state, transition)


def _texts(data: bytes, at: int) -> list[str]:
    """The texts of a table in the order of their numbers; in the file, each has eight bytes before and a zero after."""
    count, offsets = struct.unpack_from("<2I", data, at + 16)
    begins = np.frombuffer(data, "<u4", count, at + offsets).astype(np.int64)
    order = np.argsort(begins)
    first, last = int(begins[order[0]]), int(begins[order[-1]])
    end = last + 8 + int.from_bytes(data[at + last + 4 : at + last + 8], "little")
    letters = np.ones(end - first, dtype=bool)
    letters[(begins[:, None] - first + np.arange(8)).ravel()] = False
    texts = np.frombuffer(data, np.uint8, end - first, at + first)[letters].tobytes().decode().split("\0")
    out = [""] * count
    for number, text in zip(order.tolist(), texts, strict=False):
        out[number] = text
    return out
