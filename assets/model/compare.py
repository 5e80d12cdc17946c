#!/usr/bin/env python3
"""Compares the recogniser with spaCy, paragraph by paragraph.

    compare.py MODEL_DIR TEXTS.jsonl… [--binary target/release/examples/recognize] [--show 20]

TEXTS.jsonl holds one document a line with a field "text", of which each line is a paragraph. spaCy runs its tokenizer
and the named-entity recogniser of MODEL_DIR alone. Prints the share of tokens and of entities that are the same (twice
those in common over the sum of both), and the differences by kind: an entity that stands in a paragraph whose tokens
differ, one with other borders, one with another label, and one that only one of the two has.
"""

import argparse
import json
import subprocess
from collections import Counter

import spacy


def share(common, ours, theirs):
    return 100 * 2 * common / (ours + theirs) if ours + theirs else 100.0


def kind_of_difference(entity, others, same_tokens):
    if not same_tokens:
        return "other tokens"
    start, end, label = entity
    if any(other[:2] == (start, end) for other in others):
        return "other label"
    if any(other[0] < end and start < other[1] for other in others):
        return "other borders"
    return "on one side only"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--binary", default="target/release/examples/recognize")
    parser.add_argument("--show", type=int, default=20)
    arguments = parser.parse_args()

    paragraphs = []
    for path in arguments.texts:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                paragraphs += [text for text in json.loads(line)["text"].splitlines() if text]
    answer = subprocess.run(
        [arguments.binary], input="\n".join(paragraphs), capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout.splitlines()
    assert len(answer) == len(paragraphs), (len(answer), len(paragraphs))

    disabled = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
    nlp = spacy.load(arguments.model, exclude=disabled)
    tokens, entities, kinds, shown = Counter(), Counter(), Counter(), 0
    for text, line, doc in zip(paragraphs, answer, nlp.pipe(paragraphs)):
        ours = json.loads(line)
        our_tokens = {tuple(token) for token in ours["tokens"]}
        their_tokens = {(token.idx, token.idx + len(token)) for token in doc}
        tokens.update(common=len(our_tokens & their_tokens), ours=len(our_tokens), theirs=len(their_tokens))
        our_entities = {tuple(entity) for entity in ours["entities"]}
        their_entities = {(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents}
        entities.update(
            common=len(our_entities & their_entities), ours=len(our_entities), theirs=len(their_entities)
        )
        same_tokens = our_tokens == their_tokens
        differences = [("ours", one, their_entities) for one in sorted(our_entities - their_entities)]
        differences += [("spaCy", one, our_entities) for one in sorted(their_entities - our_entities)]
        for side, entity, others in differences:
            kind = kind_of_difference(entity, others, same_tokens)
            kinds[kind] += 1
            if shown < arguments.show:
                shown += 1
                print(f"{kind}: {side} {entity[2]} {text[entity[0]:entity[1]]!r} in {text[max(0, entity[0]-30):entity[1]+30]!r}")
        if not same_tokens and shown < arguments.show:
            shown += 1
            only = [text[a:b] for a, b in sorted(our_tokens - their_tokens)]
            print(f"tokens: ours {only}, spaCy {[text[a:b] for a, b in sorted(their_tokens - our_tokens)]}")
    print(f"{len(paragraphs)} paragraphs")
    print(f"tokens the same: {share(**tokens):.4f} % of {tokens['theirs']}")
    print(f"entities the same: {share(**entities):.4f} % of {entities['theirs']}")
    for kind, count in kinds.most_common():
        print(f"  {kind}: {count}")


if __name__ == "__main__":
    main()
