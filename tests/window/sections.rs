//! The sections of the side panel: their headers, how they share its height, their groups, and the way to them.

use std::ops::ControlFlow;
use std::sync::Arc;

use dateline::testing::{Services, StoredSettings};
use dateline::{Analysis, Article, Parts};
use egui::Key;
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::gui_support::{Driver, HARBOUR};
use crate::keys::{COMMAND_SHIFT, NONE, SHIFT};
use crate::known::{DOVANE, MONTHS, SELVAN, SHIPS, country, known_words, mention, number, person};

const HEIGHT: f32 = 820.0;

/// An article of 30 people, 10 countries and 40 numbers, with one reporter.
fn long_list() -> Driver {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.txt");
    let word = |number: u8| format!("N{}{}", char::from(b'a' + number / 26), char::from(b'a' + number % 26));
    let people: Vec<String> = (0..30).map(|number| format!("Jo {}", word(number))).collect();
    let countries: Vec<String> = (0..10).map(|number| format!("Land{}", word(number))).collect();
    let numbers: Vec<String> = (0..40).map(|number| format!("{} ships", 1000 + number)).collect();
    let text = format!(
        "A long list\n\nBy Max Roe\n\n{}.\n\n{}.\n\n{}.",
        people.join(", "),
        countries.join(", "),
        numbers.join(", ")
    );
    std::fs::write(&path, text).unwrap();
    let analyze = move |article: &Article| {
        let mut writer = person("Max Roe", [mention(article, "Max Roe")]);
        writer.credit_only = true;
        let named = people.iter().map(|name| person(name, [mention(article, name)]));
        let parts = Parts {
            people: [writer].into_iter().chain(named).collect(),
            countries: countries.iter().map(|name| country(article, name)).collect(),
            statistics: numbers.iter().map(|words| number(article, words)).collect(),
            ..Parts::default()
        };
        Analysis::assemble(article, parts)
    };
    let services = Services {
        analyze: Arc::new(move |article, _| ControlFlow::Continue(analyze(article))),
        ..Services::default()
    };
    let driver = Driver::start(StoredSettings::default(), services, vec![path]);
    drop(folder);
    driver
}

impl Driver {
    /// How many rows stand whole between the header called `above` and the one called `below`.
    fn rows_between(&self, above: &str, below: &str) -> usize {
        let (above, below) = (self.get(above).rect(), self.get(below).rect());
        let rows =
            self.harness.query_all_by(|node| node.role() == Role::ListItem && node.is_selected().is_some());
        let rects = rows.map(|row| row.rect()).filter(|rect| rect.left() >= above.left() - 0.5);
        rects.filter(|rect| rect.top() >= above.bottom() - 0.5 && rect.bottom() <= below.top() + 0.5).count()
    }

    fn is_expanded(&self, header: &str) -> Option<bool> {
        self.get(header).accesskit_node().data().is_expanded()
    }
}

#[test]
fn every_header_is_in_view_with_rows_of_every_section() {
    let driver = long_list();
    let headers = ["People, 30", "Countries, 10", "Statistics, 40", "Image captions, 0", "Quotes, 0"];
    let tops: Vec<f32> = headers.iter().map(|header| driver.get(header).rect().top()).collect();
    assert!(tops.is_sorted() && driver.get("Quotes, 0").rect().bottom() < HEIGHT, "{tops:?}");
    let rows = [0, 1, 2].map(|index| driver.rows_between(headers[index], headers[index + 1]));
    assert!(rows[0] >= 8 && rows[1] >= 4 && rows[2] >= 6, "{rows:?}");
}

#[test]
fn f6_goes_from_section_to_section_and_back_to_the_page() {
    let mut driver = Driver::with(&[HARBOUR]);
    let mut stops = Vec::new();
    for _ in 0..6 {
        driver.press(NONE, Key::F6);
        stops.push(driver.focused());
    }
    assert_eq!(stops[0], DOVANE);
    assert_eq!(stops[1], "Romania, 4 mentions");
    assert_eq!(stops[2], SHIPS);
    assert!(stops[3].starts_with("Caption: "), "{stops:?}");
    assert_eq!(
        stops[4..],
        ["Quotes, 0", "Not sure, 1"],
        "sections without rows have the keyboard at their headers"
    );
    driver.press(NONE, Key::F6);
    assert!(!driver.get("Not sure, 1").is_focused());
    driver.press(SHIFT, Key::F6);
    assert_eq!(driver.focused(), "Not sure, 1");
    driver.press(SHIFT, Key::F6);
    driver.press(SHIFT, Key::F6);
    assert!(driver.focused().starts_with("Caption: "));
}

#[test]
fn a_chip_opens_its_section_and_goes_there() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click("Statistics, 4");
    driver.press(NONE, Key::F9);
    assert!(!driver.shows("Statistics, 4"), "the side panel is hidden");
    driver.click("Go to statistics");
    assert_eq!(driver.is_expanded("Statistics, 4"), Some(true));
    assert_eq!(driver.focused(), SHIPS);
}

#[test]
fn marks_are_switched_at_the_header_of_their_section() {
    let mut driver = Driver::with(&[HARBOUR]);
    let is_on = |driver: &Driver| {
        let switch = driver.harness.get_by_role_and_label(Role::Switch, "People");
        switch.accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(is_on(&driver));
    driver.click("People");
    assert!(!is_on(&driver));
    assert_eq!(driver.is_expanded("People, 3"), Some(true), "the section stays open");
}

#[test]
fn those_named_only_in_credits_are_folded_away_and_do_not_count() {
    const WRITER: &str = "Max Roe, 1 mention";
    let mut driver = long_list();
    let fold = "Bylines and credits, 1";
    driver.press(NONE, Key::F6);
    driver.press(NONE, Key::End);
    assert_eq!(driver.focused(), "Jo Nbd, 1 mention", "the writer is not the first, and not shown");
    assert!(!driver.shows(WRITER));
    assert_eq!(driver.is_expanded(fold), Some(false));
    driver.press(NONE, Key::ArrowDown);
    assert_eq!(driver.focused(), fold);
    driver.press(NONE, Key::Enter);
    assert!(driver.shows("People, 30"));
    assert_eq!(driver.is_expanded(fold), Some(true));
    driver.press(NONE, Key::ArrowDown);
    assert_eq!(driver.focused(), WRITER);
    driver.press(NONE, Key::ArrowUp);
    assert_eq!(driver.focused(), fold);
    driver.press(NONE, Key::Enter);
    assert_eq!(driver.is_expanded(fold), Some(false));
    assert!(!driver.shows(WRITER));
    // The mention in the byline leads to the row.
    driver.click("Max Roe, mention 1 of 1");
    driver.harness.run();
    assert!(driver.shows(WRITER));
}

#[test]
fn numbers_sorted_by_kind_stand_below_the_names_of_the_kinds() {
    let mut driver = Driver::with(&[HARBOUR]);
    assert!(!driver.shows("Money, 1"));
    driver.choose("Sort statistics", "By kind");
    let top = |label: &str| driver.get(label).rect().top();
    assert!(top("Money, 1") < top("Counts, 1") && top("Counts, 1") < top(SHIPS));
    assert!(top(SHIPS) < top("Durations, 1") && top("Durations, 1") < top(MONTHS));
}

#[test]
fn the_filter_opens_the_sections_that_it_hits() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click("People, 3");
    assert!(!driver.shows(SELVAN));
    driver.press(COMMAND_SHIFT, Key::F);
    driver.type_text("selvan");
    assert!(driver.shows(SELVAN));
    driver.click("People, 1 of 3");
    assert!(!driver.shows(SELVAN), "it can be closed");
    driver.press(NONE, Key::Escape);
    driver.press(NONE, Key::Escape);
    assert_eq!(driver.is_expanded("People, 3"), Some(false), "without the filter it is as it was");
}

#[test]
fn a_clean_page_leaves_nothing_but_the_page() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(NONE, Key::F8);
    for gone in ["Open…", "Export", "Go to people", "People, 3"] {
        assert!(!driver.shows(gone), "{gone}");
    }
    assert!(driver.shows("F8 brings the rest of the window back"));
    driver.press(NONE, Key::F8);
    assert!(driver.shows("Export") && driver.shows("People, 3"));
}

#[test]
fn a_reader_who_has_opened_nothing_can_try_a_sample() {
    let services = Services {
        analyze: Arc::new(|article, _| ControlFlow::Continue(known_words(article))),
        ..Services::default()
    };
    let mut driver = Driver::start(StoredSettings::default(), services, Vec::new());
    driver.click("Open a sample article");
    driver.wait_for_label("People, 0");
    assert!(driver.document().title().starts_with("Danube nations"));
}

#[test]
fn copying_says_what_is_on_the_clipboard() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(crate::keys::COMMAND, Key::A);
    driver.harness.event(egui::Event::Copy);
    driver.harness.run();
    assert!(driver.copied().is_some_and(|text| text.len() > 100));
    let words = driver.document().article.text().split_whitespace().count();
    assert!(driver.shows(&format!("{words} words are on the clipboard")));
}

#[test]
fn a_chip_opens_a_section_that_was_closed_under_the_filter() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(COMMAND_SHIFT, Key::F);
    driver.type_text("selvan");
    driver.click("People, 1 of 3");
    assert!(!driver.shows(SELVAN));
    driver.click("Go to people");
    assert_eq!(driver.focused(), SELVAN);
}
