//! Undo and redo, taking back any change, and two windows on one article.

use std::collections::BTreeSet;

use dateline::{Action, Analysis, Article, Corrections, Kind, Operation, Parts};
use proptest::prelude::*;

use super::{ARTICLE, anchor, apply, article, random};
use crate::{common, summary_schema};

fn rename(article: &Article, id: &str, words: &str, name: &str) -> Operation {
    let action = Action::Rename { kind: Kind::Person, name: name.to_owned() };
    Operation { id: id.to_owned(), at: vec![anchor(article, words, 0)], action }
}

fn names(article: &Article, corrections: &Corrections) -> Vec<String> {
    let corrected = apply(article, &dateline::analyze(article), corrections);
    corrected.people.iter().map(|person| person.name.clone()).collect()
}

fn merge(article: &Article) -> Operation {
    let action = Action::Merge { kind: Kind::Person, into: anchor(article, "John Roe", 0) };
    Operation { id: "m".to_owned(), at: vec![anchor(article, "Max Poe", 0)], action }
}

#[test]
fn steps_are_undone_and_redone_by_name() {
    let article = article(ARTICLE);
    let mut corrections = Corrections::new(&article);
    assert_eq!((corrections.undo_title(), corrections.redo_title()), (None, None));
    corrections.record(rename(&article, "r", "Jane Doe", "Joan Doe"));
    corrections.record(merge(&article));
    assert_eq!(corrections.undo_title().as_deref(), Some("merge of Max Poe and John Roe"));
    assert_eq!(names(&article, &corrections), ["Joan Doe", "John Roe"]);
    corrections.undo();
    assert_eq!(corrections.undo_title().as_deref(), Some("renaming Jane Doe to Joan Doe"));
    assert_eq!(corrections.redo_title().as_deref(), Some("merge of Max Poe and John Roe"));
    assert_eq!(names(&article, &corrections), ["Joan Doe", "John Roe", "Max Poe"]);
    // As after closing and opening the article.
    let mut corrections = Corrections::from_json(corrections.to_json().as_bytes()).expect("it can be read");
    corrections.undo();
    assert_eq!(corrections.undo(), None);
    assert_eq!(names(&article, &corrections), ["Jane Doe", "John Roe", "Max Poe"]);
    assert_eq!(corrections.redo().as_deref(), Some("renaming Jane Doe to Joan Doe"));
    assert_eq!(corrections.redo().as_deref(), Some("merge of Max Poe and John Roe"));
    assert_eq!(corrections.redo(), None);
    assert_eq!(names(&article, &corrections), ["Joan Doe", "John Roe"]);
}

#[test]
fn any_change_can_be_taken_back_and_that_can_be_undone() {
    let article = article(ARTICLE);
    let mut corrections = Corrections::new(&article);
    corrections.record(rename(&article, "r", "Jane Doe", "Joan Doe"));
    corrections.record(merge(&article));
    assert!(corrections.take_back("r"));
    assert!(!corrections.take_back("r") && !corrections.take_back("x"));
    assert_eq!(names(&article, &corrections), ["Jane Doe", "John Roe"]);
    let undone: Vec<bool> = corrections.changes().map(|change| change.undone).collect();
    assert_eq!(undone, [true, false]);
    assert_eq!(corrections.undo_title().as_deref(), Some("taking back the renaming Jane Doe to Joan Doe"));
    corrections.undo();
    assert_eq!(names(&article, &corrections), ["Joan Doe", "John Roe"]);
    corrections.redo();
    assert!(corrections.restore("r"));
    assert_eq!(names(&article, &corrections), ["Joan Doe", "John Roe"]);
}

#[test]
fn a_new_change_after_an_undo_ends_what_can_be_redone_and_drops_nothing() {
    let article = article(ARTICLE);
    let mut corrections = Corrections::new(&article);
    corrections.record(rename(&article, "r", "Jane Doe", "Joan Doe"));
    corrections.undo();
    corrections.record(merge(&article));
    assert_eq!(corrections.redo_title(), None);
    assert_eq!(corrections.changes().count(), 2);
    assert_eq!(names(&article, &corrections), ["Jane Doe", "John Roe"]);
}

#[test]
fn two_windows_lose_nothing_of_each_other() {
    let article = article(ARTICLE);
    let mut base = Corrections::new(&article);
    base.record(rename(&article, "r", "Jane Doe", "Joan Doe"));
    let (mut one, mut other) = (base.clone(), base.clone());
    one.record(merge(&article));
    other.undo();
    other.record(rename(&article, "s", "Max Poe", "Mac Poe"));
    one.join(&other, &base);
    let ids: Vec<(String, bool)> = one.changes().map(|change| (change.id, change.undone)).collect();
    assert_eq!(ids, [("r".to_owned(), true), ("s".to_owned(), false), ("m".to_owned(), false)]);
    assert_eq!(one.undo_title().as_deref(), Some("merge of Max Poe and John Roe"));
    let mut same = one.clone();
    same.join(&one, &one);
    assert_eq!(same, one);
}

/// The summary of `article` with `corrections`, checked for the promises of every summary.
fn summary(article: &Article, analysis: &Analysis, corrections: &Corrections) -> String {
    let json = dateline::to_json(article, &apply(article, analysis, corrections));
    summary_schema::assert_valid(&serde_json::from_str(&json).expect("it is JSON"));
    json
}

/// The lists of `analysis`.
fn lists(analysis: &Analysis) -> Parts {
    Parts { corrected: None, ..analysis.clone().into_parts() }
}

#[test]
fn an_operation_that_cannot_be_applied_changes_nothing() {
    let (article, analysis) =
        dateline::open(&common::sample("danube-talks.txt")).expect("a sample opens").analyzed();
    let mut done = BTreeSet::new();
    for seed in 0..4000 {
        let mut corrections = Corrections::new(&article);
        corrections.record(random::operation(&article, &analysis, seed));
        let corrected = apply(&article, &analysis, &corrections);
        let report = corrected.corrected.as_deref().expect("it was corrected");
        assert_eq!(
            report.applied == 0,
            report.lost.len() == corrections.operations().next().map_or(0, |it| it.at.len()),
            "{report:?}"
        );
        let operation = corrections.operations().next().expect("it is there");
        if report.applied == 0 {
            assert!(lists(&corrected) == lists(&analysis), "{operation:?}");
        } else {
            done.insert(match &operation.action {
                Action::Set { kind, field, .. } => format!("set {} {}", kind.as_str(), field.as_str()),
                action => action.name().to_owned(),
            });
        }
    }
    // So that the changes at random below are of all sorts.
    let fields = [
        "caption agency, alt, credit, date, photographer",
        "person introduced_as, name",
        "quote kind, speaker, text",
        "statistic kind, modifier, negated, subject, unit, value, value_high",
    ];
    let set = fields.iter().flat_map(|line| {
        let (kind, fields) = line.split_once(' ').expect("a kind and its fields");
        fields.split(", ").map(move |field| format!("set {kind} {field}"))
    });
    let others = "accept add check dismiss highlight kind merge move note remove rename split tag";
    let all: BTreeSet<String> = others.split(' ').map(str::to_owned).chain(set).collect();
    assert_eq!(done, all);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::case_count::case_count(4), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_hundred_changes_are_all_undone_and_redone(
        sample in prop::sample::select(common::articles()),
        seed in 0_u64..1_000_000,
    ) {
        let (article, analysis) = dateline::open(&sample).expect("a sample opens").analyzed();
        let mut corrections = Corrections::new(&article);
        let none = summary(&article, &analysis, &corrections);
        for step in 0..200 {
            corrections.record(random::operation(&article, &analysis, seed * 200 + step));
            if step % 40 == 0 {
                summary(&article, &analysis, &corrections);
            }
        }
        let all = summary(&article, &analysis, &corrections);
        while corrections.undo().is_some() {}
        prop_assert_eq!(summary(&article, &analysis, &corrections), none);
        let mut corrections = Corrections::from_json(corrections.to_json().as_bytes()).expect("it can be read");
        while corrections.redo().is_some() {}
        prop_assert_eq!(summary(&article, &analysis, &corrections), all);
    }
}
