//! How long the window takes for a frame, without a screen: the processor time that its thread needs for the layout and
//! tessellation of each frame, with articles of several sizes and shapes, and the memory that the process used.
//!
//! `cargo bench --bench frames` prints a table; a word after `--` picks the articles whose name contains it.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use dateline::testing::{
    App, ChosenPaths, ClipboardContent, Dialogs, Order, Page, ReadClipboard, Services, Settings,
    StoredSettings, UiCommand,
};
use dateline::{
    Action, Analysis, Anchor, Article, CodePoints, Colour, Evidence, ExportFormat, Kind, Mention, Operation,
    Parts, Person, PersonMention, PersonRule, PutRight, Store, TextRange,
};
use egui::{
    Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, TouchPhase,
    Vec2, pos2, vec2,
};

/// The environment variable that tells a process which article to measure. Each article has its own process, so that
/// the memory of one does not count towards the next.
const CASE: &str = "DATELINE_FRAMES_CASE";
const SIZE: Vec2 = vec2(1280.0, 820.0);
/// The start of the names of the articles in which one name stands 50,000 times.
const MENTIONS: &str = "50,000 mentions";
/// One of them, in which the reader marked 5,000.
const MARKED: &str = "50,000 mentions, 5,000 marked";
/// An article with as many figures.
const FIGURES: &str = "5,000 statistics";
const CASES: [&str; 8] =
    ["article", "1 MB", "10 MB", "one paragraph of 1 MB", "100,000 lines", MENTIONS, MARKED, FIGURES];

fn main() {
    if let Ok(case) = std::env::var(CASE) {
        measure(&case);
        return;
    }
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    println!(
        "{:<30} {:<26} {:>6} {:>9} {:>9} {:>9}",
        "article", "what is done", "frames", "p50 (ms)", "p99 (ms)", "max (ms)"
    );
    for case in CASES.into_iter().filter(|case| case.contains(&wanted)) {
        let program = std::env::current_exe().expect("the bench runs");
        let status = Command::new(program).env(CASE, case).status().expect("the bench starts again");
        assert!(status.success(), "{case} failed");
    }
}

/// The text of `case`.
fn text(case: &str) -> String {
    let sample = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name);
        std::fs::read_to_string(path).expect("the sample is there")
    };
    let danube = sample("danube-talks.txt");
    let repeated = |size: usize| format!("{danube}\n\n").repeat(size / danube.len() + 1);
    match case {
        "article" => danube,
        "1 MB" => repeated(1_000_000),
        "10 MB" => repeated(10_000_000),
        "one paragraph of 1 MB" => repeated(1_000_000).split_whitespace().collect::<Vec<_>>().join(" "),
        "100,000 lines" => {
            (0..100_000).map(|line| format!("Line {line} of the harbour master's log.\n\n")).collect()
        }
        FIGURES => (1..=2_500)
            .map(|number| {
                format!(
                    "The yard built {} boats in its year {number}, said Mira Holm, and sold them for {} euros.\n\n",
                    number * 7 % 2_499 + 2,
                    number * 1_000,
                )
            })
            .collect(),
        _ => (0..10_000)
            .map(|line| {
                format!(
                    "Mira Holm met Mira Holm and Mira Holm, said Mira Holm, who is Mira Holm, {line}.\n\n"
                )
            })
            .collect(),
    }
}

/// An analysis that finds a name 50,000 times.
fn known_name(article: &Article) -> Analysis {
    let name = "Mira Holm";
    let mentions = article.text().match_indices(name).map(|(start, _)| {
        let range = TextRange::new(start, start + name.len());
        let block = article.block_at(start).expect("a paragraph");
        let mention = Mention::in_block(article, block, range);
        PersonMention { mention, evidence: [Evidence::of(PersonRule::Recognized)].into_iter().collect() }
    });
    let person = Person {
        name: name.to_owned(),
        introduced_as: None,
        aliases: Vec::new(),
        mentions: mentions.collect(),
        credit_only: false,
        doubt: None,
        put_right: PutRight::default(),
    };
    Analysis::assemble(article, Parts { people: vec![person], ..Parts::default() })
}

/// A store in `folder` with a highlight of every tenth name in the article at `path`, each a correction of its own.
fn marked(folder: &Path, path: &Path) -> Store {
    let store = Store::new(folder.to_owned());
    let article = dateline::open(path).expect("the article opens").article;
    let mut kept = store.load(&article);
    let points = CodePoints::new(article.text());
    let name = "Mira Holm";
    for (number, (start, _)) in article.text().match_indices(name).step_by(10).enumerate() {
        let at = vec![Anchor::new(&article, &points, TextRange::new(start, start + name.len()))];
        let action = Action::Highlight(Colour::Blue);
        kept.corrections.record(Operation { id: number.to_string(), at, action });
    }
    store.keep(&article, &mut kept).expect("they can be kept");
    store
}

/// Dialogs that are never asked for.
struct NoDialogs;

impl Dialogs for NoDialogs {
    fn open_files(&self, _folder: Option<&Path>) -> ChosenPaths {
        Box::pin(async { Vec::new() })
    }

    fn save_file(&self, _folder: Option<&Path>, _name: &str, _format: ExportFormat) -> ChosenPaths {
        Box::pin(async { Vec::new() })
    }

    fn folder_opener(&self) -> fn(&Path) -> std::io::Result<()> {
        |_| Ok(())
    }

    fn read_clipboard(&self) -> ReadClipboard {
        Box::pin(async { ClipboardContent::default() })
    }

    fn offer_selection(&self, _text: String) {}
}

/// A window without a screen, and the times of its frames.
struct Window {
    ctx: egui::Context,
    app: App,
    size: Vec2,
    time: f64,
    case: String,
    frames: Vec<Duration>,
}

impl Window {
    fn frame(&mut self, events: Vec<Event>) {
        let start = thread_time();
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.time),
            events,
            focused: true,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.ui(ui);
        });
        // There is no graphics card to upload them to.
        output.textures_delta.clear();
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(shapes);
        self.frames.push(thread_time().saturating_sub(start));
    }

    fn run(&mut self, command: UiCommand) {
        let ctx = self.ctx.clone();
        self.app.run(&ctx, command);
    }

    /// Prints how long the frames since the last report took.
    fn report(&mut self, what: &str) {
        let mut frames = std::mem::take(&mut self.frames);
        if frames.is_empty() {
            return;
        }
        frames.sort_unstable();
        if frames.is_empty() {
            return;
        }
        let ms = |share: f64| {
            let index = ((frames.len() - 1) as f64 * share).round() as usize;
            frames[index].as_secs_f64() * 1000.0
        };
        println!(
            "{:<30} {:<26} {:>6} {:>9.2} {:>9.2} {:>9.2}",
            self.case,
            what,
            frames.len(),
            ms(0.5),
            ms(0.99),
            ms(1.0)
        );
    }

    fn pointer(&mut self, pos: Pos2, pressed: Option<bool>) {
        let mut events = vec![Event::PointerMoved(pos)];
        if let Some(pressed) = pressed {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            events.push(Event::PointerButton { pos, button, pressed, modifiers });
        }
        self.frame(events);
    }

    fn wheel(&mut self, points: f32) {
        let event = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, points),
            source: MouseWheelSource::Wheel,
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![event]);
    }

    fn is_analysed(&self) -> bool {
        self.app.state().active().is_some_and(|document| document.findings().is_some())
    }
}

/// The services for `case`, whose article is at `path`; corrections are kept in `folder`.
fn services(case: &str, folder: &Path, path: &Path) -> Services {
    let mut services = Services { analyze: Arc::new(dateline::analyze_with_progress), ..Services::default() };
    if case.starts_with(MENTIONS) {
        services.analyze = Arc::new(|article, _| ControlFlow::Continue(known_name(article)));
    }
    if case == MARKED {
        services.store = Some(Arc::new(marked(folder, path)));
    }
    services
}

fn measure(case: &str) {
    let file = tempfile::Builder::new().suffix(".txt").tempfile().expect("a file");
    let text = text(case);
    std::fs::write(file.path(), &text).expect("the file is written");
    let length = text.len();
    drop(text);
    let folder = tempfile::tempdir().expect("a folder");
    let services = services(case, folder.path(), file.path());
    let files: Vec<PathBuf> = vec![file.path().to_owned()];
    let ctx = egui::Context::default();
    App::install(&ctx);
    // The program does this while its window comes up.
    dateline::testing::warm_up_now();
    let mut settings = Settings::default();
    if case == FIGURES {
        // With headings, and numbers below one another.
        settings.orders.set(Order::named(Kind::Statistic, "value").expect("there is such an order"));
    }
    let stored = StoredSettings { settings, unreadable: None };
    let app = App::new(stored, Box::new(NoDialogs), services, files);
    let mut window = Window { ctx, app, size: SIZE, time: 0.0, case: case.to_owned(), frames: Vec::new() };

    window.frame(Vec::new());
    window.report("first frame");
    let opened = Instant::now();
    while window.app.state().documents.is_empty() {
        std::thread::sleep(Duration::from_millis(1));
        window.frame(Vec::new());
    }
    window.frame(Vec::new());
    let shown = opened.elapsed();
    window.report("until text is shown");
    println!("{case:<30} text on screen {} ms after the start of reading", shown.as_millis());
    println!("{case:<30} memory with text {:.0} MB", peak_memory_mb());

    window.pointer(pos2(400.0, 400.0), None);
    for _ in 0..120 {
        window.wheel(-120.0);
    }
    window.report("scroll while analysing");
    let started = Instant::now();
    while !window.is_analysed() && started.elapsed() < Duration::from_mins(2) {
        std::thread::sleep(Duration::from_millis(20));
        window.frame(Vec::new());
    }
    window.report("wait for the analysis");

    for step in 0..400 {
        window.wheel(if step % 100 < 80 { -400.0 } else { 900.0 });
    }
    window.report("scroll by wheel");
    let gutter = pos2(window.size.x - 348.0 - 8.0, 60.0);
    window.pointer(gutter, Some(true));
    for step in 0..300_u16 {
        let share = f32::from(step * 37 % 300) / 300.0;
        window.pointer(pos2(gutter.x, 60.0 + share * 700.0), None);
    }
    window.pointer(gutter, Some(false));
    window.report("drag the scroll bar");

    // The first row in the list of people.
    let row = pos2(window.size.x - 200.0, 118.0);
    window.pointer(row, Some(true));
    window.pointer(row, Some(false));
    window.frame(Vec::new());
    assert!(
        window.app.state().active().is_some_and(|document| document.selection.is_some())
            || case == "100,000 lines",
        "a row was clicked"
    );
    window.report("select by a row");
    for _ in 0..150 {
        window.run(UiCommand::NextMention);
        window.frame(Vec::new());
        window.frame(Vec::new());
    }
    window.report("jump to mentions");
    scroll_panel(&mut window);
    find(&mut window);
    let from = pos2(400.0, 300.0);
    window.pointer(from, Some(true));
    for step in 0..120_u16 {
        window.pointer(pos2(500.0, 300.0 + f32::from(step) * 6.0), None);
    }
    window.pointer(from, Some(false));
    window.report("select text");
    for step in 0..120_u16 {
        window.size.x = 1280.0 - 4.0 * f32::from(step.min(120 - step));
        window.frame(Vec::new());
    }
    window.report("resize the window");
    for step in 0..40 {
        window.run(if step % 2 == 0 { UiCommand::ThemeDark } else { UiCommand::ThemeLight });
        window.frame(Vec::new());
    }
    window.report("switch the theme");
    for _ in 0..40 {
        window.run(UiCommand::TogglePeople);
        window.frame(Vec::new());
    }
    window.report("toggle a kind");
    resize_text(&mut window);
    println!(
        "{case:<30} memory at most {:.0} MB; 6 times the text and 150 MB are {:.0} MB",
        peak_memory_mb(),
        6.0 * length as f64 / 1e6 + 150.0
    );
    measure_reading(case);
}

fn scroll_panel(window: &mut Window) {
    window.run(UiCommand::GoToStatistics);
    window.frame(Vec::new());
    window.report("go to the statistics");
    window.pointer(pos2(window.size.x - 200.0, 600.0), None);
    for step in 0..200 {
        window.wheel(if step % 100 < 80 { -400.0 } else { 900.0 });
    }
    window.report("scroll the side panel");
    window.pointer(pos2(400.0, 400.0), None);
}

fn resize_text(window: &mut Window) {
    for step in 0..20 {
        window.run(if step % 2 == 0 { UiCommand::TextLarger } else { UiCommand::TextSmaller });
        window.frame(Vec::new());
        window.frame(Vec::new());
    }
    window.report("change the size of text");
}

/// Searches for a letter that occurs everywhere and steps from hit to hit, with the list of hits open.
fn find(window: &mut Window) {
    window.run(UiCommand::Find);
    window.frame(Vec::new());
    window.run(UiCommand::ToggleHitList);
    window.frame(vec![Event::Text("i".to_owned())]);
    let started = Instant::now();
    let is_running =
        |window: &Window| window.app.state().active().is_some_and(|document| document.find.is_running());
    window.frame(Vec::new());
    while is_running(window) && started.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(4));
        window.frame(Vec::new());
    }
    window.report("find a letter");
    for _ in 0..100 {
        window.run(UiCommand::NextHit);
        window.frame(Vec::new());
        window.frame(Vec::new());
    }
    for step in 0..100_u16 {
        window.run(UiCommand::PreviousHit);
        window.pointer(pos2(window.size.x - 356.0, 120.0 + f32::from(step) * 5.0), None);
    }
    window.report("go from hit to hit");
    window.run(UiCommand::ToggleHitList);
    window.run(UiCommand::CloseFind);
    window.frame(Vec::new());
}

/// Prints the processor time that reading the article of `case` takes.
fn measure_reading(case: &str) {
    let text = text(case);
    let start = thread_time();
    let article = dateline::article_from_text(text).expect("the text is an article");
    let page = Page::of(&article);
    let time = thread_time().saturating_sub(start);
    println!("{case:<30} {} pieces are read in {} ms of processor time", page.pieces.len(), time.as_millis());
}

/// The processor time of this thread.
fn thread_time() -> Duration {
    ThreadTime::now().as_duration()
}

/// The peak memory of this process, in megabytes; 0 if the system does not tell.
fn peak_memory_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() * 1024.0 / 1e6
}
