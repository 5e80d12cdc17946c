//! Correcting several rows at once, and rows by dragging.

use egui::{Key, Modifiers};

use crate::corrections::{Desk, corrections};
use crate::gui_support::Driver;

const NONE: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;
const DOVANE: &str = "Mirela Dovane, 5 mentions";
const SHIPS: &str = "> 40, more than 40 cargo ships had been cleared to leave the port";

/// The labels of the rows of people that are shown, by their names.
fn people(driver: &Driver) -> usize {
    let analysis = |driver: &Driver| {
        let document = driver.harness.state().state().active().expect("an article is open");
        document.findings().expect("it is analysed").analysis.people.len()
    };
    analysis(driver)
}

/// The first row whose label begins with `name`.
fn row_of(driver: &Driver, name: &str) -> String {
    let document = driver.harness.state().state().active().expect("an article is open");
    let people = &document.findings().expect("it is analysed").analysis.people;
    let person = people.iter().find(|person| person.name == name).expect("this person is there");
    let count = person.mentions.len();
    format!("{name}, {count} mention{}", if count == 1 { "" } else { "s" })
}

#[test]
fn several_rows_are_confirmed_as_one_change() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.click(SHIPS);
    driver.press(NONE, Key::F6);
    driver.press(SHIFT, Key::ArrowDown);
    driver.press(SHIFT, Key::ArrowDown);
    driver.press(NONE, Key::F4);
    driver.wait_for("them to be confirmed", |app| corrections(app) == 1);
    let document = driver.harness.state().state().active().expect("an article is open");
    let findings = document.findings().expect("it is analysed");
    assert_eq!(findings.marks().len(), 3);
    driver.press(COMMAND, Key::Z);
    driver.wait_for("all of it to be undone", |app| corrections(app) == 0);
}

#[test]
fn chosen_rows_are_merged_into_the_one_mentioned_most() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    let before = people(driver);
    let other = row_of(driver, "Tarik Selvan");
    driver.click(DOVANE);
    driver.get(&other).click_modifiers(COMMAND);
    driver.harness.run();
    driver.press(COMMAND, Key::M);
    driver.wait_for("them to be one", |app| corrections(app) == 1);
    assert_eq!(people(driver), before - 1);
    assert!(row_of(driver, "Mirela Dovane") != DOVANE);
    driver.click("Undo");
    driver.wait_for_label(DOVANE);
    assert_eq!(people(driver), before);
}

#[test]
fn a_row_is_dropped_on_another_and_that_undone_from_the_notice() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    let before = people(driver);
    let other = row_of(driver, "Tarik Selvan");
    let from = driver.get(&other).rect().center();
    let to = driver.get(DOVANE).rect().center();
    driver.harness.drag_at(from);
    driver.harness.run_steps(2);
    for step in 1..=8 {
        driver.harness.hover_at(from.lerp(to, step as f32 / 8.0));
        driver.harness.run_steps(2);
    }
    assert!(driver.shows("Merge Tarik Selvan with Mirela Dovane"), "it says what dropping does");
    driver.harness.drop_at(to);
    driver.wait_for("them to be one", |app| corrections(app) == 1);
    assert_eq!(people(driver), before - 1);
    assert_eq!(row_of(driver, "Mirela Dovane").split(',').next(), Some("Mirela Dovane"));
    driver.click("Undo");
    driver.wait_for_label(DOVANE);
    assert!(!driver.shows("Undo"), "the offer is gone with the change");
}

#[test]
fn escape_unchooses_before_it_deselects() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    let other = row_of(driver, "Tarik Selvan");
    driver.get(&other).click_modifiers(COMMAND);
    driver.harness.run();
    let chosen = |driver: &Driver| driver.harness.state().state().active().unwrap().chosen.keys().len();
    assert_eq!(chosen(driver), 2);
    driver.press(NONE, Key::Escape);
    assert_eq!(chosen(driver), 0);
    assert!(driver.place().is_some(), "it is still selected");
}

#[test]
fn the_keyboard_stays_in_the_list_when_a_row_is_removed() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    let before = people(driver);
    driver.press(NONE, Key::F6);
    // The row that has the keyboard is meant, with all its mentions.
    driver.press(NONE, Key::Delete);
    driver.wait_for("one to be gone", |app| corrections(app) == 1);
    driver.press(NONE, Key::Delete);
    driver.wait_for("the next to be gone", |app| corrections(app) == 2);
    assert_eq!(people(driver), before - 2);
}

#[test]
fn a_mention_is_moved_to_somebody_else() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    driver.press(NONE, Key::F3);
    driver.press(COMMAND, Key::B);
    crate::corrections::answer(driver, "selvan");
    driver.wait_for_label("Mirela Dovane, 4 mentions");
    driver.wait_for_label("Done: move of");
}

#[test]
fn a_question_is_about_the_row_that_had_the_keyboard() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    let other = row_of(driver, "Tarik Selvan");
    driver.press(NONE, Key::F6);
    driver.press(NONE, Key::ArrowDown);
    driver.press(COMMAND, Key::R);
    assert!(driver.shows("Role: Tarik Selvan"));
    crate::corrections::answer(driver, "ferryman");
    driver.wait_for("the role to be set", |app| corrections(app) == 1);
    assert!(driver.shows(&other));
    driver.wait_to_show("Ferryman");
    assert!(driver.shows("Details of Tarik Selvan"));
}

#[test]
fn moving_on_in_a_list_unchooses() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.press(NONE, Key::F6);
    driver.press(SHIFT, Key::ArrowDown);
    driver.press(NONE, Key::ArrowDown);
    let document = driver.harness.state().state().active().expect("an article is open");
    assert!(document.chosen.is_empty());
}

#[test]
fn the_filter_holds_for_what_was_corrected() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.press(Modifiers::COMMAND | SHIFT, Key::F);
    driver.harness.event(egui::Event::Text("dovane".to_owned()));
    driver.harness.run();
    driver.press(NONE, Key::ArrowDown);
    driver.press(NONE, Key::Delete);
    driver.wait_for("her to be gone", |app| corrections(app) == 1);
    let document = driver.harness.state().state().active().expect("an article is open");
    let people = &document.findings().expect("it is analysed").analysis.people;
    for person in people {
        let label = row_of(driver, &person.name);
        assert!(!driver.shows(&label), "{label} does not match the filter");
    }
}
