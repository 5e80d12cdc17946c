//! What each rule about the syntax of a number buys: leaves one after the other out, and prints how many subjects of
//! statistics are right without it.
//!
//!     cargo run --release --example ablation -- GOLD.jsonl…
//!
//! A line of GOLD.jsonl has a `text` and its `statistics`, each with `start` and `end` in code points and its `subject`. A
//! subject is right if it shares a word with that of the gold.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};

use dateline::testing::{CodePoints, SUBJECT_RULES, analyze_without};
use dateline::{Article, article_from_text};
use serde::Deserialize;

#[derive(Deserialize)]
struct Document {
    text: String,
    #[serde(default)]
    statistics: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    start: usize,
    end: usize,
    subject: Option<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut documents: Vec<(Article, Vec<Gold>)> = Vec::new();
    for path in std::env::args().skip(1) {
        for line in BufReader::new(std::fs::File::open(path)?).lines() {
            let document: Document = serde_json::from_str(&line?)?;
            documents.push((article_from_text(document.text)?, document.statistics));
        }
    }
    let (right, all) = score(&documents, None);
    println!("| rule left out | subjects right of {all} | lost |");
    println!("| --- | --- | --- |");
    println!("| none | {right} | |");
    for rule in SUBJECT_RULES {
        let without = score(&documents, Some(rule.id)).0;
        println!("| {} | {without} | {} |", rule.id, right as i64 - without as i64);
    }
    Ok(())
}

/// How many subjects are right without the rule `left_out`, and how many the gold has.
fn score(documents: &[(Article, Vec<Gold>)], left_out: Option<&str>) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for (article, gold) in documents {
        let analysis = analyze_without(article, left_out);
        let points = CodePoints::new(article.text());
        let found: Vec<_> =
            analysis.statistics.iter().map(|found| (points.range(found.range), found.subject)).collect();
        for gold in gold {
            let Some(subject) = &gold.subject else { continue };
            let at = found.iter().find(|((start, end), _)| *start < gold.end && gold.start < *end);
            let Some(&(_, found)) = at else { continue };
            all += 1;
            let found = found.map(|range| &article.text()[range.start()..range.end()]).unwrap_or_default();
            right += usize::from(!words(subject).is_disjoint(&words(found)));
        }
    }
    (right, all)
}

/// The words of `text` that say something, in lower case.
fn words(text: &str) -> BTreeSet<String> {
    const FUNCTION: [&str; 30] = [
        "the", "a", "an", "of", "in", "to", "and", "for", "on", "at", "by", "with", "from", "as", "is",
        "was", "were", "be", "been", "that", "this", "its", "their", "his", "her", "it", "they", "he", "she",
        "",
    ];
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-').map(str::to_lowercase);
    words.filter(|word| !FUNCTION.contains(&word.as_str())).collect()
}
