//! What screen readers get of a piece: its role, its level, and its words, letter by letter and line by line.

use egui::accesskit::Role;
use egui::emath::TSTransform;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Galley, Id, Rect, Sense, Ui, UiBuilder, WidgetInfo};

use crate::article::BlockKind;
use crate::gui::model::page::Setting;

/// Tells screen readers of a piece with this `setting`, called `id`, whose words are laid out as `galley` at `rect`. Returns
/// what is shown inside it.
///
/// AT-SPI has words to go through only where the role is that of a label, so that a paragraph or a heading has one inside.
pub fn words_ui(ui: &mut Ui, id: Id, setting: Setting, rect: Rect, galley: &Galley) -> Ui {
    let piece = ui.interact(rect, id, Sense::hover());
    let (role, level) = match setting {
        Setting::Block(BlockKind::Title) => (Role::Heading, Some(1)),
        Setting::Block(BlockKind::Heading) => (Role::Heading, Some(2)),
        Setting::Block(BlockKind::Caption) | Setting::CaptionCredit => (Role::Caption, None),
        Setting::Block(BlockKind::Quote) => (Role::Blockquote, None),
        Setting::Block(BlockKind::ListItem) => (Role::ListItem, None),
        _ => (Role::Paragraph, None),
    };
    // Before what it holds, or that would not be found inside it.
    piece.widget_info(|| WidgetInfo::new(role));
    let inside = ui.new_child(UiBuilder::new().id_salt(id).max_rect(rect).accessibility_parent(piece.id));
    let words = inside.interact(rect, id.with("words"), Sense::hover());
    words.widget_info(|| WidgetInfo::labeled(Role::Label, true, galley.text()));
    let to_screen = TSTransform::from_translation(rect.min.to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), words.id, None, to_screen, galley);
    ui.ctx().accesskit_node_builder(piece.id, |node| {
        node.set_labelled_by(vec![words.id.accesskit_id()]);
        if let Some(level) = level {
            node.set_level(level);
        }
    });
    inside
}
