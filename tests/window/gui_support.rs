//! Shared by the tests of the window: a desk that answers dialogs, an analyst that finds known words, and a driver of
//! the app.

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
use dateline::{
    Analysis, Article, BlockKind, Caption, Country, CountryEvidence, CountryMention, Evidence, EvidenceList,
    ExportFormat, Kind, Mention, Modifier, Parts, Person, PersonMention, PersonRule, PutRight, Statistic,
    StatisticKind, TextRange, Unsure,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};

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

    fn read_clipboard(&self) -> ReadClipboard {
        let content = self.clipboard.borrow().clone();
        Box::pin(async move { content })
    }
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

fn mentions(article: &Article, words: &[&str]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for word in words {
        for (start, _) in article.text().match_indices(word) {
            let range = TextRange::new(start, start + word.len());
            if found.iter().any(|mention| mention.range.overlaps(range)) {
                continue;
            }
            if let Some(block) = article.block_at(start) {
                found.push(Mention::in_block(article, block, range));
            }
        }
    }
    found.sort();
    found
}

fn first(article: &Article, words: &str) -> Option<TextRange> {
    article.text().find(words).map(|start| TextRange::new(start, start + words.len()))
}

/// The known numbers of the invented articles.
fn known_statistics(article: &Article) -> Vec<Statistic> {
    let mut statistics = Vec::new();
    let clauses = [
        "more than 40 cargo ships had been cleared to leave the port",
        "a third of the crews had been at sea for nearly 11 months",
        "Insurers have quoted $1.2 million a voyage",
        "up 18% on last year",
    ];
    for (words, kind, value, unit, modifier) in [
        ("more than 40", StatisticKind::Count, 40, None, Some(Modifier::MoreThan)),
        ("nearly 11 months", StatisticKind::Duration, 11, Some("month"), Some(Modifier::Nearly)),
        ("$1.2 million", StatisticKind::Money, 1_200_000, Some("USD"), None),
        ("18%", StatisticKind::Percentage, 18, Some("%"), None),
    ] {
        let Some(range) = first(article, words) else { continue };
        let Some(block) = article.block_at(range.start()) else { continue };
        statistics.push(Statistic {
            kind,
            range,
            block,
            value: Some(value.into()),
            value_high: None,
            unit: unit.map(str::to_owned),
            modifier,
            subject: first(article, "cargo ships").filter(|_| words == "more than 40"),
            negated: false,
            clause: clauses
                .iter()
                .filter_map(|words| first(article, words))
                .find(|it| it.contains(range))
                .unwrap_or(range),
            sentence: article.block(block).range,
            in_quotation: false,
            evidence: EvidenceList::default(),
            doubt: None,
            put_right: PutRight::default(),
        });
    }
    statistics
}

/// An analysis that finds the known words of the invented articles.
pub fn known_words(article: &Article) -> Analysis {
    let mut parts = Parts { word_count: article.text().split_whitespace().count(), ..Parts::default() };
    let people: [(&[&str], &str); 4] = [
        (&["Mirela Dovane", "Dovane"], "Romanian transport minister"),
        (&["Tarik Selvan", "Selvan"], "Her counterpart"),
        (&["Anton Breckel", "Breckel"], "port director"),
        (&["Petra Holm", "Holm"], "Chief executive"),
    ];
    for (names, role) in people {
        let mentions = mentions(article, names);
        if !mentions.is_empty() {
            parts.people.push(Person {
                name: names[0].to_owned(),
                introduced_as: first(article, role),
                aliases: vec![names[1].to_owned()],
                mentions: mentions
                    .into_iter()
                    .map(|mention| PersonMention {
                        mention,
                        evidence: [Evidence::of(PersonRule::Recognized)].into_iter().collect(),
                    })
                    .collect(),
                credit_only: false,
                doubt: None,
                put_right: PutRight::default(),
            });
        }
    }
    let countries: [(&[&str], &'static str, &'static str, &'static str); 3] = [
        (&["Romanian", "Romania", "Bucharest"], "Romania", "RO", "ROU"),
        (&["Turkey", "Ankara"], "Turkey", "TR", "TUR"),
        (&["Poland"], "Poland", "PL", "POL"),
    ];
    for (words, name, alpha2, alpha3) in countries {
        let evidence = |mention: &Mention| match article.slice(mention.range) {
            word if word == name => CountryEvidence::Name,
            "Romanian" => CountryEvidence::Demonym,
            _ => CountryEvidence::Capital,
        };
        let mentions: Vec<CountryMention> = mentions(article, words)
            .into_iter()
            .map(|mention| CountryMention { mention, evidence: evidence(&mention), decision: None })
            .collect();
        if !mentions.is_empty() {
            parts.countries.push(Country {
                name,
                alpha2,
                alpha3,
                mentions,
                doubt: None,
                put_right: PutRight::default(),
            });
        }
    }
    parts.statistics = known_statistics(article);
    for (block, caption) in article.indexed_blocks().filter(|(_, block)| block.kind == BlockKind::Caption) {
        parts.captions.push(Caption {
            range: caption.range,
            block,
            alt: None,
            credit: None,
            agency: Some("REUTERS".to_owned()),
            photographer: None,
            date: None,
            people: Vec::new(),
            positions: Vec::new(),
            evidence: EvidenceList::default(),
            put_right: PutRight::default(),
        });
    }
    if let Some(range) = first(article, "Hamburg") {
        let block = article.block_at(range.start()).unwrap();
        let reason = "a city, not a country".to_owned();
        parts.unsure.push(Unsure { range, block, guess: Kind::Country, reason });
    }
    Analysis::assemble(article, parts)
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
