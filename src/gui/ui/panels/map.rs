//! The map in the section of the countries, and the button that shows and hides it.

use egui::accesskit::Role;
use egui::{Id, Pos2, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::section::Shown;
use crate::gui::command::{Action, UiCommand};
use crate::gui::kinds::{self, Found};
use crate::gui::model::findings::Findings;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::theme::{GRID, Tokens, small_font};
use crate::gui::widgets::controls;
use crate::gui::widgets::world::{MapColors, MapCountry, map_ui};

/// Shows what `shown` lists on a map in `rect`.
pub fn map_of_ui(
    ui: &Ui,
    document: &OpenArticle,
    findings: &Findings,
    (shown, rect): (Shown<'_>, Rect),
    actions: &mut Vec<Action>,
) {
    let (kind, tokens) = (kinds::of(shown.section), Tokens::of(ui));
    let found = Found { article: &document.article, analysis: &findings.analysis };
    let keys = findings.analysis.keys_of(shown.section);
    let on_map = |&row: &usize| {
        let country =
            MapCountry { alpha2: kind.alpha2(found, row)?, is_selected: document.is_row_selected(keys[row]) };
        Some((row, country))
    };
    let (rows, countries): (Vec<usize>, Vec<MapCountry>) = shown.rows.iter().filter_map(on_map).unzip();
    let name_of = |index: usize| kind.row(found, rows[index]).name;
    let colors = MapColors {
        sea: tokens.page,
        land: tokens.rule,
        named: tokens.section(shown.section).mark,
        edge: tokens.ink,
    };
    let id = Id::unique("map").with(kind.id());
    if let Some(index) = map_ui(ui, rect, id, (&countries, &name_of), colors) {
        actions.push(Action::ClickRow(keys[rows[index]]));
    }
}

/// The button of the map, left of `right`, the middle of its right edge; returns its width.
pub fn map_button_ui(ui: &mut Ui, right: Pos2, is_shown: bool, actions: &mut Vec<Action>) -> f32 {
    let tokens = Tokens::of(ui);
    let color = if is_shown { tokens.ink } else { tokens.soft_ink };
    let text = ui.painter().layout_no_wrap("Map".to_owned(), small_font(), color);
    let size = vec2(text.size().x + GRID * 3.0, GRID * 5.0);
    let rect = Rect::from_min_size(pos2(right.x - size.x, right.y - size.y / 2.0), size);
    let response = ui.interact(rect, Id::unique("map button"), Sense::click());
    let command = UiCommand::ToggleMap;
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, is_shown, command.text()));
    if is_shown || response.hovered() {
        ui.painter().rect_filled(rect, 3, tokens.selected);
    }
    let at = rect.center() - text.size() / 2.0;
    ui.painter().galley(at, text, color);
    controls::focus_ring(ui, &response);
    let tooltip = controls::tooltip(ui, command);
    if response.on_hover_text(tooltip).clicked() {
        actions.push(Action::Command(command));
    }
    size.x
}
