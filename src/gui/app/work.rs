//! How the app carries out commands and actions.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use crate::analysis::{Check, CheckState, EntityKey, Kind};
use crate::export::ExportFormat;
use crate::gui::app::App;
use crate::gui::app::overlay::Overlay;
use crate::gui::app::session;
use crate::gui::command::{Action, UiCommand};
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::correcting::Edit;
use crate::gui::model::findings::Findings;
use crate::gui::model::landmarks::LandmarkKind;
use crate::gui::model::open_article::{AnalysisState, OpenArticle, file_name};
use crate::gui::model::order::Order;
use crate::gui::model::quotation;
use crate::gui::model::settings::{KEY, Settings, ThemeChoice, UNREADABLE_KEY};
use crate::gui::model::state::ClosedContent;
use crate::gui::model::text_selection::TextSelection;
use crate::gui::model::typography::{Face, Typography};

const ZOOM_STEP: f32 = 0.1;

impl App {
    /// Reads `files` on another thread and shows them as they come.
    pub fn open_files(&mut self, ctx: &Context, files: Vec<PathBuf>) {
        self.open_files_showing(ctx, files, 0);
    }

    /// Reads `files` on another thread and shows the first that can be read from index `first_shown` on.
    pub(super) fn open_files_showing(&mut self, ctx: &Context, files: Vec<PathBuf>, first_shown: usize) {
        if files.is_empty() {
            return;
        }
        self.state.failure = None;
        self.state.reading.extend(files.iter().cloned());
        self.tasks.read(ctx, files, first_shown);
    }

    /// Carries out `command`.
    #[expect(clippy::too_many_lines, reason = "a line or two for each command")]
    pub fn run(&mut self, ctx: &Context, command: UiCommand) {
        if !command.is_enabled(&self.state) {
            return;
        }
        let state = &mut self.state;
        if let Some(document) = state.active_mut() {
            let asks = command.question().is_some()
                || matches!(command, UiCommand::EditCheck | UiCommand::CheckWrong);
            document.edits.asked_from = document.focused_row.filter(|_| asks);
            if asks {
                document.settle_on_row();
            }
        }
        match command {
            UiCommand::Open => {
                let folder = self.folder();
                self.tasks.await_files(ctx, self.dialogs.open_files(folder.as_deref()));
            }
            UiCommand::OpenByPath
            | UiCommand::Rename
            | UiCommand::SetRole
            | UiCommand::MoveMention
            | UiCommand::EditCheck
            | UiCommand::CheckWrong
            | UiCommand::SetValue
            | UiCommand::SetValueHigh
            | UiCommand::SetUnit
            | UiCommand::SetModifier
            | UiCommand::SetSubject
            | UiCommand::SetStatisticKind
            | UiCommand::SetCredit
            | UiCommand::SetPhotographer
            | UiCommand::SetAgency
            | UiCommand::SetDate
            | UiCommand::SetAlt
            | UiCommand::SetSpeaker
            | UiCommand::AddNote
            | UiCommand::AddTag
            | UiCommand::ListChanges
            | UiCommand::CommandPalette
            | UiCommand::KeyboardShortcuts
            | UiCommand::About
            | UiCommand::Outline => self.overlay = Overlay::of(command, state),
            UiCommand::Paste => self.paste(ctx),
            UiCommand::CloseArticle => self.close(self.state.shown),
            UiCommand::CloseOtherArticles => self.close_others(self.state.shown),
            UiCommand::ReopenArticle => self.reopen_article(ctx),
            UiCommand::ToggleReopenAtStart => {
                state.settings.reopen_at_start = !state.settings.reopen_at_start;
            }
            UiCommand::NextArticle => state.step_article(1),
            UiCommand::PreviousArticle => state.step_article(-1),
            UiCommand::ExportJson => self.export(ctx, ExportFormat::Json),
            UiCommand::CopyJson => self.copy_summary(ctx),
            UiCommand::NextMention => self.step_mention(1),
            UiCommand::PreviousMention => self.step_mention(-1),
            UiCommand::ClearSelection => {
                if let Some(document) = state.active_mut() {
                    // Clears one thing at a time.
                    if document.selected_text().is_some() {
                        document.view.text_selection = None;
                    } else if !document.chosen.is_empty() {
                        document.chosen.clear();
                    } else {
                        document.selection = None;
                    }
                }
            }
            UiCommand::Copy => {
                if let Some((document, range)) = state.selected_text() {
                    ctx.copy_text(document.article.slice(range).to_owned());
                }
            }
            UiCommand::CopyWithSource => {
                if let Some((document, range)) = state.selected_text() {
                    ctx.copy_text(quotation::with_source(document, range));
                } else if let Some(quote) = state.active().and_then(quotation::selected_quote) {
                    ctx.copy_text(quote);
                }
            }
            UiCommand::SelectAll => {
                if let Some(document) = state.active_mut() {
                    document.view.text_selection = TextSelection::all(&document.article);
                }
            }
            UiCommand::SelectNamed => {
                if let Some(named) = state.active().and_then(OpenArticle::named_in_selected_text) {
                    self.click_mention(named.entity, named.mention);
                }
            }
            UiCommand::ToggleKeepBeside => state.settings.keep_beside = !state.settings.keep_beside,
            UiCommand::Undo => self.correct(ctx, |_| Some(Edit::Undo)),
            UiCommand::Redo => self.correct(ctx, |_| Some(Edit::Redo)),
            UiCommand::RemoveMention => self.correct(ctx, |document| document.removal(false)),
            UiCommand::RemoveAllMentions => self.correct(ctx, |document| document.removal(true)),
            UiCommand::AcceptDoubt => self.correct(ctx, |document| document.acceptance(None)),
            UiCommand::ReviewDoubts => self.review_doubts(),
            UiCommand::PlaceLost => self.place_lost(ctx),
            UiCommand::MergeWith => match state.active().and_then(OpenArticle::merging_chosen) {
                Some(edit) => self.correct(ctx, |_| Some(edit)),
                None => self.overlay = Overlay::of(command, state),
            },
            UiCommand::SplitMention => self.correct(ctx, OpenArticle::split),
            UiCommand::CheckConfirmed => {
                let confirmed = |document: &OpenArticle| Check {
                    state: CheckState::Confirmed,
                    ..document.present_check()
                };
                self.correct(ctx, |document| document.checking(confirmed(document)));
            }
            UiCommand::ToggleDenied => self.correct(ctx, OpenArticle::denial),
            UiCommand::BecomePerson | UiCommand::BecomeCountry | UiCommand::BecomeStatistic => {
                self.correct(ctx, |document| document.change(command.becomes()?));
            }
            UiCommand::MarkYellow
            | UiCommand::MarkGreen
            | UiCommand::MarkBlue
            | UiCommand::MarkPink
            | UiCommand::MarkOrange
            | UiCommand::MarkPurple => {
                self.correct(ctx, |document| document.highlighting(command.colour()?));
            }
            UiCommand::RemoveMarks => self.correct(ctx, OpenArticle::unmarking),
            UiCommand::AddPerson
            | UiCommand::AddCountry
            | UiCommand::AddStatistic
            | UiCommand::AddQuote
            | UiCommand::AddCaption => {
                self.correct(ctx, |document| document.addition(command.added_kind()?, false));
            }
            UiCommand::AddPersonEverywhere
            | UiCommand::AddCountryEverywhere
            | UiCommand::AddStatisticEverywhere => {
                self.correct(ctx, |document| document.addition(command.added_kind()?, true));
            }
            UiCommand::TextLarger => state.settings.set_type(|set| set.with_larger_text(1.0)),
            UiCommand::TextSmaller => state.settings.set_type(|set| set.with_larger_text(-1.0)),
            UiCommand::LinesLonger => state.settings.set_type(|set| set.with_longer_lines(1.0)),
            UiCommand::LinesShorter => state.settings.set_type(|set| set.with_longer_lines(-1.0)),
            UiCommand::SpacingMore => state.settings.set_type(|set| set.with_more_spacing(1.0)),
            UiCommand::SpacingLess => state.settings.set_type(|set| set.with_more_spacing(-1.0)),
            UiCommand::FaceSerif => state.settings.typography.face = Face::Serif,
            UiCommand::FaceSans => state.settings.typography.face = Face::Sans,
            UiCommand::TypographyReset => state.settings.typography = Typography::default(),
            UiCommand::ToggleCard => state.settings.card_open = !state.settings.card_open,
            UiCommand::ToggleReported => {
                let shown = &mut state.settings.shown;
                shown.reported = !shown.reported;
                if shown.reported {
                    shown.show(Kind::Quote.into());
                }
            }
            UiCommand::TogglePictures => state.settings.pictures = !state.settings.pictures,
            UiCommand::ShowPicture => {
                let picture = state.active().and_then(OpenArticle::picture_in_view);
                self.overlay = picture.and_then(|index| Overlay::of_picture(state, index));
            }
            UiCommand::CleanPage => state.settings.clean_page = !state.settings.clean_page,
            UiCommand::ReducedMotion => state.settings.reduced_motion = !state.settings.reduced_motion,
            UiCommand::FullScreen => {
                let is_full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!is_full));
            }
            UiCommand::ThemeSepia => state.settings.theme = ThemeChoice::Sepia,
            UiCommand::ThemeHighContrast => state.settings.theme = ThemeChoice::HighContrast,
            UiCommand::ThemeHighContrastDark => state.settings.theme = ThemeChoice::HighContrastDark,
            UiCommand::CancelAnalysis => {
                if let Some(document) = state.active_mut() {
                    document.analysis = AnalysisState::Cancelled;
                }
            }
            UiCommand::FilterPanels => {
                state.settings.panel_open = true;
                if let Some(document) = state.active_mut() {
                    document.filter.wants_focus = true;
                }
            }
            UiCommand::FocusPanel => self.focus_panel(),
            UiCommand::ClearFilter => {
                if let Some(document) = state.active_mut() {
                    document.clear_filter();
                }
            }
            UiCommand::ToggleSidePanel => state.settings.panel_open = !state.settings.panel_open,
            UiCommand::TogglePeople
            | UiCommand::ToggleCountries
            | UiCommand::ToggleStatistics
            | UiCommand::ToggleQuotes => {
                command.highlighted_kind().into_iter().for_each(|kind| state.settings.shown.toggle(kind));
            }
            UiCommand::ZoomIn => state.settings.zoom_by(ZOOM_STEP),
            UiCommand::ZoomOut => state.settings.zoom_by(-ZOOM_STEP),
            UiCommand::ZoomReset => state.settings.zoom = Settings::default().zoom,
            UiCommand::ThemeLight => state.settings.theme = ThemeChoice::Light,
            UiCommand::ThemeDark => state.settings.theme = ThemeChoice::Dark,
            UiCommand::ThemeSystem => state.settings.theme = ThemeChoice::System,
            UiCommand::Find => self.open_find(),
            UiCommand::FindSelected => self.find_selected(),
            UiCommand::NextHit => self.step_hit(1),
            UiCommand::PreviousHit => self.step_hit(-1),
            UiCommand::FindMatchCase => state.find.switch(|options| &mut options.match_case),
            UiCommand::FindWholeWords => state.find.switch(|options| &mut options.whole_words),
            UiCommand::FindIgnoreAccents => state.find.switch(|options| &mut options.ignore_accents),
            UiCommand::FindRegex => state.find.switch(|options| &mut options.regex),
            UiCommand::ToggleHitList => state.find.lists_hits = !state.find.lists_hits,
            UiCommand::CloseFind => self.close_find(),
            UiCommand::NextHeading => self.step_landmark(LandmarkKind::Heading, true),
            UiCommand::PreviousHeading => self.step_landmark(LandmarkKind::Heading, false),
            UiCommand::NextCaption => self.step_landmark(LandmarkKind::Caption, true),
            UiCommand::PreviousCaption => self.step_landmark(LandmarkKind::Caption, false),
            UiCommand::GoBack => self.step_history(false),
            UiCommand::GoForward => self.step_history(true),
            UiCommand::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Carries out what a part of the window asked for.
    pub(super) fn apply(&mut self, ctx: &Context, action: Action) {
        let state = &mut self.state;
        match action {
            Action::Command(command) => self.run(ctx, command),
            Action::OpenFiles(files) => self.open_files(ctx, files),
            Action::ShowArticle(index) => {
                if index < state.documents.len() {
                    state.shown = index;
                }
            }
            Action::CloseArticle(index) => self.close(index),
            Action::CloseOtherArticles(index) => self.close_others(index),
            Action::GoTo(range) => {
                if let Some(document) = state.active_mut() {
                    document.go_to_landmark(range);
                }
            }
            Action::GoToHit(index) => self.focus_hit(index),
            Action::ClickRow(target) => self.click_row(target),
            Action::ClickMention { target, mention } => self.click_mention(target, mention),
            Action::GoToMention { target, mention } => {
                if let Some(document) = state.active_mut() {
                    document.select(target, mention);
                    document.jump_to_focused();
                }
            }
            Action::RevealRow(target) => {
                if let Some(document) = state.active_mut() {
                    document.row_to_reveal = Some(target);
                }
            }
            Action::ToggleSection(section) => {
                let sections = &mut state.settings.open_sections;
                let opens = !sections.get(section);
                sections.set(section, opens);
                // The rows of the opened section may be out of view.
                let orders = state.settings.orders;
                if opens && let Some(document) = state.active_mut() {
                    document.reveal_section(section, orders);
                }
            }
            Action::Sort(order) => self.sort(order),
            Action::DismissNotice(index) => state.notices.dismiss(index),
            Action::DismissAllNotices => state.notices.dismiss_all(),
            Action::ToggleAllNotices => state.notices.lists_all = !state.notices.lists_all,
            Action::DismissWarning(warning) => {
                if let Some(document) = state.active_mut() {
                    document.dismissed_warnings.push(warning);
                }
            }
            Action::OpenFolderOf(file) => self.tasks.open_folder(ctx, &file, self.dialogs.folder_opener()),
            Action::SubmitPath(text) => {
                self.overlay = None;
                self.open_files(ctx, vec![typed_path(&text)]);
            }
            Action::On { target, mention, then } => {
                self.select_to_correct(target, mention);
                self.apply(ctx, *then);
            }
            Action::ChooseRow(target) => self.choose_row(target),
            Action::ChooseRowsTo(target) => self.choose_rows_to(target),
            Action::ChooseNone => {
                if let Some(document) = state.active_mut() {
                    document.chosen.clear();
                }
            }
            Action::MergeRows { from, into } => self.merge_rows(ctx, from, into),
            Action::UndoChange(article, id) => self.undo_change(ctx, article, id),
            Action::SubmitCheck(check) => {
                self.overlay = None;
                self.correct(ctx, |document| document.checking(check));
            }
            Action::StartPlacing(placing) => self.start_placing(Some(placing)),
            Action::StopPlacing => self.start_placing(None),
            Action::TakeBack(id) => self.correct(ctx, |_| Some(Edit::TakeBack(vec![id]))),
            Action::DoAgain(id) => self.correct(ctx, |_| Some(Edit::Restore(id))),
            Action::SubmitAnswer(question, answer) => self.answer(ctx, question, &answer),
            Action::ShowPicture(index) => self.overlay = Overlay::of_picture(state, index),
            Action::CloseOverlay => self.overlay = None,
            Action::ReadIn(code) => self.read_in(ctx, code),
            Action::ForgetRecentFiles => {
                state.settings.recent_files.clear();
                state.settings.places.clear();
                state.closed.clear();
            }
        }
    }

    /// Saves the settings to `storage`; settings that could not be read are kept under a key of their own.
    pub fn save_settings(&mut self, storage: &mut dyn eframe::Storage) {
        if let Some(unreadable) = self.unreadable_settings.take() {
            storage.set_string(UNREADABLE_KEY, unreadable);
        }
        session::note(&mut self.state);
        storage.set_string(KEY, self.state.settings.to_json());
    }

    fn click_row(&mut self, target: EntityKey) {
        let Some(document) = self.state.active_mut() else { return };
        document.chosen.clear();
        document.view.text_selection = None;
        if document.selection.as_ref().is_some_and(|selection| selection.target == target) {
            document.step_mention(1);
        } else {
            document.select(target, 0);
            document.jump_to_focused();
        }
        self.show_kind(target);
    }

    fn click_mention(&mut self, target: EntityKey, mention: usize) {
        let Some(document) = self.state.active_mut() else { return };
        document.chosen.clear();
        document.select(target, mention);
        document.row_to_reveal = Some(target);
        self.state.settings.open_sections.set(target.section(), true);
    }

    /// Lists a section in another order, keeping the selected row in view.
    fn sort(&mut self, order: Order) {
        self.state.settings.orders.set(order);
        if let Some(document) = self.state.active_mut()
            && let Some(selection) = &document.selection
            && selection.target.section() == order.section()
        {
            document.reveal_selected_row();
        }
    }

    /// Shows the highlights of the kind of `target`, so that a jump to it has something to show.
    fn show_kind(&mut self, target: EntityKey) {
        self.state.settings.shown.show(target.section());
    }

    fn close(&mut self, index: usize) {
        self.state.close(index);
        self.forget_pictures();
    }

    fn close_others(&mut self, kept: usize) {
        self.state.close_others(kept);
        self.forget_pictures();
    }

    /// Forgets the pictures of articles that are no longer open.
    fn forget_pictures(&mut self) {
        let documents = &self.state.documents;
        self.pictures.retain(|key| documents.iter().any(|document| document.key == key));
    }

    /// Reopens the article closed last.
    fn reopen_article(&mut self, ctx: &Context) {
        let Some(closed) = self.state.closed.pop() else { return };
        match closed.content.clone() {
            ClosedContent::File(path) => {
                self.state.returning.push(closed);
                self.open_files(ctx, vec![path]);
            }
            ClosedContent::Pasted(article) => {
                self.state.pasting = true;
                self.tasks.set_again(ctx, article);
            }
        }
    }

    fn step_mention(&mut self, step: isize) {
        if let Some(document) = self.state.active_mut() {
            document.step_mention(step);
        }
    }

    fn export(&mut self, ctx: &Context, format: ExportFormat) {
        let Some((document, findings)) = self.active_findings() else { return };
        let name = Path::new(&document.file_name()).with_extension(format.extension());
        let name = name.to_string_lossy().into_owned();
        let article = Arc::clone(&document.article);
        let folder = document.path.as_deref().and_then(Path::parent);
        let answer = self.dialogs.save_file(folder, &name, format);
        self.tasks.export(ctx, answer, format, article, findings);
    }

    fn copy_summary(&mut self, ctx: &Context) {
        let Some((document, findings)) = self.active_findings() else { return };
        self.tasks.summarize(ctx, Arc::clone(&document.article), findings);
    }

    fn active_findings(&self) -> Option<(&OpenArticle, Arc<Findings>)> {
        let document = self.state.active()?;
        Some((document, Arc::clone(document.findings()?)))
    }

    pub(super) fn new_key(&mut self) -> ArticleKey {
        self.next_key += 1;
        ArticleKey(self.next_key)
    }

    /// The folder that the open dialog starts in: that of the article on show, else that of the file opened last.
    fn folder(&self) -> Option<PathBuf> {
        let shown = self.state.active().and_then(|document| document.path.as_deref());
        let recent = self.state.settings.recent_files.first().map(PathBuf::as_path);
        let folder = shown.or(recent)?.parent()?;
        (!folder.as_os_str().is_empty()).then(|| folder.to_owned())
    }
}

/// The path in what was typed, allowing for the quotation marks, `file://` and `~` that other programs add.
fn typed_path(text: &str) -> PathBuf {
    let text = text.trim().trim_matches(['"', '\'']);
    let text = text.strip_prefix("file://").unwrap_or(text);
    match text.strip_prefix("~/").zip(std::env::home_dir()) {
        Some((rest, home)) => home.join(rest),
        None => std::path::absolute(text).unwrap_or_else(|_| PathBuf::from(text)),
    }
}

/// The title of the window for `path` before its article has been read.
#[must_use]
pub fn title_before_reading(files: &[PathBuf]) -> String {
    files.first().map_or_else(|| "Dateline".to_owned(), |file| format!("{} — Dateline", file_name(file)))
}
