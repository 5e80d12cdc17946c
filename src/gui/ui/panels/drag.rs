//! Dragging a row onto another, which makes one of the two.

use egui::{Align2, Area, Id, Order, Response, Stroke, StrokeKind, Ui, vec2};

use crate::analysis::EntityKey;
use crate::gui::command::Action;
use crate::gui::kinds::wording::counted;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::theme::{GRID, Tokens};

/// What is being dragged.
#[derive(Clone, Debug)]
struct Dragged {
    row: EntityKey,
    /// What it is called.
    name: String,
}

/// Lets the row of `target`, which is called `name`, be dragged onto others, and others be dropped on it.
pub fn drag_ui(
    ui: &Ui,
    document: &OpenArticle,
    response: &Response,
    (target, name): (EntityKey, &str),
    actions: &mut Vec<Action>,
) {
    let is_chosen = document.chosen.contains(target);
    let dragged = || match document.chosen.keys().len() {
        count if is_chosen => counted(count, "row", "rows"),
        _ => name.to_owned(),
    };
    if response.drag_started() {
        response.dnd_set_drag_payload(Dragged { row: target, name: dragged() });
    }
    let fits = |dragged: &Dragged| {
        let is_same = dragged.row == target || (is_chosen && document.chosen.contains(dragged.row));
        dragged.row.section() == target.section() && !is_same
    };
    if let Some(dragged) = response.dnd_hover_payload::<Dragged>().filter(|dragged| fits(dragged)) {
        let stroke = Stroke::new(2.0, Tokens::of(ui).accent);
        ui.painter().rect_stroke(response.rect.shrink(1.0), 2, stroke, StrokeKind::Inside);
        beside_pointer_ui(ui, &format!("Merge {} with {name}", dragged.name));
    } else if response.dragged() && response.contains_pointer() {
        beside_pointer_ui(ui, &dragged());
    }
    if let Some(dropped) = response.dnd_release_payload::<Dragged>().filter(|dragged| fits(dragged)) {
        actions.push(Action::MergeRows { from: dropped.row, into: target });
    }
}

/// Shows `words` beside the pointer.
fn beside_pointer_ui(ui: &Ui, words: &str) {
    let Some(pointer) = ui.ctx().pointer_interact_pos() else { return };
    let area = Area::new(Id::unique("dragged row").with(words)).order(Order::Tooltip).interactable(false);
    let at = pointer + vec2(GRID * 3.0, GRID * 3.0);
    // To the left of the pointer if there is no room at its right.
    let is_right = pointer.x > ui.ctx().content_rect().right() - GRID * 60.0;
    let (pivot, at) = if is_right {
        (Align2::RIGHT_TOP, pointer + vec2(-GRID, GRID * 3.0))
    } else {
        (Align2::LEFT_TOP, at)
    };
    area.pivot(pivot).fixed_pos(at).show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).show(ui, |ui| ui.label(words));
    });
}
