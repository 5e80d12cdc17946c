//! The About window: version, licence, and the licences of what Dateline contains.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::gui_support::{Driver, HARBOUR};
use crate::keys::{COMMAND_SHIFT, NONE};

fn open(driver: &mut Driver) {
    driver.press(COMMAND_SHIFT, Key::P);
    driver.get("Find a command").type_text("about");
    driver.harness.run();
    driver.press(NONE, Key::Enter);
}

/// Whether the list of parts and their licences is shown.
fn lists_parts(driver: &Driver) -> bool {
    let mut lists = driver.harness.query_all_by_role(Role::ListBox);
    lists.any(|list| list.accesskit_node().label().is_some_and(|name| name.ends_with("licences")))
}

#[test]
fn the_licence_of_each_part_is_shown_at_a_click() {
    let mut driver = Driver::with(&[HARBOUR]);
    open(&mut driver);
    assert!(driver.harness.query_by_role_and_label(Role::Dialog, "About Dateline").is_some());
    assert!(driver.shows(concat!("Dateline ", env!("CARGO_PKG_VERSION"))));
    let rows = driver.harness.query_all_by_role(Role::ListBoxOption).count();
    assert!((5..60).contains(&rows), "only what is in view is laid out: {rows} rows");

    driver.click("Literata (the face of the article), OFL-1.1");
    assert!(driver.harness.query_by_label_contains("The Literata Project Authors").is_some());
    driver.press(NONE, Key::Escape);
    assert!(driver.harness.query_by_label_contains("The Literata Project Authors").is_none());
    assert!(lists_parts(&driver), "Escape leads back to the list");
    driver.press(NONE, Key::Escape);
    assert!(!lists_parts(&driver));
}

#[test]
fn the_list_of_parts_and_their_licences_follow_the_keys() {
    let mut driver = Driver::with(&[HARBOUR]);
    open(&mut driver);
    driver.press(NONE, Key::End);
    driver.harness.run();
    let last = driver.harness.query_all_by_role(Role::ListBoxOption).last();
    assert!(last.is_some_and(|row| row.is_focused()), "screen readers say the chosen row");
    driver.press(NONE, Key::Home);
    driver.press(NONE, Key::Enter);
    let top = |driver: &Driver| {
        let lines = driver.harness.query_all_by_role(Role::Label);
        lines.filter_map(|line| line.accesskit_node().value()).collect::<Vec<_>>().join("\n")
    };
    let before = top(&driver);
    assert!(before.contains("The Inter Project Authors"), "{before}");
    driver.press(NONE, Key::End);
    driver.harness.run();
    assert_ne!(top(&driver), before, "the text is scrolled");
    driver.click("Back to the list");
    assert!(lists_parts(&driver));
}
