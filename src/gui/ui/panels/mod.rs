//! The side panel: a collapsible section for each kind of entity, with rows described by `kinds`.
//!
//! The headers stay in view, below a box that filters all sections; the rows of each section scroll by themselves. Only
//! rows in view are built, so that an article with thousands of statistics is as fast as a short one.

mod drag;
mod filter_box;
mod keys;
mod lines;
mod map;
mod row;
mod section;
mod sort_menu;
mod words;

use std::sync::Arc;

use egui::{Frame, Margin, RichText, ScrollArea, Ui};

use crate::analysis::{EntityKey, Section};
use crate::gui::command::Action;
use crate::gui::kinds;
use crate::gui::model::findings::Findings;
use crate::gui::model::open_article::{AnalysisState, OpenArticle};
use crate::gui::model::section_room::{self, Wish};
use crate::gui::model::settings::Settings;
use crate::gui::model::sorted::Heading;
use crate::gui::pictures::Pictures;
use crate::gui::theme::{GRID, HEADER_HEIGHT, Tokens, small_font};
use crate::gui::ui::panels::section::{Focus, Shown};

/// The least that the rows of all sections get together, in points.
const LEAST_ROOM: f32 = 72.0;

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
    let Some(findings) = document.findings().map(Arc::clone) else {
        (document.focused_row, document.focused_section) = (None, None);
        waiting_ui(ui, document);
        return;
    };
    let findings = &*findings;
    let orders = settings.orders;
    // Each article has a box of its own, so that undoing in one does not bring back what was typed for another.
    let filter = &mut document.filter;
    let was_typed = ui.push_id(document.key.0, |ui| filter_box::filter_box_ui(ui, filter, actions)).inner;
    document.filter.update(document.key, findings, orders);
    let to_rows = std::mem::take(&mut document.filter.goes_to_rows);
    keys::take_enter(ui, document, actions);
    let asked = Asked::of(document, settings);
    let shown_document = &*document;
    let sections: Vec<Shown<'_>> = Section::ALL
        .into_iter()
        .map(|section| shown(shown_document, findings, settings, section, asked))
        .map(|shown| Shown { pictures: settings.pictures.then_some(pictures), ..shown })
        .filter(|shown| {
            findings.analysis.count_of(shown.section) > 0 || kinds::of(shown.section).is_shown_empty()
        })
        .collect();
    let width = ui.available_width();
    let wishes: Vec<Wish> = sections.iter().map(|shown| shown.wish(width)).collect();
    let in_front = sections.iter().position(|shown| Some(shown.section) == shown_document.section_in_front);
    let room = ui.available_height() - HEADER_HEIGHT * sections.len() as f32;
    let heights = section_room::shares(room.max(LEAST_ROOM), &wishes, in_front);
    let mut stops = Vec::new();
    // Only where even the headers have too little room do all sections scroll together.
    let area = ScrollArea::vertical().id_salt(("sections", shown_document.key.0)).auto_shrink(false);
    area.show(ui, |ui| {
        for (shown, height) in sections.into_iter().zip(heights) {
            // The rows that the filter leaves may be far above those in view.
            let part = (Shown { is_scrolled_up: was_typed, ..shown }, height);
            stops.push(section::section_ui(ui, shown_document, findings, part, settings, actions));
        }
    });
    let typed = keys::keys_ui(ui, &stops, to_rows, actions);
    let focused = stops.iter().find_map(keys::Stops::focused_key);
    let focused_section = stops.iter().find(|stop| stop.has_focus(ui)).map(|stop| stop.section);
    drop(stops);
    document.focused_row = focused;
    document.focused_section = focused_section;
    if !typed.is_empty() {
        let filter = &mut document.filter;
        filter.text.push_str(&typed);
        (filter.wants_focus, filter.wants_cursor_at_end) = (true, true);
    }
}

/// What the panel was asked to bring into view, and to give the keyboard to.
#[derive(Clone, Copy)]
struct Asked {
    reveal: Option<EntityKey>,
    focus: Option<EntityKey>,
    section: Option<Section>,
}

impl Asked {
    /// Takes what `document` asks for. The section that it is in comes to the front.
    fn of(document: &mut OpenArticle, settings: &Settings) -> Self {
        let asked = Self {
            reveal: document.row_to_reveal.take(),
            focus: document.row_to_focus.take(),
            section: document.section_to_focus.take(),
        };
        let rows = [asked.focus, asked.reveal];
        let sections = rows.into_iter().flatten().map(EntityKey::section);
        if let Some(section) = asked.section.into_iter().chain(sections).next() {
            document.section_in_front = Some(section);
        }
        let is_away = |row: EntityKey| {
            document.findings().is_some_and(|findings| {
                let folded = folded(document, findings, settings, row.section());
                folded.is_some_and(|rows| {
                    let index = findings.analysis.index_of(findings.row_of(row));
                    index.is_some_and(|index| rows.contains(&index))
                })
            })
        };
        if rows.into_iter().flatten().any(is_away) {
            document.unfolds_credits = true;
        }
        asked
    }
}

/// The rows of `section` that are folded away; `None` if none are.
fn folded<'a>(
    document: &'a OpenArticle,
    findings: &'a Findings,
    settings: &Settings,
    section: Section,
) -> Option<&'a [usize]> {
    let filter = &document.filter;
    if settings.credits_open
        || document.unfolds_credits
        || filter.is_on()
        || !kinds::of(section).folds_groups()
    {
        return None;
    }
    let first = filter.headings(findings, section, settings.orders).first()?;
    Some(&filter.rows(findings, section, settings.orders)[first.place..])
}

/// What `section` shows.
fn shown<'a>(
    document: &'a OpenArticle,
    findings: &'a Findings,
    settings: &Settings,
    section: Section,
    asked: Asked,
) -> Shown<'a> {
    let (filter, orders) = (&document.filter, settings.orders);
    let all = filter.rows(findings, section, orders);
    let headings = filter.headings(findings, section, orders);
    let folds = kinds::of(section).folds_groups();
    let hidden = folded(document, findings, settings, section).map_or(0, <[usize]>::len);
    let rows = &all[..all.len() - hidden];
    let is_open = filter.opens(section, settings.open_sections.get(section));
    // What is folded away does not count, unless the filter looks for it.
    let counted = |count: usize, headings: &[Heading]| {
        let fold = headings.first().filter(|_| folds && !filter.is_on());
        fold.map_or(count, |heading| heading.place)
    };
    let is_in = |target: &EntityKey| target.section() == section;
    let first = || {
        let is_listed = |target: &EntityKey| {
            findings.analysis.index_of(findings.row_of(*target)).is_some_and(|index| rows.contains(&index))
        };
        let selected = document.selection.as_ref().map(|selection| selection.target);
        let selected = selected.filter(is_in).filter(is_listed);
        let keys = findings.analysis.keys_of(section);
        selected.or_else(|| rows.first().map(|&row| keys[row])).filter(|_| is_open)
    };
    let of_section = asked.section.filter(|asked| *asked == section);
    let focus = of_section.map(|_| first().map_or(Focus::Header, Focus::Row));
    let reveal = of_section.and_then(|_| first());
    Shown {
        section,
        rows,
        headings,
        fold: (folds && !filter.is_on()).then_some(hidden > 0),
        matching: counted(filter.count_of(section), headings),
        total: counted(findings.analysis.count_of(section), findings.headings(section, orders)),
        is_filtered: filter.is_on(),
        order: orders.get(section),
        is_open,
        is_scrolled_up: false,
        reveal: asked.reveal.filter(is_in).or(reveal),
        focus: asked.focus.filter(is_in).map(Focus::Row).or(focus),
        pictures: None,
        has_map: settings.map_open && kinds::of(section).has_map() && !rows.is_empty(),
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
