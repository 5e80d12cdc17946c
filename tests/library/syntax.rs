//! The parser gives the same tags, heads, labels and lemmas as spaCy with the same model, and rejects damaged weights.

use std::path::Path;

use dateline::testing::{CodePoints, Syntax, SyntaxParser, SyntaxWeights, syntax_weights};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name)
}

/// The tokens of `text` in the form of the reference.
fn tokens(text: &str, syntax: &Syntax) -> Vec<Value> {
    let (parser, points) = (SyntaxParser::embedded(), CodePoints::new(text));
    let row = |(index, token): (usize, &dateline::testing::SyntaxToken)| {
        let (start, end) = points.range(token.range());
        let (tag, part) = (token.tag.name(), token.part_of_speech.name());
        let (features, lemma) = (parser.features(token), parser.lemma(text, token));
        let (head, label) = (syntax.head(index), token.label.name());
        json!([start, end, tag, part, features, head, label, lemma, token.starts_sentence()])
    };
    syntax.tokens().iter().enumerate().map(row).collect()
}

#[test]
fn tags_arcs_and_lemmas_are_those_of_spacy() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let paragraphs: Vec<&str> =
        texts.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty()).collect();
    let reference = file("tests/data/syntax_reference.jsonl");
    assert_eq!(paragraphs.len(), reference.lines().count(), "the reference is of other articles");
    let parsed = SyntaxParser::embedded().parse(&paragraphs);
    let (mut count, mut differences) = (0, Vec::new());
    for ((text, expected), syntax) in paragraphs.iter().zip(reference.lines()).zip(parsed) {
        let expected: Value = serde_json::from_str(expected).unwrap();
        let expected = expected["tokens"].as_array().unwrap();
        let found = tokens(text, &syntax);
        assert_eq!(found.len(), expected.len(), "{text}");
        count += found.len();
        let pairs = found.iter().zip(expected).filter(|(found, expected)| found != expected);
        differences.extend(pairs.map(|(found, expected)| format!("{found}, spaCy {expected}, in {text}")));
    }
    // The weights are narrowed to 16 bits, and processors round differently, so a near tie can go the other way.
    assert!(differences.len() * 1000 <= count, "of {count}:\n{}", differences.join("\n"));
}

#[test]
fn the_weights_of_the_parser_are_those_that_are_documented() {
    let sum: String = Sha256::digest(syntax_weights()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(file("assets/README.md").contains(&sum), "assets/README.md does not name {sum}");
    assert!(syntax_weights().len() <= 9_000_000);
}

#[test]
fn damaged_weights_of_the_parser_are_an_error() {
    for length in [0, 7, 8, 100, 5_000, 1_000_000, syntax_weights().len() - 1] {
        // A copy that starts at a multiple of eight.
        let mut words = vec![0u64; length.div_ceil(8)];
        let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut words);
        bytes[..length].copy_from_slice(&syntax_weights()[..length]);
        assert!(SyntaxWeights::read(&bytes[..length]).is_err(), "{length}");
    }
}

#[test]
fn every_syntax_is_a_forest_over_its_tokens() {
    let long_word = "a".repeat(100_000);
    let many_words = "the cat and the dog and ".repeat(4_000);
    let texts = ["", " ", "\n\n", "\u{301}", "𝔄𝔅ℭ 👩‍👩‍👧 مرحبا שלום", "\u{0}\u{feff}", &long_word, &many_words];
    let parsed = SyntaxParser::embedded().parse(&texts);
    assert_eq!(parsed.len(), texts.len());
    for (text, syntax) in texts.iter().zip(parsed) {
        let tokens = syntax.tokens();
        for (index, token) in tokens.iter().enumerate() {
            assert!(text.get(token.range().start()..token.range().end()).is_some());
            assert!(syntax.head(index) < tokens.len());
            assert!(syntax.subtree(index).contains(&index));
        }
        // Each path ends at a root. Every round doubles the number of steps.
        let mut heads: Vec<usize> = (0..tokens.len()).map(|index| syntax.head(index)).collect();
        for _ in 0..usize::BITS {
            heads = heads.iter().map(|&head| heads[head]).collect();
        }
        assert!(heads.iter().all(|&root| syntax.is_root(root)), "a circle");
        let covered: usize = syntax.sentences().map(|sentence| sentence.len()).sum();
        assert_eq!(covered, tokens.len());
    }
}
