//! The buttons and menus that the window is built from. Each has a name for screen readers.

use egui::accesskit::Role;
use egui::containers::menu::{self, MenuButton, MenuConfig};
use egui::style::{ScrollStyle, StyleModifier};
use egui::{
    Align2, Button, Color32, FontFamily, FontId, PopupCloseBehavior, Rect, Response, RichText, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2,
};

use crate::gui::command::{Action, UiCommand};
use crate::gui::model::state::State;
use crate::gui::theme::{GRID, ICON_SIZE, RADIUS, TOOLBAR_HEIGHT, Tokens, hairline, icons};

/// The font for an icon without words.
#[must_use]
pub fn icon_font() -> FontId {
    FontId::new(ICON_SIZE, FontFamily::Proportional)
}

/// Shows a decorative icon, which screen readers skip.
pub fn icon_ui(ui: &mut Ui, icon: char, color: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(GRID * 5.0, GRID * 5.0), Sense::hover());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, icon_font(), color);
}

/// A button called `name` that shows only an icon.
pub fn icon_button(ui: &mut Ui, icon: char, name: &str, tooltip: &str) -> Response {
    let size = vec2(GRID * 7.0, GRID * 7.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let tokens = Tokens::of(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, RADIUS, tokens.hover);
    }
    focus_ring(ui, &response);
    let color = if response.hovered() { tokens.ink } else { tokens.soft_ink };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, icon_font(), color);
    response.on_hover_text(tooltip)
}

/// A plain button with words, framed by a hairline.
pub fn text_button(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::new(text).stroke(hairline(Tokens::of(ui))))
}

/// A button of the toolbar with an icon and, unless `compact`, words.
pub fn toolbar_button<'a>(icon: char, text: &str, compact: bool) -> Button<'a> {
    let icon = RichText::new(icon).font(icon_font());
    if compact { Button::new(icon) } else { Button::new((icon, RichText::new(text))) }
}

/// A button called `name` that opens a menu.
pub fn menu_button(
    ui: &mut Ui,
    button: Button<'_>,
    name: &str,
    tooltip: &str,
    contents: impl FnOnce(&mut Ui),
) -> Response {
    // An entry closes its menu itself if it should.
    let close = PopupCloseBehavior::CloseOnClickOutside;
    let config = MenuConfig::new().close_behavior(close).style(StyleModifier::new(|style| {
        menu::menu_style(style);
        style.spacing.button_padding = vec2(GRID * 2.5, GRID);
    }));
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_min_width(GRID * 50.0);
        // A long menu scrolls in a low window. Its minimum height equals the maximum: otherwise it would grow in small
        // steps.
        let room = ui.ctx().content_rect().height() - 2.0 * TOOLBAR_HEIGHT;
        // A bar that is always there says that there is more.
        ui.spacing_mut().scroll = ScrollStyle::solid();
        ScrollArea::vertical().min_scrolled_height(room).max_height(room).show(ui, contents);
    });
    response.accessible_name(name).on_hover_text(tooltip)
}

/// A line of a menu that gives `command` and closes the menu.
pub fn menu_item(ui: &mut Ui, state: &State, command: UiCommand, actions: &mut Vec<Action>) {
    if menu_choice(ui, state, command, actions) {
        ui.close();
    }
}

/// A line of a menu that gives `command` and leaves the menu open; returns whether it was clicked.
pub fn menu_choice(ui: &mut Ui, state: &State, command: UiCommand, actions: &mut Vec<Action>) -> bool {
    let shortcut = command.keys_text(ui.ctx()).into_iter().next();
    let title = command.title(state);
    let mut button = Button::new(title.as_str());
    if let Some(shortcut) = shortcut {
        button = button.shortcut_text(shortcut);
    }
    let on = command.is_on(state);
    if let Some(on) = on {
        button = button.selected(on);
    }
    let enabled = command.is_enabled(state);
    let response = ui.add_enabled(enabled, button);
    let role = if on.is_some() { Role::MenuItemCheckBox } else { Role::MenuItem };
    response
        .widget_info(|| WidgetInfo { selected: on, ..WidgetInfo::labeled(role, enabled, title.as_str()) });
    let clicked = response.on_hover_text(command.tooltip()).clicked();
    if clicked {
        actions.push(Action::Command(command));
    }
    clicked
}

/// The tooltip of a command's button: what it does, and its keys.
#[must_use]
pub fn tooltip(ui: &Ui, command: UiCommand) -> String {
    match command.keys_text(ui.ctx()).first() {
        Some(keys) => format!("{} ({keys})", command.tooltip()),
        None => command.tooltip().to_owned(),
    }
}

/// A small button in `rect`, called `name`, that closes or clears something; returns whether it was clicked.
pub fn close_ui(ui: &mut Ui, rect: Rect, name: &str) -> bool {
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect));
    let tokens = Tokens::of(&ui);
    let response = ui.allocate_rect(rect, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() {
        ui.painter().rect_filled(rect, RADIUS - 2, tokens.selected);
    }
    focus_ring(&ui, &response);
    let font = FontId::new(12.0, FontFamily::Proportional);
    let color = if response.hovered() { tokens.ink } else { tokens.soft_ink };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::CLOSE, font, color);
    response.clicked()
}

/// Outlines a widget that has the keyboard focus.
pub fn focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(1.5, Tokens::of(ui).accent);
        ui.painter().rect_stroke(response.rect.shrink(1.0), RADIUS, stroke, StrokeKind::Inside);
    }
}
