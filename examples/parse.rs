//! Parses: reads one paragraph a line from standard input, and writes one line of JSON for each,
//! `{"tokens": [[start, end, "tag", "part of speech", "features", head, "label", "lemma", starts sentence], …]}` with
//! offsets in Unicode code points and heads as indices of tokens.
//!
//!     echo 'The storm injured 40 people.' | cargo run --release --example parse
//!
//! `assets/model/compare_syntax.py` compares this with spaCy.

use std::io::{self, BufRead as _, BufWriter, Write as _};

use dateline::testing::{CodePoints, Syntax, SyntaxParser};
use serde_json::{Value, json};

/// How many paragraphs are read before their results are written.
const PARAGRAPHS_AT_ONCE: usize = 256;

fn main() -> io::Result<()> {
    let parser = SyntaxParser::embedded();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut lines = io::stdin().lock().lines();
    loop {
        let paragraphs = lines.by_ref().take(PARAGRAPHS_AT_ONCE).collect::<io::Result<Vec<String>>>()?;
        if paragraphs.is_empty() {
            return out.flush();
        }
        let texts: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        for (text, syntax) in texts.iter().zip(parser.parse(&texts)) {
            writeln!(out, "{}", json!({ "tokens": tokens(parser, text, &syntax) }))?;
        }
    }
}

fn tokens(parser: &SyntaxParser, text: &str, syntax: &Syntax) -> Vec<Value> {
    let points = CodePoints::new(text);
    let value = |(index, token): (usize, _)| {
        let token: &dateline::testing::SyntaxToken = token;
        let (start, end) = points.range(token.range());
        json!([
            start,
            end,
            token.tag.name(),
            token.part_of_speech.name(),
            parser.features(token),
            syntax.head(index),
            token.label.name(),
            parser.lemma(text, token),
            token.starts_sentence(),
        ])
    };
    syntax.tokens().iter().enumerate().map(value).collect()
}
