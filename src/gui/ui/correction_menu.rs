//! The menus of corrections: on the page, on the rows of the side panel, on the lines of the card.
//!
//! What is likely to be meant stands in the menu by its name, so that it is two actions away.

use egui::Ui;

use crate::analysis::{EntityKey, Field, Kind};
use crate::gui::command::{Action, Submenu, UiCommand};
use crate::gui::model::asking::{Choice, Question};
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::state::State;
use crate::gui::widgets::controls;

/// The most findings that are offered by name.
const MOST_OFFERED: usize = 3;

/// What a row or a mention is likely to mean: "It is Jane Doe".
pub struct Offer {
    /// What it says.
    pub text: String,
    /// What else is known about the other finding.
    pub detail: String,
    /// What it does.
    pub action: Action,
}

impl Offer {
    /// What the row of `target` is likely to mean.
    #[must_use]
    pub fn of_row(document: &OpenArticle, target: EntityKey) -> Vec<Self> {
        match target.kind() {
            Some(Kind::Quote) => Self::of_speakers(document, target),
            Some(_) => Self::all("Merge with", Question::SameAs, document, target, None),
            None => Self::all("It is", Question::BelongsTo, document, target, None),
        }
    }

    /// Who may say the quote `target`.
    #[must_use]
    pub fn of_speakers(document: &OpenArticle, target: EntityKey) -> Vec<Self> {
        let likely = document.likely_speakers(target, MOST_OFFERED).into_iter();
        let question = Question::Field(Field::Speaker);
        likely.map(|choice| Self::new("Said by", question, choice, target, None)).collect()
    }

    /// What mention number `mention` of `target` is likely to mean.
    #[must_use]
    pub fn of_mention(document: &OpenArticle, target: EntityKey, mention: usize) -> Vec<Self> {
        let verb = if target.kind().is_some() { "Move to" } else { "It is" };
        Self::all(verb, Question::BelongsTo, document, target, Some(mention))
    }

    fn all(
        verb: &str,
        question: Question,
        document: &OpenArticle,
        target: EntityKey,
        mention: Option<usize>,
    ) -> Vec<Self> {
        let likely = document.likely_others(target, mention.unwrap_or_default(), MOST_OFFERED).into_iter();
        likely.map(|choice| Self::new(verb, question, choice, target, mention)).collect()
    }

    fn new(
        verb: &str,
        question: Question,
        choice: Choice,
        target: EntityKey,
        mention: Option<usize>,
    ) -> Self {
        let then = Box::new(Action::SubmitAnswer(question, choice.answer));
        let action = Action::On { target, mention, then };
        Self { text: format!("{verb} {}", choice.text), detail: choice.detail, action }
    }

    /// Shows it as an entry of a menu.
    fn item_ui(self, ui: &mut Ui, actions: &mut Vec<Action>) {
        if ui.button(self.text).on_hover_text(self.detail).clicked() {
            actions.push(self.action);
            ui.close();
        }
    }
}

/// Shows the corrections of what the pointer is on in the text.
pub fn of_page_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let about = state.active().and_then(|document| document.to_correct().map(|about| (document, about)));
    let offers = about.map(|(document, (target, mention))| Offer::of_mention(document, target, mention));
    for offer in offers.unwrap_or_default() {
        offer.item_ui(ui, actions);
    }
    let commands: Vec<UiCommand> =
        UiCommand::of_corrections().filter(|command| command.is_enabled(state)).collect();
    commands_ui(ui, &commands, |ui, command| controls::menu_item(ui, state, command, actions));
}

/// Shows the corrections of the row of `target`.
pub fn of_row_ui(ui: &mut Ui, document: &OpenArticle, target: EntityKey, actions: &mut Vec<Action>) {
    let is_chosen = document.chosen.contains(target);
    // A row of several findings is corrected at the one that is shown.
    let selected = document.selection.as_ref().map(|selection| selection.target);
    let shown = selected.filter(|_| !is_chosen && document.is_row_selected(target));
    let target = shown.unwrap_or(target);
    if !is_chosen {
        for offer in Offer::of_row(document, target) {
            offer.item_ui(ui, actions);
        }
    }
    let commands: Vec<UiCommand> = UiCommand::of_rows(target.section()).collect();
    commands_on_ui(ui, &commands, target, None, actions);
}

/// Shows the corrections of mention number `mention` of what is selected.
pub fn of_mention_ui(
    ui: &mut Ui,
    document: &OpenArticle,
    (target, mention): (EntityKey, usize),
    actions: &mut Vec<Action>,
) {
    for offer in Offer::of_mention(document, target, mention) {
        offer.item_ui(ui, actions);
    }
    let in_rows = UiCommand::of_rows(target.section());
    let of_mentions = [UiCommand::RemoveMention, UiCommand::MoveMention, UiCommand::SplitMention];
    let of_mentions = of_mentions
        .into_iter()
        .filter(|command| *command == UiCommand::RemoveMention || command.is_for(target.section()));
    let mut commands: Vec<UiCommand> = of_mentions.collect();
    let is_new = |command: &UiCommand| !commands.contains(command);
    let others: Vec<UiCommand> = in_rows.filter(is_new).collect();
    commands.extend(others);
    commands_on_ui(ui, &commands, target, Some(mention), actions);
}

/// Shows `commands` that are about mention number `mention` of `target`, or about its row.
fn commands_on_ui(
    ui: &mut Ui,
    commands: &[UiCommand],
    target: EntityKey,
    mention: Option<usize>,
    actions: &mut Vec<Action>,
) {
    commands_ui(ui, commands, |ui, command| {
        if is_item_clicked(ui, command) {
            let then = Box::new(Action::Command(command));
            actions.push(Action::On { target, mention, then });
        }
    });
}

/// Shows `commands` by `item_ui`, those of a submenu together in it.
fn commands_ui(ui: &mut Ui, commands: &[UiCommand], mut item_ui: impl FnMut(&mut Ui, UiCommand)) {
    let mut shown: Vec<Submenu> = Vec::new();
    for &command in commands {
        let Some(submenu) = command.submenu() else {
            item_ui(ui, command);
            continue;
        };
        if shown.contains(&submenu) {
            continue;
        }
        shown.push(submenu);
        ui.menu_button(submenu.text(), |ui| {
            for &command in commands.iter().filter(|command| command.submenu() == Some(submenu)) {
                item_ui(ui, command);
            }
        });
    }
}

/// Shows the entry of `command`; returns whether it was clicked.
fn is_item_clicked(ui: &mut Ui, command: UiCommand) -> bool {
    let mut button = egui::Button::new(command.text());
    if let Some(keys) = command.keys_text(ui.ctx()).into_iter().next() {
        button = button.shortcut_text(keys);
    }
    let response = ui.add(button).accessible_name(command.text());
    let is_clicked = response.on_hover_text(command.tooltip()).clicked();
    if is_clicked {
        ui.close();
    }
    is_clicked
}
