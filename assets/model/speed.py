#!/usr/bin/env python3
"""Compares the speed of the recogniser and the parser with spaCy's, on one thread, in turns.

    OMP_NUM_THREADS=1 speed.py MODEL_DIR TEXTS.jsonl… [--binary target/release/examples/speed] [--rounds 5]

TEXTS.jsonl holds one document a line with a field "text", of which each line is a paragraph. In each round spaCy, then
Dateline reads all paragraphs: with the tokenizer (spaCy: `nlp.pipe` of a pipeline that has nothing but the recogniser),
and the recogniser alone on tokens that are there already. spaCy also runs its full pipeline (tok2vec, tagger, parser,
attribute_ruler, lemmatizer, ner); against this stand Dateline's parser with lemmas, and its analysis of the documents
as a whole, reading of the text apart. Prints tokens a second, the median of the rounds, and how many times those of
spaCy they are. Loading is not counted on either side.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import time

import spacy

FULL_PIPELINE = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
RECOGNIZER, ALONE, FULL = "spaCy, tokenizer and recognizer", "spaCy, recognizer alone", "spaCy, full pipeline"
PEERS = {
    "Dateline, tokenizer and recognizer": RECOGNIZER,
    "Dateline, recognizer alone": ALONE,
    "Dateline, tokenizer and parser, with lemmas": FULL,
    "Dateline, whole analysis": FULL,
}


def processor():
    """The name of the processor, and the vector instructions that matter."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            facts = dict(map(str.strip, line.split(":", 1)) for line in lines if ":" in line)
    except OSError:
        return platform.processor() or platform.machine()
    has = [name for name in ["avx2", "avx512f"] if name in facts.get("flags", "").split()]
    return f"{facts.get('model name', platform.machine())} ({', '.join(has) or 'neither AVX2 nor AVX-512'})"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--binary", default="target/release/examples/speed")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    assert os.environ.get("OMP_NUM_THREADS") == "1", "set OMP_NUM_THREADS=1"

    documents = []
    for path in arguments.texts:
        with open(path, encoding="utf-8") as lines:
            documents += [json.loads(line)["text"] for line in lines]
    paragraphs = [text for document in documents for text in document.splitlines() if text]
    full = spacy.load(arguments.model)
    assert full.pipe_names == FULL_PIPELINE, full.pipe_names
    nlp = spacy.load(arguments.model, exclude=[*FULL_PIPELINE[:-1], "senter"])
    ner = nlp.get_pipe("ner")
    token_count = sum(len(doc) for doc in nlp.pipe(paragraphs))
    for _ in full.pipe(paragraphs[:20]):
        pass
    environment = {**os.environ, "RAYON_NUM_THREADS": "1"}

    figures = {}

    def time_of(name, docs):
        start = time.perf_counter()
        for _ in docs:
            pass
        figures.setdefault(name, []).append(time.perf_counter() - start)

    for _ in range(arguments.rounds):
        time_of(RECOGNIZER, nlp.pipe(paragraphs))
        time_of(ALONE, ner.pipe([nlp.make_doc(text) for text in paragraphs], batch_size=256))
        time_of(FULL, full.pipe(paragraphs))
        answer = subprocess.run(
            [arguments.binary],
            input=json.dumps(documents),
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for name, seconds in json.loads(answer).items():
            figures.setdefault(f"Dateline, {name}", []).append(seconds)
    rates = {name: token_count / statistics.median(seconds) for name, seconds in figures.items()}
    print(processor())
    print(f"{len(documents)} documents, {len(paragraphs)} paragraphs, {token_count} tokens, {arguments.rounds} rounds")
    for name, rate in rates.items():
        peer = PEERS.get(name, name)
        times = f", {rate / rates[peer]:.1f} times {peer}" if peer != name else ""
        print(f"{name}: {rate:,.0f} tokens/s{times}")


if __name__ == "__main__":
    main()
