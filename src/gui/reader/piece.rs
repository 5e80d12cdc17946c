//! One piece of the page: its decoration, its highlights, its words, and how it responds to the pointer.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::epaint::text::CharIndex;
use egui::{
    CursorIcon, Galley, Id, Pos2, Rect, Response, RichText, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::decoration::decorate;
use super::facts::facts;
use super::highlight::{self, CharCounter, Emphasis, byte_of_char};
use super::layout::{LINE_GAP, Layout};
use super::own;
use super::spoken;
use super::style::PieceStyle;
use crate::article::TextRange;
use crate::gui::command::Action;
use crate::gui::kinds::{self, InText};
use crate::gui::model::describe;
use crate::gui::model::findings::{Findings, Highlight};
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::page::{Piece, Setting};
use crate::gui::model::sections::ShownKinds;
use crate::gui::theme::{KindColors, RADIUS, Tokens, small_font, strong_font};

/// Where a piece is on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its index among the pieces.
    pub index: usize,
    /// The left edge of the column.
    pub left: f32,
    /// The top of the space above it.
    pub top: f32,
    /// What is left of the pulse after a jump, from 1 down to 0.
    pub pulse: f32,
}

/// A piece laid out for this pass.
pub struct Laid<'a> {
    document: &'a OpenArticle,
    /// The piece.
    pub piece: Piece,
    index: usize,
    style: PieceStyle,
    galley: Arc<Galley>,
    /// The panel behind a caption or a quotation.
    panel: Rect,
    /// The top left of the text.
    origin: Pos2,
    /// Whether it shares the line of the piece before it.
    shares_line: bool,
    pulse: f32,
}

impl<'a> Laid<'a> {
    /// Lays out the piece of `document` at `place`.
    #[must_use]
    pub fn new(layout: Layout<'_>, document: &'a OpenArticle, place: Place) -> Self {
        let (ui, view) = (layout.ui, &document.view);
        let piece = view.page.pieces[place.index];
        let style = layout.styles.of(&piece);
        let width = view.width();
        let snap = |y: f32| (y * ui.pixels_per_point()).round() / ui.pixels_per_point();
        let on_line = layout.left_on_line(view, place.index);
        let galley = match piece.setting {
            Setting::Facts => {
                let words = document.findings().map(|findings| findings.analysis.word_count);
                let facts = facts(&document.article, view.page.shows_date, words);
                style.galley(ui, &facts, width - on_line.unwrap_or(0.0))
            }
            _ => style.galley(ui, document.article.slice(piece.range), width),
        };
        let shared = if on_line.is_some() { style.line_height } else { 0.0 };
        let top = snap(place.top + style.above - shared);
        let size = vec2(width, style.pad_top + galley.size().y + style.pad_bottom);
        let panel = Rect::from_min_size(pos2(place.left, top), size);
        let left = place.left + style.left + on_line.unwrap_or(0.0);
        let origin = pos2(left, snap(top + style.pad_top));
        let shares_line = on_line.is_some();
        Self {
            document,
            piece,
            index: place.index,
            style,
            galley,
            panel,
            origin,
            shares_line,
            pulse: place.pulse,
        }
    }

    /// The rectangle of its words on the screen.
    #[must_use]
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(self.origin, self.galley.size())
    }

    /// The top left of its panel.
    #[must_use]
    pub fn corner(&self) -> Pos2 {
        self.panel.min
    }

    /// Whether it shows text of the article.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.piece.setting.has_text()
    }

    /// The byte of the article at the letter nearest to `pos` on the screen.
    #[must_use]
    pub fn offset_at(&self, pos: Pos2) -> usize {
        let cursor = self.galley.cursor_from_pos(pos - self.origin);
        let text = self.document.article.slice(self.piece.range);
        self.piece.range.start + byte_of_char(text, cursor.index.0)
    }

    /// Shows it with its highlights; `selected` is the selected text. Returns the combined response of its mentions.
    pub fn show_ui(
        &self,
        ui: &mut Ui,
        shown: ShownKinds,
        selected: Option<TextRange>,
        actions: &mut Vec<Action>,
    ) -> Option<Response> {
        let end = self.origin + self.galley.pos_from_cursor(self.galley.end()).right_center().to_vec2();
        decorate(
            ui,
            &self.piece,
            &self.style,
            self.panel,
            self.document.article.slice(self.piece.range),
            end,
        );
        if self.shares_line && !self.galley.text().is_empty() {
            let middle = self.origin.y + self.style.line_height / 2.0 + 1.0;
            let dot = pos2(self.origin.x - LINE_GAP / 2.0, middle);
            ui.painter().circle_filled(dot, 1.1, Tokens::of(ui).soft_ink);
        }
        let findings = self.document.findings();
        let mentions = findings.map(|findings| self.mentions(findings, shown)).unwrap_or_default();
        let painter = ui.painter();
        if let Some(findings) = findings {
            self.paint_bands(ui, findings, shown);
        }
        let own = findings.map(|findings| own::in_piece(self, findings, shown)).unwrap_or_default();
        own::paint_fills(ui, &own);
        for (mention, rects) in &mentions {
            let (colors, emphasis) = self.emphasis(ui, mention);
            for rect in rects {
                highlight::paint_fill(painter, *rect, colors, emphasis);
            }
        }
        let hits = self.hits(ui);
        highlight::paint_hits(ui.painter(), &hits, Tokens::of(ui).found);
        if let Some(selected) = selected.filter(|_| self.has_text()) {
            self.paint_selection(ui, selected);
        }
        for (mention, rects) in &mentions {
            let (colors, emphasis) = self.emphasis(ui, mention);
            let line = kinds::of(mention.entity.section()).in_text().underline();
            for rect in rects {
                highlight::paint_marks(painter, *rect, line, colors, emphasis);
            }
        }
        own::paint_signs(ui, &own, self.panel);
        highlight::outline_hits(ui.painter(), &hits, Tokens::of(ui).found);
        if let Some(findings) = findings {
            self.paint_focus_of_block(ui);
            self.paint_beside(ui, findings);
        }
        self.paint_change(ui);
        self.paint_landmark(ui);
        let inside = self.words_ui(ui);
        own::words_ui(ui, &self.document.article, &own);
        let findings = findings?;
        let responses = mentions
            .iter()
            .flat_map(|(mention, rects)| self.mention_ui(&inside, findings, mention, rects, actions));
        responses.reduce(|all, one| all.union(one))
    }

    /// The article's text in the piece.
    pub(super) fn text(&self) -> &'a str {
        self.document.article.slice(self.piece.range)
    }

    /// The rectangles of `range` on the screen, as far as it is in the piece.
    pub(super) fn rects_of(&self, counter: &mut CharCounter<'_>, range: TextRange) -> Vec<Rect> {
        let size = self.style.font.size;
        let rects = highlight::rects_of(&self.galley, size, counter, self.piece.range, range);
        rects.into_iter().map(|rect| rect.translate(self.origin.to_vec2())).collect()
    }

    /// Paints the bands behind what is said, reported speech first.
    fn paint_bands(&self, ui: &Ui, findings: &Findings, shown: ShownKinds) {
        if self.piece.setting == Setting::Facts {
            return;
        }
        let text = self.document.article.slice(self.piece.range);
        for reported in [true, false] {
            if reported && !shown.reported {
                continue;
            }
            let mut counter = CharCounter::new(text);
            for band in findings.bands_in(self.piece.range, reported) {
                if !shown.get(band.section) {
                    continue;
                }
                let colors = Tokens::of(ui).section(band.section);
                let line = kinds::of(band.section).in_text().underline();
                for rect in self.rects_of(&mut counter, band.range) {
                    highlight::paint_band(ui.painter(), rect, line, colors);
                }
            }
        }
    }

    /// Underlines the words that belong to the selection but are no mention of it: who speaks, and the word of saying.
    fn paint_beside(&self, ui: &Ui, findings: &Findings) {
        let Some(selection) = &self.document.selection else { return };
        if self.piece.setting == Setting::Facts {
            return;
        }
        let colors = Tokens::of(ui).section(selection.target.section());
        let mut counter = CharCounter::new(self.document.article.slice(self.piece.range));
        for (range, line) in describe::beside(self.document, findings, selection.target) {
            if !range.overlaps(self.piece.range) {
                continue;
            }
            for rect in self.rects_of(&mut counter, range) {
                let rect = rect.translate(vec2(0.0, line.thickness + 1.0));
                highlight::underline(ui.painter(), rect, line, colors.mark);
            }
        }
    }

    /// The mentions in the piece whose kinds are shown, each with its rectangles on the screen.
    fn mentions(&self, findings: &Findings, shown: ShownKinds) -> Vec<(Highlight, Vec<Rect>)> {
        if self.piece.setting == Setting::Facts {
            return Vec::new();
        }
        let mut counter = CharCounter::new(self.document.article.slice(self.piece.range));
        let offset = self.origin.to_vec2();
        findings
            .highlights_in(self.piece.range)
            .filter(|highlight| is_shown(self.document, findings, highlight, shown))
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

    /// The hits in those lines of the piece that are in view, each with a flag for the current one and its rectangles
    /// on the screen.
    fn hits(&self, ui: &Ui) -> Vec<(bool, Vec<Rect>)> {
        let find = &self.document.find;
        if find.hits().is_empty() || !self.has_text() {
            return Vec::new();
        }
        let clip = ui.clip_rect().translate(-self.origin.to_vec2());
        let text = self.document.article.slice(self.piece.range);
        let byte_at = |y: f32| {
            let cursor = self.galley.cursor_from_pos(vec2(f32::INFINITY, y));
            self.piece.range.start + byte_of_char(text, cursor.index.0)
        };
        // One more line at each end, since letters reach beyond their lines.
        let (top, bottom) = (clip.top() - self.style.line_height, clip.bottom() + self.style.line_height);
        let start = if top > 0.0 { byte_at(top) } else { self.piece.range.start };
        let end = if bottom < self.galley.size().y { byte_at(bottom) } else { self.piece.range.end };
        let mut counter = CharCounter::new(text);
        let offset = self.origin.to_vec2();
        find.hits_in(TextRange::new(start, end.max(start)))
            .map(|(index, hit)| {
                let size = self.style.font.size;
                let rects = highlight::rects_of(&self.galley, size, &mut counter, self.piece.range, hit);
                let rects = rects.into_iter().map(|rect| rect.translate(offset)).collect();
                (find.focused() == Some(index), rects)
            })
            .collect()
    }

    /// Draws a line beside a paragraph that changed when the file was last read again.
    fn paint_change(&self, ui: &Ui) {
        let changed = &self.document.changed;
        let next = changed.partition_point(|range| range.end <= self.piece.range.start);
        if self.has_text() && changed.get(next).is_some_and(|range| range.overlaps(self.piece.range)) {
            let line = self.panel.with_max_x(self.panel.left() - 10.0).with_min_x(self.panel.left() - 12.0);
            ui.painter().rect_filled(line, 1, Tokens::of(ui).accent);
        }
    }

    /// Outlines the heading, caption or paragraph last jumped to, for as long as the pulse lasts.
    fn paint_landmark(&self, ui: &Ui) {
        let is_there = self.document.landmark.is_some_and(|range| range.overlaps(self.piece.range));
        if is_there && self.pulse > 0.0 && self.has_text() {
            let stroke = Stroke::new(2.0, Tokens::of(ui).accent.gamma_multiply(self.pulse));
            ui.painter().rect_stroke(self.panel.expand(4.0), RADIUS, stroke, egui::StrokeKind::Outside);
        }
    }

    /// The colours and emphasis of `mention`.
    fn emphasis(&self, ui: &Ui, mention: &Highlight) -> (KindColors, Emphasis) {
        let selection = self.document.selection.as_ref();
        let place = selection.and_then(|selection| selection.place_in(mention.entity, mention.mention));
        let focused = place == Some(true);
        let emphasis =
            Emphasis { selected: place.is_some(), focused, pulse: if focused { self.pulse } else { 0.0 } };
        (Tokens::of(ui).section(mention.entity.section()), emphasis)
    }

    /// Paints the background of selected text, extended a little past the end of each line that it continues beyond.
    fn paint_selection(&self, ui: &Ui, selected: TextRange) {
        let part = selected.within(self.piece.range);
        if part.is_empty() {
            return;
        }
        let mut counter = CharCounter::new(self.document.article.slice(self.piece.range));
        let start = counter.at(part.start - self.piece.range.start);
        let end = counter.at(part.end - self.piece.range.start);
        let color = Tokens::of(ui).text_selection;
        let mut row_start = 0;
        for row in &self.galley.rows {
            let row_end = row_start + row.glyphs.len() + usize::from(row.ends_with_newline);
            if row_start >= end {
                break;
            }
            if row_end > start {
                let x_of = |char: usize| row.x_offset(CharIndex(char.min(row.glyphs.len())));
                let left = if start <= row_start { 0.0 } else { x_of(start - row_start) };
                let right = if end >= row_end { row.size.x } else { x_of(end - row_start) };
                // The tail shows that the selection continues past the end of the line.
                let tail = if end > row_end || selected.end > part.end { 5.0 } else { 0.0 };
                let corner = self.origin + row.pos.to_vec2();
                let rect = Rect::from_min_max(
                    pos2(corner.x + left.min(right), corner.y),
                    pos2(corner.x + left.max(right) + tail, corner.y + self.style.line_height),
                );
                ui.painter().rect_filled(rect, 0, color);
            }
            row_start = row_end;
        }
    }

    /// Outlines a selected target that has no highlight: a caption, or a possible finding that was left out.
    fn paint_focus_of_block(&self, ui: &Ui) {
        let panel = self.panel;
        let Some(selection) = &self.document.selection else { return };
        let in_text = kinds::of(selection.target.section()).in_text();
        if in_text.is_highlighted() {
            return;
        }
        let range = selection.focused_mention().range;
        if self.piece.setting == Setting::Facts || !range.overlaps(self.piece.range) {
            return;
        }
        let colors = Tokens::of(ui).section(selection.target.section());
        if matches!(in_text, InText::Words | InText::Band(_)) {
            let mut counter = CharCounter::new(self.document.article.slice(self.piece.range));
            for rect in self.rects_of(&mut counter, range) {
                let emphasis = Emphasis { selected: true, focused: true, pulse: self.pulse };
                if matches!(in_text, InText::Words) {
                    highlight::paint_fill(ui.painter(), rect, colors, emphasis);
                }
                highlight::paint_marks(ui.painter(), rect, in_text.underline(), colors, emphasis);
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

    /// Shows the words. Returns what their mentions are shown in, which screen readers find inside the piece.
    fn words_ui(&self, ui: &mut Ui) -> Ui {
        let id = ui.scope_id().with(("piece", self.index));
        let inside = spoken::words_ui(ui, id, self.piece.setting, self.rect(), &self.galley);
        ui.painter().galley(self.origin, Arc::clone(&self.galley), self.style.ink(Tokens::of(ui)));
        inside
    }

    /// Handles the pointer on a mention: shows the tooltip, and selects the entity on a click.
    fn mention_ui(
        &self,
        ui: &Ui,
        findings: &Findings,
        mention: &Highlight,
        rects: &[Rect],
        actions: &mut Vec<Action>,
    ) -> Vec<Response> {
        let target = mention.entity;
        let line_ui = |(line, rect): (usize, &Rect)| {
            let id: Id = ui.scope_id().with(("mention", mention.entity));
            let id = id.with((mention.mention, self.piece.range.start, line));
            // Not a Tab stop: F3 steps from mention to mention.
            let response = ui.interact(*rect, id, Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
            response.widget_info(|| {
                let name = describe::mention_name(self.document, findings, mention);
                WidgetInfo::labeled(Role::Link, true, name)
            });
            if response.clicked() {
                actions.push(Action::ClickMention { target, mention: mention.mention });
            }
            response.on_hover_ui(|ui| mention_tooltip_ui(ui, self.document, findings, mention))
        };
        rects.iter().enumerate().map(line_ui).collect()
    }
}

/// Whether a mention is marked, where the highlights that are `shown` are.
fn is_shown(document: &OpenArticle, findings: &Findings, mention: &Highlight, shown: ShownKinds) -> bool {
    let selection = document.selection.as_ref();
    let is_selected =
        selection.is_some_and(|selection| selection.place_in(mention.entity, mention.mention).is_some());
    shown.get(mention.entity.section())
        && (shown.small_counts || is_selected || !describe::is_minor(document, findings, mention.entity))
}

/// Shows the tooltip of a mention: the entity, its count, and why the mention was found.
fn mention_tooltip_ui(ui: &mut Ui, document: &OpenArticle, findings: &Findings, mention: &Highlight) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(
        RichText::new(describe::name(document, findings, mention.entity))
            .font(strong_font())
            .color(tokens.ink),
    );
    for line in describe::mention_lines(document, findings, mention) {
        ui.label(RichText::new(line).font(small_font()).color(tokens.soft_ink));
    }
}
