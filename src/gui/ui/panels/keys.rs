//! The keys of the side panel: arrows move from row to row, letters go into the filter.

use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

use crate::analysis::{EntityKey, Section};
use crate::gui::command::{Action, UiCommand};
use crate::gui::model::open_article::OpenArticle;

/// The places in a section where the arrow keys stop.
pub struct Stops<'a> {
    /// The section.
    pub section: Section,
    /// Whether its rows are shown.
    pub is_open: bool,
    /// Its header.
    pub header: Id,
    /// The id from which those of its rows are made.
    pub scope: Id,
    /// Its rows as indices of the list, in the order in which they are shown; none while it is closed.
    pub rows: &'a [usize],
    /// What the rows select, by their indices in the list.
    pub keys: &'a [EntityKey],
    /// The row that has the keyboard, as an index of `rows`.
    pub focused: Option<usize>,
    /// The heading below which a group folds away, and how many rows stand above it.
    pub fold: Option<(Id, usize)>,
}

impl Stops<'_> {
    /// What the row that has the keyboard selects.
    #[must_use]
    pub fn focused_key(&self) -> Option<EntityKey> {
        Some(self.keys[*self.rows.get(self.focused?)?])
    }

    /// Whether its header or one of its rows has the keyboard.
    #[must_use]
    pub fn has_focus(&self, ui: &Ui) -> bool {
        let focused = ui.memory(egui::Memory::focused);
        let is_own = |id: Id| id == self.header || self.fold.is_some_and(|(fold, _)| id == fold);
        self.focused.is_some() || focused.is_some_and(is_own)
    }

    /// The row at `place` among those shown.
    fn seat(&self, place: usize) -> Seat {
        Seat { row: self.keys[self.rows[place]], place }
    }
}

/// The id of the row of `target`, in the part of the window called `scope`.
#[must_use]
pub fn row_id(scope: Id, target: EntityKey) -> Id {
    scope.with(("row", target))
}

/// The row of a section that has the keyboard, or had it last, and its place among those shown. It is kept from pass to
/// pass, so that the row is found again without looking at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The row.
    pub row: EntityKey,
    /// Its place, which may have changed since.
    pub place: usize,
}

impl Seat {
    /// Gives the keyboard to the row, in the part of the window called `scope`.
    pub fn request_focus(self, ui: &Ui, scope: Id) {
        ui.memory_mut(|memory| memory.request_focus(row_id(scope, self.row)));
        self.remember(ui, scope);
    }

    /// Keeps it for the next pass.
    pub fn remember(self, ui: &Ui, scope: Id) {
        ui.data_mut(|data| data.insert_temp(scope.with(("seat", self.row.section().index())), self));
    }

    /// The row of `section` in `scope` that has the keyboard, or had it last.
    #[must_use]
    pub fn last(ui: &Ui, scope: Id, section: Section) -> Option<Self> {
        ui.data(|data| data.get_temp(scope.with(("seat", section.index()))))
    }
}

/// A header, a row, or the heading of a group that folds away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Header(usize),
    Row(usize, usize),
    Fold(usize),
}

/// Takes Enter from a row of what is not sure: it accepts what the row lists, while the space bar still shows it.
pub fn take_enter(ui: &Ui, document: &OpenArticle, actions: &mut Vec<Action>) {
    let Some(row) = document.focused_row.filter(|row| row.section() == Section::Unsure) else { return };
    let has_focus = ui.memory(|memory| memory.focused().is_some()) && !ui.ctx().text_edit_focused();
    if has_focus
        && !egui::Popup::is_any_open(ui.ctx())
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    {
        let then = Box::new(Action::Command(UiCommand::AcceptDoubt));
        actions.push(Action::On { target: row, mention: None, then });
    }
}

/// Handles the keys while a header or a row of the panel has the keyboard, which moves to the first row if `to_rows` is
/// set. Returns the letters that were typed, for the filter.
#[must_use]
pub fn keys_ui(ui: &Ui, stops: &[Stops<'_>], to_rows: bool, actions: &mut Vec<Action>) -> String {
    if to_rows && let Some(section) = stops.iter().find(|section| !section.rows.is_empty()) {
        section.seat(0).request_focus(ui, section.scope);
        return String::new();
    }
    let Some(focused) = ui.memory(egui::Memory::focused) else { return String::new() };
    let at = stops.iter().enumerate().find_map(|(index, section)| {
        let row = section.focused.map(|place| Stop::Row(index, place));
        if section.header == focused {
            return Some(Stop::Header(index));
        }
        let fold = section.fold.filter(|(fold, _)| *fold == focused).map(|_| Stop::Fold(index));
        fold.or(row)
    });
    let Some(at) = at else { return String::new() };
    // The arrows belong to the panel, not to egui's own movement from widget to widget.
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, arrows));

    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    // With Shift first, since egui ignores extra modifiers.
    let extends = |key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
    let mut is_chosen = false;
    let mut to = None;
    // What is chosen together is of one list.
    let in_list = |to: &Stop| matches!(to, Stop::Row(index, _) if *index == index_of(at));
    if extends(Key::ArrowDown) {
        (to, is_chosen) = (next(stops, at).filter(in_list), true);
    } else if extends(Key::ArrowUp) {
        (to, is_chosen) = (previous(stops, at).filter(in_list), true);
    } else if pressed(Key::ArrowDown) {
        to = next(stops, at);
    } else if pressed(Key::ArrowUp) {
        to = previous(stops, at);
    } else if pressed(Key::Home) {
        to = Some(Stop::Header(index_of(at)));
    } else if pressed(Key::End) {
        let index = index_of(at);
        to = stops[index].rows.len().checked_sub(1).map(|place| Stop::Row(index, place));
    } else if pressed(Key::ArrowLeft) {
        match at {
            Stop::Row(index, _) | Stop::Fold(index) => to = Some(Stop::Header(index)),
            Stop::Header(index) if stops[index].is_open => {
                actions.push(Action::ToggleSection(stops[index].section));
            }
            Stop::Header(_) => {}
        }
    } else if pressed(Key::ArrowRight)
        && let Stop::Header(index) = at
    {
        if stops[index].is_open {
            to = (!stops[index].rows.is_empty()).then_some(Stop::Row(index, 0));
        } else {
            actions.push(Action::ToggleSection(stops[index].section));
        }
    }
    if to.is_some() && !is_chosen {
        actions.push(Action::ChooseNone);
    }
    match to {
        Some(Stop::Header(index)) => ui.memory_mut(|memory| memory.request_focus(stops[index].header)),
        Some(Stop::Fold(index)) => {
            if let Some((fold, _)) = stops[index].fold {
                ui.memory_mut(|memory| memory.request_focus(fold));
            }
        }
        Some(Stop::Row(index, place)) => {
            let section = &stops[index];
            let target = section.keys[section.rows[place]];
            if is_chosen {
                actions.push(Action::ChooseRowsTo(target));
            } else if section.section == Section::Unsure {
                // To decide, one has to see it.
                actions.push(Action::GoToMention { target, mention: 0 });
            }
            // A row far away is not built until it scrolls into view.
            actions.push(Action::RevealRow(target));
            section.seat(place).request_focus(ui, section.scope);
        }
        None => return typed(ui),
    }
    String::new()
}

/// The text that was typed. A lone space is left out, since the space bar acts on the row.
fn typed(ui: &Ui) -> String {
    ui.input(|input| {
        let letters = input.events.iter().filter_map(|event| match event {
            Event::Text(text) if text != " " => Some(text.as_str()),
            _ => None,
        });
        letters.collect()
    })
}

fn index_of(stop: Stop) -> usize {
    match stop {
        Stop::Header(index) | Stop::Row(index, _) | Stop::Fold(index) => index,
    }
}

fn next(stops: &[Stops<'_>], at: Stop) -> Option<Stop> {
    let fold_of = |index: usize| stops[index].fold.map(|(_, place)| place);
    let (index, place) = match at {
        Stop::Header(index) => (index, 0),
        Stop::Row(index, place) => (index, place + 1),
        Stop::Fold(index) => (index, fold_of(index)?),
    };
    if at != Stop::Fold(index) && fold_of(index) == Some(place) {
        return Some(Stop::Fold(index));
    }
    if place < stops[index].rows.len() {
        return Some(Stop::Row(index, place));
    }
    (index + 1 < stops.len()).then_some(Stop::Header(index + 1))
}

fn previous(stops: &[Stops<'_>], at: Stop) -> Option<Stop> {
    let fold_of = |index: usize| stops[index].fold.map(|(_, place)| place);
    let (index, place) = match at {
        Stop::Header(index) => {
            let before = index.checked_sub(1)?;
            (before, stops[before].rows.len())
        }
        Stop::Row(index, place) => (index, place),
        Stop::Fold(index) => (index, fold_of(index)?),
    };
    if at != Stop::Fold(index) && fold_of(index) == Some(place) {
        return Some(Stop::Fold(index));
    }
    Some(place.checked_sub(1).map_or(Stop::Header(index), |place| Stop::Row(index, place)))
}
