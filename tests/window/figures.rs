//! Figures that stand several times, figures that are compared, small counts, and the map of the countries.

use std::sync::Arc;

use dateline::testing::{Services, StoredSettings};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::gui_support::Driver;
use crate::keys::{COMMAND_SHIFT, NONE};

/// The window with an article of this `text`, analysed as the program does.
fn with_text(text: &str) -> Driver {
    let file = tempfile::Builder::new().suffix(".txt").tempfile().unwrap();
    std::fs::write(file.path(), text).unwrap();
    let services = Services { analyze: Arc::new(dateline::analyze_with_progress), ..Services::default() };
    Driver::start(StoredSettings::default(), services, vec![file.path().to_owned()])
}

const YARDS: &str = "Yards of the north\n\nThe yard employs 300 workers. The mill has 150 workers, and the port \
                     75 ships.\n\nLast year the yard employed 300 workers as well. Two ships are new.\n";

#[test]
fn a_figure_that_stands_twice_has_one_row_with_both_places() {
    let mut driver = with_text(YARDS);
    assert!(driver.shows("Statistics, 5"));
    let row = "300, The yard employs 300 workers, 2 times";
    driver.click(row);
    assert_eq!(driver.place().as_deref(), Some("1 of 2"));
    let first = driver.document().selection.as_ref().unwrap().target;
    driver.press(NONE, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("2 of 2"));
    let second = driver.document().selection.as_ref().unwrap().target;
    assert_ne!(first, second, "a correction is about the figure that is shown");
    assert!(driver.get(row).accesskit_node().is_selected() == Some(true));
    driver.click(row);
    assert_eq!(driver.place().as_deref(), Some("1 of 2"));
}

#[test]
fn the_filter_finds_a_figure_by_the_words_of_any_of_its_places() {
    let mut driver = with_text(YARDS);
    driver.press(COMMAND_SHIFT, Key::F);
    driver.type_text("last");
    assert!(driver.shows("Statistics, 2 of 5"));
}

#[test]
fn numbers_end_below_one_another_while_they_are_sorted() {
    let mut driver = with_text(YARDS);
    driver.choose("Sort statistics", "By value");
    assert!(driver.shows("Counts, 5"));
    assert!(driver.shows("300, The yard employs 300 workers, 2 times"));
}

#[test]
fn small_counts_need_not_be_marked() {
    let mut driver = with_text(YARDS);
    let marks = |driver: &Driver| driver.harness.query_all_by_role(Role::Link).count();
    let all = marks(&driver);
    driver.press(COMMAND_SHIFT, Key::Num3);
    assert_eq!(marks(&driver), all - 1);
    assert!(driver.shows("Statistics, 5"), "it is still listed");
    driver.press(COMMAND_SHIFT, Key::Num3);
    assert_eq!(marks(&driver), all);
}

#[test]
fn a_small_count_is_marked_while_it_is_selected() {
    let mut driver = with_text(YARDS);
    driver.press(COMMAND_SHIFT, Key::Num3);
    let marks = |driver: &Driver| driver.harness.query_all_by_role(Role::Link).count();
    let few = marks(&driver);
    driver.click("2, Two ships are new");
    assert_eq!(marks(&driver), few + 1);
}

#[test]
fn all_places_of_a_figure_are_selected_with_its_row() {
    let mut driver = with_text(YARDS);
    driver.click("300, The yard employs 300 workers, 2 times");
    let document = driver.document();
    let selection = document.selection.as_ref().unwrap();
    let placed: Vec<_> =
        selection.owners.iter().map(|&(entity, mention)| selection.place_in(entity, mention)).collect();
    assert_eq!(placed, [Some(true), Some(false)]);
}

#[test]
fn the_countries_named_are_on_a_map_that_leads_to_them() {
    let mut driver =
        with_text("Grain\n\nThe grain is grown in Romania. Farmers in Romania had a good year.\n");
    assert!(!driver.shows("Map of Romania, 2 mentions"));
    driver.press(COMMAND_SHIFT, Key::Num2);
    let map = driver.get("Map of Romania, 2 mentions").rect();
    assert!(map.height() > 120.0);
    driver.click_at(map.center());
    assert_eq!(driver.place().as_deref(), Some("1 of 2"));
    driver.click("Map of the countries");
    assert!(!driver.shows("Map of Romania, 2 mentions"));
}
