//! The command palette: a field, and below it the commands, open articles, findings and headings that match its words.
//!
//! It reads the one table of commands and owns none. The choices are gathered once, when it is opened.

use egui::accesskit::{Live, Role};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Area, Id, Key, Modal, Modifiers, ScrollArea, Sense, TextEdit, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};
use strum::IntoEnumIterator as _;

use crate::analysis::{EntityKey, Kind};
use crate::article::TextRange;
use crate::gui::command::{Action, UiCommand};
use crate::gui::kinds::{self, Found, number, wording};
use crate::gui::model::asking::{Answer, Question};
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::search_text::folded;
use crate::gui::model::state::State;
use crate::gui::theme::{GRID, RADIUS, Tokens, body_font, small_font};

const ROW_HEIGHT: f32 = 30.0;
const WIDEST: f32 = 600.0;
/// The most rows shown without scrolling.
const ROWS_SHOWN: f32 = 11.0;

/// What the palette of commands is called.
const COMMANDS: &str = "Command palette";
/// The rank of what comes after everything that was found.
const LAST: usize = 9;
/// The most headings to choose from: gathering them must not cause a noticeable delay.
const MOST_HEADINGS: usize = 2000;

/// The most findings to choose from, for the same reason.
const MOST_FINDINGS: usize = 5000;

/// What choosing an item does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Choice {
    /// Answers the question that the palette asks.
    Answer(Question, Answer),
    /// Answers it by what was typed.
    Typed(Question),
    Command(UiCommand),
    Article(usize),
    Finding(EntityKey),
    Heading(TextRange),
}

/// A choice in the palette.
#[derive(Clone, Debug)]
struct Item {
    choice: Choice,
    text: String,
    /// What stands behind its text, in soft ink.
    detail: String,
    /// Its text without case and accents.
    name: String,
    /// Other words that it is found by, without case and accents.
    words: String,
}

impl Item {
    fn new(choice: Choice, text: String, detail: &str, words: &str) -> Self {
        let (name, words) = (folded(&text), folded(words));
        Self { choice, text, detail: detail.to_owned(), name, words }
    }
}

/// The command palette, or a list of answers to a question, while it is shown.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What it is called.
    name: &'static str,
    /// What stands in the empty field.
    hint: String,
    text: String,
    items: Vec<Item>,
    /// The items that match the text, best first, as indices into `items`.
    found: Vec<usize>,
    /// The one that Enter chooses, as an index into `found`.
    chosen: usize,
    wants_focus: bool,
    reveals_chosen: bool,
}

impl Palette {
    /// Gathers the choices in `state`: the commands that can be used, the other open articles, and the findings and headings
    /// of the article on show.
    #[must_use]
    pub fn new(state: &State) -> Self {
        let mut items: Vec<Item> = Vec::new();
        let mut add = |choice, text: String, detail: &str, words: &str| {
            items.push(Item::new(choice, text, detail, words));
        };
        for command in UiCommand::iter() {
            if command != UiCommand::CommandPalette && command.is_enabled(state) {
                let tooltip = command.tooltip();
                add(Choice::Command(command), command.text().to_owned(), tooltip, tooltip);
            }
        }
        for (index, document) in state.documents.iter().enumerate() {
            if index != state.shown {
                let text = format!("Go to article {}", document.title());
                add(Choice::Article(index), text, "", &document.file_name());
            }
        }
        if let Some(document) = state.active() {
            for (key, text, detail) in findings(document) {
                add(Choice::Finding(key), text, &detail, &detail);
            }
            for range in headings(document) {
                add(Choice::Heading(range), format!("Go to heading {}", document.words(range)), "", "");
            }
        }
        Self::of(COMMANDS, "Type words from a command, an article, a name or a heading", items)
    }

    /// All open articles in `state`, from the one on show on.
    #[must_use]
    pub fn of_articles(state: &State) -> Self {
        let item = |(index, document): (usize, &OpenArticle)| {
            let (title, file) = (document.title(), document.file_name());
            Item::new(Choice::Article(index), title, &file, &file)
        };
        let items = state.documents.iter().enumerate().map(item).collect();
        let palette = Self::of("Open articles", "Type words from a headline or a file's name", items);
        Self { chosen: state.shown, reveals_chosen: true, ..palette }
    }

    /// The answers to `question` about what is selected in `document`.
    #[must_use]
    pub fn asking(question: Question, document: &OpenArticle) -> Self {
        let typed = question
            .takes_words()
            .then(|| Item::new(Choice::Typed(question), "Use what you type".to_owned(), "", ""));
        let choices = document.choices(question).into_iter();
        let choices = choices.map(|choice| {
            Item::new(Choice::Answer(question, choice.answer), choice.text, &choice.detail, &choice.detail)
        });
        Self::of(question.label(), document.wording_of(question), choices.chain(typed).collect())
    }

    fn of(name: &'static str, hint: impl Into<String>, items: Vec<Item>) -> Self {
        let hint = hint.into();
        let found = (0..items.len()).collect();
        let text = String::new();
        Self { name, hint, text, items, found, chosen: 0, wants_focus: true, reveals_chosen: false }
    }

    /// Finds the items that contain all words of the text, in any order; those that begin with the text come first.
    fn find(&mut self) {
        let typed = folded(&self.text);
        let words: Vec<&str> = typed.split_whitespace().collect();
        let start = words.join(" ");
        let rank = |item: &Item| {
            if matches!(item.choice, Choice::Typed(_)) {
                return (!start.is_empty()).then_some(LAST);
            }
            let has_all = words.iter().all(|word| item.name.contains(word) || item.words.contains(word));
            has_all.then(|| match item.name.starts_with(&start) {
                true => 0,
                false if words.iter().all(|word| item.name.contains(word)) => 1,
                false => 2,
            })
        };
        let mut ranked: Vec<(usize, usize)> =
            self.items.iter().enumerate().filter_map(|(index, item)| Some((rank(item)?, index))).collect();
        ranked.sort_unstable();
        self.found = ranked.into_iter().map(|(_, index)| index).collect();
        self.chosen = 0;
        self.reveals_chosen = true;
    }

    fn step(&mut self, step: isize) {
        let count = self.found.len() as isize;
        if count > 0 && step != 0 {
            self.chosen = (self.chosen as isize + step).rem_euclid(count) as usize;
            self.reveals_chosen = true;
        }
    }

    fn item(&self, row: usize) -> Option<&Item> {
        self.items.get(*self.found.get(row)?)
    }

    /// "31 entries", "4 of 31 found" or "Nothing found in 31".
    fn count(&self) -> String {
        if self.found.len() == self.items.len() {
            wording::counted(self.items.len(), "entry", "entries")
        } else {
            let (found, all) = (number::grouped(self.found.len()), number::grouped(self.items.len()));
            if self.found.is_empty() {
                format!("Nothing found in {all}")
            } else {
                format!("{found} of {all} found")
            }
        }
    }
}

/// The findings in `document`, each with its name and what it is.
fn findings(document: &OpenArticle) -> Vec<(EntityKey, String, String)> {
    let Some(findings) = document.findings() else { return Vec::new() };
    let found = Found { article: &document.article, analysis: &findings.analysis };
    let entities = Kind::ALL.iter().flat_map(|&kind| found.analysis.entities(kind));
    entities
        .take(MOST_FINDINGS)
        .map(|entity| {
            let kind = kinds::of(entity.section());
            let row = kind.row(found, entity.index);
            // A number says little without the words around it.
            let detail = if row.excerpt.is_some() { row.name } else { kind.nouns().0.to_owned() };
            (entity.key, kind.name(found, entity.index), detail)
        })
        .collect()
}

fn headings(document: &OpenArticle) -> impl Iterator<Item = TextRange> {
    document.landmarks.headings.iter().take(MOST_HEADINGS).copied()
}

/// Shows `palette` over the window.
pub fn palette_ui(ui: &mut Ui, palette: &mut Palette, actions: &mut Vec<Action>) {
    let window = ui.ctx().content_rect();
    let width = (window.width() - GRID * 12.0).min(WIDEST);
    let top = window.height() * 0.12;
    let room = window.height() - 2.0 * top - GRID * 24.0;
    let tokens = Tokens::of(ui);
    let area = Area::new(Id::unique("command palette"))
        .kind(egui::UiKind::Modal)
        .order(egui::Order::Foreground)
        .sense(Sense::hover())
        .accessible_name(palette.name)
        .anchor(Align2::CENTER_TOP, vec2(0.0, top));
    let modal = Modal::new(Id::unique("command palette")).area(area).backdrop_color(tokens.shadow);
    let modal = modal.frame(egui::Frame::window(ui.style()).inner_margin(12));
    let response = modal.show(ui.ctx(), |ui| {
        ui.set_width(width - 24.0);
        let (step, enter) = take_keys(ui);
        palette.step(step);
        field_ui(ui, palette);
        ui.add_space(GRID * 2.0);
        let clicked = list_ui(ui, palette, room);
        ui.add_space(GRID);
        let count = egui::RichText::new(palette.count()).font(small_font()).color(tokens.soft_ink);
        let count = ui.label(count);
        // Screen readers announce it as the list narrows.
        ui.ctx().accesskit_node_builder(count.id, |node| node.set_live(Live::Polite));
        clicked.or(enter.then_some(palette.chosen))
    });
    let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if let Some(item) = response.inner.and_then(|row| palette.item(row)) {
        actions.push(Action::CloseOverlay);
        actions.push(match &item.choice {
            Choice::Answer(question, answer) => Action::SubmitAnswer(*question, answer.clone()),
            Choice::Typed(question) => {
                Action::SubmitAnswer(*question, Answer::Words(palette.text.trim().to_owned()))
            }
            Choice::Command(command) => Action::Command(*command),
            Choice::Article(index) => Action::ShowArticle(*index),
            Choice::Finding(key) => Action::GoToMention { target: *key, mention: 0 },
            Choice::Heading(range) => Action::GoTo(*range),
        });
    } else if escaped || response.backdrop_response.clicked() {
        actions.push(Action::CloseOverlay);
    }
}

/// How many rows the arrows move, and whether Enter was pressed. The keys are taken before the field sees them.
fn take_keys(ui: &Ui) -> (isize, bool) {
    let page = ROWS_SHOWN as isize - 1;
    ui.input_mut(|input| {
        let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key) as isize;
        let step = pressed(Key::ArrowDown) - pressed(Key::ArrowUp);
        let pages = pressed(Key::PageDown) - pressed(Key::PageUp);
        (step + pages * page, pressed(Key::Enter) > 0)
    })
}

fn field_ui(ui: &mut Ui, palette: &mut Palette) {
    let name = if palette.name == COMMANDS { "Find a command" } else { palette.name };
    let edit =
        TextEdit::singleline(&mut palette.text).desired_width(f32::INFINITY).hint_text(palette.hint.as_str());
    let response = ui.add(edit).accessible_name(name);
    let chosen = row_id(palette.chosen);
    // Screen readers announce the chosen row while the keyboard focus stays in the field.
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if !palette.found.is_empty() {
            node.set_active_descendant(chosen.accesskit_id());
        }
    });
    if palette.wants_focus {
        response.request_focus();
        palette.wants_focus = false;
    }
    if response.changed() {
        palette.find();
    }
}

fn row_id(row: usize) -> Id {
    Id::unique("command palette row").with(row)
}

/// Shows what was found; returns the row that was clicked.
fn list_ui(ui: &mut Ui, palette: &mut Palette, room: f32) -> Option<usize> {
    let all = palette.found.len() as f32 * ROW_HEIGHT;
    let height = (ROWS_SHOWN * ROW_HEIGHT).min(room).max(ROW_HEIGHT).min(all);
    ui.spacing_mut().item_spacing.y = 0.0;
    // The minimum height equals the maximum: otherwise an area over the window grows in small steps.
    let mut area =
        ScrollArea::vertical().min_scrolled_height(height).max_height(height).auto_shrink([false, true]);
    if std::mem::take(&mut palette.reveals_chosen) {
        // Centres the chosen row, as far as the list allows.
        let middle = (palette.chosen as f32 + 0.5) * ROW_HEIGHT - height / 2.0;
        area = area.vertical_scroll_offset(middle.clamp(0.0, all - height));
    }
    let mut clicked = None;
    let count = palette.found.len();
    let list = UiBuilder::new().accessibility_role(Role::ListBox);
    let what =
        if palette.name == COMMANDS { "Commands, articles, findings and headings" } else { palette.name };
    let list = list.accessibility_label(format!("{what}, {}", number::grouped(count)));
    ui.scope_builder(list, |ui| {
        area.show_rows(ui, ROW_HEIGHT, count, |ui, rows| {
            for row in rows {
                if row_ui(ui, palette, row) {
                    clicked = Some(row);
                }
            }
        });
    });
    clicked
}

fn row_ui(ui: &mut Ui, palette: &Palette, row: usize) -> bool {
    let Some(item) = palette.item(row) else { return false };
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
    let response = ui.interact(rect, row_id(row), Sense::click());
    let chosen = row == palette.chosen;
    let keys = match &item.choice {
        Choice::Command(command) => command.keys_text(ui.ctx()).into_iter().next().unwrap_or_default(),
        _ => String::new(),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &item.text));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(chosen);
        if !item.detail.is_empty() {
            node.set_description(item.detail.as_str());
        }
        node.set_position_in_set(row);
        node.set_size_of_set(palette.found.len());
        if !keys.is_empty() {
            node.set_keyboard_shortcut(keys.as_str());
        }
    });
    if chosen || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, RADIUS, if chosen { tokens.selected } else { tokens.hover });
    }
    let inner = rect.shrink2(vec2(GRID * 2.0, 0.0));
    let keys =
        ui.painter().text(inner.right_center(), Align2::RIGHT_CENTER, keys, small_font(), tokens.soft_ink);
    let mut job = LayoutJob::single_section(item.text.clone(), TextFormat::simple(body_font(), tokens.ink));
    if !item.detail.is_empty() {
        job.append(&item.detail, GRID * 3.0, TextFormat::simple(small_font(), tokens.soft_ink));
    }
    job.wrap = TextWrapping::truncate_at_width((keys.left() - inner.left() - GRID * 2.0).max(1.0));
    let text = ui.painter().layout_job(job);
    let at = pos2(inner.left(), inner.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, tokens.ink);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut palette = Palette::new(&State::default());
        text.clone_into(&mut palette.text);
        palette.find();
        palette.found.iter().map(|index| palette.items[*index].text.clone()).collect()
    }

    #[test]
    fn words_are_found_in_any_order_and_without_case_and_accents() {
        for text in ["THEME dárk", "dark theme"] {
            // The words of a command's tooltip count too, but less.
            assert_eq!(found(text), ["Dark theme", "Light theme", "System theme"]);
        }
        assert!(found("no such words").is_empty());
    }

    #[test]
    fn a_name_that_begins_with_the_words_comes_first() {
        assert_eq!(found("open").first().map(String::as_str), Some("Open…"));
        assert_eq!(found("side").first().map(String::as_str), Some("Side panel"));
    }

    #[test]
    fn what_cannot_be_used_is_left_out() {
        assert!(!found("").contains(&UiCommand::NextMention.text().to_owned()));
        assert!(found("").contains(&UiCommand::Open.text().to_owned()));
    }

    #[test]
    fn the_arrows_wrap_at_both_ends() {
        let mut palette = Palette::new(&State::default());
        palette.step(-1);
        assert_eq!(palette.chosen, palette.found.len() - 1);
        palette.step(1);
        assert_eq!(palette.chosen, 0);
    }
}
