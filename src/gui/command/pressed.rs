//! Finds the commands whose keys were pressed.

use egui::{Key, KeyboardShortcut};
use strum::IntoEnumIterator as _;

use super::UiCommand;
use crate::gui::model::state::State;

impl UiCommand {
    /// The commands that can be used and whose keys were pressed, each once per press. Consumes the presses. If several
    /// commands share keys, the press goes to the one with precedence among those that can be used. While a menu is
    /// open, Escape only closes the menu.
    #[must_use]
    pub fn pressed(ctx: &egui::Context, state: &State) -> Vec<Self> {
        // What was drawn in the last pass is forgotten by now, but not which menu is open.
        let menu_is_open = ctx.any_popup_open() || egui::Popup::is_any_open(ctx);
        let is_typing = ctx.text_edit_focused();
        let mut keys: Vec<(Self, KeyboardShortcut)> = Self::iter()
            .filter(|command| command.is_enabled(state) && !(is_typing && command.row().yields_to_typing))
            .flat_map(|command| command.row().shortcuts().map(move |keys| (command, keys)))
            .filter(|(_, keys)| !(menu_is_open && keys.logical_key == Key::Escape))
            .collect();
        // egui ignores extra Shift and Alt, so the keys with the most modifiers come first.
        keys.sort_by_key(|(command, keys)| (!keys.modifiers.shift, command.row().precedence));
        ctx.input_mut(|input| {
            // The desktop's keys for copying and pasting arrive as events of their own.
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

    /// The command that `event` itself stands for.
    fn of_event(event: &egui::Event) -> Option<Self> {
        match event {
            egui::Event::Copy => Some(Self::Copy),
            egui::Event::Paste(_) | egui::Event::PasteImage(_) => Some(Self::Paste),
            _ => None,
        }
    }
}

/// Consumes the presses of exactly `keys`: with Shift as well, the arrows and Alt extend a selection. X11 and Wayland send
/// the letter pressed with Alt as text too, which is consumed with it.
fn count_exactly(input: &mut egui::InputState, keys: KeyboardShortcut) -> usize {
    let before = input.events.len();
    input.events.retain(|event| {
        !matches!(event, egui::Event::Key { key, modifiers, pressed: true, .. }
            if *key == keys.logical_key && modifiers.matches_exact(keys.modifiers))
    });
    let presses = before - input.events.len();
    if presses > 0 {
        let letter = keys.logical_key.name();
        input
            .events
            .retain(|event| !matches!(event, egui::Event::Text(text) if text.eq_ignore_ascii_case(letter)));
    }
    presses
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn of_commands_that_share_keys_one_takes_precedence() {
        let mut owners = BTreeMap::new();
        for command in UiCommand::iter() {
            for shortcut in command.shortcuts() {
                // On Linux and Windows, Ctrl and the command key are the same.
                let modifiers = shortcut.modifiers;
                let keys = (
                    modifiers.ctrl || modifiers.command,
                    modifiers.shift,
                    modifiers.alt,
                    shortcut.logical_key.name(),
                );
                let other = owners.insert((keys, command.row().precedence), command);
                assert_eq!(
                    other, None,
                    "{command:?} has the keys {keys:?} and the precedence of another command"
                );
            }
        }
    }
}
