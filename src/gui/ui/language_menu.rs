//! The menu in the status line that says in which language the article is read, and puts it right.

use egui::accesskit::Role;
use egui::{Button, RichText, Ui, WidgetInfo};

use crate::gui::command::Action;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::theme::{Tokens, icons, small_font};
use crate::gui::widgets::controls;
use crate::nlp;

/// The code of the language in which names are recognised, which the menu lists first.
const ENGLISH: &str = "en";

/// Shows the language of `document` as a button that opens the list of languages.
pub fn language_menu_ui(ui: &mut Ui, document: &OpenArticle, actions: &mut Vec<Action>) {
    let chosen = document.article.metadata().language.as_deref();
    let name = chosen.map_or("No language", |code| nlp::language_name(code).unwrap_or(code));
    let text = RichText::new(name).font(small_font()).color(Tokens::of(ui).soft_ink);
    let button = Button::new(text).frame_when_inactive(false);
    let tooltip = "The language in which the article is read; choose another if it is the wrong one";
    controls::menu_button(ui, button, &format!("Language: {name}"), tooltip, |ui| {
        for (code, name) in choices() {
            let is_chosen = chosen == Some(code);
            let tick = if is_chosen { icons::CHOSEN.to_string() } else { String::new() };
            let response = ui.add(Button::new(name).selected(is_chosen).right_text(tick));
            response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, is_chosen, name));
            if response.clicked() {
                if !is_chosen {
                    actions.push(Action::ReadIn(code));
                }
                ui.close();
            }
        }
    });
}

/// English, then the other languages by their names.
fn choices() -> impl Iterator<Item = (&'static str, &'static str)> {
    let (english, mut others): (Vec<_>, Vec<_>) = nlp::languages().partition(|&(code, _)| code == ENGLISH);
    others.sort_by_key(|&(_, name)| name);
    // Some have several codes.
    others.dedup_by_key(|&mut (_, name)| name);
    english.into_iter().chain(others)
}
