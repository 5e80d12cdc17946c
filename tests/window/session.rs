//! What is restored at the next start, and what happens when files of open articles change on disk.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use dateline::testing::{
    App, Instance, KEY, OpenArticle, ReportChange, Services, Start, StoredSettings, WatchEvent, WatchFiles,
};
use dateline::{Analysis, Article, Mention, Parts, Person, TextRange};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::gui_support::{Desk, Driver, HARBOUR, RESULTS, Storage, file, services};
use crate::keys::{COMMAND, CTRL, CTRL_SHIFT, NONE};
use crate::known::{self, known_words};

/// Starts again with what `driver` leaves behind.
fn next_start(driver: &mut Driver, files: Vec<PathBuf>) -> Driver {
    let mut storage = Storage::default();
    driver.harness.state_mut().save_settings(&mut storage);
    Driver::start(StoredSettings::read(storage.0.get(KEY).cloned()), services(), files)
}

fn names(driver: &Driver) -> Vec<String> {
    driver.harness.state().state().documents.iter().map(OpenArticle::file_name).collect()
}

#[test]
fn the_open_articles_their_order_and_places_are_there_at_the_next_start() {
    let mut driver = Driver::with(&[HARBOUR, "tests/data/german.txt", RESULTS]);
    driver.press(NONE, Key::PageDown);
    let first = driver.reading_place();
    assert!(first > 0);
    driver.press(CTRL, Key::Tab);
    let mut driver = next_start(&mut driver, Vec::new());
    assert_eq!(names(&driver), ["harbour.txt", "german.txt", "results.txt"]);
    assert_eq!(driver.harness.state().state().shown, 1);
    assert_eq!(driver.reading_place(), 0, "this one was at its top");
    // Even without having been looked at in between.
    let mut driver = next_start(&mut driver, Vec::new());
    driver.press(CTRL_SHIFT, Key::Tab);
    assert_eq!(driver.reading_place(), first);
    // In a narrow window the lines break elsewhere; the line with the reading position is still at the top.
    driver.harness.set_size(egui::vec2(600.0, 700.0));
    driver.harness.run();
    let text = driver.document().article.text().to_owned();
    let narrow = driver.reading_place();
    assert!(narrow <= first && first - narrow < 200, "{:?} and {:?}", &text[narrow..], &text[first..]);
}

#[test]
fn files_on_the_command_line_are_added_to_those_of_the_last_time_and_shown() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS]);
    driver.press(NONE, Key::PageDown);
    let first = driver.reading_place();
    let german = file("tests/data/german.txt");
    let mut driver = next_start(&mut driver, vec![german.clone()]);
    assert_eq!(names(&driver), ["harbour.txt", "results.txt", "german.txt"]);
    assert_eq!(driver.harness.state().state().shown, 2);
    // One that was open is shown where its reader was.
    let mut driver = next_start(&mut driver, vec![file(HARBOUR), german]);
    assert_eq!(names(&driver), ["harbour.txt", "results.txt", "german.txt"]);
    assert_eq!(driver.harness.state().state().shown, 0);
    assert_eq!(driver.reading_place(), first);
    // Also if what is given with it was not open.
    let driver = next_start(&mut driver, vec![file(RESULTS), file("tests/data/hard-wrapped.txt")]);
    assert_eq!(names(&driver), ["harbour.txt", "results.txt", "german.txt", "hard-wrapped.txt"]);
    assert_eq!(driver.harness.state().state().shown, 1);
}

#[test]
fn a_file_on_the_command_line_that_cannot_be_read_costs_none_of_the_last_time() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS]);
    driver.press(CTRL, Key::Tab);
    let driver = next_start(&mut driver, vec![PathBuf::from("/nonexistent/article.txt")]);
    assert_eq!(names(&driver), ["harbour.txt", "results.txt"]);
    assert!(driver.harness.query_by_label_contains("/nonexistent/article.txt").is_some());
}

#[test]
fn a_window_beside_another_opens_nothing_of_the_last_time_and_keeps_nothing_for_the_next() {
    let mut driver = Driver::with(&[HARBOUR]);
    let mut storage = Storage::default();
    driver.harness.state_mut().save_settings(&mut storage);
    let stored = StoredSettings::read(storage.0.get(KEY).cloned());
    let mut app =
        App::new(stored, Box::new(Desk::default()), services(), vec![file(RESULTS)]).beside_another();
    app.logic(&egui::Context::default());
    // A quick thread has read it by now.
    let state = app.state();
    let open = state.documents.iter().filter_map(|document| document.path.clone());
    assert_eq!(open.chain(state.reading.iter().cloned()).collect::<Vec<_>>(), [file(RESULTS)]);
    let mut unwritten = Storage::default();
    eframe::App::save(&mut app, &mut unwritten);
    assert!(unwritten.0.is_empty());
}

#[cfg(unix)]
#[test]
fn files_that_a_later_start_hands_over_are_opened_beside_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let Start::First(instance) = Instance::start(folder.path(), "test", &[]) else {
        panic!("it is the first")
    };
    let mut driver = Driver::with(&[HARBOUR]);
    let ctx = driver.harness.ctx.clone();
    driver.harness.state().listen(&ctx, &instance).unwrap();
    let path = folder.path().to_owned();
    let later = std::thread::spawn(move || Instance::start(&path, "test", &[file(RESULTS)]));
    driver.wait_for("the file that was handed over", |app| app.state().documents.len() == 2);
    assert!(matches!(later.join().unwrap(), Start::HandedOver));
    driver.settle();
    assert_eq!(names(&driver), ["harbour.txt", "results.txt"]);
    assert_eq!(driver.harness.state().state().shown, 1);
}

#[test]
fn the_switches_of_the_find_bar_are_as_they_were() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(COMMAND, Key::F);
    driver.click("Match case");
    let driver = next_start(&mut driver, Vec::new());
    let find = &driver.harness.state().state().find;
    assert!(find.query.options.match_case && !find.is_open && find.query.text.is_empty());
}

#[test]
fn articles_are_not_reopened_where_that_is_switched_off() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.choose("Menu", "Reopen articles at start");
    let mut storage = Storage::default();
    driver.harness.state_mut().save_settings(&mut storage);
    let stored = StoredSettings::read(storage.0.get(KEY).cloned());
    assert!(stored.settings.session.files.is_empty(), "nor are they written down");
    let driver = next_start(&mut driver, Vec::new());
    assert!(driver.shows("Open an article to read it"));
}

#[test]
fn an_article_of_the_last_time_that_is_gone_is_told_and_costs_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gone.txt");
    std::fs::copy(file(RESULTS), &path).unwrap();
    let files = vec![path.clone(), file(HARBOUR)];
    let mut driver = Driver::start(StoredSettings::default(), services(), files);
    std::fs::remove_file(&path).unwrap();
    let driver = next_start(&mut driver, Vec::new());
    assert_eq!(names(&driver), ["harbour.txt"]);
    assert!(driver.harness.query_by_label_contains("gone.txt").is_some());
}

/// A watcher that sees nothing by itself and records what it is asked to watch.
struct Noting(Arc<Mutex<Vec<PathBuf>>>);

impl WatchFiles for Noting {
    fn set_files(&self, files: Vec<PathBuf>) {
        *self.0.lock().unwrap() = files;
    }
}

/// Where the watcher, once started, puts the function that reports changes.
type Reporting = Arc<Mutex<Option<ReportChange>>>;

/// Services with a watcher controlled by the test, the function that reports changes to it, and the files that it is
/// asked to watch.
fn watched() -> (Services, Reporting, Arc<Mutex<Vec<PathBuf>>>) {
    let report = Arc::new(Mutex::new(None));
    let files = Arc::new(Mutex::new(Vec::new()));
    let (slot, noted) = (Arc::clone(&report), Arc::clone(&files));
    let services = Services {
        watch: Arc::new(move |report| {
            *slot.lock().unwrap() = Some(report);
            Box::new(Noting(Arc::clone(&noted)))
        }),
        ..services()
    };
    (services, report, files)
}

/// A copy of the invented article in a folder of its own, open and watched.
struct Watched {
    driver: Driver,
    path: PathBuf,
    report: Reporting,
    files: Arc<Mutex<Vec<PathBuf>>>,
    _folder: tempfile::TempDir,
}

impl Watched {
    fn start() -> Self {
        Self::of(&std::fs::read_to_string(file(HARBOUR)).unwrap(), known_words)
    }

    /// An article that reads `text` and is analysed by `analyze`.
    fn of(text: &str, analyze: fn(&Article) -> Analysis) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talks.txt");
        std::fs::write(&path, text).unwrap();
        let (services, report, files) = watched();
        let services = Services {
            analyze: Arc::new(move |article, _| ControlFlow::Continue(analyze(article))),
            ..services
        };
        let driver = Driver::start(StoredSettings::default(), services, vec![path.clone()]);
        Self { driver, path, report, files, _folder: folder }
    }

    fn text(&self) -> String {
        std::fs::read_to_string(&self.path).unwrap()
    }

    fn say(&mut self, event: WatchEvent) {
        let report = self.report.lock().unwrap().clone();
        report.expect("a watcher was started")(event);
        self.driver.harness.run();
    }

    fn change(&mut self, text: &str) {
        std::fs::write(&self.path, text).unwrap();
        self.say(WatchEvent::Changed(self.path.clone()));
    }

    fn notices(&self) -> usize {
        self.driver.harness.state().state().notices.shown().len()
    }

    /// Gives a message on its way time to arrive.
    fn wait_a_moment(&mut self) {
        for _ in 0..20 {
            std::thread::sleep(std::time::Duration::from_millis(10));
            self.driver.harness.step();
        }
        self.driver.settle();
    }
}

#[test]
fn a_changed_file_is_read_again_with_place_and_selection_kept() {
    let mut watched = Watched::start();
    assert_eq!(*watched.files.lock().unwrap(), [watched.path.clone()]);
    watched.driver.click("Mirela Dovane, 5 mentions");
    watched.driver.press(NONE, Key::F3);
    watched.driver.press(NONE, Key::F3);
    watched.driver.press(NONE, Key::PageDown);
    let state = watched.driver.harness.state().state();
    let article = Arc::clone(&state.active().unwrap().article);
    let before = state.active().unwrap().place();
    assert!(before > 200);
    let line: String = article.text()[before..].chars().take(40).collect();

    let text = watched.text();
    let (head, rest) = text.split_once("\n\n").unwrap();
    let added =
        "Mirela Dovane said in the morning that nothing was decided yet, and that more talks would follow.";
    watched.change(&format!("{head}\n\n{added}\n\n{rest}"));
    watched.driver.wait_for_label("talks.txt changed on disk: 1 paragraph added");
    watched.driver.settle();
    assert_eq!(watched.driver.place().as_deref(), Some("4 of 6"), "the same mention is selected");
    let document = watched.driver.document();
    assert!(document.article.text()[document.place()..].starts_with(&line), "the same line is at the top");
}

/// Two people with the same name, told apart by the words that introduce them.
fn two_does(article: &Article) -> Analysis {
    let person = |role: &str, surname: &str| {
        let range = |words: &str| {
            let start = article.text().find(words)?;
            Some(TextRange::new(start, start + words.len()))
        };
        let introduced = range(role)?;
        let name = TextRange::new(introduced.end() + 1, introduced.end() + 1 + "John Doe".len());
        let places =
            [Some(name), range(surname).map(|words| TextRange::new(words.end() - "Doe".len(), words.end()))];
        let mentions = places
            .into_iter()
            .flatten()
            .filter_map(|range| Some(Mention::in_block(article, article.block_at(range.start())?, range)));
        let aliases = vec!["Doe".to_owned()];
        Some(Person { introduced_as: Some(introduced), aliases, ..known::person("John Doe", mentions) })
    };
    let people =
        [("Judge", "the judge Doe"), ("Pilot", "the pilot Doe")].map(|(role, surname)| person(role, surname));
    Analysis::assemble(article, Parts { people: people.into_iter().flatten().collect(), ..Parts::default() })
}

#[test]
fn reloading_tells_two_people_of_one_name_apart() {
    const HEAD: &str = "A hearing at the harbour";
    const JUDGE: &str = "Judge John Doe opened the hearing in the morning and asked who had seen the ship.";
    const PILOT: &str = "Pilot John Doe answered that nobody had seen it, since the fog was too thick.";
    const END: &str = "In the end the judge Doe thanked the pilot Doe for his answer and closed the hearing.";
    let all = format!("{HEAD}\n\n{JUDGE}\n\n{PILOT}\n\n{END}\n");
    let cases = [
        ("swapped", format!("{HEAD}\n\n{PILOT}\n\n{JUDGE}\n\n{END}\n"), [Some("Judge"), Some("Pilot")]),
        ("the judge gone", format!("{HEAD}\n\n{PILOT}\n\n{END}\n"), [None, Some("Pilot")]),
        ("the pilot gone", format!("{HEAD}\n\n{JUDGE}\n\n{END}\n"), [Some("Judge"), None]),
        ("the first edited", all.replace("in the morning", "at noon"), [Some("Judge"), Some("Pilot")]),
        (
            "all edited",
            all.replace("hearing", "inquiry").replace("fog", "rain"),
            [Some("Judge"), Some("Pilot")],
        ),
    ];
    for (what, changed, expected) in cases {
        for (index, expected) in expected.into_iter().enumerate() {
            let mut watched = Watched::of(&all, two_does);
            let rows: Vec<_> = watched.driver.harness.get_all_by_label("John Doe, 2 mentions").collect();
            rows[index].click();
            drop(rows);
            watched.driver.harness.run();
            watched.change(&changed);
            watched.driver.wait_for_label("talks.txt changed on disk: ");
            watched.driver.settle();
            assert_eq!(introduction(&watched.driver).as_deref(), expected, "{what}, number {index}");
        }
    }
}

/// The words that introduce the selected person.
fn introduction(driver: &Driver) -> Option<String> {
    let document = driver.harness.state().state().active()?;
    let first = document.selection.as_ref()?.mentions.first()?.range;
    let before = &document.article.text()[..first.start()];
    before.split_whitespace().next_back().map(str::to_owned)
}

#[test]
fn a_change_below_leaves_the_page_where_it_is() {
    let mut watched = Watched::start();
    watched.driver.press(NONE, Key::PageDown);
    let (place, offset) = (watched.driver.reading_place(), watched.driver.offset());
    let text = watched.text();
    watched.change(&format!(
        "{text}\n\nA last paragraph tells what the ministers did in the evening of the day.\n"
    ));
    watched.driver.wait_for_label("talks.txt changed on disk: 1 paragraph added");
    watched.driver.settle();
    assert_eq!(watched.driver.reading_place(), place);
    assert!((watched.driver.offset() - offset).abs() < 1.0);
}

#[test]
fn the_paragraphs_that_changed_are_gone_to_one_after_the_other() {
    let mut watched = Watched::start();
    let text = watched.text();
    let (head, rest) = text.split_once("\n\n").unwrap();
    let (first, last) = ("Nothing was decided in the morning.", "Nothing was decided in the evening.");
    watched.change(&format!("{head}\n\n{first}\n\n{rest}\n\n{last}\n"));
    watched.driver.wait_for_label("talks.txt changed on disk: 2 paragraphs added");
    for words in [first, last, first] {
        watched.driver.click("Go to the change");
        let document = watched.driver.document();
        assert_eq!(document.landmark.map(|range| document.words(range)).as_deref(), Some(words));
        assert!(document.view.in_view.overlaps(document.landmark.unwrap()));
    }
}

#[test]
fn unchanged_content_is_no_news() {
    let mut watched = Watched::start();
    let text = watched.text();
    watched.change(&text);
    watched.wait_a_moment();
    assert_eq!(watched.notices(), 0);
}

#[test]
fn a_file_that_is_gone_stays_open_and_is_told_once() {
    let mut watched = Watched::start();
    let text = watched.text();
    std::fs::remove_file(&watched.path).unwrap();
    watched.say(WatchEvent::Changed(watched.path.clone()));
    watched.driver.wait_for_label("talks.txt changed on disk but stays open as it was before");
    assert!(watched.driver.shows("Mirela Dovane, 5 mentions"));
    watched.driver.click("Dismiss");
    watched.say(WatchEvent::Changed(watched.path.clone()));
    watched.wait_a_moment();
    assert_eq!(watched.notices(), 0, "once is enough");
    // Changed back to what it was.
    watched.change(&text);
    watched.wait_a_moment();
    std::fs::remove_file(&watched.path).unwrap();
    watched.say(WatchEvent::Changed(watched.path.clone()));
    watched.driver.wait_for_label("talks.txt changed on disk but stays open as it was before");
    watched.change(&text);
    watched.wait_a_moment();
    assert_eq!(watched.notices(), 0, "what was said holds no longer");
    watched.change(&text.replace("Mirela Dovane", "Tarik Selvan"));
    watched.driver.wait_for_label("talks.txt changed on disk: ");
    watched.driver.settle();
    assert!(!watched.driver.shows("Mirela Dovane, 5 mentions"));
}

#[test]
fn files_that_cannot_be_watched_are_a_notice() {
    let mut watched = Watched::start();
    watched.say(WatchEvent::Failed("the system is already watching too many files".to_owned()));
    watched.driver.wait_for_label("Changes to open files will not be noticed");
    assert_eq!(watched.driver.harness.state().state().documents.len(), 1);
}

#[test]
fn only_open_articles_are_watched() {
    let mut watched = Watched::start();
    watched.driver.press(COMMAND, Key::W);
    assert!(watched.files.lock().unwrap().is_empty());
    watched.say(WatchEvent::Changed(watched.path.clone()));
    watched.wait_a_moment();
    assert_eq!(names(&watched.driver), Vec::<String>::new());
}

#[test]
fn a_real_change_on_disk_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.txt");
    std::fs::copy(file(HARBOUR), &path).unwrap();
    let services = Services { watch: Services::default().watch, ..services() };
    let mut driver = Driver::start(StoredSettings::default(), services, vec![path.clone()]);
    let changed = std::fs::read_to_string(&path).unwrap().replace("Mirela Dovane", "Tarik Selvan");
    let looks = Cell::new(0);
    driver.wait_for("the change to be noticed", |app| {
        // A change made before the watcher has begun goes unnoticed, so it is repeated.
        if looks.replace(looks.get() + 1) % 500 == 0 {
            replace(&path, &changed);
        }
        !app.state().notices.shown().is_empty()
    });
    driver.wait_for_label("talks.txt changed on disk: ");
}

/// Writes a file as editors do: writes a new one and renames it over the old.
fn replace(path: &Path, text: &str) {
    let beside = path.with_extension("new");
    std::fs::write(&beside, text).unwrap();
    std::fs::rename(&beside, path).unwrap();
}

/// An export of a press archive with a document of each headline.
fn exported(headlines: &[&str]) -> String {
    let document = |(index, headline): (usize, &&str)| {
        format!(
            "{} of {} DOCUMENTS\n\nThe Marlow Post\n\nMarch 5, 2026 Thursday\n\n{headline}\n\nLENGTH: 9 words\n\n{headline}, said \
             Mirela Dovane, and nobody else had anything to say about it.\n\nLOAD-DATE: March 5, 2026\n\n",
            index + 1,
            headlines.len()
        )
    };
    headlines.iter().enumerate().map(document).collect()
}

#[test]
fn an_article_of_several_stays_itself_when_its_file_gets_others() {
    let mut watched = Watched::of(&exported(&["Fog shuts the port", "Ice on the lake"]), known_words);
    assert_eq!(*watched.files.lock().unwrap(), [watched.path.clone()], "one file is watched");
    watched.driver.press(CTRL, Key::Tab);
    watched.driver.click("Mirela Dovane, 1 mention");
    let name = |watched: &Watched| (watched.driver.document().title(), watched.driver.document().file_name());
    assert_eq!(name(&watched), ("Ice on the lake".to_owned(), "talks.txt#2".to_owned()));
    watched.change(&exported(&["Rain at last", "Fog shuts the port", "Ice on the lake"]));
    watched.driver.wait_for("the new number", |app: &App| {
        app.state().active().is_some_and(|document| document.file_name() == "talks.txt#3")
    });
    assert_eq!(name(&watched).0, "Ice on the lake");
    assert!(watched.driver.document().selection.is_some(), "nothing changed in it");
    assert_eq!(watched.notices(), 0);
    watched.change(&exported(&["Rain at last", "Fog shuts the port"]));
    watched.driver.wait_for_label("talks.txt#3 changed on disk but stays open as it was before");
    assert_eq!(name(&watched).0, "Ice on the lake");
}
