//! A row of the table of commands, and the macro that makes commands from the rows.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::conditions::{can_add, can_become, can_mark, corrects, has_findings};
use super::{CommandGroup, Submenu};
use crate::analysis::{Colour, Kind, Section};
use crate::gui::model::asking::Question;
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
    /// The kind whose highlights it switches.
    pub(super) highlights: Option<Kind>,
    /// The section of the side panel that it goes to.
    pub(super) goes_to: Option<Section>,
    /// The kind that it lists the selected text as.
    pub(super) adds: Option<Kind>,
    /// Whether it lists the same words in the whole article with it.
    pub(super) everywhere: bool,
    /// The kinds whose findings it corrects; empty if it does not depend on the kind.
    pub(super) corrects: &'static [Kind],
    /// The kind that it lists what is selected as.
    pub(super) becomes: Option<Kind>,
    /// The colour that it marks in.
    pub(super) marks: Option<Colour>,
    /// What it asks for.
    pub(super) asks: Option<Question>,
    /// The menu within menus of corrections that it stands in.
    pub(super) submenu: Option<Submenu>,
    /// Whether it is in the menu of a row of this list.
    pub(super) is_in_rows: fn(Section) -> bool,
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
            highlights: None,
            goes_to: None,
            adds: None,
            everywhere: false,
            corrects: &[],
            becomes: None,
            marks: None,
            asks: None,
            submenu: None,
            is_in_rows: |_| false,
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
        Self { highlights: Some(kind), ..self }
    }

    /// Goes to `section` of the side panel.
    pub(super) const fn goes_to(self, section: Section) -> Self {
        Self { goes_to: Some(section), is_enabled: has_findings, ..self }
    }

    /// Lists the selected text as a finding of `kind`.
    pub(super) const fn adds(self, kind: Kind) -> Self {
        Self { adds: Some(kind), submenu: Some(Submenu::Add), is_enabled: can_add, ..self }
    }

    /// Lists the same words in the whole article with the selected text.
    pub(super) const fn everywhere(self) -> Self {
        Self { everywhere: true, ..self }
    }

    /// Lists what is selected as a finding of `kind`.
    pub(super) const fn becomes(self, kind: Kind) -> Self {
        Self { becomes: Some(kind), submenu: Some(Submenu::Become), is_in_rows: |_| true, ..self }
    }

    /// Marks in `colour`.
    pub(super) const fn marks(self, colour: Colour) -> Self {
        let (marks, submenu) = (Some(colour), Some(Submenu::Mark));
        Self { marks, submenu, is_enabled: can_mark, is_in_rows: |_| true, ..self }
    }

    /// Asks `question`.
    pub(super) const fn asks(self, question: Question) -> Self {
        Self { asks: Some(question), ..self }
    }

    /// Stands in `submenu`.
    pub(super) const fn under(self, submenu: Submenu) -> Self {
        Self { submenu: Some(submenu), ..self }
    }

    /// Can only be used on findings of `kinds`.
    pub(super) const fn corrects(self, kinds: &'static [Kind]) -> Self {
        Self { corrects: kinds, ..self }
    }

    /// Is in the menu of each row of the lists for which `is_in_rows` holds.
    pub(super) const fn in_rows(self, is_in_rows: fn(Section) -> bool) -> Self {
        Self { is_in_rows, ..self }
    }

    /// Whether it can be used while the window shows `state`.
    pub(super) fn is_enabled(&self, state: &State) -> bool {
        (self.is_enabled)(state)
            && (self.corrects.is_empty() || corrects(state, self.corrects))
            && self.becomes.is_none_or(|kind| can_become(state, kind))
    }

    /// Whether it is in the menu of the rows of `section`.
    pub(super) fn is_in_rows_of(&self, section: Section) -> bool {
        (self.is_in_rows)(section)
            && (self.becomes.is_none() || self.becomes != section.kind())
            && (self.corrects.is_empty() || section.kind().is_some_and(|kind| self.corrects.contains(&kind)))
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
