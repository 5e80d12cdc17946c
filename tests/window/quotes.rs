//! Quotes in the window: the panel, the bands in the text, whose figure a number is, and what a person says.

use std::ops::ControlFlow;
use std::sync::Arc;

use dateline::testing::{Services, StoredSettings};
use dateline::{
    Analysis, Article, EvidenceList, Parts, PersonIndex, PutRight, Quote, QuoteKind, QuoteRule, Speaker,
    SpeakerKind, TextRange,
};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::gui_support::{Driver, file, services};
use crate::keys::{COMMAND, COMMAND_SHIFT, NONE};
use crate::known::{mention, person};

const SAMPLE: &str = "assets/samples/danube-talks.txt";

/// A window with an article that is analysed in earnest.
fn analysed(path: std::path::PathBuf) -> Driver {
    let services = Services { analyze: Services::default().analyze, ..services() };
    let mut driver = Driver::start(StoredSettings::default(), services, vec![path]);
    driver.wait_for("the analysis", |app| app.state().active().is_some_and(|it| it.findings().is_some()));
    driver.settle();
    driver
}

/// A window with an article of one's own.
fn with_text(text: &str) -> (tempfile::TempDir, Driver) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("article.txt");
    std::fs::write(&path, text).unwrap();
    let driver = analysed(path);
    (folder, driver)
}

const ARTICLE: &str = "Ferry to stop in winter\n\n\
    The island's ferry will stop in January, the harbour master, Ingrid Solvang, said on Monday.\n\n\
    “We carry 40 people a day, and that does not pay for the oil,” Solvang told the council. “Nobody wants this.”\n\n\
    Her deputy, Tomas Brekke, said that 12 jobs would go.\n";

#[test]
fn quotes_are_listed_with_who_says_them_and_how() {
    let (_folder, mut driver) = with_text(ARTICLE);
    let row = "Direct, Ingrid Solvang: “We carry 40 people a day, and that does not pay for the oil,” … “Nobody wants this.”";
    assert!(driver.shows(row));
    assert!(driver.harness.query_by_label_contains("Reported, Tomas Brekke: ").is_some());
    driver.click(row);
    assert_eq!(driver.place().as_deref(), Some("1 of 2"));
    driver.press(NONE, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("2 of 2"));
}

#[test]
fn a_number_says_whose_figure_it_is() {
    let (_folder, mut driver) = with_text(ARTICLE);
    assert!(driver.harness.query_by_label_contains("According to Tomas Brekke").is_some());
    driver.press(COMMAND_SHIFT, Key::F);
    driver.get("Filter the panels").type_text("brekke");
    driver.harness.run();
    assert!(driver.harness.query_by_label("12, 12 jobs would go, According to Tomas Brekke").is_some());
    assert!(driver.harness.query_by_label_contains("40, We carry").is_none());
}

#[test]
fn the_card_of_a_person_lists_what_they_say() {
    let (_folder, mut driver) = with_text(ARTICLE);
    driver.click("Tomas Brekke, 1 mention");
    assert!(driver.shows("Says, 1 quote:"));
    driver.click("that 12 jobs would go");
    assert!(driver.shows("Details of that 12 jobs would go"));
    driver.click("Tomas Brekke");
    assert!(driver.shows("Details of Tomas Brekke"));
}

#[test]
fn a_quote_is_copied_with_its_speaker_and_its_source() {
    let (_folder, mut driver) = with_text(ARTICLE);
    driver.click("Direct, Ingrid Solvang: “We carry 40 people a day, and that does not pay for the oil,” … “Nobody wants this.”");
    driver.press(COMMAND_SHIFT, Key::Q);
    let copied = driver.copied().unwrap();
    assert_eq!(
        copied,
        "“We carry 40 people a day, and that does not pay for the oil,” … “Nobody wants this.”\n\
         — Ingrid Solvang, in “Ferry to stop in winter”"
    );
}

#[test]
fn bands_are_shown_and_hidden_and_those_of_reported_speech_are_hidden_at_first() {
    let mut driver = analysed(file(SAMPLE));
    let shown = |driver: &Driver| {
        let settings = &driver.harness.state().state().settings;
        (settings.shown.get(dateline::Kind::Quote), settings.shown.reported)
    };
    assert_eq!(shown(&driver), (true, false));
    driver.press(COMMAND, Key::Num5);
    assert_eq!(shown(&driver), (false, false));
    driver.press(COMMAND_SHIFT, Key::Num5);
    assert_eq!(shown(&driver), (true, true), "reported speech is shown with the direct quotes");
    driver.click("Quotes");
    assert_eq!(shown(&driver), (false, true));
}

/// A quote of somebody whose family name two people have.
fn said_by_one_of_two(article: &Article) -> Analysis {
    let people = ["Colin Marrow", "Annelise Marrow"].map(|name| person(name, [mention(article, name)]));
    let named = mention(article, "Marrow said").range.start();
    let speaker = Speaker {
        range: TextRange::new(named, named + "Marrow".len()),
        kind: SpeakerKind::Person,
        name: None,
        person: None,
        candidates: vec![PersonIndex(0), PersonIndex(1)],
        rule: QuoteRule::Named,
    };
    let quote = Quote {
        kind: QuoteKind::Direct,
        parts: vec![mention(article, "“We stay,”")],
        speaker: Some(speaker),
        cue: None,
        evidence: EvidenceList::default(),
        put_right: PutRight::default(),
    };
    Analysis::assemble(article, Parts { people: people.into(), quotes: vec![quote], ..Parts::default() })
}

#[test]
fn of_those_who_may_have_said_it_one_is_chosen_by_a_click() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("article.txt");
    let text = "No end in sight\n\nColin Marrow runs the yard, and Annelise Marrow leads the talks.\n\n\
        “We stay,” Marrow said on Sunday.\n";
    std::fs::write(&path, text).unwrap();
    let services = Services {
        analyze: Arc::new(|article, _| ControlFlow::Continue(said_by_one_of_two(article))),
        ..services()
    };
    let mut driver = Driver::start(StoredSettings::default(), services, vec![path]);
    driver.click("Direct, “Marrow”: “We stay,”");
    assert!(driver.shows("May be Colin Marrow or Annelise Marrow"));
    driver.click("Said by Annelise Marrow");
    driver.wait_for_label("Direct, Annelise Marrow: “We stay,”");
    assert!(!driver.shows("Said by Colin Marrow"), "it is decided");
    driver.press(COMMAND, Key::Z);
    driver.wait_for_label("Direct, “Marrow”: “We stay,”");
}
