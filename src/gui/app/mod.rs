//! The app: its work between passes ([`App::logic`]) and what it shows ([`App::ui`]). It does not depend on eframe, so
//! that tests drive the same app as the window.
//!
//! [`work`] carries out commands, and [`actions`] what the parts of the window ask for; [`articles`], [`correcting`],
//! [`finding`], [`moving`], [`paste`] and [`reload`] hold what takes more than a line, and [`reports`] handles the messages
//! from the threads of [`tasks`]. [`overlay`] is what covers the
//! window for a while. [`window`] opens the window, of which [`instance`] keeps one, and [`screenshot`] takes a picture
//! of it. [`session`] is what it remembers, and [`kept_settings`] the file of it. [`dialogs`] and [`watch`]
//! are what it uses of the system.

mod actions;
mod articles;
mod correcting;
pub mod dialogs;
mod finding;
pub mod instance;
mod kept_settings;
mod moving;
mod overlay;
mod paste;
mod reload;
mod reports;
pub mod screenshot;
mod session;
pub mod tasks;
pub mod warm_up;
pub mod watch;
pub mod window;
mod work;

use std::path::PathBuf;

use egui::{CentralPanel, Context, Frame, Panel, Ui, ViewportCommand};

use crate::article::TextRange;
use crate::gui::app::dialogs::Dialogs;
use crate::gui::app::instance::Instance;
use crate::gui::app::overlay::Overlay;
use crate::gui::app::tasks::{Services, Tasks};
use crate::gui::app::watch::WatchFiles;
use crate::gui::command::{Action, UiCommand};
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::open_article::AnalysisState;
use crate::gui::model::session::Session;
use crate::gui::model::settings::StoredSettings;
use crate::gui::model::state::State;
use crate::gui::pictures::Pictures;
use crate::gui::reader::{self, Reader};
use crate::gui::ui::{
    self, card, correction_menu, empty, notices, outline, panels, placing, status, toolbar,
};
use crate::gui::widgets::panel_width::PanelWidth;
use crate::gui::widgets::{controls, tab_group};
use crate::gui::{find, theme};

/// The narrowest side panel.
const PANEL_MIN: f32 = 220.0;
/// The width that the reader keeps, however wide the side panel is meant to be.
const READER_MIN: f32 = 400.0;

/// Dateline's window.
pub struct App {
    state: State,
    /// The overlay, which covers the window and takes the keyboard.
    overlay: Option<Overlay>,
    /// Whether the overlay was there in the last pass.
    was_covered: bool,
    /// The widget that gets the keyboard back from the overlay.
    returns_to: Option<egui::Id>,
    /// The pictures of the open articles.
    pictures: Pictures,
    reader: Reader,
    tasks: Tasks,
    dialogs: Box<dyn Dialogs>,
    /// Settings that could not be read, which the next save keeps aside.
    unreadable_settings: Option<String>,
    /// Files to open as soon as there is a context to wake.
    files_to_open: Vec<PathBuf>,
    /// The articles of the last session, until there is a context to wake.
    session_to_open: Session,
    /// Files from the last session that are still being read.
    restoring: Vec<PathBuf>,
    /// The number of articles from the last session that are open. Their tabs are the first.
    restored: usize,
    /// Whether settings and session are kept for the next start.
    remembers: bool,
    /// The watcher of the files of open articles, started with the first of them.
    watcher: Option<Box<dyn WatchFiles>>,
    /// The articles whose files are being watched.
    watched: Vec<PathBuf>,
    /// The selected text that was last offered to the middle button of the mouse.
    offered: Option<(ArticleKey, TextRange)>,
    next_key: u64,
    shown_title: String,
    shown_look: Option<theme::Look>,
    actions: Vec<Action>,
}

impl App {
    /// An app with no article open yet. In its first pass it opens the articles of the last session, and `files` with them,
    /// of which it shows the first.
    #[must_use]
    pub fn new(
        stored: StoredSettings,
        dialogs: Box<dyn Dialogs>,
        services: Services,
        files: Vec<PathBuf>,
    ) -> Self {
        let mut state = State { settings: stored.settings, ..State::default() };
        state.find.query.options = state.settings.find;
        if stored.unreadable.is_some() {
            state.notices.information(
                "The settings could not be read. The defaults are in use, and the old settings have been kept",
            );
        }
        let session =
            if state.settings.reopen_at_start { state.settings.session.clone() } else { Session::default() };
        Self {
            state,
            overlay: None,
            was_covered: false,
            returns_to: None,
            pictures: Pictures::default(),
            reader: Reader::default(),
            tasks: Tasks::new(services),
            dialogs,
            unreadable_settings: stored.unreadable,
            files_to_open: files,
            session_to_open: session,
            restoring: Vec::new(),
            restored: 0,
            remembers: true,
            watcher: None,
            watched: Vec::new(),
            offered: None,
            next_key: 0,
            shown_title: String::new(),
            shown_look: None,
            actions: Vec::new(),
        }
    }

    /// The same app, but one that leaves settings and session as the first window keeps them.
    #[must_use]
    pub fn beside_another(mut self) -> Self {
        self.session_to_open = Session::default();
        self.remembers = false;
        self
    }

    /// Opens the files that later starts of the program hand over.
    pub fn listen(&self, ctx: &Context, instance: &Instance) -> std::io::Result<()> {
        self.tasks.listen(ctx, instance)
    }

    /// Installs fonts and styles in `ctx`. Called once, before the first pass.
    pub fn install(ctx: &Context) {
        theme::install(ctx);
    }

    /// What the window shows.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The overlay, which covers the window and takes the keyboard.
    #[must_use]
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The pictures of the open articles.
    #[must_use]
    pub fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    /// Does the work between passes: messages from other threads, keys, dropped files. Paints nothing.
    pub fn logic(&mut self, ctx: &Context) {
        self.open_at_start(ctx);
        for message in self.tasks.messages() {
            self.receive(ctx, message);
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        self.open_files(ctx, dropped);
        tab_group::take_tab(ctx);
        if let Some(overlay) = &mut self.overlay {
            overlay.take_keys(ctx);
        } else {
            for command in UiCommand::pressed(ctx, &self.state) {
                self.run(ctx, command);
            }
            self.take_side_buttons(ctx);
        }
        self.update_find(ctx);
        if let Some(seconds) = self.state.notices.expire(ctx.input(|input| input.time)) {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(seconds));
        }
        self.watch_open_files(ctx);
        self.tasks.prefer(self.state.active().map(|document| document.key));
        self.offer_selection(ctx);
        self.apply_settings(ctx);
    }

    /// Shows the window in all of `ui`.
    pub fn ui(&mut self, ui: &mut Ui) {
        let mut actions = std::mem::take(&mut self.actions);
        let state = &mut self.state;
        // Without an article there is no page to be left alone with.
        if !state.settings.clean_page || state.documents.is_empty() {
            toolbar::toolbar_ui(ui, state, &mut actions);
            status::status_ui(ui, state, &mut actions);
        }
        if notices::has_strips(&state.notices) {
            Panel::top("notices")
                .frame(Frame::NONE)
                .show(ui, |ui| notices::notices_ui(ui, &state.notices, &mut actions));
        }
        if let Some(document) = state.active()
            && document.warnings().next().is_some()
        {
            Panel::top("warnings")
                .frame(Frame::NONE)
                .show(ui, |ui| notices::warnings_ui(ui, document, &mut actions));
        }
        placing::placing_ui(ui, state, &mut actions);
        let settings = &mut state.settings;
        if let Some(document) = state.documents.get_mut(state.shown) {
            let beside = if settings.panel_open { PANEL_MIN } else { 0.0 };
            outline::outline_ui(ui, document, settings, READER_MIN + beside, &mut actions);
        }
        side_panel_ui(ui, state, &self.pictures, &mut actions);
        find::bar_ui(ui, state, &mut actions);
        find::list_ui(ui, state, &mut actions);
        let page = CentralPanel::no_frame().show(ui, |ui| {
            if let Some(document) = state.documents.get_mut(state.shown) {
                let (settings, pictures) = (&state.settings, &self.pictures);
                let page =
                    reader::reader_ui(ui, &mut self.reader, document, settings, pictures, &mut actions);
                page.context_menu(|ui| {
                    for command in UiCommand::OF_TEXT {
                        controls::menu_item(ui, state, command, &mut actions);
                    }
                    ui.separator();
                    correction_menu::of_page_ui(ui, state, &mut actions);
                });
            } else {
                empty::empty_ui(ui, state, &mut actions);
            }
        });
        notices::floating_ui(ui, page.response.rect, &state.notices, &mut actions);
        let is_covered = self.overlay.is_some();
        if is_covered && !self.was_covered {
            self.returns_to = ui.memory(egui::Memory::focused);
        }
        if let Some(overlay) = &mut self.overlay {
            overlay.show(ui, state, &self.pictures, &mut actions);
        }
        ui::overlay::drop_ui(ui);
        if !is_covered && let Some(widget) = self.returns_to.take() {
            // What had the keyboard before the overlay has it again.
            ui.memory_mut(|memory| memory.request_focus(widget));
        }
        self.was_covered = is_covered;

        let ctx = ui.ctx().clone();
        // Screen readers say the name of the frame.
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| {
            node.set_label(self.shown_title.as_str());
        });
        self.decode_wanted_pictures(&ctx);
        if !actions.is_empty() {
            // What an action changes is shown in the next pass.
            ctx.request_repaint();
        }
        for action in actions.drain(..) {
            self.apply(&ctx, action);
        }
        self.actions = actions;
    }

    /// Starts decoding the pictures that this pass asked for, up to the number decoded at once.
    fn decode_wanted_pictures(&mut self, ctx: &Context) {
        for id in self.pictures.end_pass() {
            let document = self.state.documents.iter().find(|document| document.key == id.document);
            if let Some(picture) = document.and_then(|document| document.article.pictures().get(id.index)) {
                self.tasks.decode(ctx, id, picture.content.clone());
            }
        }
    }

    fn apply_settings(&mut self, ctx: &Context) {
        let settings = &self.state.settings;
        let look = theme::Look { choice: settings.theme, reduced_motion: settings.reduced_motion };
        if self.shown_look != Some(look) {
            theme::apply(ctx, look);
            self.shown_look = Some(look);
        }
        if (ctx.zoom_factor() - settings.zoom).abs() > 1e-3 {
            ctx.set_zoom_factor(settings.zoom);
        }
        let title = self.state.window_title();
        if title != self.shown_title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
    }
}

fn side_panel_ui(ui: &mut Ui, state: &mut State, pictures: &Pictures, actions: &mut Vec<Action>) {
    if !state.settings.panel_open || state.settings.clean_page || state.documents.is_empty() {
        if let Some(document) = state.active_mut() {
            document.focused_row = None;
        }
        return;
    }
    let widest = (ui.available_width() - READER_MIN).max(PANEL_MIN);
    let fill = theme::Tokens::of(ui).chrome;
    let settings = &mut state.settings;
    let Some(document) = state.documents.get_mut(state.shown) else { return };
    let room = PanelWidth::new(ui, "side panel", settings.panel_width, PANEL_MIN..=widest);
    let response = Panel::right("side panel")
        .default_size(room.default)
        .size_range(room.range.clone())
        .frame(Frame::new().fill(fill))
        .show(ui, |ui| {
            card::card_ui(ui, document, settings, pictures, actions);
            panels::panels_ui(ui, document, settings, pictures, actions);
        });
    if let Some(width) = room.kept(response.response.rect.width()) {
        settings.panel_width = width;
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        if self.remembers {
            self.save_settings(storage);
        }
    }

    /// Panel sizes and zoom are in the settings; nothing else in egui's memory is worth keeping.
    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        // Analyses under way stop when their documents are dropped; nothing waits for them.
        for document in &mut self.state.documents {
            if matches!(document.analysis, AnalysisState::Running { .. }) {
                document.analysis = AnalysisState::Cancelled;
            }
        }
    }
}
