//! The command palette, the sheet of shortcuts, and several articles at once.

use std::path::PathBuf;
use std::sync::Arc;

use dateline::testing::{StoredSettings, UiCommand};
use dateline::window::ThemeChoice;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use strum::IntoEnumIterator as _;

use crate::gui_support::{Driver, Dropped, HARBOUR, RESULTS, file, reports, services};
use crate::keys::{ALT, COMMAND, COMMAND_SHIFT, CTRL, NONE};

const HARBOUR_TITLE: &str = "Harbour talks resume after nine-week stalemate over grain corridor";
const RESULTS_TITLE: &str = "Lantern Foods cuts forecast as cocoa costs bite";
const FIELD: &str = "Find a command";

/// The names of the entries that the palette shows, in order.
fn entries(driver: &Driver) -> Vec<String> {
    let nodes = driver.harness.query_all_by_role(Role::ListBoxOption);
    nodes.filter_map(|node| node.accesskit_node().label()).collect()
}

fn shown(driver: &Driver) -> Option<String> {
    Some(driver.harness.state().state().active()?.file_name())
}

fn type_text(driver: &mut Driver, text: &str) {
    driver.get(FIELD).type_text(text);
    driver.harness.run();
}

#[test]
fn a_command_is_found_by_its_words_and_run_by_the_keyboard() {
    let mut driver = Driver::with(&[HARBOUR]);
    let lists = |driver: &Driver| driver.harness.query_all_by_role(Role::ListBox).count();
    let before = lists(&driver);
    driver.press(COMMAND_SHIFT, Key::P);
    let first = driver.harness.query_all_by_role(Role::ListBoxOption).next();
    assert!(first.is_some_and(|row| row.is_focused()), "screen readers say the chosen row");
    assert!(driver.harness.query_by_label_contains("entries").is_some(), "the list says how long it is");
    assert!(driver.harness.query_by_role_and_label(Role::Dialog, "Command palette").is_some());
    assert_eq!(lists(&driver), before + 1);
    type_text(&mut driver, "theme DÁRK");
    assert_eq!(entries(&driver)[0], "Dark theme");
    assert!(driver.harness.query_all_by_label_contains("3 of ").next().is_some());
    driver.press(NONE, Key::Enter);
    assert_eq!(driver.harness.state().state().settings.theme, ThemeChoice::Dark);
    assert!(driver.harness.query_by_label(FIELD).is_none(), "the palette is closed");
}

#[test]
fn every_command_does_something() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS]);
    let ctx = driver.harness.ctx.clone();
    for command in UiCommand::iter().filter(|command| *command != UiCommand::Quit) {
        if driver.harness.state().state().documents.is_empty() {
            driver = Driver::with(&[HARBOUR, RESULTS]);
        }
        // One that no arm and no row of the table tells of would fail here.
        driver.harness.state_mut().run(&ctx, command);
        driver.press(NONE, Key::Escape);
    }
    let rows =
        ["Mirela Dovane, 5 mentions", "> 40, more than 40 cargo ships had been cleared to leave the port"];
    let mut asked = 0;
    for row in rows {
        let mut driver = Driver::with(&[HARBOUR]);
        driver.click(row);
        let ctx = driver.harness.ctx.clone();
        for command in UiCommand::iter().filter(|command| command.question().is_some()) {
            if command.is_enabled(driver.harness.state().state()) {
                driver.harness.state_mut().run(&ctx, command);
                assert!(driver.harness.state().overlay().is_some(), "{command:?}");
                driver.press(NONE, Key::Escape);
                asked += 1;
            }
        }
    }
    assert!(asked > 10);
}

#[test]
fn the_arrows_choose_among_what_was_found() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(COMMAND_SHIFT, Key::P);
    type_text(&mut driver, "zoom");
    let found = entries(&driver);
    assert_eq!(found[..2], ["Zoom in", "Zoom out"]);
    driver.press(NONE, Key::ArrowDown);
    driver.press(NONE, Key::Enter);
    assert!(driver.harness.state().state().settings.zoom < 0.95, "the second was chosen");
    // Up from the first entry leads to the last.
    driver.press(COMMAND_SHIFT, Key::P);
    driver.press(NONE, Key::ArrowUp);
    let chosen: Vec<String> = driver
        .harness
        .query_all_by_role(Role::ListBoxOption)
        .filter(|node| node.accesskit_node().is_selected() == Some(true))
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert_eq!(chosen, ["Go to heading What happens next"]);
}

#[test]
fn commands_behind_the_palette_get_no_keys() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click("Mirela Dovane, 5 mentions");
    driver.press(COMMAND_SHIFT, Key::P);
    driver.press(NONE, Key::F3);
    driver.press(NONE, Key::F9);
    driver.press(COMMAND, Key::W);
    assert_eq!(driver.place().as_deref(), Some("1 of 5"));
    assert!(driver.harness.state().state().settings.panel_open);
    driver.press(NONE, Key::Escape);
    assert!(driver.harness.query_by_label(FIELD).is_none());
    assert_eq!(driver.place().as_deref(), Some("1 of 5"), "Escape closed the palette and nothing else");
    driver.press(NONE, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("2 of 5"));
}

#[test]
fn nothing_found_is_said_and_enter_does_nothing() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(COMMAND_SHIFT, Key::P);
    type_text(&mut driver, "no such command");
    assert!(driver.harness.query_by_label_contains("Nothing found").is_some());
    driver.press(NONE, Key::Enter);
    assert!(driver.get(FIELD).is_focused());
}

#[test]
fn open_articles_and_headings_are_found_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    let paragraph = "Ships wait in the harbour while the talks go on, and nobody says for how long.\n\n";
    let text = format!(
        "Harbour report of the year\n\n{}What comes next\n\n{}",
        paragraph.repeat(60),
        paragraph.repeat(60)
    );
    std::fs::write(&path, text).unwrap();
    let mut driver = Driver::start(StoredSettings::default(), services(), vec![path, file(RESULTS)]);
    driver.press(COMMAND_SHIFT, Key::P);
    type_text(&mut driver, "comes next");
    driver.click("Go to heading What comes next");
    assert!(driver.offset() > 500.0, "{}", driver.offset());
    driver.press(COMMAND_SHIFT, Key::P);
    type_text(&mut driver, "lantern");
    assert_eq!(entries(&driver), [format!("Go to article {RESULTS_TITLE}")]);
    driver.press(NONE, Key::Enter);
    assert_eq!(shown(&driver).as_deref(), Some("results.txt"));
}

#[test]
fn people_are_found_too() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(COMMAND_SHIFT, Key::P);
    type_text(&mut driver, "dovane");
    assert_eq!(entries(&driver).first().map(String::as_str), Some("Mirela Dovane"));
    driver.press(NONE, Key::Enter);
    assert_eq!(driver.place().as_deref(), Some("1 of 5"));
}

#[test]
fn a_letter_pressed_with_alt_is_not_typed() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(COMMAND, Key::F);
    driver.get("Find in the article").type_text("quay");
    driver.harness.run();
    // X11 and Wayland send the press and the letter.
    let events = &mut driver.harness.input_mut().events;
    events.push(egui::Event::Key {
        key: Key::R,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: ALT,
    });
    events.push(egui::Event::Text("r".to_owned()));
    driver.harness.run();
    let query = &driver.harness.state().state().find.query;
    assert_eq!(query.text, "quay");
    assert!(query.options.regex);
}

#[test]
fn every_command_with_keys_is_on_the_sheet() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(NONE, Key::F1);
    let rows: Vec<String> = driver
        .harness
        .query_all_by_role(Role::ListItem)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    for command in UiCommand::iter() {
        let is_listed = rows.iter().any(|row| row.starts_with(&format!("{}, ", command.text())));
        assert_eq!(is_listed, !command.shortcuts().is_empty(), "{command:?}");
    }
    assert!(driver.harness.query_by_role_and_label(Role::Dialog, "Keyboard shortcuts").is_some());
    let before = driver.offset();
    driver.press(NONE, Key::PageDown);
    assert!((driver.offset() - before).abs() < 0.5, "the page behind it stays");
    driver.press(NONE, Key::Escape);
    assert!(!driver.shows("Close the sheet"));
    driver.press(NONE, Key::F1);
    driver.click("Close the sheet");
    assert!(driver.harness.query_by_label("Close the sheet").is_none());
}

#[test]
fn the_sheet_is_narrowed_to_what_is_typed() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(NONE, Key::F1);
    driver.type_text("quot");
    for (row, is_listed) in [("Quotes, Ctrl+5", true), ("Next article, ", false)] {
        let found = driver
            .harness
            .query_all_by_role(Role::ListItem)
            .any(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(row)));
        assert_eq!(found, is_listed, "{row}");
    }
    driver.type_text("zzz");
    assert!(driver.shows("No shortcut says that"));
    driver.press(NONE, Key::Escape);
    assert!(!driver.shows("Close the sheet"));
}

#[test]
fn the_sheet_scrolls_in_a_small_window() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.harness.set_size(egui::vec2(560.0, 360.0));
    driver.harness.run();
    driver.press(NONE, Key::F1);
    let first = || "Open…, ".to_owned();
    let top = |driver: &Driver| driver.harness.get_by_label_contains(&first()).rect().top();
    let before = top(&driver);
    driver.press(NONE, Key::End);
    driver.harness.run();
    assert!(top(&driver) < before - 100.0, "{} from {before}", top(&driver));
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(560.0, 360.0));
    assert!(window.contains_rect(driver.get("Close the sheet").rect()), "it can be closed by the mouse");
}

#[test]
fn a_closed_article_comes_back_where_it_was() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS]);
    driver.press(NONE, Key::PageDown);
    let place = driver.document().place();
    assert!(place > 0);
    driver.press(COMMAND, Key::W);
    assert_eq!(shown(&driver).as_deref(), Some("results.txt"));
    driver.press(COMMAND_SHIFT, Key::T);
    driver.wait_for("the article", |app| app.state().documents.len() == 2);
    driver.settle();
    assert_eq!(shown(&driver).as_deref(), Some("harbour.txt"));
    assert_eq!(driver.harness.state().state().shown, 0, "its tab is where it was");
    assert_eq!(driver.document().place(), place);
    driver.press(COMMAND_SHIFT, Key::T);
    assert_eq!(driver.harness.state().state().documents.len(), 2, "there is nothing more to open again");
}

#[test]
fn an_article_that_was_opened_by_other_means_is_not_reopened() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS]);
    driver.press(COMMAND, Key::W);
    driver.desk.to_open.borrow_mut().push_back(vec![file(HARBOUR)]);
    driver.press(COMMAND, Key::O);
    driver.wait_for("the article", |app| app.state().documents.len() == 2);
    driver.settle();
    assert!(driver.harness.state().state().closed.is_empty());
    driver.press(COMMAND_SHIFT, Key::P);
    type_text(&mut driver, "reopen closed");
    assert!(entries(&driver).is_empty(), "there is nothing to open again");
}

#[test]
fn a_closed_article_that_is_gone_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gone.txt");
    std::fs::copy(file(RESULTS), &path).unwrap();
    let mut driver = Driver::start(StoredSettings::default(), services(), vec![path.clone(), file(HARBOUR)]);
    driver.press(COMMAND, Key::W);
    std::fs::remove_file(&path).unwrap();
    driver.press(COMMAND_SHIFT, Key::T);
    driver.wait_for_label("gone.txt: there is no such file");
    assert!(driver.harness.state().state().returning.is_empty());
    assert_eq!(shown(&driver).as_deref(), Some("harbour.txt"));
}

#[test]
fn the_other_articles_are_closed_and_opened_again_one_by_one() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS, "tests/data/german.txt"]);
    driver.press(CTRL, Key::Tab);
    driver.choose("Menu", "Close other articles");
    assert_eq!(driver.harness.state().state().documents.len(), 1);
    assert_eq!(shown(&driver).as_deref(), Some("results.txt"));
    for count in [2, 3] {
        driver.press(COMMAND_SHIFT, Key::T);
        driver.wait_for("the article", |app| app.state().documents.len() == count);
    }
    let names: Vec<String> = driver
        .harness
        .state()
        .state()
        .documents
        .iter()
        .map(dateline::testing::OpenArticle::file_name)
        .collect();
    assert_eq!(names, ["harbour.txt", "results.txt", "german.txt"]);
}

#[test]
fn a_tab_has_a_menu_of_its_own() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS]);
    driver.harness.get_by_role_and_label(Role::Tab, RESULTS_TITLE).click_secondary();
    driver.harness.run();
    driver.click("Close all others");
    assert_eq!(shown(&driver).as_deref(), Some("results.txt"));
    assert_eq!(driver.harness.state().state().documents.len(), 1);
    driver.harness.get_by_role_and_label(Role::Tab, RESULTS_TITLE).click_secondary();
    driver.harness.run();
    driver.click("Close this article");
    assert_eq!(shown(&driver), None);
}

#[test]
fn tabs_say_what_is_in_their_articles() {
    let driver = Driver::with(&[HARBOUR, RESULTS]);
    let tab = driver.harness.get_by_role_and_label(Role::Tab, HARBOUR_TITLE);
    let node = tab.accesskit_node();
    assert_eq!(
        node.description().as_deref(),
        Some("3 people · 2 countries · 4 statistics · 2 captions · 0 quotes")
    );
}

#[test]
fn twenty_files_are_dropped_at_once_one_of_them_bad() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(file(HARBOUR)).unwrap();
    let paths: Vec<PathBuf> = (0..20).map(|index| folder.path().join(format!("{index}.txt"))).collect();
    for (index, path) in paths.iter().enumerate() {
        std::fs::write(path, format!("Report number {index} on the harbour\n\n{text}")).unwrap();
    }
    std::fs::write(&paths[7], [0_u8, 159, 146, 150, 255, 0, 254, 0].repeat(64)).unwrap();
    // Reading waits, so that the status meanwhile can be seen.
    let gate = Arc::new(std::sync::Mutex::new(()));
    let held = gate.lock().unwrap();
    let real = services();
    let (read, waits) = (Arc::clone(&real.read), Arc::clone(&gate));
    let slow = dateline::testing::Services {
        read: Arc::new(move |path| {
            drop(waits.lock());
            read(path)
        }),
        ..real
    };
    let mut driver = Driver::start(StoredSettings::default(), slow, Vec::new());
    for path in &paths {
        driver.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
    }
    driver.harness.step();
    driver.wait_for_label("Reading 0.txt and 19 more…");
    drop(held);
    driver.wait_for("the articles", |app| app.state().documents.len() == 19);
    driver.settle();
    let state = driver.harness.state().state();
    assert_eq!(state.shown, 0, "the first is shown");
    let names: Vec<String> = state.documents.iter().map(dateline::testing::OpenArticle::file_name).collect();
    let expected: Vec<String> =
        (0..20).filter(|index| *index != 7).map(|index| format!("{index}.txt")).collect();
    assert_eq!(names, expected, "in the order in which they were dropped");
    assert_eq!(state.notices.shown().len(), 1);
    assert!(driver.harness.query_by_label_contains("7.txt").is_some());
    for _ in 0..19 {
        driver.press(CTRL, Key::Tab);
    }
    assert_eq!(shown(&driver).as_deref(), Some("0.txt"), "around all of them");
}

#[test]
fn the_open_articles_are_listed_where_their_tabs_have_no_room() {
    let (_folder, files) = reports(20);
    let mut driver = Driver::start(StoredSettings::default(), services(), files);
    driver.click("20 open articles: Go to an article…");
    driver.type_text("17");
    assert!(driver.shows("1 of 20 found"));
    driver.press(NONE, Key::Enter);
    assert_eq!(driver.document().title(), "Report number 17");
    driver.press(COMMAND_SHIFT, Key::A);
    assert!(driver.shows("20 entries"));
    driver.press(NONE, Key::ArrowUp);
    driver.press(NONE, Key::Enter);
    assert_eq!(driver.document().title(), "Report number 16", "it opens at the article on show");
}
