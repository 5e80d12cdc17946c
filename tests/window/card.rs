//! The details card and the keys of the side panel, driven by their labels.

use dateline::testing::{KEY, Settings};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::gui_support::{self, Driver, HARBOUR, RESULTS};
use crate::keys::{COMMAND, NONE};
use crate::known::DOVANE;

#[test]
fn the_card_says_who_is_selected_and_lists_each_mention_in_its_context() {
    let mut driver = Driver::with(&[HARBOUR]);
    assert!(!driver.shows("Details of Mirela Dovane"));
    driver.click(DOVANE);
    assert!(driver.shows("Details of Mirela Dovane"));
    assert!(driver.shows("Romanian transport minister"));
    assert!(driver.shows("5 mentions, also Dovane"));
    assert!(driver.shows("Why: the recogniser sees a person"));
    let lines: Vec<String> = driver
        .harness
        .get_all_by_role(Role::ListBoxOption)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(lines[0].starts_with("Line 1, in paragraph 1: Mirela Dovane, the Romanian"), "{lines:?}");
    assert!(lines[1].contains("in a caption"), "{lines:?}");
    let third = lines[2].clone();
    driver.click(&third);
    assert_eq!(driver.place().as_deref(), Some("3 of 5"));
}

#[test]
fn the_card_can_be_hidden_and_stays_hidden() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS]);
    driver.click(DOVANE);
    driver.click("Hide the details");
    assert!(!driver.shows("Details of Mirela Dovane"));
    driver.click(DOVANE);
    assert!(!driver.shows("Details of Mirela Dovane"));
    let mut storage = gui_support::Storage::default();
    driver.harness.state_mut().save_settings(&mut storage);
    let stored = storage.0.get(KEY).expect("the settings are stored");
    assert!(!Settings::from_json(stored).unwrap().card_open);
    driver.press(COMMAND, Key::D);
    assert!(driver.shows("Details of Mirela Dovane"));
}

#[test]
fn a_statistic_a_country_a_caption_and_an_unsure_place_have_cards_too() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click("> 40, more than 40 cargo ships had been cleared to leave the port");
    assert!(driver.shows("Counts: cargo ships"));
    driver.click("Romania, 4 mentions");
    assert!(driver.shows("Eastern Europe · RO · ROU · 4 mentions"));
    driver.press(COMMAND, Key::D);
    // Makes room for the last section.
    driver.click("Statistics, 4");
    driver.click("Not sure, 1");
    driver.click("Hamburg, not sure: country?");
    driver.press(COMMAND, Key::D);
    assert!(driver.shows("Details of Hamburg"));
    assert!(driver.shows("Country? a city, not a country"));
}

#[test]
fn arrows_go_through_the_rows_and_sections() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.get("People, 3").focus();
    driver.harness.run();
    driver.press(NONE, Key::ArrowDown);
    assert_eq!(driver.focused(), DOVANE);
    driver.press(NONE, Key::End);
    assert!(driver.focused().starts_with("Anton Breckel"), "{}", driver.focused());
    driver.press(NONE, Key::ArrowDown);
    assert_eq!(driver.focused(), "Countries, 2");
    driver.press(NONE, Key::ArrowLeft);
    driver.press(NONE, Key::ArrowDown);
    assert_eq!(driver.focused(), "Statistics, 4", "a closed section has no rows to stop at");
    driver.press(NONE, Key::ArrowUp);
    driver.press(NONE, Key::ArrowRight);
    driver.press(NONE, Key::ArrowRight);
    assert_eq!(driver.focused(), "Romania, 4 mentions");
    driver.press(NONE, Key::Enter);
    assert_eq!(driver.place().as_deref(), Some("1 of 4"));
    driver.press(NONE, Key::Home);
    assert_eq!(driver.focused(), "Countries, 2");
    driver.press(NONE, Key::ArrowUp);
    assert!(driver.focused().starts_with("Anton Breckel"));
    assert!(driver.offset() < 1.0 || driver.place().is_some(), "the page does not scroll by these keys");
}

#[test]
fn letters_typed_on_a_row_go_into_the_filter_and_enter_goes_back_to_the_rows() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.get(DOVANE).focus();
    driver.harness.run();
    driver.type_text("s");
    assert_eq!(driver.focused(), "Filter the panels");
    driver.type_text("elv");
    assert!(driver.shows("People, 1 of 3"), "both letters and their order");
    driver.press(NONE, Key::Enter);
    assert_eq!(driver.focused(), "Tarik Selvan, 4 mentions");
    driver.press(NONE, Key::Enter);
    assert_eq!(driver.place().as_deref(), Some("1 of 4"));
}
