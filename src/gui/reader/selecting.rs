//! Selecting text with the pointer and the keys.

use egui::{CursorIcon, Event, Key, Modifiers, PointerButton, Pos2, Response, Ui, pos2};

use super::layout::Layout;
use super::piece::Laid;
use crate::article::{Article, TextRange};
use crate::gui::model::reader_view::ReaderView;
use crate::gui::model::text_selection::{self, TextSelection, Unit};

/// How fast the page scrolls while a selection is dragged beyond its edge: multiples of the distance past the edge, per
/// second.
const EDGE_SPEED: f64 = 6.0;

/// Consecutive presses of the pointer in one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Press {
    pos: Pos2,
    time: f64,
    count: usize,
    /// Whether the pointer has been dragging a selection since.
    draws: bool,
}

/// What the pointer did to the text in a pass.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Drawn {
    /// The selection now.
    pub selection: Option<TextSelection>,
    /// The press so far.
    pub press: Option<Press>,
    /// How far the page should scroll, in points.
    pub scroll: f64,
}

/// Handles the pointer on `page`, which shows the pieces `laid`, continuing from `press`.
#[must_use]
pub fn pointer_ui(
    ui: &Ui,
    page: &Response,
    laid: &[Laid<'_>],
    article: &Article,
    view: &ReaderView,
    press: Option<Press>,
) -> Drawn {
    let mut drawn = Drawn { selection: view.text_selection, press, scroll: 0.0 };
    let pointer = ui.input(|input| input.pointer.clone());
    let Some(pos) = pointer.interact_pos() else {
        drawn.press = drawn.press.map(|press| Press { draws: false, ..press });
        return drawn;
    };
    let over_text = laid.iter().any(|piece| piece.has_text() && piece.rect().contains(pos));
    if page.hovered() && over_text {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    let pressed_here = page.is_pointer_button_down_on() || page.contains_pointer();
    if pointer.primary_pressed()
        && pressed_here
        && let Some(offset) = offset_at(laid, pos)
    {
        let now = ui.input(|input| input.time);
        let (delay, distance) = ui.ctx().options(|options| {
            (options.input_options.max_double_click_delay, options.input_options.max_click_dist)
        });
        let count =
            drawn.press.filter(|press| now - press.time <= delay && pos.distance(press.pos) <= distance);
        let count = count.map_or(1, |press| press.count + 1);
        drawn.press = Some(Press { pos, time: now, count, draws: true });
        match &mut drawn.selection {
            Some(selection) if is_pressed_with_shift(ui) => selection.draw_to(article, offset),
            selection => *selection = Some(TextSelection::at(article, offset, Unit::of_press(count))),
        }
    } else if pointer.secondary_pressed()
        && pressed_here
        && let Some(offset) = offset_at(laid, pos)
    {
        // A context menu applies to what it was opened on.
        let range = drawn.selection.map(|selection| selection.range());
        if over_text && !range.is_some_and(|range| range.contains_offset(offset)) {
            drawn.selection = Some(TextSelection::at(article, offset, Unit::Word));
        }
    } else if pointer.primary_down()
        && let Some(press) = drawn.press
        && press.draws
    {
        draw(ui, page, laid, article, view, (pos, press), &mut drawn);
    } else if let Some(press) = &mut drawn.press {
        press.draws = false;
    }
    drawn
}

/// Whether Shift was down when the button was pressed; it may be up again by the end of the pass.
fn is_pressed_with_shift(ui: &Ui) -> bool {
    let with_shift = |event: &Event| match event {
        Event::PointerButton { button: PointerButton::Primary, pressed: true, modifiers, .. } => {
            modifiers.shift
        }
        _ => false,
    };
    ui.input(|input| input.events.iter().any(with_shift))
}

/// Extends the selection to `pos`, scrolling if that is beyond the edge of `page`.
fn draw(
    ui: &Ui,
    page: &Response,
    laid: &[Laid<'_>],
    article: &Article,
    view: &ReaderView,
    (pos, press): (Pos2, Press),
    drawn: &mut Drawn,
) {
    let window = page.rect;
    let beyond = (pos.y - window.bottom()).max(0.0) + (pos.y - window.top()).min(0.0);
    let has_more = if beyond > 0.0 {
        view.offset < view.last_offset(f64::from(window.height()))
    } else {
        beyond < 0.0 && view.offset > 0.0
    };
    if has_more {
        let seconds = f64::from(ui.input(|input| input.stable_dt).min(0.1));
        drawn.scroll = f64::from(beyond) * EDGE_SPEED * seconds;
        ui.ctx().request_repaint();
    }
    // A mere press selects nothing, even if the pointer trembles.
    if press.count == 1 && pos.distance(press.pos) < 3.0 {
        return;
    }
    let inside = pos2(pos.x, pos.y.clamp(window.top(), window.bottom()));
    if let (Some(offset), Some(selection)) = (offset_at(laid, inside), &mut drawn.selection) {
        selection.draw_to(article, offset);
    }
}

/// The byte of the article at the letter nearest to `pos`.
fn offset_at(laid: &[Laid<'_>], pos: Pos2) -> Option<usize> {
    let nearest = laid.iter().filter(|piece| piece.has_text()).min_by(|one, other| {
        let distance = |piece: &Laid<'_>| {
            let rect = piece.rect();
            // The vertical distance first: the horizontal one only decides between pieces on one line.
            let down = (rect.top() - pos.y).max(pos.y - rect.bottom()).max(0.0);
            let across = (rect.left() - pos.x).max(pos.x - rect.right()).max(0.0);
            (down, across)
        };
        let (one, other) = (distance(one), distance(other));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
    nearest.map(|piece| piece.offset_at(pos))
}

/// Handles the keys that extend a selection: the arrows, Home and End with Shift. `start` is where it begins if nothing
/// is selected.
pub fn keys_ui(layout: Layout<'_>, view: &mut ReaderView, start: usize) {
    let Layout { ui, article, .. } = layout;
    let shift = Modifiers::SHIFT;
    let by_word = Modifiers { shift: true, ..Modifiers::COMMAND };
    let by_word_alt = Modifiers { shift: true, ..Modifiers::ALT };
    let moves = ui.input_mut(|input| {
        let mut moves = Vec::new();
        // Those with the most modifiers first, since egui ignores extra ones.
        for (modifiers, key, step) in [
            (by_word, Key::ArrowLeft, Move::Before(Unit::Word)),
            (by_word, Key::ArrowRight, Move::After(Unit::Word)),
            (by_word_alt, Key::ArrowLeft, Move::Before(Unit::Word)),
            (by_word_alt, Key::ArrowRight, Move::After(Unit::Word)),
            (by_word, Key::ArrowUp, Move::Before(Unit::Block)),
            (by_word, Key::ArrowDown, Move::After(Unit::Block)),
            (by_word, Key::Home, Move::To(0)),
            (by_word, Key::End, Move::To(usize::MAX)),
            (shift, Key::ArrowLeft, Move::Before(Unit::Letter)),
            (shift, Key::ArrowRight, Move::After(Unit::Letter)),
            (shift, Key::ArrowUp, Move::Lines(-1.0)),
            (shift, Key::ArrowDown, Move::Lines(1.0)),
            (shift, Key::Home, Move::Before(Unit::Block)),
            (shift, Key::End, Move::After(Unit::Block)),
        ] {
            let presses = input.count_and_consume_key(modifiers, key);
            moves.extend(std::iter::repeat_n(step, presses));
        }
        moves
    });
    for step in moves {
        let selection = view.text_selection.get_or_insert(TextSelection::between(start, start));
        let mut selection = *selection;
        let head = selection.head();
        let head = match step {
            Move::Before(unit) => text_selection::before(article, head, unit),
            Move::After(unit) => text_selection::after(article, head, unit),
            Move::To(offset) => {
                let all = TextSelection::all(article).map(|all| all.range());
                all.map_or(head, |all| offset.clamp(all.start, all.end))
            }
            Move::Lines(lines) => layout.offset_by_lines(view, head, lines),
        };
        selection.move_head(head);
        view.text_selection = Some(selection);
        view.reveal(TextRange::new(head, head));
    }
}

/// How a key moves the end of a selection.
#[derive(Clone, Copy, Debug)]
enum Move {
    Before(Unit),
    After(Unit),
    To(usize),
    Lines(f32),
}
