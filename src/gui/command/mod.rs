//! The one table of commands: what each is called, what it says on hover, its keys, and when it can be used.
//!
//! Menus, buttons, shortcuts, the command palette, the sheet of shortcuts and tests all read it: [`words`] is what they
//! say, [`keys`] what gives them, [`availability`] when. What a command does is in [`crate::gui::app::work`].

mod action;
mod availability;
mod group;
mod keys;
mod words;

pub use action::Action;
pub use group::CommandGroup;

use crate::gui::model::landmarks::LandmarkKind;

/// Whatever can be done from a menu, a button or the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UiCommand {
    /// Open articles by the file dialog.
    Open,
    /// Open an article by typing where it is.
    OpenByPath,
    /// Open what is on the clipboard as a new article.
    Paste,
    /// Close the article that is shown.
    CloseArticle,
    /// Close all articles but the one that is shown.
    CloseOtherArticles,
    /// Open the article again that was closed last.
    ReopenArticle,
    /// Open the articles of the last time at the next start, or do not.
    ToggleReopenAtStart,
    /// Show the next open article.
    NextArticle,
    /// Show the previous open article.
    PreviousArticle,
    /// Write the JSON summary to a file.
    ExportJson,
    /// Put the JSON summary on the clipboard.
    CopyJson,
    /// Go to the next mention of what is selected.
    NextMention,
    /// Go to the previous mention of what is selected.
    PreviousMention,
    /// Select nothing.
    ClearSelection,
    /// Stop the analysis of the article that is shown.
    CancelAnalysis,
    /// Narrow the side panel to what is typed.
    FilterPanels,
    /// Show all rows of the side panel again.
    ClearFilter,
    /// Show or hide the side panel.
    ToggleSidePanel,
    /// Show or hide the highlights of people.
    TogglePeople,
    /// Show or hide the highlights of countries.
    ToggleCountries,
    /// Show or hide the highlights of statistics.
    ToggleStatistics,
    /// Make everything larger.
    ZoomIn,
    /// Make everything smaller.
    ZoomOut,
    /// Make everything its usual size.
    ZoomReset,
    /// Dark ink on a light page.
    ThemeLight,
    /// Light ink on a dark page.
    ThemeDark,
    /// Light or dark as the desktop.
    ThemeSystem,
    /// Put the selected text on the clipboard.
    Copy,
    /// Put the selected text on the clipboard, in quotation marks and with its source.
    CopyWithSource,
    /// Select the text of the whole article.
    SelectAll,
    /// Select the entity that the selected text names.
    SelectNamed,
    /// Make the text of the article larger.
    TextLarger,
    /// Make the text of the article smaller.
    TextSmaller,
    /// Make the lines of the article longer.
    LinesLonger,
    /// Make the lines of the article shorter.
    LinesShorter,
    /// Put more space between the lines of the article.
    SpacingMore,
    /// Put less space between the lines of the article.
    SpacingLess,
    /// Set the article in a face with serifs.
    FaceSerif,
    /// Set the article in a face without serifs.
    FaceSans,
    /// Set the article as it is at first.
    TypographyReset,
    /// Show or hide the card of what is selected.
    ToggleCard,
    /// Show or hide the pictures of the article.
    TogglePictures,
    /// Show the page without highlights and side panel.
    CleanPage,
    /// Fill the screen, or stop.
    FullScreen,
    /// Let nothing glide or pulse.
    ReducedMotion,
    /// Brown ink on a page of old paper.
    ThemeSepia,
    /// Black ink on a white page.
    ThemeHighContrast,
    /// White ink on a black page.
    ThemeHighContrastDark,
    /// Find a command by its name.
    CommandPalette,
    /// Show all keys.
    KeyboardShortcuts,
    /// Find text in the article.
    Find,
    /// Find the text that is selected.
    FindSelected,
    /// Go to the next hit.
    NextHit,
    /// Go to the previous hit.
    PreviousHit,
    /// Tell capitals from small letters, or do not.
    FindMatchCase,
    /// Find whole words only, or parts of words too.
    FindWholeWords,
    /// Take letters with and without accents for the same, or do not.
    FindIgnoreAccents,
    /// Take what is typed as a regular expression, or as it stands.
    FindRegex,
    /// Show or hide the list of hits.
    ToggleHitList,
    /// Close the find bar.
    CloseFind,
    /// Go to the next heading.
    NextHeading,
    /// Go to the previous heading.
    PreviousHeading,
    /// Go to the next image caption.
    NextCaption,
    /// Go to the previous image caption.
    PreviousCaption,
    /// Go back to the place that was jumped away from last.
    GoBack,
    /// Go forward again.
    GoForward,
    /// Show the headings.
    Outline,
    /// Show the picture in view larger.
    ShowPicture,
    /// Close the window.
    Quit,
}

impl UiCommand {
    /// Every command.
    pub const ALL: [Self; 69] = [
        Self::Open,
        Self::OpenByPath,
        Self::Paste,
        Self::CloseArticle,
        Self::CloseOtherArticles,
        Self::ReopenArticle,
        Self::NextArticle,
        Self::PreviousArticle,
        Self::ToggleReopenAtStart,
        Self::ExportJson,
        Self::CopyJson,
        // Before those that they share keys with.
        Self::NextHit,
        Self::PreviousHit,
        Self::CloseFind,
        Self::NextMention,
        Self::PreviousMention,
        Self::NextHeading,
        Self::PreviousHeading,
        Self::NextCaption,
        Self::PreviousCaption,
        Self::GoBack,
        Self::GoForward,
        Self::Outline,
        Self::ShowPicture,
        Self::Find,
        Self::FindSelected,
        Self::FindMatchCase,
        Self::FindWholeWords,
        Self::FindIgnoreAccents,
        Self::FindRegex,
        Self::ToggleHitList,
        Self::FilterPanels,
        // Before the one that it shares the keys with.
        Self::ClearFilter,
        Self::ClearSelection,
        Self::CancelAnalysis,
        Self::ToggleSidePanel,
        Self::TogglePeople,
        Self::ToggleCountries,
        Self::ToggleStatistics,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::ThemeLight,
        Self::ThemeDark,
        Self::ThemeSystem,
        Self::Copy,
        Self::CopyWithSource,
        Self::SelectAll,
        Self::SelectNamed,
        Self::TextLarger,
        Self::TextSmaller,
        Self::LinesLonger,
        Self::LinesShorter,
        Self::SpacingMore,
        Self::SpacingLess,
        Self::FaceSerif,
        Self::FaceSans,
        Self::TypographyReset,
        Self::ToggleCard,
        Self::TogglePictures,
        Self::CleanPage,
        Self::FullScreen,
        Self::ReducedMotion,
        Self::ThemeSepia,
        Self::ThemeHighContrast,
        Self::ThemeHighContrastDark,
        Self::CommandPalette,
        Self::KeyboardShortcuts,
        Self::Quit,
    ];

    /// What can be done with the selected text.
    pub const OF_TEXT: [Self; 5] =
        [Self::Copy, Self::CopyWithSource, Self::FindSelected, Self::SelectNamed, Self::SelectAll];

    /// What it goes to, and whether to the next or the previous one.
    pub(super) fn landmark(self) -> (LandmarkKind, bool) {
        let is_caption = matches!(self, Self::NextCaption | Self::PreviousCaption);
        let kind = if is_caption { LandmarkKind::Caption } else { LandmarkKind::Heading };
        (kind, matches!(self, Self::NextHeading | Self::NextCaption))
    }
}
