//! The menu in a section's header that chooses the order of its rows.

use egui::accesskit::Role;
use egui::{Align, Button, Layout, Rect, RichText, Ui, UiBuilder, WidgetInfo, vec2};

use crate::gui::command::Action;
use crate::gui::model::order::Order;
use crate::gui::theme::{GRID, Tokens, icons, small_font};
use crate::gui::widgets::controls;

/// Below this width of the header, the button does not name the order.
const WORDS_FROM: f32 = 280.0;

/// Shows the button at the right end of `header`, with the orders that the section of `chosen` can have. `title` is the
/// text of the header.
pub fn sort_menu_ui(ui: &mut Ui, header: Rect, title: &str, chosen: Order, actions: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let place = header.shrink2(vec2(GRID * 2.0, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().id_salt(("sort", title)).max_rect(place).layout(layout));
    // The button is no higher than the header.
    ui.spacing_mut().interact_size.y = place.height();
    ui.spacing_mut().button_padding.y = 0.0;
    let icon = RichText::new(icons::SORT).font(controls::icon_font()).color(tokens.soft_ink);
    // The order of the article needs no label.
    let button = if chosen.is_usual() || header.width() < WORDS_FROM {
        Button::new(icon)
    } else {
        Button::new((RichText::new(chosen.text()).font(small_font()).color(tokens.soft_ink), icon))
    };
    let name = format!("Sort {}", title.to_lowercase());
    let tooltip = format!("{name}, now {}", chosen.text().to_lowercase());
    let mut by_keyboard = false;
    let response = controls::menu_button(&mut ui, button.frame_when_inactive(false), &name, &tooltip, |ui| {
        for order in Order::choices(chosen.section()) {
            let is_chosen = order == chosen;
            let tick = if is_chosen { icons::CHOSEN.to_string() } else { String::new() };
            let response = ui.add(Button::new(order.text()).selected(is_chosen).right_text(tick));
            response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, is_chosen, order.text()));
            if response.clicked() {
                by_keyboard = response.has_focus();
                actions.push(Action::Sort(order));
                ui.close();
            }
        }
    });
    if by_keyboard {
        // The entry disappears with its menu, so the keyboard goes back to the button.
        response.request_focus();
    }
}
