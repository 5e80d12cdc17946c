//! The people in short articles: the cases are in `data/people.txt`.
//!
//! The output of an article is one line a person: the name, its mentions in text order, and in brackets the words that
//! introduce the person.

use std::fmt::Write as _;

use dateline::{Analysis, Article, PersonRule};
use proptest::prelude::*;

use crate::cases;
use crate::invariants::analyze;

fn article(text: &str) -> Article {
    dateline::article_from_text(text.to_owned()).expect("the case has text")
}

/// The people in the format of the cases.
fn written(article: &Article, analysis: &Analysis) -> String {
    let mut lines = String::new();
    for person in &analysis.people {
        let mentions: Vec<&str> =
            person.mentions.iter().map(|place| article.slice(place.mention.range)).collect();
        let _ = write!(lines, "{}: {}", person.name, mentions.join(", "));
        if let Some(range) = person.introduced_as {
            let _ = write!(lines, " [{}]", article.slice(range));
        }
        lines.push('\n');
    }
    if lines.is_empty() { "none".to_owned() } else { lines }
}

#[test]
fn people_are_found_joined_and_introduced() {
    cases::check("people", |text| {
        let article = article(text);
        written(&article, &analyze(&article))
    });
}

#[test]
fn lower_case_image_text_gives_no_people() {
    let article =
        article("Talks\n\nmara doerr summit\n\nMara Doerr spoke on Sunday to the assembly, for an hour.");
    let analysis = analyze(&article);
    assert_eq!(analysis.people.len(), 1);
    assert_eq!(analysis.people[0].mentions.len(), 1);
}

#[test]
fn a_name_with_nothing_around_it_is_unsure() {
    let article = article("They went to Zorvik Trenth by train.");
    let analysis = analyze(&article);
    assert!(analysis.people.is_empty());
    assert_eq!(
        analysis.unsure.iter().filter(|entry| article.slice(entry.range) == "Zorvik Trenth").count(),
        1
    );
}

#[test]
fn a_family_is_unsure_and_says_so() {
    let article = article("The Hartwells plan to travel. Peter Hartwell said so. The Kennedys stayed.");
    let analysis = analyze(&article);
    let families: Vec<&str> = analysis
        .unsure
        .iter()
        .filter(|entry| entry.reason.contains("family"))
        .map(|entry| article.slice(entry.range))
        .collect();
    assert_eq!(families, ["Hartwells", "Kennedys"]);
}

#[test]
fn what_only_the_recogniser_says_and_a_family_name_that_may_not_be_shared_are_in_doubt() {
    let doubted = |text: &str| {
        let analysis = analyze(&article(text));
        analysis.people.iter().map(|person| person.doubt.is_some()).collect::<Vec<bool>>()
    };
    assert_eq!(doubted("Walter and Helen Marsh arrived."), [true, false]);
    assert_eq!(doubted("The brothers Walter and Henry Marsh arrived."), [false, false]);
    assert_eq!(doubted("Shakira and Otto Kern split up last spring, the paper said."), [true, false]);
}

#[test]
fn a_name_that_shares_its_surname_has_the_sign_for_it() {
    let article = article("Walter and Helen Marsh arrived.");
    let analysis = analyze(&article);
    assert!(analysis.people[0].mentions[0].evidence.has(PersonRule::SharedName));
    assert!(!analysis.people[0].mentions[0].evidence.has(PersonRule::KnownName));
}

proptest! {
    #[test]
    fn any_text_keeps_the_invariants(text in "(\\PC|[A-Z][a-z’'.-]{0,6} | said|\\n|, |“|\"|\u{301}|al-|van der ){0,60}") {
        let Ok(article) = dateline::article_from_text(text) else { return Ok(()) };
        analyze(&article);
    }
}
