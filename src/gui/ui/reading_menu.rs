//! The menu for how the article is set and how the window looks: size, line length, spacing, face, colours, motion.

use egui::accesskit::Role;
use egui::{Align, Button, Layout, RichText, Ui, WidgetInfo};

use crate::gui::command::{Action, UiCommand};
use crate::gui::model::state::State;
use crate::gui::theme::{GRID, Tokens, fonts};
use crate::gui::widgets::controls;

/// The width of the menu, in points.
const WIDTH: f32 = 270.0;

/// Shows the button of the menu.
pub fn reading_menu_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let button = Button::new(RichText::new("Aa").family(fonts::serif()).size(16.0));
    let tooltip = "Text size, line length, face and colours";
    controls::menu_button(ui, button, "Reading", tooltip, |ui| contents_ui(ui, state, actions));
}

fn contents_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    // Narrow, since it covers the page that it changes.
    ui.set_max_width(WIDTH);
    let set = state.settings.typography;
    let size = format!("{}", set.text_size);
    let measure = format!("{:.0}", set.measure);
    let spacing = format!("{:.1}", set.line_spacing);
    for (name, value, less, more) in [
        ("Text size", size, UiCommand::TextSmaller, UiCommand::TextLarger),
        ("Line length", measure, UiCommand::LinesShorter, UiCommand::LinesLonger),
        ("Line spacing", spacing, UiCommand::SpacingLess, UiCommand::SpacingMore),
    ] {
        stepper_ui(ui, name, &value, less, more, actions);
    }
    let groups: [&[UiCommand]; 4] = [
        &[UiCommand::FaceSerif, UiCommand::FaceSans],
        &[
            UiCommand::ThemeLight,
            UiCommand::ThemeDark,
            UiCommand::ThemeSepia,
            UiCommand::ThemeHighContrast,
            UiCommand::ThemeHighContrastDark,
            UiCommand::ThemeSystem,
        ],
        &[UiCommand::TogglePictures, UiCommand::CleanPage, UiCommand::FullScreen, UiCommand::ReducedMotion],
        &[UiCommand::TypographyReset],
    ];
    for group in groups {
        ui.separator();
        for command in group {
            // It stays open, so that one can try what suits.
            controls::menu_choice(ui, state, *command, actions);
        }
    }
}

/// A line with a value between two buttons, which leave the menu open.
fn stepper_ui(
    ui: &mut Ui,
    name: &str,
    value: &str,
    less: UiCommand,
    more: UiCommand,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        ui.add_space(GRID * 2.5);
        let label = ui.label(name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            step_ui(ui, "+", more, actions);
            let width = GRID * 9.0;
            let text = RichText::new(value).color(Tokens::of(ui).soft_ink);
            let response = ui.add_sized([width, GRID * 6.0], egui::Label::new(text));
            response.widget_info(|| WidgetInfo {
                current_text_value: Some(value.to_owned()),
                ..WidgetInfo::labeled(Role::Status, true, name)
            });
            step_ui(ui, "−", less, actions);
        });
        label
    });
}

fn step_ui(ui: &mut Ui, sign: &str, command: UiCommand, actions: &mut Vec<Action>) {
    let tooltip = controls::tooltip(ui, command);
    let button = Button::new(sign).min_size(egui::vec2(GRID * 7.0, GRID * 6.0));
    if ui.add(button).accessible_name(command.text()).on_hover_text(tooltip).clicked() {
        actions.push(Action::Command(command));
    }
}
