#!/usr/bin/env python3
"""Compares the speed of the recogniser with spaCy's, on one thread, in turns.

    OMP_NUM_THREADS=1 speed.py MODEL_DIR TEXTS.jsonl… [--binary target/release/examples/speed] [--rounds 5]

TEXTS.jsonl holds one document a line with a field "text", of which each line is a paragraph. In each round spaCy, then
Dateline reads all paragraphs: with the tokenizer (spaCy: `nlp.pipe` of a pipeline that has nothing but the recogniser),
and the recogniser alone on tokens that are there already. Dateline also analyses the documents whole, reading of the
text apart. Prints tokens a second, the median of the rounds, and how many times those of spaCy they are. Loading is not
counted on either side.
"""

import argparse
import json
import os
import statistics
import subprocess
import time

import spacy

DISABLED = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]


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
    nlp = spacy.load(arguments.model, exclude=DISABLED)
    ner = nlp.get_pipe("ner")
    token_count = sum(len(doc) for doc in nlp.pipe(paragraphs))

    figures = {}
    for _ in range(arguments.rounds):
        start = time.perf_counter()
        for _ in nlp.pipe(paragraphs):
            pass
        figures.setdefault("spaCy, tokenizer and recognizer", []).append(time.perf_counter() - start)
        docs = [nlp.make_doc(text) for text in paragraphs]
        start = time.perf_counter()
        for _ in ner.pipe(docs, batch_size=256):
            pass
        figures.setdefault("spaCy, recognizer alone", []).append(time.perf_counter() - start)
        answer = subprocess.run(
            [arguments.binary], input=json.dumps(documents), capture_output=True, text=True, encoding="utf-8", check=True
        ).stdout
        for name, seconds in json.loads(answer).items():
            figures.setdefault(f"Dateline, {name}", []).append(seconds)
    rates = {name: token_count / statistics.median(seconds) for name, seconds in figures.items()}
    print(f"{len(documents)} documents, {len(paragraphs)} paragraphs, {token_count} tokens, {arguments.rounds} rounds")
    for name, rate in rates.items():
        peer = "spaCy, recognizer alone" if name.endswith("alone") else "spaCy, tokenizer and recognizer"
        print(f"{name}: {rate:,.0f} tokens/s, {rate / rates[peer]:.1f} times")


if __name__ == "__main__":
    main()
