//! A row of the table of commands, and the macro that makes commands from the rows.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::CommandGroup;
use crate::analysis::Kind;
use crate::gui::model::state::State;

/// A question about what the window shows.
type Condition = fn(&State) -> bool;

/// The order in which commands with the same keys get them: the first that can be used wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precedence {
    /// While the find bar is open, its commands come first.
    FindBar,
    /// Then comes the filter of the side panel.
    Filter,
    /// All other commands.
    Window,
}

/// Everything that the window knows of a command, except what it does.
pub(super) struct Row {
    pub(super) group: CommandGroup,
    pub(super) text: &'static str,
    pub(super) tooltip: &'static str,
    pub(super) keys: &'static [(Modifiers, Key)],
    pub(super) precedence: Precedence,
    /// Whether its keys mean something else in a text field that has the focus.
    pub(super) yields_to_typing: bool,
    pub(super) is_enabled: Condition,
    pub(super) is_on: Option<Condition>,
    pub(super) kind: Option<Kind>,
}

impl Row {
    /// Creates a command without keys that can always be used.
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

    /// Sets its `keys`; menus show the first.
    pub(super) const fn keys(self, keys: &'static [(Modifiers, Key)]) -> Self {
        Self { keys, ..self }
    }

    /// Sets its precedence among commands with the same keys.
    pub(super) const fn precedence(self, precedence: Precedence) -> Self {
        Self { precedence, ..self }
    }

    /// Leaves its keys to a text field that has the focus.
    pub(super) const fn unless_typing(self) -> Self {
        Self { yields_to_typing: true, ..self }
    }

    /// Can only be used while `is_enabled` holds.
    pub(super) const fn when(self, is_enabled: Condition) -> Self {
        Self { is_enabled, ..self }
    }

    /// Makes it a switch or a choice, on while `is_on` holds.
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

/// Makes [`UiCommand`](super::UiCommand) and its rows. A row is `Command(Group, text, tooltip)` followed by calls of
/// the methods of [`Row`]; the tooltip is also the documentation of the command.
macro_rules! commands {
    ($($command:ident($group:ident, $text:literal, $tooltip:literal $(,)?)
        $(.$method:ident($($argument:expr),*))*;)+) => {
        /// Everything that can be done from a menu, a button or the keyboard, in the order of the lists.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter)]
        pub enum UiCommand {
            $(#[doc = $tooltip] $command,)+
        }

        static ROWS: &[Row] =
            &[$(Row::new(CommandGroup::$group, $text, $tooltip)$(.$method($($argument),*))*),+];

        impl UiCommand {
            /// Its row of the table.
            pub(super) fn row(self) -> &'static Row {
                &ROWS[self as usize]
            }
        }
    };
}

pub(super) use commands;
