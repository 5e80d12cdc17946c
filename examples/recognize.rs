//! Recognises named entities: reads one paragraph a line from standard input, and writes one line of JSON for each,
//! `{"tokens": [[start, end], …], "entities": [[start, end, "LABEL"], …]}` with offsets in Unicode code points.
//!
//!     echo 'Maria Larsen flew to Oslo on Monday.' | cargo run --release --example recognize
//!
//! `assets/model/compare.py` compares this with spaCy.

use std::io::{self, BufRead as _, BufWriter, Write as _};

use dateline::testing::{CodePoints, RecognizedEntity as Entity, Recognizer};
use serde_json::json;

/// How many paragraphs are read before their results are written.
const PARAGRAPHS_AT_ONCE: usize = 256;

fn main() -> io::Result<()> {
    let recognizer = Recognizer::embedded();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut lines = io::stdin().lock().lines();
    loop {
        let paragraphs = lines.by_ref().take(PARAGRAPHS_AT_ONCE).collect::<io::Result<Vec<String>>>()?;
        if paragraphs.is_empty() {
            return out.flush();
        }
        let texts: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        for (text, recognized) in texts.iter().zip(recognizer.recognize(&texts)) {
            let points = CodePoints::new(text);
            let tokens: Vec<_> = recognized.tokens.iter().map(|&token| points.range(token)).collect();
            let entity = |entity: &Entity| {
                let (start, end) = points.range(entity.range);
                (start, end, entity.label.name())
            };
            let entities: Vec<_> = recognized.entities.iter().map(entity).collect();
            writeln!(out, "{}", json!({ "tokens": tokens, "entities": entities }))?;
        }
    }
}
