//! The side panel: a collapsible section for each kind of entity, with rows described by `kinds`.
//!
//! All sections scroll together, below a box that filters them all. Only rows in view are built, so that an article
//! with thousands of statistics is as fast as a short one.

mod drag;
mod filter_box;
mod keys;
mod row;
mod section;
mod sort_menu;

use std::sync::Arc;

use egui::{Frame, Margin, RichText, ScrollArea, Ui};

use crate::analysis::Section;
use crate::gui::command::Action;
use crate::gui::kinds;
use crate::gui::model::open_article::{AnalysisState, OpenArticle};
use crate::gui::model::settings::Settings;
use crate::gui::pictures::Pictures;
use crate::gui::theme::{GRID, Tokens, small_font};
use crate::gui::ui::panels::section::Shown;

/// Shows the filter box and the sections of `document`, open and sorted as `settings` say.
pub fn panels_ui(
    ui: &mut Ui,
    document: &mut OpenArticle,
    settings: &Settings,
    pictures: &Pictures,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    // A panel shrinks to its contents, and would be narrower the next time.
    ui.take_available_width();
    let reveal = document.row_to_reveal.take();
    let focus = document.row_to_focus.take();
    let Some(findings) = document.findings().map(Arc::clone) else {
        document.focused_row = None;
        waiting_ui(ui, document);
        return;
    };
    let findings = &*findings;
    let orders = settings.orders;
    let pictures = settings.pictures.then_some(pictures);
    // Each article has a box of its own, so that undoing in one does not bring back what was typed for another.
    let filter = &mut document.filter;
    let was_typed = ui.push_id(document.key.0, |ui| filter_box::filter_box_ui(ui, filter, actions)).inner;
    document.filter.update(document.key, findings, orders);
    let to_rows = std::mem::take(&mut document.filter.goes_to_rows);
    keys::take_enter(ui, document, actions);
    let shown_document = &*document;
    let filter = &shown_document.filter;
    let mut stops = Vec::new();
    let mut area = ScrollArea::vertical().id_salt(("sections", document.key.0)).auto_shrink(false);
    if was_typed {
        // The rows that are left may be far above those in view.
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        for section in Section::ALL {
            let shown = Shown {
                section,
                rows: filter.rows(findings, section, orders),
                total: findings.rows(section, orders).len(),
                is_filtered: filter.is_on(),
                order: orders.get(section),
                is_open: settings.open_sections.get(section),
                reveal: reveal.filter(|target| target.section() == section),
                focus: focus.filter(|target| target.section() == section),
                pictures,
            };
            if shown.total > 0 || kinds::of(section).is_shown_empty() {
                stops.push(section::section_ui(ui, shown_document, findings, shown, actions));
            }
        }
    });
    let typed = keys::keys_ui(ui, &stops, to_rows, actions);
    let focused = stops.iter().find_map(keys::Stops::focused_key);
    drop(stops);
    document.focused_row = focused;
    if !typed.is_empty() {
        let filter = &mut document.filter;
        filter.text.push_str(&typed);
        (filter.wants_focus, filter.wants_cursor_at_end) = (true, true);
    }
}

fn waiting_ui(ui: &mut Ui, document: &OpenArticle) {
    let text = match document.analysis {
        AnalysisState::Cancelled => "The analysis was cancelled. Open the file again to restart it",
        AnalysisState::Failed => "The analysis failed. You can still read the text",
        _ => "People, countries, statistics and captions appear here as soon as they are found",
    };
    Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.add_space(GRID);
        ui.label(RichText::new(text).font(small_font()).color(Tokens::of(ui).soft_ink));
    });
}
