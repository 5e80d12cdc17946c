//! Who says what: the cases are in `data/quotes.txt`.
//!
//! The output of a case is one line a quote: kind | its parts, with "⏐" between them | where the speaker is named | what
//! the speaker is | the name | word of saying | signs. Then a line for each statistic that stands in a quote, with the
//! number of the quote.

use std::fmt::Write as _;

use dateline::{Analysis, Article, Quote, Rule as _, said_by};

use crate::cases;
use crate::invariants::analyze;

fn facts_of(text: &str) -> String {
    let article = dateline::article_from_text(text.to_owned()).expect("the case has text");
    let analysis = analyze(&article);
    let mut facts = String::new();
    for quote in &analysis.quotes {
        writeln!(facts, "{}", line_of(&article, &analysis, quote)).unwrap();
    }
    for (statistic, quote) in analysis.statistics.iter().zip(said_by(&analysis)) {
        if let Some(quote) = quote {
            writeln!(facts, "{}: quote {}", article.slice(statistic.range), quote.0 + 1).unwrap();
        }
    }
    if facts.is_empty() { "none".to_owned() } else { facts }
}

fn line_of(article: &Article, analysis: &Analysis, quote: &Quote) -> String {
    let parts: Vec<&str> = quote.parts.iter().map(|part| article.slice(part.range)).collect();
    let (named, kind, name) = match &quote.speaker {
        Some(speaker) => {
            let candidates = speaker.candidates.iter().map(|person| analysis.people[person.0].name.as_str());
            let candidates: Vec<&str> = candidates.collect();
            let name = match (&speaker.name, candidates.as_slice()) {
                (Some(name), _) => name.clone(),
                (None, []) => "-".to_owned(),
                (None, candidates) => format!("? {}", candidates.join(", ")),
            };
            (article.slice(speaker.range), speaker.kind.as_str(), name)
        }
        None => ("-", "-", "-".to_owned()),
    };
    let cue = quote.cue.map_or("-", |cue| article.slice(cue));
    let signs: Vec<&str> = quote.evidence.iter().map(|evidence| evidence.rule.id()).collect();
    let fields = [quote.kind.as_str(), &parts.join(" ⏐ "), named, kind, &name, cue, &signs.join(", ")];
    fields.join(" | ").replace('\n', " ")
}

#[test]
fn every_quote_has_the_speaker_that_its_case_says() {
    cases::check("quotes", facts_of);
}

/// Pieces of text that marks of every usage stand in, in an order that `seed` gives.
fn random_text(seed: u64) -> String {
    const PIECES: [&str; 28] = [
        "“",
        "”",
        "\"",
        "''",
        "‘",
        "’",
        "'",
        "„",
        "«",
        "»",
        "—",
        "``",
        ",",
        ".",
        "?",
        ":",
        "\n\n",
        "\n",
        " ",
        " said ",
        " Jane Doe ",
        " she ",
        " according to ",
        "Q: ",
        "A. ",
        "MAYOR: ",
        " 40% of ships ",
        " told him that ",
    ];
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut text = String::new();
    for _ in 0..120 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text.push_str(PIECES[(state % PIECES.len() as u64) as usize]);
        text.push_str(if state & 0x100 == 0 { " " } else { "" });
    }
    text
}

#[test]
fn whatever_marks_a_text_has_every_quote_lies_in_it() {
    for seed in 0..500 {
        if let Ok(article) = dateline::article_from_text(random_text(seed)) {
            for quote in &analyze(&article).quotes {
                assert!(!quote.parts.is_empty(), "seed {seed}");
            }
        }
    }
}

#[test]
fn a_mark_that_is_never_closed_does_not_swallow_the_article() {
    let paragraphs = "The harbour lay still for days. Nobody came.\n\n".repeat(20);
    let article = dateline::article_from_text(format!("Ann Poe said: “We waited.\n\n{paragraphs}"));
    let article = article.expect("it has text");
    let analysis = analyze(&article);
    let longest = analysis.quotes.iter().map(|quote| quote.range().len()).max();
    assert!(longest.is_some_and(|longest| longest < 40), "{longest:?}");
}

/// A rule that looked at every mark for every mark would not come to an end here.
#[test]
fn thousands_of_marks_are_read_to_the_end() {
    let shapes = [
        "“ ",
        "‘a ",
        "\"a\" said ",
        "''",
        "“A,” said he. ",
        "she said that ",
        "— A, said B.\n\n",
        "according to a, ",
    ];
    for shape in shapes {
        let article = dateline::article_from_text(shape.repeat(5_000)).expect("it has text");
        let analysis = analyze(&article);
        assert!(analysis.quotes.iter().all(|quote| !quote.parts.is_empty()), "{shape:?}");
    }
}
