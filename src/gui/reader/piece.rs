//! One piece of the page: its decoration, its highlights, its words, and what the pointer does on them.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text_selection::LabelSelectionState;
use egui::{
    Align2, CornerRadius, CursorIcon, FontFamily, FontId, Galley, Id, Pos2, Rect, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::highlight::{self, CharCounter, Emphasis};
use super::page::{Piece, Setting};
use super::style::PieceStyle;
use super::view;
use crate::article::BlockKind;
use crate::gui::action::Action;
use crate::gui::describe;
use crate::gui::document::Document;
use crate::gui::findings::{Findings, Highlight, Target};
use crate::gui::icons;
use crate::gui::settings::ShownKinds;
use crate::gui::theme::{RADIUS, Tokens};

/// Where a piece stands on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its place among the pieces.
    pub index: usize,
    /// The left of the column.
    pub left: f32,
    /// The top of the space above it.
    pub top: f32,
    /// How far the pulse after a jump is from its end.
    pub pulse: f32,
}

/// A piece that was laid out for this pass.
struct Laid<'a> {
    document: &'a Document,
    piece: Piece,
    style: PieceStyle,
    galley: Arc<Galley>,
    /// The top left of the text.
    origin: Pos2,
    pulse: f32,
}

/// Shows the piece of `document` at `place`.
pub fn piece_ui(
    ui: &mut Ui,
    document: &Document,
    place: Place,
    shown: ShownKinds,
    actions: &mut Vec<Action>,
) {
    let piece = document.view.page.pieces[place.index];
    let style = PieceStyle::of(&piece);
    let width = document.view.width();
    let galley = match piece.setting {
        Setting::Facts => style.galley(ui, &facts(document), width),
        _ => style.galley(ui, document.article.slice(piece.range), width),
    };
    let snap = |y: f32| (y * ui.pixels_per_point()).round() / ui.pixels_per_point();
    let on_line = document.view.left_on_line(ui, &document.article, place.index);
    let shared = if on_line.is_some() { style.line_height } else { 0.0 };
    let top = snap(place.top + style.above - shared);
    let panel = Rect::from_min_size(
        pos2(place.left, top),
        vec2(width, style.pad_top + galley.size().y + style.pad_bottom),
    );
    decorate(ui, &piece, &style, panel, document.article.slice(piece.range));
    let left = place.left + style.left + on_line.unwrap_or(0.0);
    let origin = pos2(left, snap(top + style.pad_top));
    if on_line.is_some() && !galley.text().is_empty() {
        let dot = pos2(left - view::LINE_GAP / 2.0, origin.y + style.line_height / 2.0 + 1.0);
        ui.painter().circle_filled(dot, 1.5, Tokens::of(ui).soft_ink);
    }
    let laid = Laid { document, piece, style, galley, origin, pulse: place.pulse };

    let mut mentions = Vec::new();
    if let Some(findings) = document.findings() {
        mentions = laid.mentions(findings, shown);
        for (mention, rects) in &mentions {
            laid.paint_mention(ui, mention, rects);
        }
        laid.paint_focus_of_block(ui, panel);
    }
    laid.words_ui(ui, place.index);
    if let Some(findings) = document.findings() {
        for (mention, rects) in &mentions {
            laid.mention_ui(ui, findings, mention, rects, actions);
        }
    }
}

/// Paints what stands around the words: the panel of a caption, the rule of a quotation, the dot of a list item.
fn decorate(ui: &Ui, piece: &Piece, style: &PieceStyle, panel: Rect, text: &str) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let rule = Rect::from_min_size(panel.min, vec2(3.0, panel.height()));
    match piece.setting {
        Setting::CaptionCredit | Setting::Block(BlockKind::Caption) => {
            let corners = CornerRadius {
                nw: 0,
                sw: 0,
                ne: if piece.first { RADIUS } else { 0 },
                se: if piece.last { RADIUS } else { 0 },
            };
            painter.rect_filled(panel, corners, tokens.caption);
            painter.rect_filled(rule, 0, tokens.rule);
        }
        Setting::Block(BlockKind::Quote) => {
            painter.rect_filled(rule, 0, tokens.rule);
        }
        // Many texts bring their own dot or number.
        Setting::Block(BlockKind::ListItem)
            if piece.first && text.starts_with(|c: char| c.is_alphabetic() || c == '“' || c == '"') =>
        {
            let center = pos2(panel.left() + 10.0, panel.top() + style.line_height / 2.0 + 1.0);
            painter.circle_filled(center, 2.5, tokens.soft_ink);
        }
        Setting::Block(BlockKind::ImageAlt) if piece.first => {
            let at = pos2(panel.left() + 2.0, panel.top() + style.line_height / 2.0);
            let font = FontId::new(15.0, FontFamily::Proportional);
            painter.text(at, Align2::LEFT_CENTER, icons::IMAGE, font, tokens.soft_ink);
        }
        _ => {}
    }
}

impl Laid<'_> {
    /// The mentions of shown kinds in the piece, each with its rectangles on the screen.
    fn mentions(&self, findings: &Findings, shown: ShownKinds) -> Vec<(Highlight, Vec<Rect>)> {
        if self.piece.setting == Setting::Facts {
            return Vec::new();
        }
        let mut counter = CharCounter::new(self.document.article.slice(self.piece.range));
        let offset = self.origin.to_vec2();
        findings
            .highlights_in(self.piece.range)
            .filter(|highlight| shown.get(highlight.entity.kind))
            .map(|highlight| {
                let rects = highlight::rects_of(
                    &self.galley,
                    self.style.font.size,
                    &mut counter,
                    self.piece.range,
                    highlight.range,
                );
                (*highlight, rects.into_iter().map(|rect| rect.translate(offset)).collect())
            })
            .collect()
    }

    fn paint_mention(&self, ui: &Ui, mention: &Highlight, rects: &[Rect]) {
        let colors = Tokens::of(ui).kind(mention.entity.kind);
        let selection = self
            .document
            .selection
            .as_ref()
            .filter(|selection| selection.target == Target::Entity(mention.entity));
        let focused = selection.is_some_and(|selection| selection.focused == mention.mention);
        let emphasis = Emphasis {
            selected: selection.is_some(),
            focused,
            pulse: if focused { self.pulse } else { 0.0 },
        };
        for rect in rects {
            highlight::paint(ui.painter(), *rect, mention.entity.kind, colors, emphasis);
        }
    }

    /// Outlines what is selected but is no highlight: a caption, or a place that was left out.
    fn paint_focus_of_block(&self, ui: &Ui, panel: Rect) {
        let Some(selection) = &self.document.selection else { return };
        if !matches!(selection.target, Target::Unsure(_))
            && selection.target.kind() != crate::analysis::EntityKind::Caption
        {
            return;
        }
        let range = selection.focused_mention().range;
        if self.piece.setting == Setting::Facts || !range.overlaps(self.piece.range) {
            return;
        }
        let colors = Tokens::of(ui).plain;
        if matches!(selection.target, Target::Unsure(_)) {
            let mut counter = CharCounter::new(self.document.article.slice(self.piece.range));
            let size = self.style.font.size;
            for rect in highlight::rects_of(&self.galley, size, &mut counter, self.piece.range, range) {
                let emphasis = Emphasis { selected: true, focused: true, pulse: self.pulse };
                let rect = rect.translate(self.origin.to_vec2());
                highlight::paint(ui.painter(), rect, selection.target.kind(), colors, emphasis);
            }
        } else {
            let rule = Rect::from_min_size(panel.min, vec2(3.0, panel.height()));
            ui.painter().rect_filled(rule, 0, Tokens::of(ui).accent);
            if self.pulse > 0.0 {
                let stroke = Stroke::new(2.0, Tokens::of(ui).accent.gamma_multiply(self.pulse));
                ui.painter().rect_stroke(panel, RADIUS, stroke, egui::StrokeKind::Outside);
            }
        }
    }

    /// The words, which can be selected and copied.
    fn words_ui(&self, ui: &Ui, index: usize) {
        let rect = Rect::from_min_size(self.origin, self.galley.size());
        let sense = Sense::CLICK | Sense::DRAG;
        let response = ui.interact(rect, ui.scope_id().with(("piece", index)), sense);
        let role = match self.piece.setting {
            Setting::Block(BlockKind::Title | BlockKind::Heading) => Role::Heading,
            _ => Role::Label,
        };
        response.widget_info(|| WidgetInfo::labeled(role, true, self.galley.text()));
        let ink = Tokens::of(ui).ink;
        LabelSelectionState::label_text_selection(
            ui,
            &response,
            self.origin,
            Arc::clone(&self.galley),
            ink,
            Stroke::NONE,
        );
    }

    /// What the pointer does on a mention: the tooltip, and selecting its entity.
    fn mention_ui(
        &self,
        ui: &Ui,
        findings: &Findings,
        mention: &Highlight,
        rects: &[Rect],
        actions: &mut Vec<Action>,
    ) {
        let target = Target::Entity(mention.entity);
        for (line, rect) in rects.iter().enumerate() {
            let id: Id = ui.scope_id().with(("mention", mention.entity.kind, mention.entity.index));
            let id = id.with((mention.mention, self.piece.range.start, line));
            // Not a stop of the Tab key: F3 goes from mention to mention.
            let response = ui.interact(*rect, id, Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
            response.widget_info(|| {
                let name = describe::mention_name(self.document, findings, mention);
                WidgetInfo::labeled(Role::Link, true, name)
            });
            if response.clicked() {
                actions.push(Action::ClickMention { target, mention: mention.mention });
            }
            response.on_hover_ui(|ui| describe::mention_tooltip_ui(ui, self.document, findings, mention));
        }
    }
}

/// The line below the headline: what the text there does not say.
fn facts(document: &Document) -> String {
    let metadata = document.article.metadata();
    let date = metadata.published.as_deref().filter(|_| !document.view.page.shows_date);
    let words = document.findings().map(|findings| findings.analysis.word_count);
    let parts = [date.map(describe::date), metadata.site.clone(), words.map(describe::reading_time)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("  ·  ")
}
