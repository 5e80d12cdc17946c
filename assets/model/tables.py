"""Writes the text tables of the model, from a loaded spaCy pipeline.

The tables of the tokeniser and the lexicon are UTF-8 text of lines that end in a line feed, fields parted by tabs, sorted by the first field's bytes.

Exceptions (`exceptions_table`): one line for each text that the tokeniser splits, or keeps whole, against its rules.

    text
    text  piece  norm  piece  norm ...

The first form keeps the text whole and gives it no norm of its own. In the second the pieces, put together, are the
text; a norm that is empty is the one that the piece has elsewhere. Exceptions of white space that keep it whole and
give it no norm say nothing that the rules do not, and are left out.

Norms (`norms_table`): one line for each text whose norm is not its lower case. Of most only the identifier is known.

    identifier  norm

The identifier is that of spaCy's string store, in sixteen hexadecimal digits.

Symbols (`symbols_table`, kept as symbols.txt beside this file): the strings that have a fixed identifier in every
spaCy 3, one a line; the number of the line, from one, is the identifier.

Patterns (`patterns_table`): JSON, one object for each pattern of the attribute ruler, in their order. `tokens` has the
conditions of one or two tokens: `tag`, `lower` and `dep` list what is allowed, `not_tag` and `not_dep` what is not. `index`
is the token that is changed; `pos`, `morph` and `lemma` are what it gets, and `tag` and `dep` say whether it becomes the
tag "_SP" and the label "dep".

Lemmas (`lemma_tables`): JSON, the `rules` and the `exceptions` of the lemmatizer by part of speech. The words of its index
(`lemma_index`) stand one a line.

    python tables.py MODEL_DIRECTORY OUT_DIRECTORY

writes exceptions.tsv, norms.tsv and symbols.txt.
"""

import json
import sys
from pathlib import Path

import spacy
from spacy.attrs import NORM, ORTH, intify_attrs
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import get_string_id
from spacy.symbols import NAMES


def exceptions_table(nlp):
    """The tokeniser's special cases (`Tokenizer.rules`)."""
    lines = []
    for text, substrings in nlp.tokenizer.rules.items():
        pieces = [intify_attrs(piece, strings_map=nlp.vocab.strings, _do_deprecated=True) for piece in substrings]
        fields = []
        for piece in pieces:
            norm = piece.get(NORM, 0)
            fields += [nlp.vocab.strings[piece[ORTH]], nlp.vocab.strings[norm] if norm else ""]
        if fields == [text, ""]:
            if text.isspace():
                continue
            fields = []
        lines.append([text, *fields])
    return _table(lines)


def norms_table(nlp):
    """The norms of the lexemes: `lexeme_norm` of the pipeline's lookups before spaCy's `BASE_NORMS`."""
    norms = {get_string_id(text): norm for text, norm in BASE_NORMS.items()}
    norms.update(nlp.vocab.lookups.get_table("lexeme_norm", {}))
    for lexeme in nlp.vocab:
        # A lexeme made before the lookups were loaded would have another.
        assert lexeme.norm_ == norms.get(lexeme.orth, lexeme.orth_.lower()), lexeme.orth_
    return _table([f"{identifier:016x}", norm] for identifier, norm in norms.items())


def symbols_table():
    """The names of `spacy.symbols`; the empty string, whose identifier is 0, is left out."""
    assert NAMES[0] == ""
    return "".join(f"{name}\n" for name in NAMES[1:])


# The regular expressions in the patterns, and the words that they match.
EXPRESSIONS = {
    "^n'?t$": ["nt", "n't"],
    "^n[ou]thin'$": ["nothin'", "nuthin'"],
    "^y'?$": ["y", "y'"],
}


def patterns_table(ruler):
    """The patterns of the attribute ruler."""

    def condition(pattern):
        out = {}
        for key, value in pattern.items():
            name = key.lower()
            if isinstance(value, dict):
                ((operator, argument),) = value.items()
                if operator == "REGEX":
                    out[name] = EXPRESSIONS[argument]
                elif operator == "NOT_IN":
                    out[f"not_{name}"] = argument
                else:
                    assert operator == "IN", operator
                    out[name] = argument
            else:
                out[name] = value if isinstance(value, bool) else [value]
        return out

    rows = []
    for pattern in ruler.patterns:
        attributes = dict(pattern["attrs"])
        assert attributes.pop("TAG", "_SP") == "_SP" and attributes.pop("DEP", "dep") == "dep"
        for tokens in pattern["patterns"]:
            row = {"tokens": [condition(token) for token in tokens], "index": pattern["index"]}
            row.update((key.lower(), value) for key, value in attributes.items())
            row.update((key.lower(), True) for key in ("TAG", "DEP") if key in pattern["attrs"])
            rows.append(row)
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


PARTS_OF_SPEECH = ("noun", "verb", "adj", "adv", "punct")


def lemma_tables(lemmatizer):
    """The rules and the exceptions of the lemmatizer."""
    rules, exceptions = (lemmatizer.lookups.get_table(name) for name in ("lemma_rules", "lemma_exc"))
    tables = {
        "rules": {part: rules[part] for part in PARTS_OF_SPEECH if part in rules},
        "exceptions": {part: exceptions[part] for part in PARTS_OF_SPEECH if part in exceptions},
    }
    return json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def lemma_index(lemmatizer, part_of_speech):
    """The words of this part of speech that are lemmas, one a line, sorted by their bytes."""
    words = set(lemmatizer.lookups.get_table("lemma_index")[part_of_speech])
    return "".join(f"{word}\n" for word in sorted(words, key=str.encode))


def _table(lines):
    lines = sorted(lines, key=lambda fields: fields[0].encode())
    for field in (field for fields in lines for field in fields):
        assert "\t" not in field and "\n" not in field, repr(field)
    return "".join("\t".join(fields) + "\n" for fields in lines)


def main():
    nlp = spacy.load(sys.argv[1])
    out = Path(sys.argv[2])
    for name, table in [
        ("exceptions.tsv", exceptions_table(nlp)),
        ("norms.tsv", norms_table(nlp)),
        ("symbols.txt", symbols_table()),
    ]:
        (out / name).write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
