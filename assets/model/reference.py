#!/usr/bin/env python3
"""Writes what spaCy finds in the sample articles, for the tests that compare it with the recogniser and the parser.

    reference.py MODEL_DIR ../samples ../../tests/data

One line for each line of each article that is not empty, articles in the order of their names: in
recognizer_reference.jsonl in the form of examples/recognize.rs, in syntax_reference.jsonl in that of examples/parse.rs.
"""

import json
import sys
from pathlib import Path

import spacy

def tokens_and_entities(doc):
    tokens = [[token.idx, token.idx + len(token)] for token in doc]
    entities = [[entity.start_char, entity.end_char, entity.label_] for entity in doc.ents]
    return {"tokens": tokens, "entities": entities}


def syntax(doc):
    tokens = [
        [
            token.idx,
            token.idx + len(token),
            token.tag_,
            token.pos_,
            str(token.morph),
            token.head.i,
            token.dep_,
            token.lemma_,
            bool(token.is_sent_start),
        ]
        for token in doc
    ]
    return {"tokens": tokens}


def main(model, samples, out_directory):
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(samples).glob("*.txt"))]
    paragraphs = [line for text in texts for line in text.splitlines() if line]
    nlp = spacy.load(model)
    for name, row in [("recognizer", tokens_and_entities), ("syntax", syntax)]:
        with open(Path(out_directory) / f"{name}_reference.jsonl", "w", encoding="utf-8") as out:
            for doc in nlp.pipe(paragraphs):
                print(json.dumps(row(doc), ensure_ascii=False, separators=(",", ":")), file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
