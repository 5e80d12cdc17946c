//! Times the recogniser, the parser and the whole analysis on a JSON array of texts from standard input, all on one
//! thread if `RAYON_NUM_THREADS` is 1. Writes the seconds as a JSON object; `assets/model/speed.py` compares them with
//! spaCy's.

use std::hint::black_box;
use std::io;
use std::time::Instant;

use dateline::testing::{Lexeme, Recognizer, SyntaxParser, Vocabulary};
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let documents: Vec<String> = serde_json::from_reader(io::stdin().lock())?;
    let recognizer = Recognizer::embedded();
    let paragraphs: Vec<&str> =
        documents.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty()).collect();
    let lexemes: Vec<Vec<Lexeme>> =
        paragraphs.iter().map(|text| Vocabulary::embedded().tokenize(text).1).collect();
    let sequences: Vec<&[Lexeme]> = lexemes.iter().map(Vec::as_slice).collect();
    let articles = documents
        .iter()
        .map(|text| dateline::article_from_text(text.clone()))
        .collect::<Result<Vec<_>, _>>()?;
    // A first run without timing brings the tables into memory.
    black_box(dateline::analyze(&articles[0]));

    let tokenizer_and_recognizer = seconds(|| {
        black_box(recognizer.recognize(&paragraphs));
    });
    let alone = seconds(|| {
        black_box(recognizer.decode(&sequences));
    });
    let parser = SyntaxParser::embedded();
    black_box(parser.parse(&paragraphs[..1]));
    let syntax = seconds(|| {
        for (text, syntax) in paragraphs.iter().zip(parser.parse(&paragraphs)) {
            for token in syntax.tokens() {
                black_box(parser.lemma(text, token));
            }
        }
    });
    let analyze = seconds(|| {
        for article in &articles {
            black_box(dateline::analyze(article));
        }
    });
    let answer = json!({
        "tokenizer and recognizer": tokenizer_and_recognizer,
        "recognizer alone": alone,
        "tokenizer and parser, with lemmas": syntax,
        "whole analysis": analyze,
    });
    println!("{answer}");
    Ok(())
}

fn seconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}
