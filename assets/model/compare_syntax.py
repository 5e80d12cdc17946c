#!/usr/bin/env python3
"""Compares the tagger, the parser and the lemmatizer with spaCy's, paragraph by paragraph.

    compare_syntax.py MODEL_DIR TEXTS.jsonl… [--binary target/release/examples/parse] [--show 20]

TEXTS.jsonl holds one document a line with a field "text", of which each line is a paragraph. Prints, of all tokens in
paragraphs that both split alike, the share of which each thing is the same: the tag, the part of speech, the features,
the head, the label, the lemma, the border of a sentence. A token that differs is classed by what lies behind it: its
sentence is cut elsewhere, its tag or that of its head is another, or only the parser chose otherwise.
"""

import argparse
import json
import subprocess
from collections import Counter

import spacy

FIELDS = ["tag", "part of speech", "features", "head", "label", "lemma", "sentence border"]


def of_spacy(token):
    return [
        token.tag_,
        token.pos_,
        str(token.morph),
        token.head.i,
        token.dep_,
        token.lemma_,
        bool(token.is_sent_start),
    ]


def class_of(ours, theirs, at):
    """What lies behind the difference at this token."""
    if ours[at][0] != theirs[at][0]:
        return "other tag"
    heads = {ours[at][3], theirs[at][3]}
    if any(ours[head][0] != theirs[head][0] for head in heads):
        return "other tag of the head"
    low, high = min(heads | {at}), max(heads | {at})
    if any(ours[i][6] != theirs[i][6] for i in range(low, high + 1)):
        return "other sentence border"
    if any(ours[i][0] != theirs[i][0] for i in range(max(0, low - 3), min(len(ours), high + 4))):
        return "other tag nearby"
    if any(ours[i][3] != theirs[i][3] for i in range(low, high + 1) if i != at):
        return "other arcs around it"
    return "the parser's choice"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--binary", default="target/release/examples/parse")
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

    nlp = spacy.load(arguments.model, exclude=["ner"])
    same, classes, token_count, other_tokens, shown = Counter(), Counter(), 0, 0, 0
    for text, line, doc in zip(paragraphs, answer, nlp.pipe(paragraphs)):
        tokens = json.loads(line)["tokens"]
        if [token[:2] for token in tokens] != [[token.idx, token.idx + len(token)] for token in doc]:
            other_tokens += 1
            continue
        ours, theirs = [token[2:] for token in tokens], [of_spacy(token) for token in doc]
        token_count += len(ours)
        for at, (one, other) in enumerate(zip(ours, theirs)):
            same.update(field for field, a, b in zip(FIELDS, one, other) if a == b)
            same["tag, head and label"] += (one[0], one[3], one[4]) == (other[0], other[3], other[4])
            if one != other:
                kind = class_of(ours, theirs, at)
                classes[kind] += 1
                if shown < arguments.show:
                    shown += 1
                    print(f"{kind}: {doc[at].text!r} ours {one}, spaCy {other} in {text[:100]!r}")
    print(f"{len(paragraphs)} paragraphs, {other_tokens} split otherwise, {token_count} tokens in the others")
    for field in [*FIELDS, "tag, head and label"]:
        print(f"{field}: {100 * same[field] / token_count:.3f} % the same")
    for kind, count in classes.most_common():
        print(f"  {kind}: {count}")


if __name__ == "__main__":
    main()
