//! The keys that give commands, and which were pressed.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::UiCommand;
use crate::gui::model::state::State;

const NONE: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
const ALT: Modifiers = Modifiers::ALT;
const ALT_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::ALT };

impl UiCommand {
    /// The keys that give it, the one shown in menus first. `COMMAND` is ⌘ on a Mac and Ctrl elsewhere.
    #[must_use]
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let keys: &[(Modifiers, Key)] = match self {
            Self::Open => &[(COMMAND, Key::O)],
            Self::OpenByPath => &[(COMMAND, Key::L)],
            Self::Paste => &[(COMMAND, Key::V)],
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
            Self::ShowPicture => &[(COMMAND_SHIFT, Key::I)],
            Self::ToggleSidePanel => &[(NONE, Key::F9)],
            Self::TogglePeople => &[(COMMAND, Key::Num1)],
            Self::ToggleCountries => &[(COMMAND, Key::Num2)],
            Self::ToggleStatistics => &[(COMMAND, Key::Num3)],
            Self::TogglePictures => &[(COMMAND, Key::Num4)],
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
            // The desktop's keys for copying and pasting come as events of their own.
            let can_be_used = |event: &Self| keys.iter().any(|(command, _)| command == event);
            let of_events: Vec<Self> =
                input.events.iter().filter_map(Self::of_event).filter(can_be_used).collect();
            let press = |(command, keys): (Self, KeyboardShortcut)| {
                let presses = if keys.modifiers.alt {
                    count_exactly(input, keys)
                } else {
                    input.count_and_consume_key(keys.modifiers, keys.logical_key)
                };
                std::iter::repeat_n(command, presses)
            };
            of_events.into_iter().chain(keys.into_iter().flat_map(press)).collect()
        })
    }

    /// The command that `event` gives by itself.
    fn of_event(event: &egui::Event) -> Option<Self> {
        match event {
            egui::Event::Copy => Some(Self::Copy),
            egui::Event::Paste(_) | egui::Event::PasteImage(_) => Some(Self::Paste),
            _ => None,
        }
    }

    /// Whether its keys mean something else in a field that is typed into.
    fn belongs_to_typing(self) -> bool {
        matches!(self, Self::Copy | Self::Paste | Self::SelectAll | Self::GoBack | Self::GoForward)
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
}
