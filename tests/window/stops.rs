//! The stops of the Tab key, and what screen readers find at them.

use dateline::testing::{Settings, StoredSettings};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::gui_support::{Driver, HARBOUR, RESULTS, file, reports, services};
use crate::keys::{COMMAND, NONE, SHIFT};
use crate::known::{DOVANE, SELVAN};

const TITLE: &str = "Harbour talks resume after nine-week stalemate over grain corridor";

#[test]
fn the_side_panel_is_a_few_stops_away_however_many_articles_are_open() {
    let (_folder, files) = reports(20);
    let mut driver = Driver::start(StoredSettings::default(), services(), files);
    let mut stops = Vec::new();
    while stops.last().is_none_or(|stop| stop != "Filter the panels") && stops.len() < 30 {
        driver.press(NONE, Key::Tab);
        stops.push(driver.focused());
    }
    assert!(stops.len() <= 8, "{stops:?}");
    assert_eq!(stops[..2], ["Open…", "Report number 0"]);
}

#[test]
fn arrows_move_within_a_group_and_tab_comes_back_to_where_it_was() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS]);
    driver.press(NONE, Key::Tab);
    assert_eq!(driver.focused(), "Open…");
    driver.press(NONE, Key::ArrowRight);
    assert_eq!(driver.focused(), "Recent");
    driver.press(NONE, Key::Tab);
    assert_eq!(driver.focused(), TITLE, "the tab of the article on show");
    driver.press(SHIFT, Key::Tab);
    assert_eq!(driver.focused(), "Recent");
}

#[test]
fn the_rows_of_a_section_are_one_stop() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click("Filter the panels");
    let mut stops = Vec::new();
    while stops.last().is_none_or(|stop| stop != "Countries, 2") && stops.len() < 12 {
        driver.press(NONE, Key::Tab);
        stops.push(driver.focused());
    }
    assert_eq!(stops, ["People, 3", "People", "Sort people", DOVANE, "Countries, 2"]);
    driver.press(SHIFT, Key::Tab);
    assert_eq!(driver.focused(), DOVANE);
    driver.press(NONE, Key::ArrowDown);
    assert_eq!(driver.focused(), SELVAN);
    driver.press(NONE, Key::Tab);
    assert_eq!(driver.focused(), "Countries, 2");
    driver.press(SHIFT, Key::Tab);
    assert_eq!(driver.focused(), SELVAN, "where the rows were left");
}

#[test]
fn screen_readers_find_words_in_paragraphs_and_headings_and_mentions_among_them() {
    let driver = Driver::with(&[HARBOUR]);
    let title = driver.harness.get_by_role_and_label(Role::Heading, TITLE);
    assert_eq!(title.accesskit_node().data().level(), Some(1));
    let all = title.children_recursive();
    let runs = all.filter(|node| node.accesskit_node().role() == Role::TextRun);
    let runs: String =
        runs.filter_map(|run| run.accesskit_node().data().value().map(str::to_owned)).collect();
    assert!(runs.starts_with("Harbour talks resume"), "{runs}");
    let all = driver.harness.get_all_by_role(Role::Paragraph);
    let with_links = all.filter(|paragraph| paragraph.query_all_by_role(Role::Link).next().is_some());
    assert!(with_links.count() >= 2);
}

#[test]
fn lists_say_how_long_they_are() {
    let driver = Driver::with(&[HARBOUR, RESULTS]);
    for (list, rows) in [("List of people", 3), ("List of countries", 2)] {
        let list = driver.harness.get_by_role_and_label(Role::ListBox, list);
        let positions: Vec<_> = list
            .get_all_by_role(Role::ListItem)
            .map(|row| {
                (row.accesskit_node().data().position_in_set(), row.accesskit_node().data().size_of_set())
            })
            .collect();
        let expected: Vec<_> = (0..rows).map(|row| (Some(row), Some(rows))).collect();
        assert_eq!(positions, expected);
    }
    let tabs = driver.harness.get_by_role_and_label(Role::TabList, "Open articles");
    assert_eq!(tabs.get_all_by_role(Role::Tab).count(), 2);
}

#[test]
fn recent_files_are_listed_by_their_headlines() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(COMMAND, Key::W);
    driver.settle();
    let settings: &Settings = &driver.harness.state().state().settings;
    assert_eq!(settings.recent_titles.get(&file(HARBOUR)).map(String::as_str), Some(TITLE));
    assert!(driver.shows("Open harbour.txt"));
}
