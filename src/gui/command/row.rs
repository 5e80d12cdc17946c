//! What the table holds of a command, and the macro that makes commands of its rows.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::CommandGroup;
use crate::analysis::Kind;
use crate::gui::model::state::State;

/// A question about what the window shows.
type Condition = fn(&State) -> bool;

/// Which of several commands with the same keys gets them: the first that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precedence {
    /// While the find bar is open, its commands come first.
    FindBar,
    /// Then comes the filter of the side panel.
    Filter,
    /// All other commands.
    Window,
}

/// All that the window knows of a command but what it does.
pub(super) struct Row {
    pub(super) group: CommandGroup,
    pub(super) text: &'static str,
    pub(super) tooltip: &'static str,
    pub(super) keys: &'static [(Modifiers, Key)],
    pub(super) precedence: Precedence,
    /// Whether its keys mean something else in a field that is typed into.
    pub(super) yields_to_typing: bool,
    pub(super) is_enabled: Condition,
    pub(super) is_on: Option<Condition>,
    pub(super) kind: Option<Kind>,
}

impl Row {
    /// A command without keys that can always be used.
    pub(super) const fn new(group: CommandGroup, text: &'static str, tooltip: &'static str) -> Self {
        Self {
            group,
            text,
            tooltip,
            keys: &[],
            precedence: Precedence::Window,
            yields_to_typing: false,
            is_enabled: |_| true,
            is_on: None,
            kind: None,
        }
    }

    /// Given by each of `keys`, of which menus show the first.
    pub(super) const fn keys(self, keys: &'static [(Modifiers, Key)]) -> Self {
        Self { keys, ..self }
    }

    /// Shares keys with commands of another precedence.
    pub(super) const fn precedence(self, precedence: Precedence) -> Self {
        Self { precedence, ..self }
    }

    /// Leaves its keys to a field that is typed into.
    pub(super) const fn unless_typing(self) -> Self {
        Self { yields_to_typing: true, ..self }
    }

    /// Can be used while `is_enabled` holds.
    pub(super) const fn when(self, is_enabled: Condition) -> Self {
        Self { is_enabled, ..self }
    }

    /// A switch or a choice, on while `is_on` holds.
    pub(super) const fn on(self, is_on: Condition) -> Self {
        Self { is_on: Some(is_on), ..self }
    }

    /// Switches the highlights of `kind`.
    pub(super) const fn highlights(self, kind: Kind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    pub(super) fn shortcuts(&self) -> impl Iterator<Item = KeyboardShortcut> + use<> {
        self.keys.iter().map(|&(modifiers, key)| KeyboardShortcut::new(modifiers, key))
    }
}

/// Makes [`UiCommand`](super::UiCommand) and its rows. A row is `Command(Group, text, tooltip)` and then what
/// [`Row`] has methods for; its tooltip is the documentation of the command.
macro_rules! commands {
    ($($command:ident($group:ident, $text:literal, $tooltip:literal $(,)?)
        $(.$method:ident($($argument:expr),*))*;)+) => {
        /// Whatever can be done from a menu, a button or the keyboard, in the order in which it is listed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter)]
        pub enum UiCommand {
            $(#[doc = $tooltip] $command,)+
        }

        static ROWS: &[Row] =
            &[$(Row::new(CommandGroup::$group, $text, $tooltip)$(.$method($($argument),*))*),+];

        impl UiCommand {
            /// What the table holds of it.
            pub(super) fn row(self) -> &'static Row {
                &ROWS[self as usize]
            }
        }
    };
}

pub(super) use commands;
