//! What each rule about numbers buys: leaves one after the other out, and prints what is right without it, of the subjects
//! of statistics and of the statistics themselves.
//!
//!     cargo run --release --example ablation -- GOLD.jsonl…
//!
//! A line of GOLD.jsonl has a `text` and its `statistics`, each with `start` and `end` in code points and its `subject`. A
//! subject is right if it shares a word with that of the gold, a statistic if it has its place.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};

use dateline::testing::{CodePoints, SUBJECT_RULES, analyze_without, number_rules};
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
    let whole = score(&documents, None);
    println!("| rule left out | subjects right of {} | lost |", whole.subjects);
    println!("| --- | --- | --- |");
    println!("| none | {} | |", whole.right_subjects);
    for rule in SUBJECT_RULES {
        let without = score(&documents, Some(rule.id)).right_subjects;
        println!("| {} | {without} | {} |", rule.id, whole.right_subjects as i64 - without as i64);
    }
    println!("\n| rule left out | statistics right of {} | others found |", whole.statistics);
    println!("| --- | --- | --- |");
    println!("| none | {} | {} |", whole.right, whole.others);
    for rule in number_rules() {
        let without = score(&documents, Some(rule));
        println!("| {rule} | {} | {} |", without.right, without.others);
    }
    Ok(())
}

/// What was found, beside the gold.
#[derive(Default)]
struct Score {
    /// The statistics of the gold.
    statistics: usize,
    /// Those that were found in their places.
    right: usize,
    /// Found statistics that the gold does not have.
    others: usize,
    /// The subjects of the gold whose statistics were found.
    subjects: usize,
    /// Those of which the found one has a word.
    right_subjects: usize,
}

/// What is found without the rule `left_out`.
fn score(documents: &[(Article, Vec<Gold>)], left_out: Option<&str>) -> Score {
    let mut score = Score::default();
    for (article, gold) in documents {
        let analysis = analyze_without(article, left_out);
        let points = CodePoints::new(article.text());
        let found: Vec<_> =
            analysis.statistics.iter().map(|found| (points.range(found.range), found.subject)).collect();
        let is_gold = |found: &(usize, usize)| gold.iter().any(|gold| (gold.start, gold.end) == *found);
        let right = found.iter().filter(|(range, _)| is_gold(range)).count();
        score.statistics += gold.len();
        score.right += right;
        score.others += found.len() - right;
        for gold in gold {
            let Some(subject) = &gold.subject else { continue };
            let at = found.iter().find(|((start, end), _)| *start < gold.end && gold.start < *end);
            let Some(&(_, found)) = at else { continue };
            score.subjects += 1;
            let found = found.map(|range| &article.text()[range.start()..range.end()]).unwrap_or_default();
            score.right_subjects += usize::from(!words(subject).is_disjoint(&words(found)));
        }
    }
    score
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
