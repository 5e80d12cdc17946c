//! An overlay, which covers the window and takes the keyboard while it is shown.

use egui::{Context, Ui};

use crate::analysis::CheckState;
use crate::gui::command::{Action, UiCommand};
use crate::gui::model::asking::Question;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::state::State;
use crate::gui::pictures::Pictures;
use crate::gui::ui::about::{self, About};
use crate::gui::ui::changes;
use crate::gui::ui::check::{self, CheckDialog};
use crate::gui::ui::command_palette::{self, Palette};
use crate::gui::ui::overlay::{self, PathField, QuestionField};
use crate::gui::ui::picture_viewer::{self, PictureViewer};
use crate::gui::ui::shortcuts::{self, ShortcutSheet};

/// An overlay, which covers the window and takes the keyboard while it is shown.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The field for opening an article by its path.
    PathField(PathField),
    /// A question that is answered in a few words.
    Question(QuestionField),
    /// What came of checking something.
    Check(CheckDialog),
    /// The list of changes to the article on show.
    Changes,
    /// The command palette.
    Palette(Palette),
    /// The sheet of shortcuts.
    Shortcuts(ShortcutSheet),
    /// The About window.
    About(About),
    /// A picture of the article on show, as large as the window allows.
    Picture(PictureViewer),
}

impl Overlay {
    /// The overlay that `command` opens.
    pub(super) fn of(command: UiCommand, state: &State) -> Option<Self> {
        Some(match command {
            UiCommand::OpenByPath => Self::PathField(PathField { wants_focus: true, ..PathField::default() }),
            UiCommand::EditCheck | UiCommand::CheckWrong => {
                let document = state.active()?;
                let mut check = document.present_check();
                if command == UiCommand::CheckWrong {
                    check.state = CheckState::Wrong;
                }
                Self::Check(CheckDialog::new(document.name_to_correct(), check))
            }
            UiCommand::ListChanges => Self::Changes,
            UiCommand::CommandPalette => Self::Palette(Palette::new(state)),
            UiCommand::ListArticles => Self::Palette(Palette::of_articles(state)),
            UiCommand::KeyboardShortcuts => Self::Shortcuts(ShortcutSheet::default()),
            UiCommand::About => Self::About(About::default()),
            command => Self::asking(command.question()?, state.active()?),
        })
    }

    /// The overlay that asks `question` about what is selected in `document`.
    pub(super) fn asking(question: Question, document: &OpenArticle) -> Self {
        if question.has_choices() {
            Self::Palette(Palette::asking(question, document))
        } else {
            Self::Question(QuestionField::new(question, document))
        }
    }

    /// The picture at `index` of the article on show.
    pub(super) fn of_picture(state: &State, index: usize) -> Option<Self> {
        Some(Self::Picture(PictureViewer::new(state.active()?, index)))
    }

    /// Takes the keys that the page behind it would otherwise get.
    pub(super) fn take_keys(&mut self, ctx: &Context) {
        match self {
            Self::Shortcuts(sheet) => sheet.take_keys(ctx),
            Self::About(about) => about.take_keys(ctx),
            Self::Picture(viewer) => viewer.take_keys(ctx),
            Self::PathField(_) | Self::Question(_) | Self::Check(_) | Self::Changes | Self::Palette(_) => {}
        }
    }

    /// Shows it. An overlay that belongs to an article no longer on show asks to be closed.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        state: &State,
        pictures: &Pictures,
        actions: &mut Vec<Action>,
    ) {
        match self {
            Self::PathField(field) => overlay::path_field_ui(ui, field, actions),
            Self::Question(field) => overlay::question_ui(ui, field, actions),
            Self::Check(dialog) => check::check_ui(ui, dialog, actions),
            Self::Changes => match state.active().filter(|document| document.findings().is_some()) {
                Some(document) => changes::changes_ui(ui, document, actions),
                None => actions.push(Action::CloseOverlay),
            },
            Self::Palette(palette) => command_palette::palette_ui(ui, palette, actions),
            Self::Shortcuts(sheet) => shortcuts::shortcuts_ui(ui, sheet, actions),
            Self::About(about) => about::about_ui(ui, about, actions),
            Self::Picture(viewer) => match state.active() {
                Some(document) if viewer.is_of(document) => {
                    picture_viewer::picture_viewer_ui(ui, viewer, document, pictures, actions);
                }
                _ => actions.push(Action::CloseOverlay),
            },
        }
    }
}
