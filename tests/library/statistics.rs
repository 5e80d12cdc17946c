//! The statistics in single sentences: the cases are in `data/statistics/`, one file a family.
//!
//! The output of a sentence is one line a statistic: its words, kind, value (`low..high` for two), unit, modifier and
//! subject, separated by ` | `, with `-` for none; `?` starts a line for an unsure one.

use std::fmt::Write as _;

use dateline::{Article, Block, BlockKind, Kind, Metadata, Source, TextRange};
use proptest::prelude::*;

use crate::cases;
use crate::invariants::analyze;

fn article(text: &str) -> Article {
    // Cells are parted by tabs.
    let kind = if text.contains('\t') { BlockKind::Table } else { BlockKind::Paragraph };
    let block = Block::marked(kind, TextRange::new(0, text.len()));
    Article::new(text.to_owned(), vec![block], Metadata::default(), Source::default(), Vec::new())
}

fn found(text: &str) -> String {
    let article = article(text);
    let analysis = analyze(&article);
    let mut lines = String::new();
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    for statistic in &analysis.statistics {
        let high = statistic.value_high.map(|high| format!("..{high}")).unwrap_or_default();
        writeln!(
            lines,
            "{} | {} | {}{high} | {} | {} | {}",
            article.slice(statistic.range),
            statistic.kind.as_str(),
            or_none(statistic.value.map(|value| value.to_string())),
            or_none(statistic.unit.clone()),
            or_none(statistic.modifier.map(|modifier| modifier.as_str().to_owned())),
            or_none(statistic.subject.map(|subject| article.slice(subject).to_owned())),
        )
        .expect("a string takes any text");
    }
    for unsure in analysis.unsure.iter().filter(|unsure| unsure.guess == Kind::Statistic) {
        writeln!(lines, "? {} | {}", article.slice(unsure.range), unsure.reason)
            .expect("a string takes any text");
    }
    lines
}

#[test]
fn every_sentence_states_what_its_case_says() {
    let count = cases::check("statistics", found);
    assert!(count > 100, "only {count} cases were read");
}

/// The clause of each statistic, in a case of its own since what is counted is another question.
fn clauses(text: &str) -> String {
    let article = article(text);
    let analysis = analyze(&article);
    let mut lines = String::new();
    for statistic in &analysis.statistics {
        let denied = if statistic.negated { ", denied" } else { "" };
        let (words, clause) = (article.slice(statistic.range), article.slice(statistic.clause));
        writeln!(lines, "{words}{denied} | {clause}").expect("a string takes any text");
        assert!(statistic.sentence.contains(statistic.clause), "{text}");
    }
    lines
}

#[test]
fn every_number_has_the_clause_that_its_case_says() {
    let count = cases::check("clauses", clauses);
    assert!(count > 60, "only {count} cases were read");
}

#[test]
fn a_figure_in_quotation_marks_is_the_speakers() {
    let paragraphs = [
        ("“We lost 12 men. Another 30 are hurt,” he said of 45 soldiers.", vec![true, true, false]),
        ("“Then we walked 10 miles.", vec![true]),
        ("“After 8 hours it stopped,” he said, as 9 others did.", vec![true, false]),
        (
            "The firm spoke of ‘a loss of £5m’ and cut 60 jobs; workers’ pay fell 7%.",
            vec![true, false, false],
        ),
    ];
    let (mut text, mut blocks, mut expected) = (String::new(), Vec::new(), Vec::new());
    for (paragraph, quoted) in paragraphs {
        let start = text.len();
        text.push_str(paragraph);
        let range = TextRange::new(start, text.len());
        blocks.push(Block::marked(BlockKind::Paragraph, range));
        text.push('\n');
        expected.extend(quoted);
    }
    let article = Article::new(text, blocks, Metadata::default(), Source::default(), Vec::new());
    let analysis = analyze(&article);
    let found: Vec<bool> = analysis.statistics.iter().map(|statistic| statistic.in_quotation).collect();
    assert_eq!(found, expected);
}

#[test]
fn absurd_numbers_keep_the_invariants() {
    for text in [
        "9".repeat(5000),
        format!("${} trillion trillion trillion quadrillion", "9".repeat(28)),
        "1,".repeat(3000),
        "one hundred and ".repeat(2000),
        "5-".repeat(3000),
        "$".repeat(3000),
        "million ".repeat(3000),
        "½".repeat(3000),
        "9999999999999999999999999999 years 9999999999999999999999999999 months".to_owned(),
        "0.0000000000000000000000000001 in 9999999999999999999999999999".to_owned(),
    ] {
        found(&text);
    }
}

proptest! {
    #[test]
    fn any_text_keeps_the_invariants(words in prop::collection::vec(
        prop_oneof![
            Just("$".to_owned()), Just("5".to_owned()), Just("one".to_owned()), Just("a".to_owned()),
            Just("half".to_owned()), Just("million".to_owned()), Just("to".to_owned()), Just("-".to_owned()),
            Just("from".to_owned()), Just("between".to_owned()), Just("and".to_owned()), Just("of".to_owned()),
            Just("years".to_owned()), Just("old".to_owned()), Just("%".to_owned()), Just("May".to_owned()),
            Just("in".to_owned()), Just("third".to_owned()), Just("about".to_owned()), Just(",".to_owned()),
            Just("(".to_owned()), Just("£".to_owned()), Just("km".to_owned()), Just("’s".to_owned()),
            Just("1999".to_owned()), Just("1/4".to_owned()), Just("no.".to_owned()), Just("times".to_owned()),
            "[0-9]{1,4}", "\\PC{1,4}",
        ],
        0..40,
    ), spaces in prop::collection::vec(any::<bool>(), 40)) {
        let mut text = String::from("x");
        for (word, spaced) in words.iter().zip(spaces) {
            if spaced {
                text.push(' ');
            }
            text.push_str(word);
        }
        analyze(&article(&text));
    }
}

#[test]
fn every_statistic_says_why_it_is_listed() {
    let cases = [
        ("Sales rose 3% last year.", "it has a percent sign"),
        ("The mine lost 12 km of track.", "it has a unit of measure (km)"),
        ("The bill came to $4.2bn.", "it has the sign of a currency, it has a magnitude in words or letters"),
        ("More than 40 ships sank.", "what it counts follows, a word says how exact it is"),
        ("Jane Roe, 45, won.", "it stands where an age does"),
        ("A 14-year-old boy won.", "its words are those of an age"),
        ("The home side won 3-1.", "it has the form of a result, words of a result are near"),
        ("It is the third-largest port.", "it is a place in an order"),
        ("It took two or three hours.", "it has a unit of time (hour), it is a range"),
    ];
    for (sentence, expected) in cases {
        let analysis = analyze(&article(sentence));
        let why = analysis.statistics.first().unwrap_or_else(|| panic!("nothing in {sentence}")).why();
        let own = why.trim_end_matches(", the recogniser sees such a number");
        assert_eq!(own, expected, "{sentence}");
    }
}
