//! How the app carries out commands.

use egui::{Context, ViewportCommand};

use crate::analysis::{Check, CheckState, Kind};
use crate::export::ExportFormat;
use crate::gui::app::App;
use crate::gui::app::overlay::Overlay;
use crate::gui::command::UiCommand;
use crate::gui::model::correcting::Edit;
use crate::gui::model::landmarks::LandmarkKind;
use crate::gui::model::open_article::{AnalysisState, OpenArticle};
use crate::gui::model::quotation;
use crate::gui::model::settings::{Settings, ThemeChoice};
use crate::gui::model::text_selection::TextSelection;
use crate::gui::model::typography::{Face, Typography};

const ZOOM_STEP: f32 = 0.1;

impl App {
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
            UiCommand::Paste => self.paste(ctx),
            UiCommand::OpenSample => self.open_sample(ctx),
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
                    let text = document.article.slice(range).to_owned();
                    state.notices.success(quotation::copied(&text), None);
                    ctx.copy_text(text);
                }
            }
            UiCommand::CopyWithSource => {
                let selected = state.selected_text();
                let with_source = selected.map(|(document, range)| quotation::with_source(document, range));
                let quoted = || state.active().and_then(quotation::selected_quote);
                if let Some(text) = with_source.or_else(quoted) {
                    state.notices.success("The quotation and its source are on the clipboard", None);
                    ctx.copy_text(text);
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
            UiCommand::RemoveMarks => self.correct(ctx, OpenArticle::unmarking),
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
            UiCommand::ToggleSmallCounts => {
                let shown = &mut state.settings.shown;
                shown.small_counts = !shown.small_counts;
            }
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
            UiCommand::CleanPage => self.switch_clean_page(ctx),
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
            UiCommand::NextPane => self.step_pane(ctx, true),
            UiCommand::PreviousPane => self.step_pane(ctx, false),
            UiCommand::ClearFilter => {
                if let Some(document) = state.active_mut() {
                    document.clear_filter();
                }
            }
            UiCommand::Outline => self.switch_outline(),
            UiCommand::ToggleMap => {
                state.settings.map_open = !state.settings.map_open;
                if state.settings.map_open {
                    state.settings.panel_open = true;
                    state.settings.clean_page = false;
                    state.settings.open_sections.set(Kind::Country, true);
                    if let Some(document) = state.active_mut() {
                        document.section_in_front = Some(Kind::Country.into());
                    }
                }
            }
            UiCommand::ToggleSidePanel => state.settings.panel_open = !state.settings.panel_open,
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
            UiCommand::ToggleHitList => self.switch_hit_list(),
            UiCommand::CloseFind => self.close_find(),
            UiCommand::NextHeading => self.step_landmark(LandmarkKind::Heading, true),
            UiCommand::PreviousHeading => self.step_landmark(LandmarkKind::Heading, false),
            UiCommand::NextCaption => self.step_landmark(LandmarkKind::Caption, true),
            UiCommand::PreviousCaption => self.step_landmark(LandmarkKind::Caption, false),
            UiCommand::GoBack => self.step_history(false),
            UiCommand::GoForward => self.step_history(true),
            UiCommand::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            command => self.run_as_told(ctx, command),
        }
    }

    /// Carries out a command of which the table of commands tells what it does, or which opens something over the window.
    fn run_as_told(&mut self, ctx: &Context, command: UiCommand) {
        if let Some(kind) = command.becomes() {
            self.correct(ctx, |document| document.change(kind));
        } else if let Some(colour) = command.colour() {
            self.correct(ctx, |document| document.highlighting(colour));
        } else if let Some(kind) = command.added_kind() {
            self.correct(ctx, |document| document.addition(kind, command.adds_everywhere()));
        } else if let Some(kind) = command.highlighted_kind() {
            self.state.settings.shown.toggle(kind);
        } else if let Some(section) = command.section() {
            self.go_to_section(section);
        } else {
            self.overlay = Overlay::of(command, &self.state);
            debug_assert!(self.overlay.is_some(), "{command:?} does nothing");
        }
    }

    fn step_mention(&mut self, step: isize) {
        if let Some(document) = self.state.active_mut() {
            document.step_mention(step);
        }
    }
}
