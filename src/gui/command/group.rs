//! What the sheet of shortcuts lists together.

use super::UiCommand;

/// What the sheet of shortcuts lists together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommandGroup {
    /// Opening, closing and switching.
    Articles,
    /// Going from place to place.
    Moving,
    /// Finding text.
    Finding,
    /// The side panel and the highlights.
    Panels,
    /// The selected text.
    Text,
    /// What leaves the window.
    Export,
    /// How everything looks.
    Look,
    /// The program itself.
    Program,
}

impl CommandGroup {
    /// The groups in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Articles,
        Self::Moving,
        Self::Finding,
        Self::Panels,
        Self::Text,
        Self::Export,
        Self::Look,
        Self::Program,
    ];

    /// What it is called.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Articles => "Articles",
            Self::Moving => "Moving",
            Self::Finding => "Finding",
            Self::Panels => "Panels and highlights",
            Self::Text => "Selected text",
            Self::Export => "Export",
            Self::Look => "Look",
            Self::Program => "Program",
        }
    }
}

impl UiCommand {
    /// What the sheet of shortcuts lists it under.
    #[must_use]
    pub fn group(self) -> CommandGroup {
        match self {
            Self::Open
            | Self::OpenByPath
            | Self::Paste
            | Self::CloseArticle
            | Self::CloseOtherArticles
            | Self::ReopenArticle
            | Self::ToggleReopenAtStart
            | Self::NextArticle
            | Self::PreviousArticle => CommandGroup::Articles,
            Self::NextMention
            | Self::PreviousMention
            | Self::ClearSelection
            | Self::NextHeading
            | Self::PreviousHeading
            | Self::NextCaption
            | Self::PreviousCaption
            | Self::GoBack
            | Self::GoForward
            | Self::ShowPicture
            | Self::Outline => CommandGroup::Moving,
            Self::Find
            | Self::FindSelected
            | Self::NextHit
            | Self::PreviousHit
            | Self::FindMatchCase
            | Self::FindWholeWords
            | Self::FindIgnoreAccents
            | Self::FindRegex
            | Self::ToggleHitList
            | Self::CloseFind => CommandGroup::Finding,
            Self::FilterPanels
            | Self::ClearFilter
            | Self::ToggleSidePanel
            | Self::ToggleCard
            | Self::TogglePeople
            | Self::ToggleCountries
            | Self::ToggleStatistics => CommandGroup::Panels,
            Self::Copy | Self::CopyWithSource | Self::SelectAll | Self::SelectNamed => CommandGroup::Text,
            Self::ExportJson | Self::CopyJson => CommandGroup::Export,
            Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::ThemeSystem
            | Self::ThemeSepia
            | Self::ThemeHighContrast
            | Self::ThemeHighContrastDark
            | Self::TextLarger
            | Self::TextSmaller
            | Self::LinesLonger
            | Self::LinesShorter
            | Self::SpacingMore
            | Self::SpacingLess
            | Self::FaceSerif
            | Self::FaceSans
            | Self::TypographyReset
            | Self::TogglePictures
            | Self::CleanPage
            | Self::FullScreen
            | Self::ReducedMotion => CommandGroup::Look,
            Self::CancelAnalysis | Self::CommandPalette | Self::KeyboardShortcuts | Self::Quit => {
                CommandGroup::Program
            }
        }
    }
}
