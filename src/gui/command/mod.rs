//! The one table of commands: the name, tooltip and keys of each, and when it can be used.
//!
//! Menus, buttons, shortcuts, the command palette, the sheet of shortcuts and tests all read [`table`], which has a row
//! for each command. What a command does is in `gui/app/work.rs`, unless its row tells
//! that too: a new command needs a row here and often a line there.

mod action;
mod conditions;
mod group;
mod pressed;
mod row;
mod table;

use egui::{Key, KeyboardShortcut};
use strum::IntoEnumIterator as _;

pub use action::Action;
pub use group::{CommandGroup, Submenu};
pub use table::UiCommand;

use crate::analysis::{Colour, Kind, Section};
use crate::corrections::Corrections;
use crate::gui::model::asking::Question;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::state::State;

impl UiCommand {
    /// The commands for the selected text.
    pub const OF_TEXT: [Self; 5] =
        [Self::Copy, Self::CopyWithSource, Self::FindSelected, Self::SelectNamed, Self::SelectAll];

    /// The commands that correct what is selected, or what the selected text names.
    pub fn of_corrections() -> impl Iterator<Item = Self> {
        let is_of_article = |command: &Self| {
            matches!(
                command,
                Self::Undo | Self::Redo | Self::ListChanges | Self::ToggleKeepBeside | Self::ReviewDoubts
            )
        };
        Self::iter()
            .filter(move |command| command.group() == CommandGroup::Corrections && !is_of_article(command))
    }

    /// The command that shows and hides the highlights of `kind`, if there is one.
    #[must_use]
    pub fn highlighting(kind: Kind) -> Option<Self> {
        Self::iter().find(|command| command.row().highlights == Some(kind))
    }

    /// The kind whose highlights it shows and hides.
    #[must_use]
    pub fn highlighted_kind(self) -> Option<Kind> {
        self.row().highlights
    }

    /// The command that goes to `section` of the side panel.
    #[must_use]
    pub fn going_to(section: Section) -> Option<Self> {
        Self::iter().find(|command| command.row().goes_to == Some(section))
    }

    /// The section of the side panel that it goes to.
    #[must_use]
    pub fn section(self) -> Option<Section> {
        self.row().goes_to
    }

    /// The kind that it lists the selected text as.
    #[must_use]
    pub fn added_kind(self) -> Option<Kind> {
        self.row().adds
    }

    /// Whether it lists the same words in the whole article with the selected text.
    #[must_use]
    pub fn adds_everywhere(self) -> bool {
        self.row().everywhere
    }

    /// The kind that it lists what is selected as.
    #[must_use]
    pub fn becomes(self) -> Option<Kind> {
        self.row().becomes
    }

    /// The colour that it marks in.
    #[must_use]
    pub fn colour(self) -> Option<Colour> {
        self.row().marks
    }

    /// What it asks for.
    #[must_use]
    pub fn question(self) -> Option<Question> {
        self.row().asks
    }

    /// The menu within menus of corrections that it stands in.
    #[must_use]
    pub fn submenu(self) -> Option<Submenu> {
        self.row().submenu
    }

    /// Whether it corrects the findings of `section`.
    #[must_use]
    pub fn is_for(self, section: Section) -> bool {
        let corrects = self.row().corrects;
        section.kind().is_some_and(|kind| corrects.is_empty() || corrects.contains(&kind))
    }

    /// The commands in the menu of each row of `section`: what can be put right about what it lists.
    pub fn of_rows(section: Section) -> impl Iterator<Item = Self> {
        Self::iter().filter(move |command| command.row().is_in_rows_of(section))
    }

    /// Its name.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.row().text
    }

    /// Its name with what it is about now: "Undo merge of Doe and Jane Doe".
    #[must_use]
    pub fn title(self, state: &State) -> String {
        let findings = state.active().and_then(OpenArticle::findings);
        let corrections = findings.map(|findings| findings.corrections());
        let about = match self {
            Self::Undo => corrections.and_then(Corrections::undo_title),
            Self::Redo => corrections.and_then(Corrections::redo_title),
            _ => None,
        };
        about.map_or_else(|| self.text().to_owned(), |about| format!("{} {about}", self.text()))
    }

    /// Its tooltip.
    #[must_use]
    pub fn tooltip(self) -> &'static str {
        self.row().tooltip
    }

    /// Its group in the sheet of shortcuts.
    #[must_use]
    pub fn group(self) -> CommandGroup {
        self.row().group
    }

    /// Its keys, the one shown in menus first. `COMMAND` is ⌘ on a Mac and Ctrl elsewhere.
    #[must_use]
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        self.row().shortcuts().collect()
    }

    /// Its keys as they stand on the keyboard: "Ctrl+]".
    #[must_use]
    pub fn keys_text(self, ctx: &egui::Context) -> Vec<String> {
        let text = |keys: &KeyboardShortcut| {
            let text = ctx.format_shortcut(keys);
            let sign = match keys.logical_key {
                Key::OpenBracket => "[",
                Key::CloseBracket => "]",
                Key::Plus => "+",
                Key::Equals => "=",
                Key::Minus => "−",
                _ => return text,
            };
            // What stands before the key, with "+" behind it or, on a Mac, without.
            match text.strip_suffix(keys.logical_key.name()) {
                Some(modifiers) => format!("{modifiers}{sign}"),
                None => text,
            }
        };
        self.shortcuts().iter().map(text).collect()
    }

    /// Whether it can be used now.
    #[must_use]
    pub fn is_enabled(self, state: &State) -> bool {
        self.row().is_enabled(state)
    }

    /// Whether the switch is on now; `None` if it is not a switch.
    #[must_use]
    pub fn is_on(self, state: &State) -> Option<bool> {
        let row = self.row();
        match row.highlights {
            Some(kind) => Some(state.settings.shown.get(kind)),
            None => row.is_on.map(|is_on| is_on(state)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_written_like_the_rest_of_the_interface() {
        for command in UiCommand::iter() {
            for text in [command.text(), command.tooltip()] {
                assert!(text.starts_with(char::is_uppercase), "{text}");
                assert!(!text.ends_with('.') && !text.ends_with(':'), "{text}");
            }
        }
    }

    #[test]
    fn the_highlights_of_a_kind_have_a_command() {
        let state = State::default();
        for kind in [Kind::Person, Kind::Country, Kind::Statistic] {
            let command = UiCommand::highlighting(kind);
            assert_eq!(command.and_then(|command| command.is_on(&state)), Some(true), "{kind:?}");
        }
        assert_eq!(UiCommand::highlighting(Kind::Caption), None);
    }
}
