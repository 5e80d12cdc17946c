//! The card of what is selected: who or what it is, why it is there, and each of its mentions as a line of context.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    CursorIcon, FontId, Frame, Galley, Label, Margin, Panel, Rect, RichText, ScrollArea, Sense, Ui,
    WidgetInfo, pos2, vec2,
};

use super::action::Action;
use super::command::UiCommand;
use super::controls;
use super::describe;
use super::document::{Document, Selection, one_line, place_of};
use super::findings::Findings;
use super::settings::Settings;
use super::theme::{GRID, HEADER_HEIGHT, Tokens, hairline, small_font, strong_font};
use crate::analysis::Mention;
use crate::article::{Article, TextRange};

/// The height of a line of context.
const ROW_HEIGHT: f32 = 26.0;
/// How many bytes of context are looked at to each side of a mention: more than fit beside it.
const CONTEXT: usize = 200;
/// Where the mention stands in its line, as a share of the line's width.
const MENTION_AT: f32 = 0.36;
/// The lowest and the highest card, in points.
const HEIGHTS: std::ops::RangeInclusive<f32> = 110.0..=900.0;
/// What the sections above keep of the side panel's height.
const SECTIONS_MIN: f32 = 160.0;

/// Shows the card of what is selected in `document` at the bottom of the side panel, where anything is and `settings`
/// want it.
pub fn card_ui(ui: &mut Ui, document: &mut Document, settings: &mut Settings, actions: &mut Vec<Action>) {
    let Some(findings) = document.findings().map(std::sync::Arc::clone) else { return };
    let Some(selection) = &document.selection else { return };
    if !settings.card_open {
        return;
    }
    let shown = (selection.target, selection.focused);
    let reveal = document.card_shown != Some(shown);
    let tokens = Tokens::of(ui);
    let highest = (ui.available_height() - SECTIONS_MIN).max(*HEIGHTS.start());
    let response = Panel::bottom("card")
        .resizable(true)
        .default_size(settings.card_height)
        .size_range(*HEIGHTS.start()..=highest)
        .frame(Frame::new().fill(tokens.chrome))
        .show(ui, |ui| {
            ui.take_available_space();
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut card = Card { document, findings: &findings, selection, actions };
            card.header_ui(ui);
            card.facts_ui(ui);
            card.mentions_ui(ui, reveal);
        });
    let height = response.response.rect.height();
    // A low window does not change what the reader chose for a high one.
    if height < highest - 0.5 {
        settings.card_height = height.clamp(*HEIGHTS.start(), *HEIGHTS.end());
    }
    document.card_shown = Some(shown);
}

/// What the parts of the card share.
struct Card<'a> {
    document: &'a Document,
    findings: &'a Findings,
    selection: &'a Selection,
    actions: &'a mut Vec<Action>,
}

impl Card<'_> {
    fn header_ui(&mut self, ui: &mut Ui) {
        let tokens = Tokens::of(ui);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), HEADER_HEIGHT), Sense::hover());
        let name = describe::name(self.document, self.findings, self.selection.target);
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("Details of {name}")));
        let painter = ui.painter();
        painter.hline(rect.x_range(), rect.top() + 0.5, hairline(tokens));
        let swatch =
            Rect::from_center_size(pos2(rect.left() + GRID * 3.0 + 5.0, rect.center().y), vec2(10.0, 10.0));
        painter.rect_filled(swatch, 2, tokens.kind(self.selection.target.kind()).mark);
        let close =
            Rect::from_center_size(pos2(rect.right() - GRID * 4.0 - 2.0, rect.center().y), vec2(20.0, 20.0));
        let left = swatch.right() + GRID * 2.0;
        let galley = cut(ui, &name, strong_font(), tokens.ink, Side::Start, close.left() - GRID * 2.0 - left);
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.ink);
        if controls::close_ui(ui, close, "Hide the details") {
            self.actions.push(Action::Command(UiCommand::ToggleCard));
        }
    }

    fn facts_ui(&mut self, ui: &mut Ui) {
        let tokens = Tokens::of(ui);
        let facts = describe::facts(self.document, self.findings, self.selection);
        let people = describe::people_in(self.findings, self.selection.target);
        let frame = Frame::new().inner_margin(Margin { left: 12, right: 12, top: 0, bottom: 8 });
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            // However much there is to say, the mentions stay in view.
            let most = (ui.available_height() * 0.5).max(GRID * 5.0);
            ScrollArea::vertical().id_salt("facts").max_height(most).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for fact in facts {
                    let text = RichText::new(fact).font(small_font()).color(tokens.soft_ink);
                    ui.add(Label::new(text).wrap());
                }
                if people.is_empty() {
                    return;
                }
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = GRID;
                    ui.label(RichText::new("Shows").font(small_font()).color(tokens.soft_ink));
                    for target in people {
                        let name = describe::name(self.document, self.findings, target);
                        let text = RichText::new(name).font(small_font()).color(tokens.accent);
                        if ui.link(text).clicked() {
                            self.actions.push(Action::ClickRow(target));
                        }
                    }
                });
            });
        });
    }

    fn mentions_ui(&mut self, ui: &mut Ui, reveal: bool) {
        let tokens = Tokens::of(ui);
        let count = self.selection.mentions.len();
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top() + 0.5, hairline(tokens));
        let mut area = ScrollArea::vertical().id_salt("mentions").auto_shrink(false);
        if reveal {
            let above = (ui.available_height() - ROW_HEIGHT) / 2.0;
            let offset = ROW_HEIGHT * self.selection.focused as f32 - above.max(0.0);
            area = area.vertical_scroll_offset(offset.max(0.0));
        }
        let name = format!("Mentions, {}", describe::counted(count, "line", "lines"));
        let shown = area.show_rows(ui, ROW_HEIGHT, count, |ui, rows| {
            for index in rows {
                self.mention_ui(ui, index);
            }
        });
        let list = ui.interact(shown.inner_rect, ui.scope_id().with("list"), Sense::hover());
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, &name));
    }

    /// One mention as a line of context, the words of the mention in a column of their own.
    fn mention_ui(&mut self, ui: &mut Ui, index: usize) {
        let tokens = Tokens::of(ui);
        let mention = &self.selection.mentions[index];
        let focused = index == self.selection.focused;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
        let context = Context::of(&self.document.article, mention);
        let place = place_of(&self.document.article, mention);
        response.widget_info(|| {
            let name = format!("Line {}, {place}: {}", index + 1, context.whole());
            WidgetInfo::selected(Role::ListBoxOption, true, focused, name)
        });
        let painter = ui.painter();
        if focused {
            painter.rect_filled(rect, 0, tokens.selected);
            let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            painter.rect_filled(edge, 0, tokens.kind(self.selection.target.kind()).mark);
        } else if response.hovered() {
            painter.rect_filled(rect, 0, tokens.hover);
        }
        let inner = rect.shrink2(vec2(GRID * 3.0, 0.0));
        let middle = inner.center().y;
        let column = if context.before.is_empty() { 0.0 } else { inner.width() * MENTION_AT };
        let column = inner.left() + column;
        let font = small_font();
        let before =
            cut(ui, &context.before, font.clone(), tokens.soft_ink, Side::End, column - inner.left());
        let words = FontId::new(font.size, strong_font().family);
        let words = cut(ui, &context.words, words, tokens.ink, Side::Start, (inner.right() - column) * 0.8);
        let at = column + words.size().x;
        let after = cut(ui, &context.after, font, tokens.soft_ink, Side::Start, inner.right() - at);
        let painter = ui.painter();
        let half = before.size().y / 2.0;
        painter.galley(pos2(column - before.size().x, middle - half), before, tokens.soft_ink);
        painter.galley(pos2(column, middle - half), words, tokens.ink);
        painter.galley(pos2(at, middle - half), after, tokens.soft_ink);
        controls::focus_ring(ui, &response);
        if response.gained_focus() {
            ui.scroll_to_rect(rect, None);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.clicked() {
            let target = self.selection.target;
            self.actions.push(Action::GoToMention { target, mention: index });
        }
        let why = describe::why_mention(self.document, self.findings, self.selection.target, index);
        response.on_hover_text(format!("{}\n{}", describe::capitalized(&place), why.unwrap_or_default()));
    }
}

/// The words of a mention with what stands before and after them in their block.
struct Context {
    before: String,
    words: String,
    after: String,
}

impl Context {
    fn of(article: &Article, mention: &Mention) -> Self {
        let text = article.text();
        let block = article.block(mention.block).range;
        let range = mention.range;
        let start = text.floor_char_boundary(range.start.saturating_sub(CONTEXT)).max(block.start);
        let end = text.ceil_char_boundary((range.end + CONTEXT).min(text.len())).min(block.end);
        let words = TextRange::new(range.start, range.end.min(end).max(range.start));
        let before = one_line_with_ends(article.slice(TextRange::new(start.min(range.start), range.start)));
        let after = one_line_with_ends(article.slice(TextRange::new(words.end, end.max(words.end))));
        Self { before, words: one_line(article.slice(words)), after }
    }

    fn whole(&self) -> String {
        format!("{}{}{}", self.before, self.words, self.after).trim().to_owned()
    }
}

/// `text` on one line, with a space at an end that has one.
fn one_line_with_ends(text: &str) -> String {
    let words = one_line(text);
    if words.is_empty() {
        return if text.is_empty() { words } else { " ".to_owned() };
    }
    let before = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let after = if text.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{before}{words}{after}")
}

/// Which end of a text has to be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

/// `text` on one line in `width`, an ellipsis for what does not fit.
fn cut(
    ui: &Ui,
    text: &str,
    font: FontId,
    color: egui::Color32,
    side: Side,
    width: f32,
) -> std::sync::Arc<Galley> {
    let lay = |text: String| {
        let mut job = LayoutJob::single_section(text, TextFormat::simple(font.clone(), color));
        job.wrap =
            TextWrapping { max_rows: 1, break_anywhere: true, ..TextWrapping::wrap_at_width(width.max(1.0)) };
        ui.painter().layout_job(job)
    };
    if side == Side::Start {
        return lay(text.to_owned());
    }
    let whole = ui.painter().layout_no_wrap(text.to_owned(), font.clone(), color);
    if whole.size().x <= width {
        return whole;
    }
    // Letters from the start go until the rest fits.
    let room = width - ui.painter().layout_no_wrap("…".to_owned(), font.clone(), color).size().x;
    let glyphs = whole.rows.first().map(|row| row.glyphs.as_slice()).unwrap_or_default();
    let from = glyphs.iter().position(|glyph| whole.size().x - glyph.pos.x <= room).unwrap_or(glyphs.len());
    let rest: String = text.chars().skip(from).collect();
    ui.painter().layout_no_wrap(format!("…{rest}"), font.clone(), color)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockIndex, BlockKind, Metadata, Source, Zone};

    #[test]
    fn a_line_of_context_stays_in_its_block() {
        let text = "Before.\n\nThe port\nof Ana Roe is shut.\n\nAfter.";
        let blocks = ["Before.", "The port\nof Ana Roe is shut.", "After."].map(|words| {
            let start = text.find(words).unwrap();
            Block { kind: BlockKind::Paragraph, range: TextRange::new(start, start + words.len()) }
        });
        let article = Article::new(
            text.to_owned(),
            blocks.to_vec(),
            Metadata::default(),
            Source::default(),
            Vec::new(),
        );
        let start = text.find("Ana").unwrap();
        let range = TextRange::new(start, start + "Ana Roe".len());
        let context = Context::of(&article, &Mention { range, block: BlockIndex(1), zone: Zone::Body });
        assert_eq!(
            (context.before.as_str(), context.words.as_str(), context.after.as_str()),
            ("The port of ", "Ana Roe", " is shut.")
        );
        assert_eq!(context.whole(), "The port of Ana Roe is shut.");
    }
}
