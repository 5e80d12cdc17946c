//! What stands around the words of a piece: the panel of a caption, the rule of a quotation, the bullet of a list item.

use egui::{Align2, CornerRadius, FontFamily, FontId, Rect, Ui, pos2, vec2};

use super::style::PieceStyle;
use crate::article::BlockKind;
use crate::gui::model::page::{Piece, Setting};
use crate::gui::theme::{RADIUS, Tokens, icons};

/// Paints the decoration of `piece`, whose words are `text`, with its panel at `panel`.
pub fn decorate(ui: &Ui, piece: &Piece, style: &PieceStyle, panel: Rect, text: &str) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let rule = Rect::from_min_size(panel.min, vec2(3.0, panel.height()));
    match piece.setting {
        Setting::CaptionCredit | Setting::Block(BlockKind::Caption) => {
            let corners = CornerRadius {
                nw: 0,
                sw: 0,
                ne: if piece.first { RADIUS } else { 0 },
                se: if piece.last { RADIUS } else { 0 },
            };
            painter.rect_filled(panel, corners, tokens.caption);
            painter.rect_filled(rule, 0, tokens.rule);
        }
        Setting::Block(BlockKind::Quote) => {
            painter.rect_filled(rule, 0, tokens.rule);
        }
        // Many texts have their own bullet or number.
        Setting::Block(BlockKind::ListItem)
            if piece.first && text.starts_with(|c: char| c.is_alphabetic() || c == '“' || c == '"') =>
        {
            let center = pos2(panel.left() + 10.0, panel.top() + style.line_height / 2.0 + 1.0);
            painter.circle_filled(center, 2.5, tokens.soft_ink);
        }
        Setting::Block(BlockKind::ImageAlt) if piece.first => {
            let at = pos2(panel.left() + 2.0, panel.top() + style.line_height / 2.0);
            let font = FontId::new(15.0, FontFamily::Proportional);
            painter.text(at, Align2::LEFT_CENTER, icons::IMAGE, font, tokens.soft_ink);
        }
        _ => {}
    }
}
