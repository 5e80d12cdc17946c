//! Shared by the tests of the window: a desk that answers dialogs, and a driver of the app.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use dateline::testing::{
    App, ChosenPaths, ClipboardContent, Dialogs, OpenArticle, ReadClipboard, Services, StoredSettings,
    WatchFiles,
};
use dateline::{Analysis, ExportFormat};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};

use crate::known::known_words;
use crate::waiting;

/// The invented article with people, countries, statistics and captions.
pub const HARBOUR: &str = "tests/data/harbour.txt";
/// Another invented article.
pub const RESULTS: &str = "tests/data/results.txt";

/// The path of a file in the repository.
pub fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The folder and name suggested for a file.
pub type Suggestion = (Option<PathBuf>, String);

/// The interval between checks while waiting.
const INTERVAL: Duration = Duration::from_millis(2);

/// Answers dialogs in turn, and records what they were asked.
#[derive(Clone, Default)]
pub struct Desk {
    /// The next answers to the open dialog.
    pub to_open: Rc<RefCell<VecDeque<Vec<PathBuf>>>>,
    /// The next answers to the save dialog.
    pub to_save: Rc<RefCell<VecDeque<PathBuf>>>,
    /// What is on the clipboard.
    pub clipboard: Rc<RefCell<ClipboardContent>>,
    /// The texts offered to the middle button of the mouse.
    pub offered: Rc<RefCell<Vec<String>>>,
    /// The names that were suggested for saving.
    pub suggested: Rc<RefCell<Vec<Suggestion>>>,
}

impl Dialogs for Desk {
    fn open_files(&self, _folder: Option<&Path>) -> ChosenPaths {
        let answer = self.to_open.borrow_mut().pop_front().unwrap_or_default();
        Box::pin(async move { answer })
    }

    fn save_file(&self, folder: Option<&Path>, name: &str, _format: ExportFormat) -> ChosenPaths {
        self.suggested.borrow_mut().push((folder.map(Path::to_owned), name.to_owned()));
        let answer: Vec<PathBuf> = self.to_save.borrow_mut().pop_front().into_iter().collect();
        Box::pin(async move { answer })
    }

    fn folder_opener(&self) -> fn(&Path) -> io::Result<()> {
        |_| Err(io::Error::other("there is no file manager"))
    }

    fn offer_selection(&self, text: String) {
        self.offered.borrow_mut().push(text);
    }

    fn read_clipboard(&self) -> ReadClipboard {
        let content = self.clipboard.borrow().clone();
        Box::pin(async move { content })
    }
}

/// So many small articles with the headlines "Report number 0" and so on, in a folder of their own.
pub fn reports(count: usize) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let write = |index: usize| {
        let path = folder.path().join(format!("{index}.txt"));
        let text = format!(
            "Report number {index}\n\nThe ferry is late today, as it was yesterday, said Mirela Dovane.\n"
        );
        std::fs::write(&path, text).unwrap();
        path
    };
    let paths = (0..count).map(write).collect();
    (folder, paths)
}

/// Reads files for real, but with an analyst that finds known words, so that the tests of the window do not depend on
/// the quality of the analysis.
pub fn services() -> Services {
    Services {
        analyze: Arc::new(|article, observe| {
            observe_all(observe)?;
            ControlFlow::Continue(known_words(article))
        }),
        watch: Arc::new(|_| Box::new(Silent)),
        ..Services::default()
    }
}

/// A watcher of files that sees nothing.
struct Silent;

impl WatchFiles for Silent {
    fn set_files(&self, _files: Vec<PathBuf>) {}
}

/// A storage for settings, kept in memory only.
#[derive(Default)]
pub struct Storage(pub std::collections::BTreeMap<String, String>);

impl eframe::Storage for Storage {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn flush(&mut self) {}
}

fn observe_all(observe: &mut dyn FnMut(dateline::Progress) -> ControlFlow<()>) -> ControlFlow<()> {
    for step in 0..=10 {
        observe(dateline::Progress { fraction: step as f32 / 10.0 })?;
    }
    ControlFlow::Continue(())
}

/// Drives the app as a person would, by its labels.
pub struct Driver {
    /// The app in a window without a screen.
    pub harness: Harness<'static, App>,
    /// What answers its dialogs.
    pub desk: Desk,
    /// Everything that the passes so far have put on the clipboard. A step of the harness can be several passes, of
    /// which it only keeps the output of the last.
    clipboard: Rc<RefCell<Vec<String>>>,
    /// The greatest number of texts in egui's cache at the end of a pass: it keeps those of the pass and of the one
    /// before.
    pub most_galleys: Rc<Cell<usize>>,
}

impl Driver {
    /// A window with `files` open.
    pub fn with(files: &[&str]) -> Self {
        Self::start(StoredSettings::default(), services(), files.iter().map(|name| file(name)).collect())
    }

    /// A window started from stored settings, with `files` open.
    pub fn start(stored: StoredSettings, services: Services, files: Vec<PathBuf>) -> Self {
        let mut driver = Self::unsettled(stored, services, files);
        driver.settle();
        driver
    }

    /// A window started from stored settings, without waiting for its analyses to end.
    pub fn unsettled(stored: StoredSettings, services: Services, files: Vec<PathBuf>) -> Self {
        let desk = Desk::default();
        let clipboard = Rc::new(RefCell::new(Vec::new()));
        let copied = Rc::clone(&clipboard);
        let most_galleys = Rc::new(Cell::new(0));
        let most = Rc::clone(&most_galleys);
        let app = App::new(stored, Box::new(desk.clone()), services, files);
        let harness = Harness::builder()
            .with_size([1280.0, 820.0])
            .with_max_steps(16)
            .with_context_setup(App::install)
            .build_ui_state(
                move |ui, app: &mut App| {
                    app.logic(ui.ctx());
                    app.ui(ui);
                    #[expect(
                        clippy::redundant_closure_for_method_calls,
                        reason = "the method alone is not general enough over lifetimes"
                    )]
                    let count = ui.ctx().fonts(|fonts| fonts.num_galleys_in_cache());
                    most.set(most.get().max(count));
                    ui.output(|output| {
                        copied.borrow_mut().extend(output.commands.iter().filter_map(copied_text));
                    });
                },
                app,
            );
        Self { harness, desk, clipboard, most_galleys }
    }

    /// Runs until no file is being read and no analysis runs.
    pub fn settle(&mut self) {
        self.wait_for("reading and analysis to end", |app| {
            let state = app.state();
            let is_reading = state.pasting || !state.reading.is_empty();
            !is_reading && state.documents.iter().all(|document| document.progress().is_none())
        });
    }

    /// Runs until `condition` holds.
    pub fn wait_for(&mut self, what: &str, condition: impl Fn(&App) -> bool) {
        self.wait_until(what, |harness| condition(harness.state()));
    }

    /// Runs until there is a widget with `label` in its name, or several.
    pub fn wait_for_label(&mut self, label: &str) {
        self.wait_until(label, |harness| harness.query_all_by_label_contains(label).next().is_some());
    }

    /// Runs until there is a widget called exactly `label`, or several.
    pub fn wait_to_show(&mut self, label: &str) {
        self.wait_until(label, |harness| harness.query_all_by_label(label).next().is_some());
    }

    fn wait_until(&mut self, what: &str, condition: impl Fn(&Harness<'static, App>) -> bool) {
        self.harness.run();
        waiting::wait_for(what, INTERVAL, || {
            let holds = condition(&self.harness);
            if !holds {
                self.harness.step();
            }
            holds.then_some(())
        });
        self.harness.run();
    }

    /// The widget called `label`.
    pub fn get<'a>(&'a self, label: &'a str) -> Node<'a> {
        self.harness.get_by_label(label)
    }

    /// Whether there is a widget called `label`.
    pub fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    /// Clicks the widget called `label`.
    pub fn click(&mut self, label: &str) {
        self.get(label).click();
        self.harness.run();
    }

    /// Clicks `item` of the menu called `menu`.
    pub fn choose(&mut self, menu: &str, item: &str) {
        self.click(menu);
        self.click(item);
    }

    /// Presses a key.
    pub fn press(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    /// The text last put on the clipboard.
    pub fn copied(&self) -> Option<String> {
        self.clipboard.borrow().last().cloned()
    }

    /// The position in the selection, as "1 of 9".
    pub fn place(&self) -> Option<String> {
        let selection = self.harness.state().state().active()?.selection.as_ref()?;
        Some(format!("{} of {}", selection.focused + 1, selection.mentions.len()))
    }

    /// The article on show.
    pub fn document(&self) -> &OpenArticle {
        self.harness.state().state().active().expect("an article is open")
    }

    /// What was found in it, as it is corrected.
    pub fn analysis(&self) -> &Analysis {
        &self.document().findings().expect("it is analysed").analysis
    }

    /// How far down it is scrolled.
    pub fn offset(&self) -> f64 {
        self.document().view.offset
    }

    /// The reading position in it.
    pub fn reading_place(&self) -> usize {
        self.document().place()
    }

    /// Types `text` where the keyboard is.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// The name of what has the keyboard.
    pub fn focused(&self) -> String {
        #[expect(clippy::redundant_closure_for_method_calls, reason = "the method's lifetime does not fit")]
        let nodes = self.harness.query_all_by(|node| node.is_focused());
        let mut names = nodes.filter_map(|node| node.accesskit_node().label());
        names.next().unwrap_or_default()
    }

    /// Moves the pointer to where the byte `offset` is in the strip beside the page, `column` points from its left.
    pub fn hover_beside_page(&mut self, offset: usize, column: f32) -> egui::Pos2 {
        let view = &self.document().view;
        let share = (view.height_within(offset) / view.page_height()) as f32;
        let strip = self.get("Position in the article").rect();
        let pos = egui::pos2(strip.left() + column, strip.top() + strip.height() * share + 1.0);
        self.harness.event(egui::Event::PointerMoved(pos));
        self.harness.run_steps(6);
        pos
    }

    /// Clicks at `pos`.
    pub fn click_at(&mut self, pos: egui::Pos2) {
        self.harness.event(egui::Event::PointerMoved(pos));
        for pressed in [true, false] {
            let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
            self.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
            self.harness.step();
        }
        self.harness.run();
    }

    /// Selects `words` of the article on show, where they stand first.
    pub fn select_text(&mut self, words: &str) {
        self.press(egui::Modifiers::COMMAND, egui::Key::F);
        self.type_text(words);
        self.wait_for_label("Hits 1 of");
        self.press(egui::Modifiers::NONE, egui::Key::Escape);
    }
}

fn copied_text(command: &egui::OutputCommand) -> Option<String> {
    match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    }
}

/// A file dropped on the window.
#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("only the path is used".to_owned())
    }
}
