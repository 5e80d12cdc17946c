//! The one table of commands: what each is called, what it says on hover, its keys, and when it can be used.
//!
//! Menus, buttons, shortcuts, the command palette, the sheet of shortcuts and tests all read it. What a command does is in [`super::app`].

use egui::{Key, KeyboardShortcut, Modifiers};

use super::landmarks::LandmarkKind;
use super::settings::ThemeChoice;
use super::state::State;
use super::typography::{Face, Typography};
use crate::analysis::EntityKind;

const NONE: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
const ALT: Modifiers = Modifiers::ALT;
const ALT_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::ALT };

/// Whatever can be done from a menu, a button or the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UiCommand {
    /// Open articles by the file dialog.
    Open,
    /// Open an article by typing where it is.
    OpenByPath,
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
    /// Close the window.
    Quit,
}

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
    /// Every command.
    pub const ALL: [Self; 66] = [
        Self::Open,
        Self::OpenByPath,
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

    /// What the sheet of shortcuts lists it under.
    #[must_use]
    pub fn group(self) -> CommandGroup {
        match self {
            Self::Open
            | Self::OpenByPath
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
            | Self::CleanPage
            | Self::FullScreen
            | Self::ReducedMotion => CommandGroup::Look,
            Self::CancelAnalysis | Self::CommandPalette | Self::KeyboardShortcuts | Self::Quit => {
                CommandGroup::Program
            }
        }
    }

    /// What it is called.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Open => "Open…",
            Self::OpenByPath => "Open by path…",
            Self::CloseArticle => "Close article",
            Self::CloseOtherArticles => "Close other articles",
            Self::ReopenArticle => "Reopen closed article",
            Self::ToggleReopenAtStart => "Reopen articles at start",
            Self::NextArticle => "Next article",
            Self::PreviousArticle => "Previous article",
            Self::ExportJson => "Export JSON…",
            Self::CopyJson => "Copy JSON",
            Self::NextMention => "Next mention",
            Self::PreviousMention => "Previous mention",
            Self::ClearSelection => "Clear selection",
            Self::CancelAnalysis => "Cancel",
            Self::FilterPanels => "Filter the panels",
            Self::ClearFilter => "Clear filter",
            Self::ToggleSidePanel => "Side panel",
            Self::TogglePeople => "People",
            Self::ToggleCountries => "Countries",
            Self::ToggleStatistics => "Statistics",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ZoomReset => "Actual size",
            Self::ThemeLight => "Light theme",
            Self::ThemeDark => "Dark theme",
            Self::ThemeSystem => "Theme of the system",
            Self::Copy => "Copy",
            Self::CopyWithSource => "Copy with source",
            Self::SelectAll => "Select all",
            Self::SelectNamed => "Select what it names",
            Self::TextLarger => "Larger text",
            Self::TextSmaller => "Smaller text",
            Self::LinesLonger => "Longer lines",
            Self::LinesShorter => "Shorter lines",
            Self::SpacingMore => "More line spacing",
            Self::SpacingLess => "Less line spacing",
            Self::FaceSerif => "Serif",
            Self::FaceSans => "Sans serif",
            Self::TypographyReset => "Usual typography",
            Self::ToggleCard => "Details",
            Self::CleanPage => "Clean page",
            Self::FullScreen => "Full screen",
            Self::ReducedMotion => "Reduced motion",
            Self::ThemeSepia => "Sepia theme",
            Self::ThemeHighContrast => "High contrast",
            Self::ThemeHighContrastDark => "High contrast, dark",
            Self::CommandPalette => "Find a command…",
            Self::KeyboardShortcuts => "Keyboard shortcuts",
            Self::Find => "Find…",
            Self::FindSelected => "Find the selected text",
            Self::NextHit => "Next hit",
            Self::PreviousHit => "Previous hit",
            Self::FindMatchCase => "Match case",
            Self::FindWholeWords => "Whole words",
            Self::FindIgnoreAccents => "Ignore accents",
            Self::FindRegex => "Regular expression",
            Self::ToggleHitList => "List of hits",
            Self::CloseFind => "Close the find bar",
            Self::NextHeading => "Next heading",
            Self::PreviousHeading => "Previous heading",
            Self::NextCaption => "Next caption",
            Self::PreviousCaption => "Previous caption",
            Self::GoBack => "Back",
            Self::GoForward => "Forward",
            Self::Outline => "Outline",
            Self::Quit => "Quit",
        }
    }

    /// What it says on hover.
    #[must_use]
    pub fn tooltip(self) -> &'static str {
        match self {
            Self::Open => "Open one or several articles",
            Self::OpenByPath => "Type where a file is",
            Self::CloseArticle => "Close the article that is shown",
            Self::CloseOtherArticles => "Close all articles but the one that is shown",
            Self::ReopenArticle => "Open the article again that was closed last",
            Self::ToggleReopenAtStart => "Start with the articles that were open the last time",
            Self::NextArticle => "Show the next open article",
            Self::PreviousArticle => "Show the previous open article",
            Self::ExportJson => "Write people, countries, statistics and captions to a JSON file",
            Self::CopyJson => "Put the JSON summary on the clipboard",
            Self::NextMention => "Go to the next mention of what is selected",
            Self::PreviousMention => "Go to the previous mention of what is selected",
            Self::ClearSelection => "Select nothing",
            Self::CancelAnalysis => "Stop looking for people, countries and statistics",
            Self::FilterPanels => "Show only the rows that match",
            Self::ClearFilter => "Show all rows again",
            Self::ToggleSidePanel => "Show or hide the side panel",
            Self::TogglePeople => "Show or hide the highlights of people (solid underline)",
            Self::ToggleCountries => "Show or hide the highlights of countries (dashed underline)",
            Self::ToggleStatistics => "Show or hide the highlights of statistics (dotted underline)",
            Self::ZoomIn => "Make everything larger",
            Self::ZoomOut => "Make everything smaller",
            Self::ZoomReset => "Make everything its usual size",
            Self::ThemeLight => "Dark ink on a light page",
            Self::ThemeDark => "Light ink on a dark page",
            Self::ThemeSystem => "Light or dark as the desktop is",
            Self::Copy => "Put the selected text on the clipboard",
            Self::CopyWithSource => {
                "Put the selected text on the clipboard, in quotation marks and with its source"
            }
            Self::SelectAll => "Select the text of the whole article",
            Self::SelectNamed => "Select the person, country or statistic in the selected text",
            Self::TextLarger => "Make the text of the article larger",
            Self::TextSmaller => "Make the text of the article smaller",
            Self::LinesLonger => "Let more characters stand on a line of the article",
            Self::LinesShorter => "Let fewer characters stand on a line of the article",
            Self::SpacingMore => "Put more space between the lines of the article",
            Self::SpacingLess => "Put less space between the lines of the article",
            Self::FaceSerif => "Set the article in a face with serifs",
            Self::FaceSans => "Set the article in a face without serifs",
            Self::TypographyReset => "Set the article as it is at first",
            Self::ToggleCard => "Show or hide what is known of the selected person, country or statistic",
            Self::CleanPage => "Show the page alone, without highlights and side panel",
            Self::FullScreen => "Fill the screen with the window",
            Self::ReducedMotion => "Let nothing glide or pulse",
            Self::ThemeSepia => "Brown ink on a page of old paper",
            Self::ThemeHighContrast => "Black ink on a white page",
            Self::ThemeHighContrastDark => "White ink on a black page",
            Self::CommandPalette => "Find commands, open articles and headings by their names",
            Self::KeyboardShortcuts => "Show all keys",
            Self::Find => "Find text in the article that is shown",
            Self::FindSelected => "Find the selected text in the rest of the article",
            Self::NextHit => "Go to the next place where the text was found",
            Self::PreviousHit => "Go to the previous place where the text was found",
            Self::FindMatchCase => "Tell capitals from small letters",
            Self::FindWholeWords => "Find whole words only",
            Self::FindIgnoreAccents => {
                "Take letters with and without accents for the same, except in a regular expression"
            }
            Self::FindRegex => "Take what is typed as a regular expression",
            Self::ToggleHitList => "List all hits with the words around them",
            Self::CloseFind => "Close the find bar and select the hit",
            Self::NextHeading => "Go to the next heading",
            Self::PreviousHeading => "Go to the previous heading",
            Self::NextCaption => "Go to the next image caption",
            Self::PreviousCaption => "Go to the previous image caption",
            Self::GoBack => "Go back to where you were before the last jump",
            Self::GoForward => "Go forward again to where you went back from",
            Self::Outline => "Show the headings of the article and go to one",
            Self::Quit => "Close the window",
        }
    }

    /// The keys that give it, the one shown in menus first. `COMMAND` is ⌘ on a Mac and Ctrl elsewhere.
    #[must_use]
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let keys: &[(Modifiers, Key)] = match self {
            Self::Open => &[(COMMAND, Key::O)],
            Self::OpenByPath => &[(COMMAND, Key::L)],
            Self::CloseArticle => &[(COMMAND, Key::W)],
            Self::ReopenArticle => &[(COMMAND_SHIFT, Key::T)],
            // Tab with Ctrl on a Mac as well, where ⌘ and Tab belong to the system.
            Self::NextArticle => &[(Modifiers::CTRL, Key::Tab), (Modifiers::CTRL, Key::PageDown)],
            Self::PreviousArticle => {
                &[(Modifiers { shift: true, ..Modifiers::CTRL }, Key::Tab), (Modifiers::CTRL, Key::PageUp)]
            }
            Self::ExportJson => &[(COMMAND, Key::E)],
            Self::CopyJson => &[(COMMAND_SHIFT, Key::C)],
            Self::NextMention => &[(NONE, Key::F3)],
            Self::PreviousMention => &[(Modifiers::SHIFT, Key::F3)],
            Self::FilterPanels => &[(COMMAND_SHIFT, Key::F)],
            Self::CloseFind | Self::ClearFilter | Self::ClearSelection => &[(NONE, Key::Escape)],
            Self::Find => &[(COMMAND, Key::F)],
            Self::FindSelected => &[(COMMAND_SHIFT, Key::E)],
            Self::NextHit => &[(COMMAND, Key::G), (NONE, Key::F3)],
            Self::PreviousHit => &[(COMMAND_SHIFT, Key::G), (Modifiers::SHIFT, Key::F3)],
            Self::FindMatchCase => &[(ALT, Key::C)],
            Self::FindWholeWords => &[(ALT, Key::W)],
            Self::FindIgnoreAccents => &[(ALT, Key::A)],
            Self::FindRegex => &[(ALT, Key::R)],
            Self::ToggleHitList => &[(COMMAND_SHIFT, Key::L)],
            Self::NextHeading => &[(ALT, Key::ArrowDown)],
            Self::PreviousHeading => &[(ALT, Key::ArrowUp)],
            Self::NextCaption => &[(ALT_SHIFT, Key::ArrowDown)],
            Self::PreviousCaption => &[(ALT_SHIFT, Key::ArrowUp)],
            Self::GoBack => &[(ALT, Key::ArrowLeft)],
            Self::GoForward => &[(ALT, Key::ArrowRight)],
            Self::Outline => &[(COMMAND_SHIFT, Key::O)],
            Self::ToggleSidePanel => &[(NONE, Key::F9)],
            Self::TogglePeople => &[(COMMAND, Key::Num1)],
            Self::ToggleCountries => &[(COMMAND, Key::Num2)],
            Self::ToggleStatistics => &[(COMMAND, Key::Num3)],
            Self::ZoomIn => &[(COMMAND, Key::Plus), (COMMAND, Key::Equals)],
            Self::ZoomOut => &[(COMMAND, Key::Minus)],
            Self::ZoomReset => &[(COMMAND, Key::Num0)],
            Self::CommandPalette => &[(COMMAND_SHIFT, Key::P)],
            Self::KeyboardShortcuts => &[(NONE, Key::F1)],
            Self::Quit => &[(COMMAND, Key::Q)],
            Self::Copy => &[(COMMAND, Key::C)],
            Self::CopyWithSource => &[(COMMAND_SHIFT, Key::Q)],
            Self::SelectAll => &[(COMMAND, Key::A)],
            Self::SelectNamed => &[(COMMAND, Key::I)],
            Self::TextLarger => &[(COMMAND, Key::CloseBracket)],
            Self::TextSmaller => &[(COMMAND, Key::OpenBracket)],
            Self::LinesLonger => &[(COMMAND_SHIFT, Key::CloseBracket)],
            Self::LinesShorter => &[(COMMAND_SHIFT, Key::OpenBracket)],
            Self::ToggleCard => &[(COMMAND, Key::D)],
            Self::CleanPage => &[(NONE, Key::F8)],
            Self::FullScreen => &[(NONE, Key::F11)],
            Self::CloseOtherArticles | Self::ToggleReopenAtStart => &[],
            Self::CancelAnalysis | Self::ThemeLight | Self::ThemeDark | Self::ThemeSystem => &[],
            Self::SpacingMore
            | Self::SpacingLess
            | Self::FaceSerif
            | Self::FaceSans
            | Self::TypographyReset
            | Self::ReducedMotion
            | Self::ThemeSepia
            | Self::ThemeHighContrast
            | Self::ThemeHighContrastDark => &[],
        };
        keys.iter().map(|&(modifiers, key)| KeyboardShortcut::new(modifiers, key)).collect()
    }

    /// Whether it can be used now.
    #[must_use]
    pub fn is_enabled(self, state: &State) -> bool {
        let settings = &state.settings;
        match self {
            Self::CloseArticle | Self::Find | Self::Outline => state.active().is_some(),
            Self::FindSelected => state.selected_text().is_some(),
            Self::NextHit | Self::PreviousHit => {
                let has_hits = state.active().is_some_and(|document| !document.find.hits().is_empty());
                state.find.is_open && has_hits
            }
            Self::FindMatchCase | Self::FindWholeWords | Self::FindRegex | Self::ToggleHitList => {
                state.find.is_open
            }
            // A regular expression is taken at its word.
            Self::FindIgnoreAccents => state.find.is_open && !state.find.query.options.regex,
            Self::CloseFind => {
                // What has the keyboard is left first.
                let is_filtering = state.active().is_some_and(|document| document.filter.has_focus);
                state.find.is_open && state.active().is_some() && !is_filtering
            }
            Self::NextHeading | Self::PreviousHeading | Self::NextCaption | Self::PreviousCaption => {
                // Also behind the last one: the page would take the arrows.
                let (kind, _) = self.landmark();
                state.active().is_some_and(|document| !document.landmarks.get(kind).is_empty())
            }
            Self::GoBack => {
                state.active().is_some_and(|document| document.history.can_go_back(document.place()))
            }
            Self::GoForward => {
                state.active().is_some_and(|document| document.history.can_go_forward(document.place()))
            }
            Self::NextArticle | Self::PreviousArticle | Self::CloseOtherArticles => state.documents.len() > 1,
            Self::ReopenArticle => !state.closed.is_empty(),
            Self::ExportJson | Self::CopyJson | Self::FilterPanels => {
                state.active().is_some_and(|document| document.findings().is_some())
            }
            Self::NextMention | Self::PreviousMention => {
                state.active().is_some_and(|document| document.selection.is_some())
            }
            Self::ClearSelection => state
                .active()
                .is_some_and(|document| document.selection.is_some() || document.selected_text().is_some()),
            Self::Copy | Self::CopyWithSource => {
                state.active().is_some_and(|document| document.selected_text().is_some())
            }
            Self::SelectNamed => {
                state.active().is_some_and(|document| document.named_in_selected_text().is_some())
            }
            Self::SelectAll => state.active().is_some_and(|document| !document.article.blocks().is_empty()),
            Self::TypographyReset => settings.typography != Typography::default(),
            Self::ClearFilter => {
                let filter = state.active().map(|document| &document.filter);
                let is_in_use = filter.is_some_and(|filter| filter.has_focus || !filter.text.is_empty());
                state.settings.panel_open && is_in_use
            }
            Self::CancelAnalysis => state.active().is_some_and(|document| document.progress().is_some()),
            Self::ZoomReset => (state.settings.zoom - 1.0).abs() > f32::EPSILON,
            _ => true,
        }
    }

    /// Whether it stands for something that is on now; `None` where it is no switch.
    #[must_use]
    pub fn is_on(self, state: &State) -> Option<bool> {
        let settings = &state.settings;
        match self {
            Self::ToggleSidePanel => Some(settings.panel_open),
            Self::FindMatchCase => Some(state.find.query.options.match_case),
            Self::FindWholeWords => Some(state.find.query.options.whole_words),
            Self::FindIgnoreAccents => Some(state.find.query.options.ignore_accents),
            Self::FindRegex => Some(state.find.query.options.regex),
            Self::ToggleHitList => Some(state.find.lists_hits),
            Self::ToggleReopenAtStart => Some(settings.reopen_at_start),
            Self::TogglePeople => Some(settings.shown.get(EntityKind::Person)),
            Self::ToggleCountries => Some(settings.shown.get(EntityKind::Country)),
            Self::ToggleStatistics => Some(settings.shown.get(EntityKind::Statistic)),
            Self::ToggleCard => Some(settings.card_open),
            Self::CleanPage => Some(settings.clean_page),
            Self::ReducedMotion => Some(settings.reduced_motion),
            Self::FaceSerif => Some(settings.typography.face == Face::Serif),
            Self::FaceSans => Some(settings.typography.face == Face::Sans),
            Self::ThemeSepia => Some(settings.theme == ThemeChoice::Sepia),
            Self::ThemeHighContrast => Some(settings.theme == ThemeChoice::HighContrast),
            Self::ThemeHighContrastDark => Some(settings.theme == ThemeChoice::HighContrastDark),
            Self::ThemeLight => Some(settings.theme == ThemeChoice::Light),
            Self::ThemeDark => Some(settings.theme == ThemeChoice::Dark),
            Self::ThemeSystem => Some(settings.theme == ThemeChoice::System),
            _ => None,
        }
    }

    /// The commands whose keys were pressed and that can be used, each once for every press; the presses are
    /// consumed, of two commands with the same keys by the first that can be used. While a menu is open, Escape closes it and nothing else.
    #[must_use]
    pub fn pressed(ctx: &egui::Context, state: &State) -> Vec<Self> {
        let menu_is_open = ctx.any_popup_open();
        let is_typing = ctx.text_edit_focused();
        let mut keys: Vec<(Self, KeyboardShortcut)> = Self::ALL
            .into_iter()
            .filter(|command| {
                command.is_enabled(state)
                    && !(is_typing && command.belongs_to_typing())
                    && !(menu_is_open
                        && matches!(command, Self::CloseFind | Self::ClearFilter | Self::ClearSelection))
            })
            .flat_map(|command| command.shortcuts().into_iter().map(move |keys| (command, keys)))
            .collect();
        // egui ignores extra Shift and Alt, so the keys with the most modifiers go first.
        keys.sort_by_key(|(_, keys)| !keys.modifiers.shift);
        ctx.input_mut(|input| {
            // The desktop's key for copying comes as an event of its own.
            let copies = keys.iter().any(|(command, _)| *command == Self::Copy);
            let copied = input.events.iter().any(|event| matches!(event, egui::Event::Copy));
            let copy = (copies && copied).then_some(Self::Copy);
            let press = |(command, keys): (Self, KeyboardShortcut)| {
                let presses = if keys.modifiers.alt {
                    count_exactly(input, keys)
                } else {
                    input.count_and_consume_key(keys.modifiers, keys.logical_key)
                };
                std::iter::repeat_n(command, presses)
            };
            copy.into_iter().chain(keys.into_iter().flat_map(press)).collect()
        })
    }

    /// Whether its keys mean something else in a field that is typed into.
    fn belongs_to_typing(self) -> bool {
        matches!(self, Self::Copy | Self::SelectAll | Self::GoBack | Self::GoForward)
    }

    /// What it goes to, and whether to the next or the previous one.
    pub(super) fn landmark(self) -> (LandmarkKind, bool) {
        let is_caption = matches!(self, Self::NextCaption | Self::PreviousCaption);
        let kind = if is_caption { LandmarkKind::Caption } else { LandmarkKind::Heading };
        (kind, matches!(self, Self::NextHeading | Self::NextCaption))
    }
}

/// Consumes the presses of `keys` and nothing more: with Shift, the arrows and Alt draw a selection.
fn count_exactly(input: &mut egui::InputState, keys: KeyboardShortcut) -> usize {
    let before = input.events.len();
    input.events.retain(|event| {
        !matches!(event, egui::Event::Key { key, modifiers, pressed: true, .. }
            if *key == keys.logical_key && modifiers.matches_exact(keys.modifiers))
    });
    before - input.events.len()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn no_two_commands_share_keys() {
        let mut owners = BTreeMap::new();
        for command in UiCommand::ALL {
            for shortcut in command.shortcuts() {
                // On Linux and Windows, Ctrl and the command key are the same.
                let modifiers = shortcut.modifiers;
                let keys = (
                    modifiers.ctrl || modifiers.command,
                    modifiers.shift,
                    modifiers.alt,
                    shortcut.logical_key.name(),
                );
                let other = owners.insert(keys, command);
                // Escape takes one thing back at a time; F3 goes to hits while there are some, else to mentions.
                let is_step_back = matches!(
                    (other, command),
                    (Some(UiCommand::CloseFind), UiCommand::ClearFilter)
                        | (Some(UiCommand::ClearFilter), UiCommand::ClearSelection)
                        | (Some(UiCommand::NextHit), UiCommand::NextMention)
                        | (Some(UiCommand::PreviousHit), UiCommand::PreviousMention)
                );
                assert!(
                    other.is_none() || is_step_back,
                    "{command:?} has the keys {keys:?} of another command"
                );
            }
        }
    }

    #[test]
    fn commands_are_written_like_the_rest_of_the_interface() {
        for command in UiCommand::ALL {
            for text in [command.text(), command.tooltip()] {
                assert!(text.starts_with(char::is_uppercase), "{text}");
                assert!(!text.ends_with('.') && !text.ends_with(':'), "{text}");
            }
        }
    }
}
