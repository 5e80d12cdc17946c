//! The side panel: a collapsible section for each kind of entity, one file a section.
//!
//! All sections scroll together. Only rows in view are built, so that an article with thousands of statistics is as
//! quick as a short one.

mod captions;
mod countries;
mod people;
mod row;
mod section;
mod statistics;
mod unsure;

use egui::{Frame, Margin, RichText, ScrollArea, Ui};

use super::action::Action;
use super::document::{AnalysisState, Document, section_of};
use super::settings::{OpenSections, Section};
use super::theme::{GRID, Tokens, small_font};

/// Shows the sections of `document`, those in `open` with their rows.
pub fn panels_ui(ui: &mut Ui, document: &mut Document, open: OpenSections, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let reveal = document.row_to_reveal.take();
    let document = &*document;
    let Some(findings) = document.findings() else {
        waiting_ui(ui, document);
        return;
    };
    let area = ScrollArea::vertical().id_salt(("sections", document.key.0)).auto_shrink(false);
    area.show(ui, |ui| {
        for section in Section::ALL {
            let list = match section {
                Section::People => people::list(document, findings),
                Section::Countries => countries::list(document, findings),
                Section::Statistics => statistics::list(document, findings),
                Section::Captions => captions::list(document, findings),
                Section::Unsure => unsure::list(document, findings),
            };
            if section == Section::Unsure && list.count == 0 {
                continue;
            }
            let reveal = reveal.filter(|target| section_of(*target) == section);
            section::section_ui(ui, document, findings, &list, open.get(section), reveal, actions);
        }
    });
}

fn waiting_ui(ui: &mut Ui, document: &Document) {
    let text = match document.analysis {
        AnalysisState::Cancelled => "The analysis was cancelled. Open the file again to start it anew",
        AnalysisState::Failed => "The analysis failed. The text can be read all the same",
        _ => "People, countries, statistics and captions appear here as soon as they are found",
    };
    Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.add_space(GRID);
        ui.label(RichText::new(text).font(small_font()).color(Tokens::of(ui).soft_ink));
    });
}
