//! The menus of corrections: on the page, on the rows of the side panel, on the lines of the card.
//!
//! What is likely to be meant stands in the menu by its name, so that it is two actions away.

use egui::Ui;

use crate::analysis::EntityKey;
use crate::gui::command::{Action, Submenu, UiCommand};
use crate::gui::model::asking::{Choice, Question};
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::state::State;
use crate::gui::widgets::controls;

/// The most findings that a menu offers by name.
const MOST_OFFERED: usize = 3;

/// Shows the corrections of what the pointer is on in the text.
pub fn of_page_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let about = state.active().and_then(|document| document.to_correct().map(|about| (document, about)));
    let likely = about.map(|(document, (target, mention))| document.likely_others(target, mention));
    let likely = likely.unwrap_or_default();
    for choice in likely.into_iter().take(MOST_OFFERED) {
        offer_ui(ui, "Move to", Question::BelongsTo, choice, actions);
    }
    let commands: Vec<UiCommand> =
        UiCommand::of_corrections().filter(|command| command.is_enabled(state)).collect();
    commands_ui(ui, &commands, |ui, command| controls::menu_item(ui, state, command, actions));
}

/// Shows the corrections of the row of `target`.
pub fn of_row_ui(ui: &mut Ui, document: &OpenArticle, target: EntityKey, actions: &mut Vec<Action>) {
    let on = |then: Action| Action::On { target, mention: None, then: Box::new(then) };
    let mut chosen = Vec::new();
    if !document.chosen.contains(target) {
        for choice in document.likely_others(target, 0).into_iter().take(MOST_OFFERED) {
            match target.kind() {
                Some(_) => offer_ui(ui, "Merge with", Question::SameAs, choice, &mut chosen),
                None => offer_ui(ui, "It is", Question::BelongsTo, choice, &mut chosen),
            }
        }
    }
    let commands: Vec<UiCommand> = UiCommand::of_rows(target.section()).collect();
    commands_ui(ui, &commands, |ui, command| item_ui(ui, command, &mut chosen));
    actions.extend(chosen.into_iter().map(on));
}

/// Shows the corrections of mention number `mention` of what is selected.
pub fn of_mention_ui(ui: &mut Ui, document: &OpenArticle, mention: usize, actions: &mut Vec<Action>) {
    let Some(target) = document.selection.as_ref().map(|selection| selection.target) else { return };
    let on = |then: Action| Action::On { target, mention: Some(mention), then: Box::new(then) };
    let mut chosen = Vec::new();
    for choice in document.likely_others(target, mention).into_iter().take(MOST_OFFERED) {
        offer_ui(ui, "Move to", Question::BelongsTo, choice, &mut chosen);
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
    commands_ui(ui, &commands, |ui, command| item_ui(ui, command, &mut chosen));
    actions.extend(chosen.into_iter().map(on));
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

fn item_ui(ui: &mut Ui, command: UiCommand, chosen: &mut Vec<Action>) {
    let mut button = egui::Button::new(command.text());
    if let Some(keys) = command.keys_text(ui.ctx()).into_iter().next() {
        button = button.shortcut_text(keys);
    }
    let response = ui.add(button).accessible_name(command.text());
    if response.on_hover_text(command.tooltip()).clicked() {
        chosen.push(Action::Command(command));
        ui.close();
    }
}

/// Shows an answer to `question` that is likely: "Move to Jane Doe".
fn offer_ui(ui: &mut Ui, verb: &str, question: Question, choice: Choice, chosen: &mut Vec<Action>) {
    let response = ui.button(format!("{verb} {}", choice.text));
    if response.on_hover_text(choice.detail).clicked() {
        chosen.push(Action::SubmitAnswer(question, choice.answer));
        ui.close();
    }
}
