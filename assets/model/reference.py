#!/usr/bin/env python3
"""Writes what spaCy finds in the sample articles, for the test that compares it with the recogniser.

    reference.py MODEL_DIR ../samples ../../tests/data/recognizer_reference.jsonl

One line for each line of each article that is not empty, articles in the order of their names, in the form of
examples/recognize.rs: `{"tokens": [[start, end], …], "entities": [[start, end, "LABEL"], …]}` in code points.
"""

import json
import sys
from pathlib import Path

import spacy

DISABLED = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]


def main(model, samples, out_path):
    nlp = spacy.load(model, exclude=DISABLED)
    with open(out_path, "w", encoding="utf-8") as out:
        for path in sorted(Path(samples).glob("*.txt")):
            paragraphs = [text for text in path.read_text(encoding="utf-8").splitlines() if text]
            for doc in nlp.pipe(paragraphs):
                tokens = [[token.idx, token.idx + len(token)] for token in doc]
                entities = [[entity.start_char, entity.end_char, entity.label_] for entity in doc.ents]
                print(json.dumps({"tokens": tokens, "entities": entities}, separators=(",", ":")), file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
