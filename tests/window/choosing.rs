//! Correcting several rows at once, and rows by dragging.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::corrections::{Desk, answer, choose, corrections};
use crate::gui_support::Driver;
use crate::keys::{COMMAND, COMMAND_SHIFT, NONE, SHIFT};
use crate::known::{DOVANE, MONTHS, SELVAN, SHIPS};

const BOTH: &str = "Mirela Dovane, 9 mentions";

/// How many people are listed.
fn people(driver: &Driver) -> usize {
    driver.analysis().people.len()
}

/// How many places are marked.
fn marks(driver: &Driver) -> usize {
    driver.analysis().corrected.as_ref().map_or(0, |corrected| corrected.marks.len())
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
    assert_eq!(marks(driver), 3);
    driver.press(COMMAND, Key::Z);
    driver.wait_for("all of it to be undone", |app| corrections(app) == 0);
}

#[test]
fn chosen_rows_are_merged_into_the_one_mentioned_most() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    let before = people(driver);
    driver.click(DOVANE);
    driver.get(SELVAN).click_modifiers(COMMAND);
    driver.harness.run();
    driver.press(COMMAND, Key::M);
    driver.wait_for("them to be one", |app| corrections(app) == 1);
    assert_eq!(people(driver), before - 1);
    assert!(driver.shows(BOTH));
    driver.click("Undo");
    driver.wait_for_label(DOVANE);
    assert_eq!(people(driver), before);
}

#[test]
fn a_row_is_dropped_on_another_and_that_undone_from_the_notice() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    let before = people(driver);
    let from = driver.get(SELVAN).rect().center();
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
    assert!(driver.shows(BOTH));
    driver.click("Undo");
    driver.wait_for_label(DOVANE);
    assert!(!driver.shows("Undo"), "the offer is gone with the change");
}

#[test]
fn escape_unchooses_before_it_deselects() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    driver.get(SELVAN).click_modifiers(COMMAND);
    driver.harness.run();
    let chosen = |driver: &Driver| driver.document().chosen.keys().len();
    assert_eq!(chosen(driver), 2);
    driver.press(NONE, Key::Escape);
    assert_eq!(chosen(driver), 0);
    assert!(driver.place().is_some(), "it is still selected");
    driver.press(NONE, Key::Escape);
    assert!(driver.place().is_none());
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
    answer(driver, "selvan");
    driver.wait_for_label("Mirela Dovane, 4 mentions");
    driver.wait_for_label("Done: move of");
}

#[test]
fn a_question_is_about_the_row_that_had_the_keyboard() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    driver.press(NONE, Key::F6);
    driver.press(NONE, Key::ArrowDown);
    driver.press(COMMAND, Key::R);
    assert!(driver.shows("Role: Tarik Selvan"));
    answer(driver, "ferryman");
    driver.wait_for("the role to be set", |app| corrections(app) == 1);
    assert!(driver.shows(SELVAN));
    driver.wait_to_show("Ferryman");
    assert!(driver.shows("Details of Tarik Selvan"));
}

#[test]
fn moving_on_in_a_list_unchooses() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.press(NONE, Key::F6);
    driver.press(SHIFT, Key::ArrowDown);
    assert_eq!(driver.document().chosen.keys().len(), 2);
    driver.press(NONE, Key::ArrowDown);
    assert!(driver.document().chosen.is_empty());
}

#[test]
fn the_filter_holds_for_what_was_corrected() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.press(COMMAND_SHIFT, Key::F);
    driver.type_text("dovane");
    assert!(driver.shows("People, 1 of 3"));
    driver.press(NONE, Key::ArrowDown);
    driver.press(NONE, Key::Delete);
    driver.wait_for("her to be gone", |app| corrections(app) == 1);
    assert!(driver.shows("People, 0 of 2"));
    assert!(!driver.shows(SELVAN), "this row does not match the filter");
}

#[test]
fn what_was_noted_of_one_row_is_not_said_of_others() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    choose(driver, SHIPS, "Mark as wrong…");
    answer(driver, "The port log says 14");
    driver.wait_to_show("Checked: it is wrong. The port log says 14");
    driver.get(MONTHS).click_modifiers(COMMAND);
    driver.harness.run();
    driver.press(COMMAND, Key::K);
    assert!(driver.shows("Check of 2 rows"));
    assert_eq!(field(driver, "What you found"), "");
    driver.press(NONE, Key::Escape);
    driver.press(NONE, Key::F4);
    driver.wait_for("both to be confirmed", |app| corrections(app) == 2);
    driver.click(MONTHS);
    assert!(driver.shows("Checked: it is right"));
    assert_eq!(driver.harness.query_all_by_label_contains("The port log says").count(), 0);
    driver.press(NONE, Key::Escape);

    driver.click(DOVANE);
    driver.get(SELVAN).click_modifiers(COMMAND);
    driver.harness.run();
    driver.press(COMMAND, Key::R);
    assert_eq!(field(driver, "Role: 2 rows"), "", "one's role is not that of the other");
}

/// What stands in the field called `name`.
fn field(driver: &Driver, name: &str) -> String {
    let field = driver.harness.get_by_role_and_label(Role::TextInput, name);
    field.accesskit_node().value().unwrap_or_default()
}

#[test]
fn what_is_pointed_at_is_corrected_wherever_the_keyboard_is() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.press(NONE, Key::F6);
    assert_eq!(driver.focused(), DOVANE);
    choose(driver, SELVAN, "Remove all mentions");
    driver.wait_for("him to be gone", |app| corrections(app) == 1);
    assert!(driver.shows(DOVANE) && !driver.shows(SELVAN));
}
