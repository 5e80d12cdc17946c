//! Opening, switching and closing articles, and the messages about those that cannot be read or analysed.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use dateline::testing::{OpenArticle, Services, StoredSettings};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::gui_support::{Driver, Dropped, HARBOUR, RESULTS, file, reports, services};
use crate::keys::{COMMAND, COMMAND_SHIFT, CTRL, NONE};
use crate::known::DOVANE;

#[test]
fn an_empty_window_says_what_to_do() {
    let driver = Driver::with(&[]);
    assert!(driver.shows("Open an article to read it"));
    assert!(driver.shows("Or drop files anywhere on this window"));
    assert!(driver.shows("Open by path…"));
    assert_eq!(driver.harness.state().state().window_title(), "Dateline");
}

#[test]
fn the_open_dialog_opens_several_files() {
    let mut driver = Driver::with(&[]);
    driver.desk.to_open.borrow_mut().push_back(vec![file(HARBOUR), file(RESULTS)]);
    driver.click("Open…");
    driver.wait_for("two articles", |app| app.state().documents.len() == 2);
    driver.settle();
    let state = driver.harness.state().state();
    assert_eq!(state.shown, 0, "the first is shown");
    assert_eq!(
        state.window_title(),
        "Harbour talks resume after nine-week stalemate over grain corridor — Dateline"
    );
    assert_eq!(state.settings.recent_files, [file(RESULTS), file(HARBOUR)]);
}

#[test]
fn a_dialog_that_nothing_answers_is_explained() {
    let mut driver = Driver::with(&[]);
    driver.click("Open…");
    driver.wait_for_label("No file dialog answered");
    driver.click("Dismiss");
    assert!(driver.harness.query_by_label_contains("No file dialog").is_none());
}

#[test]
fn dropped_files_are_opened() {
    let mut driver = Driver::with(&[]);
    driver.harness.input_mut().hovered_files.push(egui::HoveredFile::default());
    driver.harness.step();
    driver.harness.input_mut().hovered_files.clear();
    driver.harness.input_mut().dropped_files.push(Arc::new(Dropped(file(RESULTS))));
    driver.harness.step();
    driver.wait_for("an article", |app| app.state().documents.len() == 1);
    driver.settle();
    assert!(driver.shows("Petra Holm, 2 mentions"));
}

#[test]
fn a_path_can_be_typed() {
    let mut driver = Driver::with(&[]);
    driver.press(COMMAND, Key::L);
    let field = driver.get("Path of the article");
    assert!(field.is_focused());
    field.type_text(&file(HARBOUR).display().to_string());
    driver.harness.run();
    driver.press(NONE, Key::Enter);
    driver.wait_for("an article", |app| app.state().documents.len() == 1);
    assert!(driver.harness.state().overlay().is_none());

    driver.press(COMMAND, Key::L);
    driver.press(NONE, Key::Escape);
    assert!(driver.harness.state().overlay().is_none());
}

#[test]
fn a_file_of_the_command_line_fills_the_panels() {
    let driver = Driver::with(&[HARBOUR]);
    for header in ["People, 3", "Countries, 2", "Statistics, 4", "Image captions, 2", "Not sure, 1"] {
        assert!(driver.shows(header), "{header}");
    }
    assert!(driver.shows(DOVANE));
    assert!(driver.shows("Romania, 4 mentions"));
    assert!(driver.shows("> 40, more than 40 cargo ships had been cleared to leave the port"));
    assert!(driver.shows("≈ 11 months, a third of the crews had been at sea for nearly 11 months"));
    assert!(driver.shows("$1,200,000, Insurers have quoted $1.2 million a voyage"));
    assert!(driver.shows("3 people · 2 countries · 4 statistics · 2 captions · 0 quotes"));
    assert!(driver.shows("harbour.txt"));
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_open_article() {
    let folder = tempfile::tempdir().unwrap();
    let binary = folder.path().join("picture.txt");
    std::fs::write(&binary, [0u8, 159, 146, 150, 0, 0, 1, 2, 255, 0, 254, 0].repeat(64)).unwrap();
    let missing = folder.path().join("missing.txt");
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click(DOVANE);
    for (path, problem) in [(missing, "there is no such file"), (binary, "this is not a text file")] {
        driver.desk.to_open.borrow_mut().push_back(vec![path]);
        driver.press(COMMAND, Key::O);
        driver.wait_for_label(problem);
        assert_eq!(driver.place().as_deref(), Some("1 of 5"), "the article is as it was");
    }
    assert_eq!(driver.harness.state().state().notices.shown().len(), 2);
}

#[test]
fn of_many_files_that_cannot_be_read_each_is_said() {
    let mut driver = Driver::with(&[HARBOUR]);
    let missing = (0..8).map(|index| file(&format!("tests/data/missing-{index}.txt"))).collect();
    driver.desk.to_open.borrow_mut().push_back(missing);
    driver.press(COMMAND, Key::O);
    driver.wait_for_label("5 more notices");
    driver.click("Show all");
    for index in 0..8 {
        assert!(driver.harness.query_by_label_contains(&format!("missing-{index}.txt")).is_some());
    }
    driver.click("Dismiss all");
    assert!(driver.harness.query_by_label_contains("missing-").is_none());
}

#[test]
fn the_side_panel_keeps_its_width_through_a_narrow_window() {
    let mut driver = Driver::with(&[HARBOUR]);
    let width = |driver: &Driver| driver.harness.state().state().settings.panel_width;
    let page = |driver: &Driver| driver.get("Filter the panels").rect().width();
    let before = (width(&driver), page(&driver));
    for size in [[1100.0, 800.0], [860.0, 800.0], [640.0, 800.0], [860.0, 800.0], [1280.0, 820.0]] {
        driver.harness.set_size(size.into());
        driver.settle();
    }
    assert_eq!((width(&driver), page(&driver)), before);
}

#[test]
fn the_tab_of_the_article_on_show_is_in_sight() {
    let (_folder, files) = reports(14);
    let mut driver = Driver::start(StoredSettings::default(), services(), files);
    for _ in 0..13 {
        driver.press(CTRL, Key::Tab);
    }
    driver.settle();
    let screen = driver.harness.ctx.content_rect();
    assert_eq!(driver.harness.state().state().shown, 13);
    let tab = driver.harness.get_by_role_and_label(Role::Tab, "Report number 13").rect();
    assert!(screen.contains_rect(tab) && tab.right() < screen.right() - 100.0, "{tab:?}");
}

#[test]
fn a_first_file_that_cannot_be_read_is_an_error_page() {
    let driver = Driver::with(&["tests/data/no-such-file.txt"]);
    assert!(driver.shows("no-such-file.txt could not be opened"));
    assert!(driver.shows("Open articles"));
}

#[test]
fn articles_are_switched_and_closed() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS]);
    let shown = |driver: &Driver| {
        driver.harness.state().state().active().map(dateline::testing::OpenArticle::file_name)
    };
    assert_eq!(shown(&driver).as_deref(), Some("harbour.txt"));
    driver.press(CTRL, Key::Tab);
    assert_eq!(shown(&driver).as_deref(), Some("results.txt"));
    driver.press(CTRL, Key::PageDown);
    assert_eq!(shown(&driver).as_deref(), Some("harbour.txt"));
    driver.get_tab("Lantern Foods cuts forecast as cocoa costs bite");
    assert_eq!(shown(&driver).as_deref(), Some("results.txt"));
    driver.click("Close Lantern Foods cuts forecast as cocoa costs bite");
    assert_eq!(shown(&driver).as_deref(), Some("harbour.txt"));
    driver.press(COMMAND, Key::W);
    assert_eq!(shown(&driver), None);
    assert!(driver.shows("Open an article to read it"));
    // It is still among the recent files.
    driver.click("Open harbour.txt");
    driver.wait_for("the article", |app| app.state().documents.len() == 1);
}

impl Driver {
    /// Finds and clicks the tab called `title`, since the headline on the page has the same name.
    fn get_tab(&mut self, title: &str) {
        self.harness.get_by_role_and_label(egui::accesskit::Role::Tab, title).click();
        self.harness.run();
    }
}

#[test]
fn opening_an_open_file_shows_it() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS]);
    driver.desk.to_open.borrow_mut().push_back(vec![file(RESULTS)]);
    driver.press(COMMAND, Key::O);
    driver.wait_for("the second article", |app| app.state().shown == 1);
    assert_eq!(driver.harness.state().state().documents.len(), 2);
}

#[test]
fn the_text_can_be_read_before_the_analysis_ends_and_the_analysis_be_cancelled() {
    let was_stopped = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&was_stopped);
    let slow = Services {
        analyze: Arc::new(move |_, observe| {
            loop {
                std::thread::sleep(std::time::Duration::from_millis(1));
                if observe(dateline::Progress { fraction: 0.4 }).is_break() {
                    stopped.store(true, Ordering::Relaxed);
                    return ControlFlow::Break(());
                }
            }
        }),
        ..Services::default()
    };
    let stored = StoredSettings::default();
    let mut driver = Driver::unsettled(stored, slow, vec![file(HARBOUR)]);
    driver.wait_for_label("Finding people, countries and statistics…");
    assert!(driver.shows("Insurers hold back"), "the text is there");
    driver.wait_for("progress", |app| app.state().documents[0].progress() > Some(0.3));
    driver.click("Cancel");
    assert!(driver.shows("The analysis was cancelled"));
    driver.wait_for("the thread to stop", |_| was_stopped.load(Ordering::Relaxed));
}

#[test]
fn a_panic_in_the_analysis_is_an_error_notice() {
    let faulty = Services { analyze: Arc::new(|_, _| panic!("a fault of the test")), ..Services::default() };
    let mut driver = Driver::start(StoredSettings::default(), faulty, vec![file(HARBOUR)]);
    driver.wait_for_label("harbour.txt could not be analysed");
    assert!(driver.shows("Insurers hold back"));
    assert!(driver.shows("The analysis failed"));
}

#[test]
fn a_file_of_several_articles_opens_as_so_many() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.mbox");
    let mail = |number| {
        format!(
            "From a@b.example Thu Jan  1\nFrom: a@b.example\nMessage-ID: <{number}@b>\nSubject: Report {number}\n\nIt rains.\n\n"
        )
    };
    std::fs::write(&path, (1..=3).map(mail).collect::<String>()).unwrap();
    let mut driver = Driver::start(StoredSettings::default(), services(), vec![path.clone()]);
    let titles = |driver: &Driver| -> Vec<String> {
        driver.harness.state().state().documents.iter().map(OpenArticle::title).collect()
    };
    assert_eq!(titles(&driver), ["Report 1", "Report 2", "Report 3"]);
    assert_eq!(driver.document().title(), "Report 1");
    driver.press(CTRL, Key::Tab);
    assert_eq!(driver.document().file_name(), "all.mbox#2");
    driver.press(COMMAND, Key::W);
    driver.press(COMMAND_SHIFT, Key::T);
    driver.wait_for("the article to come back", |app| app.state().documents.len() == 3);
    assert_eq!(driver.document().title(), "Report 2", "it alone comes back, in its place");
    assert_eq!(titles(&driver), ["Report 1", "Report 2", "Report 3"]);
    driver.press(CTRL, Key::PageUp);
    driver.press(COMMAND, Key::W);
    driver.press(COMMAND_SHIFT, Key::T);
    driver.wait_for("the article to come back", |app| app.state().documents.len() == 3);
    assert_eq!(titles(&driver), ["Report 1", "Report 2", "Report 3"]);
}
