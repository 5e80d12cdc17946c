//! The details card of the selected target: who or what it is, why it was found, and each of its mentions as a line of
//! context. The card of a caption starts with its picture.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    CursorIcon, Frame, Label, Margin, Panel, Rect, RichText, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::analysis::{EntityKey, Kind, Section};
use crate::gui::command::{Action, UiCommand};
use crate::gui::kinds::{self, wording};
use crate::gui::model::describe;
use crate::gui::model::findings::Findings;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::picture_words;
use crate::gui::model::selection::{Selection, place_of};
use crate::gui::model::settings::Settings;
use crate::gui::pictures::{self, Look, PictureId, Pictures};
use crate::gui::theme::{GRID, HEADER_HEIGHT, Tokens, hairline, small_font, strong_font};
use crate::gui::ui::correction_menu::{self, Offer};
use crate::gui::widgets::context::Context;
use crate::gui::widgets::{controls, world};

/// The height of a line of context.
const ROW_HEIGHT: f32 = 26.0;
/// Where the mention starts in its line, as a share of the line's width.
const MENTION_AT: f32 = 0.36;
/// The least and the greatest height of the card, in points.
const HEIGHTS: std::ops::RangeInclusive<f32> = 110.0..=900.0;
/// The height that a picture leaves for the words below it: three lines.
const WORDS_MIN: f32 = 56.0;
/// The height that a picture may take even in the smallest card.
const PICTURE_MIN: f32 = 56.0;
/// The most quotes that a card lists.
const MOST_QUOTES: usize = 40;
/// The height kept for the sections above the card.
const SECTIONS_MIN: f32 = 160.0;

/// Shows the card of the target selected in `document` at the bottom of the side panel, if there is one and `settings`
/// ask for the card.
pub fn card_ui(
    ui: &mut Ui,
    document: &mut OpenArticle,
    settings: &mut Settings,
    pictures: &Pictures,
    actions: &mut Vec<Action>,
) {
    let Some(findings) = document.findings().map(std::sync::Arc::clone) else { return };
    let Some(selection) = &document.selection else { return };
    if !settings.card_open {
        return;
    }
    let shown = (selection.target, selection.focused);
    let reveal = document.card_shown != Some(shown);
    let picture = describe::picture_of(document, &findings, selection.target).filter(|_| settings.pictures);
    let (id, preferred_height) = match picture {
        Some(_) => ("card with a picture", &mut settings.picture_card_height),
        None => ("card", &mut settings.card_height),
    };
    let tokens = Tokens::of(ui);
    let highest = (ui.available_height() - SECTIONS_MIN).max(*HEIGHTS.start());
    let response = Panel::bottom(id)
        .resizable(true)
        .default_size(*preferred_height)
        .size_range(*HEIGHTS.start()..=highest)
        .frame(Frame::new().fill(tokens.chrome))
        .show(ui, |ui| {
            ui.take_available_space();
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut card = Card { document, findings: &findings, selection, actions };
            card.header_ui(ui);
            card.answers_ui(ui);
            card.facts_ui(ui, picture, pictures);
            card.mentions_ui(ui, reveal);
        });
    let height = response.response.rect.height();
    // A low window does not overwrite the height chosen in a tall one.
    if height < highest - 0.5 {
        *preferred_height = height.clamp(*HEIGHTS.start(), *HEIGHTS.end());
    }
    if document.card_shown.is_none_or(|(target, _)| target != selection.target) {
        // A card that opens or grows may cover the row that was clicked.
        actions.push(Action::RevealRow(selection.target));
    }
    document.card_shown = Some(shown);
}

/// The context that the parts of the card share.
struct Card<'a> {
    document: &'a OpenArticle,
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
        let color = tokens.section(self.selection.target.section()).mark;
        match describe::alpha2(self.document, self.findings, self.selection.target) {
            Some(alpha2) => world::icon_ui(painter, swatch.expand2(vec2(6.0, 3.0)), alpha2, color),
            None => {
                painter.rect_filled(swatch, 2, color);
            }
        }
        let close =
            Rect::from_center_size(pos2(rect.right() - GRID * 4.0 - 2.0, rect.center().y), vec2(20.0, 20.0));
        let left = swatch.right() + GRID * 2.0;
        let mut job = LayoutJob::single_section(name, TextFormat::simple(strong_font(), tokens.ink));
        job.wrap = TextWrapping::truncate_at_width((close.left() - GRID * 2.0 - left).max(1.0));
        let galley = ui.painter().layout_job(job);
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.ink);
        if controls::close_ui(ui, close, "Hide the details") {
            self.actions.push(Action::Command(UiCommand::ToggleCard));
        }
    }

    /// Shows buttons for what is asked most: whether what is not sure is right, and what came of a check.
    fn answers_ui(&mut self, ui: &mut Ui) {
        let commands: &[(UiCommand, &str)] = match self.selection.target.section() {
            Section::Unsure => &[(UiCommand::AcceptDoubt, "Accept"), (UiCommand::RemoveMention, "Dismiss")],
            Section::Kind(Kind::Statistic | Kind::Quote) => {
                &[(UiCommand::CheckConfirmed, "Confirmed"), (UiCommand::CheckWrong, "Wrong…")]
            }
            Section::Kind(Kind::Person) => &[(UiCommand::SetRole, "Role…"), (UiCommand::MergeWith, "Merge…")],
            Section::Kind(_) => return,
        };
        let frame = Frame::new().inner_margin(Margin { left: 12, right: 12, top: 0, bottom: 4 });
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                let name = describe::name(self.document, self.findings, self.selection.target);
                for (command, words) in commands {
                    let response = controls::text_button(ui, words);
                    let response = response.accessible_name(format!("{words} {name}"));
                    if response.on_hover_text(controls::tooltip(ui, *command)).clicked() {
                        let (target, then) = (self.selection.target, Box::new(Action::Command(*command)));
                        self.actions.push(Action::On { target, mention: None, then });
                    }
                }
            });
            self.offers_ui(ui);
        });
    }

    /// Shows whom a place that is not sure is likely to mean, or who may say a quote, as links that say so.
    fn offers_ui(&mut self, ui: &mut Ui) {
        let target = self.selection.target;
        let offers = match target.section() {
            Section::Unsure => Offer::of_mention(self.document, target, self.selection.mention()),
            Section::Kind(Kind::Quote) => Offer::of_speakers(self.document, target),
            Section::Kind(_) => Vec::new(),
        };
        for offer in offers {
            if ui.link(offer.text).on_hover_text(offer.detail).clicked() {
                self.actions.push(offer.action);
            }
        }
    }

    fn facts_ui(&mut self, ui: &mut Ui, picture: Option<usize>, pictures: &Pictures) {
        let tokens = Tokens::of(ui);
        let facts = describe::facts(self.document, self.findings, self.selection);
        let people = describe::people_in(self.document, self.findings, self.selection.target);
        let quotes = describe::said_by(self.document, self.findings, self.selection.target);
        let frame = Frame::new().inner_margin(Margin { left: 12, right: 12, top: 0, bottom: 8 });
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            // However much there is to say, the mentions stay in view, or at least half a card of them.
            let room = ui.available_height();
            let lines = ROW_HEIGHT * self.selection.mentions.len() as f32;
            let most = (room - lines - GRID * 2.0).max(room * 0.5).max(GRID * 5.0);
            let area = ScrollArea::vertical().id_salt("facts").min_scrolled_height(0.0).max_height(most);
            area.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                if let Some(picture) = picture {
                    self.picture_ui(ui, picture, most - WORDS_MIN, pictures);
                }
                for fact in facts {
                    let text = RichText::new(fact).font(small_font()).color(tokens.soft_ink);
                    ui.add(Label::new(text).wrap());
                }
                self.quotes_ui(ui, &quotes);
                if people.is_empty() {
                    return;
                }
                let label = kinds::of(self.selection.target.section()).people_label();
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = GRID;
                    ui.label(RichText::new(label).font(small_font()).color(tokens.soft_ink));
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

    /// Shows what the selected person says, each quote as a link to it.
    fn quotes_ui(&mut self, ui: &mut Ui, quotes: &[EntityKey]) {
        if quotes.is_empty() {
            return;
        }
        let tokens = Tokens::of(ui);
        let says = format!("Says, {}:", wording::counted(quotes.len(), "quote", "quotes"));
        ui.label(RichText::new(says).font(small_font()).color(tokens.soft_ink));
        for &quote in &quotes[..quotes.len().min(MOST_QUOTES)] {
            let words = describe::name(self.document, self.findings, quote);
            if ui.link(RichText::new(words).font(small_font()).color(tokens.accent)).clicked() {
                self.actions.push(Action::ClickRow(quote));
            }
        }
        if let Some(more) = quotes.len().checked_sub(MOST_QUOTES).filter(|&more| more > 0) {
            let more = format!("and {more} more in the panel of quotes");
            ui.label(RichText::new(more).font(small_font()).color(tokens.soft_ink));
        }
    }

    /// Shows the picture at `index`, at most `height` or [`PICTURE_MIN`] points high. A click opens it larger.
    fn picture_ui(&mut self, ui: &mut Ui, index: usize, height: f32, pictures: &Pictures) {
        let pixels = self.document.article.pictures()[index].size;
        let size = pictures::size_in(pixels, vec2(ui.available_width(), height.max(PICTURE_MIN)));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let look = pictures.look(PictureId::of_page(self.document.key, index));
        let name = format!("Picture: {}", picture_words::name_of(&self.document.article, index));
        let response = pictures::picture_ui(ui, rect, ui.scope_id().with("picture"), &look, &name);
        if response.gained_focus() {
            ui.scroll_to_rect(rect, None);
        }
        let response = match look {
            Look::Ready(_) => {
                response.on_hover_cursor(CursorIcon::ZoomIn).on_hover_text("Show the picture larger")
            }
            _ => response,
        };
        if response.clicked() {
            self.actions.push(Action::ShowPicture(index));
        }
        ui.add_space(GRID);
    }

    fn mentions_ui(&mut self, ui: &mut Ui, reveal: bool) {
        let tokens = Tokens::of(ui);
        let count = self.selection.mentions.len();
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top() + 0.5, hairline(tokens));
        // The default minimum height would make a low card grow.
        let mut area = ScrollArea::vertical().id_salt("mentions").auto_shrink(false).min_scrolled_height(0.0);
        if reveal {
            let room = ui.available_height();
            let above = (room - ROW_HEIGHT) / 2.0;
            let offset = ROW_HEIGHT * self.selection.focused as f32 - above.max(0.0);
            // Beyond its end, a list would spring back.
            let last = (ROW_HEIGHT * count as f32 - room).max(0.0);
            area = area.vertical_scroll_offset(offset.clamp(0.0, last));
        }
        let name = format!("Mentions, {}", wording::counted(count, "line", "lines"));
        let shown = area.show_rows(ui, ROW_HEIGHT, count, |ui, rows| {
            for index in rows {
                self.mention_ui(ui, index);
            }
        });
        let list = ui.interact(shown.inner_rect, ui.scope_id().with("list"), Sense::hover());
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, &name));
    }

    /// Shows one mention as a line of context, its own words aligned in a column.
    fn mention_ui(&mut self, ui: &mut Ui, index: usize) {
        let tokens = Tokens::of(ui);
        let mention = &self.selection.mentions[index];
        let (target, number) = self.selection.owners[index];
        let focused = index == self.selection.focused;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
        let context = Context::of(&self.document.article, mention.range);
        let place = place_of(&self.document.article, mention);
        response.widget_info(|| {
            let name = format!("Line {}, {place}: {}", index + 1, context.line());
            WidgetInfo::selected(Role::ListBoxOption, true, focused, name)
        });
        let painter = ui.painter();
        if focused {
            painter.rect_filled(rect, 0, tokens.selected);
            let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            painter.rect_filled(edge, 0, tokens.section(self.selection.target.section()).mark);
        } else if response.hovered() {
            painter.rect_filled(rect, 0, tokens.hover);
        }
        let inner = rect.shrink2(vec2(GRID * 3.0, 0.0));
        context.paint(ui, inner, if context.before.is_empty() { 0.0 } else { MENTION_AT });
        controls::focus_ring(ui, &response);
        if response.gained_focus() {
            ui.scroll_to_rect(rect, None);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.clicked() {
            self.actions.push(Action::GoToMention { target, mention: number });
        }
        response.context_menu(|ui| {
            correction_menu::of_mention_ui(ui, self.document, (target, number), self.actions);
        });
        let why = describe::why_mention(self.document, self.findings, target, number);
        response.on_hover_text(format!("{}\n{}", wording::capitalized(&place), why.unwrap_or_default()));
    }
}
