//! The actions that the parts of the window ask of the app. The parts take state and return actions; they change
//! nothing themselves.

use std::path::PathBuf;

use crate::analysis::{Check, EntityKey, Section};
use crate::article::{TextRange, Warning};
use crate::gui::command::UiCommand;
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::asking::{Answer, Question};
use crate::gui::model::correcting::Placing;
use crate::gui::model::order::Order;

/// An action for the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A command of the table.
    Command(UiCommand),
    /// Open the articles in these files.
    OpenFiles(Vec<PathBuf>),
    /// Show the open article at this index.
    ShowArticle(usize),
    /// Close the open article at this index.
    CloseArticle(usize),
    /// Close all open articles except the one at this index.
    CloseOtherArticles(usize),
    /// Scroll the article on show to these words.
    GoTo(TextRange),
    /// Show this article at the next paragraph that changed when its file was last read again.
    GoToChange(ArticleKey),
    /// Go to the hit at this index in the article on show.
    GoToHit(usize),
    /// A row of the side panel was clicked: select it, or go to its next mention.
    ClickRow(EntityKey),
    /// A mention in a list was clicked: select its entity there and go there.
    GoToMention {
        /// The entity.
        target: EntityKey,
        /// The index among its mentions.
        mention: usize,
    },
    /// A mention in the text was clicked: select its entity there.
    ClickMention {
        /// The entity.
        target: EntityKey,
        /// The index among its mentions.
        mention: usize,
    },
    /// Bring the row of this target into view.
    RevealRow(EntityKey),
    /// Open or close a section of the side panel.
    ToggleSection(Section),
    /// Unfold the people named only in credits, or fold them away.
    ToggleCredits,
    /// List a section of the side panel in this order.
    Sort(Order),
    /// Remove the notice at this index.
    DismissNotice(usize),
    /// Remove all notices.
    DismissAllNotices,
    /// Show all notices and not only the latest, or only the latest again.
    ToggleAllNotices,
    /// Dismiss this warning about the article on show.
    DismissWarning(Warning),
    /// Open the folder of this file.
    OpenFolderOf(PathBuf),
    /// Open what was typed into the path field.
    SubmitPath(String),
    /// Select a mention, and then do something to it.
    On {
        /// The entity.
        target: EntityKey,
        /// The index among its mentions; `None` for the one that is selected, or else the first.
        mention: Option<usize>,
        /// What to do.
        then: Box<Action>,
    },
    /// Choose this row as well, or not any more.
    ChooseRow(EntityKey),
    /// Choose all rows from the first that was chosen to this one.
    ChooseRowsTo(EntityKey),
    /// Choose no rows any more.
    ChooseNone,
    /// Make one of a row, and those chosen with it, and of the row that it was dropped on.
    MergeRows {
        /// The row that was dragged.
        from: EntityKey,
        /// The row that it was dropped on.
        into: EntityKey,
    },
    /// Undo the change with this identifier, made to this article.
    UndoChange(ArticleKey, String),
    /// Note what came of checking what is selected.
    SubmitCheck(Check),
    /// Let the reader select the words that a lost change is about.
    StartPlacing(Placing),
    /// Leave the lost change as it is.
    StopPlacing,
    /// Take back the change with this identifier.
    TakeBack(String),
    /// Do the change with this identifier, which was taken back, again.
    DoAgain(String),
    /// Correct what is selected by the answer to the question.
    SubmitAnswer(Question, Answer),
    /// Show the picture at this index of the article on show as large as the window allows.
    ShowPicture(usize),
    /// Close the overlay.
    CloseOverlay,
    /// Read the article on show in the language with this ISO 639-1 code.
    ReadIn(&'static str),
    /// Forget the recent files.
    ForgetRecentFiles,
}
