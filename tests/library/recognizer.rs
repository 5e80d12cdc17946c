//! The trained recogniser gives the same tokens and entities as spaCy with the same model, and rejects damaged weights.

use std::path::Path;

use dateline::testing::{CodePoints, Recognizer, Weights, WeightsError, recognizer_weights};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name)
}

/// A range in code points.
type Place = (usize, usize);

#[test]
fn tokens_and_entities_are_those_of_spacy() {
    let mut names: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "txt"))
        .collect();
    names.sort();
    let texts: Vec<String> = names.iter().map(|name| file(&format!("assets/samples/{name}"))).collect();
    let paragraphs: Vec<&str> =
        texts.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty()).collect();
    let reference = file("tests/data/recognizer_reference.jsonl");
    assert_eq!(paragraphs.len(), reference.lines().count(), "the reference is of other articles");

    let recognized = Recognizer::embedded().recognize(&paragraphs);
    for ((text, expected), found) in paragraphs.iter().zip(reference.lines()).zip(recognized) {
        let expected: Value = serde_json::from_str(expected).unwrap();
        let points = CodePoints::new(text);
        let tokens: Vec<Place> = found.tokens.iter().map(|&token| points.range(token)).collect();
        let expected_tokens: Vec<Place> = serde_json::from_value(expected["tokens"].clone()).unwrap();
        assert_eq!(tokens, expected_tokens, "{text}");
        let entities: Vec<(usize, usize, String)> = found
            .entities
            .iter()
            .map(|entity| {
                let (start, end) = points.range(entity.range);
                (start, end, entity.label.name().to_owned())
            })
            .collect();
        let expected_entities: Vec<(usize, usize, String)> =
            serde_json::from_value(expected["entities"].clone()).unwrap();
        assert_eq!(entities, expected_entities, "{text}");
    }
}

#[test]
fn a_paragraph_is_read_alike_alone_and_among_others() {
    let article = file("assets/samples/danube-talks.txt");
    let paragraphs: Vec<&str> = article.lines().collect();
    let recognizer = Recognizer::embedded();
    let together = recognizer.recognize(&paragraphs);
    for (text, among_others) in paragraphs.iter().zip(together) {
        assert_eq!(recognizer.recognize(&[text])[0].entities, among_others.entities, "{text}");
    }
}

#[test]
fn the_weights_are_those_that_are_documented() {
    let sum: String = Sha256::digest(recognizer_weights()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(file("assets/README.md").contains(&sum), "assets/README.md does not name {sum}");
    assert!(recognizer_weights().len() <= 12_000_000);
}

#[test]
fn damaged_weights_are_an_error() {
    // A copy that starts at a multiple of eight.
    let copy = |length: usize| {
        let mut words = vec![0u64; length.div_ceil(8)];
        bytemuck::cast_slice_mut(&mut words)[..length].copy_from_slice(&recognizer_weights()[..length]);
        words
    };
    for length in [0, 7, 8, 100, 5_000, 1_000_000, recognizer_weights().len() - 1] {
        let words = copy(length);
        assert!(Weights::read(&bytemuck::cast_slice(&words)[..length]).is_err(), "{length}");
    }
    let mut renamed = copy(recognizer_weights().len());
    let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut renamed);
    let at = bytes.windows(10).position(|window| window == b"embed.norm").unwrap();
    bytes[at..at + 10].copy_from_slice(b"embed.none");
    assert!(matches!(Weights::read(&bytes[..recognizer_weights().len()]), Err(WeightsError::Format(_))));
}

#[test]
fn strange_texts_do_no_harm() {
    let long_word = "a".repeat(200_000);
    let many_words = "Maria Larsen ".repeat(10_000);
    let texts = ["", " ", "\n\n", "\u{301}", "𝔄𝔅ℭ 👩‍👩‍👧 مرحبا שלום", "\u{0}\u{feff}", &long_word, &many_words];
    let recognized = Recognizer::embedded().recognize(&texts);
    assert_eq!(recognized.len(), texts.len());
    for (text, recognized) in texts.iter().zip(recognized) {
        for entity in recognized.entities {
            assert!(text.get(entity.range.start()..entity.range.end()).is_some());
            assert!((0.0..=1.0).contains(&entity.confidence));
        }
    }
}
