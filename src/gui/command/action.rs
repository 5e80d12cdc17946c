//! What the parts of the window ask of the app. They take state and give back actions; they change nothing.

use std::path::PathBuf;

use crate::article::{TextRange, Warning};
use crate::gui::command::UiCommand;
use crate::gui::model::findings::Target;
use crate::gui::model::order::Order;
use crate::gui::model::sections::Section;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A command of the table.
    Command(UiCommand),
    /// Open the articles in these files.
    OpenFiles(Vec<PathBuf>),
    /// Show the open article at this place.
    ShowArticle(usize),
    /// Close the open article at this place.
    CloseArticle(usize),
    /// Close all open articles but the one at this place.
    CloseOtherArticles(usize),
    /// Scroll the article shown to these words.
    GoTo(TextRange),
    /// Go to the hit at this place in the article shown.
    GoToHit(usize),
    /// A row of the side panel was clicked: select it, or go to its next mention.
    ClickRow(Target),
    /// A mention in a list was clicked: select its entity there and go there.
    GoToMention {
        /// The entity.
        target: Target,
        /// The place among its mentions.
        mention: usize,
    },
    /// A mention in the text was clicked: select its entity there.
    ClickMention {
        /// The entity.
        target: Target,
        /// The place among its mentions.
        mention: usize,
    },
    /// Bring the row of this target into view.
    RevealRow(Target),
    /// Open or close a section of the side panel.
    ToggleSection(Section),
    /// List a section of the side panel in this order.
    Sort(Order),
    /// Remove the notice at this place.
    DismissNotice(usize),
    /// Put this warning of the article shown aside.
    DismissWarning(Warning),
    /// Open the folder of this file.
    OpenFolderOf(PathBuf),
    /// Open what was typed into the path field.
    SubmitPath(String),
    /// Show the picture at this place of the article shown as large as the window allows.
    ShowPicture(usize),
    /// Close what lies over the window.
    CloseOverlay,
    /// Forget the recent files.
    ForgetRecentFiles,
}
