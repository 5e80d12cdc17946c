//! Putting right what was found, driven by labels and keys.

use std::path::PathBuf;
use std::sync::Arc;

use dateline::Store;
use dateline::testing::{Services, StoredSettings};
use egui::{Event, Key};
use egui_kittest::kittest::Queryable as _;

use crate::gui_support::{Driver, HARBOUR, file, services};
use crate::keys::{ALT, COMMAND, COMMAND_SHIFT, NONE, SHIFT};
use crate::known::DOVANE;

/// A window on an article, with a folder of its own for corrections.
pub struct Desk {
    /// The window.
    pub driver: Driver,
    folder: tempfile::TempDir,
    /// The file of the article.
    pub article: PathBuf,
}

impl Desk {
    /// The window with the article open.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let article = folder.path().join("harbour.txt");
        std::fs::copy(file(HARBOUR), &article).expect("the article can be copied");
        let driver = Self::window(&folder, &article);
        Self { driver, folder, article }
    }

    fn window(folder: &tempfile::TempDir, article: &std::path::Path) -> Driver {
        let store = Store::new(folder.path().join("corrections"));
        let services = Services { store: Some(Arc::new(store)), ..services() };
        Driver::start(StoredSettings::default(), services, vec![article.to_owned()])
    }

    /// Keeps corrections from being stored until the result is dropped, as if another window wrote for a long time.
    pub fn hold_up(&self) -> std::fs::File {
        let folder = self.folder.path().join("corrections");
        std::fs::create_dir_all(&folder).expect("there is room for a folder");
        let lock = std::fs::File::create(folder.join("lock")).expect("it can be made");
        lock.lock().expect("nobody else has it");
        lock
    }

    /// Closes the window and opens the article again.
    pub fn reopen(&mut self) {
        self.driver = Self::window(&self.folder, &self.article);
    }
}

/// Chooses `item` from the menu of the row called `row`.
pub fn choose(driver: &mut Driver, row: &str, item: &str) {
    driver.get(row).click_secondary();
    driver.harness.run();
    driver.click(item);
}

/// Types `text` into the field that has the keyboard, and submits it.
pub fn answer(driver: &mut Driver, text: &str) {
    driver.harness.event(Event::Text(text.to_owned()));
    driver.harness.run();
    driver.press(NONE, Key::Enter);
}

#[test]
fn a_mention_is_removed_and_that_undone_and_redone_by_keys() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    driver.press(NONE, Key::Delete);
    driver.wait_for_label("Mirela Dovane, 4 mentions");
    assert!(driver.shows("Details of Mirela Dovane"), "the selection stays");
    assert!(driver.shows("Put right by you: mentions"));
    driver.press(COMMAND, Key::Z);
    driver.wait_for_label(DOVANE);
    driver.wait_for_label("Undone: removal of Mirela Dovane");
    assert!(!driver.shows("Put right by you: mentions"));
    driver.press(COMMAND_SHIFT, Key::Z);
    driver.wait_for_label("Redone: removal of Mirela Dovane");
    assert!(driver.shows("Mirela Dovane, 4 mentions"));
}

#[test]
fn corrections_and_their_undo_are_there_after_closing() {
    let mut desk = Desk::new();
    desk.driver.click(DOVANE);
    desk.driver.press(SHIFT, Key::Delete);
    desk.driver.wait_for("her to be gone", |app| corrections(app) == 1);
    assert!(!desk.driver.shows(DOVANE));
    desk.reopen();
    assert!(!desk.driver.shows(DOVANE));
    desk.driver.press(COMMAND, Key::Z);
    desk.driver.wait_for_label(DOVANE);
    assert!(desk.driver.shows("Undone: removal of all of Mirela Dovane"));
}

/// How many corrections hold for the article on show.
pub fn corrections(app: &dateline::testing::App) -> usize {
    let findings = app.state().active().and_then(|document| document.findings().cloned());
    findings.map_or(0, |findings| findings.corrections().operations().count())
}

#[test]
fn a_person_is_renamed_and_gets_a_role_from_the_menu_of_the_row() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    choose(driver, DOVANE, "Rename…");
    assert!(driver.shows("Name: Mirela Dovane"));
    answer(driver, "Mira Dovane");
    driver.wait_for_label("Mira Dovane, 5 mentions");
    choose(driver, "Mira Dovane, 5 mentions", "Set the role…");
    answer(driver, "minister of rivers");
    driver.wait_for_label("Minister of rivers");
    assert!(driver.shows("Put right by you: name, role"));
}

#[test]
fn two_people_are_merged_by_name() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    driver.press(COMMAND, Key::M);
    answer(driver, "Nobody Known");
    driver.wait_for_label("Nothing found in");
    driver.press(NONE, Key::Escape);
    driver.press(COMMAND, Key::M);
    answer(driver, "selvan");
    driver.wait_for("them to be one", |app| corrections(app) == 1);
    assert!(!driver.shows(DOVANE));
    driver.press(COMMAND, Key::Z);
    driver.wait_for_label(DOVANE);
}

#[test]
fn what_may_be_a_country_is_asked_for_its_name() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    // Makes room for the last section.
    driver.click("Statistics, 4");
    driver.click("Not sure, 1");
    driver.click("Hamburg, not sure: country?");
    driver.press(COMMAND, Key::Enter);
    assert!(driver.shows("Which country is it?"));
    answer(driver, "Atlantis");
    driver.wait_for_label("There is no country called Atlantis");
    assert!(driver.shows("Not sure, 1"), "nothing was changed");
    driver.click("Accept Hamburg");
    answer(driver, "Germany");
    driver.wait_for("it to be a country", |app| corrections(app) == 1);
    assert!(driver.shows("Germany, 1 mention"));
    driver.press(COMMAND, Key::Z);
    driver.wait_for_label("Not sure, 1");
    driver.click("Hamburg, not sure: country?");
    driver.press(NONE, Key::Delete);
    driver.wait_for("it to be dismissed", |app| corrections(app) == 1);
    assert!(!driver.shows("Not sure, 1"));
}

#[test]
fn a_figure_is_checked_and_noted() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    let row = "> 40, more than 40 cargo ships had been cleared to leave the port";
    choose(driver, row, "Mark as wrong…");
    answer(driver, "The port log says 14");
    driver.wait_to_show("Checked: it is wrong. The port log says 14");
    choose(driver, row, "Add a note…");
    answer(driver, "Ask the harbour master");
    driver.wait_to_show("Your note: Ask the harbour master");
    driver.press(NONE, Key::F4);
    driver.wait_to_show("Checked: it is right. The port log says 14");
    let wrong = driver.harness.query_all_by_label("Checked: it is wrong. The port log says 14").count();
    assert_eq!(wrong, 0, "the last check counts");
}

#[test]
fn a_field_begins_with_what_it_holds() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    driver.press(COMMAND, Key::R);
    assert!(driver.shows("Role: Mirela Dovane"));
    // Typing replaces it.
    answer(driver, "harbour minister");
    driver.wait_for_label("Harbour minister");
}

#[test]
fn any_change_is_taken_back_from_the_list() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    choose(driver, DOVANE, "Rename…");
    answer(driver, "Mira Dovane");
    driver.wait_for_label("Mira Dovane, 5 mentions");
    choose(driver, "Mira Dovane, 5 mentions", "Remove all mentions");
    driver.wait_for("her to be gone", |app| corrections(app) == 2);
    driver.choose("Menu", "List of changes…");
    driver.click("Take back: removal of all of Mirela Dovane");
    driver.wait_for_label("Mira Dovane, 5 mentions");
    driver.click("Take back: renaming Mirela Dovane to Mira Dovane");
    driver.wait_for_label(DOVANE);
    driver.click("Do again: renaming Mirela Dovane to Mira Dovane");
    driver.wait_for_label("Mira Dovane, 5 mentions");
    driver.click("Close");
    assert!(!driver.shows("Changes"));
}

#[test]
fn another_language_keeps_what_was_corrected_even_if_nothing_is_stored() {
    let mut driver = Driver::with(&[HARBOUR]);
    choose(&mut driver, DOVANE, "Rename…");
    answer(&mut driver, "Mira Dovane");
    driver.wait_for_label("Mira Dovane, 5 mentions");
    driver.choose("Language: English", "Afrikaans");
    driver.settle();
    assert_eq!(driver.document().article.metadata().language.as_deref(), Some("af"));
    driver.wait_for_label("Mira Dovane, 5 mentions");
    driver.press(COMMAND, Key::Z);
    driver.wait_for_label(DOVANE);
}

#[test]
fn no_language_is_chosen_while_a_correction_is_made() {
    let mut desk = Desk::new();
    let lock = desk.hold_up();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    driver.press(NONE, Key::Delete);
    driver.choose("Language: English", "Afrikaans");
    assert!(driver.harness.query_by_label_contains("A correction is being made").is_some());
    assert_eq!(driver.document().article.metadata().language.as_deref(), Some("en"));
    drop(lock);
    driver.wait_for_label("Mirela Dovane, 4 mentions");
    driver.choose("Language: English", "Afrikaans");
    driver.settle();
    driver.wait_for_label("Mirela Dovane, 4 mentions");
}

#[test]
fn an_article_that_changes_while_it_is_corrected_loses_no_correction() {
    let mut desk = Desk::new();
    let lock = desk.hold_up();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    driver.press(NONE, Key::Delete);
    // This one waits for the other.
    driver.press(ALT, Key::Num1);
    let text = std::fs::read_to_string(&desk.article).expect("it can be read");
    std::fs::write(&desk.article, format!("{text}\n\nThat is all.\n")).expect("it can be written");
    let ctx = driver.harness.ctx.clone();
    driver.harness.state_mut().open_files(&ctx, vec![desk.article.clone()]);
    driver.settle();
    drop(lock);
    driver.wait_for("both to be made", |app| corrections(app) == 2);
    driver.wait_for("the new text", |app| {
        app.state().active().is_some_and(|document| document.article.text().contains("That is all."))
    });
    driver.settle();
    assert_eq!(corrections(driver.harness.state()), 2);
    assert!(driver.shows("Mirela Dovane, 4 mentions"));
}

#[test]
fn undo_in_the_menu_says_what_it_undoes() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    driver.press(NONE, Key::Delete);
    driver.wait_for_label("Mirela Dovane, 4 mentions");
    driver.choose("Menu", "Undo removal of Mirela Dovane");
    driver.wait_for_label(DOVANE);
}

#[test]
fn corrections_are_kept_beside_the_article_where_that_is_asked_for() {
    let mut desk = Desk::new();
    let beside = dateline::corrections_beside(&desk.article);
    desk.driver.choose("Menu", "Keep corrections beside the article");
    desk.driver.click(DOVANE);
    desk.driver.press(NONE, Key::Delete);
    desk.driver.wait_for_label("Mirela Dovane, 4 mentions");
    let corrections = dateline::read_corrections(&beside).expect("it is there");
    assert_eq!(corrections.operations().count(), 1);
    std::fs::remove_dir_all(desk.folder.path().join("corrections")).expect("it can be removed");
    desk.reopen();
    assert!(desk.driver.shows("Mirela Dovane, 4 mentions"));
}
